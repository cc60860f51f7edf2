"""How the strip of events looks: a shape and a colour for each sign, never colour alone."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from fieldscope.lanes.frame import Frame, font
from fieldscope.lanes.theme import Theme
from fieldscope.plot.timeline import Group, Sign

SLOT: Final = 36
"""Logical pixels in which there is room for a symbol with a number."""
HALF: Final = 4.5
"""…from the middle of a symbol to its edge."""
Polygon = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """How a sign is shown."""

    letter: str
    """Where it is told in words."""
    color: str
    """Name of a colour of the theme."""
    polygons: tuple[Polygon, ...]
    """Around 0, of the size 1."""
    filled: bool


_ROUND: Final[Polygon] = tuple((math.cos(turn * math.pi / 8), math.sin(turn * math.pi / 8)) for turn in range(16))
_DOT: Final[Polygon] = tuple((x * 0.5, y * 0.5) for x, y in _ROUND)
_DOWN: Final[Polygon] = ((-1.1, -0.9), (1.1, -0.9), (0, 1.1))
_BAR: Final[Polygon] = ((-0.4, -1.3), (0.4, -1.3), (0.3, 0.3), (-0.3, 0.3))
_FOOT: Final[Polygon] = ((-0.4, 0.6), (0.4, 0.6), (0.4, 1.3), (-0.4, 1.3))
_SQUARE: Final[Polygon] = ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9))
_FLAG: Final[Polygon] = ((-0.9, -1.2), (1.2, -0.6), (-0.5, 0.2), (-0.5, 1.3), (-0.9, 1.3))
LOOKS: Final = {
    Sign.NOTE: Look("·", "dim", (_DOT,), True),
    Sign.BACK: Look("○", "live", (_ROUND,), False),
    Sign.OFF: Look("□", "dim", (_SQUARE,), False),
    Sign.COMMAND: Look("▼", "text", (_DOWN,), True),
    Sign.MARKER: Look("⚑", "marker", (_FLAG,), True),
    Sign.WARNING: Look("▲", "hold", (((-1.2, 1.0), (1.2, 1.0), (0, -1.2)),), True),
    Sign.REFUSED: Look("▽", "hatch", (_DOWN,), False),
    Sign.ALARM: Look("!", "hatch", (_BAR, _FOOT), True),
    Sign.LOST: Look("✕", "hatch", (((-1, -1), (1, 1)), ((-1, 1), (1, -1))), False),
    Sign.ERROR: Look("◆", "hatch", (((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),), True),
}


def draw_slot(frame: Frame, painter: QPainter, groups: Sequence[Group], slot: int, left: int, height: int) -> None:
    """Draw the symbols of a slot, the painter's first column being absolute column `left`."""
    theme, q, wide = frame.theme, frame.view.q, frame.px(SLOT)
    for group in groups:
        color = _color(theme, group.sign)
        begin = group.first_ns // q - left
        end = min(group.last_ns // q - left + frame.px(1.5), (slot + 1) * wide - left)
        painter.fillRect(QRect(begin, height - frame.px(3), end - begin, frame.px(2)), color)
        x = group.middle - left
        if group.count == 1:
            _symbol(frame, painter, group.sign, x, height)
            continue
        text = f"{group.count}" if group.count < 100 else "99+"
        painter.setFont(font(frame, 11, bold=True))
        room = painter.fontMetrics().horizontalAdvance(text)
        side = x - (room + frame.px(3)) // 2
        _symbol(frame, painter, group.sign, side, height)
        painter.setPen(QColor(theme.text))
        place = QRect(side + frame.px(HALF + 3), 0, room + frame.px(2), height - frame.px(3))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)


def draw_cut(frame: Frame, painter: QPainter, groups: Sequence[Group], slot: int, at: QPoint, height: int) -> None:
    """Draw what is in view of a slot at an edge, as symbols inside: what just happened is seen at once.

    `at` is where the strip begins, device pixels.
    """
    view, q, wide = frame.view, frame.view.q, frame.px(SLOT)
    begin, end = max(slot * wide, view.left), min((slot + 1) * wide, view.right)
    painter.save()
    painter.translate(at)
    ground(frame.theme, painter, QRect(begin - view.left, 0, end - begin, height))
    for group in groups:
        first, last = max(group.first_ns // q, begin), min(group.last_ns // q + frame.px(1.5), end)
        if first < last:
            place = QRect(first - view.left, height - frame.px(3), last - first, frame.px(2))
            painter.fillRect(place, _color(frame.theme, group.sign))
            half = frame.px(HALF + 1)
            x = min(max(group.middle, view.left + half), view.right - half)
            _symbol(frame, painter, group.sign, x - view.left, height)
    painter.restore()


def ground(theme: Theme, painter: QPainter, place: QRect) -> None:
    """Fill a part of the strip."""
    painter.fillRect(place, QColor(theme.panel))
    painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), QColor(theme.border))


def _color(theme: Theme, sign: Sign) -> QColor:
    return QColor(getattr(theme, LOOKS[sign].color))


def _symbol(frame: Frame, painter: QPainter, sign: Sign, x: int, height: int) -> None:
    color = _color(frame.theme, sign)
    look = LOOKS[sign]
    size, y = HALF * frame.dpr, (height - frame.px(3)) / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if look.filled else QPen(color, 2 * frame.dpr))
    painter.setBrush(color if look.filled else Qt.BrushStyle.NoBrush)
    for polygon in look.polygons:
        painter.drawPolygon([QPointF(x + dx * size, y + dy * size) for dx, dy in polygon])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
