"""What people need to know of an X.509 certificate: names, dates, fingerprint. Reads PEM and DER, judges nothing.

Python's ssl tells this of a peer only after it has verified it, and never of a file.
"""

import hashlib
import re
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

_PEM: Final = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)

SEQUENCE: Final = 0x30
SET: Final = 0x31
INTEGER: Final = 0x02
OBJECT_IDENTIFIER: Final = 0x06
UTC_TIME: Final = 0x17
GENERALIZED_TIME: Final = 0x18
VERSION: Final = 0xA0
BMP_STRING: Final = 0x1E

NAMES: Final = {
    b"\x55\x04\x03": "CN",
    b"\x55\x04\x0a": "O",
    b"\x55\x04\x0b": "OU",
    b"\x55\x04\x06": "C",
    b"\x55\x04\x07": "L",
    b"\x55\x04\x08": "ST",
}
"""Object identifiers 2.5.4.x of the usual parts of a name."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate."""

    der: bytes
    subject: str
    """"CN=RTU 7, O=Utility"."""
    issuer: str
    not_before: datetime
    """Aware, UTC."""
    not_after: datetime

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the DER octets, in hex with colons as browsers show it."""
        return hashlib.sha256(self.der).digest().hex(":").upper()

    def __str__(self) -> str:
        return f"{self.subject} (valid from {self.not_before:%Y-%m-%d} to {self.not_after:%Y-%m-%d})"

    def dates(self, now: datetime) -> str:
        """Say what is wrong with the dates at a moment, "" when nothing is."""
        clock = f"this computer's clock shows {now.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
        if now > self.not_after:
            return f"the certificate of {self.subject} expired on {self.not_after:%Y-%m-%d %H:%M} UTC; {clock}"
        if now < self.not_before:
            return f"the certificate of {self.subject} is valid from {self.not_before:%Y-%m-%d %H:%M} UTC on; {clock}"
        return ""


def parse(der: bytes) -> Certificate:
    """Read one certificate from its DER octets. Raises `ValueError` when they are not one."""
    try:
        tbs = list(_children(_only(_only_value(der, SEQUENCE), SEQUENCE)))
        if tbs and tbs[0][0] == VERSION:
            tbs.pop(0)
        serial, _, issuer, validity, subject = tbs[:5]
        if (serial[0], issuer[0], validity[0], subject[0]) != (INTEGER, SEQUENCE, SEQUENCE, SEQUENCE):
            raise ValueError("its parts are not those of a certificate")
        start, end = (_time(tag, value) for tag, value in _children(validity[1]))
        return Certificate(bytes(der), _name(subject[1]), _name(issuer[1]), start, end)
    except (ValueError, IndexError) as error:
        raise ValueError(f"this is no certificate: {error}") from error


def load(path: str | Path) -> list[Certificate]:
    """Read all certificates of a file, PEM (any number) or DER (one).

    Raises `ValueError` when the file is missing or holds no certificate.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror}") from error
    blocks = _PEM.findall(data.decode("latin-1"))
    try:
        if not blocks:
            return [parse(data)]
        return [parse(ssl.PEM_cert_to_DER_cert(block)) for block in blocks]
    except ValueError as error:
        raise ValueError(f"{path} holds no certificate: {error}") from error


def _only_value(data: bytes, tag: int) -> bytes:
    found = list(_children(data))
    if len(found) != 1 or found[0][0] != tag:
        raise ValueError("it does not consist of one DER sequence")
    return found[0][1]


def _only(data: bytes, tag: int) -> bytes:
    """Give the first element, which must have a tag."""
    first = next(_children(data), None)
    if first is None or first[0] != tag:
        raise ValueError("its parts are not those of a certificate")
    return first[1]


def _children(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Split DER into (tag, value); raises `ValueError` on any overrun."""
    position = 0
    while position < len(data):
        if position + 2 > len(data):
            raise ValueError("it ends too early")
        tag, length = data[position], data[position + 1]
        position += 2
        if length & 0x80:
            size = length & 0x7F
            if not 1 <= size <= 4 or position + size > len(data):
                raise ValueError("a length in it is impossible")
            length = int.from_bytes(data[position : position + size], "big")
            position += size
        if position + length > len(data):
            raise ValueError("it ends too early")
        yield tag, data[position : position + length]
        position += length


def _time(tag: int, value: bytes) -> datetime:
    text = value.decode("ascii")
    if tag == UTC_TIME:
        # Two digits: 50 and above are 19xx (RFC 5280 4.1.2.5.1).
        text = ("19" if text[:2] >= "50" else "20") + text
    elif tag != GENERALIZED_TIME:
        raise ValueError("a date in it is none")
    return datetime.strptime(text, "%Y%m%d%H%M%SZ").replace(tzinfo=UTC)


def _name(data: bytes) -> str:
    parts = []
    for tag, relative in _children(data):
        if tag != SET:
            raise ValueError("a name in it is none")
        for _, attribute in _children(relative):
            (_, identifier), (kind, value) = _children(attribute)
            text = value.decode("utf-16-be" if kind == BMP_STRING else "utf-8", "replace")
            parts.append(f"{NAMES.get(identifier, '.'.join(map(str, identifier)))}={text}")
    return ", ".join(parts) or "(no name)"
