"""Statistics of a live signal. Rows never change, so that what was summarised once is only added from then on."""

from typing import Final

import numpy as np

from fieldscope.measure.statistics import Row, Rule, Statistics, Summary, assemble, measure, summarise
from fieldscope.store import RecordRing, Signal, Snapshot, TimeBase, Window
from linkkit.driver import Kind

BLOCK: Final = 1 << 14
"""Rows summarised as one: small enough for the ends of a stretch, large enough for few additions."""


def holds(signal: Signal) -> bool:
    """Say whether a value holds until the next row; otherwise a line leads from sample to sample."""
    return signal.kind is not Kind.ANALOG or signal.interval is None


def edge_rule(signal: Signal) -> Rule:
    """Give what an edge of this signal is."""
    if signal.kind is Kind.DIGITAL:
        return 0.5
    return "change" if signal.kind is Kind.STATE else None


class Meter:
    """Measures one signal, again and again. One thread only."""

    def __init__(self, signal: Signal) -> None:
        self.signal = signal
        self._blocks: dict[int, Summary] = {}
        self._valid_for: tuple[RecordRing, TimeBase, bool, Rule] | None = None
        self._unsorted: tuple[object, ...] | None = None
        self._window: Window | None = None

    def measure(
        self, a_ns: int, b_ns: int, base: TimeBase = TimeBase.ARRIVAL, *,
        now_ns: int | None = None, stale_ns: int | None = None, limit: int | None = None,
    ) -> Statistics | None:  # fmt: skip
        """Measure between two moments, in either order (see `statistics.measure`).

        Summarises at most `limit` blocks of rows that are not yet summarised; when that was not enough, gives None, and
        the next call goes on.
        """
        signal = self.signal
        hold, rule = holds(signal), edge_rule(signal)
        rows = signal.snapshot()
        begin, end = min(a_ns, b_ns), max(a_ns, b_ns)
        if rows is None or not len(rows) or not rows.ordered(base):
            # Sorted when read, as a whole; not again while nothing came in between.
            inside = [] if rows is None else rows.ranges(begin, end + 1, base)
            next_one = [] if rows is None else rows.between(end + 1, end + 1, base, 0, 1)[1].tolist()
            state = (signal.ring, base, begin, end, inside, next_one)
            if self._window is None or self._unsorted != state:
                self._window = signal.window(begin, end + 1, base)
                self._unsorted = state
            return measure(
                self._window.times, self._window.values, a_ns, b_ns,
                hold=hold, rule=rule, now_ns=now_ns, stale_ns=stale_ns,
            )  # fmt: skip
        first, last = (int(row) - 1 for row in rows.locate(np.array([begin + 1, end + 1], np.int64), base))
        between = self._between(rows, max(first + 1, rows.first), last, base, hold, rule, limit)
        if between is None:
            return None
        return assemble(
            (self._row(rows, first, base), self._row(rows, first + 1, base)), between,
            (self._row(rows, last, base), self._row(rows, last + 1, base)),
            a_ns, b_ns, hold=hold, rule=rule, now_ns=now_ns, stale_ns=stale_ns,
        )  # fmt: skip

    def _between(
        self, rows: Snapshot, begin: int, end: int, base: TimeBase, hold: bool, rule: Rule, limit: int | None
    ) -> Summary | None:
        """Summarise the rows [begin, end), of which the last ends at row `end`."""
        valid_for = (rows.ring, base, hold, rule)
        if self._valid_for != valid_for:
            self._valid_for = valid_for
            self._blocks = {}
        for gone in [number for number in self._blocks if number * BLOCK < rows.first]:
            del self._blocks[gone]
        if begin >= end:
            return Summary()
        first_block, end_block = -(-begin // BLOCK), end // BLOCK
        if first_block >= end_block:
            return self._rows(rows, begin, end, base, hold, rule)
        done = 0
        for number in range(first_block, end_block):
            if number not in self._blocks:
                if limit is not None and done >= limit:
                    return None
                self._blocks[number] = self._rows(rows, number * BLOCK, (number + 1) * BLOCK, base, hold, rule)
                done += 1
        total = self._rows(rows, begin, first_block * BLOCK, base, hold, rule)
        for number in range(first_block, end_block):
            total += self._blocks[number]
        return total + self._rows(rows, end_block * BLOCK, end, base, hold, rule)

    def _rows(self, rows: Snapshot, begin: int, end: int, base: TimeBase, hold: bool, rule: Rule) -> Summary:
        if begin >= end:
            return Summary()
        values = self.signal.values(rows, begin, end + 1).astype(np.float64)
        return summarise(rows.times(begin, end + 1, base), values, hold=hold, rule=rule)

    def _row(self, rows: Snapshot, index: int, base: TimeBase) -> Row | None:
        if not rows.first <= index < rows.count:
            return None
        return int(rows.times(index, index + 1, base)[0]), float(self.signal.values(rows, index, index + 1)[0])
