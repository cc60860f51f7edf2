"""What the window repeats now and then happens in turn: several refreshes in one go would be felt as one long frame."""

from collections import deque
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

PAUSE_MS: Final = 10
"""From the end of one to the next: Qt paints 5 ms after it was asked to."""


class Beat(QTimer):
    """A timer that waits for its turn: connect `due` instead of `timeout`. One that is late is due once, not twice.

    GUI thread only.
    """

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.timeout.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        _turns.ask(self)


class _Turns:
    """The beats that are due, the one that waits longest first."""

    def __init__(self) -> None:
        self._waiting: deque[Beat] = deque()
        self._pausing = False
        self._pause: QTimer | None = None
        """Kept: with every `QTimer.singleShot` PySide6 6.11 loses references to None."""

    def ask(self, beat: Beat) -> None:
        if beat not in self._waiting:
            self._waiting.append(beat)
        if not self._pausing:
            self._next()

    def _next(self) -> None:
        self._pausing = False
        while self._waiting and not self._pausing:
            beat = self._waiting.popleft()
            if not isValid(beat) or not beat.isActive():
                continue  # it was stopped, or went with its widget
            self._pausing = True
            try:
                beat.due.emit()
            finally:
                self._rest()

    def _rest(self) -> None:
        if self._pause is None:
            self._pause = QTimer()
            self._pause.setSingleShot(True)
            self._pause.setInterval(PAUSE_MS)
            self._pause.timeout.connect(self._next)
        self._pause.start()


_turns: Final = _Turns()
