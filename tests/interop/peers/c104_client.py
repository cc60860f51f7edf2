"""Runs a c104 client through its procedures against an outstation and prints what came of them as JSON.

Arguments: port. c104 sometimes misses the confirmation of STARTDT and then stays muted for ever, so it is unmuted until
it is open; and it sometimes misses an answer that comes at once, so every command is given three times to succeed.
"""

import json
import sys
import time
from collections.abc import Callable

import c104

PATIENCE = 20.0


def succeeded(command: Callable[[], bool]) -> bool:
    return any(command() for _ in range(3))


def wait(condition: Callable[[], bool]) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.05)
    return False


client = c104.Client(tick_rate_ms=50, command_timeout_ms=4000)
connection = client.add_connection(ip="127.0.0.1", port=int(sys.argv[1]), init=c104.Init.NONE)
initialised: list[int] = []


def on_initialised(client: c104.Client, station: c104.Station, cause: c104.Coi) -> None:
    initialised.append(station.common_address)


client.on_station_initialized(callable=on_initialised)
client.start()


def opened() -> bool:
    if connection.state != c104.ConnectionState.OPEN:
        connection.unmute()
    return bool(connection.state == c104.ConnectionState.OPEN)


result: dict[str, object] = {"open": wait(opened)}
result["interrogation"] = succeeded(lambda: connection.interrogation(1))
result["group"] = succeeded(lambda: connection.interrogation(1, qualifier=c104.Qoi.GROUP_3))
result["no_group"] = connection.interrogation(1, qualifier=c104.Qoi.GROUP_9)
result["counters"] = succeeded(lambda: connection.counter_interrogation(1))
result["freeze"] = succeeded(lambda: connection.counter_interrogation(1, freeze=c104.Frz.FREEZE_WITHOUT_RESET))
result["clock"] = succeeded(lambda: connection.clock_sync(1))
result["test"] = succeeded(lambda: connection.test(1))
station = connection.get_station(1)
result["read"] = succeeded(station.get_point(2011).read)
# c104 drops a value that comes with another variant of its type, and all that stands behind it in the message. The
# frequency always has the same type: it appears with the next cyclic transmission if it stood behind another one.
result["frequency"] = wait(lambda: station.get_point(2007) is not None)
result["points"] = {point.io_address: int(point.type) for point in station.points}
result["quality"] = "Invalid" in repr(station.get_point(2011).quality)
frequency = station.get_point(2007)
before = frequency.processed_at
result["moves"] = wait(lambda: frequency.processed_at != before)

breaker = station.add_point(6001, c104.Type.C_DC_NA_1, command_mode=c104.CommandMode.SELECT_AND_EXECUTE)
breaker.value = c104.Double.OFF
result["select_and_execute"] = succeeded(lambda: breaker.transmit(c104.Cot.ACTIVATION))
regulator = station.add_point(6005, c104.Type.C_SC_NA_1)
regulator.value = False
result["direct"] = succeeded(lambda: regulator.transmit(c104.Cot.ACTIVATION))
setpoint = station.add_point(6004, c104.Type.C_SE_NC_1)
setpoint.value = 99.0
result["refused"] = setpoint.transmit(c104.Cot.ACTIVATION)
unknown = station.add_point(6099, c104.Type.C_SC_NA_1)
unknown.value = True
result["unknown"] = unknown.transmit(c104.Cot.ACTIVATION)
connection.interrogation(1, qualifier=c104.Qoi.GROUP_1)
result["initialised"] = initialised
result["muted"] = connection.mute() and wait(lambda: connection.state == c104.ConnectionState.OPEN_MUTED)
client.stop()
print(json.dumps(result))
