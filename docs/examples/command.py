"""Sets a set-point of a 104 server and prints how it went: python command.py [ADDRESS [PORT]]."""

import sys
import time

import iec104 as c104

address = sys.argv[1] if len(sys.argv) > 1 else "192.168.50.3"
port = int(sys.argv[2]) if len(sys.argv) > 2 else 2404

client = c104.Client(command_timeout_ms=5000)
connection = client.add_connection(address, port, init=c104.Init.NONE)
assert connection is not None
station = connection.add_station(common_address=1)
assert station is not None
voltage = station.add_point(6004, c104.Type.C_SE_NC_1, command_mode=c104.CommandMode.DIRECT)
assert voltage is not None
client.start()
while connection.state is not c104.ConnectionState.OPEN:
    time.sleep(0.1)
for kilovolts in (20.5, 99.0):
    voltage.value = kilovolts
    if voltage.transmit():
        print(kilovolts, "kV: done")
    else:
        print(kilovolts, "kV:", voltage.last_result.text)
client.stop()
