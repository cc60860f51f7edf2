"""The settings of one connection to a station: the connect dialog is made from them."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from iec104.controlling.reading import BY_TYPE
from iec104.enums import Init, TlsVersion
from iec104.parameters import RANGES, ProtocolParameters
from iec104.secure_settings import FILE, check_fingerprints, check_reference, fingerprints
from iec104.wire.header import Sizes
from iec104.wire.times import SummerTime, TimeRule
from iec104.wire.types import TYPES
from linkkit.settings import Pick, setting

_BETWEEN: Final = re.compile(r"[,;|\n]")

AUTOMATIC: Final = ""
"""Type of a point that takes what comes."""

_TYPES: Final = ((AUTOMATIC, "as it comes"), *((TYPES[i].mnemonic, TYPES[i].mnemonic) for i in BY_TYPE))


def _host(text: str, label: str = "Address") -> None:
    if not text.strip():
        raise ValueError(f"{label}: enter the station's IP address or host name")
    if any(c.isspace() for c in text.strip()) or "://" in text or "/" in text:
        raise ValueError(f"{label}: enter only an IP address or host name, such as 192.168.1.10")
    try:
        text.encode("idna")
    except UnicodeError:
        raise ValueError(f"{label}: this cannot be an IP address or host name") from None


def _reserve(text: str) -> None:
    if text.strip():
        _host(text, "Reserve address")


def _zone(text: str) -> None:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("Time zone: enter UTC or a name such as Europe/Berlin") from None


def parse_states(text: str) -> dict[int, str]:
    """Read "0=open, 1=closed", or "open | closed" counted from 0. Raises `ValueError` with a sentence for the user."""
    found: dict[int, str] = {}
    parts = [part.strip() for part in _BETWEEN.split(text.strip()) if part.strip()]
    for position, part in enumerate(parts):
        number, sign, word = part.partition("=")
        if not sign:
            number, word = str(position), part
        try:
            value = int(number, 0)
        except ValueError:
            raise ValueError(f"State texts: write value=text, such as 0=open, 1=closed; “{part}” is not so") from None
        if value in found:
            raise ValueError(f"State texts: the value {value} is there twice")
        if not word.strip():
            raise ValueError(f"State texts: the text of the value {value} is missing")
        found[value] = word.strip()
    return found


def _states(text: str) -> None:
    parse_states(text)


def _finite(value: float) -> None:
    if not isfinite(value):
        raise ValueError(f"Offset: enter a number; {value} is not one")


def _scale(value: float) -> None:
    if not isfinite(value):
        raise ValueError(f"Scale: enter a number; {value} is not one")
    if value == 0:
        raise ValueError("Scale: 0 would make every value the same; enter 1 for the value as it comes")


def _limits(name: str) -> dict[str, int]:
    return {"minimum": RANGES[name].least, "maximum": RANGES[name].most}


@dataclass(frozen=True, slots=True)
class StationSettings:
    """A station behind the connection."""

    common_address: int = setting(
        1, label="Common address", minimum=1, maximum=65534, help="The station's address (CA, ASDU address)."
    )
    name: str = setting("", label="Name", placeholder="Bay 4", help="Shown in the tree instead of the address.")


@dataclass(frozen=True, slots=True)
class PointSettings:
    """What is known of an information object beforehand."""

    common_address: int = setting(1, label="Common address", minimum=1, maximum=65534)
    ioa: int = setting(
        1, label="Object address", minimum=1, maximum=16_777_215, help="Information object address (IOA)."
    )
    type: str = setting(AUTOMATIC, label="Type", choices=_TYPES, help="Only needed to see the point before it comes.")
    name: str = setting("", label="Name", placeholder="Busbar voltage")
    unit: str = setting("", label="Unit", placeholder="kV", help="Of the shown value.")
    scale: float = setting(
        1.0, label="Scale", check=_scale, help="Shown value = value of the station × scale + offset."
    )
    offset: float = setting(
        0.0, label="Offset", check=_finite, help="Shown value = value of the station × scale + offset."
    )
    states: str = setting(
        "",
        label="State texts",
        placeholder="0=open, 1=closed",
        check=_states,
        help="Value = text, divided by commas; then the point is drawn as states.",
    )

    def state_texts(self) -> dict[int, str]:
        """Give value → text."""
        return parse_states(self.states)


@dataclass(frozen=True, slots=True)
class ConnectionSettings:
    """One connection to an IEC 60870-5-104 server."""

    host: str = setting(
        label="Address", page="Server", placeholder="192.168.1.10", check=_host, help="IP address or host name."
    )
    port: int = setting(
        2404, label="Port", page="Server", minimum=1, maximum=65535, help="2404 unless the station says otherwise."
    )
    reserve_host: str = setting(
        "", label="Reserve address", page="Server", placeholder="192.168.2.10", check=_reserve,
        help="The same station over another network: connected as well, used when the first connection fails.",
    )  # fmt: skip
    reserve_port: int = setting(
        2404, label="Reserve port", page="Server", minimum=1, maximum=65535, help="Port of the reserve address."
    )
    stations: tuple[StationSettings, ...] = setting(
        (),
        label="Stations",
        page="Stations",
        help="Asked one by one; without any, all stations are asked with one broadcast.",
    )
    points: tuple[PointSettings, ...] = setting(
        (),
        label="Points",
        page="Points",
        help="Names and units. Points appear by themselves when the station sends them.",
    )
    initialisation: int = setting(
        int(Init.INTERROGATION),
        label="At the start",
        page="Server",
        choices=(
            (int(Init.ALL), "interrogate, then set the clock"),
            (int(Init.INTERROGATION), "interrogate"),
            (int(Init.CLOCK_SYNC), "set the clock"),
            (int(Init.NONE), "only start data transfer"),
            (int(Init.MUTED), "do not start data transfer"),
        ),
        help="What is sent after every connect. Setting the clock changes the station's: so ours must be right.",
    )
    originator: int = setting(
        0,
        label="Originator address",
        minimum=0,
        maximum=255,
        page="Protocol",
        help="Identifies this master; 0 for none.",
    )
    zone: str = setting(
        "UTC", label="Time zone", check=_zone, page="Protocol", help="Of the station's time tags, which carry none."
    )
    summer: str = setting(
        SummerTime.IGNORED.value,
        label="Summer time",
        choices=(
            (SummerTime.IGNORED.value, "the zone's wall clock"),
            (SummerTime.NEVER.value, "standard time all year"),
            (SummerTime.FLAGGED.value, "marked by the SU bit"),
        ),
        page="Protocol",
        help="How the station's time tags behave in summer.",
    )
    cause_size: int = setting(
        2, label="Size of the cause", unit="octets", minimum=1, maximum=2, page="Protocol", standard=True,
        help="With the originator address: 2 by the standard; some gateways use 1.",
    )  # fmt: skip
    common_address_size: int = setting(
        2, label="Size of the common address", unit="octets", minimum=1, maximum=2, page="Protocol", standard=True,
        help="2 by the standard; some gateways use 1.",
    )  # fmt: skip
    ioa_size: int = setting(
        3, label="Size of the object address", unit="octets", minimum=1, maximum=3, page="Protocol", standard=True,
        help="3 by the standard; some gateways use 1 or 2.",
    )  # fmt: skip
    k: int = setting(
        12, label="Send window k", unit="frames", page="Protocol", standard=True, **_limits("send_window_size"),
        help="Frames that may wait for the station's acknowledgement.",
    )  # fmt: skip
    w: int = setting(
        8, label="Receive window w", unit="frames", page="Protocol", standard=True, **_limits("receive_window_size"),
        help="Frames after which we acknowledge; at most two thirds of the station's k.",
    )  # fmt: skip
    t0: int = setting(
        10, label="Connect timeout t0", unit="s", page="Protocol", standard=True, **_limits("connection_timeout"),
        help="How long a connection attempt may take.",
    )  # fmt: skip
    t1: int = setting(
        15, label="Message timeout t1", unit="s", page="Protocol", standard=True, **_limits("message_timeout"),
        help="How long the station may take to acknowledge; then the connection is closed.",
    )  # fmt: skip
    t2: int = setting(
        10, label="Acknowledge after t2", unit="s", page="Protocol", standard=True, **_limits("confirm_interval"),
        help="How long we may take to acknowledge; below t1.",
    )  # fmt: skip
    t3: int = setting(
        20, label="Test after t3", unit="s", page="Protocol", standard=True, **_limits("keep_alive_interval"),
        help="Silence after which the connection is tested.",
    )  # fmt: skip
    command_timeout: float = setting(
        10.0, label="Command timeout", unit="s", minimum=0.5, maximum=600, page="Protocol",
        help="How long a command or an interrogation may stay without an answer.",
    )  # fmt: skip

    tls: bool = setting(
        False, label="Use TLS", page="Security", help="Encrypted and authenticated; usually on port 19998."
    )
    tls_ca: str = setting(
        "", label="CA certificates", page="Security", pick=Pick.FILE,
        files="Certificates (*.pem *.crt *.cer *.der)", placeholder="/etc/104/ca.pem",
        help="File (PEM or DER) with the authorities that may have issued the station's certificate.",
    )  # fmt: skip
    tls_certificate: str = setting(
        "", label="Our certificate", page="Security", pick=Pick.FILE,
        files="Certificates (*.pem *.crt *.cer)", placeholder="/etc/104/laptop.pem",
        help="PEM file, its chain behind it. Needed where the station asks who we are.",
    )  # fmt: skip
    tls_key: str = setting(
        "", label="Our key", page="Security", pick=Pick.FILE,
        files="Keys (*.pem *.key)", placeholder="/etc/104/laptop.key",
        help="PEM file; empty when the key is in the certificate's file.",
    )  # fmt: skip
    tls_unlock: str = setting(
        "", label="Key password from", page="Security", placeholder="IEC104_KEY_PASSWORD", check=check_reference,
        help=f"Where it is, never the password itself: an environment variable, or {FILE} and a path.",
    )  # fmt: skip
    tls_minimum: int = setting(
        int(TlsVersion.TLS_1_2), label="Lowest version", page="Security",
        choices=(
            (int(TlsVersion.TLS_1_3), "TLS 1.3"),
            (int(TlsVersion.TLS_1_2), "TLS 1.2"),
            (int(TlsVersion.TLS_1_1), "TLS 1.1 (insecure, old stations)"),
            (int(TlsVersion.TLS_1_0), "TLS 1.0 (insecure, old stations)"),
        ),
        help="What the station must offer at least.",
    )  # fmt: skip
    tls_validate: bool = setting(
        True, label="Check the chain", page="Security",
        help="Authority and dates of the station's certificate; without, its fingerprint must be known.",
    )  # fmt: skip
    tls_check_name: bool = setting(
        False, label="Check the name", page="Security",
        help="The certificate must carry the station's address or name, which is rare.",
    )  # fmt: skip
    tls_name: str = setting(
        "", label="Name to find", page="Security", placeholder="rtu7.example",
        help="Instead of the address that is dialled.",
    )  # fmt: skip
    tls_fingerprints: str = setting(
        "", label="Known certificates", page="Security", placeholder="3F:A1:…", check=check_fingerprints,
        help="SHA-256 fingerprints; when there are any, only stations with one of these certificates are accepted.",
    )  # fmt: skip
    tls_crl: str = setting(
        "", label="Revocation list", page="Security", pick=Pick.FILE,
        files="Revocation lists (*.pem *.crl)", placeholder="/etc/104/ca.crl",
        help="PEM file from the authority; certificates in it are refused.",
    )  # fmt: skip

    def check(self) -> Mapping[str, str]:
        """Rules that span fields."""
        found: dict[str, str] = self._check_security() if self.tls else {}
        reserve = self.reserve_host.strip()
        if reserve and (reserve, self.reserve_port) == (self.host.strip(), self.port):
            found["reserve_host"] = "Reserve address: this is the address itself"
        if self.t2 >= self.t1:
            found["t2"] = f"Acknowledge after t2: must be below t1, which is {self.t1} s"
        addresses = Counter(station.common_address for station in self.stations)
        for index, station in enumerate(self.stations):
            if addresses[station.common_address] > 1:
                found[f"stations[{index}].common_address"] = "Common address: this station is in the list twice"
        keys = Counter((point.common_address, point.ioa) for point in self.points)
        for index, point in enumerate(self.points):
            if keys[point.common_address, point.ioa] > 1:
                found[f"points[{index}].ioa"] = "Object address: this point is in the list twice"
        return found

    def _check_security(self) -> dict[str, str]:
        found = {}
        if self.tls_validate and not self.tls_ca.strip():
            found["tls_ca"] = "CA certificates: enter a file, or uncheck the chain and enter known certificates"
        if not self.tls_validate and not fingerprints(self.tls_fingerprints):
            found["tls_fingerprints"] = "Known certificates: enter one, for without the chain nothing else is checked"
        if not self.tls_validate and self.tls_check_name:
            found["tls_check_name"] = "Check the name: this needs the chain to be checked"
        if self.tls_crl.strip() and not self.tls_validate:
            found["tls_crl"] = "Revocation list: this needs the chain to be checked"
        if self.tls_key.strip() and not self.tls_certificate.strip():
            found["tls_certificate"] = "Our certificate: enter the file that belongs to the key"
        return found

    def parameters(self) -> ProtocolParameters:
        """Give the protocol parameters."""
        return ProtocolParameters(self.k, self.w, self.t0, self.t1, self.t2, self.t3)

    def sizes(self) -> Sizes:
        """Give the sizes of the header fields."""
        return Sizes(self.cause_size, self.common_address_size, self.ioa_size)

    def rule(self) -> TimeRule:
        """Give how time tags are meant."""
        return TimeRule(ZoneInfo(self.zone), SummerTime(self.summer))
