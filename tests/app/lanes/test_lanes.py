"""Pictures of every kind of lane: against the bare samples, and shifting against drawing anew."""

import dataclasses
import itertools
import struct

import numpy as np
import pytest
from plot_scene import NAMES, SECOND, Clock, canvas_with, scene
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from pytestqt.qtbot import QtBot

from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.digital import DigitalLane, StateLane
from fieldscope.lanes.frame import Frame, Trace
from fieldscope.lanes.health import BANDS, HealthLane
from fieldscope.lanes.lane import Lane
from fieldscope.lanes.theme import DARK, LIGHT, Theme, curve_color
from fieldscope.measure import health
from fieldscope.measure.health import PARTS, Health
from fieldscope.store import Signal, Store, TimeBase
from fieldscope.texts import quality_marks
from linkkit.driver import Kind, LinkState, Point, Quality, Record

NOW = 1_790_000_000 * SECOND


def pixels(lane: Lane) -> np.ndarray:
    picture = lane._picture
    assert picture is not None
    found = picture.pixels.view(np.uint8).reshape(*picture.pixels.shape, 4)[:, :, :3].astype(int)
    return found[:, lane._left - picture.left :][:, : picture.width]


def near(picture: np.ndarray, color: QColor, most: int = 70) -> np.ndarray:
    """Pixels of about that colour, (height, width) bool. Pictures are blue, green, red."""
    wanted = np.array([color.blue(), color.green(), color.red()])
    return np.abs(picture - wanted).max(axis=2) <= most


def widen(mask: np.ndarray, reach: int) -> np.ndarray:
    """Add all pixels within `reach` of one, along both axes."""
    padded = np.pad(mask, reach)
    height, width = mask.shape
    found = np.zeros_like(mask)
    for y, x in itertools.product(range(2 * reach + 1), repeat=2):
        found |= padded[y : y + height, x : x + width]
    return found


