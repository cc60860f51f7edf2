"""TLS for 104: who we are, whom we trust, which versions and suites; on Python's ssl.

Port 19998 is registered for 104 over TLS. The APCI is the same inside.
"""

import enum
import errno
import ssl
import time
import warnings
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from iec104 import certificates
from iec104.certificates import Certificate
from iec104.enums import TlsVersion
from iec104.tls_ciphers import TlsCipher

PORT: Final = 19998
"""Registered for IEC 60870-5-104 over TLS."""
WARN_BEFORE: Final = timedelta(days=60)
"""How early an expiring certificate is mentioned."""
RENEGOTIATION: Final = (timedelta(minutes=5), timedelta(hours=24))
RESUMPTION: Final = (timedelta(minutes=5), timedelta(days=7))
NO_CHECK_TIME: Final = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME of OpenSSL, which the ssl module has no name for."""
LOWEST_LEVEL: Final = "@SECLEVEL=0"
"""OpenSSL refuses TLS 1.0 and 1.1 at any higher security level."""

_VERSIONS: Final = {
    TlsVersion.TLS_1_0: ssl.TLSVersion.TLSv1,
    TlsVersion.TLS_1_1: ssl.TLSVersion.TLSv1_1,
    TlsVersion.TLS_1_2: ssl.TLSVersion.TLSv1_2,
    TlsVersion.TLS_1_3: ssl.TLSVersion.TLSv1_3,
}


class SecurityError(ConnectionError):
    """The connection is not trusted, or TLS could not be agreed on; the text says why and what to check."""


class NameCheck(enum.Enum):
    """Whether the name or address a client dials must be in the server's certificate."""

    OFF = "off"
    """Not compared: RTU certificates rarely carry their address. Use the allowed certificates instead."""
    SAN = "subject alternative name"


