"""Functions that need the samples before: fed batch by batch, the result the same however the samples are split.

Between samples a value holds. What is unknown is left out: a mean over a gap is the mean of what is known of it.
"""

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from linkkit.driver import NO_TIME, Quality

Floats = npt.NDArray[np.float64]
Int64s = npt.NDArray[np.int64]
Qualities = npt.NDArray[np.uint16]

NANO: Final = 1e-9
STEPS: Final = 16
"""After a sample a moving mean goes on to change for the length of its window: it is given that many times more."""
_GAP: Final = np.uint16(Quality.GAP)


@dataclass(frozen=True, slots=True)
class Batch:
    """Consecutive samples of a series, (n,) each. Times are those of arrival."""

    times: Int64s
    values: Floats
    """NaN where unknown."""
    quality: Qualities
    source: Int64s
    """`linkkit.driver.NO_TIME` where there is none."""

    def __len__(self) -> int:
        return len(self.times)


def empty() -> Batch:
    """Give a batch without samples."""
    return Batch(np.empty(0, np.int64), np.empty(0), np.empty(0, np.uint16), np.empty(0, np.int64))


class Moving(Protocol):
    """A function with a memory."""

    same_clock: bool
    """It gives exactly one value for each sample."""

    def feed(self, batch: Batch, until_ns: int) -> Batch:
        """Take the next samples; nothing earlier than `until_ns` is still to come."""

    def keeps(self, cycle: float) -> bool:
        """Say whether samples that come every `cycle` seconds give results in the same cycle."""


def joined(*batches: Batch) -> Batch:
    """Put batches behind each other."""
    return Batch(
        np.concatenate([batch.times for batch in batches]),
        np.concatenate([batch.values for batch in batches]),
        np.concatenate([batch.quality for batch in batches]),
        np.concatenate([batch.source for batch in batches]),
    )


def part(batch: Batch, rows: slice | Int64s) -> Batch:
    """Give some samples of a batch."""
    return Batch(batch.times[rows], batch.values[rows], batch.quality[rows], batch.source[rows])


def _result(batch: Batch, values: Floats) -> Batch:
    """Give `values` at the samples of `batch`; where one is missing though the sample is good, nothing is known."""
    missing = ~np.isfinite(values) & np.isfinite(batch.values)
    return Batch(batch.times, values, np.where(missing, batch.quality | _GAP, batch.quality), batch.source)


class Derivative:
    """Change per second since the sample before; samples of one moment share the one before that moment."""

    same_clock = True

    def __init__(self) -> None:
        self._kept = empty()

    def feed(self, batch: Batch, until_ns: int) -> Batch:  # noqa: ARG002
        """Take the next samples."""
        if not len(batch):
            return batch
        whole = joined(self._kept, batch)
        times, values = whole.times, whole.values
        new = np.concatenate(([True], times[1:] != times[:-1]))
        moment = np.maximum.accumulate(np.where(new, np.arange(len(times)), 0))
        before = moment - 1
        held = np.maximum(before, 0)
        width = (times - times[held]) * NANO
        with np.errstate(all="ignore"):
            # A clock that was set back makes a difference without a meaning.
            found = np.where((before >= 0) & (width > 0), (values - values[held]) / width, np.nan)
        self._kept = part(whole, slice(int(held[-1]), None))
        return _result(batch, found[-len(batch) :])

    def keeps(self, cycle: float) -> bool:  # noqa: ARG002
        """Each sample gives one result."""
        return True


class Difference:
    """Change since the sample before."""

    same_clock = True

    def __init__(self) -> None:
        self._last = np.nan

    def feed(self, batch: Batch, until_ns: int) -> Batch:  # noqa: ARG002
        """Take the next samples."""
        if not len(batch):
            return batch
        with np.errstate(all="ignore"):
            found = np.diff(batch.values, prepend=self._last)
        self._last = float(batch.values[-1])
        return _result(batch, found)

    def keeps(self, cycle: float) -> bool:  # noqa: ARG002
        """Each sample gives one result."""
        return True


