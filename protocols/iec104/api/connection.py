"""A connection from a client to a server: state, stations, commands."""

import asyncio
import contextlib
import datetime
import logging
import ssl
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from typing import Any

from iec104.api import arguments
from iec104.api.commands import Commands, unconnected
from iec104.api.delivery import Calls
from iec104.api.files import Files
from iec104.api.intake import Intake
from iec104.api.owner import ON_RAW, ON_STATE_CHANGE, Owner
from iec104.api.reserves import Reserves
from iec104.api.runtime import NotRunningError, Runtime, T
from iec104.api.station import Station
from iec104.api.statistics import Statistics
from iec104.callbacks import Slot
from iec104.controlling.engine import Event
from iec104.controlling.files import FileResult
from iec104.controlling.redundancy import Noted
from iec104.controlling.session import Backoff, Options, Session
from iec104.controlling.transaction import Request, Result
from iec104.enums import ConnectionState, Init
from iec104.link import Traced
from iec104.parameters import ProtocolParameters
from iec104.report import Arrival, local
from iec104.transport_security import TransportSecurity
from iec104.wire.asdu import Asdu
from iec104.wire.header import Sizes
from iec104.wire.times import TimeRule
from linkkit.engine import LocalError

log = logging.getLogger(__name__)

_OPEN = (ConnectionState.OPEN, ConnectionState.OPEN_MUTED)
_ALIVE = (*_OPEN, ConnectionState.OPEN_AWAIT_CLOSED)
_PATIENCE = 10.0
"""Seconds that closing may take before the caller is told that something is wrong."""


