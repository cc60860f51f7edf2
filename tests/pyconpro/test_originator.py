"""The originator against target engines in virtual time."""

import itertools
import struct
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from virtual_plant import LOCAL, Plant, Plc

from pyconpro.connection import FIRST_TIMEOUT, LIVE, Changed, RunChanged, State
from pyconpro.peer import SessionChanged
from pyconpro.retry import Cause
from pyconpro.spec import ConnectionSpec, exclusive_owner, input_only, produced_tag
from pyconpro.target.admission import Applications
from pyconpro.target.engine import Target
from pyconpro.target.model import Assembly, Options, ProducedTag, Refusal
from pyconpro.wire import io_packet
from pyconpro.wire.connection_manager import ForwardOpen, ForwardOpenReply
from pyconpro.wire.cpf import ItemType, SocketAddress, find_item
from pyconpro.wire.encapsulation import Command, Frame, parse_rr
from pyconpro.wire.identity import Identity
from pyconpro.wire.message import Request, Service

IDENTITY = Identity(1, 14, 5, 33, 11, 0x3160, 0xCAFE, "test target")
PLC = "10.0.0.2"
FIFTY = struct.pack("<f", 50.0)
TAG = ProducedTag("test", 4, lambda _now: FIFTY)


def target(*tags: ProducedTag, assemblies: tuple[Assembly, ...] = (), **options: object) -> Callable[[], Target]:
    """Give a function that builds a fresh target, as after power-up."""

    def build() -> Target:
        return Target(Options(IDENTITY, **options), Applications(tags or (TAG,), assemblies), seed=1000)  # type: ignore[arg-type]

    return build


def plant(*tags: ProducedTag, **options: object) -> tuple[Plant, Plc]:
    plc = Plc(PLC, target(*tags, **options))  # type: ignore[arg-type]
    return Plant(plc), plc


def spec(tag: str = "test", datasize: int = 6, rpi: float = 100, **more: object) -> ConnectionSpec:
    return produced_tag(tag, datasize, rpi, more.pop("ot", rpi + 100), **more)  # type: ignore[arg-type]


def services(plc: Plc) -> list[int]:
    """The CIP services that reached the target, in order."""
    frames = [Frame.parse(data) for _, data in plc.requests]
    return [frame.data[16] for frame in frames if frame.command == Command.SEND_RR_DATA]


def opens(plc: Plc) -> list[ForwardOpen]:
    frames = [Frame.parse(data) for _, data in plc.requests]
    requests = [Request.parse(frame.data[16:]) for frame in frames if frame.command == Command.SEND_RR_DATA]
    return [
        ForwardOpen.parse(Request(r.service, r.path, r.data))
        for r in requests
        if r.service in (Service.FORWARD_OPEN, Service.LARGE_FORWARD_OPEN)
    ]


OFFER_OF_500_MS = (0x0112, 0x0002, 500_000 & 0xFFFF, 500_000 >> 16, 100_000 & 0xFFFF, 100_000 >> 16)
"""O→T at least (2) 500 ms, T→O fine (0)."""


# --- open, run, close ------------------------------------------------------------------------------------------------


def test_open_receive_and_close_in_order() -> None:
    world, plc = plant()
    data: list[bytes] = []
    connection = world.consume(PLC, spec(), data.append)
    world.run(1.0)
    assert world.states(connection) == [State.QUEUED, State.OPENING, State.WAITING, State.RUNNING]
    assert len(data) in (10, 11)
    assert set(data) == {FIFTY}
    world.originator.stop(world.now)
    world.run(0.1)
    assert world.states(connection)[-2:] == [State.CLOSING, State.CLOSED]
    assert services(plc) == [Service.FORWARD_OPEN, Service.FORWARD_CLOSE]
    assert Frame.parse(plc.requests[-1][1]).command == Command.UNREGISTER_SESSION
    assert not plc.target.manager.live
    assert world.originator.peers[0].idle
    world.run(60)
    assert world.originator.deadline() is None


def test_the_wire_image_is_the_original_librarys() -> None:
    world, plc = plant()
    world.originator.new_id = lambda: 0x11223344  # type: ignore[method-assign]
    world.consume(PLC, spec(rpi=1000))
    world.run(0.1)
    assert plc.requests[1][1][40:] == bytes.fromhex(
        "5402200624010A0E000000004433221166553713BEBAFECA00000000E0C81000024840420F0006488109"
        "010034040000000000000000910474657374"
    )
    sent = plc.udp_log[0][1]
    assert sent[6:10] != bytes(4)
    assert sent[:6] + sent[10:] == bytes.fromhex("020002800800 01000000 B1000200 0100")


