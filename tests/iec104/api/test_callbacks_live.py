"""Callbacks of the controlling side: inside any of them anything may be called, and none of them holds up the link.

Numbers in brackets are those of the faults of another implementation that these tests must not reproduce.
"""

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from scripted_station import ScriptedStation
from station_thread import StationThread, station_thread, wait

import iec104 as c104
from iec104.wire.asdu import Asdu
from iec104.wire.times import UTC_RULE

TAG = UTC_RULE.write(1_780_000_000_250_000_000)


class Bench:
    """A client on a station, before it is started."""

    def __init__(self, station: StationThread, init: c104.Init) -> None:
        self.station = station
        self.client = c104.Client(command_timeout_ms=5000)
        connection = self.client.add_connection("127.0.0.1", station.port, init)
        assert connection is not None
        self.connection = connection

    def start(self) -> None:
        self.client.start()
        wait(lambda: self.connection.state == c104.ConnectionState.OPEN)

    def point(self, ioa: int, type_: c104.Type) -> c104.Point:
        station = self.connection.get_station(1) or self.connection.add_station(1)
        assert station is not None
        point = station.add_point(ioa, type_)
        assert point is not None
        return point

    def send(self, type_id: int, *objects: Any, cause: int = 3, common_address: int = 1, **more: Any) -> None:
        self.station.send(Asdu.of(type_id, cause, common_address, objects, **more))


@contextmanager
def bench(
    prepare: Callable[[ScriptedStation], None] = lambda _: None, init: c104.Init = c104.Init.NONE
) -> Iterator[Bench]:
    with station_thread(prepare) as station:
        one = Bench(station, init)
        try:
            yield one
        finally:
            one.client.stop()


# Anything from inside [4, 6]


ACTIONS: dict[str, Callable[[Bench, c104.Point], object]] = {
    "interrogation": lambda b, _: b.connection.interrogation(1),
    "clock_sync": lambda b, _: b.connection.clock_sync(1),
    "transmit": lambda _, command: command.transmit(c104.Cot.ACTIVATION),
    "read": lambda b, _: b.connection.stations[0].points[0].read(),
    "mute": lambda b, _: b.connection.mute(),
    "unmute": lambda b, _: b.connection.unmute(),
    "disconnect": lambda b, _: b.connection.disconnect(),
    "reconnect": lambda b, _: b.client.reconnect_all(),
    "stop": lambda b, _: b.client.stop(),
    "add": lambda b, _: b.connection.add_station(9),
}


@pytest.mark.parametrize("name", ACTIONS)
@pytest.mark.parametrize("where", ["on_receive", "on_state_change", "on_new_point", "on_receive_raw"])
def test_everything_can_be_called_from_everywhere(where: str, name: str) -> None:
    done: list[object] = []
    once = threading.Lock()

    with bench(lambda s: s.points.append(s.data(13, [(10, (7.5, 0))], cause=5))) as b:
        command = b.point(5, c104.Type.C_SC_NA_1)
        armed = threading.Event()

        def act() -> None:
            if armed.is_set() and once.acquire(blocking=False):
                done.append(ACTIONS[name](b, command))

        def on_receive(
            point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
        ) -> c104.ResponseState:
            act()
            return c104.ResponseState.SUCCESS

        def on_state_change(connection: c104.Connection, state: c104.ConnectionState) -> None:
            act()

        def on_new_point(client: c104.Client, station: c104.Station, io_address: int, point_type: c104.Type) -> None:
            station.add_point(io_address=io_address, type=point_type)
            act()

        def on_raw(connection: c104.Connection, data: bytes) -> None:
            act()

        b.point(10, c104.Type.M_ME_NC_1).on_receive(on_receive if where == "on_receive" else None)
        b.connection.on_state_change(on_state_change if where == "on_state_change" else None)
        b.client.on_new_point(on_new_point if where == "on_new_point" else None)
        b.connection.on_receive_raw(on_raw if where == "on_receive_raw" else None)
        b.start()
        armed.set()
        if where == "on_state_change":
            b.connection.mute()
        elif where == "on_new_point":
            b.send(13, (11, (1.0, 0)))
        else:
            b.send(13, (10, (1.0, 0)))
        wait(lambda: done, f"{name} in {where}")
        if where != "on_state_change" and name not in ("add", "disconnect", "reconnect", "stop"):
            assert done == [True]


