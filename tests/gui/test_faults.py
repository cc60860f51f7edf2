"""What a user sees of a plant that misbehaves: the whole window against both simulators with faults switched on."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from window_desk import Desk

from fieldscope.links import Connection
from fieldscope.simulators import Simulator
from fieldscope.sources.model import QUALITY, VALUE
from fieldscope.store import SignalKey
from iec104.enums import Init
from iec104.settings import ConnectionSettings
from linkkit.driver import LinkState, Notice, Quality
from pyconpro.settings import HintSettings, PlcSettings

WAIT = 60.0
LEVEL, FLOW = HintSettings("Level", "REAL", rpi_ms=20), HintSettings("Flow", "REAL", rpi_ms=20)

Start = Callable[..., Simulator]


def plc(desk: Desk, simulator: Simulator, *hints: HintSettings) -> Connection:
    settings = PlcSettings("127.0.0.1", port=simulator.port(), io_port=0, hints=hints or (LEVEL, FLOW))
    return desk.session.add("plc", "PLC", settings)


def rtu(desk: Desk, simulator: Simulator, **settings: int) -> Connection:
    given = {"initialisation": int(Init.INTERROGATION)} | settings
    return desk.session.add("104", "RTU", ConnectionSettings("127.0.0.1", simulator.port(), **given))  # type: ignore[arg-type]


def shown(desk: Desk, connection: Connection, point: str, column: int) -> str:
    """What the tree says of a point."""
    model = desk.window.sources.model
    leaves = model.root.by_key[connection.id].leaves()
    node = next((leaf for leaf in leaves if leaf.point is not None and leaf.point.key == point), None)
    if node is None:
        return ""
    model.refresh([node])
    return str(model.index_of(node, column).data())


def count(desk: Desk, connection: Connection, point: str) -> int:
    signal = desk.session.signal(SignalKey(connection.id, point))
    return signal.count if signal is not None else 0


@pytest.fixture
def notices(real: Desk) -> list[str]:
    found: list[str] = []

    def take(batch: list[object]) -> None:
        found.extend(p.event.text for p in batch if isinstance(p.event, Notice))  # type: ignore[attr-defined]

    real.session.noticed.connect(take)
    return found


def test_lost_packets_are_counted_where_everybody_looks(real: Desk, start: Start) -> None:
    connection = plc(real, start("plc", "loss=0.2"))
    real.wait(lambda: connection.state is LinkState.RUNNING, WAIT)
    real.wait(lambda: real.session.rates.lost > 5, WAIT)
    assert "lost 0" not in connection.truth()
    assert connection.state is LinkState.RUNNING
    real.wait(lambda: shown(real, connection, "Level", VALUE) not in ("", "–"), WAIT)


def test_a_refused_plc_says_why_and_is_tried_again(real: Desk, start: Start, notices: list[str]) -> None:
    connection = plc(real, start("plc", "refuse=0x01/0x0113", "refuse_times=2"), LEVEL)
    real.wait(lambda: connection.state is LinkState.DEGRADED, WAIT)
    assert "0x01/0x0113" in connection.text
    assert connection.hint
    real.window.actions_by_id["reconnect"].trigger()
    real.wait(lambda: connection.state is LinkState.RUNNING, WAIT)
    real.wait(lambda: count(real, connection, "Level") > 5, WAIT)


def test_a_restarting_plc_leaves_a_gap_and_comes_back(real: Desk, start: Start, notices: list[str]) -> None:
    connection = plc(real, start("plc", options=("--at", "3 restart=1")))
    real.window.workspace.plot_keys([SignalKey(connection.id, "Level")])
    real.wait(lambda: any("receiving again" in text for text in notices), WAIT)
    signal = real.session.signal(SignalKey(connection.id, "Level"))
    assert signal is not None
    rows = signal.snapshot()
    assert rows is not None
    assert np.count_nonzero(rows.quality(rows.first, rows.count) & int(Quality.GAP)) >= 1
    before = signal.count
    real.wait(lambda: connection.state is LinkState.RUNNING and signal.count > before + 5, WAIT)


def test_program_mode_is_bad_quality(real: Desk, start: Start) -> None:
    line = "{Status: CONNECTION_STATUS, Speed: REAL, Current: REAL, Temperature: REAL, Count: DINT, Running: BOOL,"
    hint = HintSettings("Line1", line + " Jam: BOOL, Name: STRING(12)}", rpi_ms=20)
    connection = plc(real, start("plc", options=("--at", "3 program=true")), hint)
    real.wait(lambda: shown(real, connection, "Line1.Speed", QUALITY) == "✓", WAIT)
    real.window.sources.filter_box.setText("bad")
    model = real.window.sources.model
    assert [node for node in model.root.shown if list(node.leaves())] == []
    real.wait(lambda: any(list(node.leaves()) for node in model.root.shown), WAIT)
    assert shown(real, connection, "Line1.Speed", QUALITY) == "NT"


def test_one_tag_is_edited_while_the_other_goes_on(real: Desk, start: Start) -> None:
    connection = plc(real, start("plc"))
    real.wait(lambda: connection.state is LinkState.RUNNING and count(real, connection, "Level") > 5, WAIT)
    flow = replace(FLOW, rpi_ms=50.0)
    real.session.edit(connection.id, "PLC", replace(connection.settings, hints=(LEVEL, flow)))
    signal = real.session.signal(SignalKey(connection.id, "Flow"))
    assert signal is not None
    real.wait(lambda: signal.interval == 0.05 and connection.state is LinkState.RUNNING, WAIT)
    level = real.session.signal(SignalKey(connection.id, "Level"))
    assert level is not None
    before = level.count
    real.wait(lambda: level.count > before + 5, WAIT)
    rows = level.snapshot()
    assert rows is not None
    assert not rows.quality(rows.first, rows.count).any()


def test_a_refused_start_is_said(real: Desk, start: Start) -> None:
    connection = rtu(real, start("104", "refuse_startdt"), t1=2, t2=1)
    real.wait(lambda: connection.state is LinkState.FAULT, WAIT)
    assert "STARTDT" in connection.text
    assert "another master" in connection.hint


def test_an_interrogation_without_an_answer_does_not_stop_the_events(
    real: Desk, start: Start, notices: list[str]
) -> None:
    connection = rtu(real, start("104", "silent"), command_timeout=1)
    real.wait(lambda: connection.state is LinkState.RUNNING, WAIT)
    real.wait(lambda: any("interrogation" in text for text in notices), WAIT)
    real.wait(lambda: connection.points, WAIT)


def test_a_station_that_hangs_up_again_and_again(real: Desk, start: Start) -> None:
    connection = rtu(real, start("104", "drop_after=2"))
    real.wait(lambda: connection.points, WAIT)
    signal = real.session.signal(SignalKey(connection.id, connection.points[0].key))
    assert signal is not None

    def gaps() -> int:
        rows = signal.snapshot()
        return 0 if rows is None else int(np.count_nonzero(rows.quality(rows.first, rows.count) & int(Quality.GAP)))

    real.wait(lambda: gaps() >= 2, WAIT)
    link = connection.link
    assert link is not None
    assert link.statistics()["connections lost"] >= 2


def test_a_time_that_is_invalid_is_marked(real: Desk, start: Start) -> None:
    connection = rtu(real, start("104", "invalid_time"))
    real.wait(lambda: shown(real, connection, "1/2001", QUALITY) == "TI", WAIT)
    assert shown(real, connection, "1/2001", VALUE) != "–"
