"""What the main window uses of the workspace."""

import json
import time

import pytest
from plot_scene import scene
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from fieldscope.lanes.analog import AnalogLane
from fieldscope.plot import SIGNALS_MIME, Workspace, pack_signals, unpack_signals
from fieldscope.store import Signal, SignalKey, Store
from linkkit.driver import Kind, Point, Record


def like(one: QColor, other: QColor) -> bool:
    """Smoothed lines have not quite their colour."""
    return all(abs(a - b) < 90 for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


A, B = SignalKey("plc", "a"), SignalKey("rtu", "b")


@pytest.fixture
def filled(qtbot: QtBot) -> tuple[Workspace, dict[str, Signal]]:
    store, signals = scene(time.time_ns(), 5.0)
    workspace = Workspace(store)
    qtbot.addWidget(workspace)
    workspace.resize(900, 600)
    return workspace, signals


def kinds(workspace: Workspace) -> list[Kind]:
    return [lane.kind for lane in workspace.page.lanes]


def test_bools_and_states_make_the_right_lane(filled: tuple[Workspace, dict[str, Signal]]) -> None:
    workspace, signals = filled
    workspace.plot([signals[name] for name in ("I_L1", "CB_Closed", "mode", "I_L2", "Remote")])
    assert kinds(workspace) == [Kind.ANALOG, Kind.DIGITAL, Kind.STATE]
    assert [len(lane.traces) for lane in workspace.page.lanes] == [2, 2, 1]
    workspace.plot([signals["I_L3"], signals["U_L1"]], "each")
    assert kinds(workspace) == [Kind.ANALOG, Kind.DIGITAL, Kind.STATE, Kind.ANALOG, Kind.ANALOG]


def test_plotting_and_removing(qtbot: QtBot, filled: tuple[Workspace, dict[str, Signal]]) -> None:
    workspace, signals = filled
    a, b = signals["I_L1"].key, signals["mode"].key
    with qtbot.waitSignal(workspace.plotted_changed):
        workspace.plot_keys([a, b])
    workspace.plot_keys([a])
    assert workspace.plotted() == [a, b]
    assert workspace.color_of(a) is not None
    assert workspace.color_of(a) != workspace.color_of(b)
    with qtbot.waitSignal(workspace.plotted_changed):
        workspace.remove([a])
    assert workspace.plotted() == [b]
    assert workspace.color_of(a) is None
    assert kinds(workspace) == [Kind.STATE]


def test_a_unit_gets_its_own_axis(filled: tuple[Workspace, dict[str, Signal]]) -> None:
    workspace, signals = filled
    workspace.plot([signals["I_L1"], signals["I_L2"], signals["2001"]])
    (lane,) = workspace.page.lanes
    assert [trace.axis for trace in lane.traces] == [0, 0, 1]
    workspace.remove([signals["I_L1"].key, signals["I_L2"].key])
    assert [trace.axis for trace in lane.traces] == [0]


def test_a_signal_may_be_plotted_before_it_is_known(qtbot: QtBot) -> None:
    store = Store()
    workspace = Workspace(store)
    qtbot.addWidget(workspace)
    workspace.plot_keys([A])
    assert workspace.plotted() == [A]
    assert not workspace.page.lanes
    store.signal("plc", Point("a", ("a",), "r", 0, "u1", kind=Kind.STATE))
    qtbot.waitUntil(lambda: kinds(workspace) == [Kind.STATE])


def test_state_survives_json(qtbot: QtBot, filled: tuple[Workspace, dict[str, Signal]]) -> None:
    workspace, signals = filled
    workspace.plot([signals[name] for name in ("I_L1", "CB_Closed", "2001")])
    workspace.set_span(5)
    workspace.add_tab("Second")
    workspace.plot([signals["mode"]])
    workspace.plot_keys([A])
    saved = json.loads(json.dumps(workspace.state()))
    for store in (workspace._store, Store()):  # with the signals known, and before they are
        other = Workspace(store)
        qtbot.addWidget(other)
        other.restore(saved)
        assert other.plotted() == workspace.plotted()
        assert other.state() == saved


JUNK_TAB = {"lanes": [{"kind": "x"}, 4], "span_s": "a", "waiting": [["a"], 5]}


@pytest.mark.parametrize("junk", [{}, {"tabs": 3}, {"tabs": [3, JUNK_TAB], "current": 9}])
def test_a_state_that_makes_no_sense_is_left_out(qtbot: QtBot, junk: dict[str, object]) -> None:
    workspace = Workspace(Store())
    qtbot.addWidget(workspace)
    workspace.restore(junk)
    assert workspace.plotted() == []


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


def test_tabs(qtbot: QtBot, filled: tuple[Workspace, dict[str, Signal]]) -> None:
    workspace, signals = filled
    workspace.plot([signals["I_L1"]])
    workspace.add_tab("Two")
    workspace.plot([signals["I_L1"], signals["I_L2"]])
    assert workspace.plotted() == [signals["I_L1"].key, signals["I_L2"].key]
    workspace.close_tab(1)
    workspace.close_tab(0)  # the last one stays
    assert len(workspace.pages()) == 1
    assert workspace.plotted() == [signals["I_L1"].key]


def test_drag_data() -> None:
    data = pack_signals([A, B])
    assert unpack_signals(data) == [A, B]
    for junk in (b"", b"{}", b"[1]", b'[["a"]]', b'[["a", 1]]', b"\xff"):
        data.setData(SIGNALS_MIME, junk)
        assert unpack_signals(data) == []


def test_samples_reach_the_screen(qtbot: QtBot) -> None:
    """The shortest form of the product: a row goes in, pixels of the curve's colour come out."""
    store = Store()
    workspace = Workspace(store)
    qtbot.addWidget(workspace)
    workspace.resize(800, 400)
    signal = store.signal("plc", Point("a", ("a",), "r", 0, "u1"))
    workspace.plot([signal])
    workspace.set_span(1)
    workspace.show()
    stream = store.sink("plc").stream(Record("r", 1))
    color = workspace.color_of(signal.key)
    assert color is not None

    def seen() -> bool:
        stream.append(time.time_ns(), b"\x05")
        image = workspace.page.canvas.grab().toImage()
        x = image.width() - 40
        return any(like(image.pixelColor(x, y), color) for y in range(image.height()))

    qtbot.waitUntil(seen)


def test_so_many_units_get_lanes_of_their_own(qtbot: QtBot) -> None:
    store = Store()
    signals = []
    for number in range(12):
        store.sink("x").stream(Record(f"r{number}", 4)).append(time.time_ns(), bytes(4))
        unit = "V" if number % 6 == 0 else f"u{number}"
        signals.append(store.signal("x", Point(f"p{number}", (f"p{number}",), f"r{number}", 0, "<f4", unit=unit)))
    workspace = Workspace(store)
    qtbot.addWidget(workspace)
    workspace.plot(signals)
    lanes = workspace.page.lanes
    assert [len(lane.scales) for lane in lanes if isinstance(lane, AnalogLane)] == [4, 4, 3]
    assert [trace.name for trace in lanes[0].traces] == ["p0", "p1", "p2", "p3", "p6"]
    workspace.page.spread()
    assert len(workspace.page.lanes) == 12
    workspace.page.spread()
    assert [len(lane.scales) for lane in lanes if isinstance(lane, AnalogLane)] == [4, 4, 3]
