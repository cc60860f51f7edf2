"""All rings of the application within one memory budget."""

import heapq
from typing import Final

from fieldscope.store.ring import LARGEST_CHUNK, Home, RecordRing
from fieldscope.store.signal import Signal, SignalKey
from linkkit.driver import Point, Record

DEFAULT_BUDGET: Final = 1 << 30
"""Bytes for all samples together."""
CHUNKS_IN_BUDGET: Final = 256
"""A chunk is at most this part of the budget, so that history goes in small steps…"""
CHUNKS_OF_RING: Final = 4
"""…and so small that every ring can have as many: the one that is written cannot go, however many rings there are."""


class Store(Home):
    """Gives each link its sink and each point its signal.

    While the budget lasts every ring grows as it needs. Then the *largest* rings lose their oldest chunks: all busy
    records end up with the same share, and a quiet one keeps its few rows for ever.
    """

    def __init__(self, budget_bytes: int = DEFAULT_BUDGET) -> None:
        super().__init__()
        self.budget = budget_bytes
        self._rings: dict[str, dict[str, RecordRing]] = {}
        self._alive: set[RecordRing] = set()
        self._signals: dict[SignalKey, Signal] = {}
        self._used = 0

    @property
    def used(self) -> int:
        """Bytes held in columns now."""
        return self._used

    @property
    def chunk_bytes(self) -> int:
        """How large a chunk may be now."""
        return min(LARGEST_CHUNK, self.budget // max(CHUNKS_IN_BUDGET, CHUNKS_OF_RING * len(self._alive)))

    def set_budget(self, budget_bytes: int) -> None:
        """Change the budget while samples arrive; what is too much for a smaller one goes at once, the oldest first."""
        with self.lock:
            self.budget = budget_bytes
            self._shrink()

    def sink(self, link_id: str) -> "LinkSink":
        """Give the place where a link puts its samples; `link_id` is what a project calls the link."""
        return LinkSink(self, link_id)

    def ring(self, link_id: str, record_key: str) -> RecordRing | None:
        """Give the ring of a record, None as long as the link did not ask for its stream."""
        rings = self._rings.get(link_id)
        return rings.get(record_key) if rings is not None else None

    def rings(self, link_id: str) -> list[RecordRing]:
        """Give all rings of a link."""
        with self.lock:
            return list(self._rings.get(link_id, {}).values())

    def signal(self, link_id: str, point: Point) -> Signal:
        """Give the reader of a point, the same object for the same point; it may exist before its samples do."""
        key = SignalKey(link_id, point.key)
        found = self._signals.get(key)
        if found is None or found.point != point:
            found = self._signals[key] = Signal(key, point, self.ring)
        return found

    def find(self, key: SignalKey) -> Signal | None:
        """Give the signal of that name, None when nobody has asked for its point by `signal` yet."""
        return self._signals.get(key)

    def forget(self, link_id: str) -> None:
        """Drop everything of a link that was stopped and removed."""
        with self.lock:
            for ring in self._rings.pop(link_id, {}).values():
                self._drop(ring)
        for signal_key in [key for key in self._signals if key.link_id == link_id]:
            del self._signals[signal_key]

    def _stream(self, link_id: str, record: Record) -> RecordRing:
        with self.lock:
            rings = self._rings.setdefault(link_id, {})
            ring = rings.get(record.key)
            if ring is None or ring.record.size != record.size:
                if ring is not None:
                    self._drop(ring)
                ring = rings[record.key] = RecordRing(record, self)
                self._alive.add(ring)
            elif ring.record != record:
                ring.record = record
            return ring

    def _drop(self, ring: RecordRing) -> None:
        self._alive.discard(ring)
        self._used -= ring.bytes

    def make_room(self, ring: RecordRing, wanted: int) -> None:
        """Account for `wanted` more bytes, dropping old chunks of the largest rings; called under the lock."""
        if ring not in self._alive:
            return  # replaced by a ring of another size, or its link is gone
        self._used += wanted
        self._shrink()

    def _shrink(self) -> None:
        if self._used <= self.budget:
            return
        # One pass frees enough for many turn-overs: with thousands of rings the heap costs more than a chunk.
        goal = self.budget - self.budget // CHUNKS_IN_BUDGET
        largest = [(-held.bytes, number, held) for number, held in enumerate(self._alive)]
        heapq.heapify(largest)
        while self._used > goal and largest:
            _, number, held = heapq.heappop(largest)
            freed = held.release()
            if freed:
                self._used -= freed
                heapq.heappush(largest, (-held.bytes, number, held))


class LinkSink:
    """`linkkit.driver.Sink` of one link."""

    def __init__(self, store: Store, link_id: str) -> None:
        self._store = store
        self.link_id = link_id

    def stream(self, record: Record) -> RecordRing:
        """Give the ring of a record; the same one for the same key and size."""
        return self._store._stream(self.link_id, record)  # noqa: SLF001 (two halves of one thing)
