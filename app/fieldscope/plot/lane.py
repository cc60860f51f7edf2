"""What all lanes have in common: an image of the plot that is shifted while the view follows, and redrawn in slices."""

import ctypes
import itertools
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, Self

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QGuiApplication, QImage, QPainter

from fieldscope.plot.reduce import Floats, Int64s, Strip, joined, strip, strip_of_window
from fieldscope.plot.theme import Theme, curve_color
from fieldscope.plot.ticks import reading_text
from fieldscope.plot.view import TimeView
from fieldscope.store import Signal, SignalKey, Snapshot, Store, TimeBase
from fieldscope.store.pyramid import good_bucket
from fieldscope.store.ring import RecordRing
from linkkit.driver import Kind

SHEET: Final = 64
"""Columns that are drawn on a sheet that is kept; more get one of their own."""
HATCH_PERIOD: Final = 8
"""Device pixels after which Qt's diagonal pattern repeats."""


@dataclass(eq=False, slots=True)
class Trace:
    """One signal in a lane."""

    key: SignalKey
    color: int
    """Number of its colour, see `theme.curve_color`."""
    axis: int = 0
    """Which of the lane's value axes."""
    signal: Signal | None = None
    """None as long as the store does not know it."""
    rows: int = 0
    """Rows of the ring that the image shows."""
    dense: bool = False
    """Drawn from columns, not as a line through its samples."""
    bucket: int = 1
    """Rows taken together when it is drawn from columns, see `Frame.settle`."""
    settled: tuple[RecordRing, int, TimeBase] | None = None
    ring: RecordRing | None = None
    memory: dict[str, Any] = field(default_factory=dict)
    """What a kind of lane remembers of its drawing."""

    @property
    def name(self) -> str:
        """What the user reads."""
        return self.signal.name if self.signal is not None else self.key.point


