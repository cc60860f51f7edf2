"""Limits in lanes."""

import time

import numpy as np
from plot_scene import scene
from pytestqt.qtbot import QtBot

from fieldscope.lanes.analog import AnalogLane
from fieldscope.plot import Workspace
from fieldscope.plot.picture import picture
from fieldscope.plot.watched import Watched


def test_limits_are_drawn_and_an_alarm_stands_beside_the_name(qtbot: QtBot) -> None:
    store, signals = scene(time.time_ns(), 10)
    workspace = Workspace(store)
    qtbot.addWidget(workspace)
    workspace.resize(900, 400)
    workspace.plot([signals["I_L1"]])
    workspace.show()
    canvas = workspace.page.canvas
    canvas.draw_now()
    before = picture(canvas)
    doing = Watched(low=35.0, high=45.0)
    for page in (workspace.page, workspace.add_tab()):
        assert page.canvas.watched(signals["I_L1"].key) is None
    workspace.watch(lambda key: doing if key == signals["I_L1"].key else None)
    workspace.close_tab(1)
    canvas.draw_now()
    lined = picture(canvas)
    lane = canvas.lanes[0]
    assert isinstance(lane, AnalogLane)
    frame = canvas._frame
    assert frame is not None
    y = lane.top + round(float(lane.y(frame, lane.scales[0], np.array([45.0]))[0]))
    x = range(canvas.gutter, canvas.gutter + 200)
    assert {before.pixel(n, y) for n in x} != {lined.pixel(n, y) for n in x}
    doing = Watched(low=35.0, high=45.0, alarm="HIGH")
    canvas.figures.read(frame)
    assert "▲ HIGH" in canvas.figures.readings[lane.traces[0]].quality
    assert not canvas.figures.readings[lane.traces[0]].good
