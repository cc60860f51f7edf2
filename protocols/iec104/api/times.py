"""Received messages and their times as the documented API shows them: naive datetimes of this computer's zone."""

import datetime
import functools

from iec104.message import IncomingMessage
from iec104.wire.asdu import Asdu, Object, Values
from iec104.wire.times import Moment, TimeRule, instant
from iec104.wire.types import TYPES


@functools.lru_cache(maxsize=256)
def local(ns: int) -> datetime.datetime:
    """Give nanoseconds since 1970 UTC as a naive local datetime.

    All that arrives in one go has the same time, and asking for the zone's rules is what costs most: hence the cache.
    """
    return instant(ns).astimezone().replace(tzinfo=None)


class Arrival:
    """When something arrived and how its time tags are read; shared by all that arrives in one go."""

    __slots__ = ("ns", "rule")

    def __init__(self, ns: int, rule: TimeRule) -> None:
        self.ns = ns
        """Nanoseconds since 1970 UTC."""
        self.rule = rule

    def moment(self, type_id: int, values: Values) -> Moment | None:
        """Read the time tag of an object; None for types without one."""
        time = TYPES[type_id].time
        if time == "CP56":
            return self.rule.read(values[-1])
        return self.rule.read_cp24(values[-1], self.ns) if time else None

    def recorded(self, type_id: int, values: Values) -> datetime.datetime | None:
        """Read a time tag as naive local time; None for types without one and for octets that are no date."""
        found = self.moment(type_id, values)
        return local(found.ns) if found is not None and found.ns is not None else None


class Arrived(IncomingMessage):
    """A message of a station; its time tags are read when somebody looks."""

    def __init__(self, asdu: Asdu, arrival: Arrival, standing: Object | None = None) -> None:
        self._asdu = asdu
        self._arrival = arrival
        self._standing = standing

    @property
    def processed_at(self) -> datetime.datetime:
        """When it arrived, naive local time."""
        return local(self._arrival.ns)

    def _recorded(self, values: Values) -> datetime.datetime | None:
        return self._arrival.recorded(self._asdu.type_id, values)
