"""The keyboard on the lanes: one table of keys. What they do is in `acts`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from fieldscope.plot.acts import Keys
from fieldscope.plot.hands import ZOOM
from fieldscope.words import mark

_NONE: Final = Qt.KeyboardModifier.NoModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_HELD: Final = _SHIFT | _CTRL | _ALT


@dataclass(frozen=True, slots=True)
class LaneKey:
    """A key that means something while the lanes have the focus."""

    keys: tuple[Qt.Key, ...]
    shown: str
    """As it stands on the keyboard."""
    says: str
    act: Callable[[Keys], object]
    held: Qt.KeyboardModifier = _NONE
    """What is held down with it."""


LANE_KEYS: Final = (
    LaneKey((Qt.Key.Key_Space,), mark("Space"), mark("HOLD the view, or back to LIVE"), Keys.toggle_live),
    LaneKey((Qt.Key.Key_H,), "H", mark("Home: LIVE, with automatic ranges"), lambda k: k.canvas.home()),
    LaneKey((Qt.Key.Key_Plus, Qt.Key.Key_Equal), "+", mark("Zoom into time"), lambda k: k.zoom(ZOOM)),
    LaneKey((Qt.Key.Key_Minus,), "−", mark("Zoom out of time"), lambda k: k.zoom(1 / ZOOM)),
    LaneKey((Qt.Key.Key_Backspace,), mark("Backspace"), mark("Back to the view before"), lambda k: k.canvas.back()),
    LaneKey((Qt.Key.Key_Left,), "←", mark("Earlier"), lambda k: k.pan(-0.1)),
    LaneKey((Qt.Key.Key_Right,), "→", mark("Later"), lambda k: k.pan(0.1)),
    LaneKey((Qt.Key.Key_PageUp,), mark("Page up"), mark("A page earlier"), lambda k: k.pan(-0.9)),
    LaneKey((Qt.Key.Key_PageDown,), mark("Page down"), mark("A page later"), lambda k: k.pan(0.9)),
    LaneKey((Qt.Key.Key_T,), "T", mark("Source time or arrival time"), lambda k: k.canvas.toggle_base()),
    LaneKey((Qt.Key.Key_A,), "A", mark("Cursor A under the mouse, else take hold of it"), lambda k: k.place_cursor(0)),
    LaneKey((Qt.Key.Key_B,), "B", mark("Cursor B under the mouse, else take hold of it"), lambda k: k.place_cursor(1)),
    LaneKey((Qt.Key.Key_A,), mark("Shift+A"), mark("Cursor A, without snapping to an edge"),
            lambda k: k.place_cursor(0, freely=True), _SHIFT),
    LaneKey((Qt.Key.Key_B,), mark("Shift+B"), mark("Cursor B, without snapping to an edge"),
            lambda k: k.place_cursor(1, freely=True), _SHIFT),
    LaneKey((Qt.Key.Key_Left,), mark("Ctrl+←"), mark("The cursor in hand a little earlier"),
            lambda k: k.move_cursor(-1), _CTRL),
    LaneKey((Qt.Key.Key_Right,), mark("Ctrl+→"), mark("The cursor in hand a little later"),
            lambda k: k.move_cursor(1), _CTRL),
    LaneKey((Qt.Key.Key_Left,), mark("Ctrl+Shift+←"),
            mark("The cursor to the edge before: sample, change, limit or quality of the chosen signal"),
            lambda k: k.jump(-1), _CTRL | _SHIFT),
    LaneKey((Qt.Key.Key_Right,), mark("Ctrl+Shift+→"), mark("The cursor to the next edge"),
            lambda k: k.jump(1), _CTRL | _SHIFT),
    LaneKey((Qt.Key.Key_Left,), mark("Alt+←"), mark("Both cursors a little earlier"), lambda k: k.move_both(-1), _ALT),
    LaneKey((Qt.Key.Key_Right,), mark("Alt+→"), mark("Both cursors a little later"), lambda k: k.move_both(1), _ALT),
    LaneKey((Qt.Key.Key_X,), "X", mark("Anchor the cursors to the screen, or to the data again"), Keys.toggle_anchor),
    LaneKey((Qt.Key.Key_Escape,), "Esc", mark("Remove the cursors"), Keys.escape),
    LaneKey((Qt.Key.Key_M,), "M", mark("Marker with a text"), Keys.mark),
    LaneKey((Qt.Key.Key_N,), "N", mark("Next marker"), lambda k: k.choose_marker(1)),
    LaneKey((Qt.Key.Key_P,), "P", mark("Marker before"), lambda k: k.choose_marker(-1)),
    LaneKey((Qt.Key.Key_E,), "E", mark("Next event of the strip"), lambda k: k.choose_event(1)),
    LaneKey((Qt.Key.Key_E,), mark("Shift+E"), mark("Event of the strip before"), lambda k: k.choose_event(-1), _SHIFT),
    LaneKey((Qt.Key.Key_Return, Qt.Key.Key_Enter), mark("Enter"),
            mark("Change the chosen marker, or show the chosen event in its list"), Keys.enter),
    LaneKey((Qt.Key.Key_Up,), "↑", mark("Choose the signal above"), lambda k: k.choose(-1)),
    LaneKey((Qt.Key.Key_Down,), "↓", mark("Choose the signal below"), lambda k: k.choose(1)),
    LaneKey((Qt.Key.Key_Up,), mark("Alt+↑"), mark("Move it to the lane above, or to a new one"),
            lambda k: k.move(-1), _ALT),
    LaneKey((Qt.Key.Key_Down,), mark("Alt+↓"), mark("Move it to the lane below, or to a new one"),
            lambda k: k.move(1), _ALT),
    LaneKey((Qt.Key.Key_O,), "O", mark("Own value axis for it, or the common one again"), Keys.own_axis),
    LaneKey((Qt.Key.Key_L,), "L", mark("Own lane for it"), Keys.own_lane),
    LaneKey((Qt.Key.Key_Delete,), mark("Del"),
            mark("Remove the signal whose name is under the mouse, else the chosen marker or signal"), Keys.remove),
    LaneKey((Qt.Key.Key_S,), "S", mark("Stack: a lane for every signal, or one again"), Keys.stack),
    LaneKey((Qt.Key.Key_F,), "F", mark("Fit the values of the lane under the mouse, else of all"), Keys.fit),
    LaneKey((Qt.Key.Key_F,), mark("Shift+F"), mark("Fit the values of the chosen signal’s lane"),
            Keys.fit_chosen, _SHIFT),
    LaneKey((Qt.Key.Key_Up,), mark("Ctrl+↑"), mark("Zoom into values"), lambda k: k.zoom_values(ZOOM), _CTRL),
    LaneKey((Qt.Key.Key_Down,), mark("Ctrl+↓"), mark("Zoom out of values"), lambda k: k.zoom_values(1 / ZOOM), _CTRL),
    LaneKey((Qt.Key.Key_Up,), mark("Shift+↑"), mark("Higher values"), lambda k: k.pan_values(0.1), _SHIFT),
    LaneKey((Qt.Key.Key_Down,), mark("Shift+↓"), mark("Lower values"), lambda k: k.pan_values(-0.1), _SHIFT),
    LaneKey((Qt.Key.Key_Up,), mark("Ctrl+Shift+↑"), mark("Lower lane"), lambda k: k.grow(-1), _CTRL | _SHIFT),
    LaneKey((Qt.Key.Key_Down,), mark("Ctrl+Shift+↓"), mark("Higher lane"), lambda k: k.grow(1), _CTRL | _SHIFT),
)  # fmt: skip
_BY_KEY: Final = {(key, row.held): row for row in LANE_KEYS for key in row.keys}


def press(keys: Keys, event: QKeyEvent) -> bool:
    """Carry out a key; False when it means nothing here."""
    key, held = Qt.Key(event.key()), event.modifiers() & _HELD
    row = _BY_KEY.get((key, held))
    if row is None and held == _SHIFT:  # a capital letter, or a sign that needs Shift on this keyboard
        row = _BY_KEY.get((key, _NONE))
    if row is None:
        return False
    row.act(keys)
    return True
