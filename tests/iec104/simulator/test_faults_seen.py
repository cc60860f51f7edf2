"""Every fault of `fieldscope sim 104`, switched on from the command line, as the driver sees and tells it."""

import dataclasses
import itertools
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from iec104_simulator import simulator
from link_recorder import Recorder, run, settings
from scripted_station import until

from iec104.driver import Driver, StationLink
from iec104.enums import Init
from iec104.outstation.faults import Faults
from linkkit.driver import CommandError, CommandStep, LinkState, Quality, StateChanged

POINTS = "ioa,type,generator,interval,related\nCHANGING8,M_ME_NC_1,constant(1.5),60\n9,M_DP_NA_1\n10,C_DC_NA_1,,,9\n"
MOVING = '7,M_SP_TB_1,"toggle(0.1,0.1)",0.05\n'

Check = Callable[[StationLink, Recorder], Awaitable[None]]


def told(words: str) -> Check:
    async def check(_: StationLink, recorder: Recorder) -> None:
        await until(lambda: recorder.notices(words), words)

    return check


def fails(words: str) -> Check:
    async def check(_: StationLink, recorder: Recorder) -> None:
        def there() -> bool:
            states = [e for e in recorder.told if isinstance(e, StateChanged) and e.state is LinkState.FAULT]
            return any(words in event.text for event in states)

        await until(there, words)

    return check


def refused(reason: str, name: str = "interrogation", **arguments: Any) -> Check:
    async def check(link: StationLink, recorder: Recorder) -> None:
        await until(lambda: LinkState.RUNNING in recorder.states)
        with pytest.raises(CommandError) as caught:
            await link.command(name, **arguments)
        assert caught.value.reason == reason

    return check


async def delayed(link: StationLink, recorder: Recorder) -> None:
    await until(lambda: LinkState.RUNNING in recorder.states)
    steps: list[CommandStep] = []
    await link.command("interrogation", steps.append, common_address=1)
    assert next(step.at for step in steps if step.name == "ACT_CON") >= 0.9


async def short_tags(link: StationLink, recorder: Recorder) -> None:
    await until(lambda: any(point.type_name == "M_SP_TA_1" for point in link.points()))


async def invalid(_: StationLink, recorder: Recorder) -> None:
    def there() -> bool:
        rows = recorder.streams["1/7"].rows if "1/7" in recorder.streams else []
        return any(quality & Quality.TIME_INVALID for _, _, quality in rows)

    await until(there)


def offset(least: float) -> Check:
    async def check(link: StationLink, _: Recorder) -> None:
        await until(lambda: link.statistics().get("clock offset s", 0) > least)

    return check


def returned(*states: int, value: str = "on", least: float = 0.0) -> Check:
    """A double point that is off is commanded; then it shows these, each perhaps several times."""

    async def check(link: StationLink, recorder: Recorder) -> None:
        def shown() -> list[float]:
            return [state for state, _ in itertools.groupby(recorder.values("1/9"))]

        await until(lambda: LinkState.RUNNING in recorder.states and shown() == [1])
        begun = time.monotonic()
        await link.command("double", common_address=1, ioa=10, value=value)
        await until(lambda: shown() == [1, *states])
        assert time.monotonic() - begun >= least
        await link.command("read", common_address=1, ioa=9)
        assert shown() == [1, *states]

    return check


async def values_all_the_same(_: StationLink, recorder: Recorder) -> None:
    await until(lambda: 1.5 in recorder.values("1/8"))


SEEN: dict[str, tuple[str, Check, dict[str, Any]]] = {
    "no_termination": ("", refused("confirmed, never terminated"), {"initialisation": int(Init.NONE)}),
    "positive_mirrors": ("", refused("unknown object address", "read", common_address=1, ioa=999), {}),
    "silent": ("", refused("no answer"), {"initialisation": int(Init.NONE)}),
    "confirm_delay": ("=1", delayed, {"command_timeout": 20.0}),
    "no_return": ("", returned(), {}),
    "return_delay": ("=0.5", returned(2, least=0.45), {}),
    "return_travel": ("=0.2", returned(0, 2, least=0.15), {}),
    "wrong_return": ("", returned(2, value="off"), {}),
    "wrong_send_number": ("=5", fails("a frame was lost or came twice"), {}),
    "withhold_acknowledgements": ("", fails("did not acknowledge a message within 2 s (t1)"), {"t1": 2, "t2": 1}),
    "refuse_startdt": ("", fails("STARTDT act within 2 s (t1)"), {"t1": 2, "t2": 1}),
    "ignore_testfr": ("", fails("TESTFR act within 2 s (t1)"), {"t1": 2, "t2": 1, "t3": 1, "quiet": True}),
    "cp24": ("", short_tags, {}),
    "unknown_types": ("=0.2", told("type 200"), {}),
    "zero_address": ("", told("object address 0"), {}),
    "timed_interrogation": ("", told("with cause 20"), {}),
    "sequence_with_time": ("", told("with cause 20"), {}),
    "invalid_time": ("", invalid, {}),
    "clock_offset": ("=-3600", offset(3000), {}),
    "clock_drift": ("=-500000", offset(0.3), {}),
    "drop_after": ("=1", fails("closed the connection"), {}),
    "trickle": ("=0.001", values_all_the_same, {}),
    "garbage_after": ("=5", fails("broke the protocol"), {}),
}
"""Fault → its value on the command line, what must be seen, settings of the connection that show it soon."""


def test_every_fault_is_seen() -> None:
    assert set(SEEN) == {about.name for about in dataclasses.fields(Faults)}


@pytest.mark.parametrize("name", SEEN)
def test_from_the_command_line(name: str, tmp_path: Path) -> None:
    value, check, more = SEEN[name]
    points = tmp_path / "points.csv"
    quiet = more.get("quiet", False)
    points.write_text(POINTS.replace("CHANGING", "" if quiet else MOVING))
    more = {key: each for key, each in more.items() if key != "quiet"}
    fault = f"{name.replace('_', '-')}{value}"
    with simulator("--points", str(points), "--fault", fault, program=("fieldscope", "sim", "104")) as peer:

        async def work() -> None:
            recorder = Recorder()
            chosen = {"initialisation": int(Init.INTERROGATION), "command_timeout": 2.0} | more
            link = Driver().link(settings(peer.port, **chosen))
            await link.start(recorder, recorder.told.append)
            try:
                await check(link, recorder)
            finally:
                await link.stop()

        run(work())
        assert peer.end() == 0
