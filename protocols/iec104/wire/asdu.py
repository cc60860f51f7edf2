"""The ASDU: header and information objects. `parse` and `build` are inverse, octet for octet."""

from collections.abc import Iterable, Sequence
from struct import error as _struct_error
from typing import Any, Final

from iec104.wire.apci import LARGEST_ASDU
from iec104.wire.header import KNOWN, MOST, STANDARD, Header, Sizes, read
from iec104.wire.types import TYPES, Row

Values = tuple[Any, ...]
"""Raw fields of one information object in the order of its row: int, float or bytes."""
Object = tuple[int, Values]
"""Information object address and its values."""


class Asdu:
    """One message as it stands on the wire. Treat as immutable; compares by content.

    `body` holds the information objects as octets; `objects` decodes them at once. Types that the table does not know
    keep their body and have no objects. The other attributes are those of its `header`.
    """

    __slots__ = ("body", "header")

    def __init__(
        self,
        type_id: int,
        cause: int,
        common_address: int,
        body: bytes = b"",
        count: int = 1,
        sequence: bool = False,
        negative: bool = False,
        test: bool = False,
        originator: int = 0,
        sizes: Sizes = STANDARD,
    ) -> None:
        self.header = Header(type_id, cause, common_address, count, sequence, negative, test, originator, sizes)
        self.body = body

    @classmethod
    def of(
        cls,
        type_id: int,
        cause: int,
        common_address: int,
        objects: Iterable[Object] = ((0, ()),),
        *,
        sequence: bool = False,
        negative: bool = False,
        test: bool = False,
        originator: int = 0,
        sizes: Sizes = STANDARD,
    ) -> "Asdu":
        """Make one from decoded objects; with `sequence`, their addresses must be consecutive.

        Raises `ValueError` when a value does not fit its field, an address its size, or all of it a frame.
        """
        items = list(objects)
        body = encode(row_of(type_id), items, sequence, sizes.ioa)
        return cls(type_id, cause, common_address, body, len(items), sequence, negative, test, originator, sizes)

    @property
    def type_id(self) -> int:
        return self.header.type_id

    @property
    def cause(self) -> int:
        return self.header.cause

    @property
    def common_address(self) -> int:
        return self.header.common_address

    @property
    def count(self) -> int:
        return self.header.count

    @property
    def sequence(self) -> bool:
        return self.header.sequence

    @property
    def negative(self) -> bool:
        return self.header.negative

    @property
    def test(self) -> bool:
        return self.header.test

    @property
    def originator(self) -> int:
        return self.header.originator

    @property
    def sizes(self) -> Sizes:
        return self.header.sizes

    @property
    def row(self) -> Row | None:
        return self.header.row

    @property
    def objects(self) -> list[Object]:
        """All complete objects, decoded; fewer than `count` when the peer cut the message short (see `defect`)."""
        head = self.header
        return decode(head.row, self.body, head.count, head.sequence, head.sizes.ioa) if head.row else []

    @property
    def first_ioa(self) -> int | None:
        """Address of the first object, readable in unknown types too; None when the body is too short."""
        size = self.header.sizes.ioa
        return int.from_bytes(self.body[:size], "little") if len(self.body) >= size else None

    @property
    def defect(self) -> str:
        """What does not add up in the content, in words; "" when all is well or the type is unknown."""
        head, row = self.header, self.header.row
        if row is None:
            return ""
        if not head.count:
            return "it states 0 information objects"
        expected = length(row, self.body, head.count, head.sequence, head.sizes.ioa)
        got = len(self.body)
        if got == expected:
            return ""
        return f"{head.count} × {row.mnemonic} need {expected} octets, {got} are there"

    def replace(self, **changes: Any) -> "Asdu":
        """Give a copy with other header fields: the mirror a controlled station answers with."""
        fields = {name: getattr(self, name) for name in _FIELDS}
        return Asdu(**{**fields, **changes})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Asdu):
            return NotImplemented
        return self.body == other.body and self.header == other.header

    def __hash__(self) -> int:
        return hash((self.header, self.body))

    def __repr__(self) -> str:
        return f"<Asdu {self.header} {self.body.hex(' ')}>"


_FIELDS: Final = ("body", *(name for name in Header.__slots__ if name != "row"))
_blank: Final = object.__new__


def parse(data: bytes, offset: int = 0, sizes: Sizes = STANDARD) -> Asdu:
    """Read the ASDU that takes the rest of `data`. Raises `RemoteError` when not even the header is there.

    Content that does not add up is no error here, see `Asdu.defect`.
    """
    found: Asdu = _blank(Asdu)
    if sizes is STANDARD:
        start = offset + 6
        octets = data[offset:start]
        found.header = KNOWN.get(octets) or read(octets)
    else:
        start = offset + sizes.header
        found.header = read(data[offset:start], sizes)
    found.body = data[start:]
    return found


