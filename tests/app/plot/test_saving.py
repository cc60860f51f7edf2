"""Exporting samples while everything goes on."""

import time
from pathlib import Path

import pytest
from plot_scene import scene
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from fieldscope.plot import Workspace


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
