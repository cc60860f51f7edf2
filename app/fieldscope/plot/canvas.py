"""The stack of lanes on one time axis: the frame, painting, what Qt tells. Its time and cursors are in `timed`."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.digital import DigitalLane, StateLane
from fieldscope.lanes.following import Following
from fieldscope.lanes.frame import Frame, Trace
from fieldscope.lanes.health import HealthLane
from fieldscope.lanes.lane import Lane
from fieldscope.lanes.theme import Theme, theme_for
from fieldscope.lanes.ticks import (
    TimeLabels,
    local_offset,
    time_step,
    time_ticks,
)
from fieldscope.plot.acts import Keys
from fieldscope.plot.clock import FrameClock
from fieldscope.plot.cursors import Overlay
from fieldscope.plot.drops import Drops
from fieldscope.plot.figures import Figures
from fieldscope.plot.hands import Hands
from fieldscope.plot.keys import press
from fieldscope.plot.marks import CommandLines
from fieldscope.plot.painting import Painting
from fieldscope.plot.ribbon import Ribbon
from fieldscope.plot.snapping import Snapping
from fieldscope.plot.stack import Stack
from fieldscope.plot.timed import Timed
from fieldscope.plot.watched import LimitLines, Watched
from fieldscope.store import SignalKey, Store
from fieldscope.words import tr
from linkkit.driver import Kind

LANES: Final[dict[Kind, Callable[[], Lane]]] = {
    Kind.ANALOG: AnalogLane,
    Kind.DIGITAL: DigitalLane,
    Kind.STATE: StateLane,
    Kind.HEALTH: HealthLane,
}
"""Which lane a signal gets by itself."""

SLICE: Final = 0.004
"""Seconds of drawing at a time; the rest follows in the next turn of the event loop."""


class Canvas(Timed):
    """Draws the lanes of one tab. Everything inside is counted in device pixels."""

    frame_done = Signal()
    dropped = Signal(list, object)
    """Keys of signals, and the `drops.Target` they were dropped on."""
    removed = Signal(list)
    """Keys of signals the user took away."""
    spread = Signal()
    """The user wants a lane for each signal."""
    mark = Signal(object)
    """The user wants a marker at this moment, ns."""
    change_marker = Signal(object)
    """The user wants another text for this marker…"""
    unmark = Signal(object)
    """…or none of it any more."""
    event_wanted = Signal(object)
    """The user wants to see an event: its number in the list."""
    menu_wanted = Signal(QPoint, QPoint)
    """A context menu: place on the screen, place in device pixels."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.lanes: list[Lane] = []
        self.theme: Theme = theme_for(self.palette())
        self.hover: QPoint | None = None
        """Device pixels, None while the mouse is elsewhere."""
        self.clock = FrameClock(self.tick, self)
        self.paint_seconds = 0.0
        """What the last paint took."""
        self.stack = Stack(self)
        self.painting = Painting(self)
        self.overlay = Overlay(self)
        self.snapping = Snapping(self)
        self.hands = Hands(self)
        self.keys = Keys(self)
        self.drops = Drops(self)
        self.setAcceptDrops(True)
        self.limits = LimitLines(self)
        self.watched: Callable[[SignalKey], Watched | None] = lambda _key: None
        """Gives the limits of a signal, None when it has none."""
        self.commands = CommandLines(self)
        self.ribbon = Ribbon(self)
        self.overlays: list[LimitLines | CommandLines | Overlay | Hands | Keys | Drops] = [
            *(self.limits, self.commands, self.overlay, self.hands, self.keys, self.drops)
        ]
        """Painted over the lanes in this order."""
        self.waiting = 0
        """Signals that are not known yet."""
        self.empty_text = (tr("Nothing plotted yet"), "")
        self._following = Following()
        self._frame: Frame | None = None
        self.figures = Figures(self)
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._continue)
        self.setAccessibleName(tr("Lanes"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(420, 160)

    # Sizes

    @property
    def dpr(self) -> float:
        return self.devicePixelRatioF()

    def px(self, size: float) -> int:
        """Give a logical size in device pixels."""
        return round(size * self.dpr)

    def device(self, point: QPointF) -> QPoint:
        """Give a place of the mouse in device pixels."""
        return QPoint(round(point.x() * self.dpr), round(point.y() * self.dpr))

    # What is shown

    @property
    def plots(self) -> QRect:
        """Where the plots are, all lanes together, without the time axis; device pixels."""
        return self.stack.plots

    @property
    def gutter(self) -> int:
        """Device pixels of names and value axes, left of the plots."""
        return self.stack.gutter

    def traces(self) -> list[Trace]:
        """Give all traces, top to bottom."""
        return [trace for lane in self.lanes for trace in lane.traces]

    def changed(self) -> None:
        """Lanes or traces were added or taken away."""
        self.painting.forget()
        self.stack.layout()
        self.refresh()

    def refresh(self) -> None:
        """Draw everything anew."""
        for lane in self.lanes:
            lane.invalidate()
        self.figures.expire()
        self.tick()

    # Looking

    def home(self) -> None:
        """Follow the present with all axes automatic."""
        for lane in self.lanes:
            if isinstance(lane, AnalogLane):
                lane.fit()
        self.go_live()
        self.moved()

    def cursor_near(self, x: int, reach: int) -> int | None:
        """Give the cursor near x, device pixels of the widget."""
        return self.overlay.near(x, reach)

    def show_ribbon(self, *, on: bool) -> None:
        """Show or hide the strip of events."""
        if on is not self.ribbon.shown:
            self.ribbon.shown = on
            self.stack.place_bar()
            self.stack.layout()
            self.refresh()

    def set_hover(self, point: QPoint | None) -> None:
        """Follow the mouse."""
        if point != self.hover:
            self.hover = point
            self.figures.point()
            self.update()

    def moved(self) -> None:
        """The view was changed on purpose: show it, and tell whether it still follows."""
        self.figures.expire()
        if self.isVisible():
            self.update()  # the next frame draws it; until then the old picture is shown where it belongs
        else:
            self.tick()
        self.view_changed.emit()

    # The frame

    def tick(self) -> None:
        """One frame: follow, draw what is new, ask for a repaint."""
        frame = self.new_frame()
        self._frame = frame
        self._work(frame, SLICE)
        self.figures.go_on(frame)
        # Without the scroll bar: a style draws it slower than we draw the curves.
        self.update(0, 0, self.width() - self.stack.bar_width, self.height())
        self.frame_done.emit()

    def draw_now(self) -> None:
        """Draw all that is due in one go: for pictures that are saved, and for tests."""
        frame = self.new_frame()
        self._frame = frame
        self._work(frame, 3600.0)
        self.figures.read(frame)
        self.update()

    def new_frame(self) -> Frame:
        now = self.now()
        self.view.follow(now)
        frame = Frame(self.view, self.store, self.theme, self.base, now, self.dpr)
        frame.grid = [self.view.column(moment) for moment in self.time_ticks()]
        return frame

    @property
    def time_step(self) -> int:
        """Nanoseconds between two labels of the time axis."""
        room = self.px(96 if self.view.span_ns > 2_000_000_000 else 120)
        return time_step(self.view.q * self.view.width, max(2, self.view.width // room))

    def time_ticks(self) -> list[int]:
        """Give the moments that are labelled."""
        offset = 0
        if self.labels is TimeLabels.LOCAL:
            offset = local_offset(self.view.end_ns)
        elif self.labels is TimeLabels.RELATIVE:
            offset = self.reference_ns
        return time_ticks(self.view.begin_ns, self.view.end_ns, self.time_step, offset)

    def _work(self, frame: Frame, seconds: float) -> None:
        until = time.perf_counter() + seconds
        lanes = self.stack.visible()
        frame.share([group for lane in lanes for group in lane.group(frame)])
        self._following.draw(frame, lanes)
        left = False
        for lane in lanes:
            left |= not lane.work(frame, until)
        if left and not self._more.isActive():
            self._more.start(0)

    def _continue(self) -> None:
        if self._frame is not None and self.isVisible():
            # The same moment again: following goes on with the next tick.
            self._work(self._frame, SLICE)
            self.update()

    def renew(self) -> None:
        """Take the signals as the store has them now: known by now, or with another name, unit or states."""
        found = [(trace, self.store.find(trace.key)) for trace in self.traces()]
        moved = [(trace, signal) for trace, signal in found if signal is not None and signal is not trace.signal]
        for trace, signal in moved:
            trace.signal = signal
        if moved:
            self.stack.layout()
            for lane in self.lanes:
                lane.invalidate()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        begin = time.perf_counter()
        painter = QPainter(self)
        painter.scale(1 / self.dpr, 1 / self.dpr)
        frame = self._frame or self.new_frame()
        self.painting.paint(painter, frame)
        painter.end()
        self.paint_seconds = time.perf_counter() - begin
        self.clock.spent(self.paint_seconds)

    # What Qt tells

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.hands.wheel(event)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.hands.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hands.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hands.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.hands.double(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.drops.enter(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.drops.move(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drops.drop(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.set_hover(None)
        self.figures.expire()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press(self.keys, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.keys.entered()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.keys.place()
            self.menu_wanted.emit(self.mapToGlobal(place / self.dpr), place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stack.place_bar()
        self.stack.layout()
        self.tick()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.stack.layout()
        self.clock.run(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.clock.run(False)
        self._more.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.theme = theme_for(self.palette())
            self.refresh()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.stack.layout()
            self.refresh()
        return super().event(event)
