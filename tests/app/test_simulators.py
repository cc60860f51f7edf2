"""The simulators as children, and the whole program from its command line."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from waiting import hold_port

from fieldscope.simulators import Simulator, SimulatorError, command

PATIENCE = 60.0


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)


def fieldscope(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"FIELDSCOPE_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-m", "fieldscope", *arguments],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        env=environment,
        check=False,
    )


@pytest.mark.parametrize("name", ["plc", "104"])
def test_a_simulator_listens_and_ends(name: str) -> None:
    simulator = Simulator(name)
    port = simulator.port()
    with socket.create_connection(("127.0.0.1", port), PATIENCE):
        pass
    simulator.stop()
    assert simulator.process.returncode == 0


def test_a_simulator_that_does_not_start_is_said() -> None:
    simulator = Simulator("plc", "--bind", "203.0.113.1")
    with pytest.raises(SimulatorError, match="did not start: it ended with status 1"):
        simulator.port()
    simulator.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process by signal")
def test_no_simulator_outlives_its_parent() -> None:
    code = (
        "import sys, time; from fieldscope.simulators import Simulator; s = Simulator('104');"
        "print(s.port(), s.process.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        port, pid = map(int, parent.stdout.readline().split())
        parent.send_signal(signal.SIGKILL)
        parent.wait(PATIENCE)

    def gone() -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        # A child that nobody waits for stays as a zombie, which listens no more.
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) != 0

    until(gone)


def test_the_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command("plc")[:3] == [sys.executable, "sim", "plc"]


def test_the_windowed_program_uses_the_one_with_a_console(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    console = tmp_path / "fieldscope-cli.exe"
    console.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Fieldscope.exe"))
    assert command("104")[:3] == [str(console), "sim", "104"]


def test_the_demo_delivers_and_takes_its_picture(tmp_path: Path) -> None:
    picture = tmp_path / "demo.png"
    done = fieldscope(tmp_path, "demo", "--screenshot", str(picture), "--quit-after", "10")
    assert done.returncode == 0, done.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.xdist_group("usual ports")
def test_the_demo_runs_while_the_usual_ports_are_taken(tmp_path: Path) -> None:
    with socket.socket() as tcp, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        for taken, port in ((tcp, 44818), (udp, 2222)):
            hold_port(taken, "0.0.0.0", port)
        tcp.listen()
        done = fieldscope(tmp_path, "demo", "--quit-after", "10")
    assert done.returncode == 0, done.stderr


def test_a_source_without_samples_gives_status_one(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    entry = {"id": "x", "driver": "104", "name": "Dead bay", "settings": {"host": "127.0.0.1", "port": port}}
    project = tmp_path / "dead.fieldscope"
    strange = {"id": "y", "driver": "telepathy", "name": "Oracle", "settings": {}}
    project.write_text(json.dumps({"schema": 1, "connections": [entry, strange]}), encoding="utf-8")
    done = fieldscope(tmp_path, "open", str(project), "--quit-after", "2")
    assert done.returncode == 1
    assert "no samples from Dead bay: " in done.stderr
    assert "not used from the project file: connection 2: unknown protocol “telepathy”" in done.stderr


def test_a_broken_project_is_said_without_a_traceback(tmp_path: Path) -> None:
    project = tmp_path / "bad.fieldscope"
    project.write_text("{", encoding="utf-8")
    done = fieldscope(tmp_path, "open", str(project), "--quit-after", "2")
    assert done.returncode == 1
    assert "not a project file" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_the_demo_in_order(tmp_path: Path, number: signal.Signals) -> None:
    environment = os.environ | {"FIELDSCOPE_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    arguments = [sys.executable, "-m", "fieldscope", "demo", "--quit-after", "600"]
    with subprocess.Popen(arguments, env=environment, stderr=subprocess.PIPE, text=True) as process:
        log = tmp_path / "logs" / "fieldscope.log"
        until(lambda: (tmp_path / "data" / "unsaved").exists() and log.exists())
        process.send_signal(number)
        process.wait(PATIENCE)
        assert process.stderr is not None
        errors = process.stderr.read()
    assert "Traceback" not in errors
    assert "closed in" in log.read_text(encoding="utf-8")
    assert list((tmp_path / "data" / "unsaved").iterdir()) == []


def test_reset_forgets_the_preferences(tmp_path: Path) -> None:
    (tmp_path / "fieldscope.ini").write_text("[General]\ntheme=dark\n", encoding="utf-8")
    done = fieldscope(tmp_path, "--reset", "--quit-after", "0.5")
    assert done.returncode == 0
    settings = tmp_path / "fieldscope.ini"
    assert not settings.exists() or "dark" not in settings.read_text(encoding="utf-8")
