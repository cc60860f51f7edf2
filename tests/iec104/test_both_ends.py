"""The client's engine against the outstation's, over a wire that delays, trickles and breaks; in virtual time."""

import heapq
import itertools
import random
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outstation_bench import EPOCH

from iec104.controlling import requests
from iec104.controlling.engine import Engine
from iec104.controlling.transaction import Outcome, Request, Transaction
from iec104.enums import CommandMode, Cot, Type
from iec104.information import BinaryCounterInfo, ShortInfo, SingleInfo
from iec104.link import Phase
from iec104.outstation.core import Options, Outstation, Redundancy
from iec104.outstation.faults import Faults
from iec104.outstation.session import Session
from iec104.parameters import ProtocolParameters
from iec104.wire.asdu import Asdu
from iec104.wire.times import UTC_RULE
from linkkit.engine import RemoteError

CA = 47
LONGEST_DELAY = 2.0
"""Seconds: there and back, plus the 10 s (t2) that an acknowledgement may wait, stay below the 15 s of t1."""


@dataclass
class Wire:
    """Carries octets both ways: each piece is cut at random and arrives late, but in order."""

    chance: random.Random
    delay: float = 0.0
    """Longest delay of a piece, seconds."""
    cut: int = 0
    """Longest piece, octets; 0 for no cutting."""
    pending: list[tuple[float, int, str, bytes]] = field(default_factory=list)
    _last: dict[str, float] = field(default_factory=lambda: {"client": 0.0, "server": 0.0})
    _order: "itertools.count[int]" = field(default_factory=itertools.count)

    def send(self, to: str, data: bytes, now: float) -> None:
        while data:
            size = self.chance.randint(1, self.cut) if self.cut else len(data)
            self._last[to] = max(self._last[to], now + self.chance.uniform(0.0, self.delay))
            heapq.heappush(self.pending, (self._last[to], next(self._order), to, data[:size]))
            data = data[size:]


@dataclass
class World:
    """One outstation and one client on a wire."""

    outstation: Outstation
    wire: Wire
    now: float = 0.0
    got: list[Asdu] = field(default_factory=list)
    broken: str = ""

    def __post_init__(self) -> None:
        self.connect()

    def connect(self) -> None:
        """A new connection, with STARTDT."""
        self.wire.pending.clear()
        self.broken = ""
        self.session: Session = self.outstation.open("10.0.0.1", self.now)
        self.client = Engine(ProtocolParameters(), self.now)
        self.client.link.start(self.now)
        self.settle()

    def drop(self) -> None:
        """The connection is lost, with all that is on the wire."""
        self.wire.pending.clear()
        self.broken = self.broken or "dropped"
        self.outstation.close(self.session)

    def settle(self) -> None:
        """Write what is due and take what was received."""
        if not self.broken:
            self.wire.send("server", self.client.outgoing(), self.now)
            self.wire.send("client", self.session.outgoing(), self.now)
        self.got += [event for event in self.client.events() if isinstance(event, Asdu)]

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        end = self.now + seconds
        while True:
            self.settle()
            due = [self.outstation.deadline(), self.wire.pending[0][0] if self.wire.pending else None]
            if not self.broken:
                due += [self.client.deadline(), self.session.deadline()]
            known = [at for at in due if at is not None]
            if not known or min(known) > end:
                break
            self.now = max(self.now, min(known))
            try:
                self._step()
            except RemoteError as error:
                self.broken = str(error)
                self.drop()
        self.now = end

    def ask(self, request: Request, seconds: float = 30.0) -> Transaction:
        """Send a request and let time pass until it is over."""
        transaction = self.client.execute(request, 10.0, self.now)
        end = self.now + seconds
        while transaction.result is None and self.now < end:
            self.advance(0.25)
        assert transaction.result is not None
        return transaction

    def _step(self) -> None:
        at = self.outstation.deadline()
        if at is not None and at <= self.now:
            self.outstation.tick(self.now)
        while self.wire.pending and self.wire.pending[0][0] <= self.now:
            _, _, to, data = heapq.heappop(self.wire.pending)
            (self.client if to == "client" else self.session).receive(data, self.now)
        for engine in (self.client, self.session):
            at = engine.deadline()
            if at is not None and at <= self.now:
                engine.tick(self.now)


