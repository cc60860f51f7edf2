"""Takes a snapshot: gathers what the window has at this moment, has it written beside the window, and says where."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QGuiApplication

from fieldscope import __version__, project
from fieldscope.jobs import Jobs
from fieldscope.links import statistics
from fieldscope.messages import tell
from fieldscope.texts import bytes_text
from fieldscope.words import reason, tr

if TYPE_CHECKING:
    from fieldscope.evidence.package import Evidence, Facts
    from fieldscope.window import MainWindow

CLOCK_OFFSET = "clock offset s"
"""What links call it in their statistics."""


class EvidenceDesk(QObject):
    """Makes snapshots of a window. GUI thread only; one is written at a time."""

    done = Signal(str)
    """What became of it; a sentence for the status bar."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.jobs = Jobs(window)
        application = QGuiApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.jobs.stop)

    def folder(self) -> Path:
        """Give where snapshots go: beside the project, else where documents are."""
        saved = self._window.session.path
        if saved is not None:
            return saved.parent
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return documents if documents.is_dir() else Path.home()

    def take(self) -> None:
        """Take a snapshot now; nothing is asked."""
        if self.jobs.running:
            self.done.emit(tr("The evidence snapshot before this one is still being written"))
            return
        path = _free(self.folder(), f"fieldscope-evidence-{time.strftime('%Y-%m-%d-%H%M%S')}")
        try:
            evidence = self._gather()
        except OSError as error:
            self._failed(path, error)
            return

        def work(progress: Callable[[int], object], cancelled: Callable[[], bool]) -> object:
            from fieldscope.evidence import package

            package.write(path, evidence, progress, cancelled)
            return path

        def step(octets: int) -> str:
            return tr("Writing the evidence snapshot: {size}").format(size=bytes_text(octets))

        self.jobs.run(work, tr("Writing the evidence snapshot…"), step, lambda result: self._over(path, result))

    # Inside

    def _gather(self) -> Evidence:
        """Take what belongs to this moment. Raises `OSError`."""
        from fieldscope.evidence.package import Evidence
        from fieldscope.help.about import versions
        from fieldscope.plot.picture import both, png

        window = self._window
        saving, canvas = window.workspace.saving, window.workspace.page.canvas
        image, svg = both(canvas, saving.project or "Fieldscope")
        log = window.events_model.log
        log.flush()
        return Evidence(
            taken_ns=time.time_ns(),
            begin_ns=canvas.view.begin_ns,
            end_ns=canvas.view.end_ns,
            base=canvas.base,
            project=saving.project,
            project_file=project.dump(window.files.snapshot()),
            png=lambda: png(image),
            svg=svg,
            signals=saving.signals(),
            markers=saving.markers(),
            commands=saving.commands(),
            frames=window.frames.held(),
            capturing=window.frames.capturing,
            event_files=[file for file in log.files if file.exists()],
            command_file=window.commands.desk.audit.path,
            connections=self._connections(),
            application=f"Fieldscope {__version__}",
            versions=versions(),
        )

    def _connections(self) -> list[Facts]:
        from fieldscope.evidence.package import Facts

        return [
            Facts(
                link.name, link.driver.title, f"{link.state.value}: {link.text}", link.truth(),
                statistics(link).get(CLOCK_OFFSET),
            )
            for link in self._window.session.connections
        ]  # fmt: skip

    def _over(self, path: Path, result: object) -> None:
        from fieldscope.measure.export import ExportCancelledError

        if isinstance(result, Path):
            files = QMimeData()
            files.setUrls([QUrl.fromLocalFile(str(path))])
            QGuiApplication.clipboard().setMimeData(files)
            self.done.emit(tr("Evidence snapshot written to {path}; the file is on the clipboard").format(path=path))
        elif isinstance(result, ExportCancelledError):
            self.done.emit(tr("The evidence snapshot was cancelled; nothing was written"))
        elif isinstance(result, OSError):
            self._failed(path, result)
        elif isinstance(result, Exception):
            raise result

    def _failed(self, path: Path, error: OSError) -> None:
        tell(self._window, tr("The evidence snapshot could not be written"), f"{path}: {reason(error)}")


def _free(folder: Path, name: str) -> Path:
    """Give a name that no file has yet."""
    names = (f"{name}{f'-{number}' if number else ''}.zip" for number in range(10_000))
    return next(folder / each for each in names if not (folder / each).exists())
