"""The client's engine fetches and brings files, against the outstation's file server; in virtual time."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from iec104_back_to_back import Pair
from outstation_bench import EPOCH

from iec104.controlling.engine import Engine, FileFinished
from iec104.controlling.files import LONGEST, Directory, Download, FileResult, Procedure, Upload
from iec104.controlling.transaction import Outcome
from iec104.enums import Cot
from iec104.outstation.core import Outstation
from iec104.outstation.files import SECTION, SEGMENT, File
from iec104.outstation.session import Session
from iec104.parameters import ProtocolParameters
from iec104.wire import apci, asdu
from iec104.wire.apci import Function
from iec104.wire.asdu import Asdu
from iec104.wire.elements import lof
from linkkit.engine import RemoteError

CA, IOA, NOF = 47, 9000, 7
ORIGINATOR = 5

World = Pair[Engine, Session]


def world(data: bytes | None = None) -> World:
    outstation = Outstation(EPOCH, 0.0)
    outstation.add_station(CA)
    if data is not None:
        outstation.files.add(CA, IOA, File(NOF, data, EPOCH))
    pair = Pair(Engine(ProtocolParameters(), 0.0, originator=ORIGINATOR), outstation.open("10.0.0.1", 0.0))
    pair.client.link.start(0.0)
    pair.settle()
    return pair


def content(size: int) -> bytes:
    return bytes(index * 7 % 251 for index in range(size))


def carry(pair: World, procedure: Procedure, most: float = 600.0) -> FileResult:
    """Let it run until it is over."""
    pair.client.transfer(procedure, pair.now)
    end = pair.now + most
    while procedure.result is None and pair.now < end:
        pair.advance(1.0)
    assert procedure.result is not None
    assert [e.procedure for e in pair.client_events if isinstance(e, FileFinished)][-1:] == [procedure]
    assert not pair.client.files
    assert pair.errors == {}
    return procedure.result


def spoken(pair: World, side: str) -> list[Asdu]:
    """Messages that one side has sent."""
    data, found = pair.sent[side], []
    while data:
        size = 2 + data[1]
        frame = apci.parse(data[:size])
        if isinstance(frame, apci.I):
            found.append(asdu.parse(frame.asdu))
        data = data[size:]
    return found


@pytest.mark.parametrize("size", [0, 1, SEGMENT, SEGMENT + 1, 5000, SECTION, SECTION + 300])
@pytest.mark.parametrize("chunk", [0, 97])
def test_download(size: int, chunk: int) -> None:
    pair = world(content(size))
    pair.chunk = chunk
    download = Download(CA, IOA, NOF, 10.0, 0.0)
    result = carry(pair, download)
    assert result, result.text
    assert result.data == content(size)
    assert (download.done, download.total) == (size, size)
    assert {message.originator for message in spoken(pair, "client")} == {ORIGINATOR}


@pytest.mark.parametrize("size", [0, 1, SEGMENT, SEGMENT + 1, 5000, SECTION, SECTION + 300])
@pytest.mark.parametrize("chunk", [0, 97])
def test_upload(size: int, chunk: int) -> None:
    pair = world()
    pair.chunk = chunk
    upload = Upload(CA, IOA, NOF, content(size), 10.0, 0.0)
    result = carry(pair, upload)
    assert result, result.text
    assert pair.server.outstation.files.files[CA, IOA].data == content(size)
    assert upload.done == size
    assert {message.originator for message in spoken(pair, "client")} == {ORIGINATOR}
    pair.advance(30)
    assert pair.client.link.unacknowledged == []


def test_directory_then_download_by_any_name() -> None:
    pair = world(b"abc")
    pair.server.outstation.files.add(CA, IOA + 5, File(8, content(300), EPOCH))
    listing = carry(pair, Directory(CA, 10.0, 0.0))
    assert [(e.io_address, e.name, e.length) for e in listing.entries] == [(IOA, NOF, 3), (IOA + 5, 8, 300)]
    result = carry(pair, Download(CA, IOA + 5, 0, 10.0, 0.0))
    assert result.data == content(300)


def test_what_is_too_long_is_not_begun() -> None:
    with pytest.raises(ValueError, match="16777215"):
        Upload(CA, IOA, NOF, bytes(LONGEST + 1), 10.0, 0.0)


# What goes wrong, and that it is told apart


@pytest.mark.parametrize(
    ("make", "outcome", "words"),
    [
        (lambda: Download(CA, IOA + 1, NOF, 10.0, 0.0), Outcome.UNKNOWN_IOA, "does not know this file"),
        (lambda: Download(CA, IOA, NOF + 1, 10.0, 0.0), Outcome.UNKNOWN_IOA, "does not know this file"),
        (lambda: Download(CA + 1, IOA, NOF, 10.0, 0.0), Outcome.UNKNOWN_COMMON_ADDRESS, "common address"),
        (lambda: Directory(CA + 1, 10.0, 0.0), Outcome.UNKNOWN_COMMON_ADDRESS, "common address"),
        (lambda: Upload(CA + 1, IOA, NOF, b"x", 10.0, 0.0), Outcome.UNKNOWN_COMMON_ADDRESS, "common address"),
    ],
)
def test_refusals(make: Callable[[], Procedure], outcome: Outcome, words: str) -> None:
    result = carry(world(b"abc"), make())
    assert result.outcome is outcome
    assert words in result.text


def test_an_outstation_that_takes_no_files() -> None:
    pair = world()
    pair.server.outstation.files.accepts_uploads = False
    assert carry(pair, Upload(CA, IOA, NOF, b"x", 10.0, 0.0)).outcome is Outcome.UNKNOWN_IOA


def test_one_at_a_time_per_station() -> None:
    pair = world(content(5000))
    first, second = Download(CA, IOA, NOF, 10.0, 0.0), Directory(CA, 10.0, 0.0)
    pair.client.transfer(first, 0.0)
    pair.client.transfer(second, 0.0)
    assert second.result is not None
    assert second.result.outcome is Outcome.BUSY
    while first.result is None:
        pair.advance(1.0)
    assert first.result


def test_stopped_data_transfer() -> None:
    pair = world(content(50_000))
    download = Download(CA, IOA, NOF, 10.0, 0.0)
    pair.client.transfer(download, 0.0)
    pair.client.link.stop(0.0)
    pair.advance(20)
    assert download.result is not None
    assert download.result.outcome is Outcome.MUTED
    late = Download(CA, IOA, NOF, 10.0, pair.now)
    pair.client.transfer(late, pair.now)
    assert late.result is not None
    assert late.result.outcome is Outcome.MUTED


def test_a_lost_connection() -> None:
    pair = world(content(50_000))
    download = Download(CA, IOA, NOF, 10.0, 0.0)
    pair.client.transfer(download, 0.0)
    pair.client.abandon(Outcome.LINK_LOST, "the connection was lost", 0.0)
    assert download.result is not None
    assert download.result.outcome is Outcome.LINK_LOST
    assert FileFinished(download) in list(pair.client.events())


# A station by hand


class Hand:
    """An engine, and a station that says what the test wants."""

    def __init__(self) -> None:
        self.engine = Engine(ProtocolParameters(), 0.0)
        self.engine.link.start(0.0)
        self.engine.receive(apci.u_frame(Function.STARTDT_CON), 0.0)
        self.engine.outgoing()
        self._number = 0

    def say(
        self, type_id: int, *values: object, now: float = 1.0, ioa: int = IOA, cause: int = 13, **more: bool
    ) -> None:
        self.hand(Asdu.of(type_id, cause, CA, [(ioa, values)], **more), now)

    def hand(self, message: Asdu, now: float = 1.0) -> None:
        said = len(self.engine.link.unacknowledged)
        frame = apci.i_frame(self._number, (self.engine.link._send_number), asdu.build(message))
        self._number = (self._number + 1) % 32768
        self.engine.receive(frame, now)
        assert len(self.engine.link.unacknowledged) <= said + 12

    def heard(self) -> list[tuple[int, tuple[object, ...]]]:
        """Type and values of what the engine has sent since."""
        data, found = self.engine.outgoing(), []
        while data:
            size = 2 + data[1]
            frame = apci.parse(data[:size])
            if isinstance(frame, apci.I):
                message = asdu.parse(frame.asdu)
                found.append((message.type_id, message.objects[0][1]))
            data = data[size:]
        return found


def begun(procedure: Procedure) -> Hand:
    hand = Hand()
    hand.engine.transfer(procedure, 0.0)
    hand.heard()
    return hand


def download() -> Download:
    return Download(CA, IOA, NOF, 10.0, 0.0)


def upload(data: bytes = b"abc") -> Upload:
    return Upload(CA, IOA, NOF, data, 10.0, 0.0)


def test_another_file_than_asked_is_no_silence() -> None:
    asked = download()
    hand = begun(asked)
    hand.say(120, NOF + 1, lof(3), 0)
    assert asked.result is not None
    assert asked.result.outcome is Outcome.NEGATIVE
    assert "answers about file 8, asked was 7" in asked.result.text
    assert hand.heard() == [(122, (NOF, 0, 3))], "and it is told to stop"


@pytest.mark.parametrize(("cause", "negative", "outcome"), [
    (13, True, Outcome.NEGATIVE),
    (44, True, Outcome.UNKNOWN_TYPE),
    (45, False, Outcome.UNKNOWN_CAUSE),
    (46, True, Outcome.UNKNOWN_COMMON_ADDRESS),
    (47, False, Outcome.UNKNOWN_IOA),
])  # fmt: skip
@pytest.mark.parametrize("make", [download, upload])
def test_mirrors(make: Callable[[], Procedure], cause: int, negative: bool, outcome: Outcome) -> None:
    asked = make()
    hand = begun(asked)
    values = (122, NOF, 0, 1) if isinstance(asked, Download) else (120, NOF, lof(3), 0)
    hand.say(*values, cause=cause, negative=negative)
    assert asked.result is not None
    assert asked.result.outcome is outcome


def test_silence_in_a_download_is_told_to_the_station() -> None:
    asked = download()
    hand = begun(asked)
    hand.say(120, NOF, lof(3), 0, now=5.0)
    hand.heard()
    assert hand.engine.deadline() == 15.0
    hand.engine.tick(14.9)
    assert asked.result is None
    hand.engine.tick(15.0)
    assert asked.result is not None
    assert asked.result.outcome is Outcome.TIMEOUT  # type: ignore[unreachable]
    assert hand.heard() == [(122, (NOF, 0, 3))]


def test_silence_in_an_upload_is_told_to_the_station() -> None:
    asked = upload()
    hand = begun(asked)
    hand.say(122, NOF, 0, 2, now=2.0)
    assert hand.heard() == [(121, (NOF, 1, lof(3), 0))]
    hand.engine.tick(12.0)
    assert asked.result is not None
    assert asked.result.outcome is Outcome.TIMEOUT
    assert hand.heard() == [(123, (NOF, 1, 2, 0))]


def test_breaking_off() -> None:
    asked = download()
    hand = begun(asked)
    hand.say(120, NOF, lof(3), 0)
    hand.heard()
    hand.engine.cancel(asked, 2.0)
    assert asked.result is not None
    assert asked.result.outcome is Outcome.CANCELLED
    assert hand.heard() == [(122, (NOF, 0, 3))]
    hand.engine.cancel(asked, 2.0)
    assert hand.heard() == []


@pytest.mark.parametrize(("say", "outcome"), [
    ((123, NOF, 1, 2, 0), Outcome.CANCELLED),
    ((120, NOF, lof(3), 0x80), Outcome.NEGATIVE),
])  # fmt: skip
def test_a_station_that_ends_a_download(say: tuple[int, object], outcome: Outcome) -> None:
    asked = download()
    hand = begun(asked)
    if say[0] == 123:
        hand.say(120, NOF, lof(3), 0)
        hand.say(121, NOF, 1, lof(3), 0)
    hand.say(*say)
    assert asked.result is not None
    assert asked.result.outcome is outcome


def test_a_section_that_is_not_ready() -> None:
    asked = download()
    hand = begun(asked)
    hand.say(120, NOF, lof(3), 0)
    hand.say(121, NOF, 1, lof(3), 0x80)
    assert asked.result is not None
    assert "section 1 is not ready" in asked.result.text


def test_a_file_shorter_than_announced_is_refused() -> None:
    asked = download()
    hand = begun(asked)
    hand.say(120, NOF, lof(5), 0)
    hand.say(121, NOF, 1, lof(3), 0)
    hand.say(125, NOF, 1, 3, b"abc")
    hand.say(123, NOF, 1, 3, sum(b"abc") & 0xFF)
    hand.say(123, NOF, 1, 1, 0)
    assert asked.result is not None
    assert asked.result.outcome is Outcome.DAMAGED
    assert "3 octets came, 5 were announced" in asked.result.text
    assert hand.heard()[-1] == (124, (NOF, 1, 2))


def test_an_upload_whose_section_is_found_damaged_twice() -> None:
    asked = upload()
    hand = begun(asked)
    hand.say(122, NOF, 0, 2)
    for _ in range(2):
        hand.say(122, NOF, 1, 6)
        hand.say(124, NOF, 1, 4 | 2 << 4)
    assert asked.result is not None
    assert asked.result.outcome is Outcome.DAMAGED
    assert "section 1 damaged, 2 times, reason 2" in asked.result.text


def test_an_upload_that_is_not_accepted_or_stopped() -> None:
    for answer, outcome in (((124, NOF, 0, 2), Outcome.DAMAGED), ((122, NOF, 0, 3), Outcome.CANCELLED)):
        asked = upload(content(50_000))
        hand = begun(asked)
        hand.say(122, NOF, 0, 2)
        hand.say(122, NOF, 1, 6)
        hand.heard()
        hand.say(*answer)
        assert asked.result is not None
        assert asked.result.outcome is outcome
        assert [item for item in hand.heard() if item[0] == 125] == [], "the rest is not sent"


def test_an_upload_keeps_to_the_window() -> None:
    asked = upload(content(50_000))
    hand = begun(asked)
    hand.say(122, NOF, 0, 2)
    hand.heard()
    hand.say(122, NOF, 1, 6)
    assert len(hand.heard()) == 12
    assert len(hand.engine.link.unacknowledged) == 12
    hand.engine.receive(apci.s_frame(hand.engine.link._send_number - 4), 2.0)
    assert len(hand.heard()) == 8


def test_a_directory_that_never_ends_keeps_what_came() -> None:
    asked = Directory(CA, 10.0, 0.0)
    hand = begun(asked)
    hand.say(126, NOF, lof(3), 0, bytes(7), cause=Cot.REQUEST)
    hand.say(126, 9, lof(3), 0x20, bytes(7), cause=Cot.SPONTANEOUS, ioa=5)
    assert asked.result is None
    hand.engine.tick(11.0)
    assert asked.result is not None
    assert asked.result.outcome is Outcome.TIMEOUT  # type: ignore[unreachable]
    assert [entry.io_address for entry in asked.result.entries] == [IOA]


FILE_MESSAGES = st.builds(
    Asdu,
    st.integers(120, 127),
    st.sampled_from((5, 13, 3, 44, 47, 0)),
    st.sampled_from((CA, 1)),
    st.one_of(
        st.binary(max_size=30),
        st.builds(lambda rest: IOA.to_bytes(3, "little") + NOF.to_bytes(2, "little") + rest, st.binary(max_size=20)),
        st.builds(lambda nos, q: bytes.fromhex("282300 0700") + bytes((nos, q)), st.integers(0, 3), st.integers(0, 7)),
    ),
    st.integers(0, 3),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from((download, upload, lambda: Directory(CA, 10.0, 0.0))), st.lists(FILE_MESSAGES, max_size=30))
def test_garbage_in_file_messages(make: Callable[[], Procedure], messages: list[Asdu]) -> None:
    """It ends, well or not, raises nothing else, and sends nothing that does not fit a frame."""
    asked = make()
    hand = begun(asked)
    now = 1.0
    for message in messages:
        now += 0.1
        try:
            hand.hand(message, now)
        except RemoteError:
            return
        hand.heard()
    hand.engine.tick(now + 11)
    assert asked.result is not None
    assert not hand.engine.files
