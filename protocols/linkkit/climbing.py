"""Climbs a ladder on an asyncio loop. Nobody is told anything by exception: what came of every rung is reported."""

import asyncio
from collections.abc import Sequence

from linkkit.ladder import BrokenError, Outcome, Remark, Report, Rung, Standing, flat


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
