"""The short way of the usual packet does just what the close look at every packet does."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pyconpro.connection import RunChanged
from pyconpro.originator import Identifiers, Originator
from pyconpro.spec import ConnectionSpec, produced_tag
from pyconpro.wire import io_packet
from pyconpro.wire.connection_manager import ForwardOpenReply

SENDER = ("10.0.0.1", 2222)
SPECS = st.builds(
    lambda header, only_new, variable: replace(
        produced_tag("T", 4 + 2, 10, 100), to_header=header, only_new=only_new, variable=variable
    ),
    *[st.booleans()] * 3,
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from([1] * 12 + [0, 2, 3, -1, 1 << 31, (1 << 32) - 1]),
        st.sampled_from([0, 1, 1, 1]),
        st.sampled_from([b"abcd"] * 8 + [b"", b"\1\0\0\0", b"ab", b"abcde", b"\1\0\0\0abcd"]),
    ),
    max_size=60,
)


def course(spec: ConnectionSpec, first: int, steps: list[tuple[int, int, bytes]], *, closely: bool) -> object:
    """What comes of packets: data, counters, what is told."""
    engine = Originator(Identifiers(1, 2, 3, 4), lambda: 0.5)
    got: list[bytes] = []
    connection = engine.peer(SENDER[0]).consume(spec, got.append)
    connection.peer.host = SENDER[0]
    asked = connection.forward_open()
    connection.opened(ForwardOpenReply(asked.triad, 7, asked.to_id, 1_000_000, 10_000), None, None, 0.0)
    sequence, count = first, 0
    for number, (step, change, data) in enumerate(steps):
        sequence, count = (sequence + step) & 0xFFFFFFFF, count + change
        if closely:
            connection.reception.look_closely()
        engine.receive(io_packet.build(asked.to_id, sequence, count, data), SENDER, number * 0.01)
    told = [event.run for event in engine.drain().events if isinstance(event, RunChanged)]
    statistics = connection.statistics.as_mapping()
    return got, told, connection.run, connection.state, {key: repr(value) for key, value in statistics.items()}


@settings(max_examples=300, deadline=None)
@given(SPECS, st.sampled_from([0, 1, 200, (1 << 32) - 20]), STEPS)
def test_both_ways_agree(spec: ConnectionSpec, first: int, steps: list[tuple[int, int, bytes]]) -> None:
    assert course(spec, first, steps, closely=False) == course(spec, first, steps, closely=True)


def test_what_is_counted_by_hand() -> None:
    steps = [(1, 1, b"abcd"), (1, 1, b"efgh"), (2, 0, b"efgh"), (1, 1, b""), (1, 1, b"ijkl"), (0, 0, b"ijkl")]
    for closely in (False, True):
        got, told, run, _, figures = course(produced_tag("T", 6, 10, 100), 0, steps, closely=closely)  # type: ignore[misc]
        assert got == [b"abcd", b"efgh", b"efgh", b"ijkl"]
        assert (told, run) == ([False, True], True)
        names = ("packets", "bytes", "lost", "duplicate", "repeated")
        assert [figures[name] for name in names] == ["5", "16", "1", "1", "1"]
