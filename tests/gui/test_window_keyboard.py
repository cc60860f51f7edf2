"""Everything by keyboard alone: menus and their actions, docks, and a name for whoever cannot see them."""

from fake_driver import running
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from window_desk import Desk, letters

from fieldscope.actions import ROWS


def mnemonic(text: str) -> str:
    """The letter behind a single "&"."""
    plain = text.replace("&&", "")
    return plain[plain.index("&") + 1].lower() if "&" in plain else ""


def menus(desk: Desk) -> dict[str, list[QAction]]:
    """Every menu and submenu with its actions."""
    found: dict[str, list[QAction]] = {}
    todo: list[QMenu] = [m for a in desk.window.menuBar().actions() if isinstance(m := a.menu(), QMenu)]
    while todo:
        menu = todo.pop()
        found[menu.title()] = [action for action in menu.actions() if not action.isSeparator()]
        todo += [m for action in menu.actions() if isinstance(m := action.menu(), QMenu)]
    return found


def test_every_action_stands_in_a_menu_under_a_letter_of_its_own(desk: Desk) -> None:
    found = menus(desk)
    titles = [mnemonic(action.text()) for action in desk.window.menuBar().actions()]
    assert all(titles)
    assert len(titles) == len(set(titles))
    listed = {action.objectName() for actions in found.values() for action in actions}
    assert {row.id for row in ROWS} <= listed
    twice = {
        title: letters
        for title, actions in found.items()
        if len(letters := [mnemonic(a.text()) for a in actions if mnemonic(a.text())]) != len(set(letters))
    }
    docks = {dock.toggleViewAction() for dock in desk.window.docks.values()}  # arrow keys reach them
    unreachable = {
        title: [a.text() for a in actions if not mnemonic(a.text()) and a.shortcut().isEmpty() and a not in docks]
        for title, actions in found.items()
    }
    assert twice == {}
    assert {title: names for title, names in unreachable.items() if names} == {}


def test_no_letter_of_a_dock_is_that_of_another_or_of_a_menu(desk: Desk) -> None:
    """Else the first press only moves the focus, and the second does something else than the first would have."""
    desk.session.add("fake", "Line 1", running("Speed"))
    desk.wait(lambda: desk.window.commands.form is not None)
    assert {letter: texts for letter, texts in letters(desk.window).items() if len(texts) > 1} == {}


def test_a_menu_is_walked_by_keys(desk: Desk) -> None:
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    desk.qtbot.keyClick(menu, Qt.Key.Key_K)
    desk.wait(
        lambda: any(w.windowTitle() == "Keys and gestures" and w.isVisible() for w in desk.window.findChildren(QWidget))
    )


def test_every_dock_is_reached_and_left(desk: Desk) -> None:
    desk.session.add("fake", "Line 1", running("Speed"))
    for name, dock in desk.window.docks.items():
        dock.show()
        dock.raise_()
        desk.wait(lambda: not dock.visibleRegion().isEmpty())  # noqa: B023 - awaited at once
        for _ in range(4):
            desk.qtbot.keyClick(desk.window, Qt.Key.Key_F6)
            focus = QApplication.focusWidget()
            if focus is not None and dock.isAncestorOf(focus):
                break
        else:
            raise AssertionError(f"F6 never reaches {name}")
        desk.qtbot.keyClick(desk.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert not dock.isAncestorOf(focus), name


def test_whatever_takes_the_focus_has_a_name(desk: Desk) -> None:
    for dock in desk.window.docks.values():
        dock.show()
    kinds = (QAbstractItemView, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in desk.window.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        and widget.window().windowType() != Qt.WindowType.Popup  # the list of a box is named by the box
    ]
    assert not nameless, "\n".join(nameless)
