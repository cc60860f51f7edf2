"""The frame codec, against octets written down from the fact sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iec104.wire import apci
from iec104.wire.apci import Function, I, S, U
from linkkit.engine import RemoteError

NUMBERS = st.integers(0, apci.MODULO - 1)
FRAMES = st.one_of(
    st.builds(I, NUMBERS, NUMBERS, st.binary(min_size=1, max_size=apci.LARGEST_ASDU)),
    st.builds(S, NUMBERS),
    st.builds(U, st.sampled_from([int(f) for f in Function])),
)


@pytest.mark.parametrize(
    ("octets", "frame"),
    [
        ("68 04 07 00 00 00", U(Function.STARTDT_ACT)),
        ("68 04 0b 00 00 00", U(Function.STARTDT_CON)),
        ("68 04 13 00 00 00", U(Function.STOPDT_ACT)),
        ("68 04 23 00 00 00", U(Function.STOPDT_CON)),
        ("68 04 43 00 00 00", U(Function.TESTFR_ACT)),
        ("68 04 83 00 00 00", U(Function.TESTFR_CON)),
        ("68 04 01 00 0a 00", S(5)),
        ("68 04 01 00 fe ff", S(32767)),
        ("68 0e 02 00 04 00 64 01 06 00 2f 00 00 00 00 14", I(1, 2, bytes.fromhex("640106002f0000000014"))),
        ("68 05 fe ff 00 01 aa", I(32767, 128, b"\xaa")),
    ],
)
def test_octets(octets: str, frame: apci.Frame) -> None:
    data = bytes.fromhex(octets)
    assert apci.parse(data) == frame
    assert apci.build(frame) == data


@given(FRAMES)
def test_build_and_parse_are_inverse(frame: apci.Frame) -> None:
    assert apci.parse(apci.build(frame)) == frame


@pytest.mark.parametrize(
    "octets",
    [
        "67 04 07 00 00 00",
        "68 03 07 00 00",
        "68 00",
        "68 fe",
        "68 04 07 00 00",
        "68 05 01 00 00 00 00",
        "68 06 43 00 00 00 00 00",
    ],
)
def test_what_is_no_frame(octets: str) -> None:
    with pytest.raises(RemoteError):
        apci.parse(bytes.fromhex(octets))


@pytest.mark.parametrize("size", [0, 250])
def test_an_asdu_that_does_not_fit(size: int) -> None:
    with pytest.raises(ValueError, match="249"):
        apci.i_frame(0, 0, bytes(size))


def test_titles() -> None:
    assert [f.title for f in (Function.STARTDT_ACT, Function.TESTFR_CON)] == ["STARTDT act", "TESTFR con"]
