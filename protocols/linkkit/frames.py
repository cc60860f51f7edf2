"""Frames as they go over the wire: what a tap hands out, and what a dissector makes of one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

Address = tuple[str, int]
"""(IP address, port)."""


class Captured(NamedTuple):
    """Bytes as they were received or sent: a datagram, or any piece of a TCP stream (of TLS: what is inside)."""

    ns: int
    """When, nanoseconds since 1970 UTC."""
    sent: bool
    transport: Literal["tcp", "udp"]
    local: Address
    remote: Address
    data: bytes


Tap = Callable[[Captured], None]
"""Called on the I/O thread for everything on the wire, in order; must neither block nor raise."""


class TapPoint:
    """Where a tap is put on a connection, and stays over its reconnections. Any thread may put one on or take it off;
    without one, a frame costs a look at `tap`."""

    __slots__ = ("tap",)

    def __init__(self) -> None:
        self.tap: Tap | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a frame with its meaning. `begin` and `end` count octets from the start of the frame."""

    name: str
    text: str
    begin: int
    end: int
    parts: tuple["Part", ...] = ()
    wrong: bool = False
    """It breaks the protocol, or cannot be read."""

    def walk(self) -> "Iterator[Part]":
        """This one and everything inside it, from the outside in."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def at(self, octet: int) -> "Part | None":
        """The smallest piece that holds an octet; None outside."""
        if not self.begin <= octet < self.end:
            return None
        for part in self.parts:
            if (found := part.at(octet)) is not None:
                return found
        return self
