"""Trying a station step by step: TCP, TLS, STARTDT, interrogation, points by type."""

import asyncio
import socket
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from iec104.controlling import requests
from iec104.controlling.engine import Engine, Finished
from iec104.controlling.failures import explain
from iec104.controlling.reading import BY_TYPE
from iec104.controlling.transaction import Outcome, Request, Result
from iec104.enums import Init
from iec104.link import Phase, RoundTrip, Started
from iec104.secure_settings import Secured
from iec104.settings import ConnectionSettings, PointSettings, StationSettings
from iec104.wire.asdu import Asdu
from iec104.wire.header import BROADCAST
from iec104.wire.types import TYPES
from linkkit.ladder import BrokenError, Remark, Rung
from linkkit.stream import StreamShell

TLS_LIMIT: Final = 10.0
INTERROGATION_LIMIT: Final = 60.0
"""Seconds for the answers of all stations; each single silence is limited by the command timeout."""
QUIET: Final = 3.0
"""Seconds to wait for a value where the interrogation brought none."""
CLOSE_LIMIT: Final = 2.0
SHOWN: Final = 10
"""Types and stations that are listed by name."""
_INTERROGATION_HINT: Final = (
    "enter the common addresses on the page Stations, or choose to start without an interrogation"
)


class StationTrial:
    """One try of the settings; see `linkkit.ladder.Trial`."""

    def __init__(self, settings: ConnectionSettings) -> None:
        self._settings = settings
        self._warnings: list[str] = []
        self._secured = Secured(settings, self._warnings.append) if settings.tls else None
        self._parameters = settings.parameters()
        self._sock: socket.socket | None = None
        self._shell: StreamShell | None = None
        self._engine: Engine | None = None
        self._over: asyncio.Future[None] | None = None
        """Gets the exception with which the connection ends."""
        self._moved = asyncio.Event()
        self._started = self._echoed = False
        self._points: dict[tuple[int, int], int] = {}
        """(common address, object address) → type id it was first seen with."""
        self.rungs: Sequence[Rung] = (self._ladder(),)

    def found(self) -> Mapping[str, Sequence[Any]]:
        """Give the points that answered, and their stations."""
        stations = sorted({ca for ca, _ in self._points})
        return {
            "points": [
                PointSettings(ca, ioa, TYPES[kind].mnemonic) for (ca, ioa), kind in sorted(self._points.items())
            ],
            "stations": [StationSettings(ca) for ca in stations],
        }

    async def close(self) -> None:
        """Close the connection in order."""
        if self._sock is not None:
            self._sock.close()
            self._sock = None
        engine, shell, self._shell = self._engine, self._shell, None
        if engine is not None:
            engine.link.close()
        if shell is not None and self._over is not None:
            shell.close()
            await asyncio.wait([self._over], timeout=CLOSE_LIMIT)
            shell.abort()

    def _ladder(self) -> Rung:
        parameters, where = self._parameters, f"{self._settings.host.strip()}:{self._settings.port}"
        points = Rung(
            "Points",
            QUIET,
            self._await_points,
            "no value came",
            "the station has nothing to tell, or only answers an interrogation of its own common address",
        )
        interrogation = Rung(
            "Interrogation",
            INTERROGATION_LIMIT,
            self._interrogate,
            "no end of the interrogation",
            _INTERROGATION_HINT,
            (points,),
            needed=False,
        )
        start = Rung(
            "STARTDT",
            parameters.message_timeout + 1,
            self._start,
            "the station does not confirm STARTDT",
            "another master may be active, or the station only accepts this computer as a standby connection",
            (interrogation,),
        )
        if self._settings.initialisation == Init.MUTED:
            start = Rung(
                "TESTFR (the transfer shall not be started)",
                parameters.message_timeout + 1,
                self._test,
                "the station does not answer TESTFR",
                "is this an IEC 60870-5-104 server?",
            )
        if self._secured is not None:
            start = Rung(
                "TLS",
                TLS_LIMIT,
                self._handshake,
                "the handshake does not end",
                "does the station speak TLS on this port? Its usual port is 19998",
                (start,),
            )
        return Rung(
            f"TCP connection to {where}",
            parameters.connection_timeout,
            self._connect,
            "no answer",
            "check address, cabling, network settings of this computer and firewalls on the way",
            (start,),
        )

    # Rungs

    async def _connect(self) -> str:
        loop = asyncio.get_running_loop()
        host, port = self._settings.host.strip(), self._settings.port
        try:
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            family, kind, protocol, _, address = found[0]
            self._sock = socket.socket(family, kind, protocol)
            self._sock.setblocking(False)
            await loop.sock_connect(self._sock, address)
        except TimeoutError:
            raise
        except (OSError, UnicodeError) as error:
            raise self._broken(error) from error
        text = f"connected from {self._sock.getsockname()[0]}"
        if self._secured is None:
            await self._run()
        return text

    async def _handshake(self) -> str | Remark:
        secured = self._secured
        assert secured is not None
        try:
            await self._run()
            shell = self._shell
            assert shell is not None
            assert shell.transport is not None
            tls = shell.transport.get_extra_info("ssl_object")
            peer = secured.check(tls)
        except TimeoutError:
            raise
        except OSError as error:
            raise self._broken(error) from error
        cipher = tls.cipher()
        text = f"{tls.version()}, {cipher[0] if cipher else 'no cipher'}" + (f", {peer.subject}" if peer else "")
        return Remark(text, "; ".join(self._warnings)) if self._warnings else text

    async def _start(self) -> str:
        engine, shell = await self._live()
        engine.link.start(asyncio.get_running_loop().time())
        shell.pump()
        await self._until(lambda: self._started)
        return "confirmed, data transfer is on"

    async def _test(self) -> str:
        engine, shell = await self._live()
        engine.link.test(asyncio.get_running_loop().time())
        shell.pump()
        await self._until(lambda: self._echoed)
        return "answered"

    async def _interrogate(self) -> str:
        addresses = [station.common_address for station in self._settings.stations] or [BROADCAST]
        failed: list[Result] = []
        for address in addresses:
            result = await self._execute(requests.interrogation(address))
            if not result:
                failed.append(result)
        if failed:
            hint = _INTERROGATION_HINT
            if failed[0].outcome != Outcome.TIMEOUT:
                hint = "check the common address; on the page Stations every station can be entered by itself"
            raise BrokenError("; ".join(result.text for result in failed), hint)
        if addresses == [BROADCAST]:
            return "confirmed and ended, asked by broadcast"
        return f"confirmed and ended by station{'s' * (len(addresses) > 1)} {', '.join(map(str, addresses))}"

    async def _await_points(self) -> str:
        await self._until(lambda: bool(self._points))
        kinds = Counter(TYPES[kind].mnemonic for kind in self._points.values())
        listed = ", ".join(f"{count} × {name}" for name, count in kinds.most_common(SHOWN))
        more = f" and {len(kinds) - SHOWN} more types" if len(kinds) > SHOWN else ""
        stations = sorted({ca for ca, _ in self._points})
        which = f"station{'s' * (len(stations) > 1)} {', '.join(map(str, stations[:SHOWN]))}"
        count = len(self._points)
        return f"{count} point{'s' * (count != 1)} of {which}: {listed}{more}"

    # Machinery

    async def _run(self) -> None:
        """Put the engine on the socket, through TLS if there is any."""
        loop = asyncio.get_running_loop()
        self._engine = Engine(self._parameters, loop.time(), originator=self._settings.originator)
        self._over = loop.create_future()
        shell = StreamShell(self._engine, self._deliver, self._lost)
        secured, settings = self._secured, self._settings
        context = secured.context() if secured is not None else None
        sock, self._sock = self._sock, None
        if context is None:
            await loop.create_connection(lambda: shell, sock=sock)
        else:
            name = settings.tls_name.strip() if settings.tls_check_name else ""
            await loop.create_connection(
                lambda: shell, sock=sock, ssl=context, server_hostname=name or settings.host.strip()
            )
        self._shell = shell

    async def _execute(self, request: Request) -> Result:
        engine, shell = await self._live()
        transaction = engine.execute(request, self._settings.command_timeout, asyncio.get_running_loop().time())
        shell.pump()
        await self._until(lambda: transaction.result is not None)
        assert transaction.result is not None
        return transaction.result

    async def _live(self) -> tuple[Engine, StreamShell]:
        """Give engine and shell of the connection. Raises `BrokenError` when it has ended."""
        assert self._over is not None
        assert self._engine is not None
        assert self._shell is not None
        if self._engine.link.phase is Phase.CLOSED or self._over.done():
            await asyncio.wait([self._over])
            error = self._over.exception()
            raise self._broken(error if isinstance(error, Exception) else None)
        return self._engine, self._shell

    async def _until(self, reached: Callable[[], bool]) -> None:
        """Wait for something to become true. Raises `BrokenError` when the connection ends meanwhile."""
        while not reached():
            await self._live()
            self._moved.clear()
            await self._moved.wait()

    def _deliver(self, events: Iterable[object], _arrival_ns: int) -> None:
        for event in events:
            if type(event) is Asdu:
                if event.type_id in BY_TYPE:
                    for ioa, _ in event.objects:
                        if ioa:
                            self._points.setdefault((event.common_address, ioa), event.type_id)
            elif isinstance(event, Started):
                self._started = True
            elif isinstance(event, RoundTrip):
                self._echoed = True
            elif not isinstance(event, Finished):
                continue
            self._moved.set()

    def _lost(self, reason: Exception | None) -> None:
        if self._over is not None and not self._over.done():
            self._over.set_exception(reason or ConnectionResetError("the connection was closed"))
            self._over.exception()  # nobody may be waiting
        self._moved.set()

    def _broken(self, error: Exception | None) -> BrokenError:
        failure = explain(error, self._settings.host.strip(), self._settings.port, self._parameters.connection_timeout)
        return BrokenError(failure.text, failure.hint)
