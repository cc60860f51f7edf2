"""The documented consumer API and our producers in one process: both sides of the library meet."""

import struct
import threading

from waiting import wait_until

from pyconpro import Connection, ConsumerHint
from pyconpro.producer import ProducerServer


def test_a_consumer_consumes_from_a_producer_of_the_same_program() -> None:
    """Both want UDP 2222; who comes second takes another port and says so in the socket address items."""
    got: list[bytes] = []
    enough = threading.Event()

    def handler(data: bytes) -> None:
        got.append(data)
        if len(got) >= 5:
            enough.set()

    with ProducerServer("127.0.0.1", port=0) as server:
        speed = server.tag("test", "REAL", 50.0)
        host, port = server.address
        con = Connection()
        try:
            con.Start()
            plc = con.addPLC(host, port=port)
            consumer = plc.addConsumer(ConsumerHint(tag="test", datasize=speed.datasize, rpi=20, otrpi=120), handler)
            consumer.Start()
            assert enough.wait(30)
            assert set(got) == {b"\x00\x00HB"}
            wait_until(lambda: speed.consumers == 1)
            speed.write(2.5)
            wait_until(lambda: got[-1] == struct.pack("<f", 2.5))
            consumer.Stop()
            wait_until(lambda: speed.consumers == 0)
        finally:
            con.Close()
