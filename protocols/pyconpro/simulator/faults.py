"""What can be made to go wrong, by name: one row per fault; and the script that says when."""

import difflib
import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pyconpro.target.model import Refusal

if TYPE_CHECKING:
    from pyconpro.simulator.controller import SimulatedController

Apply = Callable[["SimulatedController", Any, float], None]


# --- Kinds of value: each reads what a file or a command line says, and raises ValueError in words -------------------


def probability(value: Any) -> float:
    """A number from 0 to 1."""
    return _number(value, 0.0, 1.0)


def seconds(value: Any) -> float:
    """A time, 0 or more."""
    return _number(value, 0.0, 1e9)


def flag(value: Any) -> bool:
    """true or false."""
    if isinstance(value, bool):
        return value
    known = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
    if str(value).lower() not in known:
        raise ValueError(f"{value!r} is neither true nor false")
    return known[str(value).lower()]


def count(value: Any) -> int:
    """A whole number, 0 to 4 294 967 295; 0x… is read too."""
    try:
        number = value if type(value) is int else int(str(value), 0)
    except ValueError:
        raise ValueError(f"{value!r} is no whole number") from None
    if not 0 <= number <= 0xFFFFFFFF:
        raise ValueError(f"{number} is not from 0 to 4294967295")
    return number


def count_or_none(value: Any) -> int | None:
    """A whole number, or "none" for no limit."""
    return None if str(value).lower() == "none" else count(value)


def seconds_or_never(value: Any) -> float | None:
    """A time, or "never"."""
    return None if str(value).lower() == "never" else seconds(value)


def status(value: Any) -> Refusal | None:
    """A general status and additional words, "0x01/0x0113"; empty for none."""
    text = str(value).strip()
    if not text or text.lower() == "none":
        return None
    general, *extended = (count(part) for part in text.split("/"))
    if not 0 < general <= 0xFF or any(word > 0xFFFF for word in extended):
        raise ValueError(f"{text!r} is no status: write 0x01/0x0113")
    return Refusal(general, *extended)


def _number(value: Any, low: float, high: float) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise ValueError(f"{value!r} is no number") from None
    if not low <= number <= high:
        raise ValueError(f"{number:g} is not from {low:g} to {high:g}")
    return number


# --- The rows --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that can be switched."""

    name: str
    kind: Callable[[Any], Any]
    apply: Apply
    help: str


def _link(attribute: str) -> Apply:
    return lambda controller, value, _now: setattr(controller.link, attribute, value)


def _option(attribute: str) -> Apply:
    return lambda controller, value, _now: setattr(controller.options, attribute, value)


def _own(attribute: str) -> Apply:
    return lambda controller, value, _now: setattr(controller, attribute, value)


