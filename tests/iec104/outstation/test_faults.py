"""Faults: each does what its description says, and nothing else is switched on by itself."""

import dataclasses
from typing import Any

import pytest
from outstation_bench import EPOCH, Bench, Master, bench

from iec104.enums import Cot, Double, Type
from iec104.information import DoubleInfo, SingleInfo
from iec104.outstation.core import PRIVATE_TYPE, Options
from iec104.outstation.faults import Faults
from iec104.wire.asdu import Asdu
from iec104.wire.times import UTC_RULE

GI = Asdu.of(Type.C_IC_NA_1, Cot.ACTIVATION, 47, [(0, (20,))])
ORDER = Asdu.of(Type.C_SC_NA_1, Cot.ACTIVATION, 47, [(10, (1,))])
UNKNOWN = Asdu.of(Type.C_SC_NA_1, Cot.ACTIVATION, 47, [(999, (1,))])


def faulty(**faults: Any) -> tuple[Bench, Master]:
    """Two points with time tags, a command, and a started master."""
    rig = bench(Options(faults=Faults(**faults)))
    rig.station.add(1, Type.M_SP_TB_1)
    rig.station.add(2, Type.M_SP_TB_1)
    rig.station.add(10, Type.C_SC_NA_1)
    return rig, rig.connect().start()


def event(rig: Bench) -> None:
    """Let a point change."""
    rig.outstation.update(rig.station.monitored[1], SingleInfo(True), rig.now)
    rig.settle()


def test_none_by_default() -> None:
    assert Faults().active == {}
    rig, master = faulty()
    assert [a.cause for a in master.ask(GI)] == [7, 20, 10]
    rig.advance(300)
    assert master.closed == ""


def test_no_termination() -> None:
    _, master = faulty(no_termination=True)
    assert [a.cause for a in master.ask(GI)] == [7, 20]
    assert [a.cause for a in master.ask(ORDER)] == [7]


def test_positive_mirrors() -> None:
    _, master = faulty(positive_mirrors=True)
    assert [(a.cause, a.negative) for a in master.ask(UNKNOWN)] == [(Cot.UNKNOWN_IOA, False)]


@pytest.mark.parametrize(
    ("faults", "shown"),
    [
        ({}, [(0, Double.ON)]),
        ({"no_return": True}, []),
        ({"return_delay": 3.0}, [(3, Double.ON)]),
        ({"return_travel": 2.0}, [(0, Double.INTERMEDIATE), (2, Double.ON)]),
        ({"return_delay": 1.0, "return_travel": 2.0}, [(1, Double.INTERMEDIATE), (3, Double.ON)]),
        ({"wrong_return": True, "return_delay": 1.0}, [(1, Double.OFF)]),
    ],
)
def test_what_a_command_does_to_its_point(faults: dict[str, Any], shown: list[tuple[int, Double]]) -> None:
    rig, master = faulty(**faults)
    rig.station.add(3, Type.M_DP_NA_1, DoubleInfo(Double.OFF))
    rig.station.add(11, Type.C_DC_NA_1, related=3, autoreturn=True)
    seen = [(0, a.objects) for a in master.ask(Asdu.of(Type.C_DC_NA_1, Cot.ACTIVATION, 47, [(11, (2,))]))]
    for second in range(1, 5):
        rig.advance(1)
        seen += [(second, a.objects) for a in master.take()]
    assert [(second, Double(objects[0][1][0])) for second, objects in seen if objects[0][0] == 3] == shown


def test_silent() -> None:
    rig, master = faulty(silent=True)
    for asked in (GI, ORDER, UNKNOWN, Asdu.of(102, 5, 47, [(1, ())]), Asdu.of(107, 6, 47, [(0, (1, bytes(7)))])):
        master.send(asked)
        rig.advance(12)
        assert master.take() == []


def test_confirm_delay() -> None:
    rig, master = faulty(confirm_delay=3.0)
    for asked, expected in ((GI, [7, 20, 10]), (ORDER, [7, 10]), (UNKNOWN, [47])):
        assert master.ask(asked) == []
        rig.advance(2.9)
        assert master.take() == []
        rig.advance(0.2)
        assert [a.cause for a in master.take()] == expected


def test_wrong_send_number() -> None:
    rig, master = faulty(wrong_send_number=3)
    for _ in range(2):
        event(rig)
    assert master.closed == ""
    event(rig)
    assert "frame number 3 instead of 2" in master.closed


def test_withheld_acknowledgements() -> None:
    rig, master = faulty(withhold_acknowledgements=True)
    master.ask(ORDER)
    rig.advance(16)
    assert "did not acknowledge" in master.closed


