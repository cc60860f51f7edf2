"""Wireshark reads what our two CIP sides say to each other: sessions, opens, refusals, closes, class-1 data.

A real target engine and the real codecs of an originator talk over a tap that writes a capture file. The dissector
keeps context per connection: it decodes class-1 data only when it understood the Forward_Open and its reply.
"""

import struct
from collections.abc import Sequence
from pathlib import Path

import pytest
from dissect import Capture, Dissected, dissect, dissect_clean
from target_bench import SERVER, Bench, Link, Originator
from target_factory import IDENTITY, make_bench

from pyconpro.target.model import Assembly, ProducedTag
from pyconpro.target.session import Session, answer_anyone
from pyconpro.wire import encapsulation, epath, io_packet
from pyconpro.wire.connection_manager import (
    ConnectionType,
    NetworkParameters,
    Priority,
    Transport,
    UnconnectedSend,
)
from pyconpro.wire.cpf import Item, ItemType, SocketAddress
from pyconpro.wire.encapsulation import Command, Frame
from pyconpro.wire.identity import list_identity
from pyconpro.wire.message import Request, Service

pytestmark = pytest.mark.interop

CLIENT = "10.0.0.1"
TCP_FROM, TCP_TO = (CLIENT, 50000), (SERVER, encapsulation.PORT)
REAL_50 = struct.pack("<f", 50.0)


class Tap:
    """A session whose octets pass into the capture both ways."""

    def __init__(self, session: Session, capture: Capture) -> None:
        self._session = session
        self._capture = capture

    def receive(self, data: bytes, now: float) -> None:
        self._capture.tcp(TCP_FROM, TCP_TO, data)
        self._session.receive(data, now)

    def outgoing(self) -> bytes:
        data = self._session.outgoing()
        if data:
            self._capture.tcp(TCP_TO, TCP_FROM, data)
        return data

    def __getattr__(self, name: str) -> object:
        return getattr(self._session, name)


class Scene:
    """A target, an originator that is tapped, and the capture."""

    def __init__(self, *tags: ProducedTag, assemblies: tuple[Assembly, ...] = (), **options: object) -> None:
        self.capture = Capture()
        self.bench: Bench = make_bench(*tags, assemblies=assemblies, **options)
        self.originator: Originator = self.bench.originator(CLIENT, register=False)
        self.originator.session = Tap(self.originator.session, self.capture)  # type: ignore[assignment]

    def send(self, link: Link, data: bytes = b"") -> None:
        """Send a class-1 packet to the target, through the capture."""
        link.sequence += 1
        datagram = io_packet.build(link.granted.ot_id, link.sequence, 1, data)
        self.capture.udp((CLIENT, 2222), (SERVER, 2222), datagram)
        self.bench.target.receive(datagram, (CLIENT, 2222), self.bench.now)
        self.bench.collect()

    def run(self, seconds: float) -> None:
        """Let time pass; what the target produces goes into the capture."""
        self.bench.run(seconds)
        for _, datagram, destination in self.bench.take():
            self.capture.udp((SERVER, 2222), destination, datagram)

    def read(self, folder: Path, names: Sequence[str]) -> list[Dissected]:
        return dissect_clean(self.capture, folder, names)


def number(text: str) -> int:
    return int(text, 0)


