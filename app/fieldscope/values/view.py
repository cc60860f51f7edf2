"""The table of values: 10,000 rows may all change four times per second."""

from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from fieldscope import tables
from fieldscope.emptytext import paint_empty
from fieldscope.store import SignalKey
from fieldscope.values.entries import COLUMNS
from fieldscope.values.model import ValueModel
from fieldscope.values.picture import Picture, Place, Sheet
from fieldscope.words import tr

SIGNAL_LETTERS: Final = 20
"""Letters of a name that are seen in any case; a narrow table is scrolled."""


class ValueView(QTableView):
    """The table. Ctrl+C copies the selected rows, Enter plots them or takes them off."""

    copy_asked = Signal()
    plot_asked = Signal()

    def __init__(self, model: ValueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._picture = Picture()
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # the picture covers all of it
        self.empty = ""
        """What stands there instead of rows."""
        self.setModel(model)
        self.setAccessibleName(tr("Values"))
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
                header.resizeSection(number, tables.room(self, number, column.letters))
        header.setMinimumSectionSize(5 * letter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.sectionResized.connect(lambda column, *_: self._fit() if column else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the names what the other columns leave, and what a name needs where that is little."""
        header, least = self.horizontalHeader(), SIGNAL_LETTERS * self.fontMetrics().averageCharWidth()
        left = self.viewport().width() - header.length() + header.sectionSize(0)
        header.resizeSection(0, max(left, least))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the cells. Qt's own way asks a style for every cell anew."""
        first, last = self.visible_rows()
        if last < first:
            with QPainter(self.viewport()) as painter:
                painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
            paint_empty(self, self.empty)
            return
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._picture.brought_up(self._model, self._place(first, last)))
        current = self.currentIndex()
        if self.hasFocus() and current.isValid() and first <= current.row() <= last:
            ink = self.palette().color(QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText)
            painter.setPen(QPen(ink, 1, Qt.PenStyle.DotLine))
            at = self.rowViewportPosition(current.row())
            painter.drawRect(0, at, self.viewport().width() - 1, self.rowHeight(first) - 1)
        painter.end()

    def _place(self, first: int, last: int) -> Place:
        palette, viewport = self.palette(), self.viewport()
        group = QPalette.ColorGroup.Active if self.hasFocus() else QPalette.ColorGroup.Inactive
        role = QPalette.ColorRole
        columns = (
            (number, self.columnViewportPosition(number), self.columnWidth(number))
            for number in range(len(COLUMNS))
            if not self.isColumnHidden(number)
        )
        return Place(
            sheet=Sheet(
                viewport.width(),
                viewport.height(),
                viewport.devicePixelRatioF(),
                tuple(c for c in columns if c[1] < viewport.width() and c[1] + c[2] > 0),
                self.rowHeight(first),
                self.font(),
                palette.color(role.Text),
                palette.color(group, role.HighlightedText),
                (palette.color(role.Base), palette.color(role.AlternateBase)),
                palette.color(group, role.Highlight),
            ),
            rows=range(first, last + 1),
            top=self.rowViewportPosition(first),
            chosen={index.row() for index in self.selectionModel().selectedRows()},
        )

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
