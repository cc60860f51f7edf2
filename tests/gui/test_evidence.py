"""The evidence snapshot of a window against a simulated station: everything in it is true, and nothing half is left."""

import csv
import hashlib
import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
import tshark
from by_keyboard import shortcut
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QMessageBox
from window_desk import Desk

from fieldscope import project
from fieldscope.drivers import DRIVERS
from fieldscope.links import Connection
from fieldscope.simulators import Simulator
from fieldscope.store import SignalKey
from iec104.controlling.commands import Interrogation
from iec104.settings import ConnectionSettings
from linkkit.driver import Kind, LinkState


@pytest.fixture
def station(real: Desk, rtu: Simulator, tmp_path: Path) -> Connection:
    """A station whose frames are captured, with signals in the lanes, in a project that has a folder of its own."""
    (tmp_path / "bay").mkdir()
    real.session.path = tmp_path / "bay" / "Bay 4.fieldscope"
    real.window.frames.capture_button.click()
    connection = real.session.add("104", "RTU <7>", ConnectionSettings(host="127.0.0.1", port=rtu.port()))
    real.wait(lambda: connection.state is LinkState.RUNNING and len(connection.points) > 5, 40)
    measured = [point for point in connection.points if point.kind is Kind.ANALOG][:3]
    real.window.workspace.plot_keys([SignalKey(connection.id, point.key) for point in measured])
    real.wait(lambda: len(real.window.workspace.page.canvas.traces()) == len(measured) > 0)
    real.session.mark_dirty()
    real.window._title()
    return connection


def snapshot(desk: Desk) -> Path:
    """Take one by its keys; gives the file."""
    window = desk.window
    window.activateWindow()
    desk.wait(window.isActiveWindow)
    folder = desk.session.path.parent
    before = set(folder.glob("*.zip"))
    with desk.qtbot.waitSignal(window.evidence.done, timeout=60_000) as done:
        shortcut("Ctrl+Shift+C")
    (path,) = set(folder.glob("*.zip")) - before
    assert str(path) in done.args[0]
    assert window.status.currentMessage() == done.args[0]
    assert [file.name for file in folder.iterdir() if file.name.endswith(".part")] == []
    return path


def test_everything_of_the_stretch_is_in_it(real: Desk, station: Connection, rtu: Simulator, tmp_path: Path) -> None:
    window = real.window
    desk = window.commands.desk
    interrogation = next(c for c in station.link.commands() if c.name == "interrogation")
    run = desk.send(station.id, interrogation, Interrogation(common_address=int(station.points[0].key.split("/")[0])))
    real.wait(lambda: run.over)
    window.workspace.page.mark(window.workspace.page.canvas.now(), "pump 2 <opened>")
    real.wait(lambda: len(window.frames.ring.frames) > 10)
    path = snapshot(real)
    assert QGuiApplication.clipboard().mimeData().urls() == [QUrl.fromLocalFile(str(path))]

    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert set(inside) == {
        "lanes.png", "lanes.svg", "samples.csv", "frames.pcapng", "events.txt", "events.jsonl", "commands.txt",
        "commands.jsonl", "project.fieldscope", "versions.txt", "SHA256SUMS", "index.html",
    }  # fmt: skip

    sums = dict(line.split("  ")[::-1] for line in inside["SHA256SUMS"].decode().splitlines())
    assert sums == {
        name: hashlib.sha256(content).hexdigest()
        for name, content in inside.items()
        if name not in ("SHA256SUMS", "index.html")
    }
    page = inside["index.html"].decode()
    assert all(sum_ in page for sum_ in sums.values())
    assert "RTU &lt;7&gt;" in page
    assert "Bay 4" in page
    assert re.search(r"[+-]\d\.\d{3} s<", page), "the offset of the station's clock"

    image = QImage()
    assert image.loadFromData(inside["lanes.png"])
    assert image.width() == round(window.workspace.page.canvas.width() * window.workspace.page.canvas.dpr)
    assert QSvgRenderer(inside["lanes.svg"]).isValid()

    text = inside["samples.csv"].decode("utf-8-sig")
    head = [line for line in text.splitlines() if line.startswith("# ")]
    assert any("pump 2 <opened>" in line for line in head)
    assert any(line.startswith("# command: ") and '"RTU <7>"' in line and "done" in line for line in head)
    rows = list(csv.DictReader(io.StringIO(text.split("\n", len(head))[-1])))
    signals = window.workspace.saving.signals()
    assert {row["signal"] for row in rows} <= {signal.full_name for signal in signals}
    assert rows

    sent = [json.loads(line) for line in inside["commands.jsonl"].splitlines()]
    assert [line["what"] for line in sent] == ["sent", "ended"]
    assert "RTU <7>: ended · interrogation" in inside["commands.txt"].decode()
    events = [json.loads(line) for line in inside["events.jsonl"].splitlines()]
    assert any(line["source"] == "RTU <7>" for line in events)
    assert len(inside["events.txt"].decode().splitlines()) == len(events)
    read = project.parse(inside["project.fieldscope"], {driver.name: driver for driver in DRIVERS})
    assert [entry.name for entry in read.connections] == ["RTU <7>"]

    tshark.require()
    capture = tmp_path / "frames.pcapng"
    capture.write_bytes(inside["frames.pcapng"])
    command = ["tshark", "-r", str(capture), "-d", f"tcp.port=={rtu.port()},iec60870_104", "-T", "json"]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout)
    layers = [packet["_source"]["layers"] for packet in found]
    assert len(layers) > 10
    assert all("iec60870_104" in packet for packet in layers)
    assert not [packet for packet in layers if "_ws.malformed" in packet]
    assert f"{len(layers):,} frames" in page


