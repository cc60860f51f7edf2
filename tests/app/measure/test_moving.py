"""Functions with a memory: against slow references, and the same however the samples are split."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldscope.measure.moving import Batch, Derivative, Difference, Integral, MovingMean, empty, joined, part
from linkkit.driver import NO_TIME, Quality

S = 1_000_000_000
NAN = math.nan


def batch(rows: list[tuple[int, float]]) -> Batch:
    times = np.array([t for t, _ in rows], np.int64)
    values = np.array([v for _, v in rows], np.float64)
    quality = np.where(np.isfinite(values), 0, Quality.INVALID).astype(np.uint16)
    return Batch(times, values, quality, np.full(len(rows), NO_TIME, np.int64))


MAKERS = {
    "der": Derivative,
    "delta": Difference,
    "integral": Integral,
    "mean": lambda: MovingMean(2.0),
    "rms": lambda: MovingMean(2.0, squares=True),
}

series = st.lists(
    st.tuples(
        st.one_of(st.just(0), st.integers(0, S // 2), st.integers(0, 5 * S)),
        st.one_of(st.floats(-1000, 1000), st.sampled_from([NAN, math.inf, 0.0])),
    ),
    max_size=40,
).map(
    lambda steps: list(
        zip(np.cumsum([s for s, _ in steps], dtype=np.int64).tolist(), [v for _, v in steps], strict=True)
    )
)


@pytest.mark.parametrize("name", MAKERS)
@given(series, st.data())
def test_any_split_gives_the_same(name, rows, data):
    source = batch([(t, v if math.isfinite(v) else NAN) for t, v in rows])
    cuts = sorted(data.draw(st.lists(st.integers(0, len(rows)), max_size=6)))
    end = (rows[-1][0] if rows else 0) + 3 * S
    whole = MAKERS[name]().feed(source, end)
    split = MAKERS[name]()
    parts = []
    for begin, stop in zip([0, *cuts], [*cuts, len(rows)], strict=True):
        # Until just before the next sample nothing else is still to come.
        until = rows[stop][0] - 1 if stop < len(rows) else end
        parts.append(split.feed(part(source, slice(begin, stop)), until))
    got = joined(empty(), *parts)
    assert got.times.tolist() == whole.times.tolist()
    assert got.quality.tolist() == whole.quality.tolist()
    assert got.values == pytest.approx(whole.values, rel=1e-6, abs=1e-5, nan_ok=True)


def exact_mean(rows: list[tuple[int, float]], moment: int, length: int, power: int) -> float | None:
    """Walk over the segments in fractions; None where nothing is known."""
    total, known = Fraction(0), Fraction(0)
    for number, (time, value) in enumerate(rows):
        end = rows[number + 1][0] if number + 1 < len(rows) else moment
        lo, hi = max(time, moment - length), min(end, moment)
        if lo < hi and math.isfinite(value):
            total += Fraction(value) ** power * (hi - lo)
            known += hi - lo
    return float(total / known) if known else None


@pytest.mark.parametrize(("name", "power"), [("mean", 1), ("rms", 2)])
@given(series)
def test_a_moving_mean_is_the_mean_of_its_window(name, power, rows):
    rows = [(t, v if math.isfinite(v) else NAN) for t, v in rows]
    got = MAKERS[name]().feed(batch(rows), (rows[-1][0] if rows else 0) + 3 * S)
    for time, value in zip(got.times.tolist(), got.values.tolist(), strict=True):
        earlier = [row for row in rows if row[0] <= time]
        if len({t for t, _ in earlier[-3:]}) < len(earlier[-3:]):
            continue  # several samples at one moment: each has its own value there
        if not math.isfinite(earlier[-1][1]):
            assert math.isnan(value)
            continue
        expected = exact_mean(earlier, time, 2 * S, power)
        if expected is None:
            expected = earlier[-1][1] ** power
        assert value == pytest.approx(expected if power == 1 else math.sqrt(expected), rel=1e-6, abs=1e-3)


def test_a_mean_goes_on_after_the_last_sample_until_it_has_settled():
    mean = MovingMean(1.6)
    first = mean.feed(batch([(0, 0.0), (10 * S, 1.0)]), 10 * S)
    assert first.values[-1] == 0.0
    rest = mean.feed(empty(), 11 * S)
    assert rest.times.tolist() == [10 * S + n * S // 10 for n in range(1, 11)]
    assert rest.values[-1] == pytest.approx(1.0 / 1.6)
    end = mean.feed(empty(), 20 * S)
    assert end.values[-1] == pytest.approx(1.0)
    assert not len(mean.feed(empty(), 30 * S))


def test_the_mean_of_many_samples_is_given_once_for_each():
    times = np.arange(2000, dtype=np.int64) * (S // 100)
    rows = list(zip(times.tolist(), np.sin(times / S).tolist(), strict=True))
    got = MovingMean(5.0).feed(batch(rows), int(times[-1]))
    assert got.times.tolist() == times.tolist()


def test_a_small_ripple_on_a_large_value_keeps_its_digits():
    rows = [(n * S // 100, 1e9 + n % 2) for n in range(20_000)]
    mean = MovingMean(1.0)
    parts = [mean.feed(batch(rows[n : n + 100]), rows[n][0]) for n in range(0, len(rows), 100)]
    assert parts[-1].values == pytest.approx(np.full(100, 1e9 + 0.5), abs=1e-2)


def test_memory_of_a_moving_mean_is_its_window():
    mean = MovingMean(1.0)
    for n in range(0, 200_000, 1000):
        mean.feed(batch([((n + k) * 1_000_000, 1.0) for k in range(1000)]), (n + 999) * 1_000_000)
    assert len(mean._track.times) <= 1001
    assert len(mean._track._times) <= 8192


def test_the_derivative_per_second():
    got = Derivative().feed(batch([(0, 1.0), (S // 2, 2.0), (S, 2.0), (2 * S, NAN), (3 * S, 5.0), (4 * S, 4.0)]), 0)
    assert got.values == pytest.approx([NAN, 2.0, 0.0, NAN, NAN, -1.0], nan_ok=True)
    assert got.quality.tolist() == [Quality.GAP, 0, 0, Quality.INVALID, Quality.GAP, 0]


def test_samples_of_one_moment_have_the_derivative_from_the_moment_before():
    one = Derivative()
    one.feed(batch([(0, 1.0), (S, 2.0)]), 0)
    got = one.feed(batch([(S, 3.0), (S, 5.0), (2 * S, 6.0)]), 0)
    assert got.values.tolist() == [2.0, 4.0, 1.0]


def test_a_clock_that_was_set_back_gives_no_derivative():
    got = Derivative().feed(batch([(10 * S, 1.0), (5 * S, 2.0), (6 * S, 4.0)]), 0)
    assert got.values == pytest.approx([NAN, NAN, 2.0], nan_ok=True)


def test_difference_and_integral():
    rows = [(0, 1.0), (S, 3.0), (2 * S, NAN), (4 * S, 2.0), (5 * S, 0.0)]
    assert Difference().feed(batch(rows), 0).values == pytest.approx([NAN, 2.0, NAN, NAN, -2.0], nan_ok=True)
    assert Integral().feed(batch(rows), 0).values == pytest.approx([0.0, 1.0, NAN, 4.0, 6.0], nan_ok=True)
