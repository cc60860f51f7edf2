"""One value inside the rows of a record, read as a series of samples."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from struct import Struct
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from fieldscope.store.chunk import Int64s, Qualities, TimeBase
from fieldscope.store.pyramid import Pyramid
from fieldscope.store.ring import RecordRing
from fieldscope.store.snapshot import Snapshot
from linkkit.driver import NO_TIME, Kind, Point, Quality

Floats = npt.NDArray[np.float64]

BAD: Final = int(Quality.INVALID | Quality.GAP | Quality.OVERFLOW)
"""Quality bits with which a value must not be drawn: the curve breaks."""
DOUBTFUL: Final = int(Quality.NOT_TOPICAL | Quality.BLOCKED | Quality.SUBSTITUTED)
"""Quality bits with which a value is drawn, but not as a plain line."""
_GAP: Final = int(Quality.GAP)
_CODES: Final = {"f4": "f", "f8": "d", "f2": "e", "b1": "?"} | {
    f"{kind}{size}": code.upper() if kind == "u" else code
    for kind in "iu"
    for size, code in zip("1248", "bhiq", strict=True)
}
"""numpy type without byte order → code of `struct`: one value is unpacked at a tenth of the cost of an array."""


class SignalKey(NamedTuple):
    """What names a signal in a project, across runs."""

    link_id: str
    point: str


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample. `value` is a float, an int or a bool as the point's type says; None for a gap."""

    value: float | int | bool | None
    arrival_ns: int
    source_ns: int
    """`NO_TIME` when the device gave none."""
    quality: Quality


@dataclass(frozen=True, slots=True)
class Window:
    """Samples in order of time. All arrays have the same length n."""

    times: Int64s
    """(n,) int64, ns since 1970 UTC, ascending; equal times keep their order of arrival."""
    values: Floats
    """(n,) float64; NaN where there is no good finite value."""
    quality: Qualities
    """(n,) uint16, `linkkit.driver.Quality`."""
    rows: Int64s
    """(n,) int64, absolute index of each row in its ring."""

    def __len__(self) -> int:
        return len(self.times)


@cache
def _reader(text: str) -> tuple[np.dtype[Any], Callable[..., tuple[Any, ...]] | None]:
    """Give the numpy type, and what reads one value of it out of bytes, None for what is no number."""
    dtype = np.dtype(text)
    order = ">" if text.startswith(">") else "<"
    return dtype, Struct(order + _CODES[dtype.str[1:]]).unpack_from if dtype.kind in "biuf" else None


