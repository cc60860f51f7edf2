"""A client with two addresses of one outstation, which has a redundancy group, over sockets that break."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from cable import Cable
from link_recorder import run
from scripted_station import until

from iec104.controlling import requests
from iec104.controlling.engine import Event
from iec104.controlling.options import Backoff, Options
from iec104.controlling.redundancy import Noted
from iec104.controlling.session import Session
from iec104.controlling.transaction import Outcome, Result
from iec104.enums import ConnectionState, Init, Type
from iec104.information import SingleInfo
from iec104.link import Phase
from iec104.outstation.core import Options as ServerOptions
from iec104.outstation.core import Outstation, Redundancy
from iec104.outstation.happenings import Command
from iec104.outstation.process import Point
from iec104.outstation.service import Service
from iec104.parameters import ProtocolParameters
from iec104.wire.asdu import Asdu

CA, IOA = 47, 100


@dataclass
class Told:
    """A listener that remembers."""

    states: list[tuple[ConnectionState, str]] = field(default_factory=list)
    notes: list[Noted] = field(default_factory=list)
    events: list[tuple[int, bool]] = field(default_factory=list)
    """Spontaneous values: address and state."""
    results: list[Result] = field(default_factory=list)

    def changed(self, state: ConnectionState, text: str, hint: str) -> None:
        self.states.append((state, text))

    def received(self, events: Sequence[Event], arrival_ns: int) -> None:
        for item in events:
            if isinstance(item, Noted):
                self.notes.append(item)
            elif isinstance(item, Asdu) and item.cause == 3:
                self.events += [(ioa, bool(values[0] & 1)) for ioa, values in item.objects]

    def initialised(self, result: Result) -> None:
        self.results.append(result)

    def stations(self) -> Iterable[int]:
        return (CA,)

    @property
    def state(self) -> ConnectionState:
        return self.states[-1][0] if self.states else ConnectionState.CLOSED

    def noted(self, part: str) -> list[Noted]:
        return [note for note in self.notes if part in note.text]


@dataclass
class World:
    """One outstation, two cables to it, one client."""

    outstation: Outstation
    service: Service
    point: Point
    main: Cable
    reserve: Cable
    session: Session
    told: Told

    async def open(self) -> None:
        await until(lambda: self.told.state is ConnectionState.OPEN, "open")

    async def over(self, number: int) -> None:
        """Wait until data comes over a connection, and only over this one."""

        def there() -> bool:
            line = self.session.lines[number]
            return self.session.line is line and self.told.state is ConnectionState.OPEN

        await until(there, f"over connection {number}")

    def change(self, on: bool) -> None:
        self.outstation.update(self.point, SingleInfo(on), self.service.now())
        self.service.pump()

    @property
    def started(self) -> list[bool]:
        """Which of the outstation's connections carry data."""
        return [session.started for session in self.outstation.sessions]


@asynccontextmanager
async def world(init: Init = Init.INTERROGATION, **timers: int) -> AsyncIterator[World]:
    loop = asyncio.get_running_loop()
    options = ServerOptions(groups=(Redundancy("masters"),))
    outstation = Outstation(time.time_ns(), loop.time(), options)
    station = outstation.add_station(CA)
    point = station.add(IOA, Type.M_SP_TB_1)
    station.add(IOA + 1, Type.C_SC_NA_1)

    def happened(happening: object) -> None:
        if isinstance(happening, Command):
            outstation.answer(happening, True, loop.time())

    service = Service(outstation, happened)
    await service.start("127.0.0.1", 0)
    told = Told()
    async with Cable(service.port) as main, Cable(service.port) as reserve:
        parameters = ProtocolParameters()
        for name, value in timers.items():
            setattr(parameters, name, value)
        session = Session(
            "127.0.0.1", main.port, parameters, told,
            Options(init, backoff=Backoff(0.05, 1.0, 0.05)), [("127.0.0.1", reserve.port)],
        )  # fmt: skip
        session.start()
        try:
            yield World(outstation, service, point, main, reserve, session, told)
        finally:
            await session.stop()
            await service.stop()


