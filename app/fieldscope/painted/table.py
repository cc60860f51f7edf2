"""A table that shows its cells as a picture. Qt's own way asks model and style for every cell anew."""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from fieldscope import tables
from fieldscope.emptytext import paint_empty
from fieldscope.painted.picture import CHIP, Column, Look, Picture, Place, Sheet
from fieldscope.tables import ListModel

MOST_ICONS: Final = 16
"""Icons that are kept as pictures."""


class PaintedTable(QTableView):
    """Whoever derives says how cells look (`looks`). All rows are as high as the first one."""

    right: Collection[int] = ()
    """Columns whose texts stand at the right side."""
    chips: Collection[int] = ()
    """Columns with room for a chip before the text."""
    middle: Collection[int] = ()
    """Columns with names of signals, shortened in their middle."""
    shaped: Collection[int] = ()
    """Columns with texts in any script."""

    def __init__(
        self, model: QAbstractTableModel, name: str, letters: Sequence[int] = (), parent: QWidget | None = None
    ) -> None:
        """`letters` are the widths of the first columns in letters."""
        super().__init__(parent)
        self._picture = Picture()
        self._follows = True
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # the picture covers all of it
        self.empty = ""
        """What stands there instead of rows."""
        self.setModel(model)
        tables.dress(self, name, letters)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def looks(self, row: int, columns: Sequence[int]) -> list[Look]:
        """Give how a row looks in some columns."""
        raise NotImplementedError

    def follow(self) -> None:
        """Stay with the newest row, the last one, unless the user scrolled up."""
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda value: setattr(self, "_follows", value >= bar.maximum()))
        self.model().rowsInserted.connect(lambda *_: self.scrollToBottom() if self._follows else None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the cells."""
        first, last = self.visible_rows()
        if last < first:
            with QPainter(self.viewport()) as painter:
                painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
            paint_empty(self, self.empty)
            return
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._picture.brought_up(self.looks, self.place(first, last)))
        current = self.currentIndex()
        if self.hasFocus() and current.isValid() and first <= current.row() <= last:
            ink = self.palette().color(QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText)
            painter.setPen(QPen(ink, 1, Qt.PenStyle.DotLine))
            at = self.rowViewportPosition(current.row())
            painter.drawRect(0, at, self.viewport().width() - 1, self.rowHeight(first) - 1)
        painter.end()

    def place(self, first: int, last: int) -> Place:
        """Give where rows `first` to `last` stand now, and how."""
        palette, viewport = self.palette(), self.viewport()
        group = QPalette.ColorGroup.Active if self.hasFocus() else QPalette.ColorGroup.Inactive
        role = QPalette.ColorRole
        width = viewport.width()
        columns: list[Column] = []
        for number in range(self.model().columnCount()):
            left, wide = self.columnViewportPosition(number), self.columnWidth(number)
            if wide and left < width and left + wide > 0:  # a hidden one has no width
                marks = [number in some for some in (self.right, self.chips, self.middle, self.shaped)]
                columns.append(Column(number, left, wide, *marks))
        return Place(
            sheet=Sheet(
                width,
                viewport.height(),
                viewport.devicePixelRatioF(),
                tuple(columns),
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


class PaintedList(PaintedTable):
    """Cells look as the model tells Qt: their text, the icon before it, its colour. Rows can be copied."""

    def __init__(
        self, model: ListModel, name: str, letters: Sequence[int], empty: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(model, name, letters, parent)
        self.right = model.right
        self.empty = empty
        self._icons: dict[int, QPixmap] = {}
        tables.offer_copy(self)

    def looks(self, row: int, columns: Sequence[int]) -> list[Look]:
        found: list[Look] = []
        model = self.model()
        for column in columns:
            index = model.index(row, column)
            text = str(model.data(index) or "")
            ink = model.data(index, Qt.ItemDataRole.ForegroundRole)
            icon = model.data(index, Qt.ItemDataRole.DecorationRole) if column in self.chips else None
            chip = None if icon is None else self._chip(icon)
            found.append((text, chip, None if ink is None else ink.color()) if chip or ink else text)
        return found

    def _chip(self, icon: QIcon) -> QPixmap:
        chip = self._icons.get(icon.cacheKey())
        if chip is None:
            if len(self._icons) > MOST_ICONS:  # another theme has others
                self._icons.clear()
            chip = self._icons[icon.cacheKey()] = icon.pixmap(QSize(CHIP, CHIP), self.devicePixelRatioF())
        return chip
