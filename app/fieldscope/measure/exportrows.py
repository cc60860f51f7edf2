"""The lines of exported tables: samples of several records brought together in blocks of bounded size.

The first blocks are small: a preview takes its rows from them, and since the file begins with the same blocks, it
begins with the same rows.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt

from fieldscope.measure.exporttexts import Zone, iso_times, quality_texts, quoted, value_texts
from fieldscope.store import RecordRing, Signal, Snapshot, TimeBase
from linkkit.driver import Quality

Int64s = npt.NDArray[np.int64]
Bounds = tuple[int, int]

BLOCK: Final = 1 << 14
"""Samples in memory at a time, all signals together: more make nothing quicker, and hold up the window, as numpy and
joining strings let no other thread work…"""
FIRST: Final = 16
"""…but so many of each record at first, then twice as many each time; never less, however many signals there are."""
CELLS: Final = 1 << 19
"""Cells of a table that are text at a time."""
SEPARATORS: Final = (",", ";", "\t")
DECIMALS: Final = (".", ",")
_GAP: Final = int(Quality.GAP)

Layout = Literal["long", "aligned", "records"]
"""One line for each sample of each signal; one line for each moment with a column for each signal, which holds its
previous sample; or the same in a file for each record, where nothing needs to be held."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to write. Raises `ValueError` when separator and decimal sign do not go together."""

    layout: Layout = "aligned"
    separator: str = ","
    decimal: str = "."
    base: TimeBase = TimeBase.ARRIVAL
    zone: Zone = None
    """Zone of the readable time: "local" for that of this computer, None for UTC."""
    quality: bool = True
    """Write a column of quality for each signal."""
    project: str = ""
    relative: bool = False
    """Write the seconds since the beginning of the range only, no time of a clock."""

    def __post_init__(self) -> None:
        if self.separator not in SEPARATORS or self.decimal not in DECIMALS:
            raise ValueError("separator is a comma, semicolon or tabulator; decimal sign a point or comma")
        if self.separator == self.decimal:
            raise ValueError("with a decimal comma, the separator must be a semicolon or a tabulator")


class Stretch:
    """The rows of one record with begin ≤ time < end, numbered from 0, in order of time."""

    def __init__(self, rows: Snapshot | None, begin_ns: int, end_ns: int, base: TimeBase) -> None:
        self.rows = rows
        self._base = base
        self._order: Int64s | None = None
        self._first = self.count = self.before = 0
        """`before`: whether there is a row before the first one, 0 or 1."""
        if rows is None or not len(rows):
            return
        if rows.ordered(base):
            begin, end = (int(row) for row in rows.locate(np.array([begin_ns, end_ns], np.int64), base))
            self.before = min(1, begin - rows.first)
        else:
            times = rows.times(rows.first, rows.count, base)
            order = np.argsort(times, kind="stable")
            begin, end = (int(spot) for spot in np.searchsorted(times[order], [begin_ns, end_ns]))
            self.before = min(1, begin)
            self._order = order + rows.first
        self._first, self.count = begin, end - begin

    def times(self, begin: int, end: int) -> Int64s:
        """Give the times of rows [begin, end)."""
        found: Int64s = self.read(begin, end, lambda rows, a, b: rows.times(a, b, self._base), np.dtype(np.int64))
        return found

    def quality(self, begin: int, end: int) -> npt.NDArray[np.uint16]:
        """Give the qualities of rows [begin, end)."""
        found: npt.NDArray[np.uint16] = self.read(
            begin, end, lambda rows, a, b: rows.quality(a, b), np.dtype(np.uint16)
        )
        return found

    def read(self, begin: int, end: int, read: Callable[[Any, int, int], Any], dtype: np.dtype[Any]) -> Any:
        """Give what `read` finds in rows [begin, end)."""
        if begin >= end:
            return np.empty(0, dtype)
        begin, end = self._first + begin, self._first + end
        if self._order is None:
            return read(self.rows, begin, end)
        picked = self._order[begin:end]
        first = int(picked.min())
        return read(self.rows, first, int(picked.max()) + 1)[picked - first]


