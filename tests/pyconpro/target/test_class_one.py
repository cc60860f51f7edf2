"""Class-1 connections of a target in virtual time: production, watchdog, sequence numbers."""

import itertools
import struct

import pytest
from target_bench import SERVER, Bench
from target_factory import make_bench

from linkkit.engine import RemoteError
from pyconpro.target.model import Assembly, Ended, Ending, Opened, OutputReceived, ProducedTag, Role
from pyconpro.wire.connection_manager import ConnectionType, NetworkParameters
from pyconpro.wire.cpf import Item, ItemType, SocketAddress, find_item
from pyconpro.wire.epath import assembly_path
from pyconpro.wire.message import Request, Service


def test_the_documented_payload_is_produced_at_the_api() -> None:
    bench = make_bench()
    originator = bench.originator()
    link = originator.open(originator.forward_open("test", 4, rpi_ms=100))
    assert link.granted.to_api == 100_000
    assert link.granted.to_id == link.asked.to_id
    assert bench.target.deadline() == pytest.approx(100.01)
    link.run(1, every=0.1)
    got = link.received()
    assert [round(time - 100.01, 6) for time, *_ in got] == [round(n * 0.1, 6) for n in range(10)]
    assert [sequence for _, sequence, _, _ in got] == list(range(1, 11))
    assert {count for _, _, count, _ in got} == {1}
    assert {data for *_, data in got} == {b"\x00\x00HB"}
    opened = bench.happened[0]
    assert isinstance(opened, Opened)
    assert (opened.role, opened.originator, opened.path) == (Role.CONSUMER, "10.0.0.1", link.asked.path)


def test_the_sequence_count_moves_when_the_data_do() -> None:
    bench = make_bench(ProducedTag("Clock", 4, lambda now: struct.pack("<i", int(now * 10 + 1e-6))))
    originator = bench.originator()
    link = originator.open(originator.forward_open("Clock", 4, rpi_ms=25))
    link.run(1, every=0.025)
    got = link.received()
    for before, after in itertools.pairwise(got):
        assert after[2] - before[2] == (after[3] != before[3])
    assert 9 <= got[-1][2] <= 11


def test_both_counters_wrap() -> None:
    bench = make_bench(
        ProducedTag("Clock", 4, lambda now: struct.pack("<I", round(now * 1000))), first_sequence=2**32 - 16
    )
    originator = bench.originator()
    link = originator.open(originator.forward_open("Clock", 4, rpi_ms=1, multiplier=7))
    link.run(70, every=0.1)
    got = link.received()
    assert len(got) > 0xFFFF
    sequences = [sequence for _, sequence, _, _ in got]
    assert sequences[:18] == [*range(2**32 - 16, 2**32), 0, 1]
    counts = [count for _, _, count, _ in got]
    assert 0 in counts
    assert all((b - a) & 0xFFFF == 1 for a, b in itertools.pairwise(counts))


def test_a_late_tick_skips_slots_and_keeps_the_grid() -> None:
    bench = make_bench()
    originator = bench.originator()
    link = originator.open(originator.forward_open("test", 4))
    bench.run(0.02)
    first = link.received()[0][0]
    bench.now += 0.0573  # the machine stood still
    bench.target.tick(bench.now)
    bench.collect()
    assert len(link.received()) == 1
    bench.run(0.03)
    late = [(time - first) / 0.01 for time, *_ in link.received()]
    assert late == pytest.approx([round(slot) for slot in late])
    assert len(late) == 3


def test_data_go_to_2222_or_where_the_originator_says() -> None:
    bench = make_bench(udp_port=2222)
    originator = bench.originator()
    plain = originator.open(originator.forward_open("test", 4))
    assert find_item(plain.items, ItemType.SOCKADDR_OT) is None
    other = originator.open(
        originator.forward_open("test", 4), Item(ItemType.SOCKADDR_TO, SocketAddress(port=5555).build())
    )
    bench.run(0.015)
    assert {address for _, _, address in bench.datagrams} == {("10.0.0.1", 2222), ("10.0.0.1", 5555)}
    assert plain.granted.ot_id != other.granted.ot_id


def test_another_port_for_heartbeats_is_told() -> None:
    bench = make_bench(udp_port=40_000)
    originator = bench.originator()
    link = originator.open(originator.forward_open("test", 4))
    item = find_item(link.items, ItemType.SOCKADDR_OT)
    assert item is not None
    assert SocketAddress.parse(item) == SocketAddress("0.0.0.0", 40_000)