def test_disconnecting_while_callbacks_run() -> None:  # [5]
    with bench() as b:
        busy = threading.Event()
        go_on = threading.Event()

        def on_receive(
            point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
        ) -> c104.ResponseState:
            busy.set()
            go_on.wait(20)
            return c104.ResponseState.SUCCESS

        b.point(10, c104.Type.M_ME_NC_1).on_receive(on_receive)
        b.start()
        b.send(13, (10, (1.0, 0)))
        assert busy.wait(20)
        b.connection.disconnect()
        assert b.connection.state == c104.ConnectionState.CLOSED
        go_on.set()


def test_a_slow_callback_holds_up_nothing_but_callbacks() -> None:  # [10]
    with bench() as b:
        go_on = threading.Event()
        busy = threading.Event()

        def on_receive(
            point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
        ) -> c104.ResponseState:
            busy.set()
            go_on.wait(20)
            return c104.ResponseState.SUCCESS

        point = b.point(10, c104.Type.M_ME_NC_1)
        point.on_receive(on_receive)
        b.start()
        try:
            b.send(13, (10, (1.0, 0)))
            assert busy.wait(20)
            link = b.station.station.link
            assert link is not None
            b.station.do(lambda: (link.test(asyncio.get_running_loop().time()), b.station.station.shell.pump()))  # type: ignore[union-attr]
            wait(lambda: link.statistics.test_round_trip is not None, "TESTFR con")
            for value in range(20):
                b.send(13, (10, (float(value), 0)))
            wait(lambda: point.value == 19.0, "the value")
            wait(lambda: len(link.unacknowledged) <= 8, "acknowledgements")
            assert b.connection.clock_sync(1)
        finally:
            go_on.set()


def test_a_point_says_in_its_callback_what_the_callback_is_told() -> None:
    seen: list[tuple[float, float | None]] = []
    first, more = threading.Event(), threading.Event()

    with bench() as b:
        point, other = b.point(10, c104.Type.M_ME_NC_1), b.point(11, c104.Type.M_ME_NC_1)

        def on_receive(
            point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
        ) -> c104.ResponseState:
            first.set()
            assert more.wait(20)
            seen.append((point.value, None if previous_info is None else previous_info.value))
            if point.value == 3:
                assert point.info is not None
                assert (point.info.value, other.value) == (3.0, 9.0)
            return c104.ResponseState.SUCCESS

        point.on_receive(callable=on_receive)
        b.start()
        b.send(13, (10, (1.0, 0)))
        assert first.wait(20)
        b.send(13, (10, (2.0, 0)), (10, (3.0, 0)))  # the same object twice
        b.send(13, (10, (4.0, 0)), (11, (9.0, 0)))
        wait(lambda: other.value == 9)
        assert point.value == 4  # seen from elsewhere the newest counts
        more.set()
        wait(lambda: len(seen) == 4)
        assert seen == [(1.0, None), (2.0, 1.0), (3.0, 2.0), (4.0, 3.0)]


def test_what_a_callback_reads_is_what_its_point_says_then() -> None:
    seen: list[float] = []

    with bench(lambda s: s.points.append(s.data(13, [(10, (7.5, 0))], cause=5))) as b:
        point = b.point(10, c104.Type.M_ME_NC_1)

        def on_receive(
            point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
        ) -> c104.ResponseState:
            seen.append(point.value)
            if len(seen) == 1:
                assert point.read()
                seen.append(point.value)
            return c104.ResponseState.SUCCESS

        point.on_receive(callable=on_receive)
        b.start()
        b.send(13, (10, (1.0, 0)))
        wait(lambda: len(seen) == 3)
        assert seen == [1.0, 7.5, 7.5]


def test_a_raising_callback_is_logged_and_stays(caplog: pytest.LogCaptureFixture) -> None:
    calls: list[float] = []

    def on_receive(
        point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
    ) -> c104.ResponseState:
        calls.append(point.value)
        raise KeyError("mistake")

    with bench() as b:
        b.point(10, c104.Type.M_ME_NC_1).on_receive(on_receive)
        b.start()
        for value in range(3):
            b.send(13, (10, (float(value), 0)))
        wait(lambda: len(calls) == 3)
        assert b.connection.state == c104.ConnectionState.OPEN
    assert "mistake" in caplog.text