class Source:
    """The samples of one signal in the range."""

    def __init__(self, signal: Signal, label: str, stretch: Stretch, decimal: str) -> None:
        self.signal = signal
        self.label = label
        self.stretch = stretch
        self._decimal = decimal

    def cells(self, begin: int, end: int) -> list[str]:
        """Give the values of samples [begin, end) as text: as they stand in the payload; empty for a gap."""
        raw = self.stretch.read(begin, end, self.signal.raw, np.dtype(self.signal.point.dtype))
        texts = value_texts(raw)
        if self._decimal != "." and raw.dtype.kind == "f" and texts:
            texts = "\n".join(texts).replace(".", self._decimal).split("\n")
        for number in np.flatnonzero(self.stretch.quality(begin, end) & _GAP).tolist():
            texts[number] = ""
        return texts

    def qualities(self, begin: int, end: int) -> list[str]:
        """Give the qualities of samples [begin, end) as text."""
        return quality_texts(self.stretch.quality(begin, end))


def snapshots(signals: Sequence[Signal]) -> list[Snapshot | None]:
    """Give the rows of each signal as they are now: one snapshot for all signals of a record."""
    taken: dict[RecordRing, Snapshot] = {}
    found: list[Snapshot | None] = []
    for signal in signals:
        ring = signal.ring
        if ring is not None and signal.fits(ring):
            if ring not in taken:
                taken[ring] = ring.snapshot()
            found.append(taken[ring])
        else:
            found.append(None)
    return found


def extent(signals: Sequence[Signal], base: TimeBase) -> Bounds | None:
    """Give the range that holds all samples in memory, [begin, end) ns since 1970 UTC; None when there are none."""
    ends = [
        chunk.extent(held, base)
        for rows in dict.fromkeys(snapshots(signals))
        if rows is not None
        for chunk in rows.chunks
        if (held := min(chunk.rows, rows.count - chunk.start)) > 0
    ]
    return (min(least for least, _ in ends), max(most for _, most in ends) + 1) if ends else None


def titles(sources: Sequence[Source], options: Options) -> str:
    """Give the line of titles."""
    found = ["seconds"] if options.relative else ["time", "epoch_ns", "seconds"]
    if options.layout == "long":
        found += ["signal", "value", "unit"] + (["quality"] if options.quality else [])
    else:
        for source in sources:
            unit = source.signal.unit
            found.append(f"{source.label} [{unit}]" if unit else source.label)
            if options.quality:
                found.append(f"{source.label} quality")
    return options.separator.join(quoted(title, options.separator) for title in found) + "\n"


def lines(sources: Sequence[Source], origin_ns: int, options: Options) -> Iterator[list[str]]:
    """Give the lines below the titles, each with its end, some at a time."""
    return (_long if options.layout == "long" else _aligned)(sources, origin_ns, options)


def count(sources: Sequence[Source], options: Options, cancelled: Callable[[], bool]) -> int:
    """Give the number of lines; a wrong one when it was cancelled meanwhile."""
    if options.layout == "long":
        return sum(source.stretch.count for source in sources)
    stretches = _distinct(sources)
    if len(stretches) == 1:
        return stretches[0].count
    found = 0
    for block in _blocks(stretches, len(sources)):
        if cancelled():
            break
        found += len(_moments([stretch.times(*rows) for stretch, rows in zip(stretches, block, strict=True)])[2])
    return found


def _distinct(sources: Sequence[Source]) -> list[Stretch]:
    return list(dict.fromkeys(source.stretch for source in sources))