def build(asdu: Asdu) -> bytes:
    """Write it as octets. Raises `ValueError` when a header field or the whole does not fit."""
    data = asdu.header.build() + asdu.body
    if len(data) > LARGEST_ASDU:
        raise ValueError(f"an ASDU has at most {LARGEST_ASDU} octets, this one {len(data)}")
    return data


def capacity(row: Row, sequence: bool = False, sizes: Sizes = STANDARD) -> int:
    """Give how many objects of a type fit one ASDU."""
    room = LARGEST_ASDU - sizes.header
    if sequence:
        return min(MOST, (room - sizes.ioa) // max(1, row.size))
    return min(MOST, room // (sizes.ioa + row.size))


def length(row: Row, body: bytes, count: int, sequence: bool, ioa_size: int = 3) -> int:
    """Give how many octets `count` objects take."""
    fixed = ioa_size + count * row.size if sequence else count * (ioa_size + row.size)
    if row.segment and len(body) >= ioa_size + row.size:
        fixed += body[ioa_size + row.size - 1]
    return fixed


def decode(row: Row, body: bytes, count: int, sequence: bool, ioa_size: int = 3) -> list[Object]:
    """Give the complete objects of a body, whole batches at a time; octets that are left over are ignored."""
    if not sequence and ioa_size == 3 and len(body) == count * row.step and not row.segment:
        # What nearly all of received data is.
        return [(item[0] | item[1] << 16, item[2:]) for item in row.single.iter_unpack(body)]
    size = row.size
    if row.segment:
        return _decode_segment(row, body, count, ioa_size)
    if sequence:
        if len(body) < ioa_size:
            return []
        first = int.from_bytes(body[:ioa_size], "little")
        if not size:
            return [(first + index, ()) for index in range(count)]
        count = min(count, (len(body) - ioa_size) // size)
        elements = body[ioa_size : ioa_size + count * size]
        return list(zip(range(first, first + count), row.element.iter_unpack(elements), strict=True))
    step = ioa_size + size
    count = min(count, len(body) // step)
    if len(body) != count * step:
        body = body[: count * step]
    found = row.object(ioa_size).iter_unpack(body)
    if ioa_size == 3:
        return [(item[0] | item[1] << 16, item[2:]) for item in found]
    return [(item[0], item[1:]) for item in found]


def addresses(row: Row, asdu: Asdu) -> Sequence[int]:
    """Give the addresses of the complete objects of a message, without decoding what they say."""
    head, body = asdu.header, asdu.body
    count = head.count
    if head.sizes.ioa == 3 and not row.segment:
        if head.sequence or count == 1:
            if len(body) == 3 + count * row.size:
                first = body[0] | body[1] << 8 | body[2] << 16
                return range(first, first + count) if count != 1 else (first,)
        elif len(body) == count * row.step:
            return [low | high << 16 for low, high in row.addresses.iter_unpack(body)]
    return [ioa for ioa, _ in asdu.objects]


def encode(row: Row, objects: Sequence[Object], sequence: bool = False, ioa_size: int = 3) -> bytes:
    """Write objects as a body. Raises `ValueError` when something does not fit."""
    try:
        if row.segment:
            return b"".join(_encode_segment(row, ioa, values, ioa_size) for ioa, values in objects)
        if sequence:
            first = objects[0][0] if objects else 0
            if any(ioa != first + index for index, (ioa, _) in enumerate(objects)):
                raise ValueError("with SQ=1 the addresses of the objects must be consecutive")
            pack = row.element.pack
            return first.to_bytes(ioa_size, "little") + b"".join(pack(*values) for _, values in objects)
        pack = row.element.pack
        return b"".join(ioa.to_bytes(ioa_size, "little") + pack(*values) for ioa, values in objects)
    except OverflowError as error:
        raise ValueError(f"{row.mnemonic}: an address or value is out of range: {error}") from error
    except _struct_error as error:
        raise ValueError(f"{row.mnemonic}: a value does not fit its field: {error}") from error


def row_of(type_id: int) -> Row:
    """Give a type's row; raises `ValueError` for a type that has none."""
    row = TYPES.get(type_id)
    if row is None:
        raise ValueError(f"type {type_id} is unknown")
    return row


def _decode_segment(row: Row, body: bytes, count: int, ioa_size: int) -> list[Object]:
    """LOS is followed by that many octets: they become one more value. Truncated ones come as far as they are there."""
    head = ioa_size + row.size
    if not count or len(body) < head:
        return []
    ioa = int.from_bytes(body[:ioa_size], "little")
    *values, los = row.element.unpack_from(body, ioa_size)
    return [(ioa, (*values, los, body[head : head + los]))]


def _encode_segment(row: Row, ioa: int, values: Values, ioa_size: int) -> bytes:
    *fixed, data = values
    if fixed[-1] != len(data):
        raise ValueError(f"LOS says {fixed[-1]} octets, {len(data)} are given")
    return ioa.to_bytes(ioa_size, "little") + row.element.pack(*fixed) + bytes(data)
