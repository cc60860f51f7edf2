"""Does the window stay fluent while the plant is not? Three troubles at once, and how long each frame was held up.

A PLC that does not answer, a 104 server (a process of its own) that sends 50,000 points/s, and 10,000 points that are
imported into a running connection. A timer of 16 ms in the GUI thread looks at the clock: what lies between two looks
is what a user feels as a frame, with what he asked for (a filter, an import). Beside the time by the clock stands the
processor time that the GUI thread itself used, which does not suffer from a busy machine.

    uv run python tests/bench/busy_gui.py [SECONDS]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication
from stacks import Stacks

from fieldscope.collector import Collector
from fieldscope.drivers import DRIVERS
from fieldscope.session import Session
from fieldscope.store import SignalKey, Store
from fieldscope.theme import Theme
from fieldscope.window import MainWindow
from iec104.enums import Init
from iec104.settings import ConnectionSettings, PointSettings
from linkkit.driver import LinkState
from linkkit.iothread import SWITCH_INTERVAL
from pyconpro.settings import HintSettings, PlcSettings

TICK_MS = 16
LIMIT_MS = 100
LONG_MS = 30
"""Processor time of a frame whose stacks are kept."""
NOWHERE = "192.0.2.1"
"""Documentation address (RFC 5737): nobody answers."""
POINTS, HERTZ = 5000, 10
IMPORTED = 10_000


Seen = tuple[float, list[tuple[str, ...]]]
"""Processor time of a frame, ms, and the stacks seen in it."""


@dataclass
class Frames:
    """What lay between two looks at the clock, ms."""

    clock: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    stacks: list[Seen] = field(default_factory=list)
    """Those of long frames; only when a `Stacks` looks."""

    def line(self, name: str) -> str:
        """A row of the table."""
        clock, work = sorted(self.clock), sorted(self.work)
        late = sum(each > LIMIT_MS for each in clock)
        cells = [f"{len(clock):6}", f"{clock[len(clock) // 2]:7.1f}", f"{clock[int(len(clock) * 0.99)]:7.1f}"]
        cells += [f"{clock[-1]:7.1f}", f"{late:5}", f"{work[-1]:9.1f}"]
        return f"| {name:34} | " + " | ".join(cells) + " |"


class Watch:
    """Looks at the clock in the GUI thread."""

    def __init__(self, app: QApplication, stacks: Stacks | None = None) -> None:
        self._app = app
        self._stacks = stacks
        self._frames = Frames()
        self._last = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._timer.start(TICK_MS)

    def _look(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self._frames.clock.append((now[0] - self._last[0]) * 1e3)
        self._frames.work.append((now[1] - self._last[1]) * 1e3)
        if self._stacks is not None:
            seen = self._stacks.take()
            if self._frames.work[-1] > LONG_MS:
                self._frames.stacks.append((self._frames.work[-1], seen))
        self._last = now

    def during(
        self, seconds: float, until: Callable[[], bool] = lambda: False, act: Callable[[], object] = lambda: None
    ) -> Frames:
        """Let the program run, beginning with `act`; gives its frames, one at least."""
        self._frames = found = Frames()
        self._last = time.perf_counter(), time.thread_time()
        act()
        end = time.monotonic() + seconds
        while not found.clock or (time.monotonic() < end and not until()):
            self._app.processEvents()
            time.sleep(0.001)
        return found


@contextmanager
def flood(points: int = POINTS) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Run the server; gives it and its port."""
    script = Path(__file__).parent / "peers" / "sender_104.py"
    command = [sys.executable, str(script), "--ports", "1", "--points", str(points)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield process, json.loads(process.stdout.readline())["ports"][0]
    finally:
        process.kill()  # in the middle of a cycle, which nobody awaits
        process.communicate()


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("seconds", type=float, nargs="?", default=8.0)
    seconds: float = parser.parse_args().seconds
    sys.setswitchinterval(SWITCH_INTERVAL)
    app = QApplication([])
    with tempfile.TemporaryDirectory() as home:
        os.environ["FIELDSCOPE_HOME"] = home
        settings = QSettings(str(Path(home) / "bench.ini"), QSettings.Format.IniFormat)
        theme = Theme(app)
        theme.apply("light")
        session = Session(DRIVERS, Store(512 << 20))
        window = MainWindow(session, theme, settings, lambda: None)
        window.resize(1440, 900)
        window.show()
        Collector(window)
        print(f"frames of the GUI thread, ms, {os.environ.get('QT_QPA_PLATFORM', 'on a display')}")
        print("| while | frames | median | p99 | longest | > 100 | longest work |")
        print("|---|---|---|---|---|---|---|")
        with flood() as (process, port):
            troubles(Watch(app), window, process, port, seconds)
        session.close()


def troubles(watch: Watch, window: MainWindow, process: subprocess.Popen[str], port: int, seconds: float) -> None:
    """Have one after the other, and print a row for each."""
    session = window.session
    print(watch.during(seconds / 2).line("nothing happens"), flush=True)

    hints = tuple(HintSettings(f"Tag{number}", "REAL") for number in range(5))
    session.add("plc", "Unreachable", PlcSettings(NOWHERE, hints=hints, io_port=0))
    print(watch.during(seconds).line("a PLC is unreachable"), flush=True)

    about = ConnectionSettings("127.0.0.1", port, initialisation=int(Init.NONE), k=32767, w=2048)
    rtu = session.add("104", "Flood", about)
    watch.during(20, lambda: rtu.state is LinkState.RUNNING)
    assert process.stdin is not None
    cycles = round((seconds * 5 + 20) * HERTZ)
    process.stdin.write(json.dumps({"cycles": cycles, "hertz": HERTZ}) + "\n")
    process.stdin.flush()
    appearing = watch.during(20, lambda: len(rtu.points) >= POINTS)
    print(appearing.line(f"{POINTS} points appear"), flush=True)
    window.workspace.plot_keys([SignalKey(rtu.id, point.key) for point in rtu.points[:6]])
    watch.during(min(2.0, seconds))
    before = sum(ring.count for ring in session.store.rings(rtu.id))
    began = time.monotonic()
    print(watch.during(seconds).line("… and 50,000 points/s with six curves"), flush=True)
    rate = (sum(ring.count for ring in session.store.rings(rtu.id)) - before) / (time.monotonic() - began)

    points = tuple(PointSettings(47, number, "M_ME_NC_1", f"Point {number}", "kV") for number in range(1, IMPORTED + 1))
    imported = watch.during(
        20, lambda: len(rtu.points) == IMPORTED, lambda: session.edit(rtu.id, rtu.name, replace(about, points=points))
    )
    imported_after = watch.during(seconds / 2)
    imported.clock += imported_after.clock
    imported.work += imported_after.work
    print(imported.line(f"… and {IMPORTED} points are imported"), flush=True)
    filtered = watch.during(seconds / 4, act=lambda: window.sources.filter_box.setText("point 77"))
    print(filtered.line("… and the tree is filtered"), flush=True)
    other = replace(about, host=NOWHERE, points=points)
    created = watch.during(seconds / 2, act=lambda: session.add("104", "New", other))
    print(created.line(f"… and one of {IMPORTED} points is made"), flush=True)
    print(f"received {rate:,.0f} points/s")


if __name__ == "__main__":
    main()
