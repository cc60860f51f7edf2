"""All limits of the project with their alarms: on the beat of the GUI, every sample since the last one is looked at."""

import time
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fieldscope.alarms.limits import Limits
from fieldscope.alarms.watch import Alarm, Kind, Watch
from fieldscope.bridge import AlarmNotice, Posted
from fieldscope.plot.watched import Watched
from fieldscope.session import Session
from fieldscope.store import SignalKey
from fieldscope.words import english, tr
from linkkit.driver import Notice, Severity

BEAT_MS: Final = 100
BUDGET: Final = 0.006
"""Seconds of each beat; what is left over is looked at in the next, nothing is skipped."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An alarm with its signal, for lists."""

    key: SignalKey
    name: str
    alarm: Alarm
    severity: Severity


class AlarmBoard(QObject):
    """GUI thread only."""

    changed = Signal()
    """Alarms began, ended or were acknowledged."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._watches: dict[SignalKey, Watch] = {}
        self._turn = 0
        session.limits_changed.connect(self._limits)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.beat)
        self._timer.start(BEAT_MS)
        self._limits()

    def listed(self) -> list[Shown]:
        """Every alarm that is active or was not acknowledged, newest first."""
        found = [
            Shown(key, watch.signal.full_name, alarm, watch.limits.severity)
            for key, watch in self._watches.items()
            for alarm in watch.alarms.values()
        ]
        return sorted(found, key=lambda shown: shown.alarm.since_ns, reverse=True)

    def text(self, key: SignalKey) -> str:
        """What is wrong with a signal now, in a word or two: "HIGH", "LOW STALE"; empty when nothing is."""
        watch = self._watches.get(key)
        return " ".join(a.kind.name for a in watch.alarms.values() if a.active) if watch is not None else ""

    def watched(self, key: SignalKey) -> Watched | None:
        """What a lane draws of a signal's limits; None when it has none."""
        limits = self._session.limits.get(key)
        return Watched(limits.low, limits.high, self.text(key)) if limits is not None else None

    def acknowledge(self, shown: list[Shown]) -> None:
        """Somebody has seen these."""
        for one in shown:
            watch = self._watches.get(one.key)
            if watch is not None and watch.alarms.get(one.alarm.kind) is one.alarm:
                watch.acknowledge(one.alarm.kind)
        self.changed.emit()

    @Slot()
    def beat(self) -> None:
        """Look at what is new."""
        until = time.perf_counter() + BUDGET
        now = time.time_ns()
        told = False
        if len(self._watches) < len(self._session.limits):
            self._limits()  # their points may have appeared meanwhile
        watches = list(self._watches.items())
        for _ in range(len(watches)):
            self._turn = (self._turn + 1) % len(watches)
            key, watch = watches[self._turn]
            current = self._session.signal(key)
            if current is not None and current is not watch.signal:
                watch.signal = current
            while True:
                for alarm, began in watch.step(now):
                    self._tell(key, watch, alarm, began=began)
                    told = True
                if not watch.behind or time.perf_counter() > until:
                    break
            if time.perf_counter() > until:
                break
        if told:
            self.changed.emit()

    @Slot()
    def _limits(self) -> None:
        limits = self._session.limits
        before = set(self._watches)
        kept = {k: w for k, w in self._watches.items() if limits.get(k) == w.limits}
        self._watches = kept
        for key, value in limits.items():
            if key not in kept and (signal := self._session.signal(key)) is not None:
                kept[key] = Watch(signal, value)
        if set(kept) != before:
            self.changed.emit()

    def _tell(self, key: SignalKey, watch: Watch, alarm: Alarm, *, began: bool) -> None:
        name = watch.signal.full_name
        with english():  # it goes into the log
            text = alarm.text
        if began:
            notice: Notice = AlarmNotice(watch.limits.severity, f"{name}: {text}", _CHECKS[alarm.kind])
        else:
            notice = Notice(Severity.INFO, f"{name}: within its limits again (it was: {text})")
        ns = alarm.since_ns if began else alarm.returned_ns
        self._session.noticed.emit([Posted(ns, key.link_id, notice)])


_CHECKS: Final = {
    Kind.HIGH: "a limit of this project; acknowledge it in Alarms",
    Kind.LOW: "a limit of this project; acknowledge it in Alarms",
    Kind.STATE: "a state that this project watches; acknowledge it in Alarms",
    Kind.RATE: "a jump, or noise: look at the lane around this moment",
    Kind.STALE: "is the connection up, and does the source still send?",
    Kind.BAD: "look at the quality in Values, and at the source",
}


def limited(limits: Limits) -> str:
    """Limits in one line."""
    parts = [
        f"≤ {limits.high:g}" if limits.high is not None else "",
        f"≥ {limits.low:g}" if limits.low is not None else "",
        tr("not {states}").format(states=limits.states) if limits.states.strip() else "",
        tr("change ≤ {rate:g}/s").format(rate=limits.rate) if limits.rate is not None else "",
        tr("every {seconds:g} s").format(seconds=limits.stale_s) if limits.stale_s is not None else "",
        tr("good quality") if limits.bad else "",
    ]
    return ", ".join(part for part in parts if part)
