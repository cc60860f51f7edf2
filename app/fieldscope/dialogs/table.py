"""A table editor for a tuple of settings rows: one column per field, problems in the cells and below the table."""

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from fieldscope import theme
from fieldscope.dialogs.work import Waiting, in_thread
from fieldscope.drafts import Draft, Field, empty, fields
from fieldscope.tablecsv import CsvError, Imported, read_file
from fieldscope.words import term, tr

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
LONG_FILE: Final = 1 << 16
"""Bytes from which a file is read without making the window wait."""
TEXT_WIDTH: Final = 24
"""Characters of a text column beside advanced ones."""
PROBLEM_ROLE: Final = int(_Role.UserRole) + 1


class RowsModel(QAbstractTableModel):
    """Drafts of rows as a table; a cell keeps whatever text was typed into it."""

    edited = Signal()

    def __init__(self, row_class: type, rows: list[Draft], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row_class = row_class
        self.fields = [field for field in fields(row_class) if not field.table]
        self.rows = rows
        self.problems: dict[tuple[int, str], str] = {}
        """(row, field name) → message."""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.fields)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        field = self.fields[index.column()]
        value = self.rows[index.row()].get(field.name)
        problem = self.problems.get((index.row(), field.name), "")
        if role == _Role.ToolTipRole:
            return problem or (str(value) if isinstance(value, str) and len(value) > 12 else field.shown.help)
        if role == PROBLEM_ROLE:
            return problem
        if role == _Role.BackgroundRole and problem:
            return QBrush(QColor("#5a2a2a" if theme.is_dark() else "#fde3e1"))
        if field.kind is bool:
            if role == _Role.CheckStateRole:
                return Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
            return None
        if role == _Role.EditRole:
            return value
        if role == _Role.DisplayRole:
            if field.about.choices:
                return dict(field.shown.choices).get(value, str(value))
            return value
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        field = self.fields[index.column()]
        if role == _Role.CheckStateRole and field.kind is bool:
            value = Qt.CheckState(value) == Qt.CheckState.Checked
        elif role != _Role.EditRole:
            return False
        if self.rows[index.row()].get(field.name) != value:
            self.rows[index.row()][field.name] = value
            self.dataChanged.emit(index, index)
            self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        kind = self.fields[index.column()].kind
        return base | (Qt.ItemFlag.ItemIsUserCheckable if kind is bool else Qt.ItemFlag.ItemIsEditable)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == _Role.DisplayRole else None
        about = self.fields[section].shown
        if role == _Role.DisplayRole:
            return f"{about.label} [{about.unit}]" if about.unit else about.label
        if role == _Role.ToolTipRole:
            return about.help
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def insert(self, row: int, draft: Draft) -> None:
        """Put a row before `row`."""
        self.beginInsertRows(QModelIndex(), row, row)
        self.rows.insert(row, draft)
        self.problems = {}
        self.endInsertRows()
        self.edited.emit()

    def append(self, drafts: list[Draft]) -> None:
        """Put rows at the end."""
        if drafts:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(drafts) - 1)
            self.rows.extend(drafts)
            self.endInsertRows()
            self.edited.emit()

    def remove(self, row: int) -> None:
        """Take a row out."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self.rows[row]
        self.problems = {}
        self.endRemoveRows()
        self.edited.emit()

    def show_problems(self, found: dict[tuple[int, str], str]) -> None:
        """Mark the cells with problems, and only them."""
        self.problems = found
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.fields) - 1))


class _CellDelegate(QStyledItemDelegate):
    """Plain text or choice editors; numbers are text, so that a wrong one is kept and explained."""

    def __init__(self, columns: list[Field], parent: QWidget) -> None:
        super().__init__(parent)
        self._fields = columns

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = self._fields[index.column()]
        if field.about.choices:
            combo = QComboBox(parent)
            for value, text in field.shown.choices:
                combo.addItem(text, value)
            combo.activated.connect(lambda: self._chosen(combo))
            return combo
        edit = QLineEdit(parent)
        edit.setFrame(False)
        edit.setPlaceholderText(field.about.placeholder)
        return edit

    def _chosen(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(_Role.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(value), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText("" if value is None else str(value))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value = editor.currentData() if isinstance(editor, QComboBox) else None
        if isinstance(editor, QLineEdit):
            value = editor.text()
        model.setData(index, value, _Role.EditRole)


class _Cells(QTableView):
    """Return edits the cell, Insert and Delete ask for rows: the dialog's buttons are not meant in a table."""

    delete_asked = Signal()
    insert_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.edit(index)
        elif key == Qt.Key.Key_Delete and index.isValid():
            self.delete_asked.emit()
        elif key == Qt.Key.Key_Insert:
            self.insert_asked.emit()
        else:
            super().keyPressEvent(event)


