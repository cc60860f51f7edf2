"""Our TLS against a c104 server in a process of its own."""

import asyncio
import contextlib
import importlib.util
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from certificate_lab import Lab, Leaf

from iec104.enums import Cot, TlsVersion, Type
from iec104.transport_security import TransportSecurity
from iec104.wire import apci
from iec104.wire import asdu as wire
from iec104.wire.apci import Function
from iec104.wire.asdu import Asdu

pytestmark = pytest.mark.interop

PEER = Path(__file__).parent / "peers" / "c104_tls_server.py"
PATIENCE = 30.0


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    return Lab(tmp_path_factory.mktemp("certificates"))


@contextmanager
def c104_server(lab: Lab, allowed: Leaf) -> Iterator[int]:
    if importlib.util.find_spec("c104") is None:
        pytest.skip("c104 is not installed: pip install c104")
    command = [sys.executable, str(PEER), lab.server.cert, lab.server.key, lab.authority.cert, allowed.cert]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.stdin.close()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


def client(lab: Lab, leaf: Leaf, version: TlsVersion = TlsVersion.NOT_SELECTED) -> TransportSecurity:
    security = TransportSecurity()
    security.set_certificate(leaf.cert, leaf.key)
    security.set_ca_certificate(lab.authority.cert)
    security.add_allowed_remote_certificate(lab.server.cert)
    security.set_version(version, version)
    return security


async def interrogate(port: int, security: TransportSecurity) -> tuple[ssl.SSLObject, bytes]:
    """Dial, STARTDT, station interrogation; gives all that came until the termination."""
    reader, writer = await asyncio.open_connection(
        "127.0.0.1", port, ssl=security.client_context(), server_hostname="127.0.0.1"
    )
    try:
        connection = writer.get_extra_info("ssl_object")
        security.check_peer(connection)
        writer.write(apci.u_frame(Function.STARTDT_ACT))
        asked = Asdu.of(Type.C_IC_NA_1, Cot.ACTIVATION, 47, [(0, (20,))])
        got = await reader.readexactly(6)
        writer.write(apci.i_frame(0, 0, wire.build(asked)))
        end = wire.build(asked.replace(cause=int(Cot.ACTIVATION_TERMINATION)))
        while end not in got:
            data = await asyncio.wait_for(reader.read(4096), PATIENCE)
            if not data:
                raise ConnectionResetError("closed")
            got += data
        return connection, got
    finally:
        # Not close(): the peer need not answer close_notify.
        writer.transport.abort()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


@pytest.mark.parametrize(("version", "name"), [(TlsVersion.TLS_1_2, "TLSv1.2"), (TlsVersion.TLS_1_3, "TLSv1.3")])
def test_interrogation_through_tls(lab: Lab, version: TlsVersion, name: str) -> None:
    security = client(lab, lab.client, version)
    with c104_server(lab, lab.client) as port:
        connection, got = asyncio.run(interrogate(port, security))
        assert connection.version() == name
        value = wire.build(Asdu.of(Type.M_ME_NC_1, Cot.INTERROGATED_BY_STATION, 47, [(11, (12.5, 0))]))
        assert value[8:] in got
        again, _ = asyncio.run(interrogate(port, security))
        if version is TlsVersion.TLS_1_2:
            assert again.session_reused


@pytest.mark.parametrize("who", ["foreign", "expired", "locked"])
def test_a_c104_server_that_rejects_us_is_understood(lab: Lab, who: str) -> None:
    leaf: Leaf = getattr(lab, who)
    security = TransportSecurity()
    security.set_certificate(leaf.cert, leaf.key, "geheim" if who == "locked" else "")
    security.set_ca_certificate(lab.authority.cert)
    security.add_allowed_remote_certificate(lab.server.cert)
    with c104_server(lab, lab.client) as port, pytest.raises(OSError) as caught:
        asyncio.run(interrogate(port, security))
    message = security.explain(caught.value)
    assert "rejected our certificate" in message or message == "closed", repr(caught.value)
