"""How the points of the source tree are painted: a hundred rows may change four times per second.

Qt's own way asks model, delegate and style for every cell anew; here a row is one call.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPalette, QPen, QPixmap, QRegion, qGray

from fieldscope import theme
from fieldscope.painted.picture import Widths
from fieldscope.sources.model import NAME, QUALITY, TREND, TYPE, VALUE
from fieldscope.sources.nodes import Node

MARGIN: Final = 5
KEPT: Final = 2000
"""Shortened names and drawn trends that are kept."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is the same for all rows. With another one, everything kept is made anew."""

    columns: tuple[tuple[int, int, int], ...]
    """Number, left edge and width of those that show."""
    row: int
    """Height of a row."""
    ratio: float
    """Device pixels per pixel."""
    font: QFont
    text: QColor
    inverse: QColor
    highlight: QColor
    box: QRect
    """The check box, from the upper left corner of a name."""


class PointPainter:
    """Paints points with the `Look` that it was told to `use` last."""

    def __init__(self) -> None:
        self._look: Look | None = None

    def use(self, look: Look) -> None:
        """Paint like this from now on."""
        if look == self._look:
            return
        self._look = look
        self._metrics = QFontMetrics(look.font)
        self._widths = Widths(self._metrics)
        self._rise = (look.row + self._metrics.ascent() - self._metrics.descent()) // 2
        # Numbers and marks need no shaping, which is a third of the cost of drawing them.
        self._quick = QFont(look.font)
        self._quick.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
        self._muted, self._ok, self._warning = (theme.color(token) for token in ("muted", "ok", "warning"))
        self._short: dict[tuple[str, int], str] = {}
        self._boxes: dict[str, QPixmap] = {}
        self._trends: dict[int, tuple[object, QPixmap]] = {}

    def paint(
        self, painter: QPainter, rect: QRect, node: Node, indent: int, color: QColor | None, selected: bool,
        painted: QRegion | None,
    ) -> None:  # fmt: skip
        """Paint a point's row: `color` is that of its curve, None when it is not plotted; cells beside `painted`
        are left out."""
        look = self._look
        assert look is not None
        assert node.point is not None
        top, height = rect.top(), rect.height()
        pen = look.inverse if selected else look.text
        if selected:
            painter.fillRect(rect, look.highlight)
        painter.setFont(self._quick)
        painter.setPen(pen)
        for number, left, width in look.columns:
            if painted is not None and not painted.intersects(QRect(left, top, width, height)):
                continue
            if number == NAME:
                at, box = left + indent, look.box
                painter.drawPixmap(at + box.left(), top + box.top(), self._box(color, selected))
                at += box.right() + 1 + MARGIN
                painter.setFont(look.font)
                painter.drawText(at, top + self._rise, self._shortened(node.key, left + width - at - MARGIN))
                painter.setFont(self._quick)
            elif number == TREND:
                if node.trend:
                    painter.drawPixmap(left, top, self._trend(node, width, pen if selected or color is None else color))
            elif number == TYPE:
                painter.setPen(pen if selected else self._muted)
                painter.drawText(left + MARGIN, top + self._rise, self._shortened(node.point.type_name, width - 7))
                painter.setPen(pen)
            elif node.texts and number == VALUE:
                text = self._shortened(node.texts[0], width - 2 * MARGIN)
                x = left + width - MARGIN - self._widths.of(text)
                painter.drawText(x, top + self._rise, text)
            elif node.texts and number == QUALITY:
                if not selected:
                    painter.setPen(self._ok if node.texts[1] == "✓" else self._warning)
                painter.setFont(look.font)  # Qt finds a mark that the font itself lacks only when it shapes
                painter.drawText(left + MARGIN, top + self._rise, self._shortened(node.texts[1], width - 7))
                painter.setFont(self._quick)
                painter.setPen(pen)

    def _shortened(self, text: str, room: int) -> str:
        """The text as far as there is room for it."""
        if len(text) * self._widths.widest <= room:
            return text
        key = text, room
        short = self._short.get(key)
        if short is None:
            if len(self._short) > KEPT:
                self._short.clear()
            short = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            self._short[key] = short
        return short

    def _box(self, color: QColor | None, selected: bool) -> QPixmap:
        """A check box: of a plotted point it has the colour of the curve."""
        look = self._look
        assert look is not None
        name = f"{color.name() if color is not None else ''} {selected}"
        found = self._boxes.get(name)
        if found is None:
            size = look.box.width()
            found = self._boxes[name] = _blank(size, size, look.ratio)
            with QPainter(found) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(look.inverse if selected else color or self._muted, 1))
                painter.setBrush(color if color is not None else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(0.5, 0.5, size - 1, size - 1), 2.5, 2.5)
                if color is not None:
                    tick = QPen(QColor("white" if qGray(color.rgb()) < 140 else "black"), 1.8)
                    tick.setCapStyle(Qt.PenCapStyle.RoundCap)
                    painter.setPen(tick)
                    corners = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.30))
                    painter.drawPolyline([QPointF(x * size, y * size) for x, y in corners])
        return found

    def _trend(self, node: Node, width: int, ink: QColor) -> QPixmap:
        look = self._look
        assert look is not None
        key = node.trend, width, ink.rgb()
        found = self._trends.get(node.id)
        if found is None or found[0] != key:
            if len(self._trends) > KEPT:
                self._trends.clear()
            picture = _blank(width, look.row, look.ratio)
            with QPainter(picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setOpacity(0.65 if ink is look.text else 1.0)
                painter.setPen(QPen(ink, 1.2))
                painter.drawPath(_steps(node.trend, QRectF(5, 4, width - 10, look.row - 8)))
            found = self._trends[node.id] = (key, picture)
        return found[1]


def _blank(width: int, height: int, ratio: float) -> QPixmap:
    picture = QPixmap(ceil(width * ratio), ceil(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def _steps(values: Sequence[float], rect: QRectF) -> QPainterPath:
    """Give values from 0 to 1 as a curve that holds what was received until the next, broken at NaN."""
    step = rect.width() / max(len(values) - 1, 1)
    path, down, last = QPainterPath(), False, 0.0
    for number, value in enumerate(values):
        if math.isnan(value):
            down = False
            continue
        x, y = rect.left() + number * step, rect.bottom() - value * rect.height()
        if not down:
            path.moveTo(x, y)
        elif y != last:
            path.lineTo(x, last)
            path.lineTo(x, y)
        elif number == len(values) - 1 or math.isnan(values[number + 1]):
            path.lineTo(x, y)
        down, last = True, y
    return path


def colors(palette: QPalette, *, active: bool) -> tuple[QColor, QColor, QColor]:
    """Text, text of selected rows, and their ground."""
    group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
    role = QPalette.ColorRole
    return palette.color(role.Text), palette.color(group, role.HighlightedText), palette.color(group, role.Highlight)