class TransportSecurity:
    """TLS configuration of a client or a server; read-only once one of them uses it.

    `validate` checks the peer's chain and dates against the CA certificates. `only_known` admits only peers whose
    certificate was added with `add_allowed_remote_certificate`. Setters raise `ValueError` at once for what cannot be
    used, and `RuntimeError` after the object was taken into use.
    """

    def __init__(self, validate: bool = True, only_known: bool = True) -> None:
        self.validate = validate
        self.only_known = only_known
        self.name_check = NameCheck.OFF
        self.server_name = ""
        self.renegotiation_time: timedelta | None = None
        """Kept and not acted on: Python's ssl can neither renegotiate nor ask for new keys (TLS 1.3 KeyUpdate)."""
        self.resumption_interval = timedelta(hours=6)
        self.certificate: Certificate | None = None
        """Our own."""
        self._own: tuple[str, str, str] | None = None
        self._authorities: list[Certificate] = []
        self._allowed: list[Certificate] = []
        self._fingerprints: set[str] = set()
        self._ciphers: list[TlsCipher] = []
        self._minimum = TlsVersion.NOT_SELECTED
        self._maximum = TlsVersion.NOT_SELECTED
        self._crl = ""
        self._key_log = ""
        self._client: _ResumingContext | None = None
        self._frozen = False

    @property
    def is_frozen(self) -> bool:
        """True once a client or server uses it."""
        return self._frozen

    # Configuration

    def set_certificate(self, cert: str, key: str, passphrase: str = "") -> None:
        """Give our own certificate (PEM file, with its chain behind it) and its private key."""
        self._changeable()
        own = certificates.load(cert)[0]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        _load_own(context, cert, key, passphrase)
        self.certificate, self._own = own, (cert, key, passphrase)

    def set_ca_certificate(self, cert: str) -> None:
        """Trust the authorities in this file (PEM or DER); may be called several times."""
        self._changeable()
        self._authorities += certificates.load(cert)

    def add_allowed_remote_certificate(self, cert: str) -> None:
        """Admit the peer that has this certificate (PEM or DER), by its SHA-256 fingerprint."""
        self._changeable()
        self._allowed += certificates.load(cert)
        self._fingerprints |= {certificate.fingerprint for certificate in self._allowed}

    def add_allowed_fingerprint(self, fingerprint: str) -> None:
        """Admit the peer whose certificate has this SHA-256 fingerprint: 64 hex digits, with or without colons."""
        self._changeable()
        digits = fingerprint.replace(":", "").replace(" ", "")
        try:
            octets = bytes.fromhex(digits)
        except ValueError:
            octets = b""
        if len(octets) != 32:
            raise ValueError(f"a SHA-256 fingerprint has 64 hex digits, {fingerprint!r} is none")
        self._fingerprints.add(octets.hex(":").upper())

    def set_ciphers(self, ciphers: list[TlsCipher]) -> None:
        """Allow only these suites. Without a suite of TLS 1.3 among them, 1.2 is the highest version.

        Python cannot choose among the suites of TLS 1.3: naming one allows all that OpenSSL has.
        """
        self._changeable()
        if not ciphers:
            raise ValueError("the list of cipher suites is empty")
        known = _openssl_names()
        for cipher in ciphers:
            if int(cipher) not in known:
                raise ValueError(f"{TlsCipher(cipher)} is not offered by {ssl.OPENSSL_VERSION}")
        self._ciphers = [TlsCipher(cipher) for cipher in ciphers]

    def set_version(
        self,
        min: TlsVersion = TlsVersion.NOT_SELECTED,  # noqa: A002 - documented names
        max: TlsVersion = TlsVersion.NOT_SELECTED,  # noqa: A002
    ) -> None:
        """Limit the TLS version; NOT_SELECTED leaves it to OpenSSL, which starts at 1.2."""
        self._changeable()
        for version in (min, max):
            if version is TlsVersion.SSL_3_0:
                raise ValueError("SSL 3.0 is broken and not offered; the lowest version is TLS 1.0")
        if TlsVersion.NOT_SELECTED not in (min, max) and min > max:
            raise ValueError(f"the lowest version {min.name} is above the highest {max.name}")
        self._minimum, self._maximum = TlsVersion(min), TlsVersion(max)

    def set_renegotiation_time(self, interval: timedelta | None) -> None:
        """Take note of a time of 5 minutes to 24 hours, or None; nothing follows from it, see `renegotiation_time`."""
        self._changeable()
        if interval is not None:
            _within("the renegotiation time", interval, *RENEGOTIATION)
        self.renegotiation_time = interval

    def set_resumption_interval(self, interval: timedelta) -> None:
        """Resume a session for this long, 5 minutes to 7 days, before a full handshake is made again."""
        self._changeable()
        _within("the resumption interval", interval, *RESUMPTION)
        self.resumption_interval = interval

    def set_crl(self, crl: str) -> None:
        """Refuse peers that this revocation list (PEM) names. Needs `validate`."""
        self._changeable()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        _load_crl(context, crl)
        self._crl = crl

    def set_name_verification(self, check: NameCheck, name: str = "") -> None:
        """Compare the server's certificate with the dialled address, or with `name` when that is given."""
        self._changeable()
        if check is NameCheck.SAN and not self.validate:
            raise ValueError("the name can only be checked when the certificate is validated")
        self.name_check, self.server_name = check, name

    def set_key_log(self, path: str) -> None:
        """Write session secrets to this file, with which Wireshark decrypts a capture. Whoever has it reads along."""
        self._changeable()
        try:
            with Path(path).open("a", encoding="ascii"):
                pass
        except OSError as error:
            raise ValueError(f"the key log {path} cannot be written: {error.strerror}") from error
        self._key_log = path

    # Use

    def freeze(self) -> None:
        """Take it into use: no setter works any more. Raises `ValueError` when the configuration cannot work."""
        if self.validate and not self._authorities:
            raise ValueError("validate is on, but there is no CA certificate: call set_ca_certificate")
        if self.only_known and not self._fingerprints:
            raise ValueError(
                "only_known is on, but no peer is allowed: call add_allowed_remote_certificate, or set only_known=False"
            )
        self._frozen = True

    def client_context(self) -> ssl.SSLContext:
        """Give the context for dialling; always the same one, because it keeps the session to resume."""
        if self._client is None:
            self.freeze()
            context = _ResumingContext(ssl.PROTOCOL_TLS_CLIENT)
            context.interval = self.resumption_interval.total_seconds()
            context.check_hostname = self.name_check is NameCheck.SAN
            context.verify_mode = ssl.CERT_REQUIRED if self.validate else ssl.CERT_NONE
            self._fill(context)
            self._client = context
        return self._client

    def looking_context(self) -> ssl.SSLContext:
        """Give a context that trusts anybody: only for looking at a certificate that was not accepted."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        self._fill(context)
        return context

    def server_context(self) -> ssl.SSLContext:
        """Give a context for listening. Raises `ValueError` without a certificate of our own."""
        if self._own is None:
            raise ValueError("a server needs a certificate: call set_certificate")
        self.freeze()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if self.validate or self.only_known:
            context.verify_mode = ssl.CERT_REQUIRED
        self._fill(context)
        if not self.validate:
            # A server must verify in order to be shown a certificate: let it trust exactly the allowed ones.
            context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
            context.verify_flags = ssl.VerifyFlags(context.verify_flags | NO_CHECK_TIME)
            for certificate in self._allowed:
                context.load_verify_locations(cadata=certificate.der)
        return context

    def dialled_name(self, host: str) -> str | None:
        """Give `server_hostname` for asyncio: the configured name, else the address."""
        return self.server_name or host

    def check_peer(self, connection: ssl.SSLObject | ssl.SSLSocket) -> Certificate | None:
        """Judge a peer after the handshake and before STARTDT; gives its certificate, None when it showed none.

        Raises `SecurityError` when it is not one of the allowed ones.
        """
        der = connection.getpeercert(binary_form=True)
        if der is None:
            if self.only_known:
                raise SecurityError("the other side showed no certificate, but only known ones are admitted")
            return None
        try:
            peer = certificates.parse(der)
        except ValueError as error:
            raise SecurityError(f"the certificate of the other side cannot be read: {error}") from error
        if self.only_known and peer.fingerprint not in self._fingerprints:
            raise SecurityError(
                f"the certificate of {peer.subject}, issued by {peer.issuer}, is not among the allowed ones; "
                f"its SHA-256 fingerprint is {peer.fingerprint}"
            )
        return peer

    def warnings(self, now: datetime, peer: Certificate | None = None) -> list[str]:
        """Say which certificates, our own and the peer's, are out of date or expire within `WARN_BEFORE`."""
        found = []
        for whose, certificate in (("our own", self.certificate), ("the other side's", peer)):
            if certificate is None:
                continue
            if text := certificate.dates(now):
                found.append(text)
            elif certificate.not_after - now < WARN_BEFORE:
                left = (certificate.not_after - now).days
                found.append(
                    f"{whose} certificate ({certificate.subject}) expires on "
                    f"{certificate.not_after:%Y-%m-%d}, in {left} days"
                )
        return found

    def explain(self, error: BaseException, peer: Certificate | None = None, now: datetime | None = None) -> str:
        """Put a failed handshake or a TLS error on a connection in words; `peer` adds dates and names if known."""
        return explain(error, peer, now or datetime.now(UTC))

    def _fill(self, context: ssl.SSLContext) -> None:
        for certificate in self._authorities:
            context.load_verify_locations(cadata=certificate.der)
        if self._own is not None:
            _load_own(context, *self._own)
        minimum, maximum = self._minimum, self._maximum
        if self._ciphers:
            names = _openssl_names()
            chosen = [names[cipher] for cipher in self._ciphers if names[cipher] not in _suites_of_13()]
            if not chosen:
                minimum = TlsVersion.TLS_1_3
            else:
                level = LOWEST_LEVEL if minimum in (TlsVersion.TLS_1_0, TlsVersion.TLS_1_1) else ""
                context.set_ciphers(":".join((*chosen, level) if level else chosen))
                if len(chosen) == len(self._ciphers):
                    maximum = maximum or TlsVersion.TLS_1_2
        elif minimum in (TlsVersion.TLS_1_0, TlsVersion.TLS_1_1):
            context.set_ciphers("DEFAULT:" + LOWEST_LEVEL)
        with warnings.catch_warnings():
            # Python finds 1.0 and 1.1 out of date, and so do we; who sets them has an old RTU.
            warnings.simplefilter("ignore", DeprecationWarning)
            if minimum:
                context.minimum_version = _VERSIONS[minimum]
            if maximum:
                context.maximum_version = _VERSIONS[maximum]
        context.options |= ssl.OP_NO_RENEGOTIATION
        if self._crl:
            _load_crl(context, self._crl)
            context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
        if self._key_log:
            context.keylog_filename = self._key_log

    def _changeable(self) -> None:
        if self._frozen:
            raise RuntimeError("this TLS configuration is in use and read-only; make a new one")


