"""The asyncio shell around the originator: one UDP socket for all PLCs, one TCP session per PLC."""

import asyncio
import contextlib
import errno
import random
import secrets
import socket
import time
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from linkkit.alarm import Alarm
from linkkit.datagram import Address, Datagram, DatagramPort
from linkkit.engine import RemoteError
from linkkit.frames import Captured, Tap, TapPoint
from linkkit.stream import StreamShell
from pyconpro.originator import Identifiers, Originator
from pyconpro.peer import Happening, Peer, SessionChanged
from pyconpro.session import Session
from pyconpro.wire.encapsulation import IO_PORT, PORT

CONNECT_TIMEOUT: Final = 1.5
"""Seconds for one attempt to connect; more attempts follow. Short, so that a PLC that comes back is found soon."""
CLOSE_TIMEOUT: Final = 3.0
"""Seconds for the orderly end of each connection to a PLC, and of its session."""
VENDOR: Final = 0x1337
"""Our vendor id: not assigned, as no open-source program's can be."""

Listener = Callable[[Happening], None]


@dataclass(frozen=True, slots=True)
class ScannerOptions:
    """How this program appears on the network."""

    port: int = IO_PORT
    """UDP port for class-1 data; 0 takes any free one."""
    host: str = "0.0.0.0"  # noqa: S104 - PLCs may be on any network card
    fallback: bool = True
    """When the port is taken, use another and tell every target so, which not all of them honour."""
    vendor: int = VENDOR
    originator: int | None = None
    """32-bit originator serial number; None makes one from the name of this computer."""


