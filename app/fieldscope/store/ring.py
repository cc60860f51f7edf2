"""The rows of one record, in order of arrival: one writer, many readers, no lock on the way of a sample.

Rows lie in chunks. A row is written once, then `count` steps past it; neither a row below `count` nor the place of a
chunk ever changes again. A reader therefore takes a `Snapshot` (the chunks and the count) and reads from it at leisure:
there is nothing to tear and nothing to re-check. What falls out of the memory budget leaves as whole chunks from the
old end; a snapshot that still refers to them keeps them alive until it is dropped.

Rows are numbered from the first one ever written (the *absolute index*): a row keeps its number when older rows go.
"""

import enum
import threading
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from linkkit.driver import NO_TIME, Quality, Record

Int64s = npt.NDArray[np.int64]
Qualities = npt.NDArray[np.uint16]

FIRST_ROWS: Final = 32
"""Rows of the first chunk; each later one is as long as all before it, up to a limit: a quiet point stays small."""
COLUMN_BYTES: Final = 18
"""Bytes of arrival time, source time and quality of one row."""
# Plain integers: arithmetic with an IntFlag costs more than the rest of an append.
NO_SOURCE_TIME: Final = int(Quality.TIME_INVALID)
GAP: Final = int(Quality.GAP)


class TimeBase(enum.Enum):
    """Which clock a sample is placed by."""

    ARRIVAL = "arrival"
    """When this computer received it."""
    SOURCE = "source"
    """The device's time tag where it is present and valid, else the arrival."""


class Chunk:
    """A run of rows. Columns that a protocol does not fill are not allocated until the first row needs them."""

    __slots__ = (
        "arrival",
        "arrival_cells",
        "bytes",
        "ordered",
        "payload",
        "payload_cells",
        "quality",
        "rows",
        "source",
        "source_ordered",
        "start",
    )

    def __init__(self, start: int, rows: int, size: int) -> None:
        self.start = start
        self.rows = rows
        self.arrival: Int64s = np.empty(rows, np.int64)
        self.payload: npt.NDArray[np.uint8] = np.empty((rows, size), np.uint8)
        self.source: Int64s | None = None
        self.quality: Qualities | None = None
        self.ordered = True
        self.source_ordered = True
        self.bytes = rows * (8 + size)
        # Cell assignment through a memoryview costs half of what it costs through the array.
        self.arrival_cells = memoryview(self.arrival)  # type: ignore[arg-type]
        self.payload_cells = memoryview(self.payload.reshape(-1))  # type: ignore[arg-type]


class Facts(NamedTuple):
    """What is true of full chunks together: kept, because readers ask in every frame and chunks may be hundreds."""

    ordered: bool
    source_ordered: bool
    qualified: bool

    def joined(self, other: "Facts") -> "Facts":
        """Give what is true of both."""
        return Facts(
            self.ordered and other.ordered,
            self.source_ordered and other.source_ordered,
            self.qualified or other.qualified,
        )


PLAIN: Final = Facts(ordered=True, source_ordered=True, qualified=False)


