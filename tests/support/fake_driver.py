"""A protocol without a protocol: a real `linkkit` driver on its own I/O thread, whose links do what a test says."""

import asyncio
import math
import struct
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from linkkit.driver import (
    END,
    Command,
    CommandError,
    CommandStep,
    Event,
    Kind,
    LinkState,
    Notice,
    Point,
    PointsChanged,
    Progress,
    Record,
    Severity,
    Sink,
    StateChanged,
    unwatched,
)
from linkkit.frames import Part, Tap
from linkkit.ladder import BrokenError, Rung
from linkkit.settings import setting


def address_check(text: str) -> None:
    if not text or " " in text:
        raise ValueError("Address: enter an IP address or a host name")


@dataclass(frozen=True, slots=True)
class FakeRow:
    tag: str = setting(label="Tag", placeholder="Line1", help="Name of the produced tag")
    size: int = setting(4, label="Size", unit="bytes", minimum=1, maximum=500)
    kind: str = setting("REAL", label="Type", choices=(("REAL", "REAL"), ("BOOL", "BOOL")))
    keep: bool = setting(True, label="Keep")


@dataclass(frozen=True, slots=True)
class FakeSettings:
    address: str = setting(label="Address", placeholder="192.168.1.10", check=address_check, help="Where it is")
    port: int = setting(4000, label="Port", minimum=1, maximum=65535, help="TCP port")
    period: float = setting(0.01, label="Period", unit="s", minimum=0.001, maximum=10, advanced=True)
    rows: tuple[FakeRow, ...] = setting((), label="Tags", help="What to receive")
    behaviour: str = setting("run", label="Behaviour", choices=(("run", "Run"), ("refuse", "Refuse")), advanced=True)

    def check(self) -> Mapping[str, str]:
        names = Counter(row.tag for row in self.rows)
        twice = next((name for name, count in names.items() if count > 1), "")
        return {"rows": f"Tags: “{twice}” is there twice"} if twice else {}


@dataclass(frozen=True, slots=True)
class FakeEcho:
    text: str = setting("", label="Text")
    fail: bool = setting(False, label="Fail")


COMMANDS = (Command("echo", "Echo", "Station", FakeEcho, False, "Gives back what it gets."),)


@dataclass
class FakeLink:
    settings: FakeSettings
    driver: "FakeDriver"
    started: int = 0
    stopped: int = 0
    updated: int = 0
    notify: Callable[[Event], None] | None = None
    tapped: Tap | None = None
    sink: Sink | None = None
    _task: asyncio.Task[None] | None = None
    _points: list[Point] = field(default_factory=list)
    _rows: int = 0

    def __post_init__(self) -> None:
        self._describe()

    def _describe(self) -> None:
        self._points = [
            Point(row.tag, ("Tags", row.tag), row.tag, 0, "<f4" if row.kind == "REAL" else "u1", type_name=row.kind,
                  kind=Kind.ANALOG if row.kind == "REAL" else Kind.DIGITAL, unit="A" if row.kind == "REAL" else "")
            for row in self.settings.rows
        ]  # fmt: skip

    async def start(self, sink: Sink, notify: Callable[[Event], None]) -> None:
        if not self.started:
            FakeDriver.links.append(self)
        self.started += 1
        self.sink, self.notify = sink, notify
        notify(StateChanged(LinkState.CONNECTING, f"connecting to {self.settings.address}:{self.settings.port}"))
        if self.settings.behaviour == "refuse":
            notify(StateChanged(LinkState.FAULT, "the port refuses connections", "Check that the server runs"))
            return
        notify(PointsChanged())
        notify(StateChanged(LinkState.RUNNING, "running"))
        self._task = asyncio.create_task(self._produce(sink))

    async def stop(self) -> None:
        self.stopped += 1
        self.sink = None
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def update(self, settings: FakeSettings) -> None:
        self.updated += 1
        self.settings = settings
        self._describe()
        if (sink := self.sink) is not None and self.notify is not None:
            await self.stop()
            await self.start(sink, self.notify)

    async def _produce(self, sink: Sink) -> None:
        streams = [(row, sink.stream(Record(row.tag, 4 if row.kind == "REAL" else 1, self.settings.period)))
                   for row in self.settings.rows]  # fmt: skip
        while True:
            now = time.time_ns()
            for number, (row, stream) in enumerate(streams):
                value = math.sin(now / 1e9 * (number + 1))
                stream.append(now, struct.pack("<f", value) if row.kind == "REAL" else bytes([value > 0]))
            self._rows += 1
            await asyncio.sleep(self.settings.period)

    def add_points(self, *names: str) -> None:
        """Make points appear, as an interrogation does; call it on any thread while the link runs."""
        self._points += [Point(name, ("CA 1", name), name, 0, "<f4", type_name="M_ME_NC_1") for name in names]
        assert self.notify is not None
        self.notify(PointsChanged())

    def fail(self) -> None:
        """Lose the connection and get it back."""
        assert self.notify is not None
        self.notify(StateChanged(LinkState.FAULT, "the connection was lost", "it is tried again"))
        self.notify(Notice(Severity.WARNING, "lost", "look"))
        self.notify(StateChanged(LinkState.RUNNING, "running"))

    def tap(self, tap: Tap | None) -> None:
        self.tapped = tap

    def records(self) -> Sequence[Record]:
        return [Record(row.tag, 4, self.settings.period) for row in self.settings.rows]

    def points(self) -> Sequence[Point]:
        return list(self._points)

    def truth(self) -> str:
        return f"{self._rows} rows · lost 0"

    def statistics(self) -> Mapping[str, float]:
        return {"lost": 0.0}

    def commands(self) -> Sequence[Command]:
        return COMMANDS

    def ladder(self, name: str, **arguments: Any) -> Sequence[str]:
        if name != "echo":
            raise ValueError(f"unknown command {name}")
        return ("ACT", "ACT_CON")

    def arguments(self, point: str, /) -> Mapping[str, Any]:
        return {"text": point}

    async def command(self, name: str, progress: Progress = unwatched, /, **arguments: Any) -> str:
        self.ladder(name)
        progress(CommandStep(0.0, "ACT", "sent", sent=True))
        if arguments.get("fail"):
            progress(CommandStep(0.1, "ACT_CON", "the station refuses", good=False))
            progress(CommandStep(0.1, END, "it failed", good=False))
            raise CommandError("it failed", "refused")
        progress(CommandStep(0.1, "ACT_CON", "confirmed"))
        progress(CommandStep(0.1, END, "done"))
        return str(arguments)


class FakeTrial:
    """Two rungs: the way there, and a row for every port that is even; behaviour "refuse" breaks the first."""

    def __init__(self, settings: FakeSettings) -> None:
        self.settings = settings
        self.closed = False
        FakeDriver.trials_begun += 1
        data = Rung("Data", 0.3, self._data, "no data came", "look at the other end")
        self.rungs = (Rung(f"Reach {settings.address}", 5.0, self._reach, "silence", "shout", (data,)),)

    def found(self) -> Mapping[str, Sequence[Any]]:
        return {"rows": [FakeRow("Found1"), FakeRow("Found2", 8)]}

    async def close(self) -> None:
        self.closed = True
        FakeDriver.trials_closed += 1

    async def _reach(self) -> str:
        if self.settings.behaviour == "refuse":
            raise BrokenError("the port refuses connections", "check that the server runs")
        return "there it is"

    async def _data(self) -> str:
        await asyncio.sleep(0.01 if self.settings.port % 2 == 0 else 60)
        return "two rows"


class FakeDriver:
    title: ClassVar[str] = "Fake (for tests)"
    name: ClassVar[str] = "fake"
    thread: ClassVar[str] = "io-fake"
    settings: ClassVar[type] = FakeSettings
    commands: ClassVar[Sequence[Command]] = COMMANDS
    links: ClassVar[list[FakeLink]] = []
    """Every link started since the test began, oldest first."""
    closed: ClassVar[int] = 0
    trials_begun: ClassVar[int] = 0
    trials_closed: ClassVar[int] = 0

    @staticmethod
    def split(buffer: bytearray) -> Iterator[bytes]:
        """A line is a frame."""
        while (end := buffer.find(b"\n") + 1) > 0:
            yield bytes(buffer[:end])
            del buffer[:end]

    @staticmethod
    def dissect(frame: bytes, transport: str) -> Part:
        return Part("line", frame.decode("latin-1").strip(), 0, len(frame))

    @staticmethod
    def summarize(frame: bytes, transport: str) -> Part:
        return FakeDriver.dissect(frame, transport)

    def link(self, settings: FakeSettings) -> FakeLink:
        return FakeLink(settings, self)

    def trial(self, settings: FakeSettings) -> "FakeTrial":
        return FakeTrial(settings)

    async def close(self) -> None:
        FakeDriver.closed += 1


def running(*tags: str, **given: Any) -> FakeSettings:
    """Settings of a fake connection that delivers these REAL tags."""
    return FakeSettings(address="127.0.0.1", rows=tuple(FakeRow(tag=tag) for tag in tags), **given)
