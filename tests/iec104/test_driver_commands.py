"""Commands through the driver: the whole ladder of every one, and every way in which one can end."""

import asyncio
from collections.abc import Iterable
from typing import Any

import pytest
from link_recorder import Recorder, running, with_station
from scripted_station import ScriptedStation, until

from iec104.driver import Driver, StationLink
from iec104.enums import ConnectionState, Init
from iec104.settings import ConnectionSettings
from iec104.wire.asdu import Asdu
from linkkit.driver import END, CommandError, CommandStep
from linkkit.settings import describe

NONE = int(Init.NONE)
OBJECT = {"common_address": 1, "ioa": 7}
DIRECT = ["EXECUTE", "ACT_CON", "ACT_TERM"]
SELECTED = ["SELECT", "ACT_CON", *DIRECT]

LADDERS: list[tuple[str, dict[str, Any], list[str], list[str]]] = [
    ("interrogation", {}, ["ACT", "ACT_CON", "DATA", "ACT_TERM"], ["00000014"]),
    ("interrogation", {"common_address": 1, "group": 16}, ["ACT", "ACT_CON", "DATA", "ACT_TERM"], ["00000024"]),
    ("interrogation", {"stop": True}, ["DEACT", "DEACT_CON"], ["00000014"]),
    ("counter_interrogation", {}, ["ACT", "ACT_CON", "DATA", "ACT_TERM"], ["00000005"]),
    *(
        ("counter_interrogation", {"group": group, "freeze": freeze}, ["ACT", "ACT_CON"], [f"000000{octet:02x}"])
        for group in (0, 1, 2, 3, 4, 5)
        for freeze in (1, 2, 3)
        for octet in (group | freeze << 6,)
    ),
    ("read", OBJECT, ["REQ", "DATA"], ["070000"]),
    ("test", {"with_time": False}, ["ACT", "ACT_CON"], ["000000aa55"]),
    ("reset_process", {"common_address": 1, "qualifier": 2}, ["ACT", "ACT_CON"], ["00000002"]),
    ("single", {"value": "on"}, DIRECT, ["07000001"]),
    ("single", {"value": "off", "qualifier": 3, "mode": "select and execute"}, SELECTED, ["0700008c", "0700000c"]),
    ("single", {"value": "on", "mode": "select"}, ["SELECT", "ACT_CON"], ["07000081"]),
    ("single", {"value": "on", "mode": "cancel"}, ["CANCEL", "DEACT_CON"], ["07000081"]),
    ("double", {"value": "off", "qualifier": 1}, DIRECT, ["07000005"]),
    ("double", {"value": "on", "mode": "select and execute"}, SELECTED, ["07000082", "07000002"]),
    ("step", {"value": "higher"}, DIRECT, ["07000002"]),
    ("step", {"value": "lower", "qualifier": 31}, DIRECT, ["0700007d"]),
    ("normalized", {"value": -1.0}, DIRECT, ["070000008000"]),
    ("normalized", {"value": 1, "mode": "select"}, ["SELECT", "ACT_CON"], ["070000ff7f80"]),
    ("scaled", {"value": -3, "qualifier": 127}, DIRECT, ["070000fdff7f"]),
    ("scaled", {"value": 5, "mode": "cancel"}, ["CANCEL", "DEACT_CON"], ["070000050080"]),
    ("short", {"value": 1.5, "mode": "select and execute"}, SELECTED, ["0700000000c03f80", "0700000000c03f00"]),
    ("short", {"value": 2, "terminated": True}, DIRECT, ["0700000000004000"]),
    ("bitstring", {"value": "0xF0"}, DIRECT, ["070000f0000000"]),
]  # fmt: skip
"""Command, arguments, the steps it takes, the objects it sends."""

PROCESS = ("single", "double", "step", "normalized", "scaled", "short", "bitstring")