class Connection(Commands):
    """One server. Made by `Client.add_connection`. Any thread, and from inside any callback."""

    def __init__(
        self, owner: Owner, runtime: Runtime, ip: str, port: int, init: Init, originator: int,
        tls: TransportSecurity | None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._owner = owner
        self._runtime = runtime
        self._ip = ip
        self._port = port
        self._tls = tls
        self._options = Options(
            init=init, originator=originator, command_timeout=owner.command_timeout,
            tls=tls.client_context if tls else None,
            check_tls=self._check_tls if tls else None,
            look_tls=tls.looking_context if tls else None,
            server_name=tls.server_name or None if tls else None,
        )  # fmt: skip
        self._parameters = ProtocolParameters()
        self._parameters.on_change = self._parameters_changed
        self._state = ConnectionState.CLOSED
        self._connected_ns = 0
        self._disconnected_ns = 0
        self.files = Files(self._carry, self._on_loop, self._post, lambda: self._options.rule)
        """File transfer: `connection.files.download(common_address, io_address)`."""
        self.reserves = Reserves(ip, port, self._on_session)
        """More addresses of the same server: `connection.reserves.add(ip, port)`."""
        self.known: dict[int, Station] = {}
        """Stations by common address; for the intake."""
        self._session: Session | None = None
        self._gate: asyncio.Lock | None = None
        self._on_receive_raw = Slot(ON_RAW)
        self._on_send_raw = Slot(ON_RAW)
        self._on_state_change = Slot(ON_STATE_CHANGE)
        self._intake = Intake(self, owner)
        self._statistics = Statistics()
        self.state_text = ""
        """The state in words: why a connection was lost, what is being initialised."""
        self.state_hint = ""
        """What to check when something is wrong, "" when nothing is."""
        self.init_results: list[Result] = []
        """How the steps of the last initialisation ended."""
        self.await_termination = False
        """Whether commands of points await ACTTERM too; many stations never send it."""
        self.tls_warnings: list[str] = []
        """What is soon to go wrong with certificates, ours and the server's, as of the last connect."""

    # What it is

    @property
    def ip(self) -> str:
        """Address as it was given to `Client.add_connection`."""
        return self._ip

    @property
    def port(self) -> int:
        """TCP port of the server, 1-65534."""
        return self._port

    @property
    def tick_rate_ms(self) -> int:
        """That of the client."""
        return self._owner.tick_rate_ms

    @property
    def state(self) -> ConnectionState:
        """The present state; in words in `state_text`. A callback may find a later one than it was called for."""
        return self._state

    @property
    def is_connected(self) -> bool:
        """OPEN or OPEN_MUTED."""
        return self._state in _OPEN

    @property
    def is_muted(self) -> bool:
        """OPEN_MUTED: data transfer is stopped, or the initialisation still runs."""
        return self._state is ConnectionState.OPEN_MUTED

    @property
    def connected_at(self) -> datetime.datetime | None:
        """When it was opened, naive local time; None while closed."""
        return local(self._connected_ns) if self.is_connected else None

    @property
    def disconnected_at(self) -> datetime.datetime | None:
        """When it was closed, naive local time; None while open and before it ever was."""
        return local(self._disconnected_ns) if self._disconnected_ns and not self.is_connected else None

    @property
    def originator_address(self) -> int:
        """0-255, of all that is sent from the next connect or command on."""
        return self._options.originator

    @originator_address.setter
    def originator_address(self, value: int) -> None:
        self._options.originator = arguments.integer("originator_address", value, 0, 255)
        self._on_loop(lambda session: session.adopt_options())

    @property
    def protocol_parameters(self) -> ProtocolParameters:
        """Windows and timers; changing one acts at once."""
        return self._parameters

    @property
    def time_rule(self) -> TimeRule:
        """How time tags are read and sent: zone and summer time; UTC unless set."""
        return self._options.rule

    @time_rule.setter
    def time_rule(self, rule: TimeRule) -> None:
        self._options.rule = rule

    @property
    def sizes(self) -> Sizes:
        """Octets of cause, common address and object address: 2, 2 and 3 unless set; acts from the next connect on."""
        return self._options.sizes

    @sizes.setter
    def sizes(self, sizes: Sizes) -> None:
        self._options.sizes = sizes

    @property
    def reconnect_delay(self) -> Backoff:
        """Pauses before dialing again: 1 s, growing by half up to 5 s unless set."""
        return self._options.backoff

    @reconnect_delay.setter
    def reconnect_delay(self, backoff: Backoff) -> None:
        self._options.backoff = backoff

    @property
    def broadcast_init(self) -> bool:
        """Whether the initialisation begins with a broadcast (default) or asks every known station by itself."""
        return self._options.broadcast

    @broadcast_init.setter
    def broadcast_init(self, value: bool) -> None:
        self._options.broadcast = bool(value)

    def __repr__(self) -> str:
        return (
            f"<104.Connection ip={self._ip}, port={self._port}, state={self._state.name}, "
            f"#stations={len(self.known)} at {id(self):#x}>"
        )

    # Stations

    @property
    def stations(self) -> list[Station]:
        """All stations in the order in which they were added; a list of its own each time."""
        return list(self.known.values())

    @property
    def has_stations(self) -> bool:
        """Whether any station is known."""
        return bool(self.known)

    def add_station(self, common_address: int) -> Station | None:
        """Add a station, 1-65534; None when there is one already."""
        arguments.integer("common_address", common_address, 1, 65534)
        station = Station(self, common_address)
        return station if self.known.setdefault(common_address, station) is station else None

    def get_station(self, common_address: int) -> Station | None:
        """Give a station, None when it is not known."""
        return self.known.get(arguments.common_address(common_address))

    def remove_station(self, common_address: int) -> bool:
        """Forget a station; False when it is not known. Its points stay alive and cannot be used any more."""
        station = self.known.pop(arguments.common_address(common_address), None)
        if station is None:
            return False
        station.detach()
        return True

    # Opening and closing

    def connect(self) -> None:
        """Begin to connect, and again whenever the connection is lost, until `disconnect`; returns at once."""
        with contextlib.suppress(RuntimeError):  # another thread stops the client at this moment
            self._runtime.start().submit(self._open())

    def disconnect(self) -> None:
        """Close in order, or give up dialing; no reconnect afterwards. Waits until that is done."""
        self._call(self._shut(), None, _PATIENCE)

    def mute(self) -> bool:
        """Ask the server to stop data transfer (STOPDT); False when not connected. Returns before it is confirmed."""
        return self._transfer(Session.mute)

    def unmute(self) -> bool:
        """Ask the server to start data transfer (STARTDT), then initialise again; False when not connected."""
        return self._transfer(Session.unmute)

    # Commands: the documented ones are in `Commands`

    def request(self, request: Request, wait_for_response: bool = True) -> Result:
        """Carry out anything of `iec104.controlling.requests` and say how it ended and why.

        Raises `ValueError` when the request does not fit the wire.
        """

        async def work() -> Result:
            session = self._session
            if session is None:
                return unconnected(request.title)
            if wait_for_response:
                return await session.execute(request)
            return session.dispatch(request)

        result = self._call(work(), None)
        if result is None:
            result = unconnected(request.title)
        self.last_command_result = result
        return result

    def send(self, asdu: Asdu) -> None:
        """Send any message as it stands. Raises `LocalError` when not connected, muted or the window is full."""

        async def work() -> bool:
            if self._session is None:
                raise LocalError("not connected")
            self._session.send(asdu)
            return True

        if self._call(work(), False) is False:
            raise LocalError("not connected")

    # Callbacks

    def on_receive_raw(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002 - documented name
        """Call `f(connection, data: bytes) -> None` for every APDU received, U and S frames included."""
        self._on_receive_raw.set(callable)
        self._trace()

    def on_send_raw(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002 - documented name
        """Call `f(connection, data: bytes) -> None` for every APDU sent."""
        self._on_send_raw.set(callable)
        self._trace()

    def on_state_change(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002 - documented name
        """Call `f(connection, state) -> None` for every change of state, in order."""
        self._on_state_change.set(callable)

    def on_unexpected_message(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002 - documented name
        """Call `f(connection, message, cause: Umc) -> None` for what fits no station, point, type or cause."""
        self._intake.unexpected_message.set(callable)

    @property
    def unexpected(self) -> Counter[str]:
        """Unexpected messages by cause (`Umc` names)."""
        return self._intake.unexpected

    def statistics(self) -> Mapping[str, float]:
        """Counts and measures by name with unit; those of callbacks are the client's."""
        found = self._statistics.read(self._session, time.monotonic())
        found |= {f"unexpected {name}": count for name, count in sorted(self.unexpected.items())}
        found |= self.reserves.statistics(self._session)
        found |= self._runtime.callbacks()
        found["callbacks dropped"] += self._intake.dropped
        return found

    # For the session (I/O thread)

    @property
    def takes_files(self) -> bool:
        """Whether a file transfer is under way."""
        return self._session is not None and self._session.transferring

    def changed(self, state: ConnectionState, text: str, hint: str) -> None:
        """See `iec104.controlling.session.Listener`."""
        self.state_text, self.state_hint = text, hint
        before, self._state = self._state, state
        if before is state:
            return
        if state in _OPEN and before not in _OPEN:
            self._connected_ns = time.time_ns()
            self.init_results = []
        elif state not in _ALIVE and before in _ALIVE:
            self._disconnected_ns = time.time_ns()
        dispatcher = self._runtime.dispatcher
        if dispatcher is not None and self._on_state_change:
            dispatcher.post(self._on_state_change.call, self, state)

    def received(self, events: Sequence[Event], arrival_ns: int) -> None:
        """See `iec104.controlling.session.Listener`."""
        dispatcher = self._runtime.dispatcher
        calls = Calls(dispatcher)
        arrival = Arrival(arrival_ns, self._options.rule)
        take, messages, objects = self._intake.take, 0, 0
        for event in events:
            if type(event) is Asdu:
                messages += 1
                objects += event.header.count
                take(event, arrival, calls)
            elif type(event) is Noted:
                self.reserves.log.append(event.text)
            elif type(event) is Traced and dispatcher is not None:
                slot = self._on_send_raw if event.outgoing else self._on_receive_raw
                if slot:
                    dispatcher.post(slot.call, self, event.apdu, droppable=True)
        self._statistics.took(messages, objects, events, arrival)
        calls.flush()

    def initialised(self, result: Result) -> None:
        """See `iec104.controlling.session.Listener`."""
        self.init_results.append(result)

    def stations_known(self) -> Iterable[int]:
        """Common addresses of the known stations."""
        return list(self.known)

    # For stations and points

    def every(self, seconds: float, function: Callable[[], None]) -> Callable[[], None]:
        """See `Runtime.every`."""
        return self._runtime.every(seconds, function)

    # Inside

    def _carry(self, act: Callable[[Session], asyncio.Future[FileResult]]) -> FileResult | None:
        """Begin a file transfer on the I/O thread and wait for its end; None without a connection."""

        async def work() -> FileResult | None:
            return None if self._session is None else await act(self._session)

        return self._call(work(), None)

    def _post(self, function: Callable[..., Any], *arguments: Any) -> None:
        dispatcher = self._runtime.dispatcher
        if dispatcher is not None:
            dispatcher.post(function, *arguments, droppable=True)

    def _on_session(self, act: Callable[[Session | None], T], otherwise: T) -> T:
        """Do something with the session on the I/O thread and wait for it."""

        async def work() -> T:
            return act(self._session)

        return self._call(work(), otherwise)

    async def _open(self) -> None:
        if self._session is None:
            self._session = Session(
                arguments.dialed(self._ip), self._port, self._parameters, _Ear(self), self._options,
                self.reserves.freeze(),
            )  # fmt: skip
            self._gate = asyncio.Lock()
        assert self._gate is not None
        async with self._gate:
            self._session.start()

    async def _shut(self) -> None:
        if self._session is not None and self._gate is not None:
            async with self._gate:
                await self._session.stop()

    async def shut_for_good(self) -> None:
        """Close, and forget what belongs to the loop that ends now. I/O thread."""
        await self._shut()
        self._session = self._gate = None

    def _transfer(self, change: Callable[[Session], bool]) -> bool:
        return self._on_session(lambda session: session is not None and change(session), False)

    def _call(self, work: Coroutine[Any, Any, T], otherwise: T, timeout: float | None = None) -> T:
        """Do something on the I/O thread; gives `otherwise` when it does not run or ends meanwhile."""
        try:
            return self._runtime.call(work, timeout)
        except NotRunningError:
            return otherwise

    def _on_loop(self, act: Callable[[Session], None]) -> None:
        """Have something done on the I/O thread, without waiting."""
        io = self._runtime.io

        def work() -> None:
            if self._session is not None:
                act(self._session)

        if io is not None and io.running:
            with contextlib.suppress(RuntimeError):  # its loop ended just now
                io.loop.call_soon_threadsafe(work)

    def _trace(self) -> None:
        self._options.trace = bool(self._on_receive_raw.function or self._on_send_raw.function)
        self._on_loop(lambda session: session.adopt_options())

    def _parameters_changed(self) -> None:
        self._on_loop(lambda session: session.pump())

    def _check_tls(self, tls: ssl.SSLObject) -> None:
        assert self._tls is not None
        peer = self._tls.check_peer(tls)
        self.tls_warnings = self._tls.warnings(datetime.datetime.now(datetime.UTC), peer)
        for text in self.tls_warnings:
            log.warning("%s:%d: %s", self._ip, self._port, text)


class _Ear:
    """What a session tells goes to the connection; its own `stations` is the documented list."""

    def __init__(self, connection: Connection) -> None:
        self.changed = connection.changed
        self.received = connection.received
        self.initialised = connection.initialised
        self.stations = connection.stations_known
