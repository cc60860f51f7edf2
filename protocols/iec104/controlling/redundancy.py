"""Which of several connections to one station carries data transfer, and which wait in reserve. Sans-I/O.

The controlling station decides alone: exactly one connection of a redundancy group is started (STARTDT), the others are
only supervised (TESTFR). When the started one is lost, or does not confirm its start, another one is started. There is
no way back by itself: the one that works stays.
"""

import math
from dataclasses import dataclass
from typing import Final

from iec104.wire.asdu import Asdu, decode, encode

GRACE: Final = 2.0
"""Seconds that a reserve waits at the beginning for an earlier one in the list, so that the first is used first."""
PATIENCE: Final = 5.0
"""Seconds to wait for STARTDT con while another connection is ready; without one t1 alone decides."""


@dataclass(frozen=True, slots=True)
class Noted:
    """Something about the connections of a redundancy group, in words: one of a session's events."""

    text: str
    hint: str = ""
    good: bool = True


@dataclass(slots=True)
class _Line:
    open: bool = False
    tried: bool = False
    """It was open, or could not be opened, at least once."""
    failed: float = -math.inf
    """When it last was lost, refused or too slow."""


class Redundancy:
    """The choice among connections, by their numbers. Tell it what happens, then look at `chosen`."""

    def __init__(self, count: int, now: float) -> None:
        self.chosen: int | None = None
        """The connection that carries, or is to carry, data transfer; None while there is none."""
        self.wanted = True
        """Whether data transfer is wanted: if not, nobody waits for it."""
        self._lines = [_Line() for _ in range(count)]
        self._began = now
        self._starting: float | None = None
        """Since when the chosen one is asked to start."""

    def opened(self, line: int, now: float) -> None:
        """A connection is there, stopped."""
        self._lines[line].open = self._lines[line].tried = True
        self._choose(now)

    def lost(self, line: int, now: float) -> None:
        """A connection is gone, or could not be made."""
        item = self._lines[line]
        item.open, item.tried, item.failed = False, True, now
        if self.chosen == line:
            self._take(None, now)
        self._choose(now)

    def started(self, line: int) -> None:
        """STARTDT is confirmed."""
        if line == self.chosen:
            self._starting = None
            self._lines[line].failed = -math.inf

    def want(self, wanted: bool, now: float) -> None:
        """Data transfer is to be on or off."""
        self.wanted = wanted
        self._starting = now if wanted else None

    def prefer(self, line: int, now: float) -> None:
        """Change to a connection now. Raises `ValueError` when it is not open."""
        if not self._lines[line].open:
            raise ValueError("this connection is not open")
        if line != self.chosen:
            self._take(line, now)

    @property
    def reserves(self) -> list[int]:
        """Connections that are open and not chosen."""
        return [number for number, line in enumerate(self._lines) if line.open and number != self.chosen]

    def tick(self, now: float) -> None:
        """Act on what is due."""
        if self._starting is not None and now >= self._starting + PATIENCE and self.chosen is not None:
            self._lines[self.chosen].failed = now
            self._starting = now
            best = self._best()
            if best is not None and best != self.chosen:
                self._take(best, now)
        self._choose(now)

    def deadline(self) -> float | None:
        """When something is due next."""
        if self.chosen is None:
            return self._began + GRACE if self._hesitating(self._began) else None
        return self._starting + PATIENCE if self._starting is not None and self.reserves else None

    def _choose(self, now: float) -> None:
        if self.chosen is None and not self._hesitating(now):
            self._take(self._best(), now)

    def _hesitating(self, now: float) -> bool:
        """Tell whether an earlier one than the best may still come."""
        best = self._best()
        return best is not None and now < self._began + GRACE and not all(line.tried for line in self._lines[:best])

    def _best(self) -> int | None:
        """Among the open ones, that whose last failure is the longest ago; the first of equals."""
        ready = [number for number, line in enumerate(self._lines) if line.open]
        return min(ready, key=lambda number: (self._lines[number].failed, number), default=None)

    def _take(self, line: int | None, now: float) -> None:
        self.chosen = line
        self._starting = now if line is not None and self.wanted else None


class Duplicates:
    """Recognises events that come once more over another connection: what was not acknowledged is sent again.

    An event is a spontaneous object with a time tag; address, type, time and value make it the same. The same event
    twice over one connection is left alone: a contact may bounce within a millisecond.
    """

    def __init__(self, remembered: int = 8192) -> None:
        self.count = 0
        """Events left out so far."""
        self._seen: dict[tuple[object, ...], int] = {}
        """Event → the connection that brought it, oldest first."""
        self._remembered = remembered

    def sift(self, message: Asdu, connection: int) -> Asdu | None:
        """Give the message without events known from another connection; None when nothing is left of it."""
        row = message.row
        if message.cause != _SPONTANEOUS or row is None or not row.timed or row.direction != "M":
            return message
        objects = decode(row, message.body, message.count, message.sequence, message.sizes.ioa)
        fresh = [item for item in objects if self._fresh((message.common_address, row.id, *item), connection)]
        if len(fresh) == len(objects):
            return message
        self.count += len(objects) - len(fresh)
        if not fresh:
            return None
        return message.replace(body=encode(row, fresh, ioa_size=message.sizes.ioa), count=len(fresh), sequence=False)

    def _fresh(self, key: tuple[object, ...], connection: int) -> bool:
        known = self._seen.setdefault(key, connection)
        if len(self._seen) > self._remembered:
            del self._seen[next(iter(self._seen))]
        return known == connection


_SPONTANEOUS: Final = 3
