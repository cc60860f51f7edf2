"""Exporting samples while everything goes on."""

import time
from pathlib import Path

import pytest
from plot_scene import scene
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from fieldscope.plot import Workspace
from fieldscope.plot.exportdialog import ExportDialog, Span
from fieldscope.store import TimeBase


@pytest.fixture
def workspace(qtbot: QtBot) -> Workspace:
    store, signals = scene(time.time_ns(), 10)
    made = Workspace(store)
    qtbot.addWidget(made)
    made.plot([signals["I_L1"], signals["CB_Closed"]])
    return made


def test_the_visible_stretch_is_exported_undecimated(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    workspace.set_span(60)
    with qtbot.waitSignal(workspace.saving.done) as done:
        workspace.saving.export(tmp_path / "out")
    assert done.args == [f"200 rows written to {tmp_path / 'out.csv'}"]
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert "not decimated" in text


def test_what_is_chosen_is_written(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    canvas = workspace.page.canvas
    workspace.saving.project = "Bay 4"
    now = canvas.now()
    canvas.set_cursor(0, now - 5_000_000_000)
    canvas.set_cursor(1, now - 4_000_000_000)
    workspace.saving.ask_export()
    (dialog,) = workspace.findChildren(ExportDialog)
    assert dialog.span_box.itemText(0) == "Between the cursors: 1 s"
    dialog.layout_box.setCurrentIndex(1)
    dialog.sign_box.setCurrentIndex(1)
    dialog.zone_box.setCurrentIndex(1)
    dialog.quality_box.setChecked(False)
    assert "2 signals by time of arrival" in dialog.hint.text()
    dialog.accept()
    (files,) = workspace.findChildren(QFileDialog)
    with qtbot.waitSignal(workspace.saving.done):
        files.fileSelected.emit(str(tmp_path / "chosen.csv"))
    lines = (tmp_path / "chosen.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[1] == "# project: Bay 4"
    head = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    assert lines[head] == "time;epoch_ns;seconds;signal;value;unit"
    assert lines[head + 1].split(";")[2].startswith("0,")
    assert lines[head + 1].split(";")[0].endswith("Z")
    assert float(lines[-1].split(";")[2].replace(",", ".")) <= 1.0


def test_markers_go_with_the_samples(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    canvas = workspace.page.canvas
    moment = canvas.view.end_ns - 2_000_000_000
    workspace.page.mark(moment, "pump 2 opened")
    workspace.page.mark(canvas.view.end_ns - 10_000_000_000_000, "yesterday")
    canvas.set_cursor(0, moment + 1)
    canvas.set_cursor(1, canvas.view.end_ns)
    workspace.saving.ask_export()
    (dialog,) = workspace.findChildren(ExportDialog)
    assert "marker" not in dialog.hint.text()
    dialog.span_box.setCurrentIndex(1)
    assert "1 marker of the stretch stands in the head" in dialog.hint.text()
    dialog.accept()
    (files,) = workspace.findChildren(QFileDialog)
    with qtbot.waitSignal(workspace.saving.done):
        files.fileSelected.emit(str(tmp_path / "marked.csv"))
    lines = (tmp_path / "marked.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(" ", 3)[3] for line in lines if line.startswith("# marker:")] == [f'{moment} "pump 2 opened"']


def test_every_choice_makes_options_that_go_together(qtbot: QtBot) -> None:
    dialog = ExportDialog([Span("Visible", 0, 1_000_000_000)], 1, TimeBase.SOURCE)
    qtbot.addWidget(dialog)
    seen = set()
    for number in range(dialog.sign_box.count()):
        dialog.sign_box.setCurrentIndex(number)
        seen.add((dialog.options().separator, dialog.options().decimal))
    assert len(seen) == dialog.sign_box.count()
    assert dialog.options().zone == "local"
    assert "1 signal by time of the device" in dialog.hint.text()


def test_between_cursors_only_what_lies_between(workspace: Workspace) -> None:
    canvas = workspace.page.canvas
    canvas.set_cursor(0, 2000)
    canvas.set_cursor(1, 1000)
    assert workspace.saving.span() == (1000, 2001)


def test_a_folder_that_cannot_be_written_is_told(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    workspace.saving.export(tmp_path / "none" / "out.csv")
    qtbot.waitUntil(lambda: bool(workspace.findChildren(QMessageBox)))
    box = workspace.findChildren(QMessageBox)[0]
    assert "out.csv" in box.informativeText()
    box.close()


def test_nothing_plotted_is_said(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.remove(workspace.plotted())
    workspace.saving.ask_export()
    (box,) = workspace.findChildren(QMessageBox)
    assert "Plot the signals" in box.informativeText()
    box.close()


def test_the_picture_dialog_writes_what_was_chosen(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    workspace.saving.ask_picture()
    (dialog,) = workspace.findChildren(QFileDialog)
    with qtbot.waitSignal(workspace.saving.done):
        dialog.fileSelected.emit(str(tmp_path / "lanes"))
    assert (tmp_path / "lanes.png").stat().st_size > 1000
    dialog.close()
