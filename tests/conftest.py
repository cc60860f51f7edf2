"""What every test gets: an offscreen Qt where there is no display, and a check that no thread stays behind."""

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Texts are compared in English, whatever the computer speaks.
os.environ["LC_ALL"] = os.environ["LANGUAGE"] = "C.UTF-8"

# Shared machines stall: a slow example is no failure, and examples are the same in every run.
settings.register_profile("fieldscope", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("fieldscope")


@pytest.fixture(autouse=True)
def _no_thread_left_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    end = time.monotonic() + 20
    while left := [t for t in threading.enumerate() if t not in before and not t.name.startswith("asyncio_")]:
        if time.monotonic() > end:
            pytest.fail(f"threads left running: {[t.name for t in left]}")
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def _collected_here(request: pytest.FixtureRequest) -> Iterator[None]:
    """What Qt made ends in the thread of the test, as `fieldscope.collector` has it; never in a network thread."""
    if not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()
