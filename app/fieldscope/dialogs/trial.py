"""The *Test* of a connection dialog: a connection made for trial, and every step of it with its outcome."""

import secrets
import threading
import time
from collections import Counter
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from fieldscope import theme
from fieldscope.bridge import Bridge, Posted
from fieldscope.links import Links
from fieldscope.store import Store
from linkkit.driver import Driver, LinkState, Notice, PointsChanged, Severity, StateChanged

TIME_LIMIT: Final = 20.0
"""Seconds for the whole test."""
ENOUGH: Final = 20
"""Rows of one record that are enough to judge its rhythm."""
BUDGET: Final = 16 << 20
_MARKS: Final = {Severity.INFO: ("ok", "✓"), Severity.WARNING: ("warning", "▲"), Severity.ERROR: ("error", "✕")}
_SEVERITY: Final = {LinkState.DEGRADED: Severity.WARNING, LinkState.FAULT: Severity.ERROR}


class TrialPanel(QWidget):
    """Shows one test at a time. The connection is a separate one: nothing that runs is touched, nothing is kept."""

    finished = Signal(bool)
    """The test is over: whether values arrived."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: Links | None = None
        self._store = Store(BUDGET)
        self._bridge = Bridge(self)
        self._bridge.delivered.connect(self._take)
        self._id = ""
        self._began = 0.0
        self._first = False
        self._said: set[str] = set()
        self.list = QListWidget(self)
        self.list.setAccessibleName("Steps of the test")
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * 7)
        self.list.setMaximumHeight(self.fontMetrics().lineSpacing() * 12)
        self.title = QLabel("Test", self)
        self.cancel_button = QPushButton("Stop the test", self)
        self.cancel_button.clicked.connect(lambda: self._finish("stopped", Severity.WARNING))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.cancel_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.list)
        self._timer = QTimer(self)
        self._timer.setInterval(100)
        self._timer.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Whether a test is under way."""
        return self._links is not None

    def begin(self, driver: type[Driver], settings: Any) -> None:
        """Start a test with settings that have no problems; a test under way is given up."""
        self.end()
        self.list.clear()
        self._store, self._first, self._said = Store(BUDGET), False, set()
        self._began = time.monotonic()
        self._links = Links((driver,), self._store.sink, self._bridge.post)
        self._id = secrets.token_hex(4)
        self._links.add(self._id, driver.name, "trial", settings)
        self.cancel_button.setEnabled(True)
        self._timer.start()
        self.show()

    def end(self) -> None:
        """Give up the test and close its connection."""
        self._timer.stop()
        links, self._links = self._links, None
        if links is not None:
            # Closing waits for the peer's last answer, and the window must not.
            threading.Thread(target=links.close, args=(2.0,), name="end of a test", daemon=True).start()

    def texts(self) -> list[str]:
        """The steps as they are shown."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def _take(self, batch: list[Posted]) -> None:
        for posted in batch:
            links, event = self._links, posted.event
            if links is None or posted.link_id != self._id:
                continue
            links.take(posted.link_id, event)
            if isinstance(event, StateChanged):
                self._row(event.text, _SEVERITY.get(event.state, Severity.INFO), event.hint)
            elif isinstance(event, Notice):
                self._row(event.text, event.severity, event.hint)
            elif isinstance(event, PointsChanged):
                points = links.connections[self._id].points
                kinds = Counter(point.type_name for point in points)
                listed = ", ".join(f"{count} × {kind}" for kind, count in kinds.most_common(8))
                self._row(f"{len(points)} points: {listed}", Severity.INFO)

    def _look(self) -> None:
        took = time.monotonic() - self._began
        self.title.setText(f"Test – {took:.0f} s of at most {TIME_LIMIT:.0f} s")
        rings = self._store.rings(self._id)
        alive = [ring for ring in rings if ring.count]
        if alive and not self._first:
            self._first = True
            self._row(f"the first value came after {took * 1000:.0f} ms", Severity.INFO)
        cyclic = [ring for ring in rings if ring.record.interval]
        waiting = [ring for ring in cyclic if ring.count < ENOUGH]
        if alive and not waiting and (cyclic or took > 3):
            for ring in cyclic:
                rows = ring.snapshot()
                gaps = np.diff(rows.arrival(rows.first, rows.count)) / 1e6
                assert ring.record.interval is not None
                self._row(
                    f"{ring.record.key}: every {gaps.mean():.1f} ms (asked: {ring.record.interval * 1000:g}),"
                    f" at most {gaps.max():.1f} ms",
                    Severity.INFO,
                )
            self._finish("the test has passed: values arrive", Severity.INFO)
        elif took > TIME_LIMIT:
            missing = ", ".join(ring.record.key for ring in rings if not ring.count)
            text = f"no values from {missing}" if alive and missing else "no values came"
            self._finish(f"{text} within {TIME_LIMIT:.0f} s", Severity.ERROR)

    def _finish(self, text: str, severity: Severity) -> None:
        if self._links is None:
            return
        self._row(text, severity)
        self.end()
        self.title.setText("Test")
        self.cancel_button.setEnabled(False)
        self.finished.emit(severity is Severity.INFO)

    def _row(self, text: str, severity: Severity, hint: str = "") -> None:
        token, mark = _MARKS[severity]
        line = f"{mark}  {text}" + (f" – {hint}" if hint else "")
        if line in self._said:
            return
        self._said.add(line)
        item = QListWidgetItem(line)
        item.setForeground(theme.color(token))
        self.list.addItem(item)
        self.list.scrollToBottom()
