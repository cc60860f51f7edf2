"""What is asked of a Connection Manager: open a connection, close it, pass a request on.

`ot_` means originator to target, `to_` target to originator, in both cases as the standard's O→T and T→O.
"""

import enum
from dataclasses import dataclass, field
from struct import Struct
from typing import Final

from linkkit.engine import RemoteError
from pyconpro.wire.cursor import Cursor
from pyconpro.wire.message import Request, Service, path_words

PATH: Final = bytes.fromhex("20062401")
"""Class 6 (Connection Manager), instance 1."""
TICK: Final = 0x0A
"""Time tick exponent: with `TICKS` the request may take 2^10 × 14 = 14 336 ms (the values of the original library)."""
TICKS: Final = 0x0E
SMALL_LIMIT: Final = 511
"""Greatest connection size that Forward_Open can say; above it needs Large_Forward_Open."""
LARGEST_MULTIPLIER: Final = 7

_TRIAD: Final = Struct("<HHI")
_OPEN: Final = Struct("<BBIIHHIB3xIHIHBB")
_LARGE_OPEN: Final = Struct("<BBIIHHIB3xIIIIBB")
_OPENED: Final = Struct("<IIHHIIIBx")
_CLOSE: Final = Struct("<BBHHIBx")
_CLOSED: Final = Struct("<HHIBx")
_UNCONNECTED: Final = Struct("<BBH")


class ConnectionType(enum.IntEnum):
    """Who receives; NULL means that the direction is not used."""

    NULL = 0
    MULTICAST = 1
    POINT_TO_POINT = 2
    RESERVED = 3


class Priority(enum.IntEnum):
    """Priority of a connection's packets."""

    LOW = 0
    HIGH = 1
    SCHEDULED = 2
    URGENT = 3


class Transport(enum.IntEnum):
    """Usual values of the transport class and trigger byte."""

    CYCLIC_CLASS_1 = 0x01
    SERVER_CYCLIC_CLASS_1 = 0x81
    """What the original library sends to Logix controllers: known to be accepted for produced tags."""
    SERVER_CLASS_3 = 0xA3
    """Connected explicit messages."""


TRANSPORT_CLASS: Final = 0x0F
"""Bits of the transport byte that hold the class."""


@dataclass(frozen=True, slots=True)
class NetworkParameters:
    """Network connection parameters of one direction."""

    size: int
    """Bytes after the 0xB1 item header: 2 (sequence count) + 4 (run/idle header, where used) + data."""
    type: ConnectionType = ConnectionType.POINT_TO_POINT
    priority: Priority = Priority.SCHEDULED
    variable: bool = False
    """False: every packet has exactly `size` bytes."""
    redundant_owner: bool = False

    def build(self, *, large: bool) -> int:
        """Give the 16-bit word, or the 32-bit one when `large`. Raises `ValueError` when `size` does not fit."""
        limit = 0xFFFF if large else SMALL_LIMIT
        if not 0 <= self.size <= limit:
            raise ValueError(f"a connection size of {self.size} bytes does not fit: at most {limit}")
        flags = self.redundant_owner << 6 | self.type << 4 | self.priority << 1 | self.variable
        return flags << (25 if large else 9) | self.size

    @staticmethod
    def parse(word: int, *, large: bool) -> "NetworkParameters":
        """Read the word; every value is some set of parameters."""
        flags = word >> (25 if large else 9)
        return NetworkParameters(
            word & (0xFFFF if large else SMALL_LIMIT),
            ConnectionType(flags >> 4 & 3),
            Priority(flags >> 1 & 3),
            bool(flags & 1),
            bool(flags >> 6 & 1),
        )


@dataclass(frozen=True, slots=True)
class Triad:
    """What identifies a connection at its target. Must be unique there."""

    serial: int
    """Connection serial number, 16 bits."""
    vendor: int
    """Originator's vendor id, 16 bits."""
    originator: int
    """Originator's serial number, 32 bits."""


@dataclass(frozen=True, slots=True)
class ForwardOpen:
    """Forward_Open and Large_Forward_Open."""

    triad: Triad
    path: bytes
    """Padded connection path."""
    ot_rpi: int
    """Requested packet interval O→T, µs."""
    to_rpi: int
    """Requested packet interval T→O, µs."""
    ot: NetworkParameters
    to: NetworkParameters
    ot_id: int = 0
    """O→T connection id; chosen by the target when point-to-point."""
    to_id: int = 0
    """T→O connection id; chosen by the originator when point-to-point."""
    multiplier: int = 0
    """Timeout multiplier code 0–7: the timeout is API × (4 << code)."""
    transport: int = Transport.SERVER_CYCLIC_CLASS_1
    large: bool = False
    tick: int = TICK
    ticks: int = TICKS

    def request(self) -> Request:
        """Build the request. Raises `ValueError` when a size or the path does not fit."""
        triad, large = self.triad, self.large
        head = (_LARGE_OPEN if large else _OPEN).pack(
            self.tick,
            self.ticks,
            self.ot_id,
            self.to_id,
            triad.serial,
            triad.vendor,
            triad.originator,
            self.multiplier,
            self.ot_rpi,
            self.ot.build(large=large),
            self.to_rpi,
            self.to.build(large=large),
            self.transport,
            path_words(self.path),
        )
        return Request(Service.LARGE_FORWARD_OPEN if large else Service.FORWARD_OPEN, PATH, head + self.path)

    @staticmethod
    def parse(request: Request) -> "ForwardOpen":
        """Read a request of either service. Raises `RemoteError` when bytes are missing or left over."""
        large = request.service == Service.LARGE_FORWARD_OPEN
        cursor = Cursor(request.data, "Large_Forward_Open" if large else "Forward_Open")
        (
            tick,
            ticks,
            ot_id,
            to_id,
            serial,
            vendor,
            originator,
            multiplier,
            ot_rpi,
            ot,
            to_rpi,
            to,
            transport,
            words,
        ) = cursor.unpack(_LARGE_OPEN if large else _OPEN)
        path = cursor.take(words * 2)
        cursor.finish()
        return ForwardOpen(
            Triad(serial, vendor, originator),
            path,
            ot_rpi,
            to_rpi,
            NetworkParameters.parse(ot, large=large),
            NetworkParameters.parse(to, large=large),
            ot_id,
            to_id,
            multiplier,
            transport,
            large,
            tick,
            ticks,
        )


