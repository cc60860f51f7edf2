"""One information object of a station: its value as received, or the command that can be sent to it."""

import datetime
import functools
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from iec104.api.arguments import integer
from iec104.api.owner import ON_RECEIVE, ON_TIMER
from iec104.api.times import Arrival, Arrived, local
from iec104.callbacks import Slot
from iec104.controlling import requests
from iec104.controlling.transaction import Request, Result
from iec104.conversion import BY_TYPE, fields_of, information
from iec104.enums import CommandMode, Cot, Double, Step, Type
from iec104.information import Byte32, Information, Int16, NormalizedFloat
from iec104.wire.asdu import Asdu, Object
from iec104.wire.times import Moment, nanoseconds
from iec104.wire.types import TYPES

if TYPE_CHECKING:
    from iec104.api.station import Station

Received = tuple[Object, Asdu, Arrival]
"""Address and raw fields, the message they came in, and its arrival."""

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


class Point:
    """One information object. Made by `Station.add_point` or by what a station sends. Any thread."""

    __slots__ = (
        "__weakref__",
        "_command",
        "_io_address",
        "_on_receive",
        "_on_timer",
        "_row",
        "_station",
        "_timer",
        "_timer_ms",
        "_type",
        "carries",
        "command_mode",
        "last_result",
        "received",
        "receives",
    )

    def __init__(self, station: "Station", io_address: int, type_: Type, command_mode: CommandMode) -> None:
        self._station = station
        self._io_address = io_address
        self._type = type_
        self._row = TYPES[int(type_)]
        self.carries = self._row.value
        """Name of the first element: received types with the same one fit this point."""
        self.command_mode = command_mode
        self.last_result: Result | None = None
        """How the last `read` or `transmit` ended and why."""
        self.received: Received | None = None
        """What `info` is made of; for the intake."""
        self._command: Information | None = None
        self._on_receive = Slot(ON_RECEIVE)
        self.receives = False
        """Whether there is an `on_receive` callback."""
        self._on_timer = Slot(ON_TIMER)
        self._timer_ms = 0
        self._timer: Callable[[], None] | None = None
        if self._row.direction == "C":
            self._command = BY_TYPE[int(type_)].cls(_FIRST[self._row.value])  # type: ignore[call-arg]

    # What it is

    @property
    def io_address(self) -> int:
        return self._io_address

    @property
    def type(self) -> Type:
        """As it was added; what was received may be another variant of it, with or without time."""
        return self._type

    @property
    def received_type(self) -> Type | None:
        """Type of the last message, None before the first."""
        source = self.received
        return Type(source[1].type_id) if source else None

    @property
    def station(self) -> "Station":
        return self._station

    @property
    def is_command(self) -> bool:
        """Whether it is sent to the station rather than received from it."""
        return self._row.direction == "C"

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
        """The last value with quality and times; None for monitoring before anything was received."""
        if self._command is not None:
            return self._command
        source = self.received
        return None if source is None else _information(source)

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
        source = self.received
        if source is None:
            return None
        return BY_TYPE[source[1].type_id].read(source[0][1])[0]

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
        source = self.received
        if source is None:
            return None
        (_, fields), message, arrival = source
        return arrival.moment(message.type_id, fields)

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
        if self._row.timed:
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
        return bool(self.last_result)

    # Callbacks

    def on_receive(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002 - documented name
        """Call `f(point, previous_info, message) -> ResponseState` for every received value; None removes it.

        Called on the client's callback thread; what it returns means nothing on this side.
        """
        self._on_receive.set(callable)
        self.receives = callable is not None

    def on_timer(self, callable: Callable[..., Any] | None, int: int = 1000) -> None:  # noqa: A002 - documented name
        """Call `f(point) -> None` every `int` milliseconds while the client runs; None removes it."""
        if callable is not None:
            integer("int", int, 1, 86_400_000)
            connection = self._station.connection
            tick = connection.tick_rate_ms if connection is not None else 50
            if int % tick:
                raise ValueError(f"the interval must be a multiple of the tick rate, {tick} ms")
        self._on_timer.set(callable)
        self._timer_ms = int if callable is not None else 0
        if self._timer is not None:
            self._timer()
        self._timer = self._station.every(self._timer_ms / 1000, self._tick) if self._timer_ms else None

    @property
    def timer_ms(self) -> int:
        """Interval of `on_timer`, 0 for none."""
        return self._timer_ms

    def on_before_read(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002, ARG002 - documented
        """Outstation only: raises `ValueError`."""
        raise ValueError("Cannot set callback as client")

    def on_before_auto_transmit(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002, ARG002 - documented
        """Outstation only: raises `ValueError`."""
        raise ValueError("Cannot set callback as client")

    def __repr__(self) -> str:
        return f"<104.Point io_address={self._io_address}, type={self._type}, value={self.value} at {id(self):#x}>"

    # For the intake

    def deliver(self, previous: Received | None, source: Received) -> None:
        """Tell the callback of a received value; on the callback thread."""
        function = self._on_receive.function
        if function is not None:
            function(
                self,
                None if previous is None else _information(previous),
                Arrived(source[1], source[2], source[0]),
            )

    def _tick(self) -> None:
        if self._on_timer.function is not None:
            self._on_timer.function(self)


def _information(source: Received) -> Information:
    """Give a received information that is read when it is looked into: most callbacks do not."""
    return BY_TYPE[source[1].type_id].cls.later(functools.partial(_decode, source))


def _decode(source: Received) -> Information:
    (_, fields), message, arrival = source
    found = information(message.type_id, fields, arrival.recorded(message.type_id, fields), local(arrival.ns))
    assert found is not None
    return found
