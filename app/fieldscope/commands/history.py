"""The log of commands as a table, newest first."""

from collections import deque
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush

from fieldscope import theme
from fieldscope.commands.wording import command_text
from fieldscope.tables import Index, ListModel
from fieldscope.words import mark, term, tr
from linkkit.driver import Command

_Role = Qt.ItemDataRole
COLUMNS: Final = (mark("Time"), mark("Who"), mark("Connection"), mark("What"), mark("Result"))
CAPACITY: Final = 1000
"""Lines shown; the file keeps all."""


class HistoryModel(ListModel):
    """The last lines of the log."""

    titles = COLUMNS

    def __init__(
        self, lines: Iterable[Mapping[str, Any]], commands: Iterable[Command], parent: QObject | None = None
    ) -> None:
        """`commands` are all that there are: a line only has the name of its own."""
        super().__init__(parent)
        self._commands = {command.name: command for command in commands}
        self.lines: deque[Mapping[str, Any]] = deque(maxlen=CAPACITY)
        self.lines.extendleft(lines)

    def count(self) -> int:
        return len(self.lines)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == _Role.DisplayRole:
            return self._texts(line)[index.column()]
        if role == _Role.ToolTipRole:
            return "\n".join(f"{name}: {value}" for name, value in line.items())
        if role == _Role.ForegroundRole and index.column() == 4 and line.get("what") in ("ended", "feedback"):
            return QBrush(theme.color("ok" if line.get("good", line.get("result") == "done") else "error"))
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

    def _texts(self, line: Mapping[str, Any]) -> tuple[str, ...]:
        try:
            when = f"{datetime.fromisoformat(str(line.get('utc'))).astimezone():%Y-%m-%d %H:%M:%S}"
        except ValueError:
            when = "?"
        arguments = line.get("arguments")
        happened, text, outcome = (str(line.get(key, "")) for key in ("what", "text", "result"))
        name = str(line.get("command", ""))
        given = arguments if isinstance(arguments, dict) else {}
        what = command_text(self._commands.get(name), name, given) if name else tr("Lock")
        result = {
            "sent": tr("sent"),
            "armed": tr("armed"),
            "locked": tr("locked: {why}").format(why=term(text)),
            "feedback": tr("feedback {signal}: {text}").format(signal=line.get("signal"), text=term(text)),
        }.get(happened, f"{term(outcome)}: {term(text)}")
        return (when, str(line.get("user", "?")), str(line.get("connection", "?")), what, result)
