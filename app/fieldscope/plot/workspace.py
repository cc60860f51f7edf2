"""The workspace: what the main window puts in its middle."""

import time
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import numpy as np
from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from fieldscope.plot.mime import SIGNALS_MIME, unpack_signals
from fieldscope.store import Signal as Source
from fieldscope.store import SignalKey, Store

How = Literal["together", "each"]
"""All into one lane (of each kind), or a lane for each."""


class Workspace(QWidget):
    """Lanes on one time axis. GUI thread only.

    Signals may be plotted, saved and restored before their connection exists: a lane waits for them and says so.
    """

    held = Signal(bool)
    """The view went on HOLD (True) or back to LIVE (False). Acquisition never stops for it."""
    plotted_changed = Signal()
    """`plotted()` gives another answer than before."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._store = store
        self._keys: list[SignalKey] = []
        self._hold = False
        self._now = time.time_ns()
        self._timer = QTimer(self, interval=33)
        self._timer.timeout.connect(self.update)
        self._timer.start()

    def plot(self, signals: Iterable[Source], how: How = "together") -> None:
        """Show signals in the current tab; one that is shown already is not shown twice."""
        self.plot_keys([signal.key for signal in signals], how)

    def plot_keys(self, keys: Iterable[SignalKey], how: How = "together") -> None:  # noqa: ARG002
        """Show signals by name; those the store does not know yet appear when it does."""
        new = [key for key in keys if key not in self._keys]
        if new:
            self._keys += new
            self.plotted_changed.emit()

    def remove(self, keys: Iterable[SignalKey]) -> None:
        """Take signals out of every lane."""
        gone = set(keys) & set(self._keys)
        if gone:
            self._keys = [key for key in self._keys if key not in gone]
            self.plotted_changed.emit()

    def plotted(self) -> list[SignalKey]:
        """Give what is shown, in all tabs, top to bottom."""
        return list(self._keys)

    def color_of(self, key: SignalKey) -> QColor | None:
        """Give the colour a signal is drawn in, None when it is not shown: for chips in the source tree."""
        return QColor.fromHsv(self._keys.index(key) * 67 % 360, 200, 220) if key in self._keys else None

    @property
    def on_hold(self) -> bool:
        """True while the view stands still."""
        return self._hold

    def set_live(self) -> None:
        """Follow the present."""
        if self._hold:
            self._hold = False
            self.held.emit(False)

    def set_hold(self) -> None:
        """Stand still; nothing else stops."""
        if not self._hold:
            self._hold = True
            self.held.emit(True)

    def state(self) -> dict[str, Any]:
        """Give what a project saves, JSON-able."""
        return {"signals": [list(key) for key in self._keys]}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what `state` gave; parts of it that make no sense are left out."""
        self.remove(self.plotted())
        self.plot_keys([SignalKey(*pair) for pair in state.get("signals", [])])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(SIGNALS_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.plot_keys(unpack_signals(event.mimeData()))
        event.acceptProposedAction()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._hold:
            self._now = time.time_ns()
        span = 60_000_000_000
        painter = QPainter(self)
        if not self._keys:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "Tick a signal in the source tree")
        for key in self._keys:
            signal = self._store.find(key)
            window = signal.window(self._now - span, self._now) if signal is not None else None
            if window is None or not np.isfinite(window.values).any():
                continue
            x = (window.times - (self._now - span)) / span * self.width()
            low, high = np.nanmin(window.values), np.nanmax(window.values)
            y = self.height() * (0.9 - 0.8 * (window.values - low) / ((high - low) or 1.0))
            color = self.color_of(key)
            assert color is not None
            painter.setPen(color)
            painter.drawPolyline(QPolygonF([QPointF(a, b) for a, b in zip(x, y, strict=True) if b == b]))
        painter.end()
