"""EtherNet/IP frames octet by octet, for people who look at frames. Takes any octets and never raises."""

from collections.abc import Iterator
from typing import Final

from linkkit.engine import RemoteError
from linkkit.frames import Part
from pyconpro.wire import io_packet
from pyconpro.wire.connection_manager import ForwardOpen, ForwardOpenReply
from pyconpro.wire.cpf import ItemType
from pyconpro.wire.encapsulation import HEADER_SIZE, Command
from pyconpro.wire.epath import parse_path
from pyconpro.wire.message import REPLY, Request, Service
from pyconpro.wire.status import explain, explain_encapsulation

_WITH_ITEMS: Final = (Command.SEND_RR_DATA, Command.SEND_UNIT_DATA)
_OPENS: Final = (Service.FORWARD_OPEN, Service.LARGE_FORWARD_OPEN)
_KNOWN: Final = frozenset(map(int, Command))


def split(buffer: bytearray) -> Iterator[bytes]:
    """Cut whole encapsulation messages off the start of a TCP stream."""
    while len(buffer) >= HEADER_SIZE:
        end = HEADER_SIZE + int.from_bytes(buffer[2:4], "little")
        if len(buffer) < end:
            return
        frame = bytes(buffer[:end])
        del buffer[:end]
        yield frame


def dissect(frame: bytes, transport: str) -> Part:
    """Give the tree of a message on TCP or UDP; its `text` is a summary in one line."""
    if transport == "udp" and (len(frame) < 2 or int.from_bytes(frame[:2], "little") not in _KNOWN):
        return _class_one(frame)
    return _encapsulation(frame)


def _class_one(frame: bytes) -> Part:
    whole = len(frame)
    try:
        connection, sequence, count, data = io_packet.parse(frame)
    except RemoteError as error:
        return Part("EtherNet/IP", str(error), 0, whole, wrong=True)
    parts = (
        Part("Items", "2", 0, 2),
        Part("Address item", "sequenced, 8 octets", 2, 6),
        Part("Connection ID", f"0x{connection:08X}", 6, 10),
        Part("Sequence", f"{sequence}", 10, 14),
        Part("Data item", f"connected, {len(data) + 2} octets", 14, 18),
        Part("Sequence count", f"{count}", 18, 20),
        Part("Data", f"{len(data)} octets", 20, whole),
    )
    text = f"class 1  0x{connection:08X}  seq {sequence}  count {count}  {len(data)} octets"
    return Part("CIP I/O", text, 0, whole, parts)


def _encapsulation(frame: bytes) -> Part:
    whole = len(frame)
    if whole < HEADER_SIZE:
        return Part("EtherNet/IP", f"{whole} octets are no header", 0, whole, wrong=True)
    command = int.from_bytes(frame[:2], "little")
    length = int.from_bytes(frame[2:4], "little")
    session = int.from_bytes(frame[4:8], "little")
    status = int.from_bytes(frame[8:12], "little")
    title = Command(command).name.replace("_", " ").lower() if command in _KNOWN else f"command 0x{command:04X}"
    status_text = "success" if not status else explain_encapsulation(status).meaning
    parts = [
        Part("Command", f"{title} (0x{command:04X})", 0, 2, wrong=command not in _KNOWN),
        Part("Length", f"{length}", 2, 4, wrong=HEADER_SIZE + length != whole),
        Part("Session", f"0x{session:08X}", 4, 8),
        Part("Status", f"0x{status:04X}  {status_text}", 8, 12, wrong=status != 0),
        Part("Context", frame[12:20].hex(" "), 12, 20),
        Part("Options", frame[20:24].hex(" "), 20, 24),
    ]
    text, wrong = title, status != 0 or any(part.wrong for part in parts)
    if status:
        text += f"  {status_text}"
    if command in _WITH_ITEMS and whole >= HEADER_SIZE + 8:
        parts.append(Part("Interface, timeout", frame[24:30].hex(" "), 24, 30))
        items = _items(frame, 30)
        parts += items
        inner = next((part for item in items for part in item.parts if part.name.startswith("CIP")), None)
        if inner is not None:
            text, wrong = f"{title}  {inner.text}", wrong or inner.wrong
    elif whole > HEADER_SIZE:
        parts.append(Part("Data", f"{whole - HEADER_SIZE} octets", HEADER_SIZE, whole))
    return Part("EtherNet/IP", text, 0, whole, tuple(parts), wrong)


