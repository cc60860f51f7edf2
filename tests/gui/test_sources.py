"""The source tree: several rows at once, filters on ten thousand points, states, and nothing lost on the way."""

import struct
import time

import pytest
from fake_driver import FakeDriver, running
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect
from PySide6.QtGui import QColor, QPainter, QRegion
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from window_desk import Desk

from fieldscope.sources import model
from fieldscope.sources.model import NAME, QUALITY, TREND, TREND_ROLE, TYPE, VALUE
from fieldscope.sources.nodes import Node, keys
from fieldscope.sources.rows import PointPainter
from fieldscope.store import SignalKey
from linkkit.driver import LinkState, Quality, Record

_FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
_ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def select(desk: Desk, *path: str) -> QModelIndex:
    node = desk.window.sources.model.root.by_key[path[0]]
    for step in path[1:]:
        node = node.by_key[step]
    index = desk.window.sources.model.index_of(node)
    desk.window.sources.tree.selectionModel().select(index, _ROWS)
    return index


@pytest.fixture
def two(desk: Desk, qtbot: QtBot) -> Desk:
    QAbstractItemModelTester(desk.window.sources.model, _FATAL, desk.window)
    for name in ("Line 1", "Line 2"):
        desk.session.add("fake", name, running("Speed", "Load"))
    desk.wait(lambda: all(c.state is LinkState.RUNNING and c.points for c in desk.session.connections))
    desk.window.sources.tree.clearSelection()
    return desk


def test_several_connections_at_once(two: Desk) -> None:
    first, second = (connection.id for connection in two.session.connections)
    for link_id in (first, second):
        select(two, link_id)
    assert two.window.sources.selected_links() == [first, second]
    two.window.actions_by_id["stop"].trigger()
    two.wait(lambda: all(link.stopped for link in FakeDriver.links))
    two.window.actions_by_id["start"].trigger()
    two.wait(lambda: all(c.state is LinkState.RUNNING for c in two.session.connections))
    two.window.actions_by_id["reconnect"].trigger()
    two.wait(lambda: [link.stopped for link in FakeDriver.links] == [1, 1, 1, 1, 0, 0])
    two.window.actions_by_id["remove"].trigger()
    box = next(b for b in two.window.findChildren(QMessageBox) if b.isVisible())
    assert box.text() == "Remove Line 1, Line 2?"
    next(b for b in box.buttons() if b.text() == "Remove").click()
    assert two.session.connections == []
    assert two.window.sources.model.rowCount() == 0


def test_selection_and_folds_outlive_a_filter(two: Desk) -> None:
    link_id = two.session.connections[0].id
    select(two, link_id, "Tags", "Load")
    two.window.sources.filter_box.setText("load")
    assert [key.point for key in two.window.sources.selected_keys()] == ["Load"]
    two.window.sources.filter_box.clear()
    assert two.window.sources.selected_keys() == [SignalKey(link_id, "Load")]
    two.window.sources.filter_box.setText("speed")
    assert two.window.sources.selected_keys() == []


def test_a_connection_that_a_filter_hid_gets_its_whole_row_back(two: Desk) -> None:
    tree = two.window.sources.tree

    def spanned() -> list[bool]:
        return [tree.isFirstColumnSpanned(row, QModelIndex()) for row in range(two.window.sources.model.rowCount())]

    assert spanned() == [True, True]
    two.window.sources.filter_box.setText("2.tags.load")
    assert spanned() == [True]
    two.window.sources.filter_box.clear()
    assert spanned() == [True, True]


def test_a_filter_finds_a_connection_by_its_new_name(two: Desk) -> None:
    first, second = two.session.connections
    two.window.sources.filter_box.setText("1.tags.speed")
    assert [n.key for n in two.window.sources.model.root.shown] == [first.id]
    two.session.edit(first.id, "Line 3", first.settings)
    two.session.edit(second.id, "Line 1", second.settings)
    assert [n.key for n in two.window.sources.model.root.shown] == [second.id]


def test_a_group_means_what_is_seen_of_it(two: Desk) -> None:
    two.window.sources.filter_box.setText("load")
    select(two, two.session.connections[0].id, "Tags")
    assert [key.point for key in two.window.sources.selected_keys()] == ["Load"]


def test_points_that_come_and_go_under_a_filter(two: Desk) -> None:
    two.window.sources.filter_box.setText("2")
    FakeDriver.links[0].add_points("2001", "17")
    two.wait(lambda: len(two.session.connections[0].points) == 4)
    assert [n.key for n in two.window.sources.model.root.shown[0].leaves()] == ["2001"]
    two.session.remove(two.session.connections[0].id)
    assert [n.connection.name for n in two.window.sources.model.root.shown if n.connection] == ["Line 2"]
    two.window.sources.filter_box.clear()


def test_the_trend_of_a_visible_row_moves(two: Desk) -> None:
    node = two.window.sources.model.root.by_key[two.session.connections[0].id]
    index = two.window.sources.model.index_of(node.by_key["Tags"].by_key["Speed"], TREND)
    two.wait(lambda: len(set(index.data(TREND_ROLE)[0])) > 2)


