"""The strip below the lanes: the whole session at a glance, and which part of it is shown.

Made of pyqtgraph's plot, curves and region: it changes once a second, where their comfort costs nothing.
"""

import time
from typing import Any, Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from fieldscope.plot.canvas import Canvas
from fieldscope.plot.frame import Frame, Trace
from fieldscope.plot.theme import curve_color
from fieldscope.plot.ticks import span_text
from fieldscope.store import Snapshot
from linkkit.driver import Kind

HEIGHT: Final = 46
POINTS: Final = 600
"""Columns the session is reduced to."""
CURVES: Final = 6
"""Curves shown at most: the first ones."""
REFRESH_MS: Final = 1000


class Overview(pg.PlotWidget):  # type: ignore[misc]
    """Minimum and maximum of what is plotted, over all that is in memory. Dragging the window moves the view."""

    chosen = Signal(object, object)
    """The user wants to see from … to … (ns)."""

    def __init__(self, canvas: Canvas, parent: QWidget | None = None) -> None:
        self._canvas = canvas
        self._region: Any = None
        super().__init__(parent)
        self._epoch = time.time_ns()
        self._busy = False
        self._curves: list[Any] = []
        self.setFixedHeight(HEIGHT)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(False, False)
        self.hideAxis("bottom")
        self.hideAxis("left")
        self.getPlotItem().layout.setContentsMargins(0, 0, 0, 0)
        self.getViewBox().setDefaultPadding(0.0)
        self.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self._region = pg.LinearRegionItem(swapMode="block")
        self._region.setZValue(10)
        self._region.sigRegionChanged.connect(self._dragged)
        self.addItem(self._region)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        canvas.view_changed.connect(self.show_window)
        self._dress()

    def refresh(self) -> None:
        """Draw the session anew."""
        canvas = self._canvas
        frame = canvas.new_frame()
        found = [(trace, rows) for trace, rows in self._analog(frame) if len(rows)]
        begin = min((int(rows.arrival(rows.first, rows.first + 1)[0]) for _, rows in found), default=0)
        if not found:
            begin = frame.now_ns - canvas.view.span_ns
        begin = min(begin, frame.now_ns - canvas.view.span_ns)
        end = max(frame.now_ns, canvas.view.end_ns)
        for number, (trace, rows) in enumerate(found):
            self._draw(number, trace, rows, frame)
        for curve in self._curves[len(found) :]:
            curve.setVisible(False)
        self.setXRange((begin - self._epoch) / 1e9, (end - self._epoch) / 1e9, padding=0)
        self.setYRange(0, 1, padding=0.04)
        self.setToolTip(f"{span_text(end - begin)} in memory; drag the window to look back")
        self.show_window()

    def show_window(self) -> None:
        """Show which part the lanes show."""
        view = self._canvas.view
        self._busy = True
        self._region.setRegion(((view.begin_ns - self._epoch) / 1e9, (view.end_ns - self._epoch) / 1e9))
        self._busy = False

    def _analog(self, frame: Frame) -> list[tuple[Trace, Snapshot]]:
        traces = [t for t in self._canvas.traces() if t.signal is not None and t.signal.kind is Kind.ANALOG]
        pairs = [(trace, frame.rows(trace)) for trace in traces[:CURVES]]
        return [(trace, rows) for trace, rows in pairs if rows is not None]

    def _draw(self, number: int, trace: Trace, rows: Snapshot, frame: Frame) -> None:
        assert trace.signal is not None
        signal = trace.signal
        # By row, not by time: times may step back, rows do not; evenly enough for a glance.
        edges = np.linspace(rows.first, rows.count, min(POINTS, len(rows)) + 1).astype(np.int64)
        found = signal.pyramid(rows).columns(edges, rows.count, lambda a, b: signal.values(rows, a, b))
        x = (rows.pick_times(np.clip(found.edges[:-1], rows.first, rows.count - 1), frame.base) - self._epoch) / 1e9
        low = np.where(found.good > 0, found.low, np.nan).astype(np.float64)
        high = np.where(found.good > 0, found.high, np.nan).astype(np.float64)
        if not np.isfinite(low).any():
            return
        least, most = float(np.nanmin(low)), float(np.nanmax(high))
        scale = 1 / (most - least) if most > least else 0.0
        shift = 0.0 if scale else 0.5
        order = np.argsort(x, kind="stable")
        # Each column is a stroke from its least to its greatest value; what holds is held until the next one.
        held = signal.interval is None
        x2 = np.repeat(x[order], 2)
        y2 = np.column_stack((low[order], high[order])).reshape(-1)
        if held and len(x2):
            x2 = np.append(x2[1:], (frame.now_ns - self._epoch) / 1e9)
        if number == len(self._curves):
            self._curves.append(pg.PlotCurveItem(connect="finite"))
            self.addItem(self._curves[-1])
        curve = self._curves[number]
        curve.setData(x2, (y2 - least) * scale + shift)
        curve.setPen(pg.mkPen(curve_color(frame.theme, trace.color), width=1))
        curve.setVisible(True)

    def _dragged(self) -> None:
        if not self._busy:
            begin, end = self._region.getRegion()
            self.chosen.emit(self._epoch + round(begin * 1e9), self._epoch + round(end * 1e9))

    def _dress(self) -> None:
        theme = self._canvas.theme
        self.setBackground(theme.panel)
        edge = pg.mkPen(theme.cursor_a, width=1)
        ground = QColor(theme.cursor_a)
        ground.setAlpha(40)
        self._region.setBrush(ground)
        ground.setAlpha(80)
        self._region.setHoverBrush(ground)
        for line in self._region.lines:
            line.setPen(edge)
            line.setHoverPen(pg.mkPen(theme.cursor_a, width=3))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._region is not None:
            self._dress()