def test_heartbeats_keep_to_their_slots_without_drift() -> None:
    world, plc = plant()
    world.consume(PLC, spec(rpi=10, ot=10))
    world.run(60)
    times = [time for time, _ in plc.udp_log]
    assert len(times) in (5999, 6000, 6001)
    assert max(abs(time - times[0] - n * 0.01) for n, time in enumerate(times)) < 1e-6
    assert [io_packet.parse(data)[1] for _, data in plc.udp_log] == list(range(1, len(times) + 1))
    assert {io_packet.parse(data)[2:] for _, data in plc.udp_log} == {(1, b"")}


def test_a_late_thread_skips_slots_and_sends_no_burst() -> None:
    world, _ = plant()
    connection = world.consume(PLC, spec(rpi=10, ot=10))
    world.run(1.0)
    before = connection.statistics.heartbeats
    slot = connection._slot
    world.originator.tick(slot + 0.0451)
    assert connection.statistics.heartbeats == before + 1
    assert connection.statistics.heartbeats_skipped == 4
    assert connection._slot == pytest.approx(slot + 0.05)
    assert connection.statistics.lateness.maximum == pytest.approx(0.0451)


def test_api_of_the_target_is_used_not_the_rpi_asked() -> None:
    world, plc = plant(api=lambda rpi: 2 * rpi)
    connection = world.consume(PLC, spec(rpi=100, ot=50, multiplier=0))
    world.run(5)
    assert (connection.to_api, connection.ot_api, connection.timeout) == (0.2, 0.1, 0.8)
    assert connection.statistics.interval.mean() == pytest.approx(0.2, abs=1e-3)
    assert connection.statistics.interval.percentile(0.5) == pytest.approx(0.2, abs=0.2 / 64)
    assert connection.statistics.as_mapping()["API ms"] == 200
    assert plc.udp_log[11][0] - plc.udp_log[1][0] == pytest.approx(1.0)


@pytest.mark.parametrize(("rpi", "code"), [(1000, 0), (125, 0), (100, 1), (20, 3), (10, 4), (2, 6), (1, 7), (0.2, 7)])
def test_the_multiplier_reaches_half_a_second(rpi: float, code: int) -> None:
    assert spec(rpi=rpi).multiplier_for(round(rpi * 1000)) == code
    assert spec(rpi=rpi, multiplier=2).multiplier_for(round(rpi * 1000)) == 2


def test_serials_and_ids_are_never_those_of_a_living_connection() -> None:
    world, plc = plant()
    connections = [world.consume(PLC, spec()) for _ in range(20)]
    world.run(2)
    assert all(connection.state == State.RUNNING for connection in connections)
    assert len({open_.triad for open_ in opens(plc)}) == len({open_.to_id for open_ in opens(plc)}) == 20


def test_many_opens_are_serialised() -> None:
    world, plc = plant()
    for _ in range(20):
        world.consume(PLC, spec())
    world.run(1)
    times = [time for time, data in plc.requests[1:]]
    assert all(later - earlier >= 0.002 - 1e-9 for earlier, later in itertools.pairwise(times))


# --- watchdogs and reconnect -----------------------------------------------------------------------------------------


def test_no_first_packet_is_said_with_the_firewall_hint() -> None:
    world, plc = plant()
    plc.silent = True
    connection = world.consume(PLC, spec())
    world.run(FIRST_TIMEOUT - 0.1)
    assert connection.state == State.WAITING
    world.run(0.2)
    trouble = world.troubles()[0]
    assert trouble.state == State.LOST
    assert "no data within 10 s" in trouble.text
    assert "2222" in trouble.hint
    assert "firewall" in trouble.hint
    plc.silent = False
    world.until(lambda: connection.state == State.RUNNING, 2)