def test_sessions_and_lists(tmp_path: Path) -> None:
    scene = Scene()
    scene.originator.register()
    scene.originator.ask(list_identity())
    scene.originator.ask(Frame(Command.LIST_SERVICES))
    scene.originator.ask(Frame(Command.NOP, b"any"))
    scene.originator.ask(Frame(Command.LIST_INTERFACES))
    scene.originator.ask(Frame(Command.UNREGISTER_SESSION, session=scene.originator.handle))
    broadcast = list_identity(500).build()
    scene.capture.udp((CLIENT, 50001), (SERVER, 44818), broadcast)
    answer = answer_anyone(Frame.parse(broadcast), scene.bench.target.options, SERVER)
    assert answer is not None
    scene.capture.udp((SERVER, 44818), (CLIENT, 50001), answer.build())
    names = [
        "enip.command", "enip.session", "enip.status", "enip.rs.version", "enip.lir.vendor", "enip.lir.devtype",
        "enip.lir.prodcode", "enip.lir.revision", "enip.lir.serial", "enip.lir.name", "enip.lir.status",
        "enip.sinaddr", "enip.sinport", "enip.lsr.capaflags.tcp", "enip.lsr.capaflags.udp", "enip.lsr.servicename",
        "enip.listid_delay", "enip.encapver",
    ]  # fmt: skip
    got = scene.read(tmp_path, names)
    commands = [packet.number("enip.command") for packet in got]
    assert commands == [0x65, 0x65, 0x63, 0x63, 0x04, 0x04, 0x00, 0x64, 0x64, 0x66, 0x63, 0x63]
    assert {packet.number("enip.status") for packet in got} == {0}
    assert got[0].number("enip.session") == 0
    assert got[1].number("enip.session") == scene.originator.handle
    assert [packet.one("enip.rs.version") for packet in got[:2]] == ["1", "1"]
    for packet in (got[3], got[11]):
        assert packet.number("enip.lir.vendor") == IDENTITY.vendor
        assert packet.number("enip.lir.devtype") == IDENTITY.device_type
        assert packet.number("enip.lir.prodcode") == IDENTITY.product_code
        assert packet.number("enip.lir.serial") == IDENTITY.serial
        assert packet.number("enip.lir.status") == IDENTITY.status
        assert packet.one("enip.lir.name") == IDENTITY.name
        assert packet.one("enip.sinaddr") == SERVER
        assert packet.one("enip.sinport") == "44818"
        assert packet.one("enip.encapver") == "1"
    assert [got[5].one(f"enip.lsr.capaflags.{kind}") in ("1", "True") for kind in ("tcp", "udp")] == [True, True]
    assert got[5].one("enip.lsr.servicename") == "Communications"
    assert got[10].number("enip.listid_delay") == 500


OPEN = [
    "cip.cm.tick_time", "cip.cm.timeout_tick", "cip.cm.timeout", "cip.cm.ot_connid", "cip.cm.to_connid",
    "cip.cm.conn_serial_num", "cip.cm.vendor", "cip.cm.orig_serial_num", "cip.cm.timeout_multiplier", "cip.cm.otrpi",
    "cip.cm.torpi", "cip.cm.otapi", "cip.cm.toapi", "cip.cm.fwo.consize", "cip.cm.fwo.f_v", "cip.cm.fwo.prio",
    "cip.cm.fwo.type", "cip.cm.fwo.owner", "cip.cm.fwo.dir", "cip.cm.fwo.trigger", "cip.cm.fwo.transport",
    "cip.cm.connpath_size", "cip.symbol", "cip.sc", "cip.cm.sc", "cip.rr", "cip.genstat", "cip.epath",
    "enip.cpf.typeid", "enip.cpf.sai.connid", "enip.cpf.sai.seq", "cip.seq", "cipio.data", "enip.sinaddr",
    "enip.sinport", "enip.fwd_open_in",
]  # fmt: skip


def values(packet: Dissected, name: str) -> list[int]:
    return [number(text) for text in packet[name]]


