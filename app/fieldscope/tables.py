"""How every list of the window is made: rows are chosen as a whole, nothing is edited, Tab leaves it, and what can be
done with the selected rows stands in its menu and has a key."""

from collections.abc import Callable, Collection, Sequence
from typing import Any, ClassVar, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from fieldscope.measure.tabletext import tab_separated
from fieldscope.words import tr

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TITLE_MARGIN: Final = 16
"""Logical pixels beside the title of a column."""


class ListModel(QAbstractTableModel):
    """Rows under titles. Whoever derives says how many there are (`count`) and what stands in a cell (`data`)."""

    titles: ClassVar[Sequence[str]] = ()
    """Marked for translation."""
    right: ClassVar[Collection[int]] = ()
    """Columns of numbers, which stand at the right side."""

    def count(self) -> int:
        """Give the number of rows."""
        raise NotImplementedError

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Give the side at which a column stands."""
        return _RIGHT if column in self.right else _LEFT

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == _Role.DisplayRole:
                return tr(self.titles[section])
            if role == _Role.TextAlignmentRole:
                return self.side(section)
        return None


def set_up(view: QTableView, name: str, letters: Sequence[int]) -> None:
    """Set up a table that has its model; `letters` are the widths of its first columns in letters."""
    dress(view, name, letters)
    offer_copy(view)


def dress(view: QTableView, name: str, letters: Sequence[int]) -> None:
    """Make a table look and behave like all of them, without anything to do with its rows."""
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


def offer_copy(view: QTableView) -> None:
    """Give a list a menu, with copying for a start."""
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.customContextMenuRequested.connect(lambda at: _menu(view, at))
    offer(view, tr("&Copy"), lambda rows: QGuiApplication.clipboard().setText(text(view, rows)), "Ctrl+C")


def offer(view: QTableView, title: str, act: Callable[[list[int]], object], keys: str = "") -> QAction:
    """Offer to do something with the selected rows: in the menu of a list, and by keys while it has the focus."""
    action = QAction(title, view)
    if keys:
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _=False: act(rows) if (rows := selected(view)) else None)
    if last := view.actions()[-1:]:
        view.insertAction(last[0], action)  # copying, which every list offers, stays the last
    else:
        view.addAction(action)
    return action


def selected(view: QTableView) -> list[int]:
    """Give the selected rows, top to bottom; the one that the keyboard is on when none is."""
    parts = view.selectionModel().selection().toList()  # ranges: a million rows may be selected
    rows = sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})
    current = view.currentIndex()
    return rows or ([current.row()] if current.isValid() and view.hasFocus() else [])


def text(view: QTableView, rows: Sequence[int]) -> str:
    """Give rows as cells for a spreadsheet."""
    model = view.model()
    columns = range(model.columnCount())
    return tab_separated([[str(model.index(row, column).data() or "") for column in columns] for row in rows])


def _menu(view: QTableView, at: QPoint) -> None:
    if not selected(view):
        return
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addActions(view.actions())
    menu.popup(view.viewport().mapToGlobal(at))


def room(view: QTableView, column: int, letters: int) -> int:
    """Give the width of a column of so many letters; its title, longer in another language, fits in any case."""
    metrics = view.fontMetrics()
    title = str(view.model().headerData(column, Qt.Orientation.Horizontal) or "")
    return max(letters * metrics.averageCharWidth(), metrics.horizontalAdvance(title) + TITLE_MARGIN)
