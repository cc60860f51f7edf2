"""Callback signatures, and the thread that calls them."""

import functools
import threading
from typing import Any

import pytest

from iec104.callbacks import Shape, Slot
from iec104.dispatcher import WAITING, Dispatcher
from iec104.enums import ResponseState

SHAPE = Shape((("state", "ResponseState"), ("data", "bytes")), "None")


def good(state: ResponseState, data: bytes) -> None: ...
def text(state: "ResponseState", data: "bytes") -> "None": ...
def unresolved(state: "c104.ResponseState", data: bytes) -> None: ...  # type: ignore[name-defined] # noqa: F821
def with_default(state: ResponseState, data: bytes, more: int = 3, *, even: bool = True) -> None: ...
def bound_first(extra: int, state: ResponseState, data: bytes) -> None: ...


class Holder:
    def method(self, state: ResponseState, data: bytes) -> None: ...
    def __call__(self, state: ResponseState, data: bytes) -> None: ...
    @staticmethod
    def static(state: ResponseState, data: bytes) -> None: ...


@pytest.mark.parametrize(
    "function",
    [good, text, unresolved, with_default, Holder().method, Holder(), Holder.static, functools.partial(bound_first, 1)],
    ids=lambda function: getattr(function, "__name__", type(function).__name__),
)
def test_what_matches(function: Any) -> None:
    SHAPE.check(function)


def other_name(status: ResponseState, data: bytes) -> None: ...
def other_type(state: ResponseState, data: str) -> None: ...
def other_order(data: bytes, state: ResponseState) -> None: ...
def other_return(state: ResponseState, data: bytes) -> int: ...
def missing_return(state: ResponseState, data: bytes): ...  # type: ignore[no-untyped-def]
def missing_annotation(state, data: bytes) -> None: ...  # type: ignore[no-untyped-def]
def too_few(state: ResponseState) -> None: ...
def too_many(state: ResponseState, data: bytes, more: int) -> None: ...
def starred(state: ResponseState, data: bytes, *args: int) -> None: ...
async def coroutine(state: ResponseState, data: bytes) -> None: ...


@pytest.mark.parametrize(
    "function",
    [
        other_name,
        other_type,
        other_order,
        other_return,
        missing_return,
        missing_annotation,
        too_few,
        too_many,
        starred,
        coroutine,
        lambda state, data: None,
        print,
    ],
    ids=lambda function: getattr(function, "__name__", type(function).__name__),
)
def test_what_does_not(function: Any) -> None:
    slot = Slot(SHAPE)
    slot.set(good)
    with pytest.raises(ValueError):
        slot.set(function)
    assert slot.function is good, "the old callback stays"


def test_the_message_says_both() -> None:
    with pytest.raises(ValueError) as caught:
        SHAPE.check(other_type)
    assert str(caught.value) == (
        "Invalid callback signature, expected: (state: ResponseState, data: bytes) -> None, "
        "got: (state: ResponseState, data: str) -> None"
    )


def test_what_cannot_be_called() -> None:
    with pytest.raises(TypeError, match="5 is not a callable object"):
        SHAPE.check(5)


def test_none_removes() -> None:
    slot = Slot(SHAPE)
    slot.set(good)
    assert slot
    slot.set(None)
    assert not slot


def test_calls_are_made_in_order_and_survive_a_raising_one(caplog: pytest.LogCaptureFixture) -> None:
    dispatcher = Dispatcher("calls")
    made: list[int] = []
    dispatcher.post(lambda: made.append(1))
    dispatcher.post(lambda: 1 // 0)
    dispatcher.post(lambda: made.append(2))
    dispatcher.start()
    dispatcher.stop()
    dispatcher.post(lambda: made.append(3))
    assert made == [1, 2]
    assert "a callback raised" in caplog.text


def test_droppable_calls_are_bounded() -> None:
    dispatcher = Dispatcher("calls")
    made: list[int] = []
    for index in range(WAITING + 5):
        dispatcher.post(lambda index=index: made.append(index), droppable=True)
    dispatcher.post(lambda: made.append(-1))
    dispatcher.start()
    dispatcher.stop()
    assert made == [*range(WAITING), -1]
    assert dispatcher.dropped == 5


def test_it_can_be_stopped_from_a_callback() -> None:
    dispatcher = Dispatcher("calls")
    stopped = threading.Event()

    def stop() -> None:
        assert dispatcher.inside()
        dispatcher.stop()
        stopped.set()

    dispatcher.start()
    dispatcher.post(stop)
    assert stopped.wait(30)
    dispatcher.stop()
