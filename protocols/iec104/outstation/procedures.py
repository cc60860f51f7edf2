"""What a controlled station does with each message: one table from type id to procedure.

Refusals mirror the received ASDU with cause 44–47 and P/N = 1, as the standard has it. The order of the checks is the
order of those causes: type, cause, common address, object address.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from iec104.conversion import information, is_select
from iec104.enums import CommandMode, Cot, Double, Frz, Qoi, Qrp, Rqt, Step, Type, Umc
from iec104.information import DoubleCmd, Information, StepCmd
from iec104.outstation.happenings import ClockSync, Command, ProcessReset, Unexpected
from iec104.outstation.jobs import Pause
from iec104.outstation.process import VARIANTS, Point, Selection, Station
from iec104.wire.asdu import Asdu
from iec104.wire.header import BROADCAST
from iec104.wire.types import TYPES

if TYPE_CHECKING:
    from iec104.outstation.core import Outstation
    from iec104.outstation.session import Session

Procedure = Callable[["Session", Asdu, Station, float], None]
"""Carries out one message for one station; everything about the header has been checked."""

REFUSALS: Final = {
    Umc.UNKNOWN_TYPE_ID: Cot.UNKNOWN_TYPE_ID,
    Umc.UNKNOWN_COT: Cot.UNKNOWN_COT,
    Umc.UNKNOWN_CA: Cot.UNKNOWN_CA,
    Umc.UNKNOWN_IOA: Cot.UNKNOWN_IOA,
    Umc.MISMATCHED_TYPE_ID: Cot.UNKNOWN_TYPE_ID,
}
TO_ALL: Final = frozenset({Type.C_IC_NA_1, Type.C_CI_NA_1, Type.C_CS_NA_1, Type.C_RP_NA_1})
"""Types that may be sent to the broadcast address."""
ACTIVATIONS: Final = frozenset({Cot.ACTIVATION})
REVOCABLE: Final = frozenset({Cot.ACTIVATION, Cot.DEACTIVATION})
FILES: Final = frozenset({Cot.FILE_TRANSFER})
REQUESTS: Final = frozenset({Cot.REQUEST})
DEFAULT_CYCLE: Final = 10.0
"""Seconds between transmissions of a point that has no interval of its own when cyclic transmission is activated."""
LARGEST_KIND: Final = 4
"""Kinds of parameter the standard names: threshold, smoothing, low limit, high limit."""
CYCLIC_TRANSMISSION: Final = 3
"""Qualifier of parameter activation for cyclic transmission of the addressed object."""


def handle(session: "Session", asdu: Asdu, now: float) -> None:
    """Carry out or refuse one received message."""
    outstation = session.outstation
    known = PROCEDURES.get(asdu.type_id)
    if known is None:
        refuse(session, asdu, Umc.UNKNOWN_TYPE_ID, "this type is not supported in control direction", now)
        return
    causes, procedure = known
    if asdu.cause not in causes:
        refuse(session, asdu, Umc.UNKNOWN_COT, f"cause {asdu.cause} does not go with this type", now)
        return
    if asdu.defect or asdu.count != 1 or asdu.sequence:
        text = asdu.defect or "a message in control direction has one object and SQ = 0"
        session.tell(Unexpected(session, asdu, Umc.INVALID_TYPE_ID, text))
        return
    if asdu.common_address == BROADCAST and asdu.type_id in TO_ALL:
        stations = list(outstation.stations.values())
    else:
        stations = [station for address, station in outstation.stations.items() if address == asdu.common_address]
    if not stations:
        refuse(session, asdu, Umc.UNKNOWN_CA, f"there is no station {asdu.common_address}", now)
        return
    if asdu.type_id in SYSTEM and asdu.first_ioa != 0:
        refuse(session, asdu, Umc.UNKNOWN_IOA, "this type is addressed to object 0", now)
        return
    for station in stations:
        procedure(session, asdu.replace(common_address=station.common_address), station, now)


def refuse(session: "Session", asdu: Asdu, cause: Umc, text: str, now: float) -> None:
    """Send a message back with the reason, and tell the application."""
    session.tell(Unexpected(session, asdu, cause, text))
    faults = session.outstation.options.faults
    if not faults.silent:
        mirror = asdu.replace(cause=int(REFUSALS[cause]), negative=not faults.positive_mirrors)
        session.say(mirror, now, faults.confirm_delay)


def confirm(session: "Session", asdu: Asdu, positive: bool, now: float) -> None:
    """Confirm an activation or deactivation."""
    faults = session.outstation.options.faults
    if not faults.silent:
        session.say(confirmation(asdu, positive), now, faults.confirm_delay)


def confirmation(asdu: Asdu, positive: bool = True) -> Asdu:
    """Give the confirmation of an activation or deactivation: the same message with the next cause."""
    return asdu.replace(cause=asdu.cause + 1, negative=not positive)


def termination(session: "Session", asdu: Asdu) -> list[Asdu]:
    """Give the message that ends a procedure, or none where the faults say so."""
    if session.outstation.options.faults.no_termination:
        return []
    return [asdu.replace(cause=int(Cot.ACTIVATION_TERMINATION), negative=False)]


# The system


def interrogate(session: "Session", asdu: Asdu, station: Station, now: float) -> None:
    """C_IC: all points, or those of a group."""
    qualifier = asdu.objects[0][1][0]
    outstation = session.outstation
    key = (Type.C_IC_NA_1, station.common_address, qualifier)
    if asdu.cause == Cot.DEACTIVATION:
        confirm(session, asdu, session.cancel(key), now)
        return
    points = outstation.interrogated(station, qualifier) if Qoi.STATION <= qualifier <= Qoi.GROUP_16 else []
    if not points and qualifier != Qoi.STATION:
        session.tell(Unexpected(session, asdu, Umc.UNIMPLEMENTED_GROUP, f"no point belongs to group {qualifier - 20}"))
        confirm(session, asdu, False, now)
        return
    procedure(session, asdu, points, qualifier, now, key)


def interrogate_counters(session: "Session", asdu: Asdu, station: Station, now: float) -> None:
    """C_CI: read counters of all groups or one; or freeze and reset them, which sends no values."""
    qualifier = asdu.objects[0][1][0]
    outstation = session.outstation
    request, mode = qualifier & 0x3F, qualifier >> 6
    key = (Type.C_CI_NA_1, station.common_address, request)
    if asdu.cause == Cot.DEACTIVATION:
        confirm(session, asdu, session.cancel(key), now)
        return
    counters = outstation.counters(station, request) if Rqt.GROUP_1 <= request <= Rqt.GENERAL else []
    if not counters:
        session.tell(Unexpected(session, asdu, Umc.UNIMPLEMENTED_GROUP, f"no counter belongs to group {request}"))
        confirm(session, asdu, False, now)
        return
    if mode != Frz.READ:
        for point in counters:
            outstation.freeze(point, mode, now)
        counters = []
    cause = Cot.REQUESTED_BY_GENERAL_COUNTER if request == Rqt.GENERAL else Cot.REQUESTED_BY_GENERAL_COUNTER + request
    procedure(session, asdu, counters, cause, now, key)


def procedure(session: "Session", asdu: Asdu, points: list[Point], cause: int, now: float, key: object) -> None:
    """Confirm, send the points, terminate: as one job, so that nothing overtakes the confirmation."""
    faults = session.outstation.options.faults
    if faults.silent:
        return

    def steps() -> Iterator[Asdu | Pause]:
        yield confirmation(asdu)
        if any(point.refreshes for point in points):
            yield Pause(point for point in points if point.refreshes)
        yield from session.outstation.asdus(points, cause, originator=asdu.originator)
        yield from termination(session, asdu)

    session.run(steps(), now, key, faults.confirm_delay)


def read(session: "Session", asdu: Asdu, station: Station, now: float) -> None:
    """C_RD: one point's value with cause 5, without a confirmation. Counters and events cannot be read."""
    outstation = session.outstation
    point = station.monitored.get(asdu.first_ioa or 0)
    if point is None or Cot.REQUEST not in TYPES[point.type_id].causes:
        refuse(session, asdu, Umc.UNKNOWN_IOA, f"there is nothing to read at address {asdu.first_ioa}", now)
        return
    if outstation.options.faults.silent:
        return

    def steps() -> Iterator[Asdu | Pause]:
        if point.refreshes:
            yield Pause((point,))
        yield Asdu.of(
            point.type_id,
            Cot.REQUEST,
            station.common_address,
            [(point.io_address, outstation.values(point, point.type_id))],
            originator=asdu.originator,
            sizes=asdu.sizes,
        )

    session.run(steps(), now)


