"""The figures beside the names, as `lanes.readings` gives them: read in turn, a few in each frame."""

import time
from typing import TYPE_CHECKING, Final

from fieldscope.lanes.frame import Frame, Trace
from fieldscope.lanes.lane import Lane
from fieldscope.lanes.readings import Reading, reading

if TYPE_CHECKING:
    from fieldscope.plot.canvas import Canvas

ROUND: Final = 0.25
"""Seconds in which all figures are refreshed once: faster cannot be read."""


class Figures:
    """What stands beside the names of a canvas."""

    def __init__(self, canvas: "Canvas") -> None:
        self.canvas = canvas
        self.readings: dict[Trace, Reading] = {}
        self._at = 0.0
        """When all of them were read together; 0.0 has it done in the next frame."""
        self._part_at = 0.0
        self._to = 0
        """Traces that were read in this round."""

    def expire(self) -> None:
        """Have all of them read together in the next frame."""
        self._at = 0.0

    def point(self) -> None:
        """The mouse is somewhere else: what it points at is read soon."""
        if time.monotonic() - self._at > ROUND / 4:
            self._at = 0.0

    def go_on(self, frame: Frame) -> None:
        """Refresh those that are due."""
        now = time.monotonic()
        if not self._at:
            self.canvas.renew()
            self.read(frame)
            self._at = self._part_at = now
            return
        shown = [(lane, trace) for lane in self.canvas.lanes for trace in lane.traces]
        due = min(len(shown), int((now - self._part_at) / ROUND * len(shown)))
        if not due:
            return
        self._part_at = now
        if self._to >= len(shown):
            self._to = 0
            self.canvas.renew()
        moment = self.moment()
        part = shown[self._to : self._to + due]
        self._to += due
        self.readings |= {trace: self._reading(frame, lane, trace, moment) for lane, trace in part}

    def read(self, frame: Frame) -> None:
        """Refresh all of them."""
        moment = self.moment()
        self.readings = {
            trace: self._reading(frame, lane, trace, moment) for lane in self.canvas.lanes for trace in lane.traces
        }

    def moment(self) -> int | None:
        """Give the moment whose values stand beside the names; None for the newest ones."""
        canvas = self.canvas
        if canvas.hover is not None and canvas.plots.contains(canvas.hover):
            return canvas.view.moment(canvas.hover.x() - canvas.gutter)
        return None if canvas.view.live else canvas.view.end_ns

    def _reading(self, frame: Frame, lane: Lane, trace: Trace, moment: int | None) -> Reading:
        return reading(frame, lane, trace, moment, self._alarm(trace) if moment is None else "")

    def _alarm(self, trace: Trace) -> str:
        watched = self.canvas.watched(trace.key)
        return watched.alarm if watched is not None else ""
