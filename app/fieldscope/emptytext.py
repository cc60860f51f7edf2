"""Lists without rows say why they are empty and what fills them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView

from fieldscope import theme


def paint_empty(view: QAbstractItemView, text: str) -> None:
    """Write `text` into the middle of a view without rows; call it at the end of its `paintEvent`."""
    if not text or view.model() is None or view.model().rowCount():
        return
    painter = QPainter(view.viewport())
    painter.setPen(theme.color("muted"))
    room = view.viewport().rect().adjusted(16, 8, -16, -8)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), text)
    painter.end()