class _ResumingContext(ssl.SSLContext):
    """Hands the session of the last connection to a host to the next handshake, which asyncio has no argument for."""

    interval: float = 0.0

    def wrap_bio(self, *args: Any, **kwargs: Any) -> ssl.SSLObject:
        latest: dict[str | None, tuple[ssl.SSLObject, ssl.SSLObject | None]] = self.__dict__.setdefault("latest", {})
        host = kwargs.get("server_hostname")
        previous = latest[host][0] if host in latest else None
        # Asked now and not when the last connection began: TLS 1.3 sends its tickets after the handshake.
        session = previous.session if previous is not None else None
        if session is not None and session.time + self.interval < time.time():
            session = None
        kwargs.setdefault("session", session)
        connection = super().wrap_bio(*args, **kwargs)
        # OpenSSL gives a session up with its connection, so the last one stays until this handshake is over.
        latest[host] = connection, previous
        return connection


_VERIFY: Final = {
    2: "its issuer is not among our CA certificates",
    3: "there is no revocation list of its issuer",
    9: "it is not valid yet",
    10: "it has expired",
    12: "the revocation list has expired",
    18: "it is self-signed and not among our CA certificates",
    19: "its chain ends at an authority that is not among our CA certificates",
    20: "its issuer is not among our CA certificates",
    21: "its issuer is not among our CA certificates",
    23: "it has been revoked",
    26: "it is not meant for this use (extended key usage)",
    62: "it does not carry the name that was dialled",
    64: "it does not carry the address that was dialled",
}
"""X509_V_ERR codes of OpenSSL in words."""

