"""Columns against a plain loop over the rows of each."""

import functools
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldscope.lanes.reduce import stale_after, strip, strip_of_window
from fieldscope.store import Signal, Store, TimeBase
from linkkit.driver import Point, Quality, Record

T0 = 1_790_000_000_000_000_000
Q = 40_000_000


def bursts(lengths: list[tuple[int, int, bool]]) -> tuple[Signal, list[tuple[int, float]]]:
    """Rows each 5 ms in bursts of so many, then so many ms of silence, said by a gap or not."""
    store = Store()
    stream = store.sink("x").stream(Record("r", 4, 0.005))
    signal = store.signal("x", Point("p", ("p",), "r", 0, "<f4"))
    moment, rows = T0, []
    for number, (length, silence_ms, gap) in enumerate(lengths):
        for row in range(length):
            value = float(np.float32(100 * number + row % 7))
            stream.append(moment, struct.pack("<f", value))
            rows.append((moment, value))
            moment += 5_000_000
        if gap:
            stream.append(moment, bytes(4), quality=Quality.GAP)
            rows.append((moment, float("nan")))
        moment += silence_ms * 1_000_000
    return signal, rows


@pytest.mark.parametrize("bucket", [1, 4, 16])
@given(
    st.lists(st.tuples(st.integers(1, 90), st.integers(0, 600), st.booleans()), min_size=1, max_size=5),
    st.booleans(),
)
def test_silence_divides_what_was_before_from_what_comes_after(
    bucket: int, lengths: list[tuple[int, int, bool]], quick: bool
) -> None:
    signal, rows = bursts(lengths)
    held = signal.snapshot()
    assert held is not None
    left = T0 // Q - 2
    n = min(rows[-1][0] // Q - left + 3, 60 if quick else 10_000)
    borders = np.arange(left, left + n + 1, dtype=np.int64) * Q
    edges = held.locate(borders, TimeBase.ARRIVAL)
    now = rows[-1][0] + 1
    edges_of = functools.partial(held.locate, borders, TimeBase.ARRIVAL)
    found = strip([signal], held, edges_of, bucket, (left, Q, now), TimeBase.ARRIVAL, hold=False)
    silent = np.diff(edges) == 0
    values = np.array([value for _, value in rows])
    for column in range(n):
        inside = values[edges[column] : edges[column + 1]]
        before = values[: edges[column]]
        low, high, bad = found.low[0, column], found.high[0, column], found.bad[0, column]
        if borders[column] > now or not edges[column + 1]:
            assert np.isnan(low)
        elif not len(inside):
            # The value before holds, or it is said that nothing is known.
            assert np.isnan(low) == np.isnan(before[-1]) == bad
            assert np.isnan(low) or low == high == before[-1]
        elif borders[column + 1] > now:
            continue  # the newest column is not complete
        elif bucket == 1 or silent[max(0, column - 1) : column + 2].any():
            good = inside[np.isfinite(inside)]
            assert (low, high) == (good.min(), good.max()) if len(good) else np.isnan(low)
            assert bad == (len(good) < len(inside))
        elif np.isfinite(low):
            # At most the rest of a bucket stands in the column before.
            near = values[edges[column] - 1 : edges[column + 1] + bucket]
            assert np.nanmin(near) <= low <= high <= np.nanmax(near)


@pytest.mark.parametrize("hold", [False, True])
@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 9), st.integers(0, 5)), min_size=1, max_size=60))
def test_rows_that_must_be_sorted_look_like_those_in_order(hold: bool, steps: list[tuple[int, int, int]]) -> None:
    store = Store()
    stream = store.sink("x").stream(Record("r", 4, 0.02))
    signal = store.signal("x", Point("p", ("p",), "r", 0, "<f4"))
    moment = T0
    for step_ms, value, mark in steps:
        moment += step_ms * 1_000_000
        quality = {4: Quality.INVALID, 5: Quality.SUBSTITUTED}.get(mark, Quality.GOOD)
        stream.append(moment, struct.pack("<f", value), quality=int(quality))
    rows = signal.snapshot()
    assert rows is not None
    left, n, base = T0 // Q - 2, min(60, (moment - T0) // Q + 20), TimeBase.ARRIVAL
    now = moment + 400_000_000
    edges_of = functools.partial(rows.locate, np.arange(left, left + n + 1, dtype=np.int64) * Q, base)
    one = strip([signal], rows, edges_of, 1, (left, Q, now), base, hold=hold)
    window = signal.read(rows, *rows.between(left * Q, (left + n) * Q, base))
    other = strip_of_window(window, left, n, Q, now, hold=hold, stale_ns=stale_after(signal))
    for field in ("low", "high", "bad", "stale", "doubt"):
        assert np.array_equal(getattr(other, field), getattr(one, field), equal_nan=True), field
    if hold:
        assert np.array_equal(other.last, one.last, equal_nan=True)
