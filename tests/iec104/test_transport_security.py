"""TLS: every way to be refused says why, and what is configured holds on a real socket."""

import asyncio
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from certificate_lab import PASSPHRASE, Lab, Leaf

from iec104 import certificates
from iec104.controlling import failures
from iec104.enums import TlsVersion
from iec104.outstation.core import Outstation
from iec104.outstation.service import Service
from iec104.tls_ciphers import TlsCipher
from iec104.transport_security import NameCheck, SecurityError, TransportSecurity
from iec104.wire import apci
from iec104.wire.apci import Function

STARTDT = apci.u_frame(Function.STARTDT_ACT)
STARTED = apci.u_frame(Function.STARTDT_CON)
NOTHING = "the connection was closed"
Change = Callable[[TransportSecurity], None]


def side(
    lab: Lab, leaf: Leaf | None, *, allowed: Leaf | None = None, change: Change | None = None, **kw: Any
) -> TransportSecurity:
    """A configuration that trusts the utility's authority."""
    security = TransportSecurity(only_known=allowed is not None, **kw)
    if leaf is not None:
        security.set_certificate(leaf.cert, leaf.key)
    security.set_ca_certificate(lab.authority.cert)
    if allowed is not None:
        security.add_allowed_remote_certificate(allowed.cert)
    if change is not None:
        change(security)
    return security


async def exchange(server: TransportSecurity, client: TransportSecurity, times: int = 1) -> list[dict[str, Any]]:
    """Dial an outstation, judge it, STARTDT; gives what was agreed on each time. Raises what the client met."""
    loop = asyncio.get_running_loop()
    service = Service(Outstation(0, loop.time()), security=server)
    await service.start("127.0.0.1", 0)
    met = []
    try:
        for _ in range(times):
            reader, writer = await asyncio.open_connection(
                service.host,
                service.port,
                ssl=client.client_context(),
                server_hostname=client.dialled_name("127.0.0.1"),
            )
            try:
                connection = writer.get_extra_info("ssl_object")
                peer = client.check_peer(connection)
                writer.write(STARTDT)
                answer = await reader.read(64)
                if answer != STARTED:
                    raise OSError(NOTHING)
                met.append(
                    {
                        "version": connection.version(),
                        "cipher": connection.cipher()[0],
                        "resumed": connection.session_reused,
                        "peer": peer,
                    }
                )
            finally:
                writer.close()
                try:
                    await writer.wait_closed()
                except OSError as error:
                    met.append({"closing": error})
    finally:
        await service.stop()
    return met


def succeed(server: TransportSecurity, client: TransportSecurity, times: int = 1) -> list[dict[str, Any]]:
    return asyncio.run(exchange(server, client, times))


def fail(server: TransportSecurity, client: TransportSecurity) -> str:
    """What the client says of a connection that does not come about."""
    with pytest.raises(OSError) as caught:
        asyncio.run(exchange(server, client))
    return client.explain(caught.value)


def test_mutual_authentication(lab: Lab) -> None:
    (met,) = succeed(side(lab, lab.server, allowed=lab.client), side(lab, lab.client, allowed=lab.server))
    assert met["version"] == "TLSv1.3"
    assert met["peer"].subject == "CN=RTU 7, O=Utility"


def test_versions(lab: Lab) -> None:
    def old(security: TransportSecurity) -> None:
        security.set_version(TlsVersion.TLS_1_2, TlsVersion.TLS_1_2)

    def new(security: TransportSecurity) -> None:
        security.set_version(min=TlsVersion.TLS_1_3)

    def ancient(security: TransportSecurity) -> None:
        security.set_version(TlsVersion.TLS_1_0, TlsVersion.TLS_1_1)

    (met,) = succeed(side(lab, lab.server), side(lab, lab.client, change=old))
    assert met["version"] == "TLSv1.2"
    assert "no TLS version" in fail(side(lab, lab.server, change=new), side(lab, lab.client, change=old))
    (met,) = succeed(side(lab, lab.server, change=ancient), side(lab, lab.client, change=ancient))
    assert met["version"] == "TLSv1.1"


