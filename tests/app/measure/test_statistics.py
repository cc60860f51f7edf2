"""Statistics against a slow reference that walks over the segments one by one."""

import math
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldscope.measure.statistics import Rule, Statistics, find_edges, measure, moments, summarise

S = 1_000_000_000
NAN = math.nan

values_of = st.one_of(
    st.sampled_from([0.0, 1.0, NAN, math.inf, -math.inf, -2.5]), st.floats(-1e6, 1e6, allow_nan=False)
)


def run(rows: list[tuple[int, float]], a: int, b: int, **options: object) -> Statistics:
    times = np.array([t for t, _ in rows], np.int64)
    values = np.array([v for _, v in rows], np.float64)
    return measure(times, values, a, b, **options)  # type: ignore[arg-type]


def pieces(rows: list[tuple[int, float]], a: int, b: int, hold: bool, end: int) -> list[tuple[int, int, float, float]]:
    """(from, to, value there, value there) of every stretch with a known value, one row at a time."""
    found = []
    for number, (time, value) in enumerate(rows):
        last = number + 1 == len(rows)
        until, then = (end, value) if last else rows[number + 1]
        if not math.isfinite(value) or (not hold and (last or not math.isfinite(then))):
            continue
        lo, hi = max(a, time), min(b, until)
        if lo < hi:
            slope = 0.0 if hold else (then - value) / (until - time)
            found.append((lo, hi, value + slope * (lo - time), value + slope * (hi - time)))
    return found


@given(
    st.lists(st.tuples(st.integers(0, 3 * S), values_of), max_size=25), st.integers(-S, 60 * S), st.integers(0, 40 * S),
    st.booleans(), st.one_of(st.none(), st.integers(0, 80 * S)),
)  # fmt: skip
def test_agrees_with_walking_over_the_segments(steps, a, length, hold, now):
    times = np.cumsum([step for step, _ in steps], dtype=np.int64).tolist()
    rows = [(time, value) for time, (_, value) in zip(times, steps, strict=True)]
    b = a + length
    got = run(rows, a, b, hold=hold, rule=0.5, now_ns=now)

    end = b if now is None else min(b, now)
    known = [(hi - lo, v0, v1) for lo, hi, v0, v1 in pieces(rows, a, b, hold, end)]
    seconds = sum(width for width, _, _ in known) / S
    assert got.covered_s == pytest.approx(seconds, abs=1e-12)
    if seconds:
        exact = [(Fraction(w, S), Fraction(v0), Fraction(v1)) for w, v0, v1 in known]
        total = sum(w for w, _, _ in exact)
        integral = sum(w * (v0 + v1) / 2 for w, v0, v1 in exact)
        square = sum(w * (v0 * v0 + v0 * v1 + v1 * v1) / 3 for w, v0, v1 in exact)
        scale = max(1.0, float(max(abs(v) for _, v0, v1 in exact for v in (v0, v1))))
        assert got.mean == pytest.approx(float(integral / total), abs=1e-9 * scale)
        assert got.integral == pytest.approx(float(integral), abs=1e-7 * scale)
        assert got.rms == pytest.approx(math.sqrt(square / total), abs=1e-7 * scale)
        assert got.sigma == pytest.approx(
            math.sqrt(max(0.0, float(square / total - (integral / total) ** 2))), abs=1e-7 * scale
        )

    held = [row for row in rows if row[0] <= a][-1:]
    inside = [row for row in rows if a < row[0] <= b]
    readouts = [v for _, v in held + inside if math.isfinite(v)]
    assert got.count == len(readouts)
    assert got.bad == len(held + inside) - len(readouts)
    if readouts:
        assert (got.minimum, got.maximum) == (min(readouts), max(readouts))
    else:
        assert math.isnan(got.minimum)
        assert math.isnan(got.mean)
    state = [bool(held) and math.isfinite(held[0][1])] + [math.isfinite(v) for _, v in inside]
    assert got.gaps == sum(not now_ and (not number or state[number - 1]) for number, now_ in enumerate(state))

    walk = held + inside
    edges = [
        (t1, v1 >= 0.5) for (_, v0), (t1, v1) in pairwise(walk)
        if math.isfinite(v0) and math.isfinite(v1) and (v0 >= 0.5) != (v1 >= 0.5)
    ]  # fmt: skip
    assert got.edges == len(edges)
    assert got.first_edge_ns == (edges[0][0] if edges else None)
    width = NAN
    for (t0, up0), (t1, up1) in pairwise(edges):
        if up0 and not up1 and all(math.isfinite(v) for t, v in walk[walk_index(walk, t0) : walk_index(walk, t1) + 1]):
            width = (t1 - t0) / S
            break
    # Rows at one and the same moment make the slow reference ambiguous.
    if len({t for t, _ in walk}) == len(walk):
        assert got.pulse_s == pytest.approx(width, nan_ok=True)


