"""Status codes in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyconpro.wire.connection_manager import ConnectionType, ForwardOpen, NetworkParameters, Triad
from pyconpro.wire.epath import assembly_path, describe_position, tag_path
from pyconpro.wire.status import RpiOffer, explain, explain_encapsulation, rpi_offer
from pyconpro.wire.status_tables import ENCAPSULATION, EXTENDED, GENERAL

OFFER = (0x0112, 0x0200, 0x86A0, 0x0001, 0xC350, 0x0000)
"""O→T fine (0), T→O at least (2); the words of 100 000 and 50 000 µs."""


@pytest.mark.parametrize("code", EXTENDED)
def test_every_extended_status_has_code_and_meaning(code: int) -> None:
    text = explain(1, (code,))
    assert text.code == f"0x01/0x{code:04X}"
    assert (text.meaning, text.hint) == EXTENDED[code]


@pytest.mark.parametrize("code", GENERAL)
def test_every_general_status_has_code_and_meaning(code: int) -> None:
    assert str(explain(code)).startswith(f"0x{code:02X} {GENERAL[code][0]}")


def test_every_hint_is_a_fragment_that_follows_a_colon() -> None:
    for meaning, hint in [*GENERAL.values(), *EXTENDED.values(), *ENCAPSULATION.values()]:
        assert meaning
        assert not meaning.endswith(".")
        assert not hint.endswith(".")


def test_the_wanted_size_becomes_what_to_enter() -> None:
    assert explain(1, (0x0128, 20)).hint == "the tag is 18 bytes; enter 20"
    assert explain(1, (0x0128, 0x22), to_header=True).hint == "the tag is 28 bytes; enter 30"
    assert explain(1, (0x0127, 0x26), ot_header=True).hint == "the device wants 32 bytes of output"
    assert "data size" in explain(1, (0x0128,)).hint
    assert "data size" in explain(1, (0x0128, 1)).hint


def test_an_offered_rpi_is_told() -> None:
    assert rpi_offer(OFFER) == RpiOffer(0, 2, 100_000, 50_000)
    assert explain(1, OFFER).hint.startswith("the producer offers at least 50 ms for the RPI;")
    assert rpi_offer((0x0112,)) is None
    assert rpi_offer((0x0109, 0, 0, 0, 0, 0)) is None
    assert explain(1, (0x0112, 0, 0, 0, 0, 0)).hint == EXTENDED[0x0112][1]


SIXTEEN = NetworkParameters(16)


def asked(path: bytes = b"", to: NetworkParameters = SIXTEEN, rpi: int = 20_000) -> ForwardOpen:
    return ForwardOpen(Triad(1, 2, 3), path, 100_000, rpi, NetworkParameters(2), to)


def test_hints_fit_what_was_asked_for() -> None:
    multicast = asked(to=NetworkParameters(6, ConnectionType.MULTICAST))
    for code in (0x0108, 0x0124):
        assert explain(1, (code,), request=multicast).hint == "the producer takes no multicast consumers; use unicast"
        assert "Allow Unicast" in explain(1, (code,), request=asked()).hint
    for extended in ((0x0109,), (0x0128,)):
        assert explain(1, extended, request=asked()).hint.startswith("the data size 16 was asked for; compare")
    assert explain(1, (0x0128, 20), request=asked()).hint == "the tag is 18 bytes; enter 20"
    assert explain(1, (0x0111,), request=asked()).hint.startswith("an RPI of 20 ms was asked for; enter one between")
    for general, words in ((1, (0x012E,)), (1, (0x0117,)), (5, ()), (4, (0,))):
        for part in ("Line1.Speed", "Line1[3]"):
            hint = explain(general, words, request=asked(tag_path(part, 0))).hint
            assert hint.startswith("a tag is consumed whole: enter Line1 and pick the part in what comes; or ")
        assert "whole" not in explain(general, words, request=asked(tag_path("Line1", 0))).hint
    assert "whole" not in explain(1, (0x012E,), request=asked(b"\xff\xff")).hint


ROUTED = tag_path("Line1.Motor[300].Speed", 4, "bp,3,enet,10.1.2.9")


@pytest.mark.parametrize(
    ("path", "remaining", "where"),
    [
        (ROUTED, len(ROUTED) // 2, "hop 1 of the route, slot 3 of the chassis"),
        (ROUTED, len(ROUTED) // 2 - 1, "hop 2 of the route, port 2 to 10.1.2.9"),
        (ROUTED, len(ROUTED) // 2 - 6, "hop 3 of the route, slot 4 of the chassis"),
        (tag_path("test", 7), 9, "slot 7 of the chassis"),
        (tag_path("test", 7), 8, "the electronic key"),
        (b"", 4, "a hop, 4 words before the end of the path"),
        (b"\xff\xff", 1, "a hop, 1 words before the end of the path"),
        (tag_path("test", 7), 200, "a hop, 200 words before the end of the path"),
    ],
)
def test_a_failing_hop_is_named(path: bytes, remaining: int, where: str) -> None:
    hint = explain(1, (0x0312,), request=asked(path), remaining_path=remaining).hint
    assert hint == f"it failed at {where}; {EXTENDED[0x0312][1]}"
    assert "failed at" not in explain(1, (0x0312,), request=asked(path)).hint


@pytest.mark.parametrize(
    ("part", "where"),
    [
        ("Motor", "the second part of the tag, “Motor”"),
        ("Line1", "the first part of the tag, “Line1”"),
        ("Speed", "the third part of the tag, “Speed”"),
    ],
)
def test_a_failing_part_of_the_tag_is_named(part: str, where: str) -> None:
    word = (ROUTED.index(part.encode()) - 2) // 2
    for inside in (0, 1):
        assert explain(4, (word + inside,), request=asked(ROUTED)).hint.startswith(f"it failed at {where}; ")


def test_other_failing_parts_are_named() -> None:
    index = ROUTED.index(b"\x29\x00") // 2
    assert describe_position(ROUTED, index) == "the array index 300 of “Motor”"
    assert describe_position(tag_path("test", 0), 6) == "the tag “test”"
    assembly = assembly_path(151, 150, 100, config_data=b"ab")
    assert [describe_position(assembly, n) for n in range(6)] == [
        "class 4 in the path",
        "instance 151 in the path",
        "connection point 150 in the path",
        "connection point 100 in the path",
        "the configuration data",
        "the configuration data",
    ]


@given(st.binary(max_size=40), st.integers(-5, 70))
def test_any_position_in_any_path_is_survived(path: bytes, position: int) -> None:
    assert isinstance(describe_position(path, position), str)


def test_unknown_codes_keep_their_numbers() -> None:
    assert str(explain(1, (0x0999,))) == "0x01/0x0999 connection failure with an unknown extended status"
    assert str(explain(0x77)) == "0x77 unknown status"
    assert explain(0xFF, (0x2107,)).meaning == "wrong or unsupported data type"
    assert explain(0x1F, (0x0203,)).hint == EXTENDED[0x0203][1]
    assert explain(4, (3,), request=asked(b"")).hint.startswith("it failed at word 3 of the path; ")
    assert explain(4, (0,)).hint == GENERAL[4][1]


def test_encapsulation_status() -> None:
    assert str(explain_encapsulation(0x64)).startswith("encapsulation 0x0064 invalid session handle: ")
    assert explain_encapsulation(0x99).meaning == "unknown encapsulation status"
