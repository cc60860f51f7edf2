"""The benchmarks run to their end and count right; their times are for people to read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
SHORT = {
    "bench_pyconpro.py": (
        ["--seconds", "0.2", "--rates", "2000", "4000", "--consumers", "20"],
        6,
        "; 0 datagrams lost",
    ),
    "bench_iec104.py": (["--alone", "--scale", "0.005", "--connections", "3"], 7, ""),
}
"""Script → arguments that make it short, rows of its table, and what it must say when it counted right."""


@pytest.mark.timeout(300)
@pytest.mark.parametrize("script", SHORT)
def test_prints_its_table(script: str) -> None:
    arguments, rows, counted = SHORT[script]
    done = subprocess.run(
        [sys.executable, str(FOLDER / script), *arguments], capture_output=True, text=True, timeout=280, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[1] == "| work | must reach | measured | peer | |"
    assert len(lines) == 3 + rows, done.stdout
    assert all(line.count(" | ") >= 3 for line in lines[3:])
    assert "nan" not in done.stdout
    assert counted in done.stdout


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("script", "arguments", "rows"), [("busy_gui.py", ["0.2"], 7), ("start.py", ["1"], 2)])
def test_the_window_is_measured(script: str, arguments: list[str], rows: int) -> None:
    done = subprocess.run(
        [sys.executable, str(FOLDER / script), *arguments],
        capture_output=True, text=True, timeout=280, check=False, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    table = [line for line in done.stdout.splitlines() if line.startswith("|")]
    assert len(table) == 2 + rows, done.stdout
    assert len({line.count("|") for line in table}) == 1


@pytest.mark.timeout(300)
def test_the_shift_runs_to_its_end() -> None:
    done = subprocess.run(
        [sys.executable, str(FOLDER / "shift.py"), "--seconds", "6"],
        capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == 1 + 30 + 1 + 5, done.stdout  # titles, thirty looks, the verdict, the counters
    assert lines[-5].startswith("3 of 3 sources run")
