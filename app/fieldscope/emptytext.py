"""Lists without rows say why they are empty and what fills them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from fieldscope import theme


class ExplainedTable(QTableView):
    """A table that says why it is empty."""

    def __init__(self, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = empty

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_empty(self, self.empty)


def paint_empty(view: QAbstractItemView, text: str) -> None:
    """Write `text` into the middle of a view without rows; call it at the end of its `paintEvent`."""
    if not text or view.model() is None or view.model().rowCount():
        return
    painter = QPainter(view.viewport())
    painter.setPen(theme.color("muted"))
    room = view.viewport().rect().adjusted(16, 8, -16, -8)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), text)
    painter.end()
