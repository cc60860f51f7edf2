"""Where each value of a type lies in the bytes, and how to read and write it: one payload, or many rows at once.

Layout as Logix controllers have it: 1789-UM002 ("Packing in Structures") for atoms, BOOLs, arrays and structures, and
1756-RM100 ("Data Structures") for 64-bit members: on 8-byte boundaries since version 27.
"""

import struct
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import prod
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from pyconpro.types.table import CONNECTION_STATUS, Atom

Path = tuple[str, ...]
Rows = npt.NDArray[np.uint8]
"""(n, size) bytes: one payload per row; rows may be strided, the bytes of a row must be next to each other."""

WORD: Final = 4
"""Bytes: arrays and structures start on a word, and structures fill whole words."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value that can be read on its own."""

    path: Path
    """Member names and indices down to it: ("Motor", "[2]", "Speed"); empty for a type that is one value."""
    offset: int
    """First byte within the payload."""
    dtype: str
    """numpy type string with byte order: "<f4", "|u1"; "|V88" for a string, which is no number."""
    bit: int | None
    """Bit number within the integer when the value is a BOOL."""
    type_name: str
    """"REAL", "BOOL", "STRING", "STRING(20)"."""

    def moved(self, prefix: Path, offset: int) -> "Leaf":
        """The same value seen from the structure or array around it."""
        return Leaf(prefix + self.path, offset + self.offset, self.dtype, self.bit, self.type_name)