def test_ciphers(lab: Lab) -> None:
    def one(*ciphers: TlsCipher) -> Change:
        return lambda security: security.set_ciphers(list(ciphers))

    aes128 = one(TlsCipher.ECDHE_RSA_WITH_AES_128_GCM_SHA256)
    (met,) = succeed(side(lab, lab.server), side(lab, lab.client, change=aes128))
    assert (met["version"], met["cipher"]) == ("TLSv1.2", "ECDHE-RSA-AES128-GCM-SHA256")
    other = one(TlsCipher.ECDHE_RSA_WITH_AES_256_GCM_SHA384)
    assert "cipher suite" in fail(side(lab, lab.server, change=other), side(lab, lab.client, change=aes128))
    (met,) = succeed(side(lab, lab.server), side(lab, lab.client, change=one(TlsCipher.TLS1_3_AES_256_GCM_SHA384)))
    assert met["version"] == "TLSv1.3"


@pytest.mark.parametrize("version", [TlsVersion.TLS_1_2, TlsVersion.TLS_1_3])
def test_sessions_are_resumed(lab: Lab, version: TlsVersion) -> None:
    def only(security: TransportSecurity) -> None:
        security.set_version(version, version)

    met = succeed(side(lab, lab.server), side(lab, lab.client, change=only), times=3)
    assert [each["resumed"] for each in met] == [False, True, True]


def test_sessions_end_with_the_resumption_interval(lab: Lab) -> None:
    client = side(lab, lab.client)
    client.client_context().interval = -1.0  # type: ignore[attr-defined]
    met = succeed(side(lab, lab.server), client, times=2)
    assert [each["resumed"] for each in met] == [False, False]


def test_a_server_the_client_does_not_know(lab: Lab) -> None:
    message = fail(side(lab, lab.server), side(lab, lab.client, allowed=lab.foreign))
    fingerprint = certificates.load(lab.server.cert)[0].fingerprint
    assert message == (
        "the certificate of CN=RTU 7, O=Utility, issued by CN=Utility CA, is not among the allowed ones; "
        f"its SHA-256 fingerprint is {fingerprint}"
    )


def test_fingerprints_admit_as_well(lab: Lab) -> None:
    fingerprint = certificates.load(lab.server.cert)[0].fingerprint
    client = TransportSecurity(validate=False)
    client.set_certificate(lab.client.cert, lab.client.key)
    client.add_allowed_fingerprint(fingerprint.replace(":", "").lower())
    assert len(succeed(side(lab, lab.server), client)) == 1


def test_a_server_of_another_authority(lab: Lab) -> None:
    message = fail(side(lab, lab.foreign), side(lab, lab.client))
    assert message == ("the certificate of the other side is not accepted: its issuer is not among our CA certificates")


def test_an_expired_server(lab: Lab) -> None:
    client = side(lab, lab.client)
    with pytest.raises(ssl.SSLCertVerificationError) as caught:
        asyncio.run(exchange(side(lab, lab.expired), client))
    assert client.explain(caught.value).endswith("it has expired")
    (peer,) = certificates.load(lab.expired.cert)
    assert "expired on 2023-01-01 00:00 UTC; this computer's clock shows" in client.explain(caught.value, peer)


def test_expired_certificates_can_be_tolerated(lab: Lab) -> None:
    client = TransportSecurity(validate=False)
    client.set_certificate(lab.client.cert, lab.client.key)
    client.add_allowed_remote_certificate(lab.expired.cert)
    (met,) = succeed(side(lab, lab.expired), client)
    assert client.warnings(datetime.now(UTC), met["peer"])[0].startswith(
        "the certificate of CN=Old Laptop, O=Utility expired"
    )


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("", "we have none"),
        ("foreign", "does not know the authority"),
        ("expired", "finds it expired"),
        ("future", "rejected our certificate"),
    ],
)
@pytest.mark.parametrize("version", [TlsVersion.TLS_1_2, TlsVersion.TLS_1_3])
def test_clients_the_server_rejects(lab: Lab, who: str, words: str, version: TlsVersion) -> None:
    """Whether the alert or the reset arrives first is the network's choice; asyncio's server often only resets."""

    def only(security: TransportSecurity) -> None:
        security.set_version(version, version)

    message = fail(side(lab, lab.server), side(lab, getattr(lab, who) if who else None, change=only))
    assert words in message or "it may have rejected our certificate" in message or message == NOTHING, message


def test_a_client_that_is_not_among_the_allowed_is_closed_before_startdt(lab: Lab) -> None:
    fail(side(lab, lab.server, allowed=lab.foreign), side(lab, lab.client))


