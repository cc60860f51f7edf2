"""Of many questions the newest is answered, and of older ones nothing is heard any more."""

import threading
from collections.abc import Callable, Iterator

from pytestqt.qtbot import QtBot

from fieldscope.plot.newest import Newest


def test_the_newest_wins(qtbot: QtBot) -> None:
    newest = Newest()
    begun, go = threading.Event(), threading.Event()
    heard: list[object] = []
    newest.answered.connect(heard.append)

    def slow(cancelled: Callable[[], bool]) -> Iterator[object]:
        yield "first of the old one"
        begun.set()
        go.wait(10)
        assert cancelled()
        yield "second of the old one"

    newest.ask(slow)
    assert begun.wait(10)
    for number in range(5):
        newest.ask(lambda cancelled, n=number: [n, n + 100])
    go.set()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [4, 104]
    newest.stop()


def test_what_went_wrong_is_answered(qtbot: QtBot) -> None:
    newest = Newest()

    def wrong(_cancelled: Callable[[], bool]) -> Iterator[object]:
        raise ValueError("no")

    with qtbot.waitSignal(newest.answered) as answered:
        newest.ask(wrong)
    assert isinstance(answered.args[0], ValueError)
    newest.stop()


def test_nothing_is_heard_after_the_end(qtbot: QtBot) -> None:
    newest = Newest()
    heard: list[object] = []
    newest.answered.connect(heard.append)
    newest.ask(lambda cancelled: iter(range(1000)))
    newest.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "newest"]
    qtbot.wait(20)
    assert heard == []
