"""A form for any settings class: one editor per field, the problem beside it, tables below, advanced fields folded."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fieldscope import theme
from fieldscope.dialogs.editors import make_editor, set_value
from fieldscope.dialogs.table import TableEditor
from fieldscope.dialogs.work import Waiting, in_thread
from fieldscope.drafts import Draft, Field, build, empty, fields
from fieldscope.words import term, tr

MANY_ROWS: Final = 1000
"""Tables with more rows are checked when the typing pauses: that takes longer than a key press should."""
LABEL_WIDTH: Final = 130
STANDARD: Final = "standard"
CUSTOM: Final = "custom"


class SettingsForm(QWidget):
    """Edits a draft of `settings_class`; nothing typed is ever thrown away.

    Fields stand on the pages that their settings name, as tabs when there is more than one; `page` gives a page for
    something else to be put on. A problem shows when its field was touched, or everywhere after `reveal`. `changed`
    comes after every edit.
    """

    changed = Signal()
    checked = Signal()
    """The problems were looked for anew."""
    helped = Signal(str)
    """Help text of the field that has the focus."""

    def __init__(self, settings_class: type, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings_class = settings_class
        self.draft = draft
        self.editors: dict[str, QWidget] = {}
        self.standard_box: QComboBox | None = None
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.currentChanged.connect(lambda _: self.helped.emit(""))
        self._pages: dict[str, QVBoxLayout] = {}
        self._order: list[str] = []
        """Pages from left to right."""
        self._page_of: dict[str, str] = {}
        self._messages: dict[str, QLabel] = {}
        self._touched: set[str] = set()
        self._problems: dict[str, str] = {}
        self._help: dict[QObject, str] = {}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(300)
        self._later.timeout.connect(self._check_apart)
        self._waiting = Waiting(self)
        self._revision = 0
        """Counts edits; what was checked belongs to one."""
        self._checked: tuple[int, Any] = (-1, None)
        """Revision and value of the last check."""

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.tabs, 1)
        every = fields(settings_class)
        names = list(dict.fromkeys(field.about.page for field in every))
        for field in every:
            self._page_of[field.name] = field.about.page or names[0]
        self.advanced_button = self._fold()
        self._advanced = {field.name for field in every if field.about.advanced}
        folded: list[QWidget] = []
        for name in dict.fromkeys(self._page_of.values()):
            mine = [field for field in every if self._page_of[field.name] == name]
            page = self.page(name)
            if plain := [f for f in mine if not f.table and not f.about.advanced]:
                page.addWidget(self._section(plain))
            if advanced := [f for f in mine if not f.table and f.about.advanced]:
                folded.append(self._section(advanced))
                page.addWidget(folded[-1])
            tables = [f for f in mine if f.table]
            for field in tables:
                page.addWidget(self._table(field), 1)
            if not tables:
                page.addStretch(1)
        for box in folded:
            box.setVisible(False)
            self.advanced_button.toggled.connect(box.setVisible)
        for editor in self.editors.values():
            if isinstance(editor, TableEditor):
                self.advanced_button.toggled.connect(editor.show_advanced)
        columns = any(inner.about.advanced for field in every if field.table for inner in fields(field.kind))
        self.advanced_button.setVisible(bool(folded) or columns)
        layout.addWidget(self.advanced_button)
        self._check()

    def page(self, name: str, after: str = "") -> QVBoxLayout:
        """Give the layout of a page; a new name makes a page behind another one, or at the end."""
        found = self._pages.get(name)
        if found is not None:
            return found
        inside = QWidget(self)
        layout = self._pages[name] = QVBoxLayout(inside)
        layout.setContentsMargins(2, 10, 8, 4)
        layout.setSpacing(10)
        scroll = QScrollArea(self)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._order.insert(self._order.index(after) + 1 if after else len(self._order), name)
        self.tabs.insertTab(self._order.index(name), scroll, "")
        for number, title in enumerate(self._order):
            self.tabs.setTabText(number, f"&{number + 1}  {term(title)}")
        self.tabs.tabBar().setVisible(len(self._order) > 1)
        # A hidden bar would be given the focus all the same, and Tab would end there.
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus if len(self._order) > 1 else Qt.FocusPolicy.NoFocus)
        return layout

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        self.tabs.setCurrentIndex(self._order.index(name))

    def put(self, name: str, value: Any) -> None:
        """Enter a value into a scalar field, as if it had been typed."""
        set_value(self.editors[name], value)

    def value(self) -> Any:
        """The settings object, or None while there are problems."""
        if self._checked[0] != self._revision:
            self._check()
        return self._checked[1]

    def problems(self) -> dict[str, str]:
        """Field path → message, also those that do not show yet; in the order of the fields."""
        return dict(self._problems)

    def reveal(self) -> bool:
        """Show every problem and go to the first; returns whether there is none."""
        self._touched = {field.name for field in fields(self.settings_class)}
        if self._checked[0] == self._revision:
            self._show_problems()
        else:
            self._check()
        if not self._problems:
            return True
        first = _field_of(next(iter(self._problems)))
        if first in self._page_of:
            self.show_page(self._page_of[first])
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

    def _fold(self) -> QToolButton:
        fold = QToolButton(self)
        fold.setText(tr("Adva&nced"))
        fold.setCheckable(True)
        fold.setAutoRaise(True)
        fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        fold.setArrowType(Qt.ArrowType.RightArrow)
        fold.toggled.connect(lambda on: fold.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow))
        return fold

    def _section(self, wanted: list[Field]) -> QWidget:
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        row = 0
        if standard := [field for field in wanted if field.about.standard]:
            self._standard_row(grid, standard)
            row = 1
        for field in [*standard, *(field for field in wanted if not field.about.standard)]:
            editor, line = make_editor(field, self.draft[field.name], partial(self._edited, field.name), box)
            self.editors[field.name] = editor
            label = QLabel(f"{field.shown.label}:", box)
            label.setBuddy(editor)
            label.setToolTip(field.shown.help)
            message = self._messages[field.name] = QLabel(box)
            message.setObjectName(f"problem {field.name}")
            message.setWordWrap(True)
            message.setTextFormat(Qt.TextFormat.PlainText)
            message.setVisible(False)
            editor.installEventFilter(self)
            self._help[editor] = field.shown.help
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(line, row, 1)
            grid.addWidget(message, row + 1, 1)
            row += 2
        if standard:
            self._use_standard(standard, self.standard_box is not None and self.standard_box.currentData() == STANDARD)
        return box

    def _standard_row(self, grid: QGridLayout, standard: list[Field]) -> None:
        box = self.standard_box = QComboBox(self)
        box.addItem(tr("Standard"), STANDARD)
        box.addItem(tr("Custom"), CUSTOM)
        box.setAccessibleName(tr("Protocol parameters"))
        box.setToolTip(tr("Standard: the values that both sides use unless agreed otherwise"))
        defaults = empty(self.settings_class)
        own = any(self.draft[field.name] != defaults[field.name] for field in standard)
        box.setCurrentIndex(1 if own else 0)
        box.currentIndexChanged.connect(lambda: self._use_standard(standard, box.currentData() == STANDARD))
        label = QLabel(tr("Parameters:"), self)
        label.setBuddy(box)
        grid.addWidget(label, 0, 0)
        grid.addWidget(box, 0, 1, Qt.AlignmentFlag.AlignLeft)

    def _use_standard(self, standard: list[Field], on: bool) -> None:
        defaults = empty(self.settings_class)
        for field in standard:
            self.editors[field.name].setEnabled(not on)
            if on:
                self.put(field.name, defaults[field.name])

    def _table(self, field: Field) -> QWidget:
        box = QWidget(self)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if field.about.label != self._page_of[field.name]:
            title = QLabel(field.shown.label, box)
            font = title.font()
            font.setBold(True)
            title.setFont(font)
            layout.addWidget(title)
        if field.about.help:
            about = QLabel(field.shown.help, box)
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
        self._revision += 1
        self.touch(name)
        self.changed.emit()

    def _edited(self, name: str, value: Any) -> None:
        self._revision += 1
        self.draft[name] = value
        self.touch(name)
        self.changed.emit()

    def _check(self) -> None:
        self._waiting.close()
        self._take(self._revision, build(self.settings_class, self.draft))

    def _check_apart(self) -> None:
        """Check a copy of a large draft on a thread of its own; an edit meanwhile has it checked again."""
        revision, draft = self._revision, copy(self.draft)
        self._waiting.begin(
            in_thread(lambda: build(self.settings_class, draft)),
            lambda found: self._take(revision, found) if revision == self._revision else self._later.start(),
            self._broken,
        )

    def _broken(self, error: Exception) -> None:
        raise error

    def _take(self, revision: int, found: tuple[Any, dict[str, str]]) -> None:
        order = {field.name: number for number, field in enumerate(fields(self.settings_class))}
        value, problems = found
        self._checked = revision, value
        self._problems = dict(sorted(problems.items(), key=lambda item: order.get(_field_of(item[0]), len(order))))
        self._show_problems()

    def _show_problems(self) -> None:
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
        self._mark_tabs()
        self.checked.emit()

    def _mark_tabs(self) -> None:
        wrong = {self._page_of.get(name) for path in self._problems if (name := _field_of(path)) in self._touched}
        for number, name in enumerate(self._order):
            bad = name in wrong
            self.tabs.setTabIcon(number, theme.icon("error", theme.color("error")) if bad else QIcon())
            self.tabs.setTabToolTip(number, tr("Something on this page has to be corrected") if bad else "")

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


def copy(draft: Draft) -> Draft:
    """Give a draft that later edits do not change."""
    return {name: [dict(row) for row in value] if isinstance(value, list) else value for name, value in draft.items()}


def _field_of(path: str) -> str:
    """The field of the settings class that a problem's path begins with."""
    return path.split("[", maxsplit=1)[0].split(".", maxsplit=1)[0]
