"""An asyncio loop in a worker thread, with blocking calls into it for the documented, thread-friendly APIs."""

import asyncio
import concurrent.futures
import logging
import selectors
import sys
import threading
from collections.abc import Coroutine
from typing import Any, Final, TypeVar

log = logging.getLogger(__name__)
T = TypeVar("T")

SWITCH_INTERVAL: Final = 0.0005
"""Seconds a thread may keep the interpreter while others wait; measured to cut heartbeat lateness under a busy GUI."""


class IoThread:
    """A named daemon thread that runs one selector event loop.

    The loop is a `SelectorEventLoop` on Windows too: the proactor loop has no `add_reader`.
    `start` and `stop` may be called from any thread but the thread itself; `stop` is idempotent and final.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.loop = asyncio.SelectorEventLoop(selectors.DefaultSelector())
        self.loop.set_exception_handler(_log_unhandled)
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._stopped = False
        self._lock = threading.Lock()
        """Work that was taken comes to the loop before its end, and so to an end of its own."""

    def start(self) -> None:
        """Start the thread; a second call does nothing. Raises `RuntimeError` after `stop`."""
        if self._stopped:
            raise RuntimeError(f"the I/O thread {self.name} was stopped and cannot start again")
        if not self._thread.ident:
            if sys.getswitchinterval() > SWITCH_INTERVAL:
                sys.setswitchinterval(SWITCH_INTERVAL)
            self._thread.start()

    @property
    def running(self) -> bool:
        """True between `start` and `stop`."""
        return self._thread.is_alive() and not self._stopped

    def inside(self) -> bool:
        """Say whether the caller is this very thread, where waiting for it would wait for ever."""
        return threading.current_thread() is self._thread

    def submit(self, work: Coroutine[Any, Any, T]) -> concurrent.futures.Future[T]:
        """Run `work` on the loop, from any thread, without waiting. Raises `RuntimeError` when it does not run."""
        with self._lock:
            if self.running:
                return asyncio.run_coroutine_threadsafe(work, self.loop)
        work.close()
        raise RuntimeError(f"the I/O thread {self.name} is not running")

    def call(self, work: Coroutine[Any, Any, T], timeout: float | None = None) -> T:
        """Run `work` on the loop and wait for its result.

        Raises what `work` raises, `TimeoutError` after `timeout` seconds (the work is cancelled), and `RuntimeError`
        when called from the I/O thread itself or when it does not run.
        """
        if self.inside():
            work.close()
            raise RuntimeError(f"this call waits for the I/O thread {self.name} and must not be made from it")
        future = self.submit(work)
        try:
            return future.result(timeout)
        except concurrent.futures.TimeoutError:
            future.cancel()
            raise

    def stop(self, timeout: float = 5.0) -> None:
        """Cancel everything on the loop, end the thread and close the loop; logs when that takes over `timeout` s."""
        if self.inside():
            raise RuntimeError(f"the I/O thread {self.name} cannot stop itself")
        with self._lock:
            if self._stopped:
                return
            self._stopped = True
        if not self._thread.ident:
            self.loop.close()
            return
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(timeout)
        if self._thread.is_alive():
            log.error("the I/O thread %s did not end within %.0f s", self.name, timeout)

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        try:
            self.loop.run_forever()
            left = asyncio.all_tasks(self.loop)
            for task in left:
                task.cancel()
            if left:
                self.loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
            self.loop.run_until_complete(self.loop.shutdown_asyncgens())
            self.loop.run_until_complete(self.loop.shutdown_default_executor())
        finally:
            asyncio.set_event_loop(None)
            self.loop.close()


def _log_unhandled(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    log.error("%s", context.get("message", "unhandled error on an I/O thread"), exc_info=error)
