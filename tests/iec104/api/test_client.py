"""The documented API of the controlling side, against a scripted station."""

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
from scripted_station import ScriptedStation, free_port
from station_thread import StationThread, station_thread, wait

import iec104 as c104
from iec104.wire.asdu import Asdu
from iec104.wire.times import UTC_RULE

TAG = UTC_RULE.write(1_780_000_000_250_000_000)


@contextmanager
def running(client: c104.Client) -> Iterator[c104.Client]:
    client.start()
    try:
        yield client
    finally:
        client.stop()


@contextmanager
def connected(
    prepare: Any = lambda _: None, init: c104.Init = c104.Init.NONE, timeout_ms: int = 10000
) -> Iterator[tuple[StationThread, c104.Client, c104.Connection]]:
    with station_thread(prepare) as station:
        client = c104.Client(command_timeout_ms=timeout_ms)
        connection = client.add_connection("127.0.0.1", station.port, init)
        assert connection is not None
        with running(client):
            wait(lambda: connection.state == c104.ConnectionState.OPEN)
            yield station, client, connection


# Client


def test_a_fresh_client() -> None:
    client = c104.Client(tick_rate_ms=100, command_timeout_ms=10000)
    assert not client.is_running
    assert client.connections == []
    assert not client.has_connections
    assert client.open_connection_count == client.active_connection_count == 0
    assert not client.has_open_connections
    assert not client.has_active_connections
    assert client.originator_address == 0
    assert client.tick_rate_ms == 100
    for name in ("is_running", "tick_rate_ms", "connections"):
        with pytest.raises(AttributeError):
            setattr(client, name, 1)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [({"tick_rate_ms": 49}, ValueError), ({"tick_rate_ms": -1}, TypeError), ({"tick_rate_ms": 1.5}, TypeError),
     ({"tick_rate_ms": "1"}, TypeError), ({"command_timeout_ms": -1}, TypeError),
     ({"transport_security": 3}, TypeError)],
)  # fmt: skip
def test_arguments_of_a_client(arguments: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        c104.Client(**arguments)


def test_adding_connections() -> None:
    client = c104.Client()
    first = client.add_connection(ip="192.168.50.3", port=2406, init=c104.Init.ALL)
    assert isinstance(first, c104.Connection)
    assert client.add_connection("192.168.50.3", 2406) is None
    assert client.add_connection("192.168.050.003", 2407) is not None
    assert client.add_connection("localhost") is not None
    assert client.add_connection(b"127.0.0.1") is not None  # type: ignore[arg-type]
    assert client.has_connections
    listed = client.connections
    listed.clear()
    assert len(client.connections) == 4
    assert (first.ip, first.port, first.state) == ("192.168.50.3", 2406, c104.ConnectionState.CLOSED)
    assert first.connected_at is None
    assert first.disconnected_at is None
    assert not first.is_connected
    assert not first.is_muted


@pytest.mark.parametrize("ip", ["", "1.2.3", "1.2.3.400", "example.org", "::1", "a.b.c.d"])
def test_invalid_addresses(ip: str) -> None:
    with pytest.raises(ValueError, match="invalid"):
        c104.Client().add_connection(ip)


@pytest.mark.parametrize("port", [0, 65535, 70000, -1])
def test_invalid_ports(port: int) -> None:
    with pytest.raises(ValueError, match="invalid"):
        c104.Client().add_connection("127.0.0.1", port)


@pytest.mark.parametrize("init", [0, None])
def test_init_is_an_init(init: Any) -> None:
    with pytest.raises(TypeError):
        c104.Client().add_connection("127.0.0.1", init=init)


def test_finding_connections() -> None:
    client = c104.Client()
    a = client.add_connection("192.168.50.3")
    b = client.add_connection("192.168.50.3", 2406)
    assert b is not None
    b.add_station(4711)
    assert client.get_connection(ip="192.168.50.3") is a
    assert client.get_connection(ip="192.168.50.3", port=2406) is b
    assert client.get_connection(common_address=4711) is b
    assert client.get_connection(common_address=1) is None
    assert client.get_connection(ip="192.168.50.4") is None
    for wrong in ({}, {"ip": "192.168.50.3", "common_address": 1}, {"common_address": -1}):
        with pytest.raises(ValueError, match="either keyword arguments"):
            client.get_connection(**wrong)  # type: ignore[arg-type]


def test_the_originator_address_is_inherited() -> None:
    client = c104.Client()
    a = client.add_connection("192.168.50.3")
    b = client.add_connection("192.168.50.4")
    assert a is not None
    assert b is not None
    b.originator_address = 9
    client.originator_address = 5
    assert (a.originator_address, b.originator_address) == (5, 9)
    c = client.add_connection("192.168.50.5")
    assert c is not None
    assert c.originator_address == 5
    for wrong in (256, -1, "1"):
        with pytest.raises(TypeError):
            client.originator_address = wrong  # type: ignore[assignment]


def test_stations() -> None:
    connection = c104.Client().add_connection("192.168.50.3")
    assert connection is not None
    station = connection.add_station(common_address=15)
    assert station is not None
    assert connection.add_station(15) is None
    assert connection.get_station(15) is station
    assert connection.get_station(14) is None
    assert connection.get_station(65535) is None
    assert connection.stations == [station]
    assert connection.has_stations
    assert station.connection is connection
    assert station.server is None
    assert not station.is_local
    for wrong in (0, 65535, 65536, -1):
        with pytest.raises(ValueError):
            connection.add_station(wrong)
    point = station.add_point(11, c104.Type.C_SC_NA_1)
    assert point is not None
    assert connection.remove_station(15)
    assert not connection.remove_station(15)
    with pytest.raises(ValueError, match="deleted"):
        point.transmit(c104.Cot.ACTIVATION)


# Life of a connection


def test_init_all_then_open_then_stop() -> None:
    states: list[c104.ConnectionState] = []

    def on_state(connection: c104.Connection, state: c104.ConnectionState) -> None:
        states.append(state)

    with station_thread() as station:
        client = c104.Client()
        connection = client.add_connection("127.0.0.1", station.port)
        assert connection is not None
        connection.on_state_change(callable=on_state)
        client.start()
        client.start()
        wait(lambda: connection.state == c104.ConnectionState.OPEN)
        assert client.is_running
        assert client.has_active_connections
        assert client.open_connection_count == 1
        opened = connection.connected_at
        assert opened is not None
        assert abs((datetime.now() - opened).total_seconds()) < 60
        assert [(m.type_id, m.common_address) for m in station.received] == [(100, 65535), (103, 65535)]
        client.stop()
        # Delivered before stop returns, not at the next start.
        S = c104.ConnectionState
        assert states == [S.CLOSED_AWAIT_OPEN, S.OPEN_MUTED, S.OPEN, S.OPEN_AWAIT_CLOSED, S.CLOSED]
        assert connection.connected_at is None
        assert connection.disconnected_at is not None
        assert not client.is_running
        client.stop()
        client.start()
        wait(lambda: connection.state == S.OPEN)
        client.stop()


@pytest.mark.parametrize(
    ("init", "types"),
    [
        (c104.Init.INTERROGATION, [100]),
        (c104.Init.CLOCK_SYNC, [103]),
        (c104.Init.NONE, []),
        (c104.Init.ALL, [100, 103]),
    ],
)
def test_init(init: c104.Init, types: list[int]) -> None:
    with connected(init=init) as (station, _, connection):
        assert [m.type_id for m in station.received] == types
        assert connection.mute()
        wait(lambda: connection.is_muted)
        assert connection.unmute()
        wait(lambda: connection.state == c104.ConnectionState.OPEN)
        assert [m.type_id for m in station.received] == 2 * types


def test_init_muted() -> None:
    with station_thread() as station:
        client = c104.Client()
        connection = client.add_connection("127.0.0.1", station.port, c104.Init.MUTED)
        assert connection is not None
        with running(client):
            wait(lambda: connection.is_muted)
            assert client.open_connection_count == 1
            assert client.active_connection_count == 0
            assert not connection.interrogation(1)
            assert connection.last_command_result is not None
            assert connection.last_command_result.outcome is c104.Outcome.MUTED
            assert station.station.starts == 0
            assert connection.unmute()
            wait(lambda: connection.state == c104.ConnectionState.OPEN)


def test_init_goes_on_one_by_one_where_the_broadcast_is_refused() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.common_addresses = (7,)
        station.answer = lambda m: [m.replace(cause=46, negative=True)] if m.common_address == 65535 else None

    with station_thread(prepare) as station:
        client = c104.Client()
        connection = client.add_connection("127.0.0.1", station.port)
        assert connection is not None
        connection.add_station(7)
        with running(client):
            wait(lambda: connection.state == c104.ConnectionState.OPEN)
        asked = [(m.type_id, m.common_address) for m in station.received]
        assert asked == [(100, 65535), (100, 7), (103, 65535), (103, 7)]
        assert [bool(result) for result in connection.init_results] == [False, True, False, True]


def test_a_connection_added_while_running_is_dialed() -> None:
    with station_thread() as station:
        client = c104.Client()
        with running(client):
            connection = client.add_connection("127.0.0.1", station.port, c104.Init.NONE)
            assert connection is not None
            wait(lambda: connection.state == c104.ConnectionState.OPEN)


def test_reconnect_after_loss_and_after_refusal() -> None:
    with connected() as (station, _, connection):
        station.io.call(station.station.deafen(), 30)
        wait(lambda: connection.state == c104.ConnectionState.CLOSED_AWAIT_RECONNECT)
        assert connection.disconnected_at is not None
        wait(lambda: "refuses" in connection.state_text)
        station.io.call(station.station.listen(), 30)
        wait(lambda: connection.state == c104.ConnectionState.OPEN)
        assert connection.statistics()["lost"] == 1


def test_disconnect_cancels_the_redial() -> None:
    client = c104.Client()
    connection = client.add_connection("127.0.0.1", free_port())
    assert connection is not None
    with running(client):
        wait(lambda: connection.state == c104.ConnectionState.CLOSED_AWAIT_RECONNECT)
        connection.disconnect()
        assert connection.state == c104.ConnectionState.CLOSED
        attempts = connection.statistics()["attempts"]
        connection.connect()
        wait(lambda: connection.statistics()["attempts"] > attempts)
        connection.disconnect()
        connection.disconnect()
        # One redial loop: the number of attempts stays as it is.
        attempts = connection.statistics()["attempts"]
        threading.Event().wait(1.2)
        assert connection.statistics()["attempts"] == attempts


def test_connect_before_start() -> None:
    with station_thread() as station:
        client = c104.Client()
        connection = client.add_connection("127.0.0.1", station.port)
        assert connection is not None
        connection.connect()
        wait(lambda: connection.state == c104.ConnectionState.OPEN)
        assert not client.is_running
        client.stop()
        assert connection.state == c104.ConnectionState.CLOSED


def test_reconnect_all_and_disconnect_all() -> None:
    with connected() as (station, client, connection):
        client.reconnect_all()
        wait(lambda: connection.state == c104.ConnectionState.OPEN)
        assert station.station.connections == 2
        client.disconnect_all()
        assert connection.state == c104.ConnectionState.CLOSED
        assert client.is_running


def test_the_client_may_be_stopped_while_others_use_it() -> None:
    with station_thread() as station:
        client = c104.Client()
        connection = client.add_connection("127.0.0.1", station.port, c104.Init.NONE)
        assert connection is not None
        over = threading.Event()
        errors: list[Exception] = []

        def use(common_address: int) -> None:
            while not over.is_set():
                try:
                    connection.test(common_address)
                    connection.mute()
                    connection.unmute()
                    connection.statistics()
                    connection.originator_address = common_address
                    connection.protocol_parameters.confirm_interval = common_address
                except Exception as error:
                    errors.append(error)
                    raise

        threads = [threading.Thread(target=use, args=(ca,)) for ca in range(1, 4)]
        for thread in threads:
            thread.start()
        for _ in range(20):
            client.start()
            threading.Event().wait(0.03)
            client.stop()
        over.set()
        for thread in threads:
            thread.join(30)
        assert errors == []
        assert not any(thread.is_alive() for thread in threads)


def test_a_deleted_client_closes_everything() -> None:
    with station_thread() as station:
        client = c104.Client()
        connection = client.add_connection("127.0.0.1", station.port, c104.Init.NONE)
        assert connection is not None
        client.start()
        wait(lambda: connection.state == c104.ConnectionState.OPEN)
        del client
        gc.collect()
        assert not connection.interrogation(1)
        wait(lambda: not station.station._transports)


def test_stop_while_a_silent_station_is_initialised() -> None:
    with station_thread(lambda s: setattr(s, "answer", lambda _: [])) as station:
        client = c104.Client()
        client.add_connection("127.0.0.1", station.port)
        client.start()
        wait(lambda: station.received)
        client.stop()
        assert not client.is_running


# Commands


def test_commands_when_closed() -> None:
    connection = c104.Client().add_connection("127.0.0.1")
    assert connection is not None
    assert not connection.interrogation(common_address=47)
    assert not connection.counter_interrogation(47)
    assert not connection.clock_sync(47)
    assert not connection.test(47)
    assert not connection.mute()
    assert not connection.unmute()
    assert connection.last_command_result is not None
    assert connection.last_command_result.outcome is c104.Outcome.NOT_CONNECTED
    connection.disconnect()


def test_commands() -> None:
    with connected() as (station, _, connection):
        assert connection.interrogation(common_address=1, cause=c104.Cot.ACTIVATION, qualifier=c104.Qoi.STATION)
        assert connection.interrogation(1, qualifier=c104.Qoi.GROUP_3)
        assert connection.interrogation(1, cause=c104.Cot.DEACTIVATION)
        assert connection.interrogation(0)
        assert connection.interrogation(65535)
        assert connection.counter_interrogation(1)
        assert connection.counter_interrogation(1, qualifier=c104.Rqt.GROUP_2, freeze=c104.Frz.COUNTER_RESET)
        assert connection.clock_sync(1)
        assert connection.test(1)
        assert connection.test(1, with_time=False)
        assert connection.reset_process(1)
        assert connection.interrogation(1, wait_for_response=False)
        wait(lambda: len(station.received) == 12)
        bodies = [m.body.hex() for m in station.received if m.type_id == 101]
        assert bodies == ["00000005", "000000c2"]
        counters = [m.objects[0][1][0] for m in station.received if m.type_id == 107]
        assert counters == [0]
        with pytest.raises(ValueError, match="qualifier is invalid"):
            connection.interrogation(1, qualifier=5)  # type: ignore[arg-type]
        for wrong in (-1, 65536):
            with pytest.raises(ValueError):
                connection.interrogation(wrong)


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({"cause": 7, "negative": True}, c104.Outcome.NEGATIVE),
        ({"cause": 44, "negative": True}, c104.Outcome.UNKNOWN_TYPE),
        ({"cause": 45, "negative": False}, c104.Outcome.UNKNOWN_CAUSE),
        ({"cause": 46, "negative": False}, c104.Outcome.UNKNOWN_COMMON_ADDRESS),
        ({"cause": 47, "negative": True}, c104.Outcome.UNKNOWN_IOA),
        ({"cause": 9}, c104.Outcome.CANCELLED),
    ],
)
def test_refusals_say_why(change: dict[str, Any], outcome: c104.Outcome) -> None:
    # A second mirror, as some stations send it, changes nothing.
    def prepare(station: ScriptedStation) -> None:
        station.answer = lambda m: [m.replace(**change), m.replace(cause=47, negative=False)]

    with connected(prepare) as (_, _, connection):
        assert not connection.interrogation(1)
        result = connection.last_command_result
        assert result is not None
        assert result.outcome is outcome
        assert result.steps[0].name == "ACT"
        assert connection.stations == []


