"""What arrives on one open connection: sizes, sequence numbers, run mode, and who gets the data. Sans-I/O.

A thousand connections that receive in turn push each other out of the processor's cache, and fetching them again costs
more than looking at a packet. So all that the usual packet touches stands in one small object: the next number, the
usual size. Every other packet is looked at closely, with the connection and its statistics.
"""

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from pyconpro.wire import io_packet

if TYPE_CHECKING:
    from pyconpro.connection import IoConnection

_HALF: Final = 1 << 31
_FOLD: Final = 0xFF
"""Intervals are sorted into the histogram when these bits of the sequence number are 0."""


class Reception:
    """The receiving side of a connection, from one opening to the next. Loop thread only."""

    __slots__ = (
        "_connection",
        "_count",
        "_deliver",
        "_intervals",
        "_usual",
        "arrived",
        "excess",
        "host",
        "packets",
        "repeated",
        "sequence",
        "size",
    )

    def __init__(self, connection: "IoConnection", deliver: Callable[[bytes], None]) -> None:
        self.host = ""
        """IP address that packets come from."""
        self.size = connection.spec.to_size - io_packet.COUNT_SIZE
        """Bytes of the usual packet, with the run/idle header where there is one."""
        self.sequence = -1
        """32-bit sequence number of the last packet; -1 before the first one."""
        self.arrived = 0.0
        """When it came; before that, when the connection was opened."""
        self.packets = 0
        """Accepted packets since the consumer was made."""
        self.excess = 0
        """Bytes of data in them, less `size` for each."""
        self.repeated = 0
        """Accepted packets whose 16-bit count says that the data is the same as before."""
        self._connection = connection
        self._deliver = deliver
        self._count = -1
        self._usual = False
        """The next packet needs no closer look if it has the next number and the usual size."""
        self._intervals: array[float] = array("d")

    def begin(self, host: str, intervals: "array[float]", now: float) -> None:
        """A connection was opened: numbers begin anew."""
        self.host = host
        self.sequence = self._count = -1
        self.arrived = now
        self._intervals = intervals
        self._usual = False

    def look_closely(self) -> None:
        """Take the next packet for an unusual one: something about the connection has changed."""
        self._usual = False

    def packet(self, sequence: int, count: int, data: bytes, now: float) -> None:
        """Take a packet with our T→O id from the right sender: the hot path."""
        if sequence != self.sequence + 1 or len(data) != self.size or not self._usual:
            self._look(sequence, count, data, now)
            return
        self._intervals.append(now - self.arrived)
        if not sequence & _FOLD:
            self._connection.statistics.interval.fold()
        self.sequence = sequence
        self.arrived = now
        self.packets += 1
        if count == self._count:
            self.repeated += 1
        self._count = count
        self._deliver(data)

    def _look(self, sequence: int, count: int, data: bytes, now: float) -> None:
        connection, size = self._connection, len(data)
        spec, statistics = connection.spec, connection.statistics
        if size != self.size and not self._acceptable(size):
            statistics.wrong_size += 1
            return
        last = self.sequence
        if last >= 0:
            if not self._newer(sequence, last):
                return
            self._intervals.append(now - self.arrived)
            if not sequence & _FOLD:
                statistics.interval.fold()
        self.sequence = sequence
        self.arrived = now
        self.packets += 1
        self.excess += size - self.size
        if last < 0:
            connection.first_packet(now)
        if not data and self.size:
            self._note_run(run=False)
            return
        if spec.to_header:
            self._note_run(run=bool(data[0] & io_packet.RUN))
            data = data[io_packet.RUN_IDLE_SIZE :]
            self.excess -= io_packet.RUN_IDLE_SIZE
        elif connection.run is False:
            self._note_run(run=True)
        self._usual = not (spec.to_header or spec.only_new or connection.held)
        repeated = count == self._count
        self._count = count
        if repeated:
            self.repeated += 1
            if spec.only_new:
                return
        if not connection.held:
            self._deliver(data)

    def _note_run(self, *, run: bool) -> None:
        connection = self._connection
        changed = run is not connection.run and not (run and connection.run is None)
        connection.run = run
        self._usual = False
        if changed:
            connection.run_changed(run=run)

    def _acceptable(self, size: int) -> bool:
        """Say whether a packet may have `size` bytes of data although they are not those of the connection.

        Without any data a producer says that it is idle (zero-length format); that has no size to agree on.
        """
        spec = self._connection.spec
        least = io_packet.RUN_IDLE_SIZE if spec.to_header else 0
        return size == 0 or (spec.variable and least <= size <= self.size)

    def _newer(self, sequence: int, last: int) -> bool:
        """Judge a sequence number, and count what it means when it is not the next one."""
        statistics = self._connection.statistics
        step = (sequence - last) & 0xFFFFFFFF
        if step == 0:
            statistics.duplicates += 1
        elif step >= _HALF:
            statistics.stale += 1
        else:
            statistics.lost += step - 1
        return 0 < step < _HALF
