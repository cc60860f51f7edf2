"""Whole messages and their parts against the bytes of `tests/vectors/cip.txt`, which says where each row is from."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pyconpro.wire import connection_manager as cm
from pyconpro.wire import encapsulation, epath, identity, io_packet
from pyconpro.wire.cpf import Item, ItemType, SocketAddress
from pyconpro.wire.message import Request
from pyconpro.wire.status import RpiOffer, rpi_offer

VECTORS = Path(__file__).parents[2] / "vectors" / "cip.txt"
ROWS = [line for line in VECTORS.read_text("utf-8").splitlines() if line and line[0] != "#"]

Fields = dict[str, str]
TYPES = {
    "null": cm.ConnectionType.NULL,
    "multicast": cm.ConnectionType.MULTICAST,
    "p2p": cm.ConnectionType.POINT_TO_POINT,
}


def number(fields: Fields, name: str, default: int = 0) -> int:
    return int(fields.get(name, str(default)), 0)


def octets(fields: Fields, name: str) -> bytes:
    return bytes.fromhex(fields.get(name, ""))


def triad(fields: Fields) -> cm.Triad:
    return cm.Triad(number(fields, "serial"), number(fields, "vendor"), number(fields, "originator"))


def parameters(text: str) -> cm.NetworkParameters:
    size, kind, priority, *flags = text.split("/")
    return cm.NetworkParameters(
        int(size), TYPES[kind], cm.Priority[priority.upper()], "variable" in flags, "redundant" in flags
    )


def frame(f: Fields) -> encapsulation.Frame:
    context = octets(f, "context") or encapsulation.NO_CONTEXT
    return encapsulation.Frame(number(f, "command"), octets(f, "data"), number(f, "session"), context=context)


def forward_open(f: Fields) -> cm.ForwardOpen:
    return cm.ForwardOpen(
        triad(f),
        octets(f, "path"),
        number(f, "ot_rpi"),
        number(f, "to_rpi"),
        parameters(f["ot"]),
        parameters(f["to"]),
        number(f, "ot_id"),
        number(f, "to_id"),
        number(f, "multiplier"),
        number(f, "transport"),
        bool(number(f, "large")),
        number(f, "tick", cm.TICK),
        number(f, "ticks", cm.TICKS),
    )


def forward_close(f: Fields) -> cm.ForwardClose:
    return cm.ForwardClose(triad(f), octets(f, "path"))


def opened(f: Fields) -> cm.ForwardOpenReply:
    ids = number(f, "ot_id"), number(f, "to_id")
    return cm.ForwardOpenReply(triad(f), *ids, number(f, "ot_api"), number(f, "to_api"), octets(f, "application"))


def unconnected_send(f: Fields) -> cm.UnconnectedSend:
    request = Request.parse(octets(f, "request"))
    return cm.UnconnectedSend(request, octets(f, "route"), ticks=number(f, "ticks", cm.TICKS))


def packet(f: Fields) -> tuple[int, int, int, bytes]:
    return number(f, "id"), number(f, "sequence"), number(f, "count"), octets(f, "data")


def key(text: str) -> epath.ElectronicKey:
    *numbers, kind = text.split("/")
    return epath.ElectronicKey(*map(int, numbers), compatible=kind == "compatible")


def assembly(f: Fields) -> bytes:
    points = (number(f, name) if name in f else None for name in ("config", "ot", "to"))
    return epath.assembly_path(
        *points,
        config_data=octets(f, "data"),
        route=f.get("route", ""),
        key=key(f["key"]) if "key" in f else None,
    )


def build_parameters(of: cm.NetworkParameters) -> bytes:
    return of.build(large=False).to_bytes(2, "little") + of.build(large=True).to_bytes(4, "little")


def parse_parameters(data: bytes) -> cm.NetworkParameters:
    small = cm.NetworkParameters.parse(int.from_bytes(data[:2], "little"), large=False)
    assert cm.NetworkParameters.parse(int.from_bytes(data[2:], "little"), large=True) == small
    return small


def build_offer(offer: RpiOffer) -> bytes:
    values = dataclasses.astuple(offer)
    return bytes.fromhex("1201") + bytes(values[:2]) + b"".join(rpi.to_bytes(4, "little") for rpi in values[2:])


def parse_offer(data: bytes) -> RpiOffer | None:
    return rpi_offer([int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2)])


KINDS: dict[str, tuple[Callable[[Fields], Any], Callable[[Any], bytes], Callable[[bytes], Any]]] = {
    "frame": (frame, encapsulation.Frame.build, encapsulation.Frame.parse),
    "list_identity": (
        lambda f: identity.list_identity(number(f, "delay")),
        lambda v: v.build(),
        encapsulation.Frame.parse,
    ),
    "register_session": (lambda _: encapsulation.register_session(), lambda v: v.build(), encapsulation.Frame.parse),
    "forward_open": (forward_open, lambda v: v.request().build(), lambda d: cm.ForwardOpen.parse(Request.parse(d))),
    "forward_close": (forward_close, lambda v: v.request().build(), lambda d: cm.ForwardClose.parse(Request.parse(d))),
    "opened": (opened, cm.ForwardOpenReply.build, cm.ForwardOpenReply.parse),
    "failure": (
        lambda f: cm.ConnectionFailure(triad(f), number(f, "remaining")),
        cm.ConnectionFailure.build,
        cm.ConnectionFailure.parse,
    ),
    "unconnected_send": (
        unconnected_send,
        lambda v: v.build().build(),
        lambda d: cm.UnconnectedSend.parse(Request.parse(d)),
    ),
    "io": (packet, lambda v: io_packet.build(*v), io_packet.parse),
    "offer": (
        lambda f: RpiOffer(*(number(f, x) for x in ("ot_kind", "to_kind", "ot_rpi", "to_rpi"))),
        build_offer,
        parse_offer,
    ),
    "tag": (lambda f: epath.parse_tag(f["text"]), epath.build_path, epath.parse_path),
    "route": (lambda f: epath.parse_route(f["text"]), epath.build_path, epath.parse_path),
    "assembly": (assembly, bytes, lambda d: epath.build_path(epath.parse_path(d))),
    "parameters": (lambda f: parameters(f["of"]), build_parameters, parse_parameters),
    "sockaddr": (lambda f: SocketAddress(f["host"], number(f, "port")), SocketAddress.build, SocketAddress.parse),
}
"""Kind of a row → (value from its fields, build, parse)."""


@pytest.mark.parametrize("row", ROWS)
def test_golden_bytes(row: str) -> None:
    kind, about, data, fields = (part.strip() for part in row.split("|"))
    assert about.endswith("]"), "every row says where its bytes are from"
    make, build, parse = KINDS[kind]
    value = make(dict(item.split("=", 1) for item in fields.split()))
    assert parse(bytes.fromhex(data)) == value
    assert build(value).hex(" ") == bytes.fromhex(data).hex(" ")


def test_every_kind_has_a_row() -> None:
    assert {row.split("|")[0].strip() for row in ROWS} == set(KINDS)


def test_a_forward_open_in_its_frame() -> None:
    row = next(row for row in ROWS if row.startswith("forward_open | produced tag"))
    request = bytes.fromhex(row.split("|")[2])
    items = (Item(ItemType.NULL), Item(ItemType.UNCONNECTED_DATA, request))
    whole = encapsulation.Frame(encapsulation.Command.SEND_RR_DATA, encapsulation.build_rr(items))
    assert (len(request), len(whole.data), len(whole.build())) == (60, 76, 100)
    assert encapsulation.parse_rr(whole.data) == items


def test_the_path_of_a_produced_tag_is_that_of_its_forward_open() -> None:
    row = next(row for row in ROWS if row.startswith("forward_open | produced tag"))
    fields = dict(item.split("=", 1) for item in row.split("|")[3].split())
    assert epath.tag_path("test", 0) == octets(fields, "path")
