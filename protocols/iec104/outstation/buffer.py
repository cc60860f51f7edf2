"""Events that wait to be sent: bounded, in order, with what was lost counted."""

from collections import deque
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from iec104.wire.asdu import Values

DEFAULT_SIZE: Final = 10_000
"""Events kept while nobody takes them."""


class Report(NamedTuple):
    """One information object on its way to a controlling station."""

    common_address: int
    type_id: int
    cause: int
    io_address: int
    values: Values

    @property
    def kind(self) -> tuple[int, int, int]:
        """Reports of one kind may share an ASDU."""
        return self.common_address, self.type_id, self.cause


class EventBuffer:
    """First in, first out. When it is full the oldest event goes and `lost` counts it."""

    def __init__(self, size: int = DEFAULT_SIZE) -> None:
        self._reports: deque[Report] = deque()
        self.size = size
        self.lost = 0

    def __len__(self) -> int:
        return len(self._reports)

    def put(self, report: Report) -> None:
        """Append an event."""
        self._reports.append(report)
        if len(self._reports) > self.size:
            self._reports.popleft()
            self.lost += 1

    def give_back(self, reports: Iterable[Report]) -> None:
        """Put events that were taken but never acknowledged back in front, in their order."""
        self._reports.extendleft(reversed(list(reports)))
        while len(self._reports) > self.size:
            self._reports.popleft()
            self.lost += 1

    def take(self, most: Callable[[int], int]) -> list[Report]:
        """Remove and give the oldest events that may share one ASDU; `most(type_id)` says how many fit."""
        if not self._reports:
            return []
        first = self._reports.popleft()
        batch = [first]
        room = most(first.type_id) - 1
        while room > 0 and self._reports and self._reports[0].kind == first.kind:
            batch.append(self._reports.popleft())
            room -= 1
        return batch

    def take_all(self) -> list[Report]:
        """Remove and give everything."""
        reports = list(self._reports)
        self._reports.clear()
        return reports
