"""Trying a connection step by step: a rung is one step with its own time limit, its reason and its fix.

Rungs form a tree: what stands on a rung is climbed when that one holds, all of it at the same time; what stands on a
broken one is skipped. `linkkit.climbing` climbs.
"""

import enum
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


class Standing(enum.Enum):
    """How a rung does."""

    WAITING = "waiting"
    TRYING = "trying"
    HOLDS = "holds"
    DOUBTFUL = "doubtful"
    """It holds, with something to know about it."""
    BROKEN = "broken"
    SKIPPED = "skipped"
    """Not tried, because a rung below is broken or the trial was stopped."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is known of a rung: what happened in `text`, what to do about it in `hint`."""

    standing: Standing
    text: str = ""
    hint: str = ""


class BrokenError(Exception):
    """A rung does not hold."""

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Remark:
    """A rung holds, but the user should know something."""

    text: str
    hint: str


@dataclass(frozen=True, slots=True, eq=False)
class Rung:
    """One step."""

    title: str
    """What is tried: "TCP connection to 10.1.1.5:44818"."""
    limit: float
    """Seconds that it may take."""
    work: Callable[[], Awaitable[str | Remark]]
    """Gives what came of it; raises `BrokenError` when it does not hold."""
    late_text: str
    """What it means that the limit is over."""
    late_hint: str
    then: tuple["Rung", ...] = ()
    """What stands on it."""
    needed: bool = True
    """Whether what stands on it is skipped when it breaks."""


Report = Callable[[Rung, Outcome], None]


class Trial(Protocol):
    """One try of a connection that is not kept. All of it on the I/O thread."""

    rungs: Sequence[Rung]
    """The lowest rungs."""

    def found(self) -> Mapping[str, Sequence[Any]]:
        """Give what the peer told of itself as rows of the settings: field name → rows that could be added to it."""

    async def close(self) -> None:
        """Release everything; also after a climb that was cancelled."""


def flat(rungs: Sequence[Rung], depth: int = 0) -> Iterator[tuple[int, Rung]]:
    """Give every rung with its depth, each before what stands on it; a chain does not deepen."""
    for rung in rungs:
        yield depth, rung
        yield from flat(rung.then, depth + (len(rung.then) > 1))
