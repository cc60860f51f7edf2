"""The speed of the live core beside pyqtgraph's own downsampling, in one run: `python tests/bench/live_core.py`.

Fifty noisy signals of a million float32 samples (five records of ten fields, 1 kHz), 1600×900, no GPU. Prints medians
over `--frames` frames. First it refreshes a value table of 10,000 points that all change. `--rows` and `--frames` make
it short (CI runs it so, and looks at no time).
"""

import argparse
import functools
import itertools
import math
import os
import resource
import struct
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from fieldscope.collector import Collector
from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.frame import Trace
from fieldscope.plot.canvas import Canvas
from fieldscope.store import Signal, Store
from fieldscope.values.entries import VALUE
from fieldscope.values.model import REFRESH_MS, SWEEP_MS, ValueModel
from fieldscope.values.view import ValueView
from linkkit.driver import Point, Record

RECORDS, FIELDS = 5, 10
RATE = 1000
STEP_NS = 1_000_000_000 // RATE
PER_FRAME = 33
WIDTH, HEIGHT = 1600, 900


def resident_mb() -> float:
    """Resident memory now, MB (the peak where the system does not tell)."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


class Feed:
    """Writes the rows of all records, a millisecond at a time, on a clock of its own."""

    def __init__(self, rows: int) -> None:
        self.now_ns = 1_800_000_000_000_000_000
        self.store = Store(1 << 30)
        random = np.random.default_rng(3)
        self.table = (
            random.normal(size=(4096, RECORDS * FIELDS)).astype("<f4") + np.arange(RECORDS * FIELDS, dtype="<f4") * 2
        )
        self.packed = [
            [self.table[r, n * FIELDS : (n + 1) * FIELDS].tobytes() for n in range(RECORDS)] for r in range(4096)
        ]
        self.streams = [self.store.sink("bench").stream(Record(f"r{n}", FIELDS * 4, 1 / RATE)) for n in range(RECORDS)]
        self.signals: list[Signal] = [
            self.store.signal("bench", Point(f"r{n}.f{f}", (f"r{n}", f"f{f}"), f"r{n}", 4 * f, "<f4"))
            for n in range(RECORDS)
            for f in range(FIELDS)
        ]
        self.row = 0
        self.write(rows)

    def write(self, rows: int) -> None:
        """Append rows to every record; time moves on."""
        for _ in range(rows):
            packed = self.packed[self.row % 4096]
            self.row += 1
            self.now_ns += STEP_NS
            for stream, payload in zip(self.streams, packed, strict=True):
                stream.append(self.now_ns, payload)


clock: Callable[[], float] = time.perf_counter


def timed(work: Callable[[], object]) -> float:
    begin = clock()
    work()
    return (clock() - begin) * 1e3


class Ours:
    """The canvas with all signals in one lane, or spread over several."""

    def __init__(self, feed: Feed, lanes: int) -> None:
        self.feed = feed
        self.canvas = Canvas(feed.store)
        self.canvas.now = lambda: feed.now_ns
        self.canvas.resize(WIDTH, HEIGHT)
        self.canvas.show()
        self.canvas.clock.run(False)
        per = len(feed.signals) // lanes
        for n in range(lanes):
            lane = AnalogLane()
            for number, signal in enumerate(feed.signals[n * per : (n + 1) * per]):
                lane.add(Trace(signal.key, n * per + number, 0, signal))
            self.canvas.lanes.append(lane)
        self.canvas.changed()
        QApplication.processEvents()
        self.canvas.clock.run(False)

    def settle(self, seconds: float) -> None:
        self.canvas.set_span(round(seconds * 1e9))
        self.canvas.draw_now()
        self.canvas.repaint()

    def full(self) -> None:
        for lane in self.canvas.lanes:
            lane.invalidate()
        self.canvas.draw_now()
        self.canvas.repaint()

    def follow(self) -> tuple[float, float]:
        self.feed.write(PER_FRAME)
        drawing = timed(self.canvas.tick)
        painting = timed(self.canvas.repaint)
        return drawing, painting

    def cursor(self, number: int) -> None:
        canvas = self.canvas
        point = QPoint(canvas.gutter + 100 + number * 3 % (canvas.view.width - 200), canvas.plots.height() // 2)
        canvas.set_cursor(0, *canvas.hands.aim(point))
        canvas.repaint()

    def close(self) -> None:
        self.canvas.close()
        self.canvas.deleteLater()


class Peer:
    """pyqtgraph as its documentation recommends it for much data."""

    def __init__(self, feed: Feed, lanes: int, rows: int) -> None:
        self.feed = feed
        self.widget = pg.GraphicsLayoutWidget()
        self.widget.resize(WIDTH, HEIGHT)
        self.plots = []
        self.curves = []
        per = len(feed.signals) // lanes
        extra = 40 * PER_FRAME
        for n in range(lanes):
            plot = self.widget.addPlot(row=n, col=0)
            plot.setDownsampling(auto=True, mode="peak")
            plot.setClipToView(True)
            plot.disableAutoRange()
            plot.setYRange(n * per * 2 - 5, (n + 1) * per * 2 + 5)
            self.plots.append(plot)
            for number in range(n * per, (n + 1) * per):
                self.curves.append(plot.plot(pen=pg.mkPen(pg.intColor(number, 50), width=1), skipFiniteCheck=True))
        self.x = np.arange(rows + extra) / RATE
        self.y = [np.resize(feed.table[:, number], rows + extra) for number in range(len(self.curves))]
        self.count = rows
        self.seconds = 10.0
        self.widget.show()

    def settle(self, seconds: float) -> None:
        self.seconds = seconds
        self.show()

    def show(self) -> None:
        for curve, y in zip(self.curves, self.y, strict=True):
            curve.setData(self.x[: self.count], y[: self.count])
        end = self.count / RATE
        for plot in self.plots:
            plot.setXRange(end - self.seconds, end, padding=0)
        QApplication.processEvents()
        self.widget.viewport().repaint()

    def full(self) -> None:
        self.seconds *= 1.0001
        self.show()

    def follow(self) -> None:
        self.count += PER_FRAME
        if self.count > len(self.x):
            self.count -= 30 * PER_FRAME
        self.show()

    def close(self) -> None:
        self.widget.close()
        self.widget.deleteLater()


class ValueTable:
    """The Values dock's table with `rows` points of a record each, as a 104 station has them; all of them move."""

    def __init__(self, rows: int) -> None:
        self.store = Store(1 << 28)
        sink = self.store.sink("station")
        points = [Point(f"1/{n}", ("Station 1", f"P{n}"), f"1/{n}", 0, "<f8", unit="A") for n in range(rows)]
        self.streams = [sink.stream(Record(point.record, 8)) for point in points]
        self.model = ValueModel(lambda _key: None, list)
        self.view = ValueView(self.model)
        self.view.resize(WIDTH, HEIGHT)
        self.view.show()
        self.number = 0
        self.change()
        self.model.show((signal.key, signal, "RTU") for signal in (self.store.signal("station", p) for p in points))
        QApplication.processEvents()

    def change(self) -> None:
        """A new sample for every point."""
        self.number += 1
        now = time.time_ns()
        for number, stream in enumerate(self.streams):
            payload = struct.pack("<d", math.sin(number * 0.7 + self.number))
            stream.append(now, payload, now - 40_000_000, 64 if (number + self.number) % 5 == 0 else 0)

    def refresh(self) -> None:
        self.model.refresh(*self.view.visible_rows())
        QApplication.processEvents()  # paints what changed

    def sweep(self) -> None:
        self.model.sweep()
        QApplication.processEvents()  # the rows may have another order now

    def sort(self, column: int) -> None:
        order = Qt.SortOrder.DescendingOrder
        self.view.sortByColumn(column, order)

    def close(self) -> None:
        self.view.close()
        self.view.deleteLater()


