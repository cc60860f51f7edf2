"""The strip of events between lanes and time axis: what happened when, told by shapes, as far as there is room.

Events nearer to each other than a slot are one symbol, that of the gravest, with their number. Slots lie on an absolute
grid, so that nothing changes its place while the view follows: of the picture only slots that changed or come into view
are drawn.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from fieldscope.lanes.frame import Frame, font
from fieldscope.lanes.sheet import Picture
from fieldscope.lanes.ticks import time_text
from fieldscope.plot.cursors import Marker
from fieldscope.plot.marks import CommandMark
from fieldscope.plot.notes import paint_note
from fieldscope.plot.symbols import HALF, LOOKS, SLOT, draw_cut, draw_slot, ground
from fieldscope.plot.timeline import Group, Sign, Timeline, grouped
from fieldscope.words import tr

if TYPE_CHECKING:
    from fieldscope.plot.canvas import Canvas

APART: Final = 14
"""Logical pixels between two symbols without a number."""
LISTED: Final = 8
"""Events of a symbol that are told."""


class Ribbon:
    """Finds, paints and opens what happened."""

    def __init__(self, canvas: "Canvas") -> None:
        self.canvas = canvas
        self.shown = True
        self.log = Timeline()
        """The list of events, all tabs share it…"""
        self.says: Callable[[int], str] = lambda _number: ""
        """…and what it says of a number, empty for what it no longer has."""
        self.chosen: int | None = None
        """The moment that was chosen by keys, ns."""
        self._own = Timeline()
        """Markers and commands; the number is that of the thing."""
        self._things: list[Marker | CommandMark] = []
        self._markers: list[Marker] | None = None
        self._key: tuple[object, ...] = ()
        self._groups: dict[int, list[Group]] = {}
        self._picture: Picture | None = None
        self._look: tuple[object, ...] = ()
        """What the whole picture depends on."""
        self._drawn: dict[int, list[Group]] = {}
        """What it shows, by slot."""
        self._note: tuple[tuple[object, ...], list[str]] = ((), [])

    def renew(self) -> None:
        """Commands or markers changed."""
        self._markers = None

    # What happened

    def at(self, point: QPoint) -> Group | None:
        """Give the events at a place, device pixels; None where there are none."""
        canvas = self.canvas
        plots = canvas.plots
        if not self.shown or not canvas.lanes or not plots.left() <= point.x() <= plots.right():
            return None
        if not plots.height() <= point.y() < canvas.stack.axis_top:
            return None
        column = canvas.view.left + point.x() - plots.left()
        self._find()
        found = self._groups.get(column // canvas.px(SLOT), [])
        nearest = min(found, key=lambda group: abs(group.middle - column), default=None)
        reach = canvas.px(SLOT if nearest is not None and nearest.count > 1 else APART)
        return nearest if nearest is not None and abs(nearest.middle - column) <= reach // 2 + 1 else None

    def _find(self) -> None:
        """Find what is in view."""
        self._collect()
        canvas = self.canvas
        view, slot = canvas.view, canvas.px(SLOT)
        first = view.left // slot
        last = first + view.width // slot + 2
        key = (view.q, slot, first, last, id(self.log), self.log.version, self._own.version)
        if key == self._key:
            return
        self._key = key
        parts: dict[int, list[tuple[Timeline, int, int]]] = {}
        width = slot * view.q
        for timeline in (self.log, self._own):
            place, end = timeline.between(first * width, last * width)
            while place < end:
                number = timeline.time(place) // width
                begin, place = place, timeline.between(0, (number + 1) * width, place)[1]
                parts.setdefault(number, []).append((timeline, begin, place))
        self._groups = {number: self._placed(number, grouped(tuple(found))) for number, found in parts.items()}

    def _placed(self, slot: int, group: Group) -> list[Group]:
        """Give a symbol its place in a slot; two that are far enough from each other get one each."""
        canvas, q = self.canvas, self.canvas.view.q
        wide, half = canvas.px(SLOT), canvas.px(HALF + 1.5)
        left = slot * wide
        groups = [group]
        if group.count == 2 and (group.last_ns - group.first_ns) // q >= canvas.px(APART):
            groups = [grouped(((line, n, n + 1),)) for line, begin, end in group.parts for n in range(begin, end)]
        return [
            Group(
                one.parts, one.first_ns, one.last_ns, one.sign, slot,
                left + wide // 2 if one.count > 1 else min(max(one.first_ns // q, left + half), left + wide - half),
            )
            for one in groups
        ]  # fmt: skip

    def _collect(self) -> None:
        """Take markers and commands as they are now."""
        canvas = self.canvas
        if self._markers is canvas.overlay.markers:
            return
        self._markers = canvas.overlay.markers
        self._things = [*self._markers, *canvas.commands.marks]
        self._own.clear()
        for number, thing in enumerate(self._things):
            if isinstance(thing, Marker):
                self._own.add(thing.moment_ns, Sign.MARKER, number)
            else:
                sign = Sign.COMMAND if not thing.refusal else Sign.REFUSED
                self._own.add(thing.steps[0].ns, sign, number)

    def _chief(self, group: Group, most: int) -> list[tuple[int, Sign, Timeline, int]]:
        """Give the gravest events of a group: moment, sign, and where it stands; the gravest first."""
        found = [
            (line.at(place)[0], line.at(place)[1], line, line.at(place)[2])
            for line, begin, end in group.parts
            for place in line.chief(begin, end, most)
        ]
        return sorted(found, key=lambda one: (-one[1], one[0]))[:most]

    def lines(self, group: Group) -> list[str]:
        """Tell the events of a group, a line each, in order of time."""
        canvas = self.canvas
        lines = []
        for ns, sign, timeline, number in sorted(self._chief(group, LISTED), key=lambda one: one[0]):
            when = time_text(ns, 1_000_000, canvas.labels, canvas.reference_ns)
            lines.append(f"{LOOKS[sign].letter} {when}  {self._text(timeline, number)}")
        more = group.count - len(lines)
        return [*lines, tr("… and {more:,} more").format(more=more)] if more else lines

    def _text(self, timeline: Timeline, number: int) -> str:
        if timeline is self.log:
            return self.says(number) or tr("no longer in memory")
        thing = self._things[number]
        return " ".join(thing.text.split()) if isinstance(thing, Marker) else thing.label

    # Choosing and opening

    def click(self, point: QPoint) -> None:
        """Open what is at a place, device pixels."""
        group = self.at(point)
        if group is not None:
            self._open(group)

    def choose(self, step: int) -> int | None:
        """Choose the next moment (`step` 1) at which something happened, or the one before; the first or last one in
        view when none was chosen. Gives it, None when there is none."""
        self._collect()
        view = self.canvas.view
        here = self.chosen if self.chosen is not None else view.begin_ns - 1 if step > 0 else view.end_ns
        ways = (step,) if self.chosen is not None else (step, -step)
        for way in ways if self.shown else ():
            found = [line.next(here, way) for line in (self.log, self._own)]
            moments = [moment for moment in found if moment is not None]
            if moments:
                self.chosen = min(moments, key=lambda moment: abs(moment - here))
                group = self._at_chosen()
                assert group is not None
                self.canvas.setAccessibleDescription("; ".join(self.lines(group)))
                return self.chosen
        return None

    def choose_none(self) -> None:
        """Choose no event."""
        self.chosen = None

    def open_chosen(self) -> None:
        """Open the chosen event."""
        group = self._at_chosen()
        if group is not None:
            self._open(group)

    def _at_chosen(self) -> Group | None:
        """Give what happened at the chosen moment."""
        if self.chosen is None:
            return None
        self._collect()
        found = [(line, *line.between(self.chosen, self.chosen + 1)) for line in (self.log, self._own)]
        parts = tuple(part for part in found if part[1] < part[2])
        return grouped(parts) if parts else None

    def _open(self, group: Group) -> None:
        """Zoom into several events until they are apart; of one show all there is."""
        canvas = self.canvas
        length = group.last_ns - group.first_ns
        if length > 1000:
            canvas.show_time(group.first_ns - length // 2, group.last_ns + length // 2)
            return
        ns, _, timeline, number = self._chief(group, 1)[0]
        if timeline is self.log:
            canvas.event_wanted.emit(number)
            return
        thing = self._things[number]
        if isinstance(thing, Marker):
            canvas.keys.marker = thing
        canvas.show_moment(ns)

    # Painting

    def paint(self, frame: Frame, painter: QPainter, *, vector: bool = False) -> None:
        """Paint the strip; `vector` for a file in which text stays text."""
        if not self.shown:
            return
        canvas = self.canvas
        plots, view = canvas.plots, canvas.view
        self._find()
        slot = canvas.px(SLOT)
        left, count = view.left // slot * slot, view.width // slot + 2
        top, height = plots.height(), canvas.stack.ribbon_height
        if vector:
            painter.save()
            ground(frame.theme, painter, QRect(plots.left(), top, plots.width(), height))
            painter.translate(plots.left() - (view.left - left), top)
            for number in range(view.left // slot, (view.right - 1) // slot + 1):
                if not self._cut(number):
                    draw_slot(frame, painter, self._groups.get(number, []), number, left, height)
            painter.restore()
        else:
            picture = self._renew_picture(frame, (count * slot, height), left)
            part = QRect(view.left - left, 0, plots.width(), height)
            painter.drawImage(QPoint(plots.left(), top), picture.image, part)
        for number in {view.left // slot, (view.right - 1) // slot}:
            if self._cut(number):
                draw_cut(frame, painter, self._groups[number], number, QPoint(plots.left(), top), height)
        painter.setFont(font(frame, 11))
        painter.setPen(QColor(frame.theme.dim))
        room = QRect(canvas.px(9), top, canvas.gutter - canvas.px(18), height)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, tr("Events"))

    def _renew_picture(self, frame: Frame, size: tuple[int, int], left: int) -> Picture:
        """Draw the slots that changed or came into view; the others are only moved."""
        picture, slot = self._picture, frame.px(SLOT)
        if picture is None or (picture.width, picture.height) != size:
            picture, self._look = Picture(*size), ()
            self._picture = picture
        look = (frame.theme, frame.view.q, slot)
        if self._look != look or abs(left - picture.left) >= picture.width:
            self._look, self._drawn = look, {}
            picture.left = left
        picture.show(left)
        numbers = range(left // slot, (left + picture.width) // slot)
        changed = [number for number in numbers if self._drawn.get(number) != self._groups.get(number, [])]
        if changed:
            painter = QPainter(picture.image)
            for number in changed:
                ground(frame.theme, painter, QRect(number * slot - left, 0, slot, picture.height))
                draw_slot(frame, painter, self._groups.get(number, []), number, left, picture.height)
            painter.end()
            self._drawn = {number: self._groups.get(number, []) for number in numbers}
        return picture

    def _cut(self, slot: int) -> bool:
        """Say whether a symbol of a slot hangs over an edge of the view."""
        view, px = self.canvas.view, self.canvas.px
        return any(
            not view.left <= group.middle - reach <= group.middle + reach < view.right
            for group in self._groups.get(slot, [])
            for reach in [px(HALF if group.count == 1 else SLOT / 2)]
        )

    def paint_over(self, frame: Frame, painter: QPainter) -> None:
        """Tell what is under the mouse, else what keys chose."""
        canvas = self.canvas
        if not self.shown:
            return
        plots = canvas.plots
        hover = canvas.hover
        group, at = (self.at(hover), hover) if hover is not None else (None, None)
        if group is None and canvas.hasFocus() and self.chosen is not None:
            x = canvas.view.x(self.chosen)
            group = self._at_chosen() if 0 <= x < canvas.view.width else None
            at = QPoint(plots.left() + round(x), canvas.stack.axis_top)
            if group is not None:
                painter.setPen(QPen(QColor(frame.theme.cursor_a), frame.px(2)))
                size = frame.px(9)
                painter.drawRect(QRect(at.x() - size, plots.height() + 1, 2 * size, canvas.stack.ribbon_height - 2))
        if group is None or at is None:
            return
        key = (group, canvas.labels, canvas.reference_ns)
        if self._note[0] != key:
            self._note = key, self.lines(group)
        paint_note(frame, painter, self._note[1], at, plots)
