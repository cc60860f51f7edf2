"""What an outstation answers to interrogations, reads, tests, clock and reset."""

import pytest
from outstation_bench import EPOCH, Bench, bench

from iec104.enums import Cot, Frz, Qoi, Quality, Rqt, Type, Umc
from iec104.information import BinaryCounterInfo, ShortInfo, SingleInfo
from iec104.outstation.core import Options
from iec104.outstation.happenings import ClockSync, ProcessReset, Unexpected
from iec104.wire.asdu import Asdu
from iec104.wire.header import BROADCAST
from iec104.wire.times import UTC_RULE

CA = 47


def plant(options: Options | None = None) -> Bench:
    """Status in group 1, measured values in group 2, counters in counter groups."""
    rig = bench(options)
    station = rig.station
    for address in (1, 2, 3, 4):
        station.add(address, Type.M_SP_TB_1, SingleInfo(address % 2 == 0), groups=frozenset({1}))
    station.add(100, Type.M_ME_TF_1, ShortInfo(1.5, Quality.NonTopical), groups=frozenset({2}))
    station.add(102, Type.M_ME_NC_1, ShortInfo(2.5), groups=frozenset({2}))
    station.add(200, Type.M_IT_TB_1, BinaryCounterInfo(1000))
    station.add(201, Type.M_IT_NA_1, BinaryCounterInfo(-7), counter_group=2)
    station.add(300, Type.M_EP_TD_1)
    station.add(400, Type.C_SC_NA_1)
    return rig


def system(type_id: int, *fields: object, cause: int = Cot.ACTIVATION, ca: int = CA, oa: int = 0, ioa: int = 0) -> Asdu:
    """A message that addresses the station."""
    return Asdu.of(type_id, cause, ca, [(ioa, fields)], originator=oa)


def summary(asdus: list[Asdu]) -> list[tuple[int, int, bool, list[int]]]:
    """(type, cause, negative, addresses) of each."""
    return [(a.type_id, a.cause, a.negative, [ioa for ioa, _ in a.objects]) for a in asdus]


def test_station_interrogation_uses_types_without_time() -> None:
    got = plant().connect().start().ask(system(100, Qoi.STATION, oa=9))
    assert summary(got) == [
        (Type.C_IC_NA_1, Cot.ACTIVATION_CON, False, [0]),
        (Type.M_SP_NA_1, Cot.INTERROGATED_BY_STATION, False, [1, 2, 3, 4]),
        (Type.M_ME_NC_1, Cot.INTERROGATED_BY_STATION, False, [100, 102]),
        (Type.C_IC_NA_1, Cot.ACTIVATION_TERMINATION, False, [0]),
    ]
    assert [a.sequence for a in got] == [False, True, False, False]
    assert {a.originator for a in got} == {9}
    assert got[1].objects[1] == (2, (1,))
    assert got[2].objects[0] == (100, (1.5, 0x40))


def test_group_interrogation() -> None:
    got = plant().connect().start().ask(system(100, Qoi.GROUP_2))
    assert summary(got)[1:-1] == [(Type.M_ME_NC_1, Cot.INTERROGATED_BY_GROUP_2, False, [100, 102])]


@pytest.mark.parametrize("qualifier", [Qoi.GROUP_3, Qoi.GROUP_16, 0, 19, 37, 255])
def test_a_group_without_points_is_refused(qualifier: int) -> None:
    master = plant().connect().start()
    assert summary(master.ask(system(100, qualifier))) == [(100, Cot.ACTIVATION_CON, True, [0])]
    assert [happening.cause for happening in master.told(Unexpected)] == [Umc.UNIMPLEMENTED_GROUP]


def test_an_empty_station_is_interrogated_without_data() -> None:
    got = bench().connect().start().ask(system(100, Qoi.STATION))
    assert summary(got) == [(100, 7, False, [0]), (100, 10, False, [0])]


def test_broadcast_is_answered_by_every_station() -> None:
    rig = plant()
    rig.outstation.add_station(48).add(1, Type.M_SP_NA_1)
    got = rig.connect().start().ask(system(100, Qoi.STATION, ca=BROADCAST))
    assert {a.common_address for a in got} == {47, 48}
    assert [a.common_address for a in got if a.cause == Cot.ACTIVATION_TERMINATION] == [47, 48]


