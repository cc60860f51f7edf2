"""Puts the program together and runs it: one straight line from the options to the exit status."""

import asyncio
import contextlib
import importlib
import logging
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import qasync
from PySide6.QtCore import (
    QEvent,
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QObject,
    QSettings,
    QTimer,
    QtMsgType,
    QTranslator,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from fieldscope import __version__, crash, preferences, words
from fieldscope.cli import Options
from fieldscope.collector import Collector
from fieldscope.demo import Demo
from fieldscope.errorbox import ErrorBox
from fieldscope.projectformat import ProjectError
from fieldscope.recovery import Recovery
from fieldscope.session import Session
from fieldscope.simulators import Simulator
from fieldscope.store import Store
from fieldscope.theme import Theme
from fieldscope.window import MainWindow
from linkkit.driver import Driver
from linkkit.iothread import SWITCH_INTERVAL

log = logging.getLogger(__name__)
LATER_S: Final = 0.7
"""From the first paint to what waits for it."""
LATER: Final = (
    "fieldscope.drivers",
    "fieldscope.plot.overview",
    "fieldscope.dialogs.connection",
    "fieldscope.dialogs.derived",
    "fieldscope.palette",
    "fieldscope.help.about",
    "fieldscope.help.shortcuts",
    "fieldscope.plot.exportdialog",
    "fieldscope.evidence.package",
)
"""What the window does not need to be painted, the most urgent first: a first click finds it loaded."""
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Application(QApplication):
    """Tells when the desktop hands over a file: macOS sends an event where others start the program with a name."""

    file_asked = Signal(str)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_asked.emit(event.file())
            return True
        return super().event(event)


def run(options: Options, simulators: list[Simulator]) -> int:
    """Open the window and run until the user quits, or the time is over; gives the exit status.

    `simulators` were started for the demo by the caller, who also ends them.
    """
    sys.setswitchinterval(SWITCH_INTERVAL)
    log_file = crash.start_logging(options.verbose)
    qInstallMessageHandler(_qt_message)
    app = Application(sys.argv[:1])
    app.setApplicationName("Fieldscope")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("fieldscope")
    app.setQuitOnLastWindowClosed(False)
    errors = ErrorBox(log_file)
    hooks = crash.Hooks(errors.show)
    hooks.install()
    try:
        loop = qasync.QEventLoop(app)
        asyncio.set_event_loop(loop)
        loop.set_exception_handler(hooks.on_loop_error)
        with loop:
            return int(loop.run_until_complete(_main(app, options, simulators, errors)))
    finally:
        asyncio.set_event_loop(None)
        hooks.remove()
        qInstallMessageHandler(None)
        crash.stop_logging()


async def _main(app: Application, options: Options, simulators: list[Simulator], errors: ErrorBox) -> int:
    with tempfile.TemporaryDirectory(prefix="fieldscope-") as scratch:
        # Safe mode neither reads nor writes the preferences.
        where = Path(scratch) / "safe.ini" if options.safe else preferences.file()
        return await _window(app, options, simulators, errors, QSettings(str(where), QSettings.Format.IniFormat))


async def _window(
    app: Application, options: Options, simulators: list[Simulator], errors: ErrorBox, settings: QSettings
) -> int:
    speak(app, options.language or str(settings.value("language", "system")))
    theme = Theme(app)
    theme.apply(options.theme or str(settings.value("theme", "system")))
    session = Session(_drivers(), Store(preferences.memory_bytes(settings.value("memory_mib"))))
    session.safe = options.safe
    demo = Demo(session, simulators)
    tasks: set[asyncio.Task[None]] = set()

    async def open_demo() -> None:
        project = await demo.open()
        if project is not None:
            window.files.show(project)

    def start_demo() -> None:
        task = asyncio.ensure_future(open_demo())
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    window = MainWindow(session, theme, settings, start_demo)
    errors.save_report = window.help.ask_report
    if not options.unattended:
        window.restore_layout()
    try:
        if options.project is not None:
            project = session.load(options.project)
            window.files.show(project)
    except ProjectError as error:
        print(f"fieldscope: {error}", file=sys.stderr)
        session.close()
        return 1
    # Python handles a signal when the window's timers next run; Ctrl+C and a terminating session end it in order.
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(window.exit_request.set))
    app.file_asked.connect(lambda name: window.files.open(Path(name)))
    recovery = Recovery(session, window.files.snapshot)
    if options.trace_start:
        window.installEventFilter(_FirstPaint(window))
    window.show()
    tasks.add(asyncio.ensure_future(_settle(window)))
    if options.demo:
        start_demo()
    elif not options.unattended:
        window.files.offer_recovery(recovery)
    try:
        if options.quit_after is None:
            await window.exit_request.wait()
        else:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(window.exit_request.wait(), options.quit_after)
        status = _outcome(window, options) if options.unattended else 0
        if not options.unattended:
            window.save_layout()
            settings.sync()
    finally:
        began = time.monotonic()
        window.hide()
        window.help.manual.close()
        for task in tasks:
            task.cancel()
        session.close()
        demo.close()
        recovery.close()
        log.info("closed in %.2f s", time.monotonic() - began)
    return status


def speak(app: QApplication, language: str) -> QTranslator | None:
    """Speak "en", "de" or, with anything else, what the system speaks: our texts and those of Qt itself.

    Gives the translator of Qt's own texts, None when the installation has none for the language.
    Numbers are not translated: fields take a comma or a point, and files have rules of their own.
    """
    chosen = words.choose(language, QLocale.system().uiLanguages())
    words.use(chosen)
    translator = QTranslator(app)
    if translator.load(f"qtbase_{chosen}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
        return translator
    return None


class _FirstPaint(QObject):
    """Prints when a window has been painted for the first time, and the processor time until then, s."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: print(time.monotonic(), time.process_time(), flush=True))
        return False


def _drivers() -> Iterator[type[Driver]]:
    """Load the protocols when the first connection or dialog needs one."""
    from fieldscope.drivers import DRIVERS

    yield from DRIVERS


async def _settle(window: MainWindow) -> None:
    """Do what the first paint need not wait for."""
    await asyncio.sleep(LATER_S)
    for name in LATER:
        await asyncio.to_thread(importlib.import_module, name)
    Collector(window)


def _outcome(window: MainWindow, options: Options) -> int:
    """Take the picture, and say which sources delivered nothing."""
    status = 0
    if options.screenshot is not None and not window.picture().save(str(options.screenshot)):
        print(f"fieldscope: the picture {options.screenshot} cannot be written", file=sys.stderr)
        status = 1
    for connection in window.session.connections:
        if not window.session.delivered(connection.id):
            reason = ". ".join(part for part in (connection.text, connection.hint) if part)
            print(f"fieldscope: no samples from {connection.name}: {reason}", file=sys.stderr)
            status = 1
    for complaint in window.session.complaints:
        print(f"fieldscope: not used from the project file: {complaint}", file=sys.stderr)
        status = 1
    return status


def _qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger(f"qt.{context.category or 'default'}").log(_QT_LEVELS.get(kind, logging.WARNING), "%s", message)
