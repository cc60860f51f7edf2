"""The range of a value axis. No Qt."""

import math
from typing import Any, Final

from fieldscope.lanes.ticks import nice_step

PATIENCE: Final = 5.0
"""Seconds the data must need much less room before the axis shrinks."""
SLACK: Final = 0.5
"""The axis shrinks when the data would fit into this part of it."""

FARTHEST: Final = 4e307
"""No axis reaches farther by itself: twice the way and some air must be numbers, too."""


class Scale:
    """Lowest and highest value shown. Automatic until the user zooms: it grows at once, in steps, and shrinks late."""

    def __init__(self, unit: str = "") -> None:
        self.unit = unit
        self.low = 0.0
        self.high = 1.0
        self.auto = True
        self._empty = True
        self._roomy_since: float | None = None

    def fit(self, low: float, high: float, now: float, *, shrink: bool = True) -> bool:
        """Take in data between `low` and `high` (ignored unless finite); `now` in seconds. True when the range changed.

        `shrink` is for when low and high are those of all that is shown, not only of what is new.
        """
        if not (self.auto and math.isfinite(low) and math.isfinite(high)):
            return False
        if self._empty:
            self._empty = False
            return self._set(*widened(low, high))
        if low < self.low or high > self.high:
            self._roomy_since = None
            return self._set(*widened(min(low, self._floor(low)), max(high, self._ceil(high))))
        if shrink:
            target = widened(low, high)
            if target[1] - target[0] < SLACK * (self.high - self.low):
                if self._roomy_since is None:
                    self._roomy_since = now
                elif now - self._roomy_since >= PATIENCE:
                    self._roomy_since = None
                    return self._set(*target)
            else:
                self._roomy_since = None
        return False

    @property
    def limits(self) -> tuple[float, float]:
        """What data may reach while the range stays as it is, unless it shrinks."""
        if not self.auto:
            return -math.inf, math.inf
        return (math.inf, -math.inf) if self._empty else (self.low, self.high)

    def fit_now(self, low: float, high: float) -> bool:
        """Take exactly what these data need, and be automatic again."""
        self.auto = True
        self._roomy_since = None
        if not (math.isfinite(low) and math.isfinite(high)):
            self._empty = True
            return False
        self._empty = False
        return self._set(*widened(low, high))

    def set(self, low: float, high: float) -> bool:
        """Show this range from now on, whatever the data. True when it changed."""
        self.auto = False
        return math.isfinite(high - low) and high - low > 1e-300 and self._set(low, high)

    def zoom(self, factor: float, at: float) -> bool:
        """Make the range `factor` times as long around the value `at`."""
        return self.set(at - (at - self.low) * factor, at + (self.high - at) * factor)

    def pan(self, part: float) -> bool:
        """Move by this part of the range."""
        shift = part * (self.high - self.low)
        return self.set(self.low + shift, self.high + shift)

    def state(self) -> dict[str, Any]:
        """What a project saves."""
        return {"auto": True} if self.auto else {"low": self.low, "high": self.high}

    def restore(self, state: dict[str, Any]) -> None:
        """Take what `state` gave."""
        low, high = state.get("low"), state.get("high")
        if isinstance(low, int | float) and isinstance(high, int | float) and low < high:
            self.set(float(low), float(high))

    def _floor(self, low: float) -> float:
        # What is shown and still fits stays in: an axis that jumps to and fro cannot be read.
        return min(self.low, low)

    def _ceil(self, high: float) -> float:
        return max(self.high, high)

    def _set(self, low: float, high: float) -> bool:
        changed = (low, high) != (self.low, self.high)
        self.low, self.high = low, high
        return changed


def widened(low: float, high: float) -> tuple[float, float]:
    """Give the range for these data: a little air above and below, borders on round numbers."""
    low, high = (min(max(border, -FARTHEST), FARTHEST) for border in (low, high))
    if low == high:
        half = abs(low) / 2 or 1.0
        low, high = low - half, high + half
    air = (high - low) * 0.04
    step = nice_step(high - low + 2 * air, 20)
    return math.floor((low - air) / step) * step, math.ceil((high + air) / step) * step
