"""The German window against both simulators that misbehave: nothing of what it says is English, and its log is."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from scripted_station import free_port
from window_desk import Desk, make_desk

from fieldscope import words
from fieldscope.alarms.limits import Limits
from fieldscope.commands import hold
from fieldscope.commands.feedback import Feedback, ObjectKey
from fieldscope.drivers import DRIVERS
from fieldscope.links import Connection
from fieldscope.main import speak
from fieldscope.simulators import Simulator
from fieldscope.sources.model import STATE_TEXT_ROLE, TRUTH_ROLE
from fieldscope.store import SignalKey
from iec104.enums import Init
from iec104.settings import ConnectionSettings, StationSettings
from linkkit.driver import LinkState, StateChanged
from pyconpro.settings import HintSettings, PlcSettings

WAIT = 60.0
ENGLISH = re.compile(
    r"\b(the|is|are|of|and|or|not|with|to|from|no|it|this|that|has|have|does|did|its|by|for|at|within|again|lost|check"
    r"|answer|connection|station|refuses?d?|connect(ed|ing)|receiving|attempt|sent|confirmed|stopped|done|failed"
    r"|tags? (is|are)|interrogation|activation|command|termination|feedback|changed)\b"
)
"""Words that no German sentence has; arguments of commands are named as in the log of commands."""
LEVEL = HintSettings("Level", "REAL", rpi_ms=20)
Start = Callable[..., Simulator]


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(hold, "HOLD_S", 0.2)
    translator = speak(qapp, "de")
    desk = make_desk(qtbot, qapp, tmp_path, DRIVERS)
    yield desk
    desk.session.close()
    if translator is not None:
        qapp.removeTranslator(translator)
    words.use("en")


def plc(desk: Desk, port: int, *hints: HintSettings) -> Connection:
    return desk.session.add("plc", "PLC", PlcSettings("127.0.0.1", port=port, io_port=0, hints=hints or (LEVEL,)))


def rtu(desk: Desk, port: int, **settings: object) -> Connection:
    given = {"initialisation": int(Init.INTERROGATION), "t1": 2, "t2": 1} | settings
    return desk.session.add("104", "RTU", ConnectionSettings("127.0.0.1", port, **given))  # type: ignore[arg-type]


def events(desk: Desk) -> list[str]:
    model = desk.window.events.model
    rows = range(model.rowCount())
    return [str(model.index(row, column).data()) for row in rows for column in (2, 3)]


def said(desk: Desk) -> list[str]:
    """What events, sources, status bar, commands and alarms say now."""
    found = events(desk)
    sources = desk.window.sources.model
    for node in sources.root.children:
        index = sources.index_of(node)
        sources.refresh([node])
        roles = (STATE_TEXT_ROLE, TRUTH_ROLE, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        found += [str(index.data(role) or "") for role in roles]
    found += [label.text() for label in desk.window.status.findChildren(QLabel)]
    panel = desk.window.commands
    found.append(panel.message.text())
    for model, columns in ((panel.ladder, (4,)), (panel.history, (3, 4))):
        rows = range(model.rowCount())
        found += [str(model.index(row, column).data() or "") for row in rows for column in columns]
    alarms = desk.window.alarms
    found += [shown.alarm.text for shown in alarms.board.listed()]
    return [text for text in found if text]


def english(texts: list[str]) -> list[str]:
    return sorted({text for text in texts if ENGLISH.search(text)})


def test_the_check_finds_english() -> None:
    assert english(["10.0.0.1 refuses it", "die Station lehnt ab", "Datenübertragung läuft"]) == ["10.0.0.1 refuses it"]


def test_a_plc_that_refuses_and_restarts(desk: Desk, start: Start) -> None:
    refusing = plc(desk, start("plc", "refuse=0x01/0x0113", "refuse_times=2").port())
    restarting = plc(desk, start("plc", options=("--at", "3 restart=1")).port())
    unknown = plc(desk, start("plc").port(), LEVEL, HintSettings("NoSuchTag", "REAL"), HintSettings("Flow", "DINT[9]"))
    nobody = plc(desk, free_port())
    desk.session.limit(SignalKey(restarting.id, "Level"), Limits(high=-1e9, stale_s=0.2))
    desk.wait(lambda: refusing.state is LinkState.DEGRADED, WAIT)
    desk.wait(lambda: nobody.state is LinkState.FAULT, WAIT)
    desk.wait(lambda: unknown.state is LinkState.DEGRADED, WAIT)
    assert english(said(desk)) == []
    desk.wait(lambda: any("empfängt wieder" in text for text in events(desk)), WAIT)
    desk.wait(lambda: any("ist über" in text for text in events(desk)), WAIT)
    desk.window.actions_by_id["reconnect"].trigger()
    desk.wait(lambda: refusing.state is LinkState.RUNNING and restarting.state is LinkState.RUNNING, WAIT)
    assert english(said(desk)) == []
    log = desk.window.events.model.log
    log.flush()
    text = log.path.read_text(encoding="utf-8")
    assert "refuses connections on TCP port" in text
    assert not re.search("[äöüß]|Verbindung|keine ", text)


def test_a_station_that_refuses_is_silent_and_hangs_up(desk: Desk, start: Start) -> None:
    told: set[tuple[str, LinkState]] = set()
    desk.session.noticed.connect(
        lambda batch: told.update((p.link_id, p.event.state) for p in batch if isinstance(p.event, StateChanged))
    )
    stopped = rtu(desk, start("104", "refuse_startdt").port())
    silent = rtu(desk, start("104", "silent").port(), command_timeout=1)
    dropping = rtu(desk, start("104", "drop_after=2").port())
    strange = rtu(desk, start("104", "wrong_send_number=3").port())
    odd = rtu(desk, start("104", "zero_address", "unknown_types=0.5", "no_termination").port(), command_timeout=1)
    unknown = rtu(desk, start("104").port(), stations=(StationSettings(77),))
    nobody = rtu(desk, free_port())
    for connection in (stopped, dropping, strange, nobody):
        desk.wait(lambda c=connection: (c.id, LinkState.FAULT) in told, WAIT)
        assert english(said(desk)) == []
    for connection in (silent, unknown, odd):
        desk.wait(lambda c=connection: (c.id, LinkState.RUNNING) in told, WAIT)
    desk.wait(lambda: any("Generalabfrage, " in text and "antwortete nicht" in text for text in events(desk)), WAIT)
    desk.wait(lambda: any("gemeinsame Adresse nicht" in text for text in events(desk)), WAIT)
    assert english(said(desk)) == []


def test_the_filter_finds_what_is_seen_and_what_is_in_the_log(desk: Desk) -> None:
    nobody = plc(desk, free_port())
    desk.wait(lambda: nobody.state is LinkState.FAULT, WAIT)
    panel = desk.window.events
    every = panel.model.rowCount()
    for text, found in (("WEIST verbindungen", True), ("refuses connections", True), ("bedauerlich", False)):
        panel.filter_box.setText(text)
        desk.wait(lambda: panel.model.wanted.text == panel.filter_box.text().lower() and not panel.model.searching)
        assert (0 < panel.model.rowCount() < every) is found, text


def send(desk: Desk, name: str, **values: str) -> None:
    panel = desk.window.commands
    panel.choose(name)
    for field, value in values.items():
        assert panel.form is not None
        panel.form.put(field, value)
    before = panel.history.rowCount()
    if panel.command is not None and panel.command.acts:
        panel.name_box.setText("RTU")
        panel.arm_button.click()
        desk.qtbot.mousePress(panel.button, Qt.MouseButton.LeftButton)
        desk.wait(lambda: panel.history.rowCount() > before + 1 or panel._run is not None, WAIT)
        desk.qtbot.mouseRelease(panel.button, Qt.MouseButton.LeftButton)
    else:
        panel.button.click()
    desk.wait(lambda: panel._run is None and panel.history.rowCount() > before + 1, WAIT)


@pytest.mark.parametrize("fault", ["confirm_delay=0", "silent", "no_termination"])
def test_outcomes_of_commands(desk: Desk, start: Start, fault: str) -> None:
    connection = rtu(desk, start("104", fault).port(), command_timeout=1)
    desk.wait(lambda: connection.state is LinkState.RUNNING and len(connection.points) > 5, WAIT)
    desk.window.actions_by_id["commands"].trigger()
    desk.wait(lambda: desk.window.commands.command is not None)
    send(desk, "interrogation", common_address="1")
    assert english(said(desk)) == []
    send(desk, "interrogation", common_address="99")  # a negative confirmation
    assert english(said(desk)) == []
    send(desk, "single", common_address="1", ioa="16000000")
    assert english(said(desk)) == []


def test_feedbacks_of_commands(desk: Desk, start: Start) -> None:
    """One arrives by way of its intermediate state, one stays as it is, one is refused, one does not exist."""
    connection = rtu(desk, start("104").port())
    desk.wait(lambda: connection.state is LinkState.RUNNING and len(connection.points) > 5, WAIT)
    desk.window.actions_by_id["commands"].trigger()
    panel = desk.window.commands
    desk.wait(lambda: panel.command is not None)
    cases = (
        ("double", "6001", "off", "1/1001"),
        ("single", "6005", "on", "1/1008"),
        ("single", "16000000", "on", "1/1008"),
        ("short", "6004", "20.5", "1/9999"),
    )
    for number, (name, ioa, value, point) in enumerate(cases, 1):
        feedback = Feedback(signal=SignalKey(connection.id, point), within_s=0.6)
        desk.session.set_feedback(ObjectKey(connection.id, ("1", ioa)), feedback)
        if name == "double":
            send(desk, name, common_address="1", ioa=ioa, value=value, mode="select")
        send(desk, name, common_address="1", ioa=ioa, value=value, mode="direct")
        desk.wait(lambda: sum(line["what"] == "feedback" for line in panel.history.lines) == number, WAIT)  # noqa: B023
        assert english(said(desk)) == []
    outcomes = [str(panel.history.index(row, 4).data()) for row in range(panel.history.rowCount())]
    for text in ("änderte sich von ein auf aus", "noch immer aus", "nicht erwartet", "dieses Signal gibt es nicht"):
        assert any(text in outcome for outcome in outcomes), outcomes
    assert any("wie befohlen" in text for text in events(desk))
    sent = {str(panel.history.index(row, 3).data()) for row in range(panel.history.rowCount())}
    assert "Doppelbefehl · Gemeinsame Adresse 1 · Objektadresse 6001 · Ausführung direkt · Zustand aus" in sent


@pytest.mark.parametrize(
    ("driver", "faults"),
    [
        *(("plc", fault) for fault in ("", "refuse=0x01/0x0113", "nobody")),
        *(("104", fault) for fault in ("", "refuse_startdt", "silent", "nobody")),
    ],
)
def test_steps_of_a_test(desk: Desk, start: Start, driver: str, faults: str) -> None:
    port = free_port() if faults == "nobody" else start(driver, *([faults] if faults else [])).port()
    dialog = desk.window.add_connection(driver)
    assert dialog is not None
    if driver == "plc":
        settings = PlcSettings("127.0.0.1", port=port, io_port=0, hints=(LEVEL, HintSettings("NoSuchTag", "REAL")))
    else:
        settings = ConnectionSettings("127.0.0.1", port, t0=2, t1=2, t2=1, command_timeout=1)  # type: ignore[assignment]
    kind = next(one for one in DRIVERS if one.name == driver)
    with desk.qtbot.waitSignal(dialog.trial.finished, timeout=60_000):
        dialog.trial.begin(kind, settings)
    assert english([*dialog.trial.texts(), dialog.trial.title.text()]) == []
    dialog.reject()
