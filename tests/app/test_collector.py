"""Rubbish is collected in the GUI thread, whoever made it."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from fieldscope.collector import LIMITS, Collector


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    parent = QObject()
    yield Collector(parent)
    gc.unfreeze()
    parent.deleteLater()


class Ring:
    """Only a collector finds it. Says which thread did."""

    def __init__(self, ended: list[int]) -> None:
        self._myself = self
        self._ended = ended

    def __del__(self) -> None:
        self._ended.append(threading.get_ident())


def test_what_another_thread_leaves_behind_ends_in_this_one(qtbot: QtBot, collector: Collector) -> None:
    assert collector.isActive()
    ended: list[int] = []
    count = 3 * LIMITS[0]
    maker = threading.Thread(target=lambda: [Ring(ended) for _ in range(count)] and None)
    maker.start()
    maker.join()
    assert not ended, "nothing is collected where it was made"
    qtbot.waitUntil(lambda: len(ended) == count)
    assert set(ended) == {threading.get_ident()}


def test_the_longer_something_lived_the_rarer_it_is_looked_at(collector: Collector) -> None:
    looks: list[int] = []

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            looks.append(about["generation"])

    gc.callbacks.append(note)
    try:
        for _ in range(2 * LIMITS[1] + 1):
            kept = [[] for _ in range(LIMITS[0] + 100)]  # type: ignore[var-annotated]
            collector._look()
            collector._look()  # nothing is due any more
            del kept
    finally:
        gc.callbacks.remove(note)
    assert looks == [*[0] * LIMITS[1], 1, *[0] * LIMITS[1]]
