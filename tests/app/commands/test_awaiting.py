"""The feedback of a command in virtual time: what counts as change, as arrived, as obeyed, and what is said of it."""

import struct
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldscope.commands.awaiting import Awaiting, Reply
from fieldscope.commands.feedback import Feedback
from fieldscope.store import SignalKey, Store
from linkkit.commands import HIGHER, LOWER, Wish
from linkkit.driver import NO_TIME, Kind, Point, Quality, Record

S = 1_000_000_000
MS = 1_000_000
BEGUN = 1_795_000_000 * S
KEY = SignalKey("a", "7/1001")
DOUBLE = Point(
    "7/1001", ("Bay", "Q0"), "r", 0, "<f8", kind=Kind.STATE, positions=(1, 2),
    states={0: "intermediate", 1: "off", 2: "on", 3: "indeterminate"},
)  # fmt: skip
SINGLE = replace(DOUBLE, kind=Kind.DIGITAL, positions=(0, 1), states={0: "off", 1: "on"})
TAP = replace(DOUBLE, positions=None, states={})
VOLTAGE = replace(TAP, kind=Kind.ANALOG, unit="kV")


class Bay:
    """A signal, and a command that goes out at `BEGUN`."""

    def __init__(self, point: Point, wish: Wish | None, before: float | None = None, **about: float) -> None:
        self.store = Store(1 << 24)
        self.stream = self.store.sink("a").stream(Record("r", 8))
        self.signal = self.store.signal("a", point)
        if before is not None:
            self.put(-5000, before)
        self.awaiting = Awaiting(Feedback(signal=KEY, **about), wish, lambda: self.signal)  # type: ignore[arg-type]
        self.awaiting.begun_ns = BEGUN
        self.told: list[Reply] = []

    def put(self, ms: float, value: float, quality: int = 0, source_ms: float | None = None) -> None:
        source = NO_TIME if source_ms is None else BEGUN + round(source_ms * MS)
        self.stream.append(BEGUN + round(ms * MS), struct.pack("<d", value), source, quality)

    def look(self, ms: float) -> Reply | None:
        reply = self.awaiting.step(BEGUN + round(ms * MS))
        if reply is not None:
            self.told.append(reply)
        return reply

    def ends(self) -> Reply:
        """What it came to when the time is up."""
        self.look(3_600_000)
        reply = self.awaiting.reply
        assert reply is not None
        assert reply.over
        assert self.look(3_700_000) is None, "what is over stays as it is"
        return reply


def test_a_double_point_arrives_by_way_of_its_intermediate_state() -> None:
    bay = Bay(DOUBLE, wish=True, before=1)
    assert bay.look(20) is None
    bay.put(40, 0)
    moving = bay.look(60)
    assert moving is not None
    assert (moving.text, moving.over, moving.ns) == ("left off after 40 ms: intermediate", False, BEGUN + 40 * MS)
    bay.put(180.4, 2, source_ms=150)
    reply = bay.look(3000)
    assert reply is not None
    assert (reply.result, reply.good, reply.over, reply.ns) == ("as commanded", True, True, BEGUN + 180_400_000)
    assert reply.text.startswith("changed from off to on after 180 ms, as commanded; it began to move after 40 ms; by")
    assert reply.text.endswith(", after 150 ms")
    assert reply.hint == ""
    assert reply.facts == {"before": 1, "after": 2, "after_ms": 180.4, "moving_ms": 40, "source_ms": 150}


def test_both_at_once_are_told_as_one_after_the_other() -> None:
    """Whoever looks seldom sees the same."""
    bay = Bay(DOUBLE, wish=True, before=1)
    bay.put(40, 0)
    bay.put(180, 2)
    assert bay.ends().text == "changed from off to on after 180 ms, as commanded; it began to move after 40 ms"


def test_a_pulse_between_two_looks_is_seen() -> None:
    bay = Bay(SINGLE, wish=True, before=0)
    bay.put(5, 1)
    bay.put(6, 0)
    reply = bay.look(1000)
    assert reply is not None
    assert reply.text == "changed from off to on after 5.0 ms, as commanded"


def test_no_change() -> None:
    bay = Bay(SINGLE, wish=True, before=0, within_s=2)
    for ms in range(0, 1999, 100):
        bay.put(ms, 0)  # said again and again
        assert bay.look(ms) is None
    reply = bay.ends()
    assert (reply.result, reply.good, reply.ns) == ("no change", False, BEGUN + 2 * S)
    assert reply.text == "no change within 2 s: it is still off"
    assert reply.hint.startswith("check the device")


def test_what_comes_too_late_does_not_count_however_late_one_looks() -> None:
    bay = Bay(SINGLE, wish=True, before=0, within_s=2)
    bay.put(2001, 1)
    assert bay.ends().text == "no change within 2 s: it is still off"