_REASONS: Final = {
    "UNKNOWN_CA": "the other side rejected our certificate: it does not know the authority that issued it",
    "CERTIFICATE_UNKNOWN": "the other side rejected our certificate",
    "BAD_CERTIFICATE": "the other side rejected our certificate",
    "CERTIFICATE_EXPIRED": "the other side rejected our certificate: it finds it expired; compare both clocks",
    "CERTIFICATE_REVOKED": "the other side rejected our certificate: it has been revoked",
    "UNSUPPORTED_CERTIFICATE": "the other side rejected our certificate: of a kind it does not support",
    "CERTIFICATE_REQUIRED": "the other side asks for a certificate and we have none: set_certificate is missing",
    "PEER_DID_NOT_RETURN_A_CERTIFICATE": "the other side showed no certificate",
    "ACCESS_DENIED": "the other side denied access to the owner of our certificate",
    "HANDSHAKE_FAILURE": "no common ground for the handshake: compare cipher suites and certificates on both sides",
    "NO_SHARED_CIPHER": "there is no cipher suite that both sides allow",
    "PROTOCOL_VERSION": "there is no TLS version that both sides allow",
    "UNSUPPORTED_PROTOCOL": "there is no TLS version that both sides allow",
    "NO_PROTOCOLS_AVAILABLE": "there is no TLS version left that is allowed",
    "WRONG_VERSION_NUMBER": "the other side does not speak TLS on this port: is it the port for plain connections?",
    "HTTP_REQUEST": "the other side does not speak TLS",
    "BAD_RECORD_MAC": "the other side ended the handshake; most likely it rejected our certificate",
    "UNEXPECTED_EOF_WHILE_READING": "the other side closed the connection during the handshake",
}
"""Part of OpenSSL's reason → what it means here."""


