"""Sends commands: past the lock, into the log, then onto the wire, and never by itself."""

import concurrent.futures
import dataclasses
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from fieldscope import preferences
from fieldscope.bridge import CommandNotice, Posted
from fieldscope.commands.audit import Audit
from fieldscope.commands.awaiting import Awaiting, Reply
from fieldscope.commands.feedback import Feedback, ObjectKey, address
from fieldscope.commands.locks import LockedError, Locks
from fieldscope.commands.wording import told
from fieldscope.session import Session
from fieldscope.words import mark, term, tr
from linkkit.commands import EXECUTE, Wish, wish
from linkkit.driver import END, Command, CommandError, CommandStep, LinkState, Severity

log = logging.getLogger(__name__)
TICK_MS: Final = 500
LOOK_MS: Final = 50
"""How often feedbacks are looked at while some are awaited; when their samples came does not depend on it."""


class RefusedError(Exception):
    """The command was not sent; the text says why, for the user."""


@dataclass(eq=False)
class Run:
    """One command under way, or over. GUI thread only, but for `_steps`."""

    link_id: str
    connection: str
    """Name of the connection."""
    command: Command
    arguments: dict[str, Any]
    begun_ns: int
    steps: list[tuple[int, CommandStep]] = field(default_factory=list)
    """(ns since 1970 UTC, step) as they came."""
    over: bool = False
    good: bool = False
    outcome: str = ""
    """A word or two: "done", "refused", "no answer"."""
    text: str = ""
    """How it ended, in words."""
    awaiting: Awaiting | None = None
    """What is awaited of its feedback, when it has one."""
    handed_ns: int = 0
    """When it was handed over, of a command that is done by that; else 0."""

    @property
    def refused(self) -> bool:
        """Whether the other side said no, or it was not carried out at all."""
        steps = [step for _, step in self.steps if step.name != END]
        return not self.good and (not steps or not all(step.good for step in steps))

    @property
    def object(self) -> ObjectKey:
        """What it acts on."""
        return ObjectKey(self.link_id, address(self.command, self.arguments))

    @property
    def words(self) -> str:
        """The command as one line."""
        shown = (f"{name} {value}" for name, value in told(self.command.arguments, self.arguments))
        return f"{self.command.title}: {', '.join(shown)}" if self.arguments else self.command.title


