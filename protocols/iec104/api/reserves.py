"""More addresses of one server: connected as well, one of them carrying data at a time."""

from collections import deque
from collections.abc import Callable
from typing import Any

from iec104.api import arguments
from iec104.controlling.session import Session

Address = tuple[str, int]
"""IP address and port, as given."""


class Reserves:
    """The addresses of a connection beside its own. Any thread."""

    def __init__(self, ip: str, port: int, do: Callable[[Callable[[Session | None], Any], Any], Any]) -> None:
        """`do(act, otherwise)` calls `act` with the session on the I/O thread."""
        self._addresses: list[Address] = [(ip, port)]
        self._do = do
        self._frozen = False
        self.log: deque[str] = deque(maxlen=1000)
        """What happened in words: reserves lost and ready, switch-overs."""

    @property
    def addresses(self) -> list[Address]:
        """All addresses, the connection's own first."""
        return list(self._addresses)

    @property
    def in_use(self) -> Address | None:
        """The address that carries data, or is to carry it; None while there is none."""
        number = self._do(lambda session: session.line.number if session and session.line else None, None)
        return None if number is None else self._addresses[number]

    def add(self, ip: str, port: int = 2404) -> None:
        """Add an address of the same server, used when those before it fail.

        Raises `ValueError` for an impossible or a known one, `RuntimeError` after the connection was opened.
        """
        address = arguments.host(ip), arguments.port(port)
        if self._frozen:
            raise RuntimeError("reserve addresses must be added before the connection is opened for the first time")
        if address in self._addresses:
            raise ValueError(f"{ip}:{port} is an address of this connection already")
        self._addresses.append(address)

    def switch_over(self, ip: str, port: int = 2404) -> None:
        """Let another address carry data: STOPDT here, STARTDT there. Raises `ValueError` unless it is connected."""
        if (ip, port) not in self._addresses:
            raise ValueError(f"{ip}:{port} is no address of this connection")
        number = self._addresses.index((ip, port))

        def act(session: Session | None) -> bool:
            if session is None:
                return False
            session.switch_over(number)
            return True

        if not self._do(act, False):
            raise ValueError("the connection is not open")

    def freeze(self) -> list[Address]:
        """Give what a session is to dial beside the connection's own address; nothing can be added any more."""
        self._frozen = True
        return [(arguments.dialed(ip), port) for ip, port in self._addresses[1:]]

    def statistics(self, session: Session | None) -> dict[str, float]:
        """Counts by name, none without a reserve."""
        if session is None or len(self._addresses) == 1:
            return {}
        return {"switch-overs": session.switch_overs, "events that came twice": session.duplicates.count}
