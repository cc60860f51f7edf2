"""Our originator against the simulated controller in virtual time: what goes wrong in a plant, and how it heals."""

import struct

import pytest
from cip_world import START, World

from pyconpro.connection import State
from pyconpro.spec import ConnectionSpec, produced_tag
from pyconpro.types import parse_type

RPI = 0.1


def cycles(rpi_ms: float = 100, tag: str = "Cycles", size: int = 4, **more: object) -> ConnectionSpec:
    return produced_tag(tag, size + 2, rpi_ms, rpi_ms + 100, **more)  # type: ignore[arg-type]


def test_values_arrive_at_the_rpi() -> None:
    world = World()
    world.controller()
    consumer = world.consume(world.peer(), cycles())
    world.run(10)
    assert consumer.state == State.RUNNING
    assert len(consumer.arrivals) == 100
    values = [struct.unpack("<i", data)[0] for _, data in consumer.arrivals]
    assert values == sorted(values)
    statistics = consumer.connection.statistics
    assert (statistics.lost, statistics.duplicates, statistics.stale) == (0, 0, 0)


def test_statistics_count_what_the_network_did() -> None:
    world = World()
    controller = world.controller("loss=0.05", "duplicate=0.05", "reorder=0.05")
    consumer = world.consume(world.peer(), cycles(10))
    world.run(60)
    statistics = consumer.connection.statistics
    sent = controller.class_one.counters.sent
    assert sent == pytest.approx(6000, abs=3)
    assert 0.03 < statistics.duplicates / sent < 0.07
    assert 0.03 < statistics.stale / sent < 0.08
    # A packet that was overtaken was counted as lost when the next one came.
    assert statistics.packets + statistics.lost == pytest.approx(sent, abs=5)
    assert consumer.state == State.RUNNING


def test_a_day_with_both_wraps() -> None:
    """24 hours at 1 s: the 16-bit count wraps once, the 32-bit sequence 16 packets after the start."""
    world = World()
    world.controller("first_sequence=0xFFFFFFF0")
    consumer = world.consume(world.peer(), cycles(1000))
    world.run(24 * 3600)
    statistics = consumer.connection.statistics
    assert statistics.packets == 24 * 3600
    assert (statistics.lost, statistics.duplicates, statistics.stale, statistics.repeated) == (0, 0, 0, 0)
    assert statistics.opens == 1
    assert consumer.connection.peer.registered


@pytest.mark.parametrize("seconds", [1, 10, 60])
def test_a_pulled_cable(seconds: int) -> None:
    world = World()
    world.controller(at=("20 unplugged=true", f"{20 + seconds} unplugged=false"))
    consumer = world.consume(world.peer(), cycles())
    world.run(40 + seconds)
    plugged = START + 20 + seconds
    assert consumer.state == State.RUNNING
    assert consumer.first_after(plugged) - plugged <= 2.0
    assert consumer.gap_after(START + 20) >= seconds - RPI
    assert world.now - consumer.arrivals[-1][0] <= RPI + 0.001


@pytest.mark.parametrize("seconds", [0.5, 5, 40])
def test_a_restart(seconds: float) -> None:
    world = World()
    controller = world.controller(at=(f"20 restart={seconds}",))
    consumer = world.consume(world.peer(), cycles())
    world.run(40 + seconds)
    back = START + 20 + seconds
    assert consumer.state == State.RUNNING
    assert consumer.first_after(START + 20.2) - back <= 2.0
    assert len(controller.manager.live) == 1
    assert struct.unpack("<i", consumer.arrivals[-1][1])[0] < 2050  # hundredths of a second since it came back


def test_a_download() -> None:
    """Connections end without a word, the tag is not produced for a while, then all is there again."""
    world = World()
    gone = "20 drop_connections=true program=true tags.Cycles.produced=false"
    world.controller(at=(gone, "50 program=false tags.Cycles.produced=true"))
    consumer = world.consume(world.peer(), cycles())
    world.run(60)
    assert consumer.state == State.RUNNING
    assert consumer.first_after(START + 20.2) - (START + 50) <= 2.0
    assert any("0x0117" in text for text in world.texts(consumer.connection))


