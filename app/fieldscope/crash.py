"""Where errors go that nobody expected: a rotating log file, and at most one dialog at a time.

An exception in a paint event comes thirty times per second; it must not open thirty dialogs.
"""

import asyncio
import faulthandler
import logging
import logging.handlers
import platform
import queue
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final

from fieldscope import __version__, preferences

log = logging.getLogger("fieldscope")

DIALOG_INTERVAL: Final = 30.0
"""Seconds between two error dialogs; what happens meanwhile is in the log file only."""


def start_logging(verbose: bool = False) -> Path:
    """Send all log messages to a rotating file (5 × 2 MB), warnings also to stderr; gives the file.

    A thread of its own writes them: no connection misses its moment because a disk is slow.
    """
    path = preferences.log_dir() / "fieldscope.log"
    file = logging.handlers.RotatingFileHandler(path, maxBytes=2_000_000, backupCount=4, encoding="utf-8", delay=True)
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"))
    stderr = logging.StreamHandler()
    stderr.setLevel(logging.WARNING)
    stderr.setFormatter(logging.Formatter("%(name)s: %(message)s"))
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if verbose else logging.INFO)
    root.addHandler(_Posting(file, stderr))
    logging.getLogger("qasync").setLevel(logging.INFO)
    log.info("fieldscope %s, Python %s, %s", __version__, platform.python_version(), platform.platform())
    return path


def stop_logging() -> None:
    """Write what is left, and close the log file."""
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, _Posting)]:
        root.removeHandler(handler)
        handler.close()


class _Posting(logging.handlers.QueueHandler):
    """Hands messages to a thread that gives them to other handlers."""

    def __init__(self, *handlers: logging.Handler) -> None:
        waiting: queue.SimpleQueue[logging.LogRecord] = queue.SimpleQueue()
        super().__init__(waiting)
        self._handlers = handlers
        self._writer = logging.handlers.QueueListener(waiting, *handlers, respect_handler_level=True)
        self._writer.start()

    def close(self) -> None:
        self._writer.stop()  # after the last message
        for handler in self._handlers:
            handler.close()
        super().close()


class Hooks:
    """Catches what falls through everywhere: main thread, other threads, event loops, Qt, and crashes of the process.

    `show(text, details)` is called at most once per `DIALOG_INTERVAL`, on the thread where it happened.
    """

    def __init__(self, show: Callable[[str, str], None], clock: Callable[[], float] = time.monotonic) -> None:
        self.errors = 0
        """Errors since the start, shown or not."""
        self._show = show
        self._clock = clock
        self._last = float("-inf")
        self._faults: IO[str] | None = None
        self._before: tuple[Any, Any] = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Take over the hooks of the process; `remove` gives them back."""
        self._faults = (preferences.log_dir() / "crash.log").open("a", encoding="utf-8")
        faulthandler.enable(self._faults)
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def on_loop_error(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Exception handler for an asyncio loop."""
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.report(type(error), error, error.__traceback__, context.get("message", ""))
        else:
            log.error("event loop: %s", context.get("message", context))

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None, where: str = ""
    ) -> None:
        """Log an error, and show it unless another one was shown just now."""
        self.errors += 1
        log.error("unexpected error %s", where, exc_info=(kind, error, trace))
        now = self._clock()
        if now - self._last < DIALOG_INTERVAL:
            return
        self._last = now
        details = "".join(traceback.format_exception(kind, error, trace))
        self._show(f"{kind.__name__}: {error}", details)

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(kind, error, trace)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            name = args.thread.name if args.thread else "?"
            self.report(args.exc_type, args.exc_value, args.exc_traceback, f"in thread {name}")