def world(seed: int = 0, delay: float = 0.0, cut: int = 0, options: Options | None = None) -> World:
    """A station with a few of everything."""
    outstation = Outstation(EPOCH, 0.0, options)
    station = outstation.add_station(CA)
    for address in range(1, 101):
        station.add(address, Type.M_ME_TF_1, ShortInfo(address / 4), groups=frozenset({1 + address % 2}))
    station.add(200, Type.M_SP_TB_1)
    station.add(300, Type.M_IT_NA_1, BinaryCounterInfo(5))
    station.add(400, Type.C_SC_NA_1, related=200, autoreturn=True)
    station.add(401, Type.C_DC_NA_1, mode=CommandMode.SELECT_AND_EXECUTE)
    return World(outstation, Wire(random.Random(seed), delay, cut))


REQUESTS = [
    (requests.interrogation(CA), Outcome.POSITIVE),
    (requests.interrogation(0xFFFF), Outcome.POSITIVE),
    (requests.interrogation(CA, 21), Outcome.POSITIVE),
    (requests.interrogation(CA, 30), Outcome.NEGATIVE),
    (requests.interrogation(CA + 1), Outcome.UNKNOWN_COMMON_ADDRESS),
    (requests.counter_interrogation(CA), Outcome.POSITIVE),
    (requests.counter_interrogation(CA, freeze=1), Outcome.POSITIVE),
    (requests.counter_interrogation(CA, 2), Outcome.NEGATIVE),
    (requests.clock_sync(CA, UTC_RULE.write(EPOCH)), Outcome.POSITIVE),
    (requests.test(CA, 17, UTC_RULE.write(EPOCH)), Outcome.POSITIVE),
    (requests.test_pattern(CA), Outcome.POSITIVE),
    (requests.read(CA, 7), Outcome.POSITIVE),
    (requests.read(CA, 999), Outcome.UNKNOWN_IOA),
    (requests.reset_process(CA), Outcome.POSITIVE),
    (requests.reset_process(CA, 9), Outcome.NEGATIVE),
    (requests.command(45, CA, 400, (1,), terminated=True), Outcome.POSITIVE),
    (requests.command(45, CA, 400, (1,), select=True), Outcome.NEGATIVE),
    (requests.command(46, CA, 401, (2,), select=True, terminated=True), Outcome.POSITIVE),
    (requests.command(46, CA, 401, (2,)), Outcome.NEGATIVE),
    (requests.command(46, CA, 400, (2,)), Outcome.UNKNOWN_TYPE),
    (requests.command(45, CA, 999, (1,)), Outcome.UNKNOWN_IOA),
    (requests.parameter(112, CA, 7, (1.5, 1)), Outcome.POSITIVE),
    (requests.parameter_activation(CA, 7, 3), Outcome.POSITIVE),
    (requests.parameter_activation(CA, 7, 1), Outcome.NEGATIVE),
]


@pytest.mark.parametrize(("request_", "outcome"), REQUESTS, ids=lambda value: getattr(value, "title", str(value)))
@pytest.mark.parametrize(("delay", "cut"), [(0.0, 0), (0.5, 3)], ids=["at once", "late and in pieces"])
def test_requests(request_: Request, outcome: Outcome, delay: float, cut: int) -> None:
    both = world(delay=delay, cut=cut)
    both.advance(2.0)
    transaction = both.ask(request_)
    assert transaction.result is not None
    assert transaction.result.outcome is outcome
    assert both.broken == ""


@given(st.integers(0, 10_000), st.floats(0.0, LONGEST_DELAY), st.integers(0, 40))
@settings(max_examples=25, deadline=None)
def test_everything_arrives_once_and_in_order(seed: int, delay: float, cut: int) -> None:
    both = world(seed, delay, cut)
    both.advance(2 * delay + 0.1)
    both.got.clear()
    point = both.outstation.stations[CA].monitored[200]
    sent = []
    for index in range(60):
        sent.append(both.wire.chance.random() < 0.5)
        both.outstation.update(point, SingleInfo(sent[-1]), both.now)
        if index == 30:
            both.client.execute(requests.interrogation(CA), 60.0, both.now)
        both.advance(both.wire.chance.uniform(0.0, 0.4))
    both.advance(120)
    assert both.broken == ""
    events = [v[0] & 1 for a in both.got if a.cause == Cot.SPONTANEOUS for _, v in a.objects]
    assert events == [int(value) for value in sent]
    interrogated = [ioa for a in both.got if a.cause == Cot.INTERROGATED_BY_STATION for ioa, _ in a.objects]
    assert sorted(interrogated) == [*range(1, 101), 200]