def synchronise_clock(session: "Session", asdu: Asdu, _station: Station, now: float) -> None:
    """C_CS: set the station's clock."""
    outstation = session.outstation
    time = outstation.options.rule.read(asdu.objects[0][1][0])
    if time.ns is None:
        session.tell(Unexpected(session, asdu, Umc.INVALID_TYPE_ID, "the time is no date"))
        confirm(session, asdu, False, now)
        return
    request = ClockSync(session, asdu, time, not outstation.options.asks_clock)
    session.tell(request)
    if request.answered:
        answer(session, request, True, now)


def test(session: "Session", asdu: Asdu, _station: Station, now: float) -> None:
    """C_TS: mirror it. The one without time belongs to IEC 60870-5-101; it is answered because masters try it."""
    confirm(session, asdu, True, now)


def reset(session: "Session", asdu: Asdu, station: Station, now: float) -> None:
    """C_RP: restart the application, or forget the events that wait."""
    outstation = session.outstation
    qualifier = asdu.objects[0][1][0]
    if qualifier not in (Qrp.GENERAL_RESET, Qrp.CLEAR_EVENT_BUFFER):
        confirm(session, asdu, False, now)
        return
    confirm(session, asdu, True, now)
    if qualifier == Qrp.CLEAR_EVENT_BUFFER:
        outstation.clear_events()
        return
    for point in station.commands.values():
        point.selection = None
    session.tell(ProcessReset(session, station.common_address))


