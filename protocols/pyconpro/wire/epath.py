"""Connection paths (padded EPATH): segments to bytes and back, and tags and routes from the text a person types."""

import enum
import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from struct import Struct
from typing import Final

from linkkit.engine import RemoteError
from pyconpro.wire.cursor import Cursor

_KEY: Final = Struct("<BBHHHBB")
_KEY_SEGMENT: Final = 0x34
_KEY_FORMAT: Final = 4
_SYMBOL_SEGMENT: Final = 0x91
_DATA_SEGMENT: Final = 0x80
_EXTENDED_LINK: Final = 0x10
_LONG_PORT: Final = 0x0F
LONGEST_NAME: Final = 40
"""Characters of one Logix tag or member name."""


class LogicalType(enum.IntEnum):
    """What a logical segment names; the value is its segment byte for an 8-bit number."""

    CLASS = 0x20
    INSTANCE = 0x24
    MEMBER = 0x28
    CONNECTION_POINT = 0x2C
    ATTRIBUTE = 0x30


@dataclass(frozen=True, slots=True)
class Port:
    """One hop of a route: leave through `port` (1 is the backplane) to `link` (a slot number or an address text)."""

    port: int
    link: int | str

    def build(self) -> bytes:
        if not 1 <= self.port <= 0xFFFF:
            raise ValueError(f"port {self.port}: enter 1 to 65535 (1 is the backplane)")
        long = self.port >= _LONG_PORT
        first = _LONG_PORT if long else self.port
        number = self.port.to_bytes(2, "little") if long else b""
        if isinstance(self.link, int):
            if not 0 <= self.link <= 0xFF:
                raise ValueError(f"slot {self.link}: enter 0 to 255")
            return bytes((first,)) + number + bytes((self.link,))
        link = self.link.encode("latin-1")
        if not 1 <= len(link) <= 0xFF:
            raise ValueError("the address of a hop must have 1 to 255 characters")
        return _padded(bytes((first | _EXTENDED_LINK, len(link))) + number + link)

    def __str__(self) -> str:
        return f"port {self.port} to {self.link}"


@dataclass(frozen=True, slots=True)
class ElectronicKey:
    """Which device must be there; zeros accept any (all zeros: keying disabled)."""

    vendor: int = 0
    device_type: int = 0
    product_code: int = 0
    major: int = 0
    minor: int = 0
    compatible: bool = False
    """True accepts a device that can stand in for this one (bit 7 of the major revision)."""

    def build(self) -> bytes:
        major = self.major | (0x80 if self.compatible else 0)
        return _KEY.pack(_KEY_SEGMENT, _KEY_FORMAT, self.vendor, self.device_type, self.product_code, major, self.minor)

    def __str__(self) -> str:
        if self == ANY_DEVICE:
            return "any device"
        kind = "compatible with" if self.compatible else "exactly"
        return f"{kind} {self.vendor}/{self.device_type}/{self.product_code} revision {self.major}.{self.minor}"


ANY_DEVICE: Final = ElectronicKey()
"""Keying disabled: the key that Logix programs themselves send for produced tags."""


