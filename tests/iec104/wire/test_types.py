"""The type table against the sizes and capacities of the fact sheet."""

import pytest

from iec104.wire import types
from iec104.wire.asdu import capacity
from iec104.wire.types import BY_NAME, TYPES

# id: (octets of the elements, objects per ASDU with SQ=0, with SQ=1 where the standard allows it)
SIZES = {
    1: (1, 60, 127), 2: (4, 34, 0), 3: (1, 60, 127), 4: (4, 34, 0), 5: (2, 48, 120), 6: (5, 30, 0), 7: (5, 30, 48),
    8: (8, 22, 0), 9: (3, 40, 80), 10: (6, 27, 0), 11: (3, 40, 80), 12: (6, 27, 0), 13: (5, 30, 48), 14: (8, 22, 0),
    15: (5, 30, 48), 16: (8, 22, 0), 17: (6, 27, 0), 18: (7, 24, 0), 19: (7, 24, 0), 20: (5, 30, 48), 21: (2, 48, 120),
    30: (8, 22, 0), 31: (8, 22, 0), 32: (9, 20, 0), 33: (12, 16, 0), 34: (10, 18, 0), 35: (10, 18, 0), 36: (12, 16, 0),
    37: (12, 16, 0), 38: (10, 18, 0), 39: (11, 17, 0), 40: (11, 17, 0), 41: (14, 14, 0),
}  # fmt: skip
COMMAND_SIZES = {
    45: 1, 46: 1, 47: 1, 48: 3, 49: 3, 50: 5, 51: 4, 58: 8, 59: 8, 60: 8, 61: 10, 62: 10, 63: 12, 64: 11, 70: 1,
    100: 1, 101: 1, 102: 0, 103: 7, 104: 2, 105: 1, 106: 2, 107: 9, 110: 3, 111: 3, 112: 5, 113: 1,
    120: 6, 121: 7, 122: 4, 123: 5, 124: 4, 125: 4, 126: 13, 127: 16,
}  # fmt: skip


def test_every_type_is_there() -> None:
    wanted = [*range(1, 22), *range(30, 42), *range(45, 52), *range(58, 65), 70]
    wanted += [*range(100, 108), *range(110, 114), *range(120, 128)]
    assert sorted(TYPES) == sorted(wanted)
    assert len(BY_NAME) == len(TYPES)


@pytest.mark.parametrize("type_id", SIZES)
def test_monitoring_sizes(type_id: int) -> None:
    size, single, sequence = SIZES[type_id]
    row = TYPES[type_id]
    assert row.size == size
    assert capacity(row) == single
    assert row.sq == bool(sequence)
    if sequence:
        assert capacity(row, sequence=True) == sequence


@pytest.mark.parametrize("type_id", COMMAND_SIZES)
def test_other_sizes(type_id: int) -> None:
    assert TYPES[type_id].size == COMMAND_SIZES[type_id]


def test_what_a_row_tells() -> None:
    assert TYPES[36].time == "CP56"
    assert TYPES[14].time == "CP24"
    assert not TYPES[13].timed
    assert {TYPES[i].value for i in (9, 10, 21, 34)} == {"NVA"}
    assert TYPES[45].direction == "C"
    assert 20 in TYPES[1].causes
    assert 20 not in TYPES[30].causes
    assert types.name(13) == "M_ME_NC_1"
    assert types.name(200) == "type 200"
