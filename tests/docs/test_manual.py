"""The manual builds without a warning, every picture it shows is taken, and its links lead somewhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("pages") / "manual"
    command = [sys.executable, str(DOCS / "build.py"), "--no-pictures", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    assert done.returncode == 0, done.stderr
    return target


def test_every_page_is_there_and_needs_no_network(built: Path) -> None:
    pages = [
        page.relative_to(DOCS).with_suffix(".html") for page in DOCS.rglob("*.md") if "generated" not in page.parts
    ]
    for page in pages:
        html = (built / page).read_text(encoding="utf-8")
        assert not re.search(r"<(script|link|img)[^>]+(src|href)=\"https?://", html), page


def test_the_tables_are_those_of_the_program(built: Path) -> None:
    lanes = (built / "lanes.html").read_text(encoding="utf-8")
    for word in ("Ctrl+K", "Shift+drag", "derivative, per second"):
        assert word in lanes
    assert "0x01/0x031E" in (built / "troubleshooting.html").read_text(encoding="utf-8")


def test_the_reference_has_the_documented_classes(built: Path) -> None:
    page = (built / "libraries" / "reference.html").read_text(encoding="utf-8")
    for name in ("pyconpro.Connection", "pyconpro.ConsumerHint", "iec104.Client", "iec104.Point.transmit"):
        assert f'id="{name}"' in page


def test_every_picture_is_taken_by_the_script() -> None:
    script = (DOCS / "pictures.py").read_text(encoding="utf-8")
    for page in DOCS.rglob("*.md"):
        for name in re.findall(r"\(pictures/([\w-]+)\.png\)", page.read_text(encoding="utf-8")):
            assert f'"{name.removesuffix("-test")}"' in script, name
