"""The table of values, painted at one go: 10,000 rows may all change four times per second."""

from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from fieldscope.emptytext import paint_empty
from fieldscope.store import SignalKey
from fieldscope.values.entries import ALARM, COLUMNS, QUALITY, SIGNAL, SOURCE, VALUE
from fieldscope.values.model import CHIP, ValueModel

MARGIN: Final = 6
"""Pixels at both sides of a cell."""


class _Widths:
    """How wide short texts are: added up from their letters, a tenth of the cost of laying them out."""

    def __init__(self, metrics: QFontMetrics) -> None:
        self._metrics = metrics
        self._letters: dict[str, int] = {}
        self.widest = metrics.horizontalAdvance("W")

    def of(self, text: str) -> int:
        """Pixels."""
        letters = self._letters
        try:
            return sum([letters[letter] for letter in text])
        except KeyError:
            for letter in text:
                letters[letter] = self._metrics.horizontalAdvance(letter)
            return self.of(text)


class ValueView(QTableView):
    """The table. Ctrl+C copies the selected rows, Enter plots them or takes them off."""

    copy_asked = Signal()
    plot_asked = Signal()

    def __init__(self, model: ValueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._widths = _Widths(self.fontMetrics())
        self.empty = ""
        """What stands there instead of rows."""
        self.setModel(model)
        self.setAccessibleName("Values")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._kept: list[SignalKey] = []
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        letter = self.fontMetrics().averageCharWidth()
        for number, column in enumerate(COLUMNS):
            if column.letters:
                header.resizeSection(number, column.letters * letter)
        header.setMinimumSectionSize(5 * letter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the exposed cells. Qt's own way takes four times as long: it asks a style for every cell anew."""
        model = self._model
        region = event.rect()
        first, last = self.visible_rows()
        if last < first:
            super().paintEvent(event)
            paint_empty(self, self.empty)
            return
        first = max(first, self.rowAt(max(region.top(), 0)))
        below = self.rowAt(region.bottom())
        last = last if below < 0 else min(last, below)
        columns = [
            (number, self.columnViewportPosition(number), self.columnWidth(number), column)
            for number, column in enumerate(COLUMNS)
            if not self.isColumnHidden(number)
        ]
        columns = [c for c in columns if c[1] <= region.right() and c[1] + c[2] > region.left()]
        palette, metrics = self.palette(), self.fontMetrics()
        height = self.rowHeight(first)
        rise = (height + metrics.ascent() - metrics.descent()) // 2
        group = QPalette.ColorGroup.Active if self.hasFocus() else QPalette.ColorGroup.Inactive
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        plain, inverse = (
            palette.color(QPalette.ColorRole.Text),
            palette.color(group, QPalette.ColorRole.HighlightedText),
        )
        grounds = (palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.AlternateBase))
        highlight = palette.color(group, QPalette.ColorRole.Highlight)
        width_of, widest = self._widths.of, self._widths.widest
        # Numbers and times need no shaping, which is a third of the cost of drawing them.
        quick = QFont(self.font())
        quick.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
        words = any(number in (SIGNAL, SOURCE) for number, *_ in columns)
        painter = QPainter(self.viewport())
        painter.setFont(quick)
        for row in range(first, last + 1):
            entry = model.entry(row)
            top = self.rowViewportPosition(row)
            selected = row in chosen
            ground = highlight if selected else grounds[row & 1]
            painter.fillRect(region.left(), top, region.width(), height, ground)
            pen = inverse if selected else plain
            painter.setPen(pen)
            for number, left, width, column in columns:
                text = column.text(entry)
                x, room = left + MARGIN, width - 2 * MARGIN
                if words:
                    painter.setFont(self.font() if number in (SIGNAL, SOURCE) else quick)
                if number == SIGNAL:
                    chip = model.chip(entry.key)
                    if chip is not None:
                        painter.drawPixmap(x, top + (height - CHIP) // 2, chip)
                    x, room = x + CHIP + MARGIN, room - CHIP - MARGIN
                elif number == VALUE and (flash := model.flashing(entry)) is not None and not selected:
                    painter.fillRect(left, top, width, height, flash)
                if column.right or len(text) * widest > room:
                    needed = width_of(text)
                    if needed > room:
                        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
                    elif column.right:
                        x += room - needed
                if number in (QUALITY, ALARM) and not selected:
                    painter.setPen(model.quality_color(entry) if number == QUALITY else model.alarm_color())
                    painter.drawText(x, top + rise, text)
                    painter.setPen(pen)
                else:
                    painter.drawText(x, top + rise, text)
        bottom = self.rowViewportPosition(last) + height
        if bottom <= region.bottom():
            painter.fillRect(region.left(), bottom, region.width(), region.bottom() - bottom + 1, grounds[0])
        current = self.currentIndex()
        if self.hasFocus() and current.isValid() and first <= current.row() <= last:
            painter.setPen(QPen(inverse, 1, Qt.PenStyle.DotLine))
            at = self.rowViewportPosition(current.row())
            painter.drawRect(0, at, self.viewport().width() - 1, height - 1)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._widths = _Widths(self.fontMetrics())

    def visible_rows(self) -> tuple[int, int]:
        """The first and the last row on screen; (0, -1) without rows."""
        count = self.model().rowCount()
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return (max(first, 0), count - 1 if last < 0 else last) if count else (0, -1)

    def selected_rows(self) -> list[int]:
        """Selected rows, top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.plot_asked.emit()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        self._kept = [self._model.key(row) for row in self.selected_rows()]

    def _restore(self) -> None:
        kept, self._kept = set(self._kept), []
        if not kept:
            return
        chosen = QItemSelection()
        for row in range(self._model.rowCount()):
            if self._model.key(row) in kept:
                index = self._model.index(row, 0)
                chosen.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.Select | flags.Rows)
