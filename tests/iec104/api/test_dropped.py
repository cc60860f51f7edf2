"""A client that nobody holds any more is found by the garbage collector in any thread, in the middle of anything."""

import gc
import threading
import time
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from station_thread import station_thread, wait

import iec104 as c104
from iec104 import dispatcher
from iec104.api import runtime
from iec104.wire.asdu import Asdu


def a_dropped_client(port: int = 2404) -> tuple["weakref.ref[c104.Client]", c104.Connection]:
    """Make a client that only the collector can find, and its connection."""
    client = c104.Client()
    connection = client.add_connection("127.0.0.1", port, c104.Init.NONE)
    assert connection is not None
    client.myself = client  # type: ignore[attr-defined]
    return weakref.ref(client), connection


def collecting(made: Callable[..., Any], gone: Callable[[], object]) -> Callable[..., Any]:
    """What `made` makes, with a collection before it is made."""

    def make(*arguments: Any, **more: Any) -> Any:
        if gone() is not None:
            gc.collect()
        return made(*arguments, **more)

    return make


def in_time(work: Callable[[], object]) -> bool:
    """Whether it comes to its end."""
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(10)
    return not thread.is_alive()


def test_the_collector_finds_it_while_its_threads_are_started(monkeypatch: pytest.MonkeyPatch) -> None:
    gc.disable()
    try:
        client, connection = a_dropped_client()
        monkeypatch.setattr(runtime, "Dispatcher", collecting(runtime.Dispatcher, client))
        assert in_time(connection.connect)
        assert client() is None
    finally:
        gc.enable()
    connection._runtime.stop()


def test_the_collector_finds_it_on_its_own_network_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    with station_thread() as station:
        gc.disable()
        try:
            client, connection = a_dropped_client(station.port)
            client().start()  # type: ignore[union-attr]
            wait(lambda: connection.state == c104.ConnectionState.OPEN)
            one = connection.add_station(1)
            assert one is not None
            point = one.add_point(5, c104.Type.M_ME_NC_1)
            assert point is not None

            def on_receive(
                point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
            ) -> c104.ResponseState:
                return c104.ResponseState.NONE

            point.on_receive(on_receive)
            io, calls = connection._runtime.io, connection._runtime.dispatcher
            assert io is not None
            assert calls is not None
            monkeypatch.setattr(dispatcher, "_Batch", collecting(dispatcher._Batch, client))
            station.send(Asdu.of(13, 3, 1, [(5, (1.5, 0))]))
            wait(lambda: client() is None, "collected")
            wait(lambda: not io.running, "network thread over")
            wait(lambda: not calls._thread.is_alive(), "callback thread over")
            wait(lambda: not station.station._transports)
        finally:
            gc.enable()


def test_the_collector_waits_for_nothing() -> None:
    with station_thread() as station:
        gc.disable()
        try:
            client, connection = a_dropped_client(station.port)
            client().start()  # type: ignore[union-attr]
            wait(lambda: connection.state == c104.ConnectionState.OPEN)
            calls, hold = connection._runtime.dispatcher, threading.Event()
            assert calls is not None
            calls.post(hold.wait, 30)
            began = time.monotonic()
            gc.collect()
            assert client() is None
            assert time.monotonic() - began < 2.0
            hold.set()
            wait(lambda: not calls._thread.is_alive())
        finally:
            gc.enable()
