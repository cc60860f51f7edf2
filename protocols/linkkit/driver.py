"""The contract between a protocol and an application that holds and shows its values.

A `Driver` is one protocol; it makes a `Link` per configured connection. A link tells which `Record`s (rows of bytes
that arrive together) and which `Point`s (values inside a record) it has, and pushes samples into a `Sink` on its I/O
thread. States and messages go to one callback, also on the I/O thread. Samples never take that way.
"""

import enum
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, Protocol

from linkkit.frames import Part, Tap
from linkkit.ladder import Trial

NO_TIME: Final = -(2**63)
"""Source time of a sample that has none (the int64 minimum; numpy reads it as NaT)."""


class Quality(enum.IntFlag):
    """What is wrong with a sample; 0 is good. The low byte is the quality descriptor of IEC 60870-5-104."""

    GOOD = 0
    OVERFLOW = 1
    ELAPSED_TIME_INVALID = 8
    BLOCKED = 16
    SUBSTITUTED = 32
    NOT_TOPICAL = 64
    INVALID = 128
    GAP = 256
    """No sample at all: from here on nothing is known until the next row."""
    TIME_INVALID = 512
    """The value is good, its source time is not."""


class Kind(enum.Enum):
    """How a point is drawn."""

    ANALOG = "analog"
    DIGITAL = "digital"
    STATE = "state"
    """Few named values (enumerations, double points): bands with text."""
    HEALTH = "health"
    """How a connection itself is doing; made by the application, not by drivers."""


class LinkState(enum.Enum):
    """Where a connection is, for the source tree."""

    OFF = "off"
    CONNECTING = "connecting"
    RUNNING = "running"
    DEGRADED = "degraded"
    """Connected, but something of it does not work: one consumer of three refused, STARTDT not confirmed."""
    FAULT = "fault"
    """Not connected; `text` says why, and whether it is tried again."""


class Severity(enum.IntEnum):
    """How much a notice matters."""

    INFO = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True)
class Record:
    """Rows of bytes that arrive together: one produced tag, one information object."""

    key: str
    """Unique within its link and stable from run to run."""
    size: int
    """Payload bytes of one row."""
    interval: float | None = None
    """Seconds between rows when it is cyclic (a sample older than some of these is stale); None when event-driven."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value inside a record."""

    key: str
    """Unique within its link and stable from run to run: what a project saves."""
    path: tuple[str, ...]
    """Where it stands in the tree below its connection: ("Line1", "Speed")."""
    record: str
    """Key of the `Record` that carries it."""
    offset: int
    """First byte within the payload."""
    dtype: str
    """numpy type string with byte order: "<f4", "<i4", "u1"."""
    bit: int | None = None
    """Bit number within the little-endian integer when the point is one bit of it."""
    kind: Kind = Kind.ANALOG
    type_name: str = ""
    """The protocol's own name: "REAL", "M_ME_NC_1"."""
    unit: str = ""
    states: Mapping[int, str] = field(default_factory=dict)
    """Value → text for STATE and DIGITAL points."""
    positions: tuple[int, int] | None = None
    """Values that mean off and on, where others mean neither: (1, 2) of a double point."""


@dataclass(frozen=True, slots=True)
class StateChanged:
    """The connection is in another state. `hint` says what to check or do, when there is something."""

    state: LinkState
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class PointsChanged:
    """`Link.points()` and `Link.records()` give another answer than before."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth a line in the event list: cause in `text`, what to check in `hint`, the point if one is meant."""

    severity: Severity
    text: str
    hint: str = ""
    point: str = ""


Event = StateChanged | PointsChanged | Notice


@dataclass(frozen=True, slots=True)
class Command:
    """A command that a link offers: what a panel needs to make a form for it.

    The form's fields are those of `arguments`, a settings class (`linkkit.settings`); their names are the keywords of
    `Link.command`. Their own `problems` are checked again there.
    """

    name: str
    """What `Link.command` takes: "interrogation"."""
    title: str
    """What the user reads: "Interrogation"."""
    group: str
    """Heading under which it is listed: "Station", "Process"."""
    arguments: type
    acts: bool
    """It changes something in the plant or its controller: offer it only after it was armed, never by itself."""
    help: str = ""
    """One sentence: what it does and when it is used."""
    target: tuple[str, ...] = ()
    """Names of the arguments that say which object it acts on, as `Link.arguments` knows them; empty for no object."""
    mirrored: bool = False
    """A point of the same address, where there is one, shows what became of it."""


@dataclass(frozen=True, slots=True)
class NoArguments:
    """Settings class of a command without arguments."""


@dataclass(frozen=True, slots=True)
class CommandStep:
    """One rung of a command's ladder, told when it happens."""

    at: float
    """Seconds since the command began; the first step is at 0."""
    name: str
    """The protocol's word: "SELECT", "ACT_CON", "EXECUTE", "ACT_TERM"; END when it is over."""
    text: str
    """What happened and why, for the user."""
    good: bool = True
    """False for a refusal, an answer that never came, a lost connection."""
    sent: bool = False
    """Whether we did it; else it came from the other side, or END."""


