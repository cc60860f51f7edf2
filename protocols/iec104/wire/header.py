"""The header of an ASDU: type, qualifier, cause, addresses, in octets and in words."""

from dataclasses import dataclass
from typing import Final

from iec104.wire.types import TYPES
from linkkit.engine import RemoteError

BROADCAST: Final = 0xFFFF
"""Common address of all stations, control direction only."""

MOST: Final = 127
"""Largest number of objects the header can state."""
TEST: Final = 0x80
NEGATIVE: Final = 0x40
CAUSE: Final = 0x3F
"""Bits of the first octet of the cause of transmission: T, P/N and the cause itself."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Octets of the header fields. 104 fixes them at 2, 2, 3; gateways to 101 are met with less."""

    cause: int = 2
    """1 leaves out the originator address."""
    common_address: int = 2
    ioa: int = 3

    def __post_init__(self) -> None:
        if self.cause not in (1, 2) or self.common_address not in (1, 2) or self.ioa not in (1, 2, 3):
            raise ValueError("sizes are 1-2 octets for cause and common address, 1-3 for the object address")

    @property
    def header(self) -> int:
        """Octets before the first information object."""
        return 2 + self.cause + self.common_address


STANDARD: Final = Sizes()


class Header:
    """What stands before the information objects. Treat as immutable; compares by content.

    Those of a stream repeat: received ones are read once for each different one, and shared.
    """

    __slots__ = (
        "cause",
        "common_address",
        "count",
        "negative",
        "originator",
        "row",
        "sequence",
        "sizes",
        "test",
        "type_id",
    )

    def __init__(
        self,
        type_id: int,
        cause: int,
        common_address: int,
        count: int = 1,
        sequence: bool = False,
        negative: bool = False,
        test: bool = False,
        originator: int = 0,
        sizes: Sizes = STANDARD,
    ) -> None:
        self.type_id = type_id
        self.row = TYPES.get(type_id)
        """The type's row, None for a type without one."""
        self.cause = cause
        self.common_address = common_address
        self.count = count
        """Number of objects it states (0…127), which need not be how many there are."""
        self.sequence = sequence
        """SQ: one address, then consecutive elements."""
        self.negative = negative
        """P/N: a refusal, in confirmations."""
        self.test = test
        self.originator = originator
        self.sizes = sizes

    def build(self) -> bytes:
        """Write it as octets. Raises `ValueError` when a field does not fit."""
        sizes = self.sizes
        common_address = self.common_address
        if sizes.common_address == 1 and common_address == BROADCAST:
            common_address = 0xFF
        if not (
            0 <= self.type_id <= 0xFF
            and 0 <= self.count <= MOST
            and 0 <= self.cause <= CAUSE
            and 0 <= self.originator <= 0xFF
            and 0 <= common_address < 1 << 8 * sizes.common_address
        ):
            raise ValueError(f"a header field is out of range: {self!r}")
        qualifier = self.count | (0x80 if self.sequence else 0)
        cause = self.cause | (NEGATIVE if self.negative else 0) | (TEST if self.test else 0)
        return bytes((self.type_id, qualifier, cause, self.originator)[: 2 + sizes.cause]) + common_address.to_bytes(
            sizes.common_address, "little"
        )

    def __repr__(self) -> str:
        flags = "".join(text for on, text in ((self.negative, " NEGATIVE"), (self.test, " TEST")) if on)
        name = self.row.mnemonic if self.row else f"type {self.type_id}"
        shape = f"SQ {self.count}" if self.sequence else f"{self.count}"
        return f"{name} cause {self.cause}{flags} OA {self.originator} CA {self.common_address} [{shape}]"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Header):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    def __hash__(self) -> int:
        return hash((self.type_id, self.cause, self.common_address, self.count))


KNOWN: Final[dict[bytes, Header]] = {}
"""Headers of standard sizes that were received, by their octets."""
_MOST_KNOWN: Final = 4096


def read(octets: bytes, sizes: Sizes = STANDARD) -> Header:
    """Read the octets of a header, and remember it when they are of standard sizes.

    Raises `RemoteError` when they are too few.
    """
    if len(octets) < sizes.header:
        raise RemoteError("an ASDU is too short for its header", octets)
    type_id, qualifier, cause = octets[:3]
    common_address = int.from_bytes(octets[2 + sizes.cause :], "little")
    if sizes.common_address == 1 and common_address == 0xFF:
        common_address = BROADCAST
    found = Header(
        type_id,
        cause & CAUSE,
        common_address,
        qualifier & 0x7F,
        qualifier > 0x7F,
        cause & NEGATIVE != 0,
        cause & TEST != 0,
        octets[3] if sizes.cause == 2 else 0,
        sizes,
    )
    if sizes is STANDARD:
        if len(KNOWN) >= _MOST_KNOWN:
            KNOWN.clear()
        KNOWN[octets] = found
    return found
