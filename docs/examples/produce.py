"""Produces a tag for PLCs and other programs, and consumes it itself: python produce.py."""

import queue

from pyconpro import Connection, ConsumerHint, ProducerServer

packets: queue.Queue[bytes] = queue.Queue()

# In front of real PLCs take the usual ports: ProducerServer() alone.
with ProducerServer("127.0.0.1", port=0) as server, Connection(udp_port=0) as connection:
    speed = server.tag("Speed", "REAL", 50.0)
    host, port = server.address
    plc = connection.addPLC(f"{host}:{port}")
    plc.addConsumer(ConsumerHint("Speed", 6, rpi=20, otrpi=120), packets.put).Start()
    print("first:", packets.get(timeout=30))
    speed.write(51.5)
    while (data := packets.get(timeout=30)) == b"\x00\x00HB":
        pass
    print("then:", data)
