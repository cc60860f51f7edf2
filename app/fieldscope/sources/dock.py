"""The Sources dock: filter box, tree, and what can be done with a connection."""

import time
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from fieldscope import theme
from fieldscope.plot import Workspace
from fieldscope.session import Session
from fieldscope.sources import filter as filters
from fieldscope.sources.model import DERIVED, STATE_TEXT_ROLE, TOKEN_ROLE, TRUTH_ROLE, Node, SourceModel
from fieldscope.store import SignalKey

Index = QModelIndex | QPersistentModelIndex
REFRESH_MS: Final = 250
REFILTER_S: Final = 1.0
"""How often a filter that looks at values is asked again."""


class _FilterProxy(QSortFilterProxyModel):
    def __init__(self, model: SourceModel, workspace: Workspace) -> None:
        super().__init__(model)
        self._model = model
        self._workspace = workspace
        self._plotted: set[SignalKey] = set()
        self.filter = filters.Filter()
        self.setRecursiveFilteringEnabled(True)
        self.setDynamicSortFilter(False)
        self.setSourceModel(model)

    def use(self, parsed: filters.Filter) -> None:
        self._plotted = set(self._workspace.plotted())
        if hasattr(self, "beginFilterChange"):  # from Qt 6.9 on, where the other way is deprecated
            self.beginFilterChange()
            self.filter = parsed
            self.endFilterChange(QSortFilterProxyModel.Direction.Rows)
        else:
            self.filter = parsed
            self.invalidateFilter()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if not self.filter.tests:
            return True
        node = self._model.node(source_parent).children[source_row]
        if node.point is None:
            # Groups show when something below them does; an empty connection shows while its name fits.
            return not node.children and node.connection is not None and self._fits_name(node.connection.name)
        plotted = node.source is not None and node.source.key in self._plotted
        name = node.connection.name if node.connection is not None else DERIVED
        return self.filter(filters.Subject(node.point, node.source, name, plotted))

    def _fits_name(self, name: str) -> bool:
        return not self.filter.live and name != ""


