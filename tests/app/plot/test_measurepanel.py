"""The table of what the cursors measure."""

import struct

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from fieldscope.plot import MeasurePanel, Workspace
from fieldscope.plot.measurepanel import COLUMNS, TIPS
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


def select(panel: MeasurePanel, row: int) -> None:
    """Not `selectRow`: it looks at the keys that are held, and Qt thinks so of those of the test before."""
    flags = QItemSelectionModel.SelectionFlag
    panel.view.selectionModel().select(panel.model.index(row, 0), flags.ClearAndSelect | flags.Rows)


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


def test_chosen_rows_stay_chosen_when_more_is_plotted(qtbot: QtBot) -> None:
    store = Store()
    stream = store.sink("x").stream(Record("r", 12))
    stream.append(0, struct.pack("<fff", 1, 2, 3))
    p, q, r = (store.signal("x", Point(name, (name,), "r", 4 * n, "<f4")) for n, name in enumerate("pqr"))
    workspace = Workspace(store)
    panel = MeasurePanel(workspace)
    qtbot.addWidget(workspace)
    qtbot.addWidget(panel)
    workspace.plot([p, q])
    panel.refresh()
    select(panel, 1)
    workspace.plot([r])
    workspace.remove([p.key])
    panel.refresh()
    chosen = [panel.model.traces[index.row()].name for index in panel.view.selectionModel().selectedRows()]
    assert chosen == ["q"]


def test_chosen_rows_are_copied_as_cells_or_as_markdown(qtbot: QtBot) -> None:
    store = Store()
    stream = store.sink("x").stream(Record("r", 8))
    for t in range(3):
        stream.append(t * SECOND, struct.pack("<ff", t, 10 * t))
    signals = [store.signal("x", Point(name, (name,), "r", 4 * n, "<f4")) for n, name in enumerate("pq")]
    workspace = Workspace(store)
    panel = MeasurePanel(workspace)
    qtbot.addWidget(workspace)
    qtbot.addWidget(panel)
    panel.show()
    workspace.plot(signals)
    workspace.page.canvas.set_cursor(0, 0)
    workspace.page.canvas.set_cursor(1, 2 * SECOND)
    panel.refresh()
    panel.copy_markdown()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == panel.times_text()
    assert lines[1] == ""
    assert [line.split("|")[1].strip(" -") for line in lines[2:]] == ["Signal", "", "p", "q"]
    select(panel, 1)
    panel.activateWindow()
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    qtbot.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()[1:]]
    assert [row[0] for row in copied] == ["Signal", "q"]
    row = dict(zip(*copied, strict=True))
    assert (row["Δ"], row["∫ ·s"], row["trend /s"]) == ("20.000", "10.000", "7.5000")  # event-driven: steps


def test_every_explained_column_is_there() -> None:
    assert set(TIPS) <= {title for title, _ in COLUMNS}
