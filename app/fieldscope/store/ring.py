"""The rows of one record, in order of arrival: one writer, many readers, no lock on the way of a sample.

Rows lie in chunks. A row is written once, then `count` steps past it; neither a row below `count` nor the place of a
chunk ever changes again. A reader therefore takes a `Snapshot` (the chunks and the count) and reads from it at leisure:
there is nothing to tear and nothing to re-check. What falls out of the memory budget leaves as whole chunks from the
old end; a snapshot that still refers to them keeps them alive until it is dropped.

Rows are numbered from the first one ever written (the *absolute index*): a row keeps its number when older rows go.
"""

import threading
from typing import Final

import numpy as np
import numpy.typing as npt

from fieldscope.store.chunk import COLUMN_BYTES, NO_SOURCE_TIME, PLAIN, Chunk, Facts, Int64s, Qualities, TimeBase
from fieldscope.store.snapshot import Snapshot
from linkkit.driver import NO_TIME, Quality, Record

FIRST_ROWS: Final = 32
"""Rows of the first chunk; each later one is as long as all before it, up to a limit: a quiet point stays small."""
MOST_MILESTONES: Final = 4
"""Steps for which times are kept: a lane and the overview have one each."""
Milestones = tuple[tuple[int, int], Int64s]
"""From which to which row, and the times of those at multiples of a step."""
LARGEST_CHUNK: Final = 1 << 20
"""Bytes."""
GAP: Final = int(Quality.GAP)


class Home:
    """Where rings get their memory from. All of its rings ask it under its lock."""

    def __init__(self, chunk_bytes: int = LARGEST_CHUNK) -> None:
        self.lock = threading.Lock()
        self._chunk_bytes = chunk_bytes

    @property
    def chunk_bytes(self) -> int:
        """How large a chunk may be now; the first one of a ring is small in any case."""
        return self._chunk_bytes

    def make_room(self, ring: "RecordRing", wanted: int) -> None:
        """Called before `wanted` bytes are added to a ring: any ring may have to `release` some."""


