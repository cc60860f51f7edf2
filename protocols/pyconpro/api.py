"""The documented API: `Connection`, `PLC`, `Consumer`, `ConsumerHint`. Blocking, for any thread but the I/O thread.

The spelling is that of the documentation; keyword-only arguments are additions. Handlers are called on a thread per
consumer. All communication runs on one I/O thread per `Connection`.
"""

import asyncio
import atexit
import logging
import threading
import weakref
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Final, NamedTuple, TypeVar

from linkkit.iothread import IoThread
from pyconpro.connection import LIVE, Changed, IoConnection, State
from pyconpro.dispatcher import Dispatcher
from pyconpro.errors import ClosedError, CommError, PleaseResetError
from pyconpro.peer import Happening, Peer, SessionChanged
from pyconpro.retry import Cause
from pyconpro.scanner import Scanner, ScannerOptions
from pyconpro.socket import SocketError
from pyconpro.spec import ConnectionSpec, produced_tag
from pyconpro.statistics import Statistics
from pyconpro.wire.encapsulation import IO_PORT, PORT

log = logging.getLogger(__name__)
T = TypeVar("T")

PATIENCE: Final = 10.0
"""Seconds that a call waits for a PLC that does not answer or is busy, healing meanwhile."""
_FINAL: Final = {Cause.CONFIGURATION, Cause.RPI}
"""Refusals that trying again does not change."""
_CLOSE_PATIENCE: Final = 3.0
"""Seconds for the orderly end of a connection."""
_JOIN_STEP: Final = 0.5
"""Seconds; waiting in steps lets Ctrl-C through on every system."""
TRY_AGAIN: Final = "Just try to start the consumer again, after some seconds."


class ConsumerHint(NamedTuple):
    """A hint for the `Consumer` class."""

    tag: str
    """Name of the produced tag."""
    datasize: int
    """Bytes of the tag + 2."""
    rpi: int
    """Interval at which data is received, ms."""
    otrpi: int
    """Interval at which the connection is kept alive, ms; usually `rpi + 100`."""


class Connection:
    """All consumers of a program. Ends with `Stop` and `Close`.

    `heal`: reconnect, register and open again by itself. `udp_port`: where data arrives; 2222 is what every PLC sends
    to, 0 takes any free one; when it is taken another one is used and announced, see `notice`. `host`: own address to
    receive on, all of them unless given. `patience`: seconds that a call waits for a PLC that does not answer or is
    busy. Methods may be called from any thread, also from handlers, and block until they are done.
    """

    def __init__(
        self,
        *,
        heal: bool = True,
        udp_port: int = IO_PORT,
        host: str = "0.0.0.0",  # noqa: S104 - PLCs may be on any network card
        patience: float = PATIENCE,
    ) -> None:
        self.heal = heal
        self.patience = patience
        self._options = ScannerOptions(port=udp_port, host=host)
        self._thread = IoThread("pyconpro")
        self._scanner: Scanner | None = None
        self._plcs: list[PLC] = []
        self._lock = threading.RLock()
        self._running = threading.Event()
        self._stopped = threading.Event()
        self._stopped.set()
        self._closed = False
        self._guests: list[Callable[[], None]] = []
        atexit.register(_close_at_exit, weakref.ref(self))

    def Start(self, join: bool = False) -> None:  # noqa: N802
        """Begin to receive. With `join` wait until the connection has stopped.

        Raises `CommError` when no UDP port can be had, `ClosedError` after `Close`.
        """
        self._call(self._open_port())
        self._stopped.clear()
        self._running.set()
        if join:
            self.Join()

    def Stop(self) -> None:  # noqa: N802
        """Stop all consumers, end all sessions, stop receiving. `Start` begins anew. Idempotent."""
        if self._closed:
            return
        self._running.clear()
        while self._guests:
            self._guests.pop()()
        with self._lock:
            if self._thread.running:
                # All at once: with a PLC that is gone, one after the other would take seconds for each.
                self._thread.call(self._release())
        for plc in tuple(self._plcs):
            plc._stop()  # noqa: SLF001 - the three classes are one API
        self._stopped.set()

    def Join(self) -> None:  # noqa: N802
        """Wait until the connection was stopped; returns at once when it was never started."""
        while not self._stopped.wait(_JOIN_STEP):
            pass

    def Close(self) -> None:  # noqa: N802
        """Stop, and release everything for good. Idempotent."""
        if self._closed:
            return
        self.Stop()
        self._closed = True
        self._thread.stop()
        self._stopped.set()

    def addPLC(self, ip: str, slot: int = 0, *, port: int = PORT, route: str = "") -> "PLC":  # noqa: N802
        """Make a PLC and register a session with it. Raises `CommError` when it cannot be reached."""
        plc = PLC(self, ip, slot, port=port, route=route)
        plc.register()
        return plc

    def share(self, stop: Callable[[], None]) -> tuple[IoThread, Scanner]:
        """Give I/O thread and UDP port to something that wants to live on them; `stop` is called before they go.

        For `pyconpro.producer.ProducerServer`. Raises `CommError` when no UDP port can be had.
        """
        scanner = self._call(self._open_port())
        self._guests.append(stop)
        return self._thread, scanner

    @property
    def notice(self) -> str:
        """What there is to know about the UDP port, in words; empty when all is as it should be."""
        return self._scanner.notice if self._scanner is not None else ""

    def __enter__(self) -> "Connection":
        self.Start()
        return self

    def __exit__(self, *_: object) -> None:
        self.Close()

    def _call(self, work: Coroutine[Any, Any, T]) -> T:
        """Run `work` on the I/O thread, which is started when it is needed first."""
        with self._lock:
            if self._closed:
                work.close()
                raise ClosedError("this Connection was closed; make a new one")
            self._thread.start()
        return self._thread.call(work)

    async def _open_port(self) -> Scanner:
        if self._scanner is None:
            scanner = Scanner(self._options)
            try:
                scanner.start()
            except OSError as error:
                raise CommError(f"no UDP port for the data: {error.strerror or error}") from error
            if scanner.notice:
                log.warning("%s", scanner.notice)
            self._scanner = scanner
        return self._scanner

    async def _release(self) -> None:
        scanner, self._scanner = self._scanner, None
        if scanner is not None:
            await scanner.close()