def test_one_is_started_and_the_other_in_reserve() -> None:
    async def work() -> None:
        async with world() as it:
            await it.over(0)
            await until(lambda: len(it.started) == 2)
            assert sorted(it.started) == [False, True]
            assert [line.engine.link.phase for line in it.session.lines if line.engine] == [
                Phase.STARTED,
                Phase.STOPPED,
            ]
            await until(lambda: it.told.noted("reserve connection"))
            assert "over 127.0.0.1" in it.told.states[-1][1]
            result = await it.session.execute(requests.interrogation(CA))
            assert result.outcome is Outcome.POSITIVE
        assert it.told.state is ConnectionState.CLOSED

    run(work())


def test_the_reserve_is_supervised_by_test_frames() -> None:
    async def work() -> None:
        async with world(keep_alive_interval=1) as it:
            await it.over(0)
            spare = it.session.lines[1]
            await until(lambda: spare.engine is not None and spare.engine.link.statistics.test_round_trip is not None)
            assert it.session.line is it.session.lines[0]

    run(work())


def test_a_dead_reserve_is_noticed_and_told() -> None:
    async def work() -> None:
        async with world(confirm_interval=1, message_timeout=2, keep_alive_interval=1) as it:
            await it.over(0)
            await until(lambda: it.session.lines[1].engine)
            it.reserve.dead = True
            await until(lambda: it.told.noted("no reserve connection"))
            assert "TESTFR" in it.told.noted("no reserve connection")[0].text
            assert not it.told.noted("no reserve connection")[0].good
            assert it.session.line is it.session.lines[0]
            assert it.told.state is ConnectionState.OPEN

    run(work())


def test_switching_over_when_the_started_one_is_killed() -> None:
    async def work() -> None:
        async with world(keep_alive_interval=1) as it:
            await it.over(0)
            await until(lambda: len(it.started) == 2)
            await it.main.unplug()
            await it.over(1)
            assert it.session.switch_overs == 1
            note = it.told.noted("switched over")[0]
            assert f"from 127.0.0.1:{it.main.port} to 127.0.0.1:{it.reserve.port}" in note.text
            assert ConnectionState.CLOSED_AWAIT_RECONNECT not in [state for state, _ in it.told.states]
            it.change(True)
            await until(lambda: it.told.events == [(IOA, True)])
            await it.main.plug()
            await until(lambda: len(it.started) == 2)
            assert it.session.line is it.session.lines[1], "what works stays"
            await until(lambda: it.told.noted(f"reserve connection to 127.0.0.1:{it.main.port} is "))

    run(work())


def test_switching_over_when_the_started_one_falls_silent() -> None:
    async def work() -> None:
        async with world(confirm_interval=1, message_timeout=2, keep_alive_interval=1) as it:
            await it.over(0)
            await until(lambda: len(it.started) == 2)
            it.main.dead = True
            await it.over(1)
            assert "TESTFR" in it.told.noted("switched over")[0].text

    run(work())


def test_a_command_under_way_ends_with_its_connection() -> None:
    async def work() -> None:
        async with world() as it:
            await it.over(0)
            await until(lambda: len(it.started) == 2)
            it.main.dead = True
            waiting = it.session.execute(requests.command(45, CA, IOA + 1, (1,)))
            it.main.cut()
            assert (await waiting).outcome is Outcome.LINK_LOST
            await it.over(1)
            assert (await it.session.execute(requests.command(45, CA, IOA + 1, (1,)))).outcome is Outcome.POSITIVE

    run(work())


def test_events_that_were_not_acknowledged_come_once() -> None:
    async def work() -> None:
        async with world() as it:
            await it.over(0)
            await until(lambda: len(it.started) == 2)
            for on in (True, False, True):
                it.change(on)
            await until(lambda: len(it.told.events) == 3)
            # t2 has not passed: nothing is acknowledged, so the outstation sends it once more.
            it.main.cut()
            await it.over(1)
            it.change(False)
            await until(lambda: len(it.told.events) >= 4)
            assert it.told.events == [(IOA, True), (IOA, False), (IOA, True), (IOA, False)]
            assert it.session.duplicates.count == 3

    run(work())


