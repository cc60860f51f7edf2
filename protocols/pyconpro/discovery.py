"""Who is there: ListIdentity, by broadcast on every network card or to one address."""

import asyncio
import contextlib
import socket
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import ifaddr

from linkkit.datagram import Datagram, DatagramPort
from linkkit.engine import RemoteError
from pyconpro.wire.encapsulation import PORT, Frame
from pyconpro.wire.identity import DEVICE_TYPES, VENDORS, Identity, list_identity, parse_list_identity_reply

BROADCAST: Final = "255.255.255.255"
SPREAD: Final = 1.0
"""Seconds over which devices may spread their answers to a broadcast; told to them in the request."""
LOOPBACK: Final = "127."
MARGIN: Final = 0.5
"""Seconds to wait longer than that."""


@dataclass(frozen=True, slots=True)
class Device:
    """One device that answered."""

    host: str
    """IP address that the answer came from; behind address translation its own idea of it differs."""
    identity: Identity

    def __str__(self) -> str:
        identity = self.identity
        vendor = VENDORS.get(identity.vendor, f"vendor {identity.vendor}")
        kind = DEVICE_TYPES.get(identity.device_type, f"device type {identity.device_type}")
        return f"{self.host}: {identity.name} ({vendor}, {kind}, revision {identity.revision})"


async def discover(
    hosts: Sequence[str] = (BROADCAST,),
    *,
    seconds: float = SPREAD + MARGIN,
    interfaces: Sequence[str] = (),
    port: int = PORT,
) -> list[Device]:
    """Ask `hosts` (addresses or broadcast addresses) and give all who answered within `seconds`, by address.

    `interfaces` are our own addresses, each on the card from which to ask; none stands for all of them. A broadcast
    leaves on the card of the address that it is sent from, and devices answer there, so that a card of another network
    neither hides nor doubles anything. Raises `OSError` when nothing can be sent at all.
    """
    found: dict[str, Device] = {}

    def receive(datagrams: Iterable[Datagram]) -> None:
        for data, (host, _) in datagrams:
            # Anything may arrive on a broadcast socket; what is no identity is none of our business.
            with contextlib.suppress(RemoteError):
                found[host] = Device(host, parse_list_identity_reply(Frame.parse(data)))

    spread = max(0.0, seconds - MARGIN)
    request = list_identity(round(min(spread, 60) * 1000)).build()
    ports: list[DatagramPort] = []
    sent = False
    try:
        for interface in interfaces or own_addresses():
            with contextlib.suppress(OSError):  # a card that went away since it was listed
                udp = DatagramPort(receive, interface)
                ports.append(udp)
                udp.socket.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
                for host in hosts:
                    sent |= udp.send(request, (host, port))
        if not sent:
            raise OSError("there is no network card to ask on; check cable and IP settings of this computer")
        await asyncio.sleep(seconds)
    finally:
        for udp in ports:
            udp.close()
    return sorted(found.values(), key=lambda device: _numbers(device.host))


def own_addresses() -> tuple[str, ...]:
    """Give every IPv4 address of this computer's network cards; the loopback only where there is no other."""
    found = {
        entry.ip
        for adapter in ifaddr.get_adapters()
        for entry in adapter.ips
        if isinstance(entry.ip, str) and not entry.ip.startswith(LOOPBACK)
    }
    return tuple(sorted(found, key=_numbers)) or (f"{LOOPBACK}0.0.1",)


def _numbers(address: str) -> tuple[int, ...]:
    return tuple(int(part) for part in address.split("."))
