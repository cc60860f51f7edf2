"""Events, cyclic transmission, buffers while nobody listens, redundancy groups."""

import datetime

import pytest
from outstation_bench import EPOCH, Bench, Master, bench

from iec104.enums import Cot, Type
from iec104.information import ShortInfo, SingleInfo
from iec104.outstation.core import Options, Redundancy
from iec104.outstation.happenings import Started, Stopped
from iec104.wire.asdu import Asdu
from iec104.wire.times import UTC_RULE
from linkkit.engine import LocalError

ONE_GROUP = Options(groups=(Redundancy("all"),))


def flags(master: Master) -> list[int]:
    """Values of single points received since the last time."""
    return [values[0] for a in master.take() if a.type_id in (1, 30) for _, values in a.objects]


def rig_with_point(options: Options | None = None, type_id: Type = Type.M_SP_TB_1) -> Bench:
    """One single point at address 1."""
    rig = bench(options)
    rig.station.add(1, type_id)
    return rig


def toggle(rig: Bench, count: int, first: int = 0) -> list[int]:
    """Let the point change `count` times; gives what must arrive."""
    point = rig.station.monitored[1]
    for index in range(first, first + count):
        rig.outstation.update(point, SingleInfo(index % 3 == 0), rig.now)
    rig.settle()
    return [int(index % 3 == 0) for index in range(first, first + count)]


def test_an_event_carries_its_time() -> None:
    rig = rig_with_point()
    master = rig.connect().start()
    rig.advance(1.25)
    toggle(rig, 1)
    (event,) = master.take()
    assert (event.type_id, event.cause, event.common_address) == (Type.M_SP_TB_1, Cot.SPONTANEOUS, 47)
    assert event.objects == [(1, (1, UTC_RULE.write(EPOCH + 1_250_000_000)))]


def test_the_application_may_give_the_time() -> None:
    rig = rig_with_point()
    master = rig.connect().start()
    moment = datetime.datetime(2024, 2, 29, 23, 59, 59, 999000, datetime.UTC)
    rig.outstation.update(rig.station.monitored[1], SingleInfo(True, recorded_at=moment), rig.now)
    rig.settle()
    assert master.take()[0].objects[0][1][1].hex() == "5fea3b171d0218"


def test_events_share_messages_in_their_order() -> None:
    rig = rig_with_point()
    rig.station.add(2, Type.M_ME_NC_1)
    master = rig.connect()
    expected = toggle(rig, 5)
    master.start()
    got = master.take()
    assert [a.count for a in got] == [5]
    assert [values[0] for _, values in got[0].objects] == expected


def test_the_window_is_respected_and_nothing_is_lost() -> None:
    rig = rig_with_point(type_id=Type.M_SP_NA_1)
    rig.chunk = 1
    master = rig.connect(receive_window_size=100, confirm_interval=5).start()
    expected = toggle(rig, 30) + toggle(rig, 500, 30)
    rig.advance(300)
    assert flags(master) == expected
    assert master.closed == ""


def test_events_wait_for_the_first_connection() -> None:
    rig = rig_with_point()
    expected = toggle(rig, 50)
    master = rig.connect()
    rig.advance(30)
    assert flags(master) == [], "before STARTDT nothing is sent"
    master.start()
    assert flags(master) == expected


def test_events_without_time_do_not_wait() -> None:
    rig = rig_with_point(type_id=Type.M_SP_NA_1)
    toggle(rig, 5)
    assert flags(rig.connect().start()) == []


def test_the_buffer_is_bounded_and_counts() -> None:
    rig = rig_with_point(Options(buffer_size=10, groups=(Redundancy("all"),)))
    expected = toggle(rig, 25)
    assert rig.outstation.groups[0].buffer.lost == 15
    assert flags(rig.connect().start()) == expected[-10:]


def test_unacknowledged_events_are_sent_again_to_the_next_connection() -> None:
    rig = rig_with_point()
    first = rig.connect().start()
    first.deaf = True
    expected = toggle(rig, 3) + toggle(rig, 3, 3)
    first.drop()
    assert flags(rig.connect().start()) == expected


def test_acknowledged_events_are_not_sent_again() -> None:
    rig = rig_with_point()
    first = rig.connect().start()
    toggle(rig, 3)
    rig.advance(11)
    first.drop()
    expected = toggle(rig, 2, 3)
    assert flags(rig.connect().start()) == expected


def test_every_connection_is_its_own_group_by_default() -> None:
    rig = rig_with_point()
    first, second = rig.connect("10.0.0.1").start(), rig.connect("10.0.0.1").start()
    expected = toggle(rig, 7)
    assert flags(first) == flags(second) == expected


def test_stopdt_keeps_events_until_startdt() -> None:
    rig = rig_with_point()
    master = rig.connect().start()
    master.stop()
    expected = toggle(rig, 4)
    assert flags(master) == []
    master.start()
    assert flags(master) == expected


def test_a_group_has_one_active_connection() -> None:
    rig = rig_with_point(ONE_GROUP)
    first, second = rig.connect("10.0.0.1").start(), rig.connect("10.0.0.2")
    expected = toggle(rig, 4)
    assert (flags(first), flags(second)) == (expected, [])
    second.start()
    assert not first.session.started
    assert [type(happening) for happening in first.happened] == [Started, Stopped]
    expected = toggle(rig, 4, 4)
    assert (flags(first), flags(second)) == ([], expected)
    rig.advance(60)
    assert (first.closed, second.closed) == ("", ""), "the standby connection lives on test frames"


