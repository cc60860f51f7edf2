"""The dialog for derived signals: what there is at the left, one definition at the right."""

import difflib
import re
from typing import Final, Literal

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fieldscope import theme
from fieldscope.measure.derived import Definition, Derived
from fieldscope.measure.expression import ExpressionError, names, parse
from fieldscope.measure.functions import FUNCTIONS
from fieldscope.session import Session
from fieldscope.store import SignalKey
from fieldscope.words import tr

_PLAIN: Final = re.compile(r"[^\W\d]\w*(?:\.\w+|:\w+|\[[0-9]+(?:,[0-9]+)*\])*")
SUGGESTED: Final = 400
"""Signals offered in the list; others are typed."""


class DerivedDialog(QDialog):
    """Not modal: live data goes on. A mistake in the expression is told, with its place, while one types."""

    plot_asked = Signal(list)
    """Keys of derived signals to be plotted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Derived signals"))
        self._session = session
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Derived signals"))
        self.list.currentRowChanged.connect(self._chosen)
        self.new_button = QPushButton(tr("New"), self)
        self.remove_button = QPushButton(tr("Remove"), self)
        self.plot_button = QPushButton(tr("Plot"), self)
        self.new_button.clicked.connect(self.clear)
        self.remove_button.clicked.connect(self.remove)
        self.plot_button.clicked.connect(self._plot)

        self.name_edit = self._line(tr("Name"), "Power")
        self.expression_edit = self._line(tr("Expression"), "Feeder.U_L1 * Feeder.I_L1")
        self.expression_edit.setMaxLength(2000)
        self.unit_edit = self._line(tr("Unit"), "kW")
        self.factor_edit = self._number(tr("Factor"), "1")
        self.offset_edit = self._number(tr("Offset"), "0")
        self.clock_box = QComboBox(self)
        self.clock_box.setAccessibleName(tr("Samples"))
        self.clock_box.addItem(tr("At every sample of any signal in it"), "union")
        self.clock_box.addItem(tr("At the samples of its first signal"), "first")
        self.signal_box = self._inserter(tr("Insert a signal…"))
        self.function_box = self._inserter(tr("Insert a function…"))
        for function in FUNCTIONS.values():
            self.function_box.addItem(f"{function.name}  –  {tr(function.text)}", f"{function.name}(")
        insert = QHBoxLayout()
        insert.addWidget(self.signal_box, 1)
        insert.addWidget(self.function_box, 1)
        scale = QHBoxLayout()
        scale.addWidget(QLabel("×", self))
        scale.addWidget(self.factor_edit, 1)
        scale.addWidget(QLabel("+", self))
        scale.addWidget(self.offset_edit, 1)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.message.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        form = QFormLayout()
        form.addRow(tr("Name:"), self.name_edit)
        form.addRow(tr("Expression:"), self.expression_edit)
        form.addRow("", insert)
        form.addRow(tr("Scale:"), scale)
        form.addRow(tr("Unit:"), self.unit_edit)
        form.addRow(tr("Samples:"), self.clock_box)
        form.addRow("", self.message)

        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Apply | standard.Close, self)
        self.apply_button = self.buttons.button(standard.Apply)
        self.apply_button.setDefault(True)
        self.apply_button.clicked.connect(self.apply)
        self.buttons.rejected.connect(self.reject)
        side = QVBoxLayout()
        side.addWidget(self.list, 1)
        row = QHBoxLayout()
        for button in (self.new_button, self.remove_button, self.plot_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        side.addLayout(row)
        columns = QHBoxLayout()
        columns.addLayout(side, 2)
        columns.addLayout(form, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.addLayout(columns, 1)
        layout.addWidget(self.buttons)
        self.resize(820, 360)

        for edit in (self.name_edit, self.expression_edit, self.factor_edit, self.offset_edit):
            edit.textChanged.connect(self._check)
        session.derived_changed.connect(self._reload)
        session.points_changed.connect(self._reload)
        self._reload()
        self.clear()

    def definition(self) -> Definition:
        """Give what is entered. Raises `ValueError` with what is wrong with it."""
        name = self.name_edit.text().strip()
        if not name:
            raise ValueError(tr("Give the signal a name"))
        numbers = []
        for edit in (self.factor_edit, self.offset_edit):
            value, good = QLocale.c().toDouble(edit.text().replace(",", "."))
            if not good:
                raise ValueError(tr("{field}: enter a number").format(field=edit.accessibleName()))
            numbers.append(value)
        clock: Literal["union", "first"] = "first" if self.clock_box.currentData() == "first" else "union"
        return Definition(
            name, self.expression_edit.text(), self.unit_edit.text().strip(), numbers[0], numbers[1], clock
        )

    def apply(self) -> bool:
        """Add or change the signal; False when something is wrong, which then shows."""
        try:
            definition = self.definition()
            self._session.define(definition)
        except ExpressionError as error:
            self._mistake(error)
            self.expression_edit.setFocus()
            self.expression_edit.setSelection(error.position, error.length)
            return False
        except ValueError as error:
            self._tell(str(error), "error")
            return False
        self._select(definition.name)
        return True

    def remove(self) -> None:
        """Drop the chosen signal."""
        derived = self._current()
        if derived is not None:
            self._session.undefine(derived.definition.name)
            self.clear()

    def clear(self) -> None:
        """Begin a new definition."""
        self.list.setCurrentRow(-1)
        self._show(Definition("", ""))
        self.name_edit.setFocus()

    # Inside

    def _line(self, name: str, example: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setAccessibleName(name)
        edit.setPlaceholderText(example)
        return edit

    def _number(self, name: str, example: str) -> QLineEdit:
        edit = self._line(name, example)
        edit.setValidator(QDoubleValidator(edit))
        return edit

    def _inserter(self, title: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(title.rstrip("…"))
        box.addItem(title)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        box.activated.connect(lambda number: self._insert(box, number))
        return box

    def _insert(self, box: QComboBox, number: int) -> None:
        if number:
            self.expression_edit.insert(str(box.itemData(number)))
            box.setCurrentIndex(0)
            self.expression_edit.setFocus()

    def _reload(self) -> None:
        chosen = self._current()
        self.list.blockSignals(True)
        self.list.clear()
        for derived in self._session.derived:
            item = QListWidgetItem(derived.definition.name, self.list)
            item.setToolTip(derived.definition.expression)
        self.list.blockSignals(False)
        while self.signal_box.count() > 1:
            self.signal_box.removeItem(1)
        for name in self._known()[:SUGGESTED]:
            self.signal_box.addItem(name, name if _PLAIN.fullmatch(name) else f'"{name}"')
        if chosen is not None:
            self._select(chosen.definition.name)
        self._check()

    def _known(self) -> list[str]:
        return [*(derived.definition.name for derived in self._session.derived), *self._session.signal_names()]

    def _current(self) -> Derived | None:
        item = self.list.currentItem()
        wanted = item.text() if item is not None else ""
        return next((derived for derived in self._session.derived if derived.definition.name == wanted), None)

    def _select(self, name: str) -> None:
        for number in range(self.list.count()):
            if self.list.item(number).text() == name:
                self.list.setCurrentRow(number)

    def _chosen(self, _number: int) -> None:
        derived = self._current()
        if derived is not None:
            self._show(derived.definition)
        self._check()

    def _show(self, definition: Definition) -> None:
        self.name_edit.setText(definition.name)
        self.expression_edit.setText(definition.expression)
        self.unit_edit.setText(definition.unit)
        self.factor_edit.setText(f"{definition.factor:.15g}")
        self.offset_edit.setText(f"{definition.offset:.15g}")
        self.clock_box.setCurrentIndex(self.clock_box.findData(definition.clock))

    def _plot(self) -> None:
        derived = self._current()
        if derived is not None:
            self.plot_asked.emit([SignalKey(*derived.signal.key)])

    def _check(self) -> None:
        """Say how the definition does: what is wrong, what it waits for, or its value now."""
        current = self._current()
        self.remove_button.setEnabled(current is not None)
        self.plot_button.setEnabled(current is not None)
        text = self.expression_edit.text()
        if not text.strip():
            self._tell(
                tr("Signals by the names of the source tree, numbers, + − × / ^, comparisons, and, or, not."), "muted"
            )
            return
        try:
            found = names(parse(text))
        except ExpressionError as error:
            self._mistake(error)
            return
        known = self._known()
        missing = [name.text for name in found if self._session.derived.find(name.text) is None]
        if missing:
            near = difflib.get_close_matches(missing[0], known, 1, 0.5)
            hint = " " + tr("Did you mean {name}?").format(name=near[0]) if near else ""
            self._tell(
                tr("There is no signal {name} (yet): it is waited for.").format(name=missing[0]) + hint, "warning"
            )
        elif not found:
            self._tell(tr("There is no signal in it."), "warning")
        else:
            self._tell(tr("Derived from {names}.").format(names=", ".join(name.text for name in found)), "ok")

    def _mistake(self, error: ExpressionError) -> None:
        text = self.expression_edit.text()
        before = text[max(0, error.position - 24) : error.position]
        at = text[error.position : error.position + error.length] or "⎵"
        where = tr("At character {number}").format(number=error.position + 1)
        self._tell(f"{error.text}.\n{where}: {before}▸{at[:24]}◂", "error")

    def _tell(self, text: str, token: str) -> None:
        self.message.setText(text)
        self.message.setStyleSheet(f"color: {theme.color(token).name()}")
