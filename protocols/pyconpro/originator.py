"""All our class-1 connections to all PLCs as one sans-I/O engine: dispatch, timers, identifiers.

The shell (`pyconpro.scanner`) calls in with packets, TCP news and the time, and afterwards does what `drain` says.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from linkkit.engine import RemoteError
from pyconpro.connection import IoConnection
from pyconpro.peer import Happening, Peer
from pyconpro.reception import Reception
from pyconpro.retry import Cause
from pyconpro.timers import Timers
from pyconpro.wire import io_packet
from pyconpro.wire.connection_manager import Triad
from pyconpro.wire.cpf import Item, ItemType, SocketAddress
from pyconpro.wire.encapsulation import IO_PORT, PORT
from pyconpro.wire.status import StatusText

Address = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What identifies this program at a target. Random per installation (`originator`) and per run (the others)."""

    vendor: int
    """16-bit vendor id."""
    originator: int
    """32-bit originator serial number."""
    serial: int
    """Where the 16-bit connection serial numbers start."""
    id_base: int
    """Upper 16 bits of our connection ids."""


@dataclass(slots=True)
class Actions:
    """What the shell has to do now."""

    datagrams: list[tuple[bytes, Address]] = field(default_factory=list)
    events: list[Happening] = field(default_factory=list)
    connects: list[Peer] = field(default_factory=list)
    """Make a TCP connection: then `Peer.connected`, or `Peer.disconnected` when it failed."""
    pumps: set[Peer] = field(default_factory=set)
    """The session engine has something to write."""
    hang_ups: list[tuple[Peer, RemoteError | None]] = field(default_factory=list)
    """End the TCP connection; `Peer.disconnected` follows."""
    joins: list[tuple[str, str]] = field(default_factory=list)
    """(group, own address): join the multicast group on that network card; `Originator.join_failed` if that fails."""
    leaves: list[tuple[str, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(
            self.datagrams or self.events or self.connects or self.pumps or self.hang_ups or self.joins or self.leaves
        )


@dataclass(slots=True)
class Drops:
    """Datagrams that reached nobody."""

    malformed: int = 0
    """Not a class-1 packet."""
    unknown: int = 0
    """No open connection has this id; usual for a moment after a close."""
    wrong_source: int = 0
    """Known id, but from another IP address than the PLC's."""


class Originator:
    """The engine. `chance` gives numbers from 0 to 1 for the jitter of retries."""

    def __init__(self, identifiers: Identifiers, chance: Callable[[], float]) -> None:
        self.identifiers = identifiers
        self.chance = chance
        self.io_port = IO_PORT
        """Our own UDP port; another than 2222 is announced to every target."""
        self.timers = Timers()
        self.drops = Drops()
        self.peers: list[Peer] = []
        self._routes: dict[int, tuple[Reception, ...]] = {}
        self._serial = identifiers.serial & 0xFFFF
        self._counter = 0
        self.largest = 0
        """Bytes of the longest datagram that any connection so far may receive."""
        self._groups: dict[tuple[str, str], int] = {}
        self._joined: dict[IoConnection, tuple[str, str]] = {}
        """Group and network card by which a connection listens; the session may come back over another card."""
        self._actions = Actions()

    # --- what the shell calls -----------------------------------------------------------------------------------------

    def peer(self, address: str, port: int = PORT) -> Peer:
        """Make a PLC."""
        peer = Peer(self, address, port)
        self.peers.append(peer)
        return peer

    def remove(self, peer: Peer) -> None:
        """Forget a PLC, whatever its state; packets for it go nowhere any more."""
        for connection in peer.connections:
            connection.abandon()
        if peer in self.peers:
            self.peers.remove(peer)

    def receive(self, data: bytes, address: Address, now: float) -> None:
        """Take one datagram from the class-1 port, as `receive_all` takes many."""
        self.receive_all(((data, address),), now)

    def receive_all(self, datagrams: Iterable[tuple[bytes, Address]], now: float) -> None:
        """Take datagrams from the class-1 port. Never raises; what belongs to nobody is counted in `drops`."""
        routes = self._routes
        for data, address in datagrams:
            try:
                connection_id, sequence, count, payload = io_packet.parse(data)
            except RemoteError:
                self.drops.malformed += 1
                continue
            receptions = routes.get(connection_id)
            if receptions is None:
                self.drops.unknown += 1
                continue
            host = address[0]
            found = False
            for reception in receptions:
                if reception.host == host:
                    found = True
                    reception.packet(sequence, count, payload, now)
            if not found:
                self.drops.wrong_source += 1

    def join_failed(self, group: str, interface: str, reason: str, now: float) -> None:
        """Take note that a multicast group of `Actions.joins` cannot be joined: who needs it tries again later."""
        text = f"multicast group {group} cannot be joined on {interface}: {reason}"
        hint = "check the network adapter of this connection, receive fewer multicast tags, or use unicast"
        for connection in [connection for connection, key in self._joined.items() if key == (group, interface)]:
            connection.failed(Cause.CONFIGURATION, StatusText("", text, hint), now)

    def tick(self, now: float) -> None:
        """Do what is due."""
        self.timers.fire(now)

    def deadline(self) -> float | None:
        """When to call `tick` next."""
        return self.timers.next()

    def drain(self) -> Actions:
        """Give what is to be done, once."""
        actions, self._actions = self._actions, Actions()
        return actions

    @property
    def pending(self) -> bool:
        """Whether `drain` has something."""
        return bool(self._actions)

    def stop(self, now: float) -> None:
        """Close everything; sessions end when their last connection is closed."""
        for peer in self.peers:
            peer.close(now)

    # --- what peers and connections call ------------------------------------------------------------------------------

    def new_triad(self) -> Triad:
        """Give an identification that no connection of ours has used for the last 65 535 opens."""
        self._serial = (self._serial + 1) & 0xFFFF
        return Triad(self._serial, self.identifiers.vendor, self.identifiers.originator)

    def new_id(self) -> int:
        """Give a T→O connection id that is not in use."""
        while True:
            self._counter = (self._counter + 1) & 0xFFFF
            connection_id = (self.identifiers.id_base & 0xFFFF) << 16 | self._counter
            if connection_id not in self._routes:
                return connection_id

    def listen(self, connection: IoConnection) -> None:
        """Dispatch packets to the connection; multicast producers may share an id, so an id has several listeners."""
        self._routes[connection.to_id] = (*self._routes.get(connection.to_id, ()), connection.reception)
        self.largest = max(self.largest, io_packet.DATA_OFFSET + connection.spec.to_size)
        if connection.group is not None:
            key = self._joined[connection] = connection.group.host, connection.peer.local_host
            self._groups[key] = self._groups.get(key, 0) + 1
            if self._groups[key] == 1:
                self._actions.joins.append(key)

    def forget(self, connection: IoConnection) -> None:
        """Dispatch nothing to the connection any more; idempotent."""
        listeners = self._routes.get(connection.to_id, ())
        if connection.reception not in listeners:
            return
        left = tuple(listener for listener in listeners if listener is not connection.reception)
        if left:
            self._routes[connection.to_id] = left
        else:
            del self._routes[connection.to_id]
        key = self._joined.pop(connection, None)
        if key is not None:
            self._groups[key] -= 1
            if not self._groups[key]:
                del self._groups[key]
                self._actions.leaves.append(key)

    def socket_items(self) -> tuple[Item, ...]:
        """Give what a Forward_Open must say about our port: nothing as long as it is the standard one."""
        if self.io_port == IO_PORT:
            return ()
        return (Item(ItemType.SOCKADDR_TO, SocketAddress(port=self.io_port).build()),)

    def send(self, data: bytes, address: Address) -> None:
        self._actions.datagrams.append((data, address))

    def changed(self, event: Happening) -> None:
        self._actions.events.append(event)

    def connect(self, peer: Peer) -> None:
        self._actions.connects.append(peer)

    def to_pump(self, peer: Peer) -> None:
        self._actions.pumps.add(peer)

    def hang_up(self, peer: Peer, reason: RemoteError | None) -> None:
        self._actions.hang_ups.append((peer, reason))
