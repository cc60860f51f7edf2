"""Both our sides against hat-drivers, an independent implementation, in a process of its own."""

import datetime
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from child import PATIENCE
from iec104_simulator import simulator
from peers import Peer, need_module, peer
from waiting import wait_until

import iec104 as c104
from iec104 import CommandMode, Cot, Quality, Type

pytestmark = pytest.mark.interop

PEERS = Path(__file__).parent / "peers"
STAMP = datetime.datetime(2026, 3, 4, 5, 6, 7, 89000)
PLAIN = {
    1: (Type.M_SP_NA_1, True, Quality()),
    2: (Type.M_DP_NA_1, c104.Double.OFF, Quality.Blocked),
    3: (Type.M_ST_NA_1, c104.Int7(-5), Quality()),
    4: (Type.M_BO_NA_1, c104.Byte32(0x04030201), Quality()),
    5: (Type.M_ME_NA_1, c104.NormalizedFloat(-0.5), Quality()),
    6: (Type.M_ME_NB_1, c104.Int16(-1234), Quality.Overflow),
    7: (Type.M_ME_NC_1, 12.5, Quality.Invalid),
}
"""What the outstation's interrogation brings without time; the same comes 30 addresses higher with CP56."""
TIMED = [Type.M_SP_TB_1, Type.M_DP_TB_1, Type.M_ST_TB_1, Type.M_BO_TB_1, Type.M_ME_TD_1, Type.M_ME_TE_1, Type.M_ME_TF_1]
ORDERS: list[tuple[Type, Type, Any]] = [
    (Type.C_SC_NA_1, Type.C_SC_TA_1, True),
    (Type.C_DC_NA_1, Type.C_DC_TA_1, c104.Double.ON),
    (Type.C_RC_NA_1, Type.C_RC_TA_1, c104.Step.HIGHER),
    (Type.C_SE_NA_1, Type.C_SE_TA_1, c104.NormalizedFloat(0.25)),
    (Type.C_SE_NB_1, Type.C_SE_TB_1, c104.Int16(-7)),
    (Type.C_SE_NC_1, Type.C_SE_TC_1, 2.5),
    (Type.C_BO_NA_1, Type.C_BO_TA_1, c104.Byte32(0x01020304)),
]


@pytest.fixture
def station() -> Iterator[tuple[c104.Station, Peer]]:
    """An open connection to the outstation, after its interrogation."""
    need_module("hat.drivers")
    with peer(PEERS / "hat_server.py") as (server, ready):
        client = c104.Client()
        connection = client.add_connection("127.0.0.1", ready["port"], init=c104.Init.INTERROGATION)
        assert connection is not None
        connection.time_rule = c104.TimeRule(datetime.UTC)
        known = connection.add_station(47)
        assert known is not None
        client.start()
        try:
            wait_until(lambda: len(known.points) >= 18, PATIENCE)
            yield known, server
        finally:
            client.stop()


def test_every_kind_of_information_arrives(station: tuple[c104.Station, Peer]) -> None:
    known, _ = station
    connection = known.connection
    assert connection is not None
    assert connection.counter_interrogation(47)
    points = {point.io_address: point for point in known.points}
    for address, (type_, value, quality) in PLAIN.items():
        plain, timed = points[address], points[30 + address]
        assert (plain.type, plain.value, plain.quality, plain.recorded_at) == (type_, value, quality, None)
        assert (timed.value, timed.quality) == (value, quality)
        assert timed.recorded_at == STAMP
    assert [points[address].type for address in range(31, 38)] == TIMED
    assert points[20].type is Type.M_PS_NA_1
    assert points[51].value is c104.EventState.ON
    assert points[52].value == c104.StartEvents.General | c104.StartEvents.PhaseL2
    assert points[53].value == c104.OutputCircuits.PhaseL1
    for address, recorded in ((15, None), (16, STAMP)):
        assert (points[address].value, points[address].recorded_at) == (-42, recorded)
        assert points[address].quality == c104.BinaryCounterQuality.Adjusted


def test_procedures_and_commands(station: tuple[c104.Station, Peer]) -> None:
    known, server = station
    connection = known.connection
    assert connection is not None
    assert connection.clock_sync(47)
    assert connection.test(47)
    assert connection.reset_process(47)
    read, missing = known.get_point(7), known.get_point(6)
    assert read is not None
    assert missing is not None
    assert read.read()
    assert not missing.read()
    address = 200
    for plain, timed, value in ORDERS:
        for type_ in (plain, timed):
            modes = [CommandMode.DIRECT]
            if plain is not Type.C_BO_NA_1:
                modes.append(CommandMode.SELECT_AND_EXECUTE)
            for mode in modes:
                address += 1
                point = known.add_point(address, type_, command_mode=mode)
                assert point is not None
                point.value = value
                assert point.transmit(Cot.ACTIVATION), (type_, mode)
    for unwilling in (298, 299):
        point = known.add_point(unwilling, Type.C_SC_NA_1)
        assert point is not None
        point.value = True
        assert not point.transmit(Cot.ACTIVATION)
    heard = [server.line()[:2] for _ in range(5)]  # type: ignore[index]
    assert heard == [
        ["ClockSyncMsg", "ACTIVATION"],
        ["TestMsg", "ACTIVATION"],
        ["ResetMsg", "ACTIVATION"],
        ["ReadMsg", "REQUEST"],
        ["ReadMsg", "REQUEST"],
    ]


def test_a_thousand_messages_arrive_in_order(station: tuple[c104.Station, Peer]) -> None:
    known, server = station
    point = known.add_point(100, Type.M_ME_NC_1)
    assert point is not None
    values: list[float] = []

    def on_receive(
        point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
    ) -> c104.ResponseState:
        values.append(point.value)
        return c104.ResponseState.SUCCESS

    point.on_receive(callable=on_receive)
    assert server.ask(send=[1, 1000]) == {"sent": 1000}
    wait_until(lambda: len(values) == 1000, PATIENCE)
    assert values == [float(value) for value in range(1, 1001)]


def test_the_outstation_serves_a_hat_client() -> None:
    need_module("hat.drivers")
    with simulator("--seed", "1") as sim:
        done = subprocess.run(
            [sys.executable, str(PEERS / "hat_client.py"), str(sim.port)],
            capture_output=True,
            text=True,
            timeout=3 * PATIENCE,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    got = json.loads(done.stdout)
    causes = {name: [(row[1], row[2]) for row in rows] for name, rows in got.items() if name != "values"}
    con, term, back = ("ACTIVATION_CONFIRMATION", True), ("ACTIVATION_TERMINATION", True), ("REMOTE_COMMAND", True)
    refused = [("ACTIVATION_CONFIRMATION", False)]
    assert causes.pop("interrogation")[:2] == [("LOCAL_POWER", True), con]
    assert causes == {
        "group": [con, ("INTERROGATED_GROUP03", True), term],
        "counters": [con, *2 * [("INTERROGATED_COUNTER", True)], term],
        "clock": [con],
        "test": [con],
        "read": [("REQUEST", True)],
        "read_unknown": [("UNKNOWN_IO_ADDRESS", True)],
        "select": [con],
        "execute": [con, back, back, term],
        "execute_unselected": refused,
        "direct": [con, back, term],
        "step": [con, term],
        "timed": [con, back, term],
        "set_point": [con, term],
        "unknown": [("UNKNOWN_IO_ADDRESS", False)],
        "unknown_station": [("UNKNOWN_ASDU_ADDRESS", False)],
    }
    assert set(got["values"]) >= {
        str(address) for address in (*range(1001, 1009), *range(2001, 2012), 3001, 4001, 4002)
    }
