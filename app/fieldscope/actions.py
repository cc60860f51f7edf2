"""Every action of the main window: one row each. Menus, tool bar, shortcuts and the command palette come from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from fieldscope import panes
from fieldscope.preferences import MEMORY_MIB
from fieldscope.words import mark

if TYPE_CHECKING:
    from fieldscope.window import MainWindow


@dataclass(frozen=True, slots=True)
class Row:
    """One action. `id` is stable: tests and saved tool bars name it."""

    id: str
    text: str
    """What is shown, in English; like `tip` and `toolbar` it is translated when an action is made of it."""
    menu: str
    """Where it stands, one of `MENUS`; empty for none."""
    callback: Callable[[MainWindow], object]
    icon: str = ""
    shortcut: str = ""
    tip: str = ""
    """What it does, when `text` does not say it all."""
    toolbar: str = ""
    """Text on the tool bar; empty: not there."""
    needs: str = ""
    """Enabled only with: "link" (a connection is selected), "points" (points are selected), "off", "on" (a stopped or
    running connection is selected), "undo", "redo"."""
    checkable: bool = False
    separator: bool = False
    """A line before it in menu and tool bar."""


MEMORY_TEXTS: Final = ("25&6 MiB", "&512 MiB", "&1 GiB", "&2 GiB", "&4 GiB", "&8 GiB")


def _set_memory(window: MainWindow, mib: int) -> None:
    window.set_memory(mib)


ROWS: Final = (
    Row("new", mark("&New project"), "File", lambda w: w.files.new(), "new", "Ctrl+N"),
    Row("open", mark("&Open project…"), "File", lambda w: w.files.ask_open(), "open", "Ctrl+O"),
    Row("save", mark("&Save project"), "File", lambda w: w.files.save(), "save", "Ctrl+S", separator=True),
    Row("save-as", mark("Save project &as…"), "File", lambda w: w.files.ask_save(), "", "Ctrl+Shift+S"),
    Row(
        "screenshot",
        mark("Save &picture of the window…"),
        "File",
        lambda w: w.save_picture(),
        "camera",
        "",
        separator=True,
    ),
    Row(
        "evidence",
        mark("&Evidence snapshot"),
        "File",
        lambda w: w.evidence.take(),
        "",
        "Ctrl+Shift+C",
        mark("What the lanes show, with its samples, frames, events, commands and the project, as one zip"),
    ),
    Row("quit", mark("&Quit"), "File", lambda w: w.close(), "quit", "Ctrl+Q", separator=True),
    Row("undo", mark("&Undo"), "Edit", lambda w: w.history.undo(), shortcut="Ctrl+Z", needs="undo"),
    Row("redo", mark("&Redo"), "Edit", lambda w: w.history.redo(), shortcut="Ctrl+Y", needs="redo"),
    Row(
        "add-plc",
        mark("Add &PLC…"),
        "Sources",
        lambda w: w.add_connection("plc"),
        "plc-add",
        "Ctrl+Shift+P",
        mark("Connect to a Logix controller and consume its produced tags"),
        toolbar=mark("PLC"),
    ),
    Row(
        "add-104",
        mark("Add &104 server…"),
        "Sources",
        lambda w: w.add_connection("104"),
        "rtu-add",
        "Ctrl+Shift+1",
        mark("Connect to an IEC 60870-5-104 controlled station"),
        toolbar="104",
    ),
    Row("edit", mark("&Edit…"), "Sources", lambda w: w.edit_selected(), "edit", "F2", needs="link", separator=True),
    Row(
        "duplicate",
        mark("&Duplicate"),
        "Sources",
        lambda w: w.duplicate_selected(),
        "duplicate",
        "Ctrl+D",
        needs="link",
    ),
    Row("start", mark("&Start"), "Sources", lambda w: w.start_selected(), "start", "F5", needs="off", separator=True),
    Row("stop", mark("S&top"), "Sources", lambda w: w.stop_selected(), "stop", "Shift+F5", needs="on"),
    Row(
        "reconnect",
        mark("Re&connect"),
        "Sources",
        lambda w: w.reconnect_selected(),
        "reconnect",
        "Ctrl+F5",
        mark("Close the connection and open it anew"),
        needs="link",
    ),
    Row("remove", mark("&Remove…"), "Sources", lambda w: w.remove_selected(), "remove", "Ctrl+Del", needs="link"),
    Row(
        "limits",
        mark("&Limits…"),
        "Sources",
        lambda w: w.edit_limits(),
        "warning",
        "Ctrl+L",
        mark("Watch every sample of the selected signals, and raise alarms"),
        needs="points",
        separator=True,
    ),
    Row(
        "commands",
        mark("Co&mmand…"),
        "Sources",
        lambda w: w.show_commands(),
        "lock",
        "Ctrl+M",
        mark("Send a command, aimed at what is selected; locked until it is armed"),
        separator=True,
    ),
    Row("filter", mark("&Filter"), "Sources", lambda w: w.focus_filter(), "filter", "Ctrl+F", separator=True),
    Row(
        "hold",
        mark("&Hold"),
        "Plot",
        lambda w: w.toggle_hold(),
        "hold",
        "",
        mark("Stop the view to look at it (Space); receiving goes on"),
        toolbar=mark("Hold"),
        checkable=True,
        separator=True,
    ),
    Row(
        "plot",
        mark("&Plot selected signals"),
        "Plot",
        lambda w: w.plot_selected(),
        "lanes",
        "",
        mark("Enter"),
        needs="points",
    ),
    Row(
        "plot-each",
        mark("Plot selected in a &lane each"),
        "Plot",
        lambda w: w.plot_selected_each(),
        "",
        "",
        needs="points",
    ),
    Row(
        "plot-health",
        mark("Plot health of the co&nnection"),
        "Plot",
        lambda w: w.plot_health(),
        "",
        "",
        mark("State, quality bits, gaps, lost packets and jitter over time; dragging a connection does the same"),
        needs="link",
    ),
    Row(
        "snap",
        mark("Snap cursors to ed&ges"),
        "Plot",
        lambda w: w.set_snapping(not w.workspace.snapping),
        tip=mark("Cursors that the mouse places jump to a change or a sample near it; with Alt they do not"),
        checkable=True,
        separator=True,
    ),
    Row(
        "anchor",
        mark("&Anchor cursors to the screen"),
        "Plot",
        lambda w: w.workspace.toggle_anchor(),
        tip=mark("They stay at their place in the view, and what they read changes live (X)"),
        checkable=True,
    ),
    Row(
        "derived",
        mark("&Derived signals…"),
        "Plot",
        lambda w: w.edit_derived(),
        "",
        "Ctrl+Shift+D",
        mark("Signals computed from others"),
        separator=True,
    ),
    Row(
        "export",
        mark("&Export samples as CSV…"),
        "Plot",
        lambda w: w.workspace.saving.ask_export(),
        "",
        "Ctrl+E",
        mark("Every sample of a stretch, of chosen signals, with a preview of the file"),
        separator=True,
    ),
    Row("save-lanes", mark("Save pi&cture of the lanes…"), "Plot", lambda w: w.workspace.saving.ask_picture()),
    Row(
        "copy-lanes",
        mark("C&opy picture of the lanes"),
        "Plot",
        lambda w: w.workspace.copy_picture(),
        "",
        "Ctrl+Shift+I",
    ),
    Row("new-tab", mark("New &tab"), "Plot", lambda w: w.workspace.add_tab(), "", "Ctrl+T", separator=True),
    Row("rename-tab", mark("Rena&me tab…"), "Plot", lambda w: w.workspace.rename_tab()),
    Row("close-tab", mark("Close ta&b"), "Plot", lambda w: w.workspace.close_current_tab(), "", "Ctrl+W"),
    Row("unplot-all", mark("&Remove all signals"), "Plot", lambda w: w.remove_all_plots(), "clear", "", separator=True),
    Row(
        "palette",
        mark("&Go to…"),
        "View",
        lambda w: w.show_palette(),
        "command",
        "Ctrl+K",
        mark("Find a command or a signal"),
    ),
    Row("theme-system", mark("As the &system"), "View>Theme", lambda w: w.set_theme("system"), checkable=True),
    Row("theme-light", mark("&Light"), "View>Theme", lambda w: w.set_theme("light"), checkable=True),
    Row("theme-dark", mark("&Dark"), "View>Theme", lambda w: w.set_theme("dark"), checkable=True),
    Row(
        "language-system",
        mark("As the &system"),
        "View>Language",
        lambda w: w.set_language("system"),
        tip=mark("From the next start on"),
        checkable=True,
    ),
    Row("language-en", "&English", "View>Language", lambda w: w.set_language("en"), checkable=True),
    Row("language-de", "&Deutsch", "View>Language", lambda w: w.set_language("de"), checkable=True),
    *(
        Row(
            f"memory-{mib}",
            text,
            "View>Memory",
            partial(_set_memory, mib=mib),
            tip=mark("Beyond it the oldest samples go"),
            checkable=True,
        )
        for mib, text in zip(MEMORY_MIB, MEMORY_TEXTS, strict=True)
    ),
    Row(
        "events-strip",
        mark("Strip of e&vents"),
        "View",
        lambda w: w.set_ribbon(not w.workspace.ribbon),
        tip=mark("Markers, commands, alarms and events of connections below the lanes"),
        checkable=True,
        separator=True,
    ),
    Row(
        "next-pane",
        mark("&Next part of the window"),
        "View",
        lambda w: panes.turn(w.middle, w.docks.values(), 1),
        shortcut="F6",
        tip=mark("The keyboard goes to the lanes or to the next dock that is seen"),
        separator=True,
    ),
    Row(
        "pane-before",
        mark("&Part of the window before"),
        "View",
        lambda w: panes.turn(w.middle, w.docks.values(), -1),
        shortcut="Shift+F6",
    ),
    Row(
        "context-menu",
        mark("Menu of &what has the focus"),
        "View",
        lambda _: panes.ask_menu(),
        shortcut="Shift+F10",
        tip=mark("What a right click there would offer; the menu key does the same"),
    ),
    Row("go-lanes", mark("&Lanes"), "View>Go to", lambda w: panes.enter(w.middle), shortcut="Ctrl+0"),
    Row("go-sources", mark("&Sources"), "View>Go to", lambda w: w.show_dock("sources"), shortcut="Ctrl+1"),
    Row("go-values", mark("&Values"), "View>Go to", lambda w: w.show_dock("values"), shortcut="Ctrl+2"),
    Row("go-events", mark("&Events"), "View>Go to", lambda w: w.show_dock("events"), shortcut="Ctrl+3"),
    Row("go-measure", mark("&Measure"), "View>Go to", lambda w: w.show_dock("measure"), shortcut="Ctrl+4"),
    Row("go-alarms", mark("&Alarms"), "View>Go to", lambda w: w.show_dock("alarms"), shortcut="Ctrl+5"),
    Row("go-frames", mark("&Frames"), "View>Go to", lambda w: w.show_dock("frames"), shortcut="Ctrl+6"),
    Row("go-commands", mark("&Commands"), "View>Go to", lambda w: w.show_dock("commands"), shortcut="Ctrl+7"),
    Row(
        "float",
        mark("&Detach the dock, or put it back"),
        "View",
        lambda w: panes.detach(w.docks.values()),
        tip=mark("The dock that has the focus gets a window of its own"),
    ),
    Row("full-screen", mark("&Full screen"), "View", lambda w: w.toggle_full_screen(), "", "F11", checkable=True),
    Row("reset-layout", mark("&Reset window layout"), "View", lambda w: w.reset_layout(), separator=True),
    Row("manual", mark("&Manual"), "Help", lambda w: w.help.manual.open(), "", "F1"),
    Row("demo", mark("Start the &demo"), "Help", lambda w: w.start_demo(), "demo"),
    Row("shortcuts", mark("&Keys and gestures"), "Help", lambda w: w.help.shortcuts(), "", "Ctrl+F1"),
    Row(
        "report",
        mark("Save &report…"),
        "Help",
        lambda w: w.help.ask_report(),
        "",
        "",
        mark("Versions, log files, project and a picture of the window in one zip; nothing is sent"),
        separator=True,
    ),
    Row("log-folder", mark("Open the &log folder"), "Help", lambda w: w.help.open_log_folder()),
    Row("about", mark("&About Fieldscope"), "Help", lambda w: w.help.about(), "info", separator=True),
)
MENUS: Final = {
    "File": mark("&File"),
    "Edit": mark("&Edit"),
    "View": mark("&View"),
    "View>Theme": mark("&Theme"),
    "View>Language": mark("L&anguage"),
    "View>Memory": mark("Memory for &samples"),
    "View>Go to": mark("G&o to part"),
    "Sources": mark("&Sources"),
    "Plot": mark("&Plot"),
    "Help": mark("&Help"),
}
"""Menus from left to right, each followed by the menus inside it: name → what is shown."""
