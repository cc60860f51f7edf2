"""The documented consumer API and our producers in one process: both sides of the library meet."""

import socket
import struct
import threading

import pytest
from simulator_process import simulator
from waiting import wait_until

from pyconpro import Connection, ConsumerHint
from pyconpro.producer import ProducerServer
from pyconpro.spec import produced_tag


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


def test_producers_may_share_the_port_of_the_consumers() -> None:
    values: list[bytes] = []
    con = Connection(udp_port=0)
    try:
        con.Start()
        server = ProducerServer("127.0.0.1", port=0, connection=con)
        speed = server.tag("Speed", "REAL", 50.0)
        server.start()
        assert server.udp_port != 2222
        plc = con.addPLC(server.address[0], port=server.address[1])
        # One program, one socket: heartbeats and data pass through it in both directions.
        consumer = plc.addConsumer(ConsumerHint("Speed", speed.datasize, 20, 120), values.append)
        consumer.Start()
        wait_until(lambda: len(values) > 5)
        wait_until(lambda: speed.consumers == 1)
        con.Stop()
        assert speed.consumers == 0
        con.Start()
        server.start()
        again = con.addPLC(server.address[0], port=server.address[1])
        more = again.addConsumer(ConsumerHint("Speed", speed.datasize, 20, 120), values.append)
        before = len(values)
        more.Start()
        wait_until(lambda: len(values) > before + 5)
        server.stop()
    finally:
        con.Close()


def need_loopback_multicast() -> None:
    """Skip where the system does not carry multicast on the loopback (some containers and macOS set-ups)."""
    group, here = socket.inet_aton("239.192.77.77"), socket.inet_aton("127.0.0.1")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("", 0))
        probe.settimeout(2)
        try:
            probe.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group + here)
            probe.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, here)
            probe.sendto(b"?", ("239.192.77.77", probe.getsockname()[1]))
            probe.recv(10)
        except OSError as error:
            pytest.skip(f"no multicast on the loopback here: {error}")


def test_multicast_consumers_over_the_loopback() -> None:
    need_loopback_multicast()
    values: list[list[bytes]] = [[], []]
    con = Connection(udp_port=0)
    with simulator() as sim:
        try:
            con.Start()
            plc = con.addPLC(sim.host, port=sim.port)
            spec = produced_tag("Level", 6, 20, 120, multicast=True)
            for mine in values:
                plc.addConsumer(spec, mine.append).Start()
            wait_until(lambda: all(len(mine) > 5 for mine in values))
        finally:
            con.Close()
