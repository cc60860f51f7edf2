"""The status bar: real counters, and a place for short messages."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from fieldscope import theme
from fieldscope.session import Session
from linkkit.driver import LinkState


class StatusBar(QStatusBar):
    """Sources, values per second, losses, memory; and how late the GUI itself is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setSizeGripEnabled(False)
        self.sources = self._label("Connections that run, of all")
        self.values = self._label("Values received per second, over all connections")
        self.lost = self._label("Samples that the protocols know to be missing, and messages dropped here")
        self.memory = self._label("Memory used for samples, of the budget; beyond it the oldest go")
        self.frames = self._label("Longest time the window did not answer within the last second")
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._measure)
        self._beat.start(50)
        self._last = time.monotonic()
        self._worst = 0.0
        session.rates.updated.connect(self.refresh)
        for changed in (session.added, session.removed, session.changed):
            changed.connect(self._sources)
        self.refresh()

    def refresh(self) -> None:
        """Write the counters."""
        session = self._session
        self._sources()
        self.values.setText(f"{session.rates.values_per_second:,.0f} values/s".replace(",", "\u202f"))
        lost = session.rates.lost
        dropped = session.bridge.dropped
        self.lost.setText(f"lost {lost}" + (f" · {dropped} messages dropped" if dropped else ""))
        self.lost.setStyleSheet(f"color: {theme.color('warning').name()}" if lost or dropped else "")
        used, budget = session.store.used, session.store.budget
        self.memory.setText(f"memory {_bytes(used)} of {_bytes(budget)}")
        self.frames.setText(f"UI lag {self._worst * 1000:.0f} ms")
        self._worst = 0.0

    def _sources(self) -> None:
        connections = self._session.connections
        running = sum(c.state in (LinkState.RUNNING, LinkState.DEGRADED) for c in connections)
        faults = sum(c.state is LinkState.FAULT for c in connections)
        text = f"{running} of {len(connections)} sources run" if connections else "no sources"
        self.sources.setText(text + (f" · ✕ {faults} fault{'s' if faults > 1 else ''}" if faults else ""))
        self.sources.setStyleSheet(f"color: {theme.color('error').name()}" if faults else "")

    def _measure(self) -> None:
        now = time.monotonic()
        self._worst = max(self._worst, now - self._last - 0.05)
        self._last = now

    def _label(self, tip: str) -> QLabel:
        label = QLabel(self)
        label.setToolTip(tip)
        label.setContentsMargins(8, 0, 8, 0)
        self.addPermanentWidget(label)
        return label


def _bytes(count: int) -> str:
    value = float(count)
    for unit in ("B", "kB", "MB"):
        if value < 1000:
            return f"{value:.0f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"
