"""Conversions inside the elements."""

import math

import pytest

from iec104.wire import elements


@pytest.mark.parametrize(
    ("value", "raw"),
    [(0.3, 9830), (-0.99999, -32768), (1.0, 32767), (-1.0, -32768), (2.0, 32767), (-7.0, -32768), (0.0, 0),
     (0.5 / 32768, 1), (-0.5 / 32768, -1), (math.inf, 32767)],
)  # fmt: skip
def test_normalized_rounds_as_peers_do(value: float, raw: int) -> None:
    assert elements.normalized_raw(value) == raw


def test_normalized_reads_back() -> None:
    assert all(elements.normalized_raw(elements.normalized(raw)) == raw for raw in range(-32768, 32768))
    with pytest.raises(ValueError, match="not a number"):
        elements.normalized_raw(math.nan)


def test_step_positions() -> None:
    assert [elements.step_position(octet) for octet in (0x00, 0x3F, 0x40, 0x7F, 0xFF)] == [0, 63, -64, -1, -1]
    assert all(elements.step_position(elements.vti(p, p % 2 == 0)) == p for p in range(-64, 64))
    with pytest.raises(ValueError, match="-64 to 63"):
        elements.vti(64)


def test_file_lengths() -> None:
    assert elements.length_of_file(elements.lof(0x012345)) == 0x012345
