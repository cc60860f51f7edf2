"""Where the lanes of a canvas stand: one below the other, higher than the window when there are many."""

import itertools
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QScrollBar

from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.digital import RowLane
from fieldscope.lanes.frame import Frame, Trace, font
from fieldscope.lanes.gutter import AXIS, NAME_AT, NAME_ROW, PANEL_LEAST, VALUE
from fieldscope.lanes.lane import Lane

if TYPE_CHECKING:
    from fieldscope.plot.canvas import Canvas

TIME_AXIS: Final = 26
"""Logical pixels of the time axis below the lanes."""
RIBBON: Final = 20
"""…of the strip of events between them."""
GAP: Final = 4
"""…between two lanes."""
LEAST: Final = 72
"""…an analog lane is high at least."""


class Stack:
    """Shares the height among the lanes. Everything inside is counted in device pixels."""

    def __init__(self, canvas: "Canvas") -> None:
        self.canvas = canvas
        self.panel = 0
        """Width of the names beside the lanes."""
        self.gutter = 0
        """Width of names and value axes, left of the plots."""
        self.plots = QRect(0, 0, 1, 1)
        """Where the plots are, all lanes together, without the strip of events and the time axis."""
        self._scroll = 0
        self._bar = QScrollBar(Qt.Orientation.Vertical, canvas)
        self._bar.valueChanged.connect(self._scrolled)
        self._bar.hide()

    def _measure(self, frame: Frame) -> None:
        """Find out where the plots are."""
        canvas = self.canvas
        px = canvas.px
        axes = max((len(lane.scales) for lane in canvas.lanes if isinstance(lane, AnalogLane)), default=1)
        metrics = QFontMetrics(font(frame, 12))
        name = max((metrics.horizontalAdvance(trace.name) for trace in canvas.traces()), default=0)
        most = max(px(PANEL_LEAST), px(canvas.width() // 4))
        self.panel = min(max(px(PANEL_LEAST), px(NAME_AT) + name + px(VALUE)), most)
        self.gutter = self.panel + max(1, axes) * px(AXIS)
        width = round(canvas.width() * canvas.dpr) - self.gutter - px(GAP) - px(self.bar_width)
        height = round(canvas.height() * canvas.dpr) - px(TIME_AXIS) - self.ribbon_height
        self.plots = QRect(self.gutter, 0, max(1, width), max(1, height))

    @property
    def ribbon_height(self) -> int:
        """Device pixels of the strip of events below the plots; 0 while it is hidden."""
        return self.canvas.px(RIBBON) if self.canvas.ribbon.shown else 0

    @property
    def axis_top(self) -> int:
        """Where the time axis begins, below the strip of events; device pixels."""
        return self.plots.height() + self.ribbon_height

    def layout(self) -> None:
        """Give every lane its place."""
        canvas = self.canvas
        frame = canvas.new_frame()
        self._measure(frame)
        plots = self.plots
        gap = canvas.px(GAP)
        fixed = {lane: lane.fixed_height(frame) for lane in canvas.lanes}
        taken = sum(height for height in fixed.values() if height is not None) + gap * len(canvas.lanes)
        flexible = [lane for lane in canvas.lanes if fixed[lane] is None]
        weight = sum(lane.weight for lane in flexible) or 1.0
        room = max(0, plots.height() - taken)
        top = -self._scroll
        for lane in canvas.lanes:
            height = fixed[lane]
            if height is None:
                height = max(canvas.px(LEAST), round(room * lane.weight / weight))
            if height != lane.height:
                lane.height = height
                lane.invalidate()
            lane.top = top
            top += height + gap
        over = top + self._scroll - gap - plots.height()
        visible = over > 1 and bool(canvas.lanes)
        if visible:
            self._bar.setRange(0, over)
            self._bar.setPageStep(plots.height())
            self._bar.setSingleStep(canvas.px(40))
        if visible == self._bar.isHidden():
            self._bar.setVisible(visible)
            if not visible:
                self._scroll = 0
            self.place_bar()
            self.layout()
            return
        canvas.view.resize(plots.width())

    def visible(self) -> list[Lane]:
        """Give the lanes of which something is to be seen."""
        height = self.plots.height()
        return [lane for lane in self.canvas.lanes if lane.top < height and lane.top + lane.height > 0]

    def border_at(self, y: int) -> Lane | None:
        """Give the lane whose lower border is at a height, when dragging it would change anything."""
        lanes = self.canvas.lanes
        near = self.canvas.px(GAP)
        for lane, below in itertools.pairwise(lanes):
            if abs(y - (lane.top + lane.height + near // 2)) <= near and isinstance(lane, AnalogLane):
                return lane if any(isinstance(other, AnalogLane) for other in lanes if other is not lane) else None
            if below.top > y:
                break
        return None

    def split(self, lane: Lane, delta: int) -> None:
        """Make a lane higher by `delta` at the cost of the next one below that can give."""
        lanes = self.canvas.lanes
        others = [other for other in lanes[lanes.index(lane) + 1 :] if isinstance(other, AnalogLane)]
        if not others or not isinstance(lane, AnalogLane):
            return
        other = others[0]
        total = lane.height + other.height
        weight = lane.weight + other.weight
        least = self.canvas.px(LEAST)
        high = min(max(lane.height + delta, least), total - least)
        if 0 < high < total:
            lane.weight = weight * high / total
            other.weight = weight - lane.weight
            self.layout()
            self.canvas.tick()

    def lane_at(self, y: int) -> Lane | None:
        """Give the lane at a height."""
        return next((lane for lane in self.canvas.lanes if lane.top <= y < lane.top + lane.height), None)

    def trace_at(self, point: QPoint) -> tuple[Lane, Trace] | None:
        """Give the trace whose name is at a place in the gutter."""
        lane = self.lane_at(point.y())
        if lane is None or not lane.traces or point.x() >= self.panel:
            return None
        px = self.canvas.px
        if isinstance(lane, RowLane):
            number = (point.y() - lane.top - px(4)) // px(lane.row)
        else:
            number = (point.y() - lane.top - px(5)) // px(NAME_ROW)
        return (lane, lane.traces[number]) if 0 <= number < len(lane.traces) else None

    def place_of(self, lane: Lane, trace: Trace) -> QRect:
        """Give the place of a trace's name, device pixels."""
        px = self.canvas.px
        number = lane.traces.index(trace)
        if isinstance(lane, RowLane):
            return QRect(0, lane.top + px(4) + number * px(lane.row), self.gutter, px(lane.row))
        return QRect(0, lane.top + px(5) + number * px(NAME_ROW), self.panel, px(NAME_ROW))

    # Scrolling

    def into_sight(self, lane: Lane) -> None:
        """Scroll until a lane is seen: all of it where there is room."""
        if self.scrollable:
            below = max(0, lane.top + lane.height - self.plots.height())
            self._bar.setValue(self._bar.value() + (lane.top if lane.top < 0 else min(below, lane.top)))

    @property
    def scrollable(self) -> bool:
        """True when the lanes need more height than there is."""
        return not self._bar.isHidden()

    @property
    def bar_width(self) -> int:
        """Logical pixels of the scroll bar."""
        return 0 if self._bar.isHidden() else self._bar.width()

    def scroll(self, steps: float) -> None:
        """Scroll the stack, as by a wheel."""
        self._bar.setValue(self._bar.value() + round(steps * 3 * self._bar.singleStep()))

    def place_bar(self) -> None:
        """Put the scroll bar at the right edge."""
        width = self._bar.sizeHint().width()
        below = TIME_AXIS + (RIBBON if self.canvas.ribbon.shown else 0)
        self._bar.setGeometry(self.canvas.width() - width, 0, width, self.canvas.height() - below)

    def _scrolled(self, value: int) -> None:
        self._scroll = value
        self.layout()
        self.canvas.tick()
