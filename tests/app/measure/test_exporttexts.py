"""What stands in the cells of exported files can be read back as it was."""

import datetime
import math
import time
import zoneinfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldscope.measure.exporttexts import iso_times, note_texts, quality_texts, quoted, value_texts

T0 = 1_793_265_968_000_000_000  # 2026-10-29T09:26:08Z


def test_times_are_exact_and_follow_the_clocks_of_a_zone():
    zone = zoneinfo.ZoneInfo("Europe/Berlin")
    change = int(datetime.datetime(2026, 10, 25, 1, tzinfo=datetime.UTC).timestamp()) * 1_000_000_000
    times = np.array([change - 1, change, T0 + 1], np.int64)
    assert iso_times(times, zone) == [
        "2026-10-25T02:59:59.999999999+02:00",
        "2026-10-25T02:00:00.000000000+01:00",
        "2026-10-29T10:26:08.000000001+01:00",
    ]
    assert iso_times(times)[2] == "2026-10-29T09:26:08.000000001Z"
    assert iso_times(times[:1], datetime.timezone(-datetime.timedelta(hours=3, minutes=30)))[0].endswith("-03:30")


def test_local_time_follows_this_computer(monkeypatch):
    if not hasattr(time, "tzset"):
        pytest.skip("this system cannot change its time zone within a process")
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    try:
        assert iso_times(np.array([T0], np.int64), "local") == ["2026-10-29T14:56:08.000000000+05:30"]
    finally:
        monkeypatch.undo()
        time.tzset()


@given(st.lists(st.floats(width=32)))
def test_float32_comes_back_as_it_was(values):
    array = np.array(values, np.float32)
    back = np.array([float(text) for text in value_texts(array)], np.float64).astype(np.float32)
    assert back.tobytes() == array.tobytes() or np.array_equal(back, array, equal_nan=True)


@given(st.lists(st.floats()))
def test_float64_comes_back_as_it_was(values):
    assert np.array_equal([float(text) for text in value_texts(np.array(values))], values, equal_nan=True)


def test_integers_and_bits():
    assert value_texts(np.array([2**64 - 1], np.uint64)) == ["18446744073709551615"]
    assert value_texts(np.array([True, False])) == ["1", "0"]
    assert value_texts(np.array([0.1, math.nan, math.inf], np.float32)) == ["0.1", "nan", "inf"]


def test_quality_in_words():
    assert quality_texts(np.array([0, 128, 17], np.uint16)) == ["GOOD", "INVALID", "OVERFLOW|BLOCKED"]
    assert quality_texts(np.zeros(2, np.uint16)) == ["GOOD", "GOOD"]


def test_markers_are_in_order_of_time_and_one_line_each():
    markers = [(T0 + 1, "a\tb\u2028c\x85d"), (T0, "x,=1;-2, y;z")]
    assert note_texts(markers) == [
        f'2026-10-29T09:26:08.000000000Z {T0} "x\\u002c=1\\u003b-2, y;z"',
        f'2026-10-29T09:26:08.000000001Z {T0 + 1} "a\\tb\\u2028c\\u0085d"',
    ]
    assert note_texts([]) == []


def test_cells_are_quoted_only_where_they_must():
    assert quoted("U_L1 [kV]", ",") == "U_L1 [kV]"
    assert quoted("a,b", ";") == "a,b"
    assert quoted("a,b", ",") == '"a,b"'
    assert quoted('say "a"', ",") == '"say ""a"""'
    assert quoted("#1", ",") == '"#1"'