class RecordRing:
    """Takes the rows of one record (`linkkit.driver.Stream`) and hands out snapshots of them.

    `append`, `extend` and `gap` are called by one thread only, the record's I/O thread; everything else by any thread.
    `room(ring, bytes)` is called before memory is added, under `lock`: it may ask any ring of the same lock to
    `release` some.
    """

    __slots__ = (
        "_chunks",
        "_gone",
        "_largest",
        "_last_arrival",
        "_last_stamp",
        "_lock",
        "_room",
        "_row",
        "_size",
        "_tail",
        "bytes",
        "count",
        "marked",
        "misfits",
        "record",
    )

    def __init__(
        self,
        record: Record,
        chunk_bytes: int = 1 << 20,
        room: Callable[["RecordRing", int], None] = lambda _ring, _bytes: None,
        lock: AbstractContextManager[Any] | None = None,
    ) -> None:
        self.record = record
        self.count = 0
        """Rows ever written; the last step of every `append`."""
        self.marked = -1
        """Index of the newest row whose quality is not good, -1 for none; set before `count` steps past that row."""
        self.misfits = 0
        """Rows refused because their payload had not the record's size."""
        self.bytes = 0
        """Bytes held in columns."""
        self._size = record.size
        self._room = room
        self._lock = lock or threading.Lock()
        self._largest = max(FIRST_ROWS, chunk_bytes // (record.size + COLUMN_BYTES))
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
            stamps = _stamps(tail, rows.start, rows.stop)
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

    def snapshot(self) -> "Snapshot":
        """Give what is there now. Cheap: nothing is copied."""
        count = self.count  # before the chunks: they then reach at least so far
        return Snapshot(self, *self._chunks, count)

    def release(self) -> int:
        """Drop the oldest chunk, never the one being written; returns the bytes freed. Only under the ring's lock."""
        chunks, starts, facts = self._chunks
        if len(chunks) < 2:
            return 0
        self._chunks = (chunks[1:], starts[1:], facts if facts == PLAIN else _facts(chunks[1:-1]))
        self.bytes -= chunks[0].bytes
        return chunks[0].bytes

    def _turn_over(self) -> Chunk:
        # Once per chunk: the only place where the writer may wait, and then only for another writer's turn-over.
        with self._lock:
            rows = min(max(FIRST_ROWS, self.count), self._largest)
            self._room(self, rows * (8 + self._size))
            tail = Chunk(self.count, rows, self._size)
            chunks, starts, facts = self._chunks
            facts = facts.joined(_facts(chunks[-1:]))
            self._chunks = ((*chunks, tail), [*starts, tail.start], facts)
            self.bytes += tail.bytes
        self._tail = tail
        self._row = 0
        return tail

    def _account(self, chunk: Chunk, more: int) -> None:
        with self._lock:
            self._room(self, more)
            chunk.bytes += more
            self.bytes += more


class Snapshot:
    """The rows of a ring at one moment. Rows are addressed by absolute index, `first` ≤ index < `count`.

    Arrays handed out are read-only by convention; within one chunk they are views, else copies.
    """

    __slots__ = ("_facts", "_starts", "chunks", "count", "first", "ring")

    def __init__(
        self, ring: RecordRing, chunks: tuple[Chunk, ...], starts: list[int], facts: Facts, count: int
    ) -> None:
        self.ring = ring
        self.chunks = chunks
        self._starts = starts
        self._facts = facts
        self.count = count
        self.first = min(starts[0], count) if starts else count

    def __len__(self) -> int:
        return self.count - self.first

    @property
    def qualified(self) -> bool:
        """Say whether any row in memory may be other than good."""
        return self._facts.qualified or (bool(self.chunks) and self.chunks[-1].quality is not None)

    def clip(self, begin: int, end: int) -> tuple[int, int]:
        """Limit a range of rows to what is held."""
        begin = min(max(begin, self.first), self.count)
        return begin, min(max(end, begin), self.count)

    def arrival(self, begin: int, end: int) -> Int64s:
        """Arrival times, (n,) int64, nanoseconds since 1970 UTC."""
        return self._gather(begin, end, lambda c, a, b: c.arrival[a:b], np.int64)

    def source(self, begin: int, end: int) -> Int64s:
        """Source times as they came, (n,) int64; `NO_TIME` where there was none."""
        return self._gather(begin, end, _source, np.int64)

    def quality(self, begin: int, end: int) -> Qualities:
        """`linkkit.driver.Quality` of each row, (n,) uint16."""
        return self._gather(begin, end, _quality, np.uint16)

    def times(self, begin: int, end: int, base: TimeBase) -> Int64s:
        """The time each row is placed by, (n,) int64 ns."""
        if base is TimeBase.ARRIVAL:
            return self.arrival(begin, end)
        return self._gather(begin, end, _stamps, np.int64)

    def field(
        self, begin: int, end: int, offset: int, dtype: np.dtype[Any], bit: int | None = None
    ) -> npt.NDArray[Any]:
        """One field of the payload, (n,) of `dtype`; of bool for a single `bit` of a little-endian integer."""
        size = self.ring.record.size

        def view(chunk: Chunk, a: int, b: int) -> npt.NDArray[Any]:
            return np.ndarray((b - a,), dtype, chunk.payload, offset + a * size, (size,))

        found = self._gather(begin, end, view, dtype)
        return found if bit is None else (found >> dtype.type(bit)) & dtype.type(1) != 0

    def block(self, begin: int, end: int) -> npt.NDArray[np.uint8]:
        """Payloads as they came, (n, size) uint8."""
        found = self._gather(begin, end, lambda c, a, b: c.payload[a:b], np.uint8)
        return found.reshape(-1, self.ring.record.size) if found.ndim == 1 else found

    def pick(self, index: Int64s, offset: int, dtype: np.dtype[Any], bit: int | None = None) -> npt.NDArray[Any]:
        """One field of single rows, at ascending `index` (all of them held): (n,) of `dtype`, or bool for a `bit`."""
        found = np.empty(len(index), dtype)
        size = self.ring.record.size

        def view(chunk: Chunk) -> npt.NDArray[Any]:
            return np.ndarray((chunk.rows,), dtype, chunk.payload, offset, (size,))

        self._spread(index, found, view)
        return found if bit is None else (found >> dtype.type(bit)) & dtype.type(1) != 0

    def pick_times(self, index: Int64s, base: TimeBase) -> Int64s:
        """The times single rows are placed by, at ascending `index`: (n,) int64 ns."""
        found = np.empty(len(index), np.int64)
        if base is TimeBase.ARRIVAL:
            self._spread(index, found, lambda chunk: chunk.arrival)
        else:
            self._spread(index, found, lambda chunk: _stamps(chunk, 0, chunk.rows))
        return found

    def pick_quality(self, index: Int64s) -> Qualities:
        """Quality of single rows, at ascending `index`: (n,) uint16."""
        found = np.zeros(len(index), np.uint16)
        if self.qualified:
            self._spread(index, found, lambda chunk: _quality(chunk, 0, chunk.rows))
        return found

    def ordered(self, base: TimeBase) -> bool:
        """Say whether times never step back from row to row."""
        # The oldest chunk's first row was compared with a row that is gone: harmless, only slower.
        if base is TimeBase.ARRIVAL:
            return self._facts.ordered and (not self.chunks or self.chunks[-1].ordered)
        return self._facts.source_ordered and (not self.chunks or self.chunks[-1].source_ordered)

    def locate(self, times: Int64s, base: TimeBase) -> Int64s:
        """For each of ascending `times` the absolute index of the first row not before it. Only when `ordered`."""
        found = np.full(len(times), self.count, np.int64)
        if not len(self) or not len(times):
            return found

        def head(chunk: Chunk) -> int:
            return int(chunk.arrival[0] if base is TimeBase.ARRIVAL else _stamps(chunk, 0, 1)[0])

        # Chunk c answers the times in (head[c], head[c+1]], so that equal times across a border are found in the
        # earlier one; those up to the first head belong to row `first`.
        end = bisect_left(self._starts, self.count)
        begin = max(0, bisect_left(self.chunks, int(times[0]), 0, end, key=head) - 1)
        end = bisect_left(self.chunks, int(times[-1]), begin, end, key=head)
        chunks = self.chunks[begin:end]
        cuts = [*np.searchsorted(times, [head(chunk) for chunk in chunks], side="right").tolist(), len(times)]
        found[: cuts[0]] = self.first
        for chunk, a, b in zip(chunks, cuts, cuts[1:], strict=False):
            if a < b:
                held = min(chunk.rows, self.count - chunk.start)
                column = chunk.arrival[:held] if base is TimeBase.ARRIVAL else _stamps(chunk, 0, held)
                found[a:b] = chunk.start + np.searchsorted(column, times[a:b], side="left")
        return found

    def _spread(self, index: Int64s, found: npt.NDArray[Any], column: Callable[[Chunk], npt.NDArray[Any]]) -> None:
        if not len(index):
            return
        begin = bisect_right(self._starts, int(index[0])) - 1
        end = bisect_right(self._starts, int(index[-1]))
        cuts = np.searchsorted(index, self._starts[begin:end]).tolist()
        for number, chunk in enumerate(self.chunks[begin:end]):
            a = cuts[number]
            b = cuts[number + 1] if number + 1 < len(cuts) else len(index)
            if a < b:
                found[a:b] = column(chunk)[index[a:b] - chunk.start]

    def _gather(
        self, begin: int, end: int, part: Callable[[Chunk, int, int], npt.NDArray[Any]], dtype: npt.DTypeLike
    ) -> npt.NDArray[Any]:
        begin, end = self.clip(begin, end)
        if begin >= end:
            return np.empty(0, dtype)
        parts = []
        number = bisect_right(self._starts, begin) - 1
        while begin < end:
            chunk = self.chunks[number]
            stop = min(end, chunk.start + chunk.rows)
            parts.append(part(chunk, begin - chunk.start, stop - chunk.start))
            begin = stop
            number += 1
        return parts[0] if len(parts) == 1 else np.concatenate(parts)


def _facts(chunks: Sequence[Chunk]) -> Facts:
    return Facts(
        all(chunk.ordered for chunk in chunks),
        all(chunk.source_ordered for chunk in chunks),
        any(chunk.quality is not None for chunk in chunks),
    )


def _source(chunk: Chunk, a: int, b: int) -> Int64s:
    return np.full(b - a, NO_TIME, np.int64) if chunk.source is None else chunk.source[a:b]


def _quality(chunk: Chunk, a: int, b: int) -> Qualities:
    return np.zeros(b - a, np.uint16) if chunk.quality is None else chunk.quality[a:b]


def _stamps(chunk: Chunk, a: int, b: int) -> Int64s:
    if chunk.source is None:
        return chunk.arrival[a:b]
    source = chunk.source[a:b]
    valid = (source != NO_TIME) & (_quality(chunk, a, b) & NO_SOURCE_TIME == 0)
    return np.where(valid, source, chunk.arrival[a:b])
