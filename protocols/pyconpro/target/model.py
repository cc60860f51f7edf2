"""What a target has to give and how strict it is, and what happened to it."""

import enum
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from pyconpro.wire.connection_manager import Triad
from pyconpro.wire.encapsulation import IO_PORT
from pyconpro.wire.identity import Identity

Address = tuple[str, int]
"""(dotted IPv4 address, port)."""
Payload = Callable[[float], bytes]
"""Gives the bytes to produce at a monotonic time in seconds; always the same number of them."""

FASTEST_RPI: Final = 196
SLOWEST_RPI: Final = 536_870_911
"""µs; the range of RPI settings of Logix controllers (1756-PM011)."""
LARGEST_TAG: Final = 500
"""Bytes of the largest produced tag (1756-PM011)."""


class Refusal(Exception):  # noqa: N818 - the standard's word, and no error of ours
    """A request is answered with a status instead of being carried out."""

    def __init__(self, general: int, *extended: int, remaining: int = 0) -> None:
        super().__init__(general, extended)
        self.general = general
        """General status."""
        self.extended = extended
        """Additional status words."""
        self.remaining = remaining
        """Words of the connection path that were not worked off."""

    def __str__(self) -> str:
        words = "".join(f"/{word:#06x}" for word in self.extended)
        return f"status {self.general:#04x}{words}"


@dataclass(slots=True, eq=False)
class ProducedTag:
    """A tag that others may consume under its name."""

    name: str
    size: int
    """Bytes of its value; a consumer's connection size is two more."""
    payload: Payload
    produced: bool = True
    """False: it exists and can be read, but nobody may consume it."""
    max_consumers: int | None = None
    """Consumers at a time; None for as many as there are connections."""
    unicast: bool = True
    multicast: bool = True
    fastest_rpi: int = FASTEST_RPI
    slowest_rpi: int = SLOWEST_RPI
    """µs."""
    offers_rpi: bool = False
    """An RPI out of range is answered with the nearest one that is in range ("RPI provided by producer")."""


@dataclass(slots=True, eq=False)
class Assembly:
    """What an I/O scanner exchanges with us: one input (T→O) and perhaps one output (O→T)."""

    input: int
    """Instance that the originator consumes."""
    input_size: int
    payload: Payload
    output: int | None = None
    """Instance that the exclusive owner writes; None when there is nothing to write."""
    output_size: int = 0
    config: int | None = None
    """Configuration instance in the path; None accepts any."""
    input_only: int | None = None
    """Heartbeat point of input-only connections. Without it, an output and `listen_only`, any point will do."""
    listen_only: int | None = None
    """Heartbeat point of listen-only connections."""
    output_header: bool = True
    """The output begins with a 32-bit run/idle header."""
    input_header: bool = False
    """The input begins with a 32-bit run/idle header."""
    fastest_rpi: int = FASTEST_RPI
    slowest_rpi: int = SLOWEST_RPI
    """µs."""


Application = ProducedTag | Assembly


class Role(enum.Enum):
    """What a connection is to the application behind it."""

    CONSUMER = "consumer"
    """Of a produced tag."""
    EXCLUSIVE_OWNER = "exclusive owner"
    INPUT_ONLY = "input only"
    LISTEN_ONLY = "listen only"


@dataclass(slots=True)
class Options:
    """How a target behaves. Statuses that devices choose differently can be chosen here."""

    identity: Identity
    udp_port: int = IO_PORT
    """Where class-1 data for us must be sent; told to the originator when it is not 2222."""
    slot: int | None = None
    """The slot that the path must name; None accepts any, and none."""
    max_connections: int = 128
    """Class-1 connections at a time; over it 0x0113."""
    unknown_tag: int = 0x012E
    """Extended status for a tag that does not exist: 0x012E or 0x0117."""
    wrong_size: int = 0x0128
    """Extended status for a wrong size: 0x0128 (0x0127 for O→T) with the right one, or 0x0109."""
    wrong_type: int = 0x0108
    """Extended status for multicast or unicast where it is not allowed: 0x0108, or 0x0124."""
    same_address: bool = True
    """Only the address that opened a connection may close it."""
    multicast_port_asked: bool = True
    """Multicast to the port that the originator asked for; False always to 2222, as observed from target stacks."""
    first_watchdog: float = 10.0
    """Seconds until the first O→T packet must have come, if that is longer than the connection's own time-out."""
    idle_timeout: float | None = 120.0
    """Seconds without a request after which a TCP connection is closed (observed: class-1 traffic goes on)."""
    close_after_timeout: bool = True
    """Close an originator's TCP connections when the last of its class-1 connections timed out (observed)."""
    first_sequence: int = 1
    """32-bit sequence number of a connection's first packet. Not 0: st-ethernet-ip takes that for an old packet."""
    api: Callable[[int], int] = field(default=lambda rpi: rpi)
    """Gives the interval really used, µs, for the one requested; never 0."""


# --- What happened ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opened:
    """A class-1 connection was granted."""

    connection: int
    """Number of the connection, unique for this target's life."""
    role: Role
    application: Application
    originator: str
    """IP address."""
    triad: Triad
    api: float
    """Seconds between our packets."""
    path: bytes
    """As the originator sent it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A Forward_Open was refused."""

    originator: str
    refusal: Refusal
    path: bytes


class Ending(enum.Enum):
    """Why a connection ended."""

    CLOSED = "closed by the originator"
    TIMED_OUT = "no packet came from the originator in time"
    OWNER_GONE = "the last connection that it listened to ended"
    STOPPED = "stopped on our side"


@dataclass(frozen=True, slots=True)
class Ended:
    """A class-1 connection is over."""

    connection: int
    application: Application
    originator: str
    ending: Ending


@dataclass(frozen=True, slots=True)
class OutputReceived:
    """The owner of an assembly wrote new output data, or went from run to idle or back."""

    connection: int
    application: Assembly
    data: bytes
    run: bool
    """False: the originator is in program mode; outputs should go to their safe state."""


Happening = Opened | Refused | Ended | OutputReceived
