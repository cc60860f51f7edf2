"""The running connections: which driver, which settings, which state; and the I/O threads they live on. No Qt here."""

import asyncio
import concurrent.futures
import logging
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from linkkit.climbing import climb
from linkkit.driver import Driver, Event, Link, LinkState, Notice, Point, PointsChanged, Severity, Sink, StateChanged
from linkkit.frames import Tap
from linkkit.iothread import IoThread
from linkkit.ladder import Report, Rung

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(slots=True)
class Connection:
    """One configured connection and what is known of it. GUI thread only."""

    id: str
    """Stable in the project: the store and the plots know the connection by it."""
    driver: type[Driver]
    name: str
    settings: Any
    enabled: bool = True
    """The user wants it to run."""
    state: LinkState = LinkState.OFF
    text: str = "stopped"
    hint: str = ""
    points: tuple[Point, ...] = ()
    """Those of the settings when it does not run; else as of the last `PointsChanged`."""
    link: Link | None = field(default=None, repr=False)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)
    """Keeps start and stop of one connection in the order in which they were asked for; used on the I/O thread."""

    def truth(self) -> str:
        """The link's line of protocol truth; empty when it does not run."""
        return self.link.truth() if self.link is not None else ""


class Links:
    """All connections of the open project.

    Methods belong to the GUI thread and return at once; the work is done on the I/O threads and reported through
    `post(link_id, event)`, which is called on those threads. The owner of `post` gives every event back to `take` in
    the GUI thread.
    """

    def __init__(
        self, drivers: Iterable[type[Driver]], sink: Callable[[str], Sink], post: Callable[[str, Event], None]
    ) -> None:
        self.connections: dict[str, Connection] = {}
        self.tap_for: Callable[[Connection], Tap | None] = lambda _connection: None
        """Gives the tap that a link gets before it starts, so that its first frame is seen."""
        self._offered = drivers
        self._sink = sink
        self._post = post
        self._instances: dict[str, Driver] = {}
        self._threads: dict[str, IoThread] = {}
        self._pending: set[concurrent.futures.Future[None]] = set()

    @cached_property
    def drivers(self) -> dict[str, type[Driver]]:
        """The protocols by name; looked at when the first of them is needed, not before."""
        return {driver.name: driver for driver in self._offered}

    def add(
        self, link_id: str, driver: str, name: str, settings: Any, *, enabled: bool = True, start: bool = True
    ) -> Connection:
        """Add a connection and start it when it is `enabled`, unless nothing shall `start`.

        Raises `KeyError` for an unknown driver, `ValueError` for a taken id.
        """
        if link_id in self.connections:
            raise ValueError(f"there is already a connection {link_id}")
        connection = Connection(link_id, self.drivers[driver], name, settings, enabled)
        self.connections[link_id] = connection
        if enabled and start:
            self.start(link_id)
        else:
            connection.points = self._configured(connection)
        return connection

    def start(self, link_id: str) -> None:
        """Start the connection; nothing happens when it runs."""
        connection = self.connections[link_id]
        connection.enabled = True
        if connection.link is None:
            self._open(connection)

    def stop(self, link_id: str) -> None:
        """Close the connection in order; nothing happens when it does not run."""
        connection = self.connections[link_id]
        connection.enabled = False
        self._close(connection)

    def reconnect(self, link_id: str) -> None:
        """Close the connection if it runs, and start it anew."""
        connection = self.connections[link_id]
        connection.enabled = True
        self._close(connection)
        self._open(connection)

    def edit(self, link_id: str, name: str, settings: Any) -> bool:
        """Give the connection another name and settings; the link reopens what that changes, when it runs.

        Returns whether the settings changed. Other connections are not touched.
        """
        connection = self.connections[link_id]
        connection.name = name
        if settings == connection.settings:
            return False
        connection.settings = settings
        if connection.link is None:
            connection.points = self._configured(connection)
        else:
            work = _in_turn(connection.lock, connection.link.update, settings)
            self._submit(self._thread(connection.driver), connection.id, work)
        return True

    def remove(self, link_id: str) -> None:
        """Close the connection and forget it."""
        self._close(self.connections.pop(link_id))

    def take(self, link_id: str, event: Event) -> Connection | None:
        """Note an event that came through `post`; gives the connection, or None when it is gone by now."""
        connection = self.connections.get(link_id)
        if connection is None:
            return None
        if isinstance(event, StateChanged):
            if connection.link is None and event.state is not LinkState.OFF:
                return connection  # a last word from before the user stopped it
            connection.state, connection.text, connection.hint = event.state, event.text, event.hint
        elif isinstance(event, PointsChanged) and connection.link is not None:
            connection.points = tuple(connection.link.points())
        return connection

    def submit(self, link_id: str, work: Coroutine[Any, Any, T]) -> concurrent.futures.Future[T]:
        """Run a coroutine of a connection's link, such as `Link.command`, on its I/O thread."""
        return self._thread(self.connections[link_id].driver).submit(work)

    def run(self, driver: type[Driver], work: Coroutine[Any, Any, T]) -> concurrent.futures.Future[T]:
        """Run something of a protocol's beside its connections, on its I/O thread; the future may be cancelled."""
        return self._thread(driver).submit(work)

    def try_out(
        self, driver: type[Driver], settings: Any, begun: Callable[[Sequence[Rung]], None], report: Report
    ) -> concurrent.futures.Future[Mapping[str, Sequence[Any]]]:
        """Try settings step by step; nothing of it is kept, nothing that runs is touched.

        `begun` gets the rungs, `report` what comes of each, both on the I/O thread; the future gets `Trial.found`.
        """
        return self.run(driver, _try_out(self._instance(driver), settings, begun, report))

    def close(self, timeout: float = 5.0) -> None:
        """Close every connection in order, then the drivers and their threads. Blocks for up to about `timeout` s."""
        for connection in self.connections.values():
            self._close(connection)
        left = concurrent.futures.wait(list(self._pending), timeout).not_done
        if left:
            log.error("%d connections did not close within %.0f s", len(left), timeout)
        for driver in self._instances.values():
            if driver.thread not in self._threads:
                continue  # its links were only described
            try:
                self._threads[driver.thread].call(driver.close(), timeout)
            except (TimeoutError, OSError):
                log.exception("%s did not close", driver.title)
        for thread in self._threads.values():
            thread.stop()
        self._instances.clear()
        self._threads.clear()

    def _thread(self, driver: type[Driver]) -> IoThread:
        thread = self._threads.get(driver.thread)
        if thread is None:
            thread = self._threads[driver.thread] = IoThread(driver.thread)
            thread.start()
        return thread

    def _instance(self, driver: type[Driver]) -> Driver:
        instance = self._instances.get(driver.name)
        if instance is None:
            instance = self._instances[driver.name] = driver()
        return instance

    def _configured(self, connection: Connection) -> tuple[Point, ...]:
        """Give the points that are known before the connection is opened."""
        return tuple(self._instance(connection.driver).link(connection.settings).points())

    def _open(self, connection: Connection) -> None:
        thread = self._thread(connection.driver)
        link = connection.link = self._instance(connection.driver).link(connection.settings)
        connection.state, connection.text, connection.hint = LinkState.CONNECTING, "connecting", ""
        if (tap := self.tap_for(connection)) is not None:
            link.tap(tap)
        sink = self._sink(connection.id)

        def notify(event: Event) -> None:
            if connection.link is link:  # else it was stopped or replaced meanwhile
                self._post(connection.id, event)

        async def start() -> None:
            link.points()  # described here: ten thousand take longer than the window may wait
            notify(PointsChanged())
            await link.start(sink, notify)

        self._submit(thread, connection.id, _in_turn(connection.lock, start))

    def _close(self, connection: Connection) -> None:
        link, connection.link = connection.link, None
        connection.state, connection.text, connection.hint = LinkState.OFF, "stopped", ""
        if link is not None:
            self._submit(self._thread(connection.driver), connection.id, _in_turn(connection.lock, link.stop))

    def _submit(self, thread: IoThread, link_id: str, work: Coroutine[Any, Any, None]) -> None:
        future = thread.submit(work)
        self._pending.add(future)
        future.add_done_callback(lambda done: self._finished(link_id, done))

    def _finished(self, link_id: str, future: concurrent.futures.Future[None]) -> None:
        self._pending.discard(future)
        if not future.cancelled() and (error := future.exception()) is not None:
            log.error("connection %s: starting or stopping failed", link_id, exc_info=error)
            self._post(link_id, Notice(Severity.ERROR, f"internal error: {error!r}", "please send the log file"))


async def _in_turn(lock: asyncio.Lock, work: Callable[..., Coroutine[Any, Any, None]], *arguments: Any) -> None:
    async with lock:
        await work(*arguments)


async def _try_out(
    driver: Driver, settings: Any, begun: Callable[[Sequence[Rung]], None], report: Report
) -> Mapping[str, Sequence[Any]]:
    trial = driver.trial(settings)
    begun(trial.rungs)
    try:
        await climb(trial.rungs, report)
    finally:
        await trial.close()
    return trial.found()


def statistics(connection: Connection) -> Mapping[str, float]:
    """The link's counters; empty when it does not run."""
    return connection.link.statistics() if connection.link is not None else {}
