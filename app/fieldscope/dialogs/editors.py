"""One editor for one scalar field of a settings class."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from fieldscope import network, theme
from fieldscope.drafts import Field
from fieldscope.words import mark, tr
from linkkit.settings import Pick

Edited = Callable[[Any], None]
ANY_ADAPTER: Final = mark("any: the system chooses")
_NUMBER_WIDTH: Final = 18
"""Characters."""


def make_editor(field: Field, value: Any, edited: Edited, parent: QWidget) -> tuple[QWidget, QWidget]:
    """Make (the widget that has the value, the whole line with unit and buttons); `edited(value)` after every edit."""
    editor = _editor(field, value, edited, parent)
    editor.setToolTip(field.shown.help)
    editor.setAccessibleName(field.shown.label)
    editor.setAccessibleDescription(field.shown.help)
    line = QWidget(parent)
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    wide = isinstance(editor, QLineEdit) and field.kind is str
    layout.addWidget(editor, 1 if wide else 0)
    if field.shown.unit:
        layout.addWidget(QLabel(field.shown.unit, line))
    if field.about.pick is Pick.FILE and isinstance(editor, QLineEdit):
        layout.addWidget(_browse_button(field, editor, line))
    if not wide:
        layout.addStretch(1)
    return editor, line


def set_value(editor: QWidget, value: Any) -> None:
    """Show another value in an editor, as if it had been typed."""
    if isinstance(editor, QComboBox):
        editor.setCurrentIndex(max(editor.findData(value), 0))
    elif isinstance(editor, QCheckBox):
        editor.setChecked(bool(value))
    elif isinstance(editor, QLineEdit):
        editor.setText(str(value))


def _editor(field: Field, value: Any, edited: Edited, parent: QWidget) -> QWidget:
    if field.about.choices or field.about.pick is Pick.ADAPTER:
        combo = QComboBox(parent) if field.about.choices else AdapterBox(str(value), parent)
        for choice, text in field.shown.choices:
            combo.addItem(text, choice)
        combo.setCurrentIndex(max(combo.findData(value), 0))
        combo.currentIndexChanged.connect(lambda: edited(combo.currentData()))
        return combo
    if field.kind is bool:
        box = QCheckBox(parent)
        box.setChecked(bool(value))
        box.toggled.connect(edited)
        return box
    edit = QLineEdit(str(value), parent)
    edit.setPlaceholderText(field.about.placeholder)
    if field.kind is not str:
        edit.setFixedWidth(edit.fontMetrics().averageCharWidth() * _NUMBER_WIDTH)
    edit.textChanged.connect(edited)
    return edit


class AdapterBox(QComboBox):
    """Picks one of this computer's addresses, or any; the list is new whenever it opens."""

    def __init__(self, value: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._fill(value)

    def showPopup(self) -> None:
        self.blockSignals(True)
        self._fill(str(self.currentData() or ""))
        self.blockSignals(False)
        super().showPopup()

    def _fill(self, value: str) -> None:
        self.clear()
        self.addItem(tr(ANY_ADAPTER), "")
        for adapter in network.adapters():
            self.addItem(adapter.text, adapter.address)
        if value and self.findData(value) < 0:
            self.addItem(tr("{value} – not there at the moment").format(value=value), value)
        self.setCurrentIndex(max(self.findData(value), 0))


def _browse_button(field: Field, edit: QLineEdit, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setIcon(theme.icon("open"))
    tip = tr("Choose the file: {name}").format(name=field.shown.label)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def ask() -> None:
        kinds = ";;".join(part for part in (field.shown.files, tr("All files (*)")) if part)
        dialog = QFileDialog(button, field.shown.label, edit.text(), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(edit.setText)
        dialog.open()

    button.clicked.connect(ask)
    return button
