"""A box of lines beside the mouse."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from fieldscope.lanes.frame import Frame, font

ROW: Final = 17
"""Logical pixels of a line."""
AWAY: Final = 12
"""…between the mouse and the box."""


def paint_note(frame: Frame, painter: QPainter, lines: Sequence[str], at: QPoint, inside: QRect) -> None:
    """Write lines beside a place, all in device pixels, as far as possible inside a rectangle: below it, else above."""
    painter.setFont(font(frame, 11))
    metrics = painter.fontMetrics()
    row, away = frame.px(ROW), frame.px(AWAY)
    shown = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, inside.width() * 2 // 3) for line in lines]
    room = max(metrics.horizontalAdvance(line) for line in shown) + frame.px(16)
    place = QRect(at.x() + away, at.y() + away, room, row * len(shown) + frame.px(8))
    if place.right() > inside.right():
        place.moveRight(at.x() - away)
    if at.y() > inside.bottom():
        place.moveBottom(inside.bottom() - frame.px(4))
    place.moveTop(max(inside.top(), min(place.top(), inside.bottom() - place.height())))
    painter.fillRect(place, QColor(frame.theme.panel))
    painter.setPen(QPen(QColor(frame.theme.border), 0))
    painter.drawRect(place)
    painter.setPen(QColor(frame.theme.text))
    for number, line in enumerate(shown):
        spot = QRect(place.left() + frame.px(8), place.top() + frame.px(4) + number * row, room, row)
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, line)
