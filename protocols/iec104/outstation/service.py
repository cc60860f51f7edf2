"""Runs an outstation on the running asyncio loop: listens, gives every connection its shell, keeps the timer."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime

from iec104.outstation.core import Outstation
from iec104.outstation.happenings import Happening
from iec104.outstation.session import Session
from iec104.transport_security import SecurityError, TransportSecurity, explain
from linkkit.alarm import Alarm
from linkkit.engine import LocalError
from linkkit.stream import StreamShell

log = logging.getLogger(__name__)

Accept = Callable[[str], Awaitable[bool]]
"""Decides on a new connection by the address of the peer, while nothing is read from it."""


class Service:
    """An outstation on a TCP port. Loop thread only.

    `happened` gets what sessions tell; it must not block. After every call into the outstation from outside, call
    `pump`.
    """

    def __init__(
        self,
        outstation: Outstation,
        happened: Callable[[Happening], None] = lambda _: None,
        *,
        security: TransportSecurity | None = None,
        accept: Accept | None = None,
        trace: bool = False,
    ) -> None:
        self.outstation = outstation
        self.host = ""
        self.port = 0
        """Where it listens, once started."""
        self.trace = trace
        """Whether new sessions tell every frame."""
        self.accept = accept
        self._happened = happened
        self._security = security
        self._tls = None if security is None else security.server_context()
        self._loop = asyncio.get_running_loop()
        self._server: asyncio.Server | None = None
        self._shells: dict[Session, StreamShell] = {}
        self._gone = asyncio.Event()
        self._arriving: set[asyncio.Task[None]] = set()
        self._alarm = Alarm(self._tick)
        self._scheduled = False

    async def start(self, host: str, port: int) -> None:
        """Listen; port 0 takes a free one. Raises `OSError` when that is not possible."""
        if self._security is not None:
            for text in self._security.warnings(datetime.now(UTC)):
                log.warning("%s", text)
        # Not with `ssl=`: connections that are still shaking hands could then neither be ended nor explained.
        self._server = await self._loop.create_server(lambda: _Arrival(self), host, port)
        self.host, self.port = self._server.sockets[0].getsockname()[:2]
        self._arm()

    async def stop(self) -> None:
        """Close everything in order; returns when all connections are gone, after a second by force. Idempotent."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._alarm.set(None)
        for task in self._arriving:
            task.cancel()
        if self._arriving:
            await asyncio.wait(self._arriving)
        for session in list(self._shells):
            self.disconnect(session)
        if self._shells:
            try:
                await asyncio.wait_for(self._gone.wait(), 1.0)
            except TimeoutError:
                for shell in list(self._shells.values()):
                    shell.abort()
                await asyncio.wait_for(self._gone.wait(), 1.0)

    def pump(self) -> None:
        """Send and tell what a call into the outstation brought about, on all connections."""
        self._scheduled = False
        for shell in list(self._shells.values()):
            shell.pump()
        self._arm()

    def disconnect(self, session: Session) -> None:
        """Close one connection in order."""
        if session in self._shells:
            session.close()
            self._shells[session].close()

    def now(self) -> float:
        """The time to give to the outstation."""
        return self._loop.time()

    def arrive(self, transport: asyncio.Transport, protocol: "_Arrival") -> None:
        """Take a new connection, or close it when it is not wanted."""
        if self._tls is None and self.accept is None:
            self._take(transport, _peer(transport))
            return
        transport.pause_reading()
        task = self._loop.create_task(self._consider(transport, protocol))
        self._arriving.add(task)
        task.add_done_callback(self._arriving.discard)

    async def _consider(self, transport: asyncio.Transport, protocol: "_Arrival") -> None:
        """Shake hands, and ask the application."""
        peer, raw = _peer(transport), transport
        try:
            if self._tls is not None:
                secured = await self._loop.start_tls(transport, protocol, self._tls, server_side=True)
                if secured is None:
                    return
                transport = secured
                transport.pause_reading()
                if reason := self._distrust(transport):
                    self._refuse(raw, peer, reason)
                    return
            if self.accept is not None and not await self.accept(peer):
                self._refuse(raw, peer, "the application refused it")
            elif self._server is not None and not transport.is_closing():
                self._take(transport, peer, protocol.early)
                transport.resume_reading()
        except OSError as error:  # TLS errors among them
            self._refuse(raw, peer, explain(error, None, datetime.now(UTC)))
        except asyncio.CancelledError:
            raw.abort()
            raise

    def _take(self, transport: asyncio.Transport, peer: str, early: bytes = b"") -> None:
        try:
            session = self.outstation.open(peer, self.now())
        except LocalError as error:
            self._refuse(transport, peer, str(error))
            return
        session.link.trace = self.trace
        shell = StreamShell(session, self._deliver, lambda why: self._lost(session, why))
        self._shells[session] = shell
        self._gone.clear()
        transport.set_protocol(shell)
        log.info("connection from %s", peer)
        shell.connection_made(transport)
        if early:
            shell.receive(early)
        self._arm()

    def _refuse(self, transport: asyncio.Transport, peer: str, reason: str) -> None:
        log.warning("connection from %s refused: %s", peer, reason)
        transport.close()

    def _distrust(self, transport: asyncio.Transport) -> str:
        if self._security is None:
            return ""
        try:
            self._security.check_peer(transport.get_extra_info("ssl_object"))
        except SecurityError as error:
            return str(error)
        return ""

    def _deliver(self, happenings: Iterable[object], _arrival_ns: int) -> None:
        some = False
        for happening in happenings:
            some = True
            self._happened(happening)  # type: ignore[arg-type]
        if some and not self._scheduled:
            # What one connection asks for may give others something to send.
            self._scheduled = True
            self._loop.call_soon(self.pump)
        self._arm()

    def _lost(self, session: Session, reason: Exception | None) -> None:
        log.info("connection from %s is over%s", session.remote, f": {reason}" if reason else "")
        del self._shells[session]
        self.outstation.close(session)
        if not self._shells:
            self._gone.set()

    def _arm(self) -> None:
        self._alarm.set(self.outstation.deadline() if self._server is not None else None)

    def _tick(self) -> None:
        self.outstation.tick(self.now())
        self.pump()


def _peer(transport: asyncio.Transport) -> str:
    return str((transport.get_extra_info("peername") or ("?",))[0])


class _Arrival(asyncio.Protocol):
    """Stands in until the peer's address is known."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self.early = b""
        """What came on the heels of the TLS handshake."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._service.arrive(transport, self)

    def data_received(self, data: bytes) -> None:
        self.early += data
