"""Every action of the window by keyboard alone, by its keys and by the letters of its menu: that something comes of it,
not only that it is triggered. A new row of the table without an effect here fails."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from by_keyboard import ALT, focus, menu, press, shortcut
from fake_driver import FakeDriver, running
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget
from pytestqt.qtbot import QtBot
from window_desk import Desk, make_desk

from fieldscope.actions import MENUS, ROWS, Row
from fieldscope.drivers import DRIVERS
from fieldscope.palette import Palette
from fieldscope.preferences import MEMORY_MIB
from fieldscope.words import tr

LINK = "Line 1"


class Browser(QObject):
    """What would be opened outside of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.urls.append(url.toString())


@dataclass
class Scene:
    """A window with a connection that runs, selected in the tree, which has the focus."""

    desk: Desk
    link_id: str
    browser: Browser

    def select(self, *points: str) -> None:
        sources = self.desk.window.sources
        node = sources.model.root.by_key[self.link_id]
        nodes = [node]
        if points:
            nodes = [one for one in walk(node) if one.point is not None and one.point.key in points]
        sources.tree.clearSelection()
        for one in nodes:
            flags = sources.tree.selectionModel().SelectionFlag
            index = sources.model.index_of(one)
            sources.tree.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)
        sources.tree.setFocus()

    def plot(self) -> None:
        self.select("Speed", "Torque")
        self.desk.window.plot_selected()
        self.desk.wait(lambda: len(self.desk.window.workspace.page.canvas.traces()) == 2)


def walk(node: object) -> Iterator[object]:
    yield node
    for child in node.children:  # type: ignore[attr-defined]
        yield from walk(child)


@pytest.fixture
def scene(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Scene]:
    FakeDriver.links.clear()
    browser = Browser()
    for scheme in ("file", "https", "http"):
        QDesktopServices.setUrlHandler(scheme, browser, "open")
    desk = make_desk(qtbot, qapp, tmp_path, (FakeDriver, *DRIVERS))
    connection = desk.session.add("fake", LINK, running("Speed", "Torque"))
    desk.wait(lambda: len(connection.points) == 2 and bool(FakeDriver.links))
    desk.window.activateWindow()
    desk.wait(lambda: desk.window.isActiveWindow())
    made = Scene(desk, connection.id, browser)
    made.select()
    yield made
    for scheme in ("file", "https", "http"):
        QDesktopServices.unsetUrlHandler(scheme)
    desk.window.help.manual.close()
    desk.session.close()


Probe = Callable[[Scene], object]
Prepare = Callable[[Scene], object]


def nothing(_: Scene) -> None:
    """As the scene is."""


def dialogs(scene: Scene) -> object:
    return sorted(type(one).__name__ for one in scene.desk.window.findChildren(QDialog) if one.isVisible())


def links(scene: Scene) -> object:
    return [(one.name, one.link is not None) for one in scene.desk.session.connections]


def clean(scene: Scene) -> None:
    scene.desk.session.dirty = False


def stopped(scene: Scene) -> None:
    scene.desk.session.stop(scene.link_id)


def started(_: Scene) -> object:
    return sum(link.started for link in FakeDriver.links)


def point(scene: Scene) -> None:
    scene.select("Speed")


def points(scene: Scene) -> None:
    scene.select("Speed", "Torque")


def lanes(scene: Scene) -> object:
    return [[trace.name for trace in lane.traces] for lane in scene.desk.window.workspace.page.lanes]


def has_focus(_: Scene) -> object:
    return focus()


def part(scene: Scene) -> object:
    """Name of the dock that has the focus, or "lanes"."""
    widget = focus()
    docks = scene.desk.window.docks
    return next((name for name, dock in docks.items() if dock.isAncestorOf(widget)), "lanes")


def renamed(scene: Scene) -> None:
    """Something that can be undone."""
    scene.desk.session.add("fake", "Line 2", running("Level"))
    scene.desk.wait(lambda: scene.desk.window.actions_by_id["undo"].isEnabled())


