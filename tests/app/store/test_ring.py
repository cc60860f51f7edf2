"""Writing the rows of a record: order, gaps, columns; and that a reader never sees a torn row."""

import struct
import threading
import zlib
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rows import ring_of

from fieldscope.store import RecordRing, TimeBase
from fieldscope.store.ring import Home
from linkkit.driver import NO_TIME, Quality, Record


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


def test_readers_never_see_a_torn_row() -> None:
    """A writer at full speed, old rows released all the time, three readers that check a checksum in every row."""
    size = 40
    home = Home(1 << 12)
    ring = RecordRing(Record("r", size), home)
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
    try:
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
                with home.lock:
                    ring.release()
    finally:
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
    single, many = RecordRing(Record("r", 2), Home(1024)), RecordRing(Record("r", 2), Home(1024))
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
