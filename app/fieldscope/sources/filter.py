"""The filter of the source tree: words that must all be met, as `HELP` says. No Qt here."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from fieldscope.store import Signal
from fieldscope.texts import BAD
from fieldscope.words import mark
from linkkit.driver import Point

HELP: Final = mark(
    "speed: name, path or type contains it\n"
    "bad: the latest value is invalid, blocked, not topical, overflowed, or missing\n"
    "plotted: it is shown in a lane\n"
    "changed<5s: a sample came within the last 5 seconds (ms, s, min, h)\n"
    "type:MFL: type, as the protocol or by its short name\n"
    "ioa:1200-1300: information object address, or a range\n"
    "ca:7: common address, or a range"
)
"""The words, for a person."""
SHORT_TYPES: Final = {
    "SPI": ("M_SP",),
    "DPI": ("M_DP",),
    "STI": ("M_ST",),
    "BSI": ("M_BO",),
    "MNO": ("M_ME_NA", "M_ME_TA", "M_ME_TD", "M_ME_ND"),
    "MSC": ("M_ME_NB", "M_ME_TB", "M_ME_TE"),
    "MFL": ("M_ME_NC", "M_ME_TC", "M_ME_TF"),
    "BCR": ("M_IT",),
}
"""Short names that 104 engineers type → beginnings of the standard's mnemonics."""
_UNITS: Final = {"ms": 1e-3, "s": 1.0, "min": 60.0, "h": 3600.0, "": 1.0}
_CHANGED: Final = re.compile(r"changed([<>])(\d+(?:\.\d+)?)(ms|s|min|h)?")
_ADDRESS: Final = re.compile(r"(?P<ca>\d+)/(?P<ioa>\d+)")
_RANGE: Final = re.compile(r"(ioa|ca):(\d+)(?:-(\d+))?")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a filter looks at."""

    point: Point
    signal: Signal | None
    connection: str
    """Name of the connection."""
    plotted: bool = False


Test = Callable[[Subject], bool]


@dataclass(frozen=True, slots=True)
class Filter:
    """A parsed filter."""

    words: tuple[str, ...] = ()
    """What must be met in the `searched` text."""
    tests: tuple[Test, ...] = ()
    """What else must hold."""
    live: bool = False
    """The answer depends on values or time, so it has to be asked again and again."""

    def __bool__(self) -> bool:
        return bool(self.words or self.tests)

    def __call__(self, subject: Subject) -> bool:
        text = subject.connection.lower() + searched(subject.point)
        return all(word in text for word in self.words) and self.holds(subject)

    def holds(self, subject: Subject) -> bool:
        """Whether all passes but the words, which were looked for before."""
        return all(test(subject) for test in self.tests)


def searched(point: Point) -> str:
    """The text in which words are looked for, behind the connection's name in small letters; worth keeping."""
    return ".".join(("", *point.path, point.type_name)).lower()


def parse(text: str, now_ns: Callable[[], int] = time.time_ns) -> Filter:
    """Read a filter; a word it does not know is looked for in names, so that any text is a filter."""
    words: list[str] = []
    tests: list[Test] = []
    live = False
    for word in text.lower().split():
        if word == "bad":
            tests.append(_bad)
            live = True
        elif word == "plotted":
            tests.append(lambda subject: subject.plotted)
            live = True
        elif match := _CHANGED.fullmatch(word):
            limit = float(match[2]) * _UNITS[match[3] or ""] * 1e9
            tests.append(_changed(limit, match[1] == "<", now_ns))
            live = True
        elif match := _RANGE.fullmatch(word):
            tests.append(_number(match[1], int(match[2]), int(match[3] or match[2])))
        elif word.startswith("type:"):
            tests.append(_type(word.removeprefix("type:").upper()))
        else:
            words.append(word)
    return Filter(tuple(words), tuple(tests), live)


def _bad(subject: Subject) -> bool:
    sample = subject.signal.latest() if subject.signal is not None else None
    return sample is None or bool(sample.quality & BAD)


def _changed(limit_ns: float, within: bool, now_ns: Callable[[], int]) -> Test:
    def test(subject: Subject) -> bool:
        sample = subject.signal.latest() if subject.signal is not None else None
        return sample is not None and (now_ns() - sample.arrival_ns < limit_ns) is within

    return test


def _type(wanted: str) -> Test:
    starts = SHORT_TYPES.get(wanted, (wanted,))
    return lambda subject: subject.point.type_name.upper().startswith(starts)


def _number(name: str, low: int, high: int) -> Test:
    def test(subject: Subject) -> bool:
        found = address(subject.point, name)
        return found is not None and low <= found <= high

    return test


def address(point: Point, name: str) -> int | None:
    """The "ca" or "ioa" of a 104 point, from its key "7/1203"; None for other points."""
    match = _ADDRESS.fullmatch(point.key)
    return int(match[name]) if match else None
