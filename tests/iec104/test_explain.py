"""APDUs in words, in the documented format."""

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import iec104 as c104


@pytest.mark.parametrize(
    ("octets", "text"),
    [
        ("68 04 07 00 00 00", "U-Format | StartDT act"),
        ("68 04 0b 00 00 00", "U-Format | StartDT con"),
        ("68 04 13 00 00 00", "U-Format | StopDT act"),
        ("68 04 83 00 00 00", "U-Format | TestFR con"),
        ("68 04 01 00 0a 00", "S-Format"),
        (
            "68 0e 00 00 00 00 64 01 06 07 ff ff 00 00 00 14",
            "I-Format | C_IC_NA_1 | ACTIVATION | POSITIVE | GLOBAL | OA 7 | 1st IOA 0 | LIST[1] (00 00 00 14 )",
        ),
        (
            "68 0e 00 00 00 00 64 01 47 00 2f 00 00 00 00 14",
            "I-Format | C_IC_NA_1 | ACTIVATION_CON | NEGATIVE | CA 47 | 1st IOA 0 | LIST[1] (00 00 00 14 )",
        ),
        (
            "68 0f 00 00 00 00 01 82 83 00 2f 00 0a 00 00 01 00",
            "I-Format | M_SP_NA_1 | SPONTANEOUS | POSITIVE | TEST | CA 47 | 1st IOA 10 | SEQUENCE[2] (0A 00 00 01 00 )",
        ),
        (
            "68 0e 00 00 00 00 c8 01 00 00 2f 00 0a 00 00 01",
            "I-Format | unknown | UNKNOWN_COT | POSITIVE | CA 47 | 1st IOA 10 | LIST[1] (0A 00 00 01 )",
        ),
        ("68 0a 00 00 00 00 64 01 06 00 2f 00", "I-Format | C_IC_NA_1 | ACTIVATION | POSITIVE | CA 47 | TRUNCATED"),
    ],
)
def test_explain_bytes(octets: str, text: str) -> None:
    assert c104.explain_bytes(apdu=bytes.fromhex(octets)) == text


@pytest.mark.parametrize(
    ("octets", "found"),
    [
        ("68 04 07 00 00 00", {"format": "U", "type": "STARTDT", "cot": "ACT"}),
        ("68 04 83 00 00 00", {"format": "U", "type": "TESTFR", "cot": "CON"}),
        ("68 04 01 00 0a 00", {"format": "S", "rx": 5}),
        (
            "68 0e 02 00 04 00 2d 01 06 00 2f 00 01 00 00 81",
            {
                "format": "I", "tx": 1, "rx": 2, "type": c104.Type.C_SC_NA_1, "numberOfObjects": 1, "sequence": False,
                "cot": c104.Cot.ACTIVATION, "negative": False, "test": False, "commonAddress": 47,
                "originatorAddress": 0, "firstInformationObjectAddress": 1, "select": True, "elements": "01 00 00 81 ",
            },
        ),
    ],
)  # fmt: skip
def test_explain_bytes_dict(octets: str, found: dict[str, Any]) -> None:
    assert c104.explain_bytes_dict(apdu=bytes.fromhex(octets)) == found


def test_only_some_types_have_select() -> None:
    interrogation = bytes.fromhex("680e00000000640106002f0000000014")
    assert "select" not in c104.explain_bytes_dict(interrogation)


@pytest.mark.parametrize("wrong", [bytearray(6), "68", memoryview(b"")])
def test_only_bytes(wrong: Any) -> None:
    with pytest.raises(TypeError):
        c104.explain_bytes(wrong)


@given(st.binary(max_size=300))
def test_anything_else_is_a_value_error(data: bytes) -> None:
    for explain in (c104.explain_bytes, c104.explain_bytes_dict):
        for octets in (data, b"\x68" + data):
            with contextlib.suppress(ValueError):
                explain(octets)  # type: ignore[operator]
