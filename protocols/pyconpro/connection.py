"""One class-1 connection of ours: its states, sequence numbers, watchdog and heartbeats. Sans-I/O.

    IDLE → QUEUED → OPENING → WAITING → RUNNING → LOST ┐   LOST: packets stopped; the old connection is closed first
             ↑         │ refused                       │
             └──── BACKOFF ←───────────────────────────┘
    any → CLOSING → CLOSED

`pyconpro.peer` does the talking on TCP, `pyconpro.originator` brings packets and time.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from linkkit.engine import RemoteError
from pyconpro.attempt import Attempt
from pyconpro.reception import Reception
from pyconpro.retry import Backoff, Cause, cause_of
from pyconpro.spec import ConnectionSpec
from pyconpro.statistics import Statistics
from pyconpro.timers import Timer
from pyconpro.wire import io_packet
from pyconpro.wire.connection_manager import (
    ConnectionType,
    ForwardClose,
    ForwardOpen,
    ForwardOpenReply,
    Triad,
)
from pyconpro.wire.cpf import SocketAddress
from pyconpro.wire.status import StatusText, explain

if TYPE_CHECKING:
    from pyconpro.originator import Originator
    from pyconpro.peer import Peer

FIRST_TIMEOUT: Final = 10.0
"""Seconds that the first packet may take at least; the watchdog's initial value, observed from targets as well."""


class State(enum.Enum):
    """Where a connection is."""

    IDLE = "not opened yet"
    QUEUED = "to be opened"
    OPENING = "Forward_Open sent"
    WAITING = "open, no data yet"
    RUNNING = "receiving"
    LOST = "timed out"
    BACKOFF = "to be tried again"
    CLOSING = "being closed"
    CLOSED = "closed"


LIVE: Final = {State.WAITING, State.RUNNING}
"""States in which packets are sent and received."""


@dataclass(frozen=True, slots=True)
class RunChanged:
    """The producer went to run mode or left it, as its packets tell: by their run/idle header, or by having no data."""

    connection: "IoConnection"
    run: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """A connection is in another state. `text` says what happened, `hint` what to check."""

    connection: "IoConnection"
    state: State
    text: str = ""
    hint: str = ""
    cause: Cause | None = None
    """Why, when it did not work."""
    retry_in: float | None = None
    """Seconds to the next attempt."""


