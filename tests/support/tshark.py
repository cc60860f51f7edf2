"""Wireshark's dissector as an independent reader of frames."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

PATIENCE = 60.0
FIELDS = ("iec60870_asdu.typeid", "iec60870_asdu.causetx", "iec60870_asdu.ioa", "_ws.malformed", "_ws.expert.message")


@dataclass(frozen=True)
class Row:
    """What tshark says about one I frame."""

    type_id: int
    cause: int
    objects: int
    malformed: str
    """Its complaint, "" when it has none."""


def require() -> None:
    """Skip the test where tshark is missing."""
    for tool in ("tshark", "text2pcap"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed: apt-get install tshark")


def dissect(frames: list[bytes], folder: Path) -> list[Row]:
    """Read I frames, each as a TCP segment of its own."""
    dump = folder / "frames.txt"
    capture = folder / "frames.pcap"
    dump.write_text("".join(f"000000 {frame.hex(' ')}\n\n" for frame in frames))
    _run("text2pcap", "-q", "-T", "2404,40000", str(dump), str(capture))
    fields = [part for field in FIELDS for part in ("-e", field)]
    text = _run("tshark", "-r", str(capture), "-o", "tcp.analyze_sequence_numbers:FALSE", "-T", "fields", *fields)
    rows = []
    for line in text.splitlines():
        type_id, cause, ioas, malformed, expert = (line.split("\t") + [""] * len(FIELDS))[: len(FIELDS)]
        objects = len([ioa for ioa in ioas.split(",") if ioa])
        rows.append(Row(int(type_id or -1), int(cause or -1), objects, malformed or expert))
    return rows


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
