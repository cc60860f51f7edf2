"""The report: complete, and never a broken file in place of a good one."""

import zipfile
from pathlib import Path

import pytest

from fieldscope.help import report


def test_a_report_contains_parts_and_logs(tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    for name in ("fieldscope.log", "fieldscope.log.1", "crash.log", "private.txt"):
        (logs / name).write_text(name)
    target = tmp_path / "report.zip"
    inside = report.write(target, {"versions.txt": b"1"}, logs)
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == inside
        assert archive.read("logs/fieldscope.log.1") == b"fieldscope.log.1"
    assert inside == ["versions.txt", "logs/crash.log", "logs/fieldscope.log", "logs/fieldscope.log.1"]


def test_a_log_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "crash.log").mkdir()
    target = tmp_path / "report.zip"
    assert report.write(target, {}, tmp_path) == []
    with zipfile.ZipFile(target) as archive:
        assert archive.read("missing.txt").startswith(b"crash.log: ")


def test_what_was_there_stays_when_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "report.zip"
    target.mkdir()
    with pytest.raises(OSError, match="report"):
        report.write(target, {"a": b"b"}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["report.zip"]
