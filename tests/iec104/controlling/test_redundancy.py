"""The choice among several connections in virtual time, and events that come twice."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iec104.controlling.redundancy import GRACE, PATIENCE, Duplicates, Redundancy
from iec104.wire.asdu import Asdu
from iec104.wire.times import UTC_RULE

TAG = UTC_RULE.write(1_780_000_000 * 10**9)
LATER = UTC_RULE.write(1_780_000_001 * 10**9)


def test_the_first_address_is_used_even_if_the_second_is_faster() -> None:
    choice = Redundancy(2, 0.0)
    choice.opened(1, 0.1)
    assert choice.chosen is None
    assert choice.deadline() == GRACE
    choice.opened(0, 0.2)
    assert choice.chosen == 0
    assert choice.reserves == [1]


def test_the_second_is_used_when_the_first_fails_or_takes_too_long() -> None:
    refused = Redundancy(2, 0.0)
    refused.opened(1, 0.1)
    refused.lost(0, 0.2)
    assert refused.chosen == 1

    silent = Redundancy(2, 0.0)
    silent.opened(1, 0.1)
    silent.tick(GRACE)
    assert silent.chosen == 1
    silent.opened(0, 5.0)
    assert silent.chosen == 1, "what works stays"


def test_the_reserve_takes_over_and_stays() -> None:
    choice = started(0)
    choice.lost(0, 30.0)
    assert choice.chosen == 1
    choice.started(1)
    choice.opened(0, 31.0)
    assert choice.chosen == 1
    assert choice.deadline() is None
    choice.lost(1, 60.0)
    assert choice.chosen == 0


def test_both_down_and_back() -> None:
    choice = started(0)
    choice.lost(1, 10.0)
    choice.lost(0, 11.0)
    assert choice.chosen is None
    assert choice.deadline() is None
    choice.lost(0, 12.0)  # a dial that failed
    choice.opened(0, 13.0)
    assert choice.chosen == 0, "whichever is there first"


def test_a_flapping_connection_is_not_gone_back_to() -> None:
    choice = Redundancy(3, 0.0)
    for line in range(3):
        choice.opened(line, 0.1)
    choice.started(0)
    now = 10.0
    for _ in range(5):  # 0 comes and goes
        choice.lost(0, now)
        choice.opened(0, now + 1)
        now += 2
        assert choice.chosen == 1
    choice.started(1)
    choice.lost(1, now)
    assert choice.chosen == 2, "its last failure is the longest ago"
    choice.lost(2, now + 1)
    assert choice.chosen == 0


def test_a_start_that_is_confirmed_too_late() -> None:
    choice = Redundancy(2, 0.0)
    choice.opened(0, 0.1)
    assert choice.deadline() is None, "without a reserve only t1 counts"
    choice.opened(1, 0.2)
    assert choice.deadline() == 0.1 + PATIENCE
    choice.tick(0.1 + PATIENCE)
    assert choice.chosen == 1
    choice.started(0)  # too late: the session stops it again
    assert choice.chosen == 1
    assert choice.deadline() == 0.1 + 2 * PATIENCE
    choice.started(1)
    assert choice.deadline() is None


def test_none_confirms() -> None:
    """They take turns."""
    choice = Redundancy(2, 0.0)
    choice.opened(0, 0.0)
    choice.opened(1, 0.0)
    turns = []
    for _ in range(4):
        due = choice.deadline()
        assert due is not None
        choice.tick(due)
        turns.append(choice.chosen)
    assert turns == [1, 0, 1, 0]


def test_nobody_waits_for_a_start_that_is_not_wanted() -> None:
    choice = Redundancy(2, 0.0)
    choice.want(False, 0.0)
    choice.opened(0, 0.1)
    choice.opened(1, 0.1)
    assert choice.chosen == 0
    assert choice.deadline() is None
    choice.want(True, 100.0)
    assert choice.deadline() == 100.0 + PATIENCE


def test_changing_over_on_purpose() -> None:
    choice = started(0)
    choice.prefer(1, 5.0)
    assert choice.chosen == 1
    choice.started(1)
    choice.lost(0, 6.0)
    with pytest.raises(ValueError, match="not open"):
        choice.prefer(0, 7.0)
    assert choice.chosen == 1


def started(line: int) -> Redundancy:
    choice = Redundancy(2, 0.0)
    choice.opened(0, 0.1)
    choice.opened(1, 0.1)
    choice.started(line)
    assert choice.chosen == line
    return choice


@given(
    st.integers(1, 4),
    st.lists(st.tuples(st.sampled_from(("open", "lose", "start", "tick", "mute", "unmute")), st.integers(0, 3))),
)
def test_an_open_connection_is_always_chosen_in_the_end(lines: int, story: list[tuple[str, int]]) -> None:
    choice, clock, up = Redundancy(lines, 0.0), count(0.5, 0.5), set()
    for what, number in story:
        line, now = number % lines, next(clock)
        match what:
            case "open" if line not in up:
                up.add(line)
                choice.opened(line, now)
            case "lose":
                up.discard(line)
                choice.lost(line, now)
            case "start" if line in up:
                choice.started(line)
            case "mute" | "unmute":
                choice.want(what == "unmute", now)
            case "tick":
                choice.tick(now)
        assert choice.chosen is None or choice.chosen in up
        due = choice.deadline()
        if up and choice.chosen is None:
            assert due is not None
            assert due <= GRACE
    choice.tick(next(clock) + GRACE)
    assert (choice.chosen is None) == (not up)


# Events that come twice


def event(*objects: tuple[int, tuple[object, ...]], type_id: int = 30, cause: int = 3) -> Asdu:
    return Asdu.of(type_id, cause, 47, objects)


def test_what_comes_again_over_another_connection_is_left_out() -> None:
    duplicates = Duplicates()
    first = event((1, (1, TAG)), (2, (0, TAG)))
    assert duplicates.sift(first, 1) is first
    again = event((2, (0, TAG)), (3, (1, TAG)))
    assert duplicates.sift(again, 2) == event((3, (1, TAG)))
    assert duplicates.sift(first, 2) is None
    assert duplicates.count == 3


@pytest.mark.parametrize(
    "other",
    [
        event((1, (0, TAG))),
        event((1, (1, LATER))),
        event((2, (1, TAG))),
        event((1, (0x11, TAG))),
        event((1, (1, TAG)), cause=20),
        event((1, (1, TAG)), cause=5),
    ],
    ids=repr,
)
def test_what_is_not_the_same_is_kept(other: Asdu) -> None:
    duplicates = Duplicates()
    duplicates.sift(event((1, (1, TAG))), 1)
    assert duplicates.sift(other, 2) is other


def test_a_bouncing_contact_on_one_connection_is_kept() -> None:
    duplicates = Duplicates()
    for value in (1, 0, 1):
        assert duplicates.sift(event((1, (value, TAG))), 1) is not None
    assert duplicates.count == 0


def test_values_without_time_are_kept() -> None:
    duplicates = Duplicates()
    message = event((1, (1,)), type_id=1)
    assert duplicates.sift(message, 1) is message
    assert duplicates.sift(message, 2) is message


def test_a_sequence_loses_its_known_objects() -> None:
    duplicates = Duplicates()
    duplicates.sift(event((11, (1, TAG))), 1)
    objects = [(10, (0, TAG)), (11, (1, TAG)), (12, (1, TAG))]
    sifted = duplicates.sift(Asdu.of(30, 3, 47, objects, sequence=True), 2)
    assert sifted is not None
    assert sifted.objects == [objects[0], objects[2]]
    assert sifted.defect == ""


def test_memory_is_bounded() -> None:
    duplicates = Duplicates(remembered=10)
    for ioa in range(1, 100):
        duplicates.sift(event((ioa, (1, TAG))), 1)
    assert duplicates.sift(event((99, (1, TAG))), 2) is None
    assert duplicates.sift(event((1, (1, TAG))), 2) is not None


@given(st.lists(st.tuples(st.integers(0, 255), st.binary(max_size=40), st.booleans(), st.integers(0, 127))))
def test_garbage_is_kept(bodies: list[tuple[int, bytes, bool, int]]) -> None:
    duplicates = Duplicates()
    for number, (type_id, body, sequence, count_) in enumerate(bodies):
        message = Asdu(type_id, 3, 1, body, count_, sequence)
        sifted = duplicates.sift(message, number)
        assert sifted is None or sifted.type_id == type_id
