"""Moments at which something happened, by the million: what the strip of events looks through in every frame. No Qt."""

import enum
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

import numpy as np

CAPACITY: Final = 1_000_000
"""Moments that are kept, 17 octets each; a tenth more before the oldest go."""


class Sign(enum.IntEnum):
    """What happened; of several in one place the gravest, which comes last here, is shown."""

    NOTE = 0
    BACK = 1
    """A connection works."""
    OFF = 2
    """It was switched off."""
    COMMAND = 3
    MARKER = 4
    """A text that the user put there."""
    WARNING = 5
    REFUSED = 6
    """A command that did not succeed."""
    ALARM = 7
    LOST = 8
    """A connection does not work."""
    ERROR = 9


class Timeline:
    """Moments in order of time, each with a sign and the number of what it belongs to. One thread only."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self.capacity = capacity
        self.version = 0
        """Another one after every change."""
        self._times = array("q")
        self._numbers = array("q")
        self._signs = array("B")

    def __len__(self) -> int:
        return len(self._times)

    def add(self, ns: int, sign: Sign, number: int) -> None:
        """Add a moment, ns since 1970: the newest in general, but clocks are set back, too."""
        times = self._times
        at = len(times) if not times or ns >= times[-1] else bisect_right(times, ns)
        times.insert(at, ns)
        self._numbers.insert(at, number)
        self._signs.insert(at, sign)
        if len(times) > self.capacity * 1.1:
            for column in (times, self._numbers, self._signs):
                del column[: len(column) - self.capacity]
        self.version += 1

    def clear(self) -> None:
        """Forget all of them."""
        for column in (self._times, self._numbers, self._signs):
            del column[:]
        self.version += 1

    def between(self, begin_ns: int, end_ns: int, low: int = 0) -> tuple[int, int]:
        """Give the places of those with begin ≤ time < end: the first one and the one after; none is before `low`."""
        begin = bisect_left(self._times, begin_ns, low)
        return begin, bisect_left(self._times, end_ns, begin)

    def at(self, place: int) -> tuple[int, Sign, int]:
        """Give moment, sign and number of one."""
        return self._times[place], Sign(self._signs[place]), self._numbers[place]

    def time(self, place: int) -> int:
        """Give the moment of one, ns."""
        return self._times[place]

    def next(self, ns: int, step: int) -> int | None:
        """Give the next moment after another one (`step` 1), or the one before it (-1); None when there is none."""
        place = bisect_right(self._times, ns) if step > 0 else bisect_left(self._times, ns) - 1
        return self._times[place] if 0 <= place < len(self._times) else None

    def chief(self, begin: int, end: int, most: int) -> list[int]:
        """Give the places of the gravest of [begin, end), at most so many, the gravest and then the oldest first."""
        signs = np.frombuffer(self._signs, np.uint8)[begin:end].astype(np.int16)
        return [begin + place for place in np.argsort(-signs, kind="stable")[:most].tolist()]

    def gravest(self, begin: int, end: int) -> Sign:
        """Give the gravest sign of the places [begin, end), of which there is at least one."""
        return Sign(int(np.frombuffer(self._signs, np.uint8)[begin:end].max()))


@dataclass(frozen=True, slots=True)
class Group:
    """Events under one symbol."""

    parts: tuple[tuple[Timeline, int, int], ...]
    """Where they stand: first place, and the one after the last."""
    first_ns: int
    last_ns: int
    sign: Sign
    slot: int = 0
    middle: int = 0
    """Absolute column of the symbol."""

    @property
    def count(self) -> int:
        return sum(end - begin for _, begin, end in self.parts)


def grouped(parts: tuple[tuple[Timeline, int, int], ...]) -> Group:
    """Take events together."""
    first = min(timeline.time(begin) for timeline, begin, _ in parts)
    last = max(timeline.time(end - 1) for timeline, _, end in parts)
    return Group(parts, first, last, max(timeline.gravest(begin, end) for timeline, begin, end in parts))
