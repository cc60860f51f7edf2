"""Questions and messages of the main window. None of them stops live data: they are opened, never executed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QMessageBox, QWidget

from fieldscope.words import term

_Role = QMessageBox.ButtonRole


def tell(parent: QWidget, title: str, text: str) -> None:
    """Show a warning; what libraries and the system say in `text` is translated."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Fieldscope", title, QMessageBox.StandardButton.Ok, parent)
    box.setInformativeText(term(text))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def say(widget: QWidget, text: str, milliseconds: int = 8000) -> None:
    """Put a sentence into the status bar of the main window that a widget belongs to, also in a dock of its own."""
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, QMainWindow):
            above.statusBar().showMessage(text, milliseconds)
            return
        above = above.parentWidget()


def ask(
    parent: QWidget,
    title: str,
    text: str,
    answers: dict[str, tuple[QMessageBox.ButtonRole, Callable[[], object]]],
    default: str = "",
    closed: Callable[[], object] = lambda: None,
) -> QMessageBox:
    """Ask; `answers` maps the text of each button to its role and to what it does. `closed` comes after any answer."""
    box = QMessageBox(QMessageBox.Icon.Question, "Fieldscope", title, parent=parent)
    box.setInformativeText(text)
    chosen: dict[object, Callable[[], object]] = {}
    for label, (role, then) in answers.items():
        button = box.addButton(label, role)
        chosen[button] = then
        if label == default:
            box.setDefaultButton(button)

    def finished(_result: int) -> None:
        closed()
        chosen.get(box.clickedButton(), lambda: None)()

    box.finished.connect(finished)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
