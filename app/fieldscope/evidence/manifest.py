"""The page that tells in plain words what is in a snapshot. No Qt here."""

from __future__ import annotations

import html
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import numpy as np

from fieldscope.evidence.logs import local
from fieldscope.measure.exporttexts import iso_times
from fieldscope.texts import bytes_text
from fieldscope.zipped import Entry

if TYPE_CHECKING:
    from fieldscope.evidence.package import Evidence


@dataclass(frozen=True, slots=True)
class Row:
    """One file, and what it is."""

    entry: Entry
    says: str


_STYLE: Final = """
:root { color-scheme: light dark }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
img { max-width: 100%; border: 1px solid #8888 }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem }
th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid #8886 }
code { font-size: 12px; overflow-wrap: anywhere }
td.size { white-space: nowrap }
"""
_WHAT: Final = (
    "What the lanes of Fieldscope showed at one moment, and everything behind it. Nothing was reduced or computed "
    "anew: samples, frames, events and commands are as they were received and logged."
)
_CHECK: Final = (
    "Whether a file is still as it was written shows its SHA-256: <code>sha256sum -c SHA256SUMS</code>, on Windows "
    "<code>certutil -hashfile lanes.png SHA256</code>. This page is not among them."
)
_OFFSET: Final = (
    "Clock offset: time of arrival at this computer minus the time tag of the device; it includes the way through the "
    "network."
)


def page(evidence: Evidence, rows: Sequence[Row], missing: Sequence[str]) -> str:
    """Give the page."""
    begin, end = evidence.begin_ns, evidence.end_ns
    first, last, taken = (f"{local(ns)} ({_utc(ns)})" for ns in (begin, end, evidence.taken_ns))
    zone = time.strftime("%Z, UTC%z", time.localtime(evidence.taken_ns / 1e9))
    facts = (
        ("Taken", taken),
        ("Shows", f"{first} to {last}, {(end - begin) / 1e9:.3f} s"),
        ("Time zone of this computer", zone),
        ("Project", evidence.project or "(not saved)"),
        ("Written by", evidence.application),
    )
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en"><head><meta charset="utf-8"><title>Fieldscope evidence snapshot</title>',
            f"<style>{_STYLE}</style></head><body>",
            "<h1>Evidence snapshot</h1>",
            f"<p>{_WHAT}</p>",
            _table((), ((_text(name), _text(text)) for name, text in facts)),
            '<p><a href="lanes.svg"><img src="lanes.png" alt="Picture of the lanes"></a></p>',
            "<h2>Files</h2>",
            _table(("File", "What it is", "Size", "SHA-256"), map(_file, rows)),
            *(f"<p>{_text(text)}</p>" for text in missing),
            f"<p>{_CHECK}</p>",
            "<h2>Connections</h2>",
            f"<p>{_OFFSET}</p>",
            _table(
                ("Connection", "Protocol", "State", "Clock offset", ""),
                (
                    tuple(map(_text, (c.name, c.protocol, c.state, _offset(c.clock_offset_s), c.truth)))
                    for c in evidence.connections
                ),
            ),
            "</body></html>",
            "",
        )
    )


def _file(row: Row) -> tuple[str, ...]:
    entry = row.entry
    link = f'<a href="{quote(entry.name)}">{_text(entry.name)}</a>'
    return link, _text(row.says), _text(bytes_text(entry.octets)), f"<code>{entry.sha256}</code>"


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = f"<tr>{''.join(f'<th>{_text(title)}</th>' for title in titles)}</tr>" if titles else ""
    return f"<table>{head}{''.join(f'<tr>{_cells(row)}</tr>' for row in rows)}</table>"


def _cells(row: Sequence[str]) -> str:
    return "".join(f"<td>{cell}</td>" for cell in row)


def _offset(seconds: float | None) -> str:
    return f"{seconds:+.3f} s" if seconds is not None else "not known"


def _utc(ns: int) -> str:
    return iso_times(np.array([ns], np.int64))[0]


def _text(text: str) -> str:
    return html.escape(text)
