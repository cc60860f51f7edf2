"""Information classes: ranges, conversions, immutability, comparison."""

import copy
import dataclasses
import datetime
import math
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iec104.enums import BinaryCounterQuality, Double, EventState, PackedSingle, Qoc, Quality, StartEvents, Step
from iec104.information import (
    BinaryCmd,
    BinaryCounterInfo,
    BinaryInfo,
    Byte32,
    DoubleCmd,
    DoubleInfo,
    Information,
    Int7,
    Int16,
    NormalizedCmd,
    NormalizedFloat,
    NormalizedInfo,
    OutputCircuits,
    ProtectionCircuitInfo,
    ProtectionEventInfo,
    ProtectionStartInfo,
    ScaledCmd,
    ScaledInfo,
    ShortCmd,
    ShortInfo,
    SingleCmd,
    SingleInfo,
    StatusAndChanged,
    StepCmd,
    StepInfo,
    UInt5,
    UInt7,
    UInt16,
)

NOON = datetime.datetime(2024, 2, 29, 12, 0, 0, 123000)

MONITORED: list[Information] = [
    SingleInfo(True, Quality.Invalid, NOON),
    DoubleInfo(Double.ON),
    StepInfo(Int7(-64), True),
    BinaryInfo(Byte32(0xDEADBEEF)),
    NormalizedInfo(NormalizedFloat(-0.25)),
    ScaledInfo(Int16(-300)),
    ShortInfo(1.5),
    BinaryCounterInfo(-5, UInt5(31), BinaryCounterQuality.Carry),
    ProtectionEventInfo(EventState.ON, UInt16(59999)),
    ProtectionStartInfo(StartEvents.PhaseL1, UInt16(3)),
    ProtectionCircuitInfo(OutputCircuits.General, UInt16(4)),
    StatusAndChanged(PackedSingle.I0, PackedSingle.I15),
]
COMMANDS: list[Information] = [
    SingleCmd(True, Qoc.LONG_PULSE),
    DoubleCmd(Double.OFF),
    StepCmd(Step.HIGHER),
    NormalizedCmd(NormalizedFloat(0.5), UInt7(127)),
    ScaledCmd(Int16(7)),
    ShortCmd(-2.25),
    BinaryCmd(Byte32(b"\x01\x02")),
]


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


@pytest.mark.parametrize("info", MONITORED + COMMANDS, ids=lambda info: type(info).__name__)
def test_values(info: Any) -> None:
    assert info.value == getattr(info, info.primary)
    assert info.is_readonly
    assert info == dataclasses.replace(info)
    assert hash(info) == hash(dataclasses.replace(info))
    assert info == dataclasses.replace(info, processed_at=NOON)
    assert info != dataclasses.replace(info, recorded_at=datetime.datetime(2000, 1, 1))
    assert pickle.loads(pickle.dumps(info)) == info
    with pytest.raises(dataclasses.FrozenInstanceError):
        info.recorded_at = NOON
    with pytest.raises((AttributeError, TypeError)):
        info.value = info.value


@pytest.mark.parametrize("info", COMMANDS, ids=lambda info: type(info).__name__)
def test_commands_have_no_quality(info: Any) -> None:
    assert info.quality is None


def test_plain_numbers_become_bounded_ones() -> None:
    assert type(StepInfo(5).position) is Int7
    assert type(NormalizedInfo(0.5).actual) is NormalizedFloat
    assert DoubleInfo(2).state is Double.ON
    assert SingleInfo(1).on is True
    assert StatusAndChanged(3, 1).status == PackedSingle.I0 | PackedSingle.I1
    assert SingleInfo(True, quality=128).quality is Quality.Invalid


@pytest.mark.parametrize(
    "make",
    [
        lambda: SingleInfo("False"),
        lambda: DoubleInfo("ON"),
        lambda: StepInfo(64),
        lambda: ScaledInfo(40000),
        lambda: NormalizedInfo(2.0),
        lambda: ShortInfo(1e39),
        lambda: ShortInfo("eins"),
        lambda: BinaryCounterInfo(2**31),
        lambda: BinaryCounterInfo(0, 32),
        lambda: ProtectionEventInfo(EventState.ON, 70000),
        lambda: SingleCmd(True, 32),
        lambda: ScaledCmd(0, 128),
        lambda: ShortCmd(-1e39),
    ],
)
def test_values_outside_their_range_are_refused(make: Any) -> None:
    with pytest.raises(ValueError):
        make()


def test_short_keeps_what_ieee_754_has() -> None:
    assert math.isnan(ShortInfo(math.nan).actual)
    assert ShortInfo(-math.inf).actual == -math.inf
    assert ShortInfo(3.4028234663852886e38).actual > 3e38


def test_an_information_read_later_is_like_any_other() -> None:
    made: list[ShortInfo] = []

    def make() -> ShortInfo:
        made.append(ShortInfo(1.5, Quality.Invalid))
        return made[-1]

    later = ShortInfo.later(make)
    assert isinstance(later, ShortInfo)
    assert made == []
    assert later.value == 1.5
    assert later == ShortInfo(1.5, Quality.Invalid)
    assert hash(later) == hash(ShortInfo(1.5, Quality.Invalid))
    assert repr(later) == repr(made[0])
    assert copy.copy(ShortInfo.later(make)) == later
    assert len(made) == 2
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = later.nothing_such  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = ShortInfo(1.0).nothing_such  # type: ignore[attr-defined]
