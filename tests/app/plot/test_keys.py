"""The lanes by keyboard alone: every row of the table of keys does what it says, without a mouse."""

import struct
from collections.abc import Callable

import pytest
from plot_scene import LANES_SHOWN, NAMES, SECOND, workspace_on_screen
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from fieldscope.lanes.analog import AnalogLane
from fieldscope.plot import Workspace
from fieldscope.plot.canvas import Canvas
from fieldscope.plot.edges import next_edge
from fieldscope.plot.keys import LANE_KEYS, LaneKey
from fieldscope.plot.watched import Watched
from fieldscope.store import Signal, Store, TimeBase
from linkkit.driver import Kind, Point, Quality, Record

Shown = tuple[Workspace, Canvas, dict[str, Signal]]
Probe = Callable[[Canvas], object]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    workspace, signals = workspace_on_screen(qtbot, LANES_SHOWN)
    canvas = workspace.page.canvas
    qtbot.waitExposed(workspace)
    workspace.activateWindow()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    return workspace, canvas, signals


def row(shown: str) -> LaneKey:
    return next(one for one in LANE_KEYS if one.shown == shown)


def press(canvas: Canvas, *names: str) -> None:
    for name in names:
        QTest.keyClick(canvas, row(name).keys[0], row(name).held)


def live(canvas: Canvas) -> object:
    return canvas.view.live


def span(canvas: Canvas) -> object:
    return canvas.view.span_ns


def place(canvas: Canvas) -> object:
    return canvas.view.left


def cursors(canvas: Canvas) -> object:
    return tuple(canvas.cursors.moments)


def lanes(canvas: Canvas) -> object:
    return [[(trace.name, trace.axis) for trace in lane.traces] for lane in canvas.lanes]


def ranges(canvas: Canvas) -> object:
    return [(scale.low, scale.high, scale.auto) for lane in canvas.lanes if isinstance(lane, AnalogLane)
            for scale in lane.scales]  # fmt: skip


def heights(canvas: Canvas) -> object:
    return [lane.height for lane in canvas.lanes]


def chosen(canvas: Canvas) -> object:
    return canvas.keys.trace


def marker(canvas: Canvas) -> object:
    return canvas.keys.at_marker


def event(canvas: Canvas) -> object:
    return canvas.ribbon.chosen


def anchored(canvas: Canvas) -> object:
    return canvas.cursors.on_screen


def asks(canvas: Canvas) -> object:
    return [dialog for dialog in canvas.parent().findChildren(QInputDialog) if dialog.isVisible()]


EFFECTS: dict[str, tuple[Probe, tuple[str, ...]]] = {
    "Space": (live, ()),
    "H": (ranges, ("Shift+↑",)),
    "+": (span, ()),
    "−": (span, ()),
    "Backspace": (span, ("+",)),
    "←": (place, ()),
    "→": (place, ()),
    "Page up": (place, ()),
    "Page down": (place, ()),
    "T": (lambda canvas: canvas.base, ()),
    "A": (cursors, ()),
    "B": (cursors, ()),
    "Shift+A": (cursors, ()),
    "Shift+B": (cursors, ()),
    "Ctrl+←": (cursors, ("A",)),
    "Ctrl+→": (cursors, ("A",)),
    "Ctrl+Shift+←": (cursors, ("A",)),
    "Ctrl+Shift+→": (cursors, ("A",)),
    "Alt+←": (cursors, ("A", "B")),
    "Alt+→": (cursors, ("A", "B")),
    "X": (anchored, ()),
    "Esc": (cursors, ("A",)),
    "M": (asks, ()),
    "N": (marker, ()),
    "P": (marker, ()),
    "E": (event, ()),
    "Shift+E": (event, ()),
    "Enter": (asks, ("N",)),
    "↑": (chosen, ("↓",)),
    "↓": (chosen, ()),
    "Alt+↑": (lanes, ("↓",)),
    "Alt+↓": (lanes, ()),
    "O": (lanes, ()),
    "L": (lanes, ()),
    "Del": (lanes, ()),
    "S": (lanes, ()),
    "F": (ranges, ("Ctrl+↑",)),
    "Shift+F": (ranges, ("Ctrl+↑",)),
    "Ctrl+↑": (ranges, ()),
    "Ctrl+↓": (ranges, ()),
    "Shift+↑": (ranges, ()),
    "Shift+↓": (ranges, ()),
    "Ctrl+Shift+↑": (heights, ()),
    "Ctrl+Shift+↓": (heights, ()),
}
"""What a key changes, and which keys come before it."""