def test_produced_tag(tmp_path: Path) -> None:
    """The original library's Forward_Open, its reply, heartbeats and data, and the close."""
    scene = Scene()
    originator = scene.originator
    originator.register()
    asked = originator.forward_open("test", 4, multiplier=3)
    link = originator.open(asked)
    scene.send(link)
    scene.run(0.035)
    scene.send(link)
    assert link.close().status == 0
    got = scene.read(tmp_path, OPEN)
    request, reply, heartbeat, first, *_, closing, closed = got[2:]
    assert values(request, "cip.cm.tick_time") == [10]
    assert values(request, "cip.cm.timeout_tick") == [14]
    assert values(request, "cip.cm.timeout") == [14336]
    assert values(request, "cip.cm.ot_connid") == [0]
    assert values(request, "cip.cm.to_connid") == [asked.to_id]
    assert values(request, "cip.cm.timeout_multiplier") == [3]
    assert values(request, "cip.cm.otrpi") == values(request, "cip.cm.torpi") == [10_000]
    assert values(request, "cip.cm.fwo.consize") == [2, 6]
    assert values(request, "cip.cm.fwo.type") == [2, 2]
    assert values(request, "cip.cm.fwo.prio") == [2, 2]
    assert values(request, "cip.cm.fwo.f_v") == [0, 0]
    assert values(request, "cip.cm.fwo.owner") == [0, 0]
    assert values(request, "cip.cm.fwo.dir") == [1]
    assert values(request, "cip.cm.fwo.trigger") == [0]
    assert values(request, "cip.cm.fwo.transport") == [1]
    assert values(request, "cip.cm.connpath_size") == [9]
    assert request["cip.symbol"] == ["test"]
    assert values(reply, "cip.genstat") == [0]
    assert values(reply, "cip.cm.otapi") == values(reply, "cip.cm.toapi") == [10_000]
    for packet in (request, reply, closing, closed):
        assert values(packet, "cip.cm.conn_serial_num") == [asked.triad.serial]
        assert values(packet, "cip.cm.vendor") == [asked.triad.vendor]
        assert values(packet, "cip.cm.orig_serial_num") == [asked.triad.originator]
    assert values(closed, "cip.genstat") == [0]
    # The dissector found the connection that the packets belong to.
    assert heartbeat["frame.protocols"] == ["raw:ip:udp:cipio:cipio"]
    assert values(heartbeat, "enip.cpf.sai.connid") == [link.granted.ot_id]
    assert values(heartbeat, "enip.cpf.sai.seq") == [1]
    assert (values(heartbeat, "cip.seq"), heartbeat["cipio.data"]) == ([1], ["<none>"])
    assert values(first, "enip.cpf.sai.connid") == [asked.to_id]
    assert bytes.fromhex(first.one("cipio.data").replace(":", "")) == REAL_50
    produced = [packet for packet in got if values(packet, "enip.cpf.sai.connid") == [asked.to_id]]
    assert [values(packet, "enip.cpf.sai.seq") for packet in produced] == [[1], [2], [3]]
    assert {packet.one("enip.fwd_open_in") for packet in (heartbeat, *produced)} == {"3"}


def test_large_forward_open(tmp_path: Path) -> None:
    scene = Scene(ProducedTag("Big", 1000, lambda _now: bytes(range(250)) * 4))
    originator = scene.originator
    originator.register()
    asked = originator.forward_open("Big", 1000, large=True, to=NetworkParameters(1002, priority=Priority.URGENT))
    link = originator.open(asked)
    scene.send(link)
    scene.run(0.015)
    assert link.close().status == 0
    request, reply, _, data, _, closed = scene.read(tmp_path, OPEN)[2:]
    assert values(request, "cip.cm.sc") in ([0x5B], [0xDB & 0x7F])
    assert values(request, "cip.cm.fwo.consize") == [2, 1002]
    assert values(request, "cip.cm.fwo.prio") == [2, 3]
    assert values(request, "cip.cm.connpath_size") == [9]
    assert request["cip.symbol"] == ["Big"]
    assert values(reply, "cip.cm.to_connid") == [asked.to_id]
    assert bytes.fromhex(data.one("cipio.data").replace(":", "")) == bytes(range(250)) * 4
    assert values(closed, "cip.genstat") == [0]


def test_multicast_with_socket_addresses(tmp_path: Path) -> None:
    scene = Scene()
    originator = scene.originator
    originator.register()
    asked = originator.forward_open("test", 4, to=NetworkParameters(6, ConnectionType.MULTICAST), to_id=0)
    link = originator.open(asked)
    scene.send(link)
    scene.run(0.015)
    request, reply, _, data = scene.read(tmp_path, OPEN)[2:]
    assert values(request, "cip.cm.fwo.type") == [2, 1]
    assert values(reply, "enip.cpf.typeid") == [0x0000, 0x00B2, 0x8001]
    assert reply.one("enip.sinaddr").startswith("239.192.")
    assert reply.one("enip.sinport") == "2222"
    assert values(data, "enip.cpf.sai.connid") == [link.granted.to_id]
    assert bytes.fromhex(data.one("cipio.data").replace(":", "")) == REAL_50


