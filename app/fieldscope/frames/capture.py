"""What goes over the wires of the connections, kept in bounded memory. No Qt here."""

import math
from collections import deque
from collections.abc import Iterator
from typing import Final, NamedTuple

from linkkit.driver import Driver
from linkkit.frames import Captured, Part

WAITING: Final = 20_000
"""Pieces of one connection waiting to be taken over; beyond that the oldest go, counted."""
CAPACITY: Final = 200_000
"""Frames kept."""
BUDGET: Final = 64 << 20
"""Octets kept."""
LONGEST: Final = 1 << 20
"""Octets of a stream without a whole frame in them: it is then no stream of this protocol."""


class Frame(NamedTuple):
    """One whole frame."""

    number: int
    """Counted from 1 since the capture was cleared."""
    link_id: str
    connection: str
    """Name of the connection."""
    driver: type[Driver]
    raw: Captured

    def dissect(self) -> Part:
        """Its tree."""
        return self.driver.dissect(self.raw.data, self.raw.transport)

    def summarize(self) -> Part:
        """Its summary, perhaps without the tree; costs some ten microseconds."""
        return self.driver.summarize(self.raw.data, self.raw.transport)


class Tapped:
    """Takes the pieces of one connection on its I/O thread, and gives whole frames on the GUI's."""

    def __init__(self, link_id: str, connection: str, driver: type[Driver]) -> None:
        self.link_id = link_id
        self.connection = connection
        self.driver = driver
        self.taken = 0
        """Pieces given by `take_over`."""
        self._seen = 0
        self._waiting: deque[Captured] = deque(maxlen=WAITING)
        self._streams: dict[tuple[object, ...], bytearray] = {}

    def __call__(self, piece: Captured) -> None:
        """`linkkit.frames.Tap`: I/O thread."""
        self._waiting.append(piece)
        self._seen += 1

    @property
    def lost(self) -> int:
        """Pieces that were pushed out before they were taken over."""
        return max(0, self._seen - self.taken - len(self._waiting))

    def moment(self, count: int, octets: float = math.inf) -> float:
        """When the piece came with which more than `count`, or so many octets, wait, ns; infinity while no more do."""
        try:
            for index in range(count):
                piece = self._waiting[index]
                octets -= len(piece.data)
                if octets <= 0:
                    return piece.ns
            return self._waiting[count].ns
        except IndexError:
            return math.inf

    def take_over(self, until_ns: float = math.inf) -> Iterator[Captured]:
        """Give what has come since the last time, up to `until_ns`, cut into whole frames."""
        for _ in range(len(self._waiting)):
            try:
                if self._waiting[0].ns > until_ns:
                    return
                piece = self._waiting.popleft()
            except IndexError:  # pushed out by newer ones and drained: nothing is left
                return
            self.taken += 1
            if piece.transport == "udp":
                yield piece
                continue
            key = (piece.local, piece.remote, piece.sent)
            buffer = self._streams.setdefault(key, bytearray())
            buffer += piece.data
            for data in self.driver.split(buffer):
                yield piece._replace(data=data)
            if len(buffer) > LONGEST:
                yield piece._replace(data=bytes(buffer))
                buffer.clear()
            if len(self._streams) > 64:  # reconnections leave theirs behind
                del self._streams[next(iter(self._streams))]


class FrameRing:
    """The last frames in the order in which they were taken over. The GUI's thread only."""

    def __init__(self, capacity: int = CAPACITY, budget: int = BUDGET) -> None:
        self.capacity = capacity
        self.budget = budget
        self.frames: list[Frame] = []
        self.octets = 0
        self.dropped = 0
        """Frames that were pushed out by newer ones."""
        self._number = 0

    def add(self, tapped: Tapped, piece: Captured) -> Frame:
        """Append one."""
        self._number += 1
        frame = Frame(self._number, tapped.link_id, tapped.connection, tapped.driver, piece)
        self.frames.append(frame)
        self.octets += len(piece.data)
        return frame

    def surplus(self) -> int:
        """How many of the oldest have to go: a two-hundredth at a time, so that it is seldom done and never felt."""
        if len(self.frames) <= self.capacity and self.octets <= self.budget:
            return 0
        goal, octets, gone = self.budget * 199 // 200, self.octets, 0
        keep = self.capacity * 199 // 200
        while gone < len(self.frames) and (len(self.frames) - gone > keep or octets > goal):
            octets -= len(self.frames[gone].raw.data)
            gone += 1
        return gone

    def drop(self, count: int) -> None:
        """Let the oldest go."""
        self.octets -= sum(len(frame.raw.data) for frame in self.frames[:count])
        del self.frames[:count]
        self.dropped += count

    def clear(self) -> None:
        """Begin anew."""
        self.frames.clear()
        self.octets = self.dropped = self._number = 0
