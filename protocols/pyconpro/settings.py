"""The settings of one PLC, of the tags to receive from it and of those we produce: the dialog is made from them."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from linkkit.settings import Pick, setting
from pyconpro.types import TypeSyntaxError, parse_type
from pyconpro.values import read_whole
from pyconpro.wire.encapsulation import IO_PORT, PORT
from pyconpro.wire.epath import parse_route, parse_tag
from pyconpro.wire.io_packet import COUNT_SIZE

_MULTIPLIERS: Final = ((-1, "automatic (at least 500 ms)"), *((code, f"×{4 << code}") for code in range(8)))


def _check_address(text: str) -> None:
    if not text.strip() or any(c.isspace() for c in text.strip()):
        raise ValueError("Address: enter the IP address or the name of the PLC, for example 192.168.1.10")


def _check_adapter(text: str) -> None:
    if text.strip():
        try:
            ipaddress.IPv4Address(text.strip())
        except ValueError:
            raise ValueError("Network adapter: choose one of the list, or “any”") from None


def _check_tag(text: str) -> None:
    parse_tag(text)


def _check_type(text: str) -> None:
    if text.strip():
        parse_type(text)


def _check_needed_type(text: str) -> None:
    if not text.strip():
        raise ValueError("Type: enter the type of the tag, for example REAL")
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
class ProducerSettings:
    """One tag, or one assembly, that we produce and a PLC consumes."""

    tag: str = setting(
        label="Tag", placeholder="Setpoint", check=_check_tag, help="Name under which a PLC consumes it from us"
    )
    type: str = setting(
        label="Type",
        placeholder="{Speed: REAL, Count: DINT}",
        check=_check_needed_type,
        help="REAL, DINT[4], or a structure with its members in the order of the consumed tag",
    )
    value: str = setting("", label="Value at start", placeholder="0", help='5, 12.5, on, [1, 2] or {"Speed": 1.5}')
    max_consumers: int = setting(
        0, label="Consumers", minimum=0, maximum=128, advanced=True, help="At most so many at a time; 0 for no limit"
    )
    fastest_ms: float = setting(
        1.0,
        label="Shortest RPI",
        unit="ms",
        minimum=1,
        maximum=536_870,
        advanced=True,
        help="Offered to a faster one",
    )
    slowest_ms: float = setting(
        536_870.0,
        label="Longest RPI",
        unit="ms",
        minimum=1,
        maximum=536_870,
        advanced=True,
        help="Offered to a slower one",
    )
    assembly: int = setting(
        0,
        label="Input instance",
        minimum=0,
        maximum=65535,
        advanced=True,
        help="Instance as which a generic Ethernet module reads it; 0 for a produced tag",
    )
    output: int = setting(
        0,
        label="Output instance",
        minimum=0,
        maximum=65535,
        advanced=True,
        help="Instance that the module writes to us; 0 for none",
    )
    output_type: str = setting(
        "", label="Output type", placeholder="DINT[4]", check=_check_type, advanced=True, help="What the module writes"
    )

    def check(self) -> Mapping[str, str]:
        """Say what does not fit together."""
        if self.fastest_ms > self.slowest_ms:
            return {"slowest_ms": f"Longest RPI: enter at least the shortest, {self.fastest_ms:g} ms"}
        if self.output and not self.assembly:
            return {"assembly": "Input instance: an output needs an input instance beside it"}
        if self.output and self.output == self.assembly:
            return {"output": "Output instance: enter another number than that of the input"}
        if bool(self.output) != bool(self.output_type.strip()):
            return {"output_type": "Output type: enter both the output instance and its type, or neither"}
        if not self.assembly and any(character in self.tag for character in ".["):
            return {"tag": "Tag: produce a whole tag; members and elements cannot be produced on their own"}
        try:
            read_whole(parse_type(self.type), self.value)
        except TypeSyntaxError:
            return {}  # reported where the type itself is checked
        except ValueError as error:
            return {"value": f"Value at start: {error}"}
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
    adapter: str = setting(
        "",
        label="Network adapter",
        page="Reach",
        pick=Pick.ADAPTER,
        check=_check_adapter,
        help="From which of our addresses the PLC is called; it sends its data there",
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
    producers: tuple[ProducerSettings, ...] = setting(
        (), label="Produced by us", page="Produced by us", help="What this computer produces and the PLC consumes"
    )
    listen_port: int = setting(
        PORT,
        label="Our TCP port",
        page="Produced by us",
        minimum=0,
        maximum=65535,
        advanced=True,
        help="Where the PLC finds what we produce: 44818, which RSLinx may hold; 0 for any free one",
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
