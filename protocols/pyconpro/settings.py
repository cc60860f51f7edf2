"""The settings of one PLC and of the tags to receive from it: the connect dialog is made from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from linkkit.settings import setting
from pyconpro.types import parse_type
from pyconpro.wire.encapsulation import IO_PORT, PORT
from pyconpro.wire.epath import parse_route, parse_tag
from pyconpro.wire.io_packet import COUNT_SIZE

_MULTIPLIERS: Final = ((-1, "automatic (at least 500 ms)"), *((code, f"×{4 << code}") for code in range(8)))


def _check_address(text: str) -> None:
    if not text.strip() or any(c.isspace() for c in text.strip()):
        raise ValueError("Address: enter the IP address or the name of the PLC, for example 192.168.1.10")


def _check_tag(text: str) -> None:
    parse_tag(text)


def _check_type(text: str) -> None:
    if text.strip():
        parse_type(text)


def _check_route(text: str) -> None:
    parse_route(text)


@dataclass(frozen=True, slots=True)
class HintSettings:
    """One produced tag to consume."""

    tag: str = setting(label="Tag", placeholder="Line1", check=_check_tag, help="Name of the produced tag")
    type: str = setting(
        "",
        label="Type",
        placeholder="{Speed: REAL, Count: DINT}",
        check=_check_type,
        help="REAL, DINT[4], or a structure with its members in the order of the controller",
    )
    datasize: int = setting(
        0,
        label="Data size",
        unit="bytes",
        minimum=0,
        maximum=65535,
        help="Bytes of the tag + 2; 0 is computed from the type",
    )
    rpi_ms: float = setting(
        100.0, label="RPI", unit="ms", minimum=0.2, maximum=4_000_000, help="Interval at which the PLC sends the tag"
    )
    otrpi_ms: float = setting(
        0.0,
        label="O→T RPI",
        unit="ms",
        minimum=0,
        maximum=4_000_000,
        help="Interval of our heartbeats, slightly more than the RPI; 0 is the RPI + 100 ms",
    )
    multicast: bool = setting(
        False, label="Multicast", advanced=True, help="For producers that do not allow unicast consumers"
    )
    multiplier: int = setting(
        -1,
        label="Timeout",
        choices=_MULTIPLIERS,
        advanced=True,
        help="How many intervals without a packet end the connection",
    )
    accept_offer: bool = setting(
        True,
        label="Accept an offered RPI",
        advanced=True,
        help="When the PLC refuses the RPI and offers another, take that one",
    )

    def check(self) -> Mapping[str, str]:
        """Say what does not fit together."""
        size = _type_size(self.type)
        if not self.datasize and size is None:
            return {"type": "Type: enter the type of the tag, or its data size"}
        if self.datasize and self.datasize <= COUNT_SIZE:
            return {"datasize": "Data size: enter the bytes of the tag + 2, or 0 to compute it from the type"}
        if self.datasize and size is not None and self.datasize != size + COUNT_SIZE:
            text = f"Data size: the type has {size} bytes; enter {size + COUNT_SIZE}, or 0 to compute it"
            return {"datasize": text}
        return {}


@dataclass(frozen=True, slots=True)
class PlcSettings:
    """One PLC."""

    address: str = setting(
        label="Address",
        page="Reach",
        placeholder="192.168.1.10",
        check=_check_address,
        help="IP address or name of the PLC",
    )
    slot: int = setting(
        0,
        label="Slot",
        page="Reach",
        minimum=0,
        maximum=255,
        help="Slot of the controller in its chassis; 0 for a CompactLogix",
    )
    hints: tuple[HintSettings, ...] = setting(
        (), label="Tags", page="Produced tags", help="The produced tags to receive"
    )
    port: int = setting(
        PORT, label="TCP port", page="Reach", minimum=1, maximum=65535, advanced=True, help="44818 in every real PLC"
    )
    route: str = setting(
        "",
        label="Route",
        page="Reach",
        advanced=True,
        placeholder="bp,3,enet,10.1.2.9",
        check=_check_route,
        help="Hops before the chassis of the controller; produced tags do not cross a second Ethernet network",
    )
    io_port: int = setting(
        IO_PORT,
        label="Local UDP port",
        page="Reach",
        minimum=0,
        maximum=65535,
        advanced=True,
        help="Where the data arrives: 2222, or 0 for any free port, which not every PLC honours",
    )


def _type_size(text: str) -> int | None:
    try:
        return parse_type(text).size if text.strip() else None
    except ValueError:
        return None  # reported where the type itself is checked
