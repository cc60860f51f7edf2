"""The built-in scene: a 20 kV feeder behind a transformer with tap changer, as one station with common address 1.

The load moves, the regulator steps the transformer to hold the voltage, and about once a minute a short circuit on the
line trips the breaker, which recloses by itself. Commands act: the breaker is operated by select and execute, the
disconnector only while the breaker is open, the tap changer when the regulator is off.
"""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from iec104.bounded import Int7, Int16, NormalizedFloat, UInt16
from iec104.enums import CommandMode, Cot, Double, Quality, StartEvents, Step, Type
from iec104.information import (
    BinaryCounterInfo,
    DoubleInfo,
    Information,
    NormalizedInfo,
    ProtectionStartInfo,
    ScaledInfo,
    ShortInfo,
    SingleInfo,
    StepInfo,
)
from iec104.outstation.core import Outstation
from iec104.outstation.happenings import Command
from iec104.outstation.process import Point

STEP: Final = 0.1
"""Seconds between two steps of the scene."""
NOMINAL: Final = 20.0
"""kV."""
PER_TAP: Final = 0.0125
"""Change of voltage per tap position."""
TAPS: Final = range(-8, 9)
"""Positions of the tap changer."""
BREAKER_TRAVEL: Final = 0.1
"""Seconds between the order and the breaker's end position."""
TAP_TRAVEL: Final = 1.5
FIRST_FAULT: Final = 25.0
BETWEEN_FAULTS: Final = (45.0, 75.0)
CLEARING: Final = 0.2
"""Seconds until the protection has tripped."""
DEAD_TIME: Final = 3.0
"""Seconds until automatic reclosing."""
RECLAIM: Final = 5.0
"""Seconds after reclosing until the next fault would be treated as a new one."""


class Row(NamedTuple):
    """One point of the scene."""

    key: str
    address: int
    type_id: Type
    name: str
    group: int = 0
    deadband: float = 0.0
    """Change that is worth an event."""
    cycle: float = 0.0
    """Seconds between cyclic transmissions."""


ROWS: Final = (
    Row("breaker", 1001, Type.M_DP_TB_1, "Q0 circuit breaker", 1),
    Row("disconnector", 1002, Type.M_DP_TB_1, "Q1 disconnector", 1),
    Row("earthing", 1003, Type.M_DP_NA_1, "Q8 earthing switch", 1),
    Row("trip", 1004, Type.M_SP_TB_1, "Protection trip", 1),
    Row("reclosing", 1005, Type.M_SP_TB_1, "Automatic reclosing active", 1),
    Row("regulator", 1006, Type.M_SP_TB_1, "Voltage regulator automatic", 1),
    Row("spring", 1007, Type.M_SP_NA_1, "Q0 spring charged", 1),
    Row("door", 1008, Type.M_SP_NA_1, "Cubicle door open", 1),
    Row("voltage", 2001, Type.M_ME_TF_1, "Voltage L1-L2 [kV]", 2, 0.005),
    Row("i1", 2002, Type.M_ME_TF_1, "Current L1 [A]", 2, 0.3),
    Row("i2", 2003, Type.M_ME_TF_1, "Current L2 [A]", 2, 0.3),
    Row("i3", 2004, Type.M_ME_TF_1, "Current L3 [A]", 2, 0.3),
    Row("power", 2005, Type.M_ME_TF_1, "Active power [MW]", 2, 0.01),
    Row("reactive", 2006, Type.M_ME_TF_1, "Reactive power [Mvar]", 2, 0.01),
    Row("frequency", 2007, Type.M_ME_NC_1, "Frequency [Hz]", 2, math.inf, 1.0),
    Row("factor", 2008, Type.M_ME_NA_1, "Power factor", 2, 0.002),
    Row("oil", 2009, Type.M_ME_NB_1, "Oil temperature [0.1 °C]", 2, 1.0),
    Row("load", 2010, Type.M_ME_TD_1, "Load of the transformer [p.u.]", 2, 0.005),
    Row("humidity", 2011, Type.M_ME_NB_1, "Humidity in the cubicle [%], sensor broken", 2, 1.0),
    Row("tap", 3001, Type.M_ST_TB_1, "Tap position", 3),
    Row("energy", 4001, Type.M_IT_TB_1, "Energy delivered [kWh]"),
    Row("operations", 4002, Type.M_IT_NA_1, "Operations of Q0"),
    Row("start", 5001, Type.M_EP_TE_1, "Protection start"),
)
COMMANDS: Final = (
    Row("breaker", 6001, Type.C_DC_NA_1, "Q0 circuit breaker, select and execute"),
    Row("disconnector", 6002, Type.C_DC_NA_1, "Q1 disconnector"),
    Row("tap", 6003, Type.C_RC_NA_1, "Tap changer"),
    Row("setpoint", 6004, Type.C_SE_NC_1, "Voltage set-point [kV]"),
    Row("regulator", 6005, Type.C_SC_NA_1, "Voltage regulator automatic"),
)


