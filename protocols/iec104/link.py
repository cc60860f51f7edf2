"""The APCI engine: numbered frames, windows, acknowledgements, timers t1-t3, STARTDT/STOPDT/TESTFR, for both stations.

    controlling   STOPPED -start()-> STARTING -STARTDT con-> STARTED -stop()-> [UNCONFIRMED ->] STOPPING -STOPDT con->
    controlled    STOPPED -STARTDT act-> STARTED -STOPDT act-> [UNCONFIRMED, until all is acknowledged ->] STOPPED

Any t1 expiry or protocol error leads to CLOSED, with `RemoteError`. t0, the time for connecting, is the shell's.
Sequence numbers go on over STOPDT and STARTDT; they belong to the TCP connection, and so does an engine.
"""

import enum
from collections import deque
from dataclasses import dataclass
from typing import Final

from iec104.parameters import ProtocolParameters
from iec104.wire import apci
from iec104.wire.apci import APCI, CONTROL, HEADER, LARGEST_LENGTH, MODULO, START, Function
from linkkit.engine import LocalError, RemoteError


class Role(enum.Enum):
    CONTROLLING = "controlling"
    """The client: starts and stops the transfer, sends commands."""
    CONTROLLED = "controlled"
    """The outstation: confirms, sends data while started."""


class Phase(enum.Enum):
    STOPPED = "stopped"
    STARTING = "starting"
    """STARTDT act is sent."""
    STARTED = "started"
    UNCONFIRMED = "stopping, frames unacknowledged"
    """STOPDT act is sent (controlling) or received (controlled) while own I frames lack acknowledgement."""
    STOPPING = "stopping"
    """STOPDT act is sent, nothing of ours is unacknowledged."""
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Started:
    """Data transfer is on."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """Data transfer is off; the connection stays."""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The peer has the oldest `count` ASDUs of those given to `send` and not yet reported."""

    count: int