def measure_table(rows: int, frames: int) -> Iterator[tuple[str, str, str, str]]:
    """Give the lines of the value table: a refresh is reading, formatting and painting, a sweep sorts."""
    table = ValueTable(rows)
    for column, words in ((-1, ""), (VALUE, ", sorted by value")):
        if column >= 0:
            table.sort(column)
        times, sweeps = [], []
        for _ in range(frames):
            table.change()
            times.append(timed(table.refresh))
            sweeps += [timed(table.sweep) for _ in range(REFRESH_MS // SWEEP_MS)]
        name = f"value table, {rows:,} rows{words}"
        yield row(f"{name}: refresh", median(times), math.nan, "≤ 8")
        yield row(f"{name}: p99", float(np.percentile(times, 99)), math.nan, "≤ 8")
        yield row(f"{name}: sweep, p99", float(np.percentile(sweeps, 99)), math.nan, "≤ 8")
    table.close()


def median(values: list[float]) -> float:
    return float(np.median(values)) if values else math.nan


def measure(rows: int, frames: int, peer_frames: int) -> Iterator[tuple[str, str, str, str]]:
    """Give the lines of the table: work, ours, the peer's and the ratio, what must be reached."""
    empty = resident_mb()
    feed = Feed(rows)
    for signal in feed.signals:
        snapshot = signal.snapshot()
        assert snapshot is not None
        signal.pyramid(snapshot)
    grown = resident_mb() - empty
    spans = [seconds for seconds in (10, 100, 1000) if seconds * RATE <= rows] or [rows / RATE]
    worst: list[float] = []
    for lanes, full_goal, follow_goal in ((1, "≤ 33", "≤ 5"), (10, "≤ 40", "≤ 6")):
        ours = Ours(feed, lanes)
        peer = Peer(feed, lanes, rows)
        for seconds in spans:
            ours.settle(seconds)
            peer.settle(seconds)
            full = [timed(ours.full) for _ in range(max(3, frames // 4))]
            theirs = [timed(peer.full) for _ in range(peer_frames)]
            name = f"50 curves, {lanes} lane{'s' if lanes > 1 else ''}, {seconds:g} s"
            yield row(f"{name}: full redraw", median(full), median(theirs), full_goal)
            ours.settle(seconds)
            steps = [ours.follow() for _ in range(frames)]
            worst += [max(step) for step in steps]
            theirs = [timed(peer.follow) for _ in range(peer_frames)]
            yield row(f"{name}: follow", median([sum(step) for step in steps]), median(theirs), follow_goal)
        if lanes == 1:
            ours.canvas.hold()
            moves = [timed(functools.partial(ours.cursor, number)) for number in range(frames)]
            yield row("moving a cursor over it", median(moves), math.nan, "≤ 4")
        ours.close()
        peer.close()
        QApplication.processEvents()
    yield row("longest single paint following, p99", float(np.percentile(worst, 99)), math.nan, "≤ 8")
    yield (f"memory, 50 × {rows:,} float32 with pyramids", f"{grown:.0f} MB", "", "≤ 350 MB")


def row(work: str, ours: float, theirs: float, goal: str) -> tuple[str, str, str, str]:
    peer = "" if math.isnan(theirs) else f"{theirs:.0f} ms ({theirs / ours:.0f}×)"
    return work, f"{ours:.2f} ms", peer, f"{goal} ms"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--frames", type=int, default=200)
    parser.add_argument("--peer-frames", type=int, default=5)
    parser.add_argument("--table-rows", type=int, default=10_000)
    parser.add_argument("--table", action="store_true", help="only the value table")
    parser.add_argument("--cpu", action="store_true", help="count processor time: on a machine that others use too")
    options = parser.parse_args(arguments)
    if options.cpu:
        global clock
        clock = time.process_time
    app = QApplication.instance() or QApplication([])
    Collector(app)  # as the program does
    print(f"{'work':<48}{'ours':>12}{'pyqtgraph':>20}{'goal':>12}")
    lines = measure_table(options.table_rows, options.frames)
    if not options.table:
        lines = itertools.chain(lines, measure(options.rows, options.frames, options.peer_frames))
    for work, ours, peer, goal in lines:
        print(f"{work:<48}{ours:>12}{peer:>20}{goal:>12}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
