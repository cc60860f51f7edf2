"""The timer that follows a deadline, on a loop whose time is set by the test."""

import asyncio
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from linkkit.alarm import Alarm


class Loop:
    """As much of a loop as an alarm uses."""

    def __init__(self) -> None:
        self.now = 0.0
        self.handles: list[asyncio.TimerHandle] = []
        self.made = 0

    def time(self) -> float:
        return self.now

    def call_at(self, when: float, callback: Callable[[], None]) -> asyncio.TimerHandle:
        self.made += 1
        handle = asyncio.TimerHandle(when, callback, (), self)  # type: ignore[arg-type]
        self.handles.append(handle)
        return handle

    def get_debug(self) -> bool:
        return False

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        self.handles.remove(handle)

    def run_to(self, now: float) -> None:
        while due := sorted(handle for handle in self.handles if handle.when() <= now):
            self.handles.remove(due[0])
            self.now = max(self.now, due[0].when())
            due[0]._run()
        self.now = now


def alarm(rung: list[float], loop: Loop) -> Alarm:
    async def make() -> Alarm:
        return Alarm(lambda: rung.append(loop.now))

    made = asyncio.run(make())
    made._loop = loop  # type: ignore[assignment]
    return made


def test_a_deadline_that_moves_away_costs_no_timer() -> None:
    loop, rung = Loop(), list[float]()
    one = alarm(rung, loop)
    for now in range(100):
        loop.run_to(now / 10)
        one.set(now / 10 + 5)
    assert loop.made == 3  # set once, and moved whenever it came
    loop.run_to(30)
    assert rung == [14.9]


@given(st.lists(st.tuples(st.floats(0, 5), st.none() | st.floats(0, 9)), max_size=20))
def test_it_rings_once_at_the_last_word(words: list[tuple[float, float | None]]) -> None:
    """Beside the plainest way to do it: look at every moment."""
    loop, rung = Loop(), list[float]()
    one = alarm(rung, loop)
    expected: list[float] = []
    wanted: float | None = None
    now = 0.0
    for wait, ahead in [*words, (100.0, None)]:
        if wanted is not None and wanted <= now + wait:
            expected.append(max(now, wanted))
            wanted = None
        now += wait
        loop.run_to(now)
        wanted = None if ahead is None else now + ahead
        one.set(wanted)
        assert len(loop.handles) <= 1
    assert rung == expected