def test_no_answer_in_time() -> None:
    with connected(lambda s: setattr(s, "answer", lambda _: []), timeout_ms=200) as (_, _, connection):
        assert not connection.clock_sync(1)
        assert connection.last_command_result is not None
        assert connection.last_command_result.outcome is c104.Outcome.TIMEOUT
        assert "within 0.2 s" in connection.last_command_result.text


def test_an_interrogation_lasts_while_data_comes() -> None:
    with connected(timeout_ms=800) as (station, _, connection):
        station.station.answer = lambda m: [m.replace(cause=7)]

        def slowly() -> None:
            for index in range(4):
                threading.Event().wait(0.4)
                station.send(station.station.data(1, [(10 + index, (1,))], cause=20))
            station.send(Asdu.of(100, 10, 1, [(0, (20,))]))

        thread = threading.Thread(target=slowly)
        thread.start()
        assert connection.interrogation(1)
        thread.join()


def test_an_interrogation_without_termination() -> None:
    with connected(lambda s: setattr(s, "answer", lambda m: [m.replace(cause=7)]), timeout_ms=200) as (
        _,
        _,
        connection,
    ):
        assert not connection.interrogation(1)
        assert connection.last_command_result is not None
        assert connection.last_command_result.outcome is c104.Outcome.UNTERMINATED


