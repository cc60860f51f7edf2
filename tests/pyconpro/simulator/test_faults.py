"""Faults of the simulated controller, in virtual time."""

import itertools
import random
import re
import struct
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from target_bench import Bench, Link

from pyconpro.simulator.controller import IDENTITY, Restarting, SimulatedController
from pyconpro.simulator.faults import (
    FAULTS,
    TAG_LIMITS,
    Script,
    Step,
    count,
    count_or_none,
    fault_table,
    flag,
    probability,
    read_script,
    read_settings,
    read_timed,
    seconds,
    seconds_or_never,
    status,
)
from pyconpro.target.model import Ended, Ending, Options
from pyconpro.wire import io_packet
from pyconpro.wire.encapsulation import register_session
from pyconpro.wire.message import Request

START = 100.0


def bench_with(*faults: str, at: tuple[str, ...] = (), seed: int = 1) -> Bench:
    script = Script([read_settings(faults), *read_timed(at)])
    controller = SimulatedController(
        Options(IDENTITY, first_sequence=0), seed=5, started=START, script=script, chance=random.Random(seed).random
    )
    return Bench(controller, START)


def consume(bench: Bench, tag: str = "Cycles", rpi_ms: float = 10) -> Link:
    originator = bench.originator()
    return originator.open(originator.forward_open(tag, 4, rpi_ms, multiplier=7))


def sequences(link: Link) -> list[int]:
    return [sequence for _, sequence, _, _ in link.received()]


def test_without_faults_everything_comes_in_order() -> None:
    bench = bench_with()
    link = consume(bench)
    bench.run(5.005)
    assert sequences(link) == list(range(500))


def test_loss() -> None:
    bench = bench_with("loss=0.2")
    link = consume(bench)
    bench.run(9)
    got = sequences(link)
    assert got == sorted(got)
    assert 600 < len(got) < 840


def test_duplicates() -> None:
    bench = bench_with("duplicate=0.5")
    link = consume(bench)
    bench.run(2.005)
    got = sequences(link)
    assert got == sorted(got)
    assert set(got) == set(range(200))
    assert 250 < len(got) < 350


def test_reorder() -> None:
    bench = bench_with("reorder=0.1")
    link = consume(bench)
    bench.run(5)
    got = sequences(link)
    swapped = [(a, b) for a, b in itertools.pairwise(got) if b < a]
    assert 20 < len(swapped) < 80
    assert all(a == b + 1 for a, b in swapped)
    assert len(set(got)) == len(got) >= 499


def test_late_packets_come_late() -> None:
    bench = bench_with("late=0.1", "late_s=0.035")
    link = consume(bench)
    bench.run(5)
    times = {sequence: time for time, sequence, _, _ in link.received()}
    lateness = {round(time - (START + 0.01 + 0.01 * sequence), 6) for sequence, time in times.items()}
    assert lateness == {0.0, 0.035}


def test_jitter_keeps_the_order() -> None:
    bench = bench_with("jitter_s=0.03")
    link = consume(bench)
    bench.run(5)
    got = link.received()
    assert [sequence for _, sequence, _, _ in got] == list(range(len(got)))
    assert len({round(time * 1000) % 10 for time, *_ in got}) > 5


def test_silence_after_open_and_speech_later() -> None:
    bench = bench_with("silent=true", at=("3 silent=false",))
    link = consume(bench)
    bench.run(2.999)
    assert sequences(link) == []
    bench.run(1)
    assert sequences(link)[0] == 299


def test_lost_heartbeats_end_the_connection() -> None:
    bench = bench_with("heartbeat_loss=1")
    link = consume(bench)
    link.run(10.1, every=0.1)
    assert [event.ending for event in bench.happened if isinstance(event, Ended)] == [Ending.TIMED_OUT]


@pytest.mark.parametrize(("fault", "api"), [("api_factor=2", 20_000), ("api_s=0.05", 50_000)])
def test_the_api_is_not_the_rpi(fault: str, api: int) -> None:
    bench = bench_with(fault)
    link = consume(bench)
    assert link.granted.to_api == api
    bench.run(1)
    assert len(sequences(link)) == 1_000_000 // api


def test_the_sequence_wraps_soon() -> None:
    bench = bench_with("first_sequence=0xFFFFFFF0")
    link = consume(bench)
    bench.run(1)
    assert sequences(link)[14:18] == [0xFFFFFFFE, 0xFFFFFFFF, 0, 1]


def test_restart_forgets_everything() -> None:
    bench = bench_with(at=("5 restart=2",))
    link = consume(bench)
    bench.run(6)
    assert [event for event in bench.happened if isinstance(event, Restarting)] == [Restarting(2.0)]
    assert link.received()[-1][0] <= 105.0
    assert not bench.target.manager.live
    bench.run(1.5)
    again = consume(bench)
    bench.run(1)
    assert struct.unpack("<i", again.received()[-1][3])[0] < 200  # the scene began again 1.5 s ago


