"""What stands beside the names: the value that holds, and what is wrong with it."""

from dataclasses import dataclass
from typing import Final

from fieldscope.lanes.frame import Frame, Trace
from fieldscope.lanes.lane import Lane
from fieldscope.lanes.reduce import stale_after
from fieldscope.lanes.ticks import SECOND, span_text
from fieldscope.store import Sample, TimeBase
from fieldscope.texts import alarm_text, quality_marks
from fieldscope.words import tr
from linkkit.driver import NO_TIME, Quality

OFF: Final = 10 * SECOND
"""Difference between time tag and arrival that is told."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands beside a name."""

    text: str = "—"
    quality: str = ""
    good: bool = False


def reading(frame: Frame, lane: Lane, trace: Trace, moment: int | None, alarm: str = "") -> Reading:
    """Read a trace at a moment (ns), None for its newest sample: the one before, never the nearest.

    `alarm` says which of its limits it is beyond now.
    """
    signal = trace.signal
    if signal is None or frame.ring(trace) is None:
        return Reading(tr("waiting") if signal is None or signal.ring is None else "—")
    now = frame.now_ns if moment is None else min(moment, frame.now_ns)
    sample = signal.latest() if moment is None else signal.at(moment, frame.base)
    if sample is None:
        return Reading()
    alarm = f"▲ {alarm_text(alarm)}" if alarm else ""
    if sample.value is None:
        return Reading(tr("no data"), alarm)
    limit = stale_after(signal)
    age = now - sample.arrival_ns
    stale = (
        tr("{span} old").format(span=span_text(age // SECOND * SECOND))
        if limit is not None and age > max(limit, SECOND)
        else ""
    )
    marks = quality_marks(sample.quality) if sample.quality else ""
    quality = " ".join(part for part in (alarm, marks, stale, _elsewhere(frame, sample)) if part)
    return Reading(lane.value_text(trace, sample.value), quality, not quality)


def _elsewhere(frame: Frame, sample: Sample) -> str:
    """Say how far from its arrival the device's time puts a sample: its curve is not where one looks for it."""
    if frame.base is TimeBase.ARRIVAL or sample.source_ns == NO_TIME or Quality.TIME_INVALID in sample.quality:
        return ""
    off = sample.source_ns - sample.arrival_ns
    if abs(off) < OFF:
        return ""
    return f"T{'+' if off > 0 else '−'}{span_text(abs(off) // SECOND * SECOND)}"
