"""pycomm3 and pylogix browse and read the simulated controller, each in a process of its own."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from child import PATIENCE, Simulator
from simulator_process import simulator

from pyconpro.simulator.scene import PRODUCED_NAMES

pytestmark = pytest.mark.interop

PEERS = Path(__file__).parent / "peers"


def ask(peer: str, sim: Simulator, *tags: str) -> Any:
    if importlib.util.find_spec(peer) is None:
        pytest.skip(f"{peer} is not installed: pip install {peer}")
    command = [sys.executable, str(PEERS / f"{peer}_browse.py"), sim.host, str(sim.port), *tags]
    done = subprocess.run(command, capture_output=True, text=True, timeout=2 * PATIENCE, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_pycomm3_browses_and_reads() -> None:
    names = [
        "test",
        "Counters{4}",
        "Line1",
        "Panel",
        "Operator",
        "Program:MainProgram.Delay",
        "Panel.Zones[1].Setpoint",
        "Panel.Lamps{32}",
        "Line1.Status.RunMode",
        "Nothing",
    ]
    with simulator() as sim:
        got = ask("pycomm3", sim, *names)
    assert set(PRODUCED_NAMES) <= set(got["tags"])
    assert got["tags"]["Line1"] == {"type": "UDT_Line1", "dimensions": [], "size": 40}
    assert got["tags"]["Counters"] == {"type": "DINT", "dimensions": [4], "size": None}
    assert got["tags"]["Operator"]["type"] == "STRING"
    assert "Program:MainProgram.Step" in got["tags"]
    assert got["info"]["keyswitch"] == "REMOTE RUN"
    assert got["info"]["programs"] == ["MainProgram"]
    values = {row["tag"]: row for row in got["values"]}
    assert values["test"]["value"] == 50.0
    assert len(values["Counters"]["value"]) == 4
    assert values["Line1"]["value"]["Status"] == {"RunMode": True, "ConnectionFaulted": False}
    assert values["Line1"]["value"]["Name"] == "LINE 1"
    assert len(values["Panel"]["value"]["Zones"]) == 2
    assert values["Operator"]["value"] == "SMITH"
    assert values["Program:MainProgram.Delay"]["value"]["PRE"] == 5000
    assert values["Panel.Zones[1].Setpoint"]["value"] == 65.0
    assert values["Line1.Status.RunMode"]["value"] is True
    assert len(values["Panel.Lamps"]["value"]) == 32
    assert values["Nothing"]["error"]
    # The layout that it browsed decodes the payload of a produced tag.
    assert got["decoded"]["Speed"] == 50.0


def test_pylogix_browses_and_reads() -> None:
    with simulator() as sim:
        got = ask("pylogix", sim, "test", "Line1.Count", "Feeder1.BreakerClosed", "Operator", "Panel.Shift", "Nothing")
    assert got["status"] == "Success"
    assert set(PRODUCED_NAMES) <= set(got["tags"])
    assert got["tags"]["Counters"] == {"type": "DINT", "size": 4}
    assert ["Status", "CONNECTION_STATUS", 0] in got["structures"]["UDT_Line1"]
    assert ["Zones", "UDT_Panel_Zones", 2] in got["structures"]["UDT_Panel"]
    values = {row["tag"]: row["value"] for row in got["values"]}
    assert values["test"] == 50.0
    assert isinstance(values["Line1.Count"], int)
    assert isinstance(values["Feeder1.BreakerClosed"], bool)
    assert values["Operator"] == "SMITH"
    assert values["Panel.Shift"] in ("EARLY", "LATE")
    assert got["values"][-1]["status"] != "Success"
    assert len(got["several"]) == 4
    assert len(got["lamps"]) == 32
    assert "simulator" in got["device"]
    assert got["programs"] == ["Program:MainProgram"]
