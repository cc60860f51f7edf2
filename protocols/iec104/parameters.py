"""Protocol parameters: windows and timers, validated, changeable while a connection runs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class _Range:
    symbol: str
    least: int
    most: int


RANGES: Final = {
    "send_window_size": _Range("k", 1, 32767),
    "receive_window_size": _Range("w", 1, 32767),
    "connection_timeout": _Range("t0", 1, 255),
    "message_timeout": _Range("t1", 1, 255),
    "confirm_interval": _Range("t2", 1, 255),
    "keep_alive_interval": _Range("t3", 1, 172_800),
}
"""What each parameter accepts, per the fact sheet; t3 up to 48 h as the second edition allows."""


class ProtocolParameters:
    """Windows in frames, timers in whole seconds; changes act at once, also while connected.

    Setting a value outside its range, or t2 not below t1, raises `ValueError` and changes nothing; a value that is not
    an int raises `TypeError`. To shorten t1 below the present t2, set `confirm_interval` first.
    Defaults are the standard's, except t0 (the standard says 30 s) which is what other libraries use.
    """

    __slots__ = (*RANGES, "on_change")

    send_window_size: int
    """k: I frames sent and not yet acknowledged before sending pauses."""
    receive_window_size: int
    """w: I frames received before an acknowledgement goes out at the latest; advisable: w ≤ 2/3 of the peer's k."""
    connection_timeout: int
    """t0: how long a connection attempt may take."""
    message_timeout: int
    """t1: how long an I frame or a U act may stay unanswered before the connection is closed."""
    confirm_interval: int
    """t2: how long received I frames may stay unacknowledged; must be below t1."""
    keep_alive_interval: int
    """t3: silence after which TESTFR act is sent."""
    on_change: Callable[[], None]
    """Called after every change, in the thread that makes it."""

    def __init__(
        self,
        send_window_size: int = 12,
        receive_window_size: int = 8,
        connection_timeout: int = 10,
        message_timeout: int = 15,
        confirm_interval: int = 10,
        keep_alive_interval: int = 20,
    ) -> None:
        if confirm_interval >= message_timeout:
            raise ValueError(_order(confirm_interval, message_timeout))
        object.__setattr__(self, "on_change", _nothing)
        object.__setattr__(self, "message_timeout", RANGES["message_timeout"].most)
        object.__setattr__(self, "confirm_interval", RANGES["confirm_interval"].least)
        self.send_window_size = send_window_size
        self.receive_window_size = receive_window_size
        self.connection_timeout = connection_timeout
        self.message_timeout = message_timeout
        self.confirm_interval = confirm_interval
        self.keep_alive_interval = keep_alive_interval

    def __setattr__(self, name: str, value: object) -> None:
        if name == "on_change":
            object.__setattr__(self, name, value)
            return
        limits = RANGES.get(name)
        if limits is None:
            raise AttributeError(f"there is no protocol parameter {name}")
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError(f"{name} ({limits.symbol}) is an int, not {type(value).__name__}")
        if not limits.least <= value <= limits.most:
            raise ValueError(f"{name} ({limits.symbol}) is {limits.least} to {limits.most}, not {value}")
        if name == "confirm_interval" and value >= self.message_timeout:
            raise ValueError(_order(value, self.message_timeout))
        if name == "message_timeout" and value <= self.confirm_interval:
            raise ValueError(_order(self.confirm_interval, value))
        object.__setattr__(self, name, value)
        self.on_change()

    def copy(self) -> "ProtocolParameters":
        """Give an independent copy."""
        return ProtocolParameters(**{name: getattr(self, name) for name in RANGES})

    def adopt(self, other: "ProtocolParameters") -> None:
        """Take all values of another."""
        for name in RANGES:
            object.__setattr__(self, name, getattr(other, name))
        self.on_change()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ProtocolParameters):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in RANGES)

    __hash__ = None  # type: ignore[assignment]  # mutable

    @property
    def advice(self) -> str:
        """What is legal but unwise, in words; "" when nothing is."""
        if 3 * self.receive_window_size > 2 * self.send_window_size:
            return (
                f"w = {self.receive_window_size} is more than two thirds of k = {self.send_window_size}: "
                "a peer with the same k may stop sending until t2"
            )
        return ""

    def __repr__(self) -> str:
        return f"ProtocolParameters({', '.join(f'{name}={getattr(self, name)}' for name in RANGES)})"


def _nothing() -> None:
    """Nobody asked to be told."""


def _order(t2: int, t1: int) -> str:
    return f"confirm_interval (t2 = {t2} s) must be below message_timeout (t1 = {t1} s)"
