"""scapy's 104 layer takes our frames apart and puts them together again, octet for octet.

It runs in a process of its own: it is GPL, slow to import and changes warnings and logging of whoever imports it.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from peers import Peer, need_module, peer

from iec104.wire import apci, asdu
from iec104.wire.apci import Function
from iec104.wire.asdu import Asdu
from iec104.wire.types import TYPES

pytestmark = pytest.mark.interop

SCRIPT = Path(__file__).parent / "peers" / "scapy_104.py"

TIME = bytes.fromhex("e8031e0a15061a")
RAW: dict[str, tuple[object, ...]] = {
    "SIQ": (0x81,), "DIQ": (0x82,), "QDS": (0xF1,), "VTI": (0x45,), "NVA": (-12345,), "SVA": (-12345,),
    "R32": (-12.5,), "BSI": (0xDEADBEEF,), "BCR": (-2, 0xE3), "CP24": (TIME[:3],), "CP56": (TIME,), "COI": (2,),
    "SCO": (0x81,), "DCO": (0x82,), "RCO": (0x82,), "QOS": (0x85,), "QOI": (20,), "QCC": (0x45,), "QRP": (1,),
    "QPM": (0x81,), "QPA": (3,), "SEP": (2,), "QDP": (0x88,), "CP16": (1000,), "SPE": (7,), "OCI": (3,),
    "SCD": (0x8001, 2), "FBP": (0x55AA,), "TSC": (7,),
}  # fmt: skip

KNOWN = [row for row in TYPES.values() if row.id not in (41, *range(120, 128))]
"""scapy has no security statistics, and reads file types by rules of its own."""


def frames() -> Iterator[tuple[str, bytes]]:
    """Every row it knows, single and in sequence, and the six functions and an S frame."""
    for row in KNOWN:
        raw = tuple(value for element in row.elements for value in RAW[element.name])
        for sequence in (False, True) if row.sq else (False,):
            count = 3 if row.direction == "M" and row.id != 70 else 1
            objects = [(100 + index, raw) for index in range(count)]
            message = Asdu.of(row.id, min(row.causes), 47, objects, sequence=sequence, originator=3)
            name = f"{row.mnemonic}{' SQ' if sequence else ''}"
            yield name, apci.i_frame(32767, 5, asdu.build(message))
    for function in Function:
        yield function.title, apci.u_frame(function)
    yield "S", apci.s_frame(32767)


FRAMES = dict(frames())


@pytest.fixture(scope="module")
def scapy() -> Iterator[Peer]:
    need_module("scapy")
    with peer(SCRIPT) as (running, _):
        yield running


@pytest.fixture(scope="module")
def answers(scapy: Peer) -> dict[str, Any]:
    """What scapy says to every frame: its type id, address and number of objects, and the frame that it rebuilds."""
    return {name: scapy.ask(frame=frame.hex()) for name, frame in FRAMES.items()}


@pytest.mark.parametrize("name", FRAMES)
def test_decodes_and_rebuilds(answers: dict[str, Any], name: str) -> None:
    got = answers[name]
    assert got["rebuilt"] == FRAMES[name].hex(), json.dumps(got)
    assert got["left"] == 0
    frame = apci.parse(FRAMES[name])
    if isinstance(frame, apci.I):
        message = asdu.parse(frame.asdu)
        assert got["type_id"] == message.type_id
        assert got["common_address"] == message.common_address
        assert got["originator"] == message.originator
        assert got["cause"] == message.cause
        assert got["send"] == 32767
        assert got["receive"] == 5
        assert got["objects"] == message.count
        assert message.row is not None
        assert got["object_class"].startswith(f"IEC104_IO_{message.row.mnemonic}")
