"""Whatever arrives, in whatever pieces: the same values and calls, and nothing but a broken link."""

from collections.abc import Iterable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import iec104 as c104
from iec104.controlling.engine import Engine, Event
from iec104.dispatcher import Dispatcher
from iec104.parameters import ProtocolParameters
from iec104.wire import apci
from iec104.wire import asdu as wire
from iec104.wire.apci import Function
from iec104.wire.asdu import Asdu
from iec104.wire.types import TYPES
from linkkit.engine import RemoteError

ADDRESSES = st.sampled_from([0, 1, 2, 3, 10, 0xFFFFFE, 0xFFFFFF])
DATA = [row for row in TYPES.values() if row.direction == "M"]


@st.composite
def well_formed(draw: st.DrawFn) -> bytes:
    """A message of any type with octets as they come; few addresses, so that objects meet known points."""
    row = draw(st.sampled_from(DATA))
    sequence = draw(st.booleans())
    count = draw(st.integers(0, 3))
    elements = [draw(st.binary(min_size=row.size, max_size=row.size)) for _ in range(count)]
    if sequence:
        body = draw(ADDRESSES).to_bytes(3, "little") + b"".join(elements)
    else:
        body = b"".join(draw(ADDRESSES).to_bytes(3, "little") + element for element in elements)
    cause = draw(st.sampled_from([1, 3, 5, 20, 4, 7, 44]))
    return wire.build(
        Asdu(row.id, cause, draw(st.sampled_from([0, 1, 2, 65535])), body, count, sequence, draw(st.booleans()))
    )


ASDUS = st.one_of(well_formed(), st.binary(min_size=6, max_size=60))


class Reader:
    """A client without network: a stream goes in, and everything that can be read is read."""

    def __init__(self) -> None:
        self.calls: list[Any] = []
        self.client = c104.Client()
        connection = self.client.add_connection("127.0.0.1", 2404, c104.Init.NONE)
        assert connection is not None
        self.connection = connection
        connection.on_unexpected_message(self.on_unexpected)
        station = connection.add_station(1)
        assert station is not None
        for ioa, type_ in ((1, c104.Type.M_SP_NA_1), (2, c104.Type.M_ME_NC_1), (3, c104.Type.M_IT_NA_1)):
            point = station.add_point(ioa, type_)
            assert point is not None
            point.on_receive(self.on_receive)
        self.client.on_new_point(self.on_new_point)
        # Never started: its calls are made here.
        self.dispatcher = connection._runtime._dispatcher = Dispatcher("calls")
        self.engine = Engine(ProtocolParameters(), 0.0)
        self.engine.link.start(0.0)
        self.receive(apci.u_frame(Function.STARTDT_CON))

    def receive(self, data: bytes) -> bool:
        """Take a piece of the stream; False when the link is over."""
        try:
            self.engine.receive(data, 0.0)
        except RemoteError:
            self.deliver(self.engine.events())
            return False
        self.deliver(self.engine.events())
        self.engine.outgoing()
        return True

    def deliver(self, events: Iterable[Event]) -> None:
        if found := list(events):
            self.connection.received(found, 1_780_000_000_000_000_000)
        while self.dispatcher.waiting:
            self.dispatcher._make(None)
        assert self.dispatcher.failed == 0

    def on_new_point(self, client: c104.Client, station: c104.Station, io_address: int, point_type: c104.Type) -> None:
        self.calls.append(("new", station.common_address, io_address, point_type))
        if io_address != 10:
            point = station.add_point(io_address, point_type)
            assert point is not None
            point.on_receive(self.on_receive)

    def on_receive(
        self, point: c104.Point, previous_info: c104.Information, message: c104.IncomingMessage
    ) -> c104.ResponseState:
        assert message.io_address == point.io_address
        self.calls.append((point.io_address, str(previous_info), str(message.info), self.looked_into(message)))
        return c104.ResponseState.NONE

    def on_unexpected(self, connection: c104.Connection, message: c104.IncomingMessage, cause: c104.Umc) -> None:
        self.calls.append((cause, self.looked_into(message)))

    def looked_into(self, message: c104.IncomingMessage) -> tuple[object, ...]:
        found = (message.type, message.cot, message.raw, message.raw_explain, message.defect, repr(message))
        infos = [str(message.info)] if message.first() else []
        while message.next():
            infos.append(str(message.info))
        return (*found, *infos, message.is_select_command, message.io_address)

    def state(self) -> list[object]:
        return [
            (station.common_address, point.io_address, str(point.info), str(point.value), str(point.recorded))
            for station in self.connection.stations
            for point in sorted(station.points, key=lambda p: p.io_address)
        ]


@settings(max_examples=150, deadline=None)
@given(st.lists(ASDUS, min_size=1, max_size=8), st.lists(st.integers(1, 300), max_size=20))
def test_any_split_gives_the_same_values_and_calls(asdus: list[bytes], cuts: list[int]) -> None:
    stream = b"".join(apci.i_frame(number, 0, asdu) for number, asdu in enumerate(asdus))
    whole, split = Reader(), Reader()
    assert whole.receive(stream)
    position = 0
    for size in [*cuts, len(stream)]:
        if position < len(stream):
            assert split.receive(stream[position : position + size])
            position += size
    # Callbacks about new points are later or earlier among the others, which pieces come together decides that.
    assert sorted(map(str, split.calls)) == sorted(map(str, whole.calls))
    assert split.state() == whole.state()
    assert split.connection.unexpected == whole.connection.unexpected


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.binary(max_size=40), ASDUS), max_size=12), st.booleans())
def test_garbage_breaks_the_link_and_nothing_else(pieces: list[bytes], framed: bool) -> None:
    reader = Reader()
    number = 0
    for piece in pieces:
        if framed and len(piece) >= 1:
            piece = apci.i_frame(number, 0, piece)
            number += 1
        if not reader.receive(piece):
            break
    reader.state()
