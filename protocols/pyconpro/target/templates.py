"""The template object (class 0x6C): structure layouts as a controller tells them to programs that browse it.

Layout of the definition per the fact sheet, and as pycomm3 and pylogix read it: 8 bytes per member (array length or bit
number, type, offset), then `Name;n` and two characters per member, then the members' names, each ended by a zero.
"""

import binascii
from dataclasses import dataclass
from struct import Struct
from typing import Final

from pyconpro.target.model import Refusal
from pyconpro.target.router import ATTRIBUTE_NOT_SUPPORTED, OBJECT_DOES_NOT_EXIST, SERVICE_NOT_SUPPORTED, Call
from pyconpro.types import Array, Atomic, BoolArray, Member, String, Structure, TypeDescription
from pyconpro.types.table import BY_NAME, STRING_LENGTH
from pyconpro.wire.cursor import U16, U32, Cursor
from pyconpro.wire.message import Reply, Service

TEMPLATE_CLASS: Final = 0x6C
STRING_TEMPLATE: Final = 0xFCE
"""Template instance and structure handle of the predefined STRING."""
FIRST_TEMPLATE: Final = 0x101
TEMPLATE_STEP: Final = 7
"""User-defined templates have instances from 0x100 to 0xEFF. pylogix takes a low byte that is also the code of an
elementary type for that type, so these are passed by."""

STRUCTURE_BIT: Final = 0x8000
ARRAY_BIT: Final = 0x2000
"""In a symbol type: one dimension; two and three are 0x4000 and 0x6000."""

_MEMBER: Final = Struct("<HHI")
_READ: Final = Struct("<IH")
_OPEN_ACCESS: Final = "EC"
_HIDDEN: Final = "E@"
"""Two characters per member in the template's name; the low two bits of the second say who may access it."""
_HEADER: Final = 23
"""Bytes that the definition size counts beside the definition."""
_PARTIAL: Final = 0x06


@dataclass(frozen=True, slots=True)
class Template:
    """One structure layout."""

    instance: int
    name: str
    handle: int
    size: int
    """Bytes of a value."""
    members: int
    definition: bytes

    @property
    def words(self) -> int:
        """Size of the definition as attribute 4 counts it."""
        return -(-(len(self.definition) + _HEADER) // 4)

    def attribute(self, number: int) -> bytes:
        """Give an attribute. Raises `Refusal`."""
        match number:
            case 1:
                return U16.pack(self.handle)
            case 2:
                return U16.pack(self.members)
            case 3:
                return U16.pack(0)  # pylogix asks for it, and takes two bytes
            case 4:
                return U32.pack(self.words)
            case 5:
                return U32.pack(self.size)
        raise Refusal(ATTRIBUTE_NOT_SUPPORTED)


class Templates:
    """The templates of a controller, made from the types of its tags."""

    def __init__(self) -> None:
        self._by_type: dict[str, Template] = {}
        self._by_instance: dict[int, Template] = {}

    def symbol_type(self, kind: TypeDescription, name: str) -> int:
        """Give the symbol type of a tag or member; `name` is for a structure that has none."""
        match kind:
            case Atomic():
                return kind.atom.code
            case BoolArray():
                return ARRAY_BIT | BY_NAME["DWORD"].code
            case Array():
                return len(kind.dimensions) * ARRAY_BIT | self.symbol_type(kind.element, name)
        return STRUCTURE_BIT | self.of(kind, name).instance

    def of(self, kind: TypeDescription, name: str = "") -> Template:
        """Give the template of a structure or string."""
        found = self._by_type.get(kind.text)
        return self._make(kind, name) if found is None else found

    def handle(self, call: Call) -> Reply:
        """Answer a request to the object."""
        template = self._by_instance.get(call.instance or 0)
        if template is None:
            raise Refusal(OBJECT_DOES_NOT_EXIST)
        cursor = Cursor(call.data, "template request")
        if call.service == Service.GET_ATTRIBUTE_LIST:
            wanted = [cursor.u16() for _ in range(cursor.u16())]
            values = [U16.pack(number) + U16.pack(0) + template.attribute(number) for number in wanted]
            return Reply(call.service, data=U16.pack(len(wanted)) + b"".join(values))
        if call.service == Service.READ_TAG:
            offset, size = cursor.unpack(_READ)
            # Clients ask for a few bytes more than there are and wait for them.
            data = template.definition[offset:].ljust(size, b"\0")[:size]
            room = max(call.limit - 4, 0)
            return Reply(call.service, _PARTIAL if len(data) > room else 0, data=data[:room])
        raise Refusal(SERVICE_NOT_SUPPORTED)

    def _make(self, kind: TypeDescription, name: str) -> Template:
        members: tuple[Member, ...]
        if isinstance(kind, String):
            predefined = kind.length == STRING_LENGTH
            name = "ASCIISTRING82" if predefined else f"STRING{kind.length}"
            characters = Array(Atomic(BY_NAME["SINT"]), (kind.length,))
            members = (Member("LEN", Atomic(BY_NAME["DINT"]), 0), Member("DATA", characters, 4))
        else:
            assert isinstance(kind, Structure)
            predefined = False
            name = kind.name or name
            members = kind.members
        infos: list[bytes] = []
        names: list[str] = []
        access = ""
        hosts: set[int] = set()
        for member in sorted(members, key=lambda m: m.offset):
            if member.bit is not None and member.offset not in hosts:
                # The bits of a byte belong to a hidden SINT, which comes before the first of them.
                infos.append(_MEMBER.pack(0, BY_NAME["SINT"].code, member.offset))
                names.append(f"ZZZZZZZZZZ{name}{len(hosts)}")
                access += _HIDDEN
                hosts.add(member.offset)
            infos.append(self._member(member, name))
            names.append(member.name)
            access += _OPEN_ACCESS
        definition = b"".join(infos) + f"{name};n{access}\0".encode() + "".join(f"{n}\0" for n in names).encode()
        instance = STRING_TEMPLATE if predefined else FIRST_TEMPLATE + TEMPLATE_STEP * len(self._by_type)
        handle = STRING_TEMPLATE if predefined else binascii.crc_hqx(definition, 0xFFFF)
        template = Template(instance, name, handle, kind.size, len(infos), definition)
        self._by_type[kind.text] = self._by_instance[instance] = template
        return template

    def _member(self, member: Member, name: str) -> bytes:
        if member.bit is not None:
            return _MEMBER.pack(member.bit, BY_NAME["BOOL"].code, member.offset)
        kind, length = member.type, 0
        if isinstance(kind, BoolArray):
            length = kind.size // BY_NAME["DWORD"].size
        elif isinstance(kind, Array):
            length = kind.size // kind.element.size
        code = self.symbol_type(kind, f"{name}_{member.name}")
        if isinstance(kind, Array):
            code = code & ~0x6000 | ARRAY_BIT  # members of a structure have one dimension
        return _MEMBER.pack(length, code, member.offset)
