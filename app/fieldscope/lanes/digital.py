"""Digital lanes: a row for each bool, high and low. State lanes: a row for each state, in coloured bands with text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Self

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from fieldscope.lanes.frame import Frame, Trace, font
from fieldscope.lanes.lane import Lane
from fieldscope.lanes.reduce import Flags, Floats, Strip
from fieldscope.lanes.sheet import Sheet, hatch_brush, runs
from fieldscope.lanes.theme import Theme
from linkkit.driver import Kind

DIGITAL_ROW: Final = 18
STATE_ROW: Final = 26
"""Logical pixels a row is high."""
MARGIN: Final = 4
"""Logical pixels above the first and below the last row."""


Band = tuple[int, int, float]
"""Columns [begin, end) in which a state holds."""


@dataclass(frozen=True, slots=True)
class Row:
    """`Strip` of one signal, (n,) each."""

    low: Floats
    high: Floats
    last: Floats
    bad: Flags
    stale: Flags
    doubt: Flags

    @classmethod
    def of(cls, strip: Strip) -> Self:
        """Take the first signal of a strip."""
        return cls(strip.low[0], strip.high[0], strip.last[0], strip.bad[0], strip.stale[0], strip.doubt[0])


class RowLane(Lane):
    """Rows of fixed height."""

    row: ClassVar[int]

    def fixed_height(self, frame: Frame) -> int | None:
        return frame.px(self.row) * max(1, len(self.traces)) + 2 * frame.px(MARGIN)

    def row_of(self, frame: Frame, number: int) -> tuple[int, int]:
        """Give top and bottom of a row, device pixels from the lane's top."""
        top = frame.px(MARGIN) + number * frame.px(self.row)
        return top, top + frame.px(self.row)

    def _paint(self, frame: Frame, sheet: Sheet) -> Iterator[None]:
        if sheet.whole:
            for group in self.groups:
                frame.settle(group)
        with sheet:
            sheet.grid(frame.grid, (), QColor(frame.theme.grid))
            for number, (trace, color) in enumerate(zip(self.traces, self.colors(frame.theme), strict=True)):
                if trace in self.places:
                    found = Row.of(self._strip(frame, trace, sheet.begin, sheet.end))
                    self._paint_row(frame, sheet, trace, found, color, self.row_of(frame, number))
                if sheet.whole:
                    yield
            sheet.finish()

    def _strip(self, frame: Frame, trace: Trace, left: int, right: int) -> Strip:
        """Reduce one trace to the columns [left, right)."""
        group, number = self.places[trace]
        return frame.strip(group, left, right, slice(number, number + 1))

    def _paint_row(
        self, frame: Frame, sheet: Sheet, _trace: Trace, found: Row, color: QColor, place: tuple[int, int]
    ) -> None:
        raise NotImplementedError


class DigitalLane(RowLane):
    """Bools."""

    kind = Kind.DIGITAL
    row = DIGITAL_ROW

    def _paint_row(
        self, frame: Frame, sheet: Sheet, _trace: Trace, found: Row, color: QColor, place: tuple[int, int]
    ) -> None:
        top, bottom = place[0] + frame.px(3), place[1] - frame.px(3)
        thick = max(1, frame.px(1.5))
        ground = QColor(color)
        ground.setAlpha(80)
        high = found.high > 0
        low = found.low <= 0
        for a, b in runs(high, low, found.bad, found.stale, found.doubt):
            x, to = sheet.begin + a, sheet.begin + b
            if found.bad[a]:
                sheet.fill(x, to, top, bottom, hatch_brush(frame.theme))
            if high[a] and low[a]:
                sheet.fill(x, to, top, bottom, color)  # an edge, or more edges than there are pixels
            elif high[a]:
                if not found.stale[a]:
                    sheet.fill(x, to, top, bottom, ground)
                _rule(sheet, x, to, top, thick, color, _pattern(found, a))
            elif low[a]:
                _rule(sheet, x, to, bottom - thick, thick, color, _pattern(found, a))


