"""Errors nobody expected: logged every time, shown rarely."""

import asyncio
import logging
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
        text = path.read_text(encoding="utf-8")
    finally:
        crash.stop_logging()
        logging.getLogger().setLevel(level)
    assert path.parent == tmp_path / "logs"
    assert "hello" in text
    assert "fieldscope 0" in text
