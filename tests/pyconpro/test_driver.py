"""The driver against the simulated controller in a process of its own."""

import re
import socket
import struct

import pytest
from plc_link import Recorder, plc, running
from simulator_process import simulator
from waiting import wait_until

from linkkit.driver import (
    END,
    CommandError,
    CommandStep,
    Kind,
    LinkState,
    Notice,
    PointsChanged,
    Quality,
    Severity,
    StateChanged,
)
from linkkit.iothread import IoThread
from linkkit.settings import problems
from pyconpro.driver import Driver
from pyconpro.settings import HintSettings, PlcSettings
from pyconpro.simulator.scene import TAGS

LINE_OF_SIMULATOR, FEEDER = (text for name, text, _ in TAGS if name in ("Line1", "Feeder1"))
LINE = "{Status: CONNECTION_STATUS, Speed: REAL, Count: DINT, Running: BOOL, Jam: BOOL}"


def test_samples_of_several_tags_arrive() -> None:
    line = HintSettings("Line1", "", 86, 20)
    hints = (
        HintSettings("test", "REAL", rpi_ms=20),
        HintSettings("Counters", "DINT[4]", 18, 10),
        HintSettings("test2", "", 6, 50),
    )
    assert line.tag == "Line1"
    with simulator() as sim, running(plc(sim.port, *hints)) as (link, seen, _):
        wait_until(lambda: seen.reached(LinkState.RUNNING))
        wait_until(lambda: all(len(stream.payloads) > 5 for stream in seen.streams.values()))
        assert struct.unpack("<f", seen.streams["test"].payloads[0]) == (50.0,)
        assert {len(row) for row in seen.streams["Counters"].payloads} == {16}
        assert [point.key for point in link.points()] == [
            *("test", "Counters[0]", "Counters[1]", "Counters[2]", "Counters[3]", "test2.as DINT", "test2.as REAL")
        ]
        assert "3 tags" in link.truth()
        assert link.statistics()["test: packets"] > 5


SEVERAL = [
    StateChanged(LinkState.DEGRADED, "2 of 3 tags do not work: nothing, Counters", "the events say why, tag by tag")
]


def test_one_refused_tag_is_told_once() -> None:
    hints = (HintSettings("test", "REAL", rpi_ms=20), HintSettings("nothing", "REAL"))
    with simulator() as sim, running(plc(sim.port, *hints)) as (_, seen, _thread):
        wait_until(lambda: seen.reached(LinkState.DEGRADED) and seen.streams["test"].payloads)
        state = seen.state()
        assert state is not None
        assert state.text.startswith("nothing: 0x01/0x012E ")
        assert "spelling" in state.hint
        assert seen.notices() == []


def test_program_mode_marks_the_samples_and_is_told_once_each_way() -> None:
    hints = (HintSettings("Line1", LINE_OF_SIMULATOR, rpi_ms=20), HintSettings("Feeder1", FEEDER, rpi_ms=20))
    faults = ("--at", "1.0 program=true", "--at", "1.5 program=false")
    with simulator(*faults) as sim, running(plc(sim.port, *hints)) as (_, seen, _thread):
        line = seen.streams["Line1"]
        wait_until(lambda: len(seen.notices()) == 2 and line.qualities[-1] == Quality.GOOD)
        left, again = seen.notices()
        assert (left.severity, again.severity) == (Severity.WARNING, Severity.INFO)
        assert "has left run mode" in left.text
        assert "run mode again" in again.text
        for stream in seen.streams.values():
            bad = [row for row, quality in zip(stream.payloads, stream.qualities, strict=True) if quality]
            assert bad
            assert not any(row[0] & 1 for row in bad)
            assert all(row[0] & 1 for row, q in zip(stream.payloads, stream.qualities, strict=True) if not q)
            assert set(stream.qualities) == {Quality.GOOD, Quality.NOT_TOPICAL}


