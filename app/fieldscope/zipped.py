"""Writes zip files that are complete or not there. No Qt here."""

import contextlib
import hashlib
import io
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, Self, cast

Content = bytes | Callable[[BinaryIO], object]
"""What stands in a file, or what writes it: large files need no memory of their own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file inside."""

    name: str
    octets: int
    """Before it was compressed."""
    sha256: str
    """In hexadecimal."""


class Zipped:
    """Use it with `with`: at its end the file gets its name; when something is raised, one that was there stays."""

    def __init__(self, path: Path, told: Callable[[int], object] = lambda _octets: None) -> None:
        """`told` gets the octets written so far, before they were compressed, every mebibyte."""
        self.path = path
        self._told = told
        self.entries: list[Entry] = []
        self._draft = path.with_name(path.name + ".part")

    def __enter__(self) -> Self:
        """Begin. Raises `OSError`."""
        self._archive = zipfile.ZipFile(self._draft, "w", zipfile.ZIP_DEFLATED)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Complete the file. Raises `OSError`."""
        try:
            if kind is None:
                self._archive.close()
                self._draft.replace(self.path)
            else:
                with contextlib.suppress(OSError):  # what was raised before says why
                    self._archive.close()
        finally:
            self._draft.unlink(missing_ok=True)

    def add(self, name: str, content: Content) -> Entry:
        """Add a file. Raises `OSError`, and what `content` raises."""
        info = zipfile.ZipInfo(name, time.localtime()[:6])
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        with self._archive.open(info, "w", force_zip64=callable(content)) as file:
            before = sum(entry.octets for entry in self.entries)
            through = _Hashing(file, lambda octets: self._told(before + octets))
            if callable(content):
                content(cast("BinaryIO", through))
            else:
                through.write(content)
        entry = Entry(name, through.octets, through.sha.hexdigest())
        self.entries.append(entry)
        return entry


class _Hashing(io.RawIOBase):
    """Counts and hashes what is written through it."""

    def __init__(self, file: IO[bytes], told: Callable[[int], object]) -> None:
        super().__init__()
        self._file = file
        self._told = told
        self.sha = hashlib.sha256()
        self.octets = 0

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._file.write(data)
        self.sha.update(data)
        before, self.octets = self.octets, self.octets + len(data)
        if self.octets >> 20 != before >> 20:
            self._told(self.octets)
        return len(data)
