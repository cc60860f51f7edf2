"""The status bar: real counters, and a place for short messages."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from fieldscope import theme
from fieldscope.session import Session
from fieldscope.words import tr
from linkkit.driver import LinkState


class StatusBar(QStatusBar):
    """Sources, values per second, losses, memory; and how late the GUI itself is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setSizeGripEnabled(False)
        self.sources = self._label(tr("Connections that run, of all"))
        self.values = self._label(tr("Values received per second, over all connections"))
        self.lost = self._label(tr("Samples that the protocols know to be missing, and messages dropped here"))
        self.memory = self._label(tr("Memory used for samples, of the budget; beyond it the oldest go"))
        self.frames = self._label(tr("Longest time the window did not answer within the last second"))
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
        rate = f"{session.rates.values_per_second:,.0f}".replace(",", "\u202f")
        self.values.setText(tr("{rate} values/s").format(rate=rate))
        lost = session.rates.lost
        dropped = session.bridge.dropped
        self.lost.setText(
            tr("lost {lost}").format(lost=lost) + (" · " + tr("%n messages dropped", "", dropped) if dropped else "")
        )
        self.lost.setStyleSheet(f"color: {theme.color('warning').name()}" if lost or dropped else "")
        used, budget = session.store.used, session.store.budget
        self.memory.setText(tr("memory {used} of {budget}").format(used=_bytes(used), budget=_bytes(budget)))
        self.frames.setText(tr("UI lag {lag:.0f} ms").format(lag=self._worst * 1000))
        self._worst = 0.0

    def _sources(self) -> None:
        connections = self._session.connections
        running = sum(c.state in (LinkState.RUNNING, LinkState.DEGRADED) for c in connections)
        faults = sum(c.state is LinkState.FAULT for c in connections)
        text = (
            tr("{running} of {count} sources run").format(running=running, count=len(connections))
            if connections
            else tr("no sources")
        )
        self.sources.setText(text + (" · ✕ " + tr("%n faults", "", faults) if faults else ""))
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