def path_of(lane: AnalogLane, frame: Frame, trace: Trace) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where a curve must pass, from its bare samples: x and y in pixels, and whether a line leads on from there."""
    assert trace.signal is not None
    view = frame.view
    window = trace.signal.window(view.begin_ns, view.end_ns, frame.base)
    x = (window.times - view.begin_ns) / view.q
    y = lane.y(frame, lane.axis_of(trace), window.values)
    known = np.isfinite(window.values)
    if trace.signal.interval is None:  # steps: every value holds until the next sample, the last one until now
        x = np.repeat(np.append(x, (frame.now_ns - view.begin_ns) / view.q), 2)[1:-1]
        y, known = np.repeat(y, 2), np.repeat(known, 2)
    return x, y, known & np.append(known[1:], False)


def lines(paths: list[tuple[np.ndarray, np.ndarray, np.ndarray]], width: int, height: int) -> np.ndarray:
    """The lines through the samples, drawn naively and broad: (height, width) bool."""
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setPen(QPen(QColor("white"), 5))
    for x, y, leads in paths:
        for n in np.flatnonzero(leads):
            painter.drawLine(QPointF(x[n], y[n]), QPointF(x[n + 1], y[n + 1]))
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(height, -1)[:, :width] > 0


@pytest.mark.parametrize(
    ("names", "span"),
    [(["I_L1", "I_L2", "I_L3", "U_L1"], 40), (["I_L1", "I_L2"], 3000), (["2001"], 60)],
    ids=["sparse", "dense", "steps"],
)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_curves_pass_their_samples_and_nothing_else(qtbot: QtBot, names: list[str], span: float, theme: Theme) -> None:
    store, signals = scene(NOW, 3000 if span == 3000 else 90, 0.5 if span == 3000 else 0.05)
    canvas = canvas_with(qtbot, store, [[signals[key] for key in names]], Clock(NOW), span)
    canvas.theme = theme
    canvas.refresh()
    canvas.draw_now()
    (lane,) = canvas.lanes
    assert isinstance(lane, AnalogLane)
    assert lane.groups[0].dense is (span == 3000)
    picture, frame = pixels(lane), canvas.new_frame()
    height, width = picture.shape[:2]
    paths = [path_of(lane, frame, trace) for trace in lane.traces]
    ink = np.logical_or.reduce([near(picture, curve_color(theme, trace.color)) for trace in lane.traces])
    reached = widen(ink, 1)  # another curve may lie on top
    clear = np.ones(width, bool)
    for trace, (x, y, leads) in zip(lane.traces, paths, strict=True):
        inside = leads & (x >= 1) & (x < width - 1)
        assert inside.sum() > 3
        passed = reached[y[inside].astype(int).clip(0, height - 1), x[inside].astype(int)]
        assert passed.mean() > 0.995, f"{trace.name}: {(~passed).sum()} of {passed.size} samples are not on the curve"
        # Where nothing is known there is hatching instead, which has a test of its own.
        for gone in np.flatnonzero(~leads):
            clear[max(0, int(x[gone]) - 3) : int(x[min(gone + 1, len(x) - 1)]) + 4] = False
    stray = ink & ~lines(paths, width, height) & clear
    assert stray.mean() < 0.001, f"{stray.sum()} pixels are drawn where no curve is"


def values_at(signal: Signal, moments: np.ndarray) -> list[float | None]:
    """The value that holds at each moment, read one by one."""
    found = [signal.at(int(moment)) for moment in moments]
    return [None if sample is None or sample.value is None else float(sample.value) for sample in found]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    "names", [["CB_Closed", "Spring_Charged", "Remote"], ["mode", "breaker"]], ids=["digital", "state"]
)
def test_rows_show_the_value_that_holds(qtbot: QtBot, names: list[str], theme: Theme) -> None:
    store, signals = scene(NOW)
    canvas = canvas_with(qtbot, store, [[signals[key] for key in names]], Clock(NOW), 60)
    canvas.theme = theme
    canvas.refresh()
    canvas.draw_now()
    (lane,) = canvas.lanes
    assert isinstance(lane, DigitalLane | StateLane)
    picture, frame = pixels(lane), canvas.new_frame()
    columns = np.arange(picture.shape[1])
    for number, trace in enumerate(lane.traces):
        assert trace.signal is not None
        # Just inside the ground of the row, above its text.
        height = lane.row_of(frame, number)[0] + frame.px(6 if isinstance(lane, DigitalLane) else 4)
        now = values_at(trace.signal, frame.view.begin_ns + columns * frame.view.q)
        steady = [
            x for x in columns[2:-2] if now[x] is not None and len(set(now[x - 2 : x + 3])) == 1
        ]  # not beside an edge, where one column shows both
        assert len(steady) > 100
        shown: dict[float, list[np.ndarray]] = {}
        for x in steady:
            shown.setdefault(now[x], []).append(picture[height, x])
        assert len(shown) > 1
        typical = {value: np.median(found, axis=0) for value, found in shown.items()}
        for value, found in shown.items():
            same = np.abs(np.array(found) - typical[value]).max(axis=1) < 24
            # Grid lines make the difference of a few.
            assert same.mean() > 0.95, f"{trace.name} = {value}: {(~same).sum()} columns differ from the others"
        for one, other in itertools.combinations(typical.values(), 2):
            assert np.abs(one - other).max() > 12, f"{trace.name}: two values look the same"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_health_shows_states_counts_and_jitter(qtbot: QtBot, theme: Theme) -> None:
    store = Store()
    watcher = Health(store)
    stream = store.sink("c").stream(Record("tag", 4, 0.05))
    for period in range(240):  # a minute in quarters of a second, five rows in each
        begin = NOW - (240 - period) * SECOND // 4
        faulty = 100 <= period < 120
        if period == 100:
            stream.gap(begin)
        if not faulty:
            late = 40_000_000 if period == 60 else 0
            stream.append(begin, bytes(4), quality=Quality.NOT_TOPICAL if 180 <= period < 200 else 0)
            for part in (50, 100, 150, 200):
                stream.append(begin + part * 1_000_000 + (late if part == 50 else 0), bytes(4))
        state = LinkState.FAULT if faulty else LinkState.RUNNING
        lost = 0 if period < 40 else 2 if period < 150 else 30
        watcher.sample("c", "PLC", state, lost, begin + SECOND // 4)
    signals = [store.find(key) for key in health.keys("c", None)]
    canvas = canvas_with(qtbot, store, [[signal for signal in signals if signal is not None]], Clock(NOW), 60)
    canvas.theme = theme
    canvas.refresh()
    canvas.draw_now()
    (lane,) = canvas.lanes
    assert isinstance(lane, HealthLane)
    assert [trace.key.point for trace in lane.traces] == list(PARTS)
    picture, frame = pixels(lane), canvas.new_frame()
    state, quality, gaps, lost, jitter = (
        picture[slice(*lane.row_of(frame, number))] for number in range(len(lane.traces))
    )

    def column(period: int) -> int:
        return canvas.view.column(NOW - (240 - period) * SECOND // 4) - canvas.view.left

    def band(row: np.ndarray, number: int, begin: int, end: int) -> bool:
        return bool(near(row, QColor(theme.bands[number]), 12)[8, column(begin) + 4 : column(end) - 4].mean() > 0.9)

    assert band(state, BANDS[LinkState.RUNNING], 20, 99)
    assert band(state, BANDS[LinkState.FAULT], 100, 119)
    assert band(state, BANDS[LinkState.RUNNING], 121, 238)
    assert band(quality, 2, 20, 99)
    assert band(quality, 1, 100, 119)
    assert band(quality, 4, 180, 199)
    for row, color, bars in (
        (gaps, theme.hatch, {100: 0.5}),
        (lost, theme.hatch, {40: 0.5, 150: 0.8}),
    ):
        seen = near(row, QColor(color)).sum(axis=0)
        height = len(row) - 5
        at = [column(period) for period in bars]
        near_bar = np.zeros(len(seen), np.bool_)
        for x, share in zip(at, bars.values(), strict=True):
            assert seen[x : x + 3].min() >= share * height - 1.5
            near_bar[x - 1 : x + 4] = True
        assert not seen[~near_bar].any(), "nothing else was counted"
    heights = near(jitter, QColor(theme.curves[0])).sum(axis=0)
    late = heights[column(60) + 1 : column(61)]
    calm = heights[column(70) : column(90)]
    assert late.min() > calm.max(initial=0) + 3, "a late packet stands out"
    assert {lane.value_text(lane.traces[1], value) for value in (0, 64, 256, 192)} == {
        "good",
        "NT",
        "no data",
        "IV NT",
    }


class Feed:
    """Cyclic fast, cyclic slow and event-driven points with gaps, bad quality, stalls and late source times."""

    def __init__(self, store: Store, seed: int, now_ns: int) -> None:
        sink = store.sink("x")
        self.random = np.random.default_rng(seed)
        self.fast = sink.stream(Record("fast", 5, 0.002))
        self.slow = sink.stream(Record("slow", 4, 0.7))
        self.event = sink.stream(Record("event", 5))
        self.signals = {
            "fast": store.signal("x", Point("fast", ("fast",), "fast", 0, "<f4")),
            "bit": store.signal("x", Point("bit", ("bit",), "fast", 4, "u1", bit=0, kind=Kind.DIGITAL)),
            "slow": store.signal("x", Point("slow", ("slow",), "slow", 0, "<f4")),
            "event": store.signal("x", Point("event", ("event",), "event", 0, "<f4")),
            "state": store.signal("x", Point("state", ("state",), "event", 4, "u1", kind=Kind.STATE)),
        }
        self.now_ns = now_ns
        self.next = dict.fromkeys(("fast", "slow", "event"), now_ns)
        self.stall_until = 0

    def run(self, until_ns: int) -> None:
        random = self.random
        while self.next["fast"] < until_ns:
            moment = self.next["fast"]
            self.next["fast"] += 2_000_000
            if random.random() < 0.0008:
                self.fast.gap(moment)
                self.stall_until = moment + int(random.integers(50, 900)) * 1_000_000
            if moment >= self.stall_until:
                quality = Quality.INVALID if random.random() < 0.002 else 0
                value = np.sin(moment / 3e9) + random.normal() * 0.1
                self.fast.append(moment, struct.pack("<fB", value, int(moment // 400_000_000) % 2), quality=quality)
        while self.next["slow"] < until_ns:
            moment = self.next["slow"]
            self.next["slow"] += int(random.choice([700_000_000, 700_000_000, 6_000_000_000]))
            self.slow.append(moment, struct.pack("<f", random.uniform(-1, 1)))
        while self.next["event"] < until_ns:
            moment = self.next["event"]
            self.next["event"] += int(random.exponential(1.5e9))
            late = int(random.integers(0, 400)) * 1_000_000
            quality = Quality.INVALID if random.random() < 0.1 else 0
            payload = struct.pack("<fB", random.uniform(-1, 1), random.integers(0, 3))
            self.event.append(moment, payload, moment - late, quality)


@pytest.mark.parametrize("base", list(TimeBase))
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_shifting_gives_the_same_picture_as_drawing_anew(qtbot: QtBot, seed: int, base: TimeBase) -> None:
    store = Store()
    feed = Feed(store, seed, NOW)
    clock = Clock(NOW)
    feed.run(NOW + 8 * SECOND)
    clock.now_ns = NOW + 8 * SECOND
    signals = feed.signals
    lanes = [[signals["fast"]], [signals["slow"], signals["event"]], [signals["bit"]], [signals["state"]]]
    canvas = canvas_with(qtbot, store, lanes, clock, 10)
    canvas.base = base
    canvas.refresh()
    canvas.draw_now()
    for lane in canvas.lanes:
        if isinstance(lane, AnalogLane):
            lane.scales[0].set(-1.5, 1.5)
            lane.invalidate()
    canvas.draw_now()
    shifted = 0
    random = np.random.default_rng(seed)
    for step in range(120):
        clock.now_ns += int(random.integers(5, 70)) * 1_000_000
        feed.run(clock.now_ns)
        before = [lane.generation for lane in canvas.lanes]
        canvas.draw_now()
        shifted += before == [lane.generation for lane in canvas.lanes]
        if step % 20 == 19:
            followed = [pixels(lane).copy() for lane in canvas.lanes]
            for lane in canvas.lanes:
                lane.invalidate()
            canvas.draw_now()
            for lane, old in zip(canvas.lanes, followed, strict=True):
                off = np.abs(pixels(lane) - old).max(axis=2) > 48
                columns = off.any(axis=0)
                assert columns[:-3].sum() <= 3, (lane.kind, np.flatnonzero(columns)[:20])
    assert shifted > 60, "most frames must be shifts"


def test_panning_back_and_forth_comes_back_to_the_same_picture(qtbot: QtBot) -> None:
    store, signals = scene(NOW)
    canvas = canvas_with(qtbot, store, [[signals["I_L1"]], [signals["CB_Closed"]], [signals["mode"]]], Clock(NOW))
    canvas.hold()
    before = [pixels(lane).copy() for lane in canvas.lanes]
    generations = [lane.generation for lane in canvas.lanes]
    for columns in (-7, -40, 30, -100, 117):
        canvas.pan(columns)
        canvas.draw_now()
    assert [lane.generation for lane in canvas.lanes] == generations, "panning shifts, it does not draw anew"
    for lane, old in zip(canvas.lanes, before, strict=True):
        assert (np.abs(pixels(lane) - old).max(axis=2) > 48).mean() < 0.002
    mode = canvas.lanes[2]
    assert isinstance(mode, StateLane)
    bands = mode._bands[mode.traces[0]]
    for one, following in itertools.pairwise(bands):
        assert one[1] == following[0]
        assert one[2] != following[2]


def test_nothing_is_drawn_through_a_gap(qtbot: QtBot) -> None:
    store, signals = scene(NOW)
    canvas = canvas_with(qtbot, store, [[signals["I_L1"]]], Clock(NOW))
    (lane,) = canvas.lanes
    color = lane.colors(LIGHT)[0]
    curve = (np.abs(pixels(lane) - [color.blue(), color.green(), color.red()]).max(axis=2) < 60).any(axis=0)
    gap = [canvas.view.column(NOW - s * SECOND // 2) - canvas.view.left for s in (67, 59)]
    assert not curve[gap[0] : gap[1]].any()
    assert curve[: gap[0] - 20].all()
    assert curve[gap[1] + 20 : -3].all()


def test_a_quiet_point_is_held_to_now_and_a_dead_one_is_dotted(qtbot: QtBot) -> None:
    store, signals = scene(NOW)
    clock = Clock(NOW)
    canvas = canvas_with(qtbot, store, [[signals["I_L1"]], [signals["2001"]]], clock)
    clock.now_ns += 20 * SECOND
    canvas.draw_now()
    drawn = []
    for lane in canvas.lanes:
        color = lane.colors(LIGHT)[0]
        near = np.abs(pixels(lane) - [color.blue(), color.green(), color.red()]).max(axis=2) < 60
        drawn.append(near.any(axis=0)[canvas.view.column(NOW + SECOND) - canvas.view.left : -2].mean())
    assert 0.35 < drawn[0] < 0.65, "stale: half of the pixels"
    assert drawn[1] == 1.0, "an event-driven value holds"


@pytest.mark.parametrize("rows_per_s", [5, 100], ids=["lines", "columns"])
@pytest.mark.parametrize("mark", [Quality.NOT_TOPICAL, Quality.BLOCKED, Quality.SUBSTITUTED])
def test_doubtful_values_are_dashed(qtbot: QtBot, mark: Quality, rows_per_s: int) -> None:
    store = Store()
    stream = store.sink("x").stream(Record("r", 5))
    curve = store.signal("x", Point("p", ("p",), "r", 0, "<f4"))
    bit = store.signal("x", Point("b", ("b",), "r", 4, "u1", bit=0, kind=Kind.DIGITAL))
    state = store.signal("x", Point("s", ("s",), "r", 4, "u1", kind=Kind.STATE))
    for row in range(60 * rows_per_s):
        moment = NOW - 60 * SECOND + row * SECOND // rows_per_s
        part = row / (60 * rows_per_s)
        quality = mark if part >= 0.5 else 0
        stream.append(moment, struct.pack("<fB", 5.0, 1), quality=quality)
    canvas = canvas_with(qtbot, store, [[curve], [bit], [state]], Clock(NOW), 60)
    drawn = []
    for lane in canvas.lanes:
        row = near(pixels(lane), lane.colors(LIGHT)[0]).any(axis=0)
        drawn.append((row[5:230].mean(), row[250:470].mean()))
    assert isinstance(canvas.lanes[0], AnalogLane)
    assert canvas.lanes[0].groups[0].dense is (rows_per_s == 100)
    for good, doubtful in drawn:
        assert good == 1.0
        assert 0.5 < doubtful < 0.8, "dashes"
    assert canvas.figures.readings[canvas.lanes[0].traces[0]].quality == quality_marks(mark)


def test_a_renamed_signal_is_named_anew(qtbot: QtBot) -> None:
    store, signals = scene(NOW)
    canvas = canvas_with(qtbot, store, [[signals["I_L1"]]], Clock(NOW))
    store.signal(
        "plc", dataclasses.replace(signals["I_L1"].point, path=("Feeder", "Current of the first line"), unit="A")
    )
    canvas.tick()
    trace = canvas.lanes[0].traces[0]
    assert trace.name == "Current of the first line"
    assert canvas.figures.readings[trace].text.endswith(" A")


def test_what_left_memory_is_marked(qtbot: QtBot) -> None:
    store = Store(200_000)
    stream = store.sink("x").stream(Record("r", 4, 0.001))
    signal = store.signal("x", Point("p", ("p",), "r", 0, "<f4"))
    for row in range(60_000):
        stream.append(NOW - (60_000 - row) * 1_000_000, struct.pack("<f", row % 100))
    canvas = canvas_with(qtbot, store, [[signal]], Clock(NOW))
    held = stream.snapshot()
    assert held.first > 0
    frame = canvas.new_frame()
    edge = canvas.lanes[0].history_edge(frame)
    assert edge == int(held.arrival(held.first, held.first + 1)[0]) // canvas.view.q
    assert canvas.view.left < edge < canvas.view.right


def test_a_slice_of_drawing_is_short_and_the_old_picture_stays(qtbot: QtBot) -> None:
    store, signals = scene(NOW)
    canvas = canvas_with(qtbot, store, [[signals[name] for name in NAMES]], Clock(NOW))
    (lane,) = canvas.lanes
    old = lane._picture
    lane.invalidate()
    frame = canvas.new_frame()
    assert not lane.work(frame, 0.0), "with no time left one step is made, and the rest is owed"
    assert lane._picture is old
    calls = 1
    while not lane.work(frame, 0.0):
        calls += 1
        assert calls < 50
    assert lane._picture is not old
    assert calls > 3


def test_a_clock_that_jumps_back_and_rows_out_of_order_are_drawn(qtbot: QtBot) -> None:
    store = Store()
    stream = store.sink("x").stream(Record("r", 4, 0.1))
    signal = store.signal("x", Point("p", ("p",), "r", 0, "<f4"))
    for row in range(300):
        stream.append(NOW - 30 * SECOND + row * 100_000_000, struct.pack("<f", row))
    clock = Clock(NOW)
    canvas = canvas_with(qtbot, store, [[signal]], clock)
    clock.now_ns = NOW - 10 * SECOND  # the PC's clock was set back
    for row in range(50):
        stream.append(NOW - 10 * SECOND + row * 100_000_000, struct.pack("<f", -row))
        clock.now_ns += 100_000_000
        canvas.draw_now()
    window = signal.window(NOW - 60 * SECOND, NOW + 60 * SECOND)
    assert (np.diff(window.times) >= 0).all()
    assert len(window) == 350
    lane = canvas.lanes[0]
    assert isinstance(lane, AnalogLane)
    color = lane.colors(LIGHT)[0]
    near = np.abs(pixels(lane) - [color.blue(), color.green(), color.red()]).max(axis=2) < 60
    assert near.any(axis=0)[canvas.view.column(NOW - 29 * SECOND) - canvas.view.left : -5].all()
