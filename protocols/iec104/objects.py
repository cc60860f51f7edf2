"""The information objects of a link: those its settings name, and those that the stations sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from iec104.enums import Double
from iec104.settings import AUTOMATIC, ConnectionSettings, PointSettings
from iec104.wire.types import BY_NAME, Row
from linkkit.driver import Kind, Point, Record, Stream

Key = tuple[int, int]
"""(common address, object address)."""

_ON_OFF: Final = {0: "off", 1: "on"}
_DOUBLE: Final = {int(state): state.name.lower() for state in Double}
_STEPS: Final = {position: str(position) for position in range(-64, 64)}
_KINDS: Final[dict[str, tuple[Kind, Mapping[int, str]]]] = {
    "SIQ": (Kind.DIGITAL, _ON_OFF),
    "DIQ": (Kind.STATE, _DOUBLE),
    "SEP": (Kind.STATE, _DOUBLE),
    "VTI": (Kind.STATE, _STEPS),
}
"""How the values of a first element are drawn; the others are analogue."""
_OFF_ON: Final = {"SIQ": (0, 1), "DIQ": (int(Double.OFF), int(Double.ON)), "SEP": (int(Double.OFF), int(Double.ON))}
"""Which of them mean off and on."""

_UNKNOWN: Final = PointSettings()
"""Of which the user said nothing."""


@dataclass(slots=True)
class KnownObject:
    """One information object."""

    row: Row | None = None
    """Type it came with last; None until it comes."""
    expected: Row | None = None
    """Type that the settings say."""
    about: PointSettings = _UNKNOWN
    """What the user said of it."""
    stream: Stream | None = None
    scale: float = 1.0
    offset: float = 0.0
    shifted: bool = False
    """Scale and offset change the value."""

    def describe(self, about: PointSettings) -> None:
        """Take what the user says of it."""
        self.about = about
        self.expected = None if about.type == AUTOMATIC else BY_NAME[about.type]
        self.scale, self.offset = about.scale, about.offset
        self.shifted = (self.scale, self.offset) != (1.0, 0.0)


class KnownObjects:
    """All objects of a link by key, described as points and records."""

    def __init__(self, settings: ConnectionSettings) -> None:
        self.by_key: dict[Key, KnownObject] = {}
        self.points: tuple[Point, ...] = ()
        """By station and address, as of the last `describe`; may be read by any thread."""
        self.records: tuple[Record, ...] = ()
        self._stations: dict[int, str] = {}
        self.configure(settings)

    def configure(self, settings: ConnectionSettings) -> None:
        """Take names, units and expected types.

        Objects that came stay; those that neither came nor are named any more are forgotten.
        """
        self._stations = {station.common_address: station.name for station in settings.stations}
        named = {(point.common_address, point.ioa): point for point in settings.points}
        for key, item in list(self.by_key.items()):
            if key not in named:
                item.describe(_UNKNOWN)
                if item.row is None:
                    del self.by_key[key]
        for key, point in named.items():
            self.by_key.setdefault(key, KnownObject()).describe(point)
        self.describe()

    def stations(self) -> list[int]:
        """Give the configured common addresses, else those that sent something."""
        return list(self._stations) or sorted({ca for ca, _ in self.by_key})

    def describe(self) -> None:
        """Make `points` and `records` say what is known now."""
        rows = [
            (key, row, item)
            for key, item in sorted(self.by_key.items(), key=lambda pair: pair[0])
            if (row := item.row or item.expected) is not None
        ]
        self.records = tuple(record(key) for key, _, _ in rows)
        self.points = tuple(
            self._point(key, at.key, row, item) for (key, row, item), at in zip(rows, self.records, strict=True)
        )

    def _point(self, key: Key, name: str, row: Row, item: KnownObject) -> Point:
        ca, ioa = key
        kind, states = _KINDS.get(row.value, (Kind.ANALOG, {}))
        if item.about.states and (texts := item.about.state_texts()):
            kind, states = kind if kind is Kind.DIGITAL else Kind.STATE, {**states, **texts}
        return Point(
            key=name,
            path=(self._stations.get(ca) or f"Station {ca}", item.about.name or str(ioa)),
            record=name,
            offset=0,
            dtype="<f8",
            kind=kind,
            type_name=row.mnemonic,
            unit=item.about.unit,
            states=states,
            positions=_OFF_ON.get(row.value),
        )


def record(key: Key) -> Record:
    """Give the record of an object: one float64."""
    return Record(_text(key), 8)


def _text(key: Key) -> str:
    return f"{key[0]}/{key[1]}"
