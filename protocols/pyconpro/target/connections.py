"""The connection manager object of a target: opens, closes and remembers connections."""

import ipaddress
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from linkkit.engine import RemoteError
from pyconpro.target.admission import (
    INVALID_APPLICATION_PATH,
    OUT_OF_CONNECTIONS,
    Admission,
    Applications,
    admit,
    rpi_refusal,
)
from pyconpro.target.class_one import FIRST_PACKET, ClassOne, Connection, Production
from pyconpro.target.model import (
    Address,
    Assembly,
    Ended,
    Ending,
    Happening,
    Opened,
    Options,
    OutputReceived,
    Refusal,
    Refused,
    Role,
)
from pyconpro.target.path import CONNECTION_FAILURE, read_path
from pyconpro.wire.connection_manager import (
    TRANSPORT_CLASS,
    ConnectionFailure,
    ConnectionType,
    ForwardClose,
    ForwardCloseReply,
    ForwardOpen,
    ForwardOpenReply,
    Triad,
)
from pyconpro.wire.cpf import Item, ItemType, SocketAddress, find_item
from pyconpro.wire.encapsulation import IO_PORT
from pyconpro.wire.message import Reply, Request, Service

NOT_ENOUGH_DATA: Final = 0x13
PRIVILEGE_VIOLATION: Final = 0x0F
DUPLICATE: Final = 0x0100
CLASS_NOT_SUPPORTED: Final = 0x011C
NOT_FOUND: Final = 0x0107
ROUTER_CLASS: Final = 0x02
REQUIRED: Final = 4
"""RPI type in a refusal: this one and no other."""
MOST_EXPLICIT: Final = 32
"""Class-3 connections of one TCP connection."""
MICROSECOND: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Peer:
    """Where a request came from."""

    host: str
    """Originator's IP address."""
    local: str
    """Our own IP address that it used."""
    session: int = 0
    """Encapsulation session, to which explicit connections belong; 0 for none."""


@dataclass(slots=True, eq=False)
class Explicit:
    """An open class-3 connection."""

    triad: Triad
    session: int
    ot_id: int
    to_id: int
    limit: int
    """Bytes that a reply may have, behind the sequence count."""


