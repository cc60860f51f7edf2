"""From the settings of a connection to its TLS: files are read when it connects, passwords are never kept."""

import os
import re
import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from iec104.certificates import Certificate
from iec104.enums import TlsVersion
from iec104.transport_security import NameCheck, SecurityError, TransportSecurity

if TYPE_CHECKING:
    from iec104.settings import ConnectionSettings

FILE: Final = "file:"
"""Begins a password reference that names a file; anything else names an environment variable."""
_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def fingerprints(text: str) -> list[str]:
    """Split a list of fingerprints at commas, semicolons and spaces."""
    return [part for part in re.split(r"[,;\s]+", text) if part]


def check_fingerprints(text: str) -> None:
    """Raise `ValueError` with a sentence for the user unless all are SHA-256."""
    security = TransportSecurity()
    for part in fingerprints(text):
        try:
            security.add_allowed_fingerprint(part)
        except ValueError as error:
            raise ValueError(f"Known certificates: {error}") from None


def check_reference(text: str) -> None:
    """Raise `ValueError` with a sentence for the user unless it can be a password reference."""
    text = text.strip()
    if text and not (text.startswith(FILE) and text[len(FILE) :].strip()) and not _VARIABLE.fullmatch(text):
        raise ValueError(
            "Key password from: never the password itself; enter the name of an environment variable, or "
            f"{FILE} and a path"
        )


def password(reference: str) -> str:
    """Fetch a password from where a reference points. Raises `ValueError` when it is not there."""
    reference = reference.strip()
    if not reference:
        return ""
    if not reference.startswith(FILE):
        found = os.environ.get(reference)
        if found is None:
            raise ValueError(f"the environment variable {reference}, which is to hold the key's password, is not set")
        return found
    path = Path(reference[len(FILE) :].strip())
    try:
        return path.read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeError) as error:
        raise ValueError(f"the file {path}, which is to hold the key's password, cannot be read: {error}") from error


def security(settings: "ConnectionSettings") -> TransportSecurity:
    """Make the TLS configuration. Raises `ValueError` for files that are missing or no good, and says which."""
    known = fingerprints(settings.tls_fingerprints)
    made = TransportSecurity(validate=settings.tls_validate, only_known=bool(known))
    if settings.tls_ca.strip():
        made.set_ca_certificate(settings.tls_ca.strip())
    if settings.tls_certificate.strip():
        key = settings.tls_key.strip() or settings.tls_certificate.strip()
        made.set_certificate(settings.tls_certificate.strip(), key, password(settings.tls_unlock))
    for fingerprint in known:
        made.add_allowed_fingerprint(fingerprint)
    made.set_version(TlsVersion(settings.tls_minimum))
    if settings.tls_check_name:
        made.set_name_verification(NameCheck.SAN, settings.tls_name.strip())
    if settings.tls_crl.strip():
        made.set_crl(settings.tls_crl.strip())
    return made


class Secured:
    """The TLS of one link: made when it first connects, so that a missing file is a reason and no crash.

    `warn` gets what is soon to go wrong: certificates that expire.
    """

    def __init__(self, settings: "ConnectionSettings", warn: Callable[[str], None]) -> None:
        self._settings = settings
        self._warn = warn
        self._made: TransportSecurity | None = None

    def context(self) -> ssl.SSLContext:
        """Give the context for dialling. Raises `SecurityError` when the settings cannot work."""
        return self._security().client_context()

    def look(self) -> ssl.SSLContext:
        """Give a context that trusts anybody, for looking at a certificate that was not accepted."""
        return self._security().looking_context()

    def check(self, connection: ssl.SSLObject) -> Certificate | None:
        """Judge the peer after the handshake. Raises `SecurityError` when it is not one of the known ones."""
        made = self._security()
        peer = made.check_peer(connection)
        for text in made.warnings(datetime.now(UTC), peer):
            self._warn(text)
        return peer

    def _security(self) -> TransportSecurity:
        if self._made is None:
            try:
                made = security(self._settings)
                made.freeze()
            except ValueError as error:
                raise SecurityError(str(error)) from error
            self._made = made
        return self._made
