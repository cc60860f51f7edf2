"""Captured frames in bounded memory, and as a file that Wireshark reads."""

import json
import math
import subprocess
from pathlib import Path
from typing import Any

import pytest
import tshark
from fake_driver import FakeDriver
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from fieldscope.frames import capture, pcapng
from fieldscope.frames import model as models
from fieldscope.frames.capture import FrameRing, Tapped
from fieldscope.frames.model import FrameModel, parse
from iec104.wire import apci
from iec104.wire.asdu import Asdu, build
from linkkit.frames import Captured
from pyconpro.wire import encapsulation, io_packet
from pyconpro.wire.cpf import Item, ItemType
from pyconpro.wire.encapsulation import Command, Frame

LOCAL = ("10.0.0.5", 40000)


def piece(data: bytes, *, sent: bool = False, udp: bool = False, ns: int = 0) -> Captured:
    return Captured(ns, sent, "udp" if udp else "tcp", LOCAL, ("10.0.0.9", 2404), data)


def read(path: Path, *more: str) -> list[dict[str, Any]]:
    tshark.require()
    command = ["tshark", "-r", str(path), "-T", "json", *more]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return [packet["_source"]["layers"] for packet in json.loads(done.stdout)]


def test_pieces_become_whole_frames() -> None:
    tapped = Tapped("a", "Line 1", FakeDriver)
    for data in (b"he", b"llo\nwor", b"ld\n"):
        tapped(piece(data))
    tapped(piece(b"back\n", sent=True))
    tapped(piece(b"no line", udp=True))
    assert [found.data for found in tapped.take_over()] == [b"hello\n", b"world\n", b"back\n", b"no line"]
    assert tapped.lost == 0
    for number in range(capture.WAITING + 7):
        tapped(piece(b"%d\n" % number))
    assert tapped.lost == 7
    assert len(list(tapped.take_over())) == capture.WAITING
    assert tapped.lost == 7


def test_many_pieces_are_taken_over_in_portions_in_their_order() -> None:
    one, two = Tapped("a", "Line 1", FakeDriver), Tapped("b", "Line 2", FakeDriver)
    for number in range(30):
        one(piece(b"%d\n" % number)._replace(ns=number // 4))
    two(piece(b"two\n")._replace(ns=5))
    assert (one.moment(8), two.moment(8)) == (2, math.inf)
    portions = []
    while one.moment(0) < math.inf or two.moment(0) < math.inf:
        until = min(one.moment(8), two.moment(8))
        portions.append([int(found.ns) for tapped in (one, two) for found in tapped.take_over(until)])
    assert [len(portion) for portion in portions] == [12, 13, 6]
    assert [min(portion) for portion in portions] == [0, 3, 6]
    equal = Tapped("c", "Line 3", FakeDriver)
    for _ in range(30):
        equal(piece(b"x\n")._replace(ns=7))
    assert len(list(equal.take_over(equal.moment(8)))) == 30, "what came at one moment is not torn apart"


def test_a_portion_is_bounded_in_octets_too() -> None:
    tapped = Tapped("a", "Line 1", FakeDriver)
    for number in range(10):
        tapped(piece(b"x\n" * 50)._replace(ns=number))
    assert [tapped.moment(8, octets) for octets in (1, 100, 101, 250)] == [0, 0, 1, 2]
    assert tapped.moment(8, 10_000) == 8
    assert tapped.moment(20, 10_000) == math.inf
    assert len(list(tapped.take_over(tapped.moment(20, 250)))) == 150


def test_a_stream_without_frames_does_not_grow() -> None:
    tapped = Tapped("a", "Line 1", FakeDriver)
    found = []
    for _ in range(5):
        tapped(piece(b"x" * 300_000))
        found += tapped.take_over()
    assert [len(f.data) for f in found] == [1_200_000]


def test_the_ring_is_bounded_by_number_and_octets() -> None:
    tapped = Tapped("a", "Line 1", FakeDriver)
    for capacity, budget in ((100, 1 << 20), (10**6, 1000)):
        ring = FrameRing(capacity, budget)
        model = FrameModel(ring)
        for _ in range(500):
            model.add([ring.add(tapped, piece(b"0123456789"))])
            model.drop(ring.surplus())
            assert len(ring.frames) <= capacity
            assert ring.octets <= budget
            assert ring.octets == 10 * len(ring.frames)
        assert ring.dropped + len(ring.frames) == 500
        assert model.rows == ring.frames
        assert model.rows[-1].number == 500


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", [1, 2, 3]),
        ("sent", [2]),
        ("received tcp", [1]),
        ("udp", [3]),
        ("len>6", [3]),
        ("line HELLO", [1]),
        ("x", []),
    ],
)
def test_filter_words(text: str, numbers: list[int]) -> None:
    tapped = Tapped("a", "Line 1", FakeDriver)
    ring = FrameRing()
    model = FrameModel(ring)
    for data, sent, udp in ((b"hello\n", False, False), (b"back\n", True, False), (b"datagram", False, True)):
        ring.add(tapped, piece(data, sent=sent, udp=udp))
    model.use(parse(text))
    assert [frame.number for frame in model.rows] == numbers


