"""A target that grants class-1 connections and then sends as fast as it is told, in a process of its own.

Prints {"ready", "host", "port"}. Orders on standard input, one JSON object per line: {"rate": datagrams/s (0: as fast
as it goes), "seconds": s}; answered with {"sent", "elapsed", "cpu"}. The sending is a bare socket and prepared octets:
the sender must be faster than what it measures.
"""

import argparse
import ctypes
import json
import socket
import sys
import threading
import time

import numpy as np

from linkkit.manydatagrams import IoVec, MMsgHdr
from pyconpro.target.admission import Applications
from pyconpro.target.engine import Target
from pyconpro.target.model import Options, ProducedTag
from pyconpro.wire import io_packet
from pyconpro.wire.identity import Identity

SEQUENCE_AT, COUNT_AT = 10, 18
"""Where a datagram has its 32-bit sequence number and its 16-bit count."""
TICK = 0.001
AT_ONCE = 20
"""Datagrams of one system call: few, so that a rate is kept evenly."""


def make_target(tags: int, size: int, udp_port: int) -> Target:
    options = Options(
        Identity(1, 14, 1, 33, 11, 0, 1, "bench"),
        udp_port=udp_port,
        max_connections=1 << 16,
        first_watchdog=1e9,
        idle_timeout=None,
        close_after_timeout=False,
    )
    produced = [ProducedTag(f"T{number}", size, lambda _now: b"") for number in range(tags)]
    return Target(options, Applications(produced), seed=1)


def serve(server: socket.socket, target: Target, granted: threading.Event) -> None:
    """Answer one originator on TCP until it leaves."""
    connection, (host, _) = server.accept()
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    session = target.session(host, connection.getsockname()[0], time.monotonic())
    with connection:
        while data := connection.recv(65536):
            session.receive(data, time.monotonic())
            connection.sendall(session.outgoing())
            granted.set()


class Salvo:
    """Datagrams of all connections in turn, many sent by one system call (Linux's sendmmsg)."""

    def __init__(self, udp: socket.socket, packets: list[bytes], numbers: list[int]) -> None:
        self._fd = udp.fileno()
        rounds = max(1, AT_ONCE // len(packets))
        size = len(packets[0])
        octets = np.frombuffer(b"".join(packets) * rounds, np.uint8).reshape(rounds, len(packets), size).copy()
        self._octets = octets
        self._sequence, self._number = (
            np.ndarray(octets.shape[:2], kind, octets, at, octets.strides[:2])
            for at, kind in ((SEQUENCE_AT, "<u4"), (COUNT_AT, "<u2"))
        )
        self.numbers = np.array(numbers, np.int64) + np.arange(1 - rounds, 1)[:, None]
        self._rounds = rounds
        self._next = 0
        self._vector = (MMsgHdr * (rounds * len(packets)))()
        self._parts = (IoVec * (rounds * len(packets)))()
        for index, (message, part) in enumerate(zip(self._vector, self._parts, strict=True)):
            part.base, part.size = octets.ctypes.data + index * size, size
            message.header.parts, message.header.part_count = ctypes.addressof(part), 1
        self._send = ctypes.CDLL(None, use_errno=True).sendmmsg
        self._send.argtypes = (ctypes.c_int, ctypes.c_void_p, ctypes.c_uint, ctypes.c_int)

    @property
    def complete(self) -> bool:
        """All connections have had the same number of datagrams."""
        return self._next == 0

    def fire(self) -> int:
        """Send the next few; gives how many."""
        if self._next == 0:
            self.numbers += self._rounds
            self._sequence[:] = self.numbers & 0xFFFFFFFF
            self._number[:] = self.numbers & 0xFFFF
        count = min(AT_ONCE, len(self._vector) - self._next)
        sent = self._send(self._fd, ctypes.addressof(self._vector[self._next]), count, 0)
        if sent <= 0:
            raise OSError(ctypes.get_errno(), "sendmmsg")
        self._next = (self._next + sent) % len(self._vector)
        return int(sent)


def flood(target: Target, udp: socket.socket, rate: float, seconds: float, state: dict[int, int]) -> dict[str, float]:
    """Send to all connections in turn. `state` keeps each one's last sequence number from call to call."""
    live = [connection for connection in target.manager.live if connection.production is not None]
    packets = []
    for connection in live:
        assert connection.production is not None
        assert isinstance(connection.application, ProducedTag)
        packets.append(io_packet.build(connection.production.connection_id, 0, 0, bytes(connection.application.size)))
        udp.connect(connection.production.destination)
    salvo = Salvo(udp, packets, [state.get(connection.number, 0) for connection in live])
    sent = 0
    cpu, start = time.process_time(), time.perf_counter()
    end = start + seconds
    while (now := time.perf_counter()) < end:
        due = int(rate * (now - start)) if rate else sent + 1
        while sent < due:
            sent += salvo.fire()
        if rate:
            time.sleep(TICK)
    while not salvo.complete:
        sent += salvo.fire()
    elapsed = time.perf_counter() - start
    for connection, last in zip(live, salvo.numbers[-1], strict=True):
        state[connection.number] = int(last)
    return {"sent": sent, "elapsed": elapsed, "cpu": time.process_time() - cpu}


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--tags", type=int, required=True)
    arguments.add_argument("--size", type=int, default=4)
    given = arguments.parse_args()
    server = socket.create_server(("127.0.0.1", 0))
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.bind(("127.0.0.1", 0))
    # Heartbeats come back to where we send from; nobody reads them here, and they must not fill anything up.
    udp.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    target = make_target(given.tags, given.size, udp.getsockname()[1])
    threading.Thread(target=serve, args=(server, target, threading.Event()), daemon=True).start()
    print(json.dumps({"ready": "sender", "host": "127.0.0.1", "port": server.getsockname()[1]}), flush=True)
    state: dict[int, int] = {}
    for line in sys.stdin:
        order = json.loads(line)
        print(json.dumps(flood(target, udp, order["rate"], order["seconds"], state)), flush=True)


main()
