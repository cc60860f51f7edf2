"""Reading the rows of a record: ranges, fields, bits, and where a time lies."""

import struct

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rows import ring_of

from fieldscope.store import RecordRing, TimeBase
from fieldscope.store.chunk import Chunk
from fieldscope.store.ring import Home
from linkkit.driver import NO_TIME, Record


@pytest.mark.parametrize("rows", [0, 1, 31, 32, 33, 500, 3000])
def test_rows_come_back_in_order(rows: int) -> None:
    held = ring_of(rows).snapshot()
    assert (held.first, held.count, len(held)) == (0, rows, rows)
    assert held.arrival(0, rows).tolist() == [1000 + 10 * row for row in range(rows)]
    assert held.field(0, rows, 0, np.dtype("<u4")).tolist() == list(range(rows))
    assert held.source(0, rows).tolist() == [NO_TIME] * rows
    assert not held.quality(0, rows).any()


def test_a_range_is_clipped_to_what_is_held() -> None:
    ring = ring_of(1000)
    while ring.release():
        pass
    held = ring.snapshot()
    assert 0 < held.first < held.count == 1000
    values = held.field(-5, 5000, 0, np.dtype("<u4"))
    assert values.tolist() == list(range(held.first, 1000))
    assert not len(held.arrival(5, 3))


def test_a_snapshot_outlives_the_release_of_its_rows() -> None:
    ring = ring_of(1000)
    held = ring.snapshot()
    while ring.release():
        pass
    assert held.field(0, 1000, 0, np.dtype("<u4")).tolist() == list(range(1000))


def test_single_bits() -> None:
    ring = RecordRing(Record("r", 3))
    ring.append(1, bytes([0, 0b00000000, 0b10000000]))
    ring.append(2, bytes([0, 0b00000010, 0b00000000]))
    held = ring.snapshot()
    assert held.field(0, 2, 1, np.dtype("<u2"), 15).tolist() == [True, False]
    assert held.field(0, 2, 1, np.dtype("<i2"), 15).tolist() == [True, False]
    assert held.field(0, 2, 1, np.dtype("<u2"), 1).tolist() == [False, True]


@given(
    st.lists(st.integers(0, 3), max_size=400),
    st.lists(st.integers(-5, 700), max_size=30),
    st.integers(0, 5),
    st.sampled_from((1, 2, 16, 64)),
)
def test_locate_is_the_first_row_not_before(steps: list[int], asked: list[int], drops: int, step: int) -> None:
    ring = RecordRing(Record("r", 0), Home(1))
    times = np.cumsum(np.array(steps, np.int64)) if steps else np.empty(0, np.int64)
    for moment in times.tolist():
        ring.append(moment, b"")
    for _ in range(drops):
        ring.release()
    held = ring.snapshot()
    wanted = np.sort(np.array(asked, np.int64))
    assert held.ordered(TimeBase.ARRIVAL)
    expected = held.first + np.searchsorted(times[held.first :], wanted, side="left")
    assert held.locate(wanted, TimeBase.ARRIVAL).tolist() == expected.tolist()
    stepped = np.minimum(-(-expected // step) * step, held.count)
    assert held.locate(wanted, TimeBase.ARRIVAL, step).tolist() == stepped.tolist()
    last = int(times[-1]) if len(times) else 0
    for moment in range(last, last + 90):  # what is kept for the next look must serve it, and one that is older
        ring.append(moment, b"")
    ring.release()
    more = ring.snapshot()
    all_times = np.concatenate((times, np.arange(last, last + 90)))
    found = more.first + np.searchsorted(all_times[more.first :], wanted, side="left")
    stepped_more = np.minimum(-(-found // step) * step, more.count)
    assert more.locate(wanted, TimeBase.ARRIVAL, step).tolist() == stepped_more.tolist()
    assert held.locate(wanted, TimeBase.ARRIVAL, step).tolist() == stepped.tolist()


def unordered_ring(rows: list[tuple[int, int]], drops: int) -> RecordRing:
    """Arrival steps that may go back, and source times as they are; in chunks of 32 rows."""
    ring = RecordRing(Record("r", 2), Home(1))
    arrival = 500
    for number, (step, source) in enumerate(rows):
        arrival += step
        ring.append(arrival, struct.pack("<H", number), source)
    for _ in range(drops):
        ring.release()
    return ring


ROWS = st.lists(st.tuples(st.integers(-9, 10), st.one_of(st.just(NO_TIME), st.integers(0, 1000))), max_size=200)
SPAN = st.tuples(st.integers(-50, 1100), st.integers(0, 400))


@given(ROWS, SPAN, st.integers(0, 3), st.integers(0, 2), st.integers(0, 2), st.sampled_from(TimeBase))
def test_rows_between_two_moments_are_those_of_a_full_sort(
    rows: list[tuple[int, int]], span: tuple[int, int], drops: int, before: int, after: int, base: TimeBase
) -> None:
    held = unordered_ring(rows, drops).snapshot()
    begin, end = span[0], span[0] + span[1]
    times = held.times(held.first, held.count, base)
    order = np.argsort(times, kind="stable")
    a, b = np.searchsorted(times[order], [begin, end])
    picked = order[max(0, a - before) : b + after]
    found, index = held.between(begin, end, base, before, after)
    assert found.tolist() == times[picked].tolist()
    assert index.tolist() == (picked + held.first).tolist()


@given(ROWS, SPAN, st.integers(0, 3), st.sampled_from(TimeBase))
def test_ranges_hold_all_rows_between_two_moments(
    rows: list[tuple[int, int]], span: tuple[int, int], drops: int, base: TimeBase
) -> None:
    held = unordered_ring(rows, drops).snapshot()
    begin, end = span[0], span[0] + span[1]
    ranges = held.ranges(begin, end, base)
    flat = [edge for one in ranges for edge in one]
    assert flat == sorted(set(flat))
    covered = {row for a, b in ranges for row in range(a, b)}
    assert covered >= set(held.between(begin, end, base, 1, 0)[1].tolist())
    assert covered <= set(range(held.first, held.count))


def test_a_stretch_of_a_ring_out_of_order_costs_what_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    ring = RecordRing(Record("r", 2), Home(1))
    for number in range(64_000):
        ring.append(number if number < 40_000 else number - 1000, b"ab")  # the clock was set back once
    held = ring.snapshot()
    assert not held.ordered(TimeBase.ARRIVAL)
    held.between(0, 1, TimeBase.ARRIVAL)  # what a chunk spans is now known
    read = 0
    times = Chunk.times

    def counted(chunk: Chunk, begin: int, end: int, base: TimeBase) -> npt.NDArray[np.int64]:
        nonlocal read
        read += end - begin
        return times(chunk, begin, end, base)

    monkeypatch.setattr(Chunk, "times", counted)
    assert len(held.between(39_100, 39_200, TimeBase.ARRIVAL)[0]) == 202  # both times, and one before and after
    assert sum(b - a for a, b in held.ranges(39_100, 39_200, TimeBase.ARRIVAL)) < 210
    assert read < 2000


def test_a_clock_that_steps_back_is_noticed_and_forgotten_with_its_rows() -> None:
    ring = ring_of(100)
    assert ring.snapshot().ordered(TimeBase.ARRIVAL)
    ring.append(5, b"abcd")
    assert not ring.snapshot().ordered(TimeBase.ARRIVAL)
    assert not ring.snapshot().ordered(TimeBase.SOURCE)
    for row in range(2000):
        ring.append(3000 + row, b"abcd")
    while ring.release():
        pass
    assert ring.snapshot().ordered(TimeBase.ARRIVAL)
