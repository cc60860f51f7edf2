"""What stands left of the plots: names, values and value axes. Painted when it changes, not in every frame."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from fieldscope.plot.analog import AnalogLane
from fieldscope.plot.digital import RowLane
from fieldscope.plot.frame import Frame, Trace, font
from fieldscope.plot.lane import Lane
from fieldscope.plot.readings import Reading
from fieldscope.plot.scale import Scale
from fieldscope.plot.sheet import Picture
from fieldscope.plot.theme import Theme, ink
from fieldscope.plot.ticks import value_text
from fieldscope.words import tr

PANEL_LEAST: Final = 186
"""Logical pixels for names and values beside the lanes, at least; at most a quarter of the window."""
NAME_AT: Final = 26
"""…left of a name, for its colour."""
VALUE: Final = 116
"""…for a value with its unit, and the space around it."""
AXIS: Final = 58
"""…for each value axis."""
NAME_ROW: Final = 20


class Gutter:
    """Keeps the picture of each lane's gutter as long as nothing in it changes."""

    def __init__(self) -> None:
        self._kept: dict[Lane, tuple[object, Picture]] = {}

    def image(self, frame: Frame, lane: Lane, widths: tuple[int, int], readings: Mapping[Trace, Reading]) -> QImage:
        """Give the gutter of a lane: `widths` of the names and of all."""
        axes = [(scale.low, scale.high, scale.unit) for scale in lane.scales] if isinstance(lane, AnalogLane) else []
        traces = [(trace.key, trace.color, trace.axis, trace.name, readings.get(trace)) for trace in lane.traces]
        key = (axes, traces, widths, lane.height, id(frame.theme), frame.dpr)
        kept = self._kept.get(lane)
        if kept is None or kept[0] != key:
            shape = (max(1, lane.height), widths[1])
            picture = kept[1] if kept is not None and kept[1].pixels.shape == shape else Picture(shape[1], shape[0])
            painter = QPainter(picture.image)
            self.paint(painter, frame, lane, widths, readings)
            painter.end()
            kept = self._kept[lane] = (key, picture)
        return kept[1].image

    def forget(self, lanes: list[Lane]) -> None:
        """Keep only the pictures of these lanes."""
        self._kept = {lane: kept for lane, kept in self._kept.items() if lane in lanes}

    def paint(
        self, painter: QPainter, frame: Frame, lane: Lane, widths: tuple[int, int], readings: Mapping[Trace, Reading]
    ) -> None:
        """Paint the gutter of a lane, whose top is 0."""
        theme = frame.theme
        panel, gutter = widths
        painter.fillRect(QRect(0, 0, gutter, lane.height), QColor(theme.panel))
        rows = isinstance(lane, RowLane)
        row = frame.px(lane.row) if isinstance(lane, RowLane) else frame.px(NAME_ROW)
        width = gutter - frame.px(6) if rows else panel
        top = frame.px(4 if rows else 5)
        shown = len(lane.traces)
        if not rows and shown * row > lane.height - frame.px(6):
            shown = max(0, (lane.height - frame.px(6)) // row - 1)
        painter.setFont(font(frame, 12))
        for number, (trace, color) in enumerate(zip(lane.traces, lane.colors(theme), strict=True)):
            if number >= shown:
                painter.setPen(QColor(theme.dim))
                more = QRect(frame.px(NAME_AT), top + shown * row, width, row)
                painter.drawText(more, Qt.AlignmentFlag.AlignVCenter, tr("+ %n more", "", len(lane.traces) - shown))
                break
            reading = readings.get(trace, Reading())
            _paint_name(painter, frame, trace, color, reading, QRect(0, top + number * row, width, row))
        if isinstance(lane, AnalogLane):
            painter.setFont(font(frame, 11))
            for number, scale in enumerate(lane.scales):
                right = gutter - number * frame.px(AXIS) - frame.px(1)
                _paint_axis(painter, frame, lane, scale, right, _axis_color(lane, number, theme))


def _axis_color(lane: AnalogLane, number: int, theme: Theme) -> QColor:
    on_axis = [trace for trace in lane.traces if trace.axis == number]
    if len(lane.scales) > 1 and len(on_axis) == 1:
        return ink(theme, lane.colors(theme)[lane.traces.index(on_axis[0])])
    return QColor(theme.dim)


def _paint_name(painter: QPainter, frame: Frame, trace: Trace, color: QColor, reading: Reading, place: QRect) -> None:
    theme = frame.theme
    chip = frame.px(10)
    painter.fillRect(QRect(place.left() + frame.px(9), place.center().y() - chip // 2 + 1, chip, chip), color)
    text = reading.text + (f"  {reading.quality}" if reading.quality else "")
    metrics = painter.fontMetrics()
    left = place.left() + frame.px(NAME_AT)
    right = place.right() - frame.px(8)
    value_room = min(metrics.horizontalAdvance(text) + frame.px(3), (right - left) * 3 // 5)
    name_room = max(0, right - left - value_room - frame.px(8))
    painter.setPen(QColor(theme.text))
    name = metrics.elidedText(trace.name, Qt.TextElideMode.ElideMiddle, name_room)
    painter.drawText(QRect(left, place.top(), name_room, place.height()), Qt.AlignmentFlag.AlignVCenter, name)
    painter.setPen(QColor(theme.text if reading.good else theme.hatch if reading.quality else theme.dim))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    value = metrics.elidedText(text, Qt.TextElideMode.ElideRight, value_room)
    painter.drawText(QRect(right - value_room, place.top(), value_room, place.height()), flags, value)


def _paint_axis(painter: QPainter, frame: Frame, lane: AnalogLane, scale: Scale, right: int, color: QColor) -> None:
    step, ticks = lane.ticks(frame, scale)
    heights = lane.y(frame, scale, ticks)
    painter.setPen(color)
    row = frame.px(14)
    width = frame.px(AXIS) - frame.px(10)
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for value, y in zip(ticks.tolist(), heights.tolist(), strict=True):
        at = round(y)
        painter.drawLine(right - frame.px(4), at, right, at)
        if scale.unit and y < frame.px(24):
            continue  # the unit stands there
        place = QRect(right - frame.px(7) - width, at - row // 2, width, row)
        place.moveTop(min(max(place.top(), 0), lane.height - row))
        painter.drawText(place, flags, value_text(value, step))
    if scale.unit:
        place = QRect(right - frame.px(7) - width, frame.px(3), width, row)
        painter.drawText(place, flags, scale.unit)
