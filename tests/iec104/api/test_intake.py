"""What received messages do while callbacks decide about stations and points: nothing waits longer than for that."""

import asyncio
import gc
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from station_thread import wait

import iec104 as c104
from iec104.api import intake
from iec104.controlling.engine import Event
from iec104.link import Traced
from iec104.wire import apci
from iec104.wire import asdu as wire
from iec104.wire.asdu import Asdu
from iec104.wire.times import UTC_RULE

TAG = UTC_RULE.write(1_780_000_000_250_000_000)


class Bench:
    """A connection that messages are given to as its session would, on this thread; callbacks run on theirs."""

    def __init__(self) -> None:
        self.client = c104.Client()
        connection = self.client.add_connection("127.0.0.1", 2404, c104.Init.NONE)
        assert connection is not None
        self.connection = connection
        self.told: list[tuple[c104.Umc, int]] = []
        self.values: list[tuple[int, object, object]] = []
        self.raises = False
        self.client._runtime.start()

    def receive(self, *messages: Event) -> None:
        self.connection.received(messages, 1_780_000_001_000_000_000)

    def point(self, ioa: int, type_: c104.Type = c104.Type.M_ME_NC_1) -> c104.Point:
        station = self.connection.get_station(1) or self.connection.add_station(1)
        assert station is not None
        point = station.add_point(ioa, type_)
        assert point is not None
        point.on_receive(self.on_receive)
        return point

    def settle(self) -> None:
        """Wait until the callbacks that wait now were made, and what they caused."""
        runtime = self.client._runtime
        for _ in range(3):
            done = threading.Event()
            assert runtime.dispatcher is not None
            runtime.dispatcher.post(done.set)
            assert done.wait(30)

    def on_receive(
        self, point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
    ) -> c104.ResponseState:
        self.values.append((point.io_address, previous_info and previous_info.value, message.info.value))
        if self.raises:
            raise KeyError("mistake")
        return c104.ResponseState.NONE

    def on_unexpected(self, connection: c104.Connection, message: c104.IncomingMessage, cause: c104.Umc) -> None:
        self.told.append((cause, message.io_address))


@pytest.fixture
def b() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.client.stop()


def floats(*values: tuple[int, float], ca: int = 1) -> Asdu:
    return Asdu.of(13, 3, ca, [(ioa, (value, 0)) for ioa, value in values])


def adds_points(b: Bench, go_on: threading.Event | None = None, asked: list[int] | None = None) -> None:
    def on_new_point(client: c104.Client, station: c104.Station, io_address: int, point_type: c104.Type) -> None:
        if asked is not None:
            asked.append(io_address)
        if go_on is not None:
            go_on.wait(30)
        point = station.add_point(io_address, point_type)
        assert point is not None
        point.on_receive(b.on_receive)

    b.client.on_new_point(on_new_point)


