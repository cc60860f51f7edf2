"""ListIdentity on real sockets."""

import asyncio
import socket

import pytest
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


def test_own_addresses_are_ipv4() -> None:
    for address in own_addresses():
        socket.inet_aton(address)


def test_an_unknown_vendor_keeps_its_number() -> None:
    assert str(Device("10.0.0.1", Identity(999, 99, 1, 2, 3, 0, 1, "Box"))) == (
        "10.0.0.1: Box (vendor 999, device type 99, revision 2.003)"
    )