@dataclass(slots=True)
class ConnectionManager:
    """Class 6. Ids that we choose count up from `seed`, which should be random so that late packets find nobody."""

    options: Options
    applications: Applications
    class_one: ClassOne
    seed: int
    happenings: list[Happening] = field(default_factory=list)
    deserted: list[str] = field(default_factory=list)
    """Originators whose last class-1 connection timed out; drained by the owner."""
    refuse: Callable[[ForwardOpen], Refusal | None] = lambda _: None
    """Asked before anything else; for refusals that nothing here would cause."""
    _live: dict[Triad, Connection] = field(default_factory=dict)
    _explicit: dict[int, Explicit] = field(default_factory=dict)
    _numbers: int = 0

    @property
    def live(self) -> tuple[Connection, ...]:
        """The open class-1 connections."""
        return tuple(self._live.values())

    def handle(self, request: Request, items: tuple[Item, ...], peer: Peer, now: float) -> tuple[Reply, list[Item]]:
        """Carry out Forward_Open, Large_Forward_Open or Forward_Close; gives the reply and items to send beside it."""
        triad = Triad(0, 0, 0)
        try:
            if request.service == Service.FORWARD_CLOSE:
                close = ForwardClose.parse(request)
                triad = close.triad
                self._close(close, peer)
                return Reply(request.service, data=ForwardCloseReply(triad).build()), []
            asked = ForwardOpen.parse(request)
            triad = asked.triad
            try:
                granted, extra = self._open(asked, items, peer, now)
            except Refusal as refusal:
                self.happenings.append(Refused(peer.host, refusal, asked.path))
                raise
            return Reply(request.service, data=granted.build()), extra
        except RemoteError:
            return Reply(request.service, NOT_ENOUGH_DATA), []
        except Refusal as refusal:
            failure = ConnectionFailure(triad, refusal.remaining)
            return Reply(request.service, refusal.general, refusal.extended, failure.build()), []

    def explicit(self, ot_id: int, session: int) -> Explicit | None:
        """Find the class-3 connection that a connected request names."""
        found = self._explicit.get(ot_id)
        return found if found is not None and found.session == session else None

    def session_over(self, session: int) -> None:
        """Drop the explicit connections of a TCP connection that ended; class-1 connections live on."""
        self._explicit = {ot_id: c for ot_id, c in self._explicit.items() if c.session != session}

    def supervise(self) -> None:
        """Take note of what the class-1 engine found: expired connections, output data."""
        for connection, data, run in self.class_one.outputs:
            if isinstance(connection.application, Assembly):
                self.happenings.append(OutputReceived(connection.number, connection.application, data, run))
        self.class_one.outputs.clear()
        for connection in self.class_one.expired:
            if connection.open:
                self.end(connection, Ending.TIMED_OUT)
                if all(other.originator != connection.originator for other in self._live.values()):
                    self.deserted.append(connection.originator)
        self.class_one.expired.clear()

    def end(self, connection: Connection, ending: Ending) -> None:
        """End a class-1 connection; listen-only ones end with the last other one of their assembly."""
        del self._live[connection.triad]
        self.class_one.remove(connection)
        self.happenings.append(Ended(connection.number, connection.application, connection.originator, ending))
        others = [c for c in self._live.values() if c.application is connection.application]
        if all(c.role is Role.LISTEN_ONLY for c in others):
            for listener in others:
                if listener.open:
                    self.end(listener, Ending.OWNER_GONE)

    # --- Opening -----------------------------------------------------------------------------------------------------

    def _open(
        self, asked: ForwardOpen, items: tuple[Item, ...], peer: Peer, now: float
    ) -> tuple[ForwardOpenReply, list[Item]]:
        if (refusal := self.refuse(asked)) is not None:
            raise refusal
        transport = asked.transport & TRANSPORT_CLASS
        if transport == 3:
            return self._open_explicit(asked, peer), []
        if transport != 1:
            raise Refusal(CONNECTION_FAILURE, CLASS_NOT_SUPPORTED)
        path = read_path(asked.path, self.options.identity, self.options.slot)
        if asked.triad in self._live:
            raise Refusal(CONNECTION_FAILURE, DUPLICATE)
        admission = admit(asked, path, self.applications, self.live, self.options)
        destination = (peer.host, IO_PORT)
        if (data := find_item(items, ItemType.SOCKADDR_TO)) is not None and (port := SocketAddress.parse(data).port):
            destination = (peer.host, port)
        production = self._production(asked, admission, destination, peer, now)
        connection = self._connection(asked, admission, production, peer, now)
        self._live[asked.triad] = connection
        self.class_one.add(connection)
        self.happenings.append(
            Opened(
                connection.number,
                connection.role,
                connection.application,
                peer.host,
                asked.triad,
                production.api,
                asked.path,
            )
        )
        extra = []
        if self.options.udp_port != IO_PORT:
            extra.append(Item(ItemType.SOCKADDR_OT, SocketAddress(port=self.options.udp_port).build()))
        if asked.to.type is ConnectionType.MULTICAST:
            group, port = production.destination
            extra.append(Item(ItemType.SOCKADDR_TO, SocketAddress(group, port).build()))
        ot_api = self.options.api(asked.ot_rpi)
        to_api = round(production.api / MICROSECOND)
        return ForwardOpenReply(asked.triad, connection.ot_id, production.connection_id, ot_api, to_api), extra

    def _production(
        self, asked: ForwardOpen, admission: Admission, destination: Address, peer: Peer, now: float
    ) -> Production:
        api = self.options.api(asked.to_rpi) * MICROSECOND
        connection_id = asked.to_id
        if asked.to.type is ConnectionType.MULTICAST:
            port = destination[1] if self.options.multicast_port_asked else IO_PORT
            for other in self._shared(admission, port):
                if not abs(other.api - api) < MICROSECOND:
                    raise rpi_refusal(asked.ot_rpi, round(other.api / MICROSECOND), REQUIRED)
                return other
            # The producer chooses the id when it is multicast.
            connection_id = self._next_id()
            destination = (multicast_group(peer.local, self._numbers), port)
        return Production(
            connection_id,
            destination,
            api,
            admission.application.payload,
            admission.to_header,
            now + min(api, FIRST_PACKET),
            self.options.first_sequence,
        )

    def _shared(self, admission: Admission, port: int) -> Iterator[Production]:
        """Give the multicast streams of the application that go to the port the originator listens on."""
        for connection in self._live.values():
            production = connection.production
            if (
                connection.application is admission.application
                and production is not None
                and production.destination[1] == port
                and ipaddress.IPv4Address(production.destination[0]).is_multicast
            ):
                yield production

    def _connection(
        self, asked: ForwardOpen, admission: Admission, production: Production, peer: Peer, now: float
    ) -> Connection:
        timeout = self.options.api(asked.ot_rpi) * MICROSECOND * (4 << asked.multiplier)
        ot_id = self._next_id() if asked.ot.type is ConnectionType.POINT_TO_POINT else asked.ot_id
        self._numbers += 1
        return Connection(
            self._numbers,
            asked.triad,
            peer.host,
            admission.role,
            admission.application,
            production,
            ot_id,
            admission.ot_sizes,
            admission.ot_header,
            timeout,
            now + max(timeout, self.options.first_watchdog),
        )

    def _open_explicit(self, asked: ForwardOpen, peer: Peer) -> ForwardOpenReply:
        path = read_path(asked.path, self.options.identity, self.options.slot)
        if path.class_id != ROUTER_CLASS:
            raise Refusal(CONNECTION_FAILURE, INVALID_APPLICATION_PATH)
        if sum(other.session == peer.session for other in self._explicit.values()) >= MOST_EXPLICIT:
            raise Refusal(CONNECTION_FAILURE, OUT_OF_CONNECTIONS)
        connection = Explicit(asked.triad, peer.session, self._next_id(), asked.to_id, max(asked.to.size - 2, 0))
        self._explicit[connection.ot_id] = connection
        return ForwardOpenReply(asked.triad, connection.ot_id, asked.to_id, asked.ot_rpi, asked.to_rpi)

    def _close(self, asked: ForwardClose, peer: Peer) -> None:
        connection = self._live.get(asked.triad)
        if connection is not None:
            if self.options.same_address and connection.originator != peer.host:
                raise Refusal(PRIVILEGE_VIOLATION)
            self.end(connection, Ending.CLOSED)
            return
        for ot_id, explicit in self._explicit.items():
            if explicit.triad == asked.triad and explicit.session == peer.session:
                del self._explicit[ot_id]
                return
        raise Refusal(CONNECTION_FAILURE, NOT_FOUND)

    def _next_id(self) -> int:
        self.seed = (self.seed + 1) & 0xFFFFFFFF
        return self.seed


def multicast_group(host: str, number: int) -> str:
    """Give one of the 32 multicast groups that belong to a host.

    239.192.1.0 + ((host part − 1) & 0x3FF) × 32, as observed from an open target stack; the host part is taken from a
    network of 1024 addresses, which is all that the formula uses.
    """
    part = int(ipaddress.IPv4Address(host)) & 0x3FF
    first = int(ipaddress.IPv4Address("239.192.1.0")) + ((part - 1) & 0x3FF) * 32
    return str(ipaddress.IPv4Address(first + number % 32))
