"""How long a helper process lives: until a signal, or until the program that started it is gone."""

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import AsyncIterator


@contextlib.asynccontextmanager
async def stopping(*, with_stdin: bool = False, event: asyncio.Event | None = None) -> AsyncIterator[asyncio.Event]:
    """Give an event that SIGINT, SIGTERM and, if asked for, the end of standard input set.

    A parent that keeps a pipe open to standard input thereby ends its child even when it is killed itself. Signals are
    watched where the loop can do that: not on Windows, where ctrl-C raises `KeyboardInterrupt`, and not off the main
    thread.
    """
    loop = asyncio.get_running_loop()
    stop = asyncio.Event() if event is None else event
    installed = []
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
            loop.add_signal_handler(number, stop.set)
            installed.append(number)
    if with_stdin:
        _watch_stdin(loop, stop)
    try:
        yield stop
    finally:
        for number in installed:
            loop.remove_signal_handler(number)


def _watch_stdin(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    """Set the event at the end of standard input. A thread, because no loop can watch a console everywhere."""

    def watch() -> None:
        # Not sys.stdin: a thread that waits in a buffered reader aborts the interpreter when that ends first.
        while os.read(0, 4096):
            pass
        with contextlib.suppress(RuntimeError):  # the loop ended first
            loop.call_soon_threadsafe(stop.set)

    threading.Thread(target=watch, name="stdin", daemon=True).start()
