"""The mouse on the lanes: one table of gestures, one place where a press becomes a drag. Keys are in `keys`.

Panning, zooming and placing a cursor put the view on HOLD; nothing but the view stops.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QDrag, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication

from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.frame import Frame
from fieldscope.lanes.gutter import AXIS
from fieldscope.lanes.lane import Lane
from fieldscope.lanes.scale import Scale
from fieldscope.plot.edges import Edge
from fieldscope.plot.mime import pack_signals
from fieldscope.words import mark

if TYPE_CHECKING:
    from fieldscope.plot.canvas import Canvas

ZOOM: Final = 0.8
"""One step of the wheel."""
NEAR: Final = 5
"""Logical pixels within which a line is taken hold of."""


@dataclass(slots=True)
class Drag:
    """What the mouse is doing since it was pressed."""

    what: str
    """pan, box, axis, split, cursor, both, region, name"""
    begin: QPoint
    last: QPoint
    lane: Lane | None = None
    scale: Scale | None = None
    cursor: int = 0
    held: tuple[int, int] = (0, 0)
    """Where both cursors were."""
    moved: bool = False


class Hands:
    """Turns what the mouse does into changes of view, lanes and cursors."""

    def __init__(self, canvas: "Canvas") -> None:
        self.canvas = canvas
        self.drag: Drag | None = None

    def moment(self) -> int:
        """Give the moment under the mouse, else the middle of the view."""
        canvas = self.canvas
        if canvas.hover is not None and canvas.plots.contains(canvas.hover):
            return canvas.view.moment(canvas.hover.x() - canvas.gutter)
        return (canvas.view.begin_ns + canvas.view.end_ns) // 2

    @property
    def stretching(self) -> QPoint | None:
        """Where the mouse is while it stretches a region, device pixels."""
        drag = self.drag
        return drag.last if drag is not None and drag.what == "region" and drag.moved else None

    def aim(self, point: QPoint, *, freely: bool = False) -> tuple[int, Edge | None]:
        """Give the moment at a place, device pixels; that of an edge, with it, where there is one to snap to."""
        moment = self.canvas.view.moment(point.x() - self.canvas.gutter)
        edge = None if freely else self.canvas.snapping.near(point, moment)
        return (moment, None) if edge is None else (edge.moment_ns, edge)

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom."""
        canvas = self.canvas
        point = canvas.device(event.position())
        turned = event.angleDelta()
        # Shift turns the wheel sideways on some systems.
        steps = (turned.y() or turned.x()) / 120
        if not steps:
            return
        factor = ZOOM**steps
        lane = canvas.stack.lane_at(point.y())
        plots = canvas.plots
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if point.y() >= plots.height():
            canvas.zoom(factor, canvas.view.width if canvas.view.live else point.x() - canvas.gutter)
        elif point.x() >= plots.left() and not shift:
            if canvas.view.live:
                canvas.hold()
            canvas.zoom(factor, point.x() - canvas.gutter)
        elif isinstance(lane, AnalogLane) and (scale := self.scale_at(lane, point)) is not None:
            if point.x() >= plots.left():
                canvas.hold()
            frame = canvas.new_frame()
            if scale.zoom(factor, lane.value(frame, scale, point.y() - lane.top)):
                lane.invalidate()
            canvas.tick()
        elif canvas.stack.scrollable:
            canvas.stack.scroll(-steps)

    def scale_at(self, lane: AnalogLane, point: QPoint) -> Scale | None:
        """Give the value axis at a place: the axis itself, or the first one when it is on the plot."""
        canvas = self.canvas
        if point.x() >= canvas.plots.left():
            return lane.scales[0]
        number = (canvas.gutter - point.x()) // canvas.px(AXIS)
        return lane.scales[number] if 0 <= number < len(lane.scales) and point.x() > canvas.stack.panel else None

    def what_at(self, point: QPoint, *, box: bool = False, region: bool = False) -> Drag | None:
        """Say what a press at a place takes hold of."""
        canvas = self.canvas
        plots = canvas.plots
        made = Drag("pan", point, point, canvas.stack.lane_at(point.y()))
        if region and point.x() >= plots.left():
            made.what = "region"
            return made
        if point.y() >= plots.height():
            return made
        a, b = canvas.cursors.moments
        if not box and canvas.overlay.handle.contains(point) and a is not None and b is not None:
            made.what, made.held = "both", (a, b)
            return made
        border = canvas.stack.border_at(point.y())
        if border is not None:
            made.what, made.lane = "split", border
            return made
        if point.x() >= plots.left():
            near = canvas.cursor_near(point.x(), canvas.px(NEAR))
            if box:
                made.what = "box"
            elif near is not None:
                made.what, made.cursor = "cursor", near
            return made
        if isinstance(made.lane, AnalogLane) and point.x() > canvas.stack.panel:
            made.what, made.scale = "axis", self.scale_at(made.lane, point)
            return made if made.scale is not None else None
        if canvas.stack.trace_at(point) is not None:
            made.what = "name"
            return made
        return None

    def press(self, event: QMouseEvent) -> None:
        """Begin a drag."""
        right = event.button() == Qt.MouseButton.RightButton
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        region = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and not right
        self.drag = self.what_at(self.canvas.device(event.position()), box=shift or right, region=region)
        if right and self.drag is not None and self.drag.what != "box":
            self.drag = None
        if self.drag is not None and self.drag.what == "name":
            found = self.canvas.stack.trace_at(self.drag.begin)
            self.canvas.keys.trace = found[1] if found is not None else None

    def move(self, event: QMouseEvent) -> None:
        """Go on with a drag, or follow the mouse."""
        canvas = self.canvas
        point = canvas.device(event.position())
        canvas.set_hover(point)
        drag = self.drag
        if drag is None:
            canvas.setCursor(self.shape_at(point))
            return
        freely = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not drag.moved:
            if (point - drag.begin).manhattanLength() < QApplication.startDragDistance() * canvas.dpr:
                return
            drag.moved = True
            if drag.what in ("pan", "box"):
                canvas.view.remember()
            elif drag.what == "region":
                canvas.set_cursor(0, *self.aim(drag.begin, freely=freely))
                canvas.keys.cursor = 1
        delta = point - drag.last
        drag.last = point
        if drag.what == "pan":
            canvas.pan(-delta.x())
        elif drag.what == "cursor":
            canvas.set_cursor(drag.cursor, *self.aim(point, freely=freely))
        elif drag.what == "region":
            canvas.set_cursor(1, *self.aim(point, freely=freely))
        elif drag.what == "both":
            self.move_both(drag, point, freely=freely)
        elif drag.what == "axis" and drag.scale is not None and drag.lane is not None:
            if drag.scale.pan(delta.y() / max(1, drag.lane.height)):
                drag.lane.invalidate()
            canvas.tick()
        elif drag.what == "split" and drag.lane is not None:
            canvas.stack.split(drag.lane, delta.y())
        elif drag.what == "name":
            self.carry(drag)
        else:
            canvas.update()

    def move_both(self, drag: Drag, point: QPoint, *, freely: bool) -> None:
        """Move both cursors as far as the mouse went; the earlier one snaps, the time between them stays."""
        canvas = self.canvas
        first = drag.held.index(min(drag.held))
        moment = drag.held[first] + (point.x() - drag.begin.x()) * canvas.view.q
        edge = None if freely else canvas.snapping.near(point, moment)
        delta = (moment if edge is None else edge.moment_ns) - drag.held[first]
        for number, held in enumerate(drag.held):
            canvas.set_cursor(number, held + delta, edge if number == first else None)

    def carry(self, drag: Drag) -> None:
        """Hand a signal to Qt's drag and drop: it may go to another lane, tab or program."""
        found = self.canvas.stack.trace_at(drag.begin)
        self.drag = None
        if found is not None:
            carried = QDrag(self.canvas)
            carried.setMimeData(pack_signals([found[1].key]))
            carried.exec(Qt.DropAction.MoveAction)

    def release(self, event: QMouseEvent) -> None:
        """End a drag."""
        drag, self.drag = self.drag, None
        canvas = self.canvas
        if drag is not None and drag.what == "box" and drag.moved:
            self.zoom_into(QRect(drag.begin, drag.last).normalized(), drag.lane)
        elif drag is not None and not drag.moved and event.button() == Qt.MouseButton.LeftButton:
            canvas.ribbon.click(drag.begin)
        elif event.button() == Qt.MouseButton.RightButton:
            canvas.menu_wanted.emit(event.globalPosition().toPoint(), canvas.device(event.position()))
        canvas.update()

    def zoom_into(self, box: QRect, lane: Lane | None) -> None:
        """Show what is inside a box: always its time, and its values when it is high enough to mean them."""
        canvas = self.canvas
        if box.width() < canvas.px(4):
            return
        frame = canvas.new_frame()
        if isinstance(lane, AnalogLane) and box.height() > canvas.px(24):
            scale = lane.scales[0]
            high = lane.value(frame, scale, max(0, box.top() - lane.top))
            low = lane.value(frame, scale, min(lane.height, box.bottom() - lane.top))
            scale.set(low, high)
            lane.invalidate()
        view = canvas.view
        canvas.show_time(view.moment(box.left() - canvas.gutter), view.moment(box.right() - canvas.gutter))

    def double(self, event: QMouseEvent) -> None:
        """Give the axis under the mouse its automatic range."""
        canvas = self.canvas
        lane = canvas.stack.lane_at(canvas.device(event.position()).y())
        if isinstance(lane, AnalogLane):
            lane.fit()
            canvas.tick()

    def shape_at(self, point: QPoint) -> Qt.CursorShape:
        """Give the mouse pointer that says what a press would do."""
        if self.canvas.ribbon.at(point) is not None:
            return Qt.CursorShape.PointingHandCursor
        drag = self.what_at(point)
        shapes = {
            "both": Qt.CursorShape.OpenHandCursor,
            "cursor": Qt.CursorShape.SizeHorCursor,
            "split": Qt.CursorShape.SizeVerCursor,
            "axis": Qt.CursorShape.SizeVerCursor,
            "name": Qt.CursorShape.OpenHandCursor,
        }
        return shapes.get(drag.what if drag is not None else "", Qt.CursorShape.ArrowCursor)

    def paint(self, frame: Frame, painter: QPainter) -> None:
        """Paint the box being drawn."""
        drag = self.drag
        if drag is None or drag.what != "box" or not drag.moved:
            return
        box = QRect(drag.begin, drag.last).normalized()
        lane = drag.lane
        if box.height() <= frame.px(24) or not isinstance(lane, AnalogLane):
            box = QRect(box.left(), 0, box.width(), self.canvas.plots.height())
        color = QColor(frame.theme.cursor_a)
        painter.setPen(QPen(color, 0))
        color.setAlpha(40)
        painter.setBrush(color)
        painter.drawRect(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)


