"""The simulators as child processes: started on free ports, ended with this program however it ends."""

import contextlib
import json
import logging
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

log = logging.getLogger(__name__)

ARGUMENTS: Final = {"plc": ("--port", "0", "--udp-port", "0"), "104": ("--port", "0")}
"""Simulator → arguments that make it take free ports."""
READY_TIMEOUT: Final = 30.0
"""Seconds a simulator may take to say that it listens, on a very slow computer."""
STOP_TIMEOUT: Final = 3.0


class SimulatorError(Exception):
    """A simulator did not start; the text says why."""


def command(name: str) -> list[str]:
    """The command line of one simulator, from source as in a frozen bundle."""
    program = [sys.executable, "-m", "fieldscope"]
    if getattr(sys, "frozen", False):
        # On Windows the windowed program has no standard streams, through which a simulator reports and is ended.
        console = Path(sys.executable).with_name("fieldscope-cli.exe")
        program = [str(console) if console.exists() else sys.executable]
    return [*program, "sim", name, "--bind", "127.0.0.1", "--stop-with-stdin", *ARGUMENTS[name]]


class Simulator:
    """One simulator process. It ends when its standard input is closed, thus also when this program is killed."""

    def __init__(self, name: str, *more: str) -> None:
        self.name = name
        self._line = ""
        # No new console window on Windows for a child of a windowed program.
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        self.process = subprocess.Popen(  # noqa: S603 (our own program)
            [*command(name), *more],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            creationflags=flags,
        )
        self._reader = threading.Thread(target=self._read, name=f"simulator {name}", daemon=True)
        self._reader.start()

    def port(self, timeout: float = READY_TIMEOUT) -> int:
        """Wait until it listens, and give its TCP port. Raises `SimulatorError`."""
        self._reader.join(timeout)
        try:
            ready = json.loads(self._line)
            return int(ready["port"])
        except (ValueError, KeyError, TypeError) as error:
            why = "it did not get ready in time"
            if not self._reader.is_alive():  # its output has ended, so it is about to end itself
                with contextlib.suppress(subprocess.TimeoutExpired):
                    why = f"it ended with status {self.process.wait(STOP_TIMEOUT)}"
            raise SimulatorError(f"the simulator “{self.name}” did not start: {why}") from error

    def stop(self) -> None:
        """End it in order; by force when that takes too long."""
        if self.process.stdin is not None:
            with contextlib.suppress(OSError):
                self.process.stdin.close()
        try:
            self.process.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            log.warning("the simulator %s did not end by itself", self.name)
            self.process.kill()
            self.process.wait()
        self._reader.join(STOP_TIMEOUT)
        if self.process.stdout is not None:
            self.process.stdout.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self._line = self.process.stdout.readline()


def start_all() -> list[Simulator]:
    """Start every simulator; they get ready while the caller does something else."""
    return [Simulator(name) for name in ARGUMENTS]


def stop_all(simulators: list[Simulator]) -> None:
    """End them all."""
    for simulator in simulators:
        if simulator.process.stdin is not None:
            with contextlib.suppress(OSError):
                simulator.process.stdin.close()
    for simulator in simulators:
        simulator.stop()