class Scanner:
    """All class-1 connections of this process. Loop thread only; `start` first."""

    def __init__(self, options: ScannerOptions = ScannerOptions()) -> None:
        self.options = options
        self.notice = ""
        """What the user should know about the UDP port, in words; empty when all is as it should be."""
        # The same in every run: a target may keep the place of a connection that was not closed for its old owner.
        name = zlib.crc32(f"fieldscope on {socket.gethostname()}".encode())
        own = name if options.originator is None else options.originator
        identifiers = Identifiers(options.vendor, own, secrets.randbits(16), secrets.randbits(16))
        self.engine = Originator(identifiers, random.random)
        self.port: DatagramPort | None = None
        self.others: list[Callable[[bytes, Address], bool]] = []
        """Who else lives on the UDP port (producers of ours): each is asked whether a datagram is its own."""
        self._loop = asyncio.get_running_loop()
        self._listeners: dict[Peer, Listener] = {}
        self._sources: dict[Peer, str] = {}
        self._tapping: dict[Peer, TapPoint] = {}
        self._tapped: tuple[tuple[Peer, TapPoint], ...] = ()
        """Those with a tap on; replaced as a whole."""
        self._shells: dict[Peer, StreamShell] = {}
        self._connects: dict[Peer, asyncio.Task[None]] = {}
        self._unwanted: set[StreamShell] = set()
        """To be closed as soon as asyncio has given them their transport."""
        self._alarm = Alarm(self._tick)
        self._pumping = False
        self._changed = asyncio.Event()

    def start(self) -> None:
        """Open the UDP port; a second call does nothing. Raises `OSError` with words when it cannot be had."""
        if self.port is not None:
            return
        self.port, self.notice = _open_port(self.options, self._received, self.pump)
        self.engine.io_port = self.port.address[1]

    def peer(
        self, address: str, port: int = PORT, listener: Listener = lambda _event: None, *, source: str = ""
    ) -> Peer:
        """Make a PLC; `listener` gets what happens to it and its connections.

        `source` is the address of ours to call from, and so where the PLC sends its data; empty for any.
        """
        peer = self.engine.peer(address, port)
        if source:
            self._sources[peer] = source
        self._listeners[peer] = listener
        self._tapping[peer] = TapPoint()
        return peer

    def tap(self, peer: Peer, tap: Tap | None) -> None:
        """Show what goes to and comes from a PLC, on TCP and UDP; None stops it. Any thread."""
        if (point := self._tapping.get(peer)) is not None:
            point.tap = tap
            self._tapped = tuple((peer, point) for peer, point in self._tapping.items() if point.tap is not None)

    def now(self) -> float:
        """Give the time that the engine's methods want."""
        return self._loop.time()

    def pump(self) -> None:
        """Do what the engine wants done and re-arm its timer. Call it after every call into engine or peers."""
        if self._pumping:
            return
        self._pumping = True
        try:
            while self.engine.pending:
                self._carry_out()
        finally:
            self._pumping = False
        self._alarm.set(self.engine.deadline() if self.port is not None else None)

    async def close_peer(self, peer: Peer) -> None:
        """Close all connections of a PLC and its session in order, or anyhow when that does not get on; forget it."""
        peer.close(self.now())
        self.pump()
        with contextlib.suppress(TimeoutError):
            while not peer.idle:
                await self._next_closed(peer)
        if task := self._connects.pop(peer, None):
            task.cancel()
            await asyncio.wait([task])
        if shell := self._shells.get(peer):
            if shell.transport is None:
                self._unwanted.add(shell)
            else:
                shell.abort()
        self._listeners.pop(peer, None)
        self._sources.pop(peer, None)
        self.tap(peer, None)
        self._tapping.pop(peer, None)
        self.engine.remove(peer)
        self.pump()

    async def _next_closed(self, peer: Peer) -> None:
        """Wait until one more connection is closed. Raises `TimeoutError` after `CLOSE_TIMEOUT`."""
        left = peer.open_connections
        async with asyncio.timeout(CLOSE_TIMEOUT):
            while not peer.idle and (not left or peer.open_connections >= left):
                self._changed.clear()
                await self._changed.wait()

    async def close(self) -> None:
        """Close everything, all PLCs at once. The scanner cannot be used afterwards."""
        await asyncio.gather(*(self.close_peer(peer) for peer in tuple(self.engine.peers)))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_TIMEOUT):
                while self._shells:
                    self._changed.clear()
                    await self._changed.wait()
        self._alarm.set(None)
        if self.port is not None:
            self.port.close()

    # --- datagrams and time -------------------------------------------------------------------------------------------

    def _received(self, datagrams: list[Datagram]) -> None:
        for data, address in datagrams if self._tapped else ():
            self._show(data, address, sent=False)
        for other in self.others:
            datagrams = [datagram for datagram in datagrams if not other(*datagram)]
        self.engine.receive_all(datagrams, time.monotonic())

    def _show(self, data: bytes, address: Address, *, sent: bool) -> None:
        port = self.port
        for peer, point in self._tapped:
            if peer.host == address[0] and point.tap is not None and port is not None:
                local = (peer.local_host or port.address[0], port.address[1])
                point.tap(Captured(time.time_ns(), sent, "udp", local, address, data))

    def _tick(self) -> None:
        self.engine.tick(self._loop.time())
        self.pump()

    def _carry_out(self) -> None:
        actions = self.engine.drain()
        port = self.port
        if port is not None:
            port.largest = max(port.largest, self.engine.largest)
            for data, address in actions.datagrams:
                port.send(data, address)
                if self._tapped:
                    self._show(data, address, sent=True)
            for group, interface in actions.leaves:
                port.leave(group, interface)
            for group, interface in actions.joins:
                self._join(port, group, interface)
        for peer in actions.pumps:
            if shell := self._shells.get(peer):
                shell.pump()
        for peer, reason in actions.hang_ups:
            if shell := self._shells.get(peer):
                if peer.session is not None:
                    peer.session.close()
                if shell.transport is None:
                    self._unwanted.add(shell)
                else:
                    shell.close(reason)
        for peer in actions.connects:
            self._connects[peer] = self._loop.create_task(self._connect(peer))
        for event in actions.events:
            peer = event.peer if isinstance(event, SessionChanged) else event.connection.peer
            if (listener := self._listeners.get(peer)) is not None:  # else it was closed, and its session ends only now
                listener(event)
        if actions.events:
            self._changed.set()

    def _join(self, port: DatagramPort, group: str, interface: str) -> None:
        try:
            port.join(group, interface)
        except OSError as error:
            self.engine.join_failed(group, interface, error.strerror or str(error), self.now())

    # --- TCP ----------------------------------------------------------------------------------------------------------

    async def _connect(self, peer: Peer) -> None:
        try:
            async with asyncio.timeout(CONNECT_TIMEOUT):
                sock = await connected_socket(peer.address, peer.port, self._sources.get(peer, ""))
        except OSError as error:
            self._connects.pop(peer, None)
            peer.disconnected(*connect_trouble(error, peer.address, peer.port), self.now())
        else:
            self._connects.pop(peer, None)
            session = peer.connected(sock.getpeername()[0], sock.getsockname()[0], self.now())

            def deliver(events: Iterable[object], _arrival_ns: int) -> None:
                self._session_events(peer, session, events)

            def lost(reason: Exception | None) -> None:
                self._session_lost(peer, reason)

            shell = StreamShell(session, deliver, lost)
            shell.tapping = self._tapping[peer]
            self._shells[peer] = shell
            await self._loop.create_connection(lambda: shell, sock=sock)
            if shell in self._unwanted:
                self._unwanted.discard(shell)
                shell.close()
        self.pump()

    def _session_events(self, peer: Peer, session: Session, events: Iterable[object]) -> None:
        happened = list(events)
        if happened:
            peer.session_events(session, happened, self.now())  # type: ignore[arg-type] # what a Session gives
            self.pump()

    def _session_lost(self, peer: Peer, reason: Exception | None) -> None:
        self._shells.pop(peer, None)
        text, hint = session_trouble(reason)
        peer.disconnected(text, hint, self.now())
        self._changed.set()
        self.pump()


