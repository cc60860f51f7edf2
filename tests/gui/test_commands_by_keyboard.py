"""The Commands dock by keyboard alone: every command of a station and of a PLC, arming, holding, selecting,
cancelling; and what the lanes show of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from by_keyboard import choose_row, focus, press, push, put, repeat, shortcut, tab_to, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from window_desk import Desk

from fieldscope.commands import hold
from fieldscope.commands.panel import CommandsPanel
from fieldscope.links import Connection
from fieldscope.simulators import Simulator
from fieldscope.store import SignalKey
from iec104.settings import ConnectionSettings
from linkkit.commands import DIRECT, SELECT_AND_EXECUTE
from linkkit.driver import LinkState
from pyconpro.settings import HintSettings, PlcSettings, ProducerSettings

POINTS = """ioa,type,mode,related,generator,group
100,M_SP_TB_1,,,,
101,M_DP_TB_1,,,,
102,M_ST_TB_1,,,,
103,M_ME_TD_1,,,,
104,M_ME_TE_1,,,,
105,M_ME_TF_1,,,,
106,M_BO_TB_1,,,,
107,M_ME_TF_1,,,"sine(mean=20, amplitude=1, period=10)",1
108,M_IT_TB_1,,,count(10),1
200,C_SC_NA_1,direct,100,,
201,C_DC_NA_1,select,101,,
202,C_RC_NA_1,direct,102,,
203,C_SE_NA_1,direct,103,,
204,C_SE_NB_1,direct,104,,
205,C_SE_NC_1,direct,105,,
206,C_BO_NA_1,direct,106,,
"""
AT = {"common_address": 1}
CASES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("interrogation", AT | {"group": 0}),
    ("interrogation", AT | {"group": 1}),
    ("counter_interrogation", AT | {"group": 5, "freeze": 0}),
    ("counter_interrogation", AT | {"group": 1, "freeze": 1}),
    ("read", AT | {"ioa": 107}),
    ("test", AT | {}),
    ("clock_sync", AT | {}),
    ("reset_process", AT | {"qualifier": 2}),
    ("single", AT | {"ioa": 200, "value": "on", "qualifier": 1, "mode": DIRECT}),
    ("double", AT | {"ioa": 201, "value": "on", "qualifier": 2, "mode": SELECT_AND_EXECUTE}),
    ("step", AT | {"ioa": 202, "value": "higher", "mode": DIRECT}),
    ("normalized", AT | {"ioa": 203, "value": "0,5", "mode": DIRECT}),
    ("scaled", AT | {"ioa": 204, "value": "-7", "mode": DIRECT}),
    ("short", AT | {"ioa": 205, "value": "20.5", "mode": DIRECT, "with_time": True}),
    ("bitstring", AT | {"ioa": 206, "value": "0xFF", "mode": DIRECT}),
    ("mute", {}),
    ("unmute", {}),
)
"""Every command of a station with what is entered: the table of commands must not have another one."""


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hold, "HOLD_S", 0.3)


@pytest.fixture
def station(real: Desk, tmp_path: Path) -> Iterator[Connection]:
    points = tmp_path / "points.csv"
    points.write_text(POINTS, encoding="utf-8")
    simulator = Simulator("104", "--points", str(points))
    try:
        settings = ConnectionSettings(host="127.0.0.1", port=simulator.port(), command_timeout=20.0)
        connection = real.session.add("104", "RTU-7", settings)
        real.wait(lambda: connection.state is LinkState.RUNNING and len(connection.points) > 5, 40)
        go(real)
        yield connection
    finally:
        simulator.stop()


def go(desk: Desk) -> CommandsPanel:
    """Into the dock, by its key."""
    panel = desk.window.commands
    desk.window.activateWindow()
    desk.wait(lambda: desk.window.isActiveWindow())
    desk.window.workspace.setFocus()
    shortcut("Ctrl+7")
    assert panel.isAncestorOf(focus())
    desk.wait(lambda: panel.command is not None)
    return panel


def arm(panel: CommandsPanel, name: str) -> None:
    type_into(panel.name_box, name)
    press(Qt.Key.Key_Return)
    assert panel.desk.locks.left(panel.link_id) > 0


def fill(desk: Desk, name: str, values: dict[str, Any]) -> None:
    panel = desk.window.commands
    choose_row(panel.list, lambda: panel.command is not None and panel.command.name == name)
    form = panel.form
    assert form is not None
    desk.wait(form.isVisible)
    for field, value in values.items():
        editor = form.editors[field]
        if not editor.isVisible():
            push(form.advanced_button)
        put(editor, value)


def lines(panel: CommandsPanel, what: str) -> list[dict[str, Any]]:
    path = panel.desk.audit.path
    every = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [line for line in map(json.loads, every) if line["what"] == what]


def send(desk: Desk, *, until: int = 1) -> None:
    """Hold the button as long as it needs, until so many more commands are over."""
    panel = desk.window.commands
    over = len(lines(panel, "ended")) + until
    tab_to(panel.button)
    QTest.keyPress(panel.button, Qt.Key.Key_Space)
    if panel.command is not None and not panel.command.acts:
        QTest.keyRelease(panel.button, Qt.Key.Key_Space)
    desk.wait(lambda: len(lines(panel, "ended")) >= over)
    if panel.button.isDown():
        QTest.keyRelease(panel.button, Qt.Key.Key_Space)
    desk.wait(lambda: panel._run is None)


def test_every_command_of_a_station(real: Desk, station: Connection) -> None:
    panel = real.window.commands
    assert {name for name, _ in CASES} == {command.name for command in panel.list.commands}
    arm(panel, "RTU-7")
    for name, values in CASES:
        fill(real, name, values)
        send(real, until=2 if values.get("mode") == SELECT_AND_EXECUTE else 1)
        ended = lines(panel, "ended")[-1]
        assert (ended["command"], ended["result"]) == (name, "done"), (ended, panel.message.text())
        for field, value in values.items():
            if field not in ("mode", "value"):
                assert ended["arguments"][field] == value
        assert focus() is panel.button, f"the focus stays where the next {name} is sent from"
    marks = list(real.window.marks.marks)
    assert len(marks) == len(CASES) + 1
    assert [mark.label for mark in marks if not all(step.good for step in mark.steps)] == []
    labels = [mark.label for mark in marks]
    assert "Single command 200 on: EXECUTE ✓ ACT_TERM ✓" in labels
    assert "Double command 201 on: SELECT ✓" in labels
    assert "Set point, normalized 203 0.5: EXECUTE ✓ ACT_TERM ✓" in labels


def test_a_hold_that_ends_early_sends_nothing(real: Desk, station: Connection) -> None:
    panel = real.window.commands
    arm(panel, "RTU-7")
    fill(real, "single", AT | {"ioa": 200, "value": "on"})
    tab_to(panel.button)
    for _ in range(3):  # nor do three short ones
        QTest.keyPress(panel.button, Qt.Key.Key_Space)
        real.qtbot.wait(100)
        QTest.keyRelease(panel.button, Qt.Key.Key_Space)
    real.qtbot.wait(600)
    QTest.keyPress(panel.button, Qt.Key.Key_Space)
    press(Qt.Key.Key_Tab)  # the hand slips to another key: the focus goes, the key is still down
    real.qtbot.wait(600)
    assert lines(panel, "sent") == []


def test_a_key_that_stays_down_sends_once(real: Desk, station: Connection) -> None:
    panel = real.window.commands
    arm(panel, "RTU-7")
    fill(real, "single", AT | {"ioa": 200, "value": "on"})
    tab_to(panel.button)
    QTest.keyPress(panel.button, Qt.Key.Key_Space)
    real.wait(lambda: repeat(focus(), Qt.Key.Key_Space) or lines(panel, "ended"))
    for _ in range(40):
        repeat(focus(), Qt.Key.Key_Space)
        real.qtbot.wait(30)
    assert len(lines(panel, "sent")) == 1
    assert focus() is panel.button
    QTest.keyRelease(panel.button, Qt.Key.Key_Space)
    real.qtbot.wait(50)
    assert len(lines(panel, "sent")) == 1
    send(real)
    assert len(lines(panel, "sent")) == 2


def test_a_selection_is_cancelled_and_the_dock_locked(real: Desk, station: Connection) -> None:
    panel = real.window.commands
    arm(panel, "RTU-7")
    fill(real, "double", AT | {"ioa": 201, "value": "on", "mode": SELECT_AND_EXECUTE})
    tab_to(panel.button)
    QTest.keyPress(panel.button, Qt.Key.Key_Space)
    real.wait(lambda: panel._run is not None or panel._selected is not None)
    QTest.keyRelease(panel.button, Qt.Key.Key_Space)
    real.wait(lambda: panel._selected is not None)
    push(panel.cancel_button)
    real.wait(lambda: panel._run is None and len(lines(panel, "ended")) == 2)
    assert [line["arguments"]["mode"] for line in lines(panel, "sent")] == ["select", "cancel"]
    assert real.window.marks.marks[-1].label == "Double command 201 on: CANCEL ✓"
    push(panel.lock_button)
    assert panel.desk.locks.left(station.id) == 0


def test_a_refusal_is_marked_in_the_lanes_of_the_connection(real: Desk, station: Connection) -> None:
    panel = real.window.commands
    workspace = real.window.workspace
    key = next(point.key for point in station.points if point.key.endswith("/107"))
    workspace.plot_keys([SignalKey(station.id, key)])
    arm(panel, "RTU-7")
    fill(real, "single", AT | {"ioa": 4444, "value": "on"})
    send(real)
    (mark,) = real.window.marks.marks
    assert mark.label.startswith("Single command 4444 on: EXECUTE ✕ – unknown object address")
    assert "address" in mark.outcome
    canvas = workspace.page.canvas
    assert canvas.commands.lanes_of(mark.places) == canvas.lanes
    before, _ = canvas.grab().toImage(), real.window.marks.forget()
    assert list(real.window.marks.marks) == []
    assert canvas.grab().toImage() != before
    assert workspace.state()["tabs"][0]["markers"] == [], "marks of commands are no markers"


def test_no_answer_is_marked(real: Desk) -> None:
    simulator = Simulator("104", "--fault", "silent")
    try:
        settings = ConnectionSettings(host="127.0.0.1", port=simulator.port(), command_timeout=1.0)
        connection = real.session.add("104", "RTU-7", settings)
        real.wait(lambda: connection.state is LinkState.RUNNING and len(connection.points) > 5, 40)
        panel = go(real)
        arm(panel, "RTU-7")
        fill(real, "short", AT | {"ioa": 6004, "value": "20.5"})
        send(real)
        (mark,) = real.window.marks.marks
        assert mark.label == "Set point, floating point 6004 20.5: EXECUTE ✕ – no answer"
    finally:
        simulator.stop()


PLC_CASES = {
    "retry": {},
    "reconnect": {"tag": "test"},
    "write": {"produced": "Setpoint", "value": "7,25"},
}


def test_every_command_of_a_plc(real: Desk) -> None:
    simulator = Simulator("plc")
    try:
        settings = PlcSettings(
            "127.0.0.1",
            hints=(HintSettings("test", "REAL", rpi_ms=20),),
            port=simulator.port(),
            producers=(ProducerSettings("Setpoint", "REAL", "12,5"),),
            listen_port=0,
            io_port=0,
        )
        connection = real.session.add("plc", "Line PLC", settings)
        real.wait(lambda: connection.state is LinkState.RUNNING, 40)
        panel = go(real)
        assert set(PLC_CASES) == {command.name for command in panel.list.commands}
        arm(panel, "Line PLC")
        for name, values in PLC_CASES.items():
            fill(real, name, values)
            send(real)
            ended = lines(panel, "ended")[-1]
            assert (ended["command"], ended["result"]) == (name, "done"), ended
        (point,) = (point for point in connection.points if point.path == ("Produced", "Setpoint"))
        ring = real.session.store.signal(connection.id, point)
        real.wait(lambda: (sample := ring.latest()) is not None and sample.value == 7.25)
        assert real.window.marks.marks[-1].label.startswith("Write Setpoint 7,25: ")
    finally:
        simulator.stop()
