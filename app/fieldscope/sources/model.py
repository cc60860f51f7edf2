"""The source tree as a Qt model: connections, groups, points. Texts are refreshed from outside, for what is visible."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QIcon, QPixmap

from fieldscope import theme
from fieldscope.links import Connection
from fieldscope.measure import derived
from fieldscope.plot.mime import SIGNALS_MIME, pack_signals
from fieldscope.session import Session
from fieldscope.sources.values import quality_marks, quality_text, time_text, value_text
from fieldscope.store import Signal as Source
from fieldscope.store import SignalKey
from linkkit.driver import Point

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
TRUTH_ROLE: Final = int(_Role.UserRole) + 1
"""Second line of a connection: its protocol truth."""
STATE_TEXT_ROLE: Final = int(_Role.UserRole) + 2
TOKEN_ROLE: Final = int(_Role.UserRole) + 3
"""Colour token (`theme.TOKENS`) of a connection's state."""
DERIVED: Final = "Derived"
"""The group of derived signals, as its row is called."""
COLUMNS: Final = ("Name", "Value", "Type", "Quality")


class Node:
    """A row of the tree. `key` is unique among its siblings."""

    __slots__ = ("by_key", "children", "connection", "key", "parent", "point", "row", "source", "texts")

    def __init__(self, key: str, parent: "Node | None", connection: Connection | None) -> None:
        self.key = key
        self.parent = parent
        self.connection = connection
        self.children: list[Node] = []
        self.by_key: dict[str, Node] = {}
        self.row = len(parent.children) if parent is not None else 0
        self.point: Point | None = None
        self.source: Source | None = None
        self.texts: tuple[str, ...] = ()
        """What is shown now: for a point value, quality and tooltip; for a connection state and truth."""

    def leaves(self) -> "Iterator[Node]":
        """All points at or below this row, top to bottom."""
        if self.point is not None:
            yield self
        for child in self.children:
            yield from child.leaves()


