"""Receives class-1 data with our originator into rings, in a process of its own.

`--endpoint asyncio` puts the same handler behind `asyncio.create_datagram_endpoint` instead of our drained socket.
Prints {"ready", …} when all connections are granted. Each line on standard input is answered with the figures since
the line before.
"""

import argparse
import asyncio
import json
import socket
import sys
import time

from fieldscope.store import Store
from linkkit.driver import Record
from pyconpro.connection import IoConnection, State
from pyconpro.scanner import Scanner, ScannerOptions
from pyconpro.spec import produced_tag
from pyconpro.statistics import Histogram, _Sorted

SO_RCVBUFFORCE = 33


class Endpoint(asyncio.DatagramProtocol):
    """What asyncio itself offers, with the scanner's own handler."""

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.scanner.engine.receive(data, addr, time.monotonic())
        if self.scanner.engine.pending:
            self.scanner.pump()


def consume(scanner: Scanner, host: str, port: int, consumers: int, size: int, ot_ms: float) -> list[IoConnection]:
    """Open one connection per tag; each has a ring of its own."""
    peer = scanner.peer(host, port)
    sink = Store(256 << 20).sink("bench")
    made = []
    for number in range(consumers):
        stream = sink.stream(Record(f"T{number}", size))

        def deliver(data: bytes, append=stream.append) -> None:  # type: ignore[no-untyped-def]
            append(time.time_ns(), data)

        connection = peer.consume(produced_tag(f"T{number}", size + 2, 10, ot_ms, multiplier=7), deliver)
        connection.open(scanner.now())
        made.append(connection)
    scanner.pump()
    return made


def figures(connections: list[IoConnection], since: dict[str, float]) -> dict[str, float]:
    """Counters since the last call."""
    now = {
        "packets": float(sum(c.statistics.packets for c in connections)),
        "heartbeats": float(sum(c.statistics.heartbeats for c in connections)),
        "cpu": time.process_time(),
    }
    found = {name: value - since.get(name, 0.0) for name, value in now.items()}
    since.update(now)
    return found


def lateness(connections: list[IoConnection]) -> dict[str, float]:
    """All heartbeats so far: how late they left."""
    late = Histogram(connections[0].spec.ot_rpi / 1e6)
    for connection in connections:
        one = connection.statistics.lateness._all()
        sums = late._sorted
        late._sorted = _Sorted(
            sums.count + one.count,
            sums.total + one.total,
            min(sums.minimum, one.minimum),
            max(sums.maximum, one.maximum),
            sums.buckets + one.buckets,
        )
    return {
        "p50": late.percentile(0.5),
        "p99": late.percentile(0.99),
        "max": late.maximum,
        "skipped": sum(c.statistics.heartbeats_skipped for c in connections),
    }


async def run(given: argparse.Namespace) -> None:
    loop = asyncio.get_running_loop()
    scanner = Scanner(ScannerOptions(host="127.0.0.1", port=0, originator=1))
    scanner.start()
    assert scanner.port is not None
    sock = scanner.port.socket
    if given.force:
        sock.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 4 << 20)
    transport: asyncio.DatagramTransport | None = None
    if given.endpoint == "asyncio":
        loop.remove_reader(sock)
        transport, _ = await loop.create_datagram_endpoint(lambda: Endpoint(scanner), sock=sock)
    connections = consume(scanner, given.host, given.port, given.consumers, given.size, given.ot_ms)
    while not all(c.state in (State.WAITING, State.RUNNING) for c in connections):
        await asyncio.sleep(0.01)
    granted = sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF) // (2 if sys.platform == "linux" else 1)
    print(json.dumps({"ready": given.endpoint, "buffer": granted}), flush=True)
    since: dict[str, float] = {}
    over = asyncio.Event()

    def order() -> None:
        line = sys.stdin.readline()
        if not line:
            loop.remove_reader(sys.stdin)
            over.set()
            return
        answer = lateness(connections) if json.loads(line).get("lateness") else figures(connections, since)
        print(json.dumps(answer), flush=True)

    loop.add_reader(sys.stdin, order)
    await over.wait()
    if transport is not None:
        transport.abort()
    for shell in list(scanner._shells.values()):
        shell.abort()


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--endpoint", choices=("ours", "asyncio"), default="ours")
    arguments.add_argument("--host", default="127.0.0.1")
    arguments.add_argument("--port", type=int, required=True)
    arguments.add_argument("--consumers", type=int, default=10)
    arguments.add_argument("--size", type=int, default=4)
    arguments.add_argument("--ot-ms", type=float, default=1000.0)
    arguments.add_argument("--force", action="store_true", help="ask for 4 MiB beyond the system's limit (root)")
    given = arguments.parse_args()
    sys.setswitchinterval(0.0005)
    asyncio.run(run(given))


main()
