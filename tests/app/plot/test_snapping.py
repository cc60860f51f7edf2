"""Cursors that the mouse places: on edges, over a region, and anchored to the screen."""

import struct
from collections.abc import Callable

import pytest
from plot_scene import LANES_SHOWN, SECOND, Clock, workspace_on_screen
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from fieldscope.lanes.lane import Lane
from fieldscope.plot import MeasurePanel, Workspace
from fieldscope.plot.canvas import Canvas
from fieldscope.plot.edges import MOST, nearest_edge
from fieldscope.store import Signal, Store, TimeBase
from linkkit.driver import Kind, Point, Record

Shown = tuple[Workspace, Canvas, dict[str, Signal]]
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    workspace, signals = workspace_on_screen(qtbot, (*LANES_SHOWN, (("2001",), "each")))
    canvas = workspace.page.canvas
    canvas.repaint()
    return workspace, canvas, signals


def lane_of(canvas: Canvas, name: str) -> Lane:
    return next(lane for lane in canvas.lanes if any(trace.name.endswith(name) for trace in lane.traces))


def beside(canvas: Canvas, name: str, moment: int, pixels: float) -> QPoint:
    """A place so many device pixels beside a moment, in the lane of a signal, logical pixels."""
    lane = lane_of(canvas, name)
    x = canvas.gutter + canvas.view.x(moment) + pixels
    return (QPointF(x, lane.top + lane.height / 2) / canvas.dpr).toPoint()


