"""Sizes, offsets and values of Logix types."""

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from type_strategies import types_with_value_lists, types_with_values

from pyconpro.types import Leaf, TypeDescription, parse_type
from pyconpro.types.table import ATOMS, BY_NAME

SIZES = {
    "REAL": 4,
    "BOOL": 1,
    "DINT[4]": 16,
    "REAL[2,3]": 24,
    "BOOL[32]": 4,
    "BOOL[33]": 8,
    "SINT[3]": 3,
    "STRING": 88,
    "STRING(20)": 24,
    "STRING(21)": 28,
    "CONNECTION_STATUS": 4,
    "TIMER": 12,
    "COUNTER": 12,
    "{A: BOOL}": 4,
    "{A: SINT, B: INT, C: SINT}": 8,
    "{A: SINT[3], B: SINT}": 4,
    "{A: SINT, B: SINT[3], C: SINT}": 8,
    "{A: LINT}": 8,
    "{A: DINT, B: {C: LINT, D: SINT}}": 24,
    "{Status: CONNECTION_STATUS, Speed: REAL, Count: DINT, Running: BOOL, Name: STRING}": 104,
}


@pytest.mark.parametrize(("text", "size"), SIZES.items())
def test_size(text: str, size: int) -> None:
    assert parse_type(text).size == size


def test_the_example_of_the_logix_manual() -> None:
    """1756-RM100F-EN-P, "Data Structures", tables 15 and 16: one structure before and since version 27."""
    newer = parse_type("{LimitA: BOOL, LimitB: BOOL, Profile: REAL[3], Interlock: INT, MyLint: LINT, Speed: REAL}")
    offsets = {leaf.path: leaf.offset for leaf in newer.leaves}
    assert newer.size == 40
    assert offsets["Profile", "[0]"] == 4
    assert offsets["Interlock",] == 16
    assert offsets["MyLint",] == 24
    assert offsets["Speed",] == 32

    older = parse_type("{LimitA: BOOL, LimitB: BOOL, Profile: REAL[3], Interlock: INT, MyLint: LINT @20, Speed: REAL}")
    assert older.size == 32
    assert {leaf.path: leaf.offset for leaf in older.leaves}["Speed",] == 28


