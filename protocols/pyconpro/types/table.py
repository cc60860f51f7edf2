"""The CIP data types and the predefined Logix structures: one row each."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Atom:
    """An elementary type."""

    code: int
    """CIP data type code, as in the symbol type and in Read Tag replies."""
    name: str
    format: str
    """`struct` code, little-endian; numpy reads the same letter."""
    size: int
    """Bytes; also the alignment within a structure."""


ATOMS: Final[tuple[Atom, ...]] = (
    Atom(0xC1, "BOOL", "?", 1),
    Atom(0xC2, "SINT", "b", 1),
    Atom(0xC3, "INT", "h", 2),
    Atom(0xC4, "DINT", "i", 4),
    Atom(0xC5, "LINT", "q", 8),
    Atom(0xC6, "USINT", "B", 1),
    Atom(0xC7, "UINT", "H", 2),
    Atom(0xC8, "UDINT", "I", 4),
    Atom(0xC9, "ULINT", "Q", 8),
    Atom(0xCA, "REAL", "f", 4),
    Atom(0xCB, "LREAL", "d", 8),
    Atom(0xD1, "BYTE", "B", 1),
    Atom(0xD2, "WORD", "H", 2),
    Atom(0xD3, "DWORD", "I", 4),
    Atom(0xD4, "LWORD", "Q", 8),
)
"""Codes as in the fact sheet's table and in Wireshark's list of CIP data types."""

BY_NAME: Final = {atom.name: atom for atom in ATOMS}
BY_CODE: Final = {atom.code: atom for atom in ATOMS}

STRUCTURES: Final[dict[str, str]] = {
    "CONNECTION_STATUS": "{RunMode: BOOL, ConnectionFaulted: BOOL}",
    "TIMER": "{PRE: DINT @4, ACC: DINT @8, EN: BOOL @3.7, TT: BOOL @3.6, DN: BOOL @3.5}",
    "COUNTER": "{PRE: DINT @4, ACC: DINT @8, CU: BOOL @3.7, CD: BOOL @3.6, DN: BOOL @3.5, OV: BOOL @3.4, "
    "UN: BOOL @3.3}",
}
"""Predefined structures by name, in our own notation.

CONNECTION_STATUS is the first member of a produced structure that carries the producer's status (1756-PM011: bit 0
RunMode, bit 1 ConnectionFaulted, which the consumer sets and which is 0 on the wire). The status bits of TIMER and
COUNTER stand at the top of their first word (1756-RM003).
"""

CONNECTION_STATUS: Final = "CONNECTION_STATUS"
RUN_MODE: Final = 1
"""Bit of RunMode in the first byte of a CONNECTION_STATUS."""

STRING_LENGTH: Final = 82
"""Characters of the predefined STRING (its template 0xFCE is 88 bytes: LEN DINT, 82 characters, 2 of padding)."""
