"""Frames as pcapng, the way Wireshark writes it, with Ethernet, IP, TCP and UDP headers made up around them.

The format is that of draft-ietf-opsawg-pcapng (blocks 0x0A0D0D0A, 1 and 6); addresses, ports and times are the real
ones, hardware addresses and TCP sequence numbers are not known and made up.
"""

import ipaddress
import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from linkkit.frames import Captured

_ETHERNET: Final = 1
"""LINKTYPE_ETHERNET."""
_NANOSECONDS: Final = 9
_OURS: Final = bytes.fromhex("020000000001")
_THEIRS: Final = bytes.fromhex("020000000002")
"""Locally administered hardware addresses."""
_INBOUND, _OUTBOUND = 1, 2
_TCP, _UDP = 6, 17
_SEGMENT: Final = 65000
"""Octets of one packet: longer messages go in several."""


def write(file: BinaryIO, frames: Iterable[Captured], application: str) -> int:
    """Write whole frames in the order given; gives the number of packets. Raises `OSError`."""
    file.write(_section(application))
    file.write(_interface())
    packets = 0
    streams: dict[tuple[object, object], dict[bool, int]] = {}
    for frame in frames:
        sequence = streams.setdefault((frame.local, frame.remote), {False: 1, True: 1})
        for payload in _pieces(frame.data):
            file.write(_packet(frame, _wrapped(frame, payload, sequence)))
            packets += 1
            sequence[frame.sent] = (sequence[frame.sent] + len(payload)) & 0xFFFFFFFF
    return packets


def _pieces(data: bytes) -> Iterator[bytes]:
    for at in range(0, max(1, len(data)), _SEGMENT):
        yield data[at : at + _SEGMENT]


def _wrapped(frame: Captured, payload: bytes, sequence: dict[bool, int]) -> bytes:
    source, target = (frame.local, frame.remote) if frame.sent else (frame.remote, frame.local)
    one, other = ipaddress.ip_address(source[0]), ipaddress.ip_address(target[0])
    if frame.transport == "udp":
        kind = _UDP
        head = struct.pack(">HHHH", source[1], target[1], 8 + len(payload), 0)
    else:
        kind = _TCP
        # PSH and ACK; the window is as large as it can be said without scaling.
        there, back = sequence[frame.sent], sequence[not frame.sent]
        head = struct.pack(">HHIIBBHHH", source[1], target[1], there, back, 5 << 4, 0x18, 65535, 0, 0)
    at = 16 if kind == _TCP else 6
    if one.version == 6 or other.version == 6:
        one, other = _six(one), _six(other)
        pseudo = one.packed + other.packed + struct.pack(">IxxxB", len(head) + len(payload), kind)
        ip = struct.pack(">IHBB", 6 << 28, len(head) + len(payload), kind, 64) + one.packed + other.packed
        ether = 0x86DD
    else:
        pseudo = one.packed + other.packed + struct.pack(">BBH", 0, kind, len(head) + len(payload))
        total = 20 + len(head) + len(payload)
        ip = struct.pack(">BBHHHBBH", 0x45, 0, total, 0, 0x4000, 64, kind, 0) + one.packed + other.packed
        ip = ip[:10] + struct.pack(">H", _checksum(ip)) + ip[12:]
        ether = 0x0800
    check = _checksum(pseudo + head + payload) or (0xFFFF if kind == _UDP else 0)
    head = head[:at] + struct.pack(">H", check) + head[at + 2 :]
    to, by = (_THEIRS, _OURS) if frame.sent else (_OURS, _THEIRS)
    return to + by + struct.pack(">H", ether) + ip + head + payload


def _six(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv6Address:
    return address if address.version == 6 else ipaddress.IPv6Address(f"::ffff:{address}")


def _checksum(data: bytes) -> int:
    """The Internet checksum (RFC 1071)."""
    if len(data) % 2:
        data += b"\0"
    total: int = sum(struct.unpack(f">{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def _block(kind: int, body: bytes) -> bytes:
    body += bytes(-len(body) % 4)
    length = 12 + len(body)
    return struct.pack("<II", kind, length) + body + struct.pack("<I", length)


def _option(code: int, value: bytes) -> bytes:
    return struct.pack("<HH", code, len(value)) + value + bytes(-len(value) % 4)


def _section(application: str) -> bytes:
    options = _option(4, application.encode()) + _option(0, b"")
    return _block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1) + options)


def _interface() -> bytes:
    options = _option(9, bytes((_NANOSECONDS,))) + _option(0, b"")
    return _block(1, struct.pack("<HHI", _ETHERNET, 0, 0) + options)


def _packet(frame: Captured, data: bytes) -> bytes:
    head = struct.pack("<IIIII", 0, frame.ns >> 32, frame.ns & 0xFFFFFFFF, len(data), len(data))
    options = _option(2, struct.pack("<I", _OUTBOUND if frame.sent else _INBOUND)) + _option(0, b"")
    return _block(6, head + data + bytes(-len(data) % 4) + options)
