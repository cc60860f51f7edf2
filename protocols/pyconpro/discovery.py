"""Who is there: ListIdentity, by broadcast on every network card or to one address."""

import asyncio
import contextlib
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from linkkit.datagram import Address, DatagramPort
from linkkit.engine import RemoteError
from pyconpro.wire.encapsulation import PORT, Frame
from pyconpro.wire.identity import DEVICE_TYPES, VENDORS, Identity, list_identity, parse_list_identity_reply

BROADCAST: Final = "255.255.255.255"
SPREAD: Final = 1.0
"""Seconds over which devices may spread their answers to a broadcast; told to them in the request."""
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

    `interfaces` are our own addresses to send from; none stands for all that are known. Raises `OSError` when nothing
    can be sent at all.
    """
    found: dict[str, Device] = {}

    def receive(data: bytes, address: Address) -> None:
        # Anything may arrive on a broadcast socket; what is no identity is none of our business.
        with contextlib.suppress(RemoteError):
            found[address[0]] = Device(address[0], parse_list_identity_reply(Frame.parse(data)))

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
    return sorted(found.values(), key=lambda device: tuple(int(part) for part in device.host.split(".")))


def own_addresses() -> tuple[str, ...]:
    """Give this computer's IPv4 addresses as far as the system's resolver knows them, and the wildcard."""
    found = {"0.0.0.0"}  # noqa: S104 - the card of the default route, where the resolver names none
    with contextlib.suppress(OSError):
        found |= {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}  # type: ignore[misc]
    return tuple(sorted(found))
