"""The ladder of a 104 server, against everything that can be wrong with one."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

import pytest
from certificate_lab import Lab
from scripted_station import ScriptedStation, free_port, until

import iec104 as c104
from iec104 import certificates
from iec104.enums import Init
from iec104.settings import ConnectionSettings, PointSettings, StationSettings
from iec104.transport_security import TransportSecurity
from iec104.trial import StationTrial
from linkkit.climbing import climb
from linkkit.ladder import Outcome, Rung, Standing
from linkkit.settings import problems

RUNGS = ("TCP", "TLS", "STARTDT", "TESTFR", "Interrogation", "Points")


class Book:
    """What came of every rung, by its first word."""

    def __init__(self) -> None:
        self.last: dict[str, Outcome] = {}

    def __call__(self, rung: Rung, outcome: Outcome) -> None:
        self.last[next(name for name in RUNGS if rung.title.startswith(name))] = outcome

    def standings(self) -> dict[str, str]:
        return {name: outcome.standing.value for name, outcome in self.last.items()}


def run(work: Coroutine[Any, Any, Any]) -> Any:
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(work)


async def tried(settings: ConnectionSettings) -> tuple[Book, StationTrial]:
    book, trial = Book(), StationTrial(settings)
    try:
        await climb(trial.rungs, book)
    finally:
        await trial.close()
    return book, trial


def against(
    prepare: Callable[[ScriptedStation], None], *, addresses: tuple[int, ...] = (1,), **more: Any
) -> tuple[Book, StationTrial]:
    async def work() -> tuple[Book, StationTrial]:
        async with ScriptedStation(addresses) as station:
            prepare(station)
            return await tried(ConnectionSettings("127.0.0.1", station.port, **more))

    found: tuple[Book, StationTrial] = run(work())
    return found


def two_points(station: ScriptedStation) -> None:
    station.points = [
        station.data(13, [(10, (1.5, 0))], cause=20, common_address=ca) for ca in station.common_addresses
    ]
    station.points.append(station.data(1, [(20, (1,))], cause=20))


def test_all_is_well() -> None:
    book, trial = against(two_points)
    assert set(book.standings().values()) == {"holds"}
    assert list(book.last) == ["TCP", "STARTDT", "Interrogation", "Points"]
    assert book.last["Points"].text == "2 points of station 1: 1 × M_ME_NC_1, 1 × M_SP_NA_1"
    assert trial.found() == {
        "points": [PointSettings(1, 10, "M_ME_NC_1"), PointSettings(1, 20, "M_SP_NA_1")],
        "stations": [StationSettings(1)],
    }


def test_stations_are_asked_by_themselves() -> None:
    book, trial = against(two_points, addresses=(3, 4), stations=(StationSettings(3), StationSettings(4)))
    assert book.last["Interrogation"].text == "confirmed and ended by stations 3, 4"
    assert trial.found()["stations"] == [StationSettings(3), StationSettings(4)]


def test_a_refused_port() -> None:
    book, _ = run(tried(ConnectionSettings("127.0.0.1", free_port())))
    assert book.standings() == {"TCP": "broken", "STARTDT": "skipped", "Interrogation": "skipped", "Points": "skipped"}
    assert "refuses the connection" in book.last["TCP"].text
    assert book.last["TCP"].hint


def test_an_unknown_name() -> None:
    book, _ = run(tried(ConnectionSettings("no-such-station.invalid")))
    assert book.last["TCP"].standing is Standing.BROKEN
    assert "not known" in book.last["TCP"].text


def test_a_port_that_never_says_a_word() -> None:
    book, _ = against(lambda station: setattr(station, "speak", False), t1=2, t2=1)
    assert book.last["TCP"].standing is Standing.HOLDS
    assert book.last["STARTDT"].standing is Standing.BROKEN
    assert "STARTDT" in book.last["STARTDT"].text
    assert book.last["STARTDT"].hint


def test_start_that_is_not_confirmed() -> None:
    book, _ = against(lambda station: setattr(station, "refuse_start", True), t1=2, t2=1)
    assert book.last["STARTDT"].standing is Standing.BROKEN
    assert "another master" in book.last["STARTDT"].hint


def test_no_104_server_at_all() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.speak = False
        station.greeting = b"HTTP/1.1 400 Bad Request\r\n\r\n"

    book, _ = against(prepare)
    assert book.last["STARTDT"].standing is Standing.BROKEN
    assert "broke the protocol" in book.last["STARTDT"].text


def test_an_interrogation_without_answer_still_finds_what_comes_by_itself() -> None:
    async def work() -> None:
        async with ScriptedStation() as station:
            station.answer = lambda _: ()
            settings = ConnectionSettings("127.0.0.1", station.port, command_timeout=0.5)
            trying = asyncio.create_task(tried(settings))
            await until(lambda: station.starts)
            station.send(station.data(36, [(7, (1.0, 0, bytes(7)))]))
            book, _ = await trying
            assert book.last["Interrogation"].standing is Standing.BROKEN
            assert "page Stations" in book.last["Interrogation"].hint
            assert book.last["Points"].text == "1 point of station 1: 1 × M_ME_TF_1"

    run(work())


def test_a_wrong_common_address() -> None:
    book, _ = against(two_points, stations=(StationSettings(9),), command_timeout=1)
    assert book.last["Interrogation"].standing is Standing.BROKEN
    assert "common address" in book.last["Interrogation"].text + book.last["Interrogation"].hint
    assert book.last["Points"].standing is Standing.BROKEN


def test_a_muted_connection_is_not_started() -> None:
    async def work() -> None:
        async with ScriptedStation() as station:
            book, _ = await tried(ConnectionSettings("127.0.0.1", station.port, initialisation=int(Init.MUTED)))
            assert book.standings() == {"TCP": "holds", "TESTFR": "holds"}
            assert station.starts == 0

    run(work())


def test_a_station_that_hangs_up() -> None:
    async def work() -> None:
        async with ScriptedStation() as station:
            station.answer = lambda _: station.drop() or ()  # type: ignore[func-returns-value]
            book, _ = await tried(ConnectionSettings("127.0.0.1", station.port))
            assert book.last["Interrogation"].standing is Standing.BROKEN
            assert "lost" in book.last["Interrogation"].text or "closed" in book.last["Interrogation"].text

    run(work())


def test_cancelling_leaves_nothing_open() -> None:
    async def work() -> None:
        async with ScriptedStation() as station:
            station.answer = lambda _: ()
            trying = asyncio.create_task(tried(ConnectionSettings("127.0.0.1", station.port)))
            await until(lambda: station.received)
            trying.cancel()
            with pytest.raises(asyncio.CancelledError):
                await trying
            await until(lambda: not station._transports)

    run(work())


# TLS


def secured(lab: Lab, port: int, known: str) -> ConnectionSettings:
    settings = ConnectionSettings(
        "127.0.0.1",
        port,
        tls=True,
        tls_ca=lab.authority.cert,
        tls_certificate=lab.client.cert,
        tls_key=lab.client.key,
        tls_fingerprints=certificates.load(known)[0].fingerprint,
    )
    assert problems(settings) == {}
    return settings


def tls_server(lab: Lab) -> c104.Server:
    security = TransportSecurity()
    security.set_certificate(lab.server.cert, lab.server.key)
    security.set_ca_certificate(lab.authority.cert)
    security.add_allowed_remote_certificate(lab.client.cert)
    server = c104.Server("127.0.0.1", 0, transport_security=security)
    station = server.add_station(47)
    assert station is not None
    assert station.add_point(11, c104.Type.M_ME_NC_1) is not None
    return server


@pytest.mark.parametrize("known", [True, False])
def test_tls_is_a_rung_of_its_own(lab: Lab, known: bool) -> None:
    server = tls_server(lab)
    server.start()
    try:
        known_one = lab.server.cert if known else lab.foreign.cert
        book, _ = run(tried(secured(lab, server.port, known_one)))
    finally:
        server.stop()
    if known:
        assert set(book.standings().values()) == {"holds"}
        assert "TLSv1" in book.last["TLS"].text
        assert book.last["Points"].text == "1 point of station 47: 1 × M_ME_NC_1"
    else:
        assert book.last["TLS"].standing is Standing.BROKEN
        assert "not among the allowed ones" in book.last["TLS"].text
        assert book.last["STARTDT"].standing is Standing.SKIPPED


def test_a_server_without_tls(lab: Lab) -> None:
    server = c104.Server("127.0.0.1", 0)
    server.start()
    try:
        book, _ = run(tried(secured(lab, server.port, lab.server.cert)))
    finally:
        server.stop()
    assert book.last["TCP"].standing is Standing.HOLDS
    assert book.last["TLS"].standing is Standing.BROKEN
    assert book.last["TLS"].hint


def test_certificates_that_are_not_there(lab: Lab) -> None:
    server = c104.Server("127.0.0.1", 0)
    server.start()
    try:
        settings = replace(secured(lab, server.port, lab.server.cert), tls_certificate="/nowhere/own.pem")
        book, _ = run(tried(settings))
    finally:
        server.stop()
    assert book.last["TLS"].standing is Standing.BROKEN
    assert "own.pem" in book.last["TLS"].text
