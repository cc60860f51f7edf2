"""What is drawn, and what everything drawn in one frame has in common."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from PySide6.QtGui import QFont, QGuiApplication

from fieldscope.plot.reduce import Int64s, Strip, joined, strip, strip_of_window
from fieldscope.plot.theme import Theme
from fieldscope.plot.view import TimeView
from fieldscope.store import Signal, SignalKey, Snapshot, Store, TimeBase
from fieldscope.store.pyramid import good_bucket
from fieldscope.store.ring import RecordRing
from linkkit.driver import Kind

FEW: Final = 64
"""Columns up to which all traces of a ring are reduced together."""


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
        self.traces: Sequence[Trace] = ()
        """All that may be drawn in this frame; the canvas fills it in."""
        self._groups: dict[tuple[RecordRing, int, bool], dict[Trace, int]] | None = None
        self._strips: dict[tuple[RecordRing | None, int, bool, int, int], Strip] = {}
        self._rows: dict[RecordRing, Snapshot] = {}
        self._held: dict[Trace, Snapshot | None] = {}
        self._since: dict[tuple[RecordRing, int, int], int] = {}
        self._oldest: dict[RecordRing, int] = {}
        self._edges: dict[tuple[RecordRing, int, int], Int64s] = {}

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

    def edges(self, rows: Snapshot, left: int, right: int) -> Int64s:
        """Give the rows at the borders of the columns, (right - left + 1,)."""
        key = (rows.ring, left, right)
        found = self._edges.get(key)
        if found is None:
            borders = np.arange(left, right + 1, dtype=np.int64) * self.view.q
            found = self._edges[key] = rows.locate(borders, self.base)
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
        key = (rows.ring, -1, -1)
        found = self._edges.get(key)
        if found is None:
            borders = np.array([self.view.begin_ns, self.view.end_ns], np.int64)
            found = self._edges[key] = rows.locate(borders, self.base)
        return found

    def strip(self, traces: Sequence[Trace], left: int, right: int) -> Strip:
        """Reduce traces of one ring and bucket to the columns [left, right), all at once.

        Few columns, as while following, are reduced for all lanes in one go.
        """
        if right - left > FEW:
            return self._strip(traces, left, right)
        group = self._group(traces[0])
        if group is None or any(trace not in group for trace in traces):
            return self._strip(traces, left, right)
        first = traces[0]
        assert first.signal is not None
        key = (first.signal.ring, first.bucket, held(first), left, right)
        found = self._strips.get(key)
        if found is None:
            found = self._strips[key] = self._strip(list(group), left, right)
        return found if len(group) == len(traces) else found.of([group[trace] for trace in traces])

    def _group(self, trace: Trace) -> dict[Trace, int] | None:
        """Give the traces of the frame that are reduced like this one, with their places."""
        if self._groups is None:
            self._groups = {}
            for one in self.traces:
                rows = self.rows(one)
                if rows is not None and (one.dense or one.signal is None or one.signal.kind is not Kind.ANALOG):
                    group = self._groups.setdefault((rows.ring, one.bucket, held(one)), {})
                    group[one] = len(group)
        rows = self.rows(trace)
        return self._groups.get((rows.ring, trace.bucket, held(trace))) if rows is not None else None

    def _strip(self, traces: Sequence[Trace], left: int, right: int) -> Strip:
        rows = self.rows(traces[0])
        signals = [trace.signal for trace in traces if trace.signal is not None]
        assert rows is not None
        place = (left, self.view.q, self.now_ns)
        hold = held(traces[0])
        if rows.ordered(self.base):
            edges = self.edges(rows, left, right)
            return strip(signals, rows, edges, traces[0].bucket, place, self.base, hold=hold)
        q = self.view.q
        windows = [signal.window(left * q, right * q, self.base) for signal in signals]
        found = [strip_of_window(window, left, right - left, q, self.now_ns, hold=hold) for window in windows]
        return joined(found)


def held(trace: Trace) -> bool:
    """Say whether a value holds until the next one: bools and states do, and whatever is event-driven."""
    signal = trace.signal
    return signal is not None and (signal.kind is not Kind.ANALOG or signal.interval is None)


def font(frame: Frame, size: float = 12, *, bold: bool = False) -> QFont:
    """Give the plots' font, `size` in logical pixels, for painting in device pixels."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(max(1, round(size * frame.dpr)))
    made.setBold(bold)
    return made
