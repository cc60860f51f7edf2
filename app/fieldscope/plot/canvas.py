"""The stack of lanes on one time axis: layout, the frame, and painting. Mouse and keys are in `hands`."""

import itertools
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QWidget

from fieldscope.plot.analog import AnalogLane
from fieldscope.plot.clock import FrameClock
from fieldscope.plot.cursors import Overlay
from fieldscope.plot.digital import DigitalLane, RowLane, StateLane
from fieldscope.plot.drops import Drops
from fieldscope.plot.gutter import AXIS, NAME_ROW, PANEL, PANEL_LEAST, Gutter
from fieldscope.plot.hands import Hands
from fieldscope.plot.health import HealthLane
from fieldscope.plot.lane import Frame, Lane, Trace, font
from fieldscope.plot.readings import Reading, reading
from fieldscope.plot.theme import Theme, theme_for
from fieldscope.plot.ticks import (
    TimeLabels,
    date_text,
    local_offset,
    time_step,
    time_text,
    time_ticks,
)
from fieldscope.plot.view import TimeView
from fieldscope.store import Store, TimeBase
from linkkit.driver import Kind

LANES: Final[dict[Kind, Callable[[], Lane]]] = {
    Kind.ANALOG: AnalogLane,
    Kind.DIGITAL: DigitalLane,
    Kind.STATE: StateLane,
    Kind.HEALTH: HealthLane,
}
"""Which lane a signal gets by itself."""

TIME_AXIS: Final = 26
GAP: Final = 4
LEAST: Final = 72
"""Logical pixels an analog lane is high at least."""
SLICE: Final = 0.006
"""Seconds of drawing at a time; the rest follows in the next turn of the event loop."""
READ: Final = 0.25
"""Seconds between two refreshes of the figures: faster cannot be read."""