class Signal:
    """Reads one point. Made by `Store.signal`; may be made before its record has a ring.

    Any thread may read. The pyramid belongs to one thread (the GUI's).
    """

    def __init__(self, key: SignalKey, point: Point, ring: Callable[[str, str], RecordRing | None]) -> None:
        self.key = key
        self.point = point
        self._ring_of = ring
        self._dtype, self._unpack = _reader(point.dtype)
        self._numeric = self._unpack is not None
        self._pyramid: Pyramid | None = None
        self._pyramid_ring: RecordRing | None = None

    @property
    def name(self) -> str:
        """What the user reads: the last step of the path."""
        return self.point.path[-1] if self.point.path else self.point.key

    @property
    def full_name(self) -> str:
        """The whole path."""
        return ".".join(self.point.path) or self.point.key

    @property
    def unit(self) -> str:
        return self.point.unit

    @property
    def kind(self) -> Kind:
        return self.point.kind

    @property
    def interval(self) -> float | None:
        """Seconds between samples when they come in a cycle; None for event-driven points."""
        ring = self.ring
        return ring.record.interval if ring is not None else None

    @property
    def ring(self) -> RecordRing | None:
        """The rows; None until the link asked for the record's stream. Another object after the record changed size."""
        return self._ring_of(self.key.link_id, self.point.record)

    @property
    def count(self) -> int:
        """Samples ever received."""
        ring = self.ring
        return 0 if ring is None else ring.count

    def snapshot(self) -> Snapshot | None:
        """Give the rows as they are now, to read several things that belong together."""
        ring = self.ring
        return None if ring is None or not self.fits(ring) else ring.snapshot()

    def fits(self, ring: RecordRing) -> bool:
        """Say whether the point lies inside the rows at all (the record may have been made smaller)."""
        return self._numeric and self.point.offset + self._dtype.itemsize <= ring.record.size

    def raw(self, rows: Snapshot, begin: int, end: int) -> npt.NDArray[Any]:
        """Values as they stand in the payload, (n,) of the point's dtype, or bool for a single bit."""
        return rows.field(begin, end, self.point.offset, self._dtype, self.point.bit)

    def decode(self, block: npt.NDArray[np.uint8]) -> npt.NDArray[Any]:
        """Read the field out of payloads, (n, size) uint8 in C order: (n,) of the point's dtype, or bool for a bit."""
        found = np.ndarray((len(block),), self._dtype, block, self.point.offset, (block.strides[0],))
        bit = self.point.bit
        return found if bit is None else (found >> self._dtype.type(bit)) & self._dtype.type(1) != 0

    def values(self, rows: Snapshot, begin: int, end: int) -> npt.NDArray[Any]:
        """Values to draw: (n,) float32 when that is exact, else float64; NaN where not good or not finite."""
        raw = self.raw(rows, begin, end)
        values = raw.astype(self.draw_dtype)
        quality = rows.quality(begin, end)
        if quality.any():
            values[quality & BAD != 0] = np.nan
        return values

    def pick(self, rows: Snapshot, index: Int64s) -> Floats:
        """Values of single rows at ascending `index`, (n,) float64; NaN where not good or not held."""
        found = np.full(len(index), np.nan)
        if len(index) <= 2:  # the usual case of one column without a row: not worth a search
            for number, row in enumerate(index.tolist()):
                if rows.first <= row < rows.count:
                    found[number] = self.values(rows, row, row + 1)[0]
            found[~np.isfinite(found)] = np.nan
            return found
        begin, end = (int(cut) for cut in np.searchsorted(index, [rows.first, rows.count]))
        if begin < end:
            held = index[begin:end]
            values = rows.pick(held, self.point.offset, self._dtype, self.point.bit).astype(np.float64)
            values[(rows.pick_quality(held) & BAD != 0) | ~np.isfinite(values)] = np.nan
            found[begin:end] = values
        return found

    @property
    def draw_dtype(self) -> np.dtype[Any]:
        """float32 for 32-bit floats, bits and integers up to 16 bit; float64 otherwise."""
        small = self.point.bit is not None or self._dtype.itemsize <= (4 if self._dtype.kind == "f" else 2)
        return np.dtype(np.float32 if small else np.float64)

    def latest(self) -> Sample | None:
        """Give the newest sample in order of arrival; None when there is none."""
        newest = self.newest()
        return None if newest is None else Sample(*newest[:3], Quality(newest[3]))

    def newest(self) -> tuple[float | int | bool | None, int, int, int] | None:
        """Give value, arrival, source time and quality of the newest sample as bare numbers, for those who ask for
        thousands of signals; see `Sample`."""
        ring = self._ring_of(self.key.link_id, self.point.record)
        if ring is None or (last := ring.last()) is None or not self.fits(ring):
            return None
        chunk, row = last
        quality = 0 if chunk.quality is None else int(chunk.quality[row])
        source = NO_TIME if chunk.source is None else int(chunk.source[row])
        value = None
        if not quality & _GAP:
            assert self._unpack is not None
            (value,) = self._unpack(chunk.payload_cells, row * ring.record.size + self.point.offset)
            if self.point.bit is not None:
                value = value >> self.point.bit & 1 != 0
        return value, chunk.arrival_cells[row], source, quality

    def sample(self, rows: Snapshot, index: int) -> Sample:
        """Give the sample of one row."""
        quality = Quality(int(rows.quality(index, index + 1)[0]))
        gone = Quality.GAP in quality
        return Sample(
            None if gone else self.raw(rows, index, index + 1)[0].item(),
            int(rows.arrival(index, index + 1)[0]),
            int(rows.source(index, index + 1)[0]),
            quality,
        )

    def at(self, moment_ns: int, base: TimeBase = TimeBase.ARRIVAL) -> Sample | None:
        """Give the sample that holds at a moment: the last one not after it (never the nearest)."""
        rows = self.snapshot()
        if rows is None or not len(rows):
            return None
        if rows.ordered(base):
            index = int(rows.locate(np.array([moment_ns + 1], np.int64), base)[0]) - 1
        else:
            held = rows.between(moment_ns + 1, moment_ns + 1, base, 1, 0)[1]
            index = int(held[0]) if len(held) else -1
        return self.sample(rows, index) if index >= rows.first else None

    def window(
        self, begin_ns: int, end_ns: int, base: TimeBase = TimeBase.ARRIVAL, *, before: int = 1, after: int = 1
    ) -> Window:
        """Give the samples with begin ≤ time < end in order of time, plus `before` earlier and `after` later ones.

        With `before=1` the value at `begin_ns` is the first sample: step curves and read-outs need it.
        """
        rows = self.snapshot()
        if rows is None or not len(rows):
            empty = np.empty(0, np.int64)
            return Window(empty, np.empty(0), np.empty(0, np.uint16), empty)
        if rows.ordered(base):
            found = rows.locate(np.array([begin_ns, end_ns], np.int64), base)
            begin, end = rows.clip(int(found[0]) - before, int(found[1]) + after)
            times = rows.times(begin, end, base)
            return Window(times, self._floats(rows, begin, end), rows.quality(begin, end), np.arange(begin, end))
        return self.read(rows, *rows.between(begin_ns, end_ns, base, before, after))

    def read(self, rows: Snapshot, times: Int64s, index: Int64s) -> Window:
        """Give the samples of single rows as `Snapshot.between` found them."""
        up = np.argsort(index)
        values, quality = np.empty(len(index)), np.empty(len(index), np.uint16)
        values[up] = self.pick(rows, index[up])
        quality[up] = rows.pick_quality(index[up])
        return Window(times, values, quality, index)

    def pyramid(self, rows: Snapshot) -> Pyramid:
        """Give the pyramid, extended to `rows`. One thread only."""
        if self._pyramid is None or self._pyramid_ring is not rows.ring:
            self._pyramid = Pyramid(self.draw_dtype)
            self._pyramid_ring = rows.ring
        self._pyramid.extend(rows.first, rows.count, lambda begin, end: self.values(rows, begin, end))
        return self._pyramid

    def _floats(self, rows: Snapshot, begin: int, end: int) -> Floats:
        values = self.values(rows, begin, end).astype(np.float64)
        values[~np.isfinite(values)] = np.nan
        return values