def test_the_same_command_twice_at_a_time() -> None:
    with connected(lambda s: setattr(s, "answer", lambda _: [])) as (station, _, connection):
        results: list[bool] = []
        thread = threading.Thread(target=lambda: results.append(connection.interrogation(1)))
        thread.start()
        wait(lambda: station.received)
        with pytest.raises(RuntimeError, match="already running"):
            connection.interrogation(1)
        assert connection.interrogation(1, wait_for_response=False)
        station.drop()
        thread.join(30)
        assert results == [False]


def test_waiters_are_released_by_a_lost_link_and_by_stop() -> None:
    with connected(lambda s: setattr(s, "answer", lambda _: [])) as (station, client, connection):
        for end in (station.drop, connection.mute, client.stop):
            if connection.state != c104.ConnectionState.OPEN:
                connection.unmute()
                wait(lambda: connection.state == c104.ConnectionState.OPEN)
            assert not clock_sync_until(station, connection, end)


def clock_sync_until(station: StationThread, connection: c104.Connection, end: Callable[[], object]) -> bool:
    """Set the clock of a station that does not answer, and do something else meanwhile."""
    before = len(station.received)
    results: list[bool] = []
    thread = threading.Thread(target=lambda: results.append(connection.clock_sync(1)))
    thread.start()
    wait(lambda: len(station.received) > before)
    end()
    thread.join(30)
    return results[0]


