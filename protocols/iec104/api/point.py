"""One information object of a station: its value as received, or the command that can be sent to it."""

import datetime
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from iec104.api.arguments import integer
from iec104.api.owner import ON_RECEIVE, ON_TIMER
from iec104.api.present import present
from iec104.bounded import Byte32, Int16, NormalizedFloat
from iec104.controlling import requests
from iec104.controlling.transaction import Request, Result
from iec104.conversion import BY_TYPE, fields_of
from iec104.enums import CommandMode, Cot, Double, Step, Type
from iec104.information import Information
from iec104.report import Report
from iec104.wire.times import Moment, nanoseconds
from iec104.wire.types import TYPES

if TYPE_CHECKING:
    from iec104.api.station import Station

_UNSELECTABLE: Final = (51, 64)
"""Bit string commands have no S/E bit."""
_FIRST: Final[dict[str, Any]] = {
    "SCO": False,
    "DCO": Double.OFF,
    "RCO": Step.LOWER,
    "NVA": NormalizedFloat(0),
    "SVA": Int16(0),
    "R32": 0.0,
    "BSI": Byte32(0),
}
"""What a command says before it is told anything else."""


class _Timer(NamedTuple):
    """The `on_timer` callback."""

    function: Callable[..., Any]
    ms: int
    cancel: Callable[[], None]


class _Cell:
    """What is touched for every received value: in front of the rest of a point, which is then left alone.

    With many points their memory is what limits: a point has so few slots that this lies in one cache line.
    """

    __slots__ = ("carries", "received", "receiver")

    carries: str
    """Name of the first element: received types with the same one fit this point."""
    received: Report | None
    """The last message with a value of it; for the intake."""
    receiver: Callable[..., Any] | None
    """The `on_receive` callback."""