@dataclass(frozen=True, slots=True)
class Logical:
    """A numbered thing: class, instance, array element, connection point, attribute."""

    type: LogicalType
    value: int

    def build(self) -> bytes:
        if 0 <= self.value <= 0xFF:
            return bytes((self.type, self.value))
        if self.value <= 0xFFFF:
            return bytes((self.type | 1, 0)) + self.value.to_bytes(2, "little")
        return bytes((self.type | 2, 0)) + self.value.to_bytes(4, "little")

    def __str__(self) -> str:
        return f"{self.type.name.lower().replace('_', ' ')} {self.value}"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A name: a tag, a member, a program scope."""

    name: str

    def build(self) -> bytes:
        name = self.name.encode("latin-1")
        if not 1 <= len(name) <= 0xFF:
            raise ValueError("a name in a path must have 1 to 255 characters")
        return _padded(bytes((_SYMBOL_SEGMENT, len(name))) + name)

    def __str__(self) -> str:
        return f"“{self.name}”"


@dataclass(frozen=True, slots=True)
class Data:
    """A simple data segment: configuration bytes, an even number of them."""

    data: bytes

    def build(self) -> bytes:
        if len(self.data) % 2 or len(self.data) > 510:
            raise ValueError(f"{len(self.data)} configuration bytes: it must be an even number up to 510")
        return bytes((_DATA_SEGMENT, len(self.data) // 2)) + self.data

    def __str__(self) -> str:
        return f"{len(self.data)} data bytes"


@dataclass(frozen=True, slots=True)
class Network:
    """A two-byte network segment; 0x43 is the production inhibit time in ms."""

    segment: int
    value: int

    def build(self) -> bytes:
        return bytes((self.segment, self.value))

    def __str__(self) -> str:
        return f"network segment {self.segment:#04x} {self.value}"


Segment = Port | ElectronicKey | Logical | Symbol | Data | Network


def build_path(segments: Iterable[Segment]) -> bytes:
    """Build a padded path; always of even length. Raises `ValueError` for what does not fit its segment."""
    return b"".join(segment.build() for segment in segments)


def parse_path(path: bytes) -> tuple[Segment, ...]:
    """Read a padded path. Raises `RemoteError` where a segment is cut or of unknown type (so of unknown length)."""
    cursor = Cursor(path, "connection path")
    segments: list[Segment] = []
    while cursor.left:
        segments.append(_parse_segment(cursor))
    return tuple(segments)


def _parse_segment(cursor: Cursor) -> Segment:
    at = cursor.position
    first = cursor.u8()
    if first == _KEY_SEGMENT:
        cursor.position = at
        _, form, vendor, device_type, product, major, minor = cursor.unpack(_KEY)
        if form == _KEY_FORMAT:
            return ElectronicKey(vendor, device_type, product, major & 0x7F, minor, bool(major & 0x80))
    elif first & 0xE0 == 0x20:
        return _parse_logical(cursor, first)
    elif first == _SYMBOL_SEGMENT:
        return Symbol(_counted(cursor, cursor.u8(), header=2).decode("latin-1"))
    elif first == _DATA_SEGMENT:
        return Data(cursor.take(cursor.u8() * 2))
    elif first & 0xF0 == 0x40:
        return Network(first, cursor.u8())
    elif first & 0xE0 == 0 and first & 0x0F:
        return _parse_port(cursor, first)
    raise RemoteError(f"connection path: unknown segment {first:#04x} at {at}", cursor.data)


def _parse_port(cursor: Cursor, first: int) -> Port:
    port = first & 0x0F
    size = cursor.u8() if first & _EXTENDED_LINK else 0
    header = 2
    if port == _LONG_PORT:
        port = cursor.u16()
        header = 4
    if not first & _EXTENDED_LINK:
        return Port(port, cursor.u8())
    return Port(port, _counted(cursor, size, header).decode("latin-1"))


def _parse_logical(cursor: Cursor, first: int) -> Logical:
    try:
        kind = LogicalType(first & 0xFC)
    except ValueError:
        raise RemoteError(f"connection path: unknown logical segment {first:#04x}", cursor.data) from None
    size = first & 3
    if size == 0:
        return Logical(kind, cursor.u8())
    if size == 3:
        raise RemoteError(f"connection path: reserved size in logical segment {first:#04x}", cursor.data)
    cursor.u8()  # pad
    return Logical(kind, cursor.u16() if size == 1 else cursor.u32())


def _counted(cursor: Cursor, size: int, header: int) -> bytes:
    """Read `size` bytes and the pad that makes header and bytes even."""
    data = cursor.take(size)
    if (header + size) % 2:
        cursor.u8()
    return data


def _padded(segment: bytes) -> bytes:
    return segment + b"\0" if len(segment) % 2 else segment


_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def describe_position(path: bytes, position: int) -> str:
    """Name the part of a padded path that stands at a position, in the reader's terms; empty when there is none.

    `position` counts 16-bit words from the start of the path. Gives "hop 2 of the route, port 2 to 10.1.2.9", "the
    second part of the tag, “Speed”" and the like.
    """
    cursor = Cursor(path, "connection path")
    segments: list[Segment] = []
    index = -1
    try:
        while cursor.left:
            if cursor.position <= position * 2:
                index = len(segments)
            segments.append(_parse_segment(cursor))
    except RemoteError:
        return ""
    return _describe_segment(segments, index) if index >= 0 and position * 2 < len(path) else ""


def first_of_parts(path: bytes) -> str:
    """Give the tag's own name when a path goes on to a member or an element of it; else nothing."""
    try:
        segments = parse_path(path)
    except RemoteError:
        return ""
    names = [index for index, segment in enumerate(segments) if isinstance(segment, Symbol)]
    if not names:
        return ""
    first = segments[names[0]]
    after = segments[names[0] + 1 :]
    parts = any(
        isinstance(part, Symbol) or (isinstance(part, Logical) and part.type is LogicalType.MEMBER) for part in after
    )
    return first.name if isinstance(first, Symbol) and parts else ""


def _describe_segment(segments: list[Segment], index: int) -> str:
    segment = segments[index]
    alike = [number for number, other in enumerate(segments) if type(other) is type(segment)]
    place = alike.index(index)
    match segment:
        case Port(port, link):
            hop = f"slot {link} of the chassis" if port == 1 and isinstance(link, int) else str(segment)
            return hop if len(alike) == 1 else f"hop {place + 1} of the route, {hop}"
        case Symbol():
            if len(alike) == 1:
                return f"the tag {segment}"
            ordinal = _ORDINALS[place] if place < len(_ORDINALS) else f"{place + 1}th"
            return f"the {ordinal} part of the tag, {segment}"
        case Logical(LogicalType.MEMBER, value):
            names = [other for other in segments[:index] if isinstance(other, Symbol)]
            return f"the array index {value}" + (f" of {names[-1]}" if names else "")
        case Logical():
            return f"{segment} in the path"
        case ElectronicKey():
            return "the electronic key"
        case Data():
            return "the configuration data"
    return str(segment)