def test_silence_closes_first_and_opens_with_new_identifiers() -> None:
    world, plc = plant()
    connection = world.consume(PLC, spec(rpi=100, ot=100))
    world.run(2)
    plc.silent = True
    last = world.now
    world.until(lambda: world.when(connection, State.LOST))
    assert 0.7 < world.when(connection, State.LOST)[0] - last < 0.91
    assert connection.timeout == pytest.approx(0.8)
    plc.silent = False
    world.until(lambda: connection.state == State.RUNNING, 2)
    assert services(plc) == [Service.FORWARD_OPEN, Service.FORWARD_CLOSE, Service.FORWARD_OPEN]
    first, second = opens(plc)
    assert first.triad.serial != second.triad.serial
    assert first.to_id != second.to_id
    assert len(plc.target.manager.live) == 1
    assert connection.statistics.timeouts == 1
    assert connection.statistics.as_mapping()["reconnects"] == 1


def test_the_target_gives_up_when_our_heartbeats_are_lost_and_we_come_back() -> None:
    world, plc = plant()
    connection = world.consume(PLC, spec(rpi=100, ot=100))
    world.run(1)
    plc.deaf = True
    world.until(lambda: world.when(connection, State.LOST), 12)
    plc.deaf = False
    world.until(lambda: connection.state == State.RUNNING, 2)


@pytest.mark.parametrize("seconds", [1, 3.7, 10, 60, 600])
@pytest.mark.parametrize("rpi", [10, 1000])
def test_back_within_2_s_after_a_pulled_cable(seconds: float, rpi: float) -> None:
    world, _ = plant()
    connection = world.consume(PLC, spec(rpi=rpi))
    world.run(5)
    world.pull(PLC)
    world.run(seconds)
    world.plug(PLC)
    since = connection.statistics.packets
    world.until(lambda: connection.statistics.packets > since, max(2, 1.1 * rpi / 1000))
    world.run(5)
    assert connection.state == State.RUNNING
    statistics = connection.statistics
    if statistics.timeouts:
        assert seconds - rpi / 1000 - 0.01 < statistics.outage == statistics.longest_outage < seconds + 2 + rpi / 1000
        assert statistics.as_mapping()["reconnects"] == statistics.timeouts == 1
        assert "no data for" in statistics.last_error
    else:
        # Shorter than the time-out: the connection lived on, and what is missing was counted.
        assert abs(statistics.lost - seconds * 1000 / rpi) <= 1
        assert statistics.interval.maximum >= seconds
        assert statistics.outage == 0
    if rpi == 10:
        assert statistics.timeouts == 1


@pytest.mark.parametrize("seconds", [0.05, 3, 30, 300])
def test_back_within_2_s_after_a_restart_of_the_plc(seconds: float) -> None:
    world, _ = plant()
    connection = world.consume(PLC, spec())
    world.run(5)
    world.power(PLC, on=False)
    world.run(seconds)
    world.power(PLC, on=True)
    since = connection.statistics.packets
    world.until(lambda: connection.statistics.packets > since, 2)
    assert connection.statistics.as_mapping()["reconnects"] == 1
    assert seconds < connection.statistics.outage < seconds + 2.2


def test_back_within_2_s_after_a_download() -> None:
    world, plc = plant()
    connection = world.consume(PLC, spec())
    world.run(5)
    plc.target.end()
    plc.target.applications.remove(TAG)
    world.run(90)
    assert connection.state == State.BACKOFF
    plc.target.applications.add_tag(TAG)
    world.until(lambda: connection.state == State.RUNNING, 2)
    assert 89 < connection.statistics.outage < 92.2
    assert "producing symbol does not exist" in connection.statistics.last_error


def test_many_consumers_come_back_after_a_restart() -> None:
    world, _ = plant()
    connections = [world.consume(PLC, spec(rpi=50)) for _ in range(50)]
    world.run(5)
    world.power(PLC, on=False)
    world.run(20)
    world.power(PLC, on=True)
    world.until(lambda: all(c.state == State.RUNNING for c in connections), 2)


def test_a_lost_tcp_session_does_not_stop_class_1() -> None:
    world, _ = plant()
    connection = world.consume(PLC, spec(rpi=20))
    world.run(1)
    world.drop_tcp(PLC)
    world.run(300)
    assert connection.statistics.lost == 0
    assert world.states(connection).count(State.OPENING) == 1
    assert connection.statistics.interval.maximum < 0.021
    lost = [event for _, event in world.events if isinstance(event, SessionChanged) and not event.up]
    assert lost[0].text == "closed by the PLC"
    connection.close(world.now)
    world.run(1)
    assert connection.state == State.CLOSED
    assert not world.plcs[PLC].target.manager.live


