"""Exporting from the window while a simulated station goes on sending: what is previewed is what is written."""

import csv
import io
from pathlib import Path

import pytest
from by_keyboard import focus, shortcut
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog
from window_desk import Desk

from fieldscope.links import Connection
from fieldscope.plot.exportdialog import ExportDialog
from fieldscope.simulators import Simulator
from fieldscope.sources.nodes import Node
from iec104.settings import ConnectionSettings
from linkkit.driver import Kind, LinkState


@pytest.fixture
def station(real: Desk, rtu: Simulator) -> Connection:
    connection = real.session.add("104", "RTU-7", ConnectionSettings(host="127.0.0.1", port=rtu.port()))
    real.wait(lambda: connection.state is LinkState.RUNNING and len(connection.points) > 5, 40)
    real.wait(lambda: any(signal.count > 5 for signal in real.session.signals()), 40)
    real.window.activateWindow()
    real.wait(real.window.isActiveWindow)
    return connection


def select(desk: Desk, connection: Connection, count: int) -> list[str]:
    """Select so many analog points in the tree; gives their keys."""
    sources = desk.window.sources

    def walk(node: Node) -> list[Node]:
        return [node, *(one for child in node.children for one in walk(child))]

    found = [
        node
        for node in walk(sources.model.root.by_key[connection.id])
        if node.point is not None and node.point.kind is Kind.ANALOG
    ][:count]
    sources.tree.clearSelection()
    flags = sources.tree.selectionModel().SelectionFlag
    for node in found:
        sources.tree.selectionModel().select(sources.model.index_of(node), flags.Select | flags.Rows)
    return [node.point.key for node in found if node.point is not None]


def test_by_keyboard_from_choices_to_the_file(real: Desk, station: Connection, tmp_path: Path) -> None:
    keys = select(real, station, 3)
    shortcut("Ctrl+E")
    (dialog,) = real.window.findChildren(ExportDialog)
    real.wait(dialog.isActiveWindow)
    for letter, box, times in (
        (Qt.Key.Key_T, dialog.span_box, 1),
        (Qt.Key.Key_G, dialog.pick_box, 1),
        (Qt.Key.Key_L, dialog.layout_box, 1),
        (Qt.Key.Key_M, dialog.zone_box, 1),
        (Qt.Key.Key_I, dialog.sign_box, 1),
    ):
        QTest.keyClick(dialog, letter, Qt.KeyboardModifier.AltModifier)
        real.wait(lambda box=box: focus() is box)
        for _ in range(times):
            QTest.keyClick(box, Qt.Key.Key_Down)
    assert dialog.pick_box.currentText() == "Selected in Sources (3)"
    assert dialog.span_box.currentText() == "Everything in memory"
    real.wait(lambda: "Rows:" in dialog.size_label.text())
    shown = dialog.preview.toPlainText()
    assert shown.startswith("time;epoch_ns;seconds;signal;value;unit;quality\n")
    QTest.keyClick(dialog, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    real.wait(lambda: not dialog.quality_box.isChecked())
    real.wait(lambda: "Rows:" in dialog.size_label.text())
    shown = dialog.preview.toPlainText()
    assert len(shown.splitlines()) == 6
    choices = dialog.choices()
    save = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
    save.setFocus()
    QTest.keyClick(save, Qt.Key.Key_Space)
    (files,) = real.window.findChildren(QFileDialog)
    path = tmp_path / "out.csv"
    with real.qtbot.waitSignal(real.window.workspace.saving.done, timeout=30_000) as done:
        files.fileSelected.emit(str(path))
    files.close()
    assert real.window.status.currentMessage() == done.args[0]
    text = path.read_bytes().decode("utf-8-sig")
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("# "))
    assert body.startswith(shown)
    names = {signal.full_name for signal in real.session.signals() if signal.key.point in keys}
    assert {row["signal"] for row in csv.DictReader(io.StringIO(body), delimiter=";")} == names

    real.window.activateWindow()
    real.wait(real.window.isActiveWindow)
    shortcut("Ctrl+E")
    (again,) = [one for one in real.window.findChildren(ExportDialog) if one.isVisible()]
    assert again.choices() == choices
    again.reject()


def test_all_of_the_session_with_what_is_derived(real: Desk, station: Connection) -> None:
    signals = real.session.signals()
    assert {signal.key.link_id for signal in signals} == {station.id}
    assert len(signals) == len(station.points)
    shortcut("Ctrl+E")
    (dialog,) = real.window.findChildren(ExportDialog)
    assert [dialog.pick_box.itemText(n) for n in (0, 2)] == [
        "Plotted in this tab (0)",
        f"All of the session ({len(signals)})",
    ]
    assert not dialog.save_button.isEnabled()
    dialog.reject()
