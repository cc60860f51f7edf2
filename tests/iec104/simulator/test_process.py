"""The simulator in a process of its own: ready line, data, clean end."""

import signal
import socket
import sys
from pathlib import Path
from typing import Any

import pytest
from certificate_lab import Lab
from child import PATIENCE
from iec104_simulator import PlainMaster, simulator
from waiting import wait_until

from iec104.enums import Cot, Type
from iec104.simulator import SimulatorOptions
from iec104.transport_security import TransportSecurity
from iec104.wire.asdu import Asdu
from iec104.wire.elements import lof
from linkkit.settings import problems


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


def test_faults_and_points_from_the_command_line(tmp_path: Path) -> None:
    points = tmp_path / "points.csv"
    points.write_text('ioa,type,generator,interval\n7,M_SP_TB_1,"toggle(0.1,0.1)",0.05\n')
    with (
        simulator("--points", str(points), "--fault", "cp24", "--fault", "clock-offset=-3600") as peer,
        PlainMaster(peer.host, peer.port) as master,
    ):
        master.start()
        got = master.collect(lambda asdus: sum(a.count for a in asdus if a.type_id == Type.M_SP_TA_1) >= 4)
        values = [fields[0] for a in got for _, fields in a.objects if a.type_id == Type.M_SP_TA_1]
        assert set(values) == {0, 1}


def test_one_redundancy_group() -> None:
    with (
        simulator("--one-group") as peer,
        PlainMaster(peer.host, peer.port) as first,
        PlainMaster(peer.host, peer.port) as second,
    ):
        first.start()
        first.collect(lambda asdus: len(asdus) >= 3)
        second.start()
        second.collect(lambda asdus: len(asdus) >= 3)


def test_tls(lab: Lab) -> None:
    security = TransportSecurity()
    security.set_certificate(lab.client.cert, lab.client.key)
    security.set_ca_certificate(lab.authority.cert)
    security.add_allowed_remote_certificate(lab.server.cert)
    files = ("--certificate", lab.server.cert, "--key", lab.server.key, "--ca", lab.authority.cert)
    with simulator(*files, "--allow", lab.client.cert) as peer, PlainMaster(peer.host, peer.port) as master:
        master.socket = security.client_context().wrap_socket(master.socket, server_hostname=peer.host)
        master.start()
        master.collect(lambda asdus: len(asdus) >= 3)
        assert peer.end() == 0


def test_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"disturbance record")
    (tmp_path / "b.txt").write_bytes(b"")
    with simulator("--files", str(tmp_path)) as peer, PlainMaster(peer.host, peer.port) as master:
        master.start()
        master.send(Asdu.of(Type.F_SC_NA_1, Cot.REQUEST, 1, [(0, (0, 0, 0))]))
        got = master.collect(lambda asdus: sum(a.type_id == Type.F_DR_TA_1 for a in asdus) == 2)
        directory = [a.objects[0] for a in got if a.type_id == Type.F_DR_TA_1]
        assert [(ioa, fields[0], fields[1]) for ioa, fields in directory] == [(60001, 1, lof(18)), (60002, 2, lof(0))]
        data = b"settings"
        for type_id, fields in (
            (Type.F_FR_NA_1, (9, lof(len(data)), 0)),
            (Type.F_SR_NA_1, (9, 1, lof(len(data)), 0)),
            (Type.F_SG_NA_1, (9, 1, len(data), data)),
            (Type.F_LS_NA_1, (9, 1, 3, sum(data) & 0xFF)),
            (Type.F_LS_NA_1, (9, 1, 1, sum(data) & 0xFF)),
        ):
            master.send(Asdu.of(type_id, Cot.FILE_TRANSFER, 1, [(7, fields)]))
        uploaded = master.collect(lambda asdus: sum(a.type_id == Type.F_AF_NA_1 for a in asdus) == 2)
        assert [a.objects[0][1][2] for a in uploaded if a.type_id == Type.F_AF_NA_1] == [3, 1]
        path = tmp_path / "upload-7-9.bin"
        wait_until(lambda: path.exists() and path.read_bytes() == data)


@pytest.mark.parametrize(
    "options", [{"certificate": "a.pem"}, {"key": "a.key"}, {"ca": "a.pem"}, {"allow": ("a.pem",)}]
)
def test_tls_options_go_together(options: dict[str, Any]) -> None:
    assert len(problems(SimulatorOptions(**options))) == 1
