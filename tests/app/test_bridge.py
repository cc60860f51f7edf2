"""The bridge: everything that matters arrives, in order, and a flood costs notices only."""

import threading
import time

import pytest
from pytestqt.qtbot import QtBot

from fieldscope.bridge import CAPACITY, Bridge, Posted
from linkkit.driver import LinkState, Notice, PointsChanged, Severity, StateChanged


@pytest.fixture
def batches(qtbot: QtBot) -> tuple[Bridge, list[list[Posted]]]:
    bridge = Bridge()
    got: list[list[Posted]] = []
    bridge.delivered.connect(got.append)
    return bridge, got


def test_events_of_many_threads_arrive_in_order(qtbot: QtBot, batches: tuple[Bridge, list[list[Posted]]]) -> None:
    bridge, got = batches

    def talk(name: str) -> None:
        for number in range(200):
            bridge.post(name, Notice(Severity.INFO, str(number)))
            time.sleep(0.0001)

    threads = [threading.Thread(target=talk, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    qtbot.waitUntil(lambda: sum(map(len, got)) == 600, timeout=20_000)
    for thread in threads:
        thread.join()
    for name in "abc":
        texts = [p.event.text for batch in got for p in batch if p.link_id == name and isinstance(p.event, Notice)]
        assert texts == [str(number) for number in range(200)]
    assert bridge.dropped == 0


def test_a_flood_is_delivered_in_few_batches(qtbot: QtBot, batches: tuple[Bridge, list[list[Posted]]]) -> None:
    bridge, got = batches
    for number in range(CAPACITY + 500):
        bridge.post("a", Notice(Severity.INFO, str(number)))
    qtbot.waitUntil(lambda: bool(got), timeout=20_000)
    assert len(got) == 1
    assert len(got[0]) == CAPACITY
    assert bridge.dropped == 500
    assert got[0][-1].event == Notice(Severity.INFO, str(CAPACITY + 499))


def test_states_and_points_survive_a_flood(qtbot: QtBot, batches: tuple[Bridge, list[list[Posted]]]) -> None:
    bridge, got = batches
    bridge.post("a", StateChanged(LinkState.FAULT, "lost"))
    bridge.post("a", PointsChanged())
    for number in range(2 * CAPACITY):
        bridge.post("b", Notice(Severity.INFO, str(number)))
    qtbot.waitUntil(lambda: bool(got), timeout=20_000)
    events = [p.event for p in got[0]]
    assert events[:2] == [StateChanged(LinkState.FAULT, "lost"), PointsChanged()]


def test_of_nothing_but_states_the_last_stays(qtbot: QtBot, batches: tuple[Bridge, list[list[Posted]]]) -> None:
    bridge, got = batches
    bridge.post("quiet", StateChanged(LinkState.RUNNING, "running"))
    for number in range(3 * CAPACITY):
        bridge.post("a", StateChanged(LinkState.FAULT, str(number)))
    qtbot.waitUntil(lambda: bool(got), timeout=20_000)
    states = [p.event.text for p in got[0] if isinstance(p.event, StateChanged)]
    assert "running" in states
    assert states[-1] == str(3 * CAPACITY - 1)
    assert len(got[0]) <= CAPACITY
    assert bridge.dropped == 0


def test_delivery_is_limited_to_fifteen_per_second(qtbot: QtBot, batches: tuple[Bridge, list[list[Posted]]]) -> None:
    bridge, got = batches
    end = time.monotonic() + 1
    count = 0
    while time.monotonic() < end:
        bridge.post("a", Notice(Severity.INFO, str(count)))
        count += 1
        qtbot.wait(1)
    qtbot.waitUntil(lambda: sum(map(len, got)) == count, timeout=20_000)
    assert len(got) <= 18


def test_nothing_is_handed_over_after_the_end(qtbot: QtBot, batches: tuple[Bridge, list[list[Posted]]]) -> None:
    bridge, got = batches
    bridge.post("a", Notice(Severity.INFO, "before"))
    bridge.close()
    bridge.post("a", Notice(Severity.INFO, "after"))
    qtbot.wait(150)
    assert got == []
    assert not bridge._timer.isActive()
