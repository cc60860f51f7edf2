"""What becomes of commands, as marks over the lanes. They are not saved: the log of commands has all of it."""

from collections import deque
from typing import Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from fieldscope.commands.desk import CommandDesk, Run
from fieldscope.measure import health
from fieldscope.plot.marks import CommandMark, Step
from fieldscope.words import term, tr
from linkkit.driver import END, CommandStep

CAPACITY: Final = 200
"""Marks that are kept; the oldest go."""
SHOWN: Final = ("ioa", "produced", "part", "tag", "group", "value")
"""Arguments that stand in the title of a mark, in this order."""


class CommandMarks(QObject):
    """Makes a mark of each command. GUI thread only."""

    changed = Signal()
    """A mark came, or got another step."""

    def __init__(self, desk: CommandDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.marks: deque[CommandMark] = deque(maxlen=CAPACITY)
        self._under_way: dict[Run, CommandMark] = {}
        desk.stepped.connect(self._stepped)
        desk.ended.connect(self._ended)

    def forget(self) -> None:
        """Another project was opened."""
        self.marks.clear()
        self.changed.emit()

    @Slot(object, object, object)
    def _stepped(self, run: Run, ns: int, step: CommandStep) -> None:
        known = self._under_way.get(run)
        if step.name == END and known is not None:
            if step.good or not known.worst.good:
                return  # the answer before it said so
            self._add(run, Step(ns, tr("over"), good=False, sent=False))
        else:
            self._add(run, Step(ns, tr(step.name) if step.name != END else tr("done"), step.good, step.sent))

    @Slot(object)
    def _ended(self, run: Run) -> None:
        mark = self._under_way.pop(run, None)
        if mark is not None:
            mark.outcome = term(run.text) or tr(run.outcome)
            mark.refusal = "" if run.good else term(run.outcome)
            mark.note = run.connection, run.words, f"{run.outcome}: {run.text}"
            self.changed.emit()

    def _add(self, run: Run, step: Step) -> None:
        mark = self._under_way.get(run)
        if mark is None:
            links = frozenset({run.link_id, health.link_id(run.link_id)})
            mark = self._under_way[run] = CommandMark(links, title(run))
            mark.note = run.connection, run.words, "under way"
            self.marks.append(mark)
        mark.steps.append(step)
        self.changed.emit()


def title(run: Run) -> str:
    """What was commanded in a few words: "Double command 6001 off"."""
    given: dict[str, Any] = run.arguments
    words = [f"{given[name]}" for name in SHOWN if name in given and (given[name] or name == "value")]
    return " ".join([term(run.command.title), *words])