def test_a_large_interrogation_is_sent_within_the_window_and_can_be_stopped() -> None:
    rig = bench()
    for address in range(1, 3001, 2):
        rig.station.add(address, Type.M_ME_NC_1)
    master = rig.connect(receive_window_size=100).start()
    assert len(master.ask(system(100, Qoi.STATION))) == 12, "the window k holds it back"
    got = master.ask(system(100, Qoi.STATION, cause=Cot.DEACTIVATION))
    assert summary(got)[0] == (100, Cot.DEACTIVATION_CON, False, [0])
    rig.advance(60)
    assert len(got + master.take()) < 51
    assert all(a.cause != Cot.ACTIVATION_TERMINATION for a in got)
    assert summary(master.ask(system(100, Qoi.STATION, cause=Cot.DEACTIVATION))) == [(100, 9, True, [0])]


def test_everything_arrives_once_in_a_large_interrogation() -> None:
    rig = bench()
    for address in range(1, 3001):
        rig.station.add(address, Type.M_ME_NC_1)
    rig.chunk = 7
    got = rig.connect().start().ask(system(100, Qoi.STATION))
    assert [ioa for a in got[1:-1] for ioa, _ in a.objects] == list(range(1, 3001))
    assert {a.count for a in got[1:-2]} == {48}


def test_counters() -> None:
    master = plant().connect().start()
    assert summary(master.ask(system(101, Rqt.GENERAL)))[1:-1] == [(Type.M_IT_NA_1, 37, False, [200, 201])]
    got = master.ask(system(101, Rqt.GROUP_2))
    assert summary(got)[1:-1] == [(Type.M_IT_NA_1, Cot.REQUESTED_BY_GROUP_2_COUNTER, False, [201])]
    assert got[1].objects == [(201, (-7, 0))]
    assert summary(master.ask(system(101, Rqt.GROUP_1))) == [(101, 7, True, [0])]


def test_freezing_counters() -> None:
    rig = plant()
    counter = rig.station.monitored[200]
    master = rig.connect().start()

    def freeze(mode: Frz) -> list[Asdu]:
        return master.ask(system(101, Rqt.GENERAL | mode << 6))

    def read() -> tuple[object, ...]:
        return dict(master.ask(system(101, Rqt.GENERAL))[1].objects)[200]

    def count(reading: int) -> None:
        rig.outstation.store(counter, BinaryCounterInfo(reading), rig.now)

    assert summary(freeze(Frz.FREEZE_WITHOUT_RESET)) == [(101, 7, False, [0]), (101, 10, False, [0])]
    count(1100)
    assert read() == (1000, 1), "a frozen reading stays until the next freeze, with its sequence number"
    freeze(Frz.FREEZE_WITH_RESET)
    assert read() == (1100, 2)
    assert counter.info == BinaryCounterInfo(0)
    count(5)
    freeze(Frz.COUNTER_RESET)
    assert read() == (1100, 2), "a reset alone freezes nothing"
    assert counter.info.value == 0


def test_read() -> None:
    rig = plant()
    rig.advance(2.25)
    rig.outstation.store(rig.station.monitored[1], SingleInfo(True), rig.now)
    got = rig.connect().start().ask(system(102, cause=Cot.REQUEST, ioa=1))
    assert summary(got) == [(Type.M_SP_TB_1, Cot.REQUEST, False, [1])]
    assert UTC_RULE.valid_ns(got[0].objects[0][1][1]) == EPOCH + 2_250_000_000


@pytest.mark.parametrize("address", [999, 200, 300, 400])
def test_what_cannot_be_read(address: int) -> None:
    """Unknown points, counters, protection events and commands."""
    asked = system(102, cause=Cot.REQUEST, ioa=address)
    got = plant().connect().start().ask(asked)
    assert got == [asked.replace(cause=int(Cot.UNKNOWN_IOA), negative=True)]


def test_test_commands_are_mirrored() -> None:
    master = plant().connect().start()
    asked = system(107, 4711, bytes(range(7)), oa=3)
    assert master.ask(asked) == [asked.replace(cause=7)]
    asked = system(104, 0x55AA)
    assert master.ask(asked) == [asked.replace(cause=7)]


