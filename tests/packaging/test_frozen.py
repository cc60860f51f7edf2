"""The frozen program: starts, runs the demo, takes its picture, and carries nothing that must not be inside.

Looks at the bundle in dist/ (`uv run packaging/build.py` makes it) or at the folder that FIELDSCOPE_BUNDLE names.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from bundling import licences
from fieldscope import __version__

ROOT = Path(__file__).parents[2]
BUNDLE = Path(os.environ.get("FIELDSCOPE_BUNDLE") or ROOT / "dist" / "fieldscope")
NAMES = {"win32": "fieldscope-cli.exe", "darwin": "Contents/MacOS/fieldscope"}
PROGRAM = BUNDLE / NAMES.get(sys.platform, "fieldscope")
PATIENCE = 240.0
LIMIT_MB = 220.0

pytestmark = [
    pytest.mark.skipif(not PROGRAM.exists(), reason="no bundle: uv run packaging/build.py makes it"),
    pytest.mark.timeout(PATIENCE + 60),
]


Done = subprocess.CompletedProcess[str]


def frozen(home: Path, *arguments: str, around: tuple[str, ...] = (), **more: str) -> Done:
    # Nothing of this environment may help the program: no path to modules, no Qt of ours.
    ours = ("PYTHON", "VIRTUAL_ENV", "QT_", "LD_")
    given = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [*around, str(PROGRAM), *arguments],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        cwd=home,
        env=given | {"FIELDSCOPE_HOME": str(home)} | more,
        check=False,
    )


def test_the_version_is_that_of_the_sources(tmp_path: Path) -> None:
    done = frozen(tmp_path, "--version")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["fieldscope", __version__]


@pytest.mark.parametrize("simulator", ["plc", "104"])
def test_the_simulators_explain_themselves(tmp_path: Path, simulator: str) -> None:
    done = frozen(tmp_path, "sim", simulator, "--help")
    assert done.returncode == 0, done.stderr
    assert "--port" in done.stdout


def check_demo(done: Done, picture: Path) -> None:
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    image = QImage(str(picture))
    assert image.width() >= 800
    assert image.height() >= 500
    # Curves, icons and text: an empty or broken window has a handful of colours.
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 100


def test_the_demo_runs_without_a_display(tmp_path: Path) -> None:
    picture = tmp_path / "demo.png"
    arguments = ("demo", "--screenshot", str(picture), "--quit-after", "15")
    check_demo(frozen(tmp_path, *arguments, QT_QPA_PLATFORM="offscreen"), picture)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 is Linux's")
def test_the_demo_runs_on_a_display(tmp_path: Path) -> None:
    if not shutil.which("xvfb-run"):
        pytest.skip("no xvfb-run: apt install xvfb xauth")
    picture = tmp_path / "demo.png"
    arguments = ("demo", "--screenshot", str(picture), "--quit-after", "15")
    check_demo(frozen(tmp_path, *arguments, around=("xvfb-run", "-a"), QT_QPA_PLATFORM="xcb"), picture)


def test_no_part_is_inside_that_must_not_be() -> None:
    names = [path.relative_to(BUNDLE).as_posix() for path in BUNDLE.rglob("*")]
    assert [name for name in names if licences.forbidden(name)] == []


def test_the_licences_of_all_parts_are_there() -> None:
    page = next(BUNDLE.rglob("THIRD_PARTY.md")).read_text(encoding="utf-8")
    for part in ("Python", "PySide6_Essentials", "shiboken6", "numpy", "pyqtgraph", "qasync", "click", "pycomm3"):
        assert f"| [{part}](" in page
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in page
    assert re.search(r"^\| \[?(c104|scapy|pylogix|pytest)\b", page, re.MULTILINE) is None
    assert list(BUNDLE.rglob("LICENSE"))


def test_the_bundle_is_small_enough() -> None:
    size = sum(path.stat().st_size for path in BUNDLE.rglob("*") if path.is_file() and not path.is_symlink())
    assert size / 1e6 <= LIMIT_MB
