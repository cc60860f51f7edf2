"""What happened on one class-1 connection; cheap enough to be always on."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from pyconpro.reception import Reception

_PER_INTERVAL: Final = 64
"""Histogram buckets per expected interval: percentiles are exact to 1/64 of it."""
_FOLD_AT: Final = 256
_BUCKETS: Final = 8 * _PER_INTERVAL
"""Beyond eight intervals only the maximum is exact."""


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Values that were sorted in."""

    count: int
    total: float
    minimum: float
    maximum: float
    buckets: npt.NDArray[np.int64]

    def plus(self, values: "array[float]", scale: float) -> "_Sorted":
        new = np.array(values)
        places = np.minimum(new * scale, _BUCKETS).astype(np.int64)
        return _Sorted(
            self.count + len(new),
            self.total + float(new.sum()),
            min(self.minimum, float(new.min())),
            max(self.maximum, float(new.max())),
            self.buckets + np.bincount(places, minlength=_BUCKETS + 1),
        )


class Histogram:
    """Times in seconds around an expected value; min, mean, max exact, percentiles by bucket.

    Values wait in `pending` and are sorted in by the hundred: an append costs a tenth of counting one by one. One
    thread adds and folds; any thread may read.
    """

    __slots__ = ("_scale", "_sorted", "expected", "pending")

    def __init__(self, expected: float) -> None:
        """`expected` is the value around which percentiles should be fine, seconds, greater than 0."""
        self.pending: array[float] = array("d")
        """Values of at least 0 to be counted; append to it, and call `fold` now and then.

        Unboxed, because a list of floats per connection pushes a thousand connections out of the cache.
        """
        self.expected = expected
        self._scale = _PER_INTERVAL / expected
        self._sorted = _Sorted(0, 0.0, float("inf"), 0.0, np.zeros(_BUCKETS + 1, np.int64))

    def around(self, expected: float) -> "Histogram":
        """Give this one, or an empty one when another value is expected: the buckets would be too coarse or too few."""
        return self if expected == self.expected else Histogram(expected)

    def add(self, value: float) -> None:
        """Count one value of at least 0."""
        self.pending.append(value)
        if len(self.pending) >= _FOLD_AT:
            self.fold()

    def fold(self) -> None:
        """Sort the pending values in."""
        if self.pending:
            self._sorted = self._sorted.plus(self.pending, self._scale)
            del self.pending[:]

    def _all(self) -> _Sorted:
        waiting = self.pending[:]
        return self._sorted.plus(waiting, self._scale) if waiting else self._sorted

    @property
    def count(self) -> int:
        """Number of values."""
        return self._all().count

    @property
    def minimum(self) -> float:
        """Least value; nan without values."""
        values = self._all()
        return values.minimum if values.count else float("nan")

    @property
    def maximum(self) -> float:
        """Greatest value; nan without values."""
        values = self._all()
        return values.maximum if values.count else float("nan")

    def mean(self) -> float:
        """Give the mean; nan without values."""
        values = self._all()
        return values.total / values.count if values.count else float("nan")

    def percentile(self, share: float) -> float:
        """Give the value that `share` (0–1) of all values do not exceed; nan without values."""
        values = self._all()
        if not values.count:
            return float("nan")
        index = int(np.searchsorted(np.cumsum(values.buckets), share * values.count))
        if index >= _BUCKETS:
            return values.maximum
        return min(max((index + 0.5) / self._scale, values.minimum), values.maximum)


class Statistics:
    """Counters since the consumer was made; times in seconds. Any thread may read."""

    __slots__ = (
        "_reception",
        "api",
        "duplicates",
        "heartbeats",
        "heartbeats_skipped",
        "interval",
        "last_error",
        "lateness",
        "longest_outage",
        "lost",
        "opens",
        "outage",
        "refusals",
        "stale",
        "timeouts",
        "wrong_size",
    )

    def __init__(self, to_interval: float, ot_interval: float, reception: "Reception") -> None:
        self._reception = reception
        self.lost = 0
        """Numbers missing in the 32-bit sequence."""
        self.duplicates = 0
        self.stale = 0
        """Packets whose sequence number went backwards: too late, dropped."""
        self.wrong_size = 0
        """Packets of another size than the connection's, dropped."""
        self.heartbeats = 0
        self.heartbeats_skipped = 0
        """Slots in which nothing was sent because the thread came too late."""
        self.opens = 0
        """Granted Forward_Opens; all but the first are reconnects."""
        self.refusals = 0
        self.timeouts = 0
        self.outage = 0.0
        """Time without data between the last packet of a connection that was lost and the first of the next one."""
        self.longest_outage = 0.0
        self.last_error = ""
        """The last failure in words; kept when it works again."""
        self.api = to_interval
        """Actual packet interval T→O; what was asked for until it is granted."""
        self.interval = Histogram(to_interval)
        """Time between accepted packets of one connection, to be compared with `api`."""
        self.lateness = Histogram(ot_interval)
        """Time between a heartbeat's slot and its sending."""

    @property
    def packets(self) -> int:
        """Accepted packets."""
        return self._reception.packets

    @property
    def bytes(self) -> int:
        """Payload bytes of accepted packets."""
        return self._reception.packets * self._reception.size + self._reception.excess

    @property
    def repeated(self) -> int:
        """Accepted packets whose 16-bit count says that the data is the same as before."""
        return self._reception.repeated

    def granted(self, to_api: float, ot_api: float) -> None:
        """Take the intervals of a new connection; measures around other ones than before begin anew."""
        self.api = to_api
        self.interval = self.interval.around(to_api)
        self.lateness = self.lateness.around(ot_api)

    def outage_over(self, seconds: float) -> None:
        """Count a time without data."""
        self.outage += seconds
        self.longest_outage = max(self.longest_outage, seconds)

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
            "outage s": self.outage,
            "longest outage s": self.longest_outage,
            "API ms": self.api * 1e3,
            "interval min ms": self.interval.minimum * 1e3,
            "interval mean ms": self.interval.mean() * 1e3,
            "interval p50 ms": self.interval.percentile(0.5) * 1e3,
            "interval p99 ms": self.interval.percentile(0.99) * 1e3,
            "interval max ms": self.interval.maximum * 1e3,
            "heartbeat lateness p99 ms": self.lateness.percentile(0.99) * 1e3,
            "heartbeat lateness max ms": self.lateness.maximum * 1e3,
        }
