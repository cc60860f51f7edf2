"""Whole messages against bytes that independent programs (targets, dissectors) accept."""

import pytest

from pyconpro.wire import connection_manager as cm
from pyconpro.wire import encapsulation, identity, io_packet
from pyconpro.wire.cpf import Item, ItemType, SocketAddress
from pyconpro.wire.epath import ElectronicKey, assembly_path, build_path, parse_path, parse_route, parse_tag, tag_path
from pyconpro.wire.message import Request

TRIAD = cm.Triad(0x5566, 0x1337, 0xCAFEBABE)
OPEN = cm.ForwardOpen(
    TRIAD,
    tag_path("test", 0),
    ot_rpi=1_100_000,
    to_rpi=1_000_000,
    ot=cm.NetworkParameters(2),
    to=cm.NetworkParameters(6),
    to_id=0x11223344,
)
OPEN_BYTES = bytes.fromhex(
    "5402200624010A0E00000000443322116655 3713BEBAFECA00000000E0C81000024840420F0006488109"
    "0100340400000000000000009104 74657374"
)


def test_register_session() -> None:
    expected = "65000400 00000000 00000000 0000000000000000 00000000 01000000"
    assert encapsulation.register_session().build() == bytes.fromhex(expected)


def test_list_identity_carries_the_delay_in_its_context() -> None:
    expected = "63000000 00000000 00000000 F401000000000000 00000000"
    assert identity.list_identity(500).build() == bytes.fromhex(expected)


def test_forward_open() -> None:
    assert OPEN.request().build() == OPEN_BYTES
    assert cm.ForwardOpen.parse(Request.parse(OPEN_BYTES)) == OPEN


def test_forward_open_in_its_frame() -> None:
    items = (Item(ItemType.NULL), Item(ItemType.UNCONNECTED_DATA, OPEN_BYTES))
    frame = encapsulation.Frame(encapsulation.Command.SEND_RR_DATA, encapsulation.build_rr(items))
    assert len(OPEN_BYTES) == 60
    assert len(frame.data) == 76
    assert len(frame.build()) == 100
    assert encapsulation.parse_rr(frame.data) == items


def test_forward_close() -> None:
    expected = "4E02200624010A0E6655 3713BEBAFECA0900 0100 3404 0000000000000000 9104 74657374"
    request = cm.ForwardClose(TRIAD, OPEN.path).request()
    assert request.build() == bytes.fromhex(expected)
    assert cm.ForwardClose.parse(request) == cm.ForwardClose(TRIAD, OPEN.path)


def test_heartbeat() -> None:
    expected = "020002800800 78563412 01000000 B1000200 0100"
    assert io_packet.build(0x12345678, 1, 1) == bytes.fromhex(expected)


def test_class_1_data() -> None:
    packet = bytes.fromhex("020002800800 44332211 07000000 B1000600 0700 00004842")
    assert io_packet.parse(packet) == (0x11223344, 7, 7, b"\x00\x00HB")
    assert io_packet.build(0x11223344, 7, 7, b"\x00\x00HB") == packet


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("test2", "9105 7465737432 00"),
        ("Counters[3]", "9108 436F756E74657273 2803"),
        ("Line1.Motor[300].Speed", "9105 4C696E6531 00 9105 4D6F746F72 00 2900 2C01 9105 5370656564 00"),
        ("Grid[1,2,70000]", "9104 47726964 2801 2802 2A00 70110100"),
        ("Program:Main.X", "910C 50726F6772616D3A4D61696E 9101 5800"),
    ],
)
def test_symbols(tag: str, expected: str) -> None:
    segments = parse_tag(tag)
    assert build_path(segments) == bytes.fromhex(expected)
    assert parse_path(bytes.fromhex(expected)) == segments


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        ("", ""),
        ("1,0", "0100"),
        ("bp/5", "0105"),
        ("2,10.1.2.9", "1208 31302E312E322E39"),
        ("bp,3,enet,10.1.2.9,bp,0", "0103 1208 31302E312E322E39 0100"),
        ("enet,10.1.2.10", "1209 31302E312E322E3130 00"),
        ("20,7", "0F140007"),
    ],
)
def test_routes(route: str, expected: str) -> None:
    assert build_path(parse_route(route)) == bytes.fromhex(expected)
    assert parse_path(bytes.fromhex(expected)) == parse_route(route)


def test_assembly_path() -> None:
    assert assembly_path(151, 150, 100) == bytes.fromhex("2004 2497 2C96 2C64")
    key = ElectronicKey(1, 12, 0x100, 20, 3, compatible=True)
    assert assembly_path(0x197, None, 100, config_data=b"abc", route="1,4", key=key) == bytes.fromhex(
        "0104 3404 0100 0C00 0001 94 03 2004 2500 9701 2C64 8002 61626300"
    )


@pytest.mark.parametrize(
    ("parameters", "small", "large"),
    [
        (cm.NetworkParameters(2), 0x4802, 0x48000002),
        (cm.NetworkParameters(6), 0x4806, 0x48000006),
        (cm.NetworkParameters(34, cm.ConnectionType.MULTICAST, cm.Priority.URGENT, variable=True), 0x2E22, 0x2E000022),
        (cm.NetworkParameters(0, cm.ConnectionType.NULL, cm.Priority.LOW, redundant_owner=True), 0x8000, 0x80000000),
    ],
)
def test_network_parameters(parameters: cm.NetworkParameters, small: int, large: int) -> None:
    assert (parameters.build(large=False), parameters.build(large=True)) == (small, large)
    assert cm.NetworkParameters.parse(small, large=False) == parameters
    assert cm.NetworkParameters.parse(large, large=True) == parameters


def test_socket_addresses_are_big_endian() -> None:
    assert SocketAddress("239.192.1.32", 2222).build() == bytes.fromhex("000208AE EFC00120 0000000000000000")
    assert SocketAddress("0.0.0.0", 2222).build() == bytes.fromhex("000208AE 00000000 0000000000000000")
    assert SocketAddress.parse(bytes.fromhex("000208AE EFC00120 0000000000000000")).is_multicast
