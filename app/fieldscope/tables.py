"""How every list of the window looks: rows are chosen as a whole, nothing is edited, Tab leaves it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

TITLE_MARGIN: Final = 16
"""Logical pixels beside the title of a column."""


def set_up(view: QTableView, name: str, letters: Sequence[int]) -> None:
    """Set up a table that has its model; `letters` are the widths of its first columns in letters."""
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setAlternatingRowColors(True)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 6)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    for column, width in enumerate(letters):
        header.resizeSection(column, room(view, column, width))


def room(view: QTableView, column: int, letters: int) -> int:
    """Give the width of a column of so many letters; its title, longer in another language, fits in any case."""
    metrics = view.fontMetrics()
    title = str(view.model().headerData(column, Qt.Orientation.Horizontal) or "")
    return max(letters * metrics.averageCharWidth(), metrics.horizontalAdvance(title) + TITLE_MARGIN)
