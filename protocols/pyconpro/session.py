"""The explicit-message session on TCP as a sans-I/O engine: register, one request at a time, keep alive, unregister."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from linkkit.engine import RemoteError
from pyconpro.wire import encapsulation
from pyconpro.wire.connection_manager import UnconnectedSend
from pyconpro.wire.cpf import Item, ItemType, find_item
from pyconpro.wire.encapsulation import Command, Frame, FrameBuffer
from pyconpro.wire.message import Reply, Request, Service
from pyconpro.wire.status import explain_encapsulation

REQUEST_TIMEOUT: Final = 5.0
"""Seconds to wait for an answer; then the session is given up, because a late answer could not be trusted."""
KEEP_ALIVE: Final = 45.0
"""Seconds without traffic after which the device's status is read; targets close idle sessions after 90–120 s."""
LARGEST_FRAME: Final = 65511
"""Bytes after the header that a peer may send."""
_IDENTITY_STATUS: Final = Request(Service.GET_ATTRIBUTE_SINGLE, bytes.fromhex("200124013005"))
INVALID_SESSION: Final = 0x64


@dataclass(frozen=True, slots=True)
class Registered:
    """The session is open; requests go out from now on."""


@dataclass(frozen=True, slots=True)
class Replied:
    """A request was answered."""

    token: int
    """What `Session.request` returned."""
    reply: Reply
    items: tuple[Item, ...]
    """All items of the answer: socket addresses stand beside the reply."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """The encapsulation refused a request before CIP saw it."""

    token: int
    status: int
    """Encapsulation status; 0x64 means that the device has forgotten the session."""


Event = Registered | Replied | Rejected


@dataclass(slots=True)
class _Pending:
    token: int
    request: Request
    items: tuple[Item, ...]
    timeout: float
    own: bool = False
    """A keep-alive, of interest to nobody else."""


class Session:
    """One TCP connection's worth of session; make a new one for the next connection. See `linkkit.engine`.

    Registers at once. Requests made earlier wait. After a `RemoteError` the object is useless.
    """

    def __init__(self, now: float) -> None:
        self.handle = 0
        """Session handle; 0 until registered."""
        self.late = 0
        """Answers to nothing that is being waited for, dropped."""
        self.answered_at = now
        """When the peer last showed that it is alive."""
        self._buffer = FrameBuffer()
        self._events: list[Event] = []
        self._out = bytearray()
        self._queue: deque[_Pending] = deque()
        self._current: _Pending | None = None
        self._token = 0
        self._context = 1
        self._due = now + REQUEST_TIMEOUT
        self._closed = False
        self._out += encapsulation.register_session(self._context_bytes()).build()

    def request(
        self, request: Request, now: float, items: tuple[Item, ...] = (), timeout: float = REQUEST_TIMEOUT
    ) -> int:
        """Queue an unconnected request; gives the token that its `Replied` or `Rejected` will carry.

        `items` (socket addresses) follow the request. `timeout` counts from sending.
        """
        self._token += 1
        self._queue.append(_Pending(self._token, request, items, timeout))
        self._send_next(now)
        return self._token

    def close(self) -> None:
        """Say UnRegisterSession, which has no answer; requests not yet answered are forgotten."""
        if self.handle and not self._closed:
            self._out += Frame(Command.UNREGISTER_SESSION, session=self.handle).build()
        self._closed = True

    def receive(self, data: bytes, now: float) -> None:
        """Take bytes from the peer. Raises `RemoteError`."""
        for frame in self._buffer.feed(data):
            if not self._closed:
                self._frame(frame, now)

    def tick(self, now: float) -> None:
        """Give up after silence (raises `RemoteError`), or keep the session alive."""
        if self._closed or now < self._due:
            return
        if not self.handle:
            raise RemoteError(
                f"the device accepted the TCP connection but did not register a session in {REQUEST_TIMEOUT:g} s"
            )
        if self._current is not None:
            raise RemoteError(f"the device did not answer within {self._current.timeout:g} s")
        self._queue.append(_Pending(0, _IDENTITY_STATUS, (), REQUEST_TIMEOUT, own=True))
        self._send_next(now)

    def deadline(self) -> float | None:
        """When to call `tick`."""
        return None if self._closed else self._due

    def events(self) -> Iterable[Event]:
        """What happened since the last call."""
        events, self._events = self._events, []
        return events

    def outgoing(self) -> bytes:
        """What to write now."""
        data, self._out = bytes(self._out), bytearray()
        return data

    def _context_bytes(self) -> bytes:
        return self._context.to_bytes(8, "little")

    def _send_next(self, now: float) -> None:
        if self._current is not None or not self.handle or self._closed:
            return
        if not self._queue:
            self._due = now + KEEP_ALIVE
            return
        self._current = pending = self._queue.popleft()
        self._context = (self._context + 1) & 0xFFFFFFFFFFFFFFFF
        items = (Item(ItemType.NULL), Item(ItemType.UNCONNECTED_DATA, pending.request.build()), *pending.items)
        frame = Frame(Command.SEND_RR_DATA, encapsulation.build_rr(items), self.handle, context=self._context_bytes())
        self._out += frame.build()
        self._due = now + pending.timeout

    def _frame(self, frame: Frame, now: float) -> None:
        self.answered_at = now
        if frame.options:
            return  # the encapsulation demands to discard such frames
        if frame.command == Command.REGISTER_SESSION and not self.handle:
            self._register(frame, now)
        elif frame.command == Command.SEND_RR_DATA:
            self._answer(frame, now)
        elif frame.command not in (Command.NOP, Command.SEND_UNIT_DATA):
            raise RemoteError(
                f"unexpected encapsulation command {frame.command:#06x} with status {frame.status:#x}", frame.data
            )

    def _register(self, frame: Frame, now: float) -> None:
        if frame.status:
            raise RemoteError(f"the device refused a session: {explain_encapsulation(frame.status)}")
        encapsulation.parse_register_session(frame.data)
        if not frame.session:
            raise RemoteError("the device registered a session without a handle")
        self.handle = frame.session
        self._events.append(Registered())
        self._send_next(now)

    def _answer(self, frame: Frame, now: float) -> None:
        pending = self._current
        if pending is None or frame.context != self._context_bytes():
            self.late += 1
            return
        if frame.status:
            self._finish(Rejected(pending.token, frame.status), now, own=pending.own)
            return
        if frame.session != self.handle:
            raise RemoteError(f"answer for session {frame.session:#x} instead of {self.handle:#x}")
        items = encapsulation.parse_rr(frame.data)
        data = find_item(items, ItemType.UNCONNECTED_DATA)
        if data is None:
            raise RemoteError("answer without a CIP reply in it", frame.data)
        reply = Reply.parse(data)
        if reply.service not in _answering(pending.request):
            raise RemoteError(f"answer to service {reply.service:#04x} instead of {pending.request.service:#04x}", data)
        self._finish(Replied(pending.token, reply, items), now, own=pending.own)

    def _finish(self, event: Event, now: float, *, own: bool) -> None:
        if not own:
            self._events.append(event)
        elif isinstance(event, Rejected) and event.status == INVALID_SESSION:
            raise RemoteError(f"the device ended the session: {explain_encapsulation(event.status)}")
        self._current = None
        self._send_next(now)


def _answering(request: Request) -> tuple[int, ...]:
    """Services that may answer: through Unconnected_Send the wrapped request does, or the bridge when it cannot."""
    if request.service != Service.UNCONNECTED_SEND:
        return (request.service,)
    return request.service, UnconnectedSend.parse(request).request.service
