"""Watches the live core for hours in minutes: `python tests/bench/soak.py --seconds 600`.

A thread writes 20,000 samples a second (ten records of ten fields at 200 Hz) while a workspace with fifty curves, bools
and states follows at 30 frames a second. The memory budget is small, so that the rings are full early. Prints resident
memory, references to None (PySide6 6.12.0 lost one with every call and aborted), and how long frames took; ends with 1
when memory or references grew, or a frame took over 100 ms.
"""

import argparse
import os
import struct
import sys
import threading
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from live_core import resident_mb
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from fieldscope.plot import Workspace
from fieldscope.store import Store
from linkkit.driver import Kind, Point, Record

RECORDS, FIELDS, RATE = 10, 10, 200
GROWTH = 0.02
FRAME_MS = 100.0


class Writer(threading.Thread):
    """Writes rows as they fall due, like an I/O thread."""

    def __init__(self, store: Store) -> None:
        super().__init__(name="soak", daemon=True)
        sink = store.sink("soak")
        self.streams = [sink.stream(Record(f"r{n}", 4 * FIELDS + 1, 1 / RATE)) for n in range(RECORDS)]
        self.done = threading.Event()
        self.rows = 0

    def run(self) -> None:
        random = np.random.default_rng(5)
        table = random.normal(size=(512, FIELDS)).astype("<f4")
        begin = time.monotonic()
        while not self.done.wait(0.005):
            due = int((time.monotonic() - begin) * RATE)
            while self.rows < due:
                self.rows += 1
                payload = table[self.rows % 512].tobytes() + struct.pack("B", self.rows // 100 % 2)
                now = time.time_ns()
                for number, stream in enumerate(self.streams):
                    if self.rows % 4000 == 97 * number:
                        stream.gap(now)
                    stream.append(now, payload)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--budget-mb", type=float, default=8)
    parser.add_argument("--settle", type=float, default=60, help="seconds until memory is taken as settled")
    options = parser.parse_args(arguments)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    store = Store(int(options.budget_mb * 1e6))
    workspace = Workspace(store)
    workspace.resize(1600, 900)
    points = [
        Point(f"r{n}.f{f}", (f"r{n}", f"f{f}"), f"r{n}", 4 * f, "<f4")
        for n in range(RECORDS)
        for f in range(FIELDS // 2)
    ]
    points += [Point(f"r{n}.b", (f"r{n}", "bit"), f"r{n}", 40, "u1", bit=0, kind=Kind.DIGITAL) for n in range(3)]
    points += [Point(f"r{n}.s", (f"r{n}", "state"), f"r{n}", 40, "u1", kind=Kind.STATE) for n in range(2)]
    workspace.plot([store.signal("soak", point) for point in points])
    workspace.set_span(30)
    workspace.show()
    canvas = workspace.page.canvas
    writer = Writer(store)
    writer.start()
    frames: list[float] = []
    canvas.frame_done.connect(lambda: frames.append((canvas.clock.busy + canvas.paint_seconds) * 1e3))
    begin = time.monotonic()
    settled: tuple[float, int] | None = None
    print(f"{'s':>6}{'resident MB':>13}{'refs to None':>14}{'rows':>10}{'fps':>6}{'frame p99 ms':>14}{'max':>8}")
    # One of each: every object of Qt's that is made in Python and dropped costs references to None.
    wait, timer = QEventLoop(), QTimer()
    timer.timeout.connect(wait.quit)
    timer.start(round(1000 * min(10.0, options.seconds / 6)))
    while (elapsed := time.monotonic() - begin) < options.seconds:
        wait.exec()
        if settled is None and elapsed >= min(options.settle, options.seconds / 3):
            settled = resident_mb(), sys.getrefcount(None)
            frames.clear()
        recent = frames or [0.0]
        print(
            f"{elapsed:6.0f}{resident_mb():13.1f}{sys.getrefcount(None):14}{writer.rows * RECORDS * FIELDS:10}"
            f"{canvas.clock.rate():6.0f}{np.percentile(recent, 99):14.1f}{max(recent):8.1f}",
            flush=True,
        )
    memory, references = resident_mb(), sys.getrefcount(None)
    writer.done.set()
    writer.join()
    workspace.close()
    assert settled is not None
    grown = memory / settled[0] - 1
    more = references - settled[1]
    print(f"resident memory {grown:+.1%}, references to None {more:+d}, longest frame {max(frames, default=0):.0f} ms")
    return int(grown > GROWTH or abs(more) > 1000 or max(frames, default=0) > FRAME_MS)


if __name__ == "__main__":
    sys.exit(main())
