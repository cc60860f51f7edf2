"""Raw fields to information objects and back, for every type that has one."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iec104.conversion import BY_TYPE, BY_VALUE, fields_of, information, information_class, is_select
from iec104.enums import BinaryCounterQuality, Double, EventState, Qoc, Quality, Step, Type
from iec104.information import (
    BinaryCmd,
    BinaryCounterInfo,
    DoubleCmd,
    DoubleInfo,
    NormalizedInfo,
    ProtectionEventInfo,
    ShortCmd,
    SingleCmd,
    SingleInfo,
    StepCmd,
    StepInfo,
)
from iec104.wire.asdu import Asdu, parse
from iec104.wire.types import TYPES

LEGAL_BITS = {"SCO": 0xFD, "SIQ": 0xFF}
"""Bits of one-octet elements that carry something; the other bit of SCO is reserved and not kept."""


def test_variants_with_and_without_time_share_a_class() -> None:
    assert {id_: BY_VALUE[TYPES[id_].value] for id_ in BY_TYPE if TYPES[id_].direction == "M"} == {
        id_: conversion.cls for id_, conversion in BY_TYPE.items() if TYPES[id_].direction == "M"
    }


def test_every_type_with_a_value_has_a_class() -> None:
    expected = {*range(1, 22), *range(30, 41), *range(45, 52), *range(58, 65)}
    assert set(BY_TYPE) == expected
    assert information_class(Type.M_EI_NA_1) is None
    assert information_class(200) is None
    assert information(200, ()) is None


@pytest.mark.parametrize("type_id", BY_TYPE)
@given(data=st.data())
def test_octets_survive(type_id: int, data: st.DataObject) -> None:
    """Whatever came off the wire goes out again as the same octets, reserved bit of SCO apart."""
    row = TYPES[type_id]
    octets = bytearray(data.draw(st.binary(min_size=row.size, max_size=row.size)))
    if row.value == "SCO":
        octets[0] &= LEGAL_BITS["SCO"]
    fields = row.element.unpack(octets)
    info = information(type_id, fields)
    assert info is not None
    again = fields_of(type_id, info, fields[-1] if row.timed else b"", is_select(type_id, fields))
    if any(isinstance(field, float) and math.isnan(field) for field in fields):
        assert math.isnan(info.value)
        return
    assert row.element.pack(*again) == bytes(octets)


@pytest.mark.parametrize(
    ("type_id", "octets", "expected"),
    [
        (Type.M_SP_NA_1, "81", SingleInfo(True, Quality.Invalid)),
        (Type.M_DP_NA_1, "12", DoubleInfo(Double.ON, Quality.Blocked)),
        (Type.M_ST_NA_1, "c001", StepInfo(-64, True, Quality.Overflow)),
        (Type.M_ME_ND_1, "00c0", NormalizedInfo(-0.5)),
        (Type.M_IT_NA_1, "ffffffff 25", BinaryCounterInfo(-1, 5, BinaryCounterQuality.Carry)),
        (Type.M_EP_TA_1, "0a e803 000000", ProtectionEventInfo(EventState.ON, 1000, Quality.ElapsedTimeInvalid)),
        (Type.C_SC_NA_1, "89", SingleCmd(True, Qoc.LONG_PULSE)),
        (Type.C_DC_NA_1, "01", DoubleCmd(Double.OFF)),
        (Type.C_RC_NA_1, "0e", StepCmd(Step.HIGHER, Qoc.PERSISTENT)),
        (Type.C_SE_NC_1, "000020c1 85", ShortCmd(-10.0, 5)),
        (Type.C_BO_NA_1, "01020304", BinaryCmd(0x04030201)),
    ],
)
def test_examples(type_id: Type, octets: str, expected: Any) -> None:
    fields = TYPES[type_id].element.unpack(bytes.fromhex(octets))
    assert information(type_id, fields) == expected


def test_select_bit() -> None:
    fields = fields_of(Type.C_SE_NC_1, ShortCmd(1.0, 3), select=True)
    assert fields == (1.0, 0x83)
    assert is_select(Type.C_SE_NC_1, fields)
    timed = fields_of(Type.C_SC_TA_1, SingleCmd(False), bytes(7), select=True)
    assert timed == (0x80, bytes(7))
    assert is_select(Type.C_SC_TA_1, timed)
    assert not is_select(Type.C_SC_TA_1, (0, bytes(7)))
    assert not is_select(Type.M_SP_NA_1, (0x80,))
    assert not is_select(Type.C_BO_NA_1, (0xFFFFFFFF,))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: fields_of(Type.C_BO_NA_1, BinaryCmd(0), select=True), "cannot be selected"),
        (lambda: fields_of(Type.M_SP_NA_1, SingleInfo(True), select=True), "cannot be selected"),
        (lambda: fields_of(Type.M_SP_TB_1, SingleInfo(True)), "needs time tag"),
        (lambda: fields_of(Type.M_SP_NA_1, SingleInfo(True), bytes(7)), "has no time tag"),
        (lambda: fields_of(Type.M_SP_NA_1, DoubleInfo(Double.ON)), "carries SingleInfo, not DoubleInfo"),
        (lambda: fields_of(200, SingleInfo(True)), "carries no information object"),
    ],
)
def test_what_does_not_fit_is_refused(call: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()


def test_the_fields_build_an_asdu() -> None:
    asdu = Asdu.of(Type.M_SP_TB_1, 3, 1, [(7, fields_of(Type.M_SP_TB_1, SingleInfo(True), bytes(7)))])
    assert parse(bytes.fromhex("1e01030001000700000100000000000000")) == asdu
