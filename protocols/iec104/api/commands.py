"""The documented commands of a connection: their arguments, and True or False for how they ended."""

import time
from abc import ABC, abstractmethod

from iec104.api import arguments
from iec104.controlling import requests
from iec104.controlling.transaction import Outcome, Request, Result
from iec104.enums import Cot, Frz, Qoi, Qrp, Rqt
from iec104.wire.times import TimeRule


class Commands(ABC):
    """What a connection can be told to do. Every command waits for its end unless told not to; any thread."""

    def __init__(self) -> None:
        self._test_counter = 0
        self.last_command_result: Result | None = None
        """How the last command ended and why; with several threads commanding, use what `request` returns."""

    @property
    @abstractmethod
    def is_connected(self) -> bool:
        """OPEN or OPEN_MUTED."""

    @property
    @abstractmethod
    def time_rule(self) -> TimeRule:
        """How time tags are read and sent."""

    @abstractmethod
    def request(self, request: Request, wait_for_response: bool = True) -> Result:
        """Carry out anything of `iec104.controlling.requests` and say how it ended and why."""

    def interrogation(
        self, common_address: int, cause: Cot = Cot.ACTIVATION, qualifier: Qoi = Qoi.STATION,
        wait_for_response: bool = True,
    ) -> bool:  # fmt: skip
        """Ask for all values of a station or a group; True when it confirmed and terminated.

        Common address 0 and 65535 mean all stations. While values keep coming, the timeout starts anew.
        `Cot.DEACTIVATION` stops one. Without `wait_for_response`: True when it was sent. False: see
        `last_command_result`. Raises `ValueError` for a qualifier outside 20-36.
        """
        if not self.is_connected:
            return self._refuse("interrogation")
        ca = arguments.common_address(common_address)
        if not isinstance(qualifier, int) or not 20 <= qualifier <= 36:
            raise ValueError("qualifier is invalid")
        return self._command(requests.interrogation(ca, int(qualifier), int(cause)), wait_for_response)

    def counter_interrogation(
        self, common_address: int, cause: Cot = Cot.ACTIVATION, qualifier: Rqt = Rqt.GENERAL, freeze: Frz = Frz.READ,
        wait_for_response: bool = True,
    ) -> bool:  # fmt: skip
        """Ask for counters, or freeze and reset them; see `interrogation`. Freezing ends with the confirmation."""
        if not self.is_connected:
            return self._refuse("counter interrogation")
        ca = arguments.common_address(common_address)
        if not isinstance(qualifier, int) or not 0 <= qualifier <= 63:
            raise ValueError("qualifier is invalid")
        if not isinstance(freeze, int) or not 0 <= freeze <= 3:
            raise ValueError("freeze is invalid")
        request = requests.counter_interrogation(ca, int(qualifier), int(freeze), int(cause))
        return self._command(request, wait_for_response)

    def clock_sync(self, common_address: int, wait_for_response: bool = True) -> bool:
        """Set the clock of a station, or of all, to this computer's; True when confirmed."""
        if not self.is_connected:
            return self._refuse("clock synchronisation")
        ca = arguments.common_address(common_address)
        return self._command(requests.clock_sync(ca, self._tag()), wait_for_response)

    def test(self, common_address: int, with_time: bool = True, wait_for_response: bool = True) -> bool:
        """Ask for an echo; True when it came. Without time it is a command of IEC 60870-5-101."""
        if not self.is_connected:
            return self._refuse("test")
        ca = arguments.common_address(common_address)
        if not with_time:
            return self._command(requests.test_pattern(ca), wait_for_response)
        counter, self._test_counter = self._test_counter, (self._test_counter + 1) & 0xFFFF
        return self._command(requests.test(ca, counter, self._tag()), wait_for_response)

    def reset_process(
        self, common_address: int, qualifier: Qrp = Qrp.GENERAL_RESET, wait_for_response: bool = True
    ) -> bool:
        """Restart a station, or clear its event buffer; True when confirmed."""
        ca = arguments.common_address(common_address)
        return self._command(requests.reset_process(ca, int(qualifier)), wait_for_response)

    def _command(self, request: Request, wait: bool) -> bool:
        result = self.request(request, wait)
        if result.outcome is Outcome.BUSY:
            raise RuntimeError(f"{request.title} of common address {request.common_address} is already running")
        return bool(result)

    def _refuse(self, title: str) -> bool:
        self.last_command_result = unconnected(title)
        return False

    def _tag(self) -> bytes:
        return self.time_rule.write(time.time_ns())


def unconnected(title: str) -> Result:
    """How a command ends that cannot even be tried."""
    return Result(Outcome.NOT_CONNECTED, f"{title}: not connected")
