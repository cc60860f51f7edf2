"""What mouse and keyboard do: nothing that looks ever stops what lives."""

import time

import pytest
from plot_scene import LANES_SHOWN, workspace_on_screen
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from fieldscope.lanes.analog import AnalogLane
from fieldscope.plot import Workspace, pack_signals
from fieldscope.plot.canvas import Canvas
from fieldscope.store import Signal, TimeBase
from linkkit.driver import Kind

Shown = tuple[Workspace, Canvas, dict[str, Signal]]
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    workspace, signals = workspace_on_screen(qtbot, LANES_SHOWN)
    canvas = workspace.page.canvas
    return workspace, canvas, signals


def spot(canvas: Canvas, x: float, lane: int = 0) -> QPoint:
    """A place on the plots: x from 0 to 1, the middle of a lane."""
    target = canvas.lanes[lane]
    place = QPointF(canvas.plots.left() + x * canvas.plots.width(), target.top + target.height / 2)
    return (place / canvas.dpr).toPoint()


def wheel(canvas: Canvas, at: QPoint, steps: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(canvas.mapToGlobal(at)), QPoint(), QPoint(0, 120 * steps), Qt.MouseButton.NoButton,
        modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def drag(qtbot: QtBot, canvas: Canvas, begin: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, modifiers, begin)
    for part in (0.3, 0.7, 1.0):
        qtbot.mouseMove(canvas, begin + (end - begin) * part)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, modifiers, end)


