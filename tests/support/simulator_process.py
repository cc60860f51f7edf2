"""The simulated controller in a process of its own, and a blocking originator made of plain sockets."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from child import PATIENCE, Simulator, child

from pyconpro.wire import io_packet
from pyconpro.wire.connection_manager import ForwardClose, ForwardOpen, ForwardOpenReply, NetworkParameters, Triad
from pyconpro.wire.cpf import Item, ItemType, SocketAddress, find_item
from pyconpro.wire.encapsulation import Command, Frame, FrameBuffer, build_rr, parse_rr, register_session
from pyconpro.wire.epath import tag_path
from pyconpro.wire.message import Reply, Request


@contextmanager
def simulator(*arguments: str, bind: str = "127.0.0.1") -> Iterator[Simulator]:
    """Start a simulator; it ends with the block."""
    with child("plc", ("pyconpro.simulator", "--bind", bind, "--udp-port", "0"), *arguments) as running:
        yield running


class BlockingOriginator:
    """RegisterSession, Forward_Open, class-1 datagrams: one step after the other."""

    def __init__(self, host: str, port: int) -> None:
        self.host = host
        self.tcp = socket.create_connection((host, port), PATIENCE)
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind((self.tcp.getsockname()[0], 0))
        self.udp.settimeout(PATIENCE)
        self.frames = FrameBuffer()
        self.serial = 0
        self.session = self.ask(register_session()).session

    def __enter__(self) -> "BlockingOriginator":
        return self

    def __exit__(self, *_: object) -> None:
        self.tcp.close()
        self.udp.close()

    def ask(self, frame: Frame) -> Frame:
        """Send a frame and wait for the next one."""
        self.tcp.sendall(frame.build())
        while True:
            data = self.tcp.recv(65536)
            if not data:
                raise ConnectionResetError("the simulator closed the connection")
            for answer in self.frames.feed(data):
                return answer

    def request(self, request: Request, *more: Item) -> tuple[Reply, tuple[Item, ...]]:
        """Send an unconnected request."""
        items = (Item(ItemType.NULL), Item(ItemType.UNCONNECTED_DATA, request.build()), *more)
        got = parse_rr(self.ask(Frame(Command.SEND_RR_DATA, build_rr(items), self.session)).data)
        data = find_item(got, ItemType.UNCONNECTED_DATA)
        assert data is not None
        return Reply.parse(data), got

    def open(self, tag: str, size: int, rpi_ms: int = 20, *, path: bytes = b"", ot_size: int = 2) -> "BlockingLink":
        """Open a connection to a produced tag, or along a path; data come to our own UDP port."""
        self.serial += 1
        asked = ForwardOpen(
            Triad(self.serial, 0x1337, self.udp.getsockname()[1]),
            path or tag_path(tag, 0),
            rpi_ms * 1000,
            rpi_ms * 1000,
            NetworkParameters(ot_size),
            NetworkParameters(size + 2),
            to_id=0xABC00000 + self.serial,
            multiplier=7,  # tests on a busy machine are slow with heartbeats
        )
        ours = Item(ItemType.SOCKADDR_TO, SocketAddress(port=self.udp.getsockname()[1]).build())
        reply, items = self.request(asked.request(), ours)
        assert (reply.status, reply.extended) == (0, ()), f"refused: {reply.status:#x} {reply.extended}"
        granted = ForwardOpenReply.parse(reply.data)
        data = find_item(items, ItemType.SOCKADDR_OT)
        port = 2222 if data is None else SocketAddress.parse(data).port
        return BlockingLink(self, asked, granted, (self.host, port))


@dataclass
class BlockingLink:
    """An open connection."""

    originator: BlockingOriginator
    asked: ForwardOpen
    granted: ForwardOpenReply
    heartbeat_to: tuple[str, int]
    sequence: int = 0

    def receive(self, output: bytes = b"") -> tuple[int, int, bytes]:
        """Send a heartbeat or output data and wait for the next packet: (sequence, count, data)."""
        self.sequence += 1
        self.originator.udp.sendto(io_packet.build(self.granted.ot_id, self.sequence, 1, output), self.heartbeat_to)
        while True:
            datagram, sender = self.originator.udp.recvfrom(2048)
            connection_id, sequence, count, data = io_packet.parse(datagram)
            if connection_id == self.granted.to_id:
                assert sender == self.heartbeat_to
                return sequence, count, data

    def close(self) -> Reply:
        """Send Forward_Close."""
        reply, _ = self.originator.request(ForwardClose(self.asked.triad, self.asked.path).request())
        return reply