class TableEditor(QWidget):
    """The table with its buttons. `changed` comes after every edit that reached the draft."""

    changed = Signal()

    def __init__(self, field: Field, rows: list[Draft], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.imported = ""
        """What the last import did."""
        self._waiting = Waiting(self)
        self.model = RowsModel(field.kind, rows, self)
        self.model.edited.connect(self.changed)
        view = self.view = _Cells(self)
        view.setModel(self.model)
        view.setItemDelegate(_CellDelegate(self.model.fields, view))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        trigger = QAbstractItemView.EditTrigger
        view.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        view.clicked.connect(view.edit)
        view.delete_asked.connect(self.remove_rows)
        view.insert_asked.connect(self.add_row)
        view.setAlternatingRowColors(True)
        view.setAccessibleName(field.shown.label)
        view.setTabKeyNavigation(False)  # Tab leaves the table; arrows move in it
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 12)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        for column, item in enumerate(self.model.fields):
            title = str(self.model.headerData(column, Qt.Orientation.Horizontal))
            texts = [title, *(text for _, text in item.shown.choices)]
            width = max(view.fontMetrics().horizontalAdvance(text) for text in texts) + 20
            if item.kind is str and not item.about.choices:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
                view.setColumnWidth(column, width)
        view.setMinimumHeight(view.verticalHeader().defaultSectionSize() * 4 + 8)
        self.show_advanced(False)

        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setVisible(False)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setObjectName(f"problem {field.name}")

        self.add_button = self._button(
            "add", tr("Add a row to “{table}” (Insert)").format(table=field.shown.label), self.add_row
        )
        self.copy_button = self._button("duplicate", tr("Duplicate the selected row"), self.duplicate_row)
        self.remove_button = self._button("minus", tr("Remove the selected rows (Delete)"), self.remove_rows)
        self.import_button = self._button(
            "import", tr("Import “{table}” from a CSV file").format(table=field.shown.label), self.ask_import
        )
        buttons = QVBoxLayout()
        for button in (self.add_button, self.copy_button, self.remove_button, self.import_button):
            buttons.addWidget(button)
        buttons.addStretch()
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(view, 1)
        line.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(line, 1)
        layout.addWidget(self.message)

    def _button(self, icon: str, tip: str, callback: Any) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(theme.icon(icon))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(callback)
        return button

    def show_advanced(self, on: bool) -> None:
        """Show or hide the columns of advanced fields."""
        header, mode = self.view.horizontalHeader(), QHeaderView.ResizeMode
        crowded = on and any(field.about.advanced for field in self.model.fields)
        for column, field in enumerate(self.model.fields):
            self.view.setColumnHidden(column, field.about.advanced and not on)
            if field.kind is str and not field.about.choices:
                # Many columns: rather scroll sideways than squeeze the texts.
                header.setSectionResizeMode(column, mode.Interactive if crowded else mode.Stretch)
                if crowded:
                    self.view.setColumnWidth(column, self.view.fontMetrics().averageCharWidth() * TEXT_WIDTH)

    def add_row(self) -> None:
        """Append an empty row and start to edit its first cell."""
        self._insert(len(self.model.rows), empty(self.field.kind))

    def duplicate_row(self) -> None:
        """Copy the current row below itself."""
        row = self.view.currentIndex().row()
        if row >= 0:
            self._insert(row + 1, dict(self.model.rows[row]))

    def remove_rows(self) -> None:
        """Take the selected rows out."""
        for row in sorted({index.row() for index in self.view.selectionModel().selectedIndexes()}, reverse=True):
            self.model.remove(row)

    def ask_import(self) -> None:
        """Ask for a CSV file and append its rows."""
        dialog = QFileDialog(self, tr("Import from CSV"), "", tr("CSV files (*.csv *.txt *.tsv);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.import_file(Path(name)))
        dialog.open()

    def import_file(self, path: Path) -> None:
        """Append the rows of a CSV file; a file that cannot be used is said below the table, and changes nothing.

        A long file is read on a thread of its own, and its rows come when it was read.
        """

        def read() -> Imported:
            return read_file(path, self.field.kind)

        try:
            long = path.stat().st_size > LONG_FILE
        except OSError:
            long = False  # reading it says why
        if long:
            self._say(tr("Reading {name}…").format(name=path.name), "muted")
            self._waiting.begin(in_thread(read), lambda found: self._take(path.name, found), self._refuse)
            return
        try:
            found = read()
        except CsvError as error:
            self._refuse(error)
        else:
            self._take(path.name, found)

    def _take(self, name: str, found: Imported) -> None:
        ignored = "; " + tr("not used: {names}").format(names=", ".join(found.ignored[:6])) if found.ignored else ""
        rows = tr("%n rows from {name} by {headings}", "", len(found.rows))
        self.imported = rows.format(name=name, headings=", ".join(found.used)) + ignored
        self.model.append(found.rows)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, CsvError):
            raise error
        self._say(term(str(error)), "error")

    def _show_lines(self, lines: list[str]) -> None:
        self._say("\n".join(lines) if lines else self.imported, "error" if lines else "muted")

    def _say(self, text: str, token: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.message.setStyleSheet(f"color: {theme.color(token).name()}")

    def show_problems(self, found: dict[tuple[int, str], str], general: str = "") -> None:
        """Mark the cells and list the messages below; `general` is about the table as a whole."""
        self.model.show_problems(found)
        lines = [general] if general else []
        lines += [
            tr("Row {row} – {message}").format(row=row + 1, message=message)
            for (row, _), message in sorted(found.items())[:3]
        ]
        if len(found) > 3:
            lines.append(tr("… and %n more", "", len(found) - 3))
        self._show_lines(lines)

    def _insert(self, row: int, draft: Draft) -> None:
        self.model.insert(row, draft)
        self.view.selectRow(row)
        index = self.model.index(row, 0)
        self.view.setCurrentIndex(index)
        self.view.setFocus()
        self.view.edit(index)