def test_the_session_is_kept_alive() -> None:
    world, _ = plant(idle_timeout=90.0)
    world.consume(PLC, spec(rpi=1000))
    world.run(1000)
    assert not [event for _, event in world.events if isinstance(event, SessionChanged) and not event.up]


def test_a_forgotten_session_is_registered_again_and_the_request_repeated() -> None:
    world, plc = plant()
    world.consume(PLC, spec())
    world.run(1)
    for session in plc.target.sessions:
        session.registered = False
    second = world.consume(PLC, spec())
    world.until(lambda: second.state == State.RUNNING, 0.05)
    assert not world.troubles()


def test_a_plc_that_hangs_up_on_every_request_is_not_hammered() -> None:
    world, plc = plant()

    def hang_up(_asked: ForwardOpen) -> Refusal | None:
        world.drop_tcp(PLC)
        return None

    plc.target.manager.refuse = hang_up
    connection = world.consume(PLC, spec())
    world.run(60)
    assert 5 < len(world.connects) < 25
    assert any("no answer to Forward_Open" in event.text for event in world.troubles())
    plc.target.manager.refuse = lambda _asked: None
    world.until(lambda: connection.state == State.RUNNING, 15)


def test_trickling_tcp_changes_nothing() -> None:
    world, plc = plant()
    plc.trickle = True
    connection = world.consume(PLC, spec())
    world.until(lambda: connection.state == State.RUNNING, 1)
    connection.close(world.now)
    world.run(1)
    assert not plc.target.manager.live


def test_an_unreachable_plc_is_tried_for_ever_at_most_every_3_s() -> None:
    world, _ = plant()
    world.power(PLC, on=False)
    connection = world.consume(PLC, spec())
    world.run(600)
    gaps = [b - a for a, b in zip(world.connects, world.connects[1:], strict=False)]
    assert min(gaps) > 1.5
    assert max(gaps) < 3
    assert connection.state == State.QUEUED
    world.originator.stop(world.now)
    world.run(3)
    assert connection.state == State.CLOSED


# --- refusals --------------------------------------------------------------------------------------------------------


def test_a_wrong_tag_waits_longer_and_longer_and_stops_nobody() -> None:
    world, _plc = plant()
    wrong = world.consume(PLC, spec("nothing"))
    right = world.consume(PLC, spec())
    world.run(300)
    assert right.state == State.RUNNING
    times = world.when(wrong, State.BACKOFF)
    gaps = [b - a for a, b in itertools.pairwise(times)]
    assert 8 < gaps[0] < 13
    assert 24 < gaps[1] < 37
    assert all(48 < gap < 73 for gap in gaps[2:])
    trouble = world.troubles()[0]
    assert trouble.text.startswith("0x01/0x012E")
    assert trouble.cause is Cause.CONFIGURATION


def test_a_duplicate_is_tried_again_at_once_with_a_new_serial() -> None:
    world, plc = plant()
    refused: list[bool] = []

    def refuse(_asked: ForwardOpen) -> Refusal | None:
        refused.append(True)
        return Refusal(0x01, 0x0100) if len(refused) == 1 else None

    plc.target.manager.refuse = refuse
    connection = world.consume(PLC, spec())
    world.until(lambda: connection.state == State.RUNNING, 1)
    assert len({asked.triad.serial for asked in opens(plc)}) == 2


def test_a_busy_producer_is_left_in_peace_for_some_seconds() -> None:
    tag = ProducedTag("test", 4, lambda _now: FIFTY, max_consumers=1)
    world, _ = plant(tag)
    first = world.consume(PLC, spec())
    second = world.consume(PLC, spec())
    world.run(3)
    assert (first.state, second.state) == (State.RUNNING, State.BACKOFF)
    assert "Max Consumers" in world.troubles()[0].hint
    assert 3.9 < (world.troubles()[0].retry_in or 0) < 6.1
    first.close(world.now)
    world.until(lambda: second.state == State.RUNNING, 7)


def test_a_refused_transport_is_tried_the_other_way() -> None:
    world, plc = plant()
    plc.target.manager.refuse = lambda asked: Refusal(0x01, 0x011E) if asked.transport == 0x81 else None
    connection = world.consume(PLC, spec())
    world.until(lambda: connection.state == State.RUNNING, 1)
    assert [asked.transport for asked in opens(plc)] == [0x81, 0x01]
    plc.target.manager.refuse = lambda _asked: Refusal(0x01, 0x0103)
    never = world.consume(PLC, spec())
    world.run(1)
    assert never.state == State.BACKOFF


