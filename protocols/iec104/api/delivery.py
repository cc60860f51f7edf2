"""From the network thread to the callbacks: values in lots, in order with everything else that is told."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from iec104.api.point import Point
from iec104.api.present import present
from iec104.conversion import BY_VALUE
from iec104.dispatcher import Dispatcher
from iec104.information import Information, blank, set_source
from iec104.message import IncomingMessage
from iec104.report import Report

WIDTH: Final = 4
Value = tuple[Point, Report | None, Report, int]
"""A point, what it said before, what it says now, and the index of its object in that: `WIDTH` items of a lot."""


class Calls:
    """What is to be called for messages that arrive in one go. For one thread."""

    __slots__ = ("_dispatcher", "values")

    def __init__(self, dispatcher: Dispatcher | None) -> None:
        self._dispatcher = dispatcher
        self.values: list[Any] = []
        """Received values of points with a callback, `WIDTH` items for each: a flat list is what costs least."""

    def tell(self, function: Callable[..., object], *arguments: object) -> bool:
        """Have something else called, behind the values so far; False when callbacks are not made any more."""
        self.flush()
        return self._dispatcher is not None and self._dispatcher.post(function, *arguments)

    def more(self) -> "Calls":
        """Give another one for the same callbacks."""
        return Calls(self._dispatcher)

    def flush(self) -> None:
        """Hand the values over."""
        if self.values and self._dispatcher is not None:
            self._dispatcher.offer(deliver, self.values[:], WIDTH)
        self.values.clear()


def deliver(values: Iterable[Value]) -> None:
    """Call `on_receive`: the loop that every value with a callback goes through."""
    now = present()
    outer = now.point, now.report, now.index  # of a callback that waits for an answer meanwhile
    try:
        for point, before, report, index in values:
            function = point.receiver
            if function is None:
                continue
            # What follows is `Information.later` and `IncomingMessage(report, index)`, without the calls. Most
            # callbacks look into one of them at most.
            previous = None
            if before is not None:
                previous = blank(BY_VALUE[point.carries])
                set_source(previous, (_previous, before, report, index))
            message = blank(IncomingMessage)
            message._report = report  # noqa: SLF001 - as above
            message._at = index  # noqa: SLF001
            now.point, now.report, now.index = point, report, index
            function(point, previous, message)
    finally:
        now.point, now.report, now.index = outer


def _previous(before: Report, report: Report, index: int) -> Information:
    """What a point said before: in an earlier message, or in the same one."""
    place = before.place(report.objects[index][0], index if before is report else None)
    found = before.information(place)
    assert found is not None
    return found
