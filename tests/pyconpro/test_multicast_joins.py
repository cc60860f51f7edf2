"""Which multicast groups are joined on which network card, and for how long. See `Originator.listen` and `forget`."""

import itertools
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from pyconpro.connection import IoConnection, State
from pyconpro.originator import Identifiers, Originator
from pyconpro.spec import produced_tag
from pyconpro.wire import io_packet
from pyconpro.wire.connection_manager import ForwardOpenReply
from pyconpro.wire.cpf import SocketAddress

GROUP, OTHER_GROUP = "239.192.1.32", "239.192.1.64"
CARD, OTHER_CARD = "192.168.1.5", "10.0.0.5"
ID = 0x77001234
SPEC = produced_tag("test", 6, 100, 200, multicast=True)


@dataclass
class Desk:
    """An originator whose connections are opened by hand, and the groups that its shell has joined."""

    engine: Originator = field(default_factory=lambda: Originator(Identifiers(1, 2, 3, 4), lambda: 0.5))
    joined: list[tuple[str, str]] = field(default_factory=list)
    numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    def open(self, group: str = GROUP, card: str = CARD, host: str = "192.168.1.10", to_id: int = ID) -> IoConnection:
        """Open a connection over the card, as a producer grants it."""
        peer = self.engine.peer(host)
        peer.connected(host, card, 0.0)
        connection = peer.consume(SPEC, lambda _data: None)
        self.grant(connection, group, to_id)
        return connection

    def grant(self, connection: IoConnection, group: str = GROUP, to_id: int = ID) -> None:
        connection.forward_open()
        reply = ForwardOpenReply(connection.triad, next(self.numbers), to_id, 200_000, 100_000)
        connection.opened(reply, None, SocketAddress(group, 2222), 0.0)
        self.drain()

    def close(self, connection: IoConnection) -> None:
        connection.close(1.0)
        self.drain()

    def drain(self) -> None:
        """Do what a shell does: first leave, then join; each is refused where it does not apply."""
        actions = self.engine.drain()
        for key in actions.leaves:
            self.joined.remove(key)
        for key in actions.joins:
            assert key not in self.joined, "the system would refuse to join a group twice on one card"
            self.joined.append(key)


def test_two_consumers_of_one_group_on_one_card_join_once() -> None:
    desk = Desk()
    one, two = desk.open(), desk.open()
    assert desk.joined == [(GROUP, CARD)]
    desk.close(one)
    assert desk.joined == [(GROUP, CARD)], "the other still listens"
    desk.close(two)
    assert desk.joined == []


def test_the_first_may_stay_longer() -> None:
    desk = Desk()
    one, two = desk.open(), desk.open()
    desk.close(two)
    assert desk.joined == [(GROUP, CARD)]
    desk.close(one)
    assert desk.joined == []


def test_one_group_on_two_cards_is_joined_and_left_on_each() -> None:
    """Two plants with the same addresses behind two cards: the groups follow from the addresses and are the same."""
    desk = Desk()
    here, there, more = desk.open(), desk.open(card=OTHER_CARD), desk.open(card=OTHER_CARD)
    assert desk.joined == [(GROUP, CARD), (GROUP, OTHER_CARD)]
    desk.close(here)
    assert desk.joined == [(GROUP, OTHER_CARD)]
    desk.close(there)
    assert desk.joined == [(GROUP, OTHER_CARD)]
    desk.close(more)
    assert desk.joined == []


def test_two_groups_on_one_card_do_not_count_for_each_other() -> None:
    desk = Desk()
    one, two = desk.open(), desk.open(OTHER_GROUP, to_id=ID + 1)
    assert desk.joined == [(GROUP, CARD), (OTHER_GROUP, CARD)]
    desk.close(one)
    assert desk.joined == [(OTHER_GROUP, CARD)]
    desk.close(two)


def test_closing_twice_leaves_once() -> None:
    desk = Desk()
    one, two = desk.open(), desk.open()
    desk.close(one)
    desk.close(one)
    one.abandon()
    desk.drain()
    assert desk.joined == [(GROUP, CARD)]
    desk.engine.remove(two.peer)
    desk.drain()
    assert desk.joined == []


def test_the_card_that_was_joined_is_left_though_the_session_came_back_over_another() -> None:
    desk = Desk()
    connection = desk.open()
    connection.peer.connected("192.168.1.10", OTHER_CARD, 1.0)
    desk.close(connection)
    assert desk.joined == []


def test_a_connection_that_is_opened_anew_leaves_and_joins_again() -> None:
    """Possibly another group, possibly over another card; with a second listener nothing is left meanwhile."""
    desk = Desk()
    connection, other = desk.open(), desk.open()
    connection.peer.connected("192.168.1.10", OTHER_CARD, 1.0)
    desk.grant(connection, OTHER_GROUP)
    assert desk.joined == [(GROUP, CARD), (OTHER_GROUP, OTHER_CARD)]
    desk.grant(other)
    assert sorted(desk.joined) == sorted([(GROUP, CARD), (OTHER_GROUP, OTHER_CARD)])
    desk.close(connection)
    desk.close(other)
    assert desk.joined == []


def test_every_consumer_of_a_group_gets_every_packet() -> None:
    desk = Desk()
    connections = [desk.open(), desk.open(), desk.open(card=OTHER_CARD, host="10.0.0.10")]
    packet = io_packet.build(ID, 1, 1, b"abcd")
    desk.engine.receive(packet, ("192.168.1.10", 2222), 0.1)
    assert [connection.statistics.packets for connection in connections] == [1, 1, 0]
    desk.engine.receive(packet, ("10.0.0.10", 2222), 0.1)
    assert [connection.statistics.packets for connection in connections] == [1, 1, 1]


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([GROUP, OTHER_GROUP]), st.sampled_from([CARD, OTHER_CARD]))))
def test_any_order_of_opening_and_closing_joins_just_what_is_listened_to(plan: list[tuple[bool, str, str]]) -> None:
    desk = Desk()
    living: list[tuple[IoConnection, tuple[str, str]]] = []
    for opening, group, card in plan:
        mine = [entry for entry in living if entry[1] == (group, card)]
        if opening:
            living.append((desk.open(group, card), (group, card)))
        elif mine:
            living.remove(mine[0])
            desk.close(mine[0][0])
        assert sorted(desk.joined) == sorted({key for _, key in living})


def test_a_failed_join_concerns_those_who_need_it_alone() -> None:
    desk = Desk()
    one, two, other = desk.open(), desk.open(), desk.open(OTHER_GROUP, to_id=ID + 1)
    desk.engine.join_failed(GROUP, CARD, "no buffer space", 0.0)
    assert [connection.state for connection in (one, two, other)] == [State.BACKOFF, State.BACKOFF, State.WAITING]
    assert "no buffer space" in one.statistics.last_error
    desk.drain()
    assert desk.joined == [(OTHER_GROUP, CARD)]
