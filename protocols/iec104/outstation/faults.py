"""Misbehaviour that can be switched on, so that a client can be tested against what is met in substations."""

import dataclasses
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Final

from iec104.wire.apci import CONTROL, MODULO, Function


def _fault(default: Any, text: str) -> Any:
    return field(default=default, metadata={"help": text})


@dataclass(frozen=True, slots=True)
class Faults:
    """All off by default. Field names are the names used on the command line and in files."""

    no_termination: bool = _fault(False, "commands and interrogations are confirmed, never terminated")
    positive_mirrors: bool = _fault(False, "refusals with cause 44-47 come with P/N = 0")
    silent: bool = _fault(False, "commands and interrogations are not answered at all")
    confirm_delay: float = _fault(0.0, "seconds before a command is answered")
    no_return: bool = _fault(False, "the point that shows the effect of a command stays as it is")
    return_delay: float = _fault(0.0, "seconds until the point that shows the effect of a command changes")
    return_travel: float = _fault(0.0, "seconds for which a double point that shows an effect is in between")
    wrong_return: bool = _fault(
        False, "the point that shows the effect of a command shows the opposite, or half of a set point"
    )
    wrong_send_number: int = _fault(0, "after this many I frames one N(S) is skipped, on every connection")
    withhold_acknowledgements: bool = _fault(False, "received I frames are never acknowledged")
    refuse_startdt: bool = _fault(False, "STARTDT act is ignored")
    ignore_testfr: bool = _fault(False, "TESTFR act is not confirmed")
    cp24: bool = _fault(False, "events carry the short time tag CP24 of IEC 60870-5-101")
    unknown_types: float = _fault(0.0, "every so many seconds an ASDU of the private type 200 is sent")
    zero_address: bool = _fault(False, "every event is followed by an object with address 0")
    timed_interrogation: bool = _fault(False, "interrogations are answered with time-tagged types")
    sequence_with_time: bool = _fault(False, "interrogations are answered with time-tagged types and SQ = 1")
    invalid_time: bool = _fault(False, "time tags are marked invalid")
    clock_offset: float = _fault(0.0, "seconds the station's clock is ahead, negative for behind")
    clock_drift: float = _fault(0.0, "parts per million the station's clock is fast, negative for slow")
    drop_after: float = _fault(0.0, "seconds after which every connection is dropped")
    trickle: float = _fault(0.0, "seconds between two octets on the wire")
    garbage_after: int = _fault(0, "after this many frames octets follow that are no frame")

    def __post_init__(self) -> None:
        """Raise `ValueError` for a value of the wrong kind or out of range."""
        for about in dataclasses.fields(self):
            value = getattr(self, about.name)
            kind = type(about.default)
            if kind is float and type(value) is int:
                object.__setattr__(self, about.name, float(value))
            elif type(value) is not kind:
                raise ValueError(f"fault {about.name} takes {_KINDS[kind]}, not {value!r}")
            if value < 0 and not about.name.startswith("clock_"):
                raise ValueError(f"fault {about.name} is 0 or more, not {value}")

    @classmethod
    def from_mapping(cls, values: dict[str, Any]) -> "Faults":
        """Make it of names and values, as read from a file; raises `ValueError` naming what is wrong."""
        known = {about.name for about in dataclasses.fields(cls)}
        for name in values:
            if name not in known:
                raise ValueError(f"there is no fault called {name}; there are: {', '.join(sorted(known))}")
        return cls(**values)

    @classmethod
    def from_words(cls, words: list[str], base: "Faults | None" = None) -> "Faults":
        """Make it of words such as `no_termination` and `trickle=0.01`, on top of `base`."""
        defaults = {about.name: about.default for about in dataclasses.fields(cls)}
        values: dict[str, Any] = dataclasses.asdict(base) if base else {}
        for word in words:
            name, equals, text = word.partition("=")
            name = name.strip().replace("-", "_")
            values[name] = _parse(text.strip(), defaults.get(name)) if equals else True
        return cls.from_mapping(values)

    @property
    def active(self) -> dict[str, Any]:
        """What is switched on, by name."""
        return {a.name: getattr(self, a.name) for a in dataclasses.fields(self) if getattr(self, a.name) != a.default}


