"""Bounds-checked reading of a message: every overrun is one `RemoteError` that says what was missing."""

from struct import Struct
from typing import Any, Final

from linkkit.engine import RemoteError

U8: Final = Struct("<B")
U16: Final = Struct("<H")
U32: Final = Struct("<I")


class Cursor:
    """Reads `data` from front to back; `what` names the message in errors."""

    __slots__ = ("data", "position", "what")

    def __init__(self, data: bytes, what: str) -> None:
        self.data = data
        self.position = 0
        self.what = what

    @property
    def left(self) -> int:
        """Bytes not yet read."""
        return len(self.data) - self.position

    def take(self, size: int) -> bytes:
        """Read `size` bytes."""
        end = self.position + size
        if end > len(self.data):
            raise RemoteError(f"{self.what}: {size} bytes expected at {self.position}, {self.left} left", self.data)
        start, self.position = self.position, end
        return self.data[start:end]

    def unpack(self, layout: Struct) -> tuple[Any, ...]:
        """Read what `layout` describes."""
        return layout.unpack(self.take(layout.size))

    def u8(self) -> int:
        """Read a USINT."""
        return self.take(1)[0]

    def u16(self) -> int:
        """Read a UINT."""
        return int.from_bytes(self.take(2), "little")

    def u32(self) -> int:
        """Read a UDINT."""
        return int.from_bytes(self.take(4), "little")

    def rest(self) -> bytes:
        """Read all that is left."""
        return self.take(self.left)

    def finish(self) -> None:
        """Raise `RemoteError` when bytes are left over."""
        if self.left:
            raise RemoteError(f"{self.what}: {self.left} bytes too many", self.data)