def test_switching_over_loses_nothing_and_may_repeat() -> None:
    rig = rig_with_point(ONE_GROUP)
    first, second = rig.connect("10.0.0.1").start(), rig.connect("10.0.0.2")
    expected = toggle(rig, 3)
    assert flags(first) == expected
    first.drop()
    expected += toggle(rig, 3, 3)
    second.start()
    assert flags(second) == expected, "what the first had not acknowledged comes again"


def test_groups_by_address() -> None:
    options = Options(
        groups=(Redundancy("a", frozenset({"10.0.0.1", "10.0.0.2"})), Redundancy("b", frozenset({"10.0.1.1"})))
    )
    rig = rig_with_point(options)
    one, two, other = (rig.connect(address).start() for address in ("10.0.0.1", "10.0.0.2", "10.0.1.1"))
    expected = toggle(rig, 3)
    assert (flags(one), flags(two), flags(other)) == ([], expected, expected)
    with pytest.raises(LocalError, match=r"10\.9\.9\.9 belongs to no redundancy group"):
        rig.connect("10.9.9.9")


def test_the_number_of_connections_is_limited() -> None:
    rig = rig_with_point(Options(max_connections=2))
    first = rig.connect()
    rig.connect()
    with pytest.raises(LocalError, match="the most allowed"):
        rig.connect()
    first.drop()
    rig.connect()


def test_cyclic_transmission() -> None:
    rig = bench()
    fast = rig.station.add(1, Type.M_ME_NC_1)
    slow = rig.station.add(2, Type.M_ME_TF_1)
    rig.outstation.set_interval(fast, 0.5, 0.0)
    rig.outstation.set_interval(slow, 2.0, 0.0)
    master = rig.connect().start()
    rig.advance(4.1)
    got = master.take()
    assert {(a.type_id, a.cause) for a in got} == {(Type.M_ME_NC_1, Cot.PERIODIC)}
    addresses = [ioa for a in got for ioa, _ in a.objects]
    assert (addresses.count(1), addresses.count(2)) == (8, 2)
    rig.outstation.set_interval(fast, 0.0, rig.now)
    rig.advance(4.0)
    assert {ioa for a in master.take() for ioa, _ in a.objects} == {2}
    rig.station.remove(2)
    rig.advance(10.0)
    assert master.take() == []
    assert rig.outstation.deadline() is None


def test_a_changed_interval_holds_from_now_on() -> None:
    rig = bench()
    point = rig.station.add(1, Type.M_ME_NC_1)
    master = rig.connect().start()
    for interval in (1.0, 2.0, 4.0):
        rig.outstation.set_interval(point, interval, rig.now)
    rig.advance(9.0)
    assert len(master.take()) == 2
    with pytest.raises(ValueError, match="0 or more"):
        rig.outstation.set_interval(point, -1.0, rig.now)


def test_cyclic_transmission_does_not_pile_up_behind_a_full_window() -> None:
    rig = bench()
    point = rig.station.add(1, Type.M_ME_NC_1)
    rig.outstation.set_interval(point, 0.1, 0.0)
    master = rig.connect(receive_window_size=1000, confirm_interval=9).start()
    rig.advance(8.9)
    assert len(master.take()) == 12
    rig.outstation.store(point, ShortInfo(42.0), rig.now)
    rig.advance(0.2)
    assert master.take()[0].objects == [(1, (42.0, 0))], "the value as it is now, not as it was when it was due"


def test_events_go_before_a_running_interrogation() -> None:
    rig = rig_with_point()
    for address in range(1000, 9000, 2):
        rig.station.add(address, Type.M_ME_NC_1)
    master = rig.connect(receive_window_size=12).start()
    master.send(Asdu.of(Type.C_IC_NA_1, Cot.ACTIVATION, 47, [(0, (20,))]))
    master.session.receive(master.link.outgoing(), rig.now)
    toggle(rig, 1)
    got = master.take()
    position = next(index for index, a in enumerate(got) if a.type_id == Type.M_SP_TB_1)
    assert position < 20 < len(got)


def test_an_impatient_peer_is_left_after_t1() -> None:
    rig = rig_with_point()
    master = rig.connect().start()
    master.deaf = True
    toggle(rig, 1)
    rig.advance(14.9)
    assert master.closed == ""
    rig.advance(0.2)
    assert "t1" in master.closed
    assert rig.outstation.sessions == []


@pytest.mark.parametrize(("address", "type_id"), [(0, 1), (0x1000000, 1), (1, 70), (1, 100), (1, 200), (1, 113)])
def test_points_that_cannot_be(address: int, type_id: int) -> None:
    with pytest.raises(ValueError):
        bench().station.add(address, type_id)


def test_addresses_are_unique_per_direction() -> None:
    station = bench().station
    station.add(1, Type.M_SP_NA_1)
    station.add(1, Type.C_SC_NA_1)
    with pytest.raises(ValueError, match="has a point with address 1 already"):
        station.add(1, Type.M_DP_NA_1)
    assert station.remove(1)
    assert not station.remove(1)