def test_an_unplugged_cable_holds_requests_up() -> None:
    bench = bench_with(at=("1 unplugged=true", "3 unplugged=false"))
    link = consume(bench)
    bench.run(2)
    session = link.originator.session
    session.receive(Request(1, bytes.fromhex("20012401")).build(), bench.now)
    assert session.outgoing() == b""
    bench.run(0.5)
    link.send()
    bench.run(1.5)
    times = [time for time, *_ in link.received()]
    gaps = [b - a for a, b in itertools.pairwise(times)]
    assert max(gaps) == pytest.approx(2.0, abs=0.02)
    assert bench.target.class_one.counters.received == 0


def test_an_unplugged_cable_delivers_requests_afterwards() -> None:
    bench = bench_with("unplugged=true", at=("3 unplugged=false",))
    originator = bench.originator(register=False)
    assert originator.ask(register_session()) is None
    bench.run(3.1)
    assert originator.feed(b"") is not None


def test_an_unplugged_cable_hides_the_end_of_tcp_until_it_is_back() -> None:
    bench = bench_with("idle_timeout_s=2", "first_watchdog_s=1", at=("1 unplugged=true", "8 unplugged=false"))
    link = consume(bench)
    bench.run(7.9)
    assert not bench.target.manager.live, "its watchdog runs without a cable, too"
    assert link.originator.over == []
    assert not bench.target.reachable
    bench.run(0.2)
    assert link.originator.over
    assert bench.target.reachable


def test_a_mute_controller_does_not_answer() -> None:
    bench = bench_with("mute=true")
    assert bench.originator(register=False).ask(register_session()) is None


def test_program_mode_by_script() -> None:
    bench = bench_with(at=("1 program=true", "2 program=false"))
    link = consume(bench)
    bench.run(3)
    values = [struct.unpack("<i", data)[0] for *_, data in link.received()]
    assert values.count(100) > 95
    assert values[-1] in (199, 200)
    assert bench.target.options.identity.status == IDENTITY.status


def test_dropped_connections_stop_without_a_word() -> None:
    bench = bench_with(at=("1 drop_connections=true",))
    link = consume(bench)
    bench.run(3)
    assert link.received()[-1][0] < 101.02
    assert link.close().extended == (0x0107,)


def test_dropped_tcp_leaves_class_1_alone() -> None:
    bench = bench_with(at=("1 drop_tcp=true",))
    link = consume(bench)
    bench.run(3)
    assert link.originator.over == ["closed by a fault"]
    assert link.received()[-1][0] > 102.9


def test_forgotten_sessions_are_invalid() -> None:
    bench = bench_with(at=("1 forget_sessions=true",))
    originator = bench.originator()
    bench.run(2)
    with pytest.raises(AssertionError):
        originator.request(Request(1, bytes.fromhex("20012401")))
    originator.register()
    assert originator.request(Request(1, bytes.fromhex("20012401")))[0].status == 0


def test_refusals_by_status_and_number() -> None:
    bench = bench_with("refuse=0x01/0x0203", "refuse_times=2")
    originator = bench.originator()
    assert [originator.refused(originator.forward_open("test", 4)) for _ in range(2)] == [(1, 0x0203)] * 2
    originator.open(originator.forward_open("test", 4))


LIMITS = [
    ("tags.test.produced=false", (1, 0x0117)),
    ("tags.TEST.max_consumers=0", (1, 0x031F)),
    ("tags.test.unicast=false", (1, 0x0108)),
    ("tags.test.fastest_rpi_s=0.05", (1, 0x0111)),
    ("tags.test.slowest_rpi_s=0.002", (1, 0x0111)),
    ("max_connections=0", (1, 0x0113)),
    ("slot=4", (1, 0x0312)),
    ("refuse=0x05", (5,)),
    ("refuse=0x01/0x0128/22", (1, 0x0128, 22)),
]


@pytest.mark.parametrize(("fault", "status"), LIMITS)
def test_refusals_can_be_switched(fault: str, status: tuple[int, ...]) -> None:
    originator = bench_with(fault).originator()
    assert originator.refused(originator.forward_open("test", 4)) == status


def test_an_offered_rpi() -> None:
    originator = bench_with("tags.test.fastest_rpi_s=0.05", "tags.test.offers_rpi=yes").originator()
    assert originator.refused(originator.forward_open("test", 4)) == (1, 0x0112, 0x0200, 10_000, 0, 50_000, 0)


def test_times_of_tcp_and_watchdog() -> None:
    bench = bench_with("idle_timeout_s=5", "first_watchdog_s=2", "close_after_timeout=false")
    link = consume(bench, rpi_ms=1)
    bench.run(4)
    assert not bench.target.manager.live
    assert link.originator.over == []
    bench.run(1.1)
    assert link.originator.over == ["no request for 5 s"]


