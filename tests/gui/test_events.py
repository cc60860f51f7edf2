"""The Events dock: everything is written down, listed, counted and filtered, within bounded memory."""

import json
from pathlib import Path

import pytest
from fake_driver import FakeDriver, running
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from window_desk import Desk

from fieldscope import tables
from fieldscope.bridge import Posted
from fieldscope.events import model as models
from fieldscope.events.log import EventLog
from fieldscope.events.model import EventModel, Wanted
from linkkit.driver import LinkState, Notice, Severity

_FATAL = QAbstractItemModelTester.FailureReportingMode.Warning


def texts(model: EventModel) -> list[str]:
    return [str(model.index(row, 2).data()) for row in range(model.rowCount())]


def flood(desk: Desk, count: int, start: int = 0) -> None:
    for begin in range(start, start + count, 500):
        numbers = range(begin, min(begin + 500, start + count))
        batch = [Notice(Severity(n % 3), f"line {n}", f"check {n}") for n in numbers]
        desk.session.noticed.emit([Posted(n, "", notice) for n, notice in zip(numbers, batch, strict=True)])


def test_repetitions_are_counted(desk: Desk) -> None:
    for _ in range(3):
        desk.session.notice(Severity.WARNING, "again")
    assert desk.window.events_model.rowCount() == 1
    assert texts(desk.window.events_model)[0].startswith("again  (×3, last ")
    lines = [json.loads(line) for line in desk.window.events_model.log.path.read_text(encoding="utf-8").splitlines()]
    assert lines[0]["text"] == "again"
    assert [line.get("again") for line in lines] == [None, 0, lines[2]["again"]]


def test_the_list_is_bounded_while_it_is_shown_and_filtered(desk: Desk, tmp_path: Path) -> None:
    log = EventLog(tmp_path, capacity=3000)
    model = EventModel(desk.session, desk.window, log)
    QAbstractItemModelTester(model, _FATAL, desk.window)
    flood(desk, 5000)
    assert 3000 <= model.rowCount() <= 3300
    assert texts(model)[-1] == "line 4999"
    model.use(Wanted(Severity.ERROR))
    desk.wait(lambda: not model.searching)
    assert texts(model) == [f"line {n}" for n in range(log.first, 5000) if n % 3 == 2]
    flood(desk, 3000, 5000)
    desk.wait(lambda: not model.searching)
    assert texts(model) == [f"line {n}" for n in range(log.first, 8000) if n % 3 == 2]
    model.use(Wanted(text="check 77"))
    desk.wait(lambda: not model.searching)
    assert texts(model) == [f"line {n}" for n in range(log.first, 8000) if f"{n}".startswith("77")]
    model.use(Wanted())
    assert model.rowCount() == log.end - log.first
    log.close()


def test_filters_by_hand(desk: Desk) -> None:
    panel = desk.window.events
    QAbstractItemModelTester(panel.model, _FATAL, desk.window)
    connection = desk.session.add("fake", "RTU", running("Speed"))
    desk.wait(lambda: connection.state is LinkState.RUNNING)
    desk.session.notice(Severity.ERROR, "the disk is full", "make room")
    FakeDriver.links[0].fail()
    desk.wait(lambda: "the connection was lost" in texts(panel.model))
    panel.severity.setCurrentIndex(2)
    assert texts(panel.model) == ["the disk is full", "the connection was lost"]
    panel.source.setCurrentIndex(panel.source.findText("RTU"))
    assert texts(panel.model) == ["the connection was lost"]
    assert "1 of" in panel.count.text()
    panel.source.setCurrentIndex(0)
    panel.severity.setCurrentIndex(0)
    panel.filter_box.setText("MAKE")
    desk.wait(lambda: texts(panel.model) == ["the disk is full"])
    panel.filter_box.setText("severity")  # a name in the file, not a word of the line
    desk.wait(lambda: panel.model.rowCount() == 0)
    panel.filter_box.clear()
    desk.wait(lambda: panel.model.rowCount() > 3)
    desk.window.show_dock("events")
    panel.table.setFocus()
    panel.table.selectAll()
    desk.qtbot.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "the disk is full\tmake room" in QGuiApplication.clipboard().text()


def test_a_long_search_does_not_hold_the_window(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "SLICE", 0.0)
    model = desk.window.events_model
    flood(desk, 6000)
    monkeypatch.setattr(models, "SLICE", 1e-9)
    monkeypatch.setattr(models, "PORTION", 2048)
    model.use(Wanted(Severity.ERROR))
    assert model.searching
    desk.wait(lambda: not model.searching)
    assert model.rowCount() == 2000
    model.use(Wanted(text="line 5"))
    assert model.searching
    desk.wait(lambda: not model.searching)
    assert texts(model) == [f"line {n}" for n in range(6000) if f"{n}".startswith("5")]


def test_very_many_lines_are_copied_beside_the_window(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    flood(desk, 3000)
    monkeypatch.setattr(tables, "COPIED", 2500)
    monkeypatch.setattr(tables, "SLICE", 1e-9)
    table, model = desk.window.events.table, desk.window.events_model
    desk.window.show_dock("events")
    table.setFocus()
    table.selectAll()
    QGuiApplication.clipboard().setText("before")
    desk.qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Copying 2,500 rows" in desk.window.status.currentMessage()
    assert QGuiApplication.clipboard().text() == "before"
    flood(desk, 500, 3000)  # new lines at the end disturb nothing
    desk.wait(lambda: "first 2,500 of 3,000 rows" in desk.window.status.currentMessage())
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[2] for line in lines] == texts(model)[:2500]

    table.selectAll()
    desk.qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    model.use(Wanted(Severity.ERROR))
    assert "The list changed" in desk.window.status.currentMessage()
    desk.qtbot.wait(50)
    assert QGuiApplication.clipboard().text().splitlines() == lines
