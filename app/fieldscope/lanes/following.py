"""New columns while the view follows: those of analog lanes are drawn in one go, however many lanes there are."""

import itertools
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor

from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.frame import Frame
from fieldscope.lanes.lane import Lane, Span
from fieldscope.lanes.reduce import Strip, joined
from fieldscope.lanes.sheet import FIRST, GRID, GROUND, MOST_COLORS, Lying
from fieldscope.lanes.strokes import Mapping
from fieldscope.lanes.theme import curve_color

NEAR: Final = 48
"""Columns at the right edge that are drawn together; a lane that needs more is drawn alone."""


class Following:
    """Brings the pictures of lanes to where the view is now. Belongs to one canvas."""

    def __init__(self) -> None:
        self._plan: Plan | None = None
        self._lying: Lying | None = None
        self._turn = 0

    def draw(self, frame: Frame, lanes: Sequence[Lane]) -> None:
        """Shift the pictures and draw what is new."""
        self._turn += 1
        frame.looks_at = lanes[self._turn % len(lanes)] if lanes else None
        together: list[AnalogLane] = []
        begin = end = frame.view.right
        for lane in lanes:
            for span in lane.follow(frame):
                if isinstance(lane, AnalogLane) and span[1] == end and end - span[0] <= NEAR and _plain(lane):
                    together.append(lane)
                    begin = min(begin, span[0])
                else:
                    lane.draw_columns(frame, span)
        if together:
            self._draw(frame, together, (begin, end))

    def _draw(self, frame: Frame, lanes: list[AnalogLane], span: Span) -> None:
        if self._plan is None or self._plan.key != _key(frame, lanes):
            self._plan = Plan(frame, lanes)
        plan = self._plan
        begin, end = span
        # One column more, to connect to.
        found = joined([frame.strip(group, begin - 1, end) for lane in lanes for group in lane.groups])
        if self._lying is None or self._lying.height != plan.height:
            self._lying = Lying(NEAR, plan.height)
        numbers = self._lying.pixels[: end - begin, : plan.height]
        numbers[:] = GROUND
        numbers[:, plan.grid] = GRID
        numbers[[column - begin for column in frame.grid if begin <= column < end]] = GRID
        strokes = plan.mapping.strokes(found, begin, frame.dpr)[plan.order]
        self._lying.write(strokes, plan.counts)
        upright = np.ascontiguousarray(numbers.T)
        odd = plan.odd(found)
        for lane, top, colors in zip(lanes, plan.tops, plan.colors, strict=True):
            if lane in odd:
                lane.draw_columns(frame, span)
            else:
                lane.put(begin, colors[upright[top : top + lane.height]])


class Plan:
    """What stays as it is until a picture is drawn anew: the lanes lie one below the other on one sheet."""

    def __init__(self, frame: Frame, lanes: Sequence[AnalogLane]) -> None:
        self.key = _key(frame, lanes)
        heights = [lane.height for lane in lanes]
        self.height = sum(heights)
        self.tops = list(itertools.accumulate(heights[:-1], initial=0))
        self.grid = [top + y for lane, top in zip(lanes, self.tops, strict=True) for y in lane.grid(frame)]
        """Where the horizontal lines of the grid lie."""
        curves = [[trace for group in lane.groups for trace in group.traces] for lane in lanes]
        ground = [QColor(color).rgb() for color in (frame.theme.lane, frame.theme.grid)]
        self.colors = [
            np.array([*ground, *(curve_color(frame.theme, trace.color).rgb() for trace in some)], np.uint32)
            for some in curves
        ]
        """The colour of each number, for every lane."""
        self._lanes = [lane for lane, some in zip(lanes, curves, strict=True) for _ in some]
        mappings = [lane.mapping(frame, some) for lane, some in zip(lanes, curves, strict=True)]
        self.mapping = Mapping.stacked(mappings, self.tops)
        limits = [lane.axis_of(trace).limits for lane, some in zip(lanes, curves, strict=True) for trace in some]
        self._floor, self._ceiling = np.array(limits).T
        numbers = np.array([number for some in curves for number in range(len(some))])
        self.order: npt.NDArray[np.int64] = np.argsort(numbers, kind="stable")
        """First the first curve of every lane, then the second ones: those of one number are drawn in one go."""
        self.counts = list(enumerate(np.bincount(numbers).tolist(), start=FIRST))
        """Numbers, and how many curves have each."""

    def odd(self, found: Strip) -> set[AnalogLane]:
        """Give the lanes in which something is not known, or beyond an axis that would grow."""
        beyond = np.fmin.reduce(found.low, axis=1) < self._floor
        beyond |= np.fmax.reduce(found.high, axis=1) > self._ceiling
        beyond |= found.bad.any(axis=1)
        return {self._lanes[number] for number in np.flatnonzero(beyond).tolist()}


def _plain(lane: AnalogLane) -> bool:
    """Say whether a lane has nothing but columns, in no more colours than there are numbers."""
    return bool(lane.groups) and all(g.dense for g in lane.groups) and len(lane.traces) <= MOST_COLORS - FIRST


def _key(frame: Frame, lanes: Sequence[AnalogLane]) -> tuple[object, ...]:
    return (frame.theme, frame.dpr, *((lane, lane.generation) for lane in lanes))
