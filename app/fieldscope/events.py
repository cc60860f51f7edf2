"""The event list: states and messages of all connections, newest last."""

from collections import deque
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from fieldscope import theme
from fieldscope.bridge import Posted
from fieldscope.session import Session
from linkkit.driver import LinkState, Notice, Severity, StateChanged

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
CAPACITY: Final = 5000
"""Lines kept; older ones go."""
COLUMNS: Final = ("Time", "Source", "Message", "What to check")
_SEVERITIES: Final = {
    Severity.INFO: ("info", "muted"),
    Severity.WARNING: ("warning", "warning"),
    Severity.ERROR: ("error", "error"),
}
"""Severity → (icon, colour token)."""
_STATES: Final = {LinkState.DEGRADED: Severity.WARNING, LinkState.FAULT: Severity.ERROR}


class EventModel(QAbstractTableModel):
    """The last `CAPACITY` events; equal neighbours are counted instead of repeated."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.lines: deque[tuple[Posted, str, int]] = deque()
        """(event, source name, how many times)."""
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
        posted, source, times = self.lines[index.row()]
        severity, text, hint = _describe(posted)
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            if index.column() == 0:
                when = datetime.fromtimestamp(posted.time_ns / 1e9)
                return f"{when:%H:%M:%S}.{when.microsecond // 1000:03d}" if role == _Role.DisplayRole else str(when)
            return (source, f"{text}  (×{times})" if times > 1 else text, hint)[index.column() - 1]
        if role == _Role.DecorationRole and index.column() == 2:
            name, token = _SEVERITIES[severity]
            if name not in self._icons:
                self._icons[name] = theme.icon(name, theme.color(token))
            return self._icons[name]
        return None

    @Slot(list)
    def add(self, batch: list[Posted]) -> None:
        """Append events; the oldest lines go when the list is full."""
        batch = batch[-CAPACITY:]
        fresh: list[tuple[Posted, str, int]] = []
        for posted in batch:
            connection = self._session.links.connections.get(posted.link_id)
            last = fresh[-1] if fresh else self.lines[-1] if self.lines else None
            if last is not None and last[0].link_id == posted.link_id and _describe(last[0]) == _describe(posted):
                counted = (posted, last[1], last[2] + 1)
                if fresh:
                    fresh[-1] = counted
                else:
                    self.lines[-1] = counted
                    row = len(self.lines) - 1
                    self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
                continue
            fresh.append((posted, connection.name if connection is not None else "Fieldscope", 1))
        overflow = len(self.lines) + len(fresh) - CAPACITY
        if overflow > 0:
            self.beginRemoveRows(QModelIndex(), 0, overflow - 1)
            for _ in range(overflow):
                self.lines.popleft()
            self.endRemoveRows()
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
        return _STATES.get(event.state, Severity.INFO), event.text, event.hint
    if isinstance(event, Notice):
        return event.severity, f"{event.point}: {event.text}" if event.point else event.text, event.hint
    return Severity.INFO, "points changed", ""
