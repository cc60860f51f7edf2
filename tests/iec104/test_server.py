"""The documented kind of server API, over real sockets."""

import datetime
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from certificate_lab import Lab
from child import PATIENCE
from iec104_simulator import PlainMaster

from iec104.enums import Coi, CommandMode, Cot, Double, Quality, ResponseState, Type, Umc
from iec104.information import DoubleCmd, DoubleInfo, Information, ShortInfo, SingleCmd, SingleInfo
from iec104.message import IncomingMessage
from iec104.served import Batch, Point, Station
from iec104.server import Server
from iec104.transport_security import TransportSecurity
from iec104.wire import apci
from iec104.wire.asdu import Asdu
from iec104.wire.times import UTC_RULE, nanoseconds

GI = Asdu.of(Type.C_IC_NA_1, Cot.ACTIVATION, 47, [(0, (20,))])


def until(condition: Callable[[], bool]) -> None:
    """Wait for a condition."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.002)


@pytest.fixture
def server() -> Iterator[Server]:
    """A running server with station 47."""
    server = Server("127.0.0.1", 0, tick_rate_ms=50)
    server.add_station(47)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def station(server: Server) -> Station:
    station = server.get_station(47)
    assert station is not None
    return station


@pytest.fixture
def master(server: Server) -> Iterator[PlainMaster]:
    """A started client."""
    with PlainMaster("127.0.0.1", server.port) as master:
        master.start()
        until(lambda: server.has_active_connections)
        yield master


def add(station: Station, address: int, type_id: Type, **settings: Any) -> Point:
    point = station.add_point(address, type_id, **settings)
    assert point is not None
    return point


def one(master: PlainMaster) -> Asdu:
    """The next message."""
    return master.collect(bool)[0]


def test_properties_of_a_fresh_server() -> None:
    server = Server()
    assert (server.ip, server.port, server.tick_rate_ms, server.max_connections) == ("0.0.0.0", 2404, 100, 0)
    assert not server.is_running
    assert not server.has_stations
    assert not server.has_open_connections
    assert (server.open_connection_count, server.active_connection_count) == (0, 0)
    assert server.protocol_parameters.send_window_size == 12
    assert repr(server) == "<iec104.Server ip=0.0.0.0, port=2404, #clients=0, #stations=0>"
    server.stop()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"tick_rate_ms": 49}, "tickRate_ms must be 50 or greater"),
        ({"select_timeout_ms": 0}, "select_timeout_ms"),
        ({"ip": "300.1.1.1"}, "IP 300.1.1.1 is invalid!"),
        ({"ip": ""}, "is invalid"),
        ({"port": 65536}, "Port 65536 is invalid!"),
        ({"max_connections": -1}, "max_connections"),
        ({"transport_security": TransportSecurity()}, "needs a certificate"),
    ],
)
def test_what_a_server_refuses(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Server(**arguments)


def test_stations_and_points() -> None:
    server = Server(port=0)
    station = server.add_station(47)
    assert station is not None
    assert server.add_station(47) is None
    assert server.stations == [station]
    for impossible in (0, 65535):
        with pytest.raises(ValueError, match="1 to 65534"):
            server.add_station(impossible)
    point = add(station, 11, Type.M_ME_TF_1)
    command = add(station, 11, Type.C_SC_NA_1)
    assert station.add_point(11, Type.M_SP_NA_1) is None
    assert station.points == [point, command]
    assert station.get_point(11) is point
    assert station.get_point(12) is None
    assert (station.is_local, station.connection, station.server, point.station) == (True, None, server, station)
    assert station.remove_point(11)
    assert not station.remove_point(11)
    assert not station.has_points
    assert server.remove_station(47)
    assert not server.remove_station(47)
    assert server.get_station(47) is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"io_address": 0, "type": Type.M_SP_NA_1}, "1 to 16777215"),
        ({"io_address": 1, "type": Type.M_EI_NA_1}, "Unsupported type"),
        ({"io_address": 1, "type": Type.C_SC_NA_1, "report_ms": 1000}, "Cannot report a command"),
        ({"io_address": 1, "type": Type.M_SP_NA_1, "report_ms": 130}, "multiple of tick_rate_ms = 100"),
        ({"io_address": 1, "type": Type.M_SP_NA_1, "related_io_address": 2}, "Only a command"),
        ({"io_address": 1, "type": Type.C_SC_NA_1, "related_io_autoreturn": True}, "no related point"),
        (
            {"io_address": 1, "type": Type.C_BO_NA_1, "command_mode": CommandMode.SELECT_AND_EXECUTE},
            "cannot be selected",
        ),
    ],
)
def test_points_that_cannot_be(arguments: dict[str, Any], message: str) -> None:
    server = Server(port=0)
    station = server.add_station(1)
    assert station is not None
    with pytest.raises(ValueError, match=message):
        station.add_point(**arguments)
    assert not station.has_points
    assert station.add_point(1, Type.C_SC_NA_1) is not None


def test_values() -> None:
    server = Server(port=0)
    station = server.add_station(1)
    assert station is not None
    point = add(station, 1, Type.M_ME_TF_1)
    assert (point.value, point.quality, point.recorded_at, point.processed_at) == (0.0, Quality(), None, None)
    point.value = 2.5
    point.quality = Quality.Blocked
    assert point.info == ShortInfo(2.5, Quality.Blocked)
    assert isinstance(point.processed_at, datetime.datetime)
    with pytest.raises(ValueError, match="provide an instance of ShortInfo"):
        point.info = SingleInfo(True)
    with pytest.raises(ValueError):
        point.value = "x"
    command = add(station, 2, Type.C_DC_NA_1)
    command.value = Double.ON
    assert command.info == DoubleCmd(Double.ON)
    assert command.quality is None
    with pytest.raises(ValueError, match="carries no quality"):
        command.quality = Quality()
    with pytest.raises(ValueError, match="Invalid point type"):
        command.transmit(Cot.SPONTANEOUS)
    with pytest.raises(ValueError, match="is no cause"):
        point.transmit(Cot.ACTIVATION)
    with pytest.raises(ValueError, match="Cannot read a local point"):
        point.read()
    assert point.transmit(Cot.SPONTANEOUS) is False


def test_interrogation_and_transmission(station: Station, master: PlainMaster) -> None:
    point = add(station, 11, Type.M_ME_TF_1)
    point.value = 1.5
    master.send(GI)
    got = master.collect(lambda asdus: len(asdus) == 3)
    assert [a.cause for a in got] == [7, 20, 10]
    assert got[1].objects == [(11, (1.5, 0))]
    moment = datetime.datetime(2024, 7, 1, 12, 0, 0, 250000)
    point.info = ShortInfo(2.5, recorded_at=moment)
    assert point.transmit(Cot.SPONTANEOUS) is True
    (event,) = one(master).objects
    assert event[1][:2] == (2.5, 0)
    assert UTC_RULE.valid_ns(event[1][2]) == nanoseconds(moment.astimezone(datetime.UTC))
    station.signal_initialized(Coi.REMOTE_RESET)
    assert one(master).objects == [(0, (2,))]


def test_a_batch_goes_in_one_message(server: Server, station: Station, master: PlainMaster) -> None:
    points = [add(station, address, Type.M_ME_NC_1) for address in (1, 5, 9)]
    batch = Batch(Cot.SPONTANEOUS, points)
    assert (batch.type, batch.common_address, batch.number_of_objects) == (Type.M_ME_NC_1, 47, 3)
    assert server.transmit_batch(batch) is True
    assert [ioa for ioa, _ in one(master).objects] == [1, 5, 9]
    with pytest.raises(ValueError, match="is in the batch already"):
        batch.add_point(points[0])
    with pytest.raises(ValueError, match="one type"):
        batch.add_point(add(station, 20, Type.M_SP_NA_1))
    with pytest.raises(ValueError, match="has no points"):
        server.transmit_batch(Batch(Cot.SPONTANEOUS))


@pytest.mark.parametrize(
    ("state", "causes"),
    [
        (ResponseState.SUCCESS, [(7, False), (10, False)]),
        (ResponseState.FAILURE, [(7, True)]),
    ],
)
def test_commands(station: Station, master: PlainMaster, state: ResponseState, causes: list[tuple[int, bool]]) -> None:
    seen: list[tuple[Any, ...]] = []
    point = add(station, 11, Type.C_SC_NA_1)

    def on_receive(point: Point, previous_info: Information, message: IncomingMessage) -> ResponseState:
        seen.append((point.value, previous_info, message.cot, message.is_select_command, message.info))
        return state

    point.on_receive(on_receive)
    master.send(Asdu.of(Type.C_SC_NA_1, 6, 47, [(11, (1,))]))
    got = master.collect(lambda asdus: len(asdus) == len(causes))
    assert [(a.cause, a.negative) for a in got] == causes
    assert seen == [(True, SingleCmd(False), Cot.ACTIVATION, False, SingleCmd(True))]
    assert point.value is (state is ResponseState.SUCCESS)


def test_a_raising_callback_refuses_the_command_and_stays(
    station: Station, master: PlainMaster, caplog: pytest.LogCaptureFixture
) -> None:
    point = add(station, 11, Type.C_SC_NA_1)

    def on_receive(point: Point, previous_info: Information, message: IncomingMessage) -> ResponseState:
        raise LookupError("no such breaker")

    point.on_receive(on_receive)
    for _ in range(2):
        master.send(Asdu.of(Type.C_SC_NA_1, 6, 47, [(11, (1,))]))
        assert one(master).negative
    assert "no such breaker" in caplog.text


def test_a_slow_callback_delays_nothing_else(station: Station, master: PlainMaster) -> None:
    hold = threading.Event()
    point = add(station, 11, Type.C_SC_NA_1)

    def on_receive(point: Point, previous_info: Information, message: IncomingMessage) -> ResponseState:
        hold.wait(PATIENCE)
        return ResponseState.SUCCESS

    point.on_receive(on_receive)
    master.send(Asdu.of(Type.C_SC_NA_1, 6, 47, [(11, (1,))]))
    master.socket.sendall(apci.u_frame(apci.Function.TESTFR_ACT))
    while master.frame() != apci.U(apci.Function.TESTFR_CON):
        pass
    master.send(GI)
    assert one(master).type_id == Type.C_IC_NA_1
    hold.set()
    assert [a.cause for a in master.collect(lambda asdus: len(asdus) == 3)] == [10, 7, 10]


def test_the_api_works_inside_callbacks(server: Server, station: Station, master: PlainMaster) -> None:
    shown = add(station, 12, Type.M_SP_NA_1)
    point = add(station, 11, Type.C_SC_NA_1)

    def on_receive(point: Point, previous_info: Information, message: IncomingMessage) -> ResponseState:
        shown.value = point.value
        shown.transmit(Cot.RETURN_INFO_REMOTE)
        assert station.add_point(13, Type.M_SP_NA_1) is not None
        return ResponseState.SUCCESS

    point.on_receive(on_receive)
    master.send(Asdu.of(Type.C_SC_NA_1, 6, 47, [(11, (1,))]))
    got = master.collect(lambda asdus: len(asdus) == 3)
    assert [(a.type_id, a.cause) for a in got] == [(1, 11), (45, 7), (45, 10)]


def test_stop_inside_a_callback(server: Server, station: Station, master: PlainMaster) -> None:
    stopped = threading.Event()
    point = add(station, 11, Type.C_SC_NA_1)

    def on_receive(point: Point, previous_info: Information, message: IncomingMessage) -> ResponseState:
        server.stop()
        stopped.set()
        return ResponseState.SUCCESS

    point.on_receive(on_receive)
    master.send(Asdu.of(Type.C_SC_NA_1, 6, 47, [(11, (1,))]))
    assert stopped.wait(PATIENCE)
    assert not server.is_running


def test_select_and_return_information(station: Station, master: PlainMaster) -> None:
    shown = add(station, 12, Type.M_DP_NA_1)
    point = add(
        station,
        11,
        Type.C_DC_NA_1,
        command_mode=CommandMode.SELECT_AND_EXECUTE,
        related_io_address=12,
        related_io_autoreturn=True,
    )
    assert point.selected_by is None
    select = Asdu.of(Type.C_DC_NA_1, 6, 47, [(11, (0x82,))], originator=9)
    master.send(select)
    assert one(master) == select.replace(cause=7)
    assert point.selected_by == 9
    master.send(Asdu.of(Type.C_DC_NA_1, 6, 47, [(11, (0x02,))], originator=9))
    assert [a.cause for a in master.collect(lambda asdus: len(asdus) == 3)] == [7, 11, 10]
    assert shown.info == DoubleInfo(Double.ON)
    assert point.selected_by is None


def test_values_are_refreshed_before_they_are_read(station: Station, master: PlainMaster) -> None:
    point = add(station, 11, Type.M_ME_NC_1)

    def refresh(point: Point) -> None:
        point.value = point.value + 1.0

    point.on_before_read(refresh)
    master.send(Asdu.of(Type.C_RD_NA_1, Cot.REQUEST, 47, [(11, ())]))
    assert one(master).objects == [(11, (1.0, 0))]
    master.send(GI)
    got = master.collect(lambda asdus: len(asdus) == 3)
    assert got[1].objects == [(11, (2.0, 0))]


def test_cyclic_transmission(station: Station, master: PlainMaster) -> None:
    add(station, 11, Type.M_ME_TF_1, report_ms=50)
    counted = add(station, 12, Type.M_ME_NC_1, report_ms=50)

    def count(point: Point) -> None:
        point.value = point.value + 1.0

    counted.on_before_auto_transmit(count)
    got = master.collect(lambda asdus: sum(ioa == 12 for a in asdus for ioa, _ in a.objects) >= 4)
    assert {a.cause for a in got} == {Cot.PERIODIC}
    assert {a.type_id for a in got} == {Type.M_ME_NC_1}
    values = [v[0] for a in got for ioa, v in a.objects if ioa == 12]
    assert values == sorted(values)
    assert values[-1] >= 3.0
    assert any(ioa == 11 for a in got for ioa, _ in a.objects)


def test_timers(server: Server, station: Station) -> None:
    calls = threading.Semaphore(0)
    point = add(station, 11, Type.M_SP_NA_1)

    def tick(point: Point) -> None:
        calls.release()

    with pytest.raises(ValueError, match="multiple of tick_rate_ms"):
        point.on_timer(tick, 75)
    point.on_timer(tick, 50)
    assert point.timer_ms == 50
    for _ in range(3):
        assert calls.acquire(timeout=PATIENCE)
    point.on_timer(None, 0)
    assert point.timer_ms == 0


@pytest.mark.parametrize("state", [ResponseState.SUCCESS, ResponseState.FAILURE])
def test_clock_synchronisation(server: Server, master: PlainMaster, state: ResponseState) -> None:
    seen: list[tuple[str, datetime.datetime]] = []

    def on_clock_sync(server: Server, ip: str, date_time: datetime.datetime) -> ResponseState:
        seen.append((ip, date_time))
        return state

    server.on_clock_sync(on_clock_sync)
    moment = datetime.datetime(2024, 2, 29, 12, 30, tzinfo=datetime.UTC)
    master.send(Asdu.of(Type.C_CS_NA_1, 6, 47, [(0, (UTC_RULE.write(nanoseconds(moment)),))]))
    answer = one(master)
    assert (answer.cause, answer.negative) == (7, state is ResponseState.FAILURE)
    assert seen == [("127.0.0.1", moment.astimezone().replace(tzinfo=None))]


def test_connections_can_be_refused(server: Server) -> None:
    asked: list[str] = []

    def on_connect(server: Server, ip: str) -> bool:
        asked.append(ip)
        return len(asked) > 1

    server.on_connect(on_connect)
    with PlainMaster("127.0.0.1", server.port) as first, pytest.raises(ConnectionError):
        first.start()
    with PlainMaster("127.0.0.1", server.port) as second:
        second.start()
        assert server.open_connection_count == 1
    until(lambda: server.open_connection_count == 0)
    assert asked == ["127.0.0.1"] * 2


def test_the_number_of_connections_is_limited(server: Server, master: PlainMaster) -> None:
    server.max_connections = 1
    with PlainMaster("127.0.0.1", server.port) as second, pytest.raises(ConnectionError):
        second.start()
    assert server.open_connection_count == 1


def test_raw_frames(server: Server) -> None:
    received: list[bytes] = []
    sent: list[bytes] = []

    def on_receive_raw(server: Server, data: bytes) -> None:
        received.append(data)

    def on_send_raw(server: Server, data: bytes) -> None:
        sent.append(data)

    server.on_receive_raw(on_receive_raw)
    server.on_send_raw(on_send_raw)
    with PlainMaster("127.0.0.1", server.port) as master:
        master.start()
        master.send(GI)
        master.collect(lambda asdus: len(asdus) == 2)
        until(lambda: len(sent) >= 3 and len(received) >= 3)
    assert received[0] == apci.u_frame(apci.Function.STARTDT_ACT)
    assert sent[0] == apci.u_frame(apci.Function.STARTDT_CON)


def test_unexpected_messages(server: Server, master: PlainMaster) -> None:
    seen: list[tuple[int, Umc]] = []

    def on_unexpected_message(server: Server, message: IncomingMessage, cause: Umc) -> None:
        seen.append((message.common_address, cause))

    server.on_unexpected_message(on_unexpected_message)
    master.send(GI.replace(common_address=99))
    assert one(master).cause == Cot.UNKNOWN_CA
    until(lambda: len(seen) == 1)
    assert seen == [(99, Umc.UNKNOWN_CA)]


def test_files(server: Server, master: PlainMaster) -> None:
    server.add_file(47, 9, b"record", name=3)
    assert server.get_file(47, 9) == b"record"
    assert server.get_file(47, 10) is None
    with pytest.raises(ValueError):
        server.add_file(47, 0, b"")
    master.send(Asdu.of(Type.F_SC_NA_1, Cot.FILE_TRANSFER, 47, [(9, (3, 0, 1))]))
    assert one(master).type_id == Type.F_FR_NA_1


def test_stop_and_start_again() -> None:
    server = Server("127.0.0.1", 0, tick_rate_ms=50)
    station = server.add_station(47)
    assert station is not None
    add(station, 11, Type.M_ME_NC_1, report_ms=50)
    for _ in range(3):
        server.start()
        server.start()
        with PlainMaster("127.0.0.1", server.port) as master:
            master.start()
            assert one(master).cause == Cot.PERIODIC
        server.stop()
        server.stop()
    assert not server.is_running


def test_a_taken_port() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        server = Server("127.0.0.1", taken.getsockname()[1])
        with pytest.raises(OSError):
            server.start()
        assert not server.is_running
    server.start()
    server.stop()


def test_tls(lab: Lab) -> None:
    ours, theirs = TransportSecurity(), TransportSecurity()
    for security, own, other in ((ours, lab.server, lab.client), (theirs, lab.client, lab.server)):
        security.set_certificate(own.cert, own.key)
        security.set_ca_certificate(lab.authority.cert)
        security.add_allowed_remote_certificate(other.cert)
    server = Server("127.0.0.1", 0, transport_security=ours)
    assert ours.is_frozen
    server.start()
    try:
        with PlainMaster("127.0.0.1", server.port) as master:
            master.socket = theirs.client_context().wrap_socket(master.socket, server_hostname="127.0.0.1")
            master.start()
            assert server.has_active_connections
    finally:
        server.stop()


def test_many_threads_at_once(server: Server, station: Station, master: PlainMaster) -> None:
    points = [add(station, address, Type.M_ME_NC_1) for address in range(1, 9)]

    def work(point: Point) -> None:
        for value in range(100):
            point.value = float(value)
            point.transmit(Cot.SPONTANEOUS)

    threads = [threading.Thread(target=work, args=(point,)) for point in points]
    for thread in threads:
        thread.start()
    got = master.collect(lambda asdus: sum(a.count for a in asdus) == 800)
    for thread in threads:
        thread.join()
    for point in points:
        values = [v[0] for a in got for ioa, v in a.objects if ioa == point.io_address]
        assert values == [float(value) for value in range(100)]
