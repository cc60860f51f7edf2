"""The driver through TLS and over two addresses: what is configured, what is told, and why it fails."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cable import Cable
from certificate_lab import Lab, Leaf
from link_recorder import Recorder, run, running, settings, with_station
from scripted_station import ScriptedStation, until

import iec104 as c104
from iec104.driver import Driver, StationLink
from iec104.enums import Init, TlsVersion
from iec104.secure_settings import password
from iec104.settings import ConnectionSettings
from iec104.transport_security import SecurityError
from linkkit.driver import LinkState, Severity, StateChanged
from linkkit.settings import describe, problems

# The clock of a station is not ours to set


def test_default_settings_never_set_the_clock() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.common_addresses = (1, 2)
        station.points = [station.data(13, [(10, (1.5, 0))], cause=20)]

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        station.send(station.data(70, [(0, (0,))], cause=4))  # a restart is followed by another interrogation
        await until(lambda: len(station.received) == 2)
        station.drop()
        await until(lambda: len(station.received) == 3)
        await link.command("mute")
        await link.command("unmute")
        await until(lambda: len(station.received) == 4)
        assert {message.type_id for message in station.received} == {100}

    default = next(iter(ConnectionSettings("127.0.0.1").initialisation for _ in "1"))
    assert default == Init.INTERROGATION
    with_station(scenario, prepare, initialisation=default)


# Two addresses

Scenario = Callable[[ScriptedStation, Cable, Cable, StationLink, Recorder], Awaitable[None]]


def over_two(scenario: Scenario, **more: Any) -> Recorder:
    recorder = Recorder()

    async def work() -> None:
        async with ScriptedStation() as station, Cable(station.port) as main, Cable(station.port) as reserve:
            station.points = [station.data(13, [(10, (1.5, 0))], cause=20)]
            both = {
                "reserve_host": "127.0.0.1",
                "reserve_port": reserve.port,
                "initialisation": int(Init.INTERROGATION),
            }
            link = Driver().link(settings(main.port, **both, **more))
            await link.start(recorder, recorder.told.append)
            try:
                await scenario(station, main, reserve, link, recorder)
            finally:
                await link.stop()

    run(work())
    return recorder


def test_a_second_address_takes_over() -> None:
    async def scenario(
        station: ScriptedStation, main: Cable, reserve: Cable, link: StationLink, recorder: Recorder
    ) -> None:
        await until(lambda: recorder.values("1/10") == [1.5])
        await until(lambda: "2/2 connected" in link.truth())
        assert f"127.0.0.1:{main.port}" in link.truth()
        await main.unplug()
        await until(lambda: recorder.values("1/10") == [1.5, 1.5])
        assert f"127.0.0.1:{reserve.port}, 1/2 connected" in link.truth()
        assert recorder.streams["1/10"].gaps == 1
        assert LinkState.FAULT not in recorder.states
        (told,) = recorder.notices("switched over")
        assert told.severity is Severity.WARNING
        assert link.statistics()["switch-overs"] == 1
        assert link.statistics()["events that came twice"] == 0
        await until(lambda: recorder.last.state is LinkState.RUNNING)
        assert f"over 127.0.0.1:{reserve.port}" in recorder.last.text
        await reserve.unplug()
        await until(lambda: recorder.last.state is LinkState.FAULT)
        assert str(main.port) in recorder.last.text
        assert str(reserve.port) in recorder.last.text

    over_two(scenario)


def test_another_reserve_address_needs_a_new_connection() -> None:
    async def scenario(
        station: ScriptedStation, main: Cable, reserve: Cable, link: StationLink, recorder: Recorder
    ) -> None:
        await until(lambda: "2/2 connected" in link.truth())
        await link.update(settings(main.port, initialisation=int(Init.INTERROGATION)))
        await until(lambda: recorder.last.state is LinkState.RUNNING)
        assert "connected" not in link.truth()

    over_two(scenario)


# TLS


def secure(lab: Lab, **more: Any) -> dict[str, Any]:
    chosen = {
        "tls": True,
        "tls_ca": lab.authority.cert,
        "tls_certificate": lab.client.cert,
        "tls_key": lab.client.key,
        "initialisation": int(Init.INTERROGATION),
    }
    return chosen | more


def against_server(
    lab: Lab, own: Leaf, scenario: Callable[[StationLink, Recorder], Awaitable[None]], **more: Any
) -> Recorder:
    """Run a scenario with a server that shows `own` and knows the lab's client."""
    tls = c104.TransportSecurity()
    tls.set_certificate(own.cert, own.key)
    tls.set_ca_certificate(lab.authority.cert)
    tls.add_allowed_remote_certificate(lab.client.cert)
    server = c104.Server("127.0.0.1", 0, transport_security=tls)
    station = server.add_station(47)
    assert station is not None
    point = station.add_point(11, c104.Type.M_ME_NC_1)
    assert point is not None
    point.value = 12.5
    server.start()
    recorder = Recorder()

    async def work() -> None:
        link = Driver().link(settings(server.port, **secure(lab, **more)))
        await link.start(recorder, recorder.told.append)
        try:
            await scenario(link, recorder)
        finally:
            await link.stop()

    try:
        run(work())
    finally:
        server.stop()
    return recorder


