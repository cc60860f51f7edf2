"""Wireshark reads what our originator engine says by itself, from the first frame to the last."""

import struct
from pathlib import Path

import pytest
from dissect import Capture, dissect_clean
from virtual_plant import Plant, Plc

from pyconpro.spec import ConnectionSpec, exclusive_owner, produced_tag
from pyconpro.target.admission import Applications
from pyconpro.target.engine import Target
from pyconpro.target.model import Assembly, Options, ProducedTag
from pyconpro.wire.epath import ElectronicKey
from pyconpro.wire.identity import Identity

pytestmark = pytest.mark.interop

IDENTITY = Identity(1, 14, 5, 33, 11, 0x3160, 0xCAFE, "test target")
PLC = "10.0.0.2"
FIELDS = [
    "cip.sc", "cip.rr", "cip.genstat", "cip.symbol", "cip.cm.conn_serial_num", "cip.cm.torpi", "cip.cm.otrpi",
    "cip.cm.timeout_multiplier", "cip.cm.fwo.consize", "enip.cpf.sai.connid", "enip.cpf.sai.seq", "cip.seq",
    "cipio.data", "enip.command", "enip.sinport",
]  # fmt: skip


def world(*specs: ConnectionSpec, io_port: int = 2222) -> Capture:
    """Open, run for a second, close; gives everything that was sent."""
    tags = [
        ProducedTag("test", 4, lambda _now: struct.pack("<f", 50.0)),
        ProducedTag("Big", 1000, lambda _now: bytes(1000)),
    ]
    assemblies = (Assembly(100, 8, lambda _now: bytes(8), 150, 4, 151),)
    plc = Plc(PLC, lambda: Target(Options(IDENTITY), Applications(tags, assemblies), seed=1000))
    plant = Plant(plc)
    plant.originator.io_port = io_port
    plant.capture = Capture()
    connections = [plant.consume(PLC, spec) for spec in specs]
    plant.run(1.0)
    assert all(connection.statistics.packets > 3 for connection in connections)
    plant.originator.stop(plant.now)
    plant.run(1.0)
    return plant.capture


@pytest.mark.parametrize(
    ("spec", "services", "sizes"),
    [
        (produced_tag("test", 6, 100, 200), [0x54, 0x4E], ["2", "6"]),
        (produced_tag("test", 6, 100, 200, multicast=True), [0x54, 0x4E], ["2", "6"]),
        (produced_tag("test", 6, 100, 200, key=ElectronicKey(1, 14, 5, 33, 11)), [0x54, 0x4E], ["2", "6"]),
        (produced_tag("Big", 1002, 100, 200), [0x5B, 0x4E], ["2", "1002"]),
        (exclusive_owner(150, 100, 151, b"abcd", 8, 100), [0x54, 0x4E], ["10", "10"]),
    ],
    ids=["unicast", "multicast", "key", "large", "exclusive owner"],
)
def test_a_whole_life_is_dissected_without_complaint(
    spec: ConnectionSpec, services: list[int], sizes: list[str], tmp_path: Path
) -> None:
    packets = dissect_clean(world(spec), tmp_path, FIELDS)
    requests = [p for p in packets if p["cip.rr"] and p["cip.rr"][0] in ("0", "0x00", "False") and p["cip.sc"]]
    asked = [int(p["cip.sc"][0], 0) & 0x7F for p in requests]
    assert asked == services
    assert requests[0]["cip.cm.fwo.consize"] == sizes
    data = [p for p in packets if p["enip.cpf.sai.connid"]]
    assert len(data) > 10
    assert len({p["enip.cpf.sai.connid"][0] for p in data}) == 2
    assert int(packets[-1]["enip.command"][0], 0) == 0x66


def test_another_udp_port_is_announced(tmp_path: Path) -> None:
    packets = dissect_clean(world(produced_tag("test", 6, 100, 200), io_port=50123), tmp_path, FIELDS)
    assert any("50123" in p["enip.sinport"] for p in packets)
