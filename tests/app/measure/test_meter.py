"""The live meter gives what measuring the whole window gives."""

import struct
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldscope.measure import meter as meter_module
from fieldscope.measure.meter import Meter, edge_rule, holds
from fieldscope.measure.statistics import Statistics, measure
from fieldscope.store import Signal, Store, TimeBase
from linkkit.driver import Kind, Point, Quality, Record

LEVEL = Point("level", ("Tank", "Level"), "tag", 0, "<f8", unit="m")
OPEN = Point("open", ("Valve", "Open"), "tag", 8, "u1", bit=0, kind=Kind.DIGITAL)
MODE = Point("mode", ("Valve", "Mode"), "tag", 8, "u1", kind=Kind.STATE)


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meter_module, "BLOCK", 8)


def whole(signal: Signal, a: int, b: int, base: TimeBase, now: int | None) -> Statistics:
    window = signal.window(min(a, b), max(a, b) + 1, base)
    return measure(window.times, window.values, a, b, hold=holds(signal), rule=edge_rule(signal), now_ns=now)


def same(one: Statistics | None, other: Statistics) -> None:
    assert one is not None
    for field in fields(Statistics):
        left, right = getattr(one, field.name), getattr(other, field.name)
        if left is None or right is None:
            assert left is right, field.name
        else:
            assert left == pytest.approx(right, rel=1e-6, abs=1e-9, nan_ok=True), field.name


@given(
    st.lists(
        st.tuples(st.integers(0, 50), st.integers(0, 3), st.sampled_from([0, 0, 0, 0, Quality.INVALID])),
        min_size=1, max_size=120,
    ),
    st.lists(st.tuples(st.integers(-20, 3000), st.integers(-20, 3000)), min_size=1, max_size=6),
    st.sampled_from([None, 0.01]), st.booleans(),
)  # fmt: skip
def test_agrees_with_the_whole_window_while_rows_come(rows, cursors, interval, backwards):
    store = Store()
    stream = store.sink("plc").stream(Record("tag", 9, interval))
    meters = [Meter(store.signal("plc", point)) for point in (LEVEL, OPEN, MODE)]
    time = 0
    for number, (step, value, quality) in enumerate(rows):
        time += step - (25 if backwards else 0)
        stream.append(time, struct.pack("<dB", value * 1.5, value), quality=quality)
        if number % 30 == 29 or number + 1 == len(rows):
            for a, b in cursors:
                for one in meters:
                    got = one.measure(a, b, now_ns=time + 5)
                    same(got, whole(one.signal, a, b, TimeBase.ARRIVAL, time + 5))


def test_by_source_time_where_the_device_gave_one() -> None:
    store = Store()
    stream = store.sink("rtu").stream(Record("tag", 9))
    for number in range(40):
        stream.append(1000 + number, struct.pack("<dB", number, 0), source_ns=number * 10)
    one = Meter(store.signal("rtu", LEVEL))
    same(one.measure(55, 333, TimeBase.SOURCE), whole(one.signal, 55, 333, TimeBase.SOURCE, None))
    assert one.measure(55, 333, TimeBase.SOURCE).value_a == 5.0  # type: ignore[union-attr]


def test_a_long_stretch_is_summarised_over_several_calls() -> None:
    store = Store()
    stream = store.sink("plc").stream(Record("tag", 9, 0.01))
    for number in range(100):
        stream.append(number, struct.pack("<dB", number, 0))
    one = Meter(store.signal("plc", LEVEL))
    calls = 1
    while (got := one.measure(0, 99, limit=3)) is None:
        calls += 1
    assert calls == 4  # 12 blocks: three per call, and the call that finds nothing left
    same(got, whole(one.signal, 0, 99, TimeBase.ARRIVAL, None))


def test_nothing_received_yet() -> None:
    store = Store()
    got = Meter(store.signal("plc", LEVEL)).measure(0, 10)
    assert got is not None
    assert (got.count, got.gaps) == (0, 1)


def test_rows_that_left_memory_count_as_unknown() -> None:
    store = Store(40_000)
    stream = store.sink("plc").stream(Record("tag", 9, 0.01))
    one = Meter(store.signal("plc", LEVEL))
    for number in range(6000):
        stream.append(number, struct.pack("<dB", number, 0))
        if number % 500 == 0:
            one.measure(0, number)
    rows = one.signal.snapshot()
    assert rows is not None
    assert rows.first > 0
    got = one.measure(0, 5999)
    assert got is not None
    assert got.minimum == rows.first
    assert (got.gaps, got.count) == (1, len(rows))
    same(got, whole(one.signal, 0, 5999, TimeBase.ARRIVAL, None))


def test_the_record_may_come_back_with_another_size() -> None:
    store = Store()
    store.sink("plc").stream(Record("tag", 9)).append(1, struct.pack("<dB", 1.0, 0))
    one = Meter(store.signal("plc", LEVEL))
    assert one.measure(0, 100).value_b == 1.0  # type: ignore[union-attr]
    store.sink("plc").stream(Record("tag", 10)).append(2, struct.pack("<dBx", 2.0, 0))
    assert one.measure(0, 100).value_b == 2.0  # type: ignore[union-attr]
