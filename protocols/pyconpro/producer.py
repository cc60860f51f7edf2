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
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

from linkkit.iothread import IoThread
from pyconpro.producing import (
    FASTEST_MS,
    IDENTITY,
    SLOWEST_MS,
    AssemblyProducer,
    Output,
    Producer,
    ProducerHost,
    Type,
)
from pyconpro.target.server import PortTakenError, TargetServer
from pyconpro.wire.encapsulation import PORT
from pyconpro.wire.identity import Identity

if TYPE_CHECKING:
    from pyconpro.api import Connection
    from pyconpro.scanner import Scanner

__all__ = ["AssemblyProducer", "Output", "PortTakenError", "Producer", "ProducerServer"]

log = logging.getLogger(__name__)
T = TypeVar("T")

OUTPUTS_WAITING: Final = 1000
"""Output data that may wait for a slow handler; more are dropped and counted."""
HANDLER_PATIENCE: Final = 5.0
"""Seconds that `ProducerServer.stop` waits for an output handler that is still at work."""


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
        self._place = (host, port, udp_port)
        self._host = ProducerHost(identity, slot, called=self._queue_output)
        self._host.remover = self.remove
        self._outputs: queue.Queue[tuple[AssemblyProducer, Output] | None] = queue.Queue(OUTPUTS_WAITING)
        self._connection = connection
        self._thread: IoThread | None = None
        self._handlers: threading.Thread | None = None
        self.dropped_outputs = 0
        """Outputs that no handler saw because it was too slow."""

    # --- Life --------------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Open the ports and begin to answer. A second call does nothing.

        Raises `PortTakenError` when a port belongs to another program, `OSError` when the address is not ours.
        """
        if self._thread is not None:
            return
        scanner: Scanner | None = None
        if self._connection is not None:
            thread, scanner = self._connection.share(self.stop)
        else:
            thread = IoThread("io-cip-target")
            thread.start()
        try:
            thread.call(self._host.open(*self._place, scanner))
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
        thread.call(self._host.close())
        if self._connection is None:
            thread.stop()
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
        server = self._running
        return server.host, server.port

    @property
    def udp_port(self) -> int:
        """UDP port of class-1 data. Raises `RuntimeError` before `start`."""
        return self._running.udp_port

    @property
    def _running(self) -> TargetServer:
        server = self._host.server
        if server is None:
            raise RuntimeError("the producer server is not running")
        return server

    @property
    def run(self) -> bool:
        """Run mode: False tells consumers, where the data carry it, not to act on them."""
        return self._host.target.run

    @run.setter
    def run(self, run: bool) -> None:
        self._host.target.run = run

    # --- What is produced --------------------------------------------------------------------------------------------

    def tag(
        self,
        name: str,
        kind: Type,
        value: Any = None,
        *,
        max_consumers: int | None = None,
        fastest_ms: float = FASTEST_MS,
        slowest_ms: float = SLOWEST_MS,
    ) -> Producer:
        """Produce a tag; everything is 0 until the first `write`, unless `value` is given.

        `fastest_ms` and `slowest_ms` are the shortest and the longest RPI granted; a consumer that asks for another is
        offered the nearest. Raises `ValueError` for a bad name, type or value, and when the name is taken.
        """
        return self._do(
            lambda: self._host.tag(
                name, kind, value, max_consumers=max_consumers, fastest_ms=fastest_ms, slowest_ms=slowest_ms
            )
        )

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
        fastest_ms: float = FASTEST_MS,
        slowest_ms: float = SLOWEST_MS,
    ) -> AssemblyProducer:
        """Offer an assembly: instance `input` is produced by us, instance `output` is written by the owner.

        `input_only` and `listen_only` are the heartbeat points of such connections; an assembly that has only an
        input and names none takes any. `output_header` says that output
        data begin with a 32-bit run/idle header (the usual form), `input_header` that ours do (rare). `handler` is
        called with every new `Output`. Raises `ValueError` for a bad type, and when an instance is taken.
        """
        return self._do(
            lambda: self._host.assembly(
                input=input,
                input_type=input_type,
                output=output,
                output_type=output_type,
                config=config,
                input_only=input_only,
                listen_only=listen_only,
                output_header=output_header,
                input_header=input_header,
                handler=handler,
                fastest_ms=fastest_ms,
                slowest_ms=slowest_ms,
            )
        )

    def remove(self, producer: Producer) -> None:
        """Take a tag or an assembly away. Idempotent."""
        self._do(lambda: self._host.remove(producer))

    def consumers(self) -> int:
        """How many connections there are to all that is produced."""
        return self._host.consumers()

    # --- Threads -----------------------------------------------------------------------------------------------------

    def _do(self, work: Callable[[], T]) -> T:
        """Run `work` where the engine lives."""
        if self._thread is None:
            return work()

        async def there() -> T:
            return work()

        return self._thread.call(there())

    def _queue_output(self, producer: AssemblyProducer, output: Output) -> None:
        """Take an output for the handlers' thread; on the I/O thread."""
        if producer.handler is not None:
            try:
                self._outputs.put_nowait((producer, output))
            except queue.Full:
                self.dropped_outputs += 1

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
