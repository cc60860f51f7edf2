"""Undo and redo through the window's actions: the step before comes back, and only what differs is touched."""

from fake_driver import FakeDriver, running
from PySide6.QtCore import Qt
from window_desk import Desk

from fieldscope.measure.derived import Definition
from fieldscope.store import SignalKey
from linkkit.driver import LinkState


def settle(desk: Desk) -> None:
    """Let the changes of now become a step."""
    desk.window.history.note()


def undo(desk: Desk) -> None:
    desk.window.actions_by_id["undo"].trigger()


def redo(desk: Desk) -> None:
    desk.window.actions_by_id["redo"].trigger()


def names(desk: Desk) -> list[str]:
    return [connection.name for connection in desk.session.connections]


def test_nothing_to_undo_is_said_by_a_grey_action(desk: Desk) -> None:
    for name in ("undo", "redo"):
        assert not desk.window.actions_by_id[name].isEnabled()
    desk.window.history.undo()
    desk.window.history.redo()
    assert names(desk) == []


def test_a_removed_connection_comes_back_with_its_lanes(desk: Desk) -> None:
    connection = desk.session.add("fake", "Line 1", running("Speed"))
    other = desk.session.add("fake", "Line 2", running("Speed"))
    key = SignalKey(connection.id, "Speed")
    desk.wait(lambda: desk.session.signal(key) is not None)
    desk.window.workspace.plot_keys([key])
    settle(desk)
    link = other.link
    desk.window._remove([connection.id])
    assert desk.window.workspace.plotted() == []
    settle(desk)
    assert desk.window.actions_by_id["undo"].text() == "&Undo remove Line 1"
    undo(desk)
    assert sorted(names(desk)) == ["Line 1", "Line 2"]
    assert desk.session.links.connections[connection.id].settings == connection.settings
    assert desk.window.workspace.plotted() == [key]
    assert other.link is link
    desk.wait(lambda: desk.session.signal(key) is not None and desk.session.delivered(connection.id))
    redo(desk)
    assert names(desk) == ["Line 2"]
    assert desk.window.workspace.plotted() == []


def test_an_edit_is_taken_back_in_place(desk: Desk) -> None:
    connection = desk.session.add("fake", "Line 1", running("Speed"))
    settle(desk)
    desk.session.edit(connection.id, "Line 1 north", running("Speed", "Load"))
    settle(desk)
    assert desk.window.history.undo_text == "edit Line 1 north"
    undo(desk)
    assert (connection.name, connection.settings) == ("Line 1", running("Speed"))
    assert desk.window.history.redo_text == "edit Line 1 north"
    redo(desk)
    assert (connection.name, connection.settings) == ("Line 1 north", running("Speed", "Load"))
    assert len(FakeDriver.links) == 1


def test_starting_and_stopping_are_no_steps(desk: Desk) -> None:
    connection = desk.session.add("fake", "Line 1", running("Speed"))
    settle(desk)
    desk.session.stop(connection.id)
    settle(desk)
    desk.session.edit(connection.id, "Line 2", connection.settings)
    settle(desk)
    undo(desk)
    assert connection.name == "Line 1"
    assert connection.state is LinkState.OFF
    undo(desk)
    assert names(desk) == []


def test_lanes_and_derived_signals(desk: Desk) -> None:
    connection = desk.session.add("fake", "Line 1", running("Speed", "Load"))
    keys = [SignalKey(connection.id, point) for point in ("Speed", "Load")]
    desk.wait(lambda: all(desk.session.signal(key) is not None for key in keys))
    settle(desk)
    desk.window.workspace.plot_keys(keys[:1])
    settle(desk)
    desk.window.workspace.plot_keys(keys[1:])
    settle(desk)
    desk.session.define(Definition("twice", "Speed * 2"))
    settle(desk)
    assert desk.window.history.undo_text == "derived signals"
    undo(desk)
    assert len(desk.session.derived) == 0
    assert desk.window.workspace.plotted() == keys
    undo(desk)
    assert desk.window.workspace.plotted() == keys[:1]
    undo(desk)
    assert desk.window.workspace.plotted() == []
    for _ in range(3):
        redo(desk)
    assert len(desk.session.derived) == 1
    assert desk.window.workspace.plotted() == keys
    assert not desk.window.actions_by_id["redo"].isEnabled()


def test_looking_is_no_step_and_stays(desk: Desk) -> None:
    desk.session.add("fake", "Line 1", running("Speed"))
    settle(desk)
    before = desk.window.history.undo_text
    desk.window.workspace.set_span(77)
    desk.session.mark_dirty()
    settle(desk)
    assert desk.window.history.undo_text == before
    undo(desk)
    assert desk.window.workspace.page.canvas.view.span_ns == 77_000_000_000


def test_a_change_after_undo_forgets_what_was_taken_back(desk: Desk) -> None:
    desk.session.add("fake", "Line 1", running("Speed"))
    settle(desk)
    undo(desk)
    desk.session.add("fake", "Line 2", running("Speed"))
    desk.qtbot.keyClick(desk.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert names(desk) == ["Line 2"]
    assert not desk.window.actions_by_id["redo"].isEnabled()


def test_a_new_project_starts_anew(desk: Desk) -> None:
    desk.session.add("fake", "Line 1", running("Speed"))
    settle(desk)
    desk.session.dirty = False
    desk.window.files.new()
    assert names(desk) == []
    undo(desk)
    assert names(desk) == []