def test_another_port_is_told(tmp_path: Path) -> None:
    """Both socket address items: ours for T→O when 2222 is taken, the target's for O→T when it has another port."""
    scene = Scene(udp_port=3333)
    originator = scene.originator
    originator.register()
    own = Item(ItemType.SOCKADDR_TO, SocketAddress(port=5555).build())
    originator.open(originator.forward_open("test", 4), own)
    request, reply = scene.read(tmp_path, OPEN)[2:]
    assert values(request, "enip.cpf.typeid") == [0x0000, 0x00B2, 0x8001]
    assert (request["enip.sinaddr"], request["enip.sinport"]) == (["0.0.0.0"], ["5555"])
    assert 0x8000 in values(reply, "enip.cpf.typeid")
    assert "3333" in reply["enip.sinport"]


ADAPTER = Assembly(
    input=100, input_size=4, payload=lambda _now: b"\x01\x02\x03\x04", output=150, output_size=2, config=151,
    input_only=152, listen_only=153,
)  # fmt: skip


def test_exclusive_owner(tmp_path: Path) -> None:
    """Output data with a run/idle header, which the dissector shows because the Forward_Open asked for 8 bytes."""
    scene = Scene(assemblies=(ADAPTER,))
    originator = scene.originator
    originator.register()
    path = epath.build_path(
        [
            epath.ElectronicKey(1, 14, 5, 33, 11, compatible=True),
            epath.Logical(epath.LogicalType.CLASS, 4),
            epath.Logical(epath.LogicalType.INSTANCE, 151),
            epath.Logical(epath.LogicalType.CONNECTION_POINT, 150),
            epath.Logical(epath.LogicalType.CONNECTION_POINT, 100),
        ]
    )
    asked = originator.forward_open(
        "test", 4, path=path, ot=NetworkParameters(8), transport=Transport.CYCLIC_CLASS_1, rpi_ms=100
    )
    link = originator.open(asked)
    scene.send(link, b"\x01\0\0\0\xaa\xbb")
    scene.run(0.015)
    assert link.close().status == 0
    path_fields = ["cip.class", "cip.instance", "cip.connpoint", "cip.ekey.vendor", "cip.ekey.comp_bit"]
    got = scene.read(tmp_path, [*OPEN, *path_fields])
    request, _, output, data, closing, _ = got[2:]
    assert values(request, "cip.cm.fwo.dir") == [0]
    assert 4 in values(request, "cip.class")
    assert 151 in values(request, "cip.instance")
    assert values(request, "cip.connpoint") == [150, 100]
    assert values(request, "cip.ekey.vendor") == [1]
    assert values(request, "cip.ekey.comp_bit") == [1]
    # The dissector repeats the path of the connection that it found under what the request itself says.
    assert values(closing, "cip.connpoint")[:2] == [150, 100]
    assert bytes.fromhex(output["cipio.data"][-1].replace(":", ""))[-2:] == b"\xaa\xbb"
    assert bytes.fromhex(data.one("cipio.data").replace(":", "")) == b"\x01\x02\x03\x04"