def test_callbacks_go_on_while_the_initialisation_waits() -> None:  # [21]
    states: list[c104.ConnectionState] = []

    def on_state(connection: c104.Connection, state: c104.ConnectionState) -> None:
        states.append(state)

    with bench(lambda s: setattr(s, "answer", lambda _: []), c104.Init.ALL) as b:
        b.connection.on_state_change(on_state)
        b.client.start()
        wait(lambda: c104.ConnectionState.OPEN_MUTED in states)
        assert b.connection.state == c104.ConnectionState.OPEN_MUTED


def test_a_link_lost_during_the_initialisation_comes_back() -> None:  # [3]
    def prepare(station: ScriptedStation) -> None:
        def answer(_: Asdu) -> list[Asdu] | None:
            if station.connections == 1:
                station.drop()
                return []
            return None

        station.answer = answer

    with bench(prepare, c104.Init.ALL) as b:
        b.start()
        assert b.station.station.connections == 2
        assert b.connection.mute()


def test_answers_are_never_too_early() -> None:  # [2]
    with bench() as b:
        b.start()
        assert all(b.connection.test(1) and b.connection.clock_sync(1) for _ in range(300))


def test_many_threads_at_once() -> None:  # [7]
    with bench() as b:
        b.start()
        failures: list[object] = []

        def work(ca: int) -> None:
            try:
                for _ in range(30):
                    # Its own common address each, else they would be the same command at a time.
                    b.connection.test(ca)
                    b.connection.get_station(ca)
                    b.connection.statistics()
                    _ = b.connection.stations, b.client.connections, b.connection.state
            except Exception as error:
                failures.append(error)
                raise

        threads = [threading.Thread(target=work, args=(ca,)) for ca in range(1, 9)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert failures == []
        assert b.connection.state == c104.ConnectionState.OPEN


def test_raw_frames_are_bounded_and_counted() -> None:  # [11, 12]
    seen: list[bytes] = []
    go_on = threading.Event()

    def on_raw(connection: c104.Connection, data: bytes) -> None:
        go_on.wait(20)
        seen.append(data)

    with bench() as b:
        b.connection.on_receive_raw(on_raw)
        b.start()
        dispatcher = b.connection._runtime.dispatcher
        assert dispatcher is not None
        for _ in range(25_000):
            dispatcher.post(on_raw, b.connection, b"", droppable=True)
        assert dispatcher.waiting <= 20_000
        assert b.connection.statistics()["callbacks dropped"] >= 5_000
        go_on.set()


def test_raw_callbacks_see_every_frame() -> None:
    received: list[str] = []
    sent: list[str] = []

    def con_on_receive_raw(connection: c104.Connection, data: bytes) -> None:
        received.append(c104.explain_bytes(apdu=data))

    def con_on_send_raw(connection: c104.Connection, data: bytes) -> None:
        sent.append(c104.explain_bytes(apdu=data))

    with bench(init=c104.Init.CLOCK_SYNC) as b:
        b.connection.on_receive_raw(callable=con_on_receive_raw)
        b.connection.on_send_raw(callable=con_on_send_raw)
        b.start()
        b.client.stop()
        assert sent[0] == "U-Format | StartDT act"
        assert sent[1].startswith(
            "I-Format | C_CS_NA_1 | ACTIVATION | POSITIVE | GLOBAL | 1st IOA 0 | LIST[1] (00 00 00 "
        )
        assert sent[-1] == "S-Format"
        assert received[0] == "U-Format | StartDT con"
        assert received[1].startswith("I-Format | C_CS_NA_1 | ACTIVATION_CON | POSITIVE | CA 1 |")


# Stations and points that are new


def test_new_stations_and_points_are_asked_for() -> None:
    asked: list[object] = []
    values: list[tuple[int, float]] = []

    def on_receive(
        point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
    ) -> c104.ResponseState:
        values.append((point.io_address, message.info.value))
        return c104.ResponseState.SUCCESS

    def cl_on_new_station(client: c104.Client, connection: c104.Connection, common_address: int) -> None:
        asked.append(common_address)
        connection.add_station(common_address=common_address)

    def cl_on_new_point(client: c104.Client, station: c104.Station, io_address: int, point_type: c104.Type) -> None:
        asked.append((io_address, point_type))
        point = station.add_point(io_address=io_address, type=point_type)
        assert point is not None
        point.on_receive(on_receive)

    with bench() as b:
        b.client.on_new_station(callable=cl_on_new_station)
        b.client.on_new_point(callable=cl_on_new_point)
        b.start()
        for value in range(50):
            b.send(13, (10, (float(value), 0)), (11, (value + 0.5, 0)))
        wait(lambda: len(values) == 100)
        assert [value for ioa, value in values if ioa == 10] == [float(value) for value in range(50)]
        assert [value for ioa, value in values if ioa == 11] == [value + 0.5 for value in range(50)]
        assert asked == [1, (10, c104.Type.M_ME_NC_1), (11, c104.Type.M_ME_NC_1)]


def test_what_is_not_wanted_is_unexpected() -> None:
    told: list[tuple[c104.Umc, int]] = []

    def on_unexpected(connection: c104.Connection, message: c104.IncomingMessage, cause: c104.Umc) -> None:
        told.append((cause, message.io_address))

    def on_new_station(client: c104.Client, connection: c104.Connection, common_address: int) -> None:
        if common_address == 1:
            connection.add_station(1)

    def on_new_point(client: c104.Client, station: c104.Station, io_address: int, point_type: c104.Type) -> None:
        if io_address == 12:
            station.add_point(io_address, point_type)

    with bench() as b:
        b.connection.on_unexpected_message(on_unexpected)
        b.client.on_new_station(on_new_station)
        b.client.on_new_point(on_new_point)
        b.start()
        b.send(13, (10, (1.0, 0)), common_address=2)
        b.send(13, (11, (1.0, 0)), (12, (2.0, 0)))
        wait(lambda: len(told) == 2)
        assert [cause for cause, _ in told] == [c104.Umc.UNKNOWN_CA, c104.Umc.UNKNOWN_IOA]
        station = b.connection.get_station(1)
        assert station is not None
        # What follows the unknown object in the same message is not lost.
        wait(lambda: station.get_point(12) is not None and station.get_point(12).value == 2.0)  # type: ignore[union-attr]
        assert b.connection.get_station(2) is None


@pytest.mark.parametrize(
    ("message", "cause"),
    [
        (Asdu(200, 3, 1, bytes.fromhex("070000dead")), c104.Umc.UNKNOWN_TYPE_ID),
        (Asdu(22, 3, 1, bytes.fromhex("07000001")), c104.Umc.UNKNOWN_TYPE_ID),
        (Asdu.of(110, 20, 1, [(7, (1, 1))]), c104.Umc.INVALID_TYPE_ID),
        (Asdu.of(45, 3, 1, [(7, (1,))]), c104.Umc.INVALID_TYPE_ID),
        (Asdu.of(126, 5, 1, [(7, (1, b"abc", 0, TAG))]), c104.Umc.INVALID_TYPE_ID),
        (Asdu.of(104, 3, 1, [(0, (0x55AA,))]), c104.Umc.INVALID_TYPE_ID),
        (Asdu.of(36, 20, 1, [(7, (1.0, 0, TAG))]), c104.Umc.INVALID_COT),
        (Asdu.of(13, 3, 65535, [(7, (1.0, 0))]), c104.Umc.UNKNOWN_CA),
        (Asdu.of(13, 3, 0, [(7, (1.0, 0))]), c104.Umc.UNKNOWN_CA),
        (Asdu.of(13, 3, 1, [(0, (1.0, 0))]), c104.Umc.UNKNOWN_IOA),
        (Asdu(13, 3, 1, bytes.fromhex("0700000000"), count=2), c104.Umc.INVALID_TYPE_ID),
        (Asdu.of(1, 3, 1, [(99, (1,))]), c104.Umc.MISMATCHED_TYPE_ID),
    ],
)
def test_unexpected_messages(message: Asdu, cause: c104.Umc) -> None:  # [16]
    told: list[tuple[c104.Umc, c104.Type]] = []

    def on_unexpected(connection: c104.Connection, message: c104.IncomingMessage, cause: c104.Umc) -> None:
        told.append((cause, message.type))
        assert message.raw
        assert message.raw_explain

    with bench() as b:
        b.connection.on_unexpected_message(on_unexpected)
        b.point(99, c104.Type.M_ME_NC_1)
        b.start()
        b.station.send(message)
        wait(lambda: told)
        assert told == [(cause, message.type_id)]
        assert b.connection.statistics()[f"unexpected {cause.name}"] == 1
        assert [s.common_address for s in b.connection.stations] == [1]
        assert b.connection.state == c104.ConnectionState.OPEN


def test_no_phantom_stations() -> None:  # [16]
    with bench() as b:
        b.start()
        for cause in (7, 44, 46):
            b.station.send(Asdu.of(100, cause, 999, [(0, (20,))], negative=True))
        b.send(13, (10, (1.0, 0)))
        wait(lambda: b.connection.has_stations)
        assert [s.common_address for s in b.connection.stations] == [1]


@pytest.mark.parametrize(
    "first_then",
    [
        [(1, (1,)), (30, (0, TAG))],
        [(13, (1.0, 0)), (36, (2.0, 0, TAG)), (14, (3.0, 0, bytes((1, 0, 5))))],
        [(9, (100, 0)), (21, (200,)), (34, (300, 0, TAG))],
    ],
)
def test_variants_of_a_type_share_a_point(first_then: list[tuple[int, tuple[Any, ...]]]) -> None:
    unexpected: list[c104.Umc] = []

    def on_unexpected(connection: c104.Connection, message: c104.IncomingMessage, cause: c104.Umc) -> None:
        unexpected.append(cause)

    with bench() as b:
        b.connection.on_unexpected_message(on_unexpected)
        b.start()
        for type_id, fields in first_then:
            b.send(type_id, (10, fields))
        wait(lambda: b.connection.statistics()["messages"] == len(first_then))
        (station,) = b.connection.stations
        (point,) = station.points
        assert point.received_type == first_then[-1][0]
        assert point.type == first_then[0][0]
        assert unexpected == []


def test_a_sequence_with_time_tags() -> None:
    with bench() as b:
        b.start()
        b.send(36, *((10 + i, (float(i), 0, TAG)) for i in range(5)), sequence=True)
        wait(lambda: b.connection.has_stations and len(b.connection.stations[0].points) == 5)
        assert [p.value for p in b.connection.stations[0].points] == [0.0, 1.0, 2.0, 3.0, 4.0]


def test_end_of_initialisation() -> None:
    told: list[tuple[int, c104.Coi]] = []

    def cl_on_station_initialized(client: c104.Client, station: c104.Station, cause: c104.Coi) -> None:
        told.append((station.common_address, cause))
        assert station.connection is not None
        assert station.connection.interrogation(station.common_address)

    with bench() as b:
        b.client.on_station_initialized(callable=cl_on_station_initialized)
        b.start()
        b.send(70, (0, (0x82,)), cause=4)
        wait(lambda: told)
        wait(lambda: [m.type_id for m in b.station.received] == [100])
        assert told == [(1, c104.Coi.REMOTE_RESET)]


def test_garbage_ends_the_connection_and_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    with bench() as b:
        b.start()
        with caplog.at_level(logging.INFO):
            b.station.do(lambda: b.station.station.shell.transport.write(b"\x68\x01garbage"))  # type: ignore[union-attr]
            wait(lambda: b.connection.state == c104.ConnectionState.CLOSED_AWAIT_RECONNECT)
            assert "broke the protocol" in b.connection.state_text
            wait(lambda: b.connection.state == c104.ConnectionState.OPEN)


def test_rejected_callbacks_leave_the_one_before() -> None:
    with bench() as b:
        seen: list[c104.ConnectionState] = []

        def good(connection: c104.Connection, state: c104.ConnectionState) -> None:
            seen.append(state)

        def bad(connection: c104.Connection) -> None: ...

        b.connection.on_state_change(good)
        with pytest.raises(ValueError, match="Invalid callback signature"):
            b.connection.on_state_change(bad)
        with pytest.raises(TypeError, match="not a callable"):
            b.connection.on_state_change(5)  # type: ignore[arg-type]
        b.start()
        b.client.stop()
        assert seen
        for slot in (b.client.on_new_station, b.client.on_new_point, b.client.on_station_initialized):
            with pytest.raises(ValueError):
                slot(lambda: None)
            slot(None)
