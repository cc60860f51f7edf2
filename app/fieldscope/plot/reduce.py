"""From rows to what is drawn: one entry per pixel column, or the line through single samples. Plain numpy, no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from fieldscope.store import BAD, Signal, Snapshot, TimeBase
from fieldscope.store.pyramid import Pyramid

Floats = npt.NDArray[np.float64]
Int64s = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

Place = tuple[int, int, int]
"""First column, ns per column, now in ns."""

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
    """One entry per pixel column, n columns; of several signals (m, n)."""

    low: Floats
    """(n,) smallest value to be seen in the column, NaN when none."""
    high: Floats
    """(n,) largest."""
    last: Floats
    """(n,) value when the column ends, NaN when none is known."""
    bad: Flags
    """(n,) something in the column is not known: bad quality, a gap, or a value that is no number."""
    stale: Flags
    """(n,) only held on from a sample that is too old."""


def joined(strips: Sequence[Strip]) -> Strip:
    """Put strips of the same columns, (n,) each, into one of (m, n)."""
    return Strip(
        np.stack([strip.low for strip in strips]),
        np.stack([strip.high for strip in strips]),
        np.stack([strip.last for strip in strips]),
        np.stack([strip.bad for strip in strips]),
        np.stack([strip.stale for strip in strips]),
    )


def strip(
    signal: Signal, rows: Snapshot, edges: Int64s, bucket: int, place: Place, base: TimeBase, *, hold: bool
) -> Strip:
    """Reduce columns; `edges` are the rows at their borders, (n + 1,), whole buckets of `bucket` rows.

    `hold` says that a value holds until the next one (steps); without it only columns without any sample hold.
    """
    left, q, now_ns = place
    n = len(edges) - 1
    pyramid = signal.pyramid(rows)
    reduced = pyramid.columns(edges, rows.count, lambda a, b: signal.values(rows, a, b), bucket)
    low = reduced.low.astype(np.float64)
    high = reduced.high.astype(np.float64)
    none = reduced.good == 0
    low[none] = np.nan
    high[none] = np.nan
    empty = edges[1:] == edges[:-1]
    bad = reduced.bad
    borders = np.arange(left, left + n + 1, dtype=np.int64) * q
    last = np.full(n, np.nan)
    stale = np.zeros(n, np.bool_)
    if hold:
        last = signal.pick(rows, edges[1:] - 1)
        entering = np.concatenate((signal.pick(rows, edges[:1] - 1), last[:-1]))
        spots = np.arange(n)
    else:
        spots = np.flatnonzero(empty & (borders[:-1] <= now_ns))
        entering = np.full(n, np.nan)
        entering[spots] = last[spots] = signal.pick(rows, edges[spots] - 1)
    if len(spots):
        _enter(low, high, entering, spots)
        bad |= empty & np.isnan(entering) & (edges[:-1] > rows.first)
        limit = stale_after(signal)
        if limit is not None:
            spots = spots[empty[spots] & (edges[spots] > rows.first)]
            stale[spots] = borders[1:][spots] - rows.pick_times(edges[spots] - 1, base) > limit
    return _until(now_ns, borders, Strip(low, high, last, bad, stale))


def quick_strip(
    signals: Sequence[Signal], rows: Snapshot, edges: Int64s, left: int, q: int, base: TimeBase, now_ns: int
) -> Strip:
    """Reduce several signals of the same few rows at once: (m, n) arrays, m signals. Straight from the rows."""
    n = len(edges) - 1
    first, end = rows.clip(int(edges[0]) - 1, int(edges[-1]))  # one row before: what enters the first column
    block = rows.block(first, end)
    values = np.empty((len(signals), end - first + 1))
    values[:, -1] = np.nan  # index −1: before the first row
    for number, signal in enumerate(signals):
        values[number, :-1] = signal.decode(block)
    quality = rows.quality(first, end)
    if quality.any():
        values[:, :-1][:, quality & BAD != 0] = np.nan
    finite = np.isfinite(values[:, :-1])
    whole = bool(finite.all())
    cuts = edges - first
    full = np.flatnonzero(cuts[1:] > cuts[:-1])
    shape = (len(signals), n)
    low, high = np.full(shape, np.nan), np.full(shape, np.nan)
    bad = np.zeros(shape, np.bool_)
    if len(full):
        at = cuts[:-1][full]
        stop = int(cuts[full[-1] + 1])
        if whole:
            low[:, full] = np.minimum.reduceat(values[:, :stop], at, axis=1)
            high[:, full] = np.maximum.reduceat(values[:, :stop], at, axis=1)
        else:
            values[:, :-1][~finite] = np.nan
            low[:, full] = np.fmin.reduceat(values[:, :stop], at, axis=1)
            high[:, full] = np.fmax.reduceat(values[:, :stop], at, axis=1)
            bad[:, full] = np.logical_or.reduceat(~finite[:, :stop], at, axis=1)
    last = values[:, np.maximum(cuts[1:], 0) - 1]
    entering = values[:, np.maximum(cuts[:-1], 0) - 1]
    held = np.array([signal.interval is None for signal in signals])
    borders = np.arange(left, left + n + 1, dtype=np.int64) * q
    empty = cuts[1:] == cuts[:-1]
    stale = np.zeros(shape, np.bool_)
    if held.any() or empty.any():
        where = held[:, None] | empty[None, :]
        low = np.where(where, np.fmin(low, entering), low)
        high = np.where(where, np.fmax(high, entering), high)
        bad |= empty & np.isnan(entering) & (edges[:-1] > rows.first)
        limit = stale_after(signals[0])
        spots = np.flatnonzero(empty & (edges[:-1] > rows.first))
        if limit is not None and len(spots):
            ages = borders[1:][spots] - rows.pick_times(edges[spots] - 1, base)
            stale[:, spots] = ages > limit
    return _until(now_ns, borders, Strip(low, high, last, bad, stale))


def strip_of_window(times: Int64s, values: Floats, left: int, n: int, q: int, now_ns: int, *, hold: bool) -> Strip:
    """The same from samples that were sorted when read: for rings whose times stepped back."""
    borders = np.arange(left, left + n + 1, dtype=np.int64) * q
    cuts = np.searchsorted(times, borders)
    reduced = Pyramid(np.float64).columns(cuts, len(values), lambda a, b: values[a:b])
    low, high = reduced.low, reduced.high
    none = reduced.good == 0
    low[none] = np.nan
    high[none] = np.nan
    empty = cuts[1:] == cuts[:-1]
    padded = np.append(values, np.nan)  # index −1: before the first sample
    last = padded[cuts[1:] - 1]
    entering = padded[cuts[:-1] - 1]
    _enter(low, high, entering, np.flatnonzero(empty | hold))
    bad = reduced.bad | (empty & np.isnan(entering) & (cuts[:-1] > 0))
    return _until(now_ns, borders, Strip(low, high, last, bad, np.zeros(n, np.bool_)))


def _enter(low: Floats, high: Floats, entering: Floats, spots: npt.NDArray[np.intp]) -> None:
    low[spots] = np.fmin(low[spots], entering[spots])
    high[spots] = np.fmax(high[spots], entering[spots])


def _until(now_ns: int, borders: Int64s, found: Strip) -> Strip:
    """Nothing is known of the columns that begin after now."""
    future = borders[:-1] > now_ns
    if future.any():
        for column in (found.low, found.high, found.last):
            column[..., future] = np.nan
        found.bad[..., future] = False
        found.stale[..., future] = False
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """Segments (m, 4) float64: x0, y0, x1, y1 with x in columns from the left edge of the view and y in values."""

    solid: Floats
    held: Floats
    """Horizontal: from a stale sample on; drawn dotted."""
    unknown: Floats
    """(k, 2) from x to x: nothing is known there."""


def line(
    times: Int64s,
    values: Floats,
    begin_ns: int,
    q: int,
    now_ns: int,
    *,
    step: bool,
    stale_ns: int | None,
) -> Line:
    """Connect samples that are in order of time. Nothing is drawn through a sample without a value, nor after now."""
    none = np.empty((0, 4))
    if not len(times):
        return Line(none, none, np.empty((0, 2)))
    x = (times - begin_ns) / q
    edge = (now_ns - begin_ns) / q
    end = np.append(x[1:], max(edge, float(x[-1])))
    known = np.isfinite(values)
    unknown = np.column_stack((x, end))[~known & (end > x)]
    following = np.append(values[1:], np.nan)
    linked = known & np.append(known[1:], False)
    limit = np.inf if stale_ns is None else stale_ns / q
    age = end - x
    fresh = age <= limit
    parts = []
    if step:
        parts.append(_segments(x, values, np.minimum(end, x + limit), values, known))
        parts.append(_segments(end, values, end, following, linked & fresh & (values != following)))
    else:
        parts.append(_segments(x, values, end, following, linked & fresh))
        # No line leads to a sample that comes too late; the value holds until it is stale.
        holds = known & ~(linked & fresh)
        parts.append(_segments(x, values, np.minimum(end, x + limit), values, holds))
    held = _segments(x + limit, values, end, values, known & ~fresh) if stale_ns is not None else none
    return Line(np.concatenate(parts), held, unknown)


def _segments(x0: Floats, y0: Floats, x1: Floats, y1: Floats, where: Flags) -> Floats:
    return np.column_stack((x0[where], y0[where], x1[where], y1[where]))


def dashes(held: Floats, left: int, period: int) -> Floats:
    """Cut horizontal segments into dashes that stand still on the absolute columns while the view scrolls."""
    parts = []
    for x0, y, x1, _ in held[:1000]:
        first = (np.floor((x0 + left) / period) * period) - left
        begin = np.arange(first, x1, period)
        a = np.maximum(begin, x0)
        b = np.minimum(begin + period / 2, x1)
        keep = b > a
        parts.append(np.column_stack((a[keep], np.full(keep.sum(), y), b[keep], np.full(keep.sum(), y))))
    return np.concatenate(parts) if parts else np.empty((0, 4))
