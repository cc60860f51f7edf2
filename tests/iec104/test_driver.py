"""The driver against a scripted station: values, points that appear, and every way a connection can fail."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

import pytest
from link_recorder import Recorder, run, running, settings, with_station
from scripted_station import ScriptedStation, free_port, until

from iec104.driver import Driver, StationLink
from iec104.enums import Init
from iec104.objects import KnownObjects
from iec104.settings import ConnectionSettings, PointSettings, StationSettings
from iec104.wire.asdu import Asdu
from iec104.wire.times import UTC_RULE, nanoseconds
from linkkit.driver import (
    NO_TIME,
    CommandError,
    Kind,
    LinkState,
    PointsChanged,
    Quality,
    StateChanged,
)
from linkkit.settings import problems

MOMENT = nanoseconds(datetime(2026, 6, 1, 12, 0, 0, 250_000, tzinfo=UTC))
TAG = UTC_RULE.write(MOMENT)

# Values


def test_values_from_the_interrogation_and_spontaneous_ones() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.points = [
            station.data(13, [(10, (1.5, 0)), (11, (2.5, 0x80))], cause=20),
            station.data(1, [(20, (1,)), (21, (0x10,))], cause=20),
        ]

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        station.send(station.data(36, [(10, (7.25, 0, TAG))]))
        await until(lambda: recorder.values("1/10") == [1.5, 7.25])
        assert recorder.streams["1/10"].rows[1] == (7.25, MOMENT, 0)
        assert recorder.streams["1/11"].rows == [(2.5, NO_TIME, Quality.INVALID)]
        assert recorder.streams["1/21"].rows == [(0.0, NO_TIME, Quality.BLOCKED)]
        await until(lambda: len(link.points()) == 4)
        assert [p.key for p in link.points()] == ["1/10", "1/11", "1/20", "1/21"]
        assert [r.key for r in link.records()] == ["1/10", "1/11", "1/20", "1/21"]
        assert [m.type_id for m in station.received] == [100, 103]
        assert "clock" in link.truth()
        assert "GI" in link.truth()
        assert link.statistics()["objects"] == 5

    recorder = with_station(scenario, prepare)
    assert PointsChanged() in recorder.told
    assert recorder.states[0] is LinkState.CONNECTING
    assert recorder.states[-1] is LinkState.OFF


@pytest.mark.parametrize(
    ("type_id", "fields", "value", "quality", "kind"),
    [
        (1, (0xF1,), 1.0, 0xF0, Kind.DIGITAL),
        (3, (2,), 2.0, 0, Kind.STATE),
        (5, (0x7F, 1), -1.0, 1, Kind.STATE),
        (7, (0xFFFFFFFF, 0), 4294967295.0, 0, Kind.ANALOG),
        (9, (-32768, 0x40), -1.0, 0x40, Kind.ANALOG),
        (11, (-7, 0), -7.0, 0, Kind.ANALOG),
        (13, (0.25, 0), 0.25, 0, Kind.ANALOG),
        (15, (-5, 0xE3), -5.0, 0x80, Kind.ANALOG),
        (20, (0x8001, 2, 0), 32769.0, 0, Kind.ANALOG),
        (21, (16384,), 0.5, 0, Kind.ANALOG),
        (30, (1, TAG), 1.0, 0, Kind.DIGITAL),
        (31, (1, TAG), 1.0, 0, Kind.STATE),
        (32, (3, 0, TAG), 3.0, 0, Kind.STATE),
        (33, (5, 0, TAG), 5.0, 0, Kind.ANALOG),
        (34, (16384, 0, TAG), 0.5, 0, Kind.ANALOG),
        (35, (12, 0, TAG), 12.0, 0, Kind.ANALOG),
        (36, (2.0, 0, TAG), 2.0, 0, Kind.ANALOG),
        (37, (9, 0, TAG), 9.0, 0, Kind.ANALOG),
        (38, (2, 100, TAG), 2.0, 0, Kind.STATE),
        (39, (3, 8, 100, TAG), 3.0, 8, Kind.ANALOG),
        (40, (5, 0, 100, TAG), 5.0, 0, Kind.ANALOG),
    ],
)
def test_every_type(type_id: int, fields: tuple[Any, ...], value: float, quality: int, kind: Kind) -> None:
    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        station.send(station.data(type_id, [(100, fields)]))
        await until(lambda: link.points())
        source = MOMENT if fields[-1] == TAG else NO_TIME
        assert recorder.streams["1/100"].rows == [(value, source, quality)]
        (point,) = link.points()
        assert (point.kind, point.dtype, point.record) == (kind, "<f8", "1/100")

    with_station(scenario, initialisation=int(Init.NONE))


def test_times_that_are_not_to_be_trusted() -> None:
    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        invalid = bytes((TAG[0], TAG[1], TAG[2] | 0x80, *TAG[3:]))
        station.send(station.data(36, [(1, (1.0, 0, invalid)), (2, (2.0, 0, bytes(7)))]))
        station.send(station.data(14, [(3, (3.0, 0, bytes((0, 0, 0x80))))]))
        await until(lambda: recorder.values("1/3"))
        for key in ("1/1", "1/2", "1/3"):
            assert recorder.streams[key].rows[0][1:] == (NO_TIME, Quality.TIME_INVALID)

    with_station(scenario, initialisation=int(Init.NONE))


def test_one_address_with_two_types_is_one_point() -> None:
    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        station.send(station.data(1, [(5, (1,))], cause=20), station.data(30, [(5, (0, TAG))]))
        await until(lambda: recorder.values("1/5") == [1.0, 0.0])
        await until(lambda: link.points())
        assert len(link.points()) == 1

    with_station(scenario, initialisation=int(Init.NONE))


def test_configured_points_are_there_before_they_come() -> None:
    points = (
        PointSettings(1, 10, "M_ME_NC_1", "Voltage", "kV"),
        PointSettings(1, 11, "", "Later", "A"),
    )
    link = Driver().link(settings(free_port(), stations=(StationSettings(1, "Bay 4"),), points=points))
    (point,) = link.points()
    assert (point.path, point.unit, point.type_name) == (("Bay 4", "Voltage"), "kV", "M_ME_NC_1")

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        assert recorder.streams["1/10"].rows == []
        station.send(station.data(11, [(11, (5, 0))]))
        await until(lambda: len(link.points()) == 2)
        assert link.points()[1].path == ("Bay 4", "Later")

    with_station(scenario, points=points, stations=(StationSettings(1, "Bay 4"),))


def test_scale_and_state_texts_reach_values_and_points() -> None:
    points = (
        PointSettings(1, 10, name="Oil", unit="°C", scale=0.1, offset=-40.0),
        PointSettings(1, 11, name="Mode", states="0=local, 1=remote, 7=auto"),
        PointSettings(1, 12, name="Breaker", states="1=open, 2=closed"),
        PointSettings(1, 13, name="Door", states="shut | open"),
    )

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        station.send(station.data(11, [(10, (650, 0)), (11, (7, 0))]))
        station.send(station.data(3, [(12, (2,))]), station.data(1, [(13, (1,))]))
        await until(lambda: len(link.points()) == 4)
        oil, mode, breaker, door = link.points()
        assert recorder.values("1/10") == [pytest.approx(25.0)]
        assert (oil.kind, oil.unit, oil.states) == (Kind.ANALOG, "°C", {})
        assert (mode.kind, mode.states) == (Kind.STATE, {0: "local", 1: "remote", 7: "auto"})
        assert recorder.values("1/11") == [7.0]
        assert breaker.kind is Kind.STATE
        assert (breaker.states[1], breaker.states[2], breaker.states[3]) == ("open", "closed", "indeterminate")
        assert (door.kind, door.states) == (Kind.DIGITAL, {0: "shut", 1: "open"})

    with_station(scenario, points=points, initialisation=int(Init.NONE))


def test_oddities_are_told_once_and_values_used() -> None:
    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        for value in (1.0, 2.0):
            station.send(station.data(36, [(1, (value, 0, TAG))], cause=20))
        station.send(Asdu(200, 3, 1, bytes.fromhex("070000dead")))
        station.send(Asdu(1, 3, 1, bytes.fromhex("01000001020000"), count=3))
        station.send(station.data(13, [(0, (1.0, 0))]))
        await until(lambda: recorder.notices("address 0"))
        assert recorder.values("1/1") == [1.0, 2.0, 1.0]
        assert len(recorder.notices("with cause 20")) == 1
        assert "dead" not in recorder.notices("type 200")[0].text.replace(" ", "")[:9]
        assert "de ad" in recorder.notices("type 200")[0].text
        assert recorder.notices("incomplete")
        assert "1/0" not in recorder.streams

    with_station(scenario, initialisation=int(Init.NONE))


# Initialisation


def test_stations_are_asked_one_by_one_when_configured() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.common_addresses = (3, 4)

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        assert [(m.type_id, m.common_address) for m in station.received] == [(100, 3), (100, 4), (103, 3), (103, 4)]

    with_station(scenario, prepare, stations=(StationSettings(3), StationSettings(4)))


def test_a_restarted_station_is_interrogated_again() -> None:
    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        station.send(station.data(70, [(0, (2,))], cause=4))
        await until(lambda: len(station.received) == 4)
        assert [(m.type_id, m.common_address) for m in station.received[2:]] == [(100, 1), (103, 1)]
        assert recorder.notices("remote reset")

    with_station(scenario)


def test_a_restart_announced_during_the_first_interrogation_waits_for_its_end() -> None:
    def prepare(station: ScriptedStation) -> None:
        def answer(message: Asdu) -> Iterable[Asdu]:
            first = len(station.received) == 1
            return [*([station.data(70, [(0, (0,))], cause=4)] if first else []), *station.ordinary(message)]

        station.answer = answer

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await until(lambda: len(station.received) == 4)
        await until(lambda: len(recorder.notices("clock synchronisation")) == 2)
        assert not recorder.notices("under way")
        assert [s.text for s in recorder.told if isinstance(s, StateChanged)].count("data transfer is on") == 1

    with_station(scenario, prepare)


def test_a_refused_interrogation_is_told() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.answer = lambda message: [message.replace(cause=46, negative=False)]

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        assert recorder.notices("does not know this common address")

    with_station(scenario, prepare)


def test_muted_on_purpose() -> None:
    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await until(lambda: LinkState.DEGRADED in recorder.states)
        assert station.starts == 0

    with_station(scenario, initialisation=int(Init.MUTED))


# Other settings while it runs


def test_names_units_and_timers_change_without_reconnecting() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.points = [station.data(13, [(10, (1.5, 0))], cause=20)]

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        await until(lambda: link.points())
        points = (PointSettings(1, 10, "", "Voltage", "kV"), PointSettings(1, 12, "M_ME_NC_1", "Current", "A"))
        named = settings(station.port, points=points, stations=(StationSettings(1, "Bay 4"),), t3=60, k=5, w=3)
        await link.update(named)
        assert [p.path for p in link.points()] == [("Bay 4", "Voltage"), ("Bay 4", "Current")]
        assert "k 0/5" in link.truth()
        station.send(station.data(13, [(10, (2.5, 0)), (12, (7.0, 0))]))
        await until(lambda: recorder.values("1/12") == [7.0])
        assert recorder.values("1/10") == [1.5, 2.5]
        assert recorder.streams["1/10"].gaps == 0
        assert link.statistics()["attempts"] == 1
        await link.update(settings(station.port))
        assert [p.path for p in link.points()] == [("Station 1", "10"), ("Station 1", "12")]

    with_station(scenario, prepare)


def test_another_scale_asks_for_the_values_anew() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.points = [station.data(13, [(10, (1.5, 0))], cause=20)]

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        value = settings(
            station.port, points=(PointSettings(1, 10, scale=2.0),), initialisation=int(Init.INTERROGATION)
        )
        await link.update(value)
        await until(lambda: recorder.values("1/10") == [1.5, 3.0])
        assert link.statistics()["attempts"] == 1

    with_station(scenario, prepare, initialisation=int(Init.INTERROGATION))


def test_a_point_that_never_came_goes_with_its_settings() -> None:
    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        await link.update(settings(station.port, points=(PointSettings(1, 99, "M_ME_NC_1", "typing error"),)))
        assert [p.key for p in link.points()] == ["1/99"]
        await link.update(settings(station.port))
        assert link.points() == ()
        assert recorder.told.count(PointsChanged()) == 2

    with_station(scenario)


def test_a_station_added_while_running_is_interrogated() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.common_addresses = (3, 4)

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        stations = (StationSettings(3), StationSettings(4))
        value = settings(station.port, stations=stations, initialisation=int(Init.INTERROGATION))
        await link.update(value)
        await until(lambda: len(station.received) == 2)
        assert [(m.type_id, m.common_address) for m in station.received] == [(100, 3), (100, 4)]
        assert link.statistics()["attempts"] == 1

    with_station(scenario, prepare, stations=(StationSettings(3),), initialisation=int(Init.INTERROGATION))


def test_another_port_reopens_the_link() -> None:
    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        async with ScriptedStation() as other:
            await link.update(settings(other.port, initialisation=int(Init.NONE)))
            await until(lambda: other.starts == 1)
            await link.stop()

    with_station(scenario)


def test_asking_for_silence_reopens_the_link() -> None:
    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        await link.update(settings(station.port, initialisation=int(Init.MUTED)))
        await until(lambda: recorder.states[-1] is LinkState.DEGRADED)
        assert station.starts == 1

    with_station(scenario)


# What goes wrong


def test_a_lost_connection_is_a_gap_and_comes_back() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.points = [station.data(13, [(10, (1.5, 0))], cause=20)]

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        station.drop()
        await until(lambda: recorder.states[-1] is LinkState.FAULT)
        assert "closed the connection; next attempt in 1.0 s" in recorder.last.text
        assert recorder.streams["1/10"].gaps == 1
        await until(lambda: recorder.values("1/10") == [1.5, 1.5])
        assert link.statistics()["connections lost"] == 1

    with_station(scenario, prepare)


def fault(prepare: Callable[[ScriptedStation], None], **more: Any) -> StateChanged:
    """Give the first fault that is told."""
    faults: list[StateChanged] = []

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await until(lambda: LinkState.FAULT in recorder.states)
        faults.append(next(e for e in recorder.told if isinstance(e, StateChanged) and e.state is LinkState.FAULT))

    with_station(scenario, prepare, **more)
    return faults[0]


def test_garbage() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.greeting = b"SSH-2.0-OpenSSH_9.2\r\n"
        station.speak = False

    told = fault(prepare)
    assert "broke the protocol: a frame starts with octet 68, not 53" in told.text
    assert "IEC 60870-5-104 server" in told.hint


def test_start_that_is_not_confirmed() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.refuse_start = True

    told = fault(prepare, t1=2, t2=1)
    assert "does not start data transfer" in told.text
    assert "STARTDT act within 2 s" in told.text
    assert "another master" in told.hint


def test_silence() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.speak = False

    told = fault(prepare, t1=2, t2=1)
    assert "does not start data transfer" in told.text
    assert "STARTDT act within 2 s" in told.text
    assert "another master" in told.hint


async def _first_fault(value: ConnectionSettings) -> StateChanged:
    recorder = Recorder()
    link = Driver().link(value)
    await link.start(recorder, recorder.told.append)
    try:
        await until(lambda: LinkState.FAULT in recorder.states)
        return next(e for e in recorder.told if isinstance(e, StateChanged) and e.state is LinkState.FAULT)
    finally:
        await link.stop()


def test_a_refused_port() -> None:
    async def work() -> None:
        told = await _first_fault(settings(free_port()))
        assert "refuses the connection" in told.text
        assert "2404" in told.hint

    run(work())


def test_a_name_that_does_not_exist() -> None:
    async def work() -> None:
        told = await _first_fault(ConnectionSettings("no-such-host.invalid"))
        assert "is not known" in told.text or "failed" in told.text

    run(work())


# Commands


def test_commands() -> None:
    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        assert "confirmed and terminated" in await link.command("interrogation", common_address=1)
        assert await link.command("clock_sync")
        assert await link.command("test")
        assert await link.command("single", common_address=1, ioa=7, value="on", mode="select and execute")
        assert [m.body.hex() for m in station.received if m.type_id == 45] == ["07000081", "07000001"]
        assert await link.command("scaled", common_address=1, ioa=8, value=-3, with_time=True)
        with pytest.raises(CommandError, match="does not know this common address"):
            await link.command("interrogation", common_address=9)
        with pytest.raises(ValueError, match="there is no command dance"):
            await link.command("dance")
        with pytest.raises(ValueError, match="choose one of off, on"):
            await link.command("single", common_address=1, ioa=7, value="maybe")
        with pytest.raises(ValueError, match="unexpected keyword"):
            await link.command("read", common_address=1, ioa=1, colour=3)

    with_station(scenario, initialisation=int(Init.NONE))


def test_a_command_whose_connection_is_lost() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.answer = lambda _: []

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        waiting = asyncio.ensure_future(link.command("interrogation", common_address=1))
        await until(lambda: station.received)
        station.drop()
        with pytest.raises(CommandError, match="connection was lost"):
            await waiting
        with pytest.raises(CommandError, match="not connected"):
            await link.command("test")

    with_station(scenario, prepare, initialisation=int(Init.NONE))


# Settings


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"host": ""}, "host"),
        ({"host": "http://1.2.3.4"}, "host"),
        ({"port": 0}, "port"),
        ({"zone": "Nowhere"}, "zone"),
        ({"t2": 15}, "t2"),
        ({"stations": (StationSettings(1), StationSettings(1))}, "stations[0].common_address"),
        ({"points": (PointSettings(1, 5), PointSettings(1, 5))}, "points[1].ioa"),
        ({"points": (PointSettings(1, 0),)}, "points[0].ioa"),
        ({"points": (PointSettings(scale=0.0),)}, "points[0].scale"),
        ({"points": (PointSettings(scale=float("nan")),)}, "points[0].scale"),
        ({"points": (PointSettings(offset=float("inf")),)}, "points[0].offset"),
        ({"points": (PointSettings(states="on=1"),)}, "points[0].states"),
        ({"points": (PointSettings(states="1=a, 1=b"),)}, "points[0].states"),
        ({"points": (PointSettings(states="1="),)}, "points[0].states"),
    ],
)
def test_settings_that_cannot_be(change: dict[str, Any], field: str) -> None:
    found = problems(ConnectionSettings(**({"host": "127.0.0.1"} | change)))
    assert field in found


def test_a_link_describes_its_points_when_it_is_asked_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    described: list[KnownObjects] = []
    describe = KnownObjects.describe
    monkeypatch.setattr(KnownObjects, "describe", lambda self: (described.append(self), describe(self))[1])
    points = tuple(PointSettings(47, ioa, "M_ME_NC_1") for ioa in range(1, 101))
    link = Driver().link(settings(1, points=points))
    assert not described
    assert [point.key for point in link.points()] == [f"47/{ioa}" for ioa in range(1, 101)]
    assert len(link.points()) == 100
    assert len(described) == 1
