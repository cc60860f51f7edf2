"""What one link of the driver produces for its PLC: tags and assemblies as records, points and a written value."""

import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

from linkkit.driver import NO_TIME, CommandError, Event, Notice, Point, Quality, Record, Severity, Sink, Stream
from pyconpro.points import spell, type_points
from pyconpro.producing import Output, Producer, ProducerHost
from pyconpro.scanner import Scanner
from pyconpro.settings import ProducerSettings
from pyconpro.target.model import Ended, Ending, Happening, Opened, OutputReceived, Refused
from pyconpro.types import parse_type
from pyconpro.values import read_value, read_whole
from pyconpro.wire.status import explain

_PORT_HINT: Final = "close the program that holds the port (RSLinx, FactoryTalk Linx), or choose another port"
_TAKEN_HINT: Final = "each name and instance can be produced once, whichever connection it belongs to"


class Provided:
    """One tag or assembly of ours. Loop thread only, but for what only reads."""

    def __init__(self, settings: ProducerSettings, key: str) -> None:
        self.settings = settings
        self.key = key
        name = settings.tag.strip()
        self.kind = parse_type(settings.type.strip())
        self.output_kind = parse_type(settings.output_type.strip()) if settings.output else None
        self.record = Record(key, self.kind.size)
        self.output_record = Record(f"{key} output", self.output_kind.size) if self.output_kind is not None else None
        self.points: list[Point] = type_points(self.kind, key, key, ("Produced", name))
        if self.output_record is not None and self.output_kind is not None:
            key = self.output_record.key
            self.points += type_points(self.output_kind, key, key, ("Written to us", name))
        self.producer: Producer | None = None
        self._stream: Stream | None = None
        self._output: Stream | None = None
        self._run = True
        self._tell: Callable[[Event], None] = lambda _event: None

    @property
    def records(self) -> list[Record]:
        """Of what we send, and of what is written to us."""
        return [record for record in (self.record, self.output_record) if record is not None]

    def open(self, host: ProducerHost, sink: Sink, tell: Callable[[Event], None]) -> None:
        """Begin to produce. Raises `ValueError` when name or instance belongs to another producer of ours."""
        settings = self.settings
        if settings.assembly:
            self.producer = host.assembly(
                input=settings.assembly,
                input_type=self.kind,
                output=settings.output or None,
                output_type=self.output_kind,
                handler=self._written,
                fastest_ms=settings.fastest_ms,
                slowest_ms=settings.slowest_ms,
            )
        else:
            self.producer = host.tag(
                settings.tag.strip(),
                self.kind,
                max_consumers=settings.max_consumers or None,
                fastest_ms=settings.fastest_ms,
                slowest_ms=settings.slowest_ms,
            )
        self.producer.listener = self._happened
        self._tell = tell
        self._stream = sink.stream(self.record)
        self._output = sink.stream(self.output_record) if self.output_record is not None else None
        self.producer.write(read_whole(self.kind, settings.value))
        self._append()

    def close(self) -> None:
        """Produce no more; connections to it end."""
        self._tell = lambda _event: None
        now = time.time_ns()
        for stream in (self._stream, self._output):
            if stream is not None:
                stream.gap(now)
        self._stream = self._output = None
        if self.producer is not None:
            self.producer.close()
            self.producer = None

    def write(self, part: str, value: Any) -> str:
        """Send a value from now on, of the whole or of a part; gives what was done. Raises `ValueError`."""
        assert self.producer is not None
        _write(self.producer, part, value)
        self._append()
        count = self.consumers
        whom = "nobody consumes it now" if not count else f"{count} consumer{'s' * (count != 1)}"
        return f"{spell(self.settings.tag.strip(), part)} is {value}; {whom}"

    def _happened(self, event: Happening) -> None:
        name = self.settings.tag.strip()
        match event:
            case Opened():
                text = f"{name}: {event.originator} consumes it every {event.api * 1000:g} ms"
                self._tell(Notice(Severity.INFO, text))
            case Ended(ending=Ending.TIMED_OUT):
                hint = "check the cable and the PLC; it may open the connection again by itself"
                self._tell(Notice(Severity.WARNING, f"{name}: nothing comes from {event.originator} any more", hint))
            case Ended(ending=Ending.CLOSED):
                self._tell(Notice(Severity.INFO, f"{name}: {event.originator} has closed its connection"))
            case OutputReceived() if event.run is not self._run:
                self._run = event.run
                if event.run:
                    self._tell(Notice(Severity.INFO, f"{name}: its owner is in run mode again"))
                else:
                    text = f"{name}: its owner has left run mode: what it writes is marked as not topical"
                    self._tell(Notice(Severity.WARNING, text))
        if isinstance(event, Ended) and self._output is not None and not self.consumers:
            self._output.gap(time.time_ns())

    @property
    def consumers(self) -> int:
        """How many connections consume it now. Any thread."""
        return self.producer.consumers if self.producer is not None else 0

    def _append(self) -> None:
        if self._stream is not None and self.producer is not None:
            self._stream.append(time.time_ns(), self.producer.payload())

    def _written(self, output: Output) -> None:
        if self._output is not None and output.data:
            quality = Quality.GOOD if output.run else Quality.NOT_TOPICAL
            self._output.append(time.time_ns(), output.data, NO_TIME, quality)


