"""A target engine in virtual time, and an originator that asks it by hand."""

from dataclasses import dataclass, field

from pyconpro.target.engine import Target
from pyconpro.target.model import Happening
from pyconpro.target.session import Session
from pyconpro.wire import io_packet
from pyconpro.wire.connection_manager import (
    ConnectionFailure,
    ForwardClose,
    ForwardOpen,
    ForwardOpenReply,
    NetworkParameters,
    Triad,
)
from pyconpro.wire.cpf import Item, ItemType, find_item
from pyconpro.wire.encapsulation import Command, Frame, FrameBuffer, build_rr, parse_rr, register_session
from pyconpro.wire.epath import tag_path
from pyconpro.wire.message import Reply, Request

SERVER = "10.0.0.2"


@dataclass
class Bench:
    """Drives one target; `now` is its clock."""

    target: Target
    now: float = 100.0
    happened: list[Happening] = field(default_factory=list)
    datagrams: list[tuple[float, bytes, tuple[str, int]]] = field(default_factory=list)
    """(time, datagram, destination) of everything sent."""
    originators: "list[Originator]" = field(default_factory=list)

    def originator(self, host: str = "10.0.0.1", *, register: bool = True) -> "Originator":
        """Connect from an address."""
        originator = Originator(self, host, self.target.session(host, SERVER, self.now))
        self.originators.append(originator)
        if register:
            originator.register()
        return originator

    def collect(self) -> None:
        """Do what a shell does after each call."""
        self.happened += self.target.events()
        self.datagrams += [(self.now, *sent) for sent in self.target.outgoing()]
        self.target.touched()
        for originator in self.originators:
            originator.over += [event.reason for event in originator.session.events()]

    def run(self, seconds: float) -> None:
        """Let time pass, with every deadline met."""
        end = self.now + seconds
        while True:
            due = [d for d in (self.target.deadline(), *(o.session.deadline() for o in self.live())) if d is not None]
            if not due or min(due) > end:
                break
            self.now = max(self.now, min(due))
            self.target.tick(self.now)
            for originator in self.live():
                originator.session.tick(self.now)
            self.collect()
        self.now = end

    def live(self) -> "list[Originator]":
        """Originators whose TCP connection stands."""
        return [originator for originator in self.originators if not originator.over]

    def take(self) -> list[tuple[float, bytes, tuple[str, int]]]:
        """Give what was sent since the last call."""
        sent, self.datagrams = self.datagrams, []
        return sent


@dataclass
class Originator:
    """The other side of one session."""

    bench: Bench
    host: str
    session: Session
    over: list[str] = field(default_factory=list)
    """Why the target closed the TCP connection, once it did."""
    handle: int = 0
    serial: int = 0
    _context: int = 0
    _buffer: FrameBuffer = field(default_factory=FrameBuffer)

    def ask(self, frame: Frame) -> Frame | None:
        """Send a frame; gives the answer, if there is one."""
        return self.feed(frame.build())

    def feed(self, data: bytes) -> Frame | None:
        """Send bytes; gives the answer, if there is one."""
        self.session.receive(data, self.bench.now)
        frames = list(self._buffer.feed(self.session.outgoing()))
        self.bench.collect()
        assert len(frames) <= 1
        return frames[0] if frames else None

    def register(self) -> None:
        """Register the session."""
        reply = self.ask(register_session())
        assert reply is not None
        assert reply.status == 0
        self.handle = reply.session

    def request(self, request: Request, *more: Item) -> tuple[Reply, tuple[Item, ...]]:
        """Send an unconnected request; gives the reply and all items."""
        self._context += 1
        context = self._context.to_bytes(8, "little")
        items = (Item(ItemType.NULL), Item(ItemType.UNCONNECTED_DATA, request.build()), *more)
        answer = self.ask(Frame(Command.SEND_RR_DATA, build_rr(items), self.handle, context=context))
        assert answer is not None
        assert (answer.status, answer.context, answer.session) == (0, context, self.handle)
        got = parse_rr(answer.data)
        data = find_item(got, ItemType.UNCONNECTED_DATA)
        assert data is not None
        reply = Reply.parse(data)
        assert reply.service == request.service
        return reply, got

    def forward_open(self, tag: str, size: int, rpi_ms: float = 10, **changes: object) -> ForwardOpen:
        """Make the Forward_Open of the original library for a produced tag of `size` bytes."""
        self.serial += 1
        wanted: dict[str, object] = {
            "triad": Triad(self.serial, 0x1337, int.from_bytes(bytes(map(int, self.host.split("."))), "big")),
            "path": tag_path(tag, 0),
            "ot_rpi": round(rpi_ms * 1000),
            "to_rpi": round(rpi_ms * 1000),
            "ot": NetworkParameters(2),
            "to": NetworkParameters(size + 2),
            "to_id": 0x11220000 + self.serial,
        }
        return ForwardOpen(**(wanted | changes))  # type: ignore[arg-type]

    def open(self, asked: ForwardOpen, *more: Item) -> "Link":
        """Open a connection that must be granted."""
        reply, items = self.request(asked.request(), *more)
        assert (reply.status, reply.extended) == (0, ())
        granted = ForwardOpenReply.parse(reply.data)
        assert granted.triad == asked.triad
        return Link(self, asked, granted, items)

    def refused(self, asked: ForwardOpen) -> tuple[int, ...]:
        """Ask for a connection that must be refused; gives general and additional status words."""
        reply, _ = self.request(asked.request())
        assert reply.status != 0
        failure = ConnectionFailure.parse(reply.data)
        assert failure is not None
        assert failure.triad == asked.triad
        return (reply.status, *reply.extended)


@dataclass
class Link:
    """An open connection seen from the originator."""

    originator: Originator
    asked: ForwardOpen
    granted: ForwardOpenReply
    items: tuple[Item, ...]
    sequence: int = 0

    def send(self, data: bytes = b"", *, sequence: int | None = None, host: str = "") -> None:
        """Send a heartbeat or output data."""
        self.sequence = self.sequence + 1 if sequence is None else sequence
        bench = self.originator.bench
        datagram = io_packet.build(self.granted.ot_id, self.sequence, 1, data)
        bench.target.receive(datagram, (host or self.originator.host, 2222), bench.now)
        bench.collect()

    def run(self, seconds: float, every: float = 0.01) -> None:
        """Let time pass with heartbeats."""
        for _ in range(round(seconds / every)):
            self.send()
            self.originator.bench.run(every)

    def close(self) -> Reply:
        """Send Forward_Close."""
        reply, _ = self.originator.request(ForwardClose(self.asked.triad, self.asked.path).request())
        return reply

    def received(self) -> list[tuple[float, int, int, bytes]]:
        """Take what was sent to this connection: (time, sequence, count, data)."""
        bench = self.originator.bench
        parsed = [(time, io_packet.parse(datagram)) for time, datagram, _ in bench.datagrams]
        mine = [(time, *fields[1:]) for time, fields in parsed if fields[0] == self.granted.to_id]
        bench.datagrams = [
            sent for sent, (_, fields) in zip(bench.datagrams, parsed, strict=True) if fields[0] != self.granted.to_id
        ]
        return mine
