"""Rings within a budget, and signals read from them."""

import struct

import numpy as np
import pytest

from fieldscope.store import Store, TimeBase
from linkkit.driver import NO_TIME, Point, Quality, Record

SPEED = Point("speed", ("Line1", "Speed"), "tag", 0, "<f4", unit="m/s")
READY = Point("ready", ("Line1", "Ready"), "tag", 4, "u1", bit=3)


def filled(rows: int = 10) -> Store:
    store = Store(1 << 20)
    stream = store.sink("plc").stream(Record("tag", 5, 0.01))
    for row in range(rows):
        stream.append(1000 * row, struct.pack("<fB", row / 2, 8 * (row % 2)))
    return store


def test_a_signal_reads_its_field() -> None:
    store = filled()
    signal = store.signal("plc", SPEED)
    assert (signal.name, signal.full_name, signal.unit, signal.interval) == ("Speed", "Line1.Speed", "m/s", 0.01)
    sample = signal.latest()
    assert sample is not None
    assert (sample.value, sample.arrival_ns, sample.source_ns, sample.quality) == (4.5, 9000, NO_TIME, Quality.GOOD)
    bit = store.signal("plc", READY).latest()
    assert bit is not None
    assert bit.value is True
    assert signal.count == 10


def test_the_same_point_gives_the_same_signal() -> None:
    store = filled()
    assert store.signal("plc", SPEED) is store.signal("plc", SPEED)
    assert store.signal("plc", SPEED) is not store.signal("other", SPEED)


def test_a_signal_may_be_made_before_its_samples() -> None:
    store = Store()
    signal = store.signal("plc", SPEED)
    assert signal.latest() is None
    assert signal.count == 0
    assert not len(signal.window(0, 100))
    store.sink("plc").stream(Record("tag", 5)).append(1, struct.pack("<fB", 1.5, 0))
    assert len(signal.window(0, 100)) == 1


def test_a_window_begins_with_the_sample_before_it() -> None:
    window = filled().signal("plc", SPEED).window(3500, 6000)
    assert window.times.tolist() == [3000, 4000, 5000, 6000]
    assert window.values.tolist() == [1.5, 2.0, 2.5, 3.0]
    assert window.rows.tolist() == [3, 4, 5, 6]
    bare = filled().signal("plc", SPEED).window(3500, 6000, before=0, after=0)
    assert bare.times.tolist() == [4000, 5000]


def test_a_window_is_sorted_when_read() -> None:
    store = Store()
    stream = store.sink("rtu").stream(Record("tag", 5))
    for arrival, source, value in [(10, 1, 1.0), (20, 5, 2.0), (30, 3, 3.0), (40, 5, 4.0), (50, NO_TIME, 5.0)]:
        stream.append(arrival, struct.pack("<fB", value, 0), source)
    signal = store.signal("rtu", SPEED)
    assert signal.window(0, 100).values.tolist() == [1.0, 2.0, 3.0, 4.0, 5.0]
    by_source = signal.window(0, 100, TimeBase.SOURCE)
    assert by_source.times.tolist() == [1, 3, 5, 5, 50]
    assert by_source.values.tolist() == [1.0, 3.0, 2.0, 4.0, 5.0]
    assert by_source.rows.tolist() == [0, 2, 1, 3, 4]
    assert signal.window(4, 6, TimeBase.SOURCE).values.tolist() == [3.0, 2.0, 4.0, 5.0]


def test_a_clock_step_of_an_hour_loses_nothing() -> None:
    store = Store()
    stream = store.sink("rtu").stream(Record("tag", 5))
    hour = 3_600_000_000_000
    times = [hour + n for n in range(50)] + list(range(50)) + [2 * hour]
    for value, moment in enumerate(times):
        stream.append(moment, struct.pack("<fB", value, 0))
    window = store.signal("rtu", SPEED).window(0, 3 * hour)
    assert window.times.tolist() == sorted(times)
    assert window.values.tolist() == [*range(50, 100), *range(50), 100]


