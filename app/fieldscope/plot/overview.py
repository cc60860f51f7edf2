"""The strip below the lanes: the whole session at a glance, and which part of it is shown.

Made of pyqtgraph's plot, curves and region: it changes once a second, where their comfort costs nothing.
"""

import time
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from fieldscope.beat import Beat
from fieldscope.lanes.frame import Frame, Group, Trace
from fieldscope.lanes.theme import curve_color, theme_for
from fieldscope.lanes.ticks import span_text
from fieldscope.lanes.view import TimeView
from fieldscope.plot.canvas import Canvas
from fieldscope.store import Snapshot
from fieldscope.words import tr
from linkkit.driver import Kind

POINTS: Final = 800
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
        self._timer = Beat(self)
        self._timer.setInterval(REFRESH_MS // (CURVES + 1))
        self._timer.due.connect(self._step)
        self._course: Iterator[None] | None = None
        self._refreshed = 0.0
        canvas.view_changed.connect(self.show_window)
        self._dress()

    def refresh(self) -> None:
        """Draw the session anew."""
        self._course = None
        for _ in self._drawing():
            pass

    def _step(self) -> None:
        """A part of that: one curve is read at a time, and all are shown together."""
        if self._course is None and time.monotonic() - self._refreshed >= REFRESH_MS / 1e3:
            self._course = self._drawing()
        if self._course is not None and next(self._course, self) is self:
            self._course = None

    def _drawing(self) -> Iterator[None]:
        self._refreshed = time.monotonic()
        canvas = self._canvas
        now = canvas.now()
        view = TimeView()
        frame = Frame(view, canvas.store, canvas.theme, canvas.base, now, canvas.dpr)
        found = [(trace, rows) for trace, rows in self._analog(frame) if len(rows)]
        oldest = [int(rows.arrival(rows.first, rows.first + 1)[0]) for _, rows in found]
        begin = min([*oldest, now - canvas.view.span_ns])
        end = max(now, canvas.view.end_ns)
        view.width = POINTS
        view.show(begin, end)
        lines = []
        for trace, rows in found:
            lines.append(self._line(trace, rows, frame))
            yield
        for number, ((trace, _), line) in enumerate(zip(found, lines, strict=True)):
            self._draw(number, trace, line)
        for curve in self._curves[len(found) :]:
            curve.setVisible(False)
        self.setXRange((begin - self._epoch) / 1e9, (end - self._epoch) / 1e9, padding=0)
        self.setYRange(0, 1, padding=0.04)
        self.setToolTip(tr("{span} in memory; drag the window to look back").format(span=span_text(end - begin)))
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

    def _line(self, trace: Trace, rows: Snapshot, frame: Frame) -> tuple[Any, Any] | None:
        """Give x and y of a curve; None when nothing is known."""
        view = frame.view
        group = Group(rows.ring, [trace])
        frame.settle(group)
        found = frame.strip(group, view.left, view.right)
        # Each column is a stroke from its least to its greatest value; nothing leads over what is not known.
        known = np.isfinite(found.low[0]) & ~found.stale[0]
        if not known.any():
            return None
        least, most = float(found.low[0][known].min()), float(found.high[0][known].max())
        scale = 1 / (most - least) if most > least else 0.0
        shift = 0.0 if scale else 0.5
        x = (np.arange(view.left, view.right) * view.q + view.q // 2 - self._epoch) / 1e9
        y = (np.stack((found.low[0], found.high[0]), axis=1) - least) * scale + shift
        y[~known] = np.nan
        return np.repeat(x, 2), y.reshape(-1)

    def _draw(self, number: int, trace: Trace, line: tuple[Any, Any] | None) -> None:
        if line is None:
            if number < len(self._curves):
                self._curves[number].setVisible(False)
            return
        while number >= len(self._curves):
            self._curves.append(pg.PlotCurveItem(connect="finite"))
            self.addItem(self._curves[-1])
        curve = self._curves[number]
        curve.setData(*line)
        curve.setPen(pg.mkPen(curve_color(self._canvas.theme, trace.color), width=1))
        curve.setVisible(True)

    def _dragged(self) -> None:
        if not self._busy:
            begin, end = self._region.getRegion()
            self.chosen.emit(self._epoch + round(begin * 1e9), self._epoch + round(end * 1e9))

    def _dress(self) -> None:
        # Not the canvas's: whether that is told of another palette before or after is up to Qt.
        theme = theme_for(self.palette())
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
