"""Every refusal that a simulated controller can give, and what the user reads of it."""

import random

import pytest
from virtual_plant import Plant, Plc

from pyconpro.connection import State
from pyconpro.simulator.controller import IDENTITY, SimulatedController
from pyconpro.simulator.faults import Script, read_settings
from pyconpro.spec import produced_tag
from pyconpro.target.engine import Target
from pyconpro.target.model import Options
from pyconpro.wire.epath import ElectronicKey

PLC = "10.0.0.2"
OFFER = "tags.test.offers_rpi=true"
TOO_FAST = "tags.test.fastest_rpi_s=0.05"

CASES: list[tuple[str, str, dict[str, object], str, str]] = [
    # Fault, tag, further wishes, code, what must stand in the hint.
    ("slot=3", "test", {}, "0x01/0x0312", "it failed at slot 0 of the chassis; check the slot"),
    ("", "test", {"route": "2,10.1.2.9"}, "0x01/0x0311", "hop 1 of the route, port 2 to 10.1.2.9; check the port"),
    ("", "test", {"route": "1,0"}, "0x01/0x0312", "hop 2 of the route, slot 0 of the chassis"),
    ("refuse=0x01/0x0100", "test", {}, "0x01/0x0100", "an earlier run was not closed"),
    ("", "tset", {}, "0x01/0x012E", "check the spelling"),
    ("unknown_tag=0x0117", "tset", {}, "0x01/0x0117", "not a produced tag"),
    ("", "Line1.Speed", {}, "0x01/0x012E", "enter Line1 and pick the part"),
    ("", "Setpoint", {}, "0x01/0x0117", "the tag exists but is not a produced tag"),
    ("", "Counters", {}, "0x01/0x0128", "the tag is 16 bytes; enter 18"),
    ("wrong_size=0x0109", "Counters", {}, "0x01/0x0109", "the data size 6 was asked for; compare the data size"),
    ("refuse=0x01/0x0131", "test", {}, "0x01/0x0131", "compare the data types"),
    ("refuse=0x01/0x0814", "test", {}, "0x01/0x0814", "compare the data types"),
    (TOO_FAST, "test", {}, "0x01/0x0111", "an RPI of 20 ms was asked for; enter one between the minimum"),
    (f"{TOO_FAST} {OFFER}", "test", {"accept_offer": False}, "0x01/0x0112", "at least 50 ms for the RPI; enter that"),
    ("tags.test.slowest_rpi_s=0.01", "test", {}, "0x01/0x0111", "an RPI of 20 ms"),
    ("refuse=0x01/0x031E", "test", {}, "0x01/0x031E", "raise Max Consumers"),
    ("tags.test.max_consumers=0", "test", {}, "0x01/0x031F", "allow at least one"),
    ("tags.test.unicast=false", "test", {}, "0x01/0x0108", "tick “Allow Unicast Consumer Connections”"),
    ("tags.test.unicast=false wrong_type=0x0124", "test", {}, "0x01/0x0124", "Allow Unicast"),
    ("tags.test.multicast=false", "test", {"multicast": True}, "0x01/0x0108", "use unicast"),
    ("max_connections=0", "test", {}, "0x01/0x0113", "has no connection left"),
    ("", "test", {"key": ElectronicKey(2, 14, 0xA6, 33, 11)}, "0x01/0x0114", "disable keying"),
    ("", "test", {"key": ElectronicKey(1, 12, 0xA6, 33, 11)}, "0x01/0x0115", "disable keying"),
    ("", "test", {"key": ElectronicKey(1, 14, 0xA6, 32, 11)}, "0x01/0x0116", "disable keying"),
    ("refuse=0x04/6", "test", {}, "0x04/0x0006", "it failed at the tag “test”; "),
]


@pytest.mark.parametrize(("fault", "tag", "wishes", "code", "hint"), CASES)
def test_a_refusal_in_words(fault: str, tag: str, wishes: dict[str, object], code: str, hint: str) -> None:
    script = Script([read_settings(fault.split())])

    def build() -> Target:
        return SimulatedController(Options(IDENTITY), 5, 1000.0, script=script, chance=random.Random(1).random)

    world = Plant(Plc(PLC, build))
    connection = world.consume(PLC, produced_tag(tag, 6, 20, 120, **wishes))  # type: ignore[arg-type]
    world.run(1)
    assert connection.state == State.BACKOFF
    trouble = world.troubles()[0]
    assert trouble.text.startswith(f"{code} ")
    assert hint in trouble.hint
    assert connection.statistics.last_error == f"{trouble.text}: {trouble.hint}"
