"""Class-1 traffic of a target: cyclic production and the supervision of what the originators send."""

import heapq
import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from linkkit.engine import RemoteError
from pyconpro.target.model import Address, Application, Payload, Role
from pyconpro.wire import io_packet
from pyconpro.wire.connection_manager import Triad

FIRST_PACKET: Final = 0.01
"""Seconds at most from the grant to our first packet: the reply on TCP should be there before it."""
_HALF: Final = 1 << 31
_RUN: Final = io_packet.RUN.to_bytes(io_packet.RUN_IDLE_SIZE, "little")
_IDLE: Final = bytes(io_packet.RUN_IDLE_SIZE)


@dataclass(slots=True, eq=False)
class Production:
    """One stream of packets; several connections share it when it is multicast."""

    connection_id: int
    destination: Address
    api: float
    """Seconds."""
    payload: Payload
    header: bool
    """Whether a run/idle header goes first."""
    start: float
    """When the first packet is due; all others at whole intervals from then."""
    sequence: int
    slot: int = 0
    """How many intervals after `start` the next packet is due."""
    count: int = 0
    last: bytes | None = None
    users: int = 0
    """Connections that it serves; without any it stops."""

    @property
    def due(self) -> float:
        """When the next packet is due."""
        return self.start + self.slot * self.api

    def packet(self, now: float, run: bool) -> bytes:
        """Give the next datagram. The 16-bit count moves on only when the data are new."""
        data = self.payload(now)
        if self.header:
            data = (_RUN if run else _IDLE) + data
        if data != self.last:
            self.count = (self.count + 1) & 0xFFFF
            self.last = data
        datagram = io_packet.build(self.connection_id, self.sequence, self.count, data)
        self.sequence = (self.sequence + 1) & 0xFFFFFFFF
        return datagram


@dataclass(slots=True, eq=False)
class Connection:
    """An open class-1 connection."""

    number: int
    triad: Triad
    originator: str
    """IP address: class-1 packets are taken from there only."""
    role: Role
    application: Application
    production: Production | None
    ot_id: int
    ot_sizes: frozenset[int]
    """Accepted numbers of bytes behind the sequence count."""
    ot_header: bool
    """Whether what comes begins with a run/idle header."""
    timeout: float
    """Seconds without a packet after which it is over."""
    expires: float
    open: bool = True
    planned: float = 0.0
    """When it will be looked at; older entries of the agenda are void."""
    sequence: int | None = None
    output: tuple[bytes, bool] | None = None
    """Last output data and run flag."""


@dataclass(slots=True)
class Counters:
    """Datagrams by what became of them."""

    sent: int = 0
    received: int = 0
    malformed: int = 0
    unknown: int = 0
    """No open connection has this id and this sender."""
    stale: int = 0
    """Repeated or overtaken; they do not count as a sign of life."""
    wrong_size: int = 0


@dataclass(slots=True)
class ClassOne:
    """The class-1 engine: `tick` produces and supervises, `receive` takes datagrams; the owner drains the lists."""

    run: Callable[[], bool]
    """Whether we are in run mode, for run/idle headers."""
    counters: Counters = field(default_factory=Counters)
    expired: list[Connection] = field(default_factory=list)
    """Connections whose originator fell silent; they are not closed yet."""
    outputs: list[tuple[Connection, bytes, bool]] = field(default_factory=list)
    """New output data and run flag."""
    sent: list[tuple[bytes, Address]] = field(default_factory=list)
    """Datagrams to send."""
    largest: int = 0
    """Bytes of the longest datagram that any connection so far may receive."""
    _by_id: dict[int, Connection] = field(default_factory=dict)
    _agenda: list[tuple[float, int, Production | Connection]] = field(default_factory=list)
    _tie: "itertools.count[int]" = field(default_factory=itertools.count)

    def add(self, connection: Connection) -> None:
        """Begin to supervise a connection and to produce for it."""
        self._by_id[connection.ot_id] = connection
        self.largest = max(self.largest, io_packet.DATA_OFFSET + max(connection.ot_sizes, default=0))
        self._watch(connection)
        if connection.production is not None:
            connection.production.users += 1
            if connection.production.users == 1:
                self._plan(connection.production.due, connection.production)

    def remove(self, connection: Connection) -> None:
        """Forget a connection; its production ends with its last user."""
        connection.open = False
        del self._by_id[connection.ot_id]
        if connection.production is not None:
            connection.production.users -= 1

    def knows(self, datagram: bytes, address: Address) -> bool:
        """Say whether a datagram is for an open connection here: by its connection id and its sender."""
        connection = self._by_id.get(int.from_bytes(datagram[6:10], "little"))
        return connection is not None and connection.originator == address[0]

    def deadline(self) -> float | None:
        """Give the time at which `tick` has something to do."""
        while self._agenda and _void(self._agenda[0][0], self._agenda[0][2]):
            heapq.heappop(self._agenda)
        return self._agenda[0][0] if self._agenda else None

    def tick(self, now: float) -> None:
        """Produce what is due and find connections that timed out."""
        while (due := self.deadline()) is not None and due <= now:
            item = heapq.heappop(self._agenda)[2]
            if isinstance(item, Production):
                self._produce(item, now)
            elif item.expires > due:
                self._watch(item)
            else:
                self.expired.append(item)

    def receive(self, datagram: bytes, address: Address, now: float) -> None:
        """Take one datagram; what does not belong to an open connection is counted and dropped."""
        counters = self.counters
        counters.received += 1
        try:
            connection_id, sequence, _, data = io_packet.parse(datagram)
        except RemoteError:
            counters.malformed += 1
            return
        connection = self._by_id.get(connection_id)
        if connection is None or connection.originator != address[0]:
            counters.unknown += 1
            return
        if len(data) not in connection.ot_sizes:
            counters.wrong_size += 1
            return
        if connection.sequence is not None and not 0 < (sequence - connection.sequence) & 0xFFFFFFFF < _HALF:
            counters.stale += 1
            return
        connection.expires = now + connection.timeout
        if connection.sequence is None:
            # From the first packet on the time-out counts, which is shorter than the time given for the first.
            self._watch(connection)
        connection.sequence = sequence
        self._consume(connection, data)

    def _consume(self, connection: Connection, data: bytes) -> None:
        if connection.role is not Role.EXCLUSIVE_OWNER:
            return
        if not data:  # the zero-length format: nothing means idle, the data stay
            data, run = connection.output[0] if connection.output else b"", False
        elif connection.ot_header:
            data, run = data[io_packet.RUN_IDLE_SIZE :], bool(data[0] & io_packet.RUN)
        else:
            run = True
        if (data, run) != connection.output:
            connection.output = (data, run)
            self.outputs.append((connection, data, run))

    def _produce(self, production: Production, now: float) -> None:
        self.sent.append((production.packet(now, self.run()), production.destination))
        self.counters.sent += 1
        # Absolute deadlines do not drift; slots that were missed are skipped and never sent in a burst.
        production.slot = max(production.slot, math.floor((now - production.start) / production.api)) + 1
        self._plan(production.due, production)

    def _watch(self, connection: Connection) -> None:
        connection.planned = connection.expires
        self._plan(connection.planned, connection)

    def _plan(self, time: float, item: Production | Connection) -> None:
        heapq.heappush(self._agenda, (time, next(self._tie), item))


def _void(time: float, item: Production | Connection) -> bool:
    if isinstance(item, Production):
        return item.users == 0
    return not item.open or item.planned != time
