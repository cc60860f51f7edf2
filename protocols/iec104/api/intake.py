"""What received messages do: stations and points appear, values change, callbacks are asked for.

Runs on the I/O thread, so that values are in place however slow callbacks are. Where a callback decides whether a
station or point is wanted, the message waits on the callback thread, and what follows for the same object behind it.
"""

import threading
from collections import Counter
from typing import TYPE_CHECKING, Final

from iec104.api.point import Received
from iec104.api.station import Station
from iec104.api.times import Arrival, Arrived
from iec104.conversion import BY_TYPE
from iec104.dispatcher import Call, call
from iec104.enums import Coi, Type, Umc
from iec104.wire.asdu import BROADCAST, Asdu, Object, decode
from iec104.wire.types import TYPES, Row

if TYPE_CHECKING:
    from iec104.api.connection import Connection

_ANSWERS: Final = frozenset({7, 9, 10, 44, 45, 46, 47})
"""Causes of messages that answer a request."""
_REQUESTABLE: Final = "CPF"


class Intake:
    """The receiving half of a connection."""

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._deferred: Counter[tuple[int, int]] = Counter()
        """(common address, object address or -1 for the station) → messages that wait for a callback."""

    def take(self, message: Asdu, arrival: Arrival, calls: list[Call]) -> None:
        """Take one message; what is to be called is added to `calls`. I/O thread only."""
        row = TYPES.get(message.type_id)
        if row is None:
            self._unexpected(message, arrival, Umc.UNKNOWN_TYPE_ID, calls)
        elif row.direction == "M" and message.type_id in BY_TYPE:
            self._take_values(message, row, arrival, calls)
        elif row.mnemonic == "M_EI_NA_1":
            self._take_initialised(message, arrival, calls)
        elif not self._is_answer(message, row):
            self._unexpected(message, arrival, Umc.INVALID_TYPE_ID, calls)

    def _is_answer(self, message: Asdu, row: Row) -> bool:
        """Answers of all kinds are the requests' business, and files that of file transfer."""
        if row.direction == "F":
            return self._connection.takes_files
        return row.direction in _REQUESTABLE and (
            message.cause in _ANSWERS or message.negative or (row.id == 102 and message.cause == 5)
        )

    def _take_values(self, message: Asdu, row: Row, arrival: Arrival, calls: list[Call]) -> None:
        if message.cause not in row.causes:
            self._unexpected(message, arrival, Umc.INVALID_COT, calls)
        if len(message.body) != message.count * row.step and message.defect:
            self._unexpected(message, arrival, Umc.INVALID_TYPE_ID, calls)
        ca = message.common_address
        station = self._connection.find(ca)
        if station is None or (self._deferred and (ca, -1) in self._deferred):
            station = self._meet_station(message, row, arrival, calls)
            if station is None:
                return
        self._store(station, message, row, arrival, calls)

    def _store(self, station: Station, message: Asdu, row: Row, arrival: Arrival, calls: list[Call]) -> None:
        """Put values in place: the loop that everything received runs through."""
        points = station.monitored
        value = row.value
        deferred = self._deferred
        mismatched = False
        for item in decode(row, message.body, message.count, message.sequence, message.sizes.ioa):
            ioa = item[0]
            point = points.get(ioa)
            if point is None or (deferred and (station.common_address, ioa) in deferred):
                self._meet_point(station, item, message, row, arrival, calls)
                continue
            if point.carries != value:
                mismatched = True
                continue
            received: Received = (item, message, arrival)
            if point.receives:
                calls.append((point.deliver, point.received, received))
            point.received = received
        if mismatched:
            self._unexpected(message, arrival, Umc.MISMATCHED_TYPE_ID, calls)

    # Stations and points that are new

    def _meet_station(self, message: Asdu, row: Row, arrival: Arrival, calls: list[Call]) -> Station | None:
        connection, ca = self._connection, message.common_address
        if ca in (0, BROADCAST):
            self._unexpected(message, arrival, Umc.UNKNOWN_CA, calls)
            return None
        if connection.asks_for_stations or (ca, -1) in self._deferred:
            self._defer((ca, -1))
            calls.append(call(self._introduce_station, message, row, arrival))
            return None
        return connection.find(ca) or connection.add_station(ca) or connection.find(ca)

    def _meet_point(
        self, station: Station, item: Object, message: Asdu, row: Row, arrival: Arrival, calls: list[Call]
    ) -> None:
        ioa = item[0]
        if not ioa:
            self._unexpected(message, arrival, Umc.UNKNOWN_IOA, calls)
            return
        key = (station.common_address, ioa)
        if self._connection.asks_for_points or key in self._deferred:
            self._defer(key)
            calls.append(call(self._introduce_point, station, item, message, row, arrival))
            return
        point = station.add_point(ioa, Type(row.id))
        if point is not None:
            point.received = (item, message, arrival)

    def _introduce_station(self, message: Asdu, row: Row, arrival: Arrival) -> None:
        """On the callback thread: let the callback add the station, then go on with the message."""
        connection, ca = self._connection, message.common_address
        calls: list[Call] = []
        try:
            if connection.find(ca) is None:
                connection.call_on_new_station(ca)
            station = connection.find(ca)
            if station is None:
                self._unexpected(message, arrival, Umc.UNKNOWN_CA, calls)
            else:
                self._store(station, message, row, arrival, calls)
        finally:
            self._settle((ca, -1))
        _run(calls)

    def _introduce_point(self, station: Station, item: Object, message: Asdu, row: Row, arrival: Arrival) -> None:
        """On the callback thread: let the callback add the point, then go on with the value."""
        ioa = item[0]
        calls: list[Call] = []
        try:
            if ioa not in station.monitored:
                self._connection.call_on_new_point(station, ioa, Type(row.id))
            point = station.monitored.get(ioa)
            if point is None:
                self._unexpected(message, arrival, Umc.UNKNOWN_IOA, calls)
            elif point.carries != row.value:
                self._unexpected(message, arrival, Umc.MISMATCHED_TYPE_ID, calls)
            else:
                received: Received = (item, message, arrival)
                calls.append((point.deliver, point.received, received))
                point.received = received
        finally:
            self._settle((station.common_address, ioa))
        _run(calls)

    def _defer(self, key: tuple[int, int]) -> None:
        with self._lock:
            self._deferred[key] += 1

    def _settle(self, key: tuple[int, int]) -> None:
        with self._lock:
            self._deferred[key] -= 1
            if self._deferred[key] <= 0:
                del self._deferred[key]

    # The rest

    def _take_initialised(self, message: Asdu, arrival: Arrival, calls: list[Call]) -> None:
        connection, ca = self._connection, message.common_address
        station = connection.find(ca)
        if station is None and ca not in (0, BROADCAST) and not connection.asks_for_stations:
            station = connection.add_station(ca) or connection.find(ca)
        objects = message.objects
        if station is None or not objects:
            self._unexpected(message, arrival, Umc.UNKNOWN_CA, calls)
            return
        calls.append((connection.call_on_station_initialized, station, Coi(objects[0][1][0] & 0x7F)))

    def _unexpected(self, message: Asdu, arrival: Arrival, cause: Umc, calls: list[Call]) -> None:
        connection = self._connection
        connection.unexpected[cause.name] += 1
        if connection.tells_unexpected:
            calls.append((connection.call_on_unexpected, Arrived(message, arrival), cause))


def _run(calls: list[Call]) -> None:
    for function, first, second in calls:
        function(first, second)
