"""The steps of the dialog of a PLC, against the simulated controller: reach, produced tags, structure."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from window_desk import Desk

from fieldscope.dialogs import tags as tags_module
from fieldscope.dialogs.connection import ConnectionDialog
from fieldscope.dialogs.reach import Discovery
from fieldscope.dialogs.structure import StructureStep
from fieldscope.dialogs.table import TableEditor
from fieldscope.dialogs.tags import TagSource
from fieldscope.simulators import Simulator
from pyconpro.browse import BrowseError
from pyconpro.types import parse_type

WAIT = 40.0
T = TypeVar("T")
L5X = """<?xml version="1.0" encoding="UTF-8"?>
<RSLogix5000Content SchemaRevision="1.0">
<Controller Name="Plc">
<DataTypes>
<DataType Name="UDT_Motor" Family="NoFamily" Class="User"><Members>
<Member Name="ZZ0" DataType="SINT" Dimension="0" Hidden="true"/>
<Member Name="Running" DataType="BIT" Dimension="0" Hidden="false" Target="ZZ0" BitNumber="0"/>
<Member Name="Speed" DataType="REAL" Dimension="0" Hidden="false"/>
</Members></DataType>
</DataTypes>
<Tags>
<Tag Name="Motor1" TagType="Produced" DataType="UDT_Motor"><ProduceInfo UnicastPermitted="false" DefaultRPI="25"/></Tag>
<Tag Name="Valve1" TagType="Produced" DataType="AOI_Valve"/>
</Tags>
</Controller>
</RSLogix5000Content>
"""


@pytest.fixture(scope="module")
def plc() -> Iterator[Simulator]:
    simulator = Simulator("plc")
    yield simulator
    simulator.stop()


def opened(desk: Desk, port: int = 0) -> ConnectionDialog:
    dialog = desk.window.add_connection("plc")
    assert dialog is not None
    if port:
        dialog.form.put("address", "127.0.0.1")
        dialog.form.put("port", str(port))
        dialog.form.put("io_port", "0")
    return dialog


def part(dialog: ConnectionDialog, kind: type[T]) -> T:
    return next(extra for extra in dialog.extras if isinstance(extra, kind))


def hints(dialog: ConnectionDialog) -> TableEditor:
    table = dialog.form.editors["hints"]
    assert isinstance(table, TableEditor)
    return table


def test_a_device_is_discovered_and_chosen_by_keyboard(real: Desk, plc: Simulator) -> None:
    dialog = opened(real, plc.port())
    discovery = part(dialog, Discovery)
    discovery.button.click()
    real.wait(lambda: discovery.table.rowCount() == 1, WAIT)
    shown = [item.text() for column in range(5) if (item := discovery.table.item(0, column)) is not None]
    assert shown[0].startswith("1756-L83E")
    assert shown[1] == "33.011"
    assert shown[3:] == ["127.0.0.1", "operational"]
    dialog.form.put("address", "")
    discovery.table.setCurrentCell(0, 0)
    QTest.keyClick(discovery.table, Qt.Key.Key_Return)
    assert dialog.form.draft["address"] == "127.0.0.1"
    assert dialog.isVisible()
    discovery.button.click()
    assert discovery.button.text() == "&Discover"
    dialog.reject()


def test_nobody_answers_and_that_is_said(real: Desk) -> None:
    dialog = opened(real)
    dialog.form.put("adapter", "127.0.0.1")
    dialog.form.put("port", "9")
    discovery = part(dialog, Discovery)
    discovery.button.click()
    real.wait(lambda: "Nobody answered" in discovery.message.text(), WAIT)
    assert "Check the cable" in discovery.message.text()
    dialog.reject()
    assert not discovery._waiting.busy


@pytest.mark.skipif(importlib.util.find_spec("pycomm3") is None, reason="pycomm3 is not installed")
def test_a_browsed_tag_fills_a_hint(real: Desk, plc: Simulator) -> None:
    dialog = opened(real, plc.port())
    source = part(dialog, TagSource)
    dialog.form.show_page("Produced tags")
    source.browse_button.click()
    assert source.browse_button.text() == "&Stop browsing"
    real.wait(lambda: bool(source.panel.choices()), WAIT)
    source.panel.filter_box.setText("line1")
    (choice,) = source.panel.choices()
    assert choice.cells[0] == "Line1"
    assert choice.parts
    source.panel.view.setFocus()
    source.panel.view.selectAll()
    QTest.keyClick(source.panel.view, Qt.Key.Key_Return)
    (row,) = hints(dialog).model.rows
    assert row["tag"] == "Line1"
    assert parse_type(row["type"]).size == 40
    dialog.ok_button.click()
    assert real.session.connections[-1].settings.hints[0].tag == "Line1"


def test_browsing_needs_an_address_and_can_be_stopped(
    real: Desk, plc: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(real)
    source = part(dialog, TagSource)
    source.browse()
    assert source.message.text().startswith("Address: enter")
    dialog.form.put("address", "127.0.0.1")

    async def refuse(*_: object, **__: object) -> None:
        raise BrowseError("The tag list could not be read: silence. Check the address.")

    monkeypatch.setattr(tags_module, "browse_tags", refuse)
    source.browse()
    real.wait(lambda: "could not be read" in source.message.text(), WAIT)
    source.browse()
    source.browse()
    assert source.message.text() == "Stopped."
    assert source.browse_button.text() == "&Browse the controller"


def test_without_pycomm3_it_is_said_how_to_get_it(real: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "pycomm3" else find(name))
    source = part(opened(real), TagSource)
    assert not source.browse_button.isEnabled()
    assert "pip install pycomm3" in source.message.text()


def test_an_l5x_file_proposes_tags_and_structures(real: Desk, tmp_path: Path) -> None:
    path = tmp_path / "plant.L5X"
    path.write_text(L5X, encoding="utf-8")
    dialog = opened(real)
    source, structure = part(dialog, TagSource), part(dialog, StructureStep)
    source.import_file(path)
    assert "line 13: the type AOI_Valve of Valve1 is not described in the file" in source.message.text()
    source.panel.pick_all()
    (row,) = hints(dialog).model.rows
    assert (row["tag"], row["type"]) == ("Motor1", "{Running: BOOL, Speed: REAL}")
    assert (row["rpi_ms"], row["multicast"]) == ("25", True)
    source.panel.pick_all()
    assert "1 was there already" in source.panel.message.text()
    assert structure.tag_box.currentText() == "Motor1"
    assert "8 bytes; data size = tag bytes + 2 = 10" in structure.message.text()
    names = [structure.tree.topLevelItem(n) for n in range(structure.tree.topLevelItemCount())]
    assert [(item.text(0), item.text(2)) for item in names if item is not None] == [("Running", "0.0"), ("Speed", "4")]
    source.import_button.click()
    chooser = source.import_button.findChild(QFileDialog)
    assert chooser is not None
    chooser.reject()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "line 1"),
        (b"not xml", "line 1: this is not XML"),
        (b"<html/>", "no L5X export"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><RSLogix5000Content/>', "document type declaration"),
    ],
)
def test_a_bad_l5x_file_changes_nothing(real: Desk, tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "bad.L5X"
    path.write_bytes(content)
    dialog = opened(real)
    source = part(dialog, TagSource)
    hints(dialog).add_row()
    before = [dict(row) for row in hints(dialog).model.rows]
    source.import_file(path)
    assert words in source.message.text()
    assert path.name in source.message.text()
    assert hints(dialog).model.rows == before
    source.import_file(tmp_path / "missing.L5X")
    assert "cannot be read" in source.message.text()


def test_the_structure_of_a_tag_is_typed_chosen_and_imported(real: Desk, tmp_path: Path) -> None:
    dialog = opened(real)
    source, structure = part(dialog, TagSource), part(dialog, StructureStep)
    assert "Enter the produced tags" in structure.message.text()
    assert not structure.type_edit.isEnabled()
    table = hints(dialog)
    table.add_row()
    table.model.setData(table.model.index(0, 0), "Line1")
    structure.type_edit.selectAll()
    real.qtbot.keyClicks(structure.type_edit, "{{A: REAL}")
    assert table.model.rows[0]["type"] == "{{A: REAL}"
    assert "member starts with its name" in structure.message.text()
    structure.type_edit.selectAll()
    real.qtbot.keyClicks(structure.type_edit, "DINT[4]")
    assert "16 bytes; data size = tag bytes + 2 = 18" in structure.message.text()
    path = tmp_path / "plant.L5X"
    path.write_text(L5X, encoding="utf-8")
    source.import_file(path)
    assert structure.structure_box.currentText() == "UDT_Motor – 8 bytes"
    structure.use_button.click()
    assert table.model.rows[0]["type"] == "{Running: BOOL, Speed: REAL}"
    members = tmp_path / "members.csv"
    members.write_text("Name;Type;Dimension\nSpeed;REAL;\nCounts;DINT;[4]\nOn;BOOL;0\n", encoding="utf-8")
    structure.import_file(members)
    assert table.model.rows[0]["type"] == "{Speed: REAL, Counts: DINT[4], On: BOOL}"
    assert structure.type_edit.text() == "{Speed: REAL, Counts: DINT[4], On: BOOL}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Name;Type\n", "a member must follow"),
        ("Type\nREAL\n", "the heading line must have name"),
        ("Name;Type\nSpeed;REEL\n", "line 2: there is no type REEL, did you mean REAL"),
        ("Name;Type;Dimension\nA;REAL;\nB;REAL;x\n", "line 3: an array dimension must be a whole number"),
        ("Name;Type\nA;REAL\nA;DINT\n", "there are two members named A"),
        ("", "the file is empty"),
    ],
)
def test_a_bad_member_list_changes_nothing(real: Desk, tmp_path: Path, text: str, words: str) -> None:
    dialog = opened(real)
    structure = part(dialog, StructureStep)
    table = hints(dialog)
    table.add_row()
    table.model.setData(table.model.index(0, 1), "DINT")
    path = tmp_path / "members.csv"
    path.write_text(text, encoding="utf-8")
    structure.import_file(path)
    assert words in structure.message.text()
    assert table.model.rows[0]["type"] == "DINT"


def test_a_layout_of_thousands_of_lines_is_cut_with_a_word(real: Desk) -> None:
    dialog = opened(real)
    structure = part(dialog, StructureStep)
    table = hints(dialog)
    table.add_row()
    table.model.setData(table.model.index(0, 1), "{A: DINT, B: DINT}[8000]")
    assert "Only the first 2000 lines" in structure.message.text()
