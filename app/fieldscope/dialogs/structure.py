"""The step *Structure* of the dialog of a PLC: where every member of a tag lies, and structures from files."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fieldscope import theme
from fieldscope.dialogs.extra import Surroundings
from fieldscope.dialogs.form import LABEL_WIDTH
from fieldscope.dialogs.table import TableEditor
from fieldscope.tablecsv import CsvError, read_file
from fieldscope.words import mark, term, tr
from linkkit.settings import setting
from pyconpro.types import Array, Structure, TypeDescription, TypeSyntaxError, parse_type
from pyconpro.types.l5x import L5xContent

_HEADER: Final = 2
"""Bytes that a data size counts beside the tag's."""
_SHOWN: Final = 2000
"""Rows of the layout; what is longer is cut with a word about it."""
_UNKNOWN: Final = mark("The type of this tag is not entered: choose a structure of a file below, or write it here.")


@dataclass(frozen=True, slots=True)
class MemberSettings:
    """One line of a CSV file with a structure."""

    name: str = setting(label=mark("Name"))
    type: str = setting(label=mark("Type"))
    dimension: str = setting("", label=mark("Dimension"))


class StructureStep(QObject):
    """Shows and edits the type of one tag of the table of produced tags."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around.form)
        table = around.form.editors["hints"]
        assert isinstance(table, TableEditor)
        self._table = table
        self._structures: dict[str, TypeDescription] = {}
        box = QWidget(around.form)
        self.tag_box = QComboBox(box)
        self.tag_box.setAccessibleName(tr("Tag"))
        self.tag_box.currentIndexChanged.connect(self._show_tag)
        self.type_edit = QLineEdit(box)
        self.type_edit.setAccessibleName(tr("Type"))
        self.type_edit.setPlaceholderText("{Speed: REAL, Count: DINT}")
        self.type_edit.textEdited.connect(self._typed)
        self.structure_box = QComboBox(box)
        self.structure_box.setAccessibleName(tr("Structure of a file"))
        self.structure_box.setPlaceholderText(tr("none imported yet"))
        self.use_button = QPushButton(tr("&Use for this tag"), box)
        self.use_button.clicked.connect(self._use)
        self.import_button = QPushButton(tr("Import C&SV…"), box)
        self.import_button.setToolTip(tr("Members of this tag: a heading line with name, type and dimension"))
        self.import_button.clicked.connect(self.ask_import)
        self.message = QLabel(box)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.tree = QTreeWidget(box)
        self.tree.setAccessibleName(tr("Layout"))
        self.tree.setHeaderLabels([tr("Name"), tr("Type"), tr("Offset"), tr("Size [bytes]")])
        self.tree.setAlternatingRowColors(True)
        self.tree.setMinimumHeight(self.tree.fontMetrics().lineSpacing() * 8)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.setColumnWidth(1, 260)
        line = QWidget(box)
        chosen = QHBoxLayout(line)
        chosen.setContentsMargins(0, 0, 0, 0)
        chosen.addWidget(self.structure_box, 1)
        chosen.addWidget(self.use_button)
        chosen.addWidget(self.import_button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, (text, buddy, item) in enumerate(
            (
                (tr("Ta&g:"), self.tag_box, self.tag_box),
                (tr("T&ype:"), self.type_edit, self.type_edit),
                (tr("Structure of a &file:"), self.structure_box, line),
            )
        ):
            label = QLabel(text, box)
            label.setBuddy(buddy)
            grid.addWidget(label, row, 0)
            grid.addWidget(item, row, 1)
        for button in (self.use_button, self.import_button):
            button.setAutoDefault(False)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(grid)
        layout.addWidget(self.message)
        layout.addWidget(self.tree, 1)
        around.form.page(mark("Structure"), after="Produced tags").addWidget(box, 1)
        table.changed.connect(self._tags_changed)
        self._tags_changed()

    def close(self) -> None:
        """Nothing is under way."""

    def take(self, content: L5xContent) -> None:
        """Offer the structures of an L5X file."""
        self._structures |= content.structures
        chosen = self.structure_box.currentText()
        self.structure_box.clear()
        for name, kind in sorted(self._structures.items(), key=lambda item: item[0].lower()):
            self.structure_box.addItem(tr("{name} – {size} bytes").format(name=name, size=kind.size), name)
        self.structure_box.setCurrentIndex(max(self.structure_box.findText(chosen), 0))
        self._enable()

    def ask_import(self) -> None:
        """Ask for a CSV file with the members of this tag."""
        dialog = QFileDialog(
            self.import_button, tr("Import members from CSV"), "", tr("CSV files (*.csv *.txt *.tsv);;All files (*)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.import_file(Path(name)))
        dialog.open()

    def import_file(self, path: Path) -> None:
        """Make the members of a CSV file the type of this tag; what is wrong is said and changes nothing."""
        try:
            text = _members(path)
        except (CsvError, ValueError) as error:
            self._say(f"{path.name}: {term(str(error))}", "error")
            return
        self._enter(text)

    def _row(self) -> int:
        row = self.tag_box.currentData()
        return row if isinstance(row, int) else -1

    def _tags_changed(self) -> None:
        chosen = self.tag_box.currentIndex()
        self.tag_box.blockSignals(True)
        self.tag_box.clear()
        for number, row in enumerate(self._table.model.rows):
            self.tag_box.addItem(str(row["tag"]).strip() or tr("(row {number})").format(number=number + 1), number)
        self.tag_box.setCurrentIndex(min(max(chosen, 0), self.tag_box.count() - 1))
        self.tag_box.blockSignals(False)
        self._show_tag()

    def _show_tag(self) -> None:
        row = self._row()
        text = str(self._table.model.rows[row]["type"]) if row >= 0 else ""
        if self.type_edit.text() != text:
            self.type_edit.setText(text)
            self.type_edit.setCursorPosition(0)
        self._lay_out(text)
        self._enable()

    def _typed(self, text: str) -> None:
        self._enter(text)

    def _use(self) -> None:
        kind = self._structures.get(str(self.structure_box.currentData()))
        if kind is not None:
            self._enter(kind.text)

    def _enter(self, text: str) -> None:
        """Give the tag another type, in the table itself."""
        row = self._row()
        if row >= 0:
            names = [field.name for field in self._table.model.fields]
            self._table.model.setData(self._table.model.index(row, names.index("type")), text)

    def _lay_out(self, text: str) -> None:
        self.tree.clear()
        if self._row() < 0:
            self._say(tr("Enter the produced tags on the page before first."), "muted")
            return
        if not text.strip():
            self._say(tr(_UNKNOWN), "muted")
            return
        try:
            kind = parse_type(text)
        except TypeSyntaxError as error:
            self._say(term(str(error)), "error")
            return
        cut = self._add(kind)
        more = " " + tr("Only the first {count} lines are shown.").format(count=_SHOWN) if cut else ""
        said = tr("{size} bytes; data size = tag bytes + {header} = {total}.").format(
            size=kind.size, header=_HEADER, total=kind.size + _HEADER
        )
        self._say(said + more, "ok")

    def _add(self, kind: TypeDescription) -> bool:
        """Fill the tree; gives whether it had to be cut."""
        left = _SHOWN
        waiting: list[tuple[QTreeWidgetItem | None, str, TypeDescription, int, int | None]] = [
            (None, "", kind, 0, None)
        ]
        while waiting and left:
            parent, name, inner, offset, bit = waiting.pop(0)
            item = parent
            if name or not isinstance(inner, Structure):
                place = f"{offset}.{bit}" if bit is not None else str(offset)
                size = tr("1 bit") if bit is not None else str(inner.size)
                item = QTreeWidgetItem([name or tr("(value)"), _short(inner), place, size])
                item.setToolTip(1, inner.text)
                for column in (2, 3):
                    item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if parent is None:
                    self.tree.addTopLevelItem(item)
                else:
                    parent.addChild(item)
                left -= 1
            if isinstance(inner, Structure):
                waiting += [(item, m.name, m.type, offset + m.offset, m.bit) for m in inner.members]
            elif isinstance(inner, Array) and isinstance(inner.element, Structure):
                count = inner.size // inner.element.size
                waiting += [
                    (item, f"[{n}]", inner.element, offset + n * inner.element.size, None)
                    for n in range(min(count, left))
                ]
        self.tree.expandToDepth(0)
        return bool(waiting)

    def _say(self, text: str, shade: str) -> None:
        self.message.setText(text)
        self.message.setStyleSheet(f"color: {theme.color(shade).name()}")

    def _enable(self) -> None:
        there = self._row() >= 0
        self.type_edit.setEnabled(there)
        self.import_button.setEnabled(there)
        self.use_button.setEnabled(there and self.structure_box.count() > 0)
        self.structure_box.setEnabled(self.structure_box.count() > 0)


def _short(kind: TypeDescription) -> str:
    if isinstance(kind, Structure):
        return kind.name or "structure"
    if isinstance(kind, Array) and isinstance(kind.element, Structure):
        return f"{kind.element.name or 'structure'}[{','.join(map(str, kind.dimensions))}]"
    return kind.text


def _members(path: Path) -> str:
    """Give the type that a CSV file describes. Raises `CsvError` and, with the line, `ValueError`."""
    found = read_file(path, MemberSettings)
    if "name" not in {title.lower() for title in found.used} or not found.rows:
        raise ValueError(tr("the heading line must have name, type and dimension, and a member must follow"))
    texts: list[str] = []
    for number, row in enumerate(found.rows, 2):
        dimension = str(row["dimension"]).strip().strip("[]")
        text = f"{row['name']}: {row['type']}" + (f"[{dimension}]" if dimension not in ("", "0") else "")
        try:
            parse_type("{" + text + "}")
        except TypeSyntaxError as error:
            raise ValueError(tr("line {number}: {error}").format(number=number, error=term(str(error)))) from error
        texts.append(text)
    return parse_type("{" + ", ".join(texts) + "}").text
