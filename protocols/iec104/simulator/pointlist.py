"""Point lists: a table of points in a CSV file, and the scene that moves them.

Columns are found by their heading, in any order; comma or semicolon separates. `ioa` and `type` are needed, the others
may be missing or empty. Every line that is wrong is reported, with its number and what to write instead.
"""

import csv
import io
import itertools
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from iec104.bounded import Byte32, Int7, Int16, NormalizedFloat
from iec104.conversion import information_class
from iec104.enums import CommandMode, Double, EventState, OutputCircuits, PackedSingle, Quality, StartEvents
from iec104.information import (
    BinaryCounterInfo,
    BinaryInfo,
    DoubleInfo,
    Information,
    NormalizedInfo,
    ProtectionCircuitInfo,
    ProtectionEventInfo,
    ProtectionStartInfo,
    ScaledInfo,
    ShortInfo,
    SingleInfo,
    StatusAndChanged,
    StepInfo,
)
from iec104.outstation.core import Outstation
from iec104.outstation.happenings import Command
from iec104.outstation.process import Point
from iec104.simulator.generators import Constant, Generator, parse
from iec104.wire.types import BY_NAME, TYPES

MOST_ERRORS: Final = 20
"""Lines reported at once."""

COLUMNS: Final[Mapping[str, str]] = {
    "ca": "common address, 1 when missing",
    "ioa": "information object address",
    "type": "type of the point: M_ME_TF_1, or its number",
    "name": "what it is",
    "unit": "engineering unit, for people",
    "scale": "engineering units per unit on the wire: 0.1 sends 21.5 °C as 215",
    "generator": "how the value moves: sine(mean=230, amplitude=5, period=20)",
    "interval": "seconds between two values of the generator, 1 when missing",
    "deadband": "smallest change that is reported, 0 for every one",
    "cyclic": "seconds between cyclic transmissions, none when missing",
    "group": "interrogation groups 1-16, counter group 1-4 of a counter; several with blanks between",
    "mode": "of a command: direct or select",
    "related": "of a command: address of the point that shows its effect",
}


class PointListError(ValueError):
    """The list cannot be used; `lines` are (line number, message)."""

    def __init__(self, source: str, lines: list[tuple[int, str]]) -> None:
        self.lines = lines
        shown = [f"{source}, line {number}: {message}" for number, message in lines[:MOST_ERRORS]]
        if len(lines) > MOST_ERRORS:
            shown.append(f"… and {len(lines) - MOST_ERRORS} more lines")
        super().__init__("\n".join(shown))


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a point list."""

    common_address: int
    io_address: int
    type_id: int
    name: str = ""
    unit: str = ""
    scale: float = 1.0
    generator: Generator | None = None
    interval: float = 1.0
    deadband: float = 0.0
    cyclic: float = 0.0
    groups: frozenset[int] = frozenset()
    mode: CommandMode = CommandMode.DIRECT
    related: int | None = None


def load(path: Path, seed: int = 0) -> list[Entry]:
    """Read a file. Raises `PointListError`, or `OSError` when it cannot be opened."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        text = path.read_text("cp1252")
    return read(text, path.name, seed)


def read(text: str, source: str = "point list", seed: int = 0) -> list[Entry]:
    """Read a table. Raises `PointListError` naming every line that is wrong."""
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
    try:
        heading = [name.strip().lower() for name in next(rows, [])]
        problems = [(1, f"there is no column {name!r}") for name in ("ioa", "type") if name not in heading]
        unknown = [name for name in heading if name and name not in COLUMNS]
        if unknown:
            known = ", ".join(COLUMNS)
            problems.append((1, f"unknown column {unknown[0]!r}; known are {known}"))
        if problems:
            raise PointListError(source, problems)
        entries: list[Entry] = []
        taken: dict[tuple[int, int, bool], int] = {}
        source_of_chance = random.Random(seed)
        for cells in rows:
            if not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith("#"):
                continue
            number = rows.line_num
            try:
                if len(cells) > len(heading):
                    raise ValueError(f"{len(cells)} columns, but the heading has {len(heading)}: quote what has commas")
                row = {name: cell.strip() for name, cell in itertools.zip_longest(heading, cells, fillvalue="")}
                entry = _entry(row, source_of_chance)
                key = entry.common_address, entry.io_address, TYPES[entry.type_id].direction == "C"
                if key in taken:
                    raise ValueError(f"address {entry.io_address} is in line {taken[key]} already")
                taken[key] = number
                entries.append(entry)
            except ValueError as error:
                problems.append((number, str(error)))
    except csv.Error as error:
        raise PointListError(source, [(rows.line_num, f"this is no CSV: {error}")]) from error
    if not entries and not problems:
        problems.append((1, "there are no points"))
    if problems:
        raise PointListError(source, problems)
    return entries


