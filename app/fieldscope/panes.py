"""The parts of the window that the keyboard goes round with F6: lanes or start page, and every dock that is seen."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

_TAB = Qt.FocusPolicy.TabFocus


def seen(central: QWidget, docks: Iterable[QDockWidget]) -> list[QWidget]:
    """Give the parts that are on screen, not those behind a tab."""
    shown = [dock.widget() for dock in docks if dock.isVisible() and not dock.visibleRegion().isEmpty()]
    return [central, *shown]


def turn(central: QWidget, docks: Iterable[QDockWidget], step: int) -> None:
    """Give the focus to the next part (`step` 1) or the one before (-1)."""
    parts = seen(central, docks)
    focus = QApplication.focusWidget()
    here = next((number for number, part in enumerate(parts) if focus is not None and _holds(part, focus)), -step)
    enter(parts[(here + step) % len(parts)])


def enter(part: QWidget) -> None:
    """Give the focus to what takes it first inside a part."""
    target = next((child for child in [part, *_in_order(part)] if _takes_focus(child)), part)
    target.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _in_order(part: QWidget) -> Iterator[QWidget]:
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if part.isAncestorOf(widget):
            yield widget
        widget = widget.nextInFocusChain()


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & _TAB) and widget.isVisible() and widget.isEnabled()


def _holds(part: QWidget, widget: QWidget) -> bool:
    return part is widget or part.isAncestorOf(widget)
