"""Events in a file with an index in memory."""

import json
import random
from pathlib import Path

import numpy as np
import pytest

from fieldscope.events import log as logs
from fieldscope.events.log import EventLog


def line(text: str) -> dict[str, str]:
    return {"text": text, "hint": "look"}


def test_lines_are_in_the_file_and_at_hand(tmp_path: Path) -> None:
    log = EventLog(tmp_path)
    numbers = [log.add(1_795_000_000_000_000_000 + n, "RTU „7“", n % 3, line(f"event {n}")) for n in range(3000)]
    log.again(5, 9, "event 5 again")
    log.again(5, 11, "event 5 once more")
    log.flush()
    assert numbers == list(range(3000))
    for number in (0, 5, 1023, 1024, 2999):
        assert log.read(number)["text"] == ("event 5 once more" if number == 5 else f"event {number}")
    assert log.times(5) == (3, 11)
    assert log.times(6) == (1, 1_795_000_000_000_000_006)
    written = [json.loads(row) for row in log.path.read_text(encoding="utf-8").splitlines()]
    assert len(written) == 3002
    assert written[0]["source"] == "RTU „7“"
    assert [json.loads(row)["text"] for row in log.raw(np.array([4, 7]))] == ["event 4", "event 7"]
    assert log.matching(0, 9, 2, None).tolist() == [2, 5, 8]
    assert log.matching(0, 9, 0, 1).tolist() == []
    log.close()


def test_memory_is_bounded_and_numbers_stay(tmp_path: Path) -> None:
    log = EventLog(tmp_path, capacity=1000)
    for number in range(5000):
        log.add(number, "a", 0, line(f"event {number}"))
        if surplus := log.surplus:
            log.drop(surplus)
        assert log.end - log.first <= 1100
    log.flush()
    assert log.end == 5000
    for number in random.Random(1).sample(range(log.first, log.end), 50):
        assert log.read(number)["text"] == f"event {number}"
    assert len(log._index) <= 2048
    log.close()


def test_another_file_is_begun_and_old_ones_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST", 5000)
    for day in range(20):
        (tmp_path / f"events-202001{day:02d}-000000-000000.jsonl").write_text("")
    log = EventLog(tmp_path)
    assert len(list(tmp_path.glob("events-*.jsonl"))) == logs.FILES
    for number in range(200):
        log.add(number, "a", 0, line(f"event {number}"))
    log.flush()
    assert log.first > 0
    assert log.read(199)["text"] == "event 199"
    assert sum(len(p.read_text().splitlines()) for p in tmp_path.glob("events-*.jsonl")) == 200
    log.close()