def _items(frame: bytes, at: int) -> list[Part]:
    count = int.from_bytes(frame[at : at + 2], "little")
    parts = [Part("Items", f"{count}", at, at + 2)]
    at += 2
    for _ in range(count):
        if at + 4 > len(frame):
            parts.append(Part("Item", "cut off", at, len(frame), wrong=True))
            break
        kind, size = int.from_bytes(frame[at : at + 2], "little"), int.from_bytes(frame[at + 2 : at + 4], "little")
        end = min(len(frame), at + 4 + size)
        known = kind in list(ItemType)
        name = ItemType(kind).name.lower().replace("_", " ") if known else f"type 0x{kind:04X}"
        begin = at + 4
        inside: tuple[Part, ...] = ()
        if kind == ItemType.UNCONNECTED_DATA:
            inside = (_cip(frame, begin, end),) if begin < end else ()
        elif kind == ItemType.CONNECTED_DATA and end - begin >= 2:
            number = int.from_bytes(frame[begin : begin + 2], "little")
            count_part = Part("Sequence count", f"{number}", begin, begin + 2)
            inside = (count_part, _cip(frame, begin + 2, end)) if end > begin + 2 else (count_part,)
        elif kind == ItemType.CONNECTED_ADDRESS and end - begin == 4:
            inside = (Part("Connection ID", f"0x{int.from_bytes(frame[begin:end], 'little'):08X}", begin, end),)
        parts.append(Part(f"Item: {name}", f"{size} octets", at, end, inside, wrong=begin + size > len(frame)))
        at = end
    return parts


def _cip(frame: bytes, begin: int, end: int) -> Part:
    service = frame[begin] & ~REPLY
    reply = bool(frame[begin] & REPLY)
    known = service in list(Service)
    name = Service(service).name.lower().replace("_", " ") if known else f"service 0x{service:02X}"
    parts = [Part("Service", f"0x{frame[begin]:02X}  {name}{' reply' if reply else ''}", begin, begin + 1)]
    if not reply:
        at = begin + 2
        size = frame[begin + 1] * 2 if begin + 1 < end else 0
        path = frame[at : min(end, at + size)]
        parts.append(Part("Path", _path(path), begin + 1, min(end, at + size), wrong=at + size > end))
        at = min(end, at + size)
        text = f"{name}  {_path(path)}"
        if at < end:
            parts.append(_data(service, frame, at, end, reply=False))
        return Part("CIP request", text, begin, end, tuple(parts))
    if end - begin < 4:
        return Part("CIP reply", f"{name}: cut off", begin, end, tuple(parts), wrong=True)
    status, words = frame[begin + 2], frame[begin + 3]
    after = min(end, begin + 4 + 2 * words)
    extended = tuple(int.from_bytes(frame[n : n + 2], "little") for n in range(begin + 4, after - 1, 2))
    told = "success" if not status else _said(status, extended)
    parts.append(Part("Status", f"0x{status:02X}  {told}", begin + 2, begin + 3, wrong=status != 0))
    if words:
        parts.append(Part("Additional status", " ".join(f"0x{word:04X}" for word in extended), begin + 3, after))
    if after < end:
        parts.append(_data(service, frame, after, end, reply=True))
    return Part("CIP reply", f"{name} reply  {told}", begin, end, tuple(parts), wrong=status != 0)


def _data(service: int, frame: bytes, begin: int, end: int, *, reply: bool) -> Part:
    """What a service carries; a Forward Open says what was asked for or granted."""
    data = frame[begin:end]
    text = f"{len(data)} octets"
    if service in _OPENS:
        try:
            if reply:
                got = ForwardOpenReply.parse(data)
                text = f"O→T 0x{got.ot_id:08X} {got.ot_api / 1000:g} ms, T→O 0x{got.to_id:08X} {got.to_api / 1000:g} ms"
            else:
                asked = ForwardOpen.parse(Request(service, b"", data))
                path = _path(asked.path)
                text = f"O→T {asked.ot_rpi / 1000:g} ms, T→O {asked.to_rpi / 1000:g} ms, {path}"
        except RemoteError as error:
            return Part("Data", str(error), begin, end, wrong=True)
    return Part("Data", text, begin, end)


def _path(path: bytes) -> str:
    if not path:
        return "(empty)"
    try:
        return " ".join(str(segment) for segment in parse_path(path))
    except RemoteError:
        return path.hex(" ")


def _said(status: int, extended: tuple[int, ...]) -> str:
    found = explain(status, extended)
    return f"{found.code} {found.meaning}"