def test_one_wrong_tag_does_not_stop_the_others() -> None:
    hints = (
        HintSettings("test", "REAL", rpi_ms=20),
        HintSettings("nothing", "REAL"),
        HintSettings("Counters", "DINT[3]"),
    )
    with simulator() as sim, running(plc(sim.port, *hints)) as (_, seen, _thread):
        wait_until(lambda: len(seen.streams["test"].payloads) > 5)
        wait_until(lambda: seen.state() in SEVERAL)
        told = [(event.text, event.hint) for event in seen.events if isinstance(event, StateChanged | Notice)]
        reasons = [(text, hint) for text, hint in told if "0x01/" in text]
        assert len(reasons) == 2, "each refusal is told once"
        (unknown,) = (hint for text, hint in reasons if text.startswith("nothing: 0x01/0x012E "))
        assert "spelling" in unknown
        (size,) = (hint for text, hint in reasons if text.startswith("Counters: 0x01/0x0128 "))
        assert size == "the tag is 16 bytes; enter 18; it is tried again by itself"
        before = len(seen.streams["test"].payloads)
        wait_until(lambda: len(seen.streams["test"].payloads) > before + 5)


@pytest.mark.parametrize("accept", [True, False])
def test_an_offered_rpi_is_taken_or_told(accept: bool) -> None:
    faults = ("--fault", "tags.test.fastest_rpi_s=0.05", "--fault", "tags.test.offers_rpi=true")
    hint = HintSettings("test", "REAL", rpi_ms=20, accept_offer=accept)
    with simulator(*faults) as sim, running(plc(sim.port, hint)) as (link, seen, _):
        wait_until(lambda: seen.reached(LinkState.RUNNING if accept else LinkState.DEGRADED))
        state = seen.state()
        assert state is not None
        if accept:
            assert [n.text for n in seen.notices()] == ["test: the producer offers an RPI of 50 ms; taking it"]
            assert link.statistics()["test: API ms"] == 50
        else:
            assert state.text.startswith("test: 0x01/0x0112 ")
            offer = "the producer offers at least 50 ms for the RPI; enter that, or accept an offered RPI"
            assert state.hint == f"{offer}; it is tried again by itself"


def test_a_lost_plc_leaves_a_gap_and_comes_back() -> None:
    hint = HintSettings("test", "REAL", rpi_ms=20)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with running(plc(port, hint)) as (_, seen, _thread):
        wait_until(lambda: seen.reached(LinkState.FAULT))
        state = seen.state()
        assert state is not None
        assert "refuses connections" in state.text
        with simulator("--port", str(port)):
            wait_until(lambda: seen.reached(LinkState.RUNNING))
        wait_until(lambda: seen.reached(LinkState.FAULT))
        rows = seen.streams["test"].rows
        assert rows[-1] is None
        with simulator("--port", str(port)):
            wait_until(lambda: seen.reached(LinkState.RUNNING))
            wait_until(lambda: rows[-1] is not None)


def test_a_taken_udp_port_is_said_in_words() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other, simulator() as sim:
        other.bind(("0.0.0.0", 0))
        taken = other.getsockname()[1]
        with running(plc(sim.port, HintSettings("test", "REAL"), io_port=taken)) as (_, seen, _thread):
            wait_until(lambda: seen.reached(LinkState.RUNNING))
            assert f"UDP port {taken} is in use by another program" in seen.notices()[0].text


def test_links_share_one_socket_and_stop_alone() -> None:
    thread = IoThread(Driver.thread)
    thread.start()
    driver, first, second = Driver(), Recorder(), Recorder()
    try:
        with simulator() as one, simulator() as two:
            links = [driver.link(plc(sim.port, HintSettings("test", "REAL", rpi_ms=20))) for sim in (one, two)]
            for link, seen in zip(links, (first, second), strict=True):
                thread.call(link.start(seen, seen.events.append), 10)
            wait_until(lambda: first.reached(LinkState.RUNNING) and second.reached(LinkState.RUNNING))
            assert driver.scanner(0) is driver.scanner(0)
            thread.call(links[0].stop(), 10)
            count, before = len(first.streams["test"].payloads), len(second.streams["test"].payloads)
            wait_until(lambda: len(second.streams["test"].payloads) > before + 5)
            assert len(first.streams["test"].payloads) == count
            thread.call(links[1].stop(), 10)
        thread.call(driver.close(), 10)
    finally:
        thread.stop()


