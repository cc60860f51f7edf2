"""Producing for others, over real sockets on the loopback."""

import logging
import socket
import struct
import threading
from collections.abc import Iterator

import pytest
from simulator_process import BlockingLink, BlockingOriginator
from waiting import wait_until

from pyconpro.producer import Output, PortTakenError, ProducerServer
from pyconpro.wire.epath import assembly_path


@pytest.fixture
def server() -> Iterator[ProducerServer]:
    with ProducerServer("127.0.0.1", port=0, udp_port=0) as running:
        yield running


@pytest.fixture
def originator(server: ProducerServer) -> Iterator[BlockingOriginator]:
    with BlockingOriginator(*server.address) as running:
        yield running


def until(link: BlockingLink, data: bytes) -> None:
    """Receive until the data come."""
    for _ in range(200):
        if link.receive()[2] == data:
            return
    raise AssertionError(f"{data!r} never came")


def test_a_tag_is_produced_and_written(server: ProducerServer, originator: BlockingOriginator) -> None:
    speed = server.tag("Speed", "REAL", 50.0)
    assert (speed.size, speed.datasize, speed.value) == (4, 6, 50.0)
    link = originator.open("Speed", 4)
    assert link.receive()[2] == b"\x00\x00HB"
    wait_until(lambda: speed.consumers == 1)
    speed.write(2.5)
    until(link, struct.pack("<f", 2.5))
    speed.write(b"\x00\x00HB")
    until(link, b"\x00\x00HB")
    assert link.close().status == 0
    wait_until(lambda: speed.consumers == 0)


def test_a_status_member_follows_run_mode(server: ProducerServer, originator: BlockingOriginator) -> None:
    line = server.tag("Line", "{Status: CONNECTION_STATUS, Count: DINT}")
    line.write({"Count": 7})
    link = originator.open("Line", 8)
    until(link, struct.pack("<ii", 1, 7))
    server.run = False
    until(link, struct.pack("<ii", 0, 7))
    assert line.value == {"Status": {"RunMode": False, "ConnectionFaulted": False}, "Count": 7}
    line.write({"Status": {"RunMode": True, "ConnectionFaulted": True}, "Count": 8})
    until(link, struct.pack("<ii", 3, 8))


def test_an_assembly_reads_and_writes(server: ProducerServer, originator: BlockingOriginator) -> None:
    seen: list[Output] = []
    adapter = server.assembly(
        input=101, input_type="INT[2]", output=102, output_type="DINT", config=100, handler=seen.append
    )
    adapter.write([1, -1])
    link = originator.open("", 4, path=assembly_path(100, 102, 101), ot_size=2 + 4 + 4)
    assert link.receive(struct.pack("<II", 1, 77))[2] == struct.pack("<hh", 1, -1)
    wait_until(lambda: len(seen) == 1)
    assert seen == [Output(77, struct.pack("<I", 77), True)]
    link.receive(struct.pack("<II", 0, 77))
    wait_until(lambda: len(seen) == 2)
    assert not seen[1].run
    assert adapter.output == seen[1]


