"""The main window, driven as a user does: keys, clicks, ticks."""

import time
from pathlib import Path

import pytest
from fake_driver import FakeDriver, FakeRow, FakeSettings, running
from PySide6.QtCore import QModelIndex, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QMessageBox, QPushButton
from window_desk import Desk

from fieldscope.actions import ROWS
from fieldscope.bridge import Posted
from fieldscope.measure import health
from fieldscope.measure.derived import Definition
from fieldscope.measure.health import PARTS
from fieldscope.plot import unpack_signals
from fieldscope.preferences import memory_bytes
from fieldscope.store import SignalKey
from linkkit.driver import Kind, LinkState, Notice, Point, Record, Severity, StateChanged

_FATAL = QAbstractItemModelTester.FailureReportingMode.Warning


def state(desk: Desk, number: int = 0) -> LinkState:
    return desk.session.connections[number].state


def names(desk: Desk, parent: QModelIndex | None = None) -> list[str]:
    model = desk.window.sources.model
    parent = parent or QModelIndex()
    return [str(model.index(row, 0, parent).data()) for row in range(model.rowCount(parent))]


def index(desk: Desk, *path: str) -> QModelIndex:
    model, found = desk.window.sources.model, QModelIndex()
    for step in path:
        found = model.index(names(desk, found).index(step), 0, found)
    return found


def box(desk: Desk) -> QMessageBox:
    found = [b for b in desk.window.findChildren(QMessageBox) if b.isVisible()]
    assert found
    return found[-1]


def press(box: QMessageBox, text: str) -> None:
    button = next(b for b in box.buttons() if b.text().replace("&", "") == text)
    assert isinstance(button, QPushButton | QAbstractButton)
    button.click()


def test_an_empty_window_says_how_to_begin(desk: Desk) -> None:
    assert desk.window.pages.currentWidget() is desk.window.start_page
    desk.window.start_page.findChild(QAbstractButton, "start demo").click()
    assert desk.demo_asked == [1]
    assert not desk.window.actions_by_id["edit"].isEnabled()


