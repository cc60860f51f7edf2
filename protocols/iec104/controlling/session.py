"""Keeps one connection to a station alive on an asyncio loop: dials, starts, initialises, reconnects."""

import asyncio
import logging
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from iec104.controlling import requests
from iec104.controlling.engine import Engine, Event, Finished
from iec104.controlling.failures import explain
from iec104.controlling.transaction import Outcome, Request, Result, Transaction, Until
from iec104.enums import ConnectionState, Init
from iec104.link import Phase, Started, Stopped
from iec104.parameters import ProtocolParameters
from iec104.wire.asdu import BROADCAST, STANDARD, Asdu, Sizes
from iec104.wire.times import UTC_RULE, TimeRule
from linkkit.driver import END, CommandStep, Progress, unwatched
from linkkit.engine import LocalError
from linkkit.stream import StreamShell

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Backoff:
    """Seconds between a lost or failed connection and the next attempt; grows until data transfer starts again."""

    first: float = 1.0
    factor: float = 1.5
    most: float = 5.0

    def delay(self, failures: int) -> float:
        """Give the pause after so many failures in a row, the first being 1."""
        return min(self.most, self.first * self.factor ** min(failures - 1, 50))


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


@dataclass(slots=True)
class Options:
    """How a session behaves; read when it matters, so that changes act from the next use on."""

    init: Init = Init.ALL
    originator: int = 0
    command_timeout: float = 10.0
    """Seconds without a fitting answer after which a request fails."""
    backoff: Backoff = Backoff()
    sizes: Sizes = STANDARD
    rule: TimeRule = UTC_RULE
    tls: Callable[[], ssl.SSLContext] | None = None
    """Makes the context of the next connection; None for plain TCP."""
    check_tls: Callable[[ssl.SSLObject], object] | None = None
    """Looks at the peer after the handshake, before STARTDT; raises an `OSError` to refuse it."""
    server_name: str | None = None
    """Name that a TLS server must prove, when the context checks names."""
    broadcast: bool = True
    """Initialise all stations with one broadcast; else, and where that is refused, every known one by itself."""
    follow: bool = False
    """Initialise a station again when it says that it has restarted (M_EI_NA_1)."""
    trace: bool = False


@dataclass(slots=True)
class Counts:
    """What outlives a connection."""

    attempts: int = 0
    opened: int = 0
    lost: int = 0


@dataclass(slots=True)
class _Waiter:
    """Who waits for a request."""

    future: asyncio.Future[Result]
    progress: Progress
    told: int = 0
    """Steps that `progress` got."""


@dataclass(slots=True)
class _Switch:
    """Who waits for STARTDT con or STOPDT con."""

    future: asyncio.Future[Result]
    wanted: bool
    progress: Progress
    since: float


_INTERROGATION: Final = (Init.ALL, Init.INTERROGATION)
_CLOCK: Final = (Init.ALL, Init.CLOCK_SYNC)


