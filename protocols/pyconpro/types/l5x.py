"""Structures and produced tags from an L5X export of Studio 5000: bytes in, types in our own notation out.

The attributes are those seen in exports: DataType/Members/Member with Name, DataType, Dimension, Hidden, Target and
BitNumber (BOOLs of a structure are BITs in a hidden SINT), Tag with TagType="Produced" and its ProduceInfo. A document
type declaration is refused, and with it every entity: no export has one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from pyconpro.types.layout import TypeDescription
from pyconpro.types.table import BY_NAME, STRUCTURES
from pyconpro.types.text import TypeSyntaxError, parse_type

LARGEST_FILE: Final = 256 << 20
"""Bytes: exports of large controllers have some 100 MB."""
DEEPEST: Final = 200
"""Elements inside elements."""
ROOT: Final = "RSLogix5000Content"
_WANTED: Final = frozenset({"DataType", "Member", "Tag", "ProduceInfo", "AddOnInstructionDefinition"})
_NUMBERS: Final = re.compile(r"[0-9]{1,9}(?:[ ,]+[0-9]{1,9})*")
_DEFAULT_RPI: Final = 100.0


class L5xError(ValueError):
    """The file cannot be used; the text says where and why."""


@dataclass(frozen=True, slots=True)
class ProducedTag:
    """A tag of the file that is produced."""

    name: str
    type_name: str
    """As the programmer calls it: "UDT_Line", "DINT[4]"."""
    type: str
    """For `parse_type`."""
    size: int
    """Bytes of its value."""
    rpi_ms: float
    """The default RPI of the file, else 100, within the limits of the file."""
    multicast: bool
    """The file does not permit unicast consumers."""


@dataclass(slots=True)
class L5xContent:
    """What a file gave."""

    structures: dict[str, TypeDescription] = field(default_factory=dict)
    """User-defined types and strings by name, in the order of the file."""
    tags: list[ProducedTag] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What was left out and why, with line numbers."""


def parse_l5x(data: bytes) -> L5xContent:
    """Read an L5X file. Raises `L5xError` and nothing else."""
    if len(data) > LARGEST_FILE:
        raise L5xError(f"the file is larger than {LARGEST_FILE >> 20} MB")
    return _Builder(_read(data)).content()


