"""Analog lanes: curves over one or more value axes."""

import functools
import time
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QPen

from fieldscope.lanes.frame import WHOLE, Frame, Group, Trace
from fieldscope.lanes.lane import Lane
from fieldscope.lanes.reduce import Flags, Floats, Line, Strip, dashes, joined, line, stale_after, values_of
from fieldscope.lanes.scale import FARTHEST, Scale
from fieldscope.lanes.sheet import Sheet, hatch_brush, runs
from fieldscope.lanes.strokes import DASH, DASH_ON, DOT, DOT_ON, Mapping
from fieldscope.lanes.ticks import value_ticks
from fieldscope.store import Snapshot
from fieldscope.store.pyramid import columns_of
from linkkit.driver import Kind

DENSE: Final = 2.0
"""Samples per column from which a curve is drawn from columns."""
FINE_SEGMENTS: Final = 15_000
"""Segments in a lane up to which lines are smoothed; beyond that nobody sees it."""
AIR: Final = 7
"""Logical pixels between the plot's edges and the ends of the value axis, so that its labels fit."""
FAR: Final = 1e6
"""So many heights of a lane away everything looks alike: the numbers stay small enough to reckon with."""
MOST_AXES: Final = 4
"""Value axes that signals of other units make by themselves: more would leave no room for the curves."""
BATCH: Final = 10
"""Curves drawn or looked at together: enough to share the work, few enough for a short slice."""
LOOK: Final = 1.5
"""Seconds in which every trace is looked at once, if there is time: could the axis shrink, should it be drawn the other
way?"""
LOOKING: Final = 0.001
"""Seconds after which it looks no further in this frame."""


