"""Opens the user manual, offline, in the system's browser.

A bundle carries the built pages. In a checkout they are built when they are asked for, from the same sources;
that takes a minute, and again only after a page has changed.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl, Signal
from PySide6.QtGui import QDesktopServices

import fieldscope_resources
from fieldscope.words import tr

RESOURCES = Path(fieldscope_resources.__file__).parent


class Manual(QObject):
    """Finds or builds the manual and opens it."""

    said = Signal(str)
    """Progress, for the status bar."""
    failed = Signal(str)
    """Why there is no manual, in words."""

    def __init__(self, resources: Path = RESOURCES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bundled = resources / "manual" / "index.html"
        self.docs = resources.parents[1] / "docs"
        self.built = resources.parents[1] / "build" / "manual" / "index.html"
        self._process: QProcess | None = None

    def open(self) -> None:
        """Open the first page; it may have to be built first, which goes on in a process of its own."""
        if self.bundled.exists():
            self._show(self.bundled)
        elif self._fresh():
            self._show(self.built)
        elif not (self.docs / "build.py").exists():
            self.failed.emit(tr("This installation came without its manual; bundles and the source tree carry it."))
        elif self._process is None:
            self._build()

    def close(self) -> None:
        """Give up building."""
        if self._process is not None:
            self._process.kill()
            self._process.waitForFinished()

    def _fresh(self) -> bool:
        """Whether the built pages are newer than everything they are made of."""
        if not self.built.exists():
            return False
        sources = [path for kind in ("*.md", "*.py") for path in self.docs.rglob(kind) if "generated" not in path.parts]
        return self.built.stat().st_mtime > max((path.stat().st_mtime for path in sources), default=0.0)

    def _build(self) -> None:
        self.said.emit(tr("The manual is being built; it opens by itself in about a minute"))
        self._process = process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.setProgram(sys.executable)
        process.setArguments([str(self.docs / "build.py"), str(self.built.parent)])
        process.finished.connect(self._ended)
        process.start()

    def _ended(self, status: int) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        output = bytes(process.readAll().data()).decode(errors="replace").strip()
        process.deleteLater()
        if status == 0 and self.built.exists():
            # Building leaves pages alone that did not change; the first one tells when all were looked at.
            self.built.touch()
            self._show(self.built)
        else:
            self.failed.emit(
                tr("It could not be built: {why}").format(
                    why=output[-600:] or tr("status {status}").format(status=status)
                )
            )

    def _show(self, page: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(page))):
            self.failed.emit(tr("No browser could be started. The manual is here: {page}").format(page=page))
