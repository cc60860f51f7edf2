"""Names, parameters, defaults and types of the documented API, written down by hand from its documents.

The first two tables are the pages about the client and the connection, the third is what those pages refer to.
"""

import inspect
import typing
from typing import Any

import pytest

import iec104 as c104
from iec104 import served

CALLABLE = "callable: Callable[..., Any] | None"
WAIT = "wait_for_response: bool = True"

METHODS: dict[str, str] = {
    # Client
    "Client": "(tick_rate_ms: int = 100, command_timeout_ms: int = 10000, "
    "transport_security: TransportSecurity | None = None) -> None",
    "Client.add_connection": "(ip: str, port: int = 2404, init: Init = Init.ALL) -> Connection | None",
    "Client.disconnect_all": "() -> None",
    "Client.get_connection": "(ip: str = '', port: int = 2404, common_address: int = 0) -> Connection | None",
    "Client.on_new_point": f"({CALLABLE}) -> None",
    "Client.on_new_station": f"({CALLABLE}) -> None",
    "Client.on_station_initialized": f"({CALLABLE}) -> None",
    "Client.reconnect_all": "() -> None",
    "Client.start": "() -> None",
    "Client.stop": "() -> None",
    # Connection
    "Connection.add_station": "(common_address: int) -> Station | None",
    "Connection.clock_sync": f"(common_address: int, {WAIT}) -> bool",
    "Connection.connect": "() -> None",
    "Connection.counter_interrogation": "(common_address: int, cause: Cot = Cot.ACTIVATION, "
    f"qualifier: Rqt = Rqt.GENERAL, freeze: Frz = Frz.READ, {WAIT}) -> bool",
    "Connection.disconnect": "() -> None",
    "Connection.get_station": "(common_address: int) -> Station | None",
    "Connection.interrogation": "(common_address: int, cause: Cot = Cot.ACTIVATION, "
    f"qualifier: Qoi = Qoi.STATION, {WAIT}) -> bool",
    "Connection.mute": "() -> bool",
    "Connection.on_receive_raw": f"({CALLABLE}) -> None",
    "Connection.on_send_raw": f"({CALLABLE}) -> None",
    "Connection.on_state_change": f"({CALLABLE}) -> None",
    "Connection.on_unexpected_message": f"({CALLABLE}) -> None",
    "Connection.remove_station": "(common_address: int) -> bool",
    "Connection.test": f"(common_address: int, with_time: bool = True, {WAIT}) -> bool",
    "Connection.unmute": "() -> bool",
    # What they refer to
    "Station.add_point": "(io_address: int, type: Type, report_ms: int = 0, related_io_address: int | None = None, "
    "related_io_autoreturn: bool = False, command_mode: CommandMode = CommandMode.DIRECT) -> Point | None",
    "Station.get_point": "(io_address: int) -> Point | None",
    "Station.remove_point": "(io_address: int) -> bool",
    "Station.signal_initialized": "(cause: Coi) -> None",
    "Point.on_before_auto_transmit": f"({CALLABLE}) -> None",
    "Point.on_before_read": f"({CALLABLE}) -> None",
    "Point.on_receive": f"({CALLABLE}) -> None",
    "Point.on_timer": f"({CALLABLE}, int: int = 1000) -> None",
    "Point.read": "() -> bool",
    "Point.transmit": "(cause: Cot = Cot.ACTIVATION) -> bool",
    "IncomingMessage.first": "() -> bool",
    "IncomingMessage.next": "() -> bool",
    "ProtocolParameters": "(send_window_size: int = 12, receive_window_size: int = 8, connection_timeout: int = 10, "
    "message_timeout: int = 15, confirm_interval: int = 10, keep_alive_interval: int = 20) -> None",
    "TransportSecurity": "(validate: bool = True, only_known: bool = True) -> None",
    "TransportSecurity.add_allowed_remote_certificate": "(cert: str) -> None",
    "TransportSecurity.set_ca_certificate": "(cert: str) -> None",
    "TransportSecurity.set_certificate": "(cert: str, key: str, passphrase: str = '') -> None",
    "TransportSecurity.set_ciphers": "(ciphers: list[TlsCipher]) -> None",
    "TransportSecurity.set_renegotiation_time": "(interval: timedelta | None) -> None",
    "TransportSecurity.set_resumption_interval": "(interval: timedelta) -> None",
    "explain_bytes": "(apdu: bytes) -> str",
    "explain_bytes_dict": "(apdu: bytes) -> dict[str, Any]",
}

