"""Labels of the axes."""

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldscope.lanes.ticks import (
    DAY,
    HOUR,
    LONGEST,
    MINUTE,
    SECOND,
    TIME_STEPS,
    TimeLabels,
    date_text,
    local_offset,
    reading_text,
    relative_text,
    span_text,
    time_step,
    time_text,
    time_ticks,
    value_text,
    value_texts,
    value_ticks,
)

MOMENT = int(datetime(2026, 11, 21, 10, 31, 2, 118_000, UTC).timestamp() * 1000) * 1_000_000


@given(st.integers(1000, 400 * DAY), st.integers(1, 20))
def test_a_step_is_readable_and_gives_few_labels(span: int, labels: int) -> None:
    step = time_step(span, labels)
    assert step in TIME_STEPS
    assert span / step <= labels or step == TIME_STEPS[-1]


@given(st.integers(-(10**18), 2 * 10**18), st.integers(1, 10**9), st.sampled_from(TIME_STEPS[:20]), st.integers(0, DAY))
def test_ticks_are_the_multiples_inside(begin: int, length: int, step: int, offset: int) -> None:
    length = min(length, 500 * step)
    ticks = time_ticks(begin, begin + length, step, offset)
    assert all((tick - offset) % step == 0 and begin <= tick < begin + length for tick in ticks)
    assert len(ticks) in (length // step, length // step + 1)


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (SECOND, "10:31:02"),
        (MINUTE, "10:31:02"),
        (100_000_000, "10:31:02.118"),
        (1_000_000, "10:31:02.118"),
        (1000, "10:31:02.118000"),
        (1, "10:31:02.118000000"),
        (DAY, "11-21 10:31"),
    ],
)
def test_time_is_labelled_as_finely_as_needed(step: int, text: str) -> None:
    assert time_text(MOMENT, step, TimeLabels.UTC) == text


@given(st.integers(0, 3 * 10**18), st.integers(-99 * HOUR, 99 * HOUR), st.sampled_from(TIME_STEPS))
def test_labels_of_a_step_have_one_width(moment: int, since: int, step: int) -> None:
    for labels in (TimeLabels.UTC, TimeLabels.LOCAL):
        assert len(time_text(moment, step, labels)) == len(time_text(MOMENT, step, labels))
    width = len(time_text(MOMENT, step, TimeLabels.RELATIVE, MOMENT))
    assert len(time_text(MOMENT + since, step, TimeLabels.RELATIVE, MOMENT)) == width


@pytest.mark.parametrize(
    ("delta", "digits", "text"),
    [
        (0, 0, "+0 s"),
        (118_000_000, 3, "+0.118 s"),
        (-14 * SECOND, 0, "−14 s"),
        (59_999_999_999, 3, "+59.999 s"),
        (3723 * SECOND, 0, "+01:02:03"),
        (-3723 * SECOND, 3, "−01:02:03.000"),
    ],
)
def test_differences(delta: int, digits: int, text: str) -> None:
    assert relative_text(delta, digits) == text
    assert time_text(MOMENT + 5 * SECOND, SECOND, TimeLabels.RELATIVE, MOMENT) == "+00:00:05"


def test_the_day_is_told() -> None:
    assert date_text(MOMENT, TimeLabels.UTC) == "2026-11-21 UTC"
    assert date_text(MOMENT, TimeLabels.LOCAL).startswith("2026-11-2")
    assert local_offset(MOMENT) % (15 * MINUTE) == 0


@pytest.mark.parametrize(
    ("span", "text"),
    [(SECOND, "1 s"), (60 * SECOND, "60 s"), (5 * MINUTE, "5 min"), (HOUR, "1 h"), (4 * HOUR, "4 h"),
     (250_000_000, "250 ms"), (2500, "2.5 µs"), (12, "12 ns"), (24 * HOUR, "1 d")],
)  # fmt: skip
def test_spans(span: int, text: str) -> None:
    assert span_text(span) == text


@given(st.floats(-1e9, 1e9), st.floats(1e-6, 1e9), st.integers(2, 12))
def test_value_ticks_lie_inside_on_round_numbers(low: float, length: float, count: int) -> None:
    high = low + length
    if high - low < 1e-9 * max(abs(low), abs(high)):
        return
    step, ticks = value_ticks(low, high, count)
    assert f"{step:e}"[0] in "125"
    assert len(ticks) <= count + 1
    slack = 1e-6 * step
    assert all(low - slack <= tick <= high + slack for tick in ticks)


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [(0.30000000000000004, 0.1, "0.3"), (-0.0, 0.5, "0.0"), (-20, 10, "−20"), (2_000_000, 500_000, "2.0e6"),
     (0.00002, 0.00001, "2e-5"), (1234, 2, "1234")],
)  # fmt: skip
def test_values_on_an_axis(value: float, step: float, text: str) -> None:
    assert value_text(value, step) == text


def test_labels_that_would_be_too_long_tell_differences() -> None:
    assert value_texts(np.array([-20.0, 0.0, 20.0]), 20) == ["−20", "0", "20"]
    assert value_texts(np.array([50.00002, 50.00003]), 1e-5) == ["50.00002", "+1e-5"]
    assert value_texts(np.array([123456789.0, 123456790.0]), 1.0) == ["123456789", "+1"]


@given(st.floats(-1e12, 1e12), st.floats(-13, 10), st.integers(3, 12))
def test_every_label_is_another_one_and_short(low: float, exponent: float, count: int) -> None:
    high = low + 10**exponent
    if high - low < 1e-14 * max(abs(low), abs(high)):
        return
    step, ticks = value_ticks(low, high, count)
    texts = value_texts(ticks, step)
    assert len(set(texts)) == len(texts) == len(ticks)
    assert all(len(text) <= LONGEST for text in texts[1:])


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "—"), (float("nan"), "—"), (True, "1"), (-3, "−3"), (412.6, "412.60"), (0.0, "0.0000"),
     (20.10000038, "20.100"), (-0.001234567, "−0.0012"), (1.5e9, "1.5e+09"), (1e-7, "1e−07"), (123456.7, "123457")],
)  # fmt: skip
def test_readings(value: float | None, text: str) -> None:
    assert reading_text(value) == text
