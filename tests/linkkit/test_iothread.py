import asyncio
import logging
import threading

import pytest

from linkkit.iothread import IoThread


@pytest.fixture
def io():
    thread = IoThread("io-test")
    thread.start()
    yield thread
    thread.stop()


async def where() -> str:
    return threading.current_thread().name


def test_call_runs_on_the_named_thread_and_returns_its_result(io):
    assert io.call(where()) == "io-test"
    assert io.submit(where()).result(5) == "io-test"


def test_call_passes_exceptions_on(io):
    async def fail() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        io.call(fail())


def test_call_times_out_and_cancels_the_work(io):
    cancelled = threading.Event()

    async def hang() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()

    with pytest.raises(TimeoutError):
        io.call(hang(), timeout=0.01)
    assert cancelled.wait(5)


def test_call_from_its_own_thread_is_refused_instead_of_hanging(io):
    async def nested() -> None:
        io.call(where())

    with pytest.raises(RuntimeError, match="must not be made from it"):
        io.call(nested())


def test_stop_from_its_own_thread_is_refused(io):
    async def suicide() -> None:
        io.stop()

    with pytest.raises(RuntimeError, match="cannot stop itself"):
        io.call(suicide())
    assert io.running


def test_stop_cancels_what_still_runs_and_is_final():
    io = IoThread("io-test")
    io.start()
    cleaned = threading.Event()

    async def forever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cleaned.set()

    future = io.submit(forever())
    io.call(asyncio.sleep(0))
    io.stop()
    assert cleaned.is_set()
    assert future.cancelled() or future.exception() is not None
    io.stop()
    with pytest.raises(RuntimeError, match="not running"):
        io.submit(where())
    with pytest.raises(RuntimeError, match="cannot start again"):
        io.start()


def test_stop_without_start_closes_the_loop():
    io = IoThread("io-test")
    io.stop()
    assert io.loop.is_closed()


def test_an_error_nobody_waits_for_is_logged(io, caplog):
    async def arm() -> None:
        asyncio.get_running_loop().call_soon(lambda: 1 / 0)

    with caplog.at_level(logging.ERROR, logger="linkkit.iothread"):
        io.call(arm())
        io.call(asyncio.sleep(0))
    assert "ZeroDivisionError" in caplog.text