def complete(name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    return OBJECT | arguments if name in PROCESS else arguments


@pytest.mark.parametrize(("name", "arguments", "ladder", "bodies"), LADDERS)
def test_the_ladder_is_known_before_and_told_as_it_happens(
    name: str, arguments: dict[str, Any], ladder: list[str], bodies: list[str]
) -> None:
    def prepare(station: ScriptedStation) -> None:
        def answer(message: Asdu) -> Iterable[Asdu] | None:
            if message.type_id not in (100, 101) or message.cause != 6:
                return None
            freezes = message.type_id == 101 and message.body[3] & 0xC0
            cause = message.body[3] if message.type_id == 100 else 32 + (message.body[3] & 0x3F or 5)
            data = station.data(13, [(7, (1.5, 0))], cause=cause)
            ordinary = [message.replace(cause=7, common_address=1), message.replace(cause=10, common_address=1)]
            return ordinary[:1] if freezes else [ordinary[0], data, data, ordinary[1]]

        station.answer = answer
        station.points = [station.data(13, [(7, (1.5, 0))], cause=5)]

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        whole = complete(name, arguments)
        steps: list[CommandStep] = []
        text = await link.command(name, steps.append, **whole)
        assert [step.name for step in steps] == [*ladder, END]
        assert list(link.ladder(name, **whole)) == ladder
        assert all(step.good for step in steps)
        assert [s.sent for s in steps] == [
            s.name in ("ACT", "REQ", "SELECT", "EXECUTE", "DEACT", "CANCEL") for s in steps
        ]
        assert [s.at for s in steps] == sorted(s.at for s in steps)
        assert steps[0].at == 0
        assert "done" in steps[-1].text
        assert text
        assert [message.body.hex() for message in station.received] == bodies

    with_station(scenario, prepare, initialisation=NONE)


def test_every_command_offered_is_tested_and_has_a_form() -> None:
    commands = Driver().link(ConnectionSettings("127.0.0.1")).commands()
    tested = {name for name, *_ in LADDERS} | {"clock_sync", "mute", "unmute"}
    assert {command.name for command in commands} == tested
    for command in commands:
        for about in describe(command.arguments).values():
            assert about.label
    quiet = {command.name for command in commands if not command.acts}
    assert quiet == {"interrogation", "read", "test", "unmute"}


def test_time_tags_are_the_present_time() -> None:
    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        await link.command("clock_sync")
        await link.command("test")
        await link.command("test")
        for name in PROCESS:
            value = {"single": "on", "double": "on", "step": "lower", "scaled": 1, "bitstring": "1"}.get(name, 0.5)
            await link.command(name, **OBJECT, value=value, with_time=True)
        assert [m.type_id for m in station.received] == [103, 107, 107, 58, 59, 60, 61, 62, 63, 64]
        assert [m.objects[0][1][0] for m in station.received if m.type_id == 107] == [1, 2]
        for message in station.received:
            assert abs(link._samples.rule.read(message.objects[0][1][-1]).ns - recorder_now()) < 60e9  # type: ignore[operator]

    with_station(scenario, initialisation=NONE)


def recorder_now() -> int:
    import time

    return time.time_ns()


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("dance", {}, "there is no command dance"),
        ("single", {"value": "maybe"}, "State: choose one of off, on"),
        ("single", {}, "value"),
        ("single", {"value": "on", "qualifier": 32}, "Qualifier: choose one of"),
        ("single", {"value": "on", "mode": "twice"}, "Mode: choose one of"),
        ("single", {"value": "on", "ioa": 0}, "Object address: enter a value from 1 to 16777215, not 0"),
        ("single", {"value": "on", "ioa": "seven"}, "ioa cannot be 'seven'"),
        ("single", {"value": "on", "ioa": True}, "ioa cannot be True"),
        ("single", {"value": "on", "colour": 3}, "unexpected keyword"),
        ("normalized", {"value": 1.01}, "from -1 to 1"),
        ("scaled", {"value": 40000}, "from -32768 to 32767"),
        ("scaled", {"value": 1.5}, "value cannot be 1.5"),
        ("short", {"value": 1e39}, "does not fit"),
        ("short", {"value": float("nan")}, "enter a number"),
        ("bitstring", {"value": "0x1FFFFFFFF"}, "there are 32 of them"),
        ("bitstring", {"value": "abc"}, "0xFF or 0b1111"),
        ("bitstring", {"value": "1", "mode": "select"}, "has no S/E bit"),
        ("interrogation", {"group": 17}, "What: choose one of"),
        ("reset_process", {}, "common_address"),
        ("mute", {"common_address": 1}, "unexpected keyword"),
    ],
)
def test_what_cannot_be_sent_is_said_and_nothing_is_sent(name: str, arguments: dict[str, Any], message: str) -> None:
    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        steps: list[CommandStep] = []
        with pytest.raises(ValueError, match=message):
            await link.command(name, steps.append, **complete(name, arguments))
        assert steps == []
        await link.command("test", common_address=1)
        assert [m.type_id for m in station.received] == [107]

    with_station(scenario, initialisation=NONE)


@pytest.mark.parametrize(
    ("cause", "negative", "step", "reason"),
    [
        (7, True, "ACT_CON", "refused"),
        (44, True, "UNKNOWN_TYPE", "unknown type"),
        (45, False, "UNKNOWN_CAUSE", "unknown cause"),
        (46, False, "UNKNOWN_CA", "unknown common address"),
        (47, True, "UNKNOWN_IOA", "unknown object address"),
    ],
)
@pytest.mark.parametrize("at_execute", [False, True])
def test_a_refusal_names_the_step_and_the_reason(
    cause: int, negative: bool, step: str, reason: str, at_execute: bool
) -> None:
    def prepare(station: ScriptedStation) -> None:
        def answer(message: Asdu) -> list[Asdu]:
            if at_execute and message.body[3] & 0x80:
                return [message.replace(cause=7)]
            return [message.replace(cause=cause, negative=negative)]

        station.answer = answer

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        steps: list[CommandStep] = []
        with pytest.raises(CommandError, match="single command, CA 1 IOA 7") as caught:
            await link.command("single", steps.append, **OBJECT, value="on", mode="select and execute")
        before = ["SELECT", "ACT_CON", "EXECUTE"] if at_execute else ["SELECT"]
        assert [s.name for s in steps] == [*before, step, END]
        assert [s.good for s in steps] == [True] * len(before) + [False, False]
        assert caught.value.reason == reason
        assert reason in steps[-1].text
        # A select that was refused is never followed by an execute.
        assert len(station.received) == (2 if at_execute else 1)

    with_station(scenario, prepare, initialisation=NONE)


