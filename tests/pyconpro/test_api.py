"""The documented API against the simulated controller in a process of its own."""

import inspect
import logging
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from child import ROOT, Simulator
from simulator_process import simulator
from waiting import PATIENCE, wait_until

import pyconpro
from pyconpro import PLC, ClosedError, CommError, Connection, Consumer, ConsumerHint, PleaseResetError
from pyconpro.connection import State
from pyconpro.socket import SocketError

HINT = ConsumerHint(tag="test", datasize=6, rpi=20, otrpi=120)
FIFTY = b"\x00\x00HB"


@pytest.fixture
def con() -> Iterator[Connection]:
    connection = Connection(udp_port=0)
    yield connection
    connection.Close()


@pytest.fixture(scope="module")
def sim() -> Iterator[Simulator]:
    with simulator() as running:
        yield running


def address(sim: Simulator) -> str:
    return f"{sim.host}:{sim.port}"


EXAMPLE = """
from pyconpro import Connection, ConsumerHint
from time import sleep

con = Connection()
myplc = con.addPLC("172.16.13.200")

def handler1(data):
    print("My first consumer: ", data)

def handler2(data):
    print("My second consumer: ", data)

con.Start()

myhint = ConsumerHint(tag="test", datasize=6, rpi=1000, otrpi=1100)
myconsumer = myplc.addConsumer(myhint, handler1)
myconsumer.Start()

sleep(0.3)

myhint2 = ConsumerHint(tag="test2", datasize=6, rpi=1000, otrpi=1100)
myconsumer2 = myplc.addConsumer(myhint2, handler2)
myconsumer2.Start()

con.Join()
con.Close()
"""
"""The full example of the documentation."""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a POSIX signal")
def test_the_documented_example_runs_verbatim_apart_from_the_address(sim: Simulator, tmp_path: Path) -> None:
    script = tmp_path / "example.py"
    script.write_text(EXAMPLE.replace("172.16.13.200", address(sim)))
    with subprocess.Popen(
        [sys.executable, "-u", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": str(ROOT / "protocols")},
    ) as process:
        assert process.stdout is not None
        seen: set[str] = set()
        while len(seen) < 2:
            line = process.stdout.readline()
            assert line, process.stderr and process.stderr.read()
            seen.add(line.split(":")[0])
            assert re.fullmatch(r"My (first|second) consumer:  b'.*'\n", line)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE)
        assert "KeyboardInterrupt" in errors


def test_names_parameters_and_defaults_are_the_documented_ones() -> None:
    def documented(callable_: object) -> list[tuple[str, object]]:
        parameters = inspect.signature(callable_).parameters.values()  # type: ignore[arg-type]
        positional = [p for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD and p.name != "self"]
        return [(p.name, p.default) for p in positional]

    empty = inspect.Parameter.empty
    assert documented(Connection) == []
    assert documented(Connection.Start) == [("join", False)]
    assert documented(Connection.Stop) == documented(Connection.Join) == documented(Connection.Close) == []
    assert documented(Connection.addPLC) == [("ip", empty), ("slot", 0)]
    assert documented(PLC) == [("connection", empty), ("ip", empty), ("slot", 0)]
    assert documented(PLC.addConsumer) == [("hint", empty), ("handler", empty), ("args", ()), ("kwargs", {})]
    assert documented(Consumer) == [("plc", empty), ("hint", empty), ("handler", empty), ("args", ()), ("kwargs", {})]
    assert ConsumerHint._fields == ("tag", "datasize", "rpi", "otrpi")
    assert issubclass(pyconpro.PleaseResetError, pyconpro.CommError)


def test_the_handler_gets_bytes_then_args_and_kwargs(con: Connection, sim: Simulator) -> None:
    calls: list[tuple[bytes, int, str]] = []

    def handler(data: bytes, number: int, *, word: str) -> None:
        calls.append((data, number, word))

    plc = con.addPLC(address(sim))
    con.Start()
    plc.addConsumer(HINT, handler, (7,), {"word": "x"}).Start()
    wait_until(lambda: len(calls) > 3)
    assert set(calls) == {(FIFTY, 7, "x")}