class Frame:
    """What everything drawn in one frame has in common: the same rows, the same view, the same now."""

    def __init__(self, view: TimeView, store: Store, theme: Theme, base: TimeBase, now_ns: int, dpr: float) -> None:
        self.view = view
        self.store = store
        self.theme = theme
        self.base = base
        self.now_ns = now_ns
        self.dpr = dpr
        self.grid: list[int] = []
        """Absolute columns of the vertical grid lines; the canvas fills it in."""
        self._rows: dict[RecordRing, Snapshot] = {}
        self._held: dict[Trace, Snapshot | None] = {}
        self._since: dict[tuple[RecordRing, int, int], int] = {}
        self._oldest: dict[RecordRing, int] = {}
        self._edges: dict[tuple[RecordRing, int, int, int], Int64s] = {}

    def px(self, size: float) -> int:
        """Give a size in device pixels."""
        return round(size * self.dpr)

    def rows(self, trace: Trace) -> Snapshot | None:
        """Give the rows of a trace, the same ones for all traces of a ring; None when there are none."""
        try:
            return self._held[trace]
        except KeyError:
            found = self._held[trace] = self._snapshot(trace)
            return found

    def _snapshot(self, trace: Trace) -> Snapshot | None:
        if trace.signal is None:
            trace.signal = self.store.find(trace.key)
            if trace.signal is None:
                return None
        ring = trace.signal.ring
        if ring is None or not ring.count or not trace.signal.fits(ring):
            return None
        found = self._rows.get(ring)
        if found is None:
            found = self._rows[ring] = ring.snapshot()
        return found

    def settle(self, trace: Trace, rows: Snapshot) -> None:
        """Settle how many rows of a trace a picture of the whole view takes together, see `store.pyramid.good_bucket`.

        While the zoom stays it is kept as long as it serves, or a picture drawn anew would differ from what was seen.
        """
        bucket = 1
        if rows.ordered(self.base):
            ends = self.ends(rows)
            bucket = good_bucket(int(ends[1] - ends[0]), self.view.width)
        same = trace.settled == (rows.ring, self.view.q, self.base)
        if not same or not trace.bucket // 4 <= bucket <= trace.bucket * 4:
            trace.bucket = bucket
            trace.settled = (rows.ring, self.view.q, self.base)

    def edges(self, rows: Snapshot, left: int, right: int, bucket: int) -> Int64s:
        """Give the rows at the borders of the columns, (right - left + 1,), moved up to whole buckets.

        So a column holds the same rows whether it is drawn alone or with all others.
        """
        key = (rows.ring, left, right, bucket)
        found = self._edges.get(key)
        if found is None:
            borders = np.arange(left, right + 1, dtype=np.int64) * self.view.q
            found = rows.locate(borders, self.base)
            if bucket > 1:
                found = np.minimum(-(-found // bucket) * bucket, rows.count)
            self._edges[key] = found
        return found

    def since(self, trace: Trace, rows: Snapshot) -> int:
        """Give the first column that rows which the picture does not show yet may change."""
        first = max(trace.rows, rows.first)
        cyclic = rows.ring.record.interval is not None
        if cyclic:
            # A line leads from the row before, or a dotted one is taken back.
            first = max(first - 1, rows.first)
        key = (rows.ring, first, trace.bucket)
        found = self._since.get(key)
        if found is None:
            found = int(rows.times(first, rows.count, self.base).min()) // self.view.q
            if trace.bucket > 1:
                found -= 1  # a bucket that was not full may have begun in the column before
            self._since[key] = found
        return found

    def oldest(self, rows: Snapshot) -> int | None:
        """Give the column of the oldest row in memory, None as long as nothing went."""
        if not rows.first or not len(rows):
            return None
        found = self._oldest.get(rows.ring)
        if found is None:
            moment = int(rows.times(rows.first, rows.first + 1, self.base)[0])
            found = self._oldest[rows.ring] = moment // self.view.q
        return found

    def ends(self, rows: Snapshot) -> Int64s:
        """Give the first row in the view and the first one after it, (2,)."""
        key = (rows.ring, -1, -1, 0)
        found = self._edges.get(key)
        if found is None:
            borders = np.array([self.view.begin_ns, self.view.end_ns], np.int64)
            found = self._edges[key] = rows.locate(borders, self.base)
        return found

    def strip(self, traces: Sequence[Trace], left: int, right: int, *, hold: bool) -> Strip:
        """Reduce traces of one ring to the columns [left, right), all at once."""
        rows = self.rows(traces[0])
        signals = [trace.signal for trace in traces if trace.signal is not None]
        assert rows is not None
        place = (left, self.view.q, self.now_ns)
        if rows.ordered(self.base):
            edges = self.edges(rows, left, right, traces[0].bucket)
            return strip(signals, rows, edges, traces[0].bucket, place, self.base, hold=hold)
        q = self.view.q
        windows = [signal.window(left * q, right * q, self.base) for signal in signals]
        found = [strip_of_window(w.times, w.values, left, right - left, q, self.now_ns, hold=hold) for w in windows]
        return joined(found)


class Picture:
    """Pixels that Qt and numpy both write to."""

    def __init__(self, width: int, height: int) -> None:
        self.pixels: npt.NDArray[np.uint32] = np.zeros((height, width), np.uint32)
        self.image = QImage(self.pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)

    def shift(self, columns: int) -> None:
        """Move the content to the left (to the right when negative); what comes in is left as it is."""
        # One move over all rows: what wraps from row to row lands in the columns that are drawn anew.
        address = self.pixels.ctypes.data
        size = self.pixels.nbytes - 4 * abs(columns)
        by = 4 * abs(columns)
        ctypes.memmove(*((address, address + by) if columns > 0 else (address + by, address)), size)


class Lane:
    """A stretch of the stack. Lives in the GUI thread; sizes are device pixels.

    A subclass draws columns (`_paint`), in slices that end with a `yield`, and says how high it wants to be.
    """

    kind: ClassVar[Kind]

    def __init__(self, traces: Sequence[Trace] = ()) -> None:
        self.traces = list(traces)
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
        self._sheet: Picture | None = None
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

    def _paint(self, frame: Frame, picture: Picture, left: int, begin: int, end: int) -> Iterator[None]:
        """Draw the absolute columns [begin, end) into a picture whose left edge is column `left`."""
        raise NotImplementedError

    def _outdated(self, _frame: Frame) -> bool:
        """Say whether the picture should be drawn anew for another reason than new rows. Called in every frame."""
        return False

    def value_text(self, trace: Trace, value: float | int | bool) -> str:
        """Write a value of a trace for people."""
        assert trace.signal is not None
        point = trace.signal.point
        named = point.states.get(int(value)) if point.kind is not Kind.ANALOG and value == value else None
        return (named or reading_text(value)) + (f" {point.unit}" if point.unit else "")

    def history_edge(self, frame: Frame) -> int | None:
        """Give the column of the oldest row in memory, None as long as nothing went."""
        rows = (frame.rows(trace) for trace in self.traces)
        columns = (frame.oldest(held) for held in rows if held is not None)
        return max((column for column in columns if column is not None), default=None)

    # What the canvas calls

    def invalidate(self) -> None:
        """Have it drawn anew; what is seen stays until the new picture is complete."""
        self.stale = True
        self._job = None

    def advance(self, frame: Frame, until: float) -> bool:
        """Bring the picture up to date, working until `until` (`time.perf_counter`). True when nothing is left."""
        view = frame.view
        if self.height <= 0:
            return True
        if self._picture is None or self._q != view.q or self._picture.pixels.shape != (self.height, view.width):
            self.stale = True
        if not self.stale and not self._follow(frame):
            self.stale = True
        if self.stale:
            self._begin(frame)
        return self._work(until)

    def place(self, view: TimeView) -> tuple[QImage, float, float] | None:
        """Give the picture, and where its left edge and width belong in the view, device pixels."""
        if self._picture is None:
            return None
        ratio = self._q / view.q
        return (
            self._picture.image,
            (self._left * self._q - view.begin_ns) / view.q,
            self._picture.pixels.shape[1] * ratio,
        )

    def colors(self, theme: Theme) -> list[QColor]:
        """Give the colour of each trace."""
        return [curve_color(theme, trace.color) for trace in self.traces]

    def scratch(self, frame: Frame, begin: int, end: int, *, whole: bool) -> "Scratch":
        """Give a place to draw the columns [begin, end); a whole picture is drawn in slices, between others."""
        sheet = self._sheet
        if whole or end - begin > SHEET:
            sheet = Picture(self.height, end - begin)
        elif sheet is None or sheet.pixels.shape[1] != self.height:
            sheet = self._sheet = Picture(self.height, SHEET)
        return Scratch(frame, sheet, begin, end)

    # How it is done

    def _begin(self, frame: Frame) -> None:
        running = self._job_frame
        if self._job is not None and running is not None and self._job_picture is not None:
            same = running.view.q == self._job_q and self._job_picture.pixels.shape == (self.height, frame.view.width)
            if same and self._job_q == frame.view.q and abs(self._job_left - frame.view.left) < frame.view.width // 4:
                return
        spare, self._spare = self._spare, None
        if spare is None or spare.pixels.shape != (self.height, frame.view.width):
            spare = Picture(frame.view.width, self.height)
        self._job_picture = spare
        self._job_left = frame.view.left
        self._job_q = frame.view.q
        self._job_frame = frame
        for trace in self.traces:
            rows = frame.rows(trace)
            trace.memory["job rows"] = (rows.count, rows.ring) if rows is not None else (0, None)
        self._job = self._paint(
            frame, self._job_picture, self._job_left, self._job_left, self._job_left + frame.view.width
        )

    def _work(self, until: float) -> bool:
        while self._job is not None:
            if next(self._job, self) is self:
                self._finish()
            elif time.perf_counter() >= until:
                return False
        return not self.stale

    def _finish(self) -> None:
        assert self._job_frame is not None
        self._spare = self._picture
        self._picture, self._left, self._q = self._job_picture, self._job_left, self._job_q
        self._drawn_to = min(self._job_frame.now_ns // self._q, self._left + self._job_frame.view.width)
        for trace in self.traces:
            trace.rows, trace.ring = trace.memory.get("job rows", (0, None))
        self._job = self._job_picture = self._job_frame = None
        self.stale = self._again
        self._again = False
        self.generation += 1

    _again = False
    _job_left = 0
    _job_q = 0

    def _follow(self, frame: Frame) -> bool:
        """Shift the picture to the view and draw what is new; False when it must be drawn as a whole."""
        view = frame.view
        assert self._picture is not None
        shift = view.left - self._left
        if abs(shift) > view.width // 2 or self._outdated(frame):
            return False
        begin = min(self._drawn_to, view.right)
        for trace in self.traces:
            rows = frame.rows(trace)
            if rows is None:
                if trace.ring is not None:
                    return False
                continue
            if rows.ring is not trace.ring:
                return False
            if rows.count != trace.rows:
                begin = min(begin, frame.since(trace, rows))
                trace.rows = rows.count
        if shift:
            self._picture.shift(shift)
            self._left = view.left
        now = frame.now_ns // view.q
        if shift < 0:
            self._draw(frame, view.left, view.left - shift)
        elif shift > 0:
            begin = min(begin, view.right - shift)
        begin = max(begin, view.left)
        if begin < view.right and (shift > 0 or begin <= now):
            if begin == view.left:
                return False
            self._draw(frame, begin, view.right)
        self._drawn_to = min(now, view.right)
        return True

    def _draw(self, frame: Frame, begin: int, end: int) -> None:
        assert self._picture is not None
        for _ in self._paint(frame, self._picture, self._left, begin, end):
            pass
        if self._again:
            self.stale = True
            self._again = False


class Scratch:
    """Columns being drawn, lying on their side: rows are columns, so that a vertical run of pixels is one fill.

    A full-height noisy curve costs a fiftieth of what it costs as upright lines; `finish` turns it upright.
    """

    def __init__(self, frame: Frame, sheet: Picture, begin: int, end: int) -> None:
        self.begin = begin
        self.columns = end - begin
        self.height = sheet.pixels.shape[1]
        self._sheet = sheet  # it must outlive the painter
        self.painter = QPainter(sheet.image)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.fillRect(0, 0, self.height, self.columns, QColor(frame.theme.lane))
        # Patterns stand still on the absolute columns.
        self.painter.setBrushOrigin(0, -(begin % HATCH_PERIOD))
        self._frame = frame

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # Also when the drawing is given up half-way: Qt must not lose an image that is being painted on.
        if self.painter.isActive():
            self.painter.end()

    def vertical(self, columns: Sequence[int], color: QColor) -> None:
        """Draw lines from top to bottom at absolute columns."""
        for column in columns:
            if self.begin <= column < self.begin + self.columns:
                self.painter.fillRect(0, column - self.begin, self.height, 1, color)

    def fill(self, begin: float, end: float, top: int, bottom: int, brush: QBrush | QColor) -> None:
        """Fill the absolute columns [begin, end) between two heights (top < bottom)."""
        a = max(int(begin) - self.begin, 0)
        b = min(int(end) - self.begin, self.columns)
        if a < b:
            self.painter.fillRect(QRect(top, a, bottom - top, b - a), brush)

    def finish(self, picture: Picture, left: int) -> None:
        """Turn the columns upright into their place."""
        self.painter.end()
        # In blocks that fit the cache: three times as fast as at once.
        for at in range(0, self.columns, 32):
            block = self._sheet.pixels[at : min(at + 32, self.columns)]
            x = self.begin - left + at
            picture.pixels[: self.height, x : x + len(block)] = block.T


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


def font(frame: Frame, size: float = 12, *, bold: bool = False) -> QFont:
    """Give the plots' font, `size` in logical pixels, for painting in device pixels."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(max(1, round(size * frame.dpr)))
    made.setBold(bold)
    return made


def float_bounds(values: Floats) -> tuple[float, float]:
    """Give the least and the greatest value, NaN left out; (inf, -inf) when there is none."""
    known = values[np.isfinite(values)]
    return (float(known.min()), float(known.max())) if len(known) else (float("inf"), float("-inf"))
