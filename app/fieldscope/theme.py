"""Colours and icons. Fusion everywhere, with a light and a dark palette of our own.

The palettes are explicit because `QStyleHints.setColorScheme` does nothing on platforms without theme support
(offscreen, plain X11): what is tested is then also what is shown.
"""

from importlib.resources import files
from typing import Final

from PySide6.QtCore import QByteArray, QDir, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

import fieldscope_resources
from linkkit.driver import LinkState

_Role = QPalette.ColorRole
_ROLES: Final = {
    _Role.Window: ("#f3f4f6", "#23272e"),
    _Role.WindowText: ("#1b1f24", "#e4e7eb"),
    _Role.Base: ("#ffffff", "#1a1d22"),
    _Role.AlternateBase: ("#f6f8fa", "#20242a"),
    _Role.Text: ("#1b1f24", "#e4e7eb"),
    _Role.PlaceholderText: ("#6b7480", "#8b95a1"),
    _Role.Button: ("#f8f9fa", "#2d323a"),
    _Role.ButtonText: ("#1b1f24", "#e4e7eb"),
    _Role.BrightText: ("#ffffff", "#ffffff"),
    _Role.Highlight: ("#1f6fb8", "#2774c8"),
    _Role.HighlightedText: ("#ffffff", "#ffffff"),
    _Role.Link: ("#1f6fb8", "#6db3f2"),
    _Role.LinkVisited: ("#6b4fa0", "#b79cf0"),
    _Role.ToolTipBase: ("#fffbe6", "#353b45"),
    _Role.ToolTipText: ("#1b1f24", "#e4e7eb"),
    _Role.Light: ("#ffffff", "#3d444f"),
    _Role.Midlight: ("#e6e9ed", "#343a43"),
    _Role.Mid: ("#b9c0c8", "#4a525e"),
    _Role.Dark: ("#9aa3ad", "#6b7480"),
    _Role.Shadow: ("#7b848e", "#0d0f12"),
}
"""Role → (light, dark)."""
_DISABLED: Final = ("#8b939d", "#717b87")

TOKENS: Final = {
    "ok": ("#14793f", "#4cc47f"),
    "warning": ("#8f5a00", "#f0b23e"),
    "error": ("#b3261e", "#ff7b72"),
    "busy": ("#1f6fb8", "#6db3f2"),
    "muted": ("#59626d", "#9aa4b0"),
}
"""Text colours with a meaning, readable on Base and Window: name → (light, dark)."""

STATE_ICONS: Final = {
    LinkState.OFF: "state-off",
    LinkState.CONNECTING: "state-connecting",
    LinkState.RUNNING: "state-running",
    LinkState.DEGRADED: "state-degraded",
    LinkState.FAULT: "state-fault",
}
STATE_TOKENS: Final = {
    LinkState.OFF: "muted",
    LinkState.CONNECTING: "busy",
    LinkState.RUNNING: "ok",
    LinkState.DEGRADED: "warning",
    LinkState.FAULT: "error",
}


def is_dark() -> bool:
    """Whether the palette in use is a dark one."""
    return QGuiApplication.palette().color(_Role.Window).lightness() < 128


def color(token: str) -> QColor:
    """The colour of a `TOKENS` name for the palette in use."""
    return QColor(TOKENS[token][is_dark()])


def dress(widget: QWidget, style: str) -> None:
    """Give a widget a style sheet; the one it has is not set again, for which Qt would measure and paint it anew."""
    if widget.styleSheet() != style:
        widget.setStyleSheet(style)


def palette(dark: bool) -> QPalette:
    """Our light or dark palette."""
    result = QPalette()
    for role, pair in _ROLES.items():
        result.setColor(role, QColor(pair[dark]))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(_DISABLED[dark]))
    result.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, QColor(("#c9cfd6", "#3d444f")[dark]))
    return result


class Theme(QObject):
    """The chosen colours: "system", "light" or "dark". Tells who drew icons or cached colours when they change."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.mode = "system"
        app.setStyle("Fusion")
        QDir.setSearchPaths("icons", [str(files(fieldscope_resources) / "icons")])
        app.styleHints().colorSchemeChanged.connect(self._follow)

    def apply(self, mode: str) -> None:
        """Use "system", "light" or "dark" from now on."""
        self.mode = mode
        dark = mode == "dark" or (mode == "system" and self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark)
        self._app.setPalette(palette(dark))
        self._app.setStyleSheet(STYLE)
        self.changed.emit()

    def _follow(self, _scheme: Qt.ColorScheme) -> None:
        if self.mode == "system":
            self.apply("system")


STYLE: Final = """
QToolTip { border: 1px solid palette(mid); padding: 3px; }
QDockWidget { titlebar-close-icon: url(icons:dock-close.svg); titlebar-normal-icon: url(icons:dock-float.svg); }
QDockWidget::title { padding: 5px 8px; background: palette(midlight); }
QMainWindow::separator { background: palette(midlight); width: 4px; height: 4px; }
QStatusBar::item { border: none; }
QLineEdit { border: 1px solid palette(mid); border-radius: 3px; padding: 3px 5px; background: palette(base); }
QLineEdit:focus { border-color: palette(highlight); }
QLineEdit:disabled { background: palette(window); }
QAbstractItemView QLineEdit { border-radius: 0; padding: 0 2px; }
QTreeView, QTableView { border: 1px solid palette(mid); }
QHeaderView::section { padding: 3px 6px; border: none; border-right: 1px solid palette(mid);
    border-bottom: 1px solid palette(mid); background: palette(button); }
QTreeView::indicator, QTableView::indicator, QCheckBox::indicator {
    width: 13px; height: 13px; border: 1px solid palette(dark); border-radius: 3px; background: palette(base); }
QTreeView::indicator:checked, QTableView::indicator:checked, QCheckBox::indicator:checked {
    border-color: #1f6fb8; background: #1f6fb8; image: url(icons:tick.svg); }
QMessageBox QLabel#qt_msgbox_label { font-weight: bold; min-width: 340px; }
QMessageBox QLabel#qt_msgbox_informativelabel { min-width: 340px; }
QCheckBox::indicator:focus { border-color: palette(highlight); }
"""


SIZES: Final = (16, 20, 24, 32, 48)
"""Pixels of a side: 16 to 24 as they stand in menus, bars and trees, up to twice as many on dense screens."""
LOGO_SIZES: Final = (16, 24, 32, 48, 64, 128)


def icon(name: str, tint: QColor | None = None, sizes: tuple[int, ...] = SIZES) -> QIcon:
    """Draw one of our icons in the text colour of the palette in use; icons that carry colours keep them.

    Each size is drawn now, for usable and for disabled things: forty icons of all sizes would be felt at the start.
    Raises `FileNotFoundError` for a name that does not exist.
    """
    svg = (files(fieldscope_resources) / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    colors = {
        QIcon.Mode.Normal: tint or QGuiApplication.palette().color(_Role.ButtonText),
        QIcon.Mode.Disabled: QColor(_DISABLED[is_dark()]),
    }
    result = QIcon()
    for mode, shade in colors.items():
        renderer = QSvgRenderer(QByteArray(svg.replace("#000", shade.name()).encode()))
        for size in sizes:
            picture = QPixmap(size, size)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            if mode is QIcon.Mode.Disabled and "#000" not in svg:
                painter.setOpacity(0.45)
            renderer.render(painter, QRectF(0, 0, size, size))
            painter.end()
            result.addPixmap(picture, mode)
    return result
