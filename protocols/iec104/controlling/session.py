"""One logical connection to a station on an asyncio loop: dials, starts, initialises, reconnects, switches over."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, Protocol

from iec104.controlling.engine import Engine, Event, FileFinished, Finished
from iec104.controlling.failures import Failure
from iec104.controlling.files import FileResult, Procedure
from iec104.controlling.initialisation import initialise
from iec104.controlling.line import Counts, Line
from iec104.controlling.options import Backoff, Options
from iec104.controlling.redundancy import Duplicates, Noted, Redundancy
from iec104.controlling.transaction import Outcome, Request, Result, Until
from iec104.controlling.waiting import SWITCHES, Octets, Waiting
from iec104.enums import ConnectionState, Init
from iec104.link import Phase, RoundTrip, Started, Stopped
from iec104.parameters import ProtocolParameters
from iec104.wire.asdu import Asdu
from iec104.wire.header import Sizes
from linkkit.driver import Progress, unwatched
from linkkit.engine import LocalError

log = logging.getLogger(__name__)

__all__ = ["SWITCHES", "Backoff", "Listener", "Options", "Session"]


class Listener(Protocol):
    """Who uses a session. Called on the loop's thread; must neither block nor raise."""

    def changed(self, state: ConnectionState, text: str, hint: str) -> None:
        """The session is in another state, or has more to say about it."""

    def received(self, events: Sequence[Event], arrival_ns: int) -> None:
        """What arrived in one go, `arrival_ns` nanoseconds since 1970 UTC."""

    def initialised(self, result: Result) -> None:
        """A step of the initialisation is over, well or not."""

    def stations(self) -> Iterable[int]:
        """Common addresses to use one by one where the station refuses a broadcast."""


_AS_ASKED: Final = "as asked"
_STOPPED: Final = "connected, data transfer is stopped"
_FLAPPING: Final = 3
"""Losses in a row, without a test frame answered in between, after which a reserve is said to be unsteady."""
_UNDER_WAY: Final = (Phase.STARTED, Phase.UNCONFIRMED, Phase.STOPPING)


