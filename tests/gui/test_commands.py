"""The Commands dock against a simulated station: lock, hold, select, execute, refusals, and what is written down."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from window_desk import Desk

from fieldscope.commands import hold
from fieldscope.commands.desk import RefusedError
from fieldscope.commands.locks import LockedError
from fieldscope.commands.panel import CommandsPanel
from fieldscope.links import Connection
from fieldscope.simulators import Simulator
from fieldscope.store import SignalKey
from iec104.controlling.commands import Double
from iec104.settings import ConnectionSettings
from linkkit.driver import LinkState

_FATAL = QAbstractItemModelTester.FailureReportingMode.Warning


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hold, "HOLD_S", 0.4)


def connect(desk: Desk, *faults: str) -> Iterator[Connection]:
    simulator = Simulator("104", *(part for fault in faults for part in ("--fault", fault)))
    try:
        patience = 2.0 if faults else 20.0
        settings = ConnectionSettings(host="127.0.0.1", port=simulator.port(), command_timeout=patience)
        connection = desk.session.add("104", "RTU-7", settings)
        desk.wait(lambda: connection.state is LinkState.RUNNING and len(connection.points) > 5, 40)
        panel = desk.window.commands
        QAbstractItemModelTester(panel.ladder, _FATAL, desk.window)
        QAbstractItemModelTester(panel.history, _FATAL, desk.window)
        desk.window.actions_by_id["commands"].trigger()
        desk.wait(lambda: panel.command is not None)
        yield connection
    finally:
        simulator.stop()


@pytest.fixture
def station(real: Desk) -> Iterator[Connection]:
    yield from connect(real)


@pytest.fixture
def refusing(real: Desk) -> Iterator[Connection]:
    yield from connect(real, "silent")


def arm(panel: CommandsPanel) -> None:
    panel.name_box.setText("RTU-7")
    panel.arm_button.click()
    assert panel.desk.locks.left(panel.link_id) > 0


def fill(panel: CommandsPanel, name: str, **values: Any) -> None:
    panel.choose(name)
    assert panel.form is not None
    for field, value in values.items():
        panel.form.put(field, value)


def press(desk: Desk) -> None:
    desk.qtbot.mousePress(desk.window.commands.button, Qt.MouseButton.LeftButton)


def release(desk: Desk) -> None:
    desk.qtbot.mouseRelease(desk.window.commands.button, Qt.MouseButton.LeftButton)


def hold_until_sent(desk: Desk) -> None:
    """Hold the button until something more is sent. What is sent may have its answer before anyone looks."""
    panel = desk.window.commands
    before = len(sent(panel))
    press(desk)
    desk.wait(lambda: len(sent(panel)) > before)
    release(desk)


def rungs(panel: CommandsPanel) -> list[tuple[str, bool]]:
    return [(rung.name, rung.step is not None) for rung in panel.ladder.rungs]


def audit(panel: CommandsPanel) -> list[dict[str, Any]]:
    return [json.loads(line) for line in panel.desk.audit.path.read_text(encoding="utf-8").splitlines()]


def sent(panel: CommandsPanel) -> list[str]:
    """In which mode commands were sent, in order."""
    lines = audit(panel) if panel.desk.audit.path.is_file() else []
    return [line["arguments"].get("mode", "") for line in lines if line["what"] == "sent"]


def test_an_interrogation_needs_no_arming(real: Desk, station: Connection) -> None:
    panel = real.window.commands
    fill(panel, "interrogation")
    assert panel.button.isEnabled()
    panel.button.click()
    real.wait(lambda: rungs(panel) and all(done for _, done in rungs(panel)) and panel._run is None)
    assert [name for name, _ in rungs(panel)][:2] == ["ACT", "ACT_CON"]
    assert [line["what"] for line in audit(panel)] == ["sent", "ended"]
    assert audit(panel)[1]["result"] == "done"
    assert panel.history.index(0, 4).data().startswith("done")


def test_a_locked_command_cannot_be_sent(real: Desk, station: Connection) -> None:
    panel = real.window.commands
    fill(panel, "double", common_address="7", ioa="6001", value="off", mode="select and execute")
    assert not panel.button.isEnabled()
    command = panel.command
    assert command is not None
    with pytest.raises(LockedError):
        panel.desk.send(station.id, command, Double(common_address=7, ioa=6001, value="off"))
    panel.name_box.setText("RTU")
    assert not panel.arm_button.isEnabled()
    arm(panel)
    assert panel.button.isEnabled()
    assert "border: 2px solid #b3261e" in panel.styleSheet()
    panel.lock_button.click()
    assert not panel.button.isEnabled()
    assert [line["what"] for line in audit(panel)] == ["armed", "locked"]


def test_select_then_execute_waits_for_a_second_hold(real: Desk, station: Connection) -> None:
    panel = real.window.commands
    position = real.session.signal(SignalKey(station.id, "7/1001")) or real.session.store.signal(
        station.id, next(p for p in station.points if p.key.endswith("/1001"))
    )
    ca = position.key.point.split("/")[0]
    arm(panel)
    fill(panel, "double", common_address=ca, ioa="6001", value="off", mode="select and execute")
    press(real)
    release(real)
    assert panel.ladder.rungs == []  # a click is not enough
    hold_until_sent(real)
    real.wait(lambda: panel._selected is not None)
    assert panel.button.text() == "Hold to execute"
    assert rungs(panel) == [
        ("SELECT", True), ("ACT_CON", True), ("EXECUTE", False), ("ACT_CON", False), ("ACT_TERM", False),
    ]  # fmt: skip
    real.qtbot.wait(800)
    assert panel._selected is not None  # nothing executes by itself
    hold_until_sent(real)
    real.wait(lambda: panel._run is None and all(done for _, done in rungs(panel)))
    assert [r.name for r in panel.ladder.rungs] == ["SELECT", "ACT_CON", "EXECUTE", "ACT_CON", "ACT_TERM"]
    times = [r.ns for r in panel.ladder.rungs]
    assert times == sorted(times)
    real.wait(lambda: (sample := position.latest()) is not None and sample.value == 1)
    assert sent(panel) == ["select", "direct"]


def test_held_through_it_executes(real: Desk, station: Connection) -> None:
    panel = real.window.commands
    ca = station.points[0].key.split("/")[0]
    arm(panel)
    fill(panel, "double", common_address=ca, ioa="6001", value="off", mode="select and execute")
    press(real)
    real.wait(lambda: len(panel.ladder.rungs) == 5 and all(done for _, done in rungs(panel)))
    release(real)
    assert panel.message.text()


def test_a_selection_is_cancelled(real: Desk, station: Connection) -> None:
    panel = real.window.commands
    ca = station.points[0].key.split("/")[0]
    arm(panel)
    fill(panel, "double", common_address=ca, ioa="6001", value="off", mode="select and execute")
    hold_until_sent(real)
    real.wait(lambda: panel._selected is not None)
    panel.cancel_button.click()
    real.wait(lambda: panel._run is None and panel._selected is None and ("DEACT_CON", True) in rungs(panel))
    assert sent(panel) == ["select", "cancel"]


def test_a_refusal_is_told_in_words(real: Desk, station: Connection) -> None:
    panel = real.window.commands
    ca = station.points[0].key.split("/")[0]
    arm(panel)
    fill(panel, "single", common_address=ca, ioa="4444", value="on")
    panel.button.setFocus()
    real.qtbot.keyPress(panel.button, Qt.Key.Key_Space)
    real.wait(lambda: panel._run is None and bool(panel.ladder.rungs) and "✕" in mark(panel))
    real.qtbot.keyRelease(panel.button, Qt.Key.Key_Space)
    assert "address" in panel.message.text()
    assert audit(panel)[-1]["result"] != "done"
    texts = [str(real.window.events_model.index(r, 2).data()) for r in range(real.window.events_model.rowCount())]
    assert any("Single command" in text for text in texts)


def mark(panel: CommandsPanel) -> str:
    return "".join(str(panel.ladder.index(row, 0).data()) for row in range(panel.ladder.rowCount()))


def test_no_answer_ends_and_stopping_locks(real: Desk, refusing: Connection) -> None:
    panel = real.window.commands
    arm(panel)
    fill(panel, "short", common_address="7", ioa="6004", value="20.5")
    hold_until_sent(real)
    real.wait(lambda: panel._run is None)
    assert audit(panel)[-1]["result"] == "no answer"
    real.session.stop(refusing.id)
    assert panel.desk.locks.left(refusing.id) == 0
    assert not panel.button.isVisible() or not panel.button.isEnabled()


def test_nothing_is_sent_when_it_cannot_be_written_down(real: Desk, station: Connection) -> None:
    panel = real.window.commands
    arm(panel)
    panel.desk.audit.path.unlink()
    panel.desk.audit.path.mkdir()
    command = next(c for c in panel.list.commands if c.name == "double")
    with pytest.raises(RefusedError, match="log of commands"):
        panel.desk.send(station.id, command, Double(common_address=7, ioa=6001, value="off"))
    assert panel.desk.running == {}


def test_a_selected_point_gives_its_address(real: Desk, station: Connection) -> None:
    panel = real.window.commands
    key = station.points[3].key
    panel.choose("single")
    panel.aim(SignalKey(station.id, key))
    assert panel.form is not None
    assert (panel.form.draft["common_address"], panel.form.draft["ioa"]) == tuple(key.split("/"))
