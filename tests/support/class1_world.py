"""Our originator and a target as engines in a virtual world: clock, TCP, UDP, a cable to pull, a PLC to restart."""

import heapq
import itertools
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from linkkit.engine import RemoteError
from pyconpro.connection import Changed, IoConnection, State
from pyconpro.originator import Identifiers, Originator
from pyconpro.peer import Happening, Peer
from pyconpro.session import Session
from pyconpro.spec import ConnectionSpec, produced_tag
from pyconpro.target.admission import Applications
from pyconpro.target.engine import Target
from pyconpro.target.model import Options, ProducedTag
from pyconpro.target.session import Session as TargetSession
from pyconpro.wire.identity import Identity

PC, PLC = "10.0.0.1", "10.0.0.2"
LATENCY = 0.0005
CONNECT_TIMEOUT = 1.5
IDENTITY = Identity(1, 14, 5, 33, 11, 0x3160, 0xCAFE, "world")

Fate = Callable[[bytes], Iterable[float]]
"""Delays with which copies of a datagram arrive, seconds; none at all: it is lost."""


def straight(_datagram: bytes) -> Iterable[float]:
    """Every datagram arrives once, soon and in order."""
    return (LATENCY,)


@dataclass(eq=False)
class Tcp:
    """One TCP connection."""

    peer: Peer
    ours: Session
    theirs: TargetSession
    target: Target
    up: bool = True
    waiting: list[Callable[[], None]] = field(default_factory=list)
    """What is on its way while the cable is out; TCP brings it later."""