def test_silence_after_open_is_explained_and_ends() -> None:
    world = World()
    world.controller("silent=true", at=("25 silent=false",))
    consumer = world.consume(world.peer(), cycles())
    world.run(24)
    assert consumer.arrivals == []
    texts = world.texts(consumer.connection)
    assert any("no data within 10 s" in text and "firewall" in text for text in texts)
    world.run(10)
    assert consumer.state == State.RUNNING


def test_lost_heartbeats_are_healed() -> None:
    """The controller gives up although we hear it well."""
    world = World()
    world.controller(at=("10 heartbeat_loss=1", "15 heartbeat_loss=0"))
    consumer = world.consume(world.peer(), cycles())
    world.run(30)
    assert consumer.state == State.RUNNING
    assert consumer.connection.statistics.opens >= 2
    assert consumer.first_after(START + 15) <= START + 17


@pytest.mark.parametrize("fault", ["drop_tcp=true", "forget_sessions=true"])
def test_a_lost_session_does_not_stop_data_and_is_made_anew(fault: str) -> None:
    world = World()
    world.controller(at=(f"10 {fault}",))
    peer = world.peer()
    consumer = world.consume(peer, cycles())
    world.run(20)
    assert len(consumer.arrivals) == 200
    assert consumer.connection.statistics.opens == 1
    second = world.consume(peer, cycles(tag="Level"))
    world.run(2)
    assert second.state == State.RUNNING
    assert peer.registered


def test_an_idle_session_is_kept_alive() -> None:
    world = World()
    world.controller()
    peer = world.peer()
    world.consume(peer, cycles(1000))
    world.run(1000)
    assert peer.registered
    assert peer.reconnects == 0


def test_a_mute_controller_is_asked_again() -> None:
    world = World()
    world.controller("mute=true", at=("30 mute=false",))
    consumer = world.consume(world.peer(), cycles())
    world.run(45)
    assert consumer.state == State.RUNNING


def test_stopping_leaves_nothing_behind_and_starting_again_works_at_once() -> None:
    """The documented "Please reset" case: one consumer allowed, stopped and started at once."""
    world = World()
    controller = world.controller("tags.Cycles.max_consumers=1")
    peer = world.peer()
    for _ in range(5):
        consumer = world.consume(peer, cycles())
        world.run(1)
        assert consumer.state == State.RUNNING
        consumer.connection.close(world.now)
        world.settle()
        assert consumer.state == State.CLOSED
        assert not controller.manager.live
    peer.close(world.now)
    world.settle()
    assert peer.idle
    assert not world.tcp
    assert not controller.sessions


def test_two_controllers_and_the_same_tag_twice() -> None:
    world = World()
    world.controller(host="10.0.0.2")
    world.controller(host="10.0.0.3")
    one, two = world.peer("10.0.0.2"), world.peer("10.0.0.3")
    consumers = [world.consume(peer, cycles(tag=tag)) for peer in (one, two) for tag in ("Level", "Level", "Flow")]
    world.run(5)
    assert [len(consumer.arrivals) for consumer in consumers] == [50] * 6
    two.close(world.now)
    world.run(5)
    assert [len(consumer.arrivals) for consumer in consumers] == [100] * 3 + [50] * 3


def test_an_offered_rpi_is_taken() -> None:
    world = World()
    world.controller("tags.Cycles.fastest_rpi_s=0.25", "tags.Cycles.offers_rpi=true")
    consumer = world.consume(world.peer(), cycles())
    world.run(10)
    assert consumer.connection.to_api == 0.25
    assert any("offers an RPI of 250 ms" in text for text in world.texts(consumer.connection))


def test_another_api_is_obeyed() -> None:
    world = World()
    world.controller("api_factor=3")
    consumer = world.consume(world.peer(), cycles())
    world.run(30)
    assert consumer.connection.to_api == pytest.approx(0.3)
    assert consumer.state == State.RUNNING
    assert consumer.connection.statistics.timeouts == 0


