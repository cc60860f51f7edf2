"""Undo and redo of everything a project holds: connections, derived signals, lanes and markers. Never of commands.

A step is the whole set-up before a change, not the change: what can be saved can be undone, whoever changed it. Setting
up again reopens only what differs. Whether a connection runs is not a step: no key press starts or stops one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from fieldscope.alarms.limits import Limits
from fieldscope.commands.feedback import Feedback, ObjectKey
from fieldscope.project import Entry
from fieldscope.session import Session
from fieldscope.store import SignalKey
from fieldscope.words import tr

DEPTH: Final = 100
"""Steps that can be taken back."""
TOGETHER_MS: Final = 150
"""Changes that follow each other faster are one step."""
LOOKING: Final = frozenset({"current", "cursors", "span_s", "labels", "time"})
"""Parts of the workspace that are a way to look, not a change."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a step restores."""

    entries: Mapping[str, Entry]
    derived: list[Any]
    limits: Mapping[SignalKey, Limits]
    feedbacks: Mapping[ObjectKey, Feedback]
    workspace: dict[str, Any]

    def differs(self, other: "Setup") -> str:
        """Say in words what was changed from this to the other; empty when nothing was."""
        for link_id, entry in other.entries.items():
            mine = self.entries.get(link_id)
            if mine is None:
                return tr("add {name}").format(name=entry.name)
            if (mine.name, mine.settings) != (entry.name, entry.settings):
                return tr("edit {name}").format(name=entry.name)
        for link_id, entry in self.entries.items():
            if link_id not in other.entries:
                return tr("remove {name}").format(name=entry.name)
        if self.derived != other.derived:
            return tr("derived signals")
        if self.limits != other.limits:
            return tr("limits")
        if self.feedbacks != other.feedbacks:
            return tr("feedback of a command")
        return "" if self.workspace == other.workspace else tr("lanes")


class History(QObject):
    """Steps of the open project. GUI thread only."""

    changed = Signal()
    """What `undo` and `redo` would do."""

    def __init__(
        self,
        session: Session,
        state: Callable[[], dict[str, Any]],
        restore: Callable[[Mapping[str, Any]], None],
        parent: QObject,
    ) -> None:
        """`parent` is who owns what `state` and `restore` look at: nothing is asked of it once it is gone."""
        super().__init__(parent)
        self._session = session
        self._state = state
        self._restore = restore
        self._undo: list[tuple[str, Setup]] = []
        self._redo: list[tuple[str, Setup]] = []
        self._now = self._setup()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOGETHER_MS)
        self._timer.timeout.connect(self.note)
        session.unsaved.connect(self._timer.start)

    @property
    def undo_text(self) -> str:
        """What `undo` takes back; empty for nothing."""
        return self._undo[-1][0] if self._undo else ""

    @property
    def redo_text(self) -> str:
        """What `redo` does again; empty for nothing."""
        return self._redo[-1][0] if self._redo else ""

    def note(self) -> None:
        """Make a step of what has changed since the last one."""
        self._timer.stop()
        now = self._setup()
        what = self._now.differs(now)
        if what:
            self._undo = [*self._undo[1 - DEPTH :], (what, self._now)]
            self._redo.clear()
            self._now = now
            self.changed.emit()

    def forget(self) -> None:
        """Start anew: another project is open."""
        self._timer.stop()
        self._undo.clear()
        self._redo.clear()
        self._now = self._setup()
        self.changed.emit()

    def undo(self) -> None:
        """Go one step back; nothing happens without one."""
        self.note()
        self._move(self._undo, self._redo)

    def redo(self) -> None:
        """Go one step forth again; nothing happens without one."""
        self.note()
        self._move(self._redo, self._undo)

    def _move(self, source: list[tuple[str, Setup]], target: list[tuple[str, Setup]]) -> None:
        if not source:
            return
        what, setup = source.pop()
        target.append((what, self._now))
        self._session.set_up(setup.entries, setup.derived, setup.limits, setup.feedbacks)
        self._restore(setup.workspace)
        self._timer.stop()
        self._now = self._setup()
        self.changed.emit()

    def _setup(self) -> Setup:
        state = {name: value for name, value in self._state().items() if name not in LOOKING}
        state["tabs"] = [
            {name: value for name, value in tab.items() if name not in LOOKING} for tab in state.get("tabs", [])
        ]
        session = self._session
        return Setup(session.entries(), session.derived.state(), dict(session.limits), dict(session.feedbacks), state)
