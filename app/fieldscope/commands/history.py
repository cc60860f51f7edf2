"""The log of commands as a table, newest first."""

from collections import deque
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush

from fieldscope import theme
from fieldscope.tables import Index, ListModel
from fieldscope.words import mark, term, tr

_Role = Qt.ItemDataRole
COLUMNS: Final = (mark("Time"), mark("Who"), mark("Connection"), mark("What"), mark("Result"))
CAPACITY: Final = 1000
"""Lines shown; the file keeps all."""


class HistoryModel(ListModel):
    """The last lines of the log."""

    titles = COLUMNS

    def __init__(self, lines: Iterable[Mapping[str, Any]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: deque[Mapping[str, Any]] = deque(maxlen=CAPACITY)
        self.lines.extendleft(lines)

    def count(self) -> int:
        return len(self.lines)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == _Role.DisplayRole:
            return _texts(line)[index.column()]
        if role == _Role.ToolTipRole:
            return "\n".join(f"{name}: {value}" for name, value in line.items())
        if role == _Role.ForegroundRole and index.column() == 4 and line.get("what") == "ended":
            return QBrush(theme.color("ok" if line.get("result") == "done" else "error"))
        return None

    def add(self, line: Mapping[str, Any]) -> None:
        """A line was written."""
        if len(self.lines) == CAPACITY:
            self.beginRemoveRows(QModelIndex(), CAPACITY - 1, CAPACITY - 1)
            self.lines.pop()
            self.endRemoveRows()
        self.beginInsertRows(QModelIndex(), 0, 0)
        self.lines.appendleft(line)
        self.endInsertRows()


def _texts(line: Mapping[str, Any]) -> tuple[str, ...]:
    try:
        when = f"{datetime.fromisoformat(str(line.get('utc'))).astimezone():%Y-%m-%d %H:%M:%S}"
    except ValueError:
        when = "?"
    arguments = line.get("arguments")
    shown = arguments.items() if isinstance(arguments, dict) else ()
    what = str(line.get("command", line.get("what", "?")))
    what += "".join(f" · {name} {value}" for name, value in shown if value not in (False, "", None))
    happened, text = str(line.get("what")), str(line.get("text", ""))
    result = {
        "sent": tr("sent"),
        "armed": tr("armed"),
        "locked": tr("locked: {why}").format(why=term(text)),
    }.get(happened, f"{term(str(line.get('result', '')))}: {term(text)}")
    return (when, str(line.get("user", "?")), str(line.get("connection", "?")), what, result)
