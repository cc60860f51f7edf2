"""What takes a session several messages, made step by step as the window allows."""

from collections.abc import Iterable, Iterator

from iec104.outstation.process import Point
from iec104.wire.asdu import Asdu


class Pause:
    """Yielded by the steps of a job that must wait until the application has refreshed these points."""

    def __init__(self, points: Iterable[Point]) -> None:
        self.points = tuple(points)


Step = Asdu | Pause


class Job:
    """Something that takes several ASDUs: an answer, an interrogation, a file."""

    __slots__ = ("due", "key", "paused", "steps")

    def __init__(self, steps: Iterable[Step], due: float, key: object = None) -> None:
        self.steps: Iterator[Step] = iter(steps)
        self.due = due
        """Not before, monotonic seconds."""
        self.key = key
        """What it can be cancelled by."""
        self.paused = False