class StateLane(RowLane):
    """Enumerations and double points."""

    kind = Kind.STATE
    row = STATE_ROW

    def __init__(self, traces: Sequence[Trace] = ()) -> None:
        super().__init__(traces)
        self._bands: dict[Trace, list[Band]] = {}

    def band_color(self, theme: Theme, trace: Trace, value: float) -> QColor:
        """Give the ground of a state: by its place among the named ones, so that OFF and ON never share one."""
        names = sorted(trace.signal.point.states) if trace.signal is not None else []
        place = names.index(int(value)) if int(value) in names else int(value) + len(names)
        return QColor(theme.bands[place % len(theme.bands)])

    def _paint_row(
        self, frame: Frame, sheet: Sheet, trace: Trace, found: Row, color: QColor, place: tuple[int, int]
    ) -> None:
        top, bottom = place[0] + frame.px(2), place[1] - frame.px(2)
        line = max(1, frame.px(1.5))
        bands = _without(self._bands.get(trace, []), sheet.begin, sheet.end)
        for a, b in runs(found.last, found.bad, found.stale, found.doubt):
            x, to = sheet.begin + a, sheet.begin + b
            value = float(found.last[a])
            if np.isnan(value):
                if found.bad[a]:
                    sheet.fill(x, to, top, bottom, hatch_brush(frame.theme))
                continue
            bands.append((x, to, value))
            ground = self.band_color(frame.theme, trace, value)
            sheet.fill(x, to, top, bottom, ground)
            if found.stale[a]:
                sheet.fill(x, to, top, bottom, hatch_brush(frame.theme, 60))
            edge = QColor(color)
            _rule(sheet, x, to, bottom - line, line, edge, _pattern(found, a))
            if a or found.low[0] != found.high[0]:  # else it came in from the left
                sheet.fill(x, x + line, top, bottom, edge)
        self._bands[trace] = _joined(bands)
        # A column in which the state changed there and back is marked, or it would not be seen.
        for a, b in runs((found.low != found.high) & np.isfinite(found.low)):
            if found.low[a] != found.high[a] and np.isfinite(found.low[a]):
                sheet.fill(sheet.begin + a, sheet.begin + b, top, bottom, color)

    def paint_texts(self, frame: Frame, painter: QPainter) -> None:
        """Write the names of the states over the picture: a name stays in sight while its band does."""
        view = frame.view
        painter.setFont(font(frame, 11))
        painter.setPen(QColor(frame.theme.text))
        metrics = painter.fontMetrics()
        pad = frame.px(6)
        for number, trace in enumerate(self.traces):
            bands = self._bands.get(trace, [])
            while bands and bands[0][1] < view.left - view.width:
                bands.pop(0)
            top, bottom = self.row_of(frame, number)
            for begin, end, value in bands:
                x = max(begin, view.left) - view.left + pad
                room = min(end, view.right) - view.left - x
                if room < pad:
                    continue
                text = metrics.elidedText(self.value_text(trace, int(value)), Qt.TextElideMode.ElideRight, room)
                if len(text) > 1 or text == self.value_text(trace, int(value)):
                    painter.drawText(QRect(x, self.top + top, room, bottom - top), Qt.AlignmentFlag.AlignVCenter, text)


def _without(bands: list[Band], begin: int, end: int) -> list[Band]:
    """Cut the columns [begin, end) out of bands."""
    left = [(a, min(b, begin), value) for a, b, value in bands if a < begin]
    return left + [(max(a, end), b, value) for a, b, value in bands if b > end]


def _joined(bands: list[Band]) -> list[Band]:
    """Put bands in order, and those that touch and have the same value together."""
    joined: list[Band] = []
    for begin, end, value in sorted(bands):
        if joined and joined[-1][1] == begin and joined[-1][2] == value:
            joined[-1] = (joined[-1][0], end, value)
        else:
            joined.append((begin, end, value))
    return joined


def _pattern(found: Row, column: int) -> tuple[int, float]:
    """Give what a line looks like, as in `reduce.dashes`: dotted when stale, dashed when doubtful, else plain."""
    return (8, 0.5) if found.stale[column] else (14, 0.64) if found.doubt[column] else (1, 1.0)


def _rule(sheet: Sheet, begin: int, end: int, top: int, thick: int, color: QColor, pattern: tuple[int, float]) -> None:
    period, on = pattern
    if on == 1.0:
        sheet.fill(begin, end, top, top + thick, color)
        return
    for x in range(begin // period * period, end, period):
        sheet.fill(max(x, begin), min(x + round(period * on), end), top, top + thick, color)
