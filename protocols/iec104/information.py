"""The information classes: what one information object says, as immutable values.

Constructor arguments, their order and their defaults are those of the documented API. Plain numbers are accepted
wherever a bounded one (`iec104.bounded`) is expected; anything outside its range is refused with `ValueError`.

`recorded_at` is the time tag that travels with the value (None: without time), `processed_at` when this program got
the object (None: made here). Values may be shared between threads.
"""

import datetime
import functools
import math
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Final, Self

from iec104.bounded import Byte32, Counter, Int7, Int16, NormalizedFloat, UInt5, UInt7, UInt16
from iec104.enums import (
    BinaryCounterQuality,
    Double,
    EventState,
    OutputCircuits,
    PackedSingle,
    Qoc,
    Quality,
    StartEvents,
    Step,
)

LARGEST_SHORT: Final = 3.4028234663852886e38
"""The largest finite IEEE 754 single, the range of R32."""


GOOD: Final = Quality()
NO_FLAGS: Final = BinaryCounterQuality()
NONE_PACKED: Final = PackedSingle()
SEQUENCE_0: Final = UInt5(0)
QUALIFIER_0: Final = UInt7(0)
MS_0: Final = UInt16(0)


def _flag(value: Any) -> bool:
    """Accept True, False, 0 and 1; text such as "False" is no truth value."""
    if isinstance(value, bool):
        return value
    if value in (0, 1):
        return bool(value)
    raise ValueError(f"expected True or False, not {value!r}")


def _short(value: Any) -> float:
    """Accept what an IEEE 754 single can hold, infinities and not-a-number included."""
    number = float(value)
    if math.isfinite(number) and abs(number) > LARGEST_SHORT:
        raise ValueError(f"a short floating point number takes up to ±{LARGEST_SHORT:.6g}, not {number:g}")
    return number


def _coc(value: Any) -> Qoc:
    qualifier = Qoc(value)
    if qualifier > 31:
        raise ValueError(f"a qualifier of command is 0 to 31, not {int(qualifier)}")
    return qualifier


@functools.cache
def _setters(cls: "type[Information]") -> tuple[tuple[str, Callable[[Any, Any], None]], ...]:
    """Give the names of the fields, in the order of `fields`, and what sets them in an object that is frozen."""
    return tuple((each.name, getattr(cls, each.name).__set__) for each in fields(cls))


def _coerce(info: "Information", **kinds: Any) -> None:
    """Turn the fields of a fresh object into their types; raises `ValueError` or `TypeError`."""
    for name, kind in kinds.items():
        given = getattr(info, name)
        if type(given) is not kind:
            object.__setattr__(info, name, kind(given))


class _Lazy:
    """What makes an information object cheap that nobody looks into: its fields are read when first asked for."""

    __slots__ = ("_source",)

    _source: "tuple[Callable[..., Information], *tuple[Any, ...]] | None"

    def __getattr__(self, name: str) -> Any:
        """Come here for fields that are not set yet, and for names that do not exist."""
        source = None if name == "_source" else getattr(self, "_source", None)
        if source is not None:
            made = source[0](*source[1:])
            for each, put in _setters(type(self)):  # type: ignore[arg-type]
                put(self, getattr(made, each))
            set_source(self, None)
        return object.__getattribute__(self, name)


blank: Final = object.__new__
"""With `set_source` what `Information.later` does, without the call: for the one loop where that is felt."""
set_source: Final = _Lazy.__dict__["_source"].__set__


@dataclass(frozen=True, slots=True)
class Information(_Lazy):
    """What all information objects have in common."""

    primary: ClassVar[str]
    """Name of the field that `value` stands for."""

    processed_at: datetime.datetime | None = field(default=None, kw_only=True, compare=False)
    """When this program received the object; not part of the value."""

    @classmethod
    def later(cls, source: "Callable[..., Information]", *arguments: Any) -> Self:
        """Make an object that gets its fields from another one of its class, which `source` makes when they are needed.

        `source` may be called more than once when several threads ask at the same time.
        """
        self = blank(cls)
        set_source(self, (source, *arguments))
        return self

    @classmethod
    def of_wire(cls, values: tuple[Any, ...]) -> Self:
        """Make an object of the values of all fields, `processed_at` first, that are known to be right."""
        self = blank(cls)
        for (_, put), value in zip(_setters(cls), values, strict=True):  # type: ignore[arg-type]
            put(self, value)
        return self

    @property
    def value(self) -> Any:
        """The primary value."""
        return getattr(self, self.primary)

    @property
    def is_readonly(self) -> bool:
        """Always true: assign a new object to `point.info`, or a new value to `point.value`."""
        return True


@dataclass(frozen=True, slots=True)
class SingleInfo(Information):
    """A single point (M_SP)."""

    on: bool
    quality: Quality = GOOD
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "on"

    def __post_init__(self) -> None:
        _coerce(self, on=_flag, quality=Quality)


@dataclass(frozen=True, slots=True)
class DoubleInfo(Information):
    """A double point (M_DP)."""

    state: Double
    quality: Quality = GOOD
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "state"

    def __post_init__(self) -> None:
        _coerce(self, state=Double, quality=Quality)


@dataclass(frozen=True, slots=True)
class StepInfo(Information):
    """A step position (M_ST); `transient` while the equipment moves."""

    position: Int7
    transient: bool = False
    quality: Quality = GOOD
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "position"

    def __post_init__(self) -> None:
        _coerce(self, position=Int7, transient=_flag, quality=Quality)


@dataclass(frozen=True, slots=True)
class BinaryInfo(Information):
    """A bit string (M_BO)."""

    blob: Byte32
    quality: Quality = GOOD
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "blob"

    def __post_init__(self) -> None:
        _coerce(self, blob=Byte32, quality=Quality)


