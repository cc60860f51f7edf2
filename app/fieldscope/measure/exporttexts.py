"""Times, values, qualities and notes as they stand in exported files."""

import datetime
import json
import re
from collections.abc import Sequence
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt

from linkkit.driver import Quality

Int64s = npt.NDArray[np.int64]

QUARTER_NS: Final = 900_000_000_000
"""Clocks change at full quarters of an hour of UTC."""

Zone = datetime.tzinfo | Literal["local"] | None
Note = tuple[int, *tuple[str, ...]]
"""What happened at a moment, ns since 1970 UTC, in some texts."""

_ESCAPED: Final = re.compile(r"[,;](?!\s*\w)|[\x7f-\x9f\u2028\u2029]")
"""What JSON leaves as it is, but some reader takes for the end of a line; and separators, unless a plain word follows:
a spreadsheet knows no comments, it cuts these lines into cells too, and computes those that begin with = + - @.
"""


def iso_times(times: Int64s, zone: Zone = None) -> list[str]:
    """Write times, (n,) ns since 1970 UTC, as ISO 8601 with nanoseconds: UTC with Z, or a zone with its offset."""
    if not len(times):
        return []
    if zone is None:
        return [f"{text}Z" for text in np.datetime_as_string(times.astype("M8[ns]")).tolist()]
    quarters, which = np.unique(times // QUARTER_NS, return_inverse=True)
    offsets = [_offset(int(quarter), zone) for quarter in quarters.tolist()]
    shift = np.array([round(offset.total_seconds()) * 1_000_000_000 for offset in offsets], np.int64)[which]
    names = [_offset_text(offset) for offset in offsets]
    local = np.datetime_as_string((times + shift).astype("M8[ns]")).tolist()
    return [f"{text}{names[number]}" for text, number in zip(local, which.tolist(), strict=True)]


def _offset(quarter: int, zone: datetime.tzinfo | Literal["local"]) -> datetime.timedelta:
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    moment = epoch + datetime.timedelta(minutes=15 * quarter)
    return moment.astimezone(None if zone == "local" else zone).utcoffset() or datetime.timedelta()


def _offset_text(offset: datetime.timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def value_texts(values: npt.NDArray[Any]) -> list[str]:
    """Write values so that reading them gives the same value again: the shortest such text, with a point."""
    if values.dtype.kind != "f":
        return list(map(str, (values.astype(np.uint8) if values.dtype.kind == "b" else values).tolist()))
    if values.dtype.itemsize == 8:
        return list(map(repr, values.tolist()))
    texts = ["%.7g" % value for value in values.tolist()]  # noqa: UP031 (a third faster)
    with np.errstate(over="ignore"):
        back = np.array(list(map(float, texts))).astype(values.dtype)
    for number in np.flatnonzero((back != values) & ~np.isnan(values)).tolist():
        texts[number] = str(values[number])
    return texts


def quality_texts(quality: npt.NDArray[np.uint16]) -> list[str]:
    """Write qualities: GOOD, or what is wrong, joined by “|”."""
    if not quality.any():
        return ["GOOD"] * len(quality)
    kinds, which = np.unique(quality, return_inverse=True)
    names = ["|".join(flag.name or "" for flag in Quality(int(kind))) or "GOOD" for kind in kinds]
    return [names[number] for number in which.tolist()]


def note_texts(notes: Sequence[Note], zone: Zone = None) -> list[str]:
    """Write notes in order of time: time, epoch_ns and each of its texts as a JSON string."""
    ordered = sorted(notes, key=lambda one: one[0])
    times = iso_times(np.array([moment for moment, *_ in ordered], np.int64), zone)
    return [
        " ".join([time, str(moment), *(_ESCAPED.sub(_escape, json.dumps(text, ensure_ascii=False)) for text in texts)])
        for time, (moment, *texts) in zip(times, ordered, strict=True)
    ]


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def quoted(text: str, separator: str) -> str:
    """Write a cell so that its text cannot be taken for the end of the cell or line, or the begin of a comment."""
    if separator in text or re.search(r'[\r\n"#]', text):
        return '"' + text.replace('"', '""') + '"'
    return text
