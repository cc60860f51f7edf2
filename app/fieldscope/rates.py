"""How much comes in: values per second, and what the protocols report as lost."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from fieldscope.beat import Beat
from fieldscope.measure import health

if TYPE_CHECKING:
    from fieldscope.session import Session
    from fieldscope.store import RecordRing
    from linkkit.driver import Point


class Rates(QObject):
    """Values per second, and samples lost, over all connections; measured once per second."""

    updated = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.values_per_second = 0.0
        self.lost = 0
        """Sequence numbers and the like that the protocols report as missing since each connection started."""
        self._session = session
        self._counts: dict[RecordRing, int] = {}
        self._widths: dict[str, tuple[tuple[Point, ...], dict[str, int]]] = {}
        """Connection → points, and those of its records that hold several: record → number of points."""
        self._last = time.monotonic()
        self._timer = Beat(self)
        self._timer.due.connect(self._measure)
        self._timer.start(1000)

    @Slot()
    def _measure(self) -> None:
        now = time.monotonic()
        values, lost = 0, 0
        counts: dict[RecordRing, int] = {}
        before, self._widths = self._widths, {}
        for connection in self._session.connections:
            found = before.get(connection.id)
            if found is None or found[0] is not connection.points:
                number = Counter(point.record for point in connection.points)
                found = connection.points, {record: points for record, points in number.items() if points > 1}
            self._widths[connection.id] = found
            width = found[1]
            for ring in self._session.store.rings(connection.id):
                count = counts[ring] = ring.count
                more = count - self._counts.get(ring, 0)
                values += more * width.get(ring.record.key, 1) if width else more
            if connection.link is not None:
                lost += health.lost(connection.link.statistics())
        self.values_per_second = values / max(now - self._last, 1e-3)
        self.lost = lost
        self._counts, self._last = counts, now
        self.updated.emit()