class Session:
    """One logical connection. Loop thread only."""

    def __init__(
        self, host: str, port: int, parameters: ProtocolParameters, listener: Listener, options: Options | None = None
    ) -> None:
        self.host = host
        self.port = port
        self.parameters = parameters
        self.options = options or Options()
        self.state = ConnectionState.CLOSED
        self.counts = Counts()
        self.engine: Engine | None = None
        """The engine of the present connection."""
        self._listener = listener
        self._loop = asyncio.get_running_loop()
        self._shell: StreamShell | None = None
        self._over: asyncio.Future[Exception | None] | None = None
        self._task: asyncio.Task[None] | None = None
        self._initialising: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Lock()
        """Initialisations wait for each other: a station may announce its restart while the first one still runs."""
        self._waiting: dict[Transaction, _Waiter] = {}
        self._switching: list[_Switch] = []
        self._transfer = True
        """Whether data transfer is wanted."""
        self._failures = 0

    @property
    def is_open(self) -> bool:
        """Whether there is a TCP connection."""
        return self._shell is not None

    # Opening and closing

    def start(self) -> None:
        """Dial, and again whenever the connection is lost, until `stop`; nothing happens when that is so already."""
        if self._task is None or self._task.done():
            self._transfer = self.options.init is not Init.MUTED
            self._failures = 0
            self._task = self._loop.create_task(self._run(), name=f"104 {self.host}:{self.port}")

    async def stop(self) -> None:
        """Close in order and dial no more; returns when all is over."""
        task, self._task = self._task, None
        if task is None:
            return
        if self._shell is not None:
            self._change(ConnectionState.OPEN_AWAIT_CLOSED, "closing")
            self._close()
        else:
            task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        self._change(ConnectionState.CLOSED, "closed")

    async def _run(self) -> None:
        try:
            await self._keep()
        except asyncio.CancelledError:
            # While dialing or pausing there is nothing to close; else the loop is ending, and there is no time for it.
            if self._shell is not None:
                self._shell.abort()
            raise

    async def _keep(self) -> None:
        """Dial again and again."""
        me = asyncio.current_task()
        while True:
            self._change(ConnectionState.CLOSED_AWAIT_OPEN, f"connecting to {self.host}:{self.port}")
            reason: Exception | None
            try:
                over = await self._dial()
            except (
                OSError,
                UnicodeError,
            ) as error:  # TLS errors and TimeoutError are OSErrors
                reason = error
            else:
                reason = await over
                self.counts.lost += 1
            if self._task is not me:
                return
            self._failures += 1
            delay = self.options.backoff.delay(self._failures)
            failure = explain(reason, self.host, self.port, self.parameters.connection_timeout)
            log.info("%s:%d: %s", self.host, self.port, failure.text)
            self._change(
                ConnectionState.CLOSED_AWAIT_RECONNECT, f"{failure.text}; next attempt in {delay:.1f} s", failure.hint
            )
            await asyncio.sleep(delay)

    async def _dial(self) -> asyncio.Future[Exception | None]:
        """Connect within t0; gives the future of the connection's end."""
        self.counts.attempts += 1
        options = self.options
        engine = Engine(self.parameters, self._loop.time(), originator=options.originator, sizes=options.sizes)
        engine.link.trace = options.trace
        over: asyncio.Future[Exception | None] = self._loop.create_future()

        def lost(reason: Exception | None) -> None:
            self._ended(engine, reason)
            if not over.done():
                over.set_result(reason)

        shell = StreamShell(engine, self._deliver, lost)
        context = options.tls() if options.tls else None
        async with asyncio.timeout(self.parameters.connection_timeout):
            await self._loop.create_connection(
                lambda: shell,
                self.host,
                self.port,
                ssl=context,
                server_hostname=(options.server_name or self.host) if context else None,
            )
        assert shell.transport is not None
        if context is not None and options.check_tls is not None:
            try:
                options.check_tls(shell.transport.get_extra_info("ssl_object"))
            except OSError:
                shell.abort()
                raise
        self.engine, self._shell, self._over = engine, shell, over
        self.counts.opened += 1
        self._change(ConnectionState.OPEN_MUTED, "connected, data transfer is stopped")
        if self._transfer:
            engine.link.start(self._loop.time())
        shell.pump()
        return over

    def _close(self) -> None:
        if self._shell is not None and self.engine is not None:
            self.engine.link.close()
            self._shell.close()

    def _ended(self, engine: Engine, reason: Exception | None) -> None:
        """The TCP connection is gone: nobody waits for its answers any more."""
        for task in self._initialising:
            task.cancel()
        engine.link.close()
        lost = f"the connection was lost{f': {reason}' if reason else ''}"
        engine.abandon(Outcome.LINK_LOST, lost, self._loop.time())
        self._deliver(engine.events(), time.time_ns())
        self._switched(False, lost)
        if self.engine is engine:
            self.engine = self._shell = None

    # Using

    def execute(
        self, request: Request, timeout: float | None = None, progress: Progress = unwatched
    ) -> asyncio.Future[Result]:
        """Send a request; the future gets its result and never an exception of the session's.

        `progress` gets its steps as they happen. Raises `ValueError` when the request itself does not fit the wire.
        """
        future: asyncio.Future[Result] = self._loop.create_future()
        if self.engine is None or self._shell is None:
            future.set_result(_ended_at_once(Outcome.NOT_CONNECTED, f"{request.title}: not connected", progress))
            return future
        limit = self.options.command_timeout if timeout is None else timeout
        transaction = self.engine.execute(request, limit, self._loop.time())
        waiter = self._waiting[transaction] = _Waiter(future, progress)
        _tell(transaction, waiter)
        self._shell.pump()
        return future

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
        if self.engine is None or self._shell is None:
            raise LocalError("not connected")
        self.engine.send(asdu, self._loop.time())
        self._shell.pump()

    def mute(self) -> bool:
        """Stop data transfer, the connection stays. Returns False when there is none."""
        return self._set_transfer(False)

    def unmute(self) -> bool:
        """Start data transfer and initialise again. Returns False when there is no connection."""
        return self._set_transfer(True)

    def initialise(self, addresses: Iterable[int]) -> None:
        """Initialise these stations now, if data transfer is on; else all are when it starts."""
        wanted = tuple(addresses)
        if wanted and self.engine is not None and self.engine.link.phase is Phase.STARTED:
            self._initialise(wanted)

    def adopt_options(self) -> None:
        """Make changed options act on the present connection, as far as they can."""
        if self.engine is not None:
            self.engine.originator = self.options.originator
            self.engine.link.trace = self.options.trace

    def pump(self) -> None:
        """Make changed protocol parameters act now."""
        if self._shell is not None:
            self._shell.pump()

    def clock_tag(self) -> bytes:
        """Give the present time as this connection sends it."""
        return self.options.rule.write(time.time_ns())

    def switch(self, wanted: bool, progress: Progress = unwatched) -> asyncio.Future[Result]:
        """Start or stop data transfer like `unmute` and `mute`; the future gets its result when it is confirmed."""
        future: asyncio.Future[Result] = self._loop.create_future()
        act, _, title = SWITCHES[wanted]
        if self.engine is None or self._shell is None:
            future.set_result(_ended_at_once(Outcome.NOT_CONNECTED, f"{title}: not connected", progress))
            return future
        phase = self.engine.link.phase
        if phase is (Phase.STARTED if wanted else Phase.STOPPED):
            future.set_result(_ended_at_once(Outcome.POSITIVE, f"{title}: it is so already", progress))
            return future
        self._switching.append(_Switch(future, wanted, progress, self._loop.time()))
        progress(CommandStep(0.0, act, f"{act} sent", sent=True))
        self._set_transfer(wanted)
        return future

    def _switched(self, now_on: bool, lost: str) -> None:
        """Tell who waits: data transfer is on or off, or the connection was lost, for a reason."""
        for switch in list(self._switching):
            _, con, title = SWITCHES[switch.wanted]
            at = self._loop.time() - switch.since
            if lost:
                result = Result(Outcome.LINK_LOST, f"{title}: {lost}")
            elif switch.wanted is now_on:
                switch.progress(CommandStep(at, con, f"{con} received"))
                result = Result(Outcome.POSITIVE, f"{title}: confirmed")
            elif switch.wanted is not self._transfer:
                result = Result(Outcome.CANCELLED, f"{title}: the opposite was asked for meanwhile")
            else:
                continue
            self._switching.remove(switch)
            switch.progress(CommandStep(at, END, f"{result.outcome.value}: {result.text}", good=bool(result)))
            if not switch.future.done():
                switch.future.set_result(result)

    def _set_transfer(self, wanted: bool) -> bool:
        if self.engine is None or self._shell is None:
            return False
        self._transfer = wanted
        self._steer()
        self._shell.pump()
        return True

    def _steer(self) -> None:
        """Bring the link to where it is wanted, as far as its phase allows; called again when that changes."""
        assert self.engine is not None
        link, now = self.engine.link, self._loop.time()
        if self._transfer and link.phase in (Phase.STOPPED, Phase.STARTING, Phase.STARTED):
            link.start(now)
        elif not self._transfer and link.phase in (Phase.STOPPED, Phase.STARTED, Phase.UNCONFIRMED, Phase.STOPPING):
            for task in self._initialising:
                task.cancel()
            link.stop(now)

    # What comes in

    def _deliver(self, events: Iterable[object], arrival_ns: int) -> None:
        batch: list[Event] = list(events)  # type: ignore[arg-type]  # the engine's
        if not batch:
            return
        # Values first: who waits for a result finds them in place.
        self._listener.received(batch, arrival_ns)
        for event in batch:
            if type(event) is Asdu:
                if event.type_id == 70 and self.options.follow and self.engine is not None:
                    self._initialise((event.common_address,))
            elif isinstance(event, Finished):
                waiter = self._waiting.pop(event.transaction, None)
                result = event.transaction.result
                if waiter is not None and result is not None:
                    _tell(event.transaction, waiter)
                    if not waiter.future.done():
                        waiter.future.set_result(result)
            elif isinstance(event, Started):
                self._switched(True, "")
                self._started()
            elif isinstance(event, Stopped):
                self._switched(False, "")
                self._stopped()
        for transaction, waiter in self._waiting.items():
            if waiter.told < len(transaction.steps):
                _tell(transaction, waiter)

    def _stopped(self) -> None:
        if self.state is not ConnectionState.OPEN_AWAIT_CLOSED:
            self._change(ConnectionState.OPEN_MUTED, "connected, data transfer is stopped")
            if self._transfer:
                self._loop.call_soon(self._again)

    def _started(self) -> None:
        self._failures = 0
        if not self._transfer:
            self._loop.call_soon(self._again)
            return
        self._initialise(())

    def _again(self) -> None:
        """The phase changed while something else was wanted."""
        if self.engine is not None and self._shell is not None:
            self._steer()
            self._shell.pump()

    # Initialisation

    def _initialise(self, addresses: tuple[int, ...]) -> None:
        task = self._loop.create_task(self._initialisation(addresses), name="104 initialisation")
        self._initialising.add(task)
        task.add_done_callback(self._initialising.discard)

    async def _initialisation(self, addresses: tuple[int, ...]) -> None:
        async with self._turn:
            await self._initialisation_steps(addresses)

    async def _initialisation_steps(self, addresses: tuple[int, ...]) -> None:
        init = self.options.init
        if init in _INTERROGATION:
            self._say("interrogating")
            await self._everywhere(addresses, requests.interrogation)
        if init in _CLOCK:
            self._say("setting the clock")
            await self._everywhere(addresses, lambda address: requests.clock_sync(address, self.clock_tag()))
        started = self.engine is not None and self.engine.link.phase is Phase.STARTED
        if started and self.state is not ConnectionState.OPEN:
            self._change(ConnectionState.OPEN, "data transfer is on")

    async def _everywhere(self, addresses: tuple[int, ...], make: Callable[[int], Request]) -> None:
        """Ask the given stations; without any all of them, by broadcast or one by one."""
        if not addresses and (self.options.broadcast or not list(self._listener.stations())):
            result = await self.execute(make(BROADCAST))
            self._listener.initialised(result)
            if result:
                return
            self._say("the station does not take a broadcast, asking one by one")
        for address in addresses or tuple(self._listener.stations()):
            self._listener.initialised(await self.execute(make(address)))

    def _say(self, text: str) -> None:
        if self.state is ConnectionState.OPEN_MUTED:
            self._change(ConnectionState.OPEN_MUTED, text)

    def _change(self, state: ConnectionState, text: str, hint: str = "") -> None:
        self.state = state
        self._listener.changed(state, text, hint)


SWITCHES: Final = {
    True: ("STARTDT_ACT", "STARTDT_CON", "start data transfer"),
    False: ("STOPDT_ACT", "STOPDT_CON", "stop data transfer"),
}
"""What switching data transfer on or off sends and awaits, and its title."""


def _tell(transaction: Transaction, waiter: _Waiter) -> None:
    """Pass the new steps on."""
    for step in transaction.steps[waiter.told :]:
        waiter.progress(step)
    waiter.told = len(transaction.steps)


def _ended_at_once(outcome: Outcome, text: str, progress: Progress) -> Result:
    result = Result(outcome, text)
    progress(CommandStep(0.0, END, f"{outcome.value}: {text}", good=bool(result)))
    return result
