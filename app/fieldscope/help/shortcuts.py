"""The overview of keys and gestures: made of the tables that also make them work, so that it cannot be wrong."""

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fieldscope.actions import MENUS, ROWS
from fieldscope.plot.hands import GESTURES
from fieldscope.plot.keys import LANE_KEYS
from fieldscope.words import mark, tr

OTHERS: Final = (
    (mark("Tabs"), "1 … 9", mark("Turn to this tab")),
    (mark("In the source tree"), mark("Enter"), mark("Plot the selected signals")),
    ("", mark("Space"), mark("Plot a signal, or remove it from the lanes")),
    (mark("In lists"), "Ctrl+C", mark("Copy the selected rows")),
    ("", mark("Menu key, Shift+F10"), mark("What else can be done with them")),
    (mark("In events, frames and alarms"), mark("Enter"), mark("Show this moment in the lanes")),
    (mark("In alarms"), mark("Space"), mark("Acknowledge")),
    (mark("In limits"), mark("Enter"), mark("Change limits")),
    ("", mark("Del"), mark("Remove limits")),
)


def plain(text: str) -> str:
    """Give an action's text without its mnemonic."""
    return text.replace("&", "").rstrip("…")


def overview() -> Iterator[tuple[str, str, str]]:
    """Give (where, keys, what it does) for everything that has a key or a gesture."""
    for menu in MENUS:
        for row in ROWS:
            if row.menu.split(">")[0] == menu and row.shortcut:
                keys = QKeySequence(row.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
                yield plain(tr(MENUS[menu])), keys, plain(tr(row.text))
    for key in LANE_KEYS:
        yield tr("Lanes"), tr(key.shown), tr(key.says)
    place = ""
    for where, gesture, result in (*GESTURES, *OTHERS):
        place = where or place
        yield tr(place), tr(gesture), tr(result)


class ShortcutsDialog(QDialog):
    """Lists keys and gestures by place, with a filter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys and gestures"))
        self.edit = QLineEdit(self)
        self.edit.setPlaceholderText(tr("Filter: a key or a word"))
        self.edit.setAccessibleName(tr("Filter keys and gestures"))
        self.edit.setClearButtonEnabled(True)
        self.edit.textChanged.connect(self._filter)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(tr("Keys and gestures"))
        self.tree.setHeaderLabels([tr("Key or gesture"), tr("What it does")])
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setStyleSheet("QTreeView::item { padding: 2px 0; }")
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(True)
        self._places: list[QTreeWidgetItem] = []
        self._fill(overview())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.edit)
        layout.addWidget(self.tree)
        layout.addWidget(buttons)
        self.resize(560, 620)

    def _fill(self, rows: Iterable[tuple[str, str, str]]) -> None:
        for place, keys, text in rows:
            if not self._places or self._places[-1].text(0) != place:
                top = QTreeWidgetItem(self.tree, [place])
                font = top.font(0)
                font.setBold(True)
                top.setFont(0, font)
                top.setFirstColumnSpanned(True)
                top.setFlags(Qt.ItemFlag.ItemIsEnabled)
                top.setExpanded(True)
                self._places.append(top)
            QTreeWidgetItem(self._places[-1], [keys, text])

    def _filter(self, text: str) -> None:
        words = text.lower().split()
        for top in self._places:
            rows = [row for number in range(top.childCount()) if (row := top.child(number)) is not None]
            for row in rows:
                place = f"{top.text(0)} {row.text(0)} {row.text(1)}".lower()
                row.setHidden(not all(word in place for word in words))
            top.setHidden(all(row.isHidden() for row in rows))
