"""CIP requests and replies: what stands inside an unconnected or connected data item."""

import enum
from dataclasses import dataclass
from typing import Final

from linkkit.engine import RemoteError
from pyconpro.wire.cursor import Cursor

REPLY: Final = 0x80
"""Set in the service code of a reply."""


class Service(enum.IntEnum):
    """Service codes used here; the object classes give some of them more than one meaning."""

    GET_ATTRIBUTES_ALL = 0x01
    GET_ATTRIBUTE_LIST = 0x03
    MULTIPLE_SERVICE_PACKET = 0x0A
    GET_ATTRIBUTE_SINGLE = 0x0E
    SET_ATTRIBUTE_SINGLE = 0x10
    READ_TAG = 0x4C
    FORWARD_CLOSE = 0x4E
    UNCONNECTED_SEND = 0x52
    FORWARD_OPEN = 0x54
    LARGE_FORWARD_OPEN = 0x5B


@dataclass(frozen=True, slots=True)
class Request:
    """Service, padded path, service data."""

    service: int
    path: bytes
    """Padded EPATH without its size byte."""
    data: bytes = b""

    def build(self) -> bytes:
        """Give the bytes on the wire. Raises `ValueError` for a path of odd or too great length."""
        return bytes((self.service, path_words(self.path))) + self.path + self.data

    @staticmethod
    def parse(data: bytes) -> "Request":
        """Read a request."""
        cursor = Cursor(data, "CIP request")
        service = cursor.u8()
        if service & REPLY:
            raise RemoteError(f"CIP request: {service:#04x} is the service code of a reply", data)
        path = cursor.take(cursor.u8() * 2)
        return Request(service, path, cursor.rest())


@dataclass(frozen=True, slots=True)
class Reply:
    """Service, general status, additional status words, data."""

    service: int
    """The request's service, without the reply bit."""
    status: int = 0
    extended: tuple[int, ...] = ()
    """Additional status, 16-bit words."""
    data: bytes = b""

    def build(self) -> bytes:
        """Give the bytes on the wire."""
        words = b"".join(word.to_bytes(2, "little") for word in self.extended)
        return bytes((self.service | REPLY, 0, self.status, len(self.extended))) + words + self.data

    @staticmethod
    def parse(data: bytes) -> "Reply":
        """Read a reply."""
        cursor = Cursor(data, "CIP reply")
        service = cursor.u8()
        if not service & REPLY:
            raise RemoteError(f"CIP reply: {service:#04x} is the service code of a request", data)
        cursor.u8()  # reserved
        status = cursor.u8()
        extended = tuple(cursor.u16() for _ in range(cursor.u8()))
        return Reply(service & ~REPLY, status, extended, cursor.rest())


def path_words(path: bytes) -> int:
    """Give the length of a padded path in 16-bit words, as the byte in front of it counts."""
    if len(path) % 2 or len(path) > 510:
        raise ValueError(f"a path of {len(path)} bytes does not fit: it must be even and at most 510")
    return len(path) // 2
