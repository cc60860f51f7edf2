"""Wireshark reads what we send over 104: every row of the type table in both shapes, every APCI frame, the header bits.

Frames are written by two APCI engines that talk to each other; the dissector sees both directions of the connection.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from dissect import Capture, Dissected, dissect, dissect_clean
from iec104_back_to_back import Pair, pair

from iec104.wire import apci, asdu
from iec104.wire.asdu import Asdu
from iec104.wire.types import TYPES, Row

pytestmark = pytest.mark.interop

CLIENT, SERVER = ("10.0.0.1", 40000), ("10.0.0.2", 2404)
A, H = "iec60870_asdu.", "iec60870_104."

CHECKED = {*range(1, 17), 21, *range(30, 38), *range(45, 52), *range(58, 65), 70, 100, 101, 103, 105, 110, 111, 112}
"""Types whose elements the dissector decodes (observed with 4.0.17); of the others it reads the header only."""

Example = tuple[tuple[object, ...], dict[str, float]]

# Per element two examples: raw fields as we write them, and what the dissector must show for each of its fields.
EXAMPLES: dict[str, tuple[Example, Example]] = {
    "SIQ": (
        ((0x81,), {"siq.spi": 1, "siq.bl": 0, "siq.sb": 0, "siq.nt": 0, "siq.iv": 1}),
        ((0x70,), {"siq.spi": 0, "siq.bl": 1, "siq.sb": 1, "siq.nt": 1, "siq.iv": 0}),
    ),
    "DIQ": (
        ((0x82,), {"diq.dpi": 2, "diq.bl": 0, "diq.sb": 0, "diq.nt": 0, "diq.iv": 1}),
        ((0x71,), {"diq.dpi": 1, "diq.bl": 1, "diq.sb": 1, "diq.nt": 1, "diq.iv": 0}),
    ),
    "QDS": (
        ((0x81,), {"qds.ov": 1, "qds.bl": 0, "qds.sb": 0, "qds.nt": 0, "qds.iv": 1}),
        ((0x70,), {"qds.ov": 0, "qds.bl": 1, "qds.sb": 1, "qds.nt": 1, "qds.iv": 0}),
    ),
    "VTI": (((0xC0,), {"vti.v": -64, "vti.t": 1}), ((0x3F,), {"vti.v": 63, "vti.t": 0})),
    # The dissector shows the four octets in the order of the wire, bit 1 of the string in the first of them.
    "BSI": (((0xDEADBEEF,), {"bitstring": 0xEFBEADDE}), ((1,), {"bitstring": 0x01000000})),
    "NVA": (((-32768,), {"normval": -1.0}), ((9830,), {"normval": 9830 / 32768})),
    "SVA": (((-32768,), {"scalval": -32768}), ((1234,), {"scalval": 1234})),
    "R32": (((-12.5,), {"float": -12.5}), ((1.0e10,), {"float": 1.0e10})),
    "BCR": (
        ((-2, 0x3F), {"bcr.count": -2, "bcr.sq": 31, "bcr.cy": 1, "bcr.ca": 0, "bcr.iv": 0}),
        ((2**31 - 1, 0xC1), {"bcr.count": 2**31 - 1, "bcr.sq": 1, "bcr.cy": 0, "bcr.ca": 1, "bcr.iv": 1}),
    ),
    "CP24": (
        ((bytes.fromhex("e8033b"),), {"cp24time.ms": 1000, "cp24time.min": 59, "cp24time.iv": 0}),
        ((bytes.fromhex("5fea80"),), {"cp24time.ms": 59999, "cp24time.min": 0, "cp24time.iv": 1}),
    ),
    "CP56": (
        (
            (bytes.fromhex("5fea3b17df0c63"),),
            {"cp56time.ms": 59999, "cp56time.min": 59, "cp56time.gen": 0, "cp56time.iv": 0, "cp56time.hour": 23,
             "cp56time.su": 0, "cp56time.day": 31, "cp56time.dow": 6, "cp56time.month": 12, "cp56time.year": 99},
        ),
        (
            (bytes.fromhex("e803ca8b01061a"),),
            {"cp56time.ms": 1000, "cp56time.min": 10, "cp56time.gen": 1, "cp56time.iv": 1, "cp56time.hour": 11,
             "cp56time.su": 1, "cp56time.day": 1, "cp56time.dow": 0, "cp56time.month": 6, "cp56time.year": 26},
        ),
    ),
    "COI": (((0x82,), {"coi_r": 2, "coi_i": 1}), ((0,), {"coi_r": 0, "coi_i": 0})),
    "SCO": (((0x81,), {"sco.on": 1, "sco.qu": 0, "sco.se": 1}), ((0x08,), {"sco.on": 0, "sco.qu": 2, "sco.se": 0})),
    "DCO": (((0x82,), {"dco.on": 2, "dco.qu": 0, "dco.se": 1}), ((0x0D,), {"dco.on": 1, "dco.qu": 3, "dco.se": 0})),
    "RCO": (((0x82,), {"rco.up": 2, "rco.qu": 0, "rco.se": 1}), ((0x05,), {"rco.up": 1, "rco.qu": 1, "rco.se": 0})),
    "QOS": (((0x85,), {"qos.ql": 5, "qos.se": 1}), ((0x7F,), {"qos.ql": 127, "qos.se": 0})),
    "QOI": (((20,), {"qoi": 20}), ((36,), {"qoi": 36})),
    "QCC": (((0x45,), {"rqt": 5, "frz": 1}), ((0xC1,), {"rqt": 1, "frz": 3})),
    "QRP": (((1,), {"qrp": 1}), ((2,), {"qrp": 2})),
    "QPM": (
        ((0x81,), {"qpm.kpa": 1, "qpm.lpc": 0, "qpm.pop": 1}),
        ((0x44,), {"qpm.kpa": 4, "qpm.lpc": 1, "qpm.pop": 0}),
    ),
    # The dissector does not decode these; values only have to be such that the frame has the right length.
    "QDP": (((0x88,), {}), ((0,), {})),
    "SEP": (((0x0A,), {}), ((1,), {})),
    "SPE": (((0x3F,), {}), ((1,), {})),
    "OCI": (((0x0F,), {}), ((1,), {})),
    "SCD": (((0x8001, 2), {}), ((0, 0), {})),
    "AID": (((7,), {}), ((0,), {})),
    "CP16": (((59999,), {}), ((0,), {})),
    "FBP": (((0x55AA,), {}), ((0x55AA,), {})),
    "TSC": (((65535,), {}), ((0,), {})),
    "QPA": (((3,), {}), ((1,), {})),
    "NOF": (((65535,), {}), ((1,), {})),
    "NOS": (((255,), {}), ((1,), {})),
    "LOF": (((b"\x2c\x01\x00",), {}), ((b"\xff\xff\xff",), {})),
    "LOS": (((3, b"abc"), {}), ((0, b""), {})),
    "FRQ": (((0x80,), {}), ((0,), {})),
    "SRQ": (((0x80,), {}), ((0,), {})),
    "SCQ": (((6,), {}), ((1,), {})),
    "LSQ": (((3,), {}), ((1,), {})),
    "CHS": (((255,), {}), ((0,), {})),
    "AFQ": (((3,), {}), ((1,), {})),
    "SOF": (((0x20,), {}), ((0,), {})),
}  # fmt: skip

FIELDS = sorted({A + name for pair_ in EXAMPLES.values() for _, shown in pair_ for name in shown})
HEADER = [
    *(A + name for name in ("typeid", "sq", "numix", "causetx", "nega", "test", "oa", "addr", "ioa")),
    *(H + name for name in ("type", "utype", "tx", "rx", "apdulen")),
]


@dataclass(frozen=True)
class Sent:
    """One message, and what must be shown for its objects."""

    message: Asdu
    shown: dict[str, list[float]]
    up: bool
    """From the client to the server."""


def example(row: Row, which: int) -> tuple[tuple[object, ...], dict[str, float]]:
    """Raw fields of one object of a row, and what the dissector must show."""
    raw: list[object] = []
    shown: dict[str, float] = {}
    for element in row.elements:
        fields, expected = EXAMPLES[element.name][which]
        raw += fields
        if row.id in CHECKED:
            shown |= expected
    return tuple(raw), shown


def message(row: Row, count: int, *, sequence: bool = False, up: bool = False, **header: object) -> Sent:
    """Make an ASDU of a row with `count` objects that take turns between both examples."""
    chosen = [example(row, index % 2) for index in range(count)]
    first = 0xFFFF00 if count > 1 else 0
    objects = [(first + index, raw) for index, (raw, _) in enumerate(chosen)]
    built = Asdu.of(row.id, min(row.causes), 0x1234, objects, sequence=sequence, originator=7, **header)  # type: ignore[arg-type]
    shown: dict[str, list[float]] = {}
    for _, expected in chosen:
        for name, value in expected.items():
            shown.setdefault(A + name, []).append(value)
    return Sent(built, shown, up)


def messages() -> Iterator[Sent]:
    """Every row: in monitoring direction one, several, in sequence and as many as fit; in control direction one."""
    for row in TYPES.values():
        up = row.direction in "CPF"
        yield message(row, 1, up=up)
        if up:
            yield message(row, 1, negative=True)  # the mirror that refuses it
            continue
        yield message(row, 1, test=True)
        if row.id != 70:
            yield message(row, asdu.capacity(row))
            yield message(row, asdu.capacity(row, sequence=True), sequence=True)


MESSAGES = list(messages())


def name_of(sent: Sent) -> str:
    one = sent.message
    flags = "".join(text for on, text in ((one.sequence, " SQ"), (one.negative, " N"), (one.test, " T")) if on)
    return f"{one.row.mnemonic if one.row else one.type_id} x{one.count}{flags}"


def record(both: Pair, capture: Capture, packets: list[int]) -> None:
    """Move what both engines want to write, into the capture as well, one segment per APDU; counts them."""
    while True:
        up, down = both.client.outgoing(), both.server.outgoing()
        if not up and not down:
            return
        for data, source, target, link in ((up, CLIENT, SERVER, both.server), (down, SERVER, CLIENT, both.client)):
            while data:
                size = 2 + data[1]
                capture.tcp(source, target, data[:size])
                link.receive(data[:size], both.now)
                packets.append(len(capture.packets) - 1)
                data = data[size:]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[Dissected]:
    """What the dissector shows of every message, in the order of `MESSAGES`; checks that nothing is malformed."""
    both, capture, where = pair(), Capture(), []
    both.client.start(0.0)
    record(both, capture, [])
    for sent in MESSAGES:
        link = both.client if sent.up else both.server
        link.send(asdu.build(sent.message), 0.0)
        where.append(len(capture.packets))
        record(both, capture, [])
        if not link.room:
            # The receiver acknowledges a partly filled window when it stops, so the next message finds room.
            both.client.stop(0.0)
            record(both, capture, [])
            both.client.start(0.0)
            record(both, capture, [])
    found = dissect_clean(capture, tmp_path_factory.mktemp("tshark"), [*HEADER, *FIELDS])
    return [found[position] for position in where]


@pytest.mark.parametrize("number", range(len(MESSAGES)), ids=[name_of(sent) for sent in MESSAGES])
def test_message(read: list[Dissected], number: int) -> None:
    sent, got = MESSAGES[number].message, read[number]
    assert got["frame.protocols"] == ["raw:ip:tcp:iec60870_104:iec60870_asdu"]
    assert got.number(A + "typeid") == sent.type_id
    assert got.number(A + "numix") == sent.count
    assert got.number(A + "causetx") == sent.cause
    assert got.number(A + "oa") == 7
    assert got.number(A + "addr") == 0x1234
    for name, on in (("sq", sent.sequence), ("nega", sent.negative), ("test", sent.test)):
        assert truth(got.one(A + name)) == on, name
    ioas = [int(value) for value in got[A + "ioa"]]
    assert ioas[0] == sent.objects[0][0]
    if sent.type_id in CHECKED:
        assert ioas == [ioa for ioa, _ in sent.objects]
    for name, expected in MESSAGES[number].shown.items():
        assert [value_of(text) for text in got[name]] == pytest.approx(expected), name


def truth(text: str) -> bool:
    """Read a flag; releases of tshark differ in how they print it."""
    return {"0": False, "1": True, "False": False, "True": True}[text]


def value_of(text: str) -> float:
    if text in ("True", "False"):
        return float(text == "True")
    return float(int(text, 16)) if text.startswith("0x") else float(text)


def test_the_table_is_covered() -> None:
    assert {sent.message.type_id for sent in MESSAGES} == set(TYPES)
    assert set(TYPES) >= CHECKED


def test_apci_frames(tmp_path: Path) -> None:
    """U frames of both stations, acknowledgements after w frames, and sequence numbers over the wrap."""
    both, capture = pair(), Capture()
    interrogation = asdu.build(message(TYPES[100], 1).message)
    both.client.start(0.0)
    record(both, capture, [])
    both.client.test(0.0)
    both.server.test(0.0)
    record(both, capture, [])
    both.client.send(interrogation, 0.0)
    record(both, capture, [])
    for _ in range(8):
        both.server.send(interrogation, 0.0)
    record(both, capture, [])
    both.client.stop(0.0)
    record(both, capture, [])
    wrapped = len(capture.packets)
    capture.tcp(SERVER, CLIENT, apci.i_frame(32767, 32767, interrogation))
    capture.tcp(CLIENT, SERVER, apci.s_frame(32767))
    got = dissect_clean(capture, tmp_path, HEADER)
    functions = [int(packet.one(H + "utype"), 0) for packet in got if packet[H + "utype"]]
    # The dissector shows the function bits without the two format bits.
    assert functions == [0x01, 0x02, *[0x10, 0x10, 0x20, 0x20], 0x04, 0x08]
    numbered = [packet for packet in got[:wrapped] if not packet[H + "utype"]]
    up, *down, acknowledge = numbered
    assert (up.number(H + "tx"), up.number(H + "rx")) == (0, 0)
    assert [packet.number(H + "tx") for packet in down] == list(range(8))
    assert {packet.number(H + "rx") for packet in down} == {1}
    assert (acknowledge[H + "tx"], acknowledge.number(H + "rx")) == ([], 8)
    assert (got[wrapped].number(H + "tx"), got[wrapped].number(H + "rx")) == (32767, 32767)
    assert got[wrapped + 1].number(H + "rx") == 32767


def test_the_dissector_notices_faults(tmp_path: Path) -> None:
    """The oracle itself is tried: an object that is one octet short, and one octet too long, draw a complaint."""
    whole = asdu.build(message(TYPES[13], 2).message)
    capture = Capture()
    capture.tcp(SERVER, CLIENT, apci.i_frame(0, 0, whole))
    capture.tcp(SERVER, CLIENT, apci.i_frame(1, 0, whole[:-1]))
    capture.tcp(SERVER, CLIENT, apci.i_frame(2, 0, whole + b"\0"))
    good, short, long = dissect(capture, tmp_path, HEADER)
    assert good.faults == []
    assert short.faults != []
    assert long.faults != []
