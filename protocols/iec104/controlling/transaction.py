"""One request on its way to a station and back: which answers belong to it, when it is over, and why."""

import enum
from dataclasses import dataclass, field
from struct import calcsize
from typing import Final

from iec104.wire.asdu import Asdu, Values
from iec104.wire.elements import SELECT
from iec104.wire.header import BROADCAST
from iec104.wire.types import TYPES, Row, name
from linkkit.driver import END, CommandStep


class Cause(enum.IntEnum):
    """Causes of transmission that decide something here."""

    REQUEST = 5
    ACTIVATION = 6
    ACTIVATION_CON = 7
    DEACTIVATION = 8
    DEACTIVATION_CON = 9
    ACTIVATION_TERMINATION = 10


REFUSALS: Final = {
    44: "the station does not know this type of command",
    45: "the station does not accept this cause of transmission",
    46: "the station does not know this common address",
    47: "the station does not know this information object address",
}
"""Causes that refuse. Seen with P/N set and clear, so P/N is not asked."""


class Outcome(enum.Enum):
    """How a request ended; the value says it in a word or two."""

    POSITIVE = "done"
    SENT = "sent, no answer awaited"
    NEGATIVE = "refused"
    UNKNOWN_TYPE = "unknown type"
    UNKNOWN_CAUSE = "unknown cause"
    UNKNOWN_COMMON_ADDRESS = "unknown common address"
    UNKNOWN_IOA = "unknown object address"
    DAMAGED = "arrived damaged"
    CANCELLED = "cancelled"
    TIMEOUT = "no answer"
    UNTERMINATED = "confirmed, never terminated"
    LINK_LOST = "connection lost"
    NOT_CONNECTED = "not connected"
    MUTED = "data transfer is stopped"
    WINDOW_FULL = "send window full"
    BUSY = "the same is under way"


_GOOD: Final = (Outcome.POSITIVE, Outcome.SENT)
REFUSED: Final = {
    44: Outcome.UNKNOWN_TYPE,
    45: Outcome.UNKNOWN_CAUSE,
    46: Outcome.UNKNOWN_COMMON_ADDRESS,
    47: Outcome.UNKNOWN_IOA,
}


_RECEIVED: Final = {
    7: "ACT_CON",
    9: "DEACT_CON",
    10: "ACT_TERM",
    44: "UNKNOWN_TYPE",
    45: "UNKNOWN_CAUSE",
    46: "UNKNOWN_CA",
    47: "UNKNOWN_IOA",
}
"""Names of the steps by the cause of what came."""
_SENT: Final = {
    "ACT": "activation",
    "REQ": "request",
    "SELECT": "select",
    "EXECUTE": "execute",
    "DEACT": "deactivation",
    "CANCEL": "cancellation",
}
"""Names of the steps that are ours."""

_COMMANDS: Final = ("C_SC", "C_DC", "C_RC", "C_SE", "C_BO")
_STATES: Final = {"SCO": 0x01, "DCO": 0x03, "RCO": 0x03}
"""Bits that hold the commanded state."""


@dataclass(frozen=True, slots=True)
class Result:
    """How a request ended and why; true when it succeeded."""

    outcome: Outcome
    text: str
    """One sentence for the user."""
    steps: tuple[CommandStep, ...] = ()
    """What happened on the way, the last one being the end."""
    answer: Asdu | None = None
    """The message that decided, where there is one."""
    answered: frozenset[int] = frozenset()
    """Common addresses that carried a broadcast out."""

    def __bool__(self) -> bool:
        return self.outcome in _GOOD


class Until(enum.Enum):
    """What completes a request."""

    SENT = "nothing"
    CONFIRMATION = "confirmation"
    TERMINATION = "confirmation and termination"
    """While data keeps coming, the timeout starts anew: large stations take long."""
    POSSIBLE_TERMINATION = "confirmation, and a termination if one comes"
    """Many stations never send one: it is awaited for the timeout, or until the same command is sent again."""
    DATA = "the object itself"


