"""From columns to vertical strokes of pixels. Plain numpy, no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from fieldscope.lanes.reduce import Floats, Strip

Ints = npt.NDArray[np.int64]
Strokes = npt.NDArray[np.int32]
"""(m, n, 4) in C order, of each of m curves in each of n columns: top, column, bottom, and column again. All inclusive,
the columns counted from the first one; what is not to be drawn is at -1."""

DOT: Final = 8
DASH: Final = 14
"""Logical pixels from dot to dot of a stale value, and from dash to dash of a doubtful one…"""
DOT_ON: Final = 0.5
DASH_ON: Final = 0.64
"""…of which this part is drawn."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """How high m curves lie: value · factor below `shift`, in device pixels. Each array is (m, 1)."""

    shift: Floats
    factor: Floats
    height: Ints
    """Of the lane; nothing is drawn outside."""
    top: Ints
    """Where the lane begins, counted from where strokes count."""

    @classmethod
    def of(cls, scales: Sequence[tuple[float, float]], height: int, air: int) -> Self:
        """Map the ranges (low, high) of the curves of a lane to its height, `air` left free at both ends."""
        low, high = np.array(scales, np.float64).reshape(-1, 2, 1).transpose(1, 0, 2)
        factor = max(1, height - 2 * air) / (high - low)
        whole = np.zeros(low.shape, np.int64)
        return cls(high * factor + air, factor, whole + height, whole)

    @classmethod
    def stacked(cls, lanes: Sequence[Self], tops: Sequence[int]) -> Self:
        """Put the curves of several lanes together."""
        return cls(
            np.concatenate([lane.shift for lane in lanes]),
            np.concatenate([lane.factor for lane in lanes]),
            np.concatenate([lane.height for lane in lanes]),
            np.concatenate([lane.top + top for lane, top in zip(lanes, tops, strict=True)]),
        )

    def strokes(self, found: Strip, begin: int, dpr: float) -> Strokes:
        """Give the strokes of columns. The first column is only connected to; the second is `begin`, absolute."""
        m, n = found.low.shape[0], found.low.shape[1] - 1
        ends = np.empty((2, m, n + 1))  # upper and lower
        with np.errstate(over="ignore"):  # what is too far to reckon with is infinitely far
            np.multiply(found.high, self.factor, out=ends[0])
            np.multiply(found.low, self.factor, out=ends[1])
        np.floor(np.subtract(self.shift, ends, out=ends), out=ends)
        # Neighbours connect: each column reaches to where the one before ended.
        reach = np.empty((2, m, n))
        np.fmin(ends[0, :, 1:], ends[1, :, :-1], out=reach[0])
        np.fmax(ends[1, :, 1:], ends[0, :, :-1], out=reach[1])
        reach[1] += max(1, round(dpr)) - 1
        hidden = (reach[1] < 0) | (reach[0] >= self.height) | np.isnan(ends[0, :, 1:])
        for flags, length, on in ((found.stale, DOT, DOT_ON), (found.doubt, DASH, DASH_ON)):
            if flags.any():
                period = round(length * dpr)
                hidden |= flags[:, 1:] & (np.arange(begin, begin + n) % period >= period * on)
        np.minimum(np.maximum(reach, 0, out=reach), self.height - 1, out=reach)
        reach += self.top
        reach[:, hidden] = -1
        made = np.empty((m, n, 4), np.int32)
        made[:, :, 0], made[:, :, 2] = reach
        made[:, :, 1] = made[:, :, 3] = np.arange(n)
        return made
