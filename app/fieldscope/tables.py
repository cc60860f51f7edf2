"""How every list of the window looks: rows are chosen as a whole, nothing is edited, Tab leaves it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QTableView


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
        least = header.sectionSizeHint(column)  # a title may be longer in another language
        header.resizeSection(column, max(width * view.fontMetrics().averageCharWidth(), least))