def test_every_key_of_the_lanes_is_tried() -> None:
    assert set(EFFECTS) == {one.shown for one in LANE_KEYS}


@pytest.mark.parametrize("name", EFFECTS)
def test_a_key_has_its_effect_without_a_mouse(shown: Shown, name: str) -> None:
    workspace, canvas, _ = shown
    probe, before = EFFECTS[name]
    middle = (canvas.view.begin_ns + canvas.view.end_ns) // 2
    for shift in (-5, 5):
        workspace.page.mark(middle + shift * SECOND, f"mark {shift}")
    press(canvas, *before)
    for key in row(name).keys:
        old = probe(canvas)
        QTest.keyClick(canvas, key, row(name).held)
        assert probe(canvas) != old, key
        if len(row(name).keys) > 1:
            for dialog in canvas.parent().findChildren(QInputDialog):
                dialog.reject()


def test_a_signal_travels_through_the_lanes_and_back(shown: Shown) -> None:
    _, canvas, _ = shown
    names = NAMES[:3]

    def order() -> list[list[str]]:
        return [[trace.name for trace in lane.traces] for lane in canvas.lanes if lane.kind is Kind.ANALOG]

    press(canvas, "↓")
    assert canvas.keys.trace is not None
    assert canvas.keys.trace.name == names[1]
    press(canvas, "Alt+↓")
    assert order() == [[names[0], names[2]], ["U_L1", names[1]]]
    press(canvas, "Alt+↓")
    assert order() == [[names[0], names[2]], ["U_L1"], [names[1]]]
    press(canvas, "Alt+↓")
    assert order() == [[names[0], names[2]], ["U_L1"], [names[1]]], "it has a lane of its own already"
    press(canvas, "Alt+↑", "Alt+↑", "Alt+↑")
    assert order() == [[names[1]], [names[0], names[2]], ["U_L1"]]
    assert canvas.keys.trace.name == names[1]
    press(canvas, "Alt+↓", "O")
    lane = canvas.keys.chosen
    assert lane is not None
    assert isinstance(lane[0], AnalogLane)
    assert len(lane[0].scales) == 2
    press(canvas, "O")
    assert len(lane[0].scales) == 1
    press(canvas, "Del")
    assert order() == [[names[0], names[2]], ["U_L1"]]
    assert canvas.keys.trace.name in {name for found in order() for name in found} | {"CB_Closed"}


def test_two_cursors_are_placed_and_moved_in_turn(shown: Shown) -> None:
    _, canvas, _ = shown
    press(canvas, "A", "Ctrl+←", "Ctrl+←", "Ctrl+←")
    press(canvas, "B", "Ctrl+→")
    a, b = canvas.cursors.moments
    assert a is not None
    assert b is not None
    assert b - a == 4 * canvas.view.q
    press(canvas, "A")
    assert canvas.cursors.moments == [a, b], "A is in hand again, where it is"
    press(canvas, "Ctrl+←")
    assert canvas.cursors.moments == [a - canvas.view.q, b]


def test_both_cursors_are_moved_together(shown: Shown) -> None:
    _, canvas, _ = shown
    press(canvas, "A", "Ctrl+←", "Ctrl+←", "B", "Ctrl+→")
    a, b = canvas.cursors.moments
    assert a is not None
    assert b is not None
    press(canvas, "Alt+→", "Alt+→", "Alt+←")
    assert canvas.cursors.moments == [a + canvas.view.q, b + canvas.view.q]


def test_the_view_follows_a_cursor_that_leaves_it(shown: Shown) -> None:
    _, canvas, _ = shown
    press(canvas, "A")
    for _ in range(canvas.view.width):
        press(canvas, "Ctrl+→")
    moment = canvas.cursors.moments[0]
    assert moment is not None
    assert 0 <= canvas.view.x(moment) < canvas.view.width


def test_the_cursor_jumps_from_change_to_change(shown: Shown) -> None:
    _, canvas, signals = shown
    while canvas.keys.trace is None or canvas.keys.trace.name != "CB_Closed":
        press(canvas, "↓")
    press(canvas, "A", "Ctrl+Shift+→")
    first = canvas.cursors.moments[0]
    press(canvas, "Ctrl+Shift+→")
    second = canvas.cursors.moments[0]
    assert first is not None
    assert second is not None
    assert second > first
    for moment in (first, second):
        after, before = signals["CB_Closed"].at(moment), signals["CB_Closed"].at(moment - 1)
        assert after is not None
        assert before is not None
        assert (after.value, after.quality) != (before.value, before.quality)
    press(canvas, "Ctrl+Shift+←")
    assert canvas.cursors.moments[0] == first


