"""Fixtures of the GUI tests: isolated from what this computer remembers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_driver import FakeDriver
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_desk import Desk, make_desk


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDSCOPE_HOME", str(tmp_path / "home"))


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    FakeDriver.links.clear()
    desk = make_desk(qtbot, qapp, tmp_path, (FakeDriver,))
    yield desk
    desk.session.close()
