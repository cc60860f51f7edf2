"""What a connection knows of its client: the callbacks, and a reference that does not keep it alive."""

import weakref
from typing import TYPE_CHECKING, Any

from iec104.callbacks import Shape, Slot

if TYPE_CHECKING:
    from iec104.api.client import Client

_CONNECTION = ("connection", "Connection")
ON_NEW_STATION = Shape((("client", "Client"), _CONNECTION, ("common_address", "int")))
ON_NEW_POINT = Shape((("client", "Client"), ("station", "Station"), ("io_address", "int"), ("point_type", "Type")))
ON_STATION_INITIALIZED = Shape((("client", "Client"), ("station", "Station"), ("cause", "Coi")))
ON_RAW = Shape((_CONNECTION, ("data", "bytes")))
ON_STATE_CHANGE = Shape((_CONNECTION, ("state", "ConnectionState")))
ON_UNEXPECTED_MESSAGE = Shape((_CONNECTION, ("message", "IncomingMessage"), ("cause", "Umc")))
ON_RECEIVE = Shape(
    (("point", "Point"), ("previous_info", "Information"), ("message", "IncomingMessage")), "ResponseState"
)
ON_TIMER = Shape((("point", "Point"),))


class Owner:
    """Shared by a client and its connections."""

    def __init__(self, client: "Client", tick_rate_ms: int, command_timeout: float) -> None:
        self._client = weakref.ref(client)
        self.tick_rate_ms = tick_rate_ms
        self.command_timeout = command_timeout
        self.new_station = Slot(ON_NEW_STATION)
        self.new_point = Slot(ON_NEW_POINT)
        self.station_initialized = Slot(ON_STATION_INITIALIZED)

    def call(self, slot: Slot, *arguments: Any) -> None:
        """Call one of the client's callbacks, unless the client is gone by now."""
        client = self._client()
        if slot.function is not None and client is not None:
            slot.function(client, *arguments)
