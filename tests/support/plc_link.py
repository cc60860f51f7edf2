"""A link to a PLC on an I/O thread of its own, and what it delivers and tells, kept for looking at."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from linkkit.driver import NO_TIME, Event, LinkState, Notice, Record, StateChanged
from linkkit.iothread import IoThread
from linkkit.settings import problems
from pyconpro.driver import Driver, PlcLink
from pyconpro.settings import HintSettings, PlcSettings


@dataclass
class RowList:
    """A stream that keeps everything."""

    rows: list[bytes | None] = field(default_factory=list)
    qualities: list[int] = field(default_factory=list)

    def append(self, arrival_ns: int, payload: bytes, source_ns: int = NO_TIME, quality: int = 0) -> None:
        assert arrival_ns > 1_600_000_000_000_000_000
        self.rows.append(payload)
        self.qualities.append(quality)

    def gap(self, arrival_ns: int) -> None:
        self.rows.append(None)

    @property
    def payloads(self) -> list[bytes]:
        return [row for row in self.rows if row is not None]


@dataclass
class Recorder:
    """A sink and a listener."""

    streams: dict[str, RowList] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def stream(self, record: Record) -> RowList:
        return self.streams.setdefault(record.key, RowList())

    def state(self) -> StateChanged | None:
        states = [event for event in self.events if isinstance(event, StateChanged)]
        return states[-1] if states else None

    def reached(self, state: LinkState) -> bool:
        last = self.state()
        return last is not None and last.state == state

    def notices(self) -> list[Notice]:
        return [event for event in self.events if isinstance(event, Notice)]


@contextmanager
def running(settings: PlcSettings) -> Iterator[tuple[PlcLink, Recorder, IoThread]]:
    assert problems(settings) == {}
    thread = IoThread(Driver.thread)
    thread.start()
    driver, recorder = Driver(), Recorder()
    link = driver.link(settings)
    try:
        thread.call(link.start(recorder, recorder.events.append), 10)
        yield link, recorder, thread
        thread.call(link.stop(), 10)
        count = len(recorder.events)
        thread.call(driver.close(), 10)
        assert len(recorder.events) == count
    finally:
        thread.stop()


def plc(port: int, *hints: HintSettings, io_port: int = 0, **more: Any) -> PlcSettings:
    return PlcSettings("127.0.0.1", hints=hints, port=port, io_port=io_port, **more)