async def value(_: StationLink, recorder: Recorder) -> None:
    await until(lambda: recorder.values("47/11") == [12.5])


async def fault(_: StationLink, recorder: Recorder) -> None:
    await until(lambda: LinkState.FAULT in recorder.states)


def first_fault(recorder: Recorder) -> StateChanged:
    return next(e for e in recorder.told if isinstance(e, StateChanged) and e.state is LinkState.FAULT)


@pytest.mark.parametrize("version", [TlsVersion.TLS_1_2, TlsVersion.TLS_1_3])
def test_values_through_tls(lab: Lab, version: TlsVersion) -> None:
    recorder = against_server(lab, lab.server, value, tls_minimum=int(version))
    assert not recorder.notices("expires")


def test_a_known_certificate_is_enough_without_the_chain(lab: Lab) -> None:
    known = fingerprint(lab.server)
    against_server(lab, lab.server, value, tls_ca="", tls_validate=False, tls_fingerprints=f"{'0' * 64}, {known}")
    recorder = against_server(lab, lab.server, fault, tls_fingerprints="0" * 64)
    assert "is not among the allowed ones; its SHA-256 fingerprint is" in first_fault(recorder).text
    assert known in first_fault(recorder).text


def fingerprint(leaf: Leaf) -> str:
    return c104_certificate(leaf).fingerprint


def c104_certificate(leaf: Leaf) -> Any:
    from iec104.certificates import load

    return load(leaf.cert)[0]


def test_a_failed_verification_names_the_certificate_and_its_dates(lab: Lab) -> None:
    recorder = against_server(lab, lab.expired, fault)
    text = first_fault(recorder).text
    certificate = c104_certificate(lab.expired)
    assert certificate.subject in text
    assert f"expired on {certificate.not_after:%Y-%m-%d}" in text
    assert "this computer's clock shows" in text

    recorder = against_server(lab, lab.foreign, fault)
    text = first_fault(recorder).text
    certificate = c104_certificate(lab.foreign)
    assert certificate.subject in text
    assert certificate.issuer in text
    assert "not among our CA certificates" in text


def test_the_certificate_is_looked_at_once(lab: Lab) -> None:
    async def again(link: StationLink, recorder: Recorder) -> None:
        await until(lambda: recorder.states.count(LinkState.FAULT) == 2)
        assert link.statistics()["attempts"] == 2

    recorder = against_server(lab, lab.foreign, again)
    texts = [e.text for e in recorder.told if isinstance(e, StateChanged) and e.state is LinkState.FAULT]
    certificate = c104_certificate(lab.foreign)
    assert all(certificate.subject in text for text in texts)


def test_the_name_can_be_checked(lab: Lab) -> None:
    against_server(lab, lab.server, value, tls_check_name=True)
    recorder = against_server(lab, lab.server, fault, tls_check_name=True, tls_name="rtu9.example")
    assert "does not carry the name" in first_fault(recorder).text


def test_a_revoked_certificate(lab: Lab) -> None:
    revoked = lab.authority.issue("Revoked of the driver")
    crl = lab.authority.revoke(revoked)
    recorder = against_server(lab, revoked, fault, tls_crl=crl)
    assert "revoked" in first_fault(recorder).text


def test_expiry_is_told_early_and_once(lab: Lab, caplog: pytest.LogCaptureFixture) -> None:
    from datetime import UTC, datetime, timedelta

    soon = datetime.now(UTC) + timedelta(days=20)
    expiring = lab.authority.issue("Expiring", end=f"{soon:%Y%m%d%H%M%SZ}")

    async def twice(link: StationLink, recorder: Recorder) -> None:
        await value(link, recorder)
        await link.command("mute")
        await link.command("unmute")

    with caplog.at_level("WARNING", "iec104.outstation.service"):
        recorder = against_server(lab, expiring, twice)
    assert "our own certificate (CN=Expiring" in caplog.text, "the outstation says it as well, when it starts"
    (notice,) = recorder.notices("expires on")
    assert "the other side's certificate" in notice.text
    assert "CN=Expiring" in notice.text
    assert f"{soon:%Y-%m-%d}" in notice.text
    assert notice.severity is Severity.WARNING


