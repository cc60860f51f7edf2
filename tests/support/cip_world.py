"""Our originator and simulated controllers in one virtual time: TCP, UDP, restarts, pulled cables, and no socket."""

import random
from dataclasses import dataclass, field

from linkkit.engine import RemoteError
from pyconpro.connection import Changed, IoConnection, State
from pyconpro.originator import Identifiers, Originator
from pyconpro.peer import Happening, Peer
from pyconpro.session import Session
from pyconpro.simulator.controller import IDENTITY, Restarting, SimulatedController
from pyconpro.simulator.faults import Script, read_settings, read_timed
from pyconpro.spec import ConnectionSpec
from pyconpro.target.model import Options
from pyconpro.target.session import Session as TargetSession
from pyconpro.target.session import SessionOver

OURS = "10.0.0.1"
START = 100.0
CONNECT_TIMEOUT = 1.5
"""Seconds after which connecting to an unplugged controller fails, as the shell's does."""
SYN_AGAIN = 1.0
"""Seconds after which operating systems ask for a TCP connection a second time."""


@dataclass
class Tcp:
    """One TCP connection."""

    peer: Peer
    client: Session
    host: str
    server: TargetSession


@dataclass
class Consumer:
    """A connection of ours with what it delivered."""

    connection: IoConnection
    arrivals: list[tuple[float, bytes]] = field(default_factory=list)

    @property
    def state(self) -> State:
        return self.connection.state

    def gap_after(self, time: float) -> float:
        """Give how long nothing came, around a time at which something was on its way to go wrong."""
        before = [arrival for arrival, _ in self.arrivals if arrival <= time]
        after = [arrival for arrival, _ in self.arrivals if arrival > time]
        return after[0] - before[-1]

    def first_after(self, time: float) -> float:
        """Give when the first packet after `time` came."""
        return next(arrival for arrival, _ in self.arrivals if arrival > time)


