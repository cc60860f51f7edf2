"""Derived signals against walking over the samples one by one, live and from history."""

import math
import struct
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldscope.measure.derived import GRACE_NS, Definition, Derived, DerivedSignals, key
from fieldscope.measure.expression import ExpressionError
from fieldscope.store import Signal, Store, TimeBase
from linkkit.driver import NO_TIME, Kind, Point, Quality, Record

S = 1_000_000_000
FAR = 10_000 * S


class Bench:
    """A store with points by name, and what is derived from them."""

    def __init__(self, **records: Record) -> None:
        self.store = Store()
        self.streams = {name: self.store.sink("link").stream(record) for name, record in records.items()}
        self.signals: dict[str, Signal] = {}
        self.derived = DerivedSignals(self.store, self.signals.get)

    def point(self, name: str, record: str, offset: int = 0, dtype: str = "<f8", **more: Any) -> None:
        self.signals[name] = self.store.signal("link", Point(name, (name,), record, offset, dtype, **more))

    def send(self, name: str, time: int, value: float, quality: int = 0, source: int = NO_TIME) -> None:
        self.streams[name].append(time, struct.pack("<d", value), source, quality)

    def add(self, expression: str, name: str = "result", **more: Any) -> Derived:
        return self.derived.add(Definition(name, expression, **more))

    def catch_up(self, now: int = FAR, portion: int = 1 << 16) -> None:
        while not self.derived.advance(now, portion):
            pass

    def result(self, name: str = "result") -> list[tuple[int, float]]:
        """Times and values, None where nothing is known."""
        window = self.derived.find(name).window(-FAR, FAR)
        return [
            (t, None if math.isnan(v) else v)
            for t, v in zip(window.times.tolist(), window.values.tolist(), strict=True)
        ]


def two() -> Bench:
    bench = Bench(a=Record("a", 8), b=Record("b", 8))
    bench.point("a", "a")
    bench.point("b", "b")
    return bench


