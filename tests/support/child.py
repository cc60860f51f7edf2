"""A simulator in a process of its own."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0
"""Seconds that a test waits for another process on a busy machine."""
_ENVIRONMENT = {"PYTHONPATH": os.pathsep.join(str(ROOT / folder) for folder in ("protocols", "app", "resources"))}


@dataclass
class Simulator:
    """A running simulator."""

    process: "subprocess.Popen[str]"
    host: str
    port: int
    udp_port: int = 0

    def end(self) -> int:
        """Close its standard input, as the end of its parent would; gives the exit status."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(PATIENCE)


@contextmanager
def child(kind: str, program: tuple[str, ...], *arguments: str) -> Iterator[Simulator]:
    """Start a module (and its first arguments) on a free port; it ends with the block. `kind` is what it says it is."""
    with subprocess.Popen(
        [sys.executable, "-m", *program, "--port", "0", "--stop-with-stdin", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | _ENVIRONMENT,
    ) as process:
        assert process.stdout is not None
        said: list[str] = []
        reader = threading.Thread(target=lambda: said.extend(process.stderr or []), name="stderr of the simulator")
        reader.start()
        try:
            line = process.stdout.readline()
            if not line:
                status = process.wait(PATIENCE)
                reader.join()
                raise AssertionError(f"the simulator ended with status {status}: {''.join(said)}")
            ready = json.loads(line)
            assert ready["ready"] == kind
            yield Simulator(process, ready["host"], ready["port"], ready.get("udp_port", 0))
        finally:
            if process.poll() is None:
                process.kill()
            process.wait(PATIENCE)
            reader.join()
