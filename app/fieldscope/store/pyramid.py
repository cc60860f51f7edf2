"""Minimum, maximum and number of good values per bucket of rows, in levels of 16, 256, 4096 … rows.

Bucket k of level L covers the rows [k·16^L, (k+1)·16^L) by absolute index: it never moves while a view scrolls (nothing
shimmers), is written once, and goes when its rows go. Rows that do not fill a bucket yet are read as they are.
"""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

FACTOR: Final = 16
SHIFT: Final = 4
FEW: Final = 8
"""Buckets in a column that are joined one after the other."""
STEP: Final = 1 << 16
"""Rows reduced at a time, so that the temporary arrays stay in the processor's cache."""

Values = npt.NDArray[Any]
Counts = npt.NDArray[np.int64]
Read = Callable[[int, int], Values]
"""Gives the values of the rows [begin, end), NaN where there is no good one."""
ReadAll = Callable[[int, int, slice], Values]
"""The same of some of several signals, (m, n)."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Reduced rows, n columns. Where a column has no good value `low` is +inf and `high` -inf.

    Of m signals the arrays are (m, n), all but `edges`.
    """

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
        self.all_good = True
        """No row without a good value was ever reduced."""

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
        """Reduce the rows between each two of `edges`: `columns_of` for one signal, arrays (n,)."""
        found = columns_of([self], edges, count, lambda begin, end, _: read(begin, end)[None], bucket)
        return Columns(found.low[0], found.high[0], found.good[0], found.edges)

    def plan(self, begin: int, end: int, bucket: int) -> list[tuple[int, int, int]]:
        """Cover the rows [begin, end): (level, first bucket, end bucket); level 0 is single rows.

        Buckets have at most `bucket` rows; where there are none, finer ones or single rows step in.
        """
        steps: list[tuple[int, int, int]] = []
        at = begin
        top = min(len(self.levels), max(0, (bucket.bit_length() - 1) // SHIFT))
        # From coarse to fine: what a coarse level does not hold yet at the new end, the next finer one may.
        for number in range(top, 0, -1):
            level = self.levels[number - 1]
            a = max(at >> level.shift, level.first)
            b = min(_ceil(end, level.shift), level.end)
            if a >= b:
                continue
            if at < a << level.shift:
                steps.append((0, at, a << level.shift))
            steps.append((number, a, b))
            at = b << level.shift
            if at >= end:
                break
        if at < end:
            steps.append((0, at, end))
        return steps

    def like(self, other: "Pyramid") -> bool:
        """Say whether both hold the same buckets."""
        mine = (self.rows, self.first, self.dtype, len(self.levels))
        return mine == (other.rows, other.first, other.dtype, len(other.levels)) and all(
            (one.first, one.end) == (two.first, two.end) for one, two in zip(self.levels, other.levels, strict=False)
        )

    def _reduce(self, begin: int, values: Values) -> None:
        low, high, finite = _bounds(values)
        if finite is not None:
            self.all_good = False
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


def columns_of(
    pyramids: Sequence[Pyramid], edges: Counts, count: int, read: ReadAll, bucket: int | None = None
) -> Columns:
    """Reduce the rows of several signals between each two of the ascending `edges`, absolute indices, (n + 1,) int64.

    The signals share their rows; `read` gives those of all or of one. Gives low, high and good as (m, n). Edges move up
    to the next border of a bucket (the first one down), a bucket having at most `bucket` rows, unless said otherwise
    half a mean column; no row between the first and the last edge is left out or counted twice. Edges that are
    multiples of `good_bucket` rows do not move. `count` ends what can be read.
    """
    head = pyramids[0]
    if bucket is None:
        bucket = good_bucket(int(edges[-1]) - int(edges[0]), len(edges) - 1)
    if not all(pyramid.like(head) for pyramid in pyramids[1:]):
        # One was begun later and lacks buckets. On borders of buckets all give the same columns nevertheless.
        edges = np.minimum(-(-edges // bucket) * bucket, count)
        found = [
            columns_of([one], edges, count, functools.partial(_one_of, read, number), bucket)
            for number, one in enumerate(pyramids)
        ]
        lows, highs, goods = (np.concatenate([getattr(one, name) for one in found]) for name in ("low", "high", "good"))
        return Columns(lows, highs, goods, found[0].edges)
    begin = max(int(edges[0]), head.first)
    end = min(int(edges[-1]), count)
    n = len(edges) - 1
    shape = (len(pyramids), n)
    out_low = np.full(shape, np.inf, head.dtype)
    out_high = np.full(shape, -np.inf, head.dtype)
    plan = head.plan(begin, end, bucket)
    if not plan:
        return Columns(out_low, out_high, np.zeros(shape, np.int64), np.full(n + 1, begin, np.int64))
    starts, low, high, good = _gathered(pyramids, read, plan, bucket)
    end = max(end, plan[-1][2] << (SHIFT * plan[-1][0]))
    cuts = np.searchsorted(starts, edges, side="left")
    if edges[0] > starts[0]:
        cuts[0] = 0
    cuts = np.maximum.accumulate(cuts)
    real = np.append(starts, end)[cuts]
    filled = np.flatnonzero(cuts[1:] > cuts[:-1])
    out_good = np.zeros(shape, np.int64)
    if len(filled):
        at, stop = cuts[:-1][filled], cuts[1:][filled]
        out_low[:, filled] = _joined(np.minimum, low, at, stop)
        out_high[:, filled] = _joined(np.maximum, high, at, stop)
        if good is None:
            out_good[:] = np.diff(real)
        else:
            out_good[:, filled] = np.add.reduceat(good[:, : int(stop[-1])], at, axis=1)
    return Columns(out_low, out_high, out_good, real)


def _one_of(read: ReadAll, number: int, begin: int, end: int, _part: slice) -> Values:
    return read(begin, end, slice(number, number + 1))


def _joined(join: np.ufunc, values: Values, at: Counts, stop: Counts) -> Values:
    """Join the columns [at, stop) of values, (m, k), each at least one and without a gap between them: (m, n)."""
    most = int((stop - at).max())
    if most > FEW:
        found: Values = join.reduceat(values[:, : int(stop[-1])], at, axis=1)
        return found
    # For few each, one after the other of all at once: a third of the time.
    found = values.take(at, axis=1)
    for number in range(1, most):
        join(found, values.take(np.minimum(at + number, stop - 1), axis=1), out=found)
    return found


def good_bucket(rows: int, columns: int) -> int:
    """Give the rows of a bucket, a power of 4, for so many rows in so many columns: at most half a column's."""
    half = rows // max(1, columns) // 2
    return 1 << ((half.bit_length() - 1) // 2 * 2) if half else 1


def _gathered(
    pyramids: Sequence[Pyramid], read: ReadAll, plan: list[tuple[int, int, int]], bucket: int
) -> tuple[Counts, Values, Values, Counts | None]:
    """Give first rows (k,), low, high and good (m, k) of all buckets of a plan; None for good when all rows are."""
    starts: list[Counts] = []
    lows: list[Values] = []
    highs: list[Values] = []
    goods: list[Counts | None] = []
    good: Counts | None
    for number, first, last in plan:
        at = np.arange(first, last, dtype=np.int64) << (SHIFT * number)
        size = 1 << (SHIFT * number)
        if number == 0:
            low, high, finite = _bounds(read(first, last, slice(None)))
            good = None if finite is None else finite.astype(np.int64)
        else:
            views = [pyramid.levels[number - 1].view(first, last) for pyramid in pyramids]
            low, high = np.array([one[0] for one in views]), np.array([one[1] for one in views])
            known = all(pyramid.all_good for pyramid in pyramids)
            good = None if known else np.array([one[2] for one in views], np.int64)
        if 4 * size <= bucket:  # fewer to sort into columns later
            lead = -first % 4
            at = _fours(at[None], lead, np.minimum)[0]
            low = _fours(low, lead, np.minimum)
            high = _fours(high, lead, np.maximum)
            good = None if good is None else _fours(good, lead, np.add)
        starts.append(at)
        lows.append(low)
        highs.append(high)
        goods.append(good)
    joined = np.concatenate(starts)
    if all(good is None for good in goods):
        return joined, np.concatenate(lows, axis=1), np.concatenate(highs, axis=1), None
    end = plan[-1][2] << (SHIFT * plan[-1][0])
    sizes = np.diff(np.append(joined, end))
    borders = np.cumsum([0, *(len(at) for at in starts)]).tolist()
    counts = [
        np.broadcast_to(sizes[a:b], (len(pyramids), b - a)) if good is None else good
        for good, a, b in zip(goods, borders, borders[1:], strict=False)
    ]
    return joined, np.concatenate(lows, axis=1), np.concatenate(highs, axis=1), np.concatenate(counts, axis=1)


def _fours(values: Values, lead: int, join: np.ufunc) -> Values:
    """Join (m, k) values by fours along the last axis, but for `lead` ones before and the rest behind."""
    k = values.shape[1]
    lead = min(lead, k)
    end = lead + (k - lead) // 4 * 4
    quarters = [values[:, lead + n : end : 4] for n in range(4)]
    body = join(join(quarters[0], quarters[1]), join(quarters[2], quarters[3]))
    return np.concatenate((values[:, :lead], body, values[:, end:]), axis=1)


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
