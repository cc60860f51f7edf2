"""ListIdentity and ListServices: who is there, and what it can do."""

from dataclasses import dataclass, replace
from struct import Struct
from typing import Final

from linkkit.engine import RemoteError
from pyconpro.wire.cpf import Item, ItemType, SocketAddress, build_items, find_item, parse_items
from pyconpro.wire.cursor import U16, Cursor
from pyconpro.wire.encapsulation import PORT, PROTOCOL_VERSION, Command, Frame

_BODY: Final = Struct("<HHHBBHI")
_SOCKADDR_SIZE: Final = 16
_SERVICE: Final = Struct("<HH16s")
_OWN_ADDRESS: Final = SocketAddress(port=PORT)
TCP_CAPABLE: Final = 0x0020
"""Capability flag of ListServices: CIP over TCP."""
UDP_CAPABLE: Final = 0x0100
"""Capability flag of ListServices: class 0/1 over UDP."""

VENDORS: Final = {1: "Rockwell Automation"}
DEVICE_TYPES: Final = {0x00: "generic device", 0x0C: "communications adapter", 0x0E: "programmable controller"}
"""Names of the device types met here; the list is much longer, unknown ones are shown as numbers."""


STATES: Final = {
    0: "non-existent",
    1: "self-testing",
    2: "standby",
    3: "operational",
    4: "major recoverable fault",
    5: "major unrecoverable fault",
}
"""State byte of the identity object, as in Wireshark's table of it; others are shown as numbers."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a device says about itself."""

    vendor: int
    device_type: int
    product_code: int
    major: int
    minor: int
    status: int
    """Status word of the identity object."""
    serial: int
    name: str
    """Product name, at most 255 characters."""
    state: int = 0
    """State byte of the identity object; 3 is operational."""
    address: SocketAddress = _OWN_ADDRESS
    """As the device believes; behind address translation the sender of the reply is the truth."""

    @property
    def revision(self) -> str:
        """Revision as printed on labels: "33.011"."""
        return f"{self.major}.{self.minor:03d}"

    def attributes(self) -> bytes:
        """Give the answer to Get_Attributes_All of the identity object."""
        name = self.name.encode("latin-1")[:255]
        head = _BODY.pack(
            self.vendor, self.device_type, self.product_code, self.major, self.minor, self.status, self.serial
        )
        return head + bytes((len(name),)) + name

    def item(self) -> Item:
        """Build the item of a ListIdentity reply."""
        head = U16.pack(PROTOCOL_VERSION) + self.address.build()
        return Item(ItemType.IDENTITY, head + self.attributes() + bytes((self.state,)))

    @staticmethod
    def parse(data: bytes) -> "Identity":
        """Read the item of a ListIdentity reply."""
        cursor = Cursor(data, "identity")
        cursor.u16()  # protocol version
        address = SocketAddress.parse(cursor.take(_SOCKADDR_SIZE))
        identity = _attributes(cursor)
        return replace(identity, state=cursor.u8() if cursor.left else 0, address=address)

    @staticmethod
    def parse_attributes(data: bytes) -> "Identity":
        """Read the answer to Get_Attributes_All of the identity object; what newer devices add is ignored."""
        return _attributes(Cursor(data, "identity"))


def _attributes(cursor: Cursor) -> Identity:
    vendor, device_type, product_code, major, minor, status, serial = cursor.unpack(_BODY)
    name = cursor.take(cursor.u8()).decode("latin-1")
    return Identity(vendor, device_type, product_code, major, minor, status, serial, name)


def list_identity(delay_ms: int = 0) -> Frame:
    """Make a ListIdentity request.

    `delay_ms` goes into the first two bytes of the sender context: devices answer a broadcast after a random time up
    to it (0 stands for 2000 ms, less than 500 counts as 500). Anything else in these bytes would delay answers, too.
    """
    return Frame(Command.LIST_IDENTITY, context=U16.pack(delay_ms) + bytes(6))


def build_list_identity_reply(identity: Identity) -> bytes:
    """Build the data of a ListIdentity reply."""
    return build_items((identity.item(),))


def parse_list_identity_reply(frame: Frame) -> Identity:
    """Read a ListIdentity reply; unknown items beside the identity are ignored."""
    if frame.command != Command.LIST_IDENTITY or frame.status:
        raise RemoteError(f"not a ListIdentity reply: command {frame.command:#06x}, status {frame.status:#x}")
    data = find_item(parse_items(Cursor(frame.data, "ListIdentity reply")), ItemType.IDENTITY)
    if data is None:
        raise RemoteError("ListIdentity reply without an identity", frame.data)
    return Identity.parse(data)


def build_list_services_reply(capability: int = TCP_CAPABLE | UDP_CAPABLE) -> bytes:
    """Build the data of a ListServices reply."""
    return build_items((Item(ItemType.SERVICES, _SERVICE.pack(PROTOCOL_VERSION, capability, b"Communications")),))
