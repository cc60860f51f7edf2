"""A station behind a connection, and its points."""

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from iec104.api.arguments import MOST_IOA, integer
from iec104.api.point import Point
from iec104.controlling.transaction import Request, Result
from iec104.conversion import BY_TYPE
from iec104.enums import Coi, CommandMode, Type
from iec104.wire.asdu import Asdu, addresses
from iec104.wire.times import UTC_RULE, TimeRule
from iec104.wire.types import TYPES, Row

if TYPE_CHECKING:
    from iec104.api.connection import Connection

_REMEMBERED: Final = 4096
"""Lists of addresses whose points are remembered."""


class Station:
    """One common address. Any thread.

    The same object address may carry a monitoring point and a command; `get_point` prefers the monitoring one.
    """

    def __init__(self, connection: "Connection", common_address: int) -> None:
        self._connection: Connection | None = connection
        self._common_address = common_address
        self._lock = threading.Lock()
        self.monitored: dict[int, Point] = {}
        """Monitoring points by object address; for the intake."""
        self.commands: dict[int, Point] = {}
        """Commands by object address."""
        self._together: dict[bytes, list[Point]] = {}
        """Points whose values came in one message, by the octets of their addresses: stations repeat themselves."""

    @property
    def common_address(self) -> int:
        """1-65534."""
        return self._common_address

    @property
    def connection(self) -> "Connection | None":
        """None after the station was removed."""
        return self._connection

    server: None = None
    """Outstation only."""
    is_local = False

    @property
    def points(self) -> list[Point]:
        """All points, monitoring first, in the order in which they were added."""
        return [*self.monitored.values(), *self.commands.values()]

    @property
    def has_points(self) -> bool:
        """Whether it has any point, monitoring or command."""
        return bool(self.monitored or self.commands)

    def add_point(
        self,
        io_address: int,
        type: Type,  # noqa: A002 - documented name
        report_ms: int = 0,
        related_io_address: int | None = None,
        related_io_autoreturn: bool = False,
        command_mode: CommandMode = CommandMode.DIRECT,
    ) -> Point | None:
        """Add a point; None when there is one already.

        Raises `ValueError` for an unsupported type or arguments that only an outstation has, and for a bit string
        command that is to be selected; `TypeError` for wrong types.
        """
        integer("io_address", io_address, 1, MOST_IOA)
        row = TYPES.get(int(type))
        if row is None or int(type) not in BY_TYPE:
            raise ValueError(f"Unsupported type {Type(type)}")
        if report_ms or related_io_address is not None or related_io_autoreturn:
            raise ValueError("report_ms and related_io_* belong to an outstation's points")
        points = self.commands if row.direction == "C" else self.monitored
        point = Point(self, io_address, Type(type), CommandMode(command_mode))
        with self._lock:
            return point if points.setdefault(io_address, point) is point else None

    def addressed(self, row: Row, message: Asdu) -> Sequence[Point | None]:
        """Give the monitoring points of the objects of a message, None for unknown ones; for the intake."""
        head, body, step, get = message.header, message.body, row.step, self.monitored.get
        count = head.count
        if len(body) != count * step or head.sequence or head.sizes.ioa != 3:
            return [get(ioa) for ioa in addresses(row, message)]
        if count == 1:
            return (get(body[0] | body[1] << 8 | body[2] << 16),)
        together = self._together
        octets = body[::step] + body[1::step] + body[2::step]
        known = together.get(octets)
        if known is None:
            found = [get(ioa) for ioa in addresses(row, message)]
            known = [point for point in found if point is not None]
            if len(known) < count:
                return found
            if len(together) >= _REMEMBERED:
                together.clear()
            together[octets] = known
        return known

    def get_point(self, io_address: int) -> Point | None:
        """Give the monitoring point, else the command, else None."""
        return self.monitored.get(io_address) or self.commands.get(io_address)

    def get_command(self, io_address: int) -> Point | None:
        """Give the command point."""
        return self.commands.get(io_address)

    def remove_point(self, io_address: int) -> bool:
        """Forget monitoring point and command; False when there was neither. Point objects stay alive."""
        with self._lock:
            found = [points.pop(io_address, None) for points in (self.monitored, self.commands)]
            # A new one: what the network thread looks up just now goes into the old one.
            self._together = {}
        return any(point is not None for point in found)

    def signal_initialized(self, cause: Coi) -> None:  # noqa: ARG002 - documented
        """Outstation only: raises `ValueError`."""
        raise ValueError("only an outstation says that it has initialised")

    @property
    def rule(self) -> TimeRule:
        """How this station's time tags are read."""
        connection = self._connection
        return UTC_RULE if connection is None else connection.time_rule

    def ask(self, request: Request) -> Result:
        """Carry out a request and wait. Raises `ValueError` after the station was removed."""
        connection = self._connection
        if connection is None:
            raise ValueError("Client connection reference deleted")
        return connection.request(request)

    def every(self, seconds: float, function: Callable[[], None]) -> Callable[[], None]:
        """Call something again and again on the callback thread; gives what ends that."""
        connection = self._connection
        if connection is None:
            raise ValueError("Client connection reference deleted")
        return connection.every(seconds, function)

    def detach(self) -> None:
        """The connection lets go of it."""
        self._connection = None

    def __repr__(self) -> str:
        return f"<104.Station common_address={self._common_address}, #points={len(self.points)} at {id(self):#x}>"
