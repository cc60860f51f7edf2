"""Rules of the 104 connection that only show between two stations or at the edges, and a model test of the engine.

The model: two engines, a byte pipe each way that keeps order but holds back as long as it likes, and time.
"""

from collections import deque

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from iec104.link import Acknowledged, Link, Oddity, Phase, Role, Started, Stopped
from iec104.parameters import ProtocolParameters
from iec104.wire import apci
from iec104.wire.apci import Function
from linkkit.engine import RemoteError

ASDU = bytes.fromhex("640106002f0000000014")


def running(role: Role) -> Link:
    """A link with the transfer on and nothing pending."""
    link = Link(role, ProtocolParameters(), 0.0)
    if role is Role.CONTROLLING:
        link.start(0.0)
        link.receive(apci.u_frame(Function.STARTDT_CON), 0.0)
    else:
        link.receive(apci.u_frame(Function.STARTDT_ACT), 0.0)
    link.events()
    link.outgoing()
    return link


@pytest.mark.parametrize("role", list(Role))
def test_the_last_word_does_not_acknowledge_what_was_not_delivered(role: Role) -> None:
    """A frame refused for its N(R) was not given to the application, so the peer must keep it for the next link."""
    link = running(role)
    with pytest.raises(RemoteError, match="acknowledged"):
        link.receive(apci.i_frame(0, 0, ASDU) + apci.i_frame(1, 9, ASDU), 0.0)
    assert [event for event in link.events() if isinstance(event, bytes)] == [apci.i_frame(0, 0, ASDU)]
    assert link.outgoing() == apci.s_frame(1)


def test_a_stop_under_way_is_confirmed_when_another_connection_takes_over() -> None:
    """Else the controlling station, which stopped this one and started the other, waits for t1 and closes it."""
    link = running(Role.CONTROLLED)
    link.send(ASDU, 0.0)
    link.outgoing()
    link.receive(apci.u_frame(Function.STOPDT_ACT), 0.0)
    assert link.phase is Phase.UNCONFIRMED
    link.deactivate()
    assert link.outgoing() == apci.u_frame(Function.STOPDT_CON)
    assert link.events() == [Stopped()]
    assert link.phase is Phase.STOPPED


@pytest.mark.parametrize("size", [5, 6, 249])
def test_every_legal_length_is_taken(size: int) -> None:
    link = running(Role.CONTROLLING)
    frame = apci.i_frame(0, 0, bytes(size))
    link.receive(frame, 0.0)
    assert link.events() == [frame]


@pytest.mark.parametrize("octets", ["68 04 03 00 00 00", "68 04 c3 00 00 00", "68 04 07 00 00 00"])
def test_the_client_survives_odd_functions_in_every_phase(octets: str) -> None:
    for link in (Link(Role.CONTROLLING, ProtocolParameters(), 0.0), running(Role.CONTROLLING)):
        link.receive(bytes.fromhex(octets), 0.0)
        assert [type(event) for event in link.events()] == [Oddity]
        assert link.phase is not Phase.CLOSED


def test_supervision_goes_on_while_stopped() -> None:
    """A standby connection of a redundancy group lives on test frames alone, and its death is noticed."""
    link = Link(Role.CONTROLLING, ProtocolParameters(), 0.0)
    for n in range(100):
        now = 20.0 * (n + 1)
        assert link.deadline() == now
        link.tick(now)
        assert link.outgoing() == apci.u_frame(Function.TESTFR_ACT)
        link.receive(apci.u_frame(Function.TESTFR_CON), now)
    link.tick(2020.0)
    with pytest.raises(RemoteError, match="TESTFR"):
        link.tick(2035.0)


K, W, T1, T2 = 5, 3, 15.0, 10.0