def _entry(row: Mapping[str, str], chance: random.Random) -> Entry:
    type_id = _type(row["type"])
    command = TYPES[type_id].direction == "C"
    interval = _number(row, "interval", float, 0.01, 86_400, 1.0)
    groups = _groups(row.get("group", ""))
    counter = information_class(type_id) is BinaryCounterInfo
    if counter and (len(groups) > 1 or max(groups, default=1) > 4):
        raise ValueError("group: a counter belongs to one of the counter groups 1-4, or to none")
    generator = parse(row["generator"], chance) if row.get("generator") else None
    if command and generator:
        raise ValueError("generator: a command point has no value of its own")
    mode = row.get("mode", "").lower() or "direct"
    if mode not in ("direct", "select"):
        raise ValueError(f"mode: direct or select, not {mode!r}")
    if mode == "select" and (not command or TYPES[type_id].value == "BSI"):
        raise ValueError(f"mode: {TYPES[type_id].mnemonic} cannot be selected")
    scale = _number(row, "scale", float, -1e12, 1e12, 1.0)
    if not scale:
        raise ValueError("scale: must not be 0")
    related = _number(row, "related", int, 0, 0xFFFFFF, 0)
    if related and not command:
        raise ValueError("related: only a command has a related point")
    return Entry(
        common_address=_number(row, "ca", int, 1, 65534, 1),
        io_address=_number(row, "ioa", int, 1, 0xFFFFFF, None),
        type_id=type_id,
        name=row.get("name", ""),
        unit=row.get("unit", ""),
        scale=scale,
        generator=generator,
        interval=interval,
        deadband=_number(row, "deadband", float, 0, 1e12, 0.0),
        cyclic=_number(row, "cyclic", float, 0, 86_400, 0.0),
        groups=groups,
        mode=CommandMode.SELECT_AND_EXECUTE if mode == "select" else CommandMode.DIRECT,
        related=related or None,
    )


def _type(text: str) -> int:
    if not text:
        raise ValueError("type: is empty; write for example M_ME_TF_1")
    row = TYPES.get(int(text)) if text.isdecimal() else BY_NAME.get(text.upper())
    if row is None:
        raise ValueError(f"type: there is no type {text!r}; write for example M_ME_TF_1 or 36")
    if information_class(row.id) is None:
        raise ValueError(f"type: {row.mnemonic} is no type of a point")
    return row.id


N = TypeVar("N", int, float)


def _number(
    row: Mapping[str, str], name: str, kind: Callable[[str], N], low: float, high: float, default: N | None
) -> N:
    text = row.get(name, "")
    if not text:
        if default is None:
            raise ValueError(f"{name}: is empty")
        return default
    try:
        value = kind(text.replace(",", ".") if kind is float else text)
    except ValueError:
        raise ValueError(f"{name}: {text!r} is no {'whole ' if kind is int else ''}number") from None
    if not low <= value <= high:
        raise ValueError(f"{name}: {low:g} to {high:g}, not {text}")
    return value


def _groups(text: str) -> frozenset[int]:
    words = text.replace(",", " ").replace(";", " ").split()
    if any(not word.isdecimal() or not 1 <= int(word) <= 16 for word in words):
        raise ValueError(f"group: numbers from 1 to 16, not {text!r}")
    return frozenset(int(word) for word in words)


def _clamp(value: float, low: int, high: int) -> tuple[int, Quality]:
    """Round to a whole number within limits; beyond them, with the overflow flag."""
    number = round(value)
    if low <= number <= high:
        return number, Quality()
    return max(low, min(high, number)), Quality.Overflow