class Canvas(QWidget):
    """Draws the lanes of one tab. Everything inside is counted in device pixels."""

    held = Signal(bool)
    view_changed = Signal()
    """Span, place or labelling of the time axis changed by something else than following."""
    frame_done = Signal()
    dropped = Signal(list, object)
    """Keys of signals, and the `drops.Target` they were dropped on."""
    removed = Signal(list)
    """Keys of signals the user took away."""
    stack = Signal()
    """The user wants a lane for each signal."""
    mark = Signal(object)
    """The user wants a marker at this moment, ns."""
    cursors_changed = Signal()
    menu_wanted = Signal(QPoint, QPoint)
    """A context menu: place on the screen, place in device pixels."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.lanes: list[Lane] = []
        self.now: Callable[[], int] = time.time_ns
        """The present, ns since 1970; another clock for replay and tests."""
        self.view = TimeView(now_ns=time.time_ns())
        self.base = TimeBase.ARRIVAL
        self.labels = TimeLabels.LOCAL
        self.reference_ns = time.time_ns()
        self.theme: Theme = theme_for(self.palette())
        self.panel = 0
        """Device pixels of the names beside the lanes."""
        self.gutter = 0
        """Device pixels of names and value axes, left of the plots."""
        self.plots = QRect(0, 0, 1, 1)
        """Where the plots are, all lanes together, without the time axis; device pixels."""
        self.vector = False
        """Painting for a file in which text stays text."""
        self.hover: QPoint | None = None
        """Device pixels, None while the mouse is elsewhere."""
        self.clock = FrameClock(self.tick, self)
        self.paint_seconds = 0.0
        """What the last paint took."""
        self.overlay = Overlay(self)
        self.hands = Hands(self)
        self.drops = Drops(self)
        self.setAcceptDrops(True)
        self.overlays: list[Overlay | Hands | Drops] = [self.overlay, self.hands, self.drops]
        """Painted over the lanes in this order."""
        self.waiting = 0
        """Signals that are not known yet."""
        self.empty_text = ("Nothing plotted yet", "")
        self._frame: Frame | None = None
        self._readings: dict[Trace, Reading] = {}
        self._read_count = 0
        self._gutter = Gutter()
        self._read_at = 0.0
        self._scroll = 0
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.valueChanged.connect(self._scrolled)
        self._bar.hide()
        self._more = QTimer(self)
        self._more.setSingleShot(True)
        self._more.timeout.connect(self._continue)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(420, 160)

    # Geometry

    @property
    def dpr(self) -> float:
        return self.devicePixelRatioF()

    def px(self, size: float) -> int:
        """Give a logical size in device pixels."""
        return round(size * self.dpr)

    def _measure(self) -> None:
        """Find out where the plots are."""
        axes = max((len(lane.scales) for lane in self.lanes if isinstance(lane, AnalogLane)), default=1)
        self.panel = self.px(min(PANEL, max(PANEL_LEAST, self.width() // 6)))
        self.gutter = self.panel + max(1, axes) * self.px(AXIS)
        bar = self.px(self._bar.width()) if not self._bar.isHidden() else 0
        width = round(self.width() * self.dpr) - self.gutter - self.px(GAP) - bar
        height = round(self.height() * self.dpr) - self.px(TIME_AXIS)
        self.plots = QRect(self.gutter, 0, max(1, width), max(1, height))

    def layout_lanes(self) -> None:
        """Give every lane its place."""
        self._measure()
        frame = self.new_frame()
        plots = self.plots
        gap = self.px(GAP)
        fixed = {lane: lane.fixed_height(frame) for lane in self.lanes}
        taken = sum(height for height in fixed.values() if height is not None) + gap * len(self.lanes)
        flexible = [lane for lane in self.lanes if fixed[lane] is None]
        weight = sum(lane.weight for lane in flexible) or 1.0
        room = max(0, plots.height() - taken)
        top = -self._scroll
        for lane in self.lanes:
            height = fixed[lane]
            if height is None:
                height = max(self.px(LEAST), round(room * lane.weight / weight))
            if height != lane.height:
                lane.height = height
                lane.invalidate()
            lane.top = top
            top += height + gap
        over = top + self._scroll - gap - plots.height()
        visible = over > 1 and bool(self.lanes)
        if visible:
            self._bar.setRange(0, over)
            self._bar.setPageStep(plots.height())
            self._bar.setSingleStep(self.px(40))
        if visible == self._bar.isHidden():
            self._bar.setVisible(visible)
            if not visible:
                self._scroll = 0
            self._place_bar()
            self.layout_lanes()
            return
        self.view.resize(plots.width())

    def device(self, point: QPointF) -> QPoint:
        """Give a place of the mouse in device pixels."""
        return QPoint(round(point.x() * self.dpr), round(point.y() * self.dpr))

    def border_at(self, y: int) -> Lane | None:
        """Give the lane whose lower border is at a height, when dragging it would change anything."""
        near = self.px(GAP)
        for lane, below in itertools.pairwise(self.lanes):
            if abs(y - (lane.top + lane.height + near // 2)) <= near and isinstance(lane, AnalogLane):
                return lane if any(isinstance(other, AnalogLane) for other in self.lanes if other is not lane) else None
            if below.top > y:
                break
        return None

    def split(self, lane: Lane, delta: int) -> None:
        """Make a lane higher by `delta` device pixels at the cost of the next one below that can give."""
        others = [other for other in self.lanes[self.lanes.index(lane) + 1 :] if isinstance(other, AnalogLane)]
        if not others or not isinstance(lane, AnalogLane):
            return
        other = others[0]
        total = lane.height + other.height
        weight = lane.weight + other.weight
        high = min(max(lane.height + delta, self.px(LEAST)), total - self.px(LEAST))
        if 0 < high < total:
            lane.weight = weight * high / total
            other.weight = weight - lane.weight
            self.layout_lanes()
            self.tick()

    def lane_at(self, y: int) -> Lane | None:
        """Give the lane at a height, device pixels."""
        return next((lane for lane in self.lanes if lane.top <= y < lane.top + lane.height), None)

    def trace_at(self, point: QPoint) -> tuple[Lane, Trace] | None:
        """Give the trace whose name is at a place in the gutter."""
        lane = self.lane_at(point.y())
        if lane is None or not lane.traces or point.x() >= self.panel:
            return None
        if isinstance(lane, RowLane):
            number = (point.y() - lane.top - self.px(4)) // self.px(lane.row)
        else:
            number = (point.y() - lane.top - self.px(5)) // self.px(NAME_ROW)
        return (lane, lane.traces[number]) if 0 <= number < len(lane.traces) else None

    # What is shown

    def traces(self) -> list[Trace]:
        """Give all traces, top to bottom."""
        return [trace for lane in self.lanes for trace in lane.traces]

    def changed(self) -> None:
        """Lanes or traces were added or taken away."""
        self._gutter.forget(self.lanes)
        self.layout_lanes()
        self.refresh()

    def refresh(self) -> None:
        """Draw everything anew."""
        for lane in self.lanes:
            lane.invalidate()
        self._read_at = 0.0
        self.tick()

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

    def home(self) -> None:
        """Follow the present with all axes automatic."""
        for lane in self.lanes:
            if isinstance(lane, AnalogLane):
                lane.fit()
        self.go_live()
        self.moved()

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

    def _tell(self, live: bool) -> None:
        if live is not self.view.live:
            self.held.emit(live)
        self.moved()

    def toggle_base(self) -> None:
        """Change between the time of arrival and the devices' time."""
        self.set_base(TimeBase.SOURCE if self.base is TimeBase.ARRIVAL else TimeBase.ARRIVAL)

    # Cursors

    def set_cursor(self, number: int, moment_ns: int) -> None:
        """Put cursor A (0) or B (1) at a moment; the view goes on HOLD."""
        self.hold()
        self.overlay.cursors[number] = moment_ns
        if number == 0 and self.labels is TimeLabels.RELATIVE:
            self.reference_ns = moment_ns
        self.cursors_changed.emit()
        self.update()

    def clear_cursors(self) -> None:
        """Take both cursors away."""
        self.overlay.cursors = [None, None]
        self.cursors_changed.emit()
        self.update()

    def cursor_near(self, x: int, reach: int) -> int | None:
        """Give the cursor near x, device pixels of the widget."""
        return self.overlay.near(x, reach)

    def set_hover(self, point: QPoint | None) -> None:
        """Follow the mouse."""
        if point != self.hover:
            self.hover = point
            if time.monotonic() - self._read_at > READ / 4:
                self._read_at = 0.0
            self.update()

    # Scrolling

    @property
    def scrollable(self) -> bool:
        """True when the lanes need more height than there is."""
        return not self._bar.isHidden()

    def scroll_lanes(self, steps: float) -> None:
        """Scroll the stack, as by a wheel."""
        self._bar.setValue(self._bar.value() + round(steps * 3 * self._bar.singleStep()))

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
        self.refresh()
        self.view_changed.emit()

    def behind_ns(self) -> int:
        """Give how far the right edge lies before the present."""
        return max(0, self.now() - self.view.end_ns)

    def moved(self) -> None:
        """The view was changed on purpose: show it, and tell whether it still follows."""
        self._read_at = 0.0
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
        if time.monotonic() - self._read_at >= READ:
            self._read_at = time.monotonic()
            self._read(frame)
        # Without the scroll bar: a style draws it slower than we draw the curves.
        self.update(0, 0, self.width() - (0 if self._bar.isHidden() else self._bar.width()), self.height())
        self.frame_done.emit()

    def draw_now(self) -> None:
        """Draw all that is due in one go: for pictures that are saved, and for tests."""
        frame = self.new_frame()
        self._frame = frame
        self._work(frame, 3600.0)
        self._read(frame)
        self.update()

    def new_frame(self) -> Frame:
        now = self.now()
        self.view.follow(now)
        frame = Frame(self.view, self.store, self.theme, self.base, now, self.dpr)
        frame.grid = [self.view.column(moment) for moment in self._time_ticks()]
        return frame

    def _work(self, frame: Frame, seconds: float) -> None:
        until = time.perf_counter() + seconds
        plots = self.plots
        left = False
        for lane in self.lanes:
            if lane.top < plots.bottom() and lane.top + lane.height > 0:
                left |= not lane.advance(frame, until)
        if left and not self._more.isActive():
            self._more.start(0)

    def _continue(self) -> None:
        if self._frame is not None and self.isVisible():
            # The same moment again: following goes on with the next tick.
            self._work(self._frame, SLICE)
            self.update()

    def _read(self, frame: Frame) -> None:
        moment = self.read_moment()
        self._read_count += 1
        self._readings = {trace: reading(frame, lane, trace, moment) for lane in self.lanes for trace in lane.traces}

    def read_moment(self) -> int | None:
        """Give the moment whose values stand beside the names; None for the newest ones."""
        if self.hover is not None and self.plots.contains(self.hover):
            return self.view.moment(self.hover.x() - self.gutter)
        return None if self.view.live else self.view.end_ns

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        begin = time.perf_counter()
        painter = QPainter(self)
        painter.scale(1 / self.dpr, 1 / self.dpr)
        frame = self._frame or self.new_frame()
        self.paint(painter, frame)
        painter.end()
        self.paint_seconds = time.perf_counter() - begin
        self.clock.spent(self.paint_seconds)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint everything, the painter counting device pixels."""
        theme = self.theme
        size = QRect(0, 0, round(self.width() * self.dpr) + 1, round(self.height() * self.dpr) + 1)
        painter.fillRect(size, QColor(theme.window))
        if not self.lanes:
            self._paint_empty(painter, frame)
            return
        plots = self.plots
        painter.save()
        painter.setClipRect(QRect(0, 0, size.width(), plots.height()))
        for lane in self.lanes:
            if lane.top < plots.height() and lane.top + lane.height > 0:
                self._paint_lane(painter, frame, lane)
        painter.restore()
        self._paint_time_axis(painter, frame)
        for overlay in self.overlays:
            overlay.paint(frame, painter)

    def _paint_lane(self, painter: QPainter, frame: Frame, lane: Lane) -> None:
        plots = self.plots
        theme = self.theme
        place = QRect(plots.left(), lane.top, plots.width(), lane.height)
        placed = lane.place(self.view)
        painter.save()
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        if placed is None:
            painter.fillRect(place, QColor(theme.lane))
        else:
            image, x, width = placed
            if x == 0 and width == plots.width() and image.height() == lane.height:
                painter.drawImage(place.topLeft(), image)
            else:
                painter.fillRect(place, QColor(theme.lane))
                painter.drawImage(QRectF(place.left() + x, lane.top, width, lane.height), image)
        edge = lane.history_edge(frame)
        if edge is not None and edge > self.view.left:
            self._paint_history_edge(painter, frame, place, edge - self.view.left)
        if isinstance(lane, StateLane):
            painter.translate(place.left(), 0)
            lane.paint_texts(frame, painter)
        painter.restore()
        if self.vector:
            painter.save()
            painter.translate(0, lane.top)
            self._gutter.paint(painter, frame, lane, (self.panel, self.gutter), self._readings)
            painter.restore()
        else:
            image = self._gutter.image(frame, lane, (self.panel, self.gutter), self._readings, self._read_count)
            painter.drawImage(0, lane.top, image)
        painter.setPen(QPen(QColor(theme.border), 0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRect(0, lane.top, plots.right(), lane.height - 1))
        painter.drawLine(plots.left() - 1, lane.top, plots.left() - 1, lane.top + lane.height - 1)

    def _paint_history_edge(self, painter: QPainter, frame: Frame, place: QRect, x: int) -> None:
        ground = QColor(self.theme.history)
        painter.fillRect(QRect(place.left(), place.top(), x, place.height()), ground)
        painter.setPen(QPen(QColor(self.theme.dim), 0, Qt.PenStyle.DashLine))
        painter.drawLine(place.left() + x, place.top(), place.left() + x, place.bottom())
        painter.setFont(font(frame, 10))
        room = QRect(place.left(), place.top() + frame.px(3), x - frame.px(6), place.height())
        if room.width() > frame.px(130):
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            painter.drawText(room, flags, "older samples left memory")

    def _time_ticks(self) -> list[int]:
        step = self.time_step
        offset = 0
        if self.labels is TimeLabels.LOCAL:
            offset = local_offset(self.view.end_ns)
        elif self.labels is TimeLabels.RELATIVE:
            offset = self.reference_ns
        return time_ticks(self.view.begin_ns, self.view.end_ns, step, offset)

    @property
    def time_step(self) -> int:
        """Nanoseconds between two labels of the time axis."""
        room = self.px(96 if self.view.span_ns > 2_000_000_000 else 120)
        return time_step(self.view.q * self.view.width, max(2, self.view.width // room))

    def _paint_time_axis(self, painter: QPainter, frame: Frame) -> None:
        theme = self.theme
        plots = self.plots
        top = plots.height()
        painter.setFont(font(frame, 11))
        step = self.time_step
        width = self.px(130)
        height = self.px(TIME_AXIS)
        for moment in self._time_ticks():
            x = plots.left() + self.view.column(moment) - self.view.left
            painter.setPen(QColor(theme.dim))
            painter.drawLine(x, top, x, top + self.px(4))
            place = QRect(x - width // 2, top + self.px(4), width, height - self.px(6))
            if place.center().x() - self.px(44) < plots.left() or place.center().x() + self.px(44) > plots.right():
                continue
            painter.setPen(QColor(theme.text))
            text = time_text(moment, step, self.labels, self.reference_ns)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(QColor(theme.dim))
        day = "relative" if self.labels is TimeLabels.RELATIVE else date_text(self.view.end_ns, self.labels)
        if self.base is TimeBase.SOURCE:
            day = f"source time · {day}"
        place = QRect(self.px(9), top + self.px(4), self.gutter - self.px(18), height - self.px(6))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, day)

    def _paint_empty(self, painter: QPainter, frame: Frame) -> None:
        theme = self.theme
        place = QRect(0, 0, round(self.width() * self.dpr), round(self.height() * self.dpr))
        title, hint = self.empty_text
        painter.setFont(font(frame, 18, bold=True))
        painter.setPen(QColor(theme.text))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        half = place.adjusted(0, 0, 0, -place.height() // 2 - self.px(6))
        painter.drawText(half, flags, title)
        painter.setFont(font(frame, 13))
        painter.setPen(QColor(theme.dim))
        rest = place.adjusted(0, place.height() // 2 + self.px(6), 0, 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, hint)

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
        self._read_at = 0.0
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.hands.key(event):
            super().keyPressEvent(event)

    def _scrolled(self, value: int) -> None:
        self._scroll = value
        self.layout_lanes()
        self.tick()

    def _place_bar(self) -> None:
        width = self._bar.sizeHint().width()
        self._bar.setGeometry(self.width() - width, 0, width, self.height() - TIME_AXIS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bar()
        self.layout_lanes()
        self.tick()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.layout_lanes()
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
            self.layout_lanes()
            self.refresh()
        return super().event(event)
