"""What an outstation knows of its process: stations by common address, points by information object address."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from iec104.bounded import Byte32, Int7, Int16, NormalizedFloat
from iec104.conversion import BY_TYPE, information_class
from iec104.enums import CommandMode, Double, EventState, OutputCircuits, PackedSingle, StartEvents, Step
from iec104.information import (
    BinaryCmd,
    BinaryCounterInfo,
    BinaryInfo,
    DoubleCmd,
    DoubleInfo,
    Information,
    NormalizedCmd,
    NormalizedInfo,
    ProtectionCircuitInfo,
    ProtectionEventInfo,
    ProtectionStartInfo,
    ScaledCmd,
    ScaledInfo,
    ShortCmd,
    ShortInfo,
    SingleCmd,
    SingleInfo,
    StatusAndChanged,
    StepCmd,
    StepInfo,
)
from iec104.outstation.faults import Faults
from iec104.wire.types import TIME_TAGS, TYPES

INITIAL: Final[dict[type[Information], Information]] = {
    type(info): info
    for info in (
        SingleInfo(False),
        DoubleInfo(Double.OFF),
        StepInfo(Int7(0)),
        BinaryInfo(Byte32(0)),
        NormalizedInfo(NormalizedFloat(0.0)),
        ScaledInfo(Int16(0)),
        ShortInfo(0.0),
        BinaryCounterInfo(0),
        ProtectionEventInfo(EventState.OFF),
        ProtectionStartInfo(StartEvents()),
        ProtectionCircuitInfo(OutputCircuits()),
        StatusAndChanged(PackedSingle()),
        SingleCmd(False),
        DoubleCmd(Double.OFF),
        StepCmd(Step.LOWER),
        NormalizedCmd(NormalizedFloat(0.0)),
        ScaledCmd(Int16(0)),
        ShortCmd(0.0),
        BinaryCmd(Byte32(0)),
    )
}
"""What a point holds until it is told something."""


class Variants(NamedTuple):
    """The type ids that tell the same thing without time, with CP24 and with CP56; None where there is none."""

    plain: int | None
    cp24: int | None
    cp56: int | None


def _variants() -> dict[int, Variants]:
    families: dict[tuple[str, str], dict[str, int]] = {}
    for type_id in BY_TYPE:
        row = TYPES[type_id]
        key = " ".join(element.name for element in row.elements if element.name not in TIME_TAGS)
        families.setdefault((row.direction, key), {})[row.time] = type_id
    return {
        type_id: Variants(family.get(""), family.get("CP24"), family.get("CP56"))
        for family in families.values()
        for type_id in family.values()
    }


VARIANTS: Final[dict[int, Variants]] = _variants()
"""Of every type that carries an information object."""


@dataclass(slots=True)
class Selection:
    """A command point that was selected and waits to be executed."""

    owner: object
    """The session that selected."""
    originator: int
    until: float
    """Monotonic seconds."""
    order: tuple[object, ...]
    """Value and qualifier: the execute must repeat them."""


@dataclass(slots=True, eq=False)
class Point:
    """One information object. Changed by the outstation it belongs to."""

    common_address: int
    io_address: int
    type_id: int
    info: Information
    name: str = ""
    groups: frozenset[int] = frozenset()
    """Interrogation groups 1–16 it belongs to, besides the station interrogation."""
    counter_group: int = 0
    """Counter group 1–4, 0 for the general one only."""
    interval: float = 0.0
    """Seconds between cyclic transmissions; 0 for none."""
    mode: CommandMode = CommandMode.DIRECT
    related: int | None = None
    """Address of the monitoring point that shows the effect of this command."""
    autoreturn: bool = False
    """Whether the related point takes the command's value and is returned with cause 11."""
    asks: bool = False
    """Whether a command is put to the application (`Command`), rather than accepted right away."""
    refreshes: bool = False
    """Whether the application refreshes it before it is read (`BeforeRead`)."""
    changed_at: int = 0
    """Station time of the last change, nanoseconds since 1970 UTC."""
    selection: Selection | None = None
    frozen: BinaryCounterInfo | None = None
    """A counter's memory, once it was frozen."""
    reported: Information | None = None
    """What was reported last."""
    due: float = 0.0
    """When it is sent cyclically next, monotonic seconds."""
    parameters: dict[int, tuple[float, int]] = field(default_factory=dict)
    """Parameters of a measured value by kind (1 threshold, 2 smoothing, 3 low, 4 high limit): value, qualifier."""

    @property
    def is_command(self) -> bool:
        return TYPES[self.type_id].direction == "C"

    @property
    def is_counter(self) -> bool:
        return isinstance(self.info, BinaryCounterInfo)

    @property
    def is_protection_event(self) -> bool:
        """Protection equipment reports events only; they have no state to interrogate."""
        return VARIANTS[self.type_id].plain is None


