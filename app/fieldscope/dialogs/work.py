"""Work on another thread that a dialog waits for without stopping: begun, looked at by a timer, given up."""

import concurrent.futures
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 50
T = TypeVar("T")


def in_thread(work: Callable[[], T]) -> concurrent.futures.Future[T]:
    """Do something long on a thread of its own; the future may be dropped, but the work goes on to its end."""
    future: concurrent.futures.Future[T] = concurrent.futures.Future()

    def run() -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - who waits for the future gets it
            if not future.cancelled():
                future.set_exception(error)
        else:
            if not future.cancelled():
                future.set_result(result)

    threading.Thread(target=run, name="work of a dialog", daemon=True).start()
    return future


class Waiting(QObject):
    """One thing at a time. What comes of it arrives in the GUI thread, and never after `close`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._future: concurrent.futures.Future[Any] | None = None
        self._done: Callable[[Any], object] = lambda _: None
        self._failed: Callable[[Exception], object] = lambda _: None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._future is not None

    def begin(
        self,
        future: concurrent.futures.Future[Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Wait for a future; what was under way is given up."""
        self.close()
        self._future, self._done, self._failed = future, done, failed
        self._timer.start()

    def close(self) -> None:
        """Give up what is under way."""
        self._timer.stop()
        future, self._future = self._future, None
        if future is not None:
            future.cancel()

    def _look(self) -> None:
        future = self._future
        if future is None or not future.done():
            return
        self._timer.stop()
        self._future = None
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            self._done(future.result())
        elif isinstance(error, Exception):
            self._failed(error)
