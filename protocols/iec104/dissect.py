"""An APDU octet by octet, for people who look at frames. Takes any octets and never raises.

Header fields have the sizes that 104 fixes: frames of a gateway that uses others are shown as such and read wrongly.
"""

from collections.abc import Iterator
from typing import Any, Final

from iec104.enums import Cot
from iec104.wire import apci
from iec104.wire import asdu as wire
from iec104.wire.elements import Element, normalized, step_position
from iec104.wire.header import BROADCAST
from iec104.wire.types import Row, name
from linkkit.engine import RemoteError
from linkkit.frames import Part

_QUALITY: Final = ((0x80, "IV"), (0x40, "NT"), (0x20, "SB"), (0x10, "BL"))


def split(buffer: bytearray) -> Iterator[bytes]:
    """Cut whole APDUs off the start of a stream; octets before a start octet come as they are, to be shown."""
    while buffer:
        if buffer[0] != apci.START:
            end = buffer.find(apci.START)
            end = len(buffer) if end < 0 else end
        elif len(buffer) < 2 or len(buffer) < 2 + buffer[1]:
            return
        else:
            end = 2 + buffer[1]
        frame = bytes(buffer[:end])
        del buffer[:end]
        yield frame


def dissect(frame: bytes, *, objects: bool = True) -> Part:
    """Give the tree of an APDU; its `text` is a summary in one line, which is the same without `objects`."""
    whole = len(frame)
    if whole < apci.HEADER:
        return Part("IEC 60870-5-104", f"{whole} octets are no frame", 0, whole, wrong=True)
    try:
        found = apci.parse(frame)
    except RemoteError as error:
        return Part("IEC 60870-5-104", str(error), 0, whole, wrong=True)
    head = [
        Part("Start", f"{frame[0]:02X}", 0, 1),
        Part("Length", f"{frame[1]}", 1, 2),
    ]
    if isinstance(found, apci.U):
        known = found.function in list(apci.Function)
        text = apci.Function(found.function).title if known else f"unknown function {found.function:02X}"
        parts = (*head, Part("Control", f"U format, {text}", 2, 6, wrong=not known))
        return Part("IEC 60870-5-104", f"U  {text}", 0, whole, parts, wrong=not known)
    if isinstance(found, apci.S):
        parts = (*head, Part("Control", "S format", 2, 4), Part("N(R)", f"{found.receive}", 4, 6))
        return Part("IEC 60870-5-104", f"S  acknowledges up to {found.receive}", 0, whole, parts)
    head += [Part("N(S)", f"{found.send}", 2, 4), Part("N(R)", f"{found.receive}", 4, 6)]
    try:
        message = wire.parse(found.asdu)
    except RemoteError as error:
        body = Part("ASDU", str(error), 6, whole, wrong=True)
        return Part("IEC 60870-5-104", f"I  {error}", 0, whole, (*head, body), wrong=True)
    body = _asdu(message, whole, objects=objects)
    return Part("IEC 60870-5-104", f"I {found.send},{found.receive}  {body.text}", 0, whole, (*head, body), body.wrong)


def _asdu(message: wire.Asdu, end: int, *, objects: bool) -> Part:
    row = message.row
    cause = Cot(message.cause)
    words = cause.name.lower().replace("_", " ") if cause.is_known else f"unknown cause {message.cause}"
    flags = "".join(text for on, text in ((message.negative, " NEGATIVE"), (message.test, " TEST")) if on)
    title = name(message.type_id)
    shape = "one address (SQ)" if message.sequence else "each with its address"
    station = "all stations" if message.common_address == BROADCAST else f"{message.common_address}"
    parts = [
        Part("Type", f"{message.type_id}  {title}" + (f"  {row.meaning}" if row else ""), 6, 7, wrong=row is None),
        Part("Objects", f"{message.count}, {shape}", 7, 8),
        Part("Cause", f"{message.cause}  {words}{flags}", 8, 9, wrong=message.negative),
        Part("Originator", f"{message.originator}", 9, 10),
        Part("Common address", station, 10, 12),
    ]
    if row is None:
        if message.body:
            parts.append(Part("Body", f"{len(message.body)} octets that cannot be read", 12, end, wrong=True))
    else:
        if objects or message.count == 1:  # the value of a single one is in the summary
            parts += _objects(message, row)
        if message.defect:
            parts.append(Part("Defect", message.defect, 12, end, wrong=True))
    first = message.first_ioa
    where = f"CA {message.common_address}" + (f" IOA {first}" if first is not None else "")
    more = f" +{message.count - 1}" if message.count > 1 else ""
    value = ""
    if message.count == 1 and len(parts) > 5 and parts[5].parts:
        value = "".join(f"  {part.text}" for part in parts[5].parts[1:])
    text = f"{title} {words}{flags}  {where}{more}{value}"
    return Part("ASDU", text, 6, end, tuple(parts), message.negative or row is None or bool(message.defect))