# --- From text -------------------------------------------------------------------------------------------------------

_PART: Final = re.compile(r"(?P<name>[A-Za-z_][A-Za-z0-9_:]*)(?:\[(?P<index>[0-9, ]*)\])?")
_PORTS: Final = {"bp": 1, "backplane": 1, "enet": 2, "ethernet": 2}
_LARGEST_INDEX: Final = 0xFFFFFFFF
_MOST_DIMENSIONS: Final = 3


def parse_tag(text: str) -> tuple[Segment, ...]:
    """Turn a tag name as a programmer writes it into segments.

    `Line1.Motor[300].Speed`, `Grid[1,2,70000]`, `Program:Main.X`. Raises `ValueError` with a sentence for the user.
    """
    segments: list[Segment] = []
    if not text.strip():
        raise ValueError("enter the name of a tag, for example Line1")
    for part in text.strip().split("."):
        if part.isdigit() and segments:
            raise ValueError(f"“{text}”: a single bit (.{part}) cannot be consumed; enter the whole tag")
        match = _PART.fullmatch(part)
        if match is None:
            place = f"“{text}”: “{part}”" if part != text else f"“{text}”"
            raise ValueError(
                f"{place} is not a tag name; use letters, digits and _, and [0] or [1,2] for array indices"
            )
        longest = max(len(name) for name in match["name"].split(":"))
        if longest > LONGEST_NAME:
            raise ValueError(f"“{text}”: a name has at most {LONGEST_NAME} characters, not {longest}")
        segments.append(Symbol(match["name"]))
        if match["index"] is not None:
            segments += _indices(text, match["index"])
    return tuple(segments)


def _indices(text: str, inside: str) -> list[Segment]:
    numbers = inside.split(",")
    if len(numbers) > _MOST_DIMENSIONS or not all(number.strip().isdigit() for number in numbers):
        raise ValueError(f"“{text}”: [{inside}] is not an array index; write [0] or [1,2], at most three numbers")
    if any(int(number) > _LARGEST_INDEX for number in numbers):
        raise ValueError(f"“{text}”: an array index is at most {_LARGEST_INDEX}")
    return [Logical(LogicalType.MEMBER, int(number)) for number in numbers]


def parse_route(text: str) -> tuple[Port, ...]:
    """Turn a route into hops: `1,0` or `bp,3,enet,10.1.2.9,bp,0`, separated by commas or slashes; empty is no hop.

    Raises `ValueError` with a sentence for the user.
    """
    words = [word.strip() for word in re.split(r"[,/\\]", text)] if text.strip() else []
    if len(words) % 2:
        raise ValueError(f"“{text}”: a route consists of pairs, port and slot or address, for example 1,0")
    return tuple(_hop(text, port, link) for port, link in zip(words[::2], words[1::2], strict=True))


def _hop(text: str, port: str, link: str) -> Port:
    number = _PORTS.get(port.lower(), int(port) if port.isdigit() else 0)
    if not 1 <= number <= 0xFFFF:
        raise ValueError(f"“{text}”: “{port}” is not a port; enter a number from 1, bp or enet")
    if link.isdigit():
        if int(link) > 0xFF:
            raise ValueError(f"“{text}”: slot {link} does not exist; enter 0 to 255")
        return Port(number, int(link))
    try:
        ipaddress.IPv4Address(link)
    except ValueError:
        raise ValueError(f"“{text}”: “{link}” is neither a slot number nor an IP address") from None
    return Port(number, link)


def tag_path(tag: str, slot: int, route: str = "", key: ElectronicKey | None = ANY_DEVICE) -> bytes:
    """Give the path to a produced tag: route, backplane and slot of the controller, electronic key, symbol.

    This is the form that real ControlLogix controllers are known to accept. `route` comes before the slot and is
    empty unless the controller stands behind another bridge. `key` None omits the key segment.
    """
    segments: list[Segment] = [*parse_route(route), Port(1, slot)]
    if key is not None:
        segments.append(key)
    return build_path([*segments, *parse_tag(tag)])


def assembly_path(
    config: int | None,
    ot_point: int | None,
    to_point: int | None,
    *,
    config_data: bytes = b"",
    route: str = "",
    key: ElectronicKey | None = None,
) -> bytes:
    """Give the path to the assemblies of an I/O adapter.

    `ot_point` is the output (or heartbeat) point, `to_point` the input point; None omits it. Most adapters want the
    configuration instance even without configuration data. An odd number of `config_data` bytes is padded with 0.
    """
    segments: list[Segment] = [*parse_route(route)]
    if key is not None:
        segments.append(key)
    segments.append(Logical(LogicalType.CLASS, 0x04))
    if config is not None:
        segments.append(Logical(LogicalType.INSTANCE, config))
    points = (point for point in (ot_point, to_point) if point is not None)
    segments += [Logical(LogicalType.CONNECTION_POINT, point) for point in points]
    if config_data:
        segments.append(Data(_padded(config_data)))
    return build_path(segments)
