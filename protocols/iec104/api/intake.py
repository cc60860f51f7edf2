"""What received messages do: stations and points appear, values change, callbacks are asked for.

Runs on the network thread, so that values are in place however slow callbacks are. Where a callback decides whether a
station or point is wanted, what arrives for it is held until that callback has returned.
"""

import threading
from collections import Counter, deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from iec104.api.arguments import MOST_IOA
from iec104.api.delivery import Calls
from iec104.api.owner import ON_UNEXPECTED_MESSAGE, Owner
from iec104.api.station import Station
from iec104.callbacks import Slot
from iec104.conversion import BY_TYPE
from iec104.enums import Coi, Type, Umc
from iec104.message import IncomingMessage
from iec104.report import Arrival, Report
from iec104.wire.asdu import Asdu, addresses
from iec104.wire.header import BROADCAST
from iec104.wire.types import TYPES, Row

if TYPE_CHECKING:
    from iec104.api.connection import Connection

HELD: Final = 20_000
"""So many messages and values wait for callbacks that decide about a station or point; beyond that the oldest of the
station or point are dropped and counted."""
_ANSWERS: Final = frozenset({7, 9, 10, 44, 45, 46, 47})
"""Causes of messages that answer a request."""
_REQUESTABLE: Final = "CPF"
_INITIALISED: Final = 70
_DATA: Final = {
    row.id: row for row in TYPES.values() if row.id == _INITIALISED or (row.direction == "M" and row.id in BY_TYPE)
}
"""What stations send of their own accord."""
_STATION: Final = -1
"""In place of an object address: the station itself is asked about."""

Key = tuple[int, int]
"""Common address, and object address or `_STATION`."""


