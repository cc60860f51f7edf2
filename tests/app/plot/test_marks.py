"""Commands over the lanes: in those of their connection alone, told by shape and text, and never in the way."""

from collections.abc import Sequence

import pytest
from plot_scene import SECOND, workspace_on_screen
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from fieldscope.lanes.theme import DARK, LIGHT, Theme
from fieldscope.plot import Workspace
from fieldscope.plot.canvas import Canvas
from fieldscope.plot.marks import DETAILED, CommandMark, Step

Shown = tuple[Workspace, Canvas]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    workspace, _ = workspace_on_screen(qtbot, ((("I_L1",), "together"), (("2001",), "each")))
    return workspace, workspace.page.canvas


def mark(canvas: Canvas, part: float, *answers: bool, link: str = "rtu") -> CommandMark:
    """A command at a part of the view (0 to 1), with answers 100 ms after each other."""
    ns = canvas.view.begin_ns + round(part * canvas.view.span_ns)
    steps = [Step(ns, "EXECUTE", good=True, sent=True)]
    steps += [Step(ns + (n + 1) * SECOND // 10, "ACT_CON", good, sent=False) for n, good in enumerate(answers)]
    return CommandMark(frozenset({link}), "Single command 5001 on", steps)


def seen(workspace: Workspace, marks: Sequence[CommandMark]) -> QImage:
    workspace.show_commands(marks)
    return workspace.page.canvas.grab().toImage()


def places(canvas: Canvas) -> list[QRect]:
    plots = canvas.plots
    return [QRect(plots.left(), lane.top, plots.width(), lane.height) for lane in canvas.lanes]


def test_only_the_lanes_of_the_connection_show_it(shown: Shown) -> None:
    workspace, canvas = shown
    before = seen(workspace, [])
    after = seen(workspace, [mark(canvas, 0.5, True)])
    other, own = places(canvas)
    assert after.copy(own) != before.copy(own)
    assert after.copy(other) == before.copy(other)
    elsewhere = seen(workspace, [mark(canvas, 0.5, True, link="none")])
    assert elsewhere.copy(canvas.plots) == before.copy(canvas.plots)
    assert elsewhere != before, "the strip of events has those of all connections"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_refusal_looks_different_from_success_and_from_a_marker(shown: Shown, theme: Theme) -> None:
    workspace, canvas = shown
    canvas.theme = theme
    canvas.refresh()
    own = places(canvas)[1]
    pictures = [seen(workspace, [mark(canvas, 0.5, good)]).copy(own).convertToFormat(QImage.Format.Format_Mono)
                for good in (True, False)]  # fmt: skip
    assert pictures[0] != pictures[1], "also without colours"


def test_the_label_tells_steps_and_why_not() -> None:
    ask, yes, no = Step(0, "SELECT", True, True), Step(1, "ACT_CON", True, False), Step(1, "ACT_CON", False, False)
    execute, term = Step(2, "EXECUTE", True, True), Step(3, "ACT_TERM", True, False)
    none = frozenset[str]()
    assert CommandMark(none, "X", [ask]).label == "X: SELECT …"
    assert CommandMark(none, "X", [ask, yes, execute, yes, term]).label == "X: SELECT ✓ EXECUTE ✓ ACT_TERM ✓"
    assert CommandMark(none, "X", [ask, no], refusal="refused").label == "X: SELECT ✕ – refused"


def test_the_mouse_near_it_shows_every_step(shown: Shown) -> None:
    workspace, canvas = shown
    one = mark(canvas, 0.5, True, True)
    workspace.show_commands([one])
    own = places(canvas)[1]
    x = canvas.gutter + round(canvas.view.x(one.steps[0].ns))
    far = QPoint(x - canvas.px(60), own.center().y())
    canvas.set_hover(far)
    assert not canvas.commands._hovered(one, canvas.lanes[1:], canvas.new_frame())
    canvas.set_hover(QPoint(x + 1, own.center().y()))
    assert canvas.commands._hovered(one, canvas.lanes[1:], canvas.new_frame())
    with_steps = canvas.grab().toImage()
    workspace.show_commands([])
    assert canvas.grab().toImage().copy(own) != with_steps.copy(own)


def test_hundreds_of_them_draw_no_curve_and_few_details(shown: Shown) -> None:
    workspace, canvas = shown
    canvas.hold()
    canvas.draw_now()
    generations = [lane.generation for lane in canvas.lanes]
    many = [mark(canvas, n / 400, n % 7 > 0) for n in range(400)]
    seen(workspace, many)
    canvas.draw_now()
    assert [lane.generation for lane in canvas.lanes] == generations
    assert canvas.commands._shown() == many
    canvas.show_time(many[100].steps[0].ns - 1, many[110].steps[0].ns - 1)
    assert set(many[100:110]) <= set(canvas.commands._shown())
    assert len(canvas.commands._shown()) <= 10 + DETAILED