def explain(error: BaseException, peer: Certificate | None, now: datetime) -> str:
    """See `TransportSecurity.explain`."""
    if isinstance(error, SecurityError):
        return str(error)
    if isinstance(error, ssl.SSLCertVerificationError):
        if peer is not None and (text := peer.dates(now)):
            return text
        whose = f"the certificate of {peer}, issued by {peer.issuer}," if peer else "the certificate of the other side"
        reason = _VERIFY.get(error.verify_code, error.verify_message)
        return f"{whose} is not accepted: {reason}"
    if isinstance(error, ssl.SSLError):
        for part, text in _REASONS.items():
            if part in (error.reason or "").upper():
                return text
        return f"TLS failed: {error.reason or error}"
    if isinstance(error, ConnectionResetError | BrokenPipeError):
        return (
            "the other side ended the TLS handshake without a word: it may have rejected our certificate, "
            "or there is no TLS version or cipher suite that both sides allow"
        )
    return str(error)


def _load_own(context: ssl.SSLContext, cert: str, key: str, passphrase: str) -> None:
    try:
        # A callable, so that OpenSSL never asks at the terminal.
        context.load_cert_chain(cert, key, password=lambda: passphrase)
    except ssl.SSLError as error:
        reason = (error.reason or "").upper()
        if "KEY_VALUES_MISMATCH" in reason:
            raise ValueError(f"the key {key} does not belong to the certificate {cert}") from error
        if b"ENCRYPTED" in Path(key).read_bytes():
            raise ValueError(f"the passphrase of the key {key} is {'wrong' if passphrase else 'missing'}") from error
        if not _is_pem(cert):
            raise ValueError(f"{cert} must be PEM; convert it: openssl x509 -inform der -in FILE") from error
        raise ValueError(f"{key} holds no private key in PEM form, or one that is not supported") from error
    except OSError as error:
        if error.errno == errno.ENOENT:
            raise ValueError(f"the key {key} cannot be read: {error.strerror}") from error
        raise ValueError(f"the key {key} cannot be used: {error.strerror or error}") from error


def _is_pem(path: str) -> bool:
    return b"-----BEGIN CERTIFICATE-----" in Path(path).read_bytes()


def _load_crl(context: ssl.SSLContext, crl: str) -> None:
    try:
        before = context.cert_store_stats()["crl"]
        context.load_verify_locations(cafile=crl)
        if context.cert_store_stats()["crl"] == before:
            raise ValueError(f"{crl} holds no revocation list in PEM form")
    except ssl.SSLError as error:
        raise ValueError(f"{crl} holds no revocation list in PEM form") from error
    except OSError as error:
        raise ValueError(f"the revocation list {crl} cannot be read: {error.strerror}") from error


def _openssl_names() -> dict[int, str]:
    """Registered number → OpenSSL's name, of all suites that this OpenSSL offers with encryption and certificates."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.set_ciphers("ALL:!aNULL:!eNULL:!PSK:!SRP:@SECLEVEL=0")
    return {cipher["id"] & 0xFFFF: cipher["name"] for cipher in context.get_ciphers()}


def _suites_of_13() -> Iterable[str]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return {cipher["name"] for cipher in context.get_ciphers() if cipher["protocol"] == "TLSv1.3"}


def _within(what: str, interval: timedelta, least: timedelta, most: timedelta) -> None:
    if not least <= interval <= most:
        raise ValueError(f"{what} is {least} to {most}, not {interval}")
