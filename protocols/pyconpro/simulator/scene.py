"""What the simulated controller controls: a filling line and a feeder with a tap changer, as functions of time.

Every value is a pure function of the seconds since the start, so that reading it twice, or from two connections, gives
the same, and nothing has to run in the background.
"""

import math
from collections.abc import Callable
from typing import Any, Final

TAU: Final = 2 * math.pi
Value = Callable[[float], Any]

RUN_SECONDS: Final = 20.0
PAUSE_SECONDS: Final = 4.0
"""The line runs and pauses in turn."""
BREAKER_CYCLE: Final = 30.0
BREAKER_OPEN: Final = 3.0
"""Once in a cycle the breaker opens for so long."""
TAP_PERIOD: Final = 48.0
TAP_MIDDLE: Final = 9
TAP_STEP: Final = 0.0125
"""Voltage per tap, per unit."""


def noise(t: float, key: int) -> float:
    """Give something that looks like noise, −1 to 1, the same for the same `t` and `key`."""
    x = math.sin(round(t * 1000) * 12.9898 + key * 78.233) * 43758.5453
    return 2 * (x - math.floor(x)) - 1


def line_running(t: float) -> bool:
    """Say whether the filling line runs."""
    return t % (RUN_SECONDS + PAUSE_SECONDS) < RUN_SECONDS


def line_seconds(t: float) -> float:
    """Give how long the line has run since the start."""
    cycles, rest = divmod(t, RUN_SECONDS + PAUSE_SECONDS)
    return cycles * RUN_SECONDS + min(rest, RUN_SECONDS)


def line_speed(t: float) -> float:
    """Give the speed in m/min: it rises and falls with a time constant when the line starts and stops."""
    phase = t % (RUN_SECONDS + PAUSE_SECONDS)
    wave = 50 + 6 * math.sin(TAU * t / 7.3)
    if phase < RUN_SECONDS:
        return wave * (1 - math.exp(-phase / 0.8))
    return wave * math.exp(-(phase - RUN_SECONDS) / 0.5)


def breaker_closed(t: float) -> bool:
    """Say whether the feeder's breaker is closed; it starts closed."""
    return t % BREAKER_CYCLE < BREAKER_CYCLE - BREAKER_OPEN


def tap(t: float) -> int:
    """Give the position of the tap changer."""
    return TAP_MIDDLE + round(4 * math.sin(TAU * t / TAP_PERIOD))


def voltage(t: float, phase: int) -> float:
    """Give a phase voltage in kV: the grid sags slowly, the tap changer corrects it in steps."""
    grid = 1 - 0.045 * math.sin(TAU * t / TAP_PERIOD)
    volts = 11.547 * grid * (1 + TAP_STEP * (tap(t) - TAP_MIDDLE))
    return volts * (1 + 0.002 * math.sin(TAU * t / 5 + phase)) + 0.006 * noise(t, phase)


def current(t: float, phase: int) -> float:
    """Give a phase current in A; none while the breaker is open, an inrush after it closes."""
    if not breaker_closed(t):
        return 0.0
    since = t % BREAKER_CYCLE
    inrush = 900 * math.exp(-since / 0.15) if t >= BREAKER_CYCLE else 0.0
    load = 410 + 35 * math.sin(TAU * t / 19) + 8 * math.sin(TAU * t / 3.1 + 2 * phase)
    return load + inrush + 1.5 * noise(t, 10 + phase)


def power(t: float) -> float:
    """Give the feeder's active power in MW."""
    return sum(voltage(t, p) * current(t, p) for p in range(3)) * 0.95 / 1000


def line(t: float) -> dict[str, Any]:
    """Give the value of tag Line1, but for its Status."""
    running = line_running(t)
    speed = line_speed(t)
    return {
        "Speed": speed + 0.15 * noise(t, 1) * running,
        "Current": 2.1 + 0.32 * speed + 0.4 * math.sin(TAU * t / 1.7) * running + 0.1 * noise(t, 2),
        "Temperature": 48 + 9 * math.sin(TAU * t / 90) + 0.05 * noise(t, 3),
        "Count": int(line_seconds(t) * 2.5),
        "Running": running,
        "Jam": running and t % 37 > 36,
        "Name": "LINE 1",
    }


