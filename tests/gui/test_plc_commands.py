"""The Commands dock with a PLC: what we produce is written after arming, tags are reconnected without."""

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from window_desk import Desk

from fieldscope.commands import hold
from fieldscope.links import Connection
from fieldscope.simulators import Simulator
from fieldscope.store import SignalKey
from linkkit.driver import LinkState
from pyconpro.settings import HintSettings, PlcSettings, ProducerSettings

SETTINGS = (HintSettings("test", "REAL", rpi_ms=20),), (ProducerSettings("Setpoint", "REAL", "12,5"),)


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hold, "HOLD_S", 0.4)


@pytest.fixture
def plc(real: Desk) -> Iterator[Connection]:
    simulator = Simulator("plc")
    try:
        hints, producers = SETTINGS
        settings = PlcSettings(
            "127.0.0.1", hints=hints, port=simulator.port(), producers=producers, listen_port=0, io_port=0
        )
        connection = real.session.add("plc", "Line PLC", settings)
        real.wait(lambda: connection.state is LinkState.RUNNING, 40)
        real.window.actions_by_id["commands"].trigger()
        real.wait(lambda: real.window.commands.command is not None)
        yield connection
    finally:
        simulator.stop()


def test_a_produced_tag_is_written_from_the_dock(real: Desk, plc: Connection) -> None:
    panel = real.window.commands
    assert plc.text == "receiving 1 tag, producing 1 tag"
    (point,) = (point for point in plc.points if point.path == ("Produced", "Setpoint"))
    panel.aim(SignalKey(plc.id, point.key))
    panel.choose("write")
    assert panel.form is not None
    panel.form.put("value", "7,25")
    assert not panel.button.isEnabled(), "it acts on the plant: not without arming"
    panel.name_box.setText("Line PLC")
    panel.arm_button.click()
    real.qtbot.mousePress(panel.button, Qt.MouseButton.LeftButton)
    real.wait(lambda: panel.message.text().startswith("Setpoint is 7,25"))
    real.qtbot.mouseRelease(panel.button, Qt.MouseButton.LeftButton)
    (*_, ended) = panel.desk.audit.path.read_text(encoding="utf-8").splitlines()
    assert json.loads(ended)["result"] == "done"
    ring = real.session.store.signal(plc.id, point)
    real.wait(lambda: (sample := ring.latest()) is not None and sample.value == 7.25)


def test_a_tag_is_reconnected_from_the_dock(real: Desk, plc: Connection) -> None:
    panel = real.window.commands
    panel.aim(SignalKey(plc.id, "test"))
    panel.choose("reconnect")
    assert panel.button.isEnabled()
    panel.button.click()
    real.wait(lambda: panel.message.text() == "1 tag is opened anew")
    assert plc.link is not None
    link = plc.link
    real.wait(lambda: link.statistics()["test: reconnects"] == 1)
