"""Waits for what a command brings about: looks at every sample of its feedback, however briefly it held. No Qt here.

The moment counts from which the command was on its way. What was there before, what came first, whether a switch was
between its positions, and what it came to in the end: that makes the sentences.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from fieldscope.commands.feedback import Feedback, between, obeyed, wish_text
from fieldscope.store import RecordRing, Sample, Signal
from fieldscope.texts import quality_text, time_text, value_text
from fieldscope.words import english, mark
from linkkit.commands import Wish
from linkkit.driver import NO_TIME, Quality

BLOCK: Final = 1 << 15
"""Samples looked at in one go."""
DOUBT: Final = (
    Quality.INVALID | Quality.NOT_TOPICAL | Quality.BLOCKED | Quality.SUBSTITUTED | Quality.OVERFLOW | Quality.GAP
)
"""Quality with which a value proves nothing."""
UNKNOWN: Final = "an unknown value"

AS_COMMANDED: Final = mark("as commanded")
CHANGED: Final = mark("changed")
MOVING: Final = mark("moving")
OTHER: Final = mark("other value")
DOUBTFUL: Final = mark("bad quality")
NO_CHANGE: Final = mark("no change")
STUCK: Final = mark("no end position")
NO_DATA: Final = mark("no data")
DROPPED: Final = mark("not awaited")

HINTS: Final[Mapping[str, str]] = {
    OTHER: "check how command and feedback are wired and mapped, and whether somebody else commands the same object; "
    "a measured value may need a tolerance",
    DOUBTFUL: "check the source of the signal: with this quality its value proves nothing",
    NO_CHANGE: "check the device: local or remote, supply, interlocks; then whether this is the right signal; "
    "a slow device needs a longer time limit",
    STUCK: "check whether the device is stuck on its way; a slow one needs a longer time limit",
    NO_DATA: "check that the connection of the signal runs and that its device sends it, or choose another feedback",
}
"""Result that is a failure → what to check, and what to do."""


@dataclass(frozen=True, slots=True)
class Reply:
    """How it stands with the feedback of a command."""

    ns: int
    """When that happened: the arrival of a sample, or the end of the wait."""
    result: str
    """In a word or two."""
    text: str
    good: bool
    over: bool
    """Nothing more comes."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """The same for programs: values and times, for the log of commands."""

    @property
    def hint(self) -> str:
        """What to check, and what to do; empty when all is well."""
        return "" if self.good else HINTS.get(self.result, "")


class Awaiting:
    """One feedback of one command. `find` gives its signal, None as long as there is none.

    Made before the command goes out: samples count that come from then on.
    """

    def __init__(self, feedback: Feedback, wish: Wish | None, find: Callable[[], Signal | None]) -> None:
        self.feedback = feedback
        self.begun_ns: int | None = None
        """When the command went out; nothing is judged before."""
        self.reply: Reply | None = None
        """How it stands."""
        self._wish = wish
        self._find = find
        self._signal = find()
        self._ring: RecordRing | None = self._signal.ring if self._signal is not None else None
        self._seen = max(0, self._ring.count - 1) if self._ring is not None else 0
        self._before: Sample | None = None
        self._between: Sample | None = None
        """The first one between the positions of a switch."""
        self._came: Sample | None = None
        """The last one that is a position, or a number."""
        self._away: Sample | None = None
        """The last one that was another value than before, on its way or arrived."""
        self._last: Sample | None = None
        self._verdict: Reply | None = None
        """What was said of `_came`."""

    @property
    def over(self) -> bool:
        """Whether nothing more is awaited."""
        return self.reply is not None and self.reply.over

    @property
    def until_ns(self) -> int:
        """When the wait ends at the latest."""
        assert self.begun_ns is not None
        return self.begun_ns + round(self.feedback.within_s * 1e9)

    def step(self, now_ns: int) -> Reply | None:
        """Look at what has come; gives a reply when there is a new one. May be called at any pace."""
        if self.begun_ns is None or self.over:
            return None
        told = self.reply
        self._signal = self._find() or self._signal
        if self._signal is not None:
            self._look(self._signal)
        if not self.over and now_ns >= self.until_ns:
            self._end()
        return self.reply if self.reply is not told else None

    def drop(self, now_ns: int, why: str) -> Reply:
        """Wait no longer: `why` in words."""
        self.reply = Reply(now_ns, DROPPED, f"not awaited: {why}", good=True, over=True)
        return self.reply

    # What comes

    def _look(self, signal: Signal) -> None:
        if signal.ring is not self._ring:  # its record was made anew, or only now
            self._ring, self._seen = signal.ring, 0
        rows = signal.snapshot()
        while rows is not None and self._seen < rows.count:
            begin = max(self._seen, rows.first)
            self._seen = end = min(rows.count, begin + BLOCK)
            values, quality = signal.raw(rows, begin, end), rows.quality(begin, end)
            new = np.ones(end - begin, bool)
            new[1:] = (values[1:] != values[:-1]) | (quality[1:] != quality[:-1])
            for place in np.flatnonzero(new).tolist():
                self._take(signal, signal.sample(rows, begin + place))
                if self.over:
                    return

    def _take(self, signal: Signal, sample: Sample) -> None:
        assert self.begun_ns is not None
        if sample.arrival_ns <= self.begun_ns:
            self._before = self._last = sample
            return
        if sample.arrival_ns > self.until_ns:
            self._end()
            return
        self._last = sample
        if sample.value is None:
            return
        known = _proof(self._before)
        if self._came is None and self._between is None and self._near(known, sample.value):
            return
        if between(signal.point, sample.value):
            if self._between is None:
                self._between = self._away = sample
                state, shown, ms = self._was(signal), _value(signal, sample), self._ms(sample)
                self._tell(sample, MOVING, f"left {state} after {ms} ms: {shown}")
            return
        came = self._came
        if came is None or came.quality != sample.quality or not self._near(came.value, sample.value):
            self._came = sample
            self._judge(signal, sample, known)

    def _judge(self, signal: Signal, sample: Sample, known: float | None) -> None:
        """Another value came, or the one from before came back."""
        assert sample.value is not None
        heard = obeyed(signal.point, self._wish, known, sample.value, self.feedback.tolerance)
        state, shown, ms = self._was(signal), _value(signal, sample), self._ms(sample)
        text = f"changed from {state} to {shown} after {ms} ms"
        if self._away is not None and self._near(known, sample.value):
            shown, again, ms = _value(signal, self._away), ms, self._ms(self._away)
            text = f"changed from {state} to {shown} after {ms} ms and back after {again} ms"
        else:
            self._away = sample
        if sample.quality & DOUBT:
            what = _quality(sample)
            self._tell(sample, DOUBTFUL, f"{text}, but its quality is {what}")
        elif heard is None:
            self._tell(sample, CHANGED, text, good=True, over=True)
        elif heard:
            self._tell(sample, AS_COMMANDED, f"{text}, as commanded", good=True, over=True)
        else:
            with english():
                what = wish_text(signal.point, self._wish)
            self._tell(sample, OTHER, f"{text}, but {what} was commanded")

    def _near(self, a: float | None, b: float | None) -> bool:
        return a is not None and b is not None and abs(a - b) <= self.feedback.tolerance

    def _end(self) -> None:
        """The time is up."""
        signal, last = self._signal, self._last
        seconds = f"{self.feedback.within_s:g}"
        if signal is None:
            self._fail(NO_DATA, f"no data within {seconds} s: there is no such signal")
        elif last is None or last.value is None:
            self._fail(NO_DATA, f"no data within {seconds} s: the signal has no value")
        elif self._verdict is not None and not between(signal.point, last.value):
            self._fail(self._verdict.result, self._verdict.text)
        elif self._between is not None:
            state, shown, ms = self._was(signal), _value(signal, last), self._ms(self._between)
            text = f"left {state} after {ms} ms, but reached no end position within {seconds} s: {shown}"
            self._fail(STUCK, text)
        elif last.quality & DOUBT:
            state, text = _value(signal, last), _quality(last)
            self._fail(NO_CHANGE, f"no change within {seconds} s: it is {state}, and its quality is {text}")
        elif self._already(signal):
            state = _value(signal, last)
            text = f"no change within {seconds} s: it was {state} before, as commanded"
            self._fail(NO_CHANGE, text, good=True)
        else:
            state = _value(signal, last)
            self._fail(NO_CHANGE, f"no change within {seconds} s: it is still {state}")

    def _already(self, signal: Signal) -> bool:
        before = _proof(self._before)
        if before is None:
            return False
        return obeyed(signal.point, self._wish, before, before, self.feedback.tolerance) is True

    # What is said

    def _tell(self, sample: Sample, result: str, text: str, *, good: bool = False, over: bool = False) -> None:
        text = "; ".join((text, *self._more(sample)))
        self.reply = Reply(sample.arrival_ns, result, text, good, over, self._facts(sample))
        if result != MOVING:
            self._verdict = self.reply

    def _fail(self, result: str, text: str, *, good: bool = False) -> None:
        self.reply = Reply(self.until_ns, result, text, good, over=True, facts=self._facts(self._came))

    def _more(self, sample: Sample) -> Iterator[str]:
        if self._between is not None and sample is not self._between:
            ms = self._ms(self._between)
            yield f"it began to move after {ms} ms"
        if sample.source_ns != NO_TIME and Quality.TIME_INVALID not in sample.quality:
            at, ms = time_text(sample.source_ns), self._since(sample.source_ns)
            yield f"by its own clock at {at}, after {ms} ms"

    def _facts(self, sample: Sample | None) -> dict[str, Any]:
        assert self.begun_ns is not None
        facts: dict[str, Any] = {"before": None if self._before is None else self._before.value}
        if sample is None:
            return facts
        facts |= {"after": sample.value, "after_ms": self._rounded(sample.arrival_ns)}
        if self._between is not None:
            facts["moving_ms"] = self._rounded(self._between.arrival_ns)
        if sample.source_ns != NO_TIME:
            facts["source_ms"] = self._rounded(sample.source_ns)
        if sample.quality:
            facts["quality"] = int(sample.quality)
        return facts

    def _was(self, signal: Signal) -> str:
        return UNKNOWN if _proof(self._before) is None or self._before is None else _value(signal, self._before)

    def _ms(self, sample: Sample) -> str:
        return self._since(sample.arrival_ns)

    def _since(self, ns: int) -> str:
        ms = self._rounded(ns)
        return f"{ms:.1f}" if abs(ms) < 10 else f"{ms:.0f}"

    def _rounded(self, ns: int) -> float:
        assert self.begun_ns is not None
        return round((ns - self.begun_ns) / 1e6, 3)


def _proof(sample: Sample | None) -> float | None:
    """The value where its quality lets it prove something."""
    return None if sample is None or sample.value is None or sample.quality & DOUBT else sample.value


def _value(signal: Signal, sample: Sample) -> str:
    with english():  # it goes into the log
        return value_text(signal.point, sample.value)


def _quality(sample: Sample) -> str:
    with english():
        return quality_text(sample.quality & DOUBT)
