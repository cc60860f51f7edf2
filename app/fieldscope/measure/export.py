"""Samples as CSV: every one as it came, never decimated.

Files are written in blocks, so that a million rows need no memory of their own, and appear under their name only when
they are complete. The rows that were there at the beginning are written, however long it takes; new ones arrive
meanwhile. Any thread may export.
"""

import contextlib
import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt

from fieldscope.measure.exporttexts import Zone, iso_times, marker_texts, quality_texts, quoted, value_texts
from fieldscope.store import Signal, TimeBase
from fieldscope.words import reason, tr
from linkkit.driver import Quality

Int64s = npt.NDArray[np.int64]

BLOCK: Final = 1 << 16
"""Rows in memory as text at a time, all signals together."""
SEPARATORS: Final = (",", ";", "\t")
DECIMALS: Final = (".", ",")
_GAP: Final = int(Quality.GAP)

Layout = Literal["long", "aligned", "records"]
"""One line for each sample of each signal; one line for each moment with a column for each signal, which holds its
previous sample; or the same in a file for each record, where nothing needs to be held."""


class ExportError(Exception):
    """The file could not be written; the text says why, for the user."""


class ExportCancelledError(Exception):
    """The user did not want to wait."""


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

    def __post_init__(self) -> None:
        if self.separator not in SEPARATORS or self.decimal not in DECIMALS:
            raise ValueError("separator is a comma, semicolon or tabulator; decimal sign a point or comma")
        if self.separator == self.decimal:
            raise ValueError("with a decimal comma, the separator must be a semicolon or a tabulator")


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    rows: int
    paths: list[Path]


def export(
    path: Path, signals: Sequence[Signal], begin_ns: int, end_ns: int, options: Options = Options(),
    *, markers: Sequence[tuple[int, str]] = (),
    progress: Callable[[int], None] | None = None, cancelled: Callable[[], bool] = lambda: False,
) -> Exported:  # fmt: skip
    """Write the samples with begin ≤ time < end; `progress` is called with the rows written so far.

    The `markers` (ns since 1970 UTC, text) of that range stand in the head of each file, in order of time.
    With the layout "records" there is a file for each record, named after `path` and the record. Raises `ExportError`
    and `ExportCancelledError`; a file that was there before is then still as it was. `ValueError`: no signals.
    """
    if not signals:
        raise ValueError("there is no signal to export")
    labels = _labels(signals)
    groups: dict[tuple[str, str], list[int]] = {}
    for number, signal in enumerate(signals):
        group = (signal.key.link_id, signal.point.record) if options.layout == "records" else ("", "")
        groups.setdefault(group, []).append(number)
    targets = _targets(path, list(groups), labels, groups) if options.layout == "records" else [path]
    written: list[tuple[Path, Path]] = []
    rows = 0
    try:
        for target, members in zip(targets, groups.values(), strict=True):
            temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
            written.append((temporary, target))
            sources = [_Source(signals[number], labels[number], begin_ns, end_ns, options) for number in members]
            with temporary.open("x", encoding="utf-8-sig", errors="backslashreplace", newline="") as out:
                out.write(_head(sources, begin_ns, end_ns, options, markers))
                blocks = (
                    _long(sources, begin_ns, options)
                    if options.layout == "long"
                    else _aligned(sources, begin_ns, options)
                )
                for count, text in blocks:
                    if cancelled():
                        raise ExportCancelledError
                    out.write(text)
                    rows += count
                    if progress is not None:
                        progress(rows)
        for temporary, target in written:
            temporary.replace(target)
    except OSError as error:
        raise ExportError(tr("{path} cannot be written: {why}").format(path=path, why=reason(error))) from error
    finally:
        for temporary, _ in written:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    return Exported(rows, targets)


