"""Between the raw fields of an information object (`Asdu.objects`) and the information classes.

One row per combination of elements, time tags left out: M_SP_NA_1, M_SP_TA_1 and M_SP_TB_1 share one. Both directions
stand next to each other and are inverse by test. Time tags stay outside, because reading them needs the connection's
zone and summer-time rule.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from iec104.bounded import Byte32, Int7, Int16, NormalizedFloat, UInt5, UInt7, UInt16
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
from iec104.information import (
    GOOD,
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
from iec104.wire.asdu import Values
from iec104.wire.elements import SELECT, normalized, step_position, vti
from iec104.wire.types import TIME_TAGS, TYPES

# By number, as octets have them: asking an enum for its member costs ten times as much.
_QUALITY: Final = tuple(Quality(bits) for bits in range(256))
_BINARY_COUNTER_QUALITY: Final = tuple(BinaryCounterQuality(bits) for bits in range(256))
_START_EVENTS: Final = tuple(StartEvents(bits) for bits in range(256))
_OUTPUT_CIRCUITS: Final = tuple(OutputCircuits(bits) for bits in range(256))
_DOUBLE: Final = tuple(Double(state) for state in range(4))
_EVENT_STATE: Final = tuple(EventState(state) for state in range(4))
_STEP: Final = tuple(Step(step) for step in range(4))
_QOC: Final = tuple(Qoc(qualifier) for qualifier in range(32))


@dataclass(frozen=True, slots=True)
class Conversion:
    """How one combination of elements becomes an information object and back."""

    cls: type[Information]
    read: Callable[[Any], tuple[Any, ...]]
    """Raw fields → constructor arguments up to the time."""
    write: Callable[[Any], Values]
    """Information object → raw fields; S/E of commands is 0."""


CONVERSIONS: Final[dict[str, Conversion]] = {
    "SIQ": Conversion(
        SingleInfo,
        lambda f: (f[0] & 1 == 1, _QUALITY[f[0] & 0xFE]),
        lambda i: (i.on | i.quality,),
    ),
    "DIQ": Conversion(
        DoubleInfo,
        lambda f: (_DOUBLE[f[0] & 3], _QUALITY[f[0] & 0xFC]),
        lambda i: (i.state | i.quality,),
    ),
    "VTI QDS": Conversion(
        StepInfo,
        lambda f: (Int7(step_position(f[0])), f[0] > 0x7F, _QUALITY[f[1]]),
        lambda i: (vti(i.position, i.transient), i.quality),
    ),
    "BSI QDS": Conversion(
        BinaryInfo,
        lambda f: (Byte32(f[0]), _QUALITY[f[1]]),
        lambda i: (i.blob, i.quality),
    ),
    "NVA QDS": Conversion(
        NormalizedInfo,
        lambda f: (NormalizedFloat(normalized(f[0])), _QUALITY[f[1]]),
        lambda i: (i.actual.raw, i.quality),
    ),
    "NVA": Conversion(
        NormalizedInfo,
        lambda f: (NormalizedFloat(normalized(f[0])), GOOD),
        lambda i: (i.actual.raw,),
    ),
    "SVA QDS": Conversion(
        ScaledInfo,
        lambda f: (Int16(f[0]), _QUALITY[f[1]]),
        lambda i: (i.actual, i.quality),
    ),
    "R32 QDS": Conversion(
        ShortInfo,
        lambda f: (f[0], _QUALITY[f[1]]),
        lambda i: (i.actual, i.quality),
    ),
    "BCR": Conversion(
        BinaryCounterInfo,
        lambda f: (f[0], UInt5(f[1] & 0x1F), _BINARY_COUNTER_QUALITY[f[1] & 0xE0]),
        lambda i: (i.counter, i.sequence | i.quality),
    ),
    "SEP CP16": Conversion(
        ProtectionEventInfo,
        lambda f: (_EVENT_STATE[f[0] & 3], UInt16(f[1]), _QUALITY[f[0] & 0xFC]),
        lambda i: (i.state | i.quality, i.elapsed_ms),
    ),
    "SPE QDP CP16": Conversion(
        ProtectionStartInfo,
        lambda f: (_START_EVENTS[f[0]], UInt16(f[2]), _QUALITY[f[1]]),
        lambda i: (i.events, i.quality, i.relay_duration_ms),
    ),
    "OCI QDP CP16": Conversion(
        ProtectionCircuitInfo,
        lambda f: (_OUTPUT_CIRCUITS[f[0]], UInt16(f[2]), _QUALITY[f[1]]),
        lambda i: (i.circuits, i.quality, i.relay_operating_ms),
    ),
    "SCD QDS": Conversion(
        StatusAndChanged,
        lambda f: (PackedSingle(f[0]), PackedSingle(f[1]), _QUALITY[f[2]]),
        lambda i: (i.status, i.changed, i.quality),
    ),
    "SCO": Conversion(
        SingleCmd,
        lambda f: (f[0] & 1 == 1, _QOC[f[0] >> 2 & 0x1F]),
        lambda i: (i.on | i.qualifier << 2,),
    ),
    "DCO": Conversion(
        DoubleCmd,
        lambda f: (_DOUBLE[f[0] & 3], _QOC[f[0] >> 2 & 0x1F]),
        lambda i: (i.state | i.qualifier << 2,),
    ),
    "RCO": Conversion(
        StepCmd,
        lambda f: (_STEP[f[0] & 3], _QOC[f[0] >> 2 & 0x1F]),
        lambda i: (i.direction | i.qualifier << 2,),
    ),
    "NVA QOS": Conversion(
        NormalizedCmd,
        lambda f: (NormalizedFloat(normalized(f[0])), UInt7(f[1] & 0x7F)),
        lambda i: (i.target.raw, i.qualifier),
    ),
    "SVA QOS": Conversion(
        ScaledCmd,
        lambda f: (Int16(f[0]), UInt7(f[1] & 0x7F)),
        lambda i: (i.target, i.qualifier),
    ),
    "R32 QOS": Conversion(
        ShortCmd,
        lambda f: (f[0], UInt7(f[1] & 0x7F)),
        lambda i: (i.target, i.qualifier),
    ),
    "BSI": Conversion(
        BinaryCmd,
        lambda f: (Byte32(f[0]),),
        lambda i: (i.blob,),
    ),
}
"""By the names of the elements in wire order, without the time tag."""

BY_TYPE: Final[dict[int, Conversion]] = {
    row.id: CONVERSIONS[key]
    for row in TYPES.values()
    if (key := " ".join(e.name for e in row.elements if e.name not in TIME_TAGS)) in CONVERSIONS
    and row.direction in ("M", "C")
}
"""The types that have an information class: all monitoring types but M_EI_NA_1, and the process commands."""

BY_VALUE: Final[dict[str, type[Information]]] = {
    row.value: BY_TYPE[row.id].cls for row in TYPES.values() if row.direction == "M" and row.id in BY_TYPE
}
"""Classes of monitoring types by the name of the first element, which is the same with and without time."""


def information_class(type_id: int) -> type[Information] | None:
    """Give the class of a type's information, None for a type that has none (system, parameter, file, unknown)."""
    found = BY_TYPE.get(type_id)
    return found.cls if found else None


