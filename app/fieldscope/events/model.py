"""The event list as a Qt model: states and messages of all connections, newest last."""

import json
import logging
import re
import time
from array import array
from bisect import bisect_left
from collections import deque
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QIcon

from fieldscope import preferences, theme
from fieldscope.bridge import AlarmNotice, CommandNotice, Posted
from fieldscope.events.log import EventLog
from fieldscope.plot.timeline import Sign, Timeline
from fieldscope.session import Session
from fieldscope.tables import Index, ListModel
from fieldscope.words import LANGUAGES, mark, term, tr, used
from linkkit.driver import Event, LinkState, Notice, Severity, StateChanged

log = logging.getLogger(__name__)
_Role = Qt.ItemDataRole
REACH: Final = 20
"""How many lines back a repetition is looked for."""
SLICE: Final = 0.004
"""Seconds of searching at a time."""
PORTION: Final = 1 << 16
"""Lines chosen by the index before looking at the clock: about a millisecond."""
READ: Final = 128
"""Lines searched for a text before looking at the clock: at most some milliseconds."""
OWN: Final = "Fieldscope"
"""Source of the application's own lines."""
COLUMNS: Final = (mark("Time"), mark("Source"), mark("Message"), mark("What to check"))
TIME, SOURCE, MESSAGE, HINT = range(4)
_SEVERITIES: Final = {
    Severity.INFO: ("info", "muted"),
    Severity.WARNING: ("warning", "warning"),
    Severity.ERROR: ("error", "error"),
}
"""Severity → (icon, colour token)."""
_SIGNS: Final = {
    LinkState.OFF: Sign.OFF,
    LinkState.RUNNING: Sign.BACK,
    LinkState.DEGRADED: Sign.WARNING,
    LinkState.FAULT: Sign.LOST,
}
"""How the strip of events shows a state; an attempt to connect is none."""
_SIGN_OF_SEVERITY: Final = {Severity.INFO: Sign.NOTE, Severity.WARNING: Sign.WARNING, Severity.ERROR: Sign.ERROR}
_SEVERITY_OF_STATE: Final = {LinkState.DEGRADED: Severity.WARNING, LinkState.FAULT: Severity.ERROR}


@dataclass(slots=True)
class Line:
    """One of the last lines, of which a repetition is only counted."""

    number: int
    posted: Posted
    kind: tuple[object, ...]
    """What makes a repetition: everything but the numbers."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is listed."""

    severity: Severity = Severity.INFO
    source: str = ""
    """Empty for all."""
    text: str = ""
    """In lower case, anywhere in the line."""


