"""Two 104 links in virtual time, joined by a wire that can trickle and be cut."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from iec104.link import Link, Role
from iec104.parameters import ProtocolParameters
from linkkit.engine import RemoteError, StreamEngine


def apdus(data: bytes) -> list[str]:
    """Split octets into frames, as hex."""
    found = []
    while data:
        found.append(data[: 2 + data[1]].hex(" "))
        data = data[2 + data[1] :]
    return found


C = TypeVar("C", bound=StreamEngine)
S = TypeVar("S", bound=StreamEngine)


@dataclass
class Pair(Generic[C, S]):
    """A controlling and a controlled engine; `now` moves only when told."""

    client: C
    server: S
    now: float = 0.0
    chunk: int = 0
    """Octets per delivery, 0 for all at once."""
    cut: bool = False
    """Nothing arrives any more."""
    client_events: list[object] = field(default_factory=list)
    server_events: list[object] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    sent: dict[str, bytes] = field(default_factory=lambda: {"client": b"", "server": b""})

    def settle(self) -> None:
        """Carry octets both ways until there are none."""
        while True:
            self.client_events += self.client.events()
            self.server_events += self.server.events()
            up, down = self.client.outgoing(), self.server.outgoing()
            self.sent["client"] += up
            self.sent["server"] += down
            if not up and not down:
                return
            if not self.cut:
                self._deliver("server", self.server, up)
                self._deliver("client", self.client, down)

    def advance(self, seconds: float) -> None:
        """Let time pass, waking each link exactly at its deadlines."""
        end = self.now + seconds
        self.settle()
        while True:
            due = [d for d in (self.client.deadline(), self.server.deadline()) if d is not None]
            if not due or min(due) > end:
                break
            self.now = max(self.now, min(due))
            for name, link in (("client", self.client), ("server", self.server)):
                deadline = link.deadline()
                if deadline is not None and deadline <= self.now:
                    try:
                        link.tick(self.now)
                    except RemoteError as error:
                        self.errors[name] = str(error)
            self.settle()
        self.now = end

    def _deliver(self, name: str, link: StreamEngine, data: bytes) -> None:
        step = self.chunk or len(data) or 1
        for start in range(0, len(data), step):
            try:
                link.receive(data[start : start + step], self.now)
            except RemoteError as error:
                self.errors[name] = str(error)


def pair(client: ProtocolParameters | None = None, server: ProtocolParameters | None = None) -> Pair[Link, Link]:
    """Two fresh links."""
    return Pair(
        Link(Role.CONTROLLING, client or ProtocolParameters(), 0.0),
        Link(Role.CONTROLLED, server or ProtocolParameters(), 0.0),
    )


def started(client: ProtocolParameters | None = None, server: ProtocolParameters | None = None) -> Pair[Link, Link]:
    """Two links with the transfer on and no events pending."""
    both = pair(client, server)
    both.client.start(0.0)
    both.settle()
    both.client_events.clear()
    both.server_events.clear()
    both.sent = {"client": b"", "server": b""}
    return both