def test_no_heartbeat_at_all_ends_after_ten_seconds() -> None:
    bench = make_bench()
    originator = bench.originator()
    link = originator.open(originator.forward_open("test", 4, rpi_ms=100))
    bench.run(9.99)
    assert bench.target.manager.live
    bench.run(0.02)
    assert not bench.target.manager.live
    last = link.received()[-1][0]
    assert last == pytest.approx(109.91)
    assert bench.happened[-1] == Ended(1, bench.target.applications.tag("test"), "10.0.0.1", Ending.TIMED_OUT)  # type: ignore[arg-type]
    assert originator.over == ["the last class-1 connection of this originator timed out"]


@pytest.mark.parametrize(("multiplier", "factor"), [(0, 4), (3, 32)])
def test_heartbeats_that_stop_end_it_after_api_times_multiplier(multiplier: int, factor: int) -> None:
    bench = make_bench()
    originator = bench.originator()
    link = originator.open(originator.forward_open("test", 4, rpi_ms=20, multiplier=multiplier))
    link.run(1, every=0.02)
    link.send()
    bench.run(0.02 * factor - 0.001)
    assert bench.target.manager.live
    bench.run(0.002)
    assert not bench.target.manager.live


def test_a_slow_connection_waits_longer_than_ten_seconds_for_the_first() -> None:
    bench = make_bench()
    originator = bench.originator()
    originator.open(originator.forward_open("test", 4, rpi_ms=5000))
    bench.run(19.9)
    assert bench.target.manager.live
    bench.run(0.2)
    assert not bench.target.manager.live


def test_only_new_packets_from_the_right_place_are_a_sign_of_life() -> None:
    bench = make_bench()
    originator = bench.originator()
    link = originator.open(originator.forward_open("test", 4, rpi_ms=100))
    link.send(sequence=7)
    for _ in range(4):
        bench.run(0.099)
        link.send(sequence=7)  # a duplicate
        link.send(sequence=3)  # overtaken
        link.send(sequence=8, host="10.0.0.66")
        link.send(b"too long", sequence=9)
    bench.run(0.01)
    assert not bench.target.manager.live
    counters = bench.target.class_one.counters
    assert (counters.stale, counters.unknown, counters.wrong_size) == (8, 4, 4)


def test_the_originators_sequence_may_wrap() -> None:
    bench = make_bench()
    originator = bench.originator()
    link = originator.open(originator.forward_open("test", 4, rpi_ms=100))
    for sequence in (2**32 - 2, 2**32 - 1, 0, 1):
        link.send(sequence=sequence)
        bench.run(0.3)
    assert bench.target.manager.live
    assert bench.target.class_one.counters.stale == 0


def test_garbage_datagrams_are_counted() -> None:
    bench = make_bench()
    for datagram in (b"", b"\x02", bytes(20), bytes(2000)):
        bench.target.receive(datagram, ("10.0.0.1", 2222), bench.now)
    assert bench.target.class_one.counters.malformed == 4


def test_closing_ends_production_and_a_second_close_is_told() -> None:
    bench = make_bench()
    originator = bench.originator()
    link = originator.open(originator.forward_open("test", 4))
    bench.run(0.1)
    assert link.close().status == 0
    bench.take()
    bench.run(60)
    assert bench.take() == []
    assert bench.target.deadline() is None
    reply = link.close()
    assert (reply.status, reply.extended) == (1, (0x0107,))
    assert not originator.over


def test_tcp_may_go_while_data_flow() -> None:
    bench = make_bench(idle_timeout=120.0)
    originator = bench.originator()
    link = originator.open(originator.forward_open("test", 4, rpi_ms=1000))
    link.run(121, every=1)
    assert originator.over == ["no request for 120 s"]
    bench.target.session_over(originator.session)
    link.received()
    link.run(5, every=1)
    assert len(link.received()) == 5
    again = bench.originator()
    link.originator = again
    assert link.close().status == 0


def test_only_its_originator_may_close_a_connection() -> None:
    bench = make_bench()
    originator = bench.originator()
    link = originator.open(originator.forward_open("test", 4))
    link.originator = bench.originator("10.0.0.66")
    assert link.close().status == 0x0F


