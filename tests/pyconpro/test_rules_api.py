"""What the documented API owes in bad times."""

import threading

from simulator_process import simulator
from waiting import wait_until

from pyconpro import Connection, ConsumerHint
from pyconpro.connection import State

CONSUMERS = 24


def test_stopping_with_a_dead_plc_does_not_take_its_time_per_consumer() -> None:
    """A program that ends while the PLC is gone must not hang for seconds per consumer."""
    with simulator() as sim:
        con = Connection(udp_port=0)
        con.Start()
        plc = con.addPLC(sim.host, port=sim.port)
        hint = ConsumerHint("test", 6, 20, 50)
        consumers = [plc.addConsumer(hint, lambda _data: None) for _ in range(CONSUMERS)]
        for consumer in consumers:
            consumer.Start()
        wait_until(lambda: all(consumer.state is State.RUNNING for consumer in consumers))
        sim.process.kill()
        sim.process.wait()
        wait_until(lambda: not any(consumer.state is State.RUNNING for consumer in consumers))
        stopping = threading.Thread(target=con.Stop)
        stopping.start()
        # One after the other it would be more than a second for each.
        wait_until(lambda: not stopping.is_alive(), CONSUMERS / 2)
        stopping.join()
        assert {consumer.state for consumer in consumers} == {State.CLOSED}
        con.Close()


def test_every_connection_is_closed_in_the_plc_by_stop() -> None:
    """`Stop` of the whole closes each connection with Forward_Close: the places are free at once."""
    with simulator() as sim:
        con = Connection(udp_port=0)
        con.Start()
        plc = con.addPLC(sim.host, port=sim.port)
        for _ in range(2):
            consumers = [plc.addConsumer(ConsumerHint("test", 6, 20, 50), lambda _data: None) for _ in range(CONSUMERS)]
            for consumer in consumers:
                consumer.Start()
            con.Stop()
            assert {consumer.state for consumer in consumers} == {State.CLOSED}
            con.Start()
        con.Close()
