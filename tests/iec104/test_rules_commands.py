"""Which answers complete a command: an echo of something else must never pass for the confirmation of this one."""

import pytest

from iec104.controlling import requests
from iec104.controlling.engine import Engine
from iec104.controlling.transaction import Outcome, Request, Transaction
from iec104.parameters import ProtocolParameters
from iec104.wire import apci, asdu
from iec104.wire.apci import Function
from iec104.wire.asdu import Asdu, Values

CA, IOA = 47, 100
CON, DEACT_CON, TERM = 7, 9, 10


class Station:
    """A started engine and the hand that answers it."""

    def __init__(self) -> None:
        self.engine = Engine(ProtocolParameters(), 0.0)
        self.engine.link.start(0.0)
        self.engine.receive(apci.u_frame(Function.STARTDT_CON), 0.0)
        self.engine.outgoing()
        self.number = 0

    def ask(self, request: Request, now: float = 0.0) -> Transaction:
        return self.engine.execute(request, 10.0, now)

    def answer(
        self, type_id: int, cause: int, values: Values, now: float = 1.0, *, ioa: int = IOA, negative: bool = False
    ) -> None:
        message = Asdu.of(type_id, cause, CA, [(ioa, values)], negative=negative)
        self.engine.receive(apci.i_frame(self.number, 0, asdu.build(message)), now)
        self.number += 1

    def sent(self) -> list[Asdu]:
        """What the engine sent since the last call."""
        data, found = self.engine.outgoing(), []
        while data:
            size = 2 + data[1]
            frame = apci.parse(data[:size])
            if isinstance(frame, apci.I):
                found.append(asdu.parse(frame.asdu))
            data = data[size:]
        return found


ON, OFF, SELECT = 1, 0, 0x80
TIME = bytes.fromhex("e8031e0a15061a")


def single(value: int, *, select: bool = False, terminated: bool = False) -> Request:
    return requests.command(45, CA, IOA, (value,), select=select, terminated=terminated)


@pytest.mark.parametrize(
    ("type_id", "ours", "other"),
    [
        (45, (ON,), (OFF,)),
        (46, (2,), (1,)),
        (47, (2,), (1,)),
        (48, (100, 0), (101, 0)),
        (49, (-5, 0), (5, 0)),
        (50, (1.5, 0), (2.5, 0)),
        (51, (0xFFFFFFFF,), (0,)),
        (58, (ON, TIME), (OFF, TIME)),
        (61, (100, 0, TIME), (101, 0, TIME)),
    ],
)
@pytest.mark.parametrize("cause", [CON, TERM])
def test_the_echo_of_another_value_is_not_ours(type_id: int, ours: Values, other: Values, cause: int) -> None:
    """An ON that came late must not tell that OFF was carried out."""
    station = Station()
    asked = station.ask(requests.command(type_id, CA, IOA, ours))
    station.answer(type_id, cause, other)
    assert asked.result is None
    station.answer(type_id, CON, ours)
    assert asked.result is not None
    assert asked.result.outcome is Outcome.POSITIVE


def test_a_late_termination_of_the_opposite_command() -> None:
    """ON is confirmed; its termination comes when OFF is already under way, which then is refused."""
    station = Station()
    on = station.ask(single(ON))
    station.answer(45, CON, (ON,))
    assert on.result is not None
    off = station.ask(single(OFF), 1.0)
    station.answer(45, TERM, (ON,), 1.5)
    assert off.result is None
    station.answer(45, CON, (OFF,), 2.0, negative=True)
    assert off.result is not None
    assert off.result.outcome is Outcome.NEGATIVE


def test_a_late_termination_does_not_terminate_the_next_command() -> None:
    station = Station()
    off = station.ask(single(OFF, terminated=True))
    station.answer(45, TERM, (ON,))
    station.answer(45, CON, (OFF,))
    assert off.result is None, "the termination of ON must not count"
    station.answer(45, TERM, (OFF,))
    assert off.result is not None
    assert off.result.outcome is Outcome.POSITIVE