@dataclass(frozen=True, slots=True)
class Request:
    """Something to ask of a station, see `iec104.controlling.requests`."""

    title: str
    """For people: "station interrogation"."""
    type_id: int
    cause: int
    common_address: int
    """0 and 65535 mean every station; the number goes out as it is."""
    ioa: int = 0
    values: Values = ()
    until: Until = Until.CONFIRMATION
    select: bool = False
    """Select, await its confirmation, then execute."""
    data_cause: int = 0
    """Cause of the data that answers, 0 when none does."""
    expected: frozenset[int] = frozenset()
    """Stations without whose answer a broadcast is not over; others may answer as well."""

    @property
    def broadcast(self) -> bool:
        return self.common_address in (0, BROADCAST)

    @property
    def key(self) -> tuple[object, ...]:
        """Two requests with the same key cannot be told apart in the answers."""
        row = TYPES[self.type_id]
        qualifier = self.values if row.value in ("QOI", "QCC") else ()
        return (self.type_id, self.common_address, self.ioa, qualifier, self.cause == Cause.DEACTIVATION)

    @property
    def selects(self) -> bool:
        """Whether the first message that is sent has S/E set."""
        return self.select or _selects(TYPES[self.type_id], self.values)

    @property
    def ladder(self) -> tuple[str, ...]:
        """Names of the steps when all goes well, without the end."""
        if self.cause == Cause.DEACTIVATION:
            return (_sent_name(self, self.selects), "DEACT_CON")
        first = _sent_name(self, self.selects)
        found = [first] if self.until is Until.SENT else [first, "DATA" if self.until is Until.DATA else "ACT_CON"]
        if self.select:
            found += [_sent_name(self, False), "ACT_CON"]
        if self.until in (Until.TERMINATION, Until.POSSIBLE_TERMINATION):
            found += ["DATA", "ACT_TERM"] if self.data_cause else ["ACT_TERM"]
        return tuple(found)


