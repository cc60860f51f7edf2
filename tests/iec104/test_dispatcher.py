"""The callback thread: waiting inside a callback lets others go on."""

import threading
from concurrent.futures import Future

from iec104 import dispatcher as module
from iec104.dispatcher import Dispatcher, call


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


def test_offers_are_bounded(monkeypatch) -> None:
    monkeypatch.setattr(module, "CAPACITY", 10)
    dispatcher = Dispatcher("calls")
    made: list[int] = []
    for index in range(8):
        dispatcher.offer([call(made.append, 2 * index), call(made.append, 2 * index + 1)])
    assert dispatcher.dropped == 6
    dispatcher.start()
    dispatcher.stop()
    assert made == list(range(10))
