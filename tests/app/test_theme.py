"""Contrast of both themes after WCAG 2: text 4.5:1, what is only drawn 3:1."""

import itertools
import math
from itertools import product

import pytest
from PySide6.QtGui import QColor, QPalette

from fieldscope.lanes.theme import DARK, LIGHT, Theme, curve_color, ink
from fieldscope.theme import _ROLES, TOKENS

TEXT, DRAWN = 4.5, 3.0
Role = QPalette.ColorRole
ON = {
    Role.WindowText: (Role.Window, Role.Base),
    Role.Text: (Role.Base, Role.AlternateBase),
    Role.PlaceholderText: (Role.Base,),
    Role.ButtonText: (Role.Button, Role.Window),
    Role.HighlightedText: (Role.Highlight,),
    Role.Link: (Role.Base, Role.Window),
    Role.LinkVisited: (Role.Base, Role.Window),
    Role.ToolTipText: (Role.ToolTipBase,),
}


def luminance(color: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str | QColor, other: str | QColor) -> float:
    """Contrast of two colours, 1 to 21."""
    high, low = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("dark", [False, True])
def test_text_of_the_window_is_readable(dark: bool) -> None:
    poor = {
        (role.name, ground.name): round(contrast(_ROLES[role][dark], _ROLES[ground][dark]), 2)
        for role, grounds in ON.items()
        for ground in grounds
        if contrast(_ROLES[role][dark], _ROLES[ground][dark]) < TEXT
    }
    tokens = {
        (name, ground.name): round(contrast(pair[dark], _ROLES[ground][dark]), 2)
        for (name, pair), ground in product(TOKENS.items(), (Role.Base, Role.AlternateBase, Role.Window))
        if contrast(pair[dark], _ROLES[ground][dark]) < TEXT
    }
    assert poor | tokens == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_lanes_are_readable(theme: Theme) -> None:
    text = [
        *product((theme.text,), (theme.window, theme.lane, theme.panel, *theme.bands)),
        *product((theme.dim,), (theme.window, theme.lane, theme.panel)),
        *product((theme.on_pill,), (theme.live, theme.hold)),
        *((ink(theme, curve_color(theme, number)), theme.lane) for number in range(24)),
        *((ink(theme, curve_color(theme, number)), theme.panel) for number in range(24)),
    ]
    drawn = [(curve_color(theme, number), theme.lane) for number in range(24)] + [
        (color, theme.lane) for color in (theme.cursor_a, theme.cursor_b, theme.hover, theme.marker, theme.hatch)
    ]
    poor = [(a, b, round(contrast(a, b), 2)) for a, b in text if contrast(a, b) < TEXT]
    faint = [(a, b, round(contrast(a, b), 2)) for a, b in drawn if contrast(a, b) < DRAWN]
    assert (poor, faint) == ([], [])


def lab(color: QColor) -> tuple[float, float, float]:
    """CIE L*a*b* of an sRGB colour, white point D65."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    x, y, z = (
        share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116
        for share in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_no_two_of_the_first_curves_look_alike(theme: Theme) -> None:
    colors = [lab(curve_color(theme, number)) for number in range(16)]
    near = min(math.dist(one, other) for one, other in itertools.combinations(colors[: len(theme.curves)], 2))
    assert near > 25
    assert min(math.dist(one, other) for one, other in itertools.combinations(colors, 2)) > 12
