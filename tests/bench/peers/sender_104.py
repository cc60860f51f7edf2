"""A bare 104 server that sends prepared frames, in a process of its own.

It listens on `--ports` free ports and prints {"ready", "ports"}. Orders, one JSON object per line:

    {"blast": frames, "mark": value}                 as fast as the windows allow, then one message with IOA 1 = `mark`
    {"cycles": n, "hertz": f}                        every cycle all points of all connections, value = number of cycle

Answers {"start", "end"} or {"at": [[monotonic time per cycle] per connection]}. Times are CLOCK_MONOTONIC, which all
processes of a computer share.
"""

import argparse
import json
import socket
import sys
import threading
import time

from iec104.wire import apci, asdu
from iec104.wire.apci import APCI, CONTROL, MODULO, START, Function
from iec104.wire.asdu import Asdu
from iec104.wire.types import BY_NAME

CA = 47
WINDOW = 8192
"""Frames on their way without acknowledgement: large, for the peer's processor is what is measured."""
SLICE = 256


def values(mnemonic: str, value: float) -> tuple[float, ...]:
    """Raw fields of one object of the types used here."""
    return {"M_ME_NC_1": (value, 0), "M_ME_NB_1": (int(value), 0), "M_SP_NA_1": (int(value) & 1,)}[mnemonic]


class Link:
    """One connection."""

    def __init__(self, server: socket.socket) -> None:
        self.socket, _ = server.accept()
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.started = threading.Event()
        self.sent = 0
        """Frames sent, not wrapped."""
        self.acknowledged = 0
        self.news = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        rest = b""
        while data := self.socket.recv(1 << 16):
            rest += data
            position = 0
            while len(rest) - position >= 6 and len(rest) - position >= 2 + rest[position + 1]:
                frame = rest[position : position + 2 + rest[position + 1]]
                position += len(frame)
                if frame[2] == Function.STARTDT_ACT:
                    self.socket.sendall(apci.u_frame(Function.STARTDT_CON))
                    self.started.set()
                elif frame[2] == Function.TESTFR_ACT:
                    self.socket.sendall(apci.u_frame(Function.TESTFR_CON))
                elif frame[2] & 3 != 3:
                    number = (frame[4] | frame[5] << 8) >> 1
                    with self.news:
                        self.acknowledged += (number - self.acknowledged) % MODULO
                        self.news.notify()
            rest = rest[position:]

    def wait_for_room(self, frames: int) -> None:
        with self.news:
            self.news.wait_for(lambda: self.sent + frames - self.acknowledged <= WINDOW)


def bodies(mnemonic: str, objects: int, points: int, value: float) -> list[bytes]:
    """ASDUs that go through all points once."""
    made = []
    for first in range(1, points + 1, objects):
        items = [(ioa, values(mnemonic, value)) for ioa in range(first, min(first + objects, points + 1))]
        made.append(asdu.build(Asdu.of(BY_NAME[mnemonic].id, 3, CA, items)))
    return made


class Blaster:
    """Sends prepared frames."""

    def __init__(self, mnemonic: str, objects: int, points: int) -> None:
        self.bodies = bodies(mnemonic, objects, points, 1)
        self.mnemonic = mnemonic
        self.slices: dict[int, bytes] = {}
        """Prepared frames by the first sequence number of a slice; a whole round of numbers makes them all."""

    def prepare(self, first: int, slices: int) -> None:
        """Make frames before they are needed: sending must not wait for it."""
        for number in range(first, first + slices * SLICE, SLICE):
            at = number % MODULO
            if at not in self.slices:
                self.slices[at] = b"".join(self._frame(n) for n in range(at, at + SLICE))
            elif len(self.slices) == MODULO // SLICE:
                return

    def _frame(self, number: int) -> bytes:
        body = self.bodies[number % len(self.bodies)]
        return APCI.pack(START, CONTROL + len(body), number << 1, 0) + body

    def run(self, link: Link, frames: int, mark: float) -> None:
        """Send; `frames` is rounded up to whole slices, and the mark fills another one."""
        for _ in range(-(-frames // SLICE)):
            link.wait_for_room(SLICE)
            link.socket.sendall(self.slices[link.sent % MODULO])
            link.sent += SLICE
        link.wait_for_room(SLICE)
        body = asdu.build(Asdu.of(BY_NAME[self.mnemonic].id, 3, CA, [(1, values(self.mnemonic, mark))]))
        for _ in range(SLICE):
            link.socket.sendall(apci.i_frame(link.sent % MODULO, 0, body))
            link.sent += 1


def cycle(links: list[Link], mnemonic: str, objects: int, points: int, cycles: int, hertz: float) -> list[list[float]]:
    """Send all points of all connections in every cycle; gives when, per connection and cycle."""
    at: list[list[float]] = [[] for _ in links]
    begin = time.monotonic()
    for number in range(cycles):
        messages = bodies(mnemonic, objects, points, number)
        pause = begin + number / hertz - time.monotonic()
        if pause > 0:
            time.sleep(pause)
        for times, link in zip(at, links, strict=True):
            frames = []
            for body in messages:
                frames.append(apci.i_frame(link.sent % MODULO, 0, body))
                link.sent += 1
            times.append(time.monotonic())
            link.socket.sendall(b"".join(frames))
    return at


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--ports", type=int, default=1)
    arguments.add_argument("--type", default="M_ME_NC_1")
    arguments.add_argument("--objects", type=int, default=30)
    arguments.add_argument("--points", type=int, default=30)
    given = arguments.parse_args()
    servers = [socket.create_server(("127.0.0.1", 0)) for _ in range(given.ports)]
    print(json.dumps({"ready": "104", "ports": [s.getsockname()[1] for s in servers]}), flush=True)
    links = [Link(server) for server in servers]
    for link in links:
        link.started.wait()
    blaster: Blaster | None = None
    for line in sys.stdin:
        order = json.loads(line)
        if "blast" in order:
            blaster = blaster or Blaster(given.type, given.objects, given.points)
            blaster.prepare(links[0].sent, -(-order["blast"] // SLICE))
            start = time.monotonic()
            blaster.run(links[0], order["blast"], order["mark"])
            print(json.dumps({"start": start, "end": time.monotonic()}), flush=True)
        else:
            at = cycle(links, given.type, given.objects, given.points, order["cycles"], order["hertz"])
            print(json.dumps({"at": at}), flush=True)


main()
