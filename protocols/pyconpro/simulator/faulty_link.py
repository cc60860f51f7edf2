"""The way of class-1 packets through a bad network: lost, doubled, overtaken, late."""

import heapq
import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from pyconpro.target.model import Address

Packet = tuple[bytes, Address]


@dataclass(slots=True)
class FaultyLink:
    """Takes packets and gives them back as the network would. Probabilities are 0 to 1, times are seconds."""

    chance: Callable[[], float]
    """Gives a random number from 0 to below 1."""
    loss: float = 0.0
    duplicate: float = 0.0
    reorder: float = 0.0
    """A packet changes places with the next one of its connection."""
    late: float = 0.0
    delay: float = 0.05
    """How late a late packet is."""
    jitter: float = 0.0
    """Every packet is late by a random time up to this; order is kept."""
    cut: bool = False
    """Nothing gets through."""
    _held: dict[bytes, Packet] = field(default_factory=dict)
    _coming: list[tuple[float, int, Packet]] = field(default_factory=list)
    _last: dict[bytes, float] = field(default_factory=dict)
    _tie: "itertools.count[int]" = field(default_factory=itertools.count)

    def send(self, packets: Iterable[Packet], now: float) -> None:
        """Put packets on the way."""
        for packet in packets:
            if self.cut or self._happens(self.loss):
                continue
            # The connection id stands at the same place in every class-1 packet.
            stream = packet[0][6:10]
            if stream not in self._held and self._happens(self.reorder):
                self._held[stream] = packet
                continue
            for _ in range(2 if self._happens(self.duplicate) else 1):
                self._put(stream, packet, now)
            if (held := self._held.pop(stream, None)) is not None:
                self._put(stream, held, now)

    def arrived(self, now: float) -> list[Packet]:
        """Give the packets that have come through by now."""
        packets = []
        while self._coming and self._coming[0][0] <= now:
            packets.append(heapq.heappop(self._coming)[2])
        return packets

    def deadline(self) -> float | None:
        """Give the time at which the next packet arrives."""
        return self._coming[0][0] if self._coming else None

    def clear(self) -> None:
        """Forget what is on the way."""
        self._held.clear()
        self._coming.clear()
        self._last.clear()

    def _put(self, stream: bytes, packet: Packet, now: float) -> None:
        arrival = now
        if self._happens(self.late):
            arrival += self.delay
        elif self.jitter:
            arrival = max(now + self.jitter * self.chance(), self._last.get(stream, 0.0))
            self._last[stream] = arrival
        heapq.heappush(self._coming, (arrival, next(self._tie), packet))

    def _happens(self, probability: float) -> bool:
        return probability > 0 and self.chance() < probability