def test_clock_synchronisation_sets_the_clock() -> None:
    rig = plant()
    master = rig.connect().start()
    time = UTC_RULE.write(EPOCH + 3_600_000_000_000)
    asked = system(103, time)
    assert master.ask(asked) == [asked.replace(cause=7)]
    assert [happening.time.raw for happening in master.told(ClockSync)] == [time]
    rig.advance(1.5)
    assert rig.outstation.clock.time_ns(rig.now) == EPOCH + 3_601_500_000_000
    assert rig.outstation.clock.synchronised


def test_a_time_that_is_no_date_is_refused() -> None:
    rig = plant()
    assert summary(rig.connect().start().ask(system(103, bytes(7)))) == [(103, 7, True, [0])]
    assert not rig.outstation.clock.synchronised


def test_the_application_may_refuse_the_clock() -> None:
    rig = plant(Options(asks_clock=True))
    master = rig.connect().start()
    asked = system(103, UTC_RULE.write(EPOCH))
    assert master.ask(asked) == []
    (request,) = master.told(ClockSync)
    rig.outstation.answer(request, False, rig.now)
    rig.settle()
    assert summary(master.take()) == [(103, 7, True, [0])]
    assert not rig.outstation.clock.synchronised


def test_reset() -> None:
    rig = plant()
    master = rig.connect().start()
    assert summary(master.ask(system(105, 1))) == [(105, 7, False, [0])]
    assert [happening.common_address for happening in master.told(ProcessReset)] == [CA]
    assert summary(master.ask(system(105, 3))) == [(105, 7, True, [0])]
    rig.outstation.initialised(CA, 2, rig.now)
    rig.settle()
    assert summary(master.take()) == [(Type.M_EI_NA_1, Cot.INITIALIZED, False, [0])]


def test_reset_of_the_event_buffer() -> None:
    rig = plant()
    master = rig.connect(receive_window_size=100).start()
    point = rig.station.monitored[1]
    for index in range(100):
        rig.outstation.update(point, SingleInfo(index % 2 == 0), rig.now)
        rig.settle()
    assert len(master.take()) == 12
    assert summary(master.ask(system(105, 2))) == [(105, 7, False, [0])]
    rig.advance(30)
    assert master.take() == []


@pytest.mark.parametrize(
    ("asked", "cause", "umc"),
    [
        (Asdu(200, 6, CA, b"\1\0\0\0"), Cot.UNKNOWN_TYPE_ID, Umc.UNKNOWN_TYPE_ID),
        (system(106, 5), Cot.UNKNOWN_TYPE_ID, Umc.UNKNOWN_TYPE_ID),
        (system(1, 0, cause=3), Cot.UNKNOWN_TYPE_ID, Umc.UNKNOWN_TYPE_ID),
        (system(100, 20, cause=5), Cot.UNKNOWN_COT, Umc.UNKNOWN_COT),
        (system(102, cause=6, ioa=1), Cot.UNKNOWN_COT, Umc.UNKNOWN_COT),
        (system(103, bytes(7), cause=8), Cot.UNKNOWN_COT, Umc.UNKNOWN_COT),
        (system(100, 20, ca=1), Cot.UNKNOWN_CA, Umc.UNKNOWN_CA),
        (system(100, 20, ca=0), Cot.UNKNOWN_CA, Umc.UNKNOWN_CA),
        (system(107, 1, bytes(7), ca=BROADCAST), Cot.UNKNOWN_CA, Umc.UNKNOWN_CA),
        (system(100, 20, ioa=1), Cot.UNKNOWN_IOA, Umc.UNKNOWN_IOA),
    ],
)
def test_refusals_mirror_the_message(asked: Asdu, cause: Cot, umc: Umc) -> None:
    master = plant().connect().start()
    asked = asked.replace(originator=5, test=True)
    assert master.ask(asked) == [asked.replace(cause=int(cause), negative=True)]
    assert [happening.cause for happening in master.told(Unexpected)] == [umc]
    assert master.closed == "", "content that makes no sense is no reason to close"


@pytest.mark.parametrize(
    "body",
    [b"", b"\0\0", b"\0\0\0", b"\0\0\0\x14\x14", b"\0\0\0\x14\0\0\0\x14"],
    ids=lambda body: body.hex() or "empty",
)
def test_content_of_the_wrong_length_is_ignored(body: bytes) -> None:
    master = plant().connect().start()
    assert master.ask(Asdu(100, 6, CA, body)) == []
    assert len(master.told(Unexpected)) == 1
    assert master.closed == ""