@dataclass(frozen=True, slots=True)
class ForwardOpenReply:
    """The data of a reply that grants a connection."""

    triad: Triad
    ot_id: int
    to_id: int
    ot_api: int
    """Actual packet interval O→T, µs; 0 was seen from some targets."""
    to_api: int
    """Actual packet interval T→O, µs."""
    application: bytes = b""

    def build(self) -> bytes:
        """Give the reply's data."""
        triad = self.triad
        return (
            _OPENED.pack(
                self.ot_id,
                self.to_id,
                triad.serial,
                triad.vendor,
                triad.originator,
                self.ot_api,
                self.to_api,
                path_words(self.application),
            )
            + self.application
        )

    @staticmethod
    def parse(data: bytes) -> "ForwardOpenReply":
        """Read the reply's data."""
        cursor = Cursor(data, "Forward_Open reply")
        ot_id, to_id, serial, vendor, originator, ot_api, to_api, words = cursor.unpack(_OPENED)
        application = cursor.take(words * 2)
        cursor.finish()
        return ForwardOpenReply(Triad(serial, vendor, originator), ot_id, to_id, ot_api, to_api, application)


@dataclass(frozen=True, slots=True)
class ConnectionFailure:
    """The data of a reply that refuses Forward_Open or Forward_Close."""

    triad: Triad
    remaining_path: int = 0
    """Words of the path not yet worked off where it failed: tells the hop. End targets say 0."""

    def build(self) -> bytes:
        """Give the reply's data."""
        return _CLOSED.pack(self.triad.serial, self.triad.vendor, self.triad.originator, self.remaining_path)

    @staticmethod
    def parse(data: bytes) -> "ConnectionFailure | None":
        """Read the reply's data; None when it is missing or short, which some devices do."""
        if len(data) < _CLOSED.size:
            return None
        serial, vendor, originator, remaining = _CLOSED.unpack_from(data)
        return ConnectionFailure(Triad(serial, vendor, originator), remaining)


@dataclass(frozen=True, slots=True)
class ForwardClose:
    """Forward_Close: same triad and path as the open."""

    triad: Triad
    path: bytes
    tick: int = TICK
    ticks: int = TICKS

    def request(self) -> Request:
        """Build the request."""
        triad = self.triad
        head = _CLOSE.pack(self.tick, self.ticks, triad.serial, triad.vendor, triad.originator, path_words(self.path))
        return Request(Service.FORWARD_CLOSE, PATH, head + self.path)

    @staticmethod
    def parse(request: Request) -> "ForwardClose":
        """Read a request."""
        cursor = Cursor(request.data, "Forward_Close")
        tick, ticks, serial, vendor, originator, words = cursor.unpack(_CLOSE)
        path = cursor.take(words * 2)
        cursor.finish()
        return ForwardClose(Triad(serial, vendor, originator), path, tick, ticks)


@dataclass(frozen=True, slots=True)
class ForwardCloseReply:
    """The data of a reply that confirms the close."""

    triad: Triad
    application: bytes = b""

    def build(self) -> bytes:
        """Give the reply's data."""
        triad = self.triad
        size = path_words(self.application)
        return _CLOSED.pack(triad.serial, triad.vendor, triad.originator, size) + self.application

    @staticmethod
    def parse(data: bytes) -> "ForwardCloseReply":
        """Read the reply's data."""
        cursor = Cursor(data, "Forward_Close reply")
        serial, vendor, originator, words = cursor.unpack(_CLOSED)
        application = cursor.take(words * 2)
        cursor.finish()
        return ForwardCloseReply(Triad(serial, vendor, originator), application)


@dataclass(frozen=True, slots=True)
class UnconnectedSend:
    """Unconnected_Send: pass `request` on along `route`."""

    request: Request
    route: bytes
    """Padded path of port segments."""
    tick: int = field(default=TICK)
    ticks: int = field(default=TICKS)

    def build(self) -> Request:
        """Build the request to the bridge."""
        inner = self.request.build()
        data = _UNCONNECTED.pack(self.tick, self.ticks, len(inner)) + inner + bytes(len(inner) % 2)
        return Request(Service.UNCONNECTED_SEND, PATH, data + bytes((path_words(self.route), 0)) + self.route)

    @staticmethod
    def parse(request: Request) -> "UnconnectedSend":
        """Read a request."""
        cursor = Cursor(request.data, "Unconnected_Send")
        tick, ticks, length = cursor.unpack(_UNCONNECTED)
        inner = Request.parse(cursor.take(length))
        cursor.take(length % 2)
        words = cursor.u8()
        cursor.u8()  # reserved
        route = cursor.take(words * 2)
        if cursor.left:
            raise RemoteError(f"Unconnected_Send: {cursor.left} bytes too many", request.data)
        return UnconnectedSend(inner, route, tick, ticks)