def _objects(message: wire.Asdu, row: Row) -> Iterator[Part]:
    at = 12
    for index, (ioa, values) in enumerate(message.objects):
        begin = at
        inside = []
        if not message.sequence or not index:
            inside.append(Part("Object address", f"{ioa}", at, at + 3))
            at += 3
        numbers = iter(values)
        for element in row.elements:
            size = sum({"B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "f": 4}.get(code, 0) for code in element.codes)
            size = size or int(element.codes.rstrip("s"))
            raw = [next(numbers) for _ in element.codes] if not element.codes.endswith("s") else [next(numbers)]
            inside.append(Part(element.name, _meaning(element, raw), at, at + size))
            at += size
        if row.segment:
            data = bytes(next(numbers, b""))
            inside.append(Part("Segment", f"{len(data)} octets", at, at + len(data)))
            at += len(data)
        summary = ", ".join(part.text for part in inside if part.name != "Object address")
        yield Part(f"Object {ioa}", summary, begin, at, tuple(inside))


def _quality(octet: int, first: str = "") -> str:
    marks = [text for bit, text in _QUALITY if octet & bit]
    if first and octet & 1:
        marks.append(first)
    return " ".join(marks) or "good"


def _switch(octet: int, states: dict[int, str], mask: int) -> str:
    qualifier = f", QU {octet >> 2 & 0x1F}" if octet >> 2 & 0x1F else ""
    return f"{states.get(octet & mask, f'state {octet & mask}')}{qualifier}, {'SELECT' if octet & 0x80 else 'EXECUTE'}"


_DOUBLE: Final = {0: "intermediate", 1: "off", 2: "on", 3: "indeterminate"}
_STEP: Final = {1: "lower", 2: "higher"}


def _meaning(element: Element, raw: list[Any]) -> str:
    value = raw[0]
    match element.name:
        case "SIQ":
            return f"{'on' if value & 1 else 'off'}, {_quality(value)}"
        case "DIQ":
            return f"{_DOUBLE[value & 3]}, {_quality(value)}"
        case "QDS":
            return _quality(value, "OV")
        case "QDP":
            return _quality(value)
        case "VTI":
            return f"{step_position(value)}{', moving' if value & 0x80 else ''}"
        case "NVA":
            return f"{normalized(value):.6g}"
        case "R32":
            return f"{value:.7g}"
        case "BCR":
            return f"{value}, sequence {raw[1] & 0x1F}" + "".join(
                f" {text}" for bit, text in ((0x20, "CY"), (0x40, "CA"), (0x80, "IV")) if raw[1] & bit
            )
        case "SCO":
            return _switch(value, {0: "off", 1: "on"}, 1)
        case "DCO":
            return _switch(value, _DOUBLE, 3)
        case "RCO":
            return _switch(value, _STEP, 3)
        case "QOS":
            return f"QL {value & 0x7F}, {'SELECT' if value & 0x80 else 'EXECUTE'}"
        case "QOI":
            return "station" if value == 20 else f"group {value - 20}" if 21 <= value <= 36 else f"{value}"
        case "CP56":
            return _time(value)
        case "CP24":
            ms = int.from_bytes(value[:2], "little")
            return f"minute {value[2] & 0x3F}, {ms / 1000:06.3f} s{', IV' if value[2] & 0x80 else ''}"
        case _:
            return value.hex(" ") if isinstance(value, bytes) else f"{value}"


def _time(raw: bytes) -> str:
    ms = int.from_bytes(raw[:2], "little")
    flags = "".join(text for on, text in ((raw[2] & 0x80, ", IV"), (raw[3] & 0x80, ", summer time")) if on)
    date = f"20{raw[6] & 0x7F:02d}-{raw[5] & 0x0F:02d}-{raw[4] & 0x1F:02d}"
    return f"{date} {raw[3] & 0x1F:02d}:{raw[2] & 0x3F:02d}:{ms / 1000:06.3f}{flags}"
