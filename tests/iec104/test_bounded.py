"""Numbers with a range."""

import math
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iec104.bounded import Byte32, Int7, Int16, NormalizedFloat, UInt5, UInt7, UInt16


@pytest.mark.parametrize(
    ("cls", "low", "high"),
    [(Int7, -64, 63), (Int16, -32768, 32767), (UInt5, 0, 31), (UInt7, 0, 127), (UInt16, 0, 65535)],
)
def test_bounded_ints(cls: type[int], low: int, high: int) -> None:
    assert cls(low) == low
    assert cls(high) == high
    assert cls(low) < cls(high)
    assert cls(high) - cls(low) == high - low
    assert str(cls(high)) == str(high)
    assert repr(cls(high)) == f"{cls.__name__}({high})"
    for outside in (low - 1, high + 1):
        with pytest.raises(ValueError, match=f"{cls.__name__} takes {low} to {high}, not {outside}"):
            cls(outside)
    with pytest.raises((TypeError, AttributeError)):
        cls("7")
    assert pickle.loads(pickle.dumps(cls(high))) == high


def test_byte32() -> None:
    assert Byte32(5) == 5
    assert bytes(Byte32(0x01020304)) == b"\x04\x03\x02\x01"
    assert Byte32(b"\x01\x02") == 0x0201
    assert Byte32(0xFFFFFFFF) == 0xFFFFFFFF
    assert repr(Byte32(255)) == "Byte32(0x000000FF)"
    for wrong in (2**32, -1, b"12345"):
        with pytest.raises(ValueError, match="Byte32 takes"):
            Byte32(wrong)


@given(st.integers(0, 2**32 - 1))
def test_byte32_and_its_octets(number: int) -> None:
    assert Byte32(bytes(Byte32(number))) == number


@pytest.mark.parametrize(
    ("value", "raw"),
    [(0.3, 9830), (-0.99999, -32768), (1.0, 32767), (-1.0, -32768), (0.0, 0), (-0.00001, 0), (0.5, 16384)],
)
def test_normalized_raw(value: float, raw: int) -> None:
    assert NormalizedFloat(value).raw == raw


@pytest.mark.parametrize("wrong", [1.0001, -1.5, math.nan, math.inf])
def test_normalized_range(wrong: float) -> None:
    with pytest.raises(ValueError, match="NormalizedFloat takes -1 to 1"):
        NormalizedFloat(wrong)


@given(st.integers(-32768, 32767))
def test_normalized_round_trip(raw: int) -> None:
    assert NormalizedFloat(raw / 32768).raw == raw
