"""Ladders: every rung says what came of it, whatever happens."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest

from linkkit.climbing import climb
from linkkit.ladder import BrokenError, Outcome, Remark, Rung, Standing, flat


async def holds() -> str:
    return "fine"


async def doubtful() -> Remark:
    return Remark("fine, but", "look at it")


async def breaks() -> str:
    raise BrokenError("no", "do something")


async def hangs() -> str:
    await asyncio.Event().wait()
    return "never"


def rung(title: str, work: Any, *then: Rung, limit: float = 30, needed: bool = True) -> Rung:
    return Rung(title, limit, work, "silence", "shout", then, needed)


class Book:
    """Keeps what was reported."""

    def __init__(self) -> None:
        self.last: dict[str, Outcome] = {}
        self.order: list[tuple[str, Standing]] = []

    def __call__(self, rung: Rung, outcome: Outcome) -> None:
        self.last[rung.title] = outcome
        self.order.append((rung.title, outcome.standing))

    def standings(self) -> dict[str, Standing]:
        return {title: outcome.standing for title, outcome in self.last.items()}


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def test_all_hold() -> None:
    book = Book()
    run(climb([rung("a", holds, rung("b", doubtful))], book))
    assert book.last == {
        "a": Outcome(Standing.HOLDS, "fine"),
        "b": Outcome(Standing.DOUBTFUL, "fine, but", "look at it"),
    }
    assert book.order == [
        ("a", Standing.WAITING),
        ("b", Standing.WAITING),
        ("a", Standing.TRYING),
        ("a", Standing.HOLDS),
        ("b", Standing.TRYING),
        ("b", Standing.DOUBTFUL),
    ]


def test_what_stands_on_a_broken_rung_is_skipped_and_its_neighbour_is_not() -> None:
    book = Book()
    run(
        climb([rung("root", holds, rung("bad", breaks, rung("x", holds, rung("y", holds))), rung("good", holds))], book)
    )
    assert book.standings() == {
        "root": Standing.HOLDS,
        "bad": Standing.BROKEN,
        "x": Standing.SKIPPED,
        "y": Standing.SKIPPED,
        "good": Standing.HOLDS,
    }
    assert book.last["bad"] == Outcome(Standing.BROKEN, "no", "do something")


def test_a_rung_that_is_not_needed_breaks_alone() -> None:
    book = Book()
    run(climb([rung("bad", breaks, rung("x", holds), needed=False)], book))
    assert book.standings() == {"bad": Standing.BROKEN, "x": Standing.HOLDS}


def test_the_limit_of_a_rung() -> None:
    book = Book()
    run(climb([rung("slow", hangs, rung("x", holds), limit=0.05)], book))
    assert book.last["slow"] == Outcome(Standing.BROKEN, "silence within 0.05 s", "shout")
    assert book.last["x"].standing is Standing.SKIPPED


def test_cancelling_says_so_on_every_rung_that_is_left() -> None:
    book = Book()

    async def work() -> None:
        task = asyncio.create_task(climb([rung("a", holds, rung("b", hangs, rung("c", holds)))], book))
        while book.last.get("b") != Outcome(Standing.TRYING):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    run(work())
    assert book.last["a"].standing is Standing.HOLDS
    assert book.last["b"] == book.last["c"] == Outcome(Standing.SKIPPED, "stopped")


def test_a_bug_is_no_outcome() -> None:
    async def bug() -> str:
        raise ZeroDivisionError

    with pytest.raises(ExceptionGroup):
        run(climb([rung("a", bug)], Book()))


def test_only_branches_deepen() -> None:
    tree = rung("a", holds, rung("b", holds, rung("c1", holds, rung("d1", holds)), rung("c2", holds)))
    assert [(depth, one.title) for depth, one in flat([tree])] == [
        (0, "a"),
        (0, "b"),
        (1, "c1"),
        (1, "d1"),
        (1, "c2"),
    ]
