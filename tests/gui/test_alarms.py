"""The Alarms dock: limits set by hand, alarms in table, list and title, acknowledged, saved with the project."""

from pathlib import Path

from fake_driver import FakeDriver, running
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from window_desk import Desk

from fieldscope.alarms.limits import Limits
from fieldscope.alarms.panel import LimitsDialog
from fieldscope.store import SignalKey
from fieldscope.values.entries import ALARM
from fieldscope.values.panel import ALL
from linkkit.driver import LinkState

_FATAL = QAbstractItemModelTester.FailureReportingMode.Warning


def test_a_limit_set_by_hand_raises_an_alarm_until_it_was_seen(desk: Desk) -> None:
    panel = desk.window.alarms
    QAbstractItemModelTester(panel.alarms, _FATAL, desk.window)
    QAbstractItemModelTester(panel.limits, _FATAL, desk.window)
    connection = desk.session.add("fake", "Line 1", running("Speed", "Load"))
    desk.wait(lambda: connection.state is LinkState.RUNNING and desk.session.signal(SignalKey(connection.id, "Speed")))
    panel.ask_limits([SignalKey(connection.id, "Speed")])
    dialog = panel.findChild(LimitsDialog)
    assert dialog is not None
    dialog.accept()
    assert dialog.isVisible()  # nothing is watched yet: it says so
    high = dialog.form.editors["high"]
    assert isinstance(high, QLineEdit)
    desk.qtbot.keyClicks(high, "0.5")  # the signal is a sine
    dialog.accept()
    assert desk.session.limits == {SignalKey(connection.id, "Speed"): Limits(high=0.5)}
    desk.wait(lambda: panel.alarms.rowCount() == 1)
    assert "above 0.5" in str(panel.alarms.index(0, 4).data())
    assert desk.window.docks["alarms"].windowTitle() == "Alarms (1)"
    events = desk.window.events_model
    desk.wait(lambda: any("above 0.5" in str(events.index(r, 2).data()) for r in range(events.rowCount())))
    values = desk.window.values
    values.scope.setCurrentIndex(ALL)
    desk.window.docks["values"].raise_()
    desk.wait(lambda: "HIGH" in [values.model.index(r, ALARM).data() for r in range(values.model.rowCount())])
    desk.wait(lambda: panel.alarms.rowCount() == 1 and not panel.alarms.shown[0].alarm.active)
    desk.window.docks["alarms"].raise_()
    panel.alarm_view.selectRow(0)
    panel.seen_button.click()
    assert panel.alarms.rowCount() == 0 or panel.alarms.shown[0].alarm.active
    panel.tabs.setCurrentIndex(1)
    panel.limit_view.selectRow(0)
    panel.remove_button.click()
    assert desk.session.limits == {}
    assert panel.alarms.rowCount() == 0


def test_limits_are_part_of_the_project_and_of_undo(desk: Desk, tmp_path: Path) -> None:
    connection = desk.session.add("fake", "Line 1", running("Speed"))
    key = SignalKey(connection.id, "Speed")
    desk.wait(lambda: desk.session.signal(key))
    desk.window.history.note()
    desk.session.limit(key, Limits(high=2.0, error=True))
    desk.window.history.undo()
    assert desk.session.limits == {}
    desk.window.history.redo()
    path = tmp_path / "a.fieldscope"
    desk.window.files.save_to(path)
    desk.window.files.new()
    assert desk.session.limits == {}
    desk.window.files.open(path)
    assert desk.session.limits == {key: Limits(high=2.0, error=True)}
    desk.wait(lambda: key in desk.window.board._watches)


def test_a_dead_connection_is_stale(desk: Desk) -> None:
    connection = desk.session.add("fake", "Line 1", running("Speed"))
    key = SignalKey(connection.id, "Speed")
    desk.wait(lambda: desk.session.signal(key) is not None and desk.session.store.signal(*_of(desk, key)).count > 3)
    desk.session.limit(key, Limits(stale_s=0.3))
    desk.session.stop(connection.id)
    desk.wait(lambda: desk.window.board.text(key) == "STALE")
    desk.session.start(connection.id)
    desk.wait(lambda: desk.window.board.text(key) == "")
    assert FakeDriver.links[-1].started == 1


def _of(desk: Desk, key: SignalKey) -> tuple[str, object]:
    point = next(p for p in desk.session.links.connections[key.link_id].points if p.key == key.point)
    return key.link_id, point