@pytest.mark.parametrize("who", ["client", "expired", "foreign"])
def test_a_server_that_only_pins(lab: Lab, who: str) -> None:
    """validate=False: exactly the allowed certificates, whoever issued them and however old they are."""

    def pinned(allowed: Leaf) -> TransportSecurity:
        server = TransportSecurity(validate=False)
        server.set_certificate(lab.server.cert, lab.server.key)
        server.add_allowed_remote_certificate(allowed.cert)
        return server

    leaf = getattr(lab, who)
    assert len(succeed(pinned(leaf), side(lab, leaf))) == 1
    fail(pinned(lab.locked), side(lab, leaf))


def test_revocation(lab: Lab) -> None:
    def listed(security: TransportSecurity) -> None:
        security.set_crl(lab.crl)

    assert len(succeed(side(lab, lab.server, change=listed), side(lab, lab.client, change=listed))) == 1
    fail(side(lab, lab.server, change=listed), side(lab, lab.revoked))
    message = fail(side(lab, lab.revoked), side(lab, lab.client, change=listed))
    assert message == "the certificate of the other side is not accepted: it has been revoked"


def test_names(lab: Lab) -> None:
    def named(name: str = "") -> Change:
        return lambda security: security.set_name_verification(NameCheck.SAN, name)

    assert len(succeed(side(lab, lab.server), side(lab, lab.client, change=named()))) == 1
    assert "does not carry the address" in fail(side(lab, lab.server), side(lab, lab.client, change=named("127.0.0.2")))
    assert "does not carry the name" in fail(side(lab, lab.server), side(lab, lab.client, change=named("rtu.example")))


def test_key_log(lab: Lab, tmp_path: Path) -> None:
    path = tmp_path / "keys.txt"
    succeed(side(lab, lab.server), side(lab, lab.client, change=lambda security: security.set_key_log(str(path))))
    assert "CLIENT_TRAFFIC_SECRET_0" in path.read_text()


def test_plain_text_on_a_tls_port_and_tls_on_a_plain_port(lab: Lab) -> None:
    async def dial_plain_server() -> None:
        loop = asyncio.get_running_loop()
        service = Service(Outstation(0, loop.time()))
        await service.start("127.0.0.1", 0)
        try:
            await asyncio.open_connection(service.host, service.port, ssl=client.client_context(), server_hostname="x")
        finally:
            await service.stop()

    client = side(lab, lab.client)
    with pytest.raises(OSError) as caught:
        asyncio.run(dial_plain_server())
    assert "TLS" in client.explain(caught.value) or "handshake" in client.explain(caught.value)


def test_a_key_with_a_passphrase(lab: Lab) -> None:
    security = TransportSecurity()
    security.set_certificate(lab.locked.cert, lab.locked.key, PASSPHRASE)
    assert security.certificate is not None
    assert security.certificate.subject == "CN=Locked Laptop, O=Utility"


def refused(call: Callable[[TransportSecurity], object]) -> str:
    with pytest.raises(ValueError) as caught:
        call(TransportSecurity())
    return str(caught.value)


def test_what_cannot_be_used_is_refused_at_once(lab: Lab) -> None:
    key, cert = lab.client.key, lab.client.cert
    assert "cannot be read: No such file" in refused(lambda s: s.set_certificate("/missing.pem", key))
    assert "cannot be read: No such file" in refused(lambda s: s.set_certificate(cert, "/missing.key"))
    assert "holds no certificate" in refused(lambda s: s.set_certificate(lab.garbage, key))
    assert "holds no private key" in refused(lambda s: s.set_certificate(cert, lab.garbage))
    assert "holds no private key" in refused(lambda s: s.set_certificate(cert, lab.noise))
    assert "does not belong to the certificate" in refused(lambda s: s.set_certificate(cert, lab.server.key))
    assert "is missing" in refused(lambda s: s.set_certificate(lab.locked.cert, lab.locked.key))
    assert "is wrong" in refused(lambda s: s.set_certificate(lab.locked.cert, lab.locked.key, "falsch"))
    assert "holds no certificate" in refused(lambda s: s.set_ca_certificate(lab.noise))
    assert "holds no certificate" in refused(lambda s: s.add_allowed_remote_certificate(lab.garbage))
    assert "64 hex digits" in refused(lambda s: s.add_allowed_fingerprint("12:34"))
    assert "64 hex digits" in refused(lambda s: s.add_allowed_fingerprint("xy" * 32))
    assert "holds no revocation list" in refused(lambda s: s.set_crl(cert))
    assert "holds no revocation list" in refused(lambda s: s.set_crl(lab.noise))
    assert "cannot be read" in refused(lambda s: s.set_crl("/missing.crl"))
    assert "cannot be written" in refused(lambda s: s.set_key_log("/missing/keys"))
    assert "is empty" in refused(lambda s: s.set_ciphers([]))
    assert "SSL 3.0" in refused(lambda s: s.set_version(TlsVersion.SSL_3_0))
    assert "above the highest" in refused(lambda s: s.set_version(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2))
    assert "there is no CA certificate" in refused(lambda s: s.client_context())
    assert "a server needs a certificate" in refused(lambda s: s.server_context())


