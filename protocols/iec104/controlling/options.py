"""How a session behaves."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass, field

from iec104.enums import Init
from iec104.wire.header import STANDARD, Sizes
from iec104.wire.times import UTC_RULE, TimeRule
from linkkit.frames import TapPoint


@dataclass(frozen=True, slots=True)
class Backoff:
    """Seconds between a lost or failed connection and the next attempt; grows until data transfer starts again."""

    first: float = 1.0
    factor: float = 1.5
    most: float = 5.0

    def delay(self, failures: int) -> float:
        """Give the pause after so many failures in a row, the first being 1."""
        return min(self.most, self.first * self.factor ** min(failures - 1, 50))


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
    look_tls: Callable[[], ssl.SSLContext] | None = None
    """Makes a context that trusts anybody, for telling names and dates of a certificate that was not accepted."""
    server_name: str | None = None
    """Name that a TLS server must prove, when the context checks names."""
    broadcast: bool = True
    """Initialise all stations with one broadcast; else, and where that is refused, every known one by itself."""
    follow: bool = False
    """Initialise a station again when it says that it has restarted (M_EI_NA_1)."""
    trace: bool = False
    tapping: TapPoint = field(default_factory=TapPoint, compare=False)
    """Where the octets of every connection can be looked at."""