class Intake:
    """The receiving half of a connection."""

    def __init__(self, connection: "Connection", owner: Owner) -> None:
        self.unexpected_message = Slot(ON_UNEXPECTED_MESSAGE)
        self.unexpected: Counter[str] = Counter()
        """Unexpected messages by cause (`Umc` names)."""
        self.dropped = 0
        """Messages and values left out because too many were held."""
        self._connection = connection
        self._owner = owner
        self._lock = threading.RLock()
        """Held to hold things back and to let go of them, never around a callback."""
        self._held: dict[Key, deque[tuple[Report, int]]] = {}
        """What waits, by what it waits for: a report, and the index of the object in it."""
        self._holding = 0

    def take(self, message: Asdu, arrival: Arrival, calls: Calls) -> None:
        """Take one message; what is to be called is added to `calls`. Network thread only."""
        report = Report(message, arrival)
        head = message.header
        row = _DATA.get(head.type_id)
        if row is None:
            self._take_other(report, calls)
            return
        if head.cause not in row.causes:
            self._unexpected(report, Umc.INVALID_COT, calls)
        if len(message.body) != head.count * row.step and message.defect:
            self._unexpected(report, Umc.INVALID_TYPE_ID, calls)
        ca = head.common_address
        station = self._connection.known.get(ca)
        if station is None or (self._held and (ca, _STATION) in self._held):
            self._meet_station(report, row, calls)
        else:
            self._use(station, report, row, calls)

    def forget(self) -> None:
        """Drop what is held: callbacks are not made any more."""
        with self._lock:
            self._held.clear()
            self._holding = 0

    def _take_other(self, report: Report, calls: Calls) -> None:
        """Take what carries no value. Answers are the requests' business, and files that of file transfer."""
        message = report.asdu
        row = TYPES.get(message.type_id)
        if row is None:
            self._unexpected(report, Umc.UNKNOWN_TYPE_ID, calls)
        elif row.direction == "F":
            if not self._connection.takes_files:
                self._unexpected(report, Umc.INVALID_TYPE_ID, calls)
        elif row.direction not in _REQUESTABLE or not (
            message.cause in _ANSWERS or message.negative or (row.id == 102 and message.cause == 5)
        ):
            self._unexpected(report, Umc.INVALID_TYPE_ID, calls)

    def _use(self, station: Station, report: Report, row: Row, calls: Calls) -> None:
        """Use a message of a known station: the loop that everything received runs through."""
        if row.id == _INITIALISED:
            if report.objects:
                cause = Coi(report.objects[0][1][0] & 0x7F)
                calls.tell(self._owner.call, self._owner.station_initialized, station, cause)
            return
        value, held, values = row.value, self._held, calls.values
        index = mismatched = -1
        for point in station.addressed(row, report.asdu):
            index += 1
            if point is None or (held and (station.common_address, point.io_address) in held):
                self._meet_point(station, addresses(row, report.asdu)[index], report, index, calls)
            elif point.carries != value:
                mismatched = index
            else:
                if point.receiver is not None:
                    values += (point, point.received, report, index)
                point.received = report
        if mismatched >= 0:
            self._unexpected(report, Umc.MISMATCHED_TYPE_ID, calls, mismatched)

    # Stations and points that are new

    def _meet_station(self, report: Report, row: Row, calls: Calls) -> None:
        connection, ca = self._connection, report.asdu.common_address
        if ca in (0, BROADCAST):
            self._unexpected(report, Umc.UNKNOWN_CA, calls)
            return
        key = (ca, _STATION)
        if self._waits(key, report):
            return
        station = connection.known.get(ca)
        if station is None and self._owner.new_station:
            self._ask(key, report, 0, calls, self._introduce_station, ca)
            return
        station = station or connection.add_station(ca) or connection.known.get(ca)
        if station is not None:  # else another thread removed it
            self._use(station, report, row, calls)

    def _meet_point(self, station: Station, ioa: int, report: Report, index: int, calls: Calls) -> None:
        if not 0 < ioa <= MOST_IOA:
            self._unexpected(report, Umc.UNKNOWN_IOA, calls, index)
            return
        key = (station.common_address, ioa)
        if self._waits(key, report, index):
            return
        type_ = Type(report.asdu.type_id)
        if ioa not in station.monitored:
            if self._owner.new_point:
                self._ask(key, report, index, calls, self._introduce_point, station, ioa, type_)
                return
            station.add_point(ioa, type_)
        self._put(station, ioa, report, index, calls)

    def _put(self, station: Station, ioa: int, report: Report, index: int, calls: Calls) -> None:
        """Store one value; what `_use` does for many."""
        point = station.monitored.get(ioa)
        if point is None:
            self._unexpected(report, Umc.UNKNOWN_IOA, calls, index)
        elif point.carries != TYPES[report.asdu.type_id].value:
            self._unexpected(report, Umc.MISMATCHED_TYPE_ID, calls, index)
        else:
            if point.receiver is not None:
                calls.values += (point, point.received, report, index)
            point.received = report

    def _introduce_station(self, calls: Calls, ca: int) -> None:
        """On the callback thread: let the callback add the station, then go on with its messages."""
        connection = self._connection
        try:
            if connection.known.get(ca) is None:
                self._owner.call(self._owner.new_station, connection, ca)
        finally:
            with self._lock:
                for report, _ in self._let_go((ca, _STATION)):
                    station = connection.known.get(ca)
                    if station is None:
                        self._unexpected(report, Umc.UNKNOWN_CA, calls)
                    else:
                        self._use(station, report, TYPES[report.asdu.type_id], calls)
                calls.flush()

    def _introduce_point(self, calls: Calls, station: Station, ioa: int, type_: Type) -> None:
        """On the callback thread: let the callback add the point, then go on with its values."""
        try:
            if ioa not in station.monitored:
                self._owner.call(self._owner.new_point, station, ioa, type_)
        finally:
            with self._lock:
                for report, index in self._let_go((station.common_address, ioa)):
                    self._put(station, ioa, report, index, calls)
                calls.flush()

    # Holding back

    def _ask(
        self, key: Key, report: Report, index: int, calls: Calls, introduce: Callable[..., None], *arguments: object
    ) -> None:
        """Hold something until a callback has decided about what it belongs to."""
        with self._lock:
            self._held[key] = deque([(report, index)])
            self._holding += 1
        if not calls.tell(introduce, calls.more(), *arguments):
            self.forget()

    def _waits(self, key: Key, report: Report, index: int = 0) -> bool:
        """Hold something when what it belongs to is asked about; False when it is not, or not any more."""
        if not self._held:
            return False
        with self._lock:
            held = self._held.get(key)
            if held is None:
                return False
            held.append((report, index))
            if self._holding < HELD:
                self._holding += 1
            else:
                held.popleft()
                self.dropped += 1
            return True

    def _let_go(self, key: Key) -> deque[tuple[Report, int]]:
        """Give what was held. With the lock, and until all of it is used: what arrives meanwhile comes after it."""
        held = self._held.pop(key, deque())
        self._holding -= len(held)
        return held

    # The rest

    def _unexpected(self, report: Report, cause: Umc, calls: Calls, index: int = 0) -> None:
        with self._lock:
            self.unexpected[cause.name] += 1
        if self.unexpected_message:
            calls.tell(self.unexpected_message.call, self._connection, IncomingMessage(report, index), cause)