def test_what_came_in_time_counts_however_late_one_looks() -> None:
    bay = Bay(SINGLE, wish=True, before=0, within_s=2)
    bay.put(1999, 1)
    bay.put(2500, 0)
    assert bay.ends().text == "changed from off to on after 1999 ms, as commanded"


def test_what_was_so_already_is_no_failure() -> None:
    reply = Bay(DOUBLE, wish=True, before=2).ends()
    assert (reply.good, reply.text) == (True, "no change within 10 s: it was on before, as commanded")


def test_another_value_is_told_at_once_and_the_right_one_still_counts() -> None:
    bay = Bay(DOUBLE, wish=False, before=0)
    bay.put(100, 2)
    reply = bay.look(200)
    assert reply is not None
    assert (reply.result, reply.over) == ("other value", False)
    assert reply.text == "changed from intermediate to on after 100 ms, but off was commanded"
    bay.put(300, 1)
    assert bay.ends().text == "changed from intermediate to off after 300 ms, as commanded"


def test_another_value_is_a_failure_in_the_end() -> None:
    bay = Bay(SINGLE, wish=True, before=1)
    bay.put(100, 0)
    bay.look(200)
    for ms in range(300, 9000, 500):
        bay.put(ms, 0)
        assert bay.look(ms) is None, "nothing new"
    reply = bay.ends()
    assert (reply.result, reply.good) == ("other value", False)
    assert reply.text == "changed from on to off after 100 ms, but on was commanded"
    assert "wired" in reply.hint


def test_away_and_back() -> None:
    bay = Bay(SINGLE, wish=False, before=0)
    bay.put(100, 1)
    bay.put(250, 0)
    reply = bay.ends()
    assert reply.text == "changed from off to on after 100 ms and back after 250 ms, as commanded"
    bay = Bay(DOUBLE, wish=True, before=1)
    bay.put(100, 0)
    bay.put(250, 1)
    text = "changed from off to intermediate after 100 ms and back after 250 ms, but on was commanded"
    assert bay.ends().text.startswith(text)


def test_stuck_on_its_way() -> None:
    bay = Bay(DOUBLE, wish=True, before=1)
    bay.put(100, 0)
    bay.look(200)
    bay.put(5000, 3)
    reply = bay.ends()
    assert (reply.result, reply.good) == ("no end position", False)
    assert reply.text == "left off after 100 ms, but reached no end position within 10 s: indeterminate"


@pytest.mark.parametrize(
    "flag", [Quality.INVALID, Quality.NOT_TOPICAL, Quality.BLOCKED, Quality.SUBSTITUTED, Quality.OVERFLOW]
)
def test_a_value_of_bad_quality_proves_nothing(flag: Quality) -> None:
    bay = Bay(SINGLE, wish=True, before=0)
    bay.put(100, 1, int(flag))
    reply = bay.look(200)
    assert reply is not None
    assert (reply.result, reply.over) == ("bad quality", False)
    assert reply.text.startswith("changed from off to on after 100 ms, but its quality is ")
    bay.put(400, 1)
    assert bay.ends().text == "changed from off to on after 400 ms, as commanded"


def test_bad_quality_to_the_end() -> None:
    bay = Bay(SINGLE, wish=True, before=0)
    bay.put(100, 1, int(Quality.INVALID))
    reply = bay.ends()
    assert (reply.result, reply.good) == ("bad quality", False)
    bay = Bay(SINGLE, wish=True, before=0)
    bay.put(100, 0, int(Quality.INVALID | Quality.NOT_TOPICAL))
    assert bay.ends().text == "no change within 10 s: it is off, and its quality is invalid, not topical"


def test_an_invalid_time_tag_spoils_no_value() -> None:
    bay = Bay(SINGLE, wish=True, before=0)
    bay.put(100, 1, int(Quality.TIME_INVALID), source_ms=-4_000_000)
    assert bay.ends().text == "changed from off to on after 100 ms, as commanded"


def test_nothing_was_known_before() -> None:
    bay = Bay(SINGLE, wish=True)
    bay.put(100, 1)
    assert bay.ends().text == "changed from an unknown value to on after 100 ms, as commanded"
    bay = Bay(SINGLE, wish=True)
    bay.put(-50, 1, int(Quality.INVALID))
    bay.put(100, 1)
    assert bay.ends().text == "changed from an unknown value to on after 100 ms, as commanded"


def test_before_is_the_last_sample_before_the_command_went_out() -> None:
    bay = Bay(VOLTAGE, wish=21.0, before=18.0)
    bay.put(-3, 19.0)
    bay.put(0, 20.0)
    bay.put(50, 21.0)
    assert bay.ends().text == "changed from 20 kV to 21 kV after 50 ms, as commanded"


def test_nothing_counts_before_the_command_went_out() -> None:
    bay = Bay(SINGLE, wish=True, before=0)
    bay.awaiting.begun_ns = None
    bay.put(-10, 1)
    assert bay.look(0) is None
    bay.awaiting.begun_ns = BEGUN
    assert bay.ends().text == "no change within 10 s: it was on before, as commanded"


