"""The one way for states and messages from the I/O threads to the GUI. Samples never take it."""

import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from linkkit.driver import Event, Notice

CAPACITY: Final = 2000
"""Events waiting for the GUI; beyond that the oldest notices go, counted."""
INTERVAL: Final = 66
"""Milliseconds between two deliveries: at most 15 per second, however many events come."""


@dataclass(frozen=True, slots=True)
class Posted:
    """An event with where and when it came from."""

    time_ns: int
    """Nanoseconds since 1970 UTC."""
    link_id: str
    event: Event


class AlarmNotice(Notice):
    """A signal left its limits."""

    __slots__ = ()


class CommandNotice(Notice):
    """What became of a command: shown as a command where commands are."""

    __slots__ = ()


class Bridge(QObject):
    """Collects events from any thread in a bounded buffer and hands them to the GUI in batches.

    One queued signal without arguments wakes the GUI, and only when it has asked for more (hand-shake): a flood
    costs memory up to `CAPACITY` and nothing else. State and point changes are never dropped, notices are.
    """

    delivered = Signal(list)
    """A batch of `Posted`, in order, in the GUI thread."""
    _wake = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._waiting: deque[Posted] = deque()
        self._ready = True
        self._closed = False
        self._dropped = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self._rearm)
        self._wake.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def dropped(self) -> int:
        """Notices thrown away since the start because the GUI did not keep up."""
        return self._dropped

    def post(self, link_id: str, event: Event) -> None:
        """Take an event; any thread, never blocks, never raises."""
        posted = Posted(time.time_ns(), link_id, event)
        with self._lock:
            if len(self._waiting) >= CAPACITY:
                self._make_room()
            self._waiting.append(posted)
            wake, self._ready = self._ready, False
        if wake:
            self._wake.emit()

    def close(self) -> None:
        """Hand over nothing any more. GUI thread."""
        self._closed = True
        self._timer.stop()

    def _make_room(self) -> None:
        for index, posted in enumerate(self._waiting):
            if isinstance(posted.event, Notice):
                del self._waiting[index]
                self._dropped += 1
                return
        # Nothing but states and point changes: of each link only the last of a kind matters.
        last = {(posted.link_id, type(posted.event)): posted for posted in self._waiting}
        self._waiting = deque(sorted(last.values(), key=lambda posted: posted.time_ns))

    @Slot()
    def _deliver(self) -> None:
        if self._closed:
            return
        with self._lock:
            batch = list(self._waiting)
            self._waiting.clear()
        self._timer.start()
        if batch:
            self.delivered.emit(batch)

    @Slot()
    def _rearm(self) -> None:
        with self._lock:
            if not self._waiting:
                self._ready = True
                return
        self._deliver()