def walk_index(walk: list[tuple[int, float]], time: int) -> int:
    return next(number for number, (t, _) in enumerate(walk) if t == time)


@given(st.lists(st.tuples(st.integers(1, S), values_of), min_size=2, max_size=40), st.data(), st.booleans())
def test_summaries_of_any_split_add_up_to_the_whole(steps, data, hold):
    times = np.cumsum([step for step, _ in steps], dtype=np.int64)
    values = np.array([value for _, value in steps])
    rule: Rule = data.draw(st.sampled_from([0.5, "change", None]))
    cuts = sorted({0, len(times) - 1, *data.draw(st.lists(st.integers(0, len(times) - 1), max_size=5))})
    whole = summarise(times, values, hold=hold, rule=rule)
    parts = [summarise(times[p : q + 1], values[p : q + 1], hold=hold, rule=rule) for p, q in pairwise(cuts)]
    joined = parts[0]
    for part in parts[1:]:
        joined += part
    for name in ("rows", "count", "low", "high", "gaps", "begins_bad", "ends_bad"):
        assert getattr(joined, name) == getattr(whole, name)
    for name in ("count", "first_ns", "pulse_ns"):
        assert getattr(joined.edges, name) == getattr(whole.edges, name)
    for name in ("seconds", "mean", "square", "middle", "spread", "joint"):
        one, other = getattr(joined.moments, name), getattr(whole.moments, name)
        if name == "middle":
            one += (joined.moments.origin_ns - whole.moments.origin_ns) * 1e-9
        if whole.moments.seconds:
            assert one == pytest.approx(other, rel=1e-6, abs=1e-3 if name in ("square", "joint") else 1e-6)