def test_a_termination_that_never_comes_is_no_failure_unless_required() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.answer = lambda message: [message.replace(cause=7)]

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        steps: list[CommandStep] = []
        text = await link.command("single", steps.append, **OBJECT, value="on")
        assert "confirmed; no termination came within 0.5 s" in text
        assert [s.name for s in steps] == ["EXECUTE", "ACT_CON", END]
        assert steps[-1].good
        with pytest.raises(CommandError, match="no termination") as caught:
            await link.command("single", **OBJECT, value="on", terminated=True)
        assert caught.value.reason == "confirmed, never terminated"

    with_station(scenario, prepare, initialisation=NONE, command_timeout=0.5)


def test_the_opposite_command_need_not_wait_for_a_termination() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.answer = lambda message: [message.replace(cause=7)]

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        steps: list[CommandStep] = []
        first = asyncio.ensure_future(link.command("single", steps.append, **OBJECT, value="on"))
        await until(lambda: any(step.name == "ACT_CON" for step in steps))
        second = asyncio.ensure_future(link.command("single", **OBJECT, value="off"))
        assert "another command followed" in await first
        await until(lambda: len(station.received) == 2)
        station.send(station.received[1].replace(cause=10))
        assert "confirmed and terminated" in await second

    with_station(scenario, prepare, initialisation=NONE)


def test_the_same_command_twice_at_once() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.answer = lambda _: []

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        first = asyncio.ensure_future(link.command("single", **OBJECT, value="on"))
        await until(lambda: station.received)
        with pytest.raises(CommandError, match="under way") as caught:
            await link.command("single", **OBJECT, value="off")
        assert caught.value.reason == "the same is under way"
        station.drop()
        steps: list[CommandStep] = []
        with pytest.raises(CommandError, match="connection was lost"):
            await first
        with pytest.raises(CommandError, match="not connected"):
            await link.command("single", steps.append, **OBJECT, value="off")
        assert [(s.name, s.good) for s in steps] == [(END, False)]

    with_station(scenario, prepare, initialisation=NONE)


def test_a_selection_confirmed_without_its_bit_is_not_executed() -> None:
    def prepare(station: ScriptedStation) -> None:
        station.answer = lambda message: [message.replace(cause=7, body=message.body[:3] + b"\x01")]

    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        steps: list[CommandStep] = []
        with pytest.raises(CommandError, match="did not confirm the selection"):
            await link.command("single", steps.append, **OBJECT, value="on", mode="select and execute")
        assert [(s.name, s.good) for s in steps] == [("SELECT", True), ("ACT_CON", False), (END, False)]
        assert len(station.received) == 1

    with_station(scenario, prepare, initialisation=NONE, command_timeout=0.5)


def test_mute_and_unmute() -> None:
    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        for name, act, con in (("mute", "STOPDT_ACT", "STOPDT_CON"), ("unmute", "STARTDT_ACT", "STARTDT_CON")):
            steps: list[CommandStep] = []
            assert "confirmed" in await link.command(name, steps.append)
            assert [s.name for s in steps] == [act, con, END]
            assert link.ladder(name) == (act, con)
            assert "so already" in await link.command(name)
            if name == "mute":
                with pytest.raises(CommandError, match="data transfer is stopped"):
                    await link.command("interrogation")
        assert station.starts == 2
        await until(lambda: link._session is not None and link._session.state is ConnectionState.OPEN)

    with_station(scenario, initialisation=NONE)


def test_muting_and_a_lost_connection() -> None:
    async def scenario(station: ScriptedStation, link: StationLink, recorder: Recorder) -> None:
        await running(recorder)
        assert station.link is not None
        station.link.parameters.receive_window_size = 32767  # it will not acknowledge in time
        station.answer = lambda _: []
        waiting = asyncio.ensure_future(link.command("test"))
        await until(lambda: station.received)
        muting = asyncio.ensure_future(link.command("mute"))
        unmuting = asyncio.ensure_future(link.command("unmute"))
        station.drop()
        for work in (waiting, muting, unmuting):
            with pytest.raises(CommandError):
                await work

    with_station(scenario, initialisation=NONE)


def test_a_stopped_link_takes_no_command() -> None:
    link = Driver().link(ConnectionSettings("127.0.0.1"))
    steps: list[CommandStep] = []
    with pytest.raises(CommandError, match="the connection is stopped"):
        asyncio.run(link.command("test", steps.append))
    assert [s.name for s in steps] == [END]


def test_what_a_point_tells() -> None:
    link = Driver().link(ConnectionSettings("127.0.0.1"))
    assert link.arguments("47/5001") == {"common_address": 47, "ioa": 5001}
    assert link.arguments("nonsense") == {}
