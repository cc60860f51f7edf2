"""Half an hour of the whole program in minutes of reading: `python tests/bench/shift.py --seconds 1800`.

The main window runs the demo with faults switched on in both simulators (lost, doubled and overtaken packets, restarts,
dropped connections, unknown types, a clock that drifts) and a 104 server of its own that sends 20,000 points/s. Every
dock is on screen: values of all signals, events, frames being captured, alarms from limits, the measure table between
two cursors, commands. Now and then someone presses hold, filters, or turns the pages of the values.

Prints resident memory, references to None, values/s, how long the window did not answer, and the longest processor
time of its thread between two looks, which does not suffer from a busy machine; at the end the counters of the status
bar, each with its explanation. `--stacks N` tells what the thread did in the N frames that took it longest. Ends with 1
when memory grew by more than 2 % in the second half, a frame was held up for over 100 ms, or a counter has no
explanation.
"""

import argparse
import contextlib
import json
import os
import sys
import tempfile
import time
from operator import itemgetter
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from busy_gui import LIMIT_MS, Seen, Watch, flood
from live_core import resident_mb
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QToolButton
from stacks import Stacks, lines

from fieldscope.alarms.limits import Limits
from fieldscope.collector import Collector
from fieldscope.demo import demo_project
from fieldscope.drivers import DRIVERS
from fieldscope.session import Session
from fieldscope.simulators import Simulator, stop_all
from fieldscope.store import Store
from fieldscope.theme import Theme
from fieldscope.window import MainWindow
from iec104.enums import Init
from iec104.settings import ConnectionSettings
from linkkit.iothread import SWITCH_INTERVAL

POINTS, HERTZ = 2_000, 10
GROWTH = 0.02
PLC_FAULTS = ("loss=0.02", "duplicate=0.01", "reorder=0.01", "jitter_s=0.004")
PLC_COURSE = [f"{at} restart=3" for at in range(60, 7200, 240)] + [f"{at} program=true" for at in range(120, 7200, 240)]
PLC_COURSE += [f"{at} program=false" for at in range(130, 7200, 240)]
RTU_FAULTS = ("drop_after=97", "unknown_types=5", "clock_drift=200", "no_termination")


def with_faults() -> list[Simulator]:
    """Start both simulators, neither of them well."""
    plc = [part for fault in PLC_FAULTS for part in ("--fault", fault)]
    plc += [part for step in PLC_COURSE for part in ("--at", step)]
    return [Simulator("plc", *plc), Simulator("104", *(part for fault in RTU_FAULTS for part in ("--fault", fault)))]


def spread(window: MainWindow) -> None:
    """Put every dock on screen beside the others."""
    docks = window.docks
    window.resize(1920, 1200)
    for name in ("frames", "commands", "alarms"):
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, docks[name])
    window.splitDockWidget(docks["frames"], docks["commands"], Qt.Orientation.Vertical)
    window.splitDockWidget(docks["commands"], docks["alarms"], Qt.Orientation.Vertical)
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, docks["values"])
    window.splitDockWidget(docks["values"], docks["events"], Qt.Orientation.Horizontal)
    window.splitDockWidget(docks["events"], docks["measure"], Qt.Orientation.Horizontal)
    window.show()


