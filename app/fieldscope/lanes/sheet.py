"""Where a lane draws some columns: on pixels, or as lines and shapes of a file."""

import ctypes
import functools
import itertools
from collections.abc import Iterable, Sequence
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt
import shiboken6
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

from fieldscope.lanes.frame import Frame
from fieldscope.lanes.reduce import Floats
from fieldscope.lanes.strokes import Strokes
from fieldscope.lanes.theme import Theme

HATCH_PERIOD: Final = 8
"""Device pixels after which Qt's diagonal pattern repeats."""
MOST_COLORS: Final = 255
"""The largest number on a lying sheet."""
GROUND, GRID, FIRST = range(3)
"""Numbers on a lying sheet: of what shows where nothing is drawn, of the grid, of the first stroke."""
TILE: Final = 64
"""Columns turned upright at a time: few enough for the processor's cache."""


class Picture:
    """Pixels that Qt and numpy both write to.

    To be kept and used again: with every `QImage` made in Python, painted on and dropped, PySide6 6.11 loses six
    references to None.
    """

    def __init__(self, width: int, height: int, slack: int = 0) -> None:
        """`slack` is more columns, so that what is shown can move on without moving its pixels."""
        self.width = width
        self.height = height
        self.left = 0
        """The absolute column that lies first."""
        self.pixels: npt.NDArray[np.uint32] = np.zeros((height, width + slack), np.uint32)
        stride = 4 * (width + slack)
        self.image = QImage(self.pixels.data, width + slack, height, stride, QImage.Format.Format_RGB32)

    def show(self, left: int) -> None:
        """Make room for the columns from `left` on. Those that were shown stay; what comes in is to be drawn."""
        by = left - self.left
        if 0 <= by <= self.pixels.shape[1] - self.width:
            return
        # One move over all rows: what wraps from row to row lands in the columns that are drawn anew.
        address, far = self.pixels.ctypes.data, self.pixels.ctypes.data + 4 * abs(by)
        ctypes.memmove(*((address, far) if by > 0 else (far, address)), self.pixels.nbytes - 4 * abs(by))
        self.left = left


