"""The Values dock in a window with running connections."""

import csv
from pathlib import Path

from fake_driver import FakeDriver, running
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from window_desk import Desk

from fieldscope.store import SignalKey
from fieldscope.values.entries import VALUE
from fieldscope.values.panel import ALL, SELECTED
from fieldscope.values.view import SIGNAL_LETTERS


def test_all_plotted_or_selected_signals(desk: Desk) -> None:
    values = desk.window.values
    QAbstractItemModelTester(values.model, QAbstractItemModelTester.FailureReportingMode.Warning, desk.window)
    desk.window.docks["values"].raise_()
    first = desk.session.add("fake", "Line 1", running("Speed", "Load"))
    desk.session.add("fake", "Line 2", running("Level"))
    desk.wait(lambda: all(connection.points for connection in desk.session.connections))
    desk.wait(lambda: values.active)
    assert values.model.rowCount() == 0
    values.scope.setCurrentIndex(ALL)
    desk.wait(lambda: values.model.rowCount() == 3)
    desk.wait(lambda: values.model.index(2, VALUE).data() != "–")
    FakeDriver.links[1].add_points("2001")
    desk.wait(lambda: values.model.rowCount() == 4)
    values.view.selectRow(0)
    desk.qtbot.keyClick(values.view, Qt.Key.Key_Return)
    assert desk.window.workspace.plotted() == [SignalKey(first.id, "Speed")]
    values.scope.setCurrentIndex(0)
    assert values.model.rowCount() == 1
    values.scope.setCurrentIndex(SELECTED)
    desk.window.sources.tree.selectAll()
    assert values.model.rowCount() > 1


def test_a_hidden_table_reads_nothing(desk: Desk) -> None:
    values = desk.window.values
    values.scope.setCurrentIndex(ALL)
    desk.window.docks["values"].raise_()
    desk.session.add("fake", "Line 1", running("Speed"))
    desk.wait(lambda: values.model.rowCount() == 1)
    desk.window.docks["events"].raise_()
    desk.wait(lambda: not values.active)
    reading = values.model._reading
    desk.session.add("fake", "Line 2", running("Level"))
    desk.wait(lambda: desk.session.connections[1].points)
    assert values.model._reading == reading
    assert values.model.rowCount() == 1
    desk.window.docks["values"].raise_()
    desk.wait(lambda: values.model.rowCount() == 2)


def test_copies_and_saves_what_is_shown(desk: Desk, tmp_path: Path) -> None:
    values = desk.window.values
    desk.window.docks["values"].raise_()
    values.scope.setCurrentIndex(ALL)
    desk.session.add("fake", "Line 1", running("Speed", "Load"))
    desk.wait(lambda: values.model.rowCount() == 2)
    values.filter_box.setText("load")
    assert values.model.rowCount() == 1
    assert values.count.text() == "1 of 2 signals"
    desk.qtbot.keyClick(values.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Signal\tSource\tValue\tUnit")
    assert lines[1].startswith("Tags.Load\tLine 1\t")
    values.save_csv(tmp_path / "values.csv", values.table())
    with (tmp_path / "values.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1][:2] == ["Tags.Load", "Line 1"]
    assert len(rows) == 2


def test_a_narrow_table_keeps_the_names_of_its_signals(desk: Desk) -> None:
    view = desk.window.values.view
    header, letter = view.horizontalHeader(), view.fontMetrics().averageCharWidth()
    desk.window.docks["values"].raise_()
    view.resize(60 * letter, 200)
    assert header.sectionSize(0) == SIGNAL_LETTERS * letter
    view.resize(header.length() + 500, 200)
    assert header.length() == view.viewport().width()
    header.resizeSection(1, header.sectionSize(1) + 40)
    assert header.length() == view.viewport().width()
