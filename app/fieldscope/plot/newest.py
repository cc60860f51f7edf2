"""Answers questions beside the window, the newest one only."""

import threading
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal, Slot

Question = Callable[[Callable[[], bool]], Iterable[object]]
"""Gets who says that a newer question came; gives an answer, and perhaps better ones after it."""


class Newest(QObject):
    """Works on one question at a time, in a thread that ends when there is nothing more to answer."""

    answered = Signal(object)
    """An answer to the newest question; the exception when there was one."""
    _told = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._number = 0
        self._waiting: tuple[int, Question] | None = None
        self._thread: threading.Thread | None = None
        self._told.connect(self._take)

    def ask(self, question: Question) -> None:
        """Ask; whatever was asked before is given up, and not answered any more."""
        with self._lock:
            self._number += 1
            self._waiting = self._number, question
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="newest")
                self._thread.start()

    def forget(self) -> None:
        """Give up what was asked."""
        with self._lock:
            self._number += 1
            self._waiting = None

    def stop(self) -> None:
        """Give up what was asked and wait until the thread has ended: the object can go then."""
        self.forget()
        thread = self._thread
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        while True:
            with self._lock:
                waiting, self._waiting = self._waiting, None
                if waiting is None:
                    self._thread = None
                    return
            number, question = waiting
            try:
                for answer in question(lambda asked=number: asked != self._number):  # type: ignore[misc]
                    self._told.emit(number, answer)
            except Exception as error:  # noqa: BLE001 (whoever asked tells or raises it)
                self._told.emit(number, error)

    @Slot(int, object)
    def _take(self, number: int, answer: object) -> None:
        if number == self._number:
            self.answered.emit(answer)