class PLC:
    """One PLC. In most cases use `Connection.addPLC`.

    `ip` is an address or a name and may carry a TCP port: "192.168.1.10:44818". `slot` is the place of the controller
    in its chassis, 0 for a CompactLogix. `route` are the hops before that chassis, as `wire.epath.parse_route` reads
    them: "bp,3,enet,10.1.2.9". Raises `ValueError` for a port that is no number.
    """

    def __init__(self, connection: Connection, ip: str, slot: int = 0, *, port: int = PORT, route: str = "") -> None:
        self.connection = connection
        host, colon, number = ip.partition(":")
        if colon and not number.isdigit():
            raise ValueError(f"“{ip}”: write the address as 192.168.1.10, or with a TCP port as 192.168.1.10:44818")
        self.ip = host
        self.slot = slot
        self.port = int(number) if colon else port
        self.route = route
        self._peer: Peer | None = None
        self._consumers: list[Consumer] = []
        self._changed = asyncio.Event()
        self._trouble = ""
        connection._plcs.append(self)  # noqa: SLF001

    def register(self) -> None:
        """Register a session with the PLC. Raises `CommError` when it cannot be reached."""
        self.connection._call(self._register())  # noqa: SLF001

    def addConsumer(  # noqa: N802
        self,
        hint: ConsumerHint | ConnectionSpec,
        handler: Callable[..., object],
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] = {},
    ) -> "Consumer":
        """Make a consumer and open its connection; `Consumer.Start` then begins to ask for data.

        Raises `CommError` when the PLC refuses, `ValueError` for an impossible hint. A `ConnectionSpec` as hint opens
        any other class-1 connection (`pyconpro.spec`).
        """
        consumer = Consumer(self, hint, handler, args, kwargs)
        consumer.forwardOpen()
        return consumer

    def _stop(self) -> None:
        for consumer in tuple(self._consumers):
            consumer.Stop()

    def _happened(self, event: Happening) -> None:
        if isinstance(event, SessionChanged):
            self._trouble = "" if event.up else _words(event)
        elif isinstance(event, Changed):
            for consumer in tuple(self._consumers):
                consumer._happened(event)  # noqa: SLF001
        else:
            log.info("%s: %s is in %s mode", self.ip, event.connection.spec.label, "run" if event.run else "program")
        self._changed.set()

    async def _open(self) -> tuple[Scanner, Peer]:
        scanner = await self.connection._open_port()  # noqa: SLF001
        if self._peer is None or self._peer not in scanner.engine.peers:
            self._peer = scanner.peer(self.ip, self.port, self._happened)
            self._peer.heal = self.connection.heal
        return scanner, self._peer

    async def _register(self) -> None:
        scanner, peer = await self._open()
        if peer.registered:
            return
        self._trouble = ""
        peer.register(scanner.now())
        scanner.pump()
        try:
            async with asyncio.timeout(self.connection.patience):
                while not peer.registered and (self.connection.heal or not self._trouble):
                    await self._wait()
        except TimeoutError:
            pass
        if not peer.registered:
            if peer.connections:
                peer.unregister()
            else:
                await scanner.close_peer(peer)
            raise SocketError(self._trouble or f"{self.ip} does not answer on TCP port {self.port}")

    async def _wait(self) -> None:
        self._changed.clear()
        await self._changed.wait()


