"""What the value table knows of one signal, and the columns made of it. No Qt here."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from fieldscope.store import BAD, RecordRing, Signal, SignalKey
from fieldscope.texts import age_text, alarm_text, number_text, quality_marks, quality_text, time_text
from fieldscope.words import mark, tr
from linkkit.driver import NO_TIME, Quality

BLOCK: Final = 1 << 15
"""Rows looked through at a time for minimum and maximum: about a tenth of a millisecond."""


class Entry:
    """One signal. `read` brings it up to date; nothing else does."""

    __slots__ = (
        "age_s", "alarm", "arrival_ns", "count", "high", "key", "low", "moved_ns", "name", "origin", "quality", "rate",
        "ring", "row", "scanned", "signal", "source_ns", "value",
    )  # fmt: skip

    def __init__(self, key: SignalKey, signal: Signal | None, origin: str) -> None:
        self.key = key
        self.signal = signal
        self.origin = origin
        """Name of the connection."""
        self.name = signal.full_name if signal is not None else key.point
        self.ring: RecordRing | None = signal.ring if signal is not None else None
        self.row = -1
        """Number of the last reading that included this entry."""
        self.count = 0
        self.value: float | int | bool | None = None
        self.arrival_ns = NO_TIME
        self.source_ns = NO_TIME
        self.quality = int(Quality.GAP)
        self.age_s = math.nan
        self.rate = math.nan
        """Samples per second."""
        self.alarm = ""
        """What is wrong with it, of the limits that were set; empty when nothing is."""
        self.moved_ns = 0
        """When a reading found another value than the one before."""
        self.low = self.high = math.nan
        self.scanned = 0
        """Rows of the ring that `low` and `high` include."""

    def read(self, now_ns: int) -> None:
        """Take the newest sample."""
        signal = self.signal
        if signal is None:
            return
        ring = signal.ring
        if ring is not self.ring:
            self.ring, self.count = ring, 0
            self.forget()
        if ring is None:
            return
        count = ring.count
        if count != self.count and (newest := signal.newest()) is not None:
            before, seen = self.value, self.count
            self.value, self.arrival_ns, self.source_ns, self.quality = newest
            self.count = count
            if seen and self.value != before:
                self.moved_ns = now_ns
        if self.count:
            self.age_s = (now_ns - self.arrival_ns) / 1e9

    def scan(self) -> bool:
        """Add the next block of rows to minimum and maximum; False when there was none."""
        signal = self.signal
        if signal is None or self.ring is None or self.scanned >= self.ring.count:
            return False
        rows = signal.snapshot()
        if rows is None or rows.ring is not self.ring:
            return False
        begin = max(self.scanned, rows.first)
        end = min(rows.count, begin + BLOCK)
        if end - begin == 1:  # the usual case of a quiet point: not worth an array
            self._widen(math.nan if self.quality & BAD or self.value is None else float(self.value))
        else:
            values = signal.values(rows, begin, end)
            known = values[np.isfinite(values)]
            if len(known):
                self._widen(float(known.min()))
                self._widen(float(known.max()))
        self.scanned = end
        return True

    def forget(self, *, from_now: bool = False) -> None:
        """Begin minimum and maximum anew: with what is in memory, or with the next sample."""
        self.low = self.high = math.nan
        self.scanned = self.ring.count if from_now and self.ring is not None else 0

    @property
    def scanning(self) -> bool:
        """Whether minimum and maximum still lag behind what is in memory by more than a block."""
        return self.ring is not None and self.ring.count - self.scanned > BLOCK

    def _widen(self, value: float) -> None:
        if math.isfinite(value):
            if not self.low <= value:  # NaN at first
                self.low = value
            if not self.high >= value:
                self.high = value


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how it reads, and what it is sorted by."""

    title: str
    letters: int
    """Width at first, in average letters; 0 takes what is left."""
    text: Callable[[Entry], str]
    order: Callable[[Entry], float | str]
    live: bool = True
    """It may change with every sample."""
    right: bool = False
    tip: str = ""


