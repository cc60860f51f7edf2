"""What a class-1 connection shall be: sizes, intervals, path. Everything the originator needs to open it."""

from dataclasses import dataclass
from typing import Final

from pyconpro.wire.connection_manager import (
    LARGEST_MULTIPLIER,
    SMALL_LIMIT,
    ConnectionType,
    NetworkParameters,
    Priority,
    Transport,
)
from pyconpro.wire.epath import ANY_DEVICE, ElectronicKey, assembly_path, tag_path
from pyconpro.wire.io_packet import COUNT_SIZE, RUN_IDLE_SIZE
from pyconpro.wire.message import path_words

COMFORTABLE_TIMEOUT: Final = 0.5
"""Seconds that API × multiplier reaches unless set: a desktop system may stop a program for some 100 ms."""
LARGEST_ATOM: Final = 4
"""Bytes of the types that may be produced as they are (DINT, REAL); what is longer is an array or a structure."""
LONGEST_RPI: Final = 0xFFFFFFFF
"""µs; the field has 32 bits."""


@dataclass(frozen=True, slots=True)
class ConnectionSpec:
    """One class-1 connection of ours to a target. Intervals in µs, sizes in bytes on the wire."""

    path: bytes
    """Padded connection path."""
    to_size: int
    """T→O connection size: 2 + 4 with run/idle header + data."""
    rpi: int
    """Requested interval T→O."""
    ot_rpi: int
    """Requested interval O→T: of the heartbeats, or of our output data."""
    second_path: bytes = b""
    """Tried when the target refuses the first one as a path; empty: nothing else to try."""
    label: str = ""
    """What people call it: the tag."""
    ot_data: bytes = b""
    """First output data; its length is the data length of the O→T direction. Empty: heartbeats."""
    ot_header: bool = False
    """O→T packets carry a run/idle header."""
    to_header: bool = False
    """T→O packets carry a run/idle header."""
    to_type: ConnectionType = ConnectionType.POINT_TO_POINT
    priority: Priority = Priority.SCHEDULED
    variable: bool = False
    """T→O packets may be shorter than `to_size`."""
    multiplier: int | None = None
    """Timeout multiplier code 0–7 (×4 … ×512); None takes the smallest that reaches `COMFORTABLE_TIMEOUT`."""
    transport: int = Transport.SERVER_CYCLIC_CLASS_1
    large: bool | None = None
    """Large_Forward_Open; None uses it when a size needs it."""
    accept_offer: bool = True
    """When the producer refuses an RPI and offers another, take that."""
    only_new: bool = False
    """Hand on only packets whose 16-bit count says that the data is new."""

    def __post_init__(self) -> None:
        """Raise `ValueError` for what cannot be asked of any target."""
        path_words(self.path)
        path_words(self.second_path)
        least = COUNT_SIZE + RUN_IDLE_SIZE * self.to_header
        if not least <= self.to_size <= 0xFFFF:
            raise ValueError(f"the data size must be {least} to 65535 bytes (bytes of the tag + 2), not {self.to_size}")
        for name, rpi in (("RPI", self.rpi), ("O→T RPI", self.ot_rpi)):
            if not 1 <= rpi <= LONGEST_RPI:
                raise ValueError(f"{name}: enter 0.001 to {LONGEST_RPI / 1000:.0f} ms")
        if self.multiplier is not None and not 0 <= self.multiplier <= LARGEST_MULTIPLIER:
            raise ValueError(f"the timeout multiplier code must be 0 to {LARGEST_MULTIPLIER}")
        if self.needs_large and self.large is False:
            raise ValueError(f"a connection of more than {SMALL_LIMIT} bytes needs Large_Forward_Open")

    @property
    def ot_size(self) -> int:
        """O→T connection size."""
        return COUNT_SIZE + RUN_IDLE_SIZE * self.ot_header + len(self.ot_data)

    @property
    def needs_large(self) -> bool:
        """Whether a size does not fit Forward_Open."""
        return max(self.to_size, self.ot_size) > SMALL_LIMIT

    @property
    def ot_parameters(self) -> NetworkParameters:
        """Parameters of the O→T direction, always point to point."""
        return NetworkParameters(self.ot_size, priority=self.priority)

    @property
    def to_parameters(self) -> NetworkParameters:
        """Parameters of the T→O direction."""
        return NetworkParameters(self.to_size, self.to_type, self.priority, self.variable)

    def multiplier_for(self, rpi: int) -> int:
        """Give the multiplier code: the one set, else the smallest comfortable for both directions."""
        if self.multiplier is not None:
            return self.multiplier
        shortest = min(rpi, self.ot_rpi) / 1e6
        comfortable = (code for code in range(LARGEST_MULTIPLIER) if shortest * (4 << code) >= COMFORTABLE_TIMEOUT)
        return next(comfortable, LARGEST_MULTIPLIER)