@given(st.integers(0, 10_000), st.lists(st.floats(0.1, 20.0), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_lost_connections_lose_no_event(seed: int, lives: list[float]) -> None:
    """In a redundancy group: every event arrives at least once, and in order apart from repetitions."""
    both = world(seed, 0.3, 20, Options(groups=(Redundancy("all"),)))
    point = both.outstation.stations[CA].monitored[100]
    number = 0
    for life in lives:
        end = both.now + life
        while both.now < end:
            number += 1
            both.outstation.update(point, ShortInfo(float(number)), both.now)
            both.advance(both.wire.chance.uniform(0.0, 1.0))
        both.drop()
        both.advance(1.0)
        both.connect()
    both.advance(60.0)
    assert both.broken == ""
    values = [int(v[0]) for a in both.got if a.cause == Cot.SPONTANEOUS for _, v in a.objects]
    assert set(values) == set(range(1, number + 1))
    first_seen = list(dict.fromkeys(values))
    assert first_seen == sorted(first_seen)


def test_a_quiet_connection_lives_on_test_frames() -> None:
    both = world(delay=1.0, cut=2)
    both.advance(600.0)
    assert both.broken == ""
    assert both.client.link.phase is Phase.STARTED


@pytest.mark.parametrize(
    ("faults", "request_", "outcome"),
    [
        (Faults(no_termination=True), requests.interrogation(CA), Outcome.UNTERMINATED),
        (Faults(silent=True), requests.interrogation(CA), Outcome.TIMEOUT),
        (Faults(positive_mirrors=True), requests.command(45, CA, 999, (1,)), Outcome.UNKNOWN_IOA),
        (Faults(confirm_delay=4.0), requests.command(45, CA, 400, (1,), terminated=True), Outcome.POSITIVE),
        (Faults(confirm_delay=12.0), requests.command(45, CA, 400, (1,)), Outcome.TIMEOUT),
        (Faults(timed_interrogation=True), requests.interrogation(CA), Outcome.POSITIVE),
        (Faults(sequence_with_time=True), requests.interrogation(CA), Outcome.POSITIVE),
        (Faults(unknown_types=0.5, zero_address=True, cp24=True), requests.interrogation(CA), Outcome.POSITIVE),
        (Faults(trickle=0.01), requests.interrogation(CA), Outcome.POSITIVE),
    ],
    ids=lambda value: " ".join(value.active) if isinstance(value, Faults) else None,
)
def test_the_client_copes_with_faults(faults: Faults, request_: Request, outcome: Outcome) -> None:
    both = world(options=Options(faults=faults))
    both.advance(1.0)
    transaction = both.ask(request_, 60.0)
    assert transaction.result is not None
    assert transaction.result.outcome is outcome
    assert both.broken == ""


@pytest.mark.parametrize(
    ("faults", "reason"),
    [
        (Faults(wrong_send_number=2), "frame number 2 instead of 1"),
        (Faults(withhold_acknowledgements=True), "did not acknowledge"),
        (Faults(garbage_after=3), "a frame starts with octet 68"),
        (Faults(drop_after=5.0), "drop_after"),
    ],
    ids=lambda value: " ".join(value.active) if isinstance(value, Faults) else None,
)
def test_the_client_leaves_what_breaks_the_protocol(faults: Faults, reason: str) -> None:
    both = world(options=Options(faults=faults))
    both.advance(0.1)
    for request_ in (requests.test_pattern(CA), requests.interrogation(CA)):
        both.client.execute(request_, 10.0, both.now)
        both.advance(0.1)
    both.advance(20.0)
    assert reason in both.broken
