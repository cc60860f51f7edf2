"""Two cursors, the mouse's line and markers: painted over the lanes, which are not drawn again for it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.frame import Frame, font
from fieldscope.lanes.ticks import relative_text, time_text

if TYPE_CHECKING:
    from fieldscope.plot.canvas import Canvas

NAMES: Final = ("A", "B")


@dataclass(frozen=True, slots=True)
class Marker:
    """A text at a moment."""

    moment_ns: int
    text: str


class Overlay:
    """What lies over the curves."""

    def __init__(self, canvas: "Canvas") -> None:
        self.canvas = canvas
        self.cursors: list[int | None] = [None, None]
        self.markers: list[Marker] = []

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
        painter.setClipRect(QRect(plots.left(), 0, plots.width(), plots.height() + frame.px(26)))
        for marker in self.markers:
            self._marker(frame, painter, marker)
        self._hover(frame, painter)
        colors = (frame.theme.cursor_a, frame.theme.cursor_b)
        a, b = self.cursors
        if a is not None and b is not None:
            self._between(frame, painter, min(a, b), max(a, b))
        for number, moment in enumerate(self.cursors):
            if moment is not None:
                self._line(frame, painter, moment, QColor(colors[number]), NAMES[number])
        painter.restore()

    def _line(self, frame: Frame, painter: QPainter, moment: int, color: QColor, name: str) -> None:
        plots = self.canvas.plots
        x = plots.left() + round(self.canvas.view.x(moment))
        if not plots.left() - frame.px(40) <= x <= plots.right() + frame.px(40):
            return
        painter.setPen(QPen(color, 0))
        painter.drawLine(x, 0, x, plots.height())
        painter.setFont(font(frame, 11, bold=True))
        size = frame.px(17)
        tag = QRect(x - size // 2, 0, size, size)
        painter.fillRect(tag, color)
        if self.canvas.hasFocus() and name == NAMES[self.canvas.keys.cursor]:  # the one that keys move
            painter.setPen(QPen(color, frame.px(2)))
            painter.drawRect(tag.adjusted(-frame.px(3), 0, frame.px(2), frame.px(3)))
        painter.setPen(QColor(frame.theme.on_pill))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, name)

    def _between(self, frame: Frame, painter: QPainter, a: int, b: int) -> None:
        plots = self.canvas.plots
        view = self.canvas.view
        left, right = round(view.x(a)) + plots.left(), round(view.x(b)) + plots.left()
        ground = QColor(frame.theme.cursor_a)
        ground.setAlpha(18)
        painter.fillRect(QRect(left, 0, right - left, plots.height()), ground)
        digits = 3 if b - a >= 10**6 else 6 if b - a >= 1000 else 9
        text = f"Δ {relative_text(b - a, digits)[1:]}"
        if b - a >= 1000:
            text += f"   {1e9 / (b - a):.4g} Hz"
        painter.setFont(font(frame, 11))
        room = painter.fontMetrics().horizontalAdvance(text) + frame.px(14)
        middle = (max(left, plots.left()) + min(right, plots.right())) // 2
        place = QRect(middle - room // 2, frame.px(1), room, frame.px(17))
        tag = frame.px(12)
        if right - left <= room + 2 * tag:  # no room between the names of the cursors: beside them
            place.moveLeft(right + tag)
            if place.right() > plots.right():
                place.moveRight(left - tag)
        painter.fillRect(place, QColor(frame.theme.panel))
        painter.setPen(QColor(frame.theme.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _marker(self, frame: Frame, painter: QPainter, marker: Marker) -> None:
        plots = self.canvas.plots
        x = plots.left() + round(self.canvas.view.x(marker.moment_ns))
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
        place = QRect(point.x() - room // 2, plots.height() + frame.px(3), room, frame.px(20))
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
        left = canvas.plots.left()
        for trace, color in zip(lane.traces, lane.colors(frame.theme), strict=True):
            window = trace.signal.window(moment, moment + 1, canvas.base, after=0) if trace.signal is not None else None
            if window is None or not len(window) or not np.isfinite(window.values[-1]):
                continue
            y = float(lane.y(frame, lane.axis_of(trace), window.values[-1:])[0]) + lane.top
            if lane.top <= y <= lane.top + lane.height:
                painter.setBrush(color)
                x = max(canvas.view.x(int(window.times[-1])), 0.0) + left
                painter.drawEllipse(QPointF(x, y), frame.px(4), frame.px(4))
        painter.restore()
