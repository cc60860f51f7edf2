"""Files of the stations of a connection: directory, download, upload."""

import asyncio
import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from iec104.api import arguments
from iec104.controlling.files import Directory, Download, Entry, FileResult, Upload
from iec104.controlling.session import Session
from iec104.controlling.transaction import Outcome
from iec104.report import local
from iec104.wire.times import TimeRule

Progress = Callable[[int, int], Any]
"""`f(done: int, total: int)`, octets; called on the callback thread, not for every message."""

TIMEOUT = 10.0
"""Seconds without any message of the transfer after which it is given up."""
_SUBDIRECTORY = 0x40
_IN_TRANSFER = 0x80


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """A file that a station has."""

    io_address: int
    name: int
    """NOF, 0-65535."""
    length: int
    """Octets."""
    created: datetime.datetime | None
    """Naive local time; None when the station's time is no date or marked invalid."""
    is_directory: bool
    is_transferred: bool
    """Somebody is fetching it right now."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a station answered; true when the directory is complete."""

    outcome: Outcome
    text: str
    """One sentence: how many files, or why there is no answer."""
    entries: tuple[DirectoryEntry, ...] = ()
    """As far as they came."""

    def __bool__(self) -> bool:
        return self.outcome is Outcome.POSITIVE


class Files:
    """File transfer of one connection; one per station at a time. Any thread, and from inside any callback."""

    def __init__(
        self,
        carry: Callable[[Callable[[Session], "asyncio.Future[FileResult]"]], FileResult | None],
        on_loop: Callable[[Callable[[Session], None]], None],
        post: Callable[..., None],
        rule: Callable[[], TimeRule],
    ) -> None:
        """`carry` begins a transfer on the I/O thread and waits for its end; `post` calls on the callback thread."""
        self._carry = carry
        self._on_loop = on_loop
        self._post = post
        self._rule = rule

    def directory(self, common_address: int, timeout: float = TIMEOUT) -> Listing:
        """Ask which files a station has, and wait. Raises `ValueError` for an impossible address."""
        ca = arguments.integer("common_address", common_address, 1, 65534)
        result = self._run(lambda now, sizes: Directory(ca, timeout, now, sizes), None)
        return Listing(result.outcome, result.text, tuple(map(self._entry, result.entries)))

    def download(
        self, common_address: int, io_address: int, name: int = 0, timeout: float = TIMEOUT,
        progress: Progress | None = None,
    ) -> FileResult:  # fmt: skip
        """Fetch a file and wait; its octets are `data` of the result. Name 0 takes whatever has this address.

        Raises `ValueError` for impossible addresses.
        """
        address = _address(common_address, io_address, name)
        return self._run(lambda now, sizes: Download(*address, timeout, now, sizes), progress)

    def upload(
        self, common_address: int, io_address: int, data: bytes, name: int = 1, timeout: float = TIMEOUT,
        progress: Progress | None = None,
    ) -> FileResult:  # fmt: skip
        """Bring a file to a station and wait.

        Raises `ValueError` for impossible addresses and for more than 16777215 octets.
        """
        address = _address(common_address, io_address, name)
        content = bytes(data)
        Upload(*address, content, timeout, 0.0)  # raises here, not on the I/O thread
        return self._run(lambda now, sizes: Upload(*address, content, timeout, now, sizes), progress)

    def cancel(self) -> None:
        """Break off what is under way; whoever waits for it gets `Outcome.CANCELLED`. Returns at once."""
        self._on_loop(lambda session: session.cancel_transfers())

    def _run(self, make: Callable[..., Any], progress: Progress | None) -> FileResult:
        def tell(done: int, total: int) -> None:
            if progress is not None:
                self._post(progress, done, total)

        result = self._carry(lambda session: session.transfer(make, tell))
        return FileResult(Outcome.NOT_CONNECTED, "file transfer: not connected") if result is None else result

    def _entry(self, entry: Entry) -> DirectoryEntry:
        ns = self._rule().valid_ns(entry.time)
        return DirectoryEntry(
            entry.io_address,
            entry.name,
            entry.length,
            None if ns is None else local(ns),
            bool(entry.status & _SUBDIRECTORY),
            bool(entry.status & _IN_TRANSFER),
        )


def _address(common_address: int, io_address: int, name: int) -> tuple[int, int, int]:
    return (
        arguments.integer("common_address", common_address, 1, 65534),
        arguments.integer("io_address", io_address, 1, arguments.MOST_IOA),
        arguments.integer("name", name, 0, 65535),
    )