END: Final = "END"
"""Name of the last step of every command, whose text says how it ended."""

Progress = Callable[[CommandStep], None]
"""Gets the steps of a command in order, on the I/O thread; must neither block nor raise."""


def unwatched(_: CommandStep) -> None:
    """The `Progress` of a command that nobody watches."""


class Stream(Protocol):
    """Takes the rows of one record. Called on the I/O thread only; never blocks, never raises."""

    def append(self, arrival_ns: int, payload: bytes, source_ns: int = NO_TIME, quality: int = 0) -> None:
        """Add one row; `payload` has exactly the record's size. Times are nanoseconds since 1970 UTC."""

    def gap(self, arrival_ns: int) -> None:
        """Say that nothing is known from now on until the next row: drawn as a break, never as a line."""


class Sink(Protocol):
    """Where a link's samples go."""

    def stream(self, record: Record) -> Stream:
        """Give the stream of a record; the same one for the same key and size. Called on the I/O thread only."""


class Link(Protocol):
    """One configured connection. Coroutines run on the I/O thread; the other methods may be called from any thread.

    Before `start`, `points` is called once, on the I/O thread, unless the link is never started.
    """

    async def start(self, sink: Sink, notify: Callable[[Event], None]) -> None:
        """Begin to connect and return; retries for ever, with back-off, until `stop`. `notify` must not block."""

    async def stop(self) -> None:
        """Close in order and release everything; no sample and no event comes after the return."""

    async def update(self, settings: Any) -> None:
        """Use other settings from now on, reopening only what they change: what they leave alone has no gap.

        `PointsChanged` tells when records or points differ. On a link that is not started it only takes the settings.
        """

    def tap(self, tap: Tap | None) -> None:
        """Show everything on the wire to `tap` from now on, over reconnections too; None stops it."""

    def records(self) -> Sequence[Record]:
        """All records known by now."""

    def points(self) -> Sequence[Point]:
        """All points known by now, in tree order."""

    def truth(self) -> str:
        """One line of protocol truth for the tree: "RPI 10 · 100.0/s ⌀10.0 max 14 ms · lost 0"."""

    def statistics(self) -> Mapping[str, float]:
        """Counters and measures since `start`, by name with unit: {"lost": 0, "interval p99 ms": 10.4}."""

    def commands(self) -> Sequence[Command]:
        """What can be commanded, in the order in which to list it; the same for the whole life of the link."""

    def ladder(self, name: str, **arguments: Any) -> Sequence[str]:
        """Names of the steps of a command when all goes well, END left out: a panel shows them before they happen.

        Steps beyond these may come. Raises `ValueError` as `command` does.
        """

    def arguments(self, point: str, /) -> Mapping[str, Any]:
        """What a point tells about commands to it, by argument name: its address. Empty when it tells nothing."""

    async def command(self, name: str, progress: Progress = unwatched, /, **arguments: Any) -> str:
        """Carry out one of `commands`; returns the outcome in words.

        Nothing is ever sent without this call, and once per call: whoever calls answers for the arming. When the
        coroutine is cancelled, what was sent stays sent. Raises `ValueError` for an unknown name or bad arguments, and
        then nothing was sent; `CommandError` when it did not succeed. `progress` has got every step by then.
        """


class CommandError(Exception):
    """A command was refused, failed or was not answered; the text says which and what to check."""

    def __init__(self, text: str, reason: str = "") -> None:
        super().__init__(text)
        self.reason = reason
        """The same in a word or two, for a column: "refused", "no answer"."""


class Driver(Protocol):
    """One protocol. One instance per process; what its links share (a UDP port) lives in it."""

    title: ClassVar[str]
    """What the user reads: "PLC (EtherNet/IP)"."""
    name: ClassVar[str]
    """The word a project file uses: "plc", "104"."""
    thread: ClassVar[str]
    """Name of the I/O thread that all its links run on: "io-cip"."""
    settings: ClassVar[type]
    """Settings class of one connection (`linkkit.settings`); the dialog is made from it."""
    commands: ClassVar[Sequence[Command]]
    """Every command that a link may offer; no two have the same name."""

    def link(self, settings: Any) -> Link:
        """Make a link, not yet started. `settings` is an instance of `settings` without `problems`.

        Quick, however many points the settings name: they are described when `Link.points` is called first.
        """

    def trial(self, settings: Any) -> Trial:
        """Make one try of settings without `problems`, step by step; nothing of it is kept. On the I/O thread."""

    @staticmethod
    def split(buffer: bytearray, /) -> Iterator[bytes]:
        """Take whole frames off the start of what a TCP stream brought one way; never raises."""

    @staticmethod
    def dissect(frame: bytes, transport: str, /) -> Part:
        """Give the tree of a frame, with a summary in one line as its text; takes anything and never raises."""

    @staticmethod
    def summarize(frame: bytes, transport: str, /) -> Part:
        """Give the same without what stands inside, as far as that is quicker: a list shows many frames."""

    async def close(self) -> None:
        """Release what the links shared, after all of them were stopped; on the I/O thread."""