def test_points_of_one_record_belong_together_row_by_row():
    bench = Bench(udt=Record("udt", 8, 0.01))
    bench.point("U", "udt", 0, "<f4")
    bench.point("I", "udt", 4, "<f4")
    derived = bench.add("U * I", unit="W")
    for n in range(5):
        bench.streams["udt"].append(n // 2, struct.pack("<ff", n, 10))
    bench.catch_up()
    assert bench.result() == [(0, 0.0), (0, 10.0), (1, 20.0), (1, 30.0), (2, 40.0)]
    assert (derived.signal.unit, derived.signal.interval, derived.signal.kind) == ("W", 0.01, Kind.ANALOG)
    assert bench.store.find(key("result")) is derived.signal


def test_only_new_samples_are_computed():
    bench = two()
    bench.add("a * 2")
    for n in range(3):
        bench.send("a", n, n)
        bench.catch_up()
        assert bench.derived.find("result").count == n + 1
    bench.catch_up()
    assert bench.result() == [(0, 0.0), (1, 2.0), (2, 4.0)]


def test_points_of_different_records_hold_their_previous_sample():
    bench = two()
    bench.add("a + b")
    for name, time, value in [("a", 1, 1.0), ("b", 2, 10.0), ("a", 3, 2.0), ("b", 3, 20.0), ("b", 5, 30.0)]:
        bench.send(name, time, value)
    bench.catch_up()
    assert bench.result() == [(1, None), (2, 11.0), (3, 22.0), (5, 32.0)]
    assert bench.derived.find("result").interval is None


def test_on_the_samples_of_the_first_signal_only():
    bench = two()
    bench.add("a + b", clock="first")
    for name, time, value in [("b", 1, 10.0), ("a", 2, 1.0), ("b", 3, 20.0), ("a", 4, 2.0), ("b", 4, 30.0)]:
        bench.send(name, time, value)
    bench.catch_up()
    assert bench.result() == [(2, 11.0), (4, 32.0)]


def test_what_is_wrong_with_an_input_is_wrong_with_the_result():
    bench = two()
    bench.add("a + b")
    bench.send("a", 1, 1.0)
    bench.send("b", 2, 1.0, Quality.SUBSTITUTED)
    bench.send("a", 3, 1.0, Quality.INVALID)
    bench.send("a", 4, 1.0)
    bench.streams["b"].gap(5)
    bench.catch_up()
    window = bench.derived.find("result").window(0, 10)
    assert [Quality(q) for q in window.quality.tolist()] == [
        Quality.GAP,
        Quality.SUBSTITUTED,
        Quality.SUBSTITUTED | Quality.INVALID,
        Quality.SUBSTITUTED,
        Quality.GAP,
    ]
    assert [v for _, v in bench.result()] == [None, 2.0, None, 2.0, None]


def test_a_result_that_is_no_number_is_invalid():
    bench = two()
    bench.add("1 / a")
    bench.send("a", 1, 0.0)
    bench.send("a", 2, 4.0)
    bench.catch_up()
    assert bench.derived.find("result").window(0, 9).quality.tolist() == [Quality.INVALID, 0]


def test_a_derivative_is_taken_on_the_samples_of_its_own_signal():
    bench = two()
    bench.add("der(a) + 0 * b")
    for n in range(4):
        bench.send("a", n * S, 5.0 * n)
        bench.send("b", n * S + 1, 0.0)
    bench.catch_up()
    assert {value for _, value in bench.result()[2:]} == {5.0}


def test_bits_of_wide_integers_are_exact():
    bench = Bench(word=Record("word", 8))
    bench.point("Word", "word", 0, "<u8")
    bench.point("Small", "word", 0, "<i2")
    bench.add("bit(Word, 63)", "top")
    bench.add("bit(Word, 0)", "low")
    bench.add("bit(Small, 15)", "sign")
    bench.streams["word"].append(1, struct.pack("<Q", (1 << 63) | 1))
    bench.streams["word"].append(2, struct.pack("<Q", (1 << 63) - 2))
    bench.catch_up()
    assert bench.result("top") == [(1, 1.0), (2, 0.0)]
    assert bench.result("low") == [(1, 1.0), (2, 0.0)]
    assert bench.result("sign") == [(1, 0.0), (2, 1.0)]
    assert bench.derived.find("top").kind is Kind.DIGITAL


def test_true_and_false_are_digital():
    bench = two()
    derived = bench.add("a > 1 and not b")
    bench.send("b", 1, 0.0)
    bench.send("a", 1, 2.0)
    bench.send("b", 2, 3.0)
    bench.catch_up()
    assert derived.signal.kind is Kind.DIGITAL
    assert bench.result() == [(1, 1.0), (2, 0.0)]
    newest = derived.signal.latest()
    assert newest is not None
    assert newest.value is False


def test_what_comes_in_a_cycle_is_cyclic_and_the_rest_is_not():
    bench = Bench(fast=Record("fast", 8, 0.01), event=Record("event", 8))
    bench.point("f", "fast")
    bench.point("e", "event")
    cyclic = {"f * 2": 0.01, "der(f)": 0.01, "mean(f, 5 s)": 0.01, "mean(f, 50 ms)": None, "e": None, "f + e": None}
    for number, expression in enumerate(cyclic):
        bench.add(expression, f"x{number}")
    for time in range(2):
        bench.send("fast", time, 1.0)
        bench.send("event", time, 1.0)
    bench.catch_up()
    assert [derived.signal.interval for derived in bench.derived] == list(cyclic.values())


def test_scale_offset_and_unit():
    bench = two()
    derived = bench.add("a", factor=0.1, offset=-20.0, unit="°C")
    bench.send("a", 1, 500.0)
    bench.catch_up()
    assert bench.result() == [(1, 30.0)]
    assert derived.signal.unit == "°C"


def test_the_device_time_goes_with_the_sample():
    bench = two()
    bench.add("a * 2")
    bench.send("a", 100, 1.0, source=90)
    bench.send("a", 200, 2.0, Quality.TIME_INVALID, source=1)
    bench.catch_up()
    assert bench.derived.find("result").window(0, 999, TimeBase.SOURCE).times.tolist() == [90, 200]


def test_samples_that_are_still_under_way_are_waited_for():
    bench = two()
    bench.add("a - b")
    bench.send("b", 0, 1.0)
    bench.send("a", 10 * S, 5.0)
    bench.catch_up(10 * S + GRACE_NS - 1)
    assert bench.result() == [(0, None)]
    bench.send("b", 10 * S - 5, 2.0)
    bench.catch_up(10 * S + GRACE_NS)
    assert bench.result() == [(0, None), (10 * S, 3.0)]  # nothing known up to there: one gap


def test_rows_that_left_memory_unread_are_a_gap():
    bench = Bench(a=Record("a", 8), b=Record("b", 8))
    bench.store.budget = 1 << 16
    bench.point("a", "a")
    bench.add("delta(a)")
    bench.send("a", 1, 1.0)
    bench.send("a", 2, 3.0)
    bench.catch_up()
    for n in range(20_000):
        bench.send("a", 10 + n, n)
    first = bench.streams["a"].snapshot().first
    assert first > 2
    bench.store.budget = 1 << 30
    bench.catch_up()
    found = bench.derived.find("result").snapshot()
    # Nothing, 2.0, and nothing again: what was before the first row that is left, nobody saw.
    assert (found.quality(0, 4) & Quality.GAP != 0).tolist() == [True, False, True, False]
    assert int(found.arrival(3, 4)[0]) == 10 + first - 2 + 1


def test_a_record_that_comes_back_with_another_size_goes_on_after_a_gap():
    bench = two()
    bench.add("a + 1")
    bench.send("a", 1, 1.0)
    bench.catch_up()
    bench.streams["a"] = bench.store.sink("link").stream(Record("a", 16))
    bench.streams["a"].append(5, struct.pack("<dd", 7.0, 0.0))
    bench.catch_up()
    assert bench.result() == [(1, 2.0), (5, None), (5, 8.0)]


def test_a_clock_that_is_set_back_stops_nothing():
    bench = two()
    bench.add("a + b")
    bench.send("a", 100 * S, 1.0)
    bench.send("b", 101 * S, 1.0)
    bench.catch_up(102 * S)
    bench.send("a", 102 * S, 5.0)  # not yet read when the clock is set
    bench.send("a", 50 * S, 2.0)
    bench.send("b", 51 * S, 2.0)
    bench.catch_up(52 * S)
    # Which of the samples around the step belong together nobody can say; none of them waits for the old time.
    assert (50 * S, 4.0) in bench.result()
    bench.send("b", 53 * S, 7.0)
    bench.catch_up(54 * S)
    assert (53 * S, 9.0) in bench.result()


walks = st.lists(
    st.tuples(
        st.sampled_from("ab"), st.integers(0, 3), st.integers(-5, 5), st.sampled_from([0, 0, 0, Quality.INVALID])
    ),
    max_size=40,
)


@pytest.mark.parametrize("clock", ["union", "first"])
@given(walks, st.integers(1, 7), st.lists(st.integers(0, 40), max_size=4))
def test_agrees_with_holding_samples_one_by_one(clock, steps, portion, pauses):
    bench = two()
    bench.add("a * 10 + b", clock=clock)
    expected: dict[int, tuple[float, bool]] = {}
    held: dict[str, tuple[float, bool]] = {"a": (0.0, True), "b": (0.0, True)}
    time = 0
    for number, (name, step, value, quality) in enumerate(steps):
        # Pauses fall between moments: what arrives at one moment is one result.
        if number in pauses and step:
            bench.catch_up(time + GRACE_NS)
        time += step
        bench.send(name, time, value, quality)
        held[name] = (value, bool(quality))
        if clock == "union" or name == "a" or time in expected:
            expected[time] = (held["a"][0] * 10 + held["b"][0], held["a"][1] or held["b"][1])
    bench.catch_up(portion=1 << 16)
    got = dict(bench.result())
    known = {time: value for time, (value, bad) in expected.items() if not bad}
    assert {time: value for time, value in got.items() if value is not None} == known
    assert set(got) <= set(expected)


@given(walks, st.integers(1, 7))
def test_history_in_portions_is_the_same_as_at_once(steps, portion):
    whole, parts = two(), two()
    time = 0
    for bench in (whole, parts):
        bench.add("mean(a, 2 s) + der(b) - a")
    for name, step, value, quality in steps:
        time += (step + 1) * S // 2
        for bench in (whole, parts):
            bench.send(name, time, value, quality)
    whole.catch_up(time + 9 * S)
    parts.catch_up(time + 9 * S, portion)
    one, other = whole.result(), parts.result()
    assert [t for t, _ in one] == [t for t, _ in other]
    for (_, left), (_, right) in zip(one, other, strict=True):
        assert (left is None) == (right is None)
        if left is not None:
            assert left == pytest.approx(right, rel=1e-6, abs=1e-6)


def test_derived_from_derived_in_any_order_of_adding():
    bench = two()
    bench.add("half * 4", "double")
    bench.add("a / 2", "half")
    bench.send("a", 1, 3.0)
    bench.catch_up()
    assert bench.result("double") == [(1, 6.0)]


def test_a_signal_cannot_depend_on_itself():
    bench = two()
    bench.add("a + y", "x")
    bench.add("z", "y")
    for expression in ("x + 1", "z", "y"):
        with pytest.raises(ValueError, match="depend on itself"):
            bench.add(expression, "z")
    assert len(bench.derived) == 2


def test_signals_that_are_not_there_yet_are_waited_for():
    bench = two()
    derived = bench.add("a + later")
    bench.send("a", 1, 1.0)
    assert bench.derived.advance(FAR)
    assert derived.missing == ["later"]
    assert derived.signal.latest() is None
    bench.signals["later"] = bench.signals["b"]
    bench.send("b", 1, 2.0)
    bench.catch_up()
    assert derived.missing == []
    assert bench.result() == [(1, 3.0)]


def test_another_expression_begins_anew_and_so_do_those_that_use_it():
    bench = two()
    bench.add("a * 2", "x")
    bench.add("x + 1", "y")
    bench.send("a", 1, 1.0)
    bench.catch_up()
    seen = bench.derived.find("y")
    bench.add("a * 3", "x")
    bench.catch_up()
    assert bench.result("x") == [(1, 3.0)]
    assert bench.result("y") == [(1, 4.0)]
    assert seen.window(0, 9).values.tolist() == [4.0]  # a lane that holds the reader goes on


def test_a_name_that_means_another_signal_begins_anew():
    bench = two()
    bench.add("a * 2", "x")
    bench.add("x + 1", "y")
    bench.add("b", "z")
    bench.send("a", 1, 1.0)
    bench.send("b", 2, 5.0)
    bench.catch_up()
    kept = bench.derived.find("z").ring
    bench.signals["a"] = bench.signals["b"]
    bench.derived.recheck()
    bench.catch_up()
    assert bench.result("x") == [(2, 10.0)]
    assert bench.result("y") == [(2, 11.0)]
    assert bench.derived.find("z").ring is kept


def test_removed_means_gone():
    bench = two()
    bench.add("a * 2", "x")
    bench.send("a", 1, 1.0)
    bench.catch_up()
    used = bench.store.used
    bench.derived.remove("x")
    assert bench.store.find(key("x")) is None
    assert bench.store.used < used
    assert bench.derived.find("x") is None


def test_what_a_project_saves_comes_back():
    bench = two()
    bench.add("a * 2", "x", unit="V", factor=2.0, offset=1.0, clock="first")
    bench.add("x > 3", "y")
    state = bench.derived.state()
    other = two()
    assert other.derived.restore(state) == []
    assert other.derived.state() == state
    broken = [
        5,
        {"name": "z"},
        {"name": "q", "expression": "1 +"},
        {"name": "", "expression": "a"},
        {"name": "n", "expression": "a", "factor": math.inf},
    ]
    assert len(other.derived.restore([*state, *broken])) == 5
    assert [derived.definition.name for derived in other.derived] == ["x", "y"]
    assert other.derived.state() == [*state, *broken]


def test_mistakes_change_nothing():
    bench = two()
    bench.add("a", "x")
    with pytest.raises(ExpressionError):
        bench.add("1 +", "x")
    with pytest.raises(ExpressionError, match="no signal"):
        bench.add("1 + 1", "x")
    with pytest.raises(ValueError, match="needs a name"):
        bench.add("a", " x")
    assert [d.definition.expression for d in bench.derived] == ["a"]


def test_a_million_rows_of_history_are_caught_up_with_in_portions():
    bench = two()
    times = np.arange(200_000, dtype=np.int64) * 1000
    values = np.sin(times / 1e7)
    bench.streams["a"].extend(times, values.view(np.uint8).reshape(-1, 8))
    bench.add("mean(a, 10 ms) * 2")
    calls = 1
    while not bench.derived.advance(FAR, 50_000):
        calls += 1
    assert calls == 4
    assert bench.derived.find("result").count >= 200_000
