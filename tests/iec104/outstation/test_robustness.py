"""Whatever arrives: only `RemoteError`, never a wrong state; any split gives the same answers."""

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st
from outstation_bench import EPOCH, Bench, bench

from iec104.conversion import BY_TYPE
from iec104.enums import CommandMode
from iec104.outstation.core import Options
from iec104.outstation.faults import Faults
from iec104.outstation.process import VARIANTS
from iec104.wire import apci
from iec104.wire import asdu as wire
from iec104.wire.apci import Function
from iec104.wire.asdu import Asdu
from iec104.wire.types import TYPES
from linkkit.engine import RemoteError

START = apci.u_frame(Function.STARTDT_ACT)


def plant(options: Options | None = None) -> Bench:
    """One point of every type, commands alternately direct and to be selected, each with a related point."""
    rig = bench(options)
    for type_id in BY_TYPE:
        select = type_id % 2 == 0 and TYPES[type_id].direction == "C" and TYPES[type_id].value != "BSI"
        rig.station.add(
            type_id,
            type_id,
            groups=frozenset({1}),
            mode=CommandMode.SELECT_AND_EXECUTE if select else CommandMode.DIRECT,
            related=VARIANTS[type_id].plain if TYPES[type_id].direction == "C" else None,
            autoreturn=True,
        )
    return rig


asdus = st.builds(
    lambda type_id, cause, count, body, ca, flags: Asdu(
        type_id, cause, ca, body, count, bool(flags & 1), bool(flags & 2), bool(flags & 4), flags
    ),
    st.one_of(st.sampled_from(sorted(TYPES)), st.integers(0, 255)),
    st.one_of(st.sampled_from([5, 6, 8]), st.integers(0, 63)),
    st.one_of(st.just(1), st.integers(0, 127)),
    st.one_of(
        st.binary(max_size=20),
        st.builds(lambda ioa, rest: bytes((ioa, 0, 0)) + rest, st.sampled_from([0, *BY_TYPE]), st.binary(max_size=17)),
    ),
    st.sampled_from([47, 47, 47, 0xFFFF, 1]),
    st.integers(0, 7),
)
well_formed = st.sampled_from(sorted(set(TYPES) - {125})).flatmap(
    lambda type_id: st.builds(
        lambda octets, cause, ioa: Asdu(type_id, cause, 47, bytes((ioa, 0, 0)) + octets),
        st.binary(min_size=TYPES[type_id].size, max_size=TYPES[type_id].size),
        st.sampled_from([5, 6, 8, 13]),
        st.sampled_from([0, type_id]),
    )
)


@given(st.lists(st.one_of(asdus, well_formed), max_size=12))
@settings(max_examples=100, deadline=None)
def test_any_message_is_answered_or_ignored(messages: list[Asdu]) -> None:
    rig = plant()
    master = rig.connect().start()
    for message in messages:
        master.send(message)
        rig.settle()
        rig.advance(0.1)
    assert master.closed == "", "what a message says is no reason to close the connection"


@given(st.binary(max_size=300), st.booleans())
@settings(max_examples=100, deadline=None)
def test_garbage_raises_remote_errors_only(octets: bytes, started: bool) -> None:
    rig = plant()
    session = rig.outstation.open("10.0.0.1", 0.0)
    with contextlib.suppress(RemoteError):
        session.receive((START if started else b"") + octets, 0.0)
    assert isinstance(session.outgoing(), bytes)
    rig.outstation.close(session)


@given(st.lists(well_formed, max_size=6), st.lists(st.integers(0, 400), max_size=10))
@settings(max_examples=60, deadline=None)
def test_any_split_gives_the_same_answers(messages: list[Asdu], cuts: list[int]) -> None:
    stream = START + b"".join(apci.i_frame(index, 0, wire.build(a)) for index, a in enumerate(messages))
    answers = []
    for places in ([], sorted(cut for cut in cuts if cut < len(stream))):
        rig = plant()
        rig.outstation.parameters.send_window_size = 1000
        session = rig.outstation.open("10.0.0.1", 0.0)
        got = b""
        for begin, end in zip([0, *places], [*places, len(stream)], strict=True):
            session.receive(stream[begin:end], 0.0)
            got += session.outgoing()
        answers.append(_asdus(got))
    # Terminations and interrogations may fall behind later confirmations, and then carry later values.
    assert sorted(asdu[:6] for asdu in answers[0]) == sorted(asdu[:6] for asdu in answers[1])


@given(st.lists(well_formed, max_size=6), st.fixed_dictionaries({}, optional={
    "no_termination": st.booleans(), "positive_mirrors": st.booleans(), "confirm_delay": st.floats(0, 5),
    "cp24": st.booleans(), "zero_address": st.booleans(), "sequence_with_time": st.booleans(),
    "timed_interrogation": st.booleans(), "unknown_types": st.floats(0.5, 5), "trickle": st.floats(0.001, 0.1),
    "clock_drift": st.floats(-1e6, 1e6), "clock_offset": st.floats(-1e9, 1e9), "drop_after": st.floats(0, 20),
}))  # fmt: skip
@settings(max_examples=30, deadline=None)
def test_faults_can_be_combined(messages: list[Asdu], faults: dict[str, object]) -> None:
    rig = plant(Options(faults=Faults.from_mapping(faults)))
    master = rig.connect().start()
    for message in messages:
        if master.link.phase.value == "started":
            master.send(message)
        rig.advance(1.0)
    rig.advance(30.0)
    assert rig.outstation.clock.time_ns(0.0) - EPOCH < 2e18


def _asdus(stream: bytes) -> list[bytes]:
    """ASDUs of the I frames in a stream."""
    found = []
    while stream:
        size = 2 + stream[1]
        if not stream[2] & 1:
            found.append(stream[6:size])
        stream = stream[size:]
    return found