def test_a_link_can_start_again() -> None:
    with simulator() as sim, running(plc(sim.port, HintSettings("test", "REAL", rpi_ms=20))) as (link, seen, thread):
        wait_until(lambda: seen.reached(LinkState.RUNNING))
        thread.call(link.stop(), 10)
        again = Recorder()
        thread.call(link.start(again, again.events.append), 10)
        wait_until(lambda: again.reached(LinkState.RUNNING))
        assert [point.kind for point in link.points()] == [Kind.ANALOG]


SPEED, COUNTERS = HintSettings("test", "REAL", rpi_ms=20), HintSettings("Counters", "DINT[4]", rpi_ms=20)


def test_changing_one_tag_leaves_the_others_alone() -> None:
    with simulator() as sim, running(plc(sim.port, SPEED, COUNTERS)) as (link, seen, thread):
        wait_until(lambda: all(len(stream.payloads) > 5 for stream in seen.streams.values()))
        changed = HintSettings("Counters", "DINT[4]", rpi_ms=10)
        thread.call(link.update(plc(sim.port, changed, SPEED, HintSettings("test2", "REAL", rpi_ms=20))), 10)
        wait_until(lambda: "test2" in seen.streams and seen.streams["test2"].payloads)
        counters = seen.streams["Counters"].rows
        wait_until(lambda: counters[-1] is not None and None in counters)
        statistics = link.statistics()
        assert (statistics["test: reconnects"], statistics["test: lost"]) == (0, 0)
        assert statistics["test: packets"] > statistics["test2: packets"]
        assert None not in seen.streams["test"].rows
        assert [record.key for record in link.records()] == ["Counters", "test", "test2"]
        assert link.records()[0].interval == 0.01
        assert seen.events.count(PointsChanged()) == 1
        thread.call(link.update(plc(sim.port, SPEED)), 10)
        wait_until(lambda: seen.reached(LinkState.RUNNING) and "1 tag" in str(seen.state()))
        before = len(seen.streams["test"].payloads)
        wait_until(lambda: len(seen.streams["test"].payloads) > before + 5)
        assert None not in seen.streams["test"].rows
        assert len([1 for row in seen.streams["Counters"].rows if row is None]) == 2


def test_reading_the_same_bytes_otherwise_reopens_nothing() -> None:
    with simulator() as sim, running(plc(sim.port, SPEED)) as (link, seen, thread):
        wait_until(lambda: len(seen.streams["test"].payloads) > 5)
        thread.call(link.update(plc(sim.port, HintSettings("test", "DINT", rpi_ms=20))), 10)
        assert [point.type_name for point in link.points()] == ["DINT"]
        assert PointsChanged() in seen.events
        before = len(seen.streams["test"].payloads)
        wait_until(lambda: len(seen.streams["test"].payloads) > before + 5)
        assert link.statistics()["test: reconnects"] == 0
        assert None not in seen.streams["test"].rows


def test_another_address_reopens_the_link() -> None:
    with simulator() as one, simulator() as two, running(plc(one.port, SPEED)) as (link, seen, thread):
        wait_until(lambda: seen.streams["test"].payloads)
        thread.call(link.update(plc(two.port, SPEED)), 10)
        rows = seen.streams["test"].rows
        assert None in rows
        wait_until(lambda: rows[-1] is not None)
        assert [event for event in seen.events if isinstance(event, StateChanged)].count(seen.events[0]) == 2


def test_a_stopped_link_only_takes_the_settings() -> None:
    with simulator() as sim, running(plc(sim.port, SPEED)) as (link, seen, thread):
        wait_until(lambda: seen.streams["test"].payloads)
        thread.call(link.stop(), 10)
        count = len(seen.events)
        thread.call(link.update(plc(sim.port, COUNTERS)), 10)
        assert [record.key for record in link.records()] == ["Counters"]
        assert len(seen.events) == count