def test_bools_share_a_byte_with_the_bools_right_before_them() -> None:
    members = ", ".join(f"B{n}: BOOL" for n in range(9))
    packed = parse_type("{" + members + ", S: SINT, Last: BOOL}")
    places = [(leaf.offset, leaf.bit) for leaf in packed.leaves]
    assert places == [(0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (1, 0), (2, None), (3, 0)]


def test_leaves_name_every_value() -> None:
    nested = parse_type("{Motor: {Speed: REAL, Bits: BOOL[33]}[2], Grid: INT[2,2], Name: STRING}")
    by_path = {leaf.path: leaf for leaf in nested.leaves}
    assert by_path["Motor", "[1]", "Speed"] == Leaf(("Motor", "[1]", "Speed"), 12, "<f4", None, "REAL")
    assert by_path["Motor", "[1]", "Bits", "[32]"] == Leaf(("Motor", "[1]", "Bits", "[32]"), 20, "|u1", 0, "BOOL")
    assert by_path["Grid", "[1,0]"].offset == 28
    assert by_path["Name",] == Leaf(("Name",), 32, "|V88", None, "STRING")


@pytest.mark.parametrize("atom", ATOMS, ids=lambda atom: atom.name)
def test_every_row_has_the_size_of_its_format(atom: object) -> None:
    row = BY_NAME[atom.name]  # type: ignore[attr-defined]
    assert struct.calcsize("<" + row.format) == row.size
    assert parse_type(row.name).size == row.size


def test_decode_a_produced_structure() -> None:
    line = parse_type(
        "{Status: CONNECTION_STATUS, Speed: REAL, Count: DINT, Running: BOOL, Ready: BOOL, Name: STRING(4)}"
    )
    payload = struct.pack("<IfiB3xi4s", 1, 50.0, -7, 2, 3, b"abcd")
    assert line.decode(payload) == {
        "Status": {"RunMode": True, "ConnectionFaulted": False},
        "Speed": 50.0,
        "Count": -7,
        "Running": False,
        "Ready": True,
        "Name": "abc",
    }


def test_the_documented_payload() -> None:
    assert parse_type("REAL").decode(b"\x00\x00HB") == 50.0


@pytest.mark.parametrize("claimed", [-1, 5, 2**31 - 1])
def test_a_string_whose_length_lies_is_cut(claimed: int) -> None:
    text = parse_type("STRING(4)").decode(struct.pack("<i4s", claimed, b"abcd"))
    assert text == ("" if claimed < 0 else "abcd")
    column = parse_type("STRING(4)").columns(np.frombuffer(struct.pack("<i4s", claimed, b"abcd"), np.uint8)[None, :])
    assert column[()][0] == (b"" if claimed < 0 else b"abcd")


def test_decode_refuses_another_size() -> None:
    with pytest.raises(ValueError, match="REAL is 4 bytes, the data are 6"):
        parse_type("REAL").decode(bytes(6))


ENCODE_REFUSALS = [
    ("SINT", 128, "128 is outside the range of SINT"),
    ("REAL", 1e39, "outside the range of REAL"),
    ("REAL", "50", "'50' is no REAL"),
    ("DINT", 1.5, "1.5 is no DINT"),
    ("BOOL", 2, "2 is no BOOL"),
    ("DINT[2]", [1], r"1 elements, the array takes 2"),
    ("DINT[2]", 5, "5 is no array"),
    ("{A: {B: SINT[2]}}", {"A": {"B": [0, 300]}}, r"A\.B\[1\]: 300 is outside"),
    ("{A: SINT}", {}, "no value for A"),
    ("{A: SINT}", {"A": 1, "Z": 1}, "there is no member Z"),
    ("{A: SINT}", [1], "is no structure"),
    ("STRING(3)", "four", "4 characters, the string takes 3"),
    ("STRING", "€", "cannot hold"),
    ("STRING", 5, "5 is no string"),
]


@pytest.mark.parametrize(("text", "value", "message"), ENCODE_REFUSALS)
def test_encode_refuses_in_words(text: str, value: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_type(text).encode(value)


def test_columns_are_views_and_take_strided_rows() -> None:
    line = parse_type("{Speed: REAL, On: BOOL}")
    ring = np.zeros((4, 20), np.uint8)
    rows = ring[::2, 12:]
    rows[1] = np.frombuffer(line.encode({"Speed": 2.5, "On": True}), np.uint8)
    columns = line.columns(rows)
    assert np.shares_memory(columns["Speed",], ring)
    assert columns["Speed",].tolist() == [0.0, 2.5]
    assert columns["On",].tolist() == [False, True]
    assert line.column(rows, ("On",)).tolist() == [False, True]


def test_columns_take_structured_rows() -> None:
    pair = parse_type("{A: INT, B: DINT}")
    records = np.zeros(3, np.dtype({"names": ["b"], "formats": ["<i4"], "offsets": [4], "itemsize": 8}))
    records["b"] = [1, 2, 3]
    assert pair.columns(records)["B",].tolist() == [1, 2, 3]


def test_columns_refuse_rows_of_another_size() -> None:
    with pytest.raises(ValueError, match="REAL takes rows of 4 bytes"):
        parse_type("REAL").columns(np.zeros((3, 5), np.uint8))


def test_rows_refuse_columns_that_do_not_fit() -> None:
    pair = parse_type("{A: INT, B: DINT[2]}")
    with pytest.raises(ValueError, match=r"B\[1\]"):
        pair.rows({("A",): [1], ("B", "[0]"): [2]})
    with pytest.raises(ValueError, match="one length"):
        pair.rows({("A",): [1], ("B", "[0]"): [2], ("B", "[1]"): [2, 3]})


def same(left: object, right: object) -> bool:
    """Equal, where NaN equals NaN."""
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return left == right or (left != left and right != right)


@given(types_with_values())
def test_decode_inverts_encode(case: tuple[TypeDescription, object]) -> None:
    kind, value = case
    assert same(kind.decode(kind.encode(value)), value)


@given(types_with_value_lists())
def test_columns_agree_with_decode(case: tuple[TypeDescription, list[object]]) -> None:
    kind, values = case
    rows = np.frombuffer(b"".join(map(kind.encode, values)), np.uint8).reshape(-1, kind.size)
    columns = kind.columns(rows)
    assert list(columns) == [leaf.path for leaf in kind.leaves]
    for number, value in enumerate(values):
        for path, column in columns.items():
            expected = reach(value, path)
            got = column[number].item()
            assert same(got.decode("latin-1") if isinstance(got, bytes) else got, expected)
    assert np.array_equal(kind.rows(columns), rows)


def reach(value: object, path: tuple[str, ...]) -> object:
    for step in path:
        if step.startswith("["):
            for index in step[1:-1].split(","):
                value = value[int(index)]  # type: ignore[index]
        else:
            value = value[step]  # type: ignore[index]
    return value


@given(st.binary(min_size=24, max_size=24))
def test_any_bytes_decode(payload: bytes) -> None:
    kind = parse_type("{A: BOOL, B: STRING(5), C: REAL, D: INT[2]}")
    assert kind.size == 24
    kind.decode(payload)