class Lying:
    """Numbers below 256 that Qt and numpy both write to, a row for each column of lanes. To be kept, see `Picture`."""

    def __init__(self, columns: int, height: int) -> None:
        self.columns = columns
        self.height = height
        width = -(-height // 4) * 4  # Qt's rows are whole words
        self.pixels: npt.NDArray[np.uint8] = np.zeros((columns, width), np.uint8)
        self.image = QImage(self.pixels.data, width, columns, width, QImage.Format.Format_Grayscale8)

    def write(self, strokes: Strokes, counts: Iterable[tuple[int, int]]) -> None:
        """Fill the strokes of curves with numbers: `counts` are the numbers, and for how many curves each serves."""
        painter = QPainter(self.image)
        painter.setPen(Qt.PenStyle.NoPen)
        # Four numbers of a stroke are those of a QRect of the lying sheet: left, top, right, bottom, all inclusive.
        address, columns = strokes.ctypes.data, strokes.shape[1]
        for number, count in counts:
            painter.setBrush(_numbered()[number])
            painter.drawRects(shiboken6.wrapInstance(address, QRect), count * columns)  # type: ignore[call-overload]
            address += count * strokes.strides[0]
        painter.end()


@functools.cache
def _numbered() -> tuple[QBrush, ...]:
    """Give what writes the numbers 0 to 255 into a `Lying` image: the grey of a number is the number."""
    return tuple(QBrush(QColor(number, number, number)) for number in range(MOST_COLORS + 1))


class Sheet:
    """The absolute columns [begin, end) of a lane, `left` being the first one on its picture. Use as a context."""

    def __init__(self, left: int, begin: int, end: int, height: int, *, whole: bool = False) -> None:
        self.left = left
        self.begin = begin
        self.end = end
        self.height = height
        """Device pixels."""
        self.whole = whole
        """A new picture, drawn in slices; not some more columns of the one that is shown."""

    @property
    def columns(self) -> int:
        return self.end - self.begin

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def grid(self, columns: Sequence[int], heights: Sequence[int], color: QColor) -> None:
        """Draw lines from top to bottom at absolute columns, and from end to end at heights; before anything else."""
        for column in columns:
            if self.begin <= column < self.end:
                self.fill(column, column + 1, 0, self.height, color)
        for y in heights:
            self.fill(self.begin, self.end, y, y + 1, color)

    def fill(self, begin: float, end: float, top: int, bottom: int, brush: QBrush | QColor) -> None:
        """Fill the absolute columns [begin, end) between two heights (top < bottom)."""
        raise NotImplementedError

    def strokes(self, strokes: Strokes, colors: Sequence[QColor]) -> None:
        """Draw a curve in each of the colours, over all fills; the strokes' columns count from `begin` on."""
        raise NotImplementedError

    def finish(self) -> None:
        """All fills and strokes are drawn; lines come now."""

    def lines(self, segments: Floats, pen: QPen, *, smooth: bool) -> None:
        """Draw segments over the rest, (m, 4) float64: x0, y0, x1, y1, x in columns from `left` on."""
        raise NotImplementedError


class Scratch(Sheet):
    """Columns of a picture. Strokes are drawn first on a sheet that lies on its side, in numbers of colours.

    There rows are columns, so that a vertical run of pixels is one fill, and a pixel is one octet: a full-height noisy
    curve costs a hundredth of what it costs as upright lines. `finish` turns them upright and gives them their colours.
    Where there is nothing else, ground and grid are numbers, too: half the work of leaving out what has none.
    """

    def __init__(
        self, frame: Frame, picture: Picture, lying: Lying, begin: int, end: int, *, whole: bool = False
    ) -> None:
        """`lying` has room for the columns and is as wide as the lane is high."""
        super().__init__(picture.left, begin, end, picture.height, whole=whole)
        self._picture = picture
        self._lying = lying
        self._plain = [QColor(frame.theme.lane).rgb(), 0]
        """Colours of ground and grid."""
        self._grid: tuple[list[int], Sequence[int]] = ([], ())
        self._painter = QPainter()
        self._painted = False
        """The picture holds ground, grid and fills; strokes go over them."""
        self._colors: list[int] = []
        """What the numbers on the lying sheet mean, once there are strokes."""

    def __exit__(self, *_: object) -> None:
        # Also when the drawing is given up half-way: Qt must not lose an image that is being painted on.
        if self._painter.isActive():
            self._painter.end()

    def grid(self, columns: Sequence[int], heights: Sequence[int], color: QColor) -> None:
        self._grid = [column - self.begin for column in columns if self.begin <= column < self.end], heights
        self._plain[GRID] = color.rgb()

    def fill(self, begin: float, end: float, top: int, bottom: int, brush: QBrush | QColor) -> None:
        a, b = max(int(begin), self.begin), min(int(end), self.end)
        if a < b:
            self._paint_ground()
            self._painter.fillRect(QRect(a - self.left, top, b - a, bottom - top), brush)

    def strokes(self, strokes: Strokes, colors: Sequence[QColor]) -> None:
        at = 0
        while at < len(colors):
            if not self._colors:
                self._clear()
            some = colors[at : at + MOST_COLORS + 1 - len(self._colors)]
            first = len(self._colors)
            self._colors += [color.rgb() for color in some]
            self._lying.write(strokes[at:], [(number, 1) for number in range(first, len(self._colors))])
            at += len(some)
            if len(self._colors) > MOST_COLORS:
                self._compose()

    def finish(self) -> None:
        if self._colors:
            self._compose()
        self._paint_ground()
        self._painter.end()

    def _paint_ground(self) -> None:
        if not self._painter.isActive():
            self._painter.begin(self._picture.image)
            # Patterns stand still on the absolute columns.
            self._painter.setBrushOrigin(-(self.left % HATCH_PERIOD), 0)
        if self._painted:
            return
        self._painted = True
        x, width = self.begin - self.left, self.columns
        ground, grid = (QColor(color) for color in self._plain)
        self._painter.fillRect(x, 0, width, self.height, ground)
        columns, heights = self._grid
        for column in columns:
            self._painter.fillRect(x + column, 0, 1, self.height, grid)
        for y in heights:
            self._painter.fillRect(x, y, width, 1, grid)

    def _clear(self) -> None:
        """Begin with an empty lying sheet: number 0 is what shows where nothing is drawn."""
        numbers = self._lying.pixels[: self.columns]
        numbers[:] = GROUND
        self._colors = self._plain.copy()
        if not self._painted:
            columns, heights = self._grid
            numbers[columns] = GRID
            numbers[:, heights] = GRID

    def _compose(self) -> None:
        """Put the strokes so far on the picture."""
        if self._painter.isActive():
            self._painter.end()
        colors = np.array(self._colors, np.uint32)
        self._colors = []
        for at in range(self.begin, self.end, TILE):
            end = min(at + TILE, self.end)
            numbers = np.ascontiguousarray(self._lying.pixels[at - self.begin : end - self.begin, : self.height].T)
            pixels = self._picture.pixels[:, at - self.left : end - self.left]
            if self._painted:
                np.copyto(pixels, colors.take(numbers), where=numbers != GROUND)
            else:
                pixels[:] = colors.take(numbers)
        self._painted = True

    def lines(self, segments: Floats, pen: QPen, *, smooth: bool) -> None:
        painter = QPainter(self._picture.image)
        painter.setClipRect(QRectF(self.begin - self.left, 0, self.columns, self.height))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        painter.setPen(pen)
        painter.drawLines(shiboken6.wrapInstance(segments.ctypes.data, QLineF), len(segments))  # type: ignore[call-overload]
        painter.end()


class Drawing(Sheet):
    """Shapes and paths for a file that can be scaled; the painter's origin is the lane's upper left corner."""

    def __init__(self, frame: Frame, painter: QPainter, height: int) -> None:
        super().__init__(frame.view.left, frame.view.left, frame.view.right, height)
        self._painter = painter
        painter.fillRect(QRectF(0, 0, self.columns, height), QColor(frame.theme.lane))

    def fill(self, begin: float, end: float, top: int, bottom: int, brush: QBrush | QColor) -> None:
        a, b = max(begin, self.begin) - self.left, min(end, self.end) - self.left
        if a >= b:
            return
        if isinstance(brush, QBrush) and brush.style() is not Qt.BrushStyle.SolidPattern:
            self._hatch(QRectF(a, top, b - a, bottom - top), brush.color())
        else:
            self._painter.fillRect(QRectF(a, top, b - a, bottom - top), brush)

    def strokes(self, strokes: Strokes, colors: Sequence[QColor]) -> None:
        for some, color in zip(strokes.tolist(), colors, strict=True):
            path = QPainterPath()
            last = None
            for top, column, bottom, _ in some:
                if bottom < 0:
                    continue
                x = column + self.begin - self.left + 0.5
                (path.lineTo if last == column - 1 else path.moveTo)(x, top)
                path.lineTo(x, bottom + 1)
                last = column
            self._painter.strokePath(path, QPen(color, 1))

    def lines(self, segments: Floats, pen: QPen, *, smooth: bool) -> None:  # noqa: ARG002 (files are always smooth)
        path = QPainterPath()
        end = None
        for x0, y0, x1, y1 in segments.tolist():
            if end != (x0, y0):
                path.moveTo(x0, y0)
            path.lineTo(x1, y1)
            end = (x1, y1)
        self._painter.strokePath(path, pen)

    def _hatch(self, place: QRectF, color: QColor) -> None:
        """Draw stripes as lines: a generator of files knows no patterns."""
        path = QPainterPath()
        first = int((place.left() + place.top()) // HATCH_PERIOD)
        last = int((place.right() + place.bottom()) // HATCH_PERIOD)
        for stripe in range(first, last + 1):
            c = stripe * HATCH_PERIOD
            a, b = max(place.left(), c - place.bottom()), min(place.right(), c - place.top())
            if a < b:
                path.moveTo(QPointF(a, c - a))
                path.lineTo(QPointF(b, c - b))
        self._painter.strokePath(path, QPen(color, 1))


def runs(*keys: npt.NDArray[Any]) -> list[tuple[int, int]]:
    """Give the stretches [begin, end) over which all keys (equally long) stay the same; NaN equals NaN."""
    n = len(keys[0])
    if not n:
        return []
    change = np.zeros(n - 1, np.bool_)
    for key in keys:
        different = key[1:] != key[:-1]
        if key.dtype.kind == "f":
            different &= ~(np.isnan(key[1:]) & np.isnan(key[:-1]))
        change |= different
    cuts = [0, *(np.flatnonzero(change) + 1).tolist(), n]
    return list(itertools.pairwise(cuts))


def hatch_brush(theme: Theme, strength: int = 110) -> QBrush:
    """Give the stripes for where nothing is known."""
    color = QColor(theme.hatch)
    color.setAlpha(strength)
    return QBrush(color, Qt.BrushStyle.BDiagPattern)
