"""Samples as CSV: every one as it came, never decimated.

Files are written in blocks, so that a million rows need no memory of their own, and appear under their name only when
they are complete. The rows that were there at the beginning are written, however long it takes; new ones arrive
meanwhile. Any thread may export.
"""

import contextlib
import io
import re
import secrets
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, TextIO

import numpy as np

from fieldscope.measure.exportrows import Options, Source, Stretch, count, lines, snapshots, titles
from fieldscope.measure.exporttexts import Note, iso_times, note_texts
from fieldscope.store import Signal, TimeBase
from fieldscope.words import reason, tr

PLAIN: Final = Options()
ROWS: Final = 5
"""…of a preview."""
_NAMES: Final = {".": "point", ",": "comma"}
_BASES: Final = {
    TimeBase.ARRIVAL: "time of arrival at this computer",
    TimeBase.SOURCE: "time tag of the device, time of arrival where there is none",
}


class ExportError(Exception):
    """The file could not be written; the text says why, for the user."""


class ExportCancelledError(Exception):
    """The user did not want to wait."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    rows: int
    paths: list[Path]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be written."""

    names: list[str]
    """Names of the files."""
    titles: str
    """The line of titles of the first file that has rows…"""
    rows: list[str]
    """…and its first `ROWS` rows; each line with its end."""
    count: int | None
    """Rows of all files; None while they are being counted."""
    octets: int | None
    """Size of all files, estimated from the first rows of each; None while the rows are being counted."""


@dataclass(frozen=True, slots=True)
class File:
    """One file, with the rows that were there when it was planned."""

    target: Path
    head: str
    """The lines that say what it is."""
    titles: str
    sources: list[Source]
    origin_ns: int
    options: Options

    def write(self, out: TextIO, told: Callable[[int], None], cancelled: Callable[[], bool]) -> None:
        """Write all of it; `told` gets the number of rows each time. Raises `ExportCancelledError`, `OSError`."""
        out.write(self.head + self.titles)
        for rows in lines(self.sources, self.origin_ns, self.options):
            if cancelled():
                raise ExportCancelledError
            out.write("".join(rows))
            told(len(rows))


class Plan:
    """The files of one export."""

    def __init__(
        self, path: Path, signals: Sequence[Signal], begin_ns: int, end_ns: int, options: Options,
        *, markers: Sequence[Note] = (), commands: Sequence[Note] = (),
    ) -> None:  # fmt: skip
        """See `export`."""
        if not signals:
            raise ValueError("there is no signal to export")
        labels = _labels(signals)
        groups: dict[tuple[str, str], list[int]] = {}
        for number, signal in enumerate(signals):
            group = (signal.key.link_id, signal.point.record) if options.layout == "records" else ("", "")
            groups.setdefault(group, []).append(number)
        targets = _targets(path, list(groups), labels, groups) if options.layout == "records" else [path]
        held = snapshots(signals)
        stretches = {rows: Stretch(rows, begin_ns, end_ns, options.base) for rows in dict.fromkeys(held)}
        sources = [
            Source(signal, label, stretches[rows], options.decimal)
            for signal, label, rows in zip(signals, labels, held, strict=True)
        ]
        facts = _facts(begin_ns, end_ns, options, markers, commands)
        self.files: list[File] = []
        for target, members in zip(targets, groups.values(), strict=True):
            mine = [sources[number] for number in members]
            self.files.append(File(target, facts, titles(mine, options), mine, begin_ns, options))


