"""The APCI engine in virtual time: windows, timers, start and stop, and every rule that closes a connection."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from iec104_back_to_back import Pair, apdus, pair, started

from iec104.link import Acknowledged, Link, Oddity, Phase, Role, RoundTrip, Started, Stopped, Traced
from iec104.parameters import ProtocolParameters
from iec104.wire import apci
from iec104.wire.apci import Function
from linkkit.engine import LocalError, RemoteError

ASDU = bytes.fromhex("640106002f0000000014")
STARTDT_CON = apci.u_frame(Function.STARTDT_CON)


def client() -> Link:
    """A controlling link with the transfer on."""
    link = Link(Role.CONTROLLING, ProtocolParameters(), 0.0)
    link.start(0.0)
    link.receive(STARTDT_CON, 0.0)
    link.events()
    link.outgoing()
    return link


def server() -> Link:
    """A controlled link with the transfer on."""
    link = Link(Role.CONTROLLED, ProtocolParameters(), 0.0)
    link.receive(apci.u_frame(Function.STARTDT_ACT), 0.0)
    link.events()
    link.outgoing()
    return link


# Start and stop


def test_start() -> None:
    both = pair()
    both.client.start(0.0)
    assert both.client.phase is Phase.STARTING
    both.settle()
    assert both.client_events == [Started()]
    assert both.server_events == [Started()]
    assert apdus(both.sent["client"]) == ["68 04 07 00 00 00"]
    assert apdus(both.sent["server"]) == ["68 04 0b 00 00 00"]


def test_start_may_be_repeated() -> None:
    both = started()
    both.client.start(0.0)
    both.settle()
    assert both.client.phase is Phase.STARTED
    assert both.client_events == []
    assert both.server_events == []


def test_stop_with_nothing_unacknowledged() -> None:
    both = started()
    both.client.stop(0.0)
    assert both.client.phase is Phase.STOPPING
    both.settle()
    assert both.client_events == [Stopped()]
    assert both.server_events == [Stopped()]
    assert apdus(both.sent["client"]) == ["68 04 13 00 00 00"]


def test_stop_acknowledges_what_is_owed_first() -> None:
    both = started()
    both.server.send(ASDU, 0.0)
    both.settle()
    both.client.stop(0.0)
    both.settle()
    assert apdus(both.sent["client"]) == ["68 04 01 00 02 00", "68 04 13 00 00 00"]
    assert both.server_events == [Acknowledged(1), Stopped()]


def test_the_controlling_station_stops_with_frames_unconfirmed() -> None:
    link = client()
    link.send(ASDU, 0.0)
    link.stop(0.0)
    assert link.phase is Phase.UNCONFIRMED
    link.receive(apci.s_frame(1), 0.0)
    assert link.phase is Phase.STOPPING
    link.receive(apci.u_frame(Function.STOPDT_CON), 0.0)
    assert link.events() == [Acknowledged(1), Stopped()]


def test_data_while_stopping_is_taken_and_acknowledged_at_once() -> None:
    link = client()
    link.stop(0.0)
    link.outgoing()
    link.receive(apci.i_frame(0, 0, ASDU), 0.0)
    assert link.events() == [apci.i_frame(0, 0, ASDU)]
    assert link.outgoing() == apci.s_frame(1)


def test_the_controlled_station_holds_its_confirmation_until_all_is_acknowledged() -> None:
    link = server()
    link.send(ASDU, 0.0)
    link.send(ASDU, 0.0)
    link.outgoing()
    link.receive(apci.u_frame(Function.STOPDT_ACT), 0.0)
    assert (link.phase, link.outgoing()) == (Phase.UNCONFIRMED, b"")
    link.receive(apci.s_frame(1), 0.0)
    assert link.outgoing() == b""
    link.receive(apci.s_frame(2), 0.0)
    assert link.outgoing() == apci.u_frame(Function.STOPDT_CON)
    assert link.events() == [Acknowledged(1), Acknowledged(1), Stopped()]


def test_the_controlled_station_acknowledges_before_it_confirms_the_stop() -> None:
    link = server()
    link.receive(apci.i_frame(0, 0, ASDU) + apci.u_frame(Function.STOPDT_ACT), 0.0)
    assert apdus(link.outgoing()) == ["68 04 01 00 02 00", "68 04 23 00 00 00"]


def test_sequence_numbers_go_on_over_stop_and_start() -> None:
    both = started()
    both.server.send(ASDU, 0.0)
    both.client.send(ASDU, 0.0)
    both.client.stop(0.0)
    both.settle()
    both.client.start(0.0)
    both.settle()
    both.client.send(ASDU, 0.0)
    both.settle()
    assert both.errors == {}
    assert apdus(both.sent["client"])[-1].startswith("68 0e 02 00 02 00")


def test_a_peer_that_confirms_the_stop_without_acknowledging() -> None:
    link = client()
    link.send(ASDU, 0.0)
    link.stop(0.0)
    link.receive(apci.u_frame(Function.STOPDT_CON), 1.0)
    link.tick(19.0)
    assert link.phase is Phase.STOPPED
    link.receive(apci.u_frame(Function.TESTFR_ACT), 19.0)
    link.start(20.0)
    link.receive(STARTDT_CON, 20.0)
    assert link.unacknowledged == [ASDU]
    with pytest.raises(RemoteError, match="acknowledge"):
        link.tick(35.0)


def test_start_is_refused() -> None:
    link = Link(Role.CONTROLLED, ProtocolParameters(), 0.0)
    link.refuse_start = True
    link.receive(apci.u_frame(Function.STARTDT_ACT), 0.0)
    assert (link.outgoing(), link.phase) == (b"", Phase.STOPPED)


def test_a_deactivated_connection_still_takes_acknowledgements() -> None:
    link = server()
    link.send(ASDU, 0.0)
    link.deactivate()
    link.receive(apci.s_frame(1), 0.0)
    assert link.events() == [Stopped(), Acknowledged(1)]
    with pytest.raises(RemoteError, match="stopped"):
        link.receive(apci.i_frame(0, 1, ASDU), 0.0)


@pytest.mark.parametrize("action", ["start", "stop"])
def test_only_the_controlling_station_starts_and_stops(action: str) -> None:
    with pytest.raises(LocalError):
        getattr(server(), action)(0.0)


# Windows and acknowledgements


def test_the_window_k() -> None:
    link = client()
    for _ in range(12):
        link.send(ASDU, 0.0)
    assert link.room == 0
    with pytest.raises(LocalError, match="window k"):
        link.send(ASDU, 0.0)
    link.receive(apci.s_frame(5), 0.0)
    assert link.room == 5
    assert link.events() == [Acknowledged(5)]
    link.parameters.send_window_size = 6
    assert link.room == 0


def test_nothing_is_sent_while_stopped() -> None:
    link = Link(Role.CONTROLLING, ProtocolParameters(), 0.0)
    with pytest.raises(LocalError, match="stopped"):
        link.send(ASDU, 0.0)


def test_acknowledgement_after_w_frames() -> None:
    link = client()
    for number in range(7):
        link.receive(apci.i_frame(number, 0, ASDU), 0.0)
    assert link.outgoing() == b""
    link.receive(apci.i_frame(7, 0, ASDU), 0.0)
    assert link.outgoing() == apci.s_frame(8)
    assert link.owed == 0


def test_acknowledgement_after_t2() -> None:
    link = client()
    link.receive(apci.i_frame(0, 0, ASDU), 3.0)
    link.receive(apci.i_frame(1, 0, ASDU), 5.0)
    assert link.deadline() == 13.0
    link.tick(12.9)
    assert link.outgoing() == b""
    link.tick(13.0)
    assert link.outgoing() == apci.s_frame(2)


def test_an_outgoing_frame_acknowledges() -> None:
    link = client()
    link.receive(apci.i_frame(0, 0, ASDU), 0.0)
    link.send(ASDU, 1.0)
    assert apdus(link.outgoing())[0].startswith("68 0e 00 00 02 00")
    assert link.owed == 0
    link.tick(10.0)
    assert link.outgoing() == b""


def test_sequence_numbers_wrap() -> None:
    both = started()
    for _ in range(apci.MODULO + 20):
        both.server.send(ASDU, 0.0)
        if not both.server.room:
            both.settle()
            both.client.stop(0.0)  # brings the acknowledgement of a partly filled window at once
            both.settle()
            both.client.start(0.0)
            both.settle()
    both.settle()
    assert both.errors == {}
    received = [event for event in both.client_events if isinstance(event, bytes)]
    assert len(received) == apci.MODULO + 20
    assert received[-1][2:4] == bytes((2 * 19 & 0xFF, 0))


# Timers


def test_t3_sends_a_test_frame() -> None:
    link = client()
    link.receive(apci.u_frame(Function.TESTFR_ACT), 5.0)
    link.outgoing()
    assert link.deadline() == 25.0
    link.tick(25.0)
    assert link.outgoing() == apci.u_frame(Function.TESTFR_ACT)
    link.receive(apci.u_frame(Function.TESTFR_CON), 25.5)
    assert link.events() == [RoundTrip(0.5)]
    assert link.statistics.test_round_trip == 0.5


def test_both_stations_keep_alive_for_hours() -> None:
    both = started()
    both.advance(7200)
    assert both.errors == {}
    assert both.client.phase is Phase.STARTED


def test_test_frames_are_answered_in_every_phase() -> None:
    for link in (Link(Role.CONTROLLING, ProtocolParameters(), 0.0), client(), server()):
        link.receive(apci.u_frame(Function.TESTFR_ACT), 0.0)
        assert link.outgoing() == apci.u_frame(Function.TESTFR_CON)


def _message(link: Link) -> None:
    link.send(ASDU, 1.0)


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (_message, "acknowledge a message"),
        (lambda link: link.test(1.0), "TESTFR act"),
        (lambda link: link.start(1.0), "STARTDT act"),
        (lambda link: link.stop(1.0), "STOPDT act"),
    ],
)
def test_t1(act: object, said: str) -> None:
    link = client()
    act(link)  # type: ignore[operator]
    link.outgoing()
    assert link.deadline() == 16.0
    link.tick(15.9)
    with pytest.raises(RemoteError, match=said):
        link.tick(16.0)
    assert link.phase is Phase.CLOSED
    assert link.deadline() is None


def test_t1_is_measured_from_the_oldest_frame() -> None:
    link = client()
    link.send(ASDU, 1.0)
    link.send(ASDU, 5.0)
    link.receive(apci.s_frame(1), 6.0)
    assert link.deadline() == 20.0
    assert link.statistics.acknowledge_delay == 5.0


def test_startdt_that_is_never_confirmed() -> None:
    both = pair()
    both.server.refuse_start = True
    both.client.start(0.0)
    both.advance(15.0)
    assert "STARTDT act within 15 s" in both.errors["client"]


def test_half_a_frame_and_then_silence() -> None:
    both = started()
    both.client.receive(apci.i_frame(0, 0, ASDU)[:7], 0.0)
    both.cut = True
    both.advance(34.9)
    assert both.errors == {}
    both.advance(0.1)
    assert "TESTFR act" in both.errors["client"]


def test_timers_may_change_while_they_run() -> None:
    link = client()
    link.receive(apci.i_frame(0, 0, ASDU), 0.0)
    assert link.deadline() == 10.0
    link.parameters.confirm_interval = 2
    assert link.deadline() == 2.0


# What closes a connection

I0 = apci.i_frame(0, 0, ASDU)


@pytest.mark.parametrize(
    ("octets", "said"),
    [
        (apci.i_frame(1, 0, ASDU), "number 1 instead of 0"),
        (I0 + I0, "number 0 instead of 1"),
        (apci.i_frame(0, 1, ASDU), "acknowledged"),
        (apci.s_frame(1), "acknowledged"),
        (apci.s_frame(32767), "acknowledged"),
        (b"\x67", "starts with octet 68"),
        (b"HTTP/1.1 400 Bad Request", "starts with octet 68"),
        (b"\x68\x03\x01", "length 4 to 253"),
        (b"\x68\x00", "length 4 to 253"),
        (b"\x68\xfe\x00\x00", "length 4 to 253"),
        (bytes.fromhex("6804 0000 0000"), "without content"),
        (bytes.fromhex("6806 0100 0000 0000"), "length 4, not 6"),
    ],
)
@pytest.mark.parametrize("make", [client, server])
def test_protocol_errors(make: object, octets: bytes, said: str) -> None:
    link: Link = make()  # type: ignore[operator]
    with pytest.raises(RemoteError, match=said):
        link.receive(octets, 0.0)
    assert link.phase is Phase.CLOSED
    assert link.deadline() is None
    link.receive(I0, 0.0)
    assert I0 not in link.events()[1:]


@pytest.mark.parametrize("octets", [I0, apci.s_frame(0)])
@pytest.mark.parametrize("role", list(Role))
def test_data_before_the_start(role: Role, octets: bytes) -> None:
    link = Link(role, ProtocolParameters(), 0.0)
    if role is Role.CONTROLLING:
        link.start(0.0)
    with pytest.raises(RemoteError, match="while the transfer is"):
        link.receive(octets, 0.0)


@pytest.mark.parametrize("octets", [I0, apci.s_frame(0)])
def test_data_after_the_stop(octets: bytes) -> None:
    link = client()
    link.stop(0.0)
    link.receive(apci.u_frame(Function.STOPDT_CON), 0.0)
    with pytest.raises(RemoteError, match="stopped"):
        link.receive(octets, 0.0)


def test_the_last_word_is_an_acknowledgement() -> None:
    link = client()
    with pytest.raises(RemoteError):
        link.receive(I0 + apci.i_frame(1, 0, ASDU) + b"\x00", 0.0)
    assert len(link.events()) == 2
    assert link.outgoing() == apci.s_frame(2)


def test_closing_acknowledges() -> None:
    link = client()
    link.receive(I0, 0.0)
    link.close()
    link.close()
    assert link.outgoing() == apci.s_frame(1)
    link = Link(Role.CONTROLLING, ProtocolParameters(), 0.0)
    link.close()
    assert link.outgoing() == b""


# What does not


@pytest.mark.parametrize("function", [0x03, 0xC3, 0x0F, 0xFF, 0x23, 0x83, 0x07, 0x13])
def test_oddities_are_told_and_borne(function: int) -> None:
    link = client()
    link.receive(apci.u_frame(function), 0.0)
    (event,) = link.events()
    assert isinstance(event, Oddity)
    assert event.octets == apci.u_frame(function)
    assert link.phase is Phase.STARTED
    assert link.outgoing() == b""


def test_the_trace_has_every_frame_in_order() -> None:
    link = client()
    link.trace = True
    link.receive(I0 + apci.u_frame(Function.TESTFR_ACT), 0.0)
    assert link.events() == [
        Traced(I0, False),
        I0,
        Traced(apci.u_frame(Function.TESTFR_ACT), False),
        Traced(apci.u_frame(Function.TESTFR_CON), True),
    ]


def test_statistics() -> None:
    both = started()
    both.client.send(ASDU, 0.0)
    for _ in range(8):
        both.server.send(ASDU, 0.0)
    both.settle()
    counts = both.client.statistics
    assert (counts.sent_i, counts.sent_s, counts.sent_u) == (1, 1, 1)
    assert (counts.received_i, counts.received_s, counts.received_u) == (8, 0, 1)
    assert counts.received_bytes == 6 + 8 * 16
    assert counts.sent_bytes == 6 + 16 + 6


# Streams


def _exchange(both: Pair) -> list[object]:
    both.client.start(both.now)
    both.settle()
    for number in range(30):
        both.advance(1.0)
        if both.server.room:
            both.server.send(ASDU + bytes([number]), both.now)
        if both.client.room and not number % 3:
            both.client.send(ASDU + bytes([number]), both.now)
    both.advance(30.0)
    assert both.errors == {}
    return [event[apci.HEADER :] for event in both.client_events if isinstance(event, bytes)]


def test_one_octet_at_a_time_gives_the_same() -> None:
    whole, trickled = pair(), pair()
    trickled.chunk = 1
    assert _exchange(whole) == _exchange(trickled) != []


@given(st.lists(st.binary(min_size=6, max_size=249), min_size=1, max_size=12), st.data())
def test_any_split_gives_the_same_frames(asdus: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(apci.i_frame(number, 0, asdu) for number, asdu in enumerate(asdus))
    link = client()
    position = 0
    while position < len(stream):
        size = data.draw(st.integers(1, len(stream) - position))
        link.receive(stream[position : position + size], 0.0)
        position += size
    assert [event[apci.HEADER :] for event in link.events() if isinstance(event, bytes)] == asdus


@given(
    st.lists(
        st.one_of(st.binary(max_size=40), st.sampled_from([I0, apci.s_frame(0), STARTDT_CON, b"\x68\x04"])), max_size=8
    )
)
@pytest.mark.parametrize("make", [client, server])
def test_garbage_raises_nothing_but_remote_error(make: object, chunks: list[bytes]) -> None:
    link: Link = make()  # type: ignore[operator]
    for number, chunk in enumerate(chunks):
        try:
            link.receive(chunk, float(number))
        except RemoteError:
            assert link.phase is Phase.CLOSED
    link.events()
    link.outgoing()


def test_one_acknowledgement_may_cross_stopdt_con() -> None:
    """c104 sends its last acknowledgement once more, behind STOPDT act."""
    link = server()
    link.send(ASDU, 0.0)
    acknowledged = apci.s_frame(1)
    link.receive(acknowledged + apci.u_frame(Function.STOPDT_ACT) + acknowledged, 1.0)
    assert link.phase is Phase.STOPPED
    assert [type(event) for event in link.events()] == [Acknowledged, Stopped, Oddity]
    with pytest.raises(RemoteError, match="an acknowledgement arrived while the transfer is stopped"):
        link.receive(acknowledged, 1.0)


def test_what_crosses_stopdt_con_must_acknowledge_what_was_sent() -> None:
    link = server()
    link.receive(apci.u_frame(Function.STOPDT_ACT), 1.0)
    with pytest.raises(RemoteError, match="an acknowledgement arrived while the transfer is stopped"):
        link.receive(apci.s_frame(1), 1.0)
