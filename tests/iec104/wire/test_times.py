"""Time tags under each zone and summer-time rule."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iec104.wire import times
from iec104.wire.times import MILLISECOND, SummerTime, TimeRule, nanoseconds

BERLIN = ZoneInfo("Europe/Berlin")
SUMMER = datetime(2026, 7, 15, 8, 10, 5, 250_000, tzinfo=UTC)
WINTER = datetime(2026, 1, 15, 8, 10, 5, 250_000, tzinfo=UTC)


def tag(raw: str) -> bytes:
    return bytes.fromhex(raw)


def test_octets() -> None:
    assert times.UTC_RULE.write(nanoseconds(SUMMER)).hex(" ") == "82 14 0a 08 0f 07 1a"
    assert times.UTC_RULE.valid_ns(tag("82 14 0a 08 0f 07 1a")) == nanoseconds(SUMMER)
    # The weekday is not looked at.
    assert times.UTC_RULE.valid_ns(tag("82 14 0a 08 6f 07 1a")) == nanoseconds(SUMMER)


@pytest.mark.parametrize(
    ("rule", "summer_hour", "winter_hour"),
    [
        (TimeRule(BERLIN, SummerTime.FLAGGED), 10 | 0x80, 9),
        (TimeRule(BERLIN, SummerTime.NEVER), 9, 9),
        (TimeRule(BERLIN, SummerTime.IGNORED), 10, 9),
        (TimeRule(ZoneInfo("Europe/Dublin"), SummerTime.FLAGGED), 9 | 0x80, 8),
        (TimeRule(timezone(timedelta(hours=2)), SummerTime.FLAGGED), 10, 10),
    ],
)
def test_rules(rule: TimeRule, summer_hour: int, winter_hour: int) -> None:
    for moment, hour in ((SUMMER, summer_hour), (WINTER, winter_hour)):
        raw = rule.write(nanoseconds(moment))
        assert raw[3] == hour
        assert rule.valid_ns(raw) == nanoseconds(moment)
        assert rule.read(raw).summer == bool(hour & 0x80)


def test_the_hour_that_occurs_twice_in_autumn() -> None:
    rule = TimeRule(BERLIN, SummerTime.FLAGGED)
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second = first + timedelta(hours=1)
    raws = [rule.write(nanoseconds(moment)) for moment in (first, second)]
    assert [raw[3] for raw in raws] == [0x82, 0x02]
    assert [rule.valid_ns(raw) for raw in raws] == [nanoseconds(first), nanoseconds(second)]


@pytest.mark.parametrize(
    "raw",
    [
        "00 00 00 00 00 00 00",  # day 0, month 0
        "82 14 0a 08 0f 0f 1a",  # month 15
        "82 14 0a 1f 0f 07 1a",  # hour 31
        "82 14 3f 08 0f 07 1a",  # minute 63
        "ff ff 0a 08 0f 07 1a",  # 65535 ms
        "82 14 0a 08 1e 02 1a",  # 30 February
        "82 14 0a 08 0f 07 64",  # year 100
    ],
)
def test_garbage_stays_visible_as_invalid(raw: str) -> None:
    moment = times.UTC_RULE.read(tag(raw))
    assert moment.invalid
    assert moment.ns is None
    assert moment.utc is None
    assert moment.raw == tag(raw)
    assert times.UTC_RULE.valid_ns(tag(raw)) is None


def test_flags() -> None:
    moment = times.UTC_RULE.read(tag("82 14 ca 08 0f 07 1a"))
    assert (moment.invalid, moment.substituted, moment.ns) == (True, True, nanoseconds(SUMMER))
    assert times.UTC_RULE.valid_ns(moment.raw) is None
    assert times.UTC_RULE.write(nanoseconds(SUMMER), invalid=True, substituted=True) == moment.raw


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC)))
@pytest.mark.parametrize(
    "rule", [times.UTC_RULE, TimeRule(BERLIN, SummerTime.FLAGGED), TimeRule(BERLIN, SummerTime.NEVER)]
)
def test_write_and_read_are_inverse(rule: TimeRule, moment: datetime) -> None:
    ns = nanoseconds(moment) // MILLISECOND * MILLISECOND
    assert rule.valid_ns(rule.write(ns)) == ns


@given(st.binary(min_size=7, max_size=7))
def test_any_octets_can_be_read(raw: bytes) -> None:
    for rule in (times.UTC_RULE, TimeRule(BERLIN, SummerTime.FLAGGED)):
        moment = rule.read(raw)
        assert rule.valid_ns(raw) == (None if moment.invalid else moment.ns)


@pytest.mark.parametrize("late_minutes", [-29, -1, 0, 1, 29])
@pytest.mark.parametrize("zone", [UTC, ZoneInfo("Asia/Kolkata")])
def test_cp24_gets_its_hour_from_the_arrival(zone: timezone, late_minutes: int) -> None:
    rule = TimeRule(zone)
    local = SUMMER.astimezone(zone)
    ms = local.second * 1000 + 250
    raw = bytes((ms & 0xFF, ms >> 8, local.minute))
    arrival = nanoseconds(SUMMER + timedelta(minutes=late_minutes))
    moment = rule.read_cp24(raw, arrival)
    assert (moment.ns, moment.invalid) == (nanoseconds(SUMMER), False)
    assert rule.read_cp24(bytes((0, 0, 0x80 | 10)), arrival).invalid
    assert rule.read_cp24(bytes((0, 0, 60)), arrival).ns is None


def test_what_is_remembered_is_bounded() -> None:
    rule = TimeRule()
    for index in range(10_000):
        rule.valid_ns(bytes((0, 0, index % 60, index // 60 % 24, 1 + index // 1440 % 28, 7, 26)))
    assert len(rule._known) <= times._REMEMBERED


@pytest.mark.parametrize("wrong", [{"zone": "Europe/Berlin"}, {"zone": None}, {"summer": "flagged"}])
def test_a_rule_is_checked_when_it_is_made(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="not "):
        TimeRule(**wrong)
