"""Runs user callbacks on a thread of their own, one after the other, with no lock of ours held."""

import logging
import math
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from itertools import islice
from operator import length_hint
from queue import SimpleQueue
from typing import Any, Final

log = logging.getLogger(__name__)

WAITING: Final = 20_000
"""So many calls of `post` that may be left out wait: raw frames, for looking at, and ticks of timers."""
CAPACITY: Final = 1_000_000
"""So many calls of `offer` wait: values."""
DEPTH: Final = 16
"""Callbacks that may wait inside each other for commands while others go on."""
_GRACE: Final = 1.0
"""Seconds for the last callbacks at the end, once nothing waits behind them that may be left out."""
_QUIET: Final = 1.0
"""Seconds between two logged failures: a callback that always raises must not flood the log."""
_ERRORS: Final = (Exception, SystemExit)
"""What somebody else's code may raise without ending ours: `sys.exit()` in a callback must not silence all others."""

Make = Callable[[Iterable[Any]], object]
"""Makes calls, one for each item."""


class _Quota:
    """How much of one kind may wait, by default any. `take` under the dispatcher's lock, `made` by its thread."""

    __slots__ = ("dropped", "made", "most", "taken")

    def __init__(self, most: float = math.inf) -> None:
        self.most = most
        self.taken = self.made = self.dropped = 0

    def take(self, wanted: int) -> int:
        """Give how many of so many more may wait; the others count as dropped."""
        taken = int(max(0, min(wanted, self.most - (self.taken - self.made))))
        self.taken += taken
        self.dropped += wanted - taken
        return taken


class _Batch:
    """Calls that wait, with a cursor: when one of them waits in turn, the next ones are made from there on."""

    __slots__ = ("_cursor", "_items", "_width", "calls", "make", "quota", "size")

    def __init__(self, make: Make, items: list[Any], width: int, quota: _Quota) -> None:
        self._items = items
        self._width = width
        self._cursor = cursor = iter(items)
        self.make = make
        self.calls = zip(*[cursor] * width, strict=False)
        self.size = len(items) // width
        self.quota = quota

    def cut(self) -> None:
        """End it behind the call that is being made, from any thread, unless its calls are never left out."""
        if self.quota.most < math.inf:
            self.quota.dropped += length_hint(self._cursor) // self._width
            self._items.clear()


class Dispatcher:
    """One daemon thread that calls in the order in which it was asked to. Any thread may ask, callbacks too.

    A callback that raises is logged; the next one is called all the same.
    """

    def __init__(self, name: str) -> None:
        self.failed = 0
        """Callbacks that raised."""
        self._values = _Quota(CAPACITY)
        self._frames = _Quota(WAITING)
        self._needed = _Quota()
        self._lock = threading.Lock()
        """Held to queue calls, never to make them."""
        self._queue: SimpleQueue[_Batch | None] = SimpleQueue()
        """What waits, and None where there is something else to look at. Written in C: it wakes the thread at once."""
        self._present: _Batch | None = None
        """Taken out of the queue and not yet made to its end."""
        self._stopped = self._hurried = False
        self._depth = 0
        self._logged = 0.0
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    @property
    def waiting(self) -> int:
        """Calls that wait now, the one under way among them."""
        return sum(quota.taken - quota.made for quota in (self._values, self._frames, self._needed))

    @property
    def dropped(self) -> int:
        """Calls that were left out because too many waited."""
        return self._values.dropped + self._frames.dropped

    def post(self, function: Callable[..., object], *arguments: object, droppable: bool = False) -> bool:
        """Have something called; False after `stop`. Only what is droppable is left out when too much of that waits."""
        quota = self._frames if droppable else self._needed
        with self._lock:
            if self._over():
                return False
            if quota.take(1):
                self._queue.put(_Batch(_apply, [function, arguments], 2, quota))
        return True

    def offer(self, make: Make, items: list[Any], width: int) -> None:
        """Have `make` called with an iterable of tuples, `width` items in each, one call for each tuple.

        When very many wait, the newest are dropped. Gives the list away: it must not change any more.
        """
        with self._lock:
            if self._over():
                return
            room = self._values.take(len(items) // width)
            del items[room * width :]
            if items:
                self._queue.put(_Batch(make, items, width, self._values))

    def inside(self) -> bool:
        """Whether the caller is a callback."""
        return threading.current_thread() is self._thread

    def run_until(self, future: "Future[Any]") -> None:
        """From inside a callback: make other calls while waiting for `future`, which another thread finishes.

        Returns early when callbacks wait inside each other too deeply; the caller then just waits.
        """
        if self._depth >= DEPTH:
            return
        self._depth += 1
        future.add_done_callback(lambda _: self._queue.put(None))
        try:
            while not future.done():
                # One at a time: what was waited for must not wait for a whole batch.
                self._make(1)
        finally:
            self._depth -= 1

    def stop(self, timeout: float = 5.0) -> None:
        """Make the calls that wait, then end the thread; from a callback it returns at once and ends after it.

        What may be left out is left out when it takes longer than `timeout` seconds.
        """
        with self._lock:
            self.end()
        if not self.inside() and self._thread.ident:
            self._thread.join(timeout)
            if self._thread.is_alive():
                with self._lock:
                    # First what comes out of the queue from now on, then what has come out of it.
                    self._hurried = True
                    if (batch := self._present) is not None:
                        batch.cut()
                self._thread.join(_GRACE)
            if self._thread.is_alive():
                log.error("a callback on %s has not returned within %.0f s", self._thread.name, timeout + _GRACE)

    def end(self) -> None:
        """Have the thread end after the calls that wait; takes no lock and waits for nothing."""
        self._stopped = True
        self._queue.put(None)

    def _over(self) -> bool:
        """Whether nothing more is taken; what callbacks cause while the last ones are made still is."""
        return self._stopped and not self.inside()

    def _run(self) -> None:
        while self._present is not None or not self._stopped or not self._queue.empty():
            self._make(None)

    def _make(self, most: int | None) -> None:
        """Make the calls of one batch, or up to `most` of them; waits for one, or for None in the queue."""
        batch = self._present
        if batch is None:
            batch = self._present = self._queue.get()
            if batch is None:
                return
            if self._hurried:
                with self._lock:
                    batch.cut()
        calls = batch.calls
        try:
            if most is None:
                batch.make(calls)
            else:
                for item in islice(calls, most):
                    batch.make((item,))
                    return
        except _ERRORS as error:
            # The cursor stands behind the call that failed: the next ones follow in the next round.
            self._report(error)
            return
        if self._present is batch:  # else a callback that waited inside it has come to its end
            self._present = None
            batch.quota.made += batch.size

    def _report(self, error: BaseException) -> None:
        self.failed += 1
        now = time.monotonic()
        if now - self._logged >= _QUIET:
            self._logged = now
            log.error("a callback raised (%d failures so far)", self.failed, exc_info=error)


def _apply(calls: Iterable[tuple[Callable[..., object], tuple[object, ...]]]) -> None:
    for function, arguments in calls:
        function(*arguments)
