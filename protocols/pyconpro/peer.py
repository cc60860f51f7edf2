"""One PLC as the originator sees it: the TCP session's life, and opens and closes one at a time. Sans-I/O."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from linkkit.engine import RemoteError
from pyconpro.connection import Changed, IoConnection, RunChanged, State
from pyconpro.retry import Backoff, Cause
from pyconpro.session import INVALID_SESSION, REQUEST_TIMEOUT, Event, Registered, Rejected, Replied, Session
from pyconpro.spec import ConnectionSpec
from pyconpro.timers import Timer
from pyconpro.wire.connection_manager import ConnectionFailure, ForwardOpenReply
from pyconpro.wire.cpf import Item, ItemType, SocketAddress, find_item
from pyconpro.wire.encapsulation import IO_PORT
from pyconpro.wire.message import Reply
from pyconpro.wire.status import StatusText, explain_encapsulation

if TYPE_CHECKING:
    from pyconpro.originator import Originator

STALE_AFTER: Final = 1.0
"""Seconds of silence after which a session may be dead without our knowing."""
STALE_TIMEOUT: Final = 1.5
"""Seconds to wait for the close after a timeout on such a session; a fresh one gets the full time."""
CLOSE_TIMEOUT: Final = 2.0
"""Seconds to wait for the answer to a final Forward_Close."""


@dataclass(frozen=True, slots=True)
class SessionChanged:
    """The TCP session of a PLC was registered or lost. Class-1 data does not depend on it."""

    peer: "Peer"
    up: bool
    text: str = ""
    hint: str = ""


Happening = Changed | RunChanged | SessionChanged
"""What an originator tells about its connections and PLCs."""


class Peer:
    """One PLC. Made by `Originator.peer`."""

    def __init__(self, owner: "Originator", address: str, port: int) -> None:
        self.address = address
        """As the user wrote it: IP address or name."""
        self.port = port
        """TCP port of the session."""
        self.host = address
        """IP address, known from the TCP connection: where class-1 packets must come from."""
        self.local_host = ""
        """Our own address on the network card that leads there; multicast groups are joined on it."""
        self.io_port = IO_PORT
        """UDP port to send to unless the target names another."""
        self.heal = True
        """Repeat a request by itself when the session was lost under it."""
        self.was_registered = False
        self.connections: list[IoConnection] = []
        self.session: Session | None = None
        self.reconnects = 0
        """TCP sessions after the first."""
        self._owner = owner
        self._queue: deque[IoConnection] = deque()
        self._current: tuple[IoConnection, int, bool] | None = None
        """Connection, token and whether it is a close, of the request now under way."""
        self._connecting = False
        self._wanted = False
        self._retried = False
        self._closing = False
        self._backoff = Backoff()
        self._reconnect = Timer(self._connect)

    # --- what the application may do ---------------------------------------------------------------------------------

    def register(self, now: float) -> None:
        """Want a session even without a connection to open."""
        self._closing = False
        self._wanted = True
        self._work(now)

    def unregister(self) -> None:
        """Take back the wish for a session; connections get theirs all the same."""
        self._wanted = False

    def consume(self, spec: ConnectionSpec, deliver: Callable[[bytes], None]) -> IoConnection:
        """Make a connection, not yet opened. `deliver(data)` gets every packet; it must be quick and not raise."""
        self._closing = False
        connection = IoConnection(self._owner, self, spec, deliver)
        self.connections.append(connection)
        return connection

    def remove(self, connection: IoConnection) -> None:
        """Forget a closed connection."""
        if connection in self.connections:
            self.connections.remove(connection)

    def close(self, now: float) -> None:
        """Close all connections; the session ends when that is done."""
        self._wanted = False
        self._closing = True
        for connection in tuple(self.connections):
            connection.close(now)
        if not self._busy:
            self._unregister()

    @property
    def registered(self) -> bool:
        """Whether the session is open."""
        return self.session is not None and self.session.handle != 0

    @property
    def idle(self) -> bool:
        """Whether nothing is open and nothing under way: after `close`, all is done."""
        return not self.open_connections and self.session is None and not self._busy

    @property
    def open_connections(self) -> int:
        """How many connections are, or want to be, open in the PLC."""
        return sum(connection.state not in (State.CLOSED, State.IDLE) for connection in self.connections)

    @property
    def _busy(self) -> bool:
        return self._current is not None or bool(self._queue)

    # --- what the shell tells -----------------------------------------------------------------------------------------

    def connected(self, host: str, local_host: str, now: float) -> Session:
        """Take a TCP connection; gives the engine that must be run on it."""
        self._connecting = False
        self.host = host
        self.local_host = local_host
        self.session = Session(now)
        return self.session

    def session_events(self, session: Session, events: Iterable[Event], now: float) -> None:
        """Take what the session engine reported."""
        if session is not self.session:
            return
        for event in events:
            if isinstance(event, Registered):
                self._owner.changed(SessionChanged(self, up=True, text="session registered"))
                self._wanted = False
                self.was_registered = True
            elif isinstance(event, Replied):
                self._backoff.reset()
                self._retried = False
                self._answered(event.token, event.reply, event.items, now)
            else:
                self._rejected(event, now)
        self._work(now)

    def disconnected(self, text: str, hint: str, now: float) -> None:
        """Take the loss of the TCP connection, or the failure to make one."""
        established = self.session is not None
        registered = self.registered
        self._connecting = False
        self.session = None
        current, self._current = self._current, None
        if registered:
            self.reconnects += 1
        at_once = registered and current is not None and self.heal and not self._retried
        if current is not None:
            self._cut(current[0], text, now, closing=current[2])
            self._retried = True
        for connection in [c for c in self._queue if c.state == State.CLOSING]:
            self._queue.remove(connection)
            connection.closed()
        needed = self._busy or self._wanted
        if registered or needed:
            self._owner.changed(SessionChanged(self, up=False, text=text, hint=hint))
        if needed:
            cause = Cause.NO_ANSWER if established else Cause.UNREACHABLE
            delay = 0.0 if at_once else self._backoff.next(cause, self._owner.chance())
            self._owner.timers.set(self._reconnect, now + delay)

    # --- requests -----------------------------------------------------------------------------------------------------

    def enqueue(self, connection: IoConnection, now: float) -> None:
        """Open or close the connection, as its state says, as soon as it is its turn."""
        if connection not in self._queue:
            self._queue.append(connection)
        self._work(now)

    def _work(self, now: float) -> None:
        """Start the next request, or get a session for it."""
        if self._current is not None or not (self._queue or self._wanted):
            return
        session = self.session
        if session is None:
            if not self._connecting and self._reconnect.when is None:
                self._connect(now)
            return
        while session.handle and self._queue and self._current is None:
            self._begin(session, self._queue.popleft(), now)

    def _begin(self, session: Session, connection: IoConnection, now: float) -> None:
        if connection.state in (State.LOST, State.CLOSING):
            stale = now - session.answered_at > STALE_AFTER
            lost = connection.state == State.LOST
            timeout = CLOSE_TIMEOUT if not lost else STALE_TIMEOUT if stale else REQUEST_TIMEOUT
            token = session.request(connection.forward_close().request(), now, timeout=timeout)
            self._current = connection, token, True
        elif connection.state == State.QUEUED:
            request = connection.forward_open().request()
            token = session.request(request, now, self._owner.socket_items())
            self._current = connection, token, False
        self._owner.to_pump(self)

    def _answered(self, token: int, reply: Reply, items: tuple[Item, ...], now: float) -> None:
        if self._current is None or self._current[1] != token:
            return
        connection, _, closing = self._current
        self._current = None
        if closing:
            # Whatever the answer: it is closed, was closed before (0x0107), or its watchdog will do it.
            connection.closed(now)
        elif connection.state == State.OPENING:
            self._open_answered(connection, reply, items, now)
        if self._closing and not self._busy:
            self._unregister()

    def _open_answered(self, connection: IoConnection, reply: Reply, items: tuple[Item, ...], now: float) -> None:
        try:
            if reply.status == 0:
                ot, to = (_address(items, kind) for kind in (ItemType.SOCKADDR_OT, ItemType.SOCKADDR_TO))
                connection.opened(ForwardOpenReply.parse(reply.data), ot, to, now)
                return
        except RemoteError as error:
            hint = "the device does not follow the protocol here; note its firmware revision"
            connection.failed(Cause.CONFIGURATION, StatusText("Forward_Open reply:", str(error), hint), now)
            return
        failure = ConnectionFailure.parse(reply.data)
        connection.refused(reply.status, reply.extended, failure.remaining_path if failure else 0, now)

    def _rejected(self, event: Rejected, now: float) -> None:
        if self._current is None or self._current[1] != event.token:
            return
        text = explain_encapsulation(event.status)
        if event.status == INVALID_SESSION:
            # The device forgot us (restart, too many sessions): what was asked is asked again on a new session.
            self._owner.hang_up(self, RemoteError(f"the device ended the session: {text}"))
            return
        connection, _, closing = self._current
        self._current = None
        if closing:
            connection.closed(now)
        elif connection.state == State.OPENING:
            connection.failed(Cause.NO_ANSWER, text, now)

    def _cut(self, connection: IoConnection, text: str, now: float, *, closing: bool) -> None:
        """Deal with a request that will not be answered: once it is repeated at once on a new session."""
        if connection.state == State.CLOSING:
            connection.closed()
        elif closing:
            self._queue.appendleft(connection)
        elif self.heal and not self._retried:
            connection.state = State.QUEUED
            self._queue.appendleft(connection)
        else:
            hint = "the PLC or a bridge on the way may be overloaded or restarting"
            connection.failed(Cause.NO_ANSWER, StatusText("", f"no answer to Forward_Open: {text}", hint), now)

    def _connect(self, _now: float) -> None:
        if self.session is None and not self._connecting:
            self._connecting = True
            self._owner.connect(self)

    def _unregister(self) -> None:
        self._owner.timers.clear(self._reconnect)
        if self.session is not None:
            self._owner.hang_up(self, None)


def _address(items: tuple[Item, ...], kind: ItemType) -> SocketAddress | None:
    data = find_item(items, kind)
    return None if data is None else SocketAddress.parse(data)
