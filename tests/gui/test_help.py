"""What the Help menu opens."""

import json
import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from window_desk import Desk

from fieldscope.actions import ROWS
from fieldscope.errorbox import ErrorBox
from fieldscope.help import about
from fieldscope.help.shortcuts import ShortcutsDialog, overview
from fieldscope.plot.keys import LANE_KEYS


def test_the_overview_shows_every_key_and_can_be_filtered(desk: Desk) -> None:
    desk.window.actions_by_id["shortcuts"].trigger()
    (dialog,) = desk.window.findChildren(ShortcutsDialog)
    shown = {
        (top.child(row).text(0), top.child(row).text(1))
        for top in (dialog.tree.topLevelItem(number) for number in range(dialog.tree.topLevelItemCount()))
        if top is not None
        for row in range(top.childCount())
    }
    assert ("Ctrl+K", "Go to") in shown
    assert {(key.shown, key.says) for key in LANE_KEYS} <= shown
    assert len([row for row in ROWS if row.shortcut]) + len(LANE_KEYS) < len(list(overview()))
    desk.qtbot.keyClicks(dialog.edit, "marker")
    visible = [
        top.child(row).text(0)
        for top in (dialog.tree.topLevelItem(number) for number in range(dialog.tree.topLevelItemCount()))
        if top is not None and not top.isHidden()
        for row in range(top.childCount())
        if not top.child(row).isHidden()
    ]
    assert "M" in visible
    assert len(visible) < 10
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    desk.wait(lambda: not desk.window.findChildren(ShortcutsDialog))


WANTED = (
    *("Space", "A", "B", "M", "F", "S", "H", "1 … 9", "+", "−", "Shift+Wheel", "Backspace", "Ctrl+Z", "Ctrl+Y"),
    *("Ctrl+F", "Ctrl+E", "Ctrl+Shift+C", "F1", "Ctrl+K", "F11"),
)
"""What users of such programs try first; that each does what it says is tested with its table."""


def test_the_usual_keys_are_there() -> None:
    known = {keys.lower() for _, keys, _ in overview()}
    assert {keys.lower() for keys in WANTED} <= known


def test_no_two_actions_share_a_shortcut() -> None:
    used = [row.shortcut for row in ROWS if row.shortcut]
    assert len(used) == len(set(used))
    keys = [(key, row.held) for row in LANE_KEYS for key in row.keys]
    assert len(keys) == len(set(keys))


def test_a_report_is_saved_while_everything_runs(desk: Desk, tmp_path: Path) -> None:
    desk.window.actions_by_id["report"].trigger()
    (dialog,) = desk.window.findChildren(QFileDialog)
    target = tmp_path / "mail me.zip"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    with zipfile.ZipFile(target) as archive:
        assert b"Fieldscope" in archive.read("versions.txt")
        assert archive.read("window.png").startswith(b"\x89PNG")
        assert "connections" in json.loads(archive.read("project.fieldscope"))


def test_a_report_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.window.help.save_report(tmp_path / "no such folder" / "report.zip", desk.window.grab())
    desk.wait(lambda: desk.window.findChildren(QMessageBox))
    (box,) = desk.window.findChildren(QMessageBox)
    assert "no such folder" in box.informativeText()
    box.close()


def test_the_error_dialog_offers_a_report(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    errors = ErrorBox(tmp_path / "fieldscope.log")
    errors.save_report = asked.append
    errors.show("ValueError: x", "Traceback: x")
    desk.wait(lambda: errors._box is not None)
    assert errors._box is not None
    button = next(b for b in errors._box.findChildren(QPushButton) if b.text() == "Save report…")
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == ["Traceback: x"]
    desk.wait(lambda: errors._box is None)


def test_digits_turn_to_a_tab(desk: Desk) -> None:
    workspace = desk.window.workspace
    desk.window.pages.setCurrentWidget(workspace)
    workspace.add_tab("second")
    first = workspace.pages()[0]
    desk.qtbot.keyClick(workspace.page.canvas, Qt.Key.Key_1)
    assert workspace.page is first
    desk.qtbot.keyClick(workspace.page.canvas, Qt.Key.Key_2)
    assert workspace.page is not first
    desk.qtbot.keyClick(workspace.page.canvas, Qt.Key.Key_9)
    assert workspace.page is not first


def test_a_bundle_shows_where_the_licences_of_its_parts_are(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "THIRD_PARTY.md").write_text("# Parts\n", encoding="utf-8")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "fieldscope"))
    dialog = about.AboutDialog()
    qtbot.addWidget(dialog)
    parts = dialog.findChild(QLabel, "parts")
    assert parts is not None
    assert not parts.text(), "from source there is no such file"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    dialog = about.AboutDialog()
    qtbot.addWidget(dialog)
    parts = dialog.findChild(QLabel, "parts")
    assert parts is not None
    assert str(tmp_path / "THIRD_PARTY.md") in parts.text()
