"""Producing for others: named tags and assemblies that a PLC, a scanner or another program consumes from us.

    with ProducerServer() as server:
        line = server.tag("Line1", "{Status: CONNECTION_STATUS, Speed: REAL, Count: DINT}")
        line.write({"Speed": 50.0, "Count": 7})
        adapter = server.assembly(input=101, input_type="INT[4]", output=102, output_type="DINT", handler=print)

Produced tags can also be browsed and read, with pycomm3 or pylogix for example.

Every consumer gets packets at the interval that it asked for, whether the value changed or not; `write` only says what
the next packet holds. Two ways to consume this in a Logix controller: a generic Ethernet module for an assembly, or
(experimental: what a controller sends there is not documented) a consumed tag with us as the producer.
"""

import contextlib
import logging
import queue
import random
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from linkkit.iothread import IoThread
from pyconpro.target.admission import Applications
from pyconpro.target.engine import Target
from pyconpro.target.model import Application, Assembly, Ended, Opened, Options, OutputReceived, ProducedTag, Refused
from pyconpro.target.server import PortTakenError, TargetServer
from pyconpro.target.symbols import Symbols
from pyconpro.types import TypeDescription, parse_type, status_member
from pyconpro.types.table import RUN_MODE
from pyconpro.wire.encapsulation import PORT
from pyconpro.wire.epath import parse_tag
from pyconpro.wire.identity import Identity

if TYPE_CHECKING:
    from pyconpro.api import Connection
    from pyconpro.scanner import Scanner

__all__ = ["AssemblyProducer", "Output", "PortTakenError", "Producer", "ProducerServer"]

log = logging.getLogger(__name__)

IDENTITY: Final = Identity(0, 0x0C, 1, 1, 1, 0, 0, "PyConPro producer", 3)
"""A communications adapter of no vendor. The serial number is chosen at random where it is 0."""
OUTPUTS_WAITING: Final = 1000
"""Output data that may wait for a slow handler; more are dropped and counted."""
HANDLER_PATIENCE: Final = 5.0
"""Seconds that `ProducerServer.stop` waits for an output handler that is still at work."""
FASTEST: Final = 1000
"""µs: an interval shorter than this is answered with this one, which is what a program on a desktop can keep."""

Type = str | TypeDescription


class Producer:
    """A produced tag. Made by `ProducerServer.tag`; `write` may be called from any thread."""

    def __init__(self, server: "ProducerServer", kind: TypeDescription) -> None:
        self.type = kind
        self._server = server
        self._image = bytes(kind.size)
        self._fill_status = False
        self._application: Application | None = None

    @property
    def size(self) -> int:
        """Bytes of the value."""
        return self.type.size

    @property
    def datasize(self) -> int:
        """What a consumer's `ConsumerHint.datasize` must say."""
        return self.type.size + 2

    @property
    def value(self) -> Any:
        """The value last written, as `pyconpro.types` decodes it."""
        return self.type.decode(self._payload(0.0))

    @property
    def consumers(self) -> int:
        """How many connections consume it now."""
        return self._server.consumers(self._application)

    def write(self, value: Any) -> None:
        """Set what the next packets hold: a value of the type, or its bytes.

        A structure that begins with a CONNECTION_STATUS may leave that member out: RunMode then follows
        `ProducerServer.run`. Raises `ValueError` when the value does not fit the type; nothing is changed then.
        """
        fill_status = False
        if isinstance(value, bytes | bytearray | memoryview):
            image = bytes(value)
            if len(image) != self.type.size:
                raise ValueError(f"{self.type} is {self.type.size} bytes, the data are {len(image)}")
        else:
            status = status_member(self.type)
            if status and isinstance(value, Mapping) and status not in value:
                fill_status = True
                value = {status: {"RunMode": False, "ConnectionFaulted": False}, **value}
            image = self.type.encode(value)
        # Two assignments: a packet between them shows the old value with a status of the same server.
        self._fill_status = fill_status
        self._image = image

    def close(self) -> None:
        """Take it away: its connections end, and nobody can consume it any more. Idempotent."""
        self._server.remove(self)

    def _payload(self, _now: float) -> bytes:
        image = self._image
        if self._fill_status:
            return bytes((image[0] | (RUN_MODE if self._server.run else 0),)) + image[1:]
        return image


@dataclass(frozen=True, slots=True)
class Output:
    """What the owner of an assembly wrote."""

    value: Any
    """Decoded with the assembly's output type."""
    data: bytes
    run: bool
    """False: the owner is in program mode, and its outputs should not be acted on."""


