"""Commands to the process: direct, select before operate, cancel, refusals, return information."""

from typing import Any

import pytest
from outstation_bench import EPOCH, Bench, Master, bench

from iec104.conversion import fields_of
from iec104.enums import CommandMode, Cot, Double, Qoc, Step, Type, Umc
from iec104.information import (
    BinaryCmd,
    BinaryInfo,
    DoubleCmd,
    DoubleInfo,
    Information,
    NormalizedCmd,
    NormalizedInfo,
    ScaledCmd,
    ScaledInfo,
    ShortCmd,
    ShortInfo,
    SingleCmd,
    SingleInfo,
    StepCmd,
    StepInfo,
)
from iec104.outstation.core import Options
from iec104.outstation.happenings import Command, Unexpected
from iec104.wire.asdu import Asdu
from iec104.wire.times import UTC_RULE

CA = 47
CON, TERM = Cot.ACTIVATION_CON, Cot.ACTIVATION_TERMINATION


def order(
    type_id: Type,
    info: Information,
    ioa: int = 10,
    *,
    select: bool = False,
    cause: int = Cot.ACTIVATION,
    tag: bytes = b"",
) -> Asdu:
    """A command."""
    return Asdu.of(type_id, cause, CA, [(ioa, fields_of(type_id, info, tag, select))], originator=7)


def answers(got: list[Asdu]) -> list[tuple[int, bool]]:
    """(cause, negative) of each."""
    return [(a.cause, a.negative) for a in got]


def breaker(mode: CommandMode = CommandMode.SELECT_AND_EXECUTE, options: Options | None = None, **more: Any) -> Bench:
    """One double command point."""
    rig = bench(options)
    rig.station.add(10, Type.C_DC_NA_1, mode=mode, **more)
    return rig


ON = DoubleCmd(Double.ON, Qoc.SHORT_PULSE)
OFF = DoubleCmd(Double.OFF, Qoc.SHORT_PULSE)
SELECT_ON = order(Type.C_DC_NA_1, ON, select=True)
EXECUTE_ON = order(Type.C_DC_NA_1, ON)
DC = Type.C_DC_NA_1

EFFECTS = [
    (Type.C_SC_NA_1, SingleCmd(True), Type.M_SP_TB_1, SingleInfo(True)),
    (Type.C_SC_NA_1, SingleCmd(True), Type.M_DP_NA_1, DoubleInfo(Double.ON)),
    (Type.C_DC_NA_1, DoubleCmd(Double.ON), Type.M_DP_TB_1, DoubleInfo(Double.ON)),
    (Type.C_DC_NA_1, DoubleCmd(Double.ON), Type.M_SP_NA_1, SingleInfo(True)),
    (Type.C_RC_NA_1, StepCmd(Step.LOWER), Type.M_ST_NA_1, StepInfo(-1)),
    (Type.C_SE_NA_1, NormalizedCmd(0.5), Type.M_ME_NA_1, NormalizedInfo(0.5)),
    (Type.C_SE_NB_1, ScaledCmd(-3), Type.M_ME_NB_1, ScaledInfo(-3)),
    (Type.C_SE_NC_1, ShortCmd(2.5), Type.M_ME_NC_1, ShortInfo(2.5)),
    (Type.C_SE_NB_1, ScaledCmd(12), Type.M_ME_TF_1, ShortInfo(12.0)),
    (Type.C_BO_NA_1, BinaryCmd(5), Type.M_BO_NA_1, BinaryInfo(5)),
]


@pytest.mark.parametrize(("type_id", "info", "shown_as", "shown"), EFFECTS)
def test_direct_command_and_return_information(
    type_id: Type, info: Information, shown_as: Type, shown: Information
) -> None:
    rig = bench()
    point = rig.station.add(10, type_id, related=11, autoreturn=True)
    monitored = rig.station.add(11, shown_as)
    asked = order(type_id, info)
    got = rig.connect().start().ask(asked)
    assert answers(got) == [(CON, False), (Cot.RETURN_INFO_REMOTE, False), (TERM, False)]
    con, term = (a for a in got if a.cause in (CON, TERM))
    assert (con, term) == (asked.replace(cause=7), asked.replace(cause=10))
    assert point.info == info
    assert monitored.info == shown


@pytest.mark.parametrize("plain", [45, 46, 47, 48, 49, 50, 51])
def test_time_tagged_commands_reach_the_same_point(plain: int) -> None:
    rig = bench()
    point = rig.station.add(10, plain)
    timed = Type(plain + 13)
    info = point.info
    got = rig.connect().start().ask(order(timed, info, tag=UTC_RULE.write(EPOCH)))
    assert answers(got) == [(CON, False), (TERM, False)]
    assert {a.type_id for a in got} == {timed}


def test_select_before_operate() -> None:
    rig = breaker()
    master = rig.connect().start()
    assert master.ask(SELECT_ON) == [SELECT_ON.replace(cause=7)]
    assert rig.station.commands[10].info == DoubleCmd(Double.OFF), "a selection changes nothing"
    assert answers(master.ask(EXECUTE_ON)) == [(CON, False), (TERM, False)]
    assert rig.station.commands[10].info == ON
    assert answers(master.ask(EXECUTE_ON)) == [(CON, True)], "a selection is good for one execute"


