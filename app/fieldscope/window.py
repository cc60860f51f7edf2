"""The main window: menus and tool bar from the action table, sources at the left, lanes in the middle, lists below."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QCloseEvent, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFileDialog,
    QMainWindow,
    QMessageBox,
    QStackedWidget,
    QWidget,
)

from fieldscope import layout, menus, panes, project, theme
from fieldscope.actions import ROWS
from fieldscope.alarms.board import AlarmBoard
from fieldscope.alarms.panel import AlarmsPanel
from fieldscope.commands.desk import CommandDesk
from fieldscope.commands.marks import CommandMarks
from fieldscope.commands.panel import CommandsPanel
from fieldscope.events import EventModel, EventsPanel
from fieldscope.evidence.desk import EvidenceDesk
from fieldscope.frames.panel import FramesPanel
from fieldscope.help import HelpDesk
from fieldscope.links import Connection
from fieldscope.measure import health
from fieldscope.messages import ask, tell
from fieldscope.plot import MeasurePanel, Workspace
from fieldscope.preferences import MEMORY_MIB
from fieldscope.projectfiles import ProjectFiles
from fieldscope.session import Session
from fieldscope.sources.dock import SourcesPanel
from fieldscope.startpage import StartPage
from fieldscope.statusbar import StatusBar
from fieldscope.store import SignalKey
from fieldscope.undo import History
from fieldscope.values import ValuesPanel
from fieldscope.words import LANGUAGES, tr
from linkkit.driver import Driver

if TYPE_CHECKING:  # dialogs are loaded when they are opened first
    from fieldscope.dialogs.connection import ConnectionDialog
    from fieldscope.dialogs.derived import DerivedDialog


class MainWindow(QMainWindow):
    """Shows a session. It owns no data: what is worth keeping is in the session, the workspace or the preferences."""

    def __init__(
        self, session: Session, colors: theme.Theme, settings: QSettings, demo: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self.exit_request = asyncio.Event()
        """Set when the user wants to quit; whoever runs the window then closes it in order."""
        self.session = session
        self._theme = colors
        self._settings = settings
        self._demo = demo
        self.dialogs: dict[str, ConnectionDialog] = {}
        """Open dialogs by connection id, or "new plc"."""
        self._derived_dialog: DerivedDialog | None = None
        self.setObjectName("main")
        self.setWindowIcon(theme.icon("fieldscope", sizes=theme.LOGO_SIZES))
        self.setDockOptions(
            QMainWindow.DockOption.AnimatedDocks
            | QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AllowNestedDocks
        )
        self.resize(1440, 900)

        self.actions_by_id = menus.make_actions(self)
        self.workspace: Workspace = Workspace(session.store, self)
        self.files: ProjectFiles = ProjectFiles(session, self.workspace, settings, self)
        self.history: History = History(session, self.workspace.state, self.workspace.restore, self)
        self.help: HelpDesk = HelpDesk(
            self, self.picture, lambda: project.dump(self.files.snapshot()), self.files.folder
        )
        self.start_page = StartPage(self.actions_by_id, self.files.open, self)
        self.pages: QStackedWidget = QStackedWidget(self)
        self.pages.addWidget(self.start_page)
        self.pages.addWidget(self.workspace)
        self.setCentralWidget(self.pages)

        self.sources = SourcesPanel(session, self.workspace, self)
        self.events_model = EventModel(session, self)
        self.events = EventsPanel(session, self.events_model, self)
        self.board = AlarmBoard(session, self)
        self.alarms = AlarmsPanel(session, self.board, self)
        self.alarms.limits_asked.connect(self.edit_limits)
        self.alarms.plot_asked.connect(self.workspace.plot_keys)
        self.alarms.count_changed.connect(self._show_alarms)
        self.values = ValuesPanel(session, self.workspace, self.sources.selected_keys, self)
        self.values.model.alarm_of = self.board.text
        self.workspace.watch(self.board.watched)
        self.frames = FramesPanel(session, self)
        for panel in (self.events, self.alarms, self.frames):
            panel.moment_asked.connect(self.show_moment)
        self.commands = CommandsPanel(session, CommandDesk(session, self), self)
        self.commands.plot_asked.connect(self._plot_feedback)
        self.marks = CommandMarks(self.commands.desk, self)
        self.marks.changed.connect(lambda: self.workspace.show_commands(self.marks.marks))
        self.workspace.show_events(self.events_model.timeline, self.events_model.says)
        self.workspace.event_wanted.connect(self.show_event)
        self.files.replaced.connect(self.marks.forget)
        self.evidence: EvidenceDesk = EvidenceDesk(self)
        saving = self.workspace.saving
        saving.settings, saving.selected, saving.known = settings, self.sources.selected_signals, session.signals
        left, bottom = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea
        self.docks: dict[str, QDockWidget] = {
            "sources": self._dock("sources", tr("Sources"), self.sources, left),
            "values": self._dock("values", tr("Values"), self.values, bottom),
            "events": self._dock("events", tr("Events"), self.events, bottom),
            "measure": self._dock("measure", tr("Measure"), MeasurePanel(self.workspace, self), bottom),
            "alarms": self._dock("alarms", tr("Alarms"), self.alarms, bottom),
            "frames": self._dock("frames", tr("Frames"), self.frames, bottom),
            "commands": self._dock("commands", tr("Commands"), self.commands, bottom),
        }
        self.setCorner(Qt.Corner.BottomLeftCorner, left)
        self._tabify()
        self.status = StatusBar(session, self)
        self.setStatusBar(self.status)
        for said in (self.help.manual.said, saving.done, self.evidence.done):
            said.connect(lambda text: self.status.showMessage(text, 60_000))
        menus.fill_menu_bar(self)
        menus.add_tool_bar(self)
        self._default_layout()

        self.sources.menu_asked.connect(partial(menus.show_source_menu, self))
        self.sources.selection_changed.connect(self._enable)
        self.sources.selection_changed.connect(self.values.selection_moved)
        self.sources.edit_asked.connect(self.edit_connection)
        self.workspace.held.connect(self.actions_by_id["hold"].setChecked)
        self.workspace.anchored.connect(self.actions_by_id["anchor"].setChecked)
        self.workspace.set_snapping(bool(settings.value("lanes/snapping", True, type=bool)))
        self.workspace.set_ribbon(bool(settings.value("lanes/events", True, type=bool)))
        self._mark_lanes()
        self.workspace.plotted_changed.connect(session.mark_dirty)
        for changed in (session.added, session.removed, session.changed):
            changed.connect(self._sources_changed)
        session.project_changed.connect(self._title)
        colors.changed.connect(self._restyle)
        self.files.replaced.connect(self.history.forget)
        self.history.changed.connect(self._show_steps)
        self._show_steps()
        self.files.recent_changed.connect(self._show_recent)
        self.files.saved.connect(lambda name: self.status.showMessage(tr("Saved {name}").format(name=name), 4000))
        self._show_recent()
        self._title()
        self._sources_changed()
        self._mark_theme()
        self._mark_language()
        self._mark_memory()

    # Connections

    def add_connection(self, driver: str) -> ConnectionDialog | None:
        """Open the dialog for a new connection of a protocol ("plc", "104")."""
        found = self.session.links.drivers.get(driver)
        if found is None:
            tell(
                self,
                tr("This protocol is not part of this installation"),
                tr("There is no driver “{driver}”.").format(driver=driver),
            )
            return None
        return self._open_dialog(f"new {driver}", found, None)

    def edit_connection(self, link_id: str) -> ConnectionDialog:
        """Open the dialog of a connection."""
        connection = self.session.links.connections[link_id]
        return self._open_dialog(link_id, connection.driver, connection)

    def edit_selected(self) -> None:
        for link_id in self.sources.selected_links()[:1]:
            self.edit_connection(link_id)

    def duplicate_selected(self) -> None:
        for link_id in self.sources.selected_links():
            self.edit_connection(self.session.duplicate(link_id).id)

    def start_selected(self) -> None:
        for link_id in self.sources.selected_links():
            self.session.start(link_id)

    def stop_selected(self) -> None:
        for link_id in self.sources.selected_links():
            self.session.stop(link_id)

    def reconnect_selected(self) -> None:
        for link_id in self.sources.selected_links():
            self.session.reconnect(link_id)

    def remove_selected(self) -> None:
        """Ask, then drop the selected connections with their samples."""
        links = self.sources.selected_links()
        if not links:
            return
        names = ", ".join(self.session.links.connections[link_id].name for link_id in links)
        ask(
            self,
            tr("Remove {names}?").format(names=names),
            tr("It is closed, and its samples in memory are dropped. Undo brings back its settings, not its samples."),
            {
                tr("Remove"): (QMessageBox.ButtonRole.DestructiveRole, lambda: self._remove(links)),
                tr("Cancel"): (QMessageBox.ButtonRole.RejectRole, lambda: None),
            },
            tr("Cancel"),
        )

    def edit_limits(self) -> None:
        """Open the dialog for the limits of the selected signals."""
        if self.alarms.ask_limits(self.sources.selected_keys()) is None:
            self.status.showMessage(tr("Select signals in Sources first"), 8000)
            self.show_dock("sources")

    def show_commands(self) -> None:
        """Bring the commands to the front, aimed at what is selected."""
        for key in self.sources.selected_keys()[:1]:
            self.commands.aim(key)
        self.show_dock("commands")

    @property
    def middle(self) -> QWidget:
        """What stands between the docks: the start page or the lanes."""
        return self.pages.currentWidget() or self.pages

    def show_dock(self, name: str) -> None:
        """Bring a dock to the front and give it the focus."""
        panes.show(self.docks[name])

    def show_moment(self, ns: int) -> None:
        """Show a moment in the middle of the lanes with cursor A on it, ns since 1970; the view goes on HOLD."""
        canvas = self.workspace.page.canvas
        canvas.show_moment(ns)
        canvas.set_cursor(0, ns)

    def show_event(self, number: int) -> None:
        """Select a line of the event list."""
        self.show_dock("events")
        self.events.select(number)

    def focus_filter(self) -> None:
        self.docks["sources"].show()
        self.sources.filter_box.setFocus()
        self.sources.filter_box.selectAll()

    # Plot

    def toggle_hold(self) -> None:
        if self.workspace.on_hold:
            self.workspace.set_live()
        else:
            self.workspace.set_hold()
        self.actions_by_id["hold"].setChecked(self.workspace.on_hold)

    def set_snapping(self, on: bool) -> None:
        """Have cursors snap to edges or not from now on, also next time."""
        self._settings.setValue("lanes/snapping", on)
        self.workspace.set_snapping(on)
        self._mark_lanes()

    def set_ribbon(self, on: bool) -> None:
        """Show the strip of events or not from now on, also next time."""
        self._settings.setValue("lanes/events", on)
        self.workspace.set_ribbon(on)
        self._mark_lanes()

    def plot_selected(self) -> None:
        self.workspace.plot_keys(self.sources.selected_keys())

    def plot_selected_each(self) -> None:
        self.workspace.plot_keys(self.sources.selected_keys(), "each")

    def _plot_feedback(self, keys: list[SignalKey]) -> None:
        """Show what a command is about to change, unless a tab does already."""
        shown = self.workspace.plotted()
        self.workspace.plot_keys([key for key in keys if key not in shown])

    def plot_health(self) -> None:
        """Show how the selected connections are doing."""
        for link_id in self.sources.selected_links():
            self.workspace.plot_keys(self.session.health_keys(link_id))

    def edit_derived(self) -> DerivedDialog:
        """Open the dialog of derived signals."""
        from fieldscope.dialogs.derived import DerivedDialog

        if self._derived_dialog is None:
            self._derived_dialog = DerivedDialog(self.session, self)
            self._derived_dialog.finished.connect(self._derived_closed)
            self._derived_dialog.plot_asked.connect(self.workspace.plot_keys)
        self._derived_dialog.show()
        self._derived_dialog.raise_()
        self._derived_dialog.activateWindow()
        return self._derived_dialog

    def _derived_closed(self, _result: int) -> None:
        self._derived_dialog = None

    def remove_all_plots(self) -> None:
        self.workspace.remove(self.workspace.plotted())

    # The rest of the menus

    def show_palette(self) -> None:
        """Open the command palette."""
        from fieldscope.palette import Palette

        Palette(self.session, self.workspace, self.actions_by_id.values(), self).show()

    def picture(self) -> QPixmap:
        """Give the window as it is now, with every lane drawn up to the present."""
        self.workspace.page.canvas.draw_now()
        return self.grab()

    def save_picture(self) -> None:
        """Ask for a file name and save a PNG of the window as it is now."""
        picture = self.picture()
        dialog = QFileDialog(self, tr("Save picture"), str(self.files.folder() / "fieldscope.png"), tr("PNG (*.png)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda name: None if picture.save(name) else tell(self, tr("The picture could not be saved"), name)
        )
        dialog.open()

    def start_demo(self) -> None:
        if self._demo is not None:
            self.files.unless_unsaved(self._demo)

    # Window

    def set_theme(self, mode: str) -> None:
        """Use "system", "light" or "dark" colours from now on, also next time."""
        self._settings.setValue("theme", mode)
        self._theme.apply(mode)

    def set_language(self, choice: str) -> None:
        """Speak "en", "de" or what the system speaks from the next start on."""
        self._settings.setValue("language", choice)
        self.status.showMessage(tr("The language changes at the next start"), 8000)

    def set_memory(self, mib: int) -> None:
        """Hold so many MiB of samples from now on, also next time; of too many the oldest go at once."""
        self._settings.setValue("memory_mib", mib)
        self.session.store.set_budget(mib << 20)
        self.status.refresh()

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.actions_by_id["full-screen"].setChecked(self.isFullScreen())

    def reset_layout(self) -> None:
        """Put all docks where they were at the first start."""
        for dock in self.docks.values():
            dock.setFloating(False)
            dock.show()
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.docks["sources"])
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.docks["values"])
        self._tabify()
        self._default_layout()

    def restore_layout(self) -> None:
        """Use the layout of the last run, when there is one that fits."""
        layout.restore(self, {name: self._settings.value(f"window/{name}") for name in ("geometry", "docks")})

    def save_layout(self) -> None:
        """Keep the layout for the next run."""
        for name, text in layout.state(self).items():
            self._settings.setValue(f"window/{name}", text)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 (Qt's name)
        """Tab passes over docks that are behind another one: what has the focus is seen."""
        hidden = [dock for dock in self.docks.values() if panes.covered(dock)]
        while super().focusNextPrevChild(next):
            focus = QApplication.focusWidget()
            if focus is None or not any(dock.isAncestorOf(focus) for dock in hidden):
                return True
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.files.unless_unsaved(self.exit_request.set)

    # Inside

    def _remove(self, links: list[str]) -> None:
        for link_id in links:
            if link_id in self.session.links.connections:
                gone = {link_id, health.link_id(link_id)}
                self.workspace.remove([key for key in self.workspace.plotted() if key.link_id in gone])
                self.session.remove(link_id)

    def _open_dialog(self, name: str, driver: type[Driver], connection: Connection | None) -> ConnectionDialog:
        from fieldscope.dialogs.connection import ConnectionDialog

        dialog = self.dialogs.get(name)
        if dialog is None:
            dialog = self.dialogs[name] = ConnectionDialog(self.session, driver, connection, self)
            dialog.finished.connect(lambda _: self.dialogs.pop(name, None))
            dialog.applied.connect(lambda _: self.pages.setCurrentWidget(self.workspace))
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def _dock(self, name: str, title: str, widget: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setWidget(widget)
        if isinstance(widget, ValuesPanel):
            dock.visibilityChanged.connect(widget.set_active)
        self.addDockWidget(area, dock)
        return dock

    def _show_alarms(self, unseen: int) -> None:
        self.docks["alarms"].setWindowTitle(tr("Alarms ({unseen})").format(unseen=unseen) if unseen else tr("Alarms"))

    def _tabify(self) -> None:
        bottom = [dock for name, dock in self.docks.items() if name != "sources"]
        for before, dock in itertools.pairwise(bottom):
            self.tabifyDockWidget(before, dock)

    def _default_layout(self) -> None:
        docks = self.docks
        self.resizeDocks([docks["sources"]], [500], Qt.Orientation.Horizontal)
        self.resizeDocks([docks["events"]], [170], Qt.Orientation.Vertical)
        docks["events"].raise_()

    def _show_recent(self) -> None:
        self.start_page.show_recent([path for path in self.files.recent if path.exists()])

    def _sources_changed(self, _link_id: str = "") -> None:
        page = self.workspace if self.session.connections else self.start_page
        if page is not self.middle:
            self.pages.setCurrentWidget(page)
            if QApplication.focusWidget() is None:  # it was on what is hidden now
                panes.enter(page)
        self._enable()

    def _enable(self) -> None:
        connections = [
            connection
            for link_id in self.sources.selected_links()
            if (connection := self.session.links.connections.get(link_id)) is not None
        ]
        facts = {
            "": True,
            "link": bool(connections),
            "points": bool(self.sources.selected_keys()),
            "off": any(c.link is None for c in connections),
            "undo": bool(self.history.undo_text),
            "redo": bool(self.history.redo_text),
            "on": any(c.link is not None for c in connections),
        }
        for row in ROWS:
            self.actions_by_id[row.id].setEnabled(facts[row.needs])

    def _show_steps(self) -> None:
        for name, plain, text, what in (
            ("undo", tr("&Undo"), tr("&Undo {what}"), self.history.undo_text),
            ("redo", tr("&Redo"), tr("&Redo {what}"), self.history.redo_text),
        ):
            self.actions_by_id[name].setText(text.format(what=what) if what else plain)
        self._enable()

    def _title(self) -> None:
        name = self.session.path.stem if self.session.path is not None else tr("Untitled")
        self.workspace.saving.project = self.session.path.stem if self.session.path is not None else ""
        show = self.session.path is not None or bool(self.session.connections)
        program = tr("Fieldscope (safe mode)") if self.session.safe else "Fieldscope"
        self.setWindowTitle(f"{name}[*] – {program}" if show else f"{program}[*]")
        self.setWindowModified(self.session.dirty and show)

    def _mark_theme(self) -> None:
        for mode in ("system", "light", "dark"):
            self.actions_by_id[f"theme-{mode}"].setChecked(self._theme.mode == mode)

    def _mark_lanes(self) -> None:
        self.actions_by_id["snap"].setChecked(self.workspace.snapping)
        self.actions_by_id["events-strip"].setChecked(self.workspace.ribbon)

    def _mark_language(self) -> None:
        wanted = str(self._settings.value("language", "system"))
        self.actions_by_id[f"language-{wanted if wanted in LANGUAGES else 'system'}"].setChecked(True)

    def _mark_memory(self) -> None:
        for mib in MEMORY_MIB:
            self.actions_by_id[f"memory-{mib}"].setChecked(self.session.store.budget == mib << 20)

    def _restyle(self) -> None:
        for row in ROWS:
            if row.icon:
                self.actions_by_id[row.id].setIcon(theme.icon(row.icon))
        self.sources.restyle()
        self.events.restyle()
        self.values.restyle()
        self.commands.restyle()
        self.frames.restyle()
        self.alarms.restyle()
        self.start_page.restyle()
        self._show_recent()
        self._mark_theme()
