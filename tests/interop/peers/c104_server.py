"""A c104 server on a free loopback port, told what to do by JSON lines on standard input.

Prints {"port": n} once it listens. {"send": [FIRST, COUNT]} sends spontaneous values FIRST, FIRST+1 … of IOA 100 and
answers {"sent": COUNT}. The end of standard input ends it. The other points are one of each type, see POINTS.
"""

import datetime
import json
import socket
import sys
import time

import c104

with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]

server = c104.Server(ip="127.0.0.1", port=port, tick_rate_ms=50, max_connections=20)
station = server.add_station(common_address=47)
TIME = datetime.datetime.now()
T = c104.Type
POINTS = {
    1: (T.M_SP_NA_1, c104.SingleInfo(True)),
    3: (T.M_DP_NA_1, c104.DoubleInfo(c104.Double.ON)),
    5: (T.M_ST_NA_1, c104.StepInfo(c104.Int7(-3))),
    7: (T.M_BO_NA_1, c104.BinaryInfo(c104.Byte32(b"\x01\x02\x03\x04"))),
    9: (T.M_ME_NA_1, c104.NormalizedInfo(c104.NormalizedFloat(0.5))),
    11: (T.M_ME_NB_1, c104.ScaledInfo(c104.Int16(-1234))),
    13: (T.M_ME_NC_1, c104.ShortInfo(12.5)),
    30: (T.M_SP_TB_1, c104.SingleInfo(True, recorded_at=TIME)),
    31: (T.M_DP_TB_1, c104.DoubleInfo(c104.Double.OFF, recorded_at=TIME)),
    34: (T.M_ME_TD_1, c104.NormalizedInfo(c104.NormalizedFloat(-0.5), recorded_at=TIME)),
    35: (T.M_ME_TE_1, c104.ScaledInfo(c104.Int16(77), recorded_at=TIME)),
    36: (T.M_ME_TF_1, c104.ShortInfo(-2.5, recorded_at=TIME)),
}
for ioa, (type_, info) in POINTS.items():
    station.add_point(io_address=ioa, type=type_).info = info
counter = station.add_point(io_address=100, type=T.M_ME_NC_1)
station.add_point(io_address=15, type=T.M_IT_NA_1).info = c104.BinaryCounterInfo(
    42, c104.UInt5(3), c104.BinaryCounterQuality()
)
lamp = station.add_point(io_address=200, type=T.C_SC_NA_1)
breaker = station.add_point(io_address=201, type=T.C_DC_NA_1, command_mode=c104.CommandMode.SELECT_AND_EXECUTE)


def on_command(point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage) -> c104.ResponseState:
    return c104.ResponseState.SUCCESS


for point in (lamp, breaker):
    point.on_receive(callable=on_command)

server.start()
print(json.dumps({"port": port}), flush=True)
for line in sys.stdin:
    order = json.loads(line)
    first, count = order["send"]
    for value in range(first, first + count):
        counter.value = float(value)
        while not counter.transmit(cause=c104.Cot.SPONTANEOUS):
            time.sleep(0.001)  # nobody is connected yet, or the queue is full
    print(json.dumps({"sent": count}), flush=True)
server.stop()
