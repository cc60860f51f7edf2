"""The controlling side of one TCP connection: APCI, messages and the requests under way. Sans-I/O."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from iec104.controlling.files import FILE_TYPES, Procedure
from iec104.controlling.redundancy import Noted
from iec104.controlling.requests import selected
from iec104.controlling.transaction import REFUSALS, Cause, Outcome, Request, Result, Transaction, Until
from iec104.link import Acknowledged, Link, Oddity, Phase, Role, RoundTrip, Started, Stopped, Traced
from iec104.parameters import ProtocolParameters
from iec104.wire import asdu as wire
from iec104.wire.apci import HEADER
from iec104.wire.asdu import Asdu
from iec104.wire.header import STANDARD, Sizes
from linkkit.engine import LocalError, RemoteError


@dataclass(frozen=True, slots=True)
class Finished:
    """A request is over; its `result` is there."""

    transaction: Transaction


@dataclass(frozen=True, slots=True)
class FileFinished:
    """A file procedure is over; its `result` is there."""

    procedure: Procedure


Event = Asdu | Finished | FileFinished | Started | Stopped | Oddity | RoundTrip | Traced | Noted
"""What `Engine.events` yields, an `Asdu` being one received message; `Noted` comes from its session."""

_LAST_MONITORING = 44
"""Type ids up to here carry data, those above answer commands (but 70)."""


class Engine:
    """A `linkkit.engine.StreamEngine`; belongs to one TCP connection, so make a new one for the next."""

    def __init__(
        self, parameters: ProtocolParameters, now: float, *, originator: int = 0, sizes: Sizes = STANDARD
    ) -> None:
        self.link = Link(Role.CONTROLLING, parameters, now)
        self.originator = originator
        self.sizes = sizes
        self.transactions: list[Transaction] = []
        self.files: dict[Procedure, deque[Asdu]] = {}
        """File procedures under way, with what waits for room in the window."""
        self._events: list[Event] = []

    def execute(self, request: Request, timeout: float, now: float) -> Transaction:
        """Send a request. What comes of it is in `result` of the transaction, and a `Finished` event tells when.

        Raises `ValueError` for values that do not fit, and changes nothing then.
        """
        transaction = Transaction(request, timeout, now, request.select)
        data = self._encode(request, request.select)
        refusal = self._refusal(request)
        if refusal is not None:
            transaction.fail(*refusal, now)
        else:
            for other in self.transactions:
                if other.lingering and other.request.key == request.key:
                    other.conclude("another command followed before a termination", now)
            # Listed before the octets can leave: no answer is too early.
            self.transactions.append(transaction)
            self._send(transaction, data, now)
            if request.until is Until.SENT and transaction.result is None:
                transaction.fail(Outcome.SENT, "sent", now)
        self._collect()
        if transaction.result is not None and refusal is not None:
            self._events.append(Finished(transaction))
        return transaction

    def transfer(self, procedure: Procedure, now: float) -> None:
        """Begin a file procedure. What comes of it is in its `result`, and a `FileFinished` event tells when."""
        link = self.link
        if link.phase is not Phase.STARTED:
            procedure.fail(Outcome.MUTED, f"data transfer is {link.phase.value}")
        elif any(other.common_address == procedure.common_address for other in self.files):
            procedure.fail(Outcome.BUSY, "another file transfer with this station is under way")
        self.files[procedure] = deque(procedure.begin() if procedure.result is None else ())
        self._feed(now)

    def cancel(self, procedure: Procedure, now: float) -> None:
        """Break a file procedure off and tell the station; nothing happens when it is over."""
        if procedure in self.files:
            self.files[procedure] = deque(procedure.cancel())
            self._feed(now)

    def send(self, asdu: Asdu, now: float) -> None:
        """Send any message as it stands. Raises `LocalError` unless started and within the window."""
        self.link.send(wire.build(asdu), now)

    def abandon(self, outcome: Outcome, text: str, now: float) -> None:
        """End all requests for a reason from outside."""
        for transaction in self.transactions:
            transaction.fail(outcome, text, now)
        self._collect()
        for procedure in self.files:
            procedure.fail(outcome, text)
        self._feed(now)

    # Engine protocol

    def receive(self, data: bytes, now: float) -> None:
        """Take bytes as they came."""
        try:
            self.link.receive(data, now)
        finally:
            self._digest(now)

    def tick(self, now: float) -> None:
        """Act on what is due."""
        try:
            self.link.tick(now)
        finally:
            self._digest(now)
        for transaction in self.transactions:
            if now >= transaction.deadline:
                transaction.expire(now)
        self._collect()
        if self.files:
            for procedure, waiting in self.files.items():
                if farewell := procedure.tick(now):
                    waiting.clear()
                    waiting.extend(farewell)
            self._feed(now)

    def deadline(self) -> float | None:
        """When something is due next."""
        due = [transaction.deadline for transaction in self.transactions]
        due += [procedure.deadline for procedure in self.files]
        link = self.link.deadline()
        if link is not None:
            due.append(link)
        return min(due) if due else None

    def events(self) -> Iterable[Event]:
        """What has happened, in order; drained."""
        if self.link.trace:
            self._adopt(self.link.events())
        events, self._events = self._events, []
        return events

    def outgoing(self) -> bytes:
        """What to write; drained."""
        return self.link.outgoing()

    # Inside

    def _digest(self, now: float) -> None:
        """Turn what the link received into messages, and let the requests see them."""
        events = self._events
        parse = wire.parse
        for event in self.link.events():
            if isinstance(event, bytes):
                try:
                    message = parse(event, HEADER, self.sizes)
                except RemoteError:
                    self.link.close()
                    raise
                events.append(message)
                if self.transactions:
                    self._match(message, now)
                if self.files and message.type_id in FILE_TYPES:
                    for procedure, waiting in self.files.items():
                        answer = procedure.take(message, now)
                        if procedure.result is not None:
                            waiting.clear()
                        waiting.extend(answer)
            elif isinstance(event, Stopped):
                events.append(event)
                self.abandon(Outcome.MUTED, "data transfer was stopped", now)
            elif not isinstance(event, Acknowledged):
                events.append(event)
        if self.files:
            self._feed(now)

    def _adopt(self, events: Iterable[object]) -> None:
        """Take over what the link tells of its own accord: traces of what was sent."""
        self._events.extend(event for event in events if isinstance(event, Traced))

    def _match(self, message: Asdu, now: float) -> None:
        if message.type_id <= _LAST_MONITORING:
            for transaction in self.transactions:
                transaction.take_data(message, now)
        else:
            self._match_answer(message, now)
        self._collect()

    def _match_answer(self, message: Asdu, now: float) -> None:
        fitting = [t for t in self.transactions if t.result is None and t.fits(message)]
        if not fitting:
            return
        transaction = next((t for t in fitting if t.fits_exactly(message)), fitting[0])
        if message.cause == Cause.DEACTIVATION_CON and message.cause not in REFUSALS:
            # It answers the request to stop, and ends what was stopped.
            stopping = next((t for t in fitting if t.request.cause == Cause.DEACTIVATION), transaction)
            stopping.take_answer(message, now)
            if not message.negative:
                for other in fitting:
                    if other is not stopping:
                        other.take_answer(message, now)
            return
        if transaction.take_answer(message, now):
            self._send(transaction, self._encode(transaction.request, False), now)

    def _feed(self, now: float) -> None:
        """Send of the file procedures what the window lets through, and report those that are over."""
        link = self.link
        for procedure, waiting in list(self.files.items()):
            while waiting and link.phase is Phase.STARTED and link.room:
                message = waiting.popleft()
                if self.sizes.cause == 2:
                    message = message.replace(originator=self.originator)
                link.send(wire.build(message), now)
                procedure.postpone(now)
            if procedure.result is not None:
                # Its last word is lost when the window is full: the station's own timeout ends it there.
                del self.files[procedure]
                self._events.append(FileFinished(procedure))

    def _send(self, transaction: Transaction, data: bytes, now: float) -> None:
        try:
            self.link.send(data, now)
        except LocalError as error:
            transaction.fail(Outcome.WINDOW_FULL, str(error), now)

    def _encode(self, request: Request, select: bool) -> bytes:
        values = selected(request.type_id, request.values) if select else request.values
        return wire.build(
            Asdu.of(
                request.type_id,
                request.cause,
                request.common_address,
                [(request.ioa, values)],
                originator=self.originator if self.sizes.cause == 2 else 0,
                sizes=self.sizes,
            )
        )

    def _refusal(self, request: Request) -> tuple[Outcome, str] | None:
        """Why a request cannot be sent now."""
        link = self.link
        if link.phase is Phase.CLOSED:
            return Outcome.NOT_CONNECTED, "not connected"
        if link.phase is not Phase.STARTED:
            return Outcome.MUTED, f"data transfer is {link.phase.value}"
        if not link.room:
            return Outcome.WINDOW_FULL, "the station does not acknowledge, the send window is full"
        if request.until is not Until.SENT and any(
            other.request.key == request.key and not other.lingering for other in self.transactions
        ):
            return Outcome.BUSY, "the same request is already under way"
        return None

    def _collect(self) -> None:
        """Report what is over."""
        if any(t.result is not None for t in self.transactions):
            self._events.extend(Finished(t) for t in self.transactions if t.result is not None)
            self.transactions = [t for t in self.transactions if t.result is None]


__all__ = ["Engine", "Event", "Finished", "Result"]