def test_execute_without_select_is_refused() -> None:
    assert answers(breaker().connect().start().ask(EXECUTE_ON)) == [(CON, True)]


def test_a_direct_point_cannot_be_selected() -> None:
    assert answers(breaker(CommandMode.DIRECT).connect().start().ask(SELECT_ON)) == [(CON, True)]


def test_a_selection_ends_with_its_time() -> None:
    rig = breaker(options=Options(select_timeout=5.0))
    master = rig.connect().start()
    master.ask(SELECT_ON)
    rig.advance(4.9)
    master.ask(SELECT_ON)
    rig.advance(5.0)
    assert answers(master.ask(EXECUTE_ON)) == [(CON, True)]


@pytest.mark.parametrize("other", [OFF, DoubleCmd(Double.ON, Qoc.LONG_PULSE)])
def test_execute_must_repeat_what_was_selected(other: DoubleCmd) -> None:
    rig = breaker()
    master = rig.connect().start()
    master.ask(SELECT_ON)
    assert answers(master.ask(order(DC, other))) == [(CON, True)]


def test_another_master_can_neither_select_nor_execute_nor_cancel() -> None:
    rig = breaker()
    first, second = rig.connect("10.0.0.1").start(), rig.connect("10.0.0.2").start()
    assert answers(first.ask(SELECT_ON)) == [(CON, False)]
    assert answers(second.ask(SELECT_ON)) == [(CON, True)]
    assert answers(second.ask(EXECUTE_ON)) == [(CON, True)]
    assert answers(second.ask(SELECT_ON.replace(cause=8))) == [(Cot.DEACTIVATION_CON, True)]
    assert answers(first.ask(EXECUTE_ON)) == [(CON, False), (TERM, False)]


def test_a_lost_connection_ends_its_selections() -> None:
    rig = breaker()
    first, second = rig.connect("10.0.0.1").start(), rig.connect("10.0.0.2").start()
    first.ask(SELECT_ON)
    first.drop()
    assert answers(second.ask(SELECT_ON)) == [(CON, False)]


def test_cancel() -> None:
    master = breaker().connect().start()
    master.ask(SELECT_ON)
    assert master.ask(SELECT_ON.replace(cause=8)) == [SELECT_ON.replace(cause=9)]
    assert answers(master.ask(EXECUTE_ON)) == [(CON, True)]
    assert answers(master.ask(SELECT_ON.replace(cause=8))) == [(Cot.DEACTIVATION_CON, True)]


@pytest.mark.parametrize(
    ("type_id", "info"),
    [
        (Type.C_DC_NA_1, DoubleCmd(Double.INTERMEDIATE)),
        (Type.C_DC_NA_1, DoubleCmd(Double.INDETERMINATE)),
        (Type.C_RC_NA_1, StepCmd(Step.INVALID_0)),
        (Type.C_RC_NA_1, StepCmd(Step.INVALID_3)),
    ],
)
def test_orders_that_do_not_exist_are_refused(type_id: Type, info: Information) -> None:
    rig = bench()
    rig.station.add(10, type_id)
    assert answers(rig.connect().start().ask(order(type_id, info))) == [(CON, True)]


@pytest.mark.parametrize(
    ("asked", "cause", "umc"),
    [
        (order(DC, ON, 11), Cot.UNKNOWN_IOA, Umc.UNKNOWN_IOA),
        (order(DC, ON, 12), Cot.UNKNOWN_IOA, Umc.UNKNOWN_IOA),
        (order(Type.C_SC_NA_1, SingleCmd(True)), Cot.UNKNOWN_TYPE_ID, Umc.MISMATCHED_TYPE_ID),
        (order(DC, ON, cause=3), Cot.UNKNOWN_COT, Umc.UNKNOWN_COT),
        (order(DC, ON).replace(common_address=48), Cot.UNKNOWN_CA, Umc.UNKNOWN_CA),
        (order(DC, ON).replace(common_address=0xFFFF), Cot.UNKNOWN_CA, Umc.UNKNOWN_CA),
    ],
)
def test_refusals(asked: Asdu, cause: Cot, umc: Umc) -> None:
    rig = breaker()
    rig.station.add(12, Type.M_DP_NA_1)
    master = rig.connect().start()
    assert master.ask(asked) == [asked.replace(cause=int(cause), negative=True)]
    assert [happening.cause for happening in master.told(Unexpected)] == [umc]


def test_several_commands_in_one_message_are_not_executed() -> None:
    rig = breaker(CommandMode.DIRECT)
    master = rig.connect().start()
    assert master.ask(Asdu.of(DC, 6, CA, [(10, (2,)), (10, (1,))])) == []
    assert len(master.told(Unexpected)) == 1
    assert rig.station.commands[10].info == DoubleCmd(Double.OFF)