@dataclass(slots=True)
class _Later:
    at: float
    what: str
    argument: Any = None


class Feeder:
    """The scene on an outstation. `tick` and `deadline` like an engine; `command` gets what the outstation tells."""

    def __init__(self, outstation: Outstation, now: float, seed: int = 0, common_address: int = 1) -> None:
        self._outstation = outstation
        self._random = random.Random(seed)
        self._started = now
        self._next = now + STEP
        station = outstation.add_station(common_address)
        self.points: dict[str, Point] = {}
        self._rows: dict[str, Row] = {}
        for row in ROWS:
            groups = frozenset({row.group}) if row.group else frozenset[int]()
            point = station.add(row.address, row.type_id, name=row.name, groups=groups)
            self.points[row.key], self._rows[row.key] = point, row
            if row.cycle:
                outstation.set_interval(point, row.cycle, now)
        self._orders: dict[Point, str] = {}
        for row in COMMANDS:
            mode = CommandMode.SELECT_AND_EXECUTE if row.key == "breaker" else CommandMode.DIRECT
            related = self.points[row.key].io_address if row.key in self.points else None
            point = station.add(row.address, row.type_id, name=row.name, mode=mode, related=related, asks=True)
            self._orders[point] = row.key
        self._later: list[_Later] = [_Later(now + FIRST_FAULT, "fault")]
        self._setpoint = NOMINAL
        self._tap = 0
        self._moving = False
        self._outside = 0.0
        self._shorted = False
        self._grid = 1.0
        self._demand = 180.0
        self._hertz = 50.0
        self._oil = 48.0
        self._energy = 1_234_500.0
        for key, info in (
            ("breaker", DoubleInfo(Double.ON)),
            ("disconnector", DoubleInfo(Double.ON)),
            ("regulator", SingleInfo(True)),
            ("spring", SingleInfo(True)),
            ("humidity", ScaledInfo(Int16(0), Quality.Invalid)),
        ):
            outstation.store(self.points[key], info, now)
        self._measure(now, 0.0, silent=True)

    def tick(self, now: float) -> None:
        """Let time pass."""
        while self._next <= now:
            at = self._next
            for event in [event for event in self._later if event.at <= at]:
                self._later.remove(event)
                getattr(self, f"_{event.what}")(at, event.argument)
            self._measure(at, STEP)
            self._regulate(at)
            self._next += STEP

    def deadline(self) -> float:
        """When `tick` has something to do."""
        return self._next

    def command(self, command: Command, now: float) -> None:
        """Carry out or refuse a command: confirmation first, then what it does to the process, then the termination."""
        order = self._order(self._orders[command.point], command.info, now)
        if order is None:
            self._outstation.answer(command, False, now)
            return
        duration, act = order
        self._outstation.answer(command, True, now, duration)
        act()

    def _order(self, what: str, info: Information, now: float) -> tuple[float, Callable[[], None]] | None:
        """Give how long a command takes and what it does, or None where it is refused."""
        remote = Cot.RETURN_INFO_REMOTE
        match what:
            case "breaker" if self._state("breaker") in (Double.OFF, Double.ON):
                return BREAKER_TRAVEL + 2 * STEP, lambda: self._move_breaker(now, info.value, remote)
            case "disconnector" if self._state("breaker") == Double.OFF:
                return STEP, lambda: self._show("disconnector", DoubleInfo(info.value), now, remote)
            case "tap" if not self.points["regulator"].info.value and not self._moving:
                direction = 1 if info.value == Step.HIGHER else -1
                if self._tap + direction in TAPS:
                    return TAP_TRAVEL, lambda: self._step_tap(now, direction)
            case "setpoint" if 0.9 * NOMINAL <= info.value <= 1.1 * NOMINAL:
                return STEP, lambda: setattr(self, "_setpoint", info.value)
            case "regulator":
                return STEP, lambda: self._show("regulator", SingleInfo(info.value), now, remote)
        return None

    # What happens by itself

    def _measure(self, now: float, passed: float, silent: bool = False) -> None:
        draw = self._random.gauss
        t = now - self._started
        closed = self._state("breaker") == Double.ON and self._state("disconnector") == Double.ON
        self._grid += (1.0 - self._grid) * passed / 30 + draw(0.0, 0.0015) * math.sqrt(passed)
        self._demand += (180.0 - self._demand) * passed / 60 + draw(0.0, 3.0) * math.sqrt(passed)
        self._hertz += (50.0 - self._hertz) * passed / 10 + draw(0.0, 0.006) * math.sqrt(passed)
        swing = 0.02 * math.sin(math.tau * t / 90)
        voltage = NOMINAL * (self._grid + swing) * (1 + PER_TAP * self._tap)
        current = (self._demand + 70 * math.sin(math.tau * t / 40)) * closed
        if self._shorted and closed:
            voltage *= 0.6
            current = 1450.0
        factor = 0.96 + 0.015 * math.sin(math.tau * t / 25)
        apparent = math.sqrt(3) * voltage * current / 1000
        self._oil += (40 + current / 12 - self._oil) * passed / 300
        self._energy += apparent * factor * passed / 3.6
        values: dict[str, Information] = {
            "voltage": ShortInfo(voltage),
            "power": ShortInfo(apparent * factor),
            "reactive": ShortInfo(apparent * math.sqrt(1 - factor * factor)),
            "frequency": ShortInfo(self._hertz),
            "factor": NormalizedInfo(NormalizedFloat(factor if closed else 0.0)),
            "oil": ScaledInfo(Int16(round(self._oil * 10))),
            "load": NormalizedInfo(NormalizedFloat(min(1.0, current / 1500))),
        }
        for index, key in enumerate(("i1", "i2", "i3")):
            unbalance = (1 + 0.02 * math.sin(t / 7 + index * 2)) * current + draw(0.0, 0.2) * closed
            values[key] = ShortInfo(max(0.0, unbalance))
        for key, info in values.items():
            if silent:
                self._outstation.store(self.points[key], info, now)
            else:
                self._report(key, info, now)
        self._outstation.store(self.points["energy"], BinaryCounterInfo(int(self._energy / 1000)), now)

    def _report(self, key: str, info: Information, now: float) -> None:
        """Report a change that is worth it; else keep it for the next interrogation."""
        point = self.points[key]
        told = point.reported
        if told is not None and abs(info.value - told.value) < self._rows[key].deadband:
            self._outstation.store(point, info, now)
        else:
            self._outstation.update(point, info, now)

    def _regulate(self, now: float) -> None:
        low = self._setpoint * (1 - 0.015)
        high = self._setpoint * (1 + 0.015)
        voltage = self.points["voltage"].info.value
        if not self.points["regulator"].info.value or self._moving or low <= voltage <= high or self._shorted:
            self._outside = 0.0
            return
        self._outside += STEP
        if self._outside > 4.0:
            self._step_tap(now, 1 if voltage < low else -1)

    def _step_tap(self, now: float, direction: int) -> None:
        position = self._tap + direction
        if position not in TAPS:
            return
        self._moving = True
        self._show("tap", StepInfo(Int7(self._tap), transient=True), now)
        self._later.append(_Later(now + TAP_TRAVEL, "tap_arrived", position))

    def _tap_arrived(self, now: float, position: int) -> None:
        self._tap = position
        self._moving = False
        self._outside = 0.0
        self._show("tap", StepInfo(Int7(position)), now)

    def _move_breaker(self, now: float, state: Double, cause: Cot = Cot.SPONTANEOUS) -> None:
        self._show("breaker", DoubleInfo(Double.INTERMEDIATE), now, cause)
        self._later.append(_Later(now + BREAKER_TRAVEL, "breaker_arrived", (state, cause)))

    def _breaker_arrived(self, now: float, arrival: tuple[Double, Cot]) -> None:
        state, cause = arrival
        self._show("breaker", DoubleInfo(state), now, cause)
        if state is Double.ON:
            return
        point = self.points["operations"]
        assert isinstance(point.info, BinaryCounterInfo)
        self._outstation.store(point, replace(point.info, counter=point.info.counter + 1), now)

    def _fault(self, now: float, _: object) -> None:
        """A short circuit between two phases of the line."""
        self._later.append(_Later(now + self._random.uniform(*BETWEEN_FAULTS), "fault"))
        if self._state("breaker") != Double.ON or self._state("disconnector") != Double.ON:
            return
        self._shorted = True
        events = StartEvents.General | StartEvents.PhaseL1 | StartEvents.PhaseL2
        self._show("start", ProtectionStartInfo(events, UInt16(int(CLEARING * 1000))), now)
        self._later.append(_Later(now + CLEARING, "trip"))

    def _trip(self, now: float, _: object) -> None:
        self._shorted = False
        self._show("trip", SingleInfo(True), now)
        self._show("reclosing", SingleInfo(True), now)
        self._move_breaker(now, Double.OFF)
        self._later.append(_Later(now + DEAD_TIME, "reclose"))

    def _reclose(self, now: float, _: object) -> None:
        self._show("trip", SingleInfo(False), now)
        if self._state("breaker") == Double.OFF:
            self._move_breaker(now, Double.ON)
        self._later.append(_Later(now + RECLAIM, "reclaimed"))

    def _reclaimed(self, now: float, _: object) -> None:
        self._show("reclosing", SingleInfo(False), now)

    def _state(self, key: str) -> Double:
        info = self.points[key].info
        assert isinstance(info, DoubleInfo)
        return info.state

    def _show(self, key: str, info: Information, now: float, cause: Cot = Cot.SPONTANEOUS) -> None:
        self._outstation.update(self.points[key], info, now, cause=cause)