class World:
    """Everything moves in `run`. `options` are those of the target."""

    def __init__(self, *tags: ProducedTag, **options: object) -> None:
        self.now = 100.0
        self.values = itertools.count(1)
        self.tags = tags or (ProducedTag("test", 4, lambda _now: struct.pack("<I", next(self.values))),)
        self.options = options
        self.seeds = itertools.count(1000, 1000)
        self.originator = Originator(Identifiers(0x1337, 42, 0xFFFD, 0x55AA), lambda: 0.5)
        self.target: Target | None = self.make_target()
        self.peer = self.originator.peer(PLC)
        self.cable = True
        self.to_target: Fate = straight
        self.to_originator: Fate = straight
        self.events: list[tuple[float, Happening]] = []
        self.delivered: list[tuple[float, int]] = []
        """(time, value) of everything handed to the application."""
        self.heartbeats: list[float] = []
        """When datagrams of ours left."""
        self._tcp: list[Tcp] = []
        self._mail: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()

    def make_target(self) -> Target:
        return Target(Options(IDENTITY, **self.options), Applications(self.tags), next(self.seeds))  # type: ignore[arg-type]

    # --- what a test does ---------------------------------------------------------------------------------------------

    def consume(self, spec: ConnectionSpec | None = None) -> IoConnection:
        """Open a connection to the first tag: RPI 10 ms, heartbeats every 20 ms."""
        spec = spec or produced_tag(self.tags[0].name, self.tags[0].size + 2, 10, 20)

        def deliver(data: bytes) -> None:
            self.delivered.append((self.now, int.from_bytes(data[:4], "little")))

        connection = self.peer.consume(spec, deliver)
        connection.open(self.now)
        self.pump()
        return connection

    def run(self, seconds: float) -> None:
        """Let time pass."""
        self._run_to(self.now + seconds, lambda: False)

    def run_until(self, condition: Callable[[], bool], most: float = 100.0) -> float:
        """Let time pass until something is so; gives how long it took. Fails after `most` seconds."""
        begin = self.now
        self._run_to(self.now + most, condition)
        assert condition(), f"not within {most} s; last events: {self.events[-4:]}"
        return self.now - begin

    def pull_cable(self) -> None:
        self.cable = False

    def plug_cable(self) -> None:
        self.cable = True
        for tcp in self._tcp:
            waiting, tcp.waiting = tcp.waiting, []
            for action in waiting:
                self._later(LATENCY, action)

    def power_off(self) -> None:
        """The PLC is dead: nothing answers, its TCP connections are forgotten without a word."""
        self.target = None

    def power_on(self) -> None:
        self.target = self.make_target()

    def close_tcp(self) -> None:
        """The PLC closes its TCP connections, as it does with idle ones."""
        for tcp in tuple(self._tcp):
            self._tcp_over(tcp, "closed by the PLC")
        self.pump()

    @property
    def live(self) -> int:
        """Class-1 connections that the PLC has."""
        return len(self.target.manager.live) if self.target else 0

    def states(self, connection: IoConnection) -> list[State]:
        """All states that were reported of a connection."""
        return [e.state for _, e in self.events if isinstance(e, Changed) and e.connection is connection]

    # --- inside -------------------------------------------------------------------------------------------------------

    def _run_to(self, end: float, over: Callable[[], bool]) -> None:
        self.pump()
        while not over():
            due = [d for d in self._deadlines() if d is not None]
            if not due or min(due) > end:
                self.now = end
                return
            self.now = max(self.now, min(due))
            while self._mail and self._mail[0][0] <= self.now:
                heapq.heappop(self._mail)[2]()
            if self.target is not None:
                self.target.tick(self.now)
            for tcp in tuple(self._tcp):
                self._guard(tcp, lambda tcp=tcp: tcp.ours.tick(self.now))  # type: ignore[misc]
                tcp.theirs.tick(self.now)
            self.originator.tick(self.now)
            self.pump()

    def _deadlines(self) -> Iterable[float | None]:
        yield self._mail[0][0] if self._mail else None
        yield self.originator.deadline()
        if self.target is not None:
            yield self.target.deadline()
        for tcp in self._tcp:
            yield tcp.ours.deadline()
            if tcp.target is self.target:
                yield tcp.theirs.deadline()

    def pump(self) -> None:
        """Carry out what both engines want."""
        for _ in range(1000):
            moved = self._pump_originator()
            moved |= self._pump_target()
            for tcp in tuple(self._tcp):
                moved |= self._pump_tcp(tcp)
            if not moved:
                return
        raise AssertionError("the engines do not come to rest")

    def _pump_originator(self) -> bool:
        actions = self.originator.drain()
        for datagram, (host, _port) in actions.datagrams:
            assert host == PLC
            self.heartbeats.append(self.now)
            if self.cable:
                for delay in self.to_target(datagram):
                    self._later(delay, lambda d=datagram: self._arrive_at_target(d))  # type: ignore[misc]
        for peer, reason in actions.hang_ups:
            for tcp in tuple(self._tcp):
                if tcp.peer is peer:
                    tcp.ours.close()
                    self._pump_tcp(tcp)
                    self._tcp_over(tcp, str(reason or "closed"))
        for peer in actions.connects:
            self._later(LATENCY if self.cable and self.target else CONNECT_TIMEOUT, lambda p=peer: self._connect(p))  # type: ignore[misc]
        self.events += [(self.now, event) for event in actions.events]
        return bool(actions)

    def _connect(self, peer: Peer) -> None:
        if not self.cable or self.target is None:
            peer.disconnected("no answer", "", self.now)
            return
        ours = peer.connected(PLC, PC, self.now)
        self._tcp.append(Tcp(peer, ours, self.target.session(PC, PLC, self.now), self.target))

    def _pump_target(self) -> bool:
        target = self.target
        if target is None:
            return False
        sent = target.outgoing()
        for datagram, (host, _port) in sent:
            assert host == PC or host.startswith("239.")
            if self.cable:
                for delay in self.to_originator(datagram):
                    self._later(delay, lambda d=datagram: self._arrive_at_originator(d))  # type: ignore[misc]
        target.touched()
        list(target.events())
        return bool(sent)

    def _pump_tcp(self, tcp: Tcp) -> bool:
        up = tcp.ours.outgoing()
        if up:
            self._segment(tcp, lambda: self._to_theirs(tcp, up))
        events = list(tcp.ours.events())
        if events:
            tcp.peer.session_events(tcp.ours, events, self.now)
        moved = bool(up or events)
        if tcp.target is self.target:
            down = tcp.theirs.outgoing()
            if down:
                self._segment(tcp, lambda: self._guard(tcp, lambda: tcp.ours.receive(down, self.now)))
            over = tcp.theirs.events()
            if over:
                self._segment(tcp, lambda: self._tcp_over(tcp, over[0].reason))
            moved |= bool(down or over)
        return moved

    def _segment(self, tcp: Tcp, action: Callable[[], None]) -> None:
        if self.cable:
            self._later(LATENCY, lambda: action() if tcp.up else None)
        else:
            tcp.waiting.append(lambda: action() if tcp.up else None)

    def _to_theirs(self, tcp: Tcp, data: bytes) -> None:
        if self.target is None:
            return  # nobody there, not even to refuse
        if tcp.target is not self.target:
            self._tcp_over(tcp, "connection reset")
            return
        tcp.theirs.receive(data, self.now)

    def _guard(self, tcp: Tcp, action: Callable[[], None]) -> None:
        if not tcp.up:
            return
        try:
            action()
        except RemoteError as error:
            self._tcp_over(tcp, str(error))

    def _tcp_over(self, tcp: Tcp, reason: str) -> None:
        if tcp.up:
            tcp.up = False
            self._tcp.remove(tcp)
            tcp.target.session_over(tcp.theirs)
            tcp.peer.disconnected(reason, "", self.now)

    def _arrive_at_target(self, datagram: bytes) -> None:
        if self.target is not None and self.cable:
            self.target.receive(datagram, (PC, 2222), self.now)

    def _arrive_at_originator(self, datagram: bytes) -> None:
        if self.cable:
            self.originator.receive(datagram, (PLC, 2222), self.now)

    def _later(self, delay: float, action: Callable[[], None]) -> None:
        heapq.heappush(self._mail, (self.now + delay, next(self._order), action))
