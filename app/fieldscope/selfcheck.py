"""Looks at this computer's network before anything is connected: adapters, the UDP port for PLC data, the clock.

Everything here is quick and changes nothing; it opens a socket for a moment and sends nothing.
"""

import errno
import os
import socket
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from fieldscope.network import Adapter, adapters
from fieldscope.words import reason, tr
from linkkit.driver import Severity
from pyconpro.wire.encapsulation import IO_PORT

_VIRTUAL: Final = ("vethernet", "hyper-v", "virtualbox", "vmware", "docker", "vmnet", "vboxnet", "veth", "virbr", "br-")
_TUNNELS: Final = ("tun", "tap", "wg", "vpn", "zerotier", "tailscale", "ppp", "utun")
_DAY: Final = 86_400
_SYNCHRONISED: Final = Path("/run/systemd/timesync/synchronized")
"""systemd-timesyncd makes this file as soon as the clock was set from the network."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the check."""

    severity: Severity
    text: str
    hint: str = ""


def check(port: int = IO_PORT) -> list[Finding]:
    """Do all checks, in the order in which they are shown."""
    return [*check_adapters(adapters()), check_udp(port), check_clock(time.time(), _installed())]


def check_adapters(found: Sequence[Adapter]) -> list[Finding]:
    """Say which adapters there are, and what may be confusing about them."""
    outside = [adapter for adapter in found if not adapter.loopback]
    if not outside:
        hint = tr("plug in the cable, or give the adapter an address; only simulators on this computer can be reached")
        return [Finding(Severity.WARNING, tr("No network adapter has an address"), hint)]
    lines = [Finding(Severity.INFO, ", ".join(adapter.text for adapter in outside))]
    own = [adapter for adapter in outside if adapter.address.startswith("169.254.")]
    if own:
        text = tr("{name} gave itself the address {address}").format(name=own[0].name, address=own[0].address)
        lines.append(
            Finding(Severity.WARNING, text, tr("nobody answered its request for an address; enter a fixed one"))
        )
    for kinds, what in ((_TUNNELS, tr("a VPN")), (_VIRTUAL, tr("a virtual adapter"))):
        names = sorted({a.name for a in outside if a.name.lower().startswith(kinds) or "vpn" in a.name.lower()})
        if names:
            hint = tr("data of a PLC may be sent to it instead of the plant's network: choose the adapter in “Add PLC”")
            lines.append(
                Finding(
                    Severity.WARNING, tr("{names} looks like {what}").format(names=", ".join(names), what=what), hint
                )
            )
            break
    return lines


def check_udp(port: int) -> Finding:
    """Say whether the UDP port for data of PLCs is free, and who has it else."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        if sys.platform == "win32":
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        try:
            sock.bind(("0.0.0.0", port))  # noqa: S104 - as the receiver of the data does
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                return Finding(
                    Severity.ERROR,
                    tr("UDP port {port} cannot be opened: {strerror}").format(port=port, strerror=reason(error)),
                )
            owner = udp_owner(port)
            if owner == os.getpid():
                return Finding(
                    Severity.INFO, tr("UDP port {port} is in use by this program, as it should be").format(port=port)
                )
            who = _program(owner) if owner else tr("another program (often RSLinx, FactoryTalk Linx or a second copy)")
            hint = tr("close it: not every PLC sends its data to another port")
            return Finding(Severity.WARNING, tr("UDP port {port} is held by {who}").format(port=port, who=who), hint)
    return Finding(Severity.INFO, tr("UDP port {port} is free to receive data of PLCs").format(port=port))


def check_clock(now: float, newest: float) -> Finding:
    """Judge the wall clock; `newest` is when this program was installed, which cannot be in the future."""
    moment = datetime.fromtimestamp(now).astimezone()
    shown = f"{moment:%Y-%m-%d %H:%M}, UTC{moment.isoformat()[-6:]}"
    if now < newest - _DAY:
        hint = tr("time stamps of recordings and of 104 stations will not fit: set the clock, best by NTP")
        return Finding(Severity.ERROR, tr("The clock is behind: it shows {shown}").format(shown=shown), hint)
    if sys.platform == "linux" and _SYNCHRONISED.parent.is_dir() and not _SYNCHRONISED.exists():
        hint = tr("compare it with the station's before you rely on time tags")
        return Finding(
            Severity.WARNING, tr("The clock is not synchronised by NTP; it shows {shown}").format(shown=shown), hint
        )
    return Finding(Severity.INFO, tr("The clock shows {shown}").format(shown=shown))


def udp_owner(port: int) -> int:
    """Give the process that holds a UDP port; 0 when the system does not tell."""
    table = Path("/proc/net/udp")
    if not table.exists():
        return 0
    inodes = set()
    for line in table.read_text(encoding="ascii").splitlines()[1:]:
        cells = line.split()
        if int(cells[1].partition(":")[2], 16) == port:
            inodes.add(f"socket:[{cells[9]}]")
    for folder in Path("/proc").glob("[0-9]*/fd"):
        try:
            if any(str(entry.readlink()) in inodes for entry in folder.iterdir()):
                return int(folder.parent.name)
        except OSError:  # it ended meanwhile, or belongs to somebody else
            continue
    return 0


def _program(process: int) -> str:
    try:
        name = Path(f"/proc/{process}/comm").read_text(encoding="utf-8").strip()
    except OSError:
        return tr("process {process}").format(process=process)
    return tr("{name} (process {process})").format(name=name, process=process)


def _installed() -> float:
    try:
        return Path(__file__).stat().st_mtime
    except OSError:  # inside a bundle
        return 0.0
