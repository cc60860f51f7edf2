"""Runs a hat-drivers controlling station through the procedures of an outstation and prints what came as JSON.

Argument: port. Every step gives the list of [message, cause, positive, object address] that came until it was over.
"""

import asyncio
import datetime
import json
import sys

from hat.drivers import iec104, net

PATIENCE = 20.0
HEAD = {"is_test": False, "originator_address": 0, "asdu_address": 1}
ACTIVATION = iec104.CommandReqCause.ACTIVATION
NOW = iec104.time_from_datetime(datetime.datetime.now(datetime.UTC))
DATA = "DataMsg"


def seen(message):
    cause = getattr(message.cause, "name", str(message.cause))
    positive = not getattr(message, "is_negative_confirm", False)
    return [type(message).__name__, cause, positive, getattr(message, "io_address", 0)]


async def main():
    connection = await iec104.connect(net.TcpAddress("127.0.0.1", int(sys.argv[1])))
    values = {}

    async def step(message, over):
        """Send one message; collect what is no spontaneous data until an answer fits."""
        await connection.send([message])
        found = []
        async with asyncio.timeout(PATIENCE):
            while True:
                for answer in await connection.receive():
                    one = seen(answer)
                    if one[0] == DATA:
                        values[one[3]] = [type(answer.data).__name__, answer.time is not None]
                        if answer.cause in (iec104.DataResCause.SPONTANEOUS, iec104.DataResCause.PERIODIC):
                            continue
                    found.append(one)
                if any(over(one) for one in found):
                    return found

    def caused(*names):
        return lambda one: one[1] in names or not one[2]

    def command(address, command, time=None):
        message = iec104.CommandMsg(
            io_address=address, command=command, is_negative_confirm=False, time=time, cause=ACTIVATION, **HEAD
        )
        ends = "ACTIVATION_CONFIRMATION" if getattr(command, "select", False) else "ACTIVATION_TERMINATION"
        return step(message, caused(ends, "UNKNOWN_IO_ADDRESS", "UNKNOWN_TYPE"))

    terminated, confirmed = caused("ACTIVATION_TERMINATION"), caused("ACTIVATION_CONFIRMATION")
    general = iec104.InterrogationMsg(request=20, is_negative_confirm=False, cause=ACTIVATION, **HEAD)
    counters = iec104.CounterInterrogationMsg(
        request=5, freeze=iec104.FreezeCode.READ, is_negative_confirm=False, cause=ACTIVATION, **HEAD
    )
    clock = iec104.ClockSyncMsg(time=NOW, is_negative_confirm=False, cause=iec104.ClockSyncReqCause.ACTIVATION, **HEAD)
    test = iec104.TestMsg(counter=77, time=NOW, cause=iec104.ActivationReqCause.ACTIVATION, **HEAD)
    read = iec104.ReadMsg(io_address=2001, cause=iec104.ReadReqCause.REQUEST, **HEAD)
    double = iec104.DoubleCommand(iec104.DoubleValue.OFF, select=True, qualifier=0)
    report = {
        "interrogation": await step(general, terminated),
        "group": await step(general._replace(request=23), terminated),
        "counters": await step(counters, terminated),
        "clock": await step(clock, confirmed),
        "test": await step(test, confirmed),
        "read": await step(read, caused("REQUEST")),
        "read_unknown": await step(read._replace(io_address=999), caused("UNKNOWN_IO_ADDRESS")),
        "select": await command(6001, double),
        "execute": await command(6001, double._replace(select=False)),
        "execute_unselected": await command(6001, double._replace(select=False)),
        "direct": await command(6005, iec104.SingleCommand(iec104.SingleValue.OFF, select=False, qualifier=0)),
        "step": await command(6003, iec104.RegulatingCommand(iec104.RegulatingValue.HIGHER, select=False, qualifier=0)),
        "timed": await command(6005, iec104.SingleCommand(iec104.SingleValue.ON, select=False, qualifier=0), NOW),
        "set_point": await command(6004, iec104.FloatingCommand(iec104.FloatingValue(20.5), select=False)),
        "unknown": await command(6099, iec104.SingleCommand(iec104.SingleValue.ON, select=False, qualifier=0)),
        "unknown_station": await step(general._replace(asdu_address=9), caused("UNKNOWN_ASDU_ADDRESS")),
    }
    report["values"] = values
    await connection.async_close()
    print(json.dumps(report))


asyncio.run(main())
