"""Every connection dialog by keyboard alone: what can be used is reached by Tab, pages and buttons have keys of their
own, tables are entered, edited and left, Return and Escape do what they promise."""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)
from window_desk import Desk

from fieldscope.dialogs.connection import ConnectionDialog
from fieldscope.dialogs.form import CUSTOM
from fieldscope.dialogs.table import TableEditor
from fieldscope.drivers import DRIVERS
from fieldscope.plot.exportdialog import ExportDialog, Pick, Span
from fieldscope.store import SignalKey, TimeBase
from fieldscope.window import MainWindow
from linkkit.driver import Point

STEPS = 120
"""Presses of Tab after which a walk must have come round."""


def opened(desk: Desk, driver: str) -> ConnectionDialog:
    dialog = desk.window.add_connection(driver)
    assert dialog is not None
    activate(desk, dialog)
    return dialog


def activate(desk: Desk, dialog: QDialog) -> None:
    with desk.qtbot.waitExposed(dialog):
        dialog.activateWindow()
    desk.wait(dialog.isActiveWindow)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def walk(dialog: QDialog) -> set[QWidget]:
    """Press Tab until the walk repeats itself; gives what had the focus."""
    seen: set[QWidget] = set()
    first = QApplication.focusWidget()
    for _ in range(STEPS):
        widget = QApplication.focusWidget()
        assert widget is not None
        assert widget.window() is dialog, "Tab left the dialog"
        seen.add(widget)
        press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            return seen
    raise AssertionError(f"Tab does not come round; last {[type(one).__name__ for one in list(seen)[-5:]]}")


def usable(dialog: QDialog) -> set[QWidget]:
    """What a mouse could use at this moment."""
    found: set[QWidget] = set()
    for widget in dialog.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled():
            continue
        inside = widget.parentWidget()
        if isinstance(widget, QHeaderView) or isinstance(inside, QTabBar | QComboBox | QHeaderView | QAbstractItemView):
            continue
        if inside is not None and isinstance(inside.parentWidget(), QAbstractItemView):
            continue
        if isinstance(widget, QLineEdit | QComboBox | QAbstractButton | QAbstractItemView):
            if isinstance(inside, QLineEdit):
                continue  # the button that clears a line
            found.add(widget)
    return found


def describe(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.objectName()}"


def mnemonics(dialog: QDialog) -> Counter[str]:
    """Letters with Alt that are in use at this moment."""
    texts = [b.text() for b in dialog.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
    texts += [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.buddy() is not None]
    for bar in dialog.findChildren(QTabBar):
        texts += [bar.tabText(n) for n in range(bar.count())]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text.replace("&&", "")]
    return Counter(letters)


@pytest.mark.parametrize("driver", [driver.name for driver in DRIVERS])
def test_everything_usable_is_reached_by_tab_on_every_page(real: Desk, driver: str) -> None:
    dialog = opened(real, driver)
    form = dialog.form
    form.advanced_button.setChecked(True)
    if form.standard_box is not None:
        form.standard_box.setCurrentIndex(form.standard_box.findData(CUSTOM))
    for editor in form.editors.values():
        if isinstance(editor, TableEditor):
            editor.add_row()
    for page in range(form.tabs.count()):
        form.tabs.setCurrentIndex(page)
        form.tabs.tabBar().setFocus()
        real.wait(lambda: QApplication.focusWidget() is form.tabs.tabBar())
        left = usable(dialog) - walk(dialog)
        assert not left, (form.tabs.tabText(page), sorted(map(describe, left)))
        twice = {letter: count for letter, count in mnemonics(dialog).items() if count > 1}
        assert not twice, (form.tabs.tabText(page), twice)


@pytest.mark.parametrize("driver", [driver.name for driver in DRIVERS])
def test_pages_have_keys_of_their_own(real: Desk, driver: str) -> None:
    dialog = opened(real, driver)
    for page in reversed(range(dialog.form.tabs.count())):
        QTest.keyClick(dialog, Qt.Key(Qt.Key.Key_1.value + page), Qt.KeyboardModifier.AltModifier)
        assert dialog.form.tabs.currentIndex() == page


