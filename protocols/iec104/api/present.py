"""What a callback is being told: inside `on_receive` its point says the value that came with the call.

Values are in place before callbacks are made, and callbacks may fall behind them. Without this, one that looks
at `point.value` would see the newest value several times and others never.
"""

import threading
from typing import Any

from iec104.report import Report


class Present:
    """The value that the callback on this thread is called with."""

    __slots__ = ("index", "point", "report")

    def __init__(self) -> None:
        self.point: Any = None
        """The point, None outside of `on_receive`."""
        self.report: Report | None = None
        self.index = 0


class _PerThread(threading.local):
    def __init__(self) -> None:
        self.present = Present()


_here = _PerThread()


def present() -> Present:
    """Give the one of the calling thread."""
    return _here.present
