"""One TCP connection to a target: encapsulation frames in and out; and the same frames on UDP."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from linkkit.engine import RemoteError
from pyconpro.target.connections import Peer
from pyconpro.target.model import Options
from pyconpro.target.router import UNCONNECTED_LIMIT
from pyconpro.wire.cpf import Item, ItemType, find_item
from pyconpro.wire.cursor import U16, U32
from pyconpro.wire.encapsulation import (
    PROTOCOL_VERSION,
    Command,
    Frame,
    FrameBuffer,
    build_rr,
    parse_register_session,
    parse_rr,
)
from pyconpro.wire.identity import build_list_identity_reply, build_list_services_reply
from pyconpro.wire.message import Request

if TYPE_CHECKING:
    from pyconpro.target.engine import Target

INVALID_COMMAND: Final = 0x0001
INCORRECT_DATA: Final = 0x0003
INVALID_SESSION: Final = 0x0064
UNSUPPORTED_VERSION: Final = 0x0069
_COUNT_SIZE: Final = 2


@dataclass(frozen=True, slots=True)
class SessionOver:
    """The TCP connection shall be closed now."""

    reason: str


class Session:
    """The engine of one TCP connection (`linkkit.engine.StreamEngine`).

    Bytes cannot break it: whatever cannot be understood is answered with an encapsulation status. Its only event is
    `SessionOver`.
    """

    def __init__(self, target: "Target", number: int, peer: str, local: str, now: float) -> None:
        self.number = number
        """Session handle, should the originator register."""
        self.peer = Peer(peer, local, number)
        self.registered = False
        self._target = target
        self._buffer = FrameBuffer()
        self._out = bytearray()
        self._events: list[SessionOver] = []
        self._heard = now

    def receive(self, data: bytes, now: float) -> None:
        """Take bytes as they came."""
        self._heard = now
        for frame in self._buffer.feed(data):
            answer = self._answer(frame, now)
            if answer is not None:
                self._out += answer.build()

    def tick(self, now: float) -> None:
        """Close when nothing was asked for too long; class-1 connections are not touched by that."""
        limit = self._target.options.idle_timeout
        if limit is not None and now >= self._heard + limit:
            self.close(f"no request for {limit:g} s")

    def deadline(self) -> float | None:
        """Give the time of the next `tick`."""
        limit = self._target.options.idle_timeout
        return None if limit is None else self._heard + limit

    def events(self) -> list[SessionOver]:
        """Say whether the connection shall be closed; drained."""
        events, self._events = self._events, []
        return events

    def outgoing(self) -> bytes:
        """Give the bytes to write; drained."""
        data = bytes(self._out)
        self._out.clear()
        return data

    def close(self, reason: str) -> None:
        """Ask the shell to close the TCP connection."""
        self._events.append(SessionOver(reason))

    def _answer(self, frame: Frame, now: float) -> Frame | None:
        if frame.options != 0:
            return None  # "a receiver discards packets with options it does not know"
        match frame.command:
            case Command.REGISTER_SESSION:
                return self._register(frame)
            case Command.UNREGISTER_SESSION:
                self.close("the originator ended the session")
                return None
            case Command.SEND_RR_DATA | Command.SEND_UNIT_DATA if not self.registered or frame.session != self.number:
                return frame.reply(status=INVALID_SESSION)
            case Command.SEND_RR_DATA:
                return self._guarded(frame, now)
            case Command.SEND_UNIT_DATA:
                return self._guarded(frame, now)
        return answer_anyone(frame, self._target.options, self.peer.local)

    def _register(self, frame: Frame) -> Frame:
        try:
            version, options = parse_register_session(frame.data)
        except RemoteError:
            return frame.reply(status=INCORRECT_DATA)
        if version != PROTOCOL_VERSION or options != 0:
            ours = U16.pack(PROTOCOL_VERSION) + U16.pack(0)
            return frame.reply(ours, status=UNSUPPORTED_VERSION)
        if self.registered:
            return frame.reply(frame.data, status=INVALID_COMMAND, session=self.number)
        self.registered = True
        return frame.reply(frame.data, session=self.number)

    def _guarded(self, frame: Frame, now: float) -> Frame | None:
        handle = self._unconnected if frame.command == Command.SEND_RR_DATA else self._connected
        try:
            data = handle(parse_rr(frame.data), now)
        except RemoteError:
            return frame.reply(status=INCORRECT_DATA)
        return None if data is None else frame.reply(data)

    def _unconnected(self, items: tuple[Item, ...], now: float) -> bytes:
        request = find_item(items, ItemType.UNCONNECTED_DATA)
        if request is None:
            raise RemoteError("SendRRData without an unconnected data item")
        reply, extra = self._target.router.route(Request.parse(request), items, self.peer, UNCONNECTED_LIMIT, now)
        return build_rr((Item(ItemType.NULL), Item(ItemType.UNCONNECTED_DATA, reply.build()), *extra))

    def _connected(self, items: tuple[Item, ...], now: float) -> bytes | None:
        address = find_item(items, ItemType.CONNECTED_ADDRESS)
        data = find_item(items, ItemType.CONNECTED_DATA)
        if address is None or len(address) != U32.size or data is None or len(data) < _COUNT_SIZE:
            raise RemoteError("SendUnitData without a connected address and data item")
        connection = self._target.manager.explicit(U32.unpack(address)[0], self.number)
        if connection is None:
            return None  # there is nobody to whom an answer could be addressed
        request = Request.parse(data[_COUNT_SIZE:])
        reply, _ = self._target.router.route(request, (), self.peer, connection.limit, now)
        return build_rr(
            (
                Item(ItemType.CONNECTED_ADDRESS, U32.pack(connection.to_id)),
                Item(ItemType.CONNECTED_DATA, data[:_COUNT_SIZE] + reply.build()),
            )
        )


def answer_anyone(frame: Frame, options: Options, local: str) -> Frame | None:
    """Answer the commands that need no session, on TCP and UDP alike; None where nothing is answered."""
    match frame.command:
        case Command.NOP:
            return None
        case Command.LIST_IDENTITY:
            here = replace(options.identity.address, host=local)
            return frame.reply(build_list_identity_reply(replace(options.identity, address=here)))
        case Command.LIST_SERVICES:
            return frame.reply(build_list_services_reply())
        case Command.LIST_INTERFACES:
            return frame.reply(U16.pack(0))
    return frame.reply(status=INVALID_COMMAND)


def answer_datagram(datagram: bytes, options: Options, local: str) -> Frame | None:
    """Answer an encapsulation frame that came by UDP, where only the List commands are answered.

    A ListIdentity may carry the most ms that its answer may be delayed (for broadcasts to many devices); we always
    answer at once.
    """
    try:
        frame = Frame.parse(datagram)
    except RemoteError:
        return None
    if frame.options or frame.command not in (Command.LIST_IDENTITY, Command.LIST_SERVICES, Command.LIST_INTERFACES):
        return None
    return answer_anyone(frame, options, local)
