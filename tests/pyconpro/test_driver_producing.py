"""What the driver produces for a PLC: consumed by another program, written by command."""

import contextlib
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plc_link import Recorder, plc, running
from simulator_process import BlockingOriginator, simulator
from waiting import wait_until

from linkkit.driver import CommandError, LinkState, Quality
from linkkit.iothread import IoThread
from linkkit.settings import problems
from pyconpro.driver import Driver, PlcLink
from pyconpro.producing import ProducerHost
from pyconpro.settings import HintSettings, PlcSettings, ProducerSettings
from pyconpro.types import parse_type
from pyconpro.values import read_value, read_whole
from pyconpro.wire.epath import assembly_path

LINE = "{Status: CONNECTION_STATUS, Speed: REAL, Zones: DINT[2], Running: BOOL, Name: STRING(8)}"
SETPOINT = ProducerSettings("Setpoint", "REAL", "12,5")
TEST = HintSettings("test", "REAL", rpi_ms=20)


@contextmanager
def producing(*producers: ProducerSettings) -> Iterator[tuple[PlcLink, Recorder, IoThread, int]]:
    """A link that receives one tag and produces; gives the TCP port where it is found as well."""
    with simulator() as sim, running(plc(sim.port, TEST, producers=producers, listen_port=0)) as (link, seen, thread):
        wait_until(lambda: seen.reached(LinkState.RUNNING))
        assert link._provision.host is not None
        assert link._provision.host.server is not None
        yield link, seen, thread, link._provision.host.server.port


def test_a_tag_is_consumed_and_written() -> None:
    with producing(SETPOINT) as (link, seen, thread, port), BlockingOriginator("127.0.0.1", port) as other:
        state = seen.state()
        assert state is not None
        assert state.text == "receiving 1 tag, producing 1 tag"
        (point,) = (point for point in link.points() if point.path == ("Produced", "Setpoint"))
        assert link.arguments(point.key) == {"produced": "Setpoint", "part": ""}
        consumer = other.open("Setpoint", 4)
        assert struct.unpack("<f", consumer.receive()[2]) == (12.5,)
        wait_until(lambda: any("127.0.0.1 consumes it every 20 ms" in notice.text for notice in seen.notices()))
        done = thread.call(link.command("write", produced="setpoint", value="7.25"), 10)
        assert done == "Setpoint is 7.25; 1 consumer"
        while consumer.receive()[2] != struct.pack("<f", 7.25):
            pass
        assert thread.call(link.command("write", produced="Setpoint", value=3), 10) == "Setpoint is 3; 1 consumer"
        rows = seen.streams[point.record].payloads
        assert [struct.unpack("<f", row)[0] for row in rows] == [12.5, 7.25, 3.0]
        assert consumer.close().status == 0
        wait_until(lambda: link.statistics()["Setpoint (produced): consumers"] == 0)
        assert any("has closed its connection" in notice.text for notice in seen.notices())


def test_parts_of_a_structure_are_written() -> None:
    line = ProducerSettings("Line9", LINE, '{"Speed": 2.5, "Name": "L9"}')
    with producing(line) as (link, seen, thread, _):
        points = {point.path[2:]: point for point in link.points() if point.path[:2] == ("Produced", "Line9")}
        kind = parse_type(LINE)
        for path, value in ((("Speed",), "8"), (("Zones", "[1]"), 7), (("Running",), "on")):
            thread.call(link.command("write", **link.arguments(points[path].key), value=value), 10)
        thread.call(link.command("write", produced="Line9", part="Name", value="12"), 10)
        value = kind.decode(seen.streams[points["Speed",].record].payloads[-1])
        assert value.pop("Status")["RunMode"] is True
        assert value == {"Speed": 8.0, "Zones": [0, 7], "Running": True, "Name": "12"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"produced": "Setpoint", "value": "much"}, "“much” is no value"),
        ({"produced": "Setpoint", "part": "Speed", "value": "1"}, "there is no Speed in it"),
        ({"produced": "Speed", "value": "1"}, "there is no produced tag “Speed”; there are: Setpoint"),
        ({"produced": "Setpoint", "value": [1, 2]}, "is no REAL"),
        ({"value": "1"}, "produced"),
        ({"produced": "Setpoint", "tag": "Setpoint"}, "tag"),
    ],
)
def test_a_bad_write_says_why_and_changes_nothing(arguments: dict[str, Any], says: str) -> None:
    with producing(SETPOINT) as (link, seen, thread, _):
        with pytest.raises(ValueError, match=says):
            thread.call(link.command("write", **arguments), 10)
        assert len(seen.streams["Setpoint (produced)"].payloads) == 1