# --- Multicast -------------------------------------------------------------------------------------------------------


def test_multicast_consumers_share_one_stream() -> None:
    bench = make_bench()
    first, second = bench.originator("10.0.0.1"), bench.originator("10.0.0.3")
    multicast = NetworkParameters(6, ConnectionType.MULTICAST)
    one = first.open(first.forward_open("test", 4, to=multicast))
    two = second.open(second.forward_open("test", 4, to=multicast))
    assert one.granted.to_id == two.granted.to_id != one.asked.to_id
    item = find_item(two.items, ItemType.SOCKADDR_TO)
    assert item is not None
    group = SocketAddress.parse(item)
    # 239.192.1.0 + ((host − 1) & 0x3FF) × 32: host .2 has 239.192.1.32 (observed).
    assert SERVER == "10.0.0.2"
    assert (group.host, group.port) == ("239.192.1.32", 2222)
    bench.run(0.095)
    sent = bench.take()
    assert {address for _, _, address in sent} == {("239.192.1.32", 2222)}
    assert len(sent) == 9
    assert one.close().status == 0
    bench.run(0.1)
    assert len(bench.take()) == 10
    assert two.close().status == 0
    bench.run(0.1)
    assert bench.take() == []


def test_multicast_to_another_port_is_a_stream_of_its_own() -> None:
    bench = make_bench()
    originator = bench.originator()
    multicast = NetworkParameters(6, ConnectionType.MULTICAST)
    port = Item(ItemType.SOCKADDR_TO, SocketAddress(port=5555).build())
    usual = originator.open(originator.forward_open("test", 4, to=multicast))
    other = originator.open(originator.forward_open("test", 4, to=multicast), port)
    assert usual.granted.to_id != other.granted.to_id
    bench.run(0.015)
    places = {address for _, _, address in bench.take()}
    assert sorted(port for _, port in places) == [2222, 5555]
    assert len({group for group, _ in places}) == 2


def test_multicast_at_another_rpi_is_refused_with_the_running_one() -> None:
    bench = make_bench()
    originator = bench.originator()
    multicast = NetworkParameters(6, ConnectionType.MULTICAST)
    originator.open(originator.forward_open("test", 4, rpi_ms=10, to=multicast))
    status = originator.refused(originator.forward_open("test", 4, rpi_ms=20, to=multicast))
    assert status == (1, 0x0112, 4 << 8, 20_000, 0, 10_000, 0)


# --- Assemblies ------------------------------------------------------------------------------------------------------

ADAPTER = Assembly(
    101, 8, lambda _now: b"12345678", output=102, output_size=4, config=100, input_only=254, listen_only=255
)


def adapter() -> Bench:
    return make_bench(assemblies=(ADAPTER,))


def owner_path(ot_point: int = 102) -> bytes:
    return assembly_path(100, ot_point, 101)


def test_an_exclusive_owner_writes_and_reads() -> None:
    bench = adapter()
    originator = bench.originator()
    asked = originator.forward_open("x", 8, path=owner_path(), ot=NetworkParameters(10), to=NetworkParameters(10))
    link = originator.open(asked)
    link.send(b"\x01\0\0\0abcd")
    link.send(b"\x01\0\0\0abcd")
    link.send(b"\0\0\0\0abcd")
    bench.run(0.02)
    assert link.received()[0][3] == b"12345678"
    outputs = [(e.data, e.run) for e in bench.happened if isinstance(e, OutputReceived)]
    assert outputs == [(b"abcd", True), (b"abcd", False)]
    assert originator.refused(originator.forward_open("x", 8, path=owner_path(), ot=asked.ot, to=asked.to)) == (
        1,
        0x0106,
    )


def test_a_run_idle_header_on_the_input_shows_our_mode() -> None:
    bench = make_bench(assemblies=(Assembly(101, 2, lambda _now: b"ab", output=102, input_header=True),))
    originator = bench.originator()
    link = originator.open(
        originator.forward_open("x", 2, path=owner_path(), ot=NetworkParameters(6), to=NetworkParameters(8))
    )
    bench.run(0.011)
    bench.target.run = False
    bench.run(0.011)
    got = link.received()
    assert [data for *_, data in got] == [b"\x01\0\0\0ab", b"\0\0\0\0ab"]
    assert [count for _, _, count, _ in got] == [1, 2]


