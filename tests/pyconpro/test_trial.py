"""The ladder of a PLC, against the simulated controller with everything that can be wrong with it."""

import asyncio
import socket
import sys
from collections.abc import Coroutine, Iterator
from typing import Any

import pytest
from child import Simulator
from simulator_process import simulator

from linkkit.climbing import climb
from linkkit.ladder import Outcome, Rung, Standing
from pyconpro.driver import Driver
from pyconpro.settings import HintSettings, PlcSettings

LEVEL = HintSettings("Level", "REAL", rpi_ms=20)


class Book:
    """What came of every rung, by title without addresses."""

    def __init__(self) -> None:
        self.last: dict[str, Outcome] = {}

    def __call__(self, rung: Rung, outcome: Outcome) -> None:
        self.last[rung.title.split(" to 127")[0].split(" of the")[0]] = outcome

    def broken(self) -> list[str]:
        return [title for title, outcome in self.last.items() if outcome.standing is Standing.BROKEN]

    def skipped(self) -> list[str]:
        return [title for title, outcome in self.last.items() if outcome.standing is Standing.SKIPPED]


def run(work: Coroutine[Any, Any, Any]) -> Any:
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(work)


async def tried(settings: PlcSettings) -> Book:
    driver, book = Driver(), Book()
    trial = driver.trial(settings)
    try:
        await climb(trial.rungs, book)
    finally:
        await trial.close()
        await driver.close()
    return book


def climbed(port: int, *hints: HintSettings, **more: Any) -> Book:
    found: Book = run(tried(PlcSettings("127.0.0.1", hints=hints, port=port, io_port=0, **more)))
    return found


@pytest.fixture(scope="module")
def plc() -> Iterator[Simulator]:
    with simulator() as found:
        yield found


def test_all_is_well(plc: Simulator) -> None:
    book = climbed(plc.port, LEVEL, HintSettings("Counters", "DINT[4]", rpi_ms=20))
    assert not book.broken()
    assert not book.skipped()
    assert list(book.last)[:4] == ["TCP connection", "EtherNet/IP session", "Identity", "UDP port for the data"]
    assert "revision" in book.last["Identity"].text
    assert book.last["Level: Forward Open"].text == "accepted: 6 bytes every 20 ms"
    assert book.last["Level: 20 packets"].text.startswith("every ")
    assert "jitter" in book.last["Counters: 20 packets"].text


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has the whole of 127.0.0.0/8 on its loopback")
def test_the_adapter_decides_from_where_the_plc_is_called(plc: Simulator) -> None:
    book = climbed(plc.port, LEVEL, adapter="127.0.0.2")
    assert book.last["TCP connection"].text == "connected from 127.0.0.2"
    assert not book.broken()


def test_an_adapter_that_is_gone(plc: Simulator) -> None:
    book = climbed(plc.port, LEVEL, adapter="203.0.113.9")
    assert book.broken() == ["TCP connection"]
    assert "another address now" in book.last["TCP connection"].text
    assert "choose the adapter anew" in book.last["TCP connection"].hint


def test_without_tags_the_way_is_tried(plc: Simulator) -> None:
    book = climbed(plc.port)
    assert len(book.last) == 4
    assert "no tags are entered" in book.last["UDP port for the data"].text


def test_a_refused_port() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    book = climbed(port, LEVEL)
    assert book.broken() == ["TCP connection"]
    assert len(book.skipped()) == 6
    assert "refuses connections" in book.last["TCP connection"].text
    assert book.last["TCP connection"].hint


def test_a_device_that_is_silent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        book = climbed(server.getsockname()[1], LEVEL)
    assert book.broken() == ["EtherNet/IP session"]
    assert "registered no session" in book.last["EtherNet/IP session"].text or (
        "did not register" in book.last["EtherNet/IP session"].text
    )
    assert book.last["EtherNet/IP session"].hint


def test_a_server_of_another_kind() -> None:
    async def work() -> Book:
        async def greet(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n" * 4)
            await writer.drain()
            writer.close()

        async with await asyncio.start_server(greet, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            return await tried(PlcSettings("127.0.0.1", hints=(LEVEL,), port=port, io_port=0))

    book: Book = run(work())
    assert book.broken() == ["EtherNet/IP session"]
    assert book.last["EtherNet/IP session"].hint


def test_a_wrong_slot() -> None:
    with simulator("--slot", "2") as plc:
        book = climbed(plc.port, LEVEL, slot=5)
    assert book.broken() == ["Identity", "Level: Forward Open"]
    assert "0x01/0x" in book.last["Identity"].text
    assert book.last["Identity"].hint
    assert book.skipped() == ["Level: first packet", "Level: 20 packets"]


@pytest.mark.parametrize(
    ("hint", "hint_text"),
    [(HintSettings("NoSuchTag", "REAL", rpi_ms=20), ""), (HintSettings("Level", "DINT[4]", rpi_ms=20), "enter 6")],
    ids=["wrong tag", "wrong size"],
)
def test_a_refused_tag_leaves_the_others(plc: Simulator, hint: HintSettings, hint_text: str) -> None:
    book = climbed(plc.port, HintSettings("Flow", "REAL", rpi_ms=20), hint)
    (broken,) = book.broken()
    assert broken == f"{hint.tag}: Forward Open"
    assert "0x01/" in book.last[broken].text
    assert book.last[broken].hint
    assert hint_text in book.last[broken].hint
    assert book.last["Flow: 20 packets"].standing is Standing.HOLDS


def test_a_controller_that_opens_but_sends_nothing() -> None:
    with simulator("--fault", "silent=true") as plc:
        book = climbed(plc.port, LEVEL)
    assert book.broken() == ["Level: first packet"]
    assert "no data came within" in book.last["Level: first packet"].text
    assert "firewall" in book.last["Level: first packet"].hint


def test_lost_packets_are_remarked() -> None:
    with simulator("--fault", "loss=0.3") as plc:
        book = climbed(plc.port, LEVEL)
    assert not book.broken()
    assert book.last["Level: 20 packets"].standing is Standing.DOUBTFUL
    assert "lost" in book.last["Level: 20 packets"].text
    assert "check cable" in book.last["Level: 20 packets"].hint


def test_a_refused_rpi() -> None:
    with simulator("--fault", "tags.Level.fastest_rpi_s=0.05") as plc:
        book = climbed(plc.port, LEVEL)
    assert book.broken() == ["Level: Forward Open"]
    assert "RPI" in book.last["Level: Forward Open"].text


def test_a_slow_tag_is_judged_by_fewer_packets() -> None:
    trial = Driver().trial(PlcSettings("127.0.0.1", hints=(HintSettings("Slow", "REAL", rpi_ms=5000),)))
    titles = [rung.title for rung in _all(trial.rungs)]
    assert titles[-1] == "Slow: 4 packets"


def _all(rungs: Any) -> Iterator[Rung]:
    for rung in rungs:
        yield rung
        yield from _all(rung.then)


def test_cancelling_closes_what_was_opened(plc: Simulator) -> None:
    async def work() -> None:
        driver, book = Driver(), Book()
        trial = driver.trial(
            PlcSettings("127.0.0.1", hints=(HintSettings("Level", "REAL", rpi_ms=500),), port=plc.port, io_port=0)
        )
        task = asyncio.create_task(climb(trial.rungs, book))
        while book.last.get("Level: 20 packets", Outcome(Standing.WAITING)).standing is not Standing.TRYING:
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert book.last["Level: 20 packets"].text == "stopped"
        await trial.close()
        await driver.close()

    run(work())
