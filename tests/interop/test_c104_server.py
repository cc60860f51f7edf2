"""Our controlling side against a c104 server in a process of its own."""

import asyncio
import struct
from collections.abc import Callable, Coroutine, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from peers import Peer, need_module, peer
from scripted_station import until

from iec104.controlling import requests
from iec104.controlling.engine import Event
from iec104.controlling.session import Options, Session
from iec104.controlling.transaction import Outcome, Result
from iec104.driver import Driver, StationLink
from iec104.enums import ConnectionState, Init
from iec104.parameters import ProtocolParameters
from iec104.settings import ConnectionSettings
from linkkit.driver import NO_TIME, LinkState, Record, StateChanged
from linkkit.driver import Event as Told

pytestmark = pytest.mark.interop

SERVER = Path(__file__).parent / "peers" / "c104_server.py"
CONNECTS = 400
"""Connects in a row that must all reach OPEN; c104's own client fails some of them."""

VALUES = {
    1: 1.0, 3: 2.0, 5: -3.0, 7: float(0x04030201), 9: 0.5, 11: -1234.0, 13: 12.5,
    30: 1.0, 31: 1.0, 34: -0.5, 35: 77.0, 36: -2.5, 100: 0.0,
}  # fmt: skip
"""What the server's interrogation brings, by object address."""


class Rows:
    def __init__(self) -> None:
        self.values: list[float] = []
        self.sources: list[int] = []

    def append(self, arrival_ns: int, payload: bytes, source_ns: int = NO_TIME, quality: int = 0) -> None:
        self.values.append(struct.unpack("<d", payload)[0])
        self.sources.append(source_ns)

    def gap(self, arrival_ns: int) -> None:
        pass


class Recorder:
    def __init__(self) -> None:
        self.streams: dict[str, Rows] = {}
        self.states: list[LinkState] = []

    def stream(self, record: Record) -> Rows:
        return self.streams.setdefault(record.key, Rows())

    def notify(self, event: Told) -> None:
        if isinstance(event, StateChanged):
            self.states.append(event.state)


def run(work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(work)


def with_server(scenario: Callable[[Peer, int], Coroutine[Any, Any, None]]) -> None:
    need_module("c104")
    with peer(SERVER) as (server, ready):
        run(scenario(server, ready["port"]))


async def linked(port: int) -> tuple[StationLink, Recorder]:
    link, recorder = Driver().link(ConnectionSettings("127.0.0.1", port)), Recorder()
    await link.start(recorder, recorder.notify)
    return link, recorder


def test_interrogation_is_complete() -> None:
    async def scenario(server: Peer, port: int) -> None:
        link, recorder = await linked(port)
        try:
            await until(lambda: len(link.points()) >= len(VALUES))
            assert {int(key.split("/")[1]): rows.values[-1] for key, rows in recorder.streams.items()} == VALUES
            assert all(
                (rows.sources[-1] != NO_TIME) == (30 <= int(key[3:]) <= 40) for key, rows in recorder.streams.items()
            )
            assert (await link.command("counter_interrogation", common_address=47)).endswith("1 objects")
            assert recorder.streams["47/15"].values == [42.0]
        finally:
            await link.stop()

    with_server(scenario)


def test_spontaneous_values_arrive_complete_and_in_order() -> None:
    async def scenario(server: Peer, port: int) -> None:
        link, recorder = await linked(port)
        try:
            await until(lambda: recorder.states[-1:] == [LinkState.RUNNING] and "47/100" in recorder.streams)
            rows = recorder.streams["47/100"].values
            # In portions, because the server throws the oldest of about 100 waiting messages away.
            for first in range(1, 1001, 50):
                server.tell(send=[first, 50])
                await until(lambda: rows[-1] == first + 49.0)  # noqa: B023 - awaited at once
            assert rows == [float(value) for value in range(1001)]
        finally:
            await link.stop()

    with_server(scenario)


class Quiet:
    """A listener that only remembers the last state."""

    def __init__(self) -> None:
        self.state = ConnectionState.CLOSED
        self.results: list[Result] = []

    def changed(self, state: ConnectionState, text: str, hint: str) -> None:
        self.state = state

    def received(self, events: Sequence[Event], arrival_ns: int) -> None:
        pass

    def initialised(self, result: Result) -> None:
        self.results.append(result)

    def stations(self) -> Iterable[int]:
        return (47,)


def test_every_connect_reaches_open() -> None:
    async def scenario(server: Peer, port: int) -> None:
        listener = Quiet()
        session = Session("127.0.0.1", port, ProtocolParameters(), listener, Options(Init.ALL))
        for _ in range(CONNECTS):
            session.start()
            await until(lambda: listener.state is ConnectionState.OPEN)
            await session.stop()
        assert len(listener.results) == 2 * CONNECTS
        assert all(listener.results), [r.text for r in listener.results if not r]
        assert session.counts.attempts == CONNECTS

    with_server(scenario)


def test_procedures_and_why_they_fail() -> None:
    async def scenario(server: Peer, port: int) -> None:
        listener = Quiet()
        session = Session("127.0.0.1", port, ProtocolParameters(), listener, Options(Init.NONE))
        session.start()
        try:
            await until(lambda: listener.state is ConnectionState.OPEN)

            async def outcome(request: requests.Request) -> Outcome:
                return (await session.execute(request)).outcome

            assert await outcome(requests.interrogation(47)) is Outcome.POSITIVE
            assert await outcome(requests.interrogation(47, 25)) is not Outcome.POSITIVE
            assert await outcome(requests.interrogation(9)) in (Outcome.NEGATIVE, Outcome.UNKNOWN_COMMON_ADDRESS)
            assert await outcome(requests.clock_sync(47, session.clock_tag())) is Outcome.POSITIVE
            assert await outcome(requests.test(47, 1, session.clock_tag())) is Outcome.POSITIVE
            assert await outcome(requests.read(47, 13)) is Outcome.POSITIVE
            assert await outcome(requests.read(47, 9999)) in (Outcome.NEGATIVE, Outcome.UNKNOWN_IOA)
            assert await outcome(requests.command(45, 47, 200, (1,))) is Outcome.POSITIVE
            assert await outcome(requests.command(45, 47, 9999, (1,))) in (Outcome.NEGATIVE, Outcome.UNKNOWN_IOA)
            assert await outcome(requests.command(46, 47, 201, (2,))) is not Outcome.POSITIVE
            assert await outcome(requests.command(46, 47, 201, (2,), select=True)) is Outcome.POSITIVE
        finally:
            await session.stop()

    with_server(scenario)
