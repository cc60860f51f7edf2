"""What has a time axis: which time it shows, LIVE or on HOLD, how it is labelled, and its two cursors."""

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldscope.lanes.ticks import TimeLabels
from fieldscope.lanes.view import TimeView
from fieldscope.plot.cursors import Cursors
from fieldscope.plot.edges import Edge
from fieldscope.store import TimeBase


class Timed(QWidget):
    """A widget that shows a stretch of time. How it draws is up to `Canvas`."""

    held = Signal(bool)
    view_changed = Signal()
    """Span, place or labelling of the time axis changed by something else than following."""
    cursors_changed = Signal()
    anchored = Signal(bool)
    """The cursors are anchored to the screen from now on (True), or to the data."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now: Callable[[], int] = time.time_ns
        """The present, ns since 1970; another clock for replay and tests."""
        self.view = TimeView(now_ns=time.time_ns())
        self.base = TimeBase.ARRIVAL
        self.labels = TimeLabels.LOCAL
        self.reference_ns = time.time_ns()
        self.cursors = Cursors(self.view)

    def tick(self) -> None:
        """Draw the next frame."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Draw everything anew."""
        raise NotImplementedError

    def moved(self) -> None:
        """The view was changed on purpose: show it, and tell whether it still follows."""
        raise NotImplementedError

    # Time

    def hold(self) -> None:
        """Stand still; samples go on arriving."""
        if self.view.live:
            self.view.hold()
            self.held.emit(True)

    def go_live(self) -> None:
        """Follow the present."""
        if not self.view.live:
            self.view.go_live(self.now())
            self.held.emit(False)
            self.tick()

    def back(self) -> None:
        """Undo the last zoom or jump."""
        live = self.view.live
        if self.view.back():
            self._tell(live)

    def zoom(self, factor: float, x: float) -> None:
        """Make the span `factor` times as long around a place, device pixels from the left edge of the plots."""
        live = self.view.live
        self.view.zoom(factor, x)
        self._tell(live)

    def pan(self, columns: int) -> None:
        """Move by device pixels; the view goes on HOLD."""
        live = self.view.live
        self.view.pan(columns)
        self._tell(live)

    def show_time(self, begin_ns: int, end_ns: int) -> None:
        """Show exactly this stretch, on HOLD."""
        live = self.view.live
        self.view.show(begin_ns, end_ns)
        self._tell(live)

    def show_moment(self, moment_ns: int) -> None:
        """Show a moment in the middle of the view, on HOLD."""
        begin = moment_ns - self.view.span_ns // 2
        self.show_time(begin, begin + self.view.span_ns)

    def _tell(self, live: bool) -> None:
        if live is not self.view.live:
            self.held.emit(live)
        self.moved()

    def toggle_base(self) -> None:
        """Change between the time of arrival and the devices' time."""
        self.set_base(TimeBase.SOURCE if self.base is TimeBase.ARRIVAL else TimeBase.ARRIVAL)

    def set_span(self, span_ns: int) -> None:
        """Show this length of time, the right edge staying where it is."""
        self.view.set_span(span_ns)
        self.moved()

    def set_labels(self, labels: TimeLabels) -> None:
        """Label the time axis in another way."""
        self.labels = labels
        self.refresh()
        self.view_changed.emit()

    def set_base(self, base: TimeBase) -> None:
        """Place samples by another clock."""
        self.base = base
        self.cursors.edges = [None, None]  # they are elsewhere by this clock
        self.refresh()
        self.view_changed.emit()

    def behind_ns(self) -> int:
        """Give how far the right edge lies before the present."""
        return max(0, self.now() - self.view.end_ns)

    # Cursors

    def set_cursor(self, number: int, moment_ns: int, edge: Edge | None = None) -> None:
        """Put cursor A (0) or B (1) at a moment, that of an edge when it snapped to one.

        The view goes on HOLD, unless the cursors are anchored to the screen: then samples go by under them.
        """
        if not self.cursors.on_screen:
            self.hold()
        self.cursors.put(number, moment_ns, edge)
        if number == 0 and self.labels is TimeLabels.RELATIVE:
            self.reference_ns = moment_ns
        self.cursors_changed.emit()
        self.update()

    def clear_cursors(self) -> None:
        """Take both cursors away."""
        self.cursors.clear()
        self.cursors_changed.emit()
        self.update()

    def anchor(self, *, on_screen: bool) -> None:
        """Have the cursors stay at their place on the screen, or at their moment."""
        if on_screen is not self.cursors.on_screen:
            self.cursors.anchor(on_screen=on_screen)
            self.anchored.emit(on_screen)
            self.cursors_changed.emit()
            self.update()