def test_both_down() -> None:
    async def work() -> None:
        async with world() as it:
            await it.over(0)
            await until(lambda: len(it.started) == 2)
            await it.reserve.unplug()
            await it.main.unplug()
            await until(lambda: it.told.state is ConnectionState.CLOSED_AWAIT_RECONNECT)
            text = it.told.states[-1][1]
            assert f"127.0.0.1:{it.main.port}" in text
            assert f"127.0.0.1:{it.reserve.port}" in text
            assert (await it.session.execute(requests.interrogation(CA))).outcome is Outcome.NOT_CONNECTED
            await it.reserve.plug()
            await it.over(1)
            await it.main.plug()
            await until(lambda: len(it.started) == 2)
            assert sorted(it.started) == [False, True]

    run(work())


def test_neither_answers_at_first() -> None:
    async def work() -> None:
        async with world() as it:
            await it.main.unplug()
            await it.reserve.unplug()
            await until(lambda: it.told.state is ConnectionState.CLOSED_AWAIT_RECONNECT)
            await it.main.plug()
            await it.over(0)

    run(work())


def test_a_flapping_reserve_does_no_harm() -> None:
    async def work() -> None:
        async with world() as it:
            await it.over(0)
            spare = it.session.lines[1]
            for number in range(1, 6):
                await until(lambda: spare.engine is not None)
                it.reserve.cut()
                await until(lambda n=number: spare.counts.lost == n)  # type: ignore[misc]
            assert it.told.state is ConnectionState.OPEN
            assert it.session.switch_overs == 0
            assert len(it.told.noted("again and again")) == 1
            assert len(it.told.noted("there is no reserve connection")) == 1

    run(work())


def test_changing_over_on_purpose_and_back() -> None:
    async def work() -> None:
        async with world() as it:
            await it.over(0)
            with pytest.raises(ValueError, match="2 connections"):
                it.session.switch_over(2)
            await until(lambda: it.session.lines[1].engine)
            for number in (1, 0, 1):
                it.session.switch_over(number)
                await it.over(number)
                phases = [line.engine.link.phase for line in it.session.lines if line.engine]
                assert phases[number] is Phase.STARTED
                assert phases[1 - number] is Phase.STOPPED
            it.session.switch_over(1)
            assert it.session.switch_overs == 3
            assert it.session.counts.lost == 0

    run(work())


def test_muted_stays_muted_over_a_switch() -> None:
    async def work() -> None:
        async with world(Init.MUTED) as it:
            await until(lambda: len(it.started) == 2)
            it.main.cut()
            await until(lambda: it.told.noted("switched over"))
            await until(lambda: len(it.started) == 2)
            assert it.started == [False, False]
            assert it.session.unmute()
            await it.over(1)
            assert sorted(it.started) == [False, True]

    run(work())


def test_a_start_that_is_confirmed_too_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first one is stopped when its confirmation comes at last."""
    monkeypatch.setattr("iec104.controlling.redundancy.PATIENCE", 0.3)

    async def work() -> None:
        async with world(Init.MUTED) as it:
            await until(lambda: len(it.started) == 2)
            slow = it.session.line
            assert slow is it.session.lines[0]
            held = it.outstation.sessions[0].link
            other = it.outstation.sessions[1].link
            held.refuse_start = True
            it.session.unmute()
            await it.over(1)
            assert "does not confirm" in it.told.noted("switched over")[0].text
            assert slow.engine is not None
            assert slow.engine.link.phase is Phase.STARTING
            # The confirmation that was on its way all the time.
            slow.engine.receive(bytes.fromhex("68040b000000"), asyncio.get_running_loop().time())
            slow.pump()
            held.refuse_start = False
            await until(lambda: slow.engine is not None and slow.engine.link.phase is Phase.STOPPED)
            assert other.phase is Phase.STARTED
            assert it.session.line is it.session.lines[1]

    run(work())
