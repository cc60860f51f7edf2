"""What the next Forward_Open asks for: the wishes of the specification, changed by what the target refused."""

from dataclasses import replace
from typing import Final

from pyconpro.spec import ConnectionSpec
from pyconpro.wire.connection_manager import ForwardClose, ForwardOpen, Transport, Triad
from pyconpro.wire.status import CONNECTION_FAILURE, PATH_SEGMENT_ERROR, RpiOffer, rpi_offer

SERVICE_NOT_SUPPORTED: Final = 0x08
_USUAL_FOR_TAGS: Final = Transport.SERVER_CYCLIC_CLASS_1
_TRANSPORT: Final = {0x0103, 0x011C, 0x011D, 0x011E}
"""Extended status of a refused transport byte."""
_PATH_GENERAL: Final = {PATH_SEGMENT_ERROR, 0x05}
_PATH_EXTENDED: Final = {0x0117, 0x012B, 0x012E, 0x0315}
"""General and extended status of a refused path."""
_OFFER_BINDS: Final = 2
"""From this kind on an offered RPI is another than the one asked for (minimum, maximum, required)."""


class Attempt:
    """The variable part of a connection's opening."""

    __slots__ = ("_offer_taken", "_small_only", "_spec", "ot_rpi", "path", "request", "rpi", "transport")

    def __init__(self, spec: ConnectionSpec) -> None:
        self.path = spec.path
        self.rpi = spec.rpi
        """T→O RPI asked for, µs: another than the spec's after an offer was accepted."""
        self.ot_rpi = spec.ot_rpi
        self.transport = spec.transport
        self.request: ForwardOpen | None = None
        """The last one made."""
        self._spec = spec
        self._offer_taken = False
        self._small_only = False

    @property
    def by_second_path(self) -> bool:
        """Whether the path is the one that is tried after the spec's first."""
        return self.path != self._spec.path

    @property
    def wished(self) -> ForwardOpen | None:
        """The last request with the path that the user means, for telling them about it."""
        request = self.request
        return replace(request, path=self._spec.path) if request is not None and self.by_second_path else request

    def forward_open(self, triad: Triad, to_id: int) -> ForwardOpen:
        """Make the request."""
        spec = self._spec
        self.request = ForwardOpen(
            triad,
            self.path,
            self.ot_rpi,
            self.rpi,
            spec.ot_parameters,
            spec.to_parameters,
            to_id=to_id,
            multiplier=spec.multiplier_for(min(self.rpi, self.ot_rpi)),
            transport=self.transport,
            large=spec.needs_large or (bool(spec.large) and not self._small_only),
        )
        return self.request

    def forward_close(self, triad: Triad) -> ForwardClose:
        """Make the request that ends what the last one opened."""
        return ForwardClose(triad, self.path)

    def adapt(self, status: int, extended: tuple[int, ...]) -> str | None:
        """Change what is asked for so that it may work at once; None when nothing is left to change.

        The answer says what is changed, for the user; it is empty where that is nothing to bother them with.
        """
        spec = self._spec
        code = extended[0] if status == CONNECTION_FAILURE and extended else None
        if status == SERVICE_NOT_SUPPORTED and spec.large and not spec.needs_large and not self._small_only:
            self._small_only = True
            return "no Large_Forward_Open there, using Forward_Open"
        if code in _TRANSPORT and self.transport == _USUAL_FOR_TAGS:
            self.transport = Transport.CYCLIC_CLASS_1
            return f"0x{status:02X}/0x{code:04X}: transport 0x81 is not supported; trying 0x01"
        if offered := self._take_offer(rpi_offer(extended)):
            return f"the producer offers {offered}; taking it"
        if (status in _PATH_GENERAL or code in _PATH_EXTENDED) and spec.second_path and not self.by_second_path:
            self.path = spec.second_path
            return ""
        self.path = spec.path
        return None

    def worked(self) -> None:
        """Take note that data came: a later refusal may be answered with the same changes again."""
        self._offer_taken = False

    def _take_offer(self, offer: RpiOffer | None) -> str:
        """Adopt the intervals offered, once, where that is wished; gives them in words, empty when nothing changed."""
        if offer is None or not self._spec.accept_offer or self._offer_taken:
            return ""
        words = []
        if offer.to_rpi and offer.to_rpi != self.rpi:
            self.rpi = offer.to_rpi
            words.append(f"an RPI of {offer.to_rpi / 1000:g} ms")
        if offer.ot_kind >= _OFFER_BINDS and offer.ot_rpi and offer.ot_rpi != self.ot_rpi:
            self.ot_rpi = offer.ot_rpi
            words.append(f"an O→T RPI of {offer.ot_rpi / 1000:g} ms")
        self._offer_taken = bool(words)
        return " and ".join(words)
