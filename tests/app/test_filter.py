"""The words of the source tree's filter."""

import struct
import time

import pytest

from fieldscope.sources.filter import Subject, parse
from fieldscope.store import Store
from fieldscope.texts import age_text, quality_marks, time_text, value_text
from linkkit.driver import Kind, Point, Quality, Record

VOLTAGE = Point("7/1203", ("CA 7", "1203 Voltage"), "v", 0, "<f4", type_name="M_ME_TF_1", unit="kV")
SPEED = Point("Line1.Speed", ("Line1", "Speed"), "s", 0, "<f4", type_name="REAL")


def subject(point: Point, quality: int | None = 0, age: float = 0.0, plotted: bool = False) -> Subject:
    store = Store(1 << 20)
    if quality is not None:
        stream = store.sink("x").stream(Record(point.record, 4))
        stream.append(time.time_ns() - int(age * 1e9), struct.pack("<f", 1.5), quality=quality)
    return Subject(point, store.signal("x", point), "PLC-A", plotted)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("", True),
        ("volt", True),
        ("VOLTAGE ca", True),
        ("voltage speed", False),
        ("plc-a", True),
        ("m_me", True),
        ("type:MFL", True),
        ("type:m_me_tf_1", True),
        ("type:SPI", False),
        ("ioa:1200-1300", True),
        ("ioa:1203", True),
        ("ioa:1204-1300", False),
        ("ca:7", True),
        ("ca:8", False),
        ("ioa:", False),
        ("ioa:abc", False),
        ("changed<", False),
    ],
)
def test_words_about_a_104_point(text: str, fits: bool) -> None:
    assert parse(text)(subject(VOLTAGE)) is fits


def test_addresses_are_of_104_points_only() -> None:
    assert not parse("ioa:1-99999999")(subject(SPEED))


@pytest.mark.parametrize(
    ("quality", "bad"),
    [
        (0, False),
        (Quality.INVALID, True),
        (Quality.NOT_TOPICAL, True),
        (Quality.GAP, True),
        (Quality.SUBSTITUTED, False),
        (Quality.TIME_INVALID, False),
        (None, True),
    ],
)
def test_bad(quality: int | None, bad: bool) -> None:
    assert parse("bad")(subject(SPEED, quality)) is bad


@pytest.mark.parametrize(
    ("text", "fits"), [("changed<5s", True), ("changed<1s", False), ("changed<2000ms", False), ("changed>2", True)]
)
def test_changed(text: str, fits: bool) -> None:
    assert parse(text)(subject(SPEED, age=3)) is fits
    assert parse(text).live


def test_plotted() -> None:
    assert parse("plotted")(subject(SPEED, plotted=True))
    assert not parse("plotted")(subject(SPEED))


def test_values_read_as_people_write_them() -> None:
    switch = Point("s", ("s",), "s", 0, "u1", kind=Kind.STATE, states={0: "open", 1: "closed"})
    assert value_text(switch, 1) == "closed"
    assert value_text(switch, 2) == "2"
    assert value_text(VOLTAGE, 20.123456) == "20.1235 kV"
    assert value_text(VOLTAGE, None) == "–"
    assert value_text(Point("b", ("b",), "b", 0, "u1", bit=1, kind=Kind.DIGITAL), True) == "on"


def test_qualities_times_and_ages() -> None:
    assert quality_marks(Quality.GOOD) == "✓"
    assert quality_marks(Quality.INVALID | Quality.BLOCKED) == "IV BL"
    assert quality_marks(Quality.GAP | Quality.INVALID) == "—"
    assert time_text(-(2**63)) == "–"
    assert time_text(2**62) != ""
    assert age_text(5.04) == "5.0 s"
    assert age_text(65) == "1 min 05 s"
    assert age_text(7260) == "2 h 01 min"
    assert age_text(-5) == "in the future"
