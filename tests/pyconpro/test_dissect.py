"""EtherNet/IP messages octet by octet."""

from hypothesis import given
from hypothesis import strategies as st

from linkkit.frames import Part
from pyconpro.dissect import dissect, split
from pyconpro.spec import produced_tag
from pyconpro.wire import encapsulation, io_packet
from pyconpro.wire.connection_manager import ForwardOpen, NetworkParameters, Triad
from pyconpro.wire.cpf import Item, ItemType
from pyconpro.wire.encapsulation import Command, Frame
from pyconpro.wire.message import Reply


def nested(part: Part) -> bool:
    return all(part.begin <= inner.begin <= inner.end <= part.end and nested(inner) for inner in part.parts)


def rr(data: bytes) -> bytes:
    items = (Item(ItemType.NULL), Item(ItemType.UNCONNECTED_DATA, data))
    return Frame(Command.SEND_RR_DATA, encapsulation.build_rr(items), 0x1234).build()


def test_a_class_one_packet() -> None:
    part = dissect(io_packet.build(0xABCD0001, 77, 9, b"1234"), "udp")
    assert part.text == "class 1  0xABCD0001  seq 77  count 9  4 octets"
    found = part.at(21)
    assert found is not None
    assert (found.name, found.begin, found.end) == ("Data", 20, 24)
    assert not part.wrong


def test_a_forward_open_says_what_is_asked_for() -> None:
    path = produced_tag("Line1", 6, 20, 100, slot=0).path
    small = NetworkParameters(6)
    request = ForwardOpen(Triad(1, 2, 3), path, 100_000, 20_000, small, small).request().build()
    part = dissect(rr(request), "tcp")
    assert "forward open" in part.text
    data = next(found for found in part.walk() if found.name == "Data")
    assert "T→O 20 ms" in data.text
    assert "Line1" in data.text
    assert nested(part)


def test_a_refusal_is_wrong_and_in_words() -> None:
    part = dissect(rr(Reply(0x54, 0x01, (0x0109,)).build()), "tcp")
    assert part.wrong
    assert "0x01/0x0109" in part.text


def test_register_session_is_no_class_one_packet() -> None:
    frame = encapsulation.register_session().build()
    assert dissect(frame, "tcp").text.startswith("register session")
    assert dissect(Frame(Command.LIST_IDENTITY).build(), "udp").text.startswith("list identity")


@given(st.binary(max_size=200), st.sampled_from(["tcp", "udp"]))
def test_anything_is_dissected(frame: bytes, transport: str) -> None:
    part = dissect(frame, transport)
    assert nested(part)
    assert (part.begin, part.end) == (0, len(frame))


@given(st.binary(max_size=120))
def test_any_cip_message_is_dissected(data: bytes) -> None:
    assert nested(dissect(rr(data), "tcp"))


@given(st.binary(max_size=120), st.binary(max_size=30))
def test_any_items_are_dissected(items: bytes, head: bytes) -> None:
    assert nested(dissect(Frame(Command.SEND_UNIT_DATA, bytes(6) + items).build(), "tcp"))
    assert nested(dissect(Frame(Command.SEND_RR_DATA, head).build(), "tcp"))


@given(st.lists(st.binary(max_size=40), max_size=5), st.integers(1, 30))
def test_a_stream_cut_anywhere_gives_the_same_frames(payloads: list[bytes], step: int) -> None:
    frames = [Frame(Command.NOP, data).build() for data in payloads]
    data, buffer, found = b"".join(frames), bytearray(), []
    for at in range(0, len(data), step):
        buffer += data[at : at + step]
        found += split(buffer)
    assert found == frames
