"""One TCP connection to a station, dialled again whenever it is lost. A session has one or several, and uses one."""

import asyncio
import logging
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from iec104 import certificates
from iec104.certificates import Certificate
from iec104.controlling.engine import Engine
from iec104.controlling.failures import Failure, explain
from iec104.controlling.options import Options
from iec104.parameters import ProtocolParameters
from iec104.transport_security import SecurityError
from iec104.transport_security import explain as explain_tls
from linkkit.stream import StreamShell

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Counts:
    """What outlives a connection."""

    attempts: int = 0
    opened: int = 0
    lost: int = 0


class Owner(Protocol):
    """Who uses a line."""

    parameters: ProtocolParameters
    options: Options

    def dialling(self, line: "Line", /) -> None:
        """It begins to connect."""

    def opened(self, line: "Line") -> None:
        """It is connected; data transfer is stopped. What is put into its engine now is sent at once."""

    def delivered(self, line: "Line", events: Iterable[object], arrival_ns: int) -> None:
        """Something happened on it."""

    def ended(self, line: "Line", engine: Engine, reason: Exception | None) -> None:
        """The connection is gone; `engine` was the one of it."""

    def pausing(self, line: "Line", failure: Failure, delay: float) -> None:
        """It was lost or never made, and is tried again after `delay` seconds."""


class Line:
    """Dials one address for ever. Loop thread only."""

    def __init__(self, number: int, host: str, port: int, owner: Owner) -> None:
        self.number = number
        self.host = host
        self.port = port
        self.engine: Engine | None = None
        """The engine of the present connection."""
        self.counts = Counts()
        self.generation = 0
        """Which connection of this line it is, counted from 1."""
        self.failures = 0
        """In a row; zeroed by the owner when the connection proves good."""
        self.trouble = ""
        """Why it is not connected, "" when it is."""
        self._unheard = False
        """The last connection was through TLS, and not an octet came."""
        self._looked: tuple[int, Certificate | None] | None = None
        self._owner = owner
        self._loop = asyncio.get_running_loop()
        self._shell: StreamShell | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def where(self) -> str:
        """Its address in words."""
        return f"{self.host}:{self.port}"

    @property
    def shell(self) -> StreamShell | None:
        """What runs the engine; None while not connected."""
        return self._shell

    def start(self) -> None:
        """Dial, and again whenever the connection is lost, until `stop`."""
        self.failures = 0
        self._task = self._loop.create_task(self._run(), name=f"104 {self.where}")

    @property
    def running(self) -> bool:
        return self._task is not None and not self._task.done()

    async def stop(self) -> None:
        """Close in order and dial no more; returns when all is over."""
        task, self._task = self._task, None
        if task is None:
            return
        if self._shell is not None and self.engine is not None:
            self.engine.link.close()
            self._shell.close()
        else:
            task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    def pump(self) -> None:
        """Write what is due; call it after every call into the engine."""
        if self._shell is not None:
            self._shell.pump()

    async def _run(self) -> None:
        try:
            await self._keep()
        except asyncio.CancelledError:
            # While dialing or pausing there is nothing to close; else the loop is ending, and there is no time for it.
            if self._shell is not None:
                self._shell.abort()
            raise

    async def _keep(self) -> None:
        """Dial again and again."""
        me = asyncio.current_task()
        while True:
            self._owner.dialling(self)
            reason: Exception | None
            try:
                over = await self._dial()
            except (
                OSError,
                UnicodeError,
            ) as error:  # TLS errors and TimeoutError are OSErrors
                reason = error
            else:
                reason = await over
                self.counts.lost += 1
                if self._unheard and isinstance(reason, ConnectionError):
                    # With TLS 1.3 our handshake is over before the other side has judged our certificate.
                    reason = SecurityError(explain_tls(reason, None, datetime.now(UTC)))
            if self._task is not me:
                return
            self.failures += 1
            delay = self._owner.options.backoff.delay(self.failures)
            peer = await self._shown(reason) if isinstance(reason, ssl.SSLCertVerificationError) else None
            failure = explain(reason, self.host, self.port, self._owner.parameters.connection_timeout, peer)
            self.trouble = failure.text
            log.info("%s: %s", self.where, failure.text)
            self._owner.pausing(self, failure, delay)
            await asyncio.sleep(delay)

    async def _shown(self, reason: ssl.SSLCertVerificationError) -> Certificate | None:
        """Give the certificate an error is about; looked at once per kind of error, not at every attempt."""
        if self._looked is None or self._looked[0] != reason.verify_code:
            self._looked = reason.verify_code, await self._look()
        return self._looked[1]

    async def _look(self) -> Certificate | None:
        """Fetch the certificate that was not accepted: Python shows only accepted ones. Gives None when that fails."""
        make, t0 = self._owner.options.look_tls, self._owner.parameters.connection_timeout
        if make is None:
            return None
        try:
            async with asyncio.timeout(t0):
                transport, _ = await self._loop.create_connection(
                    asyncio.Protocol, self.host, self.port, ssl=make(), server_hostname=self.host
                )
            try:
                return certificates.parse(transport.get_extra_info("ssl_object").getpeercert(binary_form=True) or b"")
            finally:
                transport.abort()
        except (OSError, ValueError) as error:
            log.info("%s: its certificate cannot be looked at: %s", self.where, error)
            return None

    async def _dial(self) -> asyncio.Future[Exception | None]:
        """Connect within t0; gives the future of the connection's end."""
        self.counts.attempts += 1
        options, parameters = self._owner.options, self._owner.parameters
        engine = Engine(parameters, self._loop.time(), originator=options.originator, sizes=options.sizes)
        engine.link.trace = options.trace
        over: asyncio.Future[Exception | None] = self._loop.create_future()

        def lost(reason: Exception | None) -> None:
            engine.link.close()
            self._unheard = options.tls is not None and not engine.link.statistics.received_bytes
            self._owner.ended(self, engine, reason)
            if self.engine is engine:
                self.engine = self._shell = None
            if not over.done():
                over.set_result(reason)

        shell = StreamShell(engine, lambda events, at: self._owner.delivered(self, events, at), lost)
        shell.tapping = options.tapping
        context = options.tls() if options.tls else None
        async with asyncio.timeout(parameters.connection_timeout):
            await self._loop.create_connection(
                lambda: shell,
                self.host,
                self.port,
                ssl=context,
                server_hostname=(options.server_name or self.host) if context else None,
            )
        assert shell.transport is not None
        if over.done():
            return over
        if context is not None and options.check_tls is not None:
            try:
                options.check_tls(shell.transport.get_extra_info("ssl_object"))
            except OSError:
                shell.abort()
                raise
        self.engine, self._shell = engine, shell
        self.trouble, self._looked = "", None
        self.counts.opened += 1
        self.generation += 1
        self._owner.opened(self)
        shell.pump()
        return over
