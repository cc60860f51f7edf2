"""The feedback of commands against both simulators: chosen, awaited, told in ladder, log, events and lanes, saved."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from by_keyboard import focus, press, push, tab_to, type_into
from fake_driver import running
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from scripted_station import free_port
from window_desk import Desk

from fieldscope.commands import hold
from fieldscope.commands.feedback import Feedback, ObjectKey
from fieldscope.commands.panel import CommandsPanel
from fieldscope.links import Connection
from fieldscope.palette import Finder
from fieldscope.simulators import Simulator
from fieldscope.store import SignalKey
from iec104.settings import ConnectionSettings
from linkkit.commands import SELECT_AND_EXECUTE
from linkkit.driver import LinkState
from pyconpro.settings import HintSettings, PlcSettings, ProducerSettings

POINTS = """ioa,type,mode,related,generator,interval
101,M_DP_NA_1,,,,
102,M_SP_NA_1,,,,
103,M_ME_NC_1,,,constant(20),3600
104,M_SP_TB_1,,,"toggle(0.05,0.05)",0.01
201,C_DC_NA_1,select,101,,
202,C_SC_NA_1,direct,102,,
203,C_SE_NC_1,direct,103,,
102,C_SC_NA_1,direct,102,,
"""
Start = Callable[..., Connection]


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hold, "HOLD_S", 0.2)


@pytest.fixture
def begin(real: Desk, tmp_path: Path) -> Iterator[Start]:
    """Starts a station that misbehaves in this way, armed."""
    simulators: list[Simulator] = []

    def start(*faults: str, name: str = "RTU-7") -> Connection:
        points = tmp_path / "points.csv"
        points.write_text(POINTS, encoding="utf-8")
        given = [word for fault in faults for word in ("--fault", fault)]
        simulators.append(Simulator("104", "--points", str(points), *given))
        settings = ConnectionSettings(host="127.0.0.1", port=simulators[-1].port(), command_timeout=20.0)
        connection = real.session.add("104", name, settings)
        real.wait(lambda: connection.state is LinkState.RUNNING and len(connection.points) >= 4, 40)
        real.wait(lambda: value(real, connection, "1/101") is not None)
        real.window.actions_by_id["commands"].trigger()
        real.wait(lambda: real.window.commands.command is not None)
        arm(real.window.commands, name)
        return connection

    yield start
    for simulator in simulators:
        simulator.stop()


def value(desk: Desk, connection: Connection, point: str) -> object:
    signal = desk.session.find(SignalKey(connection.id, point))
    sample = signal.latest() if signal is not None else None
    return sample.value if sample is not None else None


def arm(panel: CommandsPanel, name: str) -> None:
    panel.name_box.setText(name)
    panel.arm_button.click()
    assert panel.desk.locks.left(panel.link_id) > 0


def fill(panel: CommandsPanel, name: str, **values: Any) -> None:
    panel.choose(name)
    assert panel.form is not None
    for field, entered in values.items():
        panel.form.put(field, entered)


def watch(desk: Desk, connection: Connection, ioa: str, point: str, **about: Any) -> None:
    """What a command to an object of station 1 has as feedback."""
    signal = point if isinstance(point, SignalKey) else SignalKey(connection.id, point)
    desk.session.set_feedback(ObjectKey(connection.id, ("1", ioa)), Feedback(signal=signal, **about))


def send(desk: Desk) -> None:
    """Hold the button until one more command is over, and its feedback."""
    panel = desk.window.commands
    before = len(lines(panel, "feedback"))
    QTest.mousePress(panel.button, Qt.MouseButton.LeftButton)
    desk.wait(lambda: len(lines(panel, "feedback")) > before)
    QTest.mouseRelease(panel.button, Qt.MouseButton.LeftButton)
    desk.wait(lambda: panel._run is None)


def lines(panel: CommandsPanel, what: str) -> list[dict[str, Any]]:
    path = panel.desk.audit.path
    every = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [line for line in map(json.loads, every) if line["what"] == what]


def last_rung(panel: CommandsPanel) -> list[str]:
    row = panel.ladder.rowCount() - 1
    return [str(panel.ladder.index(row, column).data()) for column in range(5)]


def events(desk: Desk) -> list[tuple[str, str]]:
    model = desk.window.events_model
    return [(str(model.index(r, 2).data()), str(model.index(r, 3).data())) for r in range(model.rowCount())]


def test_a_breaker_arrives_by_way_of_its_intermediate_state(real: Desk, begin: Start) -> None:
    rtu = begin("return_travel=0.3", "return_delay=0.2")
    panel = real.window.commands
    watch(real, rtu, "201", "1/101")
    fill(panel, "double", common_address="1", ioa="201", value="on", mode=SELECT_AND_EXECUTE)
    seen = []
    panel.desk.replied.connect(lambda _run, reply: seen.append((reply.result, reply.over)))
    QTest.mousePress(panel.button, Qt.MouseButton.LeftButton)  # held through
    real.wait(lambda: panel.ladder.rowCount() == 6)
    assert last_rung(panel)[:2] == ["·", "Feedback"]
    real.wait(lambda: seen and seen[-1][1])
    QTest.mouseRelease(panel.button, Qt.MouseButton.LeftButton)
    # A window that is held up may look only when both have come.
    assert seen in ([("moving", False), ("as commanded", True)], [("as commanded", True)])
    sign, name, _, after, text = last_rung(panel)
    assert (sign, name) == ("←", "Feedback")
    assert text.startswith("changed from off to on after ")
    assert ", as commanded; it began to move after " in text
    (line,) = lines(panel, "feedback")
    assert 0 < line["moving_ms"] < line["after_ms"]
    assert float(after.strip("+ ms").replace(",", "")) == pytest.approx(line["after_ms"], abs=1)
    assert (line["result"], line["good"], line["signal"]) == ("as commanded", True, "RTU-7 · Station 1.101")
    assert [one.get("feedback", {}).get("key") for one in lines(panel, "sent")] == [None, [rtu.id, "1/101"]]
    told = [text for text, _ in events(real) if text.startswith("feedback from RTU-7 · Station 1.101: changed")]
    assert len(told) == 1
    assert told[0].endswith(" – Double command, 1/201")
    assert "as commanded" in panel.message.text()


def test_the_mark_stands_over_the_feedback_that_is_plotted(real: Desk, begin: Start) -> None:
    rtu = begin("return_delay=0.2")
    workspace = real.window.workspace
    assert workspace.plotted() == []
    watch(real, rtu, "202", "1/102", plot=False)
    fill(real.window.commands, "single", common_address="1", ioa="202", value="on")
    send(real)
    assert workspace.plotted() == []
    watch(real, rtu, "202", "1/102")
    fill(real.window.commands, "single", value="off")
    send(real)
    assert workspace.plotted() == [SignalKey(rtu.id, "1/102")]
    mark = real.window.marks.marks[-1]
    assert mark.label == "Single command 202 off: EXECUTE ✓ ACT_TERM ✓ Feedback ✓"
    assert mark.feedback.startswith("Feedback: changed from on to off after ")
    assert [step.ns for step in mark.steps] == sorted(step.ns for step in mark.steps)
    canvas = workspace.page.canvas
    real.wait(lambda: canvas.commands.lanes_of(mark.places))
    (line,) = lines(real.window.commands, "feedback")[-1:]
    feedback = next(step for step in mark.steps if step.name == "Feedback")
    assert (feedback.ns - mark.steps[0].ns) / 1e6 == pytest.approx(line["after_ms"], abs=0.01)
    workspace.add_tab()
    send_again = SignalKey(rtu.id, "1/102")
    fill(real.window.commands, "single", value="on")
    send(real)
    assert workspace.plotted() == [send_again], "it is in a tab already"
    assert workspace.page.plotted() == []


def test_never(real: Desk, begin: Start) -> None:
    rtu = begin("no_return")
    panel = real.window.commands
    watch(real, rtu, "202", "1/102", within_s=0.5)
    fill(panel, "single", common_address="1", ioa="202", value="on")
    send(real)
    assert last_rung(panel)[0] == "✕"
    assert last_rung(panel)[4] == "no change within 0.5 s: it is still off"
    assert "local or remote" in panel.message.text()
    assert real.window.marks.marks[-1].label.endswith("EXECUTE ✓ ACT_TERM ✓ Feedback ✕ – no change")
    assert any("no change within" in text and hint.startswith("check the device") for text, hint in events(real))
    assert [line["result"] for line in lines(panel, "ended")] == ["done"], "the station did what it was told"
    assert panel.history.index(0, 4).data().startswith("feedback RTU-7 · Station 1.102: no change")


def test_the_other_way(real: Desk, begin: Start) -> None:
    rtu = begin("wrong_return")
    panel = real.window.commands
    watch(real, rtu, "203", "1/103", within_s=0.5)
    fill(panel, "short", common_address="1", ioa="203", value="30")
    send(real)
    assert last_rung(panel)[4].startswith("changed from 20 to 15 after ")
    assert last_rung(panel)[4].endswith(" ms, but 30 was commanded")
    assert "tolerance" in panel.message.text()
    watch(real, rtu, "203", "1/103", within_s=0.5, tolerance=1)
    fill(panel, "short", value="31")
    send(real)
    assert last_rung(panel)[4] == "no change within 0.5 s: it is still 15.5"


def test_too_late(real: Desk, begin: Start) -> None:
    rtu = begin("return_delay=1.5")
    panel = real.window.commands
    watch(real, rtu, "202", "1/102", within_s=0.5)
    fill(panel, "single", common_address="1", ioa="202", value="on")
    send(real)
    assert last_rung(panel)[4] == "no change within 0.5 s: it is still off"
    real.wait(lambda: value(real, rtu, "1/102") == 1)
    assert len(lines(panel, "feedback")) == 1


def test_a_refusal_ends_the_wait(real: Desk, begin: Start) -> None:
    rtu = begin()
    panel = real.window.commands
    watch(real, rtu, "4444", "1/102")
    fill(panel, "single", common_address="1", ioa="4444", value="on")
    send(real)
    text = "not awaited: the command did not succeed, unknown object address"
    assert last_rung(panel)[4] == text
    assert "Feedback" not in real.window.marks.marks[-1].label


def test_another_command_to_the_same_object_ends_the_wait(real: Desk, begin: Start) -> None:
    rtu = begin("no_return")
    panel = real.window.commands
    watch(real, rtu, "202", "1/102", within_s=0.8)
    fill(panel, "single", common_address="1", ioa="202", value="on")
    for number in (1, 2):
        QTest.mousePress(panel.button, Qt.MouseButton.LeftButton)
        real.wait(lambda: len(lines(panel, "ended")) == number)  # noqa: B023
        QTest.mouseRelease(panel.button, Qt.MouseButton.LeftButton)
        real.wait(lambda: panel._run is None)
    real.wait(lambda: len(lines(panel, "feedback")) == 2)
    assert [line["result"] for line in lines(panel, "feedback")] == ["not awaited", "no change"]
    assert last_rung(panel)[4].startswith("no change")


def test_a_removed_connection_ends_the_wait(real: Desk, begin: Start) -> None:
    rtu = begin("no_return")
    panel = real.window.commands
    watch(real, rtu, "202", "1/102", within_s=60)
    fill(panel, "single", common_address="1", ioa="202", value="on")
    QTest.mousePress(panel.button, Qt.MouseButton.LeftButton)
    real.wait(lambda: lines(panel, "ended"))
    QTest.mouseRelease(panel.button, Qt.MouseButton.LeftButton)
    assert panel.message.text().endswith("The feedback is awaited …")
    real.session.remove(rtu.id)
    (line,) = lines(panel, "feedback")
    assert line["text"] == "not awaited: its connection was removed"


def test_a_feedback_of_another_connection(real: Desk, begin: Start) -> None:
    rtu = begin()
    other = begin(name="RTU-8")
    real.window.commands.connection.setCurrentIndex(real.window.commands.connection.findData(rtu.id))
    watch(real, rtu, "202", SignalKey(other.id, "1/104"))  # type: ignore[arg-type]
    fill(real.window.commands, "single", common_address="1", ioa="202", value="on")
    send(real)
    (line,) = lines(real.window.commands, "feedback")
    assert (line["signal"], line["result"]) == ("RTU-8 · Station 1.104", "as commanded")
    assert line["after_ms"] < 1000
    assert "source_ms" in line, "its events have time tags"
    mark = real.window.marks.marks[-1]
    real.wait(lambda: real.window.workspace.page.canvas.commands.lanes_of(mark.places))


def test_chosen_by_keyboard(real: Desk, begin: Start) -> None:
    rtu = begin()
    panel = real.window.commands
    box = panel.order.feedback
    real.window.activateWindow()
    fill(panel, "single", common_address="1", ioa="")
    assert not box.signal_button.isEnabled(), "of what?"
    assert panel.form is not None
    editor = panel.form.editors["ioa"]
    real.wait(editor.isVisible)
    type_into(editor, "202")  # type: ignore[arg-type]
    tab_to(box.signal_button)
    press(Qt.Key.Key_Space)
    finder = real.window.findChild(Finder)
    assert finder is not None
    QTest.keyClicks(finder.edit, "102 rtu")
    QTest.keyClick(finder.edit, Qt.Key.Key_Return)
    key = ObjectKey(rtu.id, ("1", "202"))
    assert real.session.feedbacks == {key: Feedback(signal=SignalKey(rtu.id, "1/102"))}
    real.wait(lambda: real.window.findChild(Finder) is None)
    real.window.activateWindow()
    real.wait(lambda: QApplication.focusWidget() is box.signal_button)
    assert box.signal_button.accessibleName() == "Feedback: RTU-7 · Station 1.102"
    type_into(box.within_edit, "2,5")
    assert not box.tolerance_edit.isVisible(), "it is off or on"
    push(box.plot_box)
    assert real.session.feedbacks[key] == Feedback(signal=SignalKey(rtu.id, "1/102"), within_s=2.5, plot=False)
    type_into(box.within_edit, "0")
    assert real.session.feedbacks[key].within_s == 2.5
    assert "from 0.1 to 3600" in box.note.text()
    push(box.none_button)
    assert real.session.feedbacks == {}
    assert focus() is box.signal_button
    tab_to(panel.button)


def test_the_same_address_is_offered_and_not_taken(real: Desk, begin: Start) -> None:
    rtu = begin()
    panel = real.window.commands
    box = panel.order.feedback
    fill(panel, "single", common_address="1", ioa="202")
    assert not box.use_button.isVisible()
    fill(panel, "single", ioa="102")
    assert box.note.text() == "This address is monitored, too: RTU-7 · Station 1.102"
    assert real.session.feedbacks == {}
    box.use_button.click()
    assert real.session.feedbacks == {ObjectKey(rtu.id, ("1", "102")): Feedback(signal=SignalKey(rtu.id, "1/102"))}
    assert not box.note.isVisible()
    fill(panel, "double", common_address="1", ioa="102")
    assert box.feedback is not None, "it belongs to the object, whatever the type"
    panel.choose("interrogation")
    assert not box.isVisible()


def test_saved_undone_and_missing(desk: Desk, tmp_path: Path) -> None:
    session, window = desk.session, desk.window
    line = session.add("fake", "Line 1", running("Speed"))
    desk.wait(lambda: line.points)
    key, feedback = ObjectKey(line.id, ("7",)), Feedback(signal=SignalKey("gone", "1/1"), within_s=3)
    window.history.note()
    session.set_feedback(key, feedback)
    window.history.note()
    assert window.history.undo_text == "feedback of a command"
    window.history.undo()
    assert session.feedbacks == {}
    window.history.redo()
    assert session.feedbacks == {key: feedback}
    path = tmp_path / "x.fieldscope"
    raw = window.files.snapshot()
    raw.feedbacks.append({"from": "tomorrow"})
    session.save(path, raw)
    session.load(path)
    assert session.feedbacks == {key: feedback}
    assert any("feedback of a command" in text for text, _ in events(desk))
    session.save(path, window.files.snapshot())
    assert json.loads(path.read_text("utf-8"))["feedbacks"][-1] == {"from": "tomorrow"}
    box = window.commands.order.feedback
    box.aim(key, None)
    assert session.name_of(feedback.signal) == "1/1"
    assert box.note.text().startswith("There is no such signal now")
    session.clear()
    assert session.feedbacks == {}


def test_members_of_a_plc_are_awaited_after_a_write(real: Desk) -> None:
    simulator = Simulator("plc")
    try:
        common = {"listen_port": 0, "io_port": 0}
        hints = (HintSettings("Cycles", "DINT", rpi_ms=20), HintSettings("Level", "REAL", rpi_ms=20))
        made = (ProducerSettings("Setpoint", "REAL", "12,5"),)
        settings = PlcSettings("127.0.0.1", hints=hints, port=simulator.port(), producers=made, **common)
        plc = real.session.add("plc", "Line PLC", settings)
        real.wait(lambda: plc.state is LinkState.RUNNING and value(real, plc, "Cycles") is not None, 40)
        real.window.actions_by_id["commands"].trigger()
        real.wait(lambda: real.window.commands.command is not None)
        panel = real.window.commands
        arm(panel, "Line PLC")
        fill(panel, "write", produced="Setpoint", value="7,25")
        box = panel.order.feedback
        real.wait(box.isVisible)
        assert not box.note.isVisible(), "what we produce ourselves proves nothing"
        key = ObjectKey(plc.id, ("Setpoint", ""))
        real.session.set_feedback(key, Feedback(signal=SignalKey(plc.id, "Cycles"), within_s=0.5))
        send(real)
        assert panel.ladder.rowCount() == 1
        assert last_rung(panel)[4].endswith("but 7.25 was commanded"), "a counter goes on"
        real.session.set_feedback(key, Feedback(signal=SignalKey(plc.id, "Level"), within_s=5, tolerance=1e6))
        send(real)
        assert last_rung(panel)[4].startswith("no change within 5 s: it was ")
        assert last_rung(panel)[4].endswith(" before, as commanded")
    finally:
        simulator.stop()


def test_what_is_written_arrives_where_it_is_consumed(real: Desk) -> None:
    """A second connection consumes what the first one produces, as a PLC would: its value is what has arrived."""
    simulator = Simulator("plc")
    try:
        port = free_port()
        made = (ProducerSettings("Setpoint", "REAL", "12,5"),)
        hints = (HintSettings("test", "REAL", rpi_ms=20),)
        ours = PlcSettings("127.0.0.1", hints=hints, port=simulator.port(), producers=made, listen_port=port, io_port=0)
        line = real.session.add("plc", "Line PLC", ours)
        real.wait(lambda: line.state is LinkState.RUNNING, 40)
        there = (HintSettings("Setpoint", "REAL", rpi_ms=20),)
        theirs = PlcSettings("127.0.0.1", hints=there, port=port, listen_port=0, io_port=0)
        echo = real.session.add("plc", "Consumer", theirs)
        real.wait(lambda: value(real, echo, "Setpoint") == 12.5, 40)
        panel = real.window.commands
        panel.connection.setCurrentIndex(panel.connection.findData(line.id))
        real.window.show_dock("commands")
        arm(panel, "Line PLC")
        fill(panel, "write", produced="Setpoint", value="20,1")
        key = ObjectKey(line.id, ("Setpoint", ""))
        real.session.set_feedback(key, Feedback(signal=SignalKey(echo.id, "Setpoint")))
        send(real)
        (told,) = lines(panel, "feedback")
        assert told["text"].startswith("changed from 12.5 to 20.1 after ")
        assert (told["result"], told["signal"]) == ("as commanded", "Consumer · Setpoint")
        assert 0 < told["after_ms"] < 5000
        assert real.window.marks.marks[-1].label == "Write Setpoint 20,1: done ✓ Feedback ✓"
        # The sample may be there before the window has heard that the command is done.
        command = panel.command
        assert command is not None
        again = command.arguments(produced="Setpoint", value="3")
        panel.desk.send(line.id, command, again, real.session.feedbacks[key])
        time.sleep(0.3)
        panel.desk._look_at_feedbacks()
        real.wait(lambda: len(lines(panel, "feedback")) == 2)
        assert real.window.marks.marks[-1].label == "Write Setpoint 3: done ✓ Feedback ✓"
    finally:
        simulator.stop()
