"""A list to pick rows of a settings table from: what was found, browsed or imported."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSortFilterProxyModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from fieldscope import theme
from fieldscope.dialogs.table import TableEditor
from fieldscope.drafts import Draft
from fieldscope.words import mark, tr

_CHOICE: Final = int(Qt.ItemDataRole.UserRole) + 1

REVEAL_MS: Final = 50
"""Until the page has its new height."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line that can be picked. `parts` only show what it consists of."""

    cells: tuple[str, ...]
    row: Draft
    parts: tuple[tuple[str, ...], ...] = ()
    marked: bool = False
    """Worth a second look: drawn in the colour of warnings."""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """How choices are shown."""

    titles: tuple[str, ...]
    keys: tuple[str, ...]
    """Fields of a row that must not be in the table twice."""
    what: str = mark("rows")
    stretch: int = field(default=0)


class PickPanel(QWidget):
    """Choices with a filter; picking adds them to a table that does not have them yet."""

    picked = Signal(int)
    """So many rows were added."""

    def __init__(self, table: TableEditor, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._columns = columns
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.filter_box = QLineEdit(self)
        self.filter_box.setPlaceholderText(tr("Filter"))
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.setAccessibleName(tr("Filter the {what}").format(what=tr(columns.what)))
        self._model = QStandardItemModel(self)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self._model)
        self._proxy.setFilterKeyColumn(-1)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._proxy.setRecursiveFilteringEnabled(True)
        self.filter_box.textChanged.connect(self._proxy.setFilterFixedString)
        self.view = QTreeView(self)
        self.view.setModel(self._proxy)
        self.view.setAccessibleName(tr(columns.what).capitalize())
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setAlternatingRowColors(True)
        self.view.setUniformRowHeights(True)
        self.view.setAllColumnsShowFocus(True)
        self.view.setMinimumHeight(self.fontMetrics().lineSpacing() * 6)
        self.view.doubleClicked.connect(lambda _: self.pick())
        self.view.selectionModel().selectionChanged.connect(self._enable)
        self.view.installEventFilter(self)
        self.pick_button = QPushButton(tr("&Use the selected"), self)
        self.all_button = QPushButton(tr("Use &all"), self)
        self.pick_button.clicked.connect(self.pick)
        self.all_button.clicked.connect(self.pick_all)
        row = QHBoxLayout()
        row.addWidget(self.filter_box, 1)
        for button in (self.pick_button, self.all_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.message)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)
        self._enable()

    def show_choices(self, choices: Sequence[Choice], text: str) -> None:
        """Offer these instead of what was there."""
        self._model.clear()
        self._model.setHorizontalHeaderLabels([tr(title) for title in self._columns.titles])
        for choice in choices:
            items = [QStandardItem(cell) for cell in choice.cells]
            items[0].setData(choice, _CHOICE)
            for item in items:
                item.setToolTip(choice.tip)
                if choice.marked:
                    item.setForeground(theme.color("muted"))
            for part in choice.parts:
                items[0].appendRow([QStandardItem(cell) for cell in part])
            self._model.appendRow(items)
        header = self.view.header()
        header.setStretchLastSection(False)
        for column in range(len(self._columns.titles)):
            stretched = column == self._columns.stretch
            mode = QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(column, mode)
            if not stretched:
                self.view.resizeColumnToContents(column)
                header.resizeSection(column, header.sectionSize(column) + 12)
        self.view.setRootIsDecorated(any(choice.parts for choice in choices))
        self.say(text)
        self._enable()
        QTimer.singleShot(REVEAL_MS, self, self._reveal)

    def _reveal(self) -> None:
        """Bring the list into sight: it stands at the end of a page that may have to be scrolled."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self.view, 0, 0)
            area.ensureWidgetVisible(self.message, 0, 0)

    def say(self, text: str, shade: str = "muted") -> None:
        """Show a line above the list."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.message.setStyleSheet(f"color: {theme.color(shade).name()}")

    def choices(self) -> list[Choice]:
        """Give what the filter lets through."""
        return [self._choice(self._proxy.index(row, 0)) for row in range(self._proxy.rowCount())]

    def pick(self) -> None:
        """Add what is selected; the current line when nothing is."""
        chosen = {}
        for index in self.view.selectionModel().selectedIndexes():
            top = index.parent() if index.parent().isValid() else index
            chosen[top.row()] = self._choice(top.siblingAtColumn(0))
        self._add([chosen[row] for row in sorted(chosen)])

    def pick_all(self) -> None:
        """Add everything that the filter lets through."""
        self._add(self.choices())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.view and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pick()
            return True  # else the dialog would be accepted
        return super().eventFilter(watched, event)

    def _choice(self, index: QModelIndex) -> Choice:
        choice = index.data(_CHOICE)
        assert isinstance(choice, Choice)
        return choice

    def _key(self, row: Draft) -> tuple[str, ...]:
        return tuple(str(row.get(key, "")).strip() for key in self._columns.keys)

    def _add(self, chosen: list[Choice]) -> None:
        there = {self._key(row) for row in self._table.model.rows}
        rows = []
        for choice in chosen:
            key = self._key(choice.row)
            if key not in there:
                there.add(key)
                rows.append(dict(choice.row))
        self._table.model.append(rows)
        left = len(chosen) - len(rows)
        known = "; " + tr("%n were there already", "", left) if left else ""
        self.say(tr("%n added", "", len(rows)) + known, "ok" if rows else "muted")
        if rows:
            self._table.view.scrollToBottom()
        self.picked.emit(len(rows))

    def _enable(self) -> None:
        self.pick_button.setEnabled(self.view.selectionModel().hasSelection())
        self.all_button.setEnabled(self._proxy.rowCount() > 0)
