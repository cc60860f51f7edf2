"""What the two cursors measure. Plain numpy, no Qt."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from fieldscope.store import Signal, TimeBase, Window
from linkkit.driver import Kind


@dataclass(frozen=True, slots=True)
class Measured:
    """One signal between the cursors. None where there is nothing to say (no good sample, another kind of signal).

    A value holds until the next sample; mean, RMS and deviation are weighted by how long each held. Samples without a
    good value, and the time they last, are left out.
    """

    a: float | None = None
    """Value at the earlier cursor: of the sample before it."""
    b: float | None = None
    delta: float | None = None
    """b − a."""
    low: float | None = None
    high: float | None = None
    mean: float | None = None
    rms: float | None = None
    deviation: float | None = None
    slope: float | None = None
    """delta per second."""
    edges: int | None = None
    """Changes of value: of bools and states."""
    first_edge_s: float | None = None
    """Seconds from the earlier cursor to the first change."""
    width_s: float | None = None
    """Seconds from the first change to the second: a pulse's width."""
    samples: int = 0
    """Samples between the cursors, good and bad."""


COLUMNS: Final = (
    ("a", "A"),
    ("b", "B"),
    ("delta", "Δ"),
    ("low", "min"),
    ("high", "max"),
    ("mean", "mean"),
    ("rms", "RMS"),
    ("deviation", "σ"),
    ("slope", "slope /s"),
    ("edges", "edges"),
    ("first_edge_s", "first edge s"),
    ("width_s", "pulse s"),
    ("samples", "samples"),
)
"""Fields of `Measured` in the order of the table, and their titles."""


def measure(signal: Signal, a_ns: int, b_ns: int, base: TimeBase = TimeBase.ARRIVAL) -> Measured:
    """Measure a signal between two moments, in either order; both inclusive for the values, [a, b) for what holds."""
    begin, end = min(a_ns, b_ns), max(a_ns, b_ns)
    return measure_window(signal.window(begin, end + 1, base, before=1, after=0), begin, end, kind=signal.kind)


def measure_window(window: Window, begin_ns: int, end_ns: int, *, kind: Kind = Kind.ANALOG) -> Measured:
    """The same from samples in order of time, the first of which may lie before `begin_ns`."""
    times, values = window.times, window.values
    if not len(times):
        return Measured()
    samples = int(np.count_nonzero(times >= begin_ns))
    a = _number(values[np.searchsorted(times, begin_ns, side="right") - 1]) if times[0] <= begin_ns else None
    b = _number(values[-1])
    delta = b - a if a is not None and b is not None else None
    seconds = (end_ns - begin_ns) / 1e9
    slope = delta / seconds if delta is not None and seconds > 0 else None
    good = np.isfinite(values)
    if not good.any():
        return Measured(a, b, delta, slope=slope, samples=samples)
    starts = np.clip(times, begin_ns, end_ns)
    lasts = np.diff(np.append(starts, end_ns)).astype(np.float64)
    known, weight = values[good], lasts[good]
    if not weight.sum():
        weight = np.ones(len(known))
    mean = float(np.average(known, weights=weight))
    # Around the mean: the square of a large value would eat the digits of a small ripple.
    variance = float(np.average((known - mean) ** 2, weights=weight))
    edges = first = width = None
    if kind is not Kind.ANALOG:
        moments = times[good][1:][np.diff(known) != 0]
        edges = len(moments)
        first = float(moments[0] - begin_ns) / 1e9 if edges else None
        width = float(moments[1] - moments[0]) / 1e9 if edges > 1 else None
    return Measured(
        a=a,
        b=b,
        delta=delta,
        low=float(known.min()),
        high=float(known.max()),
        mean=mean,
        rms=float(np.sqrt(variance + mean * mean)),
        deviation=float(np.sqrt(variance)),
        slope=slope,
        edges=edges,
        first_edge_s=first,
        width_s=width,
        samples=samples,
    )


def _number(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
