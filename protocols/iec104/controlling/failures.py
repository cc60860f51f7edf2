"""Why a connection is not there, in words, and what to check."""

import errno
import socket
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime

from iec104 import transport_security
from iec104.certificates import Certificate
from iec104.transport_security import SecurityError
from linkkit.engine import RemoteError


@dataclass(frozen=True, slots=True)
class Failure:
    """A reason for the user."""

    text: str
    hint: str


_UNREACHABLE = frozenset({errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EHOSTDOWN, errno.ENETDOWN})


def explain(error: Exception | None, host: str, port: int, t0: float, peer: Certificate | None = None) -> Failure:
    """Put an error of dialing, or of a connection that ended, into words; `peer` is the certificate it is about."""
    where = f"{host}:{port}"
    match error:
        case None:
            return Failure("the connection was closed", "")
        case RemoteError():
            return _protocol(error, where)
        case TimeoutError():
            return Failure(
                f"no answer from {where} within {t0:g} s",
                "check address, cabling, network settings of this computer and firewalls on the way",
            )
        case socket.gaierror():
            return Failure(f"the host name {host} is not known", "check the spelling, or enter the IP address")
        case ssl.SSLError() | SecurityError():
            words = transport_security.explain(error, peer, datetime.now(UTC))
            return Failure(f"no TLS connection to {where}: {words}", "check certificates and clocks on both sides")
        case ConnectionRefusedError():
            return Failure(
                f"{where} refuses the connection",
                "is the station's IEC 104 server on, is this its port (usually 2404), may this address connect?",
            )
        case ConnectionError():
            return Failure(
                f"{where} closed the connection",
                "stations do that when this computer's address is not in their list of masters, when another master "
                "is connected, or when they restart",
            )
        case OSError() if error.errno in _UNREACHABLE:
            return Failure(
                f"{host} cannot be reached from here",
                "check that this computer has an address in the station's network, and the gateway",
            )
        case _:
            return Failure(f"connecting to {where} failed: {error}", "check address and port")


def _protocol(error: RemoteError, where: str) -> Failure:
    text = str(error)
    if "STARTDT" in text:
        return Failure(
            f"{where} accepts the connection but does not start data transfer: {text}",
            "another master may be active, or the station only accepts this computer as a standby connection",
        )
    if "did not" in text:
        return Failure(f"{where} fell silent: {text}", "check the line, and the timers t1 and t3 on both sides")
    return Failure(
        f"{where} broke the protocol: {text}", "check that address and port belong to an IEC 60870-5-104 server"
    )