def test_a_long_search_goes_on_while_frames_come_and_go(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "SLICE", 0.0)
    tapped = Tapped("a", "Line 1", FakeDriver)
    ring = FrameRing(capacity=1000)
    model = FrameModel(ring)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for n in range(900):
        ring.add(tapped, piece(b"x\n", sent=n % 3 == 0))
    model.use(parse("sent"))
    assert model.searching
    for n in range(900, 1200):
        model.add([ring.add(tapped, piece(b"x\n", sent=n % 3 == 0))])
        model.drop(ring.surplus())
    assert model.searching
    with qtbot.waitSignal(model.searched):
        pass
    assert not model.searching
    assert model.rows == [frame for frame in ring.frames if frame.raw.sent]
    model.add([ring.add(tapped, piece(b"x\n", sent=True))])
    assert model.rows[-1] is ring.frames[-1]
    model.use(parse("received"))
    model.clear()
    assert not model.searching
    model.add([ring.add(tapped, piece(b"x\n"))])
    assert len(model.rows) == 1


@pytest.mark.interop
def test_wireshark_reads_104(tmp_path: Path) -> None:
    frames = [
        piece(apci.u_frame(7), sent=True, ns=1_795_000_000_000_000_001),
        piece(apci.u_frame(11), ns=1_795_000_000_001_000_000),
        piece(apci.i_frame(0, 0, build(Asdu.of(100, 6, 1, [(0, (20,))]))), sent=True, ns=1_795_000_000_002_000_000),
        piece(apci.i_frame(0, 1, build(Asdu.of(13, 20, 1, [(2001, (20.5, 0))]))), ns=1_795_000_000_003_000_000),
    ]
    path = tmp_path / "x.pcapng"
    with path.open("wb") as file:
        assert pcapng.write(file, frames, "test") == 4
    layers = read(path, "-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE")
    assert len(layers) == 4
    for packet, frame in zip(layers, frames, strict=True):
        assert "_ws.malformed" not in packet
        assert packet["tcp"]["tcp.checksum.status"] == "1"
        assert packet["ip"]["ip.checksum.status"] == "1"
        assert packet["ip"]["ip.src"] == (LOCAL[0] if frame.sent else "10.0.0.9")
        assert "iec60870_104" in json.dumps(list(packet))
    assert "000000001" in json.dumps(layers[0]["frame"])
    assert "iec60870_asdu" in layers[3]
    text = json.dumps(layers)
    assert "tcp.analysis.lost_segment" not in text
    assert "tcp.analysis.retransmission" not in text


@pytest.mark.interop
def test_wireshark_reads_ethernet_ip(tmp_path: Path) -> None:
    plc = ("10.0.0.20", 44818)
    items = (Item(ItemType.NULL), Item(ItemType.UNCONNECTED_DATA, bytes((0x01, 2, 0x20, 1, 0x24, 1))))
    read_identity = Frame(Command.SEND_RR_DATA, encapsulation.build_rr(items))
    requests = [encapsulation.register_session().build(), read_identity.build()]
    frames = [Captured(n, True, "tcp", LOCAL, plc, data) for n, data in enumerate(requests)]
    packet = io_packet.build(0xABCD0001, 5, 5, b"\x01\x02\x03\x04")
    frames.append(Captured(9, False, "udp", ("10.0.0.5", 2222), ("10.0.0.20", 2222), packet))
    frames.append(Captured(10, True, "tcp", ("fe80::1", 40001), ("fe80::2", 44818), requests[0]))
    path = tmp_path / "x.pcapng"
    with path.open("wb") as file:
        assert pcapng.write(file, frames, "test") == 4
    layers = read(path, "-o", "udp.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE")
    assert len(layers) == 4
    assert "_ws.malformed" not in json.dumps(layers)
    assert all("enip" in packet for packet in layers)
    assert layers[2]["udp"]["udp.checksum.status"] == "1"
    assert layers[3]["tcp"]["tcp.checksum.status"] == "1"
    assert "cip" in layers[1]


def test_a_long_message_goes_in_several_packets(tmp_path: Path) -> None:
    with (tmp_path / "x").open("wb") as file:
        assert pcapng.write(file, [piece(bytes(150_000))], "test") == 3