@pytest.mark.parametrize("hold", [True, False])
def test_a_ramp_has_its_slope(hold):
    times = np.arange(0, 101, dtype=np.int64) * (S // 10)
    got = measure(times, times / S * 3.0 + 7.0, 0, 10 * S, hold=hold)
    assert got.delta == pytest.approx(30.0)
    assert got.slope == pytest.approx(3.0)
    assert got.trend == pytest.approx(3.0, rel=1e-3)
    assert got.mean == pytest.approx(22.0 if not hold else 21.85)
    assert got.sigma == pytest.approx(30 / math.sqrt(12), rel=1e-2)


def test_a_large_offset_costs_no_digits():
    times = np.arange(0, 1001, dtype=np.int64) * 1_000_000 + 1_800_000_000 * S
    ripple = np.tile([0.0, 1.0], 501)[:1001]
    got = measure(times, 1e9 + ripple, int(times[0]), int(times[-1]), hold=True)
    assert got.sigma == pytest.approx(0.5, rel=1e-6)
    assert got.mean == pytest.approx(1e9 + 0.5, abs=1e-6)


def test_quiet_time_outweighs_many_samples():
    rows = [(0, 0.0)] + [(10 * S + n, 100.0) for n in range(9)] + [(10 * S + 10, 0.0)]
    assert run(rows, 0, 20 * S, hold=True).mean == pytest.approx(100 * 10e-9 / 20, rel=1e-6)


def test_cursors_in_the_other_order_turn_the_difference_only():
    rows = [(0, 1.0), (S, 4.0), (2 * S, 9.0)]
    there, back = run(rows, 0, 2 * S, hold=True), run(rows, 2 * S, 0, hold=True)
    assert (there.value_a, there.value_b, there.delta) == (1.0, 9.0, 8.0)
    assert (back.value_a, back.value_b, back.delta) == (9.0, 1.0, -8.0)
    assert there.slope == back.slope == 4.0
    assert there.mean == back.mean


def test_read_outs_are_the_sample_before_never_the_nearest():
    rows = [(0, 1.0), (S, 2.0)]
    got = run(rows, S - 1, S, hold=False)
    assert (got.value_a, got.value_b) == (1.0, 2.0)


def test_one_sample_holds_until_now_and_not_into_the_future():
    got = run([(0, 5.0)], 0, 10 * S, hold=True, now_ns=4 * S)
    assert got.covered_s == 4.0
    assert got.mean == 5.0
    assert math.isnan(got.value_b)


def test_a_stale_value_holds_no_longer_than_it_is_believed():
    got = run([(0, 5.0)], 0, 10 * S, hold=True, now_ns=20 * S, stale_ns=S)
    assert got.covered_s == 1.0
    assert got.value_b == 5.0


def test_a_lone_cyclic_sample_is_a_reading_without_a_length():
    got = run([(S, 5.0)], 0, 2 * S, hold=False)
    assert (got.mean, got.rms, got.sigma, got.covered_s) == (5.0, 5.0, 0.0, 0.0)
    assert math.isnan(got.integral)


def test_both_cursors_on_one_moment():
    got = run([(0, 5.0), (S, 6.0)], S, S, hold=True)
    assert (got.value_a, got.value_b, got.delta, got.mean, got.count) == (6.0, 6.0, 0.0, 6.0, 1)
    assert math.isnan(got.slope)


def test_nothing_gives_nothing():
    got = run([], 0, S, hold=True, rule=0.5)
    assert (got.count, got.bad, got.gaps, got.edges, got.covered_s) == (0, 0, 1, 0, 0.0)
    assert all(
        math.isnan(v) for v in (got.value_a, got.value_b, got.minimum, got.mean, got.rms, got.integral, got.pulse_s)
    )


@pytest.mark.parametrize(
    ("rows", "gaps", "covered"),
    [
        ([(0, NAN), (2 * S, 1.0), (4 * S, 1.0)], 1, 8.0),
        ([(0, 1.0), (8 * S, NAN)], 1, 8.0),
        ([(0, 1.0), (2 * S, NAN), (3 * S, NAN), (4 * S, 1.0), (9 * S, NAN)], 2, 7.0),
        ([(0, NAN)], 1, 0.0),
    ],
)
def test_gaps_are_counted_and_left_out(rows, gaps, covered):
    got = run(rows, 0, 10 * S, hold=True)
    assert (got.gaps, got.covered_s) == (gaps, covered)
    if covered:
        assert got.mean == 1.0


def test_a_pulse_with_a_gap_in_it_has_no_width():
    broken = [(0, 0.0), (S, 1.0), (2 * S, NAN), (3 * S, 1.0), (4 * S, 0.0)]
    later = [*broken, (6 * S, 1.0), (6 * S + 84_000_000, 0.0)]
    assert math.isnan(run(broken, 0, 5 * S, hold=True, rule=0.5).pulse_s)
    got = run(later, 0, 9 * S, hold=True, rule=0.5)
    assert got.pulse_s == pytest.approx(0.084)
    assert (got.edges, got.first_edge_ns) == (4, S)


def test_a_pulse_is_found_across_a_quiet_stretch_between_two_summaries():
    times = np.arange(7, dtype=np.int64) * S
    values = np.array([0.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0])
    parts = [summarise(times[p : p + 3], values[p : p + 3], hold=True, rule=0.5) for p in (0, 2, 4)]
    assert not parts[1].edges.touched
    assert (parts[0] + parts[1] + parts[2]).edges.pulse_ns == 4 * S


def test_states_have_edges_at_any_change_and_no_pulse():
    got = run([(0, 2.0), (S, 5.0), (2 * S, 5.0), (3 * S, 0.0)], 0, 9 * S, hold=True, rule="change")
    assert (got.edges, got.first_edge_ns) == (2, S)
    assert math.isnan(got.pulse_s)


def test_analog_values_have_no_edges_without_a_level():
    assert run([(0, 2.0), (S, 5.0)], 0, 9 * S, hold=True).edges is None


def test_values_near_the_end_of_the_number_range_raise_nothing():
    rows = [(0, 1.7e308), (S, -1.7e308), (2 * S, 1.7e308), (3 * S, 5e-324)]
    for hold in (True, False):
        got = run(rows, 0, 3 * S, hold=hold, rule=0.5)
        assert (got.minimum, got.maximum) == (-1.7e308, 1.7e308)


def test_moments_of_equal_times_have_no_length():
    assert moments(np.zeros(5, np.int64), np.ones(5), hold=True).seconds == 0.0
    assert find_edges(np.zeros(0, np.int64), np.zeros(0), 0.5).count == 0
