"""The APCI: `68 L CF1 CF2 CF3 CF4 [ASDU]`, in the three formats I, S and U."""

import enum
from dataclasses import dataclass
from struct import Struct
from typing import Final

from linkkit.engine import RemoteError

START: Final = 0x68
"""First octet of every APDU."""
CONTROL: Final = 4
"""Control octets; the smallest length a frame may state."""
HEADER: Final = 2 + CONTROL
"""Octets before the ASDU."""
LARGEST_LENGTH: Final = 253
"""Largest value of the length octet; an APDU on the wire is at most 255 octets."""
LARGEST_ASDU: Final = LARGEST_LENGTH - CONTROL
MODULO: Final = 32768
"""Sequence numbers have 15 bits."""

APCI: Final = Struct("<BBHH")
"""Start octet, length, first and second half of the control field."""


class Function(enum.IntEnum):
    """First control octet of a U frame; exactly one of the six function bits is set."""

    STARTDT_ACT = 0x07
    STARTDT_CON = 0x0B
    STOPDT_ACT = 0x13
    STOPDT_CON = 0x23
    TESTFR_ACT = 0x43
    TESTFR_CON = 0x83

    @property
    def title(self) -> str:
        """As the field writes it: "STARTDT act"."""
        service, kind = self.name.split("_")
        return f"{service} {kind.lower()}"


@dataclass(frozen=True, slots=True)
class I:  # noqa: E742 - the standard's name of the format
    """Numbered information transfer."""

    send: int
    """N(S)."""
    receive: int
    """N(R): everything below it has arrived."""
    asdu: bytes


@dataclass(frozen=True, slots=True)
class S:
    """Numbered supervisory: acknowledges, carries nothing."""

    receive: int


@dataclass(frozen=True, slots=True)
class U:
    """Unnumbered control."""

    function: int
    """A `Function`, or another value when the peer sent one that does not exist."""


Frame = I | S | U


def i_frame(send: int, receive: int, asdu: bytes) -> bytes:
    """Build an I frame. Raises `ValueError` when the ASDU does not fit."""
    if not 0 < len(asdu) <= LARGEST_ASDU:
        raise ValueError(f"an ASDU has 1 to {LARGEST_ASDU} octets, not {len(asdu)}")
    return APCI.pack(START, CONTROL + len(asdu), send << 1, receive << 1) + asdu


def s_frame(receive: int) -> bytes:
    """Build an S frame."""
    return APCI.pack(START, CONTROL, 1, receive << 1)


def u_frame(function: int) -> bytes:
    """Build a U frame."""
    return APCI.pack(START, CONTROL, function, 0)


def parse(apdu: bytes) -> Frame:
    """Read exactly one frame. Raises `RemoteError` when it is not one."""
    check(apdu)
    if len(apdu) != 2 + apdu[1]:
        raise RemoteError(f"length octet {apdu[1]}, but {len(apdu) - 2} octets follow", apdu)
    _, length, first, second = APCI.unpack_from(apdu)
    if not first & 1:
        return I(first >> 1, second >> 1, apdu[HEADER:])
    if length != CONTROL:
        raise RemoteError(f"an S or U frame has length {CONTROL}, not {length}", apdu)
    return U(first & 0xFF) if first & 2 else S(second >> 1)


def build(frame: Frame) -> bytes:
    """Build any frame; the inverse of `parse`."""
    if isinstance(frame, I):
        return i_frame(frame.send, frame.receive, frame.asdu)
    return s_frame(frame.receive) if isinstance(frame, S) else u_frame(frame.function)


def check(data: bytes) -> None:
    """Check start octet and length as far as they are there.

    Raises `RemoteError`: TCP loses nothing, so a wrong octet is not noise to search through but a peer to leave.
    """
    if data and data[0] != START:
        raise RemoteError(f"a frame starts with octet 68, not {data[0]:02X}: is this an IEC 104 server?", data[:16])
    if len(data) > 1 and not CONTROL <= data[1] <= LARGEST_LENGTH:
        raise RemoteError(f"a frame has length {CONTROL} to {LARGEST_LENGTH}, not {data[1]}", data[:16])
