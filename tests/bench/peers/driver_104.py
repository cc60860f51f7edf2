"""Receives 104 data with `iec104.driver` into the application's rings, in a process of its own.

Same orders and answers as `client_104.py`: {"wait": value} → {"at", "points", "cpu", "rss"}.
"""

import argparse
import asyncio
import json
import struct
import sys
import time
from pathlib import Path

from fieldscope.store import Store
from iec104.driver import Driver
from iec104.settings import ConnectionSettings
from linkkit.driver import Event, LinkState, StateChanged
from linkkit.iothread import IoThread

POLL = 0.002
FIRST = "47/1"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--library", choices=("driver",))
    parser.add_argument("--ports", type=int, nargs=1, required=True)
    parser.add_argument("--points", type=int)
    given = parser.parse_args()
    thread = IoThread("io-104")
    thread.start()
    store = Store(256 << 20)
    running = asyncio.Event()

    def notify(event: Event) -> None:
        if isinstance(event, StateChanged) and event.state is LinkState.RUNNING:
            running.set()

    driver = Driver()
    link = driver.link(ConnectionSettings(host="127.0.0.1", port=given.ports[0], initialisation=4))
    thread.call(link.start(store.sink("rtu"), notify))
    thread.call(running.wait(), 30)
    print(json.dumps({"ready": "driver"}), flush=True)
    cpu, count = time.process_time(), 0
    for line in sys.stdin:
        mark = struct.pack("<d", json.loads(line)["wait"])
        end = time.monotonic() + 120
        while time.monotonic() < end:
            ring = store.ring("rtu", FIRST)
            if ring is not None and ring.count:
                snapshot = ring.snapshot()
                chunk = snapshot.chunks[-1]
                if bytes(chunk.payload[snapshot.count - 1 - chunk.start]) == mark:
                    break
            time.sleep(POLL)
        at = time.monotonic()
        time.sleep(0.05)
        rows = sum(ring.count for ring in store.rings("rtu"))
        resident = int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
        answer = {"at": at, "points": rows - count, "cpu": time.process_time() - cpu, "rss": resident}
        cpu, count = time.process_time(), rows
        print(json.dumps(answer), flush=True)
    thread.call(link.stop(), 10)
    thread.call(driver.close(), 10)
    thread.stop()


main()
