"""Status codes of the Connection Manager and of the encapsulation: code → (meaning, hint).

Meanings follow the public dissectors' tables. Hints say what an engineer can check when the code comes up with
produced tags; an empty hint means that nothing useful is known.
"""

from typing import Final

_RESET: Final = "wait until the old connection has timed out"
_SIZE: Final = (
    "compare the data size with the tag: bytes of the tag + 2; a structure is padded to 4 bytes, and a "
    "CONNECTION_STATUS member counts 4"
)
_TYPE: Final = "the type of the tag differs from what the consumer asks for; compare the data types"
_KEY: Final = "the electronic key names another device; disable keying or enter the key of the device"
_ALIGN: Final = "another consumer already receives this multicast; use the same values as that one, or unicast"
_CONTROLNET: Final = "the ControlNet schedule must be renewed with RSNetWorx"
_SYMBOL: Final = "check the spelling of the tag; it must be in the controller scope"

GENERAL: Final[dict[int, tuple[str, str]]] = {
    0x00: ("success", ""),
    0x01: ("connection failure", ""),
    0x02: ("resource unavailable", "the controller or its communication module has no connection or memory left"),
    0x03: ("invalid parameter value", ""),
    0x04: (
        "path segment error",
        "the tag is not known or not understood; check its spelling and that it is controller-scoped",
    ),
    0x05: ("path destination unknown", "check the slot and the name of the tag; the tag must be controller-scoped"),
    0x06: ("partial transfer", ""),
    0x07: ("connection lost", ""),
    0x08: (
        "service not supported",
        "the device has no Large_Forward_Open, or the path ends at a bridge: check the slot of the controller",
    ),
    0x09: ("invalid attribute or data segment value", "check the configuration data"),
    0x0A: ("attribute list error", ""),
    0x0B: ("already in the requested mode or state", ""),
    0x0C: ("object state conflict", "the controller is in a state that forbids it; check its mode and faults"),
    0x0D: ("object already exists", ""),
    0x0E: ("attribute cannot be set", ""),
    0x0F: ("privilege violation", "another computer opened this connection, or the tag's External Access is None"),
    0x10: ("device state conflict", "the controller is faulted or being downloaded"),
    0x11: ("reply too large", ""),
    0x12: ("fragmentation of a primitive value", ""),
    0x13: ("not enough data", "the request was cut on its way or the path is malformed"),
    0x14: ("attribute not supported", ""),
    0x15: ("too much data", "the device does not understand this form of the request"),
    0x16: ("object does not exist", ""),
    0x17: ("fragmentation sequence not in progress", ""),
    0x18: ("no stored attribute data", ""),
    0x19: ("store operation failure", ""),
    0x1A: ("routing failure: request too large", "use a smaller connection size over this network"),
    0x1B: ("routing failure: reply too large", "use a smaller connection size over this network"),
    0x1C: ("missing attribute list entry", ""),
    0x1D: ("invalid attribute value list", ""),
    0x1E: ("embedded service error", "one request of a multiple-service packet failed"),
    0x1F: ("vendor-specific error", ""),
    0x20: ("invalid parameter", ""),
    0x21: ("write-once value already written", ""),
    0x22: ("invalid reply received", ""),
    0x23: ("buffer overflow", ""),
    0x24: ("invalid message format", ""),
    0x25: ("key failure in path", _KEY),
    0x26: ("path size invalid", "the path is too long or too short for a hop; check route and slot"),
    0x27: ("unexpected attribute in list", ""),
    0x28: ("invalid member id", "the array index is out of range"),
    0x29: ("member cannot be set", ""),
    0x2A: ("group 2 only server failure", ""),
    0x2B: ("unknown Modbus error", ""),
    0x2C: ("attribute cannot be read", ""),
    0x2D: ("instance cannot be deleted", ""),
    0x2E: ("service not supported for this path", ""),
    0xFF: ("general error of the object", "check data type and number of elements"),
}

