"""Limits: no excursion is missed, however short, and however the samples are cut into steps."""

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldscope.alarms import limits as states
from fieldscope.alarms import watch as watching
from fieldscope.alarms.limits import Limits
from fieldscope.alarms.watch import Kind, Watch
from fieldscope.store import SignalKey, Store
from fieldscope.texts import ALARMS
from linkkit.driver import NO_TIME, Point, Quality, Record
from linkkit.settings import problems

S = 1_000_000_000
START = 1_795_000_000 * S


class Line:
    """A signal whose samples come every 10 ms."""

    def __init__(self, limits: Limits) -> None:
        self.store = Store(1 << 24)
        self.stream = self.store.sink("a").stream(Record("r", 8))
        self.signal = self.store.signal("a", Point("r", ("Line", "Speed"), "r", 0, "<f8", unit="A"))
        self.now = START
        self.watch = Watch(self.signal, limits)
        self.told: list[tuple[str, str]] = []

    def put(self, *values: float, quality: int = 0) -> None:
        for value in values:
            self.now += S // 100
            self.stream.append(self.now, struct.pack("<d", value), NO_TIME, quality)

    def step(self) -> None:
        while True:
            self.told += [(a.kind.value, "on" if began else "off") for a, began in self.watch.step(self.now)]
            if not self.watch.behind:
                return


def test_a_single_sample_outside_is_found_and_kept_until_it_was_seen() -> None:
    line = Line(Limits(high=10))
    line.put(1)
    line.step()
    line.put(*[2.0] * 40_000, 11.5, *[2.0] * 40_000)
    line.step()
    assert line.told == [("high", "on"), ("high", "off")]
    alarm = line.watch.alarms[Kind.HIGH]
    assert alarm.since_ns == START + S // 100 * 40_002
    assert alarm.returned_ns == alarm.since_ns + S // 100
    assert alarm.text == "11.5 A is above 10 A"
    assert not alarm.active
    line.watch.acknowledge(Kind.HIGH)
    assert line.watch.alarms == {}


def test_seen_while_active_goes_by_itself() -> None:
    line = Line(Limits(low=0, deadband=1))
    line.put(-1.0, -3.0)
    line.step()
    line.watch.acknowledge(Kind.LOW)
    assert line.watch.alarms[Kind.LOW].state == "active, seen"
    line.put(0.5)
    line.step()
    assert line.watch.alarms[Kind.LOW].active  # within the deadband
    line.put(-4.0, 1.0)
    line.step()
    assert line.watch.alarms == {}
    assert line.told == [("low", "on"), ("low", "off")]


def test_states_quality_and_rate() -> None:
    line = Line(Limits(states="0; 3", bad=True, rate=1000.0))
    line.put(1.0, 1.0)
    line.step()
    assert line.told == []
    line.put(3.0)
    line.step()
    assert line.told == [("state", "on")]
    line.put(7.0, quality=int(Quality.INVALID))
    line.step()
    assert line.told[1:] == [("bad", "on")]  # nothing is known of the state
    line.put(1.0)
    line.step()
    assert sorted(line.told[2:]) == [("bad", "off"), ("state", "off")]
    line.put(12.0)
    line.step()
    assert line.told[4:] == [("rate", "on")]
    assert "1100" in line.watch.alarms[Kind.RATE].text


def test_staleness_needs_no_sample() -> None:
    line = Line(Limits(stale_s=2))
    line.put(1.0)
    line.step()
    line.now += S
    line.step()
    assert line.told == []
    line.now += 2 * S
    line.step()
    line.step()
    assert line.told == [("stale", "on")]
    line.put(1.0)
    line.step()
    assert line.told == [("stale", "on"), ("stale", "off")]


def test_what_was_before_is_nobodys_alarm_but_what_is_now_counts() -> None:
    line = Line(Limits(high=10))
    line.put(99.0, 1.0)
    line.step()
    assert line.told == []
    fresh = Line(Limits(high=10))
    fresh.put(1.0, 99.0)
    fresh.step()
    assert fresh.told == [("high", "on")]


@given(
    st.lists(st.floats(-20, 20) | st.just(float("nan")), min_size=1, max_size=60),
    st.lists(st.integers(1, 9), min_size=1),
    st.floats(0, 3),
)
def test_cutting_makes_no_difference_to_what_is_found(values: list[float], cuts: list[int], deadband: float) -> None:
    """Steps of any size find an alarm when brute force does; one step at a time finds exactly the brute-force story."""
    limits = Limits(high=10, deadband=deadband)
    one = Line(limits)
    active, story = False, []
    for value in values:
        if not active and value > 10:
            active = True
            story.append(("high", "on"))
        elif active and value <= 10 - deadband:
            active = False
            story.append(("high", "off"))
        one.put(value)
        one.step()
    assert one.told == story
    some, at = Line(limits), 0
    some.put(0.0)
    some.step()
    number = 0
    while at < len(values):
        some.put(*values[at : at + cuts[number % len(cuts)]])
        at += cuts[number % len(cuts)]
        number += 1
        some.step()
    assert bool(some.told) == bool(story)
    assert (some.told[-1] == ("high", "on") if some.told else False) == active
    if story:
        worst = max(v for v in values if not np.isnan(v))
        assert some.watch.alarms[Kind.HIGH].extreme <= worst


def test_blocks_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "BLOCK", 7)
    line = Line(Limits(high=10))
    line.put(0.0)
    line.step()
    line.put(*[1.0] * 20, 50.0, *[1.0] * 20)
    line.watch.step(line.now)
    assert line.watch.behind
    line.step()
    assert line.told == [("high", "on"), ("high", "off")]


def test_settings_say_what_is_missing() -> None:
    assert "high" in problems(Limits())
    assert "low" in problems(Limits(high=1, low=2))
    assert "states" in problems(Limits(states="a"))
    assert problems(Limits(bad=True)) == {}


def test_limits_are_saved_and_read_back() -> None:
    limits = {SignalKey("a", "x"): Limits(high=1.5, states="0,3"), SignalKey("b", "y"): Limits(stale_s=2)}
    assert states.of_state(states.to_state(limits)) == (limits, [], [])
    broken = [{"signal": ["a"]}, 7, {"signal": ["a", "x"], "limits": {}}, None]
    found, unreadable, complaints = states.of_state(broken)
    assert found == {}
    assert unreadable == broken
    assert len(complaints) == 4
    assert states.of_state("no") == ({}, [], [])


def test_every_kind_has_a_word() -> None:
    assert {kind.name for kind in Kind} == set(ALARMS)
