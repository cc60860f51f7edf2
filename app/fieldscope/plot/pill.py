"""The button that says whether the view is LIVE or on HOLD, and how far it is behind."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from fieldscope.lanes.ticks import relative_text
from fieldscope.words import tr

if TYPE_CHECKING:
    from fieldscope.plot.canvas import Canvas


class Pill(QPushButton):
    """Shows one canvas at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTip(tr("LIVE follows the present; HOLD stands still while samples go on arriving (Space)"))

    def show_view(self, canvas: "Canvas") -> None:
        """Show how a canvas is now."""
        theme = canvas.theme
        if canvas.view.live:
            text, color = "●  LIVE", theme.live
        else:
            text, color = f"❙❙  HOLD  {relative_text(-canvas.behind_ns(), 0)}", theme.hold
        if self.text() != text:
            self.setText(text)
        style = (
            f"QPushButton {{ background: {color}; color: {theme.on_pill}; border: none; border-radius: 11px;"
            f" padding: 3px 14px; font-weight: 600; min-width: 62px; min-height: 16px; }}"
            f" QPushButton:focus {{ border: 2px solid {theme.text}; padding: 1px 12px; }}"
        )
        if self.styleSheet() != style:
            self.setStyleSheet(style)
