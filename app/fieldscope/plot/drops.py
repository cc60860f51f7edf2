"""Where a dragged signal lands: on a lane, on its left edge (an axis of its own), or between two lanes (a new one)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPen

from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.frame import Frame, font
from fieldscope.lanes.gutter import AXIS
from fieldscope.lanes.lane import Lane
from fieldscope.plot.mime import SIGNALS_MIME, unpack_signals
from fieldscope.words import tr

if TYPE_CHECKING:
    from fieldscope.plot.canvas import Canvas

EDGE: Final = 10
"""Logical pixels around the border of two lanes that mean the place between them."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a drop would go."""

    lane: Lane | None
    """The lane it joins; None for a new one…"""
    at: int = 0
    """…before the lane with this number."""
    own_axis: bool = False


class Drops:
    """Receives drags over a canvas, shows where they would land, and tells where they did."""

    def __init__(self, canvas: "Canvas") -> None:
        self.canvas = canvas
        self.target: Target | None = None

    def target_at(self, point: QPoint) -> Target:
        """Say what a drop at a place, device pixels, would do."""
        canvas = self.canvas
        edge = canvas.px(EDGE)
        for number, lane in enumerate(canvas.lanes):
            if point.y() < lane.top + edge:
                return Target(None, number)
            if point.y() < lane.top + lane.height - edge:
                left = canvas.plots.left()
                near_axis = left - canvas.px(AXIS) - edge <= point.x() < left + edge
                return Target(lane, number, own_axis=isinstance(lane, AnalogLane) and near_axis)
        return Target(None, len(canvas.lanes))

    def enter(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(SIGNALS_MIME):
            event.acceptProposedAction()

    def move(self, event: QDragMoveEvent) -> None:
        self.target = self.target_at(self.canvas.device(event.position()))
        event.acceptProposedAction()
        self.canvas.update()

    def leave(self) -> None:
        self.target = None
        self.canvas.update()

    def drop(self, event: QDropEvent) -> None:
        keys = unpack_signals(event.mimeData())
        target = self.target_at(self.canvas.device(event.position()))
        self.leave()
        if keys:
            event.acceptProposedAction()
            self.canvas.dropped.emit(keys, target)

    def paint(self, frame: Frame, painter: QPainter) -> None:
        """Show where the drop would go."""
        target = self.target
        if target is None:
            return
        canvas = self.canvas
        plots = canvas.plots
        color = QColor(frame.theme.cursor_a)
        text = tr("new lane")
        if target.lane is not None:
            lane = target.lane
            text = tr("own axis") if target.own_axis else tr("into this lane")
            ground = QColor(color)
            ground.setAlpha(36)
            box = QRect(plots.left(), lane.top, plots.width(), lane.height)
            if target.own_axis:
                box = QRect(plots.left() - frame.px(AXIS), lane.top, frame.px(AXIS), lane.height)
            painter.setPen(QPen(color, frame.dpr))
            painter.setBrush(ground)
            painter.drawRect(box)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            at = lane.top + frame.px(6)
        else:
            before = canvas.lanes[target.at - 1] if 0 < target.at <= len(canvas.lanes) else None
            y = before.top + before.height + frame.px(2) if before is not None else frame.px(2)
            painter.fillRect(QRect(0, y - frame.px(2), plots.right(), frame.px(4)), color)
            at = y + frame.px(6)
        painter.setFont(font(frame, 12, bold=True))
        room = painter.fontMetrics().horizontalAdvance(text) + frame.px(16)
        tag = QRect(plots.center().x() - room // 2, min(at, plots.height() - frame.px(24)), room, frame.px(22))
        painter.fillRect(tag, color)
        painter.setPen(QColor(frame.theme.on_pill))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, text)
