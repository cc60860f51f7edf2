"""What the Help menu does."""

import datetime
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPixmap
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from fieldscope import preferences
from fieldscope.help.manual import Manual
from fieldscope.messages import tell
from fieldscope.plot.picture import png
from fieldscope.words import tr


class HelpDesk:
    """Opens what helps a person on; nothing of it stops live data.

    `picture` gives the window as it is now, `project` the project as it would be saved.
    """

    def __init__(
        self,
        window: QWidget,
        picture: Callable[[], QPixmap],
        project: Callable[[], bytes],
        folder: Callable[[], Path],
    ) -> None:
        self._window = window
        self._picture = picture
        self._project = project
        self._folder = folder
        self.manual: Manual = Manual(parent=window)
        self.manual.failed.connect(lambda why: tell(window, tr("The manual cannot be opened"), why))

    def about(self) -> None:
        """Show versions and licence."""
        from fieldscope.help.about import AboutDialog

        self._show(AboutDialog(self._window))

    def shortcuts(self) -> None:
        """Show keys and gestures."""
        from fieldscope.help.shortcuts import ShortcutsDialog

        self._show(ShortcutsDialog(self._window))

    def open_log_folder(self) -> None:
        """Show the folder of the log files in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(preferences.log_dir())))

    def ask_report(self, details: str = "") -> None:
        """Ask for a file name and save a report; `details` says what went wrong, when something did."""
        picture = self._picture()
        name = f"fieldscope-report-{datetime.datetime.now():%Y-%m-%d-%H%M}.zip"
        dialog = QFileDialog(
            self._window,
            tr("Save report (versions, log files, project, picture of the window; nothing is sent)"),
            str(self._folder() / name),
            tr("Zip (*.zip)"),
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.save_report(Path(chosen), picture, details))
        dialog.open()

    def save_report(self, path: Path, picture: QPixmap, details: str = "") -> None:
        """Write the report; says so when it cannot be written."""
        from fieldscope.help import report
        from fieldscope.help.about import versions

        parts = {
            "versions.txt": versions().encode(),
            "project.fieldscope": self._project(),
            "window.png": png(picture.toImage()),
        }
        if details:
            parts["error.txt"] = details.encode()
        try:
            report.write(path, parts, preferences.log_dir())
        except OSError as error:
            tell(self._window, tr("The report could not be saved"), f"{path}: {error.strerror or error}")

    def _show(self, dialog: QDialog) -> None:
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
