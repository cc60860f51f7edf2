"""Open, save, recent, recover: what the File menu does with project files, and the questions it asks."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu, QMessageBox

from fieldscope import layout, preferences
from fieldscope.messages import ask, tell
from fieldscope.plot import Workspace
from fieldscope.project import SUFFIX, Project
from fieldscope.projectformat import ProjectError
from fieldscope.recovery import Recovery
from fieldscope.session import Session
from fieldscope.words import tr

_Role = QMessageBox.ButtonRole


class ProjectFiles(QObject):
    """The project file of a window's session, with what the user is asked about it."""

    recent_changed = Signal()
    saved = Signal(str)
    """Name of the file that was just written."""

    replaced = Signal()
    """Another project is open and shown, or none."""

    def __init__(self, session: Session, workspace: Workspace, settings: QSettings, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._workspace = workspace
        self._settings = settings
        self._window = window
        self._asking = False
        stored = settings.value("recent") or []
        names = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        self.recent: list[Path] = [Path(str(name)) for name in names]
        """Projects opened or saved last, newest first; some may be gone."""

    def new(self) -> None:
        """Close everything and start empty, after asking about unsaved work."""
        self.unless_unsaved(self._clear)

    def ask_open(self) -> None:
        """Ask for a project file and open it."""
        dialog = QFileDialog(self._window, tr("Open project"), str(self.folder()), _filter())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.open()

    def open(self, path: Path) -> None:
        """Open a project file, after asking about unsaved work."""
        self.unless_unsaved(partial(self._load, path))

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Save where it was saved before, else ask where; then go on with `then` unless that failed."""
        if self._session.path is None:
            self.ask_save(then)
        else:
            self.save_to(self._session.path, then)

    def ask_save(self, then: Callable[[], object] = lambda: None) -> None:
        """Ask for a file name and save."""
        dialog = QFileDialog(self._window, tr("Save project"), str(self._session.path or self.folder()), _filter())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.lstrip("."))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name), then))
        dialog.open()

    def save_to(self, path: Path, then: Callable[[], object] = lambda: None) -> None:
        """Save to this file."""
        try:
            self._session.save(path, self.snapshot())
        except ProjectError as error:
            tell(self._window, tr("The project could not be saved"), str(error))
            return
        self._remember(path)
        self.saved.emit(path.name)
        then()

    def snapshot(self) -> Project:
        """Give the project as it runs and looks now, to be saved."""
        return self._session.snapshot(self._workspace.state(), layout.state(self._window))

    def show(self, project: Project) -> None:
        """Show the lanes of a project that the session has just begun to run, and the window as it was."""
        self._workspace.restore(project.workspace)
        if not self._session.safe:
            layout.restore(self._window, project.window)
        self._session.dirty = False
        self._session.project_changed.emit()
        self.replaced.emit()

    def folder(self) -> Path:
        """Where a file dialog starts."""
        if self._session.path is not None:
            return self._session.path.parent
        return self.recent[0].parent if self.recent and self.recent[0].parent.exists() else Path.home()

    def fill_menu(self, menu: QMenu) -> None:
        """Put the recent projects into a menu."""
        menu.clear()
        for path in self.recent:
            action = menu.addAction(path.name)
            action.setToolTip(str(path))
            action.setEnabled(path.exists())
            action.triggered.connect(partial(self.open, path))
        if not self.recent:
            menu.addAction(tr("none yet")).setEnabled(False)

    def unless_unsaved(self, then: Callable[[], object]) -> None:
        """Go on with `then`, after asking when something was changed and not saved."""
        if not self._session.dirty or not self._session.connections:
            then()
        elif not self._asking:
            self._asking = True
            ask(
                self._window,
                tr("Save the changes to this project first?"),
                tr("Without saving, changes of connections and lanes are lost."),
                {
                    tr("Save"): (_Role.AcceptRole, lambda: self.save(then)),
                    tr("Discard"): (_Role.DestructiveRole, then),
                    tr("Cancel"): (_Role.RejectRole, lambda: None),
                },
                tr("Save"),
                lambda: setattr(self, "_asking", False),
            )

    def offer_recovery(self, recovery: Recovery) -> None:
        """Ask about unsaved work that a run left behind when it did not end in order."""
        left = recovery.left_behind()
        if not left:
            return
        when = datetime.fromtimestamp(left[0].stat().st_mtime)

        def discard() -> None:
            for path in left:
                recovery.discard(path)

        ask(
            self._window,
            tr("Fieldscope did not end in order last time."),
            tr("There are unsaved changes of {when:%Y-%m-%d %H:%M:%S}. Open them?").format(when=when),
            {
                tr("Open them"): (_Role.AcceptRole, lambda: self._recover(recovery, left[0])),
                tr("Discard them"): (_Role.DestructiveRole, discard),
                tr("Ask again later"): (_Role.RejectRole, lambda: None),
            },
            tr("Open them"),
        )

    def _clear(self) -> None:
        self._workspace.restore({})
        self._session.clear()
        self.replaced.emit()

    def _load(self, path: Path) -> None:
        try:
            project = self._session.load(path)
        except ProjectError as error:
            tell(self._window, tr("The project could not be opened"), str(error))
            return
        self.show(project)
        self._remember(path)
        if project.complaints:
            shown = "\n".join(f"• {line}" for line in project.complaints[:8])
            more = "\n" + tr("… and %n more", "", len(project.complaints) - 8) if len(project.complaints) > 8 else ""
            kept = tr("The rest is open without a name, so that the file stays as it is: save it under another name.")
            advice = kept if project.damaged else tr("They stay in the file as they are.")
            text = f"{shown}{more}\n\n{advice}"
            tell(self._window, tr("{name}: some parts could not be used").format(name=path.name), text)

    def _recover(self, recovery: Recovery, snapshot: Path) -> None:
        try:
            project = self._session.load(snapshot)
        except ProjectError as error:
            tell(self._window, tr("The unsaved changes could not be opened"), str(error))
            return
        self._session.path = recovery.origin(snapshot)
        self.show(project)
        self._session.mark_dirty()
        recovery.snapshot()
        recovery.discard(snapshot)

    def _remember(self, path: Path) -> None:
        path = path.resolve()
        self.recent = [path, *(p for p in self.recent if p != path)][: preferences.RECENT_MAX]
        self._settings.setValue("recent", [str(p) for p in self.recent])
        self.recent_changed.emit()


def _filter() -> str:
    return ";;".join((tr("Fieldscope projects ({pattern})").format(pattern=f"*{SUFFIX}"), tr("All files (*)")))