class Consumer:
    """One consumer of one produced tag. In most cases use `PLC.addConsumer`."""

    def __init__(
        self,
        plc: PLC,
        hint: ConsumerHint | ConnectionSpec,
        handler: Callable[..., object],
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] = {},
    ) -> None:
        self.plc = plc
        self.hint = hint
        self.handler = handler
        self.args = args
        self.kwargs = kwargs
        if isinstance(hint, ConnectionSpec):
            self.spec = hint
        else:
            tag, datasize, rpi, otrpi = hint
            self.spec = produced_tag(tag, datasize, rpi, otrpi, slot=plc.slot, route=plc.route)
        self._connection: IoConnection | None = None
        self._dispatcher: Dispatcher | None = None
        self._last: Changed | None = None

    def forwardOpen(self) -> None:  # noqa: N802
        """Open the connection in the PLC. It gives up after 10 s unless `Start` follows.

        Raises `CommError` when it is refused, `PleaseResetError` when the PLC does not listen.
        """
        self.plc.connection._call(self._open(held=True))  # noqa: SLF001

    def Start(self) -> None:  # noqa: N802
        """Begin to ask for data; opens the connection when it is not open (any more). Raises as `forwardOpen` does."""
        connection = self.plc.connection
        if self._dispatcher is None and not connection._closed:  # noqa: SLF001
            self._dispatcher = Dispatcher(self.spec.label, self.handler, self.args, self.kwargs)
        try:
            connection._call(self._open(held=False))  # noqa: SLF001
        except BaseException:
            self._end_dispatcher()
            raise

    def Stop(self) -> None:  # noqa: N802
        """Stop asking for data and close the connection in the PLC. Idempotent; `Start` begins anew."""
        connection = self.plc.connection
        if self._connection is not None and connection._thread.running:  # noqa: SLF001
            connection._thread.call(self._close())  # noqa: SLF001
        self._end_dispatcher()

    def write(self, data: bytes, *, run: bool = True) -> None:
        """Set the output data of an exclusive-owner connection and whether they may be acted on (`run`).

        They are sent from the next packet on, every O→T interval. Raises `CommError` when the connection is not open,
        `ValueError` when `data` has another length than was connected.
        """
        self.plc.connection._call(self._write(data, run))  # noqa: SLF001

    @property
    def statistics(self) -> Statistics | None:
        """What happened on the connection since it was opened first, healing included; None when it is not open."""
        return self._connection.statistics if self._connection is not None else None

    @property
    def state(self) -> State:
        """Where the connection is."""
        return self._connection.state if self._connection is not None else State.CLOSED

    @property
    def dropped(self) -> int:
        """Packets that the handler was too slow for."""
        return self._dispatcher.dropped if self._dispatcher is not None else 0

    def _end_dispatcher(self) -> None:
        dispatcher, self._dispatcher = self._dispatcher, None
        if dispatcher is not None:
            dispatcher.stop()

    # --- on the I/O thread --------------------------------------------------------------------------------------------

    def _deliver(self, data: bytes) -> None:
        dispatcher = self._dispatcher
        if dispatcher is not None and self.plc.connection._running.is_set():  # noqa: SLF001
            dispatcher.put(data)

    def _happened(self, event: Changed) -> None:
        if event.connection is not self._connection:
            return
        self._last = event
        if event.cause is not None:
            log.warning(
                "%s on %s: %s%s", self.spec.label, self.plc.ip, event.text, f": {event.hint}" if event.hint else ""
            )
        elif event.state == State.RUNNING:
            log.info("%s on %s: receiving", self.spec.label, self.plc.ip)
        if event.state == State.LOST and not self.plc.connection.heal:
            self._drop()

    async def _open(self, *, held: bool) -> None:
        scanner, peer = await self.plc._open()  # noqa: SLF001
        if self._connection is None:
            await self._check_session(scanner, peer)
            self._connection = peer.consume(self.spec, self._deliver)
            self.plc._consumers.append(self)  # noqa: SLF001
        connection = self._connection
        self._last = None
        self.plc._trouble = ""  # noqa: SLF001
        if held:
            connection.open(scanner.now(), held=connection.held or connection.state == State.IDLE)
        else:
            connection.release(scanner.now())
            connection.open(scanner.now())
        scanner.pump()
        try:
            async with asyncio.timeout(self.plc.connection.patience):
                while connection.state not in LIVE:
                    self._check(connection)
                    await self.plc._wait()  # noqa: SLF001
        except TimeoutError:
            error: CommError = self._impossible()
        except CommError as problem:
            error = problem
        else:
            return
        await self._close()
        raise error

    async def _check_session(self, scanner: Scanner, peer: Peer) -> None:
        """Where healing is off, a session that the PLC has ended is the user's business."""
        if not self.plc.connection.heal and peer.session is None and peer.was_registered:
            peer.was_registered = False
            peer.register(scanner.now())
            scanner.pump()
            raise PleaseResetError(f"the PLC has ended the session. {TRY_AGAIN}")

    def _check(self, connection: IoConnection) -> None:
        """Raise when waiting longer is of no use."""
        event = self._last
        plc = self.plc
        if event is None or event.cause is None or connection.state != State.BACKOFF:
            if not plc.connection.heal and plc._trouble and connection.state == State.QUEUED:  # noqa: SLF001
                raise PleaseResetError(f"{plc._trouble}. {TRY_AGAIN}")  # noqa: SLF001
            return
        text = f"{self.spec.label} on {plc.ip}: {_words(event)}"
        if event.cause in _FINAL:
            raise CommError(text)
        if not plc.connection.heal or (event.retry_in or 0) > plc.connection.patience:
            raise PleaseResetError(f"{text}. {TRY_AGAIN}")

    def _impossible(self) -> CommError:
        trouble = self.plc._trouble  # noqa: SLF001
        if self._last is not None and self._last.cause is not None:
            trouble = self._last.text
        return PleaseResetError(
            f"{self.spec.label} on {self.plc.ip}: {trouble or 'the PLC does not answer'}. {TRY_AGAIN}"
        )

    async def _write(self, data: bytes, run: bool) -> None:
        if self._connection is None:
            raise CommError(f"{self.spec.label} on {self.plc.ip} is not open; call Start first")
        self._connection.write(data, run=run)

    def _drop(self) -> None:
        """Forget the connection; it closes by itself."""
        connection, self._connection = self._connection, None
        scanner = self.plc.connection._scanner  # noqa: SLF001
        if self in self.plc._consumers:  # noqa: SLF001
            self.plc._consumers.remove(self)  # noqa: SLF001
        if connection is not None and scanner is not None:
            connection.close(scanner.now())
            scanner.pump()

    async def _close(self) -> None:
        connection = self._connection
        self._drop()
        if connection is None:
            return
        try:
            async with asyncio.timeout(_CLOSE_PATIENCE):
                while connection.state != State.CLOSED:
                    await self.plc._wait()  # noqa: SLF001
        except TimeoutError:
            connection.abandon()


def _words(event: Changed | SessionChanged) -> str:
    return f"{event.text}: {event.hint}" if event.hint else event.text


def _close_at_exit(reference: "weakref.ref[Connection]") -> None:
    """Close what a script forgot to close, so that the PLC need not wait for its watchdog."""
    connection = reference()
    if connection is not None:
        connection.Close()
