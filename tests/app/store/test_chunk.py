"""The columns of a run of rows."""

import numpy as np

from fieldscope.store import RecordRing, TimeBase
from fieldscope.store.chunk import PLAIN, Chunk, Facts
from linkkit.driver import NO_TIME, Quality, Record


def chunk_of(arrival: list[int], source: list[int] | None = None, quality: list[int] | None = None) -> Chunk:
    made = Chunk(0, len(arrival), 1)
    made.arrival[:] = arrival
    made.source = None if source is None else np.array(source, np.int64)
    made.quality = None if quality is None else np.array(quality, np.uint16)
    return made


def test_columns_that_no_row_filled_read_as_nothing_known() -> None:
    bare = chunk_of([10, 20, 30])
    assert bare.sources(1, 3).tolist() == [NO_TIME, NO_TIME]
    assert bare.qualities(0, 2).tolist() == [0, 0]
    assert bare.stamps(0, 3).tolist() == [10, 20, 30]


def test_the_device_places_a_row_where_its_time_is_there_and_valid() -> None:
    bad = int(Quality.TIME_INVALID)
    rows = chunk_of([10, 20, 30, 40], [5, NO_TIME, 7, 8], [0, 0, bad, int(Quality.INVALID)])
    assert rows.stamps(0, 4).tolist() == [5, 20, 30, 8]
    assert rows.stamps(2, 3).tolist() == [30]


def test_facts_are_joined() -> None:
    back, marked = chunk_of([1]), chunk_of([1], quality=[2])
    back.ordered = False
    assert Facts.of([]) == PLAIN
    assert Facts.of([back, marked]) == Facts(ordered=False, source_ordered=True, qualified=True)
    assert Facts.of([back]).joined(Facts.of([marked])) == Facts.of([back, marked])


def test_an_invalid_source_time_does_not_place_the_sample() -> None:
    ring = RecordRing(Record("r", 1))
    ring.append(100, b"a", 90)
    ring.append(200, b"b", 10, Quality.TIME_INVALID)
    assert ring.snapshot().times(0, 2, TimeBase.SOURCE).tolist() == [90, 200]
