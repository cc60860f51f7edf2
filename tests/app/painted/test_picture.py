"""The picture that is brought up to date cell by cell is the one that is painted at one go."""

import random
import struct
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from fieldscope.painted.picture import Picture
from fieldscope.sources.filter import parse
from fieldscope.store import Store
from fieldscope.values.entries import AGE, ALARM, QUALITY, SIGNAL, SOURCE, UNIT, VALUE
from fieldscope.values.model import ValueModel
from fieldscope.values.view import ValueView
from linkkit.driver import Point, Record

ROWS = 60


class Table:
    """A table that is longer than its view, with chips, alarms and qualities."""

    def __init__(self, qtbot: QtBot) -> None:
        store = Store(1 << 24)
        sink = store.sink("rtu")
        points = [Point(f"{n}", ("CA 1", f"P{n}"), f"{n}", 0, "<f8", unit="A") for n in range(ROWS)]
        self.streams = [sink.stream(Record(point.record, 8)) for point in points]
        self.model = ValueModel(lambda key: QColor("red") if key.point.endswith("3") else None, list)
        self.model.alarm_of = lambda key: "high" if key.point.endswith("7") else ""
        self.view = ValueView(self.model)
        qtbot.addWidget(self.view)
        self.view.resize(1100, 300)
        self.view.show()
        self.model.show((s.key, s, "RTU") for s in (store.signal("rtu", point) for point in points))

    def change(self, dice: random.Random) -> None:
        for number in dice.sample(range(ROWS), 20):
            payload = struct.pack("<d", dice.choice((0.0, 1.5, 1e300)))
            self.streams[number].append(time.time_ns(), payload, time.time_ns(), dice.choice((0, 0, 64)))
        self.model.refresh(*self.view.visible_rows())

    def scroll(self, dice: random.Random) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(dice.choice((bar.value() + 2, bar.value() - 1, dice.randrange(ROWS))))

    def select(self, dice: random.Random) -> None:
        if count := self.model.rowCount():
            self.view.selectRow(dice.randrange(count))

    def filter(self, dice: random.Random) -> None:
        self.model.use(parse(dice.choice(("", "", "P1", "P33", "none of them"))))

    def sort(self, dice: random.Random) -> None:
        self.view.sortByColumn(dice.choice((-1, SIGNAL, VALUE, AGE)), Qt.SortOrder.DescendingOrder)

    def arrange(self, dice: random.Random) -> None:
        self.view.setColumnWidth(VALUE, dice.choice((40, 90, 140)))
        self.view.setColumnHidden(dice.choice((SOURCE, UNIT, QUALITY, ALARM)), dice.random() < 0.5)

    def recolor(self, _dice: random.Random) -> None:
        self.model.recolor()

    def image(self, picture: Picture) -> QImage:
        place = self.view.place(*self.view.visible_rows())
        return picture.brought_up(self.view.looks, place).toImage()


@pytest.mark.parametrize("seed", range(4))
def test_what_was_painted_in_parts_is_what_is_painted_at_one_go(qtbot: QtBot, seed: int) -> None:
    table, dice, picture = Table(qtbot), random.Random(seed), Picture()
    steps = (table.change, table.change, table.scroll, table.select, table.filter, table.sort, table.arrange)
    for _ in range(60):
        step = dice.choice((*steps, table.recolor))
        step(dice)
        if table.model.rowCount():
            assert table.image(picture) == table.image(Picture()), step.__name__


def test_an_unchanged_cell_is_not_painted_again(qtbot: QtBot) -> None:
    table, picture = Table(qtbot), Picture()
    table.model.refresh(*table.view.visible_rows())
    before = table.image(picture)
    picture._pixmap.fill(QColor("blue"))
    table.streams[1].append(time.time_ns(), struct.pack("<d", 2.5))
    table.model.refresh(*table.view.visible_rows())
    after = table.image(picture)
    left, height = table.view.columnViewportPosition(VALUE), table.view.rowHeight(0)
    width = table.view.columnWidth(VALUE)
    assert after.pixelColor(left + 1, height // 2) == QColor("blue")
    assert after.pixelColor(left + 1, height + height // 2) == before.pixelColor(left + 1, height + height // 2)
    assert after.copy(left, height, width, height) != before.copy(left, height, width, height)