def _blocks(stretches: Sequence[Stretch], signals: int) -> Iterator[list[Bounds]]:
    """Cut all stretches at the same moments: for each block the rows [begin, end) of each."""
    at = [0] * len(stretches)
    most = max(FIRST, BLOCK // max(1, signals))
    size = FIRST
    while any(stretch.count > begin for stretch, begin in zip(stretches, at, strict=True)):
        times = [
            stretch.times(begin, min(begin + size, stretch.count)) for stretch, begin in zip(stretches, at, strict=True)
        ]
        more = [stretch.count - begin > size for stretch, begin in zip(stretches, at, strict=True)]
        ends = [len(part) for part in times]
        if any(more):
            cut = min(int(part[-1]) for part, further in zip(times, more, strict=True) if further)
            # The samples of one moment stay together, unless there are more of them than a block holds.
            strict = [int(np.searchsorted(part, cut, side="left")) for part in times]
            ends = strict if any(strict) else [int(np.searchsorted(part, cut, side="right")) for part in times]
        yield [(begin, begin + end) for begin, end in zip(at, ends, strict=True)]
        at = [begin + end for begin, end in zip(at, ends, strict=True)]
        size = min(most, 2 * size)


def _long(sources: Sequence[Source], origin_ns: int, options: Options) -> Iterator[list[str]]:
    comma = options.separator
    stretches = _distinct(sources)
    fixed = [(quoted(source.label, comma), quoted(source.signal.unit, comma)) for source in sources]
    for block in _blocks(stretches, len(sources)):
        rows = dict(zip(stretches, block, strict=True))
        tails: list[str] = []
        for source, (label, unit) in zip(sources, fixed, strict=True):
            begin, end = rows[source.stretch]
            cells = source.cells(begin, end)
            if options.quality:
                tails += [
                    f"{label}{comma}{cell}{comma}{unit}{comma}{quality}"
                    for cell, quality in zip(cells, source.qualities(begin, end), strict=True)
                ]
            else:
                tails += [f"{label}{comma}{cell}{comma}{unit}" for cell in cells]
        read = {stretch: stretch.times(*bounds) for stretch, bounds in rows.items()}
        times = np.concatenate([read[source.stretch] for source in sources])
        order = np.argsort(times, kind="stable")
        columns = [*_time_columns(times[order], origin_ns, options), [tails[number] for number in order.tolist()]]
        yield _lines(columns, comma)


def _aligned(sources: Sequence[Source], origin_ns: int, options: Options) -> Iterator[list[str]]:
    stretches = _distinct(sources)
    held = []
    for source in sources:
        begin = -source.stretch.before
        held.append((source.cells(begin, 0)[-1:] or [""], source.qualities(begin, 0)[-1:] or [""]))
    portion = max(1, CELLS // (3 + (2 if options.quality else 1) * len(sources)))
    for block in _blocks(stretches, len(sources)):
        parts = [stretch.times(*rows) for stretch, rows in zip(stretches, block, strict=True)]
        times, order, last = _moments(parts)
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        cuts = np.cumsum([0, *map(len, parts)]).tolist()
        places = {stretch: place[a:b] for stretch, a, b in zip(stretches, cuts, cuts[1:], strict=False)}
        rows = dict(zip(stretches, block, strict=True))
        for number, source in enumerate(sources):
            begin, end = rows[source.stretch]
            qualities = source.qualities(begin, end) if options.quality else []
            held[number] = (held[number][0] + source.cells(begin, end), held[number][1] + qualities)
        for at in range(0, len(last), portion):
            ends = last[at : at + portion]
            spots = {stretch: np.searchsorted(mine, ends, side="right").tolist() for stretch, mine in places.items()}
            columns = _time_columns(times[ends], origin_ns, options)
            for source, (values, qualities) in zip(sources, held, strict=True):
                columns.append([values[spot] for spot in spots[source.stretch]])
                if options.quality:
                    columns.append([qualities[spot] for spot in spots[source.stretch]])
            yield _lines(columns, options.separator)
        held = [(values[-1:], qualities[-1:]) for values, qualities in held]


def _moments(parts: Sequence[Int64s]) -> tuple[Int64s, Int64s, Int64s]:
    """Bring times of several stretches together: times in order, the order, and the last of each line among them.

    Several samples of one stretch at one moment are several lines: none is lost.
    """
    times = np.concatenate(parts)
    repeat = np.concatenate([_repeats(part) for part in parts])
    order = np.lexsort((repeat, times))
    times, repeat = times[order], repeat[order]
    new = (times[1:] != times[:-1]) | (repeat[1:] != repeat[:-1])
    return times, order, np.flatnonzero(np.append(new, True)[: len(times)])


def _repeats(times: Int64s) -> Int64s:
    """How many samples before each one have the same time."""
    place = np.arange(len(times))
    new = np.concatenate(([True], times[1:] != times[:-1]))[: len(times)]
    return place - np.maximum.accumulate(np.where(new, place, 0))


def _time_columns(times: Int64s, origin_ns: int, options: Options) -> list[list[str]]:
    sign = options.decimal
    since = (times - origin_ns).tolist()
    seconds = [f"{ns // 1_000_000_000}{sign}{ns % 1_000_000_000:09d}" for ns in since]
    return [seconds] if options.relative else [iso_times(times, options.zone), list(map(str, times.tolist())), seconds]


def _lines(columns: list[list[str]], separator: str) -> list[str]:
    return [f"{line}\n" for line in map(separator.join, zip(*columns, strict=True))]
