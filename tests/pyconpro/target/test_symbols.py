"""Browsing the simulated controller, request by request."""

import struct

import pytest
from target_bench import Bench, Originator

from pyconpro.simulator.controller import IDENTITY, SimulatedController
from pyconpro.target.model import Options, Refusal
from pyconpro.target.router import Call
from pyconpro.target.symbols import GET_INSTANCE_ATTRIBUTE_LIST, READ_TAG_FRAGMENTED, locate
from pyconpro.target.templates import STRING_TEMPLATE, Templates
from pyconpro.types import parse_type
from pyconpro.wire.connection_manager import NetworkParameters
from pyconpro.wire.cpf import Item, ItemType, find_item
from pyconpro.wire.encapsulation import Command, Frame, build_rr, parse_rr
from pyconpro.wire.epath import Logical, LogicalType, Symbol, build_path, parse_path, parse_tag
from pyconpro.wire.message import Reply, Request, Service


def asker() -> Originator:
    return Bench(SimulatedController(Options(IDENTITY), seed=5, started=100.0)).originator()


def read(tag: str, count: int = 1, service: int = Service.READ_TAG, data: bytes = b"") -> Reply:
    path = build_path(parse_tag(tag))
    return asker().request(Request(service, path, struct.pack("<H", count) + data))[0]


def class_path(class_id: int, instance: int) -> bytes:
    return build_path([Logical(LogicalType.CLASS, class_id), Logical(LogicalType.INSTANCE, instance)])


def list_names(originator: Originator, prefix: bytes = b"") -> list[tuple[int, str]]:
    """Page through the tag list as clients do."""
    found: list[tuple[int, str]] = []
    start, status = 0, 6
    while status == 6:
        request = Request(GET_INSTANCE_ATTRIBUTE_LIST, prefix + class_path(0x6B, start), struct.pack("<HH", 1, 1))
        reply, _ = originator.request(request)
        status, data = reply.status, reply.data
        assert status in (0, 6)
        assert data
        while data:
            instance, length = struct.unpack_from("<IH", data)
            found.append((instance, data[6 : 6 + length].decode()))
            data = data[6 + length :]
        start = found[-1][0] + 1
    return found


def test_the_tag_list_comes_in_pages() -> None:
    originator = asker()
    names = [name for _, name in list_names(originator)]
    assert names[:2] == ["test", "test2"]
    assert "Program:MainProgram" in names
    assert len(set(names)) == len(names)
    assert [name for _, name in list_names(originator, Symbol("Program:MainProgram").build())] == ["Step", "Delay"]
    all_attributes = struct.pack("<HHHHHHHHH", 8, 1, 2, 3, 5, 6, 7, 8, 10)
    reply, _ = originator.request(Request(GET_INSTANCE_ATTRIBUTE_LIST, class_path(0x6B, 0), all_attributes))
    assert reply.status == 6  # some fit into an unconnected reply, not all
    assert len(reply.data) <= 500


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (Request(GET_INSTANCE_ATTRIBUTE_LIST, class_path(0x6B, 0), struct.pack("<HH", 1, 99)), (0x14,)),
        (Request(GET_INSTANCE_ATTRIBUTE_LIST, class_path(0x6B, 0), b""), (0x13,)),
        (Request(Service.READ_TAG, class_path(0x6B, 1), b"\x01\0"), (0x16,)),
        (Request(0x4D, build_path(parse_tag("test")), b""), (0x08,)),
        (Request(Service.READ_TAG, class_path(0x6C, 1), bytes(6)), (0x16,)),
        (Request(Service.GET_ATTRIBUTE_LIST, class_path(0x6C, STRING_TEMPLATE), b"\x01\0\x63\0"), (0x14,)),
        (Request(Service.GET_ATTRIBUTES_ALL, class_path(0x6C, STRING_TEMPLATE)), (0x08,)),
        (Request(Service.GET_ATTRIBUTE_SINGLE, class_path(0x64, 1)), (0x08,)),
    ],
)
def test_what_is_not_there_has_a_status(request_: Request, status: tuple[int, ...]) -> None:
    reply, _ = asker().request(request_)
    assert (reply.status, *reply.extended) == status


READS = [
    ("test", 1, struct.pack("<Hf", 0xCA, 50.0)),
    ("TEST", 1, struct.pack("<Hf", 0xCA, 50.0)),
    ("Recipe", 3, struct.pack("<Hiii", 0xC4, 1, 2, 3)),
    ("Recipe[1]", 2, struct.pack("<Hii", 0xC4, 2, 3)),
    ("Operator.LEN", 1, struct.pack("<Hi", 0xC4, 5)),
    ("Operator.DATA[1]", 2, struct.pack("<H2s", 0xC2, b"MI")),
    ("Panel.Zones[1].Setpoint", 1, struct.pack("<Hf", 0xCA, 65.0)),
    ("Line1.Running", 1, struct.pack("<HB", 0xC1, 1)),
    ("Panel.Lamps", 1, struct.pack("<HI", 0xD3, 0)),
    ("Panel.Lamps[0]", 1, struct.pack("<HI", 0xD3, 0)),
    ("Program:MainProgram.Step", 1, struct.pack("<Hi", 0xC4, 0)),
    ("Line1.Status.RunMode", 1, struct.pack("<HB", 0xC1, 1)),
]