class Integral:
    """Sum of value × time since the first sample."""

    same_clock = True

    def __init__(self) -> None:
        self._total = 0.0
        self._kept = empty()

    def feed(self, batch: Batch, until_ns: int) -> Batch:  # noqa: ARG002
        """Take the next samples."""
        if not len(batch):
            return batch
        whole = joined(self._kept, batch)
        width = np.maximum(np.diff(whole.times), 0) * NANO
        with np.errstate(all="ignore"):
            steps = np.where(np.isfinite(whole.values[:-1]), whole.values[:-1], 0.0) * width
            found = self._total + np.concatenate(([0.0], np.cumsum(steps)))
        self._total = float(found[-1])
        self._kept = part(batch, slice(-1, None))
        known = np.where(np.isfinite(batch.values), found[-len(batch) :], np.nan)
        return _result(batch, known)

    def keeps(self, cycle: float) -> bool:  # noqa: ARG002
        """Each sample gives one result."""
        return True


class MovingMean:
    """Mean over the last `seconds`, weighted by time; with `squares` the root of the mean square.

    Where samples are rarer than the window, values are given between them too: else a mean would stand where the last
    sample left it.
    """

    same_clock = False

    def __init__(self, seconds: float, *, squares: bool = False) -> None:
        self._length = max(1, round(seconds * 1e9))
        self._squares = squares
        self._offset = np.nan
        """Taken off every value, so that sums of a small ripple on a large value keep their digits."""
        self._track = _Track()
        self._last = empty()
        self._given = 0
        """Values given after the last sample so far."""

    def feed(self, batch: Batch, until_ns: int) -> Batch:
        """Take the next samples."""
        whole = joined(self._last, batch)
        if not len(whole):
            return whole
        carried = len(self._last)
        known = np.isfinite(whole.values)
        if np.isnan(self._offset) and known.any():
            self._offset = 0.0 if self._squares else float(whole.values[np.argmax(known)])
        with np.errstate(over="ignore", invalid="ignore"):
            used = np.where(known, whole.values - self._offset, 0.0)
            used = used * used if self._squares else used
        self._track.append(batch.times, used[carried:], known[carried:])
        times = self._track.times[-len(whole) :]
        rows, more = self._between(times, known, carried, until_ns)
        order = np.argsort(np.concatenate((times[carried:], more)), kind="stable")
        rows = np.concatenate((np.arange(carried, len(whole)), rows))[order]
        moments = np.concatenate((times[carried:], more))[order]
        after = moments - times[rows]
        found = self._mean(moments, rows - len(whole), after)
        source = whole.source[rows]
        now = Batch(
            whole.times[rows] + after, whole.values[rows], whole.quality[rows],
            np.where(source == NO_TIME, NO_TIME, source + after),
        )  # fmt: skip
        self._last = part(whole, slice(-1, None))
        self._track.drop(int(times[-1]) - self._length)
        return _result(now, np.where(np.isfinite(now.values), found, np.nan))

    def keeps(self, cycle: float) -> bool:
        """Only rare samples are given more often than they come."""
        return cycle * 1e9 * STEPS < self._length

    def _between(
        self, times: Int64s, known: npt.NDArray[np.bool_], carried: int, until_ns: int
    ) -> tuple[Int64s, Int64s]:
        """Give the moments between rare samples at which the mean is given, and the row that holds there."""
        ends = np.append(times[1:], max(until_ns + 1, int(times[-1])))
        steps = np.arange(1, STEPS + 1, dtype=np.int64) * self._length // STEPS
        steps = steps[steps > 0]
        rare = np.flatnonzero(known & (ends - times > steps[0])) if len(steps) else np.empty(0, np.int64)
        moments = times[rare][:, None] + steps
        wanted = moments < ends[rare][:, None]
        given = self._given
        self._given = 0
        if len(rare) and rare[-1] == len(times) - 1:
            self._given = int(wanted[-1].sum())
            if carried and len(times) == 1:
                self._given = max(self._given, given)
        if carried and len(rare) and rare[0] == 0:
            wanted[0, :given] = False
        return np.broadcast_to(rare[:, None], wanted.shape)[wanted], moments[wanted]

    def _mean(self, moments: Int64s, rows: Int64s, after: Int64s) -> Floats:
        """Give the mean up to each moment, which lies `after` ns behind a row, counted from the end of the track."""
        track = self._track
        begin = moments - self._length
        low = np.searchsorted(track.times, begin, side="right") - 1
        inside = low >= 0
        low = np.maximum(low, 0)
        first = np.where(inside, (begin - track.times[low]) * NANO, 0.0)
        last = after * NANO
        with np.errstate(all="ignore"):
            total = track.sums[rows] + track.values[rows] * last - track.sums[low] - track.values[low] * first
            length = track.known[rows] + track.good[rows] * last - track.known[low] - track.good[low] * first
            found = np.where(length > 0, total / length, track.values[rows])
            return np.sqrt(np.maximum(found, 0.0)) if self._squares else found + self._offset


