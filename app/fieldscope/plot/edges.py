"""Where something happens in a signal: the next sample, change of state, crossing of a limit or turn of quality."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from fieldscope.lanes.frame import Trace
from fieldscope.plot.watched import Watched
from fieldscope.store import Signal, TimeBase, Window
from fieldscope.store.chunk import Int64s
from fieldscope.store.signal import BAD
from linkkit.driver import Kind

FIRST_NS: Final = 1_000_000
"""How far is looked at first; then eight times as far, until something is found or memory ends."""

MOST: Final = 1 << 14
"""Rows that are looked at around a place: more of them within a few pixels are told apart by nobody."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Where something happens in a signal that is shown."""

    trace: Trace
    moment_ns: int


def next_edge(signal: Signal, moment_ns: int, step: int, base: TimeBase, watched: Watched | None = None) -> int | None:
    """Give the next edge after a moment (`step` 1) or before it (-1), ns since 1970; None when there is none in memory.

    An edge of a bool or a state is a change; of a number with limits, that it leaves them or comes back; of any other
    number, each sample. That quality turns bad or good again is one in any case.
    """
    rows = signal.snapshot()
    if rows is None or not len(rows):
        return None
    first, last = rows.first, rows.count
    if rows.ordered(base):  # one row says how far memory reaches
        first, last = (last - 1, last) if step > 0 else (first, first + 1)
    times = rows.times(first, last, base)
    end = int(times.max() if step > 0 else times.min())
    span = FIRST_NS
    while True:
        begin, until = (moment_ns, moment_ns + span) if step > 0 else (moment_ns - span, moment_ns)
        found = _between(signal, begin, until, base, watched)
        found = found[found > moment_ns] if step > 0 else found[found < moment_ns]
        if len(found):
            return int(found[0] if step > 0 else found[-1])
        if (until > end) if step > 0 else (begin < end):
            return None
        span *= 8


def nearest_edge(signal: Signal, moment_ns: int, reach_ns: int, base: TimeBase) -> int | None:
    """Give the edge nearest to a moment, ns since 1970, at most `reach_ns` away; None when there is none.

    Every sample of a number is one, whatever its limits. Costs a binary search, and of bools and states a look at
    `MOST` rows at most.
    """
    rows = signal.snapshot()
    if rows is None or not len(rows):
        return None
    begin, end = moment_ns - reach_ns, moment_ns + reach_ns + 1
    if not rows.ordered(base):
        found = _between(signal, begin, end, base, None)
    elif signal.kind is Kind.ANALOG:
        row = int(rows.locate(np.array([moment_ns], np.int64), base)[0])
        found = rows.times(row - 1, row + 1, base)
    else:
        first, last = (int(row) for row in rows.locate(np.array([begin, end], np.int64), base))
        part = reach_ns * MOST // max(MOST, last - first)
        found = _between(signal, moment_ns - part, moment_ns + part + 1, base, None)
    nearest = min(found.tolist(), key=lambda ns: abs(ns - moment_ns), default=None)
    return nearest if nearest is not None and abs(nearest - moment_ns) <= reach_ns else None


def _between(signal: Signal, begin_ns: int, end_ns: int, base: TimeBase, watched: Watched | None) -> Int64s:
    """Give the edges with begin ≤ time < end, (n,) int64, ns."""
    window = signal.window(begin_ns, end_ns, base, after=0)
    if not len(window):
        return window.times
    return window.times[1:][_edges(window, signal.kind, watched)]


def _edges(window: Window, kind: Kind, watched: Watched | None) -> npt.NDArray[np.bool_]:
    """Say which samples but the first are edges, (n - 1,)."""
    bad = (window.quality & BAD) != 0
    turned: npt.NDArray[np.bool_] = bad[1:] != bad[:-1]
    values = window.values
    if kind is Kind.ANALOG:
        if watched is None or (watched.low is None and watched.high is None):
            return np.ones(len(turned), np.bool_)
        high = values > (np.inf if watched.high is None else watched.high)
        low = values < (-np.inf if watched.low is None else watched.low)
        values = high.astype(np.float64) - low
    turned |= (values[1:] != values[:-1]) & ~(np.isnan(values[1:]) & np.isnan(values[:-1]))
    return turned