@pytest.mark.parametrize(
    ("wish", "value", "text"),
    [
        (HIGHER, 4, "changed from 3 to 4 after 100 ms, as commanded"),
        (LOWER, 2, "changed from 3 to 2 after 100 ms, as commanded"),
        (HIGHER, 2, "changed from 3 to 2 after 100 ms, but higher was commanded"),
        (True, 4, "changed from 3 to 4 after 100 ms"),
        (None, 4, "changed from 3 to 4 after 100 ms"),
    ],
)
def test_steps_and_what_cannot_be_compared(wish: Wish | None, value: float, text: str) -> None:
    bay = Bay(TAP, wish, before=3)
    bay.put(100, value)
    assert bay.ends().text == text


def test_a_number_for_a_double_point_is_not_guessed_at() -> None:
    bay = Bay(DOUBLE, wish=1, before=1)
    bay.put(100, 2)
    reply = bay.ends()
    assert (reply.result, reply.text) == ("changed", "changed from off to on after 100 ms")


def test_a_measured_value_within_its_tolerance() -> None:
    bay = Bay(VOLTAGE, wish=20.5, before=20.0, tolerance=0.1)
    bay.put(100, 20.05)  # noise
    assert bay.look(150) is None
    bay.put(300, 20.2)
    reply = bay.look(350)
    assert reply is not None
    assert reply.text == "changed from 20 kV to 20.2 kV after 300 ms, but 20.5 was commanded"
    bay.put(700, 20.43)
    assert bay.ends().text == "changed from 20 kV to 20.43 kV after 700 ms, as commanded"


def test_a_fraction_is_compared_as_far_as_32_bit_tell() -> None:
    bay = Bay(VOLTAGE, wish=20.1, before=20.0)
    bay.put(100, struct.unpack("<f", struct.pack("<f", 20.1))[0])
    assert bay.ends().result == "as commanded"
    bay = Bay(replace(VOLTAGE, unit=""), wish=20_000_001, before=0)
    bay.put(100, 20_000_002)
    assert bay.ends().result == "other value"


def test_the_connection_of_the_feedback_is_lost() -> None:
    bay = Bay(SINGLE, wish=True, before=0)
    bay.stream.gap(BEGUN + 500 * MS)
    reply = bay.ends()
    assert (reply.result, reply.text) == ("no data", "no data within 10 s: the signal has no value")
    bay = Bay(SINGLE, wish=True)
    assert bay.ends().result == "no data"


def test_a_signal_that_is_not_there_and_one_that_appears() -> None:
    awaiting = Awaiting(Feedback(signal=KEY), True, lambda: None)
    awaiting.begun_ns = BEGUN
    reply = awaiting.step(BEGUN + 10 * S)
    assert reply is not None
    assert (reply.good, reply.text) == (False, "no data within 10 s: there is no such signal")
    found = []
    bay = Bay(SINGLE, wish=True)
    awaiting = Awaiting(Feedback(signal=KEY), True, lambda: found[0] if found else None)
    awaiting.begun_ns = BEGUN
    assert awaiting.step(BEGUN + S) is None
    bay.put(1500, 1)
    found.append(bay.signal)
    reply = awaiting.step(BEGUN + 2 * S)
    assert reply is not None
    assert reply.text == "changed from an unknown value to on after 1500 ms, as commanded"


def test_a_wait_that_is_dropped_says_why() -> None:
    bay = Bay(SINGLE, wish=True, before=0)
    reply = bay.awaiting.drop(BEGUN + S, "another command to the same object was sent")
    assert (reply.text, reply.over) == ("not awaited: another command to the same object was sent", True)
    bay.put(1500, 1)
    assert bay.look(2000) is None


SAMPLES = st.lists(
    st.tuples(st.integers(1, 12_000), st.integers(0, 3), st.sampled_from([0, 0, 0, 128, 64])), max_size=12
)


@given(
    samples=SAMPLES, looks=st.lists(st.integers(0, 20_000), max_size=8), wish=st.booleans(), before=st.integers(0, 3)
)
def test_how_often_one_looks_makes_no_difference(
    samples: list[tuple[int, int, int]], looks: list[int], *, wish: bool, before: int
) -> None:
    replies = []
    for moments in (looks, []):
        bay = Bay(DOUBLE, wish, before=before)
        waiting = sorted(samples)
        for now in sorted(moments):
            while waiting and waiting[0][0] <= now:
                ms, value, quality = waiting.pop(0)
                bay.put(ms, value, quality)
            bay.look(now)
        for ms, value, quality in waiting:
            bay.put(ms, value, quality)
        replies.append(bay.ends())
    assert replies[0] == replies[1]
    reply = replies[0]
    assert BEGUN < reply.ns <= BEGUN + 10 * S
    came = [value for ms, value, quality in sorted(samples) if ms <= 10_000 and not quality]
    if reply.result == "as commanded":
        assert (2 if wish else 1) in came
