"""An outstation and its masters in virtual time."""

from dataclasses import dataclass, field

from iec104.link import Link, Role
from iec104.outstation.core import Options, Outstation
from iec104.outstation.process import Station
from iec104.outstation.session import Session
from iec104.parameters import ProtocolParameters
from iec104.wire import asdu as wire
from iec104.wire.apci import HEADER
from iec104.wire.asdu import Asdu
from linkkit.engine import RemoteError

EPOCH = 1_700_000_000_000_000_000
"""2023-11-14 22:13:20 UTC, what the station's clock shows at the start."""


@dataclass
class Master:
    """One controlling station on one connection."""

    bench: "Bench"
    session: Session
    link: Link
    got: list[Asdu] = field(default_factory=list)
    happened: list[object] = field(default_factory=list)
    """What the outstation told its application about this connection."""
    closed: str = ""
    """Why the connection is over."""
    deaf: bool = False
    """Nothing of the outstation arrives any more."""

    def start(self) -> "Master":
        """STARTDT."""
        self.link.start(self.bench.now)
        self.bench.settle()
        return self

    def stop(self) -> None:
        """STOPDT."""
        self.link.stop(self.bench.now)
        self.bench.settle()

    def send(self, asdu: Asdu) -> None:
        """Send without looking at the answer."""
        self.link.send(wire.build(asdu), self.bench.now)

    def ask(self, asdu: Asdu) -> list[Asdu]:
        """Send, and give what came back at once."""
        self.got.clear()
        self.send(asdu)
        self.bench.settle()
        return self.take()

    def take(self) -> list[Asdu]:
        """Give what has come since the last time."""
        got, self.got = self.got, []
        return got

    def told(self, kind: type) -> list[object]:
        """Happenings of one kind."""
        return [happening for happening in self.happened if isinstance(happening, kind)]

    def drop(self) -> None:
        """Cut the connection."""
        self.closed = self.closed or "dropped"
        self.bench.outstation.close(self.session)


@dataclass
class Bench:
    """An outstation; `now` moves only when told."""

    outstation: Outstation
    now: float = 0.0
    masters: list[Master] = field(default_factory=list)
    chunk: int = 0
    """Octets per delivery, 0 for all at once."""

    @property
    def station(self) -> Station:
        """The first station."""
        return next(iter(self.outstation.stations.values()))

    def connect(self, remote: str = "10.0.0.1", **parameters: int) -> Master:
        """A new connection, not yet started."""
        session = self.outstation.open(remote, self.now)
        master = Master(self, session, Link(Role.CONTROLLING, ProtocolParameters(**parameters), self.now))
        self.masters.append(master)
        return master

    def settle(self) -> None:
        """Carry octets both ways until there are none."""
        busy = True
        while busy:
            busy = False
            for master in self.masters:
                master.happened += master.session.events()
                up, down = master.link.outgoing(), master.session.outgoing()
                if master.closed:
                    continue
                busy = busy or bool(up or down)
                self._deliver(master, master.session, up)
                if not master.deaf:
                    self._deliver(master, master.link, down)
                for event in master.link.events():
                    if isinstance(event, bytes):
                        master.got.append(wire.parse(event, HEADER, self.outstation.options.sizes))

    def advance(self, seconds: float) -> None:
        """Let time pass, waking everybody exactly at their deadlines."""
        end = self.now + seconds
        self.settle()
        while True:
            due = [d for d in self._deadlines() if d is not None]
            if not due or min(due) > end:
                break
            self.now = max(self.now, min(due))
            deadline = self.outstation.deadline()
            if deadline is not None and deadline <= self.now:
                self.outstation.tick(self.now)
            for master in self.masters:
                for engine in (master.link, master.session):
                    deadline = None if master.closed else engine.deadline()
                    if deadline is not None and deadline <= self.now:
                        self._guard(master, lambda engine=engine: engine.tick(self.now))
            self.settle()
        self.now = end

    def _deadlines(self) -> list[float | None]:
        engines = [engine for m in self.masters if not m.closed for engine in (m.link, m.session)]
        return [self.outstation.deadline(), *(engine.deadline() for engine in engines)]

    def _deliver(self, master: Master, engine: Link | Session, data: bytes) -> None:
        step = self.chunk or len(data) or 1
        for start in range(0, len(data), step):
            piece = data[start : start + step]
            self._guard(master, lambda piece=piece: engine.receive(piece, self.now))

    def _guard(self, master: Master, call: object) -> None:
        try:
            call()  # type: ignore[operator]
        except RemoteError as error:
            if not master.closed:
                master.closed = str(error)
                master.happened += master.session.events()
                self.outstation.close(master.session)


def bench(options: Options | None = None, *, station: int | None = 47, **parameters: int) -> Bench:
    """An outstation with one empty station."""
    outstation = Outstation(EPOCH, 0.0, options, ProtocolParameters(**parameters))
    if station is not None:
        outstation.add_station(station)
    return Bench(outstation)
