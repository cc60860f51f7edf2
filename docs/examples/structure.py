"""Consumes a structure and prints its members by name: python structure.py [ADDRESS]."""

import queue
import sys

from pyconpro import Connection, ConsumerHint
from pyconpro.types import parse_type

address = sys.argv[1] if len(sys.argv) > 1 else "172.16.13.200"
line = parse_type(
    """{
        Status: CONNECTION_STATUS, Speed: REAL, Current: REAL, Temperature: REAL, Count: DINT,
        Running: BOOL, Jam: BOOL, Name: STRING(12)
    }"""
)
packets: queue.Queue[bytes] = queue.Queue()

with Connection() as connection:
    plc = connection.addPLC(address)
    consumer = plc.addConsumer(ConsumerHint("Line1", line.size + 2, rpi=100, otrpi=200), packets.put)
    consumer.Start()
    values = line.decode(packets.get(timeout=30))
    print(f"{values['Name']}: {values['Speed']:.1f}, {values['Count']} pieces, running: {values['Running']}")
    statistics = consumer.statistics
    print("packets so far:", statistics.packets if statistics else 0)