@dataclass(slots=True, eq=False)
class Transaction:
    """A request under way. `take` sees every received message until `result` is there."""

    request: Request
    timeout: float
    """Seconds without a fitting answer after which it fails."""
    sent_at: float
    selecting: bool
    result: Result | None = None
    deadline: float = 0.0
    steps: list[CommandStep] = field(default_factory=list)
    _confirmed: set[int] = field(default_factory=set)
    _terminated: set[int] = field(default_factory=set)
    _sending: set[int] = field(default_factory=set)
    """Stations whose data came: they confirm and terminate, if they follow the standard."""
    _rejected: set[int] = field(default_factory=set)
    _objects: int = 0
    _refusal: Asdu | None = None

    def __post_init__(self) -> None:
        self.deadline = self.sent_at + self.timeout
        self._note_sent(self.sent_at)

    @property
    def lingering(self) -> bool:
        """It has succeeded; only a termination may still come."""
        return bool(self.request.until is Until.POSSIBLE_TERMINATION and self._confirmed and not self.selecting)

    def note(self, name: str, text: str, now: float, *, good: bool = True, sent: bool = False) -> None:
        """Add a step."""
        self.steps.append(CommandStep(now - self.sent_at, name, text, good, sent))

    def _note_sent(self, now: float) -> None:
        name = _sent_name(self.request, self.selecting or (self.request.selects and not self.steps))
        self.note(name, f"{_SENT[name]} sent", now, sent=True)

    def fits(self, asdu: Asdu) -> bool:
        """Tell whether an answer of the request's own type belongs to it."""
        request = self.request
        return (
            asdu.type_id == request.type_id
            and (asdu.common_address == request.common_address or request.broadcast)
            and (asdu.first_ioa == request.ioa or request.ioa == 0)
            and self._echoed(asdu)
        )

    def _echoed(self, asdu: Asdu) -> bool:
        """Tell whether an answer repeats what was commanded: a late answer to the opposite command does not."""
        row = TYPES[asdu.type_id]
        element = asdu.body[asdu.sizes.ioa :]
        if len(element) < row.size:
            # Cut short it can refuse, but confirm nothing.
            return asdu.negative or asdu.cause in REFUSALS
        return _told(row, element) == _told(row, row.element.pack(*self.request.values))

    def fits_exactly(self, asdu: Asdu) -> bool:
        """Tell whether the values are mirrored too: tells two requests with the same address apart."""
        objects = asdu.objects
        if not self.fits(asdu) or not objects:
            return False
        sent = self.request.values
        if TYPES[asdu.type_id].value in ("QOI", "QCC"):
            return objects[0][1] == sent
        row, request = TYPES[asdu.type_id], self.request
        select = self.selecting or _selects(row, sent)
        if request.cause == Cause.DEACTIVATION:
            select = select and asdu.cause == Cause.DEACTIVATION_CON
        return _selects(row, objects[0][1]) == select

    def take_answer(self, asdu: Asdu, now: float) -> bool:
        """Take a message of the request's own type. Returns whether the execute command is to be sent now."""
        refusal = REFUSALS.get(asdu.cause)
        word = _RECEIVED.get(asdu.cause, f"COT {asdu.cause}")
        good = not refusal and not asdu.negative
        self.note(word, _about(asdu), now, good=good)
        self.deadline = now + self.timeout
        if refusal is not None or asdu.negative:
            self._refuse(asdu, refusal or "the station refuses", now)
            return False
        match asdu.cause:
            case Cause.ACTIVATION_CON if self.selecting:
                if not asdu.objects or not _selects(TYPES[asdu.type_id], asdu.objects[0][1]):
                    self.steps.pop()
                    self.note(word, "it does not confirm the selection, S/E is 0", now, good=False)
                    return False
                self.selecting = False
                self._note_sent(now)
                return True
            case Cause.ACTIVATION_CON:
                self._confirmed.add(asdu.common_address)
            case Cause.ACTIVATION_TERMINATION:
                self._terminated.add(asdu.common_address)
                if not self._confirmed and self.request.until is not Until.TERMINATION and not self.request.select:
                    # It can only have been carried out when it was accepted.
                    self._finish(Outcome.POSITIVE, "terminated without confirmation", now, asdu)
            case Cause.DEACTIVATION_CON if self.request.cause == Cause.DEACTIVATION:
                self._finish(Outcome.POSITIVE, "cancelled as asked", now, asdu)
            case Cause.DEACTIVATION_CON:
                self._finish(Outcome.CANCELLED, "it was cancelled", now, asdu)
            case _:
                return False
        self._settle(now, asdu)
        return False

    def take_data(self, asdu: Asdu, now: float) -> None:
        """Take a monitoring message: it may be what was asked for, and shows that the station is at it."""
        request = self.request
        if not request.data_cause or asdu.cause != request.data_cause:
            return
        if not request.broadcast and asdu.common_address != request.common_address:
            return
        if request.until is Until.DATA:
            if any(ioa == request.ioa for ioa, _ in asdu.objects):
                self.note("DATA", "the object came", now)
                self._finish(Outcome.POSITIVE, "the object came", now, asdu)
            return
        if not self._objects:
            self.note("DATA", "the first values came", now)
        self._objects += asdu.count
        self._sending.add(asdu.common_address)
        self.deadline = now + self.timeout

    def expire(self, now: float) -> None:
        """End it because its deadline has passed."""
        waited = f"within {self.timeout:g} s"
        if self._refusal is not None:
            self._end_refused(self._refusal, now)
        elif self.lingering:
            self.conclude(f"no termination came {waited}, which is usual with many stations", now)
        elif self._pending and self.request.until is Until.TERMINATION:
            self._finish(
                Outcome.UNTERMINATED,
                f"confirmed, {self._objects} objects came, but then no termination {waited}{self._of(self._pending)}",
                now,
            )
        elif self._confirmed | self._terminated:
            self._finish(Outcome.TIMEOUT, f"no answer {waited}{self._of(self._missing)}", now)
        elif self.selecting:
            self._finish(Outcome.TIMEOUT, f"the station did not confirm the selection {waited}", now)
        else:
            self._finish(Outcome.TIMEOUT, f"the station did not answer {waited}", now)

    def _of(self, addresses: set[int]) -> str:
        """Name stations in a broadcast's result."""
        return f" from CA {', '.join(map(str, sorted(addresses)))}" if self.request.broadcast else ""

    def fail(self, outcome: Outcome, text: str, now: float) -> None:
        """End it for a reason from outside."""
        if self.lingering:
            self.conclude(text, now)
        else:
            self._finish(outcome, text, now)

    def conclude(self, text: str, now: float) -> None:
        """End it well although its termination did not come; `text` says why that is not awaited any longer."""
        self._finish(Outcome.POSITIVE, f"confirmed; {text}", now)

    def _refuse(self, asdu: Asdu, text: str, now: float) -> None:
        """A refusal ends it, unless other stations carry the same broadcast out: then they may finish."""
        self._confirmed.discard(asdu.common_address)
        self._rejected.add(asdu.common_address)
        if self.request.broadcast and (self._confirmed or self._missing):
            self._refusal = self._refusal or asdu
            self._settle(now, asdu)
        else:
            self._end_refused(self._refusal or asdu, now, text)

    def _end_refused(self, asdu: Asdu, now: float, text: str = "") -> None:
        outcome = REFUSED.get(asdu.cause, Outcome.NEGATIVE)
        self._finish(outcome, text or REFUSALS.get(asdu.cause, "the station refuses"), now, asdu)

    @property
    def _missing(self) -> set[int]:
        """Stations that have not said a word about it, but must."""
        answered = self._confirmed | self._terminated | self._rejected
        # Some answer a broadcast under its own address, for all of them.
        return set() if self.request.common_address in answered else set(self.request.expected) - answered

    @property
    def _pending(self) -> set[int]:
        """Stations whose termination is awaited; with a broadcast those, too, whose data comes before they confirm."""
        sending = self._sending if self.request.broadcast else set()
        return (self._confirmed | sending) - self._terminated - self._rejected

    def _settle(self, now: float, asdu: Asdu) -> None:
        """A broadcast is over when every station that takes part has terminated."""
        confirming = self.request.until is Until.CONFIRMATION
        if not self._confirmed or self._missing or (self._pending and not confirming):
            return
        if self._refusal is not None:
            self._end_refused(self._refusal, now)
            return
        text = "confirmed" if confirming else "confirmed and terminated"
        if self._objects:
            text = f"{self._objects} objects"
        self._finish(Outcome.POSITIVE, text, now, asdu)

    def _finish(self, outcome: Outcome, text: str, now: float, answer: Asdu | None = None) -> None:
        if self.result is None:
            request = self.request
            self.note(END, f"{outcome.value}: {text}", now, good=outcome in _GOOD)
            where = "all stations" if request.broadcast else f"CA {request.common_address}"
            if request.ioa:
                where += f" IOA {request.ioa}"
            answered = self._terminated if request.until is Until.TERMINATION else self._confirmed | self._terminated
            self.result = Result(
                outcome, f"{request.title}, {where}: {text}", tuple(self.steps), answer, frozenset(answered)
            )


