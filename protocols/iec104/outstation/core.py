"""The outstation itself: its stations, its clock, who is connected, what is reported to whom and when."""

import heapq
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from iec104.conversion import fields_of
from iec104.enums import Cot, Type
from iec104.information import BinaryCounterInfo, Information
from iec104.outstation.buffer import DEFAULT_SIZE, EventBuffer, Report
from iec104.outstation.clock import StationClock
from iec104.outstation.faults import Faults
from iec104.outstation.files import FileStore
from iec104.outstation.happenings import ClockSync, Command
from iec104.outstation.jobs import Job
from iec104.outstation.process import VARIANTS, Point, Station, effect, returns
from iec104.outstation.session import Session
from iec104.parameters import ProtocolParameters
from iec104.wire.asdu import Asdu, Values, capacity
from iec104.wire.elements import CP24
from iec104.wire.header import STANDARD, Sizes
from iec104.wire.times import UTC_RULE, TimeRule, nanoseconds
from iec104.wire.types import TYPES
from linkkit.engine import LocalError

PRIVATE_TYPE: Final = 200
"""Sent by the fault `unknown_types`; the standard leaves 128–255 to private use."""
MEASURED: Final = frozenset({"NVA", "SVA", "R32"})
THRESHOLD: Final = 1
"""Kind of parameter that suppresses small changes of a measured value."""


@dataclass(frozen=True, slots=True)
class Redundancy:
    """One redundancy group: connections of which one at a time carries data, and which share their events."""

    name: str
    addresses: frozenset[str] = frozenset()
    """IP addresses of the controlling stations that belong to it; empty takes everybody."""


@dataclass(frozen=True, slots=True)
class Options:
    """How an outstation behaves, apart from its points."""

    select_timeout: float = 10.0
    """Seconds between select and execute."""
    groups: tuple[Redundancy, ...] = ()
    """Redundancy groups; none makes every connection its own group."""
    buffer_size: int = DEFAULT_SIZE
    """Events kept per group while they cannot be sent."""
    max_connections: int = 0
    """0 for no limit."""
    command_delay: float = 0.0
    """Seconds after which a time-tagged command is too old to be executed; 0 accepts any age."""
    sizes: Sizes = STANDARD
    rule: TimeRule = UTC_RULE
    faults: Faults = field(default_factory=Faults)
    asks_clock: bool = False
    """Whether a clock synchronisation is put to the application before it is confirmed."""


@dataclass(slots=True, eq=False)
class Group:
    """A redundancy group at work."""

    settings: Redundancy
    buffer: EventBuffer
    sessions: list[Session] = field(default_factory=list)


