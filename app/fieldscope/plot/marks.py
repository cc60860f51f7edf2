"""Commands as marks over the lanes of their connection: when which step was sent, what came back, how it ended.

They are told from the user's markers by shape and text: a solid line in the lanes concerned instead of a dashed one
through all of them, ▼ for what we sent, ○ for a positive answer, ✕ for a refusal or none at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from fieldscope.lanes.frame import Frame, font
from fieldscope.lanes.lane import Lane
from fieldscope.lanes.ticks import time_text
from fieldscope.plot.notes import paint_note
from fieldscope.store import SignalKey
from fieldscope.words import tr
from linkkit.driver import Kind

if TYPE_CHECKING:
    from fieldscope.plot.canvas import Canvas

NEAR: Final = 6
"""Logical pixels from a line within which the mouse asks for all of its steps."""
WIDEST: Final = 420
"""…of a label; longer ones are cut."""
ROW: Final = 17
MOST: Final = 12
"""Marks, the newest in view, that have labels where there is room…"""
DETAILED: Final = 24
"""…and every step; of further ones one line is drawn, so that hundreds of them do not disturb following."""
KEPT: Final = 500
"""Measured labels that are kept."""
TOP: Final = 19
"""…below the top of the lanes, where the cursors have their letters."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a command, as it happened."""

    ns: int
    name: str
    """The protocol's word, or what happened instead of one."""
    good: bool
    sent: bool


@dataclass(eq=False, slots=True)
class CommandMark:
    """One command."""

    places: frozenset[str | SignalKey]
    """In whose lanes it is shown: the connection it went to, by its ids, and the signal that shows what it did."""
    title: str
    """What was commanded, for the user."""
    steps: list[Step] = field(default_factory=list)
    """In order of time; at least one."""
    outcome: str = ""
    """How it ended, in a sentence; empty while it is under way."""
    refusal: str = ""
    """Why it did not succeed, in a word or two; empty when it did, or is under way."""
    note: tuple[str, str, str] = ("", "", "")
    """Connection, command and outcome as files have them: in English."""
    feedback: str = ""
    """What it has done to the plant, in a sentence; empty while nobody knows."""

    @property
    def worst(self) -> Step:
        """The step that went wrong, else the first one."""
        return next((step for step in self.steps if not step.good), self.steps[0])

    @property
    def label(self) -> str:
        """Title and steps in one line: "Single command 6001 on: EXECUTE ✓ ACT_TERM ✓"."""
        words = " ".join(self._words())
        return f"{self.title}: {words} – {self.refusal}" if self.refusal else f"{self.title}: {words}"

    def _words(self) -> Iterator[str]:
        asked = ""
        for step in self.steps:
            if step.sent:
                if asked:
                    yield asked
                asked = step.name
            elif asked:  # the answer to what was sent last
                yield f"{asked} {'✓' if step.good else '✕'}"
                asked = ""
            else:
                yield f"{step.name} {'✓' if step.good else '✕'}"
        if asked:
            yield f"{asked} …"


def home(lanes: Sequence[Lane]) -> Lane:
    """Give the lane that has the shapes and labels of a mark: the first one of curves, which are high."""
    return next((lane for lane in lanes if lane.kind is Kind.ANALOG), lanes[0])


@dataclass(slots=True)
class _Look:
    """All steps of one look, drawn in one go: one call per step would cost a hundred times as much."""

    lines: dict[tuple[int, int, int], QRect] = field(default_factory=dict)
    shapes: QPainterPath = field(default_factory=QPainterPath)
    drawn: set[tuple[int, int]] = field(default_factory=set)


