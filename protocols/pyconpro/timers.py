"""Many deadlines in one heap: what an engine with thousands of timers stands on."""

import heapq
from collections.abc import Callable
from itertools import count


class Timer:
    """One deadline that can be set, moved and cleared; `fire(now)` is called when it has passed."""

    __slots__ = ("fire", "when")

    def __init__(self, fire: Callable[[float], None]) -> None:
        self.fire = fire
        self.when: float | None = None
        """Set by `Timers`; None when not set."""


class Timers:
    """The heap. A timer that moved or was cleared leaves its old entry behind, which is skipped when it comes up."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Timer]] = []
        self._order = count()

    def set(self, timer: Timer, when: float) -> None:
        """Set or move a timer."""
        timer.when = when
        heapq.heappush(self._heap, (when, next(self._order), timer))

    def clear(self, timer: Timer) -> None:
        """Clear a timer; does nothing when it is not set."""
        timer.when = None

    def fire(self, now: float) -> None:
        """Fire everything due. A timer set to a time that has passed already fires within the same call."""
        heap = self._heap
        while heap and heap[0][0] <= now:
            when, _, timer = heapq.heappop(heap)
            if timer.when == when:
                timer.when = None
                timer.fire(now)

    def next(self) -> float | None:
        """Give the earliest deadline."""
        heap = self._heap
        while heap and heap[0][2].when != heap[0][0]:
            heapq.heappop(heap)
        return heap[0][0] if heap else None
