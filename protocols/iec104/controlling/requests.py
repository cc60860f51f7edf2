"""What can be asked of a station: one function per procedure, each gives a `Request` for `Engine.execute`.

Addresses: common address 0 and 65535 mean every station; both go out as they are, because peers differ in which one
they take. Values out of range raise `ValueError` when the request is executed.
"""

from typing import Final

from iec104.controlling.transaction import Cause, Request, Until
from iec104.wire.asdu import Values
from iec104.wire.elements import SELECT, TEST_PATTERN
from iec104.wire.types import BY_NAME, TYPES, Row

STATION: Final = 20
"""QOI of the station interrogation, and the cause of the data that answers; groups 1-16 follow as 21-36."""
GENERAL: Final = 5
"""RQT of the general counter interrogation, groups are 1-4; the data's cause is 37, groups 38-41."""
READ: Final = 0
"""FRZ that only reads; 1-3 freeze, freeze and reset, reset."""

_COMMANDS: Final = frozenset({45, 46, 47, 48, 49, 50, 51, 58, 59, 60, 61, 62, 63, 64})
_UNSELECTABLE: Final = frozenset({51, 64})


def interrogation(common_address: int, qualifier: int = STATION, cause: int = Cause.ACTIVATION) -> Request:
    """Ask for all values of a station or group; with `Cause.DEACTIVATION` stop that."""
    title = "station interrogation" if qualifier == STATION else f"interrogation of group {qualifier - STATION}"
    return _interrogation(title, 100, common_address, qualifier, cause, qualifier)


def counter_interrogation(
    common_address: int, qualifier: int = GENERAL, freeze: int = READ, cause: int = Cause.ACTIVATION
) -> Request:
    """Ask for counters, or freeze and reset them. What only freezes ends with the confirmation."""
    data = 37 if qualifier == GENERAL else 37 + qualifier
    title = "counter interrogation" if freeze == READ else "counter freeze"
    request = _interrogation(title, 101, common_address, qualifier | freeze << 6, cause, data)
    if freeze == READ or request.until is not Until.TERMINATION:
        return request
    return Request(title, 101, cause, common_address, 0, request.values, Until.CONFIRMATION)


def clock_sync(common_address: int, time: bytes) -> Request:
    """Set the clock; `time` is a CP56 tag."""
    return Request("clock synchronisation", 103, Cause.ACTIVATION, common_address, 0, (time,))


def test(common_address: int, counter: int, time: bytes) -> Request:
    """Ask for an echo (C_TS_TA_1)."""
    return Request("test", 107, Cause.ACTIVATION, common_address, 0, (counter & 0xFFFF, time))


def test_pattern(common_address: int) -> Request:
    """Ask for an echo without time (C_TS_NA_1), which belongs to IEC 60870-5-101."""
    return Request("test without time", 104, Cause.ACTIVATION, common_address, 0, (TEST_PATTERN,))


def read(common_address: int, ioa: int) -> Request:
    """Ask for one object; the answer is the object itself with cause 5."""
    return Request("read", 102, Cause.REQUEST, common_address, ioa, (), Until.DATA, data_cause=Cause.REQUEST)


def reset_process(common_address: int, qualifier: int = 1) -> Request:
    """Restart the station (qualifier 1) or clear its event buffer (2)."""
    title = "reset process" if qualifier == 1 else "clear event buffer"
    return Request(title, 105, Cause.ACTIVATION, common_address, 0, (qualifier,))


def command(
    type_id: int, common_address: int, ioa: int, values: Values, *, select: bool = False, terminated: bool = False
) -> Request:
    """Send a command or set-point; `values` are the raw fields of its type with S/E 0.

    `select` makes it select-before-operate. With `terminated` it ends with the termination, which stations need not
    send for set-points and often do not send at all; else with the confirmation of the execute command.
    """
    row = _process(type_id, select)
    until = Until.TERMINATION if terminated else Until.CONFIRMATION
    return Request(row.meaning, type_id, Cause.ACTIVATION, common_address, ioa, values, until, select)


def select(type_id: int, common_address: int, ioa: int, values: Values) -> Request:
    """Select an object and leave it at that; `values` as for `command`, which executes it when sent in time."""
    row = _process(type_id, True)
    return Request(f"select {row.meaning}", type_id, Cause.ACTIVATION, common_address, ioa, selected(type_id, values))


def cancel(type_id: int, common_address: int, ioa: int, values: Values) -> Request:
    """Take a selection back; `values` as they were selected."""
    row = _process(type_id, True)
    return Request(f"cancel {row.meaning}", type_id, Cause.DEACTIVATION, common_address, ioa, selected(type_id, values))


def parameter(type_id: int, common_address: int, ioa: int, values: Values) -> Request:
    """Load a parameter (P_ME_NA_1, NB, NC)."""
    if type_id not in (110, 111, 112):
        raise ValueError(f"{TYPES[type_id].mnemonic} is no parameter")
    return Request(TYPES[type_id].meaning, type_id, Cause.ACTIVATION, common_address, ioa, values)


def parameter_activation(common_address: int, ioa: int, qualifier: int, activate: bool = True) -> Request:
    """Put loaded parameters into effect, or out of it (P_AC_NA_1)."""
    cause = Cause.ACTIVATION if activate else Cause.DEACTIVATION
    return Request(BY_NAME["P_AC_NA_1"].meaning, 113, cause, common_address, ioa, (qualifier,))


def selected(type_id: int, values: Values) -> Values:
    """Give the raw fields of a command with S/E set."""
    at = len(values) - 1 - TYPES[type_id].timed
    return (*values[:at], values[at] | SELECT, *values[at + 1 :])


def _process(type_id: int, select: bool) -> Row:
    row = TYPES[type_id]
    if type_id not in _COMMANDS:
        raise ValueError(f"{row.mnemonic} is no process command")
    if select and type_id in _UNSELECTABLE:
        raise ValueError(f"{row.mnemonic} cannot be selected: it has no S/E bit")
    return row


def _interrogation(title: str, type_id: int, common_address: int, octet: int, cause: int, data: int) -> Request:
    if cause == Cause.DEACTIVATION:
        return Request(f"stop {title}", type_id, cause, common_address, 0, (octet,))
    return Request(title, type_id, cause, common_address, 0, (octet,), Until.TERMINATION, data_cause=data)
