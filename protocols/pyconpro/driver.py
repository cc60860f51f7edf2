"""PLCs for an application that holds and shows values: the contract of `linkkit.driver` on top of the scanner."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Final

from linkkit.driver import (
    END,
    NO_TIME,
    Command,
    CommandStep,
    Event,
    Kind,
    LinkState,
    NoArguments,
    Notice,
    Point,
    PointsChanged,
    Progress,
    Quality,
    Record,
    Severity,
    Sink,
    StateChanged,
    Stream,
    unwatched,
)
from pyconpro.connection import LIVE, Changed, IoConnection, RunChanged, State
from pyconpro.peer import Happening, Peer, SessionChanged
from pyconpro.scanner import Scanner, ScannerOptions
from pyconpro.settings import HintSettings, PlcSettings
from pyconpro.spec import ConnectionSpec, produced_tag
from pyconpro.types import Array, TypeDescription, parse_type, status_member
from pyconpro.types.table import RUN_MODE
from pyconpro.wire.io_packet import COUNT_SIZE

_NAMED: Final = 3
"""Tags that are named in a line about several; more are an ellipsis."""
OT_MARGIN: Final = 100
"""ms by which the O→T RPI exceeds the RPI unless it is set, as the library's documentation advises."""
_COMMANDS: Final = (
    Command(
        "retry", "Try again", "Connection", NoArguments, False, "Opens refused tags again without the usual pause."
    ),
)


def _guess(data: int) -> tuple[tuple[str, TypeDescription], ...]:
    """Give (name, type) of what a tag of unknown type may be: Logix produces DINT, REAL and structures of them."""
    if data == 4:
        return ("as DINT", parse_type("DINT")), ("as REAL", parse_type("REAL"))
    if data % 4 == 0:
        return ("as DINT", parse_type(f"DINT[{data // 4}]")), ("as REAL", parse_type(f"REAL[{data // 4}]"))
    return (("as USINT", parse_type(f"USINT[{data}]")),)


def _tags(count: int) -> str:
    return "1 tag is" if count == 1 else f"{count} tags are"


def _spell(tag: str, path: Sequence[str]) -> str:
    return tag + "".join(part if part.startswith("[") else f".{part}" for part in path)


def _place(settings: PlcSettings) -> tuple[str, int, int]:
    """Give what decides about the session with the PLC and the socket."""
    return settings.address.strip(), settings.port, settings.io_port


class _Hint:
    """One consumer of a link."""

    def __init__(self, settings: HintSettings, plc: PlcSettings, key: str, told_run: Callable[["_Hint"], None]) -> None:
        self.settings = settings
        self.key = key
        text = settings.type.strip()
        kind = parse_type(text) if text else None
        datasize = settings.datasize or (kind.size if kind else 0) + COUNT_SIZE
        self.spec: ConnectionSpec = produced_tag(
            settings.tag.strip(),
            datasize,
            settings.rpi_ms,
            settings.otrpi_ms or settings.rpi_ms + OT_MARGIN,
            slot=plc.slot,
            route=plc.route,
            multicast=settings.multicast,
            multiplier=None if settings.multiplier < 0 else settings.multiplier,
            accept_offer=settings.accept_offer,
            array=None if kind is None else isinstance(kind, Array),
        )
        self.has_status = kind is not None and bool(status_member(kind))
        """The data begin with the producer's own word on whether it is in run mode."""
        self.run = True
        size = datasize - COUNT_SIZE
        self.record = Record(key, size, settings.rpi_ms / 1000)
        shapes = (((), kind),) if kind else tuple(((name,), guess) for name, guess in _guess(size))
        self.points = [
            Point(
                _spell(key, (*prefix, *leaf.path)),
                (key, *prefix, *leaf.path),
                key,
                leaf.offset,
                leaf.dtype,
                leaf.bit,
                Kind.ANALOG if leaf.bit is None else Kind.DIGITAL,
                leaf.type_name,
            )
            for prefix, shape in shapes
            for leaf in shape.leaves
            if not leaf.dtype.startswith("|V")  # a string is no number to draw
        ]
        self.connection: IoConnection | None = None
        self.stream: Stream | None = None
        self.trouble: tuple[str, str] | None = None
        """Text and hint while it does not work."""
        self._told_run = told_run

    def same_on_the_wire(self, other: "_Hint") -> bool:
        """Whether the other differs at most in how the bytes are read."""
        return (self.spec, self.record) == (other.spec, other.record)

    def read_as(self, other: "_Hint") -> None:
        """Go on as the other, which is the same on the wire."""
        self.settings, self.points = other.settings, other.points
        if self.has_status != other.has_status:
            self.has_status, self.run = other.has_status, True

    def run_changed(self, *, run: bool) -> None:
        """Take note of the producer's mode: what it sends in program mode is not topical."""
        self.run = run
        self._told_run(self)

    def deliver(self, data: bytes) -> None:
        if self.has_status and bool(data[0] & RUN_MODE) is not self.run:
            self.run_changed(run=not self.run)
        if self.stream is not None:
            quality = Quality.GOOD if self.run else Quality.NOT_TOPICAL
            self.stream.append(time.time_ns(), data, NO_TIME, quality)