class Someone:
    """Does one thing after the other, every few seconds."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._turn = 0
        self._timer = QTimer(window)
        self._timer.timeout.connect(self._act)
        self._timer.start(3000)

    def stop(self) -> None:
        self._timer.stop()

    def _act(self) -> None:
        window, turn = self._window, self._turn
        self._turn += 1
        scope = window.values.scope
        canvas = window.workspace.page.canvas
        now = time.time_ns()
        (
            window.toggle_hold,
            window.toggle_hold,
            lambda: window.sources.filter_box.setText("speed"),
            lambda: window.sources.filter_box.setText(""),
            lambda: scope.setCurrentIndex(turn // 8 % scope.count()),
            lambda: (canvas.set_cursor(0, now - 5_000_000_000), canvas.set_cursor(1, now - 1_000_000_000)),
            lambda: window.frames.pause_button.toggle(),
            lambda: window.frames.filter_box.setText("" if turn // 8 % 2 else "received"),
        )[turn % 8]()  # type: ignore[operator]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=1800)
    parser.add_argument("--budget-mb", type=float, default=64)
    parser.add_argument("--screenshot", type=Path)
    parser.add_argument("--stacks", type=int, default=0, metavar="N", help="longest frames to look into")
    options = parser.parse_args(arguments)
    sys.setswitchinterval(SWITCH_INTERVAL)
    app = QApplication([])
    simulators = with_faults()
    try:
        with tempfile.TemporaryDirectory() as home:
            os.environ["FIELDSCOPE_HOME"] = home
            theme = Theme(app)
            theme.apply("light")
            session = Session(DRIVERS, Store(int(options.budget_mb * 1e6)))
            settings = QSettings(str(Path(home) / "bench.ini"), QSettings.Format.IniFormat)
            window = MainWindow(session, theme, settings)
            project = demo_project({simulator.name: simulator.port() for simulator in simulators}, session)
            session.use(project)
            window.files.show(project)
            spread(window)
            for key in window.workspace.plotted()[:4]:
                session.limit(key, Limits(high=1.0, low=-1.0))
            window.frames.capture_button.setChecked(True)
            with flood(POINTS) as (process, port):
                about = ConnectionSettings("127.0.0.1", port, initialisation=int(Init.NONE), k=32767, w=2048)
                session.add("104", "Twenty thousand", about)
                assert process.stdin is not None
                order = {"cycles": round((options.seconds + 60) * HERTZ), "hertz": HERTZ}
                process.stdin.write(json.dumps(order) + "\n")
                process.stdin.flush()
                Collector(window)
                bad = watch(app, window, options.seconds, options.stacks)
                if options.screenshot is not None:
                    window.picture().save(str(options.screenshot))
                bad |= counters(window)
            session.close()
    finally:
        stop_all(simulators)
    return int(bad)


def watch(app: QApplication, window: MainWindow, seconds: float, longest: int) -> bool:
    """Print a line for each thirtieth of the time; True when something is not as it should be."""
    with contextlib.ExitStack() as open_now:
        look = Watch(app, open_now.enter_context(Stacks()) if longest else None)
        bad, found = course(look, window, seconds)
    for work, stacks in sorted(found, reverse=True, key=itemgetter(0))[:longest]:
        print(f"{work:.0f} ms", *lines(stacks), sep="\n")
    return bad


def course(look: Watch, window: MainWindow, seconds: float) -> tuple[bool, list[Seen]]:
    """Do that; gives also what was seen of long frames."""
    session = window.session
    someone = Someone(window)
    print(
        f"{'s':>6}{'resident MB':>13}{'refs to None':>14}{'values/s':>10}{'GUI p99 ms':>12}{'longest':>9}{'> 100':>7}"
        f"{'work':>6}"
    )
    begin = time.monotonic()
    seen: list[Seen] = []
    middle, late, step = 0.0, 0, seconds / 30
    look.during(min(20.0, step))  # everything connects and appears
    for turn in range(30):
        before = sum(ring.count for c in session.connections for ring in session.store.rings(c.id))
        began = time.monotonic()
        frames = look.during(step)
        seen += frames.stacks
        now = time.monotonic()
        rate = (sum(ring.count for c in session.connections for ring in session.store.rings(c.id)) - before) / (
            now - began
        )
        over = sum(each > LIMIT_MS for each in frames.clock)
        late += over
        memory = resident_mb()
        middle = memory if turn == 14 else middle
        p99 = float(np.percentile(frames.clock, 99))
        row = (now - begin, memory, sys.getrefcount(None), rate, p99, max(frames.clock), over, max(frames.work))
        widths = (6, 13, 14, 10, 12, 9, 7, 6)
        print("".join(f"{cell:{width}.0f}" for cell, width in zip(row, widths, strict=True)), flush=True)
    someone.stop()
    grown = resident_mb() / middle - 1
    print(f"resident memory in the second half {grown:+.1%}; {late} frames over {LIMIT_MS} ms")
    return grown > GROWTH or late > 0, seen


def counters(window: MainWindow) -> bool:
    """Print the counters of the status bar with their explanations; True when one has none."""
    labels = [label for label in window.status.findChildren(QToolButton) if label.text()]
    for label in labels:
        print(f"{label.text():32} {label.toolTip().replace(chr(10), ' ')}")
    return not all(label.toolTip() for label in labels)


if __name__ == "__main__":
    sys.exit(main())
