"""A target that grants class-1 connections and then sends as fast as it is told, in a process of its own.

Prints {"ready", "host", "port"}. Orders on standard input, one JSON object per line: {"rate": datagrams/s (0: as fast
as it goes), "seconds": s}; answered with {"sent", "elapsed", "cpu"}. The sending is a bare socket and prepared octets:
the sender must be faster than what it measures.
"""

import argparse
import json
import socket
import struct
import sys
import threading
import time

from pyconpro.target.admission import Applications
from pyconpro.target.engine import Target
from pyconpro.target.model import Options, ProducedTag
from pyconpro.wire import io_packet
from pyconpro.wire.identity import Identity

SEQUENCE_AT, COUNT_AT = 10, 18
"""Where a datagram has its 32-bit sequence number and its 16-bit count."""
TICK = 0.001


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


def flood(target: Target, udp: socket.socket, rate: float, seconds: float, state: dict[int, int]) -> dict[str, float]:
    """Send to all connections in turn. `state` keeps each one's last sequence number from call to call."""
    live = [connection for connection in target.manager.live if connection.production is not None]
    packets = []
    for connection in live:
        production = connection.production
        assert production is not None
        assert isinstance(connection.application, ProducedTag)
        octets = bytearray(io_packet.build(production.connection_id, 0, 0, bytes(connection.application.size)))
        packets.append((octets, production.destination, connection.number))
    udp.connect(packets[0][1])
    send, pack_sequence, pack_count = udp.send, struct.Struct("<I").pack_into, struct.Struct("<H").pack_into
    sent, turn = 0, 0
    numbers = [state.get(number, 0) for _, _, number in packets]
    cpu, start = time.process_time(), time.perf_counter()
    end = start + seconds
    while (now := time.perf_counter()) < end:
        burst = int(rate * (now - start)) - sent if rate else 500
        for _ in range(burst):
            octets, _, _ = packets[turn]
            numbers[turn] += 1
            pack_sequence(octets, SEQUENCE_AT, numbers[turn] & 0xFFFFFFFF)
            pack_count(octets, COUNT_AT, numbers[turn] & 0xFFFF)
            send(octets)
            turn = turn + 1 if turn + 1 < len(packets) else 0
        sent += max(burst, 0)
        if rate:
            time.sleep(TICK)
    elapsed = time.perf_counter() - start
    for (_, _, number), last in zip(packets, numbers, strict=True):
        state[number] = last
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