def test_an_assembly_is_owned() -> None:
    adapter = ProducerSettings("Adapter", "INT[2]", "[1, 2]", assembly=101, output=102, output_type="DINT")
    with producing(adapter) as (link, seen, _, port), BlockingOriginator("127.0.0.1", port) as other:
        owner = other.open("", 4, path=assembly_path(100, 102, 101), ot_size=10)
        run, idle = b"\x01\0\0\0" + struct.pack("<i", 77), b"\0\0\0\0" + struct.pack("<i", 78)
        assert owner.receive(run)[2] == struct.pack("<hh", 1, 2)
        (point,) = (point for point in link.points() if point.path == ("Written to us", "Adapter"))
        stream = seen.streams[point.record]
        wait_until(lambda: stream.payloads == [struct.pack("<i", 77)])
        owner.receive(idle)
        wait_until(lambda: stream.qualities == [Quality.GOOD, Quality.NOT_TOPICAL])
        wait_until(lambda: any("its owner has left run mode" in notice.text for notice in seen.notices()))
        assert owner.close().status == 0
        wait_until(lambda: stream.rows[-1] is None)


def test_who_gets_nothing_is_told() -> None:
    with producing(SETPOINT) as (_, seen, _thread, port), BlockingOriginator("127.0.0.1", port) as other:
        with pytest.raises(AssertionError, match="refused"):
            other.open("Setpoin", 4)
        wait_until(lambda: any(n.text.startswith("127.0.0.1 was refused: 0x01/0x012E") for n in seen.notices()))


def test_a_taken_port_is_told_and_receiving_goes_on() -> None:
    with socket.create_server(("0.0.0.0", 0)) as taken, simulator() as sim:
        port = taken.getsockname()[1]
        settings = plc(sim.port, TEST, producers=(SETPOINT,), listen_port=port)
        with running(settings) as (link, seen, thread):
            wait_until(lambda: seen.reached(LinkState.DEGRADED) and len(seen.streams["test"].payloads) > 3)
            state = seen.state()
            assert state is not None
            assert f"TCP port {port}" in state.text
            assert "RSLinx" in state.hint
            with pytest.raises(CommandError, match="nothing can be produced"):
                thread.call(link.command("write", produced="Setpoint", value="1"), 10)


def test_two_connections_produce_on_one_port_but_not_the_same_tag() -> None:
    thread = IoThread(Driver.thread)
    thread.start()
    driver, seen = Driver(), [Recorder(), Recorder()]
    other = ProducerSettings("Other", "DINT", "4")
    try:
        with simulator() as sim:
            settings = [plc(sim.port, producers=rows, listen_port=0) for rows in ((SETPOINT,), (other, SETPOINT))]
            links = [driver.link(one) for one in settings]
            for link, recorder in zip(links, seen, strict=True):
                thread.call(link.start(recorder, recorder.events.append), 10)
            assert links[0]._provision.host is links[1]._provision.host
            wait_until(lambda: seen[1].reached(LinkState.DEGRADED))
            state = seen[1].state()
            assert state is not None
            assert state.text.startswith("Setpoint is not produced: there is a produced tag Setpoint already")
            server = links[0]._provision.host.server if links[0]._provision.host is not None else None
            assert server is not None
            with BlockingOriginator("127.0.0.1", server.port) as consumer:
                received = consumer.open("Other", 4)
                assert received.receive()[2] == struct.pack("<i", 4)
                thread.call(links[0].stop(), 10)
                assert received.receive()[2] == struct.pack("<i", 4), "the other connection's tag goes on"
                # What was not free before is, once the settings are taken again.
                thread.call(links[1].update(plc(sim.port, producers=(other, SETPOINT), listen_port=0)), 10)
                assert consumer.open("Setpoint", 4).receive()[2] == struct.pack("<f", 12.5)
            thread.call(links[1].stop(), 10)
            assert server._listener is None
        thread.call(driver.close(), 10)
    finally:
        thread.stop()