READ_ONLY: dict[str, str] = {
    "Client.active_connection_count": "int",
    "Client.connections": "list[Connection]",
    "Client.has_active_connections": "bool",
    "Client.has_connections": "bool",
    "Client.has_open_connections": "bool",
    "Client.is_running": "bool",
    "Client.open_connection_count": "int",
    "Client.tick_rate_ms": "int",
    "Connection.connected_at": "datetime | None",
    "Connection.disconnected_at": "datetime | None",
    "Connection.has_stations": "bool",
    "Connection.ip": "str",
    "Connection.is_connected": "bool",
    "Connection.is_muted": "bool",
    "Connection.port": "int",
    "Connection.protocol_parameters": "ProtocolParameters",
    "Connection.state": "ConnectionState",
    "Connection.stations": "list[Station]",
    "Station.common_address": "int",
    "Station.connection": "Connection | None",
    "Station.has_points": "bool",
    "Station.points": "list[Point]",
    "Point.io_address": "int",
    "Point.processed_at": "datetime | None",
    "Point.quality": "Any",
    "Point.recorded_at": "datetime | None",
    "Point.station": "Station",
    "Point.timer_ms": "int",
    "Point.type": "Type",
    "IncomingMessage.common_address": "int",
    "IncomingMessage.cot": "Cot",
    "IncomingMessage.info": "Information | None",
    "IncomingMessage.io_address": "int",
    "IncomingMessage.is_negative": "bool",
    "IncomingMessage.is_select_command": "bool",
    "IncomingMessage.is_sequence": "bool",
    "IncomingMessage.is_test": "bool",
    "IncomingMessage.number_of_object": "int",
    "IncomingMessage.number_of_objects": "int",
    "IncomingMessage.originator_address": "int",
    "IncomingMessage.raw": "bytes",
    "IncomingMessage.raw_explain": "str",
    "IncomingMessage.type": "Type",
}

SETTABLE: dict[str, str] = {
    "Client.originator_address": "int",
    "Connection.originator_address": "int",
    "Point.command_mode": "CommandMode",
    "Point.info": "Information | None",
    "Point.value": "Any",
}

MONITORED = "recorded_at: datetime | None = None"
INFORMATION: dict[str, str] = {
    "SingleInfo": "on: bool, quality=Quality()",
    "DoubleInfo": "state: Double, quality=Quality()",
    "StepInfo": "position: Int7, transient=False, quality=Quality()",
    "BinaryInfo": "blob: Byte32, quality=Quality()",
    "NormalizedInfo": "actual: NormalizedFloat, quality=Quality()",
    "ScaledInfo": "actual: Int16, quality=Quality()",
    "ShortInfo": "actual: float, quality=Quality()",
    "BinaryCounterInfo": "counter: int, sequence=UInt5(0), quality=BinaryCounterQuality()",
    "ProtectionEventInfo": "state: EventState, elapsed_ms=UInt16(0), quality=Quality()",
    "ProtectionStartInfo": "events: StartEvents, relay_duration_ms=UInt16(0), quality=Quality()",
    "ProtectionCircuitInfo": "circuits: OutputCircuits, relay_operating_ms=UInt16(0), quality=Quality()",
    "StatusAndChanged": "status: PackedSingle, changed=PackedSingle(), quality=Quality()",
    "SingleCmd": "on: bool, qualifier=Qoc.NONE",
    "DoubleCmd": "state: Double, qualifier=Qoc.NONE",
    "StepCmd": "direction: Step, qualifier=Qoc.NONE",
    "NormalizedCmd": "target: NormalizedFloat, qualifier=UInt7(0)",
    "ScaledCmd": "target: Int16, qualifier=UInt7(0)",
    "ShortCmd": "target: float, qualifier=UInt7(0)",
    "BinaryCmd": "blob: Byte32",
}

CALLBACKS = {
    "Client.on_new_station": "(client: Client, connection: Connection, common_address: int) -> None",
    "Client.on_new_point": "(client: Client, station: Station, io_address: int, point_type: Type) -> None",
    "Client.on_station_initialized": "(client: Client, station: Station, cause: Coi) -> None",
    "Connection.on_receive_raw": "(connection: Connection, data: bytes) -> None",
    "Connection.on_send_raw": "(connection: Connection, data: bytes) -> None",
    "Connection.on_state_change": "(connection: Connection, state: ConnectionState) -> None",
    "Connection.on_unexpected_message": "(connection: Connection, message: IncomingMessage, cause: Umc) -> None",
    "Point.on_receive": "(point: Point, previous_info: Information, message: IncomingMessage) -> ResponseState",
    "Point.on_timer": "(point: Point) -> None",
}


def find(path: str) -> Any:
    found: Any = c104
    for name in path.split("."):
        found = inspect.getattr_static(found, name) if inspect.isclass(found) else getattr(found, name)
    return found


