"""Unsaved work outlives a crash."""

import os
from pathlib import Path

import pytest
from fake_driver import running
from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QMessageBox
from window_desk import Desk

from fieldscope import recovery as module
from fieldscope.recovery import Recovery
from fieldscope.store import SignalKey


def crashed(desk: Desk, folder: Path) -> Recovery:
    """A run that wrote snapshots and then died: its lock is gone, its folder is not."""
    recovery = Recovery(desk.session, desk.window.files.snapshot, folder)
    connection = desk.session.add("fake", "Bay 4", running("Speed"))
    desk.window.workspace.plot_keys([SignalKey(connection.id, "Speed")])
    for _ in range(module.KEPT + 3):
        recovery.snapshot()
    recovery._lock.unlock()
    recovery._mine.rename(folder / "run-0")
    desk.session.dirty = False
    desk.window.files.new()
    return recovery


def test_what_a_crash_left_is_offered_and_opens(desk: Desk, tmp_path: Path) -> None:
    crashed(desk, tmp_path)
    fresh = Recovery(desk.session, desk.window.files.snapshot, tmp_path)
    left = fresh.left_behind()
    assert [path.parent.name for path in left] == ["run-0"]
    assert len(list((tmp_path / "run-0").glob("*.fieldscope"))) == module.KEPT
    desk.window.files.offer_recovery(fresh)
    box = next(b for b in desk.window.findChildren(QMessageBox) if b.isVisible())
    next(b for b in box.buttons() if b.text() == "Open them").click()
    assert [c.name for c in desk.session.connections] == ["Bay 4"]
    assert [key.point for key in desk.window.workspace.plotted()] == ["Speed"]
    assert desk.session.path is None
    assert desk.session.dirty
    assert fresh.left_behind() == []
    fresh.close()


def test_an_orderly_end_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    recovery = Recovery(desk.session, desk.window.files.snapshot, tmp_path)
    desk.session.add("fake", "Bay 4", running("Speed"))
    recovery.snapshot()
    recovery.close()
    assert not list(tmp_path.glob("run-*"))


def test_what_was_saved_is_not_offered_again(desk: Desk, tmp_path: Path) -> None:
    recovery = Recovery(desk.session, desk.window.files.snapshot, tmp_path)
    desk.session.add("fake", "Bay 4", running("Speed"))
    recovery.snapshot()
    assert list(tmp_path.glob("run-*/*.fieldscope"))
    desk.window.files.save_to(tmp_path / "a.fieldscope")
    assert not list(tmp_path.glob("run-*/*.fieldscope"))
    recovery.close()


def test_a_program_that_still_runs_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "run-1"
    other.mkdir()
    (other / "000001.fieldscope").write_text("{}", encoding="utf-8")
    lock = QLockFile(str(other / "lock"))
    assert lock.tryLock(0)
    recovery = Recovery(desk.session, desk.window.files.snapshot, tmp_path)
    assert recovery.left_behind() == []
    lock.unlock()
    assert len(recovery.left_behind()) == 1
    recovery.close()


def test_changes_are_written_after_a_while(desk: Desk, tmp_path: Path) -> None:
    recovery = Recovery(desk.session, desk.window.files.snapshot, tmp_path)
    recovery._timer.setInterval(10)
    desk.session.add("fake", "Bay 4", running("Speed"))
    desk.wait(lambda: list(tmp_path.glob("run-*/*.fieldscope")))
    recovery.close()


@pytest.mark.parametrize("since", ["nothing", "saved", "gone"])
def test_recovered_work_is_saved_to_its_own_file(desk: Desk, tmp_path: Path, since: str) -> None:
    path = tmp_path / "plant.fieldscope"
    recovery = Recovery(desk.session, desk.window.files.snapshot, tmp_path / "unsaved")
    desk.session.add("fake", "Bay 4", running("Speed"))
    desk.window.files.save_to(path)
    desk.session.add("fake", "Bay 5", running("Speed"))
    recovery.snapshot()
    (left,) = recovery._mine.glob("*.fieldscope")
    recovery._lock.unlock()
    left = recovery._mine.rename(tmp_path / "unsaved" / "run-0") / left.name
    os.utime(path, (left.stat().st_mtime + (60 if since == "saved" else -60),) * 2)
    if since == "gone":
        path.unlink()
    desk.session.dirty = False
    desk.window.files.new()
    fresh = Recovery(desk.session, desk.window.files.snapshot, tmp_path / "unsaved")
    desk.window.files._recover(fresh, left)
    assert [c.name for c in desk.session.connections] == ["Bay 4", "Bay 5"]
    assert desk.session.dirty
    assert desk.session.path == (path if since == "nothing" else None)
    if since == "nothing":
        desk.window.files.save()
        assert b"Bay 5" in path.read_bytes()
        assert not desk.session.dirty
    fresh.close()
    assert not list((tmp_path / "unsaved").glob("run-0"))
