"""Stations and points of a `Server`, in the documented style. Any thread may use them, callbacks included.

They have the names of a client's `Station` and `Point`, and are not the same classes: a client's point refers to the
message that its value last came in, these are handles on the points of the outstation's engine; not one method does
the same thing on both sides. Annotations of callbacks are compared by name, so `c104.Point` means either.
"""

import dataclasses
import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from iec104.callbacks import Shape, Slot
from iec104.conversion import information_class
from iec104.enums import BinaryCounterQuality, Coi, CommandMode, Cot, Quality, Type
from iec104.information import BinaryCmd, Information
from iec104.outstation import process
from iec104.wire.types import TYPES

if TYPE_CHECKING:
    from iec104.outstation.core import Outstation
    from iec104.server import Server

ON_RECEIVE: Final = Shape(
    (("point", "Point"), ("previous_info", "Information"), ("message", "IncomingMessage")), "ResponseState"
)
ON_POINT: Final = Shape((("point", "Point"),))
MONITORING: Final = frozenset({1, 2, 3, 5, 11, 12, *range(20, 42)})
"""Causes that a monitoring point may be sent with."""
UNTIMED: Final[dict[str, Any]] = {"recorded_at": None, "processed_at": None}


class Point:
    """One information object of a server's station."""

    def __init__(self, station: "Station", point: process.Point) -> None:
        self._station = station
        self._server = station.server
        self._point = point
        self._report_ms = 0
        self._timer_ms = 0
        self.processed_at: datetime.datetime | None = None
        """When the value was set last, naive local time."""
        self.receive_slot = Slot(ON_RECEIVE)
        self.before_read_slot = Slot(ON_POINT)
        self.before_auto_transmit_slot = Slot(ON_POINT)
        self.timer_slot = Slot(ON_POINT)

    @property
    def station(self) -> "Station":
        """The station it belongs to."""
        return self._station

    @property
    def io_address(self) -> int:
        """Information object address, 1-16777215."""
        return self._point.io_address

    @property
    def type(self) -> Type:
        """Type identification it was added with."""
        return Type(self._point.type_id)

    @property
    def info(self) -> Information:
        """The present information; assigning one of the same class changes the value without sending it."""
        return self._point.info

    @info.setter
    def info(self, info: Information) -> None:
        if type(info) is not type(self._point.info):
            raise ValueError(
                f"Invalid value, please provide an instance of {type(self._point.info).__name__}, "
                f"not {type(info).__name__}"
            )
        self._server.do(lambda outstation, now: outstation.store(self._point, info, now))
        self.processed_at = datetime.datetime.now()

    @property
    def value(self) -> Any:
        """The primary value of `info`; assigning keeps quality and qualifier, and drops a given time."""
        return self.info.value

    @value.setter
    def value(self, value: Any) -> None:
        try:
            self.info = dataclasses.replace(self.info, **{self.info.primary: value, **UNTIMED})
        except TypeError as error:
            raise ValueError(f"Invalid value for {self.type}: {error}") from error

    @property
    def quality(self) -> Quality | BinaryCounterQuality | None:
        """The quality of `info`; None for commands."""
        quality: Quality | BinaryCounterQuality | None = getattr(self.info, "quality", None)
        return quality

    @quality.setter
    def quality(self, quality: Quality | BinaryCounterQuality) -> None:
        if self.quality is None:
            raise ValueError(f"{self.type} carries no quality")
        self.info = dataclasses.replace(self.info, **{"quality": quality, **UNTIMED})

    @property
    def recorded_at(self) -> datetime.datetime | None:
        """The time that was given with the information, if any."""
        recorded: datetime.datetime | None = getattr(self.info, "recorded_at", None)
        return recorded

    @property
    def report_ms(self) -> int:
        """Milliseconds between cyclic transmissions, 0 for none; a multiple of the server's tick."""
        return self._report_ms

    @report_ms.setter
    def report_ms(self, interval: int) -> None:
        if self._point.is_command and interval:
            raise ValueError("Cannot report a command point")
        self._server.check_interval("report_ms", interval)
        self._report_ms = interval
        self._server.rearm(self)

    @property
    def timer_ms(self) -> int:
        """Milliseconds between two calls of the timer callback, 0 for none."""
        return self._timer_ms

    @property
    def command_mode(self) -> CommandMode:
        """How a command point is operated."""
        return self._point.mode

    @command_mode.setter
    def command_mode(self, mode: CommandMode) -> None:
        if mode is CommandMode.SELECT_AND_EXECUTE and (
            not self._point.is_command or isinstance(self._point.info, BinaryCmd)
        ):
            raise ValueError(f"{self.type} cannot be selected")
        self._point.mode = CommandMode(mode)

    @property
    def related_io_address(self) -> int | None:
        """Address of the monitoring point that shows what this command does."""
        return self._point.related

    @related_io_address.setter
    def related_io_address(self, io_address: int | None) -> None:
        if io_address is not None:
            if not self._point.is_command:
                raise ValueError("Only a command has a related point")
            if not 1 <= io_address <= 0xFFFFFF:
                raise ValueError(f"an information object address is 1 to 16777215, not {io_address}")
        self._point.related = io_address

    @property
    def related_io_autoreturn(self) -> bool:
        """Whether the related point takes the command's value and is sent with cause 11."""
        return self._point.autoreturn

    @related_io_autoreturn.setter
    def related_io_autoreturn(self, autoreturn: bool) -> None:
        if autoreturn and self._point.related is None:
            raise ValueError("There is no related point: set related_io_address first")
        self._point.autoreturn = autoreturn

    @property
    def selected_by(self) -> int | None:
        """Originator address of the master that has selected this point; None when nobody has."""
        selection = self._point.selection
        return selection.originator if selection is not None and self._server.in_time(selection.until) else None

    def on_receive(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002 - documented name
        """Set the callback for commands: `(point: c104.Point, previous_info: c104.Information,
        message: c104.IncomingMessage) -> c104.ResponseState`.

        `point.info` has the new value while it runs; FAILURE takes it back, NONE sends no confirmation.
        """
        self.receive_slot.set(callable)
        self._point.asks = bool(self.receive_slot)

    def on_before_read(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002
        """Set the callback `(point: c104.Point) -> None` that refreshes the value before it is asked for."""
        self.before_read_slot.set(callable)
        self._point.refreshes = bool(self.before_read_slot)

    def on_before_auto_transmit(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002
        """Set the callback `(point: c104.Point) -> None` that refreshes the value before cyclic transmission."""
        self.before_auto_transmit_slot.set(callable)
        self._server.rearm(self)

    def on_timer(self, callable: Callable[..., Any] | None, int: int = 1000) -> None:  # noqa: A002
        """Set the callback `(point: c104.Point) -> None` called every `int` milliseconds, a multiple of the tick."""
        if callable is not None:
            self._server.check_interval("int", int)
        self.timer_slot.set(callable)
        self._timer_ms = int if callable is not None else 0
        self._server.rearm(self)

    def read(self) -> bool:
        """Only a client reads: always raises `ValueError`."""
        raise ValueError("Cannot read a local point")

    def transmit(self, cause: Cot) -> bool:
        """Send the present value; False when no client takes it now (an event with time waits for one)."""
        if self._point.is_command:
            raise ValueError("Invalid point type")
        if cause not in MONITORING:
            raise ValueError(f"{Cot(cause)} is no cause for {self.type}")

        def report(outstation: "Outstation", now: float) -> bool:
            outstation.report(self._point, now, int(cause))
            return any(session.started for session in outstation.sessions)

        return self._server.do(report)

    def __repr__(self) -> str:
        return f"<iec104.Point io_address={self.io_address}, type={self.type}, value={self.value}>"


class Station:
    """One common address of a server."""

    def __init__(self, server: "Server", station: process.Station) -> None:
        self._server = server
        self._station = station
        self._points: dict[process.Point, Point] = {}

    @property
    def common_address(self) -> int:
        """Common address, 1-65534."""
        return self._station.common_address

    @property
    def server(self) -> "Server":
        """The server it belongs to."""
        return self._server

    @property
    def connection(self) -> None:
        """None: the station is local."""
        return

    @property
    def is_local(self) -> bool:
        """True: it belongs to a server."""
        return True

    @property
    def points(self) -> list[Point]:
        """All points."""
        return list(self._points.values())

    @property
    def has_points(self) -> bool:
        """Whether there is at least one."""
        return bool(self._points)

    def add_point(
        self,
        io_address: int,
        type: Type,  # noqa: A002 - documented name
        report_ms: int = 0,
        related_io_address: int | None = None,
        related_io_autoreturn: bool = False,
        command_mode: CommandMode = CommandMode.DIRECT,
    ) -> Point | None:
        """Add a point; None when one with this address and direction is there already.

        Raises `ValueError` for an address outside 1-16777215, a type that carries no value, and settings that do not
        go with the type.
        """
        if information_class(type) is None:
            raise ValueError(f"Unsupported type {Type(type)}")
        taken = self._station.commands if TYPES[type].direction == "C" else self._station.monitored
        if io_address in taken:
            return None
        point = Point(self, self._server.do(lambda _outstation, _now: self._station.add(io_address, int(type))))
        try:
            point.related_io_address = related_io_address
            point.related_io_autoreturn = related_io_autoreturn
            point.command_mode = command_mode
            self._points[point._point] = point  # noqa: SLF001 - the two classes are one thing
            point.report_ms = report_ms
        except ValueError:
            self._points.pop(point._point, None)  # noqa: SLF001
            del taken[io_address]
            raise
        return point

    def get_point(self, io_address: int) -> Point | None:
        """Give the monitoring point with this address, else the command point, else None."""
        found = self._station.find(io_address)
        return None if found is None else self._points.get(found)

    def remove_point(self, io_address: int) -> bool:
        """Remove what has this address; False when there is nothing."""
        gone = [point for point in self._points if point.io_address == io_address]
        for point in gone:
            self._server.disarm(self._points.pop(point))
        return self._server.do(lambda _outstation, _now: self._station.remove(io_address))

    def signal_initialized(self, cause: Coi) -> None:
        """Tell the clients the end of initialisation (M_EI_NA_1)."""
        self._server.do(lambda outstation, now: outstation.initialised(self.common_address, cause, now))

    def of(self, point: process.Point) -> Point | None:
        """Give the public object of an engine's point."""
        return self._points.get(point)

    def __repr__(self) -> str:
        return f"<iec104.Station common_address={self.common_address}, #points={len(self._points)}>"


class Batch:
    """Points of one type and station that are sent together."""

    def __init__(self, cause: Cot, points: list[Point] | None = None) -> None:
        self.cot = Cot(cause)
        self._points: list[Point] = []
        for point in points or []:
            self.add_point(point)

    def add_point(self, point: Point) -> None:
        """Add a point; raises `ValueError` when it differs in type or station, or is there already."""
        if self._points:
            first = self._points[0]
            if point.station is not first.station or point.type is not first.type:
                raise ValueError("all points of a batch have one type and one station")
        if point in self._points:
            raise ValueError(f"point {point.io_address} is in the batch already")
        self._points.append(point)

    @property
    def points(self) -> list[Point]:
        """The points, in the order they were added."""
        return list(self._points)

    @property
    def has_points(self) -> bool:
        """Whether there is at least one."""
        return bool(self._points)

    @property
    def number_of_objects(self) -> int:
        """How many there are."""
        return len(self._points)

    @property
    def type(self) -> Type | None:
        """Type of the points, None while there are none."""
        return self._points[0].type if self._points else None

    @property
    def common_address(self) -> int | None:
        """Common address of the points, None while there are none."""
        return self._points[0].station.common_address if self._points else None