def test_a_listener_needs_somebody_to_listen_to() -> None:
    bench = adapter()
    owner, listener = bench.originator("10.0.0.1"), bench.originator("10.0.0.3")
    listen = listener.forward_open("x", 8, path=owner_path(255))
    assert listener.refused(listen) == (1, 0x0119)
    link = owner.open(owner.forward_open("x", 8, path=owner_path(254)))
    listener.open(listen)
    assert link.close().status == 0
    endings = [event.ending for event in bench.happened if isinstance(event, Ended)]
    assert endings == [Ending.CLOSED, Ending.OWNER_GONE]
    assert bench.target.deadline() is None


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"path": assembly_path(100, 77, 101)}, (1, 0x012A)),
        ({"path": assembly_path(100, 102, 77)}, (1, 0x012B)),
        ({"path": assembly_path(99, 102, 101)}, (1, 0x0129)),
        ({"path": assembly_path(100, None, 101, config_data=b"ab")}, (1, 0x012A)),
        ({"path": assembly_path(None, None, 101)}, (1, 0x012F)),
        ({"ot": NetworkParameters(6)}, (1, 0x0127, 10)),
        ({"to": NetworkParameters(14)}, (1, 0x0128, 10)),
        ({"to": NetworkParameters(10, ConnectionType.NULL)}, (1, 0x0124)),
        ({"ot": NetworkParameters(10, ConnectionType.NULL)}, (1, 0x0123)),
    ],
)
def test_assembly_refusals(change: dict[str, object], status: tuple[int, ...]) -> None:
    bench = adapter()
    originator = bench.originator()
    fine: dict[str, object] = {"path": owner_path(), "ot": NetworkParameters(10), "to": NetworkParameters(10)}
    assert originator.refused(originator.forward_open("x", 8, **(fine | change))) == status


def test_the_configuration_instance_may_be_left_out() -> None:
    bench = adapter()
    originator = bench.originator()
    sizes = {"ot": NetworkParameters(10), "to": NetworkParameters(10)}
    originator.open(originator.forward_open("x", 8, path=assembly_path(None, 102, 101), **sizes))


def test_engine_errors_are_no_remote_errors() -> None:
    """Nothing that comes by UDP or TCP ends a target: there is nobody else to blame."""
    bench = make_bench()
    originator = bench.originator()
    try:
        originator.feed(bytes(range(256)) * 4)
    except RemoteError:
        pytest.fail("garbage must be answered or ignored")


def test_an_assembly_without_output_takes_any_heartbeat_point() -> None:
    bench = make_bench(assemblies=(Assembly(101, 2, lambda _now: b"ab"),))
    originator = bench.originator()
    for point in (198, 254):
        link = originator.open(originator.forward_open("x", 2, path=assembly_path(1, point, 101)))
        link.run(0.02)
        assert link.received()[0][3] == b"ab"
    assert originator.refused(originator.forward_open("x", 2, path=assembly_path(1, 198, 77))) == (1, 0x012B)


@pytest.mark.parametrize(
    ("instance", "attribute", "status", "data"),
    [
        (101, 3, 0, b"12345678"),
        (101, 4, 0, b"\x08\0"),
        (102, 3, 0, b"abcd"),
        (102, 4, 0, b"\x04\0"),
        (100, 4, 0, b"\0\0"),
        (254, 4, 0, b"\0\0"),
        (101, 9, 0x14, b""),
        (99, 3, 0x16, b""),
    ],
)
def test_assemblies_can_be_read(instance: int, attribute: int, status: int, data: bytes) -> None:
    bench = adapter()
    originator = bench.originator()
    link = originator.open(
        originator.forward_open("x", 8, path=owner_path(), ot=NetworkParameters(10), to=NetworkParameters(10))
    )
    link.send(b"\x01\0\0\0abcd")
    path = bytes((0x20, 4, 0x24, instance, 0x30, attribute))
    reply, _ = originator.request(Request(Service.GET_ATTRIBUTE_SINGLE, path))
    assert (reply.status, reply.data) == (status, data)


def test_output_is_zero_without_an_owner() -> None:
    originator = adapter().originator()
    reply, _ = originator.request(Request(Service.GET_ATTRIBUTE_SINGLE, bytes.fromhex("200424663003")))
    assert reply.data == bytes(4)