class TypeDescription(ABC):
    """A type: its text, size, values. Immutable; may be shared between threads."""

    size: int
    """Bytes of a payload."""
    alignment: int
    """Bytes: where a member of this type may start within a structure."""

    @property
    @abstractmethod
    def text(self) -> str:
        """Its description; `parse_type(text)` gives an equal type."""

    @abstractmethod
    def _leaves(self) -> Iterator[Leaf]: ...

    @abstractmethod
    def unpack_from(self, data: bytes, offset: int) -> Any:
        """Give the value that starts at `offset`; `data` reaches far enough."""

    @abstractmethod
    def pack_into(self, data: bytearray, offset: int, value: Any, where: str = "") -> None:
        """Write a value at `offset` into bytes that are 0 there; `where` names it in a `ValueError`."""

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every value that can be read on its own, in the order of the description."""
        return tuple(self._leaves())

    def decode(self, payload: bytes) -> Any:
        """Give the value of one payload: int, float, bool, str, list for an array, dict for a structure.

        Raises `ValueError` when the payload is not exactly `size` bytes.
        """
        if len(payload) != self.size:
            raise ValueError(f"{self._short()} is {self.size} bytes, the data are {len(payload)}")
        return self.unpack_from(payload, 0)

    def encode(self, value: Any) -> bytes:
        """Give the payload of a value of the shape that `decode` returns; padding is 0.

        Raises `ValueError` naming the member that is missing, unknown, out of range or of the wrong kind.
        """
        data = bytearray(self.size)
        self.pack_into(data, 0, value, "")
        return bytes(data)

    def columns(self, rows: npt.NDArray[Any]) -> dict[Path, npt.NDArray[Any]]:
        """Give every leaf of many payloads: path → (n,) array, numbers as views of `rows`, BOOLs as bool arrays.

        `rows` is (n, size) uint8 or (n,) of any dtype with `size` bytes an item (a structured array). Strings come as
        (n,) byte strings ("S") without trailing zeros. Raises `ValueError` when the shape does not fit.
        """
        octets = self._octets(rows)
        return {leaf.path: _column(octets, leaf) for leaf in self.leaves}

    def column(self, rows: npt.NDArray[Any], path: Path) -> npt.NDArray[Any]:
        """Give one leaf of many payloads, as `columns` does. Raises `KeyError` for a path that is no leaf."""
        return _column(self._octets(rows), self._by_path[path])

    def rows(self, columns: Mapping[Path, npt.ArrayLike]) -> Rows:
        """Give (n, size) uint8 payloads from path → (n,) values, the inverse of `columns`; padding is 0.

        Raises `ValueError` for an unknown or missing path or columns of different length.
        """
        if set(columns) != set(self._by_path):
            odd = set(columns) ^ set(self._by_path)
            raise ValueError(f"the columns do not fit {self._short()}: {', '.join(sorted(map(_dotted, odd)))}")
        arrays = {path: np.asarray(values) for path, values in columns.items()}
        lengths = {array.shape for array in arrays.values()}
        if len(lengths) > 1 or any(len(shape) != 1 for shape in lengths):
            raise ValueError("the columns must be one-dimensional and of one length")
        count = next(iter(lengths))[0] if lengths else 0
        rows = np.zeros((count, self.size), np.uint8)
        for path, array in arrays.items():
            _fill(rows, self._by_path[path], array)
        return rows

    @cached_property
    def _by_path(self) -> dict[Path, Leaf]:
        return {leaf.path: leaf for leaf in self.leaves}

    def _octets(self, rows: npt.NDArray[Any]) -> Rows:
        if rows.ndim == 1 and rows.dtype.itemsize == self.size:
            rows = rows[:, None].view(np.uint8)
        if rows.ndim != 2 or rows.dtype != np.uint8 or rows.shape[1] != self.size:
            raise ValueError(f"{self._short()} takes rows of {self.size} bytes, not {rows.dtype} {rows.shape}")
        return rows

    def _short(self) -> str:
        return self.text if len(self.text) <= 40 else self.text[:39] + "…"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Atomic(TypeDescription):
    """One elementary value. A BOOL on its own takes a byte, of which bit 0 counts."""

    atom: Atom

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", self.atom.size)
        object.__setattr__(self, "alignment", self.atom.size)

    @property
    def text(self) -> str:
        return self.atom.name

    def _leaves(self) -> Iterator[Leaf]:
        if self.atom.name == "BOOL":
            yield Leaf((), 0, "|u1", 0, "BOOL")
        else:
            yield Leaf((), 0, np.dtype("<" + self.atom.format).str, None, self.atom.name)

    def unpack_from(self, data: bytes, offset: int) -> Any:
        if self.atom.name == "BOOL":
            return bool(data[offset] & 1)
        return struct.unpack_from("<" + self.atom.format, data, offset)[0]

    def pack_into(self, data: bytearray, offset: int, value: Any, where: str = "") -> None:
        if self.atom.name == "BOOL":
            data[offset] |= _bool(value, where)
            return
        number = value.item() if isinstance(value, np.generic) else value
        if not isinstance(number, float if self.atom.format in "fd" else int) and not isinstance(number, int):
            raise _refusal(where, f"{value!r} is no {self.atom.name}")
        try:
            struct.pack_into("<" + self.atom.format, data, offset, number)
        except (struct.error, OverflowError):
            raise _refusal(where, f"{value!r} is outside the range of {self.atom.name}") from None


@dataclass(frozen=True)
class String(TypeDescription):
    """A Logix string: LEN DINT, then `length` characters of one byte (Latin-1, so that every byte has one)."""

    length: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", 4 + -(-self.length // WORD) * WORD)
        object.__setattr__(self, "alignment", WORD)

    @property
    def text(self) -> str:
        return "STRING" if self.length == 82 else f"STRING({self.length})"

    def _leaves(self) -> Iterator[Leaf]:
        yield Leaf((), 0, f"|V{self.size}", None, self.text)

    def unpack_from(self, data: bytes, offset: int) -> str:
        used = min(max(struct.unpack_from("<i", data, offset)[0], 0), self.length)
        return data[offset + 4 : offset + 4 + used].decode("latin-1")

    def pack_into(self, data: bytearray, offset: int, value: Any, where: str = "") -> None:
        if not isinstance(value, str):
            raise _refusal(where, f"{value!r} is no string")
        try:
            octets = value.encode("latin-1")
        except UnicodeEncodeError:
            raise _refusal(where, f"{value!r} has characters that a controller cannot hold") from None
        if len(octets) > self.length:
            raise _refusal(where, f"{len(octets)} characters, the string takes {self.length}")
        struct.pack_into("<i", data, offset, len(octets))
        data[offset + 4 : offset + 4 + len(octets)] = octets


@dataclass(frozen=True)
class Array(TypeDescription):
    """Elements one after the other, row by row. It starts on a word within a structure, whatever its elements are."""

    element: TypeDescription
    dimensions: tuple[int, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", self.element.size * prod(self.dimensions))
        object.__setattr__(self, "alignment", max(WORD, self.element.alignment))

    @property
    def text(self) -> str:
        return f"{self.element.text}[{','.join(map(str, self.dimensions))}]"

    def _leaves(self) -> Iterator[Leaf]:
        inner = self.element.leaves
        for number, index in enumerate(_indices(self.dimensions)):
            for leaf in inner:
                yield leaf.moved((index,), number * self.element.size)

    def unpack_from(self, data: bytes, offset: int) -> Any:
        size = self.element.size
        flat = [self.element.unpack_from(data, offset + n * size) for n in range(prod(self.dimensions))]
        return _nest(flat, self.dimensions)

    def pack_into(self, data: bytearray, offset: int, value: Any, where: str = "") -> None:
        for number, (item, name) in enumerate(_flatten(value, self.dimensions, where)):
            self.element.pack_into(data, offset + number * self.element.size, item, name)


@dataclass(frozen=True)
class BoolArray(TypeDescription):
    """Bits in 32-bit words (the DWORD array that a controller makes of BOOL[n]), lowest bit first."""

    dimensions: tuple[int, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", -(-prod(self.dimensions) // 32) * WORD)
        object.__setattr__(self, "alignment", WORD)

    @property
    def text(self) -> str:
        return f"BOOL[{','.join(map(str, self.dimensions))}]"

    def _leaves(self) -> Iterator[Leaf]:
        for number, index in enumerate(_indices(self.dimensions)):
            yield Leaf((index,), number // 8, "|u1", number % 8, "BOOL")

    def unpack_from(self, data: bytes, offset: int) -> Any:
        word = int.from_bytes(data[offset : offset + self.size], "little")
        return _nest([bool(word >> n & 1) for n in range(prod(self.dimensions))], self.dimensions)

    def pack_into(self, data: bytearray, offset: int, value: Any, where: str = "") -> None:
        for number, (item, name) in enumerate(_flatten(value, self.dimensions, where)):
            data[offset + number // 8] |= _bool(item, name) << number % 8


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a structure at its place."""

    name: str
    type: TypeDescription
    offset: int
    bit: int | None = None
    """Bit within the byte at `offset`, for a BOOL."""
    placed: bool = False
    """The place was written in the description and is not the one that alignment gives."""

    @property
    def text(self) -> str:
        place = f" @{self.offset}" + (f".{self.bit}" if self.bit is not None else "") if self.placed else ""
        return f"{self.name}: {self.type.text}{place}"

    @property
    def end(self) -> int:
        """First byte after it."""
        return self.offset + self.type.size


