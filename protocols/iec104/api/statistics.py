"""What a connection counts and measures."""

import time
from collections import deque
from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING, Final

from iec104.report import Arrival
from iec104.wire.asdu import Asdu
from iec104.wire.types import TYPES

if TYPE_CHECKING:
    from iec104.controlling.engine import Event
    from iec104.controlling.session import Session

_OFFSETS: Final = 101
"""Spontaneous values whose delay is remembered."""
_SPONTANEOUS: Final = 3


class Statistics:
    """Counts over the life of a connection object; written on the I/O thread, read by any."""

    def __init__(self) -> None:
        self.messages = 0
        self.objects = 0
        self._offsets: deque[float] = deque(maxlen=_OFFSETS)
        self._rated = (time.monotonic(), 0)
        self._rate = 0.0

    def took(self, messages: int, objects: int, events: "Sequence[Event]", arrival: Arrival) -> None:
        """Note what arrived in one go; the clock offset from the last time-tagged spontaneous value of it."""
        self.messages += messages
        self.objects += objects
        last = events[-1]
        if type(last) is Asdu and last.cause == _SPONTANEOUS:
            row = TYPES.get(last.type_id)
            if row is not None and row.time == "CP56" and len(last.body) >= 7:
                ns = arrival.rule.valid_ns(last.body[-7:])
                if ns is not None:
                    self._offsets.append((arrival.ns - ns) / 1e9)

    @property
    def clock_offset(self) -> float | None:
        """Median of arrival minus time tag, seconds; None before any valid one."""
        return median(self._offsets) if self._offsets else None

    def read(self, session: "Session | None", now: float) -> dict[str, float]:
        """Give everything; points per second since the last reading, or since the connection was made."""
        since, before = self._rated
        if now > since:
            self._rate = (self.objects - before) / (now - since)
        self._rated = (now, self.objects)
        found: dict[str, float] = {
            "messages": self.messages,
            "points": self.objects,
            "points/s": self._rate,
        }
        if (offset := self.clock_offset) is not None:
            found["clock offset s"] = offset
        if session is None:
            return found
        found |= {"attempts": session.counts.attempts, "opened": session.counts.opened, "lost": session.counts.lost}
        engine = session.engine
        if engine is None:
            return found
        counts = engine.link.statistics
        found |= {
            "I frames received": counts.received_i,
            "S frames received": counts.received_s,
            "U frames received": counts.received_u,
            "bytes received": counts.received_bytes,
            "I frames sent": counts.sent_i,
            "S frames sent": counts.sent_s,
            "U frames sent": counts.sent_u,
            "bytes sent": counts.sent_bytes,
            "unacknowledged by the server": len(engine.link.unacknowledged),
            "unacknowledged by us": engine.link.owed,
        }
        if counts.acknowledge_delay is not None:
            found["acknowledge delay ms"] = counts.acknowledge_delay * 1000
            found["acknowledge delay most ms"] = counts.acknowledge_delay_most * 1000
        if counts.test_round_trip is not None:
            found["TESTFR round trip ms"] = counts.test_round_trip * 1000
        return found