def test_by_hand_and_plc_added_after_start(con: Connection, sim: Simulator) -> None:
    con.Start()
    plc = PLC(con, sim.host, 0, port=sim.port)
    plc.register()
    data: list[bytes] = []
    consumer = Consumer(plc, HINT, data.append)
    consumer.forwardOpen()
    assert consumer.state in (State.WAITING, State.RUNNING)
    assert data == []
    consumer.Start()
    wait_until(lambda: data)


def test_nothing_is_handed_on_before_start_and_after_stop(con: Connection, sim: Simulator) -> None:
    con.Start()
    data: list[bytes] = []
    consumer = con.addPLC(address(sim)).addConsumer(HINT, data.append)
    statistics = consumer.statistics
    assert statistics is not None
    wait_until(lambda: statistics.packets > 3)
    assert data == []
    assert statistics.heartbeats == 0
    consumer.Start()
    wait_until(lambda: data)
    consumer.Stop()
    consumer.Stop()
    count = len(data)
    consumer.Start()
    wait_until(lambda: len(data) > count)


def test_the_same_tag_twice_and_many_consumers(con: Connection, sim: Simulator) -> None:
    con.Start()
    plc = con.addPLC(address(sim))
    counts = [0] * 12

    def handler(_data: bytes, index: int) -> None:
        counts[index] += 1

    for index in range(len(counts)):
        plc.addConsumer(HINT, handler, (index,)).Start()
    wait_until(lambda: min(counts) > 5)


def test_several_plcs(con: Connection, sim: Simulator) -> None:
    with simulator() as other:
        con.Start()
        data: list[str] = []
        for name, plc in (("one", con.addPLC(address(sim))), ("two", con.addPLC(address(other)))):
            plc.addConsumer(HINT, lambda _data, word: data.append(word), (name,)).Start()
        wait_until(lambda: {"one", "two"} <= set(data))


def test_slow_and_raising_handlers_delay_nobody(
    con: Connection, sim: Simulator, caplog: pytest.LogCaptureFixture
) -> None:
    con.Start()
    plc = con.addPLC(address(sim))
    release = threading.Event()
    data: list[bytes] = []

    def stuck(_data: bytes) -> None:
        release.wait(PATIENCE)

    def wrong(_data: bytes) -> None:
        raise LookupError("of the user's own making")

    slow = plc.addConsumer(ConsumerHint("test2", 6, 20, 60), stuck)
    raising = plc.addConsumer(ConsumerHint("Counters", 18, 20, 60), wrong)
    good = plc.addConsumer(HINT, data.append)
    with caplog.at_level(logging.ERROR):
        for consumer in (slow, raising, good):
            consumer.Start()
        wait_until(lambda: len(data) > 40)
        wait_until(lambda: caplog.records)
    assert "Counters" in caplog.text
    assert "of the user's own making" in caplog.text
    assert slow.state == raising.state == State.RUNNING
    statistics = slow.statistics
    assert statistics is not None
    assert statistics.timeouts == 0
    release.set()


def test_stop_within_a_handler(con: Connection, sim: Simulator) -> None:
    con.Start()
    done = threading.Event()
    box: list[Consumer] = []

    def handler(_data: bytes) -> None:
        box[0].Stop()
        con.Stop()
        done.set()

    box.append(con.addPLC(address(sim)).addConsumer(HINT, handler))
    box[0].Start()
    con.Join()
    assert done.wait(PATIENCE)


def test_stop_and_start_again(con: Connection, sim: Simulator) -> None:
    con.Start()
    data: list[bytes] = []
    consumer = con.addPLC(address(sim)).addConsumer(HINT, data.append)
    consumer.Start()
    wait_until(lambda: data)
    con.Stop()
    con.Stop()
    con.Join()
    assert consumer.state == State.CLOSED
    count = len(data)
    con.Start()
    consumer.Start()
    wait_until(lambda: len(data) > count)


def test_start_with_join_ends_with_stop(con: Connection) -> None:
    waiter = threading.Thread(target=con.Start, args=(True,))
    waiter.start()
    wait_until(lambda: con._running.is_set())
    con.Stop()
    waiter.join(PATIENCE)
    assert not waiter.is_alive()


def test_after_close_everything_says_so(sim: Simulator) -> None:
    con = Connection(udp_port=0)
    con.Start()
    plc = con.addPLC(address(sim))
    consumer = plc.addConsumer(HINT, print)
    con.Close()
    con.Close()
    con.Stop()
    con.Join()
    consumer.Stop()
    for use in (con.Start, plc.register, consumer.forwardOpen, consumer.Start, lambda: con.addPLC("127.0.0.1")):
        with pytest.raises(ClosedError, match="make a new one"):
            use()