def test_an_offered_rpi_is_taken_once() -> None:
    tag = ProducedTag("test", 4, lambda _now: FIFTY, fastest_rpi=50_000, offers_rpi=True)
    world, plc = plant(tag)
    connection = world.consume(PLC, spec(rpi=10))
    world.until(lambda: connection.state == State.RUNNING, 1)
    assert [asked.to_rpi for asked in opens(plc)] == [10_000, 50_000]
    assert connection.to_api == 0.05
    assert any("offers an RPI of 50 ms" in event.text for _, event in world.events)


def test_an_offered_rpi_may_be_declined() -> None:
    tag = ProducedTag("test", 4, lambda _now: FIFTY, fastest_rpi=50_000, offers_rpi=True)
    world, _ = plant(tag)
    connection = world.consume(PLC, spec(rpi=10, accept_offer=False))
    world.run(1)
    assert connection.state == State.BACKOFF
    assert "at least 50 ms" in world.troubles()[0].hint or "50 ms for the RPI" in world.troubles()[0].hint


def test_an_offered_interval_of_our_packets_is_taken_too() -> None:
    world, plc = plant()
    plc.target.manager.refuse = lambda asked: None if asked.ot_rpi >= 500_000 else Refusal(1, *OFFER_OF_500_MS)
    connection = world.consume(PLC, spec(rpi=100))
    world.until(lambda: connection.state == State.RUNNING, 1)
    assert [(asked.ot_rpi, asked.to_rpi) for asked in opens(plc)] == [(200_000, 100_000), (500_000, 100_000)]
    assert connection.ot_api == 0.5


def test_an_array_is_tried_by_its_first_element_after_its_bare_name() -> None:
    array = ProducedTag("Counters[0]", 16, lambda _now: bytes(16))
    world, plc = plant(array, TAG)
    connection = world.consume(PLC, spec("Counters", 18))
    world.until(lambda: connection.state == State.RUNNING, 1)
    assert [asked.path[-10:] for asked in opens(plc)] == [b"\x91\x08Counters", b"Counters\x28\x00"]
    assert not world.troubles()
    assert "first element" in next(event.text for _, event in world.events if isinstance(event, Changed) and event.text)
    # What was opened is closed, and later opened again, by the same name.
    plc.silent = True
    world.until(lambda: world.when(connection, State.LOST))
    plc.silent = False
    world.until(lambda: connection.state == State.RUNNING, 2)
    assert services(plc).count(Service.FORWARD_CLOSE) == 1
    assert not [frame for frame in opens(plc)[2:] if frame.path[-2:] != b"\x28\x00"]


def test_a_misspelt_array_is_tried_by_both_names_each_time_and_told_once() -> None:
    world, plc = plant()
    connection = world.consume(PLC, spec("nothing", 18))
    world.run(15)
    assert [asked.path[-2:] == b"\x28\x00" for asked in opens(plc)] == [False, True, False, True]
    assert [event.text[:11] for event in world.troubles()] == ["0x01/0x012E"] * 2
    assert "[0]" not in world.troubles()[0].hint, "nobody has entered that"
    assert "whole" not in world.troubles()[0].hint
    assert connection.state == State.BACKOFF


@pytest.mark.parametrize(
    ("tag", "size", "array", "second"),
    [
        ("Counters", 18, None, True),
        ("Counters", 18, True, True),
        ("Line1", 18, False, False),
        ("test", 6, None, False),
        ("One", 6, True, True),
        ("Grid[1,2]", 18, None, False),
    ],
)
def test_what_may_be_an_array_has_a_second_path(tag: str, size: int, array: bool | None, second: bool) -> None:
    assert bool(spec(tag, size, array=array).second_path) is second


@pytest.mark.parametrize(("port", "announced"), [(2222, None), (50123, 50123)])
def test_another_udp_port_than_2222_is_announced(port: int, announced: int | None) -> None:
    world, plc = plant()
    world.originator.io_port = port
    connection = world.consume(PLC, spec())
    world.until(lambda: connection.state == State.RUNNING, 1)
    (frame,) = (f for f in (Frame.parse(data) for _, data in plc.requests) if f.command == Command.SEND_RR_DATA)
    data = find_item(parse_rr(frame.data), ItemType.SOCKADDR_TO)
    assert (None if data is None else SocketAddress.parse(data)) == (
        None if announced is None else SocketAddress("0.0.0.0", announced)
    )
    (live,) = plc.target.manager.live
    assert live.production is not None
    assert live.production.destination == (LOCAL, port)


