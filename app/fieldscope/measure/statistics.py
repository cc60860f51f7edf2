"""The figures of one signal between two moments A and B.

Two ways to read a signal between its samples:

* **hold** (event-driven points, bits, states): a value holds until the next row;
* **linear** (cyclic analog values): a straight line between two good samples, and nothing is known where one of the
  two is not good.

Read-outs are always the *previous* sample, never the nearest. Mean, RMS, σ and integral are weighted by time, so that
ten telegrams within a second do not outweigh the quiet hour around them; time without a good value is left out and
shows as `covered_s` being shorter than the stretch. Adjoining stretches are summarised apart and added (`Summary`).

A value that is no number (NaN, infinite) counts as not good, whatever its quality says.
"""

import math
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Int64s = npt.NDArray[np.int64]

Rule = float | Literal["change"] | None
"""What an edge is: crossing this level, any change of value, or nothing."""

NANO: Final = 1e-9
NOTHING: Final = math.nan


@dataclass(frozen=True, slots=True)
class Moments:
    """Integrals over the time where the value is known, about its own means so that large offsets cost no digits."""

    seconds: float = 0.0
    mean: float = 0.0
    square: float = 0.0
    """∫(v − mean)² dt"""
    origin_ns: int = 0
    middle: float = 0.0
    """Mean of the covered time, seconds since `origin_ns`."""
    spread: float = 0.0
    """∫(t − middle)² dt"""
    joint: float = 0.0
    """∫(t − middle)(v − mean) dt"""

    def __add__(self, other: "Moments") -> "Moments":
        if not other.seconds:
            return self
        if not self.seconds:
            return other
        seconds = self.seconds + other.seconds
        weight = self.seconds * other.seconds / seconds
        up = other.mean - self.mean
        later = (other.origin_ns - self.origin_ns) * NANO + other.middle - self.middle
        part = other.seconds / seconds
        return Moments(
            seconds,
            self.mean + up * part,
            self.square + other.square + up * up * weight,
            self.origin_ns,
            self.middle + later * part,
            self.spread + other.spread + later * later * weight,
            self.joint + other.joint + up * later * weight,
        )


