"""A connection path as a target reads it: the way here, the key, and what the connection is about."""

from dataclasses import dataclass
from typing import Final

from linkkit.engine import RemoteError
from pyconpro.target.model import Refusal
from pyconpro.wire.epath import Data, ElectronicKey, Logical, LogicalType, Network, Port, Segment, Symbol, parse_path
from pyconpro.wire.identity import Identity

BACKPLANE: Final = 1
"""Port number of the chassis."""
CONNECTION_FAILURE: Final = 0x01
INVALID_SEGMENT: Final = 0x0315
PORT_UNAVAILABLE: Final = 0x0311
LINK_ADDRESS_INVALID: Final = 0x0312
VENDOR_MISMATCH: Final = 0x0114
TYPE_MISMATCH: Final = 0x0115
REVISION_MISMATCH: Final = 0x0116


@dataclass(frozen=True, slots=True)
class ApplicationPath:
    """What is left of a connection path at its last node."""

    symbol: str
    """Tag name with members and indices as a programmer writes it; empty when none was given."""
    class_id: int | None
    instance: int | None
    points: tuple[int, ...]
    """Connection points in their order: O→T, T→O, or the only one."""
    data: bytes
    """Of the data segment: configuration, or what a Logix consumer says about its type (undocumented)."""


def read_path(path: bytes, identity: Identity, slot: int | None) -> ApplicationPath:
    """Check the way and the key, and give the rest. Raises `Refusal`.

    Accepts what originators were seen to send for a produced tag: with and without the slot, with and without a key,
    `20 69 24 01` before the name, `2C 01` behind it, and a data segment at the end.
    """
    try:
        segments = parse_path(path)
    except RemoteError:
        raise Refusal(CONNECTION_FAILURE, INVALID_SEGMENT) from None
    rest = _here(segments, slot, len(path) // 2)
    if rest and isinstance(rest[0], ElectronicKey):
        check_key(rest[0], identity)
        rest = rest[1:]
    symbol, class_id, instance, points, data = "", None, None, [], b""
    for segment in rest:
        match segment:
            case Symbol(name):
                symbol += f".{name}" if symbol else name
            case Logical(LogicalType.MEMBER, value) if symbol:
                symbol = f"{symbol[:-1]},{value}]" if symbol.endswith("]") else f"{symbol}[{value}]"
            case Logical(LogicalType.CLASS, value) if class_id is None:
                class_id = value
            case Logical(LogicalType.INSTANCE, value) if instance is None:
                instance = value
            case Logical(LogicalType.INSTANCE | LogicalType.CONNECTION_POINT, value):
                points.append(value)
            case Data(octets):
                data += octets
            case Network():
                pass  # the production inhibit time only matters to change-of-state producers
            case _:
                raise Refusal(CONNECTION_FAILURE, INVALID_SEGMENT)
    return ApplicationPath(symbol, class_id, instance, tuple(points), data)


def _here(segments: tuple[Segment, ...], slot: int | None, words: int) -> tuple[Segment, ...]:
    """Follow the port segments, which must lead to us; `words` is the length of the path."""
    hops = 0
    while hops < len(segments) and isinstance(segments[hops], Port):
        hops += 1
    if slot is not None and not hops:
        return segments
    for number, hop in enumerate(segments[:hops]):
        assert isinstance(hop, Port)
        if hop.port != BACKPLANE:
            raise Refusal(CONNECTION_FAILURE, PORT_UNAVAILABLE, remaining=words)
        # Behind us there is no further hop.
        if number or not isinstance(hop.link, int) or (slot is not None and hop.link != slot):
            raise Refusal(CONNECTION_FAILURE, LINK_ADDRESS_INVALID, remaining=words)
        words -= len(hop.build()) // 2
    return segments[hops:]


def check_route(route: bytes, slot: int | None) -> None:
    """Check that the route of an Unconnected_Send leads to us. Raises `Refusal`."""
    try:
        segments = parse_path(route)
    except RemoteError:
        raise Refusal(CONNECTION_FAILURE, INVALID_SEGMENT) from None
    if _here(segments, slot, len(route) // 2):
        raise Refusal(CONNECTION_FAILURE, INVALID_SEGMENT)


def check_key(key: ElectronicKey, identity: Identity) -> None:
    """Compare an electronic key; zeros accept anything. Raises `Refusal`."""
    if key.vendor not in (0, identity.vendor) or key.product_code not in (0, identity.product_code):
        raise Refusal(CONNECTION_FAILURE, VENDOR_MISMATCH)
    if key.device_type not in (0, identity.device_type):
        raise Refusal(CONNECTION_FAILURE, TYPE_MISMATCH)
    if key.major == 0:
        return
    if key.major != identity.major:
        raise Refusal(CONNECTION_FAILURE, REVISION_MISMATCH)
    if key.minor > identity.minor if key.compatible else key.minor not in (0, identity.minor):
        raise Refusal(CONNECTION_FAILURE, REVISION_MISMATCH)
