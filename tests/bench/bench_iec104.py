"""The speed of the 104 client beside c104: `python tests/bench/bench_iec104.py`.

The server is a bare sender in a process of its own, the client is the same script for both libraries. Throughput is
wall clock; in brackets what one core would do, by processor time, which a busy machine does not change and by which
promises are judged. `--scale` makes the runs longer or shorter, `--minutes` watches the memory of the 50 connections
that long, `--alone` leaves c104 out.
"""

import argparse
import importlib.util
import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from bench_table import Row, Table, thousands
from peers import Peer, peer

PEERS = Path(__file__).parent / "peers"
PATIENCE = 150.0
SLICE = 256
"""Frames that the sender sends at a time; the mark at the end of a run fills one of these."""


@dataclass
class Pair:
    """A sender and a client that are connected."""

    sender: Peer
    client: Peer
    objects: int

    def blast(self, frames: int, mark: float) -> tuple[float, float, float]:
        """Send as fast as it goes; gives points per second, points per processor second, points called back."""
        frames = -(-frames // SLICE) * SLICE
        points = frames * self.objects
        self.sender.tell(blast=frames, mark=mark)
        got = self.client.ask(timeout=PATIENCE, wait=mark, calls=points + SLICE)
        sent = self.sender.line(PATIENCE)
        return points / (got["at"] - sent["start"]), points / got["cpu"], got["points"] - SLICE


@contextmanager
def connected(library: str, objects: int, points: int, *options: object, ports: int = 1) -> Iterator[Pair]:
    """Start both processes and wait until all connections are open."""
    with ExitStack() as stack:
        size = ("--objects", objects, "--points", points)
        sender, at = stack.enter_context(peer(PEERS / "sender_104.py", "--ports", ports, *size))
        script = PEERS / ("driver_104.py" if library == "driver" else "client_104.py")
        command = ("--library", library, "--points", points, *options, "--ports", *at["ports"])
        client, _ = stack.enter_context(peer(script, *command, ready=60.0))
        yield Pair(sender, client, objects)


@dataclass
class Throughput:
    """Points per second: by the clock, and per second of processor time."""

    wall: float
    core: float

    def __str__(self) -> str:
        return f"{thousands(self.wall)}/s [{thousands(self.core)}]"


def throughput(library: str, objects: int, points: int, total: int, *options: object) -> Throughput:
    """Best of three runs; the first one warms up."""
    best = Throughput(0, 0)
    frames = max(1, total // objects)
    with connected(library, objects, points, *options) as pair:
        for run in range(3):
            wall, core, called = pair.blast(frames, 1000.0 + run)
            expected = -(-frames // SLICE) * SLICE * objects
            if ("--callback" in options or library == "driver") and called != expected:
                raise AssertionError(f"{library}: {called} of {expected} points were called back")
            best = Throughput(max(best.wall, wall), max(best.core, core))
    return best


def throughputs(table: Table, scale: float, *, alone: bool) -> None:
    """The rows about points per second."""

    def theirs(objects: int, points: int, total: float, *options: object) -> Throughput | None:
        if alone:
            return None
        try:
            return throughput("c104", objects, points, round(total * scale), *options)
        except AssertionError as error:  # it crashes now and then
            print(str(error).splitlines()[0], file=sys.stderr)
            return None

    def ours(objects: int, points: int, total: float, *options: object) -> Throughput:
        return throughput("iec104", objects, points, round(total * scale), *options)

    def row(work: str, needed: float, factor: float, got: Throughput, peer_: Throughput | None) -> None:
        met = got.core >= needed
        beside = ""
        if peer_ is not None:
            ratio = got.core / peer_.core
            met &= ratio >= factor
            beside = f"c104 {peer_}: {ratio:.1f} ×"
        must = f"≥ {needed:,.0f}/s" + (f" and ≥ {factor:g} × c104" if factor else "")
        table.add(Row(work, must, str(got), beside, met))

    row("M_ME_NC_1 × 30 per ASDU, socket → store", 1e6, 0, ours(30, 30, 3e6), theirs(30, 30, 3e6))
    driver = throughput("driver", 30, 30, round(1e6 * scale))
    row("the same through the driver into the application's rings", 2e5, 0, driver, None)
    few = ours(30, 30, 1e6, "--callback")
    row("the same with a callback per point", 4e5, 4, few, theirs(30, 30, 2e5, "--callback"))
    row(
        "one point per ASDU with a callback", 1.5e5, 2, ours(1, 30, 4e5, "--callback"), theirs(1, 30, 1e5, "--callback")
    )
    small, large = ours(30, 30, 3e6), ours(30, 30_000, 3e6)
    their_small, their_large = theirs(30, 30, 1e6), theirs(30, 30_000, 6e4)
    ratio = large.core / small.core
    beside = f"c104 {their_large.core / their_small.core:.3f} ×" if their_small and their_large else ""
    table.add(
        Row(
            "30,000 points in one station beside 30", "throughput ≥ 0.8 ×",
            f"{ratio:.2f} × ({large} beside {small})", beside, ratio >= 0.8,
        )
    )  # fmt: skip


def delays(pair: Pair, cycles: int, hertz: float) -> tuple[list[float], dict[str, Any]]:
    """Send in cycles; gives all delays from sending to the last callback, sorted, and the client's answer."""
    sent = pair.sender.ask(timeout=PATIENCE + cycles / hertz, cycles=cycles, hertz=hertz)["at"]
    time.sleep(0.5)
    got = pair.client.ask(times=1)
    for there, here in zip(sent, got["at"], strict=True):
        if len(there) != len(here):
            raise AssertionError(f"{len(here)} of {len(there)} cycles arrived")
    found = sorted(h - t for there, here in zip(sent, got["at"], strict=True) for t, h in zip(there, here, strict=True))
    return found, got


def share(values: list[float], part: float) -> float:
    return values[min(len(values) - 1, int(part * len(values)))] * 1e3


def fifty(table: Table, scale: float, minutes: float, connections: int, *, alone: bool) -> None:
    """Fifty stations at once."""

    def run(library: str) -> tuple[str, float, float, float]:
        with connected(library, 25, 100, "--callback", ports=connections) as pair:
            delays(pair, 10, 10)
            cycles = max(10, round(100 * scale))
            late, first = delays(pair, cycles, 10)
            # Rounds are alike, so what they differ in is what has grown; the first one warms up.
            rounds: list[float] = []
            end = time.monotonic() + 60 * minutes
            while time.monotonic() < end:
                rounds.append(delays(pair, 300, 10)[1]["rss"])
        load = first["cpu"] / (cycles / 10 + 0.5)
        growth = rounds[-1] - rounds[1] if len(rounds) > 1 else 0.0
        grown = f", grew by {growth:.1f} MB in {minutes:g} min" if minutes else ""
        said = f"{load:.0%} of a core, p50 {share(late, 0.5):.1f}, p99 {share(late, 0.99):.1f} ms, "
        return f"{said}{first['rss']:.0f} MB{grown}", load, share(late, 0.99), growth

    said, load, p99, growth = run("iec104")
    try:
        beside = "" if alone else f"c104 {run('c104')[0]}"
    except AssertionError as error:
        beside = f"c104: {str(error).splitlines()[0]}"
    met = load <= 0.25 and p99 <= 50 and growth < 2
    work = f"{connections} connections × 100 points × 10 Hz with callbacks"
    table.add(Row(work, "≤ 25 % of a core, p99 ≤ 50 ms, memory flat", said, beside, met))


def single(table: Table, scale: float, *, alone: bool) -> None:
    """One point, a hundred times a second."""

    def run(library: str) -> tuple[str, float, float]:
        with connected(library, 1, 1, "--callback") as pair:
            delays(pair, 20, 100)
            late, _ = delays(pair, max(100, round(500 * scale)), 100)
        median, p99 = share(late, 0.5), share(late, 0.99)
        return f"median {median:.2f}, p99 {p99:.2f} ms", median, p99

    said, median, p99 = run("iec104")
    beside = "" if alone else f"c104 {run('c104')[0]}"
    table.add(
        Row("1 point at 100 Hz, send → callback", "median ≤ 0.5, p99 ≤ 2 ms", said, beside, median <= 0.5 and p99 <= 2)
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--scale", type=float, default=1.0)
    arguments.add_argument("--minutes", type=float, default=0.0)
    arguments.add_argument("--connections", type=int, default=50)
    arguments.add_argument("--alone", action="store_true")
    given = arguments.parse_args()
    alone = given.alone or importlib.util.find_spec("c104") is None
    load = f", load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
    table = Table(f"iec104{' (c104 is not installed: pip install c104)' if alone and not given.alone else ''}{load}")
    throughputs(table, given.scale, alone=alone)
    fifty(table, given.scale, given.minutes, given.connections, alone=alone)
    single(table, given.scale, alone=alone)


if __name__ == "__main__":
    main()
