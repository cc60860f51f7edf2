"""Asks where to, and writes: pictures of the lanes, and the samples behind them. Nothing live waits for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldscope.jobs import Job, Jobs
from fieldscope.lanes.ticks import span_text
from fieldscope.messages import tell
from fieldscope.plot.page import Page
from fieldscope.plot.picture import FORMATS, save_picture
from fieldscope.store import Signal as Source
from fieldscope.words import mark, tr

if TYPE_CHECKING:  # loaded when something is exported first
    from fieldscope.measure.exportrows import Options
    from fieldscope.measure.exporttexts import Note
    from fieldscope.plot.exportdialog import ExportDialog, Pick, Span

REMEMBERED = "export"
"""Name in the preferences of what was chosen last."""


class Saving(QObject):
    """What the workspace offers to save."""

    done = Signal(str)
    """Something was written; a sentence for the status bar."""

    def __init__(self, page: Callable[[], Page], parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self._widget = parent
        self.jobs = Jobs(parent)
        self._asking: ExportDialog | None = None
        self.project = ""
        """Name of the project, for the head of exported files."""
        self.selected: Callable[[], list[Source]] = list
        """Gives the signals that are selected in the source tree…"""
        self.known: Callable[[], list[Source]] = list
        """…and all of the session."""
        self.settings: QSettings | None = None
        """Where choices are remembered."""

    def ask_picture(self) -> None:
        """Ask for a file name and write the lanes as PNG or SVG."""
        filters = ";;".join(f"{tr(text)} (*{ending})" for ending, text in FORMATS.items())
        dialog = self._dialog(tr("Save picture of the lanes"), "lanes.png", filters)
        dialog.fileSelected.connect(lambda name: self._save_picture(Path(name), dialog))
        dialog.open()

    def ask_export(self) -> None:
        """Ask what to write and where to, and write samples as CSV."""
        from fieldscope.plot.exportdialog import ExportDialog

        picks = self._picks()
        if not any(pick.signals for pick in picks):
            tell(self._widget, tr("There is nothing to export"), tr("Add a connection whose samples you want first."))
            return
        canvas = self._page().canvas
        dialog = ExportDialog(
            self._spans(), picks, canvas.base, self.project, self._widget,
            markers=self.markers(), commands=self.commands(), remembered=self._remembered(),
        )  # fmt: skip
        self._asking = dialog
        dialog.finished.connect(lambda _: setattr(self, "_asking", None))
        dialog.accepted.connect(lambda: self._remember(dialog.choices()))
        dialog.chosen.connect(self._ask_file)
        dialog.open()

    def span(self) -> tuple[int, int]:
        """Give what an export covers: from cursor to cursor, else what is visible; ns."""
        return self._between() or self._visible()

    def signals(self) -> list[Source]:
        """Give the plotted signals."""
        return [trace.signal for trace in self._page().canvas.traces() if trace.signal is not None]

    def markers(self) -> list[Note]:
        """Give the markers of the tab."""
        return [(marker.moment_ns, marker.text) for marker in self._page().canvas.overlay.markers]

    def commands(self) -> list[Note]:
        """Give the commands that are marked in the lanes: connection, command, outcome."""
        return [(command.steps[0].ns, *command.note) for command in self._page().canvas.commands.marks]

    def export(
        self,
        path: Path,
        span: tuple[int, int] | Span | None = None,
        options: Options | None = None,
        signals: Sequence[Source] | None = None,
    ) -> Job:
        """Write samples, every one, not the reduced ones of the picture; by default those of the plotted signals."""
        from fieldscope.measure.export import ExportCancelledError, export
        from fieldscope.measure.exportrows import Options

        if path.suffix == "":
            path = path.with_suffix(".csv")
        chosen = options or Options(base=self._page().canvas.base, project=self.project)
        sources = list(self.signals() if signals is None else signals)
        bounds = span or self.span()
        notes = self.markers(), self.commands()

        def work(progress: Callable[[int], object], cancelled: Callable[[], bool]) -> object:
            begin, end = bounds if isinstance(bounds, tuple) else bounds.of(sources, chosen.base)
            try:
                return export(
                    path, sources, begin, end, chosen, markers=notes[0], commands=notes[1],
                    progress=progress, cancelled=cancelled,
                )  # fmt: skip
            except ExportCancelledError:
                return None

        def step(rows: int) -> str:
            return tr("Writing {name}: {rows:,} rows").format(name=path.name, rows=rows)

        return self.jobs.run(work, tr("Writing {name}…").format(name=path.name), step, self._exported)

    def stop(self) -> None:
        """Give up what is still being written, and asked."""
        self.jobs.stop()
        if self._asking is not None:
            self._asking.reject()

    # Inside

    def _between(self) -> tuple[int, int] | None:
        a, b = self._page().canvas.cursors.moments
        return (min(a, b), max(a, b) + 1) if a is not None and b is not None and a != b else None

    def _visible(self) -> tuple[int, int]:
        view = self._page().canvas.view
        return view.begin_ns, view.end_ns

    def _spans(self) -> list[Span]:
        from fieldscope.plot.exportdialog import Span

        between = self._between()
        spans = [Span("visible", tr("Visible"), self._visible()), Span("all", tr("Everything in memory"), None)]
        return [Span("cursors", tr("Between the cursors"), between), *spans] if between else spans

    def _picks(self) -> list[Pick]:
        from fieldscope.plot.exportdialog import Pick

        return [
            Pick("tab", mark("Plotted in this tab"), mark("Nothing is plotted in this tab."), self.signals()),
            Pick("selected", mark("Selected in Sources"), mark("Nothing is selected in Sources."), self.selected()),
            Pick("session", mark("All of the session"), mark("No connection has any signal yet."), self.known()),
        ]

    def _remembered(self) -> dict[str, str]:
        try:
            stored = json.loads(str(self.settings.value(REMEMBERED) or "{}")) if self.settings is not None else {}
        except ValueError:  # edited by hand
            return {}
        return {str(name): str(value) for name, value in stored.items()} if isinstance(stored, dict) else {}

    def _remember(self, choices: dict[str, str]) -> None:
        if self.settings is not None:
            self.settings.setValue(REMEMBERED, json.dumps(self._remembered() | choices))

    def _ask_file(self, span: Span, signals: list[Source], options: Options) -> None:
        length = span_text(span.bounds[1] - span.bounds[0]) if span.bounds else tr("everything in memory")
        dialog = self._dialog(
            tr("Export samples of {span} as CSV").format(span=length), "samples.csv", tr("CSV table (*.csv)")
        )
        dialog.fileSelected.connect(lambda name: self.export(Path(name), span, options, signals))
        dialog.open()

    def _exported(self, result: object) -> None:
        from fieldscope.measure.export import Exported, ExportError

        if isinstance(result, Exported):
            files = ", ".join(str(written) for written in result.paths[:3]) + (" …" if len(result.paths) > 3 else "")
            self.done.emit(tr("{rows:,} rows written to {files}").format(rows=result.rows, files=files))
        elif isinstance(result, ExportError | ValueError):
            tell(self._widget, tr("The samples could not be exported"), str(result))
        elif isinstance(result, Exception):
            raise result

    def _save_picture(self, path: Path, dialog: QFileDialog) -> None:
        if not path.suffix:
            path = path.with_suffix(".svg" if "svg" in dialog.selectedNameFilter() else ".png")
        try:
            save_picture(self._page().canvas, path)
        except (OSError, ValueError) as error:
            tell(self._widget, tr("The picture could not be saved"), str(error))
        else:
            self.done.emit(tr("Picture written to {path}").format(path=path))

    def _dialog(self, title: str, name: str, filters: str) -> QFileDialog:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._widget, title, str(Path(folder) / name), filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog
