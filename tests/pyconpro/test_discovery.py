"""ListIdentity on real sockets."""

import asyncio
import os
import shutil
import socket
import subprocess
import sys

import ifaddr
import pytest
from child import ROOT
from simulator_process import simulator

from pyconpro.discovery import Device, discover, own_addresses
from pyconpro.wire.identity import Identity


def test_a_device_answers_when_asked_directly() -> None:
    with simulator() as sim:
        found = asyncio.run(discover([sim.host], seconds=0.5, interfaces=["127.0.0.1"], port=sim.port))
    assert [device.host for device in found] == ["127.0.0.1"]
    assert found[0].identity.vendor == 1
    assert "Rockwell Automation, programmable controller" in str(found[0])


def test_garbage_and_silence_find_nothing() -> None:
    async def ask() -> list[Device]:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as liar:
            liar.bind(("127.0.0.1", 0))
            liar.setblocking(False)
            task = asyncio.create_task(
                discover(["127.0.0.1"], seconds=0.3, interfaces=["127.0.0.1"], port=liar.getsockname()[1])
            )
            loop = asyncio.get_running_loop()
            request, address = await loop.sock_recvfrom(liar, 100)
            assert request[:2] == b"\x63\x00"
            for answer in (b"", b"garbage", request, bytes(100)):
                liar.sendto(answer, address)
            return await task

    assert asyncio.run(ask()) == []


def test_no_card_at_all_is_said() -> None:
    with pytest.raises(OSError, match="no network card"):
        asyncio.run(discover(["127.0.0.1"], seconds=0.1, interfaces=["203.0.113.7"]))


CARDS = {"lo": "127.0.0.1", "eth0": "192.168.1.7", "eth1": "10.0.0.4"}


def card(name: str, address: str) -> ifaddr.Adapter:
    return ifaddr.Adapter(name, name, [ifaddr.IP(("fe80::1", 0, 0), 64, name), ifaddr.IP(address, 24, name)])


def test_own_addresses_are_those_of_every_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ifaddr, "get_adapters", lambda: [card(*pair) for pair in CARDS.items()])
    assert own_addresses() == ("10.0.0.4", "192.168.1.7")
    monkeypatch.setattr(ifaddr, "get_adapters", lambda: [card("lo", "127.0.0.1")])
    assert own_addresses() == ("127.0.0.1",)


def test_own_addresses_of_this_computer_can_be_bound() -> None:
    for address in own_addresses():
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.bind((address, 0))
    assert own_addresses()


NETWORKS = """
set -e
ip link set lo up
for n in 1 2; do
    ip link add here$n type veth peer name there$n
    ip link set there$n netns $1
    ip addr add 10.7.$n.1/24 broadcast + dev here$n && ip link set here$n up
    nsenter --net=/proc/$1/ns/net sh -c "ip addr add 10.7.$n.2/24 broadcast + dev there$n; ip link set there$n up"
done
exec "$2" -c "
import asyncio
from pyconpro.discovery import discover
print(*(device.host for device in asyncio.run(discover(seconds=1.5))))"
"""
"""Two cables to a computer of its own, whose simulator must be found over both."""


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's")
def test_a_broadcast_leaves_on_every_card() -> None:
    if shutil.which("unshare") is None or subprocess.run(["unshare", "--net", "true"], check=False).returncode:
        pytest.skip("needs the right to make network namespaces (unshare --net)")
    environment = os.environ | {"PYTHONPATH": str(ROOT / "protocols")}
    command = [sys.executable, "-m", "pyconpro.simulator", "--bind", "0.0.0.0", "--udp-port", "0", "--stop-with-stdin"]
    with subprocess.Popen(
        ["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh", *command],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
    ) as sim:  # fmt: skip
        try:
            assert sim.stdout is not None
            assert sim.stdout.readline().startswith('{"ready"')
            seeker = ["unshare", "--net", "sh", "-c", NETWORKS, "sh", str(sim.pid), sys.executable]
            done = subprocess.run(seeker, capture_output=True, text=True, env=environment, timeout=60, check=False)
            if "Unknown device type" in done.stderr or "Operation not permitted" in done.stderr:
                pytest.skip(f"no virtual cables here: {done.stderr.strip()}")
            assert done.stdout.split() == ["10.7.1.2", "10.7.2.2"], done.stderr
        finally:
            sim.kill()


def test_an_unknown_vendor_keeps_its_number() -> None:
    assert str(Device("10.0.0.1", Identity(999, 99, 1, 2, 3, 0, 1, "Box"))) == (
        "10.0.0.1: Box (vendor 999, device type 99, revision 2.003)"
    )