class SourceModel(QAbstractItemModel):
    """Rows are kept when points come and go, so that selection and unfolded groups stay."""

    plot_asked = Signal(list, bool)
    """Keys whose check box was clicked, and whether they shall be shown."""

    def __init__(
        self, session: Session, color_of: Callable[[SignalKey], QColor | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._color_of = color_of
        self.root = Node("", None, None)
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
        node = self.node(parent)
        if 0 <= row < len(node.children) and 0 <= column < len(COLUMNS):
            return self.createIndex(row, column, node.children[row])
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override] # noqa: B008
        parent = self.node(index).parent
        return self.index_of(parent) if parent is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.node(parent).children) if parent.column() <= 0 else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return COLUMNS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        if self.node(index).point is not None and index.column() == 0:
            base |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemNeverHasChildren
        return base

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self.node(index)
        if node.point is not None:
            return self._point_data(node, node.point, index.column(), role)
        if node.parent is self.root and node.connection is not None:
            return self._connection_data(node, node.connection, index.column(), role)
        return node.key if role == _Role.DisplayRole and index.column() == 0 else None

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
        dragged = [index for index in indexes if index.column() == 0]
        nodes = [self.node(index) for index in dragged]
        health = [
            key
            for node in nodes
            if node.parent is self.root and node.connection is not None
            for key in self._session.health_keys(node.connection.id)
        ]
        below = [index for index, node in zip(dragged, nodes, strict=True) if node.parent is not self.root]
        return pack_signals([*health, *self.keys(below)])

    # What the dock asks

    def node(self, index: Index) -> Node:
        """The row behind an index of this model; the root for an invalid one."""
        pointer = index.internalPointer() if index.isValid() else None
        return pointer if isinstance(pointer, Node) else self.root

    def index_of(self, node: Node, column: int = 0) -> QModelIndex:
        """The index of a row."""
        return QModelIndex() if node is self.root else self.createIndex(node.row, column, node)

    def keys(self, indexes: Iterable[QModelIndex]) -> list[SignalKey]:
        """The points at and below some rows, each once, in the given order."""
        found: dict[SignalKey, None] = {}
        for index in indexes:
            if index.column() == 0:
                for leaf in self.node(index).leaves():
                    if leaf.source is not None:
                        found[leaf.source.key] = None
        return list(found)

    def refresh(self, nodes: Iterable[Node]) -> None:
        """Read value, quality and protocol truth anew for some rows; views hear only of what changed."""
        for node in nodes:
            if node.source is not None and node.point is not None:
                sample = node.source.latest()
                if sample is None:
                    texts: tuple[str, ...] = ("–", "", "no value yet")
                else:
                    times = f"received {time_text(sample.arrival_ns)}\nsource time {time_text(sample.source_ns)}"
                    texts = (
                        value_text(node.point, sample.value),
                        quality_marks(sample.quality),
                        f"{quality_text(sample.quality)}\n{times}",
                    )
            elif node.parent is self.root and node.connection is not None:
                texts = (node.connection.text, node.connection.truth())
            else:
                continue
            if texts != node.texts:
                node.texts = texts
                self.dataChanged.emit(self.index_of(node), self.index_of(node, len(COLUMNS) - 1))

    def redraw(self) -> None:
        """Colours or plotted marks changed everywhere."""
        self._icons.clear()
        for top in self.root.children:
            self._emit_below(top)

    # Data

    def _point_data(self, node: Node, point: Point, column: int, role: int) -> Any:
        if role == _Role.DisplayRole:
            if column == 0:
                return node.key
            if column == 2:
                return point.type_name
            return node.texts[0 if column == 1 else 1] if node.texts else ""
        if role == _Role.CheckStateRole and column == 0:
            return Qt.CheckState.Checked if self._color(node) is not None else Qt.CheckState.Unchecked
        if role == _Role.DecorationRole and column == 0:
            color = self._color(node)
            return self._chip(color) if color is not None else None
        if role == _Role.ForegroundRole:
            if column == 2:
                return QBrush(theme.color("muted"))
            if column == 3 and node.texts:
                return QBrush(theme.color("ok" if node.texts[1] == "✓" else "warning"))
        if role == _Role.ToolTipRole:
            lines = [".".join(point.path), point.type_name, *(node.texts[2:] if node.texts else ())]
            return "\n".join(line for line in lines if line)
        if role == _Role.TextAlignmentRole and column == 1:
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
            return connection.text
        if role == TRUTH_ROLE:
            return node.texts[1] if len(node.texts) > 1 else ""
        if role == TOKEN_ROLE:
            return theme.STATE_TOKENS[connection.state]
        if role == _Role.ToolTipRole:
            lines = [connection.driver.title, f"{connection.state.value}: {connection.text}", connection.hint]
            return "\n".join(line for line in lines if line)
        if role == _Role.AccessibleTextRole:
            return f"{connection.name}, {connection.state.value}, {connection.text}"
        return None

    def _color(self, node: Node) -> QColor | None:
        return self._color_of(node.source.key) if node.source is not None else None

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

    def _top(self, link_id: str) -> Node | None:
        return self.root.by_key.get(link_id)

    def _add(self, link_id: str) -> None:
        last = len(self.root.children) - (DERIVED in self.root.by_key)
        self._insert_top(Node(link_id, self.root, self._session.links.connections[link_id]), last)
        self._rebuild(link_id)

    def _insert_top(self, node: Node, row: int) -> None:
        self.beginInsertRows(QModelIndex(), row, row)
        self.root.children.insert(row, node)
        self.root.by_key[node.key] = node
        _renumber(self.root)
        self.endInsertRows()

    def _show_derived(self) -> None:
        """Derived signals stand in a group of their own below all connections."""
        points = {one.signal.name: one.signal.point for one in self._session.derived}
        node = self._top(DERIVED)
        if points and node is None:
            node = Node(DERIVED, self.root, None)
            self._insert_top(node, len(self.root.children))
        elif node is not None and not points:
            self._take_out(self.root, node.row, 1)
        if points and node is not None:
            self._merge(node, points)

    def _remove(self, link_id: str) -> None:
        node = self._top(link_id)
        if node is not None:
            self._take_out(self.root, node.row, 1)

    def _changed(self, link_id: str) -> None:
        node = self._top(link_id)
        if node is not None:
            node.texts = ()
            self.refresh([node])
            index = self.index_of(node)
            self.dataChanged.emit(index, index)

    def _rebuild(self, link_id: str) -> None:
        node = self._top(link_id)
        if node is None or node.connection is None:
            return
        wanted: dict[str, Any] = {}
        for point in node.connection.points:
            level = wanted
            for step in point.path[:-1]:
                below = level.setdefault(step, {})
                if not isinstance(below, dict):  # a point and a group of the same name
                    below = level.setdefault(f"{step} ▸", {})
                level = below
            name = point.path[-1] if point.path else point.key
            level[name if name not in level else f"{name} ({point.key})"] = point
        self._merge(node, wanted)

    def _merge(self, node: Node, wanted: dict[str, Any]) -> None:
        """Make the rows below `node` those of `wanted`: group → dict, point → `Point`."""
        gone = [
            child.row
            for child in node.children
            if child.key not in wanted or isinstance(wanted[child.key], dict) is (child.point is not None)
        ]
        for first, count in _runs_from_end(gone):
            self._take_out(node, first, count)
        order = list(wanted)
        if [child.key for child in node.children] != [key for key in order if key in node.by_key]:
            self._take_out(node, 0, len(node.children))  # another order: rare, so simply anew
        for first, keys in _missing(order, node.by_key):
            self.beginInsertRows(self.index_of(node), first, first + len(keys) - 1)
            fresh = []
            for key in keys:
                child = Node(key, node, node.connection)
                if isinstance(wanted[key], dict):
                    self._fill(child, wanted[key])
                else:
                    self._set_point(child, wanted[key])
                fresh.append(child)
                node.by_key[key] = child
            node.children[first:first] = fresh
            _renumber(node)
            self.endInsertRows()
        for child in node.children:
            below = wanted[child.key]
            if isinstance(below, dict):
                self._merge(child, below)
            elif child.point != below:
                self._set_point(child, below)
                self.dataChanged.emit(self.index_of(child), self.index_of(child, len(COLUMNS) - 1))

    def _fill(self, node: Node, wanted: dict[str, Any]) -> None:
        for key, below in wanted.items():
            child = Node(key, node, node.connection)
            node.children.append(child)
            node.by_key[key] = child
            if isinstance(below, dict):
                self._fill(child, below)
            else:
                self._set_point(child, below)

    def _set_point(self, node: Node, point: Point) -> None:
        node.point = point
        link_id = node.connection.id if node.connection is not None else derived.link_id(point.key)
        node.source = self._session.store.signal(link_id, point)
        node.texts = ()

    def _take_out(self, node: Node, first: int, count: int) -> None:
        if count:
            self.beginRemoveRows(self.index_of(node), first, first + count - 1)
            for child in node.children[first : first + count]:
                del node.by_key[child.key]
            del node.children[first : first + count]
            _renumber(node)
            self.endRemoveRows()

    def _emit_below(self, node: Node) -> None:
        self.dataChanged.emit(self.index_of(node), self.index_of(node, len(COLUMNS) - 1))
        if node.children:
            last = node.children[-1]
            self.dataChanged.emit(self.index_of(node.children[0]), self.index_of(last, len(COLUMNS) - 1))
            for child in node.children:
                if child.children:
                    self._emit_below(child)


def _renumber(node: Node) -> None:
    for row, child in enumerate(node.children):
        child.row = row


def _runs_from_end(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Ascending row numbers as (first, count) of neighbours, last run first."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][0] + runs[-1][1] == row:
            runs[-1][1] += 1
        else:
            runs.append([row, 1])
    return ((first, count) for first, count in reversed(runs))


def _missing(order: list[str], present: dict[str, Node]) -> Iterator[tuple[int, list[str]]]:
    """Runs of keys to insert as (row, keys), first run first; rows count what was inserted before."""
    run: list[str] = []
    present = dict(present)
    for row, key in enumerate(order):
        if key not in present:
            run.append(key)
        elif run:
            yield row - len(run), run
            run = []
    if run:
        yield len(order) - len(run), run
