"""Project files as the window opens and saves them."""

import json
from pathlib import Path

import pytest
from fake_driver import FakeDriver, running
from hypothesis import HealthCheck, given, settings
from project_mutations import mutated
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from window_desk import Desk, make_desk

from fieldscope import layout
from fieldscope.drivers import DRIVERS
from fieldscope.store import SignalKey
from linkkit.driver import LinkState


def saved(desk: Desk, path: Path) -> Path:
    connection = desk.session.add("fake", "Bay 4", running("Speed", "Load"))
    desk.wait(lambda: connection.state is LinkState.RUNNING)
    desk.window.workspace.plot_keys([SignalKey(connection.id, "Speed")])
    desk.window.files.save_to(path)
    return path


def test_the_window_comes_back_with_its_project(desk: Desk, tmp_path: Path) -> None:
    desk.window.docks["events"].hide()
    desk.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, desk.window.docks["values"])
    path = saved(desk, tmp_path / "a.fieldscope")
    desk.window.reset_layout()
    desk.window.files.open(path)
    assert desk.window.dockWidgetArea(desk.window.docks["values"]) is Qt.DockWidgetArea.RightDockWidgetArea
    assert not desk.window.docks["events"].isVisible()
    assert not desk.session.dirty


def test_what_cannot_be_read_stays_in_the_file(desk: Desk, tmp_path: Path) -> None:
    path = saved(desk, tmp_path / "a.fieldscope")
    raw = desk.window.files.snapshot()
    tomorrow = {"signal": ["x", "y"], "limits": {"sudden": 3}}
    raw.limits.append(tomorrow)
    raw.feedbacks.append(tomorrow)
    desk.session.save(path, raw)
    desk.window.files.open(path)
    assert desk.session.limits == {}
    desk.window.files.save_to(path)
    desk.window.files.save_to(path)
    again = json.loads(path.read_text(encoding="utf-8"))
    assert [again["limits"], again["feedbacks"]] == [[tomorrow], [tomorrow]]
    desk.session.clear()
    assert desk.window.files.snapshot().limits == []


@pytest.mark.parametrize("junk", [{}, {"docks": 5}, {"docks": "%%%", "geometry": "QUJD"}, {"geometry": "ä"}])
def test_a_broken_layout_changes_nothing(desk: Desk, junk: dict[str, object]) -> None:
    before = layout.state(desk.window)
    layout.restore(desk.window, junk)
    assert layout.state(desk.window) == before


def test_a_damaged_file_opens_without_its_name(desk: Desk, tmp_path: Path) -> None:
    path = saved(desk, tmp_path / "a.fieldscope")
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b'"workspace"')])
    desk.window.files.open(path)
    assert [c.name for c in desk.session.connections] == ["Bay 4"]
    assert desk.session.path is None
    box = next(b for b in desk.window.findChildren(QMessageBox) if b.isVisible())
    assert "save it under another name" in box.informativeText()
    box.close()
    desk.window.files.ask_save()
    assert path.read_bytes() == whole[: whole.index(b'"workspace"')]


def test_safe_mode_starts_nothing_and_keeps_what_is_wanted(desk: Desk, tmp_path: Path) -> None:
    path = saved(desk, tmp_path / "a.fieldscope")
    FakeDriver.links.clear()
    desk.session.safe = True
    desk.window.files.open(path)
    [connection] = desk.session.connections
    assert (connection.state, connection.enabled) == (LinkState.OFF, True)
    assert [point.key for point in connection.points] == ["Speed", "Load"]
    assert desk.window.workspace.plotted() == [SignalKey(connection.id, "Speed")]
    assert "(safe mode)" in desk.window.windowTitle()
    assert FakeDriver.links == []
    desk.window.files.save()
    assert json.loads(path.read_text("utf-8"))["connections"][0]["enabled"] is True
    desk.session.start(connection.id)
    desk.wait(lambda: connection.state is LinkState.RUNNING)


def test_a_signal_of_the_first_format_is_plotted(desk: Desk, tmp_path: Path) -> None:
    path = saved(desk, tmp_path / "a.fieldscope")
    raw = json.loads(path.read_text("utf-8"))
    link = raw["connections"][0]["id"]
    raw |= {"schema": 1, "workspace": {"signals": [[link, "Load"]]}}
    path.write_text(json.dumps(raw), "utf-8")
    desk.window.files.open(path)
    desk.wait(lambda: desk.window.workspace.plotted() == [SignalKey(link, "Load")])
    desk.wait(lambda: desk.window.workspace.pages()[0].lanes)


def test_no_mutation_of_a_project_stops_the_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    """Real drivers, whose connections are shown but not started: the files name addresses of this computer."""
    desk = make_desk(qtbot, qapp, tmp_path, DRIVERS)
    desk.session.safe = True
    path = tmp_path / "m.fieldscope"

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(mutated())
    def check(data: bytes) -> None:
        path.write_bytes(data)
        desk.session.dirty = False
        desk.window.files.open(path)
        layout.restore(desk.window, desk.window.files.snapshot().window)
        desk.window.grab()
        desk.session.save(tmp_path / "again.fieldscope", desk.window.files.snapshot())
        for box in desk.window.findChildren(QMessageBox):
            box.close()
            box.deleteLater()
        qapp.processEvents()

    check()
    desk.session.close()
