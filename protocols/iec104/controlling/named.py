"""Requests by name and keyword, for what people click and type: names, ranges and words instead of raw fields.

Every function takes keywords only and raises `ValueError` with a sentence for the user.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from struct import Struct
from types import MappingProxyType
from typing import Any, Final

from iec104.controlling import requests
from iec104.controlling.transaction import Cause, Request
from iec104.wire.asdu import BROADCAST, Values
from iec104.wire.elements import normalized_raw

_SHORT: Final = Struct("<f")


@dataclass(frozen=True, slots=True)
class Context:
    """What a request needs besides its arguments."""

    tag: Callable[[], bytes]
    """Gives the present time as a CP56 tag."""
    counter: Callable[[], int]
    """Gives the next test sequence counter."""


def _interrogation(_: Context, common_address: int = BROADCAST, group: int = 0, stop: bool = False) -> Request:
    _between("group", group, 0, 16)
    return requests.interrogation(common_address, requests.STATION + group, _cause(stop))


def _counters(
    _: Context, common_address: int = BROADCAST, group: int = 0, freeze: int = requests.READ, stop: bool = False
) -> Request:
    _between("group", group, 0, 4)
    _between("freeze", freeze, 0, 3)
    return requests.counter_interrogation(common_address, group or requests.GENERAL, freeze, _cause(stop))


def _clock_sync(context: Context, common_address: int = BROADCAST) -> Request:
    return requests.clock_sync(common_address, context.tag())


def _test(context: Context, common_address: int = BROADCAST, with_time: bool = True) -> Request:
    if with_time:
        return requests.test(common_address, context.counter(), context.tag())
    return requests.test_pattern(common_address)


def _read(_: Context, common_address: int, ioa: int) -> Request:
    return requests.read(common_address, ioa)


def _reset(_: Context, common_address: int = BROADCAST, qualifier: int = 1) -> Request:
    return requests.reset_process(common_address, qualifier)


def _single(value: Any) -> int:
    return _word(value, {"off": 0, "on": 1, "0": 0, "1": 1, "false": 0, "true": 1}, "off or on")


def _double(value: Any) -> int:
    return _word(value, {"off": 1, "on": 2, "1": 1, "2": 2, "false": 1, "true": 2}, "off or on")


def _step(value: Any) -> int:
    return _word(value, {"lower": 1, "higher": 2, "1": 1, "2": 2}, "lower or higher")


def _normalized(value: Any) -> int:
    number = _number(value)
    if not -1 <= number <= 1:
        raise ValueError(f"a normalized value is -1 to 1, not {number:g}")
    return normalized_raw(number)


def _scaled(value: Any) -> int:
    number = _number(value)
    if not number.is_integer() or not -32768 <= number <= 32767:
        raise ValueError(f"a scaled value is a whole number from -32768 to 32767, not {value}")
    return int(number)


def _short(value: Any) -> float:
    number = _number(value)
    try:
        _SHORT.pack(number)
    except OverflowError:
        raise ValueError(f"{number:g} does not fit a short floating point number") from None
    return number


def _bits(value: Any) -> int:
    number = int(value, 0) if isinstance(value, str) else int(value)
    _between("the bit string", number, 0, 2**32 - 1)
    return number


@dataclass(frozen=True, slots=True)
class _Command:
    """A process command: its types and how a value becomes raw fields."""

    type_id: int
    timed_id: int
    value: Callable[[Any], int | float]
    qualifier_most: int
    """Largest qualifier, 0 for a command without one."""
    one_octet: bool
    """Value and qualifier share an octet."""

    def __call__(
        self,
        context: Context,
        common_address: int,
        ioa: int,
        value: Any,
        *,
        qualifier: int = 0,
        select: bool = False,
        cancel: bool = False,
        with_time: bool = False,
        terminated: bool = False,
    ) -> Request:
        _between("qualifier", qualifier, 0, self.qualifier_most)
        raw = self.value(value)
        values: Values = (raw, qualifier) if self.qualifier_most else (raw,)
        if self.one_octet:
            values = (int(raw) | qualifier << 2,)
        type_id = self.type_id
        if with_time:
            type_id, values = self.timed_id, (*values, context.tag())
        if cancel:
            return requests.cancel(type_id, common_address, ioa, values)
        return requests.command(type_id, common_address, ioa, values, select=select, terminated=terminated)


REQUESTS: Final[Mapping[str, Callable[..., Request]]] = MappingProxyType(
    {
        "interrogation": _interrogation,
        "counter_interrogation": _counters,
        "clock_sync": _clock_sync,
        "test": _test,
        "read": _read,
        "reset_process": _reset,
        "single": _Command(45, 58, _single, 31, True),
        "double": _Command(46, 59, _double, 31, True),
        "step": _Command(47, 60, _step, 31, True),
        "normalized": _Command(48, 61, _normalized, 127, False),
        "scaled": _Command(49, 62, _scaled, 127, False),
        "short": _Command(50, 63, _short, 127, False),
        "bitstring": _Command(51, 64, _bits, 0, False),
    }
)
"""All requests; the first argument is the `Context`."""


def make(name: str, context: Context, arguments: Mapping[str, Any]) -> Request:
    """Make a request from a name and keywords. Raises `ValueError` that says what is wrong with them."""
    found = REQUESTS.get(name)
    if found is None:
        raise ValueError(f"there is no command {name}; there are {', '.join(REQUESTS)}")
    try:
        request = found(context, **arguments)
    except TypeError as error:
        raise ValueError(f"{name}: {error}") from error
    _between("common address", request.common_address, 0, BROADCAST)
    _between("object address", request.ioa, 0, 2**24 - 1)
    return request


def _cause(stop: bool) -> int:
    return Cause.DEACTIVATION if stop else Cause.ACTIVATION


def _between(what: str, value: int, least: int, most: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise ValueError(f"{what} is {least} to {most}, not {value}")


def _word(value: Any, words: Mapping[str, int], expected: str) -> int:
    found = words.get(str(value).strip().lower())
    if found is None:
        raise ValueError(f"the value is {expected}, not {value}")
    return found


def _number(value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise ValueError(f"{value} is not a number") from None
    if number != number:
        raise ValueError("not a number cannot be sent")
    return number
