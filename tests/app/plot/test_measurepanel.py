"""The table of what the cursors measure."""

import struct

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from fieldscope.plot import MeasurePanel, Workspace
from fieldscope.store import Signal, Store
from linkkit.driver import Kind, Point, Record

SECOND = 1_000_000_000


def signal_of(samples: list[tuple[float, float]], kind: Kind) -> tuple[Store, Signal]:
    store = Store()
    stream = store.sink("x").stream(Record("r", 4))
    for t, value in samples:
        stream.append(round(t * SECOND), struct.pack("<f", value))
    return store, store.signal(
        "x",
        Point(
            "p", ("p",), "r", 0, "<f4", kind=kind, states={0: "off", 10: "on"} if kind is Kind.STATE else {}, unit="kV"
        ),
    )


def test_the_panel_follows_the_cursors(qtbot: QtBot) -> None:
    store, signal = signal_of([(1, 10), (2, 20)], Kind.ANALOG)
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
    found = panel.model.measured(0)
    assert found is not None
    assert found.delta == 10
    assert "Δ +1.000000 s" in panel.times_text()
    assert panel.model.table()[1][:5] == ["p", "kV", "10.000", "20.000", "10.000"]
    panel.copy()
    assert QGuiApplication.clipboard().text().splitlines()[1].split("\t")[:4] == ["Signal", "unit", "A", "B"]
    canvas.clear_cursors()
    assert "Press A and B" in panel.times_text()


def test_states_stand_there_by_name(qtbot: QtBot) -> None:
    store, signal = signal_of([(1, 0), (2, 10)], Kind.STATE)
    workspace = Workspace(store)
    panel = MeasurePanel(workspace)
    qtbot.addWidget(workspace)
    qtbot.addWidget(panel)
    workspace.plot([signal])
    workspace.page.canvas.set_cursor(0, SECOND)
    workspace.page.canvas.set_cursor(1, 3 * SECOND)
    panel.refresh()
    assert panel.model.table()[1][2:5] == ["off", "on", "10.000"]
