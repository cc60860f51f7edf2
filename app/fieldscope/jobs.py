"""Work beside the window: in a thread of its own, with a dialog that tells how far it is and offers to cancel it."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from fieldscope.words import tr

Work = Callable[[Callable[[int], object], Callable[[], bool]], object]
"""What is done in the thread: gets whom to tell how far it is, and who says that it was cancelled."""


class Job(QObject):
    """One piece of work. Started once."""

    finished = Signal(object)
    """What the work gave, or the exception that ended it: whoever waits for it has to say so."""
    progress = Signal(object)
    """How far it is, as the work counts."""

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._run, name="job")

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Ask it to end."""
        self._cancelled.set()

    def join(self) -> None:
        """Wait for the end."""
        if self._thread.ident:
            self._thread.join()

    def _run(self) -> None:
        result: object
        try:
            result = self._work(self.progress.emit, self._cancelled.is_set)
        except Exception as error:  # noqa: BLE001 (whoever waits for the result tells or raises it)
            result = error
        self.finished.emit(result)


class Jobs(QObject):
    """The jobs of one part of the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._running: list[Job] = []

    @property
    def running(self) -> bool:
        """Whether any is under way."""
        return bool(self._running)

    def run(self, work: Work, text: str, step: Callable[[int], str], then: Callable[[object], object]) -> Job:
        """Begin; `text` is shown when it takes longer, then what `step` says of how far it is.

        `then` gets what the work gave, or the exception that ended it, in the GUI's thread.
        """
        job = Job(work, self)
        dialog = QProgressDialog(text, tr("Cancel"), 0, 0, self._widget)
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.setMinimumDuration(500)
        dialog.canceled.connect(job.cancel)
        job.progress.connect(lambda count: dialog.setLabelText(step(count)))

        def over(result: object) -> None:
            job.join()
            self._running.remove(job)
            job.deleteLater()
            dialog.close()
            dialog.deleteLater()
            then(result)

        job.finished.connect(over)
        self._running.append(job)
        job.start()
        return job

    def cancel(self) -> None:
        """Ask all of them to end."""
        for job in self._running:
            job.cancel()

    def stop(self) -> None:
        """Give up what is under way, and wait for it."""
        self.cancel()
        for job in self._running:
            job.join()
