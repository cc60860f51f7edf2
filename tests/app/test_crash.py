"""Errors nobody expected: logged every time, shown rarely."""

import asyncio
import logging
import logging.handlers
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldscope import crash


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[crash.Hooks, list[str], Clock]]:
    monkeypatch.setenv("FIELDSCOPE_HOME", str(tmp_path))
    texts: list[str] = []
    clock = Clock()
    hooks = crash.Hooks(lambda text, _: texts.append(text), clock)
    hooks.install()
    yield hooks, texts, clock
    hooks.remove()


def test_thirty_errors_per_second_open_one_dialog(shown: tuple[crash.Hooks, list[str], Clock]) -> None:
    hooks, texts, clock = shown
    for _ in range(900):
        clock.now += 1 / 30
        sys.excepthook(ValueError, ValueError("paint"), None)
    assert hooks.errors == 900
    assert texts == ["ValueError: paint"]
    clock.now += crash.DIALOG_INTERVAL
    sys.excepthook(ValueError, ValueError("again"), None)
    assert texts == ["ValueError: paint", "ValueError: again"]


def test_other_threads_and_loops_are_heard(shown: tuple[crash.Hooks, list[str], Clock]) -> None:
    hooks, texts, clock = shown

    def fail() -> None:
        raise RuntimeError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    clock.now += 100
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(hooks.on_loop_error)
    loop.call_soon(lambda: 1 / 0)
    loop.call_soon(loop.stop)
    loop.run_forever()
    loop.close()
    assert texts == ["RuntimeError: in a thread", "ZeroDivisionError: division by zero"]


def test_ctrl_c_is_no_error(shown: tuple[crash.Hooks, list[str], Clock], capsys: pytest.CaptureFixture[str]) -> None:
    hooks, texts, _ = shown
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert (hooks.errors, texts) == (0, [])


def test_the_log_file_gets_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDSCOPE_HOME", str(tmp_path))
    level = logging.getLogger().level
    path = crash.start_logging()
    try:
        logging.getLogger("iec104").info("hello")
    finally:
        crash.stop_logging()
        logging.getLogger().setLevel(level)
    text = path.read_text(encoding="utf-8")
    assert path.parent == tmp_path / "logs"
    assert "hello" in text
    assert "fieldscope 0" in text


def test_nobody_waits_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDSCOPE_HOME", str(tmp_path))
    disk = threading.Event()
    emit = logging.handlers.RotatingFileHandler.emit

    def slow(self: logging.handlers.RotatingFileHandler, record: logging.LogRecord) -> None:
        disk.wait(20)
        emit(self, record)

    monkeypatch.setattr(logging.handlers.RotatingFileHandler, "emit", slow)
    level = logging.getLogger().level
    path = crash.start_logging()
    try:
        logging.getLogger("iec104").info("from %s", threading.current_thread().name)
        assert not path.exists(), "the message was taken, and is not written yet"
        disk.set()
    finally:
        disk.set()
        crash.stop_logging()
        logging.getLogger().setLevel(level)
    assert f"{threading.current_thread().name} iec104: from " in path.read_text(encoding="utf-8")
