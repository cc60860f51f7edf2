"""The station's own clock: it runs on from its last setting, as accurately as it was told to."""


class StationClock:
    """Wall clock made of monotonic time, so that the engine needs no other source.

    `epoch_ns` is nanoseconds since 1970 UTC at monotonic `now`. `drift` is seconds gained per second (1e-5 is 10 ppm),
    `offset` seconds that the clock is ahead of what it is set to.
    """

    def __init__(self, epoch_ns: int, now: float, *, drift: float = 0.0, offset: float = 0.0) -> None:
        self.drift = drift
        self.offset = offset
        self.synchronised = False
        """Whether a controlling station has set it since the start."""
        self._epoch_ns = epoch_ns
        self._since = now

    def time_ns(self, now: float) -> int:
        """What the clock shows, nanoseconds since 1970 UTC."""
        passed = (now - self._since) * (1.0 + self.drift) + self.offset
        return self._epoch_ns + round(passed * 1e9)

    def set(self, epoch_ns: int, now: float) -> None:
        """Set it, as a clock synchronisation does; the drift stays."""
        self._epoch_ns = epoch_ns
        self._since = now
        self.synchronised = True
