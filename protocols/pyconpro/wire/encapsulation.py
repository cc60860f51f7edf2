"""The EtherNet/IP encapsulation: a 24-byte header around everything on TCP and UDP 44818."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct
from typing import Final

from linkkit.engine import RemoteError
from pyconpro.wire.cpf import Item, build_items, parse_items
from pyconpro.wire.cursor import Cursor

PORT: Final = 44818
"""TCP and UDP port of explicit messages, 0xAF12."""
IO_PORT: Final = 2222
"""UDP port of class-0 and class-1 data, 0x08AE."""
PROTOCOL_VERSION: Final = 1

_HEADER: Final = Struct("<HHII8sI")
HEADER_SIZE: Final = _HEADER.size
_REGISTER: Final = Struct("<HH")
_RR_PREFIX: Final = Struct("<IH")
NO_CONTEXT: Final = bytes(8)


class Command(enum.IntEnum):
    """Encapsulation commands."""

    NOP = 0x0000
    LIST_SERVICES = 0x0004
    LIST_IDENTITY = 0x0063
    LIST_INTERFACES = 0x0064
    REGISTER_SESSION = 0x0065
    UNREGISTER_SESSION = 0x0066
    SEND_RR_DATA = 0x006F
    SEND_UNIT_DATA = 0x0070


@dataclass(frozen=True, slots=True)
class Frame:
    """One encapsulation message."""

    command: int
    """A `Command`; unknown ones are kept as they came."""
    data: bytes = b""
    session: int = 0
    """Session handle; 0 before RegisterSession."""
    status: int = 0
    """0 in requests; see `wire.status.ENCAPSULATION`."""
    context: bytes = NO_CONTEXT
    """8 bytes that a reply echoes."""
    options: int = 0
    """0; a receiver discards frames with anything else."""

    def build(self) -> bytes:
        """Give the bytes on the wire."""
        return (
            _HEADER.pack(self.command, len(self.data), self.session, self.status, self.context, self.options)
            + self.data
        )

    @staticmethod
    def parse(datagram: bytes) -> "Frame":
        """Read one whole frame, as UDP brings it."""
        cursor = Cursor(datagram, "encapsulation frame")
        command, length, session, status, context, options = cursor.unpack(_HEADER)
        data = cursor.take(length)
        cursor.finish()
        return Frame(command, data, session, status, context, options)

    def reply(self, data: bytes = b"", status: int = 0, session: int | None = None) -> "Frame":
        """Give the answer to this request: same command and context."""
        return Frame(self.command, data, self.session if session is None else session, status, self.context)


class FrameBuffer:
    """Cuts a TCP byte stream into frames, however it was split."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[Frame]:
        """Take bytes; give the frames completed by them. Never raises: any bytes are *some* frame."""
        self._buffer += data
        while len(self._buffer) >= HEADER_SIZE:
            end = HEADER_SIZE + int.from_bytes(self._buffer[2:4], "little")
            if len(self._buffer) < end:
                return
            frame = bytes(self._buffer[:end])
            del self._buffer[:end]
            yield Frame.parse(frame)


def register_session(context: bytes = NO_CONTEXT) -> Frame:
    """Make the first request on a TCP connection; the reply's header carries the session handle."""
    return Frame(Command.REGISTER_SESSION, _REGISTER.pack(PROTOCOL_VERSION, 0), context=context)


def parse_register_session(data: bytes) -> tuple[int, int]:
    """Read (protocol version, options) of a RegisterSession request or reply."""
    cursor = Cursor(data, "RegisterSession")
    version, options = cursor.unpack(_REGISTER)
    cursor.finish()
    return version, options


def build_rr(items: tuple[Item, ...], timeout: int = 0) -> bytes:
    """Build the data of SendRRData and SendUnitData: interface handle 0, `timeout` in seconds, items."""
    return _RR_PREFIX.pack(0, timeout) + build_items(items)


def parse_rr(data: bytes) -> tuple[Item, ...]:
    """Read the items of SendRRData or SendUnitData."""
    cursor = Cursor(data, "SendRRData")
    interface, _timeout = cursor.unpack(_RR_PREFIX)
    if interface != 0:
        raise RemoteError(f"SendRRData: interface handle {interface:#x} is not CIP", data)
    return parse_items(cursor)