GESTURES: Final = (
    (mark("On the curves"), mark("Drag"), mark("Move through time")),
    ("", mark("Shift+drag, right drag"), mark("Zoom into the box")),
    ("", mark("Ctrl+drag"), mark("Measure: cursor A where it begins, cursor B where it ends")),
    ("", mark("Wheel"), mark("Zoom time")),
    ("", mark("Shift+wheel"), mark("Zoom values")),
    ("", mark("Double click"), mark("Back to the automatic range")),
    (mark("On a value axis"), mark("Wheel"), mark("Zoom values")),
    ("", mark("Drag"), mark("Move values")),
    ("", mark("Double click"), mark("Fit")),
    (mark("On the time axis"), mark("Wheel"), mark("Change the span; LIVE stays LIVE")),
    ("", mark("Drag"), mark("Move through time")),
    (mark("On a name"), mark("Drag"), mark("To another lane, to an edge for an own axis, or between lanes")),
    (mark("Between two lanes"), mark("Drag"), mark("Share the height")),
    (mark("On a cursor"), mark("Drag"), mark("Move it; it snaps to edges and samples near it")),
    ("", mark("Alt while dragging"), mark("Without snapping")),
    (mark("On the time between two cursors"), mark("Drag"), mark("Move both of them")),
    (mark("On the strip of events"), mark("Click"), mark("Show the event, or zoom into several")),
)
"""(where, what the mouse does, what comes of it); an empty place means the one before."""