EXTENDED: Final[dict[int, tuple[str, str]]] = {
    0x0100: (
        "connection in use or duplicate Forward_Open",
        "a connection with the same identification is still alive: an earlier run was not closed, or another computer "
        "uses the same vendor and serial number; " + _RESET,
    ),
    0x0103: (
        "transport class and trigger combination not supported",
        "try transport 0x01 instead of 0x81 or the reverse",
    ),
    0x0106: (
        "ownership conflict",
        "another program owns this output, or the module accepts one unicast connection only",
    ),
    0x0107: ("target connection not found", "the connection was already closed or timed out"),
    0x0108: (
        "invalid network connection parameter",
        "tick “Allow Unicast Consumer Connections” at the produced tag, or use multicast for this consumer",
    ),
    0x0109: ("invalid connection size", _SIZE),
    0x0110: ("target not configured", "the device has no valid configuration yet"),
    0x0111: (
        "RPI not supported",
        "enter one between the minimum and the maximum in the produced tag's Connection dialog",
    ),
    0x0112: (
        "RPI not acceptable",
        "enter an RPI that the producer accepts; consumers of a multicast must agree on it",
    ),
    0x0113: (
        "out of connections",
        "the controller or its Ethernet module has no connection left; a tag takes one per consumer and one more",
    ),
    0x0114: ("vendor id or product code mismatch", _KEY),
    0x0115: ("device type mismatch", _KEY),
    0x0116: ("revision mismatch", _KEY),
    0x0117: (
        "invalid produced or consumed application path",
        "the tag exists but is not a produced tag, or its name or connection point is wrong",
    ),
    0x0118: ("invalid or inconsistent configuration path", "check the configuration assembly and its data"),
    0x0119: (
        "non-listen-only connection not open",
        "listen-only needs an owner or input-only connection beside it",
    ),
    0x011A: ("target object out of connections", "too many consumers on this object; close one or allow more"),
    0x011B: ("RPI is smaller than the production inhibit time", "enter a greater RPI"),
    0x011C: ("transport class not supported", "try transport 0x01 instead of 0x81 or the reverse"),
    0x011D: ("production trigger not supported", "use the cyclic trigger"),
    0x011E: ("direction not supported", "try transport 0x01 instead of 0x81 or the reverse"),
    0x011F: ("invalid O→T fixed or variable size", "use fixed size"),
    0x0120: ("invalid T→O fixed or variable size", "use fixed size"),
    0x0121: ("invalid O→T priority", "use scheduled, high or low priority"),
    0x0122: ("invalid T→O priority", "use scheduled, high or low priority"),
    0x0123: ("invalid O→T connection type", "unicast or multicast is refused; try the other one"),
    0x0124: (
        "invalid T→O connection type",
        "tick “Allow Unicast Consumer Connections” at the produced tag, or use multicast for this consumer",
    ),
    0x0125: ("invalid redundant owner flag", ""),
    0x0126: ("invalid configuration size", "shorten or extend the configuration data"),
    0x0127: ("invalid O→T size", "enter the output size that the device wants"),
    0x0128: ("invalid T→O size", _SIZE),
    0x0129: (
        "invalid configuration application path",
        "check the configuration assembly in the manual or EDS",
    ),
    0x012A: ("invalid consuming application path", "check the output or heartbeat point in the manual or EDS"),
    0x012B: ("invalid producing application path", "check the input point in the manual or EDS"),
    0x012C: ("configuration symbol does not exist", _SYMBOL),
    0x012D: ("consuming symbol does not exist", _SYMBOL),
    0x012E: ("producing symbol does not exist", _SYMBOL),
    0x012F: ("inconsistent application path combination", "check configuration, output and input points together"),
    0x0130: ("inconsistent consume data format", _TYPE),
    0x0131: ("inconsistent produce data format", _TYPE),
    0x0132: ("null Forward_Open not supported", ""),
    0x0133: ("connection timeout multiplier not acceptable", "choose a multiplier from ×4 to ×512"),
    0x0134: ("T→O size differs from the running multicast", _ALIGN),
    0x0135: ("T→O fixed or variable size differs from the running multicast", _ALIGN),
    0x0136: ("T→O priority differs from the running multicast", _ALIGN),
    0x0137: ("transport class differs from the running multicast", _ALIGN),
    0x0138: ("production trigger differs from the running multicast", _ALIGN),
    0x0139: ("production inhibit time differs from the running multicast", _ALIGN),
    0x0203: (
        "connection timed out",
        "packets do not arrive: check firewall, UDP port 2222, duplicate IP addresses, and the load of the module",
    ),
    0x0204: (
        "unconnected request timed out",
        "the module behind the bridge did not answer: check the slot, and whether it is there and not overloaded",
    ),
    0x0205: ("parameter error in unconnected request", ""),
    0x0206: ("message too large for unconnected request", ""),
    0x0207: ("unconnected acknowledge without reply", ""),
    0x0301: ("no buffer memory available", "the communication module is overloaded: greater RPI or fewer connections"),
    0x0302: ("network bandwidth not available", "greater RPI or fewer connections"),
    0x0303: ("no consumed connection id filter available", "too many connections in the module"),
    0x0304: ("not configured to send scheduled priority data", _CONTROLNET),
    0x0305: ("schedule signature mismatch", _CONTROLNET),
    0x0306: ("schedule signature validation not possible", _CONTROLNET),
    0x0311: ("port not available", "check the port numbers of the route; the backplane is port 1"),
    0x0312: ("link address not valid", "check the slot: nothing answers there"),
    0x0315: (
        "invalid segment in connection path",
        "the device does not understand the path: it has no backplane (no slot), or no tags (use assembly numbers)",
    ),
    0x0316: ("error in Forward_Close path", ""),
    0x0317: ("scheduling not specified", ""),
    0x0318: ("link address to self is invalid", "the route leads back to the same module"),
    0x0319: ("secondary resources unavailable", "the redundant partner cannot take the connection"),
    0x031A: ("rack connection already established", ""),
    0x031B: ("module connection already established", ""),
    0x031C: ("miscellaneous", ""),
    0x031D: ("redundant connection mismatch", ""),
    0x031E: (
        "no more user-configurable link consumer resources in the producing module",
        "raise Max Consumers in the produced tag's Connection dialog; or our own earlier connection still "
        "lives there: " + _RESET,
    ),
    0x031F: (
        "no user-configurable link consumer resources configured",
        "the tag is produced for 0 consumers; allow at least one",
    ),
    0x0800: ("network link offline", "the link behind the bridge is down"),
    0x0810: ("no target application data available", "the device has no data for this connection yet"),
    0x0811: ("no originator application data available", ""),
    0x0812: ("node address has changed since the network was scheduled", _CONTROLNET),
    0x0813: ("not configured for off-subnet multicast", "use unicast, or a computer in the controller's subnet"),
    0x0814: ("invalid produce or consume data format", _TYPE),
}
EXTENDED.update(
    dict.fromkeys(range(0x0801, 0x0810), ("safety connection refused", "safety connections are not supported here"))
)

OBJECT_SPECIFIC: Final[dict[int, tuple[str, str]]] = {
    0x2104: ("offset out of range", "the array index is beyond the end of the tag"),
    0x2105: ("beyond the end of the object", "fewer elements exist than were asked for"),
    0x2107: ("wrong or unsupported data type", "check the data type of the tag"),
}
"""Extended status of general status 0xFF from Logix controllers."""

ENCAPSULATION: Final[dict[int, tuple[str, str]]] = {
    0x0000: ("success", ""),
    0x0001: ("invalid or unsupported encapsulation command", "is there an EtherNet/IP device at this address?"),
    0x0002: ("insufficient memory in the device", "too many sessions: close other programs that talk to it"),
    0x0003: ("incorrect data in the encapsulated message", ""),
    0x0064: ("invalid session handle", "the device no longer knows this session; it is registered again by itself"),
    0x0065: ("invalid length of the encapsulated message", ""),
    0x0069: ("unsupported encapsulation protocol version", ""),
    0x006A: ("service not allowed on this port", "the device demands CIP Security, which is not supported here"),
}
