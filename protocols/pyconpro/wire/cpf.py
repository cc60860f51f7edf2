"""Common packet format: a counted list of typed items, and the socket addresses that some of them hold."""

import enum
import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from struct import Struct
from typing import Final

from linkkit.engine import RemoteError
from pyconpro.wire.cursor import Cursor

_ITEM: Final = Struct("<HH")
_SOCKADDR: Final = Struct(">hH4s8x")
AF_INET: Final = 2
MOST_ITEMS: Final = 32
"""Items accepted in one message; real ones have at most four."""


class ItemType(enum.IntEnum):
    """Type ids of items; unknown ones are kept and ignored."""

    NULL = 0x0000
    IDENTITY = 0x000C
    CONNECTED_ADDRESS = 0x00A1
    CONNECTED_DATA = 0x00B1
    UNCONNECTED_DATA = 0x00B2
    SERVICES = 0x0100
    SOCKADDR_OT = 0x8000
    SOCKADDR_TO = 0x8001
    SEQUENCED_ADDRESS = 0x8002


@dataclass(frozen=True, slots=True)
class Item:
    """One item."""

    type_id: int
    data: bytes = b""


def parse_items(cursor: Cursor) -> tuple[Item, ...]:
    """Read the items up to the end of the message."""
    count = cursor.u16()
    if count > MOST_ITEMS:
        raise RemoteError(f"{cursor.what}: {count} items in one message", cursor.data)
    items = []
    for _ in range(count):
        type_id, length = cursor.unpack(_ITEM)
        items.append(Item(type_id, cursor.take(length)))
    cursor.finish()
    return tuple(items)


def build_items(items: Iterable[Item]) -> bytes:
    """Build the counted list."""
    items = tuple(items)
    return len(items).to_bytes(2, "little") + b"".join(
        _ITEM.pack(item.type_id, len(item.data)) + item.data for item in items
    )


def find_item(items: Iterable[Item], type_id: int) -> bytes | None:
    """Give the data of the first item of that type; senders differ in order and presence, so never go by position."""
    return next((item.data for item in items if item.type_id == type_id), None)


@dataclass(frozen=True, slots=True)
class SocketAddress:
    """An IPv4 address and a port, big-endian on the wire."""

    host: str = "0.0.0.0"  # noqa: S104 - the wire's own "no address", nothing is bound to it
    port: int = 0

    def build(self) -> bytes:
        """Give the 16 bytes of a socket address."""
        return _SOCKADDR.pack(AF_INET, self.port, ipaddress.IPv4Address(self.host).packed)

    @staticmethod
    def parse(data: bytes) -> "SocketAddress":
        """Read a socket address. Raises `RemoteError` for another family than IPv4."""
        cursor = Cursor(data, "socket address")
        family, port, host = cursor.unpack(_SOCKADDR)
        cursor.finish()
        if family != AF_INET:
            raise RemoteError(f"socket address of family {family} instead of 2 (IPv4)", data)
        return SocketAddress(str(ipaddress.IPv4Address(host)), port)

    @property
    def is_multicast(self) -> bool:
        """Whether the address is a multicast group."""
        return ipaddress.IPv4Address(self.host).is_multicast
