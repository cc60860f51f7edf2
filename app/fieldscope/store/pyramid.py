"""Minimum, maximum and number of good values per bucket of rows, in levels of 16, 256, 4096 … rows.

Bucket k of level L covers the rows [k·16^L, (k+1)·16^L) by absolute index: it never moves while a view scrolls (nothing
shimmers), is written once, and goes when its rows go. Rows that do not fill a bucket yet are read as they are.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

FACTOR: Final = 16
SHIFT: Final = 4
STEP: Final = 1 << 16
"""Rows reduced at a time, so that the temporary arrays stay in the processor's cache."""

Values = npt.NDArray[Any]
Counts = npt.NDArray[np.int64]
Part = tuple[Counts, Values, Values, Values | None]
"""First rows, low, high and good of some buckets; None for good when all their rows are."""
Read = Callable[[int, int], Values]
"""Gives the values of the rows [begin, end), NaN where there is no good one."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Reduced rows, one entry per column, n columns. Where a column has no good value `low` is +inf and `high` -inf."""

    low: Values
    """(n,) smallest good value."""
    high: Values
    """(n,) largest good value."""
    good: Counts
    """(n,) int64, rows with a good value."""
    edges: Counts
    """(n + 1,) int64: column k holds exactly the rows [edges[k], edges[k + 1])."""

    @property
    def bad(self) -> npt.NDArray[np.bool_]:
        """(n,) bool, True where a column holds a row without a good value."""
        return self.good < np.diff(self.edges)


