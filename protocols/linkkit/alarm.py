"""One timer of the loop that follows an engine's deadline, wherever it moves."""

import asyncio
from collections.abc import Callable


class Alarm:
    """Calls `ring` once the deadline that was set last has come. Loop thread only."""

    __slots__ = ("_deadline", "_handle", "_loop", "_ring")

    def __init__(self, ring: Callable[[], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._ring = ring
        self._deadline: float | None = None
        self._handle: asyncio.TimerHandle | None = None

    def set(self, deadline: float | None) -> None:
        """Ring at `deadline` (the loop's time, s) instead of any earlier word; None never."""
        self._deadline = deadline
        if self._handle is not None:
            # A deadline that moves away, as a watchdog's does with every frame, leaves the timer where it is.
            if deadline is not None and deadline >= self._handle.when():
                return
            self._handle.cancel()
            self._handle = None
        if deadline is not None:
            self._handle = self._loop.call_at(deadline, self._due)

    def _due(self) -> None:
        self._handle = None
        if self._deadline is not None and self._deadline > self._loop.time():
            self.set(self._deadline)
        else:
            self._ring()