class _Source:
    """The samples of one signal in the range, numbered from 0, in order of time."""

    def __init__(self, signal: Signal, label: str, begin_ns: int, end_ns: int, options: Options) -> None:
        self.signal = signal
        self.label = label
        self.unit = signal.unit
        self._decimal = options.decimal
        self._rows = rows = signal.snapshot()
        self._base = options.base
        self._order: Int64s | None = None
        self._first = self.count = self.before = 0
        if rows is None or not len(rows):
            return
        if rows.ordered(options.base):
            begin, end = (int(row) for row in rows.locate(np.array([begin_ns, end_ns], np.int64), options.base))
            self.before = min(1, begin - rows.first)
            self._first, self.count = begin, end - begin
        else:
            times = rows.times(rows.first, rows.count, options.base)
            order = np.argsort(times, kind="stable")
            begin, end = (int(spot) for spot in np.searchsorted(times[order], [begin_ns, end_ns]))
            self.before = min(1, begin)
            self._order = order + rows.first
            self._first, self.count = begin, end - begin

    def times(self, begin: int, end: int) -> Int64s:
        """Give the times of samples [begin, end)."""
        found: Int64s = self._read(begin, end, lambda rows, a, b: rows.times(a, b, self._base), np.dtype(np.int64))
        return found

    def quality(self, begin: int, end: int) -> npt.NDArray[np.uint16]:
        """Give the qualities of samples [begin, end)."""
        found: npt.NDArray[np.uint16] = self._read(
            begin, end, lambda rows, a, b: rows.quality(a, b), np.dtype(np.uint16)
        )
        return found

    def cells(self, begin: int, end: int) -> list[str]:
        """Give the values of samples [begin, end) as text: as they stand in the payload; empty for a gap."""
        raw = self._read(begin, end, self.signal.raw, np.dtype(self.signal.point.dtype))
        texts = value_texts(raw)
        if self._decimal != "." and raw.dtype.kind == "f" and texts:
            texts = "\n".join(texts).replace(".", self._decimal).split("\n")
        for number in np.flatnonzero(self.quality(begin, end) & _GAP).tolist():
            texts[number] = ""
        return texts

    def qualities(self, begin: int, end: int) -> list[str]:
        """Give the qualities of samples [begin, end) as text."""
        return quality_texts(self.quality(begin, end))

    def _read(self, begin: int, end: int, read: Callable[[Any, int, int], Any], dtype: np.dtype[Any]) -> Any:
        if begin >= end:
            return np.empty(0, dtype)
        begin, end = self._first + begin, self._first + end
        if self._order is None:
            return read(self._rows, begin, end)
        picked = self._order[begin:end]
        first = int(picked.min())
        return read(self._rows, first, int(picked.max()) + 1)[picked - first]


