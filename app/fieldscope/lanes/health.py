"""Health lanes: how a connection itself is doing, one row each for state, quality bits, gaps, lost packets, jitter."""

import math
from typing import Final

import numpy as np
from PySide6.QtGui import QColor

from fieldscope.lanes.digital import Row, StateLane
from fieldscope.lanes.frame import Frame, Trace
from fieldscope.lanes.sheet import Sheet, runs
from fieldscope.lanes.theme import Theme
from fieldscope.measure.health import PERIOD_MS, STATES
from fieldscope.texts import quality_marks
from fieldscope.words import tr
from linkkit.driver import Kind, LinkState, Quality

HEALTH_ROW: Final = 20
BANDS: Final = {
    LinkState.OFF: 7,
    LinkState.CONNECTING: 0,
    LinkState.RUNNING: 2,
    LinkState.DEGRADED: 4,
    LinkState.FAULT: 1,
}
"""Which of the theme's bands a state has: grey, blue, green, yellow, orange."""
LEAST_MS: Final = 0.1
MOST_MS: Final = 1000.0
"""Jitter from which a bar is seen, and for which it is full; logarithmic between."""


class HealthLane(StateLane):
    """Rows of `measure.health.PARTS`."""

    kind = Kind.HEALTH
    row = HEALTH_ROW

    def colors(self, theme: Theme) -> list[QColor]:
        return [_color(theme, trace) for trace in self.traces]

    def band_color(self, theme: Theme, trace: Trace, value: float) -> QColor:
        if trace.key.point == "state":
            number = BANDS[STATES[int(value)]] if 0 <= value < len(STATES) else 7
        else:
            bits = Quality(int(value))
            number = 2 if not bits else 1 if bits & (Quality.INVALID | Quality.GAP) else 4
        return QColor(theme.bands[number])

    def value_text(self, trace: Trace, value: float | int | bool) -> str:
        if trace.key.point == "quality":
            bits = Quality(int(value))
            marks = [quality_marks(bits & ~Quality.GAP)] if bits & ~Quality.GAP else []
            return " ".join([*marks, *([tr("no data")] if bits & Quality.GAP else [])]) or tr("good")
        return super().value_text(trace, value)

    def _paint_row(
        self, frame: Frame, sheet: Sheet, trace: Trace, found: Row, color: QColor, place: tuple[int, int]
    ) -> None:
        if trace.key.point in ("state", "quality"):
            super()._paint_row(frame, sheet, trace, found, color, place)
            return
        top, bottom = place[0] + frame.px(3), place[1] - frame.px(2)
        sheet.fill(sheet.begin, sheet.end, bottom - 1, bottom, QColor(frame.theme.border))
        if trace.key.point == "jitter":
            for a, b in runs(found.high):
                share = _jitter_share(float(found.high[a]))
                height = math.ceil(share * (bottom - top))
                sheet.fill(sheet.begin + a, sheet.begin + b, bottom - height, bottom, color)
            return
        # A counter: each step is a bar over the period it was counted in, seen also from far away.
        width = self._reach(frame)
        more = self._strip(frame, trace, sheet.begin - width, sheet.begin)
        low = np.concatenate((more.low[0], found.low))
        high = np.concatenate((more.high[0], found.high))
        for at in np.flatnonzero(high > low).tolist():
            height = math.ceil(_count_share(float(high[at] - low[at])) * (bottom - top))
            x = sheet.begin - width + at
            sheet.fill(x, x + width, bottom - height, bottom, color)

    def _reach(self, frame: Frame) -> int:
        return min(max(frame.px(3), PERIOD_MS * 1_000_000 // frame.view.q), frame.view.width)


def _color(theme: Theme, trace: Trace) -> QColor:
    name = {"gaps": theme.hatch, "lost": theme.hatch, "jitter": theme.curves[0]}.get(trace.key.point, theme.dim)
    return QColor(name)


def _jitter_share(ms: float) -> float:
    """Give the height of a bar, 0 to 1."""
    if not ms > LEAST_MS:
        return 0.0
    return min(1.0, math.log10(ms / LEAST_MS) / math.log10(MOST_MS / LEAST_MS))


def _count_share(count: float) -> float:
    """Give the height of a bar: one is seen well, a hundred fill the row."""
    return min(1.0, 0.5 + 0.25 * math.log10(max(1.0, count)))
