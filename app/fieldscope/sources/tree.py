"""The view of the source tree: Enter plots what is selected, Space ticks it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from fieldscope.emptytext import paint_empty
from fieldscope.sources.delegate import RowDelegate
from fieldscope.sources.model import COLUMNS, NAME, QUALITY, TREND, TYPE, VALUE, SourceModel
from fieldscope.sources.nodes import Node
from fieldscope.sources.rows import Look, PointPainter, colors
from fieldscope.tables import TITLE_MARGIN
from fieldscope.words import tr

Index = QModelIndex | QPersistentModelIndex
LETTERS: Final = {VALUE: 11, TREND: 7, TYPE: 13, QUALITY: 10}
"""Widths of the columns behind the name at first."""
NAME_LETTERS: Final = 24
"""What a name needs three levels deep before the trend, and then the type, gets room."""
INDENTATION: Final = 12
BOX: Final = 28
"""Room for a check box and the margins of a name."""


class SourceTree(QTreeView):
    """Points are painted here, connections and groups by Qt with a delegate."""

    activated_keys = Signal()

    def __init__(self, model: SourceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._points = PointPainter()
        self._painted: QRegion | None = None
        """What is being painted anew; None outside of `paintEvent`. Qt itself draws whole rows."""
        self._places: dict[int, tuple[Node, QRect]] | None = None
        """Rows on screen by the number of their node; None when they have to be looked for."""
        self._box: QRect | None = None
        self._wide: dict[int, int] = {}
        """Widths of the columns at first; their titles, longer in another language, fit."""
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(tr("Sources"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setIndentation(INDENTATION)
        self.setExpandsOnDoubleClick(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in LETTERS.items():
            title = self.fontMetrics().horizontalAdvance(tr(COLUMNS[column])) + TITLE_MARGIN
            self._wide[column] = max(letters * letter, title)
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, self._wide[column])
        bar = self.verticalScrollBar()
        for moved in (model.layoutChanged, model.modelReset, self.expanded, self.collapsed):
            moved.connect(self._moved)
        for changed in (bar.valueChanged, bar.rangeChanged):
            changed.connect(self._moved)

    def visible(self) -> list[Node]:
        """The rows on screen, top to bottom."""
        return [node for node, _ in self._on_screen().values()]

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint what changed anew; Qt would also measure the row, and nothing changes how high a point is."""
        node = self._model.node(first)
        if node.point is None or first.row() != last.row():
            super().dataChanged(first, last, roles)
        elif (place := self._on_screen().get(node.id)) is not None:
            left, right = self.columnViewportPosition(first.column()), self.columnViewportPosition(last.column())
            right += self.columnWidth(last.column())
            self.viewport().update(left, place[1].top(), right - left, place[1].height())

    def paintEvent(self, event: QPaintEvent) -> None:
        header = self.header()
        shown = [number for number in range(header.count()) if not header.isSectionHidden(number)]
        columns = tuple(
            (number, header.sectionViewportPosition(number), header.sectionSize(number)) for number in shown
        )
        self._box = self._box or self._check_box()
        row = self.fontMetrics().height() + 6
        ratio = self.viewport().devicePixelRatioF()
        shades = colors(self.palette(), active=self.hasFocus())
        self._points.use(Look(columns, row, ratio, self.font(), *shades, self._box))
        self._painted = event.region()
        super().paintEvent(event)
        self._painted = None
        paint_empty(self, tr("No connection yet. Add a PLC or a 104 server, or try the demo."))

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node = self._model.node(index)
        if node.point is None:
            super().drawRow(painter, option, index)
            return
        rect, selected = option.rect, self.selectionModel().isSelected(index)
        indent = INDENTATION * sum(1 for _ in node.above())
        self._points.paint(painter, rect, node, indent, self._model.color(node), selected, self._painted)
        if self.hasFocus() and self._model.node(self.currentIndex()) is node:
            painter.setPen(QPen(painter.pen().color(), 1, Qt.PenStyle.DotLine))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.activated_keys.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow dock gives its room to names and values."""
        super().resizeEvent(event)
        self._moved()
        header, letter = self.header(), self.fontMetrics().averageCharWidth()
        room = self.viewport().width() - NAME_LETTERS * letter - 3 * INDENTATION - BOX
        room -= header.sectionSize(VALUE) + header.sectionSize(QUALITY)
        for column in (TREND, TYPE):
            width = header.sectionSize(column) or self._wide[column]
            header.setSectionHidden(column, room < width)
            room -= width

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._box = None
            self._moved()

    def _moved(self, *_: object) -> None:
        self._places = None

    def _on_screen(self) -> dict[int, tuple[Node, QRect]]:
        if self._places is None:
            places = {}
            width, bottom = self.viewport().width(), self.viewport().height()
            index = self.indexAt(QPoint(0, 0))
            while index.isValid() and (place := self.visualRect(index)).top() <= bottom:
                node = self._model.node(index)
                places[node.id] = node, QRect(0, place.top(), width, place.height())
                index = self.indexBelow(index)
            self._places = places  # not before: Qt may lay out anew when it is asked
        return self._places

    def _check_box(self) -> QRect:
        """Where a click ticks a point, from the upper left corner of its name."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        feature = QStyleOptionViewItem.ViewItemFeature
        option.features |= feature.HasCheckIndicator | feature.HasDisplay
        option.rect = QRect(0, 0, 400, self.fontMetrics().height() + 6)
        return self.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, self)
