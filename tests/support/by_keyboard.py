"""Somebody without a mouse: keys go to whatever has the focus, and what they should reach is looked for with Tab."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QTreeWidget,
    QWidget,
)

TABS = 80
"""Presses of Tab after which whatever is in the same window must have been reached."""
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def focus() -> QWidget:
    """What keys go to. Offscreen there is no window manager: when a menu or a dialog has closed, which is told late,
    nobody has the focus, and we give it to the window that was opened last."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    if widget is None:
        kinds = (Qt.WindowType.Window, Qt.WindowType.Dialog)
        windows = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.windowType() in kinds]
        dialogs = [one for one in windows if isinstance(one, QDialog)]
        (dialogs or windows)[-1].activateWindow()
        for _ in range(500):
            if QApplication.focusWidget() is not None:
                break
            QTest.qWait(10)
        widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, held)


def shortcut(text: str) -> None:
    """Press keys as they stand in a menu: "Ctrl+Shift+P"."""
    QTest.keySequence(focus(), text)


def tab_to(target: QWidget) -> None:
    """Press Tab until something has the focus."""
    if isinstance(target, QComboBox) and target.isEditable():
        target = target.lineEdit() or target
    seen = []
    for _ in range(TABS):
        if QApplication.focusWidget() is target:
            return
        seen.append(type(focus()).__name__)
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {type(target).__name__} “{target.accessibleName()}”, but {seen[-12:]}")


def push(button: QAbstractButton) -> None:
    """Go to a button and press it."""
    tab_to(button)
    press(Qt.Key.Key_Space)


def type_into(edit: QLineEdit, text: str) -> None:
    tab_to(edit)
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    QTest.keyClicks(focus(), text)
    assert edit.text() == text


def put(editor: QWidget, value: Any) -> None:
    """Enter a value where it belongs."""
    if isinstance(editor, QLineEdit):
        type_into(editor, str(value))
    elif isinstance(editor, QCheckBox):
        tab_to(editor)
        if editor.isChecked() is not value:
            press(Qt.Key.Key_Space)
        assert editor.isChecked() is value
    else:
        assert isinstance(editor, QComboBox)
        tab_to(editor)
        press(Qt.Key.Key_Home)
        for _ in range(editor.count()):
            if editor.currentData() == value:
                return
            press(Qt.Key.Key_Down)
        raise AssertionError(f"{editor.accessibleName()} has no {value!r}")


def choose_row(tree: QTreeWidget, chosen: Callable[[], bool]) -> None:
    """Walk down a tree from its top until the right row is chosen."""
    tab_to(tree)
    press(Qt.Key.Key_Home)
    for _ in range(100):
        if chosen():
            return
        press(Qt.Key.Key_Down)
    raise AssertionError(f"no such row in {tree.accessibleName()}")


def menu() -> QMenu:
    """The menu that is open."""
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu), found
    return found


def choose(title: str) -> None:
    """Choose an entry of the open menu with the arrow keys, by the beginning of its title."""
    opened = menu()
    for _ in range(len(opened.actions()) + 1):
        press(Qt.Key.Key_Down)
        active = opened.activeAction()
        if active is not None and active.text().replace("&", "").startswith(title):
            assert active.isEnabled(), title
            press(Qt.Key.Key_Return)
            return
    raise AssertionError(f"no {title!r} among {[action.text() for action in opened.actions()]}")


def repeat(widget: QWidget, key: Qt.Key) -> None:
    """What the keyboard sends while a key stays down."""
    for kind in (QKeyEvent.Type.KeyRelease, QKeyEvent.Type.KeyPress):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, " ", True))