class Station:
    """One common address with its points. Monitoring points and command points may share an address."""

    def __init__(self, common_address: int) -> None:
        """Raises `ValueError` outside 1…65534."""
        if not 1 <= common_address <= 65534:
            raise ValueError(f"a common address is 1 to 65534, not {common_address}")
        self.common_address = common_address
        self.monitored: dict[int, Point] = {}
        self.commands: dict[int, Point] = {}

    def __iter__(self) -> Iterator[Point]:
        yield from self.monitored.values()
        yield from self.commands.values()

    def add(self, io_address: int, type_id: int, info: Information | None = None, **settings: object) -> Point:
        """Add a point. Raises `ValueError` for an address or type that cannot be, or one that is taken."""
        cls = information_class(type_id)
        if cls is None:
            raise ValueError(f"a point cannot be of type {type_id}: it carries no value")
        if not 1 <= io_address <= 0xFFFFFF:
            raise ValueError(f"an information object address is 1 to 16777215, not {io_address}")
        value = INITIAL[cls] if info is None else info
        if not isinstance(value, cls):
            raise ValueError(  # noqa: TRY004 - as the documented API has it
                f"{TYPES[type_id].mnemonic} carries {cls.__name__}, not {type(value).__name__}"
            )
        point = Point(self.common_address, io_address, type_id, value, **settings)  # type: ignore[arg-type]
        points = self.commands if point.is_command else self.monitored
        if io_address in points:
            raise ValueError(f"station {self.common_address} has a point with address {io_address} already")
        points[io_address] = point
        return point

    def find(self, io_address: int) -> Point | None:
        """Give the monitoring point with this address, else the command point."""
        return self.monitored.get(io_address) or self.commands.get(io_address)

    def remove(self, io_address: int) -> bool:
        """Remove every point with this address; False when there was none."""
        found = [points.pop(io_address, None) for points in (self.monitored, self.commands)]
        return any(point is not None for point in found)


def effect(command: Information, shown: Information) -> Information | None:
    """Give what a monitoring point shows once a command has taken effect; None when the two do not belong together."""
    match command, shown:
        case SingleCmd(on=on), SingleInfo():
            return SingleInfo(on)
        case SingleCmd(on=on), DoubleInfo():
            return DoubleInfo(Double.ON if on else Double.OFF)
        case DoubleCmd(state=state), DoubleInfo():
            return DoubleInfo(state)
        case DoubleCmd(state=state), SingleInfo():
            return SingleInfo(state is Double.ON)
        case StepCmd(direction=direction), StepInfo(position=position):
            moved = position + (1 if direction is Step.HIGHER else -1)
            return StepInfo(Int7(max(Int7.min, min(Int7.max, moved))))
        case NormalizedCmd(target=target), NormalizedInfo():
            return NormalizedInfo(target)
        case ScaledCmd(target=target), ScaledInfo():
            return ScaledInfo(target)
        case ShortCmd(target=target), ShortInfo():
            return ShortInfo(target)
        case ((NormalizedCmd() | ScaledCmd() | ShortCmd()), ShortInfo()):
            return ShortInfo(float(command.value))
        case BinaryCmd(blob=blob), BinaryInfo():
            return BinaryInfo(blob)
    return None


def returns(faults: Faults, shown: Information) -> Iterator[tuple[float, Information]]:
    """Give what a point shows of a command, each after so many seconds, as far as `faults` lets it."""
    if faults.no_return:
        return
    if faults.wrong_return:
        shown = _astray(shown)
    if faults.return_travel and isinstance(shown, DoubleInfo):
        yield faults.return_delay, DoubleInfo(Double.INTERMEDIATE)
        yield faults.return_delay + faults.return_travel, shown
    else:
        yield faults.return_delay, shown


def _astray(shown: Information) -> Information:
    match shown:
        case SingleInfo(on=on):
            return SingleInfo(not on)
        case DoubleInfo(state=state):
            return DoubleInfo(Double.OFF if state is Double.ON else Double.ON)
        case ShortInfo(actual=actual):
            return ShortInfo(actual / 2)
        case ScaledInfo(actual=actual):
            return ScaledInfo(Int16(actual // 2))
    return shown
