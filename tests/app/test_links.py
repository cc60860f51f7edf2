"""Connections on their I/O threads: start, stop, edit, in order and only what changed."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence

import fake_driver
import pytest
from fake_driver import FakeDriver, FakeLink, running

from fieldscope.links import Links
from fieldscope.store import SignalKey, Store
from linkkit.driver import Event, LinkState, Point, PointsChanged, StateChanged


def until(condition: Callable[[], object], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.005)


class Bench:
    """Links whose events are given back at once when the test looks."""

    def __init__(self) -> None:
        self.events: list[tuple[str, Event]] = []
        self.store = Store(1 << 24)
        self.links = Links((FakeDriver,), self.store.sink, lambda link_id, event: self.events.append((link_id, event)))

    def settle(self, link_id: str, state: LinkState) -> None:
        def done() -> bool:
            while self.events:
                self.links.take(*self.events.pop(0))
            return self.links.connections[link_id].state is state

        until(done)


@pytest.fixture
def bench() -> Iterator[Bench]:
    FakeDriver.links.clear()
    FakeDriver.closed = 0
    bench = Bench()
    yield bench
    bench.links.close()


def test_a_connection_runs_and_delivers(bench: Bench) -> None:
    bench.links.add("a", "fake", "A", running("Speed"))
    bench.settle("a", LinkState.RUNNING)
    point = bench.links.connections["a"].points[0]
    signal = bench.store.signal("a", point)
    assert signal.key == SignalKey("a", "Speed")
    until(lambda: signal.count > 3)


def test_a_stopped_connection_is_off_and_silent(bench: Bench) -> None:
    bench.links.add("a", "fake", "A", running("Speed"))
    bench.settle("a", LinkState.RUNNING)
    bench.links.stop("a")
    until(lambda: FakeDriver.links[0].stopped)
    ring = bench.store.ring("a", "Speed")
    assert ring is not None
    count = ring.count
    bench.settle("a", LinkState.OFF)
    time.sleep(0.05)
    assert ring.count == count
    assert bench.links.connections["a"].text == "stopped"


def test_words_of_a_stopped_link_do_not_revive_it(bench: Bench) -> None:
    bench.links.add("a", "fake", "A", running("Speed"))
    bench.settle("a", LinkState.RUNNING)
    bench.links.stop("a")
    bench.links.take("a", StateChanged(LinkState.RUNNING, "running"))
    bench.links.take("a", PointsChanged())
    assert bench.links.connections["a"].state is LinkState.OFF


def test_editing_leaves_it_to_the_link_what_to_reopen(bench: Bench) -> None:
    for name in "ab":
        bench.links.add(name, "fake", name, running("Speed"))
        bench.settle(name, LinkState.RUNNING)
    assert not bench.links.edit("a", "new name", running("Speed"))
    assert bench.links.edit("b", "b", running("Speed", "Load"))
    until(lambda: FakeDriver.links[1].updated)
    bench.settle("b", LinkState.RUNNING)
    first, second = FakeDriver.links
    assert (first.updated, second.updated) == (0, 1)
    assert bench.links.connections["a"].name == "new name"
    assert [p.key for p in bench.links.connections["b"].points] == ["Speed", "Load"]


def test_a_stopped_connection_has_the_points_of_its_settings(bench: Bench) -> None:
    connection = bench.links.add("a", "fake", "A", running("Speed"), enabled=False)
    assert [p.key for p in connection.points] == ["Speed"]
    assert bench.links.edit("a", "A", running("Load"))
    assert [p.key for p in connection.points] == ["Load"]


def test_many_starts_and_stops_keep_their_order(bench: Bench) -> None:
    bench.links.add("a", "fake", "A", running("Speed"))
    for _ in range(20):
        bench.links.stop("a")
        bench.links.start("a")
    bench.settle("a", LinkState.RUNNING)
    until(lambda: sum(link.stopped for link in FakeDriver.links) == 20)
    assert len(FakeDriver.links) == 21
    assert FakeDriver.links[-1].stopped == 0


def test_editing_a_stopped_connection_does_not_start_it(bench: Bench) -> None:
    bench.links.add("a", "fake", "A", running("Speed"), enabled=False)
    assert bench.links.edit("a", "A", running("Load"))
    assert not FakeDriver.links
    assert bench.links.connections["a"].state is LinkState.OFF


def test_removing_forgets_and_stops(bench: Bench) -> None:
    bench.links.add("a", "fake", "A", running("Speed"))
    bench.settle("a", LinkState.RUNNING)
    bench.links.remove("a")
    until(lambda: FakeDriver.links[0].stopped)
    assert bench.links.take("a", PointsChanged()) is None
    assert not bench.links.connections


def test_an_id_is_taken_once(bench: Bench) -> None:
    bench.links.add("a", "fake", "A", running("Speed"), enabled=False)
    with pytest.raises(ValueError, match="already"):
        bench.links.add("a", "fake", "A", running("Speed"))


def test_close_stops_links_drivers_and_threads() -> None:
    FakeDriver.links.clear()
    FakeDriver.closed = 0
    bench = Bench()
    for name in "abc":
        bench.links.add(name, "fake", name, running("Speed"))
    bench.links.close()
    assert [link.stopped for link in FakeDriver.links] == [1, 1, 1]
    assert FakeDriver.closed == 1
    assert fake_driver.FakeDriver.thread == "io-fake"


def test_points_are_described_on_the_io_thread(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []
    points = FakeLink.points

    def described(link: FakeLink) -> Sequence[Point]:
        threads.append(threading.current_thread().name)
        return points(link)

    monkeypatch.setattr(FakeLink, "points", described)
    connection = bench.links.add("a", "fake", "A", running("Speed"))
    assert connection.points == ()
    bench.settle("a", LinkState.RUNNING)
    assert [point.key for point in connection.points] == ["Speed"]
    assert threads[0] == FakeDriver.thread
    bench.links.reconnect("a")
    assert [point.key for point in connection.points] == ["Speed"], "those of before stand until there are others"
