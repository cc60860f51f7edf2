"""The client's file procedures against the outstation's file server, in virtual time."""

import pytest
from outstation_bench import EPOCH, Bench, bench

from iec104.controlling.files import Directory, Download, FileResult
from iec104.controlling.transaction import Outcome
from iec104.enums import Type
from iec104.outstation.files import SECTION, SEGMENT, File
from iec104.wire.asdu import Asdu
from iec104.wire.elements import lof

CA, IOA, NOF = 47, 9000, 7


def plant(data: bytes) -> Bench:
    rig = bench()
    rig.outstation.files.add(CA, IOA, File(NOF, data, EPOCH))
    return rig


def carry(rig: Bench, procedure: Directory | Download, spoil: int = 0) -> FileResult:
    """Carry messages both ways until it ends; the first `spoil` section checksums arrive wrong."""
    master = rig.connect().start()
    to_send = procedure.begin()
    for _ in range(2000):
        got = [a for message in to_send for a in master.ask(message)]
        to_send = []
        if not got:
            rig.advance(11)  # the outstation waits for an acknowledgement, which is due after t2
            got = master.take()
        for asdu in got:
            if spoil and asdu.type_id == Type.F_LS_NA_1:
                spoil -= 1
                name, number, qualifier, checksum = asdu.objects[0][1]
                values = name, number, qualifier, checksum ^ 1
                asdu = Asdu.of(asdu.type_id, asdu.cause, CA, [(IOA, values)])
            to_send += procedure.take(asdu, 0.0)
        if procedure.result is not None:
            for message in to_send:
                assert master.ask(message) == []
            return procedure.result
    raise AssertionError("it never ended")


def fetch() -> Download:
    return Download(CA, IOA, NOF, 10.0, 0.0)


@pytest.mark.parametrize("size", [0, 1, SEGMENT, SEGMENT + 1, 5000, SECTION + 300])
def test_download(size: int) -> None:
    data = bytes(index * 7 % 251 for index in range(size))
    result = carry(plant(data), fetch())
    assert result, result.text
    assert result.data == data


def test_directory() -> None:
    rig = plant(b"abc")
    rig.outstation.files.add(CA, IOA + 5, File(8, b"x" * 300, EPOCH))
    result = carry(rig, Directory(CA, 10.0, 0.0))
    assert [(e.io_address, e.name, e.length) for e in result.entries] == [(IOA, NOF, 3), (IOA + 5, 8, 300)]


def test_empty_directory() -> None:
    rig = plant(b"")
    rig.outstation.files.files.clear()
    result = carry(rig, Directory(CA, 10.0, 0.0))
    assert result
    assert result.entries == ()


def test_a_damaged_section_is_fetched_again() -> None:
    result = carry(plant(b"abc" * 100), fetch(), spoil=1)
    assert result.data == b"abc" * 100


def test_a_section_that_stays_damaged_ends_it() -> None:
    result = carry(plant(b"abc"), fetch(), spoil=2)
    assert result.outcome is Outcome.DAMAGED
    assert result.data == b""


def test_an_unknown_file_is_refused() -> None:
    result = carry(plant(b"abc"), Download(CA, IOA + 1, NOF, 10.0, 0.0))
    assert result.outcome is Outcome.UNKNOWN_IOA
    assert "does not know this file" in result.text


@pytest.mark.parametrize("frq", [0x80])
def test_a_file_that_is_not_ready(frq: int) -> None:
    download = fetch()
    assert download.take(Asdu.of(120, 13, CA, [(IOA, (NOF, lof(3), frq))]), 1.0) == []
    assert download.result is not None
    assert download.result.outcome is Outcome.NEGATIVE


def test_silence_ends_it_and_answers_postpone_that() -> None:
    download = fetch()
    assert download.take(Asdu.of(120, 13, CA, [(IOA, (NOF, lof(3), 0))]), 9.0)
    download.tick(18.9)
    assert download.result is None
    download.tick(19.0)
    assert download.result is not None
    assert download.result.outcome is Outcome.TIMEOUT  # type: ignore[unreachable]


def test_a_lost_link_ends_it() -> None:
    download = fetch()
    download.fail(Outcome.LINK_LOST, "the connection was lost")
    assert download.result == FileResult(Outcome.LINK_LOST, f"download, CA {CA} IOA {IOA}: the connection was lost")
