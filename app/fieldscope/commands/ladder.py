"""The steps of a command as a ladder: those to come in grey, those that happened with their times."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QBrush

from fieldscope import theme
from fieldscope.commands.awaiting import Reply
from fieldscope.tables import Index, ListModel
from fieldscope.texts import time_text
from fieldscope.words import mark, term, tr
from linkkit.driver import END, CommandStep

_Role = Qt.ItemDataRole
FEEDBACK: Final = mark("Feedback")
"""Name of the rung for what the command has done."""
COLUMNS: Final = ("", mark("Step"), mark("Time"), mark("After"), mark("What happened"))


@dataclass(slots=True)
class Rung:
    """One step, expected or done."""

    name: str
    ns: int | None = None
    step: CommandStep | None = None
    waits: bool = False
    """More is to come of it."""
    hint: str = ""
    """What to check when it failed."""


class LadderModel(ListModel):
    """One command's steps, over both of its stages when it is selected first."""

    titles = COLUMNS
    moved = Signal(int)
    """The row of what happened just now."""

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
            if index.column() in (0, 1) or not rung.step.good or rung.waits:
                token = "busy" if rung.waits or rung.step.sent else "ok" if rung.step.good else "error"
                return QBrush(theme.color(token))
        if role == _Role.ToolTipRole:
            return "\n".join(filter(None, (self._texts(index.row())[4], term(rung.hint)))) or None
        return None

    def expect(self, names: Sequence[str], *, feedback: bool = False) -> None:
        """Begin anew with what will happen when all goes well, up to the feedback if one is awaited."""
        self.beginResetModel()
        self.rungs = [Rung(name) for name in ([*names, FEEDBACK] if feedback else names)]
        self.endResetModel()

    def add(self, ns: int, step: CommandStep) -> None:
        """A step happened."""
        last = len(self.rungs) - (self._feedback is not None)
        if step.name == END:
            if not step.good:
                self._insert(last, Rung(mark("over"), ns, step))
            return
        for row, rung in enumerate(self.rungs[:last]):
            if rung.step is None:
                if rung.name == step.name:
                    rung.ns, rung.step = ns, step
                    self._changed(row)
                else:
                    self._insert(row, Rung(step.name, ns, step))
                return
        self._insert(last, Rung(step.name, ns, step))

    def reply(self, reply: Reply, begun_ns: int | None) -> None:
        """It stands so with the feedback of a command that went out at `begun_ns`; None when it never did."""
        rung = self._feedback
        if rung is not None:
            seconds = 0.0 if begun_ns is None else (reply.ns - begun_ns) / 1e9
            rung.ns, rung.waits, rung.hint = reply.ns, not reply.over, reply.hint
            rung.step = CommandStep(seconds, FEEDBACK, reply.text, reply.good)
            self._changed(len(self.rungs) - 1)

    def restyle(self) -> None:
        """The theme changed."""
        if self.rungs:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rungs) - 1, len(COLUMNS) - 1))

    @property
    def _feedback(self) -> Rung | None:
        """The last rung, whatever comes later than it."""
        return self.rungs[-1] if self.rungs and self.rungs[-1].name == FEEDBACK else None

    def _insert(self, row: int, rung: Rung) -> None:
        self.beginInsertRows(QModelIndex(), row, row)
        self.rungs.insert(row, rung)
        self.endInsertRows()
        self.moved.emit(row)

    def _changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
        self.moved.emit(row)

    def _texts(self, row: int) -> tuple[str, ...]:
        rung = self.rungs[row]
        if rung.step is None or rung.ns is None:
            return ("·", tr(rung.name), "", "", "")
        before = next((r.ns for r in reversed(self.rungs[:row]) if r.ns is not None), None)
        if rung is self._feedback:  # since it was executed, whatever came in between
            before = rung.ns - round(rung.step.at * 1e9)
        after = f"+{max(0, rung.ns - before) / 1e6:,.0f} ms" if before is not None else ""
        sign = "…" if rung.waits else "✕" if not rung.step.good else "→" if rung.step.sent else "←"
        return (sign, tr(rung.name), time_text(rung.ns), after, term(rung.step.text))
