"""Takes the manual's pictures from the running program: `python docs/pictures.py FOLDER`. None is committed."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from fieldscope.demo import demo_project
from fieldscope.drivers import DRIVERS
from fieldscope.session import Session
from fieldscope.simulators import start_all, stop_all
from fieldscope.store import Store
from fieldscope.theme import Theme
from fieldscope.window import MainWindow

PATIENCE: Final = 60.0
SECOND: Final = 1_000_000_000


class Photographer:
    """The demo in a window, and what is done in it before each picture."""

    def __init__(self, app: QApplication, folder: Path, home: Path) -> None:
        self.folder = folder
        self.theme = Theme(app)
        self.theme.apply("light")
        self.session = Session(DRIVERS, Store())
        self.window = MainWindow(self.session, self.theme, QSettings(str(home / "x.ini"), QSettings.Format.IniFormat))
        self.window.resize(1280, 800)
        self.window.show()

    def run(self) -> None:
        """Take all pictures."""
        self.wait(0.3)
        self.take("start", self.window)
        simulators = start_all()
        try:
            project = demo_project({s.name: s.port() for s in simulators}, self.session)
            self.session.use(project)
            self.window.files.show(project)
            self.until(lambda: all(self.session.delivered(c.id) for c in self.session.connections))
            self.wait(14)
            self.take("demo", self.window)
            self.theme.apply("dark")
            self.wait(0.5)
            self.take("demo-dark", self.window)
            self.theme.apply("light")
            self.measure()
            self.bottom("values")
            self.command()
            self.dialog("demo-plc", "plc", "Produced tags")
            self.dialog("demo-104", "rtu", "Server")
        finally:
            self.session.close()
            stop_all(simulators)

    def measure(self) -> None:
        """Put both cursors and show the table between them."""
        now = time.time_ns()
        canvas = self.window.workspace.page.canvas
        canvas.set_cursor(0, now - 10 * SECOND)
        canvas.set_cursor(1, now - 4 * SECOND)
        self.bottom("measure")
        canvas.clear_cursors()
        self.window.workspace.set_live()

    def command(self) -> None:
        """Show what the outstation offers."""
        chooser = self.window.commands.connection
        chooser.setCurrentIndex(chooser.findData("demo-104"))
        self.bottom("commands")

    def bottom(self, name: str) -> None:
        """Show one of the lists below the lanes."""
        self.window.docks[name].raise_()
        self.wait(1.0)
        self.take(name, self.window)

    def dialog(self, link_id: str, name: str, page: str) -> None:
        """Open a connection's dialog, test the connection, and take both."""
        dialog = self.window.edit_connection(link_id)
        dialog.form.show_page(page)
        self.wait(0.5)
        self.take(name, dialog)
        done: list[bool] = []
        dialog.trial.finished.connect(done.append)
        dialog.test()
        self.until(lambda: done)
        self.wait(0.3)
        self.take(f"{name}-test", dialog)
        dialog.reject()

    def take(self, name: str, widget: QWidget) -> None:
        """Write one picture. Raises `OSError` when it cannot be written."""
        path = self.folder / f"{name}.png"
        if not widget.grab().save(str(path)):
            raise OSError(f"{path} cannot be written")

    def wait(self, seconds: float) -> None:
        """Let the program run."""
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()

    def until(self, condition: Callable[[], object]) -> None:
        """Let the program run until something is so. Raises `TimeoutError`."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("the program did not get there; its events say why")
            self.wait(0.05)


def main(folder: Path) -> None:
    """Take all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as home:
        Photographer(app, folder, Path(home)).run()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
