"""st-ethernet-ip (npm), an originator that is not ours, owns an assembly of our target."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from waiting import wait_until

from pyconpro.producer import Output, PortTakenError, ProducerServer

pytestmark = pytest.mark.interop

PEER = Path(__file__).parent / "peers" / "st_ethernet_ip_scanner.js"
TARGET, SCANNER = "127.0.0.2", "127.0.0.3"
"""It only knows TCP 44818 at the target and UDP 2222 on its own side; on addresses of their own both are free."""


def node_peers() -> Path:
    """Give the folder whose node_modules hold st-ethernet-ip, or skip."""
    folder = Path(os.environ.get("FIELDSCOPE_NODE_PEERS", "build/node-peers"))
    if shutil.which("node") is None:
        pytest.skip("node is not installed: install Node.js to run st-ethernet-ip")
    if not (folder / "node_modules" / "st-ethernet-ip").is_dir():
        pytest.skip(
            f"st-ethernet-ip is not in {folder}: npm install --prefix {folder} st-ethernet-ip@2.7.5, "
            "and set FIELDSCOPE_NODE_PEERS to that folder"
        )
    return folder


def check_ports() -> None:
    """Skip where the addresses do not exist (macOS) or another program holds the ports."""
    for host, kind, port in ((TARGET, socket.SOCK_STREAM, 44818), (SCANNER, socket.SOCK_DGRAM, 2222)):
        with socket.socket(socket.AF_INET, kind) as probe:
            if kind is socket.SOCK_STREAM and sys.platform != "win32":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                pytest.skip(f"port {port} on {host} is not ours to use: {error}")


@pytest.mark.xdist_group("usual ports")
def test_an_exclusive_owner_connection() -> None:
    folder = node_peers()
    check_ports()
    outputs: list[Output] = []
    server = ProducerServer(TARGET, udp_port=0)
    adapter = server.assembly(
        input=101, input_type="INT[4]", output=102, output_type="INT[2]", config=100, handler=outputs.append
    )
    adapter.write([7, 0, 0, 0])
    try:
        server.start()
    except PortTakenError as error:
        pytest.skip(str(error))
    environment = os.environ | {"NODE_PATH": str((folder / "node_modules").resolve())}
    command = ["node", str(PEER), TARGET, str(server.udp_port), SCANNER]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as scanner:
        try:
            assert scanner.stdin is not None
            assert scanner.stdout is not None
            lines = (json.loads(line) for line in scanner.stdout)
            assert next(line for line in lines if "level" not in line) == {"connected": True}
            assert next(line["level"] for line in lines if "level" in line) == 7
            wait_until(lambda: outputs)
            assert outputs[0].value == [1234, 0]
            assert outputs[0].run
            assert adapter.consumers == 1
            adapter.write([4242, 0, 0, 0])
            assert next(line for line in lines if line.get("level") == 4242)
            scanner.stdin.close()
            assert scanner.wait(30) == 0
            # It goes without Forward_Close: the watchdog notices, 32 times the interval after its last packet.
            wait_until(lambda: adapter.consumers == 0)
        finally:
            if scanner.poll() is None:
                scanner.kill()
            server.stop()
