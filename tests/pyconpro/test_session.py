"""The TCP session engine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkkit.engine import RemoteError
from pyconpro.session import KEEP_ALIVE, REQUEST_TIMEOUT, Registered, Rejected, Replied, Session
from pyconpro.wire.cpf import Item, ItemType
from pyconpro.wire.encapsulation import Command, Frame, build_rr, register_session
from pyconpro.wire.message import Reply, Request

ASK = Request(0x0E, bytes.fromhex("20012401"))
GRANT = Frame(Command.REGISTER_SESSION, bytes.fromhex("01000000"), session=7, context=(1).to_bytes(8, "little"))


def registered(now: float = 0.0) -> Session:
    session = Session(now)
    session.outgoing()
    session.receive(GRANT.build(), now)
    assert list(session.events()) == [Registered()]
    return session


def answer(asked: bytes, reply: Reply | None = None, **changes: object) -> bytes:
    frame = Frame.parse(asked)
    items = (Item(ItemType.NULL), Item(ItemType.UNCONNECTED_DATA, (reply or Reply(0x0E)).build()))
    fields: dict[str, object] = {"session": frame.session, "context": frame.context, "data": build_rr(items)}
    return Frame(frame.command, **(fields | changes)).build()  # type: ignore[arg-type]


def test_registers_first_and_sends_waiting_requests_then() -> None:
    session = Session(0.0)
    token = session.request(ASK, 0.0)
    assert session.outgoing() == register_session((1).to_bytes(8, "little")).build()
    session.receive(GRANT.build(), 0.1)
    asked = session.outgoing()
    assert Frame.parse(asked).session == 7
    session.receive(answer(asked, Reply(0x0E, data=b"x")), 0.2)
    events = list(session.events())
    assert events[0] == Registered()
    assert isinstance(events[1], Replied)
    assert (events[1].token, events[1].reply.data) == (token, b"x")


def test_one_request_at_a_time() -> None:
    session = registered()
    tokens = [session.request(ASK, 1.0) for _ in range(3)]
    done = []
    for _ in tokens:
        asked = session.outgoing()
        assert len(asked) == len(Frame.parse(asked).build())
        session.receive(answer(asked), 1.1)
        done += [event.token for event in session.events() if isinstance(event, Replied)]
    assert done == tokens
    assert session.outgoing() == b""


def test_answers_to_something_else_are_dropped() -> None:
    session = registered()
    session.request(ASK, 1.0)
    asked = session.outgoing()
    session.receive(answer(asked, context=b"somebody"), 1.1)
    session.receive(answer(asked, options=1), 1.1)
    session.receive(Frame(Command.NOP, b"abc").build(), 1.1)
    assert list(session.events()) == []
    assert session.late == 1
    session.receive(answer(asked), 1.2)
    session.receive(answer(asked), 1.3)
    assert len(list(session.events())) == 1
    assert session.late == 2


def test_an_encapsulation_status_rejects_the_request_and_the_next_one_goes_out() -> None:
    session = registered()
    token = session.request(ASK, 1.0)
    session.request(ASK, 1.0)
    session.receive(answer(session.outgoing(), status=0x64, data=b""), 1.1)
    assert list(session.events()) == [Rejected(token, 0x64)]
    assert session.outgoing()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"session": 8}, "session 0x8 instead of 0x7"),
        ({"data": b""}, "SendRRData"),
        ({"data": build_rr((Item(0x1234, b"abc"),))}, "without a CIP reply"),
        ({"data": build_rr((Item(0xB2, b"\x54\0\0\0"),))}, "service code of a request"),
        ({"data": build_rr((Item(0xB2, b"\xd4\0\0\0"),))}, "service 0x54 instead of 0x0e"),
    ],
)
def test_a_broken_answer_ends_the_session(change: dict[str, object], says: str) -> None:
    session = registered()
    session.request(ASK, 1.0)
    with pytest.raises(RemoteError, match=says):
        session.receive(answer(session.outgoing(), **change), 1.1)


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        (Frame(Command.REGISTER_SESSION, status=0x69), "unsupported encapsulation protocol version"),
        (Frame(Command.REGISTER_SESSION, bytes(4)), "without a handle"),
        (Frame(Command.REGISTER_SESSION, b"", session=1), "RegisterSession"),
        (Frame(0x1234), "unexpected encapsulation command 0x1234"),
    ],
)
def test_a_refused_registration_says_why(frame: Frame, says: str) -> None:
    with pytest.raises(RemoteError, match=says):
        Session(0.0).receive(frame.build(), 0.1)


def test_silence_ends_the_session() -> None:
    session = Session(0.0)
    session.tick(REQUEST_TIMEOUT - 0.1)
    with pytest.raises(RemoteError, match="did not register"):
        session.tick(REQUEST_TIMEOUT)
    session = registered()
    session.request(ASK, 10.0, timeout=2.0)
    assert session.deadline() == 12.0
    with pytest.raises(RemoteError, match="within 2 s"):
        session.tick(12.0)


def test_an_idle_session_is_kept_alive_and_nobody_hears_of_it() -> None:
    session = registered()
    assert session.deadline() == KEEP_ALIVE
    session.tick(KEEP_ALIVE)
    asked = session.outgoing()
    assert Frame.parse(asked).data[16:18] == bytes.fromhex("0e03")
    session.receive(answer(asked, Reply(0x0E, 0x08)), KEEP_ALIVE + 0.1)
    assert list(session.events()) == []
    assert session.deadline() == pytest.approx(2 * KEEP_ALIVE + 0.1)
    session.tick(2 * KEEP_ALIVE + 1)
    with pytest.raises(RemoteError, match="ended the session"):
        session.receive(answer(session.outgoing(), status=0x64, data=b""), 100)


def test_close_says_goodbye_once() -> None:
    session = registered()
    session.close()
    session.close()
    assert session.outgoing() == Frame(Command.UNREGISTER_SESSION, session=7).build()
    assert session.deadline() is None
    session.receive(b"anything goes now" * 10, 1.0)
    fresh = Session(0.0)
    fresh.outgoing()
    fresh.close()
    assert fresh.outgoing() == b""


@given(st.binary(max_size=200))
def test_garbage_raises_only_remote_errors(data: bytes) -> None:
    session = registered()
    session.request(ASK, 1.0)
    for size in (len(data), 1):
        try:
            for start in range(0, len(data), size or 1):
                session.receive(data[start : start + size], 1.0)
        except RemoteError:
            return
