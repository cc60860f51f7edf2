"""Paints a canvas: copies the pictures of its lanes, and puts names, axes and borders around them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLine, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPen

from fieldscope.lanes.digital import StateLane
from fieldscope.lanes.frame import Frame, font
from fieldscope.lanes.gutter import Gutter
from fieldscope.lanes.lane import Lane
from fieldscope.lanes.ticks import MINUTE, TimeLabels, date_text, time_text
from fieldscope.plot.stack import TIME_AXIS
from fieldscope.store import TimeBase
from fieldscope.words import tr

if TYPE_CHECKING:
    from fieldscope.plot.canvas import Canvas

LABEL: Final = 130
"""Logical pixels of a label of the time axis."""
MOST_FREE: Final = 40
"""Pictures that are kept for labels to come."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text as a picture."""

    picture: QImage
    """To be written on again: see `sheet.Picture`."""
    part: QRect
    """The part of the picture it takes."""


class Painting:
    """What `Canvas.paintEvent` does. Copies are cheap, texts are not: these are kept as pictures, too."""

    def __init__(self, canvas: "Canvas") -> None:
        self.canvas = canvas
        self._gutter = Gutter()
        self._labels: dict[tuple[object, ...], Label] = {}
        self._free: list[QImage] = []
        """Pictures of labels that went, to be written on again."""
        self._border_key: tuple[object, ...] = ()
        self._border_rects: list[QRect] = []

    def forget(self) -> None:
        """Lanes came or went: keep only what belongs to those there are."""
        self._gutter.forget(self.canvas.lanes)

    def paint(self, painter: QPainter, frame: Frame, *, vector: bool = False) -> None:
        """Paint everything, the painter counting device pixels; `vector` for a file in which text stays text."""
        canvas = self.canvas
        if not canvas.lanes:
            self._empty(painter, frame)
            return
        lanes = canvas.stack.visible()
        self._ground(painter, lanes)
        painter.save()
        painter.setClipRect(QRect(0, 0, self._size.width(), canvas.plots.height()))
        for lane in lanes:
            self._lane(painter, frame, lane, vector=vector)
        self._borders(painter, lanes)
        painter.restore()
        canvas.ribbon.paint(frame, painter, vector=vector)
        self._time_axis(painter, frame, vector=vector)
        for overlay in canvas.overlays:
            overlay.paint(frame, painter)
        canvas.ribbon.paint_over(frame, painter)

    @property
    def _size(self) -> QRect:
        canvas = self.canvas
        return QRect(0, 0, round(canvas.width() * canvas.dpr) + 1, round(canvas.height() * canvas.dpr) + 1)

    def _ground(self, painter: QPainter, lanes: list[Lane]) -> None:
        """Fill what no lane covers: filling all of it would take as long as copying the pictures."""
        color = QColor(self.canvas.theme.window)
        plots = self.canvas.plots
        size = self._size
        y = 0
        for lane in lanes:
            if lane.top > y:
                painter.fillRect(QRect(0, y, size.width(), lane.top - y), color)
            y = max(y, lane.top + lane.height)
        y = min(y, plots.height())
        painter.fillRect(QRect(0, y, size.width(), size.height() - y), color)
        painter.fillRect(QRect(plots.right() + 1, 0, size.width(), y), color)

    def _lane(self, painter: QPainter, frame: Frame, lane: Lane, *, vector: bool) -> None:
        canvas = self.canvas
        plots = canvas.plots
        place = QRect(plots.left(), lane.top, plots.width(), lane.height)
        placed = lane.place(canvas.view)
        edge = lane.history_edge(frame)
        if vector:
            self._draw(painter, frame, lane, place)
        elif placed is not None and placed[2:] == (0, plots.width()) and placed[1].height() == lane.height:
            painter.drawImage(place.topLeft(), *placed[:2])
        else:
            painter.fillRect(place, QColor(canvas.theme.lane))
            if placed is not None:
                image, part, x, width = placed
                painter.save()
                painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
                painter.drawImage(QRectF(place.left() + x, lane.top, width, lane.height), image, QRectF(part))
                painter.restore()
        if edge is not None and edge > canvas.view.left:
            self._history_edge(painter, frame, place, min(edge - canvas.view.left, plots.width()))
        if isinstance(lane, StateLane):
            painter.save()
            painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
            painter.translate(place.left(), 0)
            lane.paint_texts(frame, painter)
            painter.restore()
        widths = canvas.stack.panel, canvas.gutter
        if vector:
            painter.save()
            painter.translate(0, lane.top)
            self._gutter.paint(painter, frame, lane, widths, canvas.figures.readings)
            painter.restore()
        else:
            painter.drawImage(0, lane.top, self._gutter.image(frame, lane, widths, canvas.figures.readings))

    def _draw(self, painter: QPainter, frame: Frame, lane: Lane, place: QRect) -> None:
        painter.save()
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        painter.translate(place.topLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lane.draw(frame, painter)
        painter.restore()

    def _borders(self, painter: QPainter, lanes: list[Lane]) -> None:
        plots = self.canvas.plots
        key = (plots.left(), plots.right(), *((lane.top, lane.height) for lane in lanes))
        if self._border_key != key:
            self._border_key = key
            right = plots.right() + 1
            # Filled rectangles: Qt takes five times as long for outlines.
            self._border_rects = [
                rect
                for lane in lanes
                for rect in (
                    QRect(0, lane.top, right, 1),
                    QRect(0, lane.top + lane.height - 1, right, 1),
                    *(QRect(x, lane.top, 1, lane.height) for x in (0, plots.left() - 1, plots.right())),
                )
            ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.canvas.theme.border))
        painter.drawRects(self._border_rects)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _history_edge(self, painter: QPainter, frame: Frame, place: QRect, x: int) -> None:
        theme = self.canvas.theme
        painter.fillRect(QRect(place.left(), place.top(), x, place.height()), QColor(theme.history))
        painter.setPen(QPen(QColor(theme.dim), 0, Qt.PenStyle.DashLine))
        painter.drawLine(place.left() + x, place.top(), place.left() + x, place.bottom())
        painter.setFont(font(frame, 10))
        room = QRect(place.left(), place.top() + frame.px(3), x - frame.px(6), place.height())
        if room.width() > frame.px(130):
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            painter.drawText(room, flags, tr("older samples left memory"))

    def _time_axis(self, painter: QPainter, frame: Frame, *, vector: bool) -> None:
        canvas = self.canvas
        theme, plots, view = canvas.theme, canvas.plots, canvas.view
        top = canvas.stack.axis_top
        step = canvas.time_step
        moments = canvas.time_ticks()
        places = [(plots.left() + view.column(moment) - view.left, moment) for moment in moments]
        painter.setPen(QColor(theme.dim))
        painter.drawLines([QLine(x, top, x, top + canvas.px(4)) for x, _ in places])
        half = canvas.px(44)
        width, height = canvas.px(LABEL), canvas.px(TIME_AXIS - 6)
        kept: dict[tuple[object, ...], Label] = {}
        if vector:
            painter.setFont(font(frame, 11))
            painter.setPen(QColor(theme.text))
        style = (step, canvas.labels, canvas.reference_ns, id(theme), frame.dpr)
        for x, moment in places:
            if x - half < plots.left() or x + half > plots.right():
                continue
            place = QRect(x - width // 2, top + canvas.px(4), width, height)
            if vector:
                text = time_text(moment, step, canvas.labels, canvas.reference_ns)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
                continue
            key = (moment, *style)
            label = self._labels.get(key)
            if label is None:
                text = time_text(moment, step, canvas.labels, canvas.reference_ns)
                label = self._label(frame, text, QColor(theme.text), place)
            kept[key] = label
            painter.drawImage(QPoint(x - label.part.width() // 2, place.top()), label.picture, label.part)
        place = QRect(canvas.px(9), top + canvas.px(4), canvas.gutter - canvas.px(18), height)
        if vector:
            painter.setPen(QColor(theme.dim))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._day())
        else:
            day = (view.end_ns // MINUTE, canvas.base, place.width(), *style)
            kept[day] = self._labels.get(day) or self._label(frame, self._day(), QColor(theme.dim), place)
            painter.drawImage(place.topLeft(), kept[day].picture, kept[day].part)
        self._free += [label.picture for key, label in self._labels.items() if key not in kept]
        del self._free[:-MOST_FREE]
        self._labels = kept

    def _day(self) -> str:
        canvas = self.canvas
        relative = canvas.labels is TimeLabels.RELATIVE
        day = tr("relative") if relative else date_text(canvas.view.end_ns, canvas.labels)
        return tr("source time · {day}").format(day=day) if canvas.base is TimeBase.SOURCE else day

    def _label(self, frame: Frame, text: str, color: QColor, place: QRect) -> Label:
        """Write a text into a picture, as wide as it needs, at most as wide as its place."""
        picture = next((free for free in self._free if free.size() == place.size()), None)
        if picture is None:
            picture = QImage(place.size(), QImage.Format.Format_RGB32)
        else:
            self._free.remove(picture)
        width = min(place.width(), QFontMetrics(font(frame, 11)).horizontalAdvance(text) + 2)
        part = QRect(0, 0, width, place.height())
        painter = QPainter(picture)
        painter.fillRect(part, QColor(self.canvas.theme.window))
        painter.setFont(font(frame, 11))
        painter.setPen(color)
        painter.drawText(part, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return Label(picture, part)

    def _empty(self, painter: QPainter, frame: Frame) -> None:
        canvas = self.canvas
        theme = canvas.theme
        place = QRect(0, 0, round(canvas.width() * canvas.dpr), round(canvas.height() * canvas.dpr))
        painter.fillRect(self._size, QColor(theme.window))
        title, hint = canvas.empty_text
        painter.setFont(font(frame, 18, bold=True))
        painter.setPen(QColor(theme.text))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        half = place.adjusted(0, 0, 0, -place.height() // 2 - canvas.px(6))
        painter.drawText(half, flags, title)
        painter.setFont(font(frame, 13))
        painter.setPen(QColor(theme.dim))
        rest = place.adjusted(0, place.height() // 2 + canvas.px(6), 0, 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, hint)