def _told(row: Row, element: bytes) -> bytes:
    """Give what tells a command from another one to the same object; qualifiers are not always echoed."""
    first = row.elements[0] if row.elements else None
    if first is None or not (row.mnemonic.startswith(_COMMANDS) or first.name == "TSC"):
        return b""
    if first.name in _STATES:
        return bytes((element[0] & _STATES[first.name],))
    return element[: calcsize("<" + first.codes)]


def _selects(row: Row, values: Values) -> bool:
    """Tell whether S/E is set."""
    untimed = row.elements[:-1] if row.timed else row.elements
    if not untimed or untimed[-1].name not in ("SCO", "DCO", "RCO", "QOS"):
        return False
    return bool(values[-1 - row.timed] & SELECT)


def _sent_name(request: Request, select: bool) -> str:
    process = TYPES[request.type_id].mnemonic.startswith(_COMMANDS)
    match request.cause:
        case Cause.REQUEST:
            return "REQ"
        case Cause.DEACTIVATION:
            return "CANCEL" if process else "DEACT"
        case _ if process:
            return "SELECT" if select else "EXECUTE"
        case _:
            return "ACT"


def _about(asdu: Asdu) -> str:
    texts = {7: "activation confirmed", 9: "deactivation confirmed", 10: "terminated"}
    text = REFUSALS.get(asdu.cause) or texts.get(asdu.cause) or f"{name(asdu.type_id)} with cause {asdu.cause}"
    return f"{text} (negative)" if asdu.negative else text
