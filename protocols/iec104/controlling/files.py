"""Files of a station: its directory, a download, an upload. Sans-I/O, one object per procedure.

    directory   122 with cause 5 → 126 … 126 with LFD
    download    122 select → 120 ready; 122 call file → 121 section ready; 122 call section → 125 … 125, 123 last
                segment; 124 section acknowledged → 121 next section, or 123 last section; 124 file acknowledged
    upload      120 ready → 122 call file; 121 section ready → 122 call section; 125 … 125, 123 last segment
                → 124 section acknowledged; … 123 last section → 124 file acknowledged

The sequence of a download is the fact sheet's, observed from a file server; an upload mirrors it. `begin`, `take`,
`tick` and `cancel` give the messages to send; `iec104.controlling.engine` carries them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from iec104.controlling.transaction import REFUSALS, REFUSED, Outcome
from iec104.enums import Cot
from iec104.wire.apci import LARGEST_ASDU
from iec104.wire.asdu import Asdu, Values
from iec104.wire.elements import length_of_file, lof
from iec104.wire.header import STANDARD, Sizes

_FILE_READY, _SECTION_READY, _CALL, _LAST, _ACKNOWLEDGE, _SEGMENT, _DIRECTORY = range(120, 127)
_SELECT_FILE, _CALL_FILE, _STOP_FILE, _CALL_SECTION, _STOP_SECTION = 1, 2, 3, 6, 7
_FILE_TAKEN, _FILE_REFUSED, _SECTION_TAKEN, _SECTION_REFUSED = 1, 2, 3, 4
_NOT_READY: Final = 0x80
_LAST_FILE: Final = 0x20
_FILE_ENDS, _FILE_STOPPED, _SECTION_ENDS, _SECTION_STOPPED = 1, 2, 3, 4
_ATTEMPTS: Final = 2
"""How often a section with a wrong checksum is carried."""
_CODE: Final = 0x0F
"""SCQ and AFQ: what is asked or said; the high four bits give a reason."""
_SECTION: Final = 65_536
"""Octets of a section that we send; 255 of them hold the longest file there is."""
LONGEST: Final = 0xFFFFFF
"""Octets that a length field can state."""
_SEGMENT_HEAD: Final = 4
"""Octets of a segment before its data: NOF, NOS, LOS."""
FILE_TYPES: Final = range(120, 128)
"""Type ids of all file messages."""


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
    """One sentence for the user."""
    data: bytes = b""
    """The file, of a download that succeeded."""
    entries: tuple[Entry, ...] = ()
    """The directory, also as far as it came."""

    def __bool__(self) -> bool:
        return self.outcome is Outcome.POSITIVE


class Procedure:
    """What all have: an address, a timeout that starts anew with every fitting message, and a result."""

    title = ""

    def __init__(self, common_address: int, io_address: int, timeout: float, now: float, sizes: Sizes) -> None:
        self.result: FileResult | None = None
        self.deadline = now + timeout
        self.done = 0
        """Octets that arrived, or were sent and acknowledged; lines of a directory."""
        self.total = 0
        """Octets of the file, 0 while not known."""
        self.common_address = common_address
        self._key = common_address, io_address
        self._timeout = timeout
        self._sizes = sizes

    def begin(self) -> list[Asdu]:
        """What to send first."""
        raise NotImplementedError

    def take(self, asdu: Asdu, now: float) -> list[Asdu]:
        """Look at a received message; gives what to send."""
        raise NotImplementedError

    def tick(self, now: float) -> list[Asdu]:
        """Give up when nothing fitting came for the timeout, seconds; gives what to send then."""
        if now < self.deadline or self.result is not None:
            return []
        self.fail(Outcome.TIMEOUT, f"nothing came for {self._timeout:g} s")
        return self._farewell()

    def cancel(self) -> list[Asdu]:
        """Break it off; gives what to send."""
        if self.result is not None:
            return []
        self.fail(Outcome.CANCELLED, "it was cancelled")
        return self._farewell()

    def postpone(self, now: float) -> None:
        """Start the timeout anew: something of it was sent."""
        self.deadline = now + self._timeout

    def fail(self, outcome: Outcome, text: str) -> None:
        """End it for a reason, also from outside: a lost link."""
        self._end(outcome, text)

    def _end(self, outcome: Outcome, text: str, data: bytes = b"", entries: tuple[Entry, ...] = ()) -> None:
        if self.result is None:
            ca, ioa = self._key
            where = f"CA {ca}" + (f" IOA {ioa}" if ioa else "")
            self.result = FileResult(outcome, f"{self.title}, {where}: {text}", data, entries)

    def _farewell(self) -> list[Asdu]:
        """What to send when it is broken off from our side."""
        return []

    def _refused(self, asdu: Asdu) -> bool:
        if asdu.cause not in REFUSALS and not asdu.negative:
            return False
        text = REFUSALS.get(asdu.cause, "the station refuses")
        if asdu.cause == 47:
            text = "the station does not know this file"
        self.fail(REFUSED.get(asdu.cause, Outcome.NEGATIVE), text)
        return True

    def _call(self, name: int, section: int, qualifier: int, cause: int = Cot.FILE_TRANSFER) -> list[Asdu]:
        return [self._asdu(_CALL, (name, section, qualifier), cause)]

    def _asdu(self, type_id: int, values: tuple[object, ...], cause: int = Cot.FILE_TRANSFER) -> Asdu:
        return Asdu.of(type_id, cause, self._key[0], [(self._key[1], values)], sizes=self._sizes)


class Directory(Procedure):
    """Ask which files a station has."""

    title = "directory"

    def __init__(self, common_address: int, timeout: float, now: float, sizes: Sizes = STANDARD) -> None:
        super().__init__(common_address, 0, timeout, now, sizes)
        self._entries: list[Entry] = []

    def begin(self) -> list[Asdu]:
        return self._call(0, 0, 0, Cot.REQUEST)

    def take(self, asdu: Asdu, now: float) -> list[Asdu]:
        if self.result is not None or asdu.common_address != self._key[0]:
            return []
        if asdu.type_id == _CALL and self._refused(asdu):
            return []
        if asdu.type_id != _DIRECTORY or asdu.cause == Cot.SPONTANEOUS:
            return []  # a spontaneous one tells of a single new file
        self.deadline = now + self._timeout
        last = False
        for ioa, (name, length, status, time) in asdu.objects:
            last |= bool(status & _LAST_FILE)
            if ioa:  # an empty directory is one line without an address
                self._entries.append(Entry(ioa, name, length_of_file(length), status, time))
        self.done = len(self._entries)
        if last:
            self._end(Outcome.POSITIVE, f"{len(self._entries)} files", entries=tuple(self._entries))
        return []

    def fail(self, outcome: Outcome, text: str) -> None:
        """What came by then stays in the result."""
        if self._entries:
            text += f"; {len(self._entries)} files came before"
        self._end(outcome, text, entries=tuple(self._entries))


class _Transfer(Procedure):
    """A file on its way, in either direction."""

    def __init__(
        self, common_address: int, io_address: int, name: int, timeout: float, now: float, sizes: Sizes = STANDARD
    ) -> None:
        super().__init__(common_address, io_address, timeout, now, sizes)
        self._name = name
        self._number = 0
        """Section under way."""
        self._failures = 0

    def take(self, asdu: Asdu, now: float) -> list[Asdu]:
        if self.result is not None or not _FILE_READY <= asdu.type_id <= _SEGMENT or not asdu.objects:
            return []
        ioa, values = asdu.objects[0]
        if (asdu.common_address, ioa) != self._key or self._refused(asdu):
            return []
        self.postpone(now)
        name = values[0]
        if not self._name:
            self._name = name
        if name != self._name:
            self.fail(Outcome.NEGATIVE, f"the station answers about file {name}, asked was {self._name}")
            return self._farewell()
        return self._take(asdu.type_id, values)

    def _take(self, type_id: int, values: Values) -> list[Asdu]:
        raise NotImplementedError

    def _again(self) -> bool:
        """Whether a damaged section may be carried once more."""
        self._failures += 1
        return self._failures < _ATTEMPTS


class Download(_Transfer):
    """Fetch a file. Name 0 takes the file with this address, whatever it is called."""

    title = "download"

    def __init__(
        self, common_address: int, io_address: int, name: int, timeout: float, now: float, sizes: Sizes = STANDARD
    ) -> None:
        super().__init__(common_address, io_address, name, timeout, now, sizes)
        self._length = -1
        self._data = bytearray()
        self._section = bytearray()
        self._announced = 0

    def begin(self) -> list[Asdu]:
        return self._call(self._name, 0, _SELECT_FILE)

    def _farewell(self) -> list[Asdu]:
        return self._call(self._name, 0, _STOP_FILE)

    def _take(self, type_id: int, values: Values) -> list[Asdu]:
        match type_id:
            case x if x == _FILE_READY and self._length < 0:
                if values[2] & _NOT_READY:
                    self.fail(Outcome.NEGATIVE, "the station says that the file is not ready")
                    return []
                self._length = self.total = length_of_file(values[1])
                return self._call(self._name, 0, _CALL_FILE)
            case x if x == _SECTION_READY and self._length >= 0:
                if values[3] & _NOT_READY:
                    self.fail(Outcome.NEGATIVE, f"the station says that section {values[1]} is not ready")
                    return self._farewell()
                self._number, self._announced = values[1], length_of_file(values[2])
                self._section.clear()
                return self._call(self._name, self._number, _CALL_SECTION)
            case x if x == _SEGMENT and self._number == values[1]:
                if len(self._section) <= self._announced:  # one too many shows; more is not kept
                    self._section += values[3]
                    self.done = len(self._data) + len(self._section)
            case x if x == _LAST and self._number:
                return self._ended(values[2], values[3])
        return []

    def _ended(self, qualifier: int, checksum: int) -> list[Asdu]:
        if qualifier == _SECTION_ENDS:
            if _sum(self._section) == checksum and len(self._section) == self._announced:
                self._data += self._section
                self._section.clear()
                self._failures = 0
                return self._acknowledge(_SECTION_TAKEN)
            if self._again():
                return self._acknowledge(_SECTION_REFUSED)
            self.fail(Outcome.DAMAGED, f"length or checksum of section {self._number} is wrong, {_ATTEMPTS} times")
            return self._acknowledge(_FILE_REFUSED)
        if qualifier != _FILE_ENDS:
            self.fail(Outcome.CANCELLED, "the station broke the transfer off")
            return []
        if len(self._data) != self._length:
            self.fail(Outcome.DAMAGED, f"{len(self._data)} octets came, {self._length} were announced")
            return self._acknowledge(_FILE_REFUSED)
        self._end(Outcome.POSITIVE, f"{self._length} octets", bytes(self._data))
        return self._acknowledge(_FILE_TAKEN)

    def _acknowledge(self, qualifier: int) -> list[Asdu]:
        return [self._asdu(_ACKNOWLEDGE, (self._name, self._number, qualifier))]


class Upload(_Transfer):
    """Bring a file to a station. Raises `ValueError` when it is too long."""

    title = "upload"

    def __init__(
        self, common_address: int, io_address: int, name: int, data: bytes, timeout: float, now: float,
        sizes: Sizes = STANDARD,
    ) -> None:  # fmt: skip
        super().__init__(common_address, io_address, name, timeout, now, sizes)
        if len(data) > LONGEST:
            raise ValueError(f"a file has at most {LONGEST} octets, this one {len(data)}")
        self.total = len(data)
        self._data = bytes(data)
        self._sections = [data[i : i + _SECTION] for i in range(0, len(data), _SECTION)] or [b""]
        self._called = False

    def begin(self) -> list[Asdu]:
        return [self._asdu(_FILE_READY, (self._name, lof(len(self._data)), 0))]

    def _farewell(self) -> list[Asdu]:
        return [self._asdu(_LAST, (self._name, self._number, _FILE_STOPPED, 0))] if self._called else []

    def _take(self, type_id: int, values: Values) -> list[Asdu]:
        if type_id == _CALL:
            return self._asked(values[1], values[2] & _CODE)
        if type_id == _ACKNOWLEDGE:
            return self._judged(values[1], values[2] & _CODE, values[2] >> 4)
        return []

    def _asked(self, number: int, what: int) -> list[Asdu]:
        match what:
            case x if x in (_SELECT_FILE, _CALL_FILE):
                self._called = True
                return self._announce(self._number or 1)
            case x if x == _CALL_SECTION and self._called and number == self._number:
                section = self._sections[number - 1]
                last = self._asdu(_LAST, (self._name, number, _SECTION_ENDS, _sum(section)))
                return [*self._segments(number, section), last]
            case x if x in (_STOP_FILE, _STOP_SECTION):
                self.fail(Outcome.CANCELLED, "the station broke the transfer off")
        return []

    def _judged(self, number: int, what: int, reason: int) -> list[Asdu]:
        why = f", reason {reason}" if reason else ""
        match what:
            case x if x == _SECTION_TAKEN and number == self._number and number:
                self._failures = 0
                self.done = min(number * _SECTION, self.total)
                if number < len(self._sections):
                    return self._announce(number + 1)
                return [self._asdu(_LAST, (self._name, number, _FILE_ENDS, _sum(self._data)))]
            case x if x == _SECTION_REFUSED and number == self._number and number:
                if self._again():
                    return self._announce(number)
                self.fail(Outcome.DAMAGED, f"the station found section {number} damaged, {_ATTEMPTS} times{why}")
                return self._farewell()
            case x if x == _FILE_TAKEN and self.done == self.total and self._called:
                self._end(Outcome.POSITIVE, f"{self.total} octets")
            case x if x == _FILE_REFUSED:
                self.fail(Outcome.DAMAGED, f"the station does not accept the file{why}")
        return []

    def _announce(self, number: int) -> list[Asdu]:
        self._number = number
        length = lof(len(self._sections[number - 1]))
        return [self._asdu(_SECTION_READY, (self._name, number, length, 0))]

    def _segments(self, number: int, section: bytes) -> Iterator[Asdu]:
        room = LARGEST_ASDU - self._sizes.header - self._sizes.ioa - _SEGMENT_HEAD
        for start in range(0, len(section), room):
            piece = section[start : start + room]
            yield self._asdu(_SEGMENT, (self._name, number, len(piece), piece))


def _sum(data: bytes | bytearray) -> int:
    """CHS: the sum of the octets modulo 256."""
    return sum(data) & 0xFF
