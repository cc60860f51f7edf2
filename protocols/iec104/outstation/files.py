"""File transfer of the controlled station: directory, download to the master, upload from it.

A file is addressed by common address, object address and name of file (NOF). It travels in sections of segments:

    download   122 select → 120 ready; 122 call file → 121 section ready; 122 call section → 125 … 125, 123 last
               segment; 124 section acknowledged → 121 next section, or 123 last section; 124 file acknowledged
    upload     120 ready → 122 call file; 121 section ready → 122 call section; 125 … 125, 123 last segment
               → 124 section acknowledged; … 123 last section → 124 file acknowledged

The sequence is the fact sheet's, observed from another file server.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from iec104.enums import Cot, Type, Umc
from iec104.outstation.happenings import FileReceived
from iec104.wire.asdu import Asdu, Values
from iec104.wire.elements import length_of_file, lof

if TYPE_CHECKING:
    from iec104.outstation.core import Outstation
    from iec104.outstation.session import Session

SEGMENT: Final = 236
"""Octets of a segment: what fits an ASDU with the standard's field sizes."""
SECTION: Final = 65_536
"""Octets of a section; 255 of them hold the longest file there is."""
LONGEST: Final = 0xFFFFFF
"""Octets that the length field can state."""

SELECT_FILE: Final = 1
CALL_FILE: Final = 2
STOP_FILE: Final = 3
DELETE_FILE: Final = 4
SELECT_SECTION: Final = 5
CALL_SECTION: Final = 6
STOP_SECTION: Final = 7
"""SCQ, the low four bits."""
FILE_ENDS: Final = frozenset({1, 2})
SECTION_ENDS: Final = frozenset({3, 4})
"""LSQ: without and with deactivation."""
FILE_TAKEN, FILE_REFUSED, SECTION_TAKEN, SECTION_REFUSED = 1, 2, 3, 4
"""AFQ, the low four bits."""
NEGATIVE: Final = 0x80
"""FRQ and SRQ: not ready."""
LAST_OF_DIRECTORY: Final = 0x20
"""SOF."""

Key = tuple[int, int]
"""Common address and object address."""


@dataclass(slots=True)
class File:
    """One file that masters may fetch."""

    name: int
    """NOF, 0-65535."""
    data: bytes
    time_ns: int
    """When it was made, nanoseconds since 1970 UTC."""

    def sections(self) -> list[bytes]:
        """Its sections; an empty file has one empty section."""
        return [self.data[i : i + SECTION] for i in range(0, len(self.data), SECTION)] or [b""]


@dataclass(slots=True)
class Incoming:
    """A file on its way to us."""

    name: int
    length: int
    data: bytearray = field(default_factory=bytearray)
    section: bytearray = field(default_factory=bytearray)
    number: int = 0


class FileStore:
    """The files of an outstation, by address."""

    def __init__(self) -> None:
        self.files: dict[Key, File] = {}
        self.accepts_uploads = True

    def add(self, common_address: int, io_address: int, file: File) -> None:
        """Offer a file. Raises `ValueError` when its address, name or length cannot be stated."""
        if not 1 <= io_address <= 0xFFFFFF or not 0 <= file.name <= 0xFFFF:
            raise ValueError(f"a file has an address of 1 to 16777215 and a name of 0 to 65535, not {io_address}")
        if len(file.data) > LONGEST:
            raise ValueError(f"a file has at most {LONGEST} octets, this one {len(file.data)}")
        self.files[(common_address, io_address)] = file