def connect_trouble(error: OSError, address: str, port: int) -> tuple[str, str]:
    """Say why a PLC cannot be reached, and what to check."""
    if isinstance(error, TimeoutError):
        return f"{address} does not answer on TCP port {port}", "check the address, the cable and the firewall"
    if isinstance(error, ConnectionRefusedError):
        hint = "no EtherNet/IP device at this address, or it is starting; check the address"
        return f"{address} refuses connections on TCP port {port}", hint
    if isinstance(error, socket.gaierror):
        return f"“{address}” is not an address that can be found", "check the spelling, or enter the IP address"
    if error.errno == errno.EADDRNOTAVAIL:
        return "the chosen network adapter has another address now", "choose the adapter anew, or “any”"
    if error.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH):
        hint = "check the cable, the address, and that this computer has an address in the PLC's network"
        return f"there is no way to {address}", hint
    return f"{address}: {error.strerror or error}", "check the address and this computer's network settings"


def session_trouble(reason: Exception | None) -> tuple[str, str]:
    """Say why a session ended."""
    if reason is None:
        return "session closed", ""
    if isinstance(reason, RemoteError):
        return f"session given up: {reason}", "is this an EtherNet/IP device? If so, it may be overloaded"
    return f"the PLC closed the session: {reason}", "it is opened again when needed; received data is not affected"


async def connected_socket(address: str, port: int, source: str = "") -> socket.socket:
    """Connect by IPv4, from `source` if that is not empty. Raises `OSError`."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(address, port, family=socket.AF_INET, type=socket.SOCK_STREAM)
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.setblocking(False)
        if source:
            sock.bind((source, 0))
        await loop.sock_connect(sock, found[0][4])
    except (OSError, asyncio.CancelledError):
        sock.close()
        raise
    return sock


def _open_port(
    options: ScannerOptions, receive: Callable[[list[Datagram]], None], drained: Callable[[], None]
) -> tuple[DatagramPort, str]:
    try:
        return DatagramPort(receive, options.host, options.port, drained), ""
    except OSError as error:
        taken = error.errno in (errno.EADDRINUSE, errno.EACCES) and options.port
        words = f"UDP port {options.port} is in use by another program (RSLinx, FactoryTalk Linx, a second copy)"
        if not taken:
            raise
        if not options.fallback:
            raise OSError(error.errno, f"{words}; close it") from error
    port = DatagramPort(receive, options.host, 0, drained)
    return (
        port,
        f"{words}; using port {port.address[1]}, which not every PLC honours: close it if no data comes",
    )