def test_window_full() -> None:
    with connected() as (station, _, connection):
        connection.protocol_parameters.send_window_size = 1
        station.station.answer = lambda _: []
        assert connection.test(1, wait_for_response=False)
        assert not connection.test(1, wait_for_response=False)
        assert connection.last_command_result is not None
        assert connection.last_command_result.outcome is c104.Outcome.WINDOW_FULL


# Points


def test_points_appear_with_values() -> None:
    with connected() as (station, _, connection):
        station.send(
            station.station.data(13, [(10, (1.5, 0x80))]),
            station.station.data(30, [(20, (1, TAG))]),
        )
        wait(lambda: connection.has_stations and len(connection.stations[0].points) == 2)
        found = connection.get_station(1)
        assert found is not None
        measured, single = found.get_point(10), found.get_point(20)
        assert measured is not None
        assert single is not None
        assert (measured.value, measured.type) == (1.5, c104.Type.M_ME_NC_1)
        assert c104.Quality.Invalid in measured.quality
        assert measured.recorded_at is None
        assert measured.processed_at is not None
        assert isinstance(measured.info, c104.ShortInfo)
        assert single.value is True
        assert single.recorded is not None
        assert single.recorded.ns == 1_780_000_000_250_000_000
        assert single.recorded_at is not None
        assert single.recorded_at.timestamp() == 1_780_000_000.25
        with pytest.raises(ValueError, match="read-only"):
            measured.value = 3.0


