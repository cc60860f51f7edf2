"""What `fieldscope sim 104` offers besides faults, switched on from the command line and used with our own client."""

import csv
from pathlib import Path

from cable import Cable
from certificate_lab import Lab
from child import Simulator
from iec104_simulator import simulator
from link_recorder import Recorder, run, settings
from scripted_station import until
from waiting import wait_until

import iec104 as c104
from iec104.driver import Driver
from iec104.enums import Init
from linkkit.driver import LinkState

PROGRAM = ("fieldscope", "sim", "104")

GENERATED = {
    1: ("M_ME_NC_1", "sine(mean=0, amplitude=10, period=1)"),
    2: ("M_ME_NB_1", "ramp(low=0, high=100, period=1)"),
    3: ("M_ME_TF_1", "walk(low=0, high=100, step=5)"),
    4: ("M_DP_TB_1", "toggle(0.1,0.1)"),
    5: ("M_IT_TB_1", "count(100)"),
    6: ("M_SP_NA_1", "constant(1)"),
}
"""Object address → type and generator."""


def test_every_generator_from_a_point_list(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("ca", "ioa", "type", "name", "generator", "interval"))
        for ioa, (kind, generator) in GENERATED.items():
            writer.writerow((47, ioa, kind, f"point {ioa}", generator, 0.05))
    recorder = Recorder()

    async def work(peer: Simulator) -> None:
        link = Driver().link(settings(peer.port, initialisation=int(Init.INTERROGATION)))
        await link.start(recorder, recorder.told.append)
        try:
            moving = [f"47/{ioa}" for ioa in GENERATED if ioa not in (5, 6)]
            await until(lambda: all(len(set(recorder.values(key))) >= 2 for key in moving))
            await link.command("counter_interrogation", common_address=47)
            await until(lambda: recorder.values("47/5"))
            assert set(recorder.values("47/6")) == {1.0}
            assert {-10 <= value <= 10 for value in recorder.values("47/1")} == {True}
            assert set(recorder.values("47/4")) == {1.0, 2.0}
            await until(lambda: len(link.points()) == len(GENERATED))
        finally:
            await link.stop()

    with simulator("--points", str(path), "--seed", "1", program=PROGRAM) as peer:
        run(work(peer))
        assert peer.end() == 0


def test_files_of_a_folder(tmp_path: Path) -> None:
    record = bytes(range(256)) * 400
    (tmp_path / "record.bin").write_bytes(record)
    with simulator("--files", str(tmp_path), program=PROGRAM) as peer:
        client = c104.Client()
        connection = client.add_connection("127.0.0.1", peer.port, c104.Init.NONE)
        assert connection is not None
        client.start()
        try:
            wait_until(lambda: connection.state is c104.ConnectionState.OPEN)
            (entry,) = connection.files.directory(1).entries
            assert (entry.length, entry.created is not None) == (len(record), True)
            assert connection.files.download(1, entry.io_address, entry.name).data == record
            assert connection.files.upload(1, 7, b"settings", name=9)
            uploaded = tmp_path / "upload-7-9.bin"
            wait_until(lambda: uploaded.exists() and uploaded.read_bytes() == b"settings")
        finally:
            client.stop()


def test_one_group_over_two_addresses() -> None:
    recorder = Recorder()

    async def work(peer: Simulator) -> None:
        async with Cable(peer.port) as main, Cable(peer.port) as reserve:
            both = {"reserve_host": "127.0.0.1", "reserve_port": reserve.port}
            link = Driver().link(settings(main.port, initialisation=int(Init.INTERROGATION), **both))
            await link.start(recorder, recorder.told.append)
            try:
                await until(lambda: LinkState.RUNNING in recorder.states)
                await until(lambda: "2/2 connected" in link.truth())
                before = len(recorder.values("1/2002"))
                await main.unplug()
                await until(lambda: recorder.notices("switched over"))
                await until(lambda: len(recorder.values("1/2002")) > before + 5)
                assert recorder.states[-1] is LinkState.RUNNING
                assert LinkState.FAULT not in recorder.states
            finally:
                await link.stop()

    with simulator("--one-group", "--seed", "1", program=PROGRAM) as peer:
        run(work(peer))
        assert peer.end() == 0


def test_tls(lab: Lab) -> None:
    recorder = Recorder()
    ours = {"tls": True, "tls_ca": lab.authority.cert, "tls_certificate": lab.client.cert, "tls_key": lab.client.key}

    async def work(peer: Simulator) -> None:
        link = Driver().link(settings(peer.port, initialisation=int(Init.INTERROGATION), **ours))
        await link.start(recorder, recorder.told.append)
        try:
            await until(lambda: len(recorder.streams) >= 20)
        finally:
            await link.stop()

    files = ("--certificate", lab.server.cert, "--key", lab.server.key, "--ca", lab.authority.cert)
    with simulator(*files, "--allow", lab.client.cert, program=PROGRAM) as peer:
        run(work(peer))
        assert peer.end() == 0
