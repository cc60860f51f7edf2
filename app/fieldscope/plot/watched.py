"""What is watched of a signal, drawn in its lane: dashed limits, and what is wrong now."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.frame import Frame, font

if TYPE_CHECKING:
    from fieldscope.plot.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Watched:
    """Limits of one signal, and how it is doing."""

    low: float | None = None
    high: float | None = None
    alarm: str = ""
    """In a word: "HIGH"; empty while all is well."""


class LimitLines:
    """Dashed lines at the limits, in the colour of their curve; with a label where one is exceeded."""

    def __init__(self, canvas: "Canvas") -> None:
        self.canvas = canvas

    def paint(self, frame: Frame, painter: QPainter) -> None:
        """Paint all of it."""
        plots = self.canvas.plots
        painter.save()
        painter.setFont(font(frame, 11, bold=True))
        for lane in self.canvas.lanes:
            if isinstance(lane, AnalogLane):
                height = min(lane.height, plots.height() - lane.top)
                painter.setClipRect(QRect(plots.left(), lane.top, plots.width(), height))
                self._lane(frame, painter, lane)
        painter.restore()

    def _lane(self, frame: Frame, painter: QPainter, lane: AnalogLane) -> None:
        plots = self.canvas.plots
        for trace, color in zip(lane.traces, lane.colors(frame.theme), strict=True):
            watched = self.canvas.watched(trace.key)
            if watched is None:
                continue
            for limit, word, above in ((watched.high, "HIGH", True), (watched.low, "LOW", False)):
                if limit is None:
                    continue
                y = round(float(lane.y(frame, lane.axis_of(trace), np.array([limit]))[0])) + lane.top
                if not lane.top <= y < lane.top + lane.height:
                    continue
                hit = word in watched.alarm.split()
                ink = QColor(frame.theme.hatch) if hit else color
                painter.setPen(QPen(ink, frame.px(2) if hit else frame.px(1), Qt.PenStyle.DashLine))
                painter.drawLine(plots.left(), y, plots.right(), y)
                if hit:
                    size = frame.px(16)
                    top = y - size - frame.px(2) if above else y + frame.px(2)
                    place = QRect(plots.right() - frame.px(60), top, frame.px(56), size)
                    painter.fillRect(place, QColor(frame.theme.lane))
                    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"{'▲' if above else '▼'} {word}")
