"""Where the ticks of an axis stand and what they say. Plain arithmetic, no Qt."""

import enum
import math
from datetime import UTC, datetime
from typing import Final

import numpy as np
import numpy.typing as npt

SECOND: Final = 1_000_000_000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
YEAR: Final = 365 * DAY

TIME_STEPS: Final = (
    *(m * 10**e for e in range(9) for m in (1, 2, 5)),
    *(n * SECOND for n in (1, 2, 5, 10, 15, 30)),
    *(n * MINUTE for n in (1, 2, 5, 10, 15, 30)),
    *(n * HOUR for n in (1, 2, 3, 6, 12)),
    *(n * DAY for n in (1, 2, 7, 14, 28)),
)
"""Distances of time labels that people read easily, ns."""
LONGEST: Final = 9
"""Characters for which a value axis has room."""


class TimeLabels(enum.Enum):
    """How the time axis is labelled."""

    LOCAL = "local"
    UTC = "utc"
    RELATIVE = "relative"
    """Seconds from a reference: the first cursor, else the start of the session."""


def time_step(span_ns: int, labels: int) -> int:
    """Give the smallest readable step, ns, that makes at most `labels` labels over the span."""
    least = span_ns / max(1, labels)
    return int(next((step for step in TIME_STEPS if step >= least), TIME_STEPS[-1]))


def time_ticks(begin_ns: int, end_ns: int, step: int, offset_ns: int = 0) -> list[int]:
    """Give the multiples of `step` in [begin, end), counted from `offset_ns`."""
    first: int = -(-(begin_ns - offset_ns) // step) * step + offset_ns
    return list(range(first, end_ns, step))


def local_offset(moment_ns: int) -> int:
    """Give what to subtract from local wall-clock time at that moment to get UTC, ns, as an offset for `time_ticks`."""
    offset = datetime.fromtimestamp(moment_ns / SECOND, UTC).astimezone().utcoffset()
    return 0 if offset is None else -round(offset.total_seconds()) * SECOND


def time_text(moment_ns: int, step: int, labels: TimeLabels, reference_ns: int = 0) -> str:
    """Label a moment as finely as `step` needs; all labels of one step have the same width."""
    digits = 0 if step >= SECOND else 3 if step >= 1_000_000 else 6 if step >= 1000 else 9
    if labels is TimeLabels.RELATIVE:
        return _clock_text(moment_ns - reference_ns, digits)
    whole, part = divmod(moment_ns, SECOND)
    when = datetime.fromtimestamp(whole, UTC)
    if labels is TimeLabels.LOCAL:
        when = when.astimezone()
    text = when.strftime("%m-%d %H:%M" if step >= DAY else "%H:%M:%S")
    return f"{text}.{part:09d}"[: len(text) + 1 + digits] if digits else text


def relative_text(delta_ns: int, digits: int = 3) -> str:
    """Write a difference of times: "+0.118 s", "−01:02:03"."""
    if abs(delta_ns) >= MINUTE:
        return _clock_text(delta_ns, digits)
    whole, part = divmod(abs(delta_ns), SECOND)
    return f"{_sign(delta_ns)}{whole}{f'.{part:09d}'[: 1 + digits] if digits else ''} s"


def _clock_text(delta_ns: int, digits: int) -> str:
    whole, part = divmod(abs(delta_ns), SECOND)
    minutes, seconds = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{part:09d}"[: 1 + digits] if digits else ""
    return f"{_sign(delta_ns)}{hours:02d}:{minutes:02d}:{seconds:02d}{fraction}"


def _sign(delta_ns: int) -> str:
    return "−" if delta_ns < 0 else "+"


def date_text(moment_ns: int, labels: TimeLabels) -> str:
    """Say which day the axis shows: "2026-11-21 UTC+01:00"."""
    when = datetime.fromtimestamp(moment_ns // SECOND, UTC)
    if labels is TimeLabels.UTC:
        return when.strftime("%Y-%m-%d UTC")
    local = when.astimezone()
    return local.strftime("%Y-%m-%d UTC") + local.isoformat()[-6:]


UNITS: Final = (
    *((YEAR, "y"), (DAY, "d"), (HOUR, "h"), (MINUTE, "min"), (SECOND, "s")),
    *((10**6, "ms"), (1000, "µs")),
)
"""Of lengths of time, ns."""


def span_text(span_ns: int) -> str:
    """Write a length of time briefly: "60 s", "5 min", "2 h", "250 ms"."""
    for unit, name in (
        (YEAR, "y"),
        (DAY, "d"),
        (HOUR, "h"),
        (MINUTE, "min"),
        (SECOND, "s"),
        (10**6, "ms"),
        (1000, "µs"),
    ):
        if span_ns >= unit * (2 if unit >= MINUTE else 1) or (
            span_ns >= unit and span_ns % unit == 0 and unit > MINUTE
        ):
            return f"{span_ns / unit:.4g} {name}"
    return f"{span_ns} ns"


def nice_step(span: float, steps: int) -> float:
    """Give 1, 2 or 5 times a power of ten, at least span / steps."""
    least = span / max(1, steps)
    if not (least > 0 and math.isfinite(least)):
        return 1.0
    power = 10.0 ** math.floor(math.log10(least))
    return next((m * power for m in (1.0, 2.0, 5.0) if m * power >= least * (1 - 1e-9)), 10 * power)


def value_ticks(low: float, high: float, count: int) -> tuple[float, npt.NDArray[np.float64]]:
    """Give step and positions of at most about `count` ticks within [low, high]."""
    step = nice_step(high - low, count)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return step, np.arange(first, last + 1, dtype=np.float64) * step


def value_text(value: float, step: float) -> str:
    """Label a value on an axis with that step."""
    magnitude = max(abs(value), step)
    if magnitude >= 1e6 or step < 1e-4:
        digits = max(0, math.floor(math.log10(magnitude)) - math.floor(math.log10(step))) if magnitude > 0 else 0
        text = f"{value:.{min(digits, 6)}e}"
        mantissa, exponent = text.split("e")
        return "0" if float(mantissa) == 0 else f"{mantissa}e{int(exponent)}"
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    text = f"{value:.{digits}f}"
    return text.lstrip("-") if float(text) == 0 else text.replace("-", "−")


def value_texts(ticks: npt.NDArray[np.float64], step: float) -> list[str]:
    """Label the ticks of an axis. Where that takes too many digits, all but the lowest say how much more they are."""
    texts = [value_text(value, step) for value in ticks.tolist()]
    if len(texts) < 2 or (max(map(len, texts)) <= LONGEST and len(set(texts)) == len(texts)):
        return texts
    return [f"{ticks[0]:.10g}".replace("-", "−"), *(f"+{value_text(n * step, step)}" for n in range(1, len(texts)))]


def reading_text(value: float | int | bool | None) -> str:
    """Write a measured value for people: five significant digits."""
    if value is None or value != value:
        return "—"
    if isinstance(value, bool | int):
        return str(int(value)).replace("-", "−")
    if value and not 1e-4 <= abs(value) < 1e7:
        return f"{value:.4g}".replace("-", "−")
    digits = 4 if value == 0 else max(0, 4 - math.floor(math.log10(abs(value))))
    return f"{value:.{min(digits, 4)}f}".replace("-", "−")
