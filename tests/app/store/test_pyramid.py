"""The pyramid against brute force: any data, any window, any width, with rows coming and going."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldscope.store import Store
from fieldscope.store.pyramid import FACTOR, Pyramid, columns_of
from linkkit.driver import Point, Quality, Record


def data(seed: int, rows: int, holes: float) -> np.ndarray:
    random = np.random.default_rng(seed)
    values = random.normal(size=rows)
    spots = random.random(rows) < holes
    values[spots] = random.choice([np.nan, np.inf, -np.inf], spots.sum())
    return values


def check(pyramid: Pyramid, values: np.ndarray, first: int, edges: np.ndarray) -> None:
    got = pyramid.columns(edges, len(values), lambda a, b: values[a:b])
    n = len(edges) - 1
    assert len(got.low) == len(got.high) == len(got.good) == n
    begin, end = max(int(edges[0]), first), min(int(edges[-1]), len(values))
    wide = max(1, (int(edges[-1]) - int(edges[0])) // n)
    if begin < end:
        assert (np.diff(got.edges) >= 0).all()
        # Nothing of the window is left out, and no border is off by more than half a column.
        assert got.edges[0] <= begin
        assert got.edges[-1] >= end
        inside = np.clip(edges, begin, end)
        assert np.abs(got.edges - inside).max() <= max(1, wide // 2)
    for k in range(n):
        part = values[max(0, got.edges[k]) : got.edges[k + 1]]
        part = part[np.isfinite(part)]
        assert got.good[k] == len(part)
        assert got.low[k] == (part.min() if len(part) else np.inf)
        assert got.high[k] == (part.max() if len(part) else -np.inf)


@given(
    st.integers(0, 99),
    st.integers(1, 9000),
    st.sampled_from([0.0, 0.01, 0.5, 1.0]),
    st.lists(st.integers(1, 3000), max_size=6),
    st.integers(1, 60),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_columns_equal_brute_force(
    seed: int, rows: int, holes: float, batches: list[int], width: int, left: float, right: float
) -> None:
    values = data(seed, rows, holes)
    pyramid = Pyramid()
    at = 0
    for batch in batches:  # extended in batches of any size, as samples arrive
        at = min(rows, at + batch)
        pyramid.extend(0, at, lambda a, b: values[a:b])
    # What is not reduced yet comes from the rows.
    low, high = sorted((int(left * rows), int(right * rows)))
    random = np.random.default_rng(seed)
    edges = np.sort(np.append(random.integers(low, high + 1, width - 1), [low, high]))  # irregular time: uneven columns
    check(pyramid, values, 0, edges)


@given(st.integers(0, 99), st.lists(st.tuples(st.integers(1, 2000), st.integers(0, 1500)), min_size=1, max_size=12))
def test_rows_that_went_are_never_read(seed: int, moves: list[tuple[int, int]]) -> None:
    values = data(seed, 30_000, 0.02)
    pyramid = Pyramid()
    first = count = 0
    for more, gone in moves:
        count += more
        first = min(count, first + gone)

        def read(a: int, b: int, first: int = first) -> np.ndarray:
            assert a >= first, "a row was read that is no longer held"
            return values[a:b]

        pyramid.extend(first, count, read)
        held = values[:count]
        got = pyramid.columns(np.linspace(first, count, 9).astype(np.int64), count, read)
        part = held[int(got.edges[0]) : int(got.edges[-1])]
        assert got.edges[0] >= first
        assert got.good.sum() == np.isfinite(part).sum()
        finite = part[np.isfinite(part)]
        if len(finite):
            assert got.low.min() == finite.min()
            assert got.high.max() == finite.max()


def test_it_is_extended_and_never_rebuilt() -> None:
    values = data(1, 100_000, 0.0)
    reads: list[tuple[int, int]] = []

    def read(a: int, b: int) -> np.ndarray:
        reads.append((a, b))
        return values[a:b]

    pyramid = Pyramid(np.float32)
    for count in range(0, 100_001, 777):
        pyramid.extend(0, count, read)
    assert sum(b - a for a, b in reads) == 100_000 // 777 * 777 // FACTOR * FACTOR
    assert reads[0][0] == 0
    assert all(a[1] == b[0] for a, b in itertools.pairwise(reads)), "every row is read once"


def test_the_newest_rows_are_seen_at_once() -> None:
    values = np.zeros(16 * 16 * 3 + 5)
    values[-1] = 7.0
    pyramid = Pyramid()
    pyramid.extend(0, len(values), lambda a, b: values[a:b])
    got = pyramid.columns(np.array([0, len(values)]), len(values), lambda a, b: values[a:b])
    assert got.high[0] == 7.0


def test_a_limit_spreads_the_work() -> None:
    values = np.zeros(10_000)
    pyramid = Pyramid()
    calls = 1
    while not pyramid.extend(0, len(values), lambda a, b: values[a:b], limit=1000):
        calls += 1
    assert 10 <= calls <= 11


def test_memory_is_small() -> None:
    values = np.zeros(1_000_000, np.float32)
    pyramid = Pyramid(np.float32)
    pyramid.extend(0, len(values), lambda a, b: values[a:b])
    assert pyramid.nbytes < 0.9e6


@given(st.integers(0, 99), st.lists(st.integers(0, 8000), min_size=2, max_size=5), st.integers(1, 40), st.floats(0, 1))
def test_several_signals_at_once_equal_brute_force(seed: int, begins: list[int], width: int, right: float) -> None:
    """Signals of the same rows whose pyramids were begun at different times."""
    count, first = 9000, 300
    tables = [data(seed + number, count, 0.01 * (number % 2)) for number in range(len(begins))]
    reads = [lambda a, b, values=values: values[a:b] for values in tables]
    pyramids = []
    for begin, read in zip(begins, reads, strict=True):
        pyramid = Pyramid()
        for end in (begin, count):
            pyramid.extend(max(0, min(begin, first)), end, read)
        pyramid.extend(first, count, read)
        pyramids.append(pyramid)
    edges = np.linspace(first, first + right * (count - first), width + 1).astype(np.int64)
    got = columns_of(pyramids, edges, count, lambda a, b, part: np.array(tables[part])[:, a:b])
    assert (got.edges <= count).all()
    assert got.edges[-1] >= edges[-1]
    for number, values in enumerate(tables):
        for k in range(width):
            part = values[got.edges[k] : got.edges[k + 1]]
            part = part[np.isfinite(part)]
            assert got.good[number, k] == len(part)
            assert got.low[number, k] == (part.min() if len(part) else np.inf)
            assert got.high[number, k] == (part.max() if len(part) else -np.inf)


@pytest.mark.parametrize("bit", [None, 0, 7])
@pytest.mark.parametrize("dtype", ["?", "u1", "i1", "<u2", "<i2", "<u4", "<i4", "<u8", "<i8", "<f4", "<f8"])
@given(st.integers(0, 2**32 - 1), st.lists(st.integers(0, 900), min_size=2, max_size=12, unique=True))
def test_every_type_over_its_whole_range(dtype: str, bit: int | None, seed: int, edges: list[int]) -> None:
    kind = np.dtype(dtype)
    if bit is not None and kind.kind not in "ui":
        return
    random = np.random.default_rng(seed)
    block = random.integers(0, 2 if kind.kind == "b" else 256, (900, kind.itemsize), np.uint8)
    store = Store()
    stream = store.sink("x").stream(Record("r", kind.itemsize, 0.01))
    quality = np.where(random.random(900) < 0.1, int(Quality.INVALID), 0).astype(np.uint16)
    stream.extend(np.arange(900, dtype=np.int64), block, None, quality)
    signal = store.signal("x", Point("p", ("p",), "r", 0, dtype, bit=bit))
    rows = signal.snapshot()
    assert rows is not None
    raw = block.reshape(-1).view(kind)
    numbers = [int(one) >> bit & 1 for one in raw] if bit is not None else raw.tolist()
    with np.errstate(all="ignore"):  # bytes by chance may be a signalling NaN
        values = np.array([float(number) for number in numbers])
    values[(quality != 0) | ~np.isfinite(values)] = np.nan
    borders = np.array(sorted(edges), np.int64)
    found = signal.pyramid(rows).columns(borders, rows.count, lambda a, b: signal.values(rows, a, b))
    for column, (a, b) in enumerate(itertools.pairwise(found.edges.tolist())):  # moved by half a column at most
        good = values[a:b][np.isfinite(values[a:b])]
        assert found.good[column] == len(good)
        if len(good):  # integers beyond 2**53 are the nearest double
            assert (float(found.low[column]), float(found.high[column])) == (good.min(), good.max())
