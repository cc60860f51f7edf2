"""The log of commands: JSON lines, only ever appended, on the disk before anything is sent. No Qt here."""

import getpass
import json
import os
import platform
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

FILE: Final = "commands.jsonl"
TAIL: Final = 1 << 18
"""Bytes at the end of the file that are read to show what was there before."""


class Audit:
    """Appends to one file. GUI thread only; several programs may append to the same file, line by line."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._who = {"user": _user(), "computer": platform.node(), "process": os.getpid()}

    def write(self, what: str, **facts: Any) -> dict[str, Any]:
        """Append one line and wait until it is on the disk. Gives the line.

        `what` is "armed", "locked", "sent" or "ended". Raises `OSError`: then nothing may be sent.
        """
        ns = time.time_ns()
        line = {
            "utc": datetime.fromtimestamp(ns / 1e9, UTC).isoformat(timespec="milliseconds"),
            "local": datetime.fromtimestamp(ns / 1e9).astimezone().isoformat(timespec="milliseconds"),
            "what": what,
            **self._who,
            **facts,
        }
        data = (json.dumps(line, ensure_ascii=False, default=str) + "\n").encode()
        handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            # One write: lines of two programs never mix. A line that a crash cut off ends with the next newline.
            if _unfinished(self.path):
                data = b"\n" + data
            if os.write(handle, data) != len(data):
                raise OSError(0, "the disk is full", str(self.path))
            os.fsync(handle)
        finally:
            os.close(handle)
        return line

    def tail(self) -> list[Mapping[str, Any]]:
        """The last lines that are there, oldest first; lines that are no JSON objects are left out."""
        try:
            with self.path.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                file.seek(max(0, size - TAIL))
                lines = file.read().split(b"\n")
        except OSError:
            return []
        found: list[Mapping[str, Any]] = []
        for line in lines if size <= TAIL else lines[1:]:
            try:
                value = json.loads(line)
            except ValueError:
                continue
            if isinstance(value, dict):
                found.append(value)
        return found


def _unfinished(path: Path) -> bool:
    with path.open("rb") as file:
        if not file.seek(0, os.SEEK_END):
            return False
        file.seek(-1, os.SEEK_END)
        return file.read(1) != b"\n"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no entry in the user database, as in some containers
        return f"uid {os.getuid()}" if hasattr(os, "getuid") else "unknown"
