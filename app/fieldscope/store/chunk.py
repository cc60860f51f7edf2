"""A run of rows of one record: the columns of arrival time, source time, quality and payload."""

import enum
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from linkkit.driver import NO_TIME, Quality

Int64s = npt.NDArray[np.int64]
Qualities = npt.NDArray[np.uint16]

COLUMN_BYTES: Final = 18
"""Bytes of arrival time, source time and quality of one row."""
# A plain integer: arithmetic with an IntFlag costs more than the rest of an append.
NO_SOURCE_TIME: Final = int(Quality.TIME_INVALID)


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
        "extents",
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
        self.extents: dict[TimeBase, tuple[int, int]] = {}
        """Least and greatest time of all rows, once they are all written and somebody asked."""
        # Cell assignment through a memoryview costs half of what it costs through the array.
        self.arrival_cells = memoryview(self.arrival)  # type: ignore[arg-type]
        self.payload_cells = memoryview(self.payload.reshape(-1))  # type: ignore[arg-type]

    def sources(self, begin: int, end: int) -> Int64s:
        """Give the source times of rows [begin, end), counted in this chunk, as they came: (n,) int64 ns."""
        return np.full(end - begin, NO_TIME, np.int64) if self.source is None else self.source[begin:end]

    def qualities(self, begin: int, end: int) -> Qualities:
        """Give the `linkkit.driver.Quality` of rows [begin, end): (n,) uint16."""
        return np.zeros(end - begin, np.uint16) if self.quality is None else self.quality[begin:end]

    def stamps(self, begin: int, end: int, step: int = 1) -> Int64s:
        """Give what places rows [begin, end), or every `step`th, by `TimeBase.SOURCE`: (n,) int64 ns."""
        arrival = self.arrival[begin:end:step]
        if self.source is None:
            return arrival
        source = self.source[begin:end:step]
        valid = source != NO_TIME
        if self.quality is not None:
            valid &= self.quality[begin:end:step] & NO_SOURCE_TIME == 0
        return np.where(valid, source, arrival)

    def times(self, begin: int, end: int, base: TimeBase, step: int = 1) -> Int64s:
        """Give the times that rows [begin, end), or every `step`th, are placed by: (n,) int64 ns."""
        return self.arrival[begin:end:step] if base is TimeBase.ARRIVAL else self.stamps(begin, end, step)

    def in_order(self, base: TimeBase) -> bool:
        """Say whether times never step back from row to row, nor from the row before the first one."""
        return self.ordered if base is TimeBase.ARRIVAL else self.source_ordered

    def extent(self, end: int, base: TimeBase) -> tuple[int, int]:
        """Give the least and the greatest time of rows [0, end), of which there is at least one; ns."""
        found = self.extents.get(base)
        if found is None or end < self.rows:
            times = self.times(0, end, base)
            found = int(times.min()), int(times.max())
            if end == self.rows:  # rows that are written never change
                self.extents[base] = found
        return found


class Facts(NamedTuple):
    """What is true of full chunks together: kept, because readers ask in every frame and chunks may be hundreds."""

    ordered: bool
    source_ordered: bool
    qualified: bool

    @staticmethod
    def of(chunks: Sequence[Chunk]) -> "Facts":
        """Give what is true of these chunks."""
        return Facts(
            all(chunk.ordered for chunk in chunks),
            all(chunk.source_ordered for chunk in chunks),
            any(chunk.quality is not None for chunk in chunks),
        )

    def joined(self, other: "Facts") -> "Facts":
        """Give what is true of both."""
        return Facts(
            self.ordered and other.ordered,
            self.source_ordered and other.source_ordered,
            self.qualified or other.qualified,
        )


PLAIN: Final = Facts(ordered=True, source_ordered=True, qualified=False)
