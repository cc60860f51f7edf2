"""The value table's model and view on a store filled by hand."""

import math
import struct
import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from fieldscope.sources.filter import parse
from fieldscope.store import Signal, Store
from fieldscope.values.entries import BLOCK, COLUMNS, HIGH, LOW, QUALITY, RATE, SIGNAL, UNIT, VALUE, Entry
from fieldscope.values.model import ValueModel
from fieldscope.values.view import ValueView
from linkkit.driver import NO_TIME, Kind, Point, Quality, Record


class Plant:
    """Points with a record each."""

    def __init__(self, qtbot: QtBot, names: str = "ABCD") -> None:
        self.store = Store(1 << 26)
        sink = self.store.sink("rtu")
        self.points = [Point(n, ("CA 1", n), n, 0, "<f8", unit="A", type_name="M_ME_NC_1") for n in names]
        self.streams = {point.key: sink.stream(Record(point.record, 8)) for point in self.points}
        self.model = ValueModel(lambda _key: None, list)
        self.tester = QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Warning)
        self.view = ValueView(self.model)
        qtbot.addWidget(self.view)
        self.view.resize(1200, 400)
        self.view.show()
        self.model.show((s.key, s, "RTU") for s in self.signals())

    def signals(self) -> list[Signal]:
        return [self.store.signal("rtu", point) for point in self.points]

    def put(self, name: str, value: float, quality: int = 0) -> None:
        self.streams[name].append(time.time_ns(), struct.pack("<d", value), NO_TIME, quality)

    def names(self) -> str:
        return "".join(self.text(row, SIGNAL)[-1] for row in range(self.model.rowCount()))

    def text(self, row: int, column: int) -> str:
        return str(self.model.index(row, column).data())

    def settle(self) -> None:
        """Refresh until every sweep has come round."""
        for _ in range(6):
            self.model.refresh(*self.view.visible_rows())
            self.model.sweep()


@pytest.fixture
def plant(qtbot: QtBot) -> Plant:
    return Plant(qtbot)


def test_a_row_says_value_unit_quality_and_extremes(plant: Plant) -> None:
    assert plant.text(0, QUALITY) == "no data"
    for value in (1.5, 99.0, -3.25, 2.0):
        plant.put("A", value)
    plant.put("A", 1e9, int(Quality.INVALID))
    plant.settle()
    assert plant.text(0, VALUE) == "1e+09"
    assert plant.text(0, UNIT) == "A"
    assert plant.text(0, QUALITY) == "IV"
    assert (plant.text(0, LOW), plant.text(0, HIGH)) == ("-3.25", "99")
    plant.model.forget()
    plant.put("A", 5.0)
    plant.settle()
    assert (plant.text(0, LOW), plant.text(0, HIGH)) == ("5", "5")


def test_extremes_find_one_sample_among_many_and_say_when_they_are_still_looking(plant: Plant) -> None:
    for number in range(BLOCK * 3):
        plant.put("B", 7777.0 if number == 5 else 1.0)
    signal = plant.signals()[1]
    entry = Entry(signal.key, signal, "RTU")
    entry.read(0)
    assert COLUMNS[HIGH].text(entry) == "…"
    while entry.scan():
        pass
    assert (entry.low, entry.high) == (1.0, 7777.0)
    assert COLUMNS[HIGH].text(entry) == "7777"


def test_only_a_new_reading_changes_a_row(plant: Plant) -> None:
    plant.put("A", 1.0)
    plant.settle()
    plant.put("A", 2.0)
    assert plant.text(0, VALUE) == "1"
    plant.model.refresh(0, 0)
    assert plant.text(0, VALUE) == "2"


def test_changes_flash_and_fade(plant: Plant) -> None:
    plant.put("A", 1.0)
    plant.settle()
    index = plant.model.index(0, VALUE)
    assert index.data(Qt.ItemDataRole.BackgroundRole) is None
    plant.put("A", 2.0)
    plant.model.refresh(0, 0)
    assert index.data(Qt.ItemDataRole.BackgroundRole) is not None
    plant.model.entry(0).moved_ns -= 2_000_000_000
    assert index.data(Qt.ItemDataRole.BackgroundRole) is None


def test_sorting_follows_the_values_and_keeps_the_selection(plant: Plant) -> None:
    for name, value in zip("ABC", (3.0, 1.0, 2.0), strict=True):
        plant.put(name, value)
    plant.view.selectRow(1)
    plant.view.sortByColumn(VALUE, Qt.SortOrder.DescendingOrder)
    assert plant.names() == "ACBD"
    assert plant.view.selected_rows() == [2]
    plant.view.sortByColumn(VALUE, Qt.SortOrder.AscendingOrder)
    assert plant.names() == "BCAD"  # without a value: last, whichever way
    plant.put("B", 10.0)
    plant.settle()
    assert plant.names() == "CABD"
    assert plant.view.selected_rows() == [2]
    plant.view.sortByColumn(SIGNAL, Qt.SortOrder.DescendingOrder)
    assert plant.names() == "DCBA"
    plant.model.sort(-1)
    assert plant.names() == "ABCD"


def test_filters_by_name_and_live(plant: Plant) -> None:
    plant.put("A", 1.0)
    plant.put("B", 1.0, int(Quality.INVALID))
    plant.view.selectRow(1)
    plant.model.use(parse("bad"))
    assert plant.names() == "BCD"
    assert plant.view.selected_rows() == [0]
    plant.put("B", 1.0)
    plant.put("A", 1.0, int(Quality.NOT_TOPICAL))
    plant.settle()
    assert plant.names() == "ACD"
    plant.model.use(parse("type:mfl c"))
    assert plant.names() == "ABCD"  # “c” is in “CA 1”
    plant.model.use(parse("1.c"))
    assert plant.names() == "C"


def test_states_and_rates(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    plant = Plant(qtbot, "A")
    now = [100.0]
    monkeypatch.setattr("fieldscope.values.model.time.monotonic", lambda: now[0])
    plant.settle()
    for _ in range(40):
        plant.put("A", math.pi)
    now[0] += 2.0
    plant.settle()
    plant.settle()
    assert plant.text(0, RATE) == "20.0/s"
    state = plant.store.signal(
        "rtu", Point("S", ("CA 1", "S"), "A", 0, "<f8", kind=Kind.STATE, states={3: "closed"}, unit="A")
    )
    entry = Entry(state.key, state, "RTU")
    entry.read(0)
    entry.value = 3.0
    assert COLUMNS[VALUE].text(entry) == "closed"


def test_a_row_is_painted_where_it_stands(plant: Plant) -> None:
    plant.put("A", 1.0)
    plant.settle()
    plant.view.selectRow(1)
    picture = plant.view.viewport().grab().toImage()
    palette = plant.view.palette()
    y = plant.view.rowViewportPosition(1) + 2
    assert picture.pixelColor(QPoint(3, y)) in (
        palette.color(group, palette.ColorRole.Highlight)
        for group in (palette.ColorGroup.Active, palette.ColorGroup.Inactive)
    )
    left = plant.view.columnViewportPosition(VALUE)
    row = [
        picture.pixelColor(x, plant.view.rowHeight(0) // 2) for x in range(left, left + plant.view.columnWidth(VALUE))
    ]
    assert len({color.name() for color in row}) > 1
    assert plant.view.visible_rows() == (0, 3)


def test_an_empty_table_has_no_rows_to_show(qtbot: QtBot) -> None:
    plant = Plant(qtbot, "")
    plant.view.empty = "nothing here"
    plant.settle()
    plant.view.grab()
    assert plant.view.visible_rows() == (0, -1)