# Commands to the process


def operate(session: "Session", asdu: Asdu, station: Station, now: float) -> None:
    """C_SC, C_DC, C_RC, C_SE and C_BO, with and without time tag: select, execute, cancel."""
    outstation = session.outstation
    io_address, fields = asdu.objects[0]
    point = station.commands.get(io_address)
    if point is None:
        text = f"there is no command point with address {io_address}"
        refuse(session, asdu, Umc.UNKNOWN_IOA, text, now)
        return
    if asdu.type_id not in VARIANTS[point.type_id]:
        text = f"the point is of type {TYPES[point.type_id].mnemonic}"
        refuse(session, asdu, Umc.MISMATCHED_TYPE_ID, text, now)
        return
    if too_old(outstation, asdu, fields, now):
        session.tell(Unexpected(session, asdu, Umc.NO_ERROR_CAUSE, "the command's time tag is too old; not executed"))
        return
    info = information(asdu.type_id, fields)
    assert info is not None
    if point.selection is not None and point.selection.until <= now:
        point.selection = None
    mine = point.selection is not None and point.selection.owner is session
    if asdu.cause == Cot.DEACTIVATION:
        if mine:
            point.selection = None
        confirm(session, asdu, mine, now)
    elif not executable(info):
        confirm(session, asdu, False, now)
    elif is_select(asdu.type_id, fields):
        free = point.selection is None or mine
        selectable = point.mode is CommandMode.SELECT_AND_EXECUTE and free
        if selectable:
            until = now + outstation.options.select_timeout
            point.selection = Selection(session, asdu.originator, until, order_of(info))
        confirm(session, asdu, selectable, now)
    elif not permitted(point, info, mine):
        confirm(session, asdu, False, now)
    else:
        point.selection = None
        command = Command(session, asdu, point, info, point.info, not point.asks)
        session.tell(command)
        if command.answered:
            answer(session, command, True, now)


def permitted(point: Point, info: Information, mine: bool) -> bool:
    """Tell whether an execute may follow what was, or was not, selected."""
    if point.selection is None:
        return point.mode is CommandMode.DIRECT
    return mine and point.selection.order == order_of(info)


def executable(info: Information) -> bool:
    """Tell whether a command orders something that exists."""
    if isinstance(info, DoubleCmd):
        return info.state in (Double.OFF, Double.ON)
    if isinstance(info, StepCmd):
        return info.direction in (Step.LOWER, Step.HIGHER)
    return True


def order_of(info: Information) -> tuple[object, ...]:
    """Give what select and execute must agree on."""
    return type(info), info.value, getattr(info, "qualifier", None)


def too_old(outstation: "Outstation", asdu: Asdu, fields: tuple[object, ...], now: float) -> bool:
    """Tell whether a time-tagged command exceeds the allowed delay, or its tag cannot be read while one is set."""
    delay = outstation.options.command_delay
    if not delay or not TYPES[asdu.type_id].timed:
        return False
    tag = fields[-1]
    assert isinstance(tag, bytes)
    sent = outstation.options.rule.valid_ns(tag)
    return sent is None or abs(outstation.clock.time_ns(now) - sent) > delay * 1e9