def test_large_forward_open_is_used_when_needed_and_given_up_when_not() -> None:
    big = ProducedTag("big", 1000, lambda _now: bytes(1000))
    world, plc = plant(big, TAG)
    large = world.consume(PLC, spec("big", 1002))
    world.until(lambda: large.state == State.RUNNING, 1)
    plc.target.manager.refuse = lambda asked: Refusal(0x08) if asked.large else None
    wished = ConnectionSpec(spec().path, 6, 100_000, 200_000, large=True)
    fallback = world.consume(PLC, wished)
    world.until(lambda: fallback.state == State.RUNNING, 1)
    assert [asked.large for asked in opens(plc)] == [True, True, False]
    with pytest.raises(ValueError, match="needs Large_Forward_Open"):
        ConnectionSpec(spec().path, 600, 1, 1, large=False)


# --- held, multicast, assemblies -------------------------------------------------------------------------------------


def test_a_held_connection_is_silent_and_a_late_release_opens_anew() -> None:
    world, plc = plant()
    data: list[bytes] = []
    connection = world.consume(PLC, spec(), data.append, held=True)
    world.run(5)
    assert plc.udp_log == data == []
    connection.release(world.now)
    world.run(1)
    assert data
    assert len(plc.udp_log) > 4
    late = world.consume(PLC, spec(), data.append, held=True)
    world.run(30)
    assert late.state == State.IDLE
    assert not any(event.cause for event in world.troubles())
    late.release(world.now)
    world.until(lambda: late.state == State.RUNNING, 1)


def test_multicast_joins_once_on_the_right_card_and_leaves_with_the_last() -> None:
    world, _plc = plant()
    one, two = (world.consume(PLC, spec(multicast=True)) for _ in range(2))
    world.run(1)
    assert one.state == two.state == State.RUNNING
    assert one.to_id == two.to_id
    assert one.group is not None
    assert world.joined == [(one.group.host, LOCAL)]
    assert one.group.host.startswith("239.192.")
    one.close(world.now)
    world.run(1)
    count = two.statistics.packets
    world.run(1)
    assert two.statistics.packets > count
    assert world.groups
    two.close(world.now)
    world.run(1)
    assert not world.groups


def test_multicast_to_a_port_that_is_not_ours_is_said_in_words() -> None:
    """A real producer multicasts to 2222, whatever port we would like."""
    world, _ = plant()
    world.originator.io_port = 50123
    connection = world.originator.peer(PLC).consume(spec(multicast=True), lambda _data: None)
    connection.forward_open()
    granted = ForwardOpenReply(connection.triad, 5, 0x99887766, 200_000, 100_000)
    connection.opened(granted, None, SocketAddress("239.192.1.32", 2222), world.now)
    assert connection.state == State.BACKOFF
    assert "multicasts to UDP port 2222" in connection.statistics.last_error
    assert "unicast" in connection.statistics.last_error


def test_two_plcs_may_choose_the_same_multicast_id() -> None:
    first, second = (Plc(host, target()) for host in (PLC, "10.0.0.3"))
    world = Plant(first, second)
    connections = [world.consume(plc.host, spec(multicast=True, rpi=rpi)) for plc, rpi in ((first, 100), (second, 50))]
    world.run(2)
    one, two = connections
    assert one.to_id == two.to_id
    assert abs(two.statistics.packets - 2 * one.statistics.packets) <= 2
    assert one.statistics.lost == two.statistics.lost == one.statistics.duplicates == 0
    one.close(world.now)
    world.run(1)
    assert two.state == State.RUNNING


