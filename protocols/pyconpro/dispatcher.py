"""Runs one consumer's handler on a thread of its own, so that a slow or raising one harms nobody else."""

import logging
import queue
import threading
from collections.abc import Callable, Mapping
from typing import Any, Final

log = logging.getLogger(__name__)

LIMIT: Final = 1000
"""Packets that may wait for a handler; then the oldest are dropped and counted."""
PATIENCE: Final = 2.0
"""Seconds that `stop` waits for a handler that is just running."""


class Dispatcher:
    """A thread that calls `handler(data, *args, **kwargs)` for everything put into it, in order.

    `put` may be called from any thread and never blocks.
    """

    def __init__(
        self, label: str, handler: Callable[..., object], args: tuple[Any, ...], kwargs: Mapping[str, Any]
    ) -> None:
        self.dropped = 0
        """Packets that the handler was too slow for."""
        self.errors = 0
        """Calls that raised."""
        self._label = label
        self._handler = handler
        self._args = args
        self._kwargs = kwargs
        self._queue: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name=f"pyconpro {label}", daemon=True)
        self._thread.start()

    def put(self, data: bytes) -> None:
        """Hand over one packet."""
        waiting = self._queue
        if waiting.qsize() >= LIMIT:
            try:
                waiting.get_nowait()
            except queue.Empty:
                pass
            else:
                self.dropped += 1
        waiting.put(data)

    def stop(self) -> None:
        """Begin no further call; wait for the running one, unless it is the caller."""
        self._stopped = True
        self._queue.put(None)
        if threading.current_thread() is self._thread:
            return
        self._thread.join(PATIENCE)
        if self._thread.is_alive():
            log.warning("the handler of %s still runs; its thread ends with it", self._label)

    def _run(self) -> None:
        while (data := self._queue.get()) is not None:
            if self._stopped:
                return
            try:
                self._handler(data, *self._args, **self._kwargs)
            except Exception:
                self.errors += 1
                log.exception("the handler of %s raised", self._label)
