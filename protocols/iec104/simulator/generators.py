"""Values that move by themselves: functions of the seconds since the start."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

LARGEST: Final = 1e12
"""Numbers beyond this are typing errors."""


class Generator(Protocol):
    """Gives the value at a time; called with times that never go back."""

    def __call__(self, t: float, /) -> float: ...


@dataclass
class Constant:
    """Always the same."""

    value: float = 0.0

    def __call__(self, _t: float, /) -> float:
        return self.value


@dataclass
class Sine:
    """A sine around `mean`; `period` in seconds, `phase` in degrees."""

    mean: float = 0.0
    amplitude: float = 1.0
    period: float = 10.0
    phase: float = 0.0

    def __call__(self, t: float) -> float:
        return self.mean + self.amplitude * math.sin(math.tau * t / self.period + math.radians(self.phase))


@dataclass
class Ramp:
    """From `low` to `high` in `period` seconds, then from `low` again."""

    low: float = 0.0
    high: float = 1.0
    period: float = 10.0

    def __call__(self, t: float) -> float:
        return self.low + (self.high - self.low) * (t / self.period % 1.0)


@dataclass
class Walk:
    """A random walk between `low` and `high`; `step` is its standard deviation after one second."""

    low: float
    high: float
    step: float
    random: random.Random
    start: float | None = None
    _value: float = 0.0
    _at: float = -1.0

    def __post_init__(self) -> None:
        self._value = (self.low + self.high) / 2 if self.start is None else self.start

    def __call__(self, t: float) -> float:
        passed, self._at = max(0.0, t - self._at) if self._at >= 0 else 0.0, t
        value = self._value + self.random.gauss(0.0, self.step * math.sqrt(passed)) if passed else self._value
        # Reflected at the limits, so that it does not stick to them.
        if value > self.high:
            value = max(self.low, 2 * self.high - value)
        elif value < self.low:
            value = min(self.high, 2 * self.low - value)
        self._value = value
        return value


@dataclass
class Toggle:
    """On for `on` seconds, off for `off` seconds; a breaker, a pump."""

    on: float = 5.0
    off: float = 5.0

    def __call__(self, t: float) -> float:
        return 1.0 if t % (self.on + self.off) < self.on else 0.0


@dataclass
class Count:
    """Counts `rate` per second, from `start`."""

    rate: float = 1.0
    start: float = 0.0

    def __call__(self, t: float) -> float:
        return math.floor(self.start + self.rate * t)


@dataclass(frozen=True)
class Kind:
    """One kind of generator as a point list names it."""

    make: Callable[..., Generator]
    arguments: tuple[str, ...]
    """Names of the numbers it takes, in order."""
    help: str
    needs_random: bool = False


KINDS: Final[dict[str, Kind]] = {
    "constant": Kind(Constant, ("value",), "always the same"),
    "sine": Kind(Sine, ("mean", "amplitude", "period", "phase"), "around mean; period in s, phase in degrees"),
    "ramp": Kind(Ramp, ("low", "high", "period"), "from low to high in period s, again and again"),
    "walk": Kind(Walk, ("low", "high", "step"), "random walk; step is the deviation after one second", True),
    "toggle": Kind(Toggle, ("on", "off"), "on for so many s, off for so many s"),
    "count": Kind(Count, ("rate", "start"), "counts rate per s"),
}
"""To add a generator, add a row."""


def parse(text: str, source: random.Random) -> Generator:
    """Make a generator of `sine(mean=230, amplitude=5)` or `sine(230, 5)`; raises `ValueError` saying what is wrong."""
    name, bracket, rest = text.strip().partition("(")
    name = name.strip().lower()
    kind = KINDS.get(name)
    if kind is None:
        raise ValueError(f"there is no generator {name!r}; there are: {', '.join(KINDS)}")
    if bracket and not rest.rstrip().endswith(")"):
        raise ValueError(f"the closing bracket is missing in {text.strip()!r}")
    arguments: dict[str, object] = {}
    words = [word.strip() for word in rest.rstrip()[:-1].replace(";", ",").split(",")] if bracket else []
    for index, word in enumerate(word for word in words if word):
        key, equals, number = word.partition("=")
        if not equals:
            if index >= len(kind.arguments):
                raise ValueError(f"{name} takes {len(kind.arguments)} numbers: {', '.join(kind.arguments)}")
            key, number = kind.arguments[index], word
        key = key.strip().lower()
        if key not in kind.arguments:
            raise ValueError(f"{name} has no {key!r}; it takes {', '.join(kind.arguments)}")
        try:
            value = float(number)
        except ValueError:
            raise ValueError(f"{key} of {name} is a number, not {number.strip()!r}") from None
        if not abs(value) <= LARGEST:
            raise ValueError(f"{key} of {name} is at most {LARGEST:g}, not {number.strip()}")
        if key == "period" and value <= 0:
            raise ValueError(f"the period of {name} must be above 0 s")
        if key in ("on", "off") and value < 0:
            raise ValueError(f"{key} of {name} must be 0 s or more")
        arguments[key] = value
    if name == "toggle" and not arguments.get("on", 5.0) and not arguments.get("off", 5.0):
        raise ValueError("on and off of toggle cannot both be 0 s")
    if kind.needs_random:
        missing = [name for name in kind.arguments if name not in arguments]
        if missing:
            raise ValueError(f"{name} needs {', '.join(missing)}")
        arguments["random"] = source
    return kind.make(**arguments)
