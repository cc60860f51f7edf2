"""Backoff, timers, histograms."""

import math
import random
from types import SimpleNamespace

import pytest

from pyconpro.retry import DELAYS, JITTER, Backoff, Cause, cause_of
from pyconpro.statistics import Histogram, Statistics
from pyconpro.timers import Timer, Timers


@pytest.mark.parametrize("cause", Cause)
def test_delays_follow_the_table_and_begin_anew(cause: Cause) -> None:
    backoff = Backoff()
    rows = DELAYS[cause]
    assert [backoff.next(cause, 0.5) for _ in rows] == list(rows)
    assert backoff.next(cause, 0.5) == rows[-1]
    backoff.reset()
    assert backoff.next(cause, 0.5) == rows[0]


def test_another_cause_begins_anew_and_jitter_is_limited() -> None:
    backoff = Backoff()
    backoff.next(Cause.BUSY, 0.5)
    backoff.next(Cause.BUSY, 0.5)
    assert backoff.next(Cause.CONFIGURATION, 1) == DELAYS[Cause.CONFIGURATION][0] * (1 + JITTER)
    assert backoff.next(Cause.BUSY, 0) == DELAYS[Cause.BUSY][0] * (1 - JITTER)
    assert backoff.next(Cause.CONFIGURATION, 0.5, ran_before=True) == 1.5


@pytest.mark.parametrize(
    ("general", "extended", "cause"),
    [
        (1, (0x0100,), Cause.DUPLICATE),
        (1, (0x031E,), Cause.BUSY),
        (2, (), Cause.BUSY),
        (1, (0x0204,), Cause.SLOW_PATH),
        (1, (0x0112, 0, 0), Cause.RPI),
        (1, (0x0128, 20), Cause.CONFIGURATION),
        (4, (0,), Cause.CONFIGURATION),
        (1, (), Cause.CONFIGURATION),
        (0x77, (), Cause.CONFIGURATION),
    ],
)
def test_causes(general: int, extended: tuple[int, ...], cause: Cause) -> None:
    assert cause_of(general, extended) is cause


def test_histogram_against_sorting() -> None:
    chance = random.Random(3)
    values = [chance.gauss(0.010, 0.001) for _ in range(10_000)] + [0.5]
    histogram = Histogram(0.010)
    for value in values:
        histogram.add(value)
    values.sort()
    assert histogram.mean() == pytest.approx(sum(values) / len(values))
    assert (histogram.minimum, histogram.maximum) == (values[0], 0.5)
    for share in (0.01, 0.5, 0.99):
        assert histogram.percentile(share) == pytest.approx(values[int(share * len(values))], abs=0.010 / 64)
    assert histogram.percentile(1) == 0.5


def test_statistics_without_values_are_not_numbers() -> None:
    nothing = SimpleNamespace(packets=0, size=4, excess=0, repeated=0)
    found = Statistics(0.1, 0.1, nothing).as_mapping()  # type: ignore[arg-type]
    assert math.isnan(found["interval p99 ms"])
    assert math.isnan(found["interval min ms"])
    assert found["reconnects"] == 0


def test_timers_fire_in_order_move_and_clear() -> None:
    timers, fired = Timers(), []
    one, two, three = (Timer(lambda now, name=name: fired.append((name, now))) for name in "abc")  # type: ignore[misc]
    timers.set(one, 3)
    timers.set(two, 1)
    timers.set(three, 2)
    timers.set(one, 0.5)
    timers.clear(three)
    assert timers.next() == 0.5
    timers.fire(1)
    assert fired == [("a", 1), ("b", 1)]
    assert timers.next() is None
    timers.fire(10)
    assert len(fired) == 2


def test_a_timer_may_set_itself_again() -> None:
    timers, times = Timers(), []

    def fire(now: float) -> None:
        times.append(now)
        timers.set(timer, now + 1)

    timer = Timer(fire)
    timers.set(timer, 0)
    for now in (0, 0.5, 1, 2.5):
        timers.fire(now)
    assert times == [0, 1, 2.5]
