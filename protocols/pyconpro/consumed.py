"""What one link of the driver receives: a produced tag of the PLC as a record and its points."""

import time
from collections.abc import Callable
from typing import Final

from linkkit.driver import NO_TIME, Quality, Record, Stream
from pyconpro.connection import IoConnection
from pyconpro.points import type_points
from pyconpro.settings import HintSettings, PlcSettings
from pyconpro.spec import ConnectionSpec, produced_tag
from pyconpro.types import Array, TypeDescription, parse_type, status_member
from pyconpro.types.table import RUN_MODE
from pyconpro.wire.io_packet import COUNT_SIZE

OT_MARGIN: Final = 100
"""ms by which the O→T RPI exceeds the RPI unless it is set, as the library's documentation advises."""


def describe(settings: HintSettings, plc: PlcSettings) -> ConnectionSpec:
    """Give what is asked of the PLC. Raises `ValueError` for settings with problems."""
    text = settings.type.strip()
    kind = parse_type(text) if text else None
    return produced_tag(
        settings.tag.strip(),
        settings.datasize or (kind.size if kind else 0) + COUNT_SIZE,
        settings.rpi_ms,
        settings.otrpi_ms or settings.rpi_ms + OT_MARGIN,
        slot=plc.slot,
        route=plc.route,
        multicast=settings.multicast,
        multiplier=None if settings.multiplier < 0 else settings.multiplier,
        accept_offer=settings.accept_offer,
        array=None if kind is None else isinstance(kind, Array),
    )


class Consumed:
    """One consumer of a link. Loop thread only, but for what only reads."""

    def __init__(
        self, settings: HintSettings, plc: PlcSettings, key: str, told_run: Callable[["Consumed"], None]
    ) -> None:
        self.settings = settings
        self.key = key
        text = settings.type.strip()
        kind = parse_type(text) if text else None
        self.spec: ConnectionSpec = describe(settings, plc)
        self.has_status = kind is not None and bool(status_member(kind))
        """The data begin with the producer's own word on whether it is in run mode."""
        self.run = True
        size = self.spec.to_size - COUNT_SIZE
        self.record = Record(key, size, settings.rpi_ms / 1000)
        shapes = (((), kind),) if kind else tuple(((name,), guess) for name, guess in _guess(size))
        self.points = [
            point
            for prefix, shape in shapes
            for point in type_points(shape, ".".join((key, *prefix)), key, (key, *prefix))
        ]
        self.connection: IoConnection | None = None
        self.stream: Stream | None = None
        self.trouble: tuple[str, str] | None = None
        """Text and hint while it does not work."""
        self._told_run = told_run

    def same_on_the_wire(self, other: "Consumed") -> bool:
        """Whether the other differs at most in how the bytes are read."""
        return (self.spec, self.record) == (other.spec, other.record)

    def read_as(self, other: "Consumed") -> None:
        """Go on as the other, which is the same on the wire."""
        self.settings, self.points = other.settings, other.points
        if self.has_status != other.has_status:
            self.has_status, self.run = other.has_status, True

    def run_changed(self, *, run: bool) -> None:
        """Take note of the producer's mode: what it sends in program mode is not topical."""
        self.run = run
        self._told_run(self)

    def deliver(self, data: bytes) -> None:
        if self.has_status and bool(data[0] & RUN_MODE) is not self.run:
            self.run_changed(run=not self.run)
        if self.stream is not None:
            quality = Quality.GOOD if self.run else Quality.NOT_TOPICAL
            self.stream.append(time.time_ns(), data, NO_TIME, quality)


def make(settings: PlcSettings, told_run: Callable[[Consumed], None]) -> list[Consumed]:
    """Make what is to be received, each under a key of its own: a tag may be consumed twice."""
    found: dict[str, Consumed] = {}
    for hint in settings.hints:
        key, number = hint.tag.strip(), 1
        while key in found:
            number += 1
            key = f"{hint.tag.strip()} #{number}"
        found[key] = Consumed(hint, settings, key, told_run)
    return list(found.values())


def _guess(data: int) -> tuple[tuple[str, TypeDescription], ...]:
    """Give (name, type) of what a tag of unknown type may be: Logix produces DINT, REAL and structures of them."""
    if data == 4:
        return ("as DINT", parse_type("DINT")), ("as REAL", parse_type("REAL"))
    if data % 4 == 0:
        return ("as DINT", parse_type(f"DINT[{data // 4}]")), ("as REAL", parse_type(f"REAL[{data // 4}]"))
    return (("as USINT", parse_type(f"USINT[{data}]")),)
