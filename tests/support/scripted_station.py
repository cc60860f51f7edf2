"""A controlled station for tests that does exactly what the test says, on the running loop."""

import asyncio
from collections.abc import Callable, Iterable

from iec104.link import Link, Phase, Role, Started
from iec104.parameters import ProtocolParameters
from iec104.wire import asdu as wire
from iec104.wire.apci import HEADER
from iec104.wire.asdu import Asdu, Object
from iec104.wire.elements import DCO, QOS, RCO, SCO, SELECT
from iec104.wire.header import BROADCAST, STANDARD
from linkkit.stream import StreamShell

PATIENCE = 20.0
"""Seconds a test waits for something that must happen."""


class ScriptedStation:
    """Listens on a free loopback port. Without a script it confirms and terminates everything, with `points` as data.

    `answer(asdu)` may return the messages to send instead; None means the ordinary answer. `greeting` is written as
    soon as somebody connects; `speak` off turns it into a port that never says a word.
    """

    def __init__(self, common_addresses: tuple[int, ...] = (1,)) -> None:
        self.common_addresses = common_addresses
        self.points: list[Asdu] = []
        self.received: list[Asdu] = []
        self.answer: Callable[[Asdu], Iterable[Asdu] | None] = lambda _: None
        self.sizes = STANDARD
        self.greeting = b""
        self.speak = True
        self.refuse_start = False
        self.connections = 0
        self.starts = 0
        self.port = 0
        self.link: Link | None = None
        self.shell: StreamShell | None = None
        self._server: asyncio.Server | None = None
        self._transports: set[asyncio.BaseTransport] = set()

    async def __aenter__(self) -> "ScriptedStation":
        await self.listen()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.deafen()

    async def listen(self) -> None:
        """Accept connections, on the same port as before."""
        self._server = await asyncio.get_running_loop().create_server(self._connected, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def deafen(self) -> None:
        """Drop every connection and listen no more."""
        if self._server is not None:
            self._server.close()
            self.drop()
            await self._server.wait_closed()
            self._server = None

    def drop(self) -> None:
        """Cut every connection."""
        for transport in list(self._transports):
            transport.abort()  # type: ignore[attr-defined]

    def send(self, *messages: Asdu) -> None:
        """Send messages to whoever is connected."""
        assert self.link is not None
        assert self.shell is not None
        now = asyncio.get_running_loop().time()
        for message in messages:
            self.link.send(wire.build(message), now)
        self.shell.pump()

    def data(
        self, type_id: int, objects: Iterable[Object], cause: int = 3, common_address: int = 0, **more: bool
    ) -> Asdu:
        """Make a message of this station."""
        ca = common_address or self.common_addresses[0]
        return Asdu.of(type_id, cause, ca, objects, sizes=self.sizes, **more)

    def _connected(self) -> asyncio.Protocol:
        self.connections += 1
        if not self.speak:
            return _Silent(self)
        link = Link(Role.CONTROLLED, ProtocolParameters(), asyncio.get_running_loop().time())
        link.refuse_start = self.refuse_start
        shell = _Shell(self, link)
        self.link, self.shell = link, shell
        return shell

    def took(self, events: Iterable[object], shell: "_Shell") -> None:
        for event in events:
            if isinstance(event, Started):
                self.starts += 1
            if isinstance(event, Started | bytes):
                self.link, self.shell = shell.link, shell
            if isinstance(event, bytes):
                message = wire.parse(event, HEADER, self.sizes)
                self.received.append(message)
                answers = self.answer(message)
                self.reply(self.ordinary(message) if answers is None else answers)

    def reply(self, messages: Iterable[Asdu]) -> None:
        assert self.link is not None
        for message in messages:
            if self.link.phase is Phase.STARTED:
                self.link.send(wire.build(message), asyncio.get_running_loop().time())

    def ordinary(self, message: Asdu) -> Iterable[Asdu]:
        """What a plain station answers."""
        addresses = self.common_addresses if message.common_address in (0, BROADCAST) else (message.common_address,)
        for ca in addresses:
            own = message.replace(common_address=ca)
            if ca not in self.common_addresses:
                yield own.replace(cause=46, negative=True)
                continue
            if message.cause == 8:
                yield own.replace(cause=9)
                continue
            if message.type_id == 102:
                yield from (p for p in self.points if p.common_address == ca and p.first_ioa == message.first_ioa)
                continue
            yield own.replace(cause=7)
            if message.type_id == 100:
                yield from (p for p in self.points if p.common_address == ca)
            if message.type_id not in (103, 104, 105, 107) and not _selects(message):
                yield own.replace(cause=10)


def _selects(message: Asdu) -> bool:
    """Tell whether it is a command with S/E set: that is confirmed, and nothing terminates."""
    row = message.row
    if row is None or row.elements[-1 - row.timed :][:1] not in [(e,) for e in (SCO, DCO, RCO, QOS)]:
        return False
    return bool(message.objects[0][1][-1 - row.timed] & SELECT)


class _Silent(asyncio.Protocol):
    def __init__(self, station: ScriptedStation) -> None:
        self.station = station

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.station._transports.add(transport)
        self.transport = transport
        if self.station.greeting:
            transport.write(self.station.greeting)  # type: ignore[attr-defined]

    def connection_lost(self, exc: Exception | None) -> None:
        self.station._transports.discard(self.transport)


class _Shell(StreamShell):
    def __init__(self, station: ScriptedStation, link: Link) -> None:
        super().__init__(link, lambda events, _: station.took(events, self), lambda _: None)
        self.link = link
        self.station = station

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.station._transports.add(transport)
        if self.station.greeting:
            transport.write(self.station.greeting)  # type: ignore[attr-defined]
        super().connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        if self.transport is not None:
            self.station._transports.discard(self.transport)
        super().connection_lost(exc)


async def until(condition: Callable[[], object], what: str = "") -> None:
    """Wait for a condition; an assertion fails after `PATIENCE`."""
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while not condition():
        assert loop.time() < end, f"did not happen: {what or condition}"
        await asyncio.sleep(0.005)


def free_port() -> int:
    """Give a loopback port on which nobody listens."""
    import socket

    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port
