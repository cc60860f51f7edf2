"""References to None stay flat: PySide6 6.12.0 loses one with every call, others with every image made and dropped."""

import gc
import sys
import time
from collections.abc import Callable

import pytest
from plot_scene import scene
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldscope.plot import Workspace
from fieldscope.plot.edges import Edge
from fieldscope.plot.timeline import Sign, Timeline

if sys.version_info >= (3, 12):
    pytest.skip("None is immortal from Python 3.12 on", allow_module_level=True)


def grown(work: Callable[[], object], times: int = 60) -> int:
    """References to None that come with each call."""
    work()
    gc.collect()
    before = sys.getrefcount(None)
    for _ in range(times):
        work()
    gc.collect()
    return round((sys.getrefcount(None) - before) / times)


def test_redrawing_and_following_keep_references_flat(qtbot: QtBot) -> None:
    store, signals = scene(time.time_ns(), 60)
    workspace = Workspace(store)
    qtbot.addWidget(workspace)
    workspace.resize(800, 500)
    workspace.show()
    workspace.plot(list(signals.values()))
    with qtbot.waitExposed(workspace):
        pass
    QApplication.processEvents()
    canvas = workspace.page.canvas
    canvas.clock.run(False)
    canvas.draw_now()

    def redraw() -> None:
        canvas.refresh()
        canvas.draw_now()
        canvas.repaint()

    def give_up() -> None:
        for lane in canvas.lanes:
            lane.invalidate()
            lane.work(canvas.new_frame(), 0.0)

    def jump() -> None:
        canvas.view.pan(-100)
        canvas.draw_now()
        canvas.view.pan(100)
        canvas.draw_now()

    written: set[object] = set()

    def label() -> None:
        canvas.view.pan(1000)
        canvas.repaint()
        written.update(canvas.painting._labels)

    log = Timeline()
    workspace.show_events(log, lambda number: f"event {number}")

    def happen() -> None:
        for sign in Sign:
            log.add(canvas.view.begin_ns + len(log) * canvas.view.span_ns // 1000, sign, len(log))
        canvas.tick()
        canvas.repaint()

    edges = [Edge(canvas.lanes[0].traces[0], canvas.view.moment(300)), Edge(canvas.lanes[1].traces[0], 0)]

    def measure() -> None:
        canvas.set_cursor(0, edges[0].moment_ns, edges[0])
        canvas.set_cursor(1, canvas.view.moment(500), edges[1])
        canvas.repaint()
        canvas.snapping.near(QPoint(canvas.gutter + 300, canvas.lanes[1].top + 5), edges[0].moment_ns)

    def on_screen() -> None:
        canvas.anchor(on_screen=not canvas.cursors.on_screen)
        canvas.repaint()

    assert grown(canvas.tick) == 0
    assert grown(happen) == 0
    assert grown(measure) == 0
    assert grown(on_screen) == 0
    assert grown(redraw) == 0
    assert grown(give_up) == 0
    assert grown(jump) == 0
    assert grown(label) == 0
    assert len(written) > 60, "labels were painted"
    assert grown(workspace.page.overview.refresh) == 0