def test_exclusive_owner_input_only_and_listen_only() -> None:
    inputs = bytes(range(8))
    outputs: list[bytes] = []
    assembly = Assembly(100, 8, lambda _now: inputs, 150, 4, 151, 152, 153, input_header=True)
    world, plc = plant(TAG, assemblies=(assembly,))
    data: dict[str, list[bytes]] = {"owner": [], "input": [], "listen": []}
    listener = world.consume(
        PLC, input_only(153, 100, 151, 8, 50, to_header=True, multicast=True), data["listen"].append
    )
    world.run(0.5)
    assert listener.state == State.BACKOFF
    owner = world.consume(
        PLC, exclusive_owner(150, 100, 151, b"abcd", 8, 50, to_header=True, multicast=True), data["owner"].append
    )
    watcher = world.consume(PLC, input_only(152, 100, 151, 8, 50, to_header=True, multicast=True), data["input"].append)
    world.until(lambda: all(c.state == State.RUNNING for c in (owner, watcher, listener)), 90)
    world.run(1)
    assert all(set(got) == {inputs} for got in data.values())
    assert owner.run is True
    sent = [io_packet.parse(datagram) for _, datagram in plc.udp_log]
    assert {payload for *_, payload in sent} == {b"", b"\x01\0\0\0abcd"}
    owner.write(b"efgh", run=False)
    world.run(0.2)
    last = [io_packet.parse(datagram)[2:] for _, datagram in plc.udp_log if len(datagram) > 20][-1]
    assert last == (2, b"\0\0\0\0efgh")
    with pytest.raises(ValueError, match="4 are connected"):
        owner.write(b"abc")
    assert outputs == []


# --- packets ---------------------------------------------------------------------------------------------------------


def test_what_is_not_ours_is_counted_and_dropped() -> None:
    world, plc = plant()
    data: list[bytes] = []
    connection = world.consume(PLC, spec(), data.append)
    world.run(1)
    plc.silent = True
    world.run(0.1)
    count, watchdog = len(data), connection.reception.arrived
    engine = world.originator
    good = io_packet.build(connection.to_id, connection.reception.sequence + 1, 9, FIFTY)
    for bad in (b"", good[:10], good[:-1], good + b"x", b"\x03" + good[1:], bytes(2000)):
        engine.receive(bad, (PLC, 2222), world.now)
    assert engine.drops.malformed == 6
    engine.receive(good, ("10.0.0.9", 2222), world.now)
    assert engine.drops.wrong_source == 1
    engine.receive(io_packet.build(connection.to_id ^ 0x8000, 1, 1, FIFTY), (PLC, 2222), world.now)
    assert engine.drops.unknown == 1
    for wrong in (FIFTY[:2], FIFTY * 2, FIFTY + b"\0"):
        engine.receive(
            io_packet.build(connection.to_id, connection.reception.sequence + 1, 9, wrong), (PLC, 2222), world.now
        )
    assert connection.statistics.wrong_size == 3
    assert (len(data), connection.reception.arrived) == (count, watchdog)
    engine.receive(good, (PLC, 5555), world.now)
    assert len(data) == count + 1


def test_duplicates_and_stale_packets_do_not_feed_the_watchdog() -> None:
    world, plc = plant()
    connection = world.consume(PLC, spec(rpi=100, ot=100))
    world.run(1)
    plc.silent = True
    world.run(0.2)
    sequence = connection.reception.sequence
    for step in range(8):
        for old in (sequence, sequence - 1, sequence - 0x7FFFFFFF):
            packet = io_packet.build(connection.to_id, old, 1, FIFTY)
            world.originator.receive(packet, (PLC, 2222), world.now)
        if step < 4:
            world.run(0.1)
    assert connection.statistics.duplicates == 8
    assert connection.statistics.stale == 16
    world.run(0.4)
    assert world.when(connection, State.LOST)


@given(
    st.integers(0, 0xFFFFFFFF),
    st.lists(st.tuples(st.integers(0, 6), st.integers(1, 2)), min_size=1, max_size=40),
)
def test_any_loss_and_repetition_is_counted_exactly(start: int, plan: list[tuple[int, int]]) -> None:
    world, plc = plant()
    data: list[bytes] = []
    connection = world.consume(PLC, spec(), data.append)
    plc.silent = True
    world.run(0.5)
    sequence, lost, duplicates = start, 0, 0
    for index, (missing, times) in enumerate(plan):
        sequence += 1 + missing
        lost += missing if index else 0
        for _ in range(times):
            packet = io_packet.build(connection.to_id, sequence, index, index.to_bytes(4, "little"))
            world.originator.receive(packet, (PLC, 2222), world.now)
        duplicates += times - 1
    assert data == [index.to_bytes(4, "little") for index in range(len(plan))]
    statistics = connection.statistics
    assert (statistics.packets, statistics.lost, statistics.duplicates) == (len(plan), lost, duplicates)


