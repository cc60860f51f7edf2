"""File transfer: directory, download, upload, and everything that can go wrong with them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outstation_bench import EPOCH, Bench, Master, bench

from iec104.enums import Cot, Type
from iec104.outstation.files import SECTION, SEGMENT, File, checksum
from iec104.outstation.happenings import FileReceived, Unexpected
from iec104.wire.asdu import Asdu, Values
from iec104.wire.elements import length_of_file, lof
from iec104.wire.times import UTC_RULE

CA, IOA, NOF = 47, 9000, 7


def message(type_id: int, *values: object, cause: int = Cot.FILE_TRANSFER, ioa: int = IOA) -> Asdu:
    return Asdu.of(type_id, cause, CA, [(ioa, values)])


def only(asdus: list[Asdu]) -> tuple[int, Values]:
    """Type and values of the one message that must be there."""
    assert len(asdus) == 1, asdus
    return asdus[0].type_id, asdus[0].objects[0][1]


def plant(data: bytes = b"") -> Bench:
    rig = bench()
    rig.outstation.files.add(CA, IOA, File(NOF, data, EPOCH))
    return rig


def collect(rig: Bench, master: Master, asked: Asdu) -> list[Asdu]:
    """Ask, and acknowledge until nothing more comes."""
    got = master.ask(asked)
    while True:
        rig.advance(11)
        more = master.take()
        if not more:
            return got
        got += more


def download(rig: Bench, master: Master) -> bytes:
    """Fetch the file by the book."""
    ready = only(master.ask(message(122, NOF, 0, 1)))
    assert ready[0] == Type.F_FR_NA_1
    length = length_of_file(ready[1][1])
    announced = only(master.ask(message(122, NOF, 0, 2)))
    data = b""
    while announced[0] == Type.F_SR_NA_1:
        _, number, size, _ = announced[1]
        *segments, last = collect(rig, master, message(122, NOF, number, 6))
        section = b"".join(a.objects[0][1][3] for a in segments)
        assert last.objects[0][1] == (NOF, number, 3, checksum(section))
        assert len(section) == length_of_file(size)
        assert all(a.objects[0][1][2] == SEGMENT for a in segments[:-1])
        data += section
        announced = only(master.ask(message(124, NOF, number, 3)))
    assert announced[0] == Type.F_LS_NA_1
    assert announced[1][2:] == (1, checksum(data))
    assert master.ask(message(124, NOF, announced[1][1], 1)) == []
    assert len(data) == length
    return data


@pytest.mark.parametrize("size", [0, 1, SEGMENT, SEGMENT + 1, 5000, SECTION, SECTION + 300])
def test_download(size: int) -> None:
    data = bytes(index * 7 % 251 for index in range(size))
    rig = plant(data)
    rig.chunk = 0 if size > 5000 else 11
    assert download(rig, rig.connect().start()) == data


def test_directory() -> None:
    rig = plant(b"abc")
    rig.outstation.files.add(CA, IOA + 5, File(8, b"x" * 300, EPOCH + 10**9))
    rig.outstation.files.add(99, IOA, File(8, b"", EPOCH))
    got = rig.connect().start().ask(message(122, 0, 0, 0, cause=Cot.REQUEST, ioa=0))
    assert [(a.type_id, a.cause, a.objects) for a in got] == [
        (126, 5, [(IOA, (NOF, lof(3), 0, UTC_RULE.write(EPOCH)))]),
        (126, 5, [(IOA + 5, (8, lof(300), 0x20, UTC_RULE.write(EPOCH + 10**9)))]),
    ]


def test_an_empty_directory() -> None:
    got = bench().connect().start().ask(message(122, 0, 0, 0, cause=Cot.REQUEST, ioa=0))
    assert [a.objects for a in got] == [[(0, (0, lof(0), 0x20, bytes(7)))]]


@pytest.mark.parametrize(
    "asked",
    [
        message(122, NOF, 0, 1, ioa=1),
        message(122, NOF + 1, 0, 1),
        message(124, NOF, 1, 3),
        message(121, NOF, 1, lof(3), 0),
        message(125, NOF, 1, 2, b"ab"),
        message(123, NOF, 1, 3, 0),
        message(120, NOF, lof(3), 0x80),
    ],
    ids=repr,
)
def test_what_does_not_exist_is_refused(asked: Asdu) -> None:
    master = plant().connect().start()
    assert master.ask(asked) == [asked.replace(cause=int(Cot.UNKNOWN_IOA), negative=True)]
    assert len(master.told(Unexpected)) == 1


@pytest.mark.parametrize("asked", [message(122, NOF, 0, 2), message(122, NOF, 1, 6), message(122, NOF, 0, 9)], ids=repr)
def test_steps_out_of_order_are_refused(asked: Asdu) -> None:
    assert plant(b"abc").connect().start().ask(asked) == [asked.replace(negative=True)]


def test_a_section_that_does_not_exist() -> None:
    master = plant(b"abc").connect().start()
    master.ask(message(122, NOF, 0, 1))
    for number in (0, 2, 255):
        asked = message(122, NOF, number, 6)
        assert master.ask(asked) == [asked.replace(negative=True)]


def test_a_refused_section_is_offered_again() -> None:
    rig = plant(b"abc")
    master = rig.connect().start()
    master.ask(message(122, NOF, 0, 1))
    master.ask(message(122, NOF, 0, 2))
    master.ask(message(122, NOF, 1, 6))
    assert only(master.ask(message(124, NOF, 1, 4))) == (121, (NOF, 1, lof(3), 0))


def test_a_download_can_be_stopped() -> None:
    rig = plant(bytes(50_000))
    master = rig.connect().start()
    master.ask(message(122, NOF, 0, 1))
    master.ask(message(122, NOF, 0, 2))
    master.ask(message(122, NOF, 1, 6))
    stop = message(122, NOF, 0, 3)
    assert stop in master.ask(stop)
    rig.advance(60)
    assert all(a.type_id != 123 for a in master.take())
    asked = message(122, NOF, 1, 6)
    assert master.ask(asked) == [asked.replace(negative=True)]


def test_delete() -> None:
    rig = plant(b"abc")
    asked = message(122, NOF, 0, 4)
    assert rig.connect().start().ask(asked) == [asked]
    assert rig.outstation.files.files == {}


def test_stopdt_ends_transfers() -> None:
    rig = plant(b"abc")
    master = rig.connect().start()
    master.ask(message(122, NOF, 0, 1))
    master.stop()
    master.start()
    asked = message(122, NOF, 0, 2)
    assert master.ask(asked) == [asked.replace(negative=True)]


def upload(master: Master, sections: list[bytes], *, spoil: int = 0, announce: int = 0) -> list[int]:
    """Send a file; gives the qualifiers of the acknowledgements."""
    data = b"".join(sections)
    assert only(master.ask(message(120, NOF, lof(len(data) + announce), 0, ioa=1))) == (122, (NOF, 0, 2))
    answers = []
    for number, section in enumerate(sections, 1):
        got = only(master.ask(message(121, NOF, number, lof(len(section)), 0, ioa=1)))
        assert got == (122, (NOF, number, 6))
        for start in range(0, len(section), SEGMENT):
            piece = section[start : start + SEGMENT]
            assert master.ask(message(125, NOF, number, len(piece), piece, ioa=1)) == []
        answers.append(only(master.ask(message(123, NOF, number, 3, (checksum(section) + spoil) & 0xFF, ioa=1)))[1][2])
    answers.append(only(master.ask(message(123, NOF, len(sections), 1, checksum(data), ioa=1)))[1][2])
    return answers


def test_upload_and_download_again() -> None:
    rig = bench()
    master = rig.connect().start()
    assert upload(master, [b"abc" * 300, b"", b"xyz"]) == [3, 3, 3, 1]
    (received,) = master.told(FileReceived)
    assert (received.common_address, received.io_address, received.name) == (CA, 1, NOF)
    assert received.data == b"abc" * 300 + b"xyz"
    assert rig.outstation.files.files[(CA, 1)].data == received.data


def test_a_spoilt_upload_is_not_taken() -> None:
    rig = bench()
    master = rig.connect().start()
    assert upload(master, [b"abc"], spoil=1) == [4, 2]
    assert upload(master, [b"abc"], announce=1) == [3, 2]
    assert master.told(FileReceived) == []
    assert rig.outstation.files.files == {}


def test_uploads_can_be_switched_off() -> None:
    rig = bench()
    rig.outstation.files.accepts_uploads = False
    asked = message(120, NOF, lof(3), 0)
    assert rig.connect().start().ask(asked) == [asked.replace(cause=47, negative=True)]


@given(st.binary(max_size=2000), st.integers(1, 60))
@settings(max_examples=25, deadline=None)
def test_any_file_survives_any_trickle(data: bytes, chunk: int) -> None:
    rig = plant(data)
    rig.chunk = chunk
    assert download(rig, rig.connect().start()) == data


def test_files_that_cannot_be() -> None:
    rig = bench()
    for address, file in ((0, File(1, b"", 0)), (1, File(65536, b"", 0)), (1, File(1, bytes(0x1000000), 0))):
        with pytest.raises(ValueError):
            rig.outstation.files.add(CA, address, file)