class CommandLines:
    """Paints marks over the lanes, which are not drawn again for it."""

    def __init__(self, canvas: "Canvas") -> None:
        self.canvas = canvas
        self.marks: Sequence[CommandMark] = ()
        """In order of time."""
        self._texts: dict[tuple[str, float], tuple[str, int]] = {}
        """Labels as they are written, with their widths: measuring takes longer than writing."""

    def paint(self, frame: Frame, painter: QPainter) -> None:
        """Paint what is in view."""
        shown = self._shown()
        if not shown:
            return
        plots = self.canvas.plots
        lanes = {places: self.lanes_of(places) for places in {mark.places for mark in shown}}
        looks = {"sent": _Look(), "good": _Look(), "bad": _Look()}
        for number, mark in enumerate(reversed(shown)):
            if lanes[mark.places]:
                steps = mark.steps if number < DETAILED else [mark.worst]
                self._gather(frame, steps, lanes[mark.places], looks)
        painter.save()
        painter.setClipRect(plots)
        painter.setFont(font(frame, 11))
        theme = frame.theme
        for (name, look), color in zip(looks.items(), (theme.text, theme.live, theme.hatch), strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(color))
            painter.drawRects(list(look.lines.values()))
            if name == "sent":
                painter.drawPath(look.shapes)
            else:
                painter.strokePath(look.shapes, QPen(QColor(color), frame.px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        taken: list[QRect] = []
        for mark in shown[: -MOST - 1 : -1]:  # the newest has its label in any case
            if lanes[mark.places]:
                self._label(frame, painter, mark, home(lanes[mark.places]), taken)
        asked = next((mark for mark in reversed(shown) if self._hovered(mark, lanes[mark.places], frame)), None)
        if asked is not None:
            self._all(frame, painter, asked)
        painter.restore()

    def lanes_of(self, places: frozenset[str | SignalKey]) -> list[Lane]:
        """Give the lanes on screen that show one of these connections or signals."""
        lanes = self.canvas.stack.visible()
        return [lane for lane in lanes if any(t.key.link_id in places or t.key in places for t in lane.traces)]

    def _shown(self) -> list[CommandMark]:
        view = self.canvas.view
        begin, end = view.begin_ns, view.end_ns
        shown: list[CommandMark] = []
        for mark in reversed(self.marks):  # following is at the newest: the rest need not be looked at
            if mark.steps[-1].ns < begin:
                break
            if mark.steps[0].ns < end:
                shown.append(mark)
        return shown[::-1]

    def _x(self, ns: int) -> int:
        return self.canvas.plots.left() + round(self.canvas.view.x(ns))

    def _gather(self, frame: Frame, steps: Sequence[Step], lanes: list[Lane], looks: dict[str, _Look]) -> None:
        size = frame.px(4)
        first = home(lanes)
        top = max(first.top, 0) + frame.px(2)
        for step in steps:
            x = self._x(step.ns)
            look = looks["bad" if not step.good else "sent" if step.sent else "good"]
            if (x, first.top) in look.drawn:
                continue
            look.drawn.add((x, first.top))
            for lane in lanes:
                look.lines[x, lane.top, lane.height] = QRect(x, lane.top, 1, lane.height)
            path = look.shapes
            if not step.good:
                low = top + 2 * size + frame.px(2)
                for end in (low + 2 * size, low):
                    path.moveTo(x - size, 2 * (low + size) - end)
                    path.lineTo(x + size, end)
            elif step.sent:
                corners = [QPointF(x - size, top), QPointF(x + size, top), QPointF(x, top + 1.6 * size)]
                path.addPolygon(QPolygonF(corners))
            else:
                path.addEllipse(QPointF(x, top + 3 * size + frame.px(2)), size - 1, size - 1)

    def _label(self, frame: Frame, painter: QPainter, mark: CommandMark, lane: Lane, taken: list[QRect]) -> None:
        """Write the label beside the lines, where those before leave room in one of two rows."""
        plots = self.canvas.plots
        text, room = self._text(frame, painter, mark.label)
        left = max(self._x(mark.steps[-1].ns) + frame.px(6), plots.left())
        if left + room > plots.right():  # beside the newest moment there is none at the right
            left = self._x(mark.steps[0].ns) - frame.px(6) - room
        top = max(lane.top, 0) + frame.px(TOP)
        rows = (QRect(left, top + row * frame.px(ROW + 2), room, frame.px(ROW)) for row in range(2))
        place = next((row for row in rows if not any(row.intersects(other) for other in taken)), None)
        if place is None:
            return
        taken.append(place.adjusted(-frame.px(3), 0, frame.px(3), 0))
        good = all(step.good for step in mark.steps)
        painter.fillRect(place, QColor(frame.theme.panel))
        painter.setPen(QPen(QColor(frame.theme.border if good else frame.theme.hatch), 0))
        painter.drawRect(place)
        painter.setPen(QColor(frame.theme.text if good else frame.theme.hatch))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _text(self, frame: Frame, painter: QPainter, label: str) -> tuple[str, int]:
        found = self._texts.get((label, frame.dpr))
        if found is None:
            if len(self._texts) > KEPT:
                self._texts.clear()
            metrics = painter.fontMetrics()
            text = metrics.elidedText(label, Qt.TextElideMode.ElideRight, frame.px(WIDEST))
            found = self._texts[label, frame.dpr] = text, metrics.horizontalAdvance(text) + frame.px(8)
        return found

    def _hovered(self, mark: CommandMark, lanes: list[Lane], frame: Frame) -> bool:
        hover = self.canvas.hover
        if hover is None or not any(lane.top <= hover.y() < lane.top + lane.height for lane in lanes):
            return False
        return any(abs(self._x(step.ns) - hover.x()) <= frame.px(NEAR) for step in mark.steps)

    def _all(self, frame: Frame, painter: QPainter, mark: CommandMark) -> None:
        """Write every step with its time beside the mouse."""
        canvas = self.canvas
        plots, hover = canvas.plots, canvas.hover
        assert hover is not None
        first = mark.steps[0].ns
        lines = [mark.title]
        for step in mark.steps:
            when = time_text(step.ns, 1_000_000, canvas.labels, canvas.reference_ns)
            sign = "▼" if step.sent else "○" if step.good else "✕"
            after = f"  +{(step.ns - first) / 1e6:,.0f} ms" if step.ns > first else ""
            lines.append(f"{sign} {step.name}  {when}{after}")
        lines += [mark.outcome or tr("under way …"), *([mark.feedback] if mark.feedback else [])]
        paint_note(frame, painter, lines, hover, plots)
