"""How every list of the window is made: rows are chosen as a whole, nothing is edited, Tab leaves it, and what can be
done with the selected rows stands in its menu and has a key."""

import time
from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Any, ClassVar, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from fieldscope.measure.tabletext import tab_separated
from fieldscope.messages import say
from fieldscope.words import tr

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
AT_ONCE: Final = 200
"""Rows that are copied in one go…"""
COPIED: Final = 100_000
"""…and at most: some ten megabytes of text."""
SLICE: Final = 0.008
"""Seconds of copying at a time."""
PORTION: Final = 10
"""Rows copied before looking at the clock: a row of events costs some tenths of a millisecond at most."""
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
    offer(view, tr("&Copy"), lambda rows: _copy(view, rows), "Ctrl+C")


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
    rows: list[int] = []
    for top, bottom in sorted((part.top(), part.bottom()) for part in parts):
        rows.extend(range(max(top, rows[-1] + 1 if rows else top), bottom + 1))
    current = view.currentIndex()
    return rows or ([current.row()] if current.isValid() and view.hasFocus() else [])


def text(view: QTableView, rows: Sequence[int]) -> str:
    """Give rows as cells for a spreadsheet."""
    model = view.model()
    columns = range(model.columnCount())
    return tab_separated([[str(model.index(row, column).data() or "") for column in columns] for row in rows])


def _copy(view: QTableView, rows: Sequence[int]) -> None:
    """Copy rows: few at once, many between the other things that the window does, and no more than `COPIED`."""
    for before in view.findChildren(Copying):
        before.stop()
    if len(rows) <= AT_ONCE:
        QGuiApplication.clipboard().setText(text(view, rows))
    else:
        Copying(view, rows)


class Copying(QObject):
    """Copies many rows of a list in slices of time. What changes the rows meanwhile ends it, with a word."""

    def __init__(self, view: QTableView, rows: Sequence[int]) -> None:
        super().__init__(view)
        self._view = view
        self._all = len(rows)
        self._rows = rows[:COPIED]
        self._parts: list[str] = []
        self._at = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        model = view.model()
        model.rowsAboutToBeRemoved.connect(self._moved)
        model.rowsAboutToBeInserted.connect(self._inserted)
        model.modelAboutToBeReset.connect(self._moved)
        model.layoutAboutToBeChanged.connect(self._moved)
        say(view, tr("Copying {count:,} rows…").format(count=len(self._rows)), 0)
        self._timer.start(0)

    def stop(self) -> None:
        """Give it up."""
        self._timer.stop()
        self.setParent(None)
        self.deleteLater()

    def _go_on(self) -> None:
        until = time.perf_counter() + SLICE
        while self._at < len(self._rows):
            self._parts.append(text(self._view, self._rows[self._at : self._at + PORTION]))
            self._at += PORTION
            if self._at < len(self._rows) and time.perf_counter() > until:
                return
        QGuiApplication.clipboard().setText("".join(self._parts))
        if self._all > len(self._rows):
            said = tr("The first {copied:,} of {all:,} rows are on the clipboard: more of them are too many at once")
        else:
            said = tr("{copied:,} rows are on the clipboard")
        say(self._view, said.format(copied=len(self._rows), all=self._all))
        self.stop()

    def _inserted(self, _parent: QModelIndex, first: int, _last: int) -> None:
        if first <= self._rows[-1]:
            self._moved()

    def _moved(self) -> None:
        say(self._view, tr("The list changed while it was copied: nothing is on the clipboard; copy it again"))
        self.stop()


def _menu(view: QTableView, at: QPoint) -> None:
    if not (view.selectionModel().hasSelection() or (view.currentIndex().isValid() and view.hasFocus())):
        return
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addActions(view.actions())
    menu.popup(view.viewport().mapToGlobal(at))


def keep_selected(view: QTableView, key_of: Callable[[int], Hashable]) -> None:
    """Have the selected rows stay selected when a model is reset; `key_of` says which row is which."""
    kept: set[Hashable] = set()
    model, flags = view.model(), QItemSelectionModel.SelectionFlag

    def keep() -> None:
        kept.update(key_of(index.row()) for index in view.selectionModel().selectedRows())

    def restore() -> None:
        chosen = QItemSelection()
        for row in range(model.rowCount()) if kept else ():
            if key_of(row) in kept:
                index = model.index(row, 0)
                chosen.select(index, index)
        kept.clear()
        view.selectionModel().select(chosen, flags.Select | flags.Rows)

    model.modelAboutToBeReset.connect(keep)
    model.modelReset.connect(restore)


def room(view: QTableView, column: int, letters: int) -> int:
    """Give the width of a column of so many letters; its title, longer in another language, fits in any case."""
    metrics = view.fontMetrics()
    title = str(view.model().headerData(column, Qt.Orientation.Horizontal) or "")
    return max(letters * metrics.averageCharWidth(), metrics.horizontalAdvance(title) + TITLE_MARGIN)