class TwoStations(RuleBasedStateMachine):
    """Whatever the pipes do short of losing, no station accuses the other, and data arrives once and in order."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        parameters = ProtocolParameters(send_window_size=K, receive_window_size=W)
        self.links = {role: Link(role, parameters, 0.0) for role in Role}
        self.pipes: dict[Role, deque[tuple[float, bytes]]] = {role: deque() for role in Role}
        """Bytes on their way *to* that station, with the time when they were written."""
        self.sent: dict[Role, list[bytes]] = {role: [] for role in Role}
        self.got: dict[Role, list[bytes]] = {role: [] for role in Role}
        self.acknowledged = dict.fromkeys(Role, 0)
        self.on = dict.fromkeys(Role, False)
        self.cut = False
        self.late = dict.fromkeys(Role, 0.0)
        """Longest time that something to or from a station was held back: the only excuse for t1."""

    # What may happen

    @rule()
    def start(self) -> None:
        link = self.links[Role.CONTROLLING]
        if link.phase in (Phase.STOPPED, Phase.STARTING, Phase.STARTED):
            link.start(self.now)
            self.pump()

    @rule()
    def stop(self) -> None:
        link = self.links[Role.CONTROLLING]
        if link.phase in (Phase.STOPPED, Phase.STARTED, Phase.UNCONFIRMED, Phase.STOPPING):
            link.stop(self.now)
            self.pump()

    @rule(role=st.sampled_from(list(Role)))
    def test(self, role: Role) -> None:
        self.links[role].test(self.now)
        self.pump()

    @rule(role=st.sampled_from(list(Role)), count=st.integers(1, 4))
    def send(self, role: Role, count: int) -> None:
        link = self.links[role]
        for _ in range(count):
            if link.phase is Phase.STARTED and link.room:
                asdu = ASDU + len(self.sent[role]).to_bytes(4, "little")
                link.send(asdu, self.now)
                self.sent[role].append(asdu)
        self.pump()

    @rule(role=st.sampled_from(list(Role)), size=st.integers(1, 80))
    def deliver(self, role: Role, size: int) -> None:
        """Bring some bytes to a station, cutting frames wherever it falls."""
        pipe, link = self.pipes[role], self.links[role]
        data = b""
        while pipe and len(data) < size:
            written, more = pipe.popleft()
            need = size - len(data)
            data += more[:need]
            if more[need:]:
                pipe.appendleft((written, more[need:]))
            self.held(self.now - written)
        if data and not self.cut:
            link.receive(data, self.now)  # a RemoteError here is a failure: nobody broke the protocol
        self.pump()

    @rule()
    def deliver_all(self) -> None:
        for _ in range(20):
            for role in Role:
                self.deliver(role, 10_000)

    @rule(seconds=st.sampled_from([0.1, 1.0, 4.0, 9.9, 21.0]))
    def wait(self, seconds: float) -> None:
        end = self.now + seconds
        while True:
            due = [d for link in self.links.values() if (d := link.deadline()) is not None and d <= end]
            if not due:
                break
            self.now = max(self.now, min(due))
            for link in self.links.values():
                if (deadline := link.deadline()) is not None and deadline <= self.now:
                    self.tick(link)
            self.pump()
        self.now = end

    @precondition(lambda self: not self.cut)
    @rule()
    def cut_the_cable(self) -> None:
        self.cut = True

    def tick(self, link: Link) -> None:
        try:
            link.tick(self.now)
        except RemoteError:
            oldest = min((written for pipe in self.pipes.values() for written, _ in pipe), default=self.now)
            excuse = self.cut or self.links[_other(link.role)].phase is Phase.CLOSED
            assert excuse or self.now - oldest >= 0.5 or max(self.late.values()) >= 0.5, "t1 without a reason"

    def held(self, seconds: float) -> None:
        for role in Role:
            self.late[role] = max(self.late[role], seconds)

    def pump(self) -> None:
        for role, link in self.links.items():
            for event in link.events():
                match event:
                    case bytes():
                        self.got[role].append(event[apci.HEADER :])
                    case Acknowledged(count):
                        self.acknowledged[role] += count
                    case Started():
                        assert not self.on[role]
                        self.on[role] = True
                    case Stopped():
                        assert self.on[role]
                        self.on[role] = False
            if out := link.outgoing():
                self.pipes[_other(role)].append((self.now, out))

    # What must always hold

    @invariant()
    def data_arrives_once_and_in_order(self) -> None:
        for role in Role:
            got = self.got[_other(role)]
            assert got == self.sent[role][: len(got)]

    @invariant()
    def only_what_arrived_is_acknowledged(self) -> None:
        for role in Role:
            assert self.acknowledged[role] <= len(self.got[_other(role)])

    @invariant()
    def the_window_holds(self) -> None:
        for role, link in self.links.items():
            assert len(link.unacknowledged) == len(self.sent[role]) - self.acknowledged[role] <= K

    @invariant()
    def no_more_than_w_are_owed(self) -> None:
        for link in self.links.values():
            assert link.owed < W or link.phase is Phase.CLOSED

    @invariant()
    def there_is_always_a_next_deadline(self) -> None:
        for link in self.links.values():
            deadline = link.deadline()
            assert (deadline is None) == (link.phase is Phase.CLOSED)
            assert deadline is None or deadline > self.now - 1e-9

    def teardown(self) -> None:
        """When everything is delivered and t2 has passed, all is acknowledged, unless somebody closed."""
        if self.cut or any(link.phase is Phase.CLOSED for link in self.links.values()):
            return
        self.deliver_all()
        if any(link.phase is Phase.CLOSED for link in self.links.values()):
            return
        self.wait(T2)
        self.deliver_all()
        if any(link.phase is Phase.CLOSED for link in self.links.values()):
            assert max(self.late.values()) > 0.5
            return
        for role, link in self.links.items():
            if link.phase is Phase.STARTED:
                assert link.unacknowledged == []
                assert self.got[_other(role)] == self.sent[role]
        # Both ends agree where they are.
        phases = {link.phase for link in self.links.values()}
        assert phases in ({Phase.STARTED}, {Phase.STOPPED})


def _other(role: Role) -> Role:
    return Role.CONTROLLED if role is Role.CONTROLLING else Role.CONTROLLING


TestTwoStations = TwoStations.TestCase
TestTwoStations.settings = settings(max_examples=300, stateful_step_count=40, deadline=None)