def test_bad_and_missing_values_are_no_numbers() -> None:
    store = Store()
    stream = store.sink("rtu").stream(Record("tag", 5))
    stream.append(1, struct.pack("<fB", 1.0, 0))
    stream.append(2, struct.pack("<fB", 2.0, 0), quality=Quality.INVALID)
    stream.append(3, struct.pack("<fB", 3.0, 0), quality=Quality.SUBSTITUTED)
    stream.append(4, struct.pack("<fB", float("inf"), 0))
    stream.gap(5)
    signal = store.signal("rtu", SPEED)
    window = signal.window(0, 10)
    assert np.array_equal(window.values, [1.0, np.nan, 3.0, np.nan, np.nan], equal_nan=True)
    latest = signal.latest()
    assert latest is not None
    assert latest.value is None
    assert latest.quality is Quality.GAP


def test_a_point_outside_the_rows_has_no_samples() -> None:
    store = Store()
    store.sink("plc").stream(Record("tag", 2)).append(1, b"ab")
    assert store.signal("plc", SPEED).latest() is None
    assert not len(store.signal("plc", SPEED).window(0, 10))


def test_the_same_record_gives_the_same_stream_and_another_size_a_new_one() -> None:
    store = filled()
    sink = store.sink("plc")
    first = sink.stream(Record("tag", 5, 0.02))
    assert first.count == 10
    assert first.record.interval == 0.02
    other = sink.stream(Record("tag", 9))
    assert other is not first
    assert other.count == 0
    assert store.used == 0
    first.append(1, bytes(5))  # a stream that was replaced may still be written to; it counts for nobody
    assert store.used == 0


@pytest.mark.parametrize("busy", [1, 3])
def test_the_budget_holds_and_quiet_rings_keep_their_rows(busy: int) -> None:
    store = Store(1 << 20)
    quiet = [store.sink("rtu").stream(Record(f"p{n}", 5)) for n in range(50)]
    for stream in quiet:
        stream.append(1, bytes(5))
    rings = [store.sink("plc").stream(Record(f"t{n}", 40, 0.001)) for n in range(busy)]
    for row in range(60_000):
        for ring in rings:
            ring.append(row, bytes(40))
    assert store.used == sum(ring.bytes for ring in rings) + sum(ring.bytes for ring in quiet)
    assert store.used <= store.budget
    assert store.used > 0.9 * store.budget
    assert all(len(ring.snapshot()) == 1 for ring in quiet)
    held = [len(ring.snapshot()) for ring in rings]
    assert max(held) - min(held) < 0.1 * max(held), "busy rings share alike"


def test_the_budget_holds_for_thousands_of_points_that_never_rest() -> None:
    """The chunk that is written cannot go: it is the smaller the more points there are."""
    store = Store(8 << 20)
    rings = [store.sink("rtu").stream(Record(f"p{n}", 8)) for n in range(2000)]
    for row in range(300):
        for ring in rings:
            ring.append(row, bytes(8), row)
        assert store.used <= store.budget, row
    held = {len(ring.snapshot()) for ring in rings}
    assert min(held) > 50
    assert store.used > 0.7 * store.budget


def test_the_budget_changes_while_samples_arrive() -> None:
    store = Store(8 << 20)
    quiet = store.sink("rtu").stream(Record("p", 5))
    quiet.append(1, bytes(5))
    ring = store.sink("plc").stream(Record("t", 40, 0.001))

    def write(rows: int) -> int:
        for row in range(rows):
            ring.append(row, bytes(40))
        return len(ring.snapshot())

    many = write(200_000)
    held = ring.snapshot()
    store.set_budget(1 << 20)
    assert store.used <= store.budget
    assert len(ring.snapshot()) < many / 4
    assert held.arrival(held.first, held.count).tolist() == list(range(200_000 - many, 200_000))  # who reads goes on
    assert len(quiet.snapshot()) == 1
    few = write(50_000)
    assert store.used <= store.budget
    store.set_budget(4 << 20)
    assert write(150_000) > 3 * few
    assert store.used <= store.budget


def test_quiet_points_are_small() -> None:
    store = Store()
    for number in range(1000):
        store.sink("rtu").stream(Record(f"p{number}", 5)).append(1, bytes(5), 1)
    assert store.used < 1000 * 1000


def test_a_forgotten_link_gives_its_memory_back() -> None:
    store = filled()
    assert store.used > 0
    store.forget("plc")
    assert store.used == 0
    assert store.ring("plc", "tag") is None
