"""The class-1 datagram on UDP 2222: sequenced address item, connected data item, nothing else."""

from struct import Struct
from typing import Final

from linkkit.engine import RemoteError
from pyconpro.wire.cpf import ItemType

_PACKET: Final = Struct("<6sIIHHH")
"""Item count, type and length of the address item; connection id, sequence; data item: type, length, sequence count."""
_HEAD: Final = Struct("<HHH").pack(2, ItemType.SEQUENCED_ADDRESS, 8)
COUNT_SIZE: Final = 2
"""Bytes of the CIP sequence count with which class-1 connected data begins."""
DATA_OFFSET: Final = _PACKET.size
"""Bytes before the data: 20."""
RUN_IDLE_SIZE: Final = 4
"""Bytes of the run/idle header that some directions carry after the sequence count."""
RUN: Final = 1
"""Bit 0 of the run/idle header."""
_BEFORE_COUNT: Final = DATA_OFFSET - COUNT_SIZE
_DATA_ITEM: Final = int(ItemType.CONNECTED_DATA)
"""A plain int: this is compared for every packet."""
_unpack = _PACKET.unpack_from
_pack = _PACKET.pack


def build(connection_id: int, sequence: int, count: int, data: bytes = b"") -> bytes:
    """Build one datagram.

    `sequence` is the 32-bit encapsulation sequence number, `count` the 16-bit CIP sequence count; both are wrapped
    here. `data` includes the run/idle header where the direction uses one.
    """
    header = _pack(
        _HEAD,
        connection_id,
        sequence & 0xFFFFFFFF,
        _DATA_ITEM,
        COUNT_SIZE + len(data),
        count & 0xFFFF,
    )
    return header + data


def parse(datagram: bytes) -> tuple[int, int, int, bytes]:
    """Read one datagram: (connection id, 32-bit sequence, 16-bit count, data after the count).

    Raises `RemoteError` for anything that is not exactly this format.
    """
    if len(datagram) < DATA_OFFSET:
        raise RemoteError(f"class-1 packet of {len(datagram)} bytes is too short", datagram)
    head, connection_id, sequence, item, size, count = _unpack(datagram)
    if head != _HEAD or item != _DATA_ITEM or size != len(datagram) - _BEFORE_COUNT:
        raise RemoteError("not a class-1 packet: other items or lengths than expected", datagram)
    return connection_id, sequence, count, datagram[DATA_OFFSET:]
