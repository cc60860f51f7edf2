"""Ctrl+K."""

from fake_driver import running
from PySide6.QtCore import Qt
from window_desk import Desk

from fieldscope.palette import Hit, Palette, search
from fieldscope.store import SignalKey
from linkkit.driver import LinkState


def opened(desk: Desk) -> Palette:
    desk.window.actions_by_id["palette"].trigger()
    palette = desk.window.findChild(Palette)
    assert palette is not None
    return palette


def test_a_signal_is_plotted_by_a_few_letters(desk: Desk) -> None:
    connection = desk.session.add("fake", "Line 1", running("Speed", "Load"))
    desk.wait(lambda: connection.state is LinkState.RUNNING and connection.points)
    palette = opened(desk)
    desk.qtbot.keyClicks(palette.edit, "loa line")
    desk.qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert desk.window.workspace.plotted() == [SignalKey(connection.id, "Load")]
    desk.wait(lambda: desk.window.findChild(Palette) is None)


def test_an_action_is_done(desk: Desk) -> None:
    palette = opened(desk)
    desk.qtbot.keyClicks(palette.edit, "dark")
    desk.qtbot.keyClick(palette.edit, Qt.Key.Key_Down)
    desk.qtbot.keyClick(palette.edit, Qt.Key.Key_Up)
    desk.qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert desk.settings.value("theme") == "dark"


def test_nothing_found_does_nothing(desk: Desk) -> None:
    palette = opened(desk)
    desk.qtbot.keyClicks(palette.edit, "no such thing")
    desk.qtbot.keyClick(palette.edit, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.close()


def test_better_hits_come_first() -> None:
    key = SignalKey("a", "b")
    hits = [Hit(text, "", key) for text in ("Overspeed", "Line1.Speed", "Speed")]
    assert [hit.text for hit in search("speed", hits)] == ["Speed", "Line1.Speed", "Overspeed"]
    assert [hit.text for hit in search("speed line", hits)] == ["Line1.Speed"]
