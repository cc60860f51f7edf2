"""The manual: what is opened, when it is built, and what is said when it cannot be."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from fieldscope.help.manual import RESOURCES, Manual

BUILD = (
    "import sys, pathlib; p = pathlib.Path(sys.argv[1]); p.mkdir(parents=True); (p / 'index.html').write_text('built')"
)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the browser would have been given."""
    urls: list[str] = []

    def note(url: QUrl) -> bool:
        urls.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    return urls


@pytest.fixture
def make(tmp_path: Path, qtbot: QtBot) -> Callable[[], Manual]:
    resources = tmp_path / "resources" / "fieldscope_resources"
    resources.mkdir(parents=True)
    return lambda: Manual(resources)


def test_a_bundle_opens_its_own(make: Callable[[], Manual], opened: list[str]) -> None:
    manual = make()
    manual.bundled.parent.mkdir()
    manual.bundled.touch()
    manual.open()
    assert [Path(path) for path in opened] == [manual.bundled]


def test_a_checkout_builds_it_once(make: Callable[[], Manual], opened: list[str], qtbot: QtBot) -> None:
    manual = make()
    manual.docs.mkdir()
    (manual.docs / "build.py").write_text(BUILD, encoding="utf-8")
    said: list[str] = []
    manual.said.connect(said.append)
    manual.open()
    manual.open()  # while it is being built nothing more begins
    qtbot.waitUntil(lambda: len(opened) == 1, timeout=30_000)
    assert [Path(path) for path in opened] == [manual.built]
    assert len(said) == 1
    manual.open()
    assert len(opened) == 2
    assert len(said) == 1
    page = manual.docs / "page.md"
    page.touch()
    os.utime(page, (manual.built.stat().st_mtime + 5,) * 2)
    (manual.docs / "build.py").write_text("raise SystemExit('no room')", encoding="utf-8")
    with qtbot.waitSignal(manual.failed, timeout=30_000) as blocker:
        manual.open()
    assert blocker.args is not None
    assert "no room" in blocker.args[0]


def test_an_installation_without_it_says_so(make: Callable[[], Manual], opened: list[str]) -> None:
    manual = make()
    failed: list[str] = []
    manual.failed.connect(failed.append)
    manual.open()
    assert opened == []
    assert "without its manual" in failed[0]


def test_building_can_be_given_up(make: Callable[[], Manual], qtbot: QtBot) -> None:
    manual = make()
    manual.docs.mkdir()
    (manual.docs / "build.py").write_text("import time; time.sleep(600)", encoding="utf-8")
    manual.open()
    manual.close()
    assert manual._process is None


def test_no_browser_is_said(make: Callable[[], Manual], monkeypatch: pytest.MonkeyPatch) -> None:
    manual = make()
    manual.bundled.parent.mkdir()
    manual.bundled.touch()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    failed: list[str] = []
    manual.failed.connect(failed.append)
    manual.open()
    assert str(manual.bundled) in failed[0]


@pytest.mark.skipif(not (Path(__file__).parents[3] / "docs").exists(), reason="no checkout")
def test_the_checkout_is_found() -> None:
    manual = Manual()
    assert manual.docs == Path(__file__).parents[3] / "docs"
    assert RESOURCES.name in sys.modules["fieldscope_resources"].__file__  # type: ignore[operator]
