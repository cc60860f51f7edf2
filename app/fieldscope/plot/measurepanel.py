"""The table of what the cursors measure: live, and copied as cells for spreadsheets or as Markdown."""

import time
from collections.abc import Callable, Collection
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QMenu, QPushButton, QTableView, QVBoxLayout, QWidget

from fieldscope import tables
from fieldscope.beat import Beat
from fieldscope.emptytext import ExplainedTable
from fieldscope.lanes.frame import Trace
from fieldscope.lanes.reduce import stale_after
from fieldscope.lanes.ticks import TimeLabels, reading_text, relative_text, time_text
from fieldscope.measure.meter import Meter
from fieldscope.measure.statistics import Statistics
from fieldscope.measure.tabletext import markdown, tab_separated
from fieldscope.plot.cursors import NAMES
from fieldscope.plot.page import Page
from fieldscope.plot.workspace import Workspace
from fieldscope.words import mark, term, tr
from linkkit.driver import Kind

REFRESH_MS: Final = 250
BUDGET: Final = 0.02
"""Seconds of measuring per refresh; what is left over comes with the next one."""
BLOCKS: Final = 8
"""Blocks of rows summarised at a time, so that a long stretch does not stall the window."""
COLUMNS: Final[tuple[tuple[str, Callable[[Statistics], float | int | None]], ...]] = (
    ("A", lambda s: s.value_a),
    ("B", lambda s: s.value_b),
    ("Δ", lambda s: s.delta),
    (mark("min"), lambda s: s.minimum),
    (mark("max"), lambda s: s.maximum),
    (mark("mean"), lambda s: s.mean),
    ("RMS", lambda s: s.rms),
    ("σ", lambda s: s.sigma),
    (mark("slope /s"), lambda s: s.slope),
    (mark("trend /s"), lambda s: s.trend),
    ("∫ ·s", lambda s: s.integral),
    (mark("edges"), lambda s: s.edges),
    (mark("first edge"), lambda s: None if s.first_edge_ns is None else (s.first_edge_ns - min(s.a_ns, s.b_ns)) / 1e9),
    (mark("pulse s"), lambda s: s.pulse_s),
    (mark("samples"), lambda s: s.count),
    (mark("bad"), lambda s: s.bad),
    (mark("gaps"), lambda s: s.gaps),
    (mark("known s"), lambda s: s.covered_s),
)
"""Titles of the columns and what stands in them; NaN and None are left empty."""
TIPS: Final = {
    "A": mark("Value of the sample before cursor A, never of the nearest one"),
    "B": mark("Value of the sample before cursor B, never of the nearest one"),
    "mean": mark("Weighted by time; time without a good value is left out"),
    "RMS": mark("Weighted by time; time without a good value is left out"),
    "σ": mark("Standard deviation, weighted by time"),
    "slope /s": mark("From the value at A to the value at B, per second"),
    "trend /s": mark("Slope of the best straight line through everything between, per second"),
    "∫ ·s": mark("Sum over time: value × seconds"),
    "edges": mark("Changes of a digital signal or a state"),
    "first edge": mark("Seconds from the earlier cursor to the first change"),
    "pulse s": mark("High time between the first rising edge and the falling edge after it"),
    "bad": mark("Samples of bad quality"),
    "gaps": mark("Stretches where nothing is known"),
    "known s": mark("Seconds for which a good value is known"),
}
"""What the columns mean, where the title does not say it."""
NAMED: Final = 2
"""The first columns are values: states stand there by name."""
HINT: Final = mark("Press A and B over the plot to place two cursors, or drag with Ctrl from one to the other.")

Index = QModelIndex | QPersistentModelIndex
Key = tuple[object, ...]