@dataclass(slots=True)
class _Element:
    name: str
    attributes: dict[str, str]
    line: int
    children: list["_Element"] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Give an attribute. Raises `L5xError` when it is missing."""
        if not (value := self.attributes.get(name, "").strip()):
            raise L5xError(f"line {self.line}: {self.name} without {name}")
        return value

    def flag(self, name: str) -> bool:
        """Give a truth value, false when it is missing."""
        return self.attributes.get(name, "").strip().lower() == "true"


def _read(data: bytes) -> list[_Element]:
    """Give the wanted elements of the file, each with the wanted ones inside it."""
    parser = expat.ParserCreate()
    top = _Element("", {}, 0)
    path: list[_Element | None] = []
    holders = [top]

    def start(name: str, attributes: dict[str, str]) -> None:
        if not path and name != ROOT:
            raise L5xError(f"line {parser.CurrentLineNumber}: this is no L5X export: it begins with <{name}>")
        if len(path) >= DEEPEST:
            raise L5xError(f"line {parser.CurrentLineNumber}: elements are nested deeper than {DEEPEST}")
        element = None
        if name in _WANTED:
            element = _Element(name, attributes, parser.CurrentLineNumber)
            holders[-1].children.append(element)
            holders.append(element)
        path.append(element)

    def end(_name: str) -> None:
        if path.pop() is not None:
            holders.pop()

    def refuse(*_: object) -> None:
        raise L5xError(f"line {parser.CurrentLineNumber}: a document type declaration does not belong into an L5X file")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise L5xError(f"line {error.lineno}: this is not XML: {expat.errors.messages[error.code]}") from error
    except (LookupError, ValueError) as error:
        if isinstance(error, L5xError):
            raise
        raise L5xError(f"the file's encoding cannot be read: {error}") from error
    return top.children


class _Builder:
    def __init__(self, elements: list[_Element]) -> None:
        self._elements = elements
        self._content = L5xContent()
        self._sources: dict[str, _Element] = {}
        self._known: dict[str, TypeDescription | None] = {}
        """Upper-case name → type; None for one that could not be built, which was noted."""
        self._building: list[str] = []
        self._skipped: set[str] = set()

    def content(self) -> L5xContent:
        for element in self._elements:
            if element.name == "AddOnInstructionDefinition":
                name = element.attributes.get("Name", "?")
                self._skipped.add(name.upper())
                self._note(element, f"the Add-On Instruction {name} is left out: its data layout is not in the file")
            elif element.name == "DataType":
                self._sources.setdefault(element.get("Name").upper(), element)
        for element in self._sources.values():
            kind = self._structure(element)
            if kind is not None:
                self._content.structures[element.get("Name")] = kind
        for tag in _tags(self._elements):
            if tag.attributes.get("TagType") == "Produced":
                self._tag(tag)
        return self._content

    def _note(self, element: _Element, text: str) -> None:
        self._content.notes.append(f"line {element.line}: {text}")

    def _structure(self, element: _Element) -> TypeDescription | None:
        """Build a data type once; gives None, with a note, when that cannot be."""
        name = element.get("Name")
        key = name.upper()
        if key in self._known:
            return self._known[key]
        if key in self._building:
            raise L5xError(f"line {element.line}: the type {name} contains itself")
        self._building.append(key)
        try:
            kind = self._string(element) if element.attributes.get("Family") == "StringFamily" else None
            self._known[key] = kind or self._members(element)
        except TypeSyntaxError as error:
            self._note(element, f"{name} is left out: {error}")
            self._known[key] = None
        finally:
            self._building.pop()
        return self._known[key]

    def _string(self, element: _Element) -> TypeDescription | None:
        """A string is LEN and DATA; its length is the dimension of DATA."""
        for member in element.children:
            if member.name == "Member" and member.attributes.get("Name", "").upper() == "DATA":
                return parse_type(f"STRING({_dimension(member, 'Dimension') or '1'})")
        return None

    def _members(self, element: _Element) -> TypeDescription | None:
        texts: list[str] = []
        hosts: dict[str, tuple[int, int]] = {}
        """Upper-case name of what BITs stand in → (offset, bytes)."""
        end, aligned = 0, 4
        for member in element.children:
            if member.name != "Member":
                continue
            name = member.get("Name")
            if member.get("DataType").upper() == "BIT":
                texts.append(self._bit(member, hosts))
                continue
            text = self._type(member, member.get("DataType"), _dimension(member, "Dimension"))
            if text is None:
                self._note(element, f"{element.get('Name')} is left out, because of its member {name}")
                return None
            kind = parse_type(text)
            offset = -(-end // kind.alignment) * kind.alignment
            end, aligned = offset + kind.size, max(aligned, kind.alignment)
            hosts[name.upper()] = (offset, kind.size)
            if not member.flag("Hidden"):
                texts.append(f"{name}: BOOL @{offset}.0" if text == "BOOL" else f"{name}: {text} @{offset}")
        if not texts:
            self._note(element, f"{element.get('Name')} is left out: it has no members")
            return None
        built = parse_type("{" + ", ".join(texts) + "}")
        size = -(-end // aligned) * aligned
        if built.size == size:
            return built
        # Hidden members at the end: what nobody names still takes its place.
        return parse_type(built.text[:-1] + f", _rest: SINT[{size - built.size}] @{built.size}" + "}")

    def _bit(self, member: _Element, hosts: dict[str, tuple[int, int]]) -> str:
        name, target = member.get("Name"), member.get("Target")
        host = hosts.get(target.upper())
        if host is None:
            raise L5xError(f"line {member.line}: the bit {name} stands in {target}, which is no member before it")
        number = member.get("BitNumber")
        if not number.isascii() or not number.isdigit() or int(number) >= host[1] * 8:
            raise L5xError(f"line {member.line}: the bit {name} has the number {number}, {target} has {host[1] * 8}")
        return f"{name}: BOOL @{host[0] + int(number) // 8}.{int(number) % 8}"

    def _type(self, element: _Element, name: str, dimensions: str) -> str | None:
        """Give the text of a type by its name in the file; None, with a note, when it is not known."""
        key = name.upper()
        base: str | None
        if key in self._sources:
            built = self._structure(self._sources[key])
            base = None if built is None else built.text
        elif key in BY_NAME or key in STRUCTURES or key == "STRING":
            base = key
        else:
            what = "an Add-On Instruction" if key in self._skipped else "not described in the file"
            self._note(element, f"the type {name} of {element.attributes.get('Name', '?')} is {what}")
            base = None
        return None if base is None else base + (f"[{dimensions}]" if dimensions else "")

    def _tag(self, tag: _Element) -> None:
        name, type_name = tag.get("Name"), tag.get("DataType")
        dimensions = _dimension(tag, "Dimensions")
        text = self._type(tag, type_name, dimensions)
        if text is None:
            self._note(tag, f"the produced tag {name} is left out")
            return
        try:
            kind = parse_type(text)
        except TypeSyntaxError as error:
            self._note(tag, f"the produced tag {name} is left out: {error}")
            return
        produced = next((child for child in tag.children if child.name == "ProduceInfo"), None)
        facts = produced.attributes if produced is not None else {}
        rpi = _number(facts.get("DefaultRPI", "")) or _DEFAULT_RPI
        least, most = _number(facts.get("MinimumRPI", "")), _number(facts.get("MaximumRPI", ""))
        rpi = min(max(rpi, least), most or rpi)
        shown = f"{type_name}[{dimensions}]" if dimensions else type_name
        multicast = facts.get("UnicastPermitted", "true").strip().lower() == "false"
        self._content.tags.append(ProducedTag(name, shown, kind.text, kind.size, rpi, multicast))


def _tags(elements: list[_Element]) -> Iterator[_Element]:
    for element in elements:
        if element.name == "Tag":
            yield element


def _dimension(element: _Element, name: str) -> str:
    """Give dimensions as our notation has them: "4", "2,3"; empty for none."""
    text = element.attributes.get(name, "").strip()
    if text in ("", "0"):
        return ""
    if not _NUMBERS.fullmatch(text):
        raise L5xError(f"line {element.line}: {name}=“{text}” is no list of numbers")
    return ",".join(re.split(r"[ ,]+", text))


def _number(text: str) -> float:
    """Give a number of milliseconds; 0 for what is none."""
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0 < value < 1e9 else 0.0
