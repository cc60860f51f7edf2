"""The status bar: real counters, and a place for short messages."""

import time
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStatusBar, QToolButton, QToolTip, QWidget

from fieldscope import theme
from fieldscope.session import Session
from fieldscope.texts import bytes_text
from fieldscope.words import mark, tr
from linkkit.driver import LinkState

TIPS: Final = (
    mark(
        "Connections that receive data now, of all in the project; behind ✕ those that cannot.\n"
        "Sources shows why in the connection's line; Events tells what to check."
    ),
    mark(
        "Values received within the last second, over all connections; each member of a structure counts.\n"
        "Much less than usual: a connection stands still, see Sources."
    ),
    mark(
        "Lost: packets missing in the sequence of PLC connections since each was started; the network or this computer "
        "was too slow for them. Drag a connection onto the lanes to see when; a longer RPI or a wired network helps.\n"
        "Messages dropped: lines of the event list left out since the program started because too many came at once; "
        "no samples."
    ),
    mark(
        "Memory used for samples, of what they may use. Once it is full the oldest samples go, and lanes "
        "reach back less far; current values go on. More signals fill it sooner."
    ),
    mark(
        "The longest time within the last second in which the window did not answer. Below 100 ms nobody feels it; "
        "samples are received meanwhile in any case.\nLonger again and again: plot fewer signals, "
        "or close docks that are not needed."
    ),
)
"""What the counters mean: what is counted, since when, and what to do about it."""


class StatusBar(QStatusBar):
    """Sources, values per second, losses, memory; and how late the GUI itself is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setSizeGripEnabled(False)
        self.sources, self.values, self.lost, self.memory, self.frames = (self._label(tr(tip)) for tip in TIPS)
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
        theme.dress(self.lost, f"color: {theme.color('warning').name()}" if lost or dropped else "")
        used, budget = session.store.used, session.store.budget
        self.memory.setText(tr("memory {used} of {budget}").format(used=bytes_text(used), budget=bytes_text(budget)))
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
        theme.dress(self.sources, f"color: {theme.color('error').name()}" if faults else "")

    def _measure(self) -> None:
        now = time.monotonic()
        self._worst = max(self._worst, now - self._last - 0.05)
        self._last = now

    def _label(self, tip: str) -> QToolButton:
        """A counter. Whoever presses it, with mouse or space bar, is told what it means."""
        label = QToolButton(self)
        label.setAutoRaise(True)
        label.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        label.setToolTip(tip)
        label.setAccessibleDescription(tip)
        label.clicked.connect(lambda: QToolTip.showText(label.mapToGlobal(label.rect().topLeft()), tip, label))
        self.addPermanentWidget(label)
        return label
