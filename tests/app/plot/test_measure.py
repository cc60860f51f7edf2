"""What the cursors measure, against values worked out by hand."""

import struct

import pytest
from pytestqt.qtbot import QtBot

from fieldscope.plot import Workspace
from fieldscope.plot.measure import Measured, measure
from fieldscope.plot.measurepanel import MeasurePanel
from fieldscope.store import Signal, Store
from linkkit.driver import Kind, Point, Quality, Record

SECOND = 1_000_000_000


def signal_of(samples: list[tuple[float, float, int]], kind: Kind = Kind.ANALOG) -> tuple[Store, Signal]:
    store = Store()
    stream = store.sink("x").stream(Record("r", 4))
    for t, value, quality in samples:
        stream.append(round(t * SECOND), struct.pack("<f", value), quality=quality)
    return store, store.signal("x", Point("p", ("p",), "r", 0, "<f4", kind=kind, states={0: "off", 1: "on"}))


def test_values_at_the_cursors_are_those_before_them() -> None:
    _, signal = signal_of([(1, 10, 0), (2, 20, 0), (3, 30, 0)])
    found = measure(signal, round(1.9 * SECOND), 3 * SECOND)
    assert (found.a, found.b, found.delta) == (10, 30, 20)
    assert found.slope == pytest.approx(20 / 1.1)
    assert found.samples == 2
    assert (found.low, found.high) == (10, 30)


def test_either_order_measures_the_same() -> None:
    _, signal = signal_of([(1, 10, 0), (2, 20, 0)])
    assert measure(signal, SECOND, 2 * SECOND) == measure(signal, 2 * SECOND, SECOND)


def test_mean_and_rms_are_weighted_by_time() -> None:
    _, signal = signal_of([(0, 0, 0), (9, 10, 0)])
    found = measure(signal, 0, 10 * SECOND)
    assert found.mean == pytest.approx(1.0)
    assert found.rms == pytest.approx(10**0.5)
    assert found.deviation == pytest.approx(3.0)


def test_bad_samples_and_their_time_are_left_out() -> None:
    _, signal = signal_of([(0, 1, 0), (1, 99, Quality.INVALID), (9, 3, 0)])
    found = measure(signal, 0, 10 * SECOND)
    assert found.mean == pytest.approx(2.0)
    assert (found.low, found.high) == (1, 3)
    assert found.samples == 3
    only_bad = measure(signal, 2 * SECOND, 3 * SECOND)
    assert only_bad.mean is None
    assert only_bad.a is None


def test_edges_and_pulse() -> None:
    _, signal = signal_of([(0, 0, 0), (2, 1, 0), (2.084, 0, 0), (5, 0, 0)], Kind.DIGITAL)
    found = measure(signal, SECOND, 6 * SECOND)
    assert found.edges == 2
    assert found.first_edge_s == pytest.approx(1.0)
    assert found.width_s == pytest.approx(0.084)


def test_nothing_to_measure() -> None:
    _, signal = signal_of([])
    assert measure(signal, 0, SECOND) == Measured()
    _, later = signal_of([(5, 1, 0)])
    found = measure(later, 0, SECOND)
    assert (found.a, found.b, found.samples) == (None, None, 0)


def test_the_panel_follows_the_cursors(qtbot: QtBot) -> None:
    store, signal = signal_of([(1, 10, 0), (2, 20, 0)], Kind.STATE)
    _, _ = store, signal
    workspace = Workspace(store)
    panel = MeasurePanel(workspace)
    qtbot.addWidget(workspace)
    qtbot.addWidget(panel)
    workspace.plot([signal])
    canvas = workspace.page.canvas
    canvas.set_cursor(0, SECOND)
    canvas.set_cursor(1, 2 * SECOND)
    assert workspace.on_hold, "placing a cursor puts the view on HOLD"
    panel.refresh()
    assert panel.model.measured(0).delta == 10
    assert "Δ +1.000000 s" in panel.times_text()
    assert panel.model.table()[1][:3] == ["p", "", "10.000"]
    canvas.clear_cursors()
    assert "Press A and B" in panel.times_text()
