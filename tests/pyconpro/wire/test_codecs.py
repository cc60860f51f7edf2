"""Every codec: parse undoes build; any bytes raise nothing but RemoteError; any split gives the same frames."""

import contextlib
import itertools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkkit.engine import RemoteError
from pyconpro.wire import connection_manager as cm
from pyconpro.wire import epath, identity, io_packet
from pyconpro.wire.cpf import Item, SocketAddress, build_items, find_item, parse_items
from pyconpro.wire.cursor import Cursor
from pyconpro.wire.encapsulation import Frame, FrameBuffer, build_rr, parse_register_session, parse_rr
from pyconpro.wire.message import Reply, Request, path_words

U8 = st.integers(0, 0xFF)
U16 = st.integers(0, 0xFFFF)
U32 = st.integers(0, 0xFFFFFFFF)
NAMES = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=40)
EVEN = st.binary(max_size=100).map(lambda data: data + bytes(len(data) % 2))

frames = st.builds(Frame, U16, st.binary(max_size=300), U32, U32, st.binary(min_size=8, max_size=8), U32)
items = st.lists(st.builds(Item, U16, st.binary(max_size=60)), max_size=6).map(tuple)
segments = st.lists(
    st.one_of(
        st.builds(epath.Port, st.integers(1, 0xFFFF), st.one_of(U8, NAMES)),
        st.builds(epath.ElectronicKey, U16, U16, U16, st.integers(0, 127), U8, st.booleans()),
        st.builds(epath.Logical, st.sampled_from(epath.LogicalType), U32),
        st.builds(epath.Symbol, NAMES),
        st.builds(epath.Data, EVEN),
        st.builds(epath.Network, st.integers(0x40, 0x4F), U8),
    ),
    max_size=6,
).map(tuple)
triads = st.builds(cm.Triad, U16, U16, U32)
parameters = st.builds(
    cm.NetworkParameters,
    st.integers(0, 511),
    st.sampled_from(cm.ConnectionType),
    st.sampled_from(cm.Priority),
    st.booleans(),
    st.booleans(),
)
opens = st.builds(
    cm.ForwardOpen, triads, EVEN, U32, U32, parameters, parameters, U32, U32, U8, U8, st.booleans(), U8, U8
)
requests = st.builds(Request, st.integers(0, 127), EVEN, st.binary(max_size=60))
identities = st.builds(
    identity.Identity,
    *(U16, U16, U16, U8, U8, U16, U32, NAMES, U8),
    st.builds(SocketAddress, st.ip_addresses(v=4).map(str), U16),
)

ROUND_TRIPS: dict[str, tuple[Any, Callable[[Any], Any]]] = {
    "frame": (frames, lambda frame: Frame.parse(frame.build())),
    "items": (items, lambda value: parse_items(Cursor(build_items(value), "items"))),
    "SendRRData": (items, lambda value: parse_rr(build_rr(value, 7))),
    "socket address": (
        st.builds(SocketAddress, st.ip_addresses(v=4).map(str), U16),
        lambda value: SocketAddress.parse(value.build()),
    ),
    "path": (segments, lambda value: epath.parse_path(epath.build_path(value))),
    "request": (requests, lambda value: Request.parse(value.build())),
    "reply": (
        st.builds(Reply, st.integers(0, 127), U8, st.lists(U16, max_size=9).map(tuple), st.binary(max_size=60)),
        lambda value: Reply.parse(value.build()),
    ),
    "Forward_Open": (opens, lambda value: cm.ForwardOpen.parse(Request.parse(value.request().build()))),
    "Forward_Open reply": (
        st.builds(cm.ForwardOpenReply, triads, U32, U32, U32, U32, EVEN),
        lambda value: cm.ForwardOpenReply.parse(value.build()),
    ),
    "failure": (
        st.builds(cm.ConnectionFailure, triads, U8),
        lambda value: cm.ConnectionFailure.parse(value.build()),
    ),
    "Forward_Close": (
        st.builds(cm.ForwardClose, triads, EVEN, U8, U8),
        lambda value: cm.ForwardClose.parse(value.request()),
    ),
    "Forward_Close reply": (
        st.builds(cm.ForwardCloseReply, triads, EVEN),
        lambda value: cm.ForwardCloseReply.parse(value.build()),
    ),
    "Unconnected_Send": (
        st.builds(cm.UnconnectedSend, requests, EVEN, U8, U8),
        lambda value: cm.UnconnectedSend.parse(value.build()),
    ),
    "class-1 packet": (
        st.tuples(U32, U32, U16, st.binary(max_size=505)),
        lambda value: io_packet.parse(io_packet.build(*value)),
    ),
    "identity": (identities, lambda value: identity.Identity.parse(value.item().data)),
    "ListIdentity reply": (
        identities,
        lambda value: identity.parse_list_identity_reply(
            identity.list_identity().reply(identity.build_list_identity_reply(value))
        ),
    ),
}