def test_an_edit_leaves_alone_what_it_does_not_change() -> None:
    other = ProducerSettings("Other", "DINT", "4")
    with producing(SETPOINT) as (link, seen, thread, port), BlockingOriginator("127.0.0.1", port) as consumer:
        received = consumer.open("Setpoint", 4)
        received.receive()
        settings = link._settings
        with_other = PlcSettings(
            settings.address, hints=settings.hints, port=settings.port, producers=(SETPOINT, other),
            listen_port=0, io_port=0,
        )  # fmt: skip
        thread.call(link.update(with_other), 10)
        assert consumer.open("Other", 4).receive()[2] == struct.pack("<i", 4)
        assert received.receive()[2] == struct.pack("<f", 12.5)
        assert None not in seen.streams["Setpoint (produced)"].rows
        thread.call(link.update(plc(settings.port, *settings.hints)), 10)
        assert None in seen.streams["Setpoint (produced)"].rows
        assert link._provision.host is None


@pytest.mark.parametrize(
    ("producer", "field", "says"),
    [
        (ProducerSettings("", "REAL"), "tag", "enter the name"),
        (ProducerSettings("A.B", "REAL"), "tag", "whole tag"),
        (ProducerSettings("A", ""), "type", "enter the type"),
        (ProducerSettings("A", "REALL"), "type", "REALL"),
        (ProducerSettings("A", "DINT", "1.5"), "value", "is no DINT"),
        (ProducerSettings("A", "DINT", "x"), "value", "no value"),
        (ProducerSettings("A", "REAL", fastest_ms=20, slowest_ms=10), "slowest_ms", "at least the shortest"),
        (ProducerSettings("A", "REAL", output=3, output_type="DINT"), "assembly", "beside it"),
        (ProducerSettings("A", "REAL", assembly=3, output=4), "output_type", "both"),
        (ProducerSettings("A", "REAL", assembly=3, output=3, output_type="DINT"), "output", "another number"),
    ],
)
def test_bad_settings_are_explained_beside_their_field(producer: ProducerSettings, field: str, says: str) -> None:
    assert says in problems(PlcSettings("10.0.0.1", producers=(producer,)))[f"producers[0].{field}"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("5", 5), ("0x1F", 31), ("12.5", 12.5), ("12,5", 12.5), (" On ", True), ("false", False), ("[1, 2]", [1, 2])],
)
def test_what_a_person_types_for_a_value(text: str, value: object) -> None:
    assert read_value(text) == value


@given(st.text(max_size=30) | st.sampled_from(["[" * 2000, "9" * 5000, '{"Speed": {}}', "NaN", "1e999", "[null]"]))
def test_any_text_is_a_value_or_a_value_error(text: str) -> None:
    for kind in (parse_type("REAL"), parse_type("DINT[2]"), parse_type(LINE), parse_type("STRING(4)")):
        with contextlib.suppress(ValueError):
            host = ProducerHost()
            host.tag("x", kind, read_whole(kind, text))


@given(st.text(max_size=12), st.none() | st.integers() | st.floats() | st.text(max_size=5) | st.lists(st.integers()))
def test_any_part_is_written_or_a_value_error(part: str, value: object) -> None:
    producer = ProducerHost().tag("x", LINE)
    before = producer.payload()
    try:
        producer.write_part(part, value)
    except ValueError:
        assert producer.payload() == before


def test_what_is_left_out_at_the_start_is_zero() -> None:
    kind = parse_type(LINE)
    assert read_whole(kind, '{"Speed": 1.5}') == {"Speed": 1.5, "Zones": [0, 0], "Running": False, "Name": ""}
    assert "Status" in read_whole(kind, '{"Status": {"RunMode": true, "ConnectionFaulted": false}}')
    assert read_whole(parse_type("STRING"), "12") == "12"
    assert read_whole(parse_type("DINT[2]"), "") == [0, 0]