def test_markers_are_set_found_changed_and_removed_by_keys(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, _ = shown

    def answer(text: str) -> None:
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        QTest.keyClicks(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        workspace.activateWindow()  # which a window manager does
        qtbot.waitUntil(canvas.hasFocus)

    press(canvas, "Space", "M")
    answer("opened")
    press(canvas, "Page down", "M")
    answer("closed")
    press(canvas, "P")
    assert canvas.keys.at_marker is not None
    press(canvas, "P")
    assert canvas.keys.at_marker.text == "opened"
    assert 0 <= canvas.view.x(canvas.keys.at_marker.moment_ns) < canvas.view.width
    press(canvas, "Enter")
    answer("opened by hand")
    press(canvas, "N")
    assert [one.text for one in canvas.overlay.markers] == ["opened by hand", "closed"]
    assert canvas.keys.at_marker is not None
    gone = canvas.keys.at_marker.text
    press(canvas, "Del")
    assert gone not in [one.text for one in canvas.overlay.markers]
    assert len(canvas.overlay.markers) == 1
    assert len(workspace.plotted()) == 6, "no signal went with it"


def test_the_menu_of_what_is_chosen_comes_by_keys(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, _ = shown
    from fieldscope.panes import ask_menu

    def menu() -> QMenu:
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu)
        return found

    press(canvas, "↓")
    assert canvas.keys.trace is not None
    name = canvas.keys.trace.name
    ask_menu()
    texts = [action.text() for action in menu().actions()]
    assert f"Remove {name}\tDel" in texts
    QTest.keyClick(menu(), Qt.Key.Key_Down)
    QTest.keyClick(menu(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: name not in {trace.name for trace in canvas.traces()})
    workspace.page.mark((canvas.view.begin_ns + canvas.view.end_ns) // 2, "here")
    press(canvas, "N")
    ask_menu()
    assert any(action.text().startswith("Change marker “here”") for action in menu().actions())
    QTest.keyClick(menu(), Qt.Key.Key_Escape)


def test_what_is_chosen_is_seen_while_the_lanes_have_the_focus(shown: Shown) -> None:
    _, canvas, _ = shown
    press(canvas, "↓")
    with_focus = canvas.grab().toImage()
    canvas.clearFocus()
    assert canvas.grab().toImage() != with_focus


def edges(*rows: tuple[float, int], kind: Kind = Kind.ANALOG) -> tuple[Signal, Callable[[int], int]]:
    """A signal with a row of (value, quality) per second, and the moment of a row."""
    store = Store(1 << 20)
    stream = store.sink("a").stream(Record("r", 4))
    for number, (value, quality) in enumerate(rows):
        stream.append((number + 1) * SECOND, struct.pack("<f", value), quality=quality)
    return store.signal("a", Point("p", ("p",), "r", 0, "<f4", kind=kind)), lambda row: (row + 1) * SECOND


def walk(signal: Signal, begin: int, step: int, watched: Watched | None = None) -> list[int]:
    found: list[int] = []
    moment: int | None = begin
    while (moment := next_edge(signal, moment, step, TimeBase.ARRIVAL, watched)) is not None:
        found.append(moment // SECOND - 1)
    return found


def test_edges_of_a_number_are_its_samples_or_its_limits() -> None:
    signal, at = edges((1, 0), (2, 0), (9, 0), (8, 0), (3, 0))
    assert walk(signal, at(0), 1) == [1, 2, 3, 4]
    assert walk(signal, at(4), -1) == [3, 2, 1]
    assert walk(signal, at(0), 1, Watched(high=5)) == [2, 4]
    assert walk(signal, at(4), -1, Watched(high=5)) == [2]
    assert walk(signal, at(0), 1, Watched()) == [1, 2, 3, 4]


def test_edges_of_a_state_are_changes_and_turns_of_quality() -> None:
    bad = int(Quality.INVALID)
    signal, at = edges((1, 0), (1, 0), (2, 0), (2, bad), (2, bad), (2, 0), kind=Kind.STATE)
    assert walk(signal, at(0), 1) == [2, 3, 5]
    assert walk(signal, at(5) + 1, -1) == [5, 3, 2]
    assert walk(signal, at(5), 1) == []
