"""Prints ten values of a produced tag: python consume.py [ADDRESS]."""

import sys
import threading

from pyconpro import Connection, ConsumerHint
from pyconpro.types import parse_type

address = sys.argv[1] if len(sys.argv) > 1 else "172.16.13.200"
kind = parse_type("REAL")
received = threading.Semaphore(0)


def show(data: bytes) -> None:
    """Called on a thread of its own for each packet."""
    print(kind.decode(data))
    received.release()


with Connection() as connection:
    plc = connection.addPLC(address, slot=0)
    # The data size counts two bytes more than the tag has; the times are milliseconds.
    hint = ConsumerHint(tag="Level", datasize=kind.size + 2, rpi=50, otrpi=150)
    consumer = plc.addConsumer(hint, show)
    consumer.Start()
    for _ in range(10):
        received.acquire(timeout=30)
    consumer.Stop()
