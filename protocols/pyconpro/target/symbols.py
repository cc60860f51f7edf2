"""The symbol object (class 0x6B) and reading by name: the tag list and the values that browsers ask for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from struct import Struct
from typing import Final

from pyconpro.target.model import Refusal
from pyconpro.target.router import (
    ATTRIBUTE_NOT_SUPPORTED,
    OBJECT_DOES_NOT_EXIST,
    PATH_DESTINATION_UNKNOWN,
    PATH_SEGMENT_ERROR,
    SERVICE_NOT_SUPPORTED,
    Call,
    Router,
)
from pyconpro.target.templates import TEMPLATE_CLASS, Templates
from pyconpro.types import Array, Atomic, BoolArray, String, Structure, TypeDescription
from pyconpro.types.table import BY_NAME
from pyconpro.wire.cursor import U16, U32, Cursor
from pyconpro.wire.epath import Logical, LogicalType, Segment, Symbol
from pyconpro.wire.message import Reply, Service

SYMBOL_CLASS: Final = 0x6B
PROGRAM_NAME_CLASS: Final = 0x64
GET_INSTANCE_ATTRIBUTE_LIST: Final = 0x55
READ_TAG_FRAGMENTED: Final = 0x52
STRUCTURE_TYPE: Final = 0x02A0
"""Type in the reply to reading a structure; its handle follows."""
BASE_TAG: Final = 1 << 26
"""Bit of attribute 6: a tag, not an alias."""
READ_ONLY: Final = 2
"""External access, attribute 10."""
SYSTEM_BIT: Final = 0x1000
PROGRAM_TYPE: Final = SYSTEM_BIT | 0x68
TASK_TYPE: Final = SYSTEM_BIT | 0x70
_FIRST_INSTANCE: Final = 0x0123
_INSTANCE_STEP: Final = 5
"""Instances have gaps on real controllers, too."""
_PARTIAL: Final = 0x06
_BEYOND_END: Final = (0xFF, 0x2105)
_BAD_OFFSET: Final = (0xFF, 0x2104)
_REPLY_HEADER: Final = 4
_DIMENSIONS: Final = Struct("<III")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the symbol table."""

    instance: int
    name: str
    symbol_type: int
    type: TypeDescription | None
    """None for what has no value: programs, tasks."""
    image: Callable[[float], bytes]

    def attribute(self, number: int) -> bytes:
        """Give an attribute as the list service tells it. Raises `Refusal`."""
        name = self.name.encode("ascii")
        match number:
            case 1:
                return U16.pack(len(name)) + name
            case 2:
                return U16.pack(self.symbol_type)
            case 3:
                return U32.pack(0x20000 + 0x40 * self.instance)
            case 5:
                return U32.pack(0x80000 + 0x10 * self.instance)
            case 6:
                return U32.pack(BASE_TAG)
            case 7:
                return U16.pack(self.element_size)
            case 8:
                return _DIMENSIONS.pack(*self.dimensions)
            case 10:
                return bytes((READ_ONLY,))
        raise Refusal(ATTRIBUTE_NOT_SUPPORTED)

    @property
    def element_size(self) -> int:
        """Bytes of one element."""
        if self.type is None:
            return 0
        return self.type.element.size if isinstance(self.type, Array) else self.type.size

    @property
    def dimensions(self) -> tuple[int, int, int]:
        """Array dimensions; 0 for those that it does not have. BOOL arrays count their words."""
        sizes: tuple[int, ...] = ()
        if isinstance(self.type, Array):
            sizes = self.type.dimensions
        elif isinstance(self.type, BoolArray):
            sizes = (self.type.size // BY_NAME["DWORD"].size,)
        return (*sizes, 0, 0, 0)[:3]  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a path leads to within a tag."""

    type: TypeDescription
    """Of one element."""
    offset: int
    elements: int
    """How many follow from here; 1 for what is no array."""
    bit: int | None = None


class Symbols:
    """The tags of a controller and of its programs, as browsers see them."""

    def __init__(self, router: Router, project: str) -> None:
        self.templates = Templates()
        self._project = project
        self._scopes: dict[str, list[Entry]] = {"": []}
        """Upper-case name of a program ("" for the controller) → symbols in the order of their instances."""
        router.objects[SYMBOL_CLASS] = self._object
        router.objects[TEMPLATE_CLASS] = self.templates.handle
        router.objects[PROGRAM_NAME_CLASS] = self._program_name
        router.symbols = self._by_name

    def add(self, name: str, kind: TypeDescription, image: Callable[[float], bytes], program: str = "") -> None:
        """Add a tag; `image` gives its bytes at a monotonic time."""
        self._append(program, name, self.templates.symbol_type(kind, f"UDT_{name}"), kind, image)

    def remove(self, name: str) -> None:
        """Take a controller tag away."""
        self._scopes[""] = [entry for entry in self._scopes[""] if entry.name.upper() != name.upper()]

    def add_program(self, name: str) -> None:
        """Add a program and a task that runs it."""
        self._append("", f"Program:{name}", PROGRAM_TYPE, None, _nothing)
        self._append("", f"Task:{name}Task", TASK_TYPE, None, _nothing)
        self._scopes[f"PROGRAM:{name}".upper()] = []

    def _append(
        self,
        program: str,
        name: str,
        symbol_type: int,
        kind: TypeDescription | None,
        image: Callable[[float], bytes],
    ) -> None:
        entries = self._scopes[f"PROGRAM:{program}".upper() if program else ""]
        instance = entries[-1].instance + _INSTANCE_STEP if entries else _FIRST_INSTANCE
        entries.append(Entry(instance, name, symbol_type, kind, image))

    # --- Services ----------------------------------------------------------------------------------------------------

    def _object(self, call: Call, entries: list[Entry] | None = None) -> Reply:
        entries = self._scopes[""] if entries is None else entries
        if call.service == GET_INSTANCE_ATTRIBUTE_LIST:
            return _list(call, entries)
        entry = next((entry for entry in entries if entry.instance == call.instance), None)
        if entry is None:
            raise Refusal(OBJECT_DOES_NOT_EXIST)
        return self._read(call, entry, _after(call.path, LogicalType.INSTANCE))

    def _by_name(self, call: Call) -> Reply:
        path, scope = list(call.path), ""
        first = path[0]
        assert isinstance(first, Symbol)
        if first.name.upper() in self._scopes:
            scope = first.name.upper()
            path = path[1:]
        entries = self._scopes[scope]
        if path and isinstance(path[0], Logical) and path[0] == Logical(LogicalType.CLASS, SYMBOL_CLASS):
            return self._object(call, entries)
        name = path[0].name.upper() if path and isinstance(path[0], Symbol) else ""
        entry = next((entry for entry in entries if entry.name.upper() == name), None)
        if entry is None or entry.type is None:
            raise Refusal(PATH_SEGMENT_ERROR, 0)
        return self._read(call, entry, path[1:])

    def _read(self, call: Call, entry: Entry, path: Sequence[Segment]) -> Reply:
        if call.service not in (Service.READ_TAG, READ_TAG_FRAGMENTED):
            raise Refusal(SERVICE_NOT_SUPPORTED)
        if entry.type is None:
            raise Refusal(PATH_DESTINATION_UNKNOWN)
        cursor = Cursor(call.data, "Read Tag")
        count = cursor.u16()
        start = cursor.u32() if call.service == READ_TAG_FRAGMENTED else 0
        place = locate(entry.type, path)
        if not 1 <= count <= place.elements:
            raise Refusal(*_BEYOND_END)
        image = entry.image(call.now)
        if place.bit is not None:
            data = bytes((image[place.offset] >> place.bit & 1,))
        else:
            data = image[place.offset : place.offset + count * place.type.size]
        if start > len(data):
            raise Refusal(*_BAD_OFFSET)
        head = self._type_code(place.type)
        room = max(call.limit - _REPLY_HEADER - len(head), 0)
        rest = data[start:]
        return Reply(call.service, _PARTIAL if len(rest) > room else 0, data=head + rest[:room])

    def _type_code(self, kind: TypeDescription) -> bytes:
        if isinstance(kind, Atomic):
            return U16.pack(kind.atom.code)
        return U16.pack(STRUCTURE_TYPE) + U16.pack(self.templates.of(kind).handle)

    def _program_name(self, call: Call) -> Reply:
        if call.service != Service.GET_ATTRIBUTES_ALL:
            raise Refusal(SERVICE_NOT_SUPPORTED)
        name = self._project.encode("latin-1", "replace")
        return Reply(call.service, data=U16.pack(len(name)) + name)


def _list(call: Call, entries: Iterable[Entry]) -> Reply:
    """Answer the list service: as many symbols as fit, from the asked instance on."""
    cursor = Cursor(call.data, "Get_Instance_Attribute_List")
    wanted = [cursor.u16() for _ in range(cursor.u16())]
    room, data = call.limit - _REPLY_HEADER, b""
    for entry in entries:
        if entry.instance < (call.instance or 0):
            continue
        row = U32.pack(entry.instance) + b"".join(map(entry.attribute, wanted))
        if len(data) + len(row) > room:
            return Reply(call.service, _PARTIAL, data=data)
        data += row
    return Reply(call.service, data=data)


def locate(kind: TypeDescription, path: Sequence[Segment]) -> Place:
    """Follow member names and indices into a type. Raises `Refusal`.

    Elements of a BOOL array are its 32-bit words, as controllers have it.
    """
    offset, rest, bit = 0, list(path), None
    while rest:
        segment = rest.pop(0)
        match segment:
            case Symbol(name) if isinstance(kind, Structure):
                member = next((m for m in kind.members if m.name.upper() == name.upper()), None)
                if member is None:
                    raise Refusal(PATH_SEGMENT_ERROR, 0)
                kind, offset, bit = member.type, offset + member.offset, member.bit
            case Symbol(name) if isinstance(kind, String) and name.upper() in ("LEN", "DATA"):
                if name.upper() == "LEN":
                    kind = Atomic(BY_NAME["DINT"])
                else:
                    kind, offset = Array(Atomic(BY_NAME["SINT"]), (kind.length,)), offset + 4
            case Logical(LogicalType.MEMBER, first) if isinstance(kind, Array | BoolArray):
                dimensions = kind.dimensions if isinstance(kind, Array) else (kind.size // 4,)
                element = kind.element if isinstance(kind, Array) else Atomic(BY_NAME["DWORD"])
                indices = [first]
                while len(indices) < len(dimensions) and rest and _is_index(rest[0]):
                    indices.append(_index(rest.pop(0)))
                flat = 0
                for index, dimension in zip(indices, dimensions, strict=False):
                    if index >= dimension:
                        raise Refusal(*_BEYOND_END)
                    flat = flat * dimension + index
                if len(indices) != len(dimensions):
                    raise Refusal(PATH_SEGMENT_ERROR, 0)
                left = kind.size // element.size - flat
                offset += flat * element.size
                kind = element
                if not rest:
                    return Place(kind, offset, left)
            case _:
                raise Refusal(PATH_SEGMENT_ERROR, 0)
    if isinstance(kind, Array):
        return Place(kind.element, offset, kind.size // kind.element.size)
    if isinstance(kind, BoolArray):
        return Place(Atomic(BY_NAME["DWORD"]), offset, kind.size // 4)
    return Place(kind, offset, 1, bit)


def _is_index(segment: Segment) -> bool:
    return isinstance(segment, Logical) and segment.type is LogicalType.MEMBER


def _index(segment: Segment) -> int:
    assert isinstance(segment, Logical)
    return segment.value


def _after(path: Sequence[Segment], kind: LogicalType) -> list[Segment]:
    """Give what stands behind the first segment of a kind."""
    for number, segment in enumerate(path):
        if isinstance(segment, Logical) and segment.type is kind:
            return list(path[number + 1 :])
    return []


def _nothing(_now: float) -> bytes:
    return b""
