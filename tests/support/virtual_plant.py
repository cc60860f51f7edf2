"""Our originator and target engines back to back in virtual time, over networks that lose, delay and break."""

import heapq
import itertools
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dissect import Capture

from linkkit.engine import RemoteError
from pyconpro.connection import Changed, IoConnection, State
from pyconpro.originator import Identifiers, Originator
from pyconpro.peer import Happening, Peer
from pyconpro.session import Session
from pyconpro.spec import ConnectionSpec
from pyconpro.target.engine import Target
from pyconpro.target.session import Session as TargetSession
from pyconpro.wire.encapsulation import IO_PORT, PORT

LOCAL = "10.0.0.1"
CONNECT_TIMEOUT = 1.5
DELAY = 0.001
RESEND = 0.2
"""Seconds after which TCP brings what was held up by a pulled cable."""


@dataclass
class Plc:
    """One target and its cable."""

    host: str
    build: Callable[[], Target]
    target: Target = field(init=False)
    powered: bool = True
    cable: bool = True
    loss: float = 0.0
    duplicate: float = 0.0
    jitter: float = 0.0
    trickle: bool = False
    """TCP brings one byte at a time."""
    udp_log: list[tuple[float, bytes]] = field(default_factory=list)
    """What reached the target on UDP."""
    requests: list[tuple[float, bytes]] = field(default_factory=list)
    """What reached it on TCP."""
    silent: bool = False
    """Produces nothing."""
    deaf: bool = False
    """No class-1 packet of ours reaches it."""

    def __post_init__(self) -> None:
        self.target = self.build()


@dataclass
class _Tcp:
    peer: Peer
    plc: Plc
    port: int
    ours: Session
    theirs: TargetSession
    target: Target
    alive: bool = True
    held: list[tuple[bool, bytes]] = field(default_factory=list)
    closed_by_us: bool = False
    """What was written before still arrives."""