class Session:
    """One logical connection, over one address or several that lead to the same station. Loop thread only."""

    def __init__(
        self,
        host: str,
        port: int,
        parameters: ProtocolParameters,
        listener: Listener,
        options: Options | None = None,
        reserves: Sequence[tuple[str, int]] = (),
    ) -> None:
        self.parameters = parameters
        self.options = options or Options()
        self.state = ConnectionState.CLOSED
        self.switch_overs = 0
        """How often data transfer went on over another connection."""
        self.duplicates = Duplicates()
        self._listener = listener
        self._loop = asyncio.get_running_loop()
        self.lines = [Line(number, *where, self) for number, where in enumerate([(host, port), *reserves])]
        """The address, and those in reserve."""
        self._choice = Redundancy(len(self.lines), self._loop.time())
        self._timer: asyncio.TimerHandle | None = None
        self._last: Line | None = None
        """The one that carried data transfer last."""
        self._generations = 0
        self._tags: dict[Line, int] = {}
        """Tells the connections apart for `duplicates`."""
        self._running = False
        self._initialising: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Lock()
        """Initialisations wait for each other: a station may announce its restart while the first one still runs."""
        self._waiting = Waiting(self._loop)
        self._transfer = True
        """Whether data transfer is wanted."""

    @property
    def line(self) -> Line | None:
        """The connection that carries, or is to carry, data transfer."""
        return None if self._choice.chosen is None else self.lines[self._choice.chosen]

    @property
    def engine(self) -> Engine | None:
        """The engine of that connection."""
        line = self.line
        return None if line is None else line.engine

    @property
    def is_open(self) -> bool:
        """Whether there is a TCP connection."""
        return self.engine is not None

    @property
    def wanted(self) -> bool:
        """Whether data transfer is wanted: not muted."""
        return self._transfer

    @property
    def counts(self) -> Counts:
        """Of all connections together."""
        counts = [line.counts for line in self.lines]
        return Counts(*(sum(getattr(c, name) for c in counts) for name in ("attempts", "opened", "lost")))

    # Opening and closing

    def start(self) -> None:
        """Dial, and again whenever the connection is lost, until `stop`; nothing happens when that is so already."""
        if self._running:
            return
        self._running = True
        self._last = None
        self._transfer = self.options.init is not Init.MUTED
        self._choice = Redundancy(len(self.lines), self._loop.time())
        self._choice.want(self._transfer, self._loop.time())
        for line in self.lines:
            line.start()

    async def stop(self) -> None:
        """Close in order and dial no more; returns when all is over."""
        if not self._running:
            return
        self._running = False
        if self._timer is not None:
            self._timer.cancel()
        if any(line.engine is not None for line in self.lines):
            self._change(ConnectionState.OPEN_AWAIT_CLOSED, "closing")
        await asyncio.gather(*(line.stop() for line in self.lines))
        self._change(ConnectionState.CLOSED, "closed")

    # Using

    def execute(
        self, request: Request, timeout: float | None = None, progress: Progress = unwatched
    ) -> asyncio.Future[Result]:
        """Send a request; the future gets its result and never an exception of the session's.

        `progress` gets its steps as they happen. Raises `ValueError` when the request itself does not fit the wire.
        """
        line, engine = self.line, self.engine
        if line is None or engine is None:
            return self._waiting.at_once(Outcome.NOT_CONNECTED, f"{request.title}: not connected", progress)
        limit = self.options.command_timeout if timeout is None else timeout
        transaction = engine.execute(request, limit, self._loop.time())
        future = self._waiting.request(transaction, progress)
        line.pump()
        return future

    def transfer(self, make: Callable[[float, Sizes], Procedure], progress: Octets) -> asyncio.Future[FileResult]:
        """Begin a file procedure that `make(now, sizes)` gives; the future gets its result.

        `progress` gets octets done and in all, as far as known. Cancelling the future breaks the procedure off.
        """
        line, engine = self.line, self.engine
        procedure = make(self._loop.time(), self.options.sizes)
        future = self._waiting.file(procedure, progress)
        if line is None or engine is None:
            procedure.fail(Outcome.NOT_CONNECTED, "not connected")
            self._waiting.finished(FileFinished(procedure))
            return future
        engine.transfer(procedure, self._loop.time())

        def over(done: asyncio.Future[FileResult]) -> None:
            if done.cancelled():
                engine.cancel(procedure, self._loop.time())
                line.pump()

        future.add_done_callback(over)
        line.pump()
        return future

    def cancel_transfers(self) -> None:
        """Break all file procedures off; who waits gets a result that says so."""
        line, engine = self.line, self.engine
        if line is not None and engine is not None:
            for procedure in self._waiting.files:
                engine.cancel(procedure, self._loop.time())
            line.pump()

    @property
    def transferring(self) -> bool:
        """Whether a file procedure is under way."""
        return bool(self._waiting.files)

    def dispatch(self, request: Request) -> Result:
        """Send a request whose answer nobody waits for; gives why not, when it was not sent.

        Raises `ValueError` when the request itself does not fit the wire.
        """
        future = self.execute(replace(request, until=Until.SENT, select=False))
        if not future.done():
            raise AssertionError("a request without an answer is over when it is sent")
        return future.result()

    def send(self, asdu: Asdu) -> None:
        """Send any message as it stands. Raises `LocalError` unless started and within the window."""
        line, engine = self.line, self.engine
        if line is None or engine is None:
            raise LocalError("not connected")
        engine.send(asdu, self._loop.time())
        line.pump()

    def mute(self) -> bool:
        """Stop data transfer, the connection stays. Returns False when there is none."""
        return self._set_transfer(False)

    def unmute(self) -> bool:
        """Start data transfer and initialise again. Returns False when there is no connection."""
        return self._set_transfer(True)

    def switch(self, wanted: bool, progress: Progress = unwatched) -> asyncio.Future[Result]:
        """Start or stop data transfer like `unmute` and `mute`; the future gets its result when it is confirmed."""
        title = SWITCHES[wanted][2]
        if self.engine is None:
            return self._waiting.at_once(Outcome.NOT_CONNECTED, f"{title}: not connected", progress)
        if self.engine.link.phase is (Phase.STARTED if wanted else Phase.STOPPED):
            return self._waiting.at_once(Outcome.POSITIVE, f"{title}: it is so already", progress)
        future = self._waiting.switch(wanted, progress)
        self._set_transfer(wanted)
        return future

    def switch_over(self, number: int) -> None:
        """Let another of `lines` carry data transfer: STOPDT here, STARTDT there.

        Raises `ValueError` when there is no such line, or it is not open.
        """
        if not 0 <= number < len(self.lines):
            raise ValueError(f"there are {len(self.lines)} connections, counted from 0")
        if self._choice.chosen == number:
            return
        self._choice.prefer(number, self._loop.time())
        self._obey(_AS_ASKED)

    def initialise(self, addresses: Iterable[int]) -> None:
        """Initialise these stations now, if data transfer is on; else all are when it starts."""
        wanted = tuple(addresses)
        if wanted and self._started:
            self._initialise(wanted)

    def adopt_options(self) -> None:
        """Make changed options act on the present connections, as far as they can."""
        for line in self.lines:
            if line.engine is not None:
                line.engine.originator = self.options.originator
                line.engine.link.trace = self.options.trace

    def pump(self) -> None:
        """Make changed protocol parameters act now."""
        for line in self.lines:
            line.pump()

    # For the initialisation

    def clock_tag(self) -> bytes:
        """Give the present time as this connection sends it."""
        return self.options.rule.write(time.time_ns())

    def say(self, text: str) -> None:
        """Show what the initialisation is doing."""
        if self.state is ConnectionState.OPEN_MUTED:
            self._change(ConnectionState.OPEN_MUTED, text)

    def tell(self, result: Result) -> None:
        """A request of the initialisation is over."""
        self._listener.initialised(result)

    def stations(self) -> tuple[int, ...]:
        """The known common addresses."""
        return tuple(self._listener.stations())

    # What the lines tell

    def dialling(self, _: Line) -> None:
        """See `iec104.controlling.line.Owner`."""
        waiting = self.state in (ConnectionState.CLOSED_AWAIT_OPEN, ConnectionState.CLOSED_AWAIT_RECONNECT)
        if self.is_open or (waiting and len(self.lines) > 1):
            return  # with several, one of them is always being dialled: that says nothing
        trying = [each.where for each in self.lines]
        self._change(ConnectionState.CLOSED_AWAIT_OPEN, f"connecting to {' and '.join(trying)}")

    def opened(self, line: Line) -> None:
        """See `iec104.controlling.line.Owner`."""
        self._generations += 1
        self._tags[line] = self._generations
        self._choice.opened(line.number, self._loop.time())
        if self.line is line:
            self._obey(self._last.trouble if self._last is not None else "")
        else:
            if line.failures < _FLAPPING:  # else it is told when it is steady
                self._note(f"the reserve connection to {line.where} is ready")
            self._arm()

    def delivered(self, line: Line, events: Iterable[object], arrival_ns: int) -> None:
        """See `iec104.controlling.line.Owner`."""
        batch: list[Event] = list(events)  # type: ignore[arg-type]  # the engine's
        if len(self.lines) > 1:
            batch = self._sift(line, batch)
        if not batch:
            return
        # Values first: who waits for a result finds them in place.
        self._listener.received(batch, arrival_ns)
        for event in batch:
            if type(event) is Asdu:
                if event.header.type_id == 70 and self.options.follow and self._started:
                    self._initialise((event.common_address,))
            elif isinstance(event, Finished | FileFinished):
                self._waiting.finished(event)
            elif isinstance(event, Started | Stopped):
                self._phase_changed(line, isinstance(event, Started))
            elif isinstance(event, RoundTrip):
                if line.failures >= _FLAPPING and line is not self.line:
                    self._note(f"the reserve connection to {line.where} is steady again")
                line.failures = 0
        self._waiting.report()

    def ended(self, line: Line, engine: Engine, reason: Exception | None) -> None:
        """See `iec104.controlling.line.Owner`: nobody waits for its answers any more."""
        if line.engine is not engine:
            return
        lost = f"the connection was lost{f': {reason}' if reason else ''}"
        chosen = self.line is line
        if chosen:
            self._cancel_initialisation()
        engine.abandon(Outcome.LINK_LOST, lost, self._loop.time())
        self.delivered(line, engine.events(), time.time_ns())
        if chosen:
            self._waiting.switched(False, self._transfer, lost)

    def pausing(self, line: Line, failure: Failure, delay: float) -> None:
        """See `iec104.controlling.line.Owner`."""
        chosen, before = self.line is line, self._choice.chosen
        self._choice.lost(line.number, self._loop.time())
        if self.is_open:
            if self._choice.chosen != before:
                self._obey(failure.text)
            if not chosen and line.failures == 1:
                self._note(f"there is no reserve connection: {failure.text}", failure.hint, good=False)
            elif not chosen and line.failures == _FLAPPING:
                self._note(f"the reserve connection is lost again and again: {failure.text}", failure.hint, good=False)
        else:
            texts = [each.trouble for each in self.lines if each.trouble]
            trying = [each.where for each in self.lines if not each.trouble]
            if trying:
                texts.append(f"connecting to {' and '.join(trying)}")
                self._change(ConnectionState.CLOSED_AWAIT_OPEN, "; ".join(texts), failure.hint)
            else:
                texts.append(f"next attempt in {delay:.1f} s")
                self._change(ConnectionState.CLOSED_AWAIT_RECONNECT, "; ".join(texts), failure.hint)
        self._arm()

    def _sift(self, line: Line, batch: list[Event]) -> list[Event]:
        tag = self._tags.get(line, 0)
        sifted = (self.duplicates.sift(event, tag) if type(event) is Asdu else event for event in batch)
        return [event for event in sifted if event is not None]

    # Data transfer

    @property
    def _started(self) -> bool:
        return self.engine is not None and self.engine.link.phase is Phase.STARTED

    def _set_transfer(self, wanted: bool) -> bool:
        if self.engine is None:
            return False
        self._transfer = wanted
        self._choice.want(wanted, self._loop.time())
        if not wanted:
            self._cancel_initialisation()
        self._steer(self.line, again=True)
        self._arm()
        return True

    def _obey(self, why: str) -> None:
        """Another connection was chosen, and `why`: bring all of them to where they are wanted."""
        line, before = self.line, self._last
        if line is not None:
            if before is not None and before is not line:
                self.switch_overs += 1
                self._cancel_initialisation()
                self._note(f"switched over from {before.where} to {line.where}: {why}", good=why == _AS_ASKED)
            self._last = line
            self._change(ConnectionState.OPEN_MUTED, self._text(_STOPPED))
        for each in self.lines:
            self._steer(each)
        self._arm()

    def _steer(self, line: Line | None, again: bool = False) -> None:
        """Bring a connection to where it is wanted, as far as its phase allows; called again when that changes."""
        if line is None or line.engine is None:
            return
        link, now = line.engine.link, self._loop.time()
        wanted = self._transfer and line is self.line
        if wanted:
            # The others first: two at once would be one too many.
            others = [each.engine for each in self.lines if each is not line and each.engine is not None]
            if any(engine.link.phase in _UNDER_WAY for engine in others):
                return
            if link.phase is Phase.STOPPED or (again and link.phase in (Phase.STARTING, Phase.STARTED)):
                link.start(now)
        elif link.phase is Phase.STARTED or (again and link.phase in (Phase.STOPPED, *_UNDER_WAY)):
            link.stop(now)
        line.pump()

    def _phase_changed(self, line: Line, on: bool) -> None:
        if line is self.line:
            self._waiting.switched(on, self._transfer)
            if on:
                line.failures = 0
                self._choice.started(line.number)
                if self._transfer:
                    self._initialise(())
            elif self.state is not ConnectionState.OPEN_AWAIT_CLOSED:
                self._change(ConnectionState.OPEN_MUTED, self._text(_STOPPED))
        # Not from inside the delivery of this connection's own events.
        self._loop.call_soon(self._again)

    def _again(self) -> None:
        """A phase changed while something else was wanted, there or here."""
        if self._running:
            for line in self.lines:
                self._steer(line)
            self._arm()

    def _arm(self) -> None:
        """Wake up when the choice wants it."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        due = self._choice.deadline()
        if due is not None and self._running:
            self._timer = self._loop.call_at(due, self._tick)

    def _tick(self) -> None:
        self._timer = None
        before = self._choice.chosen
        self._choice.tick(self._loop.time())
        if self._choice.chosen != before:
            self._obey("it does not confirm the start of data transfer")
        else:
            self._arm()

    # Initialisation

    def _initialise(self, addresses: tuple[int, ...]) -> None:
        task = self._loop.create_task(self._initialisation(addresses), name="104 initialisation")
        self._initialising.add(task)
        task.add_done_callback(self._initialising.discard)

    def _cancel_initialisation(self) -> None:
        for task in self._initialising:
            task.cancel()

    async def _initialisation(self, addresses: tuple[int, ...]) -> None:
        async with self._turn:
            await initialise(self, addresses)
            if self._started and self.state is not ConnectionState.OPEN:
                self._change(ConnectionState.OPEN, self._text("data transfer is on"))

    # Telling

    def _text(self, text: str) -> str:
        """Add which connection it is about, where there are several."""
        return f"{text}, over {self.line.where}" if self.line is not None and len(self.lines) > 1 else text

    def _note(self, text: str, hint: str = "", good: bool = True) -> None:
        log.info("%s", text)
        self._listener.received([Noted(text, hint, good)], time.time_ns())

    def _change(self, state: ConnectionState, text: str, hint: str = "") -> None:
        self.state = state
        self._listener.changed(state, text, hint)