def test_dragging_pans_and_holds_while_samples_go_on(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, signals = shown
    left = canvas.view.left
    count = signals["I_L1"].count
    with qtbot.waitSignal(workspace.held) as held:
        drag(qtbot, canvas, spot(canvas, 0.5), spot(canvas, 0.7))
    assert held.args == [True]
    assert left - canvas.view.left == pytest.approx(0.2 * canvas.plots.width(), abs=3)
    stream = workspace._store.sink("plc").stream(signals["I_L1"].ring.record)  # type: ignore[union-attr]
    stream.append(time.time_ns(), bytes(52))
    assert signals["I_L1"].count == count + 1
    with qtbot.waitSignal(workspace.held) as held:
        qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert held.args == [False]
    assert canvas.view.left == left


def test_the_wheel_zooms_time_around_the_mouse_and_backspace_undoes(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, _ = shown
    at = spot(canvas, 0.25)
    under = canvas.view.moment(0.25 * canvas.plots.width())
    span = canvas.view.span_ns
    wheel(canvas, at, 2)
    assert workspace.on_hold
    assert canvas.view.span_ns == pytest.approx(span * 0.64, rel=0.01)
    assert canvas.view.moment(0.25 * canvas.plots.width()) == pytest.approx(under, abs=3 * canvas.view.q)
    wheel(canvas, at, 1)
    qtbot.keyClick(canvas, Qt.Key.Key_Backspace)
    qtbot.keyClick(canvas, Qt.Key.Key_Backspace)
    assert canvas.view.span_ns == pytest.approx(span, rel=0.01)


def test_the_wheel_on_the_time_axis_changes_the_span_and_stays_live(shown: Shown) -> None:
    workspace, canvas, _ = shown
    span = canvas.view.span_ns
    place = QPoint(spot(canvas, 0.5).x(), canvas.height() - 8)
    wheel(canvas, place, -1)
    assert canvas.view.span_ns == pytest.approx(span * 1.25, rel=0.01)
    assert not workspace.on_hold


def test_shift_wheel_zooms_values_and_double_click_fits(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, _ = shown
    lane = canvas.lanes[0]
    assert isinstance(lane, AnalogLane)
    scale = lane.scales[0]
    before = (scale.low, scale.high)
    wheel(canvas, spot(canvas, 0.5), 1, SHIFT)
    assert not scale.auto
    assert scale.high - scale.low == pytest.approx((before[1] - before[0]) * 0.8)
    assert workspace.on_hold
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, NONE, spot(canvas, 0.5))
    assert scale.auto
    assert (scale.low, scale.high) == before


def test_a_box_zooms_into_time_and_values(qtbot: QtBot, shown: Shown) -> None:
    _, canvas, _ = shown
    lane = canvas.lanes[0]
    assert isinstance(lane, AnalogLane)
    span = canvas.view.span_ns
    begin, end = spot(canvas, 0.2), spot(canvas, 0.6)
    height = lane.scales[0].high - lane.scales[0].low
    drag(qtbot, canvas, begin - QPoint(0, 30), end + QPoint(0, 30), SHIFT)
    assert canvas.view.span_ns == pytest.approx(0.4 * span, rel=0.02)
    assert lane.scales[0].high - lane.scales[0].low < 0.8 * height


def test_cursors_are_placed_dragged_and_removed(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, _ = shown
    qtbot.mouseMove(canvas, spot(canvas, 0.3))
    qtbot.keyClick(canvas, Qt.Key.Key_A)
    assert workspace.on_hold
    qtbot.mouseMove(canvas, spot(canvas, 0.6))
    qtbot.keyClick(canvas, Qt.Key.Key_B)
    a, b = canvas.cursors.moments
    assert a is not None
    assert b is not None
    assert b - a == pytest.approx(0.3 * canvas.view.span_ns, rel=0.02)
    drag(qtbot, canvas, spot(canvas, 0.6), spot(canvas, 0.8))
    moved = canvas.cursors.moments[1]
    assert moved is not None
    assert moved - b == pytest.approx(0.2 * canvas.view.span_ns, rel=0.02)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.cursors.moments == [None, None]


def test_moving_a_cursor_draws_no_curve(shown: Shown) -> None:
    _, canvas, _ = shown
    canvas.hold()
    canvas.draw_now()
    generations = [lane.generation for lane in canvas.lanes]
    for part in range(20):
        canvas.set_cursor(0, canvas.view.moment(part * 10))
        canvas.repaint()
    canvas.draw_now()
    assert [lane.generation for lane in canvas.lanes] == generations


def test_the_reading_is_the_sample_before(qtbot: QtBot, shown: Shown) -> None:
    _, canvas, signals = shown
    at = spot(canvas, 0.7)
    qtbot.mouseMove(canvas, at)
    canvas.draw_now()
    moment = canvas.view.moment(at.x() * canvas.dpr - canvas.gutter)
    sample = signals["I_L1"].at(moment)
    assert sample is not None
    assert sample.arrival_ns <= moment
    trace = canvas.lanes[0].traces[0]
    assert canvas.figures.readings[trace].text == f"{sample.value:.3f}"


def test_stack_gives_each_curve_a_lane_and_takes_it_back(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, _ = shown
    plotted = workspace.plotted()
    qtbot.keyClick(canvas, Qt.Key.Key_S)
    assert [len(lane.traces) for lane in canvas.lanes if lane.kind is Kind.ANALOG] == [1, 1, 1, 1]
    qtbot.keyClick(canvas, Qt.Key.Key_S)
    assert [len(lane.traces) for lane in canvas.lanes if lane.kind is Kind.ANALOG] == [4]
    assert sorted(workspace.plotted()) == sorted(plotted)


def test_home_follows_again_with_automatic_axes(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, _ = shown
    wheel(canvas, spot(canvas, 0.5), 1, SHIFT)
    qtbot.keyClick(canvas, Qt.Key.Key_H)
    assert not workspace.on_hold
    assert all(scale.auto for lane in canvas.lanes if isinstance(lane, AnalogLane) for scale in lane.scales)


def test_one_key_changes_the_clock(qtbot: QtBot, shown: Shown) -> None:
    _, canvas, _ = shown
    qtbot.keyClick(canvas, Qt.Key.Key_T)
    assert canvas.base is TimeBase.SOURCE
    qtbot.keyClick(canvas, Qt.Key.Key_T)
    assert canvas.base is TimeBase.ARRIVAL


def drop(canvas: Canvas, signals: list[Signal], at: QPoint) -> None:
    data = pack_signals([signal.key for signal in signals])
    event = QDropEvent(QPointF(at), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, NONE)
    canvas.dropEvent(event)


def test_a_marker_is_put_changed_and_removed(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, _ = shown
    page = workspace.page

    def answer(text: str) -> None:
        (dialog,) = [found for found in page.findChildren(QInputDialog) if found.isVisible()]
        dialog.setTextValue(text)
        dialog.accept()

    def choose(start: str) -> None:
        (menu,) = [found for found in page.findChildren(QMenu) if found.isVisible()]
        next(action for action in menu.actions() if action.text().startswith(start)).trigger()
        menu.close()
        qtbot.waitUntil(lambda: not [found for found in page.findChildren(QMenu) if found.isVisible()])

    canvas.hold()
    at = spot(canvas, 0.5)
    qtbot.mouseMove(canvas, at)
    with qtbot.waitSignal(workspace.plotted_changed):
        qtbot.keyClick(canvas, Qt.Key.Key_M)
        answer(" pump 2 ")
    (marker,) = canvas.overlay.markers
    assert marker.text == "pump 2"
    moment = marker.moment_ns
    assert abs(canvas.view.x(moment) + canvas.gutter - at.x() * canvas.dpr) < 2
    qtbot.mouseClick(canvas, Qt.MouseButton.RightButton, pos=at)
    choose("Change marker “pump 2”")
    answer("pump 3")
    assert [marker.text for marker in canvas.overlay.markers] == ["pump 3"]
    assert workspace.state()["tabs"][0]["markers"] == [{"at_ns": moment, "text": "pump 3"}]
    qtbot.mouseClick(canvas, Qt.MouseButton.RightButton, pos=at)
    choose("Remove marker “pump 3”")
    assert canvas.overlay.markers == []


def test_signals_dropped_together_differ_in_colour(shown: Shown) -> None:
    workspace, canvas, signals = shown
    drop(canvas, [signals[name] for name in ("P_total", "Q_total", "cos_phi", "mode")], QPoint(300, 1))
    colors = [trace.color for trace in canvas.traces()]
    assert len(set(colors)) == len(colors)
    assert [trace.name for trace in canvas.lanes[0].traces] == ["P_total", "Q_total", "cos_phi"]
    workspace.plot([signals["U_L2"]])
    assert len({trace.color for trace in canvas.traces()}) == len(colors) + 1


def test_a_drop_on_a_lane_joins_it(shown: Shown) -> None:
    _, canvas, signals = shown
    drop(canvas, [signals["P_total"]], spot(canvas, 0.5, 1))
    assert [trace.key for trace in canvas.lanes[1].traces] == [signals["U_L1"].key, signals["P_total"].key]


def test_a_drop_on_the_left_edge_gets_its_own_axis(shown: Shown) -> None:
    _, canvas, signals = shown
    drop(canvas, [signals["U_L1"]], spot(canvas, 0.0, 0) - QPoint(10, 0))
    assert [trace.axis for trace in canvas.lanes[0].traces] == [0, 0, 0, 1]
    assert canvas.lanes[1].kind is Kind.DIGITAL, "the lane it came from is empty and gone"


def test_a_drop_between_lanes_makes_a_new_one(shown: Shown) -> None:
    _, canvas, signals = shown
    lane = canvas.lanes[0]
    border = QPoint(spot(canvas, 0.5).x(), round((lane.top + lane.height) / canvas.dpr) + 1)
    drop(canvas, [signals["I_L2"]], border)
    assert [trace.key for trace in canvas.lanes[1].traces] == [signals["I_L2"].key]
    assert len(canvas.lanes[0].traces) == 2


def test_a_bool_dropped_on_an_analog_lane_goes_to_its_own_kind(shown: Shown) -> None:
    _, canvas, signals = shown
    drop(canvas, [signals["Remote"]], spot(canvas, 0.5, 0))
    assert [len(lane.traces) for lane in canvas.lanes] == [3, 1, 2, 1]


def test_dragging_the_border_shares_the_height(qtbot: QtBot, shown: Shown) -> None:
    _, canvas, _ = shown
    first, second = canvas.lanes[:2]
    heights = first.height, second.height
    border = QPoint(spot(canvas, 0.5).x(), round((first.top + first.height) / canvas.dpr) + 1)
    drag(qtbot, canvas, border, border + QPoint(0, 40))
    assert first.height == pytest.approx(heights[0] + 40 * canvas.dpr, abs=4)
    assert first.height + second.height == pytest.approx(sum(heights), abs=3)


def test_markers_are_shown_and_saved(shown: Shown) -> None:
    workspace, canvas, _ = shown
    workspace.page.mark(canvas.view.moment(50), "opened")
    canvas.repaint()
    assert workspace.state()["tabs"][0]["markers"][0]["text"] == "opened"
