"""What a signal may do. No Qt here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from fieldscope.store import SignalKey
from fieldscope.words import mark, tr
from linkkit.driver import Severity
from linkkit.settings import problems, setting

LARGEST_STATES: Final = 64


def states_of(text: str) -> tuple[int, ...]:
    """Read "0, 3": whole numbers. Raises `ValueError` with a sentence for the user."""
    try:
        found = tuple(int(part) for part in text.replace(";", ",").split(",") if part.strip())
    except ValueError:
        raise ValueError(tr("States: enter whole numbers with commas between them, such as 0, 3")) from None
    if len(found) > LARGEST_STATES:
        raise ValueError(tr("States: at most {most} of them").format(most=LARGEST_STATES))
    return found


def _check_states(text: str) -> None:
    states_of(text)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Limits of one signal; what is left empty is not watched."""

    high: float | None = setting(None, label=mark("High limit"), help=mark("An alarm above this value"))
    low: float | None = setting(None, label=mark("Low limit"), help=mark("An alarm below this value"))
    deadband: float = setting(
        0.0, label=mark("Deadband"), minimum=0, help=mark("How far the value must come back before the alarm is over")
    )
    states: str = setting(
        "",
        label=mark("States"),
        placeholder="0, 3",
        check=_check_states,
        help=mark("An alarm while the value is one of these"),
    )
    rate: float | None = setting(
        None,
        label=mark("Fastest change"),
        unit=mark("per s"),
        minimum=0,
        help=mark("An alarm when two samples differ by more"),
    )
    stale_s: float | None = setting(
        None, label=mark("Stale after"), unit="s", minimum=0.01, help=mark("An alarm when no sample came for so long")
    )
    bad: bool = setting(False, label=mark("Bad quality"), help=mark("An alarm while the value is invalid or not there"))
    error: bool = setting(False, label=mark("Severe"), help=mark("Listed as an error instead of a warning"))

    @property
    def severity(self) -> Severity:
        return Severity.ERROR if self.error else Severity.WARNING

    def check(self) -> Mapping[str, str]:
        """Say what does not fit together."""
        if self.high is not None and self.low is not None and self.low >= self.high:
            return {"low": tr("Low limit: it must be below the high limit")}
        numbers = (self.high, self.low, self.rate, self.stale_s)
        if all(number is None for number in numbers) and not self.states.strip() and not self.bad:
            return {"high": tr("Enter at least one limit; to watch nothing, remove the limits of this signal")}
        return {}


def to_state(limits: Mapping[SignalKey, Limits]) -> list[dict[str, Any]]:
    """What a project saves, JSON-able."""
    return [{"signal": list(key), "limits": msgspec.to_builtins(value)} for key, value in limits.items()]


def of_state(state: object) -> tuple[dict[SignalKey, Limits], list[Any], list[str]]:
    """Read what `to_state` gave: what could be read, what could not as it stands, and why, in words. Never raises."""
    found: dict[SignalKey, Limits] = {}
    unreadable, complaints = [], []
    for item in state if isinstance(state, list) else []:
        try:
            link, point = item["signal"]
            limits = msgspec.convert(item["limits"], Limits)
            if not isinstance(link, str) or not isinstance(point, str) or (wrong := problems(limits)):
                raise ValueError("; ".join(wrong.values()) if wrong else "no name")
        except (KeyError, TypeError, ValueError, msgspec.ValidationError) as error:
            complaints.append(f"limits of a signal: {error}")
            unreadable.append(item)
        else:
            found[SignalKey(link, point)] = limits
    return found, unreadable, complaints
