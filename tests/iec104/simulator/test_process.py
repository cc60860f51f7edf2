"""The simulator in a process of its own: ready line, data, clean end."""

import signal
import socket
import sys

import pytest
from iec104_simulator import PATIENCE, PlainMaster, simulator

from iec104.enums import Cot, Type
from iec104.wire.asdu import Asdu


def test_values_move_and_the_end_of_standard_input_ends_it() -> None:
    with simulator("--seed", "1") as peer, PlainMaster(peer.host, peer.port) as master:
        master.start()
        master.send(Asdu.of(Type.C_IC_NA_1, Cot.ACTIVATION, 1, [(0, (20,))]))
        got = master.collect(lambda asdus: any(a.cause == Cot.ACTIVATION_TERMINATION for a in asdus))
        interrogated = [ioa for a in got if a.cause == Cot.INTERROGATED_BY_STATION for ioa, _ in a.objects]
        assert len(interrogated) == len(set(interrogated)) == 20
        currents: set[float] = set()

        def moved(asdus: list[Asdu]) -> bool:
            currents.update(v[0] for a in asdus if a.type_id == Type.M_ME_TF_1 for ioa, v in a.objects if ioa == 2002)
            return len(currents) >= 5

        master.collect(moved)
        assert peer.end() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_end_it_cleanly(number: signal.Signals) -> None:
    with simulator() as peer:
        peer.process.send_signal(number)
        assert peer.process.wait(PATIENCE) == 0


def test_a_port_that_is_taken_is_said_in_words() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        refused = pytest.raises(AssertionError, match=r"ended with status 1: cannot listen on 127\.0\.0\.1")
        with refused, simulator("--port", port):
            pass
