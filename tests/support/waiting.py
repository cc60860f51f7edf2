"""Waiting for conditions, never for luck."""

import socket
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


def hold_port(sock: socket.socket, host: str, port: int, patience: float = 5.0) -> None:
    """Take a port; whoever still holds it after `patience` seconds holds it for good, which is as good for a test.

    A window that opens in another test tries the usual ports for a moment.
    """
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            sock.bind((host, port))
        except OSError:
            time.sleep(0.02)
        else:
            return
