"""The outstation as others see it: a c104 client in a process of its own, and tshark's dissector."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest
import tshark
from child import PATIENCE
from iec104_simulator import simulator
from outstation_bench import bench

from iec104.conversion import BY_TYPE
from iec104.enums import Cot, Type
from iec104.outstation.core import Options
from iec104.outstation.faults import Faults
from iec104.outstation.process import VARIANTS
from iec104.wire import apci
from iec104.wire import asdu as wire
from iec104.wire.asdu import Asdu

pytestmark = pytest.mark.interop

PEER = Path(__file__).parent / "peers" / "c104_client.py"
UNSEEN = {17, 18, 19, 20, 38, 39, 40}
"""Types whose length tshark does not check."""


def test_a_c104_client_gets_through_all_procedures() -> None:
    if importlib.util.find_spec("c104") is None:
        pytest.skip("c104 is not installed: pip install c104")
    with simulator("--seed", "1") as sim:
        done = subprocess.run(
            [sys.executable, str(PEER), str(sim.port)],
            capture_output=True,
            text=True,
            timeout=3 * PATIENCE,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    got = json.loads(done.stdout)
    points = {int(address): type_id for address, type_id in got.pop("points").items()}
    assert set(points) >= {*range(1001, 1009), *range(2001, 2012), 3001, 4001, 4002}
    assert got.pop("initialised") == [1]
    refused = {name: got.pop(name) for name in ("no_group", "refused", "unknown")}
    assert not any(refused.values()), refused
    assert all(got.values()), got


def every_message(faults: Faults) -> list[Asdu]:
    """Messages of every kind an outstation sends."""
    rig = bench(Options(faults=faults))
    points = [rig.station.add(100 + type_id, type_id, groups=frozenset({1})) for type_id in BY_TYPE]
    for address in range(2000, 2010):
        rig.station.add(address, Type.M_ME_NC_1)
    master = rig.connect().start()
    rig.outstation.initialised(47, 0, rig.now)
    for point in points:
        if not point.is_command:
            rig.outstation.update(point, point.info, rig.now)
    rig.settle()
    for type_id, cause, fields in (
        (100, 6, (20,)),
        (100, 6, (21,)),
        (100, 8, (20,)),
        (101, 6, (5,)),
        (103, 6, (b"\0\0\0\0\x01\x01\x18",)),
        (105, 6, (2,)),
        (107, 6, (1, bytes(7))),
        (200, 6, None),
    ):
        body = b"\0\0\0\1" if fields is None else wire.encode(wire.row_of(type_id), [(0, fields)])
        master.send(Asdu(type_id, cause, 47, body))
        rig.settle()
    for point in points:
        if point.is_command:
            fields = rig.outstation.values(point, point.type_id)
            master.send(Asdu.of(point.type_id, Cot.ACTIVATION, 47, [(point.io_address, fields)]))
        else:
            master.send(Asdu.of(102, Cot.REQUEST, 47, [(point.io_address, ())]))
        rig.settle()
    rig.advance(30)
    assert master.closed == ""
    return master.take()


@pytest.mark.parametrize("faults", [Faults(), Faults(cp24=True), Faults(timed_interrogation=True)], ids=repr)
def test_tshark_finds_nothing_malformed(faults: Faults, tmp_path: Path) -> None:
    tshark.require()
    sent = every_message(faults)
    monitored = {type_id for type_id in BY_TYPE if type_id < 45}
    if faults.cp24:
        monitored = {VARIANTS[type_id].cp24 or type_id for type_id in monitored}
    assert {a.type_id for a in sent} >= monitored | {100, 101, 103, 105, 107, 70, 200}
    frames = [apci.i_frame(index, 0, wire.build(asdu)) for index, asdu in enumerate(sent)]
    rows = tshark.dissect(frames, tmp_path)
    assert [row.type_id for row in rows] == [asdu.type_id for asdu in sent]
    assert [row.cause for row in rows] == [asdu.cause for asdu in sent]
    assert [row.objects for row in rows if row.type_id not in {*UNSEEN, 200}] == [
        len(asdu.objects) for asdu in sent if asdu.type_id not in {*UNSEEN, 200}
    ]
    complaints = {sent[index]: row.malformed for index, row in enumerate(rows) if row.malformed and row.type_id != 200}
    assert complaints == {}


def test_tshark_would_find_something(tmp_path: Path) -> None:
    """The check itself: one octet too many."""
    tshark.require()
    asdu = Asdu(Type.M_SP_NA_1, 3, 1, b"\1\0\0\0\0")
    (row,) = tshark.dissect([apci.i_frame(0, 0, wire.build(asdu))], tmp_path)
    assert row.malformed
