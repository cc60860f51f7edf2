"""Class-1 connections against a target in virtual time: what cable, restarts and a lossy network do to a consumer."""

import random
import struct

import pytest
from class1_world import World
from hypothesis import given, settings
from hypothesis import strategies as st

from pyconpro.connection import IoConnection, State
from pyconpro.spec import exclusive_owner, produced_tag
from pyconpro.target.model import ProducedTag
from pyconpro.wire import io_packet


def running(world: World) -> IoConnection:
    """A connection that receives."""
    connection = world.consume()
    world.run_until(lambda: connection.state is State.RUNNING, 1.0)
    return connection


def test_data_and_heartbeats_keep_time() -> None:
    world = World()
    connection = running(world)
    begin, heartbeats = len(world.delivered), len(world.heartbeats)
    world.run(10.0)
    assert len(world.delivered) - begin in (1000, 1001)
    assert len(world.heartbeats) - heartbeats in (500, 501)
    assert connection.statistics.lost == connection.statistics.duplicates == connection.statistics.stale == 0
    gaps = [b - a for a, b in zip(world.heartbeats, world.heartbeats[1:], strict=False)]
    assert max(gaps) == pytest.approx(0.02)


def test_the_first_heartbeat_leaves_with_the_grant() -> None:
    world = World()
    connection = world.consume()
    world.run_until(lambda: connection.state is State.WAITING, 1.0)
    assert world.heartbeats == [world.now]


@pytest.mark.parametrize("seconds", [1.0, 10.0, 60.0])
def test_a_pulled_cable(seconds: float) -> None:
    """Back within 2 s of the cable, as one gap in the statistics, with a new identification."""
    world = World()
    connection = running(world)
    world.run(1.0)
    triad, to_id = connection.triad, connection.to_id
    world.pull_cable()
    world.run(seconds)
    assert connection.state is not State.RUNNING
    world.plug_cable()
    begin = len(world.delivered)
    assert world.run_until(lambda: connection.state is State.RUNNING, 10.0) <= 2.0
    world.run(1.0)
    assert len(world.delivered) > begin + 90
    assert connection.triad.serial != triad.serial
    assert connection.to_id != to_id
    assert connection.statistics.timeouts == 1
    assert connection.statistics.opens == 2
    assert world.live == 1


def test_a_short_interruption_is_no_reconnect() -> None:
    world = World()
    connection = running(world)
    world.pull_cable()
    world.run(0.4)
    world.plug_cable()
    world.run(1.0)
    assert connection.state is State.RUNNING
    assert connection.statistics.opens == 1
    assert connection.statistics.lost == pytest.approx(40, abs=1)


@pytest.mark.parametrize("seconds", [0.3, 5.0, 60.0])
def test_a_restart_of_the_plc(seconds: float) -> None:
    """Within 2 s of the PLC, beside the time after which silence is noticed at all."""
    world = World()
    connection = running(world)
    world.power_off()
    world.run(seconds)
    world.power_on()
    took = world.run_until(lambda: world.live == 1 and connection.state is State.RUNNING, 20.0)
    assert took <= 2.0 + connection.timeout
    world.run(1.0)
    assert connection.state is State.RUNNING


def test_a_plc_that_falls_silent_is_closed_and_opened_again() -> None:
    """The heartbeats kept it alive there, so it is closed there first."""
    world = World()
    connection = running(world)
    old = connection.triad
    world.to_originator = lambda _datagram: ()
    world.run_until(lambda: connection.state is State.LOST, 2.0)
    beats = len(world.heartbeats)
    world.run_until(lambda: connection.state is State.WAITING, 1.0)
    assert len(world.heartbeats) == beats + 1
    assert world.live == 1
    assert world.target is not None
    assert world.target.manager.live[0].triad == connection.triad != old


def test_no_data_at_all_is_explained_after_ten_seconds() -> None:
    world = World()
    world.to_originator = lambda _datagram: ()
    connection = world.consume()
    took = world.run_until(lambda: State.LOST in world.states(connection), 20.0)
    assert took == pytest.approx(10.0, abs=0.1)
    (lost,) = [e for _, e in world.events if getattr(e, "state", None) is State.LOST]
    assert "2222" in lost.hint


def test_tcp_loss_does_not_stop_data() -> None:
    world = World()
    connection = running(world)
    world.close_tcp()
    before = len(world.delivered)
    world.run(300.0)
    assert len(world.delivered) - before == pytest.approx(30_000, abs=2)
    assert connection.statistics.opens == 1
    connection.close(world.now)
    world.run_until(lambda: connection.state is State.CLOSED, 10.0)
    assert world.live == 0, "the close went over a new session"


def test_nothing_is_delivered_once_it_counts_as_lost() -> None:
    """Late packets of a connection that was given up must not show as fresh values."""
    world = World()
    connection = running(world)
    world.close_tcp()
    world.to_originator = lambda _datagram: ()
    world.run_until(lambda: connection.state is State.LOST, 2.0)
    late = io_packet.build(connection.to_id, 100_000, 7, struct.pack("<I", 1))
    before = len(world.delivered)
    world.originator.receive(late, ("10.0.0.2", 2222), world.now)
    assert len(world.delivered) == before


def test_nothing_is_delivered_after_the_close() -> None:
    """Whoever stops a consumer may take away at once what its handler needs."""
    world = World()
    connection = running(world)
    before = len(world.delivered)
    connection.close(world.now)
    packet = io_packet.build(connection.to_id, 100_000, 7, struct.pack("<I", 1))
    world.originator.receive(packet, ("10.0.0.2", 2222), world.now)
    world.run_until(lambda: connection.state is State.CLOSED, 5.0)
    world.run(1.0)
    assert len(world.delivered) == before


