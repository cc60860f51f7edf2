"""What a cursor snaps to that the mouse places: an edge in the lane under it, or a sample of an event-driven curve."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint

from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.frame import Trace
from fieldscope.plot.edges import Edge, nearest_edge

if TYPE_CHECKING:
    from fieldscope.plot.canvas import Canvas

REACH: Final = 6
"""Logical pixels within which a cursor snaps."""
MOST: Final = 16
"""Curves of a lane that are looked at; among more of them nobody knows which one is meant, but for the chosen one."""


class Snapping:
    """Looks only at the lane under the mouse: it has to be done before the next move."""

    def __init__(self, canvas: "Canvas") -> None:
        self.canvas = canvas
        self.on = True

    def near(self, point: QPoint, moment_ns: int) -> Edge | None:
        """Give the edge nearest to a moment in what is at a place, device pixels; None when there is none near."""
        canvas = self.canvas
        if not self.on or canvas.cursors.on_screen:
            return None
        reach = canvas.px(REACH) * canvas.view.q
        best: Edge | None = None
        for trace in self._meant(point):
            if trace.signal is not None:
                found = nearest_edge(trace.signal, moment_ns, reach, canvas.base)
                if found is not None and (best is None or abs(found - moment_ns) < abs(best.moment_ns - moment_ns)):
                    best = Edge(trace, found)
        return best

    def _meant(self, point: QPoint) -> list[Trace]:
        """Give the signals at a height that have edges to snap to."""
        canvas = self.canvas
        lane = canvas.stack.lane_at(point.y())
        if lane is None or not 0 <= point.y() < canvas.plots.height():
            return []
        if not isinstance(lane, AnalogLane):
            row = canvas.stack.trace_at(QPoint(0, point.y()))
            return [row[1]] if row is not None else []
        driven = [trace for trace in lane.traces if trace.signal is not None and trace.signal.interval is None]
        return driven if len(driven) <= MOST else [trace for trace in driven if trace is canvas.keys.trace]
