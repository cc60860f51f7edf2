"""The lock and the log of commands."""

import json
import os
from pathlib import Path

import pytest

from fieldscope.commands.audit import TAIL, Audit
from fieldscope.commands.locks import ARMED_S, Locks


def test_a_name_arms_for_a_while_and_no_other_word_does() -> None:
    now = [0.0]
    locks = Locks(lambda: now[0])
    for typed in ("", "RTU", "rtu-7", "RTU-7x"):
        assert not locks.arm("a", typed, "RTU-7")
    assert not locks.arm("b", "", "")
    assert locks.left("a") == 0
    assert locks.arm("a", " RTU-7 ", "RTU-7")
    assert locks.left("a") == ARMED_S
    assert locks.left("b") == 0
    now[0] = ARMED_S - 1
    assert locks.expired() == []
    now[0] = ARMED_S
    assert locks.left("a") == 0
    assert locks.expired() == ["a"]
    assert locks.expired() == []
    assert not locks.lock("a")


def test_lines_are_appended_and_read_back(tmp_path: Path) -> None:
    audit = Audit(tmp_path)
    assert audit.tail() == []
    audit.write("sent", connection="RTU „7“", arguments={"ioa": 6001})
    Audit(tmp_path).write("ended", result="done")
    lines = [json.loads(line) for line in audit.path.read_text(encoding="utf-8").splitlines()]
    assert [line["what"] for line in lines] == ["sent", "ended"]
    assert lines[0]["arguments"] == {"ioa": 6001}
    assert lines[0]["user"]
    assert lines[0]["utc"].endswith("+00:00")
    assert audit.tail() == lines


def test_what_a_crash_left_stays_and_spoils_nothing(tmp_path: Path) -> None:
    audit = Audit(tmp_path)
    audit.path.write_bytes(b'{"what": "se')
    audit.write("ended", result="done")
    assert audit.path.read_bytes().startswith(b'{"what": "se\n{')
    assert [line["what"] for line in audit.tail()] == ["ended"]


def test_a_long_log_is_read_from_its_end(tmp_path: Path) -> None:
    audit = Audit(tmp_path)
    line = json.dumps({"what": "sent", "filler": "x" * 500}) + "\n"
    audit.path.write_text(line * (3 * TAIL // len(line)))
    audit.write("ended")
    found = audit.tail()
    assert found[-1]["what"] == "ended"
    assert 100 < len(found) < 2 * TAIL // len(line)


def test_a_log_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    audit = Audit(tmp_path / "missing")
    with pytest.raises(OSError, match="missing"):
        audit.write("sent")
    if os.geteuid():
        tmp_path.chmod(0o500)
        with pytest.raises(PermissionError):
            Audit(tmp_path).write("sent")
        tmp_path.chmod(0o700)
