"""The Frames dock against both simulators."""

import json
import subprocess
from pathlib import Path

import tshark
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QAbstractItemModelTester
from window_desk import Desk

from fieldscope.simulators import Simulator
from iec104.settings import ConnectionSettings
from linkkit.driver import LinkState
from pyconpro.settings import HintSettings, PlcSettings


def test_104_is_seen_decoded_linked_and_exported(real: Desk, rtu: Simulator, tmp_path: Path) -> None:
    panel = real.window.frames
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Warning, real.window)
    real.window.docks["frames"].raise_()
    panel.capture_button.click()
    port = rtu.port()
    connection = real.session.add("104", "RTU-7", ConnectionSettings(host="127.0.0.1", port=port))
    real.wait(lambda: connection.state is LinkState.RUNNING and len(panel.model.rows) > 10, 40)
    texts = [str(panel.model.index(row, 7).data()) for row in range(panel.model.rowCount())]
    assert "U  STARTDT act" in texts
    assert any("C_IC_NA_1 activation con" in text for text in texts)
    row = next(n for n, text in enumerate(texts) if "C_IC_NA_1 activation" in text)
    panel.list.selectRow(row)
    inspector = panel.inspector
    inspector.choose(15)
    assert inspector.marked() == (15, 16)
    assert inspector.dump.extraSelections()
    cursor = inspector.dump.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, 6)
    inspector.dump.setTextCursor(cursor)
    assert inspector.marked() == (0, 1)

    panel.pause_button.click()
    shown = len(panel.model.rows)
    real.qtbot.wait(1000)
    assert len(panel.model.rows) == shown
    panel.pause_button.click()
    real.wait(lambda: len(panel.model.rows) > shown)

    panel.filter_box.setText("sent")
    real.wait(lambda: 0 < len(panel.model.rows) < len(panel.ring.frames))
    assert all(frame.raw.sent for frame in panel.model.rows)
    panel.filter_box.clear()
    real.wait(lambda: len(panel.model.rows) == len(panel.ring.frames))

    panel.capture_button.click()
    real.qtbot.wait(300)
    kept = len(panel.ring.frames)
    real.qtbot.wait(700)
    assert len(panel.ring.frames) == kept
    tshark.require()
    path = tmp_path / "rtu.pcapng"
    panel.export(path, list(panel.model.rows))
    command = ["tshark", "-r", str(path), "-d", f"tcp.port=={port},iec60870_104", "-T", "json"]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout)
    assert len(found) == kept
    layers = [packet["_source"]["layers"] for packet in found]
    assert not [packet for packet in layers if "_ws.malformed" in packet]
    assert sum("iec60870_104" in packet for packet in layers) == kept


def test_a_plc_is_seen_on_tcp_and_udp(real: Desk, plc: Simulator) -> None:
    panel = real.window.frames
    panel.capture_button.click()
    hints = tuple(HintSettings(tag=tag, type="REAL", rpi_ms=20.0) for tag in ("Nothing", "Level"))
    settings = PlcSettings(address="127.0.0.1", port=plc.port(), io_port=0, hints=hints)
    connection = real.session.add("plc", "PLC", settings)
    real.wait(lambda: any(ring.count > 5 for ring in real.session.store.rings(connection.id)), 40)
    real.wait(lambda: {frame.raw.transport for frame in panel.model.rows} == {"tcp", "udp"})
    texts = [str(panel.model.index(row, 7).data()) for row in range(panel.model.rowCount())]
    assert any(text.startswith("register session") for text in texts)
    assert any("forward open" in text and "reply" in text for text in texts)
    real.wait(lambda: any(f.raw.transport == "udp" and f.raw.sent for f in panel.model.rows))
    real.session.reconnect(connection.id)
    panel.clear()
    real.wait(lambda: any("forward open" in str(panel.model.index(r, 7).data()) for r in range(panel.model.rowCount())))