class Plant:
    """One originator and some PLCs."""

    def __init__(self, *plcs: Plc, seed: int = 1) -> None:
        self.random = random.Random(seed)
        identifiers = Identifiers(0x1337, 0xCAFEBABE, 0x5565, 0x1122)
        self.originator = Originator(identifiers, self.random.random)
        self.plcs = {plc.host: plc for plc in plcs}
        self.now = 1000.0
        self.events: list[tuple[float, Happening]] = []
        self.groups: set[tuple[str, str]] = set()
        self.joined: list[tuple[str, str]] = []
        self.connects: list[float] = []
        self.capture: Capture | None = None
        """Takes everything that is sent, when set."""
        self._tcp: list[_Tcp] = []
        self._queue: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()

    def consume(
        self,
        host: str,
        spec: ConnectionSpec,
        deliver: Callable[[bytes], None] = lambda _data: None,
        *,
        held: bool = False,
    ) -> IoConnection:
        """Open a connection."""
        peer = next((peer for peer in self.originator.peers if peer.address == host), None)
        connection = (peer or self.originator.peer(host)).consume(spec, deliver)
        connection.open(self.now, held=held)
        self.pump()
        return connection

    def states(self, connection: IoConnection) -> list[State]:
        """The states it went through."""
        return [e.state for _, e in self.events if isinstance(e, Changed) and e.connection is connection]

    def when(self, connection: IoConnection, state: State) -> list[float]:
        """The times at which it reached a state."""
        return [t for t, e in self.events if isinstance(e, Changed) and e.connection is connection and e.state == state]

    def troubles(self) -> list[Changed]:
        """Everything that did not work."""
        return [e for _, e in self.events if isinstance(e, Changed) and e.cause is not None]

    def later(self, seconds: float, action: Callable[[], None]) -> None:
        """Do something at a later time."""
        heapq.heappush(self._queue, (self.now + seconds, next(self._order), action))

    def run(self, seconds: float) -> None:
        """Let time pass, every deadline met."""
        end = self.now + seconds
        while True:
            self.pump()
            due = min((d for d in self._deadlines() if d is not None), default=None)
            if due is None or due > end:
                break
            self.now = max(self.now, due)
            while self._queue and self._queue[0][0] <= self.now:
                heapq.heappop(self._queue)[2]()
            self.originator.tick(self.now)
            for plc in self.plcs.values():
                if plc.powered:
                    plc.target.tick(self.now)
            for tcp in self._tcp:
                self._tick(tcp)
        self.now = end
        self.pump()

    def until(self, condition: Callable[[], object], seconds: float = 60.0, step: float = 0.005) -> None:
        """Let time pass until something is true; fails after `seconds`."""
        end = self.now + seconds
        while not condition():
            assert self.now < end, f"did not come true within {seconds:g} s"
            self.run(step)

    def pull(self, host: str) -> None:
        """Pull the cable."""
        self.plcs[host].cable = False

    def plug(self, host: str) -> None:
        """Put the cable back; TCP brings what was held up."""
        plc = self.plcs[host]
        plc.cable = True
        for tcp in self._tcp:
            if tcp.plc is plc:
                held, tcp.held = tcp.held, []
                for to_target, data in held:
                    self._carry(tcp, data, to_target=to_target, delay=RESEND)

    def power(self, host: str, on: bool) -> None:
        """Switch a PLC off, or on with everything forgotten."""
        plc = self.plcs[host]
        plc.powered = on
        if on:
            plc.target = plc.build()

    def drop_tcp(self, host: str) -> None:
        """End the TCP connections of a PLC from its side."""
        for tcp in [t for t in self._tcp if t.plc.host == host]:
            self._end(tcp, "closed by the PLC")

    # --- what a shell does --------------------------------------------------------------------------------------------

    def pump(self) -> None:
        """Carry out what the engines want."""
        while True:
            busy = False
            while self.originator.pending:
                busy = True
                self._carry_out()
            for tcp in tuple(self._tcp):
                busy |= self._pump_tcp(tcp)
            for plc in self.plcs.values():
                busy |= self._pump_target(plc)
            if not busy:
                return

    def _carry_out(self) -> None:
        actions = self.originator.drain()
        for event in actions.events:
            self.events.append((self.now, event))
        for data, (host, _port) in actions.datagrams:
            self._udp(self.plcs[host], data, to_target=True)
        self.groups -= set(actions.leaves)
        self.groups |= set(actions.joins)
        self.joined += actions.joins
        for peer in actions.connects:
            self._connect(peer)
        for tcp in tuple(self._tcp):
            for peer, reason in actions.hang_ups:
                if tcp.peer is peer:
                    tcp.ours.close()
                    self._pump_tcp(tcp)
                    tcp.closed_by_us = True
                    self._end(tcp, str(reason) if reason else "closed")

    def _connect(self, peer: Peer) -> None:
        plc = self.plcs.get(peer.address)
        self.connects.append(self.now)
        if plc is None:
            self.later(DELAY, lambda: peer.disconnected("refused", "check the address", self.now))
        elif plc.cable and plc.powered:
            self.later(DELAY, lambda: self._connected(peer, plc))
        else:
            # The first SYN is lost; it is sent again after 1 s.
            self.later(1.0, lambda: self._second_try(peer, plc))

    def _second_try(self, peer: Peer, plc: Plc) -> None:
        if plc.cable and plc.powered:
            self.later(DELAY, lambda: self._connected(peer, plc))
        else:
            self.later(CONNECT_TIMEOUT - 1.0, lambda: peer.disconnected("no answer", "check the cable", self.now))

    def _connected(self, peer: Peer, plc: Plc) -> None:
        theirs = plc.target.session(LOCAL, plc.host, self.now)
        ours = peer.connected(plc.host, LOCAL, self.now)
        self._tcp.append(_Tcp(peer, plc, 50000 + len(self.connects), ours, theirs, plc.target))

    def _pump_tcp(self, tcp: _Tcp) -> bool:
        if not tcp.alive:
            return False
        events = list(tcp.ours.events())
        tcp.peer.session_events(tcp.ours, events, self.now)
        data = tcp.ours.outgoing()
        if data:
            self._carry(tcp, data, to_target=True)
        answer = tcp.theirs.outgoing()
        if answer:
            self._carry(tcp, answer, to_target=False)
        if any(True for _ in tcp.theirs.events()):
            self._end(tcp, "closed by the PLC")
        return bool(events or data or answer)

    def _carry(self, tcp: _Tcp, data: bytes, *, to_target: bool, delay: float = DELAY) -> None:
        if not tcp.plc.cable:
            tcp.held.append((to_target, data))
            return
        if self.capture is not None:
            ends = (LOCAL, tcp.port), (tcp.plc.host, PORT)
            self.capture.tcp(*(ends if to_target else ends[::-1]), data)
        pieces: Iterable[bytes] = (data[i : i + 1] for i in range(len(data))) if tcp.plc.trickle else (data,)
        for piece in pieces:
            self.later(delay, lambda piece=piece: self._arrive(tcp, piece, to_target=to_target))  # type: ignore[misc]

    def _arrive(self, tcp: _Tcp, data: bytes, *, to_target: bool) -> None:
        plc = tcp.plc
        if not (tcp.alive or (tcp.closed_by_us and to_target)) or not plc.powered:
            return
        if tcp.target is not plc.target:
            self._end(tcp, "connection reset")
        elif to_target:
            plc.requests.append((self.now, data))
            tcp.theirs.receive(data, self.now)
        else:
            try:
                tcp.ours.receive(data, self.now)
            except RemoteError as error:
                self._end(tcp, str(error))

    def _tick(self, tcp: _Tcp) -> None:
        if not tcp.alive:
            return
        if tcp.plc.powered and tcp.target is tcp.plc.target:
            tcp.theirs.tick(self.now)
        try:
            tcp.ours.tick(self.now)
        except RemoteError as error:
            self._end(tcp, str(error))

    def _end(self, tcp: _Tcp, reason: str) -> None:
        if not tcp.alive:
            return
        tcp.alive = False
        self._tcp.remove(tcp)
        tcp.target.session_over(tcp.theirs)
        tcp.peer.disconnected(reason, "", self.now)

    def _pump_target(self, plc: Plc) -> bool:
        plc.target.touched()
        sent = plc.target.outgoing()
        if plc.powered and not plc.silent:
            for data, _address in sent:
                self._udp(plc, data, to_target=False)
        list(plc.target.events())
        return bool(sent)

    def _udp(self, plc: Plc, data: bytes, *, to_target: bool) -> None:
        if not plc.cable or not plc.powered or self.random.random() < plc.loss:
            return
        if self.capture is not None:
            ends = (LOCAL, IO_PORT), (plc.host, IO_PORT)
            self.capture.udp(*(ends if to_target else ends[::-1]), data)
        for _ in range(2 if self.random.random() < plc.duplicate else 1):
            delay = DELAY + self.random.random() * plc.jitter
            self.later(delay, lambda: self._udp_arrive(plc, data, to_target=to_target))

    def _udp_arrive(self, plc: Plc, data: bytes, *, to_target: bool) -> None:
        if not to_target:
            self.originator.receive(data, (plc.host, IO_PORT), self.now)
        elif plc.powered and not plc.deaf:
            plc.udp_log.append((self.now, data))
            plc.target.receive(data, (LOCAL, IO_PORT), self.now)

    def _deadlines(self) -> Iterable[float | None]:
        yield self.originator.deadline()
        yield self._queue[0][0] if self._queue else None
        for plc in self.plcs.values():
            if plc.powered:
                yield plc.target.deadline()
        for tcp in self._tcp:
            yield tcp.ours.deadline()
            if tcp.plc.powered and tcp.target is tcp.plc.target:
                yield tcp.theirs.deadline()