def test_refusals(tmp_path: Path) -> None:
    """Every refusal carries the words that the dissector expects behind its status."""
    tags = (
        ProducedTag("test", 4, lambda _now: REAL_50),
        ProducedTag("Slow", 4, lambda _now: REAL_50, fastest_rpi=20_000, offers_rpi=True),
        ProducedTag("Strict", 4, lambda _now: REAL_50, fastest_rpi=20_000),
        ProducedTag("Single", 4, lambda _now: REAL_50, max_consumers=1, multicast=False),
        ProducedTag("None", 4, lambda _now: REAL_50, max_consumers=0),
        ProducedTag("Local", 4, lambda _now: REAL_50, produced=False),
    )
    scene = Scene(*tags)
    originator = scene.originator
    originator.register()
    first = originator.forward_open("Single", 4)
    originator.open(first)
    keyed = epath.build_path([epath.ElectronicKey(vendor=77), *epath.parse_tag("test")])
    wrong = [
        originator.forward_open("Slow", 4),
        originator.forward_open("Strict", 4),
        originator.forward_open("test", 6),
        originator.forward_open("Single", 4),
        originator.forward_open("Single", 4, to=NetworkParameters(6, ConnectionType.MULTICAST)),
        originator.forward_open("None", 4),
        originator.forward_open("Local", 4),
        originator.forward_open("Missing", 4),
        originator.forward_open("test", 4, path=keyed),
        originator.forward_open("test", 4, multiplier=8),
        first,
    ]
    expected = [originator.refused(asked) for asked in wrong]
    names = [
        "cip.genstat", "cip.cm.ext_status", "cip.cm.ext112otrpi_type", "cip.cm.ext112torpi_type",
        "cip.cm.ext112otrpi", "cip.cm.ext112torpi", "cip.cm.ext128_size", "cip.cm.conn_serial_num",
        "cip.cm.remain_path_size", "cip.addstat_size",
    ]  # fmt: skip
    replies = scene.read(tmp_path, names)[5::2]
    assert len(replies) == len(wrong)
    for reply, asked, status in zip(replies, wrong, expected, strict=True):
        assert values(reply, "cip.genstat") == [status[0]]
        assert values(reply, "cip.cm.ext_status") == [status[1]]
        assert values(reply, "cip.cm.conn_serial_num") == [asked.triad.serial]
        assert values(reply, "cip.cm.remain_path_size") == [0]
    offer, _, size, *_ = replies
    assert values(offer, "cip.cm.ext112torpi_type") == [2]
    assert values(offer, "cip.cm.ext112torpi") == [20_000]
    assert values(offer, "cip.cm.ext112otrpi") == [10_000]
    assert values(size, "cip.cm.ext128_size") == [6]


def test_unconnected_send_and_symbols(tmp_path: Path) -> None:
    """Routed requests, and every way to write a tag's name."""
    scene = Scene()
    originator = scene.originator
    originator.register()
    identity = Request(Service.GET_ATTRIBUTES_ALL, bytes.fromhex("20012401"))
    routed = UnconnectedSend(identity, epath.build_path(epath.parse_route("1,0"))).build()
    items = (Item(ItemType.NULL), Item(ItemType.UNCONNECTED_DATA, routed.build()))
    originator.ask(Frame(Command.SEND_RR_DATA, encapsulation.build_rr(items), originator.handle))
    names = ["Counters[3]", "Line1.Motor[300].Speed", "Grid[1,2,70000]", "Program:Main.X", "test2"]
    for name in names:
        originator.request(Request(Service.READ_TAG, epath.build_path(epath.parse_tag(name)), b"\1\0"))
    got = scene.read(tmp_path, ["cip.symbol", "cip.member", "cip.sc", "cip.cm.sc", "cip.genstat", "cip.port"])
    assert {packet["frame.protocols"][0].split(":enip")[0] for packet in got} == {"raw:ip:tcp"}
    asked = got[4::2]
    assert [packet["cip.symbol"] for packet in asked] == [
        ["Counters"], ["Line1", "Motor", "Speed"], ["Grid"], ["Program:Main", "X"], ["test2"],
    ]  # fmt: skip
    assert [values(packet, "cip.member") for packet in asked] == [[3], [300], [1, 2, 70000], [], []]


def test_the_dissector_notices_faults(tmp_path: Path) -> None:
    """The oracle itself is tried: a path that is one word shorter than announced draws a complaint."""
    scene = Scene()
    originator = scene.originator
    originator.register()
    request = originator.forward_open("test", 4).request().build()
    broken = (Item(ItemType.NULL), Item(ItemType.UNCONNECTED_DATA, request[:-2]))
    originator.ask(Frame(Command.SEND_RR_DATA, encapsulation.build_rr(broken), originator.handle))
    assert dissect(scene.capture, tmp_path, [])[2].faults != []