@pytest.mark.parametrize(
    ("setter", "value"),
    [
        ("set_renegotiation_time", timedelta(minutes=4)),
        ("set_renegotiation_time", timedelta(hours=25)),
        ("set_resumption_interval", timedelta(seconds=1)),
        ("set_resumption_interval", timedelta(days=8)),
    ],
)
def test_intervals_have_limits(setter: str, value: timedelta) -> None:
    assert "not" in refused(lambda security: getattr(security, setter)(value))


def test_intervals() -> None:
    security = TransportSecurity()
    assert (security.renegotiation_time, security.resumption_interval) == (None, timedelta(hours=6))
    security.set_renegotiation_time(timedelta(minutes=5))
    security.set_resumption_interval(timedelta(days=7))
    assert security.renegotiation_time == timedelta(minutes=5)
    security.set_renegotiation_time(None)
    assert security.renegotiation_time is None


def test_nobody_allowed_is_no_configuration(lab: Lab) -> None:
    security = TransportSecurity()
    security.set_ca_certificate(lab.authority.cert)
    with pytest.raises(ValueError, match="only_known is on, but no peer is allowed"):
        security.client_context()
    assert not security.is_frozen


def test_it_is_read_only_once_in_use(lab: Lab) -> None:
    security = side(lab, lab.client)
    assert security.client_context() is security.client_context()
    assert security.is_frozen
    for change in (
        lambda: security.set_certificate(lab.client.cert, lab.client.key),
        lambda: security.set_ca_certificate(lab.authority.cert),
        lambda: security.add_allowed_remote_certificate(lab.server.cert),
        lambda: security.add_allowed_fingerprint("00" * 32),
        lambda: security.set_ciphers([TlsCipher.TLS1_3_AES_128_GCM_SHA256]),
        lambda: security.set_version(TlsVersion.TLS_1_2),
        lambda: security.set_renegotiation_time(None),
        lambda: security.set_resumption_interval(timedelta(hours=1)),
        lambda: security.set_crl(lab.crl),
        lambda: security.set_name_verification(NameCheck.OFF),
        lambda: security.set_key_log("/tmp/x"),
    ):
        with pytest.raises(RuntimeError, match="in use and read-only"):
            change()


def test_expiry_is_mentioned_early(lab: Lab) -> None:
    security = side(lab, lab.client)
    assert security.warnings(datetime(2026, 1, 1, tzinfo=UTC)) == []
    (warning,) = security.warnings(datetime(2049, 12, 1, 12, tzinfo=UTC))
    assert warning == "our own certificate (CN=Laptop, O=Utility) expires on 2049-12-31, in 30 days"
    (warning,) = security.warnings(datetime(2050, 1, 1, tzinfo=UTC))
    assert "expired on 2049-12-31 23:59 UTC" in warning


def test_peers_without_certificate() -> None:
    class Silent:
        def getpeercert(self, binary_form: bool) -> bytes | None:
            return None

    class Noisy(Silent):
        def getpeercert(self, binary_form: bool) -> bytes | None:
            return b"\x30\x00"

    with pytest.raises(SecurityError, match="showed no certificate"):
        TransportSecurity().check_peer(Silent())  # type: ignore[arg-type]
    assert TransportSecurity(only_known=False).check_peer(Silent()) is None  # type: ignore[arg-type]
    with pytest.raises(SecurityError, match="cannot be read"):
        TransportSecurity().check_peer(Noisy())  # type: ignore[arg-type]


def test_a_connection_says_why_it_is_not_trusted() -> None:
    failure = failures.explain(SecurityError("the certificate of CN=X is not among the allowed ones"), "rtu", 19998, 10)
    assert failure.text == "no TLS connection to rtu:19998: the certificate of CN=X is not among the allowed ones"
