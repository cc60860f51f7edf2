"""This computer's network adapters, as the operating system knows them."""

from dataclasses import dataclass

from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

_Flag = QNetworkInterface.InterfaceFlag


@dataclass(frozen=True, slots=True)
class Adapter:
    """One IPv4 address of one adapter that is up."""

    name: str
    """As people know it: "eth0", "Ethernet 2"."""
    address: str
    prefix: int
    """Bits of the network mask."""
    broadcast: str
    """Address that reaches everyone in its network; empty when there is none."""
    loopback: bool = False

    @property
    def text(self) -> str:
        """One line for a list."""
        return f"{self.address}/{self.prefix} – {self.name}"


def adapters() -> tuple[Adapter, ...]:
    """Give every IPv4 address of the adapters that are up; loopback last."""
    found = []
    for interface in QNetworkInterface.allInterfaces():
        flags = interface.flags()
        if not flags & _Flag.IsUp or not flags & _Flag.IsRunning:
            continue
        for entry in interface.addressEntries():
            if entry.ip().protocol() == QAbstractSocket.NetworkLayerProtocol.IPv4Protocol:
                name = interface.humanReadableName() or interface.name()
                everyone = entry.broadcast().toString() if flags & _Flag.CanBroadcast else ""
                loopback = bool(flags & _Flag.IsLoopBack)
                found.append(Adapter(name, entry.ip().toString(), entry.prefixLength(), everyone, loopback))
    return tuple(sorted(found, key=lambda adapter: adapter.loopback))