def test_introductions_are_made_however_much_waits(b: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = b.client._runtime.dispatcher
    assert calls is not None
    monkeypatch.setattr(calls._values, "most", 5)
    told: list[c104.Coi] = []

    def on_initialized(client: c104.Client, station: c104.Station, cause: c104.Coi) -> None:
        told.append(cause)

    b.client.on_station_initialized(on_initialized)
    b.connection.on_unexpected_message(b.on_unexpected)
    go_on = threading.Event()
    b.point(10)
    adds_points(b)
    calls.post(go_on.wait, 30)
    for value in range(20):
        b.receive(floats((10, float(value))))
    b.receive(Asdu.of(70, 4, 1, [(0, (2,))]), Asdu(200, 3, 1, b"abcd"), floats((11, 7.5)))
    go_on.set()
    wait(lambda: b.connection.get_station(1).get_point(11) and b.told)  # type: ignore[union-attr]
    b.settle()
    assert told == [c104.Coi.REMOTE_RESET]
    assert b.told == [(c104.Umc.UNKNOWN_TYPE_ID, int.from_bytes(b"abc", "little"))]
    assert [value for ioa, _, value in b.values if ioa == 10] == [0.0, 1.0, 2.0, 3.0, 4.0]
    assert (11, None, 7.5) in b.values
    assert b.connection.statistics()["callbacks dropped"] == 15
    station = b.connection.get_station(1)
    assert station is not None
    assert station.get_point(10).value == 19.0  # type: ignore[union-attr]


def test_values_are_in_place_as_soon_as_the_point_is_known(b: Bench) -> None:
    go_on = threading.Event()
    slow = threading.Event()
    asked: list[int] = []
    adds_points(b, go_on, asked)
    b.receive(floats((10, 1.0)), floats((10, 2.0), (11, 3.0)), floats((10, 4.0)))
    wait(lambda: asked == [10])
    go_on.set()
    b.settle()
    assert asked == [10, 11]
    assert [value for value in b.values if value[0] == 10] == [(10, None, 1.0), (10, 1.0, 2.0), (10, 2.0, 4.0)]
    # From now on values do not wait for callbacks any more, whatever those do.
    b.client._runtime.dispatcher.post(slow.wait, 30)  # type: ignore[union-attr]
    b.receive(floats((10, 5.0)))
    point = b.connection.get_station(1).get_point(10)  # type: ignore[union-attr]
    assert point is not None
    assert point.value == 5.0
    slow.set()


def test_a_stop_between_value_and_callback_holds_nothing_back_for_ever(b: Bench) -> None:
    adds_points(b)
    b.client._runtime.stop()
    b.receive(floats((10, 1.0)))  # as when data arrives while the client is being stopped
    b.client._runtime.start()
    b.receive(floats((10, 2.0)))
    b.settle()
    assert b.values == [(10, None, 2.0)]
    b.receive(floats((10, 3.0)))
    point = b.connection.get_station(1).get_point(10)  # type: ignore[union-attr]
    assert point is not None
    assert point.value == 3.0


def test_what_is_held_while_the_client_stops_is_still_called(b: Bench) -> None:
    go_on = threading.Event()
    asked: list[int] = []
    adds_points(b, go_on, asked)
    b.receive(floats((10, 1.0)), floats((10, 2.0)))
    wait(lambda: asked)
    stopping = threading.Thread(target=b.client.stop)
    stopping.start()
    wait(lambda: b.client._runtime.dispatcher is None)
    go_on.set()
    stopping.join(30)
    assert b.values == [(10, None, 1.0), (10, 1.0, 2.0)]


def test_a_raising_callback_costs_nobody_else_a_call(b: Bench, caplog: pytest.LogCaptureFixture) -> None:
    b.raises = True
    raised: list[int] = []

    def on_new_station(client: c104.Client, connection: c104.Connection, common_address: int) -> None:
        station = connection.add_station(common_address)
        assert station is not None
        for ioa in (10, 11, 12):
            point = station.add_point(ioa, c104.Type.M_ME_NC_1)
            assert point is not None
            point.on_receive(b.on_receive)
        raised.append(common_address)
        raise ValueError("after the points were added")

    b.client.on_new_station(on_new_station)
    b.receive(floats((10, 1.0), (11, 2.0), (12, 3.0)), floats((10, 4.0), (11, 5.0), (12, 6.0)))
    b.settle()
    assert raised == [1]
    assert [value for _, _, value in b.values] == [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
    assert "after the points were added" in caplog.text
    assert b.connection.statistics()["callbacks failed"] == 7


def test_what_is_held_is_bounded_and_counted(b: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "HELD", 5)
    go_on = threading.Event()
    adds_points(b, go_on)
    b.receive(*(floats((10, float(value))) for value in range(12)), floats((11, 0.5)))
    go_on.set()
    b.settle()
    # The latest values are what is kept.
    assert [value for ioa, _, value in b.values if ioa == 10] == [7.0, 8.0, 9.0, 10.0, 11.0]
    assert [value for ioa, _, value in b.values if ioa == 11] == [0.5]
    assert b.connection.statistics()["callbacks dropped"] == 7
    b.receive(floats((10, 99.0)))
    b.settle()
    assert b.values[-1] == (10, 11.0, 99.0)


def test_the_restart_of_a_new_station_is_told_once_it_is_known(b: Bench) -> None:
    order: list[str] = []

    def on_new_station(client: c104.Client, connection: c104.Connection, common_address: int) -> None:
        order.append("new")
        connection.add_station(common_address)

    def on_initialized(client: c104.Client, station: c104.Station, cause: c104.Coi) -> None:
        order.append(f"initialised {station.common_address}")

    b.client.on_new_station(on_new_station)
    b.client.on_station_initialized(on_initialized)
    b.receive(Asdu.of(70, 4, 1, [(0, (0,))]), floats((10, 1.0)))
    b.settle()
    assert order == ["new", "initialised 1"]
    assert b.connection.get_station(1).get_point(10).value == 1.0  # type: ignore[union-attr]


def test_several_values_of_a_point_in_one_message(b: Bench) -> None:
    point = b.point(10, c104.Type.M_SP_TB_1)
    b.receive(Asdu.of(30, 3, 1, [(10, (1, TAG)), (11, (1, TAG)), (10, (0, TAG)), (10, (1, TAG))]))
    b.receive(Asdu.of(1, 3, 1, [(10, (0,))]))
    b.settle()
    assert b.values == [(10, None, True), (10, True, False), (10, False, True), (10, True, False)]
    assert point.value is False
    assert point.info.recorded_at is None  # type: ignore[union-attr]


def test_addresses_behind_the_last_one_are_no_points(b: Bench) -> None:
    b.connection.on_unexpected_message(b.on_unexpected)
    body = (16_777_214).to_bytes(3, "little") + bytes(4)
    b.receive(Asdu(1, 3, 1, body, 4, True))
    b.settle()
    assert [p.io_address for p in b.connection.stations[0].points] == [16_777_214, 16_777_215]
    assert [cause for cause, _ in b.told] == [c104.Umc.UNKNOWN_IOA] * 2


def test_a_callback_that_waits_for_a_command_is_passed_by_the_others(b: Bench) -> None:
    answer: asyncio.Future[int] | None = None
    asked = threading.Event()
    order: list[object] = []
    runtime = b.client._runtime

    async def ask() -> int:
        nonlocal answer
        answer = asyncio.get_running_loop().create_future()
        asked.set()
        return await answer

    def waits(point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage) -> c104.ResponseState:
        order.append("asks")
        order.append(runtime.call(ask()))
        return c104.ResponseState.NONE

    def others(point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage) -> c104.ResponseState:
        order.append(message.info.value)
        if message.info.value == 3.0:
            assert asked.wait(30)
            assert runtime.io is not None
            assert answer is not None
            runtime.io.loop.call_soon_threadsafe(answer.set_result, 7)
        return c104.ResponseState.NONE

    b.point(10).on_receive(waits)
    for ioa in (11, 12, 13):
        b.point(ioa).on_receive(others)
    b.receive(floats((10, 0.0), (11, 1.0), (12, 2.0)), floats((13, 3.0)))
    wait(lambda: 7 in order)
    assert order == ["asks", 1.0, 2.0, 3.0, 7]


def test_the_rest_of_a_message_with_a_mismatched_object_is_used(b: Bench) -> None:
    b.connection.on_unexpected_message(b.on_unexpected)
    for ioa, type_ in ((10, c104.Type.M_ME_NC_1), (11, c104.Type.M_SP_NA_1), (12, c104.Type.M_ME_TF_1)):
        b.point(ioa, type_)
    b.receive(floats((10, 1.0), (11, 2.0), (12, 3.0)))
    b.settle()
    assert b.values == [(10, None, 1.0), (12, None, 3.0)]
    assert b.told == [(c104.Umc.MISMATCHED_TYPE_ID, 11)]
    assert [point.value for point in b.connection.stations[0].points] == [1.0, None, 3.0]


@pytest.mark.parametrize("cause", [0, 1, 6, 13, 20, 36, 37, 44, 63])
def test_values_with_any_cause_are_used(b: Bench, cause: int) -> None:
    b.connection.on_unexpected_message(b.on_unexpected)
    b.point(10, c104.Type.M_ME_TF_1)
    b.receive(Asdu.of(36, cause, 1, [(10, (1.5, 0, TAG))]))
    b.settle()
    assert b.values == [(10, None, 1.5)]
    assert b.told == [(c104.Umc.INVALID_COT, 10)]


def test_times_are_read_as_the_site_sends_them(b: Bench) -> None:
    rule = c104.TimeRule(ZoneInfo("Europe/Berlin"), c104.SummerTime.FLAGGED)
    b.connection.time_rule = rule
    point = b.point(10, c104.Type.M_SP_TB_1)
    summer = datetime(2026, 7, 1, 12, 0, 0, tzinfo=UTC)
    tag = rule.write(int(summer.timestamp()) * 10**9)
    assert tag[3] == 14 | 0x80
    b.receive(Asdu.of(30, 3, 1, [(10, (1, tag))]))
    assert point.recorded is not None
    assert point.recorded.utc == summer
    assert point.recorded_at == summer.astimezone().replace(tzinfo=None)


def test_no_lock_of_ours_is_held_while_callbacks_run(b: Bench) -> None:
    """What another thread does with the client meanwhile does not wait for the callback."""
    done: list[str] = []

    def use(where: str) -> None:
        station = b.connection.get_station(1)
        assert station is not None
        b.connection.add_station(100 + len(done))
        station.add_point(1000 + len(done), c104.Type.M_SP_NA_1)
        station.remove_point(1000 + len(done))
        b.client.add_connection("127.0.0.1", 3000 + len(done), c104.Init.NONE)
        _ = b.connection.statistics(), b.connection.stations, station.points, b.client.connections
        b.connection.on_state_change(None)
        b.connection.test(1)
        b.connection.disconnect()
        # Not of this station: what comes for it may be held back until the callback has returned.
        b.receive(floats((50, 1.0)), Asdu(200, 3, 1, b"abcd"))
        done.append(where)

    def meanwhile(where: str) -> None:
        thread = threading.Thread(target=use, args=(where,))
        thread.start()
        thread.join(20)
        assert where in done

    def on_new_station(client: c104.Client, connection: c104.Connection, common_address: int) -> None:
        connection.add_station(common_address)
        meanwhile("new station")

    def on_new_point(client: c104.Client, station: c104.Station, io_address: int, point_type: c104.Type) -> None:
        station.add_point(io_address, point_type)
        if io_address == 20:
            meanwhile("new point")

    def on_receive(
        point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
    ) -> c104.ResponseState:
        meanwhile("received")
        return c104.ResponseState.NONE

    def on_unexpected(connection: c104.Connection, message: c104.IncomingMessage, cause: c104.Umc) -> None:
        if "unexpected" not in done:
            done.append("unexpected")
            meanwhile("while unexpected")

    def on_initialized(client: c104.Client, station: c104.Station, cause: c104.Coi) -> None:
        meanwhile("initialised")

    b.point(10).on_receive(on_receive)
    b.client.on_new_station(on_new_station)
    b.client.on_new_point(on_new_point)
    b.client.on_station_initialized(on_initialized)
    b.connection.on_unexpected_message(on_unexpected)
    b.receive(floats((10, 1.0)), floats((20, 1.0)), floats((10, 1.0), ca=2), Asdu.of(70, 4, 1, [(0, (0,))]))
    wait(lambda: {"new station", "new point", "received", "while unexpected", "initialised"} <= set(done))
    b.settle()
    assert b.connection.statistics()["callbacks failed"] == 0


def test_frames_and_messages_leave_nothing_behind(b: Bench) -> None:
    lengths: list[int] = []

    def on_raw(connection: c104.Connection, data: bytes) -> None:
        lengths.append(len(c104.explain_bytes(data)))

    def on_receive(
        point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
    ) -> c104.ResponseState:
        lengths.append(len(message.raw) + len(message.raw_explain))
        return c104.ResponseState.NONE

    b.connection.on_receive_raw(on_raw)
    b.point(10).on_receive(on_receive)

    def round_() -> int:
        for value in range(2000):
            message = floats((10, float(value)))
            b.receive(Traced(apci.i_frame(0, 0, wire.build(message)), False), message)
        b.settle()
        assert len(lengths) == 4000
        lengths.clear()
        gc.collect()
        return sys.getallocatedblocks()

    round_()
    before = round_()
    assert round_() - before < 500