def _blocks(sources: list[_Source]) -> Iterator[list[tuple[int, int]]]:
    """Cut all sources at the same moments: for each block the samples [begin, end) of each source."""
    at = [0] * len(sources)
    size = max(256, BLOCK // max(1, len(sources)))
    while any(source.count > begin for source, begin in zip(sources, at, strict=True)):
        times = [
            source.times(begin, min(begin + size, source.count)) for source, begin in zip(sources, at, strict=True)
        ]
        more = [source.count - begin > size for source, begin in zip(sources, at, strict=True)]
        ends = [len(part) for part in times]
        if any(more):
            cut = min(int(part[-1]) for part, further in zip(times, more, strict=True) if further)
            # The samples of one moment stay together, unless there are more of them than a block holds.
            strict = [int(np.searchsorted(part, cut, side="left")) for part in times]
            ends = strict if any(strict) else [int(np.searchsorted(part, cut, side="right")) for part in times]
        yield [(begin, begin + end) for begin, end in zip(at, ends, strict=True)]
        at = [begin + end for begin, end in zip(at, ends, strict=True)]


def _long(sources: list[_Source], origin_ns: int, options: Options) -> Iterator[tuple[int, str]]:
    comma = options.separator
    fixed = [(quoted(source.label, options.separator), quoted(source.unit, options.separator)) for source in sources]
    for block in _blocks(sources):
        tails: list[str] = []
        for source, (label, unit), (begin, end) in zip(sources, fixed, block, strict=True):
            cells = source.cells(begin, end)
            if options.quality:
                tails += [
                    f"{label}{comma}{cell}{comma}{unit}{comma}{quality}"
                    for cell, quality in zip(cells, source.qualities(begin, end), strict=True)
                ]
            else:
                tails += [f"{label}{comma}{cell}{comma}{unit}" for cell in cells]
        times = np.concatenate([source.times(*rows) for source, rows in zip(sources, block, strict=True)])
        order = np.argsort(times, kind="stable")
        columns = [*_time_columns(times[order], origin_ns, options), [tails[number] for number in order.tolist()]]
        yield len(times), _lines(columns, comma)


def _aligned(sources: list[_Source], origin_ns: int, options: Options) -> Iterator[tuple[int, str]]:
    held = []
    for source in sources:
        begin = -source.before
        held.append((source.cells(begin, 0)[-1:] or [""], source.qualities(begin, 0)[-1:] or [""]))
    for block in _blocks(sources):
        parts = [source.times(*rows) for source, rows in zip(sources, block, strict=True)]
        times = np.concatenate(parts)
        owner = np.repeat(np.arange(len(sources)), [len(part) for part in parts])
        # Several samples of one signal at one moment are several lines: none is lost.
        repeat = np.concatenate([_repeats(part) for part in parts])
        order = np.lexsort((repeat, times))
        times, owner, repeat = times[order], owner[order], repeat[order]
        last = np.flatnonzero(np.append((times[1:] != times[:-1]) | (repeat[1:] != repeat[:-1]), True)[: len(times)])
        columns = _time_columns(times[last], origin_ns, options)
        for number, (source, rows) in enumerate(zip(sources, block, strict=True)):
            place = np.cumsum(owner == number)[last].tolist()
            values = held[number][0] + source.cells(*rows)
            columns.append([values[spot] for spot in place])
            qualities = held[number][1] + source.qualities(*rows) if options.quality else [""]
            if options.quality:
                columns.append([qualities[spot] for spot in place])
            held[number] = (values[-1:], qualities[-1:])
        yield len(last), _lines(columns, options.separator)


def _repeats(times: Int64s) -> Int64s:
    """How many samples before each one have the same time."""
    place = np.arange(len(times))
    new = np.concatenate(([True], times[1:] != times[:-1]))[: len(times)]
    return place - np.maximum.accumulate(np.where(new, place, 0))


def _head(
    sources: list[_Source], begin_ns: int, end_ns: int, options: Options, markers: Sequence[tuple[int, str]]
) -> str:
    """Give the lines that say what the file is, and the titles of the columns."""
    first, last = iso_times(np.array([begin_ns, end_ns], np.int64), options.zone)
    held = ", each signal holding its previous sample" if options.layout == "aligned" else ""
    bases = {
        TimeBase.ARRIVAL: "time of arrival at this computer",
        TimeBase.SOURCE: "time tag of the device, time of arrival where there is none",
    }
    facts = [
        "Fieldscope export: raw samples, not decimated",
        f"project: {options.project or '(not saved)'}",
        f"range: {first} to {last} (not including the end)",
        f"time base: {bases[options.base]}",
        f"layout: {options.layout}{held}",
        f"seconds count from the beginning of the range; decimal {_NAMES[options.decimal]}",
    ]
    marked = marker_texts([one for one in markers if begin_ns <= one[0] < end_ns], options.zone)
    what = ", each with its time, epoch_ns and text as a JSON string" if marked else ""
    facts.append(f"markers: {len(marked)}{what}")
    titles = ["time", "epoch_ns", "seconds"]
    if options.layout == "long":
        titles += ["signal", "value", "unit"] + (["quality"] if options.quality else [])
    else:
        for source in sources:
            titles.append(f"{source.label} [{source.unit}]" if source.unit else source.label)
            if options.quality:
                titles.append(f"{source.label} quality")
    # A line break in a project's name must not end the comment.
    lines = [f"# {' '.join(fact.split())}" for fact in facts] + [f"# marker: {text}" for text in marked]
    return "\n".join([*lines, options.separator.join(quoted(title, options.separator) for title in titles)]) + "\n"


_NAMES: Final = {".": "point", ",": "comma"}


def _time_columns(times: Int64s, origin_ns: int, options: Options) -> list[list[str]]:
    sign = options.decimal
    since = (times - origin_ns).tolist()
    seconds = [f"{ns // 1_000_000_000}{sign}{ns % 1_000_000_000:09d}" for ns in since]
    return [iso_times(times, options.zone), list(map(str, times.tolist())), seconds]


def _lines(columns: list[list[str]], separator: str) -> str:
    return "".join([f"{line}\n" for line in map(separator.join, zip(*columns, strict=True))])


def _labels(signals: Sequence[Signal]) -> list[str]:
    """Name the signals; those of the same name with their connection."""
    names = [signal.full_name for signal in signals]
    return [
        f"{signal.key.link_id}.{name}" if names.count(name) > 1 else name
        for signal, name in zip(signals, names, strict=True)
    ]


def _targets(
    path: Path, groups: list[tuple[str, str]], labels: list[str], members: dict[tuple[str, str], list[int]]
) -> list[Path]:
    """Name the file of each record so that any system takes it and no two are the same."""
    targets: list[Path] = []
    taken: set[str] = set()
    for number, group in enumerate(groups):
        plain = (
            re.sub(r"[^\w.-]+", "_", group[1]).strip("._")[:60] or re.sub(r"\W+", "_", labels[members[group][0]])[:60]
        )
        name = plain if plain.lower() not in taken else f"{plain}_{number + 1}"
        taken.add(name.lower())
        targets.append(path.with_name(f"{path.stem}_{name}{path.suffix}"))
    return targets
