"""A main window on screen with everything behind it, for GUI tests."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from fieldscope.session import Session
from fieldscope.store import Store
from fieldscope.theme import Theme
from fieldscope.window import MainWindow
from linkkit.driver import Driver


@dataclass
class Desk:
    """A window on screen with what stands behind it."""

    qtbot: QtBot
    session: Session
    window: MainWindow
    theme: Theme
    settings: QSettings
    demo_asked: list[int] = field(default_factory=list)

    def wait(self, condition: Callable[[], object], seconds: float = 20) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=int(seconds * 1000))


def letters(window: MainWindow) -> dict[str, list[str]]:
    """What answers to Alt and a letter when every menu and dock is on screen: letter → texts."""
    texts = [action.text() for action in window.menuBar().actions()]
    for dock in window.docks.values():
        texts += [button.text() for button in dock.findChildren(QAbstractButton)]
        texts += [label.text() for label in dock.findChildren(QLabel) if label.buddy() is not None]
    found: dict[str, list[str]] = {}
    for text in texts:
        plain = text.replace("&&", "")
        if "&" in plain:
            found.setdefault(plain[plain.index("&") + 1].lower(), []).append(text)
    return found


def make_desk(qtbot: QtBot, qapp: QApplication, folder: Path, drivers: tuple[type[Driver], ...]) -> Desk:
    """Open a window; whoever makes it closes its session."""
    settings = QSettings(str(folder / "test.ini"), QSettings.Format.IniFormat)
    theme = Theme(qapp)
    theme.apply("light")
    session = Session(drivers, Store(1 << 26))
    asked: list[int] = []
    window = MainWindow(session, theme, settings, lambda: asked.append(1))
    qtbot.addWidget(window, before_close_func=lambda _: setattr(session, "dirty", False))
    window.show()
    return Desk(qtbot, session, window, theme, settings, asked)
