"""Status codes in words."""

import pytest

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


def test_a_failing_hop_is_told() -> None:
    assert "8 bytes before the end" in explain(1, (0x0312,), remaining_path=4).hint
    assert "before the end" not in explain(1, (0x0312,)).hint


def test_unknown_codes_keep_their_numbers() -> None:
    assert str(explain(1, (0x0999,))) == "0x01/0x0999 connection failure with an unknown extended status"
    assert str(explain(0x77)) == "0x77 unknown status"
    assert explain(0xFF, (0x2107,)).meaning == "wrong or unsupported data type"
    assert explain(0x1F, (0x0203,)).hint == EXTENDED[0x0203][1]
    assert "word 3" in explain(4, (3,)).hint


def test_encapsulation_status() -> None:
    assert str(explain_encapsulation(0x64)).startswith("encapsulation 0x0064 invalid session handle: ")
    assert explain_encapsulation(0x99).meaning == "unknown encapsulation status"
