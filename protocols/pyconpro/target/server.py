"""The asyncio shell of a target: TCP sessions, the List commands on UDP, class-1 datagrams, one timer."""

import asyncio
import contextlib
import errno
import logging
import socket
from collections.abc import Callable, Iterable
from typing import Final

from linkkit.alarm import Alarm
from linkkit.datagram import Address, Datagram, DatagramPort
from linkkit.stream import StreamShell
from pyconpro.target.engine import Target
from pyconpro.target.session import Session, SessionOver, answer_datagram
from pyconpro.wire.encapsulation import IO_PORT, PORT

log = logging.getLogger(__name__)

MOST_SESSIONS: Final = 64
"""TCP connections at a time; more are closed at once."""
MULTICAST_TTL: Final = 1
"""Routers on the way that a multicast packet may pass is this less one: none."""


class PortTakenError(OSError):
    """A port that was asked for belongs to another program; the text says which and what to do."""


class TargetServer:
    """Runs a `Target` on the sockets of one address; loop thread only.

    `on_event` is called for every happening (`target.model.Happening`, and what a target of another kind adds).
    TCP and UDP need not have the ports of the standard: 0 takes any free one, and an originator is told where to
    send class-1 data.
    """

    def __init__(self, target: Target, on_event: Callable[[object], None] = lambda _: None) -> None:
        self.target = target
        self.host = ""
        self.port = 0
        """TCP port, known after `start`."""
        self.udp_port = 0
        """UDP port of class-1 data, known after `start`."""
        self.discoverable = False
        """Whether UDP ListIdentity is answered (the UDP port of the same number as the TCP port was free)."""
        self._on_event = on_event
        self._loop = asyncio.get_running_loop()
        self._shells: dict[int, StreamShell] = {}
        self._listener: asyncio.Server | None = None
        self._io: DatagramPort | None = None
        self._listing: DatagramPort | None = None
        self._shared = False
        self._alarm = Alarm(self._tick)
        self._no_session = asyncio.Event()
        self._no_session.set()

    async def start(
        self,
        host: str = "0.0.0.0",  # noqa: S104 - reachable from everywhere unless told otherwise
        port: int = PORT,
        udp_port: int | None = None,
        io: DatagramPort | None = None,
    ) -> None:
        """Open the sockets. `udp_port` None takes 2222 if it is free, else any.

        With `io` a UDP port is used that somebody else owns, and who passes datagrams to `offer`.

        Raises `PortTakenError`, or `OSError` when the address does not belong to this machine.
        """
        try:
            self._shared = io is not None
            self._io = io or self._open_io(host, udp_port)
            self.udp_port = self._io.address[1]
            self.target.options.udp_port = self.udp_port
            if not self._shared:
                _multicast(self._io.socket, host)
            await self._listen(host, port)
        except OSError:
            await self.stop()
            raise
        with contextlib.suppress(OSError):
            self._listing = DatagramPort(self._list, host, self.port)
            self.discoverable = True
        self.pump()

    async def stop(self) -> None:
        """Close everything; idempotent. Originators notice by silence and by the end of their TCP connections."""
        self._alarm.set(None)
        self.target.end()
        await self._close_tcp()
        if self._io is not None and not self._shared:
            self._io.close()
        if self._listing is not None:
            self._listing.close()
        self._io = self._listing = None
        for event in self.target.events():
            self._on_event(event)

    async def restart(self, seconds: float) -> None:
        """Behave like a device that is switched off and comes back: everything is forgotten, nobody is told.

        Does nothing while it is off already. Raises `OSError` when another program took the port meanwhile.
        """
        if self._listener is None:
            return
        self.target.end()
        host, port = self.host, self.port
        await self._close_tcp()
        self.pump()
        await asyncio.sleep(seconds)
        await self._listen(host, port)

    def offer(self, datagram: bytes, address: Address) -> bool:
        """Take a datagram from a shared port if it is for a connection here; says whether it was."""
        if not self.target.class_one.knows(datagram, address):
            return False
        self._receive(((datagram, address),))
        self.pump()
        return True

    def pump(self) -> None:
        """Deliver events, send what is due, close sessions that are over, re-arm the timer."""
        if self._io is None:
            return
        self._io.largest = max(self._io.largest, self.target.class_one.largest)
        for event in self.target.events():
            self._on_event(event)
        for datagram, address in self.target.outgoing():
            self._io.send(datagram, address)
        for session in self.target.touched():
            if (shell := self._shells.get(session.number)) is not None:
                shell.pump()
        self._alarm.set(self.target.deadline())

    # --- Inside ------------------------------------------------------------------------------------------------------

    def _open_io(self, host: str, udp_port: int | None) -> DatagramPort:
        if udp_port is None:
            try:
                return DatagramPort(self._receive, host, IO_PORT, self.pump)
            except OSError:
                log.info("UDP port %d is taken; another one is used", IO_PORT)
                return DatagramPort(self._receive, host, 0, self.pump)
        try:
            return DatagramPort(self._receive, host, udp_port, self.pump)
        except OSError as error:
            raise _taken("UDP", host, udp_port, error) from error

    async def _listen(self, host: str, port: int) -> None:
        try:
            self._listener = await self._loop.create_server(lambda: _Accepted(self), host, port)
        except OSError as error:
            raise _taken("TCP", host, port, error) from error
        self.host, self.port = self._listener.sockets[0].getsockname()[:2]

    async def _close_tcp(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            listener.close()
        for shell in list(self._shells.values()):
            shell.abort()
        if listener is not None:
            await listener.wait_closed()
        await self._no_session.wait()

    def accepted(self, transport: asyncio.Transport) -> None:
        """Take over a TCP connection that came in."""
        peer, local = transport.get_extra_info("peername"), transport.get_extra_info("sockname")
        if len(self._shells) >= MOST_SESSIONS or peer is None or self._listener is None:
            transport.abort()
            return
        session = self.target.session(peer[0], local[0], self._loop.time())

        def deliver(events: Iterable[object], _arrival_ns: int) -> None:
            for event in events:
                if isinstance(event, SessionOver):
                    log.debug("session with %s: %s", peer[0], event.reason)
                    shell.close()
            self.pump()

        shell = StreamShell(session, deliver, lambda _reason: self._lost(session))
        self._shells[session.number] = shell
        self._no_session.clear()
        transport.set_protocol(shell)
        shell.connection_made(transport)

    def _lost(self, session: Session) -> None:
        self._shells.pop(session.number, None)
        if not self._shells:
            self._no_session.set()
        self.target.session_over(session)
        self.pump()

    def _receive(self, datagrams: Iterable[Datagram]) -> None:
        now = self._loop.time()
        for datagram, address in datagrams:
            self.target.receive(datagram, address, now)

    def _tick(self) -> None:
        self.target.tick(self._loop.time())
        self.pump()

    def _list(self, datagrams: Iterable[Datagram]) -> None:
        for datagram, address in datagrams:
            local = self.host if self.host != "0.0.0.0" else _local_address(address)  # noqa: S104
            answer = answer_datagram(datagram, self.target.options, local)
            off = self._listener is None
            if answer is not None and self._listing is not None and not off and self.target.reachable:
                self._listing.send(answer.build(), address)


class _Accepted(asyncio.Protocol):
    """Stands in until the addresses of a new connection are known."""

    def __init__(self, server: TargetServer) -> None:
        self._server = server

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._server.accepted(transport)


def _taken(kind: str, host: str, port: int, error: OSError) -> OSError:
    # Windows says "access denied" (WSAEACCES) for a port that another program holds exclusively.
    if error.errno not in (errno.EADDRINUSE, errno.EACCES):
        return error
    return PortTakenError(
        error.errno,
        f"{kind} port {port} on {host} is taken by another program (RSLinx, FactoryTalk Linx or another target?): "
        "choose another port, 0 for any free one",
    )


def _multicast(sock: socket.socket, host: str) -> None:
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, MULTICAST_TTL)
    if host not in ("", "0.0.0.0"):  # noqa: S104
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(host))


def _local_address(peer: Address) -> str:
    """Find the address of ours that the peer sees; nothing is sent for that."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(peer)
        except OSError:
            return "0.0.0.0"  # noqa: S104
        return str(probe.getsockname()[0])
