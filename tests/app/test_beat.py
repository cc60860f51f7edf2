"""What the window repeats happens in turn."""

import sys
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from fieldscope.beat import PAUSE_MS, Beat


def made(parent: QObject, work: Callable[[], object], every_ms: int = 20) -> Beat:
    beat = Beat(parent)
    beat.due.connect(work)
    beat.start(every_ms)
    return beat


def test_two_that_are_due_at_once_run_one_after_the_other(qtbot: QtBot) -> None:
    home = QObject()
    ran: list[tuple[str, float]] = []

    def work(name: str) -> Callable[[], None]:
        def run() -> None:
            began = time.perf_counter()
            time.sleep(0.03)  # the others become due meanwhile
            ran.append((name, began))
            ran.append((name, time.perf_counter()))

        return run

    beats = [made(home, work(name)) for name in "abc"]
    qtbot.waitUntil(lambda: len(ran) >= 18)
    for beat in beats:
        beat.stop()
    names = [name for name, _ in ran[::2]]
    assert all(sorted(names[at : at + 3]) == ["a", "b", "c"] for at in (0, 3)), "everyone gets a turn"
    pauses = [ran[at + 1][1] - ran[at][1] for at in range(1, len(ran) - 1, 2)]
    assert min(pauses) * 1e3 > PAUSE_MS / 2, "there is time to paint between two"


def test_one_that_was_stopped_or_is_gone_while_it_waited_is_not_due_any_more(qtbot: QtBot) -> None:
    home, other = QObject(), QObject()
    ran: list[str] = []

    def first() -> None:
        end = time.perf_counter() + 0.05
        while time.perf_counter() < end:
            QCoreApplication.processEvents()  # the others ask for their turn, and wait
        stopped.stop()
        delete(other)
        beat.stop()
        ran.append("first")

    beat = made(home, first, every_ms=2)
    stopped = made(home, lambda: ran.append("stopped"))
    made(other, lambda: ran.append("gone"))
    qtbot.waitUntil(lambda: "first" in ran)
    qtbot.wait(5 * PAUSE_MS)
    assert ran == ["first"]


def test_an_error_in_one_does_not_keep_the_others(qtbot: QtBot) -> None:
    home = QObject()
    ran: list[str] = []

    def wrong() -> None:
        raise ValueError

    with capture_exceptions() as errors:
        beats = [made(home, wrong), made(home, lambda: ran.append("fine"))]
        qtbot.waitUntil(lambda: len(ran) > 2)
        for beat in beats:
            beat.stop()
    assert errors
    assert all(kind is ValueError for kind, _, _ in errors)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_references_to_none_stay(qapp: QCoreApplication) -> None:
    home = QObject()
    beats: list[int] = []
    made(home, lambda: beats.append(1), 5)

    def until(count: int) -> None:  # `waitUntil` loses references of its own
        end = time.monotonic() + 20
        while len(beats) < count and time.monotonic() < end:
            QCoreApplication.processEvents()
            time.sleep(0.001)

    until(10)
    before = sys.getrefcount(None)
    until(110)
    assert len(beats) >= 110
    assert sys.getrefcount(None) - before < 100
    delete(home)
