"""Looks at every new sample of a signal and says what left its limits, however briefly. No Qt here."""

import enum
import math
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from fieldscope.alarms.limits import Limits, states_of
from fieldscope.store import RecordRing, Signal
from fieldscope.store.chunk import Int64s
from fieldscope.texts import number_text
from fieldscope.words import english, mark, term, tr

Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
BLOCK: Final = 1 << 15
"""Samples looked at in one step."""


class Kind(enum.Enum):
    """What is watched."""

    HIGH = "high"
    LOW = "low"
    STATE = "state"
    RATE = "rate"
    STALE = "stale"
    BAD = "bad"


@dataclass(slots=True)
class Alarm:
    """One limit of one signal that was left."""

    kind: Kind
    since_ns: int
    """Arrival of the first sample outside."""
    says: tuple[str, dict[str, Any]]
    """What happened, with the most extreme value since: a text to be translated and what stands in it."""
    active: bool = True
    acknowledged: bool = False
    returned_ns: int = 0
    """When it was over; 0 while it is active."""
    times: int = 1
    extreme: float = math.nan

    @property
    def text(self) -> str:
        """What happened, in words."""
        text, values = self.says
        return tr(text).format(**{k: term(v) if isinstance(v, str) else v for k, v in values.items()})

    @property
    def state(self) -> str:
        """In words."""
        if self.active:
            return tr("active, seen") if self.acknowledged else tr("active")
        return tr("over")


Told = list[tuple[Alarm, bool]]
"""Alarms and whether they began; else they ended."""


@dataclass
class Watch:
    """One signal with its limits. `step` may be called at any pace: no sample is left out."""

    signal: Signal
    limits: Limits
    alarms: dict[Kind, Alarm] = field(default_factory=dict)
    _ring: RecordRing | None = None
    _seen: int = 0
    _last: tuple[int, float] | None = None
    """Arrival and value of the sample before the new ones."""

    def __post_init__(self) -> None:
        self._states = np.array(states_of(self.limits.states), np.float64)
        self.since_ns = 0

    def step(self, now_ns: int) -> Told:
        """Look at the next block: (alarm, whether it began) for everything that began or ended."""
        told: Told = []
        self.since_ns = self.since_ns or now_ns
        ring = self.signal.ring
        if ring is not self._ring:
            # Begin with the newest sample: what is long past is nobody's alarm.
            self._ring, self._last = ring, None
            self._seen = max(0, ring.count - 1) if ring is not None else 0
        if ring is not None and ring.count > self._seen:
            self._look(told)
        if self.limits.stale_s is not None:
            self._look_at_age(now_ns, told)
        return told

    @property
    def behind(self) -> bool:
        """Whether there are samples that were not looked at."""
        return self._ring is not None and self._ring.count > self._seen

    def acknowledge(self, kind: Kind) -> None:
        """Somebody has seen an alarm; one that is over goes."""
        alarm = self.alarms.get(kind)
        if alarm is not None:
            alarm.acknowledged = True
            if not alarm.active:
                del self.alarms[kind]

    def _look(self, told: Told) -> None:
        rows = self.signal.snapshot()
        if rows is None or not len(rows):
            return
        begin = max(self._seen, rows.first)
        end = min(rows.count, begin + BLOCK)
        self._seen = end
        values = self.signal.values(rows, begin, end).astype(np.float64)
        times = rows.arrival(begin, end)
        known = np.isfinite(values)
        limits = self.limits
        if limits.high is not None:
            self._apply(Kind.HIGH, times, values > limits.high, values <= limits.high - limits.deadband, values, told)
        if limits.low is not None:
            self._apply(Kind.LOW, times, values < limits.low, values >= limits.low + limits.deadband, -values, told)
        if len(self._states):
            inside = np.isin(values, self._states)
            self._apply(Kind.STATE, times, inside, known & ~inside, values, told)
        if limits.bad:
            self._apply(Kind.BAD, times, ~known, known, np.zeros(len(values)), told)
        if limits.rate is not None:
            self._look_at_rate(times[known], values[known], told)
        if known.any():
            at = int(np.flatnonzero(known)[-1])
            self._last = int(times[at]), float(values[at])

    def _look_at_rate(self, times: Int64s, values: Floats, told: Told) -> None:
        if self._last is not None:
            times = np.concatenate(([self._last[0]], times))
            values = np.concatenate(([self._last[1]], values))
        if len(values) < 2 or self.limits.rate is None:
            return
        # Samples that came at the same moment: the least time that the clock can tell.
        rates = np.abs(np.diff(values)) / (np.maximum(np.diff(times), 1_000) / 1e9)
        fast = rates > self.limits.rate
        self._apply(Kind.RATE, times[1:], fast, ~fast, rates, told)

    def _look_at_age(self, now_ns: int, told: Told) -> None:
        newest = self.signal.newest()
        last = newest[1] if newest is not None else self.since_ns
        age = (now_ns - last) / 1e9
        stale = np.array([self.limits.stale_s is not None and age > self.limits.stale_s])
        self._apply(Kind.STALE, np.array([now_ns], np.int64), stale, ~stale, np.array([age]), told)

    def _apply(
        self,
        kind: Kind,
        times: Int64s,
        outside: Mask,
        clear: Mask,
        size: npt.NDArray[Any],
        told: Told,
    ) -> None:
        """Follow one limit through a block: `size` grows with how far outside a sample is."""
        alarm = self.alarms.get(kind)
        hits = np.flatnonzero(outside)
        if len(hits):
            worst = float(size[hits].max())
            first, last = int(hits[0]), int(hits[-1])
            if alarm is None or not alarm.active:
                times_before = alarm.times if alarm is not None else 0
                says = self._says(kind, worst)
                alarm = self.alarms[kind] = Alarm(kind, int(times[first]), says, times=times_before + 1, extreme=worst)
                told.append((alarm, True))
            elif worst > alarm.extreme:
                alarm.extreme = worst
                alarm.says = self._says(kind, worst)
            after = np.flatnonzero(clear[last + 1 :])
            over = int(times[last + 1 + int(after[0])]) if len(after) else None
        else:
            back = np.flatnonzero(clear)
            over = int(times[int(back[0])]) if len(back) else None
        if alarm is not None and alarm.active and over is not None:
            alarm.active, alarm.returned_ns = False, over
            told.append((alarm, False))
            if alarm.acknowledged:
                del self.alarms[kind]

    def _says(self, kind: Kind, size: float) -> tuple[str, dict[str, Any]]:
        """What happened, as a text to be translated and what stands in it."""
        limits, point = self.limits, self.signal.point
        unit = f" {self.signal.unit}" if self.signal.unit else ""
        match kind:
            case Kind.HIGH:
                return mark("{value:.6g}{unit} is above {limit:.6g}{unit}"), {
                    "value": size,
                    "limit": limits.high,
                    "unit": unit,
                }
            case Kind.LOW:
                return mark("{value:.6g}{unit} is below {limit:.6g}{unit}"), {
                    "value": -size,
                    "limit": limits.low,
                    "unit": unit,
                }
            case Kind.STATE:
                with english():
                    state = number_text(point, int(size) if math.isfinite(size) else None)
                return mark("is {state}"), {"state": state}
            case Kind.RATE:
                return mark("changes by {value:.4g}{unit} per second, more than {limit:.4g}"), {
                    "value": size,
                    "limit": limits.rate,
                    "unit": unit,
                }
            case Kind.STALE:
                return mark("no sample for more than {limit:g} s"), {"limit": limits.stale_s}
            case Kind.BAD:
                return mark("the value is invalid or not there"), {}
