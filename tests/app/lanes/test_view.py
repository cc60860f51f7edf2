"""The shared time axis, and the ranges of value axes."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldscope.lanes.scale import PATIENCE, Scale, widened
from fieldscope.lanes.ticks import TimeLabels, time_text
from fieldscope.lanes.view import TimeView

SECOND = 1_000_000_000
NOW = 1_790_000_000 * SECOND


def view(width: int = 1000) -> TimeView:
    made = TimeView(60 * SECOND, NOW)
    made.resize(width)
    made.follow(NOW)
    return made


def test_following_moves_by_whole_columns() -> None:
    made = view()
    left = made.left
    made.follow(NOW + made.q - 1)
    assert made.left - left in (0, 1)
    made.follow(NOW + 10 * made.q)
    assert made.left == left + 10
    assert made.begin_ns <= NOW + 10 * made.q < made.end_ns


def test_on_hold_it_stands() -> None:
    made = view()
    made.hold()
    left = made.left
    made.follow(NOW + 100 * SECOND)
    assert made.left == left
    made.go_live(NOW + 100 * SECOND)
    assert made.end_ns > NOW + 100 * SECOND


@given(st.floats(0, 1), st.floats(0.1, 10), st.integers(200, 4000))
def test_zooming_keeps_the_moment_under_the_mouse(part: float, factor: float, width: int) -> None:
    made = view(width)
    made.hold()
    x = part * (width - 2)
    before = made.moment(x)
    made.zoom(factor, x)
    assert abs(made.moment(x) - before) <= 3 * made.q
    assert made.span_ns == pytest.approx(60 * SECOND * factor, rel=0.02)


def test_zooming_at_the_live_edge_stays_live() -> None:
    made = view()
    made.zoom(0.5, made.width)
    assert made.live
    assert made.span_ns == 30 * SECOND
    made.zoom(0.5, made.width / 2)
    assert not made.live


def test_zoom_history_returns_to_live() -> None:
    made = view()
    made.zoom(0.5, 300)
    made.show(NOW - 10 * SECOND, NOW - 5 * SECOND)
    assert made.span_ns == 5 * SECOND
    assert made.back()
    assert made.span_ns == 30 * SECOND
    assert made.back()
    assert made.live
    assert made.span_ns == 60 * SECOND
    assert not made.back()


@given(st.lists(st.floats(1e-9, 1e9), max_size=30))
def test_no_zoom_leads_out_of_bounds(factors: list[float]) -> None:
    made = view()
    for factor in factors:
        made.zoom(factor, 500)
        assert made.q >= 1
        assert 1000 <= made.span_ns <= 367 * 86400 * SECOND


@given(st.lists(st.tuples(st.integers(-(10**6), 10**6), st.floats(1e-9, 1e9)), max_size=30), st.integers(200, 4000))
def test_no_way_leads_out_of_the_calendar(moves: list[tuple[int, float]], width: int) -> None:
    made = view()
    made.resize(width)
    for columns, factor in moves:
        made.pan(columns)
        made.zoom(factor, 77)
        made.pan(columns)
        borders = np.array([made.begin_ns, made.end_ns], np.int64)
        assert 0 <= borders[0] < borders[1]
        assert len(time_text(made.begin_ns, 1, TimeLabels.UTC)) == len(time_text(made.end_ns, 1, TimeLabels.UTC))
    made.show(-(10**30), 10**30)
    assert made.begin_ns >= 0


def test_resizing_keeps_the_right_edge() -> None:
    made = view()
    made.hold()
    end = made.end_ns
    made.resize(1777)
    assert abs(made.end_ns - end) <= made.q


@given(st.floats(-1e12, 1e12), st.floats(0, 1e12))
def test_a_range_holds_its_data_with_some_air(low: float, length: float) -> None:
    bottom, top = widened(low, low + length)
    assert bottom <= low
    assert top >= low + length
    assert math.isfinite(top - bottom)
    assert top > bottom


def test_an_axis_grows_at_once_and_shrinks_late() -> None:
    scale = Scale()
    assert scale.fit(0, 10, 0.0)
    wide = (scale.low, scale.high)
    assert not scale.fit(1, 9, 1.0)
    assert scale.fit(0, 100, 2.0)
    assert scale.high >= 100
    assert not scale.fit(0, 10, 3.0)
    assert not scale.fit(0, 10, 3.0 + PATIENCE - 0.1)
    assert scale.fit(0, 10, 3.1 + PATIENCE)
    assert (scale.low, scale.high) == wide


def test_needing_the_room_again_starts_the_patience_anew() -> None:
    scale = Scale()
    scale.fit(0, 100, 0.0)
    scale.fit(0, 10, 1.0)
    scale.fit(0, 90, 1.0 + PATIENCE / 2)
    assert not scale.fit(0, 10, 1.5 + PATIENCE)


def test_a_zoomed_axis_stays_as_the_user_wants() -> None:
    scale = Scale()
    scale.fit(0, 10, 0.0)
    assert scale.zoom(0.5, 5.0)
    chosen = (scale.low, scale.high)
    assert not scale.fit(-1000, 1000, 1.0)
    assert (scale.low, scale.high) == chosen
    assert scale.fit_now(0, 10)
    assert scale.auto


@pytest.mark.parametrize("bounds", [(math.inf, -math.inf), (math.nan, 1.0), (-math.inf, 0.0)])
def test_data_without_bounds_change_nothing(bounds: tuple[float, float]) -> None:
    scale = Scale()
    scale.fit(0, 10, 0.0)
    assert not scale.fit(*bounds, 1.0)


def test_the_state_of_an_axis() -> None:
    scale = Scale()
    scale.set(-2.0, 3.0)
    other = Scale()
    other.restore(scale.state())
    assert (other.low, other.high, other.auto) == (-2.0, 3.0, False)
    for junk in ({}, {"low": "a", "high": 3}, {"low": 3, "high": 1}):
        fresh = Scale()
        fresh.restore(junk)
        assert fresh.auto


def test_data_within_the_limits_leave_an_axis_as_it_is() -> None:
    scale = Scale()
    low, high = scale.limits
    assert low > high, "the first data give the range, whatever they are"
    scale.fit(0.0, 10.0, 0.0)
    low, high = scale.limits
    assert low <= 0.0
    assert high >= 10.0
    assert not scale.fit(low, high, 0.0, shrink=False)
    assert scale.fit(low - 1.0, 5.0, 0.0, shrink=False)
    assert scale.fit(5.0, scale.limits[1] + 1.0, 0.0, shrink=False)
    scale.set(0.0, 1.0)
    assert scale.limits == (-math.inf, math.inf), "the user's range stays"
