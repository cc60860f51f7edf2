"""Every example of the manual, run as a reader runs it: in a process of its own, against the simulators."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from iec104_simulator import simulator as outstation
from simulator_process import simulator as controller

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
pytestmark = pytest.mark.timeout(240)
NUMBER = r"-?\d+(\.\d+)?(e-?\d+)?"


def run(name: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", str(EXAMPLES / name), *arguments],
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("consume.py", rf"({NUMBER}\n){{10,}}"),
        ("structure.py", rf"LINE 1: {NUMBER}, \d+ pieces, running: (True|False)\npackets so far: \d+\n"),
    ],
)
def test_an_example_with_a_controller(name: str, expected: str) -> None:
    with controller() as plc:
        assert re.fullmatch(expected, run(name, f"{plc.host}:{plc.port}"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("interrogate.py", r"(1 \d+ \w+ .+\n){15,}"),
        ("command.py", r"20\.5 kV: done\n99\.0 kV: .*the station refuses.*\n"),
    ],
)
def test_an_example_with_an_outstation(name: str, expected: str) -> None:
    with outstation() as rtu:
        assert re.fullmatch(expected, run(name, rtu.host, str(rtu.port)))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("produce.py", r"first: b'\\x00\\x00HB'\nthen: b'\\x00\\x00NB'\n"),
        ("serve.py", r"current: 231\.5\nasked to switch on\nswitched: True\n"),
    ],
)
def test_an_example_that_needs_nobody(name: str, expected: str) -> None:
    assert re.fullmatch(expected, run(name))


def test_every_example_is_run_and_shown() -> None:
    tests = Path(__file__).read_text(encoding="utf-8")
    pages = "".join(page.read_text(encoding="utf-8") for page in EXAMPLES.parent.rglob("*.md"))
    for example in EXAMPLES.glob("*.py"):
        assert f'"{example.name}"' in tests
        assert f"examples/{example.name}" in pages
