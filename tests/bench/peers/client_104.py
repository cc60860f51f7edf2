"""Receives 104 data with `--library` iec104 or c104, in a process of its own; both have the same API.

Prints {"ready"} when all connections are open. Orders, one JSON object per line:

    {"wait": value, "calls": n}  until IOA 1 has this value, or n callbacks came → {"at", "points", "cpu", "rss"}
    {"times": 1}             → {"at": [[monotonic time of every callback of the last point] per connection], …}

Times are CLOCK_MONOTONIC, which all processes of a computer share.
"""

import argparse
import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any

CA = 47
POLL = 0.002

parser = argparse.ArgumentParser()
parser.add_argument("--library", choices=("iec104", "c104"), required=True)
parser.add_argument("--ports", type=int, nargs="+", required=True)
parser.add_argument("--points", type=int, default=30)
parser.add_argument("--type", default="M_ME_NC_1")
parser.add_argument("--callback", action="store_true", help="one call per received point")
given = parser.parse_args()
c104: Any = importlib.import_module(given.library)

received = 0
times: dict[int, list[float]] = {}


def on_point(point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage) -> c104.ResponseState:
    global received
    received += 1
    return c104.ResponseState.NONE


def on_last_point(
    point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
) -> c104.ResponseState:
    global received
    received += 1
    times[point.station.connection.port].append(time.monotonic())
    return c104.ResponseState.NONE


def resident_mb() -> float:
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * 4096 / 1e6 if statm.exists() else 0.0


def reached(point: Any, mark: float) -> bool:
    # Compared as numbers: c104 gives values of classes of its own.
    return float(point.value or 0) == mark


def connect() -> tuple[Any, list[Any]]:
    """Make all connections with their points, start, and wait until they are open."""
    client = c104.Client()
    firsts = []
    connections = []
    for port in given.ports:
        connection = client.add_connection(ip="127.0.0.1", port=port, init=c104.Init.NONE)
        connections.append(connection)
        station = connection.add_station(common_address=CA)
        times[port] = []
        for ioa in range(1, given.points + 1):
            point = station.add_point(io_address=ioa, type=getattr(c104.Type, given.type))
            if given.callback:
                point.on_receive(callable=on_last_point if ioa == given.points else on_point)
            if ioa == 1:
                firsts.append(point)
    client.start()
    end = time.monotonic() + 30
    while not all(connection.state == c104.ConnectionState.OPEN for connection in connections):
        assert time.monotonic() < end, [str(connection.state) for connection in connections]
        for connection in connections:
            if connection.state == c104.ConnectionState.OPEN_MUTED:
                connection.unmute()  # c104 sometimes misses STARTDT con
        time.sleep(0.05)
    return client, firsts


def main() -> None:
    client, firsts = connect()
    print(json.dumps({"ready": given.library}), flush=True)
    cpu, count = time.process_time(), received
    for line in sys.stdin:
        order = json.loads(line)
        answer: dict[str, Any] = {}
        if "wait" in order:
            end = time.monotonic() + 120
            # With callbacks they are what has to arrive; they may run behind the values.
            while not (received - count >= order["calls"] if given.callback else reached(firsts[0], order["wait"])):
                if time.monotonic() > end:
                    break
                time.sleep(POLL)
            answer["at"] = time.monotonic()
            time.sleep(0.05)
        else:
            answer["at"] = list(times.values())
            times.update({port: [] for port in times})
        answer |= {"points": received - count, "cpu": time.process_time() - cpu, "rss": resident_mb()}
        cpu, count = time.process_time(), received
        print(json.dumps(answer), flush=True)
    client.stop()


main()