def test_a_zero_length_packet_means_idle() -> None:
    """It feeds the watchdog and tells that the producer is idle; it is no value."""
    world = World()
    connection = running(world)
    before = len(world.delivered)
    for number in range(500):
        idle = io_packet.build(connection.to_id, 100_000 + number, 9)
        world.to_originator = lambda _datagram: ()
        world.originator.receive(idle, ("10.0.0.2", 2222), world.now)
        world.run(0.01)
    assert connection.state is State.RUNNING
    assert connection.run is False
    assert len(world.delivered) == before
    assert connection.statistics.wrong_size == 0


def test_both_wraps() -> None:
    """The 32-bit and the 16-bit number pass their end without a packet being dropped."""
    world = World(first_sequence=0xFFFFFF00)
    connection = running(world)
    world.run(700.0)
    assert len(world.delivered) > 65536 + 1000
    assert connection.statistics.packets == len(world.delivered)
    assert connection.statistics.lost == connection.statistics.stale == connection.statistics.repeated == 0
    assert connection.statistics.opens == 1


def test_a_day_of_heartbeats_wraps_at_the_target() -> None:
    world = World()
    connection = running(world)
    connection._send_sequence = 0xFFFFFFF0
    world.run(5.0)
    # The target saw one jump and takes what follows, beyond the wrap as well.
    assert connection.state is State.RUNNING
    assert world.live == 1
    assert connection.statistics.timeouts == 0


def test_one_consumer_place_after_a_hard_restart_of_ours() -> None:
    """A program that died leaves its connection behind; the next one waits for the place instead of giving up."""
    tag = ProducedTag("test", 4, lambda _now: b"abcd", max_consumers=1)
    world = World(tag)
    first = world.consume()
    world.run_until(lambda: first.state is State.RUNNING, 1.0)
    first.abandon()
    second = world.consume()
    took = world.run_until(lambda: second.state is State.RUNNING, 60.0)
    assert took < 12.0


def test_many_consumers_come_back_after_a_restart() -> None:
    tags = tuple(ProducedTag(f"T{n}", 4, lambda _now: b"abcd") for n in range(100))
    world = World(*tags)
    connections = [world.consume(produced_tag(tag.name, 6, 50, 100)) for tag in tags]
    world.run_until(lambda: all(c.state is State.RUNNING for c in connections), 10.0)
    world.power_off()
    world.run(10.0)
    world.power_on()
    took = world.run_until(lambda: all(c.state is State.RUNNING for c in connections), 10.0)
    assert took <= 2.0
    assert len({c.to_id for c in connections}) == len({c.triad for c in connections}) == 100


def test_a_path_that_no_request_can_carry_is_refused_when_it_is_described() -> None:
    with pytest.raises(ValueError, match="path"):
        exclusive_owner(150, 100, 151, b"", 4, 10, config_data=bytes(508))


def test_closing_while_the_cable_is_out_ends() -> None:
    world = World()
    connection = running(world)
    world.pull_cable()
    world.run(0.1)
    world.originator.stop(world.now)
    world.run_until(lambda: connection.state is State.CLOSED and world.peer.idle, 10.0)


@given(seed=st.integers(0, 2**32), loss=st.floats(0, 0.4), double=st.floats(0, 0.4), late=st.floats(0, 0.4))
@settings(max_examples=25)
def test_a_bad_network(seed: int, loss: float, double: float, late: float) -> None:
    """Whatever is lost, doubled or overtaken: no value twice, none older than the last, and the counts agree."""
    chance = random.Random(seed)

    def fate(_datagram: bytes) -> list[float]:
        delays = []
        for _ in range(1 + (chance.random() < double)):
            if chance.random() >= loss:
                delays.append(0.0005 + (chance.uniform(0, 0.2) if chance.random() < late else 0.0))
        return delays

    world = World()
    connection = running(world)
    world.to_target = world.to_originator = fate
    statistics = connection.statistics
    world.run(5.0)
    values = [value for _, value in world.delivered]
    assert values == sorted(set(values))
    assert statistics.packets == len(values)
    assert statistics.opens <= 2
    # Every number between the first and the last that was accepted was a packet or counts as lost.
    if statistics.opens == 1:
        assert statistics.packets + statistics.lost == values[-1] - values[0] + 1
    world.to_target = world.to_originator = lambda _datagram: (0.0005,)
    world.run(3.0)
    assert connection.state is State.RUNNING
    assert world.live == 1


@given(st.lists(st.sampled_from(["pull", "plug", "off", "on", "tcp", "silent", "talk", "second"]), max_size=12))
@settings(max_examples=30)
def test_any_course_of_troubles_ends_well(course: list[str]) -> None:
    """After any sequence of faults, all of them mended, the consumer receives again and the target has one of us."""
    world = World()
    connection = world.consume()
    for step in course:
        if step == "pull":
            world.pull_cable()
        elif step == "plug":
            world.plug_cable()
        elif step == "off":
            world.power_off()
        elif step == "on" and world.target is None:
            world.power_on()
        elif step == "tcp" and world.target is not None and world.cable:
            world.close_tcp()
        elif step in ("silent", "talk"):
            world.to_originator = (lambda _datagram: ()) if step == "silent" else (lambda _datagram: (0.0005,))
        world.run(0.7)
    world.plug_cable()
    if world.target is None:
        world.power_on()
    world.to_originator = lambda _datagram: (0.0005,)
    before = len(world.delivered)
    world.run(30.0)
    assert connection.state is State.RUNNING
    assert world.live == 1
    assert len(world.delivered) > before + 1000
    connection.close(world.now)
    world.run_until(lambda: connection.state is State.CLOSED, 5.0)
    assert world.live == 0