def export(
    path: Path, signals: Sequence[Signal], begin_ns: int, end_ns: int, options: Options = PLAIN,
    *, markers: Sequence[Note] = (), commands: Sequence[Note] = (),
    progress: Callable[[int], object] | None = None, cancelled: Callable[[], bool] = lambda: False,
) -> Exported:  # fmt: skip
    """Write the samples with begin ≤ time < end; `progress` is called with the rows written so far.

    The `markers` (text) and `commands` (connection, command, outcome) of that range stand in the head of each file, in
    order of time. With the layout "records" there is a file for each record, named after `path` and the record. Raises
    `ExportError` and `ExportCancelledError`; a file that was there before is then still as it was. `ValueError`: no
    signals.
    """
    plan = Plan(path, signals, begin_ns, end_ns, options, markers=markers, commands=commands)
    written: list[tuple[Path, Path]] = []
    done = 0

    def told(rows: int) -> None:
        nonlocal done
        done += rows
        if progress is not None:
            progress(done)

    try:
        for file in plan.files:
            temporary = file.target.with_name(f".{file.target.name}.{secrets.token_hex(4)}.part")
            written.append((temporary, file.target))
            with temporary.open("xb") as binary, as_text(binary) as out:
                file.write(out, told, cancelled)
        for temporary, target in written:
            temporary.replace(target)
    except OSError as error:
        raise ExportError(tr("{path} cannot be written: {why}").format(path=path, why=reason(error))) from error
    finally:
        for temporary, _ in written:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    return Exported(done, [file.target for file in plan.files])


def as_text(file: BinaryIO) -> TextIO:
    """Give what writes text into a binary file, with the mark by which spreadsheets know UTF-8; closes both."""
    return io.TextIOWrapper(file, "utf-8-sig", "backslashreplace", newline="")


def preview(plan: Plan, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Preview]:
    """Give the first rows as they will be written, at once, then their number, too; nothing more when cancelled."""
    names = [file.target.name for file in plan.files]
    shown: tuple[str, list[str]] | None = None
    sizes: list[tuple[int, float]] = []
    for file in plan.files:
        if cancelled():
            return
        made: list[str] = []
        for rows in lines(file.sources, file.origin_ns, file.options):
            made += rows
            if len(made) >= ROWS:
                break
        if shown is None and made:
            shown = file.titles, made[:ROWS]
        sizes.append((len(BOM_UTF8) + _octets([file.head, file.titles]), _octets(made) / max(1, len(made))))
    line, first = shown or (plan.files[0].titles, [])
    yield Preview(names, line, first, None, None)
    counts = []
    for file in plan.files:
        counts.append(count(file.sources, file.options, cancelled))
        if cancelled():
            return
    octets = sum(head + rows * each for (head, each), rows in zip(sizes, counts, strict=True))
    yield Preview(names, line, first, sum(counts), round(octets))


def _octets(texts: Sequence[str]) -> int:
    return len("".join(texts).encode(errors="backslashreplace"))


def _facts(begin_ns: int, end_ns: int, options: Options, markers: Sequence[Note], commands: Sequence[Note]) -> str:
    """Give the lines that say what the file is."""
    first, last = iso_times(np.array([begin_ns, end_ns], np.int64), options.zone)
    held = ", each signal holding its previous sample" if options.layout == "aligned" else ""
    facts = [
        "Fieldscope export: raw samples, not decimated",
        f"project: {options.project or '(not saved)'}",
        f"range: {first} to {last} (not including the end)",
        f"time base: {_BASES[options.base]}",
        f"layout: {options.layout}{held}",
        f"seconds count from the beginning of the range; decimal {_NAMES[options.decimal]}",
    ]
    # A line break in a project's name must not end the comment.
    head = [" ".join(fact.split()) for fact in facts]
    for name, notes, texts in (
        ("marker", markers, "text as a JSON string"),
        ("command", commands, "connection, command and outcome as JSON strings"),
    ):
        found = note_texts([one for one in notes if begin_ns <= one[0] < end_ns], options.zone)
        head.append(f"{name}s: {len(found)}" + (f", each with its time, epoch_ns and {texts}" if found else ""))
        head += [f"{name}: {text}" for text in found]
    return "".join(f"# {line}\n" for line in head)


def _labels(signals: Sequence[Signal]) -> list[str]:
    """Name the signals; those of the same name with their connection."""
    names = [signal.full_name for signal in signals]
    times = Counter(names)
    return [
        f"{signal.key.link_id}.{name}" if times[name] > 1 else name for signal, name in zip(signals, names, strict=True)
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
