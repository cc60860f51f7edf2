"""What happened on one class-1 connection; cheap enough to be always on."""

from collections.abc import Mapping
from typing import Final

_PER_INTERVAL: Final = 64
"""Histogram buckets per expected interval: percentiles are exact to 1/64 of it."""
_BUCKETS: Final = 8 * _PER_INTERVAL
"""Beyond eight intervals only the maximum is exact."""


class Histogram:
    """Times in seconds around an expected value; min, mean, max exact, percentiles by bucket."""

    __slots__ = ("_buckets", "_scale", "count", "maximum", "minimum", "total")

    def __init__(self, expected: float) -> None:
        """`expected` is the value around which percentiles should be fine, seconds, greater than 0."""
        self._scale = _PER_INTERVAL / expected
        self._buckets = [0] * (_BUCKETS + 1)
        self.count = 0
        self.total = 0.0
        self.minimum = float("inf")
        self.maximum = 0.0

    def add(self, value: float) -> None:
        """Count one value of at least 0."""
        self.count += 1
        self.total += value
        if value < self.minimum:
            self.minimum = value
        if value > self.maximum:
            self.maximum = value
        index = int(value * self._scale)
        self._buckets[min(_BUCKETS, index)] += 1

    def mean(self) -> float:
        """Give the mean; nan without values."""
        return self.total / self.count if self.count else float("nan")

    def percentile(self, share: float) -> float:
        """Give the value that `share` (0–1) of all values do not exceed; nan without values."""
        if not self.count:
            return float("nan")
        left = share * self.count
        for index, number in enumerate(self._buckets[:_BUCKETS]):
            left -= number
            if left <= 0:
                return min(max((index + 0.5) / self._scale, self.minimum), self.maximum)
        return self.maximum


class Statistics:
    """Counters since the consumer was made; times in seconds."""

    __slots__ = (
        "bytes",
        "duplicates",
        "heartbeats",
        "heartbeats_skipped",
        "interval",
        "lateness",
        "lost",
        "opens",
        "packets",
        "refusals",
        "repeated",
        "stale",
        "timeouts",
        "wrong_size",
    )

    def __init__(self, to_interval: float, ot_interval: float) -> None:
        self.packets = 0
        """Accepted packets."""
        self.bytes = 0
        """Payload bytes of accepted packets."""
        self.lost = 0
        """Numbers missing in the 32-bit sequence."""
        self.duplicates = 0
        self.stale = 0
        """Packets whose sequence number went backwards: too late, dropped."""
        self.repeated = 0
        """Accepted packets whose 16-bit count says that the data is the same as before."""
        self.wrong_size = 0
        """Packets of another size than the connection's, dropped."""
        self.heartbeats = 0
        self.heartbeats_skipped = 0
        """Slots in which nothing was sent because the thread came too late."""
        self.opens = 0
        """Granted Forward_Opens; all but the first are reconnects."""
        self.refusals = 0
        self.timeouts = 0
        self.interval = Histogram(to_interval)
        """Time between accepted packets."""
        self.lateness = Histogram(ot_interval)
        """Time between a heartbeat's slot and its sending."""

    def as_mapping(self) -> Mapping[str, float]:
        """Give all counters and measures by name with unit."""
        return {
            "packets": self.packets,
            "bytes": self.bytes,
            "lost": self.lost,
            "duplicate": self.duplicates,
            "stale": self.stale,
            "repeated": self.repeated,
            "wrong size": self.wrong_size,
            "reconnects": max(self.opens - 1, 0),
            "timeouts": self.timeouts,
            "refusals": self.refusals,
            "heartbeats": self.heartbeats,
            "heartbeats skipped": self.heartbeats_skipped,
            "interval min ms": self.interval.minimum * 1e3 if self.interval.count else float("nan"),
            "interval mean ms": self.interval.mean() * 1e3,
            "interval p50 ms": self.interval.percentile(0.5) * 1e3,
            "interval p99 ms": self.interval.percentile(0.99) * 1e3,
            "interval max ms": self.interval.maximum * 1e3 if self.interval.count else float("nan"),
            "heartbeat lateness p99 ms": self.lateness.percentile(0.99) * 1e3,
            "heartbeat lateness max ms": self.lateness.maximum * 1e3 if self.lateness.count else float("nan"),
        }
