"""Rings with known rows."""

import struct

from fieldscope.store import RecordRing
from fieldscope.store.ring import Home
from linkkit.driver import Record


def ring_of(rows: int, size: int = 4, chunk_bytes: int = 2048) -> RecordRing:
    """Give a ring of `rows` rows: row n arrived at 1000 + 10·n ns and holds n."""
    ring = RecordRing(Record("r", size), Home(chunk_bytes))
    for row in range(rows):
        ring.append(1000 + 10 * row, struct.pack("<I", row))
    return ring
