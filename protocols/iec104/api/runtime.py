"""The two threads behind a client, one for the network, one for callbacks. Knows no client: it can be freed."""

import asyncio
import atexit
import contextlib
import threading
import weakref
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError
from itertools import count
from typing import Any, TypeVar

from iec104.dispatcher import Dispatcher
from linkkit.iothread import IoThread

T = TypeVar("T")
_numbers = count(1)


class NotRunningError(RuntimeError):
    """There is no thread to do it, or not any more."""


class Runtime:
    """Starts both threads when first needed; after `stop` they can be started again. Any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = next(_numbers)
        self._io: IoThread | None = None
        self._dispatcher: Dispatcher | None = None
        self._timers: dict[object, tuple[float, Callable[[], None]]] = {}
        self._before = {"callbacks dropped": 0, "callbacks failed": 0, "callbacks waiting": 0}
        """Counts of the callback threads that have ended."""

    @property
    def io(self) -> IoThread | None:
        """The I/O thread while it runs."""
        return self._io

    @property
    def dispatcher(self) -> Dispatcher | None:
        """The callback thread while it runs."""
        return self._dispatcher

    def callbacks(self) -> dict[str, int]:
        """Callbacks left out because they were slower than what arrives, that raised, and that wait now."""
        counts = dict(self._before)
        if (dispatcher := self._dispatcher) is not None:
            _add(counts, dispatcher)
        return counts

    def start(self) -> IoThread:
        """Have both threads running."""
        with self._lock:
            if (io := self._io) is None:
                dispatcher = Dispatcher(f"104-callbacks-{self._number}")
                dispatcher.start()
                io = IoThread(f"io-104-client-{self._number}")
                io.start()
                self._io, self._dispatcher = io, dispatcher
                for key, (seconds, function) in self._timers.items():
                    self._schedule(io.loop, dispatcher, key, seconds, function)
                _started.add(self)
            return io

    def stop(self) -> None:
        """End both threads, after calling what callbacks wait; from a callback the second ends after it."""
        with self._lock:
            io, dispatcher = self._io, self._dispatcher
            self._io = self._dispatcher = None
        if io is not None:
            io.stop()
        if dispatcher is not None:
            dispatcher.stop()
            _add(self._before, dispatcher)

    def abandon(self) -> None:
        """Let both threads end by themselves.

        For the garbage collector, which calls it in any thread and in the middle of anything, these threads and `start`
        among them: it takes no lock and waits for nothing.
        """
        io, dispatcher = self._io, self._dispatcher
        self._io = self._dispatcher = None
        if io is not None:
            with contextlib.suppress(RuntimeError):  # its loop ended just now
                io.loop.call_soon_threadsafe(io.loop.stop)
        if dispatcher is not None:
            dispatcher.end()

    def call(self, work: Coroutine[Any, Any, T], timeout: float | None = None) -> T:
        """Do something on the I/O thread and wait for it; from a callback, other callbacks go on meanwhile.

        Raises what the work raises, `TimeoutError`, and `NotRunningError` when the threads do not run or are stopped
        meanwhile.
        """
        io, dispatcher = self._io, self._dispatcher
        if io is None or dispatcher is None:
            work.close()
            raise NotRunningError("the client does not run")
        if io.inside():
            work.close()
            raise RuntimeError("this call waits for the network and must not be made from its own thread")
        try:
            future = io.submit(work)
        except RuntimeError as error:
            raise NotRunningError("the client was stopped") from error
        if dispatcher.inside():
            dispatcher.run_until(future)
        try:
            return future.result(timeout)
        except CancelledError as error:
            raise NotRunningError("the client was stopped") from error

    def every(self, seconds: float, function: Callable[[], None]) -> Callable[[], None]:
        """Call something again and again on the callback thread while the threads run; gives what ends that."""
        key = object()
        with self._lock:
            self._timers[key] = (seconds, function)
            if self._io is not None and self._dispatcher is not None:
                loop, dispatcher = self._io.loop, self._dispatcher
                loop.call_soon_threadsafe(self._schedule, loop, dispatcher, key, seconds, function)
        return lambda: self._timers.pop(key, None) and None

    def _schedule(
        self,
        loop: asyncio.AbstractEventLoop,
        dispatcher: Dispatcher,
        key: object,
        seconds: float,
        function: Callable[[], None],
    ) -> None:
        due = loop.time() + seconds

        def tick() -> None:
            nonlocal due
            if key not in self._timers or self._dispatcher is not dispatcher:
                return
            dispatcher.post(function, droppable=True)
            due = max(due + seconds, loop.time())
            loop.call_at(due, tick)

        loop.call_soon_threadsafe(loop.call_at, due, tick)


_started: "weakref.WeakSet[Runtime]" = weakref.WeakSet()
"""Those whose threads were started."""


@atexit.register
def _stop_all() -> None:
    """Close in order what the program left open."""
    for runtime in list(_started):
        runtime.stop()


def _add(counts: dict[str, int], dispatcher: Dispatcher) -> None:
    counts["callbacks dropped"] += dispatcher.dropped
    counts["callbacks failed"] += dispatcher.failed
    counts["callbacks waiting"] += dispatcher.waiting
