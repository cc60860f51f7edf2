"""What stands left of the plots: names, values and value axes. Painted when it changes, not in every frame."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.digital import RowLane
from fieldscope.lanes.frame import Frame, Trace, font
from fieldscope.lanes.lane import Lane
from fieldscope.lanes.readings import Reading
from fieldscope.lanes.scale import Scale
from fieldscope.lanes.sheet import Picture
from fieldscope.lanes.theme import Theme, ink
from fieldscope.lanes.ticks import value_texts
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
NOTHING: Final = Reading()


@dataclass(slots=True)
class Kept:
    """The picture of a lane's gutter, and what it shows."""

    picture: Picture
    ground: object
    """All but the figures: when it changes everything is painted anew."""
    readings: list[Reading]


class Gutter:
    """Keeps the picture of each lane's gutter; of that only figures that changed are painted again."""

    def __init__(self) -> None:
        self._kept: dict[Lane, Kept] = {}

    def image(self, frame: Frame, lane: Lane, widths: tuple[int, int], readings: Mapping[Trace, Reading]) -> QImage:
        """Give the gutter of a lane: `widths` of the names and of all."""
        axes = [(scale.low, scale.high, scale.unit) for scale in lane.scales] if isinstance(lane, AnalogLane) else []
        traces = [(trace.color, trace.axis, trace.name) for trace in lane.traces]
        ground = (axes, traces, widths, lane.height, frame.theme, frame.dpr)
        figures = [readings.get(trace, NOTHING) for trace in lane.traces]
        kept = self._kept.get(lane)
        if kept is None or kept.ground != ground:
            size = (widths[1], max(1, lane.height))
            same = kept is not None and (kept.picture.width, kept.picture.height) == size
            picture = kept.picture if kept is not None and same else Picture(*size)
            painter = QPainter(picture.image)
            self.paint(painter, frame, lane, widths, readings)
            painter.end()
            kept = self._kept[lane] = Kept(picture, ground, figures)
        elif kept.readings != figures:
            changed = [n for n, (new, old) in enumerate(zip(figures, kept.readings, strict=True)) if new != old]
            kept.readings = figures
            rows = _Rows(frame, lane, widths)
            painter = QPainter(kept.picture.image)
            painter.setFont(font(frame, 12))
            colors = lane.colors(frame.theme)
            for number in changed:
                if number < rows.shown:
                    painter.fillRect(rows.place(number), QColor(frame.theme.panel))
                    _paint_name(
                        painter, frame, lane.traces[number], colors[number], figures[number], rows.place(number)
                    )
            painter.end()
        return kept.picture.image

    def forget(self, lanes: list[Lane]) -> None:
        """Keep only the pictures of these lanes."""
        self._kept = {lane: kept for lane, kept in self._kept.items() if lane in lanes}

    def paint(
        self, painter: QPainter, frame: Frame, lane: Lane, widths: tuple[int, int], readings: Mapping[Trace, Reading]
    ) -> None:
        """Paint the gutter of a lane, whose top is 0."""
        theme = frame.theme
        gutter = widths[1]
        painter.fillRect(QRect(0, 0, gutter, lane.height), QColor(theme.panel))
        rows = _Rows(frame, lane, widths)
        painter.setFont(font(frame, 12))
        for number, (trace, color) in enumerate(zip(lane.traces, lane.colors(theme), strict=True)):
            place = rows.place(number)
            if number >= rows.shown:
                painter.setPen(QColor(theme.dim))
                more = tr("+ %n more", "", len(lane.traces) - rows.shown)
                painter.drawText(place.translated(frame.px(NAME_AT), 0), Qt.AlignmentFlag.AlignVCenter, more)
                break
            _paint_name(painter, frame, trace, color, readings.get(trace, NOTHING), place)
        if isinstance(lane, AnalogLane):
            painter.setFont(font(frame, 11))
            for number, scale in enumerate(lane.scales):
                right = gutter - number * frame.px(AXIS) - frame.px(1)
                _paint_axis(painter, frame, lane, scale, right, _axis_color(lane, number, theme))


class _Rows:
    """Where the names of a lane stand."""

    def __init__(self, frame: Frame, lane: Lane, widths: tuple[int, int]) -> None:
        panel, gutter = widths
        if isinstance(lane, RowLane):
            self.row, self.top, self.width = frame.px(lane.row), frame.px(4), gutter - frame.px(6)
        else:
            self.row, self.top, self.width = frame.px(NAME_ROW), frame.px(5), panel
        self.shown = len(lane.traces)
        room = lane.height - frame.px(6)
        if not isinstance(lane, RowLane) and self.shown * self.row > room:
            self.shown = max(0, room // self.row - 1)

    def place(self, number: int) -> QRect:
        return QRect(0, self.top + number * self.row, self.width, self.row)


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
    gap = frame.px(8)
    spare = right - left - metrics.horizontalAdvance(trace.name) - gap
    value_room = min(metrics.horizontalAdvance(text) + frame.px(3), max((right - left) * 3 // 5, spare))
    name_room = max(0, right - left - value_room - gap)
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
    # A number that lost its first signs would be another one.
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    texts, unit = value_texts(ticks, step), scale.unit
    if unit and len(texts) and heights[-1] < frame.px(24):  # no room for both, one below the other
        texts[-1], unit = f"{texts[-1]} {unit}", ""
    if any(painter.fontMetrics().horizontalAdvance(text) > width for text in texts):
        painter.setFont(font(frame, 9))
    for text, y in zip(texts, heights.tolist(), strict=True):
        at = round(y)
        painter.drawLine(right - frame.px(4), at, right, at)
        place = QRect(right - frame.px(7) - width, at - row // 2, width, row)
        place.moveTop(min(max(place.top(), 0), lane.height - row))
        painter.drawText(place, flags, text)
    painter.setFont(font(frame, 11))
    if unit:
        place = QRect(right - frame.px(7) - width, frame.px(3), width, row)
        painter.drawText(place, flags, unit)