def test_old_commands_are_dropped_in_silence() -> None:
    rig = breaker(CommandMode.DIRECT, Options(command_delay=5.0))
    master = rig.connect().start()
    rig.advance(100)
    fresh = UTC_RULE.write(EPOCH + 96_000_000_000)
    stale = UTC_RULE.write(EPOCH + 94_000_000_000)
    assert master.ask(order(Type.C_DC_TA_1, ON, tag=stale)) == []
    assert len(master.told(Unexpected)) == 1
    assert answers(master.ask(order(Type.C_DC_TA_1, ON, tag=fresh))) == [(CON, False), (TERM, False)]


def asked_for(rig: Bench, master: Master) -> Command:
    """Send a command and give what the application is asked."""
    assert master.ask(EXECUTE_ON) == []
    command = master.told(Command)[-1]
    assert isinstance(command, Command)
    assert (command.info, command.previous, command.answered) == (ON, DoubleCmd(Double.OFF), False)
    return command


def test_the_application_decides() -> None:
    rig = breaker(CommandMode.DIRECT, asks=True)
    master = rig.connect().start()
    command = asked_for(rig, master)
    rig.outstation.answer(command, False, rig.now)
    rig.settle()
    assert answers(master.take()) == [(CON, True)]
    assert rig.station.commands[10].info == DoubleCmd(Double.OFF)

    command = asked_for(rig, master)
    rig.outstation.answer(command, True, rig.now, terminate=2.5)
    rig.settle()
    assert answers(master.take()) == [(CON, False)]
    rig.advance(2.4)
    assert answers(master.take()) == []
    rig.advance(0.2)
    assert answers(master.take()) == [(TERM, False)]


def test_the_application_may_stay_silent() -> None:
    rig = breaker(CommandMode.DIRECT, asks=True)
    master = rig.connect().start()
    command = asked_for(rig, master)
    rig.outstation.answer(command, None, rig.now)
    rig.advance(30)
    assert master.take() == []


def test_an_answer_after_the_connection_is_gone_does_no_harm() -> None:
    rig = breaker(CommandMode.DIRECT, asks=True)
    master = rig.connect().start()
    command = asked_for(rig, master)
    master.drop()
    rig.outstation.answer(command, True, rig.now)
    assert rig.station.commands[10].info == ON


@pytest.mark.parametrize(
    ("type_id", "raw", "value"), [(Type.P_ME_NA_1, 3277, 0.1), (Type.P_ME_NB_1, 10, 10.0), (Type.P_ME_NC_1, 2.5, 2.5)]
)
def test_parameters(type_id: Type, raw: float, value: float) -> None:
    rig = bench()
    monitored = {110: Type.M_ME_NA_1, 111: Type.M_ME_TE_1, 112: Type.M_ME_TF_1}[int(type_id)]
    point = rig.station.add(10, monitored)
    master = rig.connect().start()
    asked = Asdu.of(type_id, Cot.ACTIVATION, CA, [(10, (raw, 4))])
    assert master.ask(asked) == [asked.replace(cause=7)]
    assert point.parameters[4] == (pytest.approx(value, abs=1e-4), 4)
    for kind in (0, 5, 63):
        refused = Asdu.of(type_id, Cot.ACTIVATION, CA, [(10, (raw, kind))])
        assert master.ask(refused) == [refused.replace(cause=7, negative=True)]
    wrong = rig.station.add(11, Type.M_SP_NA_1)
    refused = Asdu.of(type_id, Cot.ACTIVATION, CA, [(wrong.io_address, (raw, 1))])
    assert master.ask(refused) == [refused.replace(cause=44, negative=True)]


def test_a_threshold_suppresses_small_changes() -> None:
    rig = bench()
    point = rig.station.add(10, Type.M_ME_NC_1)
    master = rig.connect().start()
    master.ask(Asdu.of(Type.P_ME_NC_1, Cot.ACTIVATION, CA, [(10, (1.0, 1))]))
    seen = []
    for step in range(25):
        rig.outstation.update(point, ShortInfo(step / 10), rig.now)
        rig.settle()
        seen += [values[0] for a in master.take() for _, values in a.objects]
    assert seen == pytest.approx([0.0, 1.0, 2.0])


def test_cyclic_transmission_is_switched_by_parameter_activation() -> None:
    rig = bench()
    rig.station.add(10, Type.M_ME_NC_1, ShortInfo(4.0))
    rig.station.add(11, Type.M_SP_NA_1)
    master = rig.connect().start()
    on = Asdu.of(Type.P_AC_NA_1, Cot.ACTIVATION, CA, [(10, (3,))])
    assert master.ask(on) == [on.replace(cause=7)]
    rig.advance(35)
    assert answers(master.take()) == [(Cot.PERIODIC, False)] * 3
    off = on.replace(cause=8)
    assert master.ask(off) == [off.replace(cause=9)]
    rig.advance(35)
    assert master.take() == []
    refused = Asdu.of(Type.P_AC_NA_1, Cot.ACTIVATION, CA, [(11, (3,))])
    assert master.ask(refused) == [refused.replace(cause=7, negative=True)]
