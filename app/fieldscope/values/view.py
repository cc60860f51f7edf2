"""The table of values: 10,000 rows may all change four times per second."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from fieldscope import tables
from fieldscope.painted.picture import Look
from fieldscope.painted.table import PaintedTable
from fieldscope.values.entries import COLUMNS, QUALITY, SIGNAL, SOURCE
from fieldscope.values.model import ValueModel
from fieldscope.words import tr

SIGNAL_LETTERS: Final = 20
"""Letters of a name that are seen in any case; a narrow table is scrolled."""


class ValueView(PaintedTable):
    """The table. Ctrl+C copies the selected rows, Enter plots them or takes them off."""

    copy_asked = Signal()
    plot_asked = Signal()

    right = frozenset(number for number, column in enumerate(COLUMNS) if column.right)
    chips = middle = (SIGNAL,)
    shaped = (SIGNAL, SOURCE, QUALITY)  # Qt finds “✓” in another font only when it shapes

    def __init__(self, model: ValueModel, parent: QWidget | None = None) -> None:
        super().__init__(model, tr("Values"), parent=parent)
        self._model = model
        self._looks = model.looks()
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        tables.keep_selected(self, model.key)
        letter = self.fontMetrics().averageCharWidth()
        for number, column in enumerate(COLUMNS):
            if column.letters:
                header.resizeSection(number, tables.room(self, number, column.letters))
        header.setMinimumSectionSize(5 * letter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.sectionResized.connect(lambda column, *_: self._fit() if column else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the names what the other columns leave, and what a name needs where that is little."""
        header, least = self.horizontalHeader(), SIGNAL_LETTERS * self.fontMetrics().averageCharWidth()
        left = self.viewport().width() - header.length() + header.sectionSize(0)
        header.resizeSection(0, max(left, least))

    def looks(self, row: int, columns: Sequence[int]) -> list[Look]:
        entry = self._model.entry(row)
        return [self._looks[number](entry) for number in columns]

    def selected_rows(self) -> list[int]:
        """Selected rows, top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.plot_asked.emit()
        else:
            super().keyPressEvent(event)
