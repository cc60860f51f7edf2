"""An outstation with one measured value and one command, and a client that uses both: python serve.py."""

import time

import iec104 as c104


def switched(point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage) -> c104.ResponseState:
    print("asked to switch", "on" if point.value else "off")
    return c104.ResponseState.SUCCESS


server = c104.Server("127.0.0.1", 0)
bay = server.add_station(common_address=47)
current = bay.add_point(io_address=11, type=c104.Type.M_ME_NC_1)
current.value = 231.5
switch = bay.add_point(io_address=12, type=c104.Type.C_SC_NA_1)
switch.on_receive(switched)
server.start()

client = c104.Client()
connection = client.add_connection("127.0.0.1", server.port, init=c104.Init.INTERROGATION)
seen = connection.add_station(common_address=47)
value = seen.add_point(io_address=11, type=c104.Type.M_ME_NC_1)
order = seen.add_point(io_address=12, type=c104.Type.C_SC_NA_1)
client.start()
while value.value is None:
    time.sleep(0.05)
print("current:", value.value)
order.value = True
print("switched:", order.transmit())
client.stop()
server.stop()