def fault_table() -> str:
    """Give all faults with what they do, one line each."""
    rows = [(about.name, about.metadata["help"]) for about in dataclasses.fields(Faults)]
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"  {name:{width}}  {text}" for name, text in rows)


_KINDS: Final = {bool: "true or false", int: "a whole number", float: "a number"}
_TRUTH: Final = {
    "true": True,
    "yes": True,
    "on": True,
    "1": True,
    "false": False,
    "no": False,
    "off": False,
    "0": False,
}


def _parse(text: str, default: Any) -> Any:
    """Read a value by the kind of the default; left as text when it does not read, which is refused later."""
    if isinstance(default, bool):
        return _TRUTH.get(text.lower(), text)
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


GARBAGE: Final = b"\xde\xad\xbe\xef"


class FaultyWire:
    """Sits between the link and the socket and spoils what passes, as far as `faults` says so."""

    def __init__(self, faults: Faults, now: float) -> None:
        self.faults = faults
        self.dropped = False
        """The connection is to be closed now (`drop_after`)."""
        self._drop_at = now + faults.drop_after if faults.drop_after else None
        self._pending = bytearray()
        self._out: deque[int] = deque()
        self._next_octet = now
        self._sent_i = 0
        self._frames = 0
        self._shift = 0
        self._incoming = bytearray()

    def incoming(self, data: bytes) -> bytes:
        """Give what the link gets to see of received octets."""
        if not self.faults.ignore_testfr:
            return data
        self._incoming += data
        passed = bytearray()
        for frame in _frames(self._incoming):
            if frame[2] != Function.TESTFR_ACT:
                passed += frame
        return bytes(passed)

    def outgoing(self, data: bytes) -> None:
        """Take what the link wants to send."""
        self._pending += data
        for frame in _frames(self._pending):
            self._out.extend(self._spoil(frame))

    def take(self, now: float) -> bytes:
        """Give what goes out now."""
        if not self.faults.trickle:
            data = bytes(self._out)
            self._out.clear()
            return data
        data = b""
        if self._next_octet < now - self.faults.trickle:
            self._next_octet = now
        while self._out and self._next_octet <= now:
            data += bytes((self._out.popleft(),))
            self._next_octet += self.faults.trickle
        return data

    def tick(self, now: float) -> None:
        """Look whether the connection is to be dropped."""
        if self._drop_at is not None and now >= self._drop_at:
            self.dropped = True
            self._drop_at = None

    def deadline(self) -> float | None:
        """When `take` gives more, or the connection is dropped."""
        octet = self._next_octet if self._out else None
        return min((due for due in (octet, self._drop_at) if due is not None), default=None)

    def _spoil(self, frame: bytearray) -> bytes:
        faults = self.faults
        self._frames += 1
        first = frame[2]
        if first & 3 != 3 and faults.withhold_acknowledgements:
            if first & 1:
                return b""
            frame[4:6] = b"\0\0"
        if not first & 1:
            self._sent_i += 1
            if self._sent_i == faults.wrong_send_number:
                self._shift = 1
            number = ((frame[2] | frame[3] << 8) >> 1) + self._shift
            frame[2:4] = ((number % MODULO) << 1).to_bytes(2, "little")
        if self._frames == faults.garbage_after:
            return bytes(frame) + GARBAGE
        return bytes(frame)


def _frames(buffer: bytearray) -> list[bytearray]:
    """Cut the complete frames off the front of a buffer; from anything that is no frame on, all of it is one piece."""
    found = []
    while len(buffer) >= 2:
        if buffer[0] != 0x68 or buffer[1] < CONTROL:
            found.append(buffer[:])
            buffer.clear()
            break
        size = 2 + buffer[1]
        if len(buffer) < size:
            break
        found.append(buffer[:size])
        del buffer[:size]
    return found
