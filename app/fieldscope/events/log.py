"""Events as lines of a file (JSON), with an index in memory of 23 bytes each. No Qt here.

A million lines are at hand and cost some 25 MB; what is older stays in the file. One thread only.
"""

import json
from collections import OrderedDict
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

CAPACITY: Final = 1_000_000
"""Lines at hand; a tenth more before the oldest go."""
LARGEST: Final = 1 << 28
"""Octets of a file; then another is begun."""
FILES: Final = 10
"""Files kept from earlier runs."""
LINES_KEPT: Final = 4096
"""Lines kept as they were read."""
_INDEX: Final = np.dtype([("offset", "i8"), ("last", "i8"), ("times", "u4"), ("source", "u2"), ("severity", "u1")])


class EventLog:
    """Lines are numbered from 0 at the start of the program: `first` ≤ number < `end` are at hand."""

    def __init__(self, folder: Path, capacity: int = CAPACITY) -> None:
        """Begin a file. Raises `OSError` when that cannot be done."""
        self.folder = folder
        self.capacity = capacity
        self.first = 0
        self.end = 0
        self._base = 0
        """Number of the first line in the index."""
        self.sources: dict[str, int] = {}
        """Names of what lines came from, with their numbers in the index."""
        self.files: list[Path] = []
        """What this run has written, oldest first; all but the newest may be gone."""
        self._flushed = 0
        """Lines from here on may not be readable yet."""
        self._index = np.empty(1024, _INDEX)
        self._kept: OrderedDict[int, Mapping[str, Any]] = OrderedDict()
        self._begin()
        for old in sorted(folder.glob("events-*.jsonl"), reverse=True)[FILES:]:
            old.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        self._reader.close()

    def add(self, ns: int, source: str, severity: int, facts: Mapping[str, Any]) -> int:
        """Append a line; gives its number. Raises `OSError`."""
        if self._file.tell() > LARGEST:
            self.close()
            self._begin()
            self.first = self.end  # those of the file before are only there
        place = self.end - self._base
        if place == len(self._index):
            self._index = np.concatenate((self._index, np.empty_like(self._index)))
        offset = self._write(ns, source, severity, facts)
        number = self.sources.setdefault(source, min(len(self.sources), 65535))
        self._index[place] = (offset, ns, 1, number, severity)
        self.end += 1
        return self.end - 1

    def again(self, number: int, ns: int, text: str) -> None:
        """A line happened again, perhaps with other numbers in its text: the newest is shown. Raises `OSError`."""
        row = self._index[number - self._base]
        line = self.read(number)
        before = int(row["offset"])
        facts = {name: value for name, value in line.items() if name not in ("utc", "ns", "source", "severity")}
        facts |= {"text": text, "again": before, "last": ns}
        row["offset"] = self._write(line["ns"], line["source"], line["severity"], facts)
        row["times"] += 1
        row["last"] = ns
        self._kept.pop(number, None)
        self._flushed = min(self._flushed, number)

    def flush(self) -> None:
        """Have everything on the way to the disk, and readable."""
        self._file.flush()
        self._flushed = self.end

    def read(self, number: int) -> Mapping[str, Any]:
        """Give a line that is at hand. Raises `OSError`, `ValueError` when the file was tampered with."""
        found = self._kept.get(number)
        if found is None:
            if number >= self._flushed:
                self.flush()
            self._reader.seek(int(self._index["offset"][number - self._base]))
            found = json.loads(self._reader.readline())
            if not isinstance(found, dict):
                raise ValueError("not a line of the event log")
            self._kept[number] = found
            if len(self._kept) > LINES_KEPT:
                self._kept.popitem(last=False)
        return found

    def raw(self, numbers: NDArray[np.int64]) -> list[bytes]:
        """Give lines as they stand in the file, for a search; much cheaper than `read`."""
        found: list[bytes] = []
        for offset in self._index["offset"][numbers - self._base].tolist():
            self._reader.seek(offset)
            found.append(self._reader.readline())
        return found

    def times(self, number: int) -> tuple[int, int]:
        """How often a line happened, and when last."""
        row = self._index[number - self._base]
        return int(row["times"]), int(row["last"])

    def matching(self, begin: int, end: int, severity: int, source: int | None) -> NDArray[np.int64]:
        """Numbers in [begin, end) of at least this severity and, unless None, from this source, upwards."""
        rows = self._index[begin - self._base : end - self._base]
        fits = rows["severity"] >= severity
        if source is not None:
            fits &= rows["source"] == source
        return (begin + np.flatnonzero(fits)).astype(np.int64, copy=False)

    @property
    def surplus(self) -> int:
        """How many of the oldest have to go: all above the capacity, once they are a tenth too many."""
        held = self.end - self.first
        return held - self.capacity if held > self.capacity * 1.1 else 0

    def drop(self, count: int) -> None:
        """Let the oldest go from memory."""
        self.first += count
        self._index = self._index[self.first - self._base :].copy()
        self._base = self.first
        for number in [n for n in self._kept if n < self.first]:
            del self._kept[number]

    def _write(self, ns: int, source: str, severity: int, facts: Mapping[str, Any]) -> int:
        offset = self._file.tell()
        when = datetime.fromtimestamp(ns / 1e9, UTC).isoformat(timespec="milliseconds")
        line = {"utc": when, "ns": ns, "source": source, "severity": severity, **facts}
        self._file.write((json.dumps(line, ensure_ascii=False) + "\n").encode())
        return offset

    def _begin(self) -> None:
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
        self.path = self.folder / f"events-{stamp}.jsonl"
        self.files.append(self.path)
        self._file = self.path.open("ab", buffering=1 << 16)
        self._reader = self.path.open("rb")
        self._base = self.end
        self._index = np.empty(1024, _INDEX)
        self._kept.clear()