class _RowDelegate(QStyledItemDelegate):
    """Draws a connection on two lines: name and state, then one line of protocol truth."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        line = option.fontMetrics.height()
        rows = 2 if index.data(STATE_TEXT_ROLE) is not None else 1
        return QSize(size.width(), rows * line + (11 if rows == 2 else 6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(STATE_TEXT_ROLE) is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        title, option.text = option.text, ""
        icon, font = QIcon(option.icon), option.font
        option.icon = QIcon()
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        strong = option.palette.color(role)
        rect = option.rect.adjusted(4, 4, -6, -4)
        place = QRect(rect.left(), rect.top(), 16, option.fontMetrics.height())
        if selected:  # the state's own colours need a quiet ground
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(option.palette.color(QPalette.ColorRole.Base))
            painter.drawEllipse(QRectF(place.center().x() - 9.5, place.center().y() - 9.5, 20, 20))
            painter.restore()
        icon.paint(painter, place)
        rect.setLeft(rect.left() + 22)
        bold = QFontMetrics(font)
        plain = QFontMetrics(option.widget.font() if option.widget is not None else font)
        painter.save()
        painter.setFont(font)
        painter.setPen(strong)
        name = bold.elidedText(title, Qt.TextElideMode.ElideRight, rect.width() * 3 // 5)
        painter.drawText(QRect(rect.left(), rect.top(), rect.width(), bold.height()), Qt.AlignmentFlag.AlignLeft, name)
        if option.widget is not None:
            painter.setFont(option.widget.font())
        state = str(index.data(STATE_TEXT_ROLE))
        truth = str(index.data(TRUTH_ROLE) or "")
        state_color = strong if selected else theme.color(str(index.data(TOKEN_ROLE)))
        second = QRect(rect.left(), rect.top() + bold.height() + 2, rect.width(), plain.height())
        below, below_color = state, state_color
        if truth:
            below, below_color = truth, strong if selected else theme.color("muted")
            room = rect.width() - bold.horizontalAdvance(name) - 10
            painter.setPen(state_color)
            painter.drawText(
                QRect(rect.right() - room, rect.top(), room, bold.height()),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                plain.elidedText(state, Qt.TextElideMode.ElideRight, room),
            )
        painter.setPen(below_color)
        elided = plain.elidedText(below, Qt.TextElideMode.ElideRight, second.width())
        painter.drawText(second, Qt.AlignmentFlag.AlignLeft, elided)
        painter.restore()


class SourceTree(QTreeView):
    """The tree; Enter plots what is selected, Space ticks it."""

    activated_keys = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.activated_keys.emit()
            return
        super().keyPressEvent(event)


class SourcesPanel(QWidget):
    """What stands inside the Sources dock."""

    selection_changed = Signal()
    menu_asked = Signal(QPoint)
    """Global position."""
    edit_asked = Signal(str)
    """A connection was double-clicked."""

    def __init__(self, session: Session, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._workspace = workspace
        self.model = SourceModel(session, workspace.color_of, self)
        self.proxy = _FilterProxy(self.model, workspace)
        self._refiltered = 0.0

        self.filter_box = QLineEdit(self)
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.setPlaceholderText("Filter: name, bad, plotted, changed<5s, type:MFL, ioa:1200-1300")
        self.filter_box.setAccessibleName("Filter sources")
        self.filter_box.setToolTip(filters.__doc__.split("\n\n", 1)[1] if filters.__doc__ else "")
        self.filter_box.textChanged.connect(self._filter)
        self._filter_action = self.filter_box.addAction(theme.icon("filter"), QLineEdit.ActionPosition.LeadingPosition)

        tree = self.tree = SourceTree(self)
        tree.setModel(self.proxy)
        tree.setItemDelegate(_RowDelegate(tree))
        tree.setAccessibleName("Sources")
        tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        tree.setDragEnabled(True)
        tree.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        tree.setIndentation(14)
        tree.setExpandsOnDoubleClick(False)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(lambda at: self.menu_asked.emit(tree.viewport().mapToGlobal(at)))
        tree.doubleClicked.connect(self._double_clicked)
        tree.activated_keys.connect(self.plot_selected)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        letter = tree.fontMetrics().averageCharWidth()
        for column, letters in ((1, 16), (2, 14), (3, 9)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, letters * letter)
        tree.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())

        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        layout.addWidget(self.filter_box)
        layout.addWidget(tree)

        self.model.plot_asked.connect(self._plot)
        self.model.rowsInserted.connect(self._unfold)
        workspace.plotted_changed.connect(self._plotted)
        session.added.connect(self._select)
        for row in range(self.proxy.rowCount()):
            self._span(row)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.refresh)
        self._timer.start(REFRESH_MS)

    def selected_links(self) -> list[str]:
        """Ids of the connections that are selected, or that hold something selected."""
        found: dict[str, None] = {}
        for node in self.selected_nodes():
            if node.connection is not None:
                found[node.connection.id] = None
        return list(found)

    def selected_nodes(self) -> list[Node]:
        """The selected rows, top to bottom."""
        rows = self.tree.selectionModel().selectedRows(0)
        return [self.model.node(self.proxy.mapToSource(index)) for index in rows]

    def selected_keys(self) -> list[SignalKey]:
        """The selected points, with all points of selected groups."""
        rows = self.tree.selectionModel().selectedRows(0)
        return self.model.keys(self.proxy.mapToSource(index) for index in rows)

    def plot_selected(self) -> None:
        """Show the selected points; hide them when all are shown already."""
        keys = self.selected_keys()
        shown = set(self._workspace.plotted())
        self._plot(keys, not all(key in shown for key in keys))

    def refresh(self) -> None:
        """Bring the visible rows up to date."""
        if self.proxy.filter.live and time.monotonic() - self._refiltered > REFILTER_S:
            self._refiltered = time.monotonic()
            self.proxy.use(self.proxy.filter)
        if self.isVisible():
            self.model.refresh(list(self._visible()))

    def restyle(self) -> None:
        """The theme changed."""
        self._filter_action.setIcon(theme.icon("filter"))
        self.model.redraw()

    def _visible(self) -> Iterator[Node]:
        index = self.tree.indexAt(QPoint(0, 0))
        bottom = self.tree.viewport().height()
        while index.isValid() and self.tree.visualRect(index).top() <= bottom:
            yield self.model.node(self.proxy.mapToSource(index))
            index = self.tree.indexBelow(index)

    def _filter(self, text: str) -> None:
        self.proxy.use(filters.parse(text))
        if text:
            self.tree.expandAll()

    def _plot(self, keys: list[SignalKey], on: bool) -> None:
        if on:
            self._workspace.plot_keys(keys)
        else:
            self._workspace.remove(keys)

    def _plotted(self) -> None:
        self.model.redraw()
        if self.proxy.filter.live:
            self.proxy.use(self.proxy.filter)

    def _double_clicked(self, index: QModelIndex) -> None:
        node = self.model.node(self.proxy.mapToSource(index))
        if node.point is not None:
            self._plot_one(node)
        elif node.parent is self.model.root and node.connection is not None:
            self.edit_asked.emit(node.connection.id)
        else:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))

    def _plot_one(self, node: Node) -> None:
        if node.source is not None:
            self._plot([node.source.key], self._workspace.color_of(node.source.key) is None)

    def _select(self, link_id: str) -> None:
        node = self.model.root.by_key.get(link_id)
        if node is not None:
            index = self.proxy.mapFromSource(self.model.index_of(node))
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)

    def _unfold(self, parent: QModelIndex, first: int, last: int) -> None:
        """New connections and their first levels start unfolded, large groups do not."""
        if not parent.isValid():
            for row in range(first, last + 1):
                self._span(self.proxy.mapFromSource(self.model.index(row, 0)).row())
        node = self.model.node(parent)
        for child in [node, *node.children[first : last + 1]]:
            if child is not self.model.root and 0 < len(child.children) <= 64:
                self.tree.expand(self.proxy.mapFromSource(self.model.index_of(child)))

    def _span(self, row: int) -> None:
        if row >= 0:
            self.tree.setFirstColumnSpanned(row, QModelIndex(), True)