def test_retry() -> None:
    with simulator() as sim, running(plc(sim.port, HintSettings("nothing", "REAL"))) as (link, seen, thread):
        wait_until(lambda: seen.reached(LinkState.DEGRADED))
        assert thread.call(link.command("retry"), 10) == "1 tag is tried again now"
        with pytest.raises(ValueError, match="no command 'start'; there are retry, reconnect, write"):
            thread.call(link.command("start"), 10)
        with pytest.raises(ValueError, match="retry"):
            thread.call(link.command("retry", tag="nothing"), 10)


def test_reconnect_opens_anew_and_leaves_a_gap() -> None:
    hints = (HintSettings("test", "REAL", rpi_ms=20), HintSettings("Level", "REAL", rpi_ms=20))
    steps: list[CommandStep] = []
    with simulator() as sim, running(plc(sim.port, *hints)) as (link, seen, thread):
        wait_until(lambda: seen.reached(LinkState.RUNNING))
        assert link.arguments("Level") == {"tag": "Level"}
        done = thread.call(link.command("reconnect", steps.append, **link.arguments("Level")), 10)
        assert done == "1 tag is opened anew"
        assert [(step.name, step.text, step.good) for step in steps] == [(END, done, True)]
        rows = seen.streams["Level"].rows
        wait_until(lambda: None in rows and rows[-1] is not None)
        assert link.statistics()["Level: reconnects"] == 1
        assert link.statistics()["test: reconnects"] == 0
        assert None not in seen.streams["test"].rows
        assert not [notice for notice in seen.notices() if notice.severity]
        assert thread.call(link.command("reconnect"), 10) == "2 tags are opened anew"
        wait_until(lambda: link.statistics()["test: reconnects"] == 1)
        with pytest.raises(ValueError, match="there is no tag “Flow”; there are test, Level"):
            thread.call(link.command("reconnect", tag="Flow"), 10)


def test_commands_before_the_start_and_after_the_end() -> None:
    with simulator() as sim, running(plc(sim.port, HintSettings("test", "REAL"))) as (link, _, thread):
        thread.call(link.stop(), 10)
        for name in ("retry", "reconnect"):
            with pytest.raises(CommandError, match="not started"):
                thread.call(link.command(name), 10)


def test_points_of_a_structure() -> None:
    link = Driver().link(plc(44818, HintSettings("Line1", LINE), HintSettings("Line1", LINE)))
    first, second = link.records()
    assert (first.key, first.size, first.interval) == ("Line1", 16, 0.1)
    assert second.key == "Line1 #2"
    points = {point.key: point for point in link.points()}
    assert points["Line1.Speed"].offset == 4
    assert points["Line1.Running"].kind is Kind.DIGITAL
    assert points["Line1 #2.Count"].path == ("Line1 #2", "Count")


@pytest.mark.parametrize(
    ("hint", "field", "says"),
    [
        (HintSettings("Line 1", "REAL"), "tag", "not a tag name"),
        (HintSettings("Line1"), "type", "or its data size"),
        (HintSettings("Line1", "REALL"), "type", "REALL"),
        (HintSettings("Line1", "REAL", 7), "datasize", "enter 6"),
        (HintSettings("Line1", "", 2), "datasize", r"\+ 2"),
        (HintSettings("Line1", "REAL", rpi_ms=0), "rpi_ms", "RPI"),
    ],
)
def test_bad_input_is_explained_beside_its_field(hint: HintSettings, field: str, says: str) -> None:
    found = problems(PlcSettings("10.0.0.1", hints=(hint,)))
    assert re.search(says, found[f"hints[0].{field}"])


def test_a_bad_address_is_explained() -> None:
    assert "Address" in problems(PlcSettings(""))["address"]
    assert "pairs" in problems(PlcSettings("10.0.0.1", route="1"))["route"]