def mouse(canvas: Canvas, kind: QEvent.Type, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    down = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    where = QPointF(at)
    event = QMouseEvent(kind, where, QPointF(canvas.mapToGlobal(at)), button, down, held)
    QApplication.sendEvent(canvas, event)


def drag(canvas: Canvas, begin: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE, *, release: bool = True) -> None:
    mouse(canvas, QEvent.Type.MouseButtonPress, begin, held)
    for part in (0.3, 0.7, 1.0):
        mouse(canvas, QEvent.Type.MouseMove, begin + (end - begin) * part, held)
    if release:
        mouse(canvas, QEvent.Type.MouseButtonRelease, end, held)


def changes(canvas: Canvas, signal: Signal) -> list[int]:
    """Where a state changes in view."""
    window = signal.window(canvas.view.begin_ns, canvas.view.end_ns, after=0)
    found = [
        int(window.times[n]) for n in range(1, len(window)) if window.values[n] != window.values[n - 1]
    ]  # fmt: skip
    return [moment for moment in found if 40 < canvas.view.x(moment) < canvas.view.width - 40]


def test_a_cursor_snaps_to_a_change_under_the_mouse_and_says_of_what(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, signals = shown
    edge = changes(canvas, signals["CB_Closed"])[1]
    qtbot.mouseMove(canvas, beside(canvas, "CB_Closed", edge, 4))
    before = canvas.grab().toImage()
    qtbot.keyClick(canvas, Qt.Key.Key_A)
    assert canvas.cursors.moments == [edge, None]
    assert canvas.cursors.edges[0] is not None
    assert canvas.cursors.edges[0].trace.name == "CB_Closed"
    panel = MeasurePanel(workspace)
    qtbot.addWidget(panel)
    assert "◇ CB_Closed" in panel.times_text()
    snapped = canvas.grab().toImage()
    canvas.cursors.edges = [None, None]
    assert canvas.grab().toImage() not in (before, snapped), "the mark and the name are seen"


def test_it_does_not_snap_far_away_with_alt_with_shift_or_when_switched_off(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, signals = shown
    edge = changes(canvas, signals["CB_Closed"])[1]
    near, far = beside(canvas, "CB_Closed", edge, 4), beside(canvas, "CB_Closed", edge, 12)
    qtbot.mouseMove(canvas, far)
    qtbot.keyClick(canvas, Qt.Key.Key_A)
    assert canvas.cursors.moments[0] == canvas.view.moment(canvas.device(QPointF(far)).x() - canvas.gutter)
    qtbot.mouseMove(canvas, near)
    qtbot.keyClick(canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.cursors.moments[0] != edge
    drag(canvas, near, near + QPoint(30, 0))
    drag(canvas, near + QPoint(30, 0), near, ALT)
    assert canvas.cursors.moments[0] == canvas.view.moment(canvas.device(QPointF(near)).x() - canvas.gutter)
    drag(canvas, near, near + QPoint(30, 0))
    drag(canvas, near + QPoint(30, 0), near)
    assert canvas.cursors.moments[0] == edge
    workspace.set_snapping(False)
    qtbot.keyClick(canvas, Qt.Key.Key_A)
    assert canvas.cursors.moments[0] != edge
    assert workspace.add_tab().canvas.snapping.on is False, "other tabs, too"


def test_it_snaps_to_samples_of_event_driven_numbers_only(shown: Shown) -> None:
    _, canvas, signals = shown
    times = signals["2001"].window(canvas.view.begin_ns, canvas.view.end_ns).times.tolist()
    sample = next(moment for moment in times if 40 < canvas.view.x(moment) < canvas.view.width - 40)

    def found(name: str) -> object:
        point = canvas.device(QPointF(beside(canvas, name, sample, 3)))
        edge = canvas.snapping.near(point, canvas.view.moment(point.x() - canvas.gutter))
        return edge and edge.moment_ns

    assert found("2001 Tap voltage") == sample
    assert found("I_L1") is None, "a cycle has samples everywhere"
    assert found("CB_Closed") in {None, *changes(canvas, signals["CB_Closed"])}, "another lane is not asked"


def test_a_jump_by_keys_is_on_an_edge_too(qtbot: QtBot, shown: Shown) -> None:
    _, canvas, _ = shown
    canvas.keys.trace = lane_of(canvas, "CB_Closed").traces[0]
    qtbot.keyClick(canvas, Qt.Key.Key_Right, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert canvas.cursors.edges[0] is not None
    assert canvas.cursors.edges[0].moment_ns == canvas.cursors.moments[0]
    qtbot.keyClick(canvas, Qt.Key.Key_Right, CTRL)
    assert canvas.cursors.edges[0] is None


def test_dragging_with_ctrl_measures_a_region_while_it_grows(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, _ = shown
    panel = MeasurePanel(workspace)
    qtbot.addWidget(panel)
    middle = beside(canvas, "I_L1", (canvas.view.begin_ns + canvas.view.end_ns) // 2, 0)
    drag(canvas, middle, middle + QPoint(100, 20), CTRL, release=False)
    assert workspace.on_hold
    a, b = canvas.cursors.moments
    assert a is not None
    assert b is not None
    assert b - a == pytest.approx(100 * canvas.dpr * canvas.view.q, abs=2 * canvas.view.q)
    panel.refresh()
    found = panel.model.measured(0)
    assert found is not None
    assert (found.a_ns, found.b_ns) == (a, b)
    canvas.repaint()
    assert (canvas.overlay.handle.center() - canvas.device(QPointF(middle + QPoint(100, 20)))).manhattanLength() < 300
    mouse(canvas, QEvent.Type.MouseMove, middle + QPoint(160, 20), CTRL)
    assert canvas.cursors.moments[1] == b + 60 * round(canvas.dpr) * canvas.view.q
    mouse(canvas, QEvent.Type.MouseButtonRelease, middle + QPoint(160, 20), CTRL)
    assert canvas.cursors.moments[0] == a


def test_a_region_snaps_at_both_ends(shown: Shown) -> None:
    _, canvas, signals = shown
    first, second = changes(canvas, signals["CB_Closed"])[:2]
    drag(canvas, beside(canvas, "CB_Closed", first, 3), beside(canvas, "CB_Closed", second, -3), CTRL)
    assert canvas.cursors.moments == [first, second]


def test_a_region_is_moved_at_its_handle_and_keeps_its_length(shown: Shown) -> None:
    _, canvas, _ = shown
    middle = canvas.view.width // 2
    canvas.set_cursor(0, canvas.view.moment(middle - 150))
    canvas.set_cursor(1, canvas.view.moment(middle + 150))
    a, b = canvas.cursors.moments
    assert a is not None
    assert b is not None
    canvas.repaint()
    handle = (QPointF(canvas.overlay.handle.center()) / canvas.dpr).toPoint()
    drag(canvas, handle, handle + QPoint(40, 5))
    delta = round(40 * canvas.dpr) * canvas.view.q
    assert canvas.cursors.moments == [a + delta, b + delta]


def test_a_click_with_ctrl_changes_nothing(shown: Shown) -> None:
    _, canvas, _ = shown
    at = beside(canvas, "I_L1", (canvas.view.begin_ns + canvas.view.end_ns) // 2, 0)
    drag(canvas, at, at, CTRL)
    assert canvas.cursors.moments == [None, None]


def test_cursors_on_the_screen_read_what_goes_by(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, _ = shown
    clock = Clock(canvas.now())
    canvas.now = clock
    canvas.set_cursor(0, canvas.view.moment(100))
    canvas.set_cursor(1, canvas.view.moment(300))
    canvas.go_live()
    on_data = canvas.grab().toImage()
    with qtbot.waitSignal(workspace.anchored) as anchored:
        qtbot.keyClick(canvas, Qt.Key.Key_X)
    assert anchored.args == [True]
    assert not workspace.on_hold
    assert canvas.grab().toImage() != on_data, "it is seen"
    places = [canvas.view.x(moment or 0) for moment in canvas.cursors.moments]
    before = canvas.cursors.moments
    clock.now_ns += 10 * SECOND
    canvas.tick()
    after = canvas.cursors.moments
    assert [canvas.view.x(moment or 0) for moment in after] == pytest.approx(places, abs=1)
    assert [(new or 0) - (old or 0) for new, old in zip(after, before, strict=True)] == pytest.approx(
        [10 * SECOND] * 2, abs=2 * canvas.view.q
    )
    canvas.set_cursor(0, canvas.view.moment(50))
    assert not workspace.on_hold, "the view need not stand still for them"
    qtbot.keyClick(canvas, Qt.Key.Key_X)
    held = canvas.cursors.moments
    clock.now_ns += 10 * SECOND
    canvas.tick()
    assert canvas.cursors.moments == held, "on the data they go with the picture"


def test_cursors_on_the_screen_stay_in_view(qtbot: QtBot, shown: Shown) -> None:
    _, canvas, _ = shown
    canvas.set_cursor(0, canvas.view.begin_ns - 5 * SECOND)
    canvas.anchor(on_screen=True)
    assert canvas.cursors.moments[0] == canvas.view.begin_ns
    qtbot.keyClick(canvas, Qt.Key.Key_Left, CTRL)
    assert canvas.cursors.moments[0] == canvas.view.begin_ns


def test_the_anchor_is_saved_with_the_tab(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, _ = shown
    canvas.anchor(on_screen=True)
    canvas.set_cursor(1, canvas.view.moment(canvas.view.width / 4))
    state = workspace.state()
    canvas.clear_cursors()
    canvas.anchor(on_screen=False)
    workspace.restore(state)
    restored = workspace.page.canvas
    assert restored.cursors.on_screen
    a, b = restored.cursors.moments
    assert a is None
    assert b is not None
    assert restored.view.x(b) == pytest.approx(restored.view.width / 4, abs=1)


@pytest.mark.parametrize("state", [None, 7, {"on_screen": 1}, {"on_screen": True, "places": ["x", 7, None, 0.5]}])
def test_senseless_cursors_of_a_project_are_left_out(shown: Shown, state: object) -> None:
    _, canvas, _ = shown
    canvas.cursors.restore(state)
    assert canvas.cursors.moments == [None, None]


def test_the_menu_anchors_and_snaps(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, signals = shown
    edge = changes(canvas, signals["CB_Closed"])[1]
    at = beside(canvas, "CB_Closed", edge, 4)

    def choose(start: str) -> None:
        qtbot.mouseClick(canvas, Qt.MouseButton.RightButton, pos=at)
        (menu,) = [found for found in workspace.page.findChildren(QMenu) if found.isVisible()]
        next(action for action in menu.actions() if action.text().startswith(start)).trigger()
        menu.close()
        qtbot.waitUntil(lambda: not [found for found in workspace.page.findChildren(QMenu) if found.isVisible()])

    choose("Cursor B here")
    assert canvas.cursors.moments == [None, edge]
    choose("Anchor cursors")
    assert canvas.cursors.on_screen


def row(count: int, value: Callable[[int], float], kind: Kind) -> Signal:
    """A signal with a sample each second from 1 on."""
    store = Store(1 << 26)
    stream = store.sink("a").stream(Record("r", 4))
    for number in range(1, count + 1):
        stream.append(number * SECOND, struct.pack("<f", value(number)))
    return store.signal("a", Point("p", ("p",), "r", 0, "<f4", kind=kind))


def test_the_nearest_edge() -> None:
    signal = row(20, lambda n: n // 5, Kind.STATE)  # changes at 5, 10, 15, 20
    for moment, reach, expected in ((9, 2, 10), (11, 2, 10), (12, 1, None), (12, 3, 10), (13, 3, 15), (5, 0, 5)):
        found = nearest_edge(signal, moment * SECOND, reach * SECOND, TimeBase.ARRIVAL)
        assert (found and found // SECOND) == expected
    number = row(20, lambda n: n, Kind.ANALOG)
    assert nearest_edge(number, 7 * SECOND + 1, SECOND, TimeBase.ARRIVAL) == 7 * SECOND


def test_of_very_many_rows_those_around_the_mouse_are_looked_at() -> None:
    count = 3 * MOST
    signal = row(count, lambda n: n == count // 2 or n == 2, Kind.STATE)
    found = nearest_edge(signal, (count // 2 - 5) * SECOND, count * SECOND, TimeBase.ARRIVAL)
    assert found == count // 2 * SECOND