def produced_tag(
    tag: str,
    datasize: int,
    rpi_ms: float,
    ot_rpi_ms: float,
    *,
    slot: int = 0,
    route: str = "",
    key: ElectronicKey | None = ANY_DEVICE,
    multicast: bool = False,
    multiplier: int | None = None,
    accept_offer: bool = True,
    array: bool | None = None,
) -> ConnectionSpec:
    """Describe the consumption of a produced tag of a Logix controller.

    `datasize` is the bytes of the tag + 2; `rpi_ms` is how often it shall send, `ot_rpi_ms` how often we say that we
    live, both in ms with a resolution of 1 µs. `slot`, `route` and `key` lead to the controller (`tag_path`).
    `multiplier` is the timeout multiplier code, 0–7 for ×4–×512; None takes the smallest with which interval ×
    multiplier reaches 500 ms. `accept_offer`: take the RPI that a producer offers instead.

    `array` says whether the tag is one, None that it may be if it is long enough: some controllers are said to know an
    array by the name of its first element only, which is then tried after the bare name. Raises `ValueError` with a
    sentence for the user.
    """
    may_be_array = datasize - COUNT_SIZE > LARGEST_ATOM if array is None else array
    element = f"{tag.strip()}[0]" if may_be_array and not tag.strip().endswith("]") else ""
    return ConnectionSpec(
        tag_path(tag, slot, route, key),
        datasize,
        round(rpi_ms * 1000),
        round(ot_rpi_ms * 1000),
        second_path=tag_path(element, slot, route, key) if element else b"",
        label=tag,
        to_type=ConnectionType.MULTICAST if multicast else ConnectionType.POINT_TO_POINT,
        multiplier=multiplier,
        accept_offer=accept_offer,
    )


def exclusive_owner(
    output: int,
    input: int,  # noqa: A002 - the standard's word
    config: int | None,
    output_data: bytes,
    input_size: int,
    rpi_ms: float,
    *,
    ot_rpi_ms: float | None = None,
    ot_header: bool = True,
    to_header: bool = False,
    config_data: bytes = b"",
    multicast: bool = False,
    multiplier: int | None = None,
    route: str = "",
    key: ElectronicKey | None = None,
) -> ConnectionSpec:
    """Describe an exclusive-owner connection to an I/O adapter: we send outputs, it sends inputs.

    The numbers are assembly instances; `input_size` counts data bytes only. `rpi_ms` is how often it sends, `ot_rpi_ms`
    how often we do, the same unless given; in ms. `ot_header` and `to_header` say which direction carries a 32-bit
    run/idle header. Raises `ValueError` with a sentence for the user. Without `output_data` and with
    `ot_header=False` this is an input-only or listen-only connection, `output` then being its heartbeat point.
    """
    return ConnectionSpec(
        assembly_path(config, output, input, config_data=config_data, route=route, key=key),
        COUNT_SIZE + RUN_IDLE_SIZE * to_header + input_size,
        round(rpi_ms * 1000),
        round((rpi_ms if ot_rpi_ms is None else ot_rpi_ms) * 1000),
        label=f"assembly {input}",
        ot_data=output_data,
        ot_header=ot_header,
        to_header=to_header,
        to_type=ConnectionType.MULTICAST if multicast else ConnectionType.POINT_TO_POINT,
        multiplier=multiplier,
        transport=Transport.CYCLIC_CLASS_1,
    )


def input_only(
    heartbeat: int,
    input: int,  # noqa: A002 - the standard's word
    config: int | None,
    input_size: int,
    rpi_ms: float,
    *,
    ot_rpi_ms: float | None = None,
    to_header: bool = False,
    multicast: bool = False,
    multiplier: int | None = None,
    route: str = "",
    key: ElectronicKey | None = None,
) -> ConnectionSpec:
    """Describe an input-only or listen-only connection to an I/O adapter: it sends inputs, we send heartbeats.

    Which of the two it is depends on the `heartbeat` point, whose number stands in the device's manual or EDS.
    """
    return exclusive_owner(
        heartbeat,
        input,
        config,
        b"",
        input_size,
        rpi_ms,
        ot_rpi_ms=ot_rpi_ms,
        ot_header=False,
        to_header=to_header,
        multicast=multicast,
        multiplier=multiplier,
        route=route,
        key=key,
    )
