"""Generators: their course, and the text they are written as."""

import contextlib
import itertools
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iec104.simulator.generators import KINDS, Constant, Count, Ramp, Sine, Toggle, Walk, parse


def chance() -> random.Random:
    return random.Random(1)


def test_courses() -> None:
    sine = Sine(10.0, 2.0, 4.0, 90.0)
    assert [sine(t) for t in (0, 1, 2, 3)] == pytest.approx([12.0, 10.0, 8.0, 10.0])
    ramp = Ramp(-1.0, 1.0, 4.0)
    assert [ramp(t) for t in (0, 1, 2, 3, 4)] == pytest.approx([-1.0, -0.5, 0.0, 0.5, -1.0])
    assert [Toggle(2.0, 1.0)(t) for t in range(6)] == [1, 1, 0, 1, 1, 0]
    assert [Count(2.5, 100)(t) for t in range(4)] == [100, 102, 105, 107]
    assert Constant(7.0)(123.0) == 7.0


@given(st.integers(0, 1000), st.lists(st.floats(0.0, 100.0), min_size=1, max_size=50))
def test_a_walk_stays_within_its_limits(seed: int, steps: list[float]) -> None:
    walk = Walk(-5.0, 5.0, 3.0, random.Random(seed))
    for t in itertools.accumulate(steps):
        assert -5.0 <= walk(t) <= 5.0


def test_a_walk_moves_and_repeats_with_its_seed() -> None:
    one, two = (Walk(0.0, 100.0, 1.0, chance()) for _ in range(2))
    values = [one(t / 10) for t in range(100)]
    assert values == [two(t / 10) for t in range(100)]
    assert len(set(values)) == 100


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sine(mean=230, amplitude=5, period=20)", Sine(230.0, 5.0, 20.0)),
        (" SINE( 1 ; 2 ) ", Sine(1.0, 2.0)),
        ("ramp(0, 10, period=3)", Ramp(0.0, 10.0, 3.0)),
        ("toggle", Toggle()),
        ("toggle()", Toggle()),
        ("count(rate=0.5)", Count(0.5)),
        ("constant(-3)", Constant(-3.0)),
    ],
)
def test_text(text: str, expected: object) -> None:
    assert parse(text, chance()) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there is no generator ''; there are: constant"),
        ("sinus(1)", "there is no generator 'sinus'"),
        ("sine(1", "closing bracket"),
        ("sine(1,2,3,4,5)", "takes 4 numbers: mean, amplitude, period, phase"),
        ("sine(high=1)", "sine has no 'high'; it takes mean"),
        ("sine(mean=x)", "mean of sine is a number, not 'x'"),
        ("sine(mean=nan)", "mean of sine is at most"),
        ("sine(period=0)", "period of sine must be above 0"),
        ("ramp(0,1,-1)", "period of ramp must be above 0"),
        ("walk(0,1)", "walk needs step"),
        ("toggle(0,0)", "cannot both be 0"),
        ("toggle(-1,1)", "on of toggle must be 0 s or more"),
        ("constant(1e300)", "at most 1e\\+12"),
    ],
)
def test_text_that_is_wrong(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse(text, chance())


@given(st.text(max_size=30))
def test_any_text_gives_a_generator_or_a_sentence(text: str) -> None:
    for candidate in (text, f"sine({text})", f"walk(0,1,{text})"):
        with contextlib.suppress(ValueError):
            assert math.isfinite(parse(candidate, chance())(1.0))


def test_every_kind_is_described() -> None:
    assert all(kind.help and kind.arguments for kind in KINDS.values())
