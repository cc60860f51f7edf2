"""The event list: states and messages of all connections, newest last."""

import re
from collections import deque
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from fieldscope import theme
from fieldscope.bridge import Posted
from fieldscope.session import Session
from linkkit.driver import Event, LinkState, Notice, Severity, StateChanged

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
CAPACITY: Final = 5000
"""Lines kept; older ones go."""
REACH: Final = 20
"""How many lines back a repetition is looked for."""
COLUMNS: Final = ("Time", "Source", "Message", "What to check")
_SEVERITIES: Final = {
    Severity.INFO: ("info", "muted"),
    Severity.WARNING: ("warning", "warning"),
    Severity.ERROR: ("error", "error"),
}
"""Severity → (icon, colour token)."""
_SEVERITY_OF_STATE: Final = {LinkState.DEGRADED: Severity.WARNING, LinkState.FAULT: Severity.ERROR}


@dataclass(slots=True)
class Line:
    """One line of the list."""

    posted: Posted
    """When it happened first."""
    source: str
    """Name of the connection then."""
    kind: tuple[object, ...]
    """What makes a repetition: everything but the numbers."""
    last: Posted
    times: int = 1


class EventModel(QAbstractTableModel):
    """The last `CAPACITY` events; equal neighbours are counted instead of repeated."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.lines: deque[Line] = deque()
        self._icons: dict[str, QIcon] = {}
        session.noticed.connect(self.add)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == _Role.DisplayRole:
                return COLUMNS[section]
            if role == _Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        line = self.lines[index.row()]
        posted = line.posted
        severity, text, hint = _describe(line.last)
        if line.times > 1:
            text += f"  (×{line.times}, last {_clock(line.last.time_ns)})"
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            if index.column() == 0:
                if role == _Role.DisplayRole:
                    return _clock(posted.time_ns)
                return str(datetime.fromtimestamp(posted.time_ns / 1e9))
            return (line.source, text, hint)[index.column() - 1]
        if role == _Role.DecorationRole and index.column() == 2:
            name, token = _SEVERITIES[severity]
            if name not in self._icons:
                self._icons[name] = theme.icon(name, theme.color(token))
            return self._icons[name]
        return None

    @Slot(list)
    def add(self, batch: list[Posted]) -> None:
        """Append events; the oldest lines go when the list is full.

        A repetition among the last `REACH` lines is counted there: a station that refuses all night gets one line.
        """
        fresh: list[Line] = []
        for posted in batch[-CAPACITY:]:
            kind = (posted.link_id, *_kind(posted))
            event = posted.event
            recent = [*islice(reversed(fresh), REACH), *islice(reversed(self.lines), max(0, REACH - len(fresh)))]
            mine = [line for line in recent if line.posted.link_id == posted.link_id]
            same = next((line for line in mine if line.kind == kind), None)
            if isinstance(event, StateChanged):
                outcome = next((line for line in mine if _is_outcome(line.posted.event)), None)
                if event.state is LinkState.CONNECTING and same is not None and outcome is not None:
                    if _state(outcome.posted.event) in _SEVERITY_OF_STATE:
                        continue  # one more attempt; its outcome is what counts
                    same = None
                elif same is not outcome:
                    same = None
            elif mine and same is not mine[0]:
                same = None
            if same is not None:
                same.last, same.times = posted, same.times + 1
                continue
            connection = self._session.links.connections.get(posted.link_id)
            fresh.append(Line(posted, connection.name if connection is not None else "Fieldscope", kind, posted))
        overflow = len(self.lines) + len(fresh) - CAPACITY
        if overflow > 0:
            self.beginRemoveRows(QModelIndex(), 0, overflow - 1)
            for _ in range(overflow):
                self.lines.popleft()
            self.endRemoveRows()
        if self.lines:
            first = max(0, len(self.lines) - REACH)
            self.dataChanged.emit(self.index(first, 2), self.index(len(self.lines) - 1, 3))
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self.lines), len(self.lines) + len(fresh) - 1)
            self.lines.extend(fresh)
            self.endInsertRows()

    def restyle(self) -> None:
        """The theme changed."""
        self._icons.clear()
        if self.lines:
            self.dataChanged.emit(self.index(0, 2), self.index(len(self.lines) - 1, 2))


class EventTable(QTableView):
    """Shows the event list; follows the newest line unless the user scrolled up. Ctrl+C copies the selected lines."""

    def __init__(self, model: EventModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName("Events")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in ((0, 15), (1, 22)):
            header.resizeSection(column, letters * letter)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self._follow = True
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda value: setattr(self, "_follow", value >= bar.maximum()))
        model.rowsInserted.connect(lambda *_: self.scrollToBottom() if self._follow else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            model = self.model()
            lines = ("\t".join(str(model.index(r, c).data() or "") for c in range(len(COLUMNS))) for r in rows)
            QGuiApplication.clipboard().setText("\n".join(lines))
            return
        super().keyPressEvent(event)


def _describe(posted: Posted) -> tuple[Severity, str, str]:
    event = posted.event
    if isinstance(event, StateChanged):
        return _SEVERITY_OF_STATE.get(event.state, Severity.INFO), event.text, event.hint
    if isinstance(event, Notice):
        return event.severity, f"{event.point}: {event.text}" if event.point else event.text, event.hint
    return Severity.INFO, "points changed", ""


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
