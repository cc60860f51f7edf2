"""What Wireshark reads in our bytes: octets become a capture file, tshark gives the fields back.

The capture is written here rather than by text2pcap, because the CIP dissector keeps context per connection: addresses,
directions and TCP sequence numbers must be those of a conversation.
"""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address
from pathlib import Path
from struct import pack

from peers import PATIENCE, need_program

Address = tuple[str, int]

RAW_IP = 101
"""Link type of a capture whose packets begin with the IP header."""
TCP, UDP = 6, 17
WARNING = 0x600000
"""Severity of an expert remark from which on it is a fault of ours: warnings and errors."""
SEPARATOR, AGGREGATOR = "\t", "\x1f"


@dataclass
class Capture:
    """Packets in the order in which they were sent."""

    packets: list[bytes] = field(default_factory=list)
    _next: dict[tuple[Address, Address], int] = field(default_factory=dict)

    def tcp(self, source: Address, destination: Address, data: bytes) -> None:
        """Add one segment of a TCP stream."""
        forth, back = (source, destination), (destination, source)
        number = self._next.setdefault(forth, 1)
        acknowledged = self._next.setdefault(back, 1)
        self._next[forth] = number + len(data)
        header = pack(">HHIIBBHHH", source[1], destination[1], number, acknowledged, 5 << 4, 0x18, 65535, 0, 0)
        self._add(TCP, source, destination, header + data)

    def udp(self, source: Address, destination: Address, data: bytes) -> None:
        """Add one datagram."""
        self._add(UDP, source, destination, pack(">HHHH", source[1], destination[1], 8 + len(data), 0) + data)

    def _add(self, protocol: int, source: Address, destination: Address, payload: bytes) -> None:
        addresses = IPv4Address(source[0]).packed + IPv4Address(destination[0]).packed
        header = pack(">BBHHHBBH", 0x45, 0, 20 + len(payload), len(self.packets) & 0xFFFF, 0, 64, protocol, 0)
        self.packets.append(header + addresses + payload)

    def write(self, path: Path) -> None:
        """Write a capture file, one millisecond between packets."""
        out = [pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 0x40000, RAW_IP)]
        for number, packet in enumerate(self.packets):
            seconds, milliseconds = divmod(number, 1000)
            out.append(pack("<IIII", 1_700_000_000 + seconds, milliseconds * 1000, len(packet), len(packet)) + packet)
        path.write_bytes(b"".join(out))


@dataclass(frozen=True)
class Dissected:
    """What tshark found in one packet: field name → all its values, as shown."""

    fields: dict[str, list[str]]

    def __getitem__(self, name: str) -> list[str]:
        return self.fields[name]

    def one(self, name: str) -> str:
        """Give the only value of a field."""
        (value,) = self.fields[name]
        return value

    def number(self, name: str) -> int:
        """Give the only value of a field as an integer."""
        return int(self.one(name), 0)

    @property
    def faults(self) -> list[str]:
        """What the dissector complains about: malformed packets, expert warnings and errors."""
        remarks = zip(self["_ws.expert.severity"], self["_ws.expert.message"], strict=True)
        found = [message for severity, message in remarks if int(severity, 0) >= WARNING]
        return found + ["malformed"] * len(self["_ws.malformed"])


COMMON = ("frame.protocols", "_ws.malformed", "_ws.expert.severity", "_ws.expert.message")


def dissect(capture: Capture, folder: Path, names: Sequence[str], *options: str) -> list[Dissected]:
    """Give the fields `names` of every packet, in order. `options` go to tshark as they are (`-d`, `-o`).

    Skips the test when tshark is missing; fails when it does not know a field or an option.
    """
    tshark = need_program("tshark")
    path = folder / "capture.pcap"
    capture.write(path)
    wanted = [*COMMON, *names]
    command = [tshark, "-n", "-r", str(path), "-T", "fields", "-E", f"separator={SEPARATOR}"]
    command += ["-E", "occurrence=a", "-E", f"aggregator={AGGREGATOR}", *options]
    for name in wanted:
        command += ["-e", name]
    done = subprocess.run(command, capture_output=True, text=True, timeout=4 * PATIENCE, check=False)
    assert done.returncode == 0, done.stderr
    packets = []
    for line in done.stdout.splitlines():
        values = line.split(SEPARATOR)
        assert len(values) == len(wanted), line
        packets.append(
            Dissected({name: text.split(AGGREGATOR) if text else [] for name, text in zip(wanted, values, strict=True)})
        )
    assert len(packets) == len(capture.packets), "tshark did not give one line per packet"
    return packets


def dissect_clean(capture: Capture, folder: Path, names: Sequence[str], *options: str) -> list[Dissected]:
    """Like `dissect`, and no packet may be malformed or draw a warning."""
    packets = dissect(capture, folder, names, *options)
    faults = {number: packet.faults for number, packet in enumerate(packets) if packet.faults}
    assert not faults, "\n".join(
        f"packet {number}: {'; '.join(found)}\n{capture.packets[number].hex(' ')}" for number, found in faults.items()
    )
    return packets
