"""What the keys of the lanes do, and what they point at: a signal, a cursor, a marker or an event.

Whatever the mouse does here has keys too. Where the mouse is over the curves it says where; else the keys do.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPen

from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.frame import Frame, Trace
from fieldscope.lanes.lane import Lane
from fieldscope.plot.cursors import Marker
from fieldscope.plot.drops import Target
from fieldscope.plot.edges import Edge, next_edge

if TYPE_CHECKING:
    from fieldscope.plot.canvas import Canvas

STEP: Final = 12
"""Logical pixels by which a lane grows or shrinks."""
INSIDE: Final = 0.1
"""Part of the view at its edges into which a cursor that is moved there does not go: the view follows it."""


class Keys:
    """Turns keys into changes of view, lanes, cursors and markers, and shows what they point at."""

    def __init__(self, canvas: "Canvas") -> None:
        self.canvas = canvas
        self.trace: Trace | None = None
        """The signal that was chosen; it may be gone meanwhile, see `chosen`."""
        self.marker: Marker | None = None
        """The marker that was chosen after it; it may be gone meanwhile, see `at_marker`."""
        self.cursor = 0
        """The cursor that is moved."""

    # What the keys point at

    @property
    def chosen(self) -> tuple[Lane, Trace] | None:
        """The chosen signal with its lane."""
        lane = next((lane for lane in self.canvas.lanes if self.trace in lane.traces), None)
        return (lane, self.trace) if lane is not None and self.trace is not None else None

    @property
    def at_marker(self) -> Marker | None:
        """The chosen marker."""
        return next((one for one in self.canvas.overlay.markers if one is self.marker), None)

    def entered(self) -> None:
        """The lanes got the focus by keyboard: something is chosen from now on."""
        if self.chosen is None:
            self.choose(1)

    def choose(self, step: int) -> None:
        """Choose the next signal, or the one before."""
        traces = self.canvas.traces()
        if not traces:
            return
        at = traces.index(self.trace) + step if self.trace in traces else 0
        self.trace, self.marker = traces[min(max(at, 0), len(traces) - 1)], None
        found = self.chosen
        if found is not None:
            self.canvas.stack.into_sight(found[0])
        self.canvas.update()

    def choose_marker(self, step: int) -> None:
        """Choose the next marker, or the one before, and bring it into view."""
        canvas = self.canvas
        view = canvas.view
        now = self.at_marker
        here = now.moment_ns if now is not None else (view.begin_ns + view.end_ns) // 2
        markers = [one for one in canvas.overlay.markers if (one.moment_ns - here) * step > 0]
        if now is None and not markers:
            markers = canvas.overlay.markers  # all of them are on the other side
        if markers:
            canvas.ribbon.choose_none()
            self.marker = min(markers, key=lambda one: abs(one.moment_ns - here))
            self._show(self.marker.moment_ns)
            canvas.update()

    def place(self) -> QPoint:
        """Where a menu belongs that was asked for by keys, device pixels: at the marker, else at the signal."""
        canvas = self.canvas
        middle = canvas.plots.center()
        marker, found = self.at_marker, self.chosen
        if marker is not None:
            return QPoint(canvas.gutter + round(canvas.view.x(marker.moment_ns)), canvas.plots.bottom() - canvas.px(10))
        return canvas.stack.place_of(*found).center() if found is not None else middle

    # The view

    def toggle_live(self) -> None:
        """Go on HOLD, or back to LIVE."""
        canvas = self.canvas
        if canvas.view.live:
            canvas.hold()
        else:
            canvas.go_live()

    def stack(self) -> None:
        """Ask for a lane for every signal, or for one lane again."""
        self.canvas.spread.emit()

    def fit(self) -> None:
        """Give the lane under the mouse, else all lanes, the range their curves need."""
        canvas = self.canvas
        under = canvas.stack.lane_at(canvas.hover.y()) if canvas.hover is not None else None
        for lane in [under] if isinstance(under, AnalogLane) else canvas.lanes:
            if isinstance(lane, AnalogLane):
                lane.fit()
        canvas.tick()

    def fit_chosen(self) -> None:
        """Give the lane of the chosen signal the range its curves need."""
        found = self.chosen
        if found is not None and isinstance(found[0], AnalogLane):
            found[0].fit()
            self.canvas.tick()

    def zoom(self, factor: float) -> None:
        """Zoom time around the mouse, else around the right edge."""
        canvas = self.canvas
        inside = canvas.hover is not None and canvas.plots.contains(canvas.hover)
        x = canvas.hover.x() - canvas.gutter if inside and canvas.hover is not None else canvas.view.width
        canvas.zoom(factor, x)

    def pan(self, part: float) -> None:
        """Move by a part of the view."""
        self.canvas.view.remember()
        self.canvas.pan(round(part * self.canvas.view.width))

    def zoom_values(self, factor: float) -> None:
        """Zoom the axis of the chosen signal around its middle."""
        found = self.chosen
        if found is not None and isinstance(found[0], AnalogLane):
            scale = found[0].axis_of(found[1])
            if scale.zoom(factor, (scale.low + scale.high) / 2):
                found[0].invalidate()
            self.canvas.tick()

    def pan_values(self, part: float) -> None:
        """Move the axis of the chosen signal by a part of its range."""
        found = self.chosen
        if found is not None and isinstance(found[0], AnalogLane):
            if found[0].axis_of(found[1]).pan(part):
                found[0].invalidate()
            self.canvas.tick()

    # Lanes

    def grow(self, steps: int) -> None:
        """Make the lane of the chosen signal higher, or lower."""
        found = self.chosen
        if found is not None:
            self.canvas.stack.split(found[0], steps * self.canvas.px(STEP))

    def move(self, step: int) -> None:
        """Move the chosen signal to the next lane of its kind, or the one before; beyond the last to a new one."""
        found = self.chosen
        if found is None:
            return
        lane, trace = found
        lanes = self.canvas.lanes
        alike = [other for other in lanes if other.kind is lane.kind]
        at = alike.index(lane) + step
        if 0 <= at < len(alike):
            self.canvas.dropped.emit([trace.key], Target(alike[at]))
        elif len(lane.traces) > 1:
            self.canvas.dropped.emit([trace.key], Target(None, lanes.index(lane) + (step > 0)))
        self._follow()

    def own_axis(self) -> None:
        """Give the chosen signal a value axis of its own, or put it back on that of its unit."""
        found = self.chosen
        if found is not None and isinstance(found[0], AnalogLane) and len(found[0].traces) > 1:
            lane, trace = found
            alone = sum(other.axis == trace.axis for other in lane.traces) == 1
            self.canvas.dropped.emit([trace.key], Target(lane, own_axis=not alone))
            self._follow()

    def own_lane(self) -> None:
        """Give the chosen signal a lane of its own."""
        found = self.chosen
        if found is not None and len(found[0].traces) > 1:
            self.canvas.dropped.emit([found[1].key], Target(None, self.canvas.lanes.index(found[0]) + 1))
            self._follow()

    def remove(self) -> None:
        """Take away the signal whose name is under the mouse, else the chosen marker, else the chosen signal."""
        canvas = self.canvas
        under = canvas.stack.trace_at(canvas.hover) if canvas.hover is not None else None
        marker, found = self.at_marker, under or self.chosen
        if under is None and marker is not None:
            canvas.unmark.emit(marker)
        elif found is not None:
            traces = canvas.traces()
            at = traces.index(found[1])
            canvas.removed.emit([found[1].key])
            if found[1] is self.trace:
                left = canvas.traces()
                self.trace = left[min(at, len(left) - 1)] if left else None

    # Cursors and markers

    def place_cursor(self, number: int, *, freely: bool = False) -> None:
        """Put a cursor under the mouse; without it in the middle, or take hold of it where it is in sight."""
        canvas = self.canvas
        moment = canvas.cursors.moments[number]
        seen = moment is not None and 0 <= canvas.view.x(moment) < canvas.view.width
        if canvas.hover is not None and canvas.plots.contains(canvas.hover):
            canvas.set_cursor(number, *canvas.hands.aim(canvas.hover, freely=freely))
        elif not seen or self.cursor == number:
            canvas.set_cursor(number, canvas.hands.moment())
        self.cursor = number
        canvas.update()

    def move_cursor(self, columns: int) -> None:
        """Move the cursor in hand by device pixels."""
        self._set_cursor(self._cursor_at() + columns * self.canvas.view.q)

    def move_both(self, columns: int) -> None:
        """Move both cursors by device pixels, the time between them staying."""
        a, b = self.canvas.cursors.moments
        if a is None or b is None:
            self.move_cursor(columns)
            return
        delta = columns * self.canvas.view.q
        self.canvas.set_cursor(1 - self.cursor, (a, b)[1 - self.cursor] + delta)
        self._set_cursor((a, b)[self.cursor] + delta)

    def jump(self, step: int) -> None:
        """Move the cursor in hand to the next edge of the chosen signal, or the one before."""
        canvas = self.canvas
        if self.chosen is None:
            self.choose(1)
        signal = self.trace.signal if self.trace is not None else None
        if signal is None or self.trace is None:
            return
        found = next_edge(signal, self._cursor_at(), step, canvas.base, canvas.watched(self.trace.key))
        seen = found is not None and 0 <= canvas.view.x(found) < canvas.view.width
        if found is not None and (seen or not canvas.cursors.on_screen):
            self._set_cursor(found, Edge(self.trace, found))

    def mark(self) -> None:
        """Ask for a marker under the mouse, else in the middle."""
        self.canvas.mark.emit(self.canvas.hands.moment())

    def enter(self) -> None:
        """Ask for another text of the chosen marker, or open the chosen event."""
        marker = self.at_marker
        if marker is not None:
            self.canvas.change_marker.emit(marker)
        else:
            self.canvas.ribbon.open_chosen()

    def choose_event(self, step: int) -> None:
        """Choose the next moment at which something happened, or the one before, and bring it into view."""
        moment = self.canvas.ribbon.choose(step)
        if moment is not None:
            self.marker = None
            self._show(moment)
            self.canvas.update()

    def toggle_anchor(self) -> None:
        """Anchor the cursors to the screen, or to the data again."""
        self.canvas.anchor(on_screen=not self.canvas.cursors.on_screen)

    def escape(self) -> None:
        """Take the cursors away, and choose no marker and no event."""
        self.marker = None
        self.canvas.ribbon.choose_none()
        self.canvas.clear_cursors()

    # Inside

    def _cursor_at(self) -> int:
        """Where the cursor in hand is; the other one, or the middle of the view, when it was not placed."""
        cursors = self.canvas.cursors.moments
        if cursors[self.cursor] is None and cursors[1 - self.cursor] is not None:
            self.cursor = 1 - self.cursor
        moment = cursors[self.cursor]
        return moment if moment is not None else self.canvas.hands.moment()

    def _set_cursor(self, moment: int, edge: Edge | None = None) -> None:
        canvas = self.canvas
        canvas.set_cursor(self.cursor, moment, edge)
        if not canvas.cursors.on_screen:
            self._show(moment)

    def _show(self, moment: int) -> None:
        """Bring a moment into view: a little, when it is just outside."""
        canvas = self.canvas
        view = canvas.view
        x, edge = view.x(moment), INSIDE * view.width
        if not 0 <= x < view.width and not -view.width < x < 2 * view.width:
            canvas.show_moment(moment)
        elif x < edge or x > view.width - edge:
            canvas.pan(round(x - edge if x < edge else x - view.width + edge))

    def _follow(self) -> None:
        found = self.chosen
        if found is not None:
            self.canvas.stack.into_sight(found[0])

    def paint(self, frame: Frame, painter: QPainter) -> None:
        """Show what the keys point at, while they go here."""
        canvas = self.canvas
        found = self.chosen
        if found is None or not canvas.hasFocus():
            return
        painter.save()
        painter.setClipRect(QRect(0, 0, canvas.gutter, canvas.plots.height()))
        painter.setPen(QPen(QColor(frame.theme.cursor_a), frame.px(2)))
        painter.drawRect(canvas.stack.place_of(*found).adjusted(frame.px(3), 0, -frame.px(3), -1))
        painter.restore()
