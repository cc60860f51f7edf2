"""Values find their points however addresses are put together, come again, and points go and come."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import iec104 as c104
from iec104.api import station as module
from iec104.wire.asdu import Asdu
from iec104.wire.types import TYPES

IOAS = st.sampled_from([1, 2, 3, 255, 256, 257, 0x010001, 0xFFFFFF])
ROW = TYPES[13]


def a_connection() -> c104.Connection:
    connection = c104.Client().add_connection("127.0.0.1", 2404, c104.Init.NONE)
    assert connection is not None
    return connection


def receive(connection: c104.Connection, *messages: Asdu) -> None:
    connection.received(messages, 1_780_000_000_000_000_000)


def floats(*ioas: int, value: float, **header: Any) -> Asdu:
    return Asdu.of(13, 3, 1, [(ioa, (value + index, 0)) for index, ioa in enumerate(ioas)], **header)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.lists(IOAS, min_size=1, max_size=4),  # a message
            IOAS,  # a point is removed
            st.tuples(st.integers(1, 256), st.integers(1, 4)),  # a message with SQ=1
        ),
        max_size=20,
    )
)
def test_what_arrived_last_for_an_address_is_what_its_point_says(steps: list[Any]) -> None:
    connection = a_connection()
    station = connection.add_station(1)
    assert station is not None
    said: dict[int, float] = {}
    for number, step in enumerate(steps):
        value = 10.0 * number
        if isinstance(step, int):
            assert station.remove_point(step) == (step in said)
            said.pop(step, None)
            continue
        ioas = step if isinstance(step, list) else list(range(step[0], sum(step)))
        receive(connection, floats(*ioas, value=value, sequence=isinstance(step, tuple)))
        said |= {ioa: value + index for index, ioa in enumerate(ioas)}
    assert {point.io_address: point.value for point in station.points} == said


def test_a_point_that_was_replaced_says_nothing_any_more() -> None:
    connection = a_connection()
    message = floats(5, 6, 7, value=1.0)
    receive(connection, message, message)
    station = connection.get_station(1)
    assert station is not None
    before = station.get_point(6)
    assert before is not None
    assert station.remove_point(6)
    after = station.add_point(6, c104.Type.M_ME_NC_1)
    assert after is not None
    receive(connection, floats(5, 6, 7, value=100.0))
    assert (before.value, after.value) == (2.0, 101.0)


def test_a_sequence_as_long_as_single_objects_would_be_stays_a_sequence() -> None:
    """With SQ=1 and more octets than it needs, a message is not taken for one with SQ=0."""
    connection = a_connection()
    body = (0x0102).to_bytes(3, "little") + bytes(5 * 9)
    message = Asdu(13, 3, 1, body, 6, True)
    assert len(body) == 6 * ROW.step
    receive(connection, message)
    station = connection.get_station(1)
    assert station is not None
    assert [point.io_address for point in station.points] == list(range(0x0102, 0x0102 + 6))


def test_what_is_remembered_about_addresses_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_REMEMBERED", 8)
    connection = a_connection()
    for _ in range(2):
        for first in range(1, 100):
            receive(connection, floats(first, first + 1, value=float(first)))
    station = connection.get_station(1)
    assert station is not None
    assert 0 < len(station._together) <= 8
    assert [point.value for point in station.points] == [*map(float, range(1, 100)), 100.0]
