"""Information classes: ranges, conversions, immutability, comparison."""

import copy
import dataclasses
import datetime
import math
import pickle
from typing import Any

import pytest

from iec104.bounded import Byte32, Int7, Int16, NormalizedFloat, UInt5, UInt7, UInt16
from iec104.enums import BinaryCounterQuality, Double, EventState, PackedSingle, Qoc, Quality, StartEvents, Step
from iec104.information import (
    BinaryCmd,
    BinaryCounterInfo,
    BinaryInfo,
    DoubleCmd,
    DoubleInfo,
    Information,
    NormalizedCmd,
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
