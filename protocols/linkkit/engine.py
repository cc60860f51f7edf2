"""Sans-I/O engines: bytes and time in, events and bytes out.

An engine owns no socket, no thread, no clock and no random source. Its shell (`linkkit.stream`, `linkkit.datagram`)
brings the bytes and the time, and after *every* call does three things: deliver `events()`, write `outgoing()`,
re-arm its one timer from `deadline()`.
"""

from collections.abc import Iterable
from typing import Protocol


class RemoteError(Exception):
    """The peer broke the protocol; the link must be closed.

    `octets` are the bytes that broke it (may be empty), as far as they are known.
    """

    def __init__(self, message: str, octets: bytes = b"") -> None:
        super().__init__(message)
        self.octets = octets

    def __str__(self) -> str:
        text = str(self.args[0])
        if not self.octets:
            return text
        shown = self.octets[:32].hex(" ")
        return f"{text} ({shown}{' …' if len(self.octets) > 32 else ''})"


class LocalError(ValueError):
    """Our side asked for something impossible in this state; nothing was changed."""


class StreamEngine(Protocol):
    """A protocol on a byte stream. `now` is monotonic seconds, never decreasing."""

    def receive(self, data: bytes, now: float) -> None:
        """Take bytes as they came, split anywhere. Raises `RemoteError` and nothing else."""

    def tick(self, now: float) -> None:
        """Tell the engine that its deadline has passed. Raises `RemoteError` when the peer stayed silent too long."""

    def deadline(self) -> float | None:
        """When to call `tick` next, in the same seconds as `now`; None for never."""

    def events(self) -> Iterable[object]:
        """What has happened since the last call; drained."""

    def outgoing(self) -> bytes:
        """What to write now; drained. Still valid after a `RemoteError`: the last words before closing."""
