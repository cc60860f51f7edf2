"""What comes from a station becomes samples: the hot half of the driver, and remarks on what is odd."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from functools import cached_property
from statistics import median
from struct import Struct
from typing import Final

from iec104.controlling.reading import BY_TYPE, Reader
from iec104.enums import Cot
from iec104.objects import Key, KnownObject, KnownObjects, record
from iec104.settings import ConnectionSettings
from iec104.wire.asdu import Asdu
from iec104.wire.header import BROADCAST
from iec104.wire.times import TimeRule
from iec104.wire.types import TYPES, Row, name
from linkkit.driver import NO_TIME, Event, Notice, PointsChanged, Quality, Severity, Sink

_VALUE: Final = Struct("<d").pack
_DESCRIBED: Final = 0.2
"""Seconds in which points that appear are gathered into one `PointsChanged`."""
_OFFSETS: Final = 101
"""Events whose delay between time tag and arrival is remembered."""


class Samples:
    """Puts the values of messages into streams, one per information object. Loop thread only."""

    def __init__(self, settings: ConnectionSettings) -> None:
        self._settings = settings
        self.rule: TimeRule = settings.rule()
        """How time tags are read."""
        self.counts = {"messages": 0, "objects": 0, "unexpected": 0}
        self._sink: Sink | None = None
        self._notify: Callable[[Event], None] = lambda _: None
        self._gathering = False
        self._offsets: deque[float] = deque(maxlen=_OFFSETS)
        self._odd: set[tuple[object, ...]] = set()

    @cached_property
    def objects(self) -> KnownObjects:
        """What is known; to describe ten thousand objects takes a while, so that happens when they are asked for."""
        return KnownObjects(self._settings)

    @property
    def clock_offset(self) -> float | None:
        """Median of arrival minus time tag of the last events, seconds; None before any."""
        return median(self._offsets) if self._offsets else None

    def open(self, sink: Sink, notify: Callable[[Event], None]) -> None:
        """Give samples to `sink` from now on, and have a stream for every object that can be described."""
        self._sink, self._notify = sink, notify
        for key, item in self.objects.by_key.items():
            if (item.row or item.expected) is not None:
                item.stream = sink.stream(record(key))

    def close(self) -> None:
        """Say and give nothing any more."""
        self._sink, self._notify = None, lambda _: None

    def take(self, message: Asdu, arrival_ns: int) -> None:
        """Use one received message."""
        self.counts["messages"] += 1
        read = BY_TYPE.get(message.type_id)
        if read is None:
            self._take_other(message)
            return
        row = TYPES[message.type_id]
        if message.cause not in row.causes:
            self.remark(
                ("cause", message.type_id, message.cause),
                f"{row.mnemonic} came with cause {message.cause}, which the standard does not foresee",
                "the values are used all the same",
            )
        if message.defect:
            self.remark(("defect", message.type_id), f"a message is incomplete: {message.defect}", "what came is used")
        if message.common_address in (0, BROADCAST):
            self.remark(("CA", message.common_address), f"data came with common address {message.common_address}", "")
        self._store(message, row, read, arrival_ns)

    def _store(self, message: Asdu, row: Row, read: Reader, arrival_ns: int) -> None:
        objects, ca = self.objects.by_key, message.common_address
        found = message.objects
        self.counts["objects"] += len(found)
        spontaneous = message.cause == Cot.SPONTANEOUS
        for ioa, values in found:
            if not ioa:
                self.remark(("IOA", ca), f"{row.mnemonic} came with object address 0, which means none", "")
                continue
            item = objects.get((ca, ioa))
            if item is None or item.row is not row:
                item = self._meet((ca, ioa), row)
            value, quality = read(values)
            source_ns = NO_TIME
            if row.time == "CP56":
                valid = self.rule.valid_ns(values[-1])
                if valid is None:
                    quality |= Quality.TIME_INVALID
                else:
                    source_ns = valid
            elif row.time:
                moment = self.rule.read_cp24(values[-1], arrival_ns)
                if moment.invalid or moment.ns is None:
                    quality |= Quality.TIME_INVALID
                else:
                    source_ns = moment.ns
            if spontaneous and source_ns != NO_TIME:
                self._offsets.append((arrival_ns - source_ns) / 1e9)
            if item.shifted:
                value = value * item.scale + item.offset
            assert item.stream is not None
            item.stream.append(arrival_ns, _VALUE(value), source_ns, quality)

    def _meet(self, key: Key, row: Row) -> KnownObject:
        """An object is new, or comes with another type than before."""
        item = self.objects.by_key.setdefault(key, KnownObject())
        known, item.row = item.row or item.expected, row
        if known is None or known.value != row.value:
            self._gather()
        if item.stream is None:
            assert self._sink is not None
            item.stream = self._sink.stream(record(key))
        return item

    def _take_other(self, message: Asdu) -> None:
        """Answers belong to requests; the rest is worth a remark."""
        row = message.row
        if row is not None and row.mnemonic == "M_EI_NA_1":
            causes = {0: "power on", 1: "manual reset", 2: "remote reset"}
            coi = message.objects[0][1][0] & 0x7F if message.objects else -1
            cause = causes.get(coi, f"cause {coi}")
            self._notify(Notice(Severity.INFO, f"station {message.common_address} has initialised after {cause}"))
        elif row is None or row.direction not in "CPF":
            self.counts["unexpected"] += 1
            self.remark(
                ("type", message.type_id),
                f"{name(message.type_id)} from station {message.common_address} cannot be shown "
                f"({message.body[:24].hex(' ')})",
                "a type of the manufacturer's own; everything else is shown",
            )

    def remark(self, key: tuple[object, ...], text: str, hint: str) -> None:
        """Say something once per link."""
        if key not in self._odd:
            self._odd.add(key)
            self._notify(Notice(Severity.WARNING, text, hint))

    def gap(self) -> None:
        """Nothing is known of any object from now on."""
        now = time.time_ns()
        for item in self.objects.by_key.values():
            if item.stream is not None:
                item.stream.gap(now)

    def _gather(self) -> None:
        """Say soon that there are other points; a first interrogation brings thousands at once."""
        if not self._gathering:
            self._gathering = True
            asyncio.get_running_loop().call_later(_DESCRIBED, self._tell)

    def _tell(self) -> None:
        self._gathering = False
        self.objects.describe()
        self._notify(PointsChanged())