def name_of(hint: Any) -> str:
    if hint is type(None):
        return "None"
    arguments = typing.get_args(hint)
    if isinstance(hint, type) and not arguments:
        return hint.__name__
    if (arguments and "|" in str(hint)) or typing.get_origin(hint) is typing.Union:
        return " | ".join(name_of(each) for each in arguments)
    if arguments and typing.get_origin(hint) in (list, dict):
        return f"{typing.get_origin(hint).__name__}[{', '.join(name_of(each) for each in arguments)}]"  # type: ignore[union-attr]
    return str(hint).replace("typing.", "").replace("collections.abc.", "")


def hints_of(function: Any) -> dict[str, Any]:
    module = inspect.getmodule(function)
    # Names that modules import for type checkers only.
    return typing.get_type_hints(function, {**vars(c104), **vars(module)} if module else None)


def written(function: Any) -> str:
    """A signature as the tables write it."""
    hints = hints_of(function)
    parts: list[str] = []
    keyword = False
    for parameter in inspect.signature(function).parameters.values():
        if parameter.name == "self":
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and not keyword:
            keyword = True
            parts.append("*")
        default = ""
        if parameter.default is not parameter.empty:
            value = parameter.default
            default = f" = {value if hasattr(value, 'name') else repr(value)}"
        parts.append(f"{parameter.name}: {name_of(hints[parameter.name])}{default}")
    return f"({', '.join(parts)}) -> {name_of(hints['return'])}"


@pytest.mark.parametrize("path", METHODS)
def test_methods(path: str) -> None:
    found = find(path)
    function = found.__init__ if inspect.isclass(found) else found
    assert written(function) == METHODS[path]
    assert inspect.getdoc(found), "it has no docstring"


@pytest.mark.parametrize("path", READ_ONLY | SETTABLE)
def test_properties(path: str) -> None:
    found = find(path)
    assert isinstance(found, property)
    assert name_of(hints_of(found.fget)["return"]) == (READ_ONLY | SETTABLE)[path]
    assert (found.fset is not None) == (path in SETTABLE)
    assert found.__doc__, "it has no docstring"


@pytest.mark.parametrize("name", INFORMATION)
def test_information_classes(name: str) -> None:
    cls = getattr(c104, name)
    assert issubclass(cls, c104.Information)
    hints = hints_of(cls.__init__)
    expected = f"{INFORMATION[name]}, {MONITORED}"
    given = []
    for parameter in inspect.signature(cls).parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY:
            continue
        value = parameter.default
        if value is parameter.empty:
            given.append(f"{parameter.name}: {name_of(hints[parameter.name])}")
        elif parameter.name == "recorded_at":
            given.append(f"{parameter.name}: {name_of(hints[parameter.name])} = {value}")
        else:
            text = f"{type(value).__name__}()" if isinstance(value, int) and hasattr(value, "is_none") else str(value)
            given.append(f"{parameter.name}={text if '.' in text or '(' in text or value is False else repr(value)}")
    assert ", ".join(given) == expected
    assert inspect.getdoc(cls)


@pytest.mark.parametrize("path", CALLBACKS)
def test_callback_signatures(path: str) -> None:
    """What registering a wrong callback says is the documented signature."""
    client = c104.Client()
    connection = client.add_connection("127.0.0.1")
    assert connection is not None
    station = connection.add_station(1)
    assert station is not None
    point = station.add_point(1, c104.Type.M_SP_NA_1)
    owners = {"Client": client, "Connection": connection, "Point": point}
    owner, _, method = path.partition(".")
    with pytest.raises(ValueError) as caught:
        getattr(owners[owner], method)(lambda: None)
    assert f"expected: {CALLBACKS[path]}, got: ()" in str(caught.value)


SERVED = [path for path in METHODS | READ_ONLY | SETTABLE if path.startswith(("Station.", "Point."))]
SERVED.remove("Point.processed_at")  # a plain attribute there


@pytest.mark.parametrize("path", SERVED)
def test_the_points_of_a_server_have_the_same_names(path: str) -> None:
    kind, _, name = path.partition(".")
    found = inspect.getattr_static(getattr(served, kind), name)
    if not isinstance(found, property) and path != "Point.transmit":  # a server has no usual cause
        assert written(found) == METHODS[path]


def test_annotations_mean_the_points_of_either_side() -> None:
    def on_receive(
        point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
    ) -> c104.ResponseState:
        return c104.ResponseState.SUCCESS

    def on_timer(point: c104.Point) -> None: ...

    station = c104.Server(port=0).add_station(1)
    assert station is not None
    point = station.add_point(1, c104.Type.C_SC_NA_1)
    assert point is not None
    point.on_receive(on_receive)
    point.on_timer(callable=on_timer, int=1000)
    point.on_timer(callable=None)


def test_all_classes_have_docstrings() -> None:
    assert [name for name in c104.__all__ if not inspect.getdoc(getattr(c104, name))] == []
