"""The dialog for errors that nobody expected. It may be asked for from any thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox

from fieldscope.words import tr


class ErrorBox(QObject):
    """Shows one error with a way to copy it and to find the log file; the program goes on."""

    _asked = Signal(str, str)

    def __init__(self, log_file: Path) -> None:
        super().__init__()
        self._log_file = log_file
        self.save_report: Callable[[str], None] | None = None
        """Asks where to save a report that contains the details; None before there is a window."""
        self._box: QMessageBox | None = None
        self._asked.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def show(self, text: str, details: str) -> None:
        """Ask for the dialog; any thread."""
        self._asked.emit(text, details)

    @Slot(str, str)
    def _open(self, text: str, details: str) -> None:
        if self._box is not None:
            return
        box = self._box = QMessageBox(QMessageBox.Icon.Critical, "Fieldscope", tr("Something unexpected happened."))
        box.setInformativeText(
            tr("{text}\n\nFieldscope goes on. The log file has the details:\n{log_file}").format(
                text=text, log_file=self._log_file
            )
        )
        box.setDetailedText(details)
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        copy = box.addButton(tr("Copy"), QMessageBox.ButtonRole.ActionRole)
        folder = box.addButton(tr("Open log folder"), QMessageBox.ButtonRole.ActionRole)
        if (save_report := self.save_report) is not None:
            report = box.addButton(tr("Save report…"), QMessageBox.ButtonRole.ActionRole)
            report.clicked.connect(lambda: save_report(details))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file.parent))))
        box.finished.connect(self._closed)
        box.setModal(False)
        box.show()

    @Slot(int)
    def _closed(self, _result: int) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None
