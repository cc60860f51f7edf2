"""The steps of a command as a ladder: those to come in grey, those that happened with their times."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush

from fieldscope import theme
from fieldscope.tables import Index, ListModel
from fieldscope.texts import time_text
from fieldscope.words import mark, term, tr
from linkkit.driver import END, CommandStep

_Role = Qt.ItemDataRole
COLUMNS: Final = ("", mark("Step"), mark("Time"), mark("After"), mark("What happened"))


@dataclass(slots=True)
class Rung:
    """One step, expected or done."""

    name: str
    ns: int | None = None
    step: CommandStep | None = None


class LadderModel(ListModel):
    """One command's steps, over both of its stages when it is selected first."""

    titles = COLUMNS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rungs: list[Rung] = []

    def count(self) -> int:
        return len(self.rungs)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        rung = self.rungs[index.row()]
        if role == _Role.DisplayRole:
            return self._texts(index.row())[index.column()]
        if role == _Role.ForegroundRole:
            if rung.step is None:
                return QBrush(theme.color("muted"))
            if index.column() in (0, 1) or not rung.step.good:
                token = "error" if not rung.step.good else "busy" if rung.step.sent else "ok"
                return QBrush(theme.color(token))
        if role == _Role.ToolTipRole:
            return self._texts(index.row())[4] or None
        return None

    def expect(self, names: Sequence[str]) -> None:
        """Begin anew with what will happen when all goes well."""
        self.beginResetModel()
        self.rungs = [Rung(name) for name in names]
        self.endResetModel()

    def add(self, ns: int, step: CommandStep) -> None:
        """A step happened."""
        if step.name == END:
            if not step.good:
                self._insert(len(self.rungs), Rung(mark("over"), ns, step))
            return
        for row, rung in enumerate(self.rungs):
            if rung.step is None:
                if rung.name == step.name:
                    rung.ns, rung.step = ns, step
                    self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
                else:
                    self._insert(row, Rung(step.name, ns, step))
                return
        self._insert(len(self.rungs), Rung(step.name, ns, step))

    def restyle(self) -> None:
        """The theme changed."""
        if self.rungs:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rungs) - 1, len(COLUMNS) - 1))

    def _insert(self, row: int, rung: Rung) -> None:
        self.beginInsertRows(QModelIndex(), row, row)
        self.rungs.insert(row, rung)
        self.endInsertRows()

    def _texts(self, row: int) -> tuple[str, ...]:
        rung = self.rungs[row]
        if rung.step is None or rung.ns is None:
            return ("·", tr(rung.name), "", "", "")
        before = next((r.ns for r in reversed(self.rungs[:row]) if r.ns is not None), None)
        after = f"+{max(0, rung.ns - before) / 1e6:,.0f} ms" if before is not None else ""
        sign = "✕" if not rung.step.good else "→" if rung.step.sent else "←"
        return (sign, tr(rung.name), time_text(rung.ns), after, term(rung.step.text))