def feeder(t: float) -> dict[str, Any]:
    """Give the value of tag Feeder1, but for its Status."""
    closed = breaker_closed(t)
    moving = tap(t) != tap(t + 0.7)
    return {
        **{f"U_L{p + 1}": voltage(t, p) for p in range(3)},
        **{f"I_L{p + 1}": current(t, p) for p in range(3)},
        "P": power(t),
        "Tap": tap(t),
        "BreakerClosed": closed,
        "TapMoving": moving,
        "Trip": not closed and t % BREAKER_CYCLE < BREAKER_CYCLE - BREAKER_OPEN + 0.5,
        "Operations": 2 * int(t / BREAKER_CYCLE) + (not closed),
    }


def panel(t: float) -> dict[str, Any]:
    """Give the value of tag Panel: one member of every kind."""
    second = int(t)
    return {
        "Lamps": [bool(second >> n & 1) for n in range(32)],
        "Analog": [int(10_000 * math.sin(TAU * t / (4 + n))) for n in range(4)],
        "Zones": [
            {"Setpoint": 60.0 + 5 * n, "Actual": 60 + 5 * n + math.sin(t + n), "Heating": second % 2 == n}
            for n in range(2)
        ],
        "Mode": second // 10 % 3,
        "Energy": int(t * 1e6),
        "Shift": "EARLY" if second // 30 % 2 == 0 else "LATE",
    }


def counters(t: float) -> list[int]:
    """Give the value of tag Counters: seconds, tenths, line items, breaker operations."""
    return [int(t), int(t * 10), int(line_seconds(t) * 2.5), 2 * int(t / BREAKER_CYCLE)]


LINE: Final = """{
    Status: CONNECTION_STATUS, Speed: REAL, Current: REAL, Temperature: REAL, Count: DINT,
    Running: BOOL, Jam: BOOL, Name: STRING(12)
}"""
FEEDER: Final = """{
    Status: CONNECTION_STATUS, U_L1: REAL, U_L2: REAL, U_L3: REAL, I_L1: REAL, I_L2: REAL, I_L3: REAL, P: REAL,
    Tap: INT, BreakerClosed: BOOL, TapMoving: BOOL, Trip: BOOL, Operations: DINT
}"""
PANEL: Final = """{
    Lamps: BOOL[32], Analog: INT[4], Zones: {Setpoint: REAL, Actual: REAL, Heating: BOOL}[2], Mode: SINT,
    Energy: LINT, Shift: STRING
}"""

TAGS: Final[tuple[tuple[str, str, Value], ...]] = (
    ("test", "REAL", lambda _t: 50.0),
    ("test2", "REAL", lambda _t: 50.0),
    ("Level", "REAL", lambda t: 60 + 25 * math.sin(TAU * t / 12) + 0.2 * noise(t, 4)),
    ("Flow", "REAL", lambda t: 12.5 + 2 * math.sin(TAU * t / 3) + 0.1 * noise(t, 5)),
    ("Cycles", "DINT", lambda t: int(t * 100)),
    ("Counters", "DINT[4]", counters),
    ("Line1", LINE, line),
    ("Feeder1", FEEDER, feeder),
    ("Panel", PANEL, panel),
)
"""Produced tags: name, type, value at a time. `test` and `test2` are those of the documented example."""

PRODUCED_NAMES: Final = tuple(name for name, _, _ in TAGS)

UNPRODUCED: Final[tuple[tuple[str, str, Value], ...]] = (
    ("Setpoint", "REAL", lambda _t: 55.0),
    ("Recipe", "DINT[3]", lambda _t: [1, 2, 3]),
    ("Operator", "STRING", lambda _t: "SMITH"),
)
"""Tags that can be read and browsed, but that nobody may consume."""

PROGRAM: Final = "MainProgram"
PROGRAM_TAGS: Final[tuple[tuple[str, str, Value], ...]] = (
    ("Step", "DINT", lambda t: int(t) % 10),
    ("Delay", "TIMER", lambda t: {"PRE": 5000, "ACC": int(t * 1000) % 5000, "EN": True, "TT": True, "DN": False}),
)
"""Tags of the program; only controller tags can be produced."""
