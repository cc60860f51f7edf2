"""Rows of a settings table from a CSV file, as spreadsheets and engineering tools write them. No Qt here."""

import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from fieldscope.drafts import Draft, Field, empty, fields
from fieldscope.words import reason, tr

MAX_BYTES: Final = 32 << 20
MAX_ROWS: Final = 200_000
SYNONYMS: Final = {
    "ca": "common_address",
    "asdu": "common_address",
    "asduaddress": "common_address",
    "station": "common_address",
    "ioa": "ioa",
    "address": "ioa",
    "objectaddress": "ioa",
    "typeid": "type",
    "datatype": "type",
    "description": "name",
    "text": "name",
    "signal": "name",
    "tagname": "tag",
    "rpi": "rpi_ms",
    "otrpi": "otrpi_ms",
    "size": "datasize",
    "factor": "scale",
    "statetexts": "states",
    "statetext": "states",
    "enum": "states",
    "units": "unit",
}
"""Headings that people use → field of a settings class, for those that have it; letters and digits only."""
_TRUE: Final = {"1", "x", "y", "yes", "true", "on", "ja"}


class CsvError(Exception):
    """The file cannot be used; the text says why."""


@dataclass(slots=True)
class Imported:
    """What a file gave."""

    rows: list[Draft] = field(default_factory=list)
    """Drafts, also of rows with problems: those are then shown in the table."""
    used: list[str] = field(default_factory=list)
    """Headings that were understood."""
    ignored: list[str] = field(default_factory=list)
    """Headings that were not."""


def read_file(path: Path, row_class: type) -> Imported:
    """Read a CSV file with a heading line. Raises `CsvError`."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise CsvError(tr("{name} is larger than {most} MB").format(name=path.name, most=MAX_BYTES >> 20))
        data = path.read_bytes()
    except OSError as error:
        raise CsvError(tr("{name} cannot be read: {why}").format(name=path.name, why=reason(error))) from error
    for encoding in ("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return read_text(text, row_class)
    raise CsvError(tr("{name} is not a text file").format(name=path.name))


def read_text(text: str, row_class: type) -> Imported:
    """Read CSV text; comma, semicolon or tab, whichever the heading line has most of. Raises `CsvError`."""
    if "\0" in text:
        raise CsvError(tr("this is not a text file"))
    heading = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";\t,", key=heading.count)
    try:
        lines = [line for line in csv.reader(text.splitlines(), delimiter=delimiter) if any(map(str.strip, line))]
    except csv.Error as error:
        raise CsvError(tr("this is not a CSV file: {error}").format(error=error)) from error
    if not lines:
        raise CsvError(tr("the file is empty"))
    if len(lines) - 1 > MAX_ROWS:
        raise CsvError(tr("the file has more than {most} rows").format(most=MAX_ROWS))
    known = _headings(row_class)
    found = Imported()
    columns: list[tuple[int, Field]] = []
    taken: set[str] = set()
    for number, title in enumerate(lines[0]):
        item = known.get(_plain(title))
        if item is None or item.name in taken:
            if title.strip():
                found.ignored.append(title.strip())
            continue
        taken.add(item.name)
        columns.append((number, item))
        found.used.append(title.strip())
    if not columns:
        expected = ", ".join(item.about.label for item in fields(row_class) if not item.table)
        raise CsvError(tr("no heading of the first line is known; use {expected}").format(expected=expected))
    for line in lines[1:]:
        draft = empty(row_class)
        for number, item in columns:
            if number < len(line) and (cell := line[number].strip()):
                draft[item.name] = _cell(item, cell)
        found.rows.append(draft)
    return found


def _headings(row_class: type) -> dict[str, Field]:
    known: dict[str, Field] = {}
    by_name = {item.name: item for item in fields(row_class) if not item.table}
    for item in by_name.values():
        known[_plain(item.name)] = known[_plain(item.about.label)] = known[_plain(item.shown.label)] = item
        if item.about.unit:
            known[_plain(item.about.label + item.about.unit)] = item
    for synonym, name in SYNONYMS.items():
        if name in by_name:
            known.setdefault(synonym, by_name[name])
    return known


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _cell(item: Field, text: str) -> Any:
    if item.kind is bool:
        return text.lower() in _TRUE
    for value, label in item.about.choices:
        if text.lower() in (str(value).lower(), label.lower()):
            return value
    return text
