"""Peers in processes of their own: started with a machine-readable ready line, watched, and ended cleanly.

A peer script prints one JSON object per line on its standard output and ends when its standard input ends. A missing
module or program is a visible skip that says how to install it.
"""

import importlib.util
import json
import os
import queue
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0
"""Seconds that a test waits for another process on a busy machine."""

PACKAGES = {"tshark": "apt-get install tshark", "node": "apt-get install nodejs npm"}
"""How to install what pip does not have."""


def need_module(name: str) -> None:
    """Skip the test unless a Python module is installed; it is not imported."""
    if importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not installed: pip install {name}")


def need_program(name: str) -> str:
    """Skip the test unless a program is on the path; gives its path."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed: {PACKAGES.get(name, f'apt-get install {name}')}")
    return found


class Peer:
    """A running peer. Its lines arrive through a reader thread, so that every wait has an end."""

    def __init__(self, process: "subprocess.Popen[str]", name: str) -> None:
        self.process = process
        self.name = name
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._errors: list[str] = []
        self._readers = [
            threading.Thread(target=self._read_lines, name=f"{name} stdout", daemon=True),
            threading.Thread(target=self._read_errors, name=f"{name} stderr", daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    @property
    def stderr(self) -> str:
        """What the peer complained about so far."""
        return "".join(self._errors)

    def line(self, timeout: float = PATIENCE) -> dict[str, Any]:
        """Wait for the next JSON line. Fails with the peer's own words when it ends or stays silent."""
        try:
            text = self._lines.get(timeout=timeout)
        except queue.Empty:
            raise AssertionError(f"{self.name} said nothing for {timeout:g} s\n{self.stderr}") from None
        if text is None:
            raise AssertionError(f"{self.name} ended with status {self.process.wait(PATIENCE)}\n{self.stderr}")
        found: dict[str, Any] = json.loads(text)
        return found

    def tell(self, **order: Any) -> None:
        """Send one JSON object to the peer's standard input."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()

    def ask(self, timeout: float = PATIENCE, **order: Any) -> dict[str, Any]:
        """Send one JSON object and wait for the next line."""
        self.tell(**order)
        return self.line(timeout)

    def end(self, timeout: float = PATIENCE) -> int:
        """End its standard input and wait; gives the exit status."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        status = self.process.wait(timeout)
        self._join()
        return status

    def _join(self) -> None:
        for reader in self._readers:
            reader.join(PATIENCE)

    def _read_lines(self) -> None:
        assert self.process.stdout is not None
        for text in self.process.stdout:
            self._lines.put(text)
        self._lines.put(None)

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        for text in self.process.stderr:
            self._errors.append(text)


@contextmanager
def peer(script: Path, *arguments: object, ready: float = PATIENCE) -> Iterator[tuple[Peer, dict[str, Any]]]:
    """Run a peer script with this interpreter; gives it and its first line. It is ended with the block."""
    command = [sys.executable, str(script), *map(str, arguments)]
    # The source roots take the place of an installation.
    roots = os.pathsep.join(str(ROOT / name) for name in ("app", "protocols", "resources"))
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": roots, "PYTHONUNBUFFERED": "1"},
    ) as process:
        one = Peer(process, script.stem)
        try:
            yield one, one.line(ready)
        finally:
            if process.poll() is None:
                assert process.stdin is not None
                process.stdin.close()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()
            process.wait(PATIENCE)
            one._join()
