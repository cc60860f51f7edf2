"""Runs user callbacks on a thread of their own, one after the other, with no lock of ours held."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, Final

log = logging.getLogger(__name__)

Call = tuple[Callable[[Any, Any], object], Any, Any]
"""A function and its two arguments; `call` makes one of any function."""

WAITING: Final = 20_000
"""What may be dropped (raw frames, for looking at) waits behind at most so many calls."""
CAPACITY: Final = 1_000_000
"""Calls of `offer` wait at most so many; beyond that the newest are dropped and counted."""
DEPTH: Final = 16
"""Callbacks that may wait inside each other for commands while others go on."""
_QUIET: Final = 1.0
"""Seconds between two logged failures: a callback that always raises must not flood the log."""


class Dispatcher:
    """One daemon thread that calls in the order in which it was asked to. Any thread may ask, callbacks too.

    A callback that raises is logged; the next one is called all the same.
    """

    def __init__(self, name: str) -> None:
        self.dropped = 0
        """Calls that were left out because too many waited."""
        self.failed = 0
        """Callbacks that raised."""
        self._calls: deque[Call] = deque()
        self._wake = threading.Event()
        self._stopped = False
        self._depth = 0
        self._logged = 0.0
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    @property
    def waiting(self) -> int:
        """Calls that wait now."""
        return len(self._calls)

    def post(self, function: Callable[..., object], *arguments: object, droppable: bool = False) -> None:
        """Have something called. What is droppable is left out when too much waits."""
        if self._stopped:
            return
        if droppable and len(self._calls) >= WAITING:
            self.dropped += 1
            return
        self._calls.append((_apply, function, arguments))
        self._wake.set()

    def offer(self, calls: Sequence[Call]) -> None:
        """Have many things called; all of them are dropped when very many wait."""
        if self._stopped:
            return
        if len(self._calls) >= CAPACITY:
            self.dropped += len(calls)
            return
        self._calls.extend(calls)
        self._wake.set()

    def inside(self) -> bool:
        """Whether the caller is a callback."""
        return threading.current_thread() is self._thread

    def run_until(self, future: "Future[Any]") -> None:
        """From inside a callback: run other callbacks while waiting for `future`, which another thread finishes.

        Returns early when callbacks wait inside each other too deeply; the caller then just waits.
        """
        if self._depth >= DEPTH:
            return
        self._depth += 1
        future.add_done_callback(lambda _: self._wake.set())
        try:
            while not future.done():
                if self._calls:
                    self._call(self._calls.popleft())
                else:
                    self._wake.clear()
                    if not self._calls and not future.done():
                        self._wake.wait()
        finally:
            self._depth -= 1

    def stop(self, timeout: float = 5.0) -> None:
        """Call what waits, then end the thread; from a callback it returns at once and ends after it."""
        self._stopped = True
        self._wake.set()
        if not self.inside() and self._thread.ident:
            self._thread.join(timeout)
            if self._thread.is_alive():
                log.error("a callback on %s has not returned within %.0f s", self._thread.name, timeout)

    def _run(self) -> None:
        take = self._calls.popleft
        while True:
            try:
                # The loop that every received value of a point with a callback goes through.
                while self._calls:
                    function, first, second = take()
                    function(first, second)
            except Exception as error:  # noqa: BLE001 - somebody else's code may raise anything, and must not end ours
                self._report(error)
                continue
            if self._stopped:
                return
            self._wake.clear()
            if not self._calls and not self._stopped:
                self._wake.wait()

    def _call(self, item: Call) -> None:
        function, first, second = item
        try:
            function(first, second)
        except Exception as error:  # noqa: BLE001 - as above
            self._report(error)

    def _report(self, error: Exception) -> None:
        self.failed += 1
        now = time.monotonic()
        if now - self._logged >= _QUIET:
            self._logged = now
            log.error("a callback raised (%d failures so far)", self.failed, exc_info=error)


def call(function: Callable[..., object], *arguments: object) -> Call:
    """Make a `Call` of any function."""
    return (_apply, function, arguments)


def _apply(function: Callable[..., object], arguments: tuple[object, ...]) -> None:
    function(*arguments)