class EventModel(ListModel):
    """Rows are lines of the log that meet the filter; equal neighbours are counted instead of repeated."""

    titles = COLUMNS

    def __init__(self, session: Session, parent: QObject | None = None, log_: EventLog | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.log = log_ or EventLog(preferences.log_dir())
        self.timeline = Timeline()
        """The moments of the lines, repetitions too, for the strip of events."""
        self.wanted = Wanted()
        self._rows: array[int] | None = None
        """Numbers of the lines that are listed; None for all of them."""
        self._searched = 0
        """Lines before this one were looked at."""
        self._recent: deque[Line] = deque(maxlen=REACH)
        self._icons: dict[str, QIcon] = {}
        self._broken = False
        self._search = QTimer(self)
        self._search.setInterval(0)
        self._search.timeout.connect(self._look)
        self.destroyed.connect(self.log.close)
        session.noticed.connect(self.add)

    def count(self) -> int:
        return self._listed if self._rows is None else len(self._rows)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if role not in (_Role.DisplayRole, _Role.ToolTipRole, _Role.DecorationRole):
            return None
        column = index.column()
        if role == _Role.DecorationRole and column != MESSAGE:
            return None
        number = self.number(index.row())
        try:
            line = self.log.read(number)
        except (OSError, ValueError) as error:
            return f"{self.log.path}: {error}" if column == MESSAGE and role == _Role.DisplayRole else None
        if role == _Role.DecorationRole:
            name, token = _SEVERITIES[Severity(line["severity"])]
            if name not in self._icons:
                self._icons[name] = theme.icon(name, theme.color(token))
            return self._icons[name]
        if column == TIME:
            ns = int(line["ns"])
            return _clock(ns) if role == _Role.DisplayRole else str(datetime.fromtimestamp(ns / 1e9))
        if column == MESSAGE:
            times, last = self.log.times(number)
            text = term(str(line["text"]))
            again = tr("×{times}, last {at}").format(times=times, at=_clock(last))
            return f"{text}  ({again})" if times > 1 else text
        return str(line["source"]) if column == SOURCE else term(str(line["hint"]))

    def number(self, row: int) -> int:
        """The line of the log that stands in a row."""
        return self.log.first + row if self._rows is None else self._rows[row]

    def moment(self, row: int) -> int | None:
        """When it happened first, ns since 1970; None when the file was tampered with."""
        try:
            return int(self.log.read(self.number(row))["ns"])
        except (OSError, ValueError):
            return None

    def row(self, number: int) -> int | None:
        """The row of a line of the log; None when it is not listed."""
        if self._rows is None:
            row = number - self.log.first
            return row if 0 <= row < self._listed else None
        row = bisect_left(self._rows, number)
        return row if row < len(self._rows) and self._rows[row] == number else None

    def says(self, number: int) -> str:
        """What a line says, with its source; empty when it is no longer at hand."""
        if not self.log.first <= number < self.log.end:
            return ""
        try:
            line = self.log.read(number)
        except (OSError, ValueError) as error:
            return f"{self.log.path}: {error}"
        return f"{line['source']}: {term(str(line['text']))}"

    def use(self, wanted: Wanted) -> None:
        """List only what is wanted; what is long past appears while it is searched."""
        self.beginResetModel()
        self.wanted = wanted
        self._rows = None if wanted == Wanted() else array("q")
        self._searched = self.log.first
        self._listed = self.log.end - self.log.first
        self.endResetModel()
        if self._rows is not None:
            self._look()

    @property
    def searching(self) -> bool:
        """Whether older lines are still looked through."""
        return self._search.isActive()

    @Slot(list)
    def add(self, batch: list[Posted]) -> None:
        """Append events. A repetition among the last `REACH` lines is counted there: a station that refuses all night
        gets one line."""
        again = len(batch) and self.log.end
        try:
            for posted in batch:
                self._add(posted)
            self.log.flush()
        except OSError as error:
            self._cannot_write(error)
        self._drop(self.log.surplus)
        if again and self.rowCount():
            count = self.rowCount()
            self.dataChanged.emit(self.index(max(0, count - REACH), 2), self.index(count - 1, 2))
        self._list_new()

    def restyle(self) -> None:
        """The theme changed."""
        self._icons.clear()
        if count := self.rowCount():
            self.dataChanged.emit(self.index(0, 2), self.index(count - 1, 2))

    # Inside

    _listed = 0
    """Lines that views know of, when all are listed."""

    def _add(self, posted: Posted) -> None:
        kind = (posted.link_id, *_kind(posted))
        event = posted.event
        mine = [line for line in reversed(self._recent) if line.posted.link_id == posted.link_id]
        same = next((line for line in mine if line.kind == kind), None)
        if isinstance(event, StateChanged):
            outcome = next((line for line in mine if _is_outcome(line.posted.event)), None)
            if event.state is LinkState.CONNECTING and same is not None and outcome is not None:
                if _state(outcome.posted.event) in _SEVERITY_OF_STATE:
                    return  # one more attempt; its outcome is what counts
                same = None
            elif same is not outcome:
                same = None
        elif mine and same is not mine[0]:
            same = None
        if same is not None and same.number >= self.log.first:
            self.log.again(same.number, posted.time_ns, _describe(posted)[1])
            self._show(posted, same.number)
            return
        severity, text, hint = _describe(posted)
        connection = self._session.links.connections.get(posted.link_id)
        source = connection.name if connection is not None else OWN
        facts = {"id": posted.link_id, "text": text, "hint": hint, "point": getattr(event, "point", "")}
        number = self.log.add(posted.time_ns, source, severity, facts)
        self._recent.append(Line(number, posted, kind))
        self._show(posted, number)

    def _show(self, posted: Posted, number: int) -> None:
        sign = _sign(posted.event)
        if sign is not None:
            self.timeline.add(posted.time_ns, sign, number)

    def _drop(self, count: int) -> None:
        """Let the oldest lines go; with another file, those of the one before have gone already."""
        rows, first = self._rows, self.log.first + count
        if rows is None:
            listed = min(count, self._listed)
            if listed:
                self.beginRemoveRows(QModelIndex(), 0, listed - 1)
            self.log.drop(count)
            self._listed -= listed
            if listed:
                self.endRemoveRows()
            return
        out = bisect_left(rows, first)
        if out:
            self.beginRemoveRows(QModelIndex(), 0, out - 1)
            del rows[:out]
        self.log.drop(count)
        self._searched = max(self._searched, first)
        if out:
            self.endRemoveRows()

    def _list_new(self) -> None:
        if self._rows is not None:
            self._look()
            return
        held = self.log.end - self.log.first
        if held < self._listed:  # the log began another file
            self.beginResetModel()
            self._listed = held
            self.endResetModel()
        elif held > self._listed:
            self.beginInsertRows(QModelIndex(), self._listed, held - 1)
            self._listed = held
            self.endInsertRows()

    @Slot()
    def _look(self) -> None:
        """Go on with the search, for a little while."""
        rows, until = self._rows, time.perf_counter() + SLICE
        found: array[int] = array("q")
        portion = READ if self.wanted.text else PORTION
        while rows is not None and self._searched < self.log.end:
            end = min(self.log.end, self._searched + portion)
            found.frombytes(self._meeting(self._searched, end).tobytes())
            self._searched = end
            if time.perf_counter() > until:
                break
        if rows is not None and found:
            self.beginInsertRows(QModelIndex(), len(rows), len(rows) + len(found) - 1)
            rows.extend(found)
            self.endInsertRows()
        if rows is not None and self._searched < self.log.end:
            self._search.start()
        else:
            self._search.stop()

    def _meeting(self, begin: int, end: int) -> NDArray[np.int64]:
        """Those of some lines that are wanted."""
        wanted = self.wanted
        source = self.log.sources.get(wanted.source, -1) if wanted.source else None
        found = self.log.matching(begin, end, wanted.severity, source)
        if not wanted.text:
            return found
        return found[[_says(line, wanted.text) for line in self.log.raw(found)]] if len(found) else found

    def _cannot_write(self, error: OSError) -> None:
        if not self._broken:
            self._broken = True
            log.error("the event log %s cannot be written: %s", self.log.path, error)


def _says(line: bytes, text: str) -> bool:
    """Whether a line has a text where people read it, as shown or in English; a broken line is listed and tells so."""
    whole = line.decode(errors="replace")
    if used() == LANGUAGES[0] and text not in whole.lower():
        return False
    try:
        facts = json.loads(whole)
    except ValueError:
        return True
    said = [str(facts.get(name, "")) for name in ("source", "text", "hint")]
    return any(text in part.lower() or text in term(part).lower() for part in said)


def _describe(posted: Posted) -> tuple[Severity, str, str]:
    event = posted.event
    if isinstance(event, StateChanged):
        return _SEVERITY_OF_STATE.get(event.state, Severity.INFO), event.text, event.hint
    if isinstance(event, Notice):
        return event.severity, f"{event.point}: {event.text}" if event.point else event.text, event.hint
    return Severity.INFO, "points changed", ""


def _sign(event: Event) -> Sign | None:
    """How the strip of events shows it; None for what is not shown there, or as something else."""
    if isinstance(event, StateChanged):
        return _SIGNS.get(event.state)
    if isinstance(event, AlarmNotice):
        return Sign.ALARM
    return (
        _SIGN_OF_SEVERITY[event.severity]
        if isinstance(event, Notice) and not isinstance(event, CommandNotice)
        else None
    )


def _state(event: Event) -> LinkState | None:
    return event.state if isinstance(event, StateChanged) else None


def _is_outcome(event: Event) -> bool:
    return _state(event) not in (None, LinkState.CONNECTING)


def _kind(posted: Posted) -> tuple[object, ...]:
    severity, text, hint = _describe(posted)
    return type(posted.event), severity, re.sub(r"\d+([.,]\d+)?", "#", text) if severity else text, hint


def _clock(time_ns: int) -> str:
    when = datetime.fromtimestamp(time_ns / 1e9)
    return f"{when:%H:%M:%S}.{when.microsecond // 1000:03d}"