def undone(scene: Scene) -> None:
    renamed(scene)
    scene.desk.window.history.undo()
    scene.desk.wait(lambda: scene.desk.window.actions_by_id["redo"].isEnabled())


def theme(scene: Scene) -> object:
    return scene.desk.theme.mode


def language(scene: Scene) -> object:
    return scene.desk.settings.value("language")


def budget(scene: Scene) -> object:
    return scene.desk.session.store.budget


def other(what: str, value: str) -> Prepare:
    def set_it(scene: Scene) -> None:
        (scene.desk.window.set_theme if what == "theme" else scene.desk.window.set_language)(value)

    return set_it


def at(name: str) -> Prepare:
    def go(scene: Scene) -> None:
        scene.desk.window.show_dock(name)

    return go


def copied(_: Scene) -> object:
    return QGuiApplication.clipboard().image().isNull()


def copied_nothing(scene: Scene) -> None:
    QGuiApplication.clipboard().clear()
    scene.plot()


def saved(scene: Scene) -> None:
    """As a project that has a file in a folder of the test."""
    scene.desk.session.path = Path(scene.desk.settings.fileName()).parent / "bay.fieldscope"


def snapshots(scene: Scene) -> object:
    return sorted(Path(scene.desk.settings.fileName()).parent.glob("*.zip"))


def opened(scene: Scene) -> object:
    return len(scene.browser.urls)


def manual(scene: Scene) -> object:
    """Opened, or its pages are being made, which takes a while."""
    return opened(scene), scene.desk.window.help.manual._process is not None


def tabs(scene: Scene) -> object:
    return len(scene.desk.window.workspace.pages())


def floats(scene: Scene) -> object:
    return [dock.isFloating() for dock in scene.desk.window.docks.values()]


def hidden(scene: Scene) -> None:
    scene.desk.window.docks["events"].hide()


EFFECTS: dict[str, tuple[Probe, Prepare]] = {
    "new": (links, clean),
    "open": (dialogs, clean),
    "save": (dialogs, nothing),
    "save-as": (dialogs, nothing),
    "screenshot": (dialogs, nothing),
    "evidence": (snapshots, saved),
    "quit": (lambda scene: scene.desk.window.exit_request.is_set(), clean),
    "undo": (links, renamed),
    "redo": (links, undone),
    "add-plc": (dialogs, nothing),
    "add-104": (dialogs, nothing),
    "edit": (dialogs, nothing),
    "duplicate": (links, nothing),
    "start": (links, stopped),
    "stop": (links, nothing),
    "reconnect": (started, nothing),
    "remove": (dialogs, nothing),
    "limits": (dialogs, point),
    "commands": (part, nothing),
    "filter": (has_focus, at("values")),
    "hold": (lambda scene: scene.desk.window.workspace.on_hold, Scene.plot),
    "plot": (lanes, point),
    "plot-each": (lanes, points),
    "plot-health": (lanes, nothing),
    "snap": (lambda scene: scene.desk.window.workspace.snapping, nothing),
    "anchor": (lambda scene: scene.desk.window.workspace.page.canvas.cursors.on_screen, Scene.plot),
    "derived": (dialogs, nothing),
    "export": (dialogs, Scene.plot),
    "save-lanes": (dialogs, Scene.plot),
    "copy-lanes": (copied, copied_nothing),
    "new-tab": (tabs, nothing),
    "rename-tab": (dialogs, nothing),
    "close-tab": (tabs, lambda scene: scene.desk.window.workspace.add_tab()),
    "unplot-all": (lanes, Scene.plot),
    "palette": (dialogs, nothing),
    "theme-system": (theme, other("theme", "dark")),
    "theme-light": (theme, other("theme", "dark")),
    "theme-dark": (theme, other("theme", "light")),
    "language-system": (language, other("language", "de")),
    "language-en": (language, other("language", "de")),
    "language-de": (language, other("language", "en")),
    **{f"memory-{mib}": (budget, nothing) for mib in MEMORY_MIB},
    "events-strip": (lambda scene: scene.desk.window.workspace.ribbon, nothing),
    "next-pane": (part, nothing),
    "pane-before": (part, nothing),
    "context-menu": (lambda _: QApplication.activePopupWidget(), nothing),
    "go-lanes": (part, nothing),
    "go-sources": (part, at("values")),
    "go-values": (part, nothing),
    "go-events": (part, nothing),
    "go-measure": (part, nothing),
    "go-alarms": (part, nothing),
    "go-frames": (part, nothing),
    "go-commands": (part, nothing),
    "float": (floats, at("values")),
    "full-screen": (lambda scene: scene.desk.window.isFullScreen(), nothing),
    "reset-layout": (lambda scene: scene.desk.window.docks["events"].isHidden(), hidden),
    "manual": (manual, nothing),
    "demo": (lambda scene: len(scene.desk.demo_asked), clean),
    "shortcuts": (dialogs, nothing),
    "report": (dialogs, nothing),
    "log-folder": (opened, nothing),
    "about": (dialogs, nothing),
}
"""What an action changes, and what must be so before."""


