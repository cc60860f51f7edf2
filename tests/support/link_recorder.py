"""A 104 link against a scripted station: what it delivers and tells, kept for looking at."""

import asyncio
import struct
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from scripted_station import ScriptedStation, until

from iec104.driver import Driver, StationLink
from iec104.enums import Init
from iec104.settings import ConnectionSettings
from linkkit.driver import NO_TIME, LinkState, Notice, Record, StateChanged
from linkkit.settings import problems


class Rows:
    """A stream that keeps its rows."""

    def __init__(self) -> None:
        self.rows: list[tuple[float, int, int]] = []
        self.gaps = 0

    def append(self, arrival_ns: int, payload: bytes, source_ns: int = NO_TIME, quality: int = 0) -> None:
        self.rows.append((struct.unpack("<d", payload)[0], source_ns, quality))

    def gap(self, arrival_ns: int) -> None:
        self.gaps += 1


class Recorder:
    """A sink and a notify that keep everything."""

    def __init__(self) -> None:
        self.streams: dict[str, Rows] = {}
        self.told: list[object] = []

    def stream(self, record: Record) -> Rows:
        assert record.size == 8
        return self.streams.setdefault(record.key, Rows())

    def values(self, key: str) -> list[float]:
        return [row[0] for row in self.streams[key].rows] if key in self.streams else []

    @property
    def states(self) -> list[LinkState]:
        return [event.state for event in self.told if isinstance(event, StateChanged)]

    @property
    def last(self) -> StateChanged:
        return [event for event in self.told if isinstance(event, StateChanged)][-1]

    def notices(self, part: str) -> list[Notice]:
        return [event for event in self.told if isinstance(event, Notice) and part in event.text]


def run(work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(work)


def settings(port: int, **more: Any) -> ConnectionSettings:
    value = ConnectionSettings("127.0.0.1", port, **({"initialisation": int(Init.ALL)} | more))
    assert problems(value) == {}
    return value


Scenario = Callable[[ScriptedStation, StationLink, Recorder], Awaitable[None]]


def with_station(
    scenario: Scenario, prepare: Callable[[ScriptedStation], None] = lambda _: None, **more: Any
) -> Recorder:
    """Run a scenario against a station that is up."""
    recorder = Recorder()

    async def work() -> None:
        async with ScriptedStation() as station:
            prepare(station)
            link = Driver().link(settings(station.port, **more))
            await link.start(recorder, recorder.told.append)
            try:
                await scenario(station, link, recorder)
            finally:
                await link.stop()

    run(work())
    return recorder


async def running(recorder: Recorder) -> None:
    await until(lambda: LinkState.RUNNING in recorder.states and recorder.last.text == "data transfer is on", "running")
