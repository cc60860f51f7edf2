"""What is drawn, and what everything drawn in one frame has in common."""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtGui import QFont, QGuiApplication

from fieldscope.lanes.reduce import Int64s, Strip, joined, stale_after, strip, strip_of_window
from fieldscope.lanes.theme import Theme
from fieldscope.lanes.view import TimeView
from fieldscope.store import Signal, SignalKey, Snapshot, Store, TimeBase
from fieldscope.store.pyramid import good_bucket
from fieldscope.store.ring import RecordRing
from linkkit.driver import Kind

FEW: Final = 64
"""Columns up to which all traces of a ring are reduced together."""
WHOLE: Final = slice(None)


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

    @property
    def name(self) -> str:
        """What the user reads."""
        return self.signal.name if self.signal is not None else self.key.point


@dataclass(eq=False, slots=True)
class Group:
    """Traces of one lane whose values lie in the same rows: looked up, reduced and brought up to date together."""

    ring: RecordRing
    traces: list[Trace]
    dense: bool = True
    """Drawn from columns, not as lines through single samples."""
    shown: int = 0
    """Rows of the ring that the picture shows."""
    due: int = 0
    """…and that the picture in the making will show."""
    bucket: int = 1
    """Rows taken together when it is drawn from columns, see `Frame.settle`."""
    settled: tuple[int, TimeBase] | None = None

    @property
    def hold(self) -> bool:
        """Whether a value holds until the next one: bools and states do, and whatever is event-driven."""
        signal = self.traces[0].signal
        return self.ring.record.interval is None or (signal is not None and signal.kind is not Kind.ANALOG)


class Shared:
    """Groups of several lanes that are reduced in one go while following."""

    def __init__(self, bucket: int) -> None:
        self.bucket = bucket
        self.traces: list[Trace] = []
        self.strips: dict[tuple[int, int], Strip] = {}


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
        self.looks_at: object = None
        """The lane that may look in this frame whether its picture is outdated: the lanes take turns."""
        self._shared: dict[Group, tuple[Shared, int]] = {}
        self._rows: dict[RecordRing, Snapshot] = {}
        self._since: dict[tuple[RecordRing, int, int], int] = {}
        self._oldest: dict[RecordRing, int] = {}
        self._edges: dict[tuple[RecordRing, int, int, int], Int64s] = {}
        self._sorted: dict[tuple[RecordRing, int, int], tuple[Int64s, Int64s]] = {}

    def px(self, size: float) -> int:
        """Give a size in device pixels."""
        return round(size * self.dpr)

    def ring(self, trace: Trace) -> RecordRing | None:
        """Give the ring that holds the values of a trace; None when there are none."""
        signal = trace.signal
        if signal is None:
            signal = trace.signal = self.store.find(trace.key)
            if signal is None:
                return None
        ring = signal.ring
        return ring if ring is not None and ring.count and signal.fits(ring) else None

    def snapshot(self, ring: RecordRing) -> Snapshot:
        """Give the rows of a ring: the same ones for everything that is drawn in this frame."""
        found = self._rows.get(ring)
        if found is None:
            found = self._rows[ring] = ring.snapshot()
        return found

    def rows(self, trace: Trace) -> Snapshot | None:
        """Give the rows of a trace; None when there are none."""
        ring = self.ring(trace)
        return None if ring is None else self.snapshot(ring)

    def settle(self, group: Group) -> None:
        """Settle how many rows of a group a picture of the whole view takes together, see `store.pyramid.good_bucket`.

        While the zoom stays it is kept as long as it serves, or a picture drawn anew would differ from what was seen.
        """
        bucket = 1
        rows = self.snapshot(group.ring)
        if rows.ordered(self.base):
            ends = self.ends(rows)
            bucket = good_bucket(int(ends[1] - ends[0]), self.view.width)
        same = group.settled == (self.view.q, self.base)
        if not same or not group.bucket // 4 <= bucket <= group.bucket * 4:
            group.bucket = bucket
            group.settled = (self.view.q, self.base)

    def edges(self, rows: Snapshot, left: int, right: int, bucket: int) -> Int64s:
        """Give the rows at the borders of the columns, (right - left + 1,); where buckets begin, the next ones."""
        key = (rows.ring, left, right, bucket)
        found = self._edges.get(key)
        if found is None:
            borders = np.arange(left, right + 1, dtype=np.int64) * self.view.q
            found = self._edges[key] = rows.locate(borders, self.base, bucket)
        return found

    def since(self, group: Group) -> int:
        """Give the first column that rows which the picture does not show yet may change."""
        rows = self.snapshot(group.ring)
        first = max(group.shown, rows.first)
        if group.ring.record.interval is not None:
            # A line leads from the row before, or a dotted one is taken back.
            first = max(first - 1, rows.first)
        key = (group.ring, first, group.bucket)
        found = self._since.get(key)
        if found is None:
            found = int(rows.times(first, rows.count, self.base).min()) // self.view.q
            if group.bucket > 1:
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
        key = (rows.ring, -1, -1, 1)
        found = self._edges.get(key)
        if found is None:
            borders = np.array([self.view.begin_ns, self.view.end_ns], np.int64)
            found = self._edges[key] = rows.locate(borders, self.base)
        return found

    def share(self, groups: Iterable[Group]) -> None:
        """Tell which groups will be drawn: those of the same rows are reduced together."""
        alike: dict[tuple[RecordRing, int, bool], Shared] = {}
        self._shared = {}
        for group in groups:
            if group.dense:
                shared = alike.setdefault((group.ring, group.bucket, group.hold), Shared(group.bucket))
                self._shared[group] = shared, len(shared.traces)
                shared.traces += group.traces

    def strip(self, group: Group, left: int, right: int, part: slice = WHOLE) -> Strip:
        """Reduce traces of a group to the columns [left, right), all at once; or a `part` of them.

        Few columns, as while following, are reduced for all lanes in one go.
        """
        shared, first = self._shared.get(group, (None, 0)) if right - left <= FEW else (None, 0)
        if shared is None or shared.bucket != group.bucket:
            return self._strip(group, group.traces[part], left, right)
        found = shared.strips.get((left, right))
        if found is None:
            found = shared.strips[left, right] = self._strip(group, shared.traces, left, right)
        begin, end, _ = part.indices(len(group.traces))
        return found.of(slice(first + begin, first + end))

    def _strip(self, group: Group, traces: Sequence[Trace], left: int, right: int) -> Strip:
        rows = self.snapshot(group.ring)
        signals = [trace.signal for trace in traces if trace.signal is not None]
        place = (left, self.view.q, self.now_ns)
        if rows.ordered(self.base):
            edges = functools.partial(self.edges, rows, left, right)
            return strip(signals, rows, edges, group.bucket, place, self.base, hold=group.hold)
        q = self.view.q
        key = (rows.ring, left, right)
        if key not in self._sorted:
            self._sorted[key] = rows.between(left * q, right * q, self.base)
        windows = [signal.read(rows, *self._sorted[key]) for signal in signals]
        limit = stale_after(signals[0])
        return joined(
            [
                strip_of_window(one, left, right - left, q, self.now_ns, hold=group.hold, stale_ns=limit)
                for one in windows
            ]
        )


def font(frame: Frame, size: float = 12, *, bold: bool = False) -> QFont:
    """Give the plots' font, `size` in logical pixels, for painting in device pixels."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(max(1, round(size * frame.dpr)))
    made.setBold(bold)
    return made
