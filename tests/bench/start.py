"""How long the program takes from the start of its process to the first painted window.

Each run is a process of its own with an empty folder of preferences; the program itself says when its window was
painted, and what processor time that took (`--trace-start`): the latter suffers less from a busy machine. Compared with
the same for a window that Qt shows alone, which no program in Qt can beat.

    uv run python tests/bench/start.py [RUNS [PROGRAM]]

PROGRAM is the executable of a bundle, which then is measured too. Where there is no display, everything is drawn
offscreen; the heading says so.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

LINUX = sys.platform.startswith("linux")
QT_ALONE = """
from PySide6.QtWidgets import QApplication, QLabel
from PySide6.QtCore import QTimer
import time
app = QApplication([])
label = QLabel("x")
label.show()
label.repaint()
print(time.monotonic(), time.process_time())
"""


def run(command: list[str], home: str) -> tuple[float, float]:
    """Seconds from before the process was made to its first paint, and the processor time in it."""
    environment = os.environ | {"FIELDSCOPE_HOME": home, "PYTHONPYCACHEPREFIX": f"{home}/compiled"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    began = time.monotonic()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    moment, work = done.stdout.split()[-2:]
    return float(moment) - began, float(work)


def main() -> None:
    """Print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    kinds = {
        "Fieldscope": [sys.executable, "-m", "fieldscope", "--trace-start", "--quit-after", "0.1"],
        **({"bundle": [sys.argv[2], "--trace-start", "--quit-after", "0.1"]} if len(sys.argv) > 2 else {}),
        "Qt alone": [sys.executable, "-c", QT_ALONE],
    }
    if not any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")) and LINUX:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # as the program itself does
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in kinds}
    with tempfile.TemporaryDirectory() as home:
        for command in kinds.values():
            run(command, home)  # compiles what was never imported
        for _ in range(runs):  # in turns, so that both meet the same load
            for name, command in kinds.items():
                found[name].append(run(command, home))
    print(f"seconds to the first painted window, {runs} runs, {os.environ.get('QT_QPA_PLATFORM', 'on a display')}")
    print("| program | median | least | most | processor time, median |")
    print("|---|---|---|---|---|")
    for name, times in found.items():
        clock, work = ([each[part] for each in times] for part in (0, 1))
        print(
            f"| {name:10} | {statistics.median(clock):.2f} | {min(clock):.2f} | {max(clock):.2f} "
            f"| {statistics.median(work):.2f} |"
        )


if __name__ == "__main__":
    main()
