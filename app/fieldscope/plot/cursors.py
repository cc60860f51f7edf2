"""Two cursors, the mouse's line and markers: painted over the lanes, which are not drawn again for it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.frame import Frame, Trace, font
from fieldscope.lanes.ticks import relative_text, time_text
from fieldscope.lanes.view import TimeView
from fieldscope.plot.edges import Edge

if TYPE_CHECKING:
    from fieldscope.plot.canvas import Canvas

NAMES: Final = ("A", "B")
FLAG: Final = 17
"""Logical pixels of the letter of a cursor."""
WIDEST: Final = 160
"""…of the name of what a cursor snapped to."""


class Cursors:
    """Cursors A (0) and B (1) of a tab: where they are, what they snapped to, and what holds them there."""

    def __init__(self, view: TimeView) -> None:
        self._view = view
        self._moments: list[int | None] = [None, None]
        self._parts: list[float | None] = [None, None]
        """Where they are in the view, from 0 to 1."""
        self.edges: list[Edge | None] = [None, None]
        """The edges they were put on."""
        self.on_screen = False
        """Anchored to the screen, time going by under them; else to the data."""

    @property
    def moments(self) -> list[int | None]:
        """Where they are now, ns since 1970; None for one that was not placed."""
        if self.on_screen:
            return [None if part is None else self._view.moment(part * self._view.width) for part in self._parts]
        return list(self._moments)

    def put(self, number: int, moment_ns: int, edge: Edge | None = None) -> None:
        """Put a cursor at a moment."""
        self._moments[number] = moment_ns
        view = self._view
        self._parts[number] = min(max(view.x(moment_ns), 0), view.width - 1) / view.width
        self.edges[number] = None if self.on_screen else edge

    def clear(self) -> None:
        """Take both away."""
        self._moments, self._parts, self.edges = [None, None], [None, None], [None, None]

    def anchor(self, *, on_screen: bool) -> None:
        """Hold them at their place on the screen, or at their moment."""
        now = self.moments
        self.on_screen = on_screen
        for number, moment in enumerate(now):
            if moment is not None:
                self.put(number, moment)

    def state(self) -> dict[str, Any]:
        """Give what a project saves: on the screen they have a place without data."""
        return {"on_screen": self.on_screen, "places": list(self._parts) if self.on_screen else []}

    def restore(self, state: object) -> None:
        """Be as `state` was; what makes no sense is left out."""
        saved = state if isinstance(state, dict) else {}
        self.clear()
        self.on_screen = saved.get("on_screen") is True
        places = saved.get("places")
        for number, part in enumerate(places[:2] if self.on_screen and isinstance(places, list) else []):
            if isinstance(part, int | float) and 0 <= part <= 1:
                self._parts[number] = float(part)


def between_text(delta_ns: int) -> str:
    """Say how long it is between two cursors, and how often that fits into a second."""
    length = abs(delta_ns)
    text = f"Δ {relative_text(length, 3 if length >= 10**6 else 6 if length >= 1000 else 9)[1:]}"
    return f"{text}   {1e9 / length:.4g} Hz" if length >= 1000 else text


@dataclass(frozen=True, slots=True)
class Marker:
    """A text at a moment."""

    moment_ns: int
    text: str


class Overlay:
    """What lies over the curves."""

    def __init__(self, canvas: "Canvas") -> None:
        self.canvas = canvas
        self.markers: list[Marker] = []
        self.handle = QRect()
        """Where the stretch between the cursors is taken hold of, device pixels; empty when nothing is there."""

    @property
    def cursors(self) -> list[int | None]:
        """Where the cursors are now, ns since 1970; None for one that was not placed."""
        return self.canvas.cursors.moments

    def near(self, x: int, reach: int) -> int | None:
        """Give the cursor (0 or 1) whose line is at most `reach` from x, both in device pixels of the widget."""
        canvas = self.canvas
        found = [
            (abs(canvas.view.x(moment) + canvas.gutter - x), number)
            for number, moment in enumerate(self.cursors)
            if moment is not None
        ]
        return min(found)[1] if found and min(found)[0] <= reach else None

    def marker_near(self, x: int, reach: int) -> Marker | None:
        """Give the marker whose line is at most `reach` from x, both in device pixels of the widget."""
        canvas = self.canvas
        found = [(abs(canvas.view.x(marker.moment_ns) + canvas.gutter - x), marker) for marker in self.markers]
        nearest = min(found, key=lambda one: one[0], default=None)
        return nearest[1] if nearest is not None and nearest[0] <= reach else None

    def paint(self, frame: Frame, painter: QPainter) -> None:
        """Paint all of it."""
        plots = self.canvas.plots
        painter.save()
        painter.setClipRect(QRect(plots.left(), 0, plots.width(), self.canvas.stack.axis_top + frame.px(26)))
        for marker in self.markers:
            self._marker(frame, painter, marker)
        self._hover(frame, painter)
        self.handle = QRect()
        a, b = moments = self.cursors
        names = [self._name(frame, painter, number, moments) for number in range(2)]
        if a is not None and b is not None:
            self._between(frame, painter, min(a, b), max(a, b), names)
        for number, moment in enumerate(moments):
            if moment is not None:
                self._line(frame, painter, moment, number)
                self._edge(frame, painter, number, names[number])
        painter.restore()

    def _color(self, frame: Frame, number: int) -> QColor:
        return QColor((frame.theme.cursor_a, frame.theme.cursor_b)[number])

    def _x(self, moment: int) -> int:
        return self.canvas.plots.left() + round(self.canvas.view.x(moment))

    def _line(self, frame: Frame, painter: QPainter, moment: int, number: int) -> None:
        """A square letter on a solid line for a cursor that goes with the data, a round one on a dotted line else."""
        plots = self.canvas.plots
        x, color = self._x(moment), self._color(frame, number)
        if not plots.left() - frame.px(40) <= x <= plots.right() + frame.px(40):
            return
        fixed = self.canvas.cursors.on_screen
        painter.setPen(
            QPen(color, frame.px(2) if fixed else 0, Qt.PenStyle.DotLine if fixed else Qt.PenStyle.SolidLine)
        )
        painter.drawLine(x, 0, x, plots.height())
        painter.setFont(font(frame, 11, bold=True))
        size = frame.px(FLAG)
        tag = QRect(x - size // 2, 0, size, size)
        held = self.canvas.hasFocus() and number == self.canvas.keys.cursor  # the one that keys move
        ring = tag.adjusted(-frame.px(3), 0, frame.px(2), frame.px(3))
        if fixed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(tag)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.fillRect(tag, color)
        if held:
            painter.setPen(QPen(color, frame.px(2)))
            (painter.drawEllipse if fixed else painter.drawRect)(ring)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QColor(frame.theme.on_pill))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, NAMES[number])

    def _name(self, frame: Frame, painter: QPainter, number: int, moments: list[int | None]) -> tuple[str, QRect]:
        """Give the name of what a cursor snapped to, and the place for it: on the side away from the other cursor."""
        edge, moment, other = self.canvas.cursors.edges[number], moments[number], moments[1 - number]
        if edge is None or moment is None:
            return "", QRect()
        painter.setFont(font(frame, 11))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(f"◇ {edge.trace.name}", Qt.TextElideMode.ElideMiddle, frame.px(WIDEST))
        room = metrics.horizontalAdvance(name) + frame.px(12)
        x, plots, flag = self._x(moment), self.canvas.plots, frame.px(FLAG)
        place = QRect(x + flag // 2 + 1, 0, room, flag)
        left = other is not None and (moment, number) < (other, 1 - number)
        if (left or place.right() > plots.right()) and x - flag // 2 - room >= plots.left():
            place.moveLeft(x - flag // 2 - room)
        return name, place

    def _edge(self, frame: Frame, painter: QPainter, number: int, name: tuple[str, QRect]) -> None:
        """Show what a cursor snapped to: a diamond on the curve, and the name of the signal."""
        edge = self.canvas.cursors.edges[number]
        if edge is None:
            return
        color, at = self._color(frame, number), self._on_curve(frame, edge)
        painter.fillRect(name[1], QColor(frame.theme.panel))
        painter.setPen(QColor(frame.theme.text))
        painter.setFont(font(frame, 11))
        painter.drawText(name[1], Qt.AlignmentFlag.AlignCenter, name[0])
        if at is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            size = frame.px(5)
            corners = [at + QPointF(dx, dy) for dx, dy in ((0, -size), (size, 0), (0, size), (-size, 0))]
            painter.setPen(QPen(color, frame.px(2)))
            painter.setBrush(QColor(frame.theme.lane))
            painter.drawPolygon(corners)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _on_curve(self, frame: Frame, edge: Edge) -> QPointF | None:
        """Give the place of an edge, device pixels; None where it cannot be seen."""
        canvas = self.canvas
        lane = next((lane for lane in canvas.lanes if edge.trace in lane.traces), None)
        if isinstance(lane, AnalogLane):
            return self._spot(frame, lane, edge.trace, edge.moment_ns)
        return (
            None
            if lane is None
            else QPointF(self._x(edge.moment_ns), canvas.stack.place_of(lane, edge.trace).center().y())
        )

    def _between(self, frame: Frame, painter: QPainter, a: int, b: int, names: list[tuple[str, QRect]]) -> None:
        plots = self.canvas.plots
        left, right = self._x(a), self._x(b)
        if right < plots.left() or left > plots.right():
            return
        ground = QColor(frame.theme.cursor_a)
        ground.setAlpha(18)
        painter.fillRect(QRect(left, 0, right - left, plots.height()), ground)
        painter.setFont(font(frame, 11))
        text = between_text(b - a)
        grip = frame.px(10)
        room = painter.fontMetrics().horizontalAdvance(text) + frame.px(14) + grip
        middle = (max(left, plots.left()) + min(right, plots.right())) // 2
        place = QRect(middle - room // 2, frame.px(1), room, frame.px(FLAG))
        tag = frame.px(12)
        if right - left <= room + 2 * tag:  # no room between the names of the cursors: beside them
            taken = [name[1] for name in names if name[0]]
            place.moveLeft(max(right + tag, *(one.right() + 2 for one in taken), 0))
            if place.right() > plots.right():
                place.moveRight(min(left - tag, *(one.left() - 2 for one in taken), plots.right()))
        if (point := self.canvas.hands.stretching) is not None:  # where the user looks
            place.moveTopLeft(point + QPoint(frame.px(14), frame.px(16)))
            if place.right() > plots.right():
                place.moveRight(point.x() - frame.px(14))
            place.moveBottom(min(place.bottom(), plots.bottom() - frame.px(4)))
        self.handle = place
        painter.fillRect(place, QColor(frame.theme.panel))
        painter.setPen(QPen(QColor(frame.theme.border), 0))
        painter.drawRect(place)
        for bar in range(3):  # it can be taken hold of
            x = place.left() + frame.px(5) + bar * frame.px(3)
            painter.fillRect(QRect(x, place.top() + frame.px(5), frame.px(1), frame.px(8)), QColor(frame.theme.dim))
        painter.setPen(QColor(frame.theme.text))
        painter.drawText(place.adjusted(grip, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, text)

    def _marker(self, frame: Frame, painter: QPainter, marker: Marker) -> None:
        plots = self.canvas.plots
        x = self._x(marker.moment_ns)
        if not plots.left() <= x <= plots.right():
            return
        color = QColor(frame.theme.marker)
        painter.setPen(QPen(color, 0, Qt.PenStyle.DashLine))
        painter.drawLine(x, 0, x, plots.height())
        painter.setFont(font(frame, 11))
        text = painter.fontMetrics().elidedText(
            f"⚑ {' '.join(marker.text.split())}", Qt.TextElideMode.ElideRight, frame.px(220)
        )
        room = painter.fontMetrics().horizontalAdvance(text) + frame.px(10)
        place = QRect(x + 1, plots.height() - frame.px(20), room, frame.px(18))
        if place.right() > plots.right():
            place.moveRight(x - 1)
        painter.fillRect(place, color)
        if marker is self.canvas.keys.marker and self.canvas.hasFocus():
            painter.setPen(QPen(color, frame.px(2)))
            painter.drawRect(place.adjusted(-frame.px(3), -frame.px(3), frame.px(2), frame.px(2)))
        painter.setPen(QColor(frame.theme.on_pill))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _hover(self, frame: Frame, painter: QPainter) -> None:
        canvas = self.canvas
        point = canvas.hover
        plots = canvas.plots
        if point is None or not plots.contains(point) or not canvas.lanes:
            return
        color = QColor(frame.theme.hover)
        painter.setPen(QPen(color, 0))
        painter.drawLine(point.x(), 0, point.x(), plots.height())
        moment = canvas.view.moment(point.x() - plots.left())
        self._dots(frame, painter, moment)
        painter.setFont(font(frame, 11))
        text = time_text(moment, max(1, canvas.time_step // 100), canvas.labels, canvas.reference_ns)
        room = painter.fontMetrics().horizontalAdvance(text) + frame.px(12)
        place = QRect(point.x() - room // 2, canvas.stack.axis_top + frame.px(3), room, frame.px(20))
        place.moveLeft(min(max(place.left(), plots.left()), plots.right() - room))
        painter.fillRect(place, QColor(frame.theme.text))
        painter.setPen(QColor(frame.theme.lane))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _dots(self, frame: Frame, painter: QPainter, moment: int) -> None:
        """Mark on each curve the sample that is read: the one before, never the nearest."""
        canvas = self.canvas
        lane = canvas.stack.lane_at(canvas.hover.y()) if canvas.hover is not None else None
        if not isinstance(lane, AnalogLane) or moment > frame.now_ns or len(lane.traces) > 16:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(frame.theme.lane), frame.dpr))
        for trace, color in zip(lane.traces, lane.colors(frame.theme), strict=True):
            spot = self._spot(frame, lane, trace, moment)
            if spot is not None:
                painter.setBrush(color)
                painter.drawEllipse(spot, frame.px(4), frame.px(4))
        painter.restore()

    def _spot(self, frame: Frame, lane: AnalogLane, trace: Trace, moment: int) -> QPointF | None:
        """Give the place of the sample that is read at a moment; None where it cannot be seen."""
        canvas = self.canvas
        window = trace.signal.window(moment, moment + 1, canvas.base, after=0) if trace.signal is not None else None
        if window is None or not len(window) or not np.isfinite(window.values[-1]):
            return None
        y = float(lane.y(frame, lane.axis_of(trace), window.values[-1:])[0]) + lane.top
        x = max(canvas.view.x(int(window.times[-1])), 0.0) + canvas.plots.left()
        return QPointF(x, y) if lane.top <= y <= lane.top + lane.height else None
