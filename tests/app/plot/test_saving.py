"""Exporting samples while everything goes on."""

import time
from pathlib import Path

import numpy as np
import pytest
from plot_scene import scene
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from fieldscope.plot import Workspace
from fieldscope.plot.exportdialog import ExportDialog
from fieldscope.store import Store, TimeBase
from linkkit.driver import Point, Record


@pytest.fixture
def workspace(qtbot: QtBot) -> Workspace:
    now = time.time_ns()
    store, signals = scene(now, 10)
    made = Workspace(store)
    qtbot.addWidget(made)
    made.page.canvas.now = lambda: now  # the scene does not go on
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
    assert [dialog.span_box.itemText(n) for n in (1, 2)] == ["Visible: 60 s", "Everything in memory"]
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
    assert "1 marker or command of the stretch stands in the head" in dialog.hint.text()
    dialog.accept()
    (files,) = workspace.findChildren(QFileDialog)
    with qtbot.waitSignal(workspace.saving.done):
        files.fileSelected.emit(str(tmp_path / "marked.csv"))
    lines = (tmp_path / "marked.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(" ", 3)[3] for line in lines if line.startswith("# marker:")] == [f'{moment} "pump 2 opened"']


def opened(workspace: Workspace) -> ExportDialog:
    workspace.saving.ask_export()
    (dialog,) = workspace.findChildren(ExportDialog)
    return dialog


def settled(qtbot: QtBot, dialog: ExportDialog) -> str:
    """Wait for the count of rows; gives what is said of it."""
    qtbot.waitUntil(lambda: "Rows:" in dialog.size_label.text(), timeout=20_000)
    return dialog.size_label.text()


def written(qtbot: QtBot, workspace: Workspace, dialog: ExportDialog, path: Path) -> list[str]:
    """Save what is chosen; gives the lines below the head, that with the titles first."""
    dialog.accept()
    (files,) = workspace.findChildren(QFileDialog)
    with qtbot.waitSignal(workspace.saving.done):
        files.fileSelected.emit(str(path))
    files.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [line for line in lines if not line.startswith("#")]


def test_every_choice_makes_options_that_go_together(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = opened(workspace)
    seen = set()
    for number in range(dialog.sign_box.count()):
        dialog.sign_box.setCurrentIndex(number)
        seen.add((dialog.options().separator, dialog.options().decimal))
    assert len(seen) == dialog.sign_box.count()
    assert (dialog.options().zone, dialog.options().relative) == ("local", False)
    dialog.base_box.setCurrentIndex(1)
    assert dialog.options().base is TimeBase.SOURCE
    assert "2 signals by time of the device" in dialog.hint.text()
    dialog.zone_box.setCurrentIndex(2)
    assert dialog.options().relative
    dialog.reject()


def test_the_preview_is_how_the_file_begins(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    workspace.page.canvas.hold()
    for zone in range(3):
        for layout in range(2):
            dialog = opened(workspace)
            dialog.layout_box.setCurrentIndex(layout)
            dialog.zone_box.setCurrentIndex(zone)
            said = settled(qtbot, dialog)
            shown = dialog.preview.toPlainText().splitlines()
            lines = written(qtbot, workspace, dialog, tmp_path / f"{zone}{layout}.csv")
            assert shown == lines[:6]
            assert f"Rows: {len(lines) - 1:,}." in said


def test_nothing_of_other_choices_is_shown(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = opened(workspace)
    settled(qtbot, dialog)
    assert dialog.preview.toPlainText()
    dialog.sign_box.setCurrentIndex(2)
    assert dialog.preview.toPlainText() == ""
    assert "Rows" not in dialog.size_label.text()
    settled(qtbot, dialog)
    assert ";" in dialog.preview.toPlainText()
    dialog.reject()


def test_signals_of_the_tree_and_of_the_session(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    traces = workspace.page.canvas.traces()
    workspace.saving.known = lambda: [trace.signal for trace in traces]
    workspace.remove([traces[0].key])
    dialog = opened(workspace)
    assert [dialog.pick_box.itemText(n) for n in range(3)] == [
        "Plotted in this tab (1)", "Selected in Sources (0)", "All of the session (2)",
    ]  # fmt: skip
    dialog.pick_box.setCurrentIndex(1)
    assert not dialog.save_button.isEnabled()
    assert dialog.preview.placeholderText() == "Nothing is selected in Sources."
    dialog.accept()
    assert not workspace.findChildren(QFileDialog)
    dialog.pick_box.setCurrentIndex(2)
    dialog.span_box.setCurrentIndex(1)
    assert "200," not in settled(qtbot, dialog)
    lines = written(qtbot, workspace, dialog, tmp_path / "all.csv")
    assert "I_L1" in lines[0]
    assert "CB_Closed" in lines[0]
    first = int(lines[1].split(",")[1])
    assert float(lines[1].split(",")[2]) == 0
    rows = traces[0].signal.snapshot()
    assert first == int(rows.arrival(rows.first, rows.first + 1)[0])


def test_choices_are_remembered(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    workspace.saving.settings = settings = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
    dialog = opened(workspace)
    dialog.layout_box.setCurrentIndex(1)
    dialog.span_box.setCurrentIndex(1)
    dialog.zone_box.setCurrentIndex(2)
    dialog.sign_box.setCurrentIndex(3)
    dialog.quality_box.setChecked(False)
    chosen = dialog.choices()
    written(qtbot, workspace, dialog, tmp_path / "a.csv")
    dialog = opened(workspace)
    assert dialog.choices() == chosen
    dialog.layout_box.setCurrentIndex(0)
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    canvas = workspace.page.canvas
    canvas.set_cursor(0, canvas.now() - 5_000_000_000)
    canvas.set_cursor(1, canvas.now() - 4_000_000_000)
    dialog = opened(workspace)
    assert dialog.layout_box.currentIndex() == 1
    assert dialog.span_box.currentData() == "cursors"  # who sets cursors means what is between them
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for broken in ("{", "[1]", '{"layout": 3, "span": "none"}'):
        settings.setValue("export", broken)
        opened(workspace).reject()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_of_many_samples_the_newest_question_is_answered(qtbot: QtBot, workspace: Workspace) -> None:
    store = Store(1 << 30)
    count = 100_000
    values = np.zeros((count, 4), np.uint8)
    signals = []
    for number in range(50):
        stream = store.sink("x").stream(Record(f"r{number}", 4))
        stream.extend(np.arange(count, dtype=np.int64) * 1_000_000 + number, values)
        signals.append(store.signal("x", Point(f"r{number}", (f"r{number}",), f"r{number}", 0, "<f4")))
    workspace.saving.known = lambda: signals
    dialog = opened(workspace)
    dialog.pick_box.setCurrentIndex(2)
    dialog.span_box.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.preview.toPlainText() != "", timeout=60_000)
    dialog.layout_box.setCurrentIndex(1)  # known without counting: the newest question wins
    assert "Rows: 5,000,000." in settled(qtbot, dialog)
    assert "Spreadsheets hold 1,048,576 rows only." in dialog.size_label.text()
    dialog.layout_box.setCurrentIndex(0)
    dialog.reject()


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
    assert "Add a connection" in box.informativeText()
    box.close()


def test_the_picture_dialog_writes_what_was_chosen(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    workspace.saving.ask_picture()
    (dialog,) = workspace.findChildren(QFileDialog)
    with qtbot.waitSignal(workspace.saving.done):
        dialog.fileSelected.emit(str(tmp_path / "lanes"))
    assert (tmp_path / "lanes.png").stat().st_size > 1000
    dialog.close()
