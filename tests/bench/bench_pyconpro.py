"""The speed of class-1 reception and heartbeats: `python tests/bench/bench_pyconpro.py`.

Sender and receiver are processes of their own; what asyncio's own datagram endpoint carries comes from the same run,
with the same handler behind it. `--seconds` is the length of one measurement, `--rates` what is tried in turn.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from struct import Struct

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from bench_table import Row, Table, thousands
from peers import Peer, peer

from fieldscope.store import Store
from linkkit.driver import Record
from pyconpro.originator import Identifiers, Originator
from pyconpro.spec import produced_tag
from pyconpro.wire import io_packet
from pyconpro.wire.connection_manager import ForwardOpenReply

PEERS = Path(__file__).parent / "peers"
RATES = (20_000, 40_000, 60_000, 80_000, 100_000, 125_000, 150_000, 175_000, 200_000, 250_000, 300_000)
NEEDED = 150_000
"""Datagrams per second that must be carried without loss."""
SETTLE = 3.0
"""Seconds at most for the last datagrams to be read."""


@dataclass
class Measured:
    """One measurement."""

    sent: int
    received: int
    elapsed: float
    """Seconds of sending."""
    cpu: float
    """Processor seconds of the receiver."""

    @property
    def lost(self) -> int:
        return self.sent - self.received

    @property
    def offered(self) -> float:
        """Datagrams per second sent."""
        return self.sent / self.elapsed

    @property
    def cost(self) -> float:
        """Receiver's processor time per datagram, µs."""
        return self.cpu / self.received * 1e6 if self.received else float("nan")


@dataclass
class Reception:
    """A sender and a receiver with open connections between them."""

    sender: Peer
    receiver: Peer
    buffer: int

    def run(self, rate: float, seconds: float) -> Measured:
        """Send for a while, wait until all is read or nothing comes any more."""
        self.receiver.ask()
        sent = self.sender.ask(timeout=60 + seconds, rate=rate, seconds=seconds)
        received, cpu = 0.0, 0.0
        end = time.monotonic() + SETTLE
        while True:
            got = self.receiver.ask()
            received += got["packets"]
            cpu += got["cpu"]
            if received >= sent["sent"] or (not got["packets"] and time.monotonic() > end - SETTLE + 0.3):
                return Measured(int(sent["sent"]), int(received), sent["elapsed"], cpu)
            time.sleep(0.02)


@contextmanager
def connected(consumers: int, *options: object) -> Iterator[Reception]:
    """Start both processes and open the connections."""
    with ExitStack() as stack:
        sender, at = stack.enter_context(peer(PEERS / "class1_sender.py", "--tags", consumers))
        receiver, ready = stack.enter_context(
            peer(PEERS / "class1_receiver.py", "--port", at["port"], "--consumers", consumers, *options)
        )
        yield Reception(sender, receiver, ready["buffer"])


def highest(reception: Reception, rates: tuple[int, ...], seconds: float) -> tuple[float, Measured]:
    """Try rates from below; gives the highest rate carried without loss, and the last measurement."""
    best = 0.0
    for rate in rates:
        done = reception.run(rate, seconds)
        if done.lost:
            # One stall of a shared machine is not the receiver's: the rate has a second chance.
            done = reception.run(rate, seconds)
        if done.lost:
            return best, done
        best = max(best, done.offered)
        if done.offered < 0.9 * rate:
            break  # the sender itself is at its limit
    return best, done