SAMPLES = {
    probability: "0.25",
    seconds: "0.5",
    flag: "true",
    count: "3",
    count_or_none: "4",
    seconds_or_never: "2.5",
    status: "0x01/0x0113",
}
NAMES = [(fault.name, fault.kind) for fault in FAULTS]
NAMES += [(f"tags.Line1.{limit.name}", limit.kind) for limit in TAG_LIMITS]


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_every_fault_can_be_said_in_a_file_and_on_the_command_line(name: str, kind: Callable[[Any], Any]) -> None:
    value = SAMPLES[kind]
    steps = [
        *read_settings([f"{name}={value}"]).changes.items(),
        *read_timed([f"1.5 {name}={value}"])[0].changes.items(),
        *read_script(f"{name} = '{value}'").steps[0].changes.items(),
        *read_script(f"[[at]]\nseconds = 1.5\n{name} = '{value}'").steps[1].changes.items(),
    ]
    assert [(step[0], repr(step[1])) for step in steps] == [(name, repr(steps[0][1]))] * 4
    bench = bench_with(at=(f"1 {name}={value}",))
    link = consume(bench)
    bench.run(2)
    assert link.received()


# --- Scripts ---------------------------------------------------------------------------------------------------------

SCRIPT = """
loss = 0.02
refuse = "0x01/0x0113"

[tags.Line1]
max_consumers = 1

[[at]]
seconds = 10
restart = 3.0

[[at]]
seconds = 4
every = 8
unplugged = true
"""


def test_a_script_from_toml_and_json() -> None:
    script = read_script(SCRIPT)
    as_json = """{"loss": 0.02, "refuse": "0x01/0x0113", "tags": {"Line1": {"max_consumers": 1}}, "at": [
        {"seconds": 10, "restart": 3}, {"seconds": 4, "every": 8, "unplugged": true}]}"""
    other = read_script(as_json, is_json=True)
    assert [(step.at, step.every, list(step.changes)) for step in script.steps] == [
        (0.0, None, ["loss", "refuse", "tags.Line1.max_consumers"]),
        (10.0, None, ["restart"]),
        (4.0, 8.0, ["unplugged"]),
    ]
    assert [step.changes["loss"] for step in other.steps[:1]] == [0.02]
    assert list(script.due(4)[1]) == ["unplugged"]
    assert script.deadline() == 10


def test_steps_come_in_order_and_again() -> None:
    script = Script([Step(10, {"a": 1}), Step(4, {"b": 2}, every=8)])
    assert script.due(3.9) == []
    assert script.due(12) == [{"b": 2}, {"a": 1}, {"b": 2}]
    assert script.deadline() == 20


@given(st.floats(0, 1e7), st.floats(0, 1e5))
def test_a_step_is_due_at_its_deadline(start: float, at: float) -> None:
    """However the sum rounds: a deadline at which nothing is due would be met for ever."""
    script = Script([Step(at, {"a": 1})], start)
    deadline = script.deadline()
    assert deadline is not None
    assert script.due(deadline) == [{"a": 1}]


BAD = [
    ("loss = 2", "loss: 2 is not from 0 to 1"),
    ("loss = 'much'", "loss: 'much' is no number"),
    ("los = 1", "los: there is no such fault, did you mean loss?"),
    ("silent = 'perhaps'", "neither true nor false"),
    ("refuse = '0x1ff'", "is no status"),
    ("refuse = 'x'", "is no whole number"),
    ("max_connections = -1", "is not from 0"),
    ("[[at]]\nloss = 1", "is no number"),
    ("[[at]]\nseconds = 1\nevery = 0", "more than 0"),
    ("at = 3", "must be a list of tables"),
    ("loss = ", "cannot be read"),
    ("[tags.Line1]\nmax = 1", "there is no such fault"),
]


@pytest.mark.parametrize(("content", "message"), BAD)
def test_bad_scripts_are_told_in_words(content: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        read_script(content)


def test_a_script_must_know_its_tags() -> None:
    with pytest.raises(ValueError, match=r"tags\.Lime\.unicast: there is no tag Lime"):
        bench_with(at=("10 tags.Lime.unicast=false",))


@pytest.mark.parametrize("setting", ["loss", "=1", "x=1"])
def test_bad_settings_are_told_in_words(setting: str) -> None:
    with pytest.raises(ValueError, match=r"NAME=VALUE|no such fault"):
        read_settings([setting])


@given(st.text(max_size=40))
def test_any_script_text_raises_only_value_errors(content: str) -> None:
    for is_json in (False, True):
        try:
            read_script(content, is_json=is_json)
        except ValueError:
            continue


def test_every_fault_is_explained() -> None:
    table = fault_table()
    assert all(row.name in table and row.help for row in (*FAULTS, *TAG_LIMITS))


def test_heartbeats_of_others_are_untouched() -> None:
    bench = bench_with()
    bench.target.receive(io_packet.build(1, 1, 1), ("10.9.9.9", 2222), START)
    assert bench.target.class_one.counters.unknown == 1