def test_refusals_carry_code_meaning_and_hint(con: Connection, sim: Simulator) -> None:
    plc = con.addPLC(address(sim))
    with pytest.raises(CommError, match=r"0x01/0x012E .* does not exist: check the spelling"):
        plc.addConsumer(ConsumerHint("nothing", 6, 20, 120), print)
    with pytest.raises(CommError, match="the tag is 4 bytes; enter 6"):
        plc.addConsumer(ConsumerHint("test", 10, 20, 120), print)
    with pytest.raises(ValueError, match="not a tag name"):
        plc.addConsumer(ConsumerHint("no such", 6, 20, 120), print)
    plc.addConsumer(HINT, print)


def test_a_wrong_address_is_said_in_words() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    con = Connection(udp_port=0, patience=1)
    try:
        with pytest.raises(SocketError, match="refuses connections"):
            con.addPLC(f"127.0.0.1:{port}")
        with pytest.raises(ValueError, match="write the address as"):
            con.addPLC("127.0.0.1:abc")
    finally:
        con.Close()


def test_registering_in_vain_does_not_end_what_runs() -> None:
    with simulator() as sim:
        con = Connection(udp_port=0, patience=0.5)
        try:
            con.Start()
            data: list[bytes] = []
            plc = con.addPLC(address(sim))
            plc.addConsumer(HINT, data.append).Start()
            wait_until(lambda: data)
            real, plc._peer.port = plc._peer.port, 1  # type: ignore[union-attr]
            assert con._scanner is not None
            con._thread.loop.call_soon_threadsafe(con._scanner._shells[plc._peer].abort)  # type: ignore[index]
            wait_until(lambda: plc._peer is not None and plc._peer.session is None)
            with pytest.raises(SocketError, match="refuses connections"):
                plc.register()
            count = len(data)
            wait_until(lambda: len(data) > count + 3)
            plc._peer.port = real  # type: ignore[union-attr]
            plc.register()
        finally:
            con.Close()


def test_a_wrong_slot_is_refused(con: Connection) -> None:
    with simulator("--fault", "slot=3") as sim:
        with pytest.raises(CommError, match=r"0x01/0x0312 .*slot"):
            con.addPLC(address(sim)).addConsumer(HINT, print)
        con.addPLC(address(sim), slot=3).addConsumer(HINT, print)


def test_a_restarted_plc_is_healed() -> None:
    with simulator() as sim:
        port = sim.port
        con = Connection(udp_port=0, patience=PATIENCE)
        con.Start()
        plc = con.addPLC(f"127.0.0.1:{port}")
        data: list[bytes] = []
        consumer = plc.addConsumer(HINT, data.append)
        consumer.Start()
        wait_until(lambda: data)
    try:
        wait_until(lambda: consumer.state != State.RUNNING)
        with simulator("--port", str(port)):
            count = len(data)
            wait_until(lambda: len(data) > count)
            plc.addConsumer(ConsumerHint("test2", 6, 20, 120), print)
            con.Close()
    finally:
        con.Close()


def test_without_healing_please_reset_is_raised_and_the_next_try_works() -> None:
    with simulator() as sim:
        port = sim.port
        con = Connection(udp_port=0, heal=False)
        plc = con.addPLC(f"127.0.0.1:{port}")
    try:
        wait_until(lambda: plc._peer is not None and plc._peer.session is None)
        with simulator("--port", str(port)):
            with pytest.raises(PleaseResetError, match="try to start the consumer again"):
                plc.addConsumer(HINT, print)
            plc.addConsumer(HINT, print)
            con.Close()
    finally:
        con.Close()


def test_a_busy_producer_raises_please_reset() -> None:
    with simulator("--fault", "tags.test.max_consumers=1") as sim:
        con = Connection(udp_port=0, patience=2)
        try:
            plc = con.addPLC(address(sim))
            first = plc.addConsumer(HINT, print)
            with pytest.raises(PleaseResetError, match=r"0x031E .*Max Consumers"):
                plc.addConsumer(HINT, print)
            first.Stop()
            plc.addConsumer(HINT, print)
        finally:
            con.Close()
