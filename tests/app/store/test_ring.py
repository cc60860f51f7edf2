"""The rows of a record: order, gaps, times, snapshots; and that a reader never sees a torn row."""

import struct
import threading
import zlib
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldscope.store import RecordRing, TimeBase
from linkkit.driver import NO_TIME, Quality, Record


def ring_of(rows: int, size: int = 4, chunk_bytes: int = 2048) -> RecordRing:
    ring = RecordRing(Record("r", size), chunk_bytes)
    for row in range(rows):
        ring.append(1000 + 10 * row, struct.pack("<I", row))
    return ring


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


def test_columns_appear_with_the_first_row_that_needs_them() -> None:
    ring = ring_of(40)
    before = ring.bytes
    ring.append(5000, b"abcd", 4000, Quality.INVALID)
    assert ring.bytes > before
    held = ring.snapshot()
    assert held.source(38, 41).tolist() == [NO_TIME, NO_TIME, 4000]
    assert held.quality(38, 41).tolist() == [0, 0, Quality.INVALID]
    assert held.times(38, 41, TimeBase.SOURCE).tolist() == [1380, 1390, 4000]
    assert held.ordered(TimeBase.SOURCE)


def test_an_invalid_source_time_does_not_place_the_sample() -> None:
    ring = RecordRing(Record("r", 1))
    ring.append(100, b"a", 90)
    ring.append(200, b"b", 10, Quality.TIME_INVALID)
    assert ring.snapshot().times(0, 2, TimeBase.SOURCE).tolist() == [90, 200]


def test_repeated_gaps_are_one_row() -> None:
    ring = ring_of(1)
    for moment in (2000, 3000, 4000):
        ring.gap(moment)
    ring.append(5000, b"abcd")
    ring.gap(6000)
    held = ring.snapshot()
    assert held.arrival(0, held.count).tolist() == [1000, 2000, 5000, 6000]
    assert held.quality(0, held.count).tolist() == [0, Quality.GAP, 0, Quality.GAP]


def test_an_empty_ring_needs_no_gap() -> None:
    ring = ring_of(0)
    ring.gap(1)
    assert ring.count == 0


def test_a_payload_of_the_wrong_size_is_counted_and_refused() -> None:
    ring = ring_of(3)
    ring.append(1, b"abc")
    ring.append(1, b"abcde")
    assert (ring.count, ring.misfits) == (3, 2)


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
)
def test_locate_is_the_first_row_not_before(steps: list[int], asked: list[int], drops: int) -> None:
    ring = RecordRing(Record("r", 0), 1)
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


def test_readers_never_see_a_torn_row() -> None:
    """A writer at full speed, old rows released all the time, three readers that check a checksum in every row."""
    size = 40
    ring = RecordRing(Record("r", size), 1 << 12)
    done = threading.Event()
    torn: list[str] = []
    checked = [0, 0, 0]

    def read(reader: int) -> None:
        while not done.is_set() or not checked[reader]:
            held = ring.snapshot()
            begin, end = held.first, held.count
            times = held.arrival(begin, end)
            rows = held.field(begin, end, 0, np.dtype(f"V{size}"))
            source = held.source(begin, end)
            quality = held.quality(begin, end)
            for index in range(0, len(rows), 7):
                row = rows[index].tobytes()
                number, crc = struct.unpack_from("<qI", row)
                if (
                    number != begin + index
                    or times[index] != number * 3
                    or crc != zlib.crc32(row[12:])
                    or source[index] != (number * 5 if number % 97 == 0 else NO_TIME)
                    or quality[index] != (Quality.INVALID if number % 97 == 0 else 0)
                ):
                    torn.append(f"row {begin + index}: {number}")
                    return
                checked[reader] += 1

    readers = [threading.Thread(target=read, args=(reader,)) for reader in range(3)]
    for reader in readers:
        reader.start()
    for number in range(60_000):
        body = number.to_bytes(4, "little") * 7
        tagged = number % 97 == 0
        ring.append(
            number * 3,
            struct.pack("<qI", number, zlib.crc32(body)) + body,
            number * 5 if tagged else NO_TIME,
            Quality.INVALID if tagged else 0,
        )
        if number % 500 == 0 and number > 2000:
            with ring._lock:
                ring.release()
    done.set()
    for reader in readers:
        reader.join()
    assert not torn
    assert min(checked) > 0


@given(
    st.lists(
        st.tuples(
            st.integers(0, 50),
            st.one_of(st.just(NO_TIME), st.integers(0, 50)),
            st.sampled_from([0, 0, 0, Quality.GAP, Quality.TIME_INVALID]),
        ),
        max_size=200,
    ),
    st.lists(st.integers(0, 200), max_size=4),
)
def test_many_rows_at_once_are_the_same_as_one_by_one(rows: list[tuple[int, int, int]], cuts: list[int]) -> None:
    single, many = RecordRing(Record("r", 2), 1024), RecordRing(Record("r", 2), 1024)
    for number, (arrival, source, quality) in enumerate(rows):
        single.append(arrival, struct.pack("<H", number), source, int(quality))
    borders = sorted({0, len(rows), *(min(cut, len(rows)) for cut in cuts)})
    for begin, end in pairwise(borders):
        part = rows[begin:end]
        many.extend(
            np.array([arrival for arrival, _, _ in part], np.int64),
            np.arange(begin, end, dtype="<u2").view(np.uint8).reshape(-1, 2),
            np.array([source for _, source, _ in part], np.int64),
            np.array([int(quality) for _, _, quality in part], np.uint16),
        )
    one, other = single.snapshot(), many.snapshot()
    assert other.count == len(rows) == many.count
    assert other.arrival(0, len(rows)).tolist() == one.arrival(0, len(rows)).tolist()
    assert other.source(0, len(rows)).tolist() == one.source(0, len(rows)).tolist()
    assert other.quality(0, len(rows)).tolist() == one.quality(0, len(rows)).tolist()
    assert other.field(0, len(rows), 0, np.dtype("<u2")).tolist() == list(range(len(rows)))
    for base in TimeBase:
        assert other.ordered(base) == one.ordered(base)
    assert many.bytes == single.bytes
    assert many.marked == single.marked == max((i for i, (_, _, quality) in enumerate(rows) if quality), default=-1)
    for ring in (single, many):
        ring.gap(60)
    assert many.count == single.count