def _step(value: float) -> Information:
    number, quality = _clamp(value, -64, 63)
    return StepInfo(Int7(number), quality=quality)


def _scaled(value: float) -> Information:
    number, quality = _clamp(value, -32768, 32767)
    return ScaledInfo(Int16(number), quality)


def _normalized(value: float) -> Information:
    quality = Quality() if -1 <= value <= 1 else Quality.Overflow
    return NormalizedInfo(NormalizedFloat(max(-1.0, min(1.0, value))), quality)


def _counter(value: float) -> Information:
    return BinaryCounterInfo((int(value) + 2**31) % 2**32 - 2**31)


INFORMATION: Final[dict[type[Information], Callable[[float], Information]]] = {
    SingleInfo: lambda v: SingleInfo(v >= 0.5),
    DoubleInfo: lambda v: DoubleInfo(Double.ON if v >= 0.5 else Double.OFF),
    StepInfo: _step,
    BinaryInfo: lambda v: BinaryInfo(Byte32(int(v) % 2**32)),
    NormalizedInfo: _normalized,
    ScaledInfo: _scaled,
    ShortInfo: ShortInfo,
    BinaryCounterInfo: _counter,
    ProtectionEventInfo: lambda v: ProtectionEventInfo(EventState.ON if v >= 0.5 else EventState.OFF),
    ProtectionStartInfo: lambda v: ProtectionStartInfo(StartEvents(int(v) % 64)),
    ProtectionCircuitInfo: lambda v: ProtectionCircuitInfo(OutputCircuits(int(v) % 16)),
    StatusAndChanged: lambda v: StatusAndChanged(PackedSingle(int(v) % 65536)),
}
"""How a generator's number becomes an information object."""


@dataclass(slots=True)
class _Signal:
    entry: Entry
    point: Point
    generator: Generator
    make: Callable[[float], Information]
    due: float
    told: float | None = None


class PointListScene:
    """The points of a list on an outstation, moved by their generators. `tick` and `deadline` like an engine."""

    def __init__(self, outstation: Outstation, now: float, entries: list[Entry]) -> None:
        self._outstation = outstation
        self._started = now
        self._signals: list[_Signal] = []
        for entry in entries:
            station = outstation.stations.get(entry.common_address) or outstation.add_station(entry.common_address)
            counter = information_class(entry.type_id) is BinaryCounterInfo
            point = station.add(
                entry.io_address,
                entry.type_id,
                name=entry.name,
                groups=frozenset() if counter else entry.groups,
                counter_group=max(entry.groups, default=0) if counter else 0,
                mode=entry.mode,
                related=entry.related,
                autoreturn=entry.related is not None,
            )
            if entry.cyclic:
                outstation.set_interval(point, entry.cyclic, now)
            make = INFORMATION.get(type(point.info))
            if make is not None:
                generator = entry.generator or Constant()
                point_info = make(generator(0.0) / entry.scale)
                outstation.store(point, point_info, now)
                if entry.generator is not None:
                    self._signals.append(_Signal(entry, point, generator, make, now + entry.interval))

    def tick(self, now: float) -> None:
        """Let time pass."""
        for signal in self._signals:
            while signal.due <= now:
                value = signal.generator(signal.due - self._started)
                info = signal.make(value / signal.entry.scale)
                self._show(signal, value, info, signal.due)
                signal.due += signal.entry.interval

    def deadline(self) -> float | None:
        """When `tick` has something to do."""
        return min((signal.due for signal in self._signals), default=None)

    def command(self, command: Command, now: float) -> None:
        """Accept everything."""
        self._outstation.answer(command, True, now)

    def _show(self, signal: _Signal, value: float, info: Information, now: float) -> None:
        changed = info != signal.point.info if not signal.entry.deadband else True
        near = signal.told is not None and abs(value - signal.told) < signal.entry.deadband
        if not changed or near or signal.point.is_counter:
            # Counters are asked for, not reported.
            self._outstation.store(signal.point, info, now)
            return
        signal.told = value
        self._outstation.update(signal.point, info, now)
