"""What is remembered of feedbacks, and how commands say what they ask for."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldscope import project
from fieldscope.commands.feedback import Feedback, ObjectKey, address, of_state, to_state
from fieldscope.commands.wording import command_text, told
from fieldscope.drivers import DRIVERS
from fieldscope.store import SignalKey
from linkkit.commands import construct, wish

COMMANDS = {command.name: command for driver in DRIVERS for command in driver.commands}
KNOWN = {
    ObjectKey("a", ("7", "6001")): Feedback(
        signal=SignalKey("b", "Motor.Speed"), within_s=2.5, tolerance=0.1, plot=False
    ),
    ObjectKey("b", ("Setpoint", "")): Feedback(signal=SignalKey("a", "7/1001")),
}


def test_state_and_back() -> None:
    state = json.loads(json.dumps(to_state(KNOWN)))
    assert of_state(state) == (KNOWN, [], [])


@pytest.mark.parametrize(
    "item",
    [
        None,
        7,
        {},
        {"command": ["a", "7", "6001"]},
        {"command": ["a"], "feedback": {"signal": ["b", "x"]}},
        {"command": ["a", "7", "1"], "feedback": {"signal": ["b"]}},
        {"command": ["a", "7", "1"], "feedback": {"signal": ["b", "x"], "within_s": 0}},
        {"command": ["a", "7", "1"], "feedback": {"signal": ["b", "x"], "tolerance": -1}},
        {"command": [1, 2], "feedback": {"signal": ["b", "x"]}},
    ],
)
def test_what_cannot_be_read_is_said_and_kept(item: Any) -> None:
    good = to_state(KNOWN)
    found, unreadable, complaints = of_state([good[0], item, good[1]])
    assert found == KNOWN
    assert unreadable == [item]
    assert len(complaints) == 1
    assert complaints[0].startswith("feedback of a command: ")


NAMES = st.sampled_from(["command", "feedback", "signal", "within_s"])
LEAVES = st.none() | st.booleans() | st.floats(allow_nan=False) | st.text()


@given(st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner)))
def test_any_state_is_read_or_kept(item: Any) -> None:
    found, unreadable, complaints = of_state([item])
    assert len(found) + len(unreadable) == 1
    assert len(unreadable) == len(complaints)


def test_a_project_without_feedbacks_is_as_before() -> None:
    drivers = {driver.name: driver for driver in DRIVERS}
    read = project.parse(b'{"schema": 2, "connections": []}', drivers)
    assert (read.feedbacks, read.complaints) == ([], [])
    assert "feedbacks" not in json.loads(project.dump(read))
    read.feedbacks = to_state(KNOWN)
    again = project.parse(project.dump(read), drivers)
    assert of_state(again.feedbacks)[0] == KNOWN
    odd = project.parse(b'{"schema": 2, "feedbacks": {}}', drivers)
    assert odd.complaints == ["“feedbacks” is not a list: commands have no feedback"]


@pytest.mark.parametrize(
    ("name", "arguments", "wanted"),
    [
        ("single", {"value": "on"}, True),
        ("double", {"value": "off"}, False),
        ("step", {"value": "higher"}, "higher"),
        ("scaled", {"value": -7}, -7),
        ("normalized", {"value": 0.3}, 9830 / 32768),
        ("short", {"value": 20.1}, msgspec.json.decode(b"20.100000381469727")),
        ("bitstring", {"value": "0xFF"}, 255),
        ("write", {"value": "12,5"}, 12.5),
        ("write", {"value": "on"}, True),
        ("write", {"value": "[1, 2]"}, None),
        ("write", {"value": "nonsense!"}, None),
        ("interrogation", {}, None),
    ],
)
def test_what_a_command_asks_for(name: str, arguments: dict[str, Any], wanted: object) -> None:
    command = COMMANDS[name]
    where = {"common_address": 7, "ioa": 6001, "produced": "Setpoint"}
    given_ = {key: value for key, value in where.items() if key in command.target} | arguments
    found = wish(construct(command, given_))
    assert found == wanted
    assert type(found) is type(wanted)


def test_every_command_to_an_object_says_to_which() -> None:
    acting = {command.name for command in COMMANDS.values() if command.target}
    assert acting == {"single", "double", "step", "normalized", "scaled", "short", "bitstring", "write"}
    assert all(command.acts for command in COMMANDS.values() if command.target)
    assert address(COMMANDS["double"], {"common_address": " 07", "ioa": "6001", "value": "on"}) == ("7", "6001")
    assert address(COMMANDS["double"], {"common_address": 7, "ioa": 6001}) == ("7", "6001")
    assert address(COMMANDS["write"], {"produced": "Motor", "part": "Speed"}) == ("Motor", "Speed")
    assert address(COMMANDS["interrogation"], {"common_address": 7}) == ()


def test_arguments_are_told_in_the_words_of_the_form() -> None:
    double = COMMANDS["double"]
    given_ = {"common_address": 7, "ioa": 6001, "value": "off", "mode": "select", "qualifier": 2, "with_time": True}
    assert command_text(double, "double", given_) == (
        "Double command · Common address 7 · Object address 6001 · State off · Mode only select · Qualifier long pulse"
        " · With time tag"
    )
    assert command_text(None, "gone", {"ioa": 1, "on": False}) == "gone · ioa 1"
    assert command_text(double, "double", {"ioa": 1, "former": 3}) == "Double command · Object address 1 · former 3"


def test_a_set_point_of_zero_is_told() -> None:
    short = COMMANDS["short"]
    assert list(told(short.arguments, {"value": 0.0, "qualifier": 0, "with_time": False})) == [("value", 0.0)]
