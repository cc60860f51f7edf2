"""A store filled with a scene that has everything a plot must show: curves, steps, bools, states, gaps, bad quality."""

import math
import struct
import time
from collections.abc import Sequence

import numpy as np
from pytestqt.qtbot import QtBot

from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.frame import Trace
from fieldscope.lanes.theme import LIGHT
from fieldscope.lanes.ticks import TimeLabels
from fieldscope.plot import Workspace
from fieldscope.plot.canvas import LANES, Canvas
from fieldscope.plot.workspace import How
from fieldscope.store import Signal, Store
from linkkit.driver import Kind, Point, Quality, Record

SECOND = 1_000_000_000
NAMES = (
    "I_L1",
    "I_L2",
    "I_L3",
    "U_L1",
    "Frequency",
    "Oil_Temp",
    "Tap_Voltage",
    "P_total",
    "Q_total",
    "cos_phi",
    "U_L2",
    "U_L3",
)


def scene(now_ns: int, seconds: float = 90.0, cycle: float = 0.05) -> tuple[Store, dict[str, Signal]]:
    """Fill a store with the last `seconds` before `now_ns`; returns it and its signals by name."""
    store = Store(64 << 20)
    random = np.random.default_rng(7)
    feeder = store.sink("plc").stream(Record("Prod_Feeder", 4 * 12 + 4, cycle))
    rows = int(seconds / cycle)
    noise = random.normal(size=(rows, 12))
    begin = now_ns - round(seconds * SECOND)
    lost = False
    for row in range(rows):
        t = row * cycle
        moment = begin + round(t * SECOND)
        if seconds - 34 < t < seconds - 29:
            if not lost:
                feeder.gap(moment)
            lost = True
            continue
        values = [
            (8 + n) * math.sin(2 * math.pi * (t / (9 + 2 * n) + n / 5)) + 40 + 7 * n + 0.15 * noise[row, n]
            for n in range(12)
        ]
        bits = (int(t) % 11 < 6) | (int(t * 2) % 7 < 2) << 1 | (int(t) % 30 < 22) << 2
        feeder.append(moment, struct.pack("<12fI", *values, bits))
    rtu = store.sink("rtu")
    levels = (20.1, 20.4, 20.2, 20.9, 21.3, 20.7, 20.5)
    mode = rtu.stream(Record("mode", 1))
    tap = rtu.stream(Record("tap", 4))
    breaker = rtu.stream(Record("breaker", 1))
    for number, t in enumerate(np.arange(0.5, seconds - 4, 11.0)):
        moment = begin + round(float(t) * SECOND)
        bad = Quality.INVALID if number == 5 else 0
        tap.append(moment, struct.pack("<f", levels[number % len(levels)]), moment - 20_000_000, bad)
        mode.append(moment + 3 * SECOND, bytes([number % 3]), moment)
        breaker.append(moment + SECOND, bytes([(2, 1, 2, 0, 2)[number % 5]]), moment)
    points = [
        *(Point(name, ("Prod_Feeder", name), "Prod_Feeder", 4 * n, "<f4") for n, name in enumerate(NAMES)),
        *(
            Point(name, ("Prod_Feeder", name), "Prod_Feeder", 48, "<u4", bit=n, kind=Kind.DIGITAL)
            for n, name in enumerate(("CB_Closed", "Spring_Charged", "Remote"))
        ),
    ]
    signals = {point.key: store.signal("plc", point) for point in points}
    for point in (
        Point("2001", ("CA 7", "2001 Tap voltage"), "tap", 0, "<f4", type_name="M_ME_NC_1", unit="kV"),
        Point("mode", ("CA 7", "Mode"), "mode", 0, "u1", kind=Kind.STATE, states={0: "LOCAL", 1: "REMOTE", 2: "AUTO"}),
        Point(
            "breaker", ("CA 7", "1203 Breaker"), "breaker", 0, "u1", kind=Kind.STATE,
            states={0: "INTERMEDIATE", 1: "OFF", 2: "ON", 3: "FAULTY"},
        ),
    ):  # fmt: skip
        signals[point.key] = store.signal("rtu", point)
    return store, signals


class Clock:
    """A present that stands until it is moved."""

    def __init__(self, now_ns: int) -> None:
        self.now_ns = now_ns

    def __call__(self) -> int:
        return self.now_ns


def canvas_with(qtbot: QtBot, store: Store, lanes: list[list[Signal]], clock: Clock, span_s: float = 60) -> Canvas:
    """Give a canvas, not shown, 480 device pixels of plots wide and drawn."""
    canvas = Canvas(store)
    qtbot.addWidget(canvas)
    canvas.clock.run(False)
    canvas.now = clock
    canvas.labels = TimeLabels.UTC
    canvas.theme = LIGHT
    canvas.resize(760, 420)
    for signals in lanes:
        lane = LANES[signals[0].kind]()
        canvas.lanes.append(lane)
        for number, signal in enumerate(signals):
            trace = Trace(signal.key, number, 0, signal)
            if isinstance(lane, AnalogLane):
                lane.add(trace)
            else:
                lane.traces.append(trace)
    canvas.stack.layout()
    canvas.resize(canvas.width() + round((480 - canvas.plots.width()) / canvas.dpr), canvas.height())
    canvas.stack.layout()
    canvas.view.set_span(round(span_s * SECOND))
    canvas.draw_now()
    return canvas


LANES_SHOWN: Sequence[tuple[Sequence[str], How]] = (
    (NAMES[:3], "together"),
    (("U_L1",), "each"),
    (("CB_Closed", "mode"), "together"),
)
"""A lane with several curves, one with one, and those of bools and states."""


def workspace_on_screen(
    qtbot: QtBot, plots: Sequence[tuple[Sequence[str], How]]
) -> tuple[Workspace, dict[str, Signal]]:
    """Show names of the scene, some at a time and each time in some way of `Workspace.plot`; time stands still."""
    now = time.time_ns()
    store, signals = scene(now)
    workspace = Workspace(store)
    qtbot.addWidget(workspace)
    workspace.resize(1000, 640)
    for names, way in plots:
        workspace.plot([signals[name] for name in names], way)
    workspace.show()
    canvas = workspace.page.canvas
    canvas.clock.run(False)
    canvas.now = lambda: now
    canvas.draw_now()
    return workspace, signals