def test_only_the_stretch_that_is_shown(real: Desk, station: Connection) -> None:
    """Looking at a stretch before all of it finds no frames, no events, no samples, and says so."""
    canvas = real.window.workspace.page.canvas
    canvas.show_time(1_000_000_000, 2_000_000_000)
    real.window.frames.capture_button.click()
    with zipfile.ZipFile(snapshot(real)) as archive:
        assert not {"frames.pcapng", "events.txt", "commands.txt"} & set(archive.namelist())
        assert "# range: 1970-01-01T00:00:01" in archive.read("samples.csv").decode("utf-8-sig")
        page = archive.read("index.html").decode()
    assert "No frames: none of the frames that were held fell into the stretch, and the capture" in page


def test_nothing_plotted_is_no_obstacle(real: Desk, tmp_path: Path) -> None:
    real.session.path = tmp_path / "x.fieldscope"
    with zipfile.ZipFile(snapshot(real)) as archive:
        assert "samples.csv" not in archive.namelist()
        assert "No samples: nothing was plotted" in archive.read("index.html").decode()


def test_two_within_a_second_are_two_files(real: Desk, tmp_path: Path) -> None:
    real.session.path = tmp_path / "x.fieldscope"
    assert len({snapshot(real) for _ in range(3)}) == 3


def test_a_folder_that_is_gone_is_told(real: Desk, tmp_path: Path) -> None:
    real.session.path = tmp_path / "gone" / "x.fieldscope"
    real.window.evidence.take()
    real.wait(lambda: bool(real.window.findChildren(QMessageBox)))
    (box,) = real.window.findChildren(QMessageBox)
    assert "could not be written" in box.text()
    assert "No such file or directory" in box.informativeText()
    box.close()


def test_a_full_disk_is_told_and_leaves_nothing(real: Desk, station: Connection) -> None:
    resource = pytest.importorskip("resource")
    folder = real.session.path.parent
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    largest = max((file.stat().st_size for file in real.window.events_model.log.folder.iterdir()), default=0)
    assert largest < 15_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (16_000, before[1]))
    try:
        real.window.evidence.take()
        real.wait(lambda: bool(real.window.findChildren(QMessageBox)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    (box,) = real.window.findChildren(QMessageBox)
    assert "could not be written" in box.text()
    assert list(folder.iterdir()) == []
    box.close()


def test_it_is_cancelled(real: Desk, station: Connection) -> None:
    folder = real.session.path.parent
    with real.qtbot.waitSignal(real.window.evidence.done, timeout=60_000) as done:
        real.window.evidence.take()
        real.window.evidence.jobs.cancel()
    assert done.args == ["The evidence snapshot was cancelled; nothing was written"]
    assert list(folder.iterdir()) == []


def test_one_at_a_time(real: Desk, station: Connection) -> None:
    said: list[str] = []
    real.window.evidence.done.connect(said.append)
    real.window.evidence.take()
    real.window.evidence.take()
    assert "still being written" in said[0]
    real.wait(lambda: len(said) == 2)
    assert "written to" in said[1]
    assert len(list(real.session.path.parent.iterdir())) == 1
