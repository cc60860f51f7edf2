"""What we produce, and who consumes it: the loop's side of `pyconpro.producer`, and what the driver stands on."""

import logging
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from pyconpro.scanner import Scanner
from pyconpro.target.admission import Applications
from pyconpro.target.engine import Target
from pyconpro.target.model import (
    SLOWEST_RPI,
    Application,
    Assembly,
    Ended,
    Happening,
    Opened,
    Options,
    OutputReceived,
    ProducedTag,
    Refused,
)
from pyconpro.target.server import TargetServer
from pyconpro.target.symbols import Symbols
from pyconpro.types import TypeDescription, parse_type, status_member
from pyconpro.types.table import RUN_MODE
from pyconpro.wire.epath import Logical, Segment, Symbol, parse_tag
from pyconpro.wire.identity import Identity

log = logging.getLogger(__name__)

IDENTITY: Final = Identity(0, 0x0C, 1, 1, 1, 0, 0, "PyConPro producer", 3)
"""A communications adapter of no vendor. The serial number is chosen at random where it is 0."""
FASTEST_MS: Final = 1.0
"""A shorter interval is answered with this one, which is what a program on a desktop can keep."""
SLOWEST_MS: Final = SLOWEST_RPI / 1000

Type = str | TypeDescription


class Producer:
    """A produced tag. Made by `ProducerServer.tag`; `write` may be called from any thread."""

    def __init__(self, owner: "ProducerHost", kind: TypeDescription) -> None:
        self.type = kind
        self._owner = owner
        self._image = bytes(kind.size)
        self._fill_status = False
        self.application: Application | None = None
        """What the target has of it; None once it was taken away."""
        self.listener: Callable[[Happening], None] = lambda _event: None
        """Gets what happens to it, on the I/O thread."""

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
        return self.type.decode(self.payload())

    @property
    def consumers(self) -> int:
        """How many connections consume it now."""
        return self._owner.consumers(self.application) if self.application is not None else 0

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

    def write_part(self, part: str, value: Any) -> None:
        """Set one member or element and leave the others: `part` is "Motor[2].Speed", "[3]" or empty for the whole.

        Raises `ValueError` when there is no such part or the value does not fit; nothing is changed then.
        """
        if not part:
            self.write(value)
            return
        # An index at the beginning belongs to the tag itself, whose name is not in `part`.
        segments = parse_tag(f"_{part}" if part.startswith("[") else f"_.{part}")[1:]
        whole = self.value
        if self._fill_status:
            del whole[status_member(self.type)]
        self.write(_replaced(whole, segments, value, part))

    def close(self) -> None:
        """Take it away: its connections end, and nobody can consume it any more. Idempotent."""
        self._owner.remover(self)

    def payload(self, _now: float = 0.0) -> bytes:
        """Give the bytes of the next packet."""
        image = self._image
        if self._fill_status:
            return bytes((image[0] | (RUN_MODE if self._owner.target.run else 0),)) + image[1:]
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
        owner: "ProducerHost",
        kind: TypeDescription,
        output: TypeDescription | None,
        handler: Callable[[Output], None] | None,
    ) -> None:
        super().__init__(owner, kind)
        self.output_type = output
        self.output: Output | None = None
        """The last output; None before the first."""
        self.handler = handler
        """Called with every new output, in order."""