@pytest.mark.parametrize(("tag", "count", "data"), READS)
def test_reads(tag: str, count: int, data: bytes) -> None:
    reply = read(tag, count)
    assert (reply.status, reply.data) == (0, data)


FAILED_READS = [
    ("Nothing", 1, (0x04, 0)),
    ("Line1.Nothing", 1, (0x04, 0)),
    ("test.Member", 1, (0x04, 0)),
    ("test[0]", 1, (0x04, 0)),
    ("Recipe[3]", 1, (0xFF, 0x2105)),
    ("Recipe", 4, (0xFF, 0x2105)),
    ("Recipe[2]", 2, (0xFF, 0x2105)),
    ("Recipe", 0, (0xFF, 0x2105)),
    ("Program:MainProgram.Nothing", 1, (0x04, 0)),
    ("Program:MainProgram", 1, (0x04, 0)),
    ("Program:Other.Step", 1, (0x04, 0)),
]


@pytest.mark.parametrize(("tag", "count", "status"), FAILED_READS)
def test_failed_reads(tag: str, count: int, status: tuple[int, ...]) -> None:
    reply = read(tag, count)
    assert (reply.status, *reply.extended) == status


def test_reading_by_instance() -> None:
    originator = asker()
    instance = {name: number for number, name in list_names(originator)}["Line1"]
    path = class_path(0x6B, instance) + Symbol("Name").build()
    reply, _ = originator.request(Request(Service.READ_TAG, path, b"\x01\0"))
    assert reply.status == 0
    assert reply.data[4:].startswith(b"\x06\0\0\0LINE 1")


def test_fragments_make_the_whole() -> None:
    whole = read("Panel").data
    assert len(whole) == 4 + 136
    part = read("Panel", service=READ_TAG_FRAGMENTED, data=struct.pack("<I", 100))
    assert part.data == whole[:4] + whole[4 + 100 :]
    assert read("Panel", service=READ_TAG_FRAGMENTED, data=struct.pack("<I", 137)).status == 0xFF


def test_what_does_not_fit_a_small_connection_is_partial() -> None:
    originator = asker()
    path = bytes.fromhex("20022401")
    asked = originator.forward_open("x", 0, path=path, transport=0xA3, to=NetworkParameters(66))
    granted = originator.open(asked).granted
    data, offset, status = b"", 0, 6
    while status == 6:
        request = Request(READ_TAG_FRAGMENTED, build_path(parse_tag("Panel")), struct.pack("<HI", 1, offset)).build()
        items = (
            Item(ItemType.CONNECTED_ADDRESS, granted.ot_id.to_bytes(4, "little")),
            Item(ItemType.CONNECTED_DATA, b"\x01\0" + request),
        )
        answer = originator.ask(Frame(Command.SEND_UNIT_DATA, build_rr(items), originator.handle))
        assert answer is not None
        connected = find_item(parse_rr(answer.data), ItemType.CONNECTED_DATA)
        assert connected is not None
        assert len(connected) <= 66
        reply = Reply.parse(connected[2:])
        status = reply.status
        data += reply.data[4:]
        offset = len(data)
    assert (status, len(data)) == (0, 136)


def test_a_template_is_padded_to_what_was_asked() -> None:
    """pylogix asks for some bytes too many and would ask for them for ever."""
    templates = Templates()
    template = templates.of(parse_type("{A: BOOL, B: BOOL, C: REAL}"), "UDT_X")
    size = template.words * 4 - 23
    for asked in (size, size + 2, -(-size // 4) * 4):
        path = parse_path(class_path(0x6C, template.instance))
        reply = templates.handle(Call(Service.READ_TAG, path, struct.pack("<IH", 0, asked), 500, 0.0))
        assert (reply.status, len(reply.data)) == (0, asked)
        assert reply.data.startswith(template.definition[: min(asked, len(template.definition))])
    assert template.members == 4
    assert b"UDT_X;nE@ECECEC\0ZZZZZZZZZZUDT_X0\0A\0B\0C\0" in template.definition


def test_the_string_template_is_the_predefined_one() -> None:
    template = Templates().of(parse_type("STRING"))
    assert (template.instance, template.handle, template.size, template.members) == (0xFCE, 0xFCE, 88, 2)


def test_equal_structures_share_a_template() -> None:
    templates = Templates()
    first = templates.of(parse_type("{A: DINT}"), "One")
    assert templates.of(parse_type("{ A : dint }"), "Two") is first


@pytest.mark.parametrize(("tag", "offset", "elements"), [("x[1,2]", 20, 1), ("x[0,1]", 4, 5), ("x", 0, 6)])
def test_two_dimensions(tag: str, offset: int, elements: int) -> None:
    place = locate(parse_type("DINT[2,3]"), parse_tag(tag)[1:])
    assert (place.offset, place.elements) == (offset, elements)


def test_an_index_too_few_is_an_error() -> None:
    with pytest.raises(Refusal):
        locate(parse_type("DINT[2,3]"), parse_tag("x[1]")[1:])