class World:
    """Everything that talks to each other, driven by `run`."""

    def __init__(self, seed: int = 1) -> None:
        self.now = START
        self.chance = random.Random(seed).random
        self.originator = Originator(Identifiers(0x1337, 0xCAFE, 0x100, 0x4444), self.chance)
        self.controllers: dict[str, SimulatedController] = {}
        self.events: list[tuple[float, Happening]] = []
        self.tcp: list[Tcp] = []
        self._off_until: dict[str, float] = {}
        self._asking: list[tuple[float, Peer, bool]] = []
        """(when, who, whether it is the second question) of connects that nobody answered yet."""

    # --- what a test does ---------------------------------------------------------------------------------------------

    def controller(self, *faults: str, at: tuple[str, ...] = (), host: str = "10.0.0.2") -> SimulatedController:
        """Switch a controller on."""
        script = Script([read_settings(faults), *read_timed(at)])
        options = Options(IDENTITY, first_sequence=0)
        controller = SimulatedController(options, 7, self.now, script=script, chance=self.chance)
        self.controllers[host] = controller
        return controller

    def peer(self, host: str = "10.0.0.2") -> Peer:
        """Make the originator's side of it."""
        return self.originator.peer(host)

    def consume(self, peer: Peer, spec: ConnectionSpec) -> Consumer:
        """Open a connection and keep what it delivers."""
        consumer: Consumer

        def deliver(data: bytes) -> None:
            consumer.arrivals.append((self.now, data))

        consumer = Consumer(peer.consume(spec, deliver))
        consumer.connection.open(self.now)
        self.settle()
        return consumer

    def run(self, seconds: float) -> None:
        """Let time pass, with every deadline met on time."""
        end = self.now + seconds
        self.settle()
        while (due := self._next()) is not None and due <= end:
            self.now = max(self.now, due)
            self._tick()
            self.settle()
        self.now = end

    def texts(self, connection: IoConnection) -> list[str]:
        """Give all that was said about a connection, hints behind a bar."""
        return [
            f"{event.text} | {event.hint}"
            for _, event in self.events
            if isinstance(event, Changed) and event.connection is connection and event.text
        ]

    # --- how it works -------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Carry everything that is on its way now."""
        while True:
            moved = self._carry_originator()
            for tcp in tuple(self.tcp):
                moved = self._carry_tcp(tcp) or moved
            for host, controller in self.controllers.items():
                moved = self._carry_controller(host, controller) or moved
            if not moved:
                return

    def _next(self) -> float | None:
        times = [self.originator.deadline(), *(time for time, *_ in self._asking)]
        times += [controller.deadline() for controller in self.controllers.values()]
        for tcp in self.tcp:
            times += [tcp.client.deadline(), tcp.server.deadline()]
        return min((time for time in times if time is not None), default=None)

    def _tick(self) -> None:
        self.originator.tick(self.now)
        for controller in self.controllers.values():
            controller.tick(self.now)
        for tcp in tuple(self.tcp):
            tcp.server.tick(self.now)
            try:
                tcp.client.tick(self.now)
            except RemoteError as error:
                self._cut(tcp, str(error))
        for asked in tuple(self._asking):
            time, peer, again = asked
            if time > self.now:
                continue
            self._asking.remove(asked)
            if not again:
                peer.disconnected("no answer", "check the cable", self.now)
            elif self.controllers[peer.address].unplugged:
                self._asking.append((time + CONNECT_TIMEOUT - SYN_AGAIN, peer, False))
            else:
                self._connect(peer)

    def _reachable(self, host: str) -> bool:
        return host in self.controllers and self._off_until.get(host, 0.0) <= self.now

    def _carry_originator(self) -> bool:
        if not self.originator.pending:
            return False
        actions = self.originator.drain()
        self.events += [(self.now, event) for event in actions.events]
        for data, (host, _port) in actions.datagrams:
            if self._reachable(host):
                self.controllers[host].receive(data, (OURS, 2222), self.now)
        for peer in actions.connects:
            self._connect(peer)
        for peer, reason in actions.hang_ups:
            for tcp in [tcp for tcp in self.tcp if tcp.peer is peer]:
                tcp.client.close()
                self._carry_tcp(tcp)
                self._cut(tcp, str(reason or "closed"))
        return True

    def _connect(self, peer: Peer) -> None:
        host = peer.address
        if not self._reachable(host):
            peer.disconnected("refused", "is it on?", self.now)
        elif self.controllers[host].unplugged:
            self._asking.append((self.now + SYN_AGAIN, peer, True))
        else:
            server = self.controllers[host].session(OURS, host, self.now)
            self.tcp.append(Tcp(peer, peer.connected(host, OURS, self.now), host, server))

    def _carry_tcp(self, tcp: Tcp) -> bool:
        if tcp not in self.tcp:
            return False
        up, down = tcp.client.outgoing(), b""
        if up:
            tcp.server.receive(up, self.now)
        down = tcp.server.outgoing()
        if down:
            try:
                tcp.client.receive(down, self.now)
            except RemoteError as error:
                self._cut(tcp, str(error))
                return True
        happened = list(tcp.client.events())
        if happened:
            tcp.peer.session_events(tcp.client, happened, self.now)  # type: ignore[arg-type]
        over = [event for event in tcp.server.events() if isinstance(event, SessionOver)]
        if over:
            self._cut(tcp, f"closed by the controller: {over[0].reason}")
        return bool(up or down or happened or over)

    def _cut(self, tcp: Tcp, reason: str) -> None:
        if tcp not in self.tcp:
            return
        self.tcp.remove(tcp)
        self.controllers[tcp.host].session_over(tcp.server)
        tcp.peer.disconnected(reason, "", self.now)

    def _carry_controller(self, host: str, controller: SimulatedController) -> bool:
        controller.touched()
        packets = controller.outgoing()
        for data, (destination, port) in packets:
            if destination == OURS and port == 2222:
                self.originator.receive(data, (host, 2222), self.now)
        restarts = [event for event in controller.events() if isinstance(event, Restarting)]
        for event in restarts:
            self._off_until[host] = self.now + event.seconds
            for tcp in [tcp for tcp in self.tcp if tcp.host == host]:
                self._cut(tcp, "connection reset")
        return bool(packets or restarts)