def test_a_point_has_no_value_before_it_came() -> None:
    with connected() as (_, _, connection):
        station = connection.add_station(1)
        assert station is not None
        point = station.add_point(10, c104.Type.M_SP_TB_1)
        assert point is not None
        assert point.value is None
        assert point.info is None
        assert point.quality is None
        assert point.recorded_at is None
        assert station.add_point(10, c104.Type.M_SP_NA_1) is None
        assert station.remove_point(10)
        assert not station.remove_point(10)


def test_receive_callbacks() -> None:
    calls: list[tuple[Any, Any, Any]] = []

    def on_receive(
        point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
    ) -> c104.ResponseState:
        calls.append(
            (point.io_address, previous_info and previous_info.value, (message.io_address, message.info.value))
        )
        return c104.ResponseState.SUCCESS

    with connected() as (station, _, connection):
        added = connection.add_station(1)
        assert added is not None
        for ioa in (10, 11):
            point = added.add_point(ioa, c104.Type.M_ME_NC_1)
            assert point is not None
            point.on_receive(callable=on_receive)
        station.send(station.station.data(13, [(10, (1.0, 0)), (11, (2.0, 0))]))
        station.send(station.station.data(36, [(10, (3.0, 0, TAG))]))
        wait(lambda: len(calls) == 3)
        assert calls == [(10, None, (10, 1.0)), (11, None, (11, 2.0)), (10, 1.0, (10, 3.0))]