class Point(_Cell):
    """One information object. Made by `Station.add_point` or by what a station sends. Any thread."""

    __slots__ = (
        "__weakref__",
        "_command",
        "_command_mode",
        "_io_address",
        "_station",
        "_timer",
        "_type",
        "last_result",
    )

    def __init__(self, station: "Station", io_address: int, type_: Type, command_mode: CommandMode) -> None:
        row = TYPES[int(type_)]
        self.carries = row.value
        self.received = None
        self.receiver = None
        self._station = station
        self._io_address = io_address
        self._type = type_
        self.command_mode = command_mode
        self.last_result: Result | None = None
        """How the last `read` or `transmit` ended and why."""
        self._command: Information | None = None
        self._timer: _Timer | None = None
        if row.direction == "C":
            self._command = BY_TYPE[row.id].cls(_FIRST[row.value])  # type: ignore[call-arg]

    # What it is

    @property
    def io_address(self) -> int:
        """Information object address, 1-16777215."""
        return self._io_address

    @property
    def type(self) -> Type:
        """As it was added; what was received may be another variant of it, with or without time."""
        return self._type

    @property
    def received_type(self) -> Type | None:
        """Type of the last message, None before the first."""
        said = self._said()
        return Type(said[0].asdu.type_id) if said else None

    @property
    def station(self) -> "Station":
        """The station it belongs to, after it was removed too."""
        return self._station

    @property
    def is_command(self) -> bool:
        """Whether it is sent to the station rather than received from it."""
        return self._command is not None

    @property
    def command_mode(self) -> CommandMode:
        """Whether a command is selected before it is executed. Setting it raises `ValueError` for what cannot be."""
        return self._command_mode

    @command_mode.setter
    def command_mode(self, mode: CommandMode) -> None:
        row = TYPES[self._type]
        if mode == CommandMode.SELECT_AND_EXECUTE and (row.direction != "C" or row.id in _UNSELECTABLE):
            raise ValueError(f"{row.mnemonic} cannot be selected")
        self._command_mode = CommandMode(mode)

    related_io_address: None = None
    """Outstation only."""
    related_io_autoreturn = False
    """Outstation only."""
    report_ms = 0
    """Outstation only."""
    selected_by: None = None
    """Outstation only."""

    # What it says

    @property
    def info(self) -> Information | None:
        """The last value with quality and times; None for monitoring before anything was received.

        Inside the point's `on_receive` it is the value that the callback is called with, until it asks for another.
        """
        if self._command is not None:
            return self._command
        said = self._said()
        return None if said is None else said[0].information(said[1])

    @info.setter
    def info(self, info: Information) -> None:
        if self._command is None:
            raise ValueError("Information is read-only: it comes from the station")
        if not isinstance(info, type(self._command)):
            raise ValueError(  # noqa: TRY004 - as documented
                f"{self._type} carries {type(self._command).__name__}, not {type(info).__name__}"
            )
        self._command = info

    @property
    def value(self) -> Any:
        """Primary value of `info`; None before anything was received. Setting it changes a command."""
        if self._command is not None:
            return self._command.value
        said = self._said()
        if said is None:
            return None
        report, index = said
        return BY_TYPE[report.asdu.type_id].read(report.objects[index][1])[0]

    @value.setter
    def value(self, value: Any) -> None:
        if self._command is None:
            raise ValueError("Information is read-only: it comes from the station")
        try:
            self._command = replace(self._command, **{self._command.primary: value})
        except (TypeError, AttributeError) as error:
            raise ValueError(
                f"Invalid value, please provide an instance of the matching information object: {error}"
            ) from error

    @property
    def quality(self) -> Any:
        """Quality flags; None for commands and before anything was received."""
        info = self.info
        return getattr(info, "quality", None)

    @property
    def recorded_at(self) -> datetime.datetime | None:
        """Time tag as naive local time; None without one, and when its octets are no date."""
        info = self.info
        return getattr(info, "recorded_at", None)

    @property
    def recorded(self) -> Moment | None:
        """Time tag with raw octets, flags and UTC; None without one."""
        said = self._said()
        return None if said is None else said[0].moment(said[1])

    @property
    def processed_at(self) -> datetime.datetime | None:
        """When the last value arrived, naive local time."""
        return getattr(self.info, "processed_at", None)

    # What is done with it

    def read(self) -> bool:
        """Ask the station for this object and wait; the new value is in place before it returns True.

        False: see `last_result`.
        """
        return self._ask(requests.read(self._station.common_address, self._io_address))

    def transmit(self, cause: Cot = Cot.ACTIVATION) -> bool:
        """Send the command and wait for its confirmation; with `Cot.DEACTIVATION` cancel a selection.

        With `CommandMode.SELECT_AND_EXECUTE` it is selected, and executed once that is confirmed. Whether the
        termination is awaited too is `connection.await_termination`. False: see `last_result`.
        Raises `ValueError` for monitoring points and other causes.
        """
        if self._command is None:
            raise ValueError("Invalid point type: only commands can be sent")
        type_id, ca, ioa = int(self._type), self._station.common_address, self._io_address
        tag = b""
        if TYPES[type_id].timed:
            recorded = getattr(self._command, "recorded_at", None)
            ns = nanoseconds(recorded.astimezone(datetime.UTC)) if recorded else time.time_ns()
            tag = self._station.rule.write(ns)
        values = fields_of(type_id, self._command, tag)
        if cause == Cot.DEACTIVATION:
            return self._ask(requests.cancel(type_id, ca, ioa, values))
        if cause != Cot.ACTIVATION:
            raise ValueError(f"a command is sent with ACTIVATION or DEACTIVATION, not {Cot(cause)}")
        select = self.command_mode == CommandMode.SELECT_AND_EXECUTE
        connection = self._station.connection
        terminated = connection is not None and connection.await_termination
        return self._ask(requests.command(type_id, ca, ioa, values, select=select, terminated=terminated))

    def _ask(self, request: Request) -> bool:
        self.last_result = self._station.ask(request)
        now = present()
        if now.point is self:
            now.point = None  # what has arrived meanwhile is what counts
        return bool(self.last_result)

    def _said(self) -> tuple[Report, int] | None:
        """Give the message that says the value, and the index of the object in it."""
        now = present()
        if now.point is self and now.report is not None:
            return now.report, now.index
        report = self.received
        return None if report is None else (report, report.place(self._io_address))

    # Callbacks

    def on_receive(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002 - documented name
        """Call `f(point, previous_info, message) -> ResponseState` for every received value; None removes it.

        Called on the client's callback thread; what it returns means nothing on this side.
        """
        if callable is not None:
            ON_RECEIVE.check(callable)
        self.receiver = callable

    def on_timer(self, callable: Callable[..., Any] | None, int: int = 1000) -> None:  # noqa: A002 - documented name
        """Call `f(point) -> None` every `int` milliseconds while the client runs; None removes it."""
        if callable is not None:
            ON_TIMER.check(callable)
            integer("int", int, 1, 86_400_000)
            connection = self._station.connection
            tick = connection.tick_rate_ms if connection is not None else 50
            if int % tick:
                raise ValueError(f"the interval must be a multiple of the tick rate, {tick} ms")
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None
        if callable is not None:
            self._timer = _Timer(callable, int, self._station.every(int / 1000, self._tick))

    @property
    def timer_ms(self) -> int:
        """Interval of `on_timer`, 0 for none."""
        return self._timer.ms if self._timer is not None else 0

    def on_before_read(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002, ARG002 - documented
        """Outstation only: raises `ValueError`."""
        raise ValueError("Cannot set callback as client")

    def on_before_auto_transmit(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002, ARG002 - documented
        """Outstation only: raises `ValueError`."""
        raise ValueError("Cannot set callback as client")

    def __repr__(self) -> str:
        return f"<104.Point io_address={self._io_address}, type={self._type}, value={self.value} at {id(self):#x}>"

    def _tick(self) -> None:
        timer = self._timer
        if timer is not None:
            timer.function(self)
