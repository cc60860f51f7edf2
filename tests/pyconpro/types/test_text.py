"""Type descriptions as text."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from type_strategies import type_texts, types_with_values

from pyconpro.types import LARGEST, TypeDescription, TypeSyntaxError, parse_type

CANONICAL = {
    "real": "REAL",
    " DINT [ 4 ] ": "DINT[4]",
    "Real[2, 3]": "REAL[2,3]",
    "string(82)": "STRING",
    "{Speed:REAL;Count:dint;}": "{Speed: REAL, Count: DINT}",
    "{\n  Speed: REAL\n  Count: DINT\n}": "{Speed: REAL, Count: DINT}",
    "{s: connection_status}": "{s: CONNECTION_STATUS}",
    "{A: SINT @0, B: DINT @4}": "{A: SINT, B: DINT}",
    "{A: SINT, B: DINT @5}": "{A: SINT, B: DINT @5}",
    "{A: BOOL @0.0, B: BOOL @0.5}": "{A: BOOL, B: BOOL @0.5}",
    "{M: {Speed: REAL}[3]}": "{M: {Speed: REAL}[3]}",
}


@pytest.mark.parametrize(("text", "canonical"), CANONICAL.items())
def test_canonical_text(text: str, canonical: str) -> None:
    assert parse_type(text).text == canonical
    assert parse_type(canonical).text == canonical


ERRORS = [
    ("", 0, "a type is missing"),
    ("REEL", 0, "there is no type REEL, did you mean REAL?"),
    ("{Speed: RAEL}", 8, "did you mean REAL?"),
    ("{Speed REAL}", 7, "a colon"),
    ("{Speed: REAL", 12, "members are divided by commas"),
    ("{Speed: REAL Count: DINT}", 13, "members are divided by commas"),
    ("{Speed: REAL, speed: DINT}", 14, "two members named speed"),
    ("{}", 0, "at least one member"),
    ("{é: REAL}", 1, "a member starts with its name"),
    ("DINT[", 5, "must be a whole number"),
    ("DINT[x]", 5, "must be a whole number"),
    ("DINT[²]", 5, "must be a whole number"),
    ("DINT[4", 6, "close the array"),
    ("DINT[0]", 5, "at least one element"),
    ("DINT[1,2,3,4]", 5, "at most three dimensions"),
    ("DINT[4] x", 8, "nothing more may follow"),
    ("DINT[20000]", 0, "more than 65511"),
    ("BOOL[999999999,9,9]", 5, "fits no connection"),
    ("{A: {B: DINT[16000]}, C: DINT[16000]}", 22, "longer than 65511"),
    ("STRING()", 7, "must be a whole number"),
    ("STRING(0)", 7, "at least 1 character"),
    ("{A: BOOL @3}", 10, "@byte.bit"),
    ("{A: DINT @3.1}", 10, "@byte.bit"),
    ("{A: BOOL @3.8}", 12, "bits 0 to 7"),
    ("{A: DINT @99999}", 10, "longer than"),
    ("{a:" * 40, 48, "nested deeper than 16"),
]


@pytest.mark.parametrize(("text", "position", "message"), ERRORS)
def test_errors_say_where(text: str, position: int, message: str) -> None:
    with pytest.raises(TypeSyntaxError) as caught:
        parse_type(text)
    assert message in str(caught.value)
    assert caught.value.position == position
    assert f"at character {position + 1}:" in str(caught.value)


@given(types_with_values())
def test_text_round_trips(case: tuple[TypeDescription, object]) -> None:
    kind, _ = case
    again = parse_type(kind.text)
    assert again == kind
    assert again.leaves == kind.leaves
    assert kind.size <= LARGEST


@given(st.text(alphabet="{}[]():;,@. \n0123456789abBOLDINTREASx²é_", max_size=60) | st.text(max_size=30))
def test_garbage_raises_only_its_error(text: str) -> None:
    try:
        parsed = parse_type(text)
    except TypeSyntaxError:
        return
    assert parse_type(parsed.text) == parsed


@given(type_texts(), st.integers(0, 200), st.characters())
def test_a_typing_error_raises_only_its_error(text: str, at: int, character: str) -> None:
    at %= len(text)
    with contextlib.suppress(TypeSyntaxError):
        parse_type(text[:at] + character + text[at + 1 :])
