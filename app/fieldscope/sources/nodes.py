"""The rows of the source tree: connections, groups, points, and which of them a filter lets through. No Qt here."""

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any

from fieldscope.links import Connection
from fieldscope.store import Signal, SignalKey
from linkkit.driver import Point

_ids = count(1)
_NONE: "list[Node]" = []
"""What all leaves have below them, ten thousand times nothing."""
_NO_KEYS: "dict[str, Node]" = {}


class Node:
    """A row of the tree. `key` is unique among its siblings, `id` for ever."""

    __slots__ = (
        *("by_key", "children", "connection", "id", "key", "looked", "parent", "point", "row", "searched"),
        *("shown", "source", "texts", "trend"),
    )

    def __init__(self, key: str, parent: "Node | None", connection: Connection | None, *, leaf: bool = False) -> None:
        self.id = next(_ids)
        self.key = key
        self.parent = parent
        self.connection = connection
        self.children: list[Node] = _NONE if leaf else []
        self.by_key: dict[str, Node] = _NO_KEYS if leaf else {}
        self.shown: list[Node] = self.children
        """The children that the filter lets through: what the view has as rows."""
        self.row = 0
        """Place in the parent's `shown`."""
        self.point: Point | None = None
        self.source: Signal | None = None
        self.searched = ""
        """What the words of a filter are looked for in; empty as long as nobody asked."""
        self.texts: tuple[str, ...] = ()
        """What is shown now: for a point value, quality and tooltip; for a connection state and truth."""
        self.trend: tuple[float, ...] = ()
        """The last half minute from 0 to 1, NaN where nothing is known."""
        self.looked = 0.0
        """When `trend` was read, monotonic seconds."""

    def leaves(self) -> "Iterator[Node]":
        """All shown points at or below this row, top to bottom."""
        if self.point is not None:
            yield self
        for child in self.shown:
            if child.point is not None:
                yield child
            else:
                yield from child.leaves()

    @property
    def is_shown(self) -> bool:
        """Whether the row, with all above it, is in the tree and passes the filter."""
        node = self
        while node.parent is not None:
            shown = node.parent.shown
            if node.row >= len(shown) or shown[node.row] is not node:
                return False
            node = node.parent
        return node.key == ""

    def above(self) -> "Iterator[Node]":
        """All rows that this one stands in, inner ones first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def place(self) -> tuple[int, ...]:
        """Row numbers from the top: sorts rows as they stand on screen."""
        return (*self.parent.place(), self.row) if self.parent is not None else ()


class Rows:
    """All rows. `find` gives the reader of a point of a connection (None for the group of derived signals)."""

    def __init__(self, find: Callable[[Connection | None, Point], Signal]) -> None:
        self._find = find
        self.root = Node("", None, None)
        self.by_id: dict[int, Node] = {self.root.id: self.root}
        self._found: list[tuple[Node, list[Node]]] = []

    def add(self, key: str, connection: Connection | None, row: int) -> Node:
        """Add a row at the top level."""
        node = self._make(key, self.root, connection)
        self.root.children.insert(row, node)
        return node

    def remove(self, node: Node) -> None:
        """Take a row of the top level out, with all below it."""
        self.root.children.remove(node)
        self._forget(node)

    def fill(self, node: Node, wanted: Mapping[str, Any]) -> list[Node]:
        """Make the rows below those of `wanted`: group → dict, point → `Point`. Rows that stay are kept.

        Gives the groups that are new, outer ones first.
        """
        fresh: list[Node] = []
        children = []
        for key, below in wanted.items():
            child = node.by_key.get(key)
            if child is not None and isinstance(below, dict) is (child.point is not None):
                self._forget(child)
                child = None
            if isinstance(below, dict):
                if child is None:
                    child = self._make(key, node, node.connection)
                    fresh.append(child)
                fresh += self.fill(child, below)
            else:
                if child is None:
                    child = self._make(key, node, node.connection, leaf=True)
                if child.point is not below and child.point != below:
                    child.point, child.source = below, self._find(node.connection, below)
                    child.searched, child.texts = "", ()
            children.append(child)
        for child in node.children:
            if child.key not in wanted:
                self._forget(child)
        node.children = children
        return fresh

    def sift(self, passes: Callable[[Node], bool] | None) -> bool:
        """Find what passes: groups when something below them does, connections without points in any case.

        Nothing is shown otherwise before `arrange`. Gives whether that would change anything.
        """
        self._found.clear()
        return self._sift(self.root, passes)

    def arrange(self) -> None:
        """Show what `sift` found."""
        for node, found in self._found:
            node.shown = found
            for row, child in enumerate(found):
                child.row = row
        self._found.clear()

    def _sift(self, node: Node, passes: Callable[[Node], bool] | None) -> bool:
        found, changed = [], False
        for child in node.children:
            if child.point is not None:
                if passes is None or passes(child):
                    found.append(child)
            else:
                changed |= self._sift(child, passes)
                if self._found[-1][1] or not child.children:
                    found.append(child)
        if found != node.shown:
            changed = True
        self._found.append((node, found))
        return changed

    def _make(self, key: str, parent: Node, connection: Connection | None, *, leaf: bool = False) -> Node:
        node = parent.by_key[key] = Node(key, parent, connection, leaf=leaf)
        self.by_id[node.id] = node
        return node

    def _forget(self, node: Node) -> None:
        del self.by_id[node.id]
        if node.parent is not None and node.parent.by_key.get(node.key) is node:
            del node.parent.by_key[node.key]
        for child in list(node.children):
            self._forget(child)
        node.children = node.shown = []


def nested(points: tuple[Point, ...]) -> dict[str, Any]:
    """Give points by their paths: group → dict, point → `Point`."""
    wanted: dict[str, Any] = {}
    for point in points:
        level = wanted
        for step in point.path[:-1]:
            below = level.setdefault(step, {})
            if not isinstance(below, dict):  # a point and a group of the same name
                below = level.setdefault(f"{step} ▸", {})
            level = below
        name = point.path[-1] if point.path else point.key
        level[name if name not in level else f"{name} ({point.key})"] = point
    return wanted


def portion(node: Node, points: tuple[Point, ...], most: int) -> tuple[tuple[Point, ...], bool]:
    """Give those of `points` that rows below `node` show, with `most` more that are new or changed; and if that is all.

    Of a point that changed and has to wait, what is shown stays.
    """
    shown = {leaf.key: leaf for leaf in _points(node)}
    found: list[Point] = []
    waits = False
    for point in points:
        old = shown.get(point.key)
        if old is not point and old != point:
            if most:
                most -= 1
            else:
                waits = True
                if old is not None:
                    found.append(old)
                continue
        found.append(point)
    return (tuple(found), False) if waits else (points, True)


def _points(node: Node) -> Iterator[Point]:
    for child in node.children:
        if child.point is not None:
            yield child.point
        else:
            yield from _points(child)


def keys(nodes: "Iterator[Node] | list[Node]") -> list[SignalKey]:
    """Give the points at and below some rows, each once, in the given order."""
    found: dict[SignalKey, None] = {}
    for node in nodes:
        for leaf in node.leaves():
            if leaf.source is not None:
                found[leaf.source.key] = None
    return list(found)