class AnalogLane(Lane):
    """Curves. Traces that share an axis share its scale."""

    kind: ClassVar[Kind] = Kind.ANALOG

    def __init__(self, traces: Sequence[Trace] = ()) -> None:
        super().__init__(traces)
        self.scales: list[Scale] = [Scale()]
        self.fine = True
        self._looked = 0
        self._look_from = 0.0
        self._grid: tuple[tuple[float, float, int, float] | None, list[int]] = (None, [])
        self._bounds: dict[Trace, tuple[float, float]] = {}

    def add(self, trace: Trace) -> None:
        """Take in a trace, on the axis of its unit; a unit that is new here gets an axis of its own."""
        found = self.axis_for(trace)
        if found is None:
            found = self.new_axis(trace.signal.unit if trace.signal is not None else "")
        trace.axis = found
        self.traces.append(trace)

    def axis_for(self, trace: Trace) -> int | None:
        """Give the axis of a trace's unit, None when there is none."""
        unit = trace.signal.unit if trace.signal is not None else ""
        return next((n for n, scale in enumerate(self.scales) if scale.unit == unit), None)

    def suits(self, trace: Trace) -> bool:
        """Say whether a trace finds the axis of its unit here, or room for one more."""
        return len(self.scales) < MOST_AXES or self.axis_for(trace) is not None

    def new_axis(self, unit: str) -> int:
        """Make one more axis (the first one, as long as it is not used); returns its number."""
        if not self.traces:
            self.scales = [Scale(unit)]
        else:
            self.scales.append(Scale(unit))
        return len(self.scales) - 1

    def restore_axes(self, saved: Sequence[dict[str, Any]]) -> None:
        """Make the axes that the traces ask for, with the ranges that were saved."""
        self.scales = [Scale() for _ in range(max(trace.axis for trace in self.traces) + 1)]
        for scale, state in zip(self.scales, saved, strict=False):
            scale.restore(state)

    def drop_unused_axes(self) -> None:
        """Take away axes without a trace."""
        used = sorted({trace.axis for trace in self.traces})
        self.scales = [self.scales[number] for number in used] or [Scale()]
        for trace in self.traces:
            trace.axis = used.index(trace.axis)

    def axis_of(self, trace: Trace) -> Scale:
        """Give the scale of a trace."""
        return self.scales[trace.axis]

    def y(self, frame: Frame, scale: Scale, values: Floats) -> Floats:
        """Give heights in device pixels from the lane's top, (n,) float64; far outside is cut to near outside."""
        air = frame.px(AIR)
        inner = max(1, self.height - 2 * air)
        room = scale.high - scale.low
        far = min(FAR * room, FARTHEST)
        return (scale.high - np.clip(values, scale.low - far, scale.high + far)) * (inner / room) + air

    def value(self, frame: Frame, scale: Scale, y: float) -> float:
        """Give the value at a height, the inverse of `y`."""
        air = frame.px(AIR)
        inner = max(1, self.height - 2 * air)
        return scale.high - (y - air) * (scale.high - scale.low) / inner

    def ticks(self, frame: Frame, scale: Scale) -> tuple[float, npt.NDArray[np.float64]]:
        """Give step and values of the labels of an axis."""
        count = max(3, self.height // frame.px(42))
        step, ticks = value_ticks(scale.low, scale.high, count)
        while len(ticks) < 2 and count < 12:  # one label alone tells no scale
            count += 1
            step, ticks = value_ticks(scale.low, scale.high, count)
        return step, ticks

    def fit(self) -> None:
        """Give every axis the range that its curves need now."""
        for scale in self.scales:
            scale.auto = True
        for number, scale in enumerate(self.scales):
            found = [self._bounds[t] for t in self.traces if t.axis == number and t in self._bounds]
            if found:
                scale.fit_now(min(low for low, _ in found), max(high for _, high in found))
        self.invalidate()

    def _outdated(self, frame: Frame) -> bool:
        """See whether an axis should shrink, or a curve should be drawn the other way: a few traces in its turn."""
        if frame.looks_at is not self:
            return False
        now = time.monotonic()
        parts = [(group, part) for group in self.groups for part in _parts(len(group.traces), BATCH)]
        due = min(len(parts), int((now - self._look_from) / LOOK * len(parts)))
        if not due:
            return False
        self._look_from = now
        round_done = False
        for _ in range(due):
            if time.monotonic() - now > LOOKING:
                break
            self._looked = (self._looked + 1) % len(parts)
            round_done |= not self._looked
            group, part = parts[self._looked]
            if self._is_dense(frame, frame.snapshot(group.ring)) != group.dense:
                return True
            self._bounds |= self._extents(frame, group, group.traces[part])
        return round_done and any(
            scale.fit(*bounds, now)
            for number, scale in enumerate(self.scales)
            if (bounds := self._bounds_of(number)) is not None
        )

    def _bounds_of(self, number: int) -> tuple[float, float] | None:
        found = [self._bounds[t] for t in self.traces if t.axis == number and t in self._bounds]
        return (min(low for low, _ in found), max(high for _, high in found)) if found else None

    def _extents(self, frame: Frame, group: Group, traces: Sequence[Trace]) -> dict[Trace, tuple[float, float]]:
        """Give least and greatest value in the view of some traces of a group, without drawing them."""
        rows, view = frame.snapshot(group.ring), frame.view
        known = [(trace, trace.signal) for trace in traces if trace.signal is not None]
        signals = [signal for _, signal in known]
        if rows.ordered(frame.base):
            ends = frame.ends(rows)
            edges = np.array([max(int(ends[0]) - 1, rows.first), ends[1]], np.int64)
        else:
            edges = np.array(
                rows.ranges(view.begin_ns, view.end_ns, frame.base) or [(rows.first,) * 2], np.int64
            ).reshape(-1)
        read = functools.partial(values_of, signals, rows)
        found = columns_of([signal.pyramid(rows) for signal in signals], edges, rows.count, read)
        # Every second column lies between two ranges.
        extents = zip(found.low[:, ::2].min(axis=1).tolist(), found.high[:, ::2].max(axis=1).tolist(), strict=True)
        return {trace: bounds for (trace, _), bounds in zip(known, extents, strict=True)}

    def _is_dense(self, frame: Frame, rows: Snapshot) -> bool:
        view = frame.view
        if rows.ordered(frame.base):
            edges = frame.ends(rows)
            return int(edges[1] - edges[0]) > DENSE * view.width
        return sum(b - a for a, b in rows.ranges(view.begin_ns, view.end_ns, frame.base)) > DENSE * view.width

    def _name_axes(self) -> None:
        """Units become known when the signals do."""
        for number, scale in enumerate(self.scales):
            units = {t.signal.unit for t in self.traces if t.axis == number and t.signal is not None}
            if len(units) == 1:
                scale.unit = units.pop()

    def _paint(self, frame: Frame, sheet: Sheet) -> Iterator[None]:
        whole = sheet.whole
        lines: dict[Trace, Line] = {}
        strips: list[tuple[list[Trace], Strip]] = []
        for group in self.groups:
            if whole:
                group.dense = self._is_dense(frame, frame.snapshot(group.ring))
                frame.settle(group)
        for trace in self.traces:
            if trace in self.places and not self.places[trace][0].dense:
                lines[trace] = self._line(frame, sheet, trace)
                yield
        for group in self.groups:
            if group.dense:
                for part in _parts(len(group.traces), BATCH) if whole else [WHOLE]:
                    # One column more, to connect to.
                    strips.append((group.traces[part], frame.strip(group, sheet.begin - 1, sheet.end, part)))
                    yield
        if not whole and len(strips) > 1:  # few columns of many curves are drawn at once
            strips = [([trace for some, _ in strips for trace in some], joined([found for _, found in strips]))]
        if whole:
            self._name_axes()
            self.fine = sum(len(drawn.solid) for drawn in lines.values()) <= FINE_SEGMENTS
        self._fit(strips, lines, whole=whole)
        colors = dict(zip(self.traces, self.colors(frame.theme), strict=True))
        with sheet:
            sheet.grid(frame.grid, self.grid(frame) if self.traces else (), QColor(frame.theme.grid))
            self._unknown(frame, sheet, strips, lines)
            for some, found in strips:
                strokes = self.mapping(frame, some).strokes(found, sheet.begin, frame.dpr)
                sheet.strokes(strokes, [colors[trace] for trace in some])
                if whole:
                    yield
            sheet.finish()
        for trace, drawn in lines.items():
            self._draw_lines(frame, sheet, self.axis_of(trace), drawn, colors[trace])
            if whole:
                yield

    def _line(self, frame: Frame, sheet: Sheet, trace: Trace) -> Line:
        assert trace.signal is not None
        q = frame.view.q
        window = trace.signal.window((sheet.begin - 1) * q, (sheet.end + 1) * q, frame.base)
        step = trace.signal.interval is None
        stale = stale_after(trace.signal)
        return line(window, sheet.left * q, q, frame.now_ns, step=step, stale_ns=stale)

    def _fit(self, strips: list[tuple[list[Trace], Strip]], lines: dict[Trace, Line], *, whole: bool) -> None:
        seen: dict[Trace, tuple[float, float]] = {}
        for group, found in strips:
            low = np.fmin.reduce(found.low, axis=1, initial=np.inf).tolist()
            high = np.fmax.reduce(found.high, axis=1, initial=-np.inf).tolist()
            seen |= dict(zip(group, zip(low, high, strict=True), strict=True))
        for trace, drawn in lines.items():
            ys = np.concatenate((drawn.solid[:, 1:4:2], drawn.doubt[:, 1:4:2], drawn.held[:, 1:4:2])).reshape(-1)
            seen[trace] = (float(ys.min(initial=np.inf)), float(ys.max(initial=-np.inf)))
        if whole:
            self._bounds = seen
        now = time.monotonic()
        for number, scale in enumerate(self.scales):
            here = [bounds for trace, bounds in seen.items() if trace.axis == number]
            if here and scale.fit(min(low for low, _ in here), max(high for _, high in here), now, shrink=False):
                # A picture in the making takes the new scale at once; one on the screen must be drawn anew.
                self._again |= not whole

    def grid(self, frame: Frame) -> list[int]:
        """Give the heights of the grid's lines, device pixels from the lane's top."""
        scale = self.scales[0]
        key = (scale.low, scale.high, self.height, frame.dpr)
        if self._grid[0] != key:
            _, ticks = self.ticks(frame, scale)
            heights = np.rint(self.y(frame, scale, ticks)).astype(int).tolist()
            self._grid = (key, [y for y in heights if 0 <= y < self.height])
        return self._grid[1]

    def _unknown(
        self,
        frame: Frame,
        sheet: Sheet,
        strips: list[tuple[list[Trace], Strip]],
        lines: dict[Trace, Line],
    ) -> None:
        if not lines and not any(found.bad.any() for _, found in strips):
            return
        bad: dict[Trace, Flags] = {}
        for group, found in strips:
            if found.bad.any():
                bad |= dict(zip(group, found.bad, strict=True))
        for number, trace in enumerate(self.traces):
            spans: list[tuple[float, float]] = []
            if trace in bad:
                flags = bad[trace]
                spans = [(sheet.begin - 1 + a, sheet.begin - 1 + b) for a, b in runs(flags) if flags[a]]
            elif trace in lines:
                spans = [(a + sheet.left, max(b, a + 1) + sheet.left) for a, b in lines[trace].unknown.tolist()]
            for a, b in spans:
                self._hatch(frame, sheet, number, a, b)

    def _hatch(self, frame: Frame, sheet: Sheet, number: int, begin: float, end: float) -> None:
        """Mark where a curve is not known; among several it is told which by a ribbon at the foot, in its colour."""
        alone = len(self.traces) == 1
        sheet.fill(begin, end, 0, self.height, hatch_brush(frame.theme, 110 if alone else 45))
        if not alone:
            deep = frame.px(4)
            bottom = self.height - number % 8 * deep
            sheet.fill(begin, end, bottom - deep, bottom, self.colors(frame.theme)[number])

    def mapping(self, frame: Frame, traces: Sequence[Trace]) -> Mapping:
        """Give how high the curves of some traces lie; see `y`."""
        scales = [self.scales[trace.axis] for trace in traces]
        return Mapping.of([(scale.low, scale.high) for scale in scales], self.height, frame.px(AIR))

    def _draw_lines(self, frame: Frame, sheet: Sheet, scale: Scale, found: Line, color: QColor) -> None:
        # Qt loses its way far outside the picture, and dashes are counted out one by one.
        width = frame.view.width
        parts = [_near(found.solid, 0, width)]
        if len(found.doubt):
            parts.append(dashes(_near(found.doubt, 0, width), sheet.left, frame.px(DASH), DASH_ON))
        if len(found.held):
            parts.append(dashes(_near(found.held, 0, width), sheet.left, frame.px(DOT), DOT_ON))
        segments = np.concatenate(parts) if len(parts) > 1 else parts[0]
        if not len(segments):
            return
        segments = np.ascontiguousarray(segments)
        segments[:, 1:4:2] = self.y(frame, scale, segments[:, 1:4:2])
        segments = _near(segments, 1, self.height)
        if len(segments):
            pen = QPen(color, 1.5 * frame.dpr if self.fine else max(1.0, float(frame.px(1))))
            sheet.lines(np.ascontiguousarray(segments), pen, smooth=self.fine)


def _parts(count: int, size: int) -> list[slice]:
    return [slice(at, at + size) for at in range(0, count, size)]


def _near(segments: Floats, at: int, size: int) -> Floats:
    """Cut segments to what is near [0, size] along x (`at` 0) or y (1), keeping their slope; drop those outside."""
    low, high = -1.0 * size - 100, 2.0 * size + 100
    a, b = segments[:, at], segments[:, at + 2]
    if len(segments) and a.min() >= low and b.min() >= low and a.max() <= high and b.max() <= high:
        return segments
    segments = segments[(np.maximum(a, b) >= 0) & (np.minimum(a, b) <= size)]
    length = segments[:, at + 2] - segments[:, at]
    other = 1 - at
    slope = np.divide(segments[:, other + 2] - segments[:, other], length, out=np.zeros_like(length), where=length != 0)
    for end in (at, at + 2):
        cut = np.clip(segments[:, end], low, high)
        segments[:, other + end - at] += (cut - segments[:, end]) * slope
        segments[:, end] = cut
    return segments