class MeasureModel(QAbstractTableModel):
    """A row for each plotted signal."""

    def __init__(self, page: Callable[[], Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.traces: list[Trace] = []
        self._meters: dict[Trace, Meter] = {}
        self._known: dict[Trace, tuple[Key, Statistics]] = {}

    def refresh(self) -> None:
        """Measure what may have changed: what lies between fixed cursors is measured once."""
        page = self._page()
        traces = page.canvas.traces()
        if traces != self.traces:
            self.beginResetModel()
            self.traces = traces
            self._known = {trace: known for trace, known in self._known.items() if trace in traces}
            self._meters = {trace: meter for trace, meter in self._meters.items() if trace in traces}
            self.endResetModel()
        until = time.perf_counter() + BUDGET
        changed = []
        for row, trace in enumerate(traces):
            if self._measure(page, trace):
                changed.append(row)
                if time.perf_counter() > until:
                    break
        if changed:
            self.dataChanged.emit(self.index(changed[0], 1), self.index(changed[-1], len(COLUMNS)))

    def _measure(self, page: Page, trace: Trace) -> bool:
        """Bring what is known of a trace up to date; False when nothing changed."""
        canvas = page.canvas
        signal = trace.signal
        rows = signal.snapshot() if signal is not None else None
        if signal is None or rows is None:
            return False
        now = canvas.now()
        placed = [moment for moment in canvas.cursors.moments if moment is not None]
        # Without cursors the visible stretch is measured.
        begin, end = (placed[0], placed[-1]) if placed else (canvas.view.begin_ns, min(canvas.view.end_ns, now))
        # What lies a while back cannot change any more.
        settled = max(begin, end) < now - 1_000_000_000
        key: Key = (begin, end, canvas.base, rows.ring, rows.first, 0 if settled else rows.count)
        known = self._known.get(trace)
        if known is not None and known[0] == key:
            return False
        meter = self._meters.get(trace)
        if meter is None or meter.signal is not signal:
            meter = self._meters[trace] = Meter(signal)
        stale = stale_after(signal)
        found = meter.measure(begin, end, canvas.base, now_ns=now, stale_ns=stale, limit=BLOCKS)
        if found is None:
            return True  # a long stretch: the rest of it with the next refresh
        self._known[trace] = (key, found)
        return True

    def measured(self, row: int) -> Statistics | None:
        """Give what is known of a row."""
        known = self._known.get(self.traces[row])
        return known[1] if known is not None else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self.traces)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1 + len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr("Signal") if section == 0 else tr(COLUMNS[section - 1][0])
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole and section:
            return tr(TIPS.get(COLUMNS[section - 1][0], "")) or None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        trace = self.traces[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return trace.name if index.column() == 0 else self.text(index.row(), index.column() - 1)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            page = self._page()
            lane = next((lane for lane in page.lanes if trace in lane.traces), None)
            if lane is not None:
                return QColor(lane.colors(page.canvas.theme)[lane.traces.index(trace)])
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0 and trace.signal is not None:
            return trace.signal.full_name
        return None

    def text(self, row: int, column: int) -> str:
        """Give the text of a measured value; empty when there is none."""
        found = self.measured(row)
        value = COLUMNS[column][1](found) if found is not None else None
        if value is None or value != value:
            return ""
        signal = self.traces[row].signal
        if column < NAMED and signal is not None:
            if value in signal.point.states:
                return term(signal.point.states[int(value)])
            if signal.kind is Kind.DIGITAL:
                return tr("on") if value else tr("off")
        return reading_text(value)

    def table(self, chosen: Collection[int] = ()) -> list[list[str]]:
        """Give header and rows as text: the chosen rows, or all when none is."""
        head = [tr("Signal"), tr("unit"), *(tr(title) for title, _ in COLUMNS)]
        rows = []
        for row, trace in enumerate(self.traces):
            if chosen and row not in chosen:
                continue
            name, unit = (trace.signal.full_name, trace.signal.unit) if trace.signal is not None else (trace.name, "")
            rows.append([name, unit, *(self.text(row, column) for column in range(len(COLUMNS)))])
        return [head, *rows]


class MeasurePanel(QWidget):
    """What stands in the measure dock."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.model = MeasureModel(lambda: workspace.page, self)
        self._times = QLabel(tr(HINT), self)
        self._times.setWordWrap(True)  # else the dock could be no narrower than the sentence
        self._times.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._times.setContentsMargins(4, 0, 0, 0)
        copy = QPushButton(tr("Copy table"), self)
        copy.setToolTip(tr("Copy the selected rows, or all: as cells for a spreadsheet, or as Markdown for a report"))
        self.cells_action = QAction(tr("As cells for a spreadsheet"), self)
        self.cells_action.setShortcut(QKeySequence.StandardKey.Copy)
        self.cells_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.cells_action.triggered.connect(self.copy)
        self.markdown_action = QAction(tr("As a Markdown table"), self)
        self.markdown_action.triggered.connect(self.copy_markdown)
        menu = QMenu(copy)
        menu.addActions([self.cells_action, self.markdown_action])
        copy.setMenu(menu)
        self.addAction(self.cells_action)
        clear = QPushButton(tr("Remove cursors"), self)
        clear.clicked.connect(self._clear)
        self.view = ExplainedTable(tr("Nothing is plotted. Tick signals in Sources."), self)
        self.view.setAccessibleName(tr("Measured between the cursors"))
        self.view.setModel(self.model)
        self.view.setAlternatingRowColors(True)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(lambda at: menu.popup(self.view.viewport().mapToGlobal(at)))
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        tables.keep_selected(self.view, lambda row: self.model.traces[row].key)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(22)
        header = self.view.horizontalHeader()
        header.setDefaultSectionSize(84)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.resizeSection(0, 170)
        top = QHBoxLayout()
        top.addWidget(self._times, 1)
        top.addWidget(clear)
        top.addWidget(copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        self._timer = Beat(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.due.connect(self.refresh)

    def refresh(self) -> None:
        """Measure and show."""
        self.model.refresh()
        text = self.times_text("\u00a0")  # lines are not broken within a figure
        if self._times.text() != text:
            self._times.setText(text)

    def times_text(self, space: str = " ") -> str:
        """Say where the cursors are; `space` stands between a figure and its name or unit."""
        canvas = self._workspace.page.canvas
        a, b = canvas.cursors.moments
        if a is None and b is None:
            return tr(HINT) + " " + tr("Until then the visible stretch is measured.")
        labels = TimeLabels.LOCAL if canvas.labels is TimeLabels.RELATIVE else canvas.labels
        parts = [
            f"{name}{space}{time_text(moment, 1_000_000, labels).replace(' ', space)}"
            + (f"{space}◇{space}{edge.trace.name}" if edge is not None else "")
            for name, moment, edge in zip(NAMES, (a, b), canvas.cursors.edges, strict=True)
            if moment is not None
        ]
        if a is not None and b is not None:
            parts.append(f"Δ{space}{relative_text(b - a, 6).replace(' ', space)}")
            if a != b:
                parts.append(f"{1e9 / abs(b - a):.5g}{space}Hz")
        return "     ".join(parts)

    def _clear(self) -> None:
        self._workspace.page.canvas.clear_cursors()

    def copy(self) -> None:
        """Put the selected rows, or all, on the clipboard, tab-separated below a line with the times."""
        self._copy(tab_separated)

    def copy_markdown(self) -> None:
        """Put the selected rows, or all, on the clipboard as a Markdown table below a line with the times."""
        self._copy(lambda table: f"\n{markdown(table)}")

    def _copy(self, write: Callable[[list[list[str]]], str]) -> None:
        self.refresh()
        chosen = {index.row() for index in self.view.selectionModel().selectedRows()}
        QGuiApplication.clipboard().setText(f"{self.times_text()}\n{write(self.model.table(chosen))}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