class Level:
    """The buckets of one level from `first` on, in arrays that grow at the end and are cut at the front."""

    def __init__(self, shift: int, dtype: npt.DTypeLike) -> None:
        self.shift = shift
        self.first = 0
        self.end = 0
        self.low = np.empty(64, dtype)
        self.high = np.empty(64, dtype)
        self.good = np.empty(64, _count_type(shift))
        self._base = 0  # bucket number of array cell 0

    def append(self, low: Values, high: Values, good: Values) -> None:
        """Add the next buckets."""
        begin = self.end - self._base
        end = begin + len(low)
        if end > len(self.low):
            begin, end = self._move(begin, len(low))
        self.low[begin:end] = low
        self.high[begin:end] = high
        self.good[begin:end] = good
        self.end += len(low)

    def restart(self, bucket: int) -> None:
        """Begin anew, empty, at `bucket`."""
        self.first = self.end = self._base = bucket

    def view(self, begin: int, end: int) -> tuple[Values, Values, Values]:
        """Give low, high and good of the buckets [begin, end), which must be held."""
        cells = slice(begin - self._base, end - self._base)
        return self.low[cells], self.high[cells], self.good[cells]

    def _move(self, used: int, more: int) -> tuple[int, int]:
        dead = self.first - self._base
        live = used - dead
        room = max(64, (live + more) * 5 // 4) if dead < used // 4 else max(len(self.low), live + more)
        for name in ("low", "high", "good"):
            old = getattr(self, name)
            new = np.empty(room, old.dtype)
            new[:live] = old[dead:used]
            setattr(self, name, new)
        self._base = self.first
        return live, live + more

    @property
    def nbytes(self) -> int:
        return self.low.nbytes + self.high.nbytes + self.good.nbytes


class Pyramid:
    """The reduction of one signal. Extended as rows arrive, never rebuilt; one thread only."""

    def __init__(self, dtype: npt.DTypeLike = np.float64) -> None:
        self.dtype = np.dtype(dtype)
        self.levels: list[Level] = []
        self.rows = 0
        """Rows reduced so far (a multiple of 16); those from here on are read as they are."""
        self.first = 0
        self._all_good = True

    @property
    def nbytes(self) -> int:
        """Bytes held."""
        return sum(level.nbytes for level in self.levels)

    def extend(self, first: int, count: int, read: Read, limit: int | None = None) -> bool:
        """Take in the rows up to `count`, at most `limit` of them; those before `first` are gone.

        Returns True when nothing that fills a bucket is left over.
        """
        self.first = first
        if first > self.rows:
            # The rows ran away from us: begin where they begin now.
            self.rows = -(-first // FACTOR) * FACTOR
            for level in self.levels:
                level.restart(_ceil(first, level.shift))
        for level in self.levels:
            level.first = min(max(level.first, _ceil(first, level.shift)), level.end)
        target = count // FACTOR * FACTOR
        stop = target if limit is None else min(target, self.rows + max(FACTOR, limit // FACTOR * FACTOR))
        while self.rows < stop:
            end = min(stop, (self.rows // STEP + 1) * STEP)
            self._reduce(self.rows, read(self.rows, end))
            self.rows = end
        return self.rows >= target

    def columns(self, edges: Counts, count: int, read: Read, bucket: int | None = None) -> Columns:
        """Reduce the rows between each two of the ascending `edges` (absolute indices, (n + 1,) int64).

        Edges move up to the next border of a bucket (the first one down), a bucket having at most `bucket` rows, unless
        said otherwise half a mean column; no row between the first and the last edge is left out or counted twice.
        Edges that are multiples of `good_bucket` rows do not move. `count` ends what can be read.
        """
        begin = max(int(edges[0]), self.first)
        end = min(int(edges[-1]), count)
        if bucket is None:
            bucket = good_bucket(int(edges[-1]) - int(edges[0]), len(edges) - 1)
        starts, low, high, good, end = self._items(begin, end, bucket, read)
        cuts = np.searchsorted(starts, edges, side="left")
        if len(starts) and edges[0] > starts[0]:
            cuts[0] = 0
        cuts = np.maximum.accumulate(cuts)
        real = np.append(starts, end)[cuts] if len(starts) else np.full(len(edges), begin, np.int64)
        n = len(edges) - 1
        out_low = np.full(n, np.inf, self.dtype)
        out_high = np.full(n, -np.inf, self.dtype)
        out_good = np.zeros(n, np.int64)
        filled = np.flatnonzero(cuts[1:] > cuts[:-1])
        if len(filled):
            at = cuts[:-1][filled]
            stop = int(cuts[-1])
            out_low[filled] = np.minimum.reduceat(low[:stop], at)
            out_high[filled] = np.maximum.reduceat(high[:stop], at)
            if good is None:
                out_good = np.diff(real)
            else:
                out_good[filled] = np.add.reduceat(good[:stop], at)
        return Columns(out_low, out_high, out_good, real)

    def _items(
        self, begin: int, end: int, bucket: int, read: Read
    ) -> tuple[Counts, Values, Values, Counts | None, int]:
        """Cover the rows [begin, end) with buckets of at most `bucket` rows, and single rows where there are none."""
        parts: list[Part] = []
        at = begin
        top = min(len(self.levels), max(0, (bucket.bit_length() - 1) // SHIFT))
        # From coarse to fine: what a coarse level does not hold yet at the new end, the next finer one may.
        for level in reversed(self.levels[:top]):
            a = max(at >> level.shift, level.first)
            b = min(_ceil(end, level.shift), level.end)
            if a >= b:
                continue
            parts += self._singles(at, a << level.shift, bucket, read)
            lows, highs, goods = level.view(a, b)
            parts += _grouped(a, level.shift, bucket, lows, highs, None if self._all_good else goods)
            at = b << level.shift
            if at >= end:
                break
        parts += self._singles(at, end, bucket, read)
        if not parts:
            none = np.empty(0, self.dtype)
            return np.empty(0, np.int64), none, none, None, end
        end = max(at, end)
        starts = np.concatenate([part[0] for part in parts])
        good: Counts | None = None
        if any(part[3] is not None for part in parts):
            good = np.diff(np.append(starts, end))
            at = 0
            for part in parts:
                if part[3] is not None:
                    good[at : at + len(part[0])] = part[3]
                at += len(part[0])
        return (
            starts,
            np.concatenate([part[1] for part in parts]),
            np.concatenate([part[2] for part in parts]),
            good,
            end,
        )

    def _singles(self, begin: int, end: int, bucket: int, read: Read) -> list[Part]:
        if begin >= end:
            return []
        low, high, good = _bounds(read(begin, end))
        return _grouped(begin, 0, bucket, low, high, good)

    def _reduce(self, begin: int, values: Values) -> None:
        low, high, finite = _bounds(values)
        if finite is not None:
            self._all_good = False
        good = np.ones(len(values), np.bool_) if finite is None else finite
        for number in range(64):
            if number == len(self.levels):
                self.levels.append(Level(SHIFT * (number + 1), self.dtype))
                self.levels[-1].restart(_ceil(begin if number == 0 else self.levels[-2].first, SHIFT))
            level = self.levels[number]
            level.append(
                low.reshape(-1, FACTOR).min(axis=1), high.reshape(-1, FACTOR).max(axis=1),
                good.reshape(-1, FACTOR).sum(axis=1, dtype=level.good.dtype),
            )  # fmt: skip
            # What the next level can take of this one: whole groups that begin where it ends.
            upper_end = self.levels[number + 1].end if number + 1 < len(self.levels) else _ceil(level.first, SHIFT)
            if upper_end << SHIFT < level.first:
                upper_end = _ceil(level.first, SHIFT)
                self.levels[number + 1].restart(upper_end)
            groups = level.end >> SHIFT
            if groups <= upper_end:
                return
            low, high, good = level.view(upper_end << SHIFT, groups << SHIFT)


def good_bucket(rows: int, columns: int) -> int:
    """Give the rows of a bucket, a power of 4, for so many rows in so many columns: at most half a column's."""
    half = rows // max(1, columns) // 2
    return 1 << ((half.bit_length() - 1) // 2 * 2) if half else 1


def _grouped(first: int, shift: int, bucket: int, low: Values, high: Values, good: Values | None) -> list[Part]:
    """Join the buckets from number `first` on by fours where the joint bucket is small enough: fewer to sort later."""
    count = len(low)
    head = min(-first % 4, count)
    body = (count - head) // 4 * 4 if 4 << shift <= bucket else 0
    starts = np.arange(first, first + count, dtype=np.int64) << shift
    if not body:
        return [(starts, low, high, good)]
    parts: list[Part] = []
    if head:
        parts.append((starts[:head], low[:head], high[:head], None if good is None else good[:head]))
    cells = [slice(head + n, head + body, 4) for n in range(4)]
    wide = np.uint32 if shift >= 8 else np.uint16
    parts.append(
        (
            starts[cells[0]],
            np.minimum(np.minimum(low[cells[0]], low[cells[1]]), np.minimum(low[cells[2]], low[cells[3]])),
            np.maximum(np.maximum(high[cells[0]], high[cells[1]]), np.maximum(high[cells[2]], high[cells[3]])),
            None if good is None else good[cells[0]].astype(wide) + good[cells[1]] + good[cells[2]] + good[cells[3]],
        )
    )
    if head + body < count:
        rest = slice(head + body, count)
        parts.append((starts[rest], low[rest], high[rest], None if good is None else good[rest]))
    return parts


def _bounds(values: Values) -> tuple[Values, Values, Values | None]:
    """Give low, high and good of single rows; None for good when all are."""
    finite = np.isfinite(values)
    if finite.all():
        return values, values, None
    return np.where(finite, values, np.inf), np.where(finite, values, -np.inf), finite


def _ceil(row: int, shift: int) -> int:
    return -(-row >> shift)


def _count_type(shift: int) -> npt.DTypeLike:
    return np.uint8 if shift < 8 else np.uint16 if shift < 16 else np.uint32
