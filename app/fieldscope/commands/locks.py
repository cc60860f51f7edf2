"""Which connections are armed. Every connection is locked until somebody types its name, and locks itself again."""

import time
from collections.abc import Callable
from typing import Final

ARMED_S: Final = 600.0
"""Seconds for which a connection stays armed."""


class LockedError(Exception):
    """The connection is locked: nothing that acts on the plant may be sent."""


class Locks:
    """GUI thread only. `now` gives monotonic seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._until: dict[str, float] = {}

    def arm(self, link_id: str, typed: str, name: str) -> bool:
        """Arm a connection when its name was typed, surrounding blanks aside; True when it is armed now."""
        if not name.strip() or typed.strip() != name.strip():
            return False
        self._until[link_id] = self._now() + ARMED_S
        return True

    def lock(self, link_id: str) -> bool:
        """Lock a connection; True when it was armed until now, or its time has run out unnoticed."""
        return self._until.pop(link_id, None) is not None

    def left(self, link_id: str) -> float:
        """Seconds until a connection locks itself; 0 when it is locked."""
        return max(0.0, self._until.get(link_id, 0.0) - self._now()) if link_id in self._until else 0.0

    def expired(self) -> list[str]:
        """Connections whose time has run out since the last call; they are locked now."""
        gone = [link_id for link_id in self._until if not self.left(link_id)]
        for link_id in gone:
            del self._until[link_id]
        return gone