class Outstation:
    """A controlled station: any number of common addresses, any number of connections.

    Sans-I/O. Every method that takes `now` (monotonic seconds) may give sessions something to send: call `pump` on the
    shells of `sessions` afterwards. `tick` and `deadline` drive what belongs to no connection.
    """

    def __init__(
        self, epoch_ns: int, now: float, options: Options | None = None, parameters: ProtocolParameters | None = None
    ) -> None:
        """`epoch_ns` is what the station's clock shows at `now`, nanoseconds since 1970 UTC."""
        self.options = options or Options()
        self.parameters = parameters or ProtocolParameters()
        faults = self.options.faults
        self.clock = StationClock(epoch_ns, now, drift=faults.clock_drift * 1e-6, offset=faults.clock_offset)
        self.stations: dict[int, Station] = {}
        self.files = FileStore()
        self.groups = [Group(g, EventBuffer(self.options.buffer_size)) for g in self.options.groups]
        self._waiting = EventBuffer(self.options.buffer_size)
        self._cyclic: list[tuple[float, int, Point]] = []
        self._returns: list[tuple[float, int, Point, Information]] = []
        """What commands will have done to points, and when."""
        self._order = itertools.count()
        self._next_unknown = now + faults.unknown_types if faults.unknown_types else None

    # Stations and points

    def add_station(self, common_address: int) -> Station:
        """Add a station. Raises `ValueError` when the address is taken or impossible."""
        if common_address in self.stations:
            raise ValueError(f"there is a station {common_address} already")
        station = self.stations[common_address] = Station(common_address)
        return station

    def set_interval(self, point: Point, interval: float, now: float) -> None:
        """Send a point cyclically every `interval` seconds; 0 stops that."""
        if interval < 0:
            raise ValueError(f"an interval is 0 or more seconds, not {interval}")
        point.interval = interval
        if interval:
            self._schedule(point, now + interval)

    # Values

    def update(self, point: Point, info: Information, now: float, *, cause: int = Cot.SPONTANEOUS) -> None:
        """Give a point a new value and report it as an event, time-tagged if its type is.

        The tag is `info.recorded_at` when that is given (naive: local), else the station's time. Within the threshold
        that a controlling station has set for it, a measured value is stored without being reported.
        """
        self.store(point, info, now)
        if cause == Cot.SPONTANEOUS and _within_threshold(point):
            return
        self.report(point, now, cause)

    def store(self, point: Point, info: Information, now: float) -> None:
        """Give a point a new value without reporting it. Raises `ValueError` when it is of the wrong class."""
        if type(info) is not type(point.info):
            raise ValueError(f"{TYPES[point.type_id].mnemonic} takes {type(point.info).__name__}, not {info!r}")
        point.info = info
        recorded = getattr(info, "recorded_at", None)
        point.changed_at = self.clock.time_ns(now) if recorded is None else _instant(recorded)

    def report_together(self, points: Iterable[Point], now: float, cause: int = Cot.SPONTANEOUS) -> None:
        """Report several points, those of one type in as few messages as they fit into."""
        self._publish([event for point in points for event in self._events(point, cause, point.type_id)], now)

    def report(self, point: Point, now: float, cause: int = Cot.SPONTANEOUS, type_id: int = 0) -> None:
        """Report a point's value to everybody, as its own type or another variant of it."""
        self._publish(self._events(point, cause, type_id or point.type_id), now)

    def transmit_cyclically(self, point: Point, now: float) -> None:
        """Send a point's value with cause 1 now, besides any interval."""
        for session in self.sessions:
            session.cyclic(point)
        self.pull(now)

    def _events(self, point: Point, cause: int, type_id: int) -> list[Report]:
        faults = self.options.faults
        if faults.cp24 and (short := VARIANTS[type_id].cp24) is not None:
            type_id = short
        point.reported = point.info
        event = Report(point.common_address, type_id, cause, point.io_address, self.values(point, type_id))
        return [event, event._replace(io_address=0)] if faults.zero_address else [event]

    def values(self, point: Point, type_id: int) -> Values:
        """Give a point's raw fields in any variant of its type, with the time of its last change."""
        tag = b""
        if TYPES[type_id].timed:
            tag = self.options.rule.write(point.changed_at, invalid=self.options.faults.invalid_time)
            if TYPES[type_id].time == CP24.name:
                tag = tag[:3]
        return fields_of(type_id, point.info, tag)

    def initialised(self, common_address: int, cause: int, now: float) -> None:
        """Report the end of initialisation of a station (M_EI_NA_1)."""
        self._publish([Report(common_address, Type.M_EI_NA_1, Cot.INITIALIZED, 0, (int(cause),))], now)

    def clear_events(self) -> None:
        """Forget all events not yet sent."""
        for group in self.groups:
            group.buffer.take_all()
        self._waiting.take_all()

    def return_information(self, command: Point, info: Information, now: float) -> None:
        """Let the point related to a command take its value and report that with cause 11."""
        station = self.stations.get(command.common_address)
        point = station.monitored.get(command.related) if station and command.related is not None else None
        shown = None if point is None else effect(info, point.info)
        if point is None or shown is None:
            return
        for after, state in returns(self.options.faults, shown):
            if after:
                heapq.heappush(self._returns, (now + after, next(self._order), point, state))
            else:
                self._return(point, state, now)

    def _return(self, point: Point, info: Information, now: float) -> None:
        self.store(point, info, now)
        self.report(point, now, Cot.RETURN_INFO_REMOTE, _plain(point))

    # What interrogations ask for

    def interrogated(self, station: Station, qualifier: int) -> list[Point]:
        """Points that answer a station interrogation (20) or one of group 1–16 (21–36)."""
        group = qualifier - 20
        points = [
            point
            for point in station.monitored.values()
            if not point.is_counter and not point.is_protection_event and (not group or group in point.groups)
        ]
        return sorted(points, key=lambda point: (_plain(point), point.io_address))

    def counters(self, station: Station, request: int) -> list[Point]:
        """Counters that a counter interrogation of all (5) or of group 1–4 means."""
        return [p for p in station.monitored.values() if p.is_counter and request in (5, p.counter_group)]

    def freeze(self, point: Point, mode: int, now: float) -> None:
        """Freeze (1), freeze and reset (2) or reset (3) a counter."""
        info = point.info
        assert isinstance(info, BinaryCounterInfo)
        if mode in (1, 2):
            sequence = ((point.frozen or info).sequence + 1) % 32
            point.frozen = replace(info, sequence=type(info.sequence)(sequence))
        if mode in (2, 3):
            self.store(point, replace(info, counter=0), now)

    def asdus(self, points: Iterable[Point], cause: int, *, originator: int = 0) -> Iterator[Asdu]:
        """Pack points into as few ASDUs as their order allows, values as they are when each ASDU is taken.

        Interrogations and cyclic transmission use the types without time; consecutive addresses go as SQ=1.
        """
        faults = self.options.faults
        timed = faults.timed_interrogation or faults.sequence_with_time
        for (address, type_id), members in itertools.groupby(
            points, key=lambda p: (p.common_address, (VARIANTS[p.type_id].cp56 if timed else None) or _plain(p))
        ):
            row = TYPES[type_id]
            sequence_allowed = row.sq or faults.sequence_with_time
            for run in _runs(list(members), sequence_allowed):
                sequence = sequence_allowed and len(run) > 1 and _consecutive(run)
                most = capacity(row, sequence, self.options.sizes)
                for start in range(0, len(run), most):
                    part = run[start : start + most]
                    yield Asdu.of(
                        type_id,
                        cause,
                        address,
                        [(point.io_address, self._current(point, type_id)) for point in part],
                        sequence=sequence,
                        originator=originator,
                        sizes=self.options.sizes,
                    )

    def _current(self, point: Point, type_id: int) -> Values:
        if point.frozen is None:
            return self.values(point, type_id)
        tag = self.options.rule.write(point.changed_at) if TYPES[type_id].timed else b""
        return fields_of(type_id, point.frozen, tag)

    # Connections

    @property
    def sessions(self) -> list[Session]:
        """All open connections."""
        return [session for group in self.groups for session in group.sessions]

    def open(self, remote: str, now: float) -> Session:
        """Take a new connection from an address. Raises `LocalError` when it is not wanted."""
        if self.options.max_connections and len(self.sessions) >= self.options.max_connections:
            raise LocalError(f"there are {self.options.max_connections} connections already, the most allowed")
        if self.options.groups:
            named = [g for g in self.groups if remote in g.settings.addresses]
            group = next(iter(named or [g for g in self.groups if not g.settings.addresses]), None)
            if group is None:
                raise LocalError(f"{remote} belongs to no redundancy group")
        else:
            buffer, self._waiting = self._waiting, EventBuffer(self.options.buffer_size)
            group = Group(Redundancy(remote), buffer)
            self.groups.append(group)
        session = Session(self, group, remote, now)
        group.sessions.append(session)
        return session

    def close(self, session: Session) -> None:
        """Forget a connection; what it sent without acknowledgement waits for the next one of its group."""
        group = session.group
        if session not in group.sessions:
            return
        group.sessions.remove(session)
        group.buffer.give_back(session.unacknowledged())
        for station in self.stations.values():
            for point in station.commands.values():
                if point.selection is not None and point.selection.owner is session:
                    point.selection = None
        if not self.options.groups:
            self.groups.remove(group)
            if not self.groups:
                self._waiting.give_back(group.buffer.take_all())

    def take_over(self, session: Session, now: float) -> None:
        """Make a session the one of its group that carries data."""
        for other in session.group.sessions:
            if other is not session:
                other.deactivate(now)

    # Answers of the application

    def answer(self, command: Command | ClockSync, success: bool | None, now: float, terminate: float = 0.0) -> None:
        """Confirm what was asked: positively, negatively, or (None) not at all.

        A positive command is terminated `terminate` seconds later.
        """
        command.session.answer(command, success, now, terminate)

    def resume(self, session: Session, job: Job, now: float) -> None:
        """Go on with what waited for `BeforeRead`."""
        session.resume(job, now)

    # Time

    def tick(self, now: float) -> None:
        """Queue the cyclic transmissions and return information that are due."""
        while self._returns and self._returns[0][0] <= now:
            _, _, point, info = heapq.heappop(self._returns)
            if self._exists(point):
                self._return(point, info, now)
        while self._cyclic and self._cyclic[0][0] <= now:
            due, _, point = heapq.heappop(self._cyclic)
            if due != point.due or not point.interval or not self._exists(point):
                continue
            following = due + point.interval
            self._schedule(point, following if following > now else now + point.interval)
            for session in self.sessions:
                session.cyclic(point)
        if self._next_unknown is not None and now >= self._next_unknown:
            self._next_unknown = now + self.options.faults.unknown_types
            for address in self.stations:
                for session in self.sessions:
                    session.say(Asdu(PRIVATE_TYPE, Cot.SPONTANEOUS, address, b"\x01\x00\x00\x2a"), now)
        self.pull(now)

    def deadline(self) -> float | None:
        """When `tick` has something to do."""
        first = [waiting[0][0] for waiting in (self._cyclic, self._returns) if waiting]
        return min([*first, *([] if self._next_unknown is None else [self._next_unknown])], default=None)

    def pull(self, now: float) -> None:
        """Let every session send what its window allows."""
        for session in self.sessions:
            session.pull(now)

    def _schedule(self, point: Point, due: float) -> None:
        point.due = due
        heapq.heappush(self._cyclic, (due, next(self._order), point))

    def _exists(self, point: Point) -> bool:
        station = self.stations.get(point.common_address)
        return station is not None and station.monitored.get(point.io_address) is point

    def _publish(self, events: list[Report], now: float) -> None:
        for event in events:
            # An event without time says nothing later that an interrogation would not say better.
            lasting = event.type_id == Type.M_EI_NA_1 or TYPES[event.type_id].timed
            if not self.groups and lasting:
                self._waiting.put(event)
            for group in self.groups:
                if lasting or any(session.started for session in group.sessions):
                    group.buffer.put(event)
        self.pull(now)