def test_of_a_row_only_the_cell_that_changed_is_painted(two: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    link_id, sources = two.session.connections[0].id, two.window.sources
    FakeDriver.links[0].add_points("P0")  # which the link itself never gives a value
    two.wait(lambda: "CA 1" in sources.model.root.by_key[link_id].by_key)
    for connection in two.session.connections:
        two.session.stop(connection.id)
    two.wait(lambda: all(connection.state is LinkState.OFF for connection in two.session.connections))
    node = sources.model.root.by_key[link_id].by_key["CA 1"].by_key["P0"]
    sources.tree.scrollTo(sources.model.index_of(node))
    sources._timer.stop()
    painted: list[int] = []
    paint = PointPainter.paint

    def watched(
        self: PointPainter, painter: QPainter, rect: QRect, row: Node, indent: int, color: QColor | None,
        selected: bool, region: QRegion | None,
    ) -> None:  # fmt: skip
        if row is node:
            assert self._look is not None
            cells = {column: QRect(left, rect.top(), wide, rect.height()) for column, left, wide in self._look.columns}
            painted.extend(column for column, cell in cells.items() if region is None or region.intersects(cell))
        paint(self, painter, rect, row, indent, color, selected, region)

    monkeypatch.setattr(PointPainter, "paint", watched)
    stream = two.session.store.sink(link_id).stream(Record("P0", 4))

    changed: list[tuple[int, int]] = []
    sources.model.dataChanged.connect(lambda first, last: changed.append((first.column(), last.column())))
    sources.model.refresh([node])
    node.looked = time.monotonic() + 60  # no trend meanwhile

    def after(value: float, quality: int) -> list[tuple[int, int]]:
        stream.append(time.time_ns(), struct.pack("<f", value), quality=quality)
        changed.clear()
        painted.clear()
        sources.model.refresh([node])
        return changed

    assert after(1.5, 0) == [(VALUE, QUALITY)]
    two.wait(lambda: QUALITY in painted, 5)
    assert after(2.5, 0) == [(VALUE, VALUE)]
    two.wait(lambda: painted, 5)
    assert set(painted) == {VALUE}
    assert after(2.5, Quality.INVALID) == [(QUALITY, QUALITY)]
    two.wait(lambda: painted, 5)
    assert set(painted) == {QUALITY}
    assert after(2.5, Quality.INVALID) == [], "only its time is another"
    sources.tree.viewport().update()
    two.wait(lambda: TYPE in painted)
    assert set(painted) >= {NAME, VALUE, QUALITY}


def test_ten_thousand_points(desk: Desk) -> None:
    """Every step took seconds once; the limit is far off what is usual, so that a busy machine does not matter."""
    connection = desk.session.add("fake", "RTU", running("Speed"))
    desk.wait(lambda: connection.state is LinkState.RUNNING)
    FakeDriver.links[0].add_points(*(f"P{number}" for number in range(10_000)))
    desk.wait(lambda: len(connection.points) == 10_001, 60)
    sources = desk.window.sources
    desk.wait(lambda: len(keys([sources.model.root.children[0]])) == 10_001)
    began = time.process_time()
    sources.filter_box.setText("p77")
    assert len(sources.model.root.shown[0].by_key["CA 1"].shown) == 111
    group = sources.model.index_of(sources.model.root.shown[0].by_key["CA 1"])
    assert sources.tree.isExpanded(group)
    sources.filter_box.clear()
    group = sources.model.index_of(sources.model.root.shown[0].by_key["CA 1"])
    assert not sources.tree.isExpanded(group), "as it was before: to lay out ten thousand rows takes long"
    sources.filter_box.setText("p77")
    select(desk, connection.id, "CA 1", "P770")
    sources.filter_box.setText("p7")
    sources.filter_box.clear()
    assert sources.tree.isExpanded(sources.model.index_of(sources.model.root.shown[0].by_key["CA 1"])), "for P770"
    sources.tree.selectAll()
    assert len(sources.selected_nodes()) > 0
    sources.restyle()
    sources.tree.scrollToBottom()
    sources.refresh()
    assert time.process_time() - began < 10


def test_thousands_of_points_appear_in_portions_and_none_is_missed(two: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "PORTION", 7)
    first, second = two.session.connections
    select(two, first.id, "Tags", "Load")
    grown: list[list[str]] = []
    two.window.sources.model.grown.connect(lambda rows: grown.append([row.key for row in rows]))
    node = two.window.sources.model.root.by_key[first.id]
    FakeDriver.links[0].add_points(*(f"P{number}" for number in range(40)))
    two.wait(lambda: len(first.points) == 42)
    assert len(keys([node])) < 42
    FakeDriver.links[0].add_points("late")
    two.wait(lambda: len(keys([node])) == 43)
    two.wait(lambda: grown == [[first.id, "CA 1"]])
    assert [key.point for key in keys([node])] == [point.key for point in first.points]
    assert two.window.sources.selected_keys() == [SignalKey(first.id, "Load")]
    FakeDriver.links[1].add_points(*(f"P{number}" for number in range(40)))
    two.wait(lambda: len(second.points) == 42)
    two.session.remove(second.id)  # while its rows are being made
    two.wait(lambda: not two.window.sources.model._growing)
    assert two.window.sources.model.rowCount() == 1
