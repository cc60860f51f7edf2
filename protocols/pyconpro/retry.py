"""When to try again: causes of failure and their delays, in one table."""

import enum
from collections.abc import Sequence
from typing import Final

from pyconpro.wire.status import CONNECTION_FAILURE


class Cause(enum.Enum):
    """Why something did not work, as far as it matters for the next attempt."""

    UNREACHABLE = enum.auto()
    """No TCP connection."""
    NO_ANSWER = enum.auto()
    """Connected, but the session or the request got no answer or was cut."""
    DUPLICATE = enum.auto()
    """A connection with this identification is alive."""
    BUSY = enum.auto()
    """No free connection, consumer or buffer in the target."""
    SLOW_PATH = enum.auto()
    """Something on the way did not answer in time."""
    RPI = enum.auto()
    CONFIGURATION = enum.auto()
    """Wrong tag, size, slot, key…: somebody must change something."""
    TIMED_OUT = enum.auto()
    """It ran, and packets stopped."""


DELAYS: Final[dict[Cause, tuple[float, ...]]] = {
    # Short to the end: a consumer shall be back within 2 s of its PLC, and failed connects cost a PLC nothing.
    Cause.UNREACHABLE: (0.3, 0.6, 1.2),
    # Grows: some Ethernet modules fault under rapid opening and closing.
    Cause.NO_ANSWER: (0.3, 0.5, 1, 2, 5, 10),
    Cause.DUPLICATE: (0, 5, 10, 20, 40, 60),
    Cause.BUSY: (5, 10, 20, 40, 60),
    Cause.SLOW_PATH: (2, 5),
    Cause.RPI: (30, 60),
    Cause.CONFIGURATION: (10, 30, 60),
    Cause.TIMED_OUT: (0,),
}
"""Seconds before the first, second … further attempt; the last one repeats."""

DELAYS_AFTER_RUNNING: Final[dict[Cause, tuple[float, ...]]] = {
    # While a program is downloaded, its tags and resources are gone for a while: do not miss their return.
    Cause.DUPLICATE: (0, *(1.5,) * 10, 5, 10, 20, 40, 60),
    Cause.BUSY: (*(1.5,) * 10, 5, 10, 20, 40, 60),
    Cause.SLOW_PATH: (1.5,),
    Cause.RPI: (*(1.5,) * 200, 30, 60),
    Cause.CONFIGURATION: (*(1.5,) * 200, 30, 60),
}
"""The same for a connection that ran before with the same parameters: the cause is probably temporary."""

JITTER: Final = 0.2
"""Delays vary by this share, so that many consumers do not come back in one burst."""

_DUPLICATE: Final = {0x0100}
_BUSY: Final = {0x0106, 0x0113, 0x011A, 0x0119, 0x0301, 0x0302, 0x0303, 0x0319, 0x031E}
_SLOW: Final = {0x0203, 0x0204}
_RPI: Final = {0x0111, 0x0112, 0x011B}
_GENERAL_BUSY: Final = {0x02, 0x0C, 0x10}
_GENERAL_SLOW: Final = {0x07}


def cause_of(general: int, extended: Sequence[int]) -> Cause:
    """Classify the status of a refused Forward_Open."""
    code = extended[0] if general == CONNECTION_FAILURE and extended else None
    if code in _DUPLICATE:
        return Cause.DUPLICATE
    if code in _BUSY or general in _GENERAL_BUSY:
        return Cause.BUSY
    if code in _SLOW or general in _GENERAL_SLOW:
        return Cause.SLOW_PATH
    return Cause.RPI if code in _RPI else Cause.CONFIGURATION


class Backoff:
    """Counts attempts per cause in a row and gives the next delay."""

    def __init__(self) -> None:
        self._cause: Cause | None = None
        self._attempts = 0

    def reset(self) -> None:
        """Begin anew: it worked."""
        self._cause = None
        self._attempts = 0

    def next(self, cause: Cause, chance: float, *, ran_before: bool = False) -> float:
        """Give the delay before the next attempt, seconds; `chance` (0–1) places it within the jitter."""
        self._attempts = self._attempts + 1 if cause is self._cause else 1
        self._cause = cause
        delays = DELAYS_AFTER_RUNNING.get(cause, DELAYS[cause]) if ran_before else DELAYS[cause]
        return delays[min(self._attempts, len(delays)) - 1] * (1 + JITTER * (2 * chance - 1))
