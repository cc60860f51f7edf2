"""The little curve behind a value in the tree. No Qt here."""

from typing import Final

import numpy as np

from fieldscope.store import Signal, TimeBase

TREND_S: Final = 30
"""Seconds of a trend."""
STEPS: Final = 40


def trend(signal: Signal, now_ns: int) -> tuple[float, ...]:
    """Give the values that held at evenly spaced moments of the last half minute, scaled to 0…1; NaN for unknown.

    Empty when there is nothing to show. What does not change lies in the middle.
    """
    rows = signal.snapshot()
    if rows is None or not len(rows):
        return ()
    moments = now_ns - np.linspace(TREND_S * 1e9, 0, STEPS).astype(np.int64)
    if rows.ordered(TimeBase.ARRIVAL):
        values = signal.pick(rows, rows.locate(moments + 1, TimeBase.ARRIVAL) - 1)
    else:  # this computer's clock was set back
        window = signal.window(int(moments[0]) + 1, now_ns + 1, after=0)
        values = np.append(window.values, np.nan)[np.searchsorted(window.times, moments, side="right") - 1]
    known = values[np.isfinite(values)]
    if not len(known):
        return ()
    low, high = float(known.min()), float(known.max())
    scaled = (values - low) / (high - low) if high > low else np.where(np.isfinite(values), 0.5, np.nan)
    return tuple(np.round(scaled, 3).tolist())