def test_program_mode_shows_in_the_status_member() -> None:
    line = parse_type("{Status: CONNECTION_STATUS, Rest: DINT[9]}")
    world = World()
    world.controller(at=("5 program=true",))
    consumer = world.consume(world.peer(), cycles(tag="Line1", size=40))
    world.run(10)
    modes = [line.decode(data)["Status"]["RunMode"] for _, data in consumer.arrivals]
    assert modes[:45] == [True] * 45
    assert modes[-45:] == [False] * 45


REFUSALS = [
    ("slot=3", {}, "0x0312", "slot"),
    ("unknown_tag=0x012E", {"tag": "Nothing"}, "0x012E", "controller"),
    ("unknown_tag=0x0117", {"tag": "Nothing"}, "0x0117", "produced"),
    ("tags.Cycles.produced=false", {}, "0x0117", "produced"),
    ("wrong_size=0x0128", {"size": 8}, "0x0128", "6"),
    ("wrong_size=0x0109", {"size": 8}, "0x0109", "size"),
    ("tags.Cycles.unicast=false", {}, "0x0108", "nicast"),
    ("wrong_type=0x0124", {"unicast": False}, "0x0124", "nicast"),
    ("tags.Cycles.fastest_rpi_s=1", {}, "0x0111", "RPI"),
    ("tags.Cycles.max_consumers=0", {}, "0x031F", "consumers"),
    ("tags.Cycles.max_consumers=1", {"twice": True}, "0x031E", "onsumers"),
    ("max_connections=0", {}, "0x0113", "connection"),
    ("refuse=0x01/0x0203", {}, "0x0203", ""),
    ("refuse=0x01/0x0204", {}, "0x0204", ""),
    ("refuse=0x01/0x0301", {}, "0x0301", ""),
    ("refuse=0x01/0x0311", {}, "0x0311", "port"),
    ("refuse=0x01/0x0315", {}, "0x0315", ""),
    ("refuse=0x01/0x0114", {}, "0x0114", "key"),
    ("refuse=0x01/0x0131", {}, "0x0131", "type"),
    ("refuse=0x01/0x0814", {}, "0x0814", "type"),
    ("refuse=0x02", {}, "0x02", ""),
    ("refuse=0x05", {}, "0x05", ""),
    ("refuse=0x10", {}, "0x10", ""),
]


@pytest.mark.parametrize(("fault", "how", "code", "hint"), REFUSALS)
def test_every_refusal_has_its_code_and_a_hint(fault: str, how: dict[str, object], code: str, hint: str) -> None:
    world = World()
    faults = [fault] + (["tags.Cycles.unicast=false"] if how.get("unicast") is False else [])
    controller = world.controller(*faults)
    peer = world.peer()
    if how.get("twice"):
        world.consume(peer, cycles())
    spec = cycles(tag=str(how.get("tag", "Cycles")), size=int(how.get("size", 4)))  # type: ignore[call-overload]
    consumer = world.consume(peer, spec)
    world.run(1)
    assert consumer.state == State.BACKOFF
    (text,) = [text for text in world.texts(consumer.connection) if code in text][:1]
    said, _, advice = text.partition(" | ")
    assert code in said
    assert len(said) > len(code) + 5
    assert advice
    assert hint in text
    # It goes by itself when the cause does.
    for name in ("refuse=", "slot=none", "max_connections=9", "wrong_size=0x0128"):
        apply(controller, name, world.now)
    if how:
        return
    for name in ("produced=true", "unicast=true", "fastest_rpi_s=0.001", "max_consumers=none"):
        apply(controller, f"tags.Cycles.{name}", world.now)
    world.run(100)
    assert consumer.state == State.RUNNING


def apply(controller: object, setting: str, now: float) -> None:
    from pyconpro.simulator.faults import apply_changes, read_settings

    apply_changes(controller, read_settings([setting]).changes, now)  # type: ignore[arg-type]