@dataclass(frozen=True, slots=True)
class NormalizedInfo(Information):
    """A normalized measured value (M_ME_NA, ND, TA, TD); `actual.raw` is the integer on the wire."""

    actual: NormalizedFloat
    quality: Quality = GOOD
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "actual"

    def __post_init__(self) -> None:
        _coerce(self, actual=NormalizedFloat, quality=Quality)


@dataclass(frozen=True, slots=True)
class ScaledInfo(Information):
    """A scaled measured value (M_ME_NB, TB, TE)."""

    actual: Int16
    quality: Quality = GOOD
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "actual"

    def __post_init__(self) -> None:
        _coerce(self, actual=Int16, quality=Quality)


@dataclass(frozen=True, slots=True)
class ShortInfo(Information):
    """A measured value as short floating point number (M_ME_NC, TC, TF)."""

    actual: float
    quality: Quality = GOOD
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "actual"

    def __post_init__(self) -> None:
        _coerce(self, actual=_short, quality=Quality)


@dataclass(frozen=True, slots=True)
class BinaryCounterInfo(Information):
    """A counter reading (M_IT)."""

    counter: int
    sequence: UInt5 = SEQUENCE_0
    quality: BinaryCounterQuality = NO_FLAGS
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "counter"

    def __post_init__(self) -> None:
        _coerce(self, counter=Counter, sequence=UInt5, quality=BinaryCounterQuality)


@dataclass(frozen=True, slots=True)
class ProtectionEventInfo(Information):
    """An event of protection equipment (M_EP_TA, TD); `elapsed_ms` of the relay, milliseconds."""

    state: EventState
    elapsed_ms: UInt16 = MS_0
    quality: Quality = GOOD
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "state"

    def __post_init__(self) -> None:
        _coerce(self, state=EventState, elapsed_ms=UInt16, quality=Quality)


@dataclass(frozen=True, slots=True)
class ProtectionStartInfo(Information):
    """Start events of protection equipment (M_EP_TB, TE); `relay_duration_ms` milliseconds."""

    events: StartEvents
    relay_duration_ms: UInt16 = MS_0
    quality: Quality = GOOD
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "events"

    def __post_init__(self) -> None:
        _coerce(self, events=StartEvents, relay_duration_ms=UInt16, quality=Quality)


@dataclass(frozen=True, slots=True)
class ProtectionCircuitInfo(Information):
    """Output circuits of protection equipment (M_EP_TC, TF); `relay_operating_ms` milliseconds."""

    circuits: OutputCircuits
    relay_operating_ms: UInt16 = MS_0
    quality: Quality = GOOD
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "circuits"

    def __post_init__(self) -> None:
        _coerce(self, circuits=OutputCircuits, relay_operating_ms=UInt16, quality=Quality)


@dataclass(frozen=True, slots=True)
class StatusAndChanged(Information):
    """Sixteen single points with change detection (M_PS)."""

    status: PackedSingle
    changed: PackedSingle = NONE_PACKED
    quality: Quality = GOOD
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "status"

    def __post_init__(self) -> None:
        _coerce(self, status=PackedSingle, changed=PackedSingle, quality=Quality)


@dataclass(frozen=True, slots=True)
class _Command(Information):
    """What commands have in common: no quality."""

    @property
    def quality(self) -> None:
        """Commands carry none."""
        return


@dataclass(frozen=True, slots=True)
class SingleCmd(_Command):
    """A single command (C_SC)."""

    on: bool
    qualifier: Qoc = Qoc.NONE
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "on"

    def __post_init__(self) -> None:
        _coerce(self, on=_flag, qualifier=_coc)


@dataclass(frozen=True, slots=True)
class DoubleCmd(_Command):
    """A double command (C_DC)."""

    state: Double
    qualifier: Qoc = Qoc.NONE
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "state"

    def __post_init__(self) -> None:
        _coerce(self, state=Double, qualifier=_coc)


@dataclass(frozen=True, slots=True)
class StepCmd(_Command):
    """A regulating step command (C_RC)."""

    direction: Step
    qualifier: Qoc = Qoc.NONE
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "direction"

    def __post_init__(self) -> None:
        _coerce(self, direction=Step, qualifier=_coc)


@dataclass(frozen=True, slots=True)
class NormalizedCmd(_Command):
    """A normalized set-point command (C_SE_NA, TA)."""

    target: NormalizedFloat
    qualifier: UInt7 = QUALIFIER_0
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "target"

    def __post_init__(self) -> None:
        _coerce(self, target=NormalizedFloat, qualifier=UInt7)


@dataclass(frozen=True, slots=True)
class ScaledCmd(_Command):
    """A scaled set-point command (C_SE_NB, TB)."""

    target: Int16
    qualifier: UInt7 = QUALIFIER_0
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "target"

    def __post_init__(self) -> None:
        _coerce(self, target=Int16, qualifier=UInt7)


@dataclass(frozen=True, slots=True)
class ShortCmd(_Command):
    """A set-point command as short floating point number (C_SE_NC, TC)."""

    target: float
    qualifier: UInt7 = QUALIFIER_0
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "target"

    def __post_init__(self) -> None:
        _coerce(self, target=_short, qualifier=UInt7)


@dataclass(frozen=True, slots=True)
class BinaryCmd(_Command):
    """A bit string command (C_BO)."""

    blob: Byte32
    recorded_at: datetime.datetime | None = None
    primary: ClassVar[str] = "blob"

    def __post_init__(self) -> None:
        _coerce(self, blob=Byte32)
