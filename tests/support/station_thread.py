"""A `ScriptedStation` on a thread of its own, for tests of blocking APIs."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from scripted_station import ScriptedStation

from iec104.wire.asdu import Asdu
from linkkit.iothread import IoThread

PATIENCE = 30.0
"""Seconds a test waits for something that must happen."""


class StationThread:
    """A station that other threads can talk to."""

    def __init__(self, io: IoThread, station: ScriptedStation) -> None:
        self.io = io
        self.station = station

    @property
    def port(self) -> int:
        return self.station.port

    @property
    def received(self) -> list[Asdu]:
        return list(self.station.received)

    def send(self, *messages: Asdu) -> None:
        """Send, once the client has acknowledged enough: on a busy machine it comes to that late."""
        link = self.station.link
        wait(lambda: link is None or link.room >= len(messages))
        self.do(lambda: self.station.send(*messages))

    def drop(self) -> None:
        self.do(self.station.drop)

    def do(self, act: Callable[[], Any]) -> Any:
        """Do something on the station's thread."""

        async def work() -> Any:
            return act()

        return self.io.call(work(), PATIENCE)


@contextmanager
def station_thread(prepare: Callable[[ScriptedStation], None] = lambda _: None) -> Iterator[StationThread]:
    """Run a station while the block runs."""
    io = IoThread("test-station")
    io.start()
    station = ScriptedStation()
    prepare(station)
    try:
        io.call(station.listen(), PATIENCE)
        yield StationThread(io, station)
    finally:
        io.call(station.deafen(), PATIENCE)
        io.stop()


def wait(condition: Callable[[], object], what: str = "") -> None:
    """Wait for a condition; an assertion fails after `PATIENCE`."""
    end = time.monotonic() + PATIENCE
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < end, f"did not happen: {what or condition}"
        pause.wait(0.005)
