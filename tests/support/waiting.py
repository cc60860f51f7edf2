"""Waiting for conditions, never for luck."""

import time
from collections.abc import Callable

PATIENCE = 30.0
"""Seconds after which a condition that did not come true is a failure, on a busy machine too."""


def wait_until(condition: Callable[[], object], patience: float = PATIENCE) -> None:
    """Wait until `condition()` is true; fails after `patience` seconds."""
    end = time.monotonic() + patience
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"did not come true within {patience:g} s")
        time.sleep(0.005)
