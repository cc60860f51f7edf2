"""Reading the rows of a ring: columns, single rows, and the rows of a stretch of time. Any thread."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from fieldscope.store.chunk import Chunk, Facts, Int64s, Qualities, TimeBase

if TYPE_CHECKING:
    from fieldscope.store.ring import RecordRing

Values = npt.NDArray[Any]  # made once: what a function inside another is annotated with is made in every call


class Snapshot:
    """The rows of a ring at one moment. Rows are addressed by absolute index, `first` ≤ index < `count`.

    Arrays handed out are read-only by convention; within one chunk they are views, else copies.
    """

    __slots__ = ("_facts", "_starts", "chunks", "count", "first", "ring")

    def __init__(
        self, ring: "RecordRing", chunks: tuple[Chunk, ...], starts: list[int], facts: Facts, count: int
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
        return self._gather(begin, end, Chunk.sources, np.int64)

    def quality(self, begin: int, end: int) -> Qualities:
        """`linkkit.driver.Quality` of each row, (n,) uint16."""
        return self._gather(begin, end, Chunk.qualities, np.uint16)

    def times(self, begin: int, end: int, base: TimeBase) -> Int64s:
        """The time each row is placed by, (n,) int64 ns."""
        return self._gather(begin, end, lambda c, a, b: c.times(a, b, base), np.int64)

    def field(
        self, begin: int, end: int, offset: int, dtype: np.dtype[Any], bit: int | None = None
    ) -> npt.NDArray[Any]:
        """One field of the payload, (n,) of `dtype`; of bool for a single `bit` of a little-endian integer."""
        size = self.ring.record.size

        def view(chunk: Chunk, a: int, b: int) -> Values:
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

        def view(chunk: Chunk) -> Values:
            return np.ndarray((chunk.rows,), dtype, chunk.payload, offset, (size,))

        self._spread(index, found, view)
        return found if bit is None else (found >> dtype.type(bit)) & dtype.type(1) != 0

    def pick_block(self, index: Int64s) -> npt.NDArray[np.uint8]:
        """Payloads of single rows as they came, at ascending `index` (all of them held): (n, size) uint8."""
        found = np.empty((len(index), self.ring.record.size), np.uint8)
        self._spread(index, found, lambda chunk: chunk.payload)
        return found

    def pick_times(self, index: Int64s, base: TimeBase) -> Int64s:
        """The times single rows are placed by, at ascending `index`: (n,) int64 ns."""
        found = np.empty(len(index), np.int64)
        self._spread(index, found, lambda chunk: chunk.times(0, chunk.rows, base))
        return found

    def pick_quality(self, index: Int64s) -> Qualities:
        """Quality of single rows, at ascending `index`: (n,) uint16."""
        found = np.zeros(len(index), np.uint16)
        if self.qualified:
            self._spread(index, found, lambda chunk: chunk.qualities(0, chunk.rows))
        return found

    def ordered(self, base: TimeBase) -> bool:
        """Say whether times never step back from row to row."""
        # The oldest chunk's first row was compared with a row that is gone: harmless, only slower.
        known = self._facts.ordered if base is TimeBase.ARRIVAL else self._facts.source_ordered
        return known and (not self.chunks or self.chunks[-1].in_order(base))

    def locate(self, times: Int64s, base: TimeBase, step: int = 1) -> Int64s:
        """For each of ascending `times` the absolute index of the first row not before it, `count` when there is none.

        With a `step` only rows are looked at whose index is a multiple of it. Only when `ordered`.
        """
        if step > 1 and len(self):
            found = self._milestones(base, step).searchsorted(times) * step + -(-self.first // step) * step
            return np.minimum(found, self.count, out=found)
        found = np.full(len(times), self.count, np.int64)
        if not len(self) or not len(times):
            return found

        def head(chunk: Chunk) -> int:
            return int(chunk.arrival[0] if base is TimeBase.ARRIVAL else chunk.stamps(0, 1)[0])

        # Chunk c answers the times in (head[c], head[c+1]], so that equal times across a border are found in the
        # earlier one; those up to the first head belong to row `first`.
        end = bisect_left(self._starts, self.count)
        begin = max(0, bisect_left(self.chunks, int(times[0]), 0, end, key=head) - 1)
        end = bisect_left(self.chunks, int(times[-1]), begin, end, key=head)
        chunks = self.chunks[begin:end]
        cuts = [*times.searchsorted([head(chunk) for chunk in chunks], side="right").tolist(), len(times)]
        found[: cuts[0]] = self.first
        for chunk, a, b in zip(chunks, cuts, cuts[1:], strict=False):
            if a < b:
                held = chunk.times(0, min(chunk.rows, self.count - chunk.start), base)
                found[a:b] = held.searchsorted(times[a:b]) + chunk.start
        return found

    def _milestones(self, base: TimeBase, step: int) -> Int64s:
        """Give the times of the rows at multiples of `step`, those of full chunks out of what the ring keeps."""
        *full, tail = self.chunks
        place = self._starts[0], tail.start
        known = self.ring.milestones.get((base, step))
        if known is None or known[0] != place:
            parts = [chunk.times(-chunk.start % step, chunk.rows, base, step) for chunk in full]
            known = place, np.concatenate([np.empty(0, np.int64), *parts])
            self.ring.keep_milestones((base, step), known)
        newest = tail.times(-tail.start % step, max(0, self.count - tail.start), base, step)
        return np.concatenate((known[1], newest))

    def between(
        self, begin_ns: int, end_ns: int, base: TimeBase, before: int = 1, after: int = 1
    ) -> tuple[Int64s, Int64s]:
        """Give the rows with begin ≤ time < end in order of time, plus `before` earlier and `after` later ones, whether
        the ring is in order or not: times (n,) int64 ns, ascending, and absolute indices (n,), those of equal times in
        order of arrival. Costs what the chunks cost that reach into the stretch, not what the ring holds.
        """
        held = [(chunk, min(chunk.rows, self.count - chunk.start)) for chunk in self.chunks if chunk.start < self.count]
        extents = [chunk.extent(end, base) for chunk, end in held]
        # Of the chunks that lie wholly before or after, only the nearest can hold the nearest rows.
        earlier = sorted((most, number) for number, (_, most) in enumerate(extents) if most < begin_ns)
        later = sorted((least, number) for number, (least, _) in enumerate(extents) if least >= end_ns)
        chosen = {number for number, (least, most) in enumerate(extents) if least < end_ns and most >= begin_ns}
        chosen |= {number for _, number in earlier[len(earlier) - min(before, len(earlier)) :]}
        chosen |= {number for _, number in later[:after]}
        times, rows = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for number in sorted(chosen):
            chunk, end = held[number]
            column = chunk.times(0, end, base)
            order = np.arange(end) if chunk.in_order(base) else np.argsort(column, kind="stable")
            cut = order[_around(column[order], begin_ns, end_ns, before, after)]
            times.append(column[cut])
            rows.append(cut + chunk.start)
        found, index = np.concatenate(times), np.concatenate(rows)
        order = np.argsort(found, kind="stable")
        order = order[_around(found[order], begin_ns, end_ns, before, after)]
        return found[order], index[order]

    def ranges(self, begin_ns: int, end_ns: int, base: TimeBase) -> list[tuple[int, int]]:
        """Give ranges of rows, ascending and apart, that hold all rows with begin ≤ time < end and the one before them.

        They hold others only out of chunks that are not in order themselves.
        """
        found = []
        for chunk in self.chunks:
            held = min(chunk.rows, self.count - chunk.start)
            if held <= 0:
                continue
            least, most = chunk.extent(held, base)
            if least >= end_ns or most < begin_ns:
                continue
            a, b = 0, held
            if (begin_ns > least or end_ns <= most) and chunk.in_order(base):
                a, b = np.searchsorted(chunk.times(0, held, base), [begin_ns, end_ns]).tolist()
            found.append((chunk.start + a, chunk.start + b))
        found += [(row, row + 1) for row in self.between(begin_ns, begin_ns, base, 1, 0)[1].tolist()]
        joined: list[tuple[int, int]] = []
        for a, b in sorted(found):
            if joined and a <= joined[-1][1]:
                joined[-1] = joined[-1][0], max(b, joined[-1][1])
            elif a < b:
                joined.append((a, b))
        return joined

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


def _around(times: Int64s, begin_ns: int, end_ns: int, before: int, after: int) -> slice:
    """Give where begin ≤ time < end in ascending times, with so many more at both ends."""
    begin, end = np.searchsorted(times, [begin_ns, end_ns]).tolist()
    return slice(max(0, begin - before), end + after)
