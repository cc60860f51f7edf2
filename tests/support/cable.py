"""A TCP relay for tests: a cable to a port that can be cut, plugged in again, or go dead without a word."""

import asyncio


class Cable:
    """Listens on a free loopback port, which stays the same, and carries octets to `port`."""

    def __init__(self, port: int) -> None:
        self.target = port
        self.port = 0
        self.dead = False
        """Swallows everything, both ways, without closing."""
        self._server: asyncio.Server | None = None
        self._ends: set[_End] = set()

    async def __aenter__(self) -> "Cable":
        await self.plug()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.unplug()

    async def plug(self) -> None:
        """Accept connections."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _End(self), "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def unplug(self) -> None:
        """Cut what there is and accept nothing more."""
        if self._server is not None:
            self._server.close()
            self.cut()
            await self._server.wait_closed()
            self._server = None

    def cut(self) -> None:
        """Reset every connection."""
        for end in list(self._ends):
            end.transport.abort()


class _End(asyncio.Protocol):
    """One side of a connection through the cable."""

    def __init__(self, cable: Cable, other: "_End | None" = None) -> None:
        self.cable = cable
        self.other = other
        self.transport: asyncio.Transport
        self._early: list[bytes] = []
        self._dial: asyncio.Task[object] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.cable._ends.add(self)
        if self.other is None:
            loop = asyncio.get_running_loop()
            self._dial = loop.create_task(self._connect(loop))
        else:
            self.other.other = self
            for data in self.other._early:
                transport.write(data)

    async def _connect(self, loop: asyncio.AbstractEventLoop) -> None:
        try:
            await loop.create_connection(lambda: _End(self.cable, self), "127.0.0.1", self.cable.target)
        except OSError:
            self.transport.abort()

    def data_received(self, data: bytes) -> None:
        if self.cable.dead:
            return
        if self.other is None:
            self._early.append(data)
        elif not self.other.transport.is_closing():
            self.other.transport.write(data)

    def connection_lost(self, exc: Exception | None) -> None:
        self.cable._ends.discard(self)
        if self._dial is not None:
            self._dial.cancel()
        if self.other is not None and not self.cable.dead:
            self.other.transport.close()
