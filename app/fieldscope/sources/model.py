"""The source tree as a Qt model: connections, groups, points. Texts are refreshed from outside, for what is visible."""

import heapq
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFont, QIcon, QPixmap

from fieldscope import theme
from fieldscope.links import Connection
from fieldscope.measure import derived
from fieldscope.plot.mime import SIGNALS_MIME, pack_signals
from fieldscope.session import Session
from fieldscope.sources.nodes import Node, Rows, keys, nested, portion
from fieldscope.sources.trend import TREND_S, trend
from fieldscope.store import Signal as Source
from fieldscope.store import SignalKey
from fieldscope.texts import quality_marks, quality_text, time_text, value_text
from fieldscope.words import mark, term, tr
from linkkit.driver import LinkState, Point

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
TRUTH_ROLE: Final = int(_Role.UserRole) + 1
"""Second line of a connection: its protocol truth."""
STATE_TEXT_ROLE: Final = int(_Role.UserRole) + 2
TOKEN_ROLE: Final = int(_Role.UserRole) + 3
"""Colour token (`theme.TOKENS`) of a connection's state."""
DERIVED: Final = mark("Derived")
"""The group of derived signals, as its row is called."""
TREND_ROLE: Final = int(_Role.UserRole) + 4
"""The last half minute of a point as numbers from 0 to 1."""
TROUBLE_ROLE: Final = int(_Role.UserRole) + 5
"""Whether a connection does not do what it should: why matters more than how it is doing."""
COLUMNS: Final = (mark("Name"), mark("Value"), mark("Trend"), mark("Type"), mark("Quality"))
NAME, VALUE, TREND, TYPE, QUALITY = range(len(COLUMNS))
_TEXTS: Final = {VALUE: 0, QUALITY: 1}
"""Where the text of a column stands in a point's texts."""
TREND_EVERY: Final = 1.0
"""Seconds between two looks at a trend, at least."""
TRENDS_AT_ONCE: Final = 12
"""Trends that one `refresh` reads at most, those first that were not read for the longest time."""
PORTION: Final = 1500
"""Rows that are made in one go."""
PAUSE_MS: Final = 5
"""Between two portions; without one, Qt makes them all before it looks at keys."""
_ROW: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_LEAF: Final = _ROW | Qt.ItemFlag.ItemNeverHasChildren
_TICKED: Final = _LEAF | Qt.ItemFlag.ItemIsUserCheckable


