"""Connects to a 104 server, interrogates it and prints its points: python interrogate.py [ADDRESS [PORT]]."""

import sys
import time

import iec104 as c104

address = sys.argv[1] if len(sys.argv) > 1 else "192.168.50.3"
port = int(sys.argv[2]) if len(sys.argv) > 2 else 2404


def new_station(client: c104.Client, connection: c104.Connection, common_address: int) -> None:
    connection.add_station(common_address)


def new_point(client: c104.Client, station: c104.Station, io_address: int, point_type: c104.Type) -> None:
    station.add_point(io_address, point_type)


client = c104.Client(command_timeout_ms=5000)
client.on_new_station(new_station)
client.on_new_point(new_point)
connection = client.add_connection(address, port, init=c104.Init.NONE)
assert connection is not None
client.start()
while connection.state is not c104.ConnectionState.OPEN:
    time.sleep(0.1)
if connection.interrogation(common_address=1):
    # Everything has arrived; new points are told on the client's other thread, which may lag behind.
    while connection.statistics()["callbacks waiting"]:
        time.sleep(0.05)
    for station in connection.stations:
        for point in station.points:
            print(station.common_address, point.io_address, point.type.name, point.value, point.quality)
else:
    print(connection.last_command_result.text)
client.stop()