class Transfers:
    """What one connection is doing with files."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._outgoing: dict[Key, int] = {}
        """Section (1…) that was announced last, of selected files; 0 before the first."""
        self._incoming: dict[Key, Incoming] = {}

    @property
    def _outstation(self) -> "Outstation":
        return self._session.outstation

    def forget(self) -> None:
        """Data transfer has stopped: so have all transfers."""
        self._outgoing.clear()
        self._incoming.clear()

    def handle(self, asdu: Asdu, now: float) -> Umc | None:
        """Carry out a message of types 120-125; gives why it was refused, None when it was not."""
        io_address, values = asdu.objects[0]
        key = asdu.common_address, io_address
        match asdu.type_id:
            case Type.F_SC_NA_1 if asdu.cause == Cot.REQUEST:
                self._directory(asdu, now)
                return None
            case _ if asdu.cause == Cot.REQUEST:
                return Umc.UNKNOWN_COT
            case Type.F_SC_NA_1:
                return self._call(asdu, key, values, now)
            case Type.F_AF_NA_1:
                return self._acknowledged(asdu, key, values, now)
            case Type.F_FR_NA_1:
                return self._offered(asdu, key, values, now)
            case Type.F_SR_NA_1:
                return self._section_offered(asdu, key, values, now)
            case Type.F_SG_NA_1:
                return self._segment(key, values)
            case _:
                return self._ended(asdu, key, values, now)

    # To the master

    def _directory(self, asdu: Asdu, now: float) -> None:
        files = sorted((k[1], f) for k, f in self._outstation.files.files.items() if k[0] == asdu.common_address)
        rule = self._outstation.options.rule
        for index, (io_address, file) in enumerate(files):
            last = LAST_OF_DIRECTORY if index == len(files) - 1 else 0
            values = file.name, lof(len(file.data)), last, rule.write(file.time_ns)
            self._say(Type.F_DR_TA_1, (asdu.common_address, io_address), values, now, cause=Cot.REQUEST)
        if not files:
            self._say(
                Type.F_DR_TA_1, (asdu.common_address, 0), (0, lof(0), LAST_OF_DIRECTORY, bytes(7)), now, Cot.REQUEST
            )

    def _call(self, asdu: Asdu, key: Key, values: Values, now: float) -> Umc | None:
        name, number, qualifier = values
        file = self._outstation.files.files.get(key)
        if file is None or (name and name != file.name):
            return Umc.UNKNOWN_IOA
        sections = file.sections()
        match qualifier & 0x0F:
            case x if x == SELECT_FILE:
                self._outgoing[key] = 0
                self._say(Type.F_FR_NA_1, key, (file.name, lof(len(file.data)), 0), now)
            case x if x == CALL_FILE and key in self._outgoing:
                self._announce(key, file, 1, now)
            case x if x == SELECT_SECTION and key in self._outgoing and 1 <= number <= len(sections):
                self._announce(key, file, number, now)
            case x if x == CALL_SECTION and key in self._outgoing and 1 <= number <= len(sections):
                self._outgoing[key] = number
                self._session.run(self._segments(key, file, number), now, ("file", key))
            case x if x in (STOP_FILE, STOP_SECTION) and key in self._outgoing:
                self._session.cancel(("file", key))
                if x == STOP_FILE:
                    del self._outgoing[key]
                self._session.say(asdu, now)
            case x if x == DELETE_FILE:
                del self._outstation.files.files[key]
                self._outgoing.pop(key, None)
                self._session.say(asdu, now)
            case _:
                self._session.say(asdu.replace(negative=True), now)
        return None

    def _announce(self, key: Key, file: File, number: int, now: float) -> None:
        self._outgoing[key] = number
        self._say(Type.F_SR_NA_1, key, (file.name, number, lof(len(file.sections()[number - 1])), 0), now)

    def _segments(self, key: Key, file: File, number: int) -> Iterator[Asdu]:
        section = file.sections()[number - 1]
        for start in range(0, len(section), SEGMENT):
            piece = section[start : start + SEGMENT]
            yield self._asdu(Type.F_SG_NA_1, key, (file.name, number, len(piece), piece))
        yield self._asdu(Type.F_LS_NA_1, key, (file.name, number, 3, checksum(section)))

    def _acknowledged(self, asdu: Asdu, key: Key, values: Values, now: float) -> Umc | None:
        file = self._outstation.files.files.get(key)
        if file is None or key not in self._outgoing:
            return Umc.UNKNOWN_IOA
        number = self._outgoing[key]
        match values[2] & 0x0F:
            case x if x == SECTION_TAKEN and number < len(file.sections()):
                self._announce(key, file, number + 1, now)
            case x if x == SECTION_TAKEN:
                self._say(Type.F_LS_NA_1, key, (file.name, number, 1, checksum(file.data)), now)
            case x if x == SECTION_REFUSED and number:
                self._announce(key, file, number, now)
            case x if x in (FILE_TAKEN, FILE_REFUSED):
                del self._outgoing[key]
            case _:
                self._session.say(asdu.replace(negative=True), now)
        return None

    # From the master

    def _offered(self, asdu: Asdu, key: Key, values: Values, now: float) -> Umc | None:
        name, length, qualifier = values
        if not key[1] or not self._outstation.files.accepts_uploads or qualifier & NEGATIVE:
            return Umc.UNKNOWN_IOA
        self._incoming[key] = Incoming(name, length_of_file(length))
        self._say(Type.F_SC_NA_1, key, (name, 0, CALL_FILE), now, originator=asdu.originator)
        return None

    def _section_offered(self, asdu: Asdu, key: Key, values: Values, now: float) -> Umc | None:
        incoming = self._incoming.get(key)
        if incoming is None:
            return Umc.UNKNOWN_IOA
        _, number, _, _ = values
        incoming.number = number
        incoming.section.clear()
        self._say(Type.F_SC_NA_1, key, (incoming.name, number, CALL_SECTION), now, originator=asdu.originator)
        return None

    def _segment(self, key: Key, values: Values) -> Umc | None:
        incoming = self._incoming.get(key)
        if incoming is None:
            return Umc.UNKNOWN_IOA
        # More than was announced is not kept; the checks at the end refuse it.
        if len(incoming.data) + len(incoming.section) <= LONGEST:
            incoming.section += values[3]
        return None

    def _ended(self, asdu: Asdu, key: Key, values: Values, now: float) -> Umc | None:
        incoming = self._incoming.get(key)
        if incoming is None:
            return Umc.UNKNOWN_IOA
        _, number, qualifier, sum_of_octets = values
        if qualifier in SECTION_ENDS:
            good = number == incoming.number and checksum(incoming.section) == sum_of_octets
            if good:
                incoming.data += incoming.section
            incoming.section.clear()
            answer = SECTION_TAKEN if good else SECTION_REFUSED
        else:
            good = len(incoming.data) == incoming.length
            answer = FILE_TAKEN if good else FILE_REFUSED
            del self._incoming[key]
            if good:
                file = File(incoming.name, bytes(incoming.data), self._outstation.clock.time_ns(now))
                self._outstation.files.add(*key, file)
                self._session.tell(FileReceived(self._session, *key, file.name, file.data))
        self._say(Type.F_AF_NA_1, key, (incoming.name, number, answer), now, originator=asdu.originator)
        return None

    def _say(
        self, type_id: int, key: Key, values: Values, now: float, cause: Cot = Cot.FILE_TRANSFER, originator: int = 0
    ) -> None:
        self._session.say(self._asdu(type_id, key, values, cause, originator), now)

    def _asdu(
        self, type_id: int, key: Key, values: Values, cause: Cot = Cot.FILE_TRANSFER, originator: int = 0
    ) -> Asdu:
        sizes = self._outstation.options.sizes
        return Asdu.of(type_id, cause, key[0], [(key[1], values)], originator=originator, sizes=sizes)


def checksum(data: bytes | bytearray) -> int:
    """CHS: the sum of the octets modulo 256."""
    return sum(data) & 0xFF
