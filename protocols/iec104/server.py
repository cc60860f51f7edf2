"""`Server`: an outstation with the documented kind of API, running on a thread of its own.

Every method may be called from any thread and from inside callbacks. Callbacks run one after the other on a thread
that no connection waits for, so a slow one delays neither acknowledgements nor test frames.
"""

import asyncio
import dataclasses
import ipaddress
import threading
import time
from collections.abc import Callable
from typing import Any, Final, TypeVar

from iec104.callbacks import Dispatcher, Shape, Slot
from iec104.enums import ResponseState, Umc
from iec104.link import Traced
from iec104.message import IncomingMessage
from iec104.outstation import process
from iec104.outstation.core import Options, Outstation
from iec104.outstation.files import File
from iec104.outstation.happenings import BeforeRead, ClockSync, Command, Happening, Unexpected
from iec104.outstation.service import Service
from iec104.parameters import ProtocolParameters
from iec104.report import Arrival, Report
from iec104.served import Batch, Point, Station
from iec104.transport_security import TransportSecurity
from iec104.wire.asdu import Asdu
from iec104.wire.times import instant
from linkkit.iothread import IoThread

T = TypeVar("T")

ON_CONNECT: Final = Shape((("server", "Server"), ("ip", "str")), "bool")
ON_CLOCK_SYNC: Final = Shape((("server", "Server"), ("ip", "str"), ("date_time", "datetime.datetime")), "ResponseState")
ON_RAW: Final = Shape((("server", "Server"), ("data", "bytes")))
ON_UNEXPECTED: Final = Shape((("server", "Server"), ("message", "IncomingMessage"), ("cause", "Umc")))

LEAST_TICK: Final = 50
"""Milliseconds."""
PATIENCE: Final = 10.0
"""Seconds that a call waits for the I/O thread."""


