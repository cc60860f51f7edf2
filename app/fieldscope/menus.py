"""The table of actions as Qt shows it: actions with their keys, the menu bar, the tool bar, the menu of the tree."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QToolBar

from fieldscope import theme
from fieldscope.actions import MENUS, ROWS, Row
from fieldscope.words import tr

if TYPE_CHECKING:
    from fieldscope.window import MainWindow

LINK_MENU: Final = (
    ("plot", "plot-each", "plot-health", "limits", "commands"),
    ("edit", "duplicate", "start", "stop", "reconnect"),
    ("remove",),
)
"""What can be done with a row of a connection; groups are divided by lines."""
DERIVED_MENU: Final = (("plot", "plot-each"), ("derived",))
EMPTY_MENU: Final = (("add-plc", "add-104"),)


def make_actions(window: MainWindow) -> dict[str, QAction]:
    """Make the actions of a window, by id."""
    return {row.id: _action(window, row) for row in ROWS}


def fill_menu_bar(window: MainWindow) -> None:
    """Put every action into its menu, with the docks and the recent projects."""
    bar = window.menuBar()
    menus = {name: bar.addMenu(tr(title)) for name, title in MENUS.items() if ">" not in name}
    for row in ROWS:
        if row.menu not in menus:
            menus[row.menu] = menus[row.menu.split(">")[0]].addMenu(tr(MENUS[row.menu]))
        menu = menus[row.menu]
        if row.separator:
            menu.addSeparator()
        menu.addAction(window.actions_by_id[row.id])
    menus["View"].addSeparator()
    for dock in window.docks.values():
        menus["View"].addAction(dock.toggleViewAction())
    recent = QMenu(tr("&Recent projects"), window)
    menus["File"].insertMenu(window.actions_by_id["save"], recent)
    recent.aboutToShow.connect(partial(window.files.fill_menu, recent))
    for place in ("View>Theme", "View>Language", "View>Memory"):
        group = QActionGroup(window)
        for row in ROWS:
            if row.menu == place:
                group.addAction(window.actions_by_id[row.id])


def add_tool_bar(window: MainWindow) -> None:
    """Add the bar with the actions that have a text for it."""
    bar = QToolBar(tr("Tools"), window)
    bar.setObjectName("tools")
    bar.setIconSize(QSize(20, 20))
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    for row in ROWS:
        if row.toolbar:
            if row.separator:
                bar.addSeparator()
            bar.addAction(window.actions_by_id[row.id])
    window.addToolBar(bar)


def show_source_menu(window: MainWindow, at: QPoint) -> None:
    """Open the menu of what is selected in the source tree, at a place on the screen."""
    groups: tuple[tuple[str, ...], ...] = LINK_MENU
    if not window.sources.selected_links():
        groups = DERIVED_MENU if window.sources.selected_keys() else EMPTY_MENU
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for number, group in enumerate(groups):
        if number:
            menu.addSeparator()
        menu.addActions([window.actions_by_id[name] for name in group])
    menu.popup(at)


def _action(window: MainWindow, row: Row) -> QAction:
    text, tip = tr(row.text), tr(row.tip)
    action = QAction(text, window)
    action.setObjectName(row.id)
    action.setCheckable(row.checkable)
    if row.icon:
        action.setIcon(theme.icon(row.icon))
    if row.shortcut:
        action.setShortcut(QKeySequence(row.shortcut))
    if row.toolbar:
        action.setIconText(tr(row.toolbar))
    plain = text.replace("&", "").rstrip("…")
    shown = QKeySequence(row.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    keys = f" ({shown})" if row.shortcut else ""
    action.setToolTip(f"{tip or plain}{keys}")
    action.setStatusTip(tip)
    action.triggered.connect(lambda _=False: row.callback(window))
    window.addAction(action)
    return action