def test_a_connection_appears_runs_and_its_signal_moves(desk: Desk) -> None:
    QAbstractItemModelTester(desk.window.sources.model, _FATAL, desk.window)
    QAbstractItemModelTester(desk.window.values.model, _FATAL, desk.window)
    QAbstractItemModelTester(desk.window.events_model, _FATAL, desk.window)
    connection = desk.session.add("fake", "Line 1", running("Speed", "Load"))
    desk.wait(lambda: state(desk) is LinkState.RUNNING)
    assert desk.window.pages.currentWidget() is desk.window.workspace
    desk.wait(lambda: index(desk, "Line 1").isValid() and names(desk, index(desk, "Line 1")) == ["Tags"])
    speed = index(desk, "Line 1", "Tags", "Speed")
    desk.window.sources.model.setData(speed, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert desk.window.workspace.plotted() == [SignalKey(connection.id, "Speed")]
    assert speed.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    value = speed.siblingAtColumn(1)
    desk.wait(lambda: value.data() not in ("", "–"))
    first = value.data()
    desk.wait(lambda: value.data() != first)
    desk.window.docks["values"].raise_()
    desk.wait(lambda: desk.window.values.model.index(0, 2).data() not in ("–", first))
    desk.window.sources.model.setData(speed, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert desk.window.workspace.plotted() == []


def test_enter_plots_the_selected_points(desk: Desk) -> None:
    connection = desk.session.add("fake", "Line 1", running("Speed", "Load"))
    desk.wait(lambda: state(desk) is LinkState.RUNNING)
    desk.wait(lambda: names(desk, index(desk, "Line 1")) == ["Tags"])
    desk.window.sources.tree.setCurrentIndex(index(desk, "Line 1", "Tags"))
    desk.qtbot.keyClick(desk.window.sources.tree, Qt.Key.Key_Return)
    assert desk.window.workspace.plotted() == [SignalKey(connection.id, "Speed"), SignalKey(connection.id, "Load")]
    desk.qtbot.keyClick(desk.window.sources.tree, Qt.Key.Key_Return)
    assert desk.window.workspace.plotted() == []


def test_a_dragged_connection_becomes_a_health_lane(desk: Desk, tmp_path: Path) -> None:
    connection = desk.session.add("fake", "Line", running("Speed"))
    desk.wait(lambda: connection.points)
    sources, workspace = desk.window.sources, desk.window.workspace
    line = index(desk, "Line")
    dragged = sources.model.mimeData([line])
    assert [key.point for key in unpack_signals(dragged)] == list(PARTS)
    canvas = workspace.page.canvas
    drop = QDropEvent(
        QPointF(300, 100), Qt.DropAction.MoveAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    desk.wait(lambda: desk.session.store.find(SignalKey(health.link_id(connection.id), "state")))
    canvas.dropEvent(drop)
    desk.wait(lambda: [lane.kind for lane in canvas.lanes] == [Kind.HEALTH])
    assert [trace.key.point for trace in canvas.lanes[0].traces] == list(PARTS)
    running_now = list(LinkState).index(LinkState.RUNNING)
    state = desk.session.store.find(SignalKey(health.link_id(connection.id), "state"))
    assert state is not None
    desk.wait(lambda: (sample := state.latest()) is not None and sample.value == running_now)
    FakeDriver.links[-1].fail()
    desk.session.stop(connection.id)
    desk.wait(lambda: (sample := state.latest()) is not None and sample.value == list(LinkState).index(LinkState.OFF))
    # It is saved, and is there again when the project is.
    desk.session.save(tmp_path / "p.fieldscope", desk.window.files.snapshot())
    workspace.remove(workspace.plotted())
    workspace.restore(desk.session.load(tmp_path / "p.fieldscope").workspace)
    assert [lane.kind for lane in canvas.lanes] == [Kind.HEALTH]
    # Removed with its connection.
    desk.window._remove([connection.id])
    assert workspace.plotted() == []
    assert desk.session.store.find(SignalKey(health.link_id(connection.id), "state")) is None


def test_plot_health_is_in_the_menu(desk: Desk) -> None:
    action = desk.window.actions_by_id["plot-health"]
    assert not action.isEnabled()
    desk.session.add("fake", "Line", running("Speed"))
    desk.wait(action.isEnabled)
    action.trigger()
    desk.wait(lambda: [lane.kind for lane in desk.window.workspace.page.lanes] == [Kind.HEALTH])


def test_derived_signals_stand_in_the_tree(desk: Desk) -> None:
    QAbstractItemModelTester(desk.window.sources.model, _FATAL, desk.window)
    connection = desk.session.add("fake", "Line", running("Speed"))
    desk.wait(lambda: connection.points)
    desk.session.define(Definition("Half", "Tags.Speed / 2", unit="A"))
    assert names(desk) == ["Line", "Derived"]
    half = index(desk, "Derived", "Half")
    desk.window.sources.model.setData(half, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert desk.window.workspace.plotted() == [SignalKey("derived:Half", "Half")]
    desk.wait(lambda: str(half.siblingAtColumn(1).data()).endswith(" A"))
    desk.window.sources.filter_box.setText("half")
    assert names(desk) == ["Derived"]
    desk.window.sources.filter_box.clear()
    desk.session.add("fake", "Other", running("Load"))
    assert names(desk) == ["Line", "Other", "Derived"]
    desk.session.undefine("Half")
    assert names(desk) == ["Line", "Other"]


def test_appearing_points_keep_what_is_unfolded(desk: Desk) -> None:
    QAbstractItemModelTester(desk.window.sources.model, _FATAL, desk.window)
    desk.session.add("fake", "RTU", running("Speed"))
    desk.wait(lambda: state(desk) is LinkState.RUNNING and names(desk, index(desk, "RTU")) == ["Tags"])
    FakeDriver.links[0].add_points("2001", "2002")
    desk.wait(lambda: names(desk, index(desk, "RTU")) == ["Tags", "CA 1"])
    assert desk.window.sources.tree.isExpanded(index(desk, "RTU"))
    assert names(desk, index(desk, "RTU", "CA 1")) == ["2001", "2002"]
    FakeDriver.links[0].add_points("2003")
    desk.wait(lambda: names(desk, index(desk, "RTU", "CA 1")) == ["2001", "2002", "2003"])
    FakeDriver.links[0]._points.pop(1)
    FakeDriver.links[0].add_points()
    desk.wait(lambda: names(desk, index(desk, "RTU", "CA 1")) == ["2002", "2003"])


def happened(desk: Desk) -> list[str]:
    model = desk.window.events_model
    return [str(model.index(row, 2).data()) for row in range(model.rowCount())]


def test_a_lost_connection_shows_and_comes_back(desk: Desk) -> None:
    desk.session.add("fake", "RTU", running("Speed"))
    desk.wait(lambda: state(desk) is LinkState.RUNNING)
    FakeDriver.links[0].fail()
    desk.wait(lambda: "the connection was lost" in happened(desk))
    desk.wait(lambda: state(desk) is LinkState.RUNNING)
    shown = happened(desk)
    assert shown[-3:] == ["the connection was lost", "lost", "running"]
    assert desk.window.events_model.index(len(shown) - 3, 3).data() == "it is tried again"


def test_stop_start_and_reconnect(desk: Desk) -> None:
    desk.session.add("fake", "RTU", running("Speed"))
    desk.wait(lambda: state(desk) is LinkState.RUNNING)
    actions = desk.window.actions_by_id
    assert actions["stop"].isEnabled()
    assert not actions["start"].isEnabled()
    actions["stop"].trigger()
    desk.wait(lambda: FakeDriver.links[0].stopped)
    assert state(desk) is LinkState.OFF
    assert actions["start"].isEnabled()
    actions["start"].trigger()
    desk.wait(lambda: state(desk) is LinkState.RUNNING)
    actions["reconnect"].trigger()
    desk.wait(lambda: len(FakeDriver.links) == 3 and state(desk) is LinkState.RUNNING)
    assert [link.stopped for link in FakeDriver.links] == [1, 1, 0]


def test_remove_asks_first(desk: Desk) -> None:
    desk.session.add("fake", "RTU", running("Speed"))
    desk.wait(lambda: state(desk) is LinkState.RUNNING)
    desk.window.actions_by_id["remove"].trigger()
    press(box(desk), "Cancel")
    assert desk.session.connections
    desk.window.actions_by_id["remove"].trigger()
    press(box(desk), "Remove")
    assert not desk.session.connections
    assert desk.window.pages.currentWidget() is desk.window.start_page
    desk.wait(lambda: FakeDriver.links[0].stopped)


def test_a_copy_starts_stopped_with_its_dialog(desk: Desk) -> None:
    desk.session.add("fake", "RTU", running("Speed"))
    desk.window.actions_by_id["duplicate"].trigger()
    assert [c.name for c in desk.session.connections] == ["RTU", "RTU (2)"]
    assert state(desk, 1) is LinkState.OFF
    assert list(desk.window.dialogs) == [desk.session.connections[1].id]
    assert len(FakeDriver.links) == 1


def test_filter_words_narrow_the_tree(desk: Desk) -> None:
    settings = FakeSettings(address="1.1.1.1", rows=(FakeRow("Speed"), FakeRow("Closed", kind="BOOL")))
    desk.session.add("fake", "RTU", settings)
    desk.wait(lambda: state(desk) is LinkState.RUNNING and names(desk, index(desk, "RTU")) == ["Tags"])
    box = desk.window.sources.filter_box
    desk.window.actions_by_id["filter"].trigger()
    for text, left in (
        ("speed", ["Speed"]),
        ("type:bool", ["Closed"]),
        ("tags", ["Speed", "Closed"]),
        ("plotted", None),
        ("nonsense", None),
        ("", ["Speed", "Closed"]),
    ):
        box.setText(text)
        if left is None:
            assert desk.window.sources.model.rowCount() == 0, text
        else:
            assert names(desk, index(desk, "RTU", "Tags")) == left, text
    box.setText("plotted")
    desk.window.workspace.plot_keys([SignalKey(desk.session.connections[0].id, "Closed")])
    assert names(desk, index(desk, "RTU", "Tags")) == ["Closed"]


def test_hold_follows_the_workspace(desk: Desk) -> None:
    desk.session.add("fake", "RTU", running("Speed"))
    hold = desk.window.actions_by_id["hold"]
    hold.trigger()
    assert desk.window.workspace.on_hold
    assert hold.isChecked()
    desk.window.workspace.set_live()
    assert not hold.isChecked()


def test_themes_switch_and_are_remembered(desk: Desk) -> None:
    desk.session.add("fake", "RTU", running("Speed"))
    light = desk.window.palette().window().color().lightness()
    desk.window.actions_by_id["theme-dark"].trigger()
    assert desk.window.palette().window().color().lightness() < light
    assert desk.settings.value("theme") == "dark"
    assert desk.window.actions_by_id["theme-dark"].isChecked()
    desk.window.actions_by_id["theme-light"].trigger()
    assert desk.window.palette().window().color().lightness() == light


def test_save_open_and_unsaved_work(desk: Desk, tmp_path: Path) -> None:
    desk.session.add("fake", "RTU", running("Speed"))
    desk.wait(lambda: state(desk) is LinkState.RUNNING)
    link_id = desk.session.connections[0].id
    desk.window.workspace.plot_keys([SignalKey(link_id, "Speed")])
    assert desk.window.isWindowModified()
    path = tmp_path / "a.fieldscope"
    desk.window.files.save_to(path)
    assert not desk.window.isWindowModified()
    assert desk.window.windowTitle() == "a[*] – Fieldscope"
    desk.session.add("fake", "Second", running("Load"))
    desk.window.actions_by_id["new"].trigger()
    press(box(desk), "Cancel")
    assert len(desk.session.connections) == 2
    desk.window.actions_by_id["new"].trigger()
    press(box(desk), "Discard")
    assert not desk.session.connections
    assert desk.window.workspace.plotted() == []
    desk.window.files.open(path)
    assert [c.name for c in desk.session.connections] == ["RTU"]
    assert desk.window.workspace.plotted() == [SignalKey(link_id, "Speed")]
    desk.wait(lambda: state(desk) is LinkState.RUNNING)
    assert not desk.window.isWindowModified()
    desk.window.files.new()
    assert desk.window.start_page.findChildren(QPushButton, options=Qt.FindChildOption.FindChildrenRecursively)


def test_a_broken_file_leaves_what_is_open(desk: Desk, tmp_path: Path) -> None:
    desk.session.add("fake", "RTU", running("Speed"))
    desk.session.dirty = False
    bad = tmp_path / "bad.fieldscope"
    bad.write_text("{", encoding="utf-8")
    desk.window.files.open(bad)
    assert "not a project file" in box(desk).informativeText()
    assert [c.name for c in desk.session.connections] == ["RTU"]


def test_closing_asks_about_unsaved_work(desk: Desk) -> None:
    desk.session.add("fake", "RTU", running("Speed"))
    desk.window.close()
    assert not desk.window.exit_request.is_set()
    press(box(desk), "Cancel")
    assert not desk.window.exit_request.is_set()
    desk.window.close()
    press(box(desk), "Discard")
    assert desk.window.exit_request.is_set()


def test_save_as_asks_for_a_name(desk: Desk) -> None:
    desk.session.add("fake", "RTU", running("Speed"))
    desk.window.actions_by_id["save"].trigger()
    dialog = desk.window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.defaultSuffix() == "fieldscope"
    dialog.reject()


def test_every_action_has_a_text_and_its_own_shortcut(desk: Desk) -> None:
    shortcuts = [row.shortcut for row in ROWS if row.shortcut]
    assert len(shortcuts) == len(set(shortcuts))
    assert len({row.id for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert desk.window.actions_by_id[row.id].text()


def test_counters_in_the_status_bar_are_real(desk: Desk) -> None:
    desk.session.add("fake", "RTU", running("Speed"))
    desk.session.add("fake", "Dead", running("Speed", behaviour="refuse"))
    desk.wait(lambda: "1 of 2 sources run · ✕ 1 fault" in desk.window.status.sources.text())
    desk.wait(lambda: desk.session.rates.values_per_second > 10)
    desk.wait(lambda: "memory" in desk.window.status.memory.text() and desk.session.store.used > 0)


def test_the_memory_for_samples_is_chosen_and_remembered(desk: Desk) -> None:
    desk.window.actions_by_id["memory-256"].trigger()
    assert desk.session.store.budget == 256 << 20
    assert desk.window.status.memory.text().endswith("of 256 MiB")
    assert desk.window.actions_by_id["memory-256"].isChecked()
    desk.window.actions_by_id["memory-2048"].trigger()
    assert desk.window.status.memory.text().endswith("of 2 GiB")
    assert not desk.window.actions_by_id["memory-256"].isChecked()
    assert memory_bytes(desk.settings.value("memory_mib")) == 2 << 30
    assert {memory_bytes(value) for value in (None, "", "x", "-5", "7", 0)} == {1 << 30}


def test_a_row_of_a_record_brings_a_value_to_each_of_its_points(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = desk.session.add("fake", "PLC", running())
    desk.session.stop(connection.id)
    rates, sink = desk.session.rates, desk.session.store.sink(connection.id)
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now)
    wide, narrow = (sink.stream(Record(key, 4)) for key in ("wide", "narrow"))

    def measured(rows: int) -> float:
        nonlocal now
        now += 2.0
        for stream in (wide, narrow):
            for _ in range(rows):
                stream.append(0, bytes(4))
        rates._measure()
        return rates.values_per_second

    points = [Point(key, (key,), key[:-1], 0, "<f4") for key in ("wide1", "wide2", "wide3", "narrow1")]
    connection.points = tuple(points)
    rates._measure()
    assert measured(10) == (30 + 10) / 2
    connection.points = tuple(points[1:])
    assert measured(10) == (20 + 10) / 2
    sink.stream(Record("wide", 8)).append(0, bytes(8))  # a ring of its own
    assert measured(0) == 2 / 2


def test_many_notices_are_dropped_and_counted(desk: Desk) -> None:
    connection = desk.session.add("fake", "RTU", running("Speed"))
    for number in range(5000):
        desk.session.bridge.post(connection.id, Notice(Severity.INFO, f"flood {number}"))
    assert desk.session.bridge.dropped > 0
    desk.wait(lambda: state(desk) is LinkState.RUNNING)
    desk.window.status.refresh()
    assert "messages dropped" in desk.window.status.lost.text()


def test_a_station_that_refuses_all_night_gets_one_line(desk: Desk) -> None:
    connection = desk.session.add("fake", "RTU", running("Speed"))
    other = desk.session.add("fake", "Other", running("Speed"))
    desk.wait(lambda: state(desk, 1) is LinkState.RUNNING)
    for attempt in range(500):
        for link_id in (connection.id, other.id):
            event = StateChanged(LinkState.CONNECTING, "connecting")
            again = StateChanged(LinkState.FAULT, f"refused; next attempt in {attempt / 7:.1f} s", "is it on?")
            desk.session.noticed.emit([Posted(time.time_ns(), link_id, e) for e in (event, again)])
    assert desk.window.events_model.rowCount() <= 10
    texts = [str(desk.window.events_model.index(r, 2).data()) for r in range(desk.window.events_model.rowCount())]
    assert sum("next attempt in 71.3 s  (×500, last " in text for text in texts) == 2


def test_the_start_page_tells_how_the_network_does(desk: Desk) -> None:
    card = desk.window.start_page.card
    desk.wait(lambda: card.findings)
    desk.wait(lambda: any("UDP port 2222" in one.text() and one.isVisible() for one in card.findChildren(QLabel)))
    before = list(card.findings)
    card.findings = []
    card.again_button.click()
    assert len(card.findings) == len(before)
