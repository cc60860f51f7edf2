"""The parts of the window that the keyboard goes round with F6: lanes or start page, and every dock that is seen."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

_TAB = Qt.FocusPolicy.TabFocus


def seen(central: QWidget, docks: Iterable[QDockWidget]) -> list[QWidget]:
    """Give the parts that are on screen, not those behind a tab."""
    return [central, *(dock.widget() for dock in docks if dock.isVisible() and not covered(dock))]


def covered(dock: QDockWidget) -> bool:
    """Say whether a dock is behind another one's tab: Qt takes it for visible then."""
    return dock.visibleRegion().isEmpty()


def turn(central: QWidget, docks: Iterable[QDockWidget], step: int) -> None:
    """Give the focus to the next part (`step` 1) or the one before (-1)."""
    parts = seen(central, docks)
    focus = QApplication.focusWidget()
    here = next((number for number, part in enumerate(parts) if focus is not None and _holds(part, focus)), -step)
    enter(parts[(here + step) % len(parts)])


def enter(part: QWidget) -> None:
    """Give the focus to what takes it first inside a part."""
    # Not along `nextInFocusChain`: PySide takes what that gives for a child of where it was asked, and with the one it
    # forgets the other (seen with 6.11: scroll bars "already deleted").
    inside = [part, *part.findChildren(QWidget)] if part.focusProxy() is None else [part]
    target = next((child for child in inside if _takes_focus(child)), part)
    target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def show(dock: QDockWidget) -> None:
    """Bring a dock to the front, whatever it is behind, and give it the focus."""
    dock.show()
    dock.raise_()
    if dock.isFloating():
        dock.activateWindow()
    enter(dock.widget())


def detach(docks: Iterable[QDockWidget]) -> None:
    """Give the dock that has the focus a window of its own, or put it back."""
    focus = QApplication.focusWidget()
    for dock in docks:
        if focus is not None and dock.isAncestorOf(focus):
            dock.setFloating(not dock.isFloating())
            show(dock)
            return


def ask_menu() -> None:
    """Ask what has the focus for its menu, as the menu key does; not every system has Shift+F10 do it."""
    widget = QApplication.focusWidget()
    if widget is not None:
        cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        at = (cursor.toRect() if isinstance(cursor, QRectF) else cursor).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, widget.mapToGlobal(at))
        QApplication.sendEvent(widget, event)


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & _TAB) and widget.isVisible() and widget.isEnabled()


def _holds(part: QWidget, widget: QWidget) -> bool:
    return part is widget or part.isAncestorOf(widget)
