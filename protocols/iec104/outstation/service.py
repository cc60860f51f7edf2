"""Runs an outstation on the running asyncio loop: listens, gives every connection its shell, keeps the timer."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

from iec104.outstation.core import Outstation
from iec104.outstation.happenings import Happening
from iec104.outstation.session import Session
from iec104.transport_security import SecurityError, TransportSecurity
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
        self._considering: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._armed: float | None = None
        self._scheduled = False

    async def start(self, host: str, port: int) -> None:
        """Listen; port 0 takes a free one. Raises `OSError` when that is not possible."""
        self._server = await self._loop.create_server(lambda: _Arrival(self), host, port, ssl=self._tls)
        self.host, self.port = self._server.sockets[0].getsockname()[:2]
        self._arm()

    async def stop(self) -> None:
        """Close everything in order; returns when all connections are gone, after a second by force. Idempotent."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._disarm()
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

    def arrive(self, transport: asyncio.Transport) -> None:
        """Take a new connection, or close it when it is not wanted."""
        peer = str((transport.get_extra_info("peername") or ("?",))[0])
        if reason := self._distrust(transport):
            self._refuse(transport, peer, reason)
        elif self.accept is None:
            self._take(transport, peer)
        else:
            transport.pause_reading()
            task = self._loop.create_task(self._consider(self.accept, transport, peer))
            self._considering.add(task)
            task.add_done_callback(self._considering.discard)

    async def _consider(self, accept: Accept, transport: asyncio.Transport, peer: str) -> None:
        if not await accept(peer):
            self._refuse(transport, peer, "the application refused it")
        elif self._server is not None and not transport.is_closing():
            self._take(transport, peer)
            transport.resume_reading()

    def _take(self, transport: asyncio.Transport, peer: str) -> None:
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
        deadline = self.outstation.deadline() if self._server is not None else None
        if deadline == self._armed and self._timer is not None:
            return
        self._disarm()
        self._armed = deadline
        if deadline is not None:
            self._timer = self._loop.call_at(deadline, self._tick)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _tick(self) -> None:
        self._timer = None
        self.outstation.tick(self.now())
        self.pump()


class _Arrival(asyncio.Protocol):
    """Stands in until the peer's address is known."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._service.arrive(transport)
