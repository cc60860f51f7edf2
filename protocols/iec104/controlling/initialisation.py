"""What is sent after every start of data transfer: interrogation and clock, to all stations or one by one."""

import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Protocol

from iec104.controlling import requests
from iec104.controlling.options import Options
from iec104.controlling.transaction import Request, Result
from iec104.enums import Init
from iec104.wire.header import BROADCAST

log = logging.getLogger(__name__)

_INTERROGATION: Final = (Init.ALL, Init.INTERROGATION)
_CLOCK: Final = (Init.ALL, Init.CLOCK_SYNC)


@dataclass(frozen=True, slots=True)
class Step:
    """One procedure, for every station."""

    title: str
    """What is being done: "interrogating"."""
    make: Callable[[int], Request]
    """Gives the request for a common address."""


class Host(Protocol):
    """What the steps need of a session."""

    options: Options

    def clock_tag(self) -> bytes: ...
    def execute(self, request: Request) -> Awaitable[Result]: ...
    def say(self, text: str) -> None:
        """Show what is going on."""

    def tell(self, result: Result) -> None:
        """A request of the initialisation is over."""

    def stations(self) -> tuple[int, ...]:
        """The known common addresses."""


def steps(host: Host) -> Iterator[Step]:
    """Give the steps that the options ask for, in order."""
    if host.options.init in _INTERROGATION:
        yield Step("interrogating", requests.interrogation)
    if host.options.init in _CLOCK:
        yield Step("setting the clock", lambda address: requests.clock_sync(address, host.clock_tag()))


async def initialise(host: Host, addresses: tuple[int, ...] = ()) -> None:
    """Carry out the steps for the given stations, without any for all; a failed one does not end it.

    Cancel the task to end it: what is under way is then answered to nobody.
    """
    for step in steps(host):
        left = addresses
        if not addresses:
            left = await _everywhere(host, step)
        for position, address in enumerate(left, 1):
            host.say(f"{step.title}: station {address}, {position} of {len(left)}")
            _over(host, await host.execute(step.make(address)))


async def _everywhere(host: Host, step: Step) -> tuple[int, ...]:
    """Ask all stations with one broadcast where that is wanted or there is no other way; gives those still to ask."""
    known = host.stations()
    if known and not host.options.broadcast:
        return known
    host.say(f"{step.title}: all stations")
    result = await host.execute(replace(step.make(BROADCAST), expected=frozenset(known)))
    _over(host, result)
    if result:
        return ()
    known = host.stations()
    left = tuple(address for address in known if address not in result.answered)
    if left:
        host.say("the broadcast did not reach every station, asking one by one")
    return left


def _over(host: Host, result: Result) -> None:
    log.log(logging.INFO if result else logging.WARNING, "%s", result.text)
    host.tell(result)
