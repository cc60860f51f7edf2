"""A form for any settings class: one editor per field, the problem beside it, tables below, advanced fields folded."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fieldscope import theme
from fieldscope.dialogs.table import TableEditor
from fieldscope.drafts import Draft, Field, build, fields

MANY_ROWS: Final = 1000
"""Tables with more rows are checked when the typing pauses: that takes longer than a key press should."""


class SettingsForm(QWidget):
    """Edits a draft of `settings_class`; nothing typed is ever thrown away.

    A problem shows when its field was touched, or everywhere after `reveal`. `changed` comes after every edit.
    """

    changed = Signal()
    helped = Signal(str)
    """Help text of the field that has the focus."""

    def __init__(self, settings_class: type, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings_class = settings_class
        self.draft = draft
        self.editors: dict[str, QWidget] = {}
        self._messages: dict[str, QLabel] = {}
        self._touched: set[str] = set()
        self._problems: dict[str, str] = {}
        self._help: dict[QObject, str] = {}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(300)
        self._later.timeout.connect(self._check)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        every = fields(settings_class)
        plain = [f for f in every if not f.table and not f.about.advanced]
        advanced = [f for f in every if not f.table and f.about.advanced]
        layout.addWidget(self._section(plain))
        for field in every:
            if field.table:
                layout.addWidget(self._table(field), 1)
        if advanced or any(i.about.advanced for f in every if f.table for i in fields(f.kind)):
            box = self._section(advanced)
            self.advanced_button = fold = QToolButton(self)
            fold.setText("Advanced")
            fold.setCheckable(True)
            fold.setAutoRaise(True)
            fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            fold.setArrowType(Qt.ArrowType.RightArrow)
            fold.toggled.connect(box.setVisible)
            for editor in self.editors.values():
                if isinstance(editor, TableEditor):
                    fold.toggled.connect(editor.show_advanced)
            fold.toggled.connect(
                lambda on: fold.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
            )
            box.setVisible(False)
            self._advanced = {f.name for f in advanced}
            layout.addWidget(fold)
            layout.addWidget(box)
        else:
            self._advanced = set()
        self._check()

    def value(self) -> Any:
        """The settings object, or None while there are problems."""
        return build(self.settings_class, self.draft)[0]

    def problems(self) -> dict[str, str]:
        """Field path → message, also those that do not show yet."""
        return dict(self._problems)

    def reveal(self) -> bool:
        """Show every problem and go to the first; returns whether there is none."""
        self._touched = {field.name for field in fields(self.settings_class)}
        self._check()
        if not self._problems:
            return True
        names = [path.split("[")[0].split(".")[0] for path in self._problems]
        first = next((f.name for f in fields(self.settings_class) if f.name in names), "")
        if first in self._advanced:
            self.advanced_button.setChecked(True)
        editor = self.editors.get(first)
        if isinstance(editor, TableEditor):
            self._go_to_cell(editor, first)
        elif editor is not None:
            editor.setFocus()
        return False

    def touch(self, name: str) -> None:
        """Treat a field as edited by the user: its problem shows from now on."""
        self._touched.add(name)
        if sum(len(e.model.rows) for e in self.editors.values() if isinstance(e, TableEditor)) > MANY_ROWS:
            self._later.start()
        else:
            self._check()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self._help:
            self.helped.emit(self._help[watched])
        return super().eventFilter(watched, event)

    def _section(self, wanted: list[Field]) -> QWidget:
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 130)
        for index, field in enumerate(wanted):
            editor = self._editor(field)
            self.editors[field.name] = editor
            label = QLabel(f"{field.about.label}:", box)
            label.setBuddy(editor)
            line = QHBoxLayout()
            line.setSpacing(6)
            line.addWidget(editor, 1 if field.kind is str and not field.about.choices else 0)
            if field.about.unit:
                line.addWidget(QLabel(field.about.unit, box))
            if field.kind is not str or field.about.choices:
                line.addStretch(1)
            message = QLabel(box)
            message.setObjectName(f"problem {field.name}")
            message.setWordWrap(True)
            message.setTextFormat(Qt.TextFormat.PlainText)
            message.setVisible(False)
            self._messages[field.name] = message
            for widget in (editor, label):
                widget.setToolTip(field.about.help)
            editor.setAccessibleName(field.about.label)
            editor.setAccessibleDescription(field.about.help)
            editor.installEventFilter(self)
            self._help[editor] = field.about.help
            grid.addWidget(label, 2 * index, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addLayout(line, 2 * index, 1)
            grid.addWidget(message, 2 * index + 1, 1)
        return box

    def _editor(self, field: Field) -> QWidget:
        value = self.draft[field.name]
        if field.about.choices:
            combo = QComboBox(self)
            for choice, text in field.about.choices:
                combo.addItem(text, choice)
            combo.setCurrentIndex(max(combo.findData(value), 0))
            combo.currentIndexChanged.connect(lambda: self._edited(field.name, combo.currentData()))
            return combo
        if field.kind is bool:
            box = QCheckBox(self)
            box.setChecked(bool(value))
            box.toggled.connect(partial(self._edited, field.name))
            return box
        edit = QLineEdit(str(value), self)
        edit.setPlaceholderText(field.about.placeholder)
        if field.kind is not str:
            edit.setFixedWidth(edit.fontMetrics().averageCharWidth() * 18)
        edit.textChanged.connect(partial(self._edited, field.name))
        return edit

    def _table(self, field: Field) -> QWidget:
        box = QWidget(self)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        title = QLabel(field.about.label, box)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        layout.addWidget(title)
        if field.about.help:
            about = QLabel(field.about.help, box)
            about.setWordWrap(True)
            about.setStyleSheet(f"color: {theme.color('muted').name()}")
            layout.addWidget(about)
        editor = TableEditor(field, self.draft[field.name], box)
        editor.changed.connect(lambda: self.touch_edited(field.name))
        self.editors[field.name] = editor
        layout.addWidget(editor, 1)
        return box

    def touch_edited(self, name: str) -> None:
        """A table was edited."""
        self.touch(name)
        self.changed.emit()

    def _edited(self, name: str, value: Any) -> None:
        self.draft[name] = value
        self.touch(name)
        self.changed.emit()

    def _check(self) -> None:
        self._problems = build(self.settings_class, self.draft)[1]
        shade = theme.color("error").name()
        for name, label in self._messages.items():
            message = self._problems.get(name, "") if name in self._touched else ""
            label.setText(message)
            label.setVisible(bool(message))
            label.setStyleSheet(f"color: {shade}")
        for name, editor in self.editors.items():
            if isinstance(editor, TableEditor):
                shown = name in self._touched
                editor.show_problems(self._cells(name) if shown else {}, self._problems.get(name, "") if shown else "")

    def _cells(self, table: str) -> dict[tuple[int, str], str]:
        found = {}
        for path, message in self._problems.items():
            if path.startswith(f"{table}["):
                row, _, column = path[len(table) + 1 :].partition("]")
                found[int(row), column.lstrip(".").split("[")[0].split(".")[0]] = message
        return found

    def _go_to_cell(self, editor: TableEditor, name: str) -> None:
        cells = sorted(self._cells(name))
        editor.view.setFocus()
        if cells:
            row, column = cells[0]
            names = [field.name for field in editor.model.fields]
            at = names.index(column) if column in names else 0
            if editor.view.isColumnHidden(at):
                self.advanced_button.setChecked(True)
            editor.view.setCurrentIndex(editor.model.index(row, at))
