"""APDUs octet by octet."""

from hypothesis import given
from hypothesis import strategies as st

from iec104.dissect import dissect, split
from iec104.wire import apci
from iec104.wire.asdu import Asdu, build
from iec104.wire.types import TYPES
from linkkit.frames import Part


def nested(part: Part) -> bool:
    """Every part lies inside its parent."""
    return all(part.begin <= inner.begin <= inner.end <= part.end and nested(inner) for inner in part.parts)


def texts(part: Part) -> dict[str, str]:
    return {found.name: found.text for found in part.walk()}


def assert_summarized(frame: bytes) -> None:
    """Without its objects a frame reads the same."""
    whole, summary = dissect(frame), dissect(frame, objects=False)
    assert (summary.text, summary.wrong) == (whole.text, whole.wrong)


def test_a_command_reads_as_words() -> None:
    frame = apci.i_frame(3, 7, build(Asdu.of(46, 6, 7, [(6001, (0x82,))])))
    part = dissect(frame)
    assert part.text == "I 3,7  C_DC_NA_1 activation  CA 7 IOA 6001  on, SELECT"
    assert texts(part)["DCO"] == "on, SELECT"
    found = part.at(15)
    assert found is not None
    assert (found.name, found.begin, found.end) == ("DCO", 15, 16)
    assert part.at(16) is None
    assert nested(part)


def test_times_values_and_refusals() -> None:
    tag = bytes((0xE8, 0x03, 0x1E, 0x0C, 0x15, 0x0B, 0x1A))
    frame = apci.i_frame(0, 0, build(Asdu.of(36, 3, 1, [(2001, (20.5, 0x41, tag))])))
    assert texts(dissect(frame))["R32"] == "20.5"
    assert texts(dissect(frame))["QDS"] == "NT OV"
    assert texts(dissect(frame))["CP56"] == "2026-11-21 12:30:01.000"
    refused = apci.i_frame(0, 0, build(Asdu.of(45, 47, 1, [(4444, (1,))], negative=True)))
    assert dissect(refused).wrong
    assert "NEGATIVE" in dissect(refused).text


def test_every_type_lies_within_its_frame() -> None:
    for row in TYPES.values():
        for sequence in (False, True):
            body = bytes(3) + bytes(row.size) * 2 if sequence else (bytes(3) + bytes(row.size)) * 2
            asdu = Asdu(row.id, 3, 1, body[:200], count=2, sequence=sequence)
            part = dissect(apci.i_frame(0, 0, build(asdu)))
            assert nested(part), row.mnemonic
            assert_summarized(apci.i_frame(0, 0, build(asdu)))
            objects = part.parts[-1].parts[5:]
            if objects and not row.segment and not part.wrong:
                assert objects[-1].end == part.end, row.mnemonic


@given(st.binary(max_size=300))
def test_anything_is_dissected(frame: bytes) -> None:
    part = dissect(frame)
    assert nested(part)
    assert (part.begin, part.end) == (0, len(frame))
    assert_summarized(frame)


@given(st.binary(max_size=60).map(lambda asdu: asdu + bytes(6)))
def test_any_asdu_is_dissected(asdu: bytes) -> None:
    frame = apci.i_frame(1, 2, asdu)
    assert nested(dissect(frame))
    assert_summarized(frame)


@given(st.binary(max_size=400), st.lists(st.integers(1, 50)))
def test_a_stream_cut_anywhere_gives_the_same_frames(data: bytes, cuts: list[int]) -> None:
    whole = bytearray(data)
    expected = list(split(whole))
    buffer, found, at = bytearray(), [], 0
    for cut in [*cuts, len(data)]:
        buffer += data[at : at + cut]
        at += cut
        found += split(buffer)
    assert b"".join(found) + bytes(buffer) == data
    assert b"".join(expected) + bytes(whole) == data
    assert [f for f in found if f[:1] == b"\x68"] == [f for f in expected if f[:1] == b"\x68"]