def answer(
    session: "Session", request: Command | ClockSync, success: bool | None, now: float, terminate: float = 0.0
) -> None:
    """Confirm a command or clock synchronisation as the application decided; carry out what follows from it."""
    outstation = session.outstation
    if isinstance(request, ClockSync):
        if success and request.time.ns is not None:
            outstation.clock.set(request.time.ns, now)
        if success is not None:
            confirm(session, request.asdu, success, now)
        return
    if success is None:
        return
    confirm(session, request.asdu, success, now)
    if not success:
        return
    point = request.point
    outstation.store(point, request.info, now)
    if point.autoreturn and point.related is not None:
        outstation.return_information(point, request.info, now)
    faults = outstation.options.faults
    if not faults.silent:
        for asdu in termination(session, request.asdu):
            session.say_after_events(asdu, now, faults.confirm_delay + terminate)


# Parameters


def load_parameter(session: "Session", asdu: Asdu, station: Station, now: float) -> None:
    """P_ME: keep a parameter of a measured value of the same kind."""
    io_address, (value, qualifier) = asdu.objects[0]
    point = station.monitored.get(io_address)
    if point is None:
        refuse(session, asdu, Umc.UNKNOWN_IOA, f"there is no point with address {io_address}", now)
        return
    if TYPES[point.type_id].value != TYPES[asdu.type_id].value:
        refuse(session, asdu, Umc.MISMATCHED_TYPE_ID, f"the point is of type {TYPES[point.type_id].mnemonic}", now)
        return
    kind = qualifier & 0x3F
    if not 1 <= kind <= LARGEST_KIND:
        confirm(session, asdu, False, now)
        return
    scaled = value / 32768 if asdu.type_id == Type.P_ME_NA_1 else value
    point.parameters[kind] = (float(scaled), qualifier)
    confirm(session, asdu, True, now)


def activate_parameter(session: "Session", asdu: Asdu, station: Station, now: float) -> None:
    """P_AC: switch cyclic transmission of an object on and off."""
    io_address, (qualifier,) = asdu.objects[0]
    point = station.monitored.get(io_address)
    if point is None:
        refuse(session, asdu, Umc.UNKNOWN_IOA, f"there is no point with address {io_address}", now)
        return
    possible = qualifier == CYCLIC_TRANSMISSION and Cot.PERIODIC in TYPES[VARIANTS[point.type_id].plain or 0].causes
    if possible:
        interval = (point.interval or DEFAULT_CYCLE) if asdu.cause == Cot.ACTIVATION else 0.0
        session.outstation.set_interval(point, interval, now)
    confirm(session, asdu, possible, now)


# Files


def transfer(session: "Session", asdu: Asdu, _station: Station, now: float) -> None:
    """F_: see `outstation.files`."""
    cause = session.transfers.handle(asdu, now)
    if cause is not None:
        refuse(session, asdu, cause, f"there is no such file or transfer at address {asdu.first_ioa}", now)


SYSTEM: Final = frozenset({100, 101, 103, 104, 105, 107})
"""Types that address the station, with object address 0."""


def _table(
    rows: Iterable[tuple[range | tuple[int, ...], frozenset[Cot], Procedure]],
) -> dict[int, tuple[frozenset[Cot], Procedure]]:
    return {type_id: (causes, procedure) for types, causes, procedure in rows for type_id in types}


PROCEDURES: Final = _table(
    (
        (range(45, 51), REVOCABLE, operate),
        ((51, 64), ACTIVATIONS, operate),
        (range(58, 64), REVOCABLE, operate),
        ((100,), REVOCABLE, interrogate),
        ((101,), REVOCABLE, interrogate_counters),
        ((102,), REQUESTS, read),
        ((103,), ACTIVATIONS, synchronise_clock),
        ((104, 107), ACTIVATIONS, test),
        ((105,), ACTIVATIONS, reset),
        ((110, 111, 112), ACTIVATIONS, load_parameter),
        ((113,), REVOCABLE, activate_parameter),
        ((120, 121, 123, 124, 125), FILES, transfer),
        ((122,), FILES | REQUESTS, transfer),
    )
)
"""Type id → causes it may come with, and what to do."""
