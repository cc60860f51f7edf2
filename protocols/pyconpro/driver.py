"""PLCs for an application that holds and shows values: the contract of `linkkit.driver` on top of the scanner."""

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Final

from linkkit.commands import construct
from linkkit.driver import (
    END,
    Command,
    CommandError,
    CommandStep,
    Event,
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
from pyconpro import consumed
from pyconpro.commands import BY_NAME, COMMANDS, TagArguments, WriteArguments
from pyconpro.connection import LIVE, Changed, IoConnection, RunChanged, State
from pyconpro.consumed import Consumed
from pyconpro.dissect import dissect, split
from pyconpro.peer import Happening, Peer, SessionChanged
from pyconpro.producing import ProducerHost
from pyconpro.provided import Provision
from pyconpro.scanner import Scanner, ScannerOptions
from pyconpro.settings import PlcSettings
from pyconpro.trial import PlcTrial

_NAMED: Final = 3
"""Tags that are named in a line about several; more are an ellipsis."""


def _tags(count: int) -> str:
    return "1 tag is" if count == 1 else f"{count} tags are"


def _place(settings: PlcSettings) -> tuple[str, int, str, int, int]:
    """Give what decides about the session with the PLC and the sockets."""
    return settings.address.strip(), settings.port, settings.adapter.strip(), settings.io_port, settings.listen_port


class PlcLink:
    """One PLC with its consumers. See `linkkit.driver.Link`."""

    def __init__(self, driver: "Driver", settings: PlcSettings) -> None:
        self._driver = driver
        self._settings = settings
        self._hints = consumed.make(settings, self._run_told)
        self._provision = Provision(settings.producers, driver.host, driver.release)
        self._by_connection: dict[IoConnection, Consumed] = {}
        self._scanner: Scanner | None = None
        self._peer: Peer | None = None
        self._sink: Sink | None = None
        self._notify: Callable[[Event], None] = lambda _event: None
        self._session: tuple[str, str] | None = None
        """Text and hint when the session could not be had."""
        self._told: StateChanged | None = None
        self._run = True
        self._tap: Tap | None = None

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
        self._peer = peer = scanner.peer(
            self._settings.address.strip(), self._settings.port, self._happened, source=self._settings.adapter.strip()
        )
        scanner.tap(peer, self._tap)
        now = scanner.now()
        peer.register(now)
        for hint in self._hints:
            self._open(hint, peer, sink, now)
        scanner.pump()
        await self._provide(scanner, sink)

    async def stop(self) -> None:
        self._notify = lambda _event: None
        self._sink = None
        if self._scanner is not None and self._peer is not None:
            peer, self._peer = self._peer, None
            await self._scanner.close_peer(peer)
        await self._provision.stop()
        for hint in self._hints:
            if hint.stream is not None:
                hint.stream.gap(time.time_ns())
                hint.stream = None
        self._by_connection.clear()
        self._told = None

    async def update(self, settings: PlcSettings) -> None:
        before, self._settings = self._settings, settings
        sink, notify = self._sink, self._notify
        described, hints = (self.records(), self.points()), consumed.make(settings, self._run_told)
        if sink is None:
            self._hints = hints
            self._provision.replace(settings.producers)
        elif self._peer is None or self._scanner is None or _place(before) != _place(settings):
            await self.stop()
            self._hints = hints
            self._provision.replace(settings.producers)
            await self.start(sink, notify)
        else:
            self._replace(hints, self._peer, sink)
            self._provision.replace(settings.producers)
            await self._provide(self._scanner, sink)
        if (self.records(), self.points()) != described:
            notify(PointsChanged())

    def tap(self, tap: Tap | None) -> None:
        self._tap = tap
        if self._scanner is not None and self._peer is not None:
            self._scanner.tap(self._peer, tap)

    def records(self) -> Sequence[Record]:
        offered = [record for item in self._provision.items for record in item.records]
        return [*(hint.record for hint in self._hints), *offered]

    def points(self) -> Sequence[Point]:
        offered = [point for item in self._provision.items for point in item.points]
        return [*(point for hint in self._hints for point in hint.points), *offered]

    def truth(self) -> str:
        connections = [hint.connection for hint in self._hints if hint.connection is not None]
        live = [c for c in connections if c.statistics.interval.count]
        if not live:
            return "no data yet"
        means = [c.statistics.interval.mean() for c in live]
        rate = sum(1 / mean for mean in means if mean)
        lost = sum(c.statistics.lost for c in live)
        longest = max(c.statistics.interval.maximum for c in live) * 1e3
        fast, slow = (pick(c.to_api for c in live) * 1e3 for pick in (min, max))
        mean = f" ⌀{sum(means) / len(means) * 1e3:.1f}" if fast == slow else ""
        rpi = f"RPI {fast:g}" if fast == slow else f"RPI {fast:g} to {slow:g}"
        tags = [f"{len(connections)} tags"] if len(connections) > 1 else []
        return " · ".join([*tags, rpi, f"{rate:.1f}/s{mean} max {longest:.0f} ms", f"lost {lost}"])

    def statistics(self) -> Mapping[str, float]:
        found: dict[str, float] = {}
        for hint in self._hints:
            if hint.connection is not None:
                found |= {f"{hint.key}: {k}": v for k, v in hint.connection.statistics.as_mapping().items()}
        found |= {f"{item.key}: consumers": item.consumers for item in self._provision.items}
        if self._scanner is not None:
            drops = self._scanner.engine.drops
            found |= {
                "datagrams malformed": drops.malformed,
                "datagrams for nobody": drops.unknown,
                "datagrams from a wrong source": drops.wrong_source,
            }
        return found

    def commands(self) -> Sequence[Command]:
        """To try again, to reconnect, and to write what we produce."""
        return COMMANDS

    def ladder(self, name: str, **arguments: Any) -> Sequence[str]:
        """All of them are done in one step."""
        self._construct(name, arguments)
        return ()

    def arguments(self, point: str, /) -> Mapping[str, Any]:
        """The tag, and the part of it where it is one of ours."""
        for item in self._provision.items:
            if any(point == own.key for own in item.points):
                return {"produced": item.settings.tag.strip(), "part": point.removeprefix(item.key).lstrip(".")}
        owner = next((hint for hint in self._hints if any(point == own.key for own in hint.points)), None)
        return {"tag": owner.key} if owner is not None else {}

    async def command(self, name: str, progress: Progress = unwatched, /, **arguments: Any) -> str:
        """Carry out one of `commands`. The value of "write" may be a text, or a value as `pyconpro.Producer` takes."""
        value = self._construct(name, arguments)
        try:
            if self._scanner is None or self._peer is None:
                raise CommandError("the connection is not started", "not started")
            match value:
                case WriteArguments():
                    text = self._provision.write(
                        value.produced, value.part.strip(), arguments.get("value", value.value)
                    )
                case TagArguments():
                    text = self._reconnect(value.tag.strip(), self._scanner)
                case _:
                    text = self._retry(self._scanner)
        except CommandError as error:
            progress(CommandStep(0.0, END, str(error), good=False))
            raise
        progress(CommandStep(0.0, END, text))
        return text

    def _construct(self, name: str, arguments: Mapping[str, Any]) -> Any:
        if name not in BY_NAME:
            raise ValueError(f"a PLC connection has no command {name!r}; there are {', '.join(BY_NAME)}")
        # A program may write what is no text; what does not fit is found when it is encoded.
        given = {key: str(value) if key == "value" else value for key, value in arguments.items()}
        value = construct(BY_NAME[name], given)
        if isinstance(value, WriteArguments):
            self._provision.find(value.produced)
        return value

    def _reconnect(self, tag: str, scanner: Scanner) -> str:
        meant = [hint.connection for hint in self._hints if not tag or hint.key.upper() == tag.upper()]
        if tag and not meant:
            raise ValueError(f"there is no tag “{tag}”; there are {', '.join(hint.key for hint in self._hints)}")
        for connection in meant:
            if connection is not None:
                connection.reopen(scanner.now())
        scanner.pump()
        return f"{_tags(len(meant))} opened anew" if meant else "there are no tags to open"

    def _retry(self, scanner: Scanner) -> str:
        waiting = [c for c in self._by_connection if c.state == State.BACKOFF]
        for connection in waiting:
            connection.open(scanner.now())
        scanner.pump()
        return f"{_tags(len(waiting))} tried again now" if waiting else "nothing is waiting to be tried again"

    # --- tags ---------------------------------------------------------------------------------------------------------

    def _open(self, hint: Consumed, peer: Peer, sink: Sink, now: float) -> None:
        hint.stream = sink.stream(hint.record)
        hint.connection = peer.consume(hint.spec, hint.deliver)
        self._by_connection[hint.connection] = hint
        hint.connection.open(now)

    def _replace(self, hints: Sequence[Consumed], peer: Peer, sink: Sink) -> None:
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

    async def _provide(self, scanner: Scanner, sink: Sink) -> None:
        def plc() -> str:
            return self._peer.host if self._peer is not None else ""

        await self._provision.start(self._settings.listen_port, scanner, sink, self._notify, plc)
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

    def _connection_changed(self, hint: Consumed, event: Changed) -> Notice | None:
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
        # A program that asked for one attempt must not read this; here it is always so.
        again = "it is tried again by itself" if event.retry_in is not None else ""
        before, hint.trouble = hint.trouble, (event.text, "; ".join(part for part in (event.hint, again) if part))
        if hint.trouble == before:
            return None
        return Notice(Severity.WARNING if event.state == State.LOST else Severity.ERROR, text, hint.trouble[1])

    def _run_told(self, hint: Consumed) -> None:
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
        if self._provision.trouble is not None:
            return StateChanged(LinkState.DEGRADED, *self._provision.trouble)
        if running == len(self._hints) and (up or running):
            numbers = (("receiving", running), ("producing", self._provision.count))
            parts = [f"{verb} {number} tag{'s' * (number != 1)}" for verb, number in numbers if number]
            return StateChanged(LinkState.RUNNING, ", ".join(parts) or "connected; no tags are configured")
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
    commands: ClassVar[Sequence[Command]] = COMMANDS

    def __init__(self) -> None:
        self._scanners: dict[int, Scanner] = {}
        self._hosts: dict[int, ProducerHost] = {}
        self._opening = asyncio.Lock()

    def link(self, settings: Any) -> PlcLink:
        """Make a link, not yet started."""
        return PlcLink(self, settings)

    def trial(self, settings: Any) -> PlcTrial:
        """Make a try of the settings."""
        return PlcTrial(settings, self.scanner)

    @staticmethod
    def split(buffer: bytearray) -> Iterator[bytes]:
        """Cut whole encapsulation messages off the start of a TCP stream."""
        return split(buffer)

    @staticmethod
    def dissect(frame: bytes, transport: str) -> Part:
        """Give the tree of a message."""
        return dissect(frame, transport)

    @staticmethod
    def summarize(frame: bytes, transport: str) -> Part:
        """Give the same: no message has much inside."""
        return dissect(frame, transport)

    def scanner(self, io_port: int) -> Scanner:
        """Give the scanner for a local UDP port, started. Raises `OSError` when none can be had. Loop thread only."""
        scanner = self._scanners.get(io_port)
        if scanner is None:
            scanner = Scanner(ScannerOptions(port=io_port))
            scanner.start()
            self._scanners[io_port] = scanner
        return scanner

    async def host(self, port: int, scanner: Scanner) -> ProducerHost:
        """Give who produces on a TCP port of ours, open. Raises `OSError` with words when the port cannot be had."""
        async with self._opening:
            if port not in self._hosts:
                host = ProducerHost()
                await host.open("0.0.0.0", port, None, scanner)  # noqa: S104 - the PLC may be on any network card
                self._hosts[port] = host
            return self._hosts[port]

    async def release(self, host: ProducerHost) -> None:
        """Close the ports of a host on which nobody produces any more."""
        async with self._opening:
            if not host.refused:
                self._hosts = {port: other for port, other in self._hosts.items() if other is not host}
                await host.close()

    async def close(self) -> None:
        """Close the sockets, after all links were stopped."""
        scanners, self._scanners = self._scanners, {}
        for scanner in scanners.values():
            await scanner.close()
