"""The callback thread: order, bounds, and that waiting inside a callback lets others go on."""

import sys
import threading
from collections.abc import Iterable
from concurrent.futures import Future

import pytest

from iec104 import dispatcher as module
from iec104.dispatcher import Dispatcher


def test_other_callbacks_go_on_while_one_waits() -> None:
    dispatcher = Dispatcher("calls")
    answer: Future[int] = Future()
    got: list[object] = []

    def waits() -> None:
        dispatcher.run_until(answer)
        got.append(answer.result(0))

    def answers() -> None:
        got.append("other")
        # Another thread, as the I/O thread does.
        threading.Thread(target=answer.set_result, args=(7,)).start()

    dispatcher.post(waits)
    dispatcher.post(answers)
    dispatcher.start()
    answer.result(30)
    dispatcher.stop()
    assert got == ["other", 7]


def test_waiting_inside_each_other_has_an_end() -> None:
    dispatcher = Dispatcher("calls")
    answer: Future[None] = Future()
    depth: list[int] = []

    def waits() -> None:
        depth.append(len(depth))
        if len(depth) <= 2 * module.DEPTH:
            dispatcher.post(waits)
        else:
            threading.Thread(target=answer.set_result, args=(None,)).start()
        dispatcher.run_until(answer)
        answer.exception(30) if len(depth) > 2 * module.DEPTH else None

    dispatcher.post(waits)
    dispatcher.start()
    for _ in range(2000):
        if answer.done():
            break
        dispatcher.post(lambda: None)
        answer_thread = threading.Event()
        answer_thread.wait(0.005)
    dispatcher.stop()
    assert answer.done()
    assert len(depth) == 2 * module.DEPTH + 1


def test_values_are_bounded_to_the_last_one_and_events_never_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CAPACITY", 10)
    dispatcher = Dispatcher("calls")
    made: list[object] = []

    def values(calls: Iterable[tuple[int, int]]) -> None:
        made.extend(calls)

    for index in range(4):
        dispatcher.offer(values, [item for n in range(4) for item in (index, n)], 2)
        assert dispatcher.post(made.append, f"event {index}")
    assert dispatcher.dropped == 6
    assert dispatcher.waiting == 10 + 4
    dispatcher.start()
    dispatcher.stop()
    kept = [[(index, n) for n in range(4)] for index in range(3)]
    assert made == [*kept[0], "event 0", *kept[1], "event 1", *kept[2][:2], "event 2", "event 3"]
    assert dispatcher.waiting == 0


def test_there_is_room_again_when_values_were_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CAPACITY", 10)
    dispatcher = Dispatcher("calls")
    made: list[object] = []
    done = threading.Semaphore(0)
    dispatcher.start()
    for _ in range(5):
        dispatcher.offer(made.extend, list(range(10)), 1)
        dispatcher.post(done.release)
        assert done.acquire(timeout=30)
    dispatcher.stop()
    assert len(made) == 50
    assert dispatcher.dropped == 0


def test_what_follows_a_raising_call_in_the_same_lot_is_called() -> None:
    dispatcher = Dispatcher("calls")
    made: list[int] = []

    def values(calls: Iterable[tuple[int]]) -> None:
        for (number,) in calls:
            made.append(number)
            if number % 2:
                raise KeyError(number)
            if number == 4:
                sys.exit("a callback must not end the thread")

    dispatcher.offer(values, [0, 1, 2, 3, 4, 5, 6], 1)
    dispatcher.post(made.append, 99)
    dispatcher.start()
    dispatcher.stop()
    assert made == [0, 1, 2, 3, 4, 5, 6, 99]
    assert dispatcher.failed == 4
    assert dispatcher.waiting == 0


def test_a_call_that_waits_lets_its_own_lot_go_on_first() -> None:
    dispatcher = Dispatcher("calls")
    made: list[object] = []
    answer: Future[None] = Future()

    def values(calls: Iterable[tuple[object]]) -> None:
        for (item,) in calls:
            made.append(item)
            if item == "waits":
                dispatcher.run_until(answer)
                made.append("waited")
            elif item == "answers":
                # Another thread, as the I/O thread does. Nothing more is called once the answer is there.
                thread = threading.Thread(target=answer.set_result, args=(None,))
                thread.start()
                thread.join()

    dispatcher.offer(values, ["waits", 1, 2], 1)
    dispatcher.offer(values, [3, "answers", 4], 1)
    dispatcher.post(made.append, "event")
    dispatcher.start()
    dispatcher.stop()
    assert made == ["waits", 1, 2, 3, "answers", "waited", 4, "event"]
    assert dispatcher.waiting == 0


def test_nothing_is_taken_after_the_end_but_from_the_last_calls() -> None:
    dispatcher = Dispatcher("calls")
    made: list[object] = []

    def last() -> None:
        dispatcher.stop()
        assert dispatcher.post(made.append, "event")
        dispatcher.offer(made.extend, [1, 2], 1)

    dispatcher.post(last)
    dispatcher.start()
    dispatcher.stop()
    assert made == ["event", (1,), (2,)]
    assert not dispatcher.post(made.append, "late")
    dispatcher.offer(made.extend, [3], 1)
    assert dispatcher.waiting == 0


def test_slow_callbacks_do_not_go_on_after_the_end() -> None:
    dispatcher = Dispatcher("calls")
    made: list[object] = []
    pause = threading.Event()

    def values(calls: Iterable[tuple[int]]) -> None:
        for (number,) in calls:
            pause.wait(0.01)
            made.append(number)

    for _ in range(2):
        dispatcher.offer(values, list(range(50_000)), 1)
    dispatcher.post(made.append, "event")
    dispatcher.start()
    dispatcher.stop(timeout=0.2)
    count = len(made)
    assert made[-1] == "event"
    assert made[: count - 1] == list(range(count - 1))
    assert dispatcher.dropped == 100_000 - (count - 1)
    assert not dispatcher._thread.is_alive()
