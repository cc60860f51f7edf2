"""The benchmark runs to its end; its times are for people to read."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).with_name("computing.py")


def test_the_benchmark_prints_its_table() -> None:
    command = [sys.executable, str(SCRIPT), "--rows", "5000", "--rounds", "1"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("5,000 samples")
    assert len(lines) == 2 + 2 + 4 + 4 + 2
    assert "nan" not in done.stdout
