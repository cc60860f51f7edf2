"""Trying a PLC step by step: TCP, session, identity, UDP port, and per tag Forward_Open, first packet, rhythm."""

import asyncio
import math
import socket
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean, pstdev
from typing import Any, Final

from linkkit.ladder import BrokenError, Remark, Rung
from linkkit.stream import StreamShell
from pyconpro.connection import LIVE, Changed, IoConnection, State
from pyconpro.consumed import describe
from pyconpro.peer import Happening, Peer, SessionChanged
from pyconpro.scanner import Scanner, connect_trouble, connected_socket, session_trouble
from pyconpro.session import Registered, Rejected, Replied, Session
from pyconpro.settings import HintSettings, PlcSettings
from pyconpro.wire.connection_manager import UnconnectedSend
from pyconpro.wire.epath import Port, build_path, parse_route
from pyconpro.wire.identity import Identity
from pyconpro.wire.message import Request, Service
from pyconpro.wire.status import explain, explain_encapsulation

PACKETS: Final = 20
"""Packets that are enough to judge the rhythm of a tag."""
PATIENCE: Final = 20.0
"""Seconds that the rhythm may take: of a slow tag fewer packets are looked at."""
CONNECT_LIMIT: Final = 5.0
SESSION_LIMIT: Final = 5.0
IDENTITY_LIMIT: Final = 6.0
CLOSE_LIMIT: Final = 2.0
OPEN_LIMIT: Final = 12.0
FIRST_LIMIT: Final = 3.0
"""Seconds for the first packet, beside some intervals."""
_IDENTITY: Final = Request(Service.GET_ATTRIBUTES_ALL, bytes.fromhex("20012401"))
_BUSY_HINT: Final = "the PLC or a bridge on the way may be overloaded; try again"


@dataclass(eq=False)
class _Tag:
    """One tag under trial."""

    settings: HintSettings
    name: str
    wanted: int
    connection: IoConnection | None = None
    note: str = ""
    trouble: tuple[str, str] | None = None
    arrivals: list[float] = field(default_factory=list)