def test_only_a_confirmed_selection_is_executed() -> None:
    """The confirmation of an earlier direct command has S/E 0: it selects nothing."""
    station = Station()
    asked = station.ask(single(ON, select=True))
    assert [message.objects for message in station.sent()] == [[(IOA, (ON | SELECT,))]]
    station.answer(45, CON, (ON,))
    assert station.sent() == []
    station.answer(45, CON, (ON | SELECT,))
    assert [message.objects for message in station.sent()] == [[(IOA, (ON,))]]
    station.answer(45, CON, (ON,))
    assert asked.result is not None
    assert asked.result.outcome is Outcome.POSITIVE


@pytest.mark.parametrize("mirror", [(ON,), (ON | SELECT,)])
def test_the_execution_may_be_confirmed_with_either_select_bit(mirror: Values) -> None:
    """Observed: a server echoes S/E 1 in what follows the execute command."""
    station = Station()
    asked = station.ask(single(ON, select=True, terminated=True))
    station.answer(45, CON, (ON | SELECT,))
    station.answer(45, CON, (ON,))
    station.answer(45, TERM, mirror)
    assert asked.result is not None
    assert asked.result.outcome is Outcome.POSITIVE


def test_the_qualifier_need_not_be_echoed() -> None:
    """Some stations clear the pulse qualifier in their echo; the command's state is what counts."""
    station = Station()
    asked = station.ask(requests.command(46, CA, IOA, (2 | 1 << 2,)))
    station.answer(46, CON, (2,))
    assert asked.result is not None
    assert asked.result.outcome is Outcome.POSITIVE


@pytest.mark.parametrize("cause", [44, 45, 46, 47])
@pytest.mark.parametrize("negative", [True, False])
def test_refusals_count_with_either_sign(cause: int, negative: bool) -> None:
    station = Station()
    asked = station.ask(single(ON))
    station.answer(45, cause, (ON,), negative=negative)
    assert asked.result is not None
    assert not asked.result


def test_the_second_mirror_of_a_refusal_does_not_refuse_the_next_command() -> None:
    """Observed: a server sends the negative confirmation and then a mirror with cause 47."""
    station = Station()
    station.ask(single(ON))
    station.answer(45, CON, (ON,), negative=True)
    off = station.ask(single(OFF), 1.0)
    station.answer(45, 47, (ON,), 1.0)
    assert off.result is None


def test_a_test_is_answered_by_its_own_counter() -> None:
    station = Station()
    asked = station.ask(requests.test(CA, 8, TIME))
    station.answer(107, CON, (7, TIME), ioa=0)
    assert asked.result is None
    station.answer(107, CON, (8, TIME), ioa=0)
    assert asked.result is not None


def test_commands_to_different_points_are_told_apart() -> None:
    station = Station()
    here = station.ask(single(ON))
    there = station.ask(requests.command(45, CA, IOA + 1, (ON,)))
    station.answer(45, CON, (ON,), ioa=IOA + 1, negative=True)
    station.answer(45, CON, (ON,))
    assert here.result is not None
    assert there.result is not None
    assert (here.result.outcome, there.result.outcome) == (Outcome.POSITIVE, Outcome.NEGATIVE)


def test_a_set_point_that_is_not_a_number_finds_its_echo() -> None:
    station = Station()
    asked = station.ask(requests.command(50, CA, IOA, (float("nan"), 0)))
    station.answer(50, CON, (float("nan"), 0))
    assert asked.result is not None
    assert asked.result.outcome is Outcome.POSITIVE


def test_a_value_that_single_precision_rounds_finds_its_echo() -> None:
    station = Station()
    asked = station.ask(requests.command(50, CA, IOA, (0.1, 0)))
    sent = station.sent()[0].objects[0][1]
    station.answer(50, CON, sent)
    assert asked.result is not None
    assert asked.result.outcome is Outcome.POSITIVE
