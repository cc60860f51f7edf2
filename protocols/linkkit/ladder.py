"""Trying a connection step by step: a rung is one step with its own time limit, its reason and its fix.

Rungs form a tree: what stands on a rung is climbed when that one holds, all of it at the same time; what stands on a
broken one is skipped. Nobody is told anything by exception: `climb` reports what came of every rung.
"""

import asyncio
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


async def climb(rungs: Sequence[Rung], report: Report) -> None:
    """Climb them all; `report` gets every change, on this loop's thread. Cancelling it skips what is left."""
    for _, rung in flat(rungs):
        report(rung, Outcome(Standing.WAITING))
    left = {rung for _, rung in flat(rungs)}

    def told(rung: Rung, outcome: Outcome) -> None:
        if outcome.standing is not Standing.TRYING:
            left.discard(rung)
        report(rung, outcome)

    try:
        async with asyncio.TaskGroup() as group:
            for rung in rungs:
                group.create_task(_climb(rung, told))
    finally:
        for _, rung in flat(rungs):
            if rung in left:
                report(rung, Outcome(Standing.SKIPPED, "stopped"))


async def _climb(rung: Rung, report: Report) -> None:
    report(rung, Outcome(Standing.TRYING))
    outcome = await _try(rung)
    report(rung, outcome)
    if outcome.standing is Standing.BROKEN and rung.needed:
        for _, above in flat(rung.then):
            report(above, Outcome(Standing.SKIPPED, "not tried"))
        return
    async with asyncio.TaskGroup() as group:
        for above in rung.then:
            group.create_task(_climb(above, report))


async def _try(rung: Rung) -> Outcome:
    limit = asyncio.timeout(rung.limit)
    try:
        async with limit:
            came = await rung.work()
    except BrokenError as broken:
        return Outcome(Standing.BROKEN, broken.text, broken.hint)
    except TimeoutError:
        if not limit.expired():
            raise
        return Outcome(Standing.BROKEN, f"{rung.late_text} within {rung.limit:g} s", rung.late_hint)
    if isinstance(came, Remark):
        return Outcome(Standing.DOUBTFUL, came.text, came.hint)
    return Outcome(Standing.HOLDS, came)
