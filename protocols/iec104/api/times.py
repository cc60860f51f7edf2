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


def moment(rule: TimeRule, arrival_ns: int, type_id: int, values: Values) -> Moment | None:
    """Read the time tag of an object; None for types without one."""
    time = TYPES[type_id].time
    if time == "CP56":
        return rule.read(values[-1])
    return rule.read_cp24(values[-1], arrival_ns) if time else None


class Arrived(IncomingMessage):
    """A message of a station, its time tags read by the connection's rule when somebody looks."""

    __slots__ = ("_arrival_ns", "_rule")

    def __init__(self, asdu: Asdu, rule: TimeRule, arrival_ns: int, standing: Object | None = None) -> None:
        self._asdu = asdu
        self._rule = rule
        self._arrival_ns = arrival_ns
        self._standing = standing
        self._decoded = None
        self._at = None

    @property
    def processed_at(self) -> datetime.datetime:
        """When it arrived, naive local time."""
        return local(self._arrival_ns)

    def _recorded(self, values: Values) -> datetime.datetime | None:
        return recorded(self._rule, self._arrival_ns, self._asdu.type_id, values)


def recorded(rule: TimeRule, arrival_ns: int, type_id: int, values: Values) -> datetime.datetime | None:
    """Read the time tag of an object as naive local time; None for types without one and octets that are no date."""
    found = moment(rule, arrival_ns, type_id, values)
    return local(found.ns) if found is not None and found.ns is not None else None
