"""One information object as a number, with quality and time: what a plot or a store takes."""

from collections.abc import Callable
from typing import Final

from iec104.wire.asdu import Values
from iec104.wire.elements import NORMALIZED_ONE, step_position
from iec104.wire.types import TYPES, Row

INVALID: Final = 0x80
"""IV of every quality descriptor."""
_DESCRIPTOR: Final = 0xF1
"""QDS without its reserved bits."""

Reader = Callable[[Values], tuple[float, int]]
"""Raw fields → (value, quality descriptor with the bits of QDS or QDP)."""

READERS: Final[dict[str, Reader]] = {
    "SIQ": lambda f: (f[0] & 1, f[0] & 0xF0),
    "DIQ": lambda f: (f[0] & 3, f[0] & 0xF0),
    "VTI": lambda f: (step_position(f[0]), f[1] & _DESCRIPTOR),
    "BSI": lambda f: (f[0], f[1] & _DESCRIPTOR),
    "NVA": lambda f: (f[0] / NORMALIZED_ONE, f[1] & _DESCRIPTOR),
    "SVA": lambda f: (f[0], f[1] & _DESCRIPTOR),
    "R32": lambda f: (f[0], f[1] & _DESCRIPTOR),
    "BCR": lambda f: (f[0], f[1] & INVALID),
    "SEP": lambda f: (f[0] & 3, f[0] & 0xF8),
    "SPE": lambda f: (f[0], f[1] & 0xF8),
    "OCI": lambda f: (f[0], f[1] & 0xF8),
    "SCD": lambda f: (f[0], f[2] & _DESCRIPTOR),
}
"""By the first element of the row. Every value fits a double exactly."""


def reader(row: Row) -> Reader | None:
    """Give the reader of a monitoring type; None for a type that carries no value."""
    if row.direction != "M":
        return None
    if row.id == 21:  # the only one without quality
        return lambda f: (f[0] / NORMALIZED_ONE, 0)
    return READERS.get(row.value)


BY_TYPE: Final = {row.id: found for row in TYPES.values() if (found := reader(row)) is not None}
"""Readers of all monitoring types that carry a value."""