def reception(table: Table, rates: tuple[int, ...], seconds: float) -> None:
    """Socket to rings: what is carried without loss, and at which cost."""
    with connected(10, "--endpoint", "asyncio") as theirs:
        theirs.run(rates[0], seconds)
        their_best, _ = highest(theirs, rates, seconds)
        their_flood = theirs.run(0, seconds)
    with connected(10) as ours:
        ours.run(rates[0], seconds)
        best, _ = highest(ours, rates, seconds)
        flood = ours.run(0, seconds)
        buffer = ours.buffer
    with connected(1000) as many:
        many.run(0, seconds)  # rings grow to the size they will have
        thousand = many.run(0, seconds)
    table.add(
        Row(
            f"class-1 datagrams, socket → rings, without loss (buffer {buffer >> 20} MiB, 10 consumers)",
            f"≥ {NEEDED:,}/s",
            f"{thousands(best)}/s; sender at its limit, {thousands(flood.offered)}/s: lost {flood.lost:,}",
            f"asyncio endpoint {thousands(their_best)}/s; at {thousands(their_flood.offered)}/s "
            f"lost {their_flood.lost:,} of {their_flood.sent:,}",
            best >= 0.97 * NEEDED,
        )
    )
    table.add(
        Row(
            "one core's worth: 1 / receiver's processor time per datagram when flooded",
            f"≥ {NEEDED:,}/s",
            f"{thousands(1e6 / flood.cost)}/s ({flood.cost:.2f} µs)",
            f"asyncio endpoint {thousands(1e6 / their_flood.cost)}/s ({their_flood.cost:.2f} µs)",
            1e6 / flood.cost >= NEEDED,
        )
    )
    times = f"{best / their_best:.1f} ×" if their_best else f"asyncio lost some at {rates[0]:,}/s already"
    table.add(
        Row(
            "carried without loss beside asyncio.create_datagram_endpoint",
            "≥ 3 ×",
            f"{times} (processor time {their_flood.cost / flood.cost:.1f} ×)",
            "1 ×",
            best >= 3 * their_best and best > 0,
        )
    )
    ratio = thousand.cost / flood.cost
    table.add(
        Row(
            "cost per datagram with 1,000 consumers beside 10, flooded",
            "≤ 1.3 ×",
            f"{ratio:.2f} × ({thousand.cost:.2f} µs)",
            f"10 consumers: {flood.cost:.2f} µs",
            ratio <= 1.3,
        )
    )


def heartbeats(table: Table, consumers: int, seconds: float) -> None:
    """How late heartbeats leave while data arrives."""
    with connected(consumers, "--ot-ms", 10) as ours:
        done = ours.run(min(10_000, 50 * consumers), seconds)
        late = ours.receiver.ask(lateness=True)
    table.add(
        Row(
            f"heartbeats of {consumers} consumers every 10 ms while {thousands(done.offered)} datagrams/s arrive",
            "lateness p99 ≤ 5 ms",
            f"p50 {late['p50'] * 1e3:.2f}, p99 {late['p99'] * 1e3:.2f}, longest {late['max'] * 1e3:.1f} ms; left out "
            f"{late['skipped']:.0f}; {done.cpu / done.elapsed:.0%} of a core; {done.lost} datagrams lost",
            "",
            late["p99"] <= 0.005,
        )
    )


def ingest(table: Table, packets: int) -> None:
    """What one packet costs from the engine's `receive` into its ring, by the number of fields in the structure."""
    one = ingest_cost(packets, 2)
    many = ingest_cost(packets, 400)
    unpacked = ingest_cost(packets, 400, Struct("<200h"))
    ratio = many / one
    table.add(
        Row(
            "ingest per packet, 200 INT fields beside 1",
            "≤ 1.3 ×",
            f"{ratio:.2f} × ({many:.2f} µs beside {one:.2f} µs)",
            f"unpacking every field: {unpacked / one:.1f} × ({unpacked:.2f} µs)",
            ratio <= 1.3,
        )
    )


def ingest_cost(packets: int, size: int, unpack: Struct | None = None) -> float:
    """Processor time per packet, µs; with `unpack` every field goes into a list of its own instead of one row."""
    engine = Originator(Identifiers(1, 2, 3, 4), lambda: 0.5)
    stream = Store(1 << 30).sink("bench").stream(Record("tag", size))
    columns: list[list[int]] = [[] for _ in range(200)]

    def keep(data: bytes) -> None:
        stream.append(time.time_ns(), data)

    def split(data: bytes) -> None:
        assert unpack is not None
        for column, value in zip(columns, unpack.unpack(data), strict=True):
            column.append(value)

    connection = engine.peer("127.0.0.1").consume(produced_tag("tag", size + 2, 10, 1000), split if unpack else keep)
    asked = connection.forward_open()
    connection.opened(ForwardOpenReply(asked.triad, 7, asked.to_id, 1_000_000, 10_000), None, None, 0.0)
    datagrams = [io_packet.build(asked.to_id, number, number, bytes(size)) for number in range(1, packets + 1)]
    receive, sender = engine.receive, ("127.0.0.1", 2222)
    begin = time.process_time()
    for number, datagram in enumerate(datagrams):
        receive(datagram, sender, number * 0.01)
    return (time.process_time() - begin) / packets * 1e6


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=2.0)
    arguments.add_argument("--rates", type=int, nargs="+", default=RATES)
    arguments.add_argument("--consumers", type=int, default=200, help="with heartbeats")
    given = arguments.parse_args()
    table = Table("pyconpro")
    reception(table, tuple(given.rates), given.seconds)
    heartbeats(table, given.consumers, given.seconds)
    ingest(table, round(50_000 * given.seconds))


if __name__ == "__main__":
    main()
