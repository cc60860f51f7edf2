"""What the main window uses of the workspace."""

import json

from pytestqt.qtbot import QtBot

from fieldscope.plot import SIGNALS_MIME, Workspace, pack_signals, unpack_signals
from fieldscope.store import SignalKey, Store

A, B = SignalKey("plc", "a"), SignalKey("rtu", "b")


def test_plotting_and_removing(qtbot: QtBot) -> None:
    workspace = Workspace(Store())
    qtbot.addWidget(workspace)
    with qtbot.waitSignal(workspace.plotted_changed):
        workspace.plot_keys([A, B])
    workspace.plot_keys([A])
    assert workspace.plotted() == [A, B]
    assert workspace.color_of(A) != workspace.color_of(B)
    with qtbot.waitSignal(workspace.plotted_changed):
        workspace.remove([A])
    assert workspace.plotted() == [B]
    assert workspace.color_of(A) is None


def test_state_survives_json(qtbot: QtBot) -> None:
    workspace = Workspace(Store())
    qtbot.addWidget(workspace)
    workspace.plot_keys([A, B])
    other = Workspace(Store())
    qtbot.addWidget(other)
    other.restore(json.loads(json.dumps(workspace.state())))
    assert other.plotted() == [A, B]


def test_hold_and_live(qtbot: QtBot) -> None:
    workspace = Workspace(Store())
    qtbot.addWidget(workspace)
    with qtbot.waitSignal(workspace.held) as held:
        workspace.set_hold()
    assert held.args == [True]
    assert workspace.on_hold
    with qtbot.waitSignal(workspace.held) as held:
        workspace.set_live()
    assert held.args == [False]


def test_drag_data() -> None:
    data = pack_signals([A, B])
    assert unpack_signals(data) == [A, B]
    for junk in (b"", b"{}", b"[1]", b'[["a"]]', b'[["a", 1]]', b"\xff"):
        data.setData(SIGNALS_MIME, junk)
        assert unpack_signals(data) == []
