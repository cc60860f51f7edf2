"""The Sources dock: filter box, tree, and what can be done with a connection."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Signal,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from fieldscope import theme
from fieldscope.beat import Beat
from fieldscope.plot import Workspace
from fieldscope.session import Session
from fieldscope.sources import filter as filters
from fieldscope.sources.model import DERIVED, SourceModel
from fieldscope.sources.nodes import Node, keys
from fieldscope.sources.tree import SourceTree
from fieldscope.store import Signal as Source
from fieldscope.store import SignalKey
from fieldscope.words import tr

Index = QModelIndex | QPersistentModelIndex
REFRESH_MS: Final = 250
UNFOLDED: Final = 64
"""Rows of a group that unfolds by itself at most."""
UNFOLDED_FOUND: Final = 500
"""Rows that a filter unfolds at most: laying out thousands takes longer than a key press should."""
REFILTER_S: Final = 1.0
"""How often a filter that looks at values is asked again."""


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
        self._filter: filters.Filter = filters.Filter()
        self._refiltered = 0.0
        self._found: list[Node] = []
        """Groups that the filter unfolded."""

        self.filter_box = QLineEdit(self)
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.setPlaceholderText(tr("Filter: name, bad, plotted, changed<5s, type:MFL, ioa:1200-1300"))
        self.filter_box.setAccessibleName(tr("Filter sources"))
        self.filter_box.setToolTip(tr(filters.HELP))
        self.filter_box.textChanged.connect(self.set_filter)
        self._filter_action = self.filter_box.addAction(theme.icon("filter"), QLineEdit.ActionPosition.LeadingPosition)

        tree = self.tree = SourceTree(self.model, self)
        tree.customContextMenuRequested.connect(lambda at: self.menu_asked.emit(tree.viewport().mapToGlobal(at)))
        tree.doubleClicked.connect(self._double_clicked)
        tree.activated_keys.connect(self.plot_selected)
        tree.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())

        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        layout.addWidget(self.filter_box)
        layout.addWidget(tree)

        self.model.plot_asked.connect(self._plot)
        self.model.grown.connect(self._unfold)
        workspace.plotted_changed.connect(self._plotted)
        session.added.connect(self._select)
        self._unfold(list(self.model.root.children))
        self._timer = Beat(self)
        self._timer.due.connect(self.refresh)
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
        found = {
            node
            for part in self.tree.selectionModel().selection().toList()
            for node in self.model.node(part.parent()).shown[part.top() : part.bottom() + 1]
        }
        return sorted(found, key=Node.place)

    def selected_keys(self) -> list[SignalKey]:
        """The selected points, with all shown points of selected groups."""
        return keys(self.selected_nodes())

    def selected_signals(self) -> list[Source]:
        """The signals of the selected points that are known."""
        found = (self._session.signal(key) for key in self.selected_keys())
        return [signal for signal in found if signal is not None]

    def plot_selected(self) -> None:
        """Show the selected points; hide them when all are shown already."""
        keys = self.selected_keys()
        shown = set(self._workspace.plotted())
        self._plot(keys, not all(key in shown for key in keys))

    def refresh(self) -> None:
        """Bring the visible rows up to date."""
        if self._filter.live and time.monotonic() - self._refiltered > REFILTER_S:
            self._use_filter()
        if self.isVisible():
            self.model.refresh(self.tree.visible())

    def restyle(self) -> None:
        """The theme changed."""
        self._filter_action.setIcon(theme.icon("filter"))
        self.model.redraw(self.tree.visible())

    def set_filter(self, text: str) -> None:
        """Show only what a filter text lets through, unfolded as far as that helps."""
        self._filter = filters.parse(text)
        self._fold_found()
        self._use_filter()
        if text:
            self._unfold_found(self.model.root, UNFOLDED_FOUND)

    def _use_filter(self) -> None:
        self._refiltered = time.monotonic()
        self.model.filter(self._passes() if self._filter else None)
        self._span()

    def _passes(self) -> Callable[[Node], bool]:
        plotted = set(self._workspace.plotted())
        words, tests = self._filter.words, self._filter.tests

        def passes(node: Node) -> bool:  # ten thousand times for every key that is pressed
            assert node.point is not None
            name = node.connection.name if node.connection is not None else tr(DERIVED)
            if words:
                node.searched = node.searched or filters.searched(node.point)
                text = name.lower() + node.searched
                for word in words:
                    if word not in text:
                        return False
            if not tests:
                return True
            shown = node.source is not None and node.source.key in plotted
            return self._filter.holds(filters.Subject(node.point, node.source, name, shown))

        return passes

    def _plot(self, keys: list[SignalKey], on: bool) -> None:
        if on:
            self._workspace.plot_keys(keys)
        else:
            self._workspace.remove(keys)

    def _plotted(self) -> None:
        self.model.redraw(self.tree.visible())
        if self._filter.live:
            self._use_filter()

    def _double_clicked(self, index: QModelIndex) -> None:
        node = self.model.node(index)
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
        if node is not None and node.is_shown:
            index = self.model.index_of(node)
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)

    def _unfold_found(self, node: Node, room: int) -> int:
        """Unfold what a filter left, top to bottom, up to `room` rows; gives how many are left of them."""
        for child in node.shown:
            if child.shown and len(child.shown) <= room:
                index = self.model.index_of(child)
                if not self.tree.isExpanded(index):
                    self._found.append(child)
                    self.tree.expand(index)
                room = self._unfold_found(child, room - len(child.shown))
        return room

    def _fold_found(self) -> None:
        """Fold what the filter before unfolded, unless something in it is selected: all of it may be shown next."""
        held = {above for node in self.selected_nodes() for above in node.above()}
        for node in reversed(self._found):
            if node not in held and node.is_shown:
                self.tree.collapse(self.model.index_of(node))
        self._found.clear()

    def _unfold(self, nodes: list[Node]) -> None:
        """New connections and their first levels start unfolded, large groups do not."""
        self._span()
        for node in nodes:
            if node.is_shown and 0 < len(node.shown) <= UNFOLDED:
                self.tree.expand(self.model.index_of(node))

    def _span(self) -> None:
        """Give the line of protocol truth the whole row; a row that a filter hid meanwhile has lost it."""
        for row in range(self.model.rowCount()):
            if not self.tree.isFirstColumnSpanned(row, QModelIndex()):  # laying out anew is dear
                self.tree.setFirstColumnSpanned(row, QModelIndex(), True)