def by_keys(row: Row, _: Scene) -> None:
    shortcut(row.shortcut)


def by_letters(row: Row, scene: Scene) -> None:
    """Alt and the letter of the menu, then letters alone."""
    names = [row.menu.split(">")[0], *([row.menu] if ">" in row.menu else [])]
    first, *inner = [letter(tr(MENUS[name])) for name in names]
    press(first, ALT)
    for key in (*inner, letter(scene.desk.window.actions_by_id[row.id].text())):
        QTest.keyClick(menu(), key)


def letter(text: str) -> Qt.Key:
    plain = text.replace("&&", "")
    return Qt.Key(ord(plain[plain.index("&") + 1].upper()))


FIRST = {row.menu: row.id for row in reversed(ROWS)}
"""Of each menu one action that has keys is tried by letters, too; that all letters differ is tested elsewhere."""
WAYS = [(row, by_keys) for row in ROWS if row.shortcut]
WAYS += [(row, by_letters) for row in ROWS if not row.shortcut or FIRST[row.menu] == row.id]


def test_every_action_is_tried() -> None:
    assert set(EFFECTS) == {row.id for row in ROWS}


@pytest.mark.parametrize(("row", "way"), WAYS, ids=[f"{row.id}-{way.__name__}" for row, way in WAYS])
def test_an_action_has_its_effect(scene: Scene, row: Row, way: Callable[[Row, Scene], None]) -> None:
    probe, prepare = EFFECTS[row.id]
    prepare(scene)
    scene.desk.window._enable()
    before = probe(scene)
    way(row, scene)
    if row.id == "context-menu" and way is by_letters:
        scene.desk.wait(lambda: QApplication.activePopupWidget() is not None)
    scene.desk.wait(lambda: probe(scene) != before, 10)
    if row.id.startswith("go-"):
        assert part(scene) == row.id.removeprefix("go-")
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def test_every_action_and_signal_is_found_by_the_palette(scene: Scene) -> None:
    shortcut("Ctrl+K")
    scene.desk.wait(lambda: bool(scene.desk.window.findChildren(Palette)))
    (palette,) = scene.desk.window.findChildren(Palette)
    listed = {hit.target for hit in palette._hits if not isinstance(hit.target, tuple)}
    assert {scene.desk.window.actions_by_id[row.id] for row in ROWS if not row.needs} <= listed
    QTest.keyClicks(palette.edit, "torque")
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    scene.desk.wait(lambda: lanes(scene) == [["Torque"]])


def test_every_dock_has_a_key_of_its_own(scene: Scene) -> None:
    ids = {row.id for row in ROWS if row.shortcut}
    assert {f"go-{name}" for name in scene.desk.window.docks} <= ids
    titles = [dock.windowTitle() for dock in scene.desk.window.findChildren(QDockWidget)]
    assert len(titles) == len(scene.desk.window.docks)
