"""Every dock by keyboard alone: all of its controls by Tab, the menus of its lists by Shift+F10, and what people do
there from beginning to end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from by_keyboard import choose, focus, menu, press, push, put, shortcut, tab_to, type_into
from fake_driver import FakeDriver, running
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QToolTip,
    QWidget,
)
from window_desk import Desk

from fieldscope.links import Connection
from fieldscope.simulators import Simulator
from iec104.settings import ConnectionSettings
from linkkit.driver import LinkState

KINDS = (QAbstractItemView, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QAbstractButton, QTabBar)


@pytest.fixture
def line(desk: Desk) -> Iterator[Connection]:
    connection = desk.session.add("fake", "Line 1", running("Speed", "Torque"))
    desk.wait(lambda: len(connection.points) == 2 and bool(FakeDriver.links))
    active(desk)
    return connection


def active(desk: Desk) -> None:
    """Offscreen there is no window manager that gives the focus back when a dialog closes."""
    desk.window.activateWindow()
    desk.wait(lambda: desk.window.isActiveWindow() and QApplication.focusWidget() is not None)


def settled(desk: Desk) -> None:
    """…nor when a menu closes, which it tells a little later."""
    desk.qtbot.wait(50)
    active(desk)


def go(desk: Desk, name: str) -> QDockWidget:
    number = list(desk.window.docks).index(name) + 1
    shortcut(f"Ctrl+{number}")
    dock = desk.window.docks[name]
    assert dock.isAncestorOf(focus()), name
    desk.wait(lambda: not dock.visibleRegion().isEmpty())
    return dock


def controls(dock: QDockWidget) -> set[QWidget]:
    """What a mouse could use in a dock at this moment."""
    found: set[QWidget] = set()
    body = dock.widget()
    for widget in body.findChildren(QWidget):
        if not isinstance(widget, KINDS) or isinstance(widget, QHeaderView):
            continue
        if not widget.isVisible() or not widget.isEnabled():
            continue
        inside = widget.parentWidget()
        if isinstance(inside, QLineEdit | QComboBox | QAbstractSpinBox | QAbstractItemView | QTabBar):
            continue
        found.add(widget)
    return found


def reached(dock: QDockWidget) -> set[QWidget]:
    seen: set[QWidget] = set()
    for _ in range(120):
        widget = focus()
        if widget in seen:
            break
        seen.add(widget)
        press(Qt.Key.Key_Tab)
    return {widget for widget in seen if dock.isAncestorOf(widget)}


def dialog(desk: Desk) -> QDialog:
    """The dialog that has just been opened, with the focus in it."""
    shown: list[QDialog] = []

    def there() -> bool:
        shown[:] = [one for one in desk.window.findChildren(QDialog) if one.isVisible()]
        return bool(shown)

    desk.wait(there)
    shown[-1].activateWindow()
    desk.wait(lambda: (found := QApplication.focusWidget()) is not None and found.window() is shown[-1])
    return shown[-1]


def name_file(desk: Desk, path: Path) -> None:
    """Type a file name into the dialog that asks for it."""
    asked = dialog(desk)
    assert isinstance(asked, QFileDialog)
    edit = asked.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(edit, QLineEdit)
    type_into(edit, str(path))
    press(Qt.Key.Key_Return)
    desk.wait(lambda: not asked.isVisible())
    active(desk)


def test_every_control_of_every_dock_is_reached_by_tab(desk: Desk, line: Connection) -> None:
    desk.window.workspace.plot_keys([desk.session.store.signal(line.id, point).key for point in line.points])
    for name in desk.window.docks:
        dock = go(desk, name)
        left = controls(dock) - reached(dock)
        said = [f"{type(one).__name__} {one.accessibleName() or getattr(one, 'text', str)()}" for one in left]
        assert said == [], name


def test_every_counter_of_the_status_bar_explains_itself(desk: Desk, line: Connection) -> None:
    status = desk.window.status
    for counter in (status.sources, status.values, status.lost, status.memory, status.frames):
        assert counter.text()
        push(counter)
        desk.wait(lambda: QToolTip.text() == counter.toolTip() != "")  # noqa: B023
        QToolTip.hideText()


def test_every_list_has_a_menu_by_keys(desk: Desk, line: Connection) -> None:
    window = desk.window
    window.workspace.plot_keys([desk.session.store.signal(line.id, point).key for point in line.points])
    without = {window.commands.list, window.frames.inspector.tree}  # one chooses, the other one shows
    lists = [view for dock in window.docks.values() for view in dock.widget().findChildren(QAbstractItemView)
             if not isinstance(view.parent(), QComboBox) and not isinstance(view, QHeaderView)
             and view.window() is window and view not in without]  # fmt: skip
    tried = set()
    for name in window.docks:
        dock = go(desk, name)
        for view in lists:
            if not dock.isAncestorOf(view) or not view.isVisible():
                continue
            desk.wait(lambda: view.model().rowCount() > 0 or name in ("alarms", "frames", "commands"))  # noqa: B023
            if not view.model().rowCount():
                continue
            tab_to(view)
            press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
            press(Qt.Key.Key_Down)
            shortcut("Shift+F10")
            assert any(action.isEnabled() and action.text() for action in menu().actions()), view.accessibleName()
            press(Qt.Key.Key_Escape)
            assert QApplication.activePopupWidget() is None, view.accessibleName()
            settled(desk)
            tried.add(name)
    assert {"sources", "values", "events", "measure"} <= tried


def test_a_signal_is_found_plotted_and_watched(desk: Desk, line: Connection) -> None:
    window = desk.window
    shortcut("Ctrl+F")
    QTest.keyClicks(focus(), "speed")
    tab_to(window.sources.tree)
    desk.wait(lambda: window.sources.model.rowCount() == 1)
    press(Qt.Key.Key_End)
    assert [key.point for key in window.sources.selected_keys()] == ["Speed"]
    press(Qt.Key.Key_Return)
    assert [key.point for key in window.workspace.plotted()] == ["Speed"]
    shortcut("Ctrl+L")
    asked = dialog(desk)
    QTest.keyClicks(focus(), "0.5")
    press(Qt.Key.Key_Return)
    desk.wait(lambda: not asked.isVisible())
    active(desk)
    panel = window.alarms
    desk.wait(lambda: panel.alarms.rowCount() == 1)
    go(desk, "alarms")
    tab_to(panel.alarm_view)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert window.workspace.on_hold
    assert window.workspace.page.canvas.cursors.moments[0] == panel.alarms.shown[0].alarm.since_ns
    press(Qt.Key.Key_Space)
    desk.wait(lambda: not panel.alarms.shown or panel.alarms.shown[0].alarm.acknowledged)
    tab_to(panel.tabs.tabBar())
    press(Qt.Key.Key_Right)
    tab_to(panel.limit_view)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    asked = dialog(desk)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focus(), "2")
    press(Qt.Key.Key_Return)
    desk.wait(lambda: not asked.isVisible())
    assert [limits.high for limits in desk.session.limits.values()] == [2.0]
    active(desk)
    tab_to(panel.limit_view)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    assert desk.session.limits == {}
    tab_to(panel.set_button)
    window.sources.tree.clearSelection()
    press(Qt.Key.Key_Space)
    assert "Select signals" in window.status.currentMessage(), "and it says so"


def test_events_are_filtered_and_lead_to_the_lanes(desk: Desk, line: Connection) -> None:
    panel = desk.window.events
    FakeDriver.links[-1].fail()
    go(desk, "events")
    put(panel.severity, panel.severity.itemData(1))
    type_into(panel.filter_box, "connection was lost")
    desk.wait(lambda: panel.model.rowCount() == 1)
    tab_to(panel.table)
    press(Qt.Key.Key_Down)
    shortcut("Ctrl+C")
    assert "connection was lost" in QGuiApplication.clipboard().text()
    shortcut("Shift+F10")
    choose("Only this source")
    settled(desk)
    assert panel.source.currentData() == "Line 1"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert desk.window.workspace.on_hold
    assert desk.window.workspace.page.canvas.cursors.moments[0] == panel.model.moment(0)


def test_values_are_sorted_plotted_and_saved(desk: Desk, line: Connection, tmp_path: Path) -> None:
    panel = desk.window.values
    go(desk, "values")
    tab_to(panel.scope)
    press(Qt.Key.Key_Down)
    desk.wait(lambda: panel.model.rowCount() == 2)
    tab_to(panel.view)
    for wanted in (["Speed", "Torque"], ["Torque", "Speed"]):
        press(Qt.Key.Key_Down)
        shortcut("Shift+F10")
        for key in (Qt.Key.Key_R, Qt.Key.Key_Return):
            QTest.keyClick(menu(), key)
        desk.wait(lambda: [panel.model.key(row).point for row in range(2)] == wanted)  # noqa: B023
    press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert [key.point for key in desk.window.workspace.plotted()] == ["Torque"]
    shortcut("Shift+F10")
    choose("Save as CSV")
    name_file(desk, tmp_path / "values.csv")
    assert "Torque" in (tmp_path / "values.csv").read_text(encoding="utf-8-sig")


def test_what_is_between_the_cursors_is_copied(desk: Desk, line: Connection) -> None:
    window = desk.window
    window.workspace.plot_keys([desk.session.store.signal(line.id, point).key for point in line.points])
    desk.wait(lambda: len(window.workspace.page.canvas.traces()) == 2)
    shortcut("Ctrl+0")
    assert focus() is window.workspace.page.canvas
    for key in (Qt.Key.Key_A, Qt.Key.Key_B):
        press(key)
    for _ in range(5):
        press(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    dock = go(desk, "measure")
    push(next(one for one in dock.findChildren(QAbstractButton) if one.text() == "Copy table"))
    choose("As a Markdown table")
    settled(desk)
    assert "| Speed" in QGuiApplication.clipboard().text().replace("Line 1 ", "").replace("Tags.", "")
    push(next(one for one in dock.findChildren(QAbstractButton) if one.text() == "Remove cursors"))
    assert window.workspace.page.canvas.cursors.moments == [None, None]


def test_frames_are_captured_paused_and_looked_at(real: Desk) -> None:
    simulator = Simulator("104")
    try:
        settings = ConnectionSettings(host="127.0.0.1", port=simulator.port())
        connection = real.session.add("104", "RTU-7", settings)
        real.wait(lambda: connection.state is LinkState.RUNNING, 40)
        active(real)
        panel = real.window.frames
        go(real, "frames")
        push(panel.capture_button)
        real.wait(lambda: len(panel.model.rows) > 3)
        push(panel.pause_button)
        real.wait(lambda: panel.pause_button.isChecked())
        tab_to(panel.list)
        press(Qt.Key.Key_Home)
        press(Qt.Key.Key_Down)
        assert panel.inspector.tree.topLevelItemCount() == 1
        tab_to(panel.inspector.tree)
        press(Qt.Key.Key_Home)
        press(Qt.Key.Key_Down)
        assert panel.inspector.marked() is not None
        tab_to(panel.list)
        row = panel.list.currentIndex().row()
        shortcut("Shift+F10")
        choose("Copy the octets")
        settled(real)
        assert QGuiApplication.clipboard().text() == panel.model.rows[row].raw.data.hex(" ")
        press(Qt.Key.Key_Return)
        assert real.window.workspace.page.canvas.cursors.moments[0] == panel.model.rows[row].raw.ns
        type_into(panel.filter_box, "received")
        real.wait(lambda: panel.model.rows and not any(frame.raw.sent for frame in panel.model.rows))
        push(panel.clear_button)
        real.wait(lambda: not panel.model.rows)
    finally:
        simulator.stop()


def test_work_is_saved_computed_and_exported(desk: Desk, line: Connection, tmp_path: Path) -> None:
    window = desk.window
    shortcut("Ctrl+S")
    name_file(desk, tmp_path / "work.fieldscope")
    desk.wait((tmp_path / "work.fieldscope").exists)
    shortcut("Ctrl+Shift+D")
    asked = dialog(desk)
    type_into(window._derived_dialog.name_edit, "Double")  # type: ignore[union-attr]
    type_into(window._derived_dialog.expression_edit, "Speed * 2")  # type: ignore[union-attr]
    press(Qt.Key.Key_Return)
    desk.wait(lambda: [one.definition.name for one in desk.session.derived] == ["Double"])
    push(window._derived_dialog.plot_button)  # type: ignore[union-attr]
    desk.wait(lambda: len(window.workspace.plotted()) == 1)
    press(Qt.Key.Key_Escape)
    desk.wait(lambda: not asked.isVisible())
    active(desk)
    desk.wait(lambda: len(window.workspace.page.canvas.traces()) == 1)
    shortcut("Ctrl+E")
    dialog(desk)
    press(Qt.Key.Key_Return)
    name_file(desk, tmp_path / "samples.csv")
    desk.wait((tmp_path / "samples.csv").exists)
    shortcut("Ctrl+S")
    desk.wait(lambda: "Double" in (tmp_path / "work.fieldscope").read_text(encoding="utf-8"))
    shortcut("Ctrl+Z")
    desk.wait(lambda: desk.session.dirty)