class Provision:
    """All that a link produces, on a host that it shares with other links. Loop thread only, but for what only reads.

    `take` and `give` get a host for a TCP port, open, and give it back.
    """

    def __init__(
        self,
        settings: Sequence[ProducerSettings],
        take: Callable[[int, Scanner], Awaitable[ProducerHost]],
        give: Callable[[ProducerHost], Awaitable[None]],
    ) -> None:
        self.items = _make(settings)
        self.host: ProducerHost | None = None
        self.trouble: tuple[str, str] | None = None
        """Text and hint when something could not be produced."""
        self._take = take
        self._give = give
        self._refused: Callable[[Refused], None] = lambda _event: None

    @property
    def count(self) -> int:
        """How many are produced now."""
        return sum(item.producer is not None for item in self.items)

    async def start(
        self, port: int, scanner: Scanner, sink: Sink, notify: Callable[[Event], None], plc: Callable[[], str]
    ) -> None:
        """Produce what is not produced yet; what does not work is told in `trouble`. `plc` gives the PLC's address."""
        self.trouble = None
        waiting = [item for item in self.items if item.producer is None]
        if waiting and self.host is None:
            try:
                self.host = await self._take(port, scanner)
            except OSError as error:
                self.trouble = f"nothing can be produced: {error.strerror or error}", _PORT_HINT
                return
            self._refused = _teller(self.host, notify, plc)
            self.host.refused.append(self._refused)
        for item in waiting:
            assert self.host is not None
            try:
                item.open(self.host, sink, notify)
            except ValueError as error:
                self.trouble = f"{item.settings.tag.strip()} is not produced: {error}", _TAKEN_HINT
        if not self.items:
            await self._release()

    async def stop(self) -> None:
        """Produce nothing any more."""
        for item in self.items:
            item.close()
        await self._release()

    def replace(self, settings: Sequence[ProducerSettings]) -> None:
        """Take other settings: what they leave alone is produced on, what they leave out is closed."""
        running = {item.key: item for item in self.items}
        self.items = []
        for item in _make(settings):
            old = running.get(item.key)
            kept = old is not None and old.settings == item.settings
            self.items.append(running.pop(item.key) if kept else item)
        for old in running.values():
            old.close()

    def find(self, tag: str) -> Provided:
        """Find one by the name of its tag. Raises `ValueError` that says which there are."""
        for item in self.items:
            if item.settings.tag.strip().upper() == tag.strip().upper():
                return item
        names = ", ".join(item.settings.tag.strip() for item in self.items)
        raise ValueError(f"there is no produced tag “{tag}”; " + (f"there are: {names}" if names else "none is there"))

    def write(self, tag: str, part: str, value: Any) -> str:
        """See `Provided.write`. Raises `CommandError` when the tag cannot be produced now."""
        item = self.find(tag)
        if item.producer is None:
            text = self.trouble[0] if self.trouble is not None else "it is not produced"
            raise CommandError(f"{tag}: {text}", "not produced")
        return item.write(part, value)

    async def _release(self) -> None:
        host, self.host = self.host, None
        if host is not None:
            host.refused.remove(self._refused)
            await self._give(host)


def _make(settings: Sequence[ProducerSettings]) -> list[Provided]:
    """Make what is to be produced, each under a key of its own."""
    found: dict[str, Provided] = {}
    for row in settings:
        first = key = f"{row.tag.strip()} (produced)"
        number = 1
        while key in found:
            number += 1
            key = f"{first} #{number}"
        found[key] = Provided(row, key)
    return list(found.values())


def _teller(host: ProducerHost, notify: Callable[[Event], None], plc: Callable[[], str]) -> Callable[[Refused], None]:
    """Give what tells a link of those whom we refused: its own PLC, or anybody where no other link could be meant."""

    def tell(event: Refused) -> None:
        if len(host.refused) == 1 or event.originator == plc():
            text = explain(event.refusal.general, event.refusal.extended)
            hint = "compare tag name, data type and RPI in the program of the consumer with what is produced here"
            notify(Notice(Severity.WARNING, f"{event.originator} was refused: {text.code} {text.meaning}", hint))

    return tell


def _write(producer: Producer, part: str, value: Any) -> None:
    """Write a value, or the text that a person typed for one. Raises `ValueError`."""
    if isinstance(value, str):
        try:
            producer.write_part(part, value)  # a string, where the part is one
        except ValueError:
            value = read_value(value)
        else:
            return
    producer.write_part(part, value)
