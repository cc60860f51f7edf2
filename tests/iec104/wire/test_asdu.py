"""Messages: golden octets, every row of the type table, odd sizes, and content that does not add up."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iec104.wire import asdu
from iec104.wire.asdu import Asdu
from iec104.wire.header import BROADCAST, Sizes
from iec104.wire.types import BY_NAME, TYPES, Row
from linkkit.engine import RemoteError

VECTORS = Path(__file__).parents[2] / "vectors" / "iec104_asdu.txt"

FIELDS = {
    "B": st.integers(0, 255),
    "b": st.integers(-128, 127),
    "H": st.integers(0, 65535),
    "h": st.integers(-32768, 32767),
    "I": st.integers(0, 2**32 - 1),
    "i": st.integers(-(2**31), 2**31 - 1),
    "f": st.floats(width=32, allow_nan=False),
    "3s": st.binary(min_size=3, max_size=3),
    "7s": st.binary(min_size=7, max_size=7),
}
SIZES = st.builds(Sizes, st.sampled_from([1, 2]), st.sampled_from([1, 2]), st.sampled_from([1, 2, 3]))


def codes(row: Row) -> list[str]:
    found: list[str] = []
    for element in row.elements:
        found += [element.codes] if element.codes[0].isdigit() else list(element.codes)
    return found


@st.composite
def messages(draw: st.DrawFn, row: Row) -> Asdu:
    sizes = draw(SIZES)
    sequence = draw(st.booleans()) and not row.segment
    most = min(asdu.capacity(row, sequence, sizes), 1 if row.segment else 127)
    count = draw(st.sampled_from([1, min(3, most), most]))
    # A few different ones, repeated: what makes the message wrong is where values stand, not how many differ.
    values = st.tuples(*(FIELDS[code] for code in codes(row)))
    if row.segment:
        data = draw(st.binary(max_size=asdu.LARGEST_ASDU - sizes.header - sizes.ioa - row.size))
        values = values.map(lambda fixed: (*fixed[:-1], len(data), data))
    pool = draw(st.lists(values, min_size=1, max_size=3))
    top = (1 << 8 * sizes.ioa) - 1
    first = draw(st.integers(0, top - count))
    addresses = [first + i for i in range(count)] if sequence else [first + 7919 * i & top for i in range(count)]
    return Asdu.of(
        row.id,
        draw(st.integers(0, 63)),
        draw(st.integers(0, 254 if sizes.common_address == 1 else 65535)),
        [(ioa, pool[i % len(pool)]) for i, ioa in enumerate(addresses)],
        sequence=sequence,
        negative=draw(st.booleans()),
        test=draw(st.booleans()),
        originator=draw(st.integers(0, 255)) if sizes.cause == 2 else 0,
        sizes=sizes,
    )


@pytest.mark.parametrize("row", TYPES.values(), ids=lambda row: row.mnemonic)
def test_parse_and_build_are_inverse(row: Row) -> None:
    @settings(max_examples=15)
    @given(messages(row))
    def check(message: Asdu) -> None:
        data = asdu.build(message)
        again = asdu.parse(data, 0, message.sizes)
        assert again == message
        assert asdu.build(again) == data
        assert again.objects == message.objects
        assert not again.defect
        assert list(asdu.addresses(row, again)) == [ioa for ioa, _ in again.objects]
        assert asdu.encode(row, again.objects, again.sequence, message.sizes.ioa) == message.body

    check()


def vector(text: str) -> Any:
    text = text.strip()
    return bytes.fromhex(text[2:]) if text.startswith("x ") else float(text) if "." in text else int(text, 0)


@pytest.mark.parametrize("line", [line for line in VECTORS.read_text().splitlines() if line and line[0] != "#"])
def test_golden_octets(line: str) -> None:
    about, octets, content = line.split("|")
    data = bytes.fromhex(octets)
    message = asdu.parse(data)
    expected = []
    for item in content.split(";"):
        ioa, _, fields = item.partition(":")
        expected.append((int(ioa), tuple(vector(field) for field in fields.split(",") if field.strip())))
    assert message.type_id == BY_NAME[about.split()[0]].id
    assert message.objects == expected
    assert not message.defect
    built = Asdu.of(
        message.type_id, message.cause, message.common_address, expected,
        sequence=message.sequence, originator=message.originator,
    )  # fmt: skip
    assert asdu.build(built) == data


def test_the_header() -> None:
    message = asdu.parse(bytes.fromhex("0d 82 c7 09 39 30 01 02 03 00 00 80 3f 00 00 00 00 40 01"))
    assert (message.type_id, message.count, message.sequence) == (13, 2, True)
    assert (message.cause, message.test, message.negative, message.originator) == (7, True, True, 9)
    assert message.common_address == 12345
    assert message.first_ioa == 0x030201
    assert message.objects == [(0x030201, (1.0, 0)), (0x030202, (2.0, 1))]
    mirror = message.replace(cause=44, negative=True)
    assert (mirror.cause, mirror.body) == (44, message.body)


def test_a_truncated_message_gives_what_is_complete() -> None:
    message = asdu.parse(bytes.fromhex("01 03 03 00 01 00 01 00 00 01 02 00 00"))
    assert message.objects == [(1, (1,))]
    assert message.defect == "3 × M_SP_NA_1 need 12 octets, 7 are there"


def test_too_much_is_reported_and_kept() -> None:
    data = bytes.fromhex("01 01 03 00 01 00 01 00 00 01 02")
    message = asdu.parse(data)
    assert message.objects == [(1, (1,))]
    assert "5 are there" in message.defect
    assert asdu.build(message) == data


def test_no_objects_and_unknown_types() -> None:
    assert asdu.parse(bytes.fromhex("01 00 03 00 01 00")).defect == "it states 0 information objects"
    private = asdu.parse(bytes.fromhex("c8 01 03 00 01 00 07 00 00 de ad"))
    assert private.row is None
    assert private.objects == []
    assert private.first_ioa == 7
    assert private.body.hex() == "070000dead"
    assert "type 200" in repr(private)


def test_a_header_that_is_not_there() -> None:
    with pytest.raises(RemoteError, match="too short"):
        asdu.parse(b"\x01\x01\x03\x00\x01")


def test_broadcast_in_one_octet() -> None:
    sizes = Sizes(common_address=1)
    message = Asdu.of(100, 6, BROADCAST, [(0, (20,))], sizes=sizes)
    assert asdu.build(message)[4] == 0xFF
    assert asdu.parse(asdu.build(message), 0, sizes).common_address == BROADCAST


@pytest.mark.parametrize(
    ("type_id", "objects"),
    [(1, [(1 << 24, (0,))]), (1, [(1, (256,))]), (11, [(1, (40000, 0))]), (13, [(1, (1.0,))]), (200, [(1, (0,))])],
)
def test_values_that_do_not_fit(type_id: int, objects: list[asdu.Object]) -> None:
    with pytest.raises(ValueError):
        Asdu.of(type_id, 3, 1, objects)


def test_a_sequence_needs_consecutive_addresses() -> None:
    with pytest.raises(ValueError, match="consecutive"):
        Asdu.of(1, 3, 1, [(1, (0,)), (3, (0,))], sequence=True)


def test_header_fields_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="out of range"):
        asdu.build(Asdu.of(1, 3, 65536, [(1, (0,))]))
    with pytest.raises(ValueError, match="at most 249"):
        asdu.build(Asdu.of(1, 3, 1, [(i, (0,)) for i in range(61)]))


@given(st.binary(max_size=249))
def test_garbage_raises_nothing_else(data: bytes) -> None:
    try:
        message = asdu.parse(data)
    except RemoteError:
        return
    assert asdu.build(message) == data
    _ = message.objects, message.defect, repr(message)
    if message.row is not None:
        assert list(asdu.addresses(message.row, message)) == [ioa for ioa, _ in message.objects]