@dataclass(frozen=True, slots=True)
class Edges:
    """Edges in a run of rows; what is needed to join it with its neighbours."""

    count: int = 0
    first_ns: int | None = None
    pulse_ns: int | None = None
    """From the first rising edge that is followed by a falling one, nothing unknown between, to that one."""
    open_ns: int | None = None
    """A rising edge that nothing followed yet."""
    close_ns: int | None = None
    """A falling edge before anything else."""
    touched: bool = False
    """There was an edge, or the value became unknown."""

    def __add__(self, other: "Edges") -> "Edges":
        pulse = self.pulse_ns
        if pulse is None and self.open_ns is not None and other.close_ns is not None:
            pulse = other.close_ns - self.open_ns
        return Edges(
            self.count + other.count,
            other.first_ns if self.first_ns is None else self.first_ns,
            other.pulse_ns if pulse is None else pulse,
            other.open_ns if other.touched else self.open_ns,
            self.close_ns if self.touched else other.close_ns,
            self.touched or other.touched,
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """A run of rows, each with the time up to the next one. Runs that adjoin are added in order of time."""

    rows: int = 0
    moments: Moments = Moments()
    edges: Edges = Edges()
    count: int = 0
    """Rows with a good value."""
    low: float = math.inf
    high: float = -math.inf
    gaps: int = 0
    """Stretches of rows without a good value."""
    begins_bad: bool = False
    ends_bad: bool = False

    def __add__(self, other: "Summary") -> "Summary":
        if not other.rows:
            return self
        if not self.rows:
            return other
        return Summary(
            self.rows + other.rows,
            self.moments + other.moments,
            self.edges + other.edges,
            self.count + other.count,
            min(self.low, other.low),
            max(self.high, other.high),
            self.gaps + other.gaps - (self.ends_bad and other.begins_bad),
            self.begins_bad,
            other.ends_bad,
        )


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures between A and B; NaN where there is none. Times are ns since 1970 UTC, values in the signal's unit."""

    a_ns: int
    b_ns: int
    value_a: float = NOTHING
    """The previous sample's value at A; NaN when it is not good."""
    value_b: float = NOTHING
    minimum: float = NOTHING
    """Over all read-outs between A and B, the one at A included."""
    maximum: float = NOTHING
    mean: float = NOTHING
    rms: float = NOTHING
    sigma: float = NOTHING
    integral: float = NOTHING
    """∫ v dt over the covered time, unit · seconds."""
    trend: float = NOTHING
    """Slope of the best straight line (least squares over time), per second."""
    edges: int | None = None
    """None where no edge is defined (analog values without a level)."""
    first_edge_ns: int | None = None
    pulse_s: float = NOTHING
    """Time between the first rising edge and the falling edge after it."""
    count: int = 0
    """Good samples from A (exclusive) to B (inclusive), and the one that holds at A."""
    bad: int = 0
    """Rows in that stretch that are not good."""
    gaps: int = 0
    """Stretches where nothing is known, the one before the very first sample included."""
    covered_s: float = 0.0
    """Seconds for which a value is known."""

    @property
    def delta(self) -> float:
        """Value at B minus value at A."""
        return self.value_b - self.value_a

    @property
    def slope(self) -> float:
        """`delta` per second, as two cursors give it; see `trend` for the slope of everything between."""
        return self.delta / ((self.b_ns - self.a_ns) * NANO) if self.a_ns != self.b_ns else NOTHING


def moments(times: Int64s, values: Floats, *, hold: bool) -> Moments:
    """Integrate from the first to the last of n ascending times, (n,) int64 ns; values (n,), NaN where not good.

    The last value counts only as the end of a straight line.
    """
    if len(times) < 2:
        return Moments()
    origin = int(times[0])
    left, right = values[:-1], values[1:]
    known = np.isfinite(left) if hold else np.isfinite(left) & np.isfinite(right)
    begin = (times[:-1] - origin) * NANO
    width = np.diff(times) * NANO
    if not known.all():
        left, right, begin, width = left[known], right[known], begin[known], width[known]
    seconds = _total(width)
    if not seconds > 0.0:
        return Moments()
    with np.errstate(over="ignore", invalid="ignore"):
        middle = begin + 0.5 * width
        level = left if hold else 0.5 * left + 0.5 * right
        mean = _total(level * width) / seconds
        centre = _total(middle * width) / seconds
        level = level - mean
        middle -= centre
        weighted = level * width
        square = _total(weighted * level)
        joint = _total(weighted * middle)
        spread = _total(middle * middle * width) + _total(width * width * width) / 12.0
        if not hold:
            rise = right - left
            square += _total(rise * rise * width) / 12.0
            joint += _total(rise * width * width) / 12.0
    return Moments(seconds, mean, square, origin, centre, spread, joint)


def _total(values: Floats) -> float:
    # Not numpy.dot: it wakes the threads of the linear algebra library, which then take the processor from the threads
    # that receive; and this adds pairwise, which keeps more digits.
    return float(values.sum())


def find_edges(times: Int64s, values: Floats, rule: Rule) -> Edges:
    """Find the edges from row to row, n rows. An edge is timed by the row with the new value."""
    if rule is None or len(times) < 2:
        return Edges()
    good = np.isfinite(values)
    both = good[:-1] & good[1:]
    if rule == "change":
        at = np.flatnonzero(both & (values[1:] != values[:-1])) + 1
        return Edges(len(at), int(times[at[0]]) if len(at) else None, touched=bool(len(at)))
    high = values >= rule
    turn = both & (high[1:] != high[:-1])
    events = np.flatnonzero(turn | (good[:-1] & ~good[1:])) + 1
    if not len(events):
        return Edges()
    edge = turn[events - 1]
    rising = edge & high[events]
    falling = edge & ~high[events]
    pairs = np.flatnonzero(rising[:-1] & falling[1:])
    pulse = int(times[events[pairs[0] + 1]] - times[events[pairs[0]]]) if len(pairs) else None
    count = int(edge.sum())
    return Edges(
        count,
        int(times[events[int(np.argmax(edge))]]) if count else None,
        pulse,
        int(times[events[-1]]) if rising[-1] else None,
        int(times[events[0]]) if falling[0] else None,
        touched=True,
    )


def summarise(times: Int64s, values: Floats, *, hold: bool, rule: Rule = None) -> Summary:
    """Summarise n − 1 rows; the n-th is only where the last of them ends."""
    rows = values[:-1]
    if not len(rows):
        return Summary()
    good = np.isfinite(rows)
    count = int(np.count_nonzero(good))
    begins_bad, ends_bad = not good[0], not good[-1]
    gaps = 0
    low, high = math.inf, -math.inf
    if count:
        kept = rows if count == len(rows) else rows[good]
        low, high = float(kept.min()), float(kept.max())
    if count < len(rows):
        gaps = int((good[:-1] & ~good[1:]).sum()) + begins_bad
    return Summary(
        len(rows), moments(times, values, hold=hold), find_edges(times, values, rule), count, low, high,
        gaps, bool(begins_bad), bool(ends_bad),
    )  # fmt: skip


Row = tuple[int, float]
"""Time and value of one row."""


def clipped(row: Row, following: Row, begin: int, end: int, *, hold: bool) -> Moments:
    """Integrate between two neighbouring rows, from `begin` to `end` within them."""
    begin, end = max(begin, row[0]), min(end, following[0])
    if begin >= end:
        return Moments()
    ends = np.array([begin, end], np.int64)
    values = np.array([row[1], following[1]])
    if not hold and np.isfinite(values).all():
        part = (ends - row[0]) / float(following[0] - row[0])
        values = values[0] * (1.0 - part) + values[1] * part
    return moments(ends, values, hold=hold)


def measure(
    times: Int64s, values: Floats, a_ns: int, b_ns: int, *, hold: bool, rule: Rule = None,
    now_ns: int | None = None, stale_ns: int | None = None,
) -> Statistics:  # fmt: skip
    """Measure between two moments, in either order.

    `times` (n,) int64 ns ascending and `values` (n,) float64 (NaN where not good) are the samples between A and B with
    the one before and the one after them, as `store.Signal.window(a, b + 1)` gives them. With `hold` the newest value
    holds until `now_ns`, but no longer than `stale_ns`.
    """
    moments_ab = np.array([min(a_ns, b_ns), max(a_ns, b_ns)], np.int64)
    first, last = (int(cut) - 1 for cut in np.searchsorted(times, moments_ab, side="right"))
    inner = slice(first + 1, last + 1)
    return assemble(
        (_row(times, values, first), _row(times, values, first + 1)),
        summarise(times[inner], values[inner], hold=hold, rule=rule) if last > first else Summary(),
        (_row(times, values, last), _row(times, values, last + 1)),
        a_ns, b_ns, hold=hold, rule=rule, now_ns=now_ns, stale_ns=stale_ns,
    )  # fmt: skip


def assemble(
    at_a: tuple[Row | None, Row | None], between: Summary, at_b: tuple[Row | None, Row | None], a_ns: int, b_ns: int, *,
    hold: bool, rule: Rule = None, now_ns: int | None = None, stale_ns: int | None = None,
) -> Statistics:  # fmt: skip
    """Put the figures together: for `measure`, and for whoever has summarised the rows in between already.

    `at_a` and `at_b` are the rows that hold at the earlier and at the later moment, each with the row after it (None
    where there is none); `between` covers the rows after the first of these up to, not including, the last.
    """
    a, b = min(a_ns, b_ns), max(a_ns, b_ns)
    total = Summary()
    if at_a[0] is None:
        # Before the very first sample nothing is known: as if a row without a value stood at A.
        total = Summary(rows=1, gaps=1, begins_bad=True, ends_bad=True)
    elif at_a[1] is not None and at_a[1][0] <= b:
        total = replace(
            summarise(*_arrays(*at_a), hold=hold, rule=rule),  # type: ignore[arg-type]
            moments=clipped(at_a[0], at_a[1], a, b, hold=hold),
        )
    total += between
    row, following = at_b
    future = False
    if row is not None:
        if following is None:
            end = b if now_ns is None else min(b, now_ns)
            end = end if stale_ns is None else min(end, row[0] + stale_ns)
            future = now_ns is not None and b > max(now_ns, row[0])
            following = (end, NOTHING)
        known = math.isfinite(row[1])
        total += Summary(
            1, clipped(row, following, a, b, hold=hold), Edges(), int(known),
            row[1] if known else math.inf, row[1] if known else -math.inf, int(not known), not known, not known,
        )  # fmt: skip
    value_a = NOTHING if at_a[0] is None else at_a[0][1]
    value_b = NOTHING if row is None or future else row[1]
    if a_ns > b_ns:
        value_a, value_b = value_b, value_a
    virtual = at_a[0] is None
    return _figures(total, a_ns, b_ns, value_a, value_b, total.rows - total.count - virtual, rule)


def _figures(total: Summary, a_ns: int, b_ns: int, value_a: float, value_b: float, bad: int, rule: Rule) -> Statistics:
    found = total.moments
    mean = rms = sigma = integral = trend = NOTHING
    if found.seconds:
        mean = found.mean
        variance = found.square / found.seconds
        sigma = math.sqrt(variance)
        rms = math.hypot(mean, sigma)
        integral = mean * found.seconds
        if found.spread:
            trend = found.joint / found.spread
    elif total.count and total.low == total.high:
        # A single reading without any length of time (A on B).
        mean, rms, sigma = total.low, abs(total.low), 0.0
    edges = total.edges
    return Statistics(
        a_ns, b_ns,
        value_a if math.isfinite(value_a) else NOTHING,
        value_b if math.isfinite(value_b) else NOTHING,
        total.low if total.count else NOTHING,
        total.high if total.count else NOTHING,
        mean, rms, sigma, integral, trend,
        None if rule is None else edges.count,
        edges.first_ns,
        NOTHING if edges.pulse_ns is None else edges.pulse_ns * NANO,
        total.count, bad, total.gaps, found.seconds,
    )  # fmt: skip


def _row(times: Int64s, values: Floats, number: int) -> Row | None:
    return (int(times[number]), float(values[number])) if 0 <= number < len(times) else None


def _arrays(row: Row, following: Row) -> tuple[Int64s, Floats]:
    return np.array([row[0], following[0]], np.int64), np.array([row[1], following[1]])