def information(
    type_id: int,
    fields: Values,
    recorded_at: datetime.datetime | None = None,
    processed_at: datetime.datetime | None = None,
) -> Information | None:
    """Make the information object of raw fields (those of the time tag are skipped); None for types without a class.

    Never raises for fields that came off the wire.
    """
    found = BY_TYPE.get(type_id)
    if found is None:
        return None
    return found.cls.of_wire((processed_at, *found.read(fields), recorded_at))


def fields_of(type_id: int, info: Information, time_tag: bytes = b"", select: bool = False) -> Values:
    """Give the raw fields of an information object, for `Asdu.of`.

    `time_tag` are the octets of the time tag, needed exactly for the types that have one. `select` sets S/E, bit 7 of
    the field before the time. Raises `ValueError` when type, class, time tag or S/E do not fit together.
    """
    row = TYPES.get(type_id)
    found = BY_TYPE.get(type_id)
    if row is None or found is None:
        raise ValueError(f"type {type_id} carries no information object")
    if not isinstance(info, found.cls):
        raise ValueError(  # noqa: TRY004 - as the documented API has it
            f"{row.mnemonic} carries {found.cls.__name__}, not {type(info).__name__}"
        )
    fields = tuple(int(field) if isinstance(field, int) else field for field in found.write(info))
    if select:
        if found.cls is BinaryCmd or row.direction != "C":
            raise ValueError(f"{row.mnemonic} cannot be selected: it has no S/E bit")
        fields = (*fields[:-1], fields[-1] | SELECT)
    if row.timed != bool(time_tag):
        raise ValueError(f"{row.mnemonic} {'needs' if row.timed else 'has no'} time tag")
    return (*fields, time_tag) if time_tag else fields


def is_select(type_id: int, fields: Values) -> bool:
    """Tell whether S/E is set in the raw fields of a command."""
    found = BY_TYPE.get(type_id)
    row = TYPES.get(type_id)
    if found is None or row is None or row.direction != "C" or found.cls is BinaryCmd:
        return False
    return bool(fields[-2 if row.timed else -1] & SELECT)
