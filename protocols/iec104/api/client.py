"""The controlling side's documented entry: a client with its connections."""

import asyncio
import contextlib
import weakref
from collections.abc import Callable
from typing import Any

from iec104.api import arguments
from iec104.api.connection import Connection
from iec104.api.owner import Owner
from iec104.api.runtime import NotRunningError, Runtime
from iec104.enums import ConnectionState, Init
from iec104.transport_security import TransportSecurity

_OPEN = (ConnectionState.OPEN, ConnectionState.OPEN_MUTED)
_PATIENCE = 10.0
"""Seconds that closing all connections may take."""


class Client:
    """A controlling station. Every method may be called from any thread, and from inside any callback.

    Callbacks run on one thread of the client's own, one after the other; while one of them waits for a command, others
    go on. A slow callback delays other callbacks, but no acknowledgement, test frame or value.
    """

    def __init__(
        self, tick_rate_ms: int = 100, command_timeout_ms: int = 10000,
        transport_security: TransportSecurity | None = None,
    ) -> None:  # fmt: skip
        """Make a client that does not run yet.

        `tick_rate_ms` from 50 on is the grid of point timers. `command_timeout_ms` is how long a waiting command
        may stay without an answer. Raises `ValueError` and `TypeError` for anything else.
        """
        arguments.integer("tick_rate_ms", tick_rate_ms, 0, 2**31 - 1)
        if tick_rate_ms < 50:
            raise ValueError("tickRate_ms must be 50 or greater")
        arguments.integer("command_timeout_ms", command_timeout_ms, 0, 2**31 - 1)
        if transport_security is not None and not isinstance(transport_security, TransportSecurity):
            raise TypeError(f"transport_security is a TransportSecurity, not {type(transport_security).__name__}")
        self._owner = Owner(self, tick_rate_ms, command_timeout_ms / 1000)
        self._runtime = Runtime()
        self._tls = transport_security
        self._connections: dict[tuple[str, int], Connection] = {}
        self._originator = 0
        self._running = False
        weakref.finalize(self, self._runtime.abandon).atexit = False

    # Connections

    def add_connection(self, ip: str, port: int = 2404, init: Init = Init.ALL) -> Connection | None:
        """Add a server; None when there is one with this address and port. While the client runs it is dialed at once.

        `ip` is an IPv4 address or "localhost". Raises `ValueError` for an invalid address or port, `TypeError` when
        `init` is no `Init`.
        """
        address = arguments.host(ip)
        arguments.port(port)
        if not isinstance(init, Init):
            raise TypeError(f"init is an Init, not {type(init).__name__}")
        if (address, port) in self._connections:
            return None
        if self._tls is not None:
            self._tls.freeze()
        made = Connection(self._owner, self._runtime, address, port, init, self._originator, self._tls)
        if self._connections.setdefault((address, port), made) is not made:
            return None
        if self._running:
            made.connect()
        return made

    def get_connection(self, ip: str = "", port: int = 2404, common_address: int = 0) -> Connection | None:
        """Find a connection by address and port, or the first one with this station; None when there is none.

        Raises `ValueError` unless exactly one of `ip` and `common_address` is given.
        """
        if bool(ip) == bool(common_address) or not isinstance(common_address, int) or common_address < 0:
            raise ValueError("either keyword arguments ip and port or common_address must be specified")
        if ip:
            return self._connections.get((arguments.host(ip), port))
        return next((c for c in self.connections if common_address in c.known), None)

    @property
    def connections(self) -> list[Connection]:
        """All connections in the order in which they were added; a list of its own each time."""
        return list(self._connections.values())

    @property
    def has_connections(self) -> bool:
        """Whether any connection was added."""
        return bool(self._connections)

    @property
    def open_connection_count(self) -> int:
        """Connections that are OPEN or OPEN_MUTED."""
        return sum(c.state in _OPEN for c in self.connections)

    @property
    def has_open_connections(self) -> bool:
        """Whether any connection is OPEN or OPEN_MUTED."""
        return self.open_connection_count > 0

    @property
    def active_connection_count(self) -> int:
        """Connections that are OPEN."""
        return sum(c.state is ConnectionState.OPEN for c in self.connections)

    @property
    def has_active_connections(self) -> bool:
        """Whether any connection is OPEN."""
        return self.active_connection_count > 0

    # Running

    @property
    def is_running(self) -> bool:
        """Whether it was started and not stopped since."""
        return self._running

    @property
    def tick_rate_ms(self) -> int:
        """Grid of the intervals of point timers, milliseconds."""
        return self._owner.tick_rate_ms

    @property
    def originator_address(self) -> int:
        """0-255. Setting it also changes the connections that still have the client's old one."""
        return self._originator

    @originator_address.setter
    def originator_address(self, value: int) -> None:
        before, self._originator = self._originator, arguments.integer("originator_address", value, 0, 255)
        for connection in self.connections:
            if connection.originator_address == before:
                connection.originator_address = value

    def start(self) -> None:
        """Begin to connect everything and return; nothing happens when it runs already."""
        if self._running:
            return
        self._running = True
        self._runtime.start()
        for connection in self.connections:
            connection.connect()

    def stop(self) -> None:
        """Close all connections in order and end; all callbacks that this causes are made before it returns.

        From inside a callback, the remaining callbacks are made after that one. A second call does nothing.
        """
        self._running = False
        connections = self.connections
        if self._runtime.io is not None:

            async def work() -> None:
                await asyncio.gather(*(c.shut_for_good() for c in connections))

            with contextlib.suppress(NotRunningError):  # another thread stops it at the same time
                self._runtime.call(work(), _PATIENCE)
        self._runtime.stop()

    def disconnect_all(self) -> None:
        """`disconnect` every connection; the client goes on running."""
        for connection in self.connections:
            connection.disconnect()

    def reconnect_all(self) -> None:
        """Close and reopen every connection."""
        for connection in self.connections:
            connection.disconnect()
            connection.connect()

    # Callbacks

    def on_new_station(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002 - documented name
        """Call `f(client, connection, common_address: int) -> None` for a message of an unknown station.

        The message is used when the callback adds the station, else it is reported as unexpected. Without a callback,
        stations are added by themselves.
        """
        self._owner.new_station.set(callable)

    def on_new_point(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002 - documented name
        """Call `f(client, station, io_address: int, point_type: Type) -> None` for a value of an unknown point.

        The value is used when the callback adds the point, else it is reported as unexpected. Without a callback,
        points are added by themselves.
        """
        self._owner.new_point.set(callable)

    def on_station_initialized(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002 - documented name
        """Call `f(client, station, cause: Coi) -> None` when a station says that it has (re)started."""
        self._owner.station_initialized.set(callable)

    def __repr__(self) -> str:
        return f"<104.Client running={self._running}, #connections={len(self._connections)} at {id(self):#x}>"