def _plain(point: Point) -> int:
    return VARIANTS[point.type_id].plain or point.type_id


def _instant(moment: datetime) -> int:
    """Naive moments are local time of this computer, as in the documented API."""
    return nanoseconds(moment.astimezone(UTC))


def _within_threshold(point: Point) -> bool:
    parameter = point.parameters.get(THRESHOLD)
    if parameter is None or point.reported is None or TYPES[point.type_id].value not in MEASURED:
        return False
    return bool(abs(point.info.value - point.reported.value) < parameter[0])


def _consecutive(points: list[Point]) -> bool:
    return points[-1].io_address - points[0].io_address == len(points) - 1 and all(
        b.io_address == a.io_address + 1 for a, b in itertools.pairwise(points)
    )


def _runs(points: list[Point], sequence_allowed: bool) -> Iterator[list[Point]]:
    """Split into stretches of consecutive addresses worth an SQ=1, and the rest between them."""
    if not sequence_allowed:
        yield points
        return
    rest: list[Point] = []
    run: list[Point] = []
    for point in points:
        if run and point.io_address == run[-1].io_address + 1:
            run.append(point)
            continue
        if len(run) > 2:
            if rest:
                yield rest
                rest = []
            yield run
        else:
            rest += run
        run = [point]
    if len(run) > 2:
        if rest:
            yield rest
        yield run
    elif rest or run:
        yield rest + run