def _value_text(entry: Entry) -> str:
    signal = entry.signal
    return "–" if signal is None or not entry.count else number_text(signal.point, entry.value)


def _bound(entry: Entry, value: float) -> str:
    if entry.scanning:
        return "…"
    signal = entry.signal
    if signal is None or not math.isfinite(value):
        return "–"
    whole = signal.point.bit is not None or signal.point.dtype[-2] in "iu" or signal.point.states
    return number_text(signal.point, int(value) if whole else value)


@lru_cache(maxsize=1024)
def _marks(quality: int) -> str:
    return quality_marks(Quality(quality))


def _number(value: float | int | bool | None) -> float:
    return math.nan if value is None else float(value)


def rate_text(rate: float) -> str:
    """Samples per second; "–" when unknown."""
    if math.isnan(rate):
        return "–"
    return f"{rate:.0f}/s" if rate >= 100 else f"{rate:.1f}/s" if rate >= 1 or not rate else f"{rate:.2f}/s"


SIGNAL, SOURCE, VALUE, UNIT, QUALITY, ALARM, SOURCE_TIME, ARRIVAL, AGE, RATE, LOW, HIGH = range(12)
COLUMNS: Final = (
    Column(mark("Signal"), 0, lambda e: e.name, lambda e: e.name.lower(), live=False),
    Column(mark("Source"), 15, lambda e: e.origin, lambda e: e.origin.lower(), live=False),
    Column(mark("Value"), 14, _value_text, lambda e: _number(e.value), right=True, tip=mark("The newest sample")),
    Column(
        mark("Unit"),
        6,
        lambda e: e.signal.unit if e.signal else "",
        lambda e: e.signal.unit if e.signal else "",
        live=False,
    ),
    Column(
        mark("Quality"),
        9,
        lambda e: _marks(e.quality) if e.count else tr("no data"),
        lambda e: float(e.quality) if e.count else math.nan,
        tip=mark("✓ good, IV invalid, NT not topical, SB substituted, BL blocked, OV overflow, TI time tag invalid"),
    ),
    Column(
        mark("Alarm"),
        8,
        lambda e: alarm_text(e.alarm),
        lambda e: e.alarm or "~",
        tip=mark("Which of its limits it is beyond"),
    ),
    Column(
        mark("Source time"),
        16,
        lambda e: time_text(e.source_ns),
        lambda e: math.nan if e.source_ns == NO_TIME else float(e.source_ns),
        tip=mark("The device's time tag, in local time"),
    ),
    Column(
        mark("Arrival"),
        16,
        lambda e: time_text(e.arrival_ns),
        lambda e: math.nan if e.arrival_ns == NO_TIME else float(e.arrival_ns),
        tip=mark("When this computer received it, in local time"),
    ),
    Column(mark("Age"), 11, lambda e: age_text(e.age_s) if e.count else "–", lambda e: e.age_s, right=True),
    Column(
        mark("Rate"),
        8,
        lambda e: rate_text(e.rate),
        lambda e: e.rate,
        right=True,
        tip=mark("Samples over the last 5 s"),
    ),
    Column(
        mark("Min"), 11, lambda e: _bound(e, e.low), lambda e: e.low, right=True, tip=mark("Of good samples in memory")
    ),
    Column(
        mark("Max"),
        11,
        lambda e: _bound(e, e.high),
        lambda e: e.high,
        right=True,
        tip=mark("Of good samples in memory"),
    ),
)


def tip_text(entry: Entry, column: int) -> str:
    """What a cell says when the mouse rests on it."""
    if column == QUALITY and entry.count:
        return quality_text(Quality(entry.quality))
    if column == SIGNAL and entry.signal is not None:
        point = entry.signal.point
        return f"{entry.origin}: {entry.name}\n{point.type_name} {entry.key.point}"
    return ""
