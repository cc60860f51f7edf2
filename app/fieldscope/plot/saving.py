"""Asks where to, and writes: pictures of the lanes, and the samples behind them. Nothing live waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressDialog, QWidget

from fieldscope.lanes.ticks import span_text
from fieldscope.plot.page import Page
from fieldscope.plot.picture import FORMATS, save_picture
from fieldscope.store import Signal as Source
from fieldscope.words import tr

if TYPE_CHECKING:  # loaded when something is exported first
    from fieldscope.measure.export import Exported, Options
    from fieldscope.plot.exportdialog import Span


class Export(QObject):
    """One export, in a thread of its own."""

    finished = Signal(object)
    """`Exported`, or the error that ended it; None when it was cancelled."""
    progress = Signal(int)
    """Rows written so far."""

    def __init__(
        self,
        path: Path,
        signals: Sequence[Source],
        span: tuple[int, int],
        options: Options,
        markers: Sequence[tuple[int, str]] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()
        self._work = (path, list(signals), span, options, list(markers))
        self._thread = threading.Thread(target=self._run, name="export")

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        """Stop writing; what was written is removed."""
        self._cancelled.set()

    def join(self) -> None:
        """Wait for the end."""
        if self._thread.ident:
            self._thread.join()

    def _run(self) -> None:
        from fieldscope.measure.export import ExportCancelledError, ExportError, export

        path, signals, (begin, end), options, markers = self._work
        result: Exported | Exception | None
        try:
            result = export(
                path, signals, begin, end, options,
                markers=markers, progress=self.progress.emit, cancelled=self._cancelled.is_set,
            )  # fmt: skip
        except ExportCancelledError:
            result = None
        except (ExportError, ValueError) as error:
            result = error
        self.finished.emit(result)


class Saving(QObject):
    """What the workspace offers to save."""

    done = Signal(str)
    """Something was written; a sentence for the status bar."""

    def __init__(self, page: Callable[[], Page], parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self._widget = parent
        self._running: list[Export] = []
        self.project = ""
        """Name of the project, for the head of exported files."""

    def ask_picture(self) -> None:
        """Ask for a file name and write the lanes as PNG or SVG."""
        filters = ";;".join(f"{tr(text)} (*{ending})" for ending, text in FORMATS.items())
        dialog = self._dialog(tr("Save picture of the lanes"), "lanes.png", filters)
        dialog.fileSelected.connect(lambda name: self._save_picture(Path(name), dialog))
        dialog.open()

    def ask_export(self) -> None:
        """Ask what to write and where to, and write samples as CSV."""
        from fieldscope.plot.exportdialog import ExportDialog, Span

        signals = self.signals()
        if not signals:
            self._complain(tr("There is nothing to export"), tr("Plot the signals whose samples you want first."))
            return
        canvas = self._page().canvas
        spans = [Span(tr("Visible"), canvas.view.begin_ns, canvas.view.end_ns)]
        if self.span() != (canvas.view.begin_ns, canvas.view.end_ns):
            spans.insert(0, Span(tr("Between the cursors"), *self.span()))
        moments = [moment for moment, _ in self.markers()]
        dialog = ExportDialog(spans, len(signals), canvas.base, self.project, self._widget, markers=moments)
        dialog.chosen.connect(self._ask_file)
        dialog.open()

    def _ask_file(self, span: Span, options: Options) -> None:
        title = tr("Export samples of {span} as CSV").format(span=span_text(span.end_ns - span.begin_ns))
        dialog = self._dialog(title, "samples.csv", tr("CSV table (*.csv)"))
        dialog.fileSelected.connect(lambda name: self.export(Path(name), (span.begin_ns, span.end_ns), options))
        dialog.open()

    def span(self) -> tuple[int, int]:
        """Give what an export covers: from cursor to cursor, else what is visible; ns."""
        canvas = self._page().canvas
        a, b = canvas.cursors.moments
        if a is not None and b is not None and a != b:
            return min(a, b), max(a, b) + 1
        return canvas.view.begin_ns, canvas.view.end_ns

    def signals(self) -> list[Source]:
        """Give the plotted signals."""
        return [trace.signal for trace in self._page().canvas.traces() if trace.signal is not None]

    def markers(self) -> list[tuple[int, str]]:
        """Give the markers of the tab: moment, ns, and text."""
        return [(marker.moment_ns, marker.text) for marker in self._page().canvas.overlay.markers]

    def export(self, path: Path, span: tuple[int, int] | None = None, options: Options | None = None) -> Export:
        """Write the samples of the plotted signals; every one, not the reduced ones of the picture."""
        from fieldscope.measure.export import Options

        if path.suffix == "":
            path = path.with_suffix(".csv")
        options = options or Options(base=self._page().canvas.base, project=self.project)
        running = Export(path, self.signals(), span or self.span(), options, self.markers(), self)
        progress = QProgressDialog(tr("Writing {name}…").format(name=path.name), tr("Cancel"), 0, 0, self._widget)
        progress.setWindowModality(Qt.WindowModality.NonModal)
        progress.setMinimumDuration(500)
        progress.canceled.connect(running.cancel)
        running.progress.connect(
            lambda rows: progress.setLabelText(tr("Writing {name}: {rows:,} rows").format(name=path.name, rows=rows))
        )
        running.finished.connect(lambda result: self._exported(running, progress, result))
        self._running.append(running)
        running.start()
        return running

    def stop(self) -> None:
        """Give up what is still being written."""
        for running in self._running:
            running.cancel()
            running.join()

    def _exported(self, running: Export, progress: QProgressDialog, result: object) -> None:
        from fieldscope.measure.export import Exported

        running.join()
        self._running.remove(running)
        running.deleteLater()
        progress.close()
        progress.deleteLater()
        if isinstance(result, Exported):
            files = ", ".join(str(written) for written in result.paths)
            self.done.emit(tr("{rows:,} rows written to {files}").format(rows=result.rows, files=files))
        elif isinstance(result, Exception):
            self._complain(tr("The samples could not be exported"), str(result))

    def _save_picture(self, path: Path, dialog: QFileDialog) -> None:
        if not path.suffix:
            path = path.with_suffix(".svg" if "svg" in dialog.selectedNameFilter() else ".png")
        try:
            save_picture(self._page().canvas, path)
        except (OSError, ValueError) as error:
            self._complain(tr("The picture could not be saved"), str(error))
        else:
            self.done.emit(tr("Picture written to {path}").format(path=path))

    def _dialog(self, title: str, name: str, filters: str) -> QFileDialog:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._widget, title, str(Path(folder) / name), filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _complain(self, text: str, reason: str) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, "Fieldscope", text, QMessageBox.StandardButton.Close, self._widget)
        box.setInformativeText(reason)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
