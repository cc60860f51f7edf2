"""A hat-drivers outstation on a free loopback port: objects of every kind, without time and with CP56.

Prints {"port": n} once it listens, then one line for every message that is not an interrogation, as [name, cause].
{"send": [FIRST, COUNT]} on standard input sends spontaneous values FIRST, FIRST+1 … of IOA 100, one a message, and
answers {"sent": COUNT} when all are acknowledged. The end of standard input ends it.
"""

import asyncio
import datetime
import json
import sys

from hat.drivers import iec104, net

GOOD = iec104.IndicationQuality(False, False, False, False)
MEASURED = iec104.MeasurementQuality(False, False, False, False, False)
OVERFLOWN = MEASURED._replace(overflow=True)
PROTECTION = iec104.ProtectionQuality(False, False, False, False, False)
DATA = [
    iec104.SingleData(iec104.SingleValue.ON, GOOD),
    iec104.DoubleData(iec104.DoubleValue.OFF, GOOD._replace(blocked=True)),
    iec104.StepPositionData(iec104.StepPositionValue(-5, True), MEASURED),
    iec104.BitstringData(iec104.BitstringValue(bytes([1, 2, 3, 4])), MEASURED),
    iec104.NormalizedData(iec104.NormalizedValue(-0.5), MEASURED),
    iec104.ScaledData(iec104.ScaledValue(-1234), OVERFLOWN),
    iec104.FloatingData(iec104.FloatingValue(12.5), MEASURED._replace(invalid=True)),
]
COUNTER = iec104.BinaryCounterData(
    iec104.BinaryCounterValue(-42), iec104.CounterQuality(invalid=False, adjusted=True, overflow=False, sequence=17)
)
TIMED = [
    iec104.ProtectionData(iec104.ProtectionValue.ON, PROTECTION, 250),
    iec104.ProtectionStartData(
        iec104.ProtectionStartValue(general=True, l1=False, l2=True, l3=False, ie=False, reverse=False), PROTECTION, 40
    ),
    iec104.ProtectionCommandData(
        iec104.ProtectionCommandValue(general=False, l1=True, l2=False, l3=False), PROTECTION, 60
    ),
]
STATUS = iec104.StatusData(
    iec104.StatusValue([bit % 3 == 0 for bit in range(16)], [bit == 1 for bit in range(16)]), MEASURED
)
STAMP = iec104.time_from_datetime(datetime.datetime(2026, 3, 4, 5, 6, 7, 89000, tzinfo=datetime.UTC))
STATION = 47


def data(address, value, cause, time=None):
    return iec104.DataMsg(
        is_test=False,
        originator_address=0,
        asdu_address=STATION,
        io_address=address,
        data=value,
        time=time,
        cause=cause,
    )


def interrogated():
    cause = iec104.DataResCause.INTERROGATED_STATION
    plain = [data(1 + index, value, cause) for index, value in enumerate(DATA)] + [data(20, STATUS, cause)]
    # hat-drivers allows it, and there are outstations that do it: time-tagged types in an interrogation.
    timed = [data(31 + index, value, cause, STAMP) for index, value in enumerate(DATA)]
    return [*plain, *timed]


def spontaneous():
    cause = iec104.DataResCause.SPONTANEOUS
    return [data(51 + index, value, cause, STAMP) for index, value in enumerate(TIMED)]


CON, TERM = iec104.CommandResCause.ACTIVATION_CONFIRMATION, iec104.CommandResCause.ACTIVATION_TERMINATION


def answers(message):
    """What an outstation answers, and in which order."""
    match message:
        case iec104.InterrogationMsg():
            yield message._replace(cause=CON)
            yield from interrogated()
            yield message._replace(cause=TERM)
            yield from spontaneous()
        case iec104.CounterInterrogationMsg():
            yield message._replace(cause=CON)
            cause = iec104.DataResCause.INTERROGATED_COUNTER
            yield data(15, COUNTER, cause)
            yield data(16, COUNTER, cause, STAMP)
            yield message._replace(cause=TERM)
        case iec104.ClockSyncMsg():
            yield message._replace(cause=iec104.ClockSyncResCause.ACTIVATION_CONFIRMATION)
        case iec104.TestMsg() | iec104.ResetMsg():
            yield message._replace(cause=iec104.ActivationResCause.ACTIVATION_CONFIRMATION)
        case iec104.ReadMsg(io_address=7):
            yield data(7, DATA[6], iec104.DataResCause.REQUEST)
        case iec104.ReadMsg():
            yield message._replace(cause=iec104.ReadResCause.UNKNOWN_IO_ADDRESS)
        case iec104.CommandMsg(io_address=299):
            yield message._replace(cause=iec104.CommandResCause.UNKNOWN_IO_ADDRESS, is_negative_confirm=True)
        case iec104.CommandMsg(cause=iec104.CommandReqCause.DEACTIVATION):
            yield message._replace(cause=iec104.CommandResCause.DEACTIVATION_CONFIRMATION)
        case iec104.CommandMsg(command=command):
            yield message._replace(cause=CON, is_negative_confirm=message.io_address == 298)
            if not getattr(command, "select", False) and message.io_address != 298:
                yield message._replace(cause=TERM)
        case iec104.ParameterMsg():
            yield message._replace(cause=iec104.ParameterResCause.ACTIVATION_CONFIRMATION)


connections = []


async def serve(connection):
    connections.append(connection)
    try:
        while True:
            for message in await connection.receive():
                if not isinstance(message, iec104.InterrogationMsg):
                    name = type(message).__name__
                    print(json.dumps([name, message.cause.name, getattr(message, "io_address", 0)]), flush=True)
                await connection.send(list(answers(message)))
    except ConnectionError:
        pass
    finally:
        connections.remove(connection)


async def main():
    server = await iec104.listen(
        lambda connection: connection.async_group.spawn(serve, connection), net.TcpAddress("127.0.0.1", 0)
    )
    print(json.dumps({"port": server.info.addresses[0].port}), flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        first, count = json.loads(line)["send"]
        for value in range(first, first + count):
            level = iec104.FloatingData(iec104.FloatingValue(float(value)), MEASURED)
            message = data(100, level, iec104.DataResCause.SPONTANEOUS)
            await connections[-1].send([message], wait_ack=value == first + count - 1)
        print(json.dumps({"sent": count}), flush=True)
    await server.async_close()


asyncio.run(main())
