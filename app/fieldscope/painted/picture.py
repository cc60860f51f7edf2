"""The cells of a table as a picture: of a refresh, only the cells that look different are painted again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPixmap

MARGIN: Final = 6
"""Pixels at both sides of a cell."""
CHIP: Final = 12
"""Pixels of a colour's square."""

Dress = QPixmap | QBrush | QColor | None
Look = str | tuple[str, Dress] | tuple[str, Dress, Dress]
"""All that a cell shows, besides its row being selected: a text, with a chip, a ground or a colour of its own."""
Looks = Callable[[int, Sequence[int]], list[Look]]
"""Gives how a row looks in some columns."""


class Column(NamedTuple):
    """A column that shows."""

    number: int
    left: int
    width: int
    right: bool = False
    """Texts stand at the right side."""
    chip: bool = False
    """There is room for a chip before the text."""
    middle: bool = False
    """What is too long is shortened in its middle: names of signals differ at their end."""
    shaped: bool = False
    """Texts may be in any script: more than numbers, times and our own words."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is the same for all rows. With another one, everything is painted anew."""

    width: int
    height: int
    ratio: float
    """Device pixels per pixel."""
    columns: tuple[Column, ...]
    row: int
    """Height of a row."""
    font: QFont
    plain: QColor
    inverse: QColor
    """Text of selected rows."""
    grounds: tuple[QColor, QColor]
    """Of even and odd rows."""
    highlight: QColor
    """Ground of selected rows."""


@dataclass(frozen=True, slots=True)
class Place:
    """What part of the table shows."""

    sheet: Sheet
    rows: range
    top: int
    """Where the first of the rows begins."""
    chosen: set[int]
    """Selected rows."""


class Widths:
    """How wide short texts are: added up from their letters, a tenth of the cost of laying them out."""

    def __init__(self, metrics: QFontMetrics) -> None:
        self._metrics = metrics
        self._letters: dict[str, int] = {}
        self.widest = metrics.horizontalAdvance("W")

    def of(self, text: str) -> int:
        """Pixels."""
        letters = self._letters
        try:
            return sum([letters[letter] for letter in text])
        except KeyError:
            for letter in text:
                letters[letter] = self._metrics.horizontalAdvance(letter)
            return self.of(text)


class Picture:
    """Remembers what it shows, cell by cell."""

    def __init__(self) -> None:
        self._sheet: Sheet | None = None
        self._pixmap = QPixmap()
        self._rows: dict[int, tuple[bool, list[Look]]] = {}
        """Row → whether it is painted as selected, and how its cells look."""
        self._shown = range(0)
        self._top = 0

    def brought_up(self, looks_of: Looks, place: Place) -> QPixmap:
        """Give the picture as it has to be now."""
        sheet = place.sheet
        if sheet != self._sheet:
            self._begin(sheet)
        elif place.rows.start != self._shown.start or place.top != self._top:
            self._move(sheet, place)
        if len(self._rows) > len(place.rows):
            self._rows = {row: look for row, look in self._rows.items() if row in place.rows}
        self._shown, self._top = place.rows, place.top
        painter: QPainter | None = None
        numbers = [column.number for column in sheet.columns]
        for at, row in enumerate(place.rows):
            looks = looks_of(row, numbers)
            chosen = row in place.chosen
            before = self._rows.get(row)
            if before is not None and before[0] == chosen and before[1] == looks:
                continue
            painter = painter or self._painter()
            self._paint(painter, row, place.top + at * sheet.row, chosen, looks, before)
            self._rows[row] = (chosen, looks)
        bottom = place.top + len(place.rows) * sheet.row
        if bottom < sheet.height:
            painter = painter or self._painter()
            painter.fillRect(0, bottom, sheet.width, sheet.height - bottom, sheet.grounds[0])
        if painter is not None:
            painter.end()
        return self._pixmap

    def _begin(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._rows.clear()
        self._pixmap = QPixmap(ceil(sheet.width * sheet.ratio), ceil(sheet.height * sheet.ratio))
        self._pixmap.setDevicePixelRatio(sheet.ratio)
        self._pixmap.fill(sheet.grounds[0])
        self._metrics = QFontMetrics(sheet.font)
        self._widths = Widths(self._metrics)
        self._rise = (sheet.row + self._metrics.ascent() - self._metrics.descent()) // 2
        # Numbers and times need no shaping, which is a third of the cost of drawing them.
        self._quick = QFont(sheet.font)
        self._quick.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)

    def _move(self, sheet: Sheet, place: Place) -> None:
        """Scroll what is painted, where that is a matter of whole pixels."""
        down = place.top - self._top - (place.rows.start - self._shown.start) * sheet.row
        kept: dict[int, tuple[bool, list[Look]]] = {}
        if (down * sheet.ratio).is_integer():
            self._pixmap.scroll(0, round(down * sheet.ratio), self._pixmap.rect())
            for row, looks in self._rows.items():
                was = self._top + (row - self._shown.start) * sheet.row
                if was >= 0 and was + sheet.row <= sheet.height and row in place.rows:
                    kept[row] = looks
        self._rows = kept

    def _painter(self) -> QPainter:
        assert self._sheet is not None
        painter = QPainter(self._pixmap)
        painter.setFont(self._quick)
        return painter

    def _paint(
        self,
        painter: QPainter,
        row: int,
        top: int,
        chosen: bool,
        looks: list[Look],
        before: tuple[bool, list[Look]] | None,
    ) -> None:
        """Paint those cells of a row that look different."""
        sheet = self._sheet
        assert sheet is not None
        ground = sheet.highlight if chosen else sheet.grounds[row & 1]
        pen = sheet.inverse if chosen else sheet.plain
        height, widths = sheet.row, self._widths
        old: Sequence[Look | None] = [None] * len(looks)
        fresh = before is None or before[0] != chosen
        if before is not None and not fresh:
            old = before[1]
        else:
            painter.fillRect(0, top, sheet.width, height, ground)
        painter.setPen(pen)
        for (_, left, width, right, chip, middle, shaped), look, was in zip(sheet.columns, looks, old, strict=True):
            if look == was:
                continue
            text, *dresses = (look,) if isinstance(look, str) else look
            if not fresh:
                painter.fillRect(left, top, width, height, ground)
            x, room = left + MARGIN, width - 2 * MARGIN
            ink = pen
            for dress in dresses:
                if isinstance(dress, QPixmap):
                    painter.drawPixmap(x, top + (height - CHIP) // 2, dress)
                elif isinstance(dress, QBrush) and not chosen:
                    painter.fillRect(left, top, width, height, dress)
                elif isinstance(dress, QColor) and not chosen:
                    ink = dress
            if not text:
                continue
            if chip:
                x, room = x + CHIP + MARGIN, room - CHIP - MARGIN
            if right or len(text) * widths.widest > room:
                needed = widths.of(text)
                if needed > room:
                    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
                    text = self._metrics.elidedText(text, mode, room)
                elif right:
                    x += room - needed
            if ink is not pen:
                painter.setPen(ink)
            if shaped:
                painter.setFont(sheet.font)
            painter.drawText(x, top + self._rise, text)
            if shaped:
                painter.setFont(self._quick)
            if ink is not pen:
                painter.setPen(pen)
