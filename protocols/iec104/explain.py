"""APDUs in words, in the documented format of `explain_bytes` and `explain_bytes_dict`."""

from typing import Any

from iec104.conversion import is_select
from iec104.enums import Cot, Type
from iec104.wire import apci
from iec104.wire import asdu as wire
from iec104.wire.header import BROADCAST
from linkkit.engine import RemoteError

_FUNCTIONS: dict[int, str] = {
    apci.Function.STARTDT_ACT: "StartDT act",
    apci.Function.STARTDT_CON: "StartDT con",
    apci.Function.STOPDT_ACT: "StopDT act",
    apci.Function.STOPDT_CON: "StopDT con",
    apci.Function.TESTFR_ACT: "TestFR act",
    apci.Function.TESTFR_CON: "TestFR con",
}


def explain_bytes(apdu: bytes) -> str:
    """Say in one line what an APDU is: `I-Format | C_IC_NA_1 | ACTIVATION | POSITIVE | GLOBAL | …`.

    A message shorter or longer than its header says ends with TRUNCATED or EXCESS. Raises `TypeError` unless given
    bytes, `ValueError` for what is no APDU.
    """
    frame = _parse(apdu)
    if isinstance(frame, apci.U):
        return f"U-Format | {_FUNCTIONS.get(frame.function, f'unknown {frame.function:02X}')}"
    if isinstance(frame, apci.S):
        return "S-Format"
    message = _message(frame)
    parts = [
        "I-Format",
        Type(message.type_id).name if message.row else "unknown",
        _cause(message.cause),
        "NEGATIVE" if message.negative else "POSITIVE",
    ]
    if message.test:
        parts.append("TEST")
    parts.append("GLOBAL" if message.common_address == BROADCAST else f"CA {message.common_address}")
    if message.originator:
        parts.append(f"OA {message.originator}")
    first = message.first_ioa
    if first is not None:
        parts.append(f"1st IOA {first}")
        shape = "SEQUENCE" if message.sequence else "LIST"
        parts.append(f"{shape}[{message.count}] ({_hex(message.body)})")
    if message.row and message.defect:
        needed = wire.length(message.row, message.body, message.count, message.sequence)
        parts.append("TRUNCATED" if needed > len(message.body) else "EXCESS")
    return " | ".join(parts)


def explain_bytes_dict(apdu: bytes) -> dict[str, Any]:
    """Give what an APDU is as a dict; keys as documented. Raises like `explain_bytes`."""
    frame = _parse(apdu)
    if isinstance(frame, apci.U):
        service, _, kind = _FUNCTIONS.get(frame.function, "unknown ").partition(" ")
        return {"format": "U", "type": service.upper(), "cot": kind.upper()}
    if isinstance(frame, apci.S):
        return {"format": "S", "rx": frame.receive}
    message = _message(frame)
    found: dict[str, Any] = {
        "format": "I",
        "tx": frame.send,
        "rx": frame.receive,
        "type": Type(message.type_id),
        "numberOfObjects": message.count,
        "sequence": message.sequence,
        "cot": Cot(message.cause),
        "negative": message.negative,
        "test": message.test,
        "commonAddress": message.common_address,
        "originatorAddress": message.originator,
        "firstInformationObjectAddress": message.first_ioa or 0,
    }
    row = message.row
    if row is not None and row.direction == "C" and row.elements and row.elements[-1 - row.timed].name in _SELECTING:
        objects = message.objects
        found["select"] = bool(objects) and is_select(message.type_id, objects[0][1])
    if message.body:
        found["elements"] = _hex(message.body)
    if message.defect:
        found["defect"] = message.defect
    return found


_SELECTING = ("SCO", "DCO", "RCO", "QOS")


def _parse(apdu: bytes) -> apci.Frame:
    if not isinstance(apdu, bytes):
        raise TypeError(f"apdu is bytes, not {type(apdu).__name__}")
    if len(apdu) < apci.HEADER:
        raise ValueError(f"an APDU has at least {apci.HEADER} octets, not {len(apdu)}")
    if len(apdu) > 2 + apci.LARGEST_LENGTH:
        raise ValueError(f"an APDU has at most {2 + apci.LARGEST_LENGTH} octets, not {len(apdu)}")
    # The length octet is not looked at: what was cut from a capture can still be explained.
    control = apdu[2] & 3
    whole = bytes((apdu[0], len(apdu) - 2)) + apdu[2:]
    try:
        return apci.parse(whole if control in (0, 2) else bytes((apdu[0], apci.CONTROL)) + apdu[2 : apci.HEADER])
    except RemoteError as error:
        raise ValueError(str(error)) from error


def _message(frame: apci.I) -> wire.Asdu:
    try:
        return wire.parse(frame.asdu)
    except RemoteError as error:
        raise ValueError(str(error)) from error


def _cause(cause: int) -> str:
    found = Cot(cause)
    return found.name if found.is_known else "UNKNOWN_COT"


def _hex(octets: bytes) -> str:
    return "".join(f"{octet:02X} " for octet in octets)
