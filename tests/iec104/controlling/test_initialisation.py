"""Broadcasts to slow and missing stations, and the steps after every start: in virtual time, and step by step."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import pytest
from link_recorder import Recorder, running, with_station
from scripted_station import ScriptedStation, until

from iec104.controlling import requests
from iec104.controlling.engine import Engine
from iec104.controlling.initialisation import initialise
from iec104.controlling.options import Options
from iec104.controlling.transaction import Outcome, Request, Result, Transaction
from iec104.driver import StationLink
from iec104.enums import Init
from iec104.parameters import ProtocolParameters
from iec104.settings import StationSettings
from iec104.wire import apci, asdu
from iec104.wire.apci import Function
from iec104.wire.asdu import Asdu
from iec104.wire.header import BROADCAST

CON, TERM, UNKNOWN_CA = 7, 10, 46


class Stations:
    """A started engine, and stations that answer a broadcast when the test says so."""

    def __init__(self) -> None:
        self.engine = Engine(ProtocolParameters(message_timeout=255), 0.0)
        self.engine.link.start(0.0)
        self.engine.receive(apci.u_frame(Function.STARTDT_CON), 0.0)
        self.number = 0

    def ask(self, *expected: int, request: Request | None = None) -> Transaction:
        asked = request or requests.interrogation(BROADCAST)
        return self.engine.execute(replace(asked, expected=frozenset(expected)), 10.0, 0.0)

    def answer(self, ca: int, cause: int, now: float, *, negative: bool = False, type_id: int = 100) -> None:
        values = (20,) if type_id == 100 else (bytes(7),)
        self.hand(Asdu.of(type_id, cause, ca, [(0, values)], negative=negative), now)

    def data(self, ca: int, now: float) -> None:
        self.hand(Asdu.of(1, 20, ca, [(5, (1,))]), now)

    def hand(self, message: Asdu, now: float) -> None:
        self.engine.receive(apci.i_frame(self.number, 1, asdu.build(message)), now)
        self.number += 1


def result(asked: Transaction) -> Result:
    assert asked.result is not None
    return asked.result


def test_a_broadcast_waits_for_the_stations_that_are_known() -> None:
    stations = Stations()
    asked = stations.ask(1, 2)
    for cause in (CON, TERM):
        stations.answer(1, cause, 0.1)
    assert asked.result is None, "station 2 has not said a word"
    stations.answer(2, CON, 5.0)
    stations.data(2, 9.0)
    stations.answer(2, TERM, 12.0)
    assert result(asked).outcome is Outcome.POSITIVE
    assert result(asked).answered == {1, 2}


def test_a_slow_station_that_sends_before_it_terminates() -> None:
    stations = Stations()
    asked = stations.ask(1)
    stations.data(2, 0.1)
    for cause in (CON, TERM):
        stations.answer(1, cause, 0.2)
    assert asked.result is None, "the data of station 2 is still coming"
    for second in range(5, 60, 5):
        stations.data(2, float(second))
        stations.engine.tick(float(second))
    assert asked.result is None
    stations.answer(2, CON, 60.0)
    stations.answer(2, TERM, 61.0)
    assert result(asked).outcome is Outcome.POSITIVE
    assert "12 objects" in result(asked).text


def test_a_station_that_stays_silent_is_named() -> None:
    stations = Stations()
    asked = stations.ask(1, 2, 3)
    for cause in (CON, TERM):
        stations.answer(1, cause, 1.0)
    stations.engine.tick(11.0)
    assert result(asked).outcome is Outcome.TIMEOUT
    assert "no answer within 10 s from CA 2, 3" in result(asked).text
    assert result(asked).answered == {1}


def test_a_station_that_never_terminates_is_named() -> None:
    stations = Stations()
    asked = stations.ask(1, 2)
    stations.answer(1, CON, 1.0)
    stations.answer(2, CON, 1.0)
    stations.answer(1, TERM, 2.0)
    stations.engine.tick(12.0)
    assert result(asked).outcome is Outcome.UNTERMINATED
    assert "no termination within 10 s from CA 2" in result(asked).text


def test_one_refuses_and_the_others_carry_it_out() -> None:
    stations = Stations()
    asked = stations.ask(1, 2)
    stations.answer(1, UNKNOWN_CA, 1.0, negative=True)
    assert asked.result is None
    stations.answer(2, CON, 2.0)
    stations.answer(2, TERM, 2.0)
    assert result(asked).outcome is Outcome.UNKNOWN_COMMON_ADDRESS
    assert result(asked).answered == {2}


def test_all_refuse() -> None:
    stations = Stations()
    asked = stations.ask(1, 2)
    stations.answer(1, CON, 1.0, negative=True)
    stations.answer(2, CON, 1.0, negative=True)
    assert result(asked).outcome is Outcome.NEGATIVE


def test_an_answer_under_the_broadcast_address_speaks_for_all() -> None:
    stations = Stations()
    asked = stations.ask(1, 2)
    stations.answer(BROADCAST, CON, 1.0)
    stations.answer(BROADCAST, TERM, 1.0)
    assert result(asked).outcome is Outcome.POSITIVE


def test_a_clock_that_is_set_everywhere() -> None:
    stations = Stations()
    asked = stations.ask(1, 2, request=requests.clock_sync(BROADCAST, bytes(7)))
    stations.answer(1, CON, 1.0, type_id=103)
    assert asked.result is None
    stations.answer(2, CON, 2.0, type_id=103)
    assert result(asked).outcome is Outcome.POSITIVE


# Steps


@dataclass
class Host:
    """A session that answers at once."""

    options: Options
    known: tuple[int, ...] = (1, 2, 3)
    refusing: frozenset[int] = frozenset()
    """Common addresses, or BROADCAST, whose requests fail."""
    reached: frozenset[int] = frozenset()
    """Stations that a broadcast reaches."""
    said: list[str] = field(default_factory=list)
    sent: list[tuple[int, int]] = field(default_factory=list)
    told: list[Result] = field(default_factory=list)

    def clock_tag(self) -> bytes:
        return bytes(7)

    async def execute(self, request: Request) -> Result:
        self.sent.append((request.type_id, request.common_address))
        good = request.common_address not in self.refusing
        return Result(Outcome.POSITIVE if good else Outcome.NEGATIVE, request.title, answered=self.reached)

    def say(self, text: str) -> None:
        self.said.append(text)

    def tell(self, result: Result) -> None:
        self.told.append(result)

    def stations(self) -> tuple[int, ...]:
        return self.known


def carry_out(host: Host, *addresses: int) -> list[tuple[int, int]]:
    asyncio.run(initialise(host, addresses))
    assert len(host.told) == len(host.sent)
    return host.sent


@pytest.mark.parametrize(
    ("init", "types"),
    [(Init.ALL, [100, 103]), (Init.INTERROGATION, [100]), (Init.CLOCK_SYNC, [103]), (Init.NONE, []), (Init.MUTED, [])],
)
def test_one_broadcast_per_step_where_it_is_taken(init: Init, types: list[int]) -> None:
    host = Host(Options(init))
    assert carry_out(host) == [(type_id, BROADCAST) for type_id in types]
    if init is Init.ALL:
        assert host.said == ["interrogating: all stations", "setting the clock: all stations"]


def test_those_a_broadcast_did_not_reach_are_asked_one_by_one() -> None:
    host = Host(Options(Init.INTERROGATION), refusing=frozenset({BROADCAST}), reached=frozenset({2}))
    assert carry_out(host) == [(100, BROADCAST), (100, 1), (100, 3)]
    assert host.said == [
        "interrogating: all stations",
        "the broadcast did not reach every station, asking one by one",
        "interrogating: station 1, 1 of 2",
        "interrogating: station 3, 2 of 2",
    ]


def test_one_by_one_from_the_start_when_configured() -> None:
    host = Host(Options(Init.ALL, broadcast=False), refusing=frozenset({2}))
    assert carry_out(host) == [(100, 1), (100, 2), (100, 3), (103, 1), (103, 2), (103, 3)], "a failure ends nothing"
    assert carry_out(Host(Options(Init.ALL, broadcast=False), known=())) == [(100, BROADCAST), (103, BROADCAST)]
    assert carry_out(Host(Options(Init.ALL)), 2) == [(100, 2), (103, 2)]


def test_stopping_ends_the_steps() -> None:
    """A mute in the middle leaves the stations behind it alone."""

    def prepare(station: ScriptedStation) -> None:
        station.common_addresses = (1, 2)

        def answer(message: Asdu) -> Iterable[Asdu] | None:
            return [] if message.common_address == 1 else None

        station.answer = answer

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await until(lambda: station.received)
        assert await link.command("mute")
        await asyncio.sleep(0.2)
        assert [m.common_address for m in station.received] == [1]
        station.answer = lambda _: None
        assert await link.command("unmute")
        await running(recorder)
        assert [m.common_address for m in station.received] == [1, 1, 2]

    with_station(
        scenario, prepare, initialisation=int(Init.INTERROGATION), stations=(StationSettings(1), StationSettings(2))
    )
