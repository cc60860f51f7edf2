"""The strip of events: told by shape, one symbol where there is no room for more, and opened by mouse and keys."""

import itertools
from typing import Any

import pytest
from plot_scene import Clock, workspace_on_screen
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldscope.lanes.frame import Frame
from fieldscope.lanes.theme import DARK, LIGHT, Theme
from fieldscope.plot import Workspace, ribbon
from fieldscope.plot.canvas import Canvas
from fieldscope.plot.marks import CommandMark, Step
from fieldscope.plot.symbols import LOOKS, SLOT
from fieldscope.plot.timeline import Sign, Timeline

Shown = tuple[Workspace, Canvas, Timeline]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    workspace, _ = workspace_on_screen(qtbot, ((("I_L1",), "together"), (("mode",), "each")))
    log = Timeline()
    workspace.show_events(log, lambda number: f"RTU: event {number}")
    canvas = workspace.page.canvas
    canvas.hold()
    return workspace, canvas, log


def moment(canvas: Canvas, part: float) -> int:
    return canvas.view.begin_ns + round(part * canvas.view.span_ns)


def place(canvas: Canvas, ns: int) -> QPoint:
    """Where a moment lies in the strip, device pixels."""
    return QPoint(canvas.gutter + int(canvas.view.x(ns)), canvas.plots.height() + canvas.stack.ribbon_height // 2)


def strip(canvas: Canvas) -> QImage:
    plots = canvas.plots
    canvas.draw_now()
    size = QRect(plots.left(), plots.height(), plots.width(), canvas.stack.ribbon_height)
    return canvas.grab().toImage().copy(size)


def told(canvas: Canvas, ns: int) -> list[str]:
    group = canvas.ribbon.at(place(canvas, ns))
    return [] if group is None else canvas.ribbon.lines(group)


def test_everything_that_happened_has_its_symbol(shown: Shown) -> None:
    workspace, canvas, log = shown
    log.add(moment(canvas, 0.2), Sign.LOST, 7)
    workspace.page.mark(moment(canvas, 0.4), "pump 2")
    execute = Step(moment(canvas, 0.6), "EXECUTE", good=True, sent=True)
    command = CommandMark(frozenset({"rtu"}), "Single command 5001 on", [execute])
    workspace.show_commands([command])
    assert told(canvas, moment(canvas, 0.2))[0].endswith("RTU: event 7")
    assert told(canvas, moment(canvas, 0.4))[0].endswith("pump 2")
    assert told(canvas, moment(canvas, 0.6))[0].endswith("Single command 5001 on: EXECUTE …")
    assert told(canvas, moment(canvas, 0.5)) == []
    command.refusal = "refused"
    workspace.show_commands([command])
    assert told(canvas, moment(canvas, 0.6))[0].startswith("▽")


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_signs_differ_without_colours(shown: Shown, theme: Theme) -> None:
    _, canvas, log = shown
    canvas.theme = theme
    pictures = []
    for sign in Sign:
        log.clear()
        log.add(moment(canvas, 0.5), sign, 0)
        image = strip(canvas)
        x = place(canvas, moment(canvas, 0.5)).x() - canvas.gutter
        near = image.copy(x - canvas.px(12), 0, canvas.px(24), image.height())
        ground = QColor(theme.panel)
        pictures.append({
            (i, j) for i, j in itertools.product(range(near.width()), range(near.height()))
            if abs(near.pixelColor(i, j).lightness() - ground.lightness()) > 40
        })  # fmt: skip
    for one, other in itertools.combinations(range(len(pictures)), 2):
        assert len(pictures[one] ^ pictures[other]) > 6 * canvas.dpr**2, (Sign(one), Sign(other))
    assert len({look.letter for look in LOOKS.values()}) == len(Sign), "their letters differ, too"


def test_those_too_near_are_one_symbol_of_the_gravest_with_their_number(shown: Shown) -> None:
    _, canvas, log = shown
    slot = canvas.px(SLOT) * canvas.view.q
    begin = (moment(canvas, 0.5) // slot) * slot
    for number in range(12):
        log.add(begin + number * canvas.view.q, Sign.ERROR if number == 9 else Sign.NOTE, number)
    group = canvas.ribbon.at(place(canvas, begin + 5 * canvas.view.q))
    assert group is not None
    assert (group.count, group.sign) == (12, Sign.ERROR)
    lines = canvas.ribbon.lines(group)
    assert any("event 9" in line and line.startswith("◆") for line in lines), "the gravest is never left out"
    assert lines[-1] == "… and 4 more"
    log.clear()
    for number in range(2):
        log.add(begin + (2 + 28 * number) * canvas.px(1) * canvas.view.q, Sign.NOTE, number)
    assert sum(len(groups) for groups in canvas.ribbon._groups.values()) <= 1
    strip(canvas)
    assert sum(len(groups) for groups in canvas.ribbon._groups.values()) == 2, "there is room for both"


def test_following_moves_symbols_and_never_groups_them_anew(shown: Shown) -> None:
    _, canvas, log = shown
    clock = Clock(canvas.now())
    canvas.now = clock
    canvas.go_live()
    for number in range(200):
        log.add(moment(canvas, number / 200), Sign.WARNING, number)
    strip(canvas)
    kept = {group.slot: group for groups in canvas.ribbon._groups.values() for group in groups}
    for _ in range(40):
        clock.now_ns += 3 * canvas.view.q
        first = strip(canvas)
        clock.now_ns += canvas.view.q
        second = strip(canvas)
        edge = canvas.px(SLOT + 14)  # where symbols are held inside
        both = canvas.plots.width() - 1 - 2 * edge
        assert first.copy(edge + 1, 0, both, first.height()) == second.copy(edge, 0, both, first.height())
        for groups in canvas.ribbon._groups.values():
            for group in groups:
                assert kept.setdefault(group.slot, group) == group


@pytest.mark.parametrize("count", [1, 5])
def test_what_just_happened_is_seen_at_the_edge_at_once(shown: Shown, count: int) -> None:
    _, canvas, log = shown
    clock = Clock(canvas.now())
    canvas.now = clock
    canvas.go_live()
    slot = canvas.px(SLOT)
    for _ in range(slot):  # wherever the grid lies
        clock.now_ns += canvas.view.q
        log.clear()
        quiet = strip(canvas)
        for number in range(count):
            log.add(clock.now_ns, Sign.LOST, number)
        seen, ground = strip(canvas), QColor(canvas.theme.hatch)
        inked = sum(
            seen.pixelColor(x, y) == ground
            for x in range(seen.width() - slot, seen.width()) for y in range(seen.height() - canvas.px(4))
        )  # fmt: skip
        assert inked > 5
        assert seen != quiet
        assert told(canvas, clock.now_ns)


def test_a_million_of_them_are_few_symbols(shown: Shown) -> None:
    _, canvas, log = shown
    begin, span = moment(canvas, 0.0), canvas.view.span_ns
    for number in range(1_000_000):
        log.add(begin + number * span // 1_000_000, Sign.NOTE, number)
    strip(canvas)
    assert sum(len(groups) for groups in canvas.ribbon._groups.values()) <= canvas.plots.width() // canvas.px(SLOT) + 2
    assert sum(g.count for groups in canvas.ribbon._groups.values() for g in groups) > 990_000
    assert len(told(canvas, moment(canvas, 0.5))) == 9


def test_only_what_changes_is_drawn(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    _, canvas, log = shown
    log.add(moment(canvas, 0.5), Sign.BACK, 1)
    strip(canvas)
    drawn: list[int] = []
    draw = ribbon.draw_slot

    def count(frame: Frame, painter: QPainter, groups: Any, slot: int, *rest: Any) -> None:
        drawn.append(slot)
        draw(frame, painter, groups, slot, *rest)

    monkeypatch.setattr(ribbon, "draw_slot", count)
    for _ in range(5):
        canvas.tick()
        canvas.repaint()
    assert drawn == []
    log.add(moment(canvas, 0.6), Sign.LOST, 2)
    canvas.repaint()
    assert drawn == [moment(canvas, 0.6) // canvas.view.q // canvas.px(SLOT)]
    moved, drawn[:] = strip(canvas), []
    for columns in (200, -350, 10**6, -(10**6) + 150):
        canvas.pan(columns)
        strip(canvas)
    assert strip(canvas) == moved, "moving there and back loses nothing"
    drawn.clear()
    canvas.pan(canvas.px(SLOT))
    strip(canvas)
    assert len(drawn) == 1, "one slot came into view"


def test_a_click_shows_one_event_and_zooms_into_several(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, log = shown
    slot = canvas.px(SLOT) * canvas.view.q
    begin = (moment(canvas, 0.5) // slot) * slot
    log.add(moment(canvas, 0.2), Sign.LOST, 7)
    for number in range(3):
        log.add(begin + number * 5 * canvas.view.q, Sign.NOTE, number)

    def click(ns: int) -> None:
        at = (QPointF(place(canvas, ns)) / canvas.dpr).toPoint()
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)

    with qtbot.waitSignal(workspace.event_wanted) as wanted:
        click(moment(canvas, 0.2))
    assert wanted.args == [7]
    span = canvas.view.span_ns
    click(begin + 5 * canvas.view.q)
    assert canvas.view.span_ns < span / 10
    strip(canvas)
    assert [group.count for groups in canvas.ribbon._groups.values() for group in groups] == [1, 1, 1]
    workspace.page.mark(moment(canvas, 0.1), "here")
    click(moment(canvas, 0.1))
    assert canvas.keys.at_marker is not None
    assert canvas.keys.at_marker.text == "here"


def test_by_keys_it_is_walked_through_told_and_opened(qtbot: QtBot, shown: Shown) -> None:
    workspace, canvas, log = shown
    workspace.activateWindow()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(canvas.hasFocus)
    for number, part in enumerate((-3.0, 0.3, 0.6, 4.0)):
        log.add(moment(canvas, part), Sign.WARNING, number)
    times = [log.time(n) for n in range(4)]
    quiet = canvas.grab().toImage()
    qtbot.keyClick(canvas, Qt.Key.Key_E)
    assert canvas.ribbon.chosen == times[1], "the first one in view"
    assert "event 1" in canvas.accessibleDescription()
    assert canvas.grab().toImage() != quiet
    for _ in range(5):
        qtbot.keyClick(canvas, Qt.Key.Key_E)
    assert canvas.ribbon.chosen == times[3]
    assert 0 <= canvas.view.x(times[3]) < canvas.view.width, "the view went there"
    for _ in range(5):
        qtbot.keyClick(canvas, Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.ribbon.chosen == times[0]
    with qtbot.waitSignal(workspace.event_wanted) as wanted:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert wanted.args == [0]
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.ribbon.chosen is None


def test_hidden_it_gives_its_room_to_the_lanes(shown: Shown) -> None:
    workspace, canvas, log = shown
    log.add(moment(canvas, 0.5), Sign.LOST, 1)
    height = canvas.plots.height()
    at = place(canvas, moment(canvas, 0.5))
    workspace.set_ribbon(False)
    assert canvas.plots.height() > height
    assert canvas.ribbon.at(at) is None
    assert workspace.add_tab().canvas.ribbon.shown is False
    workspace.set_ribbon(True)
    assert canvas.plots.height() == height
    QApplication.processEvents()


def test_the_mouse_over_it_tells_what_happened(shown: Shown) -> None:
    _, canvas, log = shown
    log.add(moment(canvas, 0.5), Sign.LOST, 1)
    quiet = canvas.grab().toImage()
    canvas.set_hover(place(canvas, moment(canvas, 0.5)))
    assert canvas.grab().toImage() != quiet