class _Track:
    """Samples and their running sums: grows at the end and loses rows at the front, in place."""

    def __init__(self) -> None:
        self._times = np.empty(256, np.int64)
        self._columns = np.empty((4, 256))
        self._begin = self._end = 0

    @property
    def times(self) -> Int64s:
        """(n,) int64 ns, never stepping back."""
        return self._times[self._begin : self._end]

    @property
    def values(self) -> Floats:
        """(n,) 0 where unknown."""
        return self._columns[0, self._begin : self._end]

    @property
    def good(self) -> Floats:
        """(n,) 1 where known, else 0."""
        return self._columns[1, self._begin : self._end]

    @property
    def sums(self) -> Floats:
        """(n,) ∫ value dt up to each row."""
        return self._columns[2, self._begin : self._end]

    @property
    def known(self) -> Floats:
        """(n,) seconds with a known value up to each row."""
        return self._columns[3, self._begin : self._end]

    def append(self, times: Int64s, values: Floats, good: npt.NDArray[np.bool_]) -> None:
        n = len(times)
        if not n:
            return
        held = self._end - self._begin
        if self._end + n > len(self._times):
            self._move(max(256, 2 * (held + n)))
        rows = slice(self._end, self._end + n)
        self._times[rows] = np.maximum.accumulate(times)
        if held:
            np.maximum(self._times[rows], self._times[self._end - 1], out=self._times[rows])
        self._columns[0, rows] = values
        self._columns[1, rows] = good
        begin = self._end - (1 if held else 0)
        width = np.diff(self._times[begin : self._end + n]) * NANO
        for source, target in ((0, 2), (1, 3)):
            column = self._columns[target, begin : self._end + n]
            if not held:
                column[0] = 0.0
            with np.errstate(over="ignore", invalid="ignore"):
                column[1:] = column[0] + np.cumsum(self._columns[source, begin : self._end + n - 1] * width)
        self._end += n

    def drop(self, before_ns: int) -> None:
        """Forget the rows that no stretch from `before_ns` on needs."""
        gone = int(np.searchsorted(self.times, before_ns, side="right")) - 1
        self._begin += max(0, gone)

    def _move(self, room: int) -> None:
        rows = slice(self._begin, self._end)
        n = self._end - self._begin
        times, columns = np.empty(room, np.int64), np.empty((4, room))
        times[:n] = self._times[rows]
        columns[:, :n] = self._columns[:, rows]
        if n:
            # Sums begin anew, so that they do not grow without end.
            columns[2:, :n] -= columns[2:, :1].copy()
        self._times, self._columns = times, columns
        self._begin, self._end = 0, n
