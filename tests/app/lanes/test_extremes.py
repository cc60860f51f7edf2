"""Values, times and sizes that no plant should have: nothing crashes, nothing takes for ever, nothing odd is drawn."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
from plot_scene import SECOND, Clock, canvas_with
from pytestqt.qtbot import QtBot

from fieldscope.lanes import analog
from fieldscope.lanes.analog import AnalogLane
from fieldscope.lanes.reduce import line
from fieldscope.plot.canvas import Canvas
from fieldscope.store import Signal, Store
from linkkit.driver import Kind, Point, Quality, Record

NOW = 1_790_000_000 * SECOND
Make = Callable[[int], npt.NDArray[np.float64]]
NOISE = np.random.default_rng(5)


def signal_of(values: npt.ArrayLike, dtype: str = "<f8", kind: Kind = Kind.ANALOG, quality: int = 0) -> Signal:
    """Give a signal with a sample each 100 ms until now."""
    store = Store(64 << 20)
    cells = np.asarray(values, dtype)
    stream = store.sink("x").stream(Record("r", cells.itemsize, 0.1))
    times = NOW - np.arange(len(cells), dtype=np.int64)[::-1] * 100_000_000
    stream.extend(times, cells.view(np.uint8).reshape(len(cells), -1), None, np.full(len(cells), quality, np.uint16))
    return store.signal("x", Point("p", ("p",), "r", 0, dtype, kind=kind))


def shown(qtbot: QtBot, signal: Signal, span_s: float) -> Canvas:
    store = Store()
    canvas = canvas_with(qtbot, store, [[signal]], Clock(NOW), span_s)
    canvas.hover = canvas.plots.center()
    canvas.draw_now()
    canvas.grab()
    return canvas


@pytest.mark.parametrize("span_s", [30.0, 600.0], ids=["lines", "columns"])
@pytest.mark.parametrize(
    ("dtype", "make"),
    [
        ("<f8", lambda n: NOISE.normal(size=n) * 1e300),
        ("<f8", lambda n: NOISE.normal(size=n) * 1e-300),
        ("<f8", lambda n: np.where(np.arange(n) % 2, 1.7e308, -1.7e308)),
        ("<f8", lambda n: np.full(n, 1.7e308)),
        ("<f8", lambda n: np.where(np.arange(n) % 2, 5e-324, 0.0)),
        ("<f8", lambda n: np.where(np.arange(n) % 2, 1.0, 1.0 + 2.3e-16)),
        ("<f8", lambda n: NOISE.choice([np.nan, np.inf, -np.inf, 1e300, -1e-300, 0.0, 1.0], size=n)),
        ("<f8", lambda n: np.full(n, np.nan)),
        ("<f8", lambda n: np.full(n, -np.inf)),
        ("<f8", lambda n: np.full(n, -3.25)),
        ("<f4", lambda n: NOISE.choice([np.nan, 3.4e38, -3.4e38, 1e-45], size=n)),
        ("<u8", lambda n: 2**64 - 1 - np.arange(n, dtype=np.uint64)),
        ("<i8", lambda n: -(2**63) + np.arange(n)),
    ],
)  # fmt: skip
def test_any_value_is_drawn(qtbot: QtBot, dtype: str, make: Make, span_s: float) -> None:
    canvas = shown(qtbot, signal_of(make(6000), dtype), span_s)
    (lane,) = canvas.lanes
    assert isinstance(lane, AnalogLane)
    (scale,) = lane.scales
    for low, high in ((0.0, 1.0), (1e-200, 2e-200), (1.0, 1.0 + 1e-15), (-8e307, 8e307), (scale.low, scale.high)):
        assert np.isfinite(high - low)
        assert high > low
        scale.set(low, high)
        lane.invalidate()
        canvas.draw_now()
        canvas.grab()
    for act in (lambda: scale.zoom(0.5, 1.0), lambda: scale.zoom(2.0, 0.0), lambda: scale.pan(0.9)):
        for _ in range(1200):
            act()
        lane.invalidate()
        canvas.draw_now()
        canvas.grab()
        assert scale.low < scale.high
    lane.fit()
    canvas.draw_now()


@pytest.mark.parametrize("kind", [Kind.STATE, Kind.DIGITAL])
@pytest.mark.parametrize(
    ("dtype", "values"),
    [("<i8", [-(2**63), 2**63 - 1, 0]), ("<u8", [2**64 - 1, 2**63, 0]), ("<f8", [np.nan, np.inf, 1e300, 0.0])],
)
def test_any_value_stands_in_a_row(qtbot: QtBot, kind: Kind, dtype: str, values: list[float]) -> None:
    for last in values:
        shown(qtbot, signal_of(np.array([*values * 100, last], dtype), dtype, kind), 40.0)


def test_readings_of_large_integers_are_exact(qtbot: QtBot) -> None:
    for dtype, value in (("<u8", 2**64 - 1), ("<i8", -(2**53) - 1)):
        signal = signal_of(np.array([value], dtype), dtype)
        canvas = shown(qtbot, signal, 10.0)
        (trace,) = canvas.traces()
        assert canvas.lanes[0].value_text(trace, value) == str(value).replace("-", "−")
        canvas.hover = None
        canvas.draw_now()
        assert canvas.figures.readings[trace].text == str(value).replace("-", "−")


@pytest.mark.parametrize("quality", [Quality.GOOD, Quality.NOT_TOPICAL], ids=["stale", "doubtful"])
def test_dashes_are_made_for_what_is_seen_only(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, quality: Quality) -> None:
    made = []
    dashes = analog.dashes

    def counted(*arguments: object) -> npt.NDArray[np.float64]:
        made.append(dashes(*arguments))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr(analog, "dashes", counted)
    signal = signal_of([1.0, 2.0], quality=int(quality))
    clock = Clock(NOW + 3600 * SECOND)  # nothing came for an hour
    canvas = canvas_with(qtbot, Store(), [[signal]], clock)
    while canvas.view.span_ns > 2000:
        canvas.zoom(0.5, canvas.view.width / 2)
        canvas.draw_now()
    assert len(made) > 10
    assert max(map(len, made)) < 3 * canvas.view.width


def test_an_hour_without_a_number_is_one_stretch() -> None:
    signal = signal_of(np.where(np.arange(6000) % 3000 < 10, 1.0, np.nan))
    window = signal.window(0, NOW + 1)
    found = line(window, NOW - 600 * SECOND, 1_000_000, NOW, step=False, stale_ns=10**9)
    assert found.unknown.tolist() == [[1100.0, 300_100.0], [301_100.0, 600_000.0]]


def test_the_far_future_and_the_far_past_are_shown(qtbot: QtBot) -> None:
    canvas = shown(qtbot, signal_of(np.sin(np.arange(6000) / 30)), 60.0)
    for columns in (10**15, -(10**16), 10**9):
        for span_s in (1e-6, 60.0, 366 * 86400.0):
            canvas.set_span(round(span_s * SECOND))
            canvas.pan(columns)
            canvas.draw_now()
            canvas.grab()
            canvas.set_cursor(0, canvas.view.begin_ns)
    canvas.go_live()
    assert canvas.view.live


def test_a_single_sample_is_seen(qtbot: QtBot) -> None:
    for span_s in (1e-3, 10.0, 86400.0):
        canvas = canvas_with(qtbot, Store(), [[signal_of([1.0])]], Clock(NOW + 100_000_000), span_s)
        (lane,) = canvas.lanes
        assert isinstance(lane, AnalogLane)
        assert lane.scales[0].low < 1.0 < lane.scales[0].high


def test_five_hundred_curves_share_a_lane(qtbot: QtBot) -> None:
    store = Store(64 << 20)
    count, rows = 500, 3000
    stream = store.sink("x").stream(Record("r", 4 * count, 0.01))
    values = np.broadcast_to(np.r_[-50, np.arange(1, count)].astype("<f4"), (rows, count))
    times = NOW - np.arange(rows, dtype=np.int64)[::-1] * 10_000_000
    stream.extend(times, np.ascontiguousarray(values).view(np.uint8))
    signals = [store.signal("x", Point(f"p{n}", (f"p{n}",), "r", 4 * n, "<f4")) for n in range(count)]
    clock = Clock(NOW)
    canvas = canvas_with(qtbot, store, [signals], clock, 10.0)
    (lane,) = canvas.lanes
    assert isinstance(lane, AnalogLane)
    assert all(group.dense for group in lane.groups)
    for _ in range(3):
        clock.now_ns += 50_000_000
        stream.append(clock.now_ns, values[0].tobytes())
        canvas.draw_now()
        canvas.tick()
    canvas.grab()
    # The first and the last one are there, in their colours.
    frame = canvas.new_frame()
    shown = canvas.grab().toImage()
    x = round((canvas.plots.left() + canvas.plots.width() // 2) / canvas.dpr)
    for number in (0, count - 1):
        y = round((lane.top + float(lane.y(frame, lane.scales[0], values[:1, number].astype(float))[0])) / canvas.dpr)
        wanted = lane.colors(frame.theme)[number].name()
        assert wanted in {shown.pixelColor(x, y + dy).name() for dy in (-1, 0, 1)}


@pytest.mark.parametrize("step_ms", [5, 5000], ids=["columns", "lines"])
def test_a_device_with_another_clock_says_so_and_is_found_where_its_clock_says(qtbot: QtBot, step_ms: int) -> None:
    ahead = 80 * 365 * 86400 * SECOND
    store = Store()
    stream = store.sink("x").stream(Record("r", 4, step_ms / 1000))
    for number in range(2000):
        arrival = NOW - (1999 - number) * step_ms * 1_000_000
        stream.append(arrival, np.float32(number % 7).tobytes(), arrival + ahead)
    signal = store.signal("x", Point("p", ("p",), "r", 0, "<f4"))
    canvas = canvas_with(qtbot, store, [[signal]], Clock(NOW), 9.0)
    (trace,) = canvas.traces()
    assert not canvas.figures.readings[trace].quality
    canvas.toggle_base()
    canvas.draw_now()
    assert canvas.figures.readings[trace].quality == "T+80 y"
    canvas.show_time(NOW + ahead - 6 * SECOND, NOW + ahead + 3 * SECOND)
    canvas.draw_now()
    lane = canvas.lanes[0]
    color = lane.colors(canvas.theme)[0]
    shown = canvas.grab().toImage()
    left, width = canvas.plots.left(), canvas.plots.width()
    ink = [
        any(
            abs(shown.pixelColor(x, y).red() - color.red()) + abs(shown.pixelColor(x, y).blue() - color.blue()) < 180
            for y in range(lane.top, lane.top + lane.height, 1)
        )
        for x in range(left + 5, left + width, 20)
    ]
    assert all(ink[: len(ink) // 2])
    assert not any(ink[len(ink) * 3 // 4 :])
