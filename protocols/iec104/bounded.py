"""Numbers with a range: subclasses of `int` and `float` that compare and calculate like numbers.

Anything outside the range is refused with `ValueError`.
"""

import math
from typing import ClassVar, Self, SupportsIndex


class BoundedInt(int):
    """An int within `min`…`max` of its class."""

    min: ClassVar[int]
    max: ClassVar[int]

    def __new__(cls, value: SupportsIndex = 0) -> Self:
        number = int(value) if isinstance(value, float) and value.is_integer() else value.__index__()
        if not cls.min <= number <= cls.max:
            raise ValueError(f"{cls.__name__} takes {cls.min} to {cls.max}, not {number}")
        return super().__new__(cls, number)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({int(self)})"

    __str__ = int.__repr__


class Int7(BoundedInt):
    """Step position, −64…63."""

    min = -64
    max = 63


class Int16(BoundedInt):
    """Scaled value, −32768…32767."""

    min = -32768
    max = 32767


class UInt5(BoundedInt):
    """Sequence number of a counter reading, 0…31."""

    min = 0
    max = 31


class UInt7(BoundedInt):
    """Qualifier of a set-point command, 0…127."""

    min = 0
    max = 127


class UInt16(BoundedInt):
    """Milliseconds of a protection event, 0…65535 (legal on the wire up to 59999)."""

    min = 0
    max = 65535


class Counter(BoundedInt):
    """Counter reading, −2³¹…2³¹−1."""

    min = -(2**31)
    max = 2**31 - 1


class Byte32(BoundedInt):
    """A bit string of 32 bits: from an int 0…2³²−1, or from up to four octets, least significant first.

    `bytes(value)` gives the four octets again.
    """

    min = 0
    max = 2**32 - 1

    def __new__(cls, value: SupportsIndex | bytes | bytearray = 0) -> Self:
        if isinstance(value, bytes | bytearray):
            if len(value) > 4:
                raise ValueError(f"Byte32 takes up to 4 octets, not {len(value)}")
            value = int.from_bytes(value, "little")
        return super().__new__(cls, value)

    def __bytes__(self) -> bytes:
        return self.to_bytes(4, "little")

    def __repr__(self) -> str:
        return f"Byte32(0x{int(self):08X})"


class NormalizedFloat(float):
    """Normalized value, −1…1. The wire carries `raw`/32768, so 1.0 is sent as 0.999969."""

    min: ClassVar[float] = -1.0
    max: ClassVar[float] = 1.0

    def __new__(cls, value: float = 0.0) -> Self:
        number = float(value)
        if not cls.min <= number <= cls.max:
            raise ValueError(f"NormalizedFloat takes -1 to 1, not {number}")
        return super().__new__(cls, number)

    @property
    def raw(self) -> int:
        """The 16-bit integer on the wire: × 32768, rounded half away from zero, at most 32767."""
        scaled = float(self) * 32768
        return min(int(scaled + math.copysign(0.5, scaled)), 32767)

    def __repr__(self) -> str:
        return f"NormalizedFloat({float(self)})"

    __str__ = float.__repr__
