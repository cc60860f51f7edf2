"""Colours of the plots, in a light and a dark table. Everything that is painted takes its colour from here.

Curves use the eight hues of Okabe and Ito, which people with any kind of colour blindness tell apart, made lighter on
dark ground; from the ninth signal on the hues come again in other shades. Every curve has a contrast of at least 3:1
to its lane. Bad quality is never told by colour alone.
"""

import functools
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """Names of colours are what they are for; "#rrggbb". Each is itself only: colours are kept by it."""

    window: str
    """Behind and between the lanes."""
    lane: str
    """Ground of a lane."""
    panel: str
    """Ground of the names beside a lane."""
    grid: str
    border: str
    text: str
    dim: str
    """Secondary text: axis labels, hints."""
    hatch: str
    """Stripes where nothing is known."""
    cursor_a: str
    cursor_b: str
    hover: str
    live: str
    hold: str
    on_pill: str
    """Text on a pill."""
    marker: str
    history: str
    """Ground before the oldest sample that is still in memory."""
    curves: tuple[str, ...]
    bands: tuple[str, ...]
    """Grounds of state bands; `text` is readable on each."""


LIGHT: Final = Theme(
    window="#eceff3",
    lane="#ffffff",
    panel="#f7f8fa",
    grid="#e6e9ee",
    border="#c8ced8",
    text="#1c2430",
    dim="#5c6878",
    hatch="#c2492a",
    cursor_a="#0b6bcb",
    cursor_b="#b3410e",
    hover="#7a8698",
    live="#0f7b4f",
    hold="#b45309",
    on_pill="#ffffff",
    marker="#6d3fc0",
    history="#e9ecf1",
    curves=("#0072b2", "#d55e00", "#009e73", "#b5539c", "#b98900", "#6f8f00", "#5b5fc7", "#3f4a59"),
    bands=("#cfe3f5", "#fbdcc4", "#c9ecdf", "#efd3e8", "#f7e7b5", "#d6e9f8", "#dcdcf6", "#dde2e9"),
)
DARK: Final = Theme(
    window="#14181e",
    lane="#1b2027",
    panel="#20262e",
    grid="#2b323c",
    border="#3a4350",
    text="#e8ecf2",
    dim="#98a4b3",
    hatch="#ff8a65",
    cursor_a="#5eb1ff",
    cursor_b="#ff9d5c",
    hover="#8b97a8",
    live="#35c48b",
    hold="#f5a742",
    on_pill="#10151b",
    marker="#b798ff",
    history="#161a20",
    curves=("#56b4e9", "#ff8c42", "#2fce9b", "#e08cc8", "#f0d442", "#91be29", "#a5a8ff", "#d3dae4"),
    bands=("#1f4a66", "#6b3a1a", "#175544", "#5b3450", "#5e5215", "#2a4d63", "#3d3e72", "#414a56"),
)


READABLE: Final = 4.6
"""Contrast of text against its ground; WCAG 2 wants 4.5 for level AA."""


def theme_for(palette: QPalette) -> Theme:
    """Give the table that suits the application's palette."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


@functools.cache
def curve_color(theme: Theme, number: int) -> QColor:
    """Give the colour of the curve with this number, counted from 0 without end."""
    turn, hue = divmod(number, len(theme.curves))
    color = QColor(theme.curves[hue])
    match turn % 3:
        case 1:
            return color.darker(160) if theme is LIGHT else color.darker(150)
        case 2:
            return color.darker(230) if theme is LIGHT else color.lighter(125)
    return color


def ink(theme: Theme, color: QColor) -> QColor:
    """Give a curve's colour dark (on dark ground: light) enough to be read as text beside its lane."""
    return _ink(theme, color.rgb())


@functools.lru_cache(maxsize=256)
def _ink(theme: Theme, rgb: int) -> QColor:
    color, ground = QColor.fromRgb(rgb), _luminance(QColor(theme.panel))
    target = (ground + 0.05) / READABLE - 0.05 if theme is LIGHT else (ground + 0.05) * READABLE - 0.05
    factor = 104 if theme is LIGHT else 96
    for _ in range(60):
        if (_luminance(color) <= target) if theme is LIGHT else (_luminance(color) >= target):
            break
        color = color.darker(factor)
    return color


def _luminance(color: QColor) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