class CommandDesk(QObject):
    """The only way from the window to `Link.command`. GUI thread only."""

    lock_changed = Signal(str)
    """A connection was armed or locked."""
    stepped = Signal(object, object, object)
    """Run, time in ns, step."""
    ended = Signal(object)
    replied = Signal(object, object)
    """Run, `Reply`: how it stands with its feedback now; often after the run has ended."""
    logged = Signal(dict)
    """A line of the log, after it was written."""
    _told = Signal(object, object, object)

    def __init__(self, session: Session, parent: QObject | None = None, audit: Audit | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.locks = Locks()
        self.audit = audit or Audit(preferences.log_dir())
        self.running: dict[str, Run] = {}
        """What is under way, by connection: one command at a time."""
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)
        self._awaited: list[Run] = []
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_at_feedbacks)
        self.every = tuple(command for driver in session.links.drivers.values() for command in driver.commands)
        """All commands that there are, of whatever connection."""
        session.changed.connect(self._changed)
        session.removed.connect(self.lock)
        session.removed.connect(self._removed)

    def arm(self, link_id: str, typed: str) -> bool:
        """Arm a connection when its name was typed. Raises `RefusedError` when that cannot be written down."""
        name = self._session.links.connections[link_id].name
        if not self.locks.arm(link_id, typed, name):
            return False
        try:
            self._log("armed", link_id)
        except RefusedError:
            self.locks.lock(link_id)
            raise
        self.lock_changed.emit(link_id)
        return True

    @Slot(str)
    def lock(self, link_id: str) -> None:
        """Lock a connection now."""
        if self.locks.lock(link_id):
            self._locked(link_id, mark("by hand or because its connection ended"))

    def expected(self, link_id: str, command: Command, value: Any) -> Sequence[str]:
        """Names of the steps when all goes well. Raises `RefusedError` when the command cannot be sent at all."""
        connection = self._session.links.connections.get(link_id)
        if connection is None or connection.link is None:
            raise RefusedError(tr("The connection does not run."))
        try:
            return connection.link.ladder(command.name, **_arguments(value))
        except ValueError as error:
            raise RefusedError(str(error)) from error

    def send(self, link_id: str, command: Command, value: Any, feedback: Feedback | None = None) -> Run:
        """Send a command once; `value` holds its arguments. `stepped` and `ended` tell what becomes of it, `replied`
        what becomes of its `feedback`, which is awaited from the moment it goes out.

        Raises `LockedError` when it acts and the connection is not armed, `RefusedError` when it cannot be sent.
        """
        connection = self._session.links.connections.get(link_id)
        if connection is None or connection.link is None:
            raise RefusedError(tr("The connection does not run."))
        if command.acts and not self.locks.left(link_id):
            raise LockedError(tr("{name} is locked.").format(name=connection.name))
        if link_id in self.running:
            raise RefusedError(
                tr("{title} is still under way.").format(title=term(self.running[link_id].command.title))
            )
        ladder = self.expected(link_id, command, value)  # checks the arguments
        arguments = _arguments(value)
        run = Run(link_id, connection.name, command, arguments, time.time_ns())
        facts: dict[str, Any] = {"command": command.name, "arguments": arguments}
        if feedback is not None:
            name, seconds = self._session.name_of(feedback.signal), feedback.within_s
            facts["feedback"] = {"signal": name, "key": list(feedback.signal), "within_s": seconds}
        self._log("sent", link_id, **facts)
        self.running[link_id] = run
        if feedback is not None:
            self._await(run, feedback, wish(value))
            run.handed_ns = 0 if ladder else time.time_ns()

        def progress(step: CommandStep) -> None:
            self._told.emit(run, time.time_ns(), step)

        future = self._session.links.submit(link_id, connection.link.command(command.name, progress, **arguments))
        future.add_done_callback(lambda done: self._told.emit(run, time.time_ns(), done))
        return run

    # Inside

    @Slot(object, object, object)
    def _take(self, run: Run, ns: int, what: CommandStep | concurrent.futures.Future[str]) -> None:
        if isinstance(what, CommandStep):
            run.steps.append((ns, what))
            self.stepped.emit(run, ns, what)
            if run.awaiting is not None and what.sent and what.name == EXECUTE:
                run.awaiting.begun_ns = ns
            elif run.awaiting is not None and run.handed_ns and what.name == END and what.good:
                run.awaiting.begun_ns = run.handed_ns
            return
        self.running.pop(run.link_id, None)
        run.over = True
        if what.cancelled():
            run.outcome, run.text = mark("cancelled"), mark("the program was closed meanwhile")
        elif (error := what.exception()) is None:
            run.good, run.outcome, run.text = True, mark("done"), what.result()
        elif isinstance(error, CommandError):
            run.outcome, run.text = error.reason or mark("failed"), str(error)
        elif isinstance(error, ValueError):
            run.outcome, run.text = mark("not sent"), str(error)
        else:
            log.error("command %s of %s failed", run.command.name, run.connection, exc_info=error)
            run.outcome, run.text = mark("internal error"), repr(error)
        severity = Severity.INFO if run.good else Severity.ERROR
        notice = CommandNotice(severity, f"{run.words} – {run.text}", "" if run.good else "see the steps in Commands")
        self._session.noticed.emit([Posted(ns, run.link_id, notice)])
        self._write_down(
            "ended",
            run,
            command=run.command.name,
            arguments=run.arguments,
            result=run.outcome,
            text=run.text,
            steps=[[round(step.at, 4), step.name, step.text] for _, step in run.steps],
        )
        self.ended.emit(run)
        waits = run.awaiting
        if waits is not None and not waits.over and (waits.begun_ns is None or run.refused):
            reason = run.outcome
            self._replied(run, waits.drop(ns, f"the command did not succeed, {reason}"))

    def _await(self, run: Run, feedback: Feedback, wanted: Wish | None) -> None:
        now = time.time_ns()
        for other in [one for one in self._awaited if one.object == run.object]:
            if other.awaiting is not None:
                self._replied(other, other.awaiting.drop(now, "another command to the same object was sent"))
        run.awaiting = Awaiting(feedback, wanted, partial(self._session.find, feedback.signal))
        self._awaited.append(run)
        self._look.start()

    @Slot()
    def _look_at_feedbacks(self) -> None:
        now = time.time_ns()
        for run in list(self._awaited):
            reply = run.awaiting.step(now) if run.awaiting is not None else None
            if reply is not None:
                self._replied(run, reply)

    @Slot(str)
    def _removed(self, link_id: str) -> None:
        now = time.time_ns()
        for run in [one for one in self._awaited if one.link_id == link_id]:
            if run.awaiting is not None:
                self._replied(run, run.awaiting.drop(now, "its connection was removed"))

    def _replied(self, run: Run, reply: Reply) -> None:
        if reply.over:
            self._awaited.remove(run)
            if not self._awaited:
                self._look.stop()
            self._note(run, reply)
        self.replied.emit(run, reply)

    def _note(self, run: Run, reply: Reply) -> None:
        """Write down how it ended with a feedback."""
        assert run.awaiting is not None
        name = self._session.name_of(run.awaiting.feedback.signal)
        severity = Severity.INFO if reply.good else Severity.ERROR
        title, where = run.command.title, "/".join(filter(None, run.object.address))
        notice = CommandNotice(severity, f"feedback from {name}: {reply.text} – {title}, {where}", reply.hint)
        self._session.noticed.emit([Posted(reply.ns, run.link_id, notice)])
        facts = {"command": run.command.name, "arguments": run.arguments, "signal": name, "result": reply.result}
        self._write_down("feedback", run, **facts, good=reply.good, text=reply.text, **reply.facts)

    def _write_down(self, what: str, run: Run, **facts: Any) -> None:
        """Log what cannot be refused any more."""
        try:
            self._log(what, run.link_id, **facts)
        except RefusedError as error:
            text = f"the outcome of {run.words} is not in the log of commands"
            self._session.notice(Severity.ERROR, text, str(error))

    def _log(self, what: str, link_id: str, **facts: Any) -> None:
        connection = self._session.links.connections.get(link_id)
        path = self._session.path
        try:
            line = self.audit.write(
                what,
                connection=connection.name if connection is not None else link_id,
                id=link_id,
                project=str(path) if path is not None else "",
                **facts,
            )
        except OSError as error:
            text = mark("the log of commands cannot be written ({why}): {path}").format(
                why=error.strerror or error, path=self.audit.path
            )
            raise RefusedError(text) from error
        self.logged.emit(line)

    def _locked(self, link_id: str, why: str) -> None:
        try:
            self._log("locked", link_id, text=why)
        except RefusedError as error:
            self._session.notice(Severity.ERROR, str(error))
        self.lock_changed.emit(link_id)

    @Slot()
    def _tick(self) -> None:
        for link_id in self.locks.expired():
            self._locked(link_id, mark("time has run out"))

    @Slot(str)
    def _changed(self, link_id: str) -> None:
        connection = self._session.links.connections.get(link_id)
        if connection is None or connection.link is None or connection.state in (LinkState.OFF, LinkState.FAULT):
            self.lock(link_id)


def _arguments(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