def test_the_message_has_a_cursor_of_its_own() -> None:
    seen: list[list[int]] = []

    def on_receive(
        point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
    ) -> c104.ResponseState:
        found = [message.io_address] if message.first() else []
        while message.next():
            found.append(message.io_address)
        seen.append(found)
        return c104.ResponseState.SUCCESS

    with connected() as (station, _, connection):
        added = connection.add_station(1)
        assert added is not None
        for ioa in (10, 11, 12):
            point = added.add_point(ioa, c104.Type.M_SP_NA_1)
            assert point is not None
            point.on_receive(on_receive)
        station.send(station.station.data(1, [(10, (1,)), (11, (1,)), (12, (1,))]))
        wait(lambda: len(seen) == 3)
        assert seen == 3 * [[10, 11, 12]]


def test_direct_and_selected_commands() -> None:
    with connected() as (station, _, connection):
        added = connection.add_station(1)
        assert added is not None
        lamp = added.add_point(5, c104.Type.C_SC_NA_1)
        breaker = added.add_point(6, c104.Type.C_DC_NA_1, command_mode=c104.CommandMode.SELECT_AND_EXECUTE)
        setpoint = added.add_point(7, c104.Type.C_SE_TC_1)
        assert lamp is not None
        assert breaker is not None
        assert setpoint is not None
        lamp.value = True
        assert lamp.transmit(cause=c104.Cot.ACTIVATION)
        breaker.info = c104.DoubleCmd(c104.Double.ON, c104.Qoc.LONG_PULSE)
        assert breaker.transmit(c104.Cot.ACTIVATION)
        assert breaker.transmit(c104.Cot.DEACTIVATION)
        setpoint.value = 12.5
        assert setpoint.transmit()
        sent = [(m.type_id, m.cause, m.body[3:].hex()) for m in station.received]
        assert sent[:4] == [(45, 6, "01"), (46, 6, "8a"), (46, 6, "0a"), (46, 8, "8a")]
        assert sent[4][:2] == (63, 6)
        assert sent[4][2].startswith("0000484100")
        assert lamp.quality is None
        with pytest.raises(ValueError):
            lamp.value = "x"
        with pytest.raises(ValueError):
            lamp.info = c104.DoubleCmd(c104.Double.ON)
        with pytest.raises(ValueError):
            lamp.transmit(c104.Cot.SPONTANEOUS)
        monitor = added.add_point(5, c104.Type.M_SP_NA_1)
        assert monitor is not None
        assert added.get_point(5) is monitor
        assert added.get_command(5) is lamp
        with pytest.raises(ValueError, match="Invalid point type"):
            monitor.transmit(c104.Cot.ACTIVATION)