class IoConnection:
    """One consumer of ours. Made by `Peer.consume`; what is public below the first rule is for originator and peer."""

    __slots__ = (
        "_backoff",
        "_heartbeat",
        "_ot_id",
        "_output",
        "_owner",
        "_retry",
        "_run",
        "_send_count",
        "_send_sequence",
        "_silent_since",
        "_slot",
        "_to_address",
        "_watchdog",
        "attempt",
        "group",
        "held",
        "ot_api",
        "peer",
        "ran",
        "reception",
        "run",
        "spec",
        "state",
        "statistics",
        "timeout",
        "to_api",
        "to_id",
        "triad",
    )

    def __init__(
        self, owner: "Originator", peer: "Peer", spec: ConnectionSpec, deliver: Callable[[bytes], None]
    ) -> None:
        self.spec = spec
        self.peer = peer
        self.state = State.IDLE
        self.held = False
        """Opened, but silent: no heartbeats until `release`, so that the target gives up after 10 s."""
        self.run: bool | None = None
        """Run flag of the last packet, where T→O packets have a run/idle header or none has data; else None."""
        self.to_api = 0.0
        """Actual T→O interval of the open connection, s."""
        self.ot_api = 0.0
        """Actual O→T interval, s."""
        self.timeout = 0.0
        """Seconds without a packet after which the connection is lost."""
        self.attempt = Attempt(spec)
        self.group: SocketAddress | None = None
        """Where a multicast producer sends to."""
        self.reception = Reception(self, deliver)
        self.statistics = Statistics(spec.rpi / 1e6, spec.ot_rpi / 1e6, self.reception)
        self.triad = Triad(0, 0, 0)
        self.to_id = 0
        self.ran = False
        """It received data since it was made."""
        self._owner = owner
        self._backoff = Backoff()
        self._ot_id = 0
        self._send_sequence = 0
        self._send_count = 1
        self._silent_since: float | None = None
        """When the last packet came before the present outage."""
        self._slot = 0.0
        self._output = spec.ot_data
        self._run = True
        self._to_address = ("", 0)
        self._watchdog = Timer(self._watch)
        self._heartbeat = Timer(self._beat)
        self._retry = Timer(self._try_again)

    # --- what the application may do ---------------------------------------------------------------------------------

    def open(self, now: float, *, held: bool = False) -> None:
        """Begin to open the connection, and keep it open from now on."""
        if self.state in (State.CLOSING, State.CLOSED):
            raise RuntimeError(f"the connection for {self.spec.label} was closed")
        self.held = held
        self.reception.look_closely()
        if self.state in (State.IDLE, State.BACKOFF):
            self._queue(now)

    def reopen(self, now: float) -> None:
        """Close the connection in the PLC where it is open, and open it anew at once."""
        if self.state in LIVE:
            self._silence()
            self._go(State.LOST, "closed, to be opened again")
            self.peer.enqueue(self, now)
        else:
            self.open(now, held=self.held)

    def release(self, now: float) -> None:
        """Begin to send; opens anew when the target has given up meanwhile."""
        if not self.held:
            return
        self.held = False
        if self.state in LIVE:
            self._start_beating(now)
        elif self.state == State.IDLE:
            self._queue(now)

    def write(self, data: bytes, *, run: bool = True) -> None:
        """Set output data and run flag, sent from the next packet on. Raises `ValueError` on another length."""
        if len(data) != len(self.spec.ot_data):
            raise ValueError(f"{len(data)} bytes of output do not fit: {len(self.spec.ot_data)} are connected")
        if data != self._output or run != self._run:
            self._send_count += 1
        self._output = data
        self._run = run

    def close(self, now: float) -> None:
        """Close for good, with Forward_Close where there is something to close."""
        if self.state in (State.CLOSING, State.CLOSED):
            return
        to_close = self.state in LIVE or self.state in (State.OPENING, State.LOST)
        self._silence()
        self._go(State.CLOSING)
        if to_close:
            self.peer.enqueue(self, now)
        else:
            self.closed()

    # --- what the peer tells ------------------------------------------------------------------------------------------

    def forward_open(self) -> ForwardOpen:
        """Make the request for the next attempt, with a new serial number and a new T→O id."""
        self._owner.forget(self)
        self.triad = self._owner.new_triad()
        self.to_id = self._owner.new_id()
        self._go(State.OPENING)
        return self.attempt.forward_open(self.triad, self.to_id)

    def forward_close(self) -> ForwardClose:
        """Make the request that ends the open connection."""
        return self.attempt.forward_close(self.triad)

    def opened(self, reply: ForwardOpenReply, ot: SocketAddress | None, to: SocketAddress | None, now: float) -> None:
        """Take the grant. Raises `RemoteError` when it is not for us or unusable."""
        multicast = self.spec.to_type == ConnectionType.MULTICAST
        if reply.triad != self.triad:
            raise RemoteError("the Forward_Open reply is for another connection")
        if not multicast and reply.to_id != self.to_id:
            raise RemoteError("the target changed the T→O connection id, which is ours to choose")
        if multicast and (to is None or not to.is_multicast):
            raise RemoteError("the target granted a multicast connection without a multicast address")
        if multicast and to is not None and to.port not in (0, self._owner.io_port):
            text = f"the producer multicasts to UDP port {to.port}, but this program receives on {self._owner.io_port}"
            hint = f"close the program that holds UDP port {to.port}, or use unicast"
            self.failed(Cause.CONFIGURATION, StatusText("", text, hint), now)
            return
        self.to_id = reply.to_id
        self.group = to if multicast else None
        self._ot_id = reply.ot_id
        request = self.attempt.request
        assert request is not None
        factor = 4 << request.multiplier
        self.ot_api = (reply.ot_api or request.ot_rpi) / 1e6
        self.to_api = (reply.to_api or request.to_rpi) / 1e6
        self.timeout = self.to_api * factor
        self._to_address = (self.peer.host, (ot.port if ot is not None else 0) or self.peer.io_port)
        self._send_sequence = 0
        self.statistics.opens += 1
        self.statistics.granted(self.to_api, self.ot_api)
        self.reception.begin(self.peer.host, self.statistics.interval.pending, now)
        self._owner.listen(self)
        self._owner.timers.set(self._watchdog, now + max(FIRST_TIMEOUT, self.timeout))
        other = " by the name of its first element" if self.attempt.by_second_path else ""
        self._go(State.WAITING, f"opened{other}, waiting for the first packet")
        if not self.held:
            self._start_beating(now)

    def refused(self, status: int, extended: tuple[int, ...], remaining_path: int, now: float) -> None:
        """Take a refusal: adopt what the target offers, or try again later."""
        spec = self.spec
        self.statistics.refusals += 1
        text = explain(
            status,
            extended,
            request=self.attempt.wished,
            remaining_path=remaining_path,
            ot_header=spec.ot_header,
            to_header=spec.to_header,
        )
        change = self.attempt.adapt(status, extended)
        if change is None:
            self.failed(cause_of(status, extended), text, now)
        else:
            self._queue(now, change)

    def failed(self, cause: Cause, text: StatusText, now: float) -> None:
        """Take a failure of the attempt; the next one follows after a delay."""
        delay = self._backoff.next(cause, self._owner.chance(), ran_before=self.ran)
        if cause is Cause.BUSY and not self.ran:
            delay = max(delay, self.timeout + 1)
        self.statistics.last_error = str(text)
        self._silence()
        if delay <= 0:
            self._queue(now, str(text))
            return
        self._owner.timers.set(self._retry, now + delay)
        self.state = State.BACKOFF
        self._owner.changed(
            Changed(self, State.BACKOFF, f"{text.code} {text.meaning}".strip(), text.hint, cause, delay)
        )

    def closed(self, now: float | None = None) -> None:
        """Take the end of a close: answered, or given up."""
        self._owner.forget(self)
        if self.state == State.CLOSING:
            self.peer.remove(self)
            self._go(State.CLOSED)
        elif now is not None and self.held:
            self._go(State.IDLE, "the target gave up before the consumer was started")
        elif now is not None:
            self._queue(now)

    def abandon(self) -> None:
        """Be closed without a word to the target, whose watchdog will notice."""
        self._silence()
        self._owner.forget(self)
        self.state = State.CLOSED

    # --- what the reception tells -------------------------------------------------------------------------------------

    def run_changed(self, *, run: bool) -> None:
        """Take note of the producer's mode."""
        self._owner.changed(RunChanged(self, run))

    def first_packet(self, now: float) -> None:
        """Take note that data comes."""
        self._backoff.reset()
        if self._silent_since is not None:
            self.statistics.outage_over(now - self._silent_since)
            self._silent_since = None
        self.attempt.worked()
        self.ran = True
        self._owner.timers.set(self._watchdog, now + self.timeout)
        self._go(State.RUNNING, "receiving")

    def _watch(self, now: float) -> None:
        waiting = self.state == State.WAITING
        # Packets only note their time; the deadline is moved here, once per timeout instead of once per packet.
        if not waiting and (due := self.reception.arrived + self.timeout) > now:
            self.statistics.interval.fold()
            self._owner.timers.set(self._watchdog, due)
            return
        self.statistics.timeouts += 1
        self._silence()
        if self.held:
            self.state = State.LOST
        elif waiting:
            self._lost(
                f"opened, but no data within {max(FIRST_TIMEOUT, self.timeout):g} s",
                f"check the firewall: UDP port {self._owner.io_port} must reach this computer on the right card",
            )
        else:
            self._lost(
                f"no data for {now - self.reception.arrived:.3g} s",
                "check cable, network load and the controller; it is opened again by itself",
            )
        self.peer.enqueue(self, now)

    def _lost(self, text: str, hint: str) -> None:
        self.statistics.last_error = text
        self.state = State.LOST
        self._owner.changed(Changed(self, State.LOST, text, hint, Cause.TIMED_OUT))

    # --- sending ------------------------------------------------------------------------------------------------------

    def _start_beating(self, now: float) -> None:
        self._slot = now
        self._beat(now)

    def _beat(self, now: float) -> None:
        due = self._slot
        self._send_sequence += 1
        self._owner.send(
            io_packet.build(self._ot_id, self._send_sequence, self._send_count, self._payload()), self._to_address
        )
        statistics = self.statistics
        statistics.heartbeats += 1
        statistics.lateness.add(now - due)
        due += self.ot_api
        if due <= now:
            # Late by a slot or more: the missed ones are left out, for a burst would help nobody.
            missed = int((now - due) / self.ot_api) + 1
            statistics.heartbeats_skipped += missed
            due += missed * self.ot_api
        self._slot = due
        self._owner.timers.set(self._heartbeat, due)

    def _payload(self) -> bytes:
        if not self.spec.ot_header:
            return self._output
        return (io_packet.RUN if self._run else 0).to_bytes(io_packet.RUN_IDLE_SIZE, "little") + self._output

    # --- states -------------------------------------------------------------------------------------------------------

    def _queue(self, now: float, text: str = "") -> None:
        self._owner.timers.clear(self._retry)
        self._go(State.QUEUED, text)
        self.peer.enqueue(self, now)

    def _try_again(self, now: float) -> None:
        self._queue(now)

    def _silence(self) -> None:
        """Neither send nor take anything: what still comes belongs to a connection that is over."""
        if self.state == State.RUNNING:
            self._silent_since = self.reception.arrived
        self._owner.forget(self)
        for timer in (self._watchdog, self._heartbeat, self._retry):
            self._owner.timers.clear(timer)

    def _go(self, state: State, text: str = "") -> None:
        self.state = state
        self._owner.changed(Changed(self, state, text))
