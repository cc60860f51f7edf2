"""Our TLS against a c104 server in a process of its own."""

import asyncio
import contextlib
import importlib.util
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from certificate_lab import PASSPHRASE, Lab, Leaf
from link_recorder import Recorder, run
from scripted_station import until

from iec104.driver import Driver
from iec104.enums import Cot, Init, TlsVersion, Type
from iec104.settings import ConnectionSettings
from iec104.transport_security import TransportSecurity
from iec104.wire import apci
from iec104.wire import asdu as wire
from iec104.wire.apci import Function
from iec104.wire.asdu import Asdu
from linkkit.driver import LinkState, StateChanged

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


# The same through the driver, as it is configured in a project


def chosen(lab: Lab, port: int, leaf: Leaf | None, **more: Any) -> ConnectionSettings:
    own = {"tls_certificate": leaf.cert, "tls_key": leaf.key} if leaf else {}
    secure = {"tls": True, "tls_ca": lab.authority.cert, "initialisation": int(Init.INTERROGATION)} | own
    return ConnectionSettings("127.0.0.1", port, **(secure | more))


def drive(lab: Lab, leaf: Leaf | None, done: Callable[[Recorder], bool], **more: Any) -> Recorder:
    recorder = Recorder()

    async def work(port: int) -> None:
        link = Driver().link(chosen(lab, port, leaf, **more))
        await link.start(recorder, recorder.told.append)
        try:
            await until(lambda: done(recorder))
        finally:
            await link.stop()

    with c104_server(lab, lab.client) as port:
        run(work(port))
    return recorder


@pytest.mark.parametrize("version", [TlsVersion.TLS_1_2, TlsVersion.TLS_1_3])
def test_the_driver_shows_values_of_a_c104_server(lab: Lab, version: TlsVersion) -> None:
    recorder = drive(lab, lab.client, lambda r: 12.5 in r.values("47/11"), tls_minimum=int(version))
    assert recorder.last.state is LinkState.OFF


@pytest.mark.parametrize("who", ["nobody", "foreign", "expired", "locked"])
def test_the_driver_says_that_a_c104_server_rejects_us(lab: Lab, who: str) -> None:
    """With TLS 1.3 our handshake is over before the server has judged us: the reason comes later, if at all."""
    leaf = None if who == "nobody" else getattr(lab, who)
    secret = lab.folder / "secret"
    secret.write_text(PASSPHRASE)
    more = {"tls_unlock": f"file:{secret}"} if who == "locked" else {}
    recorder = drive(lab, leaf, lambda r: LinkState.FAULT in r.states, **more)
    told = next(e for e in recorder.told if isinstance(e, StateChanged) and e.state is LinkState.FAULT)
    assert recorder.values("47/11") == []
    assert "rejected our certificate" in told.text
