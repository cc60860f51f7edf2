"""From rows to what is drawn: one entry per pixel column, or the line through single samples. Plain numpy, no Qt."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
import numpy.typing as npt

from fieldscope.lanes.scale import FARTHEST
from fieldscope.store import BAD, DOUBTFUL, Signal, Snapshot, TimeBase, Window
from fieldscope.store.pyramid import Pyramid, Values, columns_of

Floats = npt.NDArray[np.float64]
Int64s = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

Place = tuple[int, int, int]
"""First column, ns per column, now in ns."""

QUICK_COLUMNS: Final = 64
QUICK_ROWS: Final = 20_000
"""Up to so many columns and rows are reduced from the rows themselves, all signals at once."""
FEW_ROWS: Final = 1024
"""Rows up to which it is quicker to look at whole payloads than at one field after the other."""
BESIDE: Final = 400
"""Columns beside silent ones that are reduced row by row."""
STALE_CYCLES: Final = 5
"""Cycles without a sample after which a cyclic value counts as stale."""
STALE_LEAST: Final = 250_000_000
"""…and at least so many ns, so that jitter does not dot a line."""


def stale_after(signal: Signal) -> int | None:
    """Give the age, ns, from which a sample is stale; None for event-driven points, which hold."""
    interval = signal.interval
    return None if interval is None else max(STALE_LEAST, round(interval * STALE_CYCLES * 1e9))


@dataclass(frozen=True, slots=True)
class Strip:
    """One entry per pixel column, of m signals in n columns."""

    low: Floats
    """(m, n) smallest value to be seen in the column, NaN when none."""
    high: Floats
    """(m, n) largest."""
    last: Floats
    """(m, n) value when the column ends, NaN when none is known."""
    bad: Flags
    """(m, n) something in the column is not known: bad quality, a gap, or a value that is no number."""
    stale: Flags
    """(m, n) only held on from a sample that is too old."""
    doubt: Flags
    """(m, n) not topical, blocked or substituted."""

    def of(self, part: slice) -> "Strip":
        """Give the entries of some of the signals."""
        if part == slice(0, len(self.low)):
            return self
        return Strip(
            self.low[part], self.high[part], self.last[part], self.bad[part], self.stale[part], self.doubt[part]
        )


def strip(
    signals: Sequence[Signal], rows: Snapshot, edges_of: Callable[[int], Int64s], bucket: int, place: Place,
    base: TimeBase, *, hold: bool,
) -> Strip:  # fmt: skip
    """Reduce columns of m signals of the same rows; gives arrays (m, n).

    `edges_of` gives the rows at the borders of the columns, (n + 1,), or the next ones at which buckets of so many rows
    begin. A bucket of `bucket` rows belongs as a whole to the column it begins in, so that a column is the same whether
    it is drawn alone or with all others; only beside columns without any row every row stays in its own. `hold` says
    that a value holds until the next one (steps); without it only columns without any sample hold.
    """
    left, q, now_ns = place
    moved = edges_of(bucket)
    n = len(moved) - 1
    if int(moved[-1] - moved[0]) <= QUICK_ROWS and n <= QUICK_COLUMNS:
        low, high, bad = _from_rows(signals, rows, moved)
    else:
        pyramids = [signal.pyramid(rows) for signal in signals]
        reduced = columns_of(pyramids, moved, rows.count, functools.partial(values_of, signals, rows), bucket)
        low, high = reduced.low.astype(np.float64), reduced.high.astype(np.float64)
        none = reduced.good == 0
        low[none] = np.nan
        high[none] = np.nan
        bad = reduced.bad
    borders = np.arange(left, left + n + 1, dtype=np.int64) * q
    if borders[-2] > now_ns:  # a device whose clock is ahead has samples there
        now_ns = max(now_ns, int(rows.times(rows.count - 1, rows.count, base)[0]))
    empty = moved[1:] == moved[:-1]
    # Where every column has a bucket and no row is special, it does not matter in which column a bucket ends.
    edges = edges_of(1) if hold or rows.qualified or empty.any() else moved
    if bucket > 1:
        for column in _beside_silence((edges[1:] == edges[:-1]) & (borders[1:] <= now_ns)):
            one = slice(column, column + 1)
            low[:, one], high[:, one], bad[:, one] = _from_rows(signals, rows, edges[column : column + 2])
            empty[column] = False
    last = np.full(low.shape, np.nan)
    stale = np.zeros(low.shape, np.bool_)
    if hold:
        last = _picked(signals, rows, edges[1:] - 1)
        entering = np.concatenate((_picked(signals, rows, edges[:1] - 1), last[:, :-1]), axis=1)
        spots = np.arange(n)
    else:
        spots = np.flatnonzero(empty & (borders[:-1] <= now_ns))
        entering = _picked(signals, rows, edges[spots + 1] - 1)
        last[:, spots] = entering
    if len(spots):
        low[:, spots] = np.fmin(low[:, spots], entering)
        high[:, spots] = np.fmax(high[:, spots], entering)
        bad[:, spots] |= empty[spots] & np.isnan(entering) & (edges[spots + 1] > rows.first)
        limit = stale_after(signals[0])
        if limit is not None:
            spots = spots[empty[spots] & (edges[spots + 1] > rows.first)]
            stale[:, spots] = borders[1:][spots] - rows.pick_times(edges[spots + 1] - 1, base) > limit
    doubt = np.broadcast_to(_doubtful(rows, edges), low.shape).copy()
    return _until(now_ns, borders, Strip(low, high, last, bad, stale, doubt))


def _beside_silence(silent: Flags) -> list[int]:
    """Give the columns next to those without a row; of bursts without end the first hundreds."""
    if not silent.any():
        return []
    beside = np.zeros(len(silent), np.bool_)
    beside[:-1] |= silent[1:]
    beside[1:] |= silent[:-1]
    found: list[int] = np.flatnonzero(beside & ~silent).tolist()
    return found[:BESIDE]


def _from_rows(signals: Sequence[Signal], rows: Snapshot, edges: Int64s) -> tuple[Floats, Floats, Flags]:
    """Reduce few rows straight from what they carry: low, high and bad, (m, n)."""
    first, end = rows.clip(int(edges[0]), int(edges[-1]))
    shape = (len(signals), len(edges) - 1)
    low, high = np.full(shape, np.nan), np.full(shape, np.nan)
    bad = np.zeros(shape, np.bool_)
    cuts = np.clip(edges, first, end) - first
    full = np.flatnonzero(cuts[1:] > cuts[:-1])
    if len(full):
        values = _values(signals, rows, first, end)
        finite = np.isfinite(values)
        at = cuts[:-1][full]
        if finite.all():
            low[:, full] = np.minimum.reduceat(values, at, axis=1)
            high[:, full] = np.maximum.reduceat(values, at, axis=1)
        else:
            values[~finite] = np.nan
            low[:, full] = np.fmin.reduceat(values, at, axis=1)
            high[:, full] = np.fmax.reduceat(values, at, axis=1)
            bad[:, full] = np.logical_or.reduceat(~finite, at, axis=1)
    return low, high, bad


def values_of(signals: Sequence[Signal], rows: Snapshot, begin: int, end: int, part: slice) -> Values:
    """Give the values of rows [begin, end) of some of m signals, (m, n); NaN where not good or not finite."""
    some = signals[part]
    if end - begin <= FEW_ROWS:
        return _values(some, rows, begin, end)
    return np.array([signal.values(rows, begin, end) for signal in some])


def _values(signals: Sequence[Signal], rows: Snapshot, begin: int, end: int) -> Floats:
    """Give the same out of all payloads at once: (m, n)."""
    values = _decoded(signals, rows.block(begin, end))
    if rows.qualified and (quality := rows.quality(begin, end)).any():
        values[:, quality & BAD != 0] = np.nan
    return values


def _doubtful(rows: Snapshot, edges: Int64s) -> Flags:
    """Say in which columns a row is doubtful, or the one that holds there when there is none: (n,) bool."""
    found = np.zeros(len(edges) - 1, np.bool_)
    if not rows.qualified:
        return found
    first, end = rows.clip(int(edges[0]) - 1, int(edges[-1]))
    flags = rows.quality(first, end) & DOUBTFUL != 0
    if flags.any():
        before = np.concatenate(([0], np.cumsum(flags)))
        # The row that holds when a column begins counts only where no other one is.
        begin = np.where(edges[1:] > edges[:-1], edges[:-1], edges[:-1] - 1)
        found[:] = before[np.clip(edges[1:], first, end) - first] > before[np.clip(begin, first, end) - first]
    return found


def _decoded(signals: Sequence[Signal], block: npt.NDArray[np.uint8]) -> Floats:
    """Read the fields of m signals out of k payloads, (k, size) uint8: (m, k)."""
    head = signals[0].point
    size = np.dtype(head.dtype).itemsize
    points = [signal.point for signal in signals]
    if block.shape[1] % size == 0 and all(
        point.dtype == head.dtype and point.bit is None and not point.offset % size for point in points
    ):
        places = [point.offset // size for point in points]
        return block.view(head.dtype)[:, places].T.astype(np.float64, order="C")
    return np.stack([signal.decode(block).astype(np.float64) for signal in signals])


def _picked(signals: Sequence[Signal], rows: Snapshot, index: Int64s) -> Floats:
    """Give the values of single rows at ascending `index`, (m, n); NaN where not good or not held."""
    if len(signals) == 1 or len(index) > QUICK_COLUMNS:
        return np.stack([signal.pick(rows, index) for signal in signals])
    found = np.full((len(signals), len(index)), np.nan)
    begin, end = np.searchsorted(index, (rows.first, rows.count)).tolist()
    if begin < end:
        held = index[begin:end]
        values = _decoded(signals, rows.pick_block(held))
        values[~np.isfinite(values)] = np.nan
        if rows.qualified:
            values[:, rows.pick_quality(held) & BAD != 0] = np.nan
        found[:, begin:end] = values
    return found


def strip_of_window(
    window: Window, left: int, n: int, q: int, now_ns: int, *, hold: bool, stale_ns: int | None
) -> Strip:
    """The same from samples that were sorted when read: for rings whose times stepped back."""
    times, values = window.times, window.values
    borders = np.arange(left, left + n + 1, dtype=np.int64) * q
    cuts = np.searchsorted(times, borders)
    now_ns = max(now_ns, *times[-1:].tolist(), 0)
    reduced = Pyramid(np.float64).columns(cuts, len(values), lambda a, b: values[a:b])
    low, high = reduced.low, reduced.high
    none = reduced.good == 0
    low[none] = np.nan
    high[none] = np.nan
    empty = cuts[1:] == cuts[:-1]
    padded = np.append(values, np.nan)  # index −1: before the first sample
    last = padded[cuts[1:] - 1]
    entering = padded[cuts[:-1] - 1]
    spots = np.flatnonzero(empty | hold)
    low[spots] = np.fmin(low[spots], entering[spots])
    high[spots] = np.fmax(high[spots], entering[spots])
    bad = reduced.bad | (empty & np.isnan(entering) & (cuts[:-1] > 0))
    doubtful = np.append(np.cumsum(window.quality & DOUBTFUL != 0), 0)  # index −1: none before the first sample
    doubt = doubtful[cuts[1:] - 1] > doubtful[cuts[:-1] - 1 - (empty & (cuts[:-1] > 0))]
    stale = np.zeros(n, np.bool_)
    if stale_ns is not None:
        spots = np.flatnonzero(empty & (cuts[1:] > 0))
        stale[spots] = borders[1:][spots] - times[cuts[1:][spots] - 1] > stale_ns
    found = Strip(low[None], high[None], last[None], bad[None], stale[None], doubt[None])
    return _until(now_ns, borders, found)


def joined(strips: Sequence[Strip]) -> Strip:
    """Put strips of the same columns one below the other."""
    return Strip(*(np.concatenate([getattr(one, field.name) for one in strips]) for field in fields(Strip)))


def _until(now_ns: int, borders: Int64s, found: Strip) -> Strip:
    """Nothing is known of the columns that begin after now."""
    future = borders[:-1] > now_ns
    if future.any():
        for column in (found.low, found.high, found.last):
            column[..., future] = np.nan
        found.bad[..., future] = False
        found.stale[..., future] = False
        found.doubt[..., future] = False
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """Segments (m, 4) float64: x0, y0, x1, y1 with x in columns from the left edge of the view and y in values."""

    solid: Floats
    doubt: Floats
    """From samples that are not topical, blocked or substituted: drawn dashed."""
    held: Floats
    """Horizontal: from a stale sample on; drawn dotted."""
    unknown: Floats
    """(k, 2) from x to x: nothing is known there."""


def line(window: Window, begin_ns: int, q: int, now_ns: int, *, step: bool, stale_ns: int | None) -> Line:
    """Connect samples that are in order of time. Nothing is drawn through a sample without a value, nor after now."""
    none = np.empty((0, 4))
    times, values = window.times, window.values
    if not len(times):
        return Line(none, none, none, np.empty((0, 2)))
    x = (times - begin_ns) / q
    edge = (now_ns - begin_ns) / q
    end = np.append(x[1:], max(edge, float(x[-1])))
    known = np.isfinite(values)
    values = np.clip(values, -FARTHEST, FARTHEST)  # differences are numbers, too
    gone = np.concatenate(([False], ~known, [False]))
    unknown = np.column_stack((x[gone[1:-1] & ~gone[:-2]], end[gone[1:-1] & ~gone[2:]]))  # those that touch are one
    unknown = unknown[unknown[:, 1] > unknown[:, 0]]
    following = np.append(values[1:], np.nan)
    linked = known & np.append(known[1:], False)
    limit = np.inf if stale_ns is None else stale_ns / q
    age = end - x
    fresh = age <= limit
    if step:
        parts = [
            (x, values, np.minimum(end, x + limit), values, known),
            (end, values, end, following, linked & fresh & (values != following)),
        ]
    else:
        parts = [
            (x, values, end, following, linked & fresh),
            # No line leads to a sample that comes too late; the value holds until it is stale.
            (x, values, np.minimum(end, x + limit), values, known & ~(linked & fresh)),
        ]
    doubtful = window.quality & DOUBTFUL != 0
    solid, doubt = (
        np.concatenate([_segments(x0, y0, x1, y1, where & chosen) for x0, y0, x1, y1, where in parts])
        for chosen in (~doubtful, doubtful)
    )
    held = _segments(x + limit, values, end, values, known & ~fresh) if stale_ns is not None else none
    return Line(solid, doubt, held, unknown)


def _segments(x0: Floats, y0: Floats, x1: Floats, y1: Floats, where: Flags) -> Floats:
    return np.column_stack((x0[where], y0[where], x1[where], y1[where]))


def dashes(segments: Floats, left: int, period: int, on: float = 0.5) -> Floats:
    """Cut segments into dashes that stand still on the absolute columns while the view scrolls.

    A part `on` of each `period` columns is drawn. Segments shorter than a dash are drawn or not as their middle says.
    """
    short = segments[:, 2] - segments[:, 0] < period * (1 - on)
    middle = (segments[short, 0] + segments[short, 2]) / 2 + left
    parts = [segments[short][np.mod(middle, period) < period * on]]
    for x0, y0, x1, y1 in segments[~short][:1000]:
        begin = np.arange(np.floor((x0 + left) / period) * period - left, x1, period)
        a, b = np.maximum(begin, x0), np.minimum(begin + period * on, x1)
        a, b = a[b > a], b[b > a]
        slope = (y1 - y0) / (x1 - x0)
        parts.append(np.column_stack((a, y0 + (a - x0) * slope, b, y0 + (b - x0) * slope)))
    return np.concatenate(parts)
