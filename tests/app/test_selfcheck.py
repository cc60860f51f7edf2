"""The self-check of the network: every finding in words, from facts given and from this computer."""

import os
import socket
import subprocess
import sys
import time

import pytest

from fieldscope import selfcheck
from fieldscope.network import Adapter
from linkkit.driver import Severity

CARD = Adapter("eth0", "10.1.1.5", 24, "10.1.1.255")
LOOPBACK = Adapter("lo", "127.0.0.1", 8, "", loopback=True)


def texts(*found: Adapter) -> list[tuple[Severity, str]]:
    return [(finding.severity, finding.text) for finding in selfcheck.check_adapters(found)]


def test_adapters_are_listed_without_loopback() -> None:
    assert texts(CARD, LOOPBACK) == [(Severity.INFO, "10.1.1.5/24 – eth0")]


def test_no_adapter_at_all() -> None:
    ((severity, text),) = texts(LOOPBACK)
    assert severity is Severity.WARNING
    assert text == "No network adapter has an address"


@pytest.mark.parametrize(
    ("name", "address", "words"),
    [
        ("Ethernet", "169.254.3.4", "gave itself the address 169.254.3.4"),
        ("vEthernet (WSL)", "172.20.0.1", "looks like a virtual adapter"),
        ("docker0", "172.17.0.1", "looks like a virtual adapter"),
        ("wg0", "10.8.0.2", "looks like a VPN"),
        ("Company VPN", "10.9.0.2", "looks like a VPN"),
    ],
)
def test_what_is_confusing_about_an_adapter(name: str, address: str, words: str) -> None:
    found = texts(CARD, Adapter(name, address, 16, ""))
    assert found[0][0] is Severity.INFO
    assert found[1][0] is Severity.WARNING
    assert words in found[1][1]


def test_a_free_port_and_one_of_our_own() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("0.0.0.0", 0))
        port = sock.getsockname()[1]
        held = selfcheck.check_udp(port)
        if sys.platform == "linux":
            assert held == selfcheck.Finding(
                Severity.INFO, f"UDP port {port} is in use by this program, as it should be"
            )
            assert selfcheck.udp_owner(port) == os.getpid()
        else:
            assert held.severity is Severity.WARNING
    assert selfcheck.check_udp(port).text == f"UDP port {port} is free to receive data of PLCs"
    assert selfcheck.udp_owner(port) == 0


def test_a_port_that_another_program_holds() -> None:
    code = (
        "import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.bind(('0.0.0.0', 0))\n"
        "print(s.getsockname()[1], flush=True)\ninput()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        port = int(other.stdout.readline())
        finding = selfcheck.check_udp(port)
        other.communicate("\n")
    assert finding.severity is Severity.WARNING
    assert finding.hint
    assert f"process {other.pid}" in finding.text if sys.platform == "linux" else "another program" in finding.text


def test_a_clock_that_is_behind() -> None:
    assert selfcheck.check_clock(1_000_000_000, 1_700_000_000).severity is Severity.ERROR
    assert "behind" in selfcheck.check_clock(1_000_000_000, 1_700_000_000).text
    assert selfcheck.check_clock(time.time(), time.time()).severity is not Severity.ERROR


def test_all_together_on_this_computer() -> None:
    found = selfcheck.check()
    assert any("UDP port 2222" in finding.text for finding in found)
    assert "lock" in found[-1].text
