"""What happens to connections, alarms and commands stands in the strip of events, and is found from there."""

import pytest
from fake_driver import FakeDriver, running
from PySide6.QtCore import QPointF, Qt
from window_desk import Desk

from fieldscope.actions import ROWS
from fieldscope.alarms.limits import Limits
from fieldscope.bridge import CommandNotice, Posted
from fieldscope.plot.timeline import Sign
from fieldscope.store import SignalKey
from fieldscope.window import MainWindow
from linkkit.driver import LinkState, Severity


def signs(window: MainWindow) -> list[Sign]:
    line = window.events_model.timeline
    return [line.at(place)[1] for place in range(len(line))]


def test_what_happens_to_a_connection_is_in_the_strip_and_found_in_the_list(desk: Desk) -> None:
    window = desk.window
    connection = desk.session.add("fake", "RTU", running("Speed"))
    desk.wait(lambda: connection.state is LinkState.RUNNING)
    assert Sign.BACK in signs(window)
    FakeDriver.links[0].fail()
    desk.wait(lambda: Sign.LOST in signs(window))
    window.workspace.plot_keys([SignalKey(connection.id, "Speed")])
    canvas = window.workspace.page.canvas
    desk.wait(lambda: canvas.lanes)
    canvas.hold()
    line = window.events_model.timeline
    at = signs(window).index(Sign.LOST)
    ns, _, number = line.at(at)
    canvas.show_time(ns - 200_000, ns + 200_000)
    window.events.severity.setCurrentIndex(2)
    window.events.filter_box.setText("nowhere to be found")
    desk.wait(lambda: window.events_model.rowCount() == 0)
    canvas.draw_now()
    spot = QPointF(canvas.gutter + canvas.view.x(ns), canvas.plots.height() + canvas.stack.ribbon_height / 2)
    group = canvas.ribbon.at(spot.toPoint())
    assert group is not None
    assert "RTU: the connection was lost" in canvas.ribbon.lines(group)[0]
    desk.qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=(spot / canvas.dpr).toPoint())
    (chosen,) = window.events.table.selectionModel().selectedRows()
    assert window.events_model.number(chosen.row()) == number
    assert window.events_model.index(chosen.row(), 2).data() == "the connection was lost"


def test_alarms_have_a_sign_of_their_own_and_commands_are_not_told_twice(desk: Desk) -> None:
    window = desk.window
    connection = desk.session.add("fake", "RTU", running("Speed"))
    desk.wait(lambda: connection.state is LinkState.RUNNING)
    desk.session.limit(SignalKey(connection.id, "Speed"), Limits(high=-1000.0))
    desk.wait(lambda: Sign.ALARM in signs(window))
    before = signs(window)
    desk.session.noticed.emit([Posted(1, connection.id, CommandNotice(Severity.ERROR, "refused"))])
    assert signs(window) == before
    assert window.events_model.says(window.events_model.log.end - 1) == "RTU: refused"


def test_a_line_that_is_gone_says_nothing(desk: Desk) -> None:
    assert desk.window.events_model.says(10**6) == ""
    desk.window.events.select(10**6)


@pytest.mark.parametrize("name", ["snap", "events-strip"])
def test_the_choice_is_remembered(desk: Desk, name: str) -> None:
    row = next(row for row in ROWS if row.id == name)
    action = desk.window.actions_by_id[row.id]
    assert action.isChecked()
    action.trigger()
    assert not action.isChecked()
    again = MainWindow(desk.session, desk.theme, desk.settings, None)
    desk.qtbot.addWidget(again)
    assert not again.actions_by_id[row.id].isChecked()
    assert (again.workspace.snapping, again.workspace.ribbon) == (name != "snap", name != "events-strip")


def test_the_anchor_is_that_of_the_tab_which_is_shown(desk: Desk) -> None:
    workspace, action = desk.window.workspace, desk.window.actions_by_id["anchor"]
    action.trigger()
    assert action.isChecked()
    workspace.add_tab()
    assert not action.isChecked()
    workspace.close_current_tab()
    assert action.isChecked()