def test_a_command_of_a_station_that_never_terminates() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.answer = lambda m: [m.replace(cause=7)]

    with connected(prepare, timeout_ms=300) as (_, _, connection):
        added = connection.add_station(1)
        assert added is not None
        breaker = added.add_point(6, c104.Type.C_DC_NA_1, command_mode=c104.CommandMode.SELECT_AND_EXECUTE)
        assert breaker is not None
        assert breaker.transmit(c104.Cot.ACTIVATION)
        connection.await_termination = True
        assert not breaker.transmit(c104.Cot.ACTIVATION)
        assert breaker.last_result is not None
        assert breaker.last_result.outcome is c104.Outcome.UNTERMINATED


def test_read() -> None:
    with connected() as (station, _, connection):
        station.station.points = [station.station.data(13, [(10, (7.5, 0))], cause=5)]
        added = connection.add_station(1)
        assert added is not None
        point = added.add_point(10, c104.Type.M_ME_NC_1)
        assert point is not None
        for _ in range(50):
            assert point.read()
            assert point.value == 7.5
        station.station.answer = lambda m: [
            m.replace(cause=7, negative=True),
            m.replace(cause=47, negative=False),
        ]
        assert not point.read()
        assert point.last_result is not None
        assert point.last_result.outcome is c104.Outcome.NEGATIVE


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ((0, c104.Type.M_SP_NA_1), ValueError),
        ((1 << 24, c104.Type.M_SP_NA_1), ValueError),
        (("1", c104.Type.M_SP_NA_1), TypeError),
        ((1, c104.Type.C_IC_NA_1), ValueError),
        ((1, c104.Type.M_SP_NA_1, 100), ValueError),
        ((1, c104.Type.M_SP_NA_1, 0, 5), ValueError),
        ((1, c104.Type.C_BO_NA_1, 0, None, False, c104.CommandMode.SELECT_AND_EXECUTE), ValueError),
    ],
)
def test_points_that_cannot_be_added(arguments: tuple[Any, ...], error: type[Exception]) -> None:
    connection = c104.Client().add_connection("127.0.0.1")
    assert connection is not None
    station = connection.add_station(1)
    assert station is not None
    with pytest.raises(error):
        station.add_point(*arguments)
    assert not station.has_points


@pytest.mark.parametrize("type_", [c104.Type.C_BO_NA_1, c104.Type.C_BO_TA_1, c104.Type.M_SP_NA_1])
def test_the_command_mode_is_checked(type_: c104.Type) -> None:
    connection = c104.Client().add_connection("127.0.0.1")
    assert connection is not None
    station = connection.add_station(1)
    assert station is not None
    point = station.add_point(1, type_)
    assert point is not None
    with pytest.raises(ValueError, match="cannot be selected"):
        point.command_mode = c104.CommandMode.SELECT_AND_EXECUTE
    assert point.command_mode is c104.CommandMode.DIRECT


def test_timers() -> None:
    ticks: list[int] = []

    def on_timer(point: c104.Point) -> None:
        ticks.append(point.io_address)

    with connected() as (_, _, connection):
        station = connection.add_station(1)
        assert station is not None
        point = station.add_point(10, c104.Type.M_SP_NA_1)
        assert point is not None
        with pytest.raises(ValueError, match="multiple"):
            point.on_timer(on_timer, 150)
        point.on_timer(callable=on_timer, int=100)
        assert point.timer_ms == 100
        wait(lambda: len(ticks) >= 3)
        point.on_timer(None)
        assert point.timer_ms == 0
