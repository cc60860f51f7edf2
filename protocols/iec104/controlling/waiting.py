"""Who waits for what on a session: requests, files, start and stop of data transfer; and who watches their steps."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from iec104.controlling.engine import FileFinished, Finished
from iec104.controlling.files import FileResult, Procedure
from iec104.controlling.transaction import Outcome, Result, Transaction
from linkkit.driver import END, CommandStep, Progress

SWITCHES: Final = {
    True: ("STARTDT_ACT", "STARTDT_CON", "start data transfer"),
    False: ("STOPDT_ACT", "STOPDT_CON", "stop data transfer"),
}
"""What switching data transfer on or off sends and awaits, and its title."""

Octets = Callable[[int, int], None]
"""Gets octets done and in all of a file, as far as known."""


@dataclass(slots=True)
class _Asked:
    """A request."""

    future: asyncio.Future[Result]
    progress: Progress
    told: int = 0
    """Steps that `progress` got."""


@dataclass(slots=True)
class _Carried:
    """A file."""

    future: asyncio.Future[FileResult]
    progress: Octets
    told: int = 0


@dataclass(slots=True)
class _Switched:
    """STARTDT con or STOPDT con."""

    future: asyncio.Future[Result]
    wanted: bool
    progress: Progress
    since: float


class Waiting:
    """Futures of a session, and what completes them. Loop thread only."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._requests: dict[Transaction, _Asked] = {}
        self._files: dict[Procedure, _Carried] = {}
        self._switches: list[_Switched] = []

    @property
    def files(self) -> list[Procedure]:
        """File procedures under way."""
        return list(self._files)

    def request(self, transaction: Transaction, progress: Progress) -> asyncio.Future[Result]:
        """Wait for a request's result."""
        future: asyncio.Future[Result] = self._loop.create_future()
        asked = self._requests[transaction] = _Asked(future, progress)
        _tell(transaction, asked)
        return future

    def file(self, procedure: Procedure, progress: Octets) -> asyncio.Future[FileResult]:
        """Wait for a file."""
        future: asyncio.Future[FileResult] = self._loop.create_future()
        self._files[procedure] = _Carried(future, progress)
        return future

    def switch(self, wanted: bool, progress: Progress) -> asyncio.Future[Result]:
        """Wait for data transfer to be on or off."""
        future: asyncio.Future[Result] = self._loop.create_future()
        self._switches.append(_Switched(future, wanted, progress, self._loop.time()))
        act = SWITCHES[wanted][0]
        progress(CommandStep(0.0, act, f"{act} sent", sent=True))
        return future

    def at_once(self, outcome: Outcome, text: str, progress: Progress) -> asyncio.Future[Result]:
        """Give a result without waiting."""
        future: asyncio.Future[Result] = self._loop.create_future()
        result = Result(outcome, text)
        progress(CommandStep(0.0, END, f"{outcome.value}: {text}", good=bool(result)))
        future.set_result(result)
        return future

    def finished(self, event: Finished | FileFinished) -> None:
        """Something is over."""
        if isinstance(event, Finished):
            asked = self._requests.pop(event.transaction, None)
            if asked is not None:
                _tell(event.transaction, asked)
                _give(asked.future, event.transaction.result)
        else:
            carried = self._files.pop(event.procedure, None)
            if carried is not None:
                _give(carried.future, event.procedure.result)

    def report(self) -> None:
        """Pass on what has gone on since the last time."""
        for transaction, asked in self._requests.items():
            if asked.told < len(transaction.steps):
                _tell(transaction, asked)
        for procedure, carried in self._files.items():
            if carried.told != procedure.done:
                carried.told = procedure.done
                carried.progress(procedure.done, procedure.total)

    def switched(self, now_on: bool, wanted: bool, lost: str = "") -> None:
        """Data transfer is on or off, and `wanted` on or off by now; or the connection is `lost`, for a reason."""
        for switch in list(self._switches):
            _, con, title = SWITCHES[switch.wanted]
            at = self._loop.time() - switch.since
            if lost:
                result = Result(Outcome.LINK_LOST, f"{title}: {lost}")
            elif switch.wanted is now_on:
                switch.progress(CommandStep(at, con, f"{con} received"))
                result = Result(Outcome.POSITIVE, f"{title}: confirmed")
            elif switch.wanted is not wanted:
                result = Result(Outcome.CANCELLED, f"{title}: the opposite was asked for meanwhile")
            else:
                continue
            self._switches.remove(switch)
            switch.progress(CommandStep(at, END, f"{result.outcome.value}: {result.text}", good=bool(result)))
            _give(switch.future, result)


def _tell(transaction: Transaction, asked: _Asked) -> None:
    """Pass the new steps on."""
    for step in transaction.steps[asked.told :]:
        asked.progress(step)
    asked.told = len(transaction.steps)


def _give(future: "asyncio.Future[Result] | asyncio.Future[FileResult]", result: Result | FileResult | None) -> None:
    if not future.done() and result is not None:
        future.set_result(result)  # type: ignore[arg-type]  # both of the same kind