class Server:
    """A controlled station that clients connect to."""

    def __init__(
        self,
        ip: str = "0.0.0.0",  # noqa: S104 - the documented default
        port: int = 2404,
        tick_rate_ms: int = 100,
        select_timeout_ms: int = 10000,
        max_connections: int = 0,
        transport_security: TransportSecurity | None = None,
        *,
        options: Options | None = None,
    ) -> None:
        """Port 0 takes a free one at `start`. `options` adds redundancy groups, buffer size, faults and the like.

        Raises `ValueError` for an impossible address, port or time, and for a TLS configuration that cannot work.
        """
        if tick_rate_ms < LEAST_TICK:
            raise ValueError(f"tickRate_ms must be {LEAST_TICK} or greater")
        if select_timeout_ms < 1:
            raise ValueError("select_timeout_ms must be 1 or greater")
        try:
            self._ip = "127.0.0.1" if ip == "localhost" else str(ipaddress.ip_address(ip))
        except ValueError as error:
            raise ValueError(f"IP {ip} is invalid!") from error
        if not 0 <= port <= 65535:
            raise ValueError(f"Port {port} is invalid!")
        if max_connections < 0:
            raise ValueError("max_connections must be 0 (no limit) or greater")
        if transport_security is not None:
            transport_security.server_context()
        chosen = options or Options()
        self._outstation = Outstation(
            time.time_ns(),
            time.monotonic(),
            dataclasses.replace(chosen, select_timeout=select_timeout_ms / 1000, max_connections=max_connections),
            ProtocolParameters(),
        )
        self._asked_port = port
        self._tick_rate_ms = tick_rate_ms
        self._security = transport_security
        self._lock = threading.RLock()
        self._io: IoThread | None = None
        self._service: Service | None = None
        self._dispatcher: Dispatcher | None = None
        self._timers: dict[Point, list[_Timer]] = {}
        self._stations: dict[int, Station] = {}
        self._connect = Slot(ON_CONNECT)
        self._clock_sync = Slot(ON_CLOCK_SYNC)
        self._receive_raw = Slot(ON_RAW)
        self._send_raw = Slot(ON_RAW)
        self._unexpected = Slot(ON_UNEXPECTED)

    # Documented properties

    @property
    def ip(self) -> str:
        """Address it listens on."""
        return self._ip

    @property
    def port(self) -> int:
        """Port it listens on; the actual one while it runs on port 0."""
        service = self._service
        return service.port if service is not None else self._asked_port

    @property
    def is_running(self) -> bool:
        """True between `start` and `stop`."""
        return self._service is not None

    @property
    def tick_rate_ms(self) -> int:
        """Granularity of timers, milliseconds."""
        return self._tick_rate_ms

    @property
    def max_connections(self) -> int:
        """Most connections at a time, 0 for no limit."""
        return self._outstation.options.max_connections

    @max_connections.setter
    def max_connections(self, most: int) -> None:
        if most < 0:
            raise ValueError("max_connections must be 0 (no limit) or greater")
        self._change(max_connections=most)

    @property
    def protocol_parameters(self) -> ProtocolParameters:
        """Windows and timers; changes act at once."""
        return self._outstation.parameters

    @property
    def stations(self) -> list[Station]:
        """All stations."""
        return list(self._stations.values())

    @property
    def has_stations(self) -> bool:
        """Whether there is at least one."""
        return bool(self._stations)

    @property
    def open_connection_count(self) -> int:
        """Connections, started or not."""
        return len(self._outstation.sessions)

    @property
    def has_open_connections(self) -> bool:
        """Whether there is at least one connection."""
        return self.open_connection_count > 0

    @property
    def active_connection_count(self) -> int:
        """Connections that carry data."""
        return sum(session.started for session in self._outstation.sessions)

    @property
    def has_active_connections(self) -> bool:
        """Whether at least one connection carries data."""
        return self.active_connection_count > 0

    # Documented methods

    def start(self) -> None:
        """Listen; a second call does nothing. Raises `OSError` when the port cannot be had."""
        with self._lock:
            if self._service is not None:
                return
            io = IoThread(f"io-104-server-{self._asked_port}")
            io.start()
            # The first client may be there before the call returns.
            dispatcher = self._dispatcher = Dispatcher("iec104 server callbacks")
            dispatcher.start()
            try:
                service = io.call(self._open(), PATIENCE)
            except OSError:
                self._dispatcher = None
                dispatcher.stop()
                io.stop()
                raise
            self._io, self._service = io, service
            for point in list(self._timers):
                self.rearm(point)

    def stop(self) -> None:
        """Close all connections and stop listening; idempotent. Stations, points and waiting events stay."""
        with self._lock:
            io, service, dispatcher = self._io, self._service, self._dispatcher
            if io is None or service is None or dispatcher is None:
                return
            self._service = None
            io.call(self._close(service), PATIENCE)
            self._io = None
            io.stop()
            self._dispatcher = None
        dispatcher.stop()

    def add_station(self, common_address: int) -> Station | None:
        """Add a station; None when there is one with this address. Raises `ValueError` outside 1-65534."""
        if common_address in self._stations:
            return None
        engine = self.do(lambda outstation, _now: outstation.add_station(common_address))
        station = self._stations[common_address] = Station(self, engine)
        return station

    def get_station(self, common_address: int) -> Station | None:
        """Give a station, or None."""
        return self._stations.get(common_address)

    def remove_station(self, common_address: int) -> bool:
        """Remove a station with its points; False when there is none."""
        station = self._stations.pop(common_address, None)
        if station is None:
            return False
        for point in station.points:
            self.disarm(point)
        self.do(lambda outstation, _now: outstation.stations.pop(common_address, None))
        return True

    def transmit_batch(self, batch: Batch) -> bool:
        """Send the points of a batch in as few messages as possible; False when no client takes them now."""
        points = [point._point for point in batch.points]  # noqa: SLF001
        if not points:
            raise ValueError("the batch has no points")

        def report(outstation: Outstation, now: float) -> bool:
            outstation.report_together(points, now, int(batch.cot))
            return any(session.started for session in outstation.sessions)

        return self.do(report)

    def add_file(self, common_address: int, io_address: int, data: bytes, name: int = 1) -> None:
        """Offer a file to the clients, also one that is there already. Raises `ValueError` for what cannot be sent."""
        self.do(
            lambda outstation, now: outstation.files.add(
                common_address, io_address, File(name, bytes(data), outstation.clock.time_ns(now))
            )
        )

    def get_file(self, common_address: int, io_address: int) -> bytes | None:
        """Give a file's octets, as added or as a client has uploaded it; None when there is none."""
        file = self._outstation.files.files.get((common_address, io_address))
        return None if file is None else file.data

    def on_connect(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002 - documented name
        """Set the callback `(server: c104.Server, ip: str) -> bool` that admits clients; nothing is read meanwhile."""
        self._connect.set(callable)

    def on_clock_sync(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002
        """Set the callback `(server: c104.Server, ip: str, date_time: datetime.datetime) -> c104.ResponseState`.

        `date_time` is naive local time. Without a callback every clock synchronisation is accepted.
        """
        self._clock_sync.set(callable)
        self._change(asks_clock=bool(self._clock_sync))

    def on_receive_raw(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002
        """Set the callback `(server: c104.Server, data: bytes) -> None` for every received APDU."""
        self._receive_raw.set(callable)
        self._trace()

    def on_send_raw(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002
        """Set the callback `(server: c104.Server, data: bytes) -> None` for every sent APDU."""
        self._send_raw.set(callable)
        self._trace()

    def on_unexpected_message(self, callable: Callable[..., Any] | None) -> None:  # noqa: A002
        """Set the callback `(server: c104.Server, message: c104.IncomingMessage, cause: c104.Umc) -> None`."""
        self._unexpected.set(callable)

    # For the stations and points

    def do(self, work: Callable[[Outstation, float], T]) -> T:
        """Do something to the outstation on the thread that owns it, and send what follows from it."""
        io, service = self._io, self._service
        if io is None or service is None:
            with self._lock:
                return work(self._outstation, time.monotonic())

        async def run() -> T:
            result = work(self._outstation, service.now())
            service.pump()
            return result

        return io.call(run(), PATIENCE)

    def in_time(self, until: float) -> bool:
        """Tell whether a monotonic time has not passed."""
        return time.monotonic() < until

    def check_interval(self, name: str, interval: int) -> None:
        """Raise `ValueError` unless it is 0 or a multiple of the tick."""
        if interval < 0 or interval % self._tick_rate_ms:
            raise ValueError(f"{name} must be a multiple of tick_rate_ms = {self._tick_rate_ms}, not {interval}")

    def rearm(self, point: Point) -> None:
        """Start and stop a point's timers as it is set up now."""
        self._timers.setdefault(point, [])
        engine = point._point  # noqa: SLF001
        by_callback = bool(point.before_auto_transmit_slot)
        interval = 0.0 if by_callback else point.report_ms / 1000
        if engine.interval != interval:
            self.do(lambda outstation, now: outstation.set_interval(engine, interval, now))
        wanted: list[tuple[int, Callable[[Point], None]]] = []
        if point.timer_ms:
            wanted.append((point.timer_ms, self._call_timer))
        if by_callback and point.report_ms:
            wanted.append((point.report_ms, self._call_before_transmit))
        self.do(lambda _outstation, _now: self._set_timers(point, wanted))

    def disarm(self, point: Point) -> None:
        """Stop a point's timers for good."""
        self.do(lambda _outstation, _now: self._set_timers(point, []))
        self._timers.pop(point, None)

    # Inside

    async def _open(self) -> Service:
        service = Service(
            self._outstation,
            self._happened,
            security=self._security,
            accept=self._admit,
            trace=bool(self._receive_raw) or bool(self._send_raw),
        )
        await service.start(self._ip, self._asked_port)
        return service

    async def _close(self, service: Service) -> None:
        for timers in self._timers.values():
            for timer in timers:
                timer.cancel()
            timers.clear()
        await service.stop()

    async def _admit(self, peer: str) -> bool:
        function, dispatcher = self._connect.function, self._dispatcher
        if function is None or dispatcher is None:
            return True
        loop = asyncio.get_running_loop()
        decision: asyncio.Future[bool] = loop.create_future()

        def ask() -> None:
            answer = False
            try:
                answer = bool(function(self, peer))
            finally:
                loop.call_soon_threadsafe(_decide, decision, answer)

        dispatcher.post(ask)
        return await decision

    def _happened(self, happening: Happening) -> None:
        """On the I/O thread: hand over to the callbacks."""
        dispatcher = self._dispatcher
        if dispatcher is None:
            return
        match happening:
            case Traced(apdu, outgoing):
                function = (self._send_raw if outgoing else self._receive_raw).function
                if function is not None:
                    raw = function
                    dispatcher.post(lambda: raw(self, apdu), droppable=True)
            case Command(answered=False):
                dispatcher.post(lambda: self._execute(happening))
            case ClockSync(answered=False):
                dispatcher.post(lambda: self._synchronise(happening))
            case BeforeRead():
                dispatcher.post(lambda: self._refresh(happening))
            case Unexpected(asdu=asdu, cause=cause):
                tell = self._unexpected.function
                if tell is not None:
                    message = self._message(asdu)
                    dispatcher.post(lambda: tell(self, message, Umc(cause)))

    def _execute(self, command: Command) -> None:
        point = self._public(command.point)
        function = None if point is None else point.receive_slot.function
        if point is None or function is None:
            known = point is not None
            self.do(lambda outstation, now: outstation.answer(command, known, now))
            return
        answer = ResponseState.FAILURE
        try:
            point.info = command.info
            answer = ResponseState(function(point, command.previous, self._message(command.asdu)))
        finally:
            if answer is ResponseState.FAILURE:
                point.info = command.previous
            success = None if answer is ResponseState.NONE else answer is ResponseState.SUCCESS
            self.do(lambda outstation, now: outstation.answer(command, success, now))

    def _synchronise(self, request: ClockSync) -> None:
        function = self._clock_sync.function
        answer = ResponseState.SUCCESS if function is None else ResponseState.FAILURE
        try:
            if function is not None and request.time.ns is not None:
                moment = instant(request.time.ns).astimezone().replace(tzinfo=None)
                answer = ResponseState(function(self, request.session.remote, moment))
        finally:
            success = None if answer is ResponseState.NONE else answer is ResponseState.SUCCESS
            self.do(lambda outstation, now: outstation.answer(request, success, now))

    def _refresh(self, request: BeforeRead) -> None:
        try:
            for engine in request.points:
                point = self._public(engine)
                if point is not None and point.before_read_slot.function is not None:
                    point.before_read_slot.function(point)
        finally:
            self.do(lambda outstation, now: outstation.resume(request.session, request.job, now))

    def _public(self, point: process.Point) -> Point | None:
        station = self._stations.get(point.common_address)
        return None if station is None else station.of(point)

    def _message(self, asdu: Asdu) -> IncomingMessage:
        return IncomingMessage(Report(asdu, Arrival(time.time_ns(), self._outstation.options.rule)))

    def _change(self, **options: Any) -> None:
        def change(outstation: Outstation, _now: float) -> None:
            outstation.options = dataclasses.replace(outstation.options, **options)

        self.do(change)

    def _trace(self) -> None:
        trace = bool(self._receive_raw) or bool(self._send_raw)

        def change(outstation: Outstation, _now: float) -> None:
            if self._service is not None:
                self._service.trace = trace
            for session in outstation.sessions:
                session.link.trace = trace

        self.do(change)

    def _set_timers(self, point: Point, wanted: list[tuple[int, Callable[[Point], None]]]) -> None:
        for timer in self._timers.get(point, ()):
            timer.cancel()
        if self._service is not None:
            self._timers[point] = [_Timer(self._dispatch, point, call, every / 1000) for every, call in wanted]

    def _dispatch(self, call: Callable[[], None]) -> None:
        if self._dispatcher is not None:
            self._dispatcher.post(call, droppable=True)

    def _call_timer(self, point: Point) -> None:
        if point.timer_slot.function is not None:
            point.timer_slot.function(point)

    def _call_before_transmit(self, point: Point) -> None:
        if point.before_auto_transmit_slot.function is not None:
            point.before_auto_transmit_slot.function(point)
        self.do(lambda outstation, now: outstation.transmit_cyclically(point._point, now))  # noqa: SLF001

    def __repr__(self) -> str:
        return (
            f"<iec104.Server ip={self.ip}, port={self.port}, #clients={self.open_connection_count}, "
            f"#stations={len(self._stations)}>"
        )


def _decide(decision: asyncio.Future[bool], answer: bool) -> None:
    if not decision.done():
        decision.set_result(answer)


class _Timer:
    """Posts a call for a point again and again; lives on the I/O thread."""

    def __init__(
        self,
        dispatch: Callable[[Callable[[], None]], None],
        point: Point,
        call: Callable[[Point], None],
        interval: float,
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._dispatch = dispatch
        self._call = lambda: call(point)
        self._interval = interval
        self._due = self._loop.time() + interval
        self._handle = self._loop.call_at(self._due, self._fire)

    def cancel(self) -> None:
        self._handle.cancel()

    def _fire(self) -> None:
        self._dispatch(self._call)
        now = self._loop.time()
        self._due = max(self._due + self._interval, now)
        self._handle = self._loop.call_at(self._due, self._fire)