class PlcLink:
    """One PLC with its consumers. See `linkkit.driver.Link`."""

    def __init__(self, driver: "Driver", settings: PlcSettings) -> None:
        self._driver = driver
        self._settings = settings
        self._hints = self._make(settings)
        self._by_connection: dict[IoConnection, _Hint] = {}
        self._scanner: Scanner | None = None
        self._peer: Peer | None = None
        self._sink: Sink | None = None
        self._notify: Callable[[Event], None] = lambda _event: None
        self._session: tuple[str, str] | None = None
        """Text and hint when the session could not be had."""
        self._told: StateChanged | None = None
        self._run = True

    async def start(self, sink: Sink, notify: Callable[[Event], None]) -> None:
        self._sink, self._notify = sink, notify
        self._session = None
        self._run = True
        for hint in self._hints:
            hint.trouble = None
            hint.run = True
        self._tell(StateChanged(LinkState.CONNECTING, f"connecting to {self._settings.address}"))
        try:
            self._scanner = scanner = self._driver.scanner(self._settings.io_port)
        except OSError as error:
            self._tell(StateChanged(LinkState.FAULT, f"no UDP port for the data: {error.strerror or error}"))
            return
        if scanner.notice:
            notify(Notice(Severity.WARNING, scanner.notice))
        self._peer = peer = scanner.peer(self._settings.address.strip(), self._settings.port, self._happened)
        now = scanner.now()
        peer.register(now)
        for hint in self._hints:
            self._open(hint, peer, sink, now)
        scanner.pump()

    async def stop(self) -> None:
        self._notify = lambda _event: None
        self._sink = None
        if self._scanner is not None and self._peer is not None:
            peer, self._peer = self._peer, None
            await self._scanner.close_peer(peer)
        for hint in self._hints:
            if hint.stream is not None:
                hint.stream.gap(time.time_ns())
                hint.stream = None
        self._by_connection.clear()
        self._told = None

    async def update(self, settings: PlcSettings) -> None:
        before, self._settings = self._settings, settings
        sink, notify = self._sink, self._notify
        described, hints = (self.records(), self.points()), self._make(settings)
        if sink is None:
            self._hints = hints
        elif self._peer is None or _place(before) != _place(settings):
            await self.stop()
            self._hints = hints
            await self.start(sink, notify)
        else:
            self._replace(hints, self._peer, sink)
        if (self.records(), self.points()) != described:
            notify(PointsChanged())

    def records(self) -> Sequence[Record]:
        return [hint.record for hint in self._hints]

    def points(self) -> Sequence[Point]:
        return [point for hint in self._hints for point in hint.points]

    def truth(self) -> str:
        connections = [hint.connection for hint in self._hints if hint.connection is not None]
        measured = [c.statistics for c in connections if c.statistics.interval.count]
        if not measured:
            return "no data yet"
        rate = sum(1 / mean for s in measured if (mean := s.interval.mean()))
        lost = sum(s.lost for s in measured)
        longest = max(s.interval.maximum for s in measured) * 1e3
        timing = f"{rate:.1f}/s · max {longest:.0f} ms"
        if len(connections) == 1:
            mean = measured[0].interval.mean() * 1e3
            timing = f"RPI {connections[0].to_api * 1e3:g} · {rate:.1f}/s ⌀{mean:.1f} max {longest:.0f} ms"
        else:
            timing = f"{len(connections)} tags · {timing}"
        return f"{timing} · lost {lost}"

    def statistics(self) -> Mapping[str, float]:
        found: dict[str, float] = {}
        for hint in self._hints:
            if hint.connection is not None:
                found |= {f"{hint.key}: {k}": v for k, v in hint.connection.statistics.as_mapping().items()}
        if self._scanner is not None:
            drops = self._scanner.engine.drops
            found |= {
                "datagrams malformed": drops.malformed,
                "datagrams for nobody": drops.unknown,
                "datagrams from a wrong source": drops.wrong_source,
            }
        return found

    def commands(self) -> Sequence[Command]:
        """There is only "retry"."""
        return _COMMANDS

    def ladder(self, name: str, **arguments: Any) -> Sequence[str]:
        """Trying again has no steps of its own."""
        if name != "retry" or arguments:
            raise ValueError(f"a PLC connection has no command {name!r}; there is only “retry”")
        return ()

    def arguments(self, _: str, /) -> Mapping[str, Any]:
        """No command concerns a point."""
        return {}

    async def command(self, name: str, progress: Progress = unwatched, /, **arguments: Any) -> str:
        self.ladder(name, **arguments)
        text = self._retry()
        progress(CommandStep(0.0, END, text))
        return text

    def _retry(self) -> str:
        if self._scanner is None or self._peer is None:
            return "not started"
        waiting = [c for c in self._by_connection if c.state == State.BACKOFF]
        for connection in waiting:
            connection.open(self._scanner.now())
        self._scanner.pump()
        return f"{_tags(len(waiting))} tried again now" if waiting else "nothing is waiting to be tried again"

    # --- tags ---------------------------------------------------------------------------------------------------------

    def _make(self, settings: PlcSettings) -> list[_Hint]:
        found: dict[str, _Hint] = {}
        for hint in settings.hints:
            key, number = hint.tag.strip(), 1
            while key in found:
                number += 1
                key = f"{hint.tag.strip()} #{number}"
            found[key] = _Hint(hint, settings, key, self._run_told)
        return list(found.values())

    def _open(self, hint: _Hint, peer: Peer, sink: Sink, now: float) -> None:
        hint.stream = sink.stream(hint.record)
        hint.connection = peer.consume(hint.spec, hint.deliver)
        self._by_connection[hint.connection] = hint
        hint.connection.open(now)

    def _replace(self, hints: Sequence[_Hint], peer: Peer, sink: Sink) -> None:
        """Receive these tags instead; connections that would be opened the same again go on."""
        assert self._scanner is not None
        now = self._scanner.now()
        gone = {hint.key: hint for hint in self._hints}
        fresh = []
        self._hints = []
        for hint in hints:
            kept = gone.get(hint.key)
            if kept is not None and kept.same_on_the_wire(hint):
                del gone[hint.key]
                kept.read_as(hint)
                self._hints.append(kept)
            else:
                fresh.append(hint)
                self._hints.append(hint)
        self._run = all(hint.run for hint in self._hints)
        # Closed first: a producer that has no consumer left to give takes the new one then.
        for hint in gone.values():
            if hint.connection is not None and hint.stream is not None:
                del self._by_connection[hint.connection]
                hint.connection.close(now)
                hint.stream.gap(time.time_ns())
        for hint in fresh:
            self._open(hint, peer, sink, now)
        self._scanner.pump()
        if (state := self._summary()) is not None:
            self._tell(state)

    # --- what happens -------------------------------------------------------------------------------------------------

    def _happened(self, event: Happening) -> None:
        notice: Notice | None = None
        if isinstance(event, SessionChanged):
            self._session = None if event.up else (event.text, event.hint)
        elif (hint := self._by_connection.get(event.connection)) is None:
            return
        elif isinstance(event, RunChanged):
            if not event.run and hint.stream is not None:
                hint.stream.gap(time.time_ns())  # packets without data: nothing follows until it runs
            hint.run_changed(run=event.run)
            return
        else:
            notice = self._connection_changed(hint, event)
        state = self._summary()
        if notice is not None and (state is None or notice.text != state.text):
            self._notify(notice)
        if state is not None:
            self._tell(state)

    def _connection_changed(self, hint: _Hint, event: Changed) -> Notice | None:
        """Take the state of one tag; gives what there is to say about it."""
        if event.state == State.LOST and hint.stream is not None:
            hint.stream.gap(time.time_ns())
        text = f"{hint.key}: {event.text}"
        if event.state == State.RUNNING:
            trouble, hint.trouble = hint.trouble, None
            return Notice(Severity.INFO, f"{hint.key}: receiving again") if trouble is not None else None
        if event.state == State.QUEUED and event.text:
            return Notice(Severity.INFO, text)
        if event.cause is None:
            return None
        before, hint.trouble = hint.trouble, (event.text, event.hint)
        if hint.trouble == before:
            return None
        return Notice(Severity.WARNING if event.state == State.LOST else Severity.ERROR, text, event.hint)

    def _run_told(self, hint: _Hint) -> None:
        """Tell the mode of the controller once, however many of its tags show it."""
        run = all(other.run for other in self._hints)
        if run is self._run:
            return
        self._run = run
        if run:
            self._notify(Notice(Severity.INFO, f"the controller is in run mode again (seen in {hint.key})"))
        else:
            text = f"the controller has left run mode (seen in {hint.key}): its values are marked as not topical"
            self._notify(Notice(Severity.WARNING, text, "its program does not run; check key switch and faults"))

    def _summary(self) -> StateChanged | None:
        """Give the state of the link; None when there is nothing to say yet."""
        if self._peer is None:
            return None
        failing = [hint for hint in self._hints if hint.trouble is not None]
        live = [c for c in self._by_connection if c.state in LIVE]
        running = sum(c.state == State.RUNNING for c in live)
        up = self._peer.registered
        if not live and self._session is not None:
            return StateChanged(LinkState.FAULT, f"{self._session[0]}; it is tried again", self._session[1])
        if len(failing) > 1:
            names = ", ".join(hint.key for hint in failing[:_NAMED]) + (", …" if len(failing) > _NAMED else "")
            text = f"{len(failing)} of {len(self._hints)} tags do not work: {names}"
            return StateChanged(LinkState.DEGRADED, text, "the events say why, tag by tag")
        if failing:
            assert failing[0].trouble is not None
            text, hint = failing[0].trouble
            return StateChanged(LinkState.DEGRADED, f"{failing[0].key}: {text}", hint)
        if running == len(self._hints) and (up or running):
            text = f"receiving {running} tag{'s' * (running != 1)}" if running else "connected; no tags are configured"
            return StateChanged(LinkState.RUNNING, text)
        if up:
            return StateChanged(LinkState.CONNECTING, f"{running} of {len(self._hints)} tags are receiving")
        return None

    def _tell(self, event: StateChanged) -> None:
        if event != self._told:
            self._told = event
            self._notify(event)


class Driver:
    """The protocol. See `linkkit.driver.Driver`. Links with the same local UDP port share one socket."""

    title: ClassVar[str] = "PLC (EtherNet/IP)"
    name: ClassVar[str] = "plc"
    thread: ClassVar[str] = "io-cip"
    settings: ClassVar[type] = PlcSettings

    def __init__(self) -> None:
        self._scanners: dict[int, Scanner] = {}

    def link(self, settings: Any) -> PlcLink:
        """Make a link, not yet started."""
        return PlcLink(self, settings)

    def scanner(self, io_port: int) -> Scanner:
        """Give the scanner for a local UDP port, started. Raises `OSError` when none can be had. Loop thread only."""
        scanner = self._scanners.get(io_port)
        if scanner is None:
            scanner = Scanner(ScannerOptions(port=io_port))
            scanner.start()
            self._scanners[io_port] = scanner
        return scanner

    async def close(self) -> None:
        """Close the sockets, after all links were stopped."""
        scanners, self._scanners = self._scanners, {}
        for scanner in scanners.values():
            await scanner.close()
