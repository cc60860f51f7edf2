"""The simulator as users and the demo start it: a process with real sockets."""

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from child import PATIENCE
from simulator_process import BlockingOriginator, simulator
from waiting import hold_port, wait_until

from pyconpro.simulator.scene import FEEDER, LINE
from pyconpro.types import parse_type
from pyconpro.wire.encapsulation import Frame, register_session
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


def test_an_unplugged_one_is_silent_but_for_the_operating_system() -> None:
    """Neither an answer nor the end of a connection comes through, however long it is idle."""
    faults = ("--fault", "unplugged=true", "--fault", "idle_timeout_s=0.2", "--at", "2 unplugged=false")
    with simulator(*faults) as sim, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.settimeout(0.5)
        with socket.create_connection((sim.host, sim.port), 0.8) as tcp:
            tcp.sendall(register_session().build())
            udp.sendto(list_identity().build(), (sim.host, sim.port))
            with pytest.raises(TimeoutError):
                udp.recv(2048)
            with pytest.raises(TimeoutError):
                tcp.recv(100)
            tcp.settimeout(PATIENCE)
            assert Frame.parse(tcp.recv(100)).session, "TCP brings it when the cable is back"
            assert tcp.recv(100) == b"", "and then the idle time-out holds again"


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


def test_a_restart_closes_everything_and_comes_back_on_the_same_port() -> None:
    with simulator("--at", "1 restart=0.5") as sim:
        with BlockingOriginator(sim.host, sim.port) as originator:
            link = originator.open("Cycles", 4, rpi_ms=10)
            link.receive()
            # The end of the TCP connection is the first sign; data stop without a word.
            originator.tcp.settimeout(PATIENCE)
            assert originator.tcp.recv(1) == b""
        again = wait_for_simulator(sim.host, sim.port)
        with again:
            assert again.open("test", 4).receive()[2] == b"\x00\x00HB"
        assert sim.end() == 0


def wait_for_simulator(host: str, port: int) -> BlockingOriginator:
    """Connect as soon as somebody listens again."""
    found: list[BlockingOriginator] = []

    def connect() -> bool:
        try:
            found.append(BlockingOriginator(host, port))
        except ConnectionError:
            return False
        return True

    wait_until(connect)
    return found[0]


def test_faults_from_a_file(tmp_path: Path) -> None:
    script = tmp_path / "faults.toml"
    script.write_text('refuse = "0x01/0x0113"\nrefuse_times = 1\n')
    with simulator("--script", str(script)) as sim, BlockingOriginator(sim.host, sim.port) as originator:
        with pytest.raises(AssertionError, match=r"refused: 0x1 .275"):  # 0x0113
            originator.open("test", 4)
        originator.open("test", 4)


@pytest.mark.parametrize(
    ("content", "message"), [("loss = 3", "loss: 3 is not from 0 to 1"), ("loss =", "fault script cannot be read")]
)
def test_a_bad_fault_file_is_said_in_words(tmp_path: Path, content: str, message: str) -> None:
    script = tmp_path / "faults.toml"
    script.write_text(content)
    for arguments in (["--script", str(script)], ["--script", str(tmp_path / "missing.toml")]):
        command = [sys.executable, "-m", "pyconpro.simulator", "--port", "0", "--udp-port", "0", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert message in done.stderr or "cannot be read" in done.stderr


@pytest.mark.xdist_group("usual ports")
def test_the_documented_ports_taken_do_not_matter() -> None:
    """The demo starts while another program holds TCP 44818 or UDP 2222."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        hold_port(taken, "127.0.0.1", 2222)
        command = [sys.executable, "-m", "pyconpro.simulator", "--port", "0", "--stop-with-stdin"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            ready = json.loads(process.stdout.readline())
            assert ready["udp_port"] != 2222
            with BlockingOriginator(ready["host"], ready["port"]) as originator:
                originator.open("test", 4).receive()
            assert process.stdin is not None
            process.stdin.close()
            assert process.wait(PATIENCE) == 0
