"""What an outstation tells its application. All are plain values; `session` tells one connection from another."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iec104.enums import Umc
from iec104.information import Information
from iec104.link import Traced
from iec104.outstation.jobs import Job
from iec104.outstation.process import Point
from iec104.wire.asdu import Asdu
from iec104.wire.times import Moment

if TYPE_CHECKING:
    from iec104.outstation.session import Session


@dataclass(frozen=True, slots=True)
class Started:
    """The controlling station sent STARTDT: this connection carries data now."""

    session: "Session"


@dataclass(frozen=True, slots=True)
class Stopped:
    """The connection carries no data any more: STOPDT, or another one of its group took over."""

    session: "Session"


@dataclass(frozen=True, slots=True)
class Command:
    """A command to execute. For points that ask, `Outstation.answer` must follow; else it has been accepted already."""

    session: "Session"
    asdu: Asdu
    point: Point
    info: Information
    previous: Information
    answered: bool


@dataclass(frozen=True, slots=True)
class ClockSync:
    """The controlling station sets the clock; `Outstation.answer` must follow when the outstation asks."""

    session: "Session"
    asdu: Asdu
    time: Moment
    answered: bool


@dataclass(frozen=True, slots=True)
class BeforeRead:
    """Values are about to be read; `Outstation.resume(job)` must follow, after they were refreshed where needed."""

    session: "Session"
    job: Job
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class ProcessReset:
    """The controlling station reset the process (already confirmed)."""

    session: "Session"
    common_address: int


@dataclass(frozen=True, slots=True)
class Unexpected:
    """A message that was refused or ignored, and why."""

    session: "Session"
    asdu: Asdu
    cause: Umc
    text: str


@dataclass(frozen=True, slots=True)
class FileReceived:
    """A file has been uploaded; masters may fetch it from now on."""

    session: "Session"
    common_address: int
    io_address: int
    name: int
    data: bytes


Happening = Started | Stopped | Command | ClockSync | BeforeRead | ProcessReset | FileReceived | Unexpected | Traced
