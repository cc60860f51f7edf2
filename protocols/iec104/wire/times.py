"""Time tags: raw octets to an instant and back, under a zone and a summer-time rule, with their flags.

CP56Time2a: `ms lo, ms hi (0…59999) | minute 0-5, GEN 6, IV 7 | hour 0-4, SU 7 | day 0-4, weekday 5-7 | month 0-3 |
year 0-6`. There is no zone on the wire; sites use UTC, standard time all year, or local time with SU set in summer, so
the rule is a setting. CP24Time2a carries milliseconds and minute only; the hour comes from the time of arrival.

Instants are integer nanoseconds since 1970 UTC.
"""

import enum
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final

INVALID: Final = 0x80
"""IV, in the minute octet."""
SUBSTITUTED: Final = 0x40
"""GEN, in the minute octet: set by a station in between."""
SUMMER: Final = 0x80
"""SU, in the hour octet."""

MILLISECOND: Final = 1_000_000
MINUTE: Final = 60_000 * MILLISECOND
HOUR: Final = 60 * MINUTE
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_CENTURY: Final = 2000
"""The tag has two digits; like common peers we read all of them as 20xx."""
_REMEMBERED: Final = 4096


class SummerTime(enum.Enum):
    """What SU and the hour mean on a site."""

    IGNORED = "ignored"
    """The hour is the zone's wall clock, SU is neither looked at nor sent. Right for UTC."""
    NEVER = "never"
    """The hour is the zone's standard time all year round; SU is neither looked at nor sent."""
    FLAGGED = "flagged"
    """The hour is the wall clock, and SU says whether summer time is in it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time tag, read."""

    raw: bytes
    ns: int | None
    """Nanoseconds since 1970 UTC; None when the octets are no date. Present for tags marked invalid, too."""
    invalid: bool
    """IV is set, or the octets are no date."""
    substituted: bool
    summer: bool

    @property
    def utc(self) -> datetime | None:
        """The instant as an aware datetime."""
        return None if self.ns is None else instant(self.ns)


@dataclass(frozen=True)
class TimeRule:
    """How a connection's time tags are meant. Reading is fast: the date part is looked up once per minute and flag.

    Raises TypeError for anything but a `datetime.tzinfo` and a `SummerTime`.
    """

    zone: tzinfo = UTC
    summer: SummerTime = SummerTime.IGNORED
    _known: dict[bytes, int | None] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.zone, tzinfo):
            raise TypeError(f"zone is a tzinfo, such as ZoneInfo('Europe/Berlin'), not {self.zone!r}")
        if not isinstance(self.summer, SummerTime):
            raise TypeError(f"summer is a SummerTime, not {self.summer!r}")

    def valid_ns(self, raw: bytes) -> int | None:
        """Give the instant of a CP56 tag that claims to be valid and is a date; else None."""
        milliseconds = raw[0] | raw[1] << 8
        if milliseconds > 59_999 or raw[2] & INVALID:
            return None
        minute = self._minute(raw[2:7])
        return None if minute is None else minute + milliseconds * MILLISECOND

    def read(self, raw: bytes) -> Moment:
        """Read a CP56 tag with all that it says."""
        minute = self._minute(bytes((raw[2] & ~INVALID, *raw[3:7])))
        milliseconds = raw[0] | raw[1] << 8
        ns = None if minute is None or milliseconds > 59_999 else minute + milliseconds * MILLISECOND
        return Moment(
            bytes(raw),
            ns,
            ns is None or bool(raw[2] & INVALID),
            bool(raw[2] & SUBSTITUTED),
            bool(raw[3] & SUMMER),
        )

    def read_cp24(self, raw: bytes, arrival_ns: int) -> Moment:
        """Read a CP24 tag as the instant nearest to its arrival, which is right while it is under 30 minutes late."""
        milliseconds = raw[0] | raw[1] << 8
        minute = raw[2] & 0x3F
        ns = None
        if milliseconds <= 59_999 and minute <= 59:
            offset = self._offset(arrival_ns)
            past_hour = minute * MINUTE + milliseconds * MILLISECOND
            local = arrival_ns + offset
            ns = local - local % HOUR + past_hour
            if ns - local > HOUR // 2:
                ns -= HOUR
            elif local - ns > HOUR // 2:
                ns += HOUR
            ns -= offset
        return Moment(bytes(raw), ns, ns is None or bool(raw[2] & INVALID), bool(raw[2] & SUBSTITUTED), False)

    def write(self, ns: int, *, invalid: bool = False, substituted: bool = False) -> bytes:
        """Build the CP56 tag of an instant; weekday 0, which says "not used". Milliseconds are cut, not rounded."""
        utc = instant(ns)
        if self.summer is SummerTime.NEVER:
            local = utc + self._standard(utc.year)
            summer = False
        else:
            local = utc.astimezone(self.zone)
            summer = self.summer is SummerTime.FLAGGED and (local.utcoffset() or timedelta()) > self._standard(
                local.year
            )
        milliseconds = local.second * 1000 + local.microsecond // 1000
        return bytes(
            (
                milliseconds & 0xFF,
                milliseconds >> 8,
                local.minute | (SUBSTITUTED if substituted else 0) | (INVALID if invalid else 0),
                local.hour | (SUMMER if summer else 0),
                local.day,
                local.month,
                local.year % 100,
            )
        )

    def _minute(self, date: bytes) -> int | None:
        """Give the start of the minute that minute, hour, day, month and year octets name."""
        try:
            return self._known[date]
        except KeyError:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[date] = self._find_minute(date)
            return found

    def _find_minute(self, date: bytes) -> int | None:
        year = date[4] & 0x7F
        if year > 99:
            return None
        try:
            local = datetime(
                _CENTURY + year, date[3] & 0x0F, date[2] & 0x1F, date[1] & 0x1F, date[0] & 0x3F, tzinfo=UTC
            )
        except ValueError:
            return None
        match self.summer:
            case SummerTime.IGNORED:
                offset = local.replace(tzinfo=self.zone).utcoffset() or timedelta()
            case SummerTime.NEVER:
                offset = self._standard(local.year)
            case SummerTime.FLAGGED:
                offset = self._standard(local.year) + timedelta(hours=1 if date[1] & SUMMER else 0)
        return nanoseconds(local - offset)

    def _standard(self, year: int) -> timedelta:
        """Give the zone's offset without summer time: the smaller one of midwinter and midsummer.

        `tzinfo.dst` would not do: some zones call their winter the deviation.
        """
        offsets = (datetime(year, month, 1, tzinfo=self.zone).utcoffset() for month in (1, 7))
        return min(offset or timedelta() for offset in offsets)

    def _offset(self, ns: int) -> int:
        utc = instant(ns)
        if self.summer is SummerTime.NEVER:
            return self._standard(utc.year) // timedelta(microseconds=1) * 1000
        return (utc.astimezone(self.zone).utcoffset() or timedelta()) // timedelta(microseconds=1) * 1000


UTC_RULE: Final = TimeRule()
"""UTC without summer time: what most tools assume, and the default."""


def instant(ns: int) -> datetime:
    """Give nanoseconds since 1970 UTC as an aware datetime, to the microsecond."""
    return _EPOCH + timedelta(microseconds=ns // 1000)


def nanoseconds(moment: datetime) -> int:
    """Give an aware datetime as nanoseconds since 1970 UTC."""
    return (moment - _EPOCH) // timedelta(microseconds=1) * 1000
