"""The strip below the lanes."""

import time

import numpy as np
from plot_scene import scene
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from fieldscope.lanes.theme import DARK, LIGHT
from fieldscope.plot import Workspace
from fieldscope.theme import palette


def test_nothing_is_drawn_through_a_gap_and_the_window_moves_the_view(qtbot: QtBot) -> None:
    now = time.time_ns()
    store, signals = scene(now, 90)
    workspace = Workspace(store)
    qtbot.addWidget(workspace)
    workspace.resize(900, 500)
    workspace.plot([signals["I_L1"], signals["2001"]])
    workspace.show()
    overview, canvas = workspace.page.overview, workspace.page.canvas
    overview.refresh()
    x, y = overview._curves[0].getData()
    ago = x + (overview._epoch - now) / 1e9
    gap = (ago > -33.5) & (ago < -29.5)
    assert gap.any()
    assert np.isnan(y[gap]).all()
    known = (ago > -80) & (ago < -40)
    assert np.isfinite(y[known]).all()
    assert np.nanmin(y) == 0
    assert np.nanmax(y) == 1
    # An event-driven value holds between its samples, also to now.
    x, y = overview._curves[1].getData()
    ago = x + (overview._epoch - now) / 1e9
    assert np.isfinite(y[(ago > -20) & (ago < -1)]).all()
    begin = (now - overview._epoch) / 1e9 - 60
    overview._region.setRegion((begin, begin + 20))
    assert not canvas.view.live
    assert abs(canvas.view.span_ns - 20e9) < 1e6
    assert abs(canvas.view.begin_ns - (now - 60e9)) < 1e9


def test_the_strip_takes_the_theme_whoever_is_told_first(qtbot: QtBot) -> None:
    store, signals = scene(time.time_ns(), 30)
    workspace = Workspace(store)
    qtbot.addWidget(workspace)
    workspace.plot([signals["I_L1"]])
    workspace.show()
    overview = workspace.page.overview
    for _ in range(2):
        for dark, theme in ((True, DARK), (False, LIGHT)):
            overview.setPalette(palette(dark))
            assert overview.backgroundBrush().color() == QColor(theme.panel)
            assert overview._region.lines[0].pen.color() == QColor(theme.cursor_a)


def test_curves_that_are_read_one_at_a_time_are_those_of_one_go(qtbot: QtBot) -> None:
    now = time.time_ns()
    store, signals = scene(now, 60)
    workspace = Workspace(store)
    qtbot.addWidget(workspace)
    workspace.plot([signals["I_L1"], signals["2001"]])
    workspace.show()
    overview, canvas = workspace.page.overview, workspace.page.canvas
    canvas.now = lambda: now
    overview._timer.stop()
    overview.refresh()
    at_once = [curve.getData() for curve in overview._curves]
    assert len(at_once) == 2
    for curve in overview._curves:
        curve.setData([], [])
    overview._refreshed = 0.0
    steps = 0
    while overview._course is not None or not steps:
        assert all(curve.getData()[0] is None or not len(curve.getData()[0]) for curve in overview._curves)
        overview._step()
        steps += 1
    assert steps == 3, "one for each curve, then all are shown"
    for curve, (x, y) in zip(overview._curves, at_once, strict=True):
        np.testing.assert_array_equal(curve.getData()[0], x)
        np.testing.assert_array_equal(curve.getData()[1], y)
    overview._step()
    assert overview._course is None, "the next round is due a second later"