class AssemblyProducer(Producer):
    """An assembly. Made by `ProducerServer.assembly`; `write` sets its input data, `output` holds the owner's data."""

    def __init__(
        self,
        server: "ProducerServer",
        kind: TypeDescription,
        output: TypeDescription | None,
        handler: Callable[[Output], None] | None,
    ) -> None:
        super().__init__(server, kind)
        self.output_type = output
        self.output: Output | None = None
        """The last output; None before the first."""
        self.handler = handler
        """Called with every new output, in order, on a thread of its own."""


class ProducerServer:
    """Owns the sockets and the thread. Methods may be called from any thread but the handlers' and its own.

    Produced tags and assemblies may be added and taken away before `start` and while it runs. TCP port 44818 must be
    ours for PLCs to find us, which it is not while RSLinx or FactoryTalk Linx listens there.
    """

    def __init__(
        self,
        host: str = "0.0.0.0",  # noqa: S104 - every adapter, unless told otherwise
        *,
        port: int = PORT,
        udp_port: int | None = None,
        slot: int | None = None,
        identity: Identity = IDENTITY,
        connection: "Connection | None" = None,
    ) -> None:
        """`port` 0 takes any free one; `udp_port` None takes 2222 if it is free, else any; `slot` None accepts any.

        With `connection` the producers share the UDP port of that program's consumers, as PLCs expect it: 2222 for
        both. They stop with it.
        """
        if identity.serial == 0:
            identity = replace(identity, serial=random.getrandbits(32))
        self._place = (host, port, udp_port)
        self._target = Target(Options(identity, slot=slot), Applications(), random.getrandbits(32))
        self._symbols = Symbols(self._target.router, identity.name)
        self._producers: dict[Application, Producer] = {}
        self._connections: dict[int, Application] = {}
        self._outputs: queue.Queue[tuple[AssemblyProducer, Output] | None] = queue.Queue(OUTPUTS_WAITING)
        self._connection = connection
        self._scanner: Scanner | None = None
        self._thread: IoThread | None = None
        self._handlers: threading.Thread | None = None
        self._server: TargetServer | None = None
        self.dropped_outputs = 0
        """Outputs that no handler saw because it was too slow."""

    # --- Life --------------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Open the ports and begin to answer. A second call does nothing.

        Raises `PortTakenError` when a port belongs to another program, `OSError` when the address is not ours.
        """
        if self._thread is not None:
            return
        if self._connection is not None:
            thread, self._scanner = self._connection.share(self.stop)
        else:
            thread = IoThread("io-cip-target")
            thread.start()
        try:
            self._server = thread.call(self._open())
        except OSError:
            if self._connection is None:
                thread.stop()
            raise
        self._thread = thread
        self._outputs = queue.Queue(OUTPUTS_WAITING)
        self._handlers = threading.Thread(
            target=self._run_handlers, args=(self._outputs,), name="producer-handlers", daemon=True
        )
        self._handlers.start()

    def stop(self) -> None:
        """End all connections and close the ports. Idempotent; `start` opens them again."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        if self._server is not None:
            thread.call(self._close(self._server))
        if self._connection is None:
            thread.stop()
        self._server = None
        with contextlib.suppress(queue.Empty):
            while True:  # nobody waits for what is left, and the end must fit in
                self._outputs.get_nowait()
        self._outputs.put(None)
        if self._handlers is not None and self._handlers is not threading.current_thread():
            self._handlers.join(HANDLER_PATIENCE)
            if self._handlers.is_alive():
                log.warning("an output handler has not returned within %g s", HANDLER_PATIENCE)

    def __enter__(self) -> "ProducerServer":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def address(self) -> tuple[str, int]:
        """Own address and TCP port, as they are since `start`. Raises `RuntimeError` before."""
        if self._server is None:
            raise RuntimeError("the producer server is not running")
        return self._server.host, self._server.port

    @property
    def udp_port(self) -> int:
        """UDP port of class-1 data. Raises `RuntimeError` before `start`."""
        if self._server is None:
            raise RuntimeError("the producer server is not running")
        return self._server.udp_port

    @property
    def run(self) -> bool:
        """Run mode: False tells consumers, where the data carry it, not to act on them."""
        return self._target.run

    @run.setter
    def run(self, run: bool) -> None:
        self._target.run = run

    # --- What is produced --------------------------------------------------------------------------------------------

    def tag(self, name: str, kind: Type, value: Any = None, *, max_consumers: int | None = None) -> Producer:
        """Produce a tag; everything is 0 until the first `write`, unless `value` is given.

        Raises `ValueError` for a bad name, type or value, and when the name is taken.
        """
        if len(parse_tag(name)) != 1:
            raise ValueError(f"“{name}”: produce a whole tag; members and elements cannot be produced on their own")
        producer = Producer(self, _type(kind))
        if value is not None:
            producer.write(value)
        application = ProducedTag(
            name,
            producer.size,
            producer._payload,  # noqa: SLF001
            max_consumers=max_consumers,
            fastest_rpi=FASTEST,
            offers_rpi=True,
        )
        self._do(lambda: self._add(application, producer))
        return producer

    def assembly(
        self,
        *,
        input: int,  # noqa: A002 - the standard's word
        input_type: Type,
        output: int | None = None,
        output_type: Type | None = None,
        config: int | None = None,
        input_only: int | None = None,
        listen_only: int | None = None,
        output_header: bool = True,
        input_header: bool = False,
        handler: Callable[[Output], None] | None = None,
    ) -> AssemblyProducer:
        """Offer an assembly: instance `input` is produced by us, instance `output` is written by the owner.

        `input_only` and `listen_only` are the heartbeat points of such connections; an assembly that has only an
        input and names none takes any. `output_header` says that output
        data begin with a 32-bit run/idle header (the usual form), `input_header` that ours do (rare). `handler` is
        called with every new `Output`. Raises `ValueError` for a bad type, and when an instance is taken.
        """
        if (output is None) != (output_type is None):
            raise ValueError("an output needs both its instance and its type")
        out = None if output_type is None else _type(output_type)
        producer = AssemblyProducer(self, _type(input_type), out, handler)
        application = Assembly(
            input,
            producer.size,
            producer._payload,  # noqa: SLF001
            output=output,
            output_size=0 if out is None else out.size,
            config=config,
            input_only=input_only,
            listen_only=listen_only,
            output_header=output_header,
            input_header=input_header,
            fastest_rpi=FASTEST,
        )
        self._do(lambda: self._add(application, producer))
        return producer

    def remove(self, producer: Producer) -> None:
        """Take a tag or an assembly away. Idempotent."""
        self._do(lambda: self._remove(producer))

    def consumers(self, application: Application | None = None) -> int:
        """Count the connections to one application, or all."""
        return sum(application in (None, other) for other in self._connections.copy().values())

    # --- On the I/O thread -------------------------------------------------------------------------------------------

    def _add(self, application: Application, producer: Producer) -> None:
        applications = self._target.applications
        if isinstance(application, ProducedTag):
            applications.add_tag(application)
            self._symbols.add(application.name, producer.type, application.payload)
        else:
            applications.add_assembly(application)
        producer._application = application  # noqa: SLF001
        self._producers[application] = producer

    def _remove(self, producer: Producer) -> None:
        application = producer._application  # noqa: SLF001
        if application is not None and self._producers.pop(application, None) is not None:
            self._target.applications.remove(application)
            if isinstance(application, ProducedTag):
                self._symbols.remove(application.name)
            self._target.end(application)
            if self._server is not None:
                self._server.pump()

    async def _open(self) -> TargetServer:
        server = TargetServer(self._target, self._note)
        await server.start(*self._place, io=self._scanner.port if self._scanner is not None else None)
        if self._scanner is not None:
            self._scanner.others.append(server.offer)
        return server

    async def _close(self, server: TargetServer) -> None:
        if self._scanner is not None:
            self._scanner.others.remove(server.offer)
            self._scanner = None
        await server.stop()

    def _note(self, event: object) -> None:
        match event:
            case Opened():
                self._connections[event.connection] = event.application
                log.info(
                    "%s consumes from us every %.1f ms (path %s)",
                    event.originator,
                    event.api * 1000,
                    event.path.hex(" "),
                )
            case Ended():
                self._connections.pop(event.connection, None)
                log.info("%s consumes no more: %s", event.originator, event.ending.value)
            case Refused():
                log.warning("refused %s: %s (path %s)", event.originator, event.refusal, event.path.hex(" "))
            case OutputReceived():
                self._output(event)

    def _output(self, event: OutputReceived) -> None:
        producer = self._producers.get(event.application)
        if not isinstance(producer, AssemblyProducer) or producer.output_type is None:
            return
        # The zero-length format may say "idle" before there were any data.
        value = producer.output_type.decode(event.data) if event.data else None
        producer.output = Output(value, event.data, event.run)
        if producer.handler is not None:
            try:
                self._outputs.put_nowait((producer, producer.output))
            except queue.Full:
                self.dropped_outputs += 1

    # --- Elsewhere ---------------------------------------------------------------------------------------------------

    def _do(self, work: Callable[[], None]) -> None:
        """Run `work` where the engine lives."""
        if self._thread is None:
            work()
            return

        async def there() -> None:
            work()

        self._thread.call(there())

    def _run_handlers(self, outputs: "queue.Queue[tuple[AssemblyProducer, Output] | None]") -> None:
        while (item := outputs.get()) is not None:
            producer, output = item
            handler = producer.handler
            if handler is None:
                continue
            try:
                handler(output)
            except Exception:
                log.exception("the output handler of an assembly failed")


def _type(kind: Type) -> TypeDescription:
    return parse_type(kind) if isinstance(kind, str) else kind