PARSERS: dict[str, Callable[[bytes], Any]] = {
    "frame": Frame.parse,
    "RegisterSession": parse_register_session,
    "SendRRData": parse_rr,
    "socket address": SocketAddress.parse,
    "path": epath.parse_path,
    "request": Request.parse,
    "reply": Reply.parse,
    "Forward_Open": lambda data: cm.ForwardOpen.parse(Request(0x54, b"", data)),
    "Large_Forward_Open": lambda data: cm.ForwardOpen.parse(Request(0x5B, b"", data)),
    "Forward_Open reply": cm.ForwardOpenReply.parse,
    "failure": cm.ConnectionFailure.parse,
    "Forward_Close": lambda data: cm.ForwardClose.parse(Request(0x4E, b"", data)),
    "Forward_Close reply": cm.ForwardCloseReply.parse,
    "Unconnected_Send": lambda data: cm.UnconnectedSend.parse(Request(0x52, b"", data)),
    "class-1 packet": io_packet.parse,
    "identity": identity.Identity.parse,
    "ListIdentity reply": lambda data: identity.parse_list_identity_reply(Frame(0x63, data)),
}


@pytest.mark.parametrize("name", ROUND_TRIPS)
@given(data=st.data())
def test_parse_undoes_build(name: str, data: st.DataObject) -> None:
    strategy, there_and_back = ROUND_TRIPS[name]
    value = data.draw(strategy)
    assert there_and_back(value) == value


@pytest.mark.parametrize("name", PARSERS)
@given(data=st.binary(max_size=120))
def test_garbage_raises_only_remote_errors(name: str, data: bytes) -> None:
    with contextlib.suppress(RemoteError):
        PARSERS[name](data)


@given(st.lists(frames, max_size=5), st.lists(st.integers(0, 400), max_size=20))
def test_any_split_gives_the_same_frames(sent: list[Frame], cuts: list[int]) -> None:
    stream = b"".join(frame.build() for frame in sent)
    buffer = FrameBuffer()
    received = []
    edges = [0, *sorted(min(cut, len(stream)) for cut in cuts), len(stream)]
    for start, end in itertools.pairwise(edges):
        received += buffer.feed(stream[start:end])
    assert received == sent


def test_every_cut_of_a_forward_open_is_noticed() -> None:
    whole = cm.ForwardOpen(
        cm.Triad(1, 2, 3), epath.tag_path("t", 0), 1000, 1000, cm.NetworkParameters(2), cm.NetworkParameters(6)
    ).request()
    for size in range(len(whole.data)):
        with pytest.raises(RemoteError):
            cm.ForwardOpen.parse(Request(whole.service, whole.path, whole.data[:size]))


def test_a_short_failure_is_tolerated() -> None:
    assert cm.ConnectionFailure.parse(b"") is None
    assert cm.ConnectionFailure.parse(b"123456789") is None


def test_items_are_found_by_type() -> None:
    assert find_item((Item(1, b"a"), Item(2, b"b")), 2) == b"b"
    assert find_item((), 2) is None


def test_sizes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="511"):
        cm.NetworkParameters(512).build(large=False)
    with pytest.raises(ValueError, match="even"):
        path_words(b"123")
    assert cm.NetworkParameters(512).build(large=True) == 0x48000200


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "enter the name"),
        ("Line1.5", "single bit"),
        ("Line 1", "not a tag name"),
        ("Line1.", "not a tag name"),
        ("Line1[", "not a tag name"),
        ("Line1[]", "array index"),
        ("Line1[1,2,3,4]", "at most three"),
        ("Line1[4294967296]", "at most"),
        ("Grün", "not a tag name"),
        ("A" * 41, "at most 40"),
    ],
)
def test_wrong_tags_are_explained(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        epath.parse_tag(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [("1", "pairs"), ("x,0", "not a port"), ("0,0", "not a port"), ("1,256", "slot"), ("2,plc", "neither")],
)
def test_wrong_routes_are_explained(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        epath.parse_route(text)