@given(st.integers(1, 1000), st.floats(0, 0.2), st.floats(0, 0.3), st.floats(0, 0.08))
def test_a_bad_network_is_survived_and_order_kept(seed: int, loss: float, duplicate: float, jitter: float) -> None:
    counter = iter(range(1_000_000))
    tag = ProducedTag("test", 4, lambda _now: next(counter).to_bytes(4, "little"))
    plc = Plc(PLC, target(tag), loss=loss, duplicate=duplicate, jitter=jitter)
    world = Plant(plc, seed=seed)
    data: list[bytes] = []
    connection = world.consume(PLC, spec(rpi=20, ot=20), data.append)
    world.run(5)
    values = [int.from_bytes(item, "little") for item in data]
    assert values == sorted(set(values))
    assert len(values) == connection.statistics.packets > 50


@given(st.lists(st.binary(max_size=60), max_size=20))
def test_garbage_on_udp_never_raises(datagrams: list[bytes]) -> None:
    world, _ = plant()
    connection = world.consume(PLC, spec())
    world.run(0.3)
    for datagram in datagrams:
        world.originator.receive(datagram, (PLC, 2222), world.now)
    assert connection.state in LIVE


def test_only_new_data_when_asked_for() -> None:
    world, _ = plant()
    data: list[bytes] = []
    wished = spec()
    world.consume(PLC, ConnectionSpec(wished.path, 6, 100_000, 200_000, only_new=True), data.append)
    connection = world.originator.peers[0].connections[0]
    world.run(3)
    assert len(data) == 1
    assert connection.statistics.repeated == connection.statistics.packets - 1


def runs(world: Plant) -> list[bool]:
    return [event.run for _, event in world.events if isinstance(event, RunChanged)]


def test_the_run_flag_of_the_producer_is_told_when_it_changes() -> None:
    assembly = Assembly(100, 4, lambda _now: FIFTY, 150, 4, 151, input_header=True)
    world, plc = plant(TAG, assemblies=(assembly,))
    data: list[bytes] = []
    connection = world.consume(PLC, exclusive_owner(150, 100, 151, bytes(4), 4, 50, to_header=True), data.append)
    world.run(1)
    assert (connection.run, runs(world)) == (True, [])
    plc.target.run = False
    world.run(1)
    assert (connection.run, runs(world)) == (False, [False])
    plc.target.run = True
    world.run(1)
    assert (connection.run, runs(world)) == (True, [False, True])
    assert len(data) > 55


def test_packets_without_data_say_idle_until_data_come_again() -> None:
    world, plc = plant()
    data: list[bytes] = []
    connection = world.consume(PLC, spec(), data.append)
    world.run(1)
    plc.silent = True
    count, sequence = len(data), connection.reception.sequence
    for step, payload in enumerate((b"", b"", FIFTY, FIFTY), 1):
        packet = io_packet.build(connection.to_id, sequence + step, step, payload)
        world.originator.receive(packet, (PLC, 2222), world.now)
    world.pump()
    assert runs(world) == [False, True]
    assert len(data) == count + 2
    assert connection.statistics.wrong_size == 0


def test_24_hours_of_sequence_counting_with_both_wraps() -> None:
    """86 400 packets a second apart, both ways, both 32-bit counters wrapping on the way; the 16-bit one too."""
    counter = iter(range(1_000_000))
    tag = ProducedTag("test", 4, lambda _now: next(counter).to_bytes(4, "little"))
    world, plc = plant(tag, first_sequence=0xFFFFFFFF - 40_000)
    data: list[bytes] = []
    connection = world.consume(PLC, spec(rpi=1000, ot=1000), data.append, held=True)
    world.run(0.5)
    connection._send_sequence = 0xFFFFFFFF - 30_000
    connection.release(world.now)
    world.run(86_400)
    statistics = connection.statistics
    assert (statistics.lost, statistics.duplicates, statistics.stale, statistics.timeouts) == (0, 0, 0, 0)
    assert statistics.packets == len(data) + 1 > 86_400
    values = [int.from_bytes(item, "little") for item in data]
    assert values == list(range(values[0], values[0] + len(values)))
    assert statistics.repeated == 0
    assert connection.reception.sequence < 50_000
    assert io_packet.parse(plc.udp_log[-1][1])[1] < 60_000
    assert statistics.opens == 1


def test_events_of_a_life_read_well() -> None:
    world, _ = plant()
    world.consume(PLC, spec())
    world.run(1)
    texts = [event.text for _, event in world.events if isinstance(event, Changed | SessionChanged) and event.text]
    assert texts == ["session registered", "opened, waiting for the first packet", "receiving"]