FAULTS: Final[tuple[Fault, ...]] = (
    Fault("loss", probability, _link("loss"), "part of our packets that is lost"),
    Fault("duplicate", probability, _link("duplicate"), "part of our packets that comes twice"),
    Fault("reorder", probability, _link("reorder"), "part of our packets that the next one overtakes"),
    Fault("late", probability, _link("late"), "part of our packets that comes late"),
    Fault("late_s", seconds, _link("delay"), "how late, in seconds"),
    Fault("jitter_s", seconds, _link("jitter"), "every packet is late by a random time up to this, in seconds"),
    Fault("silent", flag, _link("cut"), "connections are granted, but no packet comes"),
    Fault("heartbeat_loss", probability, _own("heartbeat_loss"), "part of the originator's packets that is lost"),
    Fault("unplugged", flag, lambda c, v, now: c.unplug(v, now), "nothing gets through in either direction"),
    Fault("mute", flag, _own("mute"), "requests are not answered"),
    Fault("program", flag, lambda c, v, now: c.set_run(not v, now), "program mode: values freeze, RunMode is off"),
    Fault("restart", seconds, lambda c, v, now: c.restart(v, now), "off at once, and back after so many seconds"),
    Fault("drop_connections", flag, lambda c, v, _now: c.drop_connections(v), "all class-1 connections end untold"),
    Fault("drop_tcp", flag, lambda c, v, _now: c.drop_tcp(v), "all TCP connections are closed"),
    Fault("forget_sessions", flag, lambda c, v, _now: c.forget_sessions(v), "sessions become invalid (status 0x64)"),
    Fault("api_factor", seconds, _own("api_factor"), "the API is the RPI times this"),
    Fault("api_s", seconds_or_never, _own("api_fixed"), "the API is this, whatever the RPI; never for the RPI"),
    Fault("first_sequence", count, _option("first_sequence"), "32-bit sequence number of the first packet"),
    Fault("slot", count_or_none, _option("slot"), "slot that the path must name; none accepts any"),
    Fault("max_connections", count, _option("max_connections"), "class-1 connections at a time (0x0113)"),
    Fault("unknown_tag", count, _option("unknown_tag"), "status for an unknown tag: 0x012E or 0x0117"),
    Fault("wrong_size", count, _option("wrong_size"), "status for a wrong size: 0x0128 with the right one, or 0x0109"),
    Fault("wrong_type", count, _option("wrong_type"), "status for unicast not allowed: 0x0108 or 0x0124"),
    Fault("multicast_port_asked", flag, _option("multicast_port_asked"), "false: multicast to port 2222 in any case"),
    Fault("first_watchdog_s", seconds, _option("first_watchdog"), "time for the first packet of the originator"),
    Fault("idle_timeout_s", seconds_or_never, _option("idle_timeout"), "TCP is closed when nothing is asked so long"),
    Fault("close_after_timeout", flag, _option("close_after_timeout"), "TCP is closed after the last time-out"),
    Fault("refuse", status, _own("refusal"), "every Forward_Open is refused with this status; empty to end"),
    Fault("refuse_times", count_or_none, _own("refusals_left"), "how many are refused; none for all"),
)
"""Faults of the controller."""

BY_NAME: Final = {fault.name: fault for fault in FAULTS}


@dataclass(frozen=True, slots=True)
class TagLimit:
    """Something that can be set for one produced tag."""

    name: str
    kind: Callable[[Any], Any]
    attribute: str
    scale: int
    help: str


TAG_LIMITS: Final[tuple[TagLimit, ...]] = (
    TagLimit("produced", flag, "produced", 1, "false: exists, but is not produced (0x0117)"),
    TagLimit("max_consumers", count_or_none, "max_consumers", 1, "over it 0x031E; 0 gives 0x031F"),
    TagLimit("unicast", flag, "unicast", 1, "false: unicast consumers are refused (0x0108)"),
    TagLimit("multicast", flag, "multicast", 1, "false: multicast consumers are refused"),
    TagLimit("fastest_rpi_s", seconds, "fastest_rpi", 1_000_000, "a faster RPI is refused (0x0111)"),
    TagLimit("slowest_rpi_s", seconds, "slowest_rpi", 1_000_000, "a slower RPI is refused (0x0111)"),
    TagLimit("offers_rpi", flag, "offers_rpi", 1, "an RPI out of range is answered with one in range (0x0112)"),
)
"""What can be set as `tags.NAME.limit`."""

LIMIT_BY_NAME: Final = {limit.name: limit for limit in TAG_LIMITS}
_TAGS: Final = "tags"


# --- The script ------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Step:
    """Changes at a time."""

    at: float
    """Seconds after the start."""
    changes: dict[str, Any]
    """Name of a fault, or `tags.NAME.limit`, → value; checked."""
    every: float | None = None
    """Seconds after which it happens again, and again."""


@dataclass(slots=True)
class Script:
    """Steps in the order of their times. `due` gives those whose time has come."""

    steps: list[Step] = field(default_factory=list)
    start: float = 0.0
    """Monotonic time from which the steps count."""

    def deadline(self) -> float | None:
        """Give the time of the next step."""
        return min((self.start + step.at for step in self.steps), default=None)

    def due(self, now: float) -> list[dict[str, Any]]:
        """Take the changes whose time has come, in order."""
        taken = []
        # Compared as `deadline` gives it: a difference may round to just before the step, and time would stand still.
        while (time := self.deadline()) is not None and time <= now:
            step = next(step for step in self.steps if self.start + step.at == time)
            taken.append(step.changes)
            if step.every is None:
                self.steps.remove(step)
            else:
                step.at += step.every
        return taken


