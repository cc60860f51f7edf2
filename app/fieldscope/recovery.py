"""Rolling snapshots of unsaved work, so that a crash or a power cut costs seconds and not the set-up."""

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, QTimer

from fieldscope import preferences
from fieldscope import project as projects
from fieldscope.project import Project
from fieldscope.projectformat import ProjectError
from fieldscope.session import Session

log = logging.getLogger(__name__)

DELAY_MS: Final = 5000
"""From the first change to the snapshot; further changes meanwhile are in it."""
_ORIGIN: Final = "origin.txt"
"""Beside the snapshots: path of the project file."""
KEPT: Final = 5
"""Snapshots of one run that are kept, newest first."""


class Recovery(QObject):
    """Writes snapshots while there are unsaved changes, and finds those of a run that did not end in order.

    Each running program holds a lock in the folder of its snapshots; a folder without one was left by a crash.
    """

    def __init__(self, session: Session, take: Callable[[], Project], folder: Path | None = None) -> None:
        super().__init__(session)
        self._session = session
        self._take = take
        self._root = folder or preferences.data_dir() / "unsaved"
        self._root.mkdir(parents=True, exist_ok=True)
        self._mine = self._root / f"run-{os.getpid()}"
        self._mine.mkdir(exist_ok=True)
        self._lock = QLockFile(str(self._mine / "lock"))
        self._lock.setStaleLockTime(0)
        self._lock.tryLock(100)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.snapshot)
        session.unsaved.connect(self._changed)
        session.project_changed.connect(self._settled)

    def left_behind(self) -> list[Path]:
        """The newest snapshot of every run that did not end in order, newest first."""
        found = []
        for folder in self._root.glob("run-*"):
            if folder == self._mine or not folder.is_dir():
                continue
            lock = QLockFile(str(folder / "lock"))
            lock.setStaleLockTime(0)
            if not lock.tryLock(0):
                continue  # that program still runs
            lock.unlock()
            snapshots = _snapshots(folder)
            if snapshots:
                found.append(snapshots[0])
            else:
                _clear(folder)
        return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)

    def origin(self, snapshot: Path) -> Path | None:
        """The project file that the work began from; None for one that was never saved, is gone, or was saved since."""
        try:
            path = Path((snapshot.parent / _ORIGIN).read_text(encoding="utf-8"))
            return path if path.stat().st_mtime <= snapshot.stat().st_mtime else None
        except OSError:
            return None

    def discard(self, snapshot: Path) -> None:
        """Forget what a run left behind."""
        _clear(snapshot.parent)

    def snapshot(self) -> None:
        """Write the project as it is now; does nothing when there is nothing to lose."""
        if not self._session.dirty or not self._session.connections:
            return
        number = max((int(path.stem) for path in _snapshots(self._mine)), default=0) + 1
        try:
            path = self._mine / f"{number:06d}{projects.SUFFIX}"
            projects.save(self._take(), path)
            self._note_origin()
            for old in _snapshots(self._mine)[KEPT:]:
                old.unlink(missing_ok=True)
        except (ProjectError, OSError) as error:
            log.warning("no snapshot of the unsaved changes: %s", error)

    def close(self) -> None:
        """The program ends in order: nothing needs to be recovered."""
        self._timer.stop()
        self._lock.unlock()
        _clear(self._mine)

    def _note_origin(self) -> None:
        note = self._mine / _ORIGIN
        if self._session.path is None:
            note.unlink(missing_ok=True)
        else:
            note.write_text(str(self._session.path.resolve()), encoding="utf-8")

    def _settled(self) -> None:
        """What is saved, or was left on purpose, is not offered after a crash."""
        if not self._session.dirty:
            self._timer.stop()
            for old in _snapshots(self._mine):
                old.unlink(missing_ok=True)

    def _changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()


def _snapshots(folder: Path) -> list[Path]:
    named = (path for path in folder.glob(f"*{projects.SUFFIX}") if path.stem.isdigit())
    return sorted(named, key=lambda path: int(path.stem), reverse=True)


def _clear(folder: Path) -> None:
    for path in (*folder.glob(f"*{projects.SUFFIX}"), folder / _ORIGIN, folder / "lock"):
        path.unlink(missing_ok=True)
    try:
        folder.rmdir()
    except OSError:
        log.info("%s is not empty and stays", folder)
