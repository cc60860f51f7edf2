"""Status codes in plain words: one function turns a reply into code, meaning and hint.

Where the reply carries more than the code (wanted size, offered RPI, failing hop), the hint says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from struct import Struct
from typing import Final

from pyconpro.wire.connection_manager import ConnectionType, ForwardOpen
from pyconpro.wire.epath import describe_position, first_of_parts
from pyconpro.wire.io_packet import COUNT_SIZE, RUN_IDLE_SIZE
from pyconpro.wire.status_tables import ENCAPSULATION, EXTENDED, GENERAL, OBJECT_SPECIFIC

CONNECTION_FAILURE: Final = 0x01
"""General status that says: look at the extended status."""
PATH_SEGMENT_ERROR: Final = 0x04
"""General status whose first additional word, where there is one, is the failing word of the path; 0 tells nothing."""
_UNKNOWN_PATH: Final = {PATH_SEGMENT_ERROR, 0x05}
_UNKNOWN_TAG: Final = {0x0117, 0x012E}
_REFUSED_TYPE: Final = {0x0108, 0x0124}
INVALID_SIZE: Final = 0x0109
RPI_NOT_SUPPORTED: Final = 0x0111
WRONG_OT_SIZE: Final = 0x0127
WRONG_TO_SIZE: Final = 0x0128
RPI_NOT_ACCEPTABLE: Final = 0x0112

_OFFER: Final = Struct("<BBII")
_OFFER_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class StatusText:
    """A status in three parts; `str()` gives one sentence."""

    code: str
    """As in manuals: "0x01/0x0128"."""
    meaning: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.code} {self.meaning}{': ' if self.hint else ''}{self.hint}".lstrip()


@dataclass(frozen=True, slots=True)
class RpiOffer:
    """What a producer offers with extended status 0x0112."""

    ot_kind: int
    """0 fine, 1 unspecified, 2 the RPI offered is the minimum, 3 it is the maximum, 4 it is required."""
    to_kind: int
    ot_rpi: int
    """Acceptable O→T RPI, µs."""
    to_rpi: int
    """Acceptable T→O RPI, µs."""


def rpi_offer(extended: Sequence[int]) -> RpiOffer | None:
    """Read the offer from the words of a 0x0112 reply; None when there is none (some networks strip it)."""
    if len(extended) < _OFFER_WORDS or extended[0] != RPI_NOT_ACCEPTABLE:
        return None
    data = b"".join(word.to_bytes(2, "little") for word in extended[1:_OFFER_WORDS])
    return RpiOffer(*_OFFER.unpack(data))


def explain(
    general: int,
    extended: Sequence[int] = (),
    *,
    request: ForwardOpen | None = None,
    remaining_path: int = 0,
    ot_header: bool = False,
    to_header: bool = False,
) -> StatusText:
    """Turn the status of a CIP reply into words.

    `extended` are all additional status words. For a refused Forward_Open, `request` is what was asked for and
    `remaining_path` how many words of its path were left when it failed on its way; the headers say which direction
    carries a run/idle header (for the sizes in the hint).
    """
    code = f"0x{general:02X}" + (f"/0x{extended[0]:04X}" if extended else "")
    meaning, hint = GENERAL.get(general, ("error of the object" if general >= 0xD0 else "unknown status", ""))
    if extended:
        table = EXTENDED if general == CONNECTION_FAILURE else OBJECT_SPECIFIC if general == 0xFF else {}
        meaning, hint = table.get(extended[0], (meaning, hint))
        if general == CONNECTION_FAILURE and extended[0] not in EXTENDED:
            meaning = "connection failure with an unknown extended status"
        hint = _more(general, extended, ot_header=ot_header, to_header=to_header) or hint
    where = ""
    if request is not None:
        hint = _for_request(general, extended, request, hint)
        where = _where(general, extended, request.path, remaining_path)
    return StatusText(code, meaning, "; ".join(part for part in (where, hint) if part))


def _for_request(general: int, extended: Sequence[int], request: ForwardOpen, hint: str) -> str:
    """Fit the hint to what was asked for."""
    code = extended[0] if general == CONNECTION_FAILURE and extended else None
    if code in _REFUSED_TYPE and request.to.type is ConnectionType.MULTICAST:
        return "the producer takes no multicast consumers; use unicast"
    if code == INVALID_SIZE or (code == WRONG_TO_SIZE and len(extended) < 2):
        return f"the data size {request.to.size} was asked for; {hint}"
    if code == RPI_NOT_SUPPORTED:
        return f"an RPI of {request.to_rpi / 1000:g} ms was asked for; {hint}"
    if (code in _UNKNOWN_TAG or general in _UNKNOWN_PATH) and (tag := first_of_parts(request.path)):
        return f"a tag is consumed whole: enter {tag} and pick the part in what comes; or {hint}"
    return hint


def _where(general: int, extended: Sequence[int], path: bytes, remaining_path: int) -> str:
    """Say which part of the path failed, as far as the reply tells."""
    if remaining_path:
        # What the node that refused had before it: it begins with the hop that this node could not take.
        failed = describe_position(path, len(path) // 2 - remaining_path)
        return f"it failed at {failed or f'a hop, {remaining_path} words before the end of the path'}"
    if general == PATH_SEGMENT_ERROR and extended and extended[0]:
        failed = describe_position(path, extended[0])
        return f"it failed at {failed or f'word {extended[0]} of the path'}"
    return ""


def _more(general: int, extended: Sequence[int], *, ot_header: bool, to_header: bool) -> str:
    """Give the hint that the further words allow, or nothing."""
    if general == 0x1F and extended[0] == 0x0203:
        return EXTENDED[0x0203][1]
    if general != CONNECTION_FAILURE or len(extended) < 2:
        return ""
    wanted = extended[1]
    if extended[0] == WRONG_TO_SIZE:
        if (data := wanted - COUNT_SIZE - RUN_IDLE_SIZE * to_header) >= 0:
            return f"the tag is {data} bytes; enter {data + COUNT_SIZE}"
    elif extended[0] == WRONG_OT_SIZE:
        if (data := wanted - COUNT_SIZE - RUN_IDLE_SIZE * ot_header) >= 0:
            return f"the device wants {data} bytes of output"
    elif extended[0] == 0x0126:
        return f"the device accepts at most {wanted * 2} bytes of configuration data"
    elif (offer := rpi_offer(extended)) is not None:
        return _describe_offer(offer)
    return ""


def _describe_offer(offer: RpiOffer) -> str:
    wishes = [
        f"{'at least ' if kind == 2 else 'at most ' if kind == 3 else ''}{rpi / 1000:g} ms for the {label}"
        for kind, rpi, label in ((offer.to_kind, offer.to_rpi, "RPI"), (offer.ot_kind, offer.ot_rpi, "O→T RPI"))
        if kind >= 2 and rpi
    ]
    return f"the producer offers {' and '.join(wishes)}; enter that, or accept an offered RPI" if wishes else ""


def explain_encapsulation(status: int) -> StatusText:
    """Turn an encapsulation status into words."""
    meaning, hint = ENCAPSULATION.get(status, ("unknown encapsulation status", ""))
    return StatusText(f"encapsulation 0x{status:04X}", meaning, hint)