def test_the_password_of_a_key_stands_elsewhere(lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = {"tls_certificate": lab.locked.cert, "tls_key": lab.locked.key}
    assert password("") == ""
    secret = tmp_path / "secret"
    secret.write_text("geheim\n")
    assert password(f"file:{secret}") == "geheim"
    with pytest.raises(ValueError, match="cannot be read"):
        password("file:/no/such/file")

    async def refused(_: StationLink, recorder: Recorder) -> None:
        # The server does not know this one; that it was shown is what counts.
        await until(lambda: LinkState.FAULT in recorder.states or recorder.values("47/11"))

    recorder = against_server(lab, lab.server, fault, **key, tls_unlock="FIELDSCOPE_TEST_KEY")
    assert "the environment variable FIELDSCOPE_TEST_KEY" in first_fault(recorder).text
    monkeypatch.setenv("FIELDSCOPE_TEST_KEY", "wrong")
    recorder = against_server(lab, lab.server, fault, **key, tls_unlock="FIELDSCOPE_TEST_KEY")
    assert "passphrase" in first_fault(recorder).text
    monkeypatch.setenv("FIELDSCOPE_TEST_KEY", "geheim")
    recorder = against_server(lab, lab.server, refused, **key, tls_unlock="FIELDSCOPE_TEST_KEY")
    assert not any("passphrase" in e.text for e in recorder.told if isinstance(e, StateChanged))


def test_a_server_that_does_not_know_us_and_says_nothing(lab: Lab) -> None:
    """With TLS 1.3 the handshake is over by then: the connection just ends."""
    unknown = lab.authority.issue("Unknown Laptop")
    recorder = against_server(lab, lab.server, fault, tls_certificate=unknown.cert, tls_key=unknown.key)
    assert "it may have rejected our certificate" in first_fault(recorder).text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"tls_ca": "/no/such/ca.pem"}, "/no/such/ca.pem cannot be read"),
        ({"tls_certificate": "/no/such.pem", "tls_key": ""}, "/no/such.pem cannot be read"),
        ({"tls_crl": "/no/such.crl"}, "/no/such.crl cannot be read"),
    ],
)
def test_a_missing_file_is_a_reason_and_is_read_again(lab: Lab, change: dict[str, Any], words: str) -> None:
    recorder = against_server(lab, lab.server, fault, **change)
    assert words in first_fault(recorder).text
    assert "next attempt" in first_fault(recorder).text


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"tls_ca": ""}, "tls_ca"),
        ({"tls_validate": False}, "tls_fingerprints"),
        ({"tls_validate": False, "tls_fingerprints": "0" * 64, "tls_check_name": True}, "tls_check_name"),
        ({"tls_validate": False, "tls_fingerprints": "0" * 64, "tls_crl": "x"}, "tls_crl"),
        ({"tls_fingerprints": "12:34"}, "tls_fingerprints"),
        ({"tls_certificate": ""}, "tls_certificate"),
        ({"tls_unlock": "my secret!"}, "tls_unlock"),
        ({"tls_minimum": int(TlsVersion.SSL_3_0)}, "tls_minimum"),
        ({"reserve_host": "127.0.0.1"}, "reserve_host"),
        ({"reserve_host": "http://x"}, "reserve_host"),
    ],
)
def test_settings_that_cannot_be(change: dict[str, Any], field: str) -> None:
    good = ConnectionSettings("127.0.0.1", tls=True, tls_ca="ca.pem", tls_certificate="c.pem", tls_key="c.key")
    assert problems(good) == {}
    found = problems(replace(good, **change))
    assert list(found) == [field]
    label = describe(ConnectionSettings)[field].label
    assert found[field].startswith(label)


def test_what_is_not_used_need_not_be_right() -> None:
    assert problems(ConnectionSettings("127.0.0.1", tls_ca="", tls_key="c.key")) == {}


def test_a_configuration_error_is_a_reason(lab: Lab) -> None:
    from iec104.secure_settings import Secured

    wrong = ConnectionSettings("127.0.0.1", tls=True, tls_ca="/no/such/file")
    with pytest.raises(SecurityError, match="cannot be read"):
        Secured(wrong, lambda _: None).context()
    assert asyncio  # the driver's own loop is used elsewhere
