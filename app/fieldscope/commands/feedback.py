"""Which signal shows what a command has done, and how its values are told from what was commanded. No Qt here."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import msgspec

from fieldscope.store import SignalKey
from fieldscope.texts import number_text
from fieldscope.words import mark
from linkkit.commands import HIGHER, LOWER, Wish
from linkkit.driver import Command, Kind, Point
from linkkit.settings import problems, setting

WITHIN_S: Final = 10.0
_SINGLE: Final = 2.0**-23
"""Relative distance of two neighbours in 32-bit floating point."""


class ObjectKey(NamedTuple):
    """What is commanded, across runs."""

    link_id: str
    address: tuple[str, ...]
    """Values of the arguments in `Command.target`."""


@dataclass(frozen=True, kw_only=True)
class Feedback:
    """What is watched after a command to one object."""

    signal: SignalKey
    within_s: float = setting(WITHIN_S, label=mark("Time limit"), unit="s", minimum=0.1, maximum=3600)
    """Counted from the moment the command went out."""
    tolerance: float = setting(0.0, label=mark("Tolerance"), minimum=0, maximum=1e12)
    """Values so near each other count as equal, in the unit of the signal."""
    plot: bool = True
    """Plot the signal when a command is sent."""


Feedbacks = dict[ObjectKey, Feedback]


def address(command: Command, given: Mapping[str, Any]) -> tuple[str, ...]:
    """Give what a command acts on out of its arguments, typed or read; empty when it acts on no object."""
    texts = (str(given.get(name, "")).strip() for name in command.target)
    return tuple(str(int(text)) if text.isdecimal() else text for text in texts)


def between(point: Point, value: float) -> bool:
    """Whether a switch is neither off nor on."""
    return point.positions is not None and value not in point.positions


def same(a: float, b: float, tolerance: float) -> bool:
    """Whether two values count as equal; fractions as far as 32 bit tell them apart."""
    if abs(a - b) <= tolerance:
        return True
    whole = float(a).is_integer() and float(b).is_integer()
    return not whole and math.isclose(a, b, rel_tol=_SINGLE)


def obeyed(point: Point, wish: Wish | None, before: float | None, value: float, tolerance: float) -> bool | None:
    """Whether a value is what was commanded; None when that cannot be told: an analogue value after on, for example.

    `before` is the value before the command, None when it is not known.
    """
    positions = point.positions or ((0, 1) if point.kind is Kind.DIGITAL else None)
    if isinstance(wish, bool):
        return None if positions is None else value == positions[wish]
    if isinstance(wish, int | float):
        # Which number a switch with values of its own should have, only its device knows.
        return same(value, wish, tolerance) if positions in (None, (0, 1)) else None
    if before is None or wish not in (LOWER, HIGHER):
        return None
    return value < before - tolerance if wish == LOWER else value > before + tolerance


def wish_text(point: Point, wish: Wish | None) -> str:
    """What was commanded, in the words of the signal where it has some."""
    if isinstance(wish, bool):
        return number_text(point, (point.positions or (0, 1))[wish] if point.states else wish)
    return f"{wish:.6g}" if isinstance(wish, int | float) else str(wish)


class _Row(msgspec.Struct):
    command: tuple[str, ...]
    """Connection and address."""
    feedback: Feedback


def to_state(feedbacks: Mapping[ObjectKey, Feedback]) -> list[Any]:
    """What a project saves, JSON-able."""
    rows = (_Row((key.link_id, *key.address), feedback) for key, feedback in feedbacks.items())
    return [msgspec.to_builtins(row) for row in rows]


def of_state(state: Sequence[Any]) -> tuple[Feedbacks, list[Any], list[str]]:
    """Read what `to_state` gave: what could be read, what could not as it stands, and why, in words. Never raises."""
    found: Feedbacks = {}
    unreadable, complaints = [], []
    for item in state:
        try:
            row = msgspec.convert(item, _Row)
            if wrong := problems(row.feedback):
                raise ValueError("; ".join(wrong.values()))
            if len(row.command) < 2:
                raise ValueError("it belongs to no command")
        except (ValueError, msgspec.ValidationError) as error:
            complaints.append(f"feedback of a command: {error}")
            unreadable.append(item)
        else:
            found[ObjectKey(row.command[0], row.command[1:])] = row.feedback
    return found, unreadable, complaints
