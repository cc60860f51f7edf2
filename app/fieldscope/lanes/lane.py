"""What all lanes have in common: an image of the plot that is shifted while the view follows, and redrawn in slices."""

import math
import time
from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from fieldscope.lanes.frame import Frame, Group, Trace
from fieldscope.lanes.sheet import Drawing, Lying, Picture, Scratch, Sheet
from fieldscope.lanes.theme import Theme, curve_color
from fieldscope.lanes.ticks import reading_text
from fieldscope.lanes.view import TimeView
from fieldscope.store.ring import RecordRing
from fieldscope.texts import number_text
from fieldscope.words import term
from linkkit.driver import Kind

STRIP: Final = 64
"""Columns for which a small lying sheet is kept."""
SLACK: Final = 128
"""Columns that a picture is wider than the view: it is moved only now and then, not in each frame."""
Span = tuple[int, int]
"""Columns from the first up to the second, which is not among them."""


class Lane:
    """A stretch of the stack. Lives in the GUI thread; sizes are device pixels.

    A subclass draws columns (`_paint`), in slices that end with a `yield`, and says how high it wants to be.
    """

    kind: ClassVar[Kind]

    def __init__(self, traces: Sequence[Trace] = ()) -> None:
        self.traces = list(traces)
        self.groups: list[Group] = []
        """The traces that have rows, those of the same rows together; as of the last frame."""
        self.places: dict[Trace, tuple[Group, int]] = {}
        """Which group a trace is in, and its number there."""
        self._grouped: tuple[Frame | None, list[Trace], list[RecordRing | None]] = (None, [], [])
        self.top = 0
        self.height = 0
        self.weight = 1.0
        """Share of the height that lanes without a fixed height divide among them."""
        self.stale = True
        """The picture must be drawn anew."""
        self.generation = 0
        """Counts pictures; a change tells that labels may have changed too."""
        self._picture: Picture | None = None
        self._spare: Picture | None = None
        self._lying_kept: dict[bool, Lying] = {}
        self._left = 0
        self._q = 0
        self._drawn_to = 0
        self._job: Iterator[None] | None = None
        self._job_picture: Picture | None = None
        self._job_frame: Frame | None = None

    # What subclasses say

    def fixed_height(self, _frame: Frame) -> int | None:
        """Give the height it needs, None when it takes what there is."""
        return None

    def _paint(self, frame: Frame, sheet: Sheet) -> Iterator[None]:
        """Draw the columns of a sheet."""
        raise NotImplementedError

    def _outdated(self, _frame: Frame) -> bool:
        """Say whether the picture should be drawn anew for another reason than new rows. Called in every frame."""
        return False

    def value_text(self, trace: Trace, value: float | int | bool) -> str:
        """Write a value of a trace for people."""
        assert trace.signal is not None
        point = trace.signal.point
        if point.kind is Kind.DIGITAL:
            return number_text(point, value)
        named = point.states.get(int(value)) if point.kind is not Kind.ANALOG and math.isfinite(value) else None
        return (term(named) if named else reading_text(value)) + (f" {point.unit}" if point.unit else "")

    def history_edge(self, frame: Frame) -> int | None:
        """Give the column of the oldest row in memory, None as long as nothing went."""
        columns = [frame.oldest(frame.snapshot(group.ring)) for group in self.groups]
        return max((column for column in columns if column is not None), default=None)

    # What the canvas calls

    def invalidate(self) -> None:
        """Have it drawn anew; what is seen stays until the new picture is complete."""
        self.stale = True
        self._job = None

    def group(self, frame: Frame) -> list[Group]:
        """Put the traces of the same rows together; when they are others than before, the picture is drawn anew."""
        known, traces, rings = self._grouped
        if known is frame:
            return self.groups
        now = [frame.ring(trace) for trace in self.traces]
        self._grouped = (frame, self.traces.copy(), now)
        if traces == self.traces and rings == now:
            return self.groups
        before = {group.ring: group for group in self.groups}
        found: dict[RecordRing, Group] = {}
        for trace, ring in zip(self.traces, now, strict=True):
            if ring is None:
                continue
            if ring not in found:
                old = before.get(ring)
                found[ring] = Group(ring, [], self.kind is not Kind.ANALOG)
                if old is not None:
                    found[ring].bucket, found[ring].settled = old.bucket, old.settled
            found[ring].traces.append(trace)
        self.groups = list(found.values())
        self.places = {trace: (group, n) for group in self.groups for n, trace in enumerate(group.traces)}
        self.invalidate()
        return self.groups

    def follow(self, frame: Frame) -> list[Span]:
        """Shift the picture to the view and give the columns that must be drawn; it may be drawn as a whole later."""
        if self.height <= 0:
            return []
        self.group(frame)
        if self._picture is None or self._q != frame.view.q or not self._fits(self._picture, frame):
            self.stale = True
        spans = None if self.stale else self._follow(frame)
        self.stale |= spans is None
        return spans or []

    def draw_columns(self, frame: Frame, span: Span) -> None:
        """Draw columns of the picture anew."""
        assert self._picture is not None
        sheet = Scratch(frame, self._picture, self._lying(span[1] - span[0]), *span)
        for _ in self._paint(frame, sheet):
            pass
        self.stale |= self._again
        self._again = False

    def put(self, begin: int, pixels: npt.NDArray[np.uint32]) -> None:
        """Take the columns from `begin` on as they were drawn elsewhere, (height, n)."""
        assert self._picture is not None
        x = begin - self._picture.left
        self._picture.pixels[:, x : x + pixels.shape[1]] = pixels

    def work(self, frame: Frame, until: float) -> bool:
        """Draw on at a picture that is due, until `until` (`time.perf_counter`). True when nothing is left."""
        if self.height <= 0:
            return True
        if self.stale:
            self._begin(frame)
        while self._job is not None:
            if next(self._job, self) is self:
                self._finish()
            elif time.perf_counter() >= until:
                return False
        return not self.stale

    def place(self, view: TimeView) -> tuple[QImage, QRect, float, float] | None:
        """Give the picture, the part that is shown, and where its left edge and width belong in the view.

        Device pixels.
        """
        picture = self._picture
        if picture is None:
            return None
        part = QRect(self._left - picture.left, 0, picture.width, picture.height)
        left = (self._left * self._q - view.begin_ns) / view.q
        return picture.image, part, left, picture.width * (self._q / view.q)

    def draw(self, frame: Frame, painter: QPainter) -> None:
        """Draw into a file that can be scaled what the picture shows; the painter's origin is the lane's corner."""
        self.group(frame)
        for _ in self._paint(frame, Drawing(frame, painter, self.height)):
            pass

    def colors(self, theme: Theme) -> list[QColor]:
        """Give the colour of each trace."""
        return [curve_color(theme, trace.color) for trace in self.traces]

    # How it is done

    def _lying(self, columns: int) -> Lying:
        """Give the sheet that lies on its side for so many columns: one is kept for few, one for many."""
        few = columns <= STRIP
        kept = self._lying_kept.get(few)
        if kept is None or kept.height != self.height or kept.columns < columns:
            kept = self._lying_kept[few] = Lying(STRIP if few else columns, self.height)
        return kept

    def _fits(self, picture: Picture, frame: Frame) -> bool:
        return (picture.width, picture.height) == (frame.view.width, self.height)

    def _begin(self, frame: Frame) -> None:
        view, running = frame.view, self._job_frame
        if self._job is not None and running is not None and self._job_picture is not None:
            same = running.view.q == self._job_q == view.q and self._fits(self._job_picture, frame)
            if same and abs(self._job_left - view.left) < view.width // 4:
                return
        spare = self._spare or self._job_picture  # that of a job given up
        self._spare = None
        if spare is None or not self._fits(spare, frame):
            spare = Picture(view.width, self.height, SLACK)
        spare.left = view.left
        self._job_picture = spare
        self._job_left = view.left
        self._job_q = view.q
        self._job_frame = frame
        for group in self.groups:
            group.due = frame.snapshot(group.ring).count
        sheet = Scratch(frame, spare, self._lying(view.width), view.left, view.right, whole=True)
        self._job = self._paint(frame, sheet)

    def _finish(self) -> None:
        assert self._job_frame is not None
        self._spare = self._picture
        self._picture, self._left, self._q = self._job_picture, self._job_left, self._job_q
        self._drawn_to = min(self._job_frame.now_ns // self._q, self._left + self._job_frame.view.width)
        for group in self.groups:
            group.shown = group.due
        self._job = self._job_picture = self._job_frame = None
        self.stale = self._again
        self._again = False
        self.generation += 1

    _again = False
    _job_left = 0
    _job_q = 0

    def _follow(self, frame: Frame) -> list[Span] | None:
        """Shift the picture to the view; the columns to be drawn, None when it must be drawn as a whole."""
        view = frame.view
        assert self._picture is not None
        shift = view.left - self._left
        if abs(shift) > view.width // 2 or self._outdated(frame):
            return None
        begin = min(self._drawn_to, view.right)
        for group in self.groups:
            count = frame.snapshot(group.ring).count
            if count != group.shown:
                begin = min(begin, frame.since(group))
                group.shown = count
        if shift:
            self._picture.show(view.left)
            self._left = view.left
        spans = []
        now = frame.now_ns // view.q
        if shift < 0:
            spans.append((view.left, view.left - shift))
        elif shift > 0:
            begin = min(begin, view.right - shift)
        begin = max(begin, view.left)
        if begin < view.right and (shift > 0 or begin <= now):
            if begin == view.left:
                return None
            spans.append((begin, view.right))
        self._drawn_to = min(now, view.right)
        return spans
