"""Runs a stream engine on an asyncio transport: the one place where events, bytes and the timer are kept together."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterable
from typing import Final

from linkkit.alarm import Alarm
from linkkit.engine import RemoteError, StreamEngine
from linkkit.frames import Captured, TapPoint

HIGH_WATER: Final = 1 << 20
"""Bytes waiting to be written at which the peer counts as not reading."""
LINGER: Final = 0.5
"""Seconds to wait for the peer's own end after ours, taking in and ignoring what it still sends."""
READ: Final = 1 << 16
"""Bytes read at a time."""


class _Reading(threading.local):
    """What the shells of one thread read into in turn: a buffer made anew each time costs most of reading."""

    def __init__(self) -> None:
        self.buffer = memoryview(bytearray(READ))


_reading = _Reading()


class StreamShell(asyncio.BufferedProtocol):
    """The asyncio protocol around one engine.

    `deliver(events, arrival_ns)` gets what happened, with the wall clock of the bytes that caused it. `lost(reason)`
    is called exactly once when the connection is over: None when we closed it, else the error. Loop thread only.
    """

    def __init__(
        self,
        engine: StreamEngine,
        deliver: Callable[[Iterable[object], int], None],
        lost: Callable[[Exception | None], None],
    ) -> None:
        self.engine = engine
        self.transport: asyncio.Transport | None = None
        self.tapping = TapPoint()
        """Who wants to see the octets both ways."""
        self._buffer = _reading.buffer
        self._deliver = deliver
        self._lost = lost
        self._loop = asyncio.get_running_loop()
        self._alarm = Alarm(self._tick)
        self._linger: asyncio.TimerHandle | None = None
        self._reason: Exception | None = None
        self._closing = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.set_write_buffer_limits(high=HIGH_WATER)
        self.pump()

    def get_buffer(self, _sizehint: int) -> memoryview:
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        self.receive(bytes(self._buffer[:nbytes]))

    def receive(self, data: bytes) -> None:
        """Take bytes as they came."""
        if self.tapping.tap is not None:
            self._show(data, sent=False)
        if self._closing:
            return
        try:
            self.engine.receive(data, self._loop.time())
        except RemoteError as error:
            self.close(error)
        else:
            self.pump()

    def eof_received(self) -> bool:
        return False  # closes the transport

    def connection_lost(self, exc: Exception | None) -> None:
        self._alarm.set(None)
        if self._linger is not None:
            self._linger.cancel()
        reason = self._reason
        if not self._closing:
            reason = exc or ConnectionResetError("the other side closed the connection")
        self._closing = True
        self._lost(reason)

    def pump(self) -> None:
        """Deliver events, write what is due, re-arm the timer. Call it after every call into the engine."""
        self._flush()
        if not self._closing:
            self._alarm.set(self.engine.deadline())

    def close(self, reason: Exception | None = None) -> None:
        """Write the engine's last words and close in order (FIN); `lost(reason)` follows. Idempotent."""
        if self._closing:
            return
        self._closing = True
        self._reason = reason
        self._alarm.set(None)
        self._flush()
        transport = self.transport
        if transport is None or transport.is_closing():
            return
        if transport.can_write_eof():
            # Closing a socket with unread input resets the connection, and the peer loses the last words.
            try:
                transport.write_eof()
            except OSError:  # the peer was quicker, and reset the connection
                transport.abort()
            else:
                self._linger = self._loop.call_later(LINGER, transport.close)
        else:
            transport.close()

    def abort(self) -> None:
        """Drop the connection at once, without last words; `lost` follows."""
        self._closing = True
        self._alarm.set(None)
        if self.transport is not None:
            self.transport.abort()

    def _flush(self) -> None:
        arrival_ns = time.time_ns()
        # First what is due on the wire: the peer works on it while we deliver. Delivering may add to it.
        self._write()
        self._deliver(self.engine.events(), arrival_ns)
        self._write()

    def _write(self) -> None:
        data = self.engine.outgoing()
        if data and self.transport is not None and not self.transport.is_closing():
            self.transport.write(data)
            if self.tapping.tap is not None:
                self._show(data, sent=True)

    def _show(self, data: bytes, *, sent: bool) -> None:
        transport, tap = self.transport, self.tapping.tap
        if transport is not None and tap is not None:
            local, remote = transport.get_extra_info("sockname"), transport.get_extra_info("peername")
            if local and remote:
                tap(Captured(time.time_ns(), sent, "tcp", local[:2], remote[:2], data))

    def _tick(self) -> None:
        try:
            self.engine.tick(self._loop.time())
        except RemoteError as error:
            self.close(error)
        else:
            self.pump()
