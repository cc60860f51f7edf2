"""Our own browsing, through pycomm3, of the simulated controller in a process of its own."""

import asyncio
import importlib.util
import socket

import pytest
from simulator_process import BlockingOriginator, simulator

from pyconpro.browse import BrowseError, browse, browse_tags
from pyconpro.producer import ProducerServer
from pyconpro.simulator.scene import PRODUCED_NAMES, TAGS
from pyconpro.types import parse_type

pytestmark = [
    pytest.mark.interop,
    pytest.mark.skipif(importlib.util.find_spec("pycomm3") is None, reason="needs pycomm3: pip install pycomm3"),
]


def test_browsed_types_are_the_real_ones_and_fill_the_hint() -> None:
    with simulator() as sim:
        found = {tag.name: tag for tag in asyncio.run(browse_tags(sim.host, port=sim.port))}
        assert set(PRODUCED_NAMES) <= set(found)
        for name, text, _ in TAGS:
            assert found[name].type == parse_type(text).text
        with BlockingOriginator(sim.host, sim.port) as originator:
            for name in PRODUCED_NAMES:
                tag = found[name]
                payload = originator.open(name, tag.datasize - 2).receive()[2]
                parse_type(tag.type).decode(payload)


def test_a_wrong_slot_is_said_in_words() -> None:
    with simulator("--slot", "2") as sim, pytest.raises(BrowseError, match=r"slot 5\) could not be read"):
        browse(sim.host, 5, port=sim.port)


def test_nobody_there_is_said_in_words() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        with pytest.raises(BrowseError, match=r"(?i)refused.*Check address"):
            browse("127.0.0.1", port=port, timeout=5)


def test_a_silent_controller_is_said_in_words() -> None:
    with simulator("--fault", "mute=true") as sim, pytest.raises(BrowseError, match="could not be read"):
        browse(sim.host, port=sim.port, timeout=0.3)


def test_our_own_producers_can_be_browsed() -> None:
    line = "{Status: CONNECTION_STATUS, Speed: REAL, Name: STRING(8)}"
    with ProducerServer("127.0.0.1", port=0, udp_port=0) as server:
        server.tag("Line", line)
        server.tag("Gone", "REAL").close()
        server.tag("Pair", "DINT[2]")
        found = {tag.name: (tag.type, tag.size) for tag in browse("127.0.0.1", port=server.address[1])}
    assert found == {"Line": (line, 20), "Pair": ("DINT[2]", 8)}