@dataclass(frozen=True)
class Structure(TypeDescription):
    """Members at their places; `name` is set for predefined ones, which are written by it."""

    members: tuple[Member, ...]
    name: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        alignment = max([WORD, *(m.type.alignment for m in self.members)])
        end = max([m.end for m in self.members], default=0)
        object.__setattr__(self, "alignment", alignment)
        object.__setattr__(self, "size", -(-end // alignment) * alignment)

    @property
    def text(self) -> str:
        return self.name or "{" + ", ".join(m.text for m in self.members) + "}"

    def _leaves(self) -> Iterator[Leaf]:
        for member in self.members:
            if member.bit is not None:
                yield Leaf((member.name,), member.offset, "|u1", member.bit, "BOOL")
            else:
                yield from (leaf.moved((member.name,), member.offset) for leaf in member.type.leaves)

    def unpack_from(self, data: bytes, offset: int) -> dict[str, Any]:
        return {
            m.name: m.type.unpack_from(data, offset + m.offset)
            if m.bit is None
            else bool(data[offset + m.offset] >> m.bit & 1)
            for m in self.members
        }

    def pack_into(self, data: bytearray, offset: int, value: Any, where: str = "") -> None:
        if not isinstance(value, Mapping):
            raise _refusal(where, f"{value!r} is no structure: give a dict of its members")
        names = {m.name for m in self.members}
        if unknown := set(value) - names:
            raise _refusal(where, f"there is no member {', '.join(sorted(map(str, unknown)))}")
        if missing := names - set(value):
            raise _refusal(where, f"no value for {', '.join(sorted(missing))}")
        for m in self.members:
            name = f"{where}.{m.name}" if where else m.name
            if m.bit is None:
                m.type.pack_into(data, offset + m.offset, value[m.name], name)
            else:
                data[offset + m.offset] |= _bool(value[m.name], name) << m.bit


def status_member(kind: TypeDescription) -> str:
    """Name the member with which a structure tells the producer's mode: a CONNECTION_STATUS at its very beginning.

    Empty when there is none. Bit `table.RUN_MODE` of the first byte is 1 while the producer is in run mode.
    """
    first = kind.members[0] if isinstance(kind, Structure) and kind.members else None
    return first.name if first is not None and first.type.text == CONNECTION_STATUS and not first.offset else ""


def _refusal(where: str, problem: str) -> ValueError:
    return ValueError(f"{where or 'the value'}: {problem}")


def _bool(value: Any, where: str) -> bool:
    if isinstance(value, bool | np.bool_) or (isinstance(value, int) and value in (0, 1)):
        return bool(value)
    raise _refusal(where, f"{value!r} is no BOOL")


def _indices(dimensions: Sequence[int]) -> Iterator[str]:
    return (f"[{','.join(map(str, index))}]" for index in product(*map(range, dimensions)))


def _nest(flat: list[Any], dimensions: Sequence[int]) -> list[Any]:
    for size in reversed(dimensions[1:]):
        flat = [flat[n : n + size] for n in range(0, len(flat), size)]
    return flat


def _flatten(value: Any, dimensions: Sequence[int], where: str) -> Iterator[tuple[Any, str]]:
    """Give the elements of nested lists with their names; checks every length on the way."""
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Sequence | np.ndarray):
        raise _refusal(where, f"{value!r} is no array: give a list")
    if len(value) != dimensions[0]:
        raise _refusal(where, f"{len(value)} elements, the array takes {dimensions[0]}")
    for number, item in enumerate(value):
        name = f"{where}[{number}]"
        if len(dimensions) == 1:
            yield item, name
        else:
            yield from _flatten(item, dimensions[1:], name)


def _column(rows: Rows, leaf: Leaf) -> npt.NDArray[Any]:
    dtype = np.dtype(leaf.dtype)
    part = rows[:, leaf.offset : leaf.offset + dtype.itemsize]
    if leaf.bit is not None:
        return (part[:, 0] >> leaf.bit & 1).astype(np.bool_)
    if dtype.kind != "V":
        return part.view(dtype)[:, 0]
    used = part[:, :4].view("<i4")
    characters = np.where(np.arange(dtype.itemsize - 4) < used, part[:, 4:], np.uint8(0))
    return characters.view(f"S{dtype.itemsize - 4}")[:, 0]


def _fill(rows: Rows, leaf: Leaf, values: npt.NDArray[Any]) -> None:
    dtype = np.dtype(leaf.dtype)
    part = rows[:, leaf.offset : leaf.offset + dtype.itemsize]
    if leaf.bit is not None:
        part[:, 0] |= (values.astype(np.bool_) << leaf.bit).astype(np.uint8)
    elif dtype.kind != "V":
        part[:] = np.ascontiguousarray(values, dtype)[:, None].view(np.uint8)
    else:
        octets = np.ascontiguousarray(values, f"S{dtype.itemsize - 4}")
        part[:, :4] = np.char.str_len(octets).astype("<i4")[:, None].view(np.uint8)
        part[:, 4:] = octets[:, None].view(np.uint8)


def _dotted(path: Path) -> str:
    return ".".join(path).replace(".[", "[")
