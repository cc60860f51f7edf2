"""What becomes of commands, as marks over the lanes. They are not saved: the log of commands has all of it."""

from bisect import insort
from collections import deque
from typing import Any, Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal, Slot

from fieldscope.commands.awaiting import DROPPED, Reply
from fieldscope.commands.desk import CommandDesk, Run
from fieldscope.commands.ladder import FEEDBACK
from fieldscope.measure import health
from fieldscope.plot.marks import CommandMark, Step
from fieldscope.store import SignalKey
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
        self._of: WeakKeyDictionary[Run, CommandMark] = WeakKeyDictionary()
        desk.stepped.connect(self._stepped)
        desk.ended.connect(self._ended)
        desk.replied.connect(self._replied)

    def forget(self) -> None:
        """Another project was opened."""
        self.marks.clear()
        self.changed.emit()

    @Slot(object, object, object)
    def _stepped(self, run: Run, ns: int, step: CommandStep) -> None:
        known = self._of.get(run)
        if step.name == END and known is not None:
            if step.good or not known.worst.good:
                return  # the answer before it said so
            self._add(run, Step(ns, tr("over"), good=False, sent=False))
        else:
            self._add(run, Step(ns, tr(step.name) if step.name != END else tr("done"), step.good, step.sent))

    @Slot(object)
    def _ended(self, run: Run) -> None:
        mark = self._of.get(run)
        if mark is not None:
            mark.outcome = term(run.text) or tr(run.outcome)
            mark.refusal = "" if run.good else term(run.outcome)
            mark.note = _note(run)
            self.changed.emit()

    @Slot(object, object)
    def _replied(self, run: Run, reply: Reply) -> None:
        mark = self._of.get(run)
        if mark is None or reply.result == DROPPED:
            return
        mark.note = _note(run)
        mark.feedback = f"{tr(FEEDBACK)}: {term(reply.text.partition('; ')[0])}"
        if reply.over:
            if not reply.good and not mark.refusal:
                mark.refusal = tr(reply.result)
            self._add(run, Step(reply.ns, tr(FEEDBACK), reply.good, sent=False))
        self.changed.emit()

    def _add(self, run: Run, step: Step) -> None:
        mark = self._of.get(run)
        if mark is None:
            places: set[str | SignalKey] = {run.link_id, health.link_id(run.link_id)}
            if run.awaiting is not None:
                places.add(run.awaiting.feedback.signal)
            mark = self._of[run] = CommandMark(frozenset(places), title(run))
            mark.note = _note(run)
            self.marks.append(mark)
        insort(mark.steps, step, key=lambda step: step.ns)  # a feedback is told later than it came
        self.changed.emit()


def _note(run: Run) -> tuple[str, str, str]:
    outcome = f"{run.outcome}: {run.text}" if run.over else "under way"
    reply = run.awaiting.reply if run.awaiting is not None else None
    return run.connection, run.words, f"{outcome}; feedback: {reply.text}" if reply is not None else outcome


def title(run: Run) -> str:
    """What was commanded in a few words: "Double command 6001 off"."""
    given: dict[str, Any] = run.arguments
    words = [f"{given[name]}" for name in SHOWN if name in given and (given[name] or name == "value")]
    return " ".join([term(run.command.title), *words])
