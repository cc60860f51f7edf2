"""Fixtures of the GUI tests: isolated from what this computer remembers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fake_driver import FakeDriver
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_desk import Desk, make_desk

from fieldscope.drivers import DRIVERS
from fieldscope.simulators import Simulator


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDSCOPE_HOME", str(tmp_path / "home"))


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    FakeDriver.links.clear()
    desk = make_desk(qtbot, qapp, tmp_path, (FakeDriver,))
    yield desk
    desk.session.close()


@pytest.fixture
def real(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """A window with the drivers there are."""
    desk = make_desk(qtbot, qapp, tmp_path, DRIVERS)
    yield desk
    desk.session.close()


@pytest.fixture
def plc() -> Iterator[Simulator]:
    simulator = Simulator("plc")
    yield simulator
    simulator.stop()


@pytest.fixture
def rtu() -> Iterator[Simulator]:
    simulator = Simulator("104")
    yield simulator
    simulator.stop()


@pytest.fixture
def start() -> Iterator[Callable[..., Simulator]]:
    """Starts simulators of a kind with faults switched on, and stops them."""
    running: list[Simulator] = []

    def begin(kind: str, *faults: str, options: tuple[str, ...] = ()) -> Simulator:
        given = [word for fault in faults for word in ("--fault", fault)]
        running.append(Simulator(kind, *given, *options))
        return running[-1]

    yield begin
    for simulator in running:
        simulator.stop()