class PlcTrial:
    """One try of the settings; see `linkkit.ladder.Trial`. The scanner is that of the running connections."""

    def __init__(self, settings: PlcSettings, scanner: Callable[[int], Scanner]) -> None:
        self._settings = settings
        self._open_scanner = scanner
        self._scanner: Scanner | None = None
        self._peer: Peer | None = None
        self._session: Session | None = None
        self._shell: StreamShell | None = None
        self._replies: dict[int, asyncio.Future[Replied | Rejected]] = {}
        self._registered: asyncio.Future[None] | None = None
        self._over: asyncio.Future[None] | None = None
        """The TCP connection is over."""
        self._sock: socket.socket | None = None
        self._moved = asyncio.Event()
        self._unreachable: tuple[str, str] | None = None
        self._tags = [
            _Tag(hint, hint.tag.strip(), max(3, min(PACKETS, int(PATIENCE * 1000 / hint.rpi_ms))))
            for hint in settings.hints
        ]
        self.rungs: Sequence[Rung] = (self._ladder(),)

    def found(self) -> Mapping[str, Sequence[Any]]:
        """Nothing: a controller does not tell which tags it produces."""
        return {}

    async def close(self) -> None:
        """Close what was opened, in order."""
        await self._hang_up()
        scanner, peer = self._scanner, self._peer
        self._peer = None
        if scanner is not None and peer is not None:
            await scanner.close_peer(peer)

    def _ladder(self) -> Rung:
        where = f"{self._settings.address.strip()}:{self._settings.port}"
        port = Rung(
            "UDP port for the data", 2.0, self._udp, "it could not be opened", "", tuple(map(self._rungs, self._tags))
        )
        identity = Rung(
            f"Identity of the controller in slot {self._settings.slot}",
            IDENTITY_LIMIT,
            self._identity,
            "no answer",
            "check the slot and the route",
            (port,),
            needed=False,
        )
        session = Rung(
            "EtherNet/IP session",
            SESSION_LIMIT,
            self._register,
            "the device accepted the connection but registered no session",
            "is this an EtherNet/IP device? If so, it may be overloaded or out of sessions",
            (identity,),
        )
        return Rung(
            f"TCP connection to {where}",
            CONNECT_LIMIT,
            self._connect,
            "no answer",
            "check the address, the cable and the firewall",
            (session,),
        )

    def _rungs(self, tag: _Tag) -> Rung:
        rpi = tag.settings.rpi_ms / 1000
        rhythm = Rung(
            f"{tag.name}: {tag.wanted} packets",
            math.ceil(3 + tag.wanted * rpi * 2),
            lambda: self._rhythm(tag),
            "the packets stopped",
            "check cable, switch and network load, and that no other program uses UDP port 2222",
        )
        first = Rung(
            f"{tag.name}: first packet",
            math.ceil(FIRST_LIMIT + 4 * rpi),
            lambda: self._first(tag),
            "the connection is open, but no data came",
            "a firewall on this computer may block incoming UDP on port 2222, or the data goes to another network card",
            (rhythm,),
        )
        return Rung(
            f"{tag.name}: Forward Open",
            OPEN_LIMIT,
            lambda: self._open(tag),
            "no answer",
            _BUSY_HINT,
            (first,),
        )

    # The way to the controller, on a TCP connection of its own

    async def _connect(self) -> str:
        address, port = self._settings.address.strip(), self._settings.port
        try:
            self._sock = await connected_socket(address, port, self._settings.adapter.strip())
        except OSError as error:
            raise BrokenError(*connect_trouble(error, address, port)) from error
        return f"connected from {self._sock.getsockname()[0]}"

    async def _register(self) -> str:
        loop = asyncio.get_running_loop()
        session = self._session = Session(loop.time())
        self._registered, self._over = loop.create_future(), loop.create_future()
        shell = self._shell = StreamShell(session, self._deliver, self._lost)
        sock, self._sock = self._sock, None
        try:
            await loop.create_connection(lambda: shell, sock=sock)
        except OSError as error:
            self._shell = None
            address, port = self._settings.address.strip(), self._settings.port
            raise BrokenError(*connect_trouble(error, address, port)) from error
        await self._registered
        return f"registered, handle {session.handle:#010x}"

    async def _identity(self) -> str | Remark:
        session, shell = self._session, self._shell
        assert session is not None
        assert shell is not None
        route = build_path([*parse_route(self._settings.route), Port(1, self._settings.slot)])
        try:
            token = session.request(UnconnectedSend(_IDENTITY, route).build(), asyncio.get_running_loop().time())
            answer: asyncio.Future[Replied | Rejected] = asyncio.get_running_loop().create_future()
            self._replies[token] = answer
            shell.pump()
            came = await answer
        finally:
            await self._hang_up()
        if isinstance(came, Rejected):
            text = explain_encapsulation(came.status)
            raise BrokenError(f"{text.code} {text.meaning}", text.hint)
        if came.reply.status:
            text = explain(came.reply.status, came.reply.extended)
            hint = text.hint or f"is the controller in slot {self._settings.slot}?"
            raise BrokenError(f"{text.code} {text.meaning}", hint)
        identity = Identity.parse_attributes(came.reply.data)
        return f"{identity.name}, revision {identity.revision}, serial {identity.serial:08X}"

    def _deliver(self, events: Iterable[object], _arrival_ns: int) -> None:
        for event in events:
            if isinstance(event, Registered) and self._registered is not None and not self._registered.done():
                self._registered.set_result(None)
            elif isinstance(event, Replied | Rejected):
                waiting = self._replies.pop(event.token, None)
                if waiting is not None and not waiting.done():
                    waiting.set_result(event)

    def _lost(self, reason: Exception | None) -> None:
        waiting: list[asyncio.Future[Any]] = [*self._replies.values()]
        if self._registered is not None:
            waiting.append(self._registered)
        if self._over is not None:
            self._over.set_result(None)
        for future in waiting:
            if not future.done():
                future.set_exception(BrokenError(*session_trouble(reason)))
                future.exception()  # who waits gets it all the same; nobody may be waiting any more

    async def _hang_up(self) -> None:
        if self._sock is not None:
            self._sock.close()
            self._sock = None
        shell, self._shell = self._shell, None
        if shell is None or self._over is None:
            return
        if self._session is not None:
            self._session.close()
        shell.close()
        await asyncio.wait([self._over], timeout=CLOSE_LIMIT)
        shell.abort()

    # The data, as the running connections get theirs

    async def _udp(self) -> str | Remark:
        try:
            scanner = self._scanner = self._open_scanner(self._settings.io_port)
        except OSError as error:
            raise BrokenError(str(error.strerror or error), "close the program that uses it") from error
        self._peer = scanner.peer(
            self._settings.address.strip(), self._settings.port, self._happened, source=self._settings.adapter.strip()
        )
        port = scanner.engine.io_port
        none = "" if self._tags else "; no tags are entered, so there is nothing more to try"
        if scanner.notice:
            return Remark(f"port {port}{none}", scanner.notice)
        return f"port {port}{none}"

    def _happened(self, event: Happening) -> None:
        if isinstance(event, SessionChanged):
            self._unreachable = None if event.up else (event.text, event.hint)
        elif isinstance(event, Changed):
            for tag in self._tags:
                if tag.connection is event.connection:
                    if event.cause is not None:
                        tag.trouble = event.text, event.hint
                    elif event.state is State.QUEUED and event.text:
                        tag.note = f"; {event.text}"
        self._moved.set()

    async def _until(self, tag: _Tag, reached: Callable[[], bool]) -> IoConnection:
        """Wait for something to become true of a tag. Raises `BrokenError` when the connection fails meanwhile."""
        connection = tag.connection
        assert connection is not None
        assert self._scanner is not None
        while not reached():
            if tag.trouble is not None or self._unreachable is not None:
                now = self._scanner.now()
                connection.close(now)
                self._scanner.pump()
                raise BrokenError(*(tag.trouble or self._unreachable or ("", "")))
            self._moved.clear()
            await self._moved.wait()
        return connection

    async def _open(self, tag: _Tag) -> str:
        scanner, peer = self._scanner, self._peer
        assert scanner is not None
        assert peer is not None
        loop = asyncio.get_running_loop()

        def deliver(_data: bytes) -> None:
            if len(tag.arrivals) < tag.wanted:
                tag.arrivals.append(loop.time())
                if len(tag.arrivals) in (1, tag.wanted):
                    self._moved.set()

        tag.connection = peer.consume(describe(tag.settings, self._settings), deliver)
        tag.connection.open(scanner.now())
        scanner.pump()
        connection = await self._until(tag, lambda: tag.connection is not None and tag.connection.state in LIVE)
        size = describe(tag.settings, self._settings).to_size
        return f"accepted: {size} bytes every {connection.to_api * 1000:g} ms{tag.note}"

    async def _first(self, tag: _Tag) -> str:
        loop = asyncio.get_running_loop()
        began = loop.time()
        await self._until(tag, lambda: bool(tag.arrivals))
        return f"after {max(0.0, tag.arrivals[0] - began) * 1000:.0f} ms"

    async def _rhythm(self, tag: _Tag) -> str | Remark:
        connection = await self._until(tag, lambda: len(tag.arrivals) >= tag.wanted)
        gaps = [(b - a) * 1000 for a, b in pairwise(tag.arrivals)]
        lost = connection.statistics.lost
        text = (
            f"every {fmean(gaps):.1f} ms (asked: {connection.to_api * 1000:g}), {min(gaps):.1f} to {max(gaps):.1f} ms, "
            f"jitter {pstdev(gaps):.1f} ms, lost {lost}"
        )
        if lost:
            return Remark(text, "packets were lost: check cable, switch and duplex settings, and the network load")
        return text
