"""Wire times as the documented API shows them: naive datetimes of this computer's zone."""

import datetime
import functools

from iec104.message import TimeReader
from iec104.wire.asdu import Values
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


def reader(rule: TimeRule, arrival_ns: int) -> TimeReader:
    """Give what reads the time tags of messages that arrived then."""
    return functools.partial(_recorded, rule, arrival_ns)


def _recorded(rule: TimeRule, arrival_ns: int, type_id: int, values: Values) -> datetime.datetime | None:
    found = moment(rule, arrival_ns, type_id, values)
    return local(found.ns) if found is not None and found.ns is not None else None
