"""The 104 driver: what an application needs to show a station's values, on `linkkit.driver`'s contract."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, ClassVar, Final

from iec104.controlling.commands import COMMANDS as REQUESTS
from iec104.controlling.commands import Context, make
from iec104.controlling.engine import Event
from iec104.controlling.redundancy import Noted
from iec104.controlling.session import SWITCHES, Options, Session
from iec104.controlling.transaction import Outcome, Request, Result
from iec104.dissect import dissect, split
from iec104.enums import ConnectionState, Init
from iec104.link import Oddity, Phase
from iec104.objects import KnownObjects
from iec104.samples import Samples
from iec104.secure_settings import Secured
from iec104.settings import ConnectionSettings
from iec104.trial import StationTrial
from iec104.wire.asdu import Asdu
from linkkit.commands import construct
from linkkit.driver import (
    END,
    Command,
    CommandError,
    CommandStep,
    LinkState,
    NoArguments,
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
from linkkit.driver import Event as Told
from linkkit.frames import Part, Tap, TapPoint

_WINDOWS: Final = ("k", "w", "t0", "t1", "t2", "t3")
_LIVE: Final = {"stations", "points", "initialisation", "originator", "zone", "summer", "command_timeout", *_WINDOWS}
"""Settings that act on an open connection; any other needs a new one."""

_TRANSFER: Final = {"unmute": True, "mute": False}
COMMANDS: Final = (
    *REQUESTS,
    Command("unmute", "Start data transfer", "Connection", NoArguments, False, "Sends STARTDT and initialises again."),
    Command("mute", "Stop data transfer", "Connection", NoArguments, True, "Sends STOPDT; the connection stays open."),
)


class Driver:
    """IEC 60870-5-104, controlling station."""

    title: ClassVar[str] = "IEC 60870-5-104"
    name: ClassVar[str] = "104"
    thread: ClassVar[str] = "io-104"
    settings: ClassVar[type] = ConnectionSettings
    commands: ClassVar[Sequence[Command]] = COMMANDS

    def link(self, settings: ConnectionSettings) -> "StationLink":
        """Make a link, not yet started."""
        return StationLink(settings)

    def trial(self, settings: ConnectionSettings) -> StationTrial:
        """Make a try of the settings."""
        return StationTrial(settings)

    @staticmethod
    def split(buffer: bytearray) -> Iterator[bytes]:
        """Cut whole APDUs off the start of a stream."""
        return split(buffer)

    @staticmethod
    def dissect(frame: bytes, _transport: str) -> Part:
        """Give the tree of an APDU."""
        return dissect(frame)

    @staticmethod
    def summarize(frame: bytes, _transport: str) -> Part:
        """Give an APDU without its objects."""
        return dissect(frame, objects=False)

    async def close(self) -> None:
        """Nothing is shared between links."""


class StationLink:
    """One connection to a server with one or more stations: a `linkkit.driver.Link`."""

    def __init__(self, settings: ConnectionSettings) -> None:
        self._settings = settings
        self._samples = Samples(settings)
        self._session: Session | None = None
        self._sink: Sink | None = None
        self._notify: Callable[[Told], None] = lambda _: None
        self._secured: Secured | None = None
        self._last = LinkState.OFF
        self._interrogated = ""
        self._test_counter = 0
        self._tapping = TapPoint()

    # The contract

    async def start(self, sink: Sink, notify: Callable[[Told], None]) -> None:
        """Begin to connect."""
        settings = self._settings
        self._sink, self._notify = sink, notify
        self._samples.open(sink, notify)
        self._samples.rule = settings.rule()
        self._secured = Secured(settings, self._expires) if settings.tls else None
        reserve = settings.reserve_host.strip()
        reserves = [(reserve, settings.reserve_port)] if reserve else []
        self._session = Session(
            settings.host.strip(), settings.port, settings.parameters(), self, self._options(), reserves
        )
        self._session.start()

    async def stop(self) -> None:
        """Close in order."""
        session, self._session = self._session, None
        if session is not None:
            await session.stop()
        self._notify = lambda _: None
        self._sink = None
        self._samples.close()

    async def update(self, settings: ConnectionSettings) -> None:
        """Reopen for another address; names, stations, windows, timers and initialisation change while it runs."""
        before, self._settings = self._settings, settings
        session, sink, notify = self._session, self._sink, self._notify
        described = self._samples.objects.points
        if session is None or sink is None:
            self._samples.objects = KnownObjects(settings)
        elif _apart(before, settings):
            await self.stop()
            self._samples.objects = KnownObjects(settings)
            await self.start(sink, notify)
        else:
            asked = set(self.stations()) - _rescaled(before, settings)
            self._samples.objects.configure(settings)
            self._samples.open(sink, notify)
            self._adopt(session, settings)
            session.initialise(ca for ca in self.stations() if ca not in asked)
        if self._samples.objects.points != described:
            notify(PointsChanged())

    def _adopt(self, session: Session, settings: ConnectionSettings) -> None:
        """Make changed settings act on the session as it stands."""
        self._samples.rule = settings.rule()
        session.options = self._options()
        session.adopt_options()
        session.parameters.adopt(settings.parameters())
        session.pump()

    def _options(self) -> Options:
        settings, secured = self._settings, self._secured
        return Options(
            init=Init(settings.initialisation),
            originator=settings.originator,
            command_timeout=settings.command_timeout,
            sizes=settings.sizes(),
            rule=self._samples.rule,
            broadcast=not settings.stations,
            follow=True,
            tls=secured.context if secured else None,
            check_tls=secured.check if secured else None,
            look_tls=secured.look if secured else None,
            server_name=(settings.tls_name.strip() or None) if settings.tls_check_name else None,
            tapping=self._tapping,
        )

    def tap(self, tap: Tap | None) -> None:
        """Show the octets of the connection to `tap` from now on."""
        self._tapping.tap = tap

    def _expires(self, text: str) -> None:
        self._samples.remark(("certificate", text), text, "have it renewed: with an expired one there is no connection")

    def records(self) -> Sequence[Record]:
        """One per information object."""
        return self._samples.objects.records

    def points(self) -> Sequence[Point]:
        """One per information object, by station and address."""
        return self._samples.objects.points

    def truth(self) -> str:
        """State, window fill, last interrogation, clock."""
        session = self._session
        if session is None:
            return "stopped"
        engine = session.engine
        if engine is None:
            return "connecting" if session.state is ConnectionState.CLOSED_AWAIT_OPEN else "not connected"
        link, parameters = engine.link, session.parameters
        texts = [
            link.phase.value,
            f"k {len(link.unacknowledged)}/{parameters.send_window_size}",
            f"w {link.owed}/{parameters.receive_window_size}",
        ]
        if len(session.lines) > 1:
            ready = sum(line.engine is not None for line in session.lines)
            texts.insert(0, f"{session.line.where}, {ready}/{len(session.lines)} connected" if session.line else "")
        if self._interrogated:
            texts.append(self._interrogated)
        if (offset := self._samples.clock_offset) is not None:
            texts.append(f"clock {offset:+.3f} s")
        return " · ".join(texts)

    def statistics(self) -> Mapping[str, float]:
        """Counts since start, and measures of the present connection."""
        found: dict[str, float] = dict(self._samples.counts)
        if (offset := self._samples.clock_offset) is not None:
            found["clock offset s"] = offset
        session = self._session
        if session is None:
            return found
        found |= {"attempts": session.counts.attempts, "connections lost": session.counts.lost}
        if len(session.lines) > 1:
            found |= {"switch-overs": session.switch_overs, "events that came twice": session.duplicates.count}
        if session.engine is not None:
            s = session.engine.link.statistics
            found |= {
                "frames received": s.received_i + s.received_s + s.received_u,
                "frames sent": s.sent_i + s.sent_s + s.sent_u,
                "bytes received": s.received_bytes,
                "bytes sent": s.sent_bytes,
            }
            if s.acknowledge_delay is not None:
                found["acknowledge delay ms"] = s.acknowledge_delay * 1000
            if s.test_round_trip is not None:
                found["TESTFR round trip ms"] = s.test_round_trip * 1000
        return found

    def commands(self) -> Sequence[Command]:
        """`iec104.controlling.commands.COMMANDS`, and start and stop of data transfer."""
        return COMMANDS

    def ladder(self, name: str, **arguments: Any) -> Sequence[str]:
        """SELECT, ACT_CON, EXECUTE, ACT_CON, ACT_TERM and the like."""
        if name in _TRANSFER:
            return SWITCHES[_TRANSFER[name]][:2]
        return self._request(name, arguments).ladder

    def arguments(self, point: str, /) -> Mapping[str, Any]:
        """Common address and object address."""
        ca, _, ioa = point.partition("/")
        return {"common_address": int(ca), "ioa": int(ioa)} if ca.isdigit() and ioa.isdigit() else {}

    async def command(self, name: str, progress: Progress = unwatched, /, **arguments: Any) -> str:
        """Carry out one of `commands`.

        Steps of ours: ACT, REQ, SELECT, EXECUTE, DEACT, CANCEL, STARTDT_ACT, STOPDT_ACT. Answers: ACT_CON, DEACT_CON,
        ACT_TERM, DATA (the first of it), STARTDT_CON, STOPDT_CON, UNKNOWN_TYPE, UNKNOWN_CAUSE, UNKNOWN_CA, UNKNOWN_IOA;
        `good` is False for a negative one. END comes last, with the outcome and why.
        """
        session = self._session
        if name in _TRANSFER:
            construct(next(command for command in COMMANDS if command.name == name), arguments)
            work = session.switch(_TRANSFER[name], progress) if session is not None else None
        else:
            request = self._request(name, arguments)
            work = session.execute(request, progress=progress) if session is not None else None
        if work is None:
            progress(CommandStep(0.0, END, "the connection is stopped", good=False))
            raise CommandError("the connection is stopped", Outcome.NOT_CONNECTED.value)
        result = await work
        if not result:
            raise CommandError(result.text, result.outcome.value)
        return result.text

    def _request(self, name: str, arguments: Mapping[str, Any]) -> Request:
        tag = self._samples.rule.write
        return make(name, Context(lambda: tag(time.time_ns()), self._next_test), arguments)

    # What the session tells

    def changed(self, state: ConnectionState, text: str, hint: str) -> None:
        """See `Session`."""
        match state:
            case ConnectionState.OPEN:
                told = LinkState.RUNNING
            case ConnectionState.OPEN_MUTED if self._session is not None and self._started:
                # Data flows already; what remains is the initialisation.
                told = LinkState.RUNNING
            case ConnectionState.OPEN_MUTED:
                told = LinkState.CONNECTING if self._session is None or self._session.wanted else LinkState.DEGRADED
                if self._last is LinkState.RUNNING:
                    # Muted, or on the way to another connection: until it starts again nothing is known.
                    self._samples.gap()
            case ConnectionState.CLOSED_AWAIT_RECONNECT:
                told = LinkState.FAULT
                self._samples.gap()
            case ConnectionState.CLOSED:
                told = LinkState.OFF
                self._samples.gap()
            case _:
                told = LinkState.CONNECTING
        self._last = told
        self._notify(StateChanged(told, text, hint))

    def received(self, events: Sequence[Event], arrival_ns: int) -> None:
        """See `Session`."""
        for event in events:
            if type(event) is Asdu:
                self._samples.take(event, arrival_ns)
            elif isinstance(event, Oddity):
                self._samples.remark(
                    ("oddity", event.text), event.text, "harmless; the station departs from the standard"
                )
            elif isinstance(event, Noted):
                self._notify(Notice(Severity.INFO if event.good else Severity.WARNING, event.text, event.hint))

    def initialised(self, result: Result) -> None:
        """See `Session`."""
        if result.text.startswith(("station interrogation", "interrogation")):
            self._interrogated = f"GI {time.strftime('%H:%M:%S')} {result.outcome.value}"
        severity = Severity.INFO if result else Severity.WARNING
        self._notify(Notice(severity, result.text, "" if result else "the connection goes on without it"))

    def stations(self) -> Iterable[int]:
        """See `Session`: the configured stations, else those that sent something."""
        return self._samples.objects.stations()

    @property
    def _started(self) -> bool:
        engine = self._session.engine if self._session is not None else None
        return engine is not None and engine.link.phase is Phase.STARTED

    def _next_test(self) -> int:
        self._test_counter = (self._test_counter + 1) & 0xFFFF
        return self._test_counter


def _apart(before: ConnectionSettings, after: ConnectionSettings) -> bool:
    """Whether the change needs a new connection."""
    if Init.MUTED in (before.initialisation, after.initialisation) and before.initialisation != after.initialisation:
        return True
    return any(getattr(before, f.name) != getattr(after, f.name) for f in fields(after) if f.name not in _LIVE)


def _rescaled(before: ConnectionSettings, after: ConnectionSettings) -> set[int]:
    """Stations with points whose scale or offset changed: their values have to come anew."""
    old, new = ({(p.common_address, p.ioa): (p.scale, p.offset) for p in each.points} for each in (before, after))
    return {key[0] for key in old.keys() | new.keys() if old.get(key, (1.0, 0.0)) != new.get(key, (1.0, 0.0))}
