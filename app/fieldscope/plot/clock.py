"""The one clock of everything that moves."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

RATES: Final = (15, 30, 60)
"""Frames per second to choose from."""


class FrameClock(QObject):
    """Calls `tick` at the frame rate while it runs.

    A frame is skipped when the last one took more than half its time: painting holds the interpreter, and the threads
    that receive and answer need it.
    """

    def __init__(self, tick: Callable[[], None], parent: QObject | None = None, rate: int = 30) -> None:
        super().__init__(parent)
        self._tick = tick
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._frame)
        self._rest = 0
        self._recent: list[float] = []
        self.skipped = 0
        """Frames left out so far."""
        self.busy = 0.0
        """Seconds the last frame took, painting included (see `spent`)."""
        self.set_rate(rate)

    def set_rate(self, rate: int) -> None:
        """Change the frame rate, frames per second."""
        self._timer.setInterval(round(1000 / rate))

    def run(self, on: bool) -> None:
        """Start or stop: hidden windows need no frames."""
        if on and not self._timer.isActive():
            self._timer.start()
        elif not on:
            self._timer.stop()
            self._recent.clear()

    def spent(self, seconds: float) -> None:
        """Add what painting took outside `tick`."""
        self.busy += seconds

    def rate(self) -> float:
        """Give the frames per second of the last second."""
        now = time.perf_counter()
        self._recent = [moment for moment in self._recent if now - moment <= 1.0]
        return float(len(self._recent))

    def _frame(self) -> None:
        if self._rest:
            self._rest -= 1
            self.skipped += 1
            return
        begin = time.perf_counter()
        half = self._timer.interval() / 2000
        # So the rest of the program keeps at least half the time, whatever painting takes.
        if self.busy > half:
            self._rest = min(10, 1 + int((self.busy - half) / half / 2))
        self.busy = 0.0
        self._tick()
        self._recent.append(begin)
        del self._recent[:-120]
        self.busy += time.perf_counter() - begin