class ProducerHost:
    """Produced tags and assemblies with the sockets on which they are served. Loop thread only, once it is open.

    `called` gets an assembly and its new output instead of its handler, to call that elsewhere.
    """

    def __init__(
        self,
        identity: Identity = IDENTITY,
        slot: int | None = None,
        *,
        called: Callable[[AssemblyProducer, Output], None] | None = None,
    ) -> None:
        if identity.serial == 0:
            identity = replace(identity, serial=random.getrandbits(32))
        self.target = Target(Options(identity, slot=slot), Applications(), random.getrandbits(32))
        self.server: TargetServer | None = None
        self.refused: list[Callable[[Refused], None]] = []
        """Who wants to know of originators that got nothing."""
        self.remover: Callable[[Producer], None] = self.remove
        """How `Producer.close` has itself taken away; another where that may come from any thread."""
        self._called = called
        self._symbols = Symbols(self.target.router, identity.name)
        self._producers: dict[Application, Producer] = {}
        self._connections: dict[int, Application] = {}
        self._scanner: Scanner | None = None

    # --- Life --------------------------------------------------------------------------------------------------------

    async def open(self, host: str, port: int, udp_port: int | None, scanner: Scanner | None = None) -> None:
        """Open the ports; with a scanner its UDP port is shared. Raises as `TargetServer.start` does."""
        server = TargetServer(self.target, self._note)
        await server.start(host, port, udp_port, io=scanner.port if scanner is not None else None)
        self.server, self._scanner = server, scanner
        if scanner is not None:
            scanner.others.append(server.offer)

    async def close(self) -> None:
        """End all connections and close the ports. Idempotent; what is produced stays known."""
        server, self.server = self.server, None
        if server is None:
            return
        scanner, self._scanner = self._scanner, None
        if scanner is not None:
            scanner.others.remove(server.offer)
        await server.stop()

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
        """See `ProducerServer.tag`."""
        if len(parse_tag(name)) != 1:
            raise ValueError(f"“{name}”: produce a whole tag; members and elements cannot be produced on their own")
        producer = Producer(self, _type(kind))
        if value is not None:
            producer.write(value)
        application = ProducedTag(
            name,
            producer.size,
            producer.payload,
            max_consumers=max_consumers,
            fastest_rpi=round(fastest_ms * 1000),
            slowest_rpi=round(slowest_ms * 1000),
            offers_rpi=True,
        )
        self.target.applications.add_tag(application)
        self._symbols.add(name, producer.type, producer.payload)
        self._added(application, producer)
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
        fastest_ms: float = FASTEST_MS,
        slowest_ms: float = SLOWEST_MS,
    ) -> AssemblyProducer:
        """See `ProducerServer.assembly`."""
        if (output is None) != (output_type is None):
            raise ValueError("an output needs both its instance and its type")
        out = None if output_type is None else _type(output_type)
        producer = AssemblyProducer(self, _type(input_type), out, handler)
        application = Assembly(
            input,
            producer.size,
            producer.payload,
            output=output,
            output_size=0 if out is None else out.size,
            config=config,
            input_only=input_only,
            listen_only=listen_only,
            output_header=output_header,
            input_header=input_header,
            fastest_rpi=round(fastest_ms * 1000),
            slowest_rpi=round(slowest_ms * 1000),
        )
        self.target.applications.add_assembly(application)
        self._added(application, producer)
        return producer

    def remove(self, producer: Producer) -> None:
        """Take a tag or an assembly away. Idempotent."""
        application, producer.application = producer.application, None
        if application is None:
            return
        del self._producers[application]
        self.target.applications.remove(application)
        if isinstance(application, ProducedTag):
            self._symbols.remove(application.name)
        self.target.end(application)
        if self.server is not None:
            self.server.pump()

    @property
    def producers(self) -> int:
        """How many tags and assemblies there are."""
        return len(self._producers)

    def consumers(self, application: Application | None = None) -> int:
        """Count the connections to one application, or all. Any thread."""
        return sum(application in (None, other) for other in self._connections.copy().values())

    # --- Inside ------------------------------------------------------------------------------------------------------

    def _added(self, application: Application, producer: Producer) -> None:
        producer.application = application
        self._producers[application] = producer

    def _note(self, event: object) -> None:
        match event:
            case Opened():
                self._connections[event.connection] = event.application
                api, path = event.api * 1000, event.path.hex(" ")
                log.info("%s consumes from us every %.1f ms (path %s)", event.originator, api, path)
            case Ended():
                self._connections.pop(event.connection, None)
                log.info("%s consumes no more: %s", event.originator, event.ending.value)
            case Refused():
                log.warning("refused %s: %s (path %s)", event.originator, event.refusal, event.path.hex(" "))
                for tell in self.refused:
                    tell(event)
                return
            case OutputReceived():
                self._output(event)
            case _:
                return
        if (producer := self._producers.get(event.application)) is not None:
            producer.listener(event)

    def _output(self, event: OutputReceived) -> None:
        producer = self._producers.get(event.application)
        if not isinstance(producer, AssemblyProducer) or producer.output_type is None:
            return
        # The zero-length format may say "idle" before there were any data.
        value = producer.output_type.decode(event.data) if event.data else None
        producer.output = Output(value, event.data, event.run)
        if self._called is not None:
            self._called(producer, producer.output)
        elif producer.handler is not None:
            producer.handler(producer.output)


def _type(kind: Type) -> TypeDescription:
    return parse_type(kind) if isinstance(kind, str) else kind


def _replaced(whole: Any, segments: tuple[Segment, ...], value: Any, part: str) -> Any:
    """Give `whole` with the value at `segments` in place of what is there. Raises `ValueError`."""
    if not segments:
        return value
    first, rest = segments[0], segments[1:]
    match first, whole:
        case Symbol(name), dict():
            key = next((key for key in whole if key.upper() == name.upper()), None)
            if key is not None:
                return whole | {key: _replaced(whole[key], rest, value, part)}
        case Logical(_, index), list() if index < len(whole):
            return [*whole[:index], _replaced(whole[index], rest, value, part), *whole[index + 1 :]]
        case _:
            pass
    raise ValueError(f"there is no {part} in it: {first} is not there")