def read_script(content: str, *, is_json: bool = False) -> Script:
    """Read a script; top-level names hold from the start, `[[at]]` tables later.

        loss = 0.02
        [tags.Line1]
        max_consumers = 1
        [[at]]
        seconds = 10
        every = 60            # once a minute from then on; without it once
        restart = 3

    Raises `ValueError` in words.
    """
    try:
        data = json.loads(content) if is_json else tomllib.loads(content)
    except ValueError as error:
        raise ValueError(f"the fault script cannot be read: {error}") from None
    if not isinstance(data, dict):
        raise ValueError("the fault script must be a table of faults")  # noqa: TRY004 - it comes from a file
    later = data.pop("at", [])
    if not isinstance(later, list) or not all(isinstance(step, dict) for step in later):
        raise ValueError("“at” must be a list of tables: [[at]]")
    steps = [Step(0.0, check_changes(data))]
    for table in later:
        rest = dict(table)
        at = seconds(rest.pop("seconds", None))
        every = seconds(rest.pop("every")) if "every" in rest else None
        if every == 0:
            raise ValueError("“every” must be more than 0 seconds")
        steps.append(Step(at, check_changes(rest), every))
    return Script(steps)


def read_settings(settings: Iterable[str]) -> Step:
    """Read what a command line says: `loss=0.1`, `tags.Line1.max_consumers=1`.

    Raises `ValueError` in words.
    """
    changes: dict[str, Any] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise ValueError(f"“{setting}”: write NAME=VALUE")
        changes[name.strip()] = value.strip()
    return Step(0.0, check_changes(changes))


def read_timed(settings: Iterable[str]) -> list[Step]:
    """Read timed changes: `10 restart=3`, `5 program=true loss=0.5`. Raises `ValueError` in words."""
    steps = []
    for setting in settings:
        at, *changes = setting.split()
        steps.append(Step(seconds(at), read_settings(changes).changes))
    return steps


def check_changes(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Check names and values; gives them flat, as `Step.changes` has them. Raises `ValueError` in words."""
    checked: dict[str, Any] = {}
    for name, value in _flat(changes, ""):
        try:
            checked[name] = _row(name).kind(value)
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from None
    return checked


def check_tags(script: Script, names: Iterable[str]) -> None:
    """Check that a script only names tags that there are. Raises `ValueError`."""
    known = {name.upper() for name in names}
    for step in script.steps:
        for change in step.changes:
            parts = change.split(".")
            if parts[0] == _TAGS and parts[1].upper() not in known:
                raise ValueError(f"{change}: there is no tag {parts[1]}")


def apply_changes(controller: "SimulatedController", changes: Mapping[str, Any], now: float) -> None:
    """Carry out checked changes; their tags exist (`check_tags`)."""
    for name, value in changes.items():
        row = _row(name)
        if isinstance(row, Fault):
            row.apply(controller, value, now)
            continue
        tag = controller.produced(name.split(".")[1])
        setattr(tag, row.attribute, round(value * row.scale) if row.scale != 1 else value)


def _flat(changes: Mapping[str, Any], prefix: str) -> Iterable[tuple[str, Any]]:
    for name, value in changes.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _row(name: str) -> Fault | TagLimit:
    parts = name.split(".")
    row: Fault | TagLimit | None = BY_NAME.get(name)
    if len(parts) == 3 and parts[0] == _TAGS:
        row = LIMIT_BY_NAME.get(parts[2])
    if row is None:
        near = difflib.get_close_matches(name, [*BY_NAME, *(f"tags.{limit}" for limit in LIMIT_BY_NAME)], 1)
        raise ValueError(f"there is no such fault{f', did you mean {near[0]}?' if near else ''}; --help lists them")
    return row


def fault_table() -> str:
    """Give all faults with what they do, one line each."""
    rows = [(fault.name, fault.help) for fault in FAULTS]
    rows += [(f"tags.NAME.{limit.name}", limit.help) for limit in TAG_LIMITS]
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"  {name:{width}}  {text}" for name, text in rows)