def test_a_raising_handler_is_logged_and_called_again(
    server: ProducerServer, originator: BlockingOriginator, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[int] = []

    def handler(output: Output) -> None:
        seen.append(output.value)
        raise RuntimeError("boom")

    server.assembly(input=101, input_type="SINT", output=102, output_type="DINT", handler=handler)
    link = originator.open("", 1, path=assembly_path(None, 102, 101), ot_size=10)
    with caplog.at_level(logging.ERROR):
        for value in (1, 2):
            link.receive(struct.pack("<II", 1, value))
            wait_until(lambda value=value: seen and seen[-1] == value)
    assert seen == [1, 2]
    wait_until(lambda: caplog.text.count("boom") >= 2)


def test_a_slow_handler_does_not_delay_production(server: ProducerServer, originator: BlockingOriginator) -> None:
    go = threading.Event()
    server.assembly(
        input=101, input_type="SINT", output=102, output_type="DINT", handler=lambda _output: go.wait(30) and None
    )
    link = originator.open("", 1, path=assembly_path(None, 102, 101), ot_size=10)
    sequences = [link.receive(struct.pack("<II", 1, value))[0] for value in range(20)]
    assert sequences == sorted(sequences)
    go.set()


def test_closing_a_producer_ends_its_connections(server: ProducerServer, originator: BlockingOriginator) -> None:
    keep, gone = server.tag("Keep", "DINT"), server.tag("Gone", "DINT")
    kept, lost = originator.open("Keep", 4), originator.open("Gone", 4)
    wait_until(lambda: server.consumers() == 2)
    gone.close()
    gone.close()
    assert lost.close().extended == (0x0107,)
    kept.receive()
    assert keep.consumers == 1
    server.tag("Gone", "REAL")


def test_max_consumers(server: ProducerServer, originator: BlockingOriginator) -> None:
    server.tag("One", "DINT", max_consumers=1)
    originator.open("One", 4)
    with pytest.raises(AssertionError):
        originator.open("One", 4)


def test_errors_in_words(server: ProducerServer) -> None:
    speed = server.tag("Speed", "REAL")
    with pytest.raises(ValueError, match="there is a produced tag SPEED already"):
        server.tag("SPEED", "REAL")
    for name in ("Größe", "", "A.B", "A[1]"):
        with pytest.raises(ValueError, match=r"is not a tag name|enter the name|a whole tag"):
            server.tag(name, "REAL")
    with pytest.raises(ValueError, match="did you mean REAL"):
        server.tag("Other", "RAEL")
    with pytest.raises(ValueError, match="'fast' is no REAL"):
        speed.write("fast")
    with pytest.raises(ValueError, match="REAL is 4 bytes, the data are 5"):
        speed.write(b"12345")
    with pytest.raises(ValueError, match="instance and its type"):
        server.assembly(input=1, input_type="SINT", output=2)
    server.assembly(input=1, input_type="SINT")
    with pytest.raises(ValueError, match="assembly instance 1 already"):
        server.assembly(input=1, input_type="SINT")
    assert speed.value == 0.0


def test_a_taken_port_is_said_in_words() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        server = ProducerServer("127.0.0.1", port=taken.getsockname()[1], udp_port=0)
        with pytest.raises(PortTakenError, match="taken by another program"):
            server.start()
        server.stop()


def test_it_starts_again_after_a_stop() -> None:
    server = ProducerServer("127.0.0.1", port=0, udp_port=0)
    tag = server.tag("Speed", "REAL", 1.0)
    with pytest.raises(RuntimeError, match="not running"):
        _ = server.address
    for _ in range(2):
        server.start()
        server.start()
        with BlockingOriginator(*server.address) as originator:
            originator.open("Speed", 4).receive()
            wait_until(lambda: tag.consumers == 1)
        server.stop()
        server.stop()
        assert tag.consumers == 0


def test_tags_may_be_written_from_many_threads(server: ProducerServer, originator: BlockingOriginator) -> None:
    pair = server.tag("Pair", "DINT[2]")
    link = originator.open("Pair", 8, rpi_ms=2)
    stop = threading.Event()

    def write(value: int) -> None:
        while not stop.is_set():
            pair.write([value, value])

    threads = [threading.Thread(target=write, args=(value,)) for value in (1, 2)]
    for thread in threads:
        thread.start()
    values = {struct.unpack("<ii", link.receive()[2]) for _ in range(50)}
    stop.set()
    for thread in threads:
        thread.join()
    assert values <= {(0, 0), (1, 1), (2, 2)}


PANEL = "{Status: CONNECTION_STATUS, Zones: {Setpoint: REAL, Heating: BOOL}[2], Name: STRING(8)}"


def test_one_part_is_written_and_the_others_stay(server: ProducerServer) -> None:
    panel = server.tag("Panel", PANEL)
    zones = [{"Setpoint": 1.0, "Heating": False}, {"Setpoint": 2.0, "Heating": True}]
    panel.write({"Zones": zones, "Name": "A"})
    panel.write_part("Zones[1].setpoint", 7.5)
    panel.write_part("Name", "B")
    assert panel.value["Zones"] == [zones[0], {"Setpoint": 7.5, "Heating": True}]
    assert panel.value["Name"] == "B"
    assert panel.value["Status"]["RunMode"] is True, "the status still follows the server"
    panel.write_part("", bytes(panel.size))
    assert panel.value["Zones"][1]["Setpoint"] == 0.0
    grid = server.tag("Grid", "DINT[2,3]")
    grid.write_part("[1,2]", 9)
    assert grid.value == [[0, 0, 0], [0, 0, 9]]


@pytest.mark.parametrize("part", ["Zones[2].Setpoint", "Zone", "Zones[0].Setpoint.x", "[0]", "Zones.Setpoint", "a b"])
def test_a_part_that_is_not_there_is_told(server: ProducerServer, part: str) -> None:
    panel = server.tag("Panel", PANEL)
    before = panel.value
    with pytest.raises(ValueError, match=r"there is no|is not a tag name"):
        panel.write_part(part, 1)
    with pytest.raises(ValueError, match=r"Zones\[0\]"):
        panel.write_part("Zones[0].Setpoint", "hot")
    assert panel.value == before


def test_intervals_are_kept_within_limits(server: ProducerServer, originator: BlockingOriginator) -> None:
    server.tag("Slow", "REAL", fastest_ms=100, slowest_ms=200)
    with pytest.raises(AssertionError, match=r"0x1.*274"):
        originator.open("Slow", 4)
