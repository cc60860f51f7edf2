"""Commands by name and keyword, for what people click and type: names, ranges and words instead of raw fields.

A command is a settings class (`linkkit.settings`), from which forms and checks follow, with `request`, which makes a
`Request` of it. To offer another one: a class and a row of `COMMANDS`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from struct import Struct
from typing import Any, ClassVar, Final, Protocol

from iec104.controlling import requests
from iec104.controlling.transaction import Cause, Request, Until
from iec104.wire.asdu import Values
from iec104.wire.elements import NORMALIZED_ONE, normalized_raw
from iec104.wire.header import BROADCAST
from linkkit.commands import CANCEL, DIRECT, HIGHER, LOWER, SELECT, SELECT_AND_EXECUTE, Wish, construct
from linkkit.driver import Command
from linkkit.settings import setting

_SHORT: Final = Struct("<f")


@dataclass(frozen=True, slots=True)
class Context:
    """What a request needs besides its arguments."""

    tag: Callable[[], bytes]
    """Gives the present time as a CP56 tag."""
    counter: Callable[[], int]
    """Gives the next test sequence counter."""


class Requesting(Protocol):
    """A command with its arguments."""

    def request(self, context: Context) -> Request: ...


@dataclass(frozen=True, kw_only=True)
class _ToStations:
    common_address: int = setting(
        BROADCAST, label="Common address", minimum=0, maximum=BROADCAST,
        help=f"The station's address; {BROADCAST} asks all stations at once, which not every server takes.",
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class _ToObject:
    common_address: int = setting(
        label="Common address", minimum=1, maximum=65534, placeholder="1", help="The station's address."
    )
    ioa: int = setting(
        label="Object address", minimum=1, maximum=2**24 - 1, placeholder="5001", help="Information object address."
    )


@dataclass(frozen=True, kw_only=True)
class _Stoppable(_ToStations):
    stop: bool = setting(False, label="Stop one that runs", advanced=True, help="Sends a deactivation instead.")

    @property
    def _cause(self) -> int:
        return Cause.DEACTIVATION if self.stop else Cause.ACTIVATION


@dataclass(frozen=True, kw_only=True)
class Interrogation(_Stoppable):
    group: int = setting(
        0, label="What", choices=((0, "all values"), *((n, f"group {n}") for n in range(1, 17))),
        help="Groups are defined in the station.",
    )  # fmt: skip

    def request(self, _: Context) -> Request:
        return requests.interrogation(self.common_address, requests.STATION + self.group, self._cause)


@dataclass(frozen=True, kw_only=True)
class CounterInterrogation(_Stoppable):
    group: int = setting(
        requests.GENERAL, label="What",
        choices=((requests.GENERAL, "all counters"), *((n, f"group {n}") for n in range(1, 5)), (0, "none (RQT 0)")),
        help="Groups are defined in the station.",
    )  # fmt: skip
    freeze: int = setting(
        requests.READ, label="How",
        choices=((0, "read"), (1, "freeze"), (2, "freeze and reset"), (3, "reset")),
        help="Freezing and resetting changes the counters for every other master too.",
    )  # fmt: skip

    def request(self, _: Context) -> Request:
        return requests.counter_interrogation(self.common_address, self.group, self.freeze, self._cause)


@dataclass(frozen=True, kw_only=True)
class ClockSync(_ToStations):
    def request(self, context: Context) -> Request:
        return requests.clock_sync(self.common_address, context.tag())


@dataclass(frozen=True, kw_only=True)
class Test(_ToStations):
    with_time: bool = setting(
        True, label="With time", advanced=True, help="Without it is a command of 101, which few 104 stations know."
    )

    def request(self, context: Context) -> Request:
        if self.with_time:
            return requests.test(self.common_address, context.counter(), context.tag())
        return requests.test_pattern(self.common_address)


@dataclass(frozen=True, kw_only=True)
class Read(_ToObject):
    def request(self, _: Context) -> Request:
        return requests.read(self.common_address, self.ioa)


@dataclass(frozen=True, kw_only=True)
class ResetProcess:
    common_address: int = setting(
        label="Common address", minimum=1, maximum=BROADCAST, placeholder="1",
        help=f"The station's address; {BROADCAST} restarts all stations.",
    )  # fmt: skip
    qualifier: int = setting(
        1, label="What", choices=((1, "restart the station"), (2, "clear its event buffer")),
        help="A restart usually ends the connection.",
    )  # fmt: skip

    def request(self, _: Context) -> Request:
        return requests.reset_process(self.common_address, self.qualifier)


@dataclass(frozen=True, kw_only=True)
class _Process(_ToObject):
    """A command to the process: value, then how it is carried out."""

    types: ClassVar[tuple[int, int]]
    """Type ids without and with time tag."""

    value: str | float = setting(label="Value")
    mode: str = setting(
        DIRECT, label="Mode",
        choices=(
            (DIRECT, "direct: execute at once"),
            (SELECT_AND_EXECUTE, "select, then execute"),
            (SELECT, "only select"),
            (CANCEL, "cancel a selection"),
        ),
        help="What was only selected is executed by a direct command with the same value.",
    )  # fmt: skip
    with_time: bool = setting(
        False, label="With time tag", advanced=True,
        help="Stations discard a command whose time is too far from their own, often without a word.",
    )  # fmt: skip
    terminated: bool = setting(
        False, label="Require termination", advanced=True,
        help="Fails when ACT_TERM does not come; else it is awaited but may be missing, as with many stations.",
    )  # fmt: skip

    @property
    def wish(self) -> Wish | None:
        """What the object should become, as a point of the station tells it."""
        return self.value

    def _values(self) -> Values:
        raise NotImplementedError

    def request(self, context: Context) -> Request:
        values = self._values()
        type_id = self.types[self.with_time]
        if self.with_time:
            values = (*values, context.tag())
        if self.mode == SELECT:
            return requests.select(type_id, self.common_address, self.ioa, values)
        if self.mode == CANCEL:
            return requests.cancel(type_id, self.common_address, self.ioa, values)
        until = Until.TERMINATION if self.terminated else Until.POSSIBLE_TERMINATION
        select = self.mode == SELECT_AND_EXECUTE
        return replace(requests.command(type_id, self.common_address, self.ioa, values, select=select), until=until)


_QU: Final = {0: "none", 1: "short pulse", 2: "long pulse", 3: "persistent"}


@dataclass(frozen=True, kw_only=True)
class _Switch(_Process):
    """A command whose state and qualifier share an octet."""

    states: ClassVar[Mapping[str | float, int]]

    qualifier: int = setting(
        0, label="Qualifier",
        choices=tuple((n, _QU.get(n) or f"{n} ({'reserved' if n < 16 else 'private'})") for n in range(32)),
        help="How the output acts (QU); with none the station decides.",
    )  # fmt: skip

    @property
    def wish(self) -> Wish | None:
        return {"off": False, "on": True}.get(str(self.value), self.value)

    def _values(self) -> Values:
        return (self.states[self.value] | self.qualifier << 2,)


@dataclass(frozen=True, kw_only=True)
class Single(_Switch):
    types = (45, 58)
    states = {"off": 0, "on": 1}  # noqa: RUF012 - a ClassVar of the base class
    value: str = setting(label="State", choices=(("off", "off"), ("on", "on")))


@dataclass(frozen=True, kw_only=True)
class Double(_Switch):
    types = (46, 59)
    states = {"off": 1, "on": 2}  # noqa: RUF012
    value: str = setting(label="State", choices=(("off", "off"), ("on", "on")))


@dataclass(frozen=True, kw_only=True)
class Step(_Switch):
    types = (47, 60)
    states = {LOWER: 1, HIGHER: 2}  # noqa: RUF012
    value: str = setting(label="Direction", choices=((LOWER, "lower"), (HIGHER, "higher")))


@dataclass(frozen=True, kw_only=True)
class _SetPoint(_Process):
    qualifier: int = setting(
        0, label="Qualifier", minimum=0, maximum=127, advanced=True, help="QL; 0 unless the station defines others."
    )


@dataclass(frozen=True, kw_only=True)
class Normalized(_SetPoint):
    types = (48, 61)
    value: float = setting(label="Value", minimum=-1, maximum=1, help="1 becomes 32767/32768, the most there is.")

    @property
    def wish(self) -> Wish | None:
        return normalized_raw(self.value) / NORMALIZED_ONE

    def _values(self) -> Values:
        return (normalized_raw(self.value), self.qualifier)


@dataclass(frozen=True, kw_only=True)
class Scaled(_SetPoint):
    types = (49, 62)
    value: int = setting(label="Value", minimum=-32768, maximum=32767)

    def _values(self) -> Values:
        return (self.value, self.qualifier)


def _fits_short(value: float) -> None:
    try:
        _SHORT.pack(value)
    except OverflowError:
        raise ValueError(f"Value: {value:g} does not fit a short floating point number") from None
    if value != value:
        raise ValueError("Value: enter a number")


@dataclass(frozen=True, kw_only=True)
class Short(_SetPoint):
    types = (50, 63)
    value: float = setting(label="Value", check=_fits_short)

    @property
    def wish(self) -> Wish | None:
        (rounded,) = _SHORT.unpack(_SHORT.pack(self.value))
        return float(rounded)

    def _values(self) -> Values:
        return (self.value, self.qualifier)


def _bits(text: str) -> int:
    try:
        number = int(text, 0)
    except ValueError:
        raise ValueError("Bits: enter a number such as 255, 0xFF or 0b1111") from None
    if not 0 <= number < 2**32:
        raise ValueError(f"Bits: there are 32 of them, {text} needs more")
    return number


def _check_bits(text: str) -> None:
    _bits(text)


@dataclass(frozen=True, kw_only=True)
class BitString(_Process):
    types = (51, 64)
    value: str = setting(label="Bits", check=_check_bits, placeholder="0x00FF")

    @property
    def wish(self) -> Wish | None:
        return _bits(self.value)

    def _values(self) -> Values:
        return (_bits(self.value),)

    def check(self) -> Mapping[str, str]:
        """It has no S/E bit."""
        return {} if self.mode == DIRECT else {"mode": "Mode: a bit string cannot be selected, it has no S/E bit"}


def _process(name: str, title: str, arguments: type[_Process], help_: str) -> Command:
    return Command(name, title, "Process", arguments, True, help_, ("common_address", "ioa"), mirrored=True)


COMMANDS: Final = (
    Command("interrogation", "Interrogation", "Station", Interrogation, False, "Asks for all values (C_IC)."),
    Command(
        "counter_interrogation", "Counter interrogation", "Station", CounterInterrogation, True,
        "Asks for the counters, or freezes and resets them (C_CI).",
    ),
    Command("read", "Read", "Station", Read, False, "Asks for one object (C_RD)."),
    Command("test", "Test", "Station", Test, False, "Asks for an echo (C_TS)."),
    Command("clock_sync", "Set the clock", "Station", ClockSync, True, "To this computer's time (C_CS)."),
    Command(
        "reset_process", "Reset process", "Station", ResetProcess, True, "Restarts the station (C_RP)."
    ),
    _process("single", "Single command", Single, "Off or on (C_SC)."),
    _process("double", "Double command", Double, "Off or on with two bits: breakers (C_DC)."),
    _process("step", "Step command", Step, "Lower or higher: tap changers (C_RC)."),
    _process("normalized", "Set point, normalized", Normalized, "-1 to 1 of the range (C_SE_NA)."),
    _process("scaled", "Set point, scaled", Scaled, "A whole number (C_SE_NB)."),
    _process("short", "Set point, floating point", Short, "A number (C_SE_NC)."),
    _process("bitstring", "Bit string", BitString, "32 bits at once (C_BO)."),
)  # fmt: skip
"""What `make` knows. The switching of data transfer is no request and not among them."""

_BY_NAME: Final = {command.name: command for command in COMMANDS}


def make(name: str, context: Context, arguments: Mapping[str, Any]) -> Request:
    """Make a request from a name and keywords. Raises `ValueError` that says what is wrong with them."""
    found = _BY_NAME.get(name)
    if found is None:
        raise ValueError(f"there is no command {name}; there are {', '.join(_BY_NAME)}")
    value: Requesting = construct(found, arguments)
    return value.request(context)
