"""The frame clock: it runs while shown, and rests after long frames."""

import pytest
from pytestqt.qtbot import QtBot

from fieldscope.plot import Workspace
from fieldscope.plot.clock import FrameClock
from fieldscope.store import Store


@pytest.mark.parametrize(("spent", "rests"), [(0.0, 0), (0.016, 0), (0.018, 1), (0.04, 1), (0.06, 2), (9.0, 10)])
def test_a_long_frame_is_followed_by_rest(qtbot: QtBot, spent: float, rests: int) -> None:
    frames = []
    clock = FrameClock(lambda: frames.append(1), rate=30)
    clock._frame()
    clock.busy = 0.0
    clock.spent(spent)
    clock._frame()  # sees what the last one took
    clock.busy = 0.0
    for _ in range(20):
        clock._frame()
        clock.busy = 0.0
    assert clock.skipped == rests
    assert len(frames) == 22 - rests


def test_it_runs_only_while_it_is_shown(qtbot: QtBot) -> None:
    workspace = Workspace(Store())
    qtbot.addWidget(workspace)
    clock = workspace.page.canvas.clock
    assert not clock._timer.isActive()
    workspace.show()
    assert clock._timer.isActive()
    frames = len(clock._recent)
    qtbot.waitUntil(lambda: len(clock._recent) > frames)
    workspace.add_tab()
    assert not clock._timer.isActive(), "another tab is in front"
    assert workspace.page.canvas.clock._timer.isActive()
    workspace.hide()
    assert not workspace.page.canvas.clock._timer.isActive()