class RecordRing:
    """Takes the rows of one record (`linkkit.driver.Stream`) and hands out snapshots of them.

    `append`, `extend` and `gap` are called by one thread only, the record's I/O thread; everything else by any thread.
    """

    __slots__ = (
        "_chunks",
        "_gone",
        "_home",
        "_last_arrival",
        "_last_stamp",
        "_row",
        "_size",
        "_tail",
        "bytes",
        "count",
        "marked",
        "milestones",
        "misfits",
        "record",
    )

    def __init__(self, record: Record, home: Home | None = None) -> None:
        self.record = record
        self.count = 0
        """Rows ever written; the last step of every `append`."""
        self.marked = -1
        """Index of the newest row whose quality is not good, -1 for none; set before `count` steps past that row."""
        self.misfits = 0
        """Rows refused because their payload had not the record's size."""
        self.bytes = 0
        """Bytes held in columns."""
        self.milestones: dict[tuple[TimeBase, int], Milestones] = {}
        """What `Snapshot.locate` found of full chunks, by clock and step."""
        self._size = record.size
        self._home = home or Home()
        self._chunks: tuple[tuple[Chunk, ...], list[int], Facts] = ((), [], PLAIN)
        self._tail = Chunk(0, 0, record.size)
        self._row = 0
        self._last_arrival = NO_TIME
        self._last_stamp = NO_TIME
        self._gone = True

    def append(self, arrival_ns: int, payload: bytes, source_ns: int = NO_TIME, quality: int = 0) -> None:
        """Add one row. A payload of another size than the record's is refused and counted in `misfits`."""
        if len(payload) != self._size:
            self.misfits += 1
            return
        tail = self._tail
        row = self._row
        if row == tail.rows:
            tail = self._turn_over()
            row = 0
        if arrival_ns < self._last_arrival:
            tail.ordered = False
        tail.arrival_cells[row] = arrival_ns
        self._last_arrival = arrival_ns
        begin = row * self._size
        tail.payload_cells[begin : begin + self._size] = payload
        stamp = arrival_ns
        if source_ns != NO_TIME:
            if tail.source is None:
                self._account(tail, tail.rows * 8)
                tail.source = np.full(tail.rows, NO_TIME, np.int64)
            tail.source[row] = source_ns
            if not quality & NO_SOURCE_TIME:
                stamp = source_ns
        if stamp < self._last_stamp:
            tail.source_ordered = False
        self._last_stamp = stamp
        if quality:
            if tail.quality is None:
                self._account(tail, tail.rows * 2)
                tail.quality = np.zeros(tail.rows, np.uint16)
            tail.quality[row] = quality
            self.marked = self.count
        self._gone = quality & GAP != 0
        self._row = row + 1
        self.count += 1

    def extend(
        self,
        arrival: Int64s,
        payload: npt.NDArray[np.uint8],
        source: Int64s | None = None,
        quality: Qualities | None = None,
    ) -> None:
        """Add n rows at once: times and quality (n,) as in `append`, payload (n, record size)."""
        done = 0
        while done < len(arrival):
            if self._row == self._tail.rows:
                self._tail = self._turn_over()
                self._row = 0
            tail = self._tail
            rows = slice(self._row, min(tail.rows, self._row + len(arrival) - done))
            taken = slice(done, done + rows.stop - rows.start)
            times = arrival[taken]
            if times[0] < self._last_arrival or (times[1:] < times[:-1]).any():
                tail.ordered = False
            tail.arrival[rows] = times
            tail.payload[rows] = payload[taken]
            self._last_arrival = int(times[-1])
            if quality is not None and quality[taken].any():
                if tail.quality is None:
                    self._account(tail, tail.rows * 2)
                    tail.quality = np.zeros(tail.rows, np.uint16)
                tail.quality[rows] = quality[taken]
                self.marked = self.count + int(np.flatnonzero(quality[taken])[-1])
            if source is not None and (source[taken] != NO_TIME).any():
                if tail.source is None:
                    self._account(tail, tail.rows * 8)
                    tail.source = np.full(tail.rows, NO_TIME, np.int64)
                tail.source[rows] = source[taken]
            stamps = tail.stamps(rows.start, rows.stop)
            if stamps[0] < self._last_stamp or (stamps[1:] < stamps[:-1]).any():
                tail.source_ordered = False
            self._last_stamp = int(stamps[-1])
            self._gone = tail.quality is not None and bool(tail.quality[rows.stop - 1] & GAP)
            self._row = rows.stop
            self.count += rows.stop - rows.start
            done = taken.stop

    def gap(self, arrival_ns: int) -> None:
        """Say that nothing is known from now on; a row of zeros with `Quality.GAP`. Repeated gaps are one."""
        if not self._gone:
            self.append(arrival_ns, bytes(self._size), NO_TIME, GAP)

    def last(self) -> tuple[Chunk, int] | None:
        """Give the newest row as its chunk and its place in it; None when there is none. Cheaper than a snapshot."""
        while count := self.count:
            chunks, _, _ = self._chunks
            for chunk in reversed(chunks[-2:]):
                if chunk.start < count:
                    return chunk, count - 1 - chunk.start
            # Several chunks were begun and dropped since `count` was read.
        return None

    def snapshot(self) -> Snapshot:
        """Give what is there now. Cheap: nothing is copied."""
        count = self.count  # before the chunks: they then reach at least so far
        return Snapshot(self, *self._chunks, count)

    def keep_milestones(self, key: tuple[TimeBase, int], found: Milestones) -> None:
        """Keep times of rows for those who look next; a few of them, which any thread may replace."""
        kept = {**self.milestones, key: found}
        while len(kept) > MOST_MILESTONES:
            del kept[next(iter(kept))]
        self.milestones = kept

    def release(self) -> int:
        """Drop the oldest chunk, never the one being written; returns the bytes freed. Only under the ring's lock."""
        chunks, starts, facts = self._chunks
        if len(chunks) < 2:
            return 0
        self._chunks = (chunks[1:], starts[1:], facts if facts == PLAIN else Facts.of(chunks[1:-1]))
        self.bytes -= chunks[0].bytes
        return chunks[0].bytes

    def _turn_over(self) -> Chunk:
        # Once per chunk: the only place where the writer may wait, and then only for another writer's turn-over.
        with self._home.lock:
            most = self._home.chunk_bytes // (self._size + COLUMN_BYTES)
            rows = max(FIRST_ROWS, min(self.count, most))
            self._home.make_room(self, rows * (8 + self._size))
            tail = Chunk(self.count, rows, self._size)
            chunks, starts, facts = self._chunks
            facts = facts.joined(Facts.of(chunks[-1:]))
            self._chunks = ((*chunks, tail), [*starts, tail.start], facts)
            self.bytes += tail.bytes
        self._tail = tail
        self._row = 0
        return tail

    def _account(self, chunk: Chunk, more: int) -> None:
        with self._home.lock:
            self._home.make_room(self, more)
            chunk.bytes += more
            self.bytes += more
