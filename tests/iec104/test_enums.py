"""Named numbers: documented values, unknown numbers kept, flag sets."""

import copy
import pickle

import pytest

from iec104 import enums
from iec104.enums import (
    BinaryCounterQuality,
    Coi,
    ConnectionState,
    Cot,
    Debug,
    Double,
    Frz,
    Init,
    OutputCircuits,
    PackedSingle,
    Qoc,
    Qoi,
    Quality,
    Rqt,
    StartEvents,
    Step,
    TlsVersion,
    Type,
    Umc,
)

WIRE = [
    value
    for value in vars(enums).values()
    if isinstance(value, type) and issubclass(value, enums.WireEnum) and len(value)
]
FLAGS = [Quality, BinaryCounterQuality, StartEvents, OutputCircuits, PackedSingle, Debug]


def test_types_are_those_of_the_table() -> None:
    expected = {*range(1, 22), *range(30, 42), *range(45, 52), *range(58, 65), 70, *range(100, 108)}
    assert {int(t) for t in Type} == expected | {*range(110, 114), *range(120, 128)}
    assert (Type.M_ME_TF_1, Type.C_BO_TA_1, Type.P_AC_NA_1, Type.F_SC_NB_1) == (36, 64, 113, 127)


def test_documented_numbers() -> None:
    assert [int(s) for s in ConnectionState] == [0, 1, 2, 3, 4, 5]
    assert (Init.ALL, Init.INTERROGATION, Init.CLOCK_SYNC, Init.MUTED, Init.NONE) == (0, 1, 2, 3, 4)
    assert (Double.INTERMEDIATE, Double.OFF, Double.ON, Double.INDETERMINATE) == (0, 1, 2, 3)
    assert (Step.LOWER, Step.HIGHER, Qoc.PERSISTENT, Coi.REMOTE_RESET) == (1, 2, 3, 2)
    assert (Qoi.STATION, Qoi.GROUP_1, Qoi.GROUP_16) == (20, 21, 36)
    assert (Rqt.GENERAL, Rqt.GROUP_4, Frz.COUNTER_RESET) == (5, 4, 3)
    assert (Cot.INTERROGATED_BY_GROUP_16, Cot.REQUESTED_BY_GROUP_4_COUNTER, Cot.UNKNOWN_IOA) == (36, 41, 47)
    assert (Umc.MISMATCHED_TYPE_ID, Umc.UNIMPLEMENTED_GROUP) == (7, 8)
    assert (TlsVersion.TLS_1_2, TlsVersion.TLS_1_3) == (6, 7)


def test_counter_flags_are_those_of_the_standard() -> None:
    """Bit 5 is carry and bit 6 is adjusted; a widespread implementation has the two names swapped."""
    assert (BinaryCounterQuality.Carry, BinaryCounterQuality.Adjusted, BinaryCounterQuality.Invalid) == (32, 64, 128)


@pytest.mark.parametrize("cls", WIRE)
def test_every_octet_has_an_enum_object(cls: type[enums.WireEnum]) -> None:
    for number in range(256):
        value = cls(number)
        assert value == number
        assert cls(number) is value
        assert hash(value) == hash(number)
        assert pickle.loads(pickle.dumps(value)) is value
        assert copy.deepcopy(value) is value
        assert value.is_known == (value in list(cls))


@pytest.mark.parametrize("wrong", [-1, 256, "1", None, 1.5])
def test_what_is_no_octet_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match="is not a valid Cot"):
        Cot(wrong)


def test_choices_of_the_library_refuse_unknown_numbers() -> None:
    with pytest.raises(ValueError, match="9 is not a valid Init"):
        Init(9)


def test_text_forms() -> None:
    assert str(Type.M_SP_NA_1) == "Type.M_SP_NA_1"
    assert f"{Type.M_SP_NA_1}, {Type.M_SP_NA_1:03d}" == "Type.M_SP_NA_1, 001"
    assert repr(Type.M_SP_NA_1) == "<Type.M_SP_NA_1: 1>"
    assert (str(Type(99)), repr(Cot(55))) == ("Type.???", "<Cot.???: 55>")
    assert repr(Quality.Blocked | Quality.Invalid) == "Quality set: { Blocked | Invalid }, is_good: False"
    assert str(Quality()) == "Quality set: {}, is_good: True"
    assert repr(StartEvents.General) == "StartEvents set: { General }, is_none: False"
    assert repr(Quality(2)) == "Quality set: { 0x2 }, is_good: False"
    assert f"{Quality.Invalid:02x}" == "80"


@pytest.mark.parametrize("cls", FLAGS)
def test_flag_sets(cls: type[enums.Flags]) -> None:
    empty = cls()
    assert empty == 0
    assert empty.is_none()
    assert not empty.is_any()
    first, last = next(iter(cls)), list(cls)[-1]
    both = first | last
    assert first in both
    assert last in both
    assert both & last == last
    assert both ^ first == last or first in last
    assert both.is_any()
    assert pickle.loads(pickle.dumps(both)) == both


def test_reserved_quality_bits_survive() -> None:
    assert int(Quality(0b0000_0110) | Quality.Invalid) == 0b1000_0110
    assert Quality().is_good()
    assert not Quality(2).is_good()
