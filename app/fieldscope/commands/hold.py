"""A button that acts only when it was held: a slip of the hand or a stuck key does nothing."""

import time
from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from fieldscope import theme

HOLD_S: Final = 1.0
"""Seconds it has to be held."""


class HoldButton(QPushButton):
    """Emits `held` after the mouse button, or the space bar, was down on it for `HOLD_S` without a break."""

    held = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._since = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(25)
        self._timer.timeout.connect(self._tick)
        self.pressed.connect(self.begin)
        self.released.connect(self.stop)

    @property
    def done(self) -> float:
        """How much of the time is over, 0 to 1."""
        return min(1.0, (time.monotonic() - self._since) / HOLD_S) if self._timer.isActive() else 0.0

    def begin(self) -> None:
        """Count from now on; also again, when it is still down after it acted."""
        self._since = time.monotonic()
        self._timer.start()
        self.update()

    def stop(self) -> None:
        """Let go."""
        self._timer.stop()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.stop()
        self.setDown(False)
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.stop()
        self.setDown(False)
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.done:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            shade = QColor(theme.color("error"))
            shade.setAlpha(110)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawRoundedRect(QRectF(2, 2, (self.width() - 4) * self.done, self.height() - 4), 3, 3)
            painter.end()

    def _tick(self) -> None:
        if not self.isDown() or not self.isEnabled():
            self.stop()
        elif time.monotonic() - self._since >= HOLD_S:
            self.stop()
            self.held.emit()
        else:
            self.update()
