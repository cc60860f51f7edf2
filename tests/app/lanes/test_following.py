"""New columns of many lanes at once: pixel by pixel what each lane would have drawn by itself."""

import random
import struct

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from fieldscope.lanes import following
from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.frame import Trace
from fieldscope.lanes.theme import LIGHT
from fieldscope.plot.canvas import Canvas
from fieldscope.store import Store
from linkkit.driver import Point, Quality, Record

SECOND = 1_000_000_000
NOW = 1_790_000_000 * SECOND
FIELDS = 4


class Scene:
    """Three records of four fields, each in lanes of its own and all of them mixed in one more."""

    def __init__(self, qtbot: QtBot, seed: int) -> None:
        self.random = random.Random(seed)
        self.now_ns = NOW
        self.store = Store()
        sink = self.store.sink("x")
        self.streams = [sink.stream(Record(f"r{n}", 4 * FIELDS, None if n == 2 else 0.01)) for n in range(3)]
        self.signals = [
            [
                self.store.signal("x", Point(f"r{n}.{f}", (f"r{n}", f"f{f}"), f"r{n}", 4 * f, "<f4", unit="AV"[f % 2]))
                for f in range(FIELDS)
            ]
            for n in range(3)
        ]
        self.row = 0
        self.quality = [0, 0, 0]
        self.silent = [False, False, False]
        self.far = 1.0
        for _ in range(4000):
            self.write()
        self.canvas = Canvas(self.store)
        qtbot.addWidget(self.canvas)
        self.canvas.clock.run(False)
        self.canvas.now = lambda: self.now_ns
        self.canvas.theme = LIGHT
        self.canvas.resize(900, 600)
        for signals in (*self.signals, [group[n] for n, group in enumerate(self.signals)]):
            lane = AnalogLane()
            for number, signal in enumerate(signals):
                lane.add(Trace(signal.key, number, 0, signal))
            self.canvas.lanes.append(lane)
        self.canvas.show()
        self.canvas.changed()
        self.canvas.set_span(30 * SECOND)
        self.canvas.draw_now()

    def write(self) -> None:
        """Ten milliseconds pass."""
        self.now_ns += 10_000_000
        self.row += 1
        for number, stream in enumerate(self.streams):
            if self.silent[number]:
                continue
            values = [self.random.gauss(f, 0.2) * self.far for f in range(FIELDS)]
            if self.row % 397 == 0:
                values[1] = float("nan")
            stream.append(self.now_ns, struct.pack("<4f", *values), quality=self.quality[number])

    def go_on(self) -> None:
        """Something changes, and a frame's time passes."""
        which = self.random.randrange(3)
        match self.random.randrange(30):
            case 0:
                self.quality[which] = self.random.choice([0, Quality.INVALID, Quality.NOT_TOPICAL])
            case 1:
                self.silent[which] = not self.silent[which]
            case 2:
                self.far *= 1.5
        for _ in range(self.random.randrange(1, 8)):
            self.write()


def pictures(canvas: Canvas) -> list[np.ndarray]:
    found = []
    for lane in canvas.lanes:
        assert lane._picture is not None
        x = lane._left - lane._picture.left
        found.append(lane._picture.pixels[:, x : x + lane._picture.width].copy())
    return found


@pytest.mark.parametrize("seed", range(6))
def test_lanes_together_give_the_pixels_of_each_alone(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    together, alone = Scene(qtbot, seed), Scene(qtbot, seed)
    drawn = []
    real = following.Following._draw
    monkeypatch.setattr(
        following.Following,
        "_draw",
        lambda self, frame, lanes, span: (drawn.append(len(lanes)), real(self, frame, lanes, span)),
    )
    for _ in range(120):
        together.go_on()
        together.canvas.draw_now()
        with monkeypatch.context() as patch:
            patch.setattr(following, "NEAR", 0)
            alone.go_on()
            alone.canvas.draw_now()
        for one, other in zip(pictures(together.canvas), pictures(alone.canvas), strict=True):
            np.testing.assert_array_equal(one, other)
    assert len(drawn) > 60, "the usual frame draws lanes together"
    assert max(drawn) == 4
