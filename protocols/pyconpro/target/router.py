"""Explicit requests: the object that a path names answers; an unknown one gets a status, never silence."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from linkkit.engine import RemoteError
from pyconpro.target.connections import ConnectionManager, Peer
from pyconpro.target.model import Options, Refusal
from pyconpro.target.path import check_route
from pyconpro.wire.connection_manager import UnconnectedSend
from pyconpro.wire.cpf import Item
from pyconpro.wire.cursor import Cursor
from pyconpro.wire.epath import Logical, LogicalType, Segment, Symbol, parse_path
from pyconpro.wire.message import Reply, Request, Service

PATH_SEGMENT_ERROR: Final = 0x04
PATH_DESTINATION_UNKNOWN: Final = 0x05
SERVICE_NOT_SUPPORTED: Final = 0x08
NOT_ENOUGH_DATA: Final = 0x13
ATTRIBUTE_NOT_SUPPORTED: Final = 0x14
EMBEDDED_SERVICE_ERROR: Final = 0x1E
OBJECT_DOES_NOT_EXIST: Final = 0x16

IDENTITY_CLASS: Final = 0x01
ROUTER_CLASS: Final = 0x02
MANAGER_CLASS: Final = 0x06
UNCONNECTED_LIMIT: Final = 504
"""Bytes of an unconnected reply (the usual limit of a request over UCMM)."""
_DEEPEST: Final = 4

_OPENING: Final = frozenset({Service.FORWARD_OPEN, Service.LARGE_FORWARD_OPEN, Service.FORWARD_CLOSE})


@dataclass(frozen=True, slots=True)
class Call:
    """A request to one object."""

    service: int
    path: tuple[Segment, ...]
    data: bytes
    limit: int
    """Bytes that the whole reply may have."""
    now: float

    @property
    def instance(self) -> int | None:
        """Instance that the path names."""
        return self._value(LogicalType.INSTANCE)

    @property
    def attribute(self) -> int | None:
        """Attribute that the path names."""
        return self._value(LogicalType.ATTRIBUTE)

    def _value(self, kind: LogicalType) -> int | None:
        return next((s.value for s in self.path if isinstance(s, Logical) and s.type is kind), None)


Handler = Callable[[Call], Reply]
"""Answers a call; may raise `Refusal` or, for missing bytes, `RemoteError`."""


@dataclass(slots=True)
class Router:
    """The message router. `objects` by class id and `symbols` for paths that begin with a name may be added to."""

    options: Options
    manager: ConnectionManager
    objects: dict[int, Handler] = field(default_factory=dict)
    symbols: Handler | None = None

    def __post_init__(self) -> None:
        self.objects.setdefault(IDENTITY_CLASS, self._identity)

    def route(
        self, request: Request, items: tuple[Item, ...], peer: Peer, limit: int, now: float, depth: int = 0
    ) -> tuple[Reply, list[Item]]:
        """Answer a request; gives the reply and items to send beside it (for a Forward_Open)."""
        try:
            path = parse_path(request.path)
        except RemoteError:
            return Reply(request.service, PATH_SEGMENT_ERROR), []
        first = path[0] if path else None
        target = first.value if isinstance(first, Logical) and first.type is LogicalType.CLASS else None
        try:
            if target == MANAGER_CLASS and request.service in _OPENING:
                return self.manager.handle(request, items, peer, now)
            if target == MANAGER_CLASS and request.service == Service.UNCONNECTED_SEND and depth < _DEEPEST:
                wrapped = UnconnectedSend.parse(request)
                check_route(wrapped.route, self.options.slot)
                return self.route(wrapped.request, items, peer, limit, now, depth + 1)
            if target == ROUTER_CLASS and request.service == Service.MULTIPLE_SERVICE_PACKET and depth < _DEEPEST:
                return self._multiple(request, items, peer, limit, now, depth), []
            handler = self.symbols if isinstance(first, Symbol) else self.objects.get(target or 0)
            if handler is None:
                raise Refusal(SERVICE_NOT_SUPPORTED if target == MANAGER_CLASS else PATH_DESTINATION_UNKNOWN)
            return handler(Call(request.service, path, request.data, limit, now)), []
        except RemoteError:
            return Reply(request.service, NOT_ENOUGH_DATA), []
        except Refusal as refusal:
            return Reply(request.service, refusal.general, refusal.extended), []

    def _multiple(
        self, request: Request, items: tuple[Item, ...], peer: Peer, limit: int, now: float, depth: int
    ) -> Reply:
        cursor = Cursor(request.data, "Multiple_Service_Packet")
        starts = [cursor.u16() for _ in range(cursor.u16())]
        ends = [*starts[1:], len(request.data)]
        overhead = 6 + 2 * len(starts)
        left = limit - overhead
        answers: list[Reply] = []
        for start, end in zip(starts, ends, strict=True):
            inner = Request.parse(request.data[start:end])
            answer, _ = self.route(inner, items, peer, max(left, 0), now, depth + 1)
            left -= len(answer.build())
            answers.append(answer)
        replies = [answer.build() for answer in answers]
        offset = 2 + 2 * len(replies)
        data = len(replies).to_bytes(2, "little")
        for reply in replies:
            data += offset.to_bytes(2, "little")
            offset += len(reply)
        # A partial transfer (0x06) of one service is no failure of the packet.
        failed = any(answer.status not in (0, 0x06) for answer in answers)
        return Reply(request.service, EMBEDDED_SERVICE_ERROR if failed else 0, data=data + b"".join(replies))

    def _identity(self, call: Call) -> Reply:
        if call.instance != 1:
            raise Refusal(OBJECT_DOES_NOT_EXIST)
        everything = self.options.identity.attributes()
        if call.service == Service.GET_ATTRIBUTES_ALL:
            return Reply(call.service, data=everything)
        if call.service != Service.GET_ATTRIBUTE_SINGLE:
            raise Refusal(SERVICE_NOT_SUPPORTED)
        # Attributes 1 to 7 follow each other in Get_Attributes_All with these sizes; the name is the rest.
        places = {1: (0, 2), 2: (2, 4), 3: (4, 6), 4: (6, 8), 5: (8, 10), 6: (10, 14), 7: (14, len(everything))}
        if call.attribute not in places:
            raise Refusal(ATTRIBUTE_NOT_SUPPORTED)
        start, end = places[call.attribute]
        return Reply(call.service, data=everything[start:end])