class SourceModel(QAbstractItemModel):
    """Rows are kept when points come and go, so that selection and unfolded groups stay.

    The filter is part of the model: a proxy between model and view costs ten thousand calls for every look at it.
    """

    plot_asked = Signal(list, bool)
    """Keys whose check box was clicked, and whether they shall be shown."""
    grown = Signal(list)
    """Rows that are new and may be unfolded: connections and groups, outer ones first."""

    def __init__(
        self, session: Session, color_of: Callable[[SignalKey], QColor | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._color_of = color_of
        self._rows = Rows(self._find)
        self.root = self._rows.root
        self._passes: Callable[[Node], bool] | None = None
        self._growing: dict[str, list[Node]] = {}
        """Connections whose rows are not all made yet, with what `grown` shall tell."""
        self._icons: dict[str, QIcon] = {}
        session.added.connect(self._add)
        session.removed.connect(self._remove)
        session.changed.connect(self._changed)
        session.points_changed.connect(self._rebuild)
        session.derived_changed.connect(self._show_derived)
        for connection in session.connections:
            self._add(connection.id)
        self._show_derived()

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        shown = self.node(parent).shown
        if 0 <= row < len(shown) and 0 <= column < len(COLUMNS):
            return self.createIndex(row, column, shown[row].id)
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override] # noqa: B008
        parent = self.node(index).parent
        return self.index_of(parent) if parent is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.node(parent).shown) if parent.column() <= 0 else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return tr(COLUMNS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.node(index).point is None:
            return _ROW
        return _TICKED if index.column() == NAME else _LEAF

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self.node(index)
        if node.point is not None:
            return self._point_data(node, node.point, index.column(), role)
        if node.parent is self.root and node.connection is not None:
            return self._connection_data(node, node.connection, index.column(), role)
        if role != _Role.DisplayRole or index.column():
            return None
        return tr(node.key) if node.parent is self.root else node.key

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        node = self.node(index)
        if role != _Role.CheckStateRole or node.source is None:
            return False
        self.plot_asked.emit([node.source.key], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def mimeTypes(self) -> list[str]:
        return [SIGNALS_MIME]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """A connection itself stands for its health, everything else for the points at and below it."""
        nodes = [self.node(index) for index in indexes if index.column() == NAME]
        health = [
            key
            for node in nodes
            if node.parent is self.root and node.connection is not None
            for key in self._session.health_keys(node.connection.id)
        ]
        return pack_signals([*health, *keys([node for node in nodes if node.parent is not self.root])])

    # What the dock asks

    def node(self, index: Index) -> Node:
        """The row behind an index of this model; the root for an invalid one, or one that is gone."""
        return self._rows.by_id.get(index.internalId(), self.root) if index.isValid() else self.root

    def index_of(self, node: Node, column: int = 0) -> QModelIndex:
        """The index of a row that is shown."""
        return QModelIndex() if node is self.root else self.createIndex(node.row, column, node.id)

    def color(self, node: Node) -> QColor | None:
        """The colour of a point's curve; None when it is not plotted."""
        return self._color_of(node.source.key) if node.source is not None else None

    def filter(self, passes: Callable[[Node], bool] | None) -> None:
        """Show only points that pass, and what stands above them; None shows everything."""
        self._passes = passes
        if self._rows.sift(passes):
            with self._rearranged(sifted=True):
                pass

    def refresh(self, nodes: Iterable[Node]) -> None:
        """Read value, quality and protocol truth anew for some rows; views hear only of what changed."""
        nodes = list(nodes)
        self._look([node for node in nodes if node.source is not None])
        for node in nodes:
            columns: Sequence[int] = range(len(COLUMNS))
            if node.source is not None and node.point is not None:
                sample = node.source.latest()
                if sample is None:
                    texts: tuple[str, ...] = ("–", "", tr("no value yet"))
                else:
                    times = tr("received {arrival}\nsource time {source}").format(
                        arrival=time_text(sample.arrival_ns), source=time_text(sample.source_ns)
                    )
                    texts = (
                        value_text(node.point, sample.value),
                        quality_marks(sample.quality),
                        f"{quality_text(sample.quality)}\n{times}",
                    )
                if node.texts:
                    columns = [column for column, part in _TEXTS.items() if texts[part] != node.texts[part]]
            elif node.parent is self.root and node.connection is not None:
                texts = (term(node.connection.text), term(node.connection.truth()))
            else:
                continue
            if texts != node.texts:
                node.texts = texts
                if columns:
                    self.dataChanged.emit(self.index_of(node, columns[0]), self.index_of(node, columns[-1]))

    def _look(self, nodes: list[Node]) -> None:
        now = time.monotonic()
        due = [node for node in nodes if now - node.looked >= TREND_EVERY]
        for node in heapq.nsmallest(TRENDS_AT_ONCE, due, key=lambda node: node.looked):
            assert node.source is not None
            node.looked = now
            found = trend(node.source, time.time_ns())
            if found != node.trend:
                node.trend = found
                index = self.index_of(node, TREND)
                self.dataChanged.emit(index, index)

    def redraw(self, nodes: Iterable[Node]) -> None:
        """Colours or plotted marks changed; these rows are visible."""
        self._icons.clear()
        for node in nodes:
            self.dataChanged.emit(self.index_of(node), self.index_of(node, len(COLUMNS) - 1))

    # Data

    def _point_data(self, node: Node, point: Point, column: int, role: int) -> Any:
        if role == _Role.DisplayRole:
            if column == NAME:
                return node.key
            if column == TYPE:
                return point.type_name
            return node.texts[0 if column == VALUE else 1] if node.texts and column != TREND else ""
        if role == _Role.CheckStateRole and column == NAME:
            return Qt.CheckState.Checked if self.color(node) is not None else Qt.CheckState.Unchecked
        if role == _Role.DecorationRole and column == NAME:
            color = self.color(node)
            return self._chip(color) if color is not None else None
        if role == TREND_ROLE and column == TREND:
            return node.trend, self.color(node)
        if role == _Role.ForegroundRole:
            if column == TYPE:
                return QBrush(theme.color("muted"))
            if column == QUALITY and node.texts:
                return QBrush(theme.color("ok" if node.texts[1] == "✓" else "warning"))
        if role == _Role.ToolTipRole:
            if column == TREND:
                return tr("The last {seconds} s").format(seconds=TREND_S)
            name = node.connection.name if node.connection is not None else tr(DERIVED)
            lines = [f"{name}: {'.'.join(point.path)}", point.type_name, *(node.texts[2:] if node.texts else ())]
            return "\n".join(line for line in lines if line)
        if role == _Role.TextAlignmentRole and column == VALUE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _connection_data(self, node: Node, connection: Connection, column: int, role: int) -> Any:
        if column != 0:
            return None
        if role == _Role.DisplayRole:
            return connection.name
        if role == _Role.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if role == _Role.DecorationRole:
            return self._icon(theme.STATE_ICONS[connection.state])
        if role == STATE_TEXT_ROLE:
            return term(connection.text)
        if role == TRUTH_ROLE:
            return node.texts[1] if len(node.texts) > 1 and connection.state is not LinkState.FAULT else ""
        if role == TROUBLE_ROLE:
            return connection.state in (LinkState.FAULT, LinkState.DEGRADED)
        if role == TOKEN_ROLE:
            return theme.STATE_TOKENS[connection.state]
        if role == _Role.ToolTipRole:
            state = f"{term(connection.state.value)}: {term(connection.text)}"
            lines = [term(connection.driver.title), state, term(connection.hint)]
            return "\n".join(line for line in lines if line)
        if role == _Role.AccessibleTextRole:
            return f"{connection.name}, {term(connection.state.value)}, {term(connection.text)}"
        return None

    def _icon(self, name: str) -> QIcon:
        if name not in self._icons:
            self._icons[name] = theme.icon(name)
        return self._icons[name]

    def _chip(self, color: QColor) -> QIcon:
        name = color.name()
        if name not in self._icons:
            picture = QPixmap(12, 12)
            picture.fill(color)
            self._icons[name] = QIcon(picture)
        return self._icons[name]

    # Structure

    @contextmanager
    def _rearranged(self, *, sifted: bool = False) -> Iterator[None]:
        """Change the rows within; indexes that views keep go on meaning their rows, or nothing when those are gone."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        nodes = [self.node(index) for index in kept]
        yield
        if not sifted:
            self._rows.sift(self._passes)
        self._rows.arrange()
        self.changePersistentIndexList(
            kept,
            [
                self.index_of(node, index.column()) if node is not self.root and node.is_shown else QModelIndex()
                for index, node in zip(kept, nodes, strict=True)
            ],
        )
        self.layoutChanged.emit()

    def _find(self, connection: Connection | None, point: Point) -> Source:
        link_id = connection.id if connection is not None else derived.link_id(point.key)
        return self._session.store.signal(link_id, point)

    def _top(self, link_id: str) -> Node | None:
        return self.root.by_key.get(link_id)

    def _add(self, link_id: str) -> None:
        connection = self._session.links.connections[link_id]
        with self._rearranged():
            last = len(self.root.children) - (DERIVED in self.root.by_key)
            node = self._rows.add(link_id, connection, last)
        self.grown.emit([node])
        self._growing[link_id] = [node]
        if len(connection.points) > PORTION:
            QTimer.singleShot(PAUSE_MS, self, lambda: self._grow(link_id))
        else:
            self._grow(link_id)

    def _remove(self, link_id: str) -> None:
        if (node := self._top(link_id)) is not None:
            with self._rearranged():
                self._rows.remove(node)

    def _rebuild(self, link_id: str) -> None:
        if link_id not in self._growing:  # else the next portion is of the points as they are then
            self._growing[link_id] = []
            self._grow(link_id)

    def _grow(self, link_id: str) -> None:
        """Show the points that a connection has now, `PORTION` rows at a time; the window answers in between."""
        node, fresh = self._top(link_id), self._growing[link_id]
        if node is None or node.connection is None:
            del self._growing[link_id]
            return
        points, complete = portion(node, node.connection.points, PORTION)
        with self._rearranged():
            first = not node.children
            groups = self._rows.fill(node, nested(points))
            if groups or (first and node.children):
                fresh += groups if node in fresh else [node, *groups]
        if complete:
            del self._growing[link_id]
            self.grown.emit([row for row in fresh if row.id in self._rows.by_id])
        else:
            QTimer.singleShot(PAUSE_MS, self, lambda: self._grow(link_id))

    def _show_derived(self) -> None:
        """Derived signals stand in a group of their own below all connections."""
        points = {one.signal.name: one.signal.point for one in self._session.derived}
        node = self._top(DERIVED)
        fresh = points and node is None
        if not points and node is None:
            return
        with self._rearranged():
            if node is None:
                node = self._rows.add(DERIVED, None, len(self.root.children))
            self._rows.fill(node, points)
            if not points:
                self._rows.remove(node)
        self.grown.emit([node] if fresh else [])

    def _changed(self, link_id: str) -> None:
        node = self._top(link_id)
        if node is not None:
            node.texts = ()
            if node.is_shown:
                self.refresh([node])
                index = self.index_of(node)
                self.dataChanged.emit(index, index)
