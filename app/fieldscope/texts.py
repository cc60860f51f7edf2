"""How values, qualities and times read for people. No Qt here."""

import math
from datetime import datetime
from functools import lru_cache
from typing import Final

from fieldscope.words import mark, term, tr
from linkkit.driver import NO_TIME, Kind, Point, Quality

FLAGS: Final = {
    Quality.INVALID: ("IV", mark("invalid")),
    Quality.NOT_TOPICAL: ("NT", mark("not topical")),
    Quality.SUBSTITUTED: ("SB", mark("substituted")),
    Quality.BLOCKED: ("BL", mark("blocked")),
    Quality.OVERFLOW: ("OV", mark("overflow")),
    Quality.ELAPSED_TIME_INVALID: ("EI", mark("elapsed time invalid")),
    Quality.TIME_INVALID: ("TI", mark("time tag invalid")),
    Quality.GAP: ("—", mark("no data")),
}
"""Flag → (mark, meaning), worst first."""
ALARMS: Final = (mark("HIGH"), mark("LOW"), mark("STATE"), mark("RATE"), mark("STALE"), mark("BAD"))
"""Kinds of alarms, as `alarms.watch.Kind` names them."""
BAD: Final = Quality.INVALID | Quality.NOT_TOPICAL | Quality.BLOCKED | Quality.OVERFLOW | Quality.GAP
"""What the filter word `bad` means."""


def value_text(point: Point, value: float | int | bool | None) -> str:
    """A value with the text of its state or its unit; a dash when there is none."""
    text = number_text(point, value)
    named = point.kind is Kind.DIGITAL or isinstance(value, bool | None) or text in map(term, point.states.values())
    return text if named or not point.unit else f"{text} {point.unit}"


def number_text(point: Point, value: float | int | bool | None) -> str:
    """The same without the unit."""
    if value is None:
        return "–"
    if point.states and math.isfinite(value) and (text := point.states.get(int(value))):
        return term(text)
    if isinstance(value, bool) or point.kind is Kind.DIGITAL:
        return tr("on") if value else tr("off")
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def quality_marks(quality: Quality) -> str:
    """Short marks, "✓" when good."""
    if Quality.GAP in quality:
        return FLAGS[Quality.GAP][0]
    return " ".join(mark for flag, (mark, _) in FLAGS.items() if flag in quality) or "✓"


def quality_text(quality: Quality) -> str:
    """The same in words."""
    return ", ".join(tr(text) for flag, (_, text) in FLAGS.items() if flag in quality) or tr("good")


def alarm_text(kinds: str) -> str:
    """Words for the kinds of alarms ("HIGH STALE") that a signal has now."""
    return " ".join(tr(kind) for kind in kinds.split())


def time_text(ns: int) -> str:
    """Local time of day with milliseconds; a dash for `NO_TIME`."""
    if ns == NO_TIME:
        return "–"
    seconds, rest = divmod(ns, 1_000_000_000)
    clock = _clock(seconds)
    return f"{clock}.{rest // 1_000_000:03d}" if clock else tr("out of range")


@lru_cache(maxsize=4096)
def _clock(seconds: int) -> str:
    try:
        return f"{datetime.fromtimestamp(seconds):%H:%M:%S}"
    except (OverflowError, OSError, ValueError):
        return ""


def age_text(seconds: float) -> str:
    """How long ago, in the unit that fits."""
    if seconds < 0:
        return tr("in the future") if seconds < -1 else "0.0 s"
    if seconds < 60:
        return f"{seconds:.1f} s"
    if seconds < 3600:
        return f"{int(seconds // 60)} min {int(seconds % 60):02d} s"
    return f"{int(seconds // 3600)} h {int(seconds % 3600 // 60):02d} min"


def bytes_text(count: int) -> str:
    """Write a number of bytes: "512 B", "3 MiB", "1.25 GiB"."""
    value = float(count)
    for unit in ("B", "KiB", "MiB"):
        if value < 1024:
            return f"{value:.0f} {unit}"
        value /= 1024
    return f"{value:.3g} GiB"
