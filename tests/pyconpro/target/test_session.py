"""Encapsulation and explicit requests at a target."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from target_bench import SERVER, Bench, Originator
from target_factory import IDENTITY, make_bench

from pyconpro.target.session import answer_datagram
from pyconpro.wire.connection_manager import ForwardOpenReply, NetworkParameters, UnconnectedSend
from pyconpro.wire.cpf import Item, ItemType, find_item
from pyconpro.wire.encapsulation import Command, Frame, build_rr, parse_rr, register_session
from pyconpro.wire.epath import Logical, LogicalType, Port, build_path, tag_path
from pyconpro.wire.identity import list_identity, parse_list_identity_reply
from pyconpro.wire.message import Reply, Request, Service


def class_path(class_id: int, instance: int = 1, attribute: int | None = None) -> bytes:
    segments = [Logical(LogicalType.CLASS, class_id), Logical(LogicalType.INSTANCE, instance)]
    return build_path(segments if attribute is None else [*segments, Logical(LogicalType.ATTRIBUTE, attribute)])


def test_sessions_get_different_handles() -> None:
    bench = make_bench()
    assert bench.originator().handle != bench.originator().handle != 0


def test_a_second_register_gives_the_same_handle_and_an_error() -> None:
    originator = make_bench().originator()
    again = originator.ask(register_session())
    assert again is not None
    assert (again.status, again.session) == (0x0001, originator.handle)


def test_another_version_is_told_ours() -> None:
    originator = make_bench().originator(register=False)
    reply = originator.ask(Frame(Command.REGISTER_SESSION, b"\x02\0\0\0"))
    assert reply is not None
    assert (reply.status, reply.data, reply.session) == (0x0069, b"\x01\0\0\0", 0)


def test_requests_without_a_session_are_refused_with_a_bare_header() -> None:
    bench = make_bench()
    stranger = bench.originator(register=False)
    frame = Frame(Command.SEND_RR_DATA, build_rr((Item(ItemType.NULL),)), bench.originator().handle)
    reply = stranger.ask(frame)
    assert reply is not None
    assert (reply.status, reply.data) == (0x0064, b"")


@pytest.mark.parametrize("command", [0x0001, 0x0072, 0xFFFF])
def test_unknown_commands_are_answered(command: int) -> None:
    reply = make_bench().originator().ask(Frame(command, b"abc", context=b"12345678"))
    assert reply is not None
    assert (reply.command, reply.status, reply.data, reply.context) == (command, 0x0001, b"", b"12345678")


def test_nop_and_options_are_not_answered() -> None:
    originator = make_bench().originator()
    assert originator.ask(Frame(Command.NOP, b"anything")) is None
    assert originator.ask(Frame(Command.LIST_SERVICES, options=1)) is None


def test_unregister_closes() -> None:
    originator = make_bench().originator()
    assert originator.ask(Frame(Command.UNREGISTER_SESSION, session=originator.handle)) is None
    assert originator.over == ["the originator ended the session"]


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 5, b"\0" * 8, b"\0" * 6 + b"\x01\0\xb2\0\xff\0", b"\0" * 6 + b"\xff\xff"]
)
def test_malformed_data_are_answered(data: bytes) -> None:
    originator = make_bench().originator()
    for command in (Command.SEND_RR_DATA, Command.SEND_UNIT_DATA):
        reply = originator.ask(Frame(command, data, originator.handle))
        assert reply is not None
        assert (reply.status, reply.data) == (0x0003, b"")


def test_list_identity_by_tcp_and_udp() -> None:
    bench = make_bench()
    by_tcp = bench.originator(register=False).ask(list_identity())
    by_udp = answer_datagram(list_identity(1000).build(), bench.target.options, SERVER)
    for answer in (by_tcp, by_udp):
        assert answer is not None
        identity = parse_list_identity_reply(answer)
        assert (identity.name, identity.serial, identity.address.host) == (IDENTITY.name, IDENTITY.serial, SERVER)


def test_list_services_says_cip() -> None:
    reply = make_bench().originator(register=False).ask(Frame(Command.LIST_SERVICES))
    assert reply is not None
    assert reply.data[:2] == b"\x01\0"
    assert b"Communications\0\0" in reply.data
    assert int.from_bytes(reply.data[8:10], "little") == 0x0120


def test_udp_answers_only_lists() -> None:
    options = make_bench().target.options
    assert answer_datagram(register_session().build(), options, SERVER) is None
    assert answer_datagram(b"garbage", options, SERVER) is None


def test_identity_attributes() -> None:
    originator = make_bench().originator()
    everything, _ = originator.request(Request(Service.GET_ATTRIBUTES_ALL, class_path(1)))
    assert everything.data == IDENTITY.attributes()
    singles = [
        originator.request(Request(Service.GET_ATTRIBUTE_SINGLE, class_path(1, 1, n)))[0].data for n in range(1, 8)
    ]
    assert b"".join(singles) == IDENTITY.attributes()


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (Request(Service.GET_ATTRIBUTE_SINGLE, class_path(1, 1, 99)), 0x14),
        (Request(Service.GET_ATTRIBUTES_ALL, class_path(1, 9)), 0x16),
        (Request(0x55, class_path(1)), 0x08),
        (Request(Service.GET_ATTRIBUTES_ALL, class_path(0x99)), 0x05),
        (Request(Service.GET_ATTRIBUTES_ALL, b""), 0x05),
        (Request(Service.GET_ATTRIBUTES_ALL, b"\xff\xff"), 0x04),
        (Request(0x77, class_path(6)), 0x08),
        (Request(Service.FORWARD_OPEN, class_path(6), b"short"), 0x13),
        (Request(Service.FORWARD_CLOSE, class_path(6), b""), 0x13),
        (Request(Service.MULTIPLE_SERVICE_PACKET, class_path(2), b"\x05\0"), 0x13),
    ],
)
def test_what_is_not_there_has_a_status(request_: Request, status: int) -> None:
    reply, _ = make_bench().originator().request(request_)
    assert reply.status == status


def test_unconnected_send_reaches_the_object_inside() -> None:
    originator = make_bench(slot=0).originator()
    inner = Request(Service.GET_ATTRIBUTES_ALL, class_path(1))
    reply = ask_through(originator, UnconnectedSend(inner, Port(1, 0).build()))
    assert (reply.service, reply.data) == (Service.GET_ATTRIBUTES_ALL, IDENTITY.attributes())
    wrong = ask_through(originator, UnconnectedSend(inner, Port(1, 5).build()))
    assert (wrong.status, wrong.extended) == (1, (0x0312,))


def ask_through(originator: Originator, send: UnconnectedSend) -> Reply:
    items = (Item(ItemType.NULL), Item(ItemType.UNCONNECTED_DATA, send.build().build()))
    answer = originator.ask(Frame(Command.SEND_RR_DATA, build_rr(items), originator.handle))
    assert answer is not None
    data = find_item(parse_rr(answer.data), ItemType.UNCONNECTED_DATA)
    assert data is not None
    return Reply.parse(data)


def test_multiple_service_packet() -> None:
    originator = make_bench().originator()
    inner = [Request(Service.GET_ATTRIBUTE_SINGLE, class_path(1, 1, n)).build() for n in (1, 99, 7)]
    offsets, at = b"", 2 + 2 * len(inner)
    for request in inner:
        offsets += at.to_bytes(2, "little")
        at += len(request)
    data = len(inner).to_bytes(2, "little") + offsets + b"".join(inner)
    reply, _ = originator.request(Request(Service.MULTIPLE_SERVICE_PACKET, class_path(2), data))
    assert reply.status == 0x1E
    starts = [int.from_bytes(reply.data[2 + 2 * n : 4 + 2 * n], "little") for n in range(3)]
    parts = [Reply.parse(reply.data[a:b]) for a, b in zip(starts, [*starts[1:], None], strict=True)]
    assert [part.status for part in parts] == [0, 0x14, 0]
    assert parts[2].data == bytes((len(IDENTITY.name),)) + IDENTITY.name.encode()


def connect_class_3(bench: Bench) -> tuple[Originator, ForwardOpenReply]:
    originator = bench.originator()
    path = build_path([Port(1, 0)]) + class_path(2)
    asked = originator.forward_open(
        "x", 0, path=path, ot=NetworkParameters(500), to=NetworkParameters(500), transport=0xA3
    )
    return originator, originator.open(asked).granted


def test_connected_requests_echo_their_sequence_and_go_to_the_originators_id() -> None:
    originator, granted = connect_class_3(make_bench())
    request = Request(Service.GET_ATTRIBUTE_SINGLE, class_path(1, 1, 1)).build()
    items = (
        Item(ItemType.CONNECTED_ADDRESS, granted.ot_id.to_bytes(4, "little")),
        Item(ItemType.CONNECTED_DATA, b"\x34\x12" + request),
    )
    answer = originator.ask(Frame(Command.SEND_UNIT_DATA, build_rr(items), originator.handle))
    assert answer is not None
    got = parse_rr(answer.data)
    assert find_item(got, ItemType.CONNECTED_ADDRESS) == granted.to_id.to_bytes(4, "little")
    data = find_item(got, ItemType.CONNECTED_DATA)
    assert data is not None
    assert data[:2] == b"\x34\x12"
    assert Reply.parse(data[2:]).data == IDENTITY.vendor.to_bytes(2, "little")


def test_a_connected_request_needs_a_connection_of_its_session() -> None:
    bench = make_bench()
    _, granted = connect_class_3(bench)
    thief = bench.originator()
    items = (
        Item(ItemType.CONNECTED_ADDRESS, granted.ot_id.to_bytes(4, "little")),
        Item(ItemType.CONNECTED_DATA, b"\x01\0" + Request(1, class_path(1)).build()),
    )
    assert thief.ask(Frame(Command.SEND_UNIT_DATA, build_rr(items), thief.handle)) is None


def test_explicit_connections_end_with_their_session() -> None:
    bench = make_bench()
    originator, granted = connect_class_3(bench)
    assert bench.target.manager.explicit(granted.ot_id, originator.session.number) is not None
    bench.target.session_over(originator.session)
    assert bench.target.manager.explicit(granted.ot_id, originator.session.number) is None


def test_a_closed_explicit_connection_is_gone() -> None:
    bench = make_bench()
    originator = bench.originator()
    path = class_path(2)
    link = originator.open(originator.forward_open("x", 0, path=path, transport=0xA3))
    assert link.close().status == 0
    assert link.close().extended == (0x0107,)


def test_sessions_end_after_two_silent_minutes() -> None:
    bench = make_bench()
    originator = bench.originator()
    bench.run(119.9)
    assert not originator.over
    bench.run(0.2)
    assert originator.over == ["no request for 120 s"]


@given(st.binary(max_size=200), st.lists(st.integers(1, 199), max_size=5))
def test_any_bytes_in_any_pieces(data: bytes, cuts: list[int]) -> None:
    bench = make_bench()
    originator = bench.originator()
    for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(data)], strict=True):
        originator.session.receive(data[start:end], bench.now)
    originator.session.outgoing()


@given(st.binary(max_size=80), st.sampled_from(list(Service)), st.sampled_from([1, 2, 4, 6, 0x6B, 0x69]))
def test_any_request_data_are_answered(data: bytes, service: int, class_id: int) -> None:
    reply, _ = make_bench().originator().request(Request(service, class_path(class_id), data))
    assert reply.status != 0 or service in (Service.GET_ATTRIBUTES_ALL, Service.MULTIPLE_SERVICE_PACKET)


@given(st.binary(max_size=40))
def test_any_connection_path_is_answered(path: bytes) -> None:
    path += bytes(len(path) % 2)
    originator = make_bench().originator()
    reply, _ = originator.request(originator.forward_open("x", 4, path=path).request())
    assert reply.status != 0


@given(st.integers(0, 400), st.binary(min_size=1, max_size=1))
def test_a_damaged_forward_open_is_answered(at: int, octet: bytes) -> None:
    originator = make_bench().originator()
    good = originator.forward_open("test", 4, path=tag_path("test", 0)).request()
    at %= len(good.data)
    originator.request(Request(good.service, good.path, good.data[:at] + octet + good.data[at + 1 :]))
