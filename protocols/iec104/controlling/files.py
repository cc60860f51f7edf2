"""Fetching files from a station: its directory, and a download. Sans-I/O, one object per procedure.

    directory   122 with cause 5 → 126 … 126 with LFD
    download    122 select → 120 ready; 122 call file → 121 section ready; 122 call section → 125 … 125, 123 last
                segment; 124 section acknowledged → 121 next section, or 123 last section; 124 file acknowledged

The sequence is the fact sheet's, observed from a file server. `begin` and `take` give the messages to send.
"""

from dataclasses import dataclass
from typing import Final

from iec104.controlling.transaction import REFUSALS, Outcome
from iec104.enums import Cot
from iec104.wire.asdu import STANDARD, Asdu, Sizes
from iec104.wire.elements import length_of_file

_FILE_READY, _SECTION_READY, _CALL, _LAST, _ACKNOWLEDGE, _SEGMENT, _DIRECTORY = range(120, 127)
_SELECT_FILE, _CALL_FILE, _CALL_SECTION = 1, 2, 6
_FILE_TAKEN, _FILE_REFUSED, _SECTION_TAKEN, _SECTION_REFUSED = 1, 2, 3, 4
_NOT_READY: Final = 0x80
_LAST_FILE: Final = 0x20
_FILE_ENDS, _SECTION_ENDS = 1, 3
_ATTEMPTS: Final = 2
"""How often a section with a wrong checksum is fetched."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a directory."""

    io_address: int
    name: int
    """NOF, 0-65535."""
    length: int
    """Octets."""
    status: int
    """SOF, as it came."""
    time: bytes
    """CP56 of creation, as it came."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """How a procedure ended and why; true when it succeeded."""

    outcome: Outcome
    text: str
    data: bytes = b""
    entries: tuple[Entry, ...] = ()

    def __bool__(self) -> bool:
        return self.outcome is Outcome.POSITIVE


class _Procedure:
    """What both have: an address, a timeout that starts anew with every fitting message, and a result."""

    def __init__(self, common_address: int, io_address: int, timeout: float, now: float, sizes: Sizes) -> None:
        self.result: FileResult | None = None
        self.deadline = now + timeout
        self._key = common_address, io_address
        self._timeout = timeout
        self._sizes = sizes

    def tick(self, now: float) -> None:
        """Give up when nothing fitting came for the timeout, seconds."""
        if now >= self.deadline:
            self.fail(Outcome.TIMEOUT, f"nothing came for {self._timeout:g} s")

    def fail(self, outcome: Outcome, text: str) -> None:
        """End it for a reason, also from outside: a lost link."""
        self._end(FileResult(outcome, text))

    def _end(self, result: FileResult) -> None:
        if self.result is None:
            self.result = result

    def _refused(self, asdu: Asdu) -> bool:
        if asdu.cause not in REFUSALS and not asdu.negative:
            return False
        self.fail(Outcome.NEGATIVE, REFUSALS.get(asdu.cause, "the station refuses"))
        return True

    def _call(self, name: int, section: int, qualifier: int, cause: int = Cot.FILE_TRANSFER) -> list[Asdu]:
        return [self._asdu(_CALL, (name, section, qualifier), cause)]

    def _asdu(self, type_id: int, values: tuple[object, ...], cause: int = Cot.FILE_TRANSFER) -> Asdu:
        return Asdu.of(type_id, cause, self._key[0], [(self._key[1], values)], sizes=self._sizes)


class Directory(_Procedure):
    """Ask which files a station has."""

    def __init__(self, common_address: int, timeout: float, now: float, sizes: Sizes = STANDARD) -> None:
        super().__init__(common_address, 0, timeout, now, sizes)
        self._entries: list[Entry] = []

    def begin(self) -> list[Asdu]:
        """What to send first."""
        return self._call(0, 0, 0, Cot.REQUEST)

    def take(self, asdu: Asdu, now: float) -> list[Asdu]:
        """Look at a received message; gives what to send."""
        if self.result is not None or asdu.common_address != self._key[0]:
            return []
        if asdu.type_id == _CALL and self._refused(asdu):
            return []
        if asdu.type_id == _DIRECTORY:
            self.deadline = now + self._timeout
            last = False
            for ioa, (name, length, status, time) in asdu.objects:
                last |= bool(status & _LAST_FILE)
                if ioa:  # an empty directory is one line without an address
                    self._entries.append(Entry(ioa, name, length_of_file(length), status, time))
            if last:
                text = f"{len(self._entries)} files"
                self._end(FileResult(Outcome.POSITIVE, text, entries=tuple(self._entries)))
        return []


class Download(_Procedure):
    """Fetch a file. A section whose checksum is wrong is fetched once more."""

    def __init__(
        self, common_address: int, io_address: int, name: int, timeout: float, now: float, sizes: Sizes = STANDARD
    ) -> None:
        super().__init__(common_address, io_address, timeout, now, sizes)
        self._name = name
        self._length = -1
        self._data = bytearray()
        self._section = bytearray()
        self._number = 0
        self._announced = 0
        self._failures = 0

    def begin(self) -> list[Asdu]:
        """What to send first."""
        return self._call(self._name, 0, _SELECT_FILE)

    def take(self, asdu: Asdu, now: float) -> list[Asdu]:
        """Look at a received message; gives what to send."""
        if self.result is not None or not _FILE_READY <= asdu.type_id <= _SEGMENT or not asdu.objects:
            return []
        ioa, values = asdu.objects[0]
        if (asdu.common_address, ioa) != self._key or values[0] != self._name or self._refused(asdu):
            return []
        self.deadline = now + self._timeout
        match asdu.type_id:
            case x if x == _FILE_READY and self._length < 0:
                if values[2] & _NOT_READY:
                    self.fail(Outcome.NEGATIVE, "the station says that the file is not ready")
                    return []
                self._length = length_of_file(values[1])
                return self._call(self._name, 0, _CALL_FILE)
            case x if x == _SECTION_READY and self._length >= 0:
                if values[3] & _NOT_READY:
                    self.fail(Outcome.NEGATIVE, f"the station says that section {values[1]} is not ready")
                    return []
                self._number, self._announced = values[1], length_of_file(values[2])
                self._section.clear()
                return self._call(self._name, self._number, _CALL_SECTION)
            case x if x == _SEGMENT and self._number:
                if len(self._section) <= self._announced:  # one too many shows; more is not kept
                    self._section += values[3]
            case x if x == _LAST and self._number:
                return self._ended(values[2], values[3])
        return []

    def _ended(self, qualifier: int, checksum: int) -> list[Asdu]:
        if qualifier == _SECTION_ENDS:
            if sum(self._section) & 0xFF == checksum and len(self._section) == self._announced:
                self._data += self._section
                self._section.clear()
                self._failures = 0
                return self._acknowledge(_SECTION_TAKEN)
            self._failures += 1
            if self._failures < _ATTEMPTS:
                return self._acknowledge(_SECTION_REFUSED)
            self.fail(Outcome.DAMAGED, f"length or checksum of section {self._number} is wrong, {_ATTEMPTS} times")
            return self._acknowledge(_FILE_REFUSED)
        if qualifier != _FILE_ENDS:
            self.fail(Outcome.NEGATIVE, "the station broke the transfer off")
            return []
        if len(self._data) != self._length:
            self.fail(Outcome.DAMAGED, f"{len(self._data)} octets came, {self._length} were announced")
            return self._acknowledge(_FILE_REFUSED)
        self._end(FileResult(Outcome.POSITIVE, f"{self._length} octets", bytes(self._data)))
        return self._acknowledge(_FILE_TAKEN)

    def _acknowledge(self, qualifier: int) -> list[Asdu]:
        return [self._asdu(_ACKNOWLEDGE, (self._name, self._number, qualifier))]