@dataclass(frozen=True, slots=True)
class RoundTrip:
    """The peer answered TESTFR."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Oddity:
    """The peer did something that the standard does not foresee and that does no harm."""

    text: str
    octets: bytes


@dataclass(frozen=True, slots=True)
class Traced:
    """A complete APDU as it passed, when `Link.trace` is on."""

    apdu: bytes
    outgoing: bool


Event = bytes | Started | Stopped | Acknowledged | RoundTrip | Oddity | Traced
"""What `Link.events` yields; `bytes` is a received I frame, complete: its ASDU begins at `apci.HEADER`."""


@dataclass(slots=True)
class Statistics:
    """Counts since the connection was made."""

    received_i: int = 0
    received_s: int = 0
    received_u: int = 0
    received_bytes: int = 0
    sent_i: int = 0
    sent_s: int = 0
    sent_u: int = 0
    sent_bytes: int = 0
    acknowledge_delay: float | None = None
    """Seconds from the last acknowledged I frame to its acknowledgement."""
    acknowledge_delay_most: float = 0.0
    test_round_trip: float | None = None
    """Seconds from the last TESTFR act to its con."""


_RECEIVING: Final = {
    Role.CONTROLLING: (Phase.STARTED, Phase.UNCONFIRMED, Phase.STOPPING),
    Role.CONTROLLED: (Phase.STARTED,),
}
"""Where an I frame may arrive. No sets: hashing an enum costs more than looking through three."""
_SUPERVISED: Final = frozenset({Phase.STARTED, Phase.UNCONFIRMED, Phase.STOPPING})
"""Where an S frame may arrive or leave."""


class Link:
    """One TCP connection's APCI, a `linkkit.engine.StreamEngine`.

    `parameters` are read whenever they matter, so that changes act at once.
    """

    def __init__(self, role: Role, parameters: ProtocolParameters, now: float) -> None:
        self.role = role
        self.parameters = parameters
        self.phase = Phase.STOPPED
        self.trace = False
        """Whether every APDU comes as a `Traced` event."""
        self.refuse_start = False
        """Controlled role: leave STARTDT act without an answer."""
        self.statistics = Statistics()
        self._send_number = 0
        self._receive_number = 0
        self._owed = 0
        self._owed_since = 0.0
        self._sent: deque[tuple[float, bytes]] = deque()
        self._pending: dict[Function, float] = {}
        self._heard = now
        self._deactivated = False
        self._crossing = False
        self._rest = b""
        self._events: list[Event] = []
        self._out: list[bytes] = []

    # What the application asks for

    def start(self, now: float) -> None:
        """Send STARTDT act; repeated while starting or started it is sent again. Controlling role only."""
        self._require(Role.CONTROLLING, Phase.STOPPED, Phase.STARTING, Phase.STARTED)
        if self.phase is Phase.STOPPED:
            self.phase = Phase.STARTING
        self._act(Function.STARTDT_ACT, now)

    def stop(self, now: float) -> None:
        """Acknowledge what is owed and send STOPDT act; `Stopped` follows. Controlling role only."""
        self._require(Role.CONTROLLING, Phase.STOPPED, Phase.STARTED, Phase.UNCONFIRMED, Phase.STOPPING)
        self._acknowledge()
        if self.phase is Phase.STARTED:
            self.phase = Phase.UNCONFIRMED if self._sent else Phase.STOPPING
        self._act(Function.STOPDT_ACT, now)

    def deactivate(self) -> None:
        """Treat the connection as stopped because another one of its group was started. Controlled role only.

        The peer need not know yet: its acknowledgements are still taken until it starts the transfer again.
        """
        self._require(Role.CONTROLLED, Phase.STARTED, Phase.UNCONFIRMED)
        self._deactivated = True
        if self.phase is Phase.UNCONFIRMED:
            self._confirm_stop()
        else:
            self.phase = Phase.STOPPED
            self._events.append(Stopped())

    def test(self, now: float) -> None:
        """Send TESTFR act, unless one is on its way; `RoundTrip` follows."""
        if self.phase is not Phase.CLOSED and Function.TESTFR_ACT not in self._pending:
            self._act(Function.TESTFR_ACT, now)

    def send(self, asdu: bytes, now: float) -> None:
        """Send an I frame. Raises `LocalError` unless started and within the window, `ValueError` for a wrong size."""
        if self.phase is not Phase.STARTED:
            raise LocalError(f"no data can be sent while the connection is {self.phase.value}")
        if not self.room:
            raise LocalError(f"{len(self._sent)} frames are unacknowledged, the window k is full")
        self._write(apci.i_frame(self._send_number, self._receive_number, asdu))
        self.statistics.sent_i += 1
        self._send_number = (self._send_number + 1) % MODULO
        self._sent.append((now, asdu))
        self._owed = 0

    def close(self) -> None:
        """End it: what is owed is acknowledged with a last S frame; nothing is received any more. Idempotent."""
        if self.phase is not Phase.CLOSED:
            self._acknowledge()
            self.phase = Phase.CLOSED

    # What the application may look at

    @property
    def room(self) -> int:
        """I frames that may be sent now as far as the window goes."""
        return max(0, self.parameters.send_window_size - len(self._sent))

    @property
    def unacknowledged(self) -> list[bytes]:
        """ASDUs sent and not acknowledged, oldest first: what a redundancy group must send again elsewhere."""
        return [asdu for _, asdu in self._sent]

    @property
    def owed(self) -> int:
        """I frames received and not yet acknowledged by us."""
        return self._owed

    # Engine protocol

    def receive(self, data: bytes, now: float) -> None:
        """Take bytes as they came, split anywhere; after an error or `close` they are ignored."""
        if self.phase is Phase.CLOSED:
            return
        self.statistics.received_bytes += len(data)
        buffer = self._rest + data if self._rest else data
        try:
            used = self._take(buffer, now)
        except RemoteError:
            self.close()
            raise
        self._rest = buffer[used:]
        # One S frame for a whole batch: it is written after the batch in any case, and says the same.
        if self._owed and (self._owed >= self.parameters.receive_window_size or self.phase is not Phase.STARTED):
            self._acknowledge()

    def tick(self, now: float) -> None:
        """Act on what is due. Raises `RemoteError` when t1 has passed."""
        if self.phase is Phase.CLOSED:
            return
        limits = self.parameters
        t1 = limits.message_timeout
        overdue = ""
        if self._watched and now >= self._sent[0][0] + t1:
            overdue = f"the peer did not acknowledge a message within {t1} s (t1)"
        for function, since in self._pending.items():
            if now >= since + t1:
                overdue = f"the peer did not answer {function.title} within {t1} s (t1)"
        if overdue:
            self.close()
            raise RemoteError(overdue)
        if self._owed and now >= self._owed_since + limits.confirm_interval:
            self._acknowledge()
        if now >= self._heard + limits.keep_alive_interval:
            self.test(now)

    def deadline(self) -> float | None:
        """When something is due next."""
        if self.phase is Phase.CLOSED:
            return None
        limits = self.parameters
        t1 = limits.message_timeout
        due = [since + t1 for since in self._pending.values()]
        if self._watched:
            due.append(self._sent[0][0] + t1)
        if self._owed:
            due.append(self._owed_since + limits.confirm_interval)
        if Function.TESTFR_ACT not in self._pending:
            due.append(self._heard + limits.keep_alive_interval)
        return min(due)

    def events(self) -> list[Event]:
        """What has happened, in order; drained."""
        events, self._events = self._events, []
        return events

    def outgoing(self) -> bytes:
        """What to write; drained."""
        if not self._out:
            return b""
        data = b"".join(self._out)
        self._out.clear()
        return data

    # Receiving

    def _take(self, buffer: bytes, now: float) -> int:
        """Handle the complete frames of a buffer; returns the octets used."""
        position, end = 0, len(buffer)
        events = self._events
        unpack = APCI.unpack_from
        receiving = _RECEIVING[self.role]
        while end - position >= HEADER:
            start, length, first, second = unpack(buffer, position)
            if start != START or not CONTROL <= length <= LARGEST_LENGTH:
                break
            stop = position + 2 + length
            if stop > end:
                break
            apdu = buffer[position:stop]
            position = stop
            self._heard = now
            if self.trace:
                events.append(Traced(apdu, False))
            if first & 1:
                self._take_supervisory(apdu, first, second, now)
                continue
            if self.phase not in receiving:
                raise RemoteError(f"a data frame arrived while the transfer is {self.phase.value}", apdu)
            number = self._receive_number
            if first >> 1 != number:
                raise RemoteError(
                    f"frame number {first >> 1} instead of {number}: a frame was lost or came twice", apdu
                )
            if length == CONTROL:
                raise RemoteError("a data frame without content", apdu)
            # First, because a frame that is refused for its N(R) must not be acknowledged by the last S frame.
            if self._sent or second >> 1 != self._send_number:
                self._confirm(second >> 1, now, apdu)
            self._receive_number = (number + 1) % MODULO
            if not self._owed:
                self._owed_since = now
            self._owed += 1
            self.statistics.received_i += 1
            events.append(apdu)
        if position < end:
            apci.check(buffer[position : position + 16])
        return position

    def _take_supervisory(self, apdu: bytes, first: int, second: int, now: float) -> None:
        if len(apdu) != HEADER:
            raise RemoteError(f"an S or U frame has length {CONTROL}, not {len(apdu) - 2}", apdu)
        if first & 2:
            self.statistics.received_u += 1
            self._take_function(first & 0xFF, apdu, now)
            return
        self.statistics.received_s += 1
        if self._crossing and second >> 1 == self._send_number:
            # Sent before our STOPDT con was there: c104 repeats its last acknowledgement behind STOPDT act.
            self._crossing = False
            self._events.append(Oddity("an acknowledgement crossed STOPDT con", apdu))
            return
        if self.phase not in _SUPERVISED and not self._deactivated:
            raise RemoteError(f"an acknowledgement arrived while the transfer is {self.phase.value}", apdu)
        self._confirm(second >> 1, now, apdu)

    def _confirm(self, number: int, now: float, apdu: bytes) -> None:
        """Take N(R): it acknowledges everything below it and lies between the last one and V(S)."""
        outstanding = len(self._sent)
        count = outstanding - (self._send_number - number) % MODULO
        if count == 0:
            return
        if count < 0:
            raise RemoteError(
                f"frame number {number} is acknowledged, which was not sent or was confirmed before", apdu
            )
        for _ in range(count):
            since, _ = self._sent.popleft()
        delay = self.statistics.acknowledge_delay = now - since
        self.statistics.acknowledge_delay_most = max(delay, self.statistics.acknowledge_delay_most)
        self._events.append(Acknowledged(count))
        if not self._sent and self.phase is Phase.UNCONFIRMED:
            if self.role is Role.CONTROLLING:
                self.phase = Phase.STOPPING
            else:
                self._confirm_stop()

    def _take_function(self, function: int, apdu: bytes, now: float) -> None:
        controlled = self.role is Role.CONTROLLED
        match function:
            case Function.TESTFR_ACT:
                self._send_function(Function.TESTFR_CON)
            case Function.TESTFR_CON if Function.TESTFR_ACT in self._pending:
                round_trip = now - self._pending.pop(Function.TESTFR_ACT)
                self.statistics.test_round_trip = round_trip
                self._events.append(RoundTrip(round_trip))
            case Function.STARTDT_CON if Function.STARTDT_ACT in self._pending:
                del self._pending[Function.STARTDT_ACT]
                if self.phase is Phase.STARTING:
                    self._begin(now)
            case Function.STOPDT_CON if Function.STOPDT_ACT in self._pending:
                # A peer may confirm without acknowledging our last frames; they count again after the next start.
                del self._pending[Function.STOPDT_ACT]
                self._acknowledge()
                if self.phase in (Phase.UNCONFIRMED, Phase.STOPPING):
                    self.phase = Phase.STOPPED
                    self._events.append(Stopped())
            case Function.STARTDT_ACT if controlled:
                if self.refuse_start:
                    return
                self._deactivated = self._crossing = False
                self._send_function(Function.STARTDT_CON)
                if self.phase is not Phase.STARTED:
                    self._begin(now)
            case Function.STOPDT_ACT if controlled:
                self._acknowledge()
                if self._sent and self.phase in (Phase.STARTED, Phase.UNCONFIRMED):
                    self.phase = Phase.UNCONFIRMED
                else:
                    self._confirm_stop()
            case _:
                self._events.append(Oddity(f"{_title(function)} was not expected", apdu))

    def _confirm_stop(self) -> None:
        self._send_function(Function.STOPDT_CON)
        if self.phase is not Phase.STOPPED:
            self.phase = Phase.STOPPED
            self._crossing = True
            self._events.append(Stopped())

    # Sending

    @property
    def _watched(self) -> bool:
        """Whether t1 runs on I frames: not while stopped, where the peer may not acknowledge."""
        return bool(self._sent) and self.phase in _SUPERVISED

    def _begin(self, now: float) -> None:
        self.phase = Phase.STARTED
        self._sent = deque((now, asdu) for _, asdu in self._sent)
        self._events.append(Started())

    def _acknowledge(self) -> None:
        """Send an S frame when an acknowledgement is owed and the phase allows one."""
        if self._owed and self.phase in _SUPERVISED:
            self._owed = 0
            self.statistics.sent_s += 1
            self._write(apci.s_frame(self._receive_number))

    def _act(self, function: Function, now: float) -> None:
        self._pending.setdefault(function, now)
        self._send_function(function)

    def _send_function(self, function: Function) -> None:
        self.statistics.sent_u += 1
        self._write(apci.u_frame(function))

    def _write(self, apdu: bytes) -> None:
        self.statistics.sent_bytes += len(apdu)
        self._out.append(apdu)
        if self.trace:
            self._events.append(Traced(apdu, True))

    def _require(self, role: Role, *phases: Phase) -> None:
        if self.role is not role:
            raise LocalError(f"only the {role.value} station does this")
        if self.phase not in phases:
            raise LocalError(f"not possible while the connection is {self.phase.value}")


def _title(function: int) -> str:
    try:
        return Function(function).title
    except ValueError:
        return f"a U frame with function bits {function:02X}"