@pytest.mark.parametrize("driver", [driver.name for driver in DRIVERS])
def test_escape_leaves_the_cell_then_the_dialog(real: Desk, driver: str) -> None:
    dialog = opened(real, driver)
    name = "hints" if driver == "plc" else "points"
    table = dialog.form.editors[name]
    assert isinstance(table, TableEditor)
    dialog.form.show_page("Produced tags" if driver == "plc" else "Points")
    table.view.setFocus()
    press(Qt.Key.Key_Insert)
    assert table.model.rowCount() == 1
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "77")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    real.wait(lambda: QApplication.focusWidget() is table.view)
    press(Qt.Key.Key_Delete)
    assert table.model.rowCount() == 0
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not real.session.connections


def test_a_plc_is_added_by_keyboard_alone(real: Desk) -> None:
    dialog = opened(real, "plc")
    real.wait(lambda: QApplication.focusWidget() is dialog.form.editors["address"])
    QTest.keyClicks(QApplication.focusWidget(), "127.0.0.1")
    QTest.keyClick(dialog, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    table = dialog.form.editors["hints"]
    assert isinstance(table, TableEditor)
    for _ in range(STEPS):
        if QApplication.focusWidget() is table.view:
            break
        press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is table.view
    press(Qt.Key.Key_Insert)
    QTest.keyClicks(QApplication.focusWidget(), "Level")
    press(Qt.Key.Key_Tab)
    real.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    QTest.keyClicks(QApplication.focusWidget(), "REAL")
    press(Qt.Key.Key_Return)
    real.wait(lambda: QApplication.focusWidget() is table.view)
    assert (table.model.rows[0]["tag"], table.model.rows[0]["type"]) == ("Level", "REAL")
    press(Qt.Key.Key_Return)
    real.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    press(Qt.Key.Key_Escape)
    real.wait(lambda: QApplication.focusWidget() is table.view)
    for _ in range(STEPS):
        if QApplication.focusWidget() is dialog.ok_button:
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert not dialog.isVisible()
    (connection,) = real.session.connections
    assert connection.settings.hints[0].tag == "Level"
    real.session.stop(connection.id)


def test_return_in_a_field_adds_and_the_first_problem_gets_the_focus(real: Desk) -> None:
    dialog = opened(real, "104")
    dialog.form.show_page("Protocol")
    dialog.name_edit.setFocus()
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.form.tabs.currentIndex() == 0
    assert QApplication.focusWidget() is dialog.form.editors["host"]
    QTest.keyClicks(QApplication.focusWidget(), "127.0.0.1")
    press(Qt.Key.Key_Return)
    assert not dialog.isVisible()
    (connection,) = real.session.connections
    real.session.stop(connection.id)


def export(window: MainWindow) -> None:
    signal = window.session.store.signal("x", Point("a", ("a",), "a", 0, "<f4"))
    spans, picks = [Span("visible", "Visible", (0, 10**9))], [Pick("tab", "Plotted in this tab", "", [signal])]
    ExportDialog(spans, picks, TimeBase.ARRIVAL, "", window).show()


OTHERS: dict[str, Callable[[MainWindow], object]] = {
    "derived": lambda window: window.edit_derived(),
    "about": lambda window: window.help.about(),
    "shortcuts": lambda window: window.help.shortcuts(),
    "limits": lambda window: window.alarms.ask_limits([SignalKey("none", "x")]),
    "export": lambda window: export(window),
}


@pytest.mark.parametrize("name", OTHERS)
def test_the_other_dialogs_are_walked_and_closed(real: Desk, name: str) -> None:
    OTHERS[name](real.window)
    dialog = next(one for one in real.window.findChildren(QDialog) if one.isVisible())
    activate(real, dialog)
    if name == "limits":
        assert describe(QApplication.focusWidget()) == "QLineEdit High limit"
    if QApplication.focusWidget() is None or QApplication.focusWidget().window() is not dialog:
        dialog.setFocus()
        dialog.focusNextChild()
    left = usable(dialog) - walk(dialog)
    assert not left, sorted(map(describe, left))
    assert not dialog.isModal(), "values go on behind it, and can be looked at"
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