def test_refused_startdt() -> None:
    rig = bench(Options(faults=Faults(refuse_startdt=True)))
    master = rig.connect().start()
    rig.advance(14.9)
    assert (master.closed, master.session.started) == ("", False)
    rig.advance(0.2)
    assert "STARTDT" in master.closed


def test_ignored_testfr() -> None:
    rig, master = faulty(ignore_testfr=True)
    rig.outstation.parameters.keep_alive_interval = 1000
    rig.chunk = 1
    rig.advance(36)
    assert "TESTFR" in master.closed


def test_cp24() -> None:
    rig, master = faulty(cp24=True)
    rig.advance(1.0)
    event(rig)
    (got,) = master.take()
    assert got.type_id == Type.M_SP_TA_1
    assert got.objects[0][1][1] == UTC_RULE.write(EPOCH + 1_000_000_000)[:3]
    assert master.ask(GI)[1].type_id == Type.M_SP_NA_1


def test_unknown_types() -> None:
    rig, master = faulty(unknown_types=2.0)
    rig.advance(7)
    assert [a.type_id for a in master.take()] == [PRIVATE_TYPE] * 3


def test_zero_address() -> None:
    rig, master = faulty(zero_address=True)
    event(rig)
    assert [ioa for a in master.take() for ioa, _ in a.objects] == [1, 0]


def test_timed_interrogation() -> None:
    _, master = faulty(timed_interrogation=True)
    got = master.ask(GI)[1]
    assert (got.type_id, got.cause, got.sequence, got.count) == (Type.M_SP_TB_1, 20, False, 2)


def test_sequence_with_time() -> None:
    _, master = faulty(sequence_with_time=True)
    got = master.ask(GI)[1]
    assert (got.type_id, got.cause, got.sequence, got.count) == (Type.M_SP_TB_1, 20, True, 2)
    assert [ioa for ioa, _ in got.objects] == [1, 2]


def test_invalid_time() -> None:
    rig, master = faulty(invalid_time=True)
    event(rig)
    assert UTC_RULE.read(master.take()[0].objects[0][1][1]).invalid


def test_clock_offset_and_drift() -> None:
    rig, master = faulty(clock_offset=-7.5, clock_drift=1000.0)
    rig.advance(1000)
    event(rig)
    assert (
        UTC_RULE.valid_ns(master.take()[0].objects[0][1][1])
        == EPOCH + 1_000_000_000_000 - 7_500_000_000 + 1_000_000_000
    )


def test_drop_after() -> None:
    rig, master = faulty(drop_after=5.0)
    rig.advance(4.9)
    assert master.closed == ""
    rig.advance(0.2)
    assert "drop_after" in master.closed


def test_trickle() -> None:
    rig, master = faulty(trickle=0.1)
    rig.advance(0.6)
    master.send(ORDER)
    rig.settle()
    assert master.take() == []
    rig.advance(1.45)
    assert master.take() == [], "16 octets take 1.5 s"
    rig.advance(0.1)
    assert [a.cause for a in master.take()] == [7]
    rig.advance(2.0)
    assert [a.cause for a in master.take()] == [10]
    assert master.closed == ""


def test_garbage_after() -> None:
    rig, master = faulty(garbage_after=2)
    event(rig)
    assert "starts with octet 68" in master.closed


@pytest.mark.parametrize("about", dataclasses.fields(Faults), ids=lambda about: about.name)
def test_every_fault_can_be_given_in_words(about: "dataclasses.Field[Any]") -> None:
    kind = type(about.default)
    word = about.name if kind is bool else f"{about.name.replace('_', '-')}=3"
    assert Faults.from_words([word]).active == {about.name: True if kind is bool else kind(3)}
    assert Faults.from_mapping({about.name: 1 if kind is not bool else True}).active
    assert about.metadata["help"]


def test_words_on_top_of_a_file() -> None:
    base = Faults.from_mapping({"trickle": 0.5, "silent": True})
    both = Faults.from_words(["silent=off", "cp24"], base)
    assert both.active == {"trickle": 0.5, "cp24": True}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nonsense"], "there is no fault called nonsense; there are: clock_drift"),
        (["trickle=fast"], "trickle takes a number, not 'fast'"),
        (["trickle"], "trickle takes a number, not True"),
        (["silent=maybe"], "silent takes true or false"),
        (["wrong_send_number=1.5"], "wrong_send_number takes a whole number"),
        (["trickle=-1"], "trickle is 0 or more"),
    ],
)
def test_wrong_words(words: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Faults.from_words(words)
