"""Wireshark reads a whole file transfer: directory, download and upload, both directions."""

from pathlib import Path

import pytest
import tshark
from iec104_back_to_back import Pair
from outstation_bench import EPOCH

from iec104.controlling.engine import Engine
from iec104.controlling.files import Directory, Download, Procedure, Upload
from iec104.outstation.core import Outstation
from iec104.outstation.files import SECTION, File
from iec104.parameters import ProtocolParameters
from iec104.wire import apci, asdu

pytestmark = pytest.mark.interop

CA, IOA, NOF = 47, 9000, 7


def i_frames(data: bytes) -> list[bytes]:
    found = []
    while data:
        frame, data = data[: 2 + data[1]], data[2 + data[1] :]
        if isinstance(apci.parse(frame), apci.I):
            found.append(frame)
    return found


def test_no_file_message_is_malformed(tmp_path: Path) -> None:
    tshark.require()
    outstation = Outstation(EPOCH, 0.0)
    outstation.add_station(CA)
    outstation.files.add(CA, IOA, File(NOF, bytes(range(256)) * 2, EPOCH))
    pair = Pair(Engine(ProtocolParameters(), 0.0, originator=3), outstation.open("10.0.0.1", 0.0))
    pair.client.link.start(0.0)
    procedures: list[Procedure] = [
        Directory(CA, 10.0, 0.0),
        Download(CA, IOA, NOF, 10.0, 0.0),
        Download(CA, IOA + 7, NOF, 10.0, 0.0),
        Upload(CA, IOA + 1, NOF, bytes(SECTION + 10), 10.0, 0.0),
    ]
    pair.settle()
    for procedure in procedures:
        pair.client.transfer(procedure, pair.now)
        while procedure.result is None:
            pair.advance(1.0)
    assert [bool(procedure.result) for procedure in procedures] == [True, True, False, True]
    frames = i_frames(pair.sent["client"]) + i_frames(pair.sent["server"])
    rows = tshark.dissect(frames, tmp_path)
    assert [row.malformed for row in rows] == [""] * len(frames)
    assert [row.type_id for row in rows] == [asdu.parse(frame, 6).type_id for frame in frames]
    assert {row.type_id for row in rows} == {120, 121, 122, 123, 124, 125, 126}
