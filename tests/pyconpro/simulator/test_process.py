"""The simulator as users and the demo start it: a process with real sockets."""

import signal
import socket
import subprocess
import sys

import pytest
from simulator_process import PATIENCE, BlockingOriginator, simulator

from pyconpro.simulator.scene import FEEDER, LINE
from pyconpro.types import parse_type
from pyconpro.wire.encapsulation import Frame
from pyconpro.wire.identity import list_identity, parse_list_identity_reply


def test_consume_the_documented_tag_and_a_structure() -> None:
    line = parse_type(LINE)
    with simulator() as sim, BlockingOriginator(sim.host, sim.port) as originator:
        plain = originator.open("test", 4)
        assert [plain.receive()[2] for _ in range(3)] == [b"\x00\x00HB"] * 3
        udt = originator.open("Line1", line.size)
        values = [line.decode(udt.receive()[2]) for _ in range(5)]
        assert all(value["Status"] == {"RunMode": True, "ConnectionFaulted": False} for value in values)
        assert len({value["Current"] for value in values}) > 1
        assert udt.close().status == 0
        assert plain.close().status == 0
        assert sim.end() == 0


def test_it_says_who_it_is_by_udp() -> None:
    with simulator() as sim, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.settimeout(PATIENCE)
        udp.sendto(list_identity().build(), (sim.host, sim.port))
        identity = parse_list_identity_reply(Frame.parse(udp.recv(2048)))
        assert "simulator" in identity.name
        assert identity.address.host == "127.0.0.1"


def test_many_tags_at_once() -> None:
    feeder = parse_type(FEEDER)
    with simulator() as sim, BlockingOriginator(sim.host, sim.port) as originator:
        links = [originator.open("Feeder1", feeder.size, rpi_ms=10) for _ in range(20)]
        for link in links:
            first = link.receive()[0]
            assert link.receive()[0] > first
        assert all(link.close().status == 0 for link in links)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to other processes")
@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM"])
def test_signals_end_it_in_order(number: str) -> None:
    with simulator() as sim, BlockingOriginator(sim.host, sim.port) as originator:
        originator.open("test", 4).receive()
        sim.process.send_signal(getattr(signal, number))
        assert sim.process.wait(PATIENCE) == 0


def test_a_taken_port_is_said_in_words() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "pyconpro.simulator", "--port", str(port), "--udp-port", "0"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 1
    assert f"TCP port {port}" in done.stderr
    assert "choose another port" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_taken_udp_port_is_said_in_words() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "pyconpro.simulator", "--port", "0", "--udp-port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 1
    assert f"UDP port {port}" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"), [(["--port", "99999"], "TCP port"), (["--port", "x"], "invalid int")]
)
def test_bad_arguments(arguments: list[str], message: str) -> None:
    command = [sys.executable, "-m", "pyconpro.simulator", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 2
    assert message in done.stderr


def test_the_ready_line_is_one_line_of_json() -> None:
    with simulator() as sim:
        assert sim.end() == 0
        assert sim.process.stdout is not None
        assert sim.process.stdout.read() == ""
