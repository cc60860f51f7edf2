"""One tab: which signals are in which lanes, and what a project saves of it."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QInputDialog, QVBoxLayout, QWidget

from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.frame import Trace
from fieldscope.lanes.lane import Lane
from fieldscope.lanes.ticks import TimeLabels
from fieldscope.plot.canvas import LANES, Canvas
from fieldscope.plot.cursors import Marker
from fieldscope.plot.drops import Target
from fieldscope.plot.lanemenu import show_menu
from fieldscope.store import SignalKey, Store, TimeBase
from fieldscope.words import mark, tr
from linkkit.driver import Kind

if TYPE_CHECKING:
    from fieldscope.plot.overview import Overview

OVERVIEW: Final = 46
"""Logical pixels of the overview."""
LATER_MS: Final = 200
EMPTY = (
    mark("Nothing plotted yet"),
    mark("Tick a signal in the source tree, or drag signals here.\nBools and states get their own kind of lane."),
)


class Page(QWidget):
    """A stack of lanes. Signals that the store does not know yet wait, and appear when it does."""

    held = Signal(bool)
    plotted_changed = Signal()
    view_changed = Signal()

    def __init__(self, store: Store, next_color: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._next_color = next_color
        self._waiting: list[tuple[SignalKey, str]] = []
        self._loose: list[Trace] = []
        """Between two lanes: their colours are in use, too."""
        self.canvas = Canvas(store, self)
        self.canvas.empty_text = (tr(EMPTY[0]), tr(EMPTY[1]))
        self.canvas.held.connect(self.held)
        self.canvas.view_changed.connect(self.view_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.canvas, 1)
        self._strip = QWidget(self)
        """Room for the overview, which comes later."""
        self._strip.setFixedHeight(OVERVIEW)
        self._strip.hide()
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(0, 0, 0, 0)
        self._overview: Overview | None = None
        layout.addWidget(self._strip)
        self.canvas.dropped.connect(self._dropped)
        self.canvas.removed.connect(lambda keys: self.remove(set(keys)))
        self.canvas.spread.connect(self.spread)
        self.canvas.mark.connect(self.ask_marker)
        self.canvas.change_marker.connect(lambda marker: self.ask_marker(marker.moment_ns, marker))
        self.canvas.unmark.connect(self.unmark)
        self.canvas.menu_wanted.connect(lambda place, point: show_menu(self, place, point))
        self.canvas.anchored.connect(lambda _: self.plotted_changed.emit())
        self._timer = QTimer(self)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self._place_waiting)

    @property
    def overview(self) -> "Overview":
        """The strip below the lanes; made when it is first asked for."""
        if self._overview is None:
            # pyqtgraph takes as long to import as all else here: the window shows first.
            from fieldscope.plot import overview

            self._overview = overview.Overview(self.canvas, self._strip)
            self._overview.chosen.connect(self.canvas.show_time)
            layout = self._strip.layout()
            assert layout is not None
            layout.addWidget(self._overview)
        return self._overview

    @property
    def lanes(self) -> list[Lane]:
        return self.canvas.lanes

    def plotted(self) -> list[SignalKey]:
        """Give what is shown or waited for, top to bottom."""
        return [trace.key for trace in self.canvas.traces()] + [key for key, _ in self._waiting]

    def colors(self) -> list[int]:
        """Give the colour numbers in use."""
        shown = [trace for lane in self.lanes if lane.kind is not Kind.HEALTH for trace in lane.traces]
        return [trace.color for trace in [*shown, *self._loose]]

    def color_of(self, key: SignalKey) -> int | None:
        """Give the colour number of a signal, None when it is not shown."""
        return next((trace.color for trace in self.canvas.traces() if trace.key == key), None)

    def plot_keys(self, keys: Iterable[SignalKey], how: str = "together") -> None:
        """Show signals; those shown already stay where they are."""
        there = set(self.plotted())
        new = [key for key in dict.fromkeys(keys) if key not in there]
        if new:
            self._waiting += [(key, how) for key in new]
            self._place_waiting()
            self.plotted_changed.emit()

    def remove(self, keys: set[SignalKey]) -> None:
        """Take signals out; lanes without signals go too."""
        before = self.plotted()
        self._waiting = [(key, how) for key, how in self._waiting if key not in keys]
        for lane in list(self.lanes):
            lane.traces = [trace for trace in lane.traces if trace.key not in keys]
            if not lane.traces:
                self.lanes.remove(lane)
            elif isinstance(lane, AnalogLane):
                lane.drop_unused_axes()
        if self.plotted() != before:
            self._arrange()
            self.plotted_changed.emit()

    def insert_lane(self, keys: Iterable[SignalKey], at: int) -> None:
        """Make a new lane for signals before lane number `at`, taking them from where they are."""
        moved = self._take(keys)
        for kind in Kind:
            found = [trace for trace in moved if trace.signal is not None and trace.signal.kind is kind]
            if found:
                lane = LANES[kind]()
                self.lanes.insert(at, lane)
                for trace in found:
                    _add(lane, trace)
                at += 1
        self._tidy()

    def move_to_lane(self, keys: Iterable[SignalKey], lane: Lane, *, own_axis: bool = False) -> None:
        """Put signals into a lane, taking them from where they are; another kind goes to a lane of its kind."""
        moved = self._take(keys)
        for trace in moved:
            assert trace.signal is not None
            if lane.kind is not trace.signal.kind:
                self._place(trace, "together")
            elif own_axis and isinstance(lane, AnalogLane):
                trace.axis = lane.new_axis(trace.signal.unit)
                lane.traces.append(trace)
            else:
                _add(lane, trace)
        self._tidy()

    def spread(self) -> None:
        """Give every analog signal a lane of its own; when they have one already, put them all together."""
        analog = [lane for lane in self.lanes if isinstance(lane, AnalogLane)]
        traces = [trace for lane in analog for trace in lane.traces]
        if len(traces) < 2:
            return
        at = self.lanes.index(analog[0])
        for lane in analog:
            self.lanes.remove(lane)
        made: list[Lane] = []
        for trace in traces:
            found = _suiting(made, trace) if len(analog) == len(traces) else None
            if found is None:
                found = AnalogLane()
                made.append(found)
            _add(found, trace)
        self.lanes[at:at] = made
        self._tidy()

    def mark(self, moment_ns: int, text: str) -> None:
        """Put a marker with a text at a moment."""
        markers = [*self.canvas.overlay.markers, Marker(moment_ns, text)]
        self._set_markers(sorted(markers, key=lambda marker: marker.moment_ns))

    def unmark(self, marker: Marker) -> None:
        """Take a marker away."""
        self._set_markers([other for other in self.canvas.overlay.markers if other is not marker])

    def _set_markers(self, markers: list[Marker]) -> None:
        self.canvas.overlay.markers = markers
        self.canvas.update()
        self.plotted_changed.emit()

    def ask_marker(self, moment_ns: int, old: Marker | None = None) -> None:
        """Ask for the text of a new marker, or for another one of an old."""
        # Not modal: nothing live waits for an answer.
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Marker"))
        dialog.setLabelText(tr("Text of the marker:"))
        dialog.setTextValue(old.text if old is not None else "")

        def put(text: str) -> None:
            if text.strip():
                if old is not None:
                    self.unmark(old)
                self.mark(moment_ns, text.strip())

        dialog.textValueSelected.connect(put)
        dialog.open()

    def _dropped(self, keys: list[SignalKey], target: Target) -> None:
        before = set(self.plotted())
        if target.lane is not None and target.lane in self.lanes:
            self.move_to_lane(keys, target.lane, own_axis=target.own_axis)
        else:
            self.insert_lane(keys, target.at)
        if before != set(self.plotted()):
            self.plotted_changed.emit()

    def state(self) -> dict[str, Any]:
        """Give what a project saves."""
        canvas = self.canvas
        return {
            "span_s": canvas.view.span_ns / 1e9,
            "labels": canvas.labels.value,
            "time": canvas.base.value,
            "lanes": [
                {
                    "kind": lane.kind.value,
                    "weight": lane.weight,
                    "axes": [scale.state() for scale in lane.scales] if isinstance(lane, AnalogLane) else [],
                    "signals": [
                        {"link": t.key.link_id, "point": t.key.point, "color": t.color, "axis": t.axis}
                        for t in lane.traces
                    ],
                }
                for lane in self.lanes
            ],
            "markers": [{"at_ns": marker.moment_ns, "text": marker.text} for marker in canvas.overlay.markers],
            "cursors": canvas.cursors.state(),
            "waiting": [list(key) for key, _ in self._waiting],
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show what `state` gave, leaving out what makes no sense."""
        canvas = self.canvas
        span = state.get("span_s")
        if isinstance(span, int | float) and span > 0:
            canvas.set_span(round(span * 1e9))
        if state.get("labels") in {labels.value for labels in TimeLabels}:
            canvas.set_labels(TimeLabels(state["labels"]))
        if state.get("time") in {base.value for base in TimeBase}:
            canvas.set_base(TimeBase(state["time"]))
        if "cursors" in state:
            canvas.cursors.restore(state["cursors"])
            canvas.cursors_changed.emit()
        for saved in _dicts(state.get("lanes")):
            if saved.get("kind") not in {kind.value for kind in LANES}:
                continue
            lane = LANES[Kind(saved["kind"])]()
            weight = saved.get("weight")
            lane.weight = float(weight) if isinstance(weight, int | float) and 0.05 <= weight <= 20 else 1.0
            for signal in _dicts(saved.get("signals")):
                link, point, color, axis = (signal.get(name) for name in ("link", "point", "color", "axis"))
                if isinstance(link, str) and isinstance(point, str):
                    key = SignalKey(link, point)
                    number = color if isinstance(color, int) and color >= 0 else self._next_color()
                    trace = Trace(
                        key, number, axis if isinstance(axis, int) and 0 <= axis < 8 else 0, self._store.find(key)
                    )
                    lane.traces.append(trace)
            if lane.traces:
                self.lanes.append(lane)
                if isinstance(lane, AnalogLane):
                    lane.restore_axes(_dicts(saved.get("axes")))
        canvas.overlay.markers = [
            Marker(saved["at_ns"], saved["text"])
            for saved in _dicts(state.get("markers"))
            if isinstance(saved.get("at_ns"), int) and isinstance(saved.get("text"), str)
        ]
        waiting = state.get("waiting")
        for pair in waiting if isinstance(waiting, list) else []:
            if isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair):
                self.plot_keys([SignalKey(*pair)])
        self._arrange()

    def _place_waiting(self) -> None:
        left = []
        placed = False
        for key, how in self._waiting:
            signal = self._store.find(key)
            if signal is None:
                left.append((key, how))
            else:
                self._place(Trace(key, self._next_color(), 0, signal), how)
                placed = True
        self._waiting = left
        self.canvas.waiting = len(left)
        if placed:
            self._arrange()
        if left:
            self._timer.start()
        else:
            self._timer.stop()

    def _place(self, trace: Trace, how: str) -> None:
        assert trace.signal is not None
        kind = trace.signal.kind
        lane = _suiting([lane for lane in reversed(self.lanes) if lane.kind is kind], trace)
        if lane is None or (how == "each" and kind is Kind.ANALOG):
            lane = LANES[kind]()
            self.lanes.append(lane)
        _add(lane, trace)

    def _take(self, keys: Iterable[SignalKey]) -> list[Trace]:
        """Take traces out of their lanes, and make those that are not shown yet."""
        taken = self._loose = []
        for key in dict.fromkeys(keys):
            for lane in self.lanes:
                found = next((trace for trace in lane.traces if trace.key == key), None)
                if found is not None:
                    lane.traces.remove(found)
                    taken.append(found)
                    break
            else:
                signal = self._store.find(key)
                if signal is None:
                    self._waiting.append((key, "together"))
                else:
                    taken.append(Trace(key, self._next_color(), 0, signal))
        return taken

    def _tidy(self) -> None:
        self._loose = []
        self.canvas.lanes[:] = [lane for lane in self.lanes if lane.traces]
        for lane in self.lanes:
            if isinstance(lane, AnalogLane):
                lane.drop_unused_axes()
        self._arrange()
        self._place_waiting()
        self.plotted_changed.emit()

    def _arrange(self) -> None:
        self.canvas.changed()
        self._strip.setVisible(bool(self.lanes))
        if self.lanes:
            QTimer.singleShot(0 if self._overview is not None else LATER_MS, self, self._show_overview)

    def _show_overview(self) -> None:
        self.overview.refresh()


def _suiting(lanes: Iterable[Lane], trace: Trace) -> Lane | None:
    """Give the first of these lanes that has an axis for a trace, else the first that has room for one."""
    suiting = [lane for lane in lanes if not isinstance(lane, AnalogLane) or lane.suits(trace)]
    return min(suiting, key=lambda lane: isinstance(lane, AnalogLane) and lane.axis_for(trace) is None, default=None)


def _add(lane: Lane, trace: Trace) -> None:
    if isinstance(lane, AnalogLane):
        lane.add(trace)
    else:
        lane.traces.append(trace)


def _dicts(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
