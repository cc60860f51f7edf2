"""One message as it arrived: with its time, and decoded when somebody looks at it."""

import datetime
import functools

from iec104.conversion import information
from iec104.information import Information
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
        row = TYPES.get(type_id)
        if row is None or not row.timed:
            return None
        return self.rule.read(values[-1]) if row.time == "CP56" else self.rule.read_cp24(values[-1], self.ns)


class Report:
    """A message and its arrival, shared by all points that it carries a value of. Any thread.

    A point refers to the whole message and finds its own object when asked: keeping one reference is all that storing
    a value takes.
    """

    __slots__ = ("_objects", "arrival", "asdu")

    def __init__(self, asdu: Asdu, arrival: Arrival) -> None:
        self.asdu = asdu
        self.arrival = arrival
        self._objects: list[Object] | None = None

    @property
    def objects(self) -> list[Object]:
        """The information objects, decoded once."""
        if self._objects is None:
            self._objects = self.asdu.objects
        return self._objects

    def place(self, ioa: int, before: int | None = None) -> int:
        """Give the index of the last object with an address that it has, before an index if given.

        One message may carry several values of a point: what happened to it, in order.
        """
        objects = self.objects
        for index in range((len(objects) if before is None else before) - 1, -1, -1):
            if objects[index][0] == ioa:
                return index
        raise LookupError(f"object {ioa} is not in {self.asdu!r}")

    def information(self, index: int) -> Information | None:
        """What the object at an index says; None for types that carry no information."""
        return information(self.asdu.type_id, self.objects[index][1], self.recorded(index), self.processed_at)

    def moment(self, index: int) -> Moment | None:
        """Time tag of the object at an index; None for types without one."""
        return self.arrival.moment(self.asdu.type_id, self.objects[index][1])

    def recorded(self, index: int) -> datetime.datetime | None:
        """Time tag as naive local time; None for types without one and for octets that are no date."""
        found = self.moment(index)
        return local(found.ns) if found is not None and found.ns is not None else None

    @property
    def processed_at(self) -> datetime.datetime:
        """When it arrived, naive local time."""
        return local(self.arrival.ns)
